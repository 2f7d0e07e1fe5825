//! Every stage and status against every operation.

use serde_json::{Value, json};

use super::tests::{admission, ask, put, stored, votes};
use super::*;
use crate::party::testing::{Ground, day};
use crate::party::{Affiliation, MemberStage as Stage, MemberStatus as Status};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Act {
    Group,
    Observe,
    Lost,
    Talk,
    Activist,
    Review,
    Target,
    Admit,
    Confirm,
    Extend,
    Cancel,
    Remove,
    RemoveLost,
    Withdraw,
    Decide,
    Suspend,
    Restore,
    Died,
    GaveUp,
    Left,
}

const ACTS: [Act; 20] = [
    Act::Group,
    Act::Observe,
    Act::Lost,
    Act::Talk,
    Act::Activist,
    Act::Review,
    Act::Target,
    Act::Admit,
    Act::Confirm,
    Act::Extend,
    Act::Cancel,
    Act::Remove,
    Act::RemoveLost,
    Act::Withdraw,
    Act::Decide,
    Act::Suspend,
    Act::Restore,
    Act::Died,
    Act::GaveUp,
    Act::Left,
];

/// What is allowed where, written out apart from the code.
fn allowed(act: Act, stage: Stage, status: Status) -> bool {
    let (active, suspended) = (status == Status::Active, status == Status::Suspended);
    let member = matches!(stage, Stage::Probationary | Stage::Full);
    match act {
        Act::Group => active,
        Act::Observe => active && stage == Stage::Full,
        Act::Lost => member && (active || suspended),
        Act::Talk | Act::Activist => active && stage == Stage::Applicant,
        Act::Review | Act::Target => active && stage == Stage::Activist,
        Act::Admit => active && stage == Stage::Target,
        Act::Confirm | Act::Extend | Act::Cancel => active && stage == Stage::Probationary,
        Act::Remove | Act::Withdraw | Act::Suspend => active && member,
        // Nothing waits, and nobody's relation is elsewhere.
        Act::Decide | Act::Left => false,
        Act::RemoveLost | Act::Restore => suspended,
        Act::Died => active || suspended,
        Act::GaveUp => active && !member,
    }
}

/// The votes of a meeting of branch A to which everybody with a vote came, all in favour.
fn unanimous(ground: &Ground) -> Value {
    let all = json!({"organisation": ground.branch, "stage": "full", "status": "active", "affiliation": "relation"});
    let count = ground.session("shuji").members().list(ask(all)).unwrap().items.len();
    json!({"entitled": count, "present": count, "ayes": count, "nays": 0, "abstentions": 0})
}

fn call(ground: &Ground, act: Act, member: Id) -> Result<PartyMemberResult> {
    let members = ground.session("shuji").members();
    let motion = |kind: &str, extra: Value| {
        let mut motion =
            json!({"member": member, "kind": kind, "votes": unanimous(ground), "reason": "事由"});
        motion.as_object_mut().unwrap().extend(extra.as_object().unwrap().clone());
        members.resolve(ask(motion))
    };
    match act {
        Act::Group => members.assign_group(ask(json!({"member": member, "group": ground.group}))),
        Act::Observe => members.amend(ask(json!({"member": member, "observed_until": "2027-06-01"}))),
        Act::Lost => members.amend(ask(json!({"member": member, "lost_since": "2026-01-01"}))),
        Act::Talk => members.record_talk(ask(json!({"member": member}))),
        Act::Activist => members.make_activist(ask(json!({"member": member}))),
        Act::Review => members.review_activist(ask(json!({"member": member}))),
        Act::Target => members.make_target(ask(json!({"member": member, "agreed_on": "2026-06-01"}))),
        Act::Admit => {
            let mut motion = admission(ground, member);
            motion["votes"] = unanimous(ground);
            members.resolve(ask(motion))
        }
        Act::Confirm => motion("confirmation", json!({})),
        Act::Extend => motion("extension", json!({"until": "2026-09-01"})),
        Act::Cancel => motion("cancellation", json!({})),
        Act::Remove => motion("removal", json!({"ground": "no_work", "since": "2025-02-01"})),
        Act::RemoveLost => motion("removal", json!({"ground": "lost_contact"})),
        Act::Withdraw => motion("withdrawal", json!({})),
        Act::Decide => members.decide(ask(json!({"member": member, "approved": true}))),
        Act::Suspend => members.suspend(ask(json!({"member": member, "lost_since": "2025-02-01"}))),
        Act::Restore => members.restore(ask(json!({"member": member}))),
        Act::Died => members.close_record(ask(json!({"member": member, "closing": "deceased"}))),
        Act::GaveUp => members.close_record(ask(json!({"member": member, "closing": "gave_up"}))),
        Act::Left => members.close_record(ask(json!({"member": member, "closing": "left"}))),
    }
}

