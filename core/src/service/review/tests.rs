//! Reviews, called as the surfaces call them: by documents.

mod follow;

use std::ops::Deref;

use proptest::prelude::*;
use serde_json::{Value, json};

use super::record::ReviewRecord;
use super::rules::{self, Tally};
use super::types::*;
use crate::calendar::Calendar;
use crate::identity::{DivisionCode, Phone};
use crate::service::MatterState;
use crate::service::testing::{COMMUNITY, MARKET, Scene, TODAY, day, id};
use crate::store::params;
use crate::time::day_number;
use crate::{Error, ErrorKind, Id, code};

const PHONE: &str = "13800001111";

struct Desk(Scene);

impl Deref for Desk {
    type Target = Scene;

    fn deref(&self) -> &Scene {
        &self.0
    }
}

impl Desk {
    fn new() -> Self {
        Self(Scene::new())
    }

    fn call(&self, actor: &str, name: &str, request: &Value) -> crate::Result<Value> {
        let operations = crate::contract::operations();
        let operation = operations.iter().find(|one| one.name == name).unwrap_or_else(|| panic!("{name}"));
        let answer = operation.call(&self.session(actor), &request.to_string())?;
        Ok(serde_json::from_str(&answer).unwrap())
    }

    fn done(&self, actor: &str, name: &str, request: Value) -> Value {
        self.call(actor, name, &request).unwrap_or_else(|error| panic!("{name} {request}: {error:?}"))
    }

    fn no(&self, actor: &str, name: &str, request: Value) -> Error {
        self.refused(|| self.call(actor, name, &request))
    }

    /// A call that breaks a rule, which the catalogue has with the same article.
    fn breaks(&self, rule: &str, actor: &str, name: &str, request: Value) {
        let error = self.no(actor, name, request);
        assert_eq!((error.kind(), error.rule()), (ErrorKind::Violation, Some(rule)), "{actor} {error:?}");
        let book = crate::rulebook::Rulebook::default();
        let known = book.rules().find(|one| one.id == rule).unwrap_or_else(|| panic!("{rule}"));
        assert_eq!(error.report().citation.as_deref(), Some(known.citation.as_str()), "{rule}");
    }

    /// A delivered matter of the account `jumin`, who is known by a telephone.
    fn handled(&self, number: u16) -> Id {
        let first = self.matter(number, MatterState::Delivered);
        let mut record = self.stored_matter(first);
        (record.id, record.number) = (id(number + 0x100), format!("2026069{number:05}"));
        record.applicant.phone = Some(Phone::parse("phone", PHONE).unwrap());
        self.keep(&record);
        record.id
    }

    /// A stored review of its own matter.
    fn review(&self, number: u16, level: ReviewLevel, named: bool, reviewed_on: &str) -> ReviewRecord {
        ReviewRecord {
            id: id(number),
            subject_kind: ReviewSubjectKind::Matter,
            subject: id(number + 0x200),
            office: Some(MARKET.into()),
            station: Some(self.station),
            community: DivisionCode::parse("community", COMMUNITY).unwrap(),
            grid: None,
            level,
            named,
            actor: named.then(|| "jumin".into()),
            channel: ReviewChannel::Online,
            comment: Some("等候太久".into()),
            reviewed_on: day(reviewed_on),
            verification: None,
            mending: None,
            calls: Vec::new(),
            moves: Vec::new(),
            open_due: level.is_bad().then(|| day("2026-06-16")),
            revision: 1,
        }
    }
}

fn given(matter: Id, level: &str, channel: &str) -> Value {
    json!({"matter": matter.to_string(), "level": level, "named": true, "channel": channel})
}

fn rules_of(answer: &Value) -> Vec<&str> {
    answer["warnings"].as_array().unwrap().iter().map(|one| one["rule"].as_str().unwrap()).collect()
}

fn verified(founded: bool) -> Option<ReviewVerification> {
    Some(ReviewVerification { verified_on: day(TODAY), founded, note: None })
}

#[test]
fn a_matter_is_reviewed_once_when_it_is_over_or_decided() {
    let desk = Desk::new();
    for (number, state) in (0xb00..).zip(MatterState::ALL) {
        let matter = desk.matter(number, *state);
        let request = given(matter, "satisfied", "online");
        if *state == MatterState::Decided || !state.is_open() {
            let answer = desk.done("jumin", "review.submit", request.clone());
            assert_eq!(answer["review"]["office"], MARKET);
            assert_eq!(answer["review"]["open_due"], Value::Null);
            desk.breaks("review.once", "jumin", "review.submit", request);
        } else {
            assert_eq!(desk.no("jumin", "review.submit", request).code(), code::CONFLICT_STATE, "{state:?}");
        }
    }
    desk.verify();
}

