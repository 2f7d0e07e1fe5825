//! Resources and bookings, called as the surfaces call them: by documents. Today is Monday 2026-06-15, 10:00.

use std::ops::Deref;

use proptest::prelude::*;
use serde_json::{Value, json};

use super::record::{
    ResourceAgreement, ResourceBookingRecord, ResourceBookingState, ResourceHours, SharedResource,
    SharedResourceKind,
};
use super::rules;
use super::types::{NewResourceAgreement, NewResourceHours};
use crate::identity::{DivisionCode, GridCode, Phone};
use crate::service::hours::{minutes, peak};
use crate::service::testing::{COMMUNITY, Scene, day, id};
use crate::{Error, ErrorKind, Id};

const GRID: &str = "620102001001001";
const ACCOUNTS: [&str; 9] =
    ["wang", "shichang", "shiwu", "shequ", "worker", "jumin", "zhao", "auditor", "nobody"];

struct Hall(Scene);

impl Deref for Hall {
    type Target = Scene;

    fn deref(&self) -> &Scene {
        &self.0
    }
}

impl Hall {
    fn new() -> Self {
        let hall = Self(Scene::new());
        hall.done("zhao", "registry.put_division", json!({"code": COMMUNITY, "name": "北园"}));
        hall
    }

    fn call(&self, actor: &str, name: &str, request: &Value) -> crate::Result<Value> {
        let operations = crate::contract::operations();
        let operation = operations.iter().find(|one| one.name == name).unwrap_or_else(|| panic!("{name}"));
        let answer = operation.call(&self.session(actor), &request.to_string())?;
        Ok(serde_json::from_str(&answer).unwrap())
    }

    fn done(&self, actor: &str, name: &str, request: Value) -> Value {
        self.call(actor, name, &request).unwrap_or_else(|error| panic!("{name} {request}: {error:?}"))
    }

    fn fails(&self, actor: &str, name: &str, request: &Value) -> Error {
        self.refused(|| self.call(actor, name, request))
    }

    /// A call that breaks a rule, which the rulebook knows with the same article.
    fn breaks(&self, rule: &str, actor: &str, name: &str, request: &Value) -> Error {
        let error = self.fails(actor, name, request);
        assert_eq!((error.kind(), error.rule()), (ErrorKind::Violation, Some(rule)), "{request} {error:?}");
        let book = crate::rulebook::Rulebook::default();
        let known = book.rules().find(|one| one.id == rule).unwrap();
        assert_eq!(error.report().citation.as_deref(), Some(&*known.citation), "{rule}");
        error
    }

    fn unit(&self) -> String {
        let unit = json!({"credit_code": "91620100MA71234567", "name": "北园中学", "kind": "public_institution",
            "address": "北园路 1 号", "community": COMMUNITY});
        text(&self.done("wang", "registry.put_enterprise", unit)["enterprise"]["id"])
    }

    /// A resource of a unit that is open from 09:00 to 12:00 and 14:00 to 20:00 on weekdays.
    fn resource(&self, number: u16, kind: SharedResourceKind, places: i64) -> Id {
        let record = shared(number, kind, places);
        self.keep(&record);
        record.id
    }

    fn booking(&self, number: u16, resource: Id, state: ResourceBookingState, on: &str, from: i64) -> Id {
        self.keep(&ResourceBookingRecord { state, ..booked(number, resource, on, (from, from + 60), 1) });
        id(number)
    }

    fn stored(&self, booking: Id) -> ResourceBookingRecord {
        self.session("auditor").read(|view| view.stored(booking)).unwrap()
    }
}

