//! Rules of joint governance: pure functions over records and days.

use std::cmp::Reverse;

use chrono::{Datelike, Days, NaiveDate};

use super::types::{
    BigCommittee, EntryState, GovernanceProject, GovernanceTask, ListEntry, MatchReason, MatchedResource,
    MemberUnit, MemberUnitKind, ProjectState, TaskState, TaskStepKind,
};
use crate::identity::DivisionCode;
use crate::party::OrganisationKind;
use crate::party::organisation::record::Version;
use crate::registry::rules::text;
use crate::rulebook::Rulebook;
use crate::{Error, Id, Result, Warning, code};

/// Where the text of no regulation stands behind a refusal.
pub(super) const OURS: &str = "本库设计，法规未作规定";
/// What the rules of the big committee go by.
pub(super) const BIG_COMMITTEE: &str = "社区“大党委”的地方做法，国家层面未作规定";
/// What the three lists go by.
pub(super) const LISTS: &str = "资源清单、需求清单、项目清单“点单—派单—接单—评单”的地方做法";
/// The longest resolution, result or reason, in characters.
const LONGEST_TEXT: usize = 1000;

/// A resolution, result or reason.
pub(super) fn prose(field: &str, value: &str) -> Result<String> {
    text(field, value, LONGEST_TEXT)
}

/// A text of the lists, which name no person: a run of eleven digits is a telephone or a resident's number.
pub(super) fn plain(field: &str, value: &str, longest: usize) -> Result<String> {
    let value = text(field, value, longest)?;
    if value.split(|c: char| !c.is_ascii_digit()).any(|digits| digits.len() >= 11) {
        return Err(Error::violation(
            "governance.entry.plain",
            LISTS,
            "清单只写类别，不得含有电话或者证件号码",
            "the lists hold categories, no telephone and no number of a person",
        )
        .at(field));
    }
    Ok(value)
}

/// The conflict of something that is no longer, or not yet, in the state that is needed.
pub(super) fn conflict(zh: impl Into<String>, en: impl Into<String>) -> Error {
    Error::conflict(code::CONFLICT_STATE, zh, en)
}

/// Whether two periods share a day; each ends before its second day.
pub(super) fn overlap(one: (NaiveDate, Option<NaiveDate>), other: (NaiveDate, Option<NaiveDate>)) -> bool {
    one.1.is_none_or(|end| other.0 < end) && other.1.is_none_or(|end| one.0 < end)
}

/// The day after the last one.
pub(super) fn after(last: Option<NaiveDate>) -> Option<NaiveDate> {
    last.and_then(|last| last.checked_add_days(Days::new(1)))
}

impl BigCommittee {
    /// Whether it is there on a day.
    pub(super) fn is_there(&self, day: NaiveDate) -> bool {
        self.set_up_on <= day && self.dissolved_on.is_none_or(|end| day < end)
    }

    /// Refuses a day on which it is not there.
    pub(super) fn there(&self, field: &str, day: NaiveDate) -> Result<()> {
        if self.is_there(day) {
            return Ok(());
        }
        Err(conflict(
            format!("大党委在 {day} 尚未成立或者已经撤销"),
            format!("the big committee was not there on {day}"),
        )
        .at(field))
    }
}

/// A big committee is built on a Party committee, general branch or branch that is active in its community (RULES A-59).
pub(super) fn built_on(version: Option<&Version>, community: &DivisionCode) -> Result<()> {
    let fits = version.is_some_and(|version| {
        version.community.as_ref() == Some(community)
            && matches!(
                version.kind,
                OrganisationKind::Committee | OrganisationKind::GeneralBranch | OrganisationKind::Branch
            )
    });
    if fits {
        return Ok(());
    }
    Err(Error::violation(
        "governance.committee.organisation",
        BIG_COMMITTEE,
        "社区大党委应依托本社区现有的党委、党总支或者党支部建立",
        "a big committee is built on an active committee, general branch or branch of the community",
    )
    .at("organisation"))
}

/// The usual numbers of a big committee.
#[derive(Debug, Clone, Copy)]
pub(super) struct UsualSize {
    total: (i64, i64),
    full_time: (i64, i64),
    part_time: (i64, i64),
}

