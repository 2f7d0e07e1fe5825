use serde_json::{Value, json};

use super::*;
use crate::party::testing::{Ground, day, id};
use crate::{ErrorKind, code};

pub(super) fn asked<T: serde::de::DeserializeOwned>(document: Value) -> T {
    serde_json::from_value(document).unwrap()
}

pub(super) fn texts(ids: &[Id]) -> Vec<String> {
    ids.iter().map(Id::to_string).collect()
}

pub(super) fn rule(error: &Error) -> &str {
    error.rule().unwrap_or_default()
}

pub(super) fn with(mut document: Value, name: &str, value: Value) -> Value {
    document[name] = value;
    document
}

/// An operation of the area as a host would call it.
pub(super) fn call(ground: &Ground, actor: &str, verb: &str, document: Value) -> Result<PartyElectionResult> {
    let elections = ground.session(actor).elections();
    match verb {
        "plan" => elections.plan(asked(document)),
        "set_electorate" => elections.set_electorate(asked(document)),
        "nominate" => elections.nominate(asked(document)),
        "hold_round" => elections.hold_round(asked(document)),
        "approve" => elections.approve(asked(document)),
        _ => elections.cancel(asked(document)),
    }
}

/// Three seats of a committee of branch A with its secretary, on the day its term runs out but for a year.
pub(super) fn planned(ground: &Ground) -> Value {
    json!({
        "organisation": ground.branch.to_string(), "kind": "term", "on": "2026-06-01",
        "posts": [{"post": "committee_member", "seats": 3}, {"post": "secretary", "seats": 1}],
    })
}

pub(super) fn counts(votes: &[(Id, i64, i64)]) -> Value {
    let one = |(member, ayes, nays): &(Id, i64, i64)| json!({"member": member.to_string(), "ayes": ayes, "nays": nays, "abstentions": 0});
    Value::Array(votes.iter().map(one).collect())
}

/// A round of the committee's seats that `present` attended, whose ballots are all valid.
pub(super) fn round(
    election: &str,
    post: &str,
    present: i64,
    votes: &[(Id, i64, i64)],
    scrutineer: Id,
) -> Value {
    json!({
        "election": election, "post": post, "present": present, "issued": present, "collected": present,
        "valid": present, "invalid": 0, "counts": counts(votes), "scrutineers": [scrutineer.to_string()],
    })
}

/// An election of branch A with four candidates for three seats; its identifier.
pub(super) fn nominated(ground: &Ground) -> String {
    let election = call(ground, "shuji", "plan", planned(ground)).unwrap().election.id.to_string();
    call(ground, "shuji", "set_electorate", json!({"election": election})).unwrap();
    let members = texts(&ground.members[..4]);
    let named = json!({"election": election, "post": "committee_member", "members": members});
    assert_eq!(call(ground, "shuji", "nominate", named).unwrap().election.state, ElectionState::Nominated);
    election
}

/// An election of branch A with every post settled; its identifier.
pub(super) fn elected(ground: &Ground) -> String {
    let m = &ground.members;
    let election = nominated(ground);
    let votes = [(m[0], 12, 0), (m[1], 11, 1), (m[2], 10, 2), (m[3], 3, 9)];
    call(ground, "shuji", "hold_round", round(&election, "committee_member", 12, &votes, m[8])).unwrap();
    let named = json!({"election": election, "post": "secretary", "members": [m[0].to_string()]});
    call(ground, "shuji", "nominate", named).unwrap();
    let told = call(ground, "shuji", "hold_round", round(&election, "secretary", 3, &[(m[0], 3, 0)], m[8]));
    assert_eq!(told.unwrap().election.state, ElectionState::Elected);
    election
}

#[test]
fn who_holds_elections() {
    use OrganisationKind as K;
    for kind in OrganisationKind::ALL {
        let none = matches!(kind, K::WorkCommittee | K::TemporaryBranch | K::Group | K::BuildingGroup);
        assert_eq!(rules::elects(*kind).is_err(), none, "{kind:?}");
    }
    let ground = Ground::new();
    for organisation in [ground.work, ground.group] {
        let document = with(planned(&ground), "organisation", json!(organisation.to_string()));
        let error = ground.refused(|| call(&ground, "shuji", "plan", document));
        assert_eq!(rule(&error), "election.organisation");
    }
}

