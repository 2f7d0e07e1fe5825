//! A request for every reading operation of the area that is answered.

use serde_json::{Value, json};

use crate::good::Good;
use crate::support::{NORTH, NORTH_1};

/// Who calls, what, with which document: as many fields as go together.
pub(crate) fn readings() -> Vec<Good> {
    let rows = [organisations(), members(), meetings(), joint()].concat();
    rows.into_iter().map(|(operation, request)| ("shuji", operation, request)).collect()
}

fn organisations() -> Vec<(&'static str, Value)> {
    vec![
        ("party.get", json!({"organisation": "$p.a", "as_of": "2026-04-01"})),
        (
            "party.list",
            json!({"name": "支部", "parent": "$p.committee", "community": NORTH, "state": "active", "limit": 5}),
        ),
        ("party.tree", json!({"root": "$p.work", "as_of": "2026-04-01"})),
        ("party.list_posts", json!({"organisation": "$p.a", "member": "$m.a0", "as_of": "2026-04-01"})),
        (
            "party.list_hubs",
            json!({"organisation": "$p.a", "building": "$building", "household": "$household", "community": NORTH,
                   "as_of": "2026-04-01"}),
        ),
        ("party.review", json!({"organisation": "$p.work", "as_of": "2026-04-01"})),
        ("party.reminders", json!({"organisation": "$p.work", "as_of": "2026-05-02", "days": 90})),
        ("party.figures", json!({"community": NORTH, "as_of": "2026-04-01"})),
        ("party.list_schemes", json!({"as_of": "2026-04-01", "kind": "joint_governance"})),
        ("party.coverage", json!({"community": NORTH, "as_of": "2026-04-01"})),
        ("party.list_uncovered", json!({"community": NORTH, "grid": NORTH_1, "as_of": "2026-04-01"})),
        ("party.propose_joint_branches", json!({"community": NORTH, "limit": 5})),
        (
            "party.list_instructors",
            json!({"enterprise": "$enterprise", "member": "$m.a6", "as_of": "2026-04-01"}),
        ),
    ]
}

fn members() -> Vec<(&'static str, Value)> {
    vec![
        ("member.get", json!({"member": "$m.a0", "as_of": "2026-04-01"})),
        (
            "member.list",
            json!({"organisation": "$p.a", "group": "$p.group", "name": "党员", "as_of": "2026-04-01", "limit": 5}),
        ),
        (
            "member.list_letters",
            json!({"organisation": "$p.pool", "member": "$m.pool15", "expiring_until": "2026-06-01"}),
        ),
        ("member.get_letter", json!({"letter": "$l.issued"})),
        ("member.list_dues", json!({"member": "$m.a8", "first_month": 202_601, "last_month": 202_604})),
        ("member.list_study", json!({"organisation": "$p.a", "year": 2026, "kind": "study"})),
        ("member.list_imports", json!({"limit": 5})),
        ("member.get_import", json!({"batch": "$import_members"})),
    ]
}

fn meetings() -> Vec<(&'static str, Value)> {
    vec![
        ("meeting.get", json!({"meeting": "$meeting.held"})),
        (
            "meeting.list",
            json!({"organisation": "$p.a", "first_day": "2026-01-01", "last_day": "2026-12-31", "below": true}),
        ),
        (
            "meeting.compliance",
            json!({"organisation": "$p.work", "first_month": "2026-01", "last_month": "2026-04", "below": true}),
        ),
        ("meeting.list_appraisals", json!({"organisation": "$p.a", "year": 2025})),
        ("meeting.appraisal_summary", json!({"organisation": "$p.work", "year": 2025, "below": true})),
        ("election.get", json!({"election": "$e.approve"})),
        ("election.list", json!({"organisation": "$p.approve", "state": "elected"})),
    ]
}

fn joint() -> Vec<(&'static str, Value)> {
    let hall = "$g.hall";
    vec![
        ("governance.get_committee", json!({"id": hall, "as_of": "2026-04-01"})),
        ("governance.list_committees", json!({"community": NORTH, "as_of": "2026-04-01"})),
        ("governance.list_units", json!({"committee": hall, "as_of": "2026-04-01"})),
        (
            "governance.summary",
            json!({"community": NORTH, "starts_on": "2026-01-01", "ends_on": "2026-04-30"}),
        ),
        ("governance.get_meeting", json!({"id": "$g.meeting"})),
        (
            "governance.list_meetings",
            json!({"committee": hall, "starts_on": "2026-01-01", "ends_on": "2026-04-30"}),
        ),
        (
            "governance.list_tasks",
            json!({"committee": hall, "meeting": "$g.meeting", "unit": "$g.unit.property"}),
        ),
        (
            "governance.list_entries",
            json!({"committee": hall, "category": "法律", "unit": "$g.unit.university"}),
        ),
        ("governance.match_entries", json!({"committee": hall, "need": "$g.need", "most": 3})),
        ("governance.list_projects", json!({"committee": hall, "unit": "$g.unit.university"})),
    ]
}
