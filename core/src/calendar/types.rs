//! Documents of the calendar: what a host sends and what it gets back.

use std::fmt;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Error, Result, Timestamp};

/// The unit in which a time limit is counted (计时单位).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum LimitUnit {
    /// 紧急工作时: hours round the clock, whatever the day.
    EmergencyHour,
    /// 工作时: hours counted only inside the working hours of working days.
    WorkingHour,
    /// 工作日: working days; the first day does not count.
    WorkingDay,
    /// 自然日: calendar days; only the last day moves off a rest day.
    NaturalDay,
    /// 自然月: calendar months, ending on the same-numbered day.
    NaturalMonth,
}

impl LimitUnit {
    const ALL: [Self; 5] =
        [Self::EmergencyHour, Self::WorkingHour, Self::WorkingDay, Self::NaturalDay, Self::NaturalMonth];

    /// The name used in documents, such as `working_day`.
    pub fn name(self) -> &'static str {
        self.names().0
    }

    /// The Chinese measure word and name, such as 个工作日.
    pub fn zh(self) -> &'static str {
        self.names().1
    }

    const fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::EmergencyHour => ("emergency_hour", "个紧急工作时"),
            Self::WorkingHour => ("working_hour", "个工作时"),
            Self::WorkingDay => ("working_day", "个工作日"),
            Self::NaturalDay => ("natural_day", "日"),
            Self::NaturalMonth => ("natural_month", "个月"),
        }
    }
}

/// A time limit (时限): so many of a unit.
///
/// ```
/// use shuzhi::calendar::Limit;
/// let limit = Limit::parse("limit", "7 working_day").unwrap();
/// assert_eq!(limit.zh(), "7 个工作日");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct Limit {
    /// How many (数量), at least 1.
    pub amount: u32,
    /// Of what (单位).
    pub unit: LimitUnit,
}

impl Limit {
    /// So many of a unit.
    pub const fn new(amount: u32, unit: LimitUnit) -> Self {
        Self { amount, unit }
    }

    /// Reads `7 working_day`; `field` names the field in the error.
    pub fn parse(field: &str, text: &str) -> Result<Self> {
        let parsed = text.split_once(' ').and_then(|(amount, unit)| {
            let plain = amount.bytes().all(|b| b.is_ascii_digit());
            let amount = amount.parse().ok().filter(|n| plain && *n > 0)?;
            let unit = LimitUnit::ALL.into_iter().find(|known| known.name() == unit)?;
            Some(Self { amount, unit })
        });
        parsed.ok_or_else(|| {
            Error::invalid(
                field,
                "时限应写作“数量 单位”，例如 7 working_day，数量至少为 1",
                "a limit is an amount of at least 1 and a unit, such as `7 working_day`",
            )
        })
    }

    /// The limit in Chinese, such as 7 个工作日.
    pub fn zh(self) -> String {
        format!("{} {}", self.amount, self.unit.zh())
    }
}

impl fmt::Display for Limit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.amount, self.unit.name())
    }
}

/// When the last day of a limit counted in days ends (期间最后一日的截止时间, 民法典 art. 203).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum DayEnd {
    /// 停止业务活动的时间: at closing time, for an office that has business hours.
    #[default]
    ClosingTime,
    /// 24:00 of the last day.
    Midnight,
}

/// One stretch of working hours in a day (作息时段).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct WorkingPeriod {
    /// Start (上班时间), `HH:MM`.
    pub from: String,
    /// End (下班时间), `HH:MM`, up to `24:00`.
    pub to: String,
}

/// Sets the working hours of a street (设置作息时间).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct SetWorkingHours {
    /// The stretches of a working day, in order and apart.
    pub periods: Vec<WorkingPeriod>,
    /// When a limit counted in days ends; `closing_time` unless given.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub day_end: Option<DayEnd>,
}

/// The working hours in force (作息时间).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct WorkingHoursRecord {
    /// The stretches of a working day, in order.
    pub periods: Vec<WorkingPeriod>,
    /// When a limit counted in days ends.
    pub day_end: DayEnd,
    /// Working minutes of a day (每日工作分钟数).
    pub minutes: u32,
}

/// Loads or replaces a holiday year (录入节假日安排).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct PutCalendarYear {
    /// The year (年份).
    pub year: i32,
    /// Every rest day the notices name in the year (放假日), `YYYY-MM-DD`.
    pub rest: Vec<String>,
    /// Every make-up work day (调休上班日), Saturdays and Sundays, `YYYY-MM-DD`.
    pub work: Vec<String>,
    /// Name or number of the State Council notice (发文字号).
    pub source: String,
}

/// A holiday year (年度节假日安排).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct CalendarYear {
    /// The year (年份).
    pub year: i32,
    /// Every rest day the notices name in the year (放假日), rising.
    pub rest: Vec<NaiveDate>,
    /// Every make-up work day (调休上班日), rising.
    pub work: Vec<NaiveDate>,
    /// Name or number of the State Council notice (发文字号).
    pub source: String,
    /// Working days of the whole year (全年工作日数).
    pub working_days: u32,
}

