//! Every state and every role against every step.

use super::*;
use crate::mediation::dispute::PanelChoice;
use crate::mediation::dispute::record::{ConsentRecord, SeatRecord};

/// A step, the account that takes it, and the states in which it is taken.
struct Step {
    name: &'static str,
    actor: &'static str,
    states: &'static [DisputeState],
    request: fn(&Scene, Id) -> Value,
    ready: fn(&mut DisputeRecord),
}

use DisputeState as S;

const RUNNING: &[S] = &[S::Accepted, S::Mediating];

fn seated(record: &mut DisputeRecord) {
    if !record.panel.is_empty() {
        return;
    }
    record.panel = [("tiaojie", true), ("xiaofang", false)]
        .map(|(actor, lead)| SeatRecord {
            mediator: mediator(actor),
            force: None,
            lead,
            choice: PanelChoice::Assigned,
            starts_on: day("2026-06-03"),
            ended_on: None,
            ended_by: None,
        })
        .to_vec();
}

fn unseated(record: &mut DisputeRecord) {
    record.panel = Vec::new();
    record.handler = Some(mediator("tiaojie"));
}

fn nobody(record: &mut DisputeRecord) {
    record.panel = Vec::new();
    record.handler = None;
}

fn untold(record: &mut DisputeRecord) {
    seated(record);
    record.parties[1].noticed_on = None;
    record.parties[1].consent = None;
}

fn silent(record: &mut DisputeRecord) {
    seated(record);
    record.parties[0].consent = Some(ConsentRecord { given: true, on: day("2026-06-02") });
    record.parties[1].noticed_on = Some(day("2026-06-02"));
    record.parties[1].consent = None;
}

const STEPS: [Step; 17] = [
    Step {
        name: "dispute.give_notice",
        actor: "zhuren",
        states: RUNNING,
        request: |_, id| json!({"dispute": id, "parties": [2]}),
        ready: untold,
    },
    Step {
        name: "dispute.record_consent",
        actor: "tiaojie",
        states: RUNNING,
        request: |_, id| json!({"dispute": id, "party": 2, "willing": true}),
        ready: silent,
    },
    Step {
        name: "dispute.check_conflicts",
        actor: "zhuren",
        states: S::ALL,
        request: |_, id| json!({"dispute": id}),
        ready: seated,
    },
    Step {
        name: "dispute.propose_panel",
        actor: "zhuren",
        states: RUNNING,
        request: |_, id| json!({"dispute": id}),
        ready: unseated,
    },
    Step {
        name: "dispute.assign_panel",
        actor: "zhuren",
        states: RUNNING,
        request: |_, id| json!({"dispute": id, "seats": [{"mediator": mediator("yuan4"), "choice": "assigned"}]}),
        ready: unseated,
    },
    Step {
        name: "dispute.replace_mediator",
        actor: "zhuren",
        states: &[S::Accepted, S::Mediating, S::Agreed],
        request: |_, id| json!({"dispute": id, "mediator": mediator("xiaofang"), "ground": "other"}),
        ready: seated,
    },
    Step {
        name: "dispute.recuse",
        actor: "xiaofang",
        states: &[S::Accepted, S::Mediating, S::Agreed],
        request: |_, id| json!({"dispute": id, "ground": "kin"}),
        ready: seated,
    },
    Step {
        name: "dispute.hold_session",
        actor: "tiaojie",
        states: &[S::Mediating],
        request: |_, id| session_of(id),
        ready: seated,
    },
    Step {
        name: "dispute.record_investigation",
        actor: "tiaojie",
        states: RUNNING,
        request: |_, id| json!({"dispute": id, "text": "查看现场"}),
        ready: seated,
    },
    Step {
        name: "dispute.record_note",
        actor: "tiaojie",
        states: &[S::Accepted, S::Mediating, S::Agreed, S::Performing, S::Breached],
        request: |_, id| json!({"dispute": id, "text": "电话沟通"}),
        ready: seated,
    },
    Step {
        name: "dispute.invite",
        actor: "tiaojie",
        states: RUNNING,
        request: |_, id| json!({"dispute": id, "partners": ["law_firm"], "consented": true, "text": "法律意见"}),
        ready: seated,
    },
    Step {
        name: "dispute.record_follow_up",
        actor: "xiaofang",
        states: &[S::Performing, S::Performed, S::Breached],
        request: |_, id| json!({"dispute": id, "text": "回访满意"}),
        ready: seated,
    },
    Step {
        name: "dispute.extend",
        actor: "tiaojie",
        states: RUNNING,
        request: |_, id| json!({"dispute": id, "parties": [1, 2], "until": "2026-07-20"}),
        ready: |record| {
            seated(record);
            record.due_on = Some(day("2026-07-01"));
        },
    },
    Step {
        name: "dispute.rise",
        actor: "zhuren",
        states: RUNNING,
        request: |scene, id| json!({"dispute": id, "committee": scene.committee, "reason": "期限届满"}),
        ready: seated,
    },
    Step {
        name: "dispute.take_over",
        actor: "yuan4",
        states: RUNNING,
        request: |_, id| json!({"dispute": id}),
        ready: nobody,
    },
    Step {
        name: "dispute.withdraw",
        actor: "tiaojie",
        states: &[S::Registered, S::Accepted, S::Mediating, S::Agreed],
        request: |_, id| json!({"dispute": id, "party": 1, "routes": ["litigation"]}),
        ready: seated,
    },
    Step {
        name: "dispute.terminate",
        actor: "zhuren",
        states: RUNNING,
        request: |_, id| json!({"dispute": id, "reason": "settled_elsewhere", "routes": ["litigation"]}),
        ready: seated,
    },
];

