//! The course of matters, called as the surfaces call it: by documents.

mod renewals;
mod reviews;
mod sight;
mod steps;
mod time;
mod unknown;

use std::ops::Deref;

use serde_json::{Value, json};

use super::super::record::{MatterRecord, OpinionRecord};
use crate::service::MatterState;
use crate::service::testing::{MARKET, PLAIN, SOCIAL, Scene, day};
use crate::{Error, ErrorKind, Id, code};

/// The scene with calls by documents.
struct Desk(Scene);

impl Deref for Desk {
    type Target = Scene;

    fn deref(&self) -> &Scene {
        &self.0
    }
}

impl Desk {
    fn new() -> Self {
        Self(Scene::new())
    }

    fn call(&self, actor: &str, name: &str, request: &Value) -> crate::Result<Value> {
        let operations = crate::contract::operations();
        let operation = operations.iter().find(|one| one.name == name).unwrap_or_else(|| panic!("{name}"));
        let answer = operation.call(&self.session(actor), &request.to_string())?;
        Ok(serde_json::from_str(&answer).unwrap())
    }

    fn done(&self, name: &str, request: &Value) -> Value {
        self.call("wang", name, request).unwrap_or_else(|error| panic!("{name} {request}: {error:?}"))
    }

    /// The rules that an answer warns of.
    fn warned(&self, name: &str, request: &Value) -> Vec<String> {
        let answer = self.done(name, request);
        let warnings = answer["warnings"].as_array().unwrap();
        warnings.iter().map(|one| one["rule"].as_str().unwrap().to_owned()).collect()
    }

    fn fails(&self, actor: &str, name: &str, request: &Value) -> Error {
        self.refused(|| self.call(actor, name, request))
    }

    /// A call that breaks a rule, which the rulebook knows with the same article.
    fn breaks(&self, rule: &str, name: &str, request: &Value) {
        let error = self.fails("wang", name, request);
        assert_eq!((error.kind(), error.rule()), (ErrorKind::Violation, Some(rule)), "{request} {error:?}");
        let book = crate::rulebook::Rulebook::default();
        let known = book.rules().find(|one| one.id == rule).unwrap();
        assert_eq!(error.report().citation.as_deref(), Some(&*known.citation), "{rule}");
    }

    fn invalid(&self, field: &str, name: &str, request: &Value) {
        let error = self.fails("wang", name, request);
        assert_eq!((error.kind(), error.field()), (ErrorKind::Invalid, Some(field)), "{request} {error:?}");
    }

    fn conflicts(&self, name: &str, request: &Value) {
        let error = self.fails("wang", name, request);
        assert_eq!((error.kind(), error.code()), (ErrorKind::Conflict, code::CONFLICT_STATE), "{request}");
    }

    /// Changes a stored matter past the rules.
    fn change(&self, matter: Id, change: impl FnOnce(&mut MatterRecord)) {
        self.session("wang")
            .write("service.set_up", |command| {
                let before: MatterRecord = command.stored(matter)?;
                let mut after = before.clone();
                change(&mut after);
                after.revision += 1;
                command.keep(Some(&before), &after, json!({}))
            })
            .unwrap();
    }

    /// A matter of which an office was asked for its opinion, open until a day.
    fn ask(&self, matter: Id, office: &str, due_on: &str) {
        self.change(matter, |one| {
            one.opinions.push(OpinionRecord {
                office: office.into(),
                first_review: false,
                asked_on: day("2026-06-02"),
                due_on: day(due_on),
                agreed: None,
                text: None,
                given_on: None,
            });
        });
    }
}

fn with(mut request: Value, changes: &Value) -> Value {
    request.as_object_mut().unwrap().extend(changes.as_object().unwrap().clone());
    request
}

const ACCEPTED: &[MatterState] = &[MatterState::Accepted];
const HANDLED: &[MatterState] = &[MatterState::Accepted, MatterState::Paused];

/// Every step with the states in which it goes through.
const STEPS: [(&str, &[MatterState]); 8] = [
    ("matter.pause", ACCEPTED),
    ("matter.resume", &[MatterState::Paused]),
    ("matter.extend", HANDLED),
    ("matter.record_check", HANDLED),
    ("matter.ask_opinion", HANDLED),
    ("matter.give_opinion", HANDLED),
    ("matter.decide", ACCEPTED),
    ("matter.deliver", &[MatterState::Decided]),
];

fn good(step: &str, matter: Id) -> Value {
    let request = match step {
        "matter.pause" => json!({"ground": "hearing", "told_days": 10, "told_on": "2026-06-12"}),
        "matter.extend" => json!({"days": 10, "reason": "情况复杂", "approved_by": "负责人"}),
        "matter.record_check" => json!({"officers": ["甲", "乙"], "finding": "与材料一致", "passed": true}),
        "matter.ask_opinion" => json!({"office": PLAIN, "due_on": "2026-06-15"}),
        "matter.give_opinion" => json!({"office": SOCIAL, "agreed": true}),
        "matter.decide" => json!({"granted": true, "document": "证字1号"}),
        "matter.deliver" => json!({"way": "window"}),
        _ => json!({}),
    };
    with(request, &json!({"matter": matter}))
}

