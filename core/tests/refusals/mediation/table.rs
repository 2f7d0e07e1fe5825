//! Refusals of the area: of every operation for who calls, for what it names and for a stale revision, then by rule.

use serde_json::{Value, json};
use shuzhi::code::{CONFLICT_REVISION, CONFLICT_STATE, DENIED, INVALID, NOT_FOUND, VIOLATION};
use shuzhi::contract::contract;

use crate::Refusal;
use crate::ground::NOBODY;
use crate::support::{NORTH, NORTH_1};

/// Fields that name the record an operation is about; the first that a request has as text counts.
const RECORDS: [&str; 4] = ["dispute", "agreement", "mediator", "id"];
/// Operations whose `id` may be that of a new record.
const MAKING: [&str; 3] = ["mediation.record_mediator", "mediation.put_committee", "mediation.put_room"];

pub(crate) fn refusals() -> Vec<Refusal> {
    [common(), issue(), states()].concat()
}

/// Whether the contract has a revision in the request of an operation.
fn revised(contract: &Value, operation: &str) -> bool {
    let operations = contract["operations"].as_array().into_iter().flatten();
    let found = operations.into_iter().find(|one| one["name"] == operation);
    found.is_some_and(|one| {
        let name = one["request"]["$ref"].as_str().unwrap_or_default().trim_start_matches("#/$defs/");
        contract["$defs"][name]["properties"]["revision"].is_object()
    })
}

/// What is refused of every operation alike.
fn common() -> Vec<Refusal> {
    let contract = contract();
    let mut rows = Vec::new();
    for (actor, operation, request) in super::requests() {
        let with = |name: &str, value: Value| {
            let mut request = request.clone();
            request[name] = value;
            request
        };
        rows.push(("auditor", operation, request.clone(), DENIED));
        if MAKING.contains(&operation) {
            continue;
        }
        if let Some(field) = RECORDS.iter().find(|field| request[**field].is_string()) {
            rows.push((actor, operation, with(field, NOBODY.into()), NOT_FOUND));
            rows.push((actor, operation, with(field, "nobody".into()), INVALID));
        }
        if revised(&contract, operation) && operation != "mediation.put_scheme" {
            rows.push((actor, operation, with("revision", 99.into()), CONFLICT_REVISION));
        }
    }
    rows
}

fn seat(name: &str, post: &str) -> Value {
    json!({"mediator": format!("$md.{name}"), "post": post})
}

/// A committee of the street with such members.
pub(super) fn committee(members: Value) -> Value {
    json!({"kind": "street", "name": "新调委会", "short_name": "新", "basis": "established", "levels": ["street"],
           "members": members, "formed_on": "2026-04-01"})
}

pub(super) fn two() -> Value {
    json!([seat("jiedao", "chair"), seat("judge", "member")])
}

pub(super) fn men() -> Value {
    json!([seat("judge", "chair"), seat("lawyer", "member"), seat("elder", "member")])
}

/// A session to which one party has not agreed.
pub(super) fn unasked() -> Value {
    let attendees = json!([{"role": "mediator", "mediator": "$md.tiaojie"}, {"role": "party", "party": 1},
                           {"role": "party", "party": 2}]);
    json!({"dispute": "$d.noticed", "held_on": "2026-04-30", "attendees": attendees, "text": "各方陈述"})
}

/// A panel of somebody who lives in the household of a party.
pub(super) fn kin() -> Value {
    json!({"dispute": "$d.kin", "seats": [{"mediator": "$md.kin", "choice": "assigned"}]})
}

pub(super) fn reach(day: &str) -> Value {
    let all = json!([{"party": 1, "by_agent": false}, {"party": 2, "by_agent": false}]);
    json!({"dispute": "$d.heard", "form": "written", "reached_on": day, "content": "赔偿损失", "participants": all})
}

pub(super) fn confirmation(agreement: &str, parties: &[i64], day: &str) -> Value {
    json!({"agreement": format!("$ag.{agreement}"), "court": "人民法院", "parties": parties, "requested_on": day})
}

pub(super) fn amount() -> Value {
    let person =
        |side: &str, name: &str| json!({"kind": "person", "side": side, "name": name, "birth": "1980-01-01"});
    json!({"source": "application", "category": "neighbour", "committee": "$mc.north", "community": NORTH,
           "grid": NORTH_1, "facts": "楼上漏水", "claim": "赔偿", "amount": "12.345",
           "parties": [person("applicant", "甲某"), person("respondent", "乙某")]})
}

/// What the rules refuse first of all.
fn issue() -> Vec<Refusal> {
    let ask = "agreement.request_confirmation";
    vec![
        ("wang", "mediation.put_committee", committee(two()), VIOLATION),
        ("wang", "mediation.put_committee", committee(men()), VIOLATION),
        ("tiaojie", "dispute.hold_session", unasked(), VIOLATION),
        ("tiaojie", "dispute.assign_panel", kin(), VIOLATION),
        ("tiaojie", "agreement.reach", reach("2026-04-14"), VIOLATION),
        ("tiaojie", ask, confirmation("running", &[1], "2026-04-30"), VIOLATION),
        ("tiaojie", ask, confirmation("lapsed", &[1, 2], "2026-04-15"), VIOLATION),
        ("wang", "dispute.register", amount(), INVALID),
        (
            "tiaojie",
            "dispute.terminate",
            json!({"dispute": "$d.terminate", "reason": "no_agreement", "routes": []}),
            VIOLATION,
        ),
        (
            "tiaojie",
            "dispute.extend",
            json!({"dispute": "$d.extend", "parties": [1], "until": "2026-05-20"}),
            VIOLATION,
        ),
    ]
}

/// Steps that do not follow on where a record stands, and people who do not mediate it.
fn states() -> Vec<Refusal> {
    vec![
        ("tiaojie", "dispute.accept", json!({"dispute": "$d.taken"}), CONFLICT_STATE),
        ("elder", "dispute.record_note", json!({"dispute": "$d.talks", "text": "旁观"}), DENIED),
        ("wang", "dispute.record_note", json!({"dispute": "$d.talks", "text": "旁观"}), DENIED),
        ("tiaojie", "agreement.seal", json!({"agreement": "$ag.mediated"}), DENIED),
        ("tiaojie", "agreement.abandon", json!({"agreement": "$ag.running"}), CONFLICT_STATE),
        ("tiaojie", "agreement.record_breach", json!({"agreement": "$ag.done", "duty": 1}), CONFLICT_STATE),
        (
            "tiaojie",
            "agreement.settle_police",
            json!({"agreement": "$ag.late", "police": "派出所", "applied_on": "2026-04-20"}),
            VIOLATION,
        ),
        ("wang", "mediation.end_mediator", json!({"mediator": "$md.tiaojie"}), VIOLATION),
        // Who is voted out has open disputes at hand.
        (
            "wang",
            "mediation.renew_term",
            json!({"id": "$mc.north", "members": [seat("zhuren", "chair"), seat("elder", "member"), seat("away", "member")]}),
            VIOLATION,
        ),
    ]
}
