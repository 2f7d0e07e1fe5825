//! The list of projects (项目清单) and the summary, as documents.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::case::words;
use crate::{Id, Warning};

use super::{EntryKind, EntryState, MemberUnitKind, TaskState};

words! {
    /// Where a project stands (项目状态).
    ProjectState {
        /// 已派单.
        Assigned = "assigned",
        /// 已接单.
        Accepted = "accepted",
        /// 已完成.
        Finished = "finished",
        /// 已评单.
        Rated = "rated",
        /// 已取消.
        Cancelled = "cancelled",
    }
}

/// How much of a resource a project takes.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct TakeResource {
    /// Identifier of the resource.
    pub resource: String,
    /// How much.
    pub quantity: i64,
}

/// How much of a resource a project has taken.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ProjectResource {
    /// Identifier of the resource.
    pub resource: Id,
    /// How much.
    pub quantity: i64,
}

/// An entry of the list of projects (项目清单): a need, the resources for it, and the unit that does it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct GovernanceProject {
    /// Identifier.
    pub id: Id,
    /// The big committee.
    pub committee: Id,
    /// The need.
    pub need: Id,
    /// What is done.
    pub title: String,
    /// The member unit that does it.
    pub unit: Id,
    /// The resources.
    pub resources: Vec<ProjectResource>,
    /// The last day.
    pub due: NaiveDate,
    /// Where it stands.
    pub state: ProjectState,
    /// 派单日期.
    pub started_on: NaiveDate,
    /// 接单日期.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accepted_on: Option<NaiveDate>,
    /// 完成日期.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub finished_on: Option<NaiveDate>,
    /// What came of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub result: Option<String>,
    /// 评单日期.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rated_on: Option<NaiveDate>,
    /// 评价: 1 to 5.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rating: Option<i64>,
    /// What the rating says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub remark: Option<String>,
    /// 取消日期.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cancelled_on: Option<NaiveDate>,
    /// Why it was cancelled.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Counts the changes; 1 is the first.
    pub revision: i64,
}

/// A project that was started.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct StartedGovernanceProject {
    /// The record.
    pub project: GovernanceProject,
    /// Where a resource does not fit the need.
    pub warnings: Vec<Warning>,
}

/// A project, and whether it is late today.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct GovernanceProjectStanding {
    /// The record.
    pub project: GovernanceProject,
    /// 超期: it is not finished and the last day is over.
    pub overdue: bool,
}

/// A need to be met (派单).
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct StartGovernanceProject {
    /// The need.
    pub need: String,
    /// The member unit that does it.
    pub unit: String,
    /// What it takes of which resource.
    pub resources: Vec<TakeResource>,
    /// The last day.
    pub due: String,
    /// What is done; the title of the need when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub title: Option<String>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// A project that its unit accepts (接单).
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct AcceptGovernanceProject {
    /// Identifier of the project.
    pub id: String,
    /// The revision that the change is based on.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// A project that is finished.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct FinishGovernanceProject {
    /// Identifier of the project.
    pub id: String,
    /// What came of it.
    pub result: String,
    /// The revision that the change is based on.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// What those who needed it say (评单).
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct RateGovernanceProject {
    /// Identifier of the project.
    pub id: String,
    /// 1 to 5.
    pub rating: i64,
    /// In words.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub remark: Option<String>,
    /// The revision that the change is based on.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// A project to be given up.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct CancelGovernanceProject {
    /// Identifier of the project.
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

/// Which projects to list.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct ListGovernanceProjects {
    /// Only those of a big committee.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub committee: Option<String>,
    /// Only those of a member unit.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub unit: Option<String>,
    /// Only those in a state.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub state: Option<ProjectState>,
    /// Rows on a page: 1 to 1000, 100 when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub limit: Option<u32>,
    /// Where the page before ended: its `next`.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub cursor: Option<String>,
}

/// A page of projects, in the order in which they were started.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct GovernanceProjectList {
    /// The projects.
    pub items: Vec<GovernanceProjectStanding>,
    /// Cursor of the next page, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// Of which community and period.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct SummariseGovernance {
    /// Only the big committees of a community.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub community: Option<String>,
    /// The first day; that of the year when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub starts_on: Option<String>,
    /// The last day; today when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub ends_on: Option<String>,
}

/// Member units of a kind.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct UnitKindCount {
    /// The kind.
    pub kind: MemberUnitKind,
    /// 累计加入: bodies that had joined by the last day, each once.
    pub joined: i64,
    /// Bodies that were members on the last day, each once.
    pub members: i64,
}

/// Tasks in a state.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct TaskStateCount {
    /// The state.
    pub state: TaskState,
    /// How many.
    pub count: i64,
}

/// Entries of a list in a state.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ListEntryCount {
    /// The list.
    pub kind: EntryKind,
    /// The state.
    pub state: EntryState,
    /// How many.
    pub count: i64,
}

/// Projects in a state.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ProjectStateCount {
    /// The state.
    pub state: ProjectState,
    /// How many.
    pub count: i64,
}

/// Joint governance in figures: units as of the last day, meetings of the period, the rest as it stands.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct GovernanceSummary {
    /// The first day.
    pub starts_on: NaiveDate,
    /// The last day.
    pub ends_on: NaiveDate,
    /// Big committees that were there on the last day.
    pub committees: i64,
    /// 累计加入: bodies that had joined by the last day, each once, however many communities it joined.
    pub units_joined: i64,
    /// Bodies that were members on the last day, each once.
    pub units_members: i64,
    /// Memberships on the last day: a body in two communities counts twice.
    pub memberships: i64,
    /// By kind.
    pub unit_kinds: Vec<UnitKindCount>,
    /// Joint meetings in the period.
    pub meetings_held: i64,
    /// Whole intervals (quarters, as a rule) of the period in which one was due.
    pub meetings_due: i64,
    /// Those of them in which none was held.
    pub meetings_missed: i64,
    /// Tasks by state.
    pub tasks: Vec<TaskStateCount>,
    /// Tasks that are late today.
    pub tasks_overdue: i64,
    /// Entries by list and state.
    pub entries: Vec<ListEntryCount>,
    /// Projects by state.
    pub projects: Vec<ProjectStateCount>,
    /// Projects that are late today.
    pub projects_overdue: i64,
}
