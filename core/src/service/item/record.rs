//! A service item as it is stored and shown.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::service::{
    ApplicantKind, MaterialNeed, PauseGround, ServiceChannel, ServiceItemKind, ServiceLevel, SharedField,
};
use crate::store::Param;
use crate::store::document::Document;
use crate::{Id, Money};

/// A material that an item asks for (申请材料).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ItemMaterial {
    /// Code, unique in the version.
    pub code: String,
    /// 材料名称.
    pub name: String,
    /// When it must be there.
    pub need: MaterialNeed,
    /// What the registry answers instead; of a material that is obtained by sharing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shared: Option<SharedField>,
    /// Original, copy, how many.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// What an item is from a day on (事项版本).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ServiceItemVersion {
    /// Its running number, from 1.
    pub number: i64,
    /// First day.
    pub valid_from: NaiveDate,
    /// 事项名称.
    pub name: String,
    /// 别名: other names and words that it is looked for by.
    pub aliases: Vec<String>,
    /// What it is.
    pub kind: ServiceItemKind,
    /// 设定依据.
    pub basis: Vec<String>,
    /// Who may apply.
    pub applicants: Vec<ApplicantKind>,
    /// Materials.
    pub materials: Vec<ItemMaterial>,
    /// 法定时限, in working days.
    pub statutory_days: i64,
    /// 承诺时限, in working days; 0: done on the spot (即办件).
    pub promised_days: i64,
    /// 统一、联合、集中办理: several offices have a say.
    pub joint: bool,
    /// What may stop its clocks.
    pub pauses: Vec<PauseGround>,
    /// 收费.
    pub fee: Money,
    /// 收费依据; of an item with a fee.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fee_basis: Option<String>,
    /// 办理结果: what the applicant gets.
    pub result: String,
    /// How many months the result is valid; for good when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_months: Option<i64>,
    /// To which level it is handed down.
    pub level: ServiceLevel,
    /// By which ways it can be handed in.
    pub channels: Vec<ServiceChannel>,
    /// Code of the office that decides.
    pub office: String,
    /// Since when it is merged into the street's window (整合); absent while it is not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub integrated_on: Option<NaiveDate>,
    /// Which department handed it down (下放部门).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub handed_down_by: Option<String>,
}

/// A service item (政务服务事项) with all its versions.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ServiceItem {
    /// Identifier.
    pub id: Id,
    /// 事项编码, unique in the street.
    pub code: String,
    /// The version that is being written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub draft: Option<ServiceItemVersion>,
    /// Published versions, oldest first.
    pub versions: Vec<ServiceItemVersion>,
    /// First day on which nobody can apply for it any more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub withdrawn_on: Option<NaiveDate>,
    /// Revision.
    pub revision: i64,
}

impl ServiceItem {
    /// What it is on a day, once published and until withdrawn.
    pub(crate) fn on(&self, day: NaiveDate) -> Option<&ServiceItemVersion> {
        if self.withdrawn_on.is_some_and(|end| end <= day) {
            return None;
        }
        self.versions.iter().rev().find(|version| version.valid_from <= day)
    }

    /// The version of a number.
    pub(crate) fn numbered(&self, number: i64) -> Option<&ServiceItemVersion> {
        self.versions.iter().find(|version| version.number == number)
    }
}

impl Document for ServiceItem {
    const TABLE: &'static str = "service_item";
    const KIND: &'static str = "service_item";
    const COLUMNS: &'static [&'static str] = &["code"];

    fn id(&self) -> Id {
        self.id
    }

    fn keys(&self) -> Vec<Param<'_>> {
        vec![Param::Text(&self.code)]
    }
}
