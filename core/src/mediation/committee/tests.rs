//! Committees, mediators and rooms, called as the surfaces call them: by documents.

mod committees;
mod pure;
mod work;

use std::ops::Deref;

use serde_json::{Value, json};

use crate::access::{Role, ScopeKind};
use crate::mediation::DisputeState;
use crate::mediation::testing::{COMMUNITY, STREET, Scene, mediator};
use crate::{Error, ErrorKind, Id, code};

pub(super) const ELSEWHERE: &str = "620102001002";

/// The scene with two communities on record and an officer of the other one.
pub(super) struct Hall(Scene);

impl Deref for Hall {
    type Target = Scene;

    fn deref(&self) -> &Scene {
        &self.0
    }
}

impl Hall {
    pub(super) fn new() -> Self {
        let hall = Self(Scene::new());
        hall.grant("shequ2", Role::CommunityOfficer, ScopeKind::Division, ELSEWHERE, true);
        hall.grant("bumen", Role::DepartmentHandler, ScopeKind::Office, "cg", false);
        hall.grant("lingdao", Role::Leader, ScopeKind::Division, STREET, false);
        for (code, name) in [(COMMUNITY, "北园"), (ELSEWHERE, "南园")] {
            hall.done("zhao", "registry.put_division", json!({"code": code, "name": name}));
        }
        hall
    }

    pub(super) fn call(&self, actor: &str, name: &str, request: &Value) -> crate::Result<Value> {
        let operations = crate::contract::operations();
        let operation = operations.iter().find(|one| one.name == name).unwrap_or_else(|| panic!("{name}"));
        let answer = operation.call(&self.session(actor), &request.to_string())?;
        Ok(serde_json::from_str(&answer).unwrap())
    }

    pub(super) fn done(&self, actor: &str, name: &str, request: Value) -> Value {
        self.call(actor, name, &request).unwrap_or_else(|error| panic!("{name} {request}: {error:?}"))
    }

    pub(super) fn fails(&self, actor: &str, name: &str, request: &Value) -> Error {
        self.refused(|| self.call(actor, name, request))
    }

    /// A call that breaks a rule, which the rulebook knows with the same article.
    pub(super) fn breaks(&self, rule: &str, name: &str, request: &Value) -> Error {
        let error = self.fails("wang", name, request);
        assert_eq!((error.kind(), error.rule()), (ErrorKind::Violation, Some(rule)), "{request} {error:?}");
        let book = crate::rulebook::Rulebook::default();
        let known = book.rules().find(|one| one.id == rule).unwrap();
        assert_eq!(error.report().citation.as_deref(), Some(&*known.citation), "{rule}");
        error
    }

    /// A call with a bad field.
    pub(super) fn invalid(&self, field: &str, name: &str, request: &Value) {
        let error = self.fails("wang", name, request);
        assert_eq!((error.kind(), error.field()), (ErrorKind::Invalid, Some(field)), "{request} {error:?}");
    }

    /// A call that comes at the wrong time.
    pub(super) fn conflicts(&self, expected: i32, name: &str, request: &Value) {
        let error = self.fails("wang", name, request);
        assert_eq!((error.kind(), error.code()), (ErrorKind::Conflict, expected), "{request} {error:?}");
    }

    /// A mediator recorded by the street.
    pub(super) fn person(&self, name: &str, sex: &str) -> String {
        let request = json!({"name": name, "sex": sex, "birth": "1970-01-01", "kind": "part_time"});
        text(&self.done("wang", "mediation.record_mediator", request)["mediator"]["id"])
    }

    pub(super) fn resident(&self, community: &str) -> String {
        let person = json!({"name": "李红", "birth": "1969-12-31", "sex": "female", "ethnic": "03",
            "phone": "13800005678", "residence": "registered", "community": community});
        text(&self.done("wang", "registry.add_resident", person)["resident"]["id"])
    }
}

pub(super) fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

pub(super) fn with(mut request: Value, changes: &Value) -> Value {
    request.as_object_mut().unwrap().extend(changes.as_object().unwrap().clone());
    request
}

