//! Tests of the procedure.

mod conflicts;
mod pure;
mod tables;

use serde_json::{Value, json};

use crate::mediation::committee::record::MediatorRecord;
use crate::mediation::dispute::record::{AgentRecord, DisputeRecord};
use crate::mediation::testing::{STREET, Scene, TODAY, day, mediator};
use crate::mediation::{DisputeState, EndingReason, OtherRoute};
use crate::{Error, ErrorKind, Id};

fn call(scene: &Scene, actor: &str, name: &str, request: &Value) -> crate::Result<Value> {
    let operations = crate::contract::operations();
    let operation = operations.iter().find(|one| one.name == name).unwrap_or_else(|| panic!("{name}"));
    let answer = operation.call(&scene.session(actor), &request.to_string())?;
    Ok(serde_json::from_str(&answer).unwrap())
}

fn done(scene: &Scene, actor: &str, name: &str, request: Value) -> Value {
    call(scene, actor, name, &request).unwrap_or_else(|error| panic!("{actor} {name} {request}: {error:?}"))
}

fn refused(scene: &Scene, actor: &str, name: &str, request: Value) -> Error {
    let error = scene.refused(|| call(scene, actor, name, &request));
    let text = format!("{error:?}");
    assert!(!["申某", "被某", "代某", "漏水"].iter().any(|private| text.contains(private)), "{text}");
    error
}

/// A call that breaks a rule, with the citation that the rulebook has for it.
fn breaks(scene: &Scene, actor: &str, rule: &str, name: &str, request: Value) {
    let error = refused(scene, actor, name, request);
    assert_eq!((error.kind(), error.rule()), (ErrorKind::Violation, Some(rule)), "{error:?}");
    let book = crate::rulebook::Rulebook::default();
    let known = book.rules().find(|one| one.id == rule).unwrap_or_else(|| panic!("{rule}"));
    assert_eq!(error.report().citation.as_deref(), Some(known.citation.as_str()), "{rule}");
}

fn invalid(scene: &Scene, actor: &str, field: &str, name: &str, request: Value) {
    let error = refused(scene, actor, name, request);
    assert_eq!((error.kind(), error.field()), (ErrorKind::Invalid, Some(field)), "{error:?}");
}

fn change_mediator(scene: &Scene, actor: &str, work: impl FnOnce(&mut MediatorRecord)) {
    scene
        .session("wang")
        .write("mediation.amend_mediator", |command| {
            let before: MediatorRecord = command.stored(mediator(actor))?;
            let mut after = before.clone();
            work(&mut after);
            after.revision += 1;
            command.keep(Some(&before), &after, json!({}))
        })
        .unwrap();
}

fn rules_of(answer: &Value) -> Vec<&str> {
    answer["warnings"].as_array().unwrap().iter().map(|one| one["rule"].as_str().unwrap()).collect()
}

fn agent(guardian: bool, special: bool, actor: Option<&str>) -> AgentRecord {
    AgentRecord {
        guardian,
        name: "代某".into(),
        resident: None,
        phone: None,
        authority: None,
        special,
        actor: actor.map(str::to_owned),
    }
}

fn seat(actor: &str, lead: bool) -> Value {
    json!({"mediator": mediator(actor), "choice": "assigned", "lead": lead})
}

/// What the ledger says, as text.
fn ledger(scene: &Scene) -> String {
    let read = |view: &crate::command::View<'_>| {
        view.connection.all(
            "SELECT body FROM event WHERE street = $1",
            crate::store::params![STREET],
            |row| row.get::<String>(0),
        )
    };
    scene.session("auditor").read(read).unwrap().join("\n")
}

/// A session on 2026-06-10 with `tiaojie` and both parties.
fn session_of(id: Id) -> Value {
    json!({"dispute": id, "held_on": "2026-06-10", "text": "各方陈述\n达成初步意见", "attendees": [
        {"role": "mediator", "mediator": mediator("tiaojie")},
        {"role": "party", "party": 1}, {"role": "party", "party": 2}]})
}

