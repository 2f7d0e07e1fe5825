//! The intake while the holidays of a year are not loaded: of 2027 nothing is shipped.

use serde_json::json;

use super::*;
use crate::service::testing::MARKET;

fn fields(answer: &Value) -> Vec<String> {
    let warnings = answer["warnings"].as_array().unwrap();
    let unknown = warnings.iter().filter(|one| one["rule"] == "matter.limit.unknown");
    unknown.map(|one| text(&one["field"])).collect()
}

#[test]
fn nobody_is_sent_away_for_want_of_a_calendar() {
    let desk = Desk::new();
    desk.clock("2026-12-28");
    let applied = desk.done("shequ", "matter.apply", desk.form());
    assert_eq!(fields(&applied), ["open_due"]);
    assert!(applied["matter"]["summary"].get("open_due").is_none());
    let matter = &applied["matter"]["summary"]["id"];
    let added = json!({"matter": matter, "materials": ["lease"]});
    assert_eq!(fields(&desk.done("jumin", "matter.supplement", added)), ["open_due"]);
    let accept = json!({"matter": matter, "certificate": "受〔2026〕1号"});
    assert_eq!(fields(&desk.done(MARKET, "matter.accept", accept)), ["promised_due", "statutory_due"]);
    let rest = ["2027-01-01", "2027-05-01", "2027-10-01", "2027-10-02", "2027-10-03"];
    let year = json!({"year": 2027, "rest": rest, "work": [], "source": "放假通知"});
    assert_eq!(desk.done("zhao", "calendar.put_year", year)["deadlines_moved"], 1);
    let stored = desk.stored_matter(Id::parse("id", matter.as_str().unwrap()).unwrap());
    assert_eq!((stored.promised_due, stored.open_due), (Some(day("2027-01-12")), Some(day("2027-01-12"))));
    desk.verify();
}

/// Of what follows the last day is agreed, and so known.
#[test]
fn what_follows_comes_on_a_day_that_is_known() {
    let desk = Desk::new();
    desk.clock("2026-12-28");
    let matter = desk.apply(json!({}));
    let accept = |due_on: Value| json!({"matter": matter, "certificate": "受〔2026〕1号", "promised": true, "gap_due_on": due_on});
    for due_on in [Value::Null, json!("2027-01-05"), json!("2026-12-25")] {
        desk.invalid("gap_due_on", MARKET, "matter.accept", accept(due_on));
    }
    let accepted = desk.done(MARKET, "matter.accept", accept(json!("2026-12-31")));
    assert_eq!(accepted["matter"]["gap"]["due_on"], "2026-12-31");
    desk.verify();
}

/// Nothing is deemed while nobody can tell whether the five days are over.
#[test]
fn silence_is_not_counted_without_the_holidays_of_the_year() {
    let desk = Desk::new();
    desk.clock("2026-12-30");
    let matter = [(); 3].map(|()| desk.apply(json!({})));
    desk.clock("2027-01-15");
    let told = json!({"matter": matter[0], "materials": ["lease"], "text": "缺场所证明"});
    desk.done(MARKET, "matter.tell_missing", told);
    let refused = json!({"matter": matter[1], "certificate": "不受〔2027〕1号", "because": "not_eligible"});
    desk.done(MARKET, "matter.refuse", refused);
    let accepted =
        json!({"matter": matter[2], "certificate": "受〔2027〕1号", "promised": true, "gap_due_on": null});
    desk.invalid("gap_due_on", MARKET, "matter.accept", accepted);
    desk.done("jumin", "matter.supplement", json!({"matter": matter[2], "materials": ["lease"]}));
    let accepted =
        desk.done(MARKET, "matter.accept", json!({"matter": matter[2], "certificate": "受〔2027〕1号"}));
    assert_eq!(accepted["matter"]["summary"]["accepted_on"], "2027-01-15");
    assert_eq!(accepted["matter"]["deemed_accepted"], false);
    desk.verify();
}
