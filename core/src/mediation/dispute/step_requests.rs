//! Requests of the steps of disputes before mediation, of their cases, and of reading.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::types::{DisputeEntry, DisputeEntryKind, DisputeSummary};
use crate::Id;
use crate::case::{CaseKind, CaseOutcome, CaseState, CaseTier};
use crate::mediation::{DisputeCategory, DisputeState, EscalationRisk, OtherRoute, RefusalGround};

/// A dispute to be accepted (受理).
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct AcceptDispute {
    /// Identifier of the dispute.
    pub dispute: String,
    /// What was found that forbids mediation (不得受理的情形): one is enough to refuse the call.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub exclusions: Option<Vec<RefusalGround>>,
    /// 受理日期; today when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub accepted_on: Option<String>,
    /// The revision that the caller has seen.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// A dispute not to be taken up (不予受理).
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct RefuseDispute {
    /// Identifier of the dispute.
    pub dispute: String,
    /// Why.
    pub ground: RefusalGround,
    /// What there is to say to it (up to 1000 characters).
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub note: Option<String>,
    /// 告知的其他途径.
    pub routes: Vec<OtherRoute>,
    /// The day; today when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub refused_on: Option<String>,
    /// The revision that the caller has seen.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// A dispute that another committee takes up before it is mediated (移送其他调委会).
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct TransferDispute {
    /// Identifier of the dispute.
    pub dispute: String,
    /// Identifier of the other committee.
    pub committee: String,
    /// Level of the scheme: the first one at which that committee mediates when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub level: Option<String>,
    /// Why (up to 200 characters).
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

/// What was done against the escalation of a dispute (防激化措施与报告).
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct ReportDisputeRisk {
    /// Identifier of the dispute.
    pub dispute: String,
    /// How likely it is to escalate.
    pub risk: EscalationRisk,
    /// 采取的预防措施 (up to 2000 characters).
    pub steps: String,
    /// Whom it was reported to, for instance the police station; a high risk is reported.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub reported_to: Option<String>,
    /// The day; today when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub reported_on: Option<String>,
    /// The revision that the caller has seen.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// A need that mediation found, to be handed in as a case (调处中发现诉求). Its texts name nobody.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct OpenDisputeCase {
    /// Identifier of the dispute.
    pub dispute: String,
    /// Code of a category of cases of the second level.
    pub category: String,
    /// What is asked for.
    pub kind: CaseKind,
    /// One line (1 to 100 characters).
    pub title: String,
    /// What was found (up to 2000 characters).
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub description: Option<String>,
    /// Another tier than the category's.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub tier: Option<CaseTier>,
    /// The revision that the caller has seen.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// A dispute whose outcome is to be reported as the result of its case (办结关联案件).
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct CloseDisputeCase {
    /// Identifier of the dispute.
    pub dispute: String,
    /// The revision that the caller has seen.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// A dispute with a case (诉调对接).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct DisputeCaseResult {
    /// The dispute.
    pub dispute: Id,
    /// The case.
    pub case_id: Id,
    /// Number of the case.
    pub number: String,
    /// Where the case stands.
    pub state: CaseState,
    /// What came of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<CaseOutcome>,
}

/// A dispute to be read.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct GetDispute {
    /// Identifier of the dispute.
    pub dispute: String,
}

/// Which disputes to list.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct ListDisputes {
    /// Only in this state.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub state: Option<DisputeState>,
    /// Only of this category.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub category: Option<DisputeCategory>,
    /// Only of this committee.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub committee: Option<String>,
    /// Only of this community.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub community: Option<String>,
    /// Only of this grid.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub grid: Option<String>,
    /// Only at this level of the scheme.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub level: Option<String>,
    /// Only those whose time limit is over (or, with no, is not) while they are being mediated.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub overdue: Option<bool>,
    /// Only registered on or after this day.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub registered_from: Option<String>,
    /// Only registered on or before this day.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub registered_to: Option<String>,
    /// Only those that the session's mediator looks after, wherever they lie.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub mine: Option<bool>,
    /// At most so many (1 to 1000; 100 when left out).
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub limit: Option<u32>,
    /// Where the page before ended.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub cursor: Option<String>,
}

/// A page of disputes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct DisputeList {
    /// Where they stand, without names; oldest record first.
    pub items: Vec<DisputeSummary>,
    /// Cursor of the next page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// A case whose disputes are looked for.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct FindCaseDisputes {
    /// Identifier of the case.
    pub case: String,
}

/// The disputes of a case (关联纠纷).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct CaseDisputes {
    /// Where they stand, without names; oldest record first.
    pub items: Vec<DisputeSummary>,
}

/// Which entries of the record of a dispute to list.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct ListDisputeEntries {
    /// Identifier of the dispute.
    pub dispute: String,
    /// Only of this kind.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub kind: Option<DisputeEntryKind>,
    /// At most so many (1 to 1000; 100 when left out).
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub limit: Option<u32>,
    /// Where the page before ended.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub cursor: Option<String>,
}

/// A page of the record of a dispute (调解工作记录).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct DisputeEntryList {
    /// The entries, in the order in which they were recorded.
    pub items: Vec<DisputeEntry>,
    /// Cursor of the next page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}
