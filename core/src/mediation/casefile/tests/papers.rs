//! What a file holds and lacks, and the papers that are added to it.

use serde_json::json;

use super::Desk;
use crate::ErrorKind;
use crate::mediation::DisputeState;
use crate::mediation::agreement::{AgreementForm, AgreementState, ConfirmationOutcome, JudicialConfirmation};
use crate::mediation::dispute::DisputeEntryKind;
use crate::mediation::testing::{STREET, day};
use crate::store::params;

/// Seven kinds that every file has and seven that it has when they were used, in the order of the file.
#[test]
fn a_new_file_lacks_what_it_must_hold() {
    let cases = [
        (DisputeState::Registered, vec![]),
        (DisputeState::Refused, vec![]),
        (DisputeState::Accepted, vec!["notice", "identity", "session", "agreement"]),
        (DisputeState::Mediating, vec!["identity", "session", "agreement"]),
        (DisputeState::Agreed, vec!["identity", "session", "agreement"]),
        (DisputeState::Performing, vec!["identity", "session", "agreement"]),
        (DisputeState::Performed, vec!["identity", "session", "agreement"]),
        (DisputeState::Breached, vec!["identity", "session", "agreement"]),
        (DisputeState::Terminated, vec!["identity"]),
    ];
    assert_eq!(cases.len(), DisputeState::ALL.len());
    for (state, missing) in cases {
        let desk = Desk::new(state);
        let file = desk.file();
        assert_eq!(file["missing"], json!(missing), "{state:?}");
        assert_eq!(file["complete"], json!(missing.is_empty()), "{state:?}");
        assert_eq!(file["warnings"].as_array().unwrap().len(), usize::from(!missing.is_empty()), "{state:?}");
        let items = file["items"].as_array().unwrap();
        let kinds: Vec<&str> = items.iter().map(|item| item["kind"].as_str().unwrap()).collect();
        assert_eq!(
            kinds,
            [
                "cover",
                "application",
                "notice",
                "identity",
                "session",
                "agreement",
                "back_cover",
                "authority",
                "investigation",
                "evidence",
                "performance",
                "follow_up",
                "confirmation",
                "explanation"
            ]
        );
        assert_eq!(items.iter().filter(|item| item["obligatory"] == true).count(), 7);
        assert!(!file.to_string().contains('某'), "the list names nobody");
    }
}

#[test]
fn a_file_is_complete_when_everything_has_come_to_it() {
    let desk = Desk::new(DisputeState::Performing);
    desk.represented(false);
    let session = desk.entry(0x901, DisputeEntryKind::Session, "各说各的");
    desk.entry(0x902, DisputeEntryKind::Investigation, "看了现场");
    desk.entry(0x903, DisputeEntryKind::FollowUp, "已经修好");
    assert_eq!(desk.file()["missing"], json!(["identity", "agreement", "authority"]));
    assert_eq!(desk.item("identity")["missing_parties"], json!([1, 2]));
    assert_eq!(desk.item("authority")["missing_parties"], json!([2]));
    desk.add("identity", Some(1));
    assert_eq!(desk.item("identity")["missing"], json!(1));
    desk.add("identity", Some(2));
    desk.add("authority", None);
    let agreement = desk.agreement(AgreementForm::Written, |one| {
        one.duties[0].proof = Some("收条".into());
        one.confirmation = Some(JudicialConfirmation {
            requested_on: day("2026-06-12"),
            court: "某区人民法院".into(),
            outcome: None,
            decided_on: None,
            document: None,
        });
    });
    let file = desk.file();
    assert_eq!(file["missing"], json!(["confirmation"]), "what was asked of the court has not come back");
    desk.add("confirmation", None);
    let file = desk.file();
    assert_eq!((&file["complete"], &file["warnings"]), (&json!(true), &json!([])));
    let item = desk.item("session");
    assert_eq!((&item["entries"], &item["origins"]), (&json!([session]), &json!(["entries"])));
    let item = desk.item("agreement");
    assert_eq!((&item["agreement"], &item["present"]), (&json!(agreement), &json!(true)));
    let item = desk.item("performance");
    assert_eq!(
        (&item["count"], &item["due"], &item["origins"]),
        (&json!(1), &json!(0), &json!(["agreement"]))
    );
    assert_eq!(
        (&desk.item("investigation")["count"], &desk.item("follow_up")["count"]),
        (&json!(1), &json!(1))
    );
    assert_eq!(
        (&desk.item("evidence")["present"], &desk.item("explanation")["count"]),
        (&json!(false), &json!(0))
    );
    assert_eq!(desk.item("identity")["pages"], json!(4));
    desk.scene.verify();
}

