//! Disputes as documents.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::case::words;
use crate::identity::{DivisionCode, GridCode, Sex};
use crate::mediation::{
    DisputeCategory, DisputeSource, DisputeState, EndingReason, EscalationRisk, OtherRoute, PartyKind,
    PartySide, RefusalGround,
};
use crate::{Id, Money, Warning};

words! {
    /// How a mediator came to a seat (调解员产生方式; People's Mediation Law art. 19).
    PanelChoice {
        /// 指定: assigned by the committee.
        Assigned = "assigned",
        /// 当事人选择.
        Chosen = "chosen",
    }
}

words! {
    /// What an entry of the record is (调解工作记录类别).
    DisputeEntryKind {
        /// 调解会议.
        Session = "session",
        /// 调查.
        Investigation = "investigation",
        /// 邀请参与.
        Invitation = "invitation",
        /// 防激化措施与报告.
        RiskReport = "risk_report",
        /// 回访.
        FollowUp = "follow_up",
        /// 其他工作.
        Note = "note",
    }
}

words! {
    /// In which quality somebody took part (参加身份).
    AttendeeRole {
        /// 调解员.
        Mediator = "mediator",
        /// 当事人.
        Party = "party",
        /// 代理人、监护人.
        Agent = "agent",
        /// 受邀人: kin, neighbour, expert, organisation, partner.
        Invited = "invited",
        /// 记录人.
        Clerk = "clerk",
    }
}

words! {
    /// What the session may see of a dispute (知悉身份).
    DisputeStanding {
        /// 调委会主任、副主任.
        Chair = "chair",
        /// 承办调解员: sits on the panel, or looks after the dispute until there is one.
        Panel = "panel",
        /// 当事人一方.
        PartySide = "party_side",
        /// 其他: where it stands, without names.
        Outside = "outside",
    }
}

/// Who took part in a session.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct DisputeAttendee {
    /// In which quality.
    pub role: AttendeeRole,
    /// Running number of the party that it is or speaks for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub party: Option<i64>,
    /// Identifier of the mediator.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub mediator: Option<String>,
    /// 姓名 of anybody else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub name: Option<String>,
}

/// An entry of the record of a dispute (调解工作记录).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct DisputeEntry {
    /// Identifier.
    pub id: Id,
    /// The dispute.
    pub dispute: Id,
    /// What it is.
    pub kind: DisputeEntryKind,
    /// The day.
    pub held_on: NaiveDate,
    /// 地点.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// 公开: whether others could listen; of sessions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub open_door: Option<bool>,
    /// Who took part.
    pub attendees: Vec<DisputeAttendee>,
    /// What was said and done.
    pub text: String,
    /// Whom it was reported to; of risk reports.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reported_to: Option<String>,
    /// Who recorded it: an account of the host.
    pub recorded_by: String,
}

/// A party's agent or guardian (代理人、监护人).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct DisputeAgent {
    /// Whether it is the guardian of a minor or of a person without capacity.
    pub guardian: bool,
    /// 姓名; left out for whoever may not know it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// 联系电话, masked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// 授权范围.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub authority: Option<String>,
    /// 特别授权.
    pub special: bool,
}

/// A party of a dispute (当事人).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct DisputeParty {
    /// Running number in the dispute, from 1.
    pub number: i64,
    /// What it is.
    pub kind: PartyKind,
    /// On which side.
    pub side: PartySide,
    /// 姓名 or 名称.
    pub name: String,
    /// 公民身份号码 or 统一社会信用代码, masked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// 性别 of a person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sex: Option<Sex>,
    /// 未成年: whether it is a minor today; left out when its birth date is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minor: Option<bool>,
    /// 联系电话, masked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// 住址.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// The resident of the registry.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub resident: Option<Id>,
    /// The enterprise of the registry.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub enterprise: Option<Id>,
    /// Who speaks for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agent: Option<DisputeAgent>,
    /// 权利义务告知: when it was told its rights and duties.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub noticed_on: Option<NaiveDate>,
    /// Whether it is willing (同意调解); left out until it has said so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub willing: Option<bool>,
    /// When it said so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answered_on: Option<NaiveDate>,
}

