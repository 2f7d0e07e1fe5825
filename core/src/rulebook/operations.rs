//! Operations on rules, calendars and working hours.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{
    ExplainRule, Explanation, ListRules, NewOverride, Override, OverrideRecord, RuleList, RulesInForce, rows,
};
use crate::access::Capability;
use crate::calendar::{
    CalendarYear, CalendarYearList, DeadlineAnswer, DeadlineRequest, ListCalendarYears, NaturalPeriodAnswer,
    NaturalPeriodRequest, PutCalendarYear, SetWorkingHours, WorkingDaysAnswer, WorkingDaysRequest,
    WorkingHours, WorkingHoursRecord, calendar_year_list, deadline_answer, natural_period_answer,
    working_days_answer,
};
use crate::command::{Command, Part, body};
use crate::platform::Session;
use crate::{Result, Warning};

/// The rules in force (规则库).
#[derive(Debug, Clone)]
pub struct Rules(pub(crate) Session);

/// The calendar of the street (日历).
#[derive(Debug, Clone)]
pub struct Calendars(pub(crate) Session);

impl Session {
    /// The rules in force.
    pub fn rules(&self) -> Rules {
        Rules(self.clone())
    }

    /// The calendar of the street.
    pub fn calendars(&self) -> Calendars {
        Calendars(self.clone())
    }
}

/// An override with the warnings that came with it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct OverrideResult {
    /// The override.
    pub record: OverrideRecord,
    /// Rules of the kind 一般 that it departs from.
    #[serde(default)]
    pub warnings: Vec<Warning>,
}

/// A changed calendar and what it moved.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct CalendarYearResult {
    /// The year as it is now.
    pub year: CalendarYear,
    /// How many open deadlines were moved by it; each has a fact that says why.
    pub deadlines_moved: i64,
}

/// Changed working hours and what they moved.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct WorkingHoursResult {
    /// The hours as they are now.
    pub hours: WorkingHoursRecord,
    /// How many open deadlines were moved by them; each has a fact that says why.
    pub deadlines_moved: i64,
}

impl Rules {
    /// The rules of the library.
    ///
    /// # Errors
    /// `Denied` without a grant; `Invalid` for a bad date, limit or cursor.
    pub fn list(&self, request: ListRules) -> Result<RuleList> {
        self.0.read(|view| {
            view.access().anywhere(Capability::ReadConfiguration)?;
            view.snapshot.rules.rulebook.list(&request)
        })
    }

    /// A rule in words, with the parameters in force in a place on a day and where they come from.
    ///
    /// # Errors
    /// `Denied` without a grant; `NotFound` or `Invalid` for an unknown rule, place or date.
    pub fn explain(&self, request: ExplainRule) -> Result<Explanation> {
        self.0.read(|view| {
            view.access().anywhere(Capability::ReadConfiguration)?;
            view.snapshot.rules.rulebook.explain(&request, view.street(), view.now.date())
        })
    }

    /// Sets a parameter for a place and a period. It is recorded, dated and shown by [`Rules::explain`]; a day in the
    /// past keeps the parameters of that day.
    ///
    /// # Errors
    /// `Denied` for anyone but a system administrator; `Violation` when the law leaves no room.
    pub fn override_parameter(&self, request: NewOverride) -> Result<OverrideResult> {
        let parsed = Override::parse(&request)?;
        self.0.write("rulebook.override", |command| {
            command.access().street_wide(Capability::Configure)?;
            let record = OverrideRecord {
                id: command.new_id(),
                rule: request.rule.clone(),
                parameter: request.parameter.clone(),
                value: request.value.clone(),
                jurisdiction: request.jurisdiction.clone(),
                valid_from: parsed.valid_from,
                valid_to: parsed.valid_to,
                reason: parsed.reason.clone(),
                recorded_at: command.now,
                recorded_by: command.actor().to_owned(),
            };
            rows::insert_override(command.connection, command.street(), &record)?;
            let facts = body([
                ("rule", Some(&*record.rule)),
                ("parameter", Some(&record.parameter)),
                ("value", Some(&record.value)),
                ("jurisdiction", Some(&record.jurisdiction)),
            ]);
            command.record("override", record.id.as_bytes(), None, Some(&record), facts)?;
            command.touch(Part::Rules)?;
            Ok(OverrideResult { record, warnings: Vec::new() })
        })
    }
}

