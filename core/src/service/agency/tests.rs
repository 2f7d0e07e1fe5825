//! Agency services, called as the surfaces call them: by documents.

use std::ops::Deref;

use serde_json::{Value, json};

use super::record::{AgencyRecord, ClientRecord};
use super::rules;
use super::types::*;
use crate::identity::{DivisionCode, Phone};
use crate::service::MatterState;
use crate::service::matter::record::MatterRecord;
use crate::service::testing::{COMMUNITY, Scene, TODAY, day, id};
use crate::{Error, ErrorKind, Id, code};

/// The last day of the authority of a service that the desk keeps.
const LAST: &str = "2026-12-31";

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

    fn done(&self, actor: &str, name: &str, request: Value) -> Value {
        self.call(actor, name, &request).unwrap_or_else(|error| panic!("{name} {request}: {error:?}"))
    }

    fn no(&self, actor: &str, name: &str, request: Value) -> Error {
        self.refused(|| self.call(actor, name, &request))
    }

    /// A call that breaks a rule, which the catalogue has with the same article.
    fn breaks(&self, rule: &str, name: &str, request: Value) -> Error {
        let error = self.no("shequ", name, request);
        assert_eq!((error.kind(), error.rule()), (ErrorKind::Violation, Some(rule)), "{error:?}");
        let book = crate::rulebook::Rulebook::default();
        let known = book.rules().find(|one| one.id == rule).unwrap_or_else(|| panic!("{rule}"));
        assert_eq!(error.report().citation.as_deref(), Some(known.citation.as_str()), "{rule}");
        error
    }

    fn invalid(&self, field: &str, name: &str, request: Value) {
        let error = self.no("shequ", name, request);
        assert_eq!((error.kind(), error.field()), (ErrorKind::Invalid, Some(field)), "{error:?}");
    }

    /// A request to act for the account `jumin` in the licence.
    fn form(&self, changes: Value) -> Value {
        let mut form = json!({"kind": "agency", "item": self.licence.to_string(), "community": COMMUNITY,
            "client": {"name": "申某某", "phone": "13800001111", "actor": "jumin"}, "agent": "worker",
            "authority": paper(LAST)});
        form.as_object_mut().unwrap().extend(changes.as_object().unwrap().clone());
        form
    }

    /// A service since 2026-06-01 whose authority ends on a day: original 1 is out when asked for, visit 1 is planned.
    fn service(&self, number: u16, state: AgencyState, last: &str, out: bool) -> String {
        let over = state != AgencyState::Open;
        let record = AgencyRecord {
            id: id(number),
            kind: AgencyKind::Agency,
            state,
            item: self.licence,
            community: DivisionCode::parse("community", COMMUNITY).unwrap(),
            grid: None,
            client: ClientRecord {
                name: "申某某".into(),
                phone: Some(Phone::parse("phone", "13800001111").unwrap()),
                resident: None,
                actor: Some("jumin".into()),
            },
            agent: "worker".into(),
            authorities: vec![authority("2026-06-01", last, vec![self.licence])],
            matter: None,
            steps: Vec::new(),
            originals: vec![AgencyOriginal {
                number: 1,
                name: "房产证".into(),
                receipt: "收-1".into(),
                taken_on: day("2026-06-02"),
                returned_on: (!out).then(|| day("2026-06-03")),
            }],
            visits: vec![AgencyHomeVisit {
                number: 1,
                planned_on: day("2026-06-16"),
                reason: HomeVisitReason::Aged,
                visited_on: None,
                met: None,
                note: None,
            }],
            accepted_on: day("2026-06-01"),
            closed_on: over.then(|| day("2026-06-10")),
            outcome: None,
            revision: 1,
        };
        self.keep(&record);
        record.id.to_string()
    }
}

fn paper(valid_to: &str) -> Value {
    json!({"scope": "代为递交、领取", "signed_on": TODAY, "valid_to": valid_to})
}

