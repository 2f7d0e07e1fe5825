//! Sharing of data (数据共享).

use shuzhi::service::sharing::{
    AskRegistry, DataInquiryList, DataPermitList, DataPermitResult, EndDataPermit, ListDataInquiries,
    ListDataPermits, NewDataPermit, RegistryAnswer,
};

use crate::Result;

/// What items ask of the registry (数据共享).
#[derive(Debug, uniffi::Object)]
pub struct Sharing(pub(crate) shuzhi::service::sharing::Sharing);

#[uniffi::export]
impl Sharing {
    /// Permits an item to ask the registry one field instead of the citizen (共享授权).
    pub fn permit(&self, request: NewDataPermit) -> Result<DataPermitResult> {
        Ok(self.0.permit(request)?)
    }

    /// Ends a permit to ask the registry (终止共享授权).
    pub fn end_permit(&self, request: EndDataPermit) -> Result<DataPermitResult> {
        Ok(self.0.end_permit(request)?)
    }

    /// Permits to ask the registry (共享授权) by item, field and day.
    pub fn list_permits(&self, request: ListDataPermits) -> Result<DataPermitList> {
        Ok(self.0.list_permits(request)?)
    }

    /// Asks the registry one field for a matter (共享查询), by permit and purpose; the read is logged, the answer is not kept.
    pub fn ask(&self, request: AskRegistry) -> Result<RegistryAnswer> {
        Ok(self.0.ask(request)?)
    }

    /// What was asked of the registry for a matter (共享查询记录), without the answers.
    pub fn list_inquiries(&self, request: ListDataInquiries) -> Result<DataInquiryList> {
        Ok(self.0.list_inquiries(request)?)
    }
}
