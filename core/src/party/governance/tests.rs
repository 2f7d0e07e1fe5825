//! Joint governance over the ground of the area, called as the surfaces call it: by documents.

mod lists;
mod pure;
mod work;

use serde_json::{Value, json};

use crate::access::{Role, ScopeKind};
use crate::command::Part;
use crate::identity::DivisionCode;
use crate::party::figures::{UNIT, UNIT_JOINED};
use crate::party::member::record::MemberRecord;
use crate::party::testing::{COMMUNITY, Ground, STREET, id};
use crate::store::params;
use crate::{Error, ErrorKind};

const ELSEWHERE: &str = "620102001002";

/// A ground with a big committee of three units, set up before the year began.
struct Hall {
    ground: Ground,
    committee: String,
    units: Vec<String>,
    /// An organisation of the other community.
    elsewhere: String,
}

impl Hall {
    fn new() -> Self {
        let ground = Ground::new();
        ground.grant("shequ2", Role::CommunityOfficer, ScopeKind::Division, ELSEWHERE, false);
        ground.grant("worker2", Role::GridWorker, ScopeKind::Grid, "620102001002001", false);
        let committee = ground.committee.to_string();
        ground.grant("zongzhi", Role::PartySecretary, ScopeKind::Organisation, &committee, false);
        ground
            .session("shuji")
            .write("party.found", |command| {
                let mut record = command.snapshot.party.get(ground.committee).unwrap().clone();
                record.id = id(6);
                record.versions[0].community = Some(DivisionCode::parse("community", ELSEWHERE).unwrap());
                command.keep(None, &record, json!({}))?;
                command.touch(Part::Party)
            })
            .unwrap();
        let mut hall =
            Self { ground, committee: String::new(), units: Vec::new(), elsewhere: id(6).to_string() };
        for (code, name) in [(COMMUNITY, "北园"), (ELSEWHERE, "南园")] {
            hall.done("zhao", "registry.put_division", json!({"code": code, "name": name}));
        }
        hall.committee = hall.put_committee(COMMUNITY, &committee);
        let names =
            [("甲大学", "resident_unit"), ("乙物业", "property_firm"), ("丙协会", "social_organisation")];
        for (name, kind) in names {
            let unit = hall.admit(name, kind);
            hall.units.push(unit);
        }
        hall
    }

    fn put_committee(&self, community: &str, organisation: &str) -> String {
        let request = json!({"name": "大党委", "community": community, "organisation": organisation,
            "set_up_on": "2025-12-20"});
        text(&self.done("shuji", "governance.put_committee", request)["committee"]["id"])
    }

    fn admit(&self, name: &str, kind: &str) -> String {
        let request = json!({"committee": self.committee, "kind": kind, "name": name,
            "contact": "张三", "phone": "13812345678", "joined_on": "2026-01-10"});
        text(&self.done("shequ", "governance.admit_unit", request)["unit"]["id"])
    }

    fn call(&self, actor: &str, name: &str, request: &Value) -> crate::Result<Value> {
        let operations = crate::contract::operations();
        let operation = operations.iter().find(|one| one.name == name).unwrap_or_else(|| panic!("{name}"));
        let answer = operation.call(&self.ground.session(actor), &request.to_string())?;
        Ok(serde_json::from_str(&answer).unwrap())
    }

    fn done(&self, actor: &str, name: &str, request: Value) -> Value {
        self.call(actor, name, &request).unwrap_or_else(|error| panic!("{name} {request}: {error:?}"))
    }

    fn refused(&self, actor: &str, name: &str, request: Value) -> Error {
        self.ground.refused(|| self.call(actor, name, &request))
    }

    /// A call that breaks a rule.
    fn breaks(&self, rule: &str, name: &str, request: Value) -> Error {
        let error = self.refused("shuji", name, request);
        assert_eq!((error.kind(), error.rule()), (ErrorKind::Violation, Some(rule)), "{error:?}");
        assert!(crate::rulebook::Rulebook::default().rules().any(|one| one.id == rule), "{rule}");
        error
    }

