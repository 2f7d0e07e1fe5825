//! Natural periods (自然期间): 民法典 arts 200–204.

use chrono::{Days, Months, NaiveDate};

use super::hours::{HOUR, split};
use super::{Calendar, WorkingHours};
use crate::{Error, Result, Timestamp};

/// A period in calendar years, months and days, or in hours (art. 200).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct NaturalPeriod {
    /// Years (年).
    pub years: u32,
    /// Months (月).
    pub months: u32,
    /// Days (日).
    pub days: u32,
    /// Hours (小时). No article says how hours join days, so they stand alone.
    pub hours: u32,
}

/// The end of a natural period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NaturalEnd {
    /// The last day (期间的最后一日).
    pub last_day: NaiveDate,
    /// When it ends (届满时间).
    pub at: Timestamp,
    /// The day it would have ended on, when that was a rest day.
    pub rolled_from: Option<NaiveDate>,
}

impl NaturalPeriod {
    /// The day the period ends on before a rest day moves it: the first day does not count (art. 201), and
    /// a month ends on the same-numbered day or, where there is none, on its last (art. 202).
    pub fn last_day(&self, start: NaiveDate) -> Result<NaiveDate> {
        let months = self.years.checked_mul(12).and_then(|months| months.checked_add(self.months));
        months
            .and_then(|months| start.checked_add_months(Months::new(months)))
            .and_then(|date| date.checked_add_days(Days::new(u64::from(self.days))))
            .ok_or_else(|| Error::invalid("limit", "期间过长，超出可计算范围", "the period is out of range"))
    }

    /// When the period that starts at `start` ends (arts 201–203).
    ///
    /// Days: a last day that is a rest day gives way to the day after the rest days; a make-up work day is
    /// no rest day. Hours: from the moment set, whatever the day.
    pub fn end(&self, start: Timestamp, calendar: &Calendar, hours: &WorkingHours) -> Result<NaturalEnd> {
        let in_days = self.years > 0 || self.months > 0 || self.days > 0;
        match (in_days, self.hours > 0) {
            (true, false) => {
                let date = self.last_day(split(start)?.0)?;
                let last_day = calendar.roll(date)?;
                let rolled_from = (last_day != date).then_some(date);
                Ok(NaturalEnd { last_day, at: hours.end_of(last_day), rolled_from })
            }
            (false, true) => {
                let at = start.plus_millis(i64::from(self.hours) * HOUR);
                Ok(NaturalEnd { last_day: split(at)?.0, at, rolled_from: None })
            }
            (false, false) => Err(Error::invalid("days", "期间不能为零", "a period is longer than nothing")),
            (true, true) => Err(Error::invalid(
                "hours",
                "按小时计算的期间不能与年、月、日合并",
                "a period in hours can't be joined to years, months or days",
            )),
        }
    }
}
