//! The steps after intake: each is decided by the rules and written by one path.

use crate::access::{Capability, Place};
use crate::command::{Command, body};
use crate::identity::GridCode;
use crate::ledger::page;
use crate::store::Connection;
use crate::{Error, Id, Result, code};

use super::intake::check_text;
use super::rules::{Decision, Ground, Step, decide, due, is_overdue};
use super::steps::{
    DispatchCase, ExtendCase, FileCase, FollowUpCase, InspectCase, ReportCase, SweepCases, SweepResult,
};
use super::types::{Case, CaseReasonStep, CaseResult, CaseStep};
use super::{Cases, figures, rows};

/// What every step's request has in common.
struct Call<'a> {
    operation: &'static str,
    case: Id,
    revision: Option<i64>,
    key: Option<&'a str>,
}

impl Cases {
    /// Verifies a case on the spot (核实).
    ///
    /// # Errors
    /// `Conflict` (501) unless the case is submitted; `Denied` outside the scope.
    pub fn verify(&self, request: CaseStep) -> Result<CaseResult> {
        self.noted("case.verify", &request, |note| Step::Verify { note })
    }

    /// Files a case (立案), with another category or a grid where intake was wrong or short.
    ///
    /// # Errors
    /// `Conflict` (501) unless submitted or verified; `Invalid` for an unknown category or grid.
    pub fn file(&self, request: FileCase) -> Result<CaseResult> {
        let grid = request.grid.as_deref().map(|text| GridCode::parse("grid", text)).transpose()?;
        let call = call("case.file", &request.case, request.revision, request.request_key.as_deref())?;
        let step = Step::File { category: request.category.as_deref() };
        self.take(&call, &request, &step, |command, case| place_again(command, case, grid.as_ref()))
    }

    /// Refuses a case (不予受理), with the reason and where to turn.
    ///
    /// # Errors
    /// `Conflict` (501) unless submitted or verified; `Invalid` without a reason (rule `case.refuse.reason`).
    pub fn refuse(&self, request: CaseReasonStep) -> Result<CaseResult> {
        self.reasoned("case.refuse", &request, |reason| Step::Refuse { reason })
    }

    /// Gives a case to an office (派遣) and starts its clocks: to accept, and to report.
    ///
    /// # Errors
    /// `Conflict` (501) unless filed or returned; `Invalid` without an office in force;
    /// `Violation` `case.return.maximum` when the street must rule first; `Invalid` when the calendar lacks a year.
    pub fn dispatch(&self, request: DispatchCase) -> Result<CaseResult> {
        check_note(request.note.as_deref())?;
        let call = call("case.dispatch", &request.case, request.revision, request.request_key.as_deref())?;
        let step = Step::Dispatch {
            office: request.office.as_deref(),
            arbitrated: request.arbitrated.unwrap_or(false),
            note: request.note.as_deref(),
        };
        self.take(&call, &request, &step, |_, _| Ok(()))
    }

    /// Accepts an order (签收).
    ///
    /// # Errors
    /// `Conflict` (501) unless dispatched; `Denied` for another office's handler.
    pub fn accept(&self, request: CaseStep) -> Result<CaseResult> {
        self.noted("case.accept", &request, |note| Step::Accept { note })
    }

    /// Sends an order back (退回) with the reason and whose it would be.
    ///
    /// # Errors
    /// `Conflict` (501) unless dispatched; `Violation` `case.return.maximum` or `case.first_receiver`.
    pub fn return_order(&self, request: CaseReasonStep) -> Result<CaseResult> {
        self.reasoned("case.return_order", &request, |reason| Step::Return { reason })
    }

    /// Reports the result (处置反馈).
    ///
    /// # Errors
    /// `Conflict` (501) unless being handled; `Invalid` without a result.
    pub fn report(&self, request: ReportCase) -> Result<CaseResult> {
        check_text("result", &request.result, 1, 1_000)?;
        let call = call("case.report", &request.case, request.revision, request.request_key.as_deref())?;
        let step = Step::Report { outcome: request.outcome, result: &request.result };
        self.take(&call, &request, &step, |_, _| Ok(()))
    }

    /// Inspects the result (核查): it holds, or the case goes back to the office.
    ///
    /// # Errors
    /// `Conflict` (501) unless reported; `Violation` `case.inspection.separate` by its handler;
    /// `Invalid` without a note when the result does not hold.
    pub fn inspect(&self, request: InspectCase) -> Result<CaseResult> {
        check_note(request.note.as_deref())?;
        if !request.passed && request.note.is_none() {
            return Err(Error::invalid(
                "note",
                "核查不通过应说明情况",
                "say what was found when the result does not hold",
            ));
        }
        let call = call("case.inspect", &request.case, request.revision, request.request_key.as_deref())?;
        let step = Step::Inspect { passed: request.passed, note: request.note.as_deref() };
        self.take(&call, &request, &step, |_, _| Ok(()))
    }

