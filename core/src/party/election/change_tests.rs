//! What changes while an election is under way: members, organisations and committees.

use serde_json::{Value, json};

use super::tests::{call, counts, elected, nominated, planned, round, rule, texts, with};
use super::*;
use crate::party::member::record::MemberRecord;
use crate::party::organisation::record::OrganisationRecord;
use crate::party::testing::{Ground, day, id};
use crate::party::{MemberStage, OrganisationState};
use crate::{ErrorKind, code};

fn observe(ground: &Ground, member: Id) {
    ground
        .session("shuji")
        .write("member.observe", |command| {
            let before: MemberRecord = command.stored(member)?;
            let after = before.changed(day("2026-01-01"), |one| one.observed_until = Some(day("2026-12-31")));
            crate::party::member::rows::keep(command, Some(&before), &after, json!({}))
        })
        .unwrap();
}

fn dissolve(ground: &Ground, organisation: Id) {
    ground
        .session("shuji")
        .write("party.dissolve", |command| {
            let before: OrganisationRecord = command.stored(organisation)?;
            let after = OrganisationRecord {
                state: OrganisationState::Dissolved,
                dissolved_on: Some(day("2026-06-10")),
                revision: before.revision + 1,
                ..before.clone()
            };
            command.keep(Some(&before), &after, json!({}))?;
            command.touch(crate::command::Part::Party)
        })
        .unwrap();
}

/// Branch B of four members, which elects a secretary and a deputy itself.
fn two_posts(ground: &Ground) -> String {
    let plan = json!({
        "organisation": ground.other.to_string(), "kind": "term", "on": "2026-06-01", "method": "equal",
        "posts": [{"post": "secretary", "seats": 1}, {"post": "deputy_secretary", "seats": 1}],
    });
    let election = call(ground, "shuji", "plan", plan).unwrap().election.id.to_string();
    call(ground, "shuji", "set_electorate", json!({"election": election})).unwrap();
    election
}

fn named(election: &str, post: &str, members: &[Id]) -> Value {
    json!({"election": election, "post": post, "members": texts(members)})
}

/// Gives a member a post of an organisation since 2024.
fn appoint(ground: &Ground, organisation: Id, post: &str, member: Id) {
    let request = json!({
        "organisation": organisation, "post": post, "member": member, "basis": "elected", "valid_from": "2024-01-01",
    });
    ground.call("shuji", "party.appoint", request).unwrap();
}

#[test]
fn the_electors_are_not_set_again_once_candidates_are_named() {
    let ground = Ground::new();
    let o = &ground.others;
    let election = two_posts(&ground);
    let told = call(&ground, "shuji", "nominate", named(&election, "secretary", &o[..1])).unwrap().election;
    assert_eq!(told.state, ElectionState::ElectorateSet, "nobody stands for deputy yet");
    let detained = json!({
        "election": election, "exclusions": [{"member": o[0].to_string(), "ground": "detained", "note": "已批准"}],
    });
    let error = ground.refused(|| call(&ground, "shuji", "set_electorate", detained));
    assert_eq!((error.code(), &error.report().details["posts"]), (code::CONFLICT_STATE, &json!(1)));
}

#[test]
fn a_candidate_who_lost_the_right_is_not_voted_on() {
    let ground = Ground::new();
    let m = &ground.members;
    let election = nominated(&ground);
    let votes = [(m[0], 12, 0), (m[1], 11, 1), (m[2], 10, 2), (m[3], 3, 9)];
    let document = round(&election, "committee_member", 12, &votes, m[8]);
    observe(&ground, m[2]);
    let error = ground.refused(|| call(&ground, "shuji", "hold_round", document.clone()));
    assert_eq!((rule(&error), error.field()), ("election.candidate", Some("counts[2].member")));
    observe(&ground, m[5]);
    let votes = [(m[0], 11, 1), (m[1], 11, 1), (m[4], 10, 2), (m[3], 3, 9)];
    let others = [m[0], m[1], m[4], m[3]];
    call(&ground, "shuji", "nominate", named(&election, "committee_member", &others)).unwrap();
    let written = json!([{"member": m[5].to_string(), "ayes": 1}]);
    let document = with(with(document, "counts", counts(&votes)), "write_ins", written);
    let error = ground.refused(|| call(&ground, "shuji", "hold_round", document));
    assert_eq!((rule(&error), error.field()), ("election.candidate", Some("write_ins[0].member")));
}

#[test]
fn observation_prevails_over_the_ground_that_was_named() {
    let ground = Ground::new();
    let m = &ground.members;
    observe(&ground, m[0]);
    let election = call(&ground, "shuji", "plan", planned(&ground)).unwrap().election.id.to_string();
    let mobile = json!({
        "election": election, "exclusions": [{"member": m[0].to_string(), "ground": "mobile", "note": "本人提出"}],
    });
    let told = call(&ground, "shuji", "set_electorate", mobile).unwrap().election;
    assert_eq!((told.entitled, told.excluded_count), (Some(11), 1));
    assert_eq!(told.exclusions[0].ground, ExclusionGround::UnderObservation);
    let error =
        ground.refused(|| call(&ground, "shuji", "nominate", named(&election, "committee_member", &m[..4])));
    assert_eq!((rule(&error), error.field()), ("election.candidate", Some("members[0]")));
}

#[test]
fn an_election_ends_with_its_organisation() {
    let ground = Ground::new();
    let election = elected(&ground);
    dissolve(&ground, ground.branch);
    let approve = json!({"election": election, "approved": true});
    let error = ground.refused(|| call(&ground, "shuji", "approve", approve));
    assert_eq!((error.code(), error.field()), (code::CONFLICT_STATE, Some("election")));
    let told =
        call(&ground, "shuji", "cancel", json!({"election": election, "reason": "支部已撤销"})).unwrap();
    assert_eq!(told.election.state, ElectionState::Cancelled);
}

