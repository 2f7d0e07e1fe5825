//! Rules of members: pure functions over days, stages and records.

use chrono::{Months, NaiveDate};

use super::record::{MemberRecord, Spell};
use super::types::{RemovalGround, Resolution};
use crate::party::{MemberStage, MemberStatus};
use crate::registry::resident::rules::age;
use crate::registry::rules as check;
use crate::rulebook::Rulebook;
use crate::{Error, Result, Warning, code};

/// 预备期, in months (RULES A-47).
pub(crate) const PROBATION: i64 = 12;
/// The least and the most by which a probation is extended, in months (RULES A-48).
const EXTENSION: (i64, i64) = (6, 12);
/// 入党年龄, in years (RULES A-41).
const ADULT: i64 = 18;

/// What the rulebook has for a place on a day.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Settings<'a> {
    pub(crate) book: &'a Rulebook,
    /// Code of the community, or of the street.
    pub(crate) area: &'a str,
    pub(crate) day: NaiveDate,
}

impl Settings<'_> {
    pub(crate) fn integer(&self, rule: &str, name: &str) -> Result<i64> {
        self.book.integer(rule, name, self.area, self.day)
    }
}

/// The same day so many months later, or the last day of that month.
pub(crate) fn months_after(day: NaiveDate, months: i64) -> NaiveDate {
    u32::try_from(months)
        .ok()
        .and_then(|months| day.checked_add_months(Months::new(months)))
        .unwrap_or(NaiveDate::MAX)
}

/// The stored days of the way into the Party, as given.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Way {
    pub(crate) applied: Option<NaiveDate>,
    pub(crate) talked: Option<NaiveDate>,
    pub(crate) activist: Option<NaiveDate>,
    pub(crate) target: Option<NaiveDate>,
    pub(crate) joined: Option<NaiveDate>,
    pub(crate) probation_ends: Option<NaiveDate>,
    pub(crate) full: Option<NaiveDate>,
}

impl Way {
    /// When a stage began.
    pub(crate) fn began(&self, stage: MemberStage) -> Option<NaiveDate> {
        match stage {
            MemberStage::Applicant => self.applied,
            MemberStage::Activist => self.activist,
            MemberStage::Target => self.target,
            MemberStage::Probationary => self.joined,
            MemberStage::Full => self.full,
        }
    }

    /// With `day` as the first one of a stage before membership whose day nobody gave: what follows counts from it.
    #[must_use]
    pub(crate) fn begun(self, stage: MemberStage, day: NaiveDate) -> Self {
        match stage {
            MemberStage::Activist => Self { activist: self.activist.or(Some(day)), ..self },
            MemberStage::Target => Self { target: self.target.or(Some(day)), ..self },
            MemberStage::Applicant | MemberStage::Probationary | MemberStage::Full => self,
        }
    }

    /// When the probation ends or ended: as given, or a year after joining.
    pub(crate) fn probation_end(&self) -> Option<NaiveDate> {
        self.probation_ends.or(self.joined.map(|joined| months_after(joined, PROBATION)))
    }

    /// The days follow one another, none is after today or beyond the stage, and a member has those of a member.
    pub(crate) fn consistent(&self, stage: MemberStage, today: NaiveDate) -> Result<()> {
        let mut last = None;
        for (field, of, day) in [
            ("applied_on", MemberStage::Applicant, self.applied),
            ("activist_on", MemberStage::Activist, self.activist),
            ("target_on", MemberStage::Target, self.target),
            ("joined_on", MemberStage::Probationary, self.joined),
            ("full_on", MemberStage::Full, self.full),
        ] {
            let Some(day) = day else { continue };
            check::not_after(field, day, today)?;
            if of > stage {
                return Err(Error::invalid(
                    field,
                    format!("{}不应有此日期", stage.zh()),
                    format!("a record of the stage {} has no such day yet", stage.word()),
                ));
            }
            if last.is_some_and(|last| day < last) {
                return Err(Error::invalid(
                    field,
                    "各阶段日期应依次先后",
                    "the days of the stages follow one another",
                ));
            }
            last = Some(day);
        }
        if let Some(talked) = self.talked {
            check::not_after("talked_on", talked, today)?;
            if self.applied.is_none_or(|applied| talked < applied) {
                return Err(before("talked_on", "申请入党日期", "the application"));
            }
        }
        self.membership(stage)
    }