#[test]
fn a_draft_a_void_agreement_and_a_copy_alone_are_no_agreement() {
    let draft = Desk::new(DisputeState::Agreed);
    draft.agreement(AgreementForm::Written, |one| {
        (one.state, one.effective_on) = (AgreementState::Drafted, None);
    });
    draft.add("agreement", None);
    let item = draft.item("agreement");
    assert_eq!((&item["missing"], &item["present"], &item["count"]), (&json!(1), &json!(false), &json!(1)));
    let void = Desk::new(DisputeState::Breached);
    void.agreement(AgreementForm::Written, |one| one.state = AgreementState::Void);
    assert_eq!(void.item("agreement")["present"], json!(false));
    let oral = Desk::new(DisputeState::Performing);
    oral.agreement(AgreementForm::Oral, |one| {
        one.confirmation = Some(JudicialConfirmation {
            requested_on: day("2026-06-12"),
            court: "某区人民法院".into(),
            outcome: Some(ConfirmationOutcome::Confirmed),
            decided_on: Some(day("2026-06-14")),
            document: Some("(2026)民特1号".into()),
        });
    });
    assert_eq!(oral.item("agreement")["present"], json!(true));
    assert_eq!(oral.item("confirmation")["present"], json!(true));
    let ended = Desk::new(DisputeState::Terminated);
    ended.represented(true);
    assert_eq!(ended.item("authority")["due"], json!(0), "a guardian needs no authority");
    ended.entry(0x901, DisputeEntryKind::Session, "谈不拢");
    assert_eq!(ended.item("session")["due"], json!(1));
    assert_eq!(ended.item("agreement")["due"], json!(0));
}

#[test]
fn a_paper_is_added_once_and_taken_out_again() {
    let desk = Desk::new(DisputeState::Mediating);
    let digest = "AB".repeat(32);
    let request = json!({"kind": "identity", "party": 1, "title": " 身份证复印件 ", "pages": 2, "uri": "store/1",
        "digest": digest, "on": "2026-06-10", "request_key": "k"});
    let first = desk.done("tiaojie", "dispute.add_paper", request.clone());
    assert_eq!(first["paper"]["title"], json!("身份证复印件"));
    assert_eq!(first["paper"]["digest"], json!("ab".repeat(32)));
    assert_eq!(
        (&first["paper"]["added_on"], &first["paper"]["added_by"]),
        (&json!("2026-06-10"), &json!("tiaojie"))
    );
    assert_eq!(desk.done("tiaojie", "dispute.add_paper", request), first);
    assert_eq!(first["papers"], json!(1));
    let revision = desk.scene.stored(desk.dispute).revision;
    assert_eq!(first["revision"], json!(revision));
    let stale = json!({"paper": first["paper"]["id"], "revision": revision - 1});
    assert_eq!(desk.refused("tiaojie", "dispute.remove_paper", stale).kind(), ErrorKind::Conflict);
    let removal = json!({"paper": first["paper"]["id"], "revision": revision});
    let gone = desk.done("xiaofang", "dispute.remove_paper", removal.clone());
    assert_eq!((&gone["papers"], &gone["revision"]), (&json!(0), &json!(revision + 1)));
    let again = json!({"paper": first["paper"]["id"]});
    assert_eq!(desk.refused("tiaojie", "dispute.remove_paper", again).kind(), ErrorKind::NotFound);
    let mut facts: Vec<String> = Vec::new();
    let read = |view: &crate::command::View<'_>| {
        view.connection.each(
            "SELECT body FROM event WHERE street = $1 AND operation LIKE $2 ORDER BY sequence",
            params![STREET, "dispute.%_paper"],
            |row| {
                facts.push(row.get(0)?);
                Ok(true)
            },
        )
    };
    desk.scene.session("auditor").read(read).unwrap();
    assert_eq!(facts.len(), 2, "{facts:?}");
    assert!(facts.iter().all(|fact| !fact.contains("身份证") && !fact.contains("store/1")), "{facts:?}");
    desk.scene.verify();
}

#[test]
fn bad_papers_are_refused_and_nothing_changes() {
    let desk = Desk::new(DisputeState::Mediating);
    let good = json!({"kind": "evidence", "title": "照片", "pages": 1});
    for (field, value) in [
        ("title", json!("")),
        ("title", json!("一\n二")),
        ("title", json!("长".repeat(101))),
        ("pages", json!(0)),
        ("pages", json!(-1)),
        ("pages", json!(10_000)),
        ("uri", json!("长".repeat(501))),
        ("digest", json!("ab")),
        ("digest", json!("g".repeat(64))),
        ("digest", json!("é".repeat(32))),
        ("party", json!(0)),
        ("party", json!(3)),
        ("on", json!("2026-06-16")),
        ("on", json!("昨天")),
    ] {
        let mut request = good.clone();
        request[field] = value;
        desk.invalid(field, "dispute.add_paper", request);
    }
    desk.invalid("paper", "dispute.remove_paper", json!({"paper": "x"}));
    desk.scene.change(desk.dispute, |record| {
        let paper = crate::mediation::casefile::DisputePaper {
            id: crate::mediation::testing::id(0xa00),
            kind: crate::mediation::casefile::DisputePaperKind::Evidence,
            party: None,
            title: "照片".into(),
            pages: 1,
            uri: None,
            digest: None,
            added_on: day("2026-06-10"),
            added_by: "tiaojie".into(),
        };
        record.papers = vec![paper; 200];
    });
    desk.breaks("dispute.paper.limit", "dispute.add_paper", good);
    desk.scene.verify();
}
