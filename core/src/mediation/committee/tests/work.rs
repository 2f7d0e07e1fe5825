//! Engagements, leaves and rooms.

use serde_json::{Value, json};

use super::{Hall, named, with};
use crate::mediation::DisputeState;
use crate::mediation::testing::mediator;
use crate::{ErrorKind, code};

const ENGAGE: &str = "mediation.engage_mediator";
const RELEASE: &str = "mediation.end_engagement";
const LEAVE: &str = "mediation.put_leave";
const BACK: &str = "mediation.cancel_leave";
const ROOM: &str = "mediation.put_room";

#[test]
fn an_engagement_has_its_days_and_ends_without_open_disputes() {
    let hall = Hall::new();
    let ask =
        |changes: Value| with(json!({"mediator": named("waiter"), "committee": hall.committee}), &changes);
    hall.invalid("ends_on", ENGAGE, &ask(json!({"starts_on": "2026-06-02", "ends_on": "2026-06-01"})));
    hall.invalid("starts_on", ENGAGE, &ask(json!({"starts_on": "today"})));
    hall.conflicts(code::CONFLICT_STATE, ENGAGE, &ask(json!({"starts_on": "2021-12-31"})));
    hall.conflicts(code::CONFLICT_STATE, ENGAGE, &ask(json!({"mediator": named("yuan5")})));
    hall.conflicts(code::CONFLICT_REVISION, ENGAGE, &ask(json!({"revision": 2})));
    hall.conflicts(code::CONFLICT_STATE, RELEASE, &ask(json!({})));
    let engaged = hall.done("shequ", ENGAGE, ask(json!({"starts_on": "2026-06-01", "revision": 1})));
    assert_eq!(
        (&engaged["mediator"]["revision"], engaged["mediator"]["engagements"].as_array().unwrap().len()),
        (&json!(2), 1)
    );
    hall.conflicts(code::CONFLICT_STATE, ENGAGE, &ask(json!({"starts_on": "2027-01-01"})));
    let dispute = hall.dispute(0x801, DisputeState::Mediating);
    hall.change(dispute, |record| record.panel[1].mediator = mediator("waiter"));
    let error = hall.breaks("mediation.mediator.duties", RELEASE, &ask(json!({})));
    assert_eq!(error.report().details["disputes"], 1);
    let later = hall.done("shequ", RELEASE, ask(json!({"ends_on": "2026-08-31"})));
    assert_eq!(later["warnings"][0]["rule"], "mediation.mediator.duties", "still at hand");
    hall.invalid("ends_on", RELEASE, &ask(json!({"ends_on": "2026-09-01"})));
    hall.change(dispute, |record| record.panel[1].ended_on = Some(record.registered_on));
    hall.invalid("ends_on", RELEASE, &ask(json!({"ends_on": "2026-05-31"})));
    let ended = hall.done("shequ", RELEASE, ask(json!({"ends_on": "2026-06-14"})));
    assert_eq!(ended["mediator"]["engagements"][0]["ends_on"], "2026-06-14");
    hall.conflicts(code::CONFLICT_STATE, RELEASE, &ask(json!({})));
    hall.done("shequ", ENGAGE, ask(json!({"starts_on": "2026-06-15"})));
    hall.done(
        "shequ",
        "mediation.end_mediator",
        json!({"mediator": named("waiter"), "ended_on": "2026-06-10"}),
    );
    let left = hall.done("wang", "mediation.get_mediator", json!({"mediator": named("waiter")}));
    let engagements = left["mediator"]["engagements"].as_array().unwrap();
    assert_eq!((engagements.len(), &engagements[0]["ends_on"]), (1, &json!("2026-06-09")));
    hall.breaks("mediation.committee.member", ENGAGE, &ask(json!({})));
    hall.verify();
}

