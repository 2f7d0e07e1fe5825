//! Who is told what of a meeting, whom it counts, and as what.

use serde_json::json;

use super::tests::{appraise, asked, held, hold, post, rule, votes, with};
use super::*;
use crate::ErrorKind;
use crate::party::member::record::MemberRecord;
use crate::party::testing::{Ground, day, id};
use crate::party::{Affiliation, MemberStatus};

fn change(ground: &Ground, member: Id, change: impl FnOnce(&mut MemberRecord)) {
    ground
        .session("shuji")
        .write("member.change", |command| {
            let before: MemberRecord = command.stored(member)?;
            let after = before.changed(day("2025-09-01"), change);
            crate::party::member::rows::keep(command, Some(&before), &after, json!({}))
        })
        .unwrap();
}

#[test]
fn texts_are_told_to_those_who_may_see_members() {
    let ground = Ground::new();
    let matter = json!([{"text": "给予某某处分", "votes": votes(12, 8, 8, 0, 0)}]);
    let document = with(held(&ground, "members_meeting", 8), "place", json!("某某家"));
    let meeting = hold(&ground, "shuji", with(document, "questions", matter)).unwrap().meeting.id.to_string();
    for (actor, told) in [("zhibu", true), ("wang", false), ("shequ", false)] {
        let meetings = ground.session(actor).meetings();
        let one = meetings.get(GetBranchMeeting { meeting: meeting.clone() }).unwrap();
        let list = meetings.list(ListBranchMeetings::default()).unwrap();
        for seen in [&one, &list.items[0]] {
            assert_eq!((seen.place.is_some(), !seen.topics.is_empty()), (told, told), "{actor}");
            assert_eq!(!seen.decisions[0].text.is_empty(), told, "{actor}");
            assert_eq!((seen.present_count, seen.decisions[0].votes.ayes), (8, 8), "numbers stand");
        }
    }
    let withdrawn = json!({"meeting": meeting, "reason": "误记某某缺席"});
    ground.session("shuji").meetings().withdraw(asked(withdrawn)).unwrap();
    for (actor, told) in [("zhibu", true), ("wang", false)] {
        let meetings = ground.session(actor).meetings();
        let one = meetings.get(GetBranchMeeting { meeting: meeting.clone() }).unwrap();
        assert_eq!((one.withdrawn_reason.is_some(), one.withdrawn_on.is_some()), (told, true), "{actor}");
    }
}

#[test]
fn a_committees_quorum_counts_those_without_a_vote() {
    let ground = Ground::new();
    for (number, member) in (900..).zip(&ground.members[..5]) {
        post(&ground, number, ground.branch, *member);
    }
    let without: Vec<_> = ground.members[2..5]
        .iter()
        .map(|member| json!({"member": member.to_string(), "reason": "回避"}))
        .collect();
    let few = with(held(&ground, "committee_meeting", 2), "without_vote", json!(without));
    let error = ground.refused(|| hold(&ground, "shuji", few));
    assert_eq!((rule(&error), &error.report().details["entitled"]), ("meeting.committee_quorum", &json!(5)));
    let question = json!([{"text": "事项", "votes": votes(2, 2, 2, 0, 0)}]);
    let enough = with(held(&ground, "committee_meeting", 3), "without_vote", json!(without));
    let told = hold(&ground, "shuji", with(enough, "questions", question)).unwrap().meeting;
    assert_eq!((told.expected_count, told.voting_count, told.decisions[0].needed), (5, 2, 2));
}

#[test]
fn a_lecture_is_the_secretarys_when_the_secretary_gives_it() {
    let ground = Ground::new();
    let secretary = json!({
        "organisation": ground.branch, "post": "secretary", "member": ground.members[0], "basis": "elected",
        "valid_from": "2024-01-01",
    });
    ground.call("shuji", "party.appoint", secretary).unwrap();
    post(&ground, 901, ground.branch, ground.members[1]);
    let by = |kind: &str, on: &str, lecturer: Id| {
        let lecture = with(held(&ground, kind, 9), "lecturer", json!(lecturer.to_string()));
        hold(&ground, "shuji", with(lecture, "on", json!(on)))
    };
    let own = by("secretary_lecture", "2026-03-10", ground.members[0]).unwrap();
    assert_eq!((own.meeting.kind, own.warnings.len()), (BranchMeetingKind::SecretaryLecture, 0));
    let before = ("2023-12-31", ground.members[0]);
    for (on, lecturer) in [("2026-03-10", ground.members[1]), ("2026-03-10", ground.others[0]), before] {
        let other = by("secretary_lecture", on, lecturer).unwrap();
        assert_eq!(other.meeting.kind, BranchMeetingKind::Lecture);
        assert_eq!(other.warnings[0].rule, "meeting.secretary_lecture");
    }
    let error = ground.refused(|| by("lecture", "2026-03-10", id(999)));
    assert_eq!((error.kind(), error.field()), (ErrorKind::NotFound, Some("lecturer")));
    ground.verify();
}

#[test]
fn appraised_are_members_in_force_whose_relation_is_here() {
    let ground = Ground::new();
    let m = &ground.members;
    for member in &m[..3] {
        appraise(&ground, "shuji", *member, json!({})).unwrap();
    }
    change(&ground, m[0], |one| one.status = MemberStatus::Suspended);
    change(&ground, m[1], |one| one.affiliation = Affiliation::DoubleReport);
    for member in &m[..2] {
        let error = ground.refused(|| appraise(&ground, "shuji", *member, json!({"revision": 1})));
        assert_eq!((rule(&error), error.field()), ("meeting.appraisal_of", Some("member")));
        assert_eq!(error.report().details["day"], json!("2025-12-31"));
    }
    let asked_for = json!({"organisation": ground.branch.to_string(), "year": 2025});
    let meetings = ground.session("shuji").meetings();
    let list = meetings.list_appraisals(asked(asked_for.clone())).unwrap();
    let summary = meetings.appraisal_summary(asked(asked_for)).unwrap();
    assert_eq!(list.items.iter().map(|one| one.member).collect::<Vec<_>>(), [m[2]]);
    assert_eq!((summary.total.members, summary.total.appraised), (12, 1));
}

#[test]
fn a_list_of_one_organisation_is_looked_up() {
    let (one, other) = (id(3), id(5));
    assert_eq!(Wanted::Some([one].into()).only(), Some(one));
    assert_eq!(Wanted::Some([one, other].into()).only(), None);
    assert_eq!(Wanted::All.only(), None);
}
