//! Figures and reminders of services as documents. None of them names a person.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::Id;
use crate::case::{Rate, words};
use crate::identity::DivisionCode;
use crate::service::MatterState;

/// Asks for the figures of services (figures 10 to 17 of the report, and the course of matters).
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct CountServices {
    /// The first day of the period (inclusive).
    pub first_day: String,
    /// The last day of the period (inclusive).
    pub last_day: String,
    /// The day of what is counted at a day; the last day of the period when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub as_of: Option<String>,
    /// Twelve-digit code of a community; the whole street when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub community: Option<String>,
    /// Only the services and clients of this station, and its community.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub station: Option<String>,
    /// First day of the structure after the reform; that of the latest reorganisation until `as_of` when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub reform_on: Option<String>,
}

/// Sections of the street on a day (科室).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct SectionCount {
    /// The day.
    pub day: NaiveDate,
    /// 街道内设机构.
    pub offices: i64,
    /// 站、中心.
    pub stations: i64,
}

/// Stations of a brand (服务品牌).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct StationBrandCount {
    /// 品牌; none: those without one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub brand: Option<String>,
    /// Stations that are open.
    pub stations: i64,
}

/// Matters by the way in which they ended (办结情况).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct MatterEndCount {
    /// How they ended.
    pub state: MatterState,
    /// How many.
    pub matters: i64,
}

/// Figures of services (政务服务统计).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ServiceFigures {
    /// First day of the period.
    pub first_day: NaiveDate,
    /// Last day of the period.
    pub last_day: NaiveDate,
    /// The day of what is counted at a day.
    pub as_of: NaiveDate,
    /// The community; the whole street when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub community: Option<DivisionCode>,
    /// The station.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub station: Option<Id>,
    /// 改革前科室数 (figure 10): on the day before the reform, of the whole street.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sections_before: Option<SectionCount>,
    /// 现有科室数: at `as_of`, of the whole street.
    pub sections: SectionCount,
    /// 整合服务事项数 (figure 11): items in force at `as_of` that were integrated by then, of the whole street.
    pub integrated_items: i64,
    /// 站点服务事项数 (figure 12): services that the open stations offer at `as_of`, each counted where it is offered.
    pub station_services: i64,
    /// Service items that any of them offers, each counted once.
    pub station_items: i64,
    /// 服务商户数 (figure 13): distinct merchants served in the period.
    pub merchants: i64,
    /// 服务居民数: distinct residents served in the period.
    pub residents: i64,
    /// 服务人次: visits in the period, those of unnamed clients included.
    pub visits: i64,
    /// 站点数: stations open at `as_of`.
    pub stations: i64,
    /// 品牌站点数 (figure 14): stations open at `as_of` by brand.
    pub brands: Vec<StationBrandCount>,
    /// 开放共享单位数 (figure 15): distinct units of which a resource is open at `as_of`, by an agreement.
    pub sharing_units: i64,
    /// 服务清单项数 (figure 16): entries of the service list in force at `as_of` that serve the area; one for the whole street serves
    /// each community.
    pub list_entries: i64,
    /// 代办件数 (figure 17): done on people's behalf in the period.
    pub agency_done: i64,
    /// 帮办件数 (figure 17): helped with in the period.
    pub assistance_done: i64,
    /// 收件数: matters handed in in the period.
    pub matters_applied: i64,
    /// 办结数: matters that ended in the period.
    pub matters_ended: i64,
    /// Matters that ended in the period, by the way in which they ended.
    pub ends: Vec<MatterEndCount>,
    /// 承诺时限内办结率: of the matters delivered in the period, those decided within the promised limit.
    pub promise_kept: Rate,
    /// 法定时限内办结率: those decided within the statutory limit.
    pub statute_kept: Rate,
    /// 评价数: reviews of the period.
    pub reviews: i64,
    /// 好评率: levels 5, 4 and 3 out of all.
    pub praise: Rate,
    /// 差评数: levels 2 and 1.
    pub bad_reviews: i64,
    /// 差评待整改数: those of the period that are still to be worked on.
    pub bad_reviews_open: i64,
}

words! {
    /// What a reminder of services is about (提醒类别).
    ServiceReminderKind {
        /// 受理期限: a matter is to be accepted, refused or sent back to be completed.
        Answer = "answer",
        /// 办理期限: a matter is to be decided.
        Decide = "decide",
        /// 送达期限: a result is to be delivered.
        Deliver = "deliver",
        /// 差评整改期限: a bad review is to be worked on.
        Review = "review",
        /// 服务需求期限: somebody must act on an order.
        Order = "order",
    }
}

/// Which reminders to list.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct ListServiceReminders {
    /// The day from which is counted; today when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub as_of: Option<String>,
    /// So many days ahead (0 to 366); as the rule `service.reminder` sets it when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub days: Option<i64>,
    /// Only of this kind.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub kind: Option<ServiceReminderKind>,
    /// Only of this community.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub community: Option<String>,
    /// Rows on a page: 1 to 1000, 100 when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub limit: Option<u32>,
    /// The `next` of the page before.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub cursor: Option<String>,
}

/// Something that is due (提醒).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ServiceReminder {
    /// What it is about.
    pub kind: ServiceReminderKind,
    /// The matter, review or order.
    pub subject: Id,
    /// 社区.
    pub community: DivisionCode,
    /// The last day.
    pub due_on: NaiveDate,
    /// Days until then; less than 0 when it is over.
    pub days_left: i64,
}

/// Reminders.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ServiceReminderList {
    /// The day from which is counted.
    pub as_of: NaiveDate,
    /// What is due, the soonest first.
    pub items: Vec<ServiceReminder>,
    /// Where the next page begins.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}
