//! Resources and bookings as they are stored.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::Id;
use crate::access::Place;
use crate::case::words;
use crate::identity::{DivisionCode, GridCode, Phone};
use crate::store::Param;
use crate::store::document::Document;
use crate::time::day_number;

words! {
    /// What a unit opens (共享资源类别).
    SharedResourceKind {
        /// 礼堂、活动厅: booked as a whole.
        Hall = "hall",
        /// 球场、运动场地: booked as a whole.
        Court = "court",
        /// 停车位: its places are booked one by one.
        Parking = "parking",
        /// 课程、活动: its places are booked one by one.
        Course = "course",
        /// 会议室、教室: booked as a whole.
        Room = "room",
        /// 设备、器材: its pieces are booked one by one.
        Equipment = "equipment",
        /// 其他: booked as a whole.
        Other = "other",
    }
}

impl SharedResourceKind {
    /// Whether several bookings share its places.
    pub(crate) fn shares(self) -> bool {
        matches!(self, Self::Parking | Self::Course | Self::Equipment)
    }
}

words! {
    /// Where a booking stands (预约状态).
    ResourceBookingState {
        /// 已预约.
        Booked = "booked",
        /// 已使用.
        Used = "used",
        /// 未到场.
        NoShow = "no_show",
        /// 已取消.
        Cancelled = "cancelled",
    }
}

/// The agreement by which a unit opens a resource (共享协议).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ResourceAgreement {
    /// 签订日期.
    pub signed_on: NaiveDate,
    /// First day.
    pub valid_from: NaiveDate,
    /// Last day.
    pub valid_to: NaiveDate,
    /// Number or place of the paper.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<String>,
}

/// When a resource is open on a day of the week (开放时段).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ResourceHours {
    /// 1: Monday, 7: Sunday.
    pub weekday: i64,
    /// From (HH:MM).
    pub opens: String,
    /// To (HH:MM; 24:00 is the end of the day).
    pub closes: String,
}

/// What a resident unit opens to others (共享资源).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct SharedResource {
    /// Identifier.
    pub id: Id,
    /// What it is.
    pub kind: SharedResourceKind,
    /// The unit that opens it: an enterprise or other body of the registry.
    pub unit: Id,
    /// 名称.
    pub name: String,
    /// Twelve-digit code of the community.
    pub community: DivisionCode,
    /// Fifteen-digit code of the grid.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grid: Option<GridCode>,
    /// 地址.
    pub address: String,
    /// 容量: places or pieces; of what is booked as a whole, the most people.
    pub places: i64,
    /// Agreements, oldest first.
    pub agreements: Vec<ResourceAgreement>,
    /// When it is open, by day and time.
    pub hours: Vec<ResourceHours>,
    /// 使用须知.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub conditions: Option<String>,
    /// First day.
    pub opened_on: NaiveDate,
    /// Last day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closed_on: Option<NaiveDate>,
    /// Revision.
    pub revision: i64,
}

impl SharedResource {
    /// Where it lies, for the scope of grants.
    pub(crate) fn place(&self) -> Place<'_> {
        Place {
            community: Some(self.community.as_str()),
            grid: self.grid.as_ref().map(GridCode::as_str),
            ..Place::default()
        }
    }

    /// Whether it is open on a day, by an agreement.
    pub(crate) fn is_open(&self, day: NaiveDate) -> bool {
        self.opened_on <= day
            && self.closed_on.is_none_or(|last| day <= last)
            && self.agreements.iter().any(|one| one.valid_from <= day && day <= one.valid_to)
    }

    /// How much can be booked at a time.
    pub(crate) fn capacity(&self) -> i64 {
        if self.kind.shares() { self.places } else { 1 }
    }
}

impl Document for SharedResource {
    const TABLE: &'static str = "shared_resource";
    const KIND: &'static str = "shared_resource";
    const COLUMNS: &'static [&'static str] = &["unit", "community", "kind"];

    fn id(&self) -> Id {
        self.id
    }

    fn keys(&self) -> Vec<Param<'_>> {
        vec![
            Param::Blob(self.unit.as_bytes()),
            Param::Text(self.community.as_str()),
            Param::Text(self.kind.word()),
        ]
    }
}

/// A booking as stored (资源预约).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct ResourceBookingRecord {
    pub(crate) id: Id,
    pub(crate) resource: Id,
    pub(crate) day: NaiveDate,
    /// Minutes since midnight.
    pub(crate) starts: i64,
    /// Minutes since midnight.
    pub(crate) ends: i64,
    pub(crate) state: ResourceBookingState,
    /// How many places or pieces; 1 of what is booked as a whole.
    pub(crate) units: i64,
    /// How many people are to come.
    pub(crate) persons: Option<i64>,
    pub(crate) name: String,
    pub(crate) phone: Option<Phone>,
    /// The account of the host in which who booked follows the booking.
    pub(crate) actor: Option<String>,
    pub(crate) booked_on: NaiveDate,
    pub(crate) booked_by: String,
    /// How many people came.
    pub(crate) came: Option<i64>,
    pub(crate) cancelled_on: Option<NaiveDate>,
    pub(crate) revision: i64,
}

impl ResourceBookingRecord {
    /// Whether it takes its time from others.
    pub(crate) fn takes(&self) -> bool {
        matches!(self.state, ResourceBookingState::Booked | ResourceBookingState::Used)
    }

    /// Whether an account is that of who booked.
    pub(crate) fn is_of(&self, actor: &str) -> bool {
        self.actor.as_deref() == Some(actor)
    }
}

impl Document for ResourceBookingRecord {
    const TABLE: &'static str = "resource_booking";
    const KIND: &'static str = "resource_booking";
    const COLUMNS: &'static [&'static str] = &["resource", "day", "starts", "ends", "state", "actor"];

    fn id(&self) -> Id {
        self.id
    }

    fn keys(&self) -> Vec<Param<'_>> {
        vec![
            Param::Blob(self.resource.as_bytes()),
            Param::Integer(day_number(self.day)),
            Param::Integer(self.starts),
            Param::Integer(self.ends),
            Param::Text(self.state.word()),
            self.actor.as_deref().map_or(Param::Null, Param::Text),
        ]
    }
}
