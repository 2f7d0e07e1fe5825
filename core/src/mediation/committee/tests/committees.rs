//! Committees: formed, chosen anew, dissolved, and by whom.

use serde_json::{Value, json};

use super::{ELSEWHERE, Hall, named, text, with};
use crate::mediation::DisputeState;
use crate::mediation::testing::{COMMUNITY, STREET};
use crate::{ErrorKind, code};

const PUT: &str = "mediation.put_committee";
const RENEW: &str = "mediation.renew_term";
const DISSOLVE: &str = "mediation.dissolve_committee";

/// A good committee of the other community.
fn wish(hall: &Hall) -> Value {
    let people = [hall.person("甲", "female"), hall.person("乙", "male"), hall.person("丙", "male")];
    json!({"kind": "community", "name": "南园社区人民调解委员会", "short_name": "南园", "community": ELSEWHERE,
        "basis": "residents_meeting", "levels": ["grid", "community"], "formed_on": "2024-01-01",
        "term_from": "2025-03-01", "members": [
            {"mediator": people[0], "post": "chair"}, {"mediator": people[1], "post": "deputy"},
            {"mediator": people[2], "post": "member"}]})
}

fn changed(wish: &Value, pointer: &str, value: Value) -> Value {
    let mut wish = wish.clone();
    *wish.pointer_mut(pointer).unwrap() = value;
    wish
}

#[test]
fn a_committee_is_formed_shown_and_listed() {
    let hall = Hall::new();
    let request = with(wish(&hall), &json!({"request_key": "k"}));
    let put = hall.done("shequ2", PUT, request.clone());
    assert_eq!(put, hall.done("shequ2", PUT, request), "the same key again returns the first result");
    let committee = &put["committee"];
    assert_eq!((&committee["term_to"], &committee["revision"]), (&json!("2028-02-29"), &json!(1)));
    assert_eq!(put["warnings"], json!([]));
    let file = hall.done("tiaojie", "mediation.get_committee", json!({"id": committee["id"]}));
    assert_eq!((&file["officers"][0]["name"], &file["officers"][0]["post"]), (&json!("甲"), &json!("chair")));
    assert_eq!((&file["open_disputes"], &file["term_over"]), (&json!(0), &json!(false)));
    let count = |request: Value| {
        hall.done("tiaojie", "mediation.list_committees", request)["items"].as_array().unwrap().len()
    };
    assert_eq!((count(json!({})), count(json!({"community": ELSEWHERE}))), (3, 1));
    assert_eq!((count(json!({"kind": "street"})), count(json!({"as_of": "2023-12-31"}))), (1, 2));
    let page = hall.done("wang", "mediation.list_committees", json!({"limit": 2}));
    assert_eq!(count(json!({"cursor": page["next"]})), 1);
    let events = hall.done("wang", "event.since", json!({"sequence": 0, "limit": 1000})).to_string();
    assert!(events.contains(PUT) && !events.contains("南园社区人民调解委员会"));
    hall.verify();
}

