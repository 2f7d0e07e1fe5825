//! Intake of disputes over the scene of the area, called as the surfaces call it: by documents.

mod links;
mod own;
mod parties;
mod pure;
mod table;

use std::ops::Deref;

use serde_json::{Value, json};

use crate::access::{Role, ScopeKind};
use crate::mediation::DisputeState;
use crate::mediation::testing::{COMMUNITY, Scene, mediator};
use crate::{Error, ErrorKind, Id, code};

const GRID: &str = "620102001001001";
const ELSEWHERE: &str = "620102001002";

/// The scene with its operations, a grid, an office with a handler, and a category of cases.
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
        desk.grant("banli", Role::DepartmentHandler, ScopeKind::Office, "cg", false);
        desk.grant("shequ2", Role::CommunityOfficer, ScopeKind::Division, ELSEWHERE, false);
        desk.done("zhao", "case.put_office", json!({"code": "cg", "name": "城管", "kind": "department"}));
        let categories = [
            json!({"code": "01", "name": "邻里", "tier": "ordinary"}),
            json!({"code": "0101", "parent": "01", "name": "漏水", "tier": "ordinary"}),
        ];
        for category in categories {
            desk.done("zhao", "case.put_category", category);
        }
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
    fn breaks(&self, rule: &str, actor: &str, name: &str, request: Value) -> Error {
        let error = self.no(actor, name, request);
        assert_eq!((error.kind(), error.rule()), (ErrorKind::Violation, Some(rule)), "{error:?}");
        let book = crate::rulebook::Rulebook::default();
        let known = book.rules().find(|one| one.id == rule).unwrap_or_else(|| panic!("{rule}"));
        assert_eq!(error.report().citation.as_deref(), Some(known.citation.as_str()), "{rule}");
        error
    }

    /// A call with a bad field.
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

    /// A registration of two persons before the community's committee.
    fn form(&self) -> Value {
        json!({"source": "application", "category": "neighbour", "committee": self.committee.to_string(),
            "community": COMMUNITY, "facts": "楼上漏水", "claim": "赔偿损失",
            "parties": [party("applicant", "申某某"), party("respondent", "被某某")]})
    }

    /// Registers a dispute, as changed; its identifier.
    fn register(&self, actor: &str, change: impl FnOnce(&mut Value)) -> String {
        let mut form = self.form();
        change(&mut form);
        text(&self.done(actor, "dispute.register", form)["dispute"]["summary"]["id"])
    }

    fn resident(&self, name: &str, birth: &str) -> String {
        let request = json!({"name": name, "birth": birth, "residence": "permanent", "community": COMMUNITY});
        text(&self.done("wang", "registry.add_resident", request)["resident"]["id"])
    }
}

fn party(side: &str, name: &str) -> Value {
    json!({"kind": "person", "side": side, "name": name})
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("{value}")).to_owned()
}

fn rules_of(answer: &Value) -> Vec<&str> {
    answer["warnings"].as_array().unwrap().iter().map(|one| one["rule"].as_str().unwrap()).collect()
}

#[test]
fn who_registers_a_dispute_sees_its_parties_no_longer() {
    let desk = Desk::new();
    for (actor, standing) in
        [("wang", "outside"), ("shequ", "outside"), ("xiaofang", "outside"), ("zhuren", "chair")]
    {
        let answer = desk.done(actor, "dispute.register", desk.form());
        assert_eq!(answer["dispute"]["standing"], standing, "{actor}");
        assert_eq!(answer["dispute"]["file"].is_null(), standing == "outside", "{actor}");
        let summary = &answer["dispute"]["summary"];
        assert_eq!((&summary["state"], &summary["level"]), (&json!("registered"), &json!("grid")));
        assert!(standing == "chair" || !answer.to_string().contains("某某"));
    }
    let mut form = desk.form();
    (form["community"], form["grid"]) = (Value::Null, json!(GRID));
    let answer = desk.done("worker", "dispute.register", form);
    assert_eq!(answer["dispute"]["summary"]["grid"], GRID);
    assert_eq!(answer["dispute"]["summary"]["community"], COMMUNITY);
    desk.denied("worker", "dispute.register", desk.form());
    for actor in ["auditor", "zhao", "jumin", "shequ2", "banli", "shuji"] {
        desk.denied(actor, "dispute.register", desk.form());
    }
    desk.verify();
}

