//! The way into the Party, step by step, and who may take it.

use serde_json::{Value, json};

use super::record::MemberRecord;
use super::*;
use crate::ErrorKind;
use crate::party::testing::{Ground, STREET, TODAY, day, id};
use crate::party::{MemberStage, MemberStatus};

/// A request from JSON, so that a test writes only what matters to it.
pub(super) fn ask<T: serde::de::DeserializeOwned>(value: Value) -> T {
    serde_json::from_value(value).unwrap()
}

pub(super) fn stored(ground: &Ground, member: Id) -> MemberRecord {
    ground.session("shuji").read(|view| view.stored(member)).unwrap()
}

/// Puts a member into the branch as the test needs it.
pub(super) fn put(
    ground: &Ground,
    number: u16,
    stage: MemberStage,
    shape: impl FnOnce(&mut MemberRecord),
) -> Id {
    let member = ground.member(number, ground.branch, stage);
    let before = stored(ground, member);
    let mut after = before.clone();
    shape(&mut after);
    let work =
        |command: &mut crate::command::Command<'_>| rows::keep(command, Some(&before), &after, json!({}));
    ground.session("shuji").write("member.amend", work).unwrap();
    member
}

/// The votes of a meeting of branch A, of whose twelve full members all came and all were in favour.
pub(super) fn votes() -> Value {
    json!({"entitled": 12, "present": 12, "ayes": 12, "nays": 0, "abstentions": 0})
}

/// An admission with all its papers.
pub(super) fn admission(ground: &Ground, member: Id) -> Value {
    json!({
        "member": member, "kind": "admission", "votes": votes(), "secret_ballot": true,
        "introducers": [ground.members[0], ground.members[1]],
        "reviewed_on": "2026-05-01", "training_days": 3,
    })
}

fn rule(error: &Error) -> &str {
    error.rule().unwrap_or_else(|| panic!("no rule: {error}"))
}

#[test]
fn an_applicant_comes_all_the_way_into_the_party() {
    let ground = Ground::new();
    let (zhibu, shuji) = (ground.session("zhibu").members(), ground.session("shuji").members());
    let applied = zhibu
        .apply(ask(json!({
            "person": {"name": "周明", "birth": "1998-03-01", "phone": "13800001234"},
            "organisation": ground.branch, "group": ground.group, "on": "2023-01-10",
        })))
        .unwrap();
    let member = applied.member.id;
    assert_eq!((applied.member.stage, applied.member.since), (MemberStage::Applicant, day("2023-01-10")));
    assert_eq!((applied.member.age, applied.member.phone.as_deref()), (Some(28), Some("138****1234")));

    let talk = zhibu.record_talk(ask(json!({"member": member, "on": "2023-02-11"}))).unwrap();
    assert_eq!(talk.warnings[0].rule, "member.talk", "a month and a day later");
    let activist = zhibu.make_activist(ask(json!({"member": member, "on": "2023-03-01"}))).unwrap();
    assert!(activist.warnings.is_empty());
    let review = zhibu.review_activist(ask(json!({"member": member, "on": "2023-09-01"}))).unwrap();
    assert!(review.warnings.is_empty(), "on the last day of the half year");
    let error = ground.refused(|| {
        zhibu.make_target(ask(json!({"member": member, "on": "2024-02-29", "agreed_on": "2024-02-20"})))
    });
    assert_eq!(rule(&error), "member.target");
    let target = zhibu
        .make_target(ask(json!({"member": member, "on": "2024-03-02", "agreed_on": "2024-02-20"})))
        .unwrap();
    assert_eq!(target.warnings[0].rule, "member.review", "six months and a day after the review");

    let mut motion = admission(&ground, member);
    motion["on"] = json!("2024-05-31");
    motion["reviewed_on"] = json!("2024-05-01");
    motion["leaves_on"] = json!("2024-08-30");
    let resolved = zhibu.resolve(ask(motion)).unwrap();
    assert_eq!(resolved.member.stage, MemberStage::Target, "until the superior committee has decided");
    assert_eq!(resolved.warnings[0].rule, "member.admission.leaving");
    let late = json!({"member": member, "approved": true, "on": "2024-09-01"});
    let error = ground.refused(|| shuji.decide(ask(late.clone())));
    assert_eq!(rule(&error), "member.decision");
    assert_eq!(error.report().details["last"], "2024-08-31", "three months after 31 May");
    let mut special = late;
    special["special_reason"] = json!("需要补充政审材料");
    let admitted = shuji.decide(ask(special)).unwrap().member;
    assert_eq!((admitted.stage, admitted.since), (MemberStage::Probationary, day("2024-05-31")));
    assert_eq!(admitted.probation_ends, Some(day("2025-05-31")));
    let resolution = &admitted.resolutions[0];
    assert_eq!((resolution.training_days, resolution.secret_ballot), (Some(3), Some(true)));
    assert!(resolution.special_reason.is_some() && resolution.approved == Some(true));

    let confirmation =
        |on: &str| json!({"member": member, "kind": "confirmation", "votes": votes(), "on": on});
    let error = ground.refused(|| zhibu.resolve(ask(confirmation("2025-05-30"))));
    assert_eq!(rule(&error), "member.probation");
    zhibu.resolve(ask(confirmation("2025-08-01"))).unwrap();
    let decision =
        json!({"member": member, "approved": true, "on": "2025-08-20", "document": "街党〔2025〕8号"});
    let full = shuji.decide(ask(decision)).unwrap().member;
    assert_eq!((full.stage, full.full_on), (MemberStage::Full, Some(day("2025-05-31"))));
    assert_eq!(full.standing_years, Some(1));
    assert_eq!(full.resolutions.len(), 2);
    let past: GetPartyMember = ask(json!({"member": member, "as_of": "2023-02-28"}));
    assert_eq!(zhibu.get(past).unwrap().stage, MemberStage::Applicant);
    ground.verify();
}

