use chrono::{Datelike, NaiveDate};
use proptest::prelude::*;

use super::*;
use crate::{ErrorKind, Timestamp, parse_date};

fn day(text: &str) -> NaiveDate {
    parse_date("day", text).unwrap()
}

/// `2026-04-29 10:00` in the street's zone.
fn at(text: &str) -> Timestamp {
    Timestamp::parse("at", &format!("{}:00+08:00", text.replace(' ', "T"))).unwrap()
}

fn hours() -> WorkingHours {
    WorkingHours::default()
}

fn midnight() -> WorkingHours {
    let WorkingHoursRecord { periods, .. } = hours().record();
    WorkingHours::parse(&SetWorkingHours { periods, day_end: Some(DayEnd::Midnight) }).unwrap()
}

fn calendar() -> &'static Calendar {
    Calendar::shipped()
}

fn due(start: &str, amount: u32, unit: LimitUnit) -> Deadline {
    deadline(at(start), Limit::new(amount, unit), calendar(), &hours()).unwrap()
}

fn clock(start: &str, limit: Limit, pauses: &[(&str, &str)]) -> HandlingClock {
    let pauses =
        pauses.iter().map(|(from, to)| Pause { from: at(from), to: (!to.is_empty()).then(|| at(to)) });
    HandlingClock { pauses: pauses.collect(), ..HandlingClock::new(at(start), limit) }
}

fn read(clock: &HandlingClock, now: &str) -> ClockReading {
    clock.read(at(now), calendar(), &hours()).unwrap()
}

const WORKING_DAYS: fn(u32) -> Limit = |amount| Limit::new(amount, LimitUnit::WorkingDay);

#[test]
fn working_day_vectors() {
    for (start, count, end) in [
        ("2026-02-12", 5, "2026-02-26"),
        ("2026-02-13", 20, "2026-03-19"),
        ("2026-04-29", 5, "2026-05-09"),
        ("2026-09-23", 20, "2026-10-28"),
        ("2026-09-30", 10, "2026-10-20"),
        ("2025-12-31", 5, "2026-01-08"),
        ("2026-11-23", 0, "2026-11-23"),
        ("2020-01-23", 1, "2020-02-03"),
    ] {
        assert_eq!(calendar().add_working_days(day(start), count).unwrap(), day(end), "{start} + {count}");
        assert_eq!(calendar().working_days_between(day(start), day(end)).unwrap(), count, "{start} to {end}");
    }
}

#[test]
fn counting_by_bits_is_counting_day_by_day() {
    let mut counts = (0, 0);
    let first = day("2020-01-01");
    for date in first.iter_days().skip(1).take_while(|date| date.year() < 2027) {
        counts.0 += u32::from(calendar().is_working_day(date).unwrap());
        assert_eq!(calendar().working_days_between(first, date).unwrap(), counts.0, "{date}");
        if counts.0 > counts.1 {
            assert_eq!(calendar().add_working_days(first, counts.0).unwrap(), date);
            counts.1 = counts.0;
        }
    }
    assert_eq!(counts.0, 249 + 250 + 249 + 249 + 251 + 248 + 248);
}

#[test]
fn an_unannounced_year_is_named_never_guessed() {
    for error in [
        calendar().is_working_day(day("2027-01-04")).unwrap_err(),
        calendar().add_working_days(day("2026-12-30"), 5).unwrap_err(),
        calendar().working_days_between(day("2026-12-30"), day("2027-01-04")).unwrap_err(),
        deadline(at("2026-12-31 10:00"), WORKING_DAYS(1), calendar(), &hours()).unwrap_err(),
        deadline(at("2026-12-31 16:30"), Limit::new(1, LimitUnit::WorkingHour), calendar(), &hours())
            .unwrap_err(),
        deadline(at("2026-12-31 10:00"), Limit::new(1, LimitUnit::NaturalDay), calendar(), &hours())
            .unwrap_err(),
    ] {
        assert_eq!(
            (error.kind(), error.field(), error.rule()),
            (ErrorKind::Invalid, Some("date"), Some("calendar.year.announced"))
        );
        assert_eq!(error.report().details["year"], 2027);
    }
    // Hours round the clock need no calendar.
    assert_eq!(due("2026-12-31 23:00", 2, LimitUnit::EmergencyHour).at, at("2027-01-01 01:00"));
}