#[test]
fn a_bad_registration_is_refused_by_field_and_rule() {
    let desk = Desk::new();
    let with = |field: &str, value: Value| {
        let mut form = desk.form();
        form[field] = value;
        form
    };
    let fields = [
        ("source_number", with("source", json!("court"))),
        ("source_number", with("source", json!("police"))),
        ("source_number", with("source", json!("petition"))),
        ("case", with("source", json!("citizen_case"))),
        ("amount", with("amount", json!("12.345"))),
        ("amount", with("amount", json!("-1"))),
        ("community", with("community", json!("620102002001"))),
        ("community", with("community", Value::Null)),
        ("grid", with("grid", json!("620102001002001"))),
        ("grid", with("grid", json!("620102001001009"))),
        ("level", with("level", json!("street"))),
        ("facts", with("facts", json!(" "))),
        ("claim", with("claim", json!(""))),
        ("registered_on", with("registered_on", json!("2026-06-16"))),
        ("committee", with("committee", json!("x"))),
        ("parties", with("parties", json!(vec![party("applicant", "甲乙"); 51]))),
        ("parties.0.name", with("parties", json!([{"kind": "person", "side": "applicant"}]))),
        (
            "parties.0.resident",
            with("parties", json!([{"kind": "body", "side": "applicant", "resident": "x"}])),
        ),
        (
            "parties.0.code",
            with("parties", json!([{"kind": "person", "side": "applicant", "name": "甲", "code": "1"}])),
        ),
        (
            "parties.0.birth",
            with(
                "parties",
                json!([{"kind": "person", "side": "applicant", "name": "甲", "birth": "2027-01-01"}]),
            ),
        ),
    ];
    for (field, form) in fields {
        desk.invalid(field, "wang", "dispute.register", form);
    }
    let error = desk.no("wang", "dispute.register", with("committee", json!(mediator("zhuren").to_string())));
    assert_eq!((error.kind(), error.field()), (ErrorKind::NotFound, Some("committee")));
    desk.conflict(
        code::CONFLICT_STATE,
        "wang",
        "dispute.register",
        with("registered_on", json!("2021-12-31")),
    );
    let agent = |agent: Value| {
        let mut form = desk.form();
        form["parties"][0]["agent"] = agent;
        form
    };
    desk.breaks("dispute.authority", "wang", "dispute.register", agent(json!({"name": "代某"})));
    desk.breaks(
        "dispute.authority",
        "wang",
        "dispute.register",
        agent(json!({"name": "代某", "special": true})),
    );
    let child = desk.resident("小明", "2015-01-01");
    let request = agent(json!({"resident": child, "guardian": true}));
    desk.breaks("dispute.guardian", "wang", "dispute.register", request);
    desk.breaks("dispute.parties", "wang", "dispute.register", with("parties", json!([])));
    desk.verify();
}

