//! The audit chain.

use shuzhi::ledger::{AuditRange, AuditReport};

use crate::Result;

/// The audit chain (审计链) of the street.
#[derive(Debug, uniffi::Object)]
pub struct Audit(pub(crate) shuzhi::ledger::Audit);

#[uniffi::export]
impl Audit {
    /// Recomputes the audit chain (审计链核验).
    pub fn verify(&self, request: AuditRange) -> Result<AuditReport> {
        Ok(self.0.verify(request)?)
    }
}
