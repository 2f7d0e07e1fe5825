//! SQL of offers and orders.

use chrono::{Datelike, NaiveDate};

use super::record::{ServiceDemandKind, ServiceOffer, ServiceOrderRecord, ServiceOrderState};
use crate::identity::{DivisionCode, GridCode};
use crate::registry::rows::Conditions;
use crate::store::document;
use crate::store::{Connection, Param};
use crate::time::day_number;
use crate::{Id, Result};

/// Visits offers in the order of their identifiers, until `visit` says `false`.
pub(super) fn offers(
    connection: &Connection,
    street: &str,
    after: Option<Id>,
    visit: impl FnMut(ServiceOffer) -> Result<bool>,
) -> Result<()> {
    let mut conditions = Conditions::street(street);
    if let Some(after) = &after {
        conditions.and("id > ", Param::Blob(after.as_bytes()));
    }
    document::each(connection, &conditions, "id", visit)
}

/// Which orders a list asks for.
#[derive(Debug, Default)]
pub(super) struct Filter {
    pub(super) state: Option<ServiceOrderState>,
    pub(super) kind: Option<ServiceDemandKind>,
    pub(super) community: Option<DivisionCode>,
    pub(super) grid: Option<GridCode>,
    pub(super) offer: Option<Id>,
    /// The account of who placed them.
    pub(super) actor: Option<String>,
    /// The days between which they were placed.
    pub(super) placed: (Option<NaiveDate>, Option<NaiveDate>),
    /// Only those on which somebody is still to act.
    pub(super) open: bool,
    /// Only those on which somebody should have acted before this day.
    pub(super) due_before: Option<NaiveDate>,
    pub(super) after: Option<Id>,
}

/// Visits orders in the order of their identifiers, until `visit` says `false`.
pub(super) fn list(
    connection: &Connection,
    street: &str,
    filter: &Filter,
    mut visit: impl FnMut(ServiceOrderRecord) -> Result<bool>,
) -> Result<()> {
    let mut conditions = Conditions::street(street);
    if let Some(offer) = &filter.offer {
        conditions.and("offer = ", Param::Blob(offer.as_bytes()));
    }
    if let Some(actor) = &filter.actor {
        conditions.and("actor = ", Param::Text(actor));
    }
    if let Some(community) = &filter.community {
        conditions.and("community = ", Param::Text(community.as_str()));
    }
    if let Some(grid) = &filter.grid {
        conditions.and("grid = ", Param::Text(grid.as_str()));
    }
    if let Some(state) = filter.state {
        conditions.and("state = ", Param::Text(state.word()));
    }
    for (left, day) in [("placed_on >= ", filter.placed.0), ("placed_on <= ", filter.placed.1)] {
        if let Some(day) = day {
            conditions.and(left, Param::Integer(day_number(day)));
        }
    }
    if filter.open {
        // Few of many are open: they are found by their own index first.
        let open = "id IN (SELECT id FROM service_order WHERE street = $1 AND open_due >= ";
        conditions.and_closed(open, Param::Integer(0), ")");
    }
    if let Some(day) = filter.due_before {
        conditions.and("open_due < ", Param::Integer(day_number(day)));
    }
    if let Some(after) = &filter.after {
        conditions.and("id > ", Param::Blob(after.as_bytes()));
    }
    document::each(connection, &conditions, "id", |order: ServiceOrderRecord| {
        let wanted = filter.kind.is_none_or(|kind| order.kind == kind);
        if wanted { visit(order) } else { Ok(true) }
    })
}

/// The orders on which somebody is still to act.
pub(super) fn open(connection: &Connection, street: &str) -> Result<Vec<ServiceOrderRecord>> {
    let mut conditions = Conditions::street(street);
    // Any day: written so, the index of what is open is used.
    conditions.and("open_due >= ", Param::Integer(0));
    document::all(connection, &conditions, "open_due, id")
}

/// How many orders an offer has in the month of a day.
pub(super) fn used(connection: &Connection, street: &str, offer: Id, day: NaiveDate) -> Result<i64> {
    let filter = Filter { offer: Some(offer), ..Filter::default() };
    let mut used = 0;
    list(connection, street, &filter, |order| {
        let same = order.month_day().is_some_and(|on| (on.year(), on.month()) == (day.year(), day.month()));
        used += i64::from(order.state.takes() && same);
        Ok(true)
    })?;
    Ok(used)
}

/// How many orders of an offer are assigned or accepted and not yet delivered.
pub(super) fn undelivered(connection: &Connection, street: &str, offer: Id) -> Result<i64> {
    let mut open = 0;
    for state in [ServiceOrderState::Assigned, ServiceOrderState::Accepted] {
        let filter = Filter { offer: Some(offer), state: Some(state), ..Filter::default() };
        list(connection, street, &filter, |_| {
            open += 1;
            Ok(true)
        })?;
    }
    Ok(open)
}
