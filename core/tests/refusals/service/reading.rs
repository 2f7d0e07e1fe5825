//! A request for every reading operation of the area that is answered.

use serde_json::{Value, json};

use crate::good::Good;
use crate::support::{NORTH, NORTH_1};

/// Who calls, what, with which document: as many fields as go together.
pub(crate) fn readings() -> Vec<Good> {
    [catalogue(), matters(), desk(), exchange()]
        .concat()
        .into_iter()
        .map(|(operation, request)| ("wang", operation, request))
        .collect()
}

fn catalogue() -> Vec<(&'static str, Value)> {
    vec![
        (
            "office.list_powers",
            json!({"office": "shichang", "kind": "basic", "item": "XK-001", "as_of": "2026-05-01",
                   "cursor": "$pw.market", "limit": 5}),
        ),
        ("office.structure", json!({"as_of": "2026-05-01"})),
        ("office.list_reorganisations", json!({"cursor": "$pw.market", "limit": 5})),
        ("item.get", json!({"item": "XK-001", "as_of": "2026-05-01"})),
        (
            "item.list",
            json!({"kind": "licence", "level": "community", "office": "shichang", "applicant": "person",
                   "channel": "window", "integrated": false, "as_of": "2026-05-01", "drafts": false,
                   "cursor": "$i.licence", "limit": 5}),
        ),
        ("item.search", json!({"text": "事项", "as_of": "2026-05-01", "limit": 5})),
        (
            "sharing.list_permits",
            json!({"item": "$i.licence", "field": "age", "as_of": "2026-05-01", "cursor": "$permit.age", "limit": 5}),
        ),
        (
            "sharing.list_inquiries",
            json!({"matter": "$mt.linked_many", "cursor": "$mt.linked_many", "limit": 5}),
        ),
        (
            "service.figures",
            json!({"first_day": "2026-04-01", "last_day": "2026-05-01", "as_of": "2026-05-01", "community": NORTH,
                   "station": "$st.north", "reform_on": "2026-04-20"}),
        ),
        ("service.reminders", json!({"as_of": "2026-05-01", "days": 30, "community": NORTH, "limit": 5})),
    ]
}

fn matters() -> Vec<(&'static str, Value)> {
    vec![
        ("matter.get", json!({"matter": "$mt.linked"})),
        (
            "matter.list",
            json!({"state": "accepted", "item": "$i.licence", "office": "shichang", "station": "$st.north",
                   "applied_from": "2026-04-01", "applied_to": "2026-05-01", "community": NORTH, "grid": NORTH_1,
                   "late_promise": false, "late_statute": false, "mine": false, "limit": 5}),
        ),
        (
            "matter.deadlines",
            json!({"until": "2026-06-01", "office": "shichang", "community": NORTH, "station": "$st.north", "limit": 5}),
        ),
        ("matter.due", json!({"matter": "$mt.paused"})),
    ]
}

fn desk() -> Vec<(&'static str, Value)> {
    vec![
        ("station.get", json!({"id": "$st.north"})),
        (
            "station.list",
            json!({"community": NORTH, "kind": "party_mass", "brand": "心心向党", "item": "$i.licence",
                   "open_on": "2026-05-06", "cursor": "$st.north", "limit": 5}),
        ),
        (
            "station.list_appointments",
            json!({"station": "$st.north", "day": "2026-05-06", "state": "booked", "mine": false, "limit": 5}),
        ),
        ("station.queue", json!({"station": "$st.north", "day": "2026-05-01"})),
        ("agency.get", json!({"service": "$sv.step"})),
        (
            "agency.list",
            json!({"kind": "agency", "state": "open", "open": true, "item": "$i.licence", "agent": "worker",
                   "community": NORTH, "first_day": "2026-04-01", "last_day": "2026-05-01",
                   "cursor": "$sv.renew", "limit": 5}),
        ),
        ("review.get", json!({"review": "$rv.bad"})),
        (
            "review.list",
            json!({"office": "shichang", "station": "$st.north", "community": NORTH, "bad": true, "open": true,
                   "first_day": "2026-04-01", "last_day": "2026-05-01", "cursor": "$rv.bad", "limit": 5}),
        ),
        (
            "review.rates",
            json!({"first_day": "2026-04-01", "last_day": "2026-05-01", "community": NORTH, "grouping": "station"}),
        ),
    ]
}

fn exchange() -> Vec<(&'static str, Value)> {
    vec![
        ("resource.get", json!({"resource": "$r.hall"})),
        (
            "resource.list",
            json!({"community": NORTH, "kind": "hall", "unit": "$enterprise", "open_on": "2026-05-08",
                   "cursor": "$r.hall", "limit": 5}),
        ),
        (
            "resource.list_bookings",
            json!({"resource": "$r.hall", "first_day": "2026-05-01", "last_day": "2026-05-31", "state": "booked",
                   "limit": 5}),
        ),
        ("resource.free", json!({"resource": "$r.hall", "day": "2026-05-08"})),
        (
            "order.list_offers",
            json!({"kind": "care", "community": NORTH, "unit": "$enterprise", "as_of": "2026-05-01",
                   "cursor": "$of.wide", "limit": 5}),
        ),
        ("order.propose", json!({"order": "$o.placed", "limit": 5})),
        ("order.get", json!({"order": "$o.placed"})),
        (
            "order.list",
            json!({"state": "placed", "kind": "care", "community": NORTH, "grid": NORTH_1, "offer": "$of.wide",
                   "placed_from": "2026-05-01", "placed_to": "2026-05-01", "is_open": true, "overdue": false, "mine": false,
                   "cursor": "$o.placed", "limit": 5}),
        ),
    ]
}
