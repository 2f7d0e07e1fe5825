//! Joint governance (共建共治).

use shuzhi::party::governance::{
    AcceptGovernanceProject, AdmitUnit, BigCommitteeList, BigCommitteeResult, BigCommitteeStanding,
    CancelGovernanceProject, CancelGovernanceTask, EndSeat, EntryMatches, ExtendGovernanceTask,
    FinishGovernanceProject, GetBigCommittee, GetJointMeeting, GovernanceProjectList,
    GovernanceProjectStanding, GovernanceSummary, GovernanceTaskList, HandOverGovernanceTask,
    HeldJointMeeting, HoldJointMeeting, JointMeetingFile, JointMeetingList, ListBigCommittees, ListEntry,
    ListEntryPage, ListGovernanceEntries, ListGovernanceProjects, ListGovernanceTasks, ListJointMeetings,
    ListMemberUnits, MatchListEntries, MemberUnitList, MemberUnitResult, PutBigCommittee, PutListEntry,
    RateGovernanceProject, ReleaseUnit, ReportGovernanceTask, RevealUnitContact, ReviewGovernanceTask,
    SeatMember, SeatResult, StartGovernanceProject, StartedGovernanceProject, SummariseGovernance,
    TaskStanding, UnitContact, WithdrawListEntry,
};

use crate::Result;

/// Joint governance (共建共治): the big committee, member units, tasks, lists.
#[derive(Debug, uniffi::Object)]
pub struct Governance(pub(crate) shuzhi::party::governance::Governance);

#[uniffi::export]
impl Governance {
    /// Records or changes a community's big committee (社区大党委).
    pub fn put_committee(&self, request: PutBigCommittee) -> Result<BigCommitteeResult> {
        Ok(self.0.put_committee(request)?)
    }

    /// A big committee (社区大党委) with its seats and member units of a day.
    pub fn get_committee(&self, request: GetBigCommittee) -> Result<BigCommitteeStanding> {
        Ok(self.0.get_committee(request)?)
    }

    /// Big committees (社区大党委) in scope.
    pub fn list_committees(&self, request: ListBigCommittees) -> Result<BigCommitteeList> {
        Ok(self.0.list_committees(request)?)
    }

    /// Gives a Party member a seat on a big committee (大党委委员), full-time or part-time.
    pub fn seat(&self, request: SeatMember) -> Result<SeatResult> {
        Ok(self.0.seat(request)?)
    }

    /// Ends a seat on a big committee (大党委委员).
    pub fn end_seat(&self, request: EndSeat) -> Result<SeatResult> {
        Ok(self.0.end_seat(request)?)
    }

    /// Admits a body as a member unit (成员单位) of a big committee.
    pub fn admit_unit(&self, request: AdmitUnit) -> Result<MemberUnitResult> {
        Ok(self.0.admit_unit(request)?)
    }

    /// Lets a member unit (成员单位) go once nothing that it has is open.
    pub fn release_unit(&self, request: ReleaseUnit) -> Result<MemberUnitResult> {
        Ok(self.0.release_unit(request)?)
    }

    /// The telephone (联系电话) of a member unit; the read is logged.
    pub fn reveal_contact(&self, request: RevealUnitContact) -> Result<UnitContact> {
        Ok(self.0.reveal_contact(request)?)
    }

    /// Member units (成员单位) of a day, their telephones masked.
    pub fn list_units(&self, request: ListMemberUnits) -> Result<MemberUnitList> {
        Ok(self.0.list_units(request)?)
    }

    /// Joint governance (党建共治) in figures: units, meetings, tasks, entries and projects.
    pub fn summary(&self, request: SummariseGovernance) -> Result<GovernanceSummary> {
        Ok(self.0.summary(request)?)
    }

    /// Records a joint meeting (党建联席会议) with its resolutions and tasks.
    pub fn hold_meeting(&self, request: HoldJointMeeting) -> Result<HeldJointMeeting> {
        Ok(self.0.hold_meeting(request)?)
    }

