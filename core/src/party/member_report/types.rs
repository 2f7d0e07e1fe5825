//! Members here for a time, and members away, as documents.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::case::words;
use crate::party::{Affiliation, MemberStage, MemberStatus};
use crate::{Id, Warning};

words! {
    /// Why a member whose relation is elsewhere reports here (报到类别).
    ReportKind {
        /// 流动党员: lives here for a time.
        Mobile = "mobile",
        /// 在职党员双报到: works elsewhere, lives here and serves the community.
        DoubleReport = "double_report",
    }
}

impl ReportKind {
    /// How such a member belongs to the organisation.
    pub const fn affiliation(self) -> Affiliation {
        match self {
            Self::Mobile => Affiliation::Mobile,
            Self::DoubleReport => Affiliation::DoubleReport,
        }
    }
}

/// A member whose relation is elsewhere reports to an organisation here (流动党员登记、双报到).
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct ReportIn {
    /// Why.
    pub kind: ReportKind,
    /// Identifier of the branch, or of the community's committee or general branch.
    pub organisation: String,
    /// 姓名.
    pub name: String,
    /// 公民身份号码.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub number: Option<String>,
    /// 联系电话.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub phone: Option<String>,
    /// 工作单位; needed for double reporting.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub unit: Option<String>,
    /// 组织关系所在党组织.
    pub home_organisation: String,
    /// 正式党员 or 预备党员.
    pub stage: MemberStage,
    /// The day of the report (YYYY-MM-DD); today when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub on: Option<String>,
    /// The last day of the stay as it is meant to be (YYYY-MM-DD).
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub until: Option<String>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// A mobile or double-reporting member has gone (离开).
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct EndReport {
    /// Identifier of the member.
    pub member: String,
    /// The first day without the member (YYYY-MM-DD); today when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub on: Option<String>,
    /// Why.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub reason: Option<String>,
    /// The revision the change is based on; another one is a conflict.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// A member of an organisation here goes away for a time; the relation stays (外出流动).
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct GoAway {
    /// Identifier of the member.
    pub member: String,
    /// 流动去向.
    pub place: String,
    /// First day away (YYYY-MM-DD); today when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub away_from: Option<String>,
    /// Last day away as it is meant to be (YYYY-MM-DD).
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub away_to: Option<String>,
    /// The revision the change is based on; another one is a conflict.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// A member who was away is back (外出返回).
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct ComeBack {
    /// Identifier of the member.
    pub member: String,
    /// The day of the return (YYYY-MM-DD); today when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub on: Option<String>,
    /// The revision the change is based on; another one is a conflict.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// Hours that a double-reporting member served in the community (双报到服务).
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct RecordService {
    /// Identifier of the member.
    pub member: String,
    /// 服务时长, in whole hours (1 to 24).
    pub hours: i64,
    /// 服务内容.
    pub topic: String,
    /// The day (YYYY-MM-DD); today when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub on: Option<String>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// A member whose relation is elsewhere, number and telephone masked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ReportedMember {
    /// Identifier.
    pub id: Id,
    /// Why the member is here.
    pub kind: ReportKind,
    /// Identifier of the organisation.
    pub organisation: Id,
    /// 姓名.
    pub name: String,
    /// 公民身份号码, masked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// 联系电话, masked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// 工作单位.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// 组织关系所在党组织.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub home_organisation: Option<String>,
    /// 正式党员 or 预备党员.
    pub stage: MemberStage,
    /// Whether the record is in force.
    pub status: MemberStatus,
    /// 报到日期.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reported_on: Option<NaiveDate>,
    /// The last day of the stay as it is meant to be, or the first without the member.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<NaiveDate>,
    /// Why the member has gone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended_because: Option<String>,
    /// Revision.
    pub revision: i64,
}

/// A member who reported, with the warnings that came with it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ReportResult {
    /// The member.
    pub member: ReportedMember,
    /// Rules of the kind 一般 that it departs from.
    #[serde(default)]
    pub warnings: Vec<Warning>,
}

/// A member's absence (外出流动) with the warnings that came with it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct AbsenceResult {
    /// Identifier of the member.
    pub member: Id,
    /// First day away; none for a member who is here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub away_from: Option<NaiveDate>,
    /// Last day away as it is meant to be.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub away_to: Option<NaiveDate>,
    /// 流动去向.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// Revision.
    pub revision: i64,
    /// Rules of the kind 一般 that it departs from.
    #[serde(default)]
    pub warnings: Vec<Warning>,
}

/// A service that was recorded, with the hours of its year.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ServiceResult {
    /// Identifier of the record.
    pub id: Id,
    /// Identifier of the member.
    pub member: Id,
    /// The day.
    pub on: NaiveDate,
    /// 服务时长.
    pub hours: i64,
    /// The year.
    pub year: i64,
    /// Hours of the year so far.
    pub year_hours: i64,
    /// Hours that the place expects in a year; nobody is ranked by them.
    pub expected: i64,
}
