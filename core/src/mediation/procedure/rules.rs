//! Rules of the procedure: pure functions over records and days.

use chrono::{Days, NaiveDate};

use super::answers::{MediatorConflict, RecusalGround};
use crate::mediation::dispute::record::{DisputeRecord, PartyRecord, SeatRecord};
use crate::mediation::dispute::{AttendeeRole, DisputeAttendee};
pub(super) use crate::mediation::rules::{conflict, each_once, in_state, ready};
use crate::mediation::{
    DisputeSource, DisputeState, EndingReason, OtherRoute, PartySide,
    committee::{MediationCommittee, record::MediatorRecord},
    scheme::PanelRule,
};
use crate::registry::rules::count;
use crate::{Error, Id, Result, Warning};

const NOTICE: &str = "人民调解工作若干规定（司法部令第75号）第三十条";
const START: &str = "人民调解法第十七条";
const MEDIATOR: &str = "人民调解法第十三条、第十九条";
const IMPARTIAL: &str = "人民调解法第十五条第一项；回避的具体情形由本库设计";
const INVITED: &str = "人民调解法第二十条";
const WILL: &str = "人民调解法第二十三条";
const END: &str = "人民调解法第二十六条";
const GUARDIAN: &str = "民法典第十九条、第二十条、第二十三条";
const LIMIT: &str = "人民调解工作若干规定（司法部令第75号）第三十三条；延期办法由本库设计";
const OURS: &str = "本库设计，法规未作规定";

/// The longest text of an entry, in characters.
const LONGEST_TEXT: usize = 5000;

/// What stands in a seat that ended because the dispute rose.
pub(super) const RISEN: &str = "risen";

/// The text of an entry: lines without other control characters.
pub(super) fn transcript(field: &str, value: &str) -> Result<String> {
    let value = value.trim();
    let length = value.chars().count();
    let odd = value.chars().any(|one| one.is_control() && !matches!(one, '\n' | '\r' | '\t'));
    if length == 0 || length > LONGEST_TEXT || odd {
        return Err(Error::invalid(
            field,
            format!("应为 1 至 {LONGEST_TEXT} 个字符，除换行外不含控制字符"),
            format!("has 1 to {LONGEST_TEXT} characters, and no control character but ends of lines"),
        ));
    }
    Ok(value.to_owned())
}

/// Running numbers of parties, each known and named once.
pub(super) fn numbered(field: &str, dispute: &DisputeRecord, numbers: &[i64]) -> Result<()> {
    for (index, number) in numbers.iter().enumerate() {
        if dispute.party(*number).is_none() || numbers[..index].contains(number) {
            return Err(Error::invalid(
                format!("{field}.{index}"),
                "应为本纠纷当事人的序号，且不重复",
                "is the running number of a party of the dispute, named once",
            ));
        }
    }
    Ok(())
}

/// Whether a party counts as willing once it was told: who applied has asked for mediation (RULES E-07, art. 17).
pub(super) fn willing_by_application(source: DisputeSource, party: &PartyRecord) -> bool {
    source == DisputeSource::Application && party.side == PartySide::Applicant && party.consent.is_none()
}

/// A party answers after it was told its rights and duties (RULES E-24).
pub(super) fn told_first(party: &PartyRecord, day: NaiveDate) -> Result<()> {
    if party.noticed_on.is_some_and(|noticed| noticed <= day) {
        return Ok(());
    }
    Err(Error::violation(
        "mediation.notice.first",
        NOTICE,
        "应先告知当事人权利义务，再征求其是否同意调解",
        "a party is told its rights and duties before it says whether it is willing",
    )
    .at("answered_on")
    .with("party", party.number))
}

/// Nobody mediates before every party is willing, and against the clear refusal of one (RULES E-07, art. 17).
pub(super) fn willing(dispute: &DisputeRecord, day: NaiveDate) -> Result<()> {
    let unwilling = dispute
        .parties
        .iter()
        .filter(|party| !party.consent.as_ref().is_some_and(|answer| answer.given && answer.on <= day));
    let unwilling = unwilling.count();
    if unwilling == 0 && dispute.state != DisputeState::Accepted {
        return Ok(());
    }
    Err(Error::violation(
        "mediation.consent.all",
        START,
        format!("至 {day} 还有 {unwilling} 名当事人未表示同意，不得调解"),
        format!("{unwilling} parties had not said by {day} that they are willing; nobody mediates before"),
    )
    .at("held_on")
    .with("parties", count(unwilling)))
}

