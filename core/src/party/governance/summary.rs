//! Joint governance in figures.

use crate::registry::rules::count;
use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate};

use super::Governance;
use super::committee::in_scope;
use super::record::PROJECTS;
use super::rows;
use super::rules::{Intervals, after, body_key, late_project};
use super::types::*;
use crate::Result;
use crate::command::View;
use crate::registry::rules as check;

/// Bodies that joined and those that are members, by the key that each counts by.
#[derive(Default)]
struct Bodies {
    joined: BTreeSet<(MemberUnitKind, String)>,
    members: BTreeSet<(MemberUnitKind, String)>,
    memberships: i64,
}

impl Governance {
    /// Joint governance in figures: member units each once however many communities they joined, meetings held and due,
    /// tasks, entries and projects by state. The counts are exact, over the big committees in scope.
    ///
    /// # Errors
    /// `Denied`; `Invalid` for a period that ends before it begins.
    pub fn summary(&self, request: SummariseGovernance) -> Result<GovernanceSummary> {
        let street = self.0.street();
        let community = request.community.as_deref();
        let community = community.map(|text| check::community("community", street, text)).transpose()?;
        let starts_on = check::optional_date("starts_on", request.starts_on.as_deref())?;
        let ends_on = check::optional_date("ends_on", request.ends_on.as_deref())?;
        self.0.read(|view| {
            let ends_on = ends_on.unwrap_or_else(|| view.now.date());
            let year = NaiveDate::from_ymd_opt(ends_on.year(), 1, 1).unwrap_or(ends_on);
            let starts_on = starts_on.unwrap_or(year);
            check::period("ends_on", Some(starts_on), Some(ends_on))?;
            let committees = in_scope(view, community.as_ref(), ends_on)?;
            let mut summary = empty(starts_on, ends_on);
            let mut bodies = Bodies::default();
            let mut counts = States::default();
            for committee in &committees {
                summary.committees += i64::from(committee.is_there(ends_on));
                gather(view, committee, ends_on, &mut bodies)?;
                meetings(view, committee, &mut summary)?;
                counts.add(view, committee, &mut summary)?;
            }
            bodies.tell(&mut summary);
            counts.tell(&mut summary);
            Ok(summary)
        })
    }
}

/// How many bodies were admitted up to a day, each once however many communities it joined (figure 9).
pub(crate) fn units_joined(
    view: &View<'_>,
    community: Option<&crate::identity::DivisionCode>,
    day: NaiveDate,
) -> Result<i64> {
    let mut bodies = Bodies::default();
    for committee in rows::committees(view.connection, view.street(), community)? {
        gather(view, &committee, day, &mut bodies)?;
    }
    Ok(count(bodies.joined.len()))
}

fn empty(starts_on: NaiveDate, ends_on: NaiveDate) -> GovernanceSummary {
    GovernanceSummary {
        starts_on,
        ends_on,
        committees: 0,
        units_joined: 0,
        units_members: 0,
        memberships: 0,
        unit_kinds: Vec::new(),
        meetings_held: 0,
        meetings_due: 0,
        meetings_missed: 0,
        tasks: Vec::new(),
        tasks_overdue: 0,
        entries: Vec::new(),
        projects: Vec::new(),
        projects_overdue: 0,
    }
}

fn gather(view: &View<'_>, committee: &BigCommittee, day: NaiveDate, bodies: &mut Bodies) -> Result<()> {
    for unit in rows::units(view.connection, view.street(), committee.id)? {
        if unit.joined_on <= day {
            bodies.joined.insert((unit.kind, body_key(&unit)));
        }
        if unit.is_member(day) {
            bodies.members.insert((unit.kind, body_key(&unit)));
            bodies.memberships += 1;
        }
    }
    Ok(())
}

fn meetings(view: &View<'_>, committee: &BigCommittee, summary: &mut GovernanceSummary) -> Result<()> {
    let (first, end) = (summary.starts_on, after(Some(summary.ends_on)));
    let held = rows::meetings(view.connection, view.street(), committee.id, first, end)?;
    summary.meetings_held += count(held.len());
    let days: Vec<NaiveDate> = held.iter().map(|meeting| meeting.held_on).collect();
    let (first, end) = (first.max(committee.set_up_on), end.unwrap_or(summary.ends_on));
    let end = committee.dissolved_on.map_or(end, |dissolved| end.min(dissolved));
    if first >= end {
        return Ok(());
    }
    let book = &view.snapshot.rules.rulebook;
    let intervals = Intervals::of(book, committee.community.as_str(), end)?;
    let (due, missed) = intervals.due_and_missed(first, end, &days)?;
    summary.meetings_due += due;
    summary.meetings_missed += missed;
    Ok(())
}

/// Tasks, entries and projects by their words.
#[derive(Default)]
struct States {
    tasks: BTreeMap<TaskState, i64>,
    items: BTreeMap<(String, String), i64>,
}

impl States {
    fn add(
        &mut self,
        view: &View<'_>,
        committee: &BigCommittee,
        summary: &mut GovernanceSummary,
    ) -> Result<()> {
        let (connection, street, today) = (view.connection, view.street(), view.now.date());
        for (state, count) in rows::task_states(connection, street, committee.id)? {
            *self.tasks.entry(state).or_default() += count;
        }
        for (list, state, count) in rows::item_states(connection, street, committee.id)? {
            *self.items.entry((list, state)).or_default() += count;
        }
        summary.tasks_overdue += rows::late_tasks(connection, street, committee.id, today)?;
        let projects = rows::open_projects(connection, street, committee.id)?;
        let late = projects.iter().filter(|project| late_project(project, today)).count();
        summary.projects_overdue += count(late);
        Ok(())
    }

    /// Every state, those without any among them.
    fn tell(self, summary: &mut GovernanceSummary) {
        let items = |list: &str, state: &str| {
            self.items.get(&(list.to_owned(), state.to_owned())).copied().unwrap_or(0)
        };
        let tasks = TaskState::ALL.iter().map(|state| {
            let count = self.tasks.get(state).copied().unwrap_or(0);
            TaskStateCount { state: *state, count }
        });
        summary.tasks = tasks.collect();
        for kind in EntryKind::ALL {
            summary.entries.extend(EntryState::ALL.iter().map(|state| ListEntryCount {
                kind: *kind,
                state: *state,
                count: items(kind.word(), state.word()),
            }));
        }
        let projects = ProjectState::ALL.iter();
        summary.projects = projects
            .map(|state| ProjectStateCount { state: *state, count: items(PROJECTS, state.word()) })
            .collect();
    }
}

impl Bodies {
    fn tell(self, summary: &mut GovernanceSummary) {
        let distinct = |set: &BTreeSet<(MemberUnitKind, String)>| {
            count(set.iter().map(|(_, key)| key).collect::<BTreeSet<_>>().len())
        };
        summary.units_joined = distinct(&self.joined);
        summary.units_members = distinct(&self.members);
        summary.memberships = self.memberships;
        let of = |set: &BTreeSet<(MemberUnitKind, String)>, kind| {
            count(set.iter().filter(|(one, _)| *one == kind).count())
        };
        let kinds = MemberUnitKind::ALL.iter();
        summary.unit_kinds = kinds
            .map(|kind| UnitKindCount {
                kind: *kind,
                joined: of(&self.joined, *kind),
                members: of(&self.members, *kind),
            })
            .collect();
    }
}
