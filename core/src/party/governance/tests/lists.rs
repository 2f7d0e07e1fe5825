//! The three lists.

use serde_json::{Value, json};

use super::{Hall, rules_of, text};
use crate::ErrorKind;

const STATES: [&str; 5] = ["assigned", "accepted", "finished", "rated", "cancelled"];

fn merged(mut base: Value, more: Value) -> Value {
    for (name, value) in more.as_object().unwrap() {
        base[name] = value.clone();
    }
    base
}

impl Hall {
    fn entry(&self, base: Value, more: Value) -> String {
        text(&self.done("shequ", "governance.put_entry", merged(base, more))["id"])
    }

    /// Ten hours of legal advice, from the first unit.
    pub(super) fn resource(&self, more: Value) -> String {
        let base = json!({"committee": self.committee, "kind": "resource", "title": "法律咨询", "category": "法律",
            "unit": self.units[0], "quantity": 10, "measure": "小时"});
        self.entry(base, more)
    }

    pub(super) fn need(&self, more: Value) -> String {
        let base = json!({"committee": self.committee, "kind": "need", "title": "法律讲座", "category": "法律",
            "group": "老年人", "quantity": 6, "measure": "小时"});
        self.entry(base, more)
    }

    fn started(&self, need: &str, resource: &str, quantity: i64) -> Value {
        json!({"need": need, "unit": self.units[0], "due": "2026-07-01",
            "resources": [{"resource": resource, "quantity": quantity}]})
    }

    pub(super) fn project(&self, need: &str, resource: &str, quantity: i64) -> String {
        let request = self.started(need, resource, quantity);
        text(&self.done("shequ", "governance.start_project", request)["project"]["id"])
    }

    fn go(&self, step: &str, project: &str) -> crate::Result<Value> {
        let request = match step {
            "accept" => json!({"id": project}),
            "finish" => json!({"id": project, "result": "办了两场"}),
            "rate" => json!({"id": project, "rating": 5, "remark": "很好"}),
            _ => json!({"id": project, "reason": "改期"}),
        };
        self.call("shequ", &format!("governance.{step}_project"), &request)
    }

    fn used(&self, entry: &str) -> (i64, String) {
        let listed = self.done("worker", "governance.list_entries", json!({}));
        let items = listed["items"].as_array().unwrap();
        let found = items.iter().find(|one| one["id"] == json!(entry)).unwrap();
        (found["used"].as_i64().unwrap(), text(&found["state"]))
    }
}

#[test]
fn every_state_of_a_project_takes_its_own_steps() {
    let hall = Hall::new();
    let table = [
        ("accept", ["accepted", "", "", "", ""]),
        ("finish", ["", "finished", "", "", ""]),
        ("rate", ["", "", "rated", "", ""]),
        ("cancel", ["cancelled", "cancelled", "", "", ""]),
    ];
    let ways: [&[&str]; 5] =
        [&[], &["accept"], &["accept", "finish"], &["accept", "finish", "rate"], &["accept", "cancel"]];
    for (step, leads) in table {
        for ((state, to), way) in STATES.iter().zip(leads).zip(ways) {
            let (need, resource) = (hall.need(json!({})), hall.resource(json!({})));
            let project = hall.project(&need, &resource, 6);
            for step in way {
                hall.go(step, &project).unwrap();
            }
            if to.is_empty() {
                let error = hall.ground.refused(|| hall.go(step, &project));
                assert_eq!(error.kind(), ErrorKind::Conflict, "{step} of {state}");
            } else {
                assert_eq!(
                    hall.go(step, &project).unwrap()["project"]["state"],
                    json!(to),
                    "{step} of {state}"
                );
            }
            let back = *state == "cancelled" || to == "cancelled";
            let taken = if back { (0, "open") } else { (6, "used_up") };
            assert_eq!(hall.used(&need), (taken.0, taken.1.to_owned()), "{step} of {state}");
            assert_eq!(hall.used(&resource), (taken.0, "open".to_owned()), "{step} of {state}");
        }
    }
    let summary = hall.done("wang", "governance.summary", json!({}));
    let total: i64 =
        summary["projects"].as_array().unwrap().iter().map(|one| one["count"].as_i64().unwrap()).sum();
    assert_eq!(total, 20);
    hall.ground.verify();
}