fn shared(number: u16, kind: SharedResourceKind, places: i64) -> SharedResource {
    let hours = |weekday| {
        [("09:00", "12:00"), ("14:00", "20:00")].map(|(opens, closes)| ResourceHours {
            weekday,
            opens: opens.into(),
            closes: closes.into(),
        })
    };
    SharedResource {
        id: id(number),
        kind,
        unit: id(0xcff),
        name: "篮球馆".into(),
        community: DivisionCode::parse("community", COMMUNITY).unwrap(),
        grid: Some(GridCode::parse("grid", GRID).unwrap()),
        address: "北园路 1 号".into(),
        places,
        agreements: vec![ResourceAgreement {
            signed_on: day("2026-01-01"),
            valid_from: day("2026-01-01"),
            valid_to: day("2026-12-31"),
            document: None,
        }],
        hours: (1..=5).flat_map(hours).collect(),
        conditions: None,
        opened_on: day("2026-01-01"),
        closed_on: None,
        revision: 1,
    }
}

fn booked(
    number: u16,
    resource: Id,
    on: &str,
    (starts, ends): (i64, i64),
    units: i64,
) -> ResourceBookingRecord {
    ResourceBookingRecord {
        id: id(number),
        resource,
        day: day(on),
        starts,
        ends,
        state: ResourceBookingState::Booked,
        units,
        persons: Some(5),
        name: "订某".into(),
        phone: Some(Phone::parse("phone", "13912345678").unwrap()),
        actor: Some("jumin".into()),
        booked_on: day("2026-06-01"),
        booked_by: "jumin".into(),
        came: None,
        cancelled_on: None,
        revision: 1,
    }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

fn with(mut request: Value, changes: &Value) -> Value {
    request.as_object_mut().unwrap().extend(changes.as_object().unwrap().clone());
    request
}

fn wish(unit: &str) -> Value {
    json!({"kind": "court", "unit": unit, "name": "篮球馆", "places": 30,
        "agreement": {"signed_on": "2026-05-01", "valid_from": "2026-06-01", "valid_to": "2027-05-31"},
        "hours": [{"weekday": 6, "opens": "09:00", "closes": "17:00"}, {"weekday": 2, "opens": "18:00", "closes": "21:00"}]})
}

fn ask(resource: impl ToString, on: &str, begins: &str, ends: &str) -> Value {
    json!({"resource": resource.to_string(), "day": on, "begins": begins, "ends": ends, "name": "订某",
        "phone": "13912345678", "persons": 8})
}

#[test]
fn a_resource_is_recorded_renewed_listed_and_closed() {
    let hall = Hall::new();
    let unit = hall.unit();
    let first = hall.done("shequ", "resource.put", with(wish(&unit), &json!({"request_key": "k"})));
    assert_eq!(first, hall.done("shequ", "resource.put", with(wish(&unit), &json!({"request_key": "k"}))));
    let (resource, id) = (&first["resource"], text(&first["resource"]["id"]));
    assert_eq!((&resource["address"], &resource["community"]), (&json!("北园路 1 号"), &json!(COMMUNITY)));
    assert_eq!(resource["hours"][0]["weekday"], 2);
    let next = json!({"signed_on": "2026-06-10", "valid_from": "2027-06-01", "valid_to": "2028-05-31"});
    let renewed = hall.done(
        "wang",
        "resource.renew_agreement",
        json!({"resource": id, "agreement": next, "revision": 1}),
    );
    assert_eq!(renewed["resource"]["agreements"].as_array().unwrap().len(), 2);
    let listed =
        |request: Value| hall.done("auditor", "resource.list", request)["items"].as_array().unwrap().len();
    assert_eq!(
        listed(json!({"community": COMMUNITY, "kind": "court", "unit": unit, "open_on": "2026-06-16"})),
        1
    );
    for none in [json!({"kind": "hall"}), json!({"open_on": "2026-06-15"}), json!({"open_on": "2028-06-06"})]
    {
        assert_eq!(listed(none), 0);
    }
    assert_eq!(hall.done("zhao", "resource.get", json!({"resource": id}))["revision"], 2);
    let closed = hall.done("shequ", "resource.close", json!({"resource": id}));
    assert_eq!((&closed["resource"]["closed_on"], &closed["cancelled"]), (&json!("2026-06-15"), &json!(0)));
    for (name, request) in [
        ("resource.close", json!({"resource": id})),
        ("resource.put", with(wish(&unit), &json!({"id": id}))),
        ("resource.renew_agreement", json!({"resource": id, "agreement": next})),
    ] {
        assert_eq!(hall.fails("wang", name, &request).kind(), ErrorKind::Conflict, "{name}");
    }
    hall.verify();
}

#[test]
fn what_may_not_be_recorded_of_a_resource() {
    let hall = Hall::new();
    let unit = hall.unit();
    for (changes, field) in [
        (json!({"name": ""}), "name"),
        (json!({"unit": "x"}), "unit"),
        (json!({"unit": id(0xfff).to_string()}), "unit"),
        (json!({"places": 0}), "places"),
        (json!({"places": i64::MAX}), "places"),
        (json!({"agreement": null}), "agreement"),
        (json!({"hours": []}), "hours"),
        (json!({"hours": vec![json!({"weekday": 1, "opens": "09:00", "closes": "10:00"}); 10_001]}), "hours"),
        (json!({"hours": [{"weekday": 0, "opens": "09:00", "closes": "10:00"}]}), "hours[0].weekday"),
        (json!({"hours": [{"weekday": 1, "opens": "9:00", "closes": "10:00"}]}), "hours[0].opens"),
        (json!({"hours": [{"weekday": 1, "opens": "10:00", "closes": "10:00"}]}), "hours[0].closes"),
        (json!({"hours": [{"weekday": 1, "opens": "10:00", "closes": "24:01"}]}), "hours[0].closes"),
        (json!({"community": "620102001000"}), "community"),
        (json!({"grid": "620102001001009"}), "grid"),
        (json!({"community": "620102001009"}), "community"),
        (json!({"id": "x"}), "id"),
    ] {
        let error = hall.fails("wang", "resource.put", &with(wish(&unit), &changes));
        assert_eq!(error.field(), Some(field), "{changes} {error:?}");
    }
    let two = json!([{"weekday": 1, "opens": "09:00", "closes": "12:00"}, {"weekday": 1, "opens": "11:59", "closes": "13:00"}]);
    hall.breaks("resource.hours", "wang", "resource.put", &with(wish(&unit), &json!({"hours": two})));
    let resource = hall.resource(0xc01, SharedResourceKind::Hall, 50).to_string();
    let early = json!({"signed_on": "2026-06-01", "valid_from": "2026-12-31", "valid_to": "2027-12-31"});
    let renew = json!({"resource": resource, "agreement": early});
    hall.breaks("resource.agreement", "wang", "resource.renew_agreement", &renew);
    let stale = json!({"resource": resource, "revision": 7});
    assert_eq!(hall.fails("wang", "resource.close", &stale).kind(), ErrorKind::Conflict);
    hall.verify();
}

#[test]
fn only_who_writes_services_there_writes_a_resource() {
    let hall = Hall::new();
    let (unit, resource) = (hall.unit(), hall.resource(0xc01, SharedResourceKind::Hall, 50).to_string());
    let next = json!({"signed_on": "2026-06-01", "valid_from": "2027-01-01", "valid_to": "2027-12-31"});
    for actor in ACCOUNTS {
        let writes = ["wang", "shequ"].contains(&actor);
        for (name, request) in [
            ("resource.put", wish(&unit)),
            ("resource.renew_agreement", json!({"resource": resource, "agreement": next})),
            ("resource.close", json!({"resource": resource})),
        ] {
            if !writes {
                assert_eq!(hall.fails(actor, name, &request).kind(), ErrorKind::Denied, "{actor} {name}");
            }
        }
        let reads = !["jumin", "nobody"].contains(&actor);
        for (name, request) in [
            ("resource.get", json!({"resource": resource})),
            ("resource.list", json!({})),
            ("resource.free", json!({"resource": resource, "day": "2026-06-16"})),
        ] {
            assert_eq!(hall.call(actor, name, &request).is_ok(), reads, "{actor} {name}");
        }
    }
    hall.done("shequ", "resource.renew_agreement", json!({"resource": resource, "agreement": next}));
    hall.verify();
}

#[test]
fn a_time_is_booked_once() {
    let hall = Hall::new();
    let court = hall.resource(0xc01, SharedResourceKind::Court, 10);
    let first = hall.done("jumin", "resource.book", ask(court, "2026-06-16", "09:00", "11:00"));
    let booking = &first["booking"];
    assert_eq!((&booking["name"], &booking["phone"]), (&json!("订某"), &json!("139****5678")));
    let error = hall.breaks(
        "resource.booking.overlap",
        "wang",
        "resource.book",
        &ask(court, "2026-06-16", "10:00", "11:30"),
    );
    assert_eq!(error.report().details["taken_from"], json!("09:00"));
    assert!(!format!("{error:?}").contains("订某"), "the refusal tells the time, not the person");
    hall.done("worker", "resource.book", ask(court, "2026-06-16", "11:00", "12:00"));
    let free =
        hall.done("wang", "resource.free", json!({"resource": court.to_string(), "day": "2026-06-16"}));
    assert_eq!(free["items"], json!([{"begins": "14:00", "ends": "20:00", "units": 1}]));
    hall.done("jumin", "resource.cancel_booking", json!({"booking": booking["id"], "revision": 1}));
    hall.done("shequ", "resource.book", ask(court, "2026-06-16", "09:30", "10:30"));
    for (rule, request) in [
        ("resource.booking.hours", ask(court, "2026-06-17", "11:00", "15:00")),
        ("resource.booking.hours", ask(court, "2026-06-20", "09:00", "10:00")),
        ("resource.booking.ahead", ask(court, "2026-09-14", "09:00", "10:00")),
        (
            "resource.booking.places",
            with(ask(court, "2026-06-17", "09:00", "10:00"), &json!({"persons": 11})),
        ),
    ] {
        hall.breaks(rule, "jumin", "resource.book", &request);
    }
    for (changes, field) in [
        (json!({"units": 1}), "units"),
        (json!({"day": "2026-06-12"}), "day"),
        (json!({"day": "2026-02-30"}), "day"),
        (json!({"ends": "09:00"}), "ends"),
        (json!({"begins": "25:00"}), "begins"),
        (json!({"name": " "}), "name"),
        (json!({"phone": "12"}), "phone"),
        (json!({"persons": 0}), "persons"),
        (json!({"account": ""}), "account"),
    ] {
        let request = with(ask(court, "2026-06-17", "09:00", "10:00"), &changes);
        assert_eq!(hall.fails("wang", "resource.book", &request).field(), Some(field), "{changes}");
    }
    let events = hall.done("wang", "event.since", json!({"sequence": 0, "limit": 1000}))["items"].to_string();
    assert!(events.contains("resource.book"));
    for personal in ["订某", "13912345678", "jumin"] {
        assert!(!events.contains(personal), "an event tells {personal}");
    }
    hall.verify();
}

#[test]
fn the_first_answer_tells_no_more_than_may_be_seen_today() {
    let hall = Hall::new();
    let court = hall.resource(0xc01, SharedResourceKind::Court, 10);
    let community = json!({"actor": "linshi", "role": "community_officer", "scope_kind": "division",
        "scope": COMMUNITY, "valid_from": "2026-06-01", "valid_to": "2026-06-15"});
    hall.done("li", "access.grant", community.clone());
    let grid = json!({"role": "grid_worker", "scope_kind": "grid", "scope": GRID, "valid_to": "2026-06-16"});
    hall.done("li", "access.grant", with(community, &grid));
    let request = with(ask(court, "2026-06-18", "09:00", "11:00"), &json!({"request_key": "k"}));
    let first = hall.done("linshi", "resource.book", request.clone());
    assert_eq!(first["booking"]["name"], "订某");
    hall.platform.set_clock("2026-06-16T10:00:00+08:00").unwrap();
    let second = hall.done("linshi", "resource.book", request.clone());
    assert_eq!((second["booking"].get("name"), second["booking"].get("phone")), (None, None));
    assert_eq!(first["booking"]["id"], second["booking"]["id"]);
    hall.platform.set_clock("2026-06-17T10:00:00+08:00").unwrap();
    assert_eq!(hall.fails("linshi", "resource.book", &request).kind(), ErrorKind::Denied);
    hall.verify();
}

#[test]
fn places_are_shared_until_they_are_full() {
    let hall = Hall::new();
    let parking = hall.resource(0xc01, SharedResourceKind::Parking, 3);
    let book =
        |units: i64, begins, ends| with(ask(parking, "2026-06-16", begins, ends), &json!({"units": units}));
    hall.done("wang", "resource.book", book(2, "09:00", "11:00"));
    hall.done("wang", "resource.book", book(1, "10:00", "12:00"));
    let error = hall.breaks("resource.booking.overlap", "wang", "resource.book", &book(1, "09:00", "10:30"));
    assert_eq!(error.report().details["left"], json!(0));
    hall.done("wang", "resource.book", book(2, "11:00", "12:00"));
    let free =
        hall.done("wang", "resource.free", json!({"resource": parking.to_string(), "day": "2026-06-16"}));
    assert_eq!(
        free["items"],
        json!([{"begins": "09:00", "ends": "10:00", "units": 1}, {"begins": "14:00", "ends": "20:00", "units": 3}])
    );
    hall.verify();
}

#[test]
fn an_account_books_for_itself_and_not_without_end() {
    let hall = Hall::new();
    let parking = hall.resource(0xc01, SharedResourceKind::Parking, 100);
    let other = with(ask(parking, "2026-06-16", "09:00", "10:00"), &json!({"account": "wu"}));
    for actor in ["jumin", "shichang", "zhao", "auditor", "nobody"] {
        assert_eq!(hall.fails(actor, "resource.book", &other).kind(), ErrorKind::Denied, "{actor}");
    }
    for day in ["2026-06-16", "2026-06-17", "2026-06-18"] {
        hall.done("jumin", "resource.book", ask(parking, day, "09:00", "10:00"));
    }
    hall.breaks(
        "resource.booking.limit",
        "jumin",
        "resource.book",
        &ask(parking, "2026-06-19", "09:00", "10:00"),
    );
    for _ in 0..4 {
        hall.done("worker", "resource.book", other.clone());
    }
    let seen = |actor: &str| {
        let request = json!({"resource": parking.to_string(), "last_day": "2026-06-30"});
        let listed = hall.done(actor, "resource.list_bookings", request);
        let items = listed["items"].as_array().unwrap().clone();
        (items.len(), items.iter().filter(|one| one.get("name").is_some()).count())
    };
    for (actor, expected) in [
        ("wang", (7, 7)),
        ("shequ", (7, 7)),
        ("worker", (7, 0)),
        ("shichang", (7, 0)),
        ("auditor", (7, 0)),
        ("jumin", (3, 3)),
        ("nobody", (0, 0)),
    ] {
        assert_eq!(seen(actor), expected, "{actor}");
    }
    let page = |cursor: Option<&Value>| {
        let request =
            json!({"resource": parking.to_string(), "last_day": "2026-06-30", "limit": 3, "cursor": cursor});
        hall.done("wang", "resource.list_bookings", request)
    };
    let first = page(None);
    let second = page(Some(&first["next"]));
    let third = page(Some(&second["next"]));
    let total: usize =
        [&first, &second, &third].iter().map(|one| one["items"].as_array().unwrap().len()).sum();
    assert_eq!((total, third.get("next")), (7, None));
    assert!(!first.to_string().contains("139"), "a list has no telephones");
    hall.verify();
}

#[test]
fn bookings_by_state_operation_and_account() {
    let hall = Hall::new();
    let court = hall.resource(0xc01, SharedResourceKind::Parking, 1000);
    let mut number = 0xc10;
    for state in ResourceBookingState::ALL {
        for (on, from) in [("2026-06-15", 9 * 60 + 30), ("2026-06-16", 9 * 60)] {
            for actor in ACCOUNTS {
                for name in ["resource.cancel_booking", "resource.record_use"] {
                    number += 1;
                    let booking = hall.booking(number, court, *state, on, from).to_string();
                    let mut request = json!({"booking": booking});
                    if name == "resource.record_use" {
                        request["came"] = json!(true);
                    }
                    let (serves, own) = (["wang", "shequ", "worker"].contains(&actor), actor == "jumin");
                    let (uses, begun) = (name == "resource.record_use", on == "2026-06-15");
                    let may = serves || (own && !uses);
                    let goes =
                        *state == ResourceBookingState::Booked && if uses { begun } else { serves || !begun };
                    let case = format!("{state:?} {on} {actor} {name}");
                    if may && goes {
                        hall.done(actor, name, request);
                    } else {
                        let expected = if may { ErrorKind::Conflict } else { ErrorKind::Denied };
                        assert_eq!(hall.fails(actor, name, &request).kind(), expected, "{case}");
                    }
                }
            }
        }
    }
    assert_eq!(hall.stored(id(0xc12)).came, Some(5));
    let unknown = json!({"booking": id(0xfff).to_string()});
    assert_eq!(hall.fails("jumin", "resource.cancel_booking", &unknown).kind(), ErrorKind::Denied);
    assert_eq!(hall.fails("wang", "resource.cancel_booking", &unknown).kind(), ErrorKind::NotFound);
    hall.verify();
}

#[test]
fn nobody_came_and_who_booked_is_revealed_for_a_purpose() {
    let hall = Hall::new();
    let court = hall.resource(0xc01, SharedResourceKind::Court, 10);
    let booking = hall.booking(0xc10, court, ResourceBookingState::Booked, "2026-06-15", 9 * 60).to_string();
    for actor in ACCOUNTS.into_iter().filter(|actor| *actor != "wang") {
        let error = hall.fails(actor, "resource.reveal_booking", &json!({"booking": booking}));
        assert_eq!(error.kind(), ErrorKind::Denied, "{actor}");
    }
    let contact = hall.done("wang", "resource.reveal_booking", json!({"booking": booking}));
    assert_eq!(contact["phone"], "13912345678");
    let reads = hall.done("auditor", "access.list_reads", json!({}));
    assert_eq!(reads["items"][0]["operation"], "resource.reveal_booking");
    let wrong = json!({"booking": booking, "came": false, "persons": 2});
    assert_eq!(hall.fails("wang", "resource.record_use", &wrong).field(), Some("persons"));
    let gone = hall.done("worker", "resource.record_use", json!({"booking": booking, "came": false}));
    assert_eq!((&gone["booking"]["state"], gone["booking"].get("name")), (&json!("no_show"), None));
    hall.verify();
}

#[test]
fn bookings_ahead_are_kept_or_cancelled_on_purpose() {
    let hall = Hall::new();
    let unit = hall.unit();
    let court = text(&hall.done("wang", "resource.put", wish(&unit))["resource"]["id"]);
    hall.done("jumin", "resource.book", ask(&court, "2026-06-16", "18:00", "19:00"));
    hall.done("jumin", "resource.book", ask(&court, "2026-06-20", "09:00", "10:00"));
    let hours = json!([{"weekday": 6, "opens": "09:00", "closes": "17:00"}]);
    let narrower = with(wish(&unit), &json!({"id": court, "hours": hours}));
    let error = hall.breaks("resource.bookings", "wang", "resource.put", &narrower);
    assert_eq!(error.report().details["bookings"], json!(1));
    let renamed = hall.done(
        "wang",
        "resource.put",
        with(wish(&unit), &json!({"id": court, "name": "球馆", "agreement": null})),
    );
    assert_eq!(renamed["resource"]["revision"], 2);
    let close = json!({"resource": court, "closed_on": "2026-06-16"});
    let error = hall.breaks("resource.bookings", "wang", "resource.close", &close);
    assert_eq!(error.report().details["bookings"], json!(1));
    let early = json!({"resource": court, "closed_on": "2026-05-31"});
    assert_eq!(hall.fails("wang", "resource.close", &early).field(), Some("closed_on"));
    let closed = hall.done("wang", "resource.close", with(close, &json!({"cancel_bookings": true})));
    assert_eq!(closed["cancelled"], 1);
    hall.breaks(
        "resource.booking.agreement",
        "jumin",
        "resource.book",
        &ask(&court, "2026-06-20", "11:00", "12:00"),
    );
    hall.verify();
}

#[test]
fn times_and_agreements_are_read() {
    for (text, expected) in [("00:00", Some(0)), ("09:05", Some(545)), ("24:00", Some(1440)), ("24:01", None)]
    {
        assert_eq!(minutes("opens", text).ok(), expected, "{text}");
    }
    for bad in ["", "9:00", "09:60", "0900", "-1:00", "+9:00", "09:5", "０９:００"] {
        assert_eq!(minutes("opens", bad).unwrap_err().field(), Some("opens"), "{bad}");
    }
    let hours = |times: &[(i64, &str, &str)]| {
        let given: Vec<NewResourceHours> = times
            .iter()
            .map(|(weekday, opens, closes)| NewResourceHours {
                weekday: *weekday,
                opens: (*opens).into(),
                closes: (*closes).into(),
            })
            .collect();
        rules::hours(&given)
    };
    assert!(hours(&[(1, "09:00", "12:00"), (1, "12:00", "14:00"), (2, "09:00", "24:00")]).is_ok());
    assert!(hours(&[(1, "12:00", "14:00"), (1, "09:00", "12:01")]).is_err());
    let agreement = |signed: &str, from: &str, to: &str| {
        rules::agreement(&NewResourceAgreement {
            signed_on: signed.into(),
            valid_from: from.into(),
            valid_to: to.into(),
            document: None,
        })
    };
    assert!(agreement("2026-01-01", "2026-01-01", "2026-01-01").is_ok());
    assert_eq!(agreement("2026-01-01", "2026-01-02", "2026-01-01").unwrap_err().field(), Some("valid_to"));
    assert_eq!(agreement("2026-01-03", "2026-01-01", "2026-01-02").unwrap_err().field(), Some("signed_on"));
}

proptest! {
    /// The busiest moment is that of a count minute by minute, what is free is what can be booked, and no more.
    #[test]
    fn what_is_free_can_be_booked(times in prop::collection::vec((540i64..1200, 1i64..200, 1i64..4), 0..8), units in 1i64..4) {
        let resource = shared(0xc01, SharedResourceKind::Parking, 5);
        let mut taken: Vec<ResourceBookingRecord> = Vec::new();
        for (start, length, units) in times {
            let end = (start + length).min(1440);
            if rules::fits(&resource, &taken, (start, end), units).is_ok() {
                taken.push(booked(0xc10, resource.id, "2026-06-16", (start, end), units));
            }
        }
        let flat: Vec<(i64, i64, i64)> = taken.iter().map(|one| (one.starts, one.ends, one.units)).collect();
        let at = |minute: i64| -> i64 {
            flat.iter().filter(|one| one.0 <= minute && minute < one.1).map(|one| one.2).sum()
        };
        for (from, to) in [(0, 1440), (600, 601), (545, 900)] {
            prop_assert_eq!(peak(&flat, from, to), (from..to).map(at).max().unwrap());
        }
        prop_assert!((0..1440).all(|minute| at(minute) <= 5));
        let free = rules::free(&resource, day("2026-06-16"), &taken);
        for minute in (540..720).chain(840..1200) {
            let left = free.iter().find(|one| {
                minutes("x", &one.begins).unwrap() <= minute && minute < minutes("x", &one.ends).unwrap()
            });
            prop_assert_eq!(left.map_or(0, |one| one.units), 5 - at(minute));
        }
        for one in free.iter().filter(|one| one.units >= units) {
            let time = (minutes("x", &one.begins).unwrap(), minutes("x", &one.ends).unwrap());
            prop_assert!(rules::fits(&resource, &taken, time, units).is_ok());
        }
    }
}
