//! The service list and orders (点单).

use shuzhi::service::order::{
    AcceptServiceOrder, AssignServiceOrder, CancelServiceOrder, DeclineServiceOrder, DeliverServiceOrder,
    EndServiceOffer, GetServiceOrder, ListServiceOffers, ListServiceOrders, OrderProposalList,
    PlaceServiceOrder, ProposeServiceOffers, PutServiceOffer, RevealServiceOrder, ReviewServiceOrder,
    ServiceOfferList, ServiceOfferResult, ServiceOrder, ServiceOrderContact, ServiceOrderList,
    ServiceOrderResult,
};

use crate::Result;

/// The service list and orders (服务清单、点单).
#[derive(Debug, uniffi::Object)]
pub struct Orders(pub(crate) shuzhi::service::order::Orders);

#[uniffi::export]
impl Orders {
    /// Records an entry of the service list (服务清单), or changes it as a whole.
    pub fn put_offer(&self, request: PutServiceOffer) -> Result<ServiceOfferResult> {
        Ok(self.0.put_offer(request)?)
    }

    /// Ends an entry of the service list (服务清单) after a last day.
    pub fn end_offer(&self, request: EndServiceOffer) -> Result<ServiceOfferResult> {
        Ok(self.0.end_offer(request)?)
    }

    /// The service list (服务清单) by kind, community, unit and day.
    pub fn list_offers(&self, request: ListServiceOffers) -> Result<ServiceOfferList> {
        Ok(self.0.list_offers(request)?)
    }

    /// Places an order for a service (点单).
    pub fn place(&self, request: PlaceServiceOrder) -> Result<ServiceOrderResult> {
        Ok(self.0.place(request)?)
    }

    /// Gives an order to an offer of the service list (派单).
    pub fn assign(&self, request: AssignServiceOrder) -> Result<ServiceOrderResult> {
        Ok(self.0.assign(request)?)
    }

    /// Records that the supplier takes an order (接单).
    pub fn accept(&self, request: AcceptServiceOrder) -> Result<ServiceOrderResult> {
        Ok(self.0.accept(request)?)
    }

    /// Records that the supplier does not take an order (退单); it waits for another offer.
    pub fn decline(&self, request: DeclineServiceOrder) -> Result<ServiceOrderResult> {
        Ok(self.0.decline(request)?)
    }

    /// Records that an order was delivered (服务完成).
    pub fn deliver(&self, request: DeliverServiceOrder) -> Result<ServiceOrderResult> {
        Ok(self.0.deliver(request)?)
    }

    /// Reviews a delivered order (评单), once, by who placed it.
    pub fn review(&self, request: ReviewServiceOrder) -> Result<ServiceOrderResult> {
        Ok(self.0.review(request)?)
    }

    /// Cancels an order that was not delivered yet (取消).
    pub fn cancel(&self, request: CancelServiceOrder) -> Result<ServiceOrderResult> {
        Ok(self.0.cancel(request)?)
    }

    /// Offers that fit an order (供需匹配), the best first, with the reasons.
    pub fn propose(&self, request: ProposeServiceOffers) -> Result<OrderProposalList> {
        Ok(self.0.propose(request)?)
    }

    /// An order (订单); the telephone is masked.
    pub fn get(&self, request: GetServiceOrder) -> Result<ServiceOrder> {
        Ok(self.0.get(request)?)
    }

    /// Orders (订单) by state, kind, place and offer, open or overdue, without names and texts.
    pub fn list(&self, request: ListServiceOrders) -> Result<ServiceOrderList> {
        Ok(self.0.list(request)?)
    }

    /// Reveals who placed an order, for the session's purpose (查阅敏感信息); the read is logged.
    pub fn reveal_contact(&self, request: RevealServiceOrder) -> Result<ServiceOrderContact> {
        Ok(self.0.reveal_contact(request)?)
    }
}