#[test]
fn an_election_from_plan_to_approval() {
    let ground = Ground::new();
    let plan = call(&ground, "shuji", "plan", planned(&ground)).unwrap();
    assert_eq!(plan.warnings[0].rule, "party.term.overdue", "seven months early");
    assert_eq!((plan.election.state, plan.election.entitled), (ElectionState::Planned, None));
    let other = ground.refused(|| call(&ground, "shuji", "plan", planned(&ground)));
    assert_eq!(other.code(), code::CONFLICT_STATE);
    let cancelled = json!({"election": plan.election.id.to_string(), "reason": "改期"});
    call(&ground, "shuji", "cancel", cancelled).unwrap();
    let election = elected(&ground);
    let approve =
        json!({"election": election, "approved": true, "on": "2026-06-10", "document": "街党发〔2026〕8 号"});
    // The branch's own secretary does not decide for the superior.
    assert_eq!(
        ground.refused(|| call(&ground, "zhibu", "approve", approve.clone())).kind(),
        ErrorKind::Denied
    );
    let early = with(approve.clone(), "on", json!("2026-05-31"));
    assert_eq!(ground.refused(|| call(&ground, "shuji", "approve", early)).field(), Some("on"));
    let done = call(&ground, "shuji", "approve", approve).unwrap().election;
    let posts: Vec<(Id, ElectedPost)> = done.appointments.iter().map(|one| (one.member, one.post)).collect();
    assert_eq!(
        posts,
        [
            (ground.members[0], ElectedPost::Secretary),
            (ground.members[1], ElectedPost::CommitteeMember),
            (ground.members[2], ElectedPost::CommitteeMember),
        ]
    );
    assert!(done.appointments.iter().all(|one| one.starts_on == day("2026-06-10")));
    assert_eq!((done.state, done.term_from), (ElectionState::Approved, Some(day("2026-06-01"))));
    assert_eq!((done.entitled, done.rounds[0].quorum, done.rounds[0].needed), (Some(12), 10, 7));
    assert_eq!((done.rounds[1].entitled, done.rounds[1].quorum, done.rounds[1].needed), (3, 3, 2));
    let next = with(planned(&ground), "on", json!("2026-06-12"));
    // The new term has just begun: five years early is too early.
    let error = ground.refused(|| call(&ground, "shuji", "plan", next));
    assert_eq!(error.rule(), Some("party.term.overdue"));
    let detail = ground.call("shuji", "party.get", json!({"organisation": ground.branch})).unwrap();
    assert_eq!(detail["organisation"]["term_ends"], "2031-06-01");
    let held: Vec<&Value> = detail["posts"].as_array().unwrap().iter().map(|post| &post["post"]).collect();
    assert_eq!(held, ["secretary", "committee_member", "committee_member"]);
    let history = ground.session("shuji").elections().list(ListElections::default()).unwrap();
    assert_eq!(history.items.len(), 2);
    ground.verify();
}

#[test]
fn a_result_can_be_rejected() {
    let ground = Ground::new();
    let election = elected(&ground);
    let told =
        call(&ground, "shuji", "approve", json!({"election": election, "approved": false})).unwrap().election;
    assert_eq!((told.state, told.appointments.len(), told.term_from), (ElectionState::Rejected, 0, None));
}

#[test]
fn nobody_votes_before_the_day() {
    let ground = Ground::new();
    let plan = with(planned(&ground), "on", json!("2026-12-01"));
    let election = call(&ground, "shuji", "plan", plan).unwrap().election.id.to_string();
    call(&ground, "shuji", "set_electorate", json!({"election": election})).unwrap();
    let members = texts(&ground.members[..4]);
    let named = json!({"election": election, "post": "committee_member", "members": members});
    call(&ground, "shuji", "nominate", named).unwrap();
    let votes: Vec<(Id, i64, i64)> = ground.members[..4].iter().map(|one| (*one, 9, 3)).collect();
    let votes = round(&election, "committee_member", 12, &votes, ground.members[8]);
    for document in [votes.clone(), with(votes, "on", json!("2026-06-15"))] {
        assert_eq!(ground.refused(|| call(&ground, "shuji", "hold_round", document)).field(), Some("on"));
    }
}