#[test]
fn leaves_do_not_overlap_and_are_taken_back() {
    let hall = Hall::new();
    let ask = |from: &str, to: &str| json!({"mediator": named("tiaojie"), "starts_on": from, "ends_on": to});
    hall.invalid("ends_on", LEAVE, &ask("2026-07-02", "2026-07-01"));
    hall.invalid("ends_on", LEAVE, &ask("2026-06-01", "2026-06-14"));
    hall.invalid("starts_on", LEAVE, &ask("2026-6-31", "2026-07-01"));
    hall.done("shequ", LEAVE, ask("2026-07-01", "2026-07-05"));
    hall.conflicts(code::CONFLICT_STATE, LEAVE, &ask("2026-07-05", "2026-07-08"));
    let both = hall.done("shequ", LEAVE, ask("2026-06-10", "2026-06-20"));
    assert_eq!(both["mediator"]["leaves"][0]["starts_on"], "2026-06-10", "oldest first");
    let standing = json!({"mediator": named("tiaojie")});
    assert_eq!(hall.done("wang", "mediation.get_mediator", standing.clone())["on_leave"], true);
    let back = |from: &str| json!({"mediator": named("tiaojie"), "starts_on": from});
    hall.conflicts(code::CONFLICT_STATE, BACK, &back("2026-06-11"));
    let early = hall.done("shequ", BACK, back("2026-06-10"));
    assert_eq!(early["mediator"]["leaves"][0]["ends_on"], "2026-06-14");
    assert_eq!(hall.done("wang", "mediation.get_mediator", standing)["on_leave"], false);
    hall.conflicts(code::CONFLICT_STATE, BACK, &back("2026-06-10"));
    let gone = hall.done("shequ", BACK, back("2026-07-01"));
    assert_eq!(gone["mediator"]["leaves"].as_array().unwrap().len(), 1);
    hall.verify();
}

#[test]
fn rooms_are_opened_changed_listed_and_closed() {
    let hall = Hall::new();
    let studio = json!({"kind": "personal_studio", "name": "工作室", "committee": hall.committee,
        "mediator": named("tiaojie"), "address": "一号楼", "hours": "周三下午"});
    let court = json!({"kind": "court", "name": "驻法院调解室", "committee": hall.street_committee,
        "host": "区人民法院", "address": "二号", "opened_on": "2026-01-01"});
    hall.invalid("mediator", ROOM, &with(studio.clone(), &json!({"mediator": null})));
    hall.invalid("host", ROOM, &with(studio.clone(), &json!({"host": "某单位"})));
    hall.invalid("host", ROOM, &with(court.clone(), &json!({"host": null})));
    hall.invalid("address", ROOM, &with(court.clone(), &json!({"address": ""})));
    hall.invalid("opened_on", ROOM, &with(court.clone(), &json!({"opened_on": "2026-06-16"})));
    hall.invalid("opened_on", ROOM, &with(court.clone(), &json!({"opened_on": "2021-12-31"})));
    hall.conflicts(code::CONFLICT_STATE, ROOM, &with(studio.clone(), &json!({"mediator": named("faguan")})));
    let opened = hall.done("shequ", ROOM, studio.clone())["room"].clone();
    assert_eq!((&opened["opened_on"], &opened["revision"]), (&json!("2026-06-15"), &json!(1)));
    hall.conflicts(code::CONFLICT_STATE, ROOM, &studio);
    assert_eq!(hall.fails("shequ", ROOM, &court).kind(), ErrorKind::Denied);
    let room = hall.done("wang", ROOM, court.clone())["room"]["id"].clone();
    let change =
        with(court.clone(), &json!({"id": room, "name": "诉前调解室", "opened_on": null, "revision": 1}));
    hall.invalid("kind", ROOM, &with(change.clone(), &json!({"kind": "police_station"})));
    let changed = hall.done("wang", ROOM, change.clone())["room"].clone();
    assert_eq!(
        (&changed["name"], &changed["opened_on"], &changed["revision"]),
        (&json!("诉前调解室"), &json!("2026-01-01"), &json!(2))
    );
    hall.conflicts(code::CONFLICT_REVISION, ROOM, &change);
    let list = |request: Value| {
        hall.done("tiaojie", "mediation.list_rooms", request)["items"].as_array().unwrap().len()
    };
    assert_eq!(
        (list(json!({})), list(json!({"kind": "court"})), list(json!({"as_of": "2026-01-01"}))),
        (2, 1, 1)
    );
    let close = json!({"id": opened["id"]});
    hall.invalid(
        "closed_on",
        "mediation.close_room",
        &with(close.clone(), &json!({"closed_on": "2026-06-14"})),
    );
    assert_eq!(hall.fails("shequ2", "mediation.close_room", &close).kind(), ErrorKind::Denied);
    hall.done("shequ", "mediation.close_room", close.clone());
    hall.conflicts(code::CONFLICT_STATE, "mediation.close_room", &close);
    assert_eq!(list(json!({"as_of": "2026-06-15"})), 1);
    hall.verify();
}

