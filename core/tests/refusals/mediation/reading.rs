//! A request for every reading operation of the area that is answered.

use serde_json::{Value, json};

use crate::good::Good;
use crate::support::{NORTH, NORTH_1};

/// Who calls, what, with which document: as many fields as go together.
pub(crate) fn readings() -> Vec<Good> {
    let by = |actor| move |(operation, request)| (actor, operation, request);
    let officers = bodies().into_iter().map(by("wang"));
    officers.chain(disputes().into_iter().map(by("tiaojie"))).collect()
}

fn bodies() -> Vec<(&'static str, Value)> {
    vec![
        ("mediation.get_mediator", json!({"mediator": "$md.tiaojie"})),
        (
            "mediation.list_mediators",
            json!({"committee": "$mc.north", "kind": "full_time", "category": "neighbour", "language": "汉语",
                   "free_on": "2026-05-01", "include_ended": true, "cursor": "$md.zhuren", "limit": 5}),
        ),
        ("mediation.get_committee", json!({"id": "$mc.north"})),
        (
            "mediation.list_committees",
            json!({"community": NORTH, "kind": "community", "as_of": "2026-04-01", "cursor": "$mc.north", "limit": 5}),
        ),
        (
            "mediation.list_rooms",
            json!({"committee": "$mc.street", "kind": "court", "as_of": "2026-04-01", "cursor": "$room", "limit": 5}),
        ),
        ("mediation.list_schemes", json!({"as_of": "2026-04-01"})),
        (
            "mediation.figures",
            json!({"community": NORTH, "first_day": "2026-04-01", "last_day": "2026-04-30"}),
        ),
        ("mediation.subsidies", json!({"first_day": "2026-04-01", "last_day": "2026-04-30"})),
        (
            "dispute.list",
            json!({"state": "mediating", "category": "neighbour", "committee": "$mc.north", "community": NORTH,
                   "grid": NORTH_1, "level": "grid", "overdue": false, "mine": false, "registered_from": "2026-04-01",
                   "registered_to": "2026-04-30", "cursor": "$d.new", "limit": 5}),
        ),
        ("dispute.find_by_case", json!({"case": "$case.filed"})),
        (
            "agreement.list",
            json!({"community": NORTH, "dispute": "$d.of_running", "state": "effective", "confirmable": true,
                   "overdue": true, "cursor": "$ag.draft2", "limit": 5}),
        ),
    ]
}

fn disputes() -> Vec<(&'static str, Value)> {
    vec![
        ("dispute.get", json!({"dispute": "$d.talks"})),
        (
            "dispute.list_entries",
            json!({"dispute": "$d.heard", "kind": "session", "cursor": "$d.new", "limit": 5}),
        ),
        ("dispute.check_conflicts", json!({"dispute": "$d.talks", "mediators": ["$md.third"]})),
        ("dispute.propose_panel", json!({"dispute": "$d.talks", "language": "汉语"})),
        ("dispute.file", json!({"dispute": "$d.talks"})),
        ("dispute.render", json!({"dispute": "$d.talks", "kind": "notice", "format": "markdown"})),
        ("agreement.get", json!({"agreement": "$ag.running"})),
        (
            "mediation.reminders",
            json!({"community": NORTH, "kind": "duty_due", "as_of": "2026-05-01", "days": 30, "limit": 5}),
        ),
    ]
}
