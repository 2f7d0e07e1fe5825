//! Joint meetings.

use chrono::NaiveDate;
use serde_json::json;

use super::record::ItemRecord;
use super::rules::{Intervals, OURS, late_task, prose};
use super::types::*;
use super::{Governance, readable, rows, visible, writable};
use crate::command::Command;
use crate::ledger::page;
use crate::registry::reach::Page;
use crate::registry::rules as check;
use crate::{Error, Id, Result, Warning, parse_date};

/// More matters come up at no meeting.
const MOST_MATTERS: usize = 100;
/// More votes are cast at none.
const MOST_VOTES: i64 = 1000;

/// A task as it is asked for, read.
struct AskedTask {
    title: String,
    unit: Id,
    due: NaiveDate,
    entry: Option<Id>,
    resolution: Option<i64>,
}

impl Governance {
    /// Records a joint meeting that was held, with its tasks.
    ///
    /// # Errors
    /// `Denied`; `Invalid`; `NotFound`; `Violation` `governance.unit.member` for a unit that is no member on the day, or
    /// today when it gets a task, or `governance.meeting.votes` for more votes than there are voices; `Conflict` when the committee was not there on the day. A meeting that comes late is a
    /// warning.
    pub fn hold_meeting(&self, request: HoldJointMeeting) -> Result<HeldJointMeeting> {
        let committee = Id::parse("committee", &request.committee)?;
        let held_on = check::optional_date("held_on", request.held_on.as_deref())?;
        let units = attending(&request.units)?;
        let agenda = agenda(&request.agenda)?;
        let resolutions = resolutions(request.resolutions.as_deref().unwrap_or_default(), agenda.len())?;
        let tasks = asked(request.tasks.as_deref().unwrap_or_default(), resolutions.len())?;
        self.0.write_once("governance.hold_meeting", request.request_key.as_deref(), &request, |command| {
            let committee = writable(command, committee)?;
            let today = command.now.date();
            let held_on = held_on.unwrap_or(today);
            check::not_after("held_on", held_on, today)?;
            committee.there("held_on", held_on)?;
            for (index, unit) in units.iter().enumerate() {
                let field = format!("units.{index}");
                let unit: MemberUnit = command.stored(*unit).map_err(|error| error.at(&field))?;
                unit.member(&field, committee.id, held_on)?;
            }
            votes(command, &committee, held_on, (units.len(), &resolutions))?;
            let meeting = JointMeeting {
                id: command.new_id(),
                committee: committee.id,
                held_on,
                units,
                agenda,
                resolutions,
                revision: 1,
            };
            let (next_due, warnings) = in_time(command, &committee, held_on)?;
            let tasks = tasks
                .into_iter()
                .enumerate()
                .map(|(index, task)| {
                    given(command, &committee, &meeting, task)
                        .map_err(|error| error.within(&format!("tasks.{index}")))
                })
                .collect::<Result<Vec<_>>>()?;
            let facts = json!({"committee": meeting.committee, "held_on": held_on,
                "units": meeting.units.len(), "tasks": tasks.len()});
            command.keep(None, &meeting, facts)?;
            for task in &tasks {
                let facts = json!({"committee": task.committee, "unit": task.unit, "due": task.due});
                command.keep(None, task, facts)?;
            }
            Ok(HeldJointMeeting { meeting, tasks, next_due, warnings })
        })
    }

    /// A joint meeting with its tasks as they stand.
    ///
    /// # Errors
    /// `Denied`; `NotFound`.
    pub fn get_meeting(&self, request: GetJointMeeting) -> Result<JointMeetingFile> {
        let id = Id::parse("id", &request.id)?;
        self.0.read(|view| {
            view.access().anywhere(crate::access::Capability::ReadParty)?;
            let meeting: JointMeeting = view.stored(id)?;
            readable(view, meeting.committee)?;
            let today = view.now.date();
            let tasks = rows::tasks_of(view.connection, view.street(), id)?;
            let standing = |task| TaskStanding { overdue: late_task(&task, today), task };
            Ok(JointMeetingFile { meeting, tasks: tasks.into_iter().map(standing).collect() })
        })
    }