    /// A call with a bad field.
    fn invalid(&self, field: &str, name: &str, request: Value) {
        let error = self.refused("shuji", name, request);
        assert_eq!((error.kind(), error.field()), (ErrorKind::Invalid, Some(field)), "{error:?}");
    }

    fn counted(&self, measure: &str, area: &str, day: i64, kind: &str) -> i64 {
        let sql = "SELECT value FROM counter
                   WHERE street = $1 AND measure = $2 AND area = $3 AND day = $4 AND kind = $5";
        let read = |view: &crate::command::View<'_>| {
            view.connection.first(sql, params![STREET, measure, area, day, kind], |row| row.get(0))
        };
        self.ground.session("shuji").read(read).unwrap().unwrap_or(0)
    }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

fn rules_of(answer: &Value) -> Vec<&str> {
    answer["warnings"].as_array().unwrap().iter().map(|one| one["rule"].as_str().unwrap()).collect()
}

#[test]
fn a_big_committee_is_built_on_an_active_organisation_of_its_community() {
    let hall = Hall::new();
    let ground = &hall.ground;
    let put = "governance.put_committee";
    let request = |community: &str, organisation: &str| json!({"name": "大党委", "community": community, "organisation": organisation});
    let own = ground.committee.to_string();
    for unfit in [&own, &ground.work.to_string()] {
        hall.breaks("governance.committee.organisation", put, request(ELSEWHERE, unfit));
    }
    hall.breaks("governance.committee.organisation", put, request(COMMUNITY, &ground.group.to_string()));
    hall.breaks("governance.committee.one", put, request(COMMUNITY, &own));
    let error = hall.refused("wang", put, request(COMMUNITY, &id(999).to_string()));
    assert_eq!(error.kind(), ErrorKind::NotFound);
    let mut change = request(ELSEWHERE, &hall.elsewhere);
    change["id"] = json!(hall.committee);
    hall.invalid("community", put, change.clone());
    change = request(COMMUNITY, &own);
    change["id"] = json!(hall.committee);
    change["set_up_on"] = json!("2026-01-01");
    hall.invalid("set_up_on", put, change.clone());
    change["set_up_on"] = json!("2025-12-01");
    change["name"] = json!("北园社区大党委");
    change["revision"] = json!(2);
    assert_eq!(hall.refused("wang", put, change.clone()).kind(), ErrorKind::Conflict);
    change["revision"] = json!(1);
    change["dissolved_on"] = json!("2026-06-16");
    hall.invalid("dissolved_on", put, change.clone());
    change["dissolved_on"] = json!("2026-06-15");
    let error = hall.breaks("governance.committee.dissolve", put, change.clone());
    assert_eq!(error.report().details["units"], 3);
    for unit in &hall.units {
        hall.done("wang", "governance.release_unit", json!({"id": unit}));
    }
    let seat = json!({"committee": hall.committee, "member": ground.members[0], "kind": "full_time",
        "starts_on": "2026-02-01"});
    hall.done("zongzhi", "governance.seat", seat);
    let ended = hall.done("zongzhi", put, change.clone());
    assert_eq!(
        (&ended["committee"]["revision"], &ended["committee"]["name"]),
        (&json!(2), &json!("北园社区大党委"))
    );
    let error = hall.refused(
        "wang",
        "governance.admit_unit",
        json!({"committee": hall.committee,
        "kind": "enterprise", "name": "丁公司"}),
    );
    assert_eq!(error.kind(), ErrorKind::Conflict);
    // The seats end with it, and a later change does not bring it back.
    let seats = |day: &str| {
        let request = json!({"id": hall.committee, "as_of": day});
        hall.done("shuji", "governance.get_committee", request)["seats"].clone()
    };
    assert_eq!(seats("2026-06-14")[0]["seat"]["ends_on"], json!("2026-06-14"));
    change["dissolved_on"] = Value::Null;
    change["revision"] = json!(2);
    let kept = hall.done("zongzhi", put, change);
    assert_eq!(kept["committee"]["dissolved_on"], json!("2026-06-15"));
    let again = hall.put_committee_later(&own);
    let listed = hall.done("worker", "governance.list_committees", json!({"as_of": "2026-06-15"}));
    assert_eq!(listed["items"][0]["id"], json!(again));
    assert_eq!(listed["items"].as_array().unwrap().len(), 1);
    let all = hall.done("worker", "governance.list_committees", json!({"limit": 1}));
    let next = hall.done("worker", "governance.list_committees", json!({"cursor": all["next"]}));
    assert_eq!(next["items"][0]["id"], json!(again));
    ground.verify();
}