/// Who ends mediation without agreement tells the parties of at least one other route (RULES E-12, art. 26).
pub(super) fn routes_told(routes: &[OtherRoute]) -> Result<Vec<OtherRoute>> {
    if routes.is_empty() {
        return Err(Error::violation(
            "mediation.ending.routes",
            END,
            "终止调解应告知当事人可以依法通过仲裁、行政、司法等途径维护权利",
            "whoever ends mediation tells the parties of arbitration, administrative bodies or the courts",
        )
        .at("routes"));
    }
    each_once(routes)
}

/// Which reasons end mediation by its mediators: a refusal and a withdrawal are steps of their own.
pub(super) fn ending(dispute: &DisputeRecord, reason: EndingReason, day: NaiveDate) -> Result<()> {
    let (zh, en) = match reason {
        EndingReason::ConsentRefused => {
            ("拒绝调解应登记当事人意见", "a refusal is recorded as the answer of the party")
        }
        EndingReason::Withdrawn => ("撤回应办理撤回", "a withdrawal is a step of its own"),
        EndingReason::NoAgreement if dispute.state != DisputeState::Mediating => {
            ("尚未开始调解，不能以未达成协议终止", "there was no mediation yet that could fail")
        }
        EndingReason::TimeLimit if dispute.due_on.is_none_or(|due| day <= due) => {
            ("调解期限尚未届满", "the time limit is not over")
        }
        _ => return Ok(()),
    };
    Err(Error::invalid("reason", zh, en))
}

/// Who sits on a panel serves and works for a committee of the level (RULES E-05, E-09; arts. 13, 19).
pub(super) fn may_sit(
    field: &str,
    mediator: &MediatorRecord,
    committees: &[MediationCommittee],
    day: NaiveDate,
) -> Result<()> {
    if committees.iter().any(|committee| mediator.works_for(committee, day)) {
        return Ok(());
    }
    Err(Error::violation(
        "mediation.panel.mediator",
        MEDIATOR,
        "应为受理纠纷的调委会或者该层级调委会的在任调解员",
        "is a serving mediator of the dispute's committee or of another one of its level",
    )
    .at(field))
}

/// Nobody on leave is given a seat.
pub(super) fn at_work(field: &str, mediator: &MediatorRecord, day: NaiveDate) -> Result<()> {
    if !mediator.on_leave(day) {
        return Ok(());
    }
    Err(Error::violation(
        "mediation.panel.leave",
        OURS,
        format!("调解员 {day} 请假"),
        format!("the mediator is on leave on {day}"),
    )
    .at(field)
    .with("day", day.to_string()))
}

/// Whether a mediator has as many disputes as it takes at a time.
pub(super) fn full(mediator: &MediatorRecord, load: i64) -> bool {
    mediator.capacity.is_some_and(|most| load >= most)
}

/// A mediator who has enough disputes is generally given none.
pub(super) fn within_capacity(field: &str, mediator: &MediatorRecord, load: i64) -> Option<Warning> {
    full(mediator, load).then(|| {
        Warning::new(
            "mediation.panel.capacity",
            field,
            format!("调解员已有 {load} 件在办纠纷，达到上限"),
            format!("the mediator has {load} open disputes, which is the most it takes"),
        )
    })
}

/// A mediator with a conflict of interest gives way (回避; RULES E-06, E-09; art. 15); living in the same building is told.
pub(super) fn impartial(field: &str, findings: &[MediatorConflict]) -> Result<Vec<Warning>> {
    if let Some(found) = findings.iter().find(|finding| finding.bars) {
        let kind = found.kind.word();
        let mut error = Error::violation(
            "mediation.conflict.recusal",
            IMPARTIAL,
            "调解员与当事人有利害关系，应当回避",
            "the mediator has a conflict of interest and gives way",
        )
        .at(field)
        .with("kind", kind);
        if let Some(party) = found.party {
            error = error.with("party", party);
        }
        return Err(error);
    }
    let near = findings.iter().filter_map(|finding| finding.party);
    Ok(near
        .map(|party| {
            Warning::new(
                "mediation.conflict.building",
                field,
                format!("调解员与 {party} 号当事人同楼居住，宜征求各方意见"),
                format!("the mediator lives in the building of party {party}; ask the parties"),
            )
        })
        .collect())
}

/// Whether a seat that ended for this reason bars its mediator from the dispute from then on.
pub(super) fn bars(ended_by: &str) -> bool {
    RecusalGround::from_word(ended_by).is_some_and(|ground| ground != RecusalGround::Other)
}

/// A panel has as many mediators as the scheme says.
pub(super) fn panel_size(rule: &PanelRule, seats: usize) -> Result<()> {
    let seats = count(seats);
    if (rule.minimum..=rule.maximum).contains(&seats) {
        return Ok(());
    }
    Err(Error::violation(
        "mediation.panel.size",
        OURS,
        format!("按调解方案应有调解员 {} 至 {} 名，现有 {seats} 名", rule.minimum, rule.maximum),
        format!("the scheme asks for {} to {} mediators; there are {seats}", rule.minimum, rule.maximum),
    )
    .at("seats")
    .with("minimum", rule.minimum)
    .with("maximum", rule.maximum))
}

