//! What the passing of days settles, deadlines, and what a change of the calendar moves.

use serde_json::{Value, json};

use super::{Desk, good, with};
use crate::service::MatterState;
use crate::service::matter::record::{GapRecord, RenewalRecord};
use crate::service::testing::{MARKET, SOCIAL, day};
use crate::{ErrorKind, Id};

impl Desk {
    fn silent(&self, number: u16, open_due: &str) -> Id {
        let matter = self.matter(number, MatterState::Applied);
        self.change(matter, |one| one.open_due = Some(day(open_due)));
        matter
    }

    fn gap(&self, number: u16, state: MatterState, due_on: &str) -> Id {
        let matter = self.matter(number, state);
        self.change(matter, |one| {
            one.gap = Some(GapRecord {
                on: day("2026-06-01"),
                materials: vec!["lease".into()],
                due_on: day(due_on),
                met_on: None,
            });
        });
        matter
    }

    fn renewal(&self, number: u16, state: MatterState, expires_on: &str) -> Id {
        let matter = self.matter(number, state);
        let expires_on = day(expires_on);
        self.change(matter, |one| {
            one.applied_on = day("2026-05-01");
            one.renewal = Some(RenewalRecord { document: "旧1号".into(), expires_on })
        });
        matter
    }
}

#[test]
fn a_sweep_settles_what_is_over_and_nothing_twice() {
    let desk = Desk::new();
    let silent = desk.silent(0xb00, "2026-06-12");
    let answered_in_time = desk.silent(0xb01, "2026-06-15");
    let broken = desk.gap(0xb02, MatterState::Accepted, "2026-06-12");
    let stopped = desk.gap(0xb03, MatterState::Paused, "2026-06-12");
    let promised = desk.gap(0xb04, MatterState::Accepted, "2026-06-15");
    let expired = desk.renewal(0xb05, MatterState::Paused, "2026-06-12");
    let running = desk.renewal(0xb06, MatterState::Accepted, "2026-06-15");
    let too_late = desk.renewal(0xb07, MatterState::Accepted, "2026-05-30");
    for (number, state) in
        (0xb10..).zip(MatterState::ALL.iter().filter(|state| **state != MatterState::Applied))
    {
        desk.matter(number, *state);
    }
    let swept = desk.done("matter.sweep", &json!({}));
    let expected = json!({"accepted": [silent], "lapsed": [broken, stopped], "renewed": [expired], "moved": 4,
        "more": false, "skipped": []});
    assert_eq!(swept, expected);
    let accepted = desk.stored_matter(silent);
    assert_eq!((accepted.state, accepted.deemed_accepted), (MatterState::Accepted, true));
    assert_eq!(accepted.accepted_on, Some(day("2026-06-01")), "the day on which the materials came");
    assert_eq!(accepted.promised_due, Some(day("2026-06-15")));
    let lapsed = desk.stored_matter(stopped);
    assert_eq!(
        (lapsed.state, lapsed.ended_on, lapsed.open_due),
        (MatterState::Lapsed, Some(day("2026-06-15")), None)
    );
    assert_eq!(lapsed.pauses[0].to, Some(day("2026-06-15")));
    let renewed = desk.stored_matter(expired);
    let decision = renewed.decision.clone().unwrap();
    assert_eq!((decision.on, decision.valid_to), (day("2026-06-13"), Some(day("2029-06-12"))));
    assert!(decision.deemed && decision.granted && decision.power.is_none());
    assert_eq!((renewed.state, renewed.pauses[0].to), (MatterState::Decided, Some(day("2026-06-13"))));
    for (matter, state) in [
        (answered_in_time, MatterState::Applied),
        (promised, MatterState::Accepted),
        (running, MatterState::Accepted),
        (too_late, MatterState::Accepted),
    ] {
        assert_eq!(desk.stored_matter(matter).state, state);
    }
    let before = desk.dump();
    assert_eq!(desk.done("matter.sweep", &json!({}))["moved"], 0);
    assert!(desk.dump() == before, "a second sweep writes nothing");
    desk.verify();
}

