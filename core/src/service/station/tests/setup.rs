//! Stations recorded, changed, closed.

use super::*;
use crate::service::ServiceItemKind;
use crate::service::testing::{COMMUNITY, TODAY};

fn wish() -> Value {
    json!({"kind": "community_room", "name": "南园便民服务站", "brand": "心心向党", "community": COMMUNITY, "address": "南园 2 号",
        "phone": "09318888888", "capacity": 2, "slot_minutes": 20,
        "hours": [{"weekday": 6, "opens": "09:00", "closes": "12:00"}, {"weekday": 1, "opens": "09:00", "closes": "17:00"}]})
}

#[test]
fn a_station_is_recorded_changed_and_shown() {
    let desk = Counter::new();
    let request = with(wish(), &json!({"request_key": "k"}));
    let first = desk.done("shequ", "station.put", request.clone());
    assert_eq!(
        first,
        desk.done("shequ", "station.put", request),
        "the same key again returns the first result"
    );
    let station = &first["station"];
    assert_eq!((&station["phone"], &station["opened_on"]), (&json!("0931-8888888"), &json!(TODAY)));
    assert_eq!(station["hours"][0]["weekday"], 1, "in the order of the week");
    let id = station["id"].clone();
    let course = json!({"station": id, "name": "书法课"});
    assert_eq!(desk.done("shequ", "station.offer", course.clone())["station"]["services"][0]["number"], 1);
    desk.conflicts("shequ", code::CONFLICT_EXISTS, "station.offer", &course);
    let offered = desk.done("shequ", "station.offer", json!({"station": id, "item": desk.benefit}));
    assert_eq!(offered["warnings"][0]["rule"], "station.offer.level", "the item was not handed down");
    desk.done("shequ", "station.staff", json!({"station": id, "actor": "worker"}));
    desk.conflicts(
        "shequ",
        code::CONFLICT_EXISTS,
        "station.staff",
        &json!({"station": id, "actor": "worker"}),
    );
    let changed = with(wish(), &json!({"id": id, "capacity": 3, "revision": 4}));
    let changed = desk.done("shequ", "station.put", changed)["station"].clone();
    assert_eq!((&changed["capacity"], &changed["revision"]), (&json!(3), &json!(5)));
    assert_eq!(changed["services"].as_array().unwrap().len(), 2, "what it offers stays");
    let shown = desk.done("shequ", "station.get", json!({"id": id}));
    assert_eq!(
        (&shown["offerings"][1]["name"], &shown["offerings"][1]["code"]),
        (&json!("事项JF-001"), &json!("JF-001"))
    );
    assert_eq!(shown["station"]["staff"][0]["actor"], "worker");
    let shown = desk.done("auditor", "station.get", json!({"id": id}));
    assert_eq!(shown["station"]["staff"], json!([]), "accounts are told to who works over the place");
    desk.verify();
}

#[test]
fn what_may_not_be_recorded_of_a_station() {
    let desk = Counter::new();
    for (changes, field) in [
        (json!({"name": " "}), "name"),
        (json!({"brand": "x".repeat(51)}), "brand"),
        (json!({"community": "620102002001"}), "community"),
        (json!({"grid": "620102001002001"}), "grid"),
        (json!({"address": ""}), "address"),
        (json!({"phone": "12"}), "phone"),
        (json!({"capacity": 0}), "capacity"),
        (json!({"capacity": 51}), "capacity"),
        (json!({"slot_minutes": 4}), "slot_minutes"),
        (json!({"slot_minutes": 241}), "slot_minutes"),
        (json!({"hours": []}), "hours"),
        (json!({"opened_on": "2026-02-30"}), "opened_on"),
        (json!({"id": "x"}), "id"),
    ] {
        desk.invalid(field, "station.put", &with(wish(), &changes));
    }
    for (changes, field) in
        [(json!({"grid": "620102001001999"}), "grid"), (json!({"community": "620102001003"}), "community")]
    {
        let error = desk.fails("wang", "station.put", &with(wish(), &changes));
        assert_eq!((error.kind(), error.field()), (ErrorKind::NotFound, Some(field)));
    }
    let twice = json!({"weekday": 1, "opens": "09:00", "closes": "12:00"});
    desk.breaks("wang", "station.hours", "station.put", &with(wish(), &json!({"hours": [twice, twice]})));
    let other = with(wish(), &json!({"id": desk.station()}));
    desk.conflicts("wang", code::CONFLICT_REVISION, "station.put", &with(other, &json!({"revision": 7})));
    let error = desk.fails("wang", "station.put", &with(wish(), &json!({"id": id(0xfff)})));
    assert_eq!(error.kind(), ErrorKind::NotFound);
    desk.denied("shequ", "station.put", &with(wish(), &json!({"community": ELSEWHERE})));
    let away = with(
        wish(),
        &json!({"id": desk.done("wang", "station.put", with(wish(), &json!({"community": ELSEWHERE})))["station"]["id"]}),
    );
    desk.denied("shequ", "station.put", &away);
    desk.verify();
}