#[test]
fn nobody_reviews_the_matter_of_another() {
    let desk = Desk::new();
    let matter = desk.handled(0xb00);
    for actor in ["wang", "shequ", "shichang", "shiwu", "worker", "zhao", "auditor", "nobody"] {
        let mut request = given(matter, "satisfied", "paper");
        desk.breaks("review.other", actor, "review.submit", request.clone());
        request["phone"] = json!("13800002222");
        desk.breaks("review.other", actor, "review.submit", request.clone());
        request["phone"] = json!(PHONE);
        if matches!(actor, "wang" | "shequ" | "shichang") {
            request["channel"] = json!("online");
            assert_eq!(desk.no(actor, "review.submit", request).field(), Some("channel"), "{actor}");
        } else {
            desk.breaks("review.other", actor, "review.submit", request);
        }
    }
    let paper = given(matter, "satisfied", "paper");
    assert_eq!(desk.no("jumin", "review.submit", paper.clone()).field(), Some("channel"));
    // Whether there is such a matter is told to who serves only.
    let unknown = given(id(0xfff), "satisfied", "online");
    desk.breaks("review.other", "jumin", "review.submit", unknown.clone());
    assert_eq!(desk.no("shequ", "review.submit", unknown).kind(), ErrorKind::NotFound);
    for request in [
        json!({"level": "satisfied", "named": true, "channel": "online"}),
        json!({"matter": matter.to_string(), "visit": matter.to_string(), "level": "satisfied", "named": true,
            "channel": "online"}),
    ] {
        assert_eq!(desk.no("jumin", "review.submit", request).field(), Some("matter"));
    }
    for actor in ["wang", "shequ", "shichang"] {
        let own = desk.handled(match actor {
            "wang" => 0xb01,
            "shequ" => 0xb02,
            _ => 0xb03,
        });
        let mut request = given(own, "satisfied", "telephone");
        request["phone"] = json!(PHONE);
        let answer = desk.done(actor, "review.submit", request);
        let stored: ReviewRecord = desk
            .session("auditor")
            .read(|view| view.stored(Id::parse("id", answer["review"]["id"].as_str().unwrap()).unwrap()))
            .unwrap();
        assert_eq!(stored.actor, None, "who took it down gave no review");
    }
    desk.verify();
}

#[test]
fn an_anonymous_review_leads_to_nobody() {
    let desk = Desk::new();
    let matter = desk.handled(0xb00);
    let mut request = given(matter, "very_dissatisfied", "online");
    (request["named"], request["comment"]) = (json!(false), json!("态度不好"));
    request["request_key"] = json!("k");
    let answer = desk.done("jumin", "review.submit", request.clone());
    assert_eq!(
        answer,
        desk.done("jumin", "review.submit", request),
        "the same key again returns the first result"
    );
    assert_eq!(
        (&answer["review"]["subject"], &answer["review"]["open_due"]),
        (&Value::Null, &json!("2026-06-16"))
    );
    let review = answer["review"]["id"].clone();
    let shown = desk.done("shichang", "review.get", json!({"review": review}));
    assert_eq!((&shown["comment"], &shown["review"]["subject"]), (&json!("态度不好"), &Value::Null));
    assert_eq!(desk.no("jumin", "review.get", json!({"review": review})).kind(), ErrorKind::Denied);
    let facts = |actor: &str| desk.done(actor, "event.history", json!({"subject": review})).to_string();
    assert!(!facts("auditor").contains(&matter.to_string()) && !facts("auditor").contains("态度"));
    let (told, audited) = (facts("wang"), facts("auditor"));
    assert!(told.contains("review.submit") && !told.contains("jumin"), "{told}");
    assert!(!told.contains("\"after\""), "a guess could be held against the digest: {told}");
    assert!(audited.contains("jumin") && audited.contains("\"after\""), "the auditor reads who did what");
    let stored: ReviewRecord = desk
        .session("auditor")
        .read(|view| view.stored(Id::parse("id", review.as_str().unwrap()).unwrap()))
        .unwrap();
    assert_eq!(stored.actor, None);
    desk.verify();
}

