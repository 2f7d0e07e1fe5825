//! Joint meetings and their tasks.

use serde_json::{Value, json};

use super::{Hall, rules_of, text};
use crate::ErrorKind;

const STATES: [&str; 5] = ["assigned", "reported", "returned", "done", "cancelled"];

impl Hall {
    /// A task of the second unit, with its meeting of 1 May.
    pub(super) fn task(&self, due: &str) -> (String, String) {
        let request = json!({"committee": self.committee, "held_on": "2026-05-01", "units": self.units,
            "agenda": ["停车难"], "resolutions": [{"text": "夜间开放停车位", "ayes": 3}],
            "tasks": [{"title": "划出车位", "unit": self.units[1], "due": due}]});
        let held = self.done("shequ", "governance.hold_meeting", request);
        (text(&held["tasks"][0]["id"]), text(&held["meeting"]["id"]))
    }

    /// A task that has come to a state.
    fn task_in(&self, state: &str) -> String {
        let (task, _) = self.task("2026-06-30");
        if matches!(state, "reported" | "returned" | "done") {
            self.done("shequ", "governance.report_task", json!({"id": task, "result": "已划出"}));
        }
        match state {
            "returned" => drop(self.step("return", &task).unwrap()),
            "done" => drop(self.step("done", &task).unwrap()),
            "cancelled" => drop(self.step("cancel", &task).unwrap()),
            _ => {}
        }
        task
    }

    fn step(&self, step: &str, task: &str) -> crate::Result<Value> {
        let (name, request) = match step {
            "report" => ("report_task", json!({"result": "已划出", "evidence": [{"uri": "host://1"}]})),
            "done" => ("review_task", json!({"done": true})),
            "return" => ("review_task", json!({"done": false, "reason": "数量不足"})),
            "extend" => ("extend_task", json!({"due": "2026-07-31", "reason": "天气"})),
            "hand_over" => ("hand_over_task", json!({"unit": self.units[2], "reason": "职责"})),
            _ => ("cancel_task", json!({"reason": "不再需要"})),
        };
        let mut request = request;
        request["id"] = json!(task);
        self.call("shequ", &format!("governance.{name}"), &request)
    }
}

#[test]
fn every_state_of_a_task_takes_its_own_steps() {
    let hall = Hall::new();
    let table = [
        ("report", ["reported", "", "reported", "", ""]),
        ("done", ["", "done", "", "", ""]),
        ("return", ["", "returned", "", "", ""]),
        ("extend", ["assigned", "", "returned", "", ""]),
        ("hand_over", ["assigned", "", "assigned", "", ""]),
        ("cancel", ["cancelled", "cancelled", "cancelled", "", ""]),
    ];
    for (step, leads) in table {
        for (state, to) in STATES.iter().zip(leads) {
            let task = hall.task_in(state);
            if to.is_empty() {
                let error = hall.ground.refused(|| hall.step(step, &task));
                assert_eq!(error.kind(), ErrorKind::Conflict, "{step} of {state}");
                assert_eq!(error.report().details["state"], json!(state));
            } else {
                let after = hall.step(step, &task).unwrap()["task"].clone();
                assert_eq!(after["state"], json!(to), "{step} of {state}");
                let steps = after["steps"].as_array().unwrap().len();
                assert_eq!(after["revision"], json!(steps), "every step is kept");
            }
        }
    }
    hall.ground.verify();
}

#[test]
fn what_a_step_says_is_checked() {
    let hall = Hall::new();
    let task = hall.task_in("assigned");
    let at = |name: &str, value: Value| {
        let mut request = json!({"id": task, "reason": "理由"});
        request[name] = value;
        request
    };
    for due in ["2026-06-30", "2026-06-01"] {
        hall.invalid("due", "governance.extend_task", at("due", json!(due)));
    }
    hall.invalid("unit", "governance.hand_over_task", at("unit", json!(hall.units[1])));
    let mut over = at("unit", json!(hall.units[2]));
    over["due"] = json!("2026-06-14");
    hall.invalid("due", "governance.hand_over_task", over);
    hall.done("wang", "governance.release_unit", json!({"id": hall.units[2], "left_on": "2026-06-15"}));
    hall.breaks("governance.unit.member", "governance.hand_over_task", at("unit", json!(hall.units[2])));
    hall.invalid("reason", "governance.review_task", json!({"id": task, "done": false}));
    hall.invalid("result", "governance.report_task", json!({"id": task, "result": " "}));
    let empty = json!({"id": task, "result": "好", "evidence": [{}]});
    hall.invalid("evidence.0", "governance.report_task", empty);
    let stale = json!({"id": task, "reason": "理由", "revision": 7});
    assert_eq!(hall.refused("wang", "governance.cancel_task", stale).code(), crate::code::CONFLICT_REVISION);
    let unknown = json!({"id": crate::party::testing::id(999).to_string(), "reason": "理由"});
    assert_eq!(hall.refused("wang", "governance.cancel_task", unknown).kind(), ErrorKind::NotFound);
    hall.ground.verify();
}

