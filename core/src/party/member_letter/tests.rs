//! Tests of letters.

use serde_json::{Value, json};

use super::record::LetterRecord;
use super::rules::{self, Step};
use super::*;
use crate::ErrorKind;
use crate::access::{Role, ScopeKind};
use crate::party::testing::{Ground, day, id};
use crate::party::{MemberStage, OrganisationKind};

/// A request from what is left of it when optional fields are left out.
fn ask<T: serde::de::DeserializeOwned>(request: Value) -> T {
    serde_json::from_value(request).unwrap()
}

/// A ground with a secretary of branch B beside that of branch A.
fn ground() -> Ground {
    let ground = Ground::new();
    ground.grant("dong", Role::PartySecretary, ScopeKind::Organisation, &ground.other.to_string(), false);
    ground
}

fn at(ground: &Ground, on: &str) {
    ground.platform.set_clock(&format!("{on}T10:00:00+08:00")).unwrap();
}

fn apply(ground: &Ground, member: Id, more: Value) -> Result<LetterResult> {
    let mut request = json!({"member": member, "kind": "introduction", "destination": ground.other});
    for (name, value) in more.as_object().unwrap() {
        match value {
            Value::Null => drop(request.as_object_mut().unwrap().remove(name)),
            value => request[name] = value.clone(),
        }
    }
    ground.session("zhibu").members().apply_transfer(ask(request))
}

fn letter(state: LetterState, inside: bool) -> LetterRecord {
    LetterRecord {
        id: id(1),
        member: id(100),
        name: "党员".into(),
        kind: LetterKind::Introduction,
        state,
        origin: id(3),
        destination: inside.then(|| id(5)),
        destination_name: (!inside).then(|| "某支部".into()),
        reach: LetterReach::City,
        reason: None,
        applied_on: day("2026-06-01"),
        stay_from: None,
        stay_until: None,
        issues: Vec::new(),
        received_on: None,
        completed_on: None,
        withdrawn_on: None,
        withdrawn_because: None,
        revision: 1,
    }
}

/// What a step does to a letter in a state, through the operations; the letter's number is new each time.
fn take(ground: &Ground, actor: &str, step: Step, letter: Id) -> Result<LetterResult> {
    static NEXT: std::sync::atomic::AtomicU32 = std::sync::atomic::AtomicU32::new(1);
    let number = NEXT.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
    let members = ground.session(actor).members();
    match step {
        Step::Issue => members.issue_letter(ask(json!({"letter": letter, "number": format!("{number} 号")}))),
        Step::Receive => members.receive_letter(ask(json!({"letter": letter}))),
        Step::ReturnReceipt => members.return_receipt(ask(json!({"letter": letter}))),
        Step::Reissue => members
            .reissue_letter(ask(json!({"letter": letter, "number": format!("{number} 号"), "lost": true}))),
        Step::Withdraw => members.withdraw_transfer(ask(json!({"letter": letter, "reason": "不再外出"}))),
    }
}

const STEPS: [Step; 5] = [Step::Issue, Step::Receive, Step::ReturnReceipt, Step::Reissue, Step::Withdraw];

#[test]
fn a_stay_is_long_from_six_whole_months_on() {
    for (from, until, long) in [
        ("2026-01-01", "2026-06-29", false),
        ("2026-01-01", "2026-06-30", true),
        ("2026-06-15", "2026-12-13", false),
        ("2026-06-15", "2026-12-14", true),
        ("2026-08-31", "2027-02-26", false),
        ("2026-08-31", "2027-02-27", true),
        ("2026-06-15", "2026-06-15", false),
    ] {
        assert_eq!(rules::is_long(day(from), day(until), 6), long, "{from} to {until}");
    }
}