#[test]
fn mediation_begins_when_every_party_was_told_and_is_willing() {
    let scene = Scene::new();
    let id = scene.dispute(0x801, DisputeState::Accepted);
    let consent = |party: i64, willing: bool, day: &str| json!({"dispute": id, "party": party, "willing": willing, "answered_on": day});
    let (notice, answer) = ("dispute.give_notice", "dispute.record_consent");
    breaks(&scene, "tiaojie", "mediation.notice.first", answer, consent(2, true, TODAY));
    breaks(&scene, "tiaojie", "mediation.consent.all", "dispute.hold_session", session_of(id));
    let told = |parties: Value, day: &str| json!({"dispute": id, "parties": parties, "noticed_on": day});
    for (field, parties, on) in [
        ("parties", json!([]), TODAY),
        ("parties.1", json!([1, 1]), TODAY),
        ("parties.0", json!([3]), TODAY),
        ("noticed_on", json!([1]), "2026-06-16"),
        ("noticed_on", json!([1]), "2026-05-31"),
    ] {
        invalid(&scene, "tiaojie", field, notice, told(parties, on));
    }
    done(&scene, "tiaojie", notice, told(json!([1]), "2026-06-02"));
    let told_both = done(&scene, "tiaojie", notice, told(json!([2]), "2026-06-03"));
    assert_eq!(told_both["dispute"]["summary"]["state"], json!("accepted"));
    let parties = &told_both["dispute"]["file"]["parties"];
    assert_eq!((&parties[0]["willing"], &parties[1]["willing"]), (&json!(true), &Value::Null));
    assert_eq!(
        refused(&scene, "tiaojie", notice, told(json!([2]), TODAY)).kind(),
        ErrorKind::Conflict,
        "told already"
    );
    breaks(&scene, "tiaojie", "mediation.notice.first", answer, consent(2, true, "2026-06-02"));
    invalid(&scene, "tiaojie", "party", answer, consent(7, true, TODAY));
    let mut keyed = consent(2, true, "2026-06-04");
    keyed["request_key"] = json!("k1");
    let begun = done(&scene, "tiaojie", answer, keyed.clone());
    assert_eq!(begun["dispute"]["summary"]["state"], json!("mediating"));
    assert_eq!(done(&scene, "tiaojie", answer, keyed), begun, "the same key again");
    assert_eq!(
        refused(&scene, "tiaojie", answer, consent(2, false, TODAY)).kind(),
        ErrorKind::Conflict,
        "whoever is willing withdraws"
    );
    let own = scene.dispute(0x802, DisputeState::Accepted);
    scene.change(own, |record| record.source = crate::mediation::DisputeSource::Initiative);
    let told = done(&scene, "tiaojie", notice, json!({"dispute": own, "parties": [1, 2]}));
    assert_eq!(told["dispute"]["file"]["parties"][0]["willing"], Value::Null, "nobody applied");
    let mut stale = consent(1, true, TODAY);
    stale["dispute"] = json!(own);
    stale["revision"] = json!(1);
    assert_eq!(refused(&scene, "tiaojie", answer, stale).code(), crate::code::CONFLICT_REVISION);
    scene.verify();
}

#[test]
fn one_clear_refusal_ends_mediation() {
    let scene = Scene::new();
    let id = scene.dispute(0x801, DisputeState::Accepted);
    done(
        &scene,
        "tiaojie",
        "dispute.give_notice",
        json!({"dispute": id, "parties": [1, 2], "noticed_on": "2026-06-02"}),
    );
    let mut refusal = json!({"dispute": id, "party": 2, "willing": false, "answered_on": "2026-06-05"});
    breaks(&scene, "tiaojie", "mediation.ending.routes", "dispute.record_consent", refusal.clone());
    refusal["routes"] = json!(["litigation", "arbitration", "litigation"]);
    let over = done(&scene, "tiaojie", "dispute.record_consent", refusal.clone());
    assert_eq!(over["dispute"]["summary"]["state"], json!("terminated"));
    let stored = scene.stored(id);
    let ending = stored.ending.as_ref().unwrap();
    assert_eq!((ending.on, ending.reason), (day("2026-06-05"), EndingReason::ConsentRefused));
    assert_eq!(ending.routes, [OtherRoute::Arbitration, OtherRoute::Litigation]);
    assert_eq!(refused(&scene, "tiaojie", "dispute.record_consent", refusal).kind(), ErrorKind::Conflict);
    scene.verify();
}

