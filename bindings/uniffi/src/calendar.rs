//! Calendars and deadlines.

use shuzhi::calendar::{
    CalendarYearList, DeadlineAnswer, DeadlineRequest, ListCalendarYears, NaturalPeriodAnswer,
    NaturalPeriodRequest, PutCalendarYear, SetWorkingHours, WorkingDaysAnswer, WorkingDaysRequest,
};
use shuzhi::rulebook::{CalendarYearResult, WorkingHoursResult};

use crate::Result;

/// Calendars (工作日历), working hours and deadlines.
#[derive(Debug, uniffi::Object)]
pub struct Calendars(pub(crate) shuzhi::rulebook::Calendars);

#[uniffi::export]
impl Calendars {
    /// Loads the notice of a year (放假安排) and recomputes open deadlines.
    pub fn put_year(&self, request: PutCalendarYear) -> Result<CalendarYearResult> {
        Ok(self.0.put_year(request)?)
    }

    /// Lists the years that are loaded.
    pub fn years(&self, request: ListCalendarYears) -> Result<CalendarYearList> {
        Ok(self.0.years(request)?)
    }

    /// Sets the working hours (工作时间) and recomputes open deadlines.
    pub fn set_hours(&self, request: SetWorkingHours) -> Result<WorkingHoursResult> {
        Ok(self.0.set_hours(request)?)
    }

    /// Tells when a limit ends, with pauses.
    pub fn deadline(&self, request: DeadlineRequest) -> Result<DeadlineAnswer> {
        Ok(self.0.deadline(request)?)
    }

    /// Tells the day so many working days after another (工作日).
    pub fn working_days(&self, request: WorkingDaysRequest) -> Result<WorkingDaysAnswer> {
        Ok(self.0.working_days(request)?)
    }

    /// Tells when a period of natural days, months or years ends (民法典 200–204).
    pub fn natural_period(&self, request: NaturalPeriodRequest) -> Result<NaturalPeriodAnswer> {
        Ok(self.0.natural_period(request)?)
    }
}
