//! Rules of the intake of disputes: pure functions of records and days.

use std::collections::BTreeSet;

use chrono::{Days, Months, NaiveDate};

use super::record::{AgentRecord, PartyRecord};
use crate::identity::DivisionCode;
use crate::mediation::committee::MediationCommittee;
pub(super) use crate::mediation::rules::{conflict, each_once, in_state, ready};
use crate::mediation::scheme::{MediationLevel, MediationScheme};
use crate::mediation::{DisputeSource, EscalationRisk, OtherRoute, PartySide, RefusalGround};
use crate::{Error, Id, Result, Warning};

const OURS: &str = "本库设计，法规未作规定";
const REGULATION: &str = "人民调解工作若干规定（司法部令第75号）";
const EXCLUSIONS: &str = "人民调解工作若干规定（司法部令第75号）第二十二条";
const VOLUNTARY: &str = "人民调解法第十七条";
const SECRETS: &str = "人民调解法第十五条";
const ESCALATION: &str = "人民调解法第二十五条";
const MINORS: &str = "民法典第十七条、第二十三条";
const AUTHORITY: &str = "民法典第一百六十五条";

/// From this length on a run of digits is a telephone or the number of a person.
const LONG_NUMBER: usize = 7;

/// A dispute has two sides, and an applicant unless the committee acts by itself (RULES E-07).
pub(super) fn sides(source: DisputeSource, parties: &[PartyRecord]) -> Result<()> {
    let count = |side| parties.iter().filter(|party| party.side == side).count();
    let applicants = count(PartySide::Applicant);
    let needs_applicant = source != DisputeSource::Initiative;
    if parties.len() >= 2 && count(PartySide::Respondent) > 0 && (applicants > 0 || !needs_applicant) {
        return Ok(());
    }
    Err(parties_violation(
        "纠纷至少有两方当事人，其中有被申请人；非主动调解的还应有申请人",
        "a dispute has two parties at least, a respondent among them and, unless on own initiative, an applicant",
    )
    .at("parties")
    .with("parties", parties.len())
    .with("applicants", applicants)
    .with("respondents", count(PartySide::Respondent)))
}

/// Nobody is a party twice, and nobody speaks for one side who stands or speaks on another.
pub(super) fn apart(parties: &[PartyRecord]) -> Result<()> {
    let (mut known, mut codes) = (BTreeSet::<Id>::new(), BTreeSet::<&str>::new());
    for party in parties {
        let linked = party.resident.or(party.enterprise).is_none_or(|id| known.insert(id));
        if !linked || !party.code.as_deref().is_none_or(|code| codes.insert(code)) {
            return Err(parties_violation("同一人重复列为当事人", "somebody is a party twice")
                .at("parties")
                .with("party", party.number));
        }
    }
    let speaks = |party: &PartyRecord| party.agent.as_ref().and_then(|agent| agent.resident);
    for party in parties {
        let Some(agent) = speaks(party) else { continue };
        let opposed = parties.iter().any(|other| {
            other.side != party.side && (other.resident == Some(agent) || speaks(other) == Some(agent))
        });
        if opposed || party.resident == Some(agent) {
            return Err(parties_violation(
                "代理人不得为本人或者对立的当事人，也不得同时代理对立的当事人",
                "an agent is neither the party itself nor on or for another side",
            )
            .at("agent.resident")
            .with("party", party.number));
        }
    }
    Ok(())
}

fn parties_violation(zh: &str, en: &str) -> Error {
    Error::violation("dispute.parties", OURS, zh, en)
}

/// A minor is spoken for by a guardian (Civil Code arts. 17 and 23).
pub(super) fn guardians(parties: &[PartyRecord], day: NaiveDate) -> Result<()> {
    let spoken = |party: &PartyRecord| party.agent.as_ref().is_some_and(|agent| agent.guardian);
    match parties.iter().find(|party| party.minor(day) == Some(true) && !spoken(party)) {
        None => Ok(()),
        Some(party) => Err(Error::violation(
            "dispute.guardian",
            MINORS,
            format!("第 {} 号当事人未成年，受理前应登记其监护人", party.number),
            format!(
                "party {} is a minor: its guardian is recorded before the dispute is accepted",
                party.number
            ),
        )
        .at("parties")
        .with("party", party.number)),
    }
}

/// A guardian is of age: one whose birth date is known to make a minor of it is none (Civil Code arts. 17 and 23).
pub(super) fn guardian_of_age(minor: bool) -> Result<()> {
    if !minor {
        return Ok(());
    }
    Err(Error::violation("dispute.guardian", MINORS, "监护人应为成年人", "a guardian is of age")
        .at("resident"))
}

/// An agent has a written authority; a guardian speaks by law (Civil Code art. 165).
pub(super) fn authority(agent: &AgentRecord) -> Result<()> {
    if agent.guardian || agent.authority.is_some() {
        return Ok(());
    }
    Err(Error::violation(
        "dispute.authority",
        AUTHORITY,
        "委托代理人应有授权委托书，写明授权范围",
        "an agent has a written authority that tells how far it extends",
    )
    .at("authority"))
}