#[test]
fn a_link_to_the_registry_gives_the_name_and_must_agree() {
    let desk = Desk::new();
    let (one, other) = (desk.resident("张三", "1980-01-01"), desk.resident("李四", "2010-01-01"));
    let linked = |side: &str, id: &str| json!({"kind": "person", "side": side, "resident": id});
    let dispute = desk.register("tiaojie", |form| {
        form["parties"] = json!([linked("applicant", &one), linked("respondent", &other)]);
    });
    let seen = desk.done("zhuren", "dispute.get", json!({"dispute": dispute}));
    assert_eq!(seen["file"]["parties"][0]["name"], "张三");
    assert_eq!(seen["file"]["parties"][1]["minor"], true);
    let parties = |parties: Value| {
        let mut form = desk.form();
        form["parties"] = parties;
        form
    };
    let mut wrong = linked("applicant", &one);
    wrong["name"] = json!("王五");
    desk.invalid("parties.0.name", "tiaojie", "dispute.register", parties(json!([wrong])));
    let mut wrong = linked("applicant", &one);
    wrong["birth"] = json!("1981-01-01");
    desk.invalid("parties.0.birth", "tiaojie", "dispute.register", parties(json!([wrong])));
    let twice = json!([linked("applicant", &one), linked("respondent", &one)]);
    desk.breaks("dispute.parties", "tiaojie", "dispute.register", parties(twice));
    let mut spoken = party("respondent", "被某");
    spoken["agent"] = json!({"resident": one, "authority": "一般代理"});
    let both = json!([linked("applicant", &one), spoken]);
    desk.breaks("dispute.parties", "tiaojie", "dispute.register", parties(both));
    let missing = json!([linked("applicant", &desk.committee.to_string())]);
    let error = desk.no("tiaojie", "dispute.register", parties(missing));
    assert_eq!((error.kind(), error.field()), (ErrorKind::NotFound, Some("parties.0.resident")));
    let body = json!({"credit_code": "91620102MEA0000001", "name": "某公司", "kind": "enterprise",
        "address": "某路", "community": COMMUNITY});
    let body = text(&desk.done("wang", "registry.put_enterprise", body)["enterprise"]["id"]);
    let dispute = desk.register("zhuren", |form| {
        form["parties"][1] = json!({"kind": "body", "side": "respondent", "enterprise": body});
    });
    let seen = desk.done("zhuren", "dispute.get", json!({"dispute": dispute}));
    assert_eq!(seen["file"]["parties"][1]["name"], "某公司");
    desk.verify();
}

#[test]
fn acceptance_gives_number_mediator_and_time_limit() {
    let desk = Desk::new();
    let accept = |id: &str| json!({"dispute": id, "accepted_on": "2026-05-31"});
    let early = |form: &mut Value| form["registered_on"] = json!("2026-05-30");
    let (one, other) = (desk.register("wang", early), desk.register("wang", early));
    let answer = desk.done("yuan4", "dispute.accept", accept(&one));
    let summary = &answer["dispute"]["summary"];
    assert_eq!(summary["number"], "(2026)民主路人调字第1号");
    assert_eq!((&summary["due_on"], &summary["level_due_on"]), (&json!("2026-06-30"), &json!("2026-06-07")));
    assert_eq!(answer["dispute"]["standing"], "panel");
    assert_eq!(answer["dispute"]["file"]["handler"], mediator("yuan4").to_string());
    let key = json!({"dispute": other, "request_key": "k", "revision": 1});
    let second = desk.done("zhuren", "dispute.accept", key.clone());
    assert_eq!(second["dispute"]["summary"]["number"], "(2026)民主路人调字第2号");
    assert_eq!(desk.done("zhuren", "dispute.accept", key), second, "the same key again");
    let third = desk.register("wang", early);
    desk.invalid(
        "accepted_on",
        "zhuren",
        "dispute.accept",
        json!({"dispute": third, "accepted_on": "2026-05-29"}),
    );
    desk.conflict(
        code::CONFLICT_REVISION,
        "zhuren",
        "dispute.accept",
        json!({"dispute": third, "revision": 7}),
    );
    for ground in [
        "reserved_by_law",
        "mediation_forbidden",
        "court_seized",
        "police_seized",
        "agency_seized",
        "not_civil",
    ] {
        let request = json!({"dispute": third, "exclusions": [ground]});
        desk.breaks("dispute.exclusion", "zhuren", "dispute.accept", request);
    }
    let request = json!({"dispute": third, "exclusions": ["court_seized", "party_refuses"]});
    desk.breaks("dispute.voluntary", "zhuren", "dispute.accept", request);
    desk.change(Id::parse("id", &third).unwrap(), |dispute| dispute.parties[0].actor = Some("zhuren".into()));
    desk.denied("zhuren", "dispute.accept", json!({"dispute": third}));
    desk.verify();
}