#[test]
fn the_letter_fits_the_stay() {
    use LetterKind::{Certificate, Introduction};
    let from = day("2026-01-01");
    let told = |kind, until: Option<&str>| rules::kind(kind, from, until.map(day), 6);
    assert_eq!(told(Introduction, None).unwrap(), None);
    assert_eq!(told(Introduction, Some("2026-12-31")).unwrap(), None);
    assert_eq!(told(Introduction, Some("2026-03-31")).unwrap().unwrap().rule, "member.letter.kind");
    assert_eq!(told(Certificate, Some("2026-06-29")).unwrap(), None);
    assert_eq!(told(Certificate, Some("2026-06-30")).unwrap_err().rule(), Some("member.letter.kind"));
    assert_eq!(told(Certificate, None).unwrap_err().field(), Some("stay_until"));
}

#[test]
fn validity_is_the_usual_one_and_ends_at_ninety_days() {
    for (given, usual, days, warns) in [
        (None, 10, Some(10), false),
        (None, 30, Some(30), false),
        (Some(7), 10, Some(7), false),
        (Some(11), 10, Some(11), true),
        (Some(90), 30, Some(90), true),
        (Some(91), 30, None, false),
        (Some(0), 30, None, false),
    ] {
        let told = rules::valid_days(given, usual, 90);
        assert_eq!(told.as_ref().ok().map(|(days, _)| *days), days, "{given:?}");
        assert_eq!(told.is_ok_and(|(_, warning)| warning.is_some()), warns, "{given:?}");
    }
    assert_eq!(rules::expires_on(day("2026-06-15"), 10), day("2026-06-25"));
    let issue = LetterIssue {
        number: "1".into(),
        stub_number: "1".into(),
        receipt_number: "1".into(),
        issued_on: day("2026-06-15"),
        valid_days: 10,
        expires_on: day("2026-06-25"),
        lost: false,
    };
    assert!(rules::in_time("on", &issue, day("2026-06-25")).is_ok());
    let late = rules::in_time("on", &issue, day("2026-06-26")).unwrap_err();
    assert_eq!(late.rule(), Some("member.letter.expired"));
    let issues = [issue];
    for (number, lost, on, allowed) in [
        ("2", false, "2026-06-25", false),
        ("2", true, "2026-06-25", true),
        ("2", false, "2026-06-26", true),
        ("1", true, "2026-06-25", false),
    ] {
        assert_eq!(rules::reissue(&issues, number, lost, day(on)).is_ok(), allowed, "{number} {lost} {on}");
    }
}

#[test]
fn every_state_allows_its_steps_and_no_others() {
    use LetterState as S;
    let inside = |state| match state {
        S::Applied => vec![Step::Issue, Step::Withdraw],
        S::Issued => vec![Step::Receive, Step::Reissue, Step::Withdraw],
        S::Received => vec![Step::ReturnReceipt, Step::Withdraw],
        S::Completed | S::Withdrawn => vec![],
    };
    let outside = |state| match state {
        S::Issued => vec![Step::ReturnReceipt, Step::Reissue, Step::Withdraw],
        state => inside(state),
    };
    for state in S::ALL {
        for step in STEPS {
            let fits = |inside| rules::step(&letter(*state, inside), step);
            assert_eq!(fits(true).is_ok(), inside(*state).contains(&step), "{state:?} {step:?}");
            assert_eq!(fits(false).is_ok(), outside(*state).contains(&step), "{state:?} {step:?} outside");
            if let Err(error) = fits(true) {
                assert_eq!(error.code(), crate::code::CONFLICT_STATE);
            }
        }
    }
}

