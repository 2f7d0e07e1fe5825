//! Parties, their agents, and what is revealed of them.

use serde_json::{Value, json};

use super::{Desk, party};
use crate::access::{Role, ScopeKind};
use crate::mediation::committee::record::MediatorRecord;
use crate::mediation::dispute::record::ConsentRecord;
use crate::mediation::testing::{COMMUNITY, STREET, day, id, mediator};
use crate::mediation::{DisputeState, PartyKind};
use crate::{Actor, ErrorKind, code};

const NUMBER: &str = "11010519491231002X";

#[test]
fn numbers_of_parties_are_never_used_twice() {
    let desk = Desk::new();
    let dispute = desk.register("zhuren", |_| {});
    let record = || desk.stored(crate::Id::parse("id", &dispute).unwrap());
    let add = |name: &str| json!({"dispute": dispute, "party": party("third_party", name)});
    let drop = |number: i64| json!({"dispute": dispute, "party": number, "reason": "误列"});
    desk.done("zhuren", "dispute.add_party", add("第三人"));
    desk.done("zhuren", "dispute.drop_party", drop(3));
    desk.done("zhuren", "dispute.add_party", add("第四人"));
    let numbers: Vec<i64> = record().parties.iter().map(|party| party.number).collect();
    assert_eq!(numbers, [1, 2, 4]);
    desk.breaks("dispute.parties", "zhuren", "dispute.drop_party", drop(2));
    desk.breaks("dispute.parties", "zhuren", "dispute.drop_party", drop(1));
    desk.invalid("party", "zhuren", "dispute.drop_party", drop(3));
    desk.verify();
}

#[test]
fn who_has_agreed_is_not_dropped_and_who_joins_is_asked() {
    let desk = Desk::new();
    let dispute = desk.dispute(0x800, DisputeState::Accepted);
    let add = json!({"dispute": dispute.to_string(), "party": party("third_party", "第三人")});
    desk.done("tiaojie", "dispute.add_party", add.clone());
    let willing = Some(ConsentRecord { given: true, on: day("2026-06-10") });
    desk.change(dispute, |dispute| {
        for party in &mut dispute.parties[..2] {
            party.noticed_on = Some(day("2026-06-09"));
            party.consent.clone_from(&willing);
        }
    });
    let drop = |number: i64| json!({"dispute": dispute.to_string(), "party": number, "reason": "撤回"});
    desk.conflict(code::CONFLICT_STATE, "tiaojie", "dispute.drop_party", drop(1));
    desk.done("tiaojie", "dispute.drop_party", drop(3));
    assert_eq!(desk.stored(dispute).state, DisputeState::Mediating, "everybody left has agreed");
    desk.done("tiaojie", "dispute.add_party", add);
    assert_eq!(desk.stored(dispute).state, DisputeState::Accepted, "one is still to be asked");
    desk.verify();
}

#[test]
fn nobody_who_mediates_becomes_a_party() {
    let desk = Desk::new();
    let dispute = desk.dispute(0x800, DisputeState::Mediating).to_string();
    let person = desk.resident("芳某某", "1980-01-01");
    let resident = crate::Id::parse("id", &person).unwrap();
    desk.session("wang")
        .write("mediation.record_mediator", |command| {
            let before: MediatorRecord = command.stored(mediator("xiaofang"))?;
            let after =
                MediatorRecord { resident: Some(resident), revision: before.revision + 1, ..before.clone() };
            command.keep(Some(&before), &after, json!({}))
        })
        .unwrap();
    let party = json!({"kind": "person", "side": "third_party", "resident": person});
    let add = json!({"dispute": dispute, "party": party});
    desk.conflict(code::CONFLICT_STATE, "tiaojie", "dispute.add_party", add.clone());
    let agent =
        json!({"dispute": dispute, "party": 1, "agent": {"resident": person, "authority": "一般代理"}});
    desk.conflict(code::CONFLICT_STATE, "tiaojie", "dispute.set_agent", agent);
    desk.change(id(0x800), |record| record.panel[1].ended_on = Some(day("2026-06-14")));
    desk.done("tiaojie", "dispute.add_party", add);
    desk.verify();
}

#[test]
fn while_registered_who_registered_it_may_mend_it() {
    let desk = Desk::new();
    let dispute = desk.register("worker", |form| {
        (form["community"], form["grid"]) = (Value::Null, json!(super::GRID));
    });
    let amend = json!({"dispute": dispute, "party": 1, "phone": "13812345678", "address": "民主路 1 号"});
    let answer = desk.done("worker", "dispute.amend_party", amend.clone());
    assert_eq!(answer["dispute"]["standing"], "outside");
    desk.denied("shequ", "dispute.amend_party", amend.clone());
    let account = json!({"dispute": dispute, "party": 1, "actor": "worker"});
    desk.denied("worker", "dispute.amend_party", account);
    desk.done("yuan4", "dispute.accept", json!({"dispute": dispute}));
    desk.denied("worker", "dispute.amend_party", amend);
    desk.verify();
}

