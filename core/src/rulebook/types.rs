//! Documents of the rulebook.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Id, Timestamp};

/// What a rule does to a request (规则强度).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// 强制: a request against it is refused.
    Hard,
    /// 一般: a request that departs from it goes through with a warning.
    Generally,
    /// 可配置: as hard as a hard rule, with parameters the jurisdiction sets.
    Configurable,
}

/// How sure we are of a rule's source (出处核实程度).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum SourceStatus {
    /// 已核对法规文本: read in a mirror of the primary legal text.
    V1,
    /// 已核对官方网页: read on a page of a government, Party, court or standards body.
    V2,
    /// 第三方转载: read in a reproduction, in the press or in public source code.
    V3,
    /// 未核实: known, but no text was found.
    U,
    /// 本库设计: a design of this library; no text asks for it.
    Ours,
}

/// How a parameter's value is written (参数类型).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum ParameterKind {
    /// 整数: `15`.
    Integer,
    /// 分数: `2/3`, exact.
    Fraction,
    /// 文本: free text or a code.
    Text,
    /// 时限: `7 working_day`.
    Limit,
}

/// A number, share, code or limit that a rule uses (规则参数).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Parameter {
    /// Its name within the rule.
    pub name: String,
    /// How the value is written.
    pub kind: ParameterKind,
    /// The default value.
    pub value: String,
    /// What an integer counts (计量单位).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// What it is, in Chinese.
    pub zh: String,
    /// What it is, in English.
    pub en: String,
    /// The least value an override may set (下限).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minimum: Option<String>,
    /// The greatest value an override may set (上限).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub maximum: Option<String>,
    /// Whether an override may set it (可否调整).
    pub overridable: bool,
}

/// A rule (业务规则).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Rule {
    /// Its identifier, such as `case.reopen.window`.
    pub id: String,
    /// What it does to a request.
    pub severity: Severity,
    /// How sure we are of its source.
    pub status: SourceStatus,
    /// Title in Chinese.
    pub title_zh: String,
    /// Title in English.
    pub title_en: String,
    /// What it says, in Chinese.
    pub zh: String,
    /// What it says, in English.
    pub en: String,
    /// The article it rests on (依据条款); says so when there is none.
    pub citation: String,
    /// The document it was taken from (来源文件).
    pub source: String,
    /// Division prefix within which the source binds (适用地域); absent: everywhere. Elsewhere the rule is
    /// the library's default.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub jurisdiction: Option<String>,
    /// First day of this version (生效日).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_from: Option<NaiveDate>,
    /// Last day of this version (失效日).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_to: Option<NaiveDate>,
    /// Its parameters.
    pub parameters: Vec<Parameter>,
}

/// Asks for rules (查询规则).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct ListRules {
    /// Only rules of this area or group: `case`, `case.deadline`.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub area: Option<String>,
    /// Only rules with this text in their id, title, text or citation.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub text: Option<String>,
    /// Only versions in force on this day, `YYYY-MM-DD`; every version unless given.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub date: Option<String>,
    /// `next` of the list before.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub cursor: Option<String>,
    /// How many at most, 1 to 500; 100 unless given.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub limit: Option<u32>,
}

/// Rules, by id (规则列表).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct RuleList {
    /// The rules.
    pub items: Vec<Rule>,
    /// Where the next list begins; absent at the end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// Asks what a rule says somewhere on a day (解释规则).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct ExplainRule {
    /// The rule's identifier.
    pub rule: String,
    /// Division code or prefix asked about (地域); the session's street unless given.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub jurisdiction: Option<String>,
    /// The day asked about, `YYYY-MM-DD`; today unless given.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub date: Option<String>,
}

/// Where a parameter's value comes from (参数来源).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum ParameterOrigin {
    /// 默认: the catalogue's.
    Default,
    /// 调整: an override of the jurisdiction.
    Override,
}

/// The value a parameter has somewhere on a day (生效参数).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct EffectiveParameter {
    /// Its name within the rule.
    pub name: String,
    /// The value in force.
    pub value: String,
    /// The catalogue's value.
    pub default_value: String,
    /// Where the value comes from.
    pub origin: ParameterOrigin,
    /// The override it comes from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub override_id: Option<Id>,
}

/// What a rule says somewhere on a day, and why (规则说明).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Explanation {
    /// The version of the rule in force.
    pub rule: Rule,
    /// The division prefix asked about.
    pub jurisdiction: String,
    /// The day asked about.
    pub date: NaiveDate,
    /// The values in force.
    pub parameters: Vec<EffectiveParameter>,
    /// Every override of the rule that covers the place, in force on the day or not, oldest first (调整记录).
    pub overrides: Vec<OverrideRecord>,
    /// The whole in Chinese.
    pub zh: String,
    /// The whole in English.
    pub en: String,
}

/// Sets a parameter for a jurisdiction and a period (调整规则参数).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct NewOverride {
    /// The rule's identifier.
    pub rule: String,
    /// The parameter's name.
    pub parameter: String,
    /// The value, written as the parameter's kind asks. The parameters of `calendar.licensing.decision`,
    /// `case.follow_up.weights`, `case.ranking`, `ledger.retention` and `registry.care.review` are kept and explained
    /// for the host; the library does not act on them.
    pub value: String,
    /// Division prefix of 2, 4, 6, 9 or 12 digits (适用地域).
    pub jurisdiction: String,
    /// First day (起始日), `YYYY-MM-DD`.
    pub valid_from: String,
    /// Last day (终止日), `YYYY-MM-DD`; open unless given.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub valid_to: Option<String>,
    /// Why, and by which decision (调整依据), 1 to 500 characters.
    pub reason: String,
}

/// An override as it stands in the book (参数调整记录).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct OverrideRecord {
    /// Its identifier.
    pub id: Id,
    /// The rule's identifier.
    pub rule: String,
    /// The parameter's name.
    pub parameter: String,
    /// The value.
    pub value: String,
    /// Division prefix (适用地域).
    pub jurisdiction: String,
    /// First day (起始日).
    pub valid_from: NaiveDate,
    /// Last day (终止日).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_to: Option<NaiveDate>,
    /// Why, and by which decision (调整依据).
    pub reason: String,
    /// When it was recorded (记录时间).
    pub recorded_at: Timestamp,
    /// Who recorded it (记录人).
    pub recorded_by: String,
}