#[test]
fn what_a_station_offers_and_who_works_there() {
    let desk = Counter::new();
    let ask = |changes: Value| with(json!({"station": desk.station()}), &changes);
    desk.invalid("item", "station.offer", &ask(json!({})));
    desk.invalid("item", "station.offer", &ask(json!({"item": desk.benefit, "name": "x"})));
    desk.conflicts("wang", code::CONFLICT_EXISTS, "station.offer", &ask(json!({"item": desk.benefit})));
    let early = ask(json!({"item": desk.licence, "valid_from": "2025-12-31"}));
    desk.conflicts("wang", code::CONFLICT_STATE, "station.offer", &early);
    desk.put_item(id(0xa02), "XK-002", "shichang", ServiceItemKind::Licence, 10);
    let session = desk.session("wang");
    let gone = session.write("service.set_up", |command| {
        let before: crate::service::item::ServiceItem = command.stored(id(0xa02))?;
        let after = crate::service::item::ServiceItem { withdrawn_on: Some(day(TODAY)), ..before.clone() };
        command.keep(Some(&before), &after, json!({}))?;
        command.touch(crate::command::Part::Services)
    });
    gone.unwrap();
    desk.breaks("wang", "station.offer.item", "station.offer", &ask(json!({"item": id(0xa02)})));
    assert_eq!(desk.fails("wang", "station.offer", &ask(json!({"item": id(0xfff)}))).field(), Some("item"));
    desk.invalid("valid_to", "station.end_service", &ask(json!({"number": 1, "valid_to": "2025-12-31"})));
    let ended = desk.done("wang", "station.end_service", ask(json!({"number": 1, "valid_to": "2026-06-14"})));
    assert_eq!(ended["station"]["services"][0]["valid_to"], "2026-06-14");
    desk.conflicts("wang", code::CONFLICT_STATE, "station.end_service", &ask(json!({"number": 1})));
    assert_eq!(
        desk.fails("wang", "station.end_service", &ask(json!({"number": 9}))).kind(),
        ErrorKind::NotFound
    );
    let again = desk.done("wang", "station.offer", ask(json!({"item": desk.benefit})));
    assert_eq!(again["station"]["services"][2]["number"], 3, "offered again under another number");
    desk.invalid("actor", "station.staff", &ask(json!({"actor": " "})));
    desk.done("wang", "station.end_staff", ask(json!({"actor": "shequ"})));
    let error = desk.fails("wang", "station.end_staff", &ask(json!({"actor": "shequ"})));
    assert_eq!((error.kind(), error.field()), (ErrorKind::NotFound, Some("actor")));
    desk.conflicts("wang", code::CONFLICT_EXISTS, "station.staff", &ask(json!({"actor": "shequ"})));
    desk.done("wang", "station.staff", ask(json!({"actor": "shequ", "valid_from": "2026-06-16"})));
    desk.verify();
}