#[test]
fn a_candidate_for_another_post_is_no_scrutineer() {
    let ground = Ground::new();
    let o = &ground.others;
    let election = two_posts(&ground);
    call(&ground, "shuji", "nominate", named(&election, "secretary", &o[..1])).unwrap();
    call(&ground, "shuji", "nominate", named(&election, "deputy_secretary", &o[1..2])).unwrap();
    let by = |scrutineer: Id| {
        let document = round(&election, "secretary", 4, &[(o[0], 4, 0)], scrutineer);
        call(&ground, "shuji", "hold_round", document)
    };
    assert_eq!(rule(&ground.refused(|| by(o[1]))), "election.scrutineer");
    by(o[2]).unwrap();
}

#[test]
fn the_nearest_committee_above_approves() {
    let ground = Ground::new();
    let (general, below, alone) = (id(20), id(21), id(22));
    ground.organisation(general, OrganisationKind::GeneralBranch, Some(ground.committee));
    ground.organisation(below, OrganisationKind::Branch, Some(general));
    ground.organisation(alone, OrganisationKind::Branch, None);
    for actor in [("zong", general), ("dangwei", ground.committee)] {
        let scope = actor.1.to_string();
        let kind = crate::access::ScopeKind::Organisation;
        ground.grant(actor.0, crate::access::Role::PartySecretary, kind, &scope, false);
    }
    let settled = |branch: Id, first: u16| {
        let m: Vec<Id> =
            (first..first + 4).map(|number| ground.member(number, branch, MemberStage::Full)).collect();
        let plan = json!({
            "organisation": branch.to_string(), "kind": "term", "on": "2026-06-01", "method": "equal",
            "posts": [{"post": "secretary", "seats": 1}],
        });
        let election = call(&ground, "shuji", "plan", plan).unwrap().election.id.to_string();
        call(&ground, "shuji", "set_electorate", json!({"election": election})).unwrap();
        call(&ground, "shuji", "nominate", named(&election, "secretary", &m[..1])).unwrap();
        call(&ground, "shuji", "hold_round", round(&election, "secretary", 4, &[(m[0], 4, 0)], m[3]))
            .unwrap();
        json!({"election": election, "approved": true})
    };
    let approve = settled(below, 300);
    let error = ground.refused(|| call(&ground, "zong", "approve", approve.clone()));
    assert_eq!(error.kind(), ErrorKind::Denied, "a general branch does not decide");
    assert_eq!(call(&ground, "dangwei", "approve", approve).unwrap().election.state, ElectionState::Approved);
    let approve = settled(alone, 310);
    assert_eq!(ground.refused(|| call(&ground, "shuji", "approve", approve)).kind(), ErrorKind::Denied);
}

#[test]
fn a_sitting_committee_elects_the_secretary_that_is_missing() {
    let ground = Ground::new();
    let m = &ground.members;
    let plan = |organisation: Id| {
        let plan = json!({
            "organisation": organisation.to_string(), "kind": "by_election", "on": "2026-06-01",
            "posts": [{"post": "secretary", "seats": 1}],
        });
        let election = call(&ground, "shuji", "plan", plan).unwrap().election.id.to_string();
        call(&ground, "shuji", "set_electorate", json!({"election": election})).unwrap();
        election
    };
    for (post, member) in [("deputy_secretary", m[0]), ("committee_member", m[1]), ("committee_member", m[2])]
    {
        appoint(&ground, ground.branch, post, member);
    }
    let election = plan(ground.branch);
    for (wrong, expected) in [(&m[..2], "election.equal"), (&m[5..6], "election.equal")] {
        let error =
            ground.refused(|| call(&ground, "shuji", "nominate", named(&election, "secretary", wrong)));
        assert_eq!(rule(&error), expected);
    }
    let told = call(&ground, "shuji", "nominate", named(&election, "secretary", &m[1..2])).unwrap();
    assert_eq!(told.election.state, ElectionState::Nominated);
    let document = round(&election, "secretary", 3, &[(m[1], 2, 1)], m[2]);
    let told = call(&ground, "shuji", "hold_round", document).unwrap().election;
    assert_eq!((told.state, told.rounds[0].entitled, told.rounds[0].needed), (ElectionState::Elected, 3, 2));
    let approve = json!({"election": election, "approved": true, "on": "2026-06-10"});
    assert_eq!(call(&ground, "shuji", "approve", approve).unwrap().election.appointments.len(), 1);
    // A deputy alone is no committee: the members elect.
    appoint(&ground, ground.other, "deputy_secretary", ground.others[0]);
    let election = plan(ground.other);
    let candidates = named(&election, "secretary", &ground.others[1..3]);
    call(&ground, "shuji", "nominate", candidates).unwrap();
    ground.verify();
}

#[test]
fn why_it_was_cancelled_is_told_to_those_who_may_see_members() {
    let ground = Ground::new();
    let election = call(&ground, "shuji", "plan", planned(&ground)).unwrap().election.id.to_string();
    call(&ground, "shuji", "cancel", json!({"election": election, "reason": "候选人住院"})).unwrap();
    for (actor, told) in [("zhibu", true), ("wang", false)] {
        let elections = ground.session(actor).elections();
        let one = elections.get(GetElection { election: election.clone() }).unwrap();
        let list = elections.list(ListElections::default()).unwrap();
        assert_eq!(one.cancelled_reason.is_some(), told, "{actor}");
        assert_eq!(list.items[0].cancelled_reason.is_some(), told, "{actor}");
    }
}
