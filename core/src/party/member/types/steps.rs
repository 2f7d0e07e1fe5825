//! Requests that take a person a step further, or out.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::books::PartyPerson;
use super::{MemberClosing, RemovalGround, ResolutionKind};
use crate::party::Votes;
use crate::party::meeting::MeetingReason;

/// An application for membership handed in to a branch (递交入党申请书).
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct ApplyForMembership {
    /// Identifier made offline; made by the library when left out. A person who was here before keeps the old one.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub id: Option<String>,
    /// The person.
    pub person: PartyPerson,
    /// Identifier of the branch (党支部).
    pub organisation: String,
    /// Identifier of a group (党小组) of the branch.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub group: Option<String>,
    /// The day (YYYY-MM-DD); today when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub on: Option<String>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// The branch's talk with an applicant (派人谈话).
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct RecordApplicantTalk {
    /// Identifier of the member.
    pub member: String,
    /// The day (YYYY-MM-DD); today when left out.
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

/// An applicant who becomes an activist (确定为入党积极分子).
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct MakePartyActivist {
    /// Identifier of the member.
    pub member: String,
    /// The day (YYYY-MM-DD); today when left out.
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

/// The half-yearly review of an activist (积极分子考察).
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct ReviewPartyActivist {
    /// Identifier of the member.
    pub member: String,
    /// The day (YYYY-MM-DD); today when left out.
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

/// An activist who becomes a target of development (确定为发展对象).
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct MakePartyTarget {
    /// Identifier of the member.
    pub member: String,
    /// 支部委员会讨论同意日期 (YYYY-MM-DD): when the branch committee, or the branch meeting where there is none, gave its
    /// opinion.
    pub agreed_on: String,
    /// The day (YYYY-MM-DD); today when left out.
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

/// A resolution that a branch meeting passed about a person (支部大会决议). It waits for the superior committee.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct ResolveMembership {
    /// Identifier of the member.
    pub member: String,
    /// What was resolved.
    pub kind: ResolutionKind,
    /// The day of the meeting (YYYY-MM-DD); today when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub on: Option<String>,
    /// The votes.
    pub votes: Votes,
    /// 不计表决权的正式党员: full members of the day who have no vote in it for a ground that no record tells, with the reasons.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub without_vote: Option<Vec<MeetingReason>>,
    /// 无记名投票; an admission needs it.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub secret_ballot: Option<bool>,
    /// 入党介绍人: identifiers of two full members, of an admission.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub introducers: Option<Vec<String>>,
    /// 政治审查日期 (YYYY-MM-DD): when the political review was concluded, of an admission.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub reviewed_on: Option<String>,
    /// 短期集中培训天数, of an admission.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub training_days: Option<i64>,
    /// 短期集中培训学时, of an admission.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub training_hours: Option<i64>,
    /// 离开工作、学习单位日期 (YYYY-MM-DD): when the person is about to leave the unit, of an admission.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub leaves_on: Option<String>,
    /// 延长至 (YYYY-MM-DD): the new end of the probation, of an extension.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub until: Option<String>,
    /// 除名依据, of a removal.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub ground: Option<RemovalGround>,
    /// First day (YYYY-MM-DD) of what a removal for not taking part, paying or working rests on.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub since: Option<String>,
    /// Why; needed of an extension, a cancellation, a removal and a withdrawal.
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

/// The superior committee's decision on the resolution that waits for it (上级党委审批).
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct DecideMembership {
    /// Identifier of the member.
    pub member: String,
    /// Whether it agreed.
    pub approved: bool,
    /// The day (YYYY-MM-DD); today when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub on: Option<String>,
    /// 文号: number of the decision.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub document: Option<String>,
    /// Why an approval took more than the usual three months (特殊情况).
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub special_reason: Option<String>,
    /// The revision the change is based on; another one is a conflict.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// A member out of contact whose membership stands still (停止党籍).
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct SuspendMembership {
    /// Identifier of the member.
    pub member: String,
    /// The day (YYYY-MM-DD); today when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub on: Option<String>,
    /// 失联起始 (YYYY-MM-DD); as recorded when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub lost_since: Option<String>,
    /// The revision the change is based on; another one is a conflict.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// A suspended member who is in contact again (恢复党籍).
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct RestoreMembership {
    /// Identifier of the member.
    pub member: String,
    /// The day (YYYY-MM-DD); today when left out.
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

/// A record to be closed (党员、申请人记录终结).
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct ClosePartyMember {
    /// Identifier of the member.
    pub member: String,
    /// Why.
    pub closing: MemberClosing,
    /// The day (YYYY-MM-DD); today when left out.
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