#[test]
fn an_admission_needs_its_papers_and_votes() {
    let ground = Ground::new();
    let zhibu = ground.session("zhibu").members();
    let target = put(&ground, 300, MemberStage::Target, |_| ());
    let observed = put(&ground, 301, MemberStage::Full, |record| {
        record.observed_until = Some(day("2026-12-31"));
    });
    let whole = admission(&ground, target);
    let other = ground.members[0];
    for (change, told) in [
        (json!({"reviewed_on": null}), "member.admission.review"),
        (json!({"reviewed_on": "2026-06-16"}), "member.admission.review"),
        (json!({"training_days": 2, "training_hours": 23}), "member.admission.training"),
        (json!({"secret_ballot": false}), "member.admission.ballot"),
        (json!({"introducers": [other]}), "member.admission.introducers"),
        (json!({"introducers": [other, other]}), "member.admission.introducers"),
        (json!({"introducers": [other, target]}), "member.admission.introducers"),
        (json!({"introducers": [other, observed]}), "member.admission.introducers"),
        (json!({"introducers": [other, ground.members[12]]}), "member.admission.introducers"),
        (
            json!({"votes": {"entitled": 12, "present": 12, "ayes": 13, "nays": 0, "abstentions": 0}}),
            "member.resolution.votes",
        ),
        (
            json!({"votes": {"entitled": 12, "present": 6, "ayes": 6, "nays": 0, "abstentions": 1}}),
            "member.resolution.votes",
        ),
        (
            json!({"votes": {"entitled": 12, "present": 12, "ayes": 12, "nays": 0, "abstentions": 0, "written": 1}}),
            "member.resolution.votes",
        ),
        (
            json!({"votes": {"entitled": 12, "present": 5, "ayes": 5, "nays": 0, "abstentions": 0}}),
            "member.resolution.quorum",
        ),
        (
            json!({"votes": {"entitled": 12, "present": 6, "ayes": 6, "nays": 0, "abstentions": 0}}),
            "member.resolution.pass",
        ),
        (
            json!({"votes": {"entitled": 12, "present": 12, "ayes": 11, "nays": 0, "abstentions": 0}}),
            "member.resolution.votes",
        ),
        (
            json!({"votes": {"entitled": 1, "present": 1, "ayes": 1, "nays": 0, "abstentions": 0}}),
            "member.resolution.entitled",
        ),
        (
            json!({"votes": {"entitled": 14, "present": 14, "ayes": 14, "nays": 0, "abstentions": 0}}),
            "member.resolution.entitled",
        ),
    ] {
        let mut request = whole.clone();
        request.as_object_mut().unwrap().extend(change.as_object().unwrap().clone());
        let error = ground.refused(|| zhibu.resolve(ask(request)));
        assert_eq!(rule(&error), told, "{change}");
    }
    // Of the thirteen full members one has no vote by the record: twelve are the electors, unless the branch tells of
    // more without a vote.
    let eleven = |without: Value| {
        let mut request = whole.clone();
        request["votes"] = json!({"entitled": 11, "present": 11, "ayes": 11, "nays": 0, "abstentions": 0});
        request["without_vote"] = without;
        request
    };
    let absent = |member: Id| json!([{"member": member, "reason": "停止执行表决权"}]);
    let error = ground.refused(|| zhibu.resolve(ask(eleven(json!([])))));
    assert_eq!(
        (rule(&error), &error.report().details["with_vote"]),
        ("member.resolution.entitled", &json!(12))
    );
    let error = ground.refused(|| zhibu.resolve(ask(eleven(absent(observed)))));
    assert_eq!(error.field(), Some("without_vote[0].member"), "has no vote by the record");
    let told = zhibu.resolve(ask(eleven(absent(ground.members[2])))).unwrap();
    assert_eq!((told.member.resolutions[0].without_vote.len(), told.warnings.len()), (1, 0));
    let error = ground.refused(|| zhibu.resolve(ask(whole)));
    assert_eq!((error.code(), error.field()), (code::CONFLICT_STATE, Some("member")), "one waits already");
    ground.verify();
}

