//! Renewals that nobody decided before the licence expired, by state and by the day of their application.

use serde_json::json;

use super::super::rules::deemed_renewed_on;
use super::{Desk, good};
use crate::Id;
use crate::service::MatterState as S;
use crate::service::matter::record::{NoticeRecord, RenewalRecord};
use crate::service::testing::day;

impl Desk {
    /// A renewal of a licence that expires on 2026-06-12, applied for on a day; 2026-05-13 is thirty days before.
    fn applied(&self, number: u16, state: S, applied_on: &str, answer_due: &str) -> Id {
        let matter = self.matter(number, state);
        self.change(matter, |one| {
            one.applied_on = day(applied_on);
            one.renewal = Some(RenewalRecord { document: "旧1号".into(), expires_on: day("2026-06-12") });
            if state == S::Applied {
                one.open_due = Some(day(answer_due));
            }
            one.notice = (state == S::Correcting).then(|| told(None));
        });
        matter
    }
}

fn told(answered_on: Option<&str>) -> NoticeRecord {
    NoticeRecord {
        on: day("2026-06-02"),
        materials: vec!["lease".into()],
        text: "缺场所证明".into(),
        answered_on: answered_on.map(day),
    }
}

#[test]
fn a_licence_that_expired_is_renewed_in_whichever_state() {
    let desk = Desk::new();
    let (in_time, late) = ("2026-05-13", "2026-05-14");
    let mut rows = Vec::new();
    for (number, state) in (0xb00..).zip(S::ALL) {
        // Whoever was told what to correct and did not is not renewed; what is over stays so.
        let renews = matches!(state, S::Applied | S::Accepted | S::Paused);
        rows.push((desk.applied(number, *state, in_time, "2026-06-17"), *state, renews, false));
        rows.push((desk.applied(number + 0x20, *state, late, "2026-06-17"), *state, false, false));
    }
    rows.push((desk.applied(0xb40, S::Applied, in_time, "2026-06-10"), S::Applied, true, true));
    rows.push((desk.applied(0xb41, S::Applied, late, "2026-06-10"), S::Accepted, false, true));
    let swept = desk.done("matter.sweep", &json!({}));
    let of = |wanted: fn(&(Id, S, bool, bool)) -> bool| {
        rows.iter().filter(|row| wanted(row)).map(|row| row.0.to_string()).collect::<Vec<_>>()
    };
    let listed = |name: &str| {
        let ids = swept[name].as_array().unwrap().iter();
        let mut ids: Vec<String> = ids.map(|id| id.as_str().unwrap().to_owned()).collect();
        ids.sort_unstable();
        ids
    };
    assert_eq!(listed("accepted"), of(|row| row.3));
    let mut renewed = of(|row| row.2);
    renewed.sort_unstable();
    assert_eq!(listed("renewed"), renewed);
    for (matter, state, renews, silent) in rows {
        let stored = desk.stored_matter(matter);
        assert_eq!(stored.state, if renews { S::Decided } else { state }, "{state:?} {silent}");
        if renews {
            let decision = stored.decision.unwrap();
            assert!(decision.deemed && decision.granted && decision.on == day("2026-06-13"), "{state:?}");
            assert_eq!(stored.accepted_on, Some(day("2026-06-01")), "{state:?}");
            assert_eq!(stored.deemed_accepted, state == S::Applied, "{state:?}");
            assert!(stored.promised_due.is_some() && stored.open_due.is_some());
        }
    }
    let before = desk.dump();
    assert_eq!(desk.done("matter.sweep", &json!({}))["moved"], 0);
    assert!(desk.dump() == before, "a second sweep writes nothing");
    desk.verify();
}

