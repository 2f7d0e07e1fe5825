//! Bookings: made, cancelled, used.

use chrono::NaiveDate;
use serde_json::json;

use super::record::{ResourceBookingRecord, ResourceBookingState, SharedResource};
use super::types::*;
use super::{Resources, reading, rows, rules, serves};
use crate::access::{Capability, check_actor};
use crate::command::Command;
use crate::identity::Phone;
use crate::registry::rules as check;
use crate::service::hours::{clock, minute_of, span};
use crate::{Error, Id, Result, parse_date};

/// The most people or places of a booking.
const MOST_PEOPLE: i64 = 100_000;

impl Resources {
    /// Books a resource (预约): for others by who serves over its place, and by every account for itself.
    ///
    /// # Errors
    /// `Denied` for another's account without a grant over the place; `Invalid`; `NotFound`; `Violation`
    /// `resource.booking.agreement`, `resource.booking.hours`, `resource.booking.overlap` with the time that is taken,
    /// `resource.booking.places`, `resource.booking.ahead`, `resource.booking.limit`.
    pub fn book(&self, request: BookResource) -> Result<ResourceBookingResult> {
        let wish = Wish::parse(&request)?;
        self.0.write_once_if("resource.book", request.request_key.as_deref(), &request, again, |command| {
            let resource: SharedResource = command.stored(wish.resource)?;
            let staff = serves(&command.access(), &resource);
            let account = account(command, staff, request.account.as_deref())?;
            if request.units.is_some() && !resource.kind.shares() {
                return Err(Error::invalid(
                    "units",
                    "该资源整体预约，不按名额预约",
                    "the resource is booked as a whole, not by places",
                ));
            }
            not_over(command, wish.day, wish.ends)?;
            let (book, area) = (&command.snapshot.rules.rulebook, resource.community.as_str());
            let today = command.now.date();
            rules::ahead(today, wish.day, book.integer("resource.booking.ahead", "days", area, today)?)?;
            rules::within(&resource, wish.day, wish.starts, wish.ends)?;
            rules::holds(&resource, request.persons)?;
            if !staff {
                let most = book.integer("resource.booking.limit", "bookings", area, today)?;
                rules::own_limit(held(command, resource.id)?, most)?;
            }
            let units = request.units.unwrap_or(1);
            let day = (wish.day, Some(wish.day));
            let taken = rows::taken(command.connection, command.street(), resource.id, day)?;
            rules::fits(&resource, &taken, (wish.starts, wish.ends), units)?;
            let booking = wish.booking(command, &request, units, account);
            let facts = json!({"resource": booking.resource, "day": booking.day, "begins": clock(booking.starts),
                "ends": clock(booking.ends), "units": units, "own": booking.is_of(command.actor())});
            command.keep(None, &booking, facts)?;
            answer(command, &resource, &booking)
        })
    }

    /// Cancels a booking (取消预约): by the account that made it before it begins, or by who serves over the place.
    ///
    /// # Errors
    /// `Denied`; `Invalid`; `NotFound`; `Conflict` when it is cancelled, used or begun, or the revision is stale.
    pub fn cancel_booking(&self, request: CancelResourceBooking) -> Result<ResourceBookingResult> {
        let id = Id::parse("booking", &request.booking)?;
        let key = request.request_key.as_deref();
        self.0.write_once_if("resource.cancel_booking", key, &request, again, |command| {
            let (before, resource) = open_to(command, id)?;
            check::revision(request.revision, before.revision)?;
            booked(&before)?;
            let begun = begun(command, &before);
            if begun && !serves(&command.access(), &resource) {
                return Err(rules::conflict("预约时段已经开始，不能取消", "the booked time has begun"));
            }
            let booking = cancel(command, &before)?;
            answer(command, &resource, &booking)
        })
    }

