//! Rooms of mediation, with their requests and answers.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::Id;
use crate::case::words;

words! {
    /// What kind of room it is (调解室类别; RULES E-28).
    MediationRoomKind {
        /// 个人调解工作室: of one mediator.
        PersonalStudio = "personal_studio",
        /// 派驻人民法院调解室.
        Court = "court",
        /// 派驻派出所调解室.
        PoliceStation = "police_station",
        /// 派驻信访部门调解室.
        PetitionOffice = "petition_office",
        /// 派驻企事业单位调解室.
        Enterprise = "enterprise",
    }
}

/// A room in which mediators of a committee work (调解工作室、派驻调解室).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct MediationRoom {
    /// Identifier.
    pub id: Id,
    /// What kind it is.
    pub kind: MediationRoomKind,
    /// 名称.
    pub name: String,
    /// The committee to which it belongs.
    pub committee: Id,
    /// Whose studio it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mediator: Option<Id>,
    /// 派驻单位: the name of the body in which it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub host: Option<String>,
    /// The body in which it is, in the registry.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub enterprise: Option<Id>,
    /// 地址.
    pub address: String,
    /// 开放时间.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<String>,
    /// 启用日期.
    pub opened_on: NaiveDate,
    /// The first day on which it no longer was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closed_on: Option<NaiveDate>,
    /// Revision.
    pub revision: i64,
}

/// A room to be recorded or changed as a whole.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct PutMediationRoom {
    /// Identifier of the room to change, or of a new one made offline; a new one when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub id: Option<String>,
    /// What kind it is; it stays.
    pub kind: MediationRoomKind,
    /// 名称.
    pub name: String,
    /// The committee to which it belongs.
    pub committee: String,
    /// Whose studio it is: asked for with a personal studio only.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub mediator: Option<String>,
    /// 派驻单位: the name of the body in which a dispatched room is; that of the enterprise when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub host: Option<String>,
    /// The body in which it is, in the registry: with a room at an enterprise only.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub enterprise: Option<String>,
    /// 地址.
    pub address: String,
    /// 开放时间.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub hours: Option<String>,
    /// 启用日期; today when left out, or as it was.
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

/// Which rooms to list.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct ListMediationRooms {
    /// Only of this committee.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub committee: Option<String>,
    /// Only of this kind.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub kind: Option<MediationRoomKind>,
    /// Only those open on this day.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub as_of: Option<String>,
    /// Rows on a page: 1 to 1000, 100 when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub limit: Option<u32>,
    /// The `next` of the page before.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub cursor: Option<String>,
}

/// A room to be closed.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct CloseMediationRoom {
    /// The room.
    pub id: String,
    /// The first day on which it no longer is; today when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub closed_on: Option<String>,
    /// The revision the change is based on; another one is a conflict.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// A room after a change.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct MediationRoomResult {
    /// The room.
    pub room: MediationRoom,
}

/// Rooms.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct MediationRoomList {
    /// The rooms, in the order in which they were recorded.
    pub items: Vec<MediationRoom>,
    /// Where the next page begins.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}
