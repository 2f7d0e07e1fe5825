//! Visits, appointments and the queue of a station as documents.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::case::words;
use crate::{Id, Warning};

words! {
    /// Who was served at a station (服务对象).
    StationClientKind {
        /// 商户: an enterprise of the registry.
        Merchant = "merchant",
        /// 居民: a resident of the registry.
        Resident = "resident",
        /// 未登记身份: counted as a visit, not as a client.
        Anonymous = "anonymous",
    }
}

words! {
    /// Where an appointment stands (预约状态).
    StationAppointmentState {
        /// 已预约.
        Booked = "booked",
        /// 已到站: has a number.
        Arrived = "arrived",
        /// 已服务.
        Kept = "kept",
        /// 过号.
        Missed = "missed",
        /// 已取消.
        Cancelled = "cancelled",
    }
}

words! {
    /// Where a queue number stands (排队号状态).
    QueueTicketState {
        /// 等候.
        Waiting = "waiting",
        /// 已叫号.
        Called = "called",
        /// 已服务.
        Served = "served",
        /// 过号.
        Missed = "missed",
    }
}

/// Somebody was served at a station (服务记录).
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct RecordStationVisit {
    /// The station.
    pub station: String,
    /// Number of the service in the station.
    pub service: i64,
    /// Who was served.
    pub client: StationClientKind,
    /// The enterprise of a merchant, the resident of a resident; none of an anonymous client.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub client_id: Option<String>,
    /// The matter that it was about.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub matter: Option<String>,
    /// When; today when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub visited_on: Option<String>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// That somebody was served. Who it was is counted, and told nowhere.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct StationVisit {
    /// Identifier.
    pub id: Id,
    /// The station.
    pub station: Id,
    /// Number of the service in the station.
    pub service: i64,
    /// Who was served.
    pub client: StationClientKind,
    /// The matter that it was about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub matter: Option<Id>,
    /// The queue number that was called.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ticket: Option<Id>,
    /// When.
    pub visited_on: NaiveDate,
    /// Revision.
    pub revision: i64,
}

/// A visit after it was recorded.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct StationVisitResult {
    /// The visit.
    pub visit: StationVisit,
    /// What departs from what is usual.
    pub warnings: Vec<Warning>,
}

/// An appointment to be made (预约).
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct BookStation {
    /// The station.
    pub station: String,
    /// The day.
    pub day: String,
    /// When it begins (HH:MM).
    pub starts: String,
    /// Number of the service in the station.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub service: Option<i64>,
    /// Who comes: 姓名.
    pub name: String,
    /// Telephone of the person.
    pub phone: String,
    /// The person's account in the host; that of the session when the person books.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub account: Option<String>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// An appointment, the telephone masked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct StationAppointment {
    /// Identifier.
    pub id: Id,
    /// The station.
    pub station: Id,
    /// The day.
    pub day: NaiveDate,
    /// When it begins (HH:MM).
    pub starts: String,
    /// When it ends (HH:MM).
    pub ends: String,
    /// Number of the service in the station.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub service: Option<i64>,
    /// Who comes.
    pub name: String,
    /// Telephone, masked.
    pub phone: String,
    /// Where it stands.
    pub state: StationAppointmentState,
    /// Revision.
    pub revision: i64,
}

/// An appointment after a change.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct StationAppointmentResult {
    /// The appointment.
    pub appointment: StationAppointment,
    /// What departs from what is usual.
    pub warnings: Vec<Warning>,
}

/// An appointment to be cancelled.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct CancelStationAppointment {
    /// The appointment.
    pub appointment: String,
    /// The revision the change is based on; another one is a conflict.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// Which appointments to list.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct ListStationAppointments {
    /// The station.
    pub station: String,
    /// The day; today when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub day: Option<String>,
    /// Only in this state.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub state: Option<StationAppointmentState>,
    /// Only those of the session's own account, which needs no grant for it.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub mine: Option<bool>,
    /// Rows on a page: 1 to 1000, 100 when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub limit: Option<u32>,
    /// The `next` of the page before.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub cursor: Option<String>,
}

/// An appointment in a list, without its person.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct StationAppointmentEntry {
    /// Identifier.
    pub id: Id,
    /// When it begins (HH:MM).
    pub starts: String,
    /// When it ends (HH:MM).
    pub ends: String,
    /// Number of the service in the station.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub service: Option<i64>,
    /// Where it stands.
    pub state: StationAppointmentState,
    /// Revision.
    pub revision: i64,
}

/// Appointments of a day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct StationAppointmentList {
    /// The station.
    pub station: Id,
    /// The day.
    pub day: NaiveDate,
    /// The appointments, in the order in which they begin.
    pub items: Vec<StationAppointmentEntry>,
    /// Where the next page begins.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// A queue number to be given out (取号), of today.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct TakeQueueTicket {
    /// The station.
    pub station: String,
    /// Number of the service in the station; that of the appointment when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub service: Option<i64>,
    /// The appointment of today for which the person has come.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub appointment: Option<String>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// A queue number of a day (排队号).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct QueueTicket {
    /// Identifier.
    pub id: Id,
    /// The station.
    pub station: Id,
    /// The day.
    pub day: NaiveDate,
    /// The number: 1, 2, … of the day.
    pub number: i64,
    /// Number of the service in the station.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub service: Option<i64>,
    /// The appointment for which the person came.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub appointment: Option<Id>,
    /// When the appointment begins (HH:MM).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub starts: Option<String>,
    /// Where it stands.
    pub state: QueueTicketState,
    /// The visit that it became.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub visit: Option<Id>,
    /// Revision.
    pub revision: i64,
}

/// A queue number after a change.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct QueueTicketResult {
    /// The number.
    pub ticket: QueueTicket,
    /// The appointment for which the person came.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub appointment: Option<StationAppointment>,
    /// What departs from what is usual.
    pub warnings: Vec<Warning>,
}

/// Asks for the next person (叫号).
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct CallNextTicket {
    /// The station.
    pub station: String,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// Who comes next.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct CalledTicket {
    /// The number that was called; none when nobody waits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ticket: Option<QueueTicket>,
    /// How many still wait.
    pub waiting: i64,
}

/// The person who was called has been served; it becomes a visit.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct ServeTicket {
    /// The queue number: its identifier.
    pub ticket: String,
    /// Number of the service in the station; that of the queue number when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub service: Option<i64>,
    /// Who was served.
    pub client: StationClientKind,
    /// The enterprise of a merchant, the resident of a resident; none of an anonymous client.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub client_id: Option<String>,
    /// The matter that it was about.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub matter: Option<String>,
    /// The revision the change is based on; another one is a conflict.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// A queue number and the visit that it became.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ServedTicket {
    /// The number.
    pub ticket: QueueTicket,
    /// The visit.
    pub visit: StationVisit,
}

/// The person who was called did not come (过号).
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct MissTicket {
    /// The queue number: its identifier.
    pub ticket: String,
    /// The revision the change is based on; another one is a conflict.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// Asks for the queue of a station.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct GetStationQueue {
    /// The station.
    pub station: String,
    /// The day; today when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub day: Option<String>,
}

/// The queue of a station, as its screen shows it: numbers only.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct StationQueue {
    /// The station.
    pub station: Id,
    /// The day.
    pub day: NaiveDate,
    /// The numbers that are being served.
    pub called: Vec<i64>,
    /// The numbers that wait, in the order in which they would be called now.
    pub numbers: Vec<i64>,
    /// How many wait.
    pub waiting: i64,
    /// How many were served.
    pub served: i64,
    /// How many did not come when called.
    pub missed: i64,
}
