//! Disputes (纠纷): intake and reading.

use shuzhi::mediation::dispute::{
    AcceptDispute, AddDisputeParty, AmendDisputeParty, CaseDisputes, CloseDisputeCase, Dispute,
    DisputeCaseResult, DisputeEntryList, DisputeList, DisputeResult, DropDisputeParty, FindCaseDisputes,
    GetDispute, ListDisputeEntries, ListDisputes, NewDispute, OpenDisputeCase, RefuseDispute,
    RemoveDisputeAgent, ReportDisputeRisk, RevealDisputeParty, RevealedDisputeParty, SetDisputeAgent,
    TransferDispute,
};

use crate::Result;

/// Disputes (纠纷) and their mediation.
#[derive(Debug, uniffi::Object)]
pub struct Disputes(pub(crate) shuzhi::mediation::dispute::Disputes);

#[uniffi::export]
impl Disputes {
    /// Registers a dispute (纠纷登记) with its parties, from an application or from what is handed over.
    pub fn register(&self, request: NewDispute) -> Result<DisputeResult> {
        Ok(self.0.register(request)?)
    }

    /// Accepts a dispute (受理): its number, its mediator and its time limit.
    pub fn accept(&self, request: AcceptDispute) -> Result<DisputeResult> {
        Ok(self.0.accept(request)?)
    }

    /// Does not take a dispute up (不予受理), with the ground and the other routes.
    pub fn refuse(&self, request: RefuseDispute) -> Result<DisputeResult> {
        Ok(self.0.refuse(request)?)
    }

    /// Hands a dispute to another committee (移送) before it is mediated.
    pub fn transfer(&self, request: TransferDispute) -> Result<DisputeResult> {
        Ok(self.0.transfer(request)?)
    }

    /// Records steps against the escalation of a dispute and its report (防激化措施与报告).
    pub fn report_risk(&self, request: ReportDisputeRisk) -> Result<DisputeResult> {
        Ok(self.0.report_risk(request)?)
    }

    /// Hands a need that mediation found in as a case (调处中发现诉求), without names.
    pub fn open_case(&self, request: OpenDisputeCase) -> Result<DisputeCaseResult> {
        Ok(self.0.open_case(request)?)
    }

    /// Reports the outcome of a dispute as the result of its case (办结关联案件).
    pub fn close_case(&self, request: CloseDisputeCase) -> Result<DisputeCaseResult> {
        Ok(self.0.close_case(request)?)
    }

    /// Adds a party to a dispute (追加当事人).
    pub fn add_party(&self, request: AddDisputeParty) -> Result<DisputeResult> {
        Ok(self.0.add_party(request)?)
    }

    /// Changes number, contact or account of a party (变更当事人信息).
    pub fn amend_party(&self, request: AmendDisputeParty) -> Result<DisputeResult> {
        Ok(self.0.amend_party(request)?)
    }

    /// Records who speaks for a party (代理人、监护人).
    pub fn set_agent(&self, request: SetDisputeAgent) -> Result<DisputeResult> {
        Ok(self.0.set_agent(request)?)
    }

    /// Records that nobody speaks for a party any more (解除代理).
    pub fn remove_agent(&self, request: RemoveDisputeAgent) -> Result<DisputeResult> {
        Ok(self.0.remove_agent(request)?)
    }

    /// Takes a party off a dispute before it is mediated (撤回当事人).
    pub fn drop_party(&self, request: DropDisputeParty) -> Result<DisputeResult> {
        Ok(self.0.drop_party(request)?)
    }

    /// Number, birth date and telephone of a party (查阅敏感信息); the read is logged.
    pub fn reveal_party(&self, request: RevealDisputeParty) -> Result<RevealedDisputeParty> {
        Ok(self.0.reveal_party(request)?)
    }

    /// A dispute (纠纷) as the session's standing lets it be seen.
    pub fn get(&self, request: GetDispute) -> Result<Dispute> {
        Ok(self.0.get(request)?)
    }

    /// Disputes (纠纷清单) in scope, or one's own, without names.
    pub fn list(&self, request: ListDisputes) -> Result<DisputeList> {
        Ok(self.0.list(request)?)
    }

    /// The disputes of a case (关联纠纷), without names.
    pub fn find_by_case(&self, request: FindCaseDisputes) -> Result<CaseDisputes> {
        Ok(self.0.find_by_case(request)?)
    }

    /// The record of a dispute (调解工作记录) for those who may know it.
    pub fn list_entries(&self, request: ListDisputeEntries) -> Result<DisputeEntryList> {
        Ok(self.0.list_entries(request)?)
    }
}
