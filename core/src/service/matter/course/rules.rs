//! Rules of the course of matters: pure functions over records and days.

use chrono::{Months, NaiveDate};

use super::super::clock::{self, DELIVERY_DAYS};
use super::super::record::{DecisionRecord, HearingRecord, MatterPauseRecord, MatterRecord};
use super::super::rules::renewed_since;
pub(super) use super::super::rules::{deemed_renewed_on, early, in_state, unobtained};
use super::answers::MatterRemedy;
use crate::calendar::Calendar;
use crate::service::item::ServiceItemVersion;
use crate::service::{MatterState, PauseGround, ServiceItemKind};
use crate::{Error, ErrorKind, Result, Warning, code};

const ARTICLE_22: &str = "行政许可法第二十二条";
const ARTICLE_34: &str = "行政许可法第三十四条";
const ARTICLE_38: &str = "行政许可法第三十八条";
const ARTICLE_42: &str = "行政许可法第四十二条";
const ARTICLE_43: &str = "行政许可法第四十三条";
const ARTICLE_45: &str = "行政许可法第四十五条";
const ARTICLE_47: &str = "行政许可法第四十七条";
const ARTICLE_48: &str = "行政许可法第四十八条";
/// Where the text of no law stands behind a refusal.
const OURS: &str = "本库设计，法规未作规定";
/// What stands in local rules on acceptance with gaps only.
const GAPS: &str = "各地容缺受理办法；与作出决定的先后由本库设计";

/// The most of one kind of step that a matter keeps.
const MOST_STEPS: usize = 100;

/// The conflict of something that is no longer, or not yet, in the state that is needed.
pub(super) fn conflict(zh: impl Into<String>, en: impl Into<String>) -> Error {
    Error::conflict(code::CONFLICT_STATE, zh, en)
}

/// Refuses one more of what a matter has very many of already.
pub(super) fn room_for_one(field: &str, there: usize) -> Result<()> {
    if there < MOST_STEPS {
        return Ok(());
    }
    Err(conflict("该类记录已达上限", "there are as many of these as a matter keeps")
        .at(field)
        .with("most", crate::registry::rules::count(MOST_STEPS)))
}

/// What can't be counted, since the holidays of a year are not loaded, is told and stops nothing.
pub(super) fn counted(outcome: Result<()>) -> Result<Option<Warning>> {
    let unknown = clock::known(outcome)?.is_none();
    Ok(unknown.then(|| clock::uncounted("hearing", "听证期限", "a limit of the hearing")))
}

/// What has happened is recorded as it was: a rule it broke is told, not held against the record.
pub(super) fn told(outcome: Result<()>) -> Result<Option<Warning>> {
    match outcome {
        Ok(()) => Ok(None),
        Err(error) if error.kind() == ErrorKind::Violation => {
            let report = error.report();
            let (rule, field) = (error.rule().unwrap_or_default(), error.field().unwrap_or_default());
            Ok(Some(Warning::new(rule, field, &report.zh, &report.en)))
        }
        Err(error) => counted(Err(error)),
    }
}

/// The limits stop only for what the law, and so the item's version, names (RULES D-07): those of a licence not for publication,
/// which article 45 does not have.
pub(super) fn stops_for(version: &ServiceItemVersion, ground: PauseGround) -> Result<()> {
    let published = version.kind == ServiceItemKind::Licence && ground == PauseGround::Publication;
    if version.pauses.contains(&ground) && !published {
        return Ok(());
    }
    Err(Error::violation(
        "matter.pause.ground",
        ARTICLE_45,
        "该事项的时限不因此中止计算",
        "the limits of the item do not stop for this",
    )
    .at("ground")
    .with("ground", ground.word()))
}

/// A pause generally takes no longer than the applicant was told (RULES D-07).
pub(super) fn as_told(
    pause: &MatterPauseRecord,
    to: NaiveDate,
    calendar: &Calendar,
) -> Result<Option<Warning>> {
    let Some(took) = clock::known(calendar.working_days_between(pause.from, to))?.map(i64::from) else {
        return Ok(Some(clock::uncounted("resumed_on", "中止用时", "how long it took")));
    };
    Ok((took > pause.told_days).then(|| {
        Warning::new(
            "matter.pause.told",
            "resumed_on",
            format!("实际用时 {took} 个工作日，超过书面告知的 {} 个工作日", pause.told_days),
            format!("working days that it took: {took}; the applicant was told {}", pause.told_days),
        )
    }))
}

