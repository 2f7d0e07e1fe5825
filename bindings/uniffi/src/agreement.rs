//! Agreements (调解协议).

use shuzhi::mediation::agreement::{
    AbandonAgreement, AgreementList, AgreementReading, AgreementResult, AmendAgreement, GetAgreement,
    ListAgreements, ReachAgreement, RecordAgreementBreach, RecordAgreementPerformance,
    RecordJudicialConfirmation, RequestJudicialConfirmation, SealAgreement, SettlePoliceCase, SignAgreement,
    SignAgreementAsMediator,
};

use crate::Result;

/// Agreements (调解协议).
#[derive(Debug, uniffi::Object)]
pub struct Agreements(pub(crate) shuzhi::mediation::agreement::Agreements);

#[uniffi::export]
impl Agreements {
    /// Records what the parties of a dispute agreed on (达成调解协议), in writing or orally.
    pub fn reach(&self, request: ReachAgreement) -> Result<AgreementResult> {
        Ok(self.0.reach(request)?)
    }

    /// Changes an agreement (调解协议) before it takes effect; who signed it signs anew.
    pub fn amend(&self, request: AmendAgreement) -> Result<AgreementResult> {
        Ok(self.0.amend(request)?)
    }

    /// Records that a party signed an agreement (当事人签名、盖章、按指印).
    pub fn sign(&self, request: SignAgreement) -> Result<AgreementResult> {
        Ok(self.0.sign(request)?)
    }

    /// Records that a mediator of the panel signed an agreement (调解员签名).
    pub fn sign_mediator(&self, request: SignAgreementAsMediator) -> Result<AgreementResult> {
        Ok(self.0.sign_mediator(request)?)
    }

    /// Records that the committee sealed an agreement (加盖人民调解委员会印章).
    pub fn seal(&self, request: SealAgreement) -> Result<AgreementResult> {
        Ok(self.0.seal(request)?)
    }

    /// Gives an agreement (调解协议) up before it takes effect; mediation goes on.
    pub fn abandon(&self, request: AbandonAgreement) -> Result<AgreementResult> {
        Ok(self.0.abandon(request)?)
    }

    /// An agreement (调解协议), for those who may know the dispute.
    pub fn get(&self, request: GetAgreement) -> Result<AgreementReading> {
        Ok(self.0.get(request)?)
    }

    /// Agreements (调解协议) in scope, without names and contents.
    pub fn list(&self, request: ListAgreements) -> Result<AgreementList> {
        Ok(self.0.list(request)?)
    }

    /// Records that a duty of an agreement was performed (协议履行).
    pub fn record_performance(&self, request: RecordAgreementPerformance) -> Result<AgreementResult> {
        Ok(self.0.record_performance(request)?)
    }

    /// Records that a duty of an agreement was not performed by its last day (协议未履行).
    pub fn record_breach(&self, request: RecordAgreementBreach) -> Result<AgreementResult> {
        Ok(self.0.record_breach(request)?)
    }

    /// Records that all parties together asked the court to confirm an agreement (申请司法确认).
    pub fn request_confirmation(&self, request: RequestJudicialConfirmation) -> Result<AgreementResult> {
        Ok(self.0.request_confirmation(request)?)
    }

    /// Records what came of a request for judicial confirmation (司法确认结果).
    pub fn record_confirmation(&self, request: RecordJudicialConfirmation) -> Result<AgreementResult> {
        Ok(self.0.record_confirmation(request)?)
    }

    /// Records that the police spare a penalty because an agreement was performed (治安案件).
    pub fn settle_police(&self, request: SettlePoliceCase) -> Result<AgreementResult> {
        Ok(self.0.settle_police(request)?)
    }
}
