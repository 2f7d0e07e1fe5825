//! Matters in every state, those that time has settled among them.

use serde_json::{Value, json};

use super::ground::Past;
use crate::ground::Ground;
use crate::support::{NORTH, NORTH_1};

/// What was done with a matter of today after it was handed in, by its name.
const TODAY: [(&str, &[&str]); 34] = [
    ("new1", &[]),
    ("new2", &[]),
    ("new3", &[]),
    ("new4", &[]),
    ("correcting", &["tell"]),
    ("gap", &["promise"]),
    ("accepted1", &["lease", "accept"]),
    ("accepted2", &["lease", "accept"]),
    ("accepted3", &["lease", "accept"]),
    ("accepted4", &["lease", "accept"]),
    ("accepted5", &["lease", "accept"]),
    ("accepted6", &["lease", "accept"]),
    ("extended", &["lease", "accept", "extend"]),
    ("paused", &["lease", "accept", "pause"]),
    ("asked", &["lease", "accept", "ask"]),
    ("asked2", &["lease", "accept", "ask"]),
    ("decided", &["lease", "accept", "decide"]),
    ("decided2", &["lease", "accept", "decide"]),
    ("reviewed", &["lease", "accept", "decide", "deliver"]),
    ("delivered", &["lease", "accept", "decide", "deliver"]),
    ("refused", &["refuse"]),
    ("withdrawn", &["withdraw"]),
    ("linked", &[]),
    ("linked2", &[]),
    ("linked3", &[]),
    ("linked_many", &[]),
    ("unlinked", &[]),
    ("other_item", &[]),
    ("powerless", &["lease", "accept"]),
    ("bare", &[]),
    ("visited", &[]),
    ("served", &[]),
    ("ripe", &["lease", "accept"]),
    ("local", &[]),
];

impl Ground {
    pub(super) fn matters(&mut self, past: &Past) {
        for name in ["lapsed", "deemed", "renewed"] {
            self.past_matter(past, name, name);
        }
        // In April nothing expires in thirty days and before today.
        let ten = json!({"rule": "matter.renewal.early", "parameter": "days", "value": "10", "jurisdiction": "620102",
            "valid_from": "2026-01-01", "reason": "规章另有规定"});
        self.by("system", "rulebook.override", &ten);
        let swept = self.by("wang", "matter.sweep", &json!({}));
        assert_eq!(swept["moved"], 3, "{swept}");
        for (name, like) in [("late_gap", "lapsed"), ("silent", "deemed"), ("renewing", "renewed")] {
            self.past_matter(past, name, like);
        }
        for (name, steps) in TODAY {
            let mut request = apply();
            match name {
                "unlinked" | "bare" | "local" => {
                    request["applicant"] = json!({"kind": "person", "name": "申某"});
                    request["community"] = NORTH.into();
                }
                "other_item" => request["item"] = "JF-001".into(),
                "powerless" => request["item"] = "XK-002".into(),
                _ => {}
            }
            if name == "bare" {
                request["materials"] = json!([]);
            }
            let made = self.by("wang", "matter.apply", &request);
            self.keep(&format!("mt.{name}"), &made["matter"]["summary"]["id"]);
            for step in steps {
                let (operation, mut request) = of(step);
                request["matter"] = format!("$mt.{name}").into();
                self.by("wang", operation, &request);
            }
        }
        let review =
            json!({"matter": "$mt.reviewed", "level": "satisfied", "named": true, "channel": "online"});
        self.by("jumin", "review.submit", &review);
        let ask = json!({"matter": "$mt.linked_many", "field": "age", "age": 60});
        for _ in 0..2 {
            self.by("wang", "sharing.ask", &ask);
        }
    }

    fn past_matter(&mut self, past: &Past, name: &str, like: &str) {
        let mut request = apply();
        if like == "renewed" {
            request["renewal"] = json!({"document": "许可证1号", "expires_on": "2026-04-20"});
        }
        let made = past.done(self, "wang", "matter.apply", &request);
        self.keep(&format!("mt.{name}"), &made["matter"]["summary"]["id"]);
        let steps: &[&str] = match like {
            "lapsed" => &["promise"],
            "renewed" => &["lease", "accept"],
            _ => &[],
        };
        for step in steps {
            let (operation, mut request) = of(step);
            request["matter"] = format!("$mt.{name}").into();
            past.done(self, "wang", operation, &request);
        }
    }
}

/// A matter of the resident, who has an account.
pub(super) fn apply() -> Value {
    json!({"item": "XK-001", "channel": "window", "materials": ["form"],
           "applicant": {"kind": "person", "name": "申小明", "code": "620102197001011234", "phone": "13893101234",
                         "resident": "$client", "account": "jumin"}})
}

fn of(step: &str) -> (&'static str, Value) {
    match step {
        "lease" => ("matter.supplement", json!({"materials": ["lease"]})),
        "tell" => ("matter.tell_missing", json!({"materials": ["form"], "text": "申请表未签名"})),
        "accept" => ("matter.accept", json!({"certificate": "受理1号"})),
        "promise" => ("matter.accept", json!({"certificate": "受理1号", "promised": true})),
        "refuse" => ("matter.refuse", json!({"because": "not_eligible", "certificate": "不予受理1号"})),
        "withdraw" => ("matter.withdraw", json!({})),
        "pause" => ("matter.pause", json!({"ground": "hearing", "told_days": 10, "told_on": "2026-05-01"})),
        "extend" => ("matter.extend", json!({"days": 5, "reason": "案情复杂", "approved_by": "负责人"})),
        "ask" => ("matter.ask_opinion", json!({"office": "shiwu", "due_on": "2026-05-08"})),
        "decide" => ("matter.decide", json!({"granted": true, "document": "证字1号"})),
        "deliver" => ("matter.deliver", json!({"way": "window"})),
        _ => unreachable!("{step}"),
    }
}

/// The place of an applicant whom the registry does not know.
pub(super) fn stranger() -> Value {
    json!({"item": "XK-001", "channel": "window", "community": NORTH, "grid": NORTH_1,
           "applicant": {"kind": "person", "name": "申某"}})
}
