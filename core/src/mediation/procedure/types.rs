//! Requests of the procedure.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::answers::RecusalGround;
use crate::mediation::dispute::{DisputeAttendee, PanelChoice};
use crate::mediation::{EndingReason, OtherRoute};

/// Tells parties their rights and duties, and the nature, principles and effect of mediation (权利义务告知).
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct GiveDisputeNotice {
    /// Identifier of the dispute.
    pub dispute: String,
    /// Running numbers of the parties that were told.
    pub parties: Vec<i64>,
    /// The day; today when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub noticed_on: Option<String>,
    /// The revision the change is based on; another one is a conflict.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// What a party says to being mediated (同意或者拒绝调解).
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct RecordDisputeConsent {
    /// Identifier of the dispute.
    pub dispute: String,
    /// Running number of the party.
    pub party: i64,
    /// 同意: `false` is a clear refusal, which ends mediation.
    pub willing: bool,
    /// The day; today when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub answered_on: Option<String>,
    /// After a refusal: the other routes that the parties were told of.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub routes: Option<Vec<OtherRoute>>,
    /// What there is to say to it.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub note: Option<String>,
    /// The revision the change is based on; another one is a conflict.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// Which conflicts of interest to look for (利害关系核查).
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct CheckMediatorConflicts {
    /// Identifier of the dispute.
    pub dispute: String,
    /// The mediators; all who work for the committee of the dispute when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub mediators: Option<Vec<String>>,
}

/// A panel to propose (推荐调解组).
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct ProposePanel {
    /// Identifier of the dispute.
    pub dispute: String,
    /// A language that one of the parties speaks.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub language: Option<String>,
}

/// A mediator for a seat (调解员人选).
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct PanelNomination {
    /// The mediator.
    pub mediator: String,
    /// How the mediator came to the seat.
    pub choice: PanelChoice,
    /// Running numbers of the parties that chose the mediator.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub chosen_by: Option<Vec<i64>>,
    /// 首席调解员.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub lead: Option<bool>,
}

/// Seats a panel (组成调解组).
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct AssignPanel {
    /// Identifier of the dispute.
    pub dispute: String,
    /// The seats, one of them the lead; a single one leads.
    pub seats: Vec<PanelNomination>,
    /// The first day; today when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub starts_on: Option<String>,
    /// The revision the change is based on; another one is a conflict.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// Ends the seat of a mediator and may give it to another (更换调解员).
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct ReplaceMediator {
    /// Identifier of the dispute.
    pub dispute: String,
    /// The mediator who leaves.
    pub mediator: String,
    /// Why.
    pub ground: RecusalGround,
    /// Running number of the party that asks for it.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub requested_by: Option<i64>,
    /// Who follows.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub successor: Option<PanelNomination>,
    /// The revision the change is based on; another one is a conflict.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// Ends the session's own seat (自行回避).
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct RecuseMediator {
    /// Identifier of the dispute.
    pub dispute: String,
    /// Why.
    pub ground: RecusalGround,
    /// The revision the change is based on; another one is a conflict.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// A session that was held (调解会议).
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct HoldDisputeSession {
    /// Identifier of the dispute.
    pub dispute: String,
    /// The day; today when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub held_on: Option<String>,
    /// 地点.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub place: Option<String>,
    /// Who took part.
    pub attendees: Vec<DisputeAttendee>,
    /// 公开: whether others could listen.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub open_door: Option<bool>,
    /// Whether every party agreed to an open session.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub open_agreed: Option<bool>,
    /// Whether every party agreed to the invited persons.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub invitation_consented: Option<bool>,
    /// What was said and done.
    pub text: String,
    /// The revision the change is based on; another one is a conflict.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// What was found out (调查).
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct RecordDisputeInvestigation {
    /// Identifier of the dispute.
    pub dispute: String,
    /// The day; today when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub held_on: Option<String>,
    /// 地点.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub place: Option<String>,
    /// Who took part.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub attendees: Option<Vec<DisputeAttendee>>,
    /// What was found.
    pub text: String,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// Other work on a dispute (其他工作记录).
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct RecordDisputeNote {
    /// Identifier of the dispute.
    pub dispute: String,
    /// The day; today when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub held_on: Option<String>,
    /// What was done.
    pub text: String,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// Partners and persons who are asked to join in (邀请参与、三所联动).
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct InviteToDispute {
    /// Identifier of the dispute.
    pub dispute: String,
    /// The day; today when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub held_on: Option<String>,
    /// Partners of the scheme: their codes.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub partners: Option<Vec<String>>,
    /// Kin, neighbours, experts and others (亲属、邻里、专家): their names.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub names: Option<Vec<String>>,
    /// Whether every party agreed.
    pub consented: bool,
    /// What for.
    pub text: String,
    /// The revision the change is based on; another one is a conflict.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// A visit after settlement (回访).
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct RecordDisputeFollowUp {
    /// Identifier of the dispute.
    pub dispute: String,
    /// The day; today when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub held_on: Option<String>,
    /// How it went.
    pub text: String,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// An agreed extension of the time limit (延期).
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct ExtendDispute {
    /// Identifier of the dispute.
    pub dispute: String,
    /// Running numbers of the parties that agree: all of them.
    pub parties: Vec<i64>,
    /// The new last day.
    pub until: String,
    /// The day on which it was agreed; today when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub agreed_on: Option<String>,
    /// The revision the change is based on; another one is a conflict.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// Hands a dispute up to the next level of the scheme (升级).
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct RiseDispute {
    /// Identifier of the dispute.
    pub dispute: String,
    /// The committee that goes on: it mediates at that level.
    pub committee: String,
    /// Why.
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

/// Takes over a dispute that nobody looks after (接办).
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct TakeOverDispute {
    /// Identifier of the dispute.
    pub dispute: String,
    /// The revision the change is based on; another one is a conflict.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// A party does not want mediation any more (撤回、要求终止).
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct WithdrawDispute {
    /// Identifier of the dispute.
    pub dispute: String,
    /// Running number of the party; left out by its own account.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub party: Option<i64>,
    /// The day; today when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub ended_on: Option<String>,
    /// The other routes that the parties were told of; left out by a party's own account.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub routes: Option<Vec<OtherRoute>>,
    /// What there is to say to it.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub note: Option<String>,
    /// The revision the change is based on; another one is a conflict.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// Ends mediation without agreement (终止调解).
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct TerminateDispute {
    /// Identifier of the dispute.
    pub dispute: String,
    /// Why.
    pub reason: EndingReason,
    /// The other routes that the parties were told of.
    pub routes: Vec<OtherRoute>,
    /// The day; today when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub ended_on: Option<String>,
    /// What there is to say to it.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub note: Option<String>,
    /// The revision the change is based on; another one is a conflict.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}