#[test]
fn a_unit_leaves_when_its_tasks_are_handed_over() {
    let hall = Hall::new();
    let (late, _) = hall.task("2026-06-14");
    let (today, _) = hall.task("2026-06-15");
    let release = json!({"id": hall.units[1]});
    let error = hall.breaks("governance.unit.tasks", "governance.release_unit", release.clone());
    assert_eq!(error.report().details["tasks"], 2);
    let list = |request: Value| {
        let listed = hall.done("worker", "governance.list_tasks", request);
        listed["items"].as_array().unwrap().iter().map(|one| text(&one["task"]["id"])).collect::<Vec<_>>()
    };
    assert_eq!(list(json!({"overdue": true})), std::slice::from_ref(&late), "the last day itself is in time");
    assert_eq!(list(json!({"overdue": false})), std::slice::from_ref(&today));
    assert_eq!(list(json!({"unit": hall.units[1], "state": "assigned"})), [late.clone(), today.clone()]);
    let summary = hall.done("wang", "governance.summary", json!({}));
    assert_eq!((&summary["tasks_overdue"], &summary["tasks"][0]["count"]), (&json!(1), &json!(2)));
    hall.step("report", &late).unwrap();
    assert!(list(json!({"overdue": true})).is_empty(), "what is reported waits for the committee");
    let error = hall.breaks("governance.unit.tasks", "governance.release_unit", release.clone());
    assert_eq!(error.report().details["tasks"], 2);
    hall.step("done", &late).unwrap();
    hall.step("hand_over", &today).unwrap();
    assert_eq!(list(json!({"unit": hall.units[2]})), [today]);
    hall.invalid("left_on", "governance.release_unit", json!({"id": hall.units[1], "left_on": "2026-05-01"}));
    hall.done("wang", "governance.release_unit", release);
    hall.ground.verify();
}

#[test]
fn a_meeting_has_members_matters_and_tasks() {
    let hall = Hall::new();
    let hold = "governance.hold_meeting";
    let base = json!({"committee": hall.committee, "held_on": "2026-02-10", "units": hall.units, "agenda": ["议题"]});
    let with = |name: &str, value: Value| {
        let mut request = base.clone();
        request[name] = value;
        request
    };
    let task = |unit: &str, due: &str, entry: Value| json!([{"title": "事项", "unit": unit, "due": due, "entry": entry}]);
    let unit = &hall.units[0];
    hall.breaks("governance.unit.member", hold, with("held_on", json!("2026-01-09")));
    hall.invalid("held_on", hold, with("held_on", json!("2026-06-16")));
    hall.invalid("units", hold, with("units", json!([])));
    hall.invalid("units.1", hold, with("units", json!([unit, unit])));
    hall.invalid("agenda", hold, with("agenda", json!([])));
    hall.invalid("resolutions.0.ayes", hold, with("resolutions", json!([{"text": "决议", "ayes": -1}])));
    hall.invalid("tasks.0.due", hold, with("tasks", task(unit, "2026-02-09", Value::Null)));
    let resource = hall.resource(json!({}));
    hall.invalid("tasks.0.entry", hold, with("tasks", task(unit, "2026-03-01", json!(resource))));
    let need = hall.need(json!({}));
    let held = hall.done("wang", hold, with("tasks", task(unit, "2026-03-01", json!(need))));
    assert_eq!((&held["next_due"], rules_of(&held)), (&json!("2026-06-30"), vec![]));
    let file = hall.done("worker", "governance.get_meeting", json!({"id": held["meeting"]["id"]}));
    assert_eq!((&file["tasks"][0]["overdue"], &file["meeting"]), (&json!(true), &held["meeting"]));

    let later = hall.done("wang", hold, with("held_on", json!("2026-06-01")));
    assert!(rules_of(&later).is_empty(), "{later}");
    let summary = hall.done("wang", "governance.summary", json!({"ends_on": "2026-06-30"}));
    let figures = ["meetings_held", "meetings_due", "meetings_missed"].map(|name| summary[name].clone());
    assert_eq!(figures, [json!(2), json!(2), json!(0)]);
    let monthly = json!({"rule": "governance.meeting.interval", "parameter": "months", "value": "1",
        "jurisdiction": "620102001", "valid_from": "2026-01-01", "reason": "街道规定"});
    hall.done("zhao", "rulebook.override", monthly);
    let summary = hall.done("wang", "governance.summary", json!({"ends_on": "2026-06-30"}));
    let figures = ["meetings_held", "meetings_due", "meetings_missed"].map(|name| summary[name].clone());
    assert_eq!(figures, [json!(2), json!(6), json!(4)]);
    let late = hall.done("wang", hold, with("held_on", json!("2026-05-20")));
    assert_eq!(rules_of(&late), ["governance.meeting.interval"]);
    let listed = hall.done(
        "worker",
        "governance.list_meetings",
        json!({"starts_on": "2026-05-01", "ends_on": "2026-05-31"}),
    );
    assert_eq!(listed["items"][0]["id"], late["meeting"]["id"]);
    assert_eq!(listed["items"].as_array().unwrap().len(), 1);
    hall.ground.verify();
}