#[test]
fn a_bad_review_is_checked_mended_and_called_back_about() {
    let desk = Desk::new();
    let matter = desk.handled(0xb00);
    let answer = desk.done("jumin", "review.submit", given(matter, "dissatisfied", "online"));
    let review = answer["review"]["id"].clone();
    let on = |changes: Value| {
        let mut request = json!({"review": review});
        request.as_object_mut().unwrap().extend(changes.as_object().unwrap().clone());
        request
    };
    let mend = on(json!({"measures": "增设窗口"}));
    assert_eq!(
        desk.no("shichang", "review.mend", mend.clone()).code(),
        code::CONFLICT_STATE,
        "not checked yet"
    );
    let checked = desk.done("shichang", "review.verify", on(json!({"founded": true, "note": "属实"})));
    assert_eq!(checked["review"]["review"]["open_due"], "2026-07-07", "fifteen working days");
    assert!(rules_of(&checked).is_empty());
    let unanswered = on(json!({"answered": false}));
    desk.done("wang", "review.call_back", unanswered);
    let mended = desk.done("shichang", "review.mend", mend);
    assert_eq!(mended["review"]["review"]["open_due"], Value::Null);
    assert_eq!(mended["review"]["review"]["called_back_on"], Value::Null, "nobody was reached");
    for bad in [json!({"answered": true}), json!({"answered": false, "satisfied": true})] {
        assert_eq!(desk.no("wang", "review.call_back", on(bad)).field(), Some("satisfied"));
    }
    let called = desk.done("wang", "review.call_back", on(json!({"answered": true, "satisfied": true})));
    assert_eq!(called["review"]["review"]["called_back_on"], TODAY);
    assert_eq!(desk.done("jumin", "review.get", on(json!({})))["calls"].as_array().unwrap().len(), 2);
    // What comes late goes through, and the day is told.
    let late = desk.review(0xd00, ReviewLevel::Dissatisfied, true, "2026-05-11");
    desk.keep(&late);
    let late = json!({"review": late.id.to_string(), "founded": true});
    let told = desk.done("wang", "review.verify", late.clone());
    assert_eq!(rules_of(&told), ["review.verify"]);
    assert!(told["warnings"][0]["en"].as_str().unwrap().contains("2026-05-12"));
    let late = json!({"review": late["review"], "measures": "已改", "revision": 2});
    assert_eq!(rules_of(&desk.done("wang", "review.mend", late)), ["review.mend"]);
    desk.verify();
}

/// Every state × every step × every account.
#[test]
fn steps_are_for_who_handles_matters_there() {
    let desk = Desk::new();
    let steps = [
        ("review.verify", json!({"founded": true})),
        ("review.mend", json!({"measures": "已改"})),
        ("review.call_back", json!({"answered": true, "satisfied": true})),
    ];
    let accounts = ["wang", "shichang", "shiwu", "shequ", "worker", "jumin", "zhao", "auditor", "nobody"];
    let states = ["good", "new", "true", "untrue", "mended"];
    let mut number = 0xc00;
    for state in states {
        for (name, request) in &steps {
            for actor in accounts {
                number += 1;
                let level = if state == "good" { ReviewLevel::Satisfied } else { ReviewLevel::Dissatisfied };
                let mut record = desk.review(number, level, true, TODAY);
                record.verification = match state {
                    "true" | "mended" => verified(true),
                    "untrue" => verified(false),
                    _ => None,
                };
                let mending = ReviewMending { mended_on: day(TODAY), measures: "已改".into() };
                record.mending = (state == "mended").then_some(mending);
                desk.keep(&record);
                let mut request = request.clone();
                request["review"] = json!(record.id.to_string());
                let fits = match *name {
                    "review.verify" => state == "new",
                    "review.mend" => state == "true",
                    _ => matches!(state, "true" | "untrue" | "mended"),
                };
                let told = format!("{state} {name} {actor}");
                match (matches!(actor, "wang" | "shichang"), fits) {
                    (true, true) => drop(desk.done(actor, name, request)),
                    (true, false) => {
                        assert_eq!(desk.no(actor, name, request).code(), code::CONFLICT_STATE, "{told}");
                    }
                    (false, _) => {
                        assert_eq!(desk.no(actor, name, request).kind(), ErrorKind::Denied, "{told}");
                    }
                }
            }
        }
    }
    let mut anonymous = desk.review(0xdf0, ReviewLevel::Dissatisfied, false, TODAY);
    anonymous.verification = verified(true);
    desk.keep(&anonymous);
    let call = json!({"review": anonymous.id.to_string(), "answered": true, "satisfied": true});
    desk.breaks("review.call_back", "wang", "review.call_back", call);
    desk.verify();
}

