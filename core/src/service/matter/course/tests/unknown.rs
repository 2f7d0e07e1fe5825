//! Steps, sweeps and explanations while the holidays of a year are not loaded: of 2027 nothing is shipped.

use serde_json::{Value, json};

use super::{Desk, STEPS, good, with};
use crate::Id;
use crate::service::MatterState;
use crate::service::matter::record::GapRecord;
use crate::service::testing::{MARKET, SOCIAL, day};

const UNKNOWN: &str = "matter.limit.unknown";

impl Desk {
    fn clock(&self, day: &str) {
        self.platform.set_clock(&format!("{day}T10:00:00+08:00")).unwrap();
    }

    /// A matter whose limits reach into 2027: handed in and accepted on a day of December.
    fn late(&self, number: u16, state: MatterState, on: &str) -> Id {
        let (matter, on) = (self.matter(number, state), day(on));
        self.change(matter, |one| {
            one.applied_on = on;
            one.materials[0].received_on = on;
            one.accepted_on = one.accepted_on.map(|_| on);
            (one.promised_due, one.statutory_due, one.open_due) = (None, None, None);
            one.pauses.iter_mut().for_each(|pause| pause.from = on);
            one.decision.iter_mut().for_each(|decision| decision.on = on);
        });
        matter
    }

    fn load_2027(&self) -> i64 {
        let rest = ["2027-01-01", "2027-05-01", "2027-10-01", "2027-10-02", "2027-10-03"];
        let year = json!({"year": 2027, "rest": rest, "work": [], "source": "放假通知"});
        self.call("zhao", "calendar.put_year", &year).unwrap()["deadlines_moved"].as_i64().unwrap()
    }
}

