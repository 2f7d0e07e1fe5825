//! Requests and answers of service items.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::record::{ServiceItem, ServiceItemVersion};
use crate::case::words;
use crate::service::{
    ApplicantKind, MaterialNeed, PauseGround, ServiceChannel, ServiceItemKind, ServiceLevel, SharedField,
};
use crate::{Id, Money, Warning};

words! {
    /// Where a search found its words (命中位置), the best first.
    ServiceItemMatch {
        /// 编码相同.
        Code = "code",
        /// 名称相同.
        Name = "name",
        /// 名称开头.
        NameStart = "name_start",
        /// 名称之中.
        NamePart = "name_part",
        /// 别名.
        Alias = "alias",
        /// 材料、办理结果, or part of the code.
        Content = "content",
    }
}

/// A material that an item asks for (申请材料).
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct ServiceItemMaterialInput {
    /// Code (1 to 32 letters, digits, dots, dashes or underscores), unique in the version.
    pub code: String,
    /// 材料名称.
    pub name: String,
    /// When it must be there.
    pub need: MaterialNeed,
    /// What the registry answers instead: asked for with a material that is obtained by sharing only.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub shared: Option<SharedField>,
    /// Original, copy, how many.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub note: Option<String>,
}

/// A service item to be written as a draft: a new one, or the next version of one that is there (修订).
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct DraftServiceItem {
    /// The item to revise; a new one when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub id: Option<String>,
    /// 事项编码 (1 to 32 letters, digits or dashes), unique in the street; it stays.
    pub code: String,
    /// 事项名称 (1 to 100 characters).
    pub name: String,
    /// 别名: other names and words that it is looked for by (at most 50).
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub aliases: Option<Vec<String>>,
    /// What it is.
    pub kind: ServiceItemKind,
    /// 设定依据 (at most 50); a licence has one.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub basis: Option<Vec<String>>,
    /// Who may apply.
    pub applicants: Vec<ApplicantKind>,
    /// Materials (at most 50).
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub materials: Option<Vec<ServiceItemMaterialInput>>,
    /// 法定时限 in working days: 0 to 365.
    pub statutory_days: i64,
    /// 承诺时限 in working days: 0 (done on the spot) up to the statutory limit.
    pub promised_days: i64,
    /// 统一、联合、集中办理; false when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub joint: Option<bool>,
    /// What may stop its clocks.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub pauses: Option<Vec<PauseGround>>,
    /// 收费 in yuan; none when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub fee: Option<String>,
    /// 收费依据: asked for with a fee only.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub fee_basis: Option<String>,
    /// 办理结果: what the applicant gets.
    pub result: String,
    /// How many months the result is valid: 1 to 600; for good when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub valid_months: Option<i64>,
    /// To which level it is handed down.
    pub level: ServiceLevel,
    /// By which ways it can be handed in.
    pub channels: Vec<ServiceChannel>,
    /// Code of the office that decides.
    pub office: String,
    /// Since when it is merged into the street's window (整合).
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub integrated_on: Option<String>,
    /// Which department handed it down (下放部门).
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub handed_down_by: Option<String>,
    /// The revision the change is based on; another one is a conflict.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// A draft to be published (发布).
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct PublishServiceItem {
    /// The item: its identifier or code.
    pub item: String,
    /// First day of the version, today or later and after that of the version before; today when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub valid_from: Option<String>,
    /// The revision the change is based on; another one is a conflict.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// A draft to be thrown away.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct DropServiceItemDraft {
    /// The item: its identifier or code.
    pub item: String,
    /// The revision the change is based on; another one is a conflict.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// An item that is no longer offered (撤销事项).
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct WithdrawServiceItem {
    /// The item: its identifier or code.
    pub item: String,
    /// The last day on which somebody can apply, today or later; today when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub last_day: Option<String>,
    /// The revision the change is based on; another one is a conflict.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// An item after a change, with the warnings that came with it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ServiceItemResult {
    /// The item.
    pub item: ServiceItem,
    /// Rules of the kind 一般 that it departs from.
    pub warnings: Vec<Warning>,
}

/// Which item to show.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct GetServiceItem {
    /// The item: its identifier or code.
    pub item: String,
    /// The day whose version is asked for; today when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub as_of: Option<String>,
}

/// An item with what it is on a day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ServiceItemOnDay {
    /// The day.
    pub as_of: NaiveDate,
    /// The item with all its versions; the draft is shown to who writes items.
    pub item: ServiceItem,
    /// The version by which a matter of that day is handled; none before the first and after the end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub in_force: Option<ServiceItemVersion>,
    /// Code of the office that may decide it on that day by the list of powers and duties.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decided_by: Option<String>,
}

