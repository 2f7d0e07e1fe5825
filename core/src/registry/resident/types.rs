//! Residents as documents.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::case::words;
use crate::identity::{DivisionCode, GridCode, Sex};
use crate::{Id, Warning};

words! {
    /// How a resident lives here (居住类别).
    Residence {
        /// 户籍: registered here.
        Registered = "registered",
        /// 常住: lives here, registered elsewhere.
        Permanent = "permanent",
        /// 流动: stays for a time.
        Floating = "floating",
    }
}

words! {
    /// Where a resident's record stands (人员状态).
    ResidentState {
        /// 在住.
        Living = "living",
        /// 迁出.
        Moved = "moved",
        /// 死亡.
        Deceased = "deceased",
    }
}

words! {
    /// A sensitive field of a resident (敏感字段).
    ResidentField {
        /// 公民身份号码.
        Number = "number",
        /// 出生日期.
        Birth = "birth",
        /// 联系电话.
        Phone = "phone",
    }
}

/// A resident to be recorded.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct NewResident {
    /// Identifier made offline; made by the library when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub id: Option<String>,
    /// 姓名.
    pub name: String,
    /// 公民身份号码 (GB 11643); sex and birth date follow from it.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub number: Option<String>,
    /// 性别; taken from the number when there is one, unknown when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub sex: Option<Sex>,
    /// 出生日期 (YYYY-MM-DD); taken from the number when there is one.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub birth: Option<String>,
    /// 联系电话.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub phone: Option<String>,
    /// 民族: code or name of GB/T 3304.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub ethnic: Option<String>,
    /// 居住类别.
    pub residence: Residence,
    /// Identifier of the household; the resident then lives in its dwelling.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub household: Option<String>,
    /// 与户主关系: code or name of GB/T 4761.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub relation: Option<String>,
    /// Identifier of the dwelling, for a resident outside a household.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub dwelling: Option<String>,
    /// Twelve-digit code of the community, for a resident without dwelling.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub community: Option<String>,
    /// Fifteen-digit code of the grid, for a resident without dwelling.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub grid: Option<String>,
    /// 居住起始 (YYYY-MM-DD).
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub since: Option<String>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// Changes of a resident; what is left out stays as it is.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct AmendResident {
    /// Identifier of the resident.
    pub resident: String,
    /// New 姓名.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub name: Option<String>,
    /// New 公民身份号码; empty to take it off.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub number: Option<String>,
    /// New 性别; only for a resident without number.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub sex: Option<Sex>,
    /// New 出生日期 (YYYY-MM-DD); only for a resident without number.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub birth: Option<String>,
    /// New 联系电话; empty to take it off.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub phone: Option<String>,
    /// New 民族; empty to take it off.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub ethnic: Option<String>,
    /// New 居住类别.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub residence: Option<Residence>,
    /// New household (identifier); empty to leave the household and stay in the dwelling.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub household: Option<String>,
    /// New 与户主关系; empty to take it off.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub relation: Option<String>,
    /// New dwelling (identifier), outside a household; empty for none.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub dwelling: Option<String>,
    /// New community of a resident without dwelling.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub community: Option<String>,
    /// New grid of a resident without dwelling; empty for none.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub grid: Option<String>,
    /// New 居住起始 (YYYY-MM-DD).
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub since: Option<String>,
    /// 居住截止 or day of death (YYYY-MM-DD).
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub until: Option<String>,
    /// New 人员状态: moved out, deceased, or living again after a mistake or a return.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub state: Option<ResidentState>,
    /// The revision the change is based on; another one is a conflict.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// Which resident to read.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct GetResident {
    /// Identifier.
    pub resident: String,
}

/// Which residents to list.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct ListResidents {
    /// Only those of this community.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub community: Option<String>,
    /// Only those of this grid.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub grid: Option<String>,
    /// Only those of this building (identifier).
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub building: Option<String>,
    /// Only those of this dwelling (identifier).
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub dwelling: Option<String>,
    /// Only those of this household (identifier).
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub household: Option<String>,
    /// Only those of this 居住类别.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub residence: Option<Residence>,
    /// Only those of this 人员状态; every one when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub state: Option<ResidentState>,
    /// Only those that this import brought (identifier).
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub batch: Option<String>,
    /// At most so many (1 to 1000; 100 when left out).
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub limit: Option<u32>,
    /// Where the page before ended.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub cursor: Option<String>,
}

/// A resident (居民). Number and telephone are masked, and the birth date, which the number holds, is told as an age; see `registry.reveal_resident`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Resident {
    /// Identifier.
    pub id: Id,
    /// 姓名.
    pub name: String,
    /// 公民身份号码, masked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// 性别.
    pub sex: Sex,
    /// 年龄 in full years today; at death for the deceased.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub age: Option<i64>,
    /// 联系电话, masked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// 民族: code of GB/T 3304.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ethnic: Option<String>,
    /// 居住类别.
    pub residence: Residence,
    /// The household.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub household: Option<Id>,
    /// 与户主关系: code of GB/T 4761.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub relation: Option<String>,
    /// The dwelling.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dwelling: Option<Id>,
    /// 社区.
    pub community: DivisionCode,
    /// 网格.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grid: Option<GridCode>,
    /// 居住起始.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<NaiveDate>,
    /// 居住截止, or day of death.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<NaiveDate>,
    /// The import that brought the record.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub batch: Option<Id>,
    /// 人员状态.
    pub state: ResidentState,
    /// Revision.
    pub revision: i64,
}

/// A resident with the warnings that came with it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ResidentResult {
    /// The record.
    pub resident: Resident,
    /// Rules of the kind 一般 that it departs from.
    #[serde(default)]
    pub warnings: Vec<Warning>,
}

/// A page of residents.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ResidentList {
    /// The residents, oldest record first.
    pub items: Vec<Resident>,
    /// Cursor of the next page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// Whose sensitive fields to reveal; the session must declare a purpose, and the read is logged.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct RevealResident {
    /// Identifier.
    pub resident: String,
    /// Which fields; all when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub fields: Option<Vec<ResidentField>>,
}

/// Sensitive fields of a resident (敏感信息), those asked for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct RevealedResident {
    /// Identifier.
    pub resident: Id,
    /// 姓名.
    pub name: String,
    /// 公民身份号码.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// 出生日期.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub birth: Option<NaiveDate>,
    /// 联系电话.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
}