fn authority(from: &str, to: &str, items: Vec<Id>) -> AgencyAuthority {
    AgencyAuthority {
        scope: "代为递交".into(),
        items,
        signed_on: day(from),
        valid_from: day(from),
        valid_to: day(to),
        revoked_on: None,
    }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("{value}")).to_owned()
}

fn rules_of(answer: &Value) -> Vec<&str> {
    answer["warnings"].as_array().unwrap().iter().map(|one| one["rule"].as_str().unwrap()).collect()
}

#[test]
fn an_agency_runs_from_the_authority_to_the_result() {
    let desk = Desk::new();
    let form = desk.form(json!({"request_key": "k"}));
    let first = desk.done("shequ", "agency.open", form.clone());
    assert_eq!(first, desk.done("shequ", "agency.open", form), "the same key again returns the first result");
    let service = text(&first["service"]["id"]);
    assert_eq!(first["service"]["client"]["phone"], "138****1111");
    assert_eq!(
        (&first["service"]["authorised"], &first["service"]["agent"]),
        (&json!(true), &json!("worker"))
    );
    let matter = desk.matter(0xb00, MatterState::Accepted).to_string();
    let on = |changes: Value| {
        let mut request = json!({"service": service});
        request.as_object_mut().unwrap().extend(changes.as_object().unwrap().clone());
        request
    };
    desk.done("worker", "agency.take_original", on(json!({"name": "房产证", "receipt": "收-1"})));
    let twice = on(json!({"name": " 房产证 ", "receipt": "收-2"}));
    assert_eq!(desk.breaks("agency.originals", "agency.take_original", twice).field(), Some("name"));
    desk.done("shequ", "agency.link_matter", on(json!({"matter": matter})));
    assert_eq!(
        desk.no("shequ", "agency.link_matter", on(json!({"matter": matter}))).code(),
        code::CONFLICT_STATE
    );
    desk.done("worker", "agency.record_step", on(json!({"kind": "handed_in", "note": "已递交"})));
    desk.done("worker", "agency.plan_visit", on(json!({"planned_on": "2026-06-15", "reason": "disabled"})));
    desk.invalid("planned_on", "agency.plan_visit", on(json!({"planned_on": "2026-06-14", "reason": "ill"})));
    let met = on(json!({"visit": 1, "met": true, "note": "本人在家"}));
    desk.done("worker", "agency.record_visit", met.clone());
    assert_eq!(desk.no("shequ", "agency.record_visit", met).code(), code::CONFLICT_STATE);
    desk.invalid("visit", "agency.record_visit", on(json!({"visit": 2, "met": true})));
    let finish = on(json!({"outcome": "已领证"}));
    let out = desk.breaks("agency.originals", "agency.complete", finish.clone());
    assert_eq!(out.report().details["originals"], 1);
    desk.done("shequ", "agency.return_original", on(json!({"original": 1})));
    assert_eq!(
        desk.no("shequ", "agency.return_original", on(json!({"original": 1}))).code(),
        code::CONFLICT_STATE
    );
    assert_eq!(
        desk.no("shequ", "agency.complete", on(json!({"outcome": "x", "revision": 1}))).code(),
        code::CONFLICT_REVISION
    );
    let done = desk.done("worker", "agency.complete", finish);
    assert_eq!((&done["service"]["state"], &done["service"]["closed_on"]), (&json!("done"), &json!(TODAY)));
    assert_eq!(desk.done("jumin", "agency.get", on(json!({})))["outcome"], "已领证");
    let history = desk.done("auditor", "event.history", json!({"subject": service})).to_string();
    for hidden in ["申某", "1380000", "房产证", "已领证", "本人在家", "disabled"] {
        assert!(!history.contains(hidden), "{hidden}");
    }
    desk.verify();
}

