//! Tasks of joint meetings.

use serde_json::json;

use super::rules::{conflict, late_task, prose};
use super::types::*;
use super::{Governance, rows, visible, writable_part};
use crate::command::Command;
use crate::ledger::page;
use crate::registry::reach::Page;
use crate::registry::rules as check;
use crate::{Error, Id, Result, parse_date};

/// No task takes more steps.
const MOST_STEPS: usize = 50;
/// The steps that always remain: a report, and what is said to it.
const LAST_STEPS: usize = 2;
/// More pieces of evidence come with no report.
const MOST_EVIDENCE: usize = 20;
/// The longest address of a piece of evidence, in characters.
const LONGEST_URI: usize = 500;

impl Governance {
    /// Takes what the unit reports on a task.
    ///
    /// # Errors
    /// `Denied`; `Invalid`; `NotFound`; `Conflict` unless the task is assigned or returned, or for a stale revision.
    pub fn report_task(&self, request: ReportGovernanceTask) -> Result<TaskStanding> {
        let id = Id::parse("id", &request.id)?;
        let result = prose("result", &request.result)?;
        let evidence = evidence(request.evidence.as_deref().unwrap_or_default())?;
        self.0.write_once("governance.report_task", request.request_key.as_deref(), &request, |command| {
            let (task, _) = at(command, id, request.revision)?;
            let step = TaskStep { evidence, ..step(command, TaskStepKind::Reported, Some(result)) };
            advance(command, &task, step)
        })
    }

    /// Finds a reported task done, or returns it to the unit.
    ///
    /// # Errors
    /// `Denied`; `Invalid` without a reason for a return; `NotFound`; `Conflict` unless the task is reported, or for a
    /// stale revision.
    pub fn review_task(&self, request: ReviewGovernanceTask) -> Result<TaskStanding> {
        let id = Id::parse("id", &request.id)?;
        let reason = request.reason.as_deref().map(|text| prose("reason", text)).transpose()?;
        if reason.is_none() && !request.done {
            return Err(Error::invalid("reason", "退回应说明理由", "a return has a reason"));
        }
        let kind = if request.done { TaskStepKind::Done } else { TaskStepKind::Returned };
        self.0.write_once("governance.review_task", request.request_key.as_deref(), &request, |command| {
            let (task, _) = at(command, id, request.revision)?;
            advance(command, &task, step(command, kind, reason))
        })
    }

    /// Gives a task a later last day.
    ///
    /// # Errors
    /// `Denied`; `Invalid` for a day that is not later; `NotFound`; `Conflict` unless the task is assigned or returned, or
    /// for a stale revision.
    pub fn extend_task(&self, request: ExtendGovernanceTask) -> Result<TaskStanding> {
        let id = Id::parse("id", &request.id)?;
        let due = parse_date("due", &request.due)?;
        let reason = prose("reason", &request.reason)?;
        self.0.write_once("governance.extend_task", request.request_key.as_deref(), &request, |command| {
            let (task, _) = at(command, id, request.revision)?;
            task.state.after(TaskStepKind::Extended)?;
            if due <= task.due || due < command.now.date() {
                return Err(Error::invalid(
                    "due",
                    format!("新期限应晚于原期限 {}，且不早于今日", task.due),
                    format!("the new last day is after {} and not before today", task.due),
                ));
            }
            let step = TaskStep { due: Some(due), ..step(command, TaskStepKind::Extended, Some(reason)) };
            advance(command, &task, step)
        })
    }

    /// Hands a task over to another member unit.
    ///
    /// # Errors
    /// `Denied`; `Invalid` for the same unit or a day that is over; `NotFound`; `Violation` `governance.unit.member`;
    /// `Conflict` unless the task is assigned or returned, or for a stale revision.
    pub fn hand_over_task(&self, request: HandOverGovernanceTask) -> Result<TaskStanding> {
        let id = Id::parse("id", &request.id)?;
        let unit = Id::parse("unit", &request.unit)?;
        let reason = prose("reason", &request.reason)?;
        let due = check::optional_date("due", request.due.as_deref())?;
        self.0.write_once("governance.hand_over_task", request.request_key.as_deref(), &request, |command| {
            let (task, committee) = at(command, id, request.revision)?;
            task.state.after(TaskStepKind::HandedOver)?;
            let today = command.now.date();
            if unit == task.unit {
                return Err(Error::invalid("unit", "该任务已由该单位承担", "the unit has the task already"));
            }
            let record: MemberUnit = command.stored(unit).map_err(|error| error.at("unit"))?;
            record.member("unit", committee.id, today)?;
            if due.is_some_and(|due| due < today) {
                return Err(Error::invalid("due", "期限早于今日", "the last day is before today"));
            }
            let step =
                TaskStep { unit: Some(unit), due, ..step(command, TaskStepKind::HandedOver, Some(reason)) };
            advance(command, &task, step)
        })
    }

