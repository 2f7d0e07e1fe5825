//! Agency services as documents.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::case::words;
use crate::identity::{DivisionCode, GridCode};
use crate::{Id, Warning};

words! {
    /// What is done for the client (服务方式).
    AgencyKind {
        /// 代办: somebody acts on the client's behalf, by written authority.
        Agency = "agency",
        /// 帮办: somebody helps the client to act.
        Assistance = "assistance",
    }
}

words! {
    /// Where an agency service stands (代办帮办状态).
    AgencyState {
        /// 办理中.
        Open = "open",
        /// 已办结.
        Done = "done",
        /// 已终止: the client no longer wishes it.
        Ended = "ended",
    }
}

words! {
    /// What an agent did (代办步骤).
    AgencyStepKind {
        /// 准备材料.
        Prepared = "prepared",
        /// 递交申请.
        HandedIn = "handed_in",
        /// 跟进办理.
        Followed = "followed",
        /// 领取结果.
        Fetched = "fetched",
        /// 送交服务对象.
        Delivered = "delivered",
        /// 其他.
        Other = "other",
    }
}

words! {
    /// Why the client can't come (上门服务事由).
    HomeVisitReason {
        /// 高龄.
        Aged = "aged",
        /// 残疾.
        Disabled = "disabled",
        /// 患病.
        Ill = "ill",
        /// 孕产.
        Maternity = "maternity",
        /// 其他行动不便.
        Other = "other",
    }
}

/// A written authority (授权委托书): what the agent may do, in which items and for how long.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct AgencyAuthority {
    /// 代理权限, as the paper has it.
    pub scope: String,
    /// 代理事项: the service items.
    pub items: Vec<Id>,
    /// When the client signed it.
    pub signed_on: NaiveDate,
    /// First day.
    pub valid_from: NaiveDate,
    /// Last day.
    pub valid_to: NaiveDate,
    /// 撤销日期: from this day on it no longer holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub revoked_on: Option<NaiveDate>,
}

/// What was done for the client (代办记录).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct AgencyStep {
    /// Its running number, from 1.
    pub number: i64,
    /// What it was.
    pub kind: AgencyStepKind,
    /// When.
    pub done_on: NaiveDate,
    /// Account of who recorded it.
    pub recorded_by: String,
    /// 说明.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// An original that the client handed over (原件交接).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct AgencyOriginal {
    /// Its running number, from 1.
    pub number: i64,
    /// 原件名称.
    pub name: String,
    /// 收据编号: number of the receipt that the client got.
    pub receipt: String,
    /// When it was handed over.
    pub taken_on: NaiveDate,
    /// When the client had it again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub returned_on: Option<NaiveDate>,
}

/// A visit to a client who can't come (上门服务).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct AgencyHomeVisit {
    /// Its running number, from 1.
    pub number: i64,
    /// For which day.
    pub planned_on: NaiveDate,
    /// Why the client can't come.
    pub reason: HomeVisitReason,
    /// When it took place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub visited_on: Option<NaiveDate>,
    /// Whether the client was met.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub met: Option<bool>,
    /// What came of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// For whom it is done (服务对象).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct AgencyClient {
    /// 姓名.
    pub name: String,
    /// 联系电话, masked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// The person in the registry.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub resident: Option<Id>,
    /// Account in which the client follows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub actor: Option<String>,
}

/// An agency service (代办、帮办) with its client. It is free of charge: no fee can be recorded.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct AgencyService {
    /// Identifier.
    pub id: Id,
    /// What is done.
    pub kind: AgencyKind,
    /// Where it stands.
    pub state: AgencyState,
    /// The service item that it is about.
    pub item: Id,
    /// Twelve-digit code of the community.
    pub community: DivisionCode,
    /// Fifteen-digit code of the grid.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grid: Option<GridCode>,
    /// For whom.
    pub client: AgencyClient,
    /// Account of who acts.
    pub agent: String,
    /// Written authorities, oldest first; an assistance needs none.
    pub authorities: Vec<AgencyAuthority>,
    /// Whether the agent may act today.
    pub authorised: bool,
    /// The matter that was handed in for the client.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub matter: Option<Id>,
    /// What was done, in the order of recording.
    pub steps: Vec<AgencyStep>,
    /// Originals of the client's.
    pub originals: Vec<AgencyOriginal>,
    /// How many of them the client does not have again yet.
    pub originals_out: i64,
    /// Visits at the client's home.
    pub visits: Vec<AgencyHomeVisit>,
    /// When it was taken on.
    pub accepted_on: NaiveDate,
    /// When it was done or ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closed_on: Option<NaiveDate>,
    /// What came of it, or why the client no longer wishes it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<String>,
    /// Revision.
    pub revision: i64,
}

/// An agency service after a change.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct AgencyResult {
    /// The service.
    pub service: AgencyService,
    /// What departs from what is usual.
    pub warnings: Vec<Warning>,
}

/// An agency service without names.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct AgencySummary {
    /// Identifier.
    pub id: Id,
    /// What is done.
    pub kind: AgencyKind,
    /// Where it stands.
    pub state: AgencyState,
    /// The service item that it is about.
    pub item: Id,
    /// Twelve-digit code of the community.
    pub community: DivisionCode,
    /// Fifteen-digit code of the grid.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grid: Option<GridCode>,
    /// Account of who acts.
    pub agent: String,
    /// Last day of the authority that holds longest; none without one, or once it was revoked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub authorised_to: Option<NaiveDate>,
    /// The matter that was handed in for the client.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub matter: Option<Id>,
    /// How many originals the client does not have again yet.
    pub originals_out: i64,
    /// The day of the next visit that is planned.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_visit_on: Option<NaiveDate>,
    /// When it was taken on.
    pub accepted_on: NaiveDate,
    /// When it was done or ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closed_on: Option<NaiveDate>,
    /// Revision.
    pub revision: i64,
}

/// Agency services.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct AgencyServiceList {
    /// The services, in the order in which they were recorded.
    pub items: Vec<AgencySummary>,
    /// Where the next page begins.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// A client, unmasked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct RevealedAgencyClient {
    /// The service.
    pub service: Id,
    /// 姓名.
    pub name: String,
    /// 联系电话.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
}