fn named(actor: &str) -> String {
    mediator(actor).to_string()
}

const RECORD: &str = "mediation.record_mediator";
const AMEND: &str = "mediation.amend_mediator";

fn someone() -> Value {
    json!({"name": "何平", "sex": "female", "birth": "1980-03-01", "kind": "lawyer", "ethnic": "回族",
        "languages": ["汉语", "兰州话"], "fields": ["contract", "labour"], "phone": "13912345678", "capacity": 2,
        "actor": "heping"})
}

#[test]
fn a_mediator_is_recorded_and_the_ledger_tells_no_name() {
    let hall = Hall::new();
    let request = with(someone(), &json!({"request_key": "k"}));
    let first = hall.done("shequ", RECORD, request.clone());
    assert_eq!(first, hall.done("shequ", RECORD, request), "the same key again returns the first result");
    let shown = &first["mediator"];
    assert_eq!((&shown["phone"], &shown["ethnic"]), (&json!("139****5678"), &json!("03")));
    assert!(shown.get("actor").is_none() && shown.get("birth").is_none());
    let standing = hall.done("laoren", "mediation.get_mediator", json!({"mediator": shown["id"]}));
    assert_eq!((&standing["load"], &standing["has_account"]), (&json!(0), &json!(true)));
    let events = hall.done("wang", "event.since", json!({"sequence": 0, "limit": 1000}))["items"].to_string();
    assert!(events.contains(RECORD));
    for personal in ["何平", "13912345678", "heping", "1980-03-01"] {
        assert!(!events.contains(personal), "an event tells {personal}");
    }
    hall.verify();
}

#[test]
fn what_may_not_be_recorded_of_a_mediator() {
    let hall = Hall::new();
    let ask = |changes: Value| with(someone(), &changes);
    for (changes, field) in [
        (json!({"name": null}), "name"),
        (json!({"name": "何\n平"}), "name"),
        (json!({"birth": "1980-02-30"}), "birth"),
        (json!({"birth": "2026-06-16"}), "birth"),
        (json!({"ethnic": "火星族"}), "ethnic"),
        (json!({"languages": ["汉语", " 汉语"]}), "languages[1]"),
        (json!({"languages": [""]}), "languages[0]"),
        (json!({"fields": ["labour", "labour"]}), "fields[1]"),
        (json!({"phone": "1391234567"}), "phone"),
        (json!({"capacity": 0}), "capacity"),
        (json!({"capacity": 1001}), "capacity"),
        (json!({"resident": "x"}), "resident"),
        (json!({"id": "x"}), "id"),
    ] {
        hall.invalid(field, RECORD, &ask(changes));
    }
    let error = hall.breaks("mediation.mediator.adult", RECORD, &ask(json!({"birth": "2008-06-16"})));
    assert_eq!((error.field(), &error.report().details["age"]), (Some("birth"), &json!(17)));
    hall.done("wang", RECORD, ask(json!({"birth": "2008-06-15", "actor": null})));
    let elder = "mediation.mediator.elder";
    for changes in [
        json!({"kind": "elder"}),
        json!({"kind": "elder", "elder": "老邻居"}),
        json!({"kind": "judge", "elder": "老党员"}),
    ] {
        hall.breaks(elder, RECORD, &ask(changes));
    }
    hall.done("wang", RECORD, ask(json!({"kind": "elder", "elder": "老教师", "actor": null})));
    hall.conflicts(code::CONFLICT_EXISTS, RECORD, &ask(json!({"actor": "tiaojie"})));
    hall.conflicts(code::CONFLICT_EXISTS, RECORD, &ask(json!({"id": named("waiter")})));
    for field in ["resident", "employer"] {
        let missing = "0199b1c2-7a00-7000-8000-000000000fff";
        let error = hall.fails("wang", RECORD, &ask(json!({field: missing})));
        assert_eq!((error.kind(), error.field()), (ErrorKind::NotFound, Some(field)));
    }
    hall.verify();
}