#[test]
fn a_committee_that_the_law_does_not_know_is_refused() {
    let hall = Hall::new();
    let good = wish(&hall);
    let two = json!([good["members"][0], good["members"][1]]);
    hall.breaks("mediation.committee.size", PUT, &changed(&good, "/members", two));
    hall.breaks("mediation.committee.chair", PUT, &changed(&good, "/members/1/post", json!("chair")));
    hall.breaks("mediation.committee.chair", PUT, &changed(&good, "/members/0/post", json!("member")));
    let man = hall.person("丁", "male");
    hall.breaks("mediation.committee.woman", PUT, &changed(&good, "/members/0/mediator", json!(man)));
    hall.breaks("mediation.committee.ethnic", PUT, &with(good.clone(), &json!({"multi_ethnic": true})));
    hall.breaks("mediation.committee.basis", PUT, &changed(&good, "/basis", json!("union")));
    hall.done("wang", "mediation.end_mediator", json!({"mediator": man}));
    hall.breaks("mediation.committee.member", PUT, &changed(&good, "/members/1/mediator", json!(man)));
    let own = changed(&changed(&good, "/community", json!(COMMUNITY)), "/short_name", json!("北"));
    hall.breaks("mediation.committee.one", PUT, &own);
    hall.conflicts(code::CONFLICT_EXISTS, PUT, &changed(&good, "/short_name", json!("民主路")));
    for (pointer, value, field) in [
        ("/name", json!(" "), "name"),
        ("/short_name", json!("一二三四五六七八九十一二三四五六七八九十一"), "short_name"),
        ("/community", json!("620102002001"), "community"),
        ("/community", json!(null), "community"),
        ("/levels", json!([]), "levels"),
        ("/levels/1", json!("city"), "levels[1]"),
        ("/levels/1", json!("grid"), "levels[1]"),
        ("/members/1/mediator", good["members"][0]["mediator"].clone(), "members[1].mediator"),
        ("/members/2/mediator", json!("x"), "members[2].mediator"),
        ("/formed_on", json!("2026-06-16"), "formed_on"),
        ("/term_from", json!("2026-06-16"), "term_from"),
        ("/term_from", json!("2023-12-31"), "term_from"),
    ] {
        hall.invalid(field, PUT, &changed(&good, pointer, value));
    }
    let missing = "0199b1c2-7a00-7000-8000-000000000fff";
    let error = hall.fails("wang", PUT, &changed(&good, "/members/2/mediator", json!(missing)));
    assert_eq!((error.kind(), error.field()), (ErrorKind::NotFound, Some("members[2].mediator")));
    hall.done("wang", PUT, good);
    hall.verify();
}

#[test]
fn committees_of_enterprise_trade_and_street_have_their_own_parts() {
    let hall = Hall::new();
    let good = wish(&hall);
    let enterprise = json!({"credit_code": "91350211M0000XUF46", "name": "某厂", "kind": "enterprise",
        "address": "一号", "community": ELSEWHERE});
    let id = hall.done("wang", "registry.put_enterprise", enterprise)["enterprise"]["id"].clone();
    let of = |kind: &str, basis: &str, parts: Value| {
        let base =
            with(good.clone(), &json!({"kind": kind, "basis": basis, "community": null, "short_name": kind}));
        with(base, &parts)
    };
    let request = of("enterprise", "workers_meeting", json!({"enterprise": id, "community": ELSEWHERE}));
    hall.invalid("community", PUT, &with(request.clone(), &json!({"community": COMMUNITY})));
    let own = text(&hall.done("shequ2", PUT, request.clone())["committee"]["id"]);
    let moved = with(request, &json!({"id": own, "community": null}));
    hall.invalid("community", PUT, &moved);
    let missing = "0199b1c2-7a00-7000-8000-000000000fff";
    let error = hall.fails("wang", PUT, &of("enterprise", "union", json!({"enterprise": missing})));
    assert_eq!((error.kind(), error.field()), (ErrorKind::NotFound, Some("enterprise")));
    hall.invalid("enterprise", PUT, &of("enterprise", "union", json!({})));
    hall.invalid("trade", PUT, &of("trade", "established", json!({})));
    hall.invalid("community", PUT, &of("street", "established", json!({"community": ELSEWHERE})));
    let trade = of("trade", "established", json!({"trade": "物业"}));
    assert_eq!(hall.fails("shequ2", PUT, &trade).kind(), ErrorKind::Denied, "one of the whole street");
    hall.done("wang", PUT, trade);
    hall.done("wang", PUT, of("street", "established", json!({})));
    hall.verify();
}

