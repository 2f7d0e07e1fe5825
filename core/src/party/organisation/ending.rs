//! Organisations that go up in others or end: merging, dissolving.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde_json::json;

use super::changing::{amended, changeable, over, placed_below, size_now, superior};
use super::draft;
use super::founding::document;
use super::moving::{self, Destination, GroupOf};
use super::record::OrganisationRecord;
use super::rules;
use super::{DissolveOrganisation, MergeOrganisations, OrganisationResult, keep, shown};
use crate::command::Command;
use crate::party::{OrganisationState, Party, hub, post};
use crate::registry::rules as check;
use crate::{Error, Id, Result};

/// The most organisations that one merger touches.
const MOST_ABSORBED: usize = 20;

impl Party {
    /// Lets organisations go up in another one of their like (合并): their members with their groups, and what stands below
    /// them, go over, and so do applications for organisations below them.
    ///
    /// # Errors
    /// `Invalid` for an organisation that goes up in itself; `Violation` `party.tree.tier` for a group of another
    /// branch, for what is neither a group, a branch that keeps relations nor of the same kind, and when what stands below
    /// does not fit; `Conflict`, `Denied`, `NotFound` as for each of them and for those above them.
    pub fn merge(&self, request: MergeOrganisations) -> Result<OrganisationResult> {
        let id = Id::parse("organisation", &request.organisation)?;
        let absorbed = draft::ids("absorbed", Some(&request.absorbed), MOST_ABSORBED)?;
        if absorbed.is_empty() || absorbed.contains(&id) {
            return Err(Error::invalid(
                "absorbed",
                "应指明并入的其他党组织",
                "names the other organisations that go up in it",
            ));
        }
        let on = check::optional_date("on", request.on.as_deref())?;
        let reason = check::text("reason", &request.reason, check::LONGEST_ADDRESS)?;
        let document = document(request.document.as_deref())?;
        self.0.write_once("party.merge", request.request_key.as_deref(), &request, |command| {
            let before = changeable(command, id, request.revision)?;
            superior(command, &before)?;
            let on = check::past_or_today("on", on, command.now.date())?;
            let mut units = before.last()?.units.clone();
            for other in &absorbed {
                let gone = changeable(command, *other, None)?;
                superior(command, &gone)?;
                rules::absorbs(before.last()?, gone.last()?)?;
                apart(command, *other, id, &absorbed, on)?;
                for unit in &gone.last()?.units {
                    if !units.contains(unit) {
                        units.push(*unit);
                    }
                }
                hub::hand_over(command, *other, id, on)?;
                hand_over_people(command, *other, successor(&before)?, on).map_err(at_absorbed)?;
                hand_over_below(command, *other, id, on)?;
                end(command, &gone, on, (&reason, document.as_deref()), vec![id])?;
            }
            let record = amended(&before, on, |version| version.units.clone_from(&units))?;
            let facts = json!({"absorbed": absorbed, "on": on.to_string(), "document": document});
            keep(command, Some(&before), &record, facts)?;
            let mut warnings = size_now(command, &record, on)?;
            warnings.extend(rules::approval(record.last()?.kind, document.as_deref()));
            Ok(OrganisationResult { organisation: shown(&record, command.now.date())?, warnings })
        })
    }

    /// Ends an organisation (撤销). Its members go to another one first; nothing may stand below it or be applied for there.
    ///
    /// # Errors
    /// `Violation` `party.change.members` while members or organisations remain; `Denied` unless the grants reach the
    /// organisation above, too; else as [`Party::amend`].
    pub fn dissolve(&self, request: DissolveOrganisation) -> Result<OrganisationResult> {
        let id = Id::parse("organisation", &request.organisation)?;
        let members_to = check::optional_id("members_to", request.members_to.as_deref())?;
        let on = check::optional_date("on", request.on.as_deref())?;
        let reason = check::text("reason", &request.reason, check::LONGEST_ADDRESS)?;
        let document = document(request.document.as_deref())?;
        self.0.write_once("party.dissolve", request.request_key.as_deref(), &request, |command| {
            let before = changeable(command, id, request.revision)?;
            superior(command, &before)?;
            let on = check::past_or_today("on", on, command.now.date())?;
            let kind = before.last()?.kind;
            let to = match members_to {
                Some(to) => Some(new_home(command, id, to, on)?),
                // Members of a group stay in its branch.
                None if kind.is_group() => {
                    let branch = before.last()?.parent;
                    branch.map(|branch| Destination { organisation: branch, group: GroupOf::None })
                }
                None => None,
            };
            let below = below_since(command, id, on);
            if below > 0 {
                return Err(remaining("organisations", below));
            }
            hand_over_people(command, id, to, on)?;
            hub::end_all(command, id, on)?;
            let successors = to.map(|to| to.organisation).into_iter().collect();
            let record = end(command, &before, on, (&reason, document.as_deref()), successors)?;
            let warnings = rules::approval(kind, document.as_deref()).into_iter().collect();
            Ok(OrganisationResult { organisation: shown(&record, command.now.date())?, warnings })
        })
    }
}