#[test]
fn plans_are_held_against_members_and_term() {
    let ground = Ground::new();
    let refused = |document: Value, expected: &str| {
        let error = ground.refused(|| call(&ground, "shuji", "plan", document));
        assert_eq!(rule(&error), expected);
    };
    let good = planned(&ground);
    refused(with(good.clone(), "on", json!("2025-12-31")), "party.term.overdue");
    refused(with(good.clone(), "organisation", json!(ground.other.to_string())), "party.branch.committee");
    refused(with(good.clone(), "posts", json!([{"post": "secretary", "seats": 1}])), "election.seats");
    let absent =
        ground.refused(|| call(&ground, "shuji", "plan", with(good.clone(), "on", json!("2019-01-01"))));
    assert_eq!(absent.code(), code::CONFLICT_STATE);
    let twice = json!([{"post": "secretary", "seats": 1}, {"post": "secretary", "seats": 1}]);
    let twice = ground.refused(|| call(&ground, "shuji", "plan", with(good.clone(), "posts", twice)));
    assert_eq!(twice.field(), Some("posts"));
    let approved =
        with(with(good.clone(), "on", json!("2025-12-31")), "approval", json!("街党发〔2025〕1 号"));
    let told = call(&ground, "shuji", "plan", with(approved, "delegates", json!(true))).unwrap();
    let rules: Vec<&str> = told.warnings.iter().map(|one| one.rule.as_str()).collect();
    assert_eq!(rules, ["party.term.overdue", "election.delegates"]);
}

#[test]
fn the_electorate_follows_from_the_records() {
    let ground = Ground::new();
    let election = call(&ground, "shuji", "plan", planned(&ground)).unwrap().election.id.to_string();
    let exclude = |member: Id, note: Option<&str>| json!({"election": election, "exclusions": [{"member": member.to_string(), "ground": "detained", "note": note}]});
    for outsider in [ground.members[12], ground.others[0], id(999)] {
        let error = ground.refused(|| call(&ground, "shuji", "set_electorate", exclude(outsider, None)));
        assert_eq!(
            (rule(&error), &error.report().details["full_members"]),
            ("election.electorate", &json!(12))
        );
    }
    let delegates = json!({"election": election, "delegates": [ground.members[0].to_string()]});
    assert_eq!(
        ground.refused(|| call(&ground, "shuji", "set_electorate", delegates)).field(),
        Some("delegates")
    );
    let bare = call(&ground, "shuji", "set_electorate", exclude(ground.members[11], None)).unwrap();
    assert_eq!((bare.election.entitled, bare.warnings[0].rule.as_str()), (Some(11), "election.electorate"));
    let noted =
        call(&ground, "shuji", "set_electorate", exclude(ground.members[0], Some("支部已注明，上级同意")))
            .unwrap();
    assert_eq!(
        (noted.election.entitled, noted.warnings.len(), noted.election.excluded_count),
        (Some(11), 0, 1)
    );
    let nominate =
        |members: &[Id]| json!({"election": election, "post": "committee_member", "members": texts(members)});
    for wrong in [&ground.members[..4], &ground.members[9..13], &ground.others[..4]] {
        let error = ground.refused(|| call(&ground, "shuji", "nominate", nominate(wrong)));
        assert_eq!(rule(&error), "election.candidate");
    }
    let few = ground.refused(|| call(&ground, "shuji", "nominate", nominate(&ground.members[1..4])));
    assert_eq!((rule(&few), &few.report().details["needed"]), ("election.surplus", &json!(4)));
    call(&ground, "shuji", "nominate", nominate(&ground.members[1..5])).unwrap();
    let secretary =
        |members: &[Id]| json!({"election": election, "post": "secretary", "members": texts(members)});
    let outside = ground.refused(|| call(&ground, "shuji", "nominate", secretary(&ground.members[6..7])));
    assert_eq!(rule(&outside), "election.equal", "no candidate for the committee");
    let two = ground.refused(|| call(&ground, "shuji", "nominate", secretary(&ground.members[1..3])));
    assert_eq!(rule(&two), "election.equal");
    call(&ground, "shuji", "nominate", secretary(&ground.members[1..2])).unwrap();
    let deputy = json!({"election": election, "post": "deputy_secretary", "members": [id(100).to_string()]});
    assert_eq!(ground.refused(|| call(&ground, "shuji", "nominate", deputy)).field(), Some("post"));
    ground.verify();
}

