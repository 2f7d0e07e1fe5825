//! Rules of stations: pure functions over hours, days and queues.

use chrono::{Datelike, Days, NaiveDate};

use super::record::{OpeningHours, ServiceStation, StationKind, StationService, StationStaff};
use super::ticket::TicketRecord;
use super::types::{QueueTicketState, StationHours};
use crate::calendar::{Calendar, SkipReason};
use crate::service::ServiceLevel;
use crate::service::hours::{self, Taken, clock, peak, span};
use crate::service::item::ServiceItemVersion;
use crate::{Error, Result, Warning, code};

/// Where the text of no law stands behind a refusal.
const OURS: &str = "本库设计，法规未作规定";
/// No item outside the list.
const ARTICLE_35: &str = "优化营商环境条例第三十五条";

/// Most appointments that begin at the same time.
pub(super) const MOST_AT_ONCE: i64 = 50;
/// Least and most minutes of an appointment.
pub(super) const SLOT: (i64, i64) = (5, 240);
/// Most periods of a week.
const MOST_PERIODS: usize = 28;

/// The conflict of something that is no longer, or not yet, in the state that is needed.
pub(super) fn conflict(zh: impl Into<String>, en: impl Into<String>) -> Error {
    Error::conflict(code::CONFLICT_STATE, zh, en)
}

impl OpeningHours {
    /// From and to in minutes since midnight; nothing when it was stored otherwise than these rules write it.
    fn span(&self) -> Option<(i64, i64)> {
        span(["opens", "closes"], &self.opens, &self.closes).ok()
    }
}

/// The hours of a week in their order: each ends after it begins, and those of a weekday do not overlap.
pub(super) fn hours(given: &[StationHours]) -> Result<Vec<OpeningHours>> {
    let given: Vec<_> = given.iter().map(|one| (one.weekday, &*one.opens, &*one.closes)).collect();
    let written =
        |(weekday, opens, closes)| OpeningHours { weekday, opens: clock(opens), closes: clock(closes) };
    Ok(hours::week("station.hours", MOST_PERIODS, &given)?.into_iter().map(written).collect())
}

/// The periods in which a station is open on a day: those of its weekday, also at a weekend; on a make-up work day without hours of
/// its own weekday those of Monday; none on a rest day that the State Council's notice makes one (RULES D-17, D-18).
///
/// # Errors
/// `Invalid` for a year whose notice is not loaded.
pub(crate) fn open_periods(
    station: &ServiceStation,
    day: NaiveDate,
    calendar: &Calendar,
) -> Result<Vec<(i64, i64)>> {
    if !station.is_open(day) || calendar.rest_reason(day)? == Some(SkipReason::Holiday) {
        return Ok(Vec::new());
    }
    let of = |weekday: i64| -> Vec<(i64, i64)> {
        let hours = station.hours.iter().filter(|one| one.weekday == weekday);
        hours.filter_map(OpeningHours::span).collect()
    };
    let own = of(i64::from(day.weekday().number_from_monday()));
    if own.is_empty() && calendar.is_make_up_day(day)? { Ok(of(1)) } else { Ok(own) }
}

/// Whether an appointment may begin at a minute: the whole of it lies in a period, on the grid that begins with the period.
pub(super) fn fits(periods: &[(i64, i64)], slot: i64, starts: i64) -> bool {
    let slot = slot.max(1);
    let within = |&(opens, closes): &(i64, i64)| {
        starts >= opens && starts + slot <= closes && (starts - opens) % slot == 0
    };
    periods.iter().any(within)
}

/// Refuses an appointment that does not fit the hours of its day.
pub(super) fn within_hours(periods: &[(i64, i64)], slot: i64, starts: i64) -> Result<()> {
    if fits(periods, slot, starts) {
        return Ok(());
    }
    let open: Vec<String> =
        periods.iter().map(|(opens, closes)| format!("{}-{}", clock(*opens), clock(*closes))).collect();
    Err(Error::violation(
        "station.appointment.hours",
        OURS,
        format!("预约应在开放时段内，并按每 {slot} 分钟一档起始"),
        format!("an appointment lies within the hours of the day and begins on a step of {slot} minutes"),
    )
    .at("starts")
    .with("open", open)
    .with("slot_minutes", slot))
}

/// Refuses an appointment farther ahead than the station takes any.
pub(super) fn within_horizon(day: NaiveDate, today: NaiveDate, days: i64) -> Result<()> {
    let last = today.checked_add_days(Days::new(u64::try_from(days).unwrap_or(0))).unwrap_or(NaiveDate::MAX);
    if day <= last {
        return Ok(());
    }
    Err(Error::violation(
        "station.appointment.horizon",
        OURS,
        format!("只接受 {days} 日以内的预约，最晚为 {last}"),
        format!("appointments are taken until {last}; days ahead: {days}"),
    )
    .at("day")
    .with("days", days)
    .with("last", last.to_string()))
}

