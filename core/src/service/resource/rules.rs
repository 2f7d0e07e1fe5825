//! Rules of resources and bookings: pure functions over records, days and minutes.

use chrono::{Datelike, NaiveDate};

use super::record::{ResourceAgreement, ResourceBookingRecord, ResourceHours, SharedResource};
use super::types::{NewResourceAgreement, NewResourceHours, ResourceFreeTime};
use crate::registry::rules as check;
use crate::service::hours::{self, Taken, clock, peak, span};
use crate::{Error, Result, code, parse_date};

/// Where the text of no law stands behind a refusal.
const OURS: &str = "本库设计，法规未作规定";
/// Most opening times of a week.
const MOST_HOURS: usize = 50;

/// The conflict of something that is no longer, or not yet, in the state that is needed.
pub(super) fn conflict(zh: impl Into<String>, en: impl Into<String>) -> Error {
    Error::conflict(code::CONFLICT_STATE, zh, en)
}

/// The opening times of a week in their order; none of one day overlap.
pub(super) fn hours(given: &[NewResourceHours]) -> Result<Vec<ResourceHours>> {
    let given: Vec<_> = given.iter().map(|one| (one.weekday, &*one.opens, &*one.closes)).collect();
    let shown =
        |(weekday, opens, closes)| ResourceHours { weekday, opens: clock(opens), closes: clock(closes) };
    Ok(hours::week("resource.hours", MOST_HOURS, &given)?.into_iter().map(shown).collect())
}

/// An agreement whose single fields are in order.
pub(super) fn agreement(given: &NewResourceAgreement) -> Result<ResourceAgreement> {
    let read = ResourceAgreement {
        signed_on: parse_date("signed_on", &given.signed_on)?,
        valid_from: parse_date("valid_from", &given.valid_from)?,
        valid_to: parse_date("valid_to", &given.valid_to)?,
        document: check::optional_text("document", given.document.as_deref(), check::LONGEST_ADDRESS)?,
    };
    check::period("valid_to", Some(read.valid_from), Some(read.valid_to))?;
    check::not_after("signed_on", read.signed_on, read.valid_to)?;
    Ok(read)
}

/// Agreements of one resource follow each other.
pub(super) fn follows(earlier: Option<&ResourceAgreement>, next: &ResourceAgreement) -> Result<()> {
    match earlier.filter(|earlier| next.valid_from <= earlier.valid_to) {
        None => Ok(()),
        Some(earlier) => Err(Error::violation(
            "resource.agreement",
            OURS,
            format!("前一份共享协议至 {} 止，续签应自其次日以后起算", earlier.valid_to),
            format!("the agreement before runs to {}; the next one begins after it", earlier.valid_to),
        )
        .at("valid_from")
        .with("valid_to", earlier.valid_to.to_string())),
    }
}

/// The opening times of a day in minutes, in their order.
fn open_times(resource: &SharedResource, day: NaiveDate) -> Vec<(i64, i64)> {
    let weekday = i64::from(day.weekday().number_from_monday());
    let on_day = resource.hours.iter().filter(|one| one.weekday == weekday);
    on_day.filter_map(|one| span(["opens", "closes"], &one.opens, &one.closes).ok()).collect()
}

/// A booking lies in an agreement and in an opening time of its day.
pub(super) fn within(resource: &SharedResource, day: NaiveDate, starts: i64, ends: i64) -> Result<()> {
    if !resource.is_open(day) {
        return Err(Error::violation(
            "resource.booking.agreement",
            OURS,
            format!("该资源 {day} 不开放：尚未开放、已经关闭或者不在共享协议有效期内"),
            format!("the resource is not open on {day}: not yet, no longer, or without an agreement"),
        )
        .at("day"));
    }
    if open_times(resource, day).iter().any(|(opens, closes)| *opens <= starts && ends <= *closes) {
        return Ok(());
    }
    Err(Error::violation(
        "resource.booking.hours",
        OURS,
        format!("{}–{} 不在当日的一个开放时段之内", clock(starts), clock(ends)),
        format!("{}–{} does not lie in one opening time of the day", clock(starts), clock(ends)),
    )
    .at("begins"))
}

fn times(bookings: &[ResourceBookingRecord]) -> Vec<Taken> {
    bookings.iter().map(|one| (one.starts, one.ends, one.units)).collect()
}