    /// Joint meetings in scope, in the order in which they were recorded.
    ///
    /// # Errors
    /// `Denied`; `Invalid`; `NotFound`.
    pub fn list_meetings(&self, request: ListJointMeetings) -> Result<JointMeetingList> {
        let limit = page(request.limit, 100)?;
        let committee = check::optional_id("committee", request.committee.as_deref())?;
        let starts_on = check::optional_date("starts_on", request.starts_on.as_deref())?;
        let ends_on = check::optional_date("ends_on", request.ends_on.as_deref())?;
        check::period("ends_on", starts_on, ends_on)?;
        let after = check::optional_id("cursor", request.cursor.as_deref())?;
        self.0.read(|view| {
            let seen = visible(view, committee)?;
            let days = (starts_on, ends_on);
            let filter = rows::Filter { committee, days, after, ..rows::Filter::default() };
            let mut page = Page::new(limit);
            rows::list(view.connection, view.street(), &filter, |meeting: JointMeeting| {
                Ok(!seen.contains_key(&meeting.committee) || page.push(meeting))
            })?;
            let (items, next) = page.finish(|meeting| meeting.id.to_string());
            Ok(JointMeetingList { items, next })
        })
    }
}

fn few(field: &str, count: usize, least: usize) -> Result<()> {
    if (least..=MOST_MATTERS).contains(&count) {
        return Ok(());
    }
    Err(Error::invalid(
        field,
        format!("应为 {least} 至 {MOST_MATTERS} 项"),
        format!("has {least} to {MOST_MATTERS} entries"),
    ))
}

fn attending(units: &[String]) -> Result<Vec<Id>> {
    if units.is_empty() || units.len() > 1000 {
        return Err(Error::invalid("units", "参会单位应为 1 至 1000 家", "1 to 1000 units attend"));
    }
    let mut read = Vec::with_capacity(units.len());
    for (index, unit) in units.iter().enumerate() {
        let field = format!("units.{index}");
        let id = Id::parse(&field, unit)?;
        if read.contains(&id) {
            return Err(Error::invalid(field, "参会单位重复", "the unit is named twice"));
        }
        read.push(id);
    }
    Ok(read)
}

fn agenda(agenda: &[String]) -> Result<Vec<String>> {
    few("agenda", agenda.len(), 1)?;
    agenda
        .iter()
        .enumerate()
        .map(|(index, text)| check::text(&format!("agenda.{index}"), text, check::LONGEST_ADDRESS))
        .collect()
}

fn resolutions(given: &[JointResolution], matters: usize) -> Result<Vec<JointResolution>> {
    few("resolutions", given.len(), 0)?;
    let votes = |index: usize, name: &str, votes| {
        check::optional_count(&format!("resolutions.{index}.{name}"), votes, 0, MOST_VOTES)
    };
    given
        .iter()
        .enumerate()
        .map(|(index, one)| {
            Ok(JointResolution {
                text: prose(&format!("resolutions.{index}.text"), &one.text)?,
                ayes: votes(index, "ayes", one.ayes)?,
                nays: votes(index, "nays", one.nays)?,
                abstentions: votes(index, "abstentions", one.abstentions)?,
                agenda_item: one_of(&format!("resolutions.{index}.agenda_item"), one.agenda_item, matters)?,
            })
        })
        .collect()
}

/// A place in a list of the request, counted from 0.
fn one_of(field: &str, place: Option<i64>, count: usize) -> Result<Option<i64>> {
    match place {
        Some(place) if usize::try_from(place).is_ok_and(|place| place < count) => Ok(Some(place)),
        None => Ok(None),
        Some(_) => Err(Error::invalid(
            field,
            format!("应为从 0 数起的序号，共有 {count} 项"),
            format!("is a place counted from 0, of {count} entries"),
        )),
    }
}

