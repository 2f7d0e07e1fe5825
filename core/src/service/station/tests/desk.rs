//! Visits, appointments and the queue.

use super::*;
use crate::service::MatterState;

fn events(desk: &Counter) -> String {
    desk.done("wang", "event.since", json!({"sequence": 0, "limit": 1000}))["items"].to_string()
}

fn booking(desk: &Counter, on: &str, starts: &str) -> Value {
    json!({"station": desk.station(), "day": on, "starts": starts, "service": 1, "name": "预某", "phone": "13812345678"})
}

#[test]
fn an_appointment_is_made_by_the_own_account_and_never_over_another() {
    let desk = Counter::new();
    let first = with(booking(&desk, "2026-06-15", "10:30"), &json!({"request_key": "k"}));
    let made = desk.done("jumin", "station.book", first.clone());
    assert_eq!(
        made,
        desk.done("jumin", "station.book", first),
        "the same key again returns the first result"
    );
    let shown = &made["appointment"];
    assert_eq!(
        (&shown["phone"], &shown["ends"], &shown["state"]),
        (&json!("138****5678"), &json!("11:00"), &json!("booked"))
    );
    let taken = desk.breaks(
        "shequ",
        "station.appointment.capacity",
        "station.book",
        &booking(&desk, "2026-06-15", "10:30"),
    );
    assert_eq!(taken.report().details["capacity"], 1);
    for personal in ["预某", "13812345678", "jumin"] {
        assert!(!events(&desk).contains(personal) && !taken.to_string().contains(personal), "{personal}");
    }
    desk.done(
        "shequ",
        "station.book",
        with(booking(&desk, "2026-06-15", "11:00"), &json!({"account": "other"})),
    );
    desk.done("jumin", "station.cancel_appointment", json!({"appointment": shown["id"], "revision": 1}));
    desk.done("shequ", "station.book", booking(&desk, "2026-06-15", "10:30"));
    let list =
        desk.done("shequ", "station.list_appointments", json!({"station": desk.station(), "limit": 2}));
    assert_eq!(list["items"][0]["starts"], "10:30");
    assert!(list["items"][0].get("name").is_none() && list["items"][0].get("phone").is_none());
    let rest = json!({"station": desk.station(), "cursor": list["next"]});
    assert_eq!(desk.done("shequ", "station.list_appointments", rest)["items"][0]["starts"], "11:00");
    let booked = json!({"station": desk.station(), "state": "booked"});
    assert_eq!(desk.done("wang", "station.list_appointments", booked)["items"].as_array().unwrap().len(), 2);
    for (actor, state, expected) in [
        ("jumin", json!(null), 1),
        ("jumin", json!("booked"), 0),
        ("other", json!("booked"), 1),
        ("shequ", json!(null), 0),
        ("nobody", json!(null), 0),
    ] {
        let own = json!({"station": desk.station(), "day": "2026-06-15", "state": state, "mine": true});
        let list = desk.done(actor, "station.list_appointments", own);
        assert_eq!(list["items"].as_array().unwrap().len(), expected, "{actor} {state}");
    }
    desk.invalid("cursor", "station.list_appointments", &json!({"station": desk.station(), "cursor": "x"}));
    desk.verify();
}

#[test]
fn what_may_not_be_booked() {
    let desk = Counter::new();
    for (on, starts, rule) in [
        ("2026-06-16", "08:30", "station.appointment.hours"),
        ("2026-06-16", "10:15", "station.appointment.hours"),
        ("2026-06-16", "17:00", "station.appointment.hours"),
        ("2026-06-19", "10:00", "station.appointment.hours"), // the Dragon Boat Festival
        ("2026-06-27", "10:00", "station.appointment.hours"), // a Saturday
        ("2026-07-16", "10:00", "station.appointment.horizon"),
    ] {
        desk.breaks("jumin", rule, "station.book", &booking(&desk, on, starts));
    }
    let good = booking(&desk, "2026-06-16", "16:30");
    for (changes, field) in [
        (json!({"day": "2026-06-12"}), "day"),
        (json!({"day": "2026-06-15", "starts": "10:00"}), "starts"),
        (json!({"starts": "9:00"}), "starts"),
        (json!({"name": ""}), "name"),
        (json!({"phone": "1381234567"}), "phone"),
        (json!({"account": " "}), "account"),
        (json!({"station": "x"}), "station"),
    ] {
        desk.invalid(field, "station.book", &with(good.clone(), &changes));
    }
    for changes in [json!({"station": id(0xfff)}), json!({"service": 9})] {
        assert_eq!(
            desk.fails("jumin", "station.book", &with(good.clone(), &changes)).kind(),
            ErrorKind::NotFound
        );
    }
    desk.denied("jumin", "station.book", &with(good.clone(), &json!({"account": "shequ"})));
    desk.done("wang", "station.end_service", json!({"station": desk.station(), "number": 1}));
    desk.conflicts("jumin", code::CONFLICT_STATE, "station.book", &good);
    for starts in ["09:00", "09:30"] {
        desk.done(
            "jumin",
            "station.book",
            with(booking(&desk, "2026-06-16", starts), &json!({"service": null})),
        );
    }
    let third = with(good, &json!({"service": 2}));
    desk.breaks("jumin", "station.appointment.open", "station.book", &third);
    desk.done("jumin2", "station.book", third);
    desk.verify();
}

