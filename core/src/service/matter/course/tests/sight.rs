//! What is shown of the course of a matter, and to whom.

use serde_json::{Value, json};

use super::{Desk, good, with};
use crate::service::MatterState;
use crate::service::testing::{MARKET, SOCIAL, day, id};
use crate::{ErrorKind, Id};

/// A refused matter that was stopped for a hearing, checked by another office than today's, and asked about twice.
fn full(desk: &Desk) -> Id {
    let matter = desk.matter(0xb00, MatterState::Accepted);
    desk.ask(matter, SOCIAL, "2026-06-20");
    let given = json!({"matter": matter, "office": SOCIAL, "agreed": false, "text": "不宜准予"});
    desk.done("matter.give_opinion", &given);
    desk.done("matter.record_check", &good("matter.record_check", matter));
    let hearing = json!({"right_told_on": "2026-06-01", "requested_on": "2026-06-03", "noticed_on": "2026-06-04",
        "held_on": "2026-06-15"});
    let pause = json!({"told_days": 5, "told_on": "2026-06-12", "hearing": hearing});
    desk.done("matter.pause", &with(good("matter.pause", matter), &pause));
    desk.done("matter.resume", &json!({"matter": matter}));
    let refusal = json!({"matter": matter, "granted": false, "reason": "不符合条件",
        "remedies": ["litigation", "review"]});
    desk.done("matter.decide", &refusal);
    desk.change(matter, |one| one.checks[0].office = Some("sifa".into()));
    matter
}

#[test]
fn what_was_told_is_shown_to_who_handles_and_to_the_applicant() {
    let desk = Desk::new();
    let matter = full(&desk);
    for actor in ["wang", MARKET, "shequ", "jumin"] {
        let seen = desk.call(actor, "matter.get", &json!({"matter": matter})).unwrap();
        assert_eq!(seen["decision"]["remedies"], json!(["review", "litigation"]), "{actor}");
        let pause = &seen["pauses"][0];
        assert_eq!((&pause["told_on"], &pause["told_days"]), (&json!("2026-06-12"), &json!(5)), "{actor}");
        let hearing = json!({"right_told_on": "2026-06-01", "requested_on": "2026-06-03",
            "noticed_on": "2026-06-04", "held_on": "2026-06-15"});
        assert_eq!(pause["hearing"], hearing, "{actor}");
    }
    let granted = desk.matter(0xb01, MatterState::Decided);
    let seen = desk.call("jumin", "matter.get", &json!({"matter": granted})).unwrap();
    assert_eq!(seen["decision"]["remedies"], json!([]));
    let stopped = desk.matter(0xb02, MatterState::Paused);
    let seen = desk.call("jumin", "matter.get", &json!({"matter": stopped})).unwrap();
    assert!(seen["pauses"][0]["told_on"] == "2026-06-10" && seen["pauses"][0].get("hearing").is_none());
    desk.verify();
}

#[test]
fn the_applicant_sees_which_office_checked_and_was_asked_and_no_more() {
    let desk = Desk::new();
    let matter = full(&desk);
    let get = json!({"matter": matter});
    let (asked_on, checked_on) = ("2026-06-02", "2026-06-15");
    let whole = json!([
        [{"office": SOCIAL, "asked_on": asked_on, "due_on": "2026-06-20", "first_review": false, "agreed": false, "text": "不宜准予",
            "given_on": "2026-06-15"}],
        [{"checked_on": checked_on, "office": "sifa", "officers": ["甲", "乙"], "finding": "与材料一致",
            "passed": true}],
    ]);
    let own = json!([
        [{"office": SOCIAL, "asked_on": asked_on, "due_on": "2026-06-20", "first_review": false}],
        [{"checked_on": checked_on, "office": "sifa", "officers": []}],
    ]);
    let told = |answer: &Value| json!([answer["opinions"], answer["checks"]]);
    for (actor, expected) in
        [("wang", Some(&whole)), (MARKET, Some(&whole)), ("shequ", Some(&whole)), ("jumin", Some(&own))]
    {
        let seen = desk.call(actor, "matter.get", &get).unwrap();
        assert_eq!(Some(&told(&seen)), expected, "{actor}");
    }
    for actor in [SOCIAL, "worker", "zhao", "auditor", "nobody"] {
        assert_eq!(desk.fails(actor, "matter.get", &get).kind(), ErrorKind::Denied, "{actor}");
    }
    // The answer of the applicant's own steps is no wider, nor when it is given again.
    let open = desk.matter(0xb01, MatterState::Accepted);
    desk.ask(open, SOCIAL, "2026-06-20");
    desk.done("matter.record_check", &good("matter.record_check", open));
    let withdraw = json!({"matter": open, "request_key": "w"});
    let first = desk.call("jumin", "matter.withdraw", &withdraw).unwrap();
    assert_eq!(
        first["matter"]["checks"],
        json!([{"checked_on": checked_on, "office": MARKET, "officers": []}])
    );
    assert_eq!(desk.call("jumin", "matter.withdraw", &withdraw).unwrap(), first);
    desk.verify();
}

/// An answer that was first given to a reader is narrowed for the applicant, and for who only hands matters in.
#[test]
fn who_hands_matters_in_sees_neither_checks_nor_what_was_told() {
    let desk = Desk::new();
    let matter = desk.matter(0xb00, MatterState::Paused);
    desk.change(matter, |one| {
        one.grid = crate::identity::GridCode::parse("grid", "620102001001001").ok();
        one.pauses[0].hearing = Some(Default::default());
    });
    desk.done("matter.record_check", &good("matter.record_check", matter));
    desk.ask(matter, SOCIAL, "2026-06-20");
    let taken = desk.call("worker", "matter.withdraw", &json!({"matter": matter})).unwrap()["matter"].clone();
    assert_eq!((&taken["checks"], &taken["opinions"]), (&json!([]), &json!([])));
    assert!(taken["pauses"][0].get("told_on").is_none() && taken["pauses"][0].get("hearing").is_none());
    assert_eq!(desk.stored_matter(id(0xb00)).pauses[0].told_on, Some(day("2026-06-10")));
    desk.verify();
}