    /// Gives a task up.
    ///
    /// # Errors
    /// `Denied`; `Invalid`; `NotFound`; `Conflict` when the task is done or cancelled, or for a stale revision.
    pub fn cancel_task(&self, request: CancelGovernanceTask) -> Result<TaskStanding> {
        let id = Id::parse("id", &request.id)?;
        let reason = prose("reason", &request.reason)?;
        self.0.write_once("governance.cancel_task", request.request_key.as_deref(), &request, |command| {
            let (task, _) = at(command, id, request.revision)?;
            advance(command, &task, step(command, TaskStepKind::Cancelled, Some(reason)))
        })
    }

    /// Tasks in scope, in the order in which they were given.
    ///
    /// # Errors
    /// `Denied`; `NotFound`.
    pub fn list_tasks(&self, request: ListGovernanceTasks) -> Result<GovernanceTaskList> {
        let limit = page(request.limit, 100)?;
        let committee = check::optional_id("committee", request.committee.as_deref())?;
        let mut filter = rows::Filter {
            committee,
            meeting: check::optional_id("meeting", request.meeting.as_deref())?,
            unit: check::optional_id("unit", request.unit.as_deref())?,
            state: request.state.map(TaskState::word),
            after: check::optional_id("cursor", request.cursor.as_deref())?,
            ..rows::Filter::default()
        };
        self.0.read(|view| {
            let seen = visible(view, committee)?;
            let today = view.now.date();
            filter.due_before = (request.overdue == Some(true)).then_some(today);
            let mut page = Page::new(limit);
            rows::list(view.connection, view.street(), &filter, |task: GovernanceTask| {
                let overdue = late_task(&task, today);
                let wanted = seen.contains_key(&task.committee)
                    && request.overdue.is_none_or(|asked| asked == overdue);
                Ok(!wanted || page.push(TaskStanding { task, overdue }))
            })?;
            let (items, next) = page.finish(|standing| standing.task.id.to_string());
            Ok(GovernanceTaskList { items, next })
        })
    }
}

/// A task that the session may write, at the revision it knows.
fn at(command: &Command<'_>, id: Id, revision: Option<i64>) -> Result<(GovernanceTask, BigCommittee)> {
    let (task, committee) = writable_part(command, id, |task: &GovernanceTask| task.committee)?;
    check::revision(revision, task.revision)?;
    Ok((task, committee))
}

fn step(command: &Command<'_>, kind: TaskStepKind, text: Option<String>) -> TaskStep {
    TaskStep { kind, on: command.now.date(), unit: None, due: None, text, evidence: Vec::new() }
}

/// Takes one step, if it follows on where the task stands. A task that has come a long way is only reported on, found
/// done or given up.
fn advance(command: &mut Command<'_>, before: &GovernanceTask, step: TaskStep) -> Result<TaskStanding> {
    let mut task = before.clone();
    task.state = before.state.after(step.kind)?;
    let again =
        matches!(step.kind, TaskStepKind::Extended | TaskStepKind::HandedOver | TaskStepKind::Returned);
    if again && before.steps.len() + LAST_STEPS >= MOST_STEPS {
        return Err(conflict(
            format!("任务环节已有 {} 个，上限 {MOST_STEPS} 个，应办结或者撤销", before.steps.len()),
            format!(
                "the task has {} steps of {MOST_STEPS} at most; finish it or give it up",
                before.steps.len()
            ),
        ));
    }
    task.unit = step.unit.unwrap_or(before.unit);
    task.due = step.due.unwrap_or(before.due);
    task.revision = before.revision + 1;
    let facts = json!({"committee": task.committee, "unit": task.unit, "step": step.kind,
        "state": task.state, "due": task.due});
    task.steps.push(step);
    command.keep(Some(before), &task, facts)?;
    Ok(TaskStanding { overdue: late_task(&task, command.now.date()), task })
}

fn evidence(given: &[TaskEvidence]) -> Result<Vec<TaskEvidence>> {
    if given.len() > MOST_EVIDENCE {
        return Err(Error::invalid(
            "evidence",
            format!("佐证材料不得多于 {MOST_EVIDENCE} 份"),
            format!("there are no more than {MOST_EVIDENCE} pieces of evidence"),
        ));
    }
    given
        .iter()
        .enumerate()
        .map(|(index, one)| {
            let field = format!("evidence.{index}");
            let text = one.text.as_deref().map(|text| prose(&format!("{field}.text"), text)).transpose()?;
            let uri = check::optional_text(&format!("{field}.uri"), one.uri.as_deref(), LONGEST_URI)?;
            if text.is_none() && uri.is_none() {
                return Err(Error::invalid(
                    field,
                    "佐证材料应有文字或者地址",
                    "a piece of evidence has a text or an address",
                ));
            }
            Ok(TaskEvidence { text, uri })
        })
        .collect()
}
