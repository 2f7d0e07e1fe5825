//! Judicial confirmation (司法确认) of agreements.

use super::{AgreementResult, Agreements, Step, requests::*, rules, to_mediate, types::*};
use crate::mediation::scheme;
use crate::registry::rules as check;
use crate::{Error, Id, Result};

impl Agreements {
    /// Records that all parties together asked the court to confirm an agreement.
    ///
    /// # Errors
    /// `Violation` `agreement.confirmation.window`, `agreement.confirmation.joint`, `agreement.confirmation.matter`;
    /// `Conflict` unless the agreement is in effect and no request runs; `Denied`; `Invalid`; `NotFound`.
    pub fn request_confirmation(&self, request: RequestJudicialConfirmation) -> Result<AgreementResult> {
        let id = Id::parse("agreement", &request.agreement)?;
        let court = check::text("court", &request.court, check::LONGEST_NAME)?;
        let day = check::optional_date("requested_on", request.requested_on.as_deref())?;
        self.0.write_seen(
            "agreement.request_confirmation",
            request.request_key.as_deref(),
            &request,
            |command| {
                let before = to_mediate(command, id, request.revision)?;
                let agreement = &before.agreement.0;
                rules::stands(
                    agreement,
                    &[AgreementState::Effective, AgreementState::Performed, AgreementState::Breached],
                )?;
                rules::not_asked_yet(agreement)?;
                rules::confirmable(agreement)?;
                rules::jointly(&before.dispute, &request.parties)?;
                let requested_on = check::past_or_today("requested_on", day, command.now.date())?;
                rules::in_window(agreement, requested_on)?;
                let asked = JudicialConfirmation {
                    requested_on,
                    court,
                    outcome: None,
                    decided_on: None,
                    document: None,
                };
                Step::of(before, |one| one.confirmation = Some(asked)).keep(command)
            },
        )
    }

    /// Records what came of a request for confirmation. A rejected agreement no longer binds: the dispute is mediated anew
    /// when all parties want it, or ends so that they can sue.
    ///
    /// # Errors
    /// `Conflict` unless a request runs; `Invalid` without the number of a confirmation or a rejection; `Denied`; `NotFound`.
    pub fn record_confirmation(&self, request: RecordJudicialConfirmation) -> Result<AgreementResult> {
        let id = Id::parse("agreement", &request.agreement)?;
        let day = check::optional_date("decided_on", request.decided_on.as_deref())?;
        let document = check::optional_text("document", request.document.as_deref(), check::LONGEST_NAME)?;
        let (outcome, reopen) = (request.outcome, request.reopen.unwrap_or(false));
        fits(outcome, document.is_some(), reopen)?;
        self.0.write_seen(
            "agreement.record_confirmation",
            request.request_key.as_deref(),
            &request,
            |command| {
                let before = to_mediate(command, id, request.revision)?;
                let today = command.now.date();
                let asked = before.agreement.0.confirmation.as_ref();
                let asked = asked.filter(|asked| asked.outcome.is_none()).ok_or_else(|| {
                    rules::conflict("没有待决的司法确认申请", "no request for confirmation runs")
                })?;
                let decided_on = check::past_or_today("decided_on", day, today)?;
                check::not_before("decided_on", decided_on, asked.requested_on)?;
                let decided = JudicialConfirmation {
                    outcome: Some(outcome),
                    decided_on: Some(decided_on),
                    document,
                    ..asked.clone()
                };
                let rejected = outcome == ConfirmationOutcome::Rejected;
                let mut step = Step::of(before, |one| {
                    one.confirmation = Some(decided);
                    if rejected {
                        one.state = AgreementState::Void;
                    }
                });
                if rejected {
                    let dispute = &step.dispute_before;
                    let scheme = scheme::on(command.connection, command.street(), decided_on)?;
                    let days = scheme.level(&dispute.level).map(|level| level.days);
                    let (book, area) = (&command.snapshot.rules.rulebook, dispute.community.as_str());
                    let months = book.integer("mediation.limit", "months", area, decided_on)?;
                    step.dispute_after = rules::after_rejection(dispute, decided_on, reopen, (months, days));
                }
                step.keep(command)
            },
        )
    }
}

/// Refuses a decision without its number, and mediation anew after anything but a rejection.
fn fits(outcome: ConfirmationOutcome, documented: bool, reopen: bool) -> Result<()> {
    let decided = matches!(outcome, ConfirmationOutcome::Confirmed | ConfirmationOutcome::Rejected);
    if decided && !documented {
        return Err(Error::invalid(
            "document",
            "确认、驳回应有裁定书文号",
            "a confirmation and a rejection have the number of the ruling",
        ));
    }
    if reopen && outcome != ConfirmationOutcome::Rejected {
        return Err(Error::invalid(
            "reopen",
            "仅在驳回申请后可以重新调解",
            "a dispute is mediated anew only after a rejection",
        ));
    }
    Ok(())
}