impl UsualSize {
    /// As the rulebook has them for a community on a day.
    pub(super) fn of(book: &Rulebook, community: &str, day: NaiveDate) -> Result<Self> {
        let bound = |name| book.integer("governance.committee.size", name, community, day);
        Ok(Self {
            total: (bound("minimum")?, bound("maximum")?),
            full_time: (bound("full_time_minimum")?, bound("full_time_maximum")?),
            part_time: (bound("part_time_minimum")?, bound("part_time_maximum")?),
        })
    }

    /// Where a committee departs from them: 9 to 11 members, 1 or 2 of them full-time and 7 to 9 part-time (RULES A-59).
    pub(super) fn check(self, full_time: i64, part_time: i64) -> Vec<Warning> {
        let parts = [
            ("total", "委员总数", "members", self.total, full_time + part_time),
            ("full_time", "专职委员", "full-time members", self.full_time, full_time),
            ("part_time", "兼职委员", "part-time members", self.part_time, part_time),
        ];
        let departs = parts.into_iter().filter(|(_, _, _, (least, most), now)| now < least || now > most);
        departs
            .map(|(field, zh, en, (least, most), now)| {
                Warning::new(
                    "governance.committee.size",
                    field,
                    format!("大党委{zh}一般为 {least} 至 {most} 名（地方做法），现为 {now} 名"),
                    format!("a big committee generally has {least} to {most} {en} (a local practice), this one {now}"),
                )
            })
            .collect()
    }
}

/// Whether two records of one committee are of the same body: by the registry when both stand there, by their names (and
/// compounds, for owners' committees) otherwise.
pub(super) fn same_body(one: &MemberUnit, other: &MemberUnit) -> bool {
    match (one.enterprise, other.enterprise) {
        (Some(one), Some(other)) => one == other,
        _ => one.name == other.name && one.compound == other.compound,
    }
}

/// What a body is counted by across communities: its entry in the registry, or its name. An owners' committee that is not
/// in the registry belongs to one community only.
pub(super) fn body_key(unit: &MemberUnit) -> String {
    match (unit.enterprise, unit.kind) {
        (Some(enterprise), _) => format!("registry:{enterprise}"),
        (None, MemberUnitKind::OwnersCommittee) => {
            let compound = unit.compound.map(|id| id.to_string()).unwrap_or_default();
            format!("owners:{}:{compound}:{}", unit.community, unit.name)
        }
        (None, _) => format!("name:{}", unit.name),
    }
}

impl MemberUnit {
    /// Whether it is a member on a day.
    pub(super) fn is_member(&self, day: NaiveDate) -> bool {
        self.joined_on <= day && self.left_on.is_none_or(|end| day < end)
    }

    /// Refuses a body that is no member of the committee on a day.
    pub(super) fn member(&self, field: &str, committee: Id, day: NaiveDate) -> Result<()> {
        if self.committee == committee && self.is_member(day) {
            return Ok(());
        }
        Err(Error::violation(
            "governance.unit.member",
            BIG_COMMITTEE,
            format!("该单位在 {day} 不是本大党委的成员单位"),
            format!("the unit is no member of this big committee on {day}"),
        )
        .at(field))
    }
}

impl TaskState {
    /// Whether something is still to be done.
    pub(crate) const fn is_open(self) -> bool {
        matches!(self, Self::Assigned | Self::Reported | Self::Returned)
    }

    /// The name in Chinese, for messages.
    const fn zh(self) -> &'static str {
        match self {
            Self::Assigned => "已交办",
            Self::Reported => "已反馈",
            Self::Returned => "退回整改",
            Self::Done => "已办结",
            Self::Cancelled => "已撤销",
        }
    }

    /// Where a step leads; an extension leaves a task where it is.
    pub(super) fn after(self, step: TaskStepKind) -> Result<Self> {
        use TaskStepKind as K;
        match (self, step) {
            (Self::Assigned | Self::Returned, K::Reported) => Ok(Self::Reported),
            (Self::Reported, K::Done) => Ok(Self::Done),
            (Self::Reported, K::Returned) => Ok(Self::Returned),
            (Self::Assigned | Self::Returned, K::Extended) => Ok(self),
            (Self::Assigned | Self::Returned, K::HandedOver) => Ok(Self::Assigned),
            (Self::Assigned | Self::Returned | Self::Reported, K::Cancelled) => Ok(Self::Cancelled),
            _ => Err(conflict(
                format!("任务{}，不能办理该环节", self.zh()),
                format!("the task is {}; it can't be {}", self.word(), step.word()),
            )
            .with("state", self.word())),
        }
    }
}

