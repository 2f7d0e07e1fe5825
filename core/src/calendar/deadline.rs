//! Deadlines (期限): where a limit ends.

use chrono::NaiveDate;

use super::hours::{HOUR, split};
use super::{Calendar, Limit, LimitUnit, NaturalPeriod, WorkingHours};
use crate::{Error, Result, Timestamp};

/// Where a limit ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Deadline {
    /// The instant (到期时间): what is done at it is in time.
    pub at: Timestamp,
    /// The last day (到期日); 24:00 belongs to the day it ends.
    pub last_day: NaiveDate,
    /// The day it would have ended on, when a natural period was moved off a rest day.
    pub rolled_from: Option<NaiveDate>,
}

/// Where `limit` ends when it is counted from `start`.
///
/// Hours count from the moment set, working hours only inside the working time. Days do not count the
/// first, and end when the last day ends: at closing time, or at 24:00 where the hours say so.
pub fn deadline(
    start: Timestamp,
    limit: Limit,
    calendar: &Calendar,
    hours: &WorkingHours,
) -> Result<Deadline> {
    extend(start, split(start)?.0, limit, calendar, hours)
}

/// Counts `limit` on from an instant, or for limits in days from a day.
pub(super) fn extend(
    from: Timestamp,
    day: NaiveDate,
    limit: Limit,
    calendar: &Calendar,
    hours: &WorkingHours,
) -> Result<Deadline> {
    let amount = limit.amount;
    if amount == 0 {
        return Err(Error::invalid("limit.amount", "时限至少为 1", "a limit is at least 1"));
    }
    match limit.unit {
        LimitUnit::EmergencyHour => instant_deadline(from.plus_millis(i64::from(amount) * HOUR)),
        LimitUnit::WorkingHour => {
            instant_deadline(hours.add_working_time(calendar, from, i64::from(amount) * HOUR)?)
        }
        LimitUnit::WorkingDay => {
            let last_day = calendar.add_working_days(day, amount)?;
            Ok(Deadline { at: hours.end_of(last_day), last_day, rolled_from: None })
        }
        LimitUnit::NaturalDay => {
            natural(day, NaturalPeriod { days: amount, ..Default::default() }, calendar, hours)
        }
        LimitUnit::NaturalMonth => {
            natural(day, NaturalPeriod { months: amount, ..Default::default() }, calendar, hours)
        }
    }
}

fn natural(
    day: NaiveDate,
    period: NaturalPeriod,
    calendar: &Calendar,
    hours: &WorkingHours,
) -> Result<Deadline> {
    let date = period.last_day(day)?;
    let last_day = calendar.roll(date)?;
    Ok(Deadline { at: hours.end_of(last_day), last_day, rolled_from: (last_day != date).then_some(date) })
}

pub(super) fn instant_deadline(at: Timestamp) -> Result<Deadline> {
    // 24:00 belongs to the day it ends, so the day is that of the millisecond before.
    Ok(Deadline { at, last_day: split(at.plus_millis(-1))?.0, rolled_from: None })
}
