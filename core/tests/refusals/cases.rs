//! Refusals of handing cases in and of every step of a case.

use serde_json::{Value, json};
use shuzhi::code::{
    CONFLICT_EXISTS, CONFLICT_REVISION, CONFLICT_STATE, DENIED, INVALID, NOT_FOUND, VIOLATION,
};

use crate::Refusal;
use crate::ground::NOBODY;

/// Each step with the rest of its document, a state that allows it, one that does not, and who may do it.
const STEPS: [(&str, &str, &str, &str, &str); 15] = [
    ("case.verify", "{}", "submitted", "filed", "wang"),
    ("case.file", "{}", "submitted", "closed", "wang"),
    ("case.refuse", r#"{"reason": "不属于职责范围"}"#, "submitted", "filed", "wang"),
    ("case.dispatch", r#"{"office": "cg"}"#, "filed", "submitted", "wang"),
    ("case.accept", "{}", "dispatched", "handling", "han"),
    ("case.return_order", r#"{"reason": "应由物业办理"}"#, "dispatched", "handling", "han"),
    ("case.report", r#"{"outcome": "resolved", "result": "已修"}"#, "handling", "reported", "han"),
    ("case.inspect", r#"{"passed": true}"#, "reported", "handling", "wang"),
    ("case.close", "{}", "inspected", "reported", "wang"),
    ("case.follow_up", r#"{"reached": false}"#, "closed", "inspected", "wang"),
    ("case.reopen", r#"{"reason": "又坏了"}"#, "closed", "withdrawn", "wang"),
    ("case.suspend", r#"{"reason": "等待供货"}"#, "handling", "suspended", "wang"),
    ("case.resume", r#"{"reason": "到货"}"#, "suspended", "handling", "wang"),
    ("case.withdraw", r#"{"reason": "重复"}"#, "filed", "refused", "wang"),
    ("case.extend", r#"{"working_days": 2, "reason": "开挖"}"#, "handling", "returned", "wang"),
];

pub(crate) fn refusals() -> Vec<Refusal> {
    let mut rows = submits();
    for (operation, rest, allowed, refused, actor) in STEPS {
        let with = |case: &str, more: Value| {
            let mut request: Value = serde_json::from_str(rest).unwrap();
            request["case"] = case.into();
            for (name, value) in more.as_object().unwrap() {
                request[name] = value.clone();
            }
            request
        };
        let (allowed, refused) = (format!("$case.{allowed}"), format!("$case.{refused}"));
        rows.push((actor, operation, with(&allowed, json!({"revision": 99})), CONFLICT_REVISION));
        rows.push((actor, operation, with(&refused, json!({})), CONFLICT_STATE));
        rows.push((actor, operation, with(NOBODY, json!({})), NOT_FOUND));
        rows.push((actor, operation, with("620102001-20260501-999999", json!({})), INVALID));
        rows.push((actor, operation, with(&allowed, json!({"request_key": "k".repeat(129)})), INVALID));
        rows.push(("leader", operation, with(&allowed, json!({})), DENIED));
        if rest.contains("reason") {
            rows.push((actor, operation, with(&allowed, json!({"reason": " \n "})), INVALID));
        }
    }
    rows.extend(ruled());
    rows
}

fn submits() -> Vec<Refusal> {
    let case = |more: Value| {
        let mut request =
            json!({"category": "0101", "kind": "complaint", "channel": "hotline", "title": "路灯不亮"});
        for (name, value) in more.as_object().unwrap() {
            request[name] = value.clone();
        }
        request
    };
    vec![
        ("wang", "case.submit", case(json!({"category": "77"})), INVALID),
        ("wang", "case.submit", case(json!({"category": "01"})), INVALID),
        ("wang", "case.submit", case(json!({"category": "0109"})), INVALID),
        ("wang", "case.submit", case(json!({"title": ""})), INVALID),
        ("wang", "case.submit", case(json!({"grid": "$grid_closed"})), INVALID),
        ("wang", "case.submit", case(json!({"longitude": 103.8, "latitude": 36.0})), INVALID),
        ("wang", "case.submit", case(json!({"reporter_phone": "1"})), INVALID),
        ("wang", "case.submit", case(json!({"id": "$case.submitted"})), CONFLICT_EXISTS),
        ("leader", "case.submit", case(json!({})), DENIED),
        ("wang", "case.submit_many", json!({"items": vec![case(json!({})); 1001]}), INVALID),
        ("leader", "case.sweep", json!({}), DENIED),
        ("wang", "case.sweep", json!({"limit": 0}), INVALID),
    ]
}

/// Steps that a rule of the rulebook forbids, and keys that were used before.
fn ruled() -> Vec<Refusal> {
    vec![
        ("wang", "case.dispatch", json!({"case": "$case.filed", "office": "none"}), INVALID),
        ("wang", "case.file", json!({"case": "$case.submitted", "category": "01"}), INVALID),
        (
            "wang",
            "case.extend",
            json!({"case": "$case.handling", "working_days": 60, "reason": "久"}),
            VIOLATION,
        ),
        (
            "wang",
            "case.extend",
            json!({"case": "$case.handling", "working_days": 0, "reason": "无"}),
            INVALID,
        ),
        (
            "wang",
            "case.follow_up",
            json!({"case": "$case.closed", "reached": false, "resolved": true}),
            INVALID,
        ),
    ]
}
