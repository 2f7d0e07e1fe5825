//! Stations, called as the surfaces call them: by documents.

mod desk;
mod pure;
mod setup;

use std::ops::Deref;

use serde_json::{Value, json};

use super::appointment::AppointmentRecord;
use super::ticket::TicketRecord;
use super::types::{QueueTicketState, StationAppointmentState};
use crate::identity::Phone;
use crate::service::testing::{Scene, day, id};
use crate::{Error, ErrorKind, Id, code};

/// A community without a station.
pub(crate) const ELSEWHERE: &str = "620102001002";

/// Everybody of the scene, with the capabilities over the place of its station: writes services, receives matters.
pub(crate) const EVERYBODY: [(&str, bool, bool); 9] = [
    ("wang", true, true),
    ("shequ", true, true),
    ("shichang", false, false),
    ("shiwu", false, false),
    ("worker", false, false),
    ("jumin", false, false),
    ("zhao", false, false),
    ("auditor", false, false),
    ("nobody", false, false),
];

/// The scene, called by documents.
pub(crate) struct Counter(Scene);

impl Deref for Counter {
    type Target = Scene;

    fn deref(&self) -> &Scene {
        &self.0
    }
}

impl Counter {
    pub(crate) fn new() -> Self {
        let desk = Self(Scene::new());
        for code in [crate::service::testing::COMMUNITY, ELSEWHERE] {
            desk.done("zhao", "registry.put_division", json!({"code": code, "name": "社区"}));
        }
        desk
    }

    pub(crate) fn call(&self, actor: &str, name: &str, request: &Value) -> crate::Result<Value> {
        let operations = crate::contract::operations();
        let operation = operations.iter().find(|one| one.name == name).unwrap_or_else(|| panic!("{name}"));
        let answer = operation.call(&self.session(actor), &request.to_string())?;
        Ok(serde_json::from_str(&answer).unwrap())
    }

    pub(crate) fn done(&self, actor: &str, name: &str, request: Value) -> Value {
        self.call(actor, name, &request).unwrap_or_else(|error| panic!("{name} {request}: {error:?}"))
    }

    pub(crate) fn fails(&self, actor: &str, name: &str, request: &Value) -> Error {
        self.refused(|| self.call(actor, name, request))
    }

    /// A call that breaks a rule, which the rulebook knows with the same article.
    pub(crate) fn breaks(&self, actor: &str, rule: &str, name: &str, request: &Value) -> Error {
        let error = self.fails(actor, name, request);
        assert_eq!((error.kind(), error.rule()), (ErrorKind::Violation, Some(rule)), "{request} {error:?}");
        let book = crate::rulebook::Rulebook::default();
        let known = book.rules().find(|one| one.id == rule).unwrap();
        assert_eq!(error.report().citation.as_deref(), Some(&*known.citation), "{rule}");
        error
    }

    pub(crate) fn invalid(&self, field: &str, name: &str, request: &Value) {
        let error = self.fails("wang", name, request);
        assert_eq!((error.kind(), error.field()), (ErrorKind::Invalid, Some(field)), "{request} {error:?}");
    }

    pub(crate) fn conflicts(&self, actor: &str, expected: i32, name: &str, request: &Value) {
        let error = self.fails(actor, name, request);
        assert_eq!((error.kind(), error.code()), (ErrorKind::Conflict, expected), "{request} {error:?}");
    }

    pub(crate) fn denied(&self, actor: &str, name: &str, request: &Value) {
        let error = self.fails(actor, name, request);
        assert_eq!(error.kind(), ErrorKind::Denied, "{actor} {name} {request} {error:?}");
    }

    pub(crate) fn station(&self) -> String {
        self.station.to_string()
    }

    /// An appointment of `jumin` at the station, in a state.
    pub(crate) fn appointment(
        &self,
        number: u16,
        on: &str,
        starts: i64,
        state: StationAppointmentState,
    ) -> Id {
        let record = AppointmentRecord {
            id: id(number),
            station: self.station,
            day: day(on),
            starts,
            slot_minutes: 30,
            service: Some(1),
            name: "预某".into(),
            phone: Phone::parse("phone", "13812345678").unwrap(),
            actor: Some("jumin".into()),
            state,
            revision: 1,
        };
        self.keep(&record);
        record.id
    }

    /// A queue number of a day, in a state.
    pub(crate) fn ticket(&self, number: u16, on: &str, state: QueueTicketState) -> Id {
        let record = TicketRecord {
            id: id(0xd00 + number),
            station: self.station,
            day: day(on),
            number: i64::from(number),
            service: Some(2),
            appointment: None,
            starts: None,
            in_time: false,
            state,
            called_by: (state == QueueTicketState::Called).then(|| "shequ".to_owned()),
            visit: None,
            revision: 1,
        };
        self.keep(&record);
        record.id
    }

    /// A resident of the registry.
    pub(crate) fn resident(&self) -> String {
        let person = json!({"name": "李红", "birth": "1969-12-31", "sex": "female", "ethnic": "03",
            "phone": "13800005678", "residence": "registered", "community": crate::service::testing::COMMUNITY});
        self.done("wang", "registry.add_resident", person)["resident"]["id"].as_str().unwrap().to_owned()
    }
}

pub(crate) fn with(mut request: Value, changes: &Value) -> Value {
    request.as_object_mut().unwrap().extend(changes.as_object().unwrap().clone());
    request
}
