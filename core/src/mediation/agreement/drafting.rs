//! Agreements from the draft to their effect.

use chrono::NaiveDate;

use super::record::AgreementRecord;
use super::{Agreements, Standing, Step, rows, rules, to_chair, to_mediate};
use super::{requests::*, types::*};
use crate::command::Command;
use crate::mediation::DisputeState;
use crate::mediation::dispute::record::DisputeRecord;
use crate::mediation::dispute::standing;
use crate::registry::rules as check;
use crate::{Error, Id, Money, Result, Warning, parse_date};

/// No agreement has more duties.
const MOST_DUTIES: usize = 100;
/// The longest text of a duty, in characters.
const LONGEST_DUTY: usize = 500;

impl Agreements {
    /// Records what the parties agreed on. An oral agreement takes effect at once, a written one when it is signed and sealed.
    ///
    /// # Errors
    /// `Violation` `agreement.session`, `agreement.parties`, `agreement.authority`, `agreement.minor`, `agreement.duty`,
    /// `agreement.waiver`, `agreement.mediator`; `Conflict` unless the dispute is being mediated, or for a stale revision;
    /// `Denied`; `Invalid`; `NotFound`.
    pub fn reach(&self, request: ReachAgreement) -> Result<AgreementResult> {
        let dispute = Id::parse("dispute", &request.dispute)?;
        let reached_on = check::optional_date("reached_on", request.reached_on.as_deref())?;
        let mediator = check::optional_id("mediator", request.mediator.as_deref())?;
        let findings = findings(request.findings.as_deref())?;
        let content = rules::prose("content", &request.content)?;
        let duties = duties(request.duties.as_deref().unwrap_or_default())?;
        self.0.write_seen("agreement.reach", request.request_key.as_deref(), &request, |command| {
            let dispute = standing::to_mediate(command, dispute)?;
            check::revision(request.revision, dispute.revision)?;
            rules::in_state(dispute.state, &[DisputeState::Mediating])?;
            let today = command.now.date();
            let reached_on = check::past_or_today("reached_on", reached_on, today)?;
            let (number, accepted_on) = numbered(command, &dispute)?;
            let mut agreement = MediationAgreement {
                id: command.new_id(),
                dispute: dispute.id,
                community: dispute.community,
                grid: dispute.grid,
                level: dispute.level.clone(),
                accepted_on,
                number,
                form: request.form,
                state: AgreementState::Drafted,
                reached_on,
                findings,
                content,
                participants: request.participants.clone(),
                status_matter: request.status_matter.unwrap_or(false),
                written_waived: request.written_waived.unwrap_or(false),
                duties,
                signatures: Vec::new(),
                mediator: None,
                mediator_signed_on: None,
                sealed_on: None,
                effective_on: None,
                confirmable_to: None,
                confirmation: None,
                police: None,
                revision: 1,
            };
            let warnings = valid(command, &dispute, &agreement)?;
            rules::waived(agreement.form, agreement.written_waived)?;
            if agreement.form == AgreementForm::Oral {
                agreement.mediator = Some(signing(command, &dispute, mediator)?);
                take_effect(command, &dispute, &mut agreement, reached_on)?;
            }
            let dispute_after = rules::follow(&dispute, &agreement);
            let after = AgreementRecord(agreement);
            Step { before: None, after, dispute_before: dispute, dispute_after, warnings }.keep(command)
        })
    }

    /// Changes an agreement before it takes effect. Who signed it signs it anew.
    ///
    /// # Errors
    /// As [`Agreements::reach`]; `Conflict` unless the agreement is a draft that its dispute goes by.
    pub fn amend(&self, request: AmendAgreement) -> Result<AgreementResult> {
        let id = Id::parse("agreement", &request.agreement)?;
        let reached_on = check::optional_date("reached_on", request.reached_on.as_deref())?;
        let content = request.content.as_deref().map(|text| rules::prose("content", text)).transpose()?;
        let findings = check::change(request.findings.as_deref(), |text| rules::prose("findings", text))?;
        let owed = request.duties.as_deref().map(duties).transpose()?;
        self.0.write_seen("agreement.amend", request.request_key.as_deref(), &request, |command| {
            let before = drafted(to_mediate(command, id, request.revision)?)?;
            let day = reached_on.unwrap_or(before.agreement.0.reached_on);
            let reached_on = check::past_or_today("reached_on", Some(day), command.now.date())?;
            let mut step = Step::of(before, |one| {
                one.reached_on = reached_on;
                one.content = content.unwrap_or_else(|| one.content.clone());
                one.findings = findings.unwrap_or_else(|| one.findings.clone());
                one.duties = owed.unwrap_or_else(|| one.duties.clone());
                one.status_matter = request.status_matter.unwrap_or(one.status_matter);
                if let Some(participants) = &request.participants {
                    one.participants.clone_from(participants);
                }
                one.signatures.clear();
                (one.mediator, one.mediator_signed_on, one.sealed_on) = (None, None, None);
            });
            step.warnings = valid(command, &step.dispute_before, &step.after.0)?;
            step.keep(command)
        })
    }