/// No more votes than there are units at the meeting and seats that day.
fn votes(
    command: &Command<'_>,
    committee: &BigCommittee,
    held_on: NaiveDate,
    (units, resolutions): (usize, &[JointResolution]),
) -> Result<()> {
    let seats = rows::seats(command.connection, command.street(), committee.id)?;
    let seats = seats.iter().filter(|seat| seat.stands(held_on)).count();
    let most = i64::try_from(units + seats).unwrap_or(i64::MAX);
    for (index, one) in resolutions.iter().enumerate() {
        let cast: i64 = [one.ayes, one.nays, one.abstentions].into_iter().flatten().sum();
        if cast > most {
            return Err(Error::violation(
                "governance.meeting.votes",
                OURS,
                format!("表决票共 {cast} 票，多于参会单位 {units} 家与在任委员 {seats} 名之和 {most}"),
                format!("{cast} votes, more than the {units} units and {seats} seats, {most} together"),
            )
            .at(format!("resolutions.{index}"))
            .with("votes", cast)
            .with("most", most));
        }
    }
    Ok(())
}

fn asked(tasks: &[NewGovernanceTask], resolutions: usize) -> Result<Vec<AskedTask>> {
    few("tasks", tasks.len(), 0)?;
    let read = |task: &NewGovernanceTask| {
        Ok(AskedTask {
            title: check::text("title", &task.title, check::LONGEST_ADDRESS)?,
            unit: Id::parse("unit", &task.unit)?,
            due: parse_date("due", &task.due)?,
            entry: check::optional_id("entry", task.entry.as_deref())?,
            resolution: one_of("resolution", task.resolution, resolutions)?,
        })
    };
    tasks
        .iter()
        .enumerate()
        .map(|(index, task)| read(task).map_err(|error: Error| error.within(&format!("tasks.{index}"))))
        .collect()
}

/// A task of a meeting: its unit is a member today as well, or nobody could report on it.
fn given(
    command: &Command<'_>,
    committee: &BigCommittee,
    meeting: &JointMeeting,
    task: AskedTask,
) -> Result<GovernanceTask> {
    let unit: MemberUnit = command.stored(task.unit).map_err(|error| error.at("unit"))?;
    unit.member("unit", committee.id, meeting.held_on)?;
    unit.member("unit", committee.id, command.now.date())?;
    if task.due < meeting.held_on {
        return Err(Error::invalid("due", "期限早于会议日期", "the task is due before the meeting"));
    }
    if let Some(entry) = task.entry {
        let item: ItemRecord = command.stored(entry).map_err(|error| error.at("entry"))?;
        let resource = matches!(&item, ItemRecord::Entry(entry) if entry.kind == EntryKind::Resource);
        if resource || item.committee() != committee.id {
            return Err(Error::invalid(
                "entry",
                "应为本大党委的需求或者项目",
                "is a need or a project of this big committee",
            ));
        }
    }
    let step = TaskStep {
        kind: TaskStepKind::Assigned,
        on: meeting.held_on,
        unit: Some(task.unit),
        due: Some(task.due),
        text: None,
        evidence: Vec::new(),
    };
    Ok(GovernanceTask {
        id: command.new_id(),
        committee: committee.id,
        meeting: meeting.id,
        title: task.title,
        unit: task.unit,
        due: task.due,
        entry: task.entry,
        resolution: task.resolution,
        state: TaskState::Assigned,
        steps: vec![step],
        revision: 1,
    })
}

/// When the next meeting is due, and whether this one came late.
fn in_time(
    command: &Command<'_>,
    committee: &BigCommittee,
    held_on: NaiveDate,
) -> Result<(NaiveDate, Vec<Warning>)> {
    let book = &command.snapshot.rules.rulebook;
    let intervals = Intervals::of(book, committee.community.as_str(), held_on)?;
    let previous = rows::last_meeting(command.connection, command.street(), committee.id, held_on)?;
    let missed = intervals.missed_before(committee.set_up_on, previous, held_on)?;
    let warning = || {
        Warning::new(
            "governance.meeting.interval",
            "held_on",
            format!("联席会议一般每季度召开一次（可配置），此前有 {missed} 个周期未召开"),
            format!(
                "joint meetings are generally held once in a quarter (or as set); {missed} intervals had none"
            ),
        )
    };
    Ok((intervals.next_due(held_on)?, (missed > 0).then(warning).into_iter().collect()))
}