#[test]
fn a_linked_mediator_is_the_resident_and_one_who_returns_takes_the_link_over() {
    let hall = Hall::new();
    let (here, there) = (hall.resident(COMMUNITY), hall.resident(ELSEWHERE));
    let link = |resident: &str| json!({"kind": "expert", "resident": resident, "actor": "lihong"});
    let error = hall.fails("shequ", RECORD, &link(&there));
    assert_eq!(
        (error.kind(), error.field()),
        (ErrorKind::Denied, Some("resident")),
        "reads no registry there"
    );
    let first = hall.done("shequ", RECORD, link(&here))["mediator"].clone();
    assert_eq!(
        (&first["name"], &first["sex"], &first["ethnic"]),
        (&json!("李红"), &json!("female"), &json!("03"))
    );
    hall.conflicts(code::CONFLICT_EXISTS, RECORD, &link(&here));
    hall.invalid("name", AMEND, &json!({"mediator": first["id"], "name": "别名"}));
    hall.done("wang", "mediation.end_mediator", json!({"mediator": first["id"], "ended_on": "2026-06-01"}));
    let second = hall.done("wang", RECORD, link(&here))["mediator"].clone();
    assert_ne!(first["id"], second["id"]);
    let old = hall.done("wang", "mediation.get_mediator", json!({"mediator": first["id"]}));
    assert_eq!((&old["has_account"], &old["is_linked"]), (&json!(false), &json!(false)));
    let amended = json!({"mediator": second["id"], "resident": "", "name": "李虹", "actor": ""});
    assert_eq!(hall.done("wang", AMEND, amended)["mediator"]["name"], "李虹");
    hall.conflicts(code::CONFLICT_STATE, AMEND, &json!({"mediator": first["id"], "capacity": 3}));
    hall.verify();
}

#[test]
fn a_change_keeps_what_is_left_out_and_the_committee_whole() {
    let hall = Hall::new();
    let id = text(&hall.done("wang", RECORD, someone())["mediator"]["id"]);
    let amend = |changes: Value| with(json!({"mediator": id}), &changes);
    hall.conflicts(code::CONFLICT_REVISION, AMEND, &amend(json!({"revision": 7, "capacity": 1})));
    let after = hall.done(
        "shequ2",
        AMEND,
        amend(json!({"revision": 1, "capacity": 0, "phone": "", "languages": []})),
    );
    let after = &after["mediator"];
    assert_eq!(
        (&after["name"], &after["revision"], &after["languages"]),
        (&json!("何平"), &json!(2), &json!([]))
    );
    assert!(after.get("capacity").is_none() && after.get("phone").is_none());
    hall.breaks("mediation.mediator.adult", AMEND, &amend(json!({"birth": "2010-01-01"})));
    let elder = hall.done("wang", AMEND, amend(json!({"kind": "elder", "elder": "老军人"})));
    assert_eq!(elder["mediator"]["elder"], "老军人");
    let judge = hall.done("wang", AMEND, amend(json!({"kind": "judge"})));
    assert!(judge["mediator"].get("elder").is_none(), "a judge is no elder");
    // `tiaojie` and `xiaofang` are the women of the community's committee.
    hall.done("wang", AMEND, json!({"mediator": named("tiaojie"), "sex": "male"}));
    hall.breaks("mediation.committee.woman", AMEND, &json!({"mediator": named("xiaofang"), "sex": "male"}));
    hall.verify();
}

#[test]
fn only_open_disputes_and_seats_hold_a_mediator_back() {
    let hall = Hall::new();
    let end = |actor: &str| json!({"mediator": named(actor)});
    let name = "mediation.end_mediator";
    let error = hall.breaks("mediation.mediator.duties", name, &end("yuan5"));
    assert_eq!(
        (&error.report().details["disputes"], &error.report().details["seats"]),
        (&json!(0), &json!(1))
    );
    for (index, state) in DisputeState::ALL.iter().enumerate() {
        let waiter =
            text(&hall.done("wang", RECORD, with(someone(), &json!({"actor": null})))["mediator"]["id"]);
        let dispute = hall.dispute(0x800 + u16::try_from(index).unwrap(), *state);
        let mediator = Id::parse("mediator", &waiter).unwrap();
        hall.change(dispute, |record| match record.panel.first_mut() {
            Some(seat) => seat.mediator = mediator,
            None => record.handler = Some(mediator),
        });
        let request = json!({"mediator": waiter});
        if state.is_open() {
            let error = hall.breaks("mediation.mediator.duties", name, &request);
            assert_eq!(error.report().details["disputes"], 1, "{state:?}");
        } else {
            let ended = hall.done("wang", name, request);
            assert_eq!(ended["mediator"]["ended_on"], "2026-06-15", "{state:?}");
        }
    }
    hall.invalid("ended_on", name, &with(end("waiter"), &json!({"ended_on": "2026-06-16"})));
    hall.done("shequ", name, end("waiter"));
    hall.conflicts(code::CONFLICT_STATE, name, &end("waiter"));
    hall.verify();
}

