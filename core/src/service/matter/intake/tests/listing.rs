//! Lists of matters, and what is shown of one.

use serde_json::{Value, json};

use super::*;
use crate::access::{Role, ScopeKind};
use crate::service::matter::record::{MatterExtensionRecord, RefusalRecord};
use crate::service::matter::{RefusedBecause, shown};
use crate::service::testing::{MARKET, SOCIAL, TODAY};

fn numbers(list: &Value) -> Vec<String> {
    list["items"].as_array().unwrap().iter().map(|one| text(&one["number"])).collect()
}

#[test]
fn lists_show_what_lies_in_scope_and_no_names() {
    let desk = Desk::new();
    desk.apply(json!({}));
    desk.apply(json!({"item": "JF-001", "applicant": {"account": null}}));
    let grid = json!({"grid": GRID, "applicant": {"account": "other"}});
    desk.done("wang", "matter.apply", desk.with(grid));
    let elsewhere = json!({"community": ELSEWHERE, "applicant": {"account": null}});
    desk.done("wang", "matter.apply", desk.with(elsewhere));
    let seen = |actor: &str, request: Value| {
        let list = desk.done(actor, "matter.list", request);
        assert!(!list.to_string().contains('申') && !list.to_string().contains("13812345678"), "{list}");
        numbers(&list).iter().map(|number| number[8..].parse::<u8>().unwrap()).collect::<Vec<_>>()
    };
    let table: [(&str, Value, &[u8]); 16] = [
        ("wang", json!({}), &[1, 2, 3, 4]),
        ("shequ", json!({}), &[1, 2, 3]),
        (MARKET, json!({}), &[1, 3, 4]),
        (SOCIAL, json!({}), &[2]),
        ("jumin", json!({"mine": true}), &[1]),
        ("other", json!({"mine": true}), &[3]),
        ("nobody", json!({"mine": true}), &[]),
        ("wang", json!({"item": "JF-001"}), &[2]),
        ("wang", json!({"office": MARKET}), &[1, 3, 4]),
        ("wang", json!({"community": ELSEWHERE}), &[4]),
        ("shequ", json!({"community": ELSEWHERE}), &[]),
        ("wang", json!({"grid": GRID}), &[3]),
        ("wang", json!({"state": "accepted"}), &[]),
        ("wang", json!({"applied_from": TODAY, "applied_to": TODAY}), &[1, 2, 3, 4]),
        ("wang", json!({"applied_to": "2026-06-14"}), &[]),
        ("wang", json!({"limit": 2}), &[1, 2]),
    ];
    for (actor, request, wanted) in table {
        assert_eq!(seen(actor, request.clone()), wanted, "{actor} {request}");
    }
    for actor in ["worker", "nobody", "zhao", "auditor"] {
        desk.denied(actor, "matter.list", json!({}));
    }
    desk.grant("shequ", Role::CommunityOfficer, ScopeKind::Division, ELSEWHERE, false);
    assert_eq!(seen("shequ", json!({})), [1, 2, 3, 4], "each row is held against both grants");
    desk.invalid(
        "applied_to",
        "wang",
        "matter.list",
        json!({"applied_from": TODAY, "applied_to": "2026-06-14"}),
    );
    desk.invalid("limit", "wang", "matter.list", json!({"limit": 0}));
    desk.invalid("cursor", "wang", "matter.list", json!({"cursor": "x"}));
    assert_eq!(desk.no("wang", "matter.list", json!({"item": "XX"})).kind(), ErrorKind::NotFound);
}

#[test]
fn lists_of_a_station_and_of_days_go_by_day_and_pages_are_whole() {
    let desk = Desk::new();
    for number in 0..7u16 {
        let matter = desk.matter(0xb10 - number, MatterState::Applied);
        desk.change(matter, |matter: &mut MatterRecord| {
            matter.applied_on = day("2026-06-01") + chrono::Days::new(u64::from(number / 2));
        });
    }
    let lists = [
        json!({"station": desk.station.to_string(), "limit": 2}),
        json!({"applied_from": "2026-06-01", "limit": 2}),
        json!({"applied_to": "2026-06-04", "office": MARKET, "limit": 2}),
    ];
    for request in lists {
        let (mut cursor, mut days, mut found) = (Value::Null, Vec::new(), std::collections::BTreeSet::new());
        loop {
            let mut asked = request.clone();
            asked["cursor"] = cursor;
            let list = desk.done("wang", "matter.list", asked);
            for one in list["items"].as_array().unwrap() {
                days.push(text(&one["applied_on"]));
                assert!(found.insert(text(&one["id"])), "twice");
            }
            cursor = list["next"].clone();
            if cursor.is_null() {
                break;
            }
        }
        assert!(found.len() == 7 && days.is_sorted(), "{request}: {days:?}");
        let mut lost = request.clone();
        lost["cursor"] = json!(crate::service::testing::id(0xfff).to_string());
        desk.invalid("cursor", "wang", "matter.list", lost);
    }
}