#[test]
fn votes_do_not_outnumber_the_voices_and_tasks_name_their_resolution() {
    let hall = Hall::new();
    let hold = "governance.hold_meeting";
    let request = |ayes: i64, item: i64, resolution: i64| {
        json!({"committee": hall.committee, "held_on": "2026-05-01", "units": hall.units, "agenda": ["停车难", "换届"],
            "resolutions": [{"text": "开放停车位", "ayes": ayes, "nays": 1, "abstentions": 0, "agenda_item": item}],
            "tasks": [{"title": "划出车位", "unit": hall.units[1], "due": "2026-06-30", "resolution": resolution}]})
    };
    let error = hall.breaks("governance.meeting.votes", hold, request(3, 0, 0));
    assert_eq!((&error.report().details["votes"], &error.report().details["most"]), (&json!(4), &json!(3)));
    hall.invalid("resolutions.0.agenda_item", hold, request(2, 2, 0));
    hall.invalid("resolutions.0.agenda_item", hold, request(2, -1, 0));
    hall.invalid("tasks.0.resolution", hold, request(2, 1, 1));
    let seat = json!({"committee": hall.committee, "member": hall.ground.members[0], "kind": "full_time",
        "starts_on": "2026-02-01"});
    hall.done("zongzhi", "governance.seat", seat);
    let held = hall.done("shequ", hold, request(3, 1, 0));
    assert_eq!(
        (&held["tasks"][0]["resolution"], &held["meeting"]["resolutions"][0]["agenda_item"]),
        (&json!(0), &json!(1))
    );
    hall.ground.verify();
}

#[test]
fn a_task_takes_fifty_steps_and_can_still_be_finished() {
    let hall = Hall::new();
    let (task, _) = hall.task("2026-06-30");
    for unit in 0..47 {
        let request = json!({"id": task, "unit": hall.units[unit % 2 * 2], "reason": "职责"});
        hall.done("shequ", "governance.hand_over_task", request);
    }
    for step in ["extend", "hand_over"] {
        let error = hall.ground.refused(|| {
            let request = json!({"id": task, "unit": hall.units[1], "reason": "职责"});
            if step == "extend" {
                hall.step(step, &task)
            } else {
                hall.call("shequ", "governance.hand_over_task", &request)
            }
        });
        assert_eq!(error.kind(), ErrorKind::Conflict, "{step}");
    }
    hall.step("report", &task).unwrap();
    assert_eq!(hall.step("return", &task).unwrap_err().kind(), ErrorKind::Conflict);
    let done = hall.step("done", &task).unwrap();
    assert_eq!(done["task"]["steps"].as_array().unwrap().len(), 50);
}