#[test]
fn a_minor_needs_a_guardian_before_acceptance() {
    let desk = Desk::new();
    let dispute = desk.register("wang", |form| form["parties"][1]["birth"] = json!("2008-06-16"));
    let accept = json!({"dispute": dispute});
    let error = desk.breaks("dispute.guardian", "tiaojie", "dispute.accept", accept.clone());
    assert!(!error.to_string().contains("某某"), "{error}");
    let agent = json!({"dispute": dispute, "party": 2, "agent": {"name": "监某", "authority": "代理"}});
    desk.done("tiaojie", "dispute.set_agent", agent);
    desk.breaks("dispute.guardian", "tiaojie", "dispute.accept", accept.clone());
    let guardian = json!({"dispute": dispute, "party": 2, "agent": {"name": "监某", "guardian": true}});
    desk.done("tiaojie", "dispute.set_agent", guardian);
    desk.done("tiaojie", "dispute.accept", accept);
    desk.breaks(
        "dispute.guardian",
        "tiaojie",
        "dispute.remove_agent",
        json!({"dispute": dispute, "party": 2}),
    );
    // Of age on the very birthday, which is today.
    let other = desk.register("wang", |form| form["parties"][1]["birth"] = json!("2008-06-15"));
    desk.done("tiaojie", "dispute.accept", json!({"dispute": other}));
    desk.verify();
}

#[test]
fn nothing_is_registered_back_to_a_committee_that_is_gone() {
    let desk = Desk::new();
    desk.done("wang", "mediation.dissolve_committee", json!({"id": desk.committee}));
    let mut form = desk.form();
    form["registered_on"] = json!("2026-06-01");
    desk.conflict(code::CONFLICT_STATE, "wang", "dispute.register", form);
    desk.verify();
}

#[test]
fn a_refusal_tells_the_other_routes() {
    let desk = Desk::new();
    let dispute = desk.register("wang", |_| {});
    let refuse = |routes: Value| json!({"dispute": dispute, "ground": "court_seized", "routes": routes});
    desk.breaks("dispute.routes", "tiaojie", "dispute.refuse", refuse(json!([])));
    let answer =
        desk.done("zhuren", "dispute.refuse", refuse(json!(["litigation", "arbitration", "litigation"])));
    let ending = &answer["dispute"]["file"]["ending"];
    assert_eq!(
        (&ending["ground"], &ending["routes"]),
        (&json!("court_seized"), &json!(["arbitration", "litigation"]))
    );
    desk.verify();
}

#[test]
fn a_transfer_starts_anew_with_the_other_committee() {
    let desk = Desk::new();
    let id = desk.dispute(0x800, DisputeState::Accepted);
    let to = |committee: Id| json!({"dispute": id.to_string(), "committee": committee.to_string(), "reason": "跨社区"});
    desk.invalid("committee", "zhuren", "dispute.transfer", to(desk.committee));
    desk.denied("tiaojie", "dispute.transfer", to(desk.street_committee));
    let answer = desk.done("zhuren", "dispute.transfer", to(desk.street_committee));
    assert_eq!(answer["dispute"]["standing"], "outside");
    let moved = desk.stored(id);
    assert_eq!((moved.state, moved.level.as_str()), (DisputeState::Registered, "street"));
    assert!(moved.number.is_none() && moved.handler.is_none() && moved.due_on.is_none());
    desk.denied("tiaojie", "dispute.accept", json!({"dispute": id.to_string()}));
    let answer = desk.done("faguan", "dispute.accept", json!({"dispute": id.to_string()}));
    assert_eq!(answer["dispute"]["summary"]["number"], "(2026)街道人调字第1号");
    let entries = desk.done("faguan", "dispute.list_entries", json!({"dispute": id.to_string()}));
    assert_eq!(entries["items"][0]["text"], "移送：跨社区");
    desk.verify();
}

