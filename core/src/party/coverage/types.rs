//! Coverage, instructors and joint branches as documents.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::case::{Rate, words};
use crate::identity::{DivisionCode, GridCode};
use crate::registry::EnterpriseKind;
use crate::{Id, Warning};

/// Over which area and for which day coverage is asked.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct CoverageRequest {
    /// Only units of this community.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub community: Option<String>,
    /// Only units of this grid.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub grid: Option<String>,
    /// Organisations, members and instructors as of this day; today when left out. Units, and at which of them members work, are always those of today.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub as_of: Option<String>,
}

/// How far the Party covers a set of units (组织覆盖、工作覆盖), with every part of the rates.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct CoverageFigures {
    /// Units in business of the kinds that coverage is about.
    pub units: i64,
    /// 应建: units that must have an organisation because of their full members.
    pub required: i64,
    /// 已建: units that have one, alone or with others, whether they must or not.
    pub with_organisation: i64,
    /// Units without an organisation that an instructor looks after.
    pub instructor_only: i64,
    /// 组织覆盖率: units that must have an organisation and have one, out of those that must.
    pub organisation: Rate,
    /// 工作覆盖率: units with an organisation or an instructor, out of all units, or of those that must have an organisation if rule `party.coverage.work` says so.
    pub work: Rate,
}

/// Coverage of one kind of units.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct KindCoverage {
    /// The kind.
    pub kind: EnterpriseKind,
    /// Its figures.
    pub figures: CoverageFigures,
}

/// Coverage of one community or grid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct AreaCoverage {
    /// Code of the community (12 digits) or grid (15); units without a grid stand under the community's code with 000.
    pub area: String,
    /// Its figures.
    pub figures: CoverageFigures,
}

/// How far the Party covers enterprises and social organisations (两个覆盖).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct PartyCoverage {
    /// The day.
    pub as_of: NaiveDate,
    /// All units asked for that lie within reach.
    pub total: CoverageFigures,
    /// By kind.
    pub kinds: Vec<KindCoverage>,
    /// By community.
    pub communities: Vec<AreaCoverage>,
    /// By grid.
    pub grids: Vec<AreaCoverage>,
}

words! {
    /// What coverage a unit lacks (覆盖缺口).
    CoverageGap {
        /// 应建未建: it must have an organisation and has none.
        Organisation = "organisation",
        /// 工作未覆盖: it has neither an organisation nor an instructor.
        Work = "work",
    }
}

/// Which uncovered units to list.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct ListUncovered {
    /// Only units of this community.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub community: Option<String>,
    /// Only units of this grid.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub grid: Option<String>,
    /// Only units of this kind.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub kind: Option<EnterpriseKind>,
    /// Only units that lack this; either of them when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub gap: Option<CoverageGap>,
    /// As of this day; today when left out.
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

/// A unit that coverage lacks (未覆盖单位).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct UncoveredUnit {
    /// The enterprise.
    pub enterprise: Id,
    /// 名称.
    pub name: String,
    /// What kind of body it is.
    pub kind: EnterpriseKind,
    /// 社区.
    pub community: DivisionCode,
    /// 网格.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grid: Option<GridCode>,
    /// Full members who work there, for those who may read members there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub full_members: Option<i64>,
    /// What it lacks: one or both.
    pub gaps: Vec<CoverageGap>,
}

/// A page of uncovered units.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct UncoveredList {
    /// The units, oldest record first.
    pub items: Vec<UncoveredUnit>,
    /// Cursor of the next page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// For which units joint branches are to be proposed.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct ProposeJointBranches {
    /// Only units of this community.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub community: Option<String>,
    /// At most so many proposals, and so many units left over (1 to 1000; 100 when left out).
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub limit: Option<u32>,
}

/// A unit of a proposed joint branch, or one that is left over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct JointBranchUnit {
    /// The enterprise.
    pub enterprise: Id,
    /// 名称.
    pub name: String,
    /// What kind of body it is; it stands in for the trade, which the registry does not know.
    pub kind: EnterpriseKind,
    /// 网格.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grid: Option<GridCode>,
    /// Full members who work there, for those who may read members there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub full_members: Option<i64>,
}

