//! The refusals that the area is asked for by name: each tells its rule, its numbers and what it rests on.

use serde_json::{Value, json};
use shuzhi::ErrorKind;
use shuzhi::code::VIOLATION;

use super::table::{amount, committee, confirmation, kin, men, reach, two, unasked};
use crate::ground::Ground;

/// Who calls, the operation, its document, the rule, and numbers that the refusal tells.
type Named = (&'static str, &'static str, Value, &'static str, Value);

fn named() -> Vec<Named> {
    let ask = "agreement.request_confirmation";
    vec![
        ("tiaojie", "dispute.hold_session", unasked(), "mediation.consent.all", json!({"parties": 1})),
        (
            "tiaojie",
            "dispute.assign_panel",
            kin(),
            "mediation.conflict.recusal",
            json!({"kind": "kin", "party": 1}),
        ),
        (
            "tiaojie",
            "agreement.reach",
            reach("2026-04-14"),
            "agreement.session",
            json!({"last_session": "2026-04-15"}),
        ),
        (
            "tiaojie",
            ask,
            confirmation("lapsed", &[1, 2], "2026-04-15"),
            "agreement.confirmation.window",
            json!({"day": 31, "last": "2026-04-14"}),
        ),
        (
            "tiaojie",
            ask,
            confirmation("running", &[1], "2026-04-30"),
            "agreement.confirmation.joint",
            json!({"asking": 1, "parties": 2}),
        ),
        (
            "wang",
            "mediation.put_committee",
            committee(two()),
            "mediation.committee.size",
            json!({"members": 2}),
        ),
        ("wang", "mediation.put_committee", committee(men()), "mediation.committee.woman", json!({})),
    ]
}

#[test]
fn the_refusals_asked_for_tell_rule_numbers_and_citation() {
    let ground = Ground::new();
    for (actor, operation, request, rule, numbers) in named() {
        let before = ground.street.dump();
        let error = ground.call(actor, operation, &ground.filled(&request)).unwrap_err();
        assert!(ground.street.dump() == before, "{rule}: the file changed");
        let report = error.report();
        assert_eq!((error.code(), error.rule()), (VIOLATION, Some(rule)), "{error}");
        let citation = report.citation.clone().unwrap_or_else(|| panic!("{rule}: {error}"));
        for (name, number) in numbers.as_object().unwrap() {
            assert_eq!(report.details.get(name), Some(number), "{rule}: {:?}", report.details);
        }
        let explained =
            ground.call("system", "rulebook.explain", &json!({ "rule": rule }).to_string()).unwrap();
        assert!(explained.to_string().contains(&citation), "{rule} rests on {citation} in the book");
    }
}

/// No article forbids it: money has no third decimal.
#[test]
fn an_amount_with_three_decimals_is_refused_by_its_field() {
    let ground = Ground::new();
    let before = ground.street.dump();
    let error = ground.call("wang", "dispute.register", &ground.filled(&amount())).unwrap_err();
    assert_eq!((error.kind(), error.field()), (ErrorKind::Invalid, Some("amount")), "{error}");
    assert!(ground.street.dump() == before, "the file changed");
}

/// The thirtieth day counts.
#[test]
fn confirmation_is_asked_for_on_the_last_day() {
    let ground = Ground::new();
    let request = ground.filled(&confirmation("lapsed", &[1, 2], "2026-04-14"));
    let asked = ground.call("tiaojie", "agreement.request_confirmation", &request).unwrap();
    assert_eq!(asked["agreement"]["confirmation"]["requested_on"], "2026-04-14");
}