#[test]
fn a_member_moves_to_another_branch_on_the_day_of_the_receipt() {
    let ground = ground();
    let member = ground.members[0];
    let made = apply(&ground, member, json!({"reason": "工作调动"})).unwrap();
    assert_eq!(made.warnings, []);
    let id = made.letter.id;
    assert_eq!((made.letter.state, made.letter.reach), (LetterState::Applied, LetterReach::City));
    let refused = |actor: &str, step| ground.refused(|| take(&ground, actor, step, id));
    for actor in ["dong", "wang", "shequ", "worker", "zhao", "auditor"] {
        assert_eq!(refused(actor, Step::Issue).kind(), ErrorKind::Denied, "{actor}");
    }
    let issued = take(&ground, "zhibu", Step::Issue, id).unwrap().letter;
    assert_eq!(issued.issues[0].valid_days, 10);
    assert_eq!(issued.expires_on, Some(day("2026-06-25")));
    assert_eq!(issued.issues[0].stub_number, issued.issues[0].number);
    assert_eq!(refused("zhibu", Step::Receive).kind(), ErrorKind::Denied, "the receiving side accepts");
    assert_eq!(refused("zhibu", Step::ReturnReceipt).kind(), ErrorKind::Conflict);
    at(&ground, "2026-06-26");
    assert_eq!(refused("dong", Step::Receive).rule(), Some("member.letter.expired"));
    let seen: MemberLetter = ground.session("dong").members().get_letter(ask(json!({"letter": id}))).unwrap();
    assert!(seen.expired);
    let again = take(&ground, "zhibu", Step::Reissue, id).unwrap().letter;
    assert_eq!((again.issues.len(), again.expired), (2, false));
    at(&ground, "2026-06-28");
    let received = take(&ground, "dong", Step::Receive, id).unwrap().letter;
    assert_eq!((received.received_on, received.expires_on), (Some(day("2026-06-28")), None));
    for (number, organisation) in [(500, ground.branch), (501, ground.committee)] {
        ground.post(number, organisation, member, day("2025-01-01"), None);
    }
    at(&ground, "2026-06-30");
    assert_eq!(refused("dong", Step::ReturnReceipt).kind(), ErrorKind::Denied);
    let done = take(&ground, "zhibu", Step::ReturnReceipt, id).unwrap().letter;
    assert_eq!((done.state, done.completed_on), (LetterState::Completed, Some(day("2026-06-30"))));
    for step in STEPS {
        let kind = refused("shuji", step).kind();
        assert_eq!(kind, ErrorKind::Conflict, "{step:?}");
    }
    ground
        .session("shuji")
        .read(|view| {
            let record: MemberRecord = view.stored(member)?;
            assert_eq!(record.organisation, ground.other);
            assert_eq!(record.on(day("2026-06-29")).unwrap().organisation, ground.branch);
            assert_eq!(record.on(day("2026-06-30")).unwrap().organisation, ground.other);
            let last = |number| -> Result<Option<NaiveDate>> {
                Ok(view.stored::<crate::party::post::rows::PostRecord>(self::id(number))?.valid_to)
            };
            assert_eq!(last(500)?, Some(day("2026-06-29")), "the post of the branch that was left");
            assert_eq!(last(501)?, None, "the committee stands above both branches");
            Ok(())
        })
        .unwrap();
    ground.verify();
}

#[test]
fn a_letter_out_of_the_street_ends_with_its_receipt() {
    let ground = ground();
    let outside = json!({"destination": null, "destination_name": "外省某支部"});
    let made = apply(&ground, ground.members[1], outside.clone()).unwrap().letter;
    assert_eq!(made.reach, LetterReach::Nationwide);
    let issued = take(&ground, "zhibu", Step::Issue, made.id).unwrap().letter;
    assert_eq!(issued.expires_on, Some(day("2026-07-15")));
    let receipt = |on: &str, received: Option<&str>| {
        let request = json!({"letter": made.id, "on": on, "received_on": received});
        ground.session("zhibu").members().return_receipt(ask(request))
    };
    at(&ground, "2026-07-20");
    assert_eq!(ground.refused(|| receipt("2026-07-20", None)).rule(), Some("member.letter.expired"));
    let early = ground.refused(|| receipt("2026-07-20", Some("2026-06-14")));
    assert_eq!(early.field(), Some("received_on"));
    assert_eq!(ground.refused(|| receipt("2026-07-21", None)).field(), Some("on"), "not in the future");
    let done = receipt("2026-07-20", Some("2026-07-15")).unwrap().letter;
    assert_eq!(done.state, LetterState::Completed);
    ground
        .session("shuji")
        .read(|view| {
            let record: MemberRecord = view.stored(ground.members[1])?;
            assert_eq!(record.status, MemberStatus::TransferredOut);
            Ok(())
        })
        .unwrap();
    let gone = ground.refused(|| apply(&ground, ground.members[1], outside.clone()));
    assert_eq!(gone.kind(), ErrorKind::Conflict);
    let stay = json!({"kind": "certificate", "stay_until": "2026-08-31"});
    let certificate = apply(&ground, ground.members[2], stay).unwrap().letter;
    for (actor, step) in [("zhibu", Step::Issue), ("dong", Step::Receive), ("zhibu", Step::ReturnReceipt)] {
        take(&ground, actor, step, certificate.id).unwrap();
    }
    ground
        .session("shuji")
        .read(|view| {
            let record: MemberRecord = view.stored(ground.members[2])?;
            assert_eq!((record.organisation, record.spells.len()), (ground.branch, 1), "nothing moved");
            Ok(())
        })
        .unwrap();
    ground.verify();
}

