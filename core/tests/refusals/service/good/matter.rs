//! Of matters.

use serde_json::json;

use crate::good::Good;
use crate::support::{NORTH, NORTH_1};

pub(super) fn requests() -> Vec<Good> {
    [intake(), handling(), decisions(), time()].concat()
}

fn intake() -> Vec<Good> {
    vec![
        (
            "wang",
            "matter.apply",
            json!({"item": "$i.licence", "channel": "station", "station": "$st.north", "community": NORTH, "grid": NORTH_1,
                   "materials": ["form", "lease"], "renewal": {"document": "许可证1号", "expires_on": "2026-08-01"},
                   "applicant": {"kind": "person", "name": "申小明", "code": "620102197001011234", "phone": "13893101234",
                                 "resident": "$client", "account": "jumin"}}),
        ),
        (
            "wang",
            "matter.apply",
            json!({"item": "$i.licence", "channel": "window", "materials": ["form"],
                   "applicant": {"kind": "self_employed", "name": "小店", "phone": "13893101234",
                                 "enterprise": "$enterprise"}}),
        ),
        (
            "wang",
            "matter.tell_missing",
            json!({"matter": "$mt.new1", "materials": ["form", "lease"], "text": "申请表未签名，缺场所证明"}),
        ),
        ("jumin", "matter.supplement", json!({"matter": "$mt.correcting", "materials": ["form"]})),
        (
            "shichang",
            "matter.accept",
            json!({"matter": "$mt.new2", "certificate": "受理2号", "promised": true, "gap_due_on": "2026-05-07"}),
        ),
        (
            "shichang",
            "matter.refuse",
            json!({"matter": "$mt.new3", "because": "not_eligible", "certificate": "不予受理3号", "note": "不符合条件"}),
        ),
        ("jumin", "matter.fulfil_gap", json!({"matter": "$mt.gap", "materials": ["lease"]})),
        ("jumin", "matter.withdraw", json!({"matter": "$mt.new4"})),
        ("wang", "matter.reveal_applicant", json!({"matter": "$mt.linked", "fields": ["code", "phone"]})),
    ]
}

fn handling() -> Vec<Good> {
    let by = |operation, request| ("shichang", operation, request);
    vec![
        by(
            "matter.pause",
            json!({"matter": "$mt.accepted1", "ground": "hearing", "told_days": 10, "told_on": "2026-05-01",
                   "paused_on": "2026-05-01",
                   "hearing": {"right_told_on": "2026-05-01", "requested_on": "2026-05-01", "noticed_on": "2026-05-01",
                               "held_on": "2026-05-20"}}),
        ),
        by(
            "matter.resume",
            json!({"matter": "$mt.paused", "resumed_on": "2026-05-01",
                   "hearing": {"right_told_on": "2026-05-01", "requested_on": "2026-05-01", "noticed_on": "2026-05-01",
                               "held_on": "2026-05-01"}}),
        ),
        by(
            "matter.extend",
            json!({"matter": "$mt.accepted2", "days": 5, "reason": "案情复杂", "approved_by": "负责人",
                   "extended_on": "2026-05-01"}),
        ),
        by(
            "matter.record_check",
            json!({"matter": "$mt.accepted3", "officers": ["核查员甲", "核查员乙"], "finding": "与材料一致", "passed": true,
                   "checked_on": "2026-05-01"}),
        ),
        by(
            "matter.ask_opinion",
            json!({"matter": "$mt.accepted4", "office": "shiwu", "due_on": "2026-05-08", "asked_on": "2026-05-01"}),
        ),
        (
            "wang",
            "matter.give_opinion",
            json!({"matter": "$mt.asked", "office": "shiwu", "agreed": true, "text": "无异议", "given_on": "2026-05-01"}),
        ),
    ]
}

fn decisions() -> Vec<Good> {
    let by = |operation, request| ("shichang", operation, request);
    vec![
        by(
            "matter.decide",
            json!({"matter": "$mt.accepted5", "granted": false, "reason": "场所不符合要求", "remedies": ["review", "litigation"],
                   "decided_on": "2026-05-01"}),
        ),
        by(
            "matter.decide",
            json!({"matter": "$mt.accepted6", "granted": true, "document": "证字6号", "decided_on": "2026-05-01"}),
        ),
        by("matter.deliver", json!({"matter": "$mt.decided", "way": "post", "delivered_on": "2026-05-01"})),
    ]
}

fn time() -> Vec<Good> {
    vec![("wang", "matter.renewals", json!({"limit": 10})), ("wang", "matter.sweep", json!({"limit": 10}))]
}