#[test]
fn mediators_are_found_by_what_they_can_and_when_they_are_free() {
    let hall = Hall::new();
    let id = text(&hall.done("wang", RECORD, someone())["mediator"]["id"]);
    hall.done("wang", AMEND, json!({"mediator": named("tiaojie"), "capacity": 1}));
    hall.dispute(0x801, DisputeState::Mediating);
    hall.done(
        "wang",
        "mediation.put_leave",
        json!({"mediator": id, "starts_on": "2026-07-01", "ends_on": "2026-07-10"}),
    );
    let list = |request: Value| -> Vec<String> {
        let list = hall.done("faguan", "mediation.list_mediators", request);
        list["items"].as_array().unwrap().iter().map(|one| text(&one["mediator"]["id"])).collect()
    };
    let all = list(json!({}));
    assert_eq!(all.len(), 11);
    assert_eq!(list(json!({"committee": hall.committee})).len(), 5);
    assert_eq!(list(json!({"kind": "lawyer"})).len(), 2);
    assert_eq!(list(json!({"category": "labour"})), std::slice::from_ref(&id));
    assert_eq!(list(json!({"language": "兰州话"})), std::slice::from_ref(&id));
    assert!(!list(json!({"free_on": "2026-07-10"})).contains(&id), "on leave");
    assert!(list(json!({"free_on": "2026-07-11"})).contains(&id));
    assert!(!list(json!({"free_on": "2026-06-15"})).contains(&named("tiaojie")), "has no room");
    let first = hall.done("wang", "mediation.list_mediators", json!({"limit": 4}));
    let rest = list(json!({"cursor": first["next"]}));
    assert_eq!((rest.len(), &rest[0]), (7, &all[4]));
    hall.done("wang", "mediation.end_mediator", json!({"mediator": id}));
    assert_eq!(list(json!({})).len(), 10);
    assert_eq!(list(json!({"include_ended": true})).len(), 11);
    hall.verify();
}

#[test]
fn the_telephone_takes_a_sensitive_grant_over_the_committee_and_is_logged() {
    let hall = Hall::new();
    let id = text(&hall.done("wang", RECORD, someone())["mediator"]["id"]);
    let reveal = |actor: &str| hall.call(actor, "mediation.reveal_mediator_phone", &json!({"mediator": id}));
    // Of no committee yet: over the whole street only. The grant of `shequ` has no sensitive fields.
    for actor in ["shequ", "shequ2", "zhuren", "worker", "auditor", "zhao", "nobody"] {
        assert_eq!(hall.refused(|| reveal(actor)).kind(), ErrorKind::Denied, "{actor}");
    }
    assert_eq!(reveal("wang").unwrap()["phone"], "13912345678");
    hall.done("wang", "mediation.engage_mediator", json!({"mediator": id, "committee": hall.committee}));
    assert_eq!(reveal("zhuren").unwrap()["phone"], "13912345678");
    assert_eq!(hall.refused(|| reveal("shequ2")).kind(), ErrorKind::Denied);
    let reads = hall.done("auditor", "access.list_reads", json!({}));
    let actors: Vec<&str> =
        reads["items"].as_array().unwrap().iter().map(|one| one["actor"].as_str().unwrap()).collect();
    assert_eq!(actors, ["zhuren", "wang"]);
    hall.verify();
}
