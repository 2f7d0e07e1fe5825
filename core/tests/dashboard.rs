//! The twenty panels are the counters, summed anew by hand.

#![allow(clippy::unwrap_used, reason = "a failed step of a test ends it")]

mod support;

use std::collections::BTreeMap;

use serde_json::{Value, json};
use shuzhi::ledger::ReadCounters;
use support::{NORTH_1, NORTH_2, SOUTH_1, Street, grant};

fn call(street: &Street, actor: &str, operation: &str, request: Value) -> Value {
    let operations = shuzhi::contract::operations();
    let operation = operations.iter().find(|one| one.name == operation).unwrap();
    let answer = operation.call(&street.session(actor), &request.to_string());
    serde_json::from_str(&answer.unwrap_or_else(|error| panic!("{}: {error}", operation.name))).unwrap()
}

/// Forty cases on ten days, in three grids and in none, by three channels, some of them worked off.
fn worked() -> Street {
    let street = support::street();
    grant(
        &street,
        "jie",
        shuzhi::access::Role::StreetOfficer,
        shuzhi::access::ScopeKind::Division,
        "620102001000",
        false,
    );
    grant(
        &street,
        "chu",
        shuzhi::access::Role::DepartmentHandler,
        shuzhi::access::ScopeKind::Office,
        "cg",
        false,
    );
    call(&street, "system", "case.put_office", json!({"code": "cg", "name": "城管所", "kind": "department"}));
    for (code, parent) in [("01", Value::Null), ("0101", json!("01")), ("0102", json!("01"))] {
        call(
            &street,
            "system",
            "case.put_category",
            json!({"code": code, "parent": parent, "name": code, "tier": "ordinary"}),
        );
    }
    for number in 0..40_usize {
        street.platform.set_clock(&format!("2026-05-{:02}T10:00:00+08:00", 6 + number / 4)).unwrap();
        let channel = ["hotline", "citizen", "grid_worker"][number % 3];
        let grid = [Some(NORTH_1), Some(NORTH_2), Some(SOUTH_1), None][number % 4];
        let category = ["0101", "0102"][number % 2];
        let request = json!({"category": category, "kind": "complaint", "channel": channel,
                             "title": "路灯不亮", "grid": grid});
        let case = call(&street, "jie", "case.submit", request)["case"]["id"].clone();
        if number % 5 == 0 {
            continue;
        }
        call(&street, "jie", "case.file", json!({"case": case}));
        call(&street, "jie", "case.dispatch", json!({"case": case, "office": "cg"}));
        call(&street, "chu", "case.accept", json!({"case": case}));
        if number % 3 == 0 {
            call(
                &street,
                "chu",
                "case.report",
                json!({"case": case, "outcome": "resolved", "result": "已修复"}),
            );
            call(&street, "jie", "case.inspect", json!({"case": case, "passed": true}));
            call(&street, "jie", "case.close", json!({"case": case}));
        }
    }
    street
}

/// The sums of a measure by one part of the counters' key.
fn sums(
    street: &Street,
    measure: &str,
    by_grid: bool,
    days: Option<(&str, &str)>,
    part: &str,
    open: bool,
) -> BTreeMap<String, i64> {
    let counts = street
        .session("jie")
        .counters()
        .read(ReadCounters {
            measure: measure.to_owned(),
            area: None,
            by_grid: Some(by_grid),
            from: days.map(|days| days.0.to_owned()),
            to: days.map(|days| days.1.to_owned()),
        })
        .unwrap();
    let mut sums = BTreeMap::new();
    for count in counts.items {
        if open && ["closed", "refused", "withdrawn"].contains(&count.state.as_str())
            || count.day.is_some() != days.is_some()
        {
            continue;
        }
        let key = match part {
            "area" => count.area,
            "day" => count.day.unwrap(),
            "kind" => count.kind,
            _ => count.state,
        };
        *sums.entry(key).or_insert(0) += count.value;
    }
    sums.retain(|_, value| *value != 0);
    sums
}

#[test]
fn panels_are_the_sums_of_their_counters() {
    let street = worked();
    let dashboard = call(&street, "jie", "indicator.dashboard", json!({"to": "2026-05-15", "days": 7}));
    assert_eq!((&dashboard["from"], &dashboard["to"]), (&json!("2026-05-09"), &json!("2026-05-15")));
    let week = Some(("2026-05-09", "2026-05-15"));
    let panels: BTreeMap<&str, &Value> = dashboard["panels"]
        .as_array()
        .unwrap()
        .iter()
        .map(|panel| (panel["name"].as_str().unwrap(), panel))
        .collect();
    assert_eq!(panels.len(), 20);
    for (name, measure, by_grid, days, part, open) in [
        ("cases_by_state", "case.state", false, None, "state", false),
        ("open_by_category", "case.state", false, None, "kind", true),
        ("open_by_grid", "case.state", true, None, "area", true),
        ("submitted_by_day", "case.submitted", false, week, "day", false),
        ("submitted_by_category", "case.submitted", false, week, "kind", false),
        ("submitted_by_channel", "case.submitted", false, week, "state", false),
        ("submitted_by_grid", "case.submitted", true, week, "area", false),
        ("closed_by_day", "case.closed", false, week, "day", false),
        ("closed_by_office", "case.closed", false, week, "kind", false),
        ("ordered_by_office", "case.ordered", false, week, "kind", false),
    ] {
        let panel = panels[name];
        let shown: BTreeMap<String, i64> = panel["items"]
            .as_array()
            .unwrap()
            .iter()
            .map(|item| (item["key"].as_str().unwrap().to_owned(), item["value"].as_i64().unwrap()))
            .collect();
        let expected = sums(&street, measure, by_grid, days, part, open);
        assert!(!expected.is_empty(), "{name}");
        assert_eq!(shown, expected, "{name}");
        assert_eq!(panel["total"], expected.values().sum::<i64>(), "{name}");
    }
    // 28 cases came in from the ninth on, seven of them in no grid.
    assert_eq!(panels["submitted_by_day"]["total"], 28);
    assert_eq!(panels["submitted_by_grid"]["total"], 21);
}
