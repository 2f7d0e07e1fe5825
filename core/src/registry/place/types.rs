//! Divisions, compounds, buildings, dwellings and households as documents.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::case::words;
use crate::geo::Datum;
use crate::identity::{DivisionCode, DivisionLevel, GridCode};
use crate::{Id, Warning};

words! {
    /// Who manages a compound (物业管理方式).
    Management {
        /// 物业服务企业.
        PropertyFirm = "property_firm",
        /// 红色物业: a property service led by the Party organisation.
        RedProperty = "red_property",
        /// 居民自管.
        SelfManaged = "self_managed",
        /// 无物业.
        Unmanaged = "unmanaged",
        /// 未知.
        Unknown = "unknown",
    }
}

words! {
    /// What a dwelling is used for (房屋用途).
    DwellingUsage {
        /// 住宅.
        Residential = "residential",
        /// 商业.
        Commercial = "commercial",
        /// 办公.
        Office = "office",
        /// 其他.
        Other = "other",
    }
}

words! {
    /// What kind of household it is (户类型).
    HouseholdKind {
        /// 家庭户.
        Family = "family",
        /// 集体户.
        Collective = "collective",
    }
}

/// A division of the street, or one above it, to be recorded or changed.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct PutDivision {
    /// 区划代码: 6, 9 or 12 digits. A code the street does not know yet makes a new record.
    pub code: String,
    /// 名称.
    pub name: String,
    /// First day on which the code holds (YYYY-MM-DD).
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub valid_from: Option<String>,
    /// Last day on which the code holds (YYYY-MM-DD).
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

/// An administrative division (行政区划).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Division {
    /// 统计用区划代码: twelve digits.
    pub code: DivisionCode,
    /// 名称.
    pub name: String,
    /// Its level.
    pub level: DivisionLevel,
    /// The division above.
    pub parent: DivisionCode,
    /// First day on which the code holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_from: Option<NaiveDate>,
    /// Last day on which the code holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_to: Option<NaiveDate>,
    /// Revision.
    pub revision: i64,
}

/// A division with the warnings that came with it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct DivisionResult {
    /// The record.
    pub division: Division,
    /// Rules of the kind 一般 that it departs from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub warnings: Vec<Warning>,
}

/// Which divisions to list.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct ListDivisions {
    /// Only those of this level.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub level: Option<DivisionLevel>,
    /// Only those whose code holds on this day (YYYY-MM-DD); every one when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub as_of: Option<String>,
    /// At most so many (1 to 1000; 100 when left out).
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub limit: Option<u32>,
    /// Where the page before ended.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub cursor: Option<String>,
}

/// A page of divisions.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct DivisionList {
    /// The divisions in the order of their codes.
    pub items: Vec<Division>,
    /// Cursor of the next page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// A compound to be recorded or changed as a whole.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct PutCompound {
    /// Identifier of the record to change, or of a new one made offline; a new record when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub id: Option<String>,
    /// Twelve-digit code of the community.
    pub community: String,
    /// 小区名称.
    pub name: String,
    /// 地址.
    pub address: String,
    /// Who manages it.
    pub management: Management,
    /// 经度; needs latitude and datum.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub longitude: Option<f64>,
    /// 纬度.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub latitude: Option<f64>,
    /// What the pair is measured in; an unlabelled pair is refused.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub datum: Option<Datum>,
    /// The revision the change is based on; another one is a conflict.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// A residential compound (小区、院落).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Compound {
    /// Identifier.
    pub id: Id,
    /// 社区.
    pub community: DivisionCode,
    /// 小区名称.
    pub name: String,
    /// 地址.
    pub address: String,
    /// Who manages it.
    pub management: Management,
    /// 经度, in CGCS2000.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub longitude: Option<f64>,
    /// 纬度, in CGCS2000.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub latitude: Option<f64>,
    /// What the place was given in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source_datum: Option<Datum>,
    /// Revision.
    pub revision: i64,
}

/// A compound with the warnings that came with it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct CompoundResult {
    /// The record.
    pub compound: Compound,
    /// Rules of the kind 一般 that it departs from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub warnings: Vec<Warning>,
}

/// Which compounds to list.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct ListCompounds {
    /// Only those of this community.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub community: Option<String>,
    /// At most so many (1 to 1000; 100 when left out).
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub limit: Option<u32>,
    /// Where the page before ended.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub cursor: Option<String>,
}