    /// Closes a case (结案).
    ///
    /// # Errors
    /// `Conflict` (501) unless inspected.
    pub fn close(&self, request: CaseStep) -> Result<CaseResult> {
        self.noted("case.close", &request, |note| Step::Close { note })
    }

    /// Records a call back (回访): 解决, 满意. A later call replaces the one before in the rates.
    ///
    /// # Errors
    /// `Conflict` (501) unless closed; `Violation` `case.anonymous`; `Invalid` when answers and `reached` disagree.
    pub fn follow_up(&self, request: FollowUpCase) -> Result<CaseResult> {
        let call = call("case.follow_up", &request.case, request.revision, request.request_key.as_deref())?;
        let step = Step::FollowUp {
            reached: request.reached,
            resolved: request.resolved,
            satisfaction: request.satisfaction,
        };
        self.take(&call, &request, &step, |_, _| Ok(()))
    }

    /// Reopens a closed case (重办) within the window, counted from the stored closing.
    ///
    /// # Errors
    /// `Conflict` (501) unless closed; `Violation` `case.reopen.window`.
    pub fn reopen(&self, request: CaseReasonStep) -> Result<CaseResult> {
        self.reasoned("case.reopen", &request, |reason| Step::Reopen { reason })
    }

    /// Stops the clock (挂账).
    ///
    /// # Errors
    /// `Conflict` (501) unless being handled.
    pub fn suspend(&self, request: CaseReasonStep) -> Result<CaseResult> {
        self.reasoned("case.suspend", &request, |reason| Step::Suspend { reason })
    }

    /// Lets the clock go on; only working time is credited.
    ///
    /// # Errors
    /// `Conflict` (501) unless suspended.
    pub fn resume(&self, request: CaseReasonStep) -> Result<CaseResult> {
        self.reasoned("case.resume", &request, |reason| Step::Resume { reason })
    }

    /// Withdraws a case (作废), at the wish of who asked or because it is void.
    ///
    /// # Errors
    /// `Conflict` (501) once an office has accepted it.
    pub fn withdraw(&self, request: CaseReasonStep) -> Result<CaseResult> {
        self.reasoned("case.withdraw", &request, |reason| Step::Withdraw { reason })
    }

    /// Gives a case more time (延期).
    ///
    /// # Errors
    /// `Conflict` (501) unless being handled; `Violation` `case.extension`.
    pub fn extend(&self, request: ExtendCase) -> Result<CaseResult> {
        check_text("reason", &request.reason, 1, 1_000)?;
        let call = call("case.extend", &request.case, request.revision, request.request_key.as_deref())?;
        let step = Step::Extend { working_days: request.working_days, reason: &request.reason };
        self.take(&call, &request, &step, |_, _| Ok(()))
    }

    /// Notes the cases that have run past their limit since the last sweep (超期扫描).
    ///
    /// # Errors
    /// `Denied` without a street-wide grant that manages cases.
    pub fn sweep(&self, request: SweepCases) -> Result<SweepResult> {
        let limit = page(request.limit, 1_000)?;
        self.0.write("case.sweep", |command| {
            command.access().street_wide(Capability::ManageCases)?;
            let mut cases =
                rows::newly_overdue(command.connection, command.street(), command.now, limit + 1)?;
            let more = i64::try_from(cases.len()).unwrap_or(i64::MAX) > limit;
            if more {
                cases.pop();
            }
            let mut items = Vec::with_capacity(cases.len());
            let now = command.now;
            for before in cases.into_iter().filter(|case| is_overdue(case, now)) {
                let case = Case { overdue: true, revision: before.revision + 1, ..before.clone() };
                items.push(case.id);
                write(command, &before, &case, None)?;
            }
            Ok(SweepResult { items, more })
        })
    }

    fn noted<'a>(
        &self,
        operation: &'static str,
        request: &'a CaseStep,
        step: impl FnOnce(Option<&'a str>) -> Step<'a>,
    ) -> Result<CaseResult> {
        check_note(request.note.as_deref())?;
        let call = call(operation, &request.case, request.revision, request.request_key.as_deref())?;
        self.take(&call, request, &step(request.note.as_deref()), |_, _| Ok(()))
    }

    fn reasoned<'a>(
        &self,
        operation: &'static str,
        request: &'a CaseReasonStep,
        step: impl FnOnce(&'a str) -> Step<'a>,
    ) -> Result<CaseResult> {
        check_text("reason", &request.reason, 1, 1_000)?;
        let call = call(operation, &request.case, request.revision, request.request_key.as_deref())?;
        self.take(&call, request, &step(&request.reason), |_, _| Ok(()))
    }

