//! Rules of resources and bookings: pure functions over records, days and minutes.

use chrono::{Datelike, NaiveDate};

use super::record::{ResourceAgreement, ResourceBookingRecord, ResourceHours, SharedResource};
use super::types::{NewResourceAgreement, NewResourceHours, ResourceFreeTime};
use crate::registry::rules as check;
use crate::{Error, Result, code, parse_date};

/// Where the text of no law stands behind a refusal.
const OURS: &str = "本库设计，法规未作规定";
/// Most opening times of a week.
const MOST_HOURS: usize = 50;
/// The minutes of a day.
const DAY: i64 = 24 * 60;

/// The conflict of something that is no longer, or not yet, in the state that is needed.
pub(super) fn conflict(zh: impl Into<String>, en: impl Into<String>) -> Error {
    Error::conflict(code::CONFLICT_STATE, zh, en)
}

/// A time of day in minutes since midnight: HH:MM, up to 24:00.
pub(super) fn minutes(field: &str, text: &str) -> Result<i64> {
    let digits = |part: &str| {
        let plain = part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
        plain.then(|| part.parse::<i64>().ok()).flatten()
    };
    let parts = text.split_once(':').and_then(|(hour, minute)| digits(hour).zip(digits(minute)));
    let read = parts.filter(|(_, minute)| *minute < 60).map(|(hour, minute)| hour * 60 + minute);
    read.filter(|read| *read <= DAY).ok_or_else(|| {
        Error::invalid(field, "时间应为 HH:MM，至 24:00 止", "a time of day is HH:MM, up to 24:00")
    })
}

/// Minutes since midnight as HH:MM.
pub(super) fn clock(minutes: i64) -> String {
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

/// A time that begins before it ends.
pub(super) fn span(fields: [&str; 2], begins: &str, ends: &str) -> Result<(i64, i64)> {
    let (starts, stops) = (minutes(fields[0], begins)?, minutes(fields[1], ends)?);
    if starts < stops {
        return Ok((starts, stops));
    }
    Err(Error::invalid(fields[1], "结束时间应晚于开始时间", "the end comes after the beginning"))
}

/// The opening times of a week in their order; none of one day overlap.
pub(super) fn hours(given: &[NewResourceHours]) -> Result<Vec<ResourceHours>> {
    if given.is_empty() || given.len() > MOST_HOURS {
        return Err(Error::invalid(
            "hours",
            format!("开放时段应为 1 至 {MOST_HOURS} 个"),
            format!("there are 1 to {MOST_HOURS} opening times"),
        ));
    }
    let mut read = Vec::with_capacity(given.len());
    for one in given {
        if !(1..=7).contains(&one.weekday) {
            return Err(Error::invalid(
                "weekday",
                "星期应为 1（周一）至 7（周日）",
                "a weekday is 1 (Monday) to 7 (Sunday)",
            ));
        }
        let (opens, closes) = span(["opens", "closes"], &one.opens, &one.closes)?;
        read.push((one.weekday, opens, closes));
    }
    read.sort_unstable();
    if let Some(pair) = read.windows(2).find(|pair| pair[0].0 == pair[1].0 && pair[1].1 < pair[0].2) {
        let (day, from, to) = (pair[1].0, clock(pair[1].1), clock(pair[1].2));
        return Err(Error::violation(
            "resource.hours",
            OURS,
            format!("星期 {day} 的开放时段 {from}–{to} 与另一时段重叠"),
            format!("on weekday {day} the time {from}–{to} overlaps another"),
        )
        .at("hours")
        .with("weekday", day));
    }
    let shown =
        |(weekday, opens, closes)| ResourceHours { weekday, opens: clock(opens), closes: clock(closes) };
    Ok(read.into_iter().map(shown).collect())
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
    let read =
        |one: &ResourceHours| minutes("opens", &one.opens).ok().zip(minutes("closes", &one.closes).ok());
    on_day.filter_map(read).collect()
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

/// How much is taken at the busiest moment between two times.
pub(super) fn peak(taken: &[(i64, i64, i64)], starts: i64, ends: i64) -> i64 {
    // What is taken grows only where something begins, so the busiest moment is one of these.
    let begins = taken.iter().map(|(from, ..)| *from).filter(|from| starts < *from && *from < ends);
    let at = |moment| taken.iter().filter(move |(from, to, _)| *from <= moment && moment < *to);
    begins.chain([starts]).map(|moment| at(moment).map(|(.., units)| units).sum()).max().unwrap_or(0)
}

fn times(bookings: &[ResourceBookingRecord]) -> Vec<(i64, i64, i64)> {
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
            format!("between {} and {} only {left} places are left", clock(starts), clock(ends)),
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
            format!("the place holds {} people, the booking is for {persons}", resource.places),
        )
        .at("persons")
        .with("places", resource.places)),
    }
}

/// How many of the bookings could not be kept as the resource now is.
pub(super) fn stranded(resource: &SharedResource, bookings: &[ResourceBookingRecord]) -> i64 {
    let kept = |one: &&ResourceBookingRecord| {
        let same_day: Vec<(i64, i64, i64)> = bookings
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
        format!("{lost} bookings could not be kept"),
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
        format!("a booking is made at most {most} days ahead"),
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
        format!("one account holds at most {most} bookings of a resource that are to come"),
    )
    .with("bookings", most))
}