/// A page of compounds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct CompoundList {
    /// The compounds, oldest first.
    pub items: Vec<Compound>,
    /// Cursor of the next page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// A building to be recorded or changed as a whole.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct PutBuilding {
    /// Identifier of the record to change, or of a new one made offline; a new record when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub id: Option<String>,
    /// Identifier of its compound.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub compound: Option<String>,
    /// Twelve-digit code of the community; needed when neither compound, grid nor place tells it.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub community: Option<String>,
    /// Fifteen-digit code of the grid; found from the place when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub grid: Option<String>,
    /// 楼栋名称, such as 3号楼.
    pub name: String,
    /// 楼栋地址: unique within the street; import finds the building by it.
    pub address: String,
    /// 层数.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub floors: Option<i64>,
    /// 单元数.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub units: Option<i64>,
    /// 经度; needs latitude and datum.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub longitude: Option<f64>,
    /// 纬度.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub latitude: Option<f64>,
    /// What the pair is measured in; an unlabelled pair is refused.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub datum: Option<Datum>,
    /// The revision the change is based on; another one is a conflict.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// A building (楼栋).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Building {
    /// Identifier.
    pub id: Id,
    /// Its compound.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub compound: Option<Id>,
    /// 社区.
    pub community: DivisionCode,
    /// 网格.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grid: Option<GridCode>,
    /// 楼栋名称.
    pub name: String,
    /// 楼栋地址.
    pub address: String,
    /// 层数.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub floors: Option<i64>,
    /// 单元数.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub units: Option<i64>,
    /// 经度, in CGCS2000.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub longitude: Option<f64>,
    /// 纬度, in CGCS2000.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub latitude: Option<f64>,
    /// What the place was given in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source_datum: Option<Datum>,
    /// Revision.
    pub revision: i64,
}

/// A building with the warnings that came with it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct BuildingResult {
    /// The record.
    pub building: Building,
    /// Rules of the kind 一般 that it departs from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub warnings: Vec<Warning>,
}

/// Which buildings to list.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct ListBuildings {
    /// Only those of this community.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub community: Option<String>,
    /// Only those of this grid.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub grid: Option<String>,
    /// Only those of this compound (identifier).
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub compound: Option<String>,
    /// At most so many (1 to 1000; 100 when left out).
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub limit: Option<u32>,
    /// Where the page before ended.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub cursor: Option<String>,
}

/// A page of buildings.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct BuildingList {
    /// The buildings, oldest first.
    pub items: Vec<Building>,
    /// Cursor of the next page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// A dwelling to be recorded or changed as a whole.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct PutDwelling {
    /// Identifier of the record to change, or of a new one made offline; a new record when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub id: Option<String>,
    /// Identifier of the building.
    pub building: String,
    /// 单元; left out where the building has none.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub unit: Option<String>,
    /// 楼层.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub floor: Option<i64>,
    /// 户室.
    pub room: String,
    /// What it is used for.
    pub usage: DwellingUsage,
    /// 建筑面积 in square centimetres (89.50 m² is 895000).
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub area_cm2: Option<i64>,
    /// The revision the change is based on; another one is a conflict.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// A dwelling (房屋).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Dwelling {
    /// Identifier.
    pub id: Id,
    /// The building.
    pub building: Id,
    /// 单元; empty where the building has none.
    pub unit: String,
    /// 楼层.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub floor: Option<i64>,
    /// 户室.
    pub room: String,
    /// What it is used for.
    pub usage: DwellingUsage,
    /// 建筑面积 in square centimetres.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub area_cm2: Option<i64>,
    /// 社区 of the building.
    pub community: DivisionCode,
    /// 网格 of the building.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grid: Option<GridCode>,
    /// Revision.
    pub revision: i64,
}

/// A dwelling with the warnings that came with it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct DwellingResult {
    /// The record.
    pub dwelling: Dwelling,
    /// Rules of the kind 一般 that it departs from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub warnings: Vec<Warning>,
}

/// Which dwellings to list.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct ListDwellings {
    /// Only those of this building (identifier).
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub building: Option<String>,
    /// Only those of this usage.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub usage: Option<DwellingUsage>,
    /// At most so many (1 to 1000; 100 when left out).
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub limit: Option<u32>,
    /// Where the page before ended.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub cursor: Option<String>,
}

/// A page of dwellings.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct DwellingList {
    /// The dwellings, oldest first.
    pub items: Vec<Dwelling>,
    /// Cursor of the next page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// A household to be recorded or changed as a whole; its members move with it.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct PutHousehold {
    /// Identifier of the record to change, or of a new one made offline; a new record when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub id: Option<String>,
    /// Identifier of the dwelling.
    pub dwelling: String,
    /// 户号; a blank one counts as none and never joins households.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub number: Option<String>,
    /// What kind of household it is.
    pub kind: HouseholdKind,
    /// The revision the change is based on; another one is a conflict.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// A household (户).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Household {
    /// Identifier.
    pub id: Id,
    /// The dwelling.
    pub dwelling: Id,
    /// 户号.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// What kind of household it is.
    pub kind: HouseholdKind,
    /// 社区 of the dwelling.
    pub community: DivisionCode,
    /// 网格 of the dwelling.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grid: Option<GridCode>,
    /// Revision.
    pub revision: i64,
}

/// A household with the warnings that came with it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct HouseholdResult {
    /// The record.
    pub household: Household,
    /// Rules of the kind 一般 that it departs from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub warnings: Vec<Warning>,
}

/// Which households to list.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct ListHouseholds {
    /// Only those of this dwelling (identifier).
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub dwelling: Option<String>,
    /// Only those of this building (identifier).
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub building: Option<String>,
    /// Only that of this 户号.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub number: Option<String>,
    /// At most so many (1 to 1000; 100 when left out).
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub limit: Option<u32>,
    /// Where the page before ended.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub cursor: Option<String>,
}

/// A page of households.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct HouseholdList {
    /// The households, oldest first.
    pub items: Vec<Household>,
    /// Cursor of the next page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}