#[test]
fn an_expired_authority_moves_nothing() {
    let desk = Desk::new();
    let matter = desk.matter(0xb00, MatterState::Accepted).to_string();
    let service = desk.service(0xc00, AgencyState::Open, "2026-06-14", false);
    let steps = [
        ("agency.record_step", json!({"service": service, "kind": "followed"})),
        ("agency.take_original", json!({"service": service, "name": "户口簿", "receipt": "收-2"})),
        ("agency.link_matter", json!({"service": service, "matter": matter})),
        ("agency.complete", json!({"service": service, "outcome": "办结"})),
    ];
    for (name, request) in &steps {
        let error = desk.breaks("agency.authority", name, request.clone());
        assert_eq!(error.report().details["last"], "2026-06-14", "{name}");
    }
    let earlier = json!({"service": service, "kind": "followed", "done_on": "2026-06-14"});
    desk.done("shequ", "agency.record_step", earlier);
    // What the client still wishes goes on: a visit, and a new authority.
    let visit = json!({"service": service, "planned_on": TODAY, "reason": "aged"});
    desk.done("shequ", "agency.plan_visit", visit);
    let renewal = |authority: Value| json!({"service": service, "authority": authority});
    desk.breaks("agency.authority", "agency.renew_authority", renewal(paper("2027-06-15")));
    let mut elsewhere = paper(LAST);
    elsewhere["items"] = json!([desk.benefit.to_string()]);
    let error = desk.breaks("agency.authority", "agency.renew_authority", renewal(elsewhere));
    assert_eq!(error.field(), Some("authority.items"));
    desk.done("shequ", "agency.renew_authority", renewal(paper("2027-06-14")));
    for (name, request) in &steps[..3] {
        desk.done("shequ", name, request.clone());
    }
    let revoked = desk.done("jumin", "agency.revoke_authority", json!({"service": service}));
    assert_eq!(revoked["service"]["authorised"], false);
    assert_eq!(rules_of(&revoked), ["agency.originals"]);
    desk.breaks("agency.authority", "agency.record_step", steps[0].1.clone());
    assert_eq!(
        desk.no("jumin", "agency.revoke_authority", json!({"service": service})).code(),
        code::CONFLICT_STATE
    );
    let mut before = paper(LAST);
    before["signed_on"] = json!("2026-06-14");
    desk.invalid("authority.signed_on", "agency.renew_authority", renewal(before));
    desk.done("shequ", "agency.return_original", json!({"service": service, "original": 2}));
    let ended = desk.done("jumin", "agency.end", json!({"service": service}));
    assert_eq!((&ended["service"]["state"], rules_of(&ended).len()), (&json!("ended"), 0));
    desk.verify();
}

