//! The big committee and its seats.

use chrono::NaiveDate;
use serde_json::json;

use super::rules::{self, BIG_COMMITTEE, OURS, UsualSize, after, conflict, overlap};
use super::types::*;
use super::{Governance, readable, reads, rows, visible, writable, writable_part, writes};
use crate::access::{Access, Capability};
use crate::command::{Command, View};
use crate::ledger::page;
use crate::party::member::record::MemberRecord;
use crate::party::{MemberStatus, Organisations, reach};
use crate::registry::place::known_community;
use crate::registry::reach::{Page, Reach};
use crate::registry::rules as check;
use crate::store::{Connection, document};
use crate::{Error, Id, Result, Warning};

impl Governance {
    /// Records a big committee, or changes the one of its identifier.
    ///
    /// # Errors
    /// `Denied`; `Invalid`; `NotFound`; `Violation` `governance.committee.organisation`, `governance.committee.one` or
    /// `governance.committee.dissolve`; `Conflict` for a stale revision.
    pub fn put_committee(&self, request: PutBigCommittee) -> Result<BigCommitteeResult> {
        let id = check::optional_id("id", request.id.as_deref())?;
        let name = check::text("name", &request.name, check::LONGEST_NAME)?;
        let community = check::community("community", self.0.street(), &request.community)?;
        let organisation = Id::parse("organisation", &request.organisation)?;
        let set_up_on = check::optional_date("set_up_on", request.set_up_on.as_deref())?;
        let dissolved_on = check::optional_date("dissolved_on", request.dissolved_on.as_deref())?;
        self.0.write_once("governance.put_committee", request.request_key.as_deref(), &request, |command| {
            command.access().anywhere(Capability::WriteGovernance)?;
            let before: Option<BigCommittee> = id.map(|id| command.stored(id)).transpose()?;
            let stored_day = before.as_ref().map(|before| before.set_up_on);
            let committee = BigCommittee {
                id: id.unwrap_or_else(|| command.new_id()),
                name,
                community,
                organisation,
                set_up_on: set_up_on.or(stored_day).unwrap_or_else(|| command.now.date()),
                dissolved_on: dissolved_on.or(before.as_ref().and_then(|before| before.dissolved_on)),
                revision: before.as_ref().map_or(0, |before| before.revision) + 1,
            };
            for record in before.iter().chain([&committee]) {
                writes(command, record)?;
            }
            check::revision(request.revision, committee.revision - 1)?;
            may_be(command, before.as_ref(), &committee)?;
            let facts = json!({"community": committee.community, "organisation": committee.organisation,
                "dissolved_on": committee.dissolved_on});
            command.keep(before.as_ref(), &committee, facts)?;
            if let Some(end) = committee.dissolved_on {
                end_seats(command, committee.id, end)?;
            }
            Ok(BigCommitteeResult { committee })
        })
    }

    /// A big committee with its seats and units of a day.
    ///
    /// # Errors
    /// `Denied`; `NotFound`.
    pub fn get_committee(&self, request: GetBigCommittee) -> Result<BigCommitteeStanding> {
        let id = Id::parse("id", &request.id)?;
        let as_of = check::optional_date("as_of", request.as_of.as_deref())?;
        self.0.read(|view| {
            let committee = readable(view, id)?;
            let as_of = as_of.unwrap_or_else(|| view.now.date());
            let there = committee.is_there(as_of);
            let mut seats = rows::seats(view.connection, view.street(), id)?;
            seats.retain(|seat| there && seat.stands(as_of));
            let mut units = rows::units(view.connection, view.street(), id)?;
            units.retain(|unit| there && unit.is_member(as_of));
            let book = &view.snapshot.rules.rulebook;
            let size = UsualSize::of(book, committee.community.as_str(), as_of)?;
            let warnings = if there { departs(size, &seats) } else { Vec::new() };
            let (access, today) = (view.access(), view.now.date());
            let told =
                |seat| holder((view.connection, view.street()), &access, (&view.snapshot.party, today), seat);
            let seats = seats.into_iter().map(told).collect::<Result<_>>()?;
            let units = units.into_iter().map(super::units::shown).collect();
            Ok(BigCommitteeStanding { committee, as_of, seats, units, warnings })
        })
    }