#[test]
fn a_panel_follows_the_scheme() {
    let scene = Scene::new();
    let id = scene.dispute(0x801, DisputeState::Accepted);
    let assign = "dispute.assign_panel";
    let request = |seats: Value| json!({"dispute": id, "seats": seats});
    invalid(&scene, "zhuren", "seats", assign, request(json!([])));
    invalid(
        &scene,
        "zhuren",
        "seats",
        assign,
        request(json!([seat("tiaojie", false), seat("yuan4", false)])),
    );
    invalid(&scene, "zhuren", "seats", assign, request(json!([seat("tiaojie", true), seat("yuan4", true)])));
    invalid(
        &scene,
        "zhuren",
        "seats.1.mediator",
        assign,
        request(json!([seat("tiaojie", true), seat("tiaojie", false)])),
    );
    let mut chosen = seat("yuan4", true);
    chosen["choice"] = json!("chosen");
    invalid(&scene, "zhuren", "seats.0.chosen_by", assign, request(json!([chosen])));
    chosen["chosen_by"] = json!([9]);
    invalid(&scene, "zhuren", "seats.0.chosen_by.0", assign, request(json!([chosen])));
    chosen["chosen_by"] = json!([1, 2]);
    for outsider in ["waiter", "faguan"] {
        breaks(&scene, "zhuren", "mediation.panel.mediator", assign, request(json!([seat(outsider, true)])));
    }
    let four = ["tiaojie", "xiaofang", "yuan5", "zhuren"].map(|actor| seat(actor, actor == "tiaojie"));
    breaks(&scene, "zhuren", "mediation.panel.size", assign, request(json!(four)));
    change_mediator(&scene, "yuan5", |one| {
        let (starts_on, ends_on) = (day("2026-06-10"), day(TODAY));
        one.leaves.push(crate::mediation::committee::MediatorLeave { starts_on, ends_on });
        one.capacity = Some(0);
    });
    breaks(&scene, "zhuren", "mediation.panel.leave", assign, request(json!([seat("yuan5", true)])));
    scene.change(id, |record| record.level = "community".into());
    breaks(&scene, "zhuren", "mediation.panel.forces", assign, request(json!([seat("tiaojie", true)])));
    let mut full = request(json!([seat("yuan5", true), chosen]));
    full["seats"][1]["lead"] = json!(false);
    full["starts_on"] = json!("2026-06-03");
    let seated = done(&scene, "zhuren", assign, full);
    assert_eq!(rules_of(&seated), ["mediation.panel.capacity"]);
    let panel = &seated["dispute"]["file"]["panel"];
    assert_eq!((&panel[0]["lead"], &panel[1]["force"]), (&json!(true), &json!("elder")));
    assert_eq!(panel[1]["choice"], json!("chosen"));
    assert_eq!(
        refused(&scene, "tiaojie", "dispute.record_note", json!({"dispute": id, "text": "记录"})).kind(),
        ErrorKind::Denied
    );
    assert_eq!(
        refused(&scene, "zhuren", assign, request(json!([seat("yuan4", true)]))).kind(),
        ErrorKind::Conflict
    );
    scene.verify();
}

