//! Open bad reviews follow the calendar of the street and its offices.

use serde_json::json;

use super::{Desk, given, verified};
use crate::access::{Role, ScopeKind};
use crate::service::review::record::ReviewRecord;
use crate::service::review::types::*;
use crate::service::testing::{MARKET, TODAY, day, id};
use crate::{ErrorKind, Id};

#[test]
fn a_change_of_the_calendar_moves_the_days_of_open_bad_reviews() {
    let desk = Desk::new();
    let keep = |number, level, change: &dyn Fn(&mut ReviewRecord)| {
        let mut record = desk.review(number, level, true, TODAY);
        change(&mut record);
        desk.keep(&record);
        record.id
    };
    let mended = ReviewMending { mended_on: day(TODAY), measures: "已改".into() };
    let rows = [
        (keep(0xb00, ReviewLevel::Dissatisfied, &|_| ()), Some("2026-06-16"), Some("2026-06-17")),
        (
            keep(0xb01, ReviewLevel::VeryDissatisfied, &|one| {
                (one.verification, one.open_due) = (verified(true), Some(day("2026-07-07")));
            }),
            Some("2026-07-07"),
            Some("2026-07-08"),
        ),
        (
            keep(0xb02, ReviewLevel::Dissatisfied, &|one| {
                (one.verification, one.open_due) = (verified(false), None);
            }),
            None,
            None,
        ),
        (
            keep(0xb03, ReviewLevel::Dissatisfied, &|one| {
                (one.verification, one.mending) = (verified(true), Some(mended.clone()));
                one.open_due = None;
            }),
            None,
            None,
        ),
        (keep(0xb04, ReviewLevel::Satisfied, &|_| ()), None, None),
    ];
    let due = |id: Id| desk.session("auditor").read(|view| view.stored::<ReviewRecord>(id)).unwrap().open_due;
    assert_eq!(desk.rest(&[]), 0, "nothing differs");
    assert_eq!(desk.rest(&["2026-06-16"]), 2);
    for (id, _, after) in rows {
        assert_eq!(due(id), after.map(day), "{id}");
    }
    assert_eq!(desk.rest(&[]), 2);
    for (id, before, _) in rows {
        assert_eq!(due(id), before.map(day), "{id}");
    }
    desk.verify();
}

#[test]
fn open_bad_reviews_go_with_a_closed_office() {
    let desk = Desk::new();
    let office =
        json!({"code": "xinban", "name": "新办", "kind": "street_office", "valid_from": "2026-06-01"});
    desk.done("zhao", "case.put_office", office);
    desk.grant("xin", Role::DepartmentHandler, ScopeKind::Office, "xinban", true);
    let mended = || Some(ReviewMending { mended_on: day(TODAY), measures: "已改".into() });
    let called = |answered| ReviewCall { called_on: day(TODAY), answered, satisfied: None };
    // Level, named, checked, mended, reached; whether it goes.
    let rows = [
        (ReviewLevel::Satisfied, true, false, false, None, false),
        (ReviewLevel::Dissatisfied, true, false, false, None, true),
        (ReviewLevel::Dissatisfied, false, false, false, None, true),
        (ReviewLevel::Dissatisfied, true, true, false, Some(true), true),
        (ReviewLevel::VeryDissatisfied, true, true, true, None, true),
        (ReviewLevel::VeryDissatisfied, true, true, true, Some(false), true),
        (ReviewLevel::VeryDissatisfied, true, true, true, Some(true), false),
        (ReviewLevel::VeryDissatisfied, false, true, true, None, false),
    ];
    for (number, (level, named, checked, is_mended, answered, _)) in (0xb00..).zip(rows) {
        let mut record = desk.review(number, level, named, TODAY);
        (record.verification, record.mending) =
            (verified(true).filter(|_| checked), mended().filter(|_| is_mended));
        record.calls = answered.map(called).into_iter().collect();
        record.open_due = record.open_due.filter(|_| !is_mended);
        desk.keep(&record);
    }
    let mut elsewhere = desk.review(0xc00, ReviewLevel::Dissatisfied, true, TODAY);
    elsewhere.office = Some("shiwu".into());
    desk.keep(&elsewhere);
    let closing = json!({"closed": [MARKET], "successor": "xinban", "document": "改革方案"});
    let result = desk.done("zhao", "office.reorganise", closing);
    assert_eq!(result["reorganisation"]["reviews"], 5);
    for (number, row) in (0xb00..).zip(rows) {
        let review = desk.done("wang", "review.get", json!({"review": id(number)}));
        let office = if row.5 { "xinban" } else { MARKET };
        assert_eq!(review["review"]["office"], office, "{row:?}");
        let moves = json!({"moved_on": TODAY, "left": MARKET, "reached": "xinban",
            "reorganisation": result["reorganisation"]["id"]});
        assert_eq!(review["moves"], if row.5 { json!([moves]) } else { json!([]) }, "{row:?}");
    }
    let other = desk.done("wang", "review.get", json!({"review": id(0xc00)}));
    assert_eq!((&other["review"]["office"], &other["moves"]), (&json!("shiwu"), &json!([])));
    // Who works for the office that took over goes on with them.
    desk.done("xin", "review.verify", json!({"review": id(0xb01), "founded": true}));
    desk.done("xin", "review.mend", json!({"review": id(0xb03), "measures": "已改"}));
    desk.done("xin", "review.call_back", json!({"review": id(0xb04), "answered": true, "satisfied": true}));
    assert_eq!(
        desk.no("xin", "review.get", json!({"review": id(0xb06)})).kind(),
        ErrorKind::Denied,
        "what is done stays where it was"
    );
    desk.verify();
}

#[test]
fn a_bad_review_is_taken_while_the_holidays_of_a_year_are_not_loaded() {
    let desk = Desk::new();
    let matter = desk.handled(0xb00);
    desk.platform.set_clock("2026-12-31T10:00:00+08:00").unwrap();
    let given = desk.done("jumin", "review.submit", given(matter, "dissatisfied", "online"));
    assert_eq!(given["review"].get("open_due"), None);
    let review = given["review"]["id"].clone();
    let open = desk.done("wang", "review.list", json!({"open": true}))["items"].clone();
    assert!(open.as_array().unwrap().iter().any(|one| one["id"] == review), "{open}");
    desk.done("wang", "review.verify", json!({"review": review, "founded": true}));
    let rest = ["2027-01-01", "2027-05-01", "2027-10-01", "2027-10-02", "2027-10-03"];
    let year = json!({"year": 2027, "rest": rest, "work": [], "source": "放假通知"});
    assert_eq!(desk.done("zhao", "calendar.put_year", year)["deadlines_moved"], 1);
    let known = desk.done("wang", "review.get", json!({"review": review}))["review"].clone();
    assert_eq!(known["open_due"], "2027-01-22", "{known}");
    desk.verify();
}