    /// Records that a party signed.
    ///
    /// # Errors
    /// `Violation` `agreement.authority`, `agreement.minor`; `Conflict` unless the agreement is a draft that the party has
    /// not signed; `Denied`; `Invalid`; `NotFound`.
    pub fn sign(&self, request: SignAgreement) -> Result<AgreementResult> {
        let id = Id::parse("agreement", &request.agreement)?;
        let signed_on = check::optional_date("signed_on", request.signed_on.as_deref())?;
        let by_agent = request.by_agent.unwrap_or(false);
        self.0.write_seen("agreement.sign", request.request_key.as_deref(), &request, |command| {
            let before = drafted(to_mediate(command, id, request.revision)?)?;
            let signed_on = on_paper(command, &before, "signed_on", signed_on)?;
            let party = before.dispute.party(request.party).ok_or_else(|| rules::unknown_party("party"))?;
            if before.agreement.0.signatures.iter().any(|one| one.party == request.party) {
                return Err(rules::conflict("该当事人已签署", "the party has signed already"));
            }
            let warning = rules::binds(party, by_agent, signed_on, "by_agent")?;
            let signature =
                AgreementSignature { party: request.party, by_agent, method: request.method, signed_on };
            complete(command, before, warning.into_iter().collect(), |one| one.signatures.push(signature))
        })
    }

    /// Records that a mediator of the panel signed.
    ///
    /// # Errors
    /// `Violation` `agreement.mediator`; `Conflict` unless the agreement is a draft that no mediator has signed; `Denied`;
    /// `Invalid`; `NotFound`.
    pub fn sign_mediator(&self, request: SignAgreementAsMediator) -> Result<AgreementResult> {
        let id = Id::parse("agreement", &request.agreement)?;
        let signed_on = check::optional_date("signed_on", request.signed_on.as_deref())?;
        let mediator = check::optional_id("mediator", request.mediator.as_deref())?;
        self.0.write_seen("agreement.sign_mediator", request.request_key.as_deref(), &request, |command| {
            let before = drafted(to_mediate(command, id, request.revision)?)?;
            let signed_on = on_paper(command, &before, "signed_on", signed_on)?;
            if before.agreement.0.mediator.is_some() {
                return Err(rules::conflict("调解员已签名", "a mediator has signed already"));
            }
            let mediator = signing(command, &before.dispute, mediator)?;
            complete(command, before, Vec::new(), |one| {
                (one.mediator, one.mediator_signed_on) = (Some(mediator), Some(signed_on));
            })
        })
    }

    /// Records that the committee sealed an agreement: the chair or a deputy does it.
    ///
    /// # Errors
    /// `Conflict` unless the agreement is a draft without a seal; `Denied`; `Invalid`; `NotFound`.
    pub fn seal(&self, request: SealAgreement) -> Result<AgreementResult> {
        let id = Id::parse("agreement", &request.agreement)?;
        let sealed_on = check::optional_date("sealed_on", request.sealed_on.as_deref())?;
        self.0.write_seen("agreement.seal", request.request_key.as_deref(), &request, |command| {
            let before = drafted(to_chair(command, id, request.revision)?)?;
            let sealed_on = on_paper(command, &before, "sealed_on", sealed_on)?;
            if before.agreement.0.sealed_on.is_some() {
                return Err(rules::conflict("协议已加盖印章", "the agreement has its seal already"));
            }
            complete(command, before, Vec::new(), |one| one.sealed_on = Some(sealed_on))
        })
    }

    /// Gives an agreement up before it takes effect; mediation goes on, unless the dispute ended meanwhile.
    ///
    /// # Errors
    /// `Conflict` unless the agreement is a draft; `Denied`; `Invalid`; `NotFound`.
    pub fn abandon(&self, request: AbandonAgreement) -> Result<AgreementResult> {
        let id = Id::parse("agreement", &request.agreement)?;
        self.0.write_seen("agreement.abandon", request.request_key.as_deref(), &request, |command| {
            let before = to_mediate(command, id, request.revision)?;
            rules::stands(&before.agreement.0, &[AgreementState::Drafted])?;
            Step::of(before, |one| one.state = AgreementState::Abandoned).keep(command)
        })
    }
}

/// Refuses what is no draft, or a draft that its dispute no longer goes by.
fn drafted(standing: Standing) -> Result<Standing> {
    rules::stands(&standing.agreement.0, &[AgreementState::Drafted])?;
    rules::in_step(&standing.dispute, &standing.agreement.0)?;
    Ok(standing)
}