/// Refuses a booking over another: as many as a station takes at a time have been made. Those made when an appointment took longer
/// or shorter count for as long as they take.
pub(super) fn room(taken: &[Taken], (starts, ends): (i64, i64), capacity: i64) -> Result<()> {
    let booked = peak(taken, starts, ends);
    if booked < capacity {
        return Ok(());
    }
    Err(Error::violation(
        "station.appointment.capacity",
        OURS,
        format!("该时段可预约 {capacity} 人，已约满"),
        format!("the station takes {capacity} at that time, and as many are booked"),
    )
    .at("starts")
    .with("capacity", capacity)
    .with("booked", booked))
}

/// Refuses more open appointments of an account at a station than it may have.
pub(super) fn few(open: i64, most: i64) -> Result<()> {
    if open < most {
        return Ok(());
    }
    Err(Error::violation(
        "station.appointment.open",
        OURS,
        format!("同一账号在同一站点未到期的预约不得多于 {most} 个，已有 {open} 个"),
        format!("open appointments of an account at a station: at most {most}, this one has {open}"),
    )
    .at("day")
    .with("most", most)
    .with("open", open))
}

/// Refuses to close a station while somebody is to come after its last day.
pub(super) fn nobody_after(appointments: i64, tickets: i64) -> Result<()> {
    if appointments + tickets == 0 {
        return Ok(());
    }
    Err(Error::violation(
        "station.close",
        OURS,
        format!("最后开放日之后尚有预约 {appointments} 个、排队号 {tickets} 个，应先取消或者办结"),
        format!(
            "to be settled first, since they lie after the last day: appointments {appointments}, queue numbers {tickets}"
        ),
    )
    .at("closed_on")
    .with("appointments", appointments)
    .with("tickets", tickets))
}

/// Refuses to go on with a station whose last day is over.
pub(super) fn not_closed(station: &ServiceStation, today: NaiveDate) -> Result<()> {
    match station.closed_on {
        Some(last) if last < today => Err(conflict(
            format!("该站点最后开放日为 {last}，已关闭"),
            format!("the station is closed; its last day was {last}"),
        )),
        _ => Ok(()),
    }
}

/// Refuses a day on which the station is not there.
pub(super) fn there(field: &str, station: &ServiceStation, day: NaiveDate) -> Result<()> {
    if station.is_open(day) {
        return Ok(());
    }
    Err(conflict(format!("该站点在 {day} 未开放"), format!("the station is not there on {day}"))
        .at(field)
        .with("day", day.to_string()))
}

/// The version of an item that a station may offer from a day on: items outside the list are not offered (RULES D-29).
pub(super) fn listed(version: Option<&ServiceItemVersion>, day: NaiveDate) -> Result<&ServiceItemVersion> {
    version.ok_or_else(|| {
        Error::violation(
            "station.offer.item",
            ARTICLE_35,
            format!("该事项在 {day} 未发布或者已停用，站点不得提供清单之外的政务服务事项"),
            format!("the item is not in force on {day}; a station offers no item outside the list"),
        )
        .at("item")
    })
}

/// An item that was not handed down to the communities is offered by the street's own centre as a rule.
pub(super) fn handed_down(kind: StationKind, version: &ServiceItemVersion) -> Option<Warning> {
    (kind != StationKind::StreetCentre && version.level == ServiceLevel::Street).then(|| {
        Warning::new(
            "station.offer.level",
            "item",
            "该事项未下沉至社区，一般由街道便民服务中心提供",
            "the item was not handed down to the communities; the street's centre offers it as a rule",
        )
    })
}

impl StationService {
    /// Whether it is offered on a day.
    pub(crate) fn holds(&self, day: NaiveDate) -> bool {
        self.valid_from <= day && self.valid_to.is_none_or(|last| day <= last)
    }
}

impl StationStaff {
    /// Whether the account works there on a day.
    pub(crate) fn holds(&self, day: NaiveDate) -> bool {
        self.valid_from <= day && self.valid_to.is_none_or(|last| day <= last)
    }
}

/// The service of a number that a station offers on a day.
pub(super) fn offered(station: &ServiceStation, number: i64, day: NaiveDate) -> Result<&StationService> {
    let service = station.services.iter().find(|one| one.number == number);
    let service = service.ok_or_else(|| Error::not_found("station_service", number).at("service"))?;
    if service.holds(day) {
        return Ok(service);
    }
    Err(conflict(
        format!("该站点在 {day} 不提供该服务项目"),
        format!("the station does not offer the service on {day}"),
    )
    .at("service")
    .with("day", day.to_string()))
}

/// Whether somebody who came by appointment goes before the numbers: the appointment has begun, and the person came in time.
pub(super) fn goes_first(ticket: &TicketRecord, now: i64) -> bool {
    ticket.in_time && ticket.starts.is_some_and(|starts| starts <= now)
}

/// Those who wait in the order in which they are called: appointments that have begun by their time, then the numbers.
pub(super) fn in_turn(tickets: Vec<TicketRecord>, now: i64) -> Vec<TicketRecord> {
    let mut waiting: Vec<TicketRecord> =
        tickets.into_iter().filter(|one| one.state == QueueTicketState::Waiting).collect();
    waiting.sort_unstable_by_key(|one| {
        let first = goes_first(one, now);
        (!first, if first { one.starts } else { None }, one.number)
    });
    waiting
}
