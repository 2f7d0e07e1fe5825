//! Agreements as documents.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::case::words;
use crate::identity::{DivisionCode, GridCode};
use crate::{Id, Money};

words! {
    /// The form of an agreement (协议形式; People's Mediation Law art. 28).
    AgreementForm {
        /// 书面.
        Written = "written",
        /// 口头: recorded by the mediator.
        Oral = "oral",
    }
}

words! {
    /// Where an agreement stands (协议状态).
    AgreementState {
        /// 待签署: drawn up, not yet in effect.
        Drafted = "drafted",
        /// 生效.
        Effective = "effective",
        /// 已履行.
        Performed = "performed",
        /// 未履行: broken.
        Breached = "breached",
        /// 无效: found invalid by the court.
        Void = "void",
        /// 未成立: given up before it took effect.
        Abandoned = "abandoned",
    }
}

impl AgreementState {
    /// Whether it binds the parties.
    pub const fn is_in_effect(self) -> bool {
        matches!(self, Self::Effective | Self::Performed | Self::Breached)
    }

    /// The name in Chinese, for messages.
    pub const fn zh(self) -> &'static str {
        match self {
            Self::Drafted => "待签署",
            Self::Effective => "已生效",
            Self::Performed => "已履行",
            Self::Breached => "未履行",
            Self::Void => "无效",
            Self::Abandoned => "未成立",
        }
    }
}

words! {
    /// How somebody signed (签署方式; People's Mediation Law art. 29).
    SigningMethod {
        /// 签名.
        Signature = "signature",
        /// 盖章.
        Seal = "seal",
        /// 按指印.
        Fingerprint = "fingerprint",
    }
}

words! {
    /// What came of a request for judicial confirmation (司法确认结果; People's Mediation Law art. 33).
    ConfirmationOutcome {
        /// 确认有效.
        Confirmed = "confirmed",
        /// 驳回申请.
        Rejected = "rejected",
        /// 不予受理.
        NotAccepted = "not_accepted",
        /// 撤回申请.
        Withdrawn = "withdrawn",
    }
}

/// How a party took part in an agreement (参加方式).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct AgreementParticipant {
    /// Running number of the party.
    pub party: i64,
    /// Whether its agent (with special authority) or its guardian agreed for it.
    pub by_agent: bool,
}

/// Something that a party owes by an agreement (履行事项).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct AgreementDuty {
    /// Running number in the agreement, from 1.
    pub number: i64,
    /// Running number of the party that owes it.
    pub debtor: i64,
    /// Running number of the party that it is owed to.
    pub creditor: i64,
    /// What is to be done, and how.
    pub content: String,
    /// 金额.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<Money>,
    /// The last day.
    pub due_on: NaiveDate,
    /// When it was done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub performed_on: Option<NaiveDate>,
    /// When it was found broken.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub breached_on: Option<NaiveDate>,
    /// 履行凭证.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proof: Option<String>,
}

/// A party's signature (签署).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct AgreementSignature {
    /// Running number of the party.
    pub party: i64,
    /// Whether its agent or guardian signed.
    pub by_agent: bool,
    /// How.
    pub method: SigningMethod,
    /// When.
    pub signed_on: NaiveDate,
}

/// A request for judicial confirmation (司法确认).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct JudicialConfirmation {
    /// The day of the request.
    pub requested_on: NaiveDate,
    /// 人民法院.
    pub court: String,
    /// What came of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<ConfirmationOutcome>,
    /// When it was decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decided_on: Option<NaiveDate>,
    /// 裁定书文号.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<String>,
}

/// A minor case of public security that an agreement may settle (治安案件; Public Security Administration Punishments Law art. 9).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct PoliceSettlement {
    /// 公安机关.
    pub police: String,
    /// 书面申请: when the parties asked for it in writing.
    pub applied_on: NaiveDate,
    /// When the police agreed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accepted_on: Option<NaiveDate>,
}