    /// A member has a day of joining, a full one also that of 转正; the probation ends no earlier than a year later.
    fn membership(&self, stage: MemberStage) -> Result<()> {
        let needed = |field: &'static str, missing: bool| match missing {
            true => Err(Error::invalid(
                field,
                format!("{}应有此日期", stage.zh()),
                format!("a record of the stage {} has this day", stage.word()),
            )),
            false => Ok(()),
        };
        needed("joined_on", stage.is_member() && self.joined.is_none())?;
        needed("full_on", stage == MemberStage::Full && self.full.is_none())?;
        match (self.joined, self.probation_ends) {
            (None, Some(_)) => Err(Error::invalid(
                "probation_ends",
                "尚未入党，不应有预备期满日",
                "there is no probation before joining",
            )),
            (Some(joined), Some(end)) => probation_fits(joined, end),
            _ => Ok(()),
        }
    }

    /// The first of the stored days of the stages.
    pub(crate) fn earliest(&self) -> Option<NaiveDate> {
        self.applied.or(self.activist).or(self.target).or(self.joined).or(self.full)
    }
}

/// A probation has a year, and was extended by half a year to a year if at all (RULES ).
fn probation_fits(joined: NaiveDate, end: NaiveDate) -> Result<()> {
    let usual = months_after(joined, PROBATION);
    let (first, last) = (months_after(usual, EXTENSION.0), months_after(usual, EXTENSION.1));
    if end == usual || (first..=last).contains(&end) {
        return Ok(());
    }
    Err(Error::invalid(
        "probation_ends",
        format!("预备期满日应为 {usual}，延长过的应在 {first} 与 {last} 之间"),
        format!("the probation ends on {usual}, or from {first} to {last} when it was extended"),
    )
    .with("usual", usual.to_string())
    .with("first", first.to_string())
    .with("last", last.to_string()))
}

/// A full member had a year of probation (RULES A-47); papers of earlier times may tell otherwise, so it is told only.
pub(crate) fn short_probation(way: &Way) -> Option<Warning> {
    let (end, full) = (way.probation_end()?, way.full?);
    (full < end).then(|| {
        Warning::new(
            "member.probation",
            "full_on",
            format!("转正日期早于预备期满日 {end}，请核对"),
            format!("the day of becoming a full member is before the probation ends, {end}"),
        )
    })
}

fn before(field: &str, zh: &str, en: &str) -> Error {
    Error::invalid(field, format!("早于{zh}"), format!("is before {en}"))
}

/// Refuses a step on a day before another one, when there is such a day.
pub(crate) fn not_before(
    field: &str,
    day: NaiveDate,
    first: Option<NaiveDate>,
    zh: &str,
    en: &str,
) -> Result<()> {
    match first {
        Some(first) if day < first => Err(before(field, zh, en).with("first", first.to_string())),
        _ => Ok(()),
    }
}

/// A change of the standing takes effect no earlier than the standing that it changes.
pub(crate) fn follows(record: &MemberRecord, day: NaiveDate, today: NaiveDate) -> Result<()> {
    check::not_after("on", day, today)?;
    not_before("on", day, record.since(), "现有状态的起始日", "the standing that is there")
}

/// Who applies is eighteen years old (RULES A-41).
pub(crate) fn adult(birth: NaiveDate, day: NaiveDate) -> Result<()> {
    let years = age(birth, day);
    if years >= ADULT {
        return Ok(());
    }
    Err(Error::violation(
        "member.age",
        "党章第一条；中国共产党发展党员工作细则第七条",
        format!("年满 {ADULT} 周岁方可申请入党，当日为 {years} 周岁"),
        format!("one applies at the age of {ADULT}; the person was {years} on that day"),
    )
    .at("birth")
    .with("age", years)
    .with("minimum", ADULT))
}

/// A record that is in force.
pub(crate) fn in_force(record: &MemberRecord) -> Result<()> {
    match record.status {
        MemberStatus::Active => Ok(()),
        status => Err(Error::conflict(
            code::CONFLICT_STATE,
            "该记录不在正常状态，不能办理",
            "the record is not active",
        )
        .at("member")
        .with("status", status.word())),
    }
}

/// A record that is in force and at one of these stages.
pub(crate) fn at_stage(record: &MemberRecord, stages: &[MemberStage]) -> Result<()> {
    in_force(record)?;
    if stages.contains(&record.stage) {
        return Ok(());
    }
    let zh: Vec<&str> = stages.iter().map(|stage| stage.zh()).collect();
    let en: Vec<&str> = stages.iter().map(|stage| stage.word()).collect();
    Err(Error::conflict(
        code::CONFLICT_STATE,
        format!("只适用于{}，现为{}", zh.join("、"), record.stage.zh()),
        format!("is for the stage {}; the person is at the stage {}", en.join(", "), record.stage.word()),
    )
    .at("member")
    .with("stage", record.stage.word()))
}

/// The resolution that waits for the superior committee.
pub(crate) fn waiting(record: &MemberRecord) -> Option<&Resolution> {
    record.resolutions.last().filter(|resolution| resolution.approved.is_none())
}