    /// Records what became of a booking (使用登记): used, or nobody came.
    ///
    /// # Errors
    /// `Denied` without a grant that serves over the place; `Invalid`; `NotFound`; `Conflict` before it begins, when it is
    /// cancelled or recorded already, or the revision is stale.
    pub fn record_use(&self, request: RecordResourceUse) -> Result<ResourceBookingResult> {
        let id = Id::parse("booking", &request.booking)?;
        check::optional_count("persons", request.persons, 1, MOST_PEOPLE)?;
        if request.persons.is_some() && !request.came {
            return Err(Error::invalid("persons", "未到场的不填人数", "nobody came, so there is no number"));
        }
        let key = request.request_key.as_deref();
        self.0.write_once_if("resource.record_use", key, &request, again, |command| {
            command.access().anywhere(Capability::ReceiveMatters)?;
            let before: ResourceBookingRecord = command.stored(id)?;
            let resource: SharedResource = command.stored(before.resource)?;
            command.access().over(Capability::ReceiveMatters, resource.place())?;
            check::revision(request.revision, before.revision)?;
            booked(&before)?;
            if !begun(command, &before) {
                return Err(rules::conflict("预约时段尚未开始", "the booked time has not begun"));
            }
            let state = if request.came { ResourceBookingState::Used } else { ResourceBookingState::NoShow };
            let came = if request.came { request.persons.or(before.persons) } else { Some(0) };
            let booking =
                ResourceBookingRecord { state, came, revision: before.revision + 1, ..before.clone() };
            command.keep(Some(&before), &booking, json!({"resource": booking.resource, "state": state}))?;
            answer(command, &resource, &booking)
        })
    }

    /// Reveals who booked for the session's purpose (查阅敏感信息); the read is logged.
    ///
    /// # Errors
    /// `Denied` without a grant that writes the resource and extends to sensitive fields, or without a purpose; `Invalid`;
    /// `NotFound`.
    pub fn reveal_booking(&self, request: RevealResourceBooking) -> Result<ResourceBookingContact> {
        let id = Id::parse("booking", &request.booking)?;
        self.0.write("resource.reveal_booking", |command| {
            command.access().anywhere(Capability::WriteServices)?;
            let booking: ResourceBookingRecord = command.stored(id)?;
            let resource: SharedResource = command.stored(booking.resource)?;
            let kind = "resource_booking";
            command.reveal(Capability::WriteServices, resource.place(), kind, id, &["name", "phone"])?;
            let phone = booking.phone.map(String::from);
            Ok(ResourceBookingContact { booking: id, name: booking.name, phone })
        })
    }
}

/// A request whose single fields are in order.
struct Wish {
    resource: Id,
    day: NaiveDate,
    starts: i64,
    ends: i64,
    name: String,
    phone: Option<Phone>,
}

impl Wish {
    fn parse(request: &BookResource) -> Result<Self> {
        let (starts, ends) = span(["begins", "ends"], &request.begins, &request.ends)?;
        check::optional_count("persons", request.persons, 1, MOST_PEOPLE)?;
        check::optional_count("units", request.units, 1, MOST_PEOPLE)?;
        request.account.as_deref().map(|account| check_actor("account", account)).transpose()?;
        Ok(Self {
            resource: Id::parse("resource", &request.resource)?,
            day: parse_date("day", &request.day)?,
            starts,
            ends,
            name: check::text("name", &request.name, check::LONGEST_NAME)?,
            phone: request.phone.as_deref().map(|phone| Phone::parse("phone", phone)).transpose()?,
        })
    }

    fn booking(
        self,
        command: &Command<'_>,
        request: &BookResource,
        units: i64,
        actor: Option<String>,
    ) -> ResourceBookingRecord {
        ResourceBookingRecord {
            id: command.new_id(),
            resource: self.resource,
            day: self.day,
            starts: self.starts,
            ends: self.ends,
            state: ResourceBookingState::Booked,
            units,
            persons: request.persons,
            name: self.name,
            phone: self.phone,
            actor,
            booked_on: command.now.date(),
            booked_by: command.actor().to_owned(),
            came: None,
            cancelled_on: None,
            revision: 1,
        }
    }
}

