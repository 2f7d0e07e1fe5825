//! Backup and verification of the whole file.

use shuzhi::ledger::{BackupReport, BackupRequest, VerifyReport, VerifyRequest};

use crate::Result;

/// Backup and verification.
#[derive(Debug, uniffi::Object)]
pub struct Maintenance(pub(crate) shuzhi::ledger::Maintenance);

#[uniffi::export]
impl Maintenance {
    /// Copies the database into a new file while others go on working (备份).
    pub fn backup(&self, request: BackupRequest) -> Result<BackupReport> {
        Ok(self.0.backup(request)?)
    }

    /// Checks the file, the audit chain, and every counter against a recount.
    pub fn verify(&self, request: VerifyRequest) -> Result<VerifyReport> {
        Ok(self.0.verify(request)?)
    }
}
