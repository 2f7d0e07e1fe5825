//! Of stations, agency services and reviews.

use serde_json::json;

use crate::good::Good;
use crate::support::{NORTH, NORTH_1};

pub(super) fn requests() -> Vec<Good> {
    [stations(), visits(), queue(), agency(), originals(), reviews()].concat()
}

fn stations() -> Vec<Good> {
    vec![
        (
            "wang",
            "station.put",
            json!({"id": "$st.spare", "kind": "community_room", "name": "北园社区便民服务室", "brand": "心心向党",
                   "community": NORTH, "grid": NORTH_1, "address": "北园路2号", "phone": "09318888888",
                   "hours": [{"weekday": 1, "opens": "09:00", "closes": "12:00"}], "capacity": 2, "slot_minutes": 20,
                   "opened_on": "2026-04-02"}),
        ),
        ("wang", "station.close", json!({"id": "$st.closing", "closed_on": "2026-06-01"})),
        (
            "wang",
            "station.offer",
            json!({"station": "$st.spare", "item": "$i.licence", "valid_from": "2026-05-01"}),
        ),
        (
            "wang",
            "station.offer",
            json!({"station": "$st.spare", "name": "便民打印", "valid_from": "2026-05-01"}),
        ),
        (
            "wang",
            "station.end_service",
            json!({"station": "$st.north", "number": 3, "valid_to": "2026-06-01"}),
        ),
        (
            "wang",
            "station.staff",
            json!({"station": "$st.north", "actor": "newcomer", "valid_from": "2026-05-01"}),
        ),
        (
            "wang",
            "station.end_staff",
            json!({"station": "$st.north", "actor": "leaving", "valid_to": "2026-06-01"}),
        ),
    ]
}

fn visits() -> Vec<Good> {
    vec![
        (
            "wang",
            "station.record_visit",
            json!({"station": "$st.north", "service": 1, "client": "resident", "client_id": "$client",
                   "matter": "$mt.visited", "visited_on": "2026-05-01"}),
        ),
        (
            "wang",
            "station.book",
            json!({"station": "$st.north", "day": "2026-05-07", "starts": "10:00", "service": 2, "name": "申某",
                   "phone": "13893101234", "account": "jumin"}),
        ),
        ("jumin", "station.cancel_appointment", json!({"appointment": "$a.cancel"})),
    ]
}

fn queue() -> Vec<Good> {
    vec![
        // Today is a holiday, on which nobody has an appointment: see `arrival.rs`.
        ("wang", "station.take_ticket", json!({"station": "$st.north", "service": 2})),
        ("worker", "station.call_next", json!({"station": "$st.north"})),
        (
            "wang",
            "station.serve_ticket",
            json!({"ticket": "$t.serve", "service": 1, "client": "merchant", "client_id": "$enterprise",
                   "matter": "$mt.served"}),
        ),
        ("north", "station.miss_ticket", json!({"ticket": "$t.miss"})),
    ]
}

fn agency() -> Vec<Good> {
    let authority = json!({"scope": "代为递交、领取", "items": ["$i.licence"], "signed_on": "2026-05-01",
                           "valid_from": "2026-05-01", "valid_to": "2026-12-31"});
    vec![
        (
            "wang",
            "agency.open",
            json!({"kind": "agency", "item": "$i.licence", "community": NORTH, "grid": NORTH_1, "agent": "worker",
                   "client": {"name": "申小明", "phone": "13893101234", "resident": "$client", "actor": "jumin"},
                   "authority": authority, "accepted_on": "2026-05-01"}),
        ),
        ("wang", "agency.renew_authority", json!({"service": "$sv.renew", "authority": authority})),
        ("jumin", "agency.revoke_authority", json!({"service": "$sv.revoke"})),
        ("wang", "agency.link_matter", json!({"service": "$sv.link", "matter": "$mt.linked2"})),
        (
            "wang",
            "agency.complete",
            json!({"service": "$sv.complete", "outcome": "已领取证照", "completed_on": "2026-05-01"}),
        ),
        (
            "jumin",
            "agency.end",
            json!({"service": "$sv.end", "reason": "本人办理", "ended_on": "2026-05-01"}),
        ),
        ("wang", "agency.reveal_client", json!({"service": "$sv.step"})),
    ]
}

fn originals() -> Vec<Good> {
    let by = |operation, request| ("worker", operation, request);
    vec![
        by(
            "agency.record_step",
            json!({"service": "$sv.step", "kind": "handed_in", "done_on": "2026-05-01", "note": "已递交"}),
        ),
        by(
            "agency.take_original",
            json!({"service": "$sv.take", "name": "房产证", "receipt": "收-2", "taken_on": "2026-05-01"}),
        ),
        by(
            "agency.return_original",
            json!({"service": "$sv.return", "original": 1, "returned_on": "2026-05-01"}),
        ),
        by("agency.plan_visit", json!({"service": "$sv.plan", "planned_on": "2026-05-08", "reason": "aged"})),
        by(
            "agency.record_visit",
            json!({"service": "$sv.visit", "visit": 1, "visited_on": "2026-05-01", "met": true, "note": "已见面"}),
        ),
    ]
}

fn reviews() -> Vec<Good> {
    vec![
        (
            "wang",
            "review.submit",
            json!({"visit": "$v.resident", "level": "dissatisfied", "named": true, "channel": "telephone",
                   "comment": "等候时间长", "phone": "13893101234"}),
        ),
        (
            "jumin",
            "review.submit",
            json!({"matter": "$mt.delivered", "level": "satisfied", "named": false, "channel": "online",
                   "comment": "办得快"}),
        ),
        (
            "wang",
            "review.verify",
            json!({"review": "$rv.bad", "founded": true, "verified_on": "2026-05-01", "note": "属实"}),
        ),
        (
            "wang",
            "review.mend",
            json!({"review": "$rv.founded", "measures": "增设窗口", "mended_on": "2026-05-01"}),
        ),
        (
            "wang",
            "review.call_back",
            json!({"review": "$rv.checked", "answered": true, "satisfied": true, "called_on": "2026-05-01"}),
        ),
    ]
}