    /// Big committees in scope, oldest record first.
    ///
    /// # Errors
    /// `Denied` without a grant that reads Party organisations.
    pub fn list_committees(&self, request: ListBigCommittees) -> Result<BigCommitteeList> {
        let limit = page(request.limit, 100)?;
        let street = self.0.street();
        let community = request.community.as_deref();
        let community = community.map(|text| check::community("community", street, text)).transpose()?;
        let as_of = check::optional_date("as_of", request.as_of.as_deref())?;
        let cursor = check::optional_id("cursor", request.cursor.as_deref())?;
        self.0.read(|view| {
            let access = view.access();
            let reach = Reach::of(&access, Capability::ReadParty)?;
            let mut page = Page::new(limit);
            for committee in rows::committees(view.connection, street, community.as_ref())? {
                let wanted = cursor.is_none_or(|cursor| committee.id > cursor)
                    && as_of.is_none_or(|day| committee.is_there(day));
                if wanted && reads(view, &access, &reach, &committee).is_ok() && !page.push(committee) {
                    break;
                }
            }
            let (items, next) = page.finish(|committee| committee.id.to_string());
            Ok(BigCommitteeList { items, next })
        })
    }

    /// Gives a Party member a seat. The relation of a part-time member stays where it is.
    ///
    /// # Errors
    /// `Denied`, also without a grant that reads the members of that organisation; `Invalid`; `NotFound`; `Violation`
    /// `governance.seat.member`, `governance.seat.once` or `governance.unit.member`; `Conflict` when the committee is not there on the day.
    pub fn seat(&self, request: SeatMember) -> Result<SeatResult> {
        let committee = Id::parse("committee", &request.committee)?;
        let member = Id::parse("member", &request.member)?;
        let unit = check::optional_id("unit", request.unit.as_deref())?;
        if unit.is_some() != (request.kind == SeatKind::PartTime) {
            return Err(Error::invalid(
                "unit",
                "兼职委员应写明所在成员单位，专职委员不写",
                "a part-time member comes from a member unit, a full-time one does not",
            ));
        }
        let starts_on = check::optional_date("starts_on", request.starts_on.as_deref())?;
        let ends_on = check::optional_date("ends_on", request.ends_on.as_deref())?;
        self.0.write_once("governance.seat", request.request_key.as_deref(), &request, |command| {
            let committee = writable(command, committee)?;
            let starts_on = starts_on.unwrap_or_else(|| command.now.date());
            check::period("ends_on", Some(starts_on), ends_on)?;
            let person = readable_member(command, member)?;
            committee.there("starts_on", starts_on)?;
            let seat = CommitteeSeat {
                id: command.new_id(),
                committee: committee.id,
                member: Some(member),
                kind: request.kind,
                unit,
                starts_on,
                ends_on,
                revision: 1,
            };
            let warnings = seatable(command, &committee, &person, &seat)?;
            let facts = json!({"committee": committee.id, "kind": seat.kind});
            command.keep(None, &seat, facts)?;
            Ok(SeatResult { seat, warnings })
        })
    }

    /// Ends a seat.
    ///
    /// # Errors
    /// `Denied`; `Invalid` for a day before the seat or after its end; `NotFound`; `Conflict` when it has ended or the
    /// revision is stale.
    pub fn end_seat(&self, request: EndSeat) -> Result<SeatResult> {
        let id = Id::parse("id", &request.id)?;
        let ends_on = check::optional_date("ends_on", request.ends_on.as_deref())?;
        self.0.write_once("governance.end_seat", request.request_key.as_deref(), &request, |command| {
            let (before, committee) = writable_part(command, id, |seat: &CommitteeSeat| seat.committee)?;
            check::revision(request.revision, before.revision)?;
            let today = command.now.date();
            if let Some(ended) = before.ends_on.filter(|ended| *ended < today) {
                return Err(conflict(
                    format!("该委员任职已于 {ended} 结束"),
                    format!("the seat ended on {ended}"),
                ));
            }
            let ends_on = ends_on.unwrap_or(today);
            check::period("ends_on", Some(before.starts_on), Some(ends_on))?;
            check::period("ends_on", Some(ends_on), before.ends_on)?;
            let seat =
                CommitteeSeat { ends_on: Some(ends_on), revision: before.revision + 1, ..before.clone() };
            command.keep(Some(&before), &seat, json!({"committee": committee.id, "ends_on": ends_on}))?;
            let day = after(Some(ends_on)).unwrap_or(ends_on);
            let mut seats = rows::seats(command.connection, command.street(), committee.id)?;
            seats.retain(|seat| seat.stands(day));
            let warnings = departs(usual(command, &committee, day)?, &seats);
            let place = (&*command.snapshot.party, today);
            let stored = (command.connection, command.street());
            let seat = holder(stored, &command.access(), place, seat)?.seat;
            Ok(SeatResult { seat, warnings })
        })
    }
}