#[test]
fn a_station_closes_when_nobody_is_to_come_any_more() {
    let desk = Counter::new();
    let ask = |changes: Value| with(json!({"id": desk.station()}), &changes);
    let coming = desk.appointment(0xc01, "2026-06-17", 600, StationAppointmentState::Booked);
    desk.appointment(0xc02, "2026-06-17", 630, StationAppointmentState::Cancelled);
    desk.ticket(1, "2026-06-17", QueueTicketState::Waiting);
    let error = desk.breaks("wang", "station.close", "station.close", &ask(json!({})));
    let details = &error.report().details;
    assert_eq!((&details["appointments"], &details["tickets"]), (&json!(1), &json!(1)));
    desk.invalid("closed_on", "station.close", &ask(json!({"closed_on": "2025-12-31"})));
    desk.done("wang", "station.close", ask(json!({"closed_on": "2026-06-17"})));
    desk.conflicts("wang", code::CONFLICT_STATE, "station.close", &ask(json!({"closed_on": "2026-06-18"})));
    desk.done("wang", "station.staff", json!({"station": desk.station(), "actor": "late"}));
    let later = json!({"station": desk.station(), "day": "2026-06-18", "starts": "10:00", "name": "王", "phone": "13812345678"});
    desk.conflicts("jumin", code::CONFLICT_STATE, "station.book", &later);
    desk.platform.set_clock("2026-06-18T10:00:00+08:00").unwrap();
    let station = desk.station();
    for (name, request) in [
        ("station.put", with(wish(), &json!({"id": station}))),
        ("station.offer", json!({"station": station, "name": "x"})),
        ("station.end_service", json!({"station": station, "number": 1})),
        ("station.staff", json!({"station": station, "actor": "x"})),
        ("station.end_staff", json!({"station": station, "actor": "shequ"})),
        ("station.take_ticket", json!({"station": station})),
        ("station.record_visit", json!({"station": station, "service": 1, "client": "anonymous"})),
        ("station.cancel_appointment", json!({"appointment": coming})),
    ] {
        desk.conflicts("wang", code::CONFLICT_STATE, name, &request);
    }
    desk.verify();
}

#[test]
fn lists_are_narrowed_and_go_on() {
    let desk = Counter::new();
    desk.done("wang", "station.put", with(wish(), &json!({"community": ELSEWHERE, "brand": null})));
    let list = |changes: Value| -> i64 {
        let items = desk.done("auditor", "station.list", changes)["items"].clone();
        i64::try_from(items.as_array().unwrap().len()).unwrap()
    };
    for (changes, found) in [
        (json!({}), 2),
        (json!({"community": COMMUNITY}), 1),
        (json!({"kind": "street_centre"}), 0),
        (json!({"brand": "心心向党"}), 1),
        (json!({"item": desk.benefit}), 1),
        (json!({"item": desk.licence}), 0),
        (json!({"open_on": "2026-06-16"}), 1), // a Tuesday
        (json!({"open_on": "2026-06-27"}), 1), // a Saturday
        (json!({"open_on": "2026-06-20"}), 0), // a Saturday of the Dragon Boat Festival
        (json!({"open_on": "2026-06-01"}), 1), // before one of them was opened
        (json!({"item": desk.benefit, "open_on": "2025-12-31"}), 0),
    ] {
        assert_eq!(list(changes.clone()), found, "{changes}");
    }
    let page = desk.done("auditor", "station.list", json!({"limit": 1}));
    assert_eq!(page["items"][0]["services"], 2);
    assert_eq!(list(json!({"limit": 1, "cursor": page["next"]})), 1);
    desk.invalid("open_on", "station.list", &json!({"open_on": "x"}));
}

#[test]
fn who_writes_stations() {
    for (actor, writes, _) in EVERYBODY {
        let desk = Counter::new();
        let station = desk.station();
        for (name, request) in [
            ("station.put", wish()),
            ("station.put", with(wish(), &json!({"id": station}))),
            ("station.offer", json!({"station": station, "name": "课"})),
            ("station.end_service", json!({"station": station, "number": 2})),
            ("station.staff", json!({"station": station, "actor": "x"})),
            ("station.end_staff", json!({"station": station, "actor": "x"})),
            ("station.close", json!({"id": station})),
        ] {
            if writes {
                desk.done(actor, name, request);
            } else {
                desk.denied(actor, name, &request);
            }
        }
        desk.verify();
    }
}
