//! Committees and mediators as documents.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::Id;
use crate::case::words;
use crate::identity::{DivisionCode, Sex};
use crate::mediation::{DisputeCategory, MediatorKind};

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