#[test]
fn who_gives_way_sees_nothing_any_more_and_does_not_come_back() {
    let scene = Scene::new();
    let id = scene.dispute(0x801, DisputeState::Accepted);
    scene.change(id, |record| record.level = "community".into());
    let assign = "dispute.assign_panel";
    done(
        &scene,
        "zhuren",
        assign,
        json!({"dispute": id, "seats": [seat("yuan5", true), seat("yuan4", false)]}),
    );
    let replace = "dispute.replace_mediator";
    let leaving =
        |actor: &str, ground: &str| json!({"dispute": id, "mediator": mediator(actor), "ground": ground});
    invalid(&scene, "zhuren", "requested_by", replace, leaving("yuan5", "party_request"));
    invalid(&scene, "zhuren", "mediator", replace, leaving("xiaofang", "other"));
    let mut request = leaving("yuan5", "party_request");
    request["requested_by"] = json!(2);
    request["successor"] = seat("yuan4", false);
    invalid(&scene, "zhuren", "successor.mediator", replace, request.clone());
    request["successor"] = seat("xiaofang", false);
    let replaced = done(&scene, "yuan4", replace, request);
    let panel = &replaced["dispute"]["file"]["panel"];
    assert_eq!(
        (&panel[0]["ended_by"], &panel[0]["ended_on"], &panel[2]["lead"]),
        (&json!("party_request"), &json!(TODAY), &json!(true)),
        "the successor of the lead leads"
    );
    assert_eq!(
        refused(&scene, "yuan5", "dispute.record_note", json!({"dispute": id, "text": "记录"})).kind(),
        ErrorKind::Denied
    );
    invalid(
        &scene,
        "xiaofang",
        "ground",
        "dispute.recuse",
        json!({"dispute": id, "ground": "party_request"}),
    );
    done(&scene, "xiaofang", "dispute.recuse", json!({"dispute": id, "ground": "interest"}));
    let left = done(&scene, "yuan4", "dispute.recuse", json!({"dispute": id, "ground": "other"}));
    assert_eq!(rules_of(&left), ["mediation.panel.vacancy"]);
    assert_eq!(left["dispute"]["standing"], json!("outside"), "who gives way sees nothing any more");
    assert_eq!(
        refused(&scene, "yuan4", "dispute.recuse", json!({"dispute": id, "ground": "other"})).kind(),
        ErrorKind::Denied
    );
    let again = json!({"dispute": id, "seats": [seat("yuan4", true), seat("xiaofang", false)]});
    breaks(&scene, "zhuren", "mediation.conflict.recusal", assign, again);
    done(&scene, "zhuren", assign, json!({"dispute": id, "seats": [seat("yuan4", true)]}));
    scene.verify();
}

#[test]
fn a_successor_alone_is_a_panel_only_where_one_is_enough() {
    let scene = Scene::new();
    let replace = "dispute.replace_mediator";
    let over = |id: Id, from: &str, to: &str| json!({"dispute": id, "mediator": mediator(from), "ground": "other", "successor": seat(to, true)});
    let high = scene.dispute(0x801, DisputeState::Accepted);
    scene.change(high, |record| {
        (record.level, record.committee) = ("street".into(), scene.street_committee);
        record.handler = Some(mediator("laoren"));
    });
    breaks(&scene, "jiedao", "mediation.panel.size", replace, over(high, "laoren", "faguan"));
    let low = scene.dispute(0x802, DisputeState::Accepted);
    let answer = done(&scene, "zhuren", replace, over(low, "tiaojie", "yuan4"));
    assert_eq!(answer["dispute"]["file"]["panel"][1]["mediator"], json!(mediator("yuan4")));
    scene.verify();
}

#[test]
fn a_key_tells_nothing_to_who_has_left() {
    let scene = Scene::new();
    let id = scene.dispute(0x801, DisputeState::Mediating);
    let mut held = session_of(id);
    held["request_key"] = json!("k");
    done(&scene, "xiaofang", "dispute.hold_session", held.clone());
    let asked = json!({"dispute": id, "consented": true, "text": "邀请", "partners": ["law_firm"], "request_key": "k"});
    done(&scene, "xiaofang", "dispute.invite", asked.clone());
    let longer = json!({"dispute": id, "until": "2026-07-20", "parties": [1, 2], "request_key": "k"});
    let first = done(&scene, "xiaofang", "dispute.extend", longer.clone());
    assert!(first.to_string().contains("申某"));
    let paper =
        json!({"dispute": id, "kind": "evidence", "title": "申某的收据", "pages": 1, "request_key": "k"});
    let paper_of = done(&scene, "xiaofang", "dispute.add_paper", paper.clone());
    assert_eq!(done(&scene, "xiaofang", "dispute.add_paper", paper.clone()), paper_of);
    assert_eq!(done(&scene, "xiaofang", "dispute.extend", longer.clone()), first);
    done(&scene, "xiaofang", "dispute.recuse", json!({"dispute": id, "ground": "other"}));
    let again = done(&scene, "xiaofang", "dispute.extend", longer);
    assert_eq!((&again["dispute"]["standing"], &again["dispute"]["file"]), (&json!("outside"), &Value::Null));
    assert_eq!(again["dispute"]["summary"], first["dispute"]["summary"]);
    for (step, request) in [("hold_session", held), ("invite", asked), ("add_paper", paper)] {
        let error = refused(&scene, "xiaofang", &format!("dispute.{step}"), request);
        assert_eq!(error.kind(), ErrorKind::Denied, "{step}");
    }
    scene.verify();
}

