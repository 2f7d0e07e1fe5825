//! Disputes and cases.

use serde_json::{Value, json};

use super::{Desk, GRID, text};
use crate::case::CaseState;
use crate::mediation::DisputeState;
use crate::mediation::dispute::links;
use crate::mediation::testing::day;
use crate::{ErrorKind, Id, code};

impl Desk {
    /// A case of the grid that has come as far as `state`.
    fn case(&self, state: CaseState) -> String {
        let form = json!({"category": "0101", "kind": "help", "channel": "hotline", "title": "楼上漏水", "grid": GRID});
        let case = text(&self.done("wang", "case.submit", form)["case"]["id"]);
        let steps = [
            ("wang", "case.file", json!({})),
            ("wang", "case.dispatch", json!({"office": "cg"})),
            ("banli", "case.accept", json!({})),
            ("banli", "case.report", json!({"outcome": "resolved", "result": "已修"})),
            ("wang", "case.inspect", json!({"passed": true})),
            ("wang", "case.close", json!({})),
        ];
        let order = [
            CaseState::Submitted,
            CaseState::Filed,
            CaseState::Dispatched,
            CaseState::Handling,
            CaseState::Reported,
            CaseState::Inspected,
            CaseState::Closed,
        ];
        let far = order.iter().position(|one| *one == state).unwrap();
        for (actor, step, mut request) in steps.into_iter().take(far) {
            request["case"] = json!(case);
            self.done(actor, step, request);
        }
        case
    }

    fn form_of(&self, case: &str) -> Value {
        let mut form = self.form();
        (form["source"], form["case"], form["community"]) = (json!("citizen_case"), json!(case), Value::Null);
        form
    }

    /// Settles or ends a dispute, as the parts that own those steps do.
    fn conclude(&self, dispute: &str, state: DisputeState) {
        let id = Id::parse("dispute", dispute).unwrap();
        self.change(id, |record| {
            record.state = state;
            record.settled_on = state.is_settled().then(|| day("2026-06-15"));
        });
        let record = self.stored(id);
        self.session("tiaojie")
            .write("agreement.seal", |command| links::concluded(command, &record))
            .unwrap();
    }

    fn case_now(&self, case: &str) -> Value {
        self.done("wang", "case.get", json!({"case": case}))["case"].clone()
    }
}

#[test]
fn a_case_becomes_a_dispute_once_and_its_outcome_reports_it() {
    let desk = Desk::new();
    let case = desk.case(CaseState::Handling);
    let answer = desk.done("wang", "dispute.register", desk.form_of(&case));
    let dispute = text(&answer["dispute"]["summary"]["id"]);
    assert_eq!(answer["dispute"]["summary"]["grid"], GRID, "the place is that of the case");
    desk.conflict(code::CONFLICT_EXISTS, "wang", "dispute.register", desk.form_of(&case));
    desk.denied("tiaojie", "dispute.register", desk.form_of(&case));
    let found = desk.done("shequ", "dispute.find_by_case", json!({"case": case}));
    assert_eq!(found["items"][0]["id"], json!(dispute));
    desk.denied("worker", "dispute.find_by_case", json!({"case": case}));
    assert_eq!(desk.done("shequ2", "dispute.find_by_case", json!({"case": case}))["items"], json!([]));
    desk.done("tiaojie", "dispute.accept", json!({"dispute": dispute}));
    desk.conflict(code::CONFLICT_STATE, "tiaojie", "dispute.close_case", json!({"dispute": dispute}));
    desk.conclude(&dispute, DisputeState::Performing);
    let now = desk.case_now(&case);
    assert_eq!((&now["state"], &now["outcome"]), (&json!("reported"), &json!("resolved")));
    let timeline = desk.done("wang", "case.timeline", json!({"case": case})).to_string();
    assert!(timeline.contains("经人民调解") && !timeline.contains('某'));
    // Again, and it does no harm; the street inspects and closes.
    desk.conclude(&dispute, DisputeState::Performed);
    desk.conflict(code::CONFLICT_STATE, "tiaojie", "dispute.close_case", json!({"dispute": dispute}));
    desk.done("wang", "case.inspect", json!({"case": case, "passed": true}));
    desk.done("wang", "case.close", json!({"case": case}));
    desk.verify();
}

#[test]
fn an_end_without_agreement_is_told_and_left_to_the_office() {
    let desk = Desk::new();
    let case = desk.case(CaseState::Handling);
    let dispute =
        text(&desk.done("wang", "dispute.register", desk.form_of(&case))["dispute"]["summary"]["id"]);
    desk.done("tiaojie", "dispute.accept", json!({"dispute": dispute}));
    desk.conclude(&dispute, DisputeState::Terminated);
    assert_eq!(desk.case_now(&case)["state"], "handling");
    let timeline = desk.done("wang", "case.timeline", json!({"case": case})).to_string();
    assert!(timeline.contains("已终止"));
    desk.denied("wang", "dispute.close_case", json!({"dispute": dispute}));
    let answer = desk.done("tiaojie", "dispute.close_case", json!({"dispute": dispute}));
    assert_eq!((&answer["state"], &answer["outcome"]), (&json!("reported"), &json!("unresolved")));
    // Over: another dispute may come from the case while it is open.
    desk.done("wang", "dispute.register", desk.form_of(&case));
    desk.verify();
}

