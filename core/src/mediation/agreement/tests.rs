//! Agreements from the draft to the confirmation, by every state and every account, called as the surfaces call them.

mod pure;
mod tables;

use serde_json::{Value, json};

use crate::mediation::DisputeState;
use crate::mediation::dispute::record::ConsentRecord;
use crate::mediation::testing::{COMMUNITY, STREET, Scene, day, mediator};
use crate::store::params;
use crate::{Error, ErrorKind, Id};

/// The community's panel with a dispute of which one session was held on 2026-06-10.
struct Hall {
    scene: Scene,
    dispute: Id,
}

impl Hall {
    fn new() -> Self {
        let scene = Scene::new();
        let dispute = scene.dispute(0x800, DisputeState::Mediating);
        let hall = Self { scene, dispute };
        hall.held(dispute, "2026-06-10");
        hall
    }

    /// A hall whose dispute was taken up in April and met last on 2026-05-10: there is time for a whole window.
    fn earlier() -> Self {
        let hall = Self::new();
        hall.scene.change(hall.dispute, |record| {
            record.registered_on = day("2026-04-20");
            record.accepted_on = Some(day("2026-04-20"));
            record.last_session = Some(day("2026-05-10"));
            for party in &mut record.parties {
                party.noticed_on = Some(day("2026-04-21"));
                party.consent = Some(ConsentRecord { given: true, on: day("2026-04-21") });
            }
        });
        hall
    }

    fn held(&self, dispute: Id, on: &str) {
        self.scene.change(dispute, |record| {
            record.sessions = 1;
            record.last_session = Some(day(on));
            record.parties[0].actor = Some("jumin".into());
        });
    }

    fn call(&self, actor: &str, name: &str, request: &Value) -> crate::Result<Value> {
        let operations = crate::contract::operations();
        let operation = operations.iter().find(|one| one.name == name).unwrap_or_else(|| panic!("{name}"));
        let answer = operation.call(&self.scene.session(actor), &request.to_string())?;
        Ok(serde_json::from_str(&answer).unwrap())
    }

    fn done(&self, actor: &str, name: &str, request: Value) -> Value {
        self.call(actor, name, &request).unwrap_or_else(|error| panic!("{name} {request}: {error:?}"))
    }

    fn refused(&self, actor: &str, name: &str, request: Value) -> Error {
        self.scene.refused(|| self.call(actor, name, &request))
    }

    /// A call that breaks a rule.
    fn breaks(&self, rule: &str, name: &str, request: Value) -> Error {
        let error = self.refused("zhuren", name, request);
        assert_eq!((error.kind(), error.rule()), (ErrorKind::Violation, Some(rule)), "{error:?}");
        let book = crate::rulebook::Rulebook::default();
        let known = book.rules().find(|one| one.id == rule).unwrap_or_else(|| panic!("{rule}"));
        assert_eq!(error.report().citation.as_deref(), Some(known.citation.as_str()), "{rule}");
        for name in ["申某", "被某"] {
            assert!(!error.report().zh.contains(name), "{error:?}");
        }
        error
    }

    /// A call with a bad field.
    fn invalid(&self, field: &str, name: &str, request: Value) {
        let error = self.refused("zhuren", name, request);
        assert_eq!((error.kind(), error.field()), (ErrorKind::Invalid, Some(field)), "{error:?}");
    }

    fn conflict(&self, name: &str, request: Value) {
        let error = self.refused("zhuren", name, request);
        assert_eq!(error.kind(), ErrorKind::Conflict, "{name}: {error:?}");
    }

    /// What both parties agree on: 2,000 yuan by 2026-07-01 and 1,000 by 2026-08-01.
    fn terms(&self, form: &str) -> Value {
        json!({"dispute": self.dispute, "form": form, "reached_on": "2026-06-10", "content": "赔偿三千元。\n分两次付清。",
            "participants": [{"party": 1, "by_agent": false}, {"party": 2, "by_agent": false}],
            "duties": [owe("2000", "2026-07-01"), owe("1000.5", "2026-08-01")],
            "written_waived": form == "oral"})
    }

