//! Rules of agreements: pure functions over disputes, agreements and days.

use std::collections::BTreeSet;

use chrono::{Days, Months, NaiveDate};

use super::types::{
    AgreementDuty, AgreementForm, AgreementParticipant, AgreementState, ConfirmationOutcome,
    MediationAgreement, PoliceSettlement,
};
use crate::mediation::dispute::record::{DisputeRecord, EndingRecord, PartyRecord};
use crate::mediation::dispute::rules as limits;
pub(super) use crate::mediation::rules::{conflict, in_state};
use crate::mediation::{DisputeState, EndingReason, OtherRoute};
use crate::registry::rules as check;
use crate::{Error, Id, Money, Result, Warning};

/// 人民调解法第二十八条: what comes of mediation.
pub(super) const OUTCOME: &str = "人民调解法第二十八条";
/// 人民调解法第二十九条: the written agreement.
pub(super) const WRITTEN: &str = "人民调解法第二十九条";
/// 人民调解法第二十八条: what comes of mediation, held against its sessions.
const SESSION: &str = "人民调解法第二十八条；与调解会议的先后由本库设计";
/// 人民调解法第二十九条: who signs; that an agent needs special authority is ours.
const SPECIAL: &str = "人民调解法第二十九条；代理人的特别授权由本库设计";
/// 人民调解法第二十九条: what an agreement states; that nothing is due before it is ours.
const DUTIES: &str = "人民调解法第二十九条；期限不早于协议日期由本库设计";
/// 人民调解法第三十一条: performance.
pub(super) const PERFORMANCE: &str = "人民调解法第三十一条";
/// 人民调解法第三十三条: judicial confirmation.
pub(super) const CONFIRMATION: &str = "人民调解法第三十三条";
/// 民法典: who is not yet of full capacity.
pub(super) const CAPACITY: &str = "民法典第十八条、第十九条、第二十条";
/// What no court confirms.
pub(super) const STATUS: &str = "最高人民法院关于人民调解协议司法确认程序的若干规定（法释〔2011〕5号）；民事诉讼法司法解释（2022）第三百五十一条至第三百五十八条";
/// 治安管理处罚法(2025)第九条.
pub(super) const POLICE: &str = "治安管理处罚法（2025年修订）第九条第四款";

/// The longest content, in characters.
const LONGEST_CONTENT: usize = 5000;
/// So long before coming of age a minor who lives by own work counts as of age: from sixteen on.
const WORKING_LIFE_MONTHS: u32 = 24;

/// A text that may run over several lines.
pub(super) fn prose(field: &str, value: &str) -> Result<String> {
    let value = value.trim().replace("\r\n", "\n");
    check::text(field, &value.replace('\n', " "), LONGEST_CONTENT).map(|_| value)
}

/// The error of a party that the dispute does not have.
pub(super) fn unknown_party(field: &str) -> Error {
    // The number is not repeated: what was typed there may be a telephone.
    Error::invalid(field, "应为本纠纷当事人的序号", "is the running number of a party")
}

/// Refuses an agreement in another state than those from which a step begins.
pub(super) fn stands(agreement: &MediationAgreement, states: &[AgreementState]) -> Result<()> {
    if states.contains(&agreement.state) {
        return Ok(());
    }
    let (zh, word) = (agreement.state.zh(), agreement.state.word());
    Err(conflict(
        format!("协议状态为“{zh}”，不能办理该事项"),
        format!("the agreement is {word}; the step does not begin there"),
    )
    .with("state", word))
}

/// Refuses a step on an agreement that its dispute no longer goes by, for instance one that a party withdrew from.
pub(super) fn in_step(dispute: &DisputeRecord, agreement: &MediationAgreement) -> Result<()> {
    match followed(agreement.state) {
        Some(state) if dispute.agreement == Some(agreement.id) => in_state(dispute.state, &[state]),
        _ => Err(conflict("纠纷已不再适用该协议", "the dispute no longer goes by this agreement")
            .with("state", dispute.state.word())),
    }
}

