//! What is done for the client: steps, originals, visits at home, and the end.

use serde::Serialize;
use serde_json::{Value, json};

use super::intake::next_number;
use super::record::AgencyRecord;
use super::requests::*;
use super::standing::{self, Way};
use super::types::{AgencyHomeVisit, AgencyOriginal, AgencyResult, AgencyState, AgencyStep};
use super::{AgencyServices, LONGEST_TEXT, rules, shown};
use crate::command::Command;
use crate::registry::rules as check;
use crate::{Error, Id, Result, Warning, parse_date};

impl AgencyServices {
    /// Runs one step of an open service: `change` makes the record what it will be, and tells the facts and warnings.
    pub(super) fn step<R: Serialize>(
        &self,
        operation: &'static str,
        asked: (&str, Option<i64>, Option<&str>),
        request: &R,
        way: Way,
        change: impl FnOnce(&Command<'_>, &mut AgencyRecord) -> Result<(Value, Vec<Warning>)>,
    ) -> Result<AgencyResult> {
        self.any_step(operation, asked, request, way, |command, after| {
            rules::is_open(after)?;
            change(command, after)
        })
    }

    /// As [`Self::step`], also of a service that is over.
    fn any_step<R: Serialize>(
        &self,
        operation: &'static str,
        (service, revision, key): (&str, Option<i64>, Option<&str>),
        request: &R,
        way: Way,
        change: impl FnOnce(&Command<'_>, &mut AgencyRecord) -> Result<(Value, Vec<Warning>)>,
    ) -> Result<AgencyResult> {
        let id = Id::parse("service", service)?;
        self.0.write_agency(operation, key, request, |command| {
            let before = way(command, id)?;
            check::revision(revision, before.revision)?;
            let mut after = AgencyRecord { revision: before.revision + 1, ..before.clone() };
            let (facts, warnings) = change(command, &mut after)?;
            command.keep(Some(&before), &after, facts)?;
            Ok(shown::after(command, &after, warnings))
        })
    }

    /// Records what was done for the client (代办记录).
    ///
    /// # Errors
    /// `Denied`; `Violation` `agency.authority`; `Conflict` for what is over, or for a stale revision; `Invalid`; `NotFound`.
    pub fn record_step(&self, request: RecordAgencyStep) -> Result<AgencyResult> {
        let day = check::optional_date("done_on", request.done_on.as_deref())?;
        let note = check::optional_text("note", request.note.as_deref(), LONGEST_TEXT)?;
        let asked = (&*request.service, request.revision, request.request_key.as_deref());
        self.step("agency.record_step", asked, &request, standing::to_step, |command, after| {
            let done_on = check::past_or_today("done_on", day, command.now.date())?;
            check::not_before("done_on", done_on, after.accepted_on)?;
            rules::authorised(after.kind, &after.authorities, after.item, done_on)?;
            let number = next_number("service", after.steps.len())?;
            let recorded_by = command.actor().to_owned();
            after.steps.push(AgencyStep { number, kind: request.kind, done_on, recorded_by, note });
            Ok((json!({"step": number, "kind": request.kind, "done_on": done_on}), Vec::new()))
        })
    }

    /// Takes an original from the client (接收原件), who gets a receipt with a number.
    ///
    /// # Errors
    /// `Denied`; `Violation` `agency.authority`, or `agency.originals` for one that is out; `Conflict` for what is over, or for a
    /// stale revision; `Invalid`; `NotFound`.
    pub fn take_original(&self, request: TakeAgencyOriginal) -> Result<AgencyResult> {
        let name = check::text("name", &request.name, check::LONGEST_NAME)?;
        let receipt = check::text("receipt", &request.receipt, check::LONGEST_NAME)?;
        let day = check::optional_date("taken_on", request.taken_on.as_deref())?;
        let asked = (&*request.service, request.revision, request.request_key.as_deref());
        self.step("agency.take_original", asked, &request, standing::to_step, |command, after| {
            let taken_on = check::past_or_today("taken_on", day, command.now.date())?;
            check::not_before("taken_on", taken_on, after.accepted_on)?;
            rules::authorised(after.kind, &after.authorities, after.item, taken_on)?;
            rules::takes(&after.originals, &name)?;
            let number = next_number("service", after.originals.len())?;
            after.originals.push(AgencyOriginal { number, name, receipt, taken_on, returned_on: None });
            Ok((json!({"original": number, "taken_on": taken_on}), Vec::new()))
        })
    }

    /// Gives an original back (归还原件), also when the authority or the service has ended: it is the client's.
    ///
    /// # Errors
    /// `Denied`; `Conflict` when it was given back, or for a stale revision; `Invalid`; `NotFound`.
    pub fn return_original(&self, request: ReturnAgencyOriginal) -> Result<AgencyResult> {
        let day = check::optional_date("returned_on", request.returned_on.as_deref())?;
        let asked = (&*request.service, request.revision, request.request_key.as_deref());
        self.any_step("agency.return_original", asked, &request, standing::to_step, |command, after| {
            let returned_on = check::past_or_today("returned_on", day, command.now.date())?;
            let held =
                after.originals.iter_mut().find(|one| one.number == request.original).ok_or_else(|| {
                    Error::invalid("original", "应为原件的序号", "is the running number of an original")
                })?;
            if let Some(day) = held.returned_on {
                return Err(rules::conflict(
                    format!("该原件已于 {day} 归还"),
                    format!("the original was given back on {day}"),
                ));
            }
            check::not_before("returned_on", returned_on, held.taken_on)?;
            held.returned_on = Some(returned_on);
            Ok((json!({"original": request.original, "returned_on": returned_on}), Vec::new()))
        })
    }

    /// Plans a visit at the home of a client who can't come (预约上门). It needs no authority: a new one may be what it is for.
    ///
    /// # Errors
    /// `Denied`; `Conflict` for what is over, or for a stale revision; `Invalid` for a day before today; `NotFound`.
    pub fn plan_visit(&self, request: PlanAgencyVisit) -> Result<AgencyResult> {
        let planned_on = parse_date("planned_on", &request.planned_on)?;
        let asked = (&*request.service, request.revision, request.request_key.as_deref());
        self.step("agency.plan_visit", asked, &request, standing::to_step, |command, after| {
            check::not_before("planned_on", planned_on, command.now.date())?;
            let number = next_number("service", after.visits.len())?;
            after.visits.push(AgencyHomeVisit {
                number,
                planned_on,
                reason: request.reason,
                visited_on: None,
                met: None,
                note: None,
            });
            // Why somebody can't come is a matter of health: the ledger does not tell it.
            Ok((json!({"visit": number, "planned_on": planned_on}), Vec::new()))
        })
    }

    /// Records that a planned visit took place (上门记录).
    ///
    /// # Errors
    /// `Denied`; `Conflict` when it was recorded, for what is over, or for a stale revision; `Invalid`; `NotFound`.
    pub fn record_visit(&self, request: RecordAgencyVisit) -> Result<AgencyResult> {
        let day = check::optional_date("visited_on", request.visited_on.as_deref())?;
        let note = check::optional_text("note", request.note.as_deref(), LONGEST_TEXT)?;
        let asked = (&*request.service, request.revision, request.request_key.as_deref());
        self.step("agency.record_visit", asked, &request, standing::to_step, |command, after| {
            let visited_on = check::past_or_today("visited_on", day, command.now.date())?;
            check::not_before("visited_on", visited_on, after.accepted_on)?;
            let visit = after.visits.iter_mut().find(|one| one.number == request.visit).ok_or_else(|| {
                Error::invalid("visit", "应为上门服务的序号", "is the running number of a visit")
            })?;
            if visit.visited_on.is_some() {
                return Err(rules::conflict("该次上门已记录", "the visit was recorded already"));
            }
            (visit.visited_on, visit.met, visit.note) = (Some(visited_on), Some(request.met), note);
            Ok((json!({"visit": request.visit, "visited_on": visited_on, "met": request.met}), Vec::new()))
        })
    }

    /// Completes a service (代办办结), once the client has every original again.
    ///
    /// # Errors
    /// `Denied`; `Violation` `agency.authority` or `agency.originals`; `Conflict` for what is over, or for a stale revision;
    /// `Invalid`; `NotFound`.
    pub fn complete(&self, request: CompleteAgency) -> Result<AgencyResult> {
        let outcome = check::text("outcome", &request.outcome, LONGEST_TEXT)?;
        let day = check::optional_date("completed_on", request.completed_on.as_deref())?;
        let asked = (&*request.service, request.revision, request.request_key.as_deref());
        self.step("agency.complete", asked, &request, standing::to_step, |command, after| {
            let day = check::past_or_today("completed_on", day, command.now.date())?;
            check::not_before("completed_on", day, last_day(after))?;
            rules::authorised(after.kind, &after.authorities, after.item, day)?;
            rules::all_back(&after.originals)?;
            after.state = AgencyState::Done;
            (after.closed_on, after.outcome) = (Some(day), Some(outcome));
            Ok((json!({"state": after.state, "closed_on": day}), Vec::new()))
        })
    }

    /// Ends a service that the client no longer wishes (终止代办): by the client's own account or for the client. Authorities end
    /// with it; originals that are out are to be given back.
    ///
    /// # Errors
    /// `Denied`; `Conflict` for what is over, or for a stale revision; `Invalid`; `NotFound`.
    pub fn end(&self, request: EndAgency) -> Result<AgencyResult> {
        let reason = check::optional_text("reason", request.reason.as_deref(), LONGEST_TEXT)?;
        let day = check::optional_date("ended_on", request.ended_on.as_deref())?;
        let asked = (&*request.service, request.revision, request.request_key.as_deref());
        self.step("agency.end", asked, &request, standing::to_stop, |command, after| {
            let day = check::past_or_today("ended_on", day, command.now.date())?;
            check::not_before("ended_on", day, last_day(after))?;
            for one in after.authorities.iter_mut().filter(|one| day <= one.valid_to) {
                one.revoked_on = one.revoked_on.or(Some(day));
            }
            after.state = AgencyState::Ended;
            (after.closed_on, after.outcome) = (Some(day), reason);
            let warnings = rules::still_out(&after.originals).into_iter().collect();
            let own = after.is_client(command.actor());
            Ok((json!({"state": after.state, "closed_on": day, "own": own}), warnings))
        })
    }
}

/// The last day on which something was done.
fn last_day(record: &AgencyRecord) -> chrono::NaiveDate {
    let steps = record.steps.iter().map(|step| step.done_on);
    let originals = record.originals.iter().map(|one| one.returned_on.unwrap_or(one.taken_on));
    let visits = record.visits.iter().filter_map(|visit| visit.visited_on);
    steps.chain(originals).chain(visits).fold(record.accepted_on, chrono::NaiveDate::max)
}