    /// A written draft, or an oral agreement in effect, of the dispute.
    fn reach(&self, form: &str) -> String {
        text(&self.done("tiaojie", "agreement.reach", self.terms(form))["agreement"]["id"])
    }

    /// A written agreement in effect, reached and signed on one day; with one duty due on another.
    fn effective(&self, reached: &str, due: &str) -> String {
        let mut terms = self.terms("written");
        terms["reached_on"] = json!(reached);
        terms["duties"] = json!([owe("3000", due)]);
        let id = text(&self.done("tiaojie", "agreement.reach", terms)["agreement"]["id"]);
        for (actor, name, request) in self.signing(&id, reached) {
            self.done(actor, name, request);
        }
        id
    }

    /// The four steps after which a written agreement binds.
    fn signing(&self, id: &str, on: &str) -> Vec<(&'static str, &'static str, Value)> {
        let sign =
            |party: i64| json!({"agreement": id, "party": party, "method": "fingerprint", "signed_on": on});
        vec![
            ("tiaojie", "agreement.sign", sign(1)),
            ("xiaofang", "agreement.sign", sign(2)),
            ("tiaojie", "agreement.sign_mediator", json!({"agreement": id, "signed_on": on})),
            ("zhuren", "agreement.seal", json!({"agreement": id, "sealed_on": on})),
        ]
    }

    fn state(&self) -> DisputeState {
        self.scene.stored(self.dispute).state
    }

    fn counted(&self, measure: &str, kind: &str, state: &str) -> i64 {
        let sql = "SELECT SUM(value) FROM counter
                   WHERE street = $1 AND measure = $2 AND area = $1 AND kind = $3 AND state = $4";
        let read = |view: &crate::command::View<'_>| {
            view.connection.first(sql, params![STREET, measure, kind, state], |row| row.get::<Option<i64>>(0))
        };
        self.scene.session("wang").read(read).unwrap().flatten().unwrap_or(0)
    }
}

