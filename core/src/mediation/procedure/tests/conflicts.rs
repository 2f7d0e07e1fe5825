//! Conflicts of interest, and the proposal of a panel.

use super::*;
use crate::mediation::DisputeCategory;
use crate::mediation::committee::MediatorLeave;
use crate::mediation::testing::{COMMUNITY, id};

/// Residents: two of one dwelling, one next door, one elsewhere.
struct Homes {
    scene: Scene,
    residents: Vec<Id>,
}

impl Homes {
    fn new() -> Self {
        let scene = Scene::new();
        done(&scene, "zhao", "registry.put_division", json!({"code": COMMUNITY, "name": "民主路"}));
        let parse = |value: &Value| Id::parse("id", value.as_str().unwrap()).unwrap();
        let building = |name: &str| {
            let request = json!({"name": name, "address": format!("木塔巷{name}"), "community": COMMUNITY});
            parse(&done(&scene, "wang", "registry.put_building", request)["building"]["id"])
        };
        let (first, second) = (building("1栋"), building("2栋"));
        let dwelling = |building: Id, room: &str| {
            let request = json!({"building": building, "room": room, "usage": "residential"});
            parse(&done(&scene, "wang", "registry.put_dwelling", request)["dwelling"]["id"])
        };
        let (home, beside, far) = (dwelling(first, "101"), dwelling(first, "102"), dwelling(second, "101"));
        let resident = |name: &str, dwelling: Id| {
            let request = json!({"name": name, "sex": "male", "birth": "1970-01-01",
                "residence": "registered", "dwelling": dwelling});
            parse(&done(&scene, "wang", "registry.add_resident", request)["resident"]["id"])
        };
        let residents =
            vec![resident("甲一", home), resident("甲二", home), resident("乙", beside), resident("丙", far)];
        Self { scene, residents }
    }
}

fn kinds(report: &Value, at: usize) -> Vec<(String, Value, bool)> {
    let findings = report["items"][at]["findings"].as_array().unwrap();
    findings
        .iter()
        .map(|one| (one["kind"].as_str().unwrap().into(), one["party"].clone(), one["bars"] == json!(true)))
        .collect()
}

#[test]
fn conflicts_are_found_from_the_registry_and_from_earlier_disputes() {
    let homes = Homes::new();
    let scene = &homes.scene;
    let dispute = scene.dispute(0x801, DisputeState::Accepted);
    let firm = id(0x555);
    scene.change(dispute, |record| {
        record.parties[0].resident = Some(homes.residents[0]);
        record.parties[1].enterprise = Some(firm);
    });
    let earlier = scene.dispute(0x802, DisputeState::Performed);
    scene.change(earlier, |record| {
        record.parties[1].enterprise = Some(firm);
        let mut spoke = agent(false, false, None);
        spoke.resident = Some(homes.residents[3]);
        record.parties[1].agent = Some(spoke);
    });
    change_mediator(scene, "tiaojie", |one| one.resident = Some(homes.residents[1]));
    change_mediator(scene, "xiaofang", |one| one.resident = Some(homes.residents[2]));
    change_mediator(scene, "yuan4", |one| one.employer = Some(firm));
    change_mediator(scene, "yuan5", |one| one.resident = Some(homes.residents[3]));
    let all = done(scene, "zhuren", "dispute.check_conflicts", json!({"dispute": dispute}));
    let found = |kind: &str, party: i64, bars| vec![(kind.to_owned(), json!(party), bars)];
    assert_eq!(all["items"].as_array().unwrap().len(), 5);
    assert_eq!(kinds(&all, 0), []);
    assert_eq!(kinds(&all, 1), found("kin", 1, true));
    assert_eq!(kinds(&all, 2), found("same_building", 1, false));
    assert_eq!(kinds(&all, 3), found("employer", 2, true));
    assert_eq!(kinds(&all, 4), found("earlier_agent", 2, true));
    let clear: Vec<&Value> = all["items"].as_array().unwrap().iter().map(|one| &one["clear"]).collect();
    assert_eq!(clear, [&json!(true), &json!(false), &json!(true), &json!(false), &json!(false)]);
    assert!(!all.to_string().contains('甲'), "no names");

    let assign = |actor: &str| json!({"dispute": dispute, "seats": [{"mediator": mediator(actor), "choice": "assigned"}]});
    for barred in ["tiaojie", "yuan4", "yuan5"] {
        breaks(scene, "zhuren", "mediation.conflict.recusal", "dispute.assign_panel", assign(barred));
    }
    let proposal = done(scene, "zhuren", "dispute.propose_panel", json!({"dispute": dispute}));
    assert_eq!(proposal["seats"][0]["mediator"], json!(mediator("zhuren")));
    change_mediator(scene, "zhuren", |one| {
        one.resident = Some(homes.residents[0]);
    });
    // The chair is a party now: who looks after the dispute goes on with it.
    let own = json!({"dispute": dispute});
    assert_eq!(refused(scene, "zhuren", "dispute.propose_panel", own).kind(), ErrorKind::Denied);
    let one = done(
        scene,
        "tiaojie",
        "dispute.check_conflicts",
        json!({"dispute": dispute, "mediators": [mediator("zhuren")]}),
    );
    assert_eq!(kinds(&one, 0), found("party_self", 1, true));
    let proposal = done(scene, "tiaojie", "dispute.propose_panel", json!({"dispute": dispute}));
    assert_eq!(proposal["seats"][0]["mediator"], json!(mediator("xiaofang")));
    assert_eq!(proposal["left_out"][0]["reason"], json!("conflict"));
    assert_eq!(proposal["left_out"][0]["findings"][0]["kind"], json!("party_self"));
    let seated = done(scene, "tiaojie", "dispute.assign_panel", assign("xiaofang"));
    assert_eq!(rules_of(&seated), ["mediation.conflict.building"]);
    invalid(
        scene,
        "xiaofang",
        "mediators",
        "dispute.check_conflicts",
        json!({"dispute": dispute, "mediators": []}),
    );
    let unknown = refused(
        scene,
        "xiaofang",
        "dispute.check_conflicts",
        json!({"dispute": dispute, "mediators": [id(9)]}),
    );
    assert_eq!((unknown.kind(), unknown.field()), (ErrorKind::NotFound, Some("mediators.0")));
    scene.verify();
}

