//! Recording resources: what a unit opens, by which agreement, until it is closed.

use chrono::NaiveDate;
use serde_json::json;

use super::record::{ResourceAgreement, ResourceBookingState, ResourceHours, SharedResource};
use super::types::*;
use super::{Resources, rows, rules, writable};
use crate::access::Capability;
use crate::command::Command;
use crate::identity::{DivisionCode, GridCode};
use crate::ledger::page;
use crate::registry::enterprise::{Enterprise, rows as enterprises};
use crate::registry::place::known_place;
use crate::registry::place::rules::together;
use crate::registry::reach::Page;
use crate::registry::rules as check;
use crate::store::document;
use crate::{Error, Id, Result};

/// The most places or pieces of a resource.
const MOST_PLACES: i64 = 100_000;
/// The longest conditions, in characters.
const LONGEST_CONDITIONS: usize = 2000;

impl Resources {
    /// Records what a unit opens, or changes the resource of its identifier as a whole. Bookings that are to come are kept: a
    /// change that leaves one of them without its time is refused.
    ///
    /// # Errors
    /// `Denied` without a grant that writes services there; `Invalid`; `NotFound` for an unknown unit or place; `Violation`
    /// `resource.hours`, `resource.agreement`, `resource.bookings`; `Conflict` when it is closed or the revision is stale.
    pub fn put(&self, request: PutSharedResource) -> Result<SharedResourceResult> {
        let wish = Wish::parse(self.0.street(), &request)?;
        self.0.write_once("resource.put", request.request_key.as_deref(), &request, |command| {
            command.access().anywhere(Capability::WriteServices)?;
            let before =
                wish.id.map(|id| document::get(command.connection, command.street(), id)).transpose()?;
            let before: Option<SharedResource> = before.flatten();
            if let Some(before) = &before {
                command.access().over(Capability::WriteServices, before.place())?;
                goes_on(before, command.now.date())?;
            }
            let given = wish.community;
            let resource = wish.apply(command, before.as_ref(), &request)?;
            command.access().over(Capability::WriteServices, resource.place())?;
            // The place of the unit is the registry's own.
            if let Some(community) = given {
                known_place(command, &community, resource.grid.as_ref())?;
            }
            check::revision(request.revision, resource.revision - 1)?;
            if before.is_some() {
                keeps(command, "hours", &resource)?;
            }
            let facts = json!({"kind": resource.kind, "unit": resource.unit, "community": resource.community,
                "places": resource.places});
            command.keep(before.as_ref(), &resource, facts)?;
            Ok(SharedResourceResult { resource, cancelled: 0, warnings: Vec::new() })
        })
    }

    /// Adds the next agreement to a resource (续签).
    ///
    /// # Errors
    /// `Denied`; `Invalid`; `NotFound`; `Violation` `resource.agreement` unless it begins after the one before; `Conflict` when the
    /// resource is closed or the revision is stale.
    pub fn renew_agreement(&self, request: RenewResourceAgreement) -> Result<SharedResourceResult> {
        let id = Id::parse("resource", &request.resource)?;
        let agreement = rules::agreement(&request.agreement)?;
        self.0.write_once("resource.renew_agreement", request.request_key.as_deref(), &request, |command| {
            let before = writable(command, id)?;
            check::revision(request.revision, before.revision)?;
            let today = command.now.date();
            goes_on(&before, today)?;
            check::not_after("signed_on", agreement.signed_on, today)?;
            rules::follows(before.agreements.last(), &agreement)?;
            let facts = json!({"valid_from": agreement.valid_from, "valid_to": agreement.valid_to});
            let mut resource = SharedResource { revision: before.revision + 1, ..before.clone() };
            resource.agreements.push(agreement);
            command.keep(Some(&before), &resource, facts)?;
            Ok(SharedResourceResult { resource, cancelled: 0, warnings: Vec::new() })
        })
    }

