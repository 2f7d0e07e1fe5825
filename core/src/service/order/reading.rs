//! Reading orders, and what offers fit them.

use chrono::NaiveDate;

use super::record::{ServiceOrderRecord, ServiceOrderState};
use super::types::*;
use super::{Orders, open_to, rows, rules, to_handle};
use crate::access::{Capability, mask};
use crate::identity::{DivisionCode, GridCode, Phone};
use crate::ledger::page;
use crate::registry::reach::{Page, Reach};
use crate::registry::rules as check;
use crate::store::document;
use crate::{Error, Id, Result};

impl Orders {
    /// Offers for an order that waits for one (供需匹配), the one that fits best first, with what speaks for each and against it.
    ///
    /// # Errors
    /// `Denied` without a grant that writes services over its place; `Invalid`; `NotFound`; `Conflict` unless placed.
    pub fn propose(&self, request: ProposeServiceOffers) -> Result<OrderProposalList> {
        let id = Id::parse("order", &request.order)?;
        let limit = request.limit.unwrap_or(10);
        if !(1..=100).contains(&limit) {
            return Err(Error::invalid("limit", "应为 1 至 100 条", "1 to 100 offers are proposed"));
        }
        self.0.read(|view| {
            view.access().anywhere(Capability::WriteServices)?;
            let order: ServiceOrderRecord = view.stored(id)?;
            view.access().over(Capability::WriteServices, order.place())?;
            rules::in_state(&order, &[ServiceOrderState::Placed])?;
            let today = view.now.date();
            let day = order.wished_on.map_or(today, |wished| wished.max(today));
            let mut offers = Vec::new();
            rows::offers(view.connection, view.street(), None, |offer| {
                // What has ended for good is no proposal.
                if offer.valid_to.is_none_or(|last| last >= day) {
                    offers.push(offer);
                }
                Ok(true)
            })?;
            let mut items = Vec::with_capacity(offers.len());
            for offer in offers {
                // Counting reads every order of the offer, so it waits until nothing else speaks against it.
                let counts =
                    offer.kind == order.kind && rules::can_take(&rules::assess(&offer, &order, day, None));
                let left = if counts {
                    let used = rows::used(view.connection, view.street(), offer.id, day)?;
                    Some((offer.capacity - used).max(0))
                } else {
                    None
                };
                let reasons = rules::assess(&offer, &order, day, left);
                items.push(OrderProposal {
                    offer: offer.id,
                    name: offer.name,
                    supplier: offer.supplier,
                    fits: counts && rules::can_take(&reasons),
                    capacity_left: left,
                    reasons,
                });
            }
            rules::rank(&mut items);
            items.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
            Ok(OrderProposalList { items })
        })
    }

    /// An order (订单): for the account that placed it, or for who reads matters over its place; the telephone is masked.
    ///
    /// # Errors
    /// `Denied`; `Invalid`; `NotFound`.
    pub fn get(&self, request: GetServiceOrder) -> Result<ServiceOrder> {
        let id = Id::parse("order", &request.order)?;
        self.0.read(|view| {
            let order = document::get(view.connection, view.street(), id)?;
            let actor = view.session.actor();
            let order = open_to(&view.access(), actor, order, id, Capability::ReadMatters)?;
            Ok(shown(order, view.now.date()))
        })
    }