#[test]
fn what_is_known_of_a_party_must_agree() {
    let desk = Desk::new();
    let dispute = desk.dispute(0x800, DisputeState::Accepted);
    let amend = |more: Value| {
        let mut request = json!({"dispute": dispute.to_string(), "party": 1});
        request.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        request
    };
    desk.done("tiaojie", "dispute.amend_party", amend(json!({"code": NUMBER, "phone": "13812345678"})));
    let party = desk.stored(dispute).parties[0].clone();
    assert_eq!((party.birth, party.code.as_deref()), (Some(day("1949-12-31")), Some(NUMBER)));
    desk.invalid("birth", "tiaojie", "dispute.amend_party", amend(json!({"birth": "1950-01-01"})));
    desk.invalid("code", "tiaojie", "dispute.amend_party", amend(json!({"code": "110105194912310021"})));
    desk.invalid("phone", "tiaojie", "dispute.amend_party", amend(json!({"phone": "1"})));
    let young = amend(json!({"code": "", "birth": "2012-01-01"}));
    desk.breaks("dispute.guardian", "tiaojie", "dispute.amend_party", young);
    for bad in ["tiaojie", "laoren"] {
        desk.invalid("actor", "tiaojie", "dispute.amend_party", amend(json!({"actor": bad})));
    }
    desk.done("tiaojie", "dispute.amend_party", amend(json!({"actor": "jumin", "phone": ""})));
    let seen = desk.done("jumin", "dispute.get", json!({"dispute": dispute.to_string()}));
    assert_eq!(seen["standing"], "party_side");
    assert!(!seen.to_string().contains(NUMBER) && seen["file"]["parties"][0]["phone"].is_null());
    desk.done("tiaojie", "dispute.amend_party", amend(json!({"actor": ""})));
    desk.denied("jumin", "dispute.get", json!({"dispute": dispute.to_string()}));
    desk.change(dispute, |dispute| dispute.parties[1].kind = PartyKind::Body);
    let body = json!({"dispute": dispute.to_string(), "party": 2, "birth": "1990-01-01"});
    desk.invalid("birth", "tiaojie", "dispute.amend_party", body);
    let guardian =
        json!({"dispute": dispute.to_string(), "party": 2, "agent": {"name": "监某", "guardian": true}});
    desk.invalid("agent.guardian", "tiaojie", "dispute.set_agent", guardian);
    desk.verify();
}

#[test]
fn a_reveal_takes_a_seat_a_sensitive_grant_and_a_purpose() {
    let desk = Desk::new();
    let dispute = desk.dispute(0x800, DisputeState::Mediating);
    let amend = json!({"dispute": dispute.to_string(), "party": 1, "code": NUMBER, "phone": "13812345678"});
    desk.done("tiaojie", "dispute.amend_party", amend);
    let reveal = |fields: Value| json!({"dispute": dispute.to_string(), "party": 1, "fields": fields});
    let answer = desk.done("tiaojie", "dispute.reveal_party", reveal(json!(["number", "phone"])));
    assert_eq!((&answer["number"], &answer["phone"]), (&json!(NUMBER), &json!("13812345678")));
    assert!(answer["birth"].is_null());
    let log = desk.done("auditor", "access.list_reads", json!({"subject": dispute.to_string()}));
    assert_eq!(log["items"].as_array().unwrap().len(), 1);
    assert!(!log.to_string().contains(NUMBER));
    desk.invalid("fields", "tiaojie", "dispute.reveal_party", reveal(json!([])));
    desk.denied("wang", "dispute.reveal_party", reveal(json!(["phone"])));
    let silent = Actor { actor: "tiaojie".into(), street: STREET.into(), ..Actor::default() };
    let error = desk.refused(|| {
        let request = serde_json::from_value(reveal(json!(["phone"]))).unwrap();
        desk.platform.session(silent).unwrap().disputes().reveal_party(request)
    });
    assert_eq!(error.code(), code::DENIED_PURPOSE);
    // A seat without a grant for sensitive fields at the place of the dispute.
    desk.grant("putong", Role::Mediator, ScopeKind::Division, COMMUNITY, false);
    desk.session("wang")
        .write("mediation.record_mediator", |command| {
            let before: MediatorRecord = command.stored(mediator("tiaojie"))?;
            let mut after = before.clone();
            (after.actor, after.revision) = (Some("putong".into()), before.revision + 1);
            command.keep(Some(&before), &after, json!({}))
        })
        .unwrap();
    let error = desk.no("putong", "dispute.reveal_party", reveal(json!(["phone"])));
    assert_eq!(error.kind(), ErrorKind::Denied);
    desk.denied("tiaojie", "dispute.reveal_party", reveal(json!(["phone"])));
    assert_eq!(desk.stored(id(0x800)).parties.len(), 2);
    desk.verify();
}
