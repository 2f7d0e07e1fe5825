//! The handling clock (办理时限): a limit with pauses and extensions.

use super::deadline::{extend, instant_deadline};
use super::hours::{DAY, instant, split};
use super::{Calendar, ClockState, Deadline, Limit, LimitUnit, NaturalPeriod, WorkingHours};
use crate::{Error, Result, Timestamp};

/// A stop of the clock (暂停计时).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pause {
    /// When it stopped.
    pub from: Timestamp,
    /// When it went on; `None` while it stands.
    pub to: Option<Timestamp>,
}

/// A limit that runs, stops and is extended (办理时限).
///
/// What a pause gives back is measured in the limit's own time: hours round the clock for emergency hours,
/// working time for working hours and working days, whole days of 24 hours for natural days and months.
/// So a pause over a weekend gives nothing back to a limit in working days. A limit counted in days does
/// not run on its first day, so a pause on that day gives nothing back either. A pause that begins once
/// the limit has run out changes nothing.
///
/// ```
/// use shuzhi::{Timestamp, calendar::{Calendar, HandlingClock, Limit, LimitUnit, WorkingHours}};
/// let started = Timestamp::parse("start", "2026-04-29T10:00:00+08:00").unwrap();
/// let clock = HandlingClock::new(started, Limit::new(5, LimitUnit::WorkingDay));
/// let reading = clock.read(started, Calendar::shipped(), &WorkingHours::default()).unwrap();
/// assert_eq!(reading.deadline.at.to_string(), "2026-05-09T17:00:00.000+08:00");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandlingClock {
    /// When it started (起算时间).
    pub started: Timestamp,
    /// The limit (时限).
    pub limit: Limit,
    /// Stops (暂停), in any order; they may overlap.
    pub pauses: Vec<Pause>,
    /// Extensions (延期), each counted on from the end before it.
    pub extensions: Vec<Limit>,
}

/// What a [`HandlingClock`] shows at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClockReading {
    /// How it stands.
    pub state: ClockState,
    /// Where it ends; of a paused clock, where it would end if it went on now.
    pub deadline: Deadline,
    /// Milliseconds left, in the limit's own time; 0 when overdue.
    pub remaining_millis: i64,
    /// Milliseconds beyond, in the limit's own time.
    pub overdue_millis: i64,
    /// Milliseconds the pauses gave back, in the limit's own time.
    pub credited_millis: i64,
}

impl HandlingClock {
    /// A clock without pauses and extensions.
    pub fn new(started: Timestamp, limit: Limit) -> Self {
        Self { started, limit, pauses: Vec::new(), extensions: Vec::new() }
    }

    /// Where it ends as seen at `now`; of a paused clock, where it would end if it went on now.
    pub fn due(&self, now: Timestamp, calendar: &Calendar, hours: &WorkingHours) -> Result<Deadline> {
        Ok(self.read(now, calendar, hours)?.deadline)
    }

    /// How it stands at `now`. Pauses that begin later than `now` are not seen yet; one that ends later still stands.
    pub fn read(&self, now: Timestamp, calendar: &Calendar, hours: &WorkingHours) -> Result<ClockReading> {
        let time = Time { unit: self.limit.unit, calendar, hours };
        let base = self.unpaused(calendar, hours)?;
        let (mut deadline, mut credited, mut paused) = (base, 0, false);
        for (from, to, open) in self.stops(now)? {
            if from >= deadline.at {
                break;
            }
            credited += time.measure(from, to)?;
            deadline = time.shift(base, credited)?;
            paused = open;
        }
        let overdue = !paused && now > deadline.at;
        let state = match (paused, overdue) {
            (true, _) => ClockState::Paused,
            (false, true) => ClockState::Overdue,
            (false, false) => ClockState::Running,
        };
        let remaining_millis = if overdue { 0 } else { time.measure(now.max(self.started), deadline.at)? };
        let overdue_millis = if overdue { time.measure(deadline.at, now)? } else { 0 };
        Ok(ClockReading {
            state,
            deadline,
            remaining_millis,
            overdue_millis,
            credited_millis: time.given(credited),
        })
    }

    /// The end of the limit and its extensions as if the clock had never stopped.
    fn unpaused(&self, calendar: &Calendar, hours: &WorkingHours) -> Result<Deadline> {
        let first = extend(self.started, split(self.started)?.0, self.limit, calendar, hours)?;
        self.extensions
            .iter()
            .try_fold(first, |end, limit| extend(end.at, end.last_day, *limit, calendar, hours))
    }

