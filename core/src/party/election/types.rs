//! Elections as documents.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::case::words;
use crate::{Id, Warning};

words! {
    /// Why an election is held (选举类别).
    ElectionKind {
        /// 换届选举: at the end of a term.
        Term = "term",
        /// 补选: for posts that fell vacant.
        ByElection = "by_election",
    }
}

words! {
    /// Where an election stands (选举状态).
    ElectionState {
        /// 已部署: planned.
        Planned = "planned",
        /// 已确定选举人: it is known who should attend.
        ElectorateSet = "electorate_set",
        /// 已提名: there are candidates for the members to vote on.
        Nominated = "nominated",
        /// 选举中: rounds are being held.
        Voting = "voting",
        /// 已选出: every post is settled; the superior has to decide.
        Elected = "elected",
        /// 已批复同意.
        Approved = "approved",
        /// 批复不同意.
        Rejected = "rejected",
        /// 已取消.
        Cancelled = "cancelled",
    }
}

words! {
    /// A post that is elected (选举职务).
    ElectedPost {
        /// 委员.
        CommitteeMember = "committee_member",
        /// 书记.
        Secretary = "secretary",
        /// 副书记.
        DeputySecretary = "deputy_secretary",
    }
}

words! {
    /// How candidates stand to seats where the members elect the secretary (选举方式).
    ElectionMethod {
        /// 差额选举: more candidates than seats.
        Differential = "differential",
        /// 等额选举: as many candidates as seats.
        Equal = "equal",
    }
}

words! {
    /// Why somebody is not counted among those who should attend (不计入应到会人数的情形).
    ExclusionGround {
        /// 患重病，不具备行为能力.
        Incapacitated = "incapacitated",
        /// 出国（境）半年以上.
        Abroad = "abroad",
        /// 停止党籍.
        MembershipSuspended = "membership_suspended",
        /// 留党察看.
        UnderObservation = "under_observation",
        /// 被留置、逮捕.
        Detained = "detained",
        /// 年老体弱卧床不起，本人提出.
        Bedridden = "bedridden",
        /// 应转出组织关系而半年以上未转.
        NotTransferred = "not_transferred",
        /// 外出流动，本人提出.
        Mobile = "mobile",
    }
}

impl ExclusionGround {
    /// Whether the right to be elected rests too.
    pub const fn takes_candidacy(self) -> bool {
        matches!(self, Self::MembershipSuspended | Self::UnderObservation | Self::Detained)
    }
}

words! {
    /// What has to happen for a post (选举进展).
    ElectionNext {
        /// 提名: candidates are to be named.
        Nominate = "nominate",
        /// 投票: the first round is to be held.
        Vote = "vote",
        /// 就票数相等者再次投票: a round among those who are tied.
        VoteAmongTied = "vote_among_tied",
        /// 就不足名额另行选举: a round for the seats that stayed empty, or fewer seats.
        VoteForMissing = "vote_for_missing",
        /// 已选定: nothing.
        Settled = "settled",
    }
}

/// A post with the number of its seats (应选职务和名额).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct ElectionSeats {
    /// The post.
    pub post: ElectedPost,
    /// 应选名额: how many are elected.
    pub seats: i64,
}

/// Asks to plan an election.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct PlanElection {
    /// The organisation.
    pub organisation: String,
    /// Why.
    pub kind: ElectionKind,
    /// The day of the election, YYYY-MM-DD.
    pub on: String,
    /// The posts; secretary and deputies are elected by the new committee, or by the members where there is none.
    pub posts: Vec<ElectionSeats>,
    /// How the members elect a secretary where there is no committee; differential unless told.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub method: Option<ElectionMethod>,
    /// 党员代表大会: whether delegates vote for the members.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub delegates: Option<bool>,
    /// 批准文号: the superior's approval of an early or late election.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub approval: Option<String>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// Somebody who is not counted among those who should attend (不计入应到会人数).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct ElectorExclusion {
    /// The member.
    pub member: String,
    /// The ground.
    pub ground: ExclusionGround,
    /// 说明: what the branch noted and who approved it.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub note: Option<String>,
}

/// Asks to compute who should attend.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct SetElectorate {
    /// The election.
    pub election: String,
    /// Who is not counted; those under observation are left out anyway.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub exclusions: Option<Vec<ElectorExclusion>>,
    /// 代表: the delegates, where delegates vote.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub delegates: Option<Vec<String>>,
    /// The revision it was read with.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// Asks to name the candidates for a post; they replace those named before.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct NominateCandidates {
    /// The election.
    pub election: String,
    /// The post.
    pub post: ElectedPost,
    /// The candidates.
    pub members: Vec<String>,
    /// The revision it was read with.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// The votes on a candidate (候选人得票).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct CandidateVotes {
    /// The candidate.
    pub member: String,
    /// 赞成.
    pub ayes: i64,
    /// 反对.
    pub nays: i64,
    /// 弃权.
    pub abstentions: i64,
}

/// The votes for a name that electors wrote in (另选他人得票).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct WriteInVotes {
    /// The member.
    pub member: String,
    /// 得票.
    pub ayes: i64,
}