#[test]
fn the_superior_committee_decides_and_not_the_branch() {
    let ground = Ground::new();
    let (zhibu, shuji) = (ground.session("zhibu").members(), ground.session("shuji").members());
    let target = put(&ground, 300, MemberStage::Target, |_| ());
    let decision = |approved: bool| json!({"member": target, "approved": approved});
    let error = ground.refused(|| shuji.decide(ask(decision(true))));
    assert_eq!(error.code(), code::CONFLICT_STATE, "nothing waits");
    zhibu.resolve(ask(admission(&ground, target))).unwrap();
    let error = ground.refused(|| zhibu.decide(ask(decision(true))));
    assert_eq!(error.kind(), ErrorKind::Denied);
    let committee = ground.committee.to_string();
    ground.grant(
        "weiyuan",
        crate::access::Role::PartySecretary,
        crate::access::ScopeKind::Organisation,
        &committee,
        false,
    );
    let refused = ground.session("weiyuan").members().decide(ask(decision(false))).unwrap().member;
    assert_eq!((refused.stage, refused.joined_on), (MemberStage::Target, None));
    assert_eq!(refused.resolutions[0].approved, Some(false));
    // The branch may resolve once more, and what was refused late no longer waits.
    zhibu.resolve(ask(admission(&ground, target))).unwrap();
    assert!(shuji.decide(ask(decision(true))).unwrap().member.stage == MemberStage::Probationary);
    ground.verify();
}

#[test]
fn a_late_refusal_clears_the_way_but_a_late_approval_does_not_pass() {
    let ground = Ground::new();
    let shuji = ground.session("shuji").members();
    let target = put(&ground, 300, MemberStage::Target, |record| {
        record.activist_on = Some(day("2018-06-01"));
    });
    let mut motion = admission(&ground, target);
    motion["on"] = json!("2025-07-01");
    motion["reviewed_on"] = json!("2025-06-01");
    shuji.resolve(ask(motion)).unwrap();
    let late = |approved: bool| json!({"member": target, "approved": approved, "on": "2026-01-02", "special_reason": "特殊情况"});
    let error = ground.refused(|| shuji.decide(ask(late(true))));
    assert_eq!((rule(&error), &error.report().details["last"]), ("member.decision", &json!("2026-01-01")));
    assert_eq!(shuji.decide(ask(late(false))).unwrap().warnings[0].rule, "member.decision");
    ground.verify();
}

#[test]
fn a_probation_is_extended_once_and_its_end_moves() {
    let ground = Ground::new();
    let shuji = ground.session("shuji").members();
    let member = put(&ground, 300, MemberStage::Probationary, |record| {
        record.joined_on = Some(day("2025-03-31"));
        record.probation_ends = Some(day("2026-03-31"));
    });
    let extension = |until: &str| {
        json!({"member": member, "kind": "extension", "votes": votes(), "on": "2026-04-01", "until": until,
               "reason": "需要继续考察"})
    };
    for until in ["2026-09-29", "2027-04-01"] {
        let error = ground.refused(|| shuji.resolve(ask(extension(until))));
        assert_eq!(rule(&error), "member.extension", "{until}");
    }
    shuji.resolve(ask(extension("2026-09-30"))).unwrap();
    let extended =
        shuji.decide(ask(json!({"member": member, "approved": true, "on": "2026-04-20"}))).unwrap().member;
    assert_eq!((extended.probation_ends, extended.extended), (Some(day("2026-09-30")), true));
    let error = ground.refused(|| shuji.resolve(ask(extension("2027-03-30"))));
    assert_eq!((rule(&error), error.field()), ("member.extension", Some("kind")));
    let confirmation = json!({"member": member, "kind": "confirmation", "votes": votes()});
    let error = ground.refused(|| shuji.resolve(ask(confirmation)));
    assert_eq!(rule(&error), "member.probation", "the new end counts");
    let cancellation =
        json!({"member": member, "kind": "cancellation", "votes": votes(), "reason": "不履行党员义务"});
    shuji.resolve(ask(cancellation)).unwrap();
    let cancelled = shuji.decide(ask(json!({"member": member, "approved": true}))).unwrap().member;
    assert_eq!(cancelled.status, MemberStatus::Cancelled);
    ground.verify();
}

