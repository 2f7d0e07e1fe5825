//! Matters (办件): intake and reading.

use shuzhi::service::matter::{
    AcceptMatter, FulfilMatterGap, GetMatter, ListMatters, Matter, MatterList, MatterResult, NewMatter,
    RefuseMatter, RevealMatterApplicant, RevealedMatterApplicant, SupplementMatter, TellMissing,
    WithdrawMatter,
};

use crate::Result;

/// Matters (办件) from the application to the result.
#[derive(Debug, uniffi::Object)]
pub struct Matters(pub(crate) shuzhi::service::matter::Matters);

#[uniffi::export]
impl Matters {
    /// Hands a matter in (申请), for an applicant or online by the applicant's own account.
    pub fn apply(&self, request: NewMatter) -> Result<MatterResult> {
        Ok(self.0.apply(request)?)
    }

    /// Tells the applicant once everything that is missing (一次性告知).
    pub fn tell_missing(&self, request: TellMissing) -> Result<MatterResult> {
        Ok(self.0.tell_missing(request)?)
    }

    /// Takes materials of a matter that come later (补正).
    pub fn supplement(&self, request: SupplementMatter) -> Result<MatterResult> {
        Ok(self.0.supplement(request)?)
    }

    /// Accepts a matter (受理) with a certificate, and with a promise for what follows (容缺受理).
    pub fn accept(&self, request: AcceptMatter) -> Result<MatterResult> {
        Ok(self.0.accept(request)?)
    }

    /// Does not accept a matter (不予受理), with a certificate and the ground.
    pub fn refuse(&self, request: RefuseMatter) -> Result<MatterResult> {
        Ok(self.0.refuse(request)?)
    }

    /// Takes materials that were promised to follow (容缺补交).
    pub fn fulfil_gap(&self, request: FulfilMatterGap) -> Result<MatterResult> {
        Ok(self.0.fulfil_gap(request)?)
    }

    /// Takes a matter back (撤回) before it is decided.
    pub fn withdraw(&self, request: WithdrawMatter) -> Result<MatterResult> {
        Ok(self.0.withdraw(request)?)
    }

    /// Number and telephone of an applicant (查阅敏感信息); the read is logged.
    pub fn reveal_applicant(&self, request: RevealMatterApplicant) -> Result<RevealedMatterApplicant> {
        Ok(self.0.reveal_applicant(request)?)
    }

    /// A matter (办件) by identifier or number, for its applicant and who reads matters there.
    pub fn get(&self, request: GetMatter) -> Result<Matter> {
        Ok(self.0.get(request)?)
    }

    /// Matters (办件清单) in scope, or one's own, without names.
    pub fn list(&self, request: ListMatters) -> Result<MatterList> {
        Ok(self.0.list(request)?)
    }
}
