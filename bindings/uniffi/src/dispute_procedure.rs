//! Disputes: their mediation (调解).

use shuzhi::mediation::dispute::DisputeResult;
use shuzhi::mediation::procedure::{
    AssignPanel, CheckMediatorConflicts, DisputeEntryResult, ExtendDispute, GiveDisputeNotice,
    HoldDisputeSession, InviteToDispute, MediatorConflictReport, PanelProposal, ProposePanel,
    RecordDisputeConsent, RecordDisputeFollowUp, RecordDisputeInvestigation, RecordDisputeNote,
    RecuseMediator, ReplaceMediator, RiseDispute, TakeOverDispute, TerminateDispute, WithdrawDispute,
};

use crate::Disputes;
use crate::Result;

#[uniffi::export]
impl Disputes {
    /// Tells parties their rights and duties (权利义务告知); mediation begins when every party was told and is willing.
    pub fn give_notice(&self, request: GiveDisputeNotice) -> Result<DisputeResult> {
        Ok(self.0.give_notice(request)?)
    }

    /// Records what a party says to being mediated (同意或者拒绝调解); one clear refusal ends it.
    pub fn record_consent(&self, request: RecordDisputeConsent) -> Result<DisputeResult> {
        Ok(self.0.record_consent(request)?)
    }

    /// Conflicts of interest (利害关系) of mediators with the parties, without names.
    pub fn check_conflicts(&self, request: CheckMediatorConflicts) -> Result<MediatorConflictReport> {
        Ok(self.0.check_conflicts(request)?)
    }

    /// A panel (调解组) that fits the scheme, with who was left out and why.
    pub fn propose_panel(&self, request: ProposePanel) -> Result<PanelProposal> {
        Ok(self.0.propose_panel(request)?)
    }

    /// Seats a panel (组成调解组): assigned, or chosen by the parties.
    pub fn assign_panel(&self, request: AssignPanel) -> Result<DisputeResult> {
        Ok(self.0.assign_panel(request)?)
    }

    /// Ends the seat of a mediator and may give it to another (更换调解员).
    pub fn replace_mediator(&self, request: ReplaceMediator) -> Result<DisputeResult> {
        Ok(self.0.replace_mediator(request)?)
    }

    /// Ends the session's own seat (自行回避).
    pub fn recuse(&self, request: RecuseMediator) -> Result<DisputeResult> {
        Ok(self.0.recuse(request)?)
    }

    /// Records a mediation session (调解会议) with its attendance.
    pub fn hold_session(&self, request: HoldDisputeSession) -> Result<DisputeEntryResult> {
        Ok(self.0.hold_session(request)?)
    }

    /// Records what was found out (调查).
    pub fn record_investigation(&self, request: RecordDisputeInvestigation) -> Result<DisputeEntryResult> {
        Ok(self.0.record_investigation(request)?)
    }

    /// Records other work on a dispute (其他工作记录).
    pub fn record_note(&self, request: RecordDisputeNote) -> Result<DisputeEntryResult> {
        Ok(self.0.record_note(request)?)
    }

    /// Asks partners, kin, neighbours or experts to join in (邀请参与、三所联动), with the parties' consent.
    pub fn invite(&self, request: InviteToDispute) -> Result<DisputeEntryResult> {
        Ok(self.0.invite(request)?)
    }

    /// Records a visit after settlement (回访).
    pub fn record_follow_up(&self, request: RecordDisputeFollowUp) -> Result<DisputeEntryResult> {
        Ok(self.0.record_follow_up(request)?)
    }

    /// Extends the time limit, when every party agrees (延期).
    pub fn extend(&self, request: ExtendDispute) -> Result<DisputeResult> {
        Ok(self.0.extend(request)?)
    }

    /// Hands a dispute up to the next level of the scheme (升级).
    pub fn rise(&self, request: RiseDispute) -> Result<DisputeResult> {
        Ok(self.0.rise(request)?)
    }

    /// Takes over a dispute that nobody looks after (接办).
    pub fn take_over(&self, request: TakeOverDispute) -> Result<DisputeResult> {
        Ok(self.0.take_over(request)?)
    }

    /// Ends mediation because a party does not want it any more (撤回).
    pub fn withdraw(&self, request: WithdrawDispute) -> Result<DisputeResult> {
        Ok(self.0.withdraw(request)?)
    }

    /// Ends mediation without agreement, the parties told of other routes (终止调解).
    pub fn terminate(&self, request: TerminateDispute) -> Result<DisputeResult> {
        Ok(self.0.terminate(request)?)
    }
}