/// Where a dispute stands by its agreement.
fn followed(state: AgreementState) -> Option<DisputeState> {
    match state {
        AgreementState::Drafted => Some(DisputeState::Agreed),
        AgreementState::Effective => Some(DisputeState::Performing),
        AgreementState::Performed => Some(DisputeState::Performed),
        AgreementState::Breached => Some(DisputeState::Breached),
        AgreementState::Void | AgreementState::Abandoned => None,
    }
}

/// A dispute as its agreement moves it. One whose agreement was given up is mediated on, unless it ended meanwhile.
pub(super) fn follow(dispute: &DisputeRecord, agreement: &MediationAgreement) -> DisputeRecord {
    let mut after = dispute.clone();
    match followed(agreement.state) {
        Some(state) => {
            after.state = state;
            after.agreement = Some(agreement.id);
            after.settled_on = agreement.effective_on;
        }
        None if dispute.state == DisputeState::Agreed => {
            after.state = DisputeState::Mediating;
            after.agreement = None;
        }
        None => {}
    }
    after
}

/// An agreement comes out of mediation: at least one session was held since the last party was willing (and since the court
/// rejected an earlier agreement, if it did), and none after the day of the agreement (RULES E-07, E-14, E-19).
pub(super) fn after_sessions(
    dispute: &DisputeRecord,
    reached: NaiveDate,
    rejected: Option<NaiveDate>,
) -> Result<()> {
    let refuse =
        |zh: String, en: String| Error::violation("agreement.session", SESSION, zh, en).at("reached_on");
    let last = dispute.last_session.filter(|_| dispute.sessions > 0);
    let willing = dispute.parties.iter().filter_map(|party| Some(party.consent.as_ref()?.on)).max();
    let Some(last) = last.filter(|last| rejected.max(willing).is_none_or(|since| *last >= since)) else {
        return Err(refuse(
            "调解协议经调解达成；各方同意调解（或者法院裁定）以来尚无调解会议记录".into(),
            "an agreement comes out of mediation; no session was held since all are willing, or since the ruling"
                .into(),
        ));
    };
    if reached >= last {
        return Ok(());
    }
    let error = refuse(
        format!("协议日期 {reached} 早于最近一次调解会议 {last}"),
        format!("the agreement is dated {reached}, before the last session on {last}"),
    );
    Err(error.with("last_session", last.to_string()))
}

/// The day on which the court last rejected an agreement of a dispute.
pub(super) fn last_rejection<'a>(earlier: impl Iterator<Item = &'a MediationAgreement>) -> Option<NaiveDate> {
    let void = earlier.filter(|one| one.state == AgreementState::Void);
    void.filter_map(|one| one.confirmation.as_ref()?.decided_on).max()
}

/// An oral agreement needs that the parties find writing unnecessary (RULES E-14).
pub(super) fn waived(form: AgreementForm, waived: bool) -> Result<()> {
    if form == AgreementForm::Written || waived {
        return Ok(());
    }
    Err(Error::violation(
        "agreement.waiver",
        OUTCOME,
        "当事人认为无需制作调解协议书的，才可以采取口头协议方式",
        "an agreement is oral only when the parties find writing unnecessary",
    )
    .at("written_waived"))
}