/// Whether a task is late: its unit has not reported, and the last day is over.
pub(super) fn late_task(task: &GovernanceTask, today: NaiveDate) -> bool {
    matches!(task.state, TaskState::Assigned | TaskState::Returned) && task.due < today
}

impl ProjectState {
    /// Whether its resources are still under way.
    pub(super) const fn is_open(self) -> bool {
        matches!(self, Self::Assigned | Self::Accepted)
    }

    const fn zh(self) -> &'static str {
        match self {
            Self::Assigned => "已派单",
            Self::Accepted => "已接单",
            Self::Finished => "已完成",
            Self::Rated => "已评单",
            Self::Cancelled => "已取消",
        }
    }

    /// Goes on to `next` when that follows: 派单—接单—完成—评单, or cancelled before it is finished (RULES H-18).
    pub(super) fn to(self, next: Self) -> Result<Self> {
        match (self, next) {
            (Self::Assigned, Self::Accepted)
            | (Self::Accepted, Self::Finished)
            | (Self::Finished, Self::Rated)
            | (Self::Assigned | Self::Accepted, Self::Cancelled) => Ok(next),
            _ => Err(conflict(
                format!("项目{}，不能转为{}", self.zh(), next.zh()),
                format!("the project is {}; it can't become {}", self.word(), next.word()),
            )
            .with("state", self.word())),
        }
    }
}

/// Whether a project is late: it is not finished, and the last day is over.
pub(super) fn late_project(project: &GovernanceProject, today: NaiveDate) -> bool {
    project.state.is_open() && project.due < today
}

impl ListEntry {
    /// How much of it is in no project.
    pub(super) fn left(&self) -> i64 {
        self.quantity - self.used
    }

    /// With so much more of it in projects (less, when negative): never more than there is (RULES H-18).
    pub(super) fn taken(&self, field: &str, quantity: i64) -> Result<Self> {
        let used = self.used + quantity;
        if used < 0 || used > self.quantity {
            let left = self.left();
            return Err(Error::violation(
                "governance.project.quantity",
                LISTS,
                format!("{}余量为 {left}，不足 {quantity}", self.kind.zh()),
                format!("{left} of the {} is left, not {quantity}", self.kind.word()),
            )
            .at(field)
            .with("left", left)
            .with("quantity", quantity));
        }
        let mut entry = Self { used, revision: self.revision + 1, ..self.clone() };
        entry.settle();
        Ok(entry)
    }

    /// Sets the state that the quantities ask for; what is withdrawn stays withdrawn.
    pub(super) fn settle(&mut self) {
        if self.state != EntryState::Withdrawn {
            self.state = if self.left() > 0 { EntryState::Open } else { EntryState::UsedUp };
        }
    }

    /// Whether it is on offer or asked for, today or later.
    pub(super) fn is_open(&self, today: NaiveDate) -> bool {
        self.state == EntryState::Open && self.ends_on.is_none_or(|last| last >= today)
    }
}

/// In what a resource does not fit a need: fields with their names in Chinese.
pub(super) fn misfits(need: &ListEntry, resource: &ListEntry) -> Vec<(&'static str, &'static str)> {
    let period = |entry: &ListEntry| (entry.starts_on, after(entry.ends_on));
    let checks = [
        (need.category == resource.category, ("category", "类别")),
        (resource.grid.is_none() || resource.grid == need.grid, ("grid", "区域")),
        (resource.group.is_none() || resource.group == need.group, ("group", "服务人群")),
        (overlap(period(need), period(resource)), ("period", "时段")),
    ];
    checks.into_iter().filter(|(fits, _)| !fits).map(|(_, misfit)| misfit).collect()
}

