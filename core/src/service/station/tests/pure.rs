//! Rules of stations by tables.

use proptest::prelude::*;

use crate::calendar::Calendar;
use crate::service::hours::{clock, minute_of, minutes};
use crate::service::station::record::{OpeningHours, ServiceStation, StationKind};
use crate::service::station::rules::*;
use crate::service::station::ticket::TicketRecord;
use crate::service::station::types::{QueueTicketState, StationHours};
use crate::service::testing::{COMMUNITY, day, id};
use crate::{ErrorKind, Timestamp};

fn given(weekday: i64, opens: &str, closes: &str) -> StationHours {
    StationHours { weekday, opens: opens.into(), closes: closes.into() }
}

#[test]
fn hours_are_put_in_order_and_do_not_overlap() {
    let sorted = hours(&[given(2, "14:00", "18:00"), given(1, "09:00", "12:00"), given(2, "09:00", "14:00")]);
    let sorted: Vec<_> = sorted.unwrap().into_iter().map(|one| (one.weekday, one.opens)).collect();
    assert_eq!(sorted, [(1, "09:00".into()), (2, "09:00".into()), (2, "14:00".into())]);
    assert!(hours(&[given(7, "00:00", "24:00")]).is_ok());
    for (bad, field) in [
        (given(0, "09:00", "10:00"), "hours[0].weekday"),
        (given(8, "09:00", "10:00"), "hours[0].weekday"),
        (given(1, "9:00", "10:00"), "hours[0].opens"),
        (given(1, "09:60", "10:00"), "hours[0].opens"),
        (given(1, "09:00", "24:01"), "hours[0].closes"),
        (given(1, "09:00", "+9:30"), "hours[0].closes"),
        (given(1, "09:00", "09:00"), "hours[0].closes"),
    ] {
        let error = hours(&[bad]).unwrap_err();
        assert_eq!((error.kind(), error.field()), (ErrorKind::Invalid, Some(field)));
    }
    assert_eq!(hours(&[]).unwrap_err().field(), Some("hours"));
    assert_eq!(hours(&vec![given(1, "09:00", "10:00"); 29]).unwrap_err().field(), Some("hours"));
    let error = hours(&[given(3, "10:00", "12:00"), given(3, "09:00", "10:01")]).unwrap_err();
    assert_eq!((error.rule(), error.field()), (Some("station.hours"), Some("hours[0]")));
}

fn station(weekdays: &[i64]) -> ServiceStation {
    let hours = weekdays.iter().map(|weekday| OpeningHours {
        weekday: *weekday,
        opens: format!("{:02}:00", 8 + weekday),
        closes: "17:00".into(),
    });
    ServiceStation {
        id: id(1),
        kind: StationKind::PartyMass,
        name: "站".into(),
        brand: None,
        community: crate::identity::DivisionCode::parse("community", COMMUNITY).unwrap(),
        grid: None,
        address: "路".into(),
        phone: None,
        hours: hours.collect(),
        capacity: 1,
        slot_minutes: 30,
        services: Vec::new(),
        staff: Vec::new(),
        opened_on: day("2026-02-02"),
        closed_on: Some(day("2026-10-30")),
        revision: 1,
    }
}

#[test]
fn a_make_up_day_has_its_own_hours_or_those_of_monday_and_a_holiday_none() {
    let calendar = Calendar::shipped();
    let (plain, saturdays) = (station(&[1, 2, 3, 4, 5]), station(&[1, 2, 3, 4, 5, 6]));
    for (on, of_plain, of_saturdays) in [
        ("2026-06-15", Some(9), Some(9)),   // Monday
        ("2026-06-17", Some(11), Some(11)), // Wednesday
        ("2026-06-13", None, Some(14)),     // Saturday
        ("2026-06-14", None, None),         // Sunday
        ("2026-06-19", None, None),         // the Dragon Boat Festival, a Friday
        ("2026-06-20", None, None),         // its Saturday
        ("2026-09-20", Some(9), Some(9)),   // a Sunday that is worked
        ("2026-10-10", Some(9), Some(14)),  // a Saturday that is worked
        ("2026-02-01", None, None),         // before the first day
        ("2026-10-30", Some(13), Some(13)), // the last day
        ("2026-11-02", None, None),         // after it
    ] {
        let opens = |station| open_periods(station, day(on), calendar).unwrap().first().map(|one| one.0 / 60);
        assert_eq!((opens(&plain), opens(&saturdays)), (of_plain, of_saturdays), "{on}");
    }
    let open_ended = ServiceStation { closed_on: None, ..plain };
    assert!(open_periods(&open_ended, day("2027-01-04"), calendar).is_err(), "2027 is not known yet");
}

