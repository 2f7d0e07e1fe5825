//! What is done about bad reviews: they are verified, mended and called back about.

use chrono::NaiveDate;
use serde::Serialize;
use serde_json::{Value, json};

use super::record::ReviewRecord;
use super::requests::*;
use super::types::{ReviewCall, ReviewMending, ReviewVerification, ServiceReviewResult};
use super::{LONGEST_TEXT, Reviews, rules};
use crate::access::Capability;
use crate::command::Command;
use crate::registry::rules as check;
use crate::service::matter::clock::known;
use crate::{Error, Id, Result, Warning};

/// The longest measures, in characters.
const LONGEST_MEASURES: usize = 1000;
/// The most calls about a review.
const MOST_CALLS: usize = 20;

impl Reviews {
    /// Records whether a bad review is true (差评核实), by the next working day after it unless the street sets another limit.
    ///
    /// # Errors
    /// `Denied` without a grant that handles matters over its place; `Conflict` for one that is not bad or was checked, or for a
    /// stale revision; `Invalid`; `NotFound`.
    pub fn verify(&self, request: VerifyServiceReview) -> Result<ServiceReviewResult> {
        let day = check::optional_date("verified_on", request.verified_on.as_deref())?;
        let note = check::optional_text("note", request.note.as_deref(), LONGEST_TEXT)?;
        let asked = (&*request.review, request.revision, request.request_key.as_deref());
        self.step("review.verify", asked, &request, |command, after| {
            rules::is_bad(after.level)?;
            if after.verification.is_some() {
                return Err(rules::conflict("该差评已核实", "the review was checked already"));
            }
            let verified_on = done_on(command, "verified_on", day, after.reviewed_on)?;
            let due = due(command, after, "review.verify")?;
            let warning = due.and_then(|due| rules::late("review.verify", "verified_on", due, verified_on));
            let mend_by = due_when(request.founded, command, after)?;
            after.verification = Some(ReviewVerification { verified_on, founded: request.founded, note });
            after.open_due = mend_by;
            let facts = json!({"founded": request.founded, "verified_on": verified_on, "open_due": mend_by});
            Ok((facts, warning.into_iter().collect()))
        })
    }

    /// Records what was done about a bad review that is true (差评整改), within fifteen working days after it unless the street sets
    /// another limit.
    ///
    /// # Errors
    /// `Denied`; `Conflict` for one that was not found true or was mended, or for a stale revision; `Invalid`; `NotFound`.
    pub fn mend(&self, request: MendServiceReview) -> Result<ServiceReviewResult> {
        let day = check::optional_date("mended_on", request.mended_on.as_deref())?;
        let measures = check::text("measures", &request.measures, LONGEST_MEASURES)?;
        let asked = (&*request.review, request.revision, request.request_key.as_deref());
        self.step("review.mend", asked, &request, |command, after| {
            rules::is_bad(after.level)?;
            let verified_on = match &after.verification {
                Some(one) if one.founded => one.verified_on,
                Some(_) => {
                    return Err(rules::conflict(
                        "该差评经核实不属实，无需整改",
                        "the review was found untrue",
                    ));
                }
                None => return Err(rules::conflict("该差评尚未核实", "the review was not checked yet")),
            };
            if after.mending.is_some() {
                return Err(rules::conflict("该差评已整改", "the review was mended already"));
            }
            let mended_on = done_on(command, "mended_on", day, verified_on)?;
            let due = due(command, after, "review.mend")?;
            let warning = due.and_then(|due| rules::late("review.mend", "mended_on", due, mended_on));
            after.mending = Some(ReviewMending { mended_on, measures });
            after.open_due = None;
            Ok((json!({"mended_on": mended_on}), warning.into_iter().collect()))
        })
    }