#[test]
fn a_member_under_observation_is_left_out() {
    let ground = Ground::new();
    ground
        .session("shuji")
        .write("member.observe", |command| {
            let before: crate::party::member::record::MemberRecord = command.stored(ground.members[0])?;
            let after = before.changed(day("2026-01-01"), |one| one.observed_until = Some(day("2026-12-31")));
            crate::party::member::rows::keep(command, Some(&before), &after, json!({}))
        })
        .unwrap();
    let election = call(&ground, "shuji", "plan", planned(&ground)).unwrap().election.id.to_string();
    let told = call(&ground, "shuji", "set_electorate", json!({"election": election})).unwrap().election;
    assert_eq!((told.entitled, told.exclusions[0].ground), (Some(11), ExclusionGround::UnderObservation));
}

#[test]
fn a_round_that_does_not_stand_changes_nothing() {
    let ground = Ground::new();
    let m = &ground.members;
    let election = nominated(&ground);
    let votes = [(m[0], 10, 0), (m[1], 8, 2), (m[2], 7, 3), (m[3], 5, 5)];
    let good = round(&election, "committee_member", 10, &votes, m[8]);
    let table = [
        (with(good.clone(), "present", json!(9)), "election.quorum"),
        (with(good.clone(), "present", json!(13)), "election.quorum"),
        (with(good.clone(), "issued", json!(11)), "election.ballots"),
        (with(good.clone(), "collected", json!(11)), "election.ballots"),
        (with(good.clone(), "invalid", json!(1)), "election.count"),
        (
            with(good.clone(), "counts", counts(&[(m[0], 10, 0), (m[1], 8, 2), (m[2], 7, 3), (m[3], 5, 4)])),
            "election.count",
        ),
        (
            with(
                good.clone(),
                "counts",
                counts(&[(m[0], 10, 0), (m[1], 10, 0), (m[2], 10, 0), (m[3], 1, 9)]),
            ),
            "election.count",
        ),
        (
            with(good.clone(), "write_ins", json!([{"member": m[5].to_string(), "ayes": 11}])),
            "election.count",
        ),
        (
            with(
                with(
                    good.clone(),
                    "counts",
                    counts(&[(m[0], 5, 0), (m[1], 5, 0), (m[2], 5, 0), (m[3], 4, 1)]),
                ),
                "write_ins",
                json!([{"member": m[5].to_string(), "ayes": 2}]),
            ),
            "election.count",
        ),
        (
            with(good.clone(), "write_ins", json!([{"member": m[0].to_string(), "ayes": 1}])),
            "election.candidate",
        ),
        (
            with(good.clone(), "write_ins", json!([{"member": m[13].to_string(), "ayes": 1}])),
            "election.candidate",
        ),
        (with(good.clone(), "scrutineers", json!([m[0].to_string()])), "election.scrutineer"),
        (with(good.clone(), "scrutineers", json!([m[13].to_string()])), "election.scrutineer"),
        (with(good.clone(), "scrutineers", json!([])), "election.scrutineer"),
        (with(good.clone(), "accept_fewer", json!(true)), "election.fewer"),
    ];
    for (document, expected) in table {
        let error = ground.refused(|| call(&ground, "shuji", "hold_round", document.clone()));
        assert_eq!((error.kind(), rule(&error)), (ErrorKind::Violation, expected), "{document}");
        assert!(!error.report().citation.as_deref().unwrap_or_default().is_empty());
    }
    let invalid = [
        (with(good.clone(), "counts", counts(&votes[..3])), "counts"),
        (with(good.clone(), "counts", counts(&[])), "counts"),
        (with(good.clone(), "on", json!("2026-06-16")), "on"),
        (with(good.clone(), "on", json!("2026-05-31")), "on"),
        (with(good.clone(), "post", json!("deputy_secretary")), "post"),
        (with(good.clone(), "present", json!(-1)), "present"),
        (with(good.clone(), "scrutineers", json!([m[8].to_string(), m[8].to_string()])), "scrutineers[1]"),
    ];
    for (document, field) in invalid {
        let error = ground.refused(|| call(&ground, "shuji", "hold_round", document.clone()));
        assert_eq!((error.kind(), error.field()), (ErrorKind::Invalid, Some(field)), "{document}");
    }
    let secretary = round(&election, "secretary", 3, &[(m[0], 3, 0)], m[8]);
    assert_eq!(
        ground.refused(|| call(&ground, "shuji", "hold_round", secretary)).code(),
        code::CONFLICT_STATE
    );
    assert_eq!(
        rule(&ground.refused(|| {
            let more = with(good.clone(), "write_ins", json!([{"member": m[5].to_string(), "ayes": 10}]));
            call(
                &ground,
                "shuji",
                "hold_round",
                with(more, "counts", counts(&[(m[0], 8, 2), (m[1], 8, 2), (m[2], 8, 2), (m[3], 8, 2)])),
            )
        })),
        "election.write_in"
    );
    let told = call(&ground, "shuji", "hold_round", good).unwrap().election;
    assert_eq!((told.outcomes[0].elected_count, told.outcomes[0].next), (3, ElectionNext::Settled));
}

