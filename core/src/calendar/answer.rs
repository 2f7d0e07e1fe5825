//! Requests of the calendar read, counted and answered with an explanation.

use chrono::NaiveDate;

use super::hours::split;
use super::{
    Calendar, CalendarYearList, ClockReading, DeadlineAnswer, DeadlineRequest, HandlingClock, LimitUnit,
    ListCalendarYears, NaturalEnd, NaturalPeriod, NaturalPeriodAnswer, NaturalPeriodRequest, Pause,
    SkipReason, SkippedDay, WorkingDaysAnswer, WorkingDaysRequest, WorkingHours,
};
use crate::{Result, Timestamp, parse_date};

/// Answers [`ListCalendarYears`].
pub fn calendar_year_list(request: &ListCalendarYears, calendar: &Calendar) -> CalendarYearList {
    let asked = |year: &i32| request.year.is_none_or(|only| only == *year);
    CalendarYearList {
        items: calendar.years().filter(|year| asked(&year.year)).cloned().collect(),
        next: None,
    }
}

/// Answers [`DeadlineRequest`].
pub fn deadline_answer(
    request: &DeadlineRequest,
    calendar: &Calendar,
    hours: &WorkingHours,
) -> Result<DeadlineAnswer> {
    let clock = read_clock(request)?;
    let now = match &request.now {
        Some(text) => Timestamp::parse("now", text)?,
        // Without a moment every finished pause is seen, and an unfinished one at its beginning.
        None => clock.pauses.iter().map(|p| p.to.unwrap_or(p.from)).fold(clock.started, Timestamp::max),
    };
    let reading = clock.read(now, calendar, hours)?;
    let first = split(clock.started)?.0;
    let last_day = reading.deadline.last_day;
    let unit = clock.limit.unit;
    let in_working_time = matches!(unit, LimitUnit::WorkingHour | LimitUnit::WorkingDay);
    let in_days = !matches!(unit, LimitUnit::EmergencyHour | LimitUnit::WorkingHour);
    let (mut skipped, mut make_up_days) = (Vec::new(), Vec::new());
    if in_days {
        skipped.push(SkippedDay { date: first, reason: SkipReason::FirstDay });
    }
    if in_working_time {
        walk(calendar, first, last_day, &mut skipped, &mut make_up_days)?;
    } else if let Some(from) = reading.deadline.rolled_from {
        skipped.extend(passed_over(calendar, from, last_day)?);
    }
    let working_days =
        in_working_time.then(|| calendar.working_days_between(first, last_day.max(first))).transpose()?;
    let (zh, en) = tell(&clock, &reading, skipped.len());
    Ok(DeadlineAnswer {
        due: reading.deadline.at,
        last_day,
        state: reading.state,
        remaining_millis: reading.remaining_millis,
        overdue_millis: reading.overdue_millis,
        credited_millis: reading.credited_millis,
        working_days,
        skipped,
        make_up_days,
        zh,
        en,
    })
}

/// Answers [`NaturalPeriodRequest`].
pub fn natural_period_answer(
    request: &NaturalPeriodRequest,
    calendar: &Calendar,
    hours: &WorkingHours,
) -> Result<NaturalPeriodAnswer> {
    let NaturalPeriodRequest { start, years, months, days, hours: count } = request;
    let start = if start.len() == "2026-01-31".len() && *count == 0 {
        Timestamp::from_local(parse_date("start", start)?.into())
    } else {
        Timestamp::parse("start", start)?
    };
    let period = NaturalPeriod { years: *years, months: *months, days: *days, hours: *count };
    let NaturalEnd { last_day, at, rolled_from } = period.end(start, calendar, hours)?;
    let skipped = rolled_from.map_or_else(|| Ok(Vec::new()), |from| passed_over(calendar, from, last_day))?;
    let (mut zh, mut en) = if *count > 0 {
        ("自起算时刻起按小时连续计算".to_owned(), "counted in hours from the moment set".to_owned())
    } else {
        let zh = "开始的当日不计入，自次日起算，到期月的对应日（没有对应日的为月末日）为最后一日";
        (
            zh.to_owned(),
            "the first day does not count; ends on the same-numbered day or the last of the month".to_owned(),
        )
    };
    if let Some(from) = rolled_from {
        zh += &format!("；最后一日 {from} 为法定休假日，顺延至 {last_day}");
        en += &format!("; {from} is a rest day, so {last_day} is the last");
    }
    zh += &format!("；{at} 届满（民法典第二百条至第二百零三条）");
    en += &format!("; ends at {at} (Civil Code arts 200-203)");
    Ok(NaturalPeriodAnswer { last_day, ends: at, rolled_from, skipped, zh, en })
}