#[test]
fn a_visit_is_reviewed_for_its_client() {
    let desk = Desk::new();
    desk.done("wang", "registry.put_division", json!({"code": COMMUNITY, "name": "社区"}));
    let person = json!({"name": "李红", "birth": "1950-01-01", "residence": "permanent", "community": COMMUNITY,
        "phone": PHONE});
    let resident = desk.done("wang", "registry.add_resident", person)["resident"]["id"].clone();
    let resident = Id::parse("id", resident.as_str().unwrap()).unwrap();
    let visits = [(id(0xe00), "resident", Some(resident)), (id(0xe01), "anonymous", None)];
    let sql = |sql: &str, visit: Option<(Id, &str, Option<Id>)>| {
        desk.session("wang")
            .write("service.set_up", |command| {
                let street = command.street();
                match visit {
                    Some((id, kind, client)) => command.connection.execute(
                        sql,
                        params![street, id, desk.station, day_number(day(TODAY)), kind, client],
                    ),
                    None => command.connection.execute(sql, params![street]),
                }
            })
            .unwrap()
    };
    for visit in visits {
        sql(
            "INSERT INTO station_visit(street, id, station, day, client_kind, client, body)
             VALUES ($1, $2, $3, $4, $5, $6, '{}')",
            Some(visit),
        );
    }
    let of = |visit: Id, phone: Option<&str>| {
        json!({"visit": visit.to_string(), "level": "very_satisfied", "named": true, "channel": "paper",
            "phone": phone})
    };
    for (actor, phone) in [
        ("shequ", None),
        ("shequ", Some("13800002222")),
        ("worker", Some(PHONE)),
        ("jumin", Some(PHONE)),
        ("shichang", Some(PHONE)),
    ] {
        desk.breaks("review.other", actor, "review.submit", of(id(0xe00), phone));
    }
    let answer = desk.done("shequ", "review.submit", of(id(0xe00), Some(PHONE)));
    assert_eq!(answer["review"]["station"], desk.station.to_string());
    desk.breaks("review.once", "wang", "review.submit", of(id(0xe00), Some(PHONE)));
    desk.done("shequ", "review.submit", of(id(0xe01), None));
    assert_eq!(desk.no("shequ", "review.submit", of(id(0xe02), None)).kind(), ErrorKind::NotFound);
    // The visits were written past the part that keeps them.
    sql("DELETE FROM station_visit WHERE street = $1", None);
    desk.verify();
}