/// Someone at a stage since 2023, with a status since 2024.
fn somebody(ground: &Ground, number: u16, stage: Stage, status: Status) -> Id {
    put(ground, number, stage, |record| {
        record.talked_on = None;
        record.spells.clear();
        record.joined_on = stage.is_member().then(|| day("2025-01-15"));
        record.probation_ends = stage.is_member().then(|| day("2026-01-15"));
        record.begin_spell(day("2023-01-01"));
        record.status = status;
        record.begin_spell(day("2024-02-01"));
    })
}

#[test]
fn every_stage_and_status_allows_what_it_should_and_nothing_else() {
    let ground = Ground::new();
    let mut number = 300;
    for stage in Stage::ALL {
        for status in Status::ALL {
            let mut next = || {
                number += 1;
                somebody(&ground, number, *stage, *status)
            };
            let member = next();
            let before = ground.dump();
            for act in ACTS.into_iter().filter(|act| !allowed(*act, *stage, *status)) {
                let error = call(&ground, act, member).unwrap_err();
                assert_eq!(error.code(), code::CONFLICT_STATE, "{act:?} {stage:?} {status:?}: {error}");
            }
            assert!(ground.dump() == before, "a refused call changed the file: {stage:?} {status:?}");
            for act in ACTS.into_iter().filter(|act| allowed(*act, *stage, *status)) {
                let member = next();
                call(&ground, act, member)
                    .unwrap_or_else(|error| panic!("{act:?} {stage:?} {status:?}: {error}"));
                let open = stored(&ground, member);
                if matches!(open.status, Status::Active | Status::Suspended) {
                    call(&ground, Act::Died, member).unwrap();
                }
            }
            if *status == Status::Active || *status == Status::Suspended {
                call(&ground, Act::Died, member).unwrap();
            }
        }
    }
    ground.verify();
}

/// The last day of the post that a member has held since 2025, once `act` took its course.
fn last_day(ground: &Ground, number: u16, member: Id, act: impl FnOnce()) -> Option<chrono::NaiveDate> {
    ground.post(number, ground.committee, member, day("2025-01-01"), None);
    act();
    let post: crate::party::post::rows::PostRecord =
        ground.session("shuji").read(|view| view.stored(crate::party::testing::id(number))).unwrap();
    post.valid_to
}

