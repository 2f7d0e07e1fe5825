//! Every state by every operation, and every operation by every account.

use serde_json::{Value, json};

use super::{Hall, text};
use crate::ErrorKind;
use crate::mediation::DisputeState;

/// What mediators and chairs write, with requests that fit a fitting state.
fn writes(id: &str) -> Vec<(&'static str, Value)> {
    vec![
        ("agreement.amend", json!({"agreement": id, "content": "改"})),
        ("agreement.sign", json!({"agreement": id, "party": 1, "method": "signature"})),
        (
            "agreement.sign_mediator",
            json!({"agreement": id, "mediator": crate::mediation::testing::mediator("tiaojie")}),
        ),
        ("agreement.seal", json!({"agreement": id})),
        ("agreement.abandon", json!({"agreement": id})),
        ("agreement.record_performance", json!({"agreement": id, "duty": 1})),
        ("agreement.record_breach", json!({"agreement": id, "duty": 2})),
        ("agreement.request_confirmation", json!({"agreement": id, "parties": [1, 2], "court": "法院"})),
        ("agreement.record_confirmation", json!({"agreement": id, "outcome": "withdrawn"})),
        ("agreement.settle_police", json!({"agreement": id, "police": "派出所", "applied_on": "2026-06-14"})),
    ]
}

/// An agreement in a state: of three duties, of which the first may be performed and the second is late.
fn in_state(hall: &Hall, state: &str) -> String {
    let mut terms = hall.terms(if state == "drafted" || state == "abandoned" { "written" } else { "oral" });
    terms["duties"] =
        json!([super::owe("1", "2026-06-12"), super::owe("2", "2026-06-12"), super::owe("3", "2026-06-12")]);
    let id = text(&hall.done("tiaojie", "agreement.reach", terms)["agreement"]["id"]);
    let with = |more: Value| {
        let mut request = json!({"agreement": id});
        for (name, value) in more.as_object().unwrap() {
            request[name] = value.clone();
        }
        request
    };
    match state {
        "abandoned" => drop(hall.done("tiaojie", "agreement.abandon", with(json!({})))),
        "performed" => drop(hall.done("tiaojie", "agreement.record_performance", with(json!({})))),
        "breached" => drop(hall.done("tiaojie", "agreement.record_breach", with(json!({"duty": 3})))),
        "void" => {
            let ask = with(json!({"parties": [1, 2], "court": "法院"}));
            hall.done("tiaojie", "agreement.request_confirmation", ask);
            let ruling = with(json!({"outcome": "rejected", "document": "一号"}));
            hall.done("tiaojie", "agreement.record_confirmation", ruling);
        }
        _ => {}
    }
    id
}

#[test]
fn every_state_by_every_operation() {
    let table: [(&str, &[&str]); 6] = [
        ("drafted", &["amend", "sign", "sign_mediator", "seal", "abandon"]),
        ("effective", &["record_performance", "record_breach", "request_confirmation"]),
        ("performed", &["request_confirmation", "settle_police"]),
        ("breached", &["record_performance", "record_breach", "request_confirmation"]),
        ("void", &[]),
        ("abandoned", &[]),
    ];
    for (state, fitting) in table {
        let scene = Hall::new();
        let id = in_state(&scene, state);
        for (name, request) in writes(&id) {
            let fits = fitting.iter().any(|one| name.strip_prefix("agreement.") == Some(one));
            if fits {
                let hall = Hall::new();
                let id = in_state(&hall, state);
                let request = writes(&id).into_iter().find(|(other, _)| *other == name).unwrap().1;
                hall.done("zhuren", name, request);
                hall.scene.verify();
            } else {
                let error = scene.refused("zhuren", name, request);
                let kinds = [ErrorKind::Conflict, ErrorKind::Violation];
                assert!(kinds.contains(&error.kind()), "{state} {name}: {error:?}");
                assert!(
                    error.kind() == ErrorKind::Conflict || name == "agreement.settle_police",
                    "{state} {name}"
                );
            }
        }
    }
}

#[test]
fn an_agreement_is_reached_only_while_the_dispute_is_mediated() {
    let hall = Hall::new();
    for (number, state) in DisputeState::ALL.iter().enumerate() {
        let dispute = hall.scene.dispute(0x900 + u16::try_from(number).unwrap(), *state);
        hall.scene.change(dispute, |record| {
            (record.sessions, record.last_session) = (1, Some(crate::mediation::testing::day("2026-06-10")));
        });
        let mut terms = hall.terms("written");
        terms["dispute"] = json!(dispute);
        if *state == DisputeState::Mediating {
            hall.done("zhuren", "agreement.reach", terms);
        } else {
            hall.conflict("agreement.reach", terms);
        }
    }
    hall.scene.verify();
}