/// Which items to list.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct ListServiceItems {
    /// Only of this kind.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub kind: Option<ServiceItemKind>,
    /// Only those handed down to this level.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub level: Option<ServiceLevel>,
    /// Only those that this office decides.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub office: Option<String>,
    /// Only those for which this kind may apply.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub applicant: Option<ApplicantKind>,
    /// Only those that can be handed in by this way.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub channel: Option<ServiceChannel>,
    /// Only those that are (true) or are not (false) merged into the street's window on that day.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub integrated: Option<bool>,
    /// The day whose items are listed; today when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub as_of: Option<String>,
    /// Drafts instead of what is in force; for who writes items.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub drafts: Option<bool>,
    /// Rows on a page: 1 to 1000, 100 when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub limit: Option<u32>,
    /// The `next` of the page before.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub cursor: Option<String>,
}

/// An item in lists: what it is on a day, or as a draft.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ServiceItemSummary {
    /// Identifier.
    pub id: Id,
    /// 事项编码.
    pub code: String,
    /// The version.
    pub version: i64,
    /// First day of the version; of a draft the day of its writing.
    pub valid_from: NaiveDate,
    /// 事项名称.
    pub name: String,
    /// What it is.
    pub kind: ServiceItemKind,
    /// To which level it is handed down.
    pub level: ServiceLevel,
    /// Code of the office that decides.
    pub office: String,
    /// 法定时限, in working days.
    pub statutory_days: i64,
    /// 承诺时限, in working days.
    pub promised_days: i64,
    /// 统一、联合、集中办理.
    pub joint: bool,
    /// 收费.
    pub fee: Money,
    /// Since when it is merged into the street's window.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub integrated_on: Option<NaiveDate>,
}

/// Service items.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ServiceItemList {
    /// The items, in the order in which they were recorded.
    pub items: Vec<ServiceItemSummary>,
    /// Where the next page begins.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// A search for items (事项检索).
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct SearchServiceItems {
    /// Words, all of which an item has in its names, code, materials or result (1 to 50 characters).
    pub text: String,
    /// The day whose items are searched; today when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub as_of: Option<String>,
    /// The most hits: 1 to 1000, 20 when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub limit: Option<u32>,
}

/// An item that a search found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ServiceItemHit {
    /// The item.
    pub item: ServiceItemSummary,
    /// Where the words stand.
    pub found: ServiceItemMatch,
}

/// What a search found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ServiceItemHits {
    /// The items, best first.
    pub items: Vec<ServiceItemHit>,
    /// Whether there are more.
    pub more: bool,
}

/// Which office decides an item of the examples.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct ExampleItemOffice {
    /// Code of the example.
    pub code: String,
    /// Code of the office.
    pub office: String,
}

/// The examples that ship with the library, to be taken over as drafts (示例事项).
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct LoadExampleItems {
    /// The office of every example that `offices` does not name.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub office: Option<String>,
    /// The offices of single examples.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub offices: Option<Vec<ExampleItemOffice>>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// An example that became a draft.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct LoadedExampleItem {
    /// The item.
    pub id: Id,
    /// 事项编码.
    pub code: String,
    /// 事项名称.
    pub name: String,
    /// Where its limits come from: a law by name, or this library (法定时限来源).
    pub limit_source: String,
}

/// The examples after they were taken over.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ExampleItemsResult {
    /// New drafts.
    pub items: Vec<LoadedExampleItem>,
    /// Codes that were in use already: nothing is overwritten.
    pub skipped: Vec<String>,
    /// Rules of the kind 一般 that drafts depart from.
    pub warnings: Vec<Warning>,
}
