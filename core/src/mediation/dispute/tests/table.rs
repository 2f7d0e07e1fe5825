//! Every state × every operation × every standing.

use serde_json::{Value, json};

use super::Desk;
use crate::mediation::dispute::record::{AgentRecord, PartyRecord};
use crate::mediation::testing::id;
use crate::mediation::{DisputeState, PartySide};
use crate::{ErrorKind, Id};

const ACTORS: [&str; 10] =
    ["zhuren", "tiaojie", "xiaofang", "yuan4", "jiedao", "wang", "shequ", "worker", "jumin", "auditor"];
const STEPS: [&str; 13] = [
    "dispute.accept",
    "dispute.refuse",
    "dispute.transfer",
    "dispute.report_risk",
    "dispute.open_case",
    "dispute.close_case",
    "dispute.add_party",
    "dispute.amend_party",
    "dispute.set_agent",
    "dispute.remove_agent",
    "dispute.drop_party",
    "dispute.reveal_party",
    "dispute.list_entries",
];

/// A dispute in a state with a third party and an agent; its first party reads it as `jumin`.
fn fresh(desk: &Desk, number: u16, state: DisputeState) -> Id {
    let dispute = desk.dispute(number, state);
    desk.change(dispute, |dispute| {
        dispute.parties[0].actor = Some("jumin".into());
        dispute.parties[0].agent = Some(AgentRecord {
            guardian: false,
            name: "代某".into(),
            resident: None,
            phone: None,
            authority: Some("一般代理".into()),
            special: false,
            actor: None,
        });
        let third = PartyRecord {
            number: 3,
            side: PartySide::ThirdParty,
            name: "第三人".into(),
            agent: None,
            actor: None,
            noticed_on: None,
            consent: None,
            ..dispute.parties[0].clone()
        };
        dispute.parties.push(third);
    });
    dispute
}

fn request(desk: &Desk, step: &str, dispute: Id) -> Value {
    let mut request = json!({"dispute": dispute.to_string()});
    let more = match step {
        "dispute.refuse" => json!({"ground": "not_civil", "routes": ["litigation"]}),
        "dispute.transfer" => json!({"committee": desk.street_committee.to_string(), "reason": "跨社区"}),
        "dispute.report_risk" => json!({"risk": "medium", "steps": "上门疏导"}),
        "dispute.open_case" => json!({"category": "0101", "kind": "help", "title": "水管老化"}),
        "dispute.add_party" => json!({"party": {"kind": "person", "side": "third_party", "name": "新人"}}),
        "dispute.amend_party" => json!({"party": 1, "phone": "13812345678"}),
        "dispute.set_agent" => {
            json!({"party": 2, "agent": {"name": "律某", "authority": "特别授权", "special": true}})
        }
        "dispute.remove_agent" => json!({"party": 1}),
        "dispute.drop_party" => json!({"party": 3, "reason": "误列"}),
        "dispute.reveal_party" => json!({"party": 1}),
        _ => json!({}),
    };
    request.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    request
}

/// What comes of a step: none when it is done.
fn expected(step: &str, state: DisputeState, actor: &str) -> Option<ErrorKind> {
    use DisputeState as S;
    let accepted = !matches!(state, S::Registered | S::Refused);
    let seated = match actor {
        "zhuren" => true,
        "tiaojie" => accepted,
        "xiaofang" => accepted && state != S::Accepted,
        _ => false,
    };
    let committee = ["zhuren", "tiaojie", "xiaofang", "yuan4"].contains(&actor);
    let early = seated || state == S::Registered && committee;
    let alive = !matches!(state, S::Refused | S::Terminated | S::Performed);
    let (may, fits) = match step {
        "dispute.accept" | "dispute.refuse" => (committee, state == S::Registered),
        "dispute.transfer" => (actor == "zhuren", matches!(state, S::Registered | S::Accepted)),
        "dispute.report_risk" => (seated, alive),
        "dispute.open_case" | "dispute.reveal_party" => (seated, true),
        // None of them came from a case.
        "dispute.close_case" => (seated, false),
        "dispute.add_party" => (early, matches!(state, S::Registered | S::Accepted | S::Mediating)),
        "dispute.amend_party" => (early, alive),
        "dispute.set_agent" | "dispute.remove_agent" => (early, state.is_open()),
        "dispute.drop_party" => (early, matches!(state, S::Registered | S::Accepted)),
        _ => (seated || actor == "jumin", true),
    };
    match (may, fits) {
        (false, _) => Some(ErrorKind::Denied),
        (true, false) => Some(ErrorKind::Conflict),
        (true, true) => None,
    }
}

#[test]
fn every_state_operation_and_role() {
    let desk = Desk::new();
    let mut number = 0x800;
    for state in DisputeState::ALL.iter().copied() {
        number += 1;
        let mut dispute = fresh(&desk, number, state);
        for (step, actor) in STEPS.iter().flat_map(|step| ACTORS.iter().map(move |actor| (*step, *actor))) {
            let wanted = expected(step, state, actor);
            let asked = request(&desk, step, dispute);
            // The whole file is held against what it was where it may differ: behind the first checks.
            let before = desk.stored(dispute);
            let got = match wanted {
                Some(ErrorKind::Conflict) => Some(desk.no(actor, step, asked)),
                _ => desk.call(actor, step, &asked).err(),
            };
            assert!(got.is_none() || desk.stored(dispute) == before, "{state:?} {step} {actor}");
            assert_eq!(got.as_ref().map(crate::Error::kind), wanted, "{state:?} {step} {actor}: {got:?}");
            if let Some(error) = got {
                assert!(!error.to_string().contains('某'), "{error}");
            } else if step != "dispute.list_entries" {
                number += 1;
                dispute = fresh(&desk, number, state);
            }
        }
    }
    desk.verify();
}

#[test]
fn what_a_session_sees_follows_from_its_standing() {
    let desk = Desk::new();
    let dispute = fresh(&desk, 0x800, DisputeState::Mediating).to_string();
    let sights = [
        ("zhuren", Some("chair")),
        ("tiaojie", Some("panel")),
        ("xiaofang", Some("panel")),
        ("jumin", Some("party_side")),
        ("yuan4", Some("outside")),
        ("wang", Some("outside")),
        ("shequ", Some("outside")),
        ("shequ2", None),
        ("worker", None),
        ("auditor", None),
        ("zhao", None),
        ("nobody", None),
    ];
    for (actor, standing) in sights {
        let Some(standing) = standing else {
            desk.denied(actor, "dispute.get", json!({"dispute": dispute}));
            continue;
        };
        let seen = desk.done(actor, "dispute.get", json!({"dispute": dispute}));
        assert_eq!(seen["standing"], standing, "{actor}");
        assert_eq!(seen.to_string().contains('某'), standing != "outside", "{actor}");
    }
    let missing = json!({"dispute": id(0xfff).to_string()});
    assert_eq!(desk.no("wang", "dispute.get", missing.clone()).kind(), ErrorKind::NotFound);
    desk.denied("nobody", "dispute.get", missing);
    desk.change(id(0x800), |record| record.panel[1].ended_on = record.accepted_on);
    let left = desk.done("xiaofang", "dispute.get", json!({"dispute": dispute}));
    assert_eq!((&left["standing"], left["file"].is_null()), (&json!("outside"), true));
    desk.denied("xiaofang", "dispute.list_entries", json!({"dispute": dispute}));
    desk.verify();
}