#[test]
fn what_is_taken_on_is_checked() {
    let desk = Desk::new();
    let open = "agency.open";
    desk.breaks("agency.authority", open, desk.form(json!({"authority": null})));
    desk.invalid("authority", open, desk.form(json!({"kind": "assistance"})));
    let mut elsewhere = paper(LAST);
    elsewhere["items"] = json!([desk.benefit.to_string()]);
    desk.breaks("agency.authority", open, desk.form(json!({"authority": elsewhere})));
    let earlier = json!({"accepted_on": "2026-06-14"});
    desk.breaks("agency.authority", open, desk.form(earlier));
    desk.invalid("authority.valid_to", open, desk.form(json!({"authority": paper("2026-06-01")})));
    desk.invalid("accepted_on", open, desk.form(json!({"accepted_on": "2026-06-16"})));
    desk.invalid("agent", open, desk.form(json!({"agent": "jumin"})));
    desk.invalid("community", open, desk.form(json!({"community": null})));
    desk.invalid("client.phone", open, desk.form(json!({"client": {"name": "申某某", "phone": "1"}})));
    desk.invalid("client.name", open, desk.form(json!({"client": {"actor": "jumin"}})));
    let unknown = desk.no("wang", open, desk.form(json!({"community": "620102001009"})));
    assert_eq!((unknown.kind(), unknown.field()), (ErrorKind::NotFound, Some("community")));
    for (field, request) in [
        ("grid", desk.form(json!({"grid": "620102001001009"}))),
        ("item", desk.form(json!({"item": id(0xfff).to_string()}))),
        ("client.resident", desk.form(json!({"client": {"resident": id(0xfff).to_string()}}))),
    ] {
        let error = desk.no("shequ", open, request);
        assert_eq!((error.kind(), error.field()), (ErrorKind::NotFound, Some(field)));
    }
    assert!(
        desk.call("shequ", open, &desk.form(json!({"fee": "1"}))).is_err(),
        "there is no field for a fee"
    );
    for actor in ["shichang", "shiwu", "worker", "zhao", "auditor", "jumin", "nobody"] {
        assert_eq!(desk.no(actor, open, desk.form(json!({}))).kind(), ErrorKind::Denied, "{actor}");
    }
    let assistance = desk.form(json!({"kind": "assistance", "authority": null, "agent": null}));
    let helped = desk.done("shequ", open, assistance);
    assert_eq!(
        (&helped["service"]["agent"], &helped["service"]["authorised"]),
        (&json!("shequ"), &json!(true))
    );
    let service = text(&helped["service"]["id"]);
    let renewal = json!({"service": service, "authority": paper(LAST)});
    assert_eq!(desk.no("shequ", "agency.renew_authority", renewal).code(), code::CONFLICT_STATE);
    assert_eq!(rules_of(&desk.done("shequ", open, desk.form(json!({})))), Vec::<&str>::new());
    let third = desk.done("shequ", open, desk.form(json!({"agent": "somebody"})));
    assert_eq!(rules_of(&third), ["agency.agents"]);
    desk.verify();
}

#[test]
fn a_client_of_the_registry_has_its_name_and_a_matter_must_be_the_clients() {
    let desk = Desk::new();
    desk.done("wang", "registry.put_division", json!({"code": COMMUNITY, "name": "社区"}));
    let person =
        json!({"name": "李红", "birth": "1950-01-01", "residence": "permanent", "community": COMMUNITY});
    let resident = text(&desk.done("wang", "registry.add_resident", person)["resident"]["id"]);
    let other = json!({"client": {"name": "李四", "resident": resident}});
    desk.invalid("client.name", "agency.open", desk.form(other));
    let opened = desk.done("shequ", "agency.open", desk.form(json!({"client": {"resident": resident}})));
    assert_eq!(opened["service"]["client"]["name"], "李红");
    let service = text(&opened["service"]["id"]);
    let link = |matter: Id| json!({"service": service, "matter": matter.to_string()});
    let foreign = desk.matter(0xb00, MatterState::Accepted);
    assert_eq!(desk.breaks("agency.matter", "agency.link_matter", link(foreign)).field(), Some("matter"));
    assert_eq!(desk.no("shequ", "agency.link_matter", link(id(0xbff))).kind(), ErrorKind::NotFound);
    let mut own: MatterRecord = desk.stored_matter(foreign);
    (own.id, own.number) = (id(0xb01), "202606011111".into());
    own.applicant.resident = Some(Id::parse("id", &resident).unwrap());
    desk.keep(&own);
    let mut benefit = MatterRecord { id: id(0xb02), number: "202606012222".into(), ..own.clone() };
    benefit.item = desk.benefit;
    desk.keep(&benefit);
    desk.breaks("agency.authority", "agency.link_matter", link(benefit.id));
    desk.done("shequ", "agency.link_matter", link(own.id));
    let second = desk.done("shequ", "agency.open", desk.form(json!({"client": {"resident": resident}})));
    let second = json!({"service": second["service"]["id"], "matter": own.id.to_string()});
    assert_eq!(desk.no("shequ", "agency.link_matter", second.clone()).code(), code::CONFLICT_STATE);
    desk.done("shequ", "agency.end", json!({"service": service}));
    desk.done("shequ", "agency.link_matter", second);
    desk.verify();
}

