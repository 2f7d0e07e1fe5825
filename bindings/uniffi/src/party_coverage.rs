//! Coverage of enterprises and social organisations (两个覆盖).

use shuzhi::party::coverage::{
    AssignInstructor, CoverageRequest, EndInstructor, InstructorList, InstructorResult, JointBranchProposals,
    ListInstructors, ListUncovered, PartyCoverage, ProposeJointBranches, UncoveredList,
};

use crate::Party;
use crate::Result;

#[uniffi::export]
impl Party {
    /// Counts how far Party organisations and work cover enterprises and social organisations (两个覆盖).
    pub fn coverage(&self, request: CoverageRequest) -> Result<PartyCoverage> {
        Ok(self.0.coverage(request)?)
    }

    /// Lists the units that coverage lacks (未覆盖单位).
    pub fn list_uncovered(&self, request: ListUncovered) -> Result<UncoveredList> {
        Ok(self.0.list_uncovered(request)?)
    }

    /// Proposes which units could form a branch together (联合党支部).
    pub fn propose_joint_branches(&self, request: ProposeJointBranches) -> Result<JointBranchProposals> {
        Ok(self.0.propose_joint_branches(request)?)
    }

    /// Sends an instructor to a unit (党建指导员).
    pub fn assign_instructor(&self, request: AssignInstructor) -> Result<InstructorResult> {
        Ok(self.0.assign_instructor(request)?)
    }

    /// Ends the work of an instructor.
    pub fn end_instructor(&self, request: EndInstructor) -> Result<InstructorResult> {
        Ok(self.0.end_instructor(request)?)
    }

    /// Lists instructors.
    pub fn list_instructors(&self, request: ListInstructors) -> Result<InstructorList> {
        Ok(self.0.list_instructors(request)?)
    }
}