#[test]
fn a_big_committee_stays_with_what_its_organisation_went_up_in() {
    let hall = Hall::new();
    let ground = &hall.ground;
    let branch = ground.branch.to_string();
    ground.grant("erzhibu", Role::PartySecretary, ScopeKind::Organisation, &ground.other.to_string(), false);
    let put = |actor: &str, name: &str| {
        hall.call(
            actor,
            "governance.put_committee",
            &json!({"id": hall.committee, "name": name, "community": COMMUNITY, "organisation": branch}),
        )
    };
    put("shuji", "大党委").unwrap();
    assert_eq!(put("erzhibu", "大党委").unwrap_err().kind(), ErrorKind::Denied);
    let merge = json!({"organisation": ground.other, "absorbed": [branch], "reason": "合并"});
    ground.call("shuji", "party.merge", merge).unwrap();
    let get = |actor: &str| hall.call(actor, "governance.get_committee", &json!({"id": hall.committee}));
    assert_eq!(get("erzhibu").unwrap()["committee"]["organisation"], json!(branch));
    assert_eq!(get("zhibu").unwrap_err().kind(), ErrorKind::Denied, "its organisation is no more");
    assert_eq!(put("erzhibu", "北园大党委").unwrap()["committee"]["name"], json!("北园大党委"));
    ground.verify();
}

impl Hall {
    fn put_committee_later(&self, organisation: &str) -> String {
        let request = json!({"name": "新大党委", "community": COMMUNITY, "organisation": organisation});
        text(&self.done("shequ", "governance.put_committee", request)["committee"]["id"])
    }
}

