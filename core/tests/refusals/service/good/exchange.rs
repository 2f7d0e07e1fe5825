//! Of shared resources and orders.

use serde_json::json;

use crate::good::Good;
use crate::support::{NORTH, NORTH_1};

pub(super) fn requests() -> Vec<Good> {
    [resources(), bookings(), offers(), orders()].concat()
}

fn resources() -> Vec<Good> {
    let agreement = |from: &str, to: &str| json!({"signed_on": "2026-04-30", "valid_from": from, "valid_to": to, "document": "共享协议2号"});
    vec![
        (
            "wang",
            "resource.put",
            json!({"id": "$r.spare", "kind": "court", "unit": "$enterprise", "name": "篮球场", "community": NORTH,
                   "grid": NORTH_1, "address": "北园路3号", "places": 20,
                   "agreement": agreement("2026-05-01", "2027-04-30"),
                   "hours": [{"weekday": 6, "opens": "09:00", "closes": "18:00"}], "conditions": "自带器材",
                   "opened_on": "2026-05-01"}),
        ),
        (
            "wang",
            "resource.renew_agreement",
            json!({"resource": "$r.renew", "agreement": agreement("2027-01-01", "2027-12-31")}),
        ),
        (
            "wang",
            "resource.close",
            json!({"resource": "$r.closing", "closed_on": "2026-05-06", "cancel_bookings": true}),
        ),
    ]
}

fn bookings() -> Vec<Good> {
    vec![
        (
            "wang",
            "resource.book",
            json!({"resource": "$r.course", "day": "2026-05-08", "begins": "09:00", "ends": "11:00", "name": "申某",
                   "phone": "13893101234", "account": "jumin", "persons": 2, "units": 2}),
        ),
        ("jumin", "resource.cancel_booking", json!({"booking": "$b.cancel"})),
        ("wang", "resource.record_use", json!({"booking": "$b.use", "came": true, "persons": 18})),
        ("wang", "resource.reveal_booking", json!({"booking": "$b.taken"})),
    ]
}

fn offers() -> Vec<Good> {
    vec![
        (
            "wang",
            "order.put_offer",
            json!({"id": "$of.spare", "supplier": "志愿服务队", "unit": "$enterprise", "name": "上门理发", "kind": "care",
                   "communities": [NORTH], "valid_from": "2026-05-01", "valid_to": "2027-01-01", "capacity": 30}),
        ),
        ("wang", "order.end_offer", json!({"offer": "$of.ending", "valid_to": "2026-06-01"})),
    ]
}

fn orders() -> Vec<Good> {
    vec![
        (
            "wang",
            "order.place",
            json!({"kind": "care", "text": "上门理发", "name": "申某", "phone": "13893101234", "account": "jumin",
                   "community": NORTH, "grid": NORTH_1, "address": "北园路1号", "wished_on": "2026-05-08", "persons": 2}),
        ),
        ("wang", "order.assign", json!({"order": "$o.placed", "offer": "$of.wide"})),
        ("wang", "order.accept", json!({"order": "$o.assigned"})),
        ("wang", "order.decline", json!({"order": "$o.assigned2", "reason": "人手不足"})),
        ("wang", "order.deliver", json!({"order": "$o.accepted", "delivered_on": "2026-05-01", "served": 2})),
        ("jumin", "order.review", json!({"order": "$o.delivered", "stars": 5, "comment": "很好"})),
        ("jumin", "order.cancel", json!({"order": "$o.cancel", "reason": "不需要了"})),
        ("wang", "order.reveal_contact", json!({"order": "$o.placed"})),
    ]
}