fn put_2027() -> PutCalendarYear {
    let texts = |days: &[&str]| days.iter().map(ToString::to_string).collect();
    PutCalendarYear {
        year: 2027,
        rest: texts(&["2027-01-01", "2027-05-01", "2027-10-01", "2027-10-02", "2027-10-03", "2027-10-04"]),
        work: texts(&["2027-10-09"]),
        source: "测试".to_owned(),
    }
}

#[test]
fn a_year_may_be_loaded_and_replaced() {
    let mut more = calendar().clone();
    more.put_year(CalendarYear::parse(&put_2027()).unwrap());
    assert_eq!(more.add_working_days(day("2026-12-31"), 1).unwrap(), day("2027-01-04"));
    assert_eq!(more.year(2027).unwrap().working_days, 261 - 3 + 1);
    more.put_year(CalendarYear::parse(&PutCalendarYear { work: Vec::new(), ..put_2027() }).unwrap());
    assert_eq!(more.year(2027).unwrap().working_days, 261 - 3);
    let list = calendar_year_list(&ListCalendarYears { year: Some(2027) }, &more);
    assert_eq!((list.items.len(), list.items[0].rest.len()), (1, 6));
    assert_eq!(calendar_year_list(&ListCalendarYears::default(), &more).items.len(), 8);
}

#[test]
fn a_wrong_year_is_refused_with_its_field() {
    let with = |change: fn(&mut PutCalendarYear)| {
        let mut year = put_2027();
        change(&mut year);
        CalendarYear::parse(&year).unwrap_err().field().unwrap().to_owned()
    };
    assert_eq!(with(|year| year.rest[1] = "2026-05-01".into()), "rest[1]");
    assert_eq!(with(|year| year.rest[1] = "2027-02-29".into()), "rest[1]");
    assert_eq!(with(|year| year.rest.push("2027-10-04".into())), "rest[6]");
    assert_eq!(with(|year| drop(year.rest.remove(1))), "rest");
    assert_eq!(with(|year| year.work.push("2027-10-08".into())), "work");
    assert_eq!(with(|year| year.work.push("2027-10-02".into())), "work");
    assert_eq!(with(|year| year.source = " ".into()), "source");
    assert_eq!(with(|year| year.year = 27), "year");
}

#[test]
fn natural_period_vectors() {
    for (start, (years, months, days), end, rolled) in [
        ("2026-01-31", (0, 1, 0), "2026-02-28", false),
        ("2026-01-28", (0, 1, 0), "2026-02-28", false),
        ("2026-04-16", (0, 0, 15), "2026-05-06", true),
        ("2026-09-10", (0, 0, 15), "2026-09-28", true),
        ("2026-03-31", (0, 1, 0), "2026-04-30", false),
        ("2024-02-29", (1, 0, 0), "2025-02-28", false),
        ("2025-11-04", (0, 2, 0), "2026-01-04", false),
        ("2026-11-23", (0, 0, 1), "2026-11-24", false),
        ("2025-01-31", (1, 1, 1), "2026-03-02", true),
    ] {
        let period = NaturalPeriod { years, months, days, hours: 0 };
        let found = period.end(at(&format!("{start} 15:00")), calendar(), &hours()).unwrap();
        assert_eq!((found.last_day, found.rolled_from.is_some()), (day(end), rolled), "{start}");
        assert_eq!(found.at, at(&format!("{end} 17:00")));
        let found = period.end(at(&format!("{start} 15:00")), calendar(), &midnight()).unwrap();
        assert_eq!(found.at, at(&format!("{end} 23:59")).plus_millis(60_000));
    }
}

#[test]
fn periods_in_hours_run_from_the_moment_and_stand_alone() {
    let start = at("2026-01-01 22:30");
    let end = NaturalPeriod { hours: 26, ..Default::default() }.end(start, calendar(), &hours()).unwrap();
    assert_eq!((end.at, end.last_day), (at("2026-01-03 00:30"), day("2026-01-03")));
    for (days, count, field) in [(1, 1, "hours"), (0, 0, "days")] {
        let period = NaturalPeriod { days, hours: count, ..Default::default() };
        assert_eq!(period.end(start, calendar(), &hours()).unwrap_err().field(), Some(field));
    }
    let far = NaturalPeriod { years: u32::MAX, ..Default::default() };
    assert_eq!(far.end(start, calendar(), &hours()).unwrap_err().kind(), ErrorKind::Invalid);
}

