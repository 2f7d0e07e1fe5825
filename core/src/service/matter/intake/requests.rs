//! Requests of the intake of matters, and of reading them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::super::RefusedBecause;
use crate::case::words;
use crate::service::{ApplicantKind, MatterState, ServiceChannel};

words! {
    /// A sensitive field of an applicant (敏感字段).
    MatterApplicantField {
        /// 公民身份号码 or 统一社会信用代码.
        Code = "code",
        /// 联系电话.
        Phone = "phone",
    }
}

/// Who applies (申请人).
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct NewMatterApplicant {
    /// What the applicant is.
    pub kind: ApplicantKind,
    /// 姓名 or 名称; that of the registry when left out for one that is linked.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub name: Option<String>,
    /// 公民身份号码 of a person (sensitive), 统一社会信用代码 of a body; a sole trader may give either.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub code: Option<String>,
    /// 联系电话 (sensitive).
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub phone: Option<String>,
    /// Identifier of the person in the registry; of a person or a sole trader.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub resident: Option<String>,
    /// Identifier of the body in the registry; of anybody but a person.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub enterprise: Option<String>,
    /// The account in which the applicant follows the matter.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub account: Option<String>,
}

/// The licence that is to be renewed (延续).
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct NewMatterRenewal {
    /// Number of the licence.
    pub document: String,
    /// Its last day.
    pub expires_on: String,
}

/// A matter to be handed in (申请).
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct NewMatter {
    /// Identifier or code of the service item.
    pub item: String,
    /// Who applies.
    pub applicant: NewMatterApplicant,
    /// By which way it is handed in.
    pub channel: ServiceChannel,
    /// Identifier of the station; needed for what is handed in at one.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub station: Option<String>,
    /// 社区 of the applicant; that of the grid, or the registry's, when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub community: Option<String>,
    /// 网格 of the applicant, which lies in the community.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub grid: Option<String>,
    /// Codes of the materials that are handed in.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub materials: Option<Vec<String>>,
    /// What it renews; of licences.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub renewal: Option<NewMatterRenewal>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// What an applicant is told once to correct (一次性告知).
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct TellMissing {
    /// Identifier of the matter.
    pub matter: String,
    /// Codes of all materials that are missing or wrong; a wrong one is given back.
    pub materials: Vec<String>,
    /// Everything that is to be corrected (up to 1000 characters).
    pub text: String,
    /// The revision the change is based on; another one is a conflict.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// Materials that are handed in later (补正).
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct SupplementMatter {
    /// Identifier of the matter.
    pub matter: String,
    /// Codes of the materials that came.
    pub materials: Vec<String>,
    /// The revision the change is based on; another one is a conflict.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// That a matter is accepted (受理).
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct AcceptMatter {
    /// Identifier of the matter.
    pub matter: String,
    /// Number of the dated certificate with the seal (受理通知书).
    pub certificate: String,
    /// 容缺承诺: the applicant has promised in writing that what may follow comes in time; no when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub promised: Option<bool>,
    /// By when it comes; the last day that the rule allows when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub gap_due_on: Option<String>,
    /// The revision the change is based on; another one is a conflict.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// That a matter is not accepted (不予受理).
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct RefuseMatter {
    /// Identifier of the matter.
    pub matter: String,
    /// Why.
    pub because: RefusedBecause,
    /// Number of the dated certificate with the seal (不予受理通知书).
    pub certificate: String,
    /// What is told beside it, such as who is in charge (up to 1000 characters).
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub note: Option<String>,
    /// The revision the change is based on; another one is a conflict.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// Materials that were promised to follow (容缺补交).
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct FulfilMatterGap {
    /// Identifier of the matter.
    pub matter: String,
    /// Codes of the materials that came.
    pub materials: Vec<String>,
    /// The revision the change is based on; another one is a conflict.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// That an applicant takes a matter back (撤回).
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct WithdrawMatter {
    /// Identifier of the matter.
    pub matter: String,
    /// The revision the change is based on; another one is a conflict.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// What of an applicant is to be revealed (查阅敏感信息).
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct RevealMatterApplicant {
    /// Identifier of the matter.
    pub matter: String,
    /// Which fields; all of them when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub fields: Option<Vec<MatterApplicantField>>,
}

/// Which matter to read.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct GetMatter {
    /// Its identifier or number.
    pub matter: String,
}

/// Which matters to list (办件清单).
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct ListMatters {
    /// Only in this state.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub state: Option<MatterState>,
    /// Only of this service item: identifier or code.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub item: Option<String>,
    /// Only of this office.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub office: Option<String>,
    /// Only handed in at this station.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub station: Option<String>,
    /// Only handed in on this day or later.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub applied_from: Option<String>,
    /// Only handed in on this day or earlier.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub applied_to: Option<String>,
    /// Only of this community.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub community: Option<String>,
    /// Only of this grid.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub grid: Option<String>,
    /// Only those whose promised limit is over (超承诺时限), when true.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub late_promise: Option<bool>,
    /// Only those whose statutory limit is over (超法定时限), when true.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub late_statute: Option<bool>,
    /// Only the account's own, as an applicant.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub mine: Option<bool>,
    /// Rows on a page: 1 to 1000, 100 when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub limit: Option<u32>,
    /// The `next` of the page before.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub cursor: Option<String>,
}
