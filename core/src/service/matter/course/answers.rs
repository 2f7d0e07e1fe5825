//! Answers of the course of matters.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::case::words;
use crate::identity::{DivisionCode, GridCode};
use crate::service::{MatterState, PauseGround};
use crate::{Id, Warning};

words! {
    /// What the applicant may do against a decision (救济途径; Administrative Licensing Law art. 38).
    MatterRemedy {
        /// 行政复议.
        Review = "review",
        /// 行政诉讼.
        Litigation = "litigation",
    }
}

words! {
    /// By which limit the office must act next (期限类别).
    MatterDeadlineKind {
        /// 受理答复: to accept, to tell what is missing, or to refuse.
        Answer = "answer",
        /// 承诺时限: the decision, as promised.
        Promised = "promised",
        /// 法定时限: the decision, as the law has it.
        Statutory = "statutory",
        /// 送达.
        Delivery = "delivery",
    }
}

/// An opinion that was given on a matter (会签意见), without anything about its applicant.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct MatterOpinionGiven {
    /// Identifier of the matter.
    pub matter: Id,
    /// 办件编号.
    pub number: String,
    /// Code of the office that was asked.
    pub office: String,
    /// Whether it agrees.
    pub agreed: bool,
    /// By when it was asked for.
    pub due_on: NaiveDate,
    /// When it was given.
    pub given_on: NaiveDate,
    /// How many opinions on the matter are still open.
    pub open_opinions: i64,
    /// Rules of the kind 一般 that it departs from.
    pub warnings: Vec<Warning>,
}

/// What a sweep did (期限巡检结果).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct SweptMatters {
    /// 视为受理: nobody had answered in time.
    pub accepted: Vec<Id>,
    /// 视为撤回: what was promised did not come.
    pub lapsed: Vec<Id>,
    /// 视为准予延续: the licence expired before a decision. What nobody had answered either stands in `accepted` too.
    pub renewed: Vec<Id>,
    /// How many these are together.
    pub moved: i64,
    /// Whether more are waiting.
    pub more: bool,
    /// What it left as it is, since nobody can tell yet whether a limit is over.
    pub skipped: Vec<SkippedMatter>,
}

/// A matter that a sweep left as it is (未能推算期限的办件).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct SkippedMatter {
    /// Identifier of the matter.
    pub matter: Id,
    /// Why: which limit can't be counted.
    pub because: Warning,
}

/// A day by which an office must act (办件期限), without anything about the applicant.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct MatterDeadline {
    /// Identifier of the matter.
    pub matter: Id,
    /// 办件编号.
    pub number: String,
    /// Where it stands.
    pub state: MatterState,
    /// Identifier of the service item.
    pub item: Id,
    /// Code of the office that must act.
    pub office: String,
    /// Code of the community.
    pub community: DivisionCode,
    /// Code of the grid.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grid: Option<GridCode>,
    /// By which limit.
    pub kind: MatterDeadlineKind,
    /// The last day.
    pub due_on: NaiveDate,
    /// Whether it is over.
    pub overdue: bool,
    /// Last day of the promised limit, once accepted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub promised_due: Option<NaiveDate>,
    /// Last day of the statutory limit, once accepted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub statutory_due: Option<NaiveDate>,
}

/// A page of days by which offices must act, soonest first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct MatterDeadlineList {
    /// The deadlines.
    pub items: Vec<MatterDeadline>,
    /// Cursor of the next page, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// A pause as one clock counts it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct MatterClockStop {
    /// Why.
    pub ground: PauseGround,
    /// The day on which it began, which still counts.
    pub starts_on: NaiveDate,
    /// Its last day, once it is over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends_on: Option<NaiveDate>,
    /// How many working days the applicant was told that it takes.
    pub told_days: i64,
    /// By how many working days it moved the limit: none while it runs, nor when the limit was over before.
    pub moved_days: i64,
}

/// How one limit of a matter was counted (时限计算说明).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct MatterClock {
    /// The limit of the item, in working days.
    pub limit_days: i64,
    /// Working days that the head of the organ added.
    pub extended_days: i64,
    /// The pauses in their order.
    pub stops: Vec<MatterClockStop>,
    /// The last day.
    pub due_on: NaiveDate,
    /// Working days used up until today, or until the decision.
    pub used_days: i64,
    /// Working days that are left; none once it is over.
    pub left_days: i64,
    /// Working days by which it was missed.
    pub overdue_days: i64,
}

/// Both clocks of a matter (办件时限).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct MatterClocks {
    /// Identifier of the matter.
    pub matter: Id,
    /// Where it stands.
    pub state: MatterState,
    /// From which day the limits count; absent until acceptance.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accepted_on: Option<NaiveDate>,
    /// When it was decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decided_on: Option<NaiveDate>,
    /// 承诺时限, which measures the service.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub promised: Option<MatterClock>,
    /// 法定时限, which measures legality.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub statutory: Option<MatterClock>,
    /// What the office must do next.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_kind: Option<MatterDeadlineKind>,
    /// By when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_due: Option<NaiveDate>,
    /// What can't be counted, since the holidays of a year are not loaded.
    pub warnings: Vec<Warning>,
}