/// For which account a session books.
fn account(command: &Command<'_>, staff: bool, given: Option<&str>) -> Result<Option<String>> {
    match given {
        _ if staff => Ok(given.map(str::to_owned)),
        Some(other) if other != command.actor() => {
            Err(Error::denied("只能用本人账号预约", "one books for one's own account only"))
        }
        _ => Ok(Some(command.actor().to_owned())),
    }
}

/// How many bookings to come the session's account holds of a resource.
fn held(command: &Command<'_>, resource: Id) -> Result<i64> {
    let (own, today) = ((resource, command.actor()), command.now.date());
    let held = rows::held_by(command.connection, command.street(), own, today)?;
    let to_come = held.iter().filter(|booking| !over(command, booking.day, booking.ends));
    Ok(check::count(to_come.count()))
}

/// A booking with its resource, for the account that made it or for who serves over the place. Who is neither learns nothing
/// from an identifier.
fn open_to(command: &Command<'_>, id: Id) -> Result<(ResourceBookingRecord, SharedResource)> {
    let stored = crate::store::document::get(command.connection, command.street(), id)?;
    let booking: Option<ResourceBookingRecord> = stored;
    let own = booking.as_ref().is_some_and(|booking| booking.is_of(command.actor()));
    if !own {
        command.access().anywhere(Capability::ReceiveMatters)?;
    }
    let booking = booking.ok_or_else(|| Error::not_found("resource_booking", id))?;
    let resource: SharedResource = command.stored(booking.resource)?;
    if !own {
        command.access().over(Capability::ReceiveMatters, resource.place())?;
    }
    Ok((booking, resource))
}

fn over(command: &Command<'_>, day: NaiveDate, ends: i64) -> bool {
    (day, ends) <= (command.now.date(), minute_of(command.now))
}

fn begun(command: &Command<'_>, booking: &ResourceBookingRecord) -> bool {
    (booking.day, booking.starts) <= (command.now.date(), minute_of(command.now))
}

/// Refuses a time that is over.
fn not_over(command: &Command<'_>, day: NaiveDate, ends: i64) -> Result<()> {
    if !over(command, day, ends) {
        return Ok(());
    }
    Err(Error::invalid("day", "不能预约已经过去的时间", "a time that is over can't be booked"))
}

fn booked(booking: &ResourceBookingRecord) -> Result<()> {
    match booking.state {
        ResourceBookingState::Booked => Ok(()),
        ResourceBookingState::Cancelled => Err(rules::conflict("该预约已取消", "the booking was cancelled")),
        ResourceBookingState::Used | ResourceBookingState::NoShow => {
            Err(rules::conflict("该预约的使用情况已登记", "what became of the booking is recorded already"))
        }
    }
}

/// Cancels a booking, whoever may.
pub(super) fn cancel(
    command: &mut Command<'_>,
    before: &ResourceBookingRecord,
) -> Result<ResourceBookingRecord> {
    let booking = ResourceBookingRecord {
        state: ResourceBookingState::Cancelled,
        cancelled_on: Some(command.now.date()),
        revision: before.revision + 1,
        ..before.clone()
    };
    let own = booking.is_of(command.actor());
    let facts = json!({"resource": booking.resource, "state": booking.state, "own": own});
    command.keep(Some(before), &booking, facts)?;
    Ok(booking)
}

/// A first answer, with the name as far as the session may still know it.
fn again(command: &Command<'_>, first: ResourceBookingResult) -> Result<ResourceBookingResult> {
    let (booking, resource) = open_to(command, first.booking.id)?;
    if super::sees_names(&command.access(), &resource) || booking.is_of(command.actor()) {
        return Ok(first);
    }
    let booking = ResourceBooking { name: None, phone: None, ..first.booking };
    Ok(ResourceBookingResult { booking, ..first })
}

fn answer(
    command: &Command<'_>,
    resource: &SharedResource,
    booking: &ResourceBookingRecord,
) -> Result<ResourceBookingResult> {
    let named = super::sees_names(&command.access(), resource) || booking.is_of(command.actor());
    Ok(ResourceBookingResult { booking: reading::shown(booking, named, named), warnings: Vec::new() })
}
