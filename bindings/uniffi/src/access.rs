//! Grants and the log of reads.

use shuzhi::access::{GrantList, GrantResult, ListGrants, ListReads, NewGrant, ReadLog, RevokeGrant};

use crate::Result;

/// Grants (授权) and the log of who read personal data.
#[derive(Debug, uniffi::Object)]
pub struct AccessControl(pub(crate) shuzhi::access::AccessControl);

#[uniffi::export]
impl AccessControl {
    /// Makes a grant (授权).
    pub fn grant(&self, request: NewGrant) -> Result<GrantResult> {
        Ok(self.0.grant(request)?)
    }

    /// Ends a grant at once (撤销授权).
    pub fn revoke(&self, request: RevokeGrant) -> Result<GrantResult> {
        Ok(self.0.revoke(request)?)
    }

    /// Lists grants, oldest first.
    pub fn list_grants(&self, request: ListGrants) -> Result<GrantList> {
        Ok(self.0.list_grants(request)?)
    }

    /// Lists who read which sensitive fields, and why (查阅记录), newest first.
    pub fn list_reads(&self, request: ListReads) -> Result<ReadLog> {
        Ok(self.0.list_reads(request)?)
    }
}