/// Asks for the holiday years known (查询节假日年度).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct ListCalendarYears {
    /// Only this year.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub year: Option<i32>,
}

/// The holiday years known (节假日年度列表).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct CalendarYearList {
    /// The years, rising.
    pub items: Vec<CalendarYear>,
    /// Always absent: the years fit one answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// Why a day did not count (不计入的原因).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum SkipReason {
    /// 起始日: the first day of a period counted in days.
    FirstDay,
    /// 周末: a Saturday or Sunday.
    Weekend,
    /// 法定节假日（含调休放假）: a rest day of the State Council notice.
    Holiday,
}

/// A day that did not count (不计入的日期).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct SkippedDay {
    /// The day.
    pub date: NaiveDate,
    /// Why.
    pub reason: SkipReason,
}

/// A stop of the handling clock (暂停计时), as a request gives it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct PauseRequest {
    /// When the clock stopped (暂停时间), RFC 3339.
    pub from: String,
    /// When it went on (恢复时间), RFC 3339; absent while it stands.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub to: Option<String>,
}

/// Asks when a limit runs out (计算办理期限).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct DeadlineRequest {
    /// When the clock starts (起算时间), RFC 3339.
    pub start: String,
    /// The limit (时限).
    pub limit: Limit,
    /// Stops of the clock (暂停), in any order.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = []))]
    pub pauses: Vec<PauseRequest>,
    /// Extensions (延期), each counted on from the end before it.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = []))]
    pub extensions: Vec<Limit>,
    /// The moment asked about (查询时间), RFC 3339; the start unless given.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub now: Option<String>,
}

/// How the handling clock stands (计时状态).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum ClockState {
    /// 计时中: it runs.
    Running,
    /// 暂停: it stands; the due time is the one it would have if it went on now.
    Paused,
    /// 已超期: the due time has passed.
    Overdue,
}

/// When a limit runs out, and how that was counted (办理期限及计算说明).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct DeadlineAnswer {
    /// When it runs out (到期时间); 24:00 of a day is written as 0:00 of the next.
    pub due: Timestamp,
    /// The last day (到期日).
    pub last_day: NaiveDate,
    /// How the clock stands at the moment asked about.
    pub state: ClockState,
    /// Milliseconds left (剩余时间), 0 when overdue: of working time for limits in working hours or days,
    /// else of time.
    pub remaining_millis: i64,
    /// Time beyond (超期时间), measured likewise.
    pub overdue_millis: i64,
    /// Time given back for pauses (暂停扣除时间), measured likewise.
    pub credited_millis: i64,
    /// Working days after the start day up to the last day (其间工作日数), for limits in working time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub working_days: Option<u32>,
    /// Days of that span that did not count (不计入的日期).
    pub skipped: Vec<SkippedDay>,
    /// Make-up work days of that span, which counted (计入的调休上班日).
    pub make_up_days: Vec<NaiveDate>,
    /// The count in Chinese.
    pub zh: String,
    /// The count in English.
    pub en: String,
}

/// Asks when a period of 民法典 arts 200–204 ends (计算自然期间).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct NaturalPeriodRequest {
    /// Start (起算): `YYYY-MM-DD`, or RFC 3339, which a period in hours needs.
    pub start: String,
    /// Years (年).
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = 0))]
    pub years: u32,
    /// Months (月).
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = 0))]
    pub months: u32,
    /// Days (日).
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = 0))]
    pub days: u32,
    /// Hours (小时); they stand alone.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = 0))]
    pub hours: u32,
}

/// When a natural period ends (自然期间的届满).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct NaturalPeriodAnswer {
    /// The last day (期间的最后一日).
    pub last_day: NaiveDate,
    /// When it ends (届满时间).
    pub ends: Timestamp,
    /// The day it would have ended on, when that was a rest day (顺延前的最后一日).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rolled_from: Option<NaiveDate>,
    /// The rest days passed over (顺延跳过的休息日).
    pub skipped: Vec<SkippedDay>,
    /// The count in Chinese.
    pub zh: String,
    /// The count in English.
    pub en: String,
}

/// Asks for the day so many working days after another (推算工作日).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct WorkingDaysRequest {
    /// The start day (起始日), which does not count, `YYYY-MM-DD`.
    pub start: String,
    /// How many working days (工作日数).
    pub days: u32,
}

/// The day so many working days after another (推算结果).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct WorkingDaysAnswer {
    /// The last day (到期日).
    pub last_day: NaiveDate,
    /// Days that did not count, the start day first.
    pub skipped: Vec<SkippedDay>,
    /// Make-up work days that counted (计入的调休上班日).
    pub make_up_days: Vec<NaiveDate>,
}
