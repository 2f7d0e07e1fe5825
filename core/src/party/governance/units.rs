//! Member units of a big committee.

use chrono::NaiveDate;
use serde_json::json;

use super::rules::{BIG_COMMITTEE, OURS, conflict, same_body};
use super::types::*;
use super::{Governance, chain, place, rows, visible, writable, writable_part};
use crate::access::Capability;
use crate::command::Command;
use crate::identity::Phone;
use crate::ledger::page;
use crate::registry::enterprise;
use crate::registry::reach::Page;
use crate::registry::rules as check;
use crate::{Error, Id, Result, Warning};

impl Governance {
    /// Admits a body as a member unit.
    ///
    /// # Errors
    /// `Denied`; `Invalid`; `NotFound`; `Violation` `governance.unit.once`; `Conflict` when the committee is not there on
    /// the day.
    pub fn admit_unit(&self, request: AdmitUnit) -> Result<MemberUnitResult> {
        let committee = Id::parse("committee", &request.committee)?;
        let name = check::optional_text("name", request.name.as_deref(), check::LONGEST_NAME)?;
        let enterprise = check::optional_id("enterprise", request.enterprise.as_deref())?;
        let compound = check::optional_id("compound", request.compound.as_deref())?;
        let contact = check::optional_text("contact", request.contact.as_deref(), check::LONGEST_NAME)?;
        let phone = request.phone.as_deref().map(|text| Phone::parse("phone", text)).transpose()?;
        let joined_on = check::optional_date("joined_on", request.joined_on.as_deref())?;
        if compound.is_some() && request.kind != MemberUnitKind::OwnersCommittee {
            return Err(Error::invalid(
                "compound",
                "只有业委会填写小区",
                "only an owners' committee has a compound",
            ));
        }
        self.0.write_once("governance.admit_unit", request.request_key.as_deref(), &request, |command| {
            let committee = writable(command, committee)?;
            let today = command.now.date();
            let joined_on = joined_on.unwrap_or(today);
            check::not_after("joined_on", joined_on, today)?;
            committee.there("joined_on", joined_on)?;
            let unit = MemberUnit {
                id: command.new_id(),
                committee: committee.id,
                community: committee.community,
                kind: request.kind,
                name: named(command, name, enterprise)?,
                enterprise,
                compound,
                contact,
                phone: phone.map(String::from),
                joined_on,
                left_on: None,
                revision: 1,
            };
            in_compound(command, &unit)?;
            once(command, &unit)?;
            let facts = json!({"committee": unit.committee, "kind": unit.kind, "joined_on": joined_on});
            command.keep(None, &unit, facts)?;
            Ok(MemberUnitResult { unit: shown(unit), warnings: Vec::new() })
        })
    }

    /// Lets a member unit go, once nothing that it has is open.
    ///
    /// # Errors
    /// `Denied`; `Invalid`; `NotFound`; `Violation` `governance.unit.tasks` or `governance.unit.projects` with the number;
    /// `Conflict` when it has left or the revision is stale.
    pub fn release_unit(&self, request: ReleaseUnit) -> Result<MemberUnitResult> {
        let id = Id::parse("id", &request.id)?;
        let left_on = check::optional_date("left_on", request.left_on.as_deref())?;
        self.0.write_once("governance.release_unit", request.request_key.as_deref(), &request, |command| {
            let (before, _) = writable_part(command, id, |unit: &MemberUnit| unit.committee)?;
            check::revision(request.revision, before.revision)?;
            if let Some(left) = before.left_on {
                return Err(conflict(format!("该单位已于 {left} 退出"), format!("the unit left on {left}")));
            }
            let today = command.now.date();
            let left_on = left_on.unwrap_or(today);
            check::not_after("left_on", left_on, today)?;
            if left_on <= before.joined_on {
                return Err(Error::invalid(
                    "left_on",
                    "退出日期应晚于加入日期",
                    "a unit leaves after the day it joined",
                ));
            }
            nothing_open(command, &before)?;
            not_attending(command, &before, left_on)?;
            let unit = MemberUnit { left_on: Some(left_on), revision: before.revision + 1, ..before.clone() };
            let warnings = seats_left(command, &unit, left_on)?;
            command.keep(Some(&before), &unit, json!({"committee": unit.committee, "left_on": left_on}))?;
            Ok(MemberUnitResult { unit: shown(unit), warnings })
        })
    }

    /// The telephone of a member unit; the read is logged.
    ///
    /// # Errors
    /// `Denied` unless the grant extends to sensitive fields and the session has a purpose; `NotFound`.
    pub fn reveal_contact(&self, request: RevealUnitContact) -> Result<UnitContact> {
        let id = Id::parse("id", &request.id)?;
        self.0.write("governance.reveal_contact", |command| {
            command.access().anywhere(Capability::ReadParty)?;
            let unit: MemberUnit = command.stored(id)?;
            let committee: BigCommittee = command.stored(unit.committee)?;
            let chain = chain(&command.snapshot.party, &committee, command.now.date());
            let place = place(&committee, &chain);
            command.reveal(Capability::ReadParty, place, "member_unit", id, &["phone"])?;
            Ok(UnitContact { id, contact: unit.contact, phone: unit.phone })
        })
    }