impl CommitteeSeat {
    /// Whether somebody sits on it on a day.
    pub(super) fn stands(&self, day: NaiveDate) -> bool {
        self.starts_on <= day && self.ends_on.is_none_or(|last| day <= last)
    }

    fn period(&self) -> (NaiveDate, Option<NaiveDate>) {
        (self.starts_on, after(self.ends_on))
    }
}

fn usual(command: &Command<'_>, committee: &BigCommittee, day: NaiveDate) -> Result<UsualSize> {
    UsualSize::of(&command.snapshot.rules.rulebook, committee.community.as_str(), day)
}

fn departs(size: UsualSize, seats: &[CommitteeSeat]) -> Vec<Warning> {
    let (mut full_time, mut part_time) = (0, 0);
    for seat in seats {
        match seat.kind {
            SeatKind::FullTime => full_time += 1,
            SeatKind::PartTime => part_time += 1,
        }
    }
    size.check(full_time, part_time)
}

/// The seat with its holder and the holder's name, when the session may read the members of that organisation.
fn holder(
    (connection, street): (&Connection, &str),
    access: &Access<'_>,
    (tree, today): (&Organisations, NaiveDate),
    seat: CommitteeSeat,
) -> Result<SeatHolder> {
    let member = match seat.member {
        Some(member) => document::get::<MemberRecord>(connection, street, member)?,
        None => None,
    };
    let told = |member: &MemberRecord| {
        reach::over(access, Capability::ReadMembers, tree, member.organisation, today).is_ok()
    };
    let member = member.filter(told);
    let seat = CommitteeSeat { member: member.as_ref().map(|member| member.id), ..seat };
    Ok(SeatHolder { name: member.map(|member| member.name), seat })
}

/// A member whom the session may read: whoever may not learns nothing of the member by naming one for a seat.
fn readable_member(command: &Command<'_>, id: Id) -> Result<MemberRecord> {
    let access = command.access();
    access.anywhere(Capability::ReadMembers)?;
    let member: MemberRecord = command.stored(id).map_err(|error| error.at("member"))?;
    let (tree, today) = (&command.snapshot.party, command.now.date());
    reach::over(&access, Capability::ReadMembers, tree, member.organisation, today)?;
    Ok(member)
}

/// Ends the seats of a committee that is no more from `end`; seats that would begin later end on their first day.
fn end_seats(command: &mut Command<'_>, committee: Id, end: NaiveDate) -> Result<()> {
    let last = end.pred_opt().unwrap_or(end);
    for before in rows::seats(command.connection, command.street(), committee)? {
        if before.ends_on.is_none_or(|ends_on| ends_on > last.max(before.starts_on)) {
            let ends_on = last.max(before.starts_on);
            let seat =
                CommitteeSeat { ends_on: Some(ends_on), revision: before.revision + 1, ..before.clone() };
            command.keep(Some(&before), &seat, json!({"committee": committee, "ends_on": ends_on}))?;
        }
    }
    Ok(())
}