#[test]
fn every_step_goes_through_in_its_states_by_who_may_take_it() {
    let desk = Desk::new();
    let mut number = 0xb00;
    let accounts = ["wang", MARKET, SOCIAL, "shequ", "worker", "jumin", "zhao", "auditor", "nobody"];
    for (step, states) in STEPS {
        for state in MatterState::ALL {
            let mut fresh = || {
                number += 1;
                let matter = desk.matter(number, *state);
                if step == "matter.give_opinion" {
                    desk.ask(matter, SOCIAL, "2026-06-20");
                }
                matter
            };
            let able = |actor: &str| match step {
                "matter.give_opinion" => ["wang", SOCIAL].contains(&actor),
                _ => ["wang", MARKET].contains(&actor),
            };
            let right = states.contains(state);
            let matter = fresh();
            let before = desk.dump();
            for actor in accounts.into_iter().filter(|actor| !right || !able(actor)) {
                let error = desk.call(actor, step, &good(step, matter)).unwrap_err();
                let kind = if able(actor) { ErrorKind::Conflict } else { ErrorKind::Denied };
                assert_eq!(error.kind(), kind, "{step} {state:?} {actor} {error:?}");
                assert!(kind == ErrorKind::Denied || error.code() == code::CONFLICT_STATE, "{error:?}");
            }
            assert!(desk.dump() == before, "{step} {state:?}: a refused call changed the file");
            for actor in accounts.into_iter().filter(|actor| right && able(actor)) {
                let matter = fresh();
                let was = desk.stored_matter(matter).revision;
                desk.call(actor, step, &good(step, matter))
                    .unwrap_or_else(|e| panic!("{step} {actor} {e:?}"));
                assert_eq!(desk.stored_matter(matter).revision, was + 1, "{step} {state:?} {actor}");
            }
        }
    }
    desk.verify();
}

#[test]
fn steps_are_held_to_the_revision_and_answered_once() {
    let desk = Desk::new();
    let matter = desk.matter(0xb00, MatterState::Accepted);
    for (step, _) in STEPS.into_iter().filter(|(step, _)| *step != "matter.give_opinion") {
        let stale = with(good(step, matter), &json!({"revision": 7}));
        assert_eq!(desk.fails("wang", step, &stale).code(), code::CONFLICT_REVISION, "{step}");
        let unknown = with(good(step, matter), &json!({"matter": "0199b1c2-7a00-7000-8000-00000000ffff"}));
        assert_eq!(desk.fails("wang", step, &unknown).kind(), ErrorKind::NotFound, "{step}");
        desk.invalid("matter", step, &with(good(step, matter), &json!({"matter": "x"})));
    }
    let request = with(good("matter.decide", matter), &json!({"revision": 1, "request_key": "k"}));
    let first = desk.done("matter.decide", &request);
    assert_eq!(desk.done("matter.decide", &request), first);
    assert_eq!(desk.stored_matter(matter).revision, 2);
    desk.verify();
}

/// Who handled matters once and does no more is told nothing again.
#[test]
fn first_answers_are_not_given_again_after_the_grant() {
    let desk = Desk::new();
    let before = |step: &str| match step {
        "matter.resume" => MatterState::Paused,
        "matter.deliver" => MatterState::Decided,
        _ => MatterState::Accepted,
    };
    let steps = STEPS.into_iter().filter(|(step, _)| *step != "matter.give_opinion");
    let requests: Vec<_> = (0xb00..)
        .zip(steps)
        .map(|(number, (step, _))| {
            let matter = desk.matter(number, before(step));
            (step, with(good(step, matter), &json!({"request_key": step})))
        })
        .collect();
    let grant = json!({"actor": "linshi", "role": "department_handler", "scope_kind": "office",
        "scope": MARKET, "valid_from": "2020-01-01"});
    let grant = desk.call("li", "access.grant", &grant).unwrap()["grant"]["id"].clone();
    for (step, request) in &requests {
        let first = desk.call("linshi", step, request).unwrap();
        assert_eq!(desk.call("linshi", step, request).unwrap(), first, "{step}");
    }
    desk.call("li", "access.revoke", &json!({"grant": grant, "reason": "调离"})).unwrap();
    for (step, request) in &requests {
        assert_eq!(desk.fails("linshi", step, request).kind(), ErrorKind::Denied, "{step}");
    }
    desk.verify();
}

/// Clocks tell nothing of the applicant, but who asks by an identifier learns nothing either.
#[test]
fn clocks_are_told_in_every_state_to_who_may_know() {
    let desk = Desk::new();
    for (number, state) in (0xb00..).zip(MatterState::ALL) {
        let matter = desk.matter(number, *state);
        for (actor, sees) in [
            ("wang", true),
            (MARKET, true),
            ("shequ", true),
            ("jumin", true),
            (SOCIAL, false),
            ("worker", false),
            ("zhao", false),
            ("auditor", false),
            ("nobody", false),
        ] {
            let answer = desk.call(actor, "matter.due", &json!({"matter": matter}));
            assert_eq!(answer.is_ok(), sees, "{state:?} {actor}");
            let kind = answer.err().map(|error| error.kind());
            assert_eq!(kind, (!sees).then_some(ErrorKind::Denied), "{state:?} {actor}");
        }
        desk.ask(matter, SOCIAL, "2026-06-20");
        assert!(desk.call(SOCIAL, "matter.due", &json!({"matter": matter})).is_ok(), "{state:?}");
    }
    desk.verify();
}