#[test]
fn ties_and_missing_seats_go_to_another_round() {
    let ground = Ground::new();
    let m = &ground.members;
    let election = nominated(&ground);
    let hold = |votes: &[(Id, i64, i64)]| {
        call(&ground, "shuji", "hold_round", round(&election, "committee_member", 12, votes, m[8]))
    };
    let told = hold(&[(m[0], 12, 0), (m[1], 8, 4), (m[2], 8, 4), (m[3], 8, 4)]).unwrap().election;
    let outcome = &told.outcomes[0];
    assert_eq!((outcome.elected.as_slice(), outcome.next), (&m[..1], ElectionNext::VoteAmongTied));
    assert_eq!(outcome.tied, m[1..4].to_vec());
    let others = json!({"election": election, "post": "committee_member", "members": texts(&m[4..8])});
    assert_eq!(ground.refused(|| call(&ground, "shuji", "nominate", others)).code(), code::CONFLICT_STATE);
    assert_eq!(ground.refused(|| hold(&[(m[0], 12, 0)])).field(), Some("counts"));
    assert_eq!(ground.refused(|| hold(&[(m[1], 7, 5), (m[2], 5, 7)])).field(), Some("counts"));
    let told = hold(&[(m[1], 9, 3), (m[2], 6, 6), (m[3], 7, 5)]).unwrap().election;
    assert_eq!(told.outcomes[0].elected, [m[0], m[1], m[3]]);
    assert_eq!(told.outcomes[0].next, ElectionNext::Settled);
    // The secretary is one of the three.
    let secretary =
        |member: Id| json!({"election": election, "post": "secretary", "members": [member.to_string()]});
    assert_eq!(
        rule(&ground.refused(|| call(&ground, "shuji", "nominate", secretary(m[2])))),
        "election.equal"
    );
    call(&ground, "shuji", "nominate", secretary(m[3])).unwrap();
    // Nobody else can be voted on, and the first that fails is followed by another nomination.
    let lost = round(&election, "secretary", 3, &[(m[3], 1, 2)], m[1]);
    let told = call(&ground, "shuji", "hold_round", lost).unwrap().election;
    assert_eq!(told.outcomes[1].next, ElectionNext::VoteForMissing);
    call(&ground, "shuji", "nominate", secretary(m[0])).unwrap();
    let won = round(&election, "secretary", 3, &[(m[0], 2, 1)], m[1]);
    assert_eq!(call(&ground, "shuji", "hold_round", won).unwrap().election.state, ElectionState::Elected);
    ground.verify();
}

