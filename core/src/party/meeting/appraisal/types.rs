//! Appraisals as documents.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::case::words;
use crate::{Id, Warning};

words! {
    /// The grade of a member at the democratic appraisal (民主评议等次).
    AppraisalGrade {
        /// 优秀.
        Excellent = "excellent",
        /// 合格.
        Qualified = "qualified",
        /// 基本合格.
        BasicallyQualified = "basically_qualified",
        /// 不合格.
        Unqualified = "unqualified",
    }
}

/// How the ballot on a member came out (测评票数).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct AppraisalBallot {
    /// 优秀票.
    pub excellent: i64,
    /// 合格票.
    pub qualified: i64,
    /// 基本合格票.
    pub basically_qualified: i64,
    /// 不合格票.
    pub unqualified: i64,
}

/// Asks to record the appraisal of a member for a year (民主评议结果); with a revision, to change it.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct RecordAppraisal {
    /// The member.
    pub member: String,
    /// 评议年度: the year that is appraised.
    pub year: i64,
    /// The meeting at which it was done.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub meeting: Option<String>,
    /// 评定等次: the grade.
    pub grade: AppraisalGrade,
    /// 个人自评: how the member appraised himself or herself.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub self_grade: Option<AppraisalGrade>,
    /// 党员互评: how the others appraised the member.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub mutual_grade: Option<AppraisalGrade>,
    /// 民主测评: the ballot.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub ballot: Option<AppraisalBallot>,
    /// The revision it was read with; needed to change an appraisal that is on record.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// The appraisal of a member for a year (民主评议结果).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct MemberAppraisal {
    /// Identifier.
    pub id: Id,
    /// The member.
    pub member: Id,
    /// The organisation to which the member belonged at the end of the year, or on the day of the record.
    pub organisation: Id,
    /// The year.
    pub year: i64,
    /// The meeting.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub meeting: Option<Id>,
    /// The grade.
    pub grade: AppraisalGrade,
    /// The member's own grade.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub self_grade: Option<AppraisalGrade>,
    /// The others' grade.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mutual_grade: Option<AppraisalGrade>,
    /// The ballot.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ballot: Option<AppraisalBallot>,
    /// Revision.
    pub revision: i64,
}

/// An appraisal with what is to be told about it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct AppraisalResult {
    /// The appraisal.
    pub appraisal: MemberAppraisal,
    /// What is not as it generally should be.
    pub warnings: Vec<Warning>,
}

/// Asks for the appraisals of the members of an organisation for a year.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct ListAppraisals {
    /// The organisation to which they belong at the end of the year, or today.
    pub organisation: String,
    /// The year.
    pub year: i64,
    /// Rows of a page, 1 to 1000; 100 unless given.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub limit: Option<u32>,
    /// Where the page before ended.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub cursor: Option<String>,
}

/// A page of appraisals.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct AppraisalList {
    /// The appraisals, by member.
    pub items: Vec<MemberAppraisal>,
    /// Cursor of the next page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// Asks for the grades of a year as numbers (民主评议汇总).
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct SummariseAppraisals {
    /// The organisation; all in reach without it.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub organisation: Option<String>,
    /// With all below it; no unless asked for.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub below: Option<bool>,
    /// The year.
    pub year: i64,
}

/// The grades of one organisation's members as numbers.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct AppraisalCount {
    /// The organisation; absent in the sum of all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organisation: Option<Id>,
    /// 党员数: members at the end of the year, or today.
    pub members: i64,
    /// 已评议: those of them with a grade.
    pub appraised: i64,
    /// 优秀.
    pub excellent: i64,
    /// 合格.
    pub qualified: i64,
    /// 基本合格.
    pub basically_qualified: i64,
    /// 不合格.
    pub unqualified: i64,
}

/// The grades of a year as numbers (民主评议汇总).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct AppraisalSummary {
    /// The year.
    pub year: i64,
    /// The day whose members are counted.
    pub as_of: chrono::NaiveDate,
    /// One row for each organisation with members.
    pub rows: Vec<AppraisalCount>,
    /// All rows together.
    pub total: AppraisalCount,
}
