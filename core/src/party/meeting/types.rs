//! Meetings of organisational life as documents.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::case::words;
use crate::party::Votes;
use crate::{Id, Warning};

words! {
    /// What kind of meeting of organisational life it is (组织生活类别).
    BranchMeetingKind {
        /// 党员大会: all members of the organisation.
        MembersMeeting = "members_meeting",
        /// 委员会会议: the committee of the organisation.
        CommitteeMeeting = "committee_meeting",
        /// 党小组会: the members of a group.
        GroupMeeting = "group_meeting",
        /// 党课: a lecture by anybody but the secretary.
        Lecture = "lecture",
        /// 书记党课: a lecture by the secretary; it counts as a lecture too.
        SecretaryLecture = "secretary_lecture",
        /// 主题党日: the theme day of a month.
        ThemeDay = "theme_day",
        /// 组织生活会: criticism and self-criticism.
        LifeMeeting = "life_meeting",
        /// 民主评议党员: the democratic appraisal of members.
        Appraisal = "appraisal",
        /// 组织生活会和民主评议党员合并召开: both in one meeting; it counts as either.
        LifeAndAppraisal = "life_and_appraisal",
        /// 谈心谈话: a heart-to-heart talk of those who are named.
        Talk = "talk",
    }
}

/// Somebody who has leave, or no vote, with the reason (请假、不计表决权).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct MeetingReason {
    /// The member.
    pub member: String,
    /// 事由: why.
    pub reason: String,
}

/// A question that was put to the vote (表决事项).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct MeetingQuestion {
    /// 事项: what was put.
    pub text: String,
    /// The votes.
    pub votes: Votes,
    /// 村、社区重要事项: an important matter of the community, which passes the members' meeting before it is decided.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub important_matter: Option<bool>,
}

/// Asks to record a meeting that was held (组织生活记录).
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct HoldMeeting {
    /// The organisation that held it.
    pub organisation: String,
    /// What kind of meeting.
    pub kind: BranchMeetingKind,
    /// The day, YYYY-MM-DD.
    pub on: String,
    /// When it began, HH:MM.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub starts_at: Option<String>,
    /// When it ended, HH:MM.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub ends_at: Option<String>,
    /// 地点: where.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub place: Option<String>,
    /// 议题: what it was about, 1 to 20 topics.
    pub topics: Vec<String>,
    /// 授课人: the member who gave the lecture; of a lecture only.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub lecturer: Option<String>,
    /// 实到: the members who were there.
    pub present: Vec<String>,
    /// 请假: members with leave.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub excused: Option<Vec<MeetingReason>>,
    /// 暂停表决权: full members without a vote on that day for a ground that their record does not show.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub without_vote: Option<Vec<MeetingReason>>,
    /// 列席人数: how many attended without being members of it.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub guests: Option<i64>,
    /// 表决: what was put to the vote; in meetings of members, of the committee and of a group.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub questions: Option<Vec<MeetingQuestion>>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// What came of a question (表决结果).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct MeetingDecision {
    /// What was put; empty unless the reader may see members.
    pub text: String,
    /// The votes.
    pub votes: Votes,
    /// How many ayes it needed.
    pub needed: i64,
    /// 通过: whether it passed.
    pub passed: bool,
    /// Whether it is an important matter of the community.
    pub important_matter: bool,
}

/// A meeting that was held (组织生活). Who was there is told to Party secretaries in scope by `meeting.get`; in lists the
/// persons are left out. Everybody else is told kind, days and numbers, without persons, place and texts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct BranchMeeting {
    /// Identifier.
    pub id: Id,
    /// The organisation.
    pub organisation: Id,
    /// What kind of meeting.
    pub kind: BranchMeetingKind,
    /// The day.
    pub on: NaiveDate,
    /// When it began.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub starts_at: Option<String>,
    /// When it ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends_at: Option<String>,
    /// Where; for those who may see members.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// What it was about; empty unless the reader may see members.
    pub topics: Vec<String>,
    /// Who gave the lecture.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lecturer: Option<Id>,
    /// 应到人数: who should have been there, by the records of the day.
    pub expected_count: i64,
    /// 有表决权人数: how many of them had a vote.
    pub voting_count: i64,
    /// 实到人数.
    pub present_count: i64,
    /// 实到有表决权人数.
    pub present_voting_count: i64,
    /// 请假人数.
    pub excused_count: i64,
    /// 列席人数.
    pub guests: i64,
    /// Who was there.
    pub present: Vec<Id>,
    /// Who had leave.
    pub excused: Vec<MeetingReason>,
    /// 缺席: who was neither there nor had leave.
    pub absent: Vec<Id>,
    /// Who had no vote for a ground that the record does not show.
    pub without_vote: Vec<MeetingReason>,
    /// What was decided.
    pub decisions: Vec<MeetingDecision>,
    /// When it was found to be recorded in error.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub withdrawn_on: Option<NaiveDate>,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub withdrawn_reason: Option<String>,
    /// Revision.
    pub revision: i64,
}