#[test]
fn new_hours_tell_which_appointments_they_leave_out() {
    let desk = Counter::new();
    desk.appointment(0xc01, "2026-06-16", 600, StationAppointmentState::Booked);
    desk.appointment(0xc02, "2026-06-17", 600, StationAppointmentState::Booked);
    let request = json!({"id": desk.station(), "kind": "party_mass", "name": "民主路党群服务工作站", "community": crate::service::testing::COMMUNITY,
        "address": "民主路 1 号", "capacity": 1, "slot_minutes": 30, "hours": [{"weekday": 2, "opens": "09:00", "closes": "17:00"}]});
    let changed = desk.done("wang", "station.put", request);
    assert_eq!(changed["warnings"][0]["rule"], "station.appointment.displaced");
    assert!(
        changed["warnings"][0]["en"]
            .as_str()
            .unwrap()
            .starts_with("appointments that no longer fit the hours: 1;")
    );
    desk.verify();
}

#[test]
fn an_appointment_keeps_its_time_when_the_steps_of_the_station_change() {
    let desk = Counter::new();
    desk.appointment(0xc01, "2026-06-16", 600, StationAppointmentState::Booked);
    let request = json!({"id": desk.station(), "kind": "party_mass", "name": "民主路党群服务工作站", "community": crate::service::testing::COMMUNITY,
        "address": "民主路 1 号", "capacity": 1, "slot_minutes": 15, "hours": [{"weekday": 2, "opens": "09:00", "closes": "17:00"}]});
    desk.done("wang", "station.put", request);
    for starts in ["10:00", "10:15"] {
        let over = booking(&desk, "2026-06-16", starts);
        desk.breaks("shequ", "station.appointment.capacity", "station.book", &over);
    }
    for starts in ["09:45", "10:30"] {
        desk.done("shequ", "station.book", booking(&desk, "2026-06-16", starts));
    }
    desk.verify();
}

#[test]
fn an_appointment_of_this_morning_is_not_open_any_more() {
    let desk = Counter::new();
    desk.appointment(0xc01, "2026-06-15", 540, StationAppointmentState::Booked);
    desk.appointment(0xc02, "2026-06-15", 570, StationAppointmentState::Booked);
    desk.done("jumin", "station.book", booking(&desk, "2026-06-16", "09:00"));
    desk.verify();
}

#[test]
fn who_has_left_the_station_gets_no_first_answer_again() {
    let desk = Counter::new();
    let grant = json!({"actor": "linshi", "role": "community_officer", "scope_kind": "division",
        "scope": crate::service::testing::COMMUNITY, "valid_from": "2026-06-01", "valid_to": "2026-06-15"});
    desk.done("li", "access.grant", grant);
    let appointment = desk.appointment(0xc01, "2026-06-15", 600, StationAppointmentState::Booked);
    let keyed = |request: Value| with(request, &json!({"request_key": "k"}));
    let calls = [
        ("station.book", keyed(booking(&desk, "2026-06-16", "10:30"))),
        ("station.take_ticket", keyed(json!({"station": desk.station(), "appointment": appointment}))),
    ];
    for (name, request) in &calls {
        let first = desk.done("linshi", name, request.clone());
        assert_eq!(first["appointment"]["name"], "预某");
        assert_eq!(desk.done("linshi", name, request.clone()), first);
    }
    desk.platform.set_clock("2026-06-16T10:00:00+08:00").unwrap();
    for (name, request) in &calls {
        desk.denied("linshi", name, request);
    }
    desk.verify();
}