#[test]
fn each_step_is_taken_in_its_states_only() {
    let scene = Scene::new();
    let mut number = 0x810;
    for step in &STEPS {
        for state in S::ALL {
            number += 1;
            let id = scene.dispute(number, *state);
            scene.change(id, step.ready);
            let request = (step.request)(&scene, id);
            if step.states.contains(state) {
                done(&scene, step.actor, step.name, request);
                continue;
            }
            let error = refused(&scene, step.actor, step.name, request);
            let told = if step.name == "dispute.hold_session" && *state == S::Accepted {
                ErrorKind::Violation
            } else {
                ErrorKind::Conflict
            };
            assert_eq!(error.kind(), told, "{} {}: {error:?}", step.name, state.word());
        }
    }
    scene.verify();
}

#[test]
fn each_step_is_taken_by_the_panel_and_the_chair_only() {
    let scene = Scene::new();
    let known: Vec<&str> = crate::contract::operations().iter().map(|one| one.name).collect();
    let mut number = 0x900;
    let accounts = [
        ("zhuren", "chair"),
        ("tiaojie", "panel"),
        ("xiaofang", "panel"),
        ("yuan4", "member"),
        ("jiedao", "outside"),
        ("waiter", "outside"),
        ("wang", "outside"),
        ("shequ", "outside"),
        ("worker", "outside"),
        ("auditor", "outside"),
        ("zhao", "outside"),
        ("jumin", "party"),
        ("nobody", "outside"),
    ];
    for step in &STEPS {
        assert!(known.contains(&step.name));
        let state = step.states.iter().copied().find(|state| *state != S::Registered).unwrap();
        for (actor, role) in accounts {
            number += 1;
            let id = scene.dispute(number, state);
            scene.change(id, step.ready);
            scene.change(id, |record| record.parties[0].actor = Some("jumin".into()));
            let handled = scene.stored(id).looked_after_by(mediator("tiaojie"));
            let seated = scene.stored(id).seats(mediator("xiaofang"));
            let allowed = match step.name {
                "dispute.take_over" => ["zhuren", "tiaojie", "xiaofang", "yuan4"].contains(&actor),
                "dispute.recuse" => role == "panel",
                "dispute.withdraw" => matches!(role, "chair" | "panel" | "party"),
                _ => role == "chair" || (actor == "tiaojie" && handled) || (actor == "xiaofang" && seated),
            };
            let mut request = (step.request)(&scene, id);
            if actor == "xiaofang" && step.name == "dispute.replace_mediator" {
                request["mediator"] = json!(mediator("tiaojie"));
            }
            if allowed {
                done(&scene, actor, step.name, request);
            } else {
                let error = refused(&scene, actor, step.name, request);
                assert_eq!(error.kind(), ErrorKind::Denied, "{} {actor}: {error:?}", step.name);
            }
        }
    }
    scene.verify();
}
