//! Questions about organisations as documents.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::types::Organisation;
use crate::Id;
use crate::identity::{DivisionCode, GridCode};
use crate::party::post::PartyPost;
use crate::party::{OrganisationKind, OrganisationState};

/// Which organisation to read.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct GetOrganisation {
    /// Identifier of the organisation.
    pub organisation: String,
    /// As it was on this day; today when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub as_of: Option<String>,
}

/// The people of an organisation, counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct OrganisationPeople {
    /// 正式党员.
    pub full: i64,
    /// 预备党员.
    pub probationary: i64,
    /// 发展对象.
    pub targets: i64,
    /// 入党积极分子.
    pub activists: i64,
    /// 入党申请人.
    pub applicants: i64,
    /// 停止党籍.
    pub suspended: i64,
    /// 流动党员.
    pub mobile: i64,
    /// 双报到党员.
    pub double_report: i64,
}

/// An organisation with who holds its posts and how many people it has.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct OrganisationDetail {
    /// The organisation as it was on the day.
    pub organisation: Organisation,
    /// From the top of the tree down to the organisation above it.
    pub above: Vec<Id>,
    /// The posts of the day.
    pub posts: Vec<PartyPost>,
    /// Its own people; only for those who may see members.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub people: Option<OrganisationPeople>,
    /// Its people and those of all below it; only for those who may see members.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub people_below: Option<OrganisationPeople>,
}

/// Which organisations to list.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct ListOrganisations {
    /// Only those of this community.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub community: Option<String>,
    /// Only those of this grid.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub grid: Option<String>,
    /// Only those right below this organisation.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub parent: Option<String>,
    /// Only those that serve this unit.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub unit: Option<String>,
    /// Only those of this kind.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub kind: Option<OrganisationKind>,
    /// Only those of this state; active ones when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub state: Option<OrganisationState>,
    /// Only those whose name holds this text.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub name: Option<String>,
    /// At most so many (1 to 1000; 100 when left out).
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub limit: Option<u32>,
    /// Where the page before ended.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub cursor: Option<String>,
}

/// A page of organisations.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct OrganisationList {
    /// The organisations, oldest record first.
    pub items: Vec<Organisation>,
    /// Cursor of the next page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// Which tree to read.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct ReadTree {
    /// Identifier of the organisation to begin with; every top when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub root: Option<String>,
    /// As it was on this day; today when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub as_of: Option<String>,
}

/// An organisation on its place in the tree.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct TreeNode {
    /// Identifier of the organisation.
    pub id: Id,
    /// 0 at the top.
    pub depth: u32,
    /// What kind of organisation it is.
    pub kind: OrganisationKind,
    /// 名称.
    pub name: String,
    /// 上级党组织.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<Id>,
    /// 社区.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub community: Option<DivisionCode>,
    /// 网格.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grid: Option<GridCode>,
    /// 楼栋.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub building: Option<Id>,
    /// 党员 (full and on probation) of its own; only for those who may see members.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub members: Option<i64>,
    /// 党员中心户 of its own.
    pub hubs: i64,
}

/// The tree of a day, each organisation before those below it (组织架构).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct OrganisationTree {
    /// The day.
    pub as_of: NaiveDate,
    /// The organisations.
    pub nodes: Vec<TreeNode>,
}
