//! Members as documents.

mod books;
mod steps;

pub use books::*;
pub use steps::*;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::case::words;
use crate::identity::Sex;
use crate::party::meeting::MeetingReason;
use crate::party::{Affiliation, MemberStage, MemberStatus, Votes};
use crate::{Id, Warning};

words! {
    /// What a branch meeting resolves about a person, for the superior committee to decide (支部决议事项).
    ResolutionKind {
        /// 接收预备党员.
        Admission = "admission",
        /// 按期转正.
        Confirmation = "confirmation",
        /// 延长预备期.
        Extension = "extension",
        /// 取消预备党员资格.
        Cancellation = "cancellation",
        /// 除名.
        Removal = "removal",
        /// 劝退或者退党.
        Withdrawal = "withdrawal",
    }
}

impl ResolutionKind {
    /// The name in Chinese, for messages.
    pub const fn zh(self) -> &'static str {
        match self {
            Self::Admission => "接收预备党员",
            Self::Confirmation => "按期转正",
            Self::Extension => "延长预备期",
            Self::Cancellation => "取消预备党员资格",
            Self::Removal => "除名",
            Self::Withdrawal => "退党",
        }
    }
}

words! {
    /// What a removal rests on (除名依据).
    RemovalGround {
        /// 没有正当理由，连续六个月不参加党的组织生活.
        NoPartyLife = "no_party_life",
        /// 没有正当理由，连续六个月不交纳党费.
        NoDues = "no_dues",
        /// 没有正当理由，连续六个月不做党所分配的工作.
        NoWork = "no_work",
        /// 停止党籍期满仍未取得联系.
        LostContact = "lost_contact",
        /// 劝其退党而本人坚持不退.
        RefusedAdvice = "refused_advice",
    }
}

words! {
    /// Why a record is closed (终结原因).
    MemberClosing {
        /// 死亡.
        Deceased = "deceased",
        /// 放弃申请: an applicant, activist or target who gave up.
        GaveUp = "gave_up",
        /// 离开: a mobile or double-reporting member who has gone.
        Left = "left",
    }
}

words! {
    /// A sensitive field of a member (敏感字段).
    PartyMemberField {
        /// 公民身份号码.
        Number = "number",
        /// 出生日期.
        Birth = "birth",
        /// 联系电话.
        Phone = "phone",
    }
}

/// A resolution of a branch meeting about a person, and what the superior committee decided (支部决议与上级审批).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Resolution {
    /// What was resolved.
    pub kind: ResolutionKind,
    /// The day of the branch meeting.
    pub on: NaiveDate,
    /// The votes.
    pub votes: Votes,
    /// 不计表决权的正式党员: full members who had no vote in it, with the reasons.
    #[serde(default)]
    pub without_vote: Vec<MeetingReason>,
    /// 延长至: the new end of the probation, of an extension.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<NaiveDate>,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// 入党介绍人, of an admission.
    #[serde(default)]
    pub introducers: Vec<Id>,
    /// 政治审查日期, of an admission.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reviewed_on: Option<NaiveDate>,
    /// 无记名投票.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub secret_ballot: Option<bool>,
    /// 短期集中培训天数, of an admission.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub training_days: Option<i64>,
    /// 短期集中培训学时, of an admission.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub training_hours: Option<i64>,
    /// 除名依据, of a removal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ground: Option<RemovalGround>,
    /// First day of what the removal rests on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<NaiveDate>,
    /// Whether the superior committee agreed; absent while it has not decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approved: Option<bool>,
    /// When it decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decided_on: Option<NaiveDate>,
    /// 文号: number of the decision.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<String>,
    /// 特殊情况: why an approval took more than the usual three months.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub special_reason: Option<String>,
}

/// A member or applicant as ordinary answers show it (党员信息). The standing is that of the day asked for; the rest is as
/// recorded now.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct PartyMember {
    /// Identifier of the record.
    pub id: Id,
    /// The person in the registry of residents.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub resident: Option<Id>,
    /// 姓名.
    pub name: String,
    /// 公民身份号码, masked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// 性别.
    pub sex: Sex,
    /// 周岁, today.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub age: Option<i64>,
    /// 联系电话, masked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// 工作单位.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// 离退休.
    pub retired: bool,
    /// What ties the person to the organisation.
    pub affiliation: Affiliation,
    /// 发展阶段.
    pub stage: MemberStage,
    /// 党员状态.
    pub status: MemberStatus,
    /// 所在党支部.
    pub organisation: Id,
    /// 所在党小组.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<Id>,
    /// First day of this standing.
    pub since: NaiveDate,
    /// 申请入党日期.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub applied_on: Option<NaiveDate>,
    /// 派人谈话日期.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub talked_on: Option<NaiveDate>,
    /// 确定为积极分子日期.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub activist_on: Option<NaiveDate>,
    /// 积极分子考察日期.
    pub reviewed_on: Vec<NaiveDate>,
    /// 确定为发展对象日期.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target_on: Option<NaiveDate>,
    /// 入党日期.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub joined_on: Option<NaiveDate>,
    /// 预备期满日.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub probation_ends: Option<NaiveDate>,
    /// 预备期已延长.
    pub extended: bool,
    /// 转正日期.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub full_on: Option<NaiveDate>,
    /// 党龄: full years from the day of 转正 to today.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub standing_years: Option<i64>,
    /// 留党察看至.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub observed_until: Option<NaiveDate>,
    /// 失联起始.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lost_since: Option<NaiveDate>,
    /// 外出流动起始.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub away_from: Option<NaiveDate>,
    /// 外出流动截止.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub away_to: Option<NaiveDate>,
    /// Resolutions of the branch, oldest first; the last may wait for the superior committee.
    pub resolutions: Vec<Resolution>,
    /// The import that brought the record.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub batch: Option<Id>,
    /// Grows by one with every change.
    pub revision: i64,
}

/// A member after a change.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct PartyMemberResult {
    /// The member.
    pub member: PartyMember,
    /// What the regulations generally ask for and this departs from.
    pub warnings: Vec<Warning>,
}

/// A page of members.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct PartyMemberList {
    /// The members, in the order of their identifiers.
    pub items: Vec<PartyMember>,
    /// The cursor of the next page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// Sensitive fields of a member.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct RevealedPartyMember {
    /// Identifier of the member.
    pub member: Id,
    /// 姓名.
    pub name: String,
    /// 公民身份号码.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// 出生日期.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub birth: Option<NaiveDate>,
    /// 联系电话.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
}
