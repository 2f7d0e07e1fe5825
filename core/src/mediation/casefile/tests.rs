//! Files of disputes, called as the surfaces call them: by documents.

mod documents;
mod papers;

use serde_json::{Value, json};

use crate::identity::DivisionCode;
use crate::mediation::agreement::record::AgreementRecord;
use crate::mediation::agreement::{
    AgreementDuty, AgreementForm, AgreementSignature, AgreementState, MediationAgreement, SigningMethod,
};
use crate::mediation::dispute::record::{AgentRecord, EndingRecord, EntryRecord};
use crate::mediation::dispute::{AttendeeRole, DisputeAttendee, DisputeEntry, DisputeEntryKind};
use crate::mediation::testing::{COMMUNITY, Scene, TODAY, day, id, mediator};
use crate::mediation::{DisputeState, EndingReason, OtherRoute};
use crate::{Error, ErrorKind, Id, Money};

/// The dispute of most tests.
const NUMBER: u16 = 0x800;

/// A scene with one dispute.
struct Desk {
    scene: Scene,
    dispute: Id,
}

impl Desk {
    fn new(state: DisputeState) -> Self {
        let scene = Scene::new();
        let dispute = scene.dispute(NUMBER, state);
        scene.change(dispute, |record| {
            record.parties[0].actor = Some("jumin".into());
            if state == DisputeState::Terminated {
                record.ending = Some(EndingRecord {
                    on: day("2026-06-12"),
                    reason: EndingReason::NoAgreement,
                    note: None,
                    routes: vec![OtherRoute::Arbitration, OtherRoute::Litigation],
                });
            }
        });
        Self { scene, dispute }
    }

    fn call(&self, actor: &str, name: &str, request: &Value) -> crate::Result<Value> {
        let operations = crate::contract::operations();
        let operation = operations.iter().find(|one| one.name == name).unwrap_or_else(|| panic!("{name}"));
        let answer = operation.call(&self.scene.session(actor), &request.to_string())?;
        Ok(serde_json::from_str(&answer).unwrap())
    }

    fn done(&self, actor: &str, name: &str, mut request: Value) -> Value {
        request["dispute"] = json!(self.dispute);
        self.call(actor, name, &request).unwrap_or_else(|error| panic!("{name} {request}: {error:?}"))
    }

    fn refused(&self, actor: &str, name: &str, mut request: Value) -> Error {
        request["dispute"] = json!(self.dispute);
        self.scene.refused(|| self.call(actor, name, &request))
    }

    fn breaks(&self, rule: &str, name: &str, request: Value) {
        let error = self.refused("zhuren", name, request);
        assert_eq!((error.kind(), error.rule()), (ErrorKind::Violation, Some(rule)), "{error:?}");
        let book = crate::rulebook::Rulebook::default();
        let known = book.rules().find(|one| one.id == rule).unwrap_or_else(|| panic!("{rule}"));
        assert_eq!(error.report().citation.as_deref(), Some(known.citation.as_str()));
    }

    fn invalid(&self, field: &str, name: &str, request: Value) {
        let error = self.refused("zhuren", name, request);
        assert_eq!((error.kind(), error.field()), (ErrorKind::Invalid, Some(field)), "{error:?}");
    }

    fn file(&self) -> Value {
        self.done("zhuren", "dispute.file", json!({}))
    }

    /// An item of the list.
    fn item(&self, kind: &str) -> Value {
        let file = self.file();
        file["items"].as_array().unwrap().iter().find(|item| item["kind"] == kind).unwrap().clone()
    }

    fn add(&self, kind: &str, party: Option<i64>) -> String {
        let request = json!({"kind": kind, "party": party, "title": "材料", "pages": 2});
        self.done("zhuren", "dispute.add_paper", request)["paper"]["id"].as_str().unwrap().to_owned()
    }

    fn markdown(&self, request: Value) -> String {
        let answer = self.done("zhuren", "dispute.render", request);
        assert_eq!(answer.get("docx_base64"), None);
        answer["markdown"].as_str().unwrap().to_owned()
    }

    /// An entry of the record.
    fn entry(&self, number: u16, kind: DisputeEntryKind, text: &str) -> Id {
        let attendee = |role, party, mediator: Option<Id>, name: Option<&str>| DisputeAttendee {
            role,
            party,
            mediator: mediator.map(|id| id.to_string()),
            name: name.map(str::to_owned),
        };
        let session = kind == DisputeEntryKind::Session;
        let entry = EntryRecord(DisputeEntry {
            id: id(number),
            dispute: self.dispute,
            kind,
            held_on: day("2026-06-05"),
            place: Some("社区调解室".into()),
            open_door: session.then_some(false),
            attendees: vec![
                attendee(AttendeeRole::Mediator, None, Some(mediator("tiaojie")), None),
                attendee(AttendeeRole::Party, Some(1), None, None),
                attendee(AttendeeRole::Agent, Some(2), None, Some("代某")),
                attendee(AttendeeRole::Clerk, None, None, Some("记某")),
            ],
            text: text.into(),
            reported_to: None,
            recorded_by: "tiaojie".into(),
        });
        self.scene
            .session("wang")
            .write("dispute.hold_session", |command| command.keep(None, &entry, json!({})))
            .unwrap();
        entry.0.id
    }