#[test]
fn a_change_is_of_the_whole_and_leaves_kind_place_and_term() {
    let hall = Hall::new();
    let good = wish(&hall);
    let id = text(&hall.done("shequ2", PUT, good.clone())["committee"]["id"]);
    let change = |pointer: &str, value: Value| with(changed(&good, pointer, value), &json!({"id": id}));
    hall.invalid("term_from", PUT, &change("/term_from", json!("2025-03-02")));
    let street = with(change("/kind", json!("street")), &json!({"basis": "established", "community": null}));
    hall.invalid("kind", PUT, &street);
    hall.invalid("community", PUT, &change("/community", json!(COMMUNITY)));
    let mut stale = change("/name", json!("别名"));
    stale["revision"] = json!(3);
    hall.conflicts(code::CONFLICT_REVISION, PUT, &stale);
    stale["revision"] = json!(1);
    let after = hall.done("shequ2", PUT, stale);
    assert_eq!((&after["committee"]["name"], &after["committee"]["revision"]), (&json!("别名"), &json!(2)));
    assert_eq!(after["committee"]["term_from"], "2025-03-01");
    hall.verify();
}

#[test]
fn a_term_that_is_over_is_told_and_an_election_begins_a_new_one() {
    let hall = Hall::new();
    let good =
        changed(&changed(&wish(&hall), "/term_from", json!("2023-03-01")), "/formed_on", json!("2020-01-01"));
    let put = hall.done("shequ2", PUT, good.clone());
    assert_eq!(
        (&put["committee"]["term_to"], put["warnings"].as_array().unwrap().len()),
        (&json!("2026-02-28"), 1)
    );
    assert_eq!(put["warnings"][0]["rule"], "mediation.committee.term");
    let id = put["committee"]["id"].clone();
    let list = hall.done("wang", "mediation.list_committees", json!({"community": ELSEWHERE}));
    assert_eq!(list["items"][0]["term_over"], true);
    let renew = json!({"id": id, "members": good["members"], "term_from": "2026-03-01"});
    hall.invalid("term_from", RENEW, &changed(&renew, "/term_from", json!("2023-03-01")));
    hall.invalid("term_from", RENEW, &changed(&renew, "/term_from", json!("2026-06-16")));
    hall.breaks("mediation.committee.size", RENEW, &changed(&renew, "/members", json!([])));
    hall.breaks("mediation.committee.basis", RENEW, &with(renew.clone(), &json!({"basis": "union"})));
    let after = hall.done("shequ2", RENEW, renew);
    assert_eq!((&after["committee"]["term_to"], &after["warnings"]), (&json!("2029-02-28"), &json!([])));
    let file = hall.done("wang", "mediation.get_committee", json!({"id": id}));
    assert_eq!((&file["term_over"], &file["warnings"]), (&json!(false), &json!([])));
    hall.verify();
}

#[test]
fn a_committee_ends_without_open_disputes_and_takes_engagements_and_rooms_along() {
    let hall = Hall::new();
    let request = json!({"id": hall.committee});
    for (index, state) in DisputeState::ALL.iter().enumerate() {
        let dispute = hall.dispute(0x800 + u16::try_from(index).unwrap(), *state);
        if state.is_open() {
            let error = hall.breaks("mediation.committee.dissolve", DISSOLVE, &request);
            assert_eq!(error.report().details["disputes"], 1, "{state:?}");
            hall.change(dispute, |record| record.state = DisputeState::Terminated);
        }
    }
    hall.done(
        "shequ",
        "mediation.engage_mediator",
        json!({"mediator": named("waiter"), "committee": hall.committee, "starts_on": "2026-01-01"}),
    );
    let studio = json!({"kind": "personal_studio", "name": "老王工作室", "committee": hall.committee,
        "mediator": named("waiter"), "address": "一号楼", "opened_on": "2026-02-01"});
    hall.done("shequ", "mediation.put_room", studio.clone());
    hall.invalid("dissolved_on", DISSOLVE, &with(request.clone(), &json!({"dissolved_on": "2021-12-31"})));
    let ended = hall.done("shequ", DISSOLVE, with(request.clone(), &json!({"dissolved_on": "2026-06-10"})));
    assert_eq!(ended["committee"]["dissolved_on"], "2026-06-10");
    let waiter = hall.done("wang", "mediation.get_mediator", json!({"mediator": named("waiter")}));
    assert_eq!(waiter["mediator"]["engagements"][0]["ends_on"], "2026-06-09");
    assert_eq!(waiter["committees"], json!([]));
    let rooms = hall.done("wang", "mediation.list_rooms", json!({"committee": hall.committee}));
    assert_eq!(rooms["items"][0]["closed_on"], "2026-06-10");
    hall.conflicts(code::CONFLICT_STATE, DISSOLVE, &request);
    hall.conflicts(code::CONFLICT_STATE, "mediation.put_room", &studio);
    let again =
        with(wish(&hall), &json!({"community": COMMUNITY, "formed_on": "2026-06-10", "term_from": null}));
    hall.done("shequ", PUT, again);
    hall.verify();
}