    /// The one path of every step: load, access, revision, decide, write.
    fn take<R: serde::Serialize>(
        &self,
        call: &Call<'_>,
        request: &R,
        step: &Step<'_>,
        adjust: impl FnOnce(&mut Command<'_>, &mut Case) -> Result<()>,
    ) -> Result<CaseResult> {
        self.0.write_once(call.operation, call.key, request, |command| {
            let before = seen(command, call.case, step.capability())?;
            if let Some(revision) = call.revision.filter(|revision| *revision != before.revision) {
                return Err(stale(revision, before.revision));
            }
            let snapshot = std::sync::Arc::clone(&command.snapshot);
            let pauses = match step {
                Step::Resume { .. } | Step::Extend { .. } => {
                    if matches!(step, Step::Resume { .. }) {
                        rows::end_pause(command.connection, command.street(), before.id, command.now)?;
                    }
                    rows::pauses(command.connection, command.street(), before.id)?
                }
                _ => Vec::new(),
            };
            let ground = Ground {
                now: command.now,
                actor: command.actor(),
                street: command.street(),
                rules: &snapshot.rules,
                configuration: &snapshot.cases,
                pauses: &pauses,
            };
            let Decision { mut case, note, warnings } = decide(&before, step, &ground)?;
            adjust(command, &mut case)?;
            if let Step::Suspend { reason } = step {
                rows::start_pause(command.connection, command.street(), case.id, command.now, reason)?;
            }
            write(command, &before, &case, note.as_deref())?;
            Ok(CaseResult { case: case.masked(), routing: None, warnings })
        })
    }
}

/// A case in the scope of the session; one outside it is not told apart from one that does not exist.
fn seen(command: &Command<'_>, id: Id, capability: Capability) -> Result<Case> {
    let access = command.access();
    access.anywhere(capability)?;
    let case =
        rows::get(command.connection, command.street(), id)?.ok_or_else(|| Error::not_found("case", id))?;
    match access.over(capability, case.place()) {
        Ok(_) => Ok(case),
        Err(denied) if access.over(Capability::ReadCases, case.place()).is_ok() => Err(denied),
        Err(_) => Err(Error::not_found("case", id)),
    }
}

fn stale(given: i64, current: i64) -> Error {
    Error::conflict(
        code::CONFLICT_REVISION,
        format!("记录已被他人更改：所见版本 {given}，当前版本 {current}"),
        format!("the record has moved on: revision {given} was seen, {current} is current"),
    )
    .at("revision")
    .with("current", current)
}

/// Writes a changed case: row, fact, counters.
pub(super) fn write(command: &mut Command<'_>, before: &Case, case: &Case, note: Option<&str>) -> Result<()> {
    rows::update(command.connection, command.street(), case)?;
    let facts =
        body([("state", Some(case.state.word())), ("office", case.office.as_deref()), ("note", note)]);
    command.record("case", case.id.as_bytes(), Some(before), Some(case), facts)?;
    let street = command.street();
    command.count(figures::contributions(street, before), figures::contributions(street, case));
    Ok(())
}

/// Puts a case that is being filed into a grid, and routes it again.
fn place_again(command: &mut Command<'_>, case: &mut Case, grid: Option<&GridCode>) -> Result<()> {
    let today = command.now.date();
    if let Some(grid) = grid {
        if !command.snapshot.places.in_force(grid, today) {
            return Err(Error::invalid("grid", "没有该网格，或已撤销", "there is no such grid in force"));
        }
        case.grid = Some(grid.as_str().to_owned());
        case.community = Some(grid.community().as_str().to_owned());
        let place =
            Place { community: case.community.as_deref(), grid: case.grid.as_deref(), ..Place::default() };
        command.access().over(Capability::ManageCases, place)?;
    }
    let category = command.snapshot.cases.usable_category(&case.category)?;
    let area = case.grid.as_deref().or(case.community.as_deref());
    let routing = command.snapshot.cases.route(category, area, "grid", today);
    case.routing = routing.rule.map_or_else(|| "none".to_owned(), |rule| rule.to_string());
    case.office = routing.office;
    Ok(())
}

fn check_note(note: Option<&str>) -> Result<()> {
    note.map_or(Ok(()), |note| check_text("note", note, 1, 1_000))
}

fn call<'a>(
    operation: &'static str,
    case: &str,
    revision: Option<i64>,
    key: Option<&'a str>,
) -> Result<Call<'a>> {
    Ok(Call { operation, case: Id::parse("case", case)?, revision, key })
}

/// Recomputes the open deadlines after a change of the calendar or the hours; how many moved.
pub(crate) fn recompute_deadlines(command: &mut Command<'_>, reason: &str) -> Result<i64> {
    let rules = crate::rulebook::rows::load(command.connection, command.street())?;
    let snapshot = std::sync::Arc::clone(&command.snapshot);
    let connection: &Connection = command.connection;
    let mut moved = 0;
    for before in rows::running(connection, command.street())? {
        let pauses = rows::pauses(connection, command.street(), before.id)?;
        let ground = Ground {
            now: command.now,
            actor: command.actor(),
            street: command.street(),
            rules: &rules,
            configuration: &snapshot.cases,
            pauses: &pauses,
        };
        let at = due(&before, &ground)?;
        if before.due_at != Some(at) {
            let overdue = before.overdue && command.now > at;
            let case = Case { due_at: Some(at), overdue, revision: before.revision + 1, ..before.clone() };
            write(command, &before, &case, Some(reason))?;
            moved += 1;
        }
    }
    Ok(moved)
}
