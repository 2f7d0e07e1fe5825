//! Committees and mediators as documents.

mod mediator;
mod room;

pub use mediator::*;
pub use room::*;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::case::words;
use crate::identity::{DivisionCode, Sex};
use crate::mediation::{DisputeCategory, MediatorKind};
use crate::{Id, Warning};

words! {
    /// What kind of committee it is (人民调解委员会类别; People's Mediation Law arts. 8 and 34, RULES E-28).
    MediationCommitteeKind {
        /// 村居人民调解委员会.
        Community = "community",
        /// 街道人民调解委员会.
        Street = "street",
        /// 企事业单位人民调解委员会.
        Enterprise = "enterprise",
        /// 行业性、专业性人民调解委员会.
        Trade = "trade",
    }
}

words! {
    /// Who chose the members of a committee (产生方式; People's Mediation Law art. 9).
    MediationCommitteeBasis {
        /// 居民会议推选.
        ResidentsMeeting = "residents_meeting",
        /// 职工大会、职工代表大会推选.
        WorkersMeeting = "workers_meeting",
        /// 工会组织推选.
        Union = "union",
        /// 街道、社会团体或者其他组织参照设立.
        Established = "established",
    }
}

words! {
    /// A post on a committee (职务; People's Mediation Law art. 8).
    MediationCommitteePost {
        /// 主任.
        Chair = "chair",
        /// 副主任.
        Deputy = "deputy",
        /// 委员.
        Member = "member",
    }
}

/// A member of a committee (调委会委员).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct MediationCommitteeMember {
    /// The mediator.
    pub mediator: Id,
    /// The post.
    pub post: MediationCommitteePost,
}

/// A people's mediation committee (人民调解委员会).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct MediationCommittee {
    /// Identifier.
    pub id: Id,
    /// What kind it is.
    pub kind: MediationCommitteeKind,
    /// 名称.
    pub name: String,
    /// 简称: stands in the numbers of its papers.
    pub short_name: String,
    /// 社区; none for a committee of the whole street.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub community: Option<DivisionCode>,
    /// The enterprise or other body of which it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub enterprise: Option<Id>,
    /// 行业 of a committee of a trade.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trade: Option<String>,
    /// Who chose its members.
    pub basis: MediationCommitteeBasis,
    /// 多民族居住地区: a member of a smaller group should sit on it.
    pub multi_ethnic: bool,
    /// The levels of the scheme at which it mediates: their codes.
    pub levels: Vec<String>,
    /// 委员.
    pub members: Vec<MediationCommitteeMember>,
    /// Where the running term began (本届起始).
    pub term_from: NaiveDate,
    /// The last day of the running term.
    pub term_to: NaiveDate,
    /// 成立日期.
    pub formed_on: NaiveDate,
    /// The first day on which it no longer was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dissolved_on: Option<NaiveDate>,
    /// Revision.
    pub revision: i64,
}

/// Work for a committee (聘任).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct MediatorEngagement {
    /// The committee.
    pub committee: Id,
    /// First day.
    pub starts_on: NaiveDate,
    /// Last day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends_on: Option<NaiveDate>,
}

/// A time in which a mediator takes nothing new (请假).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct MediatorLeave {
    /// First day.
    pub starts_on: NaiveDate,
    /// Last day.
    pub ends_on: NaiveDate,
}

/// A people's mediator (人民调解员). The telephone is masked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Mediator {
    /// Identifier.
    pub id: Id,
    /// 姓名.
    pub name: String,
    /// 性别.
    pub sex: Sex,
    /// What the mediator is.
    pub kind: MediatorKind,
    /// Which of the elders of the scheme ("六老").
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub elder: Option<String>,
    /// 民族: code of GB/T 3304.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ethnic: Option<String>,
    /// 语言、方言.
    pub languages: Vec<String>,
    /// 擅长领域.
    pub fields: Vec<DisputeCategory>,
    /// The enterprise or other body where the mediator works.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub employer: Option<Id>,
    /// 联系电话, masked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// Most disputes at a time; none when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub capacity: Option<i64>,
    /// Work for committees beside a seat in them, oldest first.
    pub engagements: Vec<MediatorEngagement>,
    /// Leaves, oldest first.
    pub leaves: Vec<MediatorLeave>,
    /// The first day on which the person no longer was a mediator.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended_on: Option<NaiveDate>,
    /// Revision.
    pub revision: i64,
}