#[test]
fn lists_are_without_comments_and_rates_are_exact() {
    let desk = Desk::new();
    let mut mended = desk.review(0xc01, ReviewLevel::Dissatisfied, true, "2026-06-02");
    (mended.verification, mended.open_due) = (verified(true), None);
    mended.mending = Some(ReviewMending { mended_on: day(TODAY), measures: "已改".into() });
    mended.calls = vec![ReviewCall { called_on: day(TODAY), answered: true, satisfied: Some(true) }];
    let mut untrue = desk.review(0xc02, ReviewLevel::VeryDissatisfied, true, "2026-06-03");
    (untrue.verification, untrue.open_due) = (verified(false), None);
    untrue.calls = vec![ReviewCall { called_on: day(TODAY), answered: false, satisfied: None }];
    let mut visit = desk.review(0xc04, ReviewLevel::VerySatisfied, true, TODAY);
    (visit.subject_kind, visit.office) = (ReviewSubjectKind::Visit, None);
    for record in [
        desk.review(0xc00, ReviewLevel::BasicallySatisfied, true, "2026-06-01"),
        mended,
        untrue,
        desk.review(0xc03, ReviewLevel::Dissatisfied, false, "2026-06-04"),
        visit,
    ] {
        desk.keep(&record);
    }
    let count = |actor: &str, request: Value| -> Vec<i64> {
        let answer = desk.done(actor, "review.list", request);
        assert!(!answer.to_string().contains("等候") && !answer.to_string().contains("jumin"));
        let last = |one: &Value| one["id"].as_str().unwrap()[35..].parse().unwrap();
        answer["items"].as_array().unwrap().iter().map(last).collect()
    };
    for (actor, expected) in [
        ("wang", vec![0, 1, 2, 3, 4]),
        ("shequ", vec![0, 1, 2, 3, 4]),
        ("shichang", vec![0, 1, 2, 3]),
        ("shiwu", vec![]),
    ] {
        assert_eq!(count(actor, json!({})), expected, "{actor}");
    }
    for actor in ["worker", "jumin", "zhao", "auditor"] {
        assert_eq!(desk.no(actor, "review.list", json!({})).kind(), ErrorKind::Denied, "{actor}");
    }
    for (filter, expected) in [
        (json!({"bad": true}), vec![1, 2, 3]),
        (json!({"bad": false}), vec![0, 4]),
        (json!({"open": true}), vec![3]),
        (json!({"open": false, "office": MARKET}), vec![0, 1, 2]),
        (json!({"station": desk.station.to_string(), "limit": 2}), vec![0, 1]),
        (json!({"community": COMMUNITY, "first_day": "2026-06-02", "last_day": "2026-06-03"}), vec![1, 2]),
        (json!({"cursor": id(0xc03).to_string()}), vec![4]),
    ] {
        assert_eq!(count("wang", filter.clone()), expected, "{filter}");
    }
    let period = |changes: Value| {
        let mut request = json!({"first_day": "2026-06-01", "last_day": "2026-06-30"});
        request.as_object_mut().unwrap().extend(changes.as_object().unwrap().clone());
        request
    };
    let rate = |above: i64, below: i64, points: i64| json!({"numerator": above, "denominator": below, "basis_points": points});
    let figures = desk.done("wang", "review.rates", period(json!({"grouping": "office"})));
    let whole = json!({"praise": rate(2, 5, 4000), "mended": rate(1, 3, 3333), "called_back": rate(1, 2, 5000),
        "unfounded": 1});
    assert_eq!(figures["rates"], whole);
    assert_eq!(figures["rows"].as_array().unwrap().len(), 1, "a visit has no office");
    assert_eq!(
        (&figures["rows"][0]["key"], &figures["rows"][0]["rates"]["praise"]),
        (&json!(MARKET), &rate(1, 4, 2500))
    );
    for (grouping, key) in [("station", desk.station.to_string()), ("community", COMMUNITY.to_owned())] {
        let rows = desk.done("wang", "review.rates", period(json!({"grouping": grouping})))["rows"].clone();
        assert_eq!(rows, json!([{"key": key, "rates": whole}]), "{grouping}");
    }
    for (actor, filter, may) in [
        ("shequ", json!({}), false),
        ("shequ", json!({"community": COMMUNITY}), true),
        ("shequ", json!({"station": desk.station.to_string()}), true),
        ("shichang", json!({"office": MARKET}), true),
        ("shiwu", json!({"office": MARKET}), false),
        ("zhao", json!({}), true),
        ("jumin", json!({}), false),
        ("auditor", json!({}), false),
    ] {
        assert_eq!(
            desk.call(actor, "review.rates", &period(filter.clone())).is_ok(),
            may,
            "{actor} {filter}"
        );
    }
    let none =
        desk.done("wang", "review.rates", json!({"first_day": "2025-01-01", "last_day": "2025-12-31"}));
    assert_eq!(none["rates"]["praise"], json!({"numerator": 0, "denominator": 0}));
    desk.verify();
}

#[test]
fn limits_count_working_days() {
    let calendar = Calendar::shipped();
    for (reviewed, days, last) in [
        ("2026-06-15", 1, "2026-06-16"),
        ("2026-06-18", 1, "2026-06-22"),
        ("2026-06-15", 15, "2026-07-07"),
        ("2026-02-13", 1, "2026-02-14"),
    ] {
        assert_eq!(rules::due(calendar, day(reviewed), days).unwrap(), day(last), "{reviewed} + {days}");
    }
    assert!(rules::late("review.mend", "mended_on", day(TODAY), day(TODAY)).is_none());
    for (level, number) in ReviewLevel::ALL.iter().zip([5, 4, 3, 2, 1]) {
        assert_eq!((level.number(), level.is_bad()), (number, number <= 2));
    }
}

proptest! {
    #[test]
    fn praise_and_bad_reviews_are_all_reviews(levels in proptest::collection::vec((1..=5_i64, 0..50_i64), 0..20)) {
        let mut tally = Tally::default();
        for (level, number) in &levels {
            tally.add(*level, *number);
        }
        let rates = tally.rates();
        prop_assert_eq!(rates.praise.numerator + rates.mended.denominator, rates.praise.denominator);
        prop_assert_eq!(rates.praise.denominator, levels.iter().map(|(_, number)| number).sum::<i64>());
    }
}