    /// A joint meeting (党建联席会议) with its tasks as they stand.
    pub fn get_meeting(&self, request: GetJointMeeting) -> Result<JointMeetingFile> {
        Ok(self.0.get_meeting(request)?)
    }

    /// Joint meetings (党建联席会议) in scope.
    pub fn list_meetings(&self, request: ListJointMeetings) -> Result<JointMeetingList> {
        Ok(self.0.list_meetings(request)?)
    }

    /// Takes what a unit reports on a task (任务反馈), with evidence.
    pub fn report_task(&self, request: ReportGovernanceTask) -> Result<TaskStanding> {
        Ok(self.0.report_task(request)?)
    }

    /// Finds a reported task done (办结) or returns it (退回).
    pub fn review_task(&self, request: ReviewGovernanceTask) -> Result<TaskStanding> {
        Ok(self.0.review_task(request)?)
    }

    /// Gives a task a later last day (延期).
    pub fn extend_task(&self, request: ExtendGovernanceTask) -> Result<TaskStanding> {
        Ok(self.0.extend_task(request)?)
    }

    /// Hands a task over to another member unit (转交).
    pub fn hand_over_task(&self, request: HandOverGovernanceTask) -> Result<TaskStanding> {
        Ok(self.0.hand_over_task(request)?)
    }

    /// Gives a task up (撤销).
    pub fn cancel_task(&self, request: CancelGovernanceTask) -> Result<TaskStanding> {
        Ok(self.0.cancel_task(request)?)
    }

    /// Tasks (议定任务) by committee, unit, state and lateness.
    pub fn list_tasks(&self, request: ListGovernanceTasks) -> Result<GovernanceTaskList> {
        Ok(self.0.list_tasks(request)?)
    }

    /// Records or changes an entry of the list of resources or needs (资源清单、需求清单).
    pub fn put_entry(&self, request: PutListEntry) -> Result<ListEntry> {
        Ok(self.0.put_entry(request)?)
    }

    /// Withdraws a resource or a need (撤回).
    pub fn withdraw_entry(&self, request: WithdrawListEntry) -> Result<ListEntry> {
        Ok(self.0.withdraw_entry(request)?)
    }

    /// Entries of the lists of resources and needs (资源清单、需求清单).
    pub fn list_entries(&self, request: ListGovernanceEntries) -> Result<ListEntryPage> {
        Ok(self.0.list_entries(request)?)
    }

    /// The resources that fit each open need (供需对接), best first, with the reasons.
    pub fn match_entries(&self, request: MatchListEntries) -> Result<EntryMatches> {
        Ok(self.0.match_entries(request)?)
    }

    /// Starts a project for a need (派单), which takes its quantity off the resources.
    pub fn start_project(&self, request: StartGovernanceProject) -> Result<StartedGovernanceProject> {
        Ok(self.0.start_project(request)?)
    }

    /// The unit accepts a project (接单).
    pub fn accept_project(&self, request: AcceptGovernanceProject) -> Result<GovernanceProjectStanding> {
        Ok(self.0.accept_project(request)?)
    }

    /// Finishes a project with its result (完成).
    pub fn finish_project(&self, request: FinishGovernanceProject) -> Result<GovernanceProjectStanding> {
        Ok(self.0.finish_project(request)?)
    }

    /// Rates a finished project from 1 to 5, once (评单).
    pub fn rate_project(&self, request: RateGovernanceProject) -> Result<GovernanceProjectStanding> {
        Ok(self.0.rate_project(request)?)
    }

    /// Gives a project up (取消); what it had taken goes back.
    pub fn cancel_project(&self, request: CancelGovernanceProject) -> Result<GovernanceProjectStanding> {
        Ok(self.0.cancel_project(request)?)
    }

    /// Projects (项目清单) by committee, unit and state.
    pub fn list_projects(&self, request: ListGovernanceProjects) -> Result<GovernanceProjectList> {
        Ok(self.0.list_projects(request)?)
    }
}