/// Who binds a party: itself, an agent with special authority, or the guardian of a minor (RULES E-15).
pub(super) fn binds(
    party: &PartyRecord,
    by_agent: bool,
    day: NaiveDate,
    field: &str,
) -> Result<Option<Warning>> {
    let minor = party.minor(day) == Some(true);
    let guarded = by_agent && party.agent.as_ref().is_some_and(|agent| agent.guardian);
    if by_agent && !guarded && party.agent.as_ref().is_none_or(|agent| !agent.special) {
        return Err(Error::violation(
            "agreement.authority",
            SPECIAL,
            format!(
                "第 {} 号当事人没有监护人或者特别授权的代理人，代理人不得代为达成、签署协议",
                party.number
            ),
            format!("party {} has no guardian and no agent with special authority", party.number),
        )
        .at(field)
        .with("party", party.number));
    }
    if !minor || guarded {
        return Ok(None);
    }
    let below = day.checked_add_months(Months::new(WORKING_LIFE_MONTHS)).unwrap_or(day);
    if by_agent || party.minor(below) == Some(true) {
        return Err(Error::violation(
            "agreement.minor",
            CAPACITY,
            format!("第 {} 号当事人未成年，应由监护人代理", party.number),
            format!("party {} is a minor and is bound by its guardian", party.number),
        )
        .at(field)
        .with("party", party.number));
    }
    Ok(Some(Warning::new(
        "agreement.minor.working",
        field,
        format!(
            "第 {} 号当事人为十六周岁以上的未成年人，除以自己的劳动收入为主要生活来源外，应由监护人代理",
            party.number
        ),
        format!(
            "party {} is a minor from sixteen on: bound by its guardian unless it lives by its own work",
            party.number
        ),
    )))
}

/// Every party takes part in an agreement, each once (RULES E-14, E-15).
pub(super) fn participants(
    dispute: &DisputeRecord,
    given: &[AgreementParticipant],
    day: NaiveDate,
) -> Result<Vec<Warning>> {
    let mut seen = BTreeSet::new();
    let mut warnings = Vec::new();
    for (index, one) in given.iter().enumerate() {
        let field = format!("participants.{index}");
        let party = dispute.party(one.party).ok_or_else(|| unknown_party(&field))?;
        if !seen.insert(one.party) {
            return Err(twice(&field, one.party));
        }
        warnings.extend(binds(party, one.by_agent, day, &field)?);
    }
    match dispute.parties.iter().find(|party| !seen.contains(&party.number)) {
        None => Ok(warnings),
        Some(missing) => Err(Error::violation(
            "agreement.parties",
            WRITTEN,
            format!("调解协议由各方当事人达成，缺少第 {} 号当事人", missing.number),
            format!("an agreement is reached by all parties; party {} is missing", missing.number),
        )
        .at("participants")
        .with("party", missing.number)),
    }
}

fn twice(field: &str, number: i64) -> Error {
    Error::invalid(field, format!("第 {number} 号当事人重复"), format!("party {number} stands there twice"))
        .with("party", number)
}

/// A duty has a debtor and a creditor among the parties, and a last day that is not before the agreement (RULES E-15).
pub(super) fn duty(dispute: &DisputeRecord, reached: NaiveDate, duty: &AgreementDuty) -> Result<()> {
    let field = format!("duties.{}", duty.number - 1);
    let refuse = |part: &str, zh: String, en: String| {
        Err(Error::violation("agreement.duty", DUTIES, zh, en).at(format!("{field}.{part}")))
    };
    for (part, party) in [("debtor", duty.debtor), ("creditor", duty.creditor)] {
        if dispute.party(party).is_none() {
            return refuse(
                part,
                "履行事项应有义务人和权利人，填写本纠纷当事人的序号".into(),
                "a duty has a debtor and a creditor, each by the running number of a party".into(),
            );
        }
    }
    if duty.debtor == duty.creditor {
        return refuse(
            "creditor",
            "履行事项的义务人和权利人不得为同一当事人".into(),
            "the debtor and the creditor of a duty are two parties".into(),
        );
    }
    if duty.due_on < reached {
        return refuse(
            "due_on",
            format!("履行期限 {} 早于协议日期 {reached}", duty.due_on),
            format!("the last day {} is before the agreement of {reached}", duty.due_on),
        );
    }
    Ok(())
}

