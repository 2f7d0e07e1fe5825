//! SQL of joint governance: conditions of lists and counts; the records are documents.

use chrono::NaiveDate;

use super::record::{ItemRecord, PROJECTS};
use super::types::{
    BigCommittee, CommitteeSeat, EntryKind, EntryState, GovernanceProject, GovernanceTask, JointMeeting,
    ListEntry, MemberUnit, ProjectState, TaskState,
};
use crate::identity::DivisionCode;
use crate::registry::rows::Conditions;
use crate::store::document::{self, Document};
use crate::store::{Connection, Param, params};
use crate::time::day_number;
use crate::{Id, Result};

/// The conditions of the records of one committee.
fn of<'a>(street: &'a str, committee: &'a Id) -> Conditions<'a> {
    let mut conditions = Conditions::street(street);
    conditions.and("committee = ", Param::Blob(committee.as_bytes()));
    conditions
}

/// The big committees a community has had.
pub(super) fn committees(
    connection: &Connection,
    street: &str,
    community: Option<&DivisionCode>,
) -> Result<Vec<BigCommittee>> {
    let mut conditions = Conditions::street(street);
    if let Some(community) = community {
        conditions.and("community = ", Param::Text(community.as_str()));
    }
    document::all(connection, &conditions, "id")
}

/// Every seat of a committee.
pub(super) fn seats(connection: &Connection, street: &str, committee: Id) -> Result<Vec<CommitteeSeat>> {
    document::all(connection, &of(street, &committee), "valid_from, id")
}

/// Every unit that is or was a member of a committee.
pub(super) fn units(connection: &Connection, street: &str, committee: Id) -> Result<Vec<MemberUnit>> {
    document::all(connection, &of(street, &committee), "id")
}

/// The meetings of a committee from a day on, and before another.
pub(super) fn meetings(
    connection: &Connection,
    street: &str,
    committee: Id,
    first: NaiveDate,
    end: Option<NaiveDate>,
) -> Result<Vec<JointMeeting>> {
    let mut conditions = of(street, &committee);
    conditions.and("day >= ", Param::Integer(day_number(first)));
    if let Some(end) = end {
        conditions.and("day < ", Param::Integer(day_number(end)));
    }
    document::all(connection, &conditions, "day, id")
}

/// The day of the last meeting of a committee before another day.
pub(super) fn last_meeting(
    connection: &Connection,
    street: &str,
    committee: Id,
    before: NaiveDate,
) -> Result<Option<NaiveDate>> {
    let day = connection.first(
        "SELECT MAX(day) FROM governance_meeting WHERE street = $1 AND committee = $2 AND day < $3",
        params![street, committee, day_number(before)],
        |row| row.get::<Option<i64>>(0),
    )?;
    Ok(day.flatten().and_then(crate::time::day_date))
}

/// The tasks that a meeting gave.
pub(super) fn tasks_of(connection: &Connection, street: &str, meeting: Id) -> Result<Vec<GovernanceTask>> {
    let mut conditions = Conditions::street(street);
    conditions.and("meeting = ", Param::Blob(meeting.as_bytes()));
    document::all(connection, &conditions, "id")
}

/// How many open tasks a unit has.
pub(super) fn open_tasks(connection: &Connection, street: &str, unit: Id) -> Result<i64> {
    let count = connection.first(
        "SELECT COUNT(*) FROM governance_task WHERE street = $1 AND unit = $2 AND due IS NOT NULL",
        params![street, unit],
        |row| row.get(0),
    )?;
    Ok(count.unwrap_or(0))
}

/// How many open tasks a committee has.
pub(super) fn open_tasks_of(connection: &Connection, street: &str, committee: Id) -> Result<i64> {
    let counts = task_states(connection, street, committee)?;
    Ok(counts.into_iter().filter(|(state, _)| state.is_open()).map(|(_, count)| count).sum())
}

/// The tasks of a committee by state.
pub(super) fn task_states(
    connection: &Connection,
    street: &str,
    committee: Id,
) -> Result<Vec<(TaskState, i64)>> {
    let mut counts = Vec::new();
    connection.each(
        "SELECT state, COUNT(*) FROM governance_task WHERE street = $1 AND committee = $2
         GROUP BY state ORDER BY state",
        params![street, committee],
        |row| {
            counts.push((row.get(0)?, row.get(1)?));
            Ok(true)
        },
    )?;
    Ok(counts)
}