/// Party 2 owes party 1 an amount.
fn owe(amount: &str, due: &str) -> Value {
    json!({"debtor": 2, "creditor": 1, "content": "支付赔偿款", "amount": amount, "due_on": due})
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

fn rules_of(answer: &Value) -> Vec<&str> {
    answer["warnings"].as_array().unwrap().iter().map(|one| one["rule"].as_str().unwrap()).collect()
}

#[test]
fn a_written_agreement_binds_with_the_last_of_signatures_and_seal_in_any_order() {
    for last in 0..4 {
        let hall = Hall::new();
        let id = hall.reach("written");
        assert_eq!(hall.state(), DisputeState::Agreed);
        let mut steps = hall.signing(&id, "2026-06-11");
        let (actor, name, mut final_step) = steps.remove(last);
        for (actor, name, request) in steps {
            let answer = hall.done(actor, name, request);
            assert_eq!(answer["agreement"]["state"], "drafted", "{name}");
        }
        let field = if name == "agreement.seal" { "sealed_on" } else { "signed_on" };
        final_step[field] = json!("2026-06-13");
        let answer = hall.done(actor, name, final_step);
        let agreement = &answer["agreement"];
        assert_eq!(
            (&agreement["state"], &agreement["effective_on"], &agreement["confirmable_to"]),
            (&json!("effective"), &json!("2026-06-13"), &json!("2026-07-13"))
        );
        assert_eq!(
            (&answer["dispute"]["state"], &answer["dispute"]["concluded_on"]),
            (&json!("performing"), &json!("2026-06-13"))
        );
        assert_eq!(agreement["mediator"], json!(mediator("tiaojie")));
        assert_eq!(agreement["number"], "(2026)民主路人调字第2048号");
        hall.scene.verify();
    }
}

#[test]
fn an_oral_agreement_binds_on_its_day_and_is_warned_of_when_it_is_about_money() {
    let hall = Hall::new();
    let mut terms = hall.terms("oral");
    terms["written_waived"] = json!(false);
    hall.breaks("agreement.waiver", "agreement.reach", terms.clone());
    terms["written_waived"] = json!(true);
    hall.invalid("reached_on", "agreement.reach", {
        let mut later = terms.clone();
        later["reached_on"] = json!("2026-06-16");
        later
    });
    hall.breaks("agreement.mediator", "agreement.reach", terms.clone());
    terms["mediator"] = json!(mediator("yuan4"));
    hall.breaks("agreement.mediator", "agreement.reach", terms.clone());
    terms["mediator"] = json!(mediator("xiaofang"));
    let answer = hall.done("zhuren", "agreement.reach", terms);
    assert_eq!(rules_of(&answer), ["agreement.form"]);
    assert_eq!(
        (&answer["agreement"]["state"], &answer["agreement"]["effective_on"]),
        (&json!("effective"), &json!("2026-06-10"))
    );
    assert_eq!(answer["agreement"]["mediator"], json!(mediator("xiaofang")));
    assert_eq!(hall.state(), DisputeState::Performing);
    assert_eq!(
        (hall.counted("mediation.agreement", "oral", ""), hall.counted("mediation.amount", "oral", "")),
        (1, 300_050)
    );
    assert_eq!(
        (hall.counted("mediation.days", "grid", ""), hall.counted("mediation.level", "grid", "settled")),
        (9, 1)
    );
    hall.scene.verify();
}

#[test]
fn what_was_agreed_on_outside_of_mediation_or_by_one_side_is_refused() {
    let hall = Hall::new();
    let reach = "agreement.reach";
    let with = |field: &str, value: Value| {
        let mut terms = hall.terms("written");
        terms[field] = value;
        terms
    };
    let error = hall.breaks("agreement.session", reach, with("reached_on", json!("2026-06-09")));
    assert_eq!(error.report().details["last_session"], "2026-06-10");
    let one = json!({"party": 1, "by_agent": false});
    hall.breaks("agreement.parties", reach, with("participants", json!([one])));
    hall.invalid("participants.1", reach, with("participants", json!([one, one])));
    hall.invalid(
        "participants.1",
        reach,
        with("participants", json!([one, {"party": 3, "by_agent": false}])),
    );
    hall.breaks(
        "agreement.authority",
        reach,
        with("participants", json!([one, {"party": 2, "by_agent": true}])),
    );
    hall.invalid("content", reach, with("content", json!(" \n ")));
    hall.invalid("duties.0.amount", reach, with("duties", json!([owe("10.123", "2026-07-01")])));
    hall.invalid("duties.0.due_on", reach, with("duties", json!([owe("10", "2026-02-30")])));
    hall.invalid(
        "duties",
        reach,
        with("duties", json!([owe("99999999999", "2026-07-01"), owe("9", "2026-07-01")])),
    );
    hall.breaks("agreement.duty", reach, with("duties", json!([owe("10", "2026-06-09")])));
    let mut nobody = owe("10", "2026-07-01");
    nobody["debtor"] = json!(7);
    let error = hall.breaks("agreement.duty", reach, with("duties", json!([owe("1", "2026-07-01"), nobody])));
    assert_eq!(error.field(), Some("duties.1.debtor"));
    let mut own = owe("10", "2026-07-01");
    own["creditor"] = json!(2);
    hall.breaks("agreement.duty", reach, with("duties", json!([own])));
    hall.conflict(reach, with("revision", json!(1)));
    hall.scene.change(hall.dispute, |record| (record.sessions, record.last_session) = (0, None));
    hall.breaks("agreement.session", reach, hall.terms("written"));
    hall.held(hall.dispute, "2026-06-10");
    let willing = |on: &str| {
        let consent = ConsentRecord { given: true, on: day(on) };
        hall.scene.change(hall.dispute, |record| record.parties[1].consent = Some(consent));
    };
    willing("2026-06-11");
    hall.breaks("agreement.session", reach, with("reached_on", json!("2026-06-12")));
    willing("2026-06-10");
    hall.done("tiaojie", reach, with("reached_on", json!("2026-06-12")));
    hall.scene.verify();
}

#[test]
fn a_draft_ends_with_its_dispute_and_keys_tell_nothing_to_who_has_left() {
    let hall = Hall::new();
    let mut terms = hall.terms("written");
    terms["request_key"] = json!("k");
    let id = text(&hall.done("xiaofang", "agreement.reach", terms.clone())["agreement"]["id"]);
    hall.done("xiaofang", "dispute.recuse", json!({"dispute": hall.dispute, "ground": "other"}));
    assert_eq!(hall.refused("xiaofang", "agreement.reach", terms).kind(), ErrorKind::Denied);
    hall.done("jumin", "dispute.withdraw", json!({"dispute": hall.dispute}));
    let record = hall.scene.stored(hall.dispute);
    assert_eq!((record.state, record.agreement), (DisputeState::Terminated, None));
    assert_eq!(
        hall.done("jumin", "agreement.get", json!({"agreement": id}))["agreement"]["state"],
        "abandoned"
    );
    for (actor, name, request) in hall.signing(&id, "2026-06-12") {
        assert_eq!(
            hall.refused(actor, name, request).kind(),
            if actor == "xiaofang" { ErrorKind::Denied } else { ErrorKind::Conflict },
            "{name}"
        );
    }
    hall.scene.verify();
}

#[test]
fn minors_are_bound_by_their_guardians_and_others_by_special_authority() {
    use crate::mediation::dispute::record::AgentRecord;
    let hall = Hall::new();
    let agent = |guardian, special| {
        Some(AgentRecord {
            guardian,
            name: "代理人".into(),
            resident: None,
            phone: None,
            authority: None,
            special,
            actor: None,
        })
    };
    let terms = |by_agent: bool| {
        let mut terms = hall.terms("written");
        terms["participants"][1]["by_agent"] = json!(by_agent);
        terms
    };
    let cases = [
        // Born, agent, by agent, rule.
        ("1980-01-01", agent(false, false), true, Some("agreement.authority")),
        ("2014-01-01", None, false, Some("agreement.minor")),
        ("2014-01-01", agent(false, true), true, Some("agreement.minor")),
        ("2010-06-11", agent(true, false), false, Some("agreement.minor")),
        ("2009-01-01", agent(false, true), true, Some("agreement.minor")),
        ("2009-01-01", None, true, Some("agreement.authority")),
    ];
    for (birth, agent, by_agent, rule) in cases {
        hall.scene.change(hall.dispute, |record| {
            record.parties[1].birth = Some(day(birth));
            record.parties[1].agent = agent;
        });
        hall.breaks(rule.unwrap(), "agreement.reach", terms(by_agent));
    }
    let fitting = [
        ("1980-01-01", agent(false, true), true, vec![]),
        ("1980-01-01", agent(false, false), false, vec![]),
        ("2014-01-01", agent(true, false), true, vec![]),
        ("2010-06-10", None, false, vec!["agreement.minor.working"]),
        ("2008-06-10", None, false, vec![]),
    ];
    for (birth, agent, by_agent, warned) in fitting {
        hall.scene.change(hall.dispute, |record| {
            record.parties[1].birth = Some(day(birth));
            record.parties[1].agent = agent;
        });
        let answer = hall.done("tiaojie", "agreement.reach", terms(by_agent));
        assert_eq!(rules_of(&answer), warned, "{birth}");
        hall.done("tiaojie", "agreement.abandon", json!({"agreement": answer["agreement"]["id"]}));
        assert_eq!(hall.state(), DisputeState::Mediating);
    }
    let answer = hall.done("tiaojie", "agreement.reach", terms(false));
    assert_eq!(answer["agreement"]["number"], "(2026)民主路人调字第2048号-6");
    hall.scene.verify();
}

#[test]
fn a_changed_draft_is_signed_anew() {
    let hall = Hall::new();
    let id = hall.reach("written");
    for (actor, name, request) in hall.signing(&id, "2026-06-12").into_iter().take(3) {
        hall.done(actor, name, request);
    }
    let sign =
        |party: i64, on: &str| json!({"agreement": id, "party": party, "method": "seal", "signed_on": on});
    hall.conflict("agreement.sign", sign(1, "2026-06-12"));
    hall.invalid("party", "agreement.sign", sign(3, "2026-06-12"));
    let seal = |on: &str| json!({"agreement": id, "sealed_on": on});
    hall.invalid("sealed_on", "agreement.seal", seal("2026-06-09"));
    hall.invalid("sealed_on", "agreement.seal", seal("2026-06-16"));
    hall.breaks("agreement.session", "agreement.amend", json!({"agreement": id, "reached_on": "2026-06-01"}));
    hall.invalid("content", "agreement.amend", json!({"agreement": id, "content": ""}));
    hall.conflict("agreement.amend", json!({"agreement": id, "revision": 1, "content": "改"}));
    let change = json!({"agreement": id, "revision": 4, "findings": "楼上水管破裂", "status_matter": true,
        "duties": [owe("2500", "2026-07-15")], "request_key": "amend"});
    let answer = hall.done("xiaofang", "agreement.amend", change.clone());
    assert_eq!(hall.done("xiaofang", "agreement.amend", change), answer, "the key returns the first result");
    let agreement = &answer["agreement"];
    assert_eq!((&agreement["signatures"], &agreement["mediator"]), (&json!([]), &Value::Null));
    assert_eq!((&agreement["duties"][0]["amount"], &agreement["revision"]), (&json!("2500.00"), &json!(5)));
    assert_eq!(rules_of(&answer), ["agreement.status"]);
    let seen = hall.done("jumin", "agreement.get", json!({"agreement": id}));
    assert_eq!(
        (&seen["standing"], &seen["unsigned"], &seen["amount"]),
        (&json!("party_side"), &json!([1, 2]), &json!("2500.00"))
    );
    hall.scene.change(hall.dispute, |record| record.state = DisputeState::Terminated);
    hall.conflict("agreement.sign", sign(1, "2026-06-12"));
    hall.conflict("agreement.amend", json!({"agreement": id, "content": "改"}));
    hall.done("tiaojie", "agreement.abandon", json!({"agreement": id}));
    assert_eq!(hall.state(), DisputeState::Terminated);
    hall.scene.verify();
}

#[test]
fn performance_and_breach_move_both_records() {
    let hall = Hall::earlier();
    let mut terms = hall.terms("oral");
    terms["reached_on"] = json!("2026-05-10");
    terms["duties"] = json!([owe("1", "2026-06-01"), owe("2", "2026-06-15")]);
    let id = text(&hall.done("tiaojie", "agreement.reach", terms)["agreement"]["id"]);
    let breach = |duty: i64| json!({"agreement": id, "duty": duty});
    let error = hall.breaks("agreement.breach", "agreement.record_breach", breach(2));
    assert_eq!(error.report().details["due_on"], "2026-06-15", "the last day itself counts");
    hall.breaks(
        "agreement.breach",
        "agreement.record_breach",
        json!({"agreement": id, "duty": 1, "found_on": "2026-06-01"}),
    );
    hall.invalid("duty", "agreement.record_breach", breach(3));
    let answer = hall.done("tiaojie", "agreement.record_breach", breach(1));
    assert_eq!(
        (&answer["agreement"]["state"], &answer["dispute"]["state"]),
        (&json!("breached"), &json!("breached"))
    );
    hall.conflict("agreement.record_breach", breach(1));
    let listed = hall.done("wang", "agreement.list", json!({"overdue": true}));
    assert_eq!(
        (&listed["items"][0]["performance_due"], &listed["items"][0]["performed"]),
        (&json!("2026-06-01"), &json!(0))
    );
    let perform =
        |duty: Value, on: &str| json!({"agreement": id, "duty": duty, "performed_on": on, "proof": "收条"});
    hall.invalid("performed_on", "agreement.record_performance", perform(json!(1), "2026-05-09"));
    let answer = hall.done("tiaojie", "agreement.record_performance", perform(json!(1), "2026-06-14"));
    assert_eq!(
        (&answer["agreement"]["state"], &answer["dispute"]["state"]),
        (&json!("effective"), &json!("performing"))
    );
    hall.conflict("agreement.record_performance", perform(json!(1), "2026-06-14"));
    hall.conflict("agreement.record_breach", breach(1));
    assert_eq!(hall.done("wang", "agreement.list", json!({"overdue": true}))["items"], json!([]));
    let answer = hall.done("zhuren", "agreement.record_performance", json!({"agreement": id}));
    assert_eq!(
        (&answer["agreement"]["state"], &answer["dispute"]["state"]),
        (&json!("performed"), &json!("performed"))
    );
    assert_eq!(answer["agreement"]["duties"][1]["performed_on"], "2026-06-15");
    hall.conflict("agreement.record_performance", json!({"agreement": id}));
    hall.scene.verify();
}

#[test]
fn confirmation_is_asked_for_together_until_the_thirtieth_day() {
    let request = |id: &str, parties: Value, on: &str| json!({"agreement": id, "parties": parties, "court": "城关区人民法院", "requested_on": on});
    let ask = "agreement.request_confirmation";
    let hall = Hall::earlier();
    let id = hall.effective("2026-05-15", "2026-06-30");
    let error = hall.breaks("agreement.confirmation.window", ask, request(&id, json!([1, 2]), "2026-06-15"));
    assert_eq!(
        (&error.report().details["day"], &error.report().details["last"]),
        (&json!(31), &json!("2026-06-14"))
    );
    hall.breaks("agreement.confirmation.joint", ask, request(&id, json!([1]), "2026-06-14"));
    hall.breaks("agreement.confirmation.joint", ask, request(&id, json!([]), "2026-06-14"));
    hall.invalid("parties.1", ask, request(&id, json!([1, 1]), "2026-06-14"));
    hall.invalid("parties.1", ask, request(&id, json!([1, 3]), "2026-06-14"));
    hall.invalid("requested_on", ask, request(&id, json!([1, 2]), "2026-05-14"));
    hall.invalid("requested_on", ask, request(&id, json!([1, 2]), "2026-06-16"));
    hall.conflict("agreement.record_confirmation", json!({"agreement": id, "outcome": "withdrawn"}));
    hall.done("tiaojie", ask, request(&id, json!([2, 1]), "2026-06-14"));
    hall.conflict(ask, request(&id, json!([1, 2]), "2026-06-14"));
    let record = "agreement.record_confirmation";
    hall.invalid("document", record, json!({"agreement": id, "outcome": "confirmed"}));
    hall.invalid("reopen", record, json!({"agreement": id, "outcome": "withdrawn", "reopen": true}));
    hall.invalid(
        "decided_on",
        record,
        json!({"agreement": id, "outcome": "withdrawn", "decided_on": "2026-06-13"}),
    );
    hall.done(
        "tiaojie",
        record,
        json!({"agreement": id, "outcome": "withdrawn", "decided_on": "2026-06-14"}),
    );
    hall.done("tiaojie", ask, request(&id, json!([1, 2]), "2026-06-14"));
    let ruling = json!({"agreement": id, "outcome": "confirmed", "document": "(2026)甘0102民特1号"});
    let answer = hall.done("tiaojie", record, ruling.clone());
    assert_eq!(answer["agreement"]["confirmation"]["outcome"], "confirmed");
    assert_eq!(
        (&answer["agreement"]["state"], hall.state()),
        (&json!("effective"), DisputeState::Performing)
    );
    hall.conflict(record, ruling);
    hall.conflict(ask, request(&id, json!([1, 2]), "2026-06-14"));
    hall.scene.verify();
    let hall = Hall::new();
    let mut terms = hall.terms("oral");
    terms["status_matter"] = json!(true);
    let id = text(&hall.done("tiaojie", "agreement.reach", terms)["agreement"]["id"]);
    hall.breaks("agreement.confirmation.matter", ask, request(&id, json!([1, 2]), "2026-06-11"));
    assert_eq!(hall.done("wang", "agreement.list", json!({"confirmable": true}))["items"], json!([]));
}

#[test]
fn a_rejected_agreement_is_void_and_its_dispute_goes_on_or_ends() {
    for (reopen, state) in [(true, DisputeState::Mediating), (false, DisputeState::Terminated)] {
        let hall = Hall::new();
        let id = hall.reach("oral");
        let ask = json!({"agreement": id, "parties": [1, 2], "court": "城关区人民法院", "requested_on": "2026-06-12"});
        hall.done("tiaojie", "agreement.request_confirmation", ask);
        assert_eq!(hall.counted("mediation.concluded", "neighbour", "settled"), 1);
        let ruling = json!({"agreement": id, "outcome": "rejected", "document": "(2026)甘0102民特2号", "reopen": reopen});
        let answer = hall.done("tiaojie", "agreement.record_confirmation", ruling);
        assert_eq!(answer["agreement"]["state"], "void");
        let stored = hall.scene.stored(hall.dispute);
        assert_eq!((stored.state, stored.settled_on), (state, None));
        assert_eq!(hall.counted("mediation.concluded", "neighbour", "settled"), 0);
        assert_eq!(hall.counted("mediation.concluded", "neighbour", "terminated"), i64::from(!reopen));
        assert_eq!(hall.counted("mediation.agreement", "oral", ""), 0);
        if reopen {
            assert_eq!(
                (stored.due_on, stored.level_due_on),
                (Some(day("2026-07-15")), Some(day("2026-06-22")))
            );
            hall.breaks("agreement.session", "agreement.reach", hall.terms("written"));
            hall.held(hall.dispute, "2026-06-15");
            let mut terms = hall.terms("written");
            terms["reached_on"] = json!("2026-06-15");
            let again = text(&hall.done("tiaojie", "agreement.reach", terms)["agreement"]["id"]);
            assert_eq!(hall.scene.stored(hall.dispute).agreement.map(|id| id.to_string()), Some(again));
        }
        hall.scene.verify();
    }
}

#[test]
fn the_police_spare_a_penalty_only_after_performance() {
    let hall = Hall::new();
    let id = hall.reach("oral");
    let settle = |accepted: Option<&str>| {
        let mut request = json!({"agreement": id, "police": "派出所", "applied_on": "2026-06-12"});
        if let Some(day) = accepted {
            request["accepted_on"] = json!(day);
        }
        request
    };
    hall.breaks("agreement.police", "agreement.settle_police", settle(None));
    hall.done("tiaojie", "agreement.record_performance", json!({"agreement": id}));
    hall.invalid("accepted_on", "agreement.settle_police", settle(Some("2026-06-11")));
    hall.invalid("accepted_on", "agreement.settle_police", settle(Some("2026-06-16")));
    hall.done("tiaojie", "agreement.settle_police", settle(None));
    let answer = hall.done("tiaojie", "agreement.settle_police", settle(Some("2026-06-14")));
    assert_eq!(answer["agreement"]["police"]["accepted_on"], "2026-06-14");
    hall.conflict("agreement.settle_police", settle(Some("2026-06-14")));
    hall.scene.verify();
}
