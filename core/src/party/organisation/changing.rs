//! Changes: amending, another parent, merging, splitting, dissolving.

use chrono::NaiveDate;
use serde_json::json;

use super::draft::{self, PlaceWish};
use super::founding::{document, past_or_today};
use super::moving::{self, Destination};
use super::record::{OrganisationRecord, Version};
use super::rules::{self, Limits};
use super::{
    AmendOrganisation, ChangeParent, DissolveOrganisation, FoundingBasis, FoundingStep, FoundingStepKind,
    MergeOrganisations, OrganisationPart, OrganisationResult, SplitOrganisation, SplitResult, keep,
    rule_area, shown,
};
use crate::access::Capability;
use crate::command::Command;
use crate::party::member::record::MemberRecord;
use crate::party::member::rows as members;
use crate::party::{OrganisationState, Party, post, reach};
use crate::registry::rules as check;
use crate::{Error, Id, Result, Warning, code};

/// The most organisations that one merger or split touches.
const MOST_PARTS: usize = 20;

impl Party {
    /// Changes an organisation from a day on.
    ///
    /// # Errors
    /// `NotFound`; `Conflict` for a stale revision or one that is not there; `Invalid` for a day before the change before;
    /// `Violation` `party.tree.tier` when its kind no longer fits its place.
    pub fn amend(&self, request: AmendOrganisation) -> Result<OrganisationResult> {
        let id = Id::parse("organisation", &request.organisation)?;
        let from = check::optional_date("valid_from", request.valid_from.as_deref())?;
        let changes = Changes::parse(self.0.street(), &request)?;
        self.0.write_once("party.amend", request.request_key.as_deref(), &request, |command| {
            let before = changeable(command, id, request.revision)?;
            let from = past_or_today(command, "valid_from", from)?;
            let last = before.last()?;
            rules::change_day("valid_from", last.from, from)?;
            let version = changes.apply(command, &before, from)?;
            let tree = &command.snapshot.party;
            let above = version.parent.and_then(|parent| tree.on(parent, from)).map(|above| above.kind);
            rules::below(version.kind, above)?;
            fits_below(command, id, &version, from)?;
            rules::serves(&version)?;
            let limits =
                Limits::of(&command.snapshot.rules.rulebook, rule_area(command.street(), &version), from)?;
            let warnings = rules::usual(version.kind, 0, version.units.len(), &limits);
            let record = with_version(&before, version);
            let facts = json!({"from": from.to_string(), "kind": record.last()?.kind.word()});
            keep(command, Some(&before), &record, facts)?;
            Ok(OrganisationResult { organisation: shown(&record, command.now.date())?, warnings })
        })
    }

    /// Puts an organisation below another one from a day on (调整隶属关系).
    ///
    /// # Errors
    /// `Violation` `party.tree.cycle`, `party.tree.tier`; `Denied` unless the grants reach both; else as [`Party::amend`].
    pub fn change_parent(&self, request: ChangeParent) -> Result<OrganisationResult> {
        let id = Id::parse("organisation", &request.organisation)?;
        let parent = Id::parse("parent", &request.parent)?;
        let from = check::optional_date("valid_from", request.valid_from.as_deref())?;
        let document = document(request.document.as_deref())?;
        self.0.write_once("party.change_parent", request.request_key.as_deref(), &request, |command| {
            let before = changeable(command, id, request.revision)?;
            let from = past_or_today(command, "valid_from", from)?;
            over(command, parent)?;
            rules::change_day("valid_from", before.last()?.from, from)?;
            let (_, above) = super::active_on(command, "parent", parent, from)?;
            let record = placed_below(command, &before, parent, &above, from)?;
            let facts = json!({"parent": parent, "from": from.to_string(), "document": document});
            keep(command, Some(&before), &record, facts)?;
            Ok(OrganisationResult { organisation: shown(&record, command.now.date())?, warnings: Vec::new() })
        })
    }