#[test]
fn nobody_leaves_open_disputes_behind() {
    let hall = Hall::new();
    let dispute = hall.dispute(0x801, DisputeState::Mediating);
    let seats = |actors: &[&str]| -> Vec<Value> {
        let post = |place| if place == 0 { "chair" } else { "member" };
        let seat = |(place, actor): (usize, &&str)| json!({"mediator": named(actor), "post": post(place)});
        actors.iter().enumerate().map(seat).collect()
    };
    let without = seats(&["zhuren", "tiaojie", "yuan4", "yuan5"]);
    let renew = json!({"id": hall.committee, "members": without});
    let put = json!({"id": hall.committee, "kind": "community", "name": "民主路", "short_name": "民主路",
        "community": crate::mediation::testing::COMMUNITY, "basis": "residents_meeting", "levels": ["grid", "community"],
        "members": without});
    for (name, request) in [("mediation.renew_term", &renew), ("mediation.put_committee", &put)] {
        let error = hall.breaks("mediation.mediator.duties", name, request);
        assert_eq!((error.field(), &error.report().details["disputes"]), (Some("members"), &json!(1)));
    }
    // The judge sits for the committee of the level, not for the dispute's own.
    hall.change(dispute, |record| {
        record.level = "street".into();
        record.panel[1].mediator = mediator("faguan");
    });
    hall.done("shequ", "mediation.renew_term", renew);
    let street = json!({"id": hall.street_committee, "members": seats(&["jiedao", "lushi", "laoren"])});
    let error = hall.breaks("mediation.mediator.duties", "mediation.renew_term", &street);
    assert_eq!(error.report().details["disputes"], 1);
    let replace = json!({"dispute": dispute, "mediator": named("faguan"), "ground": "other",
        "successor": {"mediator": named("lushi"), "choice": "assigned"}});
    hall.done("tiaojie", "dispute.replace_mediator", replace);
    hall.done("wang", "mediation.renew_term", street);
    hall.verify();
}

#[test]
fn committees_and_rooms_may_be_made_offline() {
    let hall = Hall::new();
    let (committee, room) = ("0199b1c2-7a00-7000-8000-0000000009a1", "0199b1c2-7a00-7000-8000-0000000009a2");
    let members: Vec<Value> = [("甲", "female", "chair"), ("乙", "male", "member"), ("丙", "male", "member")]
        .map(|(name, sex, post)| json!({"mediator": hall.person(name, sex), "post": post}))
        .to_vec();
    let put = json!({"id": committee, "kind": "trade", "name": "物业调委会", "short_name": "物业", "trade": "物业",
        "basis": "established", "levels": ["street"], "members": members});
    let name = "mediation.put_committee";
    assert_eq!(hall.fails("shequ", name, &put).kind(), ErrorKind::Denied, "one of the whole street");
    hall.conflicts(code::CONFLICT_REVISION, name, &with(put.clone(), &json!({"revision": 1})));
    let made = hall.done("wang", name, put.clone());
    assert_eq!((&made["committee"]["id"], &made["committee"]["revision"]), (&json!(committee), &json!(1)));
    assert_eq!(hall.done("wang", name, put.clone())["committee"]["revision"], 2);
    let open = json!({"id": room, "kind": "court", "name": "驻法院调解室", "host": "区法院", "committee": committee,
        "address": "二号"});
    assert_eq!(hall.fails("shequ", ROOM, &open).kind(), ErrorKind::Denied);
    hall.conflicts(code::CONFLICT_REVISION, ROOM, &with(open.clone(), &json!({"revision": 1})));
    let made = hall.done("wang", ROOM, open.clone());
    assert_eq!((&made["room"]["id"], &made["room"]["revision"]), (&json!(room), &json!(1)));
    assert_eq!(hall.done("wang", ROOM, open.clone())["room"]["revision"], 2);
    hall.done("wang", "mediation.dissolve_committee", json!({"id": committee}));
    hall.conflicts(code::CONFLICT_STATE, name, &put);
    hall.conflicts(code::CONFLICT_STATE, ROOM, &open);
    hall.verify();
}