/// Refuses a step while a resolution waits for the superior committee.
pub(crate) fn none_waiting(record: &MemberRecord) -> Result<()> {
    match waiting(record) {
        None => Ok(()),
        Some(resolution) => Err(Error::conflict(
            code::CONFLICT_STATE,
            format!("{} 的支部决议（{}）尚待上级审批", resolution.on, resolution.kind.zh()),
            format!(
                "the resolution of {} ({}) waits for the superior committee",
                resolution.on,
                resolution.kind.word()
            ),
        )
        .at("member")
        .with("resolved_on", resolution.on.to_string())),
    }
}

/// The branch talks with an applicant within a month (RULES A-41).
pub(crate) fn talk_in_time(settings: &Settings<'_>, applied: NaiveDate) -> Result<Option<Warning>> {
    let months = settings.integer("member.talk", "months")?;
    if settings.day <= months_after(applied, months) {
        return Ok(None);
    }
    Ok(Some(Warning::new(
        "member.talk",
        "on",
        format!("应在收到入党申请书后 {months} 个月内派人谈话（发展党员工作细则第七条）"),
        format!("the branch talks with an applicant within {months} month(s) of the application"),
    )))
}

/// An activist is reviewed every half year: whether the last review is older on the day (RULES A-42).
pub(crate) fn review_in_time(settings: &Settings<'_>, record: &MemberRecord) -> Result<Option<Warning>> {
    let months = settings.integer("member.review", "months")?;
    let last = record.reviewed_on.last().copied().max(record.activist_on);
    if last.is_none_or(|last| settings.day <= months_after(last, months)) {
        return Ok(None);
    }
    Ok(Some(Warning::new(
        "member.review",
        "on",
        format!("对入党积极分子应每 {months} 个月考察一次（发展党员工作细则）"),
        format!("an activist is reviewed every {months} months; the last review is older"),
    )))
}

/// An activist is trained for a year before becoming a target (RULES A-42).
pub(crate) fn trained_long_enough(settings: &Settings<'_>, activist: Option<NaiveDate>) -> Result<()> {
    let months = settings.integer("member.target", "months")?;
    if activist.is_some_and(|activist| settings.day >= months_after(activist, months)) {
        return Ok(());
    }
    Err(Error::violation(
        "member.target",
        "中国共产党发展党员工作细则（发展对象的确定，条款号未核实）",
        format!("入党积极分子经过 {months} 个月以上培养教育和考察，方可列为发展对象"),
        format!("an activist is trained and reviewed for {months} months before becoming a target"),
    )
    .at("on")
    .with("months", months))
}

/// Until when one who was removed or has withdrawn may not join again (RULES A-53).
pub(crate) fn barred_until(settings: &Settings<'_>, spells: &[Spell]) -> Result<Option<NaiveDate>> {
    let months = settings.integer("member.rejoin", "years")?.saturating_mul(12);
    let left = |spell: &&Spell| matches!(spell.status, MemberStatus::Removed | MemberStatus::Withdrawn);
    let last = spells.iter().rev().find(left).map(|spell| months_after(spell.from, months));
    Ok(last.filter(|until| settings.day < *until))
}

/// An application within the years after a removal is told; joining again is refused (RULES A-53).
pub(crate) fn early_return(until: NaiveDate) -> Warning {
    Warning::new(
        "member.rejoin",
        "on",
        format!("被除名或劝其退党的，{until} 前不能重新入党"),
        format!("one who was removed or has withdrawn may not join again before {until}"),
    )
}

/// Nobody joins again within the years after a removal (RULES A-53).
pub(crate) fn may_join(settings: &Settings<'_>, spells: &[Spell]) -> Result<()> {
    let Some(until) = barred_until(settings, spells)? else { return Ok(()) };
    Err(Error::violation(
        "member.rejoin",
        "中国共产党党员教育管理工作条例（除名、劝其退党，条款号未核实）",
        format!("被除名或劝其退党的，{until} 前不能重新入党"),
        format!("one who was removed or has withdrawn may not join again before {until}"),
    )
    .at("on")
    .with("until", until.to_string()))
}

/// Membership stands still after half a year out of contact (RULES A-52).
pub(crate) fn lost_long_enough(settings: &Settings<'_>, lost: NaiveDate) -> Result<()> {
    let months = settings.integer("member.suspension", "months")?;
    let day = months_after(lost, months);
    if settings.day >= day {
        return Ok(());
    }
    Err(Error::violation(
        "member.suspension",
        "中国共产党党员教育管理工作条例（停止党籍，条款号未核实）",
        format!("失去联系满 {months} 个月方可停止党籍，最早为 {day}"),
        format!("membership is suspended after {months} months out of contact, {day} at the earliest"),
    )
    .at("on")
    .with("months", months)
    .with("earliest", day.to_string()))
}

/// Since when the membership has stood still.
pub(crate) fn suspended_since(record: &MemberRecord) -> Option<NaiveDate> {
    let still = |spell: &&Spell| spell.status == MemberStatus::Suspended;
    record.spells.iter().rev().take_while(still).last().map(|spell| spell.from)
}

