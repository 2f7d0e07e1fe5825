//! Shared resources (资源共享).

use shuzhi::service::resource::{
    BookResource, CancelResourceBooking, CloseSharedResource, GetResourceFreeTimes, GetSharedResource,
    ListResourceBookings, ListSharedResources, PutSharedResource, RecordResourceUse, RenewResourceAgreement,
    ResourceBookingContact, ResourceBookingList, ResourceBookingResult, ResourceFreeTimes,
    RevealResourceBooking, SharedResource, SharedResourceList, SharedResourceResult,
};

use crate::Result;

/// Resources that units open, and their bookings (资源共享).
#[derive(Debug, uniffi::Object)]
pub struct Resources(pub(crate) shuzhi::service::resource::Resources);

#[uniffi::export]
impl Resources {
    /// Records a hall, court, parking place, course or the like that a unit opens (共享资源), or changes it as a whole.
    pub fn put(&self, request: PutSharedResource) -> Result<SharedResourceResult> {
        Ok(self.0.put(request)?)
    }

    /// Adds the next agreement to a shared resource (续签共享协议).
    pub fn renew_agreement(&self, request: RenewResourceAgreement) -> Result<SharedResourceResult> {
        Ok(self.0.renew_agreement(request)?)
    }

    /// Closes a shared resource after a last day (停止开放); bookings after it stand in the way, or are cancelled with it.
    pub fn close(&self, request: CloseSharedResource) -> Result<SharedResourceResult> {
        Ok(self.0.close(request)?)
    }

    /// A shared resource (共享资源).
    pub fn get(&self, request: GetSharedResource) -> Result<SharedResource> {
        Ok(self.0.get(request)?)
    }

    /// Shared resources (共享资源) by community, kind, unit and the day on which they are open.
    pub fn list(&self, request: ListSharedResources) -> Result<SharedResourceList> {
        Ok(self.0.list(request)?)
    }

    /// Books a shared resource (预约); no time is booked twice.
    pub fn book(&self, request: BookResource) -> Result<ResourceBookingResult> {
        Ok(self.0.book(request)?)
    }

    /// Cancels a booking (取消预约): by the account that made it, or by who serves there.
    pub fn cancel_booking(&self, request: CancelResourceBooking) -> Result<ResourceBookingResult> {
        Ok(self.0.cancel_booking(request)?)
    }

    /// Records what became of a booking (使用登记): used, or nobody came.
    pub fn record_use(&self, request: RecordResourceUse) -> Result<ResourceBookingResult> {
        Ok(self.0.record_use(request)?)
    }

    /// Reveals who booked, for the session's purpose (查阅敏感信息); the read is logged.
    pub fn reveal_booking(&self, request: RevealResourceBooking) -> Result<ResourceBookingContact> {
        Ok(self.0.reveal_booking(request)?)
    }

    /// Bookings of a shared resource (预约) by day and time; names are seen by who writes the resource only.
    pub fn list_bookings(&self, request: ListResourceBookings) -> Result<ResourceBookingList> {
        Ok(self.0.list_bookings(request)?)
    }

    /// The free times of a shared resource on a day (空闲时段).
    pub fn free(&self, request: GetResourceFreeTimes) -> Result<ResourceFreeTimes> {
        Ok(self.0.free(request)?)
    }
}