/// A hearing is asked for within five working days of the notice of the right to it (RULES D-08).
pub(super) fn hearing_asked(hearing: &HearingRecord, days: u32, calendar: &Calendar) -> Result<()> {
    let Some(requested) = hearing.requested_on else { return Ok(()) };
    let field = "hearing.requested_on";
    let Some(told) = hearing.right_told_on else {
        return Err(Error::invalid(
            "hearing.right_told_on",
            "申请听证的，应填写告知听证权利的日期",
            "a hearing that was asked for has the day on which the right to it was told",
        ));
    };
    crate::registry::rules::not_before(field, requested, told)?;
    let last = calendar.add_working_days(told, days)?;
    if requested <= last {
        return Ok(());
    }
    Err(Error::violation(
        "matter.hearing.request",
        ARTICLE_47,
        format!("听证申请应在被告知听证权利之日起 {days} 个工作日内（{last} 前）提出"),
        format!("a hearing is asked for within {days} working days of the notice, by {last}"),
    )
    .at(field)
    .with("last", last.to_string()))
}

/// A hearing that was asked for is held within twenty working days (RULES D-08).
pub(super) fn hearing_held(hearing: &HearingRecord, days: u32, calendar: &Calendar) -> Result<()> {
    let (Some(requested), Some(held)) = (hearing.requested_on, hearing.held_on) else { return Ok(()) };
    let field = "hearing.held_on";
    crate::registry::rules::not_before(field, held, requested)?;
    let last = calendar.add_working_days(requested, days)?;
    if held <= last {
        return Ok(());
    }
    Err(Error::violation(
        "matter.hearing.held",
        ARTICLE_47,
        format!("听证应在收到申请后 {days} 个工作日内（{last} 前）组织"),
        format!("a hearing is held within {days} working days of the request, by {last}"),
    )
    .at(field)
    .with("last", last.to_string()))
}

/// Time and place of a hearing are told seven working days before it (RULES D-08).
pub(super) fn hearing_noticed(hearing: &HearingRecord, days: u32, calendar: &Calendar) -> Result<()> {
    let (Some(noticed), Some(held)) = (hearing.noticed_on, hearing.held_on) else { return Ok(()) };
    let first = calendar.add_working_days(noticed, days)?;
    if held >= first {
        return Ok(());
    }
    Err(Error::violation(
        "matter.hearing.notice",
        ARTICLE_48,
        format!("举行听证的 {days} 个工作日前应通知时间、地点，最早可于 {first} 举行"),
        format!("a hearing is noticed {days} working days before it: not before {first}"),
    )
    .at("hearing.held_on")
    .with("first", first.to_string()))
}

/// The head of the organ gives more time once, before the statutory limit is over, and no more than the law has (RULES D-04).
/// On its last day the limit is not over; a limit that stands still ends no sooner than the pause.
pub(super) fn extension(matter: &MatterRecord, on: NaiveDate, days: i64, most: i64) -> Result<()> {
    let refused = |field: &str, zh: String, en: String| {
        Error::violation("matter.extension", ARTICLE_42, zh, en).at(field)
    };
    if !matter.extensions.is_empty() {
        return Err(refused("matter", "办理时限只能延长一次".into(), "a limit is extended once".into()));
    }
    if days < 1 || days > most {
        let error = refused(
            "days",
            format!("延长期限为 1 至 {most} 个工作日"),
            format!("a limit is extended by 1 to {most} working days"),
        );
        return Err(error.with("most", most));
    }
    let stopped = matter.pauses.last().filter(|pause| pause.to.is_none()).map(|pause| pause.from);
    let ran_until = stopped.map_or(on, |from| from.min(on));
    match matter.statutory_due {
        Some(due) if ran_until > due => Err(refused(
            "extended_on",
            format!("法定时限已于 {due} 届满，不得再延长"),
            format!("the statutory limit was over on {due}; nothing is left to extend"),
        )
        .with("due", due.to_string())),
        _ => Ok(()),
    }
}

/// What was handed in is checked on the spot by at least two officers (RULES D-03).
pub(super) fn officers(names: &[String], least: i64) -> Result<()> {
    let mut different: Vec<&str> = names.iter().map(String::as_str).collect();
    different.sort_unstable();
    different.dedup();
    if crate::registry::rules::count(different.len()) >= least {
        return Ok(());
    }
    Err(Error::violation(
        "matter.check.officers",
        ARTICLE_34,
        format!("实地核查应由不少于 {least} 名不同的工作人员进行"),
        format!("a check on the spot is made by at least {least} different officers"),
    )
    .at("officers")
    .with("least", least))
}

