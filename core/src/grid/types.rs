//! Grids as documents: words, requests and records.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::case::words;
use crate::geo::{Boundary, Datum};
use crate::identity::{DivisionCode, GridCode};
use crate::{Id, Warning};

words! {
    /// What kind of grid it is (网格类别).
    GridKind {
        /// 基础网格: part of the tiling of a community.
        Basic = "basic",
        /// 专属网格: a school, hospital, market or the like, run as a grid of its own inside basic ones.
        Dedicated = "dedicated",
    }
}

words! {
    /// A post in a grid (网格岗位).
    GridPostKind {
        /// 网格长.
        Leader = "leader",
        /// 网格员.
        Worker = "worker",
    }
}

/// A grid to be defined.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct NewGrid {
    /// 网格编码: fifteen digits, the community's twelve first.
    pub code: String,
    /// 网格名称.
    pub name: String,
    /// Twelve-digit code of the community (社区).
    pub community: String,
    /// The kind of grid.
    pub kind: GridKind,
    /// 边界, in degrees of `datum`.
    pub boundary: Boundary,
    /// What the boundary is measured in; an unlabelled pair of degrees is refused.
    pub datum: Datum,
    /// First day on which it holds (YYYY-MM-DD); today when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub valid_from: Option<String>,
    /// 监督电话: supervision telephone, published.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub phone: Option<String>,
    /// 户数: number of households.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub households: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// Changes of a grid's particulars; what is left out stays as it is.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct AmendGrid {
    /// Code of the grid.
    pub code: String,
    /// New name.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub name: Option<String>,
    /// New supervision telephone; empty to take it off.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub phone: Option<String>,
    /// New number of households.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub households: Option<i64>,
    /// The revision the change is based on; another one is a conflict.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// A new boundary of a grid from a day on.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct RedrawGrid {
    /// Code of the grid.
    pub code: String,
    /// The new boundary, in degrees of `datum`.
    pub boundary: Boundary,
    /// What the boundary is measured in.
    pub datum: Datum,
    /// First day on which it holds (YYYY-MM-DD); today when left out. The first day of the last boundary replaces it.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub from: Option<String>,
    /// The revision the change is based on; another one is a conflict.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// A grid to be closed.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct CloseGrid {
    /// Code of the grid.
    pub code: String,
    /// First day on which it no longer holds (YYYY-MM-DD); today when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub on: Option<String>,
    /// Why it is closed.
    pub reason: String,
    /// The revision the change is based on; another one is a conflict.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// Which grid to read.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct GetGrid {
    /// Code of the grid.
    pub code: String,
    /// The day whose boundary and posts are asked for (YYYY-MM-DD); today when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub as_of: Option<String>,
    /// What the boundary in the answer is measured in; CGCS2000 when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub datum: Option<Datum>,
}

/// Which grids to list.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct ListGrids {
    /// Only those of this community.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub community: Option<String>,
    /// Only those of this kind.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub kind: Option<GridKind>,
    /// Also those that are closed.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub closed: Option<bool>,
    /// At most so many (1 to 1000; 100 when left out).
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub limit: Option<u32>,
    /// Where the page before ended.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub cursor: Option<String>,
}

/// A grid (网格).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Grid {
    /// 网格编码.
    pub code: GridCode,
    /// 社区: the community it belongs to.
    pub community: DivisionCode,
    /// 网格名称.
    pub name: String,
    /// The kind of grid.
    pub kind: GridKind,
    /// 监督电话: supervision telephone, published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// 面积 of its last boundary in whole square metres.
    pub area_m2: i64,
    /// 户数: number of households.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub households: Option<i64>,
    /// First day on which it no longer holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closed_on: Option<NaiveDate>,
    /// Revision.
    pub revision: i64,
}

/// A grid with the warnings that came with it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct GridResult {
    /// The grid.
    pub grid: Grid,
    /// Rules of the kind 一般 that it departs from.
    #[serde(default)]
    pub warnings: Vec<Warning>,
}

/// A grid with the boundary and posts of a day (网格公示信息).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct GridDetail {
    /// The grid.
    pub grid: Grid,
    /// The boundary that holds on the day, in degrees of `datum`; absent when none does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub boundary: Option<Boundary>,
    /// What the boundary is measured in.
    pub datum: Datum,
    /// What the boundary was given in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source_datum: Option<Datum>,
    /// First day of that boundary.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_from: Option<NaiveDate>,
    /// First day on which that boundary no longer holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_to: Option<NaiveDate>,
    /// The posts that are held on the day.
    pub posts: Vec<GridPost>,
}

