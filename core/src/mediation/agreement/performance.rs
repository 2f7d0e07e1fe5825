//! Performance of agreements, their breach, and minor cases of public security that they settle.

use super::{Agreements, Standing, Step, requests::*, rules, to_mediate, types::*};
use crate::registry::rules as check;
use crate::{Error, Id, Result, parse_date};

/// The longest proof, in characters.
const LONGEST_PROOF: usize = 500;

impl Agreements {
    /// Records that a duty, or all that is still owed, was performed.
    ///
    /// # Errors
    /// `Conflict` unless the agreement is in effect and the duty is owed; `Denied`; `Invalid`; `NotFound`.
    pub fn record_performance(&self, request: RecordAgreementPerformance) -> Result<AgreementResult> {
        let id = Id::parse("agreement", &request.agreement)?;
        let day = check::optional_date("performed_on", request.performed_on.as_deref())?;
        let proof = check::optional_text("proof", request.proof.as_deref(), LONGEST_PROOF)?;
        self.0.write_seen(
            "agreement.record_performance",
            request.request_key.as_deref(),
            &request,
            |command| {
                let before = in_effect(to_mediate(command, id, request.revision)?)?;
                let day = check::past_or_today("performed_on", day, command.now.date())?;
                check::not_before("performed_on", day, before.agreement.0.reached_on)?;
                if let Some(number) = request.duty {
                    owed(&before.agreement.0, number)?;
                }
                let step = Step::of(before, |one| {
                    let wanted = |duty: &AgreementDuty| {
                        duty.performed_on.is_none() && request.duty.is_none_or(|number| number == duty.number)
                    };
                    for duty in one.duties.iter_mut().filter(|duty| wanted(duty)) {
                        duty.performed_on = Some(day);
                        duty.proof.clone_from(&proof);
                    }
                    one.state = rules::by_duties(&one.duties);
                });
                step.keep(command)
            },
        )
    }

    /// Records that a duty was not performed by its last day.
    ///
    /// # Errors
    /// `Violation` `agreement.breach`; `Conflict` unless the agreement is in effect and the duty is owed and not broken yet;
    /// `Denied`; `Invalid`; `NotFound`.
    pub fn record_breach(&self, request: RecordAgreementBreach) -> Result<AgreementResult> {
        let id = Id::parse("agreement", &request.agreement)?;
        let day = check::optional_date("found_on", request.found_on.as_deref())?;
        self.0.write_seen("agreement.record_breach", request.request_key.as_deref(), &request, |command| {
            let before = in_effect(to_mediate(command, id, request.revision)?)?;
            let day = check::past_or_today("found_on", day, command.now.date())?;
            let duty = owed(&before.agreement.0, request.duty)?;
            if duty.breached_on.is_some() {
                return Err(rules::conflict("该履行事项已记录为未履行", "the duty was found broken already"));
            }
            rules::broken(duty, day)?;
            let step = Step::of(before, |one| {
                for duty in one.duties.iter_mut().filter(|duty| duty.number == request.duty) {
                    duty.breached_on = Some(day);
                }
                one.state = rules::by_duties(&one.duties);
            });
            step.keep(command)
        })
    }

    /// Records that the parties asked the police to spare a penalty because they performed the agreement, and whether the police
    /// agreed. Called again, it adds that they agreed.
    ///
    /// # Errors
    /// `Violation` `agreement.police` unless the agreement was performed; `Conflict` once the police agreed; `Denied`;
    /// `Invalid`; `NotFound`.
    pub fn settle_police(&self, request: SettlePoliceCase) -> Result<AgreementResult> {
        let id = Id::parse("agreement", &request.agreement)?;
        let police = check::text("police", &request.police, check::LONGEST_NAME)?;
        let applied_on = parse_date("applied_on", &request.applied_on)?;
        let accepted_on = check::optional_date("accepted_on", request.accepted_on.as_deref())?;
        self.0.write_seen("agreement.settle_police", request.request_key.as_deref(), &request, |command| {
            let before = to_mediate(command, id, request.revision)?;
            let today = command.now.date();
            check::past_or_today("applied_on", Some(applied_on), today)?;
            check::past_or_today("accepted_on", accepted_on, today)?;
            let settlement = PoliceSettlement { police, applied_on, accepted_on };
            rules::spared(&before.agreement.0, &settlement)?;
            Step::of(before, |one| one.police = Some(settlement)).keep(command)
        })
    }
}

/// Refuses what does not bind, or does not bind any more.
fn in_effect(standing: Standing) -> Result<Standing> {
    rules::stands(&standing.agreement.0, &[AgreementState::Effective, AgreementState::Breached])?;
    rules::in_step(&standing.dispute, &standing.agreement.0)?;
    Ok(standing)
}

/// A duty that is still owed.
fn owed(agreement: &MediationAgreement, number: i64) -> Result<&AgreementDuty> {
    let duty = agreement.duties.iter().find(|duty| duty.number == number).ok_or_else(|| {
        Error::invalid("duty", "应为协议履行事项的序号", "is the running number of a duty of the agreement")
    })?;
    if duty.performed_on.is_some() {
        return Err(rules::conflict("该履行事项已履行", "the duty was performed already"));
    }
    Ok(duty)
}
