//! The refusals that the area is asked for by name: each tells its rule, its numbers and what it rests on.

use serde_json::{Value, json};
use shuzhi::code::VIOLATION;
use shuzhi::rulebook::Rulebook;

use super::ground::{appointment, item};
use super::table::{booking, merged};
use crate::Refusal;
use crate::ground::Ground;

/// Who calls, the operation, its document, the rule, and numbers that the refusal tells.
type Named = (&'static str, &'static str, Value, &'static str, Value);

fn named() -> Vec<Named> {
    let long = merged(item("XK-009", "licence", "shichang"), json!({"promised_days": 30}));
    vec![
        ("wang", "item.draft", long, "item.limit.promised", json!({"promised": 30, "statutory": 20})),
        (
            "wang",
            "matter.tell_missing",
            json!({"matter": "$mt.correcting", "materials": ["lease"], "text": "缺场所证明"}),
            "matter.notice.once",
            json!({"told_on": "2026-05-01"}),
        ),
        (
            "shichang",
            "matter.decide",
            json!({"matter": "$mt.powerless", "granted": true, "document": "证字9号"}),
            "matter.decide.power",
            json!({"office": "shichang", "item": "XK-002"}),
        ),
        (
            "wang",
            "station.book",
            appointment("2026-05-06", "09:00"),
            "station.appointment.capacity",
            json!({"capacity": 1, "booked": 1}),
        ),
        (
            "wang",
            "resource.book",
            booking("hall", "2026-05-08", "10:00", "12:00"),
            "resource.booking.overlap",
            json!({"taken_from": "09:00", "taken_to": "11:00"}),
        ),
        (
            "worker",
            "agency.record_step",
            json!({"service": "$sv.expired", "kind": "followed"}),
            "agency.authority",
            json!({"day": "2026-05-01", "last": "2026-04-20"}),
        ),
        (
            "somebody",
            "review.submit",
            json!({"matter": "$mt.delivered", "level": "satisfied", "named": true, "channel": "online"}),
            "review.other",
            json!({}),
        ),
    ]
}

pub(super) fn refusals() -> Vec<Refusal> {
    let row = |(actor, operation, request, ..): Named| (actor, operation, request, VIOLATION);
    named().into_iter().map(row).collect()
}

/// Refused by its rule, with what the rule rests on, and with nothing changed; what is wrong otherwise.
fn broken(ground: &Ground, (actor, operation, request, rule, numbers): &Named) -> Option<String> {
    let before = ground.street.dump();
    let outcome = ground.call(actor, operation, &ground.filled(request));
    if ground.street.dump() != before {
        return Some(format!("{rule}: the file changed: {outcome:?}"));
    }
    let Err(error) = outcome else { return Some(format!("{rule}: went through")) };
    if (error.code(), error.rule()) != (VIOLATION, Some(*rule)) {
        return Some(format!("{operation} {rule}: {:?} {error}", error.rule()));
    }
    let report = error.report();
    let told = |(name, number): (&String, &Value)| report.details.get(name) == Some(number);
    if !numbers.as_object().unwrap().iter().all(told) {
        return Some(format!("{rule}: {:?}", report.details));
    }
    let Some(citation) = report.citation.clone() else { return Some(format!("{rule} rests on nothing")) };
    let book = Rulebook::default();
    let known = book.rules().find(|one| one.id == *rule).map(|one| one.citation.clone());
    (known.as_ref() != Some(&citation))
        .then(|| format!("{rule} rests on {citation}, in the book on {known:?}"))
}

#[test]
fn the_service_refusals_asked_for_tell_rule_numbers_and_citation() {
    let ground = Ground::new();
    let wrong: Vec<String> = named().iter().filter_map(|one| broken(&ground, one)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_other_rule_of_services_refuses_with_its_citation_and_changes_nothing() {
    let ground = Ground::new();
    let rows = super::rules::broken().into_iter();
    let rows = rows.map(|(actor, operation, request, rule)| (actor, operation, request, rule, json!({})));
    let wrong: Vec<String> = rows.filter_map(|one| broken(&ground, &one)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
