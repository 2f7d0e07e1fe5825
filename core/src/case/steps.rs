//! Requests of the later steps, of lists and of figures.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::types::{Case, CaseChannel, CaseOutcome, CaseState, Satisfaction};
use crate::{Id, Timestamp};

/// A case to be filed (立案).
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct FileCase {
    /// Identifier of the case.
    pub case: String,
    /// Another category than the reporter's.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub category: Option<String>,
    /// Grid, when it could not be found at intake.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub grid: Option<String>,
    /// The revision that the caller has seen.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// A case to be given to an office (派遣).
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct DispatchCase {
    /// Identifier of the case.
    pub case: String,
    /// The office; that of the routing when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub office: Option<String>,
    /// Decided after returns by the street: the office may not return it again (首接负责).
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub arbitrated: Option<bool>,
    /// What there is to say to the office.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub note: Option<String>,
    /// The revision that the caller has seen.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// The result of an office's work (处置反馈).
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct ReportCase {
    /// Identifier of the case.
    pub case: String,
    /// What came of it.
    pub outcome: CaseOutcome,
    /// What was done (1 to 1000 characters; no personal data).
    pub result: String,
    /// The revision that the caller has seen.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// What inspection found (核查).
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct InspectCase {
    /// Identifier of the case.
    pub case: String,
    /// Whether the result holds; if not, the case goes back to the office (返工).
    pub passed: bool,
    /// What was found (required when it does not hold; no personal data).
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub note: Option<String>,
    /// The revision that the caller has seen.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// A call back (回访).
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct FollowUpCase {
    /// Identifier of the case.
    pub case: String,
    /// Whether the person was reached and answered. Then `resolved` and `satisfaction` are required, else left out.
    pub reached: bool,
    /// Whether the person says that it is solved (解决).
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub resolved: Option<bool>,
    /// How the person rates it (满意).
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub satisfaction: Option<Satisfaction>,
    /// The revision that the caller has seen.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// More time for a case (延期), by the head of the street.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct ExtendCase {
    /// Identifier of the case.
    pub case: String,
    /// Working days to be added.
    pub working_days: u32,
    /// Why (1 to 1000 characters); the person and the line are told.
    pub reason: String,
    /// The revision that the caller has seen.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// A case to be read.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct GetCase {
    /// Identifier (UUIDv7) or number of the case.
    pub case: String,
}

/// Which cases to list.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct ListCases {
    /// Only in this state.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub state: Option<CaseState>,
    /// Only of this category, or of those below it.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub category: Option<String>,
    /// Only from this channel.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub channel: Option<CaseChannel>,
    /// Only with this office.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub office: Option<String>,
    /// Only in this community.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub community: Option<String>,
    /// Only in this grid.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub grid: Option<String>,
    /// Only those past their limit and not yet reported.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub overdue: Option<bool>,
    /// Only handed in at or after this instant.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub from: Option<String>,
    /// Only handed in before this instant.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub to: Option<String>,
    /// Only those whose title, description or address hold this text.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub text: Option<String>,
    /// At most so many (1 to 1000; 50 when left out).
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub limit: Option<u32>,
    /// Where the page before ended.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub cursor: Option<String>,
}

/// A page of cases.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct CaseList {
    /// The cases, newest first, masked.
    pub items: Vec<Case>,
    /// Cursor of the next page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// One step in the life of a case (办理过程).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct TimelineEntry {
    /// Sequence number of the event.
    pub sequence: i64,
    /// When.
    pub at: Timestamp,
    /// Who; empty for a withdrawal from mediation, which a party may have made by its own account.
    pub actor: String,
    /// By which operation.
    pub operation: String,
    /// State after the step.
    pub state: String,
    /// Office after the step.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub office: Option<String>,
    /// Note, reason or result.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// The life of a case.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Timeline {
    /// Identifier of the case.
    pub case: Id,
    /// The steps, oldest first.
    pub items: Vec<TimelineEntry>,
}

/// The reporter's data of a case, unmasked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Reporter {
    /// Identifier of the case.
    pub case: Id,
    /// Handed in without a name.
    pub anonymous: bool,
    /// Name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Telephone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
}

/// A sweep for overdue cases.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct SweepCases {
    /// At most so many (1 to 1000; 1000 when left out): call again while `more` is true.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub limit: Option<u32>,
}

/// What a sweep found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct SweepResult {
    /// Cases that have become overdue since the last sweep.
    pub items: Vec<Id>,
    /// Whether more are waiting.
    pub more: bool,
}

/// A period and an area for figures.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct CaseFigures {
    /// First day (YYYY-MM-DD).
    pub from: String,
    /// Last day (YYYY-MM-DD).
    pub to: String,
    /// Street, community or grid code; the street when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub area: Option<String>,
}

/// A rate with what it is made of. There is no rate without a denominator: it is absent then, never 0 %.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Rate {
    /// Counted.
    pub numerator: i64,
    /// Out of.
    pub denominator: i64,
    /// Hundredths of a percent, rounded half up (9372 is 93.72 %).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub basis_points: Option<i64>,
}

/// The figures of a period (RULES C-14: 响应率、解决率、满意率; B-24: 按期).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct CaseFiguresResult {
    /// First day.
    pub from: String,
    /// Last day.
    pub to: String,
    /// The area.
    pub area: String,
    /// Handed in in the period.
    pub submitted: i64,
    /// Closed in the period and not reopened since.
    pub closed: i64,
    /// Refused or withdrawn in the period.
    pub ended_otherwise: i64,
    /// Open now, whenever handed in.
    pub open: i64,
    /// Overdue now.
    pub overdue: i64,
    /// 响应率: orders of the period that the first office accepted within its limit, out of the orders of the period.
    pub response: Rate,
    /// 解决率: solved, out of those called back in the period who answered.
    pub resolution: Rate,
    /// 满意率: satisfied, out of those called back in the period who answered.
    pub satisfaction: Rate,
    /// 按期办结率: reported within the limit, out of those closed in the period.
    pub on_time: Rate,
}