/// The refusal of an office that does not hold the power (RULES D-04; law art. 22).
pub(super) fn powerless(office: &str, item: &str) -> Error {
    Error::violation(
        "matter.decide.power",
        ARTICLE_22,
        "承办部门当日不具有该事项的决定权限",
        "the office does not hold the power to decide the item on that day",
    )
    .at("matter")
    .with_code("office", office)
    .with_code("item", item)
}

/// Nothing is granted while what was promised to follow is missing (RULES D-24).
pub(super) fn gap_met(matter: &MatterRecord) -> Result<()> {
    match &matter.gap {
        Some(gap) if gap.met_on.is_none() => Err(Error::violation(
            "matter.decide.gap",
            GAPS,
            "容缺材料尚未补齐，不得准予",
            "what was promised to follow is not there yet; nothing is granted before",
        )
        .at("granted")
        .with("materials", crate::registry::rules::count(gap.materials.len()))),
        _ => Ok(()),
    }
}

/// Who refuses gives the reason and tells both remedies (law art. 38).
pub(super) fn reasoned(granted: bool, reason: Option<&str>, remedies: &[MatterRemedy]) -> Result<()> {
    let whole = reason.is_some() && MatterRemedy::ALL.iter().all(|one| remedies.contains(one));
    if granted || whole {
        return Ok(());
    }
    let field = if reason.is_none() { "reason" } else { "remedies" };
    Err(Error::violation(
        "matter.decide.reasons",
        ARTICLE_38,
        "不予准予的，应当说明理由，并告知申请行政复议或者提起行政诉讼的权利",
        "a refusal has its reason and tells that review may be asked for or a suit be brought",
    )
    .at(field))
}

/// A lower organ that reviews a matter first ends its review within twenty working days of acceptance, unless another law says
/// otherwise (art. 43, RULES D-05); what stops the limits does not count.
pub(super) fn review_due(
    matter: &MatterRecord,
    due_on: NaiveDate,
    days: i64,
    calendar: &Calendar,
) -> Result<Option<Warning>> {
    let accepted_on = matter.accepted_on.unwrap_or(matter.applied_on);
    let Some(last) = clock::known(clock::due(calendar, accepted_on, days, &matter.pauses))? else {
        return Ok(Some(clock::uncounted("due_on", "审查期限", "the limit to review")));
    };
    if due_on <= last {
        return Ok(None);
    }
    Err(Error::violation(
        "matter.review.limit",
        ARTICLE_43,
        format!("下级机关应当自受理之日起 {days} 个工作日内（{last} 前）审查完毕"),
        format!("a lower organ ends its review within {days} working days of acceptance, by {last}"),
    )
    .at("due_on")
    .with("last", last.to_string()))
}

/// Nothing is decided before the lower organ has reviewed it, however late it is (art. 43, RULES D-05).
fn reviewed(matter: &MatterRecord) -> Result<()> {
    let open = matter.opinions.iter().filter(|one| one.first_review && one.given_on.is_none()).count();
    if open == 0 {
        return Ok(());
    }
    Err(Error::violation(
        "matter.review.first",
        ARTICLE_43,
        "须先经下级机关审查的，审查完毕前不得作出决定",
        "what a lower organ reviews first is not decided before the review has ended",
    )
    .at("matter")
    .with("open", crate::registry::rules::count(open)))
}

/// A decision waits for the opinions that were asked for, until their day is over, and for the review of a lower organ.
pub(super) fn opinions_in(matter: &MatterRecord, on: NaiveDate, granted: bool) -> Result<Vec<Warning>> {
    reviewed(matter)?;
    let open = || matter.opinions.iter().filter(|opinion| opinion.given_on.is_none());
    let waiting = open().filter(|opinion| opinion.due_on >= on).count();
    if waiting > 0 {
        return Err(Error::violation(
            "matter.decide.opinions",
            OURS,
            format!("尚有 {waiting} 个部门的意见未反馈且未到期"),
            format!("opinions that are open and not due yet: {waiting}"),
        )
        .at("matter")
        .with("open", crate::registry::rules::count(waiting)));
    }
    let mut warnings = Vec::new();
    let overdue = open().count();
    if overdue > 0 {
        warnings.push(Warning::new(
            "matter.opinion.late",
            "matter",
            format!("有 {overdue} 个部门逾期未反馈意见"),
            format!("opinions that did not come in time: {overdue}"),
        ));
    }
    let against = matter.opinions.iter().filter(|opinion| opinion.agreed == Some(false)).count();
    if granted && against > 0 {
        warnings.push(Warning::new(
            "matter.opinion.against",
            "granted",
            format!("有 {against} 个部门不同意"),
            format!("offices that do not agree: {against}"),
        ));
    }
    Ok(warnings)
}