    /// Member units of a day in scope, oldest record first, their telephones masked.
    ///
    /// # Errors
    /// `Denied`; `NotFound`.
    pub fn list_units(&self, request: ListMemberUnits) -> Result<MemberUnitList> {
        let limit = page(request.limit, 100)?;
        let committee = check::optional_id("committee", request.committee.as_deref())?;
        let as_of = check::optional_date("as_of", request.as_of.as_deref())?;
        let after = check::optional_id("cursor", request.cursor.as_deref())?;
        self.0.read(|view| {
            let seen = visible(view, committee)?;
            let day = as_of.unwrap_or_else(|| view.now.date());
            let filter = rows::Filter { committee, joined_by: Some(day), after, ..rows::Filter::default() };
            let mut page = Page::new(limit);
            rows::list(view.connection, view.street(), &filter, |unit: MemberUnit| {
                let wanted = unit.is_member(day)
                    && request.kind.is_none_or(|kind| unit.kind == kind)
                    && seen.contains_key(&unit.committee);
                Ok(!wanted || page.push(shown(unit)))
            })?;
            let (items, next) = page.finish(|unit| unit.id.to_string());
            Ok(MemberUnitList { items, next })
        })
    }
}

/// The record as answers show it.
pub(super) fn shown(unit: MemberUnit) -> MemberUnit {
    let phone = unit.phone.as_deref().and_then(|text| Phone::parse("phone", text).ok());
    MemberUnit { phone: phone.map(|phone| phone.masked()), ..unit }
}

/// The name given, or that of the enterprise, which must be known.
fn named(command: &Command<'_>, name: Option<String>, enterprise: Option<Id>) -> Result<String> {
    let stored = match enterprise {
        Some(id) => {
            let stored = enterprise::rows::get(command.connection, command.street(), id)?;
            let (stored, _) = stored.ok_or_else(|| Error::not_found("enterprise", id).at("enterprise"))?;
            Some(stored.name)
        }
        None => None,
    };
    name.or(stored).ok_or_else(|| {
        Error::invalid("name", "应给出单位名称或者单位标识", "a unit has a name or stands in the registry")
    })
}

fn in_compound(command: &Command<'_>, unit: &MemberUnit) -> Result<()> {
    let Some(id) = unit.compound else { return Ok(()) };
    let stored = crate::registry::place::rows::compound(command.connection, command.street(), id)?;
    let (compound, _) = stored.ok_or_else(|| Error::not_found("compound", id).at("compound"))?;
    if compound.community == unit.community {
        return Ok(());
    }
    Err(Error::invalid("compound", "小区不在大党委所在社区", "the compound is not in the community"))
}

/// Refuses a body that is a member already on the day or joins again later.
fn once(command: &Command<'_>, unit: &MemberUnit) -> Result<()> {
    let units = rows::units(command.connection, command.street(), unit.committee)?;
    let there = |other: &&MemberUnit| {
        same_body(other, unit) && other.left_on.is_none_or(|left| left > unit.joined_on)
    };
    match units.iter().find(there) {
        None => Ok(()),
        Some(other) => Err(Error::violation(
            "governance.unit.once",
            OURS,
            "该单位在同一时期已是本大党委的成员单位",
            "the body is a member unit of the committee at that time already",
        )
        .at("name")
        .with("existing", other.id.to_string())),
    }
}

/// Refuses to let a unit go that has open tasks, or open projects of its own or with its resources.
fn nothing_open(command: &Command<'_>, unit: &MemberUnit) -> Result<()> {
    let (connection, street) = (command.connection, command.street());
    let tasks = rows::open_tasks(connection, street, unit.id)?;
    if tasks > 0 {
        return Err(Error::violation(
            "governance.unit.tasks",
            BIG_COMMITTEE,
            format!("该单位还有 {tasks} 件未办结任务，应先转交"),
            format!("the unit has {tasks} open tasks, which are handed over first"),
        )
        .with("tasks", tasks));
    }
    let resources = rows::resources_of(connection, street, unit.id)?;
    let projects = rows::open_projects(connection, street, unit.committee)?;
    let concerns = |project: &&GovernanceProject| {
        project.unit == unit.id || project.resources.iter().any(|one| resources.contains(&one.resource))
    };
    match projects.iter().filter(concerns).count() {
        0 => Ok(()),
        projects => Err(Error::violation(
            "governance.unit.projects",
            BIG_COMMITTEE,
            format!("该单位还有 {projects} 个在办项目，应先完成或者取消"),
            format!("the unit has {projects} open projects, which are finished or cancelled first"),
        )
        .with("projects", projects)),
    }
}

/// Refuses a day before a meeting that the unit attended.
fn not_attending(command: &Command<'_>, unit: &MemberUnit, left_on: NaiveDate) -> Result<()> {
    let meetings = rows::meetings(command.connection, command.street(), unit.committee, left_on, None)?;
    match meetings.iter().rfind(|meeting| meeting.units.contains(&unit.id)) {
        None => Ok(()),
        Some(meeting) => Err(Error::invalid(
            "left_on",
            format!("该单位参加了 {} 的联席会议，退出日期应在其后", meeting.held_on),
            format!("the unit attended the meeting of {}; it leaves after it", meeting.held_on),
        )),
    }
}

/// Seats that a unit still has on the day it leaves.
fn seats_left(command: &Command<'_>, unit: &MemberUnit, left_on: NaiveDate) -> Result<Vec<Warning>> {
    let seats = rows::seats(command.connection, command.street(), unit.committee)?;
    let seats = seats
        .iter()
        .filter(|seat| seat.unit == Some(unit.id) && seat.ends_on.is_none_or(|last| last >= left_on));
    let count = seats.count();
    let warning = || {
        Warning::new(
            "governance.unit.seats",
            "seats",
            format!("该单位还有 {count} 名兼职委员在任，一般应同时结束任职"),
            format!("{count} part-time members of the unit still sit, whose seats generally end with it"),
        )
    };
    Ok((count > 0).then(warning).into_iter().collect())
}
