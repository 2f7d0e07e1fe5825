//! Requests about agreements that are drawn up, and what they are answered with.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::types::{AgreementForm, AgreementState, ConfirmationOutcome, MediationAgreement, SigningMethod};
use crate::identity::{DivisionCode, GridCode};
use crate::mediation::dispute::{DisputeStanding, DisputeSummary};
use crate::{Id, Money, Warning};

/// A party signs an agreement (签名、盖章、按指印).
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct SignAgreement {
    /// The agreement.
    pub agreement: String,
    /// Running number of the party.
    pub party: i64,
    /// Whether its agent (with special authority) or guardian signs; no when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub by_agent: Option<bool>,
    /// How.
    pub method: SigningMethod,
    /// When; today when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub signed_on: Option<String>,
    /// Refused unless the agreement still has this revision.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// A mediator of the panel signs an agreement (调解员签名).
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct SignAgreementAsMediator {
    /// The agreement.
    pub agreement: String,
    /// The mediator; the session's own when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub mediator: Option<String>,
    /// When; today when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub signed_on: Option<String>,
    /// Refused unless the agreement still has this revision.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// The committee puts its seal to an agreement (加盖印章).
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct SealAgreement {
    /// The agreement.
    pub agreement: String,
    /// When; today when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub sealed_on: Option<String>,
    /// Refused unless the agreement still has this revision.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// Gives an agreement up before it takes effect: mediation goes on.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct AbandonAgreement {
    /// The agreement.
    pub agreement: String,
    /// Refused unless the agreement still has this revision.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// Records that a duty was performed (履行).
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct RecordAgreementPerformance {
    /// The agreement.
    pub agreement: String,
    /// Running number of the duty; all that is still owed when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub duty: Option<i64>,
    /// When; today when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub performed_on: Option<String>,
    /// 履行凭证.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub proof: Option<String>,
    /// Refused unless the agreement still has this revision.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// Records that a duty was not performed by its last day (未履行).
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct RecordAgreementBreach {
    /// The agreement.
    pub agreement: String,
    /// Running number of the duty.
    pub duty: i64,
    /// When it was found; today when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub found_on: Option<String>,
    /// Refused unless the agreement still has this revision.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// Records that the parties asked the court to confirm an agreement (申请司法确认).
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct RequestJudicialConfirmation {
    /// The agreement.
    pub agreement: String,
    /// Running numbers of the parties who ask: all of them together.
    pub parties: Vec<i64>,
    /// 人民法院.
    pub court: String,
    /// When; today when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub requested_on: Option<String>,
    /// Refused unless the agreement still has this revision.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// Records what came of a request for judicial confirmation (司法确认结果).
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct RecordJudicialConfirmation {
    /// The agreement.
    pub agreement: String,
    /// What came of it.
    pub outcome: ConfirmationOutcome,
    /// When it was decided; today when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub decided_on: Option<String>,
    /// 裁定书文号; a confirmation and a rejection have one.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub document: Option<String>,
    /// After a rejection: whether all parties want to be mediated anew; no when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub reopen: Option<bool>,
    /// Refused unless the agreement still has this revision.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// Records that the parties asked the police to spare a penalty because they performed an agreement (治安案件).
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct SettlePoliceCase {
    /// The agreement.
    pub agreement: String,
    /// 公安机关.
    pub police: String,
    /// 书面申请: the day of the written application.
    pub applied_on: String,
    /// When the police agreed; later when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub accepted_on: Option<String>,
    /// Refused unless the agreement still has this revision.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// Asks for an agreement.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct GetAgreement {
    /// The agreement.
    pub agreement: String,
}

/// Asks for agreements, without names and contents.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct ListAgreements {
    /// Only those that stand so.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub state: Option<AgreementState>,
    /// Only those of a community.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub community: Option<String>,
    /// Only those of a dispute.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub dispute: Option<String>,
    /// Only those for which confirmation may still be asked today (`true`).
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub confirmable: Option<bool>,
    /// Only those of which something is owed beyond its last day (`true`).
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub overdue: Option<bool>,
    /// Most rows; 100 when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub limit: Option<u32>,
    /// The `next` of the page before.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub cursor: Option<String>,
}

/// Where an agreement stands, without names and contents (协议概况).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct AgreementSummary {
    /// Identifier.
    pub id: Id,
    /// The dispute.
    pub dispute: Id,
    /// 文号.
    pub number: String,
    /// Written or oral.
    pub form: AgreementForm,
    /// Where it stands.
    pub state: AgreementState,
    /// 社区.
    pub community: DivisionCode,
    /// 网格.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grid: Option<GridCode>,
    /// The day on which it was reached.
    pub reached_on: NaiveDate,
    /// 生效日期.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub effective_on: Option<NaiveDate>,
    /// The last day to ask for confirmation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confirmable_to: Option<NaiveDate>,
    /// When confirmation was asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confirmation_requested_on: Option<NaiveDate>,
    /// What came of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confirmation_outcome: Option<ConfirmationOutcome>,
    /// 协议涉及金额: the sum of its duties.
    pub amount: Money,
    /// How many duties it has.
    pub duties: i64,
    /// How many of them were performed.
    pub performed: i64,
    /// The next day on which something is owed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub performance_due: Option<NaiveDate>,
    /// Whether that day is over.
    pub overdue: bool,
    /// Revision.
    pub revision: i64,
}

/// A page of agreements.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct AgreementList {
    /// The agreements, in the order in which they were recorded.
    pub items: Vec<AgreementSummary>,
    /// The cursor of the next page, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// An agreement as those who may know the dispute see it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct AgreementReading {
    /// The agreement.
    pub agreement: MediationAgreement,
    /// In which standing the session sees it.
    pub standing: DisputeStanding,
    /// 协议涉及金额: the sum of its duties.
    pub amount: Money,
    /// Parties who have not signed yet: their running numbers.
    pub unsigned: Vec<i64>,
    /// Duties that are owed beyond their last day: their running numbers.
    pub overdue: Vec<i64>,
    /// Whether the parties may ask for confirmation today.
    pub confirmable: bool,
}

/// An agreement after a step, with where its dispute stands.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct AgreementResult {
    /// The agreement.
    pub agreement: MediationAgreement,
    /// Its dispute.
    pub dispute: DisputeSummary,
    /// Rules of the kind 一般 that it departs from.
    pub warnings: Vec<Warning>,
}