/// What a decision on a day departs from: the promise measures the service, the law legality (RULES D-04, D.1).
pub(super) fn decided_late(matter: &MatterRecord, on: NaiveDate) -> Vec<Warning> {
    let limits = [
        ("matter.decide.promised", "承诺", "promised", matter.promised_due),
        ("matter.decide.statutory", "法定", "statutory", matter.statutory_due),
    ];
    let late = limits
        .into_iter()
        .filter_map(|(rule, zh, en, due)| Some((rule, zh, en, due.filter(|due| *due < on)?)));
    late.map(|(rule, zh, en, due)| {
        Warning::new(
            rule,
            "decided_on",
            format!("{zh}时限已于 {due} 届满"),
            format!("the {en} limit was over on {due}"),
        )
    })
    .collect()
}

/// Until when the result is valid: so many months, which end on the same-numbered day (RULES D-13); those of a renewal are added
/// to what is left.
pub(super) fn valid_to(
    matter: &MatterRecord,
    version: &ServiceItemVersion,
    on: NaiveDate,
) -> Option<NaiveDate> {
    let months = u32::try_from(version.valid_months?).ok()?;
    let renewed = matter.renewal.as_ref().map_or(on, |renewal| renewal.expires_on.max(on));
    renewed.checked_add_months(Months::new(months))
}

/// The result is delivered within ten working days of the decision (RULES D-06).
pub(super) fn delivered_late(
    decision: &DecisionRecord,
    on: NaiveDate,
    calendar: &Calendar,
) -> Result<Option<Warning>> {
    let Some(due) = clock::known(calendar.add_working_days(decision.on, DELIVERY_DAYS))? else {
        return Ok(Some(clock::uncounted("delivered_on", "送达期限", "the limit to deliver")));
    };
    Ok((on > due).then(|| {
        Warning::new(
            "matter.deliver.limit",
            "delivered_on",
            format!("送达期限已于 {due} 届满"),
            format!("the limit to deliver was over on {due}"),
        )
    }))
}

/// As accepted on the day on which the last material came, when nobody answered in time (RULES D-01).
pub(super) fn deemed_accepted(matter: &MatterRecord, today: NaiveDate) -> Option<MatterRecord> {
    let silent = matter.state == MatterState::Applied && matter.open_due.is_some_and(|due| due < today);
    silent.then(|| accepted_by_silence(matter, today))
}

/// As accepted on the day on which its materials came, and no later than a day; what was accepted stays so.
pub(super) fn accepted_by_silence(matter: &MatterRecord, latest: NaiveDate) -> MatterRecord {
    if matter.accepted_on.is_some() {
        return matter.clone();
    }
    MatterRecord {
        state: MatterState::Accepted,
        accepted_on: Some(matter.last_received().min(latest)),
        deemed_accepted: true,
        ..matter.clone()
    }
}

/// As lapsed, when what was promised to follow did not come in time (RULES D-24).
pub(super) fn lapsed(matter: &MatterRecord, today: NaiveDate, early: i64) -> Option<MatterRecord> {
    let missing = |matter: &MatterRecord| {
        let gap = matter.gap.as_ref().filter(|gap| gap.met_on.is_none())?;
        // A licence that expired before that day is renewed already.
        let renewed = deemed_renewed_on(matter, gap.due_on, early).is_some();
        (gap.due_on < today && !renewed).then_some(())
    };
    let over = matter.state.is_handled() && missing(matter).is_some();
    over.then(|| MatterRecord {
        state: MatterState::Lapsed,
        ended_on: Some(today),
        pauses: closed(&matter.pauses, today),
        ..matter.clone()
    })
}

/// A renewal that nobody decided before the licence expired is granted by that, and not decided any more (RULES D-09).
pub(super) fn not_renewed(matter: &MatterRecord, on: NaiveDate, early: i64) -> Result<()> {
    let since = deemed_renewed_on(matter, on, early).filter(|_| lapsed(matter, on, early).is_none());
    since.map_or(Ok(()), |since| Err(renewed_since(since).at("decided_on")))
}

/// Pauses of which none runs on after a day.
pub(super) fn closed(pauses: &[MatterPauseRecord], on: NaiveDate) -> Vec<MatterPauseRecord> {
    let mut pauses = pauses.to_vec();
    for pause in pauses.iter_mut().filter(|pause| pause.to.is_none()) {
        pause.to = Some(on.max(pause.from));
    }
    pauses
}
