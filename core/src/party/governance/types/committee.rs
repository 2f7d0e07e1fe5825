//! The big committee, its seats and its member units, as documents.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::case::words;
use crate::identity::DivisionCode;
use crate::{Id, Warning};

words! {
    /// How a person sits on the big committee (委员类别).
    SeatKind {
        /// 专职委员: one of the Party organisation that it is built on.
        FullTime = "full_time",
        /// 兼职委员: sent by a member unit; the relation stays where it is.
        PartTime = "part_time",
    }
}

words! {
    /// What kind of body a member unit is (成员单位类别).
    MemberUnitKind {
        /// 业委会.
        OwnersCommittee = "owners_committee",
        /// 物业服务企业.
        PropertyFirm = "property_firm",
        /// 驻区单位: a body that stands in the community.
        ResidentUnit = "resident_unit",
        /// 社会组织.
        SocialOrganisation = "social_organisation",
        /// 企业.
        Enterprise = "enterprise",
    }
}

/// A community's big committee (社区大党委).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct BigCommittee {
    /// Identifier.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// Twelve-digit code of the community (社区).
    pub community: DivisionCode,
    /// The Party organisation that it is built on.
    pub organisation: Id,
    /// 成立日期.
    pub set_up_on: NaiveDate,
    /// The first day on which it no longer is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dissolved_on: Option<NaiveDate>,
    /// Counts the changes; 1 is the first.
    pub revision: i64,
}

/// A seat on a big committee (大党委委员). Whom it names is a matter of the members' list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct CommitteeSeat {
    /// Identifier.
    pub id: Id,
    /// The big committee.
    pub committee: Id,
    /// The Party member, for sessions that may read the members of that organisation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub member: Option<Id>,
    /// Full-time or part-time.
    pub kind: SeatKind,
    /// The member unit that sends a part-time member.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<Id>,
    /// The first day.
    pub starts_on: NaiveDate,
    /// The last day; open when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends_on: Option<NaiveDate>,
    /// Counts the changes; 1 is the first.
    pub revision: i64,
}

/// A seat with the name of who holds it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct SeatHolder {
    /// The seat.
    pub seat: CommitteeSeat,
    /// The member's name, for sessions that may read the members of that organisation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

/// A member unit of a big committee (成员单位).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct MemberUnit {
    /// Identifier.
    pub id: Id,
    /// The big committee.
    pub committee: Id,
    /// Its community.
    pub community: DivisionCode,
    /// What kind of body it is.
    pub kind: MemberUnitKind,
    /// Its name.
    pub name: String,
    /// The body in the registry of enterprises.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub enterprise: Option<Id>,
    /// The compound (小区) of an owners' committee.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub compound: Option<Id>,
    /// 联系人.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<String>,
    /// 联系电话; masked in answers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// 加入日期.
    pub joined_on: NaiveDate,
    /// The first day on which it is no member.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub left_on: Option<NaiveDate>,
    /// Counts the changes; 1 is the first.
    pub revision: i64,
}

/// A big committee to be recorded or changed.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct PutBigCommittee {
    /// Identifier of the one to change; a new one when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub id: Option<String>,
    /// Its name.
    pub name: String,
    /// Twelve-digit code of the community; it can't be changed.
    pub community: String,
    /// The Party organisation that it is built on.
    pub organisation: String,
    /// 成立日期 (YYYY-MM-DD); today, or what is stored. A change can only make it earlier.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub set_up_on: Option<String>,
    /// The first day on which it no longer is; not after today. What is stored when left out. Open seats end with it.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub dissolved_on: Option<String>,
    /// The revision that the change is based on.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// A big committee as it is now.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct BigCommitteeResult {
    /// The record.
    pub committee: BigCommittee,
}

/// Which big committee, and of which day.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct GetBigCommittee {
    /// Identifier.
    pub id: String,
    /// Its seats and units of this day; today when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub as_of: Option<String>,
}

/// A big committee with its seats and units of a day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct BigCommitteeStanding {
    /// The record.
    pub committee: BigCommittee,
    /// The day.
    pub as_of: NaiveDate,
    /// Who sat on it, first seat first.
    pub seats: Vec<SeatHolder>,
    /// Its member units.
    pub units: Vec<MemberUnit>,
    /// Where its size departs from the usual one.
    pub warnings: Vec<Warning>,
}

/// Which big committees to list.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct ListBigCommittees {
    /// Only those of a community.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub community: Option<String>,
    /// Only those that were there on a day.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub as_of: Option<String>,
    /// Rows on a page: 1 to 1000, 100 when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub limit: Option<u32>,
    /// Where the page before ended: its `next`.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub cursor: Option<String>,
}

/// A page of big committees.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct BigCommitteeList {
    /// The records.
    pub items: Vec<BigCommittee>,
    /// Cursor of the next page, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// A Party member to be given a seat.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct SeatMember {
    /// The big committee.
    pub committee: String,
    /// The Party member.
    pub member: String,
    /// Full-time or part-time.
    pub kind: SeatKind,
    /// The member unit that sends a part-time member.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub unit: Option<String>,
    /// The first day; today when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub starts_on: Option<String>,
    /// The last day; open when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub ends_on: Option<String>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// A seat to be ended.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct EndSeat {
    /// Identifier of the seat.
    pub id: String,
    /// The last day; today when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub ends_on: Option<String>,
    /// The revision that the change is based on.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// A seat as it is now.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct SeatResult {
    /// The record.
    pub seat: CommitteeSeat,
    /// Where the size of the committee departs from the usual one.
    pub warnings: Vec<Warning>,
}

/// A body that joins a big committee.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct AdmitUnit {
    /// The big committee.
    pub committee: String,
    /// What kind of body it is.
    pub kind: MemberUnitKind,
    /// Its name; that of the enterprise when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub name: Option<String>,
    /// The body in the registry of enterprises.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub enterprise: Option<String>,
    /// The compound (小区) of an owners' committee.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub compound: Option<String>,
    /// 联系人.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub contact: Option<String>,
    /// 联系电话.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub phone: Option<String>,
    /// 加入日期; today when left out, not later.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub joined_on: Option<String>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// A member unit that leaves.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct ReleaseUnit {
    /// Identifier of the member unit.
    pub id: String,
    /// The first day on which it is no member; today when left out, not later.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub left_on: Option<String>,
    /// The revision that the change is based on.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// A member unit as it is now.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct MemberUnitResult {
    /// The record, its telephone masked.
    pub unit: MemberUnit,
    /// Seats that it still has.
    pub warnings: Vec<Warning>,
}

/// Whose telephone to reveal.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct RevealUnitContact {
    /// Identifier of the member unit.
    pub id: String,
}

/// How a member unit is reached.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct UnitContact {
    /// Identifier of the member unit.
    pub id: Id,
    /// 联系人.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<String>,
    /// 联系电话.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
}

/// Which member units to list.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct ListMemberUnits {
    /// Only those of a big committee.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub committee: Option<String>,
    /// Only those of a kind.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub kind: Option<MemberUnitKind>,
    /// Members of this day; today when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub as_of: Option<String>,
    /// Rows on a page: 1 to 1000, 100 when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub limit: Option<u32>,
    /// Where the page before ended: its `next`.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub cursor: Option<String>,
}

/// A page of member units.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct MemberUnitList {
    /// The records, their telephones masked.
    pub items: Vec<MemberUnit>,
    /// Cursor of the next page, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}