#[test]
fn who_cancels_an_appointment_in_which_state() {
    let desk = Counter::new();
    let mut number = 0xc00;
    for state in StationAppointmentState::ALL {
        for (actor, _, receives) in EVERYBODY {
            number += 1;
            let appointment = desk.appointment(number, "2026-06-16", 600, *state);
            let request = json!({"appointment": appointment});
            match (receives || actor == "jumin", *state) {
                (false, _) => desk.denied(actor, "station.cancel_appointment", &request),
                (true, StationAppointmentState::Booked) => {
                    let stale = with(request.clone(), &json!({"revision": 9}));
                    desk.conflicts(actor, code::CONFLICT_REVISION, "station.cancel_appointment", &stale);
                    let after = desk.done(actor, "station.cancel_appointment", request);
                    assert_eq!(after["appointment"]["state"], "cancelled");
                }
                (true, _) => {
                    desk.conflicts(actor, code::CONFLICT_STATE, "station.cancel_appointment", &request);
                }
            }
        }
    }
    let begun = desk.appointment(0xcff, "2026-06-15", 600, StationAppointmentState::Booked);
    let request = json!({"appointment": begun});
    desk.conflicts("jumin", code::CONFLICT_STATE, "station.cancel_appointment", &request);
    let missing = json!({"appointment": id(0xfff)});
    desk.denied("jumin", "station.cancel_appointment", &missing);
    assert_eq!(desk.fails("wang", "station.cancel_appointment", &missing).kind(), ErrorKind::NotFound);
    desk.verify();
}

#[test]
fn a_day_at_the_counter() {
    let desk = Counter::new();
    let station = json!({"station": desk.station()});
    let late = desk.appointment(0xc01, "2026-06-15", 570, StationAppointmentState::Booked);
    let now = desk.appointment(0xc02, "2026-06-15", 600, StationAppointmentState::Booked);
    let take = |changes: Value| desk.done("wang", "station.take_ticket", with(station.clone(), &changes));
    let first = take(json!({}))["ticket"].clone();
    let second = take(json!({"appointment": now}));
    assert_eq!((&second["ticket"]["number"], &second["ticket"]["starts"]), (&json!(2), &json!("10:00")));
    assert_eq!(
        (&second["appointment"]["state"], &second["appointment"]["name"]),
        (&json!("arrived"), &json!("预某"))
    );
    let third = take(json!({"appointment": late}))["ticket"].clone();
    let queue = desk.done("auditor", "station.queue", station.clone());
    assert_eq!(queue["numbers"], json!([2, 1, 3]), "who came late has lost the turn");
    let again = with(station.clone(), &json!({"appointment": now}));
    desk.conflicts("wang", code::CONFLICT_STATE, "station.take_ticket", &again);
    let tomorrow = desk.appointment(0xc03, "2026-06-16", 600, StationAppointmentState::Booked);
    let early = with(station.clone(), &json!({"appointment": tomorrow}));
    desk.conflicts("wang", code::CONFLICT_STATE, "station.take_ticket", &early);
    desk.denied("wang", "station.call_next", &station);

    let call = || desk.done("shequ", "station.call_next", station.clone());
    let called = call();
    assert_eq!((&called["ticket"]["id"], &called["waiting"]), (&second["ticket"]["id"], &json!(2)));
    desk.conflicts("shequ", code::CONFLICT_STATE, "station.call_next", &station);
    let serve = json!({"ticket": called["ticket"]["id"], "client": "anonymous"});
    let stale = with(serve.clone(), &json!({"revision": 1}));
    desk.conflicts("shequ", code::CONFLICT_REVISION, "station.serve_ticket", &stale);
    let served = desk.done("shequ", "station.serve_ticket", with(serve, &json!({"revision": 2})));
    assert_eq!((&served["visit"]["service"], &served["ticket"]["state"]), (&json!(1), &json!("served")));
    assert_eq!(served["ticket"]["visit"], served["visit"]["id"]);

    assert_eq!(call()["ticket"]["id"], first["id"]);
    let unnamed = json!({"ticket": first["id"], "client": "resident", "client_id": desk.resident()});
    let error = desk.fails("shequ", "station.serve_ticket", &unnamed);
    assert_eq!((error.kind(), error.field()), (ErrorKind::Invalid, Some("service")));
    desk.done("shequ", "station.serve_ticket", with(unnamed, &json!({"service": 2})));

    assert_eq!(call()["ticket"]["id"], third["id"]);
    let missed = desk.done("shequ", "station.miss_ticket", json!({"ticket": third["id"]}));
    assert_eq!(
        (&missed["ticket"]["state"], &missed["appointment"]["state"]),
        (&json!("missed"), &json!("missed"))
    );
    assert_eq!(call(), json!({"waiting": 0}), "nobody waits");
    let list = desk.done("shequ", "station.list_appointments", station.clone());
    assert_eq!((&list["items"][0]["state"], &list["items"][1]["state"]), (&json!("missed"), &json!("kept")));
    let queue = desk.done("shequ", "station.queue", station);
    assert_eq!((&queue["served"], &queue["missed"], &queue["called"]), (&json!(2), &json!(1), &json!([])));
    desk.verify();
}