#[test]
fn deadlines_of_every_unit() {
    use LimitUnit::*;
    for (start, amount, unit, end) in [
        ("2026-05-01 23:00", 2, EmergencyHour, "2026-05-02 01:00"),
        ("2026-11-20 16:00", 24, EmergencyHour, "2026-11-21 16:00"),
        ("2026-11-23 09:00", 4, WorkingHour, "2026-11-23 14:00"),
        ("2026-11-23 10:00", 2, WorkingHour, "2026-11-23 12:00"),
        ("2026-11-23 12:30", 1, WorkingHour, "2026-11-23 14:00"),
        ("2026-11-23 18:00", 1, WorkingHour, "2026-11-24 10:00"),
        ("2026-11-23 07:00", 7, WorkingHour, "2026-11-23 17:00"),
        ("2026-11-20 16:30", 2, WorkingHour, "2026-11-23 10:30"),
        ("2026-02-14 16:00", 2, WorkingHour, "2026-02-24 10:00"),
        ("2026-02-21 11:00", 14, WorkingHour, "2026-02-25 17:00"),
        ("2026-04-29 10:00", 5, WorkingDay, "2026-05-09 17:00"),
        ("2026-04-29 23:59", 5, WorkingDay, "2026-05-09 17:00"),
        ("2026-05-01 08:00", 1, WorkingDay, "2026-05-06 17:00"),
        ("2026-09-10 10:00", 15, NaturalDay, "2026-09-28 17:00"),
        ("2026-01-31 10:00", 1, NaturalMonth, "2026-02-28 17:00"),
    ] {
        assert_eq!(due(start, amount, unit).at, at(end), "{start} + {amount} {}", unit.name());
    }
    let error = deadline(at("2026-11-23 09:00"), WORKING_DAYS(0), calendar(), &hours()).unwrap_err();
    assert_eq!(error.field(), Some("limit.amount"));
    let end = deadline(at("2026-11-23 09:00"), WORKING_DAYS(1), calendar(), &midnight()).unwrap();
    assert_eq!((end.at, end.last_day), (at("2026-11-25 00:00"), day("2026-11-24")));
}

#[test]
fn working_hours_are_read_strictly() {
    let set = |periods: &[(&str, &str)]| {
        let period = |(from, to): &(&str, &str)| WorkingPeriod { from: from.to_string(), to: to.to_string() };
        WorkingHours::parse(&SetWorkingHours { periods: periods.iter().map(period).collect(), day_end: None })
    };
    assert_eq!(set(&[("09:00", "12:00"), ("13:00", "17:00")]).unwrap(), hours());
    let record = set(&[("08:30", "12:00"), ("14:30", "18:00")]).unwrap().record();
    assert_eq!((record.minutes, record.periods[1].to.as_str()), (420, "18:00"));
    assert_eq!(set(&[("00:00", "24:00")]).unwrap().day_millis(), 86_400_000);
    for (periods, field) in [
        (&[][..], "periods"),
        (&[("9:00", "12:00")][..], "periods[0].from"),
        (&[("09:00", "12:60")][..], "periods[0].to"),
        (&[("09:00", "24:01")][..], "periods[0].to"),
        (&[("+9:00", "12:00")][..], "periods[0].from"),
        (&[("12:00", "09:00")][..], "periods[0]"),
        (&[("09:00", "12:00"), ("11:59", "13:00")][..], "periods[1]"),
    ] {
        assert_eq!(set(periods).unwrap_err().field(), Some(field));
    }
}

#[test]
fn a_pause_gives_back_working_time_only() {
    let start = "2026-11-19 10:00"; // Thursday; two working days end on Monday 23rd, 17:00.
    for (pauses, end, credit_hours) in [
        (&[("2026-11-20 17:00", "2026-11-23 09:00")][..], "2026-11-23 17:00", 0),
        (&[("2026-11-20 16:00", "2026-11-23 10:00")][..], "2026-11-24 11:00", 2),
        (&[("2026-11-20 09:00", "2026-11-23 09:00")][..], "2026-11-24 17:00", 7),
        (&[("2026-11-19 11:00", "2026-11-19 15:00")][..], "2026-11-23 17:00", 0),
        (&[("2026-11-18 09:00", "2026-11-19 09:00")][..], "2026-11-23 17:00", 0),
        (&[("2026-11-23 17:00", "2026-11-24 17:00")][..], "2026-11-23 17:00", 0),
        (&[("2026-11-25 09:00", "2026-11-26 17:00")][..], "2026-11-23 17:00", 0),
        (
            &[("2026-11-20 09:00", "2026-11-20 11:00"), ("2026-11-20 10:00", "2026-11-20 12:00")][..],
            "2026-11-24 12:00",
            3,
        ),
        (
            &[("2026-11-23 16:00", "2026-11-24 16:00"), ("2026-11-24 16:30", "2026-11-25 09:30")][..],
            "2026-11-25 10:00",
            8,
        ),
    ] {
        let reading = read(&clock(start, WORKING_DAYS(2), pauses), "2026-11-30 09:00");
        assert_eq!(reading.deadline.at, at(end), "{pauses:?}");
        assert_eq!(reading.credited_millis, credit_hours * 3_600_000, "{pauses:?}");
        assert_eq!(reading.state, ClockState::Overdue);
    }
}

