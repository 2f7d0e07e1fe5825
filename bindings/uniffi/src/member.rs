//! Party members (党员): their way into the Party and their standing.

use shuzhi::party::member::{
    AmendPartyMember, ApplyForMembership, AssignPartyGroup, ClosePartyMember, DecideMembership,
    GetPartyMember, ListPartyMembers, MakePartyActivist, MakePartyTarget, PartyMember, PartyMemberList,
    PartyMemberResult, RecordApplicantTalk, RecordPartyMember, ResolveMembership, RestoreMembership,
    RevealPartyMember, RevealedPartyMember, ReviewPartyActivist, SuspendMembership,
};

use crate::Result;

/// Party members (党员).
#[derive(Debug, uniffi::Object)]
pub struct Members(pub(crate) shuzhi::party::member::Members);

#[uniffi::export]
impl Members {
    /// Enters a member or applicant as the papers have it (党员信息补录).
    pub fn record(&self, request: RecordPartyMember) -> Result<PartyMemberResult> {
        Ok(self.0.record(request)?)
    }

    /// Changes a member's particulars, observation or contact (修改党员信息).
    pub fn amend(&self, request: AmendPartyMember) -> Result<PartyMemberResult> {
        Ok(self.0.amend(request)?)
    }

    /// Puts a member into a group of the branch, or takes the member out (编入党小组).
    pub fn assign_group(&self, request: AssignPartyGroup) -> Result<PartyMemberResult> {
        Ok(self.0.assign_group(request)?)
    }

    /// Shows a member, masked, as of any day (党员信息).
    pub fn get(&self, request: GetPartyMember) -> Result<PartyMember> {
        Ok(self.0.get(request)?)
    }

    /// Lists members within reach, as of any day (党员名册).
    pub fn list(&self, request: ListPartyMembers) -> Result<PartyMemberList> {
        Ok(self.0.list(request)?)
    }

    /// Reveals a member's sensitive fields for a declared purpose; the read is logged (查阅敏感信息).
    pub fn reveal(&self, request: RevealPartyMember) -> Result<RevealedPartyMember> {
        Ok(self.0.reveal(request)?)
    }

    /// Records an application for membership (入党申请).
    pub fn apply(&self, request: ApplyForMembership) -> Result<PartyMemberResult> {
        Ok(self.0.apply(request)?)
    }

    /// Records the branch's talk with an applicant (派人谈话).
    pub fn record_talk(&self, request: RecordApplicantTalk) -> Result<PartyMemberResult> {
        Ok(self.0.record_talk(request)?)
    }

    /// Makes an applicant an activist (确定入党积极分子).
    pub fn make_activist(&self, request: MakePartyActivist) -> Result<PartyMemberResult> {
        Ok(self.0.make_activist(request)?)
    }

    /// Records the half-yearly review of an activist (积极分子考察).
    pub fn review_activist(&self, request: ReviewPartyActivist) -> Result<PartyMemberResult> {
        Ok(self.0.review_activist(request)?)
    }

    /// Makes an activist a target of development (确定发展对象).
    pub fn make_target(&self, request: MakePartyTarget) -> Result<PartyMemberResult> {
        Ok(self.0.make_target(request)?)
    }

    /// Records a branch meeting's resolution about a person, which waits for the superior committee (支部决议).
    pub fn resolve(&self, request: ResolveMembership) -> Result<PartyMemberResult> {
        Ok(self.0.resolve(request)?)
    }

    /// Records the superior committee's decision on the waiting resolution (上级审批).
    pub fn decide(&self, request: DecideMembership) -> Result<PartyMemberResult> {
        Ok(self.0.decide(request)?)
    }

    /// Suspends the membership of one who is out of contact (停止党籍).
    pub fn suspend(&self, request: SuspendMembership) -> Result<PartyMemberResult> {
        Ok(self.0.suspend(request)?)
    }

    /// Restores a suspended membership (恢复党籍).
    pub fn restore(&self, request: RestoreMembership) -> Result<PartyMemberResult> {
        Ok(self.0.restore(request)?)
    }

    /// Closes the record of one who died, gave up or has gone (记录终结).
    pub fn close_record(&self, request: ClosePartyMember) -> Result<PartyMemberResult> {
        Ok(self.0.close_record(request)?)
    }
}
