//! Requests of the intake of disputes, and of their parties.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::Id;
use crate::identity::Sex;
use crate::mediation::{DisputeCategory, DisputeSource, EscalationRisk, PartyKind, PartySide};
use crate::registry::ResidentField;

/// Who speaks for a party (代理人、监护人): an agent with written authority, or the guardian of a minor.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct NewDisputeAgent {
    /// 监护人: speaks by law and needs no authority; no when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub guardian: Option<bool>,
    /// 姓名; that of the registry when left out for a resident.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub name: Option<String>,
    /// Identifier of the person in the registry; the name is given beside it only by who reads that person there.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub resident: Option<String>,
    /// 联系电话 (sensitive).
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub phone: Option<String>,
    /// 授权范围 as the written authority has it (授权委托书); an agent needs it.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub authority: Option<String>,
    /// 特别授权: may admit, waive and settle; no when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub special: Option<bool>,
}

/// A party of a dispute (当事人): a person or a body.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct NewDisputeParty {
    /// What it is.
    pub kind: PartyKind,
    /// On which side.
    pub side: PartySide,
    /// 姓名 or 名称; that of the registry when left out for one that is linked.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub name: Option<String>,
    /// 公民身份号码 of a person (sensitive), 统一社会信用代码 of a body.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub code: Option<String>,
    /// 性别 of a person; that of the number when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub sex: Option<Sex>,
    /// 出生日期 of a person; that of the number or the registry when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub birth: Option<String>,
    /// 联系电话 (sensitive).
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub phone: Option<String>,
    /// 住址 (up to 200 characters).
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub address: Option<String>,
    /// Identifier of the person in the registry: conflicts of interest are found by it. Name, number, sex and birth date are
    /// given beside it only by who reads that person there.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub resident: Option<String>,
    /// Identifier of the body in the registry.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub enterprise: Option<String>,
    /// Who speaks for it; a minor needs a guardian before the dispute is accepted.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub agent: Option<NewDisputeAgent>,
}

/// A dispute to be registered (受理登记).
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct NewDispute {
    /// Where it comes from.
    pub source: DisputeSource,
    /// 来文文号: of what a court, the police or the petition office hands over.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub source_number: Option<String>,
    /// Identifier of the case that becomes a dispute; it gives the place when that is left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub case: Option<String>,
    /// What it is about.
    pub category: DisputeCategory,
    /// Identifier of the committee.
    pub committee: String,
    /// Level of the scheme: the first one at which the committee mediates when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub level: Option<String>,
    /// 社区; that of the grid or of the case when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub community: Option<String>,
    /// 网格, which lies in the community.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub grid: Option<String>,
    /// 地点 (up to 200 characters).
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub place: Option<String>,
    /// 纠纷事实 (up to 2000 characters).
    pub facts: String,
    /// 当事人请求 (up to 2000 characters).
    pub claim: String,
    /// 涉及金额 in yuan, with at most two decimals.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub amount: Option<String>,
    /// 激化风险; low when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub risk: Option<EscalationRisk>,
    /// 登记日期; today when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub registered_on: Option<String>,
    /// 当事人: two at least, at most 50.
    pub parties: Vec<NewDisputeParty>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// A party that joins a dispute (追加当事人).
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct AddDisputeParty {
    /// Identifier of the dispute.
    pub dispute: String,
    /// The party.
    pub party: NewDisputeParty,
    /// The revision that the caller has seen.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// What changes about a party (变更当事人信息): what is left out stays, an empty text takes it off.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct AmendDisputeParty {
    /// Identifier of the dispute.
    pub dispute: String,
    /// Running number of the party.
    pub party: i64,
    /// 公民身份号码 or 统一社会信用代码 (sensitive).
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub code: Option<String>,
    /// 出生日期 of a person.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub birth: Option<String>,
    /// 联系电话 (sensitive).
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub phone: Option<String>,
    /// 住址.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub address: Option<String>,
    /// The account of the host in which the party reads the dispute; set by the panel or the chair.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub actor: Option<String>,
    /// The revision that the caller has seen.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// Who speaks for a party from now on (变更代理人、监护人).
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct SetDisputeAgent {
    /// Identifier of the dispute.
    pub dispute: String,
    /// Running number of the party.
    pub party: i64,
    /// The agent or guardian.
    pub agent: NewDisputeAgent,
    /// The account of the host in which the agent reads the dispute; set by the panel or the chair.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub actor: Option<String>,
    /// The revision that the caller has seen.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// A party whose agent speaks for it no more (解除代理).
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct RemoveDisputeAgent {
    /// Identifier of the dispute.
    pub dispute: String,
    /// Running number of the party.
    pub party: i64,
    /// The revision that the caller has seen.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// A party that leaves a dispute before it is mediated (撤回当事人).
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct DropDisputeParty {
    /// Identifier of the dispute.
    pub dispute: String,
    /// Running number of the party.
    pub party: i64,
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

/// Sensitive fields of a party to be revealed (查阅敏感信息).
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct RevealDisputeParty {
    /// Identifier of the dispute.
    pub dispute: String,
    /// Running number of the party.
    pub party: i64,
    /// Which fields; all of them when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub fields: Option<Vec<ResidentField>>,
}

/// Sensitive fields of a party, unmasked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct RevealedDisputeParty {
    /// The dispute.
    pub dispute: Id,
    /// Running number of the party.
    pub party: i64,
    /// 公民身份号码 or 统一社会信用代码.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// 出生日期.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub birth: Option<NaiveDate>,
    /// 联系电话.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// 联系电话 of who speaks for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agent_phone: Option<String>,
}
