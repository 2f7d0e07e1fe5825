//! Resources and bookings as documents.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::record::{ResourceBookingState, SharedResource, SharedResourceKind};
use crate::{Id, Warning};

/// An agreement to be recorded (共享协议).
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct NewResourceAgreement {
    /// 签订日期.
    pub signed_on: String,
    /// First day.
    pub valid_from: String,
    /// Last day.
    pub valid_to: String,
    /// Number or place of the paper.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub document: Option<String>,
}

/// An opening time of a day of the week (开放时段).
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct NewResourceHours {
    /// 1: Monday, 7: Sunday.
    pub weekday: i64,
    /// From (HH:MM).
    pub opens: String,
    /// To (HH:MM; 24:00 is the end of the day).
    pub closes: String,
}

/// A resource to be recorded, or changed as a whole.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct PutSharedResource {
    /// Identifier of the record to change, or of a new one made offline; a new record when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub id: Option<String>,
    /// What it is.
    pub kind: SharedResourceKind,
    /// The unit that opens it: an enterprise or other body of the registry.
    pub unit: String,
    /// 名称.
    pub name: String,
    /// 社区: that of the grid or of the unit when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub community: Option<String>,
    /// 网格: that of the unit when neither is given.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub grid: Option<String>,
    /// 地址: that of the unit when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub address: Option<String>,
    /// 容量: places or pieces; of what is booked as a whole, the most people.
    pub places: i64,
    /// The agreement; needed with a new resource. With a change it replaces the last one; that stays when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub agreement: Option<NewResourceAgreement>,
    /// When it is open: all times of a week, none of which overlap.
    pub hours: Vec<NewResourceHours>,
    /// 使用须知.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub conditions: Option<String>,
    /// First day; that of the first agreement when left out, or as it was.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub opened_on: Option<String>,
    /// The revision the change is based on; another one is a conflict.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// A new agreement for a resource (续签).
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct RenewResourceAgreement {
    /// The resource.
    pub resource: String,
    /// The agreement; it begins after the one before.
    pub agreement: NewResourceAgreement,
    /// The revision the change is based on; another one is a conflict.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// A resource to be closed (停止开放).
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct CloseSharedResource {
    /// The resource.
    pub resource: String,
    /// Last day; today when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub closed_on: Option<String>,
    /// Cancels the bookings after that day; when left out, they stand in the way.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub cancel_bookings: Option<bool>,
    /// The revision the change is based on; another one is a conflict.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// Which resource to show.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct GetSharedResource {
    /// The resource.
    pub resource: String,
}

/// Which resources to list.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct ListSharedResources {
    /// Only of this community.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub community: Option<String>,
    /// Only of this kind.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub kind: Option<SharedResourceKind>,
    /// Only of this unit.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub unit: Option<String>,
    /// Only those that are open on this day, by an agreement and an opening time.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub open_on: Option<String>,
    /// Rows on a page: 1 to 1000, 100 when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub limit: Option<u32>,
    /// The `next` of the page before.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub cursor: Option<String>,
}

/// A resource to be booked (预约).
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct BookResource {
    /// The resource.
    pub resource: String,
    /// Which day.
    pub day: String,
    /// From (HH:MM).
    pub begins: String,
    /// To (HH:MM).
    pub ends: String,
    /// Who comes: 姓名.
    pub name: String,
    /// 联系电话 (sensitive).
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub phone: Option<String>,
    /// The account of the host that follows the booking; a session without a grant over the place books for its own.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub account: Option<String>,
    /// How many people are to come.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub persons: Option<i64>,
    /// How many places or pieces, where they are booked one by one; 1 when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub units: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// A booking to be cancelled (取消预约).
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct CancelResourceBooking {
    /// The booking.
    pub booking: String,
    /// The revision the change is based on; another one is a conflict.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// What became of a booking (使用登记).
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct RecordResourceUse {
    /// The booking.
    pub booking: String,
    /// Whether anybody came.
    pub came: bool,
    /// How many came; as many as were to come when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub persons: Option<i64>,
    /// The revision the change is based on; another one is a conflict.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// Whose contact to reveal.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct RevealResourceBooking {
    /// The booking.
    pub booking: String,
}

/// Which bookings to list, by day and time.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct ListResourceBookings {
    /// The resource.
    pub resource: String,
    /// First day; today when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub first_day: Option<String>,
    /// Last day, at most 92 days on; the first day when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub last_day: Option<String>,
    /// Only in this state.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub state: Option<ResourceBookingState>,
    /// Rows on a page: 1 to 1000, 100 when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub limit: Option<u32>,
    /// The `next` of the page before.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub cursor: Option<String>,
}

/// Which day's free times to show.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct GetResourceFreeTimes {
    /// The resource.
    pub resource: String,
    /// The day.
    pub day: String,
}

/// A resource after a change.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct SharedResourceResult {
    /// The resource.
    pub resource: SharedResource,
    /// How many bookings were cancelled with it.
    pub cancelled: i64,
    /// What departs from what is usual.
    pub warnings: Vec<Warning>,
}

/// Resources.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct SharedResourceList {
    /// The resources, in the order in which they were recorded.
    pub items: Vec<SharedResource>,
    /// Where the next page begins.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// A booking (预约). Who booked is shown to who writes the resource and to the account that booked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ResourceBooking {
    /// Identifier.
    pub id: Id,
    /// The resource.
    pub resource: Id,
    /// Which day.
    pub day: NaiveDate,
    /// From (HH:MM).
    pub begins: String,
    /// To (HH:MM).
    pub ends: String,
    /// Where it stands.
    pub state: ResourceBookingState,
    /// How many places or pieces; 1 of what is booked as a whole.
    pub units: i64,
    /// How many people are to come.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub persons: Option<i64>,
    /// How many people came.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub came: Option<i64>,
    /// 姓名.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// 联系电话, masked; in single answers only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// When it was made.
    pub booked_on: NaiveDate,
    /// Revision.
    pub revision: i64,
}

/// A booking after a change.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ResourceBookingResult {
    /// The booking.
    pub booking: ResourceBooking,
    /// What departs from what is usual.
    pub warnings: Vec<Warning>,
}

/// Bookings.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ResourceBookingList {
    /// The bookings, by day and time.
    pub items: Vec<ResourceBooking>,
    /// Where the next page begins.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// Who booked, unmasked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ResourceBookingContact {
    /// The booking.
    pub booking: Id,
    /// 姓名.
    pub name: String,
    /// 联系电话.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
}

/// A time in which a resource is free (空闲时段).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ResourceFreeTime {
    /// From (HH:MM).
    pub begins: String,
    /// To (HH:MM).
    pub ends: String,
    /// How much is left.
    pub units: i64,
}

/// The free times of a day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ResourceFreeTimes {
    /// The resource.
    pub resource: Id,
    /// The day.
    pub day: NaiveDate,
    /// Whether it is open at all.
    pub is_open: bool,
    /// The free times.
    pub items: Vec<ResourceFreeTime>,
}