#[test]
fn out_of_contact_is_suspended_then_removed_and_barred() {
    let ground = Ground::new();
    let (zhibu, shuji) = (ground.session("zhibu").members(), ground.session("shuji").members());
    let member = ground.members[3];
    let suspend = |on: &str| json!({"member": member, "on": on, "lost_since": "2022-08-31"});
    let error = ground.refused(|| zhibu.suspend(ask(suspend("2023-02-27"))));
    assert_eq!(
        (rule(&error), &error.report().details["earliest"]),
        ("member.suspension", &json!("2023-02-28"))
    );
    let suspended = zhibu.suspend(ask(suspend("2023-02-28"))).unwrap().member;
    assert_eq!((suspended.status, suspended.standing_years), (MemberStatus::Suspended, None));
    let removal = |on: &str, ground: &str| {
        json!({"member": member, "kind": "removal", "on": on, "ground": ground, "reason": "长期失联",
               "votes": {"entitled": 11, "present": 9, "ayes": 9, "nays": 0, "abstentions": 0}})
    };
    let error = ground.refused(|| zhibu.resolve(ask(removal("2025-02-27", "lost_contact"))));
    assert_eq!(rule(&error), "member.removal");
    let error = ground.refused(|| zhibu.resolve(ask(removal("2025-02-28", "no_dues"))));
    assert_eq!(error.code(), code::CONFLICT_STATE, "suspended members are removed as out of contact");
    zhibu.resolve(ask(removal("2025-02-28", "lost_contact"))).unwrap();
    let error = ground.refused(|| zhibu.restore(ask(json!({"member": member}))));
    assert_eq!(error.code(), code::CONFLICT_STATE, "the removal waits");
    let decision = json!({"member": member, "approved": true, "on": "2025-03-31"});
    assert_eq!(shuji.decide(ask(decision)).unwrap().member.status, MemberStatus::Removed);

    // Five years: the application is told, the admission is refused.
    let number = "620102199001011014";
    shuji.amend(ask(json!({"member": member, "number": number}))).unwrap();
    let apply = json!({"person": {"name": "党员103", "number": number}, "organisation": ground.branch, "on": "2025-05-01"});
    let again = zhibu.apply(ask(apply)).unwrap();
    assert_eq!((again.member.id, again.member.stage), (member, MemberStage::Applicant));
    assert_eq!((&*again.warnings[0].rule, again.member.joined_on), ("member.rejoin", None));
    zhibu.make_activist(ask(json!({"member": member, "on": "2025-05-02"}))).unwrap();
    zhibu.make_target(ask(json!({"member": member, "on": "2026-05-02", "agreed_on": "2026-05-01"}))).unwrap();
    let mut motion = admission(&ground, member);
    motion["votes"] = json!({"entitled": 11, "present": 11, "ayes": 11, "nays": 0, "abstentions": 0});
    let error = ground.refused(|| zhibu.resolve(ask(motion)));
    assert_eq!((rule(&error), &error.report().details["until"]), ("member.rejoin", &json!("2030-02-28")));
    ground.verify();
}

#[test]
fn leaving_by_oneself_takes_half_a_year_and_withdrawal_a_resolution() {
    let ground = Ground::new();
    let shuji = ground.session("shuji").members();
    let member = ground.members[4];
    let removal = |since: Option<&str>| {
        json!({"member": member, "kind": "removal", "ground": "no_dues", "since": since, "reason": "连续不交党费",
               "votes": votes()})
    };
    let error = ground.refused(|| shuji.resolve(ask(removal(None))));
    assert_eq!((error.kind(), error.field()), (ErrorKind::Invalid, Some("since")));
    let error = ground.refused(|| shuji.resolve(ask(removal(Some("2025-12-16")))));
    assert_eq!(rule(&error), "member.removal");
    shuji.resolve(ask(removal(Some("2025-12-15")))).unwrap();
    shuji.decide(ask(json!({"member": member, "approved": true}))).unwrap();
    let other = ground.members[5];
    let withdrawal = json!({"member": other, "kind": "withdrawal", "reason": "本人要求退党",
        "votes": {"entitled": 11, "present": 11, "ayes": 6, "nays": 5, "abstentions": 0}});
    shuji.resolve(ask(withdrawal)).unwrap();
    let gone = shuji.decide(ask(json!({"member": other, "approved": true}))).unwrap().member;
    assert_eq!((gone.status, gone.resolutions.len()), (MemberStatus::Withdrawn, 1));
    ground.verify();
}