#[test]
fn whoever_leaves_holds_no_post_and_no_hub_any_more() {
    let ground = Ground::new();
    let shuji = ground.session("shuji");
    let members = shuji.members();
    let hub: crate::party::hub::AppointHub =
        ask(json!({"organisation": ground.branch, "member": ground.members[0], "households": [],
            "valid_from": "2026-01-01"}));
    let hub = shuji.party().appoint_hub(hub).unwrap().hub.id;
    let died = json!({"member": ground.members[0], "closing": "deceased", "on": "2026-06-10"});
    let last = last_day(&ground, 500, ground.members[0], || {
        members.close_record(ask(died)).unwrap();
    });
    assert_eq!(last, Some(day("2026-06-09")));
    let listed: crate::party::hub::ListHubs = ask(json!({"as_of": "2026-06-09"}));
    let listed = shuji.party().list_hubs(listed).unwrap().items;
    assert_eq!(
        listed.iter().map(|one| (one.id, one.valid_to)).collect::<Vec<_>>(),
        [(hub, Some(day("2026-06-09")))]
    );
    let lost = json!({"member": ground.members[1], "lost_since": "2025-06-01", "on": "2026-06-11"});
    let last = last_day(&ground, 501, ground.members[1], || {
        members.suspend(ask(lost)).unwrap();
    });
    assert_eq!(last, Some(day("2026-06-10")));
    let votes = json!({"entitled": 10, "present": 10, "ayes": 10, "nays": 0, "abstentions": 0});
    let removal = json!({"member": ground.members[2], "kind": "removal", "ground": "no_dues", "since": "2025-06-01",
        "reason": "因", "votes": votes, "on": "2026-06-12"});
    let last = last_day(&ground, 502, ground.members[2], || {
        members.resolve(ask(removal)).unwrap();
        members.decide(ask(json!({"member": ground.members[2], "approved": true}))).unwrap();
    });
    assert_eq!(last, Some(day("2026-06-11")), "from the day of the resolution");
    ground.verify();
}

#[test]
fn grounds_begin_with_membership_and_a_waiting_resolution_keeps_the_group() {
    let ground = Ground::new();
    let members = ground.session("shuji").members();
    let member = ground.members[0];
    let lost = json!({"member": member, "lost_since": "2019-12-31"});
    let error = ground.refused(|| members.suspend(ask(lost)));
    assert_eq!((error.kind(), error.field()), (crate::ErrorKind::Invalid, Some("lost_since")));
    let removal = |since: &str| {
        json!({"member": member, "kind": "removal", "ground": "no_dues", "since": since, "reason": "因",
            "votes": votes()})
    };
    let error = ground.refused(|| members.resolve(ask(removal("2019-12-31"))));
    assert_eq!((error.kind(), error.field()), (crate::ErrorKind::Invalid, Some("since")));
    members.resolve(ask(removal("2020-01-01"))).unwrap();
    let group = json!({"member": member, "group": ground.group});
    let error = ground.refused(|| members.assign_group(ask(group.clone())));
    assert_eq!(error.code(), code::CONFLICT_STATE);
    members.decide(ask(json!({"member": member, "approved": false}))).unwrap();
    members.assign_group(ask(group)).unwrap();
    ground.verify();
}

#[test]
fn only_those_with_the_relation_here_wait_for_their_confirmation() {
    let ground = Ground::new();
    let on_probation = |number, affiliation| {
        put(&ground, number, Stage::Probationary, |record| {
            record.probation_ends = Some(day("2026-01-15"));
            record.affiliation = affiliation;
        })
    };
    let here = on_probation(300, Affiliation::Relation);
    on_probation(301, Affiliation::Mobile);
    let due = ground.session("shuji").read(|view| {
        let street = crate::party::testing::STREET;
        let due = rows::probations_until(view.connection, street, day("2026-06-15"))?;
        let counts = rows::overdue_probations(view.connection, street, day("2026-06-15"))?;
        Ok((due.iter().map(|one| one.id).collect::<Vec<_>>(), counts[&ground.branch]))
    });
    assert_eq!(due.unwrap(), (vec![here], 1));
    ground.verify();
}

#[test]
fn mobile_and_double_reporting_members_are_resolved_on_where_their_relation_is() {
    let ground = Ground::new();
    for (number, affiliation) in [(300, Affiliation::Mobile), (301, Affiliation::DoubleReport)] {
        let member = put(&ground, number, Stage::Full, |record| {
            record.affiliation = affiliation;
            record.begin_spell(day("2024-01-01"));
        });
        for act in [Act::Remove, Act::Withdraw, Act::Suspend, Act::Restore, Act::GaveUp, Act::Talk] {
            let error = ground.refused(|| call(&ground, act, member));
            assert_eq!(error.code(), code::CONFLICT_STATE, "{act:?}");
        }
        call(&ground, Act::Group, member).unwrap();
        assert_eq!(call(&ground, Act::Left, member).unwrap().member.status, Status::Ended);
    }
    ground.verify();
}