#[test]
fn pauses_in_other_units() {
    let weekend = [("2026-11-20 17:00", "2026-11-23 09:00")];
    let working = clock("2026-11-20 16:00", Limit::new(4, LimitUnit::WorkingHour), &weekend);
    assert_eq!(read(&working, "2026-11-23 09:00").deadline.at, at("2026-11-23 12:00"));
    let emergency = clock("2026-11-20 16:00", Limit::new(2, LimitUnit::EmergencyHour), &weekend);
    assert_eq!(read(&emergency, "2026-11-23 09:00").deadline.at, at("2026-11-23 10:00"));
    let natural = |pauses| clock("2026-11-02 10:00", Limit::new(10, LimitUnit::NaturalDay), pauses);
    let end = |pauses| read(&natural(pauses), "2026-11-30 09:00").deadline.at;
    assert_eq!(end(&[]), at("2026-11-12 17:00"));
    assert_eq!(end(&[("2026-11-04 09:00", "2026-11-05 08:59")]), at("2026-11-12 17:00"));
    assert_eq!(end(&[("2026-11-04 09:00", "2026-11-05 09:00")]), at("2026-11-13 17:00"));
    // Two days on is a Saturday, which gives way to Monday.
    assert_eq!(end(&[("2026-11-04 09:00", "2026-11-06 09:00")]), at("2026-11-16 17:00"));
}

#[test]
fn an_open_pause_stands() {
    let clock = clock("2026-11-19 10:00", WORKING_DAYS(2), &[("2026-11-20 16:00", "")]);
    let before = read(&clock, "2026-11-20 15:00");
    assert_eq!((before.state, before.deadline.at), (ClockState::Running, at("2026-11-23 17:00")));
    let first = read(&clock, "2026-11-20 16:00");
    let later = read(&clock, "2026-12-10 16:00");
    assert_eq!((first.state, later.state), (ClockState::Paused, ClockState::Paused));
    assert_eq!((first.remaining_millis, later.remaining_millis), (8 * 3_600_000, 8 * 3_600_000));
    assert_eq!(later.overdue_millis, 0);
}

#[test]
fn overdue_and_extensions() {
    let mut clock = clock("2026-11-19 10:00", WORKING_DAYS(2), &[]);
    let reading = read(&clock, "2026-11-23 17:00");
    assert_eq!((reading.state, reading.remaining_millis), (ClockState::Running, 0));
    let reading = read(&clock, "2026-11-24 10:00");
    assert_eq!((reading.state, reading.overdue_millis), (ClockState::Overdue, 3_600_000));
    clock.extensions = vec![WORKING_DAYS(5), Limit::new(2, LimitUnit::WorkingHour)];
    assert_eq!(read(&clock, "2026-11-24 10:00").deadline.at, at("2026-12-01 11:00"));
    clock.pauses = vec![Pause { from: at("2026-11-20 10:00"), to: Some(at("2026-11-20 09:00")) }];
    let error = clock.read(at("2026-11-24 10:00"), calendar(), &hours()).unwrap_err();
    assert_eq!(error.field(), Some("pauses[0].to"));
}