/// The resources that fit a need, best first (RULES H-18): those with enough before those with a part, of the same grid
/// before those for the whole community, over the whole period before those for a part of it; then the one of which the
/// least is left over, or which has the most when none has enough; then the oldest.
pub(super) fn matching<'a>(
    need: &ListEntry,
    resources: impl IntoIterator<Item = &'a ListEntry>,
    today: NaiveDate,
) -> Vec<MatchedResource> {
    let fits = |resource: &&ListEntry| {
        resource.is_open(today) && resource.measure == need.measure && misfits(need, resource).is_empty()
    };
    let starts = need.starts_on.max(today);
    let mut ranked: Vec<_> = resources
        .into_iter()
        .filter(fits)
        .map(|resource| {
            let enough = resource.left() >= need.left();
            let near = need.grid.is_some() && resource.grid == need.grid;
            let lasts = resource.ends_on.is_none_or(|last| need.ends_on.is_some_and(|end| end <= last));
            let whole = resource.starts_on <= starts && lasts;
            let waste = if enough { resource.left() } else { -resource.left() };
            let reasons = vec![
                if enough { MatchReason::Enough } else { MatchReason::PartOfQuantity },
                if near { MatchReason::SameGrid } else { MatchReason::WholeCommunity },
                if whole { MatchReason::WholePeriod } else { MatchReason::PartOfPeriod },
            ];
            ((Reverse((enough, near, whole)), waste, resource.id), resource, reasons)
        })
        .collect();
    ranked.sort_unstable_by_key(|(rank, _, _)| *rank);
    let matched = |(_, resource, reasons): (_, &ListEntry, _)| MatchedResource {
        available: resource.left(),
        resource: resource.clone(),
        reasons,
    };
    ranked.into_iter().map(matched).collect()
}

/// The intervals of joint meetings (RULES A-60): quarters of the calendar, or as many months as are set.
#[derive(Debug, Clone, Copy)]
pub(super) struct Intervals(pub(super) i64);

impl Intervals {
    /// As the rulebook has them for a community on a day.
    pub(super) fn of(book: &Rulebook, community: &str, day: NaiveDate) -> Result<Self> {
        Ok(Self(book.integer("governance.meeting.interval", "months", community, day)?.max(1)))
    }

    fn holding(self, day: NaiveDate) -> i64 {
        (i64::from(day.year()) * 12 + i64::from(day.month0())).div_euclid(self.0)
    }

    fn first_day(self, interval: i64) -> Result<NaiveDate> {
        let months = interval * self.0;
        let year = i32::try_from(months.div_euclid(12)).ok();
        let month = u32::try_from(months.rem_euclid(12) + 1).ok();
        year.zip(month)
            .and_then(|(year, month)| NaiveDate::from_ymd_opt(year, month, 1))
            .ok_or_else(|| Error::internal("an interval lies in the calendar"))
    }

    /// The interval that begins on `day`, or the next one.
    fn beginning(self, day: NaiveDate) -> Result<i64> {
        let holding = self.holding(day);
        Ok(if self.first_day(holding)? == day { holding } else { holding + 1 })
    }

    /// The last day by which the meeting after one on `held` is due: the end of the next interval.
    pub(super) fn next_due(self, held: NaiveDate) -> Result<NaiveDate> {
        let after = self.first_day(self.holding(held) + 2)?;
        after.pred_opt().ok_or_else(|| Error::internal("a day has one before it"))
    }

    /// How many whole intervals passed without a meeting before the one on `held`, since the meeting before it or since
    /// the committee was set up.
    pub(super) fn missed_before(
        self,
        set_up: NaiveDate,
        previous: Option<NaiveDate>,
        held: NaiveDate,
    ) -> Result<i64> {
        let first = match previous {
            Some(previous) => self.holding(previous) + 1,
            None => self.beginning(set_up)?,
        };
        Ok((self.holding(held) - first).max(0))
    }

    /// The whole intervals between two days, the second not among them, and how many of them have none of the meetings.
    pub(super) fn due_and_missed(
        self,
        first: NaiveDate,
        end: NaiveDate,
        meetings: &[NaiveDate],
    ) -> Result<(i64, i64)> {
        let (from, to) = (self.beginning(first)?, self.holding(end));
        let mut kept: Vec<i64> = meetings.iter().map(|day| self.holding(*day)).collect();
        kept.sort_unstable();
        kept.dedup();
        let kept = kept.iter().filter(|interval| (from..to).contains(interval)).count();
        let due = (to - from).max(0);
        Ok((due, due - i64::try_from(kept).unwrap_or(due)))
    }
}
