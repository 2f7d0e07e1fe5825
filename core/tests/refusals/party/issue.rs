//! The refusals that the area is asked for by name: each tells its rule, its numbers and what it rests on.

use serde_json::{Value, json};
use shuzhi::code::VIOLATION;

use super::table::{ayes, cycle, extended_twice, second_branch, too_many_ballots, two_full};
use crate::ground::Ground;

/// The operation, its document, the rule, and numbers that the refusal tells.
type Named = (&'static str, Value, &'static str, Value);

fn named() -> Vec<Named> {
    vec![
        ("member.record", second_branch(), "member.one_branch", json!({})),
        ("party.change_parent", cycle(), "party.tree.cycle", json!({"steps": 2})),
        ("election.hold_round", too_many_ballots(), "election.ballots", json!({"issued": 4, "collected": 5})),
        ("party.propose", two_full(), "party.branch.minimum", json!({"full": 2, "minimum": 3})),
        ("member.resolve", extended_twice(), "member.extension", json!({})),
        ("member.resolve", ayes(7), "member.resolution.votes", json!({"ayes": 7, "entitled": 6})),
    ]
}

#[test]
fn the_refusals_asked_for_tell_rule_numbers_and_citation() {
    let ground = Ground::new();
    for (operation, request, rule, numbers) in named() {
        let before = ground.street.dump();
        let error = ground.call("shuji", operation, &ground.filled(&request)).unwrap_err();
        assert!(ground.street.dump() == before, "{rule}: the file changed");
        let report = error.report();
        assert_eq!((error.code(), error.rule()), (VIOLATION, Some(rule)), "{error}");
        assert!(report.citation.as_ref().is_some_and(|citation| !citation.is_empty()), "{rule}: {error}");
        for (name, number) in numbers.as_object().unwrap() {
            assert_eq!(report.details.get(name), Some(number), "{rule}: {:?}", report.details);
        }
        let explained =
            ground.call("system", "rulebook.explain", &json!({ "rule": rule }).to_string()).unwrap();
        assert!(!explained.as_object().unwrap().is_empty(), "{rule} stands in the book");
    }
}
