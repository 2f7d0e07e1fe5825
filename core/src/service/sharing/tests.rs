//! Permits and inquiries, called as the surfaces call them: by documents. Today is 2026-06-15.

mod negative;

use std::ops::Deref;

use serde_json::{Value, json};

use super::record::{DataInquiry, DataPermit};
use super::rules;
use crate::access::{Role, ScopeKind};
use crate::service::matter::record::{ApplicantRecord, MatterRecord};
use crate::service::testing::{COMMUNITY, SOCIAL, Scene, day, id};
use crate::service::{MatterState, SharedField};
use crate::{Error, ErrorKind, Id};

const NUMBER: &str = "620102196912310011";
const ACCOUNTS: [&str; 9] =
    ["wang", "shichang", "shiwu", "shequ", "worker", "jumin", "zhao", "auditor", "nobody"];

struct Hall(Scene);

impl Deref for Hall {
    type Target = Scene;

    fn deref(&self) -> &Scene {
        &self.0
    }
}

impl Hall {
    /// The scene with `chuangkou`, who receives matters in the community and sees sensitive fields.
    fn new() -> Self {
        let hall = Self(Scene::new());
        hall.done("zhao", "registry.put_division", json!({"code": COMMUNITY, "name": "北园"}));
        hall.grant("chuangkou", Role::CommunityOfficer, ScopeKind::Division, COMMUNITY, true);
        hall
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

    fn fails(&self, actor: &str, name: &str, request: &Value) -> Error {
        self.refused(|| self.call(actor, name, request))
    }

    fn breaks(&self, rule: &str, actor: &str, name: &str, request: &Value) {
        let error = self.fails(actor, name, request);
        assert_eq!((error.kind(), error.rule()), (ErrorKind::Violation, Some(rule)), "{request} {error:?}");
        let book = crate::rulebook::Rulebook::default();
        let known = book.rules().find(|one| one.id == rule).unwrap();
        assert_eq!(error.report().citation.as_deref(), Some(&*known.citation), "{rule}");
    }

    /// A person of the registry who turned 56 in the last year.
    fn resident(&self) -> Id {
        let put =
            |name: &str, what: &str, request: Value| self.done("wang", name, request)[what]["id"].clone();
        let building = json!({"name": "1栋", "address": "北园路 2 号", "community": COMMUNITY});
        let building = put("registry.put_building", "building", building);
        let home = json!({"building": building, "unit": "1", "room": "101", "usage": "residential"});
        let home = put("registry.put_dwelling", "dwelling", home);
        let family = put("registry.put_household", "household", json!({"dwelling": home, "kind": "family"}));
        let person =
            json!({"name": "申某", "number": NUMBER, "residence": "registered", "household": family});
        let added = self.done("wang", "registry.add_resident", person);
        Id::parse("id", added["resident"]["id"].as_str().unwrap()).unwrap()
    }

    /// A matter of the benefit for a person of the registry.
    fn benefit(&self, number: u16, state: MatterState, resident: Option<Id>) -> Id {
        let model = self.stored_matter(self.matter(number, state));
        let record = MatterRecord {
            id: id(number + 0x200),
            number: format!("2026061{number:05}"),
            item: self.benefit,
            office: SOCIAL.into(),
            applicant: ApplicantRecord { resident, code: Some(NUMBER.into()), ..model.applicant.clone() },
            ..model
        };
        self.keep(&record);
        record.id
    }

    /// A permit of the benefit past the rules, and a material that it serves.
    fn allow(&self, number: u16, field: SharedField) {
        self.keep(&permit(number, self.benefit, field, "2026-01-01", None));
        let mut item = self
            .session("auditor")
            .read(|view| view.stored::<crate::service::item::ServiceItem>(self.benefit))
            .unwrap();
        let before = item.clone();
        item.versions[0].materials[2].shared = Some(field);
        item.revision += 1;
        self.session("wang")
            .write("service.set_up", |command| {
                command.keep(Some(&before), &item, json!({}))?;
                command.touch(crate::command::Part::Services)
            })
            .unwrap();
    }
}

fn permit(number: u16, item: Id, field: SharedField, from: &str, to: Option<&str>) -> DataPermit {
    DataPermit {
        id: id(number),
        item,
        field,
        basis: "依据".into(),
        purpose: "核验".into(),
        valid_from: day(from),
        valid_to: to.map(day),
        revision: 1,
    }
}

fn with(mut request: Value, changes: &Value) -> Value {
    request.as_object_mut().unwrap().extend(changes.as_object().unwrap().clone());
    request
}

fn age(matter: Id, years: i64) -> Value {
    json!({"matter": matter.to_string(), "field": "age", "age": years})
}

#[test]
fn permits_are_given_once_and_ended() {
    let hall = Hall::new();
    let wish = json!({"item": hall.licence.to_string(), "field": "age", "basis": "政务数据共享条例", "purpose": "核验年龄"});
    for actor in ACCOUNTS.into_iter().filter(|actor| *actor != "zhao") {
        assert_eq!(hall.fails(actor, "sharing.permit", &wish).kind(), ErrorKind::Denied, "{actor}");
        let end = json!({"permit": id(0xa30).to_string()});
        assert_eq!(hall.fails(actor, "sharing.end_permit", &end).kind(), ErrorKind::Denied, "{actor}");
        let reads = !["jumin", "nobody"].contains(&actor);
        assert_eq!(hall.call(actor, "sharing.list_permits", &json!({})).is_ok(), reads, "{actor}");
    }
    for (changes, field) in [
        (json!({"item": "x"}), "item"),
        (json!({"item": id(0xfff).to_string()}), "item"),
        (json!({"basis": ""}), "basis"),
        (json!({"purpose": " "}), "purpose"),
        (json!({"valid_to": "2026-06-14"}), "valid_to"),
    ] {
        let error = hall.fails("zhao", "sharing.permit", &with(wish.clone(), &changes));
        assert_eq!(error.field(), Some(field), "{changes} {error:?}");
    }
    hall.breaks(
        "sharing.need",
        "zhao",
        "sharing.permit",
        &with(wish.clone(), &json!({"field": "household"})),
    );
    let first = hall.done("zhao", "sharing.permit", with(wish.clone(), &json!({"valid_to": "2026-06-30"})));
    let early = with(wish.clone(), &json!({"valid_from": "2026-06-30"}));
    hall.breaks("sharing.permit.single", "zhao", "sharing.permit", &early);
    hall.done("zhao", "sharing.permit", with(wish, &json!({"valid_from": "2026-07-01"})));
    let end = json!({"permit": first["permit"]["id"], "valid_to": "2026-06-20", "revision": 1});
    assert_eq!(hall.done("zhao", "sharing.end_permit", end.clone())["permit"]["valid_to"], "2026-06-20");
    assert_eq!(hall.fails("zhao", "sharing.end_permit", &end).kind(), ErrorKind::Conflict);
    let count = |request: Value| {
        hall.done("auditor", "sharing.list_permits", request)["items"].as_array().unwrap().len()
    };
    assert_eq!(
        (count(json!({})), count(json!({"as_of": "2026-06-15"})), count(json!({"field": "identity"}))),
        (3, 2, 0)
    );
    assert_eq!(count(json!({"item": hall.licence.to_string(), "as_of": "2026-06-25"})), 0);
    hall.verify();
}

#[test]
fn the_registry_answers_the_least_and_logs_it() {
    let hall = Hall::new();
    let resident = hall.resident();
    let matter = hall.benefit(0xb00, MatterState::Accepted, Some(resident));
    let answer = hall.done("shiwu", "sharing.ask", age(matter, 56));
    assert_eq!((&answer["reached"], &answer["materials"]), (&json!(true), &json!(["age"])));
    assert!(answer.get("community").is_none() && answer.get("members").is_none());
    let stored = hall.stored_matter(matter);
    let material = stored.materials.iter().find(|one| one.code == "age").unwrap();
    assert_eq!((material.received_on, material.inquiry.is_some()), (day("2026-06-15"), true));
    assert_eq!((stored.open_due, stored.promised_due), (Some(day("2026-06-15")), Some(day("2026-06-15"))));
    let no = hall.done("chuangkou", "sharing.ask", age(matter, 57));
    assert_eq!(
        (&no["reached"], &no["materials"], &no["unobtained"]),
        (&json!(false), &json!([]), &json!(["age"]))
    );
    assert!(!hall.stored_matter(matter).holds("age"), "the newest answer counts");
    hall.breaks("sharing.inquiries", "wang", "sharing.ask", &age(matter, 58));
    let reads = hall.done("auditor", "access.list_reads", json!({"subject": resident.to_string()}));
    assert_eq!(reads["items"].as_array().unwrap().len(), 2);
    assert_eq!(
        (&reads["items"][0]["fields"], &reads["items"][0]["purpose"]),
        (&json!(["age"]), &json!("党务工作"))
    );
    let events = hall.done("wang", "event.since", json!({"sequence": 0, "limit": 1000}))["items"].to_string();
    assert!(events.contains("sharing.ask"));
    for personal in ["reached", NUMBER, "1969-12-31", "申某"] {
        assert!(!events.contains(personal), "an event tells {personal}");
    }
    let listed = |actor: &str| {
        let list =
            hall.call(actor, "sharing.list_inquiries", &json!({"matter": matter.to_string(), "limit": 1}));
        list.map(|list| (list["items"].as_array().unwrap().len(), list.get("next").is_some())).ok()
    };
    for actor in ACCOUNTS {
        let expected = ["wang", "shiwu", "auditor"].contains(&actor).then_some((1, true));
        assert_eq!(listed(actor), expected, "{actor}");
    }
    hall.verify();
}

#[test]
fn each_field_has_its_own_answer() {
    let hall = Hall::new();
    let resident = hall.resident();
    for (number, field, name, expected) in [
        (0xb00, SharedField::Identity, "fits", Some(json!(true))),
        (0xb01, SharedField::Residence, "community", Some(json!(COMMUNITY))),
        (0xb02, SharedField::Household, "members", Some(json!(1))),
        // No enterprise is linked: the citizen is asked after all.
        (0xb03, SharedField::Enterprise, "recorded_and_open", None),
    ] {
        hall.allow(number + 0x100, field);
        let matter = hall.benefit(number, MatterState::Applied, Some(resident));
        let request = json!({"matter": matter.to_string(), "field": field.word()});
        match expected {
            Some(expected) => {
                assert_eq!(hall.done("shiwu", "sharing.ask", request)[name], expected, "{name}")
            }
            None => {
                assert_eq!(hall.fails("shiwu", "sharing.ask", &request).kind(), ErrorKind::Conflict, "{name}")
            }
        }
    }
    hall.verify();
}

#[test]
fn nothing_is_asked_without_permit_link_purpose_or_sight() {
    let hall = Hall::new();
    let resident = hall.resident();
    let matter = hall.benefit(0xb00, MatterState::Accepted, Some(resident));
    for actor in ["shichang", "shequ", "worker", "jumin", "zhao", "auditor", "nobody"] {
        assert_eq!(hall.fails(actor, "sharing.ask", &age(matter, 60)).kind(), ErrorKind::Denied, "{actor}");
    }
    let silent = hall
        .platform
        .session(crate::Actor { actor: "shiwu".into(), street: "620102001".into(), ..Default::default() })
        .unwrap();
    let request = serde_json::from_value(age(matter, 60)).unwrap();
    let error = hall.refused(|| silent.sharing().ask(request));
    assert_eq!((error.kind(), error.code()), (ErrorKind::Denied, crate::code::DENIED_PURPOSE));
    for (years, field) in
        [(json!(-1), "age"), (json!(121), "age"), (json!(i64::MAX), "age"), (Value::Null, "age")]
    {
        let request = with(age(matter, 0), &json!({"age": years}));
        assert_eq!(hall.fails("shiwu", "sharing.ask", &request).field(), Some(field));
    }
    let superfluous = with(age(matter, 60), &json!({"field": "identity"}));
    assert_eq!(hall.fails("shiwu", "sharing.ask", &superfluous).field(), Some("age"));
    let other = json!({"matter": matter.to_string(), "field": "identity"});
    hall.breaks("sharing.need", "shiwu", "sharing.ask", &other);
    let licence = hall.matter(0xb10, MatterState::Accepted);
    hall.breaks("sharing.permit", "wang", "sharing.ask", &age(licence, 60));
    let unlinked = hall.benefit(0xb11, MatterState::Accepted, None);
    assert_eq!(hall.fails("shiwu", "sharing.ask", &age(unlinked, 60)).kind(), ErrorKind::Conflict);
    let stale = with(age(matter, 60), &json!({"revision": 9}));
    assert_eq!(hall.fails("shiwu", "sharing.ask", &stale).kind(), ErrorKind::Conflict);
    assert_eq!(hall.fails("shiwu", "sharing.ask", &age(id(0xfff), 60)).kind(), ErrorKind::NotFound);
    hall.verify();
}

#[test]
fn what_the_registry_does_not_know_is_logged_and_counted_too() {
    let hall = Hall::new();
    let matter = hall.benefit(0xb00, MatterState::Accepted, Some(id(0xfff)));
    for number in 1..=2 {
        let answer = hall.done("shiwu", "sharing.ask", age(matter, 60));
        assert_eq!((answer.get("reached"), &answer["materials"]), (None, &json!([])));
        assert_eq!(answer["unobtained"], json!(["age"]));
        let asked = hall.done("shiwu", "sharing.list_inquiries", json!({"matter": matter.to_string()}));
        assert_eq!(asked["items"].as_array().unwrap().len(), number);
        let reads = hall.done("auditor", "access.list_reads", json!({}))["items"].clone();
        assert_eq!(reads.as_array().unwrap().len(), number);
    }
    assert!(hall.stored_matter(matter).materials.iter().all(|one| one.inquiry.is_none()));
    hall.breaks("sharing.inquiries", "shiwu", "sharing.ask", &age(matter, 60));
    hall.verify();
}

#[test]
fn inquiries_by_state_of_the_matter() {
    let hall = Hall::new();
    let resident = hall.resident();
    for (number, state) in (0xb00..).zip(MatterState::ALL) {
        use MatterState as S;
        let matter = hall.benefit(number, *state, Some(resident));
        if matches!(state, S::Applied | S::Correcting | S::Accepted | S::Paused) {
            hall.done("shiwu", "sharing.ask", age(matter, 18));
            assert_eq!(hall.stored_matter(matter).state, *state);
        } else {
            let error = hall.fails("shiwu", "sharing.ask", &age(matter, 18));
            assert_eq!(error.kind(), ErrorKind::Conflict, "{state:?}");
        }
    }
    hall.verify();
}

#[test]
fn periods_of_permits_and_numbers_of_inquiries() {
    let item = id(0xa01);
    let new = |from, to| permit(2, item, SharedField::Age, from, to);
    let held = [permit(1, item, SharedField::Age, "2026-03-01", Some("2026-03-31"))];
    for (from, to, free) in [
        ("2026-01-01", Some("2026-02-28"), true),
        ("2026-01-01", Some("2026-03-01"), false),
        ("2026-01-01", None, false),
        ("2026-03-31", None, false),
        ("2026-04-01", None, true),
    ] {
        assert_eq!(rules::single(&held, &new(from, to)).is_ok(), free, "{from} {to:?}");
    }
    assert!(rules::single(&held, &permit(2, item, SharedField::Identity, "2026-03-01", None)).is_ok());
    assert!(rules::single(&held, &permit(2, id(0xa02), SharedField::Age, "2026-03-01", None)).is_ok());
    let inquiry = |field| DataInquiry {
        id: id(3),
        matter: id(4),
        permit: id(1),
        field,
        asked_on: day("2026-06-01"),
        asked_by: "shiwu".into(),
    };
    let made = [inquiry(SharedField::Age), inquiry(SharedField::Identity)];
    assert!(rules::bounded(&made, SharedField::Age, 2).is_ok());
    assert!(rules::bounded(&made, SharedField::Age, 1).is_err());
    assert!(rules::bounded(&made, SharedField::Residence, 1).is_ok());
}