#[test]
fn a_body_is_found_by_its_code_and_a_person_by_the_number_of_the_registry() {
    let homes = Homes::new();
    let scene = &homes.scene;
    let (code, number) = ("91620102MEA0000001", "620102197001010012");
    let request = json!({"credit_code": code, "name": "商行", "kind": "enterprise", "address": "木塔巷1号",
        "community": COMMUNITY});
    let unit = done(scene, "wang", "registry.put_enterprise", request)["enterprise"]["id"].clone();
    let request = json!({"name": "丁", "number": number, "residence": "registered",
        "community": COMMUNITY});
    let person = done(scene, "wang", "registry.add_resident", request)["resident"]["id"].clone();
    let parse = |value: &Value| Id::parse("id", value.as_str().unwrap()).unwrap();
    let dispute = scene.dispute(0x801, DisputeState::Accepted);
    scene.change(dispute, |record| {
        record.parties[0].resident = Some(parse(&person));
        record.parties[1].kind = crate::mediation::PartyKind::Body;
        record.parties[1].code = Some(code.into());
    });
    scene.dispute(0x802, DisputeState::Performed);
    scene.change(id(0x802), |record| {
        record.parties[0].code = Some(number.into());
        let mut spoke = agent(false, false, None);
        spoke.resident = Some(homes.residents[3]);
        record.parties[0].agent = Some(spoke);
    });
    change_mediator(scene, "yuan4", |one| one.employer = Some(parse(&unit)));
    change_mediator(scene, "yuan5", |one| one.resident = Some(homes.residents[3]));
    let asked = json!({"dispute": dispute, "mediators": [mediator("yuan4"), mediator("yuan5")]});
    let found = done(scene, "zhuren", "dispute.check_conflicts", asked);
    assert_eq!(kinds(&found, 0), [("employer".to_owned(), json!(2), true)]);
    assert_eq!(kinds(&found, 1), [("earlier_agent".to_owned(), json!(1), true)]);
    scene.verify();
}

