//! What who needs a service does: place the order, review it, cancel it.

use chrono::NaiveDate;
use serde_json::json;

use super::record::{OrderReviewRecord, ServiceOrderRecord, ServiceOrderState};
use super::rules::Step;
use super::types::*;
use super::{Orders, after, rules, to_change};
use crate::access::{Capability, check_actor};
use crate::command::Command;
use crate::identity::{DivisionCode, GridCode, Phone};
use crate::registry::place::known_place;
use crate::registry::place::rules::together;
use crate::registry::rules as check;
use crate::{Error, Id, Result};

/// The longest need, reason or comment, in characters.
pub(super) const LONGEST_TEXT: usize = 1000;
/// The most people of an order.
pub(super) const MOST_PEOPLE: i64 = 100_000;
/// How many days ahead a service may be wished.
const FARTHEST: i64 = 366;

impl Orders {
    /// Places an order (点单): for others by who receives matters over the place, and by every account for itself.
    ///
    /// # Errors
    /// `Denied` for another's account without a grant over the place; `Invalid`; `NotFound` for a community or grid that is not
    /// recorded.
    pub fn place(&self, request: PlaceServiceOrder) -> Result<ServiceOrderResult> {
        let wish = Wish::parse(self.0.street(), &request)?;
        self.0.write_once("order.place", request.request_key.as_deref(), &request, |command| {
            let today = command.now.date();
            if let Some(wished) = wish.wished_on {
                check::not_before("wished_on", wished, today)?;
                check::not_after("wished_on", wished, today + chrono::Duration::days(FARTHEST))?;
            }
            let order = wish.order(command, &request)?;
            known_place(command, &order.community, order.grid.as_ref())?;
            let facts = json!({"state": order.state, "kind": order.kind, "community": order.community,
                "grid": order.grid, "persons": order.persons, "open_due": order.open_due,
                "own": order.is_of(command.actor())});
            command.keep(None, &order, facts)?;
            Ok(after(command, &order, Vec::new()))
        })
    }

    /// Reviews a delivered order (评单), once, by who placed it; a late review is told.
    ///
    /// # Errors
    /// `Denied`; `Invalid`; `NotFound`; `Violation` `order.review` for anybody else; `Conflict` unless delivered and not reviewed,
    /// or for a stale revision.
    pub fn review(&self, request: ReviewServiceOrder) -> Result<ServiceOrderResult> {
        let id = Id::parse("order", &request.order)?;
        check::optional_count("stars", Some(request.stars), 1, 5)?;
        let comment = check::optional_text("comment", request.comment.as_deref(), LONGEST_TEXT)?;
        self.0.write_once("order.review", request.request_key.as_deref(), &request, |command| {
            let before = to_change(command, id)?;
            check::revision(request.revision, before.revision)?;
            rules::reviewer(&before, command.actor())?;
            rules::in_state(&before, &[ServiceOrderState::Delivered])?;
            let on = command.now.date();
            let warning = rules::late(before.open_due, on);
            let order = ServiceOrderRecord {
                state: ServiceOrderState::Reviewed,
                review: Some(OrderReviewRecord { on, stars: request.stars, comment }),
                open_due: None,
                revision: before.revision + 1,
                ..before.clone()
            };
            let facts = json!({"state": order.state, "stars": request.stars, "offer": order.offer,
                "own": order.is_of(command.actor())});
            command.keep(Some(&before), &order, facts)?;
            Ok(after(command, &order, warning.into_iter().collect()))
        })
    }

    /// Cancels an order that was not delivered yet (取消): by the account that placed it, or by who receives matters over its
    /// place.
    ///
    /// # Errors
    /// `Denied`; `Invalid`; `NotFound`; `Conflict` once delivered or cancelled, or for a stale revision.
    pub fn cancel(&self, request: CancelServiceOrder) -> Result<ServiceOrderResult> {
        let id = Id::parse("order", &request.order)?;
        let reason = check::optional_text("reason", request.reason.as_deref(), LONGEST_TEXT)?;
        self.0.write_once("order.cancel", request.request_key.as_deref(), &request, |command| {
            let before = to_change(command, id)?;
            check::revision(request.revision, before.revision)?;
            use ServiceOrderState as S;
            rules::in_state(&before, &[S::Placed, S::Assigned, S::Accepted])?;
            let order = ServiceOrderRecord {
                state: ServiceOrderState::Cancelled,
                cancelled_on: Some(command.now.date()),
                cancel_reason: reason,
                open_due: None,
                revision: before.revision + 1,
                ..before.clone()
            };
            let own = order.is_of(command.actor());
            command.keep(
                Some(&before),
                &order,
                json!({"state": order.state, "offer": order.offer, "own": own}),
            )?;
            Ok(after(command, &order, Vec::new()))
        })
    }
}

/// A request whose single fields are in order.
struct Wish {
    text: String,
    name: String,
    phone: Option<Phone>,
    community: DivisionCode,
    grid: Option<GridCode>,
    address: Option<String>,
    wished_on: Option<NaiveDate>,
    persons: i64,
}

impl Wish {
    fn parse(street: &str, request: &PlaceServiceOrder) -> Result<Self> {
        request.account.as_deref().map(|account| check_actor("account", account)).transpose()?;
        let grid = check::optional_grid("grid", street, request.grid.as_deref())?;
        let community = check::optional_community("community", street, request.community.as_deref())?;
        let community = community.or(grid.map(|grid| grid.community())).ok_or_else(|| {
            Error::invalid("community", "应填写社区或者网格", "tell the community or the grid")
        })?;
        together(&community, grid.as_ref())?;
        Ok(Self {
            text: check::text("text", &request.text, LONGEST_TEXT)?,
            name: check::text("name", &request.name, check::LONGEST_NAME)?,
            phone: request.phone.as_deref().map(|phone| Phone::parse("phone", phone)).transpose()?,
            community,
            grid,
            address: check::optional_text("address", request.address.as_deref(), check::LONGEST_ADDRESS)?,
            wished_on: check::optional_date("wished_on", request.wished_on.as_deref())?,
            persons: check::optional_count("persons", request.persons, 1, MOST_PEOPLE)?.unwrap_or(1),
        })
    }

    /// The order as it is placed; who receives no matters there orders for the own account only.
    fn order(self, command: &Command<'_>, request: &PlaceServiceOrder) -> Result<ServiceOrderRecord> {
        let today = command.now.date();
        let mut order = ServiceOrderRecord {
            id: command.new_id(),
            state: ServiceOrderState::Placed,
            kind: request.kind,
            text: self.text,
            address: self.address,
            community: self.community,
            grid: self.grid,
            wished_on: self.wished_on,
            persons: self.persons,
            name: self.name,
            phone: self.phone,
            actor: request.account.clone(),
            placed_on: today,
            placed_by: command.actor().to_owned(),
            offer: None,
            assigned_on: None,
            accepted_on: None,
            delivered_on: None,
            served: None,
            declines: Vec::new(),
            review: None,
            cancelled_on: None,
            cancel_reason: None,
            waits_since: today,
            open_due: None,
            revision: 1,
        };
        if command.access().over(Capability::ReceiveMatters, order.place()).is_err() {
            if order.actor.as_deref().is_some_and(|account| account != command.actor()) {
                return Err(Error::denied("只能用本人账号点单", "one orders for one's own account only"));
            }
            order.actor = Some(command.actor().to_owned());
        }
        order.open_due = super::course::due(command, &order, Step::Assign)?;
        Ok(order)
    }
}