#[test]
fn no_entry_is_used_beyond_its_quantity() {
    let hall = Hall::new();
    let start = "governance.start_project";
    let (need, resource) = (hall.need(json!({})), hall.resource(json!({"quantity": 4})));
    let error = hall.breaks("governance.project.quantity", start, hall.started(&need, &resource, 5));
    assert_eq!((error.field(), &error.report().details["left"]), (Some("resources.0"), &json!(4)));
    let large = hall.resource(json!({"quantity": 100}));
    let error = hall.breaks("governance.project.quantity", start, hall.started(&need, &large, 7));
    assert_eq!((error.field(), &error.report().details["left"]), (Some("resources"), &json!(6)));
    hall.project(&need, &resource, 4);
    hall.breaks("governance.project.quantity", start, hall.started(&need, &resource, 1));
    hall.invalid("resources.0.quantity", start, hall.started(&need, &large, 0));
    let twice = json!([{"resource": large, "quantity": 1}, {"resource": large, "quantity": 1}]);
    hall.invalid("resources.1", start, merged(hall.started(&need, &large, 1), json!({"resources": twice})));
    hall.invalid("resources", start, merged(hall.started(&need, &large, 1), json!({"resources": []})));
    hall.invalid("resources.0", start, hall.started(&need, &need, 1));
    hall.invalid("need", start, hall.started(&resource, &large, 1));
    hall.invalid("due", start, merged(hall.started(&need, &large, 1), json!({"due": "2026-06-14"})));
    let visits = hall.resource(json!({"measure": "场"}));
    hall.invalid("resources.0", start, hall.started(&need, &visits, 1));

    // A long run of starts and cancellations, against a sum kept beside it.
    let (need, mut open, mut seed) = (hall.need(json!({"quantity": 9})), Vec::new(), 7_u64);
    for _ in 0..40 {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let (quantity, cancels) = (i64::try_from(seed >> 33).unwrap() % 4 + 1, (seed >> 60) % 2 == 1);
        if cancels && !open.is_empty() {
            let (project, _): (String, i64) = open.remove(0);
            hall.go("cancel", &project).unwrap();
        } else if let Ok(started) = hall.call("shequ", start, &hall.started(&need, &large, quantity)) {
            open.push((text(&started["project"]["id"]), quantity));
        }
        let sum: i64 = open.iter().map(|(_, quantity)| quantity).sum();
        assert!(sum <= 9);
        assert_eq!((hall.used(&need).0, hall.used(&large).0), (sum, sum));
    }
    hall.ground.verify();
}

#[test]
fn entries_hold_categories_and_are_withdrawn_with_care() {
    let hall = Hall::new();
    let put = "governance.put_entry";
    let need = json!({"committee": hall.committee, "kind": "need", "title": "理发", "category": "理发"});
    hall.breaks("governance.entry.plain", put, merged(need.clone(), json!({"title": "联系13812345678"})));
    hall.invalid("unit", put, merged(need.clone(), json!({"unit": hall.units[0]})));
    hall.invalid("unit", put, merged(need.clone(), json!({"kind": "resource"})));
    hall.invalid("quantity", put, merged(need.clone(), json!({"quantity": 0})));
    hall.invalid("ends_on", put, merged(need.clone(), json!({"ends_on": "2026-06-14"})));
    let elsewhere = hall.refused("wang", put, merged(need.clone(), json!({"grid": "620102001002001"})));
    assert_eq!(elsewhere.field(), Some("grid"));

    let (wanted, offered) = (hall.need(json!({})), hall.resource(json!({})));
    let project = hall.project(&wanted, &offered, 5);
    let change = json!({"id": offered, "committee": hall.committee, "kind": "resource", "title": "法律咨询",
        "category": "法律", "unit": hall.units[0], "quantity": 4, "measure": "小时"});
    hall.breaks("governance.entry.quantity", put, change.clone());
    hall.invalid("unit", put, merged(change.clone(), json!({"unit": hall.units[1]})));
    hall.invalid("measure", put, merged(change.clone(), json!({"measure": "场", "quantity": 9})));
    let changed = hall.done("wang", put, merged(change.clone(), json!({"quantity": 5, "revision": 2})));
    assert_eq!((&changed["state"], &changed["revision"]), (&json!("used_up"), &json!(3)));

    let withdraw = "governance.withdraw_entry";
    let error = hall.breaks("governance.entry.projects", withdraw, json!({"id": wanted, "reason": "理由"}));
    assert_eq!(error.report().details["projects"], 1);
    let error = hall.refused("wang", withdraw, json!({"id": project, "reason": "理由"}));
    assert_eq!(error.kind(), ErrorKind::NotFound, "a project is no entry");
    let error =
        hall.breaks("governance.unit.projects", "governance.release_unit", json!({"id": hall.units[0]}));
    assert_eq!(error.report().details["projects"], 1);
    hall.done("wang", withdraw, json!({"id": offered, "reason": "理由"}));
    for (name, request) in [
        (withdraw, json!({"id": offered, "reason": "理由"})),
        (put, merged(change, json!({"quantity": 8}))),
        ("governance.start_project", hall.started(&wanted, &offered, 1)),
    ] {
        assert_eq!(hall.refused("wang", name, request).kind(), ErrorKind::Conflict, "{name}");
    }
    hall.go("cancel", &project).unwrap();
    assert_eq!(hall.used(&offered), (0, "withdrawn".to_owned()), "what comes back stays withdrawn");
    hall.done("wang", withdraw, json!({"id": wanted, "reason": "理由"}));
    let list = |request: Value| {
        hall.done("worker", "governance.list_entries", request)["items"].as_array().unwrap().len()
    };
    assert_eq!(list(json!({"state": "withdrawn"})), 2);
    assert_eq!(list(json!({"kind": "need", "category": "法律"})), 1);
    assert_eq!(list(json!({"unit": hall.units[0]})), 1);
    hall.ground.verify();
}

