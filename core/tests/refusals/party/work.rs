//! Meetings, elections, and the joint work of a community.

use serde_json::{Value, json};

use crate::ground::Ground;
use crate::support::NORTH;

/// The last day of the terms.
const ELECTION_DAY: &str = "2026-04-20";

/// Full members of a branch, as requests name them.
pub(super) fn members(branch: &str, count: usize) -> Vec<String> {
    (0..count).map(|number| format!("$m.{branch}{number}")).collect()
}

/// A round for the secretary of a branch of four, two of whom stand, and to which one name was written in.
pub(super) fn round(branch: &str) -> Value {
    let count = |number: i64, ayes: i64| json!({"member": format!("$m.{branch}{number}"), "ayes": ayes, "nays": 4 - ayes, "abstentions": 0});
    json!({"election": format!("$e.{branch}"), "post": "secretary", "on": ELECTION_DAY, "present": 4, "issued": 4,
           "collected": 4, "valid": 4, "invalid": 0, "counts": [count(0, 3), count(1, 0)],
           "write_ins": [{"member": format!("$m.{branch}2"), "ayes": 1}], "scrutineers": [format!("$m.{branch}3")]})
}

pub(super) fn plan(branch: &str) -> Value {
    json!({"organisation": format!("$p.{branch}"), "kind": "term", "on": ELECTION_DAY,
           "posts": [{"post": "secretary", "seats": 1}]})
}

impl Ground {
    pub(super) fn meetings(&mut self) {
        for (name, kind) in [("held", "theme_day"), ("withdrawn", "theme_day"), ("appraisal", "appraisal")] {
            let request = json!({"organisation": "$p.a", "kind": kind, "on": "2026-01-20", "topics": ["学习"],
                                 "present": members("a", 10)});
            self.made(&format!("meeting.{name}"), ("meeting.hold", "/meeting/id"), &request);
        }
        let withdrawn = json!({"meeting": "$meeting.withdrawn", "reason": "重复录入"});
        self.run("shuji", "meeting.withdraw", &withdrawn);
        let appraised = json!({"member": "$m.a3", "year": 2025, "grade": "qualified"});
        self.run("shuji", "meeting.record_appraisal", &appraised);
    }

    /// An election in each state; that of `plan` is yet to be planned.
    pub(super) fn elections(&mut self) {
        self.made("e.cancelled", ("election.plan", "/election/id"), &plan("cancel"));
        let cancelled = json!({"election": "$e.cancelled", "reason": "改期"});
        self.run("shuji", "election.cancel", &cancelled);
        for (branch, steps) in
            [("electorate", 0), ("nominate", 1), ("round", 2), ("approve", 3), ("cancel", 0)]
        {
            let name = format!("e.{branch}");
            self.made(&name, ("election.plan", "/election/id"), &plan(branch));
            let election = format!("${name}");
            let candidates =
                json!({"election": election, "post": "secretary", "members": members(branch, 2)});
            let taken = [
                ("election.set_electorate", json!({ "election": election })),
                ("election.nominate", candidates),
                ("election.hold_round", round(branch)),
            ];
            for (operation, request) in taken.iter().take(steps) {
                self.run("shuji", operation, request);
            }
        }
    }

    pub(super) fn joint_governance(&mut self) {
        let hall = json!({"name": "北园社区大党委", "community": NORTH, "organisation": "$p.committee",
                          "set_up_on": "2026-01-05"});
        self.made("g.hall", ("governance.put_committee", "/committee/id"), &hall);
        for (name, kind) in [
            ("university", "resident_unit"),
            ("property", "property_firm"),
            ("idle", "social_organisation"),
            ("left", "social_organisation"),
        ] {
            let unit = json!({"committee": "$g.hall", "kind": kind, "name": format!("单位{name}"), "contact": "张三",
                              "phone": "13812345678", "joined_on": "2026-01-10"});
            self.made(&format!("g.unit.{name}"), ("governance.admit_unit", "/unit/id"), &unit);
        }
        self.run("shuji", "governance.release_unit", &json!({"id": "$g.unit.left", "left_on": "2026-03-01"}));
        for (name, member) in [("seat", "$m.a9"), ("seat.ended", "$m.a10")] {
            let seat = json!({"committee": "$g.hall", "member": member, "kind": "full_time", "starts_on": "2026-02-01"});
            self.made(&format!("g.{name}"), ("governance.seat", "/seat/id"), &seat);
        }
        self.run("shuji", "governance.end_seat", &json!({"id": "$g.seat.ended", "ends_on": "2026-03-01"}));
    }

    pub(super) fn tasks_and_projects(&mut self) {
        let entry = |kind: &str, unit: Value| json!({"committee": "$g.hall", "kind": kind, "title": "法律咨询", "category": "法律", "measure": "小时", "quantity": 100, "unit": unit});
        for (name, kind) in [
            ("resource", "resource"),
            ("offer", "resource"),
            ("need", "need"),
            ("need.spare", "need"),
            ("need.withdrawn", "need"),
        ] {
            let unit = if kind == "resource" { json!("$g.unit.university") } else { Value::Null };
            self.made(&format!("g.{name}"), ("governance.put_entry", "/id"), &entry(kind, unit));
        }
        self.run(
            "shuji",
            "governance.withdraw_entry",
            &json!({"id": "$g.need.withdrawn", "reason": "已解决"}),
        );
        let names = ["report", "review", "extend", "hand_over", "cancel", "done"];
        let task = |name: &&str| json!({"title": format!("事项{name}"), "unit": "$g.unit.property", "due": "2026-06-30"});
        let meeting = json!({"committee": "$g.hall", "held_on": "2026-03-01", "agenda": ["停车难"],
                             "units": ["$g.unit.university", "$g.unit.property"],
                             "tasks": names.iter().map(task).collect::<Vec<_>>()});
        let held = self.run("shuji", "governance.hold_meeting", &meeting);
        self.keep("g.meeting", &held["meeting"]["id"]);
        for (index, name) in names.iter().enumerate() {
            self.keep(&format!("g.task.{name}"), &held["tasks"][index]["id"]);
        }
        for task in ["$g.task.review", "$g.task.done"] {
            self.run("shuji", "governance.report_task", &json!({"id": task, "result": "已划出"}));
        }
        self.run("shuji", "governance.review_task", &json!({"id": "$g.task.done", "done": true}));
        for (name, steps) in [("accept", 0), ("finish", 1), ("rate", 2), ("cancel", 0), ("rated", 3)] {
            let project = json!({"need": "$g.need", "unit": "$g.unit.university", "due": "2026-07-01",
                                 "resources": [{"resource": "$g.resource", "quantity": 5}]});
            self.made(&format!("g.project.{name}"), ("governance.start_project", "/project/id"), &project);
            let id = format!("$g.project.{name}");
            let taken = [
                ("governance.accept_project", json!({ "id": id })),
                ("governance.finish_project", json!({"id": id, "result": "办了两场"})),
                ("governance.rate_project", json!({"id": id, "rating": 5})),
            ];
            for (operation, request) in taken.iter().take(steps) {
                self.run("shuji", operation, request);
            }
        }
    }
}