#[test]
fn a_high_risk_is_reported() {
    let desk = Desk::new();
    let answer = desk.done("zhuren", "dispute.register", {
        let mut form = desk.form();
        form["risk"] = json!("high");
        form
    });
    assert_eq!(rules_of(&answer), ["dispute.risk"]);
    let id = desk.dispute(0x800, DisputeState::Mediating);
    desk.change(id, |dispute| dispute.parties[0].actor = Some("jumin".into()));
    let report = |to: Value| json!({"dispute": id.to_string(), "risk": "high", "steps": "劝离现场", "reported_to": to});
    desk.breaks("dispute.risk", "tiaojie", "dispute.report_risk", report(json!(" ")));
    let answer = desk.done("tiaojie", "dispute.report_risk", report(json!("派出所")));
    assert_eq!(answer["dispute"]["summary"]["risk"], "high");
    let entries = |actor: &str| desk.done(actor, "dispute.list_entries", json!({"dispute": id.to_string()}));
    assert_eq!(entries("xiaofang")["items"][0]["reported_to"], "派出所");
    assert_eq!(entries("jumin")["items"], json!([]), "a report to the police is not for the parties");
    let kind = json!({"dispute": id.to_string(), "kind": "session"});
    assert_eq!(desk.done("tiaojie", "dispute.list_entries", kind)["items"], json!([]));
    desk.verify();
}

#[test]
fn lists_keep_to_scope_and_filters_and_name_nobody() {
    let desk = Desk::new();
    for (number, state) in (0x800..).zip(DisputeState::ALL) {
        desk.dispute(number, *state);
    }
    desk.change(crate::mediation::testing::id(0x803), |dispute| {
        dispute.due_on = Some("2026-06-14".parse().unwrap())
    });
    let elsewhere = desk.register("wang", |form| form["community"] = json!(ELSEWHERE));
    let list = |actor: &str, request: Value| {
        let answer = desk.done(actor, "dispute.list", request);
        assert!(!answer.to_string().contains('某'), "{answer}");
        answer["items"].as_array().unwrap().len()
    };
    let all = DisputeState::ALL.len();
    let counts = [
        ("wang", json!({}), all + 1),
        ("shequ", json!({}), all),
        ("shequ2", json!({}), 1),
        ("shequ", json!({"community": ELSEWHERE}), 0),
        ("tiaojie", json!({}), all),
        ("jiedao", json!({}), all + 1),
        ("wang", json!({"state": "mediating"}), 1),
        ("wang", json!({"category": "medical"}), 0),
        ("wang", json!({"committee": desk.street_committee.to_string()}), 0),
        ("wang", json!({"level": "grid"}), all + 1),
        ("wang", json!({"level": "street"}), 0),
        ("wang", json!({"overdue": true}), 1),
        ("wang", json!({"overdue": false}), all),
        ("wang", json!({"grid": GRID}), 0),
        ("wang", json!({"registered_from": "2026-06-15"}), 1),
        ("wang", json!({"registered_to": "2026-06-14"}), all),
        ("tiaojie", json!({"mine": true}), all - 2),
        ("xiaofang", json!({"mine": true, "state": "mediating"}), 1),
        ("waiter", json!({"mine": true}), 0),
    ];
    for (actor, request, expected) in counts {
        assert_eq!(list(actor, request.clone()), expected, "{actor} {request}");
    }
    for (actor, request) in [("worker", json!({})), ("auditor", json!({})), ("wang", json!({"mine": true}))] {
        desk.denied(actor, "dispute.list", request);
    }
    let mut seen = Vec::new();
    let mut cursor = Value::Null;
    loop {
        let page = desk.done("wang", "dispute.list", json!({"limit": 4, "cursor": cursor}));
        seen.extend(page["items"].as_array().unwrap().iter().map(|item| text(&item["id"])));
        if page["next"].is_null() {
            break;
        }
        cursor = page["next"].clone();
    }
    assert!(seen.is_sorted() && seen.len() == all + 1 && seen.contains(&elsewhere));
    desk.verify();
}