    /// Orders in the order in which they were placed, without names and texts: those in the places where the session receives
    /// matters, or those of its own account.
    ///
    /// # Errors
    /// `Denied` without a grant that receives matters, unless only the own are asked for; `Invalid`.
    pub fn list(&self, request: ListServiceOrders) -> Result<ServiceOrderList> {
        let limit = page(request.limit, 100)?;
        let street = self.0.street();
        let mut filter = rows::Filter {
            state: request.state,
            kind: request.kind,
            community: check::optional_community("community", street, request.community.as_deref())?,
            grid: check::optional_grid("grid", street, request.grid.as_deref())?,
            offer: check::optional_id("offer", request.offer.as_deref())?,
            actor: request.mine.unwrap_or(false).then(|| self.0.actor().to_owned()),
            placed: (
                check::optional_date("placed_from", request.placed_from.as_deref())?,
                check::optional_date("placed_to", request.placed_to.as_deref())?,
            ),
            open: request.is_open.unwrap_or(false),
            due_before: None,
            after: check::optional_id("cursor", request.cursor.as_deref())?,
        };
        check::period("placed_to", filter.placed.0, filter.placed.1)?;
        let overdue = request.overdue.unwrap_or(false);
        self.0.read(|view| {
            let access = view.access();
            let mine = filter.actor.is_some();
            let reach = if mine { Reach::default() } else { Reach::of(&access, Capability::ReceiveMatters)? };
            // Who works in one community, or in one grid, goes straight to it.
            if let (None, Some(only)) = (&filter.community, reach.only_community()) {
                filter.community = Some(DivisionCode::parse("community", only)?);
            }
            if let (None, Some(only)) = (&filter.grid, reach.only_grid()) {
                filter.grid = Some(GridCode::parse("grid", only)?);
            }
            let today = view.now.date();
            filter.due_before = overdue.then_some(today);
            let mut page = Page::new(limit);
            rows::list(view.connection, view.street(), &filter, |order| {
                let grid = order.grid.as_ref().map(GridCode::as_str);
                let covered = mine || reach.covers(order.community.as_str(), grid);
                Ok(!covered || page.push(summary(&order, today)))
            })?;
            let (items, next) = page.finish(|order| order.id.to_string());
            Ok(ServiceOrderList { items, next })
        })
    }

    /// Reveals who placed an order for the session's purpose (查阅敏感信息); the read is logged.
    ///
    /// # Errors
    /// `Denied` without a grant that reads matters over its place and extends to sensitive fields, or without a purpose;
    /// `Invalid`; `NotFound`.
    pub fn reveal_contact(&self, request: RevealServiceOrder) -> Result<ServiceOrderContact> {
        let id = Id::parse("order", &request.order)?;
        self.0.write("order.reveal_contact", |command| {
            let order = to_handle(command, Capability::ReadMatters, id)?;
            let fields = ["name", "phone"];
            command.reveal(Capability::ReadMatters, order.place(), "service_order", id, &fields)?;
            let phone = order.phone.map(String::from);
            Ok(ServiceOrderContact { order: id, name: order.name, phone })
        })
    }
}

/// An order without names and texts.
pub(super) fn summary(order: &ServiceOrderRecord, today: NaiveDate) -> ServiceOrderSummary {
    ServiceOrderSummary {
        id: order.id,
        state: order.state,
        kind: order.kind,
        community: order.community,
        grid: order.grid,
        wished_on: order.wished_on,
        persons: order.persons,
        placed_on: order.placed_on,
        offer: order.offer,
        assigned_on: order.assigned_on,
        accepted_on: order.accepted_on,
        delivered_on: order.delivered_on,
        served: order.served,
        stars: order.review.as_ref().map(|review| review.stars),
        open_due: order.open_due,
        overdue: order.overdue(today),
        revision: order.revision,
    }
}

fn shown(order: ServiceOrderRecord, today: NaiveDate) -> ServiceOrder {
    let summary = summary(&order, today);
    let declines = order.declines.into_iter();
    let declined = |one: super::record::OrderDeclineRecord| OrderDecline {
        declined_on: one.on,
        offer: one.offer,
        reason: one.reason,
    };
    ServiceOrder {
        summary,
        text: order.text,
        address: order.address,
        name: order.name,
        phone: order.phone.as_ref().map(|phone| mask::phone(Phone::as_str(phone))),
        declines: declines.map(declined).collect(),
        comment: order.review.and_then(|review| review.comment),
        cancelled_on: order.cancelled_on,
        cancel_reason: order.cancel_reason,
    }
}
