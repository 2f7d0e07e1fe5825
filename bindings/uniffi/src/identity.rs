//! Codes that people know.

use shuzhi::identity::{CheckCode, CheckedCode};

use crate::Result;

/// Codes that people know (证照代码).
#[derive(Debug, uniffi::Object)]
pub struct Identity(pub(crate) shuzhi::identity::Identity);

#[uniffi::export]
impl Identity {
    /// Checks a code and tells what it says (证照代码).
    pub fn check(&self, request: CheckCode) -> Result<CheckedCode> {
        Ok(self.0.check(request)?)
    }
}