/// Every force of the rule has a seat of its own.
pub(super) fn panel_forces(rule: &PanelRule, cover: &[Option<usize>]) -> Result<()> {
    let missing: Vec<&str> = rule
        .forces
        .iter()
        .zip(cover)
        .filter(|(_, seat)| seat.is_none())
        .map(|(force, _)| force.as_str())
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    Err(Error::violation(
        "mediation.panel.forces",
        OURS,
        format!("按调解方案还缺 {} 方力量", missing.len()),
        format!("the scheme asks for {} more forces", missing.len()),
    )
    .at("seats")
    .with("missing", missing.join(",")))
}

/// For each force the seat that it has, so that as many forces as can be have a seat of their own; `seats` are the forces to
/// which each seat's mediator belongs.
pub(super) fn cover(forces: &[String], seats: &[Vec<String>]) -> Vec<Option<usize>> {
    fn place(
        force: usize,
        forces: &[String],
        seats: &[Vec<String>],
        tried: &mut [bool],
        held: &mut [Option<usize>],
    ) -> bool {
        for seat in 0..seats.len() {
            if tried[seat] || !seats[seat].contains(&forces[force]) {
                continue;
            }
            tried[seat] = true;
            // Whoever has the seat may move to another one.
            if held[seat].is_none_or(|other| place(other, forces, seats, tried, held)) {
                held[seat] = Some(force);
                return true;
            }
        }
        false
    }
    let mut held = vec![None; seats.len()];
    for force in 0..forces.len() {
        place(force, forces, seats, &mut vec![false; seats.len()], &mut held);
    }
    (0..forces.len()).map(|force| held.iter().position(|one| *one == Some(force))).collect()
}

/// Whether a seat was held on a day.
pub(super) fn held_on(seat: &SeatRecord, day: NaiveDate) -> bool {
    seat.starts_on <= day && seat.ended_on.is_none_or(|end| day < end)
}

/// A seat that ends leaves the panel with a lead.
pub(super) fn lead_again(panel: &mut [SeatRecord]) {
    if panel.iter().any(|seat| seat.ended_on.is_none() && seat.lead) {
        return;
    }
    if let Some(first) = panel.iter_mut().find(|seat| seat.ended_on.is_none()) {
        first.lead = true;
    }
}

/// A mediator of the panel and every party take part, a minor by its guardian (RULES E-10).
pub(super) fn attended(dispute: &DisputeRecord, attendees: &[DisputeAttendee], day: NaiveDate) -> Result<()> {
    let seat = |id: Id| dispute.panel.iter().any(|seat| seat.mediator == id && held_on(seat, day));
    let mediators = attendees
        .iter()
        .filter(|one| one.role == AttendeeRole::Mediator)
        .filter_map(|one| Id::parse("mediator", one.mediator.as_deref()?).ok());
    let mediated = mediators.into_iter().any(seat);
    let here = |number: i64, role| attendees.iter().any(|one| one.role == role && one.party == Some(number));
    let minors = dispute.parties.iter().filter(|party| party.minor(day) == Some(true));
    for minor in minors {
        let guarded = minor.agent.as_ref().is_some_and(|agent| agent.guardian);
        if !guarded || !here(minor.number, AttendeeRole::Agent) {
            return Err(Error::violation(
                "mediation.session.guardian",
                GUARDIAN,
                format!("{} 号当事人未成年，应由监护人参加", minor.number),
                format!("party {} is a minor, whose guardian takes part", minor.number),
            )
            .at("attendees")
            .with("party", minor.number));
        }
    }
    let absent = dispute
        .parties
        .iter()
        .filter(|one| !here(one.number, AttendeeRole::Party) && !here(one.number, AttendeeRole::Agent))
        .count();
    if mediated && absent == 0 {
        return Ok(());
    }
    Err(Error::violation(
        "mediation.session.attendance",
        OURS,
        format!("调解会议应有调解组成员和各方当事人或者其代理人参加，缺席当事人 {absent} 名"),
        format!(
            "a mediator of the panel and every party or its agent take part; {absent} parties are absent"
        ),
    )
    .at("attendees")
    .with("absent", count(absent)))
}

/// Whoever is invited comes with the consent of every party (RULES E-09, art. 20).
pub(super) fn invitation(field: &str, consented: bool) -> Result<()> {
    if consented {
        return Ok(());
    }
    Err(Error::violation(
        "mediation.invitation.consent",
        INVITED,
        "邀请他人参与调解应征得各方当事人同意",
        "others are invited with the consent of every party",
    )
    .at(field))
}

