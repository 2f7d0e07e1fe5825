//! Figures, reminders and subsidies of mediation as documents. None of them names a party.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::case::{Rate, words};
use crate::identity::DivisionCode;
use crate::mediation::{DisputeCategory, DisputeSource};
use crate::{Id, Money};

words! {
    /// What a reminder of mediation is about (提醒类别).
    MediationReminderKind {
        /// 调解期限: the time limit of a dispute.
        DisputeLimit = "dispute_limit",
        /// 层级期限: the time at its level of the scheme.
        LevelLimit = "level_limit",
        /// 司法确认申请期限: until it is over.
        ConfirmationWindow = "confirmation_window",
        /// 履行期限: a duty that is still owed.
        DutyDue = "duty_due",
        /// 调委会任期届满.
        CommitteeTerm = "committee_term",
        /// 调解员聘期届满: until it is over.
        EngagementEnd = "engagement_end",
    }
}

/// Asks for the figures of mediation in a period.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct CountMediation {
    /// The first day (inclusive).
    pub first_day: String,
    /// The last day (inclusive).
    pub last_day: String,
    /// Twelve-digit code of a community; the whole street when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub community: Option<String>,
}

/// A mean of days, as an exact fraction (平均天数).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct MediationDays {
    /// The days of all disputes together.
    pub days: i64,
    /// How many disputes they are.
    pub disputes: i64,
}

/// Disputes accepted from a source (受理来源).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct MediationSourceCount {
    /// Where they come from.
    pub source: DisputeSource,
    /// 受理: accepted in the period.
    pub accepted: i64,
}

/// Disputes of a category (纠纷类别).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct MediationCategoryCount {
    /// What they are about.
    pub category: DisputeCategory,
    /// 受理: accepted in the period.
    pub accepted: i64,
    /// 调解成功: whose agreement took effect in the period.
    pub settled: i64,
    /// 调解终止: which ended without agreement in the period.
    pub terminated: i64,
}

/// Disputes at a level of the scheme (调解层级).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct MediationLevelCount {
    /// Code of the level.
    pub level: String,
    /// 受理: accepted in the period.
    pub accepted: i64,
    /// 调解成功: whose agreement took effect in the period.
    pub settled: i64,
    /// 调解终止: which ended without agreement in the period.
    pub terminated: i64,
    /// Days from the acceptance to the effect of the agreement.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days_to_settle: Option<MediationDays>,
}

/// Disputes of a community (社区).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct MediationAreaCount {
    /// 社区.
    pub community: DivisionCode,
    /// 受理: accepted in the period.
    pub accepted: i64,
    /// 调解成功: whose agreement took effect in the period.
    pub settled: i64,
    /// 调解终止: which ended without agreement in the period.
    pub terminated: i64,
}

/// What a mediator has to do (调解员工作量).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct MediatorLoad {
    /// The mediator.
    pub mediator: Id,
    /// Open disputes today in which the mediator has a seat, or looks after them.
    pub open: i64,
}

/// Figures of mediation in a period (人民调解统计).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct MediationFigures {
    /// The first day.
    pub first_day: NaiveDate,
    /// The last day.
    pub last_day: NaiveDate,
    /// The community; the whole street when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub community: Option<DivisionCode>,
    /// 受理: accepted in the period.
    pub accepted: i64,
    /// 调解成功: whose agreement took effect in the period.
    pub settled: i64,
    /// 调解终止: which ended without agreement in the period.
    pub terminated: i64,
    /// 在调: accepted disputes that are neither settled nor terminated today.
    pub open: i64,
    /// 待受理: registered disputes that wait for acceptance today.
    pub waiting: i64,
    /// 调解成功率: settled out of accepted.
    pub success_of_accepted: Rate,
    /// 调解成功率: settled out of those concluded (settled or terminated).
    pub success_of_concluded: Rate,
    /// 书面协议 in effect.
    pub written: i64,
    /// 口头协议 in effect.
    pub oral: i64,
    /// 协议涉及金额.
    pub amount: Money,
    /// Days from the acceptance to the effect of the agreement.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days_to_settle: Option<MediationDays>,
    /// By source.
    pub sources: Vec<MediationSourceCount>,
    /// By category.
    pub categories: Vec<MediationCategoryCount>,
    /// By level of the scheme.
    pub levels: Vec<MediationLevelCount>,
    /// By community.
    pub areas: Vec<MediationAreaCount>,
    /// What mediators have to do today, most first.
    pub mediators: Vec<MediatorLoad>,
}

/// Asks what of mediation is due soon or over.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct ListMediationReminders {
    /// The day to count from; today when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub as_of: Option<String>,
    /// So many days ahead; as the street has set when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub days: Option<i64>,
    /// Only of a community.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub community: Option<String>,
    /// Only of a kind.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub kind: Option<MediationReminderKind>,
    /// Most rows; 100 when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub limit: Option<u32>,
    /// The `next` of the page before.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub cursor: Option<String>,
}

/// Something of mediation that is due or over (提醒).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct MediationReminder {
    /// What it is about.
    pub kind: MediationReminderKind,
    /// Identifier of the record: a dispute, an agreement, a committee or a mediator.
    pub subject: Id,
    /// The dispute, of disputes and agreements.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dispute: Option<Id>,
    /// 文号 of the dispute or agreement.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// Running number of the duty.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duty: Option<i64>,
    /// 社区; none for a committee of the whole street and its mediators.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub community: Option<DivisionCode>,
    /// The last day.
    pub due_on: NaiveDate,
    /// Days left; negative when it is over.
    pub days_left: i64,
}

/// A page of reminders.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct MediationReminderList {
    /// The day that they count from.
    pub as_of: NaiveDate,
    /// The reminders, the most pressing first.
    pub items: Vec<MediationReminder>,
    /// The cursor of the next page, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// Asks what the street pays its mediators for the disputes of a period (以案定补).
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct CountMediationSubsidies {
    /// The first day (inclusive).
    pub first_day: String,
    /// The last day (inclusive).
    pub last_day: String,
}

/// What a mediator is paid for (以案定补).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct MediatorSubsidy {
    /// The mediator: who led the panel.
    pub mediator: Id,
    /// Written agreements.
    pub written: i64,
    /// Oral agreements.
    pub oral: i64,
    /// Those of both that are complex (疑难复杂).
    pub complex: i64,
    /// What the street pays for them.
    pub amount: Money,
}

/// What the street pays its mediators for the disputes of a period (以案定补).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct MediationSubsidies {
    /// The first day.
    pub first_day: NaiveDate,
    /// The last day.
    pub last_day: NaiveDate,
    /// By mediator.
    pub items: Vec<MediatorSubsidy>,
    /// Disputes settled in the period.
    pub disputes: i64,
    /// What the street pays for all of them.
    pub amount: Money,
}