#[test]
fn seats_name_their_holders_only_to_secretaries() {
    let hall = Hall::new();
    let ground = &hall.ground;
    let seat = "governance.seat";
    let (member, other) = (ground.members[0].to_string(), ground.members[1].to_string());
    let unit = &hall.units[0];
    let full = json!({"committee": hall.committee, "member": member, "kind": "full_time", "starts_on": "2026-02-01"});
    let part = json!({"committee": hall.committee, "member": other, "kind": "part_time", "unit": unit,
        "starts_on": "2026-02-01", "ends_on": "2026-12-31"});
    let with = |base: &Value, name: &str, value: Value| {
        let mut request = base.clone();
        request[name] = value;
        request
    };
    hall.invalid("unit", seat, with(&full, "unit", json!(unit)));
    hall.invalid("unit", seat, with(&part, "unit", Value::Null));
    hall.invalid("ends_on", seat, with(&full, "ends_on", json!("2026-01-31")));
    hall.breaks("governance.unit.member", seat, with(&part, "starts_on", json!("2026-01-09")));
    let error = hall.refused("zongzhi", seat, with(&full, "starts_on", json!("2025-12-19")));
    assert_eq!(error.kind(), ErrorKind::Conflict);
    let applicant = ground.member(300, ground.branch, crate::party::MemberStage::Applicant);
    hall.breaks("governance.seat.member", seat, with(&full, "member", json!(applicant.to_string())));
    let error = hall.refused("zongzhi", seat, with(&full, "member", json!(id(999).to_string())));
    assert_eq!((error.kind(), error.field()), (ErrorKind::NotFound, Some("member")));
    // Whoever may not read members is told the same of a member, of an applicant, and of nobody.
    for asked in [member.clone(), applicant.to_string(), id(999).to_string()] {
        for actor in ["wang", "shequ"] {
            let error = hall.refused(actor, seat, with(&full, "member", json!(asked)));
            assert_eq!((error.kind(), error.field()), (ErrorKind::Denied, None), "{actor}");
        }
    }

    let before: MemberRecord = ground.session("shuji").read(|view| view.stored(ground.members[1])).unwrap();
    let first = hall.done("shuji", seat, with(&full, "request_key", json!("k")));
    assert_eq!(hall.done("shuji", seat, with(&full, "request_key", json!("k"))), first);
    let sent = hall.done("zongzhi", seat, part.clone());
    assert_eq!(
        rules_of(&sent),
        ["governance.committee.size"; 2],
        "one full-time member is usual, two in all are not"
    );
    let after: MemberRecord = ground.session("shuji").read(|view| view.stored(ground.members[1])).unwrap();
    assert_eq!(after, before, "a part-time seat does not move the relation");
    hall.breaks("governance.seat.once", seat, with(&part, "starts_on", json!("2026-12-31")));
    hall.breaks("governance.seat.once", seat, with(&full, "starts_on", json!("2027-01-01")));

    let get = |actor: &str, day: &str| {
        hall.done(actor, "governance.get_committee", json!({"id": hall.committee, "as_of": day}))
    };
    for (actor, names) in
        [("shuji", true), ("zongzhi", true), ("wang", false), ("shequ", false), ("worker", false)]
    {
        let seats = get(actor, "2026-06-15")["seats"].clone();
        assert_eq!(seats.as_array().unwrap().len(), 2);
        assert_eq!(seats[0]["name"].is_string(), names, "{actor}");
        assert_eq!(seats[0]["seat"]["member"].is_string(), names, "{actor}");
    }
    for (day, count) in [("2026-01-31", 0), ("2026-02-01", 2), ("2026-12-31", 2), ("2027-01-01", 1)] {
        assert_eq!(get("wang", day)["seats"].as_array().unwrap().len(), count, "{day}");
    }
    let end = "governance.end_seat";
    let sent = text(&sent["seat"]["id"]);
    hall.invalid("ends_on", end, json!({"id": sent, "ends_on": "2026-01-31"}));
    hall.invalid("ends_on", end, json!({"id": sent, "ends_on": "2027-01-01"}));
    let ended = hall.done("wang", end, json!({"id": sent, "ends_on": "2026-06-14", "revision": 1}));
    assert!(ended["seat"].get("member").is_none());
    assert_eq!(hall.refused("wang", end, json!({"id": sent})).kind(), ErrorKind::Conflict);
    hall.done("zongzhi", seat, with(&part, "starts_on", json!("2026-06-15")));
    let left = hall.done("wang", "governance.release_unit", json!({"id": unit}));
    assert_eq!(rules_of(&left), ["governance.unit.seats"]);
    ground.verify();
}

