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

fn call(ground: &Ground, act: Act, member: Id) -> Result<PartyMemberResult> {
    let members = ground.session("shuji").members();
    let motion = |kind: &str, extra: Value| {
        let mut motion = json!({"member": member, "kind": kind, "votes": votes(), "reason": "事由"});
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
        Act::Admit => members.resolve(ask(admission(ground, member))),
        Act::Confirm => motion("confirmation", json!({})),
        Act::Extend => motion("extension", json!({"until": "2026-09-01"})),
        Act::Cancel => motion("cancellation", json!({})),
        Act::Remove => motion("removal", json!({"ground": "no_work", "since": "2025-01-01"})),
        Act::RemoveLost => motion("removal", json!({"ground": "lost_contact"})),
        Act::Withdraw => motion("withdrawal", json!({})),
        Act::Decide => members.decide(ask(json!({"member": member, "approved": true}))),
        Act::Suspend => members.suspend(ask(json!({"member": member, "lost_since": "2025-01-01"}))),
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
                // The branch keeps its twelve full members, so that the votes stay those of a meeting of it.
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