impl Calendars {
    /// Loads the notice of a year (放假安排), and recomputes the open deadlines.
    ///
    /// # Errors
    /// `Denied` for anyone but a system administrator; `Invalid` when the days don't make a year's notice.
    pub fn put_year(&self, request: PutCalendarYear) -> Result<CalendarYearResult> {
        let year = CalendarYear::parse(&request)?;
        self.0.write("calendar.put_year", |command| {
            command.access().street_wide(Capability::Configure)?;
            let before = command.snapshot.rules.calendar.year(year.year).cloned();
            rows::put_year(command.connection, command.street(), &year)?;
            let subject = year.year.to_string();
            let facts = body([("source", Some(&*year.source))]);
            command.record("calendar_year", subject.as_bytes(), before.as_ref(), Some(&year), facts)?;
            let deadlines_moved = recompute(command, &format!("{} 年放假安排更新后重新计算", year.year))?;
            Ok(CalendarYearResult { year, deadlines_moved })
        })
    }

    /// The years that the library knows.
    ///
    /// # Errors
    /// `Denied` without a grant.
    pub fn years(&self, request: ListCalendarYears) -> Result<CalendarYearList> {
        self.ask(|rules| Ok(calendar_year_list(&request, &rules.calendar)))
    }

    /// Sets the working hours (工作时间), and recomputes the open deadlines.
    ///
    /// # Errors
    /// `Denied` for anyone but a system administrator; `Invalid` for hours out of order.
    pub fn set_hours(&self, request: SetWorkingHours) -> Result<WorkingHoursResult> {
        let hours = WorkingHours::parse(&request)?.record();
        self.0.write("calendar.set_hours", |command| {
            command.access().street_wide(Capability::Configure)?;
            let before = command.snapshot.rules.hours.record();
            rows::put_hours(command.connection, command.street(), &request)?;
            command.record(
                "working_hours",
                b"working_hours",
                Some(&before),
                Some(&hours),
                body([("", None)]),
            )?;
            let deadlines_moved = recompute(command, "工作时间更新后重新计算")?;
            Ok(WorkingHoursResult { hours, deadlines_moved })
        })
    }

    /// When a limit ends, with what was counted and what was skipped.
    ///
    /// # Errors
    /// `Denied` without a grant; `Invalid` for bad times, or a year whose notice is not loaded.
    pub fn deadline(&self, request: DeadlineRequest) -> Result<DeadlineAnswer> {
        self.ask(|rules| deadline_answer(&request, &rules.calendar, &rules.hours))
    }

    /// The day that lies so many working days after another.
    ///
    /// # Errors
    /// `Denied` without a grant; `Invalid` for a bad date, or a year whose notice is not loaded.
    pub fn working_days(&self, request: WorkingDaysRequest) -> Result<WorkingDaysAnswer> {
        self.ask(|rules| working_days_answer(&request, &rules.calendar))
    }

    /// When a period of natural days, months or years ends (民法典 200–204).
    ///
    /// # Errors
    /// `Denied` without a grant; `Invalid` for a bad period, or a year whose notice is not loaded.
    pub fn natural_period(&self, request: NaturalPeriodRequest) -> Result<NaturalPeriodAnswer> {
        self.ask(|rules| natural_period_answer(&request, &rules.calendar, &rules.hours))
    }

    fn ask<T>(&self, answer: impl FnOnce(&RulesInForce) -> Result<T>) -> Result<T> {
        self.0.read(|view| {
            view.access().anywhere(Capability::ReadConfiguration)?;
            answer(&view.snapshot.rules)
        })
    }
}

fn recompute(command: &mut Command<'_>, reason: &str) -> Result<i64> {
    command.touch(Part::Rules)?;
    let mut moved = crate::case::recompute_deadlines(command, reason)?;
    moved += crate::service::matter::recompute_deadlines(command, reason)?;
    moved += crate::service::review::recompute_deadlines(command, reason)?;
    moved += crate::service::order::recompute_deadlines(command, reason)?;
    Ok(moved)
}