/// Who is to sit on a committee.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct MediationCommitteeSeat {
    /// The mediator.
    pub mediator: String,
    /// The post.
    pub post: MediationCommitteePost,
}

/// A committee to be recorded or changed as a whole.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct PutMediationCommittee {
    /// Identifier of the committee to change, or of a new one made offline; a new one when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub id: Option<String>,
    /// What kind it is; it stays.
    pub kind: MediationCommitteeKind,
    /// 名称.
    pub name: String,
    /// 简称: stands in the numbers of its papers.
    pub short_name: String,
    /// 社区: asked for with a committee of a community, none with one of the street.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub community: Option<String>,
    /// The enterprise or other body of which it is: with a committee of an enterprise only.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub enterprise: Option<String>,
    /// 行业: with a committee of a trade only.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub trade: Option<String>,
    /// Who chose its members.
    pub basis: MediationCommitteeBasis,
    /// 多民族居住地区: a member of a smaller group sits on it.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub multi_ethnic: Option<bool>,
    /// The levels of the scheme at which it mediates: their codes.
    pub levels: Vec<String>,
    /// 委员: all of them.
    pub members: Vec<MediationCommitteeSeat>,
    /// Where the running term began; the day of forming when left out. Another term is a matter of `renew_term`.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub term_from: Option<String>,
    /// 成立日期; today when left out, or as it was.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub formed_on: Option<String>,
    /// The revision the change is based on; another one is a conflict.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// Which committee to show.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct GetMediationCommittee {
    /// The committee.
    pub id: String,
}

/// Which committees to list.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct ListMediationCommittees {
    /// Only of this community.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub community: Option<String>,
    /// Only of this kind.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub kind: Option<MediationCommitteeKind>,
    /// Only those that are there on this day; those dissolved too when left out.
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

/// A new election (换届): members and the day their term begins.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct RenewMediationTerm {
    /// The committee.
    pub id: String,
    /// 委员: all of them.
    pub members: Vec<MediationCommitteeSeat>,
    /// Who chose them; as before when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub basis: Option<MediationCommitteeBasis>,
    /// First day of the new term; today when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub term_from: Option<String>,
    /// The revision the change is based on; another one is a conflict.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// A committee to be dissolved (撤销).
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct DissolveMediationCommittee {
    /// The committee.
    pub id: String,
    /// The first day on which it no longer is; today when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub dissolved_on: Option<String>,
    /// The revision the change is based on; another one is a conflict.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// A committee after a change.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct MediationCommitteeResult {
    /// The committee.
    pub committee: MediationCommittee,
    /// What departs from what is usual.
    pub warnings: Vec<Warning>,
}

/// A member of a committee with the name.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct MediationCommitteeOfficer {
    /// The mediator.
    pub mediator: Id,
    /// 姓名.
    pub name: String,
    /// The post.
    pub post: MediationCommitteePost,
    /// Whether the person still is a mediator.
    pub serves: bool,
}

/// A committee as things stand today.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct MediationCommitteeStanding {
    /// The committee.
    pub committee: MediationCommittee,
    /// Whether its term is over, so that an election is due.
    pub term_over: bool,
}

/// A committee with its members and what it has to do.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct MediationCommitteeFile {
    /// The committee.
    pub committee: MediationCommittee,
    /// 委员, in their order.
    pub officers: Vec<MediationCommitteeOfficer>,
    /// How many disputes it has that are neither settled nor ended.
    pub open_disputes: i64,
    /// Whether its term is over, so that an election is due.
    pub term_over: bool,
    /// What departs from what is usual.
    pub warnings: Vec<Warning>,
}

/// Committees.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct MediationCommitteeList {
    /// The committees, in the order in which they were recorded.
    pub items: Vec<MediationCommitteeStanding>,
    /// Where the next page begins.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}