/// A seat on a panel (调解员).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct PanelSeat {
    /// The mediator.
    pub mediator: Id,
    /// The force of the scheme for which it sits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub force: Option<String>,
    /// 首席调解员.
    pub lead: bool,
    /// How it came to the seat.
    pub choice: PanelChoice,
    /// First day.
    pub starts_on: NaiveDate,
    /// The first day on which the seat was no longer held.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended_on: Option<NaiveDate>,
    /// Why it was given up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended_by: Option<String>,
}

/// Where a dispute stands, without names (纠纷概况).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct DisputeSummary {
    /// Identifier.
    pub id: Id,
    /// 案号, given on acceptance.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// Where it stands.
    pub state: DisputeState,
    /// What it is about.
    pub category: DisputeCategory,
    /// Where it comes from.
    pub source: DisputeSource,
    /// The committee.
    pub committee: Id,
    /// Its level in the scheme.
    pub level: String,
    /// 社区.
    pub community: DivisionCode,
    /// 网格.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grid: Option<GridCode>,
    /// 涉及金额.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<Money>,
    /// 激化风险.
    pub risk: EscalationRisk,
    /// How many parties there are.
    pub parties: i64,
    /// When it was registered.
    pub registered_on: NaiveDate,
    /// When it was accepted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accepted_on: Option<NaiveDate>,
    /// The last day of the time limit, as extended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due_on: Option<NaiveDate>,
    /// The last day at its level.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level_due_on: Option<NaiveDate>,
    /// Whether the time limit is over while it is still being mediated.
    pub overdue: bool,
    /// The day on which it was settled or ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub concluded_on: Option<NaiveDate>,
    /// Revision.
    pub revision: i64,
}

/// An agreed extension (延期).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct DisputeExtension {
    /// When it was agreed.
    pub agreed_on: NaiveDate,
    /// The new last day.
    pub until: NaiveDate,
}

/// A rise to another level (升级).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct DisputeRise {
    /// When.
    pub risen_on: NaiveDate,
    /// The level that it left.
    pub left: String,
    /// The level that it reached.
    pub reached: String,
    /// Why.
    pub reason: String,
}

/// How a dispute was refused or ended without agreement (不予受理、终止).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct DisputeEnding {
    /// When.
    pub ended_on: NaiveDate,
    /// Why it was refused.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ground: Option<RefusalGround>,
    /// Why it ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<EndingReason>,
    /// What there is to say to it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// The other routes that the parties were told of.
    pub routes: Vec<OtherRoute>,
}

/// What is confidential of a dispute: who they are and what it is about (保密内容).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct DisputeFile {
    /// The number of the court's, police's or petition office's paper.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source_number: Option<String>,
    /// The case of the street that it came from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub case_id: Option<Id>,
    /// 地点.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// 纠纷事实.
    pub facts: String,
    /// 当事人请求.
    pub claim: String,
    /// The mediator who accepted it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub handler: Option<Id>,
    /// 当事人.
    pub parties: Vec<DisputeParty>,
    /// 调解员, those who left included.
    pub panel: Vec<PanelSeat>,
    /// Agreed extensions.
    pub extensions: Vec<DisputeExtension>,
    /// Rises to other levels.
    pub rises: Vec<DisputeRise>,
    /// Partners of the scheme who joined: their codes.
    pub partners: Vec<String>,
    /// How many sessions were held.
    pub sessions: i64,
    /// How it was refused or ended without agreement.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ending: Option<DisputeEnding>,
    /// The agreement.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agreement: Option<Id>,
}

/// A dispute (纠纷) as the session may see it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Dispute {
    /// Where it stands.
    pub summary: DisputeSummary,
    /// In which standing the session sees it.
    pub standing: DisputeStanding,
    /// The rest; left out for whoever stands outside.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<DisputeFile>,
}

/// A dispute with the warnings that came with a step.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct DisputeResult {
    /// The dispute after the step.
    pub dispute: Dispute,
    /// Rules of the kind 一般 that it departs from.
    pub warnings: Vec<Warning>,
}
