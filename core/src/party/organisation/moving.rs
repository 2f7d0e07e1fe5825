//! Members who go from one organisation to another when organisations are founded, merged, split or dissolved.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::rules::{self, Heads, Limits};
use crate::access::Capability;
use crate::command::Command;
use crate::party::MemberStage;
use crate::party::member::record::MemberRecord;
use crate::party::member::rows as members;
use crate::party::{OrganisationKind, hub, post, reach};
use crate::registry::rules as check;
use crate::{Error, Id, Result, Warning};

/// Where members go: an organisation, and which group of it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Destination {
    pub(super) organisation: Id,
    pub(super) group: GroupOf,
}

/// The group in which members are where they go.
#[derive(Debug, Clone, Copy)]
pub(super) enum GroupOf {
    None,
    This(Id),
    /// The own one, which goes along.
    Kept,
}

/// Everybody on the books of an organisation.
pub(super) fn people(command: &Command<'_>, id: Id, kind: OrganisationKind) -> Result<Vec<MemberRecord>> {
    let (connection, street) = (command.connection, command.street());
    let branch = command.snapshot.party.known(id)?.last()?.parent.filter(|_| kind.is_group());
    let mut people = match branch {
        Some(branch) => members::of_group(connection, street, branch, id)?,
        None => members::of_organisation(connection, street, id)?,
    };
    people.retain(MemberRecord::is_on_the_books);
    Ok(people)
}

/// The members of an application who still belong, and to `branch` when one is given; each within reach.
pub(super) fn still_there(
    command: &Command<'_>,
    field: &str,
    ids: &[Id],
    branch: Option<Id>,
) -> Result<Vec<MemberRecord>> {
    let mut found = Vec::with_capacity(ids.len());
    for (index, id) in ids.iter().enumerate() {
        let member: MemberRecord =
            command.stored(*id).map_err(|error| error.at(format!("{field}[{index}]")))?;
        if member.belongs() && branch.is_none_or(|branch| member.organisation == branch) {
            within_reach(command, &member)?;
            found.push(member);
        }
    }
    Ok(found)
}

fn within_reach(command: &Command<'_>, member: &MemberRecord) -> Result<()> {
    reach::over(
        &command.access(),
        Capability::WriteMembers,
        &command.snapshot.party,
        member.organisation,
        command.now.date(),
    )
}

/// The members of a request, each on the books with a relation in force and within reach.
pub(super) fn listed(command: &Command<'_>, field: &str, ids: &[Id]) -> Result<Vec<MemberRecord>> {
    let mut found = Vec::with_capacity(ids.len());
    for (index, id) in ids.iter().enumerate() {
        let at = format!("{field}[{index}]");
        let member: MemberRecord = command.stored(*id).map_err(|error| error.at(at.clone()))?;
        within_reach(command, &member)?;
        if !member.belongs() {
            return Err(Error::invalid(
                at,
                "不是组织关系在册的正式党员或预备党员",
                "is no member, full or on probation, whose relation is here and in force",
            )
            .with("stage", member.stage.word())
            .with("status", member.status.word()));
        }
        found.push(member);
    }
    Ok(found)
}

/// How many they are.
pub(super) fn heads(members: &[MemberRecord]) -> Heads {
    let count = |full: bool| {
        let counted = members.iter().filter(|one| one.belongs() && (!full || one.stage == MemberStage::Full));
        i64::try_from(counted.count()).unwrap_or(i64::MAX)
    };
    Heads { full: count(true), members: count(false) }
}

/// Moves members from `day` on; their posts and hubs in what they leave end.
pub(super) fn move_all(
    command: &mut Command<'_>,
    moved: &[MemberRecord],
    to: Destination,
    day: NaiveDate,
) -> Result<()> {
    for before in moved {
        let last = before.since().unwrap_or(day);
        check::not_before("on", day, last).map_err(|error| error.with("member", before.id.to_string()))?;
        let after = before.changed(day, |member| {
            member.organisation = to.organisation;
            member.group = match to.group {
                GroupOf::None => None,
                GroupOf::This(group) => Some(group),
                GroupOf::Kept => member.group,
            };
        });
        let facts = serde_json::json!({"organisation": to.organisation, "from": day.to_string()});
        members::keep(command, Some(before), &after, facts)?;
        let branch = (after.organisation != before.organisation).then_some(before.organisation);
        let group = before.group.filter(|group| after.group != Some(*group));
        for left in branch.into_iter().chain(group) {
            post::end_of_member(command, before.id, Some(left), day)?;
            hub::end_of_member_in(command, before.id, left, day)?;
        }
    }
    Ok(())
}

/// What the organisations that `leaving` come from keep, where that is too few.
pub(super) fn left_behind(
    command: &Command<'_>,
    leaving: &[MemberRecord],
    limits: &Limits,
    day: NaiveDate,
) -> Result<Vec<Warning>> {
    let mut by_branch: BTreeMap<Id, Vec<Id>> = BTreeMap::new();
    for member in leaving {
        by_branch.entry(member.organisation).or_default().push(member.id);
    }
    let mut warnings = Vec::new();
    for (branch, gone) in by_branch {
        let mut left = members::of_organisation(command.connection, command.street(), branch)?;
        left.retain(|member| !gone.contains(&member.id));
        if let Some(version) = command.snapshot.party.on(branch, day) {
            warnings.extend(rules::left_small("founders", version.kind, heads(&left), limits));
        }
    }
    Ok(warnings)
}