    /// The agreement of the dispute.
    fn agreement(&self, form: AgreementForm, change: impl FnOnce(&mut MediationAgreement)) -> Id {
        let duty = |number, content: &str, fen: Option<i64>| AgreementDuty {
            number,
            debtor: 2,
            creditor: 1,
            content: content.into(),
            amount: fen.map(Money::from_fen),
            due_on: day("2026-06-30"),
            performed_on: None,
            breached_on: None,
            proof: None,
        };
        let mut agreement = MediationAgreement {
            id: id(0x900),
            dispute: self.dispute,
            community: DivisionCode::parse("community", COMMUNITY).unwrap(),
            grid: None,
            level: "grid".into(),
            accepted_on: day("2026-06-01"),
            number: "(2026)民主路人调协字第1号".into(),
            form,
            state: AgreementState::Effective,
            reached_on: day("2026-06-10"),
            findings: None,
            content: "被申请人修复漏水点并赔偿损失".into(),
            participants: Vec::new(),
            status_matter: false,
            written_waived: false,
            duties: vec![duty(1, "支付赔偿款", Some(1_230_050)), duty(2, "修复漏水点", None)],
            signatures: vec![AgreementSignature {
                party: 1,
                by_agent: false,
                method: SigningMethod::Signature,
                signed_on: day("2026-06-10"),
            }],
            mediator: Some(mediator("tiaojie")),
            mediator_signed_on: Some(day("2026-06-10")),
            sealed_on: Some(day("2026-06-11")),
            effective_on: Some(day("2026-06-11")),
            confirmable_to: Some(day("2026-07-11")),
            confirmation: None,
            police: None,
            revision: 1,
        };
        change(&mut agreement);
        let record = AgreementRecord(agreement);
        self.scene
            .session("wang")
            .write("agreement.draft", |command| command.keep(None, &record, json!({})))
            .unwrap();
        self.scene.change(self.dispute, |dispute| dispute.agreement = Some(record.0.id));
        record.0.id
    }

    /// Gives the second party an agent.
    fn represented(&self, guardian: bool) {
        self.scene.change(self.dispute, |dispute| {
            dispute.parties[1].agent = Some(AgentRecord {
                guardian,
                name: "代某".into(),
                resident: None,
                phone: None,
                authority: Some("代为调解".into()),
                special: true,
                actor: None,
            });
        });
    }
}

/// Whether an account may call, by the state of the dispute: reads as the standing lets it, writes as the panel or the chair.
#[test]
fn who_may_read_and_who_may_keep_a_file() {
    let accounts =
        ["zhuren", "tiaojie", "xiaofang", "jumin", "yuan4", "faguan", "wang", "shequ", "worker", "auditor"];
    for state in DisputeState::ALL {
        let desk = Desk::new(*state);
        let paper = desk.add("evidence", None);
        let accepted = !matches!(state, DisputeState::Registered | DisputeState::Refused);
        let mediated = accepted && *state != DisputeState::Accepted;
        for actor in accounts {
            let mediates = match actor {
                "zhuren" => true,
                "tiaojie" => accepted,
                "xiaofang" => mediated,
                _ => false,
            };
            let reads = mediates || actor == "jumin";
            for (name, request) in
                [("dispute.file", json!({})), ("dispute.render", json!({"kind": "registration"}))]
            {
                if reads {
                    desk.done(actor, name, request);
                } else {
                    let error = desk.refused(actor, name, request);
                    assert_eq!(error.kind(), ErrorKind::Denied, "{actor} {name} {state:?}: {error:?}");
                    assert!(!error.to_string().contains('某'));
                }
            }
            let closed =
                matches!(state, DisputeState::Refused | DisputeState::Performed | DisputeState::Terminated);
            let request = json!({"kind": "evidence", "title": "照片", "pages": 1});
            if mediates {
                let added = desk.done(actor, "dispute.add_paper", request);
                let removal = json!({"paper": added["paper"]["id"]});
                if closed {
                    let error = desk.refused(actor, "dispute.remove_paper", removal);
                    assert_eq!(error.kind(), ErrorKind::Conflict, "{actor} {state:?}: {error:?}");
                } else {
                    desk.done(actor, "dispute.remove_paper", removal);
                }
            } else {
                for (name, request) in
                    [("dispute.add_paper", request), ("dispute.remove_paper", json!({"paper": paper}))]
                {
                    let error = desk.refused(actor, name, request);
                    assert_eq!(error.kind(), ErrorKind::Denied, "{actor} {name} {state:?}: {error:?}");
                }
            }
        }
        desk.scene.verify();
    }
}

#[test]
fn who_leaves_the_panel_reads_no_file() {
    let desk = Desk::new(DisputeState::Mediating);
    desk.done("xiaofang", "dispute.file", json!({}));
    desk.scene.change(desk.dispute, |record| record.panel[1].ended_on = Some(day(TODAY)));
    for name in ["dispute.file", "dispute.render"] {
        let request = if name == "dispute.file" { json!({}) } else { json!({"kind": "cover"}) };
        assert_eq!(desk.refused("xiaofang", name, request).kind(), ErrorKind::Denied);
    }
    let unknown = json!({"dispute": id(0xfff)});
    let error = desk.scene.refused(|| desk.call("zhuren", "dispute.file", &unknown));
    assert_eq!(error.kind(), ErrorKind::NotFound);
    desk.scene.verify();
}
