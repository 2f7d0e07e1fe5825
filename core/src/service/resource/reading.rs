//! Reading bookings and free times.

use chrono::{Days, NaiveDate};

use super::record::{ResourceBookingRecord, SharedResource};
use super::types::*;
use super::{Resources, rows, rules, sees_names, serves};
use crate::access::{Capability, mask};
use crate::identity::Phone;
use crate::ledger::page;
use crate::registry::reach::Page;
use crate::registry::rules as check;
use crate::service::hours::clock;
use crate::{Id, Result, parse_date};

/// The longest period of a list, in days.
const LONGEST: u64 = 92;

impl Resources {
    /// Bookings of a resource by day and time: with names for who writes the resource, without them for who reads the catalogues
    /// or serves there; an account without a grant sees its own.
    ///
    /// # Errors
    /// `Invalid`; `NotFound`.
    pub fn list_bookings(&self, request: ListResourceBookings) -> Result<ResourceBookingList> {
        let limit = page(request.limit, 100)?;
        let id = Id::parse("resource", &request.resource)?;
        let first = check::optional_date("first_day", request.first_day.as_deref())?;
        let last = check::optional_date("last_day", request.last_day.as_deref())?;
        let cursor = check::optional_id("cursor", request.cursor.as_deref())?;
        self.0.read(|view| {
            let resource: SharedResource = view.stored(id)?;
            let access = view.access();
            let named = sees_names(&access, &resource);
            let all =
                named || serves(&access, &resource) || access.anywhere(Capability::ReadConfiguration).is_ok();
            let actor = view.session.actor();
            let (first, last) = period(first.unwrap_or_else(|| view.now.date()), last)?;
            let after = cursor.map(|id| view.stored::<ResourceBookingRecord>(id)).transpose()?;
            let after = after.map(|one| (one.day, one.starts, one.id));
            let from = after.map_or(first, |(day, ..)| day.max(first));
            let mut page = Page::new(limit);
            rows::bookings(view.connection, view.street(), id, (from, Some(last)), |booking| {
                let own = booking.is_of(actor);
                let wanted = (all || own)
                    && after.is_none_or(|after| (booking.day, booking.starts, booking.id) > after)
                    && request.state.is_none_or(|state| booking.state == state);
                Ok(!wanted || page.push(shown(&booking, named || own, false)))
            })?;
            let (items, next) = page.finish(|booking| booking.id.to_string());
            Ok(ResourceBookingList { items, next })
        })
    }

    /// The free times of a day (空闲时段), with how much is left in each.
    ///
    /// # Errors
    /// `Denied` without a grant that reads the catalogues; `Invalid`; `NotFound`.
    pub fn free(&self, request: GetResourceFreeTimes) -> Result<ResourceFreeTimes> {
        let id = Id::parse("resource", &request.resource)?;
        let day = parse_date("day", &request.day)?;
        self.0.read(|view| {
            view.access().anywhere(Capability::ReadConfiguration)?;
            let resource: SharedResource = view.stored(id)?;
            let taken = rows::taken(view.connection, view.street(), id, (day, Some(day)))?;
            let items = rules::free(&resource, day, &taken);
            let is_open = !rules::free(&resource, day, &[]).is_empty();
            Ok(ResourceFreeTimes { resource: id, day, is_open, items })
        })
    }
}

/// The days of a list.
fn period(first: NaiveDate, last: Option<NaiveDate>) -> Result<(NaiveDate, NaiveDate)> {
    let last = last.unwrap_or(first);
    check::period("last_day", Some(first), Some(last))?;
    if let Some(most) = first.checked_add_days(Days::new(LONGEST)) {
        check::not_after("last_day", last, most)?;
    }
    Ok((first, last))
}

/// A booking as it is shown, with the name and with the masked telephone if they may be.
pub(super) fn shown(booking: &ResourceBookingRecord, named: bool, reached: bool) -> ResourceBooking {
    let phone = booking.phone.as_ref().filter(|_| reached);
    ResourceBooking {
        id: booking.id,
        resource: booking.resource,
        day: booking.day,
        begins: clock(booking.starts),
        ends: clock(booking.ends),
        state: booking.state,
        units: booking.units,
        persons: booking.persons,
        came: booking.came,
        name: named.then(|| booking.name.clone()),
        phone: phone.map(|phone| mask::phone(Phone::as_str(phone))),
        booked_on: booking.booked_on,
        revision: booking.revision,
    }
}