#[test]
fn seats_may_stay_empty_where_the_electors_agree() {
    let ground = Ground::new();
    let m = &ground.members;
    let posts = json!([{"post": "committee_member", "seats": 5}, {"post": "secretary", "seats": 1}]);
    let plan = with(planned(&ground), "posts", posts);
    let election = call(&ground, "shuji", "plan", plan).unwrap().election.id.to_string();
    call(&ground, "shuji", "set_electorate", json!({"election": election})).unwrap();
    let named = json!({"election": election, "post": "committee_member", "members": texts(&m[..6])});
    call(&ground, "shuji", "nominate", named).unwrap();
    let two = [(m[0], 12, 0), (m[1], 11, 1), (m[2], 5, 7), (m[3], 5, 7), (m[4], 4, 8), (m[5], 1, 11)];
    let document = round(&election, "committee_member", 12, &two, m[8]);
    let error = ground.refused(|| {
        call(&ground, "shuji", "hold_round", with(document.clone(), "accept_fewer", json!(true)))
    });
    assert_eq!((rule(&error), &error.report().details["minimum"]), ("election.fewer", &json!(3)));
    let told = call(&ground, "shuji", "hold_round", document).unwrap().election;
    assert_eq!(told.outcomes[0].next, ElectionNext::VoteForMissing);
    let more = round(&election, "committee_member", 12, &[(m[2], 9, 3), (m[3], 8, 4), (m[4], 6, 6)], m[8]);
    let told =
        call(&ground, "shuji", "hold_round", with(more, "accept_fewer", json!(true))).unwrap().election;
    assert_eq!((told.outcomes[0].elected_count, told.outcomes[0].next), (4, ElectionNext::Settled));
}

#[test]
fn a_small_branch_elects_its_secretary_directly() {
    let ground = Ground::new();
    let o = &ground.others;
    let plan = json!({
        "organisation": ground.other.to_string(), "kind": "term", "on": "2026-06-01",
        "posts": [{"post": "secretary", "seats": 1}],
    });
    let start = |method: &str| {
        let plan = with(plan.clone(), "method", json!(method));
        let election = call(&ground, "shuji", "plan", plan).unwrap().election.id.to_string();
        call(&ground, "shuji", "set_electorate", json!({"election": election})).unwrap();
        election
    };
    let named = |election: &str, members: &[Id]| json!({"election": election, "post": "secretary", "members": texts(members)});
    let election = start("differential");
    let one = ground.refused(|| call(&ground, "shuji", "nominate", named(&election, &o[..1])));
    assert_eq!(rule(&one), "election.surplus");
    call(&ground, "shuji", "nominate", named(&election, &o[..2])).unwrap();
    let votes = round(&election, "secretary", 4, &[(o[0], 3, 1), (o[1], 1, 3)], o[3]);
    let told = call(&ground, "shuji", "hold_round", votes).unwrap().election;
    assert_eq!((told.state, told.outcomes[0].elected.as_slice()), (ElectionState::Elected, &o[..1]));
    call(&ground, "shuji", "cancel", json!({"election": election, "reason": "改期"})).unwrap();
    let election = start("equal");
    let told = call(&ground, "shuji", "nominate", named(&election, &o[..1])).unwrap();
    assert!(told.warnings.is_empty(), "a member in full since 2021");
}

#[test]
fn every_stage_allows_its_own_operations() {
    let stages =
        ["planned", "electorate_set", "nominated", "voting", "elected", "approved", "rejected", "cancelled"];
    let allowed = |stage: &str, verb: &str| match verb {
        "set_electorate" => matches!(stage, "planned" | "electorate_set"),
        "nominate" => matches!(stage, "electorate_set" | "nominated" | "voting"),
        "hold_round" => matches!(stage, "nominated" | "voting"),
        "approve" => stage == "elected",
        _ => !matches!(stage, "approved" | "rejected" | "cancelled"),
    };
    for stage in stages {
        let ground = Ground::new();
        let m = &ground.members;
        let tie = [(m[0], 12, 0), (m[1], 5, 7), (m[2], 5, 7), (m[3], 5, 7)];
        let election = match stage {
            "planned" | "electorate_set" => {
                call(&ground, "shuji", "plan", planned(&ground)).unwrap().election.id.to_string()
            }
            "nominated" | "voting" | "cancelled" => nominated(&ground),
            _ => elected(&ground),
        };
        match stage {
            "electorate_set" => call(&ground, "shuji", "set_electorate", json!({"election": election})),
            "voting" => {
                call(&ground, "shuji", "hold_round", round(&election, "committee_member", 12, &tie, m[8]))
            }
            "approved" => call(&ground, "shuji", "approve", json!({"election": election, "approved": true})),
            "rejected" => call(&ground, "shuji", "approve", json!({"election": election, "approved": false})),
            "cancelled" => call(&ground, "shuji", "cancel", json!({"election": election, "reason": "改期"})),
            _ => ground
                .session("shuji")
                .elections()
                .get(GetElection { election: election.clone() })
                .map(|election| PartyElectionResult { election, warnings: Vec::new() }),
        }
        .unwrap();
        let now =
            ground.session("shuji").elections().get(GetElection { election: election.clone() }).unwrap();
        assert_eq!(now.state.word(), stage);
        let left: Vec<Id> = if stage == "voting" { m[1..5].to_vec() } else { m[..4].to_vec() };
        let votes: Vec<(Id, i64, i64)> = match stage {
            "voting" => left[..3].iter().map(|one| (*one, 6, 6)).collect(),
            _ => left.iter().map(|one| (*one, 9, 3)).collect(),
        };
        let verbs = [
            ("set_electorate", json!({"election": election})),
            ("nominate", json!({"election": election, "post": "committee_member", "members": texts(&left)})),
            ("hold_round", round(&election, "committee_member", 12, &votes, m[8])),
            ("approve", json!({"election": election, "approved": true})),
            ("cancel", json!({"election": election, "reason": "改期"})),
        ];
        for (verb, document) in verbs {
            let stale = with(document.clone(), "revision", json!(now.revision + 7));
            assert_eq!(
                ground.refused(|| call(&ground, "shuji", verb, stale)).code(),
                code::CONFLICT_REVISION,
                "{stage} {verb}"
            );
            if !allowed(stage, verb) {
                let error = ground.refused(|| call(&ground, "shuji", verb, document.clone()));
                assert_eq!(error.code(), code::CONFLICT_STATE, "{stage} {verb}");
            } else if verb == "cancel" {
                call(&ground, "shuji", verb, document).unwrap();
            }
        }
        ground.verify();
    }
}