#[test]
fn a_received_letter_of_a_branch_that_is_no_more_is_withdrawn() {
    let ground = ground();
    let third = id(31);
    ground.organisation(third, OrganisationKind::Branch, Some(ground.committee));
    let member = ground.members[0];
    let letter = apply(&ground, member, json!({})).unwrap().letter.id;
    take(&ground, "zhibu", Step::Issue, letter).unwrap();
    take(&ground, "dong", Step::Receive, letter).unwrap();
    let merge = json!({"organisation": third, "absorbed": [ground.branch], "reason": "合并"});
    ground.session("shuji").party().merge(ask(merge)).unwrap();
    let stuck = ground.refused(|| take(&ground, "shuji", Step::ReturnReceipt, letter));
    assert_eq!(stuck.kind(), ErrorKind::Conflict);
    let anew = json!({"member": member, "kind": "introduction", "destination": ground.other});
    let shuji = ground.session("shuji").members();
    let barred = ground.refused(|| shuji.apply_transfer(ask(anew.clone())));
    assert_eq!(barred.code(), crate::code::CONFLICT_EXISTS);
    let withdrawn = take(&ground, "shuji", Step::Withdraw, letter).unwrap().letter;
    assert_eq!(withdrawn.state, LetterState::Withdrawn);
    assert_eq!(shuji.apply_transfer(ask(anew)).unwrap().letter.origin, third);
    ground.verify();
}