#[test]
fn answers_explain_what_did_not_count() {
    let request = DeadlineRequest {
        start: "2026-04-29T10:00:00+08:00".into(),
        limit: WORKING_DAYS(5),
        pauses: vec![PauseRequest {
            from: "2026-05-08T09:00:00+08:00".into(),
            to: Some("2026-05-08T10:00:00+08:00".into()),
        }],
        extensions: Vec::new(),
        now: None,
    };
    let answer = deadline_answer(&request, calendar(), &hours()).unwrap();
    assert_eq!((answer.due, answer.last_day), (at("2026-05-11 10:00"), day("2026-05-11")));
    assert_eq!(answer.make_up_days, [day("2026-05-09")]);
    let reasons: Vec<_> = answer.skipped.iter().map(|skip| (skip.date.day(), skip.reason)).collect();
    assert_eq!(reasons[0], (29, SkipReason::FirstDay));
    assert!(reasons[1..6].iter().all(|(_, reason)| *reason == SkipReason::Holiday));
    assert_eq!(reasons[6], (10, SkipReason::Weekend));
    assert_eq!((answer.working_days, answer.credited_millis), (Some(6), 3_600_000));
    assert!(answer.zh.contains("5 个工作日") && answer.en.contains("60 minutes"));
    let natural = NaturalPeriodRequest { start: "2026-09-10".into(), days: 15, ..Default::default() };
    let answer = natural_period_answer(&natural, calendar(), &hours()).unwrap();
    assert_eq!((answer.last_day, answer.rolled_from), (day("2026-09-28"), Some(day("2026-09-25"))));
    assert_eq!(answer.skipped.len(), 3);
    let answer =
        working_days_answer(&WorkingDaysRequest { start: "2026-02-12".into(), days: 5 }, calendar()).unwrap();
    assert_eq!(
        (answer.last_day, answer.skipped.len(), answer.make_up_days.len()),
        (day("2026-02-26"), 10, 1)
    );
    let json = serde_json::json!({"start": "2026-04-29T10:00:00+08:00", "limit": {"amount": 7, "unit": "working_day"}});
    let request: DeadlineRequest = serde_json::from_value(json).unwrap();
    assert_eq!(request.limit.to_string(), "7 working_day");
    for text in ["0 working_day", "7", "-1 working_day", "+7 working_day", "7 day", "7  working_day"] {
        assert_eq!(Limit::parse("limit", text).unwrap_err().field(), Some("limit"), "{text}");
    }
}

/// An instant from 2020 to February 2026, on whole seconds: what is counted from it ends inside the known years.
fn instants() -> impl Strategy<Value = Timestamp> {
    (at("2020-01-01 00:00").as_millis() / 1000..at("2026-03-01 00:00").as_millis() / 1000)
        .prop_map(|seconds| Timestamp::from_millis(seconds * 1000))
}

fn limits() -> impl Strategy<Value = Limit> {
    use LimitUnit::*;
    let units = [EmergencyHour, WorkingHour, WorkingDay, NaturalDay, NaturalMonth];
    (1..=40u32, prop::sample::select(units.to_vec())).prop_map(|(amount, unit)| {
        Limit::new(if unit == NaturalMonth { 1 + amount % 4 } else { amount }, unit)
    })
}

fn any_hours() -> impl Strategy<Value = WorkingHours> {
    prop::sample::select(vec![hours(), midnight()])
}

/// A pause that starts up to ten days after (or two before) the start and lasts up to six.
fn pauses() -> impl Strategy<Value = Vec<(i64, i64)>> {
    prop::collection::vec((-2 * 86_400..10 * 86_400i64, 0..6 * 86_400i64), 0..4)
}

fn paused(start: Timestamp, limit: Limit, pauses: &[(i64, i64)]) -> HandlingClock {
    let pause = |(from, length): &(i64, i64)| {
        let from = start.plus_millis(from * 1000);
        Pause { from, to: Some(from.plus_millis(length * 1000)) }
    };
    HandlingClock { pauses: pauses.iter().map(pause).collect(), ..HandlingClock::new(start, limit) }
}

fn later(start: Timestamp) -> Timestamp {
    start.plus_millis(30 * 86_400_000)
}

