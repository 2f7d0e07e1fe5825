//! Reviews, reminders and figures as documents.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::Id;
use crate::case::words;
use crate::party::OrganisationKind;

words! {
    /// How hard a finding is (问题性质).
    FindingSeverity {
        /// 硬性规定.
        Hard = "hard",
        /// 一般要求.
        Generally = "generally",
    }
}

/// What to review.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct ReviewRequest {
    /// Only this organisation and all below it.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub organisation: Option<String>,
    /// Only the organisations of this community.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub community: Option<String>,
    /// Only findings of this severity.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub severity: Option<FindingSeverity>,
    /// Only findings of this rule.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub rule: Option<String>,
    /// As it was on this day; today when left out. Units, and who works there, are those of today; a probation that was prolonged since ends on its later day.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub as_of: Option<String>,
}

/// Something that breaks a rule (体检发现).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ReviewFinding {
    /// 党组织; absent when the finding is about a unit without one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organisation: Option<Id>,
    /// The enterprise whose members must found or join an organisation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<Id>,
    /// 名称, of the organisation or the unit.
    pub name: String,
    /// What kind of organisation it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<OrganisationKind>,
    /// Identifier of the rule.
    pub rule: String,
    /// How hard it is.
    pub severity: FindingSeverity,
    /// The article it rests on.
    pub citation: String,
    /// The number that was found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub found: Option<i64>,
    /// The number that the rule asks for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expected: Option<i64>,
    /// What is wrong, in Chinese.
    pub zh: String,
    /// What is wrong, in English.
    pub en: String,
}

/// The review of a tree (体检结果).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct PartyReview {
    /// The day.
    pub as_of: NaiveDate,
    /// How many organisations were looked at.
    pub organisations: i64,
    /// How many members, on probation or in full, they have.
    pub members: i64,
    /// What breaks a rule, in the order of the tree; then units that must found or join an organisation.
    pub findings: Vec<ReviewFinding>,
}

words! {
    /// What falls due (提醒类别).
    ReminderKind {
        /// 任期届满.
        TermEnding = "term_ending",
        /// 组织生活应召开.
        MeetingDue = "meeting_due",
        /// 预备期届满.
        ProbationEnding = "probation_ending",
        /// 介绍信到期.
        LetterExpiring = "letter_expiring",
        /// 正式党员不足三人.
        BranchSmall = "branch_small",
        /// 党员超过五十人.
        BranchLarge = "branch_large",
    }
}

/// What to be reminded of.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct ReminderRequest {
    /// Only this organisation and all below it.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub organisation: Option<String>,
    /// Only the organisations of this community.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub community: Option<String>,
    /// Only reminders of this kind.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub kind: Option<ReminderKind>,
    /// Seen from this day, today or later; today when left out. Probations and letters are told as they are now.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub as_of: Option<String>,
    /// So many days ahead (0 to 366; 30 when left out). Terms are told as early as the rulebook says.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub days: Option<i64>,
}

/// Something that falls due (提醒).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct PartyReminder {
    /// What it is.
    pub kind: ReminderKind,
    /// 党组织.
    pub organisation: Id,
    /// 名称.
    pub name: String,
    /// The member it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub member: Option<Id>,
    /// The letter it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub letter: Option<Id>,
    /// The day on which it falls due.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due_on: Option<NaiveDate>,
    /// Days until then; negative when it is late.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days_left: Option<i64>,
    /// Identifier of the rule.
    pub rule: String,
    /// What is due, in Chinese.
    pub zh: String,
    /// What is due, in English.
    pub en: String,
}

/// What falls due within some days (提醒).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct PartyReminders {
    /// The day it is seen from.
    pub as_of: NaiveDate,
    /// The last day that is looked at.
    pub until: NaiveDate,
    /// Earliest first; what has no day stands at the end.
    pub items: Vec<PartyReminder>,
}

/// Which figures to tell.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct FiguresRequest {
    /// Of this community; of the whole street when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub community: Option<String>,
    /// As of this day (截至日期); today when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub as_of: Option<String>,
}

/// A part of a figure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct FigurePart {
    /// What it counts.
    pub name: String,
    /// In Chinese.
    pub zh: String,
    /// The number.
    pub value: i64,
}

/// A figure of the network (指标).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct PartyFigure {
    /// Its place among the figures of the report.
    pub number: i64,
    /// Its name.
    pub name: String,
    /// In Chinese.
    pub zh: String,
    /// Its measure word (量词); none for a label.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// The number; none for a label.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<i64>,
    /// The text of a label.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// What it is the sum of.
    pub parts: Vec<FigurePart>,
}

/// The figures of the network (网络指标).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct PartyFigures {
    /// The day.
    pub as_of: NaiveDate,
    /// The community, when it is not the whole street.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub community: Option<crate::identity::DivisionCode>,
    /// The figures, in their order.
    pub items: Vec<PartyFigure>,
}