    /// When the limit begins to count: at the start, or for days when the first day is over.
    fn counts_from(&self) -> Result<Timestamp> {
        Ok(match self.limit.unit {
            LimitUnit::EmergencyHour | LimitUnit::WorkingHour => self.started,
            _ => instant(split(self.started)?.0, DAY),
        })
    }

    /// The pauses seen at `now`, cut to the counted time, in order and joined where they touch.
    fn stops(&self, now: Timestamp) -> Result<Vec<(Timestamp, Timestamp, bool)>> {
        if self.pauses.is_empty() {
            return Ok(Vec::new());
        }
        let first = self.counts_from()?;
        let mut stops = Vec::with_capacity(self.pauses.len());
        for (index, pause) in self.pauses.iter().enumerate() {
            if pause.to.is_some_and(|to| to < pause.from) {
                let field = format!("pauses[{index}].to");
                return Err(Error::invalid(field, "恢复时间早于暂停时间", "the pause ends before it begins"));
            }
            let open = pause.to.is_none_or(|to| to > now);
            let (from, to) = (pause.from.max(first), pause.to.unwrap_or(now).min(now).max(first));
            if pause.from <= now && (from < to || open) {
                stops.push((from, to.max(from), open));
            }
        }
        stops.sort_unstable();
        let mut joined: Vec<(Timestamp, Timestamp, bool)> = Vec::with_capacity(stops.len());
        for stop in stops {
            match joined.last_mut() {
                Some(last) if stop.0 <= last.1 => *last = (last.0, last.1.max(stop.1), last.2 || stop.2),
                _ => joined.push(stop),
            }
        }
        Ok(joined)
    }
}

/// The time in which a unit is measured.
struct Time<'a> {
    unit: LimitUnit,
    calendar: &'a Calendar,
    hours: &'a WorkingHours,
}

impl Time<'_> {
    fn measure(&self, from: Timestamp, to: Timestamp) -> Result<i64> {
        match self.unit {
            LimitUnit::WorkingHour | LimitUnit::WorkingDay => {
                self.hours.working_time_between(self.calendar, from, to)
            }
            _ => Ok(to.as_millis().saturating_sub(from.as_millis()).max(0)),
        }
    }

    /// Of the time measured, what is given back.
    fn given(&self, credit: i64) -> i64 {
        match self.unit {
            LimitUnit::NaturalDay | LimitUnit::NaturalMonth => credit - credit % DAY,
            _ => credit,
        }
    }

    /// The deadline moved on by the credit.
    fn shift(&self, base: Deadline, credit: i64) -> Result<Deadline> {
        let credit = self.given(credit);
        if credit == 0 {
            return Ok(base);
        }
        match self.unit {
            LimitUnit::EmergencyHour => instant_deadline(base.at.plus_millis(credit)),
            LimitUnit::WorkingHour => {
                instant_deadline(self.hours.add_working_time(self.calendar, base.at, credit)?)
            }
            LimitUnit::WorkingDay => self.shift_working_days(base, credit),
            LimitUnit::NaturalDay | LimitUnit::NaturalMonth => {
                let days = u32::try_from(credit / DAY).unwrap_or(u32::MAX);
                let from = base.rolled_from.unwrap_or(base.last_day);
                let date = NaturalPeriod { days, ..Default::default() }.last_day(from)?;
                let last_day = self.calendar.roll(date)?;
                let rolled_from = (last_day != date).then_some(date);
                Ok(Deadline { at: self.hours.end_of(last_day), last_day, rolled_from })
            }
        }
    }

    /// Whole days of credit keep the end of the day; the rest is counted inside the next working day.
    fn shift_working_days(&self, base: Deadline, credit: i64) -> Result<Deadline> {
        let day = self.hours.day_millis();
        let (days, rest) = (credit / day, credit % day);
        let last_day =
            self.calendar.add_working_days(base.last_day, u32::try_from(days).unwrap_or(u32::MAX))?;
        let end = self.hours.end_of(last_day);
        if rest == 0 {
            return Ok(Deadline { at: end, last_day, rolled_from: None });
        }
        instant_deadline(self.hours.add_working_time(self.calendar, end, rest)?)
    }
}
