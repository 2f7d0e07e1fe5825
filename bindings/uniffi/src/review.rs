//! Reviews (好差评).

use shuzhi::service::review::{
    CallBackServiceReview, CountServiceReviews, GetServiceReview, ListServiceReviews, MendServiceReview,
    ServiceReview, ServiceReviewFigures, ServiceReviewList, ServiceReviewReceipt, ServiceReviewResult,
    SubmitServiceReview, VerifyServiceReview,
};

use crate::Result;

/// Reviews (好差评) of matters and visits.
#[derive(Debug, uniffi::Object)]
pub struct Reviews(pub(crate) shuzhi::service::review::Reviews);

#[uniffi::export]
impl Reviews {
    /// Gives the one review of a matter or of a visit to a station (好差评).
    pub fn submit(&self, request: SubmitServiceReview) -> Result<ServiceReviewReceipt> {
        Ok(self.0.submit(request)?)
    }

    /// Records whether a bad review is true (差评核实).
    pub fn verify(&self, request: VerifyServiceReview) -> Result<ServiceReviewResult> {
        Ok(self.0.verify(request)?)
    }

    /// Records what was done about a bad review (差评整改).
    pub fn mend(&self, request: MendServiceReview) -> Result<ServiceReviewResult> {
        Ok(self.0.mend(request)?)
    }

    /// Records a call to who gave a bad review under a name (实名差评回访).
    pub fn call_back(&self, request: CallBackServiceReview) -> Result<ServiceReviewResult> {
        Ok(self.0.call_back(request)?)
    }

    /// Shows a review with its comment (评价详情) to who handles it.
    pub fn get(&self, request: GetServiceReview) -> Result<ServiceReview> {
        Ok(self.0.get(request)?)
    }

    /// Lists reviews (评价列表) without comments and names.
    pub fn list(&self, request: ListServiceReviews) -> Result<ServiceReviewList> {
        Ok(self.0.list(request)?)
    }

    /// Counts praise, mending and calls (好评率、差评整改率、实名差评回访率) by office, station or community.
    pub fn rates(&self, request: CountServiceReviews) -> Result<ServiceReviewFigures> {
        Ok(self.0.rates(request)?)
    }
}