/// What an agreement departs from: civil rights should be written (RULES E-25), and no court confirms a matter of status
/// (RULES E-22).
pub(super) fn usual(form: AgreementForm, amount: Money, status_matter: bool) -> Vec<Warning> {
    let mut warnings = Vec::new();
    if form == AgreementForm::Oral && amount > Money::ZERO {
        warnings.push(Warning::new(
            "agreement.form",
            "form",
            format!("有民事权利义务内容的协议应当制作书面协议，本协议涉及金额 {amount} 元"),
            format!("an agreement on civil rights should be written; this one is about {amount} yuan"),
        ));
    }
    if status_matter {
        warnings.push(Warning::new(
            "agreement.status",
            "status_matter",
            "协议涉及身份关系，人民法院不予司法确认",
            "the agreement settles a matter of status, which no court confirms",
        ));
    }
    warnings
}

/// The day on which a written agreement takes effect: when every party and a mediator have signed and the committee has
/// sealed it (RULES E-15).
pub(super) fn effective(dispute: &DisputeRecord, agreement: &MediationAgreement) -> Option<NaiveDate> {
    let signed = |party: &PartyRecord| {
        agreement.signatures.iter().find(|one| one.party == party.number).map(|one| one.signed_on)
    };
    let mut last = agreement.sealed_on?.max(agreement.mediator_signed_on?);
    for party in &dispute.parties {
        last = last.max(signed(party)?);
    }
    Some(last)
}

/// Only a mediator who sits on the panel signs or records an agreement (RULES E-14, E-15).
pub(super) fn mediated_by(dispute: &DisputeRecord, mediator: Id) -> Result<()> {
    if dispute.looked_after_by(mediator) {
        return Ok(());
    }
    Err(Error::violation(
        "agreement.mediator",
        WRITTEN,
        "协议由承办该纠纷的调解员签名、记录",
        "an agreement is signed and recorded by a mediator of the dispute's panel",
    )
    .at("mediator"))
}

/// The last day to ask for confirmation; the day of effect is not counted (RULES E-19).
pub(super) fn window(effective: NaiveDate, days: i64) -> Option<NaiveDate> {
    effective.checked_add_days(Days::new(u64::try_from(days).ok()?))
}

/// Confirmation is asked for by all parties together (RULES E-19, E-21).
pub(super) fn jointly(dispute: &DisputeRecord, asking: &[i64]) -> Result<()> {
    let mut seen = BTreeSet::new();
    for (index, number) in asking.iter().enumerate() {
        let field = format!("parties.{index}");
        dispute.party(*number).ok_or_else(|| unknown_party(&field))?;
        if !seen.insert(*number) {
            return Err(twice(&field, *number));
        }
    }
    if seen.len() == dispute.parties.len() {
        return Ok(());
    }
    Err(Error::violation(
        "agreement.confirmation.joint",
        CONFIRMATION,
        format!(
            "司法确认由双方当事人共同申请，当事人共 {} 方，申请的 {} 方",
            dispute.parties.len(),
            seen.len()
        ),
        format!(
            "confirmation is asked for together: {} of {} parties ask",
            seen.len(),
            dispute.parties.len()
        ),
    )
    .at("parties")
    .with("asking", check::count(seen.len()))
    .with("parties", check::count(dispute.parties.len())))
}

/// Confirmation is asked for within thirty days of the effect; the thirtieth counts (RULES E-19, E-21).
pub(super) fn in_window(agreement: &MediationAgreement, asked: NaiveDate) -> Result<()> {
    let (Some(effective), Some(last)) = (agreement.effective_on, agreement.confirmable_to) else {
        return Err(conflict("协议尚未生效", "the agreement is not in effect yet"));
    };
    check::not_before("requested_on", asked, effective)?;
    if asked <= last {
        return Ok(());
    }
    let day = (asked - effective).num_days();
    Err(Error::violation(
        "agreement.confirmation.window",
        CONFIRMATION,
        format!("应自协议生效之日起三十日内申请司法确认，最后一日为 {last}，{asked} 为第 {day} 日"),
        format!("confirmation is asked for within thirty days, until {last}; {asked} is day {day}"),
    )
    .at("requested_on")
    .with("day", day)
    .with("last", last.to_string()))
}