#[test]
fn nobody_takes_up_a_dispute_of_kin_nor_goes_on_with_one_that_kin_join() {
    let homes = Homes::new();
    let scene = &homes.scene;
    change_mediator(scene, "tiaojie", |one| one.resident = Some(homes.residents[1]));
    let registered = scene.dispute(0x801, DisputeState::Registered);
    scene.change(registered, |record| record.parties[1].resident = Some(homes.residents[0]));
    let accept = json!({"dispute": registered});
    breaks(scene, "tiaojie", "mediation.conflict.recusal", "dispute.accept", accept.clone());
    change_mediator(scene, "xiaofang", |one| one.resident = Some(homes.residents[2]));
    let taken = done(scene, "xiaofang", "dispute.accept", accept);
    assert_eq!(rules_of(&taken), ["mediation.conflict.building"]);

    let running = scene.dispute(0x802, DisputeState::Mediating);
    let kin = json!({"kind": "person", "side": "third_party", "resident": homes.residents[0]});
    let join = json!({"dispute": running, "party": kin});
    let error = refused(scene, "zhuren", "dispute.add_party", join.clone());
    assert_eq!(error.code(), crate::code::CONFLICT_STATE);
    done(scene, "tiaojie", "dispute.recuse", json!({"dispute": running, "ground": "kin"}));
    done(scene, "zhuren", "dispute.add_party", join);

    let rests = scene.dispute(0x803, DisputeState::Accepted);
    scene.change(rests, |record| record.handler = None);
    change_mediator(scene, "yuan4", |one| {
        one.leaves.push(MediatorLeave { starts_on: day(TODAY), ends_on: day(TODAY) });
    });
    breaks(scene, "yuan4", "mediation.panel.leave", "dispute.take_over", json!({"dispute": rests}));
    done(scene, "yuan5", "dispute.take_over", json!({"dispute": rests}));
    scene.verify();
}

#[test]
fn a_proposal_fits_language_field_load_and_the_forces_of_the_scheme() {
    let scene = Scene::new();
    let dispute = scene.dispute(0x801, DisputeState::Accepted);
    let propose = |request: Value| {
        let actor = if scene.stored(dispute).level == "street" { "jiedao" } else { "zhuren" };
        done(&scene, actor, "dispute.propose_panel", request)
    };
    let ask = json!({"dispute": dispute});
    let proposal = propose(ask.clone());
    assert_eq!((&proposal["minimum"], &proposal["vacant"]), (&json!(1), &json!(0)));
    assert_eq!(proposal["partners"], json!(["police_station", "justice_office", "law_firm"]));
    assert_eq!(proposal["seats"][0]["mediator"], json!(mediator("zhuren")));
    scene.dispute(0x802, DisputeState::Mediating);
    scene.change(id(0x802), |record| record.handler = Some(mediator("zhuren")));
    change_mediator(&scene, "yuan4", |one| one.fields = vec![DisputeCategory::Neighbour]);
    assert_eq!(propose(ask.clone())["seats"][0]["mediator"], json!(mediator("yuan4")), "the field");
    change_mediator(&scene, "yuan5", |one| one.languages.push("临夏话".into()));
    let spoken = propose(json!({"dispute": dispute, "language": "临夏话"}));
    assert_eq!(spoken["seats"][0]["mediator"], json!(mediator("yuan5")), "the language");
    change_mediator(&scene, "yuan4", |one| one.capacity = Some(0));
    let rest = propose(ask.clone());
    let full = json!([{"mediator": mediator("yuan4"), "reason": "full", "findings": []}]);
    assert_eq!(rest["left_out"], full);
    change_mediator(&scene, "tiaojie", |one| one.capacity = Some(2));
    assert_eq!(
        propose(ask.clone())["left_out"],
        full,
        "the dispute itself fills nobody up who looks after it"
    );

    scene.change(dispute, |record| {
        record.level = "street".into();
        record.committee = scene.street_committee;
    });
    let three = propose(ask.clone());
    let forces: Vec<&Value> = three["seats"].as_array().unwrap().iter().map(|seat| &seat["force"]).collect();
    assert_eq!(forces, [&json!("judge"), &json!("lawyer"), &json!("elder")]);
    assert_eq!(three["seats"][0]["lead"], json!(true));
    assert_eq!(propose(ask.clone()), three, "the same question has the same answer");
    change_mediator(&scene, "faguan", |one| {
        one.leaves.push(MediatorLeave { starts_on: day(TODAY), ends_on: day(TODAY) });
    });
    let two = propose(ask);
    assert_eq!((&two["missing"], &two["vacant"]), (&json!(["judge"]), &json!(1)));
    assert_eq!(two["seats"].as_array().unwrap().len(), 2, "the judge's seat is kept free");
    assert_eq!(two["left_out"][0]["reason"], json!("on_leave"));
    scene.verify();
}