    /// Lets organisations go up in another one (合并): their members and what stands below them go over.
    ///
    /// # Errors
    /// `Invalid` for an organisation that goes up in itself; `Violation` `party.tree.tier` when what stands below does not fit;
    /// `Conflict`, `Denied`, `NotFound` as for each of them.
    pub fn merge(&self, request: MergeOrganisations) -> Result<OrganisationResult> {
        let id = Id::parse("organisation", &request.organisation)?;
        let absorbed = draft::ids("absorbed", Some(&request.absorbed), MOST_PARTS)?;
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
            let on = past_or_today(command, "on", on)?;
            let mut units = before.last()?.units.clone();
            for other in &absorbed {
                let gone = changeable(command, *other, None)?;
                apart(command, *other, id, &absorbed, on)?;
                units.extend(
                    gone.last()?
                        .units
                        .iter()
                        .filter(|unit| !units.contains(unit))
                        .copied()
                        .collect::<Vec<_>>(),
                );
                let to = Destination { organisation: id, group: None };
                hand_over_people(command, *other, Some(to), on)?;
                hand_over_below(command, *other, id, on)?;
                end(command, &gone, on, (&reason, document.as_deref()), vec![id])?;
            }
            let record = amended(&before, on, |version| version.units.clone_from(&units))?;
            let facts = json!({"absorbed": absorbed, "on": on.to_string(), "document": document});
            keep(command, Some(&before), &record, facts)?;
            let warnings = size_now(command, &record, on)?;
            Ok(OrganisationResult { organisation: shown(&record, command.now.date())?, warnings })
        })
    }

    /// Splits a branch (分设): each part gets members of it; the branch goes on with the others.
    ///
    /// # Errors
    /// `Violation` `party.branch.minimum` for a part, or a rest, of fewer than three full members; `Invalid` for a member who
    /// is not of the branch or goes to two parts.
    pub fn split(&self, request: SplitOrganisation) -> Result<SplitResult> {
        let id = Id::parse("organisation", &request.organisation)?;
        let on = check::optional_date("on", request.on.as_deref())?;
        let reason = check::text("reason", &request.reason, check::LONGEST_ADDRESS)?;
        let document = document(request.document.as_deref())?;
        let parts = Part::parse_all(self.0.street(), &request.parts)?;
        self.0.write_once("party.split", request.request_key.as_deref(), &request, |command| {
            let before = changeable(command, id, request.revision)?;
            let on = past_or_today(command, "on", on)?;
            let version = before.last()?;
            if !version.kind.is_branch() {
                return Err(Error::conflict(
                    code::CONFLICT_STATE,
                    "只有党支部可以分设",
                    "only a branch can be split",
                )
                .with("kind", version.kind.word()));
            }
            rules::change_day("on", version.from, on)?;
            let area = rule_area(command.street(), version);
            let limits = Limits::of(&command.snapshot.rules.rulebook, area, on)?;
            let mut rest = members::of_organisation(command.connection, command.street(), id)?;
            let mut made = Vec::with_capacity(parts.len());
            for (index, part) in parts.iter().enumerate() {
                let within = |error: Error| error.within(&format!("parts[{index}]"));
                let leaving = part.leaving(&mut rest).map_err(within)?;
                let record = part.record(command, version, on, &document).map_err(within)?;
                rules::enough("members", record.last()?.kind, moving::heads(&leaving), &limits)
                    .map_err(within)?;
                made.push((record, leaving));
            }
            rules::enough("parts", version.kind, moving::heads(&rest), &limits)?;
            let mut answers = Vec::with_capacity(made.len());
            for (record, leaving) in made {
                keep(command, None, &record, json!({"split_from": id, "kind": record.last()?.kind.word()}))?;
                moving::move_all(
                    command,
                    &leaving,
                    Destination { organisation: record.id, group: None },
                    on,
                )?;
                answers.push(shown(&record, command.now.date())?);
            }
            let record = amended(&before, on, |_| ())?;
            let facts =
                json!({"parts": answers.iter().map(|part| part.id).collect::<Vec<_>>(), "reason": reason});
            keep(command, Some(&before), &record, facts)?;
            Ok(SplitResult {
                organisation: shown(&record, command.now.date())?,
                parts: answers,
                warnings: size_now(command, &record, on)?,
            })
        })
    }

    /// Ends an organisation (撤销). Its members go to another one first; nothing may stand below it.
    ///
    /// # Errors
    /// `Violation` `party.change.members` while members or organisations remain; else as [`Party::amend`].
    pub fn dissolve(&self, request: DissolveOrganisation) -> Result<OrganisationResult> {
        let id = Id::parse("organisation", &request.organisation)?;
        let members_to = draft::optional_id("members_to", request.members_to.as_deref())?;
        let on = check::optional_date("on", request.on.as_deref())?;
        let reason = check::text("reason", &request.reason, check::LONGEST_ADDRESS)?;
        let document = document(request.document.as_deref())?;
        self.0.write_once("party.dissolve", request.request_key.as_deref(), &request, |command| {
            let before = changeable(command, id, request.revision)?;
            let on = past_or_today(command, "on", on)?;
            let kind = before.last()?.kind;
            let to = match members_to {
                Some(to) => {
                    over(command, to)?;
                    let (_, version) = super::active_on(command, "members_to", to, on)?;
                    if to == id || !version.kind.is_branch() {
                        return Err(Error::invalid("members_to", "应为另一个党支部", "is another branch"));
                    }
                    Some(Destination { organisation: to, group: None })
                }
                // Members of a group stay in its branch.
                None if kind.is_group() => {
                    before.last()?.parent.map(|branch| Destination { organisation: branch, group: None })
                }
                None => None,
            };
            let below = below_since(command, id, on);
            if below > 0 {
                return Err(remaining("organisations", below));
            }
            hand_over_people(command, id, to, on)?;
            let successors = to.map(|to| to.organisation).into_iter().collect();
            let record = end(command, &before, on, (&reason, document.as_deref()), successors)?;
            Ok(OrganisationResult { organisation: shown(&record, command.now.date())?, warnings: Vec::new() })
        })
    }
}