/// No court confirms a matter of status (RULES E-22).
pub(in crate::mediation) fn confirmable(agreement: &MediationAgreement) -> Result<()> {
    if !agreement.status_matter {
        return Ok(());
    }
    Err(Error::violation(
        "agreement.confirmation.matter",
        STATUS,
        "确认身份关系、收养关系、婚姻关系的，人民法院不予受理司法确认申请",
        "no court confirms what settles status, adoption or marriage",
    )
    .at("agreement"))
}

/// Refuses a second request while one runs or was decided for good.
pub(super) fn not_asked_yet(agreement: &MediationAgreement) -> Result<()> {
    let Some(request) = &agreement.confirmation else { return Ok(()) };
    match request.outcome {
        Some(ConfirmationOutcome::Withdrawn | ConfirmationOutcome::NotAccepted) => Ok(()),
        _ => Err(conflict("该协议已申请司法确认", "confirmation was asked for already")),
    }
}

/// What becomes of a dispute whose agreement the court rejected: mediated anew when all parties want it, with the time limit as
/// from the beginning and no extension of it used up (RULES E-19, E-23), or ended so that they can sue.
pub(super) fn after_rejection(
    dispute: &DisputeRecord,
    decided: NaiveDate,
    reopen: bool,
    (months, level_days): (i64, Option<i64>),
) -> DisputeRecord {
    let mut after = dispute.clone();
    after.settled_on = None;
    if reopen {
        after.state = DisputeState::Mediating;
        after.agreement = None;
        after.due_on = Some(limits::due(decided, months));
        after.extensions = Vec::new();
        after.level_due_on = level_days.and_then(|days| window(decided, days));
    } else {
        after.state = DisputeState::Terminated;
        after.ending = Some(EndingRecord {
            on: decided,
            reason: EndingReason::NoAgreement,
            note: None,
            routes: vec![OtherRoute::Litigation],
        });
    }
    after
}

/// A duty is broken once its last day is over (RULES E-17, E-18).
pub(super) fn broken(duty: &AgreementDuty, found: NaiveDate) -> Result<()> {
    if found > duty.due_on {
        return Ok(());
    }
    Err(Error::violation(
        "agreement.breach",
        PERFORMANCE,
        format!("履行期限 {} 尚未届满", duty.due_on),
        format!("the duty may be performed until {}", duty.due_on),
    )
    .at("found_on")
    .with("due_on", duty.due_on.to_string()))
}

/// Where an agreement in effect stands by its duties: performed when nothing is owed, broken while a broken duty is owed.
pub(super) fn by_duties(duties: &[AgreementDuty]) -> AgreementState {
    let mut owed = duties.iter().filter(|duty| duty.performed_on.is_none()).peekable();
    if owed.peek().is_none() {
        return AgreementState::Performed;
    }
    if owed.any(|duty| duty.breached_on.is_some()) {
        AgreementState::Breached
    } else {
        AgreementState::Effective
    }
}

/// The police spare a penalty when the agreement was performed and the parties asked for it in writing (RULES E-27).
pub(super) fn spared(agreement: &MediationAgreement, settlement: &PoliceSettlement) -> Result<()> {
    if agreement.state != AgreementState::Performed {
        return Err(Error::violation(
            "agreement.police",
            POLICE,
            "协议履行后，当事人书面申请并经公安机关认可的，方不予处罚",
            "the police spare a penalty only once the agreement was performed",
        )
        .at("agreement")
        .with("state", agreement.state.word()));
    }
    if agreement.police.as_ref().is_some_and(|police| police.accepted_on.is_some()) {
        return Err(conflict("公安机关已经认可", "the police have agreed already"));
    }
    check::not_before("applied_on", settlement.applied_on, agreement.reached_on)?;
    match settlement.accepted_on {
        Some(accepted) => check::not_before("accepted_on", accepted, settlement.applied_on),
        None => Ok(()),
    }
}
