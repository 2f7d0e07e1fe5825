//! The review of a lower organ before the decision (art. 43).

use serde_json::{Value, json};

use super::super::rules::review_due;
use super::{Desk, good, with};
use crate::calendar::Calendar;
use crate::service::MatterState;
use crate::service::matter::record::MatterPauseRecord;
use crate::service::testing::{PLAIN, SOCIAL, day};
use crate::{Id, service::PauseGround};

fn review(matter: Id, changes: &Value) -> Value {
    let request = json!({"office": SOCIAL, "due_on": "2026-06-30", "first_review": true});
    with(with(good("matter.ask_opinion", matter), &request), changes)
}

#[test]
fn a_lower_organ_has_twenty_working_days_from_acceptance() {
    let desk = Desk::new();
    let mut matter = desk.stored_matter(desk.matter(0xb00, MatterState::Accepted));
    let calendar = Calendar::shipped();
    // Accepted on 2026-06-01; the last day by the number of days, a stop of five working days apart.
    for (days, last, stopped) in
        [(20, "2026-06-30", "2026-07-07"), (10, "2026-06-15", "2026-06-23"), (1, "2026-06-02", "2026-06-02")]
    {
        for (pauses, last) in [(false, last), (true, stopped)] {
            matter.pauses = Vec::new();
            if pauses {
                matter.pauses.push(MatterPauseRecord {
                    ground: PauseGround::Hearing,
                    from: day("2026-06-03"),
                    told_days: 5,
                    told_on: None,
                    to: Some(day("2026-06-10")),
                    hearing: None,
                });
            }
            let last = day(last);
            assert_eq!(review_due(&matter, last, days, calendar).unwrap(), None, "{days} {last}");
            let late = review_due(&matter, last.succ_opt().unwrap(), days, calendar).unwrap_err();
            assert_eq!((late.rule(), late.field()), (Some("matter.review.limit"), Some("due_on")));
            assert_eq!(late.report().details["last"], last.to_string());
        }
    }
    matter.accepted_on = Some(day("2026-12-21"));
    let unknown = review_due(&matter, day("2027-01-15"), 20, calendar).unwrap().unwrap();
    assert_eq!(unknown.rule, "matter.limit.unknown");
}

#[test]
fn nothing_is_decided_before_the_review() {
    let desk = Desk::new();
    let matter = desk.matter(0xb00, MatterState::Accepted);
    desk.breaks(
        "matter.review.limit",
        "matter.ask_opinion",
        &review(matter, &json!({"due_on": "2026-07-01"})),
    );
    desk.done(
        "matter.ask_opinion",
        &review(matter, &json!({"asked_on": "2026-06-02", "due_on": "2026-06-10"})),
    );
    // A plain opinion that is late does not hold a decision up; a review does.
    desk.ask(matter, PLAIN, "2026-06-10");
    desk.breaks("matter.review.first", "matter.decide", &good("matter.decide", matter));
    let refusal =
        json!({"matter": matter, "granted": false, "reason": "不", "remedies": ["review", "litigation"]});
    desk.breaks("matter.review.first", "matter.decide", &refusal);
    let given = desk.call(SOCIAL, "matter.give_opinion", &good("matter.give_opinion", matter)).unwrap();
    assert_eq!(given["warnings"][0]["rule"], "matter.review.limit", "it was due on 06-10");
    assert_eq!(desk.warned("matter.decide", &good("matter.decide", matter)), ["matter.opinion.late"]);
    let seen = desk.call("jumin", "matter.get", &json!({"matter": matter})).unwrap();
    assert_eq!(seen["opinions"][0]["first_review"], true);
    desk.verify();
}

#[test]
fn another_law_names_other_days() {
    let desk = Desk::new();
    let matter = desk.matter(0xb00, MatterState::Accepted);
    let ten = json!({"rule": "matter.review.limit", "parameter": "days", "value": "10", "jurisdiction": "620102",
        "valid_from": "2026-01-01", "reason": "法规另有规定"});
    desk.call("zhao", "rulebook.override", &ten).unwrap();
    desk.breaks(
        "matter.review.limit",
        "matter.ask_opinion",
        &review(matter, &json!({"due_on": "2026-06-16"})),
    );
    desk.done("matter.ask_opinion", &review(matter, &json!({"due_on": "2026-06-15"})));
    desk.verify();
}