#[test]
fn what_is_deemed_renewed_is_neither_corrected_nor_refused_nor_decided() {
    let desk = Desk::new();
    for (number, state) in [(0xb00, S::Applied), (0xb01, S::Accepted)] {
        let matter = desk.applied(number, state, "2026-05-13", "2026-06-17");
        desk.change(matter, |one| one.materials[0].received_on = day("2026-06-11"));
        match state {
            S::Applied => {
                let told = json!({"matter": matter, "materials": ["lease"], "text": "缺场所证明"});
                desk.breaks("matter.renewal.deemed", "matter.tell_missing", &told);
                let refused = json!({"matter": matter, "certificate": "不受1号", "because": "not_eligible"});
                desk.breaks("matter.renewal.deemed", "matter.refuse", &refused);
            }
            _ => desk.breaks("matter.renewal.deemed", "matter.decide", &good("matter.decide", matter)),
        }
    }
    // What came too late is decided as any other.
    let late = desk.applied(0xb02, S::Accepted, "2026-05-14", "");
    desk.done("matter.decide", &good("matter.decide", late));
    let late = desk.applied(0xb03, S::Applied, "2026-05-14", "2026-06-17");
    desk.change(late, |one| one.materials[0].received_on = day("2026-06-11"));
    let refused = json!({"matter": late, "certificate": "不受2号", "because": "not_eligible"});
    desk.done("matter.refuse", &refused);
    desk.verify();
}

#[test]
fn other_rules_name_other_days() {
    let desk = Desk::new();
    let late = desk.applied(0xb00, S::Accepted, "2026-06-02", "");
    assert_eq!(desk.done("matter.renewals", &json!({}))["moved"], 0);
    let ten = json!({"rule": "matter.renewal.early", "parameter": "days", "value": "10", "jurisdiction": "620102",
        "valid_from": "2026-01-01", "reason": "规章另有规定"});
    desk.call("zhao", "rulebook.override", &ten).unwrap();
    assert_eq!(desk.done("matter.renewals", &json!({}))["renewed"], json!([late]));
    desk.verify();
}

#[test]
fn the_day_from_which_a_renewal_is_deemed_granted() {
    let desk = Desk::new();
    let applied = desk.stored_matter(desk.applied(0xb00, S::Applied, "2026-05-13", "2026-06-17"));
    // State, application, when what was told came, acceptance, today, days before, expected.
    let table = [
        (S::Applied, "2026-05-13", None, None, "2026-06-12", 30, false),
        (S::Applied, "2026-05-13", None, None, "2026-06-13", 30, true),
        (S::Applied, "2026-05-14", None, None, "2026-06-13", 30, false),
        (S::Applied, "2026-05-14", None, None, "2026-06-13", 29, true),
        (S::Applied, "2026-06-12", None, None, "2026-06-13", 0, true),
        (S::Applied, "2026-06-13", None, None, "2026-06-14", 0, false),
        (S::Applied, "2026-05-13", Some(Some("2026-06-12")), None, "2026-06-15", 30, true),
        (S::Applied, "2026-05-13", Some(Some("2026-06-13")), None, "2026-06-15", 30, false),
        (S::Accepted, "2026-05-13", Some(None), Some("2026-06-12"), "2026-06-15", 30, true),
        (S::Accepted, "2026-05-13", Some(Some("2026-06-13")), Some("2026-06-15"), "2026-06-15", 30, false),
        (S::Accepted, "2026-05-13", None, Some("2026-06-15"), "2026-06-15", 30, true),
        (S::Paused, "2026-05-13", None, Some("2026-05-14"), "2026-06-15", 30, true),
        (S::Correcting, "2026-05-13", Some(None), None, "2026-06-15", 30, false),
        (S::Decided, "2026-05-13", None, Some("2026-05-14"), "2026-06-15", 30, false),
        (S::Withdrawn, "2026-05-13", None, None, "2026-06-15", 30, false),
    ];
    for row in table {
        let (state, applied_on, answered, accepted, today, early, expected) = row;
        let mut matter = applied.clone();
        (matter.state, matter.applied_on) = (state, day(applied_on));
        matter.notice = answered.map(told);
        matter.accepted_on = accepted.map(day);
        let since = deemed_renewed_on(&matter, day(today), early);
        assert_eq!(since, expected.then(|| day("2026-06-13")), "{row:?}");
        matter.renewal = None;
        assert_eq!(deemed_renewed_on(&matter, day(today), early), None);
    }
}