#[test]
fn nobody_learns_from_an_identifier_who_it_is() {
    let desk = Desk::new();
    desk.done("wang", "registry.put_division", json!({"code": COMMUNITY, "name": "社区"}));
    let elsewhere = "620102001002";
    desk.done("wang", "registry.put_division", json!({"code": elsewhere, "name": "社区"}));
    let person =
        json!({"name": "李红", "birth": "1950-01-01", "residence": "permanent", "community": elsewhere});
    let resident = text(&desk.done("wang", "registry.add_resident", person)["resident"]["id"]);
    let open = |client: Value| desk.form(json!({"client": client}));
    for client in [
        json!({"resident": resident}),
        json!({"resident": resident, "name": "李四"}),
        json!({"resident": id(0xfff).to_string()}),
    ] {
        let error = desk.no("shequ", "agency.open", open(client));
        assert_eq!(
            (error.kind(), error.field()),
            (ErrorKind::NotFound, Some("client.resident")),
            "{error:?}"
        );
        assert!(!error.to_string().contains("李红"));
    }
    let known = open(json!({"resident": resident, "name": "李红"}));
    desk.done("shequ", "agency.open", known.clone());
    for client in [known, open(json!({"resident": resident}))] {
        assert_eq!(
            desk.no("worker", "agency.open", client).kind(),
            ErrorKind::Denied,
            "not told by the error"
        );
    }
    desk.verify();
}

/// Every state × every step × every account.
#[test]
fn steps_are_for_who_acts_and_serves_and_the_end_for_the_client_too() {
    let desk = Desk::new();
    let mut number = 0xc00;
    let operations: [(&str, Value, bool); 8] = [
        ("agency.renew_authority", json!({"authority": paper(LAST)}), false),
        ("agency.revoke_authority", json!({}), true),
        ("agency.record_step", json!({"kind": "other"}), false),
        ("agency.take_original", json!({"name": "户口簿", "receipt": "收-2"}), false),
        ("agency.return_original", json!({"original": 1}), false),
        ("agency.plan_visit", json!({"planned_on": LAST, "reason": "aged"}), false),
        ("agency.complete", json!({"outcome": "办结"}), false),
        ("agency.end", json!({}), true),
    ];
    let accounts = ["wang", "shequ", "worker", "jumin", "shichang", "shiwu", "zhao", "auditor", "nobody"];
    for state in AgencyState::ALL {
        for (name, request, by_client) in &operations {
            for actor in accounts {
                number += 1;
                let mut request = request.clone();
                let out = *name == "agency.return_original";
                request["service"] = json!(desk.service(number, *state, LAST, out));
                let may = matches!(actor, "wang" | "shequ" | "worker") || (*by_client && actor == "jumin");
                let open = *state == AgencyState::Open || out;
                let told = format!("{state:?} {name} {actor}");
                match (may, open) {
                    (true, true) => drop(desk.done(actor, name, request)),
                    (true, false) => {
                        assert_eq!(desk.no(actor, name, request).code(), code::CONFLICT_STATE, "{told}");
                    }
                    (false, _) => {
                        assert_eq!(desk.no(actor, name, request).kind(), ErrorKind::Denied, "{told}");
                    }
                }
            }
        }
    }
    desk.verify();
}