#[test]
fn late_ones_are_found_by_either_limit() {
    let desk = Desk::new();
    desk.matter(0xb00, MatterState::Accepted);
    desk.matter(0xb01, MatterState::Paused);
    desk.matter(0xb02, MatterState::Decided);
    let late = |field: &str| {
        let list = desk.done("wang", "matter.list", json!({field: true}));
        numbers(&list).len()
    };
    let table = [("2026-06-15", 0, 0), ("2026-06-16", 1, 0), ("2026-06-30", 1, 0), ("2026-07-01", 1, 1)];
    for (today, promise, statute) in table {
        desk.clock(today);
        assert_eq!((late("late_promise"), late("late_statute")), (promise, statute), "{today}");
    }
    let both = desk.done("wang", "matter.list", json!({"late_promise": true, "late_statute": true}));
    assert_eq!((&both["items"][0]["late_promise"], numbers(&both).len()), (&json!(true), 1));
    let none = desk.done("wang", "matter.list", json!({"late_promise": true, "state": "paused"}));
    assert!(numbers(&none).is_empty());
}

#[test]
fn a_summary_is_the_same_from_the_columns_and_from_the_document() {
    let desk = Desk::new();
    for (number, state) in (0xb00..).zip(MatterState::ALL) {
        desk.matter(number, *state);
    }
    let list = desk.done("wang", "matter.list", json!({}));
    for one in list["items"].as_array().unwrap() {
        let matter = desk.done("wang", "matter.get", json!({"matter": one["id"]}));
        assert_eq!(matter["summary"], *one);
    }
}

#[test]
fn numbers_are_masked_and_revealed_for_a_purpose_into_the_log() {
    let desk = Desk::new();
    let matter = desk.apply(json!({}));
    let shown = desk.done("jumin", "matter.get", json!({"matter": matter}));
    assert_eq!(shown["applicant"]["name"], "申某某");
    assert_eq!(shown["applicant"]["phone"], "138****5678");
    assert!(!shown.to_string().contains("11010519491231002X"), "{shown}");
    let reads = || desk.dump().lines().filter(|line| line.starts_with("read_log")).count();
    let before = reads();
    let request = json!({"matter": matter, "fields": ["phone"]});
    let revealed = desk.done(MARKET, "matter.reveal_applicant", request.clone());
    assert_eq!(revealed["phone"], "13812345678");
    assert!(revealed["code"].is_null() && reads() == before + 1);
    desk.invalid("fields", "wang", "matter.reveal_applicant", json!({"matter": matter, "fields": []}));
    let silent = crate::Actor { actor: "wang".into(), street: "620102001".into(), ..Default::default() };
    let error = desk.refused(|| {
        let request = serde_json::from_value(request).unwrap();
        desk.platform.session(silent).unwrap().matters().reveal_applicant(request)
    });
    assert_eq!(error.code(), code::DENIED_PURPOSE);
    desk.verify();
}

#[test]
fn who_only_hands_in_reads_no_text_about_the_applicant() {
    let desk = Desk::new();
    let matter = desk.apply(json!({"community": null, "grid": GRID}));
    let mut refused = None;
    desk.change(Id::parse("matter", &matter).unwrap(), |one: &mut MatterRecord| {
        one.refusal = Some(RefusalRecord {
            on: day(TODAY),
            because: RefusedBecause::NotEligible,
            note: Some("申某某情况说明".into()),
            certificate: "不受1号".into(),
        });
        one.extensions.push(MatterExtensionRecord {
            on: day(TODAY),
            days: 1,
            reason: "申某某情况复杂".into(),
            approved_by: "负责人".into(),
        });
        refused = Some(one.clone());
    });
    let refused = refused.unwrap();
    let told = |actor: &str| {
        let session = desk.session(actor);
        let answer = session.write("service.set_up", |command| shown::after(command, &refused, Vec::new()));
        serde_json::to_string(&answer.unwrap()).unwrap()
    };
    assert!(told("wang").contains("情况说明") && told("wang").contains("情况复杂"));
    assert!(!told("worker").contains("情况"));
}

#[test]
fn a_first_answer_is_given_again_only_as_far_as_the_grants_of_today_go() {
    let desk = Desk::new();
    let keyed = |key: &str| desk.with(json!({"request_key": key, "community": null, "grid": GRID}));
    let grant = |role: Role, scope_kind: ScopeKind, scope: &str| {
        let grant = json!({"actor": "linshi", "role": role, "scope_kind": scope_kind, "scope": scope,
            "valid_from": "2020-01-01"});
        text(&desk.done("li", "access.grant", grant)["grant"]["id"])
    };
    let end = |grant: String| desk.done("li", "access.revoke", json!({"grant": grant, "reason": "调离"}));
    let officer = grant(Role::CommunityOfficer, ScopeKind::Division, COMMUNITY);
    let first = desk.done("linshi", "matter.apply", keyed("k"));
    assert_eq!(first["matter"]["applicant"]["name"], "申某某");
    let worker = grant(Role::GridWorker, ScopeKind::Grid, GRID);
    end(officer);
    let again = desk.done("linshi", "matter.apply", keyed("k"));
    assert_eq!(again["matter"]["summary"], first["matter"]["summary"]);
    assert_eq!(again["matter"]["applicant"]["name"], "申**");
    assert!(again["matter"]["applicant"]["code"].is_null());
    end(worker);
    desk.denied("linshi", "matter.apply", keyed("k"));
    desk.verify();
}
