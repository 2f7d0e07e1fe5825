//! Answers of the procedure, and its words.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::case::words;
use crate::mediation::dispute::{Dispute, DisputeEntry};
use crate::{Id, Warning};

words! {
    /// What stands between a mediator and a dispute (利害关系).
    MediatorConflictKind {
        /// 近亲属、共同生活: of the household of a party, or of the same dwelling.
        Kin = "kin",
        /// 任职单位: a party is where the mediator works.
        Employer = "employer",
        /// 本人: the mediator is a party.
        PartySelf = "party_self",
        /// 代理人: is or was, in another dispute, the agent of a party.
        EarlierAgent = "earlier_agent",
        /// 已回避、被更换: gave up a seat in this dispute for a ground of recusal.
        Declared = "declared",
        /// 同楼居住: lives in the building of a party; worth knowing, and no bar.
        SameBuilding = "same_building",
    }
}

words! {
    /// Why a mediator leaves a panel (回避、更换事由).
    RecusalGround {
        /// 近亲属.
        Kin = "kin",
        /// 任职单位.
        Employer = "employer",
        /// 代理人.
        Agent = "agent",
        /// 其他利害关系.
        Interest = "interest",
        /// 当事人要求更换.
        PartyRequest = "party_request",
        /// 其他: illness, leave and the like; no bar to coming back.
        Other = "other",
    }
}

words! {
    /// Why a mediator is not proposed (未推荐事由).
    PanelObstacle {
        /// 请假.
        OnLeave = "on_leave",
        /// 在办纠纷已满.
        Full = "full",
        /// 利害关系.
        Conflict = "conflict",
    }
}

/// One thing that stands between a mediator and a dispute (利害关系).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct MediatorConflict {
    /// What it is.
    pub kind: MediatorConflictKind,
    /// Running number of the party; left out when it concerns the dispute as a whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub party: Option<i64>,
    /// 应当回避: whether it keeps the mediator from the panel.
    pub bars: bool,
}

/// What stands between one mediator and a dispute.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct MediatorConflictCheck {
    /// The mediator.
    pub mediator: Id,
    /// Whether nothing keeps the mediator from the panel.
    pub clear: bool,
    /// What was found.
    pub findings: Vec<MediatorConflict>,
}

/// Conflicts of interest of several mediators (利害关系核查结果), without names.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct MediatorConflictReport {
    /// One for each mediator, in the order asked for.
    pub items: Vec<MediatorConflictCheck>,
}

/// A mediator who is proposed for a panel (推荐人选).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ProposedSeat {
    /// The mediator.
    pub mediator: Id,
    /// The force of the scheme for which it would sit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub force: Option<String>,
    /// 首席调解员.
    pub lead: bool,
    /// Open disputes of the mediator.
    pub load: i64,
    /// 领域相符: whether the category is one of the mediator's fields.
    pub knows_field: bool,
    /// 语言相符: whether the mediator speaks the language asked for.
    pub speaks_language: bool,
}

/// A mediator of the level who is not proposed, and why (未推荐人选).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct PanelLeftOut {
    /// The mediator.
    pub mediator: Id,
    /// Why.
    pub reason: PanelObstacle,
    /// What was found, for a conflict of interest.
    pub findings: Vec<MediatorConflict>,
}

/// A panel that fits the scheme (调解组推荐方案).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct PanelProposal {
    /// The level of the dispute.
    pub level: String,
    /// Least mediators by the scheme.
    pub minimum: i64,
    /// Most mediators by the scheme.
    pub maximum: i64,
    /// The forces of which each has a seat: their codes.
    pub forces: Vec<String>,
    /// Who is proposed, in the order of the choice.
    pub seats: Vec<ProposedSeat>,
    /// The forces for which nobody is free.
    pub missing: Vec<String>,
    /// How many seats nobody is free for.
    pub vacant: i64,
    /// Who was looked at and left out.
    pub left_out: Vec<PanelLeftOut>,
    /// Partners of the scheme for this category (联动单位): their codes.
    pub partners: Vec<String>,
}

/// A new entry of the record, and the dispute after it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct DisputeEntryResult {
    /// The entry.
    pub entry: DisputeEntry,
    /// The dispute after the step.
    pub dispute: Dispute,
    /// Rules of the kind 一般 that it departs from.
    pub warnings: Vec<Warning>,
}