/// How many tasks of a committee are late.
pub(super) fn late_tasks(
    connection: &Connection,
    street: &str,
    committee: Id,
    today: NaiveDate,
) -> Result<i64> {
    let count = connection.first(
        "SELECT COUNT(*) FROM governance_task
         WHERE street = $1 AND due < $2 AND committee = $3 AND state IN ('assigned', 'returned')",
        params![street, day_number(today), committee],
        |row| row.get(0),
    )?;
    Ok(count.unwrap_or(0))
}

/// The entries of one list of a committee in one state.
pub(super) fn entries(
    connection: &Connection,
    street: &str,
    committee: Id,
    kind: EntryKind,
    state: EntryState,
) -> Result<Vec<ListEntry>> {
    let mut conditions = of(street, &committee);
    conditions.and("list = ", Param::Text(kind.word()));
    conditions.and("state = ", Param::Text(state.word()));
    let mut entries = Vec::new();
    document::each(connection, &conditions, "id", |item: ItemRecord| {
        if let ItemRecord::Entry(entry) = item {
            entries.push(entry);
        }
        Ok(true)
    })?;
    Ok(entries)
}

/// The projects of a committee that are under way.
pub(super) fn open_projects(
    connection: &Connection,
    street: &str,
    committee: Id,
) -> Result<Vec<GovernanceProject>> {
    let mut projects = Vec::new();
    for state in ProjectState::ALL.iter().filter(|state| state.is_open()) {
        let mut conditions = of(street, &committee);
        conditions.and("list = ", Param::Text(PROJECTS));
        conditions.and("state = ", Param::Text(state.word()));
        document::each(connection, &conditions, "id", |item: ItemRecord| {
            if let ItemRecord::Project(project) = item {
                projects.push(project);
            }
            Ok(true)
        })?;
    }
    Ok(projects)
}

/// The resources that a unit has ever offered.
pub(super) fn resources_of(connection: &Connection, street: &str, unit: Id) -> Result<Vec<Id>> {
    let mut resources = Vec::new();
    connection.each(
        "SELECT id FROM governance_item WHERE street = $1 AND unit = $2 AND list = 'resource' ORDER BY id",
        params![street, unit],
        |row| {
            resources.push(row.get(0)?);
            Ok(true)
        },
    )?;
    Ok(resources)
}

/// The entries of the three lists of a committee by list and state, as words.
pub(super) fn item_states(
    connection: &Connection,
    street: &str,
    committee: Id,
) -> Result<Vec<(String, String, i64)>> {
    let mut counts = Vec::new();
    connection.each(
        "SELECT list, state, COUNT(*) FROM governance_item WHERE street = $1 AND committee = $2
         GROUP BY list, state ORDER BY list, state",
        params![street, committee],
        |row| {
            counts.push((row.get(0)?, row.get(1)?, row.get(2)?));
            Ok(true)
        },
    )?;
    Ok(counts)
}

/// What a list asks for, beside its street: columns with their values, and where the page before ended.
#[derive(Debug, Default)]
pub(super) struct Filter {
    pub(super) committee: Option<Id>,
    pub(super) meeting: Option<Id>,
    pub(super) unit: Option<Id>,
    pub(super) list: Option<&'static str>,
    pub(super) state: Option<&'static str>,
    /// Only tasks that are due before this day.
    pub(super) due_before: Option<NaiveDate>,
    /// Only units that had joined by this day.
    pub(super) joined_by: Option<NaiveDate>,
    /// Only meetings of these days.
    pub(super) days: (Option<NaiveDate>, Option<NaiveDate>),
    pub(super) after: Option<Id>,
}

/// Visits the records that a list asks for, in the order in which they were recorded.
pub(super) fn list<T: Document>(
    connection: &Connection,
    street: &str,
    filter: &Filter,
    visit: impl FnMut(T) -> Result<bool>,
) -> Result<()> {
    let mut conditions = Conditions::street(street);
    let ids = [
        ("committee = ", &filter.committee),
        ("meeting = ", &filter.meeting),
        ("unit = ", &filter.unit),
        ("id > ", &filter.after),
    ];
    for (left, id) in ids {
        if let Some(id) = id {
            conditions.and(left, Param::Blob(id.as_bytes()));
        }
    }
    for (left, word) in [("list = ", filter.list), ("state = ", filter.state)] {
        if let Some(word) = word {
            conditions.and(left, Param::Text(word));
        }
    }
    let days = [
        ("due < ", filter.due_before),
        ("joined_on <= ", filter.joined_by),
        ("day >= ", filter.days.0),
        ("day <= ", filter.days.1),
    ];
    for (left, day) in days {
        if let Some(day) = day {
            conditions.and(left, Param::Integer(day_number(day)));
        }
    }
    document::each(connection, &conditions, "id", visit)
}