proptest! {
    #[test]
    fn adding_then_measuring_working_time_round_trips(start in instants(), millis in 0..2_000_000_000i64) {
        let end = hours().add_working_time(calendar(), start, millis).unwrap();
        prop_assert_eq!(hours().working_time_between(calendar(), start, end).unwrap(), millis);
        let next = hours().add_working_time(calendar(), start, millis + 1).unwrap();
        prop_assert!(end < next);
    }

    #[test]
    fn working_time_adds_up(a in instants(), b in instants(), c in instants()) {
        let mut at = [a, b, c];
        at.sort();
        let between = |from, to| hours().working_time_between(calendar(), from, to).unwrap();
        prop_assert_eq!(between(at[0], at[1]) + between(at[1], at[2]), between(at[0], at[2]));
        prop_assert_eq!(between(at[2], at[0]), 0);
    }

    #[test]
    fn working_days_round_trip(start in instants(), count in 1..120u32) {
        let end = calendar().add_working_days(start.date(), count).unwrap();
        prop_assert!(calendar().is_working_day(end).unwrap());
        prop_assert_eq!(calendar().working_days_between(start.date(), end).unwrap(), count);
    }

    #[test]
    fn a_deadline_is_later_for_a_longer_limit_or_a_later_start(
        start in instants(), limit in limits(), later in 0..10_000_000i64, hours in any_hours(),
    ) {
        let end = |start, limit| deadline(start, limit, calendar(), &hours).unwrap();
        let first = end(start, limit);
        prop_assert!(first.at > start);
        prop_assert!(first.at <= end(start, Limit::new(limit.amount + 1, limit.unit)).at);
        prop_assert!(first.at <= end(start.plus_millis(later * 1000), limit).at);
    }

    #[test]
    fn a_deadline_never_falls_on_a_rest_day(
        start in instants(), limit in limits(), pauses in pauses(), hours in any_hours(),
    ) {
        // Emergencies do not rest.
        let working = if limit.unit == LimitUnit::EmergencyHour { LimitUnit::WorkingHour } else { limit.unit };
        let limit = Limit::new(limit.amount, working);
        let reading = paused(start, limit, &pauses).read(later(start), calendar(), &hours).unwrap();
        prop_assert!(calendar().is_working_day(reading.deadline.last_day).unwrap());
    }

    #[test]
    fn the_order_overlap_and_division_of_pauses_do_not_matter(
        start in instants(), limit in limits(), pauses in pauses(), cut in 0..100i64, hours in any_hours(),
    ) {
        let read = |pauses: &[(i64, i64)]| paused(start, limit, pauses).read(later(start), calendar(), &hours).unwrap();
        let whole = read(&pauses);
        let mut parts: Vec<_> = pauses
            .iter()
            .flat_map(|(from, length)| {
                let first = length * cut / 100;
                [(from + first, length - first), (*from, first), (*from, *length)]
            })
            .collect();
        parts.reverse();
        prop_assert_eq!(whole, read(&parts));
    }

    #[test]
    fn a_pause_never_shortens_and_never_gives_more_than_it_lasted(
        start in instants(), limit in limits(), pauses in pauses(), hours in any_hours(),
    ) {
        let plain = deadline(start, limit, calendar(), &hours).unwrap();
        let reading = paused(start, limit, &pauses).read(later(start), calendar(), &hours).unwrap();
        prop_assert!(reading.deadline.at >= plain.at);
        let lasted: i64 = pauses.iter().map(|(_, length)| length * 1000).sum();
        prop_assert!(reading.credited_millis <= lasted);
        if reading.credited_millis == 0 {
            prop_assert_eq!(reading.deadline, plain);
        }
    }

    #[test]
    fn a_pause_outside_working_time_gives_nothing_back(
        start in instants(), amount in 1..40u32, day in 0..20u64, from in 17 * 60..33 * 60i64, length in 0..16 * 60i64,
    ) {
        // From closing time to the next morning at nine, wherever that falls.
        let evening = Timestamp::from_local((start.date() + chrono::Days::new(day)).into());
        let to = (from + length).min(33 * 60);
        let pause = Pause { from: evening.plus_millis(from * 60_000), to: Some(evening.plus_millis(to * 60_000)) };
        for unit in [LimitUnit::WorkingHour, LimitUnit::WorkingDay] {
            let mut clock = HandlingClock::new(start, Limit::new(amount, unit));
            let plain = clock.due(later(start), calendar(), &hours()).unwrap();
            clock.pauses.push(pause);
            prop_assert_eq!(plain, clock.due(later(start), calendar(), &hours()).unwrap());
        }
    }

    #[test]
    fn working_hours_left_stand_still_while_paused(start in instants(), amount in 1..60u32, after in 0..400_000i64, now in 0..900_000i64) {
        let from = start.plus_millis(after * 1000);
        let mut clock = HandlingClock::new(start, Limit::new(amount, LimitUnit::WorkingHour));
        let before = clock.read(from, calendar(), &hours()).unwrap();
        let state = if from < before.deadline.at { ClockState::Paused } else { before.state };
        clock.pauses.push(Pause { from, to: None });
        let reading = clock.read(from.plus_millis(now * 1000), calendar(), &hours()).unwrap();
        if state == ClockState::Paused {
            prop_assert_eq!((reading.state, reading.remaining_millis), (state, before.remaining_millis));
        } else {
            prop_assert_eq!(reading.deadline, before.deadline);
        }
    }
}
