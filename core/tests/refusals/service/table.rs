//! Refusals of the area: of every operation for who calls, for what it names and for a stale revision, then by rule.

use serde_json::{Value, json};
use shuzhi::code::{CONFLICT_REVISION, DENIED, INVALID, NOT_FOUND, VIOLATION};
use shuzhi::contract::contract;

use crate::Refusal;
use crate::ground::NOBODY;

/// Fields that name the record an operation is about; the first that a request has as text counts.
const RECORDS: [&str; 14] = [
    "ticket",
    "service",
    "station",
    "matter",
    "item",
    "review",
    "resource",
    "booking",
    "order",
    "offer",
    "permit",
    "appointment",
    "visit",
    "id",
];
/// Operations whose `id` may be that of a new record.
const MAKING: [&str; 2] = ["resource.put", "order.put_offer"];
/// Operations that name an item by its code as well.
const BY_CODE: [&str; 4] = ["item.publish", "item.drop_draft", "item.withdraw", "item.load_examples"];

pub(crate) fn refusals() -> Vec<Refusal> {
    [common(), super::issue::refusals(), super::rules::refusals()].concat()
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
        // Whoever is not the applicant breaks a rule of reviews.
        let denied = if operation == "review.submit" { VIOLATION } else { DENIED };
        rows.push(("auditor", operation, request.clone(), denied));
        if revised(&contract, operation) {
            rows.push((actor, operation, with("revision", 99.into()), CONFLICT_REVISION));
        }
        if MAKING.contains(&operation) {
            rows.push((actor, operation, with("id", "nobody".into()), INVALID));
            continue;
        }
        let Some(field) = RECORDS.iter().find(|field| request[**field].is_string()) else { continue };
        let by_code = BY_CODE.contains(&operation) || (operation, *field) == ("matter.apply", "item");
        let malformed = if by_code { NOT_FOUND } else { INVALID };
        rows.push((actor, operation, with(field, "nobody".into()), malformed));
        rows.push((actor, operation, with(field, NOBODY.into()), missing(actor, operation)));
    }
    rows
}

/// What a record that is not there is answered with: who has no grant learns nothing from an identifier.
fn missing(actor: &str, operation: &str) -> i32 {
    match (actor, operation) {
        ("jumin", "review.submit") => VIOLATION,
        ("jumin", _) => DENIED,
        _ => NOT_FOUND,
    }
}

/// `request` with the fields of `more`.
pub(super) fn merged(mut request: Value, more: Value) -> Value {
    let Value::Object(more) = more else { unreachable!("{more}") };
    for (name, value) in more {
        request[name] = value;
    }
    request
}

/// A resource to be booked on a day.
pub(super) fn booking(resource: &str, day: &str, begins: &str, ends: &str) -> Value {
    json!({"resource": format!("$r.{resource}"), "day": day, "begins": begins, "ends": ends, "name": "申某"})
}