/// What a seat must meet beside its committee; where the committee then departs from the usual size.
fn seatable(
    command: &Command<'_>,
    committee: &BigCommittee,
    member: &MemberRecord,
    seat: &CommitteeSeat,
) -> Result<Vec<Warning>> {
    let spell = member.on(seat.starts_on);
    if !spell.is_some_and(|spell| spell.stage.is_member() && spell.status == MemberStatus::Active) {
        return Err(Error::violation(
            "governance.seat.member",
            BIG_COMMITTEE,
            "大党委委员应为党籍有效的党员",
            "a member of the big committee is a member of the Party in good standing",
        )
        .at("member"));
    }
    if let Some(unit) = seat.unit {
        let unit: MemberUnit = command.stored(unit).map_err(|error| error.at("unit"))?;
        unit.member("unit", committee.id, seat.starts_on)?;
    }
    let mut seats = rows::seats(command.connection, command.street(), committee.id)?;
    let same = |other: &&CommitteeSeat| other.member == seat.member && overlap(other.period(), seat.period());
    if let Some(other) = seats.iter().find(same) {
        return Err(Error::violation(
            "governance.seat.once",
            OURS,
            "同一党员在同一时期只能担任一次委员",
            "a person has one seat at a time",
        )
        .at("member")
        .with("existing", other.id.to_string()));
    }
    seats.push(seat.clone());
    seats.retain(|other| other.stands(seat.starts_on));
    Ok(departs(usual(command, committee, seat.starts_on)?, &seats))
}

/// What a big committee must meet.
fn may_be(command: &Command<'_>, before: Option<&BigCommittee>, committee: &BigCommittee) -> Result<()> {
    let today = command.now.date();
    if before.is_some_and(|before| before.community != committee.community) {
        return Err(Error::invalid("community", "大党委所在社区不能变更", "the community can't be changed"));
    }
    known_community(command, "community", &committee.community)?;
    let latest = before.map_or(today, |before| before.set_up_on);
    if committee.set_up_on > latest {
        return Err(Error::invalid(
            "set_up_on",
            format!("成立日期不得晚于 {latest}"),
            format!("the committee was set up no later than {latest}"),
        ));
    }
    if committee.dissolved_on.is_some_and(|end| end <= committee.set_up_on || end > today) {
        return Err(Error::invalid(
            "dissolved_on",
            "撤销日期应晚于成立日期，且不晚于今日",
            "a committee is dissolved after it was set up, and not later than today",
        ));
    }
    if before.is_none_or(|before| before.organisation != committee.organisation) {
        let tree = &command.snapshot.party;
        tree.known(committee.organisation).map_err(|error| error.at("organisation"))?;
        let day = if committee.is_there(today) { today } else { committee.set_up_on };
        rules::built_on(tree.on(committee.organisation, day), &committee.community)?;
    }
    let others = rows::committees(command.connection, command.street(), Some(&committee.community))?;
    let period = |one: &BigCommittee| (one.set_up_on, one.dissolved_on);
    let clash = |other: &&BigCommittee| other.id != committee.id && overlap(period(other), period(committee));
    if let Some(other) = others.iter().find(clash) {
        return Err(Error::violation(
            "governance.committee.one",
            OURS,
            "一个社区在同一时期只设一个大党委",
            "a community has one big committee at a time",
        )
        .at("community")
        .with("existing", other.id.to_string()));
    }
    match committee.dissolved_on {
        Some(end) => dissolvable(command, committee, end),
        None => Ok(()),
    }
}

/// A committee ends when its units have left and nothing of it is under way.
fn dissolvable(command: &Command<'_>, committee: &BigCommittee, end: NaiveDate) -> Result<()> {
    let (connection, street) = (command.connection, command.street());
    let units = rows::units(connection, street, committee.id)?;
    let units = units.iter().filter(|unit| unit.left_on.is_none_or(|left| left > end)).count();
    let tasks = rows::open_tasks_of(connection, street, committee.id)?;
    let projects = rows::open_projects(connection, street, committee.id)?.len();
    if units == 0 && tasks == 0 && projects == 0 {
        return Ok(());
    }
    Err(Error::violation(
        "governance.committee.dissolve",
        OURS,
        format!("撤销前尚有成员单位 {units} 家、未办结任务 {tasks} 件、在办项目 {projects} 个"),
        format!("{units} member units, {tasks} open tasks and {projects} open projects stand before the end"),
    )
    .at("dissolved_on")
    .with("units", units)
    .with("tasks", tasks)
    .with("projects", projects))
}

/// The big committees of a request's scope that were there at some time up to a day.
pub(super) fn in_scope(
    view: &View<'_>,
    community: Option<&crate::identity::DivisionCode>,
    day: NaiveDate,
) -> Result<Vec<BigCommittee>> {
    let seen = visible(view, None)?.into_values();
    Ok(seen
        .filter(|committee| community.is_none_or(|community| committee.community == *community))
        .filter(|committee| committee.set_up_on <= day)
        .collect())
}