/// What happened first holds, however late the sweep comes.
#[test]
fn a_promise_and_a_licence_end_in_their_order() {
    let desk = Desk::new();
    let both = |number, gap: &str, expires_on: &str| {
        let matter = desk.gap(number, MatterState::Accepted, gap);
        let expires_on = day(expires_on);
        desk.change(matter, |one| {
            one.applied_on = day("2026-05-01");
            one.renewal = Some(RenewalRecord { document: "旧".into(), expires_on });
        });
        matter
    };
    let lapsed = both(0xb00, "2026-06-05", "2026-06-10");
    let renewed = both(0xb01, "2026-06-10", "2026-06-05");
    let only = desk.done("matter.renewals", &json!({}));
    assert_eq!((&only["renewed"], &only["lapsed"]), (&json!([renewed]), &json!([])));
    assert_eq!(desk.done("matter.sweep", &json!({}))["lapsed"], json!([lapsed]));
    desk.verify();
}

#[test]
fn a_sweep_is_bounded_and_by_who_handles_the_street() {
    let desk = Desk::new();
    for number in 0xb00..0xb03 {
        desk.silent(number, "2026-06-12");
    }
    desk.gap(0xb03, MatterState::Accepted, "2026-06-12");
    for name in ["matter.sweep", "matter.renewals"] {
        for actor in [MARKET, SOCIAL, "shequ", "worker", "jumin", "zhao", "auditor", "nobody"] {
            assert_eq!(desk.fails(actor, name, &json!({})).kind(), ErrorKind::Denied, "{name} {actor}");
        }
        desk.invalid("limit", name, &json!({"limit": 0}));
        desk.invalid("limit", name, &json!({"limit": 1001}));
    }
    let session = desk.session("wang");
    session.interrupt();
    let stopped = desk.refused(|| session.matters().sweep(crate::service::matter::SweepMatters::default()));
    assert_eq!(stopped.kind(), ErrorKind::Interrupted);
    let told = |limit: u32| {
        let swept = desk.done("matter.sweep", &json!({"limit": limit}));
        (swept["moved"].as_i64().unwrap(), swept["more"].as_bool().unwrap())
    };
    assert_eq!((told(2), told(1), told(1), told(1)), ((2, true), (1, true), (1, false), (0, false)));
    desk.verify();
}

#[test]
fn a_street_may_keep_what_was_promised_late() {
    let desk = Desk::new();
    let matter = desk.gap(0xb00, MatterState::Accepted, "2026-06-12");
    let kept = json!({"rule": "matter.gap.lapse", "parameter": "lapses", "value": "0", "jurisdiction": "620102",
        "valid_from": "2026-01-01", "reason": "本区规定"});
    desk.call("zhao", "rulebook.override", &kept).unwrap();
    assert_eq!(desk.done("matter.sweep", &json!({}))["moved"], 0);
    assert_eq!(desk.stored_matter(matter).state, MatterState::Accepted);
    desk.verify();
}

#[test]
fn deadlines_come_soonest_first_in_scope_without_names() {
    let desk = Desk::new();
    let answer = desk.silent(0xb00, "2026-06-08");
    let promised = desk.matter(0xb01, MatterState::Accepted);
    let statutory = desk.matter(0xb02, MatterState::Accepted);
    desk.change(statutory, |one| {
        (one.statutory_due, one.promised_due) = (one.promised_due, one.statutory_due);
        one.office = SOCIAL.into();
    });
    let delivery = desk.matter(0xb03, MatterState::Decided);
    desk.change(delivery, |one| one.open_due = Some(day("2026-06-26")));
    desk.matter(0xb04, MatterState::Delivered);
    let listed = |actor: &str, request: Value| -> Vec<(Id, String)> {
        let page = desk.call(actor, "matter.deadlines", &request).unwrap();
        assert!(!page.to_string().contains("申某"));
        let items = page["items"].as_array().unwrap().clone();
        let told = |one: &Value| {
            let id = Id::parse("matter", one["matter"].as_str().unwrap()).unwrap();
            (id, one["kind"].as_str().unwrap().to_owned())
        };
        items.iter().map(told).collect()
    };
    let row = |id: Id, kind: &str| (id, kind.to_owned());
    let today = [row(answer, "answer"), row(promised, "promised"), row(statutory, "statutory")];
    assert_eq!(listed("wang", json!({})), today);
    assert_eq!(listed("shequ", json!({})), today);
    assert_eq!(listed("wang", json!({"until": "2026-06-30"}))[3], row(delivery, "delivery"));
    assert_eq!(listed(MARKET, json!({})), today[..2]);
    assert_eq!(listed(SOCIAL, json!({"until": "2026-06-30"})), today[2..]);
    assert_eq!(listed("wang", json!({"office": SOCIAL})), today[2..]);
    assert_eq!(listed("wang", json!({"station": desk.station, "community": "620102001001"})), today);
    assert_eq!(listed("wang", json!({"community": "620102001002"})), []);
    let mut cursor = Value::Null;
    let mut seen = Vec::new();
    for _ in 0..4 {
        let request = json!({"until": "2026-06-30", "limit": 1, "cursor": cursor});
        seen.extend(listed("wang", request.clone()));
        cursor = desk.done("matter.deadlines", &request)["next"].clone();
    }
    assert_eq!((seen.len(), &seen[..3], &cursor), (4, &today[..], &Value::Null));
    for actor in ["worker", "jumin", "zhao", "auditor", "nobody"] {
        assert_eq!(desk.fails(actor, "matter.deadlines", &json!({})).kind(), ErrorKind::Denied, "{actor}");
    }
    for (field, request) in [
        ("until", json!({"until": "x"})),
        ("community", json!({"community": "620102002001"})),
        ("station", json!({"station": "x"})),
        ("limit", json!({"limit": 0})),
        ("cursor", json!({"cursor": "2026-06-15"})),
        ("cursor", json!({"cursor": "x.y"})),
    ] {
        desk.invalid(field, "matter.deadlines", &request);
    }
}

