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
    /// As it was on this day; today when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub as_of: Option<String>,
}

/// Something that breaks a rule (体检发现).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ReviewFinding {
    /// 党组织.
    pub organisation: Id,
    /// 名称.
    pub name: String,
    /// What kind of organisation it is.
    pub kind: OrganisationKind,
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
    /// What breaks a rule, in the order of the tree.
    pub findings: Vec<ReviewFinding>,
}
