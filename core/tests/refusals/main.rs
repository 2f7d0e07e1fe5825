//! Every write operation is refused here at least once, and leaves every table of the file as it was.

#![allow(clippy::unwrap_used, reason = "a failed step of a test ends it")]

mod bad_input;
mod cases;
mod good;
mod ground;
mod lists;
mod mediation;
mod numbers;
mod party;
mod reading;
mod service;
#[path = "../support/mod.rs"]
mod support;
mod table;

use std::collections::BTreeSet;

use ground::Ground;
use serde_json::{Value, json};
use shuzhi::code;

/// Who calls, what, with which document, and the code of the refusal.
pub(crate) type Refusal = (&'static str, &'static str, Value, i32);

/// Calls, and holds the whole file against what it was: every table with its text indexes and the log of reads.
/// What is wrong, if anything is.
fn refuse(
    (ground, was): (&Ground, &mut String),
    actor: &str,
    operation: &str,
    request: &str,
    expected: &[i32],
) -> Option<String> {
    let outcome = ground.call(actor, operation, request);
    let said = format!("{operation} {} by {actor}", request.chars().take(200).collect::<String>());
    let now = ground.street.dump();
    if now != *was {
        *was = now;
        return Some(format!("{said} changed the file: {outcome:?}"));
    }
    match outcome {
        Ok(answer) => Some(format!("{said} went through: {answer}")),
        Err(error) if !expected.contains(&error.code()) => Some(format!("{said}: {error}")),
        Err(error) if error.report().zh.is_ascii() || error.report().en.is_empty() => {
            Some(format!("{said} is not told in both languages: {error}"))
        }
        Err(_) => None,
    }
}

/// Every row of the tables.
fn refusals() -> Vec<Refusal> {
    [table::refusals(), cases::refusals(), party::refusals(), mediation::refusals(), service::refusals()]
        .concat()
}

#[test]
fn every_write_operation_is_refused_and_changes_nothing() {
    let ground = Ground::new();
    let mut was = ground.street.dump();
    let rows = refusals();
    let wrong: Vec<String> = rows
        .iter()
        .filter_map(|(actor, operation, request, expected)| {
            refuse((&ground, &mut was), actor, operation, &ground.filled(request), &[*expected])
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let tried: BTreeSet<&str> = rows.iter().map(|row| row.1).collect();
    let writes: BTreeSet<&str> =
        ground.operations.values().filter(|one| one.writes).map(|one| one.name).collect();
    let missing: Vec<_> = writes.difference(&tried).collect();
    assert!(missing.is_empty(), "write operations without a refusal in the table: {missing:?}");
    // What was refused above left the file sound, and the street works on.
    ground.street.verify();
}

#[test]
fn nobody_without_a_grant_and_no_unreadable_document_changes_anything() {
    let ground = Ground::new();
    let mut was = ground.street.dump();
    let rows = refusals();
    let mut wrong = Vec::new();
    for operation in ground.operations.values().filter(|operation| operation.writes) {
        // A request of the table in form, from an actor that holds no grant.
        let (_, _, request, _) = rows.iter().find(|row| row.1 == operation.name).unwrap();
        let known = [code::INVALID, code::VIOLATION, code::DENIED, code::NOT_FOUND];
        wrong.extend(refuse(
            (&ground, &mut was),
            "stranger",
            operation.name,
            &ground.filled(request),
            &known,
        ));
        for garbage in ["", "{", "null", "{\"nonsense\": 1}", "{} {}", "\u{0}"] {
            wrong.extend(refuse(
                (&ground, &mut was),
                "wang",
                operation.name,
                garbage,
                &[code::INVALID_DOCUMENT],
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn items_of_a_bulk_call_trials_and_reveals_without_a_purpose_change_nothing_either() {
    let ground = Ground::new();
    let before = ground.street.dump();
    // Every item refused: the answer says so item by item, and nothing is written.
    let bad = json!({"items": [
        {"category": "77", "kind": "complaint", "channel": "hotline", "title": "路灯不亮"},
        {"category": "0101", "kind": "complaint", "channel": "hotline", "title": "路灯不亮", "grid": "$grid_closed"},
        {"category": "0101", "kind": "complaint", "channel": "hotline", "title": "路灯不亮", "id": "$case.filed"},
    ]});
    let answer = ground.call("wang", "case.submit_many", &ground.filled(&bad)).unwrap();
    assert_eq!((&answer["accepted"], &answer["refused"]), (&json!(0), &json!(3)), "{answer}");
    let trial = ground.filled(&json!({"path": "$file", "dry_run": true}));
    ground.call("wang", "registry.import_residents", &trial).unwrap();
    let silent = ground.street.session_for("wang", None);
    for (operation, request) in [
        ("registry.reveal_resident", json!({"resident": "$resident", "fields": ["phone"]})),
        ("case.reveal_reporter", json!({"case": "$case.submitted"})),
    ] {
        let error = ground.operations[operation].call(&silent, &ground.filled(&request)).unwrap_err();
        assert_eq!(error.code(), code::DENIED_PURPOSE, "{operation}: {error}");
    }
    assert!(ground.street.dump() == before, "the file changed");
    // A used key with another request is refused; with the same one it answers the first result and writes nothing.
    let keyed = |title: &str| {
        json!({"category": "0101", "kind": "complaint", "channel": "hotline", "title": title, "request_key": "k1"})
            .to_string()
    };
    let first = ground.call("wang", "case.submit", &keyed("路灯不亮")).unwrap();
    let before = ground.street.dump();
    assert_eq!(ground.call("wang", "case.submit", &keyed("路灯不亮")).unwrap(), first);
    let error = ground.call("wang", "case.submit", &keyed("井盖缺失")).unwrap_err();
    assert_eq!(error.code(), code::CONFLICT_REQUEST_KEY, "{error}");
    assert!(ground.street.dump() == before, "the file changed");
}

#[test]
fn the_key_of_an_item_of_a_bulk_call_is_kept_as_that_of_a_single_one() {
    let ground = Ground::new();
    let item = |title: &str, key: &str| json!({"category": "0101", "kind": "complaint", "channel": "hotline", "title": title, "request_key": key});
    let single = ground.call("wang", "case.submit", &item("路灯不亮", "k1").to_string()).unwrap();
    let before = ground.street.dump();
    let bulk = json!({"items": [item("路灯不亮", "k1"), item("井盖缺失", "k1")]}).to_string();
    let answer = ground.call("wang", "case.submit_many", &bulk).unwrap();
    assert_eq!(answer["items"][0]["id"], single["case"]["id"]);
    assert_eq!(answer["items"][1]["code"], code::CONFLICT_REQUEST_KEY);
    assert!(ground.street.dump() == before, "the file changed");
    // And the other way round, with the same request twice in one call.
    let other = item("树枝折断", "k2");
    let twice = json!({"items": [other, other]}).to_string();
    let answer = ground.call("wang", "case.submit_many", &twice).unwrap();
    assert_eq!(answer["items"][0]["id"], answer["items"][1]["id"]);
    let again = ground.call("wang", "case.submit", &other.to_string()).unwrap();
    assert_eq!(again["case"]["id"], answer["items"][0]["id"]);
    ground.street.verify();
}