#[test]
fn a_body_joins_once_at_a_time_and_the_street_counts_it_once() {
    let hall = Hall::new();
    let admit = "governance.admit_unit";
    let firm = hall.done(
        "wang",
        "registry.put_enterprise",
        json!({"credit_code": "91350211M0000XUF46", "name": "丁公司", "kind": "enterprise",
            "address": "北园路3号", "community": COMMUNITY}),
    );
    let firm = text(&firm["enterprise"]["id"]);
    let request = |committee: &str, kind: &str| json!({"committee": committee, "kind": kind});
    hall.invalid("name", admit, request(&hall.committee, "enterprise"));
    let mut known = request(&hall.committee, "enterprise");
    known["enterprise"] = json!(firm);
    known["joined_on"] = json!("2026-06-16");
    hall.invalid("joined_on", admit, known.clone());
    known["joined_on"] = json!("2026-03-01");
    known["compound"] = json!(id(999).to_string());
    hall.invalid("compound", admit, known.clone());
    known["compound"] = Value::Null;
    let joined = hall.done("wang", admit, known.clone());
    assert_eq!(joined["unit"]["name"], json!("丁公司"));
    hall.breaks("governance.unit.once", admit, known.clone());
    known["enterprise"] = json!(id(999).to_string());
    assert_eq!(hall.refused("wang", admit, known.clone()).field(), Some("enterprise"));
    let mut named = request(&hall.committee, "property_firm");
    named["name"] = json!(" 甲大学 ");
    hall.breaks("governance.unit.once", admit, named);

    let second = hall.put_committee(ELSEWHERE, &hall.elsewhere);
    known["committee"] = json!(second);
    known["enterprise"] = json!(firm);
    hall.done("shequ2", admit, known.clone());
    let summary = |community: Value| hall.done("wang", "governance.summary", json!({"community": community}));
    let street = summary(Value::Null);
    let figures =
        ["committees", "units_joined", "units_members", "memberships"].map(|name| street[name].clone());
    assert_eq!(figures, [json!(2), json!(4), json!(4), json!(5)]);
    assert_eq!(summary(json!(ELSEWHERE))["units_joined"], json!(1));
    assert_eq!(
        hall.done("shequ", "governance.summary", json!({}))["units_joined"],
        json!(4),
        "only its own community"
    );
    let (area, there) = (format!("{COMMUNITY}000"), format!("{ELSEWHERE}000"));
    assert_eq!(hall.counted(UNIT_JOINED, &area, 20_260_110, "resident_unit"), 1);
    assert_eq!(hall.counted(UNIT_JOINED, &there, 20_260_301, "enterprise"), 1);
    assert_eq!(hall.counted(UNIT, STREET, 0, "enterprise"), 2);

    let released = json!({"id": joined["unit"]["id"], "left_on": "2026-05-01"});
    hall.invalid(
        "left_on",
        "governance.release_unit",
        json!({"id": joined["unit"]["id"], "left_on": "2026-03-01"}),
    );
    hall.done("shequ", "governance.release_unit", released.clone());
    assert_eq!(hall.refused("wang", "governance.release_unit", released).kind(), ErrorKind::Conflict);
    assert_eq!(hall.counted(UNIT, STREET, 0, "enterprise"), 1);
    assert_eq!(hall.counted(UNIT_JOINED, &area, 20_260_301, "enterprise"), 1, "who joined has joined");
    let list = |day: &str| {
        let request = json!({"committee": hall.committee, "kind": "enterprise", "as_of": day});
        hall.done("worker", "governance.list_units", request)["items"].as_array().unwrap().len()
    };
    assert_eq!(["2026-02-28", "2026-03-01", "2026-04-30", "2026-05-01"].map(list), [0, 1, 1, 0]);
    known["committee"] = json!(hall.committee);
    known["joined_on"] = json!("2026-04-30");
    hall.breaks("governance.unit.once", admit, known.clone());
    known["joined_on"] = json!("2026-05-01");
    hall.done("wang", admit, known);
    assert_eq!(summary(json!(COMMUNITY))["units_joined"], json!(4), "joining again is not another body");
    hall.ground.verify();
}

#[test]
fn telephones_are_masked_until_they_are_revealed() {
    let hall = Hall::new();
    let listed = hall.done("worker", "governance.list_units", json!({"limit": 2}));
    assert_eq!(listed["items"][0]["phone"], json!("138****5678"));
    let rest = hall.done("worker", "governance.list_units", json!({"cursor": listed["next"]}));
    assert_eq!((rest["items"].as_array().unwrap().len(), &rest["next"]), (1, &Value::Null));
    let reveal = |actor: &str| hall.call(actor, "governance.reveal_contact", &json!({"id": hall.units[0]}));
    assert_eq!(reveal("wang").unwrap()["phone"], json!("13812345678"));
    for actor in ["worker", "shequ", "zongzhi", "zhibu", "shequ2"] {
        assert_eq!(reveal(actor).unwrap_err().kind(), ErrorKind::Denied, "{actor}");
    }
    hall.ground.verify();
}