#[test]
fn sessions_have_their_mediators_and_every_party() {
    let scene = Scene::new();
    let id = scene.dispute(0x801, DisputeState::Mediating);
    let hold = "dispute.hold_session";
    let good = session_of(id);
    let with = |name: &str, value: Value| {
        let mut request = good.clone();
        request[name] = value;
        request
    };
    let attendees = |more: Value| {
        let mut all = good["attendees"].as_array().unwrap().clone();
        all.push(more);
        with("attendees", json!(all))
    };
    let dates = [("held_on", "2026-06-16"), ("held_on", "2026-05-31")];
    for (field, day) in dates {
        invalid(&scene, "tiaojie", field, hold, with("held_on", json!(day)));
    }
    breaks(&scene, "tiaojie", "mediation.consent.all", hold, with("held_on", json!("2026-06-01")));
    invalid(&scene, "tiaojie", "text", hold, with("text", json!("字".repeat(5001))));
    invalid(&scene, "tiaojie", "text", hold, with("text", json!(" \n ")));
    for (field, one) in [
        ("attendees.3.mediator", json!({"role": "mediator", "mediator": mediator("yuan4")})),
        ("attendees.3.party", json!({"role": "party", "party": 5})),
        ("attendees.3.party", json!({"role": "agent", "party": 2})),
        ("attendees.3.name", json!({"role": "invited"})),
    ] {
        invalid(&scene, "tiaojie", field, hold, attendees(one));
    }
    for kept in [[0, 1], [0, 2], [1, 2]] {
        let some = kept.map(|at: usize| good["attendees"][at].clone());
        breaks(&scene, "tiaojie", "mediation.session.attendance", hold, with("attendees", json!(some)));
    }
    let invited = attendees(json!({"role": "invited", "name": "邻居"}));
    breaks(&scene, "tiaojie", "mediation.invitation.consent", hold, invited.clone());
    breaks(&scene, "tiaojie", "mediation.session.open", hold, with("open_door", json!(true)));
    let mut full = invited;
    full["invitation_consented"] = json!(true);
    full["open_door"] = json!(true);
    full["open_agreed"] = json!(true);
    let held = done(&scene, "tiaojie", hold, full);
    assert_eq!(
        (&held["entry"]["open_door"], &held["dispute"]["file"]["sessions"]),
        (&json!(true), &json!(1))
    );
    assert_eq!(held["entry"]["text"], good["text"]);
    let earlier = done(&scene, "zhuren", hold, with("held_on", json!("2026-06-04")));
    assert_eq!(earlier["dispute"]["file"]["sessions"], json!(2));
    assert_eq!(scene.stored(id).last_session, Some(day("2026-06-10")));

    scene.change(id, |record| record.parties[1].birth = Some(day("2010-01-01")));
    breaks(&scene, "tiaojie", "mediation.session.guardian", hold, good.clone());
    scene.change(id, |record| record.parties[1].agent = Some(agent(false, true, None)));
    let speaks = attendees(json!({"role": "agent", "party": 2}));
    breaks(&scene, "tiaojie", "mediation.session.guardian", hold, speaks.clone());
    scene.change(id, |record| record.parties[1].agent = Some(agent(true, false, None)));
    breaks(&scene, "tiaojie", "mediation.session.guardian", hold, good.clone());
    done(&scene, "tiaojie", hold, speaks);
    scene.change(id, |record| record.parties[1].consent = None);
    breaks(&scene, "tiaojie", "mediation.consent.all", hold, good);
    scene.verify();
}