/// A mediation agreement (调解协议).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct MediationAgreement {
    /// Identifier.
    pub id: Id,
    /// The dispute.
    pub dispute: Id,
    /// 社区 of the dispute.
    pub community: DivisionCode,
    /// 网格 of the dispute.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grid: Option<GridCode>,
    /// The level of the scheme at which it was reached: its code.
    pub level: String,
    /// When the dispute was accepted.
    pub accepted_on: NaiveDate,
    /// 文号.
    pub number: String,
    /// Written or oral.
    pub form: AgreementForm,
    /// Where it stands.
    pub state: AgreementState,
    /// The day on which it was reached.
    pub reached_on: NaiveDate,
    /// 主要事实、争议事项和责任.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub findings: Option<String>,
    /// 协议内容.
    pub content: String,
    /// How each party took part.
    pub participants: Vec<AgreementParticipant>,
    /// Whether it settles a matter of status (身份关系): no court confirms it.
    pub status_matter: bool,
    /// Whether the parties found writing unnecessary (People's Mediation Law art. 28); of oral agreements.
    pub written_waived: bool,
    /// 履行事项.
    pub duties: Vec<AgreementDuty>,
    /// Signatures of the parties.
    pub signatures: Vec<AgreementSignature>,
    /// The mediator who signed; of an oral agreement the one who recorded it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mediator: Option<Id>,
    /// When the mediator signed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mediator_signed_on: Option<NaiveDate>,
    /// When the committee put its seal to it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sealed_on: Option<NaiveDate>,
    /// 生效日期.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub effective_on: Option<NaiveDate>,
    /// The last day to ask for confirmation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confirmable_to: Option<NaiveDate>,
    /// 司法确认.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confirmation: Option<JudicialConfirmation>,
    /// 治安案件.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub police: Option<PoliceSettlement>,
    /// Revision.
    pub revision: i64,
}

/// A duty of an agreement, as it is drawn up (履行事项). What is paid in parts is one duty for each part.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct NewAgreementDuty {
    /// Running number of the party that owes it.
    pub debtor: i64,
    /// Running number of the party that it is owed to.
    pub creditor: i64,
    /// What is to be done, and how.
    pub content: String,
    /// 金额 in yuan with at most two decimals.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub amount: Option<String>,
    /// The last day.
    pub due_on: String,
}

/// Records what the parties of a dispute agreed on.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct ReachAgreement {
    /// The dispute.
    pub dispute: String,
    /// Written or oral.
    pub form: AgreementForm,
    /// The day on which it was reached; today when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub reached_on: Option<String>,
    /// 主要事实、争议事项和责任.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub findings: Option<String>,
    /// 协议内容.
    pub content: String,
    /// How each party took part: every one of them.
    pub participants: Vec<AgreementParticipant>,
    /// 履行事项; none when there is nothing left to do.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub duties: Option<Vec<NewAgreementDuty>>,
    /// Whether it settles a matter of status (身份关系); no when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub status_matter: Option<bool>,
    /// Whether the parties find writing unnecessary; an oral agreement needs it.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub written_waived: Option<bool>,
    /// The mediator who recorded an oral agreement; the session's own when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub mediator: Option<String>,
    /// Refused unless the dispute still has this revision.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// Changes an agreement before it takes effect. Who signed it signs it anew.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct AmendAgreement {
    /// The agreement.
    pub agreement: String,
    /// The day on which it was reached.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub reached_on: Option<String>,
    /// 主要事实、争议事项和责任; empty takes it off.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub findings: Option<String>,
    /// 协议内容.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub content: Option<String>,
    /// How each party took part.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub participants: Option<Vec<AgreementParticipant>>,
    /// 履行事项, all of them.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub duties: Option<Vec<NewAgreementDuty>>,
    /// Whether it settles a matter of status.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub status_matter: Option<bool>,
    /// Refused unless the agreement still has this revision.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}