    /// Records a call to who gave a bad review under a name (实名差评回访), once it was checked.
    ///
    /// # Errors
    /// `Denied`; `Violation` `review.call_back` for an anonymous one; `Conflict` for one that is not bad or not checked, or for a
    /// stale revision; `Invalid`; `NotFound`.
    pub fn call_back(&self, request: CallBackServiceReview) -> Result<ServiceReviewResult> {
        let day = check::optional_date("called_on", request.called_on.as_deref())?;
        if request.answered != request.satisfied.is_some() {
            return Err(Error::invalid(
                "satisfied",
                "接通时应填写是否满意，未接通时不填写",
                "is told with an answer, and with an answer only",
            ));
        }
        let asked = (&*request.review, request.revision, request.request_key.as_deref());
        self.step("review.call_back", asked, &request, |command, after| {
            rules::may_call(after)?;
            let Some(verification) = &after.verification else {
                return Err(rules::conflict("该差评尚未核实", "the review was not checked yet"));
            };
            if after.calls.len() >= MOST_CALLS {
                return Err(rules::conflict(
                    format!("回访已达 {MOST_CALLS} 次"),
                    format!("there were {MOST_CALLS} calls already"),
                ));
            }
            let last = after.calls.last().map_or(verification.verified_on, |call| call.called_on);
            let called_on = done_on(command, "called_on", day, last)?;
            let (answered, satisfied) = (request.answered, request.satisfied);
            after.calls.push(ReviewCall { called_on, answered, satisfied });
            let facts = json!({"called_on": called_on, "answered": answered, "satisfied": satisfied});
            Ok((facts, Vec::new()))
        })
    }

    /// Runs one step: `change` makes the record what it will be, and tells the facts and warnings.
    fn step<R: Serialize>(
        &self,
        operation: &'static str,
        (review, revision, key): (&str, Option<i64>, Option<&str>),
        request: &R,
        change: impl FnOnce(&Command<'_>, &mut ReviewRecord) -> Result<(Value, Vec<Warning>)>,
    ) -> Result<ServiceReviewResult> {
        let id = Id::parse("review", review)?;
        // The answer tells the comment: who handles it no more gets it no more.
        let again =
            |command: &Command<'_>, answer: ServiceReviewResult| to_handle(command, id).map(|_| answer);
        self.0.write_once_if(operation, key, request, again, |command| {
            let before = to_handle(command, id)?;
            check::revision(revision, before.revision)?;
            let mut after = ReviewRecord { revision: before.revision + 1, ..before.clone() };
            let (facts, warnings) = change(command, &mut after)?;
            command.keep(Some(&before), &after, facts)?;
            Ok(ServiceReviewResult { review: after.shown(), warnings })
        })
    }
}

/// The stored review, once the session handles matters over its place.
fn to_handle(command: &Command<'_>, id: Id) -> Result<ReviewRecord> {
    command.access().anywhere(Capability::HandleMatters)?;
    let record: ReviewRecord = command.stored(id)?;
    command.access().over(Capability::HandleMatters, record.place())?;
    Ok(record)
}

fn done_on(
    command: &Command<'_>,
    field: &str,
    day: Option<NaiveDate>,
    first: NaiveDate,
) -> Result<NaiveDate> {
    let day = check::past_or_today(field, day, command.now.date())?;
    check::not_before(field, day, first).map(|()| day)
}

/// The last day of a limit of a bad review; none while the holidays of its year are not loaded.
fn due(command: &Command<'_>, record: &ReviewRecord, rule: &str) -> Result<Option<NaiveDate>> {
    let in_force = &command.snapshot.rules;
    let days = in_force.rulebook.integer(rule, "days", record.community.as_str(), record.reviewed_on)?;
    known(rules::due(&in_force.calendar, record.reviewed_on, days))
}

/// The day by which a review is mended, when it is true.
fn due_when(founded: bool, command: &Command<'_>, record: &ReviewRecord) -> Result<Option<NaiveDate>> {
    if founded { due(command, record, "review.mend") } else { Ok(None) }
}