/// What a removal rests on has gone on for long enough (RULES ).
pub(crate) fn removable(
    settings: &Settings<'_>,
    record: &MemberRecord,
    ground: RemovalGround,
    since: Option<NaiveDate>,
) -> Result<()> {
    let (months, first) = match ground {
        RemovalGround::RefusedAdvice => return in_force(record),
        RemovalGround::LostContact => {
            (settings.integer("member.removal", "lost_months")?, suspended_since(record))
        }
        RemovalGround::NoPartyLife | RemovalGround::NoDues | RemovalGround::NoWork => {
            in_force(record)?;
            let since = since.ok_or_else(|| {
                Error::invalid("since", "应写明起始日期", "the day since which it has gone on is needed")
            })?;
            not_before("since", since, record.joined_on, "入党日期", "joining")?;
            (settings.integer("member.removal", "months")?, Some(since))
        }
    };
    let earliest = first.map(|first| months_after(first, months));
    if earliest.is_some_and(|earliest| settings.day >= earliest) {
        return Ok(());
    }
    let error = Error::violation(
        "member.removal",
        "党章第九条；中国共产党党员教育管理工作条例（条款号未核实）",
        match ground {
            RemovalGround::LostContact => format!("停止党籍满 {months} 个月仍未取得联系的，方可除名"),
            _ => format!("连续满 {months} 个月的，方可按自行脱党除名"),
        },
        match ground {
            RemovalGround::LostContact => {
                format!("a member is removed when membership has been suspended for {months} months")
            }
            _ => format!("a member is removed when it has gone on for {months} months"),
        },
    );
    let error = error.at("on").with("months", months);
    Err(match earliest {
        Some(earliest) => error.with("earliest", earliest.to_string()),
        None => error,
    })
}

/// A probation is confirmed when it is over (RULES A-47).
pub(crate) fn probation_over(ends: NaiveDate, day: NaiveDate) -> Result<()> {
    if day >= ends {
        return Ok(());
    }
    Err(Error::violation(
        "member.probation",
        "党章第七条；中国共产党发展党员工作细则第三十二条",
        format!("预备期至 {ends} 届满，届满前不能讨论转正"),
        format!("the probation ends on {ends}; it is not confirmed before"),
    )
    .at("on")
    .with("probation_ends", ends.to_string()))
}

/// A probation is extended once, by half a year to a year (RULES A-48).
pub(crate) fn extension(
    settings: &Settings<'_>,
    ends: NaiveDate,
    extended: bool,
    until: NaiveDate,
) -> Result<()> {
    let citation = "中国共产党发展党员工作细则第三十二条";
    if extended {
        return Err(Error::violation(
            "member.extension",
            citation,
            "预备期只能延长 1 次，已经延长过",
            "a probation is extended once, and this one was",
        )
        .at("kind"));
    }
    let (least, most) =
        (settings.integer("member.extension", "minimum")?, settings.integer("member.extension", "maximum")?);
    let (first, last) = (months_after(ends, least), months_after(ends, most));
    if (first..=last).contains(&until) {
        return Ok(());
    }
    Err(Error::violation(
        "member.extension",
        citation,
        format!("延长预备期不少于 {least} 个月、最长不超过 {most} 个月，应延长至 {first} 与 {last} 之间"),
        format!("a probation is extended by {least} to {most} months, to a day from {first} to {last}"),
    )
    .at("until")
    .with("minimum", least)
    .with("maximum", most)
    .with("first", first.to_string())
    .with("last", last.to_string()))
}

/// The superior committee decides within three months, with a reason within six (RULES A-46). A refusal that comes later
/// is told only, so that the record does not wait for ever.
pub(crate) fn decided_in_time(
    settings: &Settings<'_>,
    resolved: NaiveDate,
    approved: bool,
    special: bool,
) -> Result<Option<Warning>> {
    let (usual, most) =
        (settings.integer("member.decision", "usual")?, settings.integer("member.decision", "maximum")?);
    let allowed = if special { most } else { usual };
    let last = months_after(resolved, allowed);
    if settings.day <= last {
        return Ok(None);
    }
    let zh =
        format!("上级党委应在支部决议后 {usual} 个月内审批，特殊情况不超过 {most} 个月，应不晚于 {last}");
    let en = format!(
        "the superior committee decides within {usual} months of the resolution, in special cases within {most}; here by {last}"
    );
    if !approved {
        return Ok(Some(Warning::new("member.decision", "on", zh, en)));
    }
    Err(Error::violation(
        "member.decision",
        "中国共产党发展党员工作细则（预备党员的审批，条款号未核实）",
        zh,
        en,
    )
    .at("on")
    .with("last", last.to_string())
    .with("usual", usual)
    .with("maximum", most))
}