/// Refuses what lies out of reach.
fn over(command: &Command<'_>, id: Id) -> Result<()> {
    reach::over(&command.access(), Capability::WriteParty, &command.snapshot.party, id, command.now.date())
}

/// The organisation, once the session may change it and it is there.
fn changeable(command: &Command<'_>, id: Id, revision: Option<i64>) -> Result<OrganisationRecord> {
    over(command, id)?;
    let record = super::current(command, id)?;
    check::revision(revision, record.revision)?;
    if record.state == OrganisationState::Active {
        return Ok(record);
    }
    Err(Error::conflict(
        code::CONFLICT_STATE,
        "党组织未成立或者已经撤销",
        "the organisation is not founded, or dissolved",
    )
    .with("state", record.state.word()))
}

/// The record with one more version; one of the same day is replaced.
fn with_version(before: &OrganisationRecord, version: Version) -> OrganisationRecord {
    let mut record = before.clone();
    record.versions.retain(|one| one.from < version.from);
    record.versions.push(version);
    record.revision += 1;
    record
}

fn amended(
    before: &OrganisationRecord,
    from: NaiveDate,
    change: impl FnOnce(&mut Version),
) -> Result<OrganisationRecord> {
    let mut version = before.last()?.clone();
    rules::change_day("on", version.from, from)?;
    version.from = from;
    change(&mut version);
    Ok(with_version(before, version))
}

/// The record below another parent; its community follows unless a grid or building holds it.
fn placed_below(
    command: &Command<'_>,
    before: &OrganisationRecord,
    parent: Id,
    above: &Version,
    from: NaiveDate,
) -> Result<OrganisationRecord> {
    let version = before.last()?;
    // The organisations above may have changed since: the tree has no cycle on any day from then on.
    let tree = &command.snapshot.party;
    for day in tree.changes_since(from) {
        rules::no_cycle(before.id, &tree.chain(parent, day))?;
    }
    rules::below(version.kind, Some(above.kind))?;
    let wish = PlaceWish { community: None, grid: version.grid, building: version.building };
    let (community, grid) = wish.settle(command, Some(above))?;
    amended(before, from, |version| {
        version.parent = Some(parent);
        version.community = community.or(version.community);
        version.grid = grid;
    })
}

/// What stands below fits the organisation as it is to be.
fn fits_below(command: &Command<'_>, id: Id, version: &Version, from: NaiveDate) -> Result<()> {
    for (_, below) in command.snapshot.party.active(from).filter(|(_, below)| below.parent == Some(id)) {
        rules::below(below.kind, Some(version.kind)).map_err(|error| error.at("kind"))?;
    }
    Ok(())
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
    let version = command.snapshot.party.known(id)?.last()?;
    let there: Vec<MemberRecord> = match version.parent.filter(|_| version.kind.is_group()) {
        Some(branch) => members::of_group(command.connection, command.street(), branch, id)?,
        None => members::of_organisation(command.connection, command.street(), id)?,
    };
    let staying: Vec<MemberRecord> = there.into_iter().filter(MemberRecord::is_on_the_books).collect();
    post::end_all(command, id, on)?;
    match to {
        None if staying.is_empty() => Ok(()),
        None => Err(remaining("members", staying.len())),
        Some(to) => moving::move_all(command, &staying, to, on),
    }
}

