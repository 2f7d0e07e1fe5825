//! Intake of matters over the scene of the area, called as the surfaces call it: by documents.

mod listing;
mod residence;
mod steps;
mod table;
mod unknown;

use std::ops::Deref;

use serde_json::{Value, json};

use super::super::record::{GapRecord, MatterRecord, NoticeRecord};
use crate::command::Part;
use crate::service::MatterState;
use crate::service::testing::{COMMUNITY, Scene, day};
use crate::store::document::Document;
use crate::{Error, ErrorKind, Id, code};

const GRID: &str = "620102001001001";
const ELSEWHERE: &str = "620102001002";

/// The scene with its operations and a grid.
struct Desk(Scene);

impl Deref for Desk {
    type Target = Scene;

    fn deref(&self) -> &Scene {
        &self.0
    }
}

impl Desk {
    fn new() -> Self {
        let desk = Self(Scene::new());
        for (code, name) in [(COMMUNITY, "社区"), (ELSEWHERE, "邻社区")] {
            desk.done("wang", "registry.put_division", json!({"code": code, "name": name}));
        }
        let corner = |east: f64, north: f64| json!({"longitude": 103.8 + east, "latitude": 36.05 + north});
        let ring = [corner(0.0, 0.0), corner(0.01, 0.0), corner(0.01, 0.01), corner(0.0, 0.01)];
        let grid = json!({"code": GRID, "name": "网格", "community": COMMUNITY, "kind": "basic",
            "boundary": {"rings": [ring]}, "datum": "cgcs2000", "valid_from": "2020-01-01"});
        desk.done("wang", "grid.define", grid);
        desk
    }

    fn call(&self, actor: &str, name: &str, request: &Value) -> crate::Result<Value> {
        let operations = crate::contract::operations();
        let operation = operations.iter().find(|one| one.name == name).unwrap_or_else(|| panic!("{name}"));
        let answer = operation.call(&self.session(actor), &request.to_string())?;
        Ok(serde_json::from_str(&answer).unwrap())
    }

    fn done(&self, actor: &str, name: &str, request: Value) -> Value {
        self.call(actor, name, &request).unwrap_or_else(|error| panic!("{name} {request}: {error:?}"))
    }

    fn no(&self, actor: &str, name: &str, request: Value) -> Error {
        self.refused(|| self.call(actor, name, &request))
    }

    /// A call that breaks a rule, which the catalogue has with the same article.
    fn breaks(&self, rule: &str, actor: &str, name: &str, request: Value) {
        let error = self.no(actor, name, request);
        assert_eq!((error.kind(), error.rule()), (ErrorKind::Violation, Some(rule)), "{error:?}");
        let book = crate::rulebook::Rulebook::default();
        let known = book.rules().find(|one| one.id == rule).unwrap_or_else(|| panic!("{rule}"));
        assert_eq!(error.report().citation.as_deref(), Some(known.citation.as_str()), "{rule}");
    }

    fn invalid(&self, field: &str, actor: &str, name: &str, request: Value) {
        let error = self.no(actor, name, request);
        assert_eq!((error.kind(), error.field()), (ErrorKind::Invalid, Some(field)), "{error:?}");
    }

    fn denied(&self, actor: &str, name: &str, request: Value) {
        let error = self.no(actor, name, request);
        assert_eq!(error.kind(), ErrorKind::Denied, "{actor} {name}: {error:?}");
    }

    fn conflict(&self, code: i32, actor: &str, name: &str, request: Value) {
        let error = self.no(actor, name, request);
        assert_eq!(error.code(), code, "{error:?}");
    }

    /// Changes a record past the rules.
    fn change<T: Document + Clone>(&self, id: Id, change: impl FnOnce(&mut T)) {
        self.session("wang")
            .write("service.set_up", |command| {
                let before: T = command.stored(id)?;
                let mut after = before.clone();
                change(&mut after);
                command.keep(Some(&before), &after, json!({}))?;
                command.touch(Part::Services)
            })
            .unwrap();
    }

    /// A matter in a state: applied for today, told once, or with a lease that is to follow, as its state has it.
    fn fresh(&self, number: u16, state: MatterState) -> Id {
        let matter = self.matter(number, state);
        self.change(matter, |matter: &mut MatterRecord| match state {
            MatterState::Applied => {
                matter.applied_on = day("2026-06-15");
                matter.materials[0].received_on = day("2026-06-15");
            }
            MatterState::Correcting => {
                matter.notice = Some(NoticeRecord {
                    on: day("2026-06-02"),
                    materials: vec!["lease".into()],
                    text: "缺场所证明".into(),
                    answered_on: None,
                });
            }
            MatterState::Accepted | MatterState::Paused => {
                matter.gap = Some(GapRecord {
                    on: day("2026-06-01"),
                    materials: vec!["lease".into()],
                    due_on: day("2026-06-20"),
                    met_on: None,
                });
            }
            _ => {}
        });
        matter
    }

    /// An application for the licence at the window.
    fn form(&self) -> Value {
        json!({"item": "XK-001", "channel": "window", "community": COMMUNITY, "materials": ["form"],
            "applicant": {"kind": "person", "name": "申某某", "phone": "13812345678",
                "code": "11010519491231002X", "account": "jumin"}})
    }

    /// The application with changed fields; those of the applicant are changed one by one.
    fn with(&self, changes: Value) -> Value {
        let mut form = self.form();
        for (field, value) in changes.as_object().unwrap() {
            match (field.as_str(), value.as_object()) {
                ("applicant", Some(parts)) => {
                    form["applicant"].as_object_mut().unwrap().extend(parts.clone());
                }
                _ => form[field] = value.clone(),
            }
        }
        form
    }

    /// Hands a matter in by the community's officer; its identifier.
    fn apply(&self, changes: Value) -> String {
        text(&self.done("shequ", "matter.apply", self.with(changes))["matter"]["summary"]["id"])
    }

    /// What the ledger says of the newest step.
    fn newest_fact(&self) -> Value {
        let newest = "SELECT body FROM event WHERE street = $1 ORDER BY sequence DESC LIMIT 1";
        let body: Option<String> = self
            .session("auditor")
            .read(|view| {
                view.connection.first(newest, crate::store::params![view.street()], |row| row.get(0))
            })
            .unwrap();
        serde_json::from_str(&body.unwrap()).unwrap()
    }

    fn clock(&self, day: &str) {
        self.platform.set_clock(&format!("{day}T10:00:00+08:00")).unwrap();
    }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}