#[test]
fn requests_that_make_no_sense_are_refused_before_anything_is_read() {
    let ground = Ground::new();
    let shuji = ground.session("shuji").members();
    let full = ground.members[0];
    for (request, field) in [
        (json!({"member": "x", "kind": "removal", "votes": votes()}), "member"),
        (json!({"member": full, "kind": "removal", "votes": votes()}), "reason"),
        (json!({"member": full, "kind": "removal", "votes": votes(), "reason": "因"}), "ground"),
        (json!({"member": full, "kind": "extension", "votes": votes(), "reason": "因"}), "until"),
        (json!({"member": full, "kind": "confirmation", "votes": votes(), "until": TODAY}), "until"),
        (json!({"member": full, "kind": "confirmation", "votes": votes(), "ground": "no_dues"}), "ground"),
        (json!({"member": full, "kind": "confirmation", "votes": votes(), "since": TODAY}), "since"),
        (
            json!({"member": full, "kind": "confirmation", "votes": votes(), "introducers": [full]}),
            "introducers",
        ),
        (
            json!({"member": full, "kind": "admission", "votes": votes(), "training_days": -1}),
            "training_days",
        ),
        (json!({"member": full, "kind": "confirmation", "on": "2026-13-01", "votes": votes()}), "on"),
        (
            json!({"member": full, "kind": "confirmation",
                "votes": {"entitled": 12, "present": 12, "ayes": -1, "nays": 0, "abstentions": 0}}),
            "votes.ayes",
        ),
        (
            json!({"member": full, "kind": "withdrawal", "reason": "因",
                "votes": {"entitled": 12, "present": 6, "ayes": 7, "nays": 0, "abstentions": 0, "written": 1}}),
            "votes.written",
        ),
    ] {
        let error = ground.refused(|| shuji.resolve(ask(request.clone())));
        assert_eq!((error.kind(), error.field()), (ErrorKind::Invalid, Some(field)), "{request}");
    }
    let unknown = id(999);
    let request = json!({"member": unknown, "kind": "confirmation", "votes": votes()});
    assert_eq!(ground.refused(|| shuji.resolve(ask(request))).kind(), ErrorKind::NotFound);
}

#[test]
fn a_key_gives_the_first_result_and_a_stale_revision_is_told() {
    let ground = Ground::new();
    let zhibu = ground.session("zhibu").members();
    let request = json!({"person": {"name": "周明", "birth": "1998-03-01"}, "organisation": ground.branch,
        "request_key": "k1"});
    let first = zhibu.apply(ask(request.clone())).unwrap();
    assert_eq!(zhibu.apply(ask(request)).unwrap().member.id, first.member.id);
    let member = first.member.id;
    let stale = json!({"member": member, "revision": 2});
    let error = ground.refused(|| zhibu.record_talk(ask(stale)));
    assert_eq!(error.code(), code::CONFLICT_REVISION);
    let error = ground.refused(|| zhibu.make_activist(ask(json!({"member": member, "on": "2026-06-14"}))));
    assert_eq!((error.kind(), error.field()), (ErrorKind::Invalid, Some("on")), "before the application");
    let error = ground.refused(|| zhibu.make_activist(ask(json!({"member": member, "on": "2026-06-16"}))));
    assert_eq!(error.field(), Some("on"), "after today");
    ground.verify();
}

#[test]
fn a_jurisdiction_may_set_what_the_rulebook_leaves_open() {
    let ground = Ground::new();
    let parameter = json!({"rule": "member.admission.training", "parameter": "days", "value": "5",
        "jurisdiction": STREET, "valid_from": "2026-06-01", "reason": "街道规定"});
    ground.session("zhao").rules().override_parameter(ask(parameter)).unwrap();
    let target = put(&ground, 300, MemberStage::Target, |_| ());
    let zhibu = ground.session("zhibu").members();
    let error = ground.refused(|| zhibu.resolve(ask(admission(&ground, target))));
    assert_eq!((rule(&error), &error.report().details["days"]), ("member.admission.training", &json!(5)));
    ground.verify();
}
