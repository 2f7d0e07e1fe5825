//! Organisational life (组织生活).

use shuzhi::party::meeting::{
    AppraisalList, AppraisalResult, AppraisalSummary, BranchMeeting, BranchMeetingList, BranchMeetingResult,
    GetBranchMeeting, HoldMeeting, ListAppraisals, ListBranchMeetings, MeetingCompliance,
    MeetingComplianceTable, RecordAppraisal, SummariseAppraisals, WithdrawMeeting,
};

use crate::Result;

/// Organisational life (组织生活): meetings, what is due, appraisals.
#[derive(Debug, uniffi::Object)]
pub struct Meetings(pub(crate) shuzhi::party::meeting::Meetings);

#[uniffi::export]
impl Meetings {
    /// Records a meeting that was held, with attendance and votes (组织生活).
    pub fn hold(&self, request: HoldMeeting) -> Result<BranchMeetingResult> {
        Ok(self.0.hold(request)?)
    }

    /// Withdraws a meeting that was recorded in error (撤销误录).
    pub fn withdraw(&self, request: WithdrawMeeting) -> Result<BranchMeetingResult> {
        Ok(self.0.withdraw(request)?)
    }

    /// Reads a meeting.
    pub fn get(&self, request: GetBranchMeeting) -> Result<BranchMeeting> {
        Ok(self.0.get(request)?)
    }

    /// Lists meetings, oldest first.
    pub fn list(&self, request: ListBranchMeetings) -> Result<BranchMeetingList> {
        Ok(self.0.list(request)?)
    }

    /// Tells what organisational life was due, held and missing (三会一课落实情况).
    pub fn compliance(&self, request: MeetingCompliance) -> Result<MeetingComplianceTable> {
        Ok(self.0.compliance(request)?)
    }

    /// Records or changes the appraisal of a member for a year (民主评议党员).
    pub fn record_appraisal(&self, request: RecordAppraisal) -> Result<AppraisalResult> {
        Ok(self.0.record_appraisal(request)?)
    }

    /// Lists the appraisals of an organisation's members for a year.
    pub fn list_appraisals(&self, request: ListAppraisals) -> Result<AppraisalList> {
        Ok(self.0.list_appraisals(request)?)
    }

    /// Counts the grades of a year by organisation (民主评议汇总).
    pub fn appraisal_summary(&self, request: SummariseAppraisals) -> Result<AppraisalSummary> {
        Ok(self.0.appraisal_summary(request)?)
    }
}
