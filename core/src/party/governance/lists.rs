//! The lists of resources and needs, and what fits what.

use serde_json::json;

use super::record::ItemRecord;
use super::rules::{self, LISTS, conflict, plain, prose};
use super::types::*;
use super::{Governance, readable, rows, visible, writable, writable_part};
use crate::command::Command;
use crate::ledger::page;
use crate::registry::place::known_grid;
use crate::registry::place::rules::together;
use crate::registry::reach::Page;
use crate::registry::rules as check;
use crate::{Error, Id, Result};

/// The longest category, group or measure, in characters.
const LONGEST_CATEGORY: usize = 50;
/// More of anything is offered by nobody.
const MOST: i64 = 1_000_000;

impl Governance {
    /// Records an entry of the list of resources or of needs, or changes the one of its identifier.
    ///
    /// # Errors
    /// `Denied`; `Invalid`; `NotFound`; `Violation` `governance.entry.plain`, `governance.entry.quantity` or
    /// `governance.unit.member`; `Conflict` when the committee is not there, the entry is withdrawn or the revision is
    /// stale.
    pub fn put_entry(&self, request: PutListEntry) -> Result<ListEntry> {
        let id = check::optional_id("id", request.id.as_deref())?;
        let draft = self.read_entry(&request)?;
        let starts_on = check::optional_date("starts_on", request.starts_on.as_deref())?;
        self.0.write_once("governance.put_entry", request.request_key.as_deref(), &request, |command| {
            let committee = writable(command, draft.committee)?;
            let today = command.now.date();
            committee.there("committee", today)?;
            let before = id.map(|id| entry(command, id)).transpose()?;
            let mut after = ListEntry {
                id: id.unwrap_or_else(|| command.new_id()),
                starts_on: starts_on.or(before.as_ref().map(|before| before.starts_on)).unwrap_or(today),
                used: before.as_ref().map_or(0, |before| before.used),
                revision: before.as_ref().map_or(0, |before| before.revision) + 1,
                ..draft
            };
            check::revision(request.revision, after.revision - 1)?;
            check::period("ends_on", Some(after.starts_on), after.ends_on)?;
            placed(command, &committee, &after)?;
            if let Some(before) = &before {
                changeable(before, &after)?;
            }
            after.settle();
            keep(command, before, &after)?;
            Ok(after)
        })
    }

    fn read_entry(&self, request: &PutListEntry) -> Result<ListEntry> {
        let street = self.0.street();
        let unit = check::optional_id("unit", request.unit.as_deref())?;
        if unit.is_some() != (request.kind == EntryKind::Resource) {
            return Err(Error::invalid(
                "unit",
                "资源应写明提供单位，需求不写",
                "a resource is offered by a member unit, a need is not",
            ));
        }
        let short = |field, value: &Option<String>| {
            let value = value.as_deref().filter(|value| !value.trim().is_empty());
            value.map(|value| plain(field, value, LONGEST_CATEGORY)).transpose()
        };
        Ok(ListEntry {
            id: Id::from_bytes([0; 16]),
            committee: Id::parse("committee", &request.committee)?,
            kind: request.kind,
            title: plain("title", &request.title, check::LONGEST_ADDRESS)?,
            category: plain("category", &request.category, LONGEST_CATEGORY)?,
            unit,
            grid: check::optional_grid("grid", street, request.grid.as_deref())?,
            group: short("group", &request.group)?,
            quantity: check::optional_count("quantity", request.quantity, 1, MOST)?.unwrap_or(1),
            used: 0,
            measure: short("measure", &request.measure)?,
            starts_on: chrono::NaiveDate::MIN,
            ends_on: check::optional_date("ends_on", request.ends_on.as_deref())?,
            state: EntryState::Open,
            reason: None,
            revision: 0,
        })
    }

    /// Withdraws an entry: what projects have taken of a resource stays with them.
    ///
    /// # Errors
    /// `Denied`; `Invalid`; `NotFound`; `Violation` `governance.entry.projects` for a need with open projects; `Conflict`
    /// when it is withdrawn already or the revision is stale.
    pub fn withdraw_entry(&self, request: WithdrawListEntry) -> Result<ListEntry> {
        let id = Id::parse("id", &request.id)?;
        let reason = prose("reason", &request.reason)?;
        self.0.write_once("governance.withdraw_entry", request.request_key.as_deref(), &request, |command| {
            writable_part(command, id, ItemRecord::committee)?;
            let before = entry(command, id)?;
            check::revision(request.revision, before.revision)?;
            not_withdrawn(&before)?;
            let open = rows::open_projects(command.connection, command.street(), before.committee)?;
            let open = open.iter().filter(|project| project.need == id).count();
            if open > 0 {
                return Err(Error::violation(
                    "governance.entry.projects",
                    LISTS,
                    format!("该需求还有 {open} 个在办项目，应先完成或者取消"),
                    format!("the need has {open} open projects, which are finished or cancelled first"),
                )
                .with("projects", open));
            }
            let after = ListEntry {
                state: EntryState::Withdrawn,
                reason: Some(reason),
                revision: before.revision + 1,
                ..before.clone()
            };
            keep(command, Some(before), &after)?;
            Ok(after)
        })
    }