fn fields(answer: &Value) -> Vec<String> {
    let warnings = answer["warnings"].as_array().unwrap();
    let unknown = warnings.iter().filter(|one| one["rule"] == UNKNOWN);
    unknown.map(|one| one["field"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_decision_stands_and_its_days_are_counted_once_the_year_is_loaded() {
    let desk = Desk::new();
    desk.clock("2026-12-28");
    for (number, granted) in [(0xb00, true), (0xb01, false)] {
        let matter = desk.late(number, MatterState::Accepted, "2026-12-21");
        let request = if granted {
            good("matter.decide", matter)
        } else {
            json!({"matter": matter, "granted": false, "reason": "不符合条件", "remedies": ["review", "litigation"]})
        };
        let decided = desk.done("matter.decide", &request);
        assert_eq!(fields(&decided), ["promised_due", "statutory_due", "open_due"]);
        assert_eq!(decided["matter"]["summary"]["state"], "decided");
        assert!(decided["matter"]["summary"].get("open_due").is_none());
    }
    assert_eq!(desk.load_2027(), 2);
    for number in [0xb00, 0xb01] {
        let stored = desk.stored_matter(crate::service::testing::id(number));
        let days = [stored.promised_due, stored.statutory_due, stored.open_due];
        assert_eq!(days, [Some(day("2027-01-05")), Some(day("2027-01-19")), Some(day("2027-01-12"))]);
    }
    assert_eq!(desk.load_2027(), 0);
    desk.verify();
}

#[test]
fn a_sweep_goes_on_and_tells_what_it_skipped() {
    let desk = Desk::new();
    let silent = desk.late(0xb00, MatterState::Applied, "2026-12-21");
    desk.change(silent, |one| one.open_due = Some(day("2026-12-28")));
    let unknown = desk.late(0xb01, MatterState::Applied, "2026-12-30");
    let broken = desk.late(0xb02, MatterState::Accepted, "2026-12-21");
    desk.change(broken, |one| {
        one.gap = Some(GapRecord {
            on: day("2026-12-21"),
            materials: vec!["lease".into()],
            due_on: day("2026-12-30"),
            met_on: None,
        });
    });
    desk.clock("2026-12-28");
    let early = desk.done("matter.sweep", &json!({}));
    assert_eq!((&early["moved"], &early["skipped"]), (&json!(0), &json!([])), "nothing is late yet");
    desk.clock("2027-01-04");
    let swept = desk.done("matter.sweep", &json!({}));
    assert_eq!((&swept["accepted"], &swept["lapsed"]), (&json!([silent]), &json!([broken])));
    assert_eq!((&swept["moved"], &swept["skipped"].as_array().unwrap().len()), (&json!(2), &1));
    let skipped = &swept["skipped"][0];
    assert_eq!(skipped["matter"], json!(unknown));
    assert_eq!(
        (&skipped["because"]["rule"], &skipped["because"]["field"]),
        (&json!(UNKNOWN), &json!("open_due"))
    );
    assert!(!swept.to_string().contains("申某"));
    let accepted = desk.stored_matter(silent);
    assert_eq!((accepted.state, accepted.accepted_on), (MatterState::Accepted, Some(day("2026-12-21"))));
    assert_eq!((accepted.promised_due, accepted.open_due), (None, None));
    assert_eq!(desk.stored_matter(unknown).state, MatterState::Applied);
    assert_eq!(desk.load_2027(), 2);
    assert_eq!(desk.stored_matter(unknown).open_due, Some(day("2027-01-07")));
    assert_eq!(desk.stored_matter(silent).open_due, Some(day("2027-01-05")));
    desk.clock("2027-01-08");
    let swept = desk.done("matter.sweep", &json!({}));
    assert_eq!((&swept["accepted"], &swept["skipped"]), (&json!([unknown]), &json!([])));
    desk.verify();
}

/// No step of a matter waits for the calendar.
#[test]
fn every_step_goes_through_without_the_holidays_of_its_year() {
    let desk = Desk::new();
    desk.clock("2027-01-04");
    for (number, (step, states)) in (0xb00..).zip(STEPS) {
        let matter = desk.late(number, states[0], "2026-12-28");
        let request = good(step, matter);
        let request = match step {
            "matter.pause" => {
                let hearing = json!({"right_told_on": "2026-12-30", "requested_on": "2027-01-04",
                    "noticed_on": "2027-01-04", "held_on": "2027-01-20"});
                with(request, &json!({"told_on": "2027-01-04", "hearing": hearing}))
            }
            "matter.resume" => {
                with(request, &json!({"hearing": {"held_on": "2027-01-04", "noticed_on": "2026-12-30"}}))
            }
            "matter.ask_opinion" => with(request, &json!({"due_on": "2027-01-10"})),
            "matter.give_opinion" => {
                desk.ask(matter, SOCIAL, "2027-01-10");
                request
            }
            _ => request,
        };
        let answer = desk.call("wang", step, &request).unwrap_or_else(|error| panic!("{step} {error:?}"));
        let told = fields(&answer);
        let expected: &[&str] = match step {
            "matter.pause" => &["hearing", "promised_due", "statutory_due"],
            "matter.resume" => &["resumed_on", "hearing", "promised_due", "statutory_due"],
            "matter.give_opinion" => &[],
            "matter.decide" => &["promised_due", "statutory_due", "open_due"],
            "matter.deliver" => &["delivered_on"],
            _ => &["promised_due", "statutory_due"],
        };
        assert_eq!(told, expected, "{step}");
    }
    desk.verify();
}

#[test]
fn clocks_tell_what_can_not_be_counted() {
    let desk = Desk::new();
    let matter = desk.late(0xb00, MatterState::Accepted, "2026-12-21");
    let due = |matter: Id| desk.call(MARKET, "matter.due", &json!({"matter": matter})).unwrap();
    desk.clock("2026-12-28");
    let clocks = due(matter);
    assert_eq!(fields(&clocks), ["promised_due", "statutory_due"]);
    assert!(clocks.get("promised").is_none() && clocks["next_kind"] == "promised");
    // Its last days are known, but not how much of them is used up in the year that is not loaded.
    let known = desk.matter(0xb01, MatterState::Accepted);
    assert_eq!(fields(&due(known)), [] as [&str; 0]);
    desk.clock("2027-01-04");
    assert_eq!(fields(&due(known)), ["promised", "statutory"]);
    desk.load_2027();
    assert_eq!(due(matter)["promised"]["left_days"], 1);
    assert_eq!(fields(&due(known)), [] as [&str; 0]);
    desk.verify();
}
