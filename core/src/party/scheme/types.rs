//! Schemes as documents.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::Id;
use crate::case::words;
use crate::party::OrganisationKind;

words! {
    /// What a scheme orders (方案类别).
    SchemeKind {
        /// 纵向领导体系: the tiers of the tree.
        VerticalLeadership = "vertical_leadership",
        /// 联动治理体系: the parties of joint governance.
        JointGovernance = "joint_governance",
    }
}

/// A tier of a scheme (层级).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct SchemeTier {
    /// 名称.
    pub name: String,
    /// The kinds of organisations that stand in it; none for a tier of persons or of other bodies.
    pub kinds: Vec<OrganisationKind>,
}

/// A scheme to be set.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct PutScheme {
    /// What it orders.
    pub kind: SchemeKind,
    /// The first part of its label: the "1" of "1+3". A label is a text, never a sum.
    pub label_first: String,
    /// The second part of its label: the "3" of "1+3".
    pub label_second: String,
    /// From the top down.
    pub tiers: Vec<SchemeTier>,
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

/// A scheme (架构方案).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct PartyScheme {
    /// Identifier; all zero for the library's default.
    pub id: Id,
    /// What it orders.
    pub kind: SchemeKind,
    /// The first part of its label.
    pub label_first: String,
    /// The second part of its label.
    pub label_second: String,
    /// From the top down.
    pub tiers: Vec<SchemeTier>,
    /// First day.
    pub valid_from: NaiveDate,
    /// Revision; 0 for the library's default.
    pub revision: i64,
}

/// Which schemes to list.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct ListSchemes {
    /// Only those of this kind.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub kind: Option<SchemeKind>,
    /// Only those that hold on this day; every one that was set when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub as_of: Option<String>,
}

/// Schemes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct SchemeList {
    /// The schemes.
    pub items: Vec<PartyScheme>,
}