/// No double booking: what is booked as a whole is free, and what shares its places has enough of them. The refusal tells the
/// time that is taken, not by whom.
pub(super) fn fits(
    resource: &SharedResource,
    taken: &[ResourceBookingRecord],
    (starts, ends): (i64, i64),
    units: i64,
) -> Result<()> {
    let left = resource.capacity() - peak(&times(taken), starts, ends);
    if units <= left {
        return Ok(());
    }
    if resource.kind.shares() {
        let left = left.max(0);
        return Err(Error::violation(
            "resource.booking.overlap",
            OURS,
            format!("{}–{} 仅余 {left} 个名额", clock(starts), clock(ends)),
            format!("places left between {} and {}: {left}", clock(starts), clock(ends)),
        )
        .at("units")
        .with("left", left));
    }
    let other = taken.iter().find(|one| one.starts < ends && starts < one.ends);
    let (from, to) = other.map_or((starts, ends), |one| (one.starts, one.ends));
    let (from, to) = (clock(from), clock(to));
    Err(Error::violation(
        "resource.booking.overlap",
        OURS,
        format!("{from}–{to} 已被预约"),
        format!("{from}–{to} is booked already"),
    )
    .at("begins")
    .with("taken_from", from)
    .with("taken_to", to))
}

/// As many people as a place holds.
pub(super) fn holds(resource: &SharedResource, persons: Option<i64>) -> Result<()> {
    match persons.filter(|persons| !resource.kind.shares() && *persons > resource.places) {
        None => Ok(()),
        Some(persons) => Err(Error::violation(
            "resource.booking.places",
            OURS,
            format!("该场所最多容纳 {} 人，预约为 {persons} 人", resource.places),
            format!("the booking is for {persons}, and the place holds {}", resource.places),
        )
        .at("persons")
        .with("places", resource.places)),
    }
}

/// How many of the bookings could not be kept as the resource now is.
pub(super) fn stranded(resource: &SharedResource, bookings: &[ResourceBookingRecord]) -> i64 {
    let kept = |one: &&ResourceBookingRecord| {
        let same_day: Vec<Taken> = bookings
            .iter()
            .filter(|other| other.day == one.day)
            .map(|other| (other.starts, other.ends, other.units))
            .collect();
        within(resource, one.day, one.starts, one.ends).is_ok()
            && holds(resource, one.persons).is_ok()
            && peak(&same_day, one.starts, one.ends) <= resource.capacity()
    };
    check::count(bookings.iter().filter(|one| !kept(one)).count())
}

/// Bookings ahead are kept, or cancelled on purpose.
pub(super) fn keeps_bookings(field: &str, lost: i64) -> Result<()> {
    if lost == 0 {
        return Ok(());
    }
    Err(Error::violation(
        "resource.bookings",
        OURS,
        format!("有 {lost} 笔已有预约因此不能履行"),
        format!("bookings that could not be kept: {lost}"),
    )
    .at(field)
    .with("bookings", lost))
}

/// The free times of a day, with how much is left in each.
pub(super) fn free(
    resource: &SharedResource,
    day: NaiveDate,
    taken: &[ResourceBookingRecord],
) -> Vec<ResourceFreeTime> {
    if !resource.is_open(day) {
        return Vec::new();
    }
    let (taken, capacity) = (times(taken), resource.capacity());
    let mut free: Vec<(i64, i64, i64)> = Vec::new();
    for (opens, closes) in open_times(resource, day) {
        let first = free.len();
        let mut edges: Vec<i64> = taken.iter().flat_map(|(from, to, _)| [*from, *to]).collect();
        edges.extend([opens, closes]);
        edges.retain(|edge| opens <= *edge && *edge <= closes);
        edges.sort_unstable();
        edges.dedup();
        for pair in edges.windows(2) {
            let left = capacity - peak(&taken, pair[0], pair[1]);
            // Only within one opening time: a booking may not go over its end.
            match free[first..].last_mut().filter(|last| last.1 == pair[0] && last.2 == left) {
                Some(last) => last.1 = pair[1],
                None => free.push((pair[0], pair[1], left)),
            }
        }
    }
    free.retain(|(.., left)| *left > 0);
    let shown = |(from, to, units)| ResourceFreeTime { begins: clock(from), ends: clock(to), units };
    free.into_iter().map(shown).collect()
}

/// How far ahead can be booked.
pub(super) fn ahead(today: NaiveDate, day: NaiveDate, most: i64) -> Result<()> {
    if (day - today).num_days() <= most {
        return Ok(());
    }
    Err(Error::violation(
        "resource.booking.ahead",
        OURS,
        format!("最多可提前 {most} 天预约"),
        format!("days ahead that a booking is made at most: {most}"),
    )
    .at("day")
    .with("days", most))
}

/// How much one account holds of a resource at a time.
pub(super) fn own_limit(held: i64, most: i64) -> Result<()> {
    if held < most {
        return Ok(());
    }
    Err(Error::violation(
        "resource.booking.limit",
        OURS,
        format!("同一账号对同一资源最多持有 {most} 笔未使用的预约"),
        format!("bookings of a resource to come that one account holds at most: {most}"),
    )
    .with("bookings", most))
}