#[test]
fn both_clocks_are_explained() {
    let desk = Desk::new();
    let matter = desk.matter(0xb00, MatterState::Accepted);
    let due = || desk.done("matter.due", &json!({"matter": matter}));
    assert_eq!(due()["promised"]["left_days"], 0, "its last day");
    let told = json!({"told_days": 3, "told_on": "2026-06-09", "paused_on": "2026-06-09"});
    desk.done("matter.pause", &with(good("matter.pause", matter), &told));
    let stopped = due();
    assert_eq!(stopped["promised"]["used_days"], 6, "06-02 to 06-09");
    assert_eq!(stopped["promised"]["stops"][0]["moved_days"], 0);
    desk.done("matter.resume", &json!({"matter": matter}));
    desk.done("matter.extend", &good("matter.extend", matter));
    let clocks = due();
    assert_eq!((&clocks["next_kind"], &clocks["next_due"]), (&json!("promised"), &json!("2026-06-22")));
    let stop = json!([{"ground": "hearing", "starts_on": "2026-06-09", "ends_on": "2026-06-15", "told_days": 3,
        "moved_days": 4}]);
    let promised = json!({"limit_days": 10, "extended_days": 0, "stops": stop, "due_on": "2026-06-22",
        "used_days": 6, "left_days": 4, "overdue_days": 0});
    assert_eq!(clocks["promised"], promised);
    let statutory = json!({"limit_days": 20, "extended_days": 10, "stops": stop, "due_on": "2026-07-20",
        "used_days": 6, "left_days": 24, "overdue_days": 0});
    assert_eq!(clocks["statutory"], statutory);
    let late = desk.matter(0xb01, MatterState::Accepted);
    desk.change(late, |one| one.promised_due = Some(day("2026-06-11")));
    let late = desk.done("matter.due", &json!({"matter": late}));
    assert_eq!((&late["promised"]["overdue_days"], &late["promised"]["left_days"]), (&json!(2), &json!(0)));
    let applied = desk.silent(0xb02, "2026-06-08");
    let applied = desk.done("matter.due", &json!({"matter": applied}));
    assert!(applied.get("promised").is_none() && applied["next_kind"] == "answer");
    desk.verify();
}

#[test]
fn a_change_of_the_calendar_moves_what_is_open() {
    let desk = Desk::new();
    let open: Vec<Id> = (0xb00..0xb05).map(|number| desk.matter(number, MatterState::Accepted)).collect();
    let ended = desk.matter(0xb05, MatterState::Delivered);
    let put = |extra: &[&str]| desk.rest(extra);
    assert_eq!(put(&[]), 0, "nothing differs");
    assert_eq!(put(&["2026-06-12"]), 5);
    for matter in &open {
        let stored = desk.stored_matter(*matter);
        let days = [stored.promised_due, stored.statutory_due, stored.open_due];
        assert_eq!(days, [Some(day("2026-06-16")), Some(day("2026-07-01")), Some(day("2026-06-16"))]);
    }
    assert_eq!(desk.stored_matter(ended).promised_due, Some(day("2026-06-15")), "what is decided stays");
    assert_eq!(put(&["2026-06-12"]), 0);
    assert_eq!(put(&[]), 5);
    desk.verify();
}