    /// Entries of the lists of resources and needs in scope, in the order in which they were recorded.
    ///
    /// # Errors
    /// `Denied`; `NotFound`.
    pub fn list_entries(&self, request: ListGovernanceEntries) -> Result<ListEntryPage> {
        let limit = page(request.limit, 100)?;
        let committee = check::optional_id("committee", request.committee.as_deref())?;
        let filter = rows::Filter {
            committee,
            list: request.kind.map(EntryKind::word),
            state: request.state.map(EntryState::word),
            unit: check::optional_id("unit", request.unit.as_deref())?,
            after: check::optional_id("cursor", request.cursor.as_deref())?,
            ..rows::Filter::default()
        };
        let category = request.category.as_deref().map(str::trim);
        self.0.read(|view| {
            let seen = visible(view, committee)?;
            let mut page = Page::new(limit);
            rows::list(view.connection, view.street(), &filter, |item: ItemRecord| {
                let ItemRecord::Entry(entry) = item else { return Ok(true) };
                let wanted = seen.contains_key(&entry.committee)
                    && category.is_none_or(|category| entry.category == category);
                Ok(!wanted || page.push(entry))
            })?;
            let (items, next) = page.finish(|entry| entry.id.to_string());
            Ok(ListEntryPage { items, next })
        })
    }

    /// The resources that fit each open need of a committee, best first, with the reasons (点单).
    ///
    /// # Errors
    /// `Denied`; `Invalid` for an entry that is no need; `NotFound`.
    pub fn match_entries(&self, request: MatchListEntries) -> Result<EntryMatches> {
        let limit = page(request.limit, 100)?;
        let most =
            usize::try_from(page(request.most, 20).map_err(|error| error.at("most"))?).unwrap_or(usize::MAX);
        let committee = Id::parse("committee", &request.committee)?;
        let need = check::optional_id("need", request.need.as_deref())?;
        let after = check::optional_id("cursor", request.cursor.as_deref())?;
        self.0.read(|view| {
            let committee = readable(view, committee)?.id;
            let (connection, street, today) = (view.connection, view.street(), view.now.date());
            if let Some(need) = need {
                match view.stored(need).map_err(|error| error.at("need"))? {
                    ItemRecord::Entry(entry)
                        if entry.kind == EntryKind::Need && entry.committee == committee => {}
                    _ => return Err(no_need()),
                }
            }
            let members = rows::units(connection, street, committee)?;
            let member = |unit: Id| members.iter().any(|one| one.id == unit && one.is_member(today));
            let open = |kind| rows::entries(connection, street, committee, kind, EntryState::Open);
            let mut resources = open(EntryKind::Resource)?;
            resources.retain(|resource| resource.unit.is_some_and(member));
            let mut page = Page::new(limit);
            for entry in open(EntryKind::Need)? {
                let wanted = entry.is_open(today)
                    && need.is_none_or(|need| entry.id == need)
                    && after.is_none_or(|after| entry.id > after);
                if wanted {
                    let mut matched = rules::matching(&entry, &resources, today);
                    let fitting = i64::try_from(matched.len()).unwrap_or(i64::MAX);
                    matched.truncate(most);
                    let wanted = entry.left();
                    if !page.push(NeedMatches { need: entry, wanted, fitting, resources: matched }) {
                        break;
                    }
                }
            }
            let (items, next) = page.finish(|matches| matches.need.id.to_string());
            Ok(EntryMatches { items, next })
        })
    }
}

/// The error of an entry that is no need of the committee.
pub(super) fn no_need() -> Error {
    Error::invalid("need", "应为本大党委的需求", "is a need of this big committee")
}

/// An entry of the list of resources or of needs; a project is none.
pub(super) fn entry(command: &Command<'_>, id: Id) -> Result<ListEntry> {
    match command.stored(id)? {
        ItemRecord::Entry(entry) => Ok(entry),
        ItemRecord::Project(_) => Err(Error::not_found("list_entry", id)),
    }
}

/// Stores an entry as it is now.
pub(super) fn keep(command: &mut Command<'_>, before: Option<ListEntry>, after: &ListEntry) -> Result<()> {
    let facts = json!({"committee": after.committee, "list": after.kind, "state": after.state,
        "quantity": after.quantity, "used": after.used});
    let before = before.map(ItemRecord::Entry);
    command.keep(before.as_ref(), &ItemRecord::Entry(after.clone()), facts)
}

/// Refuses an entry that is withdrawn.
pub(super) fn not_withdrawn(entry: &ListEntry) -> Result<()> {
    match entry.state {
        EntryState::Withdrawn => Err(conflict("该清单事项已撤回", "the entry is withdrawn")),
        EntryState::Open | EntryState::UsedUp => Ok(()),
    }
}

/// A grid lies in the community and a resource comes from a member unit.
fn placed(command: &Command<'_>, committee: &BigCommittee, entry: &ListEntry) -> Result<()> {
    let today = command.now.date();
    if let Some(grid) = &entry.grid {
        together(&committee.community, Some(grid))?;
        known_grid(command, "grid", grid)?;
    }
    if let Some(unit) = entry.unit {
        let unit: MemberUnit = command.stored(unit).map_err(|error| error.at("unit"))?;
        unit.member("unit", committee.id, today)?;
    }
    Ok(())
}

/// What can't be changed in an entry: its list, its committee, its unit, and what projects have taken.
fn changeable(before: &ListEntry, after: &ListEntry) -> Result<()> {
    not_withdrawn(before)?;
    let fixed = [
        ("committee", before.committee == after.committee),
        ("kind", before.kind == after.kind),
        ("unit", before.unit == after.unit),
        ("measure", before.measure == after.measure || before.used == 0),
    ];
    if let Some((field, _)) = fixed.iter().find(|(_, same)| !same) {
        return Err(Error::invalid(
            *field,
            "该项不能变更，请撤回后重新登记",
            "can't be changed; withdraw the entry and record another",
        ));
    }
    if after.quantity < before.used {
        let used = before.used;
        return Err(Error::violation(
            "governance.entry.quantity",
            LISTS,
            format!("数量不得少于项目已占用的 {used}"),
            format!("the quantity is not below what projects have taken, {used}"),
        )
        .at("quantity")
        .with("used", used));
    }
    Ok(())
}
