//! Searches as documents.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::Id;
use crate::case::words;
use crate::identity::{DivisionCode, GridCode};

words! {
    /// What can be searched for (检索对象).
    SearchKind {
        /// 居民, by name, pinyin or its initials.
        Resident = "resident",
        /// 小区, by name and address.
        Compound = "compound",
        /// 楼栋, by name and address.
        Building = "building",
        /// 单位, by name and address.
        Enterprise = "enterprise",
    }
}

/// What to search for.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct SearchRegistry {
    /// 姓名、地址或拼音: words that a hit must hold all of.
    pub text: String,
    /// Only these kinds; all that the session may see when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub kinds: Option<Vec<SearchKind>>,
    /// At most so many (1 to 1000; 20 when left out).
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub limit: Option<u32>,
    /// Where the page before ended.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub cursor: Option<String>,
}

/// A hit (检索结果).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct SearchHit {
    /// What it is.
    pub kind: SearchKind,
    /// Identifier.
    pub id: Id,
    /// Name.
    pub title: String,
    /// Address; of a resident only as far as the building.
    pub detail: String,
    /// 社区.
    pub community: DivisionCode,
    /// 网格.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grid: Option<GridCode>,
}

/// A page of hits.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct SearchHits {
    /// The hits: places first, then residents, each newest first. There may be fewer than asked for although more follow.
    pub items: Vec<SearchHit>,
    /// Cursor of the next page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}