/// Answers [`WorkingDaysRequest`].
pub fn working_days_answer(request: &WorkingDaysRequest, calendar: &Calendar) -> Result<WorkingDaysAnswer> {
    let start = parse_date("start", &request.start)?;
    let last_day = calendar.add_working_days(start, request.days)?;
    let mut skipped = vec![SkippedDay { date: start, reason: SkipReason::FirstDay }];
    let mut make_up_days = Vec::new();
    walk(calendar, start, last_day, &mut skipped, &mut make_up_days)?;
    Ok(WorkingDaysAnswer { last_day, skipped, make_up_days })
}

fn read_clock(request: &DeadlineRequest) -> Result<HandlingClock> {
    let pauses = request.pauses.iter().enumerate().map(|(index, pause)| {
        let from = Timestamp::parse(&format!("pauses[{index}].from"), &pause.from)?;
        let to =
            pause.to.as_ref().map(|to| Timestamp::parse(&format!("pauses[{index}].to"), to)).transpose()?;
        Ok(Pause { from, to })
    });
    Ok(HandlingClock {
        started: Timestamp::parse("start", &request.start)?,
        limit: request.limit,
        pauses: pauses.collect::<Result<_>>()?,
        extensions: request.extensions.clone(),
    })
}

/// Sorts the days after `first` up to `last` into those skipped and the make-up days that counted.
fn walk(
    calendar: &Calendar,
    first: NaiveDate,
    last: NaiveDate,
    skipped: &mut Vec<SkippedDay>,
    make_up_days: &mut Vec<NaiveDate>,
) -> Result<()> {
    for date in first.iter_days().skip(1).take_while(|date| *date <= last) {
        if let Some(reason) = calendar.rest_reason(date)? {
            skipped.push(SkippedDay { date, reason });
        } else if calendar.is_make_up_day(date)? {
            make_up_days.push(date);
        }
    }
    Ok(())
}

/// The rest days from `from` to before `last`.
fn passed_over(calendar: &Calendar, from: NaiveDate, last: NaiveDate) -> Result<Vec<SkippedDay>> {
    let mut skipped = Vec::new();
    for date in from.iter_days().take_while(|date| *date < last) {
        if let Some(reason) = calendar.rest_reason(date)? {
            skipped.push(SkippedDay { date, reason });
        }
    }
    Ok(skipped)
}

fn tell(clock: &HandlingClock, reading: &ClockReading, skipped: usize) -> (String, String) {
    let (start, limit) = (clock.started, clock.limit);
    let mut zh = format!("自 {start} 起 {}", limit.zh());
    let mut en = format!("{limit} from {start}");
    for extension in &clock.extensions {
        zh += &format!("，延期 {}", extension.zh());
        en += &format!(", extended by {extension}");
    }
    if skipped > 0 {
        zh += &format!("，其中 {skipped} 天不计入");
        en += &format!(", {skipped} days not counted");
    }
    if reading.credited_millis > 0 {
        let minutes = reading.credited_millis / 60_000;
        zh += &format!("，暂停扣除 {minutes} 分钟");
        en += &format!(", {minutes} minutes given back for pauses");
    }
    zh += &format!("，至 {} 届满", reading.deadline.at);
    en += &format!(", ends at {}", reading.deadline.at);
    (zh, en)
}
