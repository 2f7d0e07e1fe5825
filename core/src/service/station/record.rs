//! Stations as they are stored and shown.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::Id;
use crate::case::words;
use crate::identity::{DivisionCode, GridCode};
use crate::store::Param;
use crate::store::document::Document;

words! {
    /// What a station is (站点类别).
    StationKind {
        /// 党群服务工作站.
        PartyMass = "party_mass",
        /// 街道便民服务中心.
        StreetCentre = "street_centre",
        /// 社区便民服务站.
        CommunityRoom = "community_room",
    }
}

/// When a station is open on a day of the week (开放时间).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct OpeningHours {
    /// 1: Monday, 7: Sunday.
    pub weekday: i64,
    /// From (HH:MM).
    pub opens: String,
    /// To (HH:MM).
    pub closes: String,
}

/// What a station offers (服务项目): a service item, or a service of its own such as a course.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct StationService {
    /// Its running number in the station, from 1.
    pub number: i64,
    /// The service item, if it is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<Id>,
    /// Name of a service of the station's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// First day.
    pub valid_from: NaiveDate,
    /// Last day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_to: Option<NaiveDate>,
}

/// Who works in a station (工作人员).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct StationStaff {
    /// The account in the host.
    pub actor: String,
    /// First day.
    pub valid_from: NaiveDate,
    /// Last day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_to: Option<NaiveDate>,
}

/// A station of a brand (服务站点).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ServiceStation {
    /// Identifier.
    pub id: Id,
    /// What it is.
    pub kind: StationKind,
    /// Name.
    pub name: String,
    /// 品牌: stations of one brand share it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub brand: Option<String>,
    /// Twelve-digit code of the community.
    pub community: DivisionCode,
    /// Fifteen-digit code of the grid.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grid: Option<GridCode>,
    /// 地址.
    pub address: String,
    /// Telephone of the station.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// When it is open.
    pub hours: Vec<OpeningHours>,
    /// How many appointments begin at the same time.
    pub capacity: i64,
    /// Minutes of an appointment.
    pub slot_minutes: i64,
    /// What it offers, oldest first.
    pub services: Vec<StationService>,
    /// Who works there, oldest first.
    pub staff: Vec<StationStaff>,
    /// First day.
    pub opened_on: NaiveDate,
    /// Last day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closed_on: Option<NaiveDate>,
    /// Revision.
    pub revision: i64,
}

impl ServiceStation {
    /// Whether it is there on a day.
    pub(crate) fn is_open(&self, day: NaiveDate) -> bool {
        self.opened_on <= day && self.closed_on.is_none_or(|last| day <= last)
    }
}

impl Document for ServiceStation {
    const TABLE: &'static str = "service_station";
    const KIND: &'static str = "service_station";
    const COLUMNS: &'static [&'static str] = &["community", "brand"];

    fn id(&self) -> Id {
        self.id
    }

    fn keys(&self) -> Vec<Param<'_>> {
        vec![Param::Text(self.community.as_str()), self.brand.as_deref().map_or(Param::Null, Param::Text)]
    }
}