#[test]
fn others_are_invited_with_consent_and_partners_once() {
    let scene = Scene::new();
    let id = scene.dispute(0x801, DisputeState::Mediating);
    let invite = |consented: bool, partners: Value, names: Value| {
        json!({"dispute": id, "partners": partners, "names": names,
            "consented": consented, "text": "三所联动"})
    };
    let name = "dispute.invite";
    breaks(
        &scene,
        "tiaojie",
        "mediation.invitation.consent",
        name,
        invite(false, json!(["police_station"]), json!([])),
    );
    invalid(&scene, "tiaojie", "partners", name, invite(true, json!([]), json!([])));
    invalid(&scene, "tiaojie", "partners.0", name, invite(true, json!(["fire_station"]), json!([])));
    let joined = invite(true, json!(["police_station", "justice_office"]), json!(["舅舅"]));
    let answer = done(&scene, "tiaojie", name, joined.clone());
    assert_eq!(answer["entry"]["kind"], json!("invitation"));
    assert_eq!(scene.stored(id).partners, ["police_station", "justice_office"]);
    invalid(&scene, "tiaojie", "partners.0", name, joined);
    let found = json!({"dispute": id, "text": "现场查看", "place": "二号楼", "attendees": [{"role": "clerk", "name": "记录员"}]});
    let answer = done(&scene, "xiaofang", "dispute.record_investigation", found);
    assert_eq!(answer["entry"]["held_on"], json!(TODAY));
    done(&scene, "xiaofang", "dispute.hold_session", session_of(id));
    let end = json!({"dispute": id, "reason": "no_agreement", "note": "互不相让", "routes": ["arbitration"]});
    done(&scene, "xiaofang", "dispute.terminate", end);
    let facts = ledger(&scene);
    assert!(facts.contains("no_agreement") && facts.contains("police_station"));
    for private in ["舅舅", "记录员", "现场", "初步意见", "互不相让", "申某", "三所"] {
        assert!(!facts.contains(private), "the ledger says {private}");
    }
    scene.verify();
}

#[test]
fn the_limit_is_extended_by_all_and_a_dispute_rises_level_by_level() {
    let scene = Scene::new();
    let id = scene.dispute(0x801, DisputeState::Mediating);
    let extend = |parties: Value, until: &str| json!({"dispute": id, "parties": parties, "until": until});
    for (parties, until) in
        [(json!([1]), "2026-07-10"), (json!([1, 2]), "2026-07-01"), (json!([1, 2]), "2026-08-31")]
    {
        breaks(&scene, "tiaojie", "mediation.limit.extension", "dispute.extend", extend(parties, until));
    }
    invalid(&scene, "tiaojie", "parties.2", "dispute.extend", extend(json!([1, 2, 3]), "2026-07-10"));
    let longer = done(&scene, "tiaojie", "dispute.extend", extend(json!([1, 2]), "2026-08-30"));
    assert_eq!(longer["dispute"]["summary"]["due_on"], json!("2026-08-30"));

    let rise = |committee: Id| json!({"dispute": id, "committee": committee, "reason": "层级期限届满"});
    breaks(&scene, "tiaojie", "mediation.rise.committee", "dispute.rise", rise(scene.street_committee));
    let risen = done(&scene, "tiaojie", "dispute.rise", rise(scene.committee));
    assert_eq!(risen["dispute"]["standing"], json!("outside"), "the panel ends");
    let summary = &risen["dispute"]["summary"];
    assert_eq!((&summary["level"], &summary["level_due_on"]), (&json!("community"), &json!("2026-06-25")));
    let take = "dispute.take_over";
    for outsider in ["jiedao", "waiter", "wang"] {
        assert_eq!(
            refused(&scene, outsider, take, json!({"dispute": id})).kind(),
            ErrorKind::Denied,
            "{outsider}"
        );
    }
    let taken = done(&scene, "tiaojie", take, json!({"dispute": id}));
    assert_eq!(taken["dispute"]["standing"], json!("panel"), "a rise is no ground to give way");
    assert_eq!(refused(&scene, "xiaofang", take, json!({"dispute": id})).kind(), ErrorKind::Conflict);
    done(&scene, "zhuren", "dispute.rise", rise(scene.street_committee));
    assert_eq!(
        refused(&scene, "zhuren", "dispute.rise", rise(scene.street_committee)).kind(),
        ErrorKind::Denied
    );
    done(&scene, "faguan", take, json!({"dispute": id}));
    let highest = refused(&scene, "jiedao", "dispute.rise", rise(scene.street_committee));
    assert_eq!(highest.kind(), ErrorKind::Conflict);
    let stored = scene.stored(id);
    assert_eq!(stored.rises.len(), 2);
    assert_eq!(stored.level_due_on, Some(day("2026-06-28")));
    done(&scene, "faguan", "dispute.recuse", json!({"dispute": id, "ground": "agent"}));
    breaks(&scene, "faguan", "mediation.conflict.recusal", take, json!({"dispute": id}));
    done(&scene, "lushi", take, json!({"dispute": id}));
    scene.verify();
}