/// Units that could form a branch together (联合党支部建议).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct JointBranchProposal {
    /// 社区.
    pub community: DivisionCode,
    /// The grid, when all of them lie in one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grid: Option<GridCode>,
    /// The kind, when all of them are of one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<EnterpriseKind>,
    /// The units.
    pub units: Vec<JointBranchUnit>,
    /// Full members of all of them, for those who may read members there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub full_members: Option<i64>,
    /// Why they fit together, in Chinese.
    pub zh: String,
    /// Why they fit together, in English.
    pub en: String,
}

words! {
    /// Why a unit is in no proposal (未纳入原因).
    JointBranchObstacle {
        /// 同一社区没有其他可联合的单位.
        NoNeighbour = "no_neighbour",
        /// 同一社区可联合单位的正式党员合计不足.
        TooFewMembers = "too_few_members",
        /// 在单位数上限内无法凑足正式党员.
        TooManyUnits = "too_many_units",
    }
}

/// A unit that no proposal has (未纳入单位).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct JointBranchLeftOver {
    /// 社区.
    pub community: DivisionCode,
    /// The unit.
    pub unit: JointBranchUnit,
    /// Why.
    pub obstacle: JointBranchObstacle,
    /// The reason in Chinese.
    pub zh: String,
    /// The reason in English.
    pub en: String,
}

/// Proposals for joint branches (联合党支部建议).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct JointBranchProposals {
    /// The proposals, by community.
    pub proposals: Vec<JointBranchProposal>,
    /// How many more there are.
    pub more_proposals: i64,
    /// Units that are in none.
    pub left: Vec<JointBranchLeftOver>,
    /// How many more there are.
    pub more_left: i64,
}

/// An instructor to be sent to a unit.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct AssignInstructor {
    /// The member.
    pub member: String,
    /// The enterprise of the registry.
    pub enterprise: String,
    /// First day; today when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub starts_on: Option<String>,
    /// Last day, if it is known.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub ends_on: Option<String>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// The end of an instructor's work at a unit.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct EndInstructor {
    /// Identifier of the assignment.
    pub instructor: String,
    /// Last day; today when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub ends_on: Option<String>,
    /// Why it ends.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub reason: Option<String>,
    /// The revision the change is based on; another one is a conflict.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// Which instructors to list.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct ListInstructors {
    /// Only those of this enterprise.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub enterprise: Option<String>,
    /// Only this member.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub member: Option<String>,
    /// Only those at work on this day; all of them when left out.
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

/// A member who looks after a unit for a time (党建指导员).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct PartyInstructor {
    /// Identifier of the assignment.
    pub id: Id,
    /// The member, for those who may read the members of that organisation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub member: Option<Id>,
    /// The enterprise.
    pub enterprise: Id,
    /// First day.
    pub starts_on: NaiveDate,
    /// Last day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends_on: Option<NaiveDate>,
    /// Why it ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Revision.
    pub revision: i64,
}

/// An instructor with the warnings that came with it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct InstructorResult {
    /// The record.
    pub instructor: PartyInstructor,
    /// Rules of the kind 一般 that it departs from.
    #[serde(default)]
    pub warnings: Vec<Warning>,
}

/// A page of instructors.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct InstructorList {
    /// The instructors, oldest record first.
    pub items: Vec<PartyInstructor>,
    /// Cursor of the next page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// At which enterprise a member works.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct LinkEnterprise {
    /// The member.
    pub member: String,
    /// The enterprise of the registry; none when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub enterprise: Option<String>,
    /// The revision the change is based on; another one is a conflict.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// At which enterprise a member works (从业单位).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct MemberEnterprise {
    /// The member.
    pub member: Id,
    /// The enterprise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub enterprise: Option<Id>,
    /// Revision of the member's record.
    pub revision: i64,
}