#[test]
fn every_operation_by_every_account() {
    let hall = Hall::new();
    let id = in_state(&hall, "drafted");
    let mut all = writes(&id);
    all.push(("agreement.reach", hall.terms("written")));
    all.push(("agreement.get", json!({"agreement": id})));
    let outside =
        ["yuan4", "jiedao", "faguan", "waiter", "wang", "shequ", "worker", "auditor", "li", "zhao", "jumin"];
    for (name, request) in &all {
        for actor in outside {
            if *name == "agreement.get" && actor == "jumin" {
                let seen = hall.done(actor, name, request.clone());
                assert_eq!(seen["standing"], "party_side");
                continue;
            }
            let error = hall.refused(actor, name, request.clone());
            assert_eq!(error.kind(), ErrorKind::Denied, "{actor} {name}: {error:?}");
        }
        let error = hall.refused("xiaofang", "agreement.seal", json!({"agreement": id}));
        assert_eq!(error.kind(), ErrorKind::Denied, "the seal is the chair's");
    }
    for actor in ["tiaojie", "xiaofang", "zhuren"] {
        hall.done(actor, "agreement.get", json!({"agreement": id}));
    }
    hall.scene.change(hall.dispute, |record| {
        record.panel[1].ended_on = Some(crate::mediation::testing::day("2026-06-15"));
    });
    let error = hall.refused("xiaofang", "agreement.get", json!({"agreement": id}));
    assert_eq!(error.kind(), ErrorKind::Denied, "who leaves the panel sees nothing any more");
    let error =
        hall.refused("zhuren", "agreement.get", json!({"agreement": crate::mediation::testing::id(0xfff)}));
    assert_eq!(error.kind(), ErrorKind::NotFound);
    hall.scene.verify();
}

#[test]
fn a_list_tells_no_names_and_stays_in_scope() {
    let hall = Hall::new();
    let first = hall.reach("oral");
    let other = hall.scene.dispute(0x801, DisputeState::Mediating);
    hall.held(other, "2026-06-10");
    let mut terms = hall.terms("written");
    terms["dispute"] = json!(other);
    let second = text(&hall.done("tiaojie", "agreement.reach", terms)["agreement"]["id"]);
    let ids = |actor: &str, request: Value| -> Vec<String> {
        let list = hall.done(actor, "agreement.list", request);
        let all = list.to_string();
        for secret in ["申某", "被某", "赔偿", "content"] {
            assert!(!all.contains(secret), "{secret}");
        }
        list["items"].as_array().unwrap().iter().map(|one| text(&one["id"])).collect()
    };
    for actor in ["wang", "shequ", "tiaojie", "yuan4", "jiedao"] {
        assert_eq!(ids(actor, json!({})), [first.clone(), second.clone()], "{actor}");
    }
    assert_eq!(ids("wang", json!({"state": "drafted"})), std::slice::from_ref(&second));
    assert_eq!(ids("wang", json!({"dispute": hall.dispute})), std::slice::from_ref(&first));
    assert_eq!(ids("wang", json!({"confirmable": true})), std::slice::from_ref(&first));
    assert_eq!(ids("wang", json!({"confirmable": false})), std::slice::from_ref(&second));
    assert_eq!(ids("wang", json!({"community": super::COMMUNITY})), [first.clone(), second.clone()]);
    assert!(ids("wang", json!({"community": "620102001002"})).is_empty());
    let page = hall.done("wang", "agreement.list", json!({"limit": 1}));
    assert_eq!((text(&page["items"][0]["id"]), &page["items"][0]["amount"]), (first, &json!("3000.50")));
    assert_eq!(ids("wang", json!({"cursor": page["next"]})), [second]);
    for actor in ["worker", "auditor", "jumin", "li"] {
        assert_eq!(hall.refused(actor, "agreement.list", json!({})).kind(), ErrorKind::Denied, "{actor}");
    }
    hall.scene.grant(
        "far",
        crate::access::Role::CommunityOfficer,
        crate::access::ScopeKind::Division,
        "620102001002",
        false,
    );
    assert!(ids("far", json!({})).is_empty());
}