#[test]
fn what_can_not_move_is_refused() {
    let ground = ground();
    let (group, committee) = (ground.group, ground.committee);
    let temporary = id(30);
    ground.organisation(temporary, OrganisationKind::TemporaryBranch, Some(ground.committee));
    let applicant = ground.member(300, ground.branch, MemberStage::Applicant);
    let member = ground.members[0];
    let refused = |member, more: Value| ground.refused(|| apply(&ground, member, more));
    assert_eq!(refused(applicant, json!({})).kind(), ErrorKind::Conflict);
    assert_eq!(refused(ground.others[0], json!({})).kind(), ErrorKind::Denied, "another branch's member");
    assert_eq!(refused(id(999), json!({})).kind(), ErrorKind::NotFound);
    let to_temporary = refused(member, json!({"destination": temporary}));
    assert_eq!(to_temporary.rule(), Some("member.letter.destination"));
    for (more, field) in [
        (json!({"destination": ground.branch}), "destination"),
        (json!({"destination": group}), "destination"),
        (json!({"destination": committee}), "destination"),
        (json!({"destination_name": "两处"}), "destination"),
        (json!({"destination": null}), "destination"),
        (json!({"destination": id(998)}), "destination"),
        (json!({"on": "2026-06-16"}), "on"),
        (json!({"stay_until": "2026-06-01"}), "stay_until"),
        (json!({"kind": "certificate"}), "stay_until"),
        (json!({"kind": "certificate", "stay_until": "2026-12-31"}), "kind"),
    ] {
        assert_eq!(refused(member, more.clone()).field(), Some(field), "{more}");
    }
    let kept = apply(&ground, member, json!({"request_key": "a"})).unwrap();
    assert_eq!(apply(&ground, member, json!({"request_key": "a"})).unwrap(), kept);
    let second = refused(member, json!({}));
    assert_eq!(second.code(), crate::code::CONFLICT_EXISTS);
    let waiting = ground.members[3];
    ground
        .session("shuji")
        .write("member.record", |command| {
            let before: MemberRecord = command.stored(waiting)?;
            let after = before.changed(day("2026-06-10"), |member| {
                let resolution = json!({"kind": "removal", "on": "2026-06-10",
                    "votes": {"entitled": 0, "present": 0, "ayes": 0, "nays": 0, "abstentions": 0}});
                member.resolutions.push(ask(resolution));
            });
            crate::party::member::rows::keep(command, Some(&before), &after, json!({}))
        })
        .unwrap();
    assert_eq!(refused(waiting, json!({})).kind(), ErrorKind::Conflict);
    let stale = json!({"letter": kept.letter.id, "number": "1", "revision": 7});
    let stale = ground.refused(|| ground.session("zhibu").members().issue_letter(ask(stale)));
    assert_eq!(stale.code(), crate::code::CONFLICT_REVISION);
    let long = json!({"letter": kept.letter.id, "number": "1", "valid_days": 91});
    let long = ground.refused(|| ground.session("zhibu").members().issue_letter(ask(long)));
    assert_eq!(long.rule(), Some("member.letter.validity"));
    take(&ground, "zhibu", Step::Withdraw, kept.letter.id).unwrap();
    apply(&ground, member, json!({})).unwrap();
    ground.verify();
}

#[test]
fn a_post_holder_is_told_and_lists_keep_to_their_scope() {
    let ground = ground();
    let member = ground.members[0];
    ground.post(500, ground.branch, member, day("2025-01-01"), Some(day("2026-06-15")));
    let warned = apply(&ground, member, json!({})).unwrap();
    assert_eq!(warned.warnings[0].rule, "member.letter.post");
    let other = apply(&ground, ground.members[1], json!({"destination": null, "destination_name": "外省"}));
    let other = other.unwrap().letter.id;
    take(&ground, "zhibu", Step::Issue, other).unwrap();
    let list = |actor: &str, request: Value| -> Vec<Id> {
        let list = ground.session(actor).members().list_letters(ask(request)).unwrap();
        list.items.iter().map(|letter| letter.id).collect()
    };
    let first = warned.letter.id;
    assert_eq!(list("shuji", json!({})), [first, other]);
    assert_eq!(list("zhibu", json!({"organisation": ground.branch})), [first, other]);
    assert_eq!(list("shuji", json!({"organisation": ground.committee, "limit": 1})), [first]);
    assert_eq!(list("shuji", json!({"cursor": first})), [other]);
    assert_eq!(list("dong", json!({})), [first], "only what comes here");
    assert_eq!(list("shuji", json!({"state": "issued"})), [other]);
    assert_eq!(list("shuji", json!({"member": member})), [first]);
    assert_eq!(list("shuji", json!({"expiring_until": "2026-07-15"})), [other]);
    assert_eq!(list("shuji", json!({"expiring_until": "2026-07-14"})), [] as [Id; 0]);
    let members = |actor: &str| ground.session(actor).members();
    assert!(members("dong").get_letter(ask(json!({"letter": first}))).is_ok());
    let unseen = members("dong").get_letter(ask(json!({"letter": other}))).unwrap_err();
    assert_eq!(unseen.kind(), ErrorKind::Denied);
    for actor in ["wang", "worker", "auditor"] {
        assert_eq!(members(actor).list_letters(ask(json!({}))).unwrap_err().kind(), ErrorKind::Denied);
    }
}