    /// Closes a resource after a last day (停止开放). Bookings after it stand in the way, or are cancelled with it.
    ///
    /// # Errors
    /// `Denied`; `Invalid` for a last day before the first one or before a day on which it was used; `NotFound`; `Violation`
    /// `resource.bookings` with their number; `Conflict` when it is closed or the revision is stale.
    pub fn close(&self, request: CloseSharedResource) -> Result<SharedResourceResult> {
        let id = Id::parse("resource", &request.resource)?;
        let day = check::optional_date("closed_on", request.closed_on.as_deref())?;
        self.0.write_once("resource.close", request.request_key.as_deref(), &request, |command| {
            let before = writable(command, id)?;
            check::revision(request.revision, before.revision)?;
            let today = command.now.date();
            goes_on(&before, today)?;
            let day = day.unwrap_or(today);
            check::not_before("closed_on", day, before.opened_on)?;
            let resource =
                SharedResource { closed_on: Some(day), revision: before.revision + 1, ..before.clone() };
            let cancelled = cancel_after(command, &resource, day, request.cancel_bookings.unwrap_or(false))?;
            command.keep(Some(&before), &resource, json!({"closed_on": day, "cancelled": cancelled}))?;
            Ok(SharedResourceResult { resource, cancelled, warnings: Vec::new() })
        })
    }

    /// A resource.
    ///
    /// # Errors
    /// `Denied` without a grant that reads the catalogues; `Invalid`; `NotFound`.
    pub fn get(&self, request: GetSharedResource) -> Result<SharedResource> {
        let id = Id::parse("resource", &request.resource)?;
        self.0.read(|view| {
            view.access().anywhere(Capability::ReadConfiguration)?;
            view.stored(id)
        })
    }

    /// Resources in the order in which they were recorded.
    ///
    /// # Errors
    /// `Denied` without a grant that reads the catalogues; `Invalid`.
    pub fn list(&self, request: ListSharedResources) -> Result<SharedResourceList> {
        let limit = page(request.limit, 100)?;
        let filter = rows::Filter {
            community: check::optional_community("community", self.0.street(), request.community.as_deref())?,
            kind: request.kind,
            unit: check::optional_id("unit", request.unit.as_deref())?,
            after: check::optional_id("cursor", request.cursor.as_deref())?,
        };
        let open_on = check::optional_date("open_on", request.open_on.as_deref())?;
        self.0.read(|view| {
            view.access().anywhere(Capability::ReadConfiguration)?;
            let mut page = Page::new(limit);
            rows::list(view.connection, view.street(), &filter, |resource| {
                let wanted = open_on.is_none_or(|day| !rules::free(&resource, day, &[]).is_empty());
                Ok(!wanted || page.push(resource))
            })?;
            let (items, next) = page.finish(|resource| resource.id.to_string());
            Ok(SharedResourceList { items, next })
        })
    }
}

/// A request whose single fields are in order.
struct Wish {
    id: Option<Id>,
    unit: Id,
    name: String,
    community: Option<DivisionCode>,
    grid: Option<GridCode>,
    address: Option<String>,
    agreement: Option<ResourceAgreement>,
    hours: Vec<ResourceHours>,
    conditions: Option<String>,
    opened_on: Option<NaiveDate>,
}

impl Wish {
    fn parse(street: &str, request: &PutSharedResource) -> Result<Self> {
        check::optional_count("places", Some(request.places), 1, MOST_PLACES)?;
        let grid = check::optional_grid("grid", street, request.grid.as_deref())?;
        let community = check::optional_community("community", street, request.community.as_deref())?;
        let community = community.or(grid.map(|grid| grid.community()));
        if let Some(community) = &community {
            together(community, grid.as_ref())?;
        }
        Ok(Self {
            id: check::optional_id("id", request.id.as_deref())?,
            unit: Id::parse("unit", &request.unit)?,
            name: check::text("name", &request.name, check::LONGEST_NAME)?,
            community,
            grid,
            address: check::optional_text("address", request.address.as_deref(), check::LONGEST_ADDRESS)?,
            agreement: request.agreement.as_ref().map(rules::agreement).transpose()?,
            hours: rules::hours(&request.hours)?,
            conditions: check::optional_text(
                "conditions",
                request.conditions.as_deref(),
                LONGEST_CONDITIONS,
            )?,
            opened_on: check::optional_date("opened_on", request.opened_on.as_deref())?,
        })
    }

