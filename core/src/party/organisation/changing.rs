//! Changes: amending, another parent.

use chrono::NaiveDate;
use serde_json::json;

use super::draft::{self, PlaceWish};
use super::ending::remaining;
use super::founding::document;
use super::moving;
use super::record::{OrganisationRecord, Version};
use super::rules::{self, Limits};
use super::{AmendOrganisation, ChangeParent, OrganisationResult, keep, rule_area, shown};
use crate::access::Capability;
use crate::command::Command;
use crate::party::member::rows as members;
use crate::party::{OrganisationState, Party, reach};
use crate::registry::rules as check;
use crate::{Error, Id, Result, Warning, code};

impl Party {
    /// Changes an organisation from a day on.
    ///
    /// # Errors
    /// `NotFound`; `Conflict` for a stale revision or one that is not there; `Invalid` for a day before the change before;
    /// `Violation` `party.tree.tier` when its kind no longer fits its place, `party.branch.minimum` and `party.group.minimum`
    /// for another kind that it is too small for, `party.change.members` for one that has no place for its people; `Denied`
    /// for another beginning of the term without reach over the organisation above.
    pub fn amend(&self, request: AmendOrganisation) -> Result<OrganisationResult> {
        let id = Id::parse("organisation", &request.organisation)?;
        let from = check::optional_date("valid_from", request.valid_from.as_deref())?;
        let changes = Changes::parse(self.0.street(), &request)?;
        self.0.write_once("party.amend", request.request_key.as_deref(), &request, |command| {
            let before = changeable(command, id, request.revision)?;
            let from = check::past_or_today("valid_from", from, command.now.date())?;
            check::not_before("valid_from", from, before.last()?.from)?;
            if let Some(term_from) = changes.term_from {
                superior(command, &before)?;
                check::past_or_today("term_from", Some(term_from), command.now.date())?;
                check::period("term_from", before.versions.first().map(|first| first.from), Some(term_from))?;
            }
            let version = changes.apply(command, &before, from)?;
            fits(command, id, &version, from)?;
            rules::serves(&version)?;
            let limits =
                Limits::of(&command.snapshot.rules.rulebook, rule_area(command.street(), &version), from)?;
            changed_kind(command, &before, &version, &limits)?;
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
            let from = check::past_or_today("valid_from", from, command.now.date())?;
            over(command, parent)?;
            check::not_before("valid_from", from, before.last()?.from)?;
            let record = placed_below(command, "parent", &before, parent, from)?;
            let facts = json!({"parent": parent, "from": from.to_string(), "document": document});
            keep(command, Some(&before), &record, facts)?;
            Ok(OrganisationResult { organisation: shown(&record, command.now.date())?, warnings: Vec::new() })
        })
    }
}

/// Refuses what lies out of reach.
pub(super) fn over(command: &Command<'_>, id: Id) -> Result<()> {
    reach::over(&command.access(), Capability::WriteParty, &command.snapshot.party, id, command.now.date())
}

/// Refuses what the organisation above is to approve, out of reach of that one (RULES A-07).
pub(super) fn superior(command: &Command<'_>, record: &OrganisationRecord) -> Result<()> {
    record.last()?.parent.map_or(Ok(()), |parent| over(command, parent))
}

/// The organisation, once the session may change it and it is there.
pub(super) fn changeable(command: &Command<'_>, id: Id, revision: Option<i64>) -> Result<OrganisationRecord> {
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

pub(super) fn amended(
    before: &OrganisationRecord,
    from: NaiveDate,
    change: impl FnOnce(&mut Version),
) -> Result<OrganisationRecord> {
    let mut version = before.last()?.clone();
    check::not_before("on", from, version.from)?;
    version.from = from;
    change(&mut version);
    Ok(with_version(before, version))
}

/// The record below another parent; its community follows unless a grid or building holds it.
pub(super) fn placed_below(
    command: &Command<'_>,
    field: &str,
    before: &OrganisationRecord,
    parent: Id,
    from: NaiveDate,
) -> Result<OrganisationRecord> {
    let version = before.last()?;
    // The organisations above may have changed since: the tree has no cycle on any day from then on.
    let tree = &command.snapshot.party;
    for day in tree.changes_since(from) {
        rules::no_cycle(before.id, &tree.chain(parent, day))?;
    }
    let above = super::above_since(command, field, parent, version.kind, from)?;
    let wish = PlaceWish { community: None, grid: version.grid, building: version.building };
    let (community, grid) = wish.settle(command, Some(&above))?;
    amended(before, from, |version| {
        version.parent = Some(parent);
        version.community = community.or(version.community);
        version.grid = grid;
    })
}

/// The organisation fits below what stands above it, and what stands below it fits, from `from` up to now.
fn fits(command: &Command<'_>, id: Id, version: &Version, from: NaiveDate) -> Result<()> {
    let tree = &command.snapshot.party;
    match version.parent {
        None => rules::below(version.kind, None)?,
        Some(parent) => {
            for above in tree.changes_since(from).iter().filter_map(|day| tree.on(parent, *day)) {
                rules::below(version.kind, Some(above.kind))?;
            }
        }
    }
    fits_below(command, id, version, from)
}

/// What stands below fits the organisation as it is to be.
fn fits_below(command: &Command<'_>, id: Id, version: &Version, from: NaiveDate) -> Result<()> {
    let tree = &command.snapshot.party;
    let applied = tree.all().filter(|record| record.is_pending()).filter_map(|record| record.versions.last());
    let days = tree.changes_since(from);
    let there = days.iter().flat_map(|day| tree.active(*day)).map(|(_, below)| below);
    for below in there.chain(applied).filter(|below| below.parent == Some(id)) {
        rules::below(below.kind, Some(version.kind)).map_err(|error| error.at("kind"))?;
    }
    Ok(())
}

/// Another kind has the people that it needs, and a place for those that there are.
fn changed_kind(
    command: &Command<'_>,
    before: &OrganisationRecord,
    version: &Version,
    limits: &Limits,
) -> Result<()> {
    let (old, new) = (before.last()?.kind, version.kind);
    if old == new {
        return Ok(());
    }
    let people = moving::people(command, before.id, old)?;
    let alike =
        old.is_group() == new.is_group() && rules::keeps_relations(old) == rules::keeps_relations(new);
    if !alike && !people.is_empty() {
        return Err(remaining("members", people.len()).at("kind"));
    }
    rules::enough("kind", new, moving::heads(&people), limits)
}

/// What is told of its size as it is now.
pub(super) fn size_now(
    command: &Command<'_>,
    record: &OrganisationRecord,
    on: NaiveDate,
) -> Result<Vec<Warning>> {
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
            grid: check::change(request.grid.as_deref(), grid)?,
            building: check::change(request.building.as_deref(), |text| Id::parse("building", text))?,
            community: check::optional_community("community", street, request.community.as_deref())?,
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