#[test]
fn who_may_write_committees_and_all_that_hangs_on_them() {
    let hall = Hall::new();
    let id = hall.committee;
    let members: Vec<Value> = ["zhuren", "tiaojie", "xiaofang"]
        .iter()
        .enumerate()
        .map(|(place, actor)| json!({"mediator": named(actor), "post": if place == 0 { "chair" } else { "member" }}))
        .collect();
    let put = json!({"id": id, "kind": "community", "name": "民主路", "short_name": "民主路", "community": COMMUNITY,
        "basis": "residents_meeting", "levels": ["grid"], "members": members});
    let room = json!({"kind": "court", "name": "驻法院调解室", "committee": id, "host": "区法院", "address": "二号"});
    let leave = json!({"mediator": named("tiaojie"), "starts_on": "2026-07-01", "ends_on": "2026-07-02"});
    let writes = [
        (PUT, put),
        (RENEW, json!({"id": id, "members": members})),
        ("mediation.put_room", room),
        ("mediation.put_leave", leave),
        ("mediation.cancel_leave", json!({"mediator": named("tiaojie"), "starts_on": "2026-07-01"})),
        ("mediation.amend_mediator", json!({"mediator": named("zhuren"), "capacity": 5})),
        ("mediation.engage_mediator", json!({"mediator": named("waiter"), "committee": id})),
        ("mediation.end_engagement", json!({"mediator": named("waiter"), "committee": id})),
        ("mediation.end_mediator", json!({"mediator": named("waiter")})),
        (DISSOLVE, json!({"id": id})),
    ];
    let outside = [
        "shequ2", "worker", "zhuren", "tiaojie", "jiedao", "shuji", "bumen", "lingdao", "zhao", "auditor",
        "li", "nobody",
    ];
    for (name, request) in &writes {
        for actor in outside {
            assert_eq!(hall.fails(actor, name, request).kind(), ErrorKind::Denied, "{name} {actor}");
        }
        hall.done("shequ", name, request.clone());
    }
    for (name, request) in [
        ("mediation.get_committee", json!({"id": id})),
        ("mediation.list_committees", json!({})),
        ("mediation.get_mediator", json!({"mediator": named("zhuren")})),
        ("mediation.list_mediators", json!({})),
        ("mediation.list_rooms", json!({})),
    ] {
        for actor in ["worker", "shuji", "bumen", "lingdao", "zhao", "auditor", "li", "nobody"] {
            assert_eq!(hall.fails(actor, name, &request).kind(), ErrorKind::Denied, "{name} {actor}");
        }
        for actor in ["wang", "shequ", "shequ2", "zhuren", "waiter"] {
            hall.done(actor, name, request.clone());
        }
    }
    let street = json!({"mediator": named("faguan"), "capacity": 3});
    for actor in ["shequ", "shequ2"] {
        let error = hall.fails(actor, "mediation.amend_mediator", &street);
        assert_eq!(error.kind(), ErrorKind::Denied, "a mediator of the street's committee: {STREET}");
    }
    hall.done("wang", "mediation.amend_mediator", street);
    hall.verify();
}