/// What stands below `id` goes below `to`.
fn hand_over_below(command: &mut Command<'_>, id: Id, to: Id, on: NaiveDate) -> Result<()> {
    let tree = std::sync::Arc::clone(&command.snapshot.party);
    let (_, above) = super::active_on(command, "organisation", to, on)?;
    // Whoever came below it later would stay behind.
    let active = tree.all().filter(|record| record.state == OrganisationState::Active);
    for version in active.flat_map(|record| record.versions.iter().filter(|one| one.parent == Some(id))) {
        rules::change_day("on", version.from, on)?;
    }
    for (before, version) in tree.active(on).filter(|(_, version)| version.parent == Some(id)) {
        rules::change_day("on", version.from, on)?;
        let record = placed_below(command, before, to, &above, on)?;
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
    rules::change_day("on", before.last()?.from, on)?;
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

/// How many organisations stand below `id` on `from` or on any later day.
fn below_since(command: &Command<'_>, id: Id, from: NaiveDate) -> usize {
    let tree = &command.snapshot.party;
    let days = tree.changes_since(from).into_iter();
    let mut below: Vec<Id> = days.flat_map(|day| tree.with_all_below(id, day)).collect();
    below.sort_unstable();
    below.dedup();
    below.len().saturating_sub(1)
}

fn remaining(what: &str, count: usize) -> Error {
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

/// What is told of its size as it is now.
fn size_now(command: &Command<'_>, record: &OrganisationRecord, on: NaiveDate) -> Result<Vec<Warning>> {
    let version = record.last()?;
    let limits = Limits::of(&command.snapshot.rules.rulebook, rule_area(command.street(), version), on)?;
    let people = members::of_organisation(command.connection, command.street(), record.id)?;
    Ok(rules::usual(version.kind, moving::heads(&people).members, version.units.len(), &limits))
}

/// Changes whose single fields are in order; the outer option says whether there is a change.
struct Changes {
    name: Option<String>,
    kind: Option<crate::party::OrganisationKind>,
    grid: Option<Option<crate::identity::GridCode>>,
    building: Option<Option<Id>>,
    community: Option<crate::identity::DivisionCode>,
    units: Option<Vec<Id>>,
    term_years: Option<i64>,
    term_from: Option<NaiveDate>,
    phone: Option<Option<String>>,
}

impl Changes {
    fn parse(street: &str, request: &AmendOrganisation) -> Result<Self> {
        let grid = |text: &str| check::grid("grid", street, text);
        Ok(Self {
            name: request
                .name
                .as_deref()
                .map(|text| check::text("name", text, check::LONGEST_NAME))
                .transpose()?,
            kind: request.kind,
            grid: change(request.grid.as_deref(), grid)?,
            building: change(request.building.as_deref(), |text| Id::parse("building", text))?,
            community: request
                .community
                .as_deref()
                .map(|text| check::community("community", street, text))
                .transpose()?,
            units: request.units.as_deref().map(|units| draft::ids("units", Some(units), 100)).transpose()?,
            term_years: check::optional_count("term_years", request.term_years, 1, 5)?,
            term_from: check::optional_date("term_from", request.term_from.as_deref())?,
            phone: request.phone.as_deref().map(|text| draft::phone(Some(text))).transpose()?,
        })
    }

    fn apply(&self, command: &Command<'_>, before: &OrganisationRecord, from: NaiveDate) -> Result<Version> {
        let last = before.last()?;
        if let Some(units) = &self.units {
            draft::known_units(command, units)?;
        }
        let wish = PlaceWish {
            community: self.community,
            grid: self.grid.unwrap_or(last.grid),
            building: self.building.unwrap_or(last.building),
        };
        let moved = self.grid.is_some() || self.building.is_some() || self.community.is_some();
        let (community, grid) = if moved { wish.settle(command, None)? } else { (last.community, last.grid) };
        Ok(Version {
            from,
            kind: self.kind.unwrap_or(last.kind),
            name: self.name.clone().unwrap_or_else(|| last.name.clone()),
            parent: last.parent,
            community: community.or(last.community),
            grid,
            building: wish.building,
            units: self.units.clone().unwrap_or_else(|| last.units.clone()),
            term_years: self.term_years.or(last.term_years),
            term_from: self.term_from.or(last.term_from),
            phone: self.phone.clone().unwrap_or_else(|| last.phone.clone()),
        })
    }
}

/// A text that may be left out (no change) or empty (take it off).
fn change<T>(text: Option<&str>, parse: impl FnOnce(&str) -> Result<T>) -> Result<Option<Option<T>>> {
    match text.map(str::trim) {
        None => Ok(None),
        Some("") => Ok(Some(None)),
        Some(text) => parse(text).map(|value| Some(Some(value))),
    }
}

/// A part of a split whose single fields are in order.
struct Part {
    id: Option<Id>,
    name: String,
    kind: Option<crate::party::OrganisationKind>,
    place: PlaceWish,
    units: Vec<Id>,
    members: Vec<Id>,
}

impl Part {
    fn parse_all(street: &str, parts: &[OrganisationPart]) -> Result<Vec<Self>> {
        if parts.is_empty() || parts.len() > MOST_PARTS {
            return Err(Error::invalid(
                "parts",
                format!("应有 1 至 {MOST_PARTS} 个新党组织"),
                format!("has 1 to {MOST_PARTS} new organisations"),
            ));
        }
        let parse = |part: &OrganisationPart| -> Result<Self> {
            Ok(Self {
                id: draft::optional_id("id", part.id.as_deref())?,
                name: check::text("name", &part.name, check::LONGEST_NAME)?,
                kind: part.kind,
                place: PlaceWish {
                    community: None,
                    grid: part.grid.as_deref().map(|text| check::grid("grid", street, text)).transpose()?,
                    building: draft::optional_id("building", part.building.as_deref())?,
                },
                units: draft::ids("units", part.units.as_deref(), 100)?,
                members: draft::ids("members", Some(&part.members), 1_000)?,
            })
        };
        let numbered = parts.iter().enumerate();
        numbered
            .map(|(index, part)| parse(part).map_err(|error| error.within(&format!("parts[{index}]"))))
            .collect()
    }

    /// The members who leave, taken out of the rest.
    fn leaving(&self, rest: &mut Vec<MemberRecord>) -> Result<Vec<MemberRecord>> {
        let mut leaving = Vec::with_capacity(self.members.len());
        for (index, id) in self.members.iter().enumerate() {
            let found = rest.iter().position(|member| member.id == *id && member.belongs());
            let Some(at) = found else {
                return Err(Error::invalid(
                    format!("members[{index}]"),
                    "不是本支部在册党员，或已划入另一部分",
                    "is no member of the branch, or goes to another part",
                ));
            };
            leaving.push(rest.swap_remove(at));
        }
        Ok(leaving)
    }

    fn record(
        &self,
        command: &Command<'_>,
        from: &Version,
        on: NaiveDate,
        document: &Option<String>,
    ) -> Result<OrganisationRecord> {
        let id = self.id.unwrap_or_else(|| command.new_id());
        if command.snapshot.party.get(id).is_some() {
            return Err(
                Error::conflict(code::CONFLICT_EXISTS, "该标识已被使用", "the identifier is taken").at("id")
            );
        }
        draft::known_units(command, &self.units)?;
        let (community, grid) = self.place.settle(command, Some(from))?;
        let kind = self.kind.unwrap_or(from.kind);
        let above =
            from.parent.and_then(|parent| command.snapshot.party.on(parent, on)).map(|above| above.kind);
        rules::below(kind, above)?;
        let version = Version {
            from: on,
            kind,
            name: self.name.clone(),
            parent: from.parent,
            community,
            grid,
            building: self.place.building,
            units: self.units.clone(),
            term_years: from.term_years,
            term_from: from.term_years.map(|_| on),
            phone: None,
        };
        rules::serves(&version)?;
        Ok(OrganisationRecord {
            id,
            state: OrganisationState::Active,
            basis: FoundingBasis::SuperiorDecision,
            steps: vec![FoundingStep { step: FoundingStepKind::Met, on, document: document.clone() }],
            versions: vec![version],
            dissolved_on: None,
            ended_by: None,
            successors: Vec::new(),
            founders: self.members.clone(),
            revision: 1,
        })
    }
}