/// The day of a signature or seal: none before the agreement, and none to come.
fn on_paper(
    command: &Command<'_>,
    before: &Standing,
    field: &str,
    day: Option<NaiveDate>,
) -> Result<NaiveDate> {
    let day = check::past_or_today(field, day, command.now.date())?;
    check::not_before(field, day, before.agreement.0.reached_on)?;
    Ok(day)
}

/// Puts one more signature or the seal to an agreement, which takes effect with the last of them.
fn complete(
    command: &mut Command<'_>,
    before: Standing,
    warnings: Vec<Warning>,
    change: impl FnOnce(&mut MediationAgreement),
) -> Result<AgreementResult> {
    let mut step = Step::of(before, change);
    step.warnings = warnings;
    if let Some(day) = rules::effective(&step.dispute_before, &step.after.0) {
        take_effect(command, &step.dispute_before, &mut step.after.0, day)?;
        step.dispute_after = rules::follow(&step.dispute_before, &step.after.0);
    }
    step.keep(command)
}

fn take_effect(
    command: &Command<'_>,
    dispute: &DisputeRecord,
    agreement: &mut MediationAgreement,
    day: NaiveDate,
) -> Result<()> {
    let book = &command.snapshot.rules.rulebook;
    let days = book.integer("agreement.confirmation.window", "days", dispute.community.as_str(), day)?;
    agreement.state = AgreementState::Effective;
    agreement.effective_on = Some(day);
    agreement.confirmable_to = rules::window(day, days);
    Ok(())
}

/// Checks a draft as a whole.
fn valid(
    command: &Command<'_>,
    dispute: &DisputeRecord,
    agreement: &MediationAgreement,
) -> Result<Vec<Warning>> {
    let earlier = rows::of_dispute(command.connection, command.street(), dispute.id)?;
    let rejected = rules::last_rejection(earlier.iter().map(|one| &one.0));
    rules::after_sessions(dispute, agreement.reached_on, rejected)?;
    let mut warnings = rules::participants(dispute, &agreement.participants, agreement.reached_on)?;
    for duty in &agreement.duties {
        rules::duty(dispute, agreement.reached_on, duty)?;
    }
    warnings.extend(rules::usual(agreement.form, agreement.amount(), agreement.status_matter));
    Ok(warnings)
}

/// The mediator who signs or records: the one named, or the one behind the session.
fn signing(command: &Command<'_>, dispute: &DisputeRecord, named: Option<Id>) -> Result<Id> {
    let own = || {
        standing::mediator_of(command.connection, command.street(), command.actor(), command.now.date())
            .map(|mediator| mediator.map(|one| one.id))
    };
    let mediator = match named {
        Some(mediator) => Some(mediator),
        None => own()?,
    };
    let mediator =
        mediator.ok_or_else(|| Error::invalid("mediator", "应指明调解员", "the mediator is to be named"))?;
    rules::mediated_by(dispute, mediator).map(|()| mediator)
}

/// The number of the next agreement of a dispute, and when the dispute was accepted.
fn numbered(command: &Command<'_>, dispute: &DisputeRecord) -> Result<(String, NaiveDate)> {
    let (Some(number), Some(accepted_on)) = (&dispute.number, dispute.accepted_on) else {
        return Err(Error::internal("a dispute that is being mediated has been accepted"));
    };
    let earlier = rows::of_dispute(command.connection, command.street(), dispute.id)?.len();
    let number = if earlier == 0 { number.clone() } else { format!("{number}-{}", earlier + 1) };
    Ok((number, accepted_on))
}

fn findings(text: Option<&str>) -> Result<Option<String>> {
    let text = text.filter(|text| !text.trim().is_empty());
    text.map(|text| rules::prose("findings", text)).transpose()
}

fn duties(given: &[NewAgreementDuty]) -> Result<Vec<AgreementDuty>> {
    if given.len() > MOST_DUTIES {
        return Err(Error::invalid(
            "duties",
            format!("履行事项不得多于 {MOST_DUTIES} 项"),
            format!("an agreement has at most {MOST_DUTIES} duties"),
        ));
    }
    let all: Vec<AgreementDuty> = given
        .iter()
        .enumerate()
        .map(|(index, one)| {
            let field = |part: &str| format!("duties.{index}.{part}");
            Ok(AgreementDuty {
                number: check::count(index + 1),
                debtor: one.debtor,
                creditor: one.creditor,
                content: check::text(&field("content"), &one.content, LONGEST_DUTY)?,
                amount: one
                    .amount
                    .as_deref()
                    .map(|amount| Money::parse(&field("amount"), amount))
                    .transpose()?,
                due_on: parse_date(&field("due_on"), &one.due_on)?,
                performed_on: None,
                breached_on: None,
                proof: None,
            })
        })
        .collect::<Result<_>>()?;
    let total = all.iter().filter_map(|duty| duty.amount).fold(Money::ZERO, Money::plus);
    Money::parse("duties", &total.to_string())?;
    Ok(all)
}
