//! Study as documents.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::Id;
use crate::case::words;

words! {
    /// What hours were spent on (学时类别).
    StudyKind {
        /// 学习培训.
        Study = "study",
        /// 双报到服务.
        Service = "service",
    }
}

/// Study of a member (党员学习培训).
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct RecordStudy {
    /// Identifier of the member.
    pub member: String,
    /// 学时 (1 to 100).
    pub hours: i64,
    /// 学习内容.
    pub topic: String,
    /// 集中培训: whether it was a central course.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub central: Option<bool>,
    /// The day, or the last one of a course (YYYY-MM-DD); today when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub on: Option<String>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// Study that was recorded, with how the year of the member stands.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct StudyResult {
    /// Identifier of the record.
    pub id: Id,
    /// The day.
    pub on: NaiveDate,
    /// The year.
    pub year: StudyYear,
}

/// Whose years to list: that of one member, or of an organisation with all below it.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct ListStudy {
    /// Identifier of the member.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub member: Option<String>,
    /// Identifier of the organisation.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub organisation: Option<String>,
    /// The year; the running one when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub year: Option<i64>,
    /// Study of members and mobile members, or service of double-reporting ones; study when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub kind: Option<StudyKind>,
    /// At most so many members (1 to 1000; 100 when left out).
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub limit: Option<u32>,
    /// Where the page before ended.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub cursor: Option<String>,
}

/// How a member's year stands. It is told as it is: nobody is ranked by it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct StudyYear {
    /// Identifier of the member.
    pub member: Id,
    /// 姓名.
    pub name: String,
    /// The organisation of the member.
    pub organisation: Id,
    /// What the hours were spent on.
    pub kind: StudyKind,
    /// The year.
    pub year: i64,
    /// Hours of the year.
    pub hours: i64,
    /// Hours that are asked for.
    pub required: i64,
    /// Hours that are missing.
    pub shortfall: i64,
    /// Central courses of the year.
    pub courses: i64,
    /// Central courses that are asked for.
    pub courses_required: i64,
    /// Whether the member holds a post, so that more is asked for.
    pub officer: bool,
}

/// A page of members with their year.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct StudyList {
    /// The year.
    pub year: i64,
    /// In the order of their records.
    pub items: Vec<StudyYear>,
    /// Cursor of the next page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}