#[test]
fn who_works_in_the_community_reads_and_its_officers_write() {
    let hall = Hall::new();
    let (task, meeting) = hall.task("2026-06-30");
    let need = hall.need(json!({}));
    let resource = hall.resource(json!({}));
    let project = hall.project(&need, &resource, 1);
    let (committee, unit) = (json!(hall.committee), json!(hall.units[0]));
    let seat =
        json!({"committee": committee, "member": hall.ground.members[0].to_string(), "kind": "full_time"});
    let reads = [
        ("governance.get_committee", json!({"id": committee})),
        ("governance.list_units", json!({"committee": committee})),
        ("governance.get_meeting", json!({"id": meeting})),
        ("governance.list_meetings", json!({"committee": committee})),
        ("governance.list_tasks", json!({"committee": committee})),
        ("governance.list_entries", json!({"committee": committee})),
        ("governance.match_entries", json!({"committee": committee})),
        ("governance.list_projects", json!({"committee": committee})),
    ];
    for (name, request) in &reads {
        for actor in ["shuji", "zongzhi", "wang", "shequ", "worker"] {
            hall.done(actor, name, request.clone());
        }
        for actor in ["zhibu", "shequ2", "worker2", "zhao", "auditor", "li", "nobody"] {
            assert_eq!(
                hall.refused(actor, name, request.clone()).kind(),
                ErrorKind::Denied,
                "{actor} {name}"
            );
        }
    }
    for name in ["committees", "units", "meetings", "tasks", "entries", "projects"] {
        let name = format!("governance.list_{name}");
        for actor in ["zhibu", "shequ2", "worker2"] {
            assert_eq!(hall.done(actor, &name, json!({}))["items"], json!([]), "{actor} {name}");
        }
        for actor in ["shequ", "worker", "zongzhi"] {
            assert_ne!(hall.done(actor, &name, json!({}))["items"], json!([]), "{actor} {name}");
        }
    }
    assert_eq!(hall.done("worker2", "governance.summary", json!({}))["memberships"], json!(0));
    let put = json!({"id": committee, "name": "大党委", "community": COMMUNITY,
        "organisation": hall.ground.committee.to_string()});
    let writes = [
        ("governance.put_committee", put),
        ("governance.seat", seat),
        ("governance.admit_unit", json!({"committee": committee, "kind": "enterprise", "name": "戊公司"})),
        ("governance.hold_meeting", json!({"committee": committee, "units": [unit], "agenda": ["议题"]})),
        ("governance.extend_task", json!({"id": task, "due": "2026-07-01", "reason": "理由"})),
        ("governance.hand_over_task", json!({"id": task, "unit": hall.units[2], "reason": "理由"})),
        ("governance.report_task", json!({"id": task, "result": "结果"})),
        ("governance.review_task", json!({"id": task, "done": true})),
        (
            "governance.put_entry",
            json!({"committee": committee, "kind": "need", "title": "理发", "category": "理发"}),
        ),
        ("governance.withdraw_entry", json!({"id": resource, "reason": "理由"})),
        ("governance.accept_project", json!({"id": project})),
        ("governance.finish_project", json!({"id": project, "result": "结果"})),
        ("governance.rate_project", json!({"id": project, "rating": 5})),
    ];
    for (name, request) in &writes {
        for actor in ["worker", "shequ2", "worker2", "zhibu", "zhao", "auditor"] {
            assert_eq!(
                hall.refused(actor, name, request.clone()).kind(),
                ErrorKind::Denied,
                "{actor} {name}"
            );
        }
        let actor = if name.len() % 2 == 0 { "shequ" } else { "zongzhi" };
        hall.done(actor, name, request.clone());
    }
    for (name, request) in [
        ("governance.cancel_task", json!({"id": task, "reason": "理由"})),
        ("governance.cancel_project", json!({"id": project, "reason": "理由"})),
        (
            "governance.start_project",
            json!({"need": need, "unit": unit, "due": "2026-07-01",
            "resources": [{"resource": resource, "quantity": 1}]}),
        ),
        ("governance.release_unit", json!({"id": unit})),
    ] {
        for actor in ["worker", "shequ2", "zhibu"] {
            assert_eq!(
                hall.refused(actor, name, request.clone()).kind(),
                ErrorKind::Denied,
                "{actor} {name}"
            );
        }
    }
    hall.ground.verify();
}