#[test]
fn a_party_withdraws_by_its_own_account_and_an_agent_with_authority() {
    let scene = Scene::new();
    let withdraw = "dispute.withdraw";
    let open = |number, work: fn(&mut DisputeRecord)| {
        let id = scene.dispute(number, DisputeState::Mediating);
        scene.change(id, work);
        id
    };
    let own = open(0x801, |record| record.parties[0].actor = Some("jumin".into()));
    invalid(&scene, "jumin", "party", withdraw, json!({"dispute": own, "party": 4}));
    breaks(&scene, "jumin", "mediation.withdrawal.authority", withdraw, json!({"dispute": own, "party": 2}));
    let answer = done(&scene, "jumin", withdraw, json!({"dispute": own}));
    assert_eq!(answer["dispute"]["file"]["ending"]["reason"], json!("withdrawn"));
    let plain = open(0x802, |record| record.parties[1].agent = Some(agent(false, false, Some("daili"))));
    breaks(&scene, "daili", "mediation.withdrawal.authority", withdraw, json!({"dispute": plain}));
    let special = open(0x803, |record| record.parties[1].agent = Some(agent(false, true, Some("daili"))));
    done(&scene, "daili", withdraw, json!({"dispute": special}));
    let recorded = open(0x804, |record| record.last_session = Some(day("2026-06-10")));
    invalid(&scene, "tiaojie", "party", withdraw, json!({"dispute": recorded}));
    invalid(
        &scene,
        "tiaojie",
        "ended_on",
        withdraw,
        json!({"dispute": recorded, "party": 1, "ended_on": "2026-06-09", "routes": ["litigation"]}),
    );
    let mut left = json!({"dispute": recorded, "party": 1, "ended_on": "2026-06-10"});
    breaks(&scene, "tiaojie", "mediation.ending.routes", withdraw, left.clone());
    left["routes"] = json!(["litigation"]);
    done(&scene, "tiaojie", withdraw, left);
    assert_eq!(
        refused(&scene, "wang", withdraw, json!({"dispute": plain, "party": 1})).kind(),
        ErrorKind::Denied
    );
    let end = |reason: &str, routes: Value| json!({"dispute": plain, "reason": reason, "routes": routes});
    breaks(&scene, "tiaojie", "mediation.ending.routes", "dispute.terminate", end("no_agreement", json!([])));
    for reason in ["consent_refused", "withdrawn", "time_limit"] {
        invalid(&scene, "tiaojie", "reason", "dispute.terminate", end(reason, json!(["litigation"])));
    }
    done(&scene, "tiaojie", "dispute.terminate", end("no_agreement", json!(["litigation"])));
    scene.verify();
}

#[test]
fn a_limit_is_not_put_off_for_ever() {
    let scene = Scene::new();
    let id = scene.dispute(0x801, DisputeState::Mediating);
    let extend = |until: &str| json!({"dispute": id, "parties": [1, 2], "until": until});
    done(&scene, "tiaojie", "dispute.extend", extend("2026-07-11"));
    done(&scene, "tiaojie", "dispute.extend", extend("2026-07-21"));
    let rule = "mediation.limit.extension";
    breaks(&scene, "tiaojie", rule, "dispute.extend", extend("2026-07-31"));
    let error = refused(&scene, "tiaojie", "dispute.extend", extend("2026-07-31"));
    let told = &error.report().details;
    assert_eq!((&told["extensions"], &told["maximum"]), (&json!(2), &json!(2)));
    let more = json!({"rule": rule, "parameter": "times", "value": "3", "jurisdiction": STREET,
        "valid_from": "2026-06-15", "reason": "街道决定"});
    done(&scene, "zhao", "rulebook.override", more);
    let longer = done(&scene, "tiaojie", "dispute.extend", extend("2026-07-31"));
    assert_eq!(longer["dispute"]["summary"]["due_on"], json!("2026-07-31"));
    breaks(&scene, "tiaojie", rule, "dispute.extend", extend("2026-08-10"));
    scene.verify();
}