/// A meeting with what is to be told about it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct BranchMeetingResult {
    /// The meeting.
    pub meeting: BranchMeeting,
    /// What is not as it generally should be.
    pub warnings: Vec<Warning>,
}

/// Asks to withdraw a meeting that was recorded in error (撤销误录).
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct WithdrawMeeting {
    /// The meeting.
    pub meeting: String,
    /// 原因: why.
    pub reason: String,
    /// The revision it was read with.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// Asks for one meeting.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct GetBranchMeeting {
    /// The meeting.
    pub meeting: String,
}

/// Asks for the meetings of an organisation or of all in reach, oldest first.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct ListBranchMeetings {
    /// The organisation; all in reach without it.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub organisation: Option<String>,
    /// With all below it; no unless asked for.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub below: Option<bool>,
    /// Of one kind only.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub kind: Option<BranchMeetingKind>,
    /// First day.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub first_day: Option<String>,
    /// Last day.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub last_day: Option<String>,
    /// With those withdrawn; no unless asked for.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub withdrawn: Option<bool>,
    /// Rows of a page, 1 to 1000; 100 unless given.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub limit: Option<u32>,
    /// Where the page before ended.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub cursor: Option<String>,
}

/// A page of meetings.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct BranchMeetingList {
    /// The meetings, without persons.
    pub items: Vec<BranchMeeting>,
    /// Cursor of the next page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

words! {
    /// What organisational life is due in every period (应开展的组织生活).
    MeetingDuty {
        /// 每季度党员大会.
        MembersMeeting = "members_meeting",
        /// 每月支部委员会会议.
        CommitteeMeeting = "committee_meeting",
        /// 每月党小组会.
        GroupMeeting = "group_meeting",
        /// 每季度党课.
        Lecture = "lecture",
        /// 每年书记党课.
        SecretaryLecture = "secretary_lecture",
        /// 每月主题党日.
        ThemeDay = "theme_day",
        /// 每年组织生活会.
        LifeMeeting = "life_meeting",
        /// 每年民主评议党员.
        Appraisal = "appraisal",
    }
}

/// Asks what organisational life was due, held and missing (组织生活落实情况): of a year, or from a month to another.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct MeetingCompliance {
    /// The organisation; all in reach without it.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub organisation: Option<String>,
    /// With all below it; no unless asked for.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub below: Option<bool>,
    /// The year; the running one when neither year nor months are given.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub year: Option<i64>,
    /// First month, YYYY-MM, together with the last one and without a year.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub first_month: Option<String>,
    /// Last month, YYYY-MM.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub last_month: Option<String>,
}

/// What one organisation owed of one kind (组织生活落实情况).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct MeetingDue {
    /// The organisation.
    pub organisation: Id,
    /// Its name.
    pub name: String,
    /// What was due.
    pub duty: MeetingDuty,
    /// The rule it rests on.
    pub rule: String,
    /// 应开展期数: full periods in which it was due.
    pub due: i64,
    /// 已落实期数: those of them in which it was held as often as it should.
    pub met: i64,
    /// 次数: how many were held in the time asked for, in unfinished periods too.
    pub held: i64,
    /// 欠缺: the periods without it, as 2026-03, 2026-Q1 or 2026.
    pub missing: Vec<String>,
}

/// All organisations together, of one kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct MeetingDueTotal {
    /// What was due.
    pub duty: MeetingDuty,
    /// Organisations that owed it.
    pub organisations: i64,
    /// Those of them that lack nothing.
    pub complete: i64,
    /// Periods in which it was due.
    pub due: i64,
    /// Periods in which it was held.
    pub met: i64,
    /// Meetings held.
    pub held: i64,
}

/// What was due, held and missing (组织生活落实情况表). These rules hold generally: what is missing is told, not refused.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct MeetingComplianceTable {
    /// First day of the time asked for.
    pub first_day: NaiveDate,
    /// Last day of the time asked for.
    pub last_day: NaiveDate,
    /// Today: a period that ends on it or later is not finished, and misses nothing yet.
    pub as_of: NaiveDate,
    /// One row for each organisation and kind.
    pub rows: Vec<MeetingDue>,
    /// One row for each kind.
    pub totals: Vec<MeetingDueTotal>,
}