#[test]
fn who_may_do_what() {
    let ground = Ground::new();
    let election = nominated(&ground);
    let m = &ground.members;
    let votes: Vec<(Id, i64, i64)> = m[..4].iter().map(|one| (*one, 9, 3)).collect();
    let verbs = [
        ("plan", planned(&ground)),
        ("set_electorate", json!({"election": election})),
        ("nominate", json!({"election": election, "post": "committee_member", "members": texts(&m[..4])})),
        ("hold_round", round(&election, "committee_member", 12, &votes, m[8])),
        ("approve", json!({"election": election, "approved": true})),
        ("cancel", json!({"election": election, "reason": "改期"})),
    ];
    for actor in ["wang", "shequ", "worker", "zhao", "auditor"] {
        for (verb, document) in &verbs {
            let error = ground.refused(|| call(&ground, actor, verb, document.clone()));
            assert_eq!(error.kind(), ErrorKind::Denied, "{actor} {verb}");
        }
    }
    let elsewhere = with(planned(&ground), "organisation", json!(ground.other.to_string()));
    assert_eq!(ground.refused(|| call(&ground, "zhibu", "plan", elsewhere)).kind(), ErrorKind::Denied);
    let unknown = json!({"election": id(999).to_string()});
    assert_eq!(
        ground.refused(|| call(&ground, "shuji", "set_electorate", unknown)).kind(),
        ErrorKind::NotFound
    );
    let get = |actor: &str| ground.session(actor).elections().get(GetElection { election: election.clone() });
    assert_eq!(get("zhibu").unwrap().outcomes[0].candidates.len(), 4);
    let seen = get("wang").unwrap();
    assert_eq!((seen.outcomes[0].candidates.len(), seen.outcomes[0].candidate_count), (0, 4), "numbers only");
    assert_eq!(get("zhao").unwrap_err().kind(), ErrorKind::Denied);
    let list = |actor: &str, document: Value| ground.session(actor).elections().list(asked(document));
    assert_eq!(list("shequ", json!({})).unwrap().items.len(), 1);
    assert_eq!(list("zhibu", json!({"state": "nominated"})).unwrap().items.len(), 1);
    assert_eq!(list("zhibu", json!({"state": "planned"})).unwrap().items.len(), 0);
    assert_eq!(list("worker", json!({})).unwrap().items.len(), 0, "no organisation on that grid");
    assert_eq!(list("auditor", json!({})).unwrap_err().kind(), ErrorKind::Denied);
    assert_eq!(
        list("zhibu", json!({"organisation": ground.other.to_string()})).unwrap_err().kind(),
        ErrorKind::Denied
    );
}
