//! Disputes of those who mediate, and links to residents whom the session does not read.

use serde_json::{Value, json};

use super::{Desk, party, text};
use crate::mediation::DisputeState;
use crate::mediation::committee::record::MediatorRecord;
use crate::mediation::dispute::record::DisputeRecord;
use crate::mediation::testing::mediator;
use crate::{Error, ErrorKind, Id};

const NUMBER: &str = "11010519491231002X";

/// How somebody becomes a party.
type Change<'a> = &'a dyn Fn(&mut DisputeRecord);

fn identified(text: &str) -> Id {
    Id::parse("id", text).unwrap()
}

/// Makes a resident of the chair.
fn linked_chair(desk: &Desk) -> Id {
    let person = json!({"name": "主任某", "number": NUMBER, "residence": "permanent",
        "community": crate::mediation::testing::COMMUNITY});
    let resident = text(&desk.done("wang", "registry.add_resident", person)["resident"]["id"]);
    let request = json!({"mediator": mediator("zhuren"), "resident": resident});
    desk.done("wang", "mediation.amend_mediator", request);
    identified(&resident)
}

#[test]
fn a_chair_who_is_a_party_or_an_agent_is_no_chair_of_that_dispute() {
    let desk = Desk::new();
    let resident = linked_chair(&desk);
    let account = |record: &mut DisputeRecord| record.parties[0].actor = Some("zhuren".into());
    let person = |record: &mut DisputeRecord| record.parties[1].resident = Some(resident);
    let number = |record: &mut DisputeRecord| record.parties[1].code = Some(NUMBER.into());
    let agent = |record: &mut DisputeRecord| {
        record.parties[0].agent = Some(crate::mediation::dispute::record::AgentRecord {
            guardian: false,
            name: "代某".into(),
            resident: Some(resident),
            phone: None,
            authority: Some("一般代理".into()),
            special: false,
            actor: None,
        });
    };
    let ways: [(Change<'_>, &str); 4] =
        [(&account, "party_side"), (&person, "outside"), (&number, "outside"), (&agent, "outside")];
    for (at, (way, standing)) in (0x800..).zip(ways) {
        let dispute = desk.dispute(at, DisputeState::Mediating);
        let own = json!({"dispute": dispute.to_string()});
        let report = json!({"dispute": dispute.to_string(), "risk": "high", "steps": "分开安置", "reported_to": "派出所"});
        desk.done("tiaojie", "dispute.report_risk", report);
        assert_eq!(desk.done("zhuren", "dispute.get", own.clone())["standing"], "chair");
        desk.change(dispute, way);
        assert_eq!(desk.done("zhuren", "dispute.get", own.clone())["standing"], standing, "{at}");
        let note = json!({"dispute": dispute.to_string(), "text": "备注"});
        desk.denied("zhuren", "dispute.record_note", note.clone());
        desk.denied("zhuren", "dispute.check_conflicts", own.clone());
        desk.denied("zhuren", "dispute.reveal_party", json!({"dispute": dispute.to_string(), "party": 2}));
        if standing == "party_side" {
            let entries = desk.done("zhuren", "dispute.list_entries", own.clone());
            assert_eq!(entries["items"], json!([]), "what is reported is not for the parties");
        } else {
            desk.denied("zhuren", "dispute.list_entries", own.clone());
        }
        desk.done("tiaojie", "dispute.record_note", note);
    }
    // A deputy does what the chair may not.
    let seats = ["zhuren", "tiaojie", "xiaofang", "yuan4", "yuan5"].map(|actor| {
        let post = match actor {
            "zhuren" => "chair",
            "yuan5" => "deputy",
            _ => "member",
        };
        json!({"mediator": mediator(actor), "post": post})
    });
    desk.done("wang", "mediation.renew_term", json!({"id": desk.committee, "members": seats}));
    let own = json!({"dispute": crate::mediation::testing::id(0x800).to_string()});
    assert_eq!(desk.done("yuan5", "dispute.get", own)["standing"], "chair");
    desk.verify();
}

#[test]
fn nobody_turns_down_or_changes_a_dispute_of_ones_own() {
    let desk = Desk::new();
    let resident = linked_chair(&desk);
    let dispute = desk.dispute(0x800, DisputeState::Registered);
    let refuse = json!({"dispute": dispute.to_string(), "ground": "not_civil", "routes": ["litigation"]});
    let amend = json!({"dispute": dispute.to_string(), "party": 1, "phone": "13812345678"});
    let ways: [Change<'_>; 3] = [
        &|record| record.parties[1].resident = Some(resident),
        &|record| (record.parties[1].resident, record.parties[1].code) = (None, Some(NUMBER.into())),
        &|record| (record.parties[1].code, record.parties[1].actor) = (None, Some("zhuren".into())),
    ];
    for way in ways {
        desk.change(dispute, way);
        desk.denied("zhuren", "dispute.accept", json!({"dispute": dispute.to_string()}));
        desk.denied("zhuren", "dispute.refuse", refuse.clone());
        desk.denied("zhuren", "dispute.amend_party", amend.clone());
    }
    desk.done("yuan4", "dispute.amend_party", amend);
    desk.done("yuan4", "dispute.refuse", refuse);
    desk.verify();
}

#[test]
fn who_mediates_loses_the_panels_side_on_becoming_a_party() {
    let desk = Desk::new();
    let dispute = desk.dispute(0x800, DisputeState::Mediating);
    let person = identified(&desk.resident("芳某某", "1980-01-01"));
    desk.change(dispute, |record| record.parties[0].resident = Some(person));
    desk.session("wang")
        .write("mediation.record_mediator", |command| {
            let before: MediatorRecord = command.stored(mediator("xiaofang"))?;
            let after =
                MediatorRecord { resident: Some(person), revision: before.revision + 1, ..before.clone() };
            command.keep(Some(&before), &after, json!({}))
        })
        .unwrap();
    desk.denied("xiaofang", "dispute.record_note", json!({"dispute": dispute.to_string(), "text": "备注"}));
    let replace =
        json!({"dispute": dispute.to_string(), "mediator": mediator("xiaofang"), "ground": "interest"});
    desk.done("zhuren", "dispute.replace_mediator", replace);
    desk.verify();
}

/// A registration whose first party is linked, with more of it beside the link.
fn form(desk: &Desk, resident: &str, more: Value) -> Value {
    let mut form = desk.form();
    let mut linked = json!({"kind": "person", "side": "applicant", "resident": resident});
    linked.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    form["parties"][0] = linked;
    form
}

/// What a refusal tells, without the identifier that was asked for.
fn told(error: &Error, id: &str) -> String {
    serde_json::to_string(error.report()).unwrap().replace(id, "")
}

#[test]
fn a_link_tells_nothing_of_a_resident_whom_the_session_does_not_read() {
    let desk = Desk::new();
    let nobody = desk.committee.to_string();
    let (one, child, gone) = (
        desk.resident("张某三", "1980-01-01"),
        desk.resident("小某明", "2015-01-01"),
        desk.resident("故某人", "1930-01-01"),
    );
    desk.done("wang", "registry.amend_resident", json!({"resident": gone, "state": "deceased"}));
    let beside = [
        json!({"name": "张某三"}),
        json!({"name": "李某四"}),
        json!({"birth": "1980-01-01"}),
        json!({"birth": "1981-01-01"}),
        json!({"code": NUMBER}),
        json!({"sex": "female"}),
    ];
    for more in beside {
        let refused = [&one, &gone, &nobody].map(|id| {
            let error = desk.no("tiaojie", "dispute.register", form(&desk, id, more.clone()));
            assert_eq!(error.kind(), ErrorKind::Invalid);
            told(&error, id)
        });
        assert!(refused.iter().all(|text| *text == refused[0]), "{refused:?}");
    }
    let absent = |id: &str| {
        let error = desk.no("tiaojie", "dispute.register", form(&desk, id, json!({})));
        assert_eq!((error.kind(), error.field()), (ErrorKind::NotFound, Some("parties.0.resident")));
        told(&error, id)
    };
    assert_eq!(absent(&gone), absent(&nobody));
    let guardian = |actor: &str, id: &str| {
        let agent = json!({"name": "当某某", "agent": {"resident": id, "guardian": true}});
        let mut form = desk.form();
        form["parties"][1] = party("respondent", "被某某");
        form["parties"][1]["agent"] = agent["agent"].clone();
        desk.no(actor, "dispute.register", form)
    };
    assert_eq!(told(&guardian("tiaojie", &child), &child), told(&guardian("tiaojie", &nobody), &nobody));
    assert_eq!(guardian("wang", &child).rule(), Some("dispute.guardian"));
    // Who reads the registry there is told what does not fit.
    desk.done(
        "wang",
        "dispute.register",
        form(&desk, &one, json!({"name": "张某三", "birth": "1980-01-01"})),
    );
    desk.invalid("parties.0.name", "wang", "dispute.register", form(&desk, &one, json!({"name": "李某四"})));
    desk.invalid("parties.0.resident", "wang", "dispute.register", form(&desk, &gone, json!({})));
    // Nor does a change of the party.
    let dispute = text(
        &desk.done("tiaojie", "dispute.register", form(&desk, &one, json!({})))["dispute"]["summary"]["id"],
    );
    let amend = |more: Value| {
        let mut request = json!({"dispute": dispute, "party": 1});
        request.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        request
    };
    for birth in ["1980-01-01", "1981-01-01"] {
        desk.invalid("birth", "tiaojie", "dispute.amend_party", amend(json!({ "birth": birth })));
    }
    desk.invalid("code", "tiaojie", "dispute.amend_party", amend(json!({ "code": NUMBER })));
    desk.done("tiaojie", "dispute.amend_party", amend(json!({"code": "", "phone": "13812345678"})));
    desk.verify();
}
