//! Permits and inquiries as documents.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::record::{DataInquiry, DataPermit};
use crate::identity::DivisionCode;
use crate::service::SharedField;
use crate::{Id, Warning};

/// A permit to be given (共享授权).
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct NewDataPermit {
    /// The item.
    pub item: String,
    /// What it may ask.
    pub field: SharedField,
    /// 共享依据.
    pub basis: String,
    /// 使用目的.
    pub purpose: String,
    /// First day; today when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub valid_from: Option<String>,
    /// Last day; open when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub valid_to: Option<String>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// A permit to be ended.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct EndDataPermit {
    /// The permit.
    pub permit: String,
    /// Last day; today when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub valid_to: Option<String>,
    /// The revision the change is based on; another one is a conflict.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// Which permits to list.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct ListDataPermits {
    /// Only of this item.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub item: Option<String>,
    /// Only for this field.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub field: Option<SharedField>,
    /// Only those in force on this day.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub as_of: Option<String>,
    /// Rows on a page: 1 to 1000, 100 when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub limit: Option<u32>,
    /// The `next` of the page before.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub cursor: Option<String>,
}

/// What to ask of the registry for a matter (共享查询).
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct AskRegistry {
    /// The matter.
    pub matter: String,
    /// What is asked.
    pub field: SharedField,
    /// The age that is asked for, in full years; with that field only.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub age: Option<i64>,
    /// The revision of the matter that the inquiry is based on; another one is a conflict.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
}

/// Whose inquiries to list.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct ListDataInquiries {
    /// The matter.
    pub matter: String,
    /// Rows on a page: 1 to 1000, 100 when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub limit: Option<u32>,
    /// The `next` of the page before.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub cursor: Option<String>,
}

/// A permit after a change.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct DataPermitResult {
    /// The permit.
    pub permit: DataPermit,
    /// What departs from what is usual.
    pub warnings: Vec<Warning>,
}

/// Permits.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct DataPermitList {
    /// The permits, in the order in which they were given.
    pub items: Vec<DataPermit>,
    /// Where the next page begins.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// What the registry answers: the least that serves, in the one field that was asked, and in none when it does not know (共享答复).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct RegistryAnswer {
    /// The inquiry.
    pub inquiry: Id,
    /// The matter.
    pub matter: Id,
    /// What was asked.
    pub field: SharedField,
    /// When.
    pub asked_on: NaiveDate,
    /// Whether name and number fit the person of the registry.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fits: Option<bool>,
    /// Whether the age is reached.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reached: Option<bool>,
    /// In which community the person lives.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub community: Option<DivisionCode>,
    /// How many people form the household.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub members: Option<i64>,
    /// Whether the enterprise is recorded and open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recorded_and_open: Option<bool>,
    /// Codes of the materials that the answer stands for; none when the registry does not know or says no.
    pub materials: Vec<String>,
    /// Codes of the materials that stay missing (共享未取得): they are asked of the applicant, who may hand them in.
    pub unobtained: Vec<String>,
    /// Revision of the matter.
    pub revision: i64,
}

/// What was asked for a matter.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct DataInquiryList {
    /// The inquiries, oldest first.
    pub items: Vec<DataInquiry>,
    /// Where the next page begins.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}