    /// The resource as it would be; where it lies is told by the request, or else by its unit.
    fn apply(
        self,
        command: &Command<'_>,
        before: Option<&SharedResource>,
        request: &PutSharedResource,
    ) -> Result<SharedResource> {
        let today = command.now.date();
        let unit = known_unit(command, self.unit)?;
        let (community, grid) = match self.community {
            Some(community) => (community, self.grid),
            None => (unit.community, unit.grid),
        };
        let mut agreements = before.map_or_else(Vec::new, |before| before.agreements.clone());
        if let Some(agreement) = self.agreement {
            check::not_after("signed_on", agreement.signed_on, today)?;
            agreements.pop();
            rules::follows(agreements.last(), &agreement)?;
            agreements.push(agreement);
        }
        let first = agreements.first().ok_or_else(|| {
            Error::invalid("agreement", "应登记共享协议", "a resource is opened by an agreement")
        })?;
        let opened_on = self.opened_on.or(before.map(|before| before.opened_on)).unwrap_or(first.valid_from);
        Ok(SharedResource {
            id: self.id.unwrap_or_else(|| command.new_id()),
            kind: request.kind,
            unit: self.unit,
            name: self.name,
            community,
            grid,
            address: self.address.unwrap_or(unit.address),
            places: request.places,
            agreements,
            hours: self.hours,
            conditions: self.conditions,
            opened_on,
            closed_on: before.and_then(|before| before.closed_on),
            revision: before.map_or(1, |before| before.revision + 1),
        })
    }
}

/// The unit of an identifier, which the registry must know.
fn known_unit(command: &Command<'_>, id: Id) -> Result<Enterprise> {
    let stored = enterprises::get(command.connection, command.street(), id)?;
    stored.map(|(unit, _)| unit).ok_or_else(|| Error::not_found("enterprise", id).at("unit"))
}

/// Refuses a resource that is closed, or about to be.
fn goes_on(resource: &SharedResource, today: NaiveDate) -> Result<()> {
    match resource.closed_on {
        None => Ok(()),
        Some(day) if day < today => Err(rules::conflict(
            format!("该资源已于 {day} 停止开放"),
            format!("the resource closed on {day}"),
        )),
        Some(day) => Err(rules::conflict(
            format!("该资源将于 {day} 停止开放"),
            format!("the resource is to close on {day}"),
        )),
    }
}

/// Refuses a change that leaves a booking to come without its time.
fn keeps(command: &Command<'_>, field: &str, resource: &SharedResource) -> Result<()> {
    let from = (command.now.date(), None);
    let mut ahead = rows::taken(command.connection, command.street(), resource.id, from)?;
    ahead.retain(|one| one.state == ResourceBookingState::Booked);
    rules::keeps_bookings(field, rules::stranded(resource, &ahead))
}

/// Cancels the bookings after the last day; how many there were.
fn cancel_after(
    command: &mut Command<'_>,
    resource: &SharedResource,
    last: NaiveDate,
    wanted: bool,
) -> Result<i64> {
    let next = last.succ_opt().unwrap_or(last);
    let after = rows::taken(command.connection, command.street(), resource.id, (next, None))?;
    if let Some(used) = after.iter().rev().find(|one| one.state == ResourceBookingState::Used) {
        check::not_before("closed_on", last, used.day)?;
    }
    let count = check::count(after.len());
    if !wanted {
        rules::keeps_bookings("closed_on", count)?;
    }
    for booking in &after {
        super::booking::cancel(command, booking)?;
    }
    Ok(count)
}
