//! Joint meetings and their tasks, as documents.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::case::words;
use crate::{Id, Warning};

words! {
    /// Where a task stands (任务状态).
    TaskState {
        /// 已交办.
        Assigned = "assigned",
        /// 已反馈: waits for the review.
        Reported = "reported",
        /// 退回整改.
        Returned = "returned",
        /// 已办结.
        Done = "done",
        /// 已撤销.
        Cancelled = "cancelled",
    }
}

words! {
    /// What happened to a task (任务环节).
    TaskStepKind {
        /// 交办.
        Assigned = "assigned",
        /// 反馈.
        Reported = "reported",
        /// 退回.
        Returned = "returned",
        /// 办结.
        Done = "done",
        /// 延期.
        Extended = "extended",
        /// 转交.
        HandedOver = "handed_over",
        /// 撤销.
        Cancelled = "cancelled",
    }
}

/// What a joint meeting resolved (议定事项).
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct JointResolution {
    /// The resolution.
    pub text: String,
    /// 赞成.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub ayes: Option<i64>,
    /// 反对.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub nays: Option<i64>,
    /// 弃权.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub abstentions: Option<i64>,
    /// The item of the agenda that it settles, counted from 0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub agenda_item: Option<i64>,
}

/// A joint meeting (党建联席会议).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct JointMeeting {
    /// Identifier.
    pub id: Id,
    /// The big committee.
    pub committee: Id,
    /// The day.
    pub held_on: NaiveDate,
    /// Member units that attended.
    pub units: Vec<Id>,
    /// 议题.
    pub agenda: Vec<String>,
    /// 议定事项.
    pub resolutions: Vec<JointResolution>,
    /// Counts the changes; 1 is the first.
    pub revision: i64,
}

/// A piece of evidence for a result (佐证材料): a text, an address, or both.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct TaskEvidence {
    /// What it shows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub text: Option<String>,
    /// Where the host keeps it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub uri: Option<String>,
}

/// One thing that happened to a task.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct TaskStep {
    /// What happened.
    pub kind: TaskStepKind,
    /// When.
    pub on: NaiveDate,
    /// The unit that has it from then on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<Id>,
    /// The day it is due from then on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<NaiveDate>,
    /// The result, or the reason.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// 佐证材料.
    pub evidence: Vec<TaskEvidence>,
}

/// A task that a joint meeting gave to a member unit (议定任务).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct GovernanceTask {
    /// Identifier.
    pub id: Id,
    /// The big committee.
    pub committee: Id,
    /// The joint meeting.
    pub meeting: Id,
    /// What is to be done.
    pub title: String,
    /// The member unit that has it.
    pub unit: Id,
    /// The last day.
    pub due: NaiveDate,
    /// The need or project that it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entry: Option<Id>,
    /// The resolution of the meeting that it follows from, counted from 0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub resolution: Option<i64>,
    /// Where it stands.
    pub state: TaskState,
    /// What happened to it, oldest first.
    pub steps: Vec<TaskStep>,
    /// Counts the changes; 1 is the first.
    pub revision: i64,
}

/// A task, and whether it is late today.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct TaskStanding {
    /// The record.
    pub task: GovernanceTask,
    /// 超期: the unit has not reported and the last day is over.
    pub overdue: bool,
}

/// A task to be given.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct NewGovernanceTask {
    /// What is to be done.
    pub title: String,
    /// The member unit that gets it.
    pub unit: String,
    /// The last day.
    pub due: String,
    /// The need or project that it is about.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub entry: Option<String>,
    /// The resolution of the meeting that it follows from, counted from 0.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub resolution: Option<i64>,
}

/// A joint meeting that was held.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct HoldJointMeeting {
    /// The big committee.
    pub committee: String,
    /// The day; today when left out, not later.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub held_on: Option<String>,
    /// Member units that attended.
    pub units: Vec<String>,
    /// 议题.
    pub agenda: Vec<String>,
    /// 议定事项.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub resolutions: Option<Vec<JointResolution>>,
    /// Tasks that it gave.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub tasks: Option<Vec<NewGovernanceTask>>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// A joint meeting with its tasks.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct HeldJointMeeting {
    /// The record.
    pub meeting: JointMeeting,
    /// Its tasks.
    pub tasks: Vec<GovernanceTask>,
    /// When the next one is due at the latest.
    pub next_due: NaiveDate,
    /// Whether it came later than it should.
    pub warnings: Vec<Warning>,
}

/// Which joint meeting.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct GetJointMeeting {
    /// Identifier.
    pub id: String,
}

/// A joint meeting with its tasks as they stand.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct JointMeetingFile {
    /// The record.
    pub meeting: JointMeeting,
    /// Its tasks.
    pub tasks: Vec<TaskStanding>,
}

/// Which joint meetings to list.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct ListJointMeetings {
    /// Only those of a big committee.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub committee: Option<String>,
    /// Not before this day.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub starts_on: Option<String>,
    /// Not after this day.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub ends_on: Option<String>,
    /// Rows on a page: 1 to 1000, 100 when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub limit: Option<u32>,
    /// Where the page before ended: its `next`.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub cursor: Option<String>,
}

/// A page of joint meetings, in the order in which they were recorded.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct JointMeetingList {
    /// The records.
    pub items: Vec<JointMeeting>,
    /// Cursor of the next page, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// What a unit reports on a task.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct ReportGovernanceTask {
    /// Identifier of the task.
    pub id: String,
    /// What came of it.
    pub result: String,
    /// 佐证材料.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub evidence: Option<Vec<TaskEvidence>>,
    /// The revision that the change is based on.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// What the committee says to a report.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct ReviewGovernanceTask {
    /// Identifier of the task.
    pub id: String,
    /// Whether it is done; returned otherwise.
    pub done: bool,
    /// Why it is returned.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub reason: Option<String>,
    /// The revision that the change is based on.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// A later last day for a task.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct ExtendGovernanceTask {
    /// Identifier of the task.
    pub id: String,
    /// The new last day.
    pub due: String,
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

/// Another unit for a task.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct HandOverGovernanceTask {
    /// Identifier of the task.
    pub id: String,
    /// The member unit that gets it.
    pub unit: String,
    /// Why.
    pub reason: String,
    /// The last day; as it was when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub due: Option<String>,
    /// The revision that the change is based on.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// A task to be given up.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct CancelGovernanceTask {
    /// Identifier of the task.
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

/// Which tasks to list.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct ListGovernanceTasks {
    /// Only those of a big committee.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub committee: Option<String>,
    /// Only those of a joint meeting.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub meeting: Option<String>,
    /// Only those of a member unit.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub unit: Option<String>,
    /// Only those in a state.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub state: Option<TaskState>,
    /// Only those that are late today, or only the others.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub overdue: Option<bool>,
    /// Rows on a page: 1 to 1000, 100 when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub limit: Option<u32>,
    /// Where the page before ended: its `next`.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub cursor: Option<String>,
}

/// A page of tasks, in the order in which they were given.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct GovernanceTaskList {
    /// The tasks.
    pub items: Vec<TaskStanding>,
    /// Cursor of the next page, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}
