//! Elections of Party organisations (换届选举).

use shuzhi::party::election::{
    ApproveElection, CancelElection, GetElection, HoldElectionRound, ListElections, NominateCandidates,
    PartyElection, PartyElectionList, PartyElectionResult, PlanElection, SetElectorate,
};

use crate::Result;

/// Elections (换届选举).
#[derive(Debug, uniffi::Object)]
pub struct Elections(pub(crate) shuzhi::party::election::Elections);

#[uniffi::export]
impl Elections {
    /// Plans an election (换届选举、补选).
    pub fn plan(&self, request: PlanElection) -> Result<PartyElectionResult> {
        Ok(self.0.plan(request)?)
    }

    /// Computes who should attend, with exclusions and their grounds (应到会选举人).
    pub fn set_electorate(&self, request: SetElectorate) -> Result<PartyElectionResult> {
        Ok(self.0.set_electorate(request)?)
    }

    /// Names the candidates for a post (候选人).
    pub fn nominate(&self, request: NominateCandidates) -> Result<PartyElectionResult> {
        Ok(self.0.nominate(request)?)
    }

    /// Records a round of voting and tells who is elected (投票计票).
    pub fn hold_round(&self, request: HoldElectionRound) -> Result<PartyElectionResult> {
        Ok(self.0.hold_round(request)?)
    }

    /// Records the superior's decision on the result (选举结果批复).
    pub fn approve(&self, request: ApproveElection) -> Result<PartyElectionResult> {
        Ok(self.0.approve(request)?)
    }

    /// Cancels an election (取消选举).
    pub fn cancel(&self, request: CancelElection) -> Result<PartyElectionResult> {
        Ok(self.0.cancel(request)?)
    }

    /// Reads an election with its result.
    pub fn get(&self, request: GetElection) -> Result<PartyElection> {
        Ok(self.0.get(request)?)
    }

    /// Lists elections, oldest first.
    pub fn list(&self, request: ListElections) -> Result<PartyElectionList> {
        Ok(self.0.list(request)?)
    }
}