/// What forbids mediation (RULES E-26), and one party's clear refusal (RULES E-07).
pub(super) fn exclusions(grounds: &[RefusalGround], enforced: bool) -> Result<Vec<Warning>> {
    if grounds.contains(&RefusalGround::PartyRefuses) {
        return Err(Error::violation(
            "dispute.voluntary",
            VOLUNTARY,
            "当事人一方明确拒绝调解的，不得调解",
            "what one party clearly refuses to have mediated is not mediated",
        )
        .at("exclusions")
        .with("ground", RefusalGround::PartyRefuses.word()));
    }
    let zh = "存在不得受理的情形，应当不予受理";
    let en = "a ground was found on which the dispute is not taken up";
    match grounds.first() {
        None => Ok(Vec::new()),
        Some(_) if !enforced => Ok(vec![Warning::new("dispute.exclusion", "exclusions", zh, en)]),
        Some(ground) => Err(Error::violation("dispute.exclusion", EXCLUSIONS, zh, en)
            .at("exclusions")
            .with("ground", ground.word())),
    }
}

/// Whose dispute is not taken up is told where else to turn (RULES E-12, E-26); `told` has each route once.
pub(super) fn routes(told: &[OtherRoute], least: i64) -> Result<()> {
    let told = crate::registry::rules::count(told.len());
    if told >= least {
        return Ok(());
    }
    Err(Error::violation(
        "dispute.routes",
        REGULATION,
        format!("不予受理的，应当告知当事人至少 {least} 条其他途径"),
        format!("with a refusal at least {least} other routes are told"),
    )
    .at("routes")
    .with("told", told)
    .with("minimum", least))
}

/// A high risk is reported to the police or another body (RULES E-11).
pub(super) fn risk(risk: EscalationRisk, reported_to: Option<&str>) -> Result<()> {
    if risk != EscalationRisk::High || reported_to.is_some() {
        return Ok(());
    }
    Err(Error::violation(
        "dispute.risk",
        ESCALATION,
        "激化风险高的纠纷，应当向公安机关或者其他有关部门报告，并登记报告对象",
        "a high risk is reported to the police or another body: tell which",
    )
    .at("reported_to"))
}

/// What is still to be done when a dispute is registered with a high risk (RULES E-11).
pub(super) fn risk_ahead(risk: EscalationRisk) -> Option<Warning> {
    (risk == EscalationRisk::High).then(|| {
        Warning::new(
            "dispute.risk",
            "risk",
            "激化风险高：应当采取预防措施，并向公安机关或者其他有关部门报告",
            "the risk is high: preventive steps and a report to the police or another body are due",
        )
    })
}

/// A community's committee generally takes up the disputes of its community.
pub(super) fn place(committee: Option<&DivisionCode>, community: &DivisionCode) -> Option<Warning> {
    committee.is_some_and(|own| own != community).then(|| {
        Warning::new(
            "dispute.place",
            "committee",
            "纠纷不在该调委会所在的社区",
            "the dispute does not lie in the community of the committee",
        )
    })
}

/// At which level a committee takes a dispute up: the one asked for, or the first of the scheme at which it mediates
/// (RULES E-34).
pub(super) fn level<'a>(
    scheme: &'a MediationScheme,
    committee: &MediationCommittee,
    wish: Option<&str>,
) -> Result<&'a MediationLevel> {
    let serves = |level: &&MediationLevel| committee.levels.contains(&level.code);
    let found = match wish {
        Some(code) => scheme.level(code).filter(serves),
        None => scheme.levels.iter().find(serves),
    };
    found.ok_or_else(|| {
        let field = if wish.is_some() { "level" } else { "committee" };
        Error::invalid(
            field,
            "该调委会不在调解方案的这一层级调解",
            "the committee does not mediate at that level of the scheme",
        )
    })
}

/// The last day of the time limit: months from acceptance, to the same day of the month or its last one (RULES E-23).
pub(crate) fn due(accepted: NaiveDate, months: i64) -> NaiveDate {
    let months = Months::new(u32::try_from(months).unwrap_or(1));
    accepted.checked_add_months(months).unwrap_or(NaiveDate::MAX)
}

/// The last day at a level of the scheme (RULES E-34).
pub(super) fn level_due(accepted: NaiveDate, level: &MediationLevel) -> NaiveDate {
    let days = Days::new(u64::try_from(level.days).unwrap_or(0));
    accepted.checked_add_days(days).unwrap_or(NaiveDate::MAX)
}

/// The number of a file: year, committee, running number (RULES E-29: "( )人调字第 号").
pub(super) fn number(year: i32, committee: &str, serial: i64) -> String {
    format!("({year}){committee}人调字第{serial}号")
}

/// A text that leaves mediation names no party: no name of the dispute, no long number (RULES E-06).
pub(super) fn plain(field: &str, text: &str, parties: &[PartyRecord]) -> Result<()> {
    let names = parties
        .iter()
        .flat_map(|party| [Some(&party.name), party.agent.as_ref().map(|agent| &agent.name)])
        .flatten();
    let named = names.filter(|name| name.chars().count() > 1).any(|name| text.contains(name.as_str()));
    let numbered = text.split(|c: char| !c.is_numeric()).any(|digits| digits.chars().count() >= LONG_NUMBER);
    if !named && !numbered {
        return Ok(());
    }
    Err(Error::violation(
        "dispute.confidential",
        SECRETS,
        "由纠纷转出的诉求不得写当事人的姓名、电话和证件号码",
        "a case that comes from a dispute names no party, no telephone and no number",
    )
    .at(field))
}