/// Asks to record a round of voting (投票计票).
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct HoldElectionRound {
    /// The election.
    pub election: String,
    /// The post that was voted on.
    pub post: ElectedPost,
    /// The day; that of the round before, or of the plan, unless given.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub on: Option<String>,
    /// 实到会选举人数.
    pub present: i64,
    /// 发出选票.
    pub issued: i64,
    /// 收回选票.
    pub collected: i64,
    /// 有效票.
    pub valid: i64,
    /// 无效票.
    pub invalid: i64,
    /// The votes on each candidate of the round.
    pub counts: Vec<CandidateVotes>,
    /// 另选他人: names that were written in.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub write_ins: Option<Vec<WriteInVotes>>,
    /// 监票人: electors who are not candidates.
    pub scrutineers: Vec<String>,
    /// 减少名额: whether the electors agreed to leave seats empty that this round did not fill.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub accept_fewer: Option<bool>,
    /// The revision it was read with.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// Asks to record the superior's decision on the result (批复).
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct ApproveElection {
    /// The election.
    pub election: String,
    /// The day of the decision; today unless given.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub on: Option<String>,
    /// Whether the superior agreed.
    pub approved: bool,
    /// 文号: number of the decision.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub document: Option<String>,
    /// The revision it was read with.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// Asks to cancel an election that has not been decided on.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct CancelElection {
    /// The election.
    pub election: String,
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

/// Asks for one election.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct GetElection {
    /// The election.
    pub election: String,
}

/// Asks for elections in reach, oldest first.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct ListElections {
    /// The organisation; all in reach without it.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub organisation: Option<String>,
    /// Of one state only.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub state: Option<ElectionState>,
    /// Rows of a page, 1 to 1000; 100 unless given.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub limit: Option<u32>,
    /// Where the page before ended.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub cursor: Option<String>,
}

/// A round of voting as it was recorded (投票轮次).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ElectionRound {
    /// The post that was voted on.
    pub post: ElectedPost,
    /// The day.
    pub on: NaiveDate,
    /// 应到会: electors who should attend.
    pub entitled: i64,
    /// 到会最低人数: how many of them had to be there.
    pub quorum: i64,
    /// 当选最低票数: how many ayes it took.
    pub needed: i64,
    /// Electors who were there.
    pub present: i64,
    /// Ballots issued.
    pub issued: i64,
    /// Ballots collected.
    pub collected: i64,
    /// Valid ballots.
    pub valid: i64,
    /// Invalid ballots.
    pub invalid: i64,
    /// The votes on each candidate.
    pub counts: Vec<CandidateVotes>,
    /// Names that were written in.
    pub write_ins: Vec<WriteInVotes>,
    /// The scrutineers.
    pub scrutineers: Vec<Id>,
    /// Whether the electors agreed to fewer seats.
    pub accept_fewer: bool,
}

/// How a post stands (选举结果).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ElectionOutcome {
    /// The post.
    pub post: ElectedPost,
    /// Seats of the plan.
    pub seats: i64,
    /// 候选人数.
    pub candidate_count: i64,
    /// 当选人数.
    pub elected_count: i64,
    /// The candidates.
    pub candidates: Vec<Id>,
    /// Who is elected, in the order of the rounds and votes.
    pub elected: Vec<Id>,
    /// Who is tied.
    pub tied: Vec<Id>,
    /// What has to happen.
    pub next: ElectionNext,
}

/// A post to be filled after the approval (任职).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ElectionAppointment {
    /// The member.
    pub member: Id,
    /// The post.
    pub post: ElectedPost,
    /// First day.
    pub starts_on: NaiveDate,
}

/// An election (选举). Persons are told to Party secretaries in scope by `election.get` and by writes; to everybody else, and
/// in lists, they are left out and the numbers stand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct PartyElection {
    /// Identifier.
    pub id: Id,
    /// The organisation.
    pub organisation: Id,
    /// Why.
    pub kind: ElectionKind,
    /// Where it stands.
    pub state: ElectionState,
    /// The day of the plan.
    pub on: NaiveDate,
    /// How the members elect a secretary where there is no committee.
    pub method: ElectionMethod,
    /// Whether delegates vote.
    pub delegates: bool,
    /// The superior's approval of an early or late election.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approval: Option<String>,
    /// 应到会人数: electors who should attend.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entitled: Option<i64>,
    /// 不计入应到会人数.
    pub excluded_count: i64,
    /// Who is not counted, and on which ground.
    pub exclusions: Vec<ElectorExclusion>,
    /// How every post stands.
    pub outcomes: Vec<ElectionOutcome>,
    /// The rounds, oldest first.
    pub rounds: Vec<ElectionRound>,
    /// The superior's decision.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decided_on: Option<NaiveDate>,
    /// Its number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decision: Option<String>,
    /// Posts to be filled, once approved.
    pub appointments: Vec<ElectionAppointment>,
    /// 届期起始: where the new term begins, once a term's election is approved.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub term_from: Option<NaiveDate>,
    /// Why it was cancelled; for those who may see members.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cancelled_reason: Option<String>,
    /// Revision.
    pub revision: i64,
}

/// An election with what is to be told about it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct PartyElectionResult {
    /// The election.
    pub election: PartyElection,
    /// What is not as it generally should be.
    pub warnings: Vec<Warning>,
}

/// A page of elections.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct PartyElectionList {
    /// The elections, without persons.
    pub items: Vec<PartyElection>,
    /// Cursor of the next page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}
