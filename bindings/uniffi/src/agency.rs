//! Agency on people's behalf (代办、帮办).

use shuzhi::service::agency::{
    AgencyResult, AgencyService, AgencyServiceList, CompleteAgency, EndAgency, GetAgency, LinkAgencyMatter,
    ListAgency, OpenAgency, PlanAgencyVisit, RecordAgencyStep, RecordAgencyVisit, RenewAgencyAuthority,
    ReturnAgencyOriginal, RevealAgencyClient, RevealedAgencyClient, RevokeAgencyAuthority,
    TakeAgencyOriginal,
};

use crate::Result;

/// Agency on people's behalf (代办、帮办).
#[derive(Debug, uniffi::Object)]
pub struct AgencyServices(pub(crate) shuzhi::service::agency::AgencyServices);

#[uniffi::export]
impl AgencyServices {
    /// Takes an agency service on (代办、帮办受理), an agency with the client's written authority; it is free of charge.
    pub fn open(&self, request: OpenAgency) -> Result<AgencyResult> {
        Ok(self.0.open(request)?)
    }

    /// Records another written authority (续签授权) of an agency.
    pub fn renew_authority(&self, request: RenewAgencyAuthority) -> Result<AgencyResult> {
        Ok(self.0.renew_authority(request)?)
    }

    /// Takes an authority back at once (撤销授权), by the client's own account or for the client.
    pub fn revoke_authority(&self, request: RevokeAgencyAuthority) -> Result<AgencyResult> {
        Ok(self.0.revoke_authority(request)?)
    }

    /// Links the matter (关联办件) that was handed in for the client.
    pub fn link_matter(&self, request: LinkAgencyMatter) -> Result<AgencyResult> {
        Ok(self.0.link_matter(request)?)
    }

    /// Completes an agency service (代办办结), once every original is back.
    pub fn complete(&self, request: CompleteAgency) -> Result<AgencyResult> {
        Ok(self.0.complete(request)?)
    }

    /// Ends an agency service that the client no longer wishes (终止代办).
    pub fn end(&self, request: EndAgency) -> Result<AgencyResult> {
        Ok(self.0.end(request)?)
    }

    /// Records what was done for the client (代办记录).
    pub fn record_step(&self, request: RecordAgencyStep) -> Result<AgencyResult> {
        Ok(self.0.record_step(request)?)
    }

    /// Takes an original from the client against a receipt (接收原件).
    pub fn take_original(&self, request: TakeAgencyOriginal) -> Result<AgencyResult> {
        Ok(self.0.take_original(request)?)
    }

    /// Gives an original back to the client (归还原件).
    pub fn return_original(&self, request: ReturnAgencyOriginal) -> Result<AgencyResult> {
        Ok(self.0.return_original(request)?)
    }

    /// Plans a visit at the home of a client who can't come (预约上门).
    pub fn plan_visit(&self, request: PlanAgencyVisit) -> Result<AgencyResult> {
        Ok(self.0.plan_visit(request)?)
    }

    /// Records that a planned visit took place (上门记录).
    pub fn record_visit(&self, request: RecordAgencyVisit) -> Result<AgencyResult> {
        Ok(self.0.record_visit(request)?)
    }

    /// Shows an agency service with its client (代办、帮办详情).
    pub fn get(&self, request: GetAgency) -> Result<AgencyService> {
        Ok(self.0.get(request)?)
    }

    /// Lists agency services (代办、帮办列表) without names.
    pub fn list(&self, request: ListAgency) -> Result<AgencyServiceList> {
        Ok(self.0.list(request)?)
    }

    /// Reveals a client's name and whole telephone (查阅服务对象信息); the read log keeps it.
    pub fn reveal_client(&self, request: RevealAgencyClient) -> Result<RevealedAgencyClient> {
        Ok(self.0.reveal_client(request)?)
    }
}
