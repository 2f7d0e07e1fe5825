//! The calendar (日历): working days with make-up work days (调休), working hours, and deadlines.
//!
//! Two calculators, never mixed: working time (工作日、工作时) skips weekends and holidays and counts
//! make-up work days, as 行政许可法 art. 82 asks; natural time (自然日、月) counts every day and moves only
//! the last one off a rest day, as 民法典 arts 200–204 ask. A year whose notice is not loaded is an error
//! that names the year, never a guess.

mod answer;
mod clock;
mod data;
mod deadline;
mod hours;
mod natural;
mod rules;
#[cfg(test)]
mod tests;
mod types;

pub use answer::{calendar_year_list, deadline_answer, natural_period_answer, working_days_answer};
pub use clock::{ClockReading, HandlingClock, Pause};
pub use deadline::{Deadline, deadline};
pub use hours::WorkingHours;
pub use natural::{NaturalEnd, NaturalPeriod};
pub use rules::Calendar;
pub use types::{
    CalendarYear, CalendarYearList, ClockState, DayEnd, DeadlineAnswer, DeadlineRequest, Limit, LimitUnit,
    ListCalendarYears, NaturalPeriodAnswer, NaturalPeriodRequest, PauseRequest, PutCalendarYear,
    SetWorkingHours, SkipReason, SkippedDay, WorkingDaysAnswer, WorkingDaysRequest, WorkingHoursRecord,
    WorkingPeriod,
};