#[test]
fn needs_are_matched_with_reasons() {
    let hall = Hall::new();
    let need = hall.need(json!({"ends_on": "2026-08-31"}));
    let small = hall.resource(json!({"quantity": 3}));
    let wide = hall.resource(json!({"quantity": 40}));
    let close = hall.resource(json!({"quantity": 7}));
    let short = hall.resource(json!({"quantity": 7, "ends_on": "2026-07-31"}));
    for unfit in [
        json!({"category": "理发"}),
        json!({"group": "儿童"}),
        json!({"measure": "场"}),
        json!({"starts_on": "2026-09-01"}),
        json!({"starts_on": "2026-01-01", "ends_on": "2026-06-14"}),
        json!({"unit": hall.units[2]}),
    ] {
        hall.resource(unfit);
    }
    hall.done("wang", "governance.release_unit", json!({"id": hall.units[2]}));
    let matched = |request: Value| {
        hall.done("worker", "governance.match_entries", merged(json!({"committee": hall.committee}), request))
    };
    let first = matched(json!({}))["items"][0].clone();
    let order: Vec<String> =
        first["resources"].as_array().unwrap().iter().map(|one| text(&one["resource"]["id"])).collect();
    assert_eq!(order, [&close, &wide, &short, &small].map(Clone::clone));
    assert_eq!((&first["wanted"], &first["fitting"]), (&json!(6), &json!(4)));
    assert_eq!(first["resources"][2]["reasons"], json!(["enough", "whole_community", "part_of_period"]));
    assert_eq!(
        first["resources"][3]["reasons"],
        json!(["part_of_quantity", "whole_community", "whole_period"])
    );
    assert_eq!(matched(json!({"most": 1}))["items"][0]["resources"].as_array().unwrap().len(), 1);
    let second = hall.need(json!({"category": "理发"}));
    assert_eq!(matched(json!({"need": second}))["items"][0]["fitting"], json!(1));
    let page = matched(json!({"limit": 1}));
    assert_eq!(matched(json!({"cursor": page["next"]}))["items"][0]["need"]["id"], json!(second));
    hall.invalid("need", "governance.match_entries", json!({"committee": hall.committee, "need": wide}));
    hall.invalid("most", "governance.match_entries", json!({"committee": hall.committee, "most": 0}));

    let started = hall.done("wang", "governance.start_project", hall.started(&second, &close, 2));
    assert_eq!(rules_of(&started), ["governance.project.fit"], "what does not fit is told, not refused");
    hall.project(&need, &wide, 6);
    assert_eq!(
        matched(json!({}))["items"].as_array().unwrap().len(),
        1,
        "what is met is no longer asked for"
    );
    let projects =
        hall.done("worker", "governance.list_projects", json!({"state": "assigned", "unit": hall.units[0]}));
    assert_eq!(projects["items"].as_array().unwrap().len(), 2);
    let rating = json!({"id": projects["items"][0]["project"]["id"], "rating": 6});
    hall.invalid("rating", "governance.rate_project", rating);
    hall.ground.platform.set_clock("2026-07-02T09:00:00+08:00").unwrap();
    let projects = hall.done("worker", "governance.list_projects", json!({}));
    assert_eq!(projects["items"][0]["overdue"], json!(true));
    assert_eq!(hall.done("wang", "governance.summary", json!({}))["projects_overdue"], json!(2));
    hall.ground.verify();
}