#[test]
fn a_case_hears_of_a_rejection_on_the_day_of_the_agreement() {
    let desk = Desk::new();
    let case = desk.case(CaseState::Submitted);
    let dispute = desk.dispute(0x900, DisputeState::Mediating);
    desk.change(dispute, |record| {
        record.case_id = Id::parse("id", &case).ok();
        (record.sessions, record.last_session) = (1, Some(day("2026-06-10")));
    });
    let all = json!([{"party": 1, "by_agent": false}, {"party": 2, "by_agent": false}]);
    let terms = json!({"dispute": dispute, "form": "oral", "content": "互相谅解。", "participants": all, "written_waived": true});
    let agreement = desk.done("tiaojie", "agreement.reach", terms)["agreement"]["id"].clone();
    let ask = json!({"agreement": agreement, "parties": [1, 2], "court": "城关区人民法院"});
    desk.done("tiaojie", "agreement.request_confirmation", ask);
    let ruling = json!({"agreement": agreement, "outcome": "rejected", "document": "(2026)甘0102民特2号"});
    desk.done("tiaojie", "agreement.record_confirmation", ruling);
    let timeline = desk.done("wang", "case.timeline", json!({"case": case})).to_string();
    assert!(timeline.contains("已达成协议") && timeline.contains("已终止"), "{timeline}");
    desk.verify();
}

#[test]
fn a_case_does_not_tell_whose_account_withdrew() {
    let desk = Desk::new();
    let case = desk.case(CaseState::Handling);
    let dispute =
        text(&desk.done("wang", "dispute.register", desk.form_of(&case))["dispute"]["summary"]["id"]);
    desk.done("tiaojie", "dispute.accept", json!({"dispute": dispute}));
    desk.change(Id::parse("id", &dispute).unwrap(), |record| {
        record.parties[0].actor = Some("dangshiren".into())
    });
    desk.done("dangshiren", "dispute.withdraw", json!({"dispute": dispute}));
    let timeline = desk.done("wang", "case.timeline", json!({"case": case})).to_string();
    let events =
        |actor: &str| desk.done(actor, "event.since", json!({"sequence": 0, "limit": 1000})).to_string();
    assert!(timeline.contains("dispute.withdraw") && events("wang").contains("dispute.withdraw"));
    assert!(!timeline.contains("dangshiren") && !events("wang").contains("dangshiren"));
    assert!(events("auditor").contains("dangshiren"), "the auditor reads who did what");
    let history = desk.done("wang", "event.history", json!({"subject": dispute})).to_string();
    assert!(!history.contains("dangshiren"));
    desk.verify();
}

#[test]
fn a_case_in_any_other_state_only_hears_of_it() {
    let desk = Desk::new();
    for state in [CaseState::Submitted, CaseState::Filed, CaseState::Dispatched] {
        let case = desk.case(state);
        let form = desk.form_of(&case);
        let dispute = text(&desk.done("wang", "dispute.register", form)["dispute"]["summary"]["id"]);
        let refuse = json!({"dispute": dispute, "ground": "not_civil", "routes": ["litigation"]});
        desk.done("zhuren", "dispute.refuse", refuse);
        assert_eq!(desk.case_now(&case)["state"], state.word());
        let timeline = desk.done("wang", "case.timeline", json!({"case": case})).to_string();
        assert!(timeline.contains("不予受理"), "{state:?}");
        desk.conflict(code::CONFLICT_STATE, "zhuren", "dispute.close_case", json!({"dispute": dispute}));
    }
    let closed = desk.case(CaseState::Closed);
    desk.conflict(code::CONFLICT_STATE, "wang", "dispute.register", desk.form_of(&closed));
    let missing = desk.form_of(&desk.committee.to_string());
    assert_eq!(desk.no("wang", "dispute.register", missing).kind(), ErrorKind::NotFound);
    desk.verify();
}

#[test]
fn a_need_becomes_a_case_that_names_nobody() {
    let desk = Desk::new();
    let dispute = desk.dispute(0x800, DisputeState::Mediating);
    let open = |title: &str, description: &str| {
        json!({"dispute": dispute.to_string(), "category": "0101", "kind": "help", "title": title,
            "description": description})
    };
    for (title, description) in [("申某家漏水", ""), ("漏水", "被某家"), ("漏水", "联系 13812345678")]
    {
        let error =
            desk.breaks("dispute.confidential", "tiaojie", "dispute.open_case", open(title, description));
        assert!(!error.to_string().contains('某'));
    }
    desk.invalid("title", "tiaojie", "dispute.open_case", open("", ""));
    let answer = desk.done("tiaojie", "dispute.open_case", open("公共水管老化", "多户反映"));
    assert_eq!(answer["state"], "submitted");
    let case = desk.case_now(&text(&answer["case_id"]));
    assert_eq!((&case["community"], &case["title"]), (&json!(super::COMMUNITY), &json!("公共水管老化")));
    let entries = desk.done("xiaofang", "dispute.list_entries", json!({"dispute": dispute.to_string()}));
    assert!(entries["items"][0]["text"].as_str().unwrap().contains(answer["number"].as_str().unwrap()));
    desk.verify();
}