#[test]
fn who_serves_and_misses_a_number_in_which_state() {
    let desk = Counter::new();
    let mut number = 0;
    for state in QueueTicketState::ALL {
        for (actor, _, _) in EVERYBODY {
            for name in ["station.serve_ticket", "station.miss_ticket"] {
                number += 1;
                let ticket = desk.ticket(number, "2026-06-15", *state);
                let request = match name {
                    "station.serve_ticket" => json!({"ticket": ticket, "client": "anonymous"}),
                    _ => json!({"ticket": ticket}),
                };
                match (actor, *state) {
                    ("shequ", QueueTicketState::Called) => drop(desk.done(actor, name, request)),
                    ("shequ", _) => desk.conflicts(actor, code::CONFLICT_STATE, name, &request),
                    _ => desk.denied(actor, name, &request),
                }
            }
        }
    }
    desk.verify();
}

#[test]
fn who_receives_and_sees_what_at_a_station() {
    let desk = Counter::new();
    let station = json!({"station": desk.station()});
    for (actor, _, receives) in EVERYBODY {
        for (name, request) in [
            ("station.take_ticket", station.clone()),
            ("station.list_appointments", station.clone()),
            ("station.record_visit", with(station.clone(), &json!({"service": 2, "client": "anonymous"}))),
        ] {
            if receives {
                desk.done(actor, name, request);
            } else {
                desk.denied(actor, name, &request);
            }
        }
        let reads = !matches!(actor, "jumin" | "nobody");
        for (name, request) in [
            ("station.get", json!({"id": desk.station()})),
            ("station.list", json!({})),
            ("station.queue", station.clone()),
        ] {
            if reads {
                desk.done(actor, name, request);
            } else {
                desk.denied(actor, name, &request);
            }
        }
    }
    desk.verify();
}

#[test]
fn visits_count_clients_and_tell_none() {
    let desk = Counter::new();
    let resident = desk.resident();
    let visit = |changes: Value| {
        with(json!({"station": desk.station(), "service": 2, "client": "resident"}), &changes)
    };
    let good = visit(json!({"client_id": resident, "matter": desk.matter(0xb01, MatterState::Accepted)}));
    let shown = desk.done("shequ", "station.record_visit", good.clone());
    assert_eq!(
        (&shown["visit"]["client"], &shown["visit"]["visited_on"]),
        (&json!("resident"), &json!("2026-06-15"))
    );
    let record =
        |event: &Value| event["operation"] == "station.record_visit" && event.to_string().contains(&resident);
    let all = desk.done("wang", "event.since", json!({"sequence": 0, "limit": 1000}))["items"].clone();
    assert!(!shown.to_string().contains(&resident) && !all.as_array().unwrap().iter().any(record));
    for (changes, field) in [
        (json!({"client_id": null}), "client_id"),
        (json!({"client": "anonymous"}), "client_id"),
        (json!({"client_id": "x"}), "client_id"),
        (json!({"matter": "x"}), "matter"),
        (json!({"visited_on": "2026-06-16"}), "visited_on"),
    ] {
        desk.invalid(field, "station.record_visit", &with(good.clone(), &changes));
    }
    for (changes, field) in [
        (json!({"client": "merchant"}), "client_id"),
        (json!({"client_id": id(0xfff)}), "client_id"),
        (json!({"matter": id(0xfff)}), "matter"),
        (json!({"service": 9}), "service"),
    ] {
        let error = desk.fails("wang", "station.record_visit", &with(good.clone(), &changes));
        assert_eq!((error.kind(), error.field()), (ErrorKind::NotFound, Some(field)), "{changes}");
    }
    let before = with(good, &json!({"visited_on": "2025-12-31"}));
    desk.conflicts("wang", code::CONFLICT_STATE, "station.record_visit", &before);
    desk.verify();
}