#[test]
fn lists_are_without_names_and_reach_as_far_as_the_grants() {
    let desk = Desk::new();
    let open = desk.service(0xc00, AgencyState::Open, LAST, true);
    let over = desk.service(0xc01, AgencyState::Done, LAST, false);
    let listed = |actor: &str, request: Value| -> Vec<String> {
        let answer = desk.done(actor, "agency.list", request);
        assert!(!answer.to_string().contains("申某") && !answer.to_string().contains("1380000"));
        answer["items"].as_array().unwrap().iter().map(|one| text(&one["id"])).collect()
    };
    for actor in ["wang", "shequ", "worker"] {
        assert_eq!(listed(actor, json!({})), [open.clone(), over.clone()], "{actor}");
    }
    for actor in ["shichang", "shiwu"] {
        assert!(listed(actor, json!({})).is_empty(), "an office covers no place");
    }
    for actor in ["jumin", "zhao", "auditor", "nobody"] {
        assert_eq!(desk.no(actor, "agency.list", json!({})).kind(), ErrorKind::Denied, "{actor}");
    }
    for (filter, expected) in [
        (json!({"open": true}), vec![&open]),
        (json!({"open": false}), vec![&over]),
        (json!({"state": "done"}), vec![&over]),
        (json!({"kind": "assistance"}), vec![]),
        (json!({"item": desk.benefit.to_string()}), vec![]),
        (json!({"item": desk.licence.to_string(), "agent": "worker", "limit": 1}), vec![&open]),
        (json!({"agent": "shequ"}), vec![]),
        (json!({"community": COMMUNITY, "cursor": open}), vec![&over]),
        (json!({"grid": "620102001001001"}), vec![]),
        (json!({"first_day": "2026-06-02"}), vec![]),
        (json!({"first_day": "2026-06-01", "last_day": "2026-06-01"}), vec![&open, &over]),
    ] {
        let expected: Vec<String> = expected.into_iter().cloned().collect();
        assert_eq!(listed("wang", filter.clone()), expected, "{filter}");
    }
    let request = json!({"service": open});
    for (actor, sees) in [("wang", true), ("shequ", true), ("worker", true), ("jumin", true)]
        .into_iter()
        .chain(["shichang", "shiwu", "zhao", "auditor", "nobody"].map(|actor| (actor, false)))
    {
        assert_eq!(desk.call(actor, "agency.get", &request).is_ok(), sees, "{actor}");
    }
    let unknown = json!({"service": id(0xcff).to_string()});
    assert_eq!(desk.no("wang", "agency.get", unknown.clone()).kind(), ErrorKind::NotFound);
    assert_eq!(desk.no("jumin", "agency.get", unknown).kind(), ErrorKind::Denied);
    assert_eq!(desk.done("wang", "agency.reveal_client", request.clone())["phone"], "13800001111");
    for actor in ["shequ", "worker", "jumin", "auditor"] {
        assert_eq!(
            desk.no(actor, "agency.reveal_client", request.clone()).kind(),
            ErrorKind::Denied,
            "{actor}"
        );
    }
    desk.verify();
}

#[test]
fn an_authority_holds_in_its_items_from_its_first_to_its_last_day() {
    let (item, other) = (id(1), id(2));
    let paper = authority("2026-06-01", "2026-06-30", vec![item]);
    let revoked = AgencyAuthority { revoked_on: Some(day("2026-06-10")), ..paper.clone() };
    for (on, whole, taken_back) in [
        ("2026-05-31", false, false),
        ("2026-06-01", true, true),
        ("2026-06-09", true, true),
        ("2026-06-10", true, false),
        ("2026-06-30", true, false),
        ("2026-07-01", false, false),
    ] {
        for (paper, expected) in [(&paper, whole), (&revoked, taken_back)] {
            let papers = std::slice::from_ref(paper);
            let may = rules::authorised(AgencyKind::Agency, papers, item, day(on));
            assert_eq!(may.is_ok(), expected, "{on}");
            assert!(rules::authorised(AgencyKind::Agency, papers, other, day(on)).is_err());
            assert!(rules::authorised(AgencyKind::Assistance, &[], other, day(on)).is_ok());
        }
    }
    for (to, fits) in [("2026-06-01", true), ("2027-05-31", true), ("2027-06-01", false)] {
        let paper = authority("2026-06-01", to, vec![item]);
        assert_eq!(rules::authority(&paper, 365).is_ok(), fits, "{to}");
    }
    assert!(rules::agents(2, 2).is_none() && rules::agents(3, 2).is_some());
}
