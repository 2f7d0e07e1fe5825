//! Schemes of mediation as documents.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::Id;
use crate::mediation::{DisputeCategory, MediatorKind};

/// A level at which disputes are mediated (调解层级).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct MediationLevel {
    /// Code (small letters, digits and underlines).
    pub code: String,
    /// 名称.
    pub name: String,
    /// How many days a dispute stays there at most before it rises.
    pub days: i64,
}

/// A force that mediates (调解力量).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct MediationForce {
    /// Code.
    pub code: String,
    /// 名称.
    pub name: String,
    /// Which mediators belong to it.
    pub kinds: Vec<MediatorKind>,
}

/// What a panel consists of (调解组人员规则).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct PanelRule {
    /// The level; every level when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub level: Option<String>,
    /// The category of disputes; every one when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub category: Option<DisputeCategory>,
    /// Least mediators.
    pub minimum: i64,
    /// Most mediators.
    pub maximum: i64,
    /// The forces of which each has one seat at least: their codes.
    pub forces: Vec<String>,
}

/// A body that is asked to join in (联动单位; for instance 三所联动).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct MediationPartner {
    /// Code.
    pub code: String,
    /// 名称.
    pub name: String,
    /// The categories for which it is proposed; every one when empty.
    pub categories: Vec<DisputeCategory>,
}

/// A scheme of mediation (调解方案, for instance 三三制): levels, forces, panels, elders and partners, from a day on. No text
/// defines one; the default is a design of this library.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct MediationScheme {
    /// Identifier; all zero for the library's default.
    pub id: Id,
    /// 名称.
    pub name: String,
    /// From the lowest to the highest.
    pub levels: Vec<MediationLevel>,
    /// The forces.
    pub forces: Vec<MediationForce>,
    /// The first rule whose level and category fit holds.
    pub panels: Vec<PanelRule>,
    /// "六老": who counts as an elder.
    pub elders: Vec<String>,
    /// Who is asked to join in.
    pub partners: Vec<MediationPartner>,
    /// First day.
    pub valid_from: NaiveDate,
    /// Revision; 0 for the library's default.
    pub revision: i64,
}

/// A scheme of mediation to be set.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct PutMediationScheme {
    /// 名称.
    pub name: String,
    /// From the lowest to the highest.
    pub levels: Vec<MediationLevel>,
    /// The forces.
    pub forces: Vec<MediationForce>,
    /// The first rule whose level and category fit holds; every level and category has one.
    pub panels: Vec<PanelRule>,
    /// "六老": who counts as an elder.
    pub elders: Vec<String>,
    /// Who is asked to join in.
    pub partners: Vec<MediationPartner>,
    /// First day (YYYY-MM-DD).
    pub valid_from: String,
    /// The revision the change is based on; another one is a conflict.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// Which schemes of mediation to list.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct ListMediationSchemes {
    /// Only the one that holds on this day; every one that was set when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub as_of: Option<String>,
}

/// Schemes of mediation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct MediationSchemeList {
    /// The schemes, in the order of their first days.
    pub items: Vec<MediationScheme>,
}