#[test]
fn the_bounds_of_bookings() {
    let half = (570, 600);
    assert!(room(&[], half, 1).is_ok() && room(&[(570, 600, 1)], half, 2).is_ok());
    assert!(room(&[(540, 570, 1), (600, 630, 1)], half, 1).is_ok(), "equal ends do not meet");
    for taken in [(570, 600, 1), (540, 600, 1), (580, 590, 1)] {
        assert_eq!(room(&[taken], half, 1).unwrap_err().rule(), Some("station.appointment.capacity"));
    }
    assert!(few(1, 2).is_ok());
    assert_eq!(few(2, 2).unwrap_err().rule(), Some("station.appointment.open"));
    let today = day("2026-06-15");
    assert!(within_horizon(day("2026-07-15"), today, 30).is_ok() && within_horizon(today, today, 0).is_ok());
    assert_eq!(
        within_horizon(day("2026-07-16"), today, 30).unwrap_err().rule(),
        Some("station.appointment.horizon")
    );
    assert!(nobody_after(0, 0).is_ok());
    let error = nobody_after(2, 1).unwrap_err();
    assert_eq!(error.report().details["appointments"], serde_json::json!(2));
    assert_eq!(minute_of(Timestamp::parse("at", "2026-06-15T10:07:59+08:00").unwrap()), 607);
}

#[test]
fn who_came_in_time_for_an_appointment_goes_first_once_it_has_begun() {
    let ticket = |number, starts: Option<i64>, in_time, state| TicketRecord {
        id: id(1),
        station: id(2),
        day: day("2026-06-15"),
        number,
        service: None,
        appointment: starts.map(|_| id(3)),
        starts,
        in_time,
        state,
        called_by: None,
        visit: None,
        revision: 1,
    };
    use QueueTicketState as S;
    let all = vec![
        ticket(1, None, false, S::Served),
        ticket(2, Some(660), true, S::Waiting),
        ticket(3, None, false, S::Waiting),
        ticket(4, Some(600), true, S::Waiting),
        ticket(5, Some(570), false, S::Waiting),
        ticket(6, Some(570), true, S::Waiting),
        ticket(7, Some(600), true, S::Called),
    ];
    let turn = |now| -> Vec<i64> { in_turn(all.clone(), now).iter().map(|one| one.number).collect() };
    assert_eq!(turn(540), [2, 3, 4, 5, 6], "nothing has begun: by number");
    assert_eq!(turn(599), [6, 2, 3, 4, 5]);
    assert_eq!(turn(600), [6, 4, 2, 3, 5], "who came late has lost the turn");
    assert_eq!(turn(900), [6, 4, 2, 3, 5]);
}

proptest! {
    /// Whatever fits lies within a period, on its grid, and with its whole length.
    #[test]
    fn what_fits_lies_wholly_within_a_period(opens in 0i64..1440, length in 1i64..600, slot in 5i64..240, starts in 0i64..1440) {
        let periods = [(opens, opens + length)];
        let expected = (0..).map(|step| opens + step * slot).take_while(|at| at + slot <= opens + length).any(|at| at == starts);
        prop_assert_eq!(fits(&periods, slot, starts), expected);
        prop_assert!(!fits(&[], slot, starts));
    }

    #[test]
    fn a_time_is_read_as_it_is_written(minute in 0i64..=1440) {
        prop_assert_eq!(minutes("at", &clock(minute)).unwrap(), minute);
    }
}