/// The branch to which members go: it is there on `on` and today, and keeps relations.
fn new_home(command: &Command<'_>, id: Id, to: Id, on: NaiveDate) -> Result<Destination> {
    over(command, to)?;
    for day in [on, command.now.date()] {
        let (_, version) = super::active_on(command, "members_to", to, day)?;
        if to == id || !rules::keeps_relations(version.kind) {
            return Err(Error::invalid(
                "members_to",
                "应为另一个党支部（临时党支部除外）",
                "is another branch, and no temporary one",
            ));
        }
    }
    Ok(Destination { organisation: to, group: GroupOf::None })
}

/// Where members go when their organisation goes up in this one: into the group, or with their groups into the branch. An
/// organisation above branches takes none.
fn successor(record: &OrganisationRecord) -> Result<Option<Destination>> {
    let version = record.last()?;
    Ok(match version.parent {
        Some(branch) if version.kind.is_group() => {
            Some(Destination { organisation: branch, group: GroupOf::This(record.id) })
        }
        _ if rules::keeps_relations(version.kind) => {
            Some(Destination { organisation: record.id, group: GroupOf::Kept })
        }
        _ => None,
    })
}

fn at_absorbed(error: Error) -> Error {
    if error.field() == Some("members_to") { error.at("absorbed") } else { error }
}

/// Neither does an organisation go up in one below it, nor together with one that stands above it.
fn apart(command: &Command<'_>, other: Id, id: Id, absorbed: &[Id], on: NaiveDate) -> Result<()> {
    let tree = &command.snapshot.party;
    let above = tree.chain(other, on);
    if tree.chain(id, on).contains(&other) || above.iter().skip(1).any(|one| absorbed.contains(one)) {
        return Err(Error::invalid(
            "absorbed",
            "不得并入自己的下级，也不得与自己的上级一同并入",
            "an organisation does not go up in one below it, nor together with one above it",
        ));
    }
    Ok(())
}

/// Everybody on the books of an organisation goes on; `Violation` when they have nowhere to go.
fn hand_over_people(command: &mut Command<'_>, id: Id, to: Option<Destination>, on: NaiveDate) -> Result<()> {
    let kind = command.snapshot.party.known(id)?.last()?.kind;
    let staying = moving::people(command, id, kind)?;
    post::end_all(command, id, on)?;
    match to {
        None if staying.is_empty() => Ok(()),
        None => Err(remaining("members", staying.len())),
        Some(to) => moving::move_all(command, &staying, to, on),
    }
}

/// What stands below `id`, or is applied for there, goes below `to`.
fn hand_over_below(command: &mut Command<'_>, id: Id, to: Id, on: NaiveDate) -> Result<()> {
    let tree = std::sync::Arc::clone(&command.snapshot.party);
    for before in tree.all().filter(|record| record.state != OrganisationState::Refused) {
        let mut below = before.versions.iter().filter(|version| version.parent == Some(id)).peekable();
        if below.peek().is_none() {
            continue;
        }
        let pending = before.is_pending();
        let there = pending || before.on(on).is_some_and(|version| version.parent == Some(id));
        // Whoever came below it later would stay behind.
        for version in below {
            check::not_before("on", on, version.from)?;
        }
        if !there {
            continue;
        }
        let mut record = placed_below(command, "organisation", before, to, on)?;
        if pending {
            // An application keeps its day.
            let applied = before.last()?.from;
            record.versions.iter_mut().for_each(|version| version.from = applied);
        }
        keep(command, Some(before), &record, json!({"parent": to, "from": on.to_string()}))?;
    }
    Ok(())
}

fn end(
    command: &mut Command<'_>,
    before: &OrganisationRecord,
    on: NaiveDate,
    (reason, document): (&str, Option<&str>),
    successors: Vec<Id>,
) -> Result<OrganisationRecord> {
    check::not_before("on", on, before.last()?.from)?;
    let mut record = before.clone();
    record.state = OrganisationState::Dissolved;
    record.dissolved_on = Some(on);
    record.ended_by = Some(reason.to_owned());
    record.successors = successors;
    record.revision += 1;
    keep(
        command,
        Some(before),
        &record,
        json!({"dissolved_on": on.to_string(), "reason": reason, "document": document}),
    )?;
    Ok(record)
}

/// How many organisations stand below `id` on `from` or on any later day, or are applied for there.
fn below_since(command: &Command<'_>, id: Id, from: NaiveDate) -> usize {
    let tree = &command.snapshot.party;
    let days = tree.changes_since(from).into_iter();
    let mut below: BTreeSet<Id> = days.flat_map(|day| tree.with_all_below(id, day)).collect();
    let applied = tree.all().filter(|record| record.is_pending());
    let applied = applied.filter(|record| record.versions.last().is_some_and(|last| last.parent == Some(id)));
    below.extend(applied.map(|record| record.id));
    below.remove(&id);
    below.len()
}

pub(super) fn remaining(what: &str, count: usize) -> Error {
    let zh = if what == "members" { "名党员" } else { "个下级党组织" };
    Error::violation(
        "party.change.members",
        "本库设计；依据党章第八条：每个党员都必须编入党的一个支部、小组或其他特定组织",
        format!("撤销前应先转出 {count} {zh}"),
        format!("{count} {what} must go to another organisation first"),
    )
    .at("members_to")
    .with(what, count)
}