/// A session is open to others when every party agrees (RULES E-10, art. 23).
pub(super) fn open_door(open: bool, agreed: bool) -> Result<()> {
    if !open || agreed {
        return Ok(());
    }
    Err(Error::violation(
        "mediation.session.open",
        WILL,
        "公开进行调解应经各方当事人同意",
        "a session is open to others when every party agrees",
    )
    .at("open_door"))
}

/// How far a time limit may be extended.
#[derive(Debug, Clone, Copy)]
pub(super) struct Extensions {
    /// By so many days at a time.
    pub(super) days: i64,
    /// So many times.
    pub(super) times: i64,
}

/// An extension is agreed by every party, to a later day, by so many days at most, and so many times (RULES E-23).
pub(super) fn extension(
    dispute: &DisputeRecord,
    parties: &[i64],
    until: NaiveDate,
    most: Extensions,
    today: NaiveDate,
) -> Result<()> {
    let had = count(dispute.extensions.len());
    if had >= most.times {
        return Err(beyond(
            "until",
            format!("调解期限已延长 {had} 次，至多 {} 次；达不成协议的，可以终止调解", most.times),
            format!(
                "the time limit was extended {had} times, {} at most; mediation can be ended",
                most.times
            ),
        )
        .with("extensions", had)
        .with("maximum", most.times));
    }
    let silent = dispute.parties.iter().filter(|party| !parties.contains(&party.number)).count();
    if silent > 0 {
        return Err(beyond("parties", "延期应经各方当事人同意", "an extension is agreed by every party")
            .with("parties", count(silent)));
    }
    let due = dispute.due_on.unwrap_or(today);
    let last = days_on(due, most.days).unwrap_or(due);
    if until <= due || until < today || until > last {
        return Err(beyond(
            "until",
            format!("新期限应晚于 {due}，不早于今日，且不晚于 {last}"),
            format!("the new last day is after {due}, not before today and not after {last}"),
        )
        .with("due", due.to_string())
        .with("last", last.to_string()));
    }
    Ok(())
}

/// The day so many days on.
pub(super) fn days_on(day: NaiveDate, days: i64) -> Option<NaiveDate> {
    day.checked_add_days(Days::new(u64::try_from(days).ok()?))
}

fn beyond(field: &str, zh: impl Into<String>, en: impl Into<String>) -> Error {
    Error::violation("mediation.limit.extension", LIMIT, zh, en).at(field)
}

/// A dispute rises to a committee that is there, mediates at that level and is of its community or of the whole street.
pub(super) fn takes_up(
    committee: &MediationCommittee,
    dispute: &DisputeRecord,
    level: &str,
    day: NaiveDate,
) -> Result<()> {
    if serves(committee, dispute, level, day) {
        return Ok(());
    }
    Err(Error::violation(
        "mediation.rise.committee",
        OURS,
        "承接的调委会应在本社区或者全街道范围内办理上一层级的纠纷",
        "the committee mediates at the level above, in the community of the dispute or in the whole street",
    )
    .at("committee"))
}

/// Whether a committee mediates at a level where the dispute lies.
pub(super) fn serves(
    committee: &MediationCommittee,
    dispute: &DisputeRecord,
    level: &str,
    day: NaiveDate,
) -> bool {
    committee.stands(day)
        && committee.levels.iter().any(|code| code == level)
        && committee.community.as_ref().is_none_or(|code| *code == dispute.community)
}

/// An agent stops mediation for its party only with special authority, or as its guardian.
pub(super) fn may_withdraw(party: &PartyRecord, actor: &str) -> Result<()> {
    let own = party.actor.as_deref() == Some(actor);
    let speaks = party
        .agent
        .as_ref()
        .is_some_and(|one| one.actor.as_deref() == Some(actor) && (one.guardian || one.special));
    if own || speaks {
        return Ok(());
    }
    Err(Error::violation(
        "mediation.withdrawal.authority",
        OURS,
        "代理人撤回应有特别授权",
        "an agent withdraws with special authority",
    )
    .at("party"))
}

/// A panel that lost a mediator is generally filled up again.
pub(super) fn vacancy(rule: &PanelRule, seated: usize) -> Option<Warning> {
    let missing = rule.minimum - count(seated);
    (missing > 0).then(|| {
        Warning::new(
            "mediation.panel.vacancy",
            "successor",
            format!("按调解方案还缺调解员 {missing} 名，应予补充"),
            format!("the scheme asks for {missing} more mediators"),
        )
    })
}
