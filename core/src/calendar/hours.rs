//! Working hours (作息时间) and arithmetic in working time, in exact milliseconds.

use chrono::{Datelike, NaiveDate};

use super::{Calendar, DayEnd, SetWorkingHours, WorkingHoursRecord, WorkingPeriod};
use crate::{Error, Result, Timestamp};

/// Milliseconds of an hour.
pub(super) const HOUR: i64 = 3_600_000;
/// Milliseconds of a day.
pub(super) const DAY: i64 = 24 * HOUR;
const MINUTE: i64 = 60_000;
/// Milliseconds by which the street's clock is ahead of UTC.
const SHANGHAI: i64 = 8 * HOUR;
/// Number of 1970-01-01 among the days of the common era.
const EPOCH: i64 = 719_163;

/// The local day of an instant, and the milliseconds since it began.
pub(super) fn split(at: Timestamp) -> Result<(NaiveDate, i64)> {
    let local = at.as_millis().saturating_add(SHANGHAI);
    let day = i32::try_from(local.div_euclid(DAY) + EPOCH).ok();
    let date = day.and_then(NaiveDate::from_num_days_from_ce_opt);
    let date =
        date.ok_or_else(|| Error::invalid("start", "时间超出可计算范围", "the time is out of range"))?;
    Ok((date, local.rem_euclid(DAY)))
}

/// The instant so many milliseconds after a local day began; 24:00 is the next day's beginning.
pub(super) fn instant(date: NaiveDate, millis: i64) -> Timestamp {
    Timestamp::from_millis((i64::from(date.num_days_from_ce()) - EPOCH) * DAY - SHANGHAI + millis)
}

/// The working hours of a street (作息时间).
///
/// The default, 09:00–12:00 and 13:00–17:00, is the library's own: no rule sets the hours of a street.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkingHours {
    /// Start and end of each stretch in milliseconds of the day, rising and apart.
    periods: Vec<(i64, i64)>,
    total: i64,
    day_end: DayEnd,
}

impl Default for WorkingHours {
    fn default() -> Self {
        Self {
            periods: vec![(9 * HOUR, 12 * HOUR), (13 * HOUR, 17 * HOUR)],
            total: 7 * HOUR,
            day_end: DayEnd::ClosingTime,
        }
    }
}

impl WorkingHours {
    /// Reads and checks working hours.
    pub fn parse(request: &SetWorkingHours) -> Result<Self> {
        let mut periods: Vec<(i64, i64)> = Vec::with_capacity(request.periods.len());
        for (index, period) in request.periods.iter().enumerate() {
            let from = read_time(&format!("periods[{index}].from"), &period.from)?;
            let to = read_time(&format!("periods[{index}].to"), &period.to)?;
            if to <= from || periods.last().is_some_and(|(_, end)| from < *end) {
                return Err(Error::invalid(
                    format!("periods[{index}]"),
                    "时段应先开始后结束，按先后排列且互不重叠",
                    "a stretch ends after it starts; stretches are in order and apart",
                ));
            }
            periods.push((from, to));
        }
        if periods.is_empty() {
            return Err(Error::invalid("periods", "至少应有一个工作时段", "at least one stretch is needed"));
        }
        let total = periods.iter().map(|(from, to)| to - from).sum();
        Ok(Self { periods, total, day_end: request.day_end.unwrap_or_default() })
    }

    /// The hours as a document.
    pub fn record(&self) -> WorkingHoursRecord {
        let periods = self.periods.iter();
        WorkingHoursRecord {
            periods: periods
                .map(|(from, to)| WorkingPeriod { from: write_time(*from), to: write_time(*to) })
                .collect(),
            day_end: self.day_end,
            minutes: u32::try_from(self.total / MINUTE).unwrap_or(0),
        }
    }

    /// Working milliseconds of a day.
    pub fn day_millis(&self) -> i64 {
        self.total
    }

    /// When a period counted in days ends on `date`: at closing time or at 24:00.
    pub fn end_of(&self, date: NaiveDate) -> Timestamp {
        let closing = self.periods.last().map_or(DAY, |(_, to)| *to);
        instant(date, if self.day_end == DayEnd::ClosingTime { closing } else { DAY })
    }

    /// Working milliseconds of a day before a time of day.
    fn worked(&self, millis: i64) -> i64 {
        self.periods.iter().map(|(from, to)| (millis.min(*to) - from).max(0)).sum()
    }

    /// The first time of day at which so many milliseconds, at least one, have been worked.
    fn reached(&self, mut worked: i64) -> i64 {
        for (from, to) in &self.periods {
            if worked <= to - from {
                return from + worked;
            }
            worked -= to - from;
        }
        DAY
    }

    /// The instant at which `millis` of working time have passed since `start`; `start` itself for none.
    ///
    /// A start outside the working hours counts from when they next begin.
    pub fn add_working_time(&self, calendar: &Calendar, start: Timestamp, millis: i64) -> Result<Timestamp> {
        if millis <= 0 {
            return Ok(start);
        }
        let (date, time) = split(start)?;
        let mut left = millis;
        if calendar.is_working_day(date)? {
            let worked = self.worked(time);
            if left <= self.total - worked {
                return Ok(instant(date, self.reached(worked + left)));
            }
            left -= self.total - worked;
        }
        let days = (left - 1) / self.total;
        let date = calendar.add_working_days(date, u32::try_from(days + 1).unwrap_or(u32::MAX))?;
        Ok(instant(date, self.reached(left - days * self.total)))
    }

    /// The milliseconds of working time between two instants; 0 when the second is not later.
    pub fn working_time_between(&self, calendar: &Calendar, from: Timestamp, to: Timestamp) -> Result<i64> {
        if to <= from {
            return Ok(0);
        }
        let ((first, start), (last, end)) = (split(from)?, split(to)?);
        let worked =
            |date, time| Ok::<_, Error>(if calendar.is_working_day(date)? { self.worked(time) } else { 0 });
        // Days from the first, kept, to the last, dropped; then the parts of both.
        let mut days = i64::from(calendar.working_days_between(first, last)?);
        days += i64::from(calendar.is_working_day(first)?) - i64::from(calendar.is_working_day(last)?);
        Ok(days * self.total - worked(first, start)? + worked(last, end)?)
    }
}

fn read_time(field: &str, text: &str) -> Result<i64> {
    let digits = |part: &str| (part.len() == 2).then(|| part.parse::<u8>().ok()).flatten().map(i64::from);
    let parsed = text.split_once(':').and_then(|(hour, minute)| Some((digits(hour)?, digits(minute)?)));
    match parsed {
        Some((hour, minute)) if minute < 60 && hour * 60 + minute <= 24 * 60 && !text.contains('+') => {
            Ok(hour * HOUR + minute * MINUTE)
        }
        _ => Err(Error::invalid(field, "时间应写作 HH:MM", "a time of day is written HH:MM")),
    }
}

fn write_time(millis: i64) -> String {
    format!("{:02}:{:02}", millis / HOUR, millis % HOUR / MINUTE)
}
