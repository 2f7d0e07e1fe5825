//! The lists of resources and needs (资源清单、需求清单) and their matching, as documents.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::Id;
use crate::case::words;
use crate::identity::GridCode;

words! {
    /// Which list an entry stands on (清单类别).
    EntryKind {
        /// 资源清单: what a unit offers.
        Resource = "resource",
        /// 需求清单: what people need.
        Need = "need",
    }
}

words! {
    /// Where an entry stands (清单事项状态).
    EntryState {
        /// 可对接.
        Open = "open",
        /// 已用完: all of it is in projects.
        UsedUp = "used_up",
        /// 已撤回.
        Withdrawn = "withdrawn",
    }
}

words! {
    /// Why a resource stands where it does among those that fit (对接理由).
    MatchReason {
        /// 数量充足: as much as is needed.
        Enough = "enough",
        /// 数量部分满足.
        PartOfQuantity = "part_of_quantity",
        /// 同一网格.
        SameGrid = "same_grid",
        /// 面向全社区.
        WholeCommunity = "whole_community",
        /// 覆盖全部时段.
        WholePeriod = "whole_period",
        /// 覆盖部分时段.
        PartOfPeriod = "part_of_period",
    }
}

/// An entry of the list of resources or of needs (清单事项). It names no person.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ListEntry {
    /// Identifier.
    pub id: Id,
    /// The big committee.
    pub committee: Id,
    /// Which list.
    pub kind: EntryKind,
    /// What it is.
    pub title: String,
    /// 类别: what entries are matched by.
    pub category: String,
    /// The member unit that offers a resource.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<Id>,
    /// The only grid that it is for; the whole community when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grid: Option<GridCode>,
    /// The group of people, as a plain category (老年人, 儿童).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    /// How much is offered or needed.
    pub quantity: i64,
    /// How much of it is in projects.
    pub used: i64,
    /// 计量单位: what the quantity counts (场, 小时).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub measure: Option<String>,
    /// The first day.
    pub starts_on: NaiveDate,
    /// The last day; open when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends_on: Option<NaiveDate>,
    /// Where it stands.
    pub state: EntryState,
    /// Why it was withdrawn.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Counts the changes; 1 is the first.
    pub revision: i64,
}

/// An entry to be recorded or changed.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct PutListEntry {
    /// Identifier of the one to change; a new one when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub id: Option<String>,
    /// The big committee.
    pub committee: String,
    /// Which list.
    pub kind: EntryKind,
    /// What it is.
    pub title: String,
    /// 类别: what entries are matched by.
    pub category: String,
    /// The member unit that offers a resource.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub unit: Option<String>,
    /// The only grid that it is for.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub grid: Option<String>,
    /// The group of people, as a plain category.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub group: Option<String>,
    /// How much; 1 when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub quantity: Option<i64>,
    /// 计量单位.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub measure: Option<String>,
    /// The first day; today, or what is stored.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub starts_on: Option<String>,
    /// The last day; open when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub ends_on: Option<String>,
    /// The revision that the change is based on.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// An entry to be withdrawn.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct WithdrawListEntry {
    /// Identifier of the entry.
    pub id: String,
    /// Why.
    pub reason: String,
    /// The revision that the change is based on.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// Which entries to list.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct ListGovernanceEntries {
    /// Only those of a big committee.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub committee: Option<String>,
    /// Only one list.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub kind: Option<EntryKind>,
    /// Only those in a state.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub state: Option<EntryState>,
    /// Only those of a category.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub category: Option<String>,
    /// Only the resources of a member unit.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub unit: Option<String>,
    /// Rows on a page: 1 to 1000, 100 when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub limit: Option<u32>,
    /// Where the page before ended: its `next`.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub cursor: Option<String>,
}

/// A page of entries, in the order in which they were recorded.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ListEntryPage {
    /// The entries.
    pub items: Vec<ListEntry>,
    /// Cursor of the next page, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// Which needs to match.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct MatchListEntries {
    /// The big committee.
    pub committee: String,
    /// Only this need.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub need: Option<String>,
    /// The most resources for a need: 1 to 1000, 20 when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub most: Option<u32>,
    /// Rows on a page: 1 to 1000, 100 when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub limit: Option<u32>,
    /// Where the page before ended: its `next`.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub cursor: Option<String>,
}

/// A resource that fits a need.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct MatchedResource {
    /// The resource.
    pub resource: ListEntry,
    /// How much of it is left.
    pub available: i64,
    /// Why it stands where it does.
    pub reasons: Vec<MatchReason>,
}

/// A need with the resources that fit, best first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct NeedMatches {
    /// The need.
    pub need: ListEntry,
    /// How much of it is not in projects yet.
    pub wanted: i64,
    /// How many resources fit.
    pub fitting: i64,
    /// The best of them.
    pub resources: Vec<MatchedResource>,
}

/// A page of open needs with what fits them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct EntryMatches {
    /// The needs.
    pub items: Vec<NeedMatches>,
    /// Cursor of the next page, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}
