//! Agreements as documents.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::case::words;
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
    /// 履行事项.
    pub duties: Vec<AgreementDuty>,
    /// Signatures of the parties.
    pub signatures: Vec<AgreementSignature>,
    /// The mediator who signed.
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