/// A page of grids.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct GridList {
    /// The grids in the order of their codes.
    pub items: Vec<Grid>,
    /// Cursor of the next page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// A person for a post in a grid.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct StaffGrid {
    /// Code of the grid.
    pub grid: String,
    /// The post.
    pub post: GridPostKind,
    /// The person as the host knows it.
    pub actor: String,
    /// 姓名, published with the grid.
    pub name: String,
    /// 联系电话, published with the grid.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub phone: Option<String>,
    /// First day (YYYY-MM-DD); today when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub valid_from: Option<String>,
    /// Last day (YYYY-MM-DD); open when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub valid_to: Option<String>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// A post to be ended.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct EndGridPost {
    /// Identifier of the post.
    pub post: String,
    /// Last day (YYYY-MM-DD); today when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub on: Option<String>,
    /// The revision the change is based on; another one is a conflict.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// Which posts to list.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct ListGridPosts {
    /// Only those of this grid.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub grid: Option<String>,
    /// Only those of this person.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub actor: Option<String>,
    /// Only those held on this day (YYYY-MM-DD); every post when left out.
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

/// A person in a post of a grid (网格力量). Name and telephone are published by their nature.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct GridPost {
    /// Identifier.
    pub id: Id,
    /// Code of the grid.
    pub grid: GridCode,
    /// The post.
    pub post: GridPostKind,
    /// The person as the host knows it.
    pub actor: String,
    /// 姓名.
    pub name: String,
    /// 联系电话.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// First day.
    pub valid_from: NaiveDate,
    /// Last day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_to: Option<NaiveDate>,
    /// Revision.
    pub revision: i64,
}

/// A post with the warnings that came with it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct GridPostResult {
    /// The post.
    pub post: GridPost,
    /// Rules of the kind 一般 that it departs from.
    #[serde(default)]
    pub warnings: Vec<Warning>,
}

/// A page of posts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct GridPostList {
    /// The posts, oldest first.
    pub items: Vec<GridPost>,
    /// Cursor of the next page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// A point whose grid is asked for.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct LocateGrid {
    /// 经度.
    pub longitude: f64,
    /// 纬度.
    pub latitude: f64,
    /// What the pair is measured in; an unlabelled pair is refused.
    pub datum: Datum,
    /// The day whose boundaries count (YYYY-MM-DD); today when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub as_of: Option<String>,
}

/// Where a point lies; empty when it lies in no grid.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct GridLocation {
    /// Code of the grid; that of a dedicated grid before that of the basic one around it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grid: Option<GridCode>,
    /// Code of the community.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub community: Option<DivisionCode>,
    /// Name of the grid.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The kind of grid.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<GridKind>,
}

/// What to check the basic grids for: overlaps always, gaps when an outline is given.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct CheckGrids {
    /// Only the grids of this community.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub community: Option<String>,
    /// The area that the grids should cover, in degrees of `datum`.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub outline: Option<Boundary>,
    /// What the outline is measured in; needed with an outline.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub datum: Option<Datum>,
    /// The day whose boundaries count (YYYY-MM-DD); today when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub as_of: Option<String>,
}

/// Two grids that share an area.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct GridOverlap {
    /// Code of the one grid.
    pub first: GridCode,
    /// Code of the other.
    pub second: GridCode,
    /// The shared area in whole square metres, rounded up.
    pub area_m2: i64,
}

/// How the basic grids of a day tile their area (网格无缝拼接检查).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct GridCheck {
    /// Whether there is neither an overlap nor, with an outline, a gap or a grid reaching outside.
    pub sound: bool,
    /// How many grids were compared.
    pub grids: i64,
    /// 重叠: pairs of grids that share an area.
    pub overlaps: Vec<GridOverlap>,
    /// 空白 in whole square metres, rounded up; with an outline.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gap_m2: Option<i64>,
    /// 越界: area outside the outline in whole square metres, rounded up; with an outline.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outside_m2: Option<i64>,
    /// The hundred widest gaps, in CGCS2000.
    #[serde(default)]
    pub gaps: Vec<Boundary>,
}
