//! Organisations against a real database.

use serde_json::{Value, json};

use super::*;
use crate::contract::operations;
use crate::party::OrganisationState;
use crate::party::member::record::MemberRecord;
use crate::party::testing::{COMMUNITY, Ground, STREET, TODAY, day, id};
use crate::{ErrorKind, code};

impl Ground {
    /// Calls an operation with a document.
    pub(crate) fn call(&self, actor: &str, operation: &str, request: Value) -> Result<Value> {
        let operation = operations().into_iter().find(|one| one.name == operation).unwrap();
        let answer = operation.call(&self.session(actor), &request.to_string())?;
        Ok(serde_json::from_str(&answer).unwrap())
    }
}

fn names(ids: &[Id]) -> Vec<String> {
    ids.iter().map(Id::to_string).collect()
}

fn proposal(ground: &Ground, founders: &[Id]) -> Value {
    json!({"organisation": {"kind": "branch", "name": "北园二支部", "parent": ground.committee,
                            "founders": names(founders)}, "on": "2026-05-01"})
}

fn tree(ground: &Ground, as_of: &str) -> Vec<(String, Option<i64>)> {
    let tree = ground.call("shuji", "party.tree", json!({"as_of": as_of})).unwrap();
    let node = |node: &Value| (node["id"].as_str().unwrap().to_owned(), node["members"].as_i64());
    tree["nodes"].as_array().unwrap().iter().map(node).collect()
}

#[test]
fn a_branch_is_applied_for_replied_to_elected_and_filed() {
    let ground = Ground::new();
    let founders = &ground.members[..4];
    let applied = ground.call("shuji", "party.propose", proposal(&ground, founders)).unwrap();
    let branch = applied["organisation"]["id"].as_str().unwrap().to_owned();
    assert_eq!(applied["organisation"]["state"], "applied");
    assert!(tree(&ground, TODAY).iter().all(|(node, _)| *node != branch), "it is not there yet");
    let step = |on: &str| json!({"organisation": branch, "on": on});
    for early in ["party.establish", "party.file"] {
        let error = ground.refused(|| ground.call("shuji", early, step("2026-05-20")));
        assert_eq!(error.code(), code::CONFLICT_STATE, "{early}");
    }
    let late =
        json!({"organisation": branch, "approved": true, "on": "2026-06-02", "document": "城发〔2026〕7号"});
    let replied = ground.call("shuji", "party.reply", late).unwrap();
    assert_eq!(replied["warnings"][0]["rule"], "party.founding.reply");
    let error = ground.refused(|| ground.call("shuji", "party.establish", step("2026-06-01")));
    assert_eq!(error.field(), Some("on"), "not before the reply");
    ground.call("shuji", "party.establish", step("2026-06-05")).unwrap();
    ground.call("shuji", "party.file", step("2026-06-10")).unwrap();
    let error = ground.refused(|| ground.call("shuji", "party.file", step("2026-06-11")));
    assert_eq!(error.code(), code::CONFLICT_STATE);
    let of = |as_of: &str, which: &str| tree(&ground, as_of).into_iter().find(|(node, _)| node == which);
    assert_eq!(of(TODAY, &branch).unwrap().1, Some(4));
    assert_eq!(of(TODAY, &ground.branch.to_string()).unwrap().1, Some(10));
    assert_eq!(of("2026-06-04", &branch), None);
    assert_eq!(of("2026-06-04", &ground.branch.to_string()).unwrap().1, Some(14));
    let detail = ground.call("shuji", "party.get", json!({"organisation": branch})).unwrap();
    assert_eq!(detail["organisation"]["steps"].as_array().unwrap().len(), 4);
    assert_eq!(detail["organisation"]["term_years"], 5);
    assert_eq!(detail["organisation"]["term_ends"], "2031-06-05");
    assert_eq!(detail["people"]["full"], 4);
    ground.verify();
}

#[test]
fn a_branch_with_two_full_members_is_refused_with_its_numbers_and_article() {
    let ground = Ground::new();
    // Two full ones and two on probation.
    let founders = [ground.members[0], ground.members[1], ground.members[12], ground.members[13]];
    let error = ground.refused(|| ground.call("shuji", "party.propose", proposal(&ground, &founders)));
    assert_eq!(error.rule(), Some("party.branch.minimum"));
    assert_eq!((&error.report().details["full"], &error.report().details["minimum"]), (&json!(2), &json!(3)));
    assert!(error.report().citation.as_ref().unwrap().contains("第三十条"));
    let decided =
        json!({"organisation": proposal(&ground, &founders)["organisation"], "basis": "superior_decision"});
    let error = ground.refused(|| ground.call("shuji", "party.found", decided));
    assert_eq!(error.rule(), Some("party.branch.minimum"));
    // From older books it is entered as it is, for the review to tell.
    let older = json!({"organisation": {"kind": "branch", "name": "旧支部", "parent": ground.committee},
                       "basis": "existing", "on": "2015-01-01"});
    ground.call("shuji", "party.found", older).unwrap();
    // Founders who leave between reply and meeting are missed at the meeting.
    let applied = ground.call("shuji", "party.propose", proposal(&ground, &ground.members[..3])).unwrap();
    let branch = applied["organisation"]["id"].clone();
    ground.call("shuji", "party.reply", json!({"organisation": branch, "approved": true})).unwrap();
    let gone: MemberRecord = ground.session("shuji").read(|view| view.stored(ground.members[0])).unwrap();
    ground
        .session("shuji")
        .write("member.close_record", |command| {
            let after =
                gone.changed(day(TODAY), |member| member.status = crate::party::MemberStatus::Deceased);
            crate::party::member::rows::keep(command, Some(&gone), &after, json!({}))
        })
        .unwrap();
    let error = ground.refused(|| ground.call("shuji", "party.establish", json!({"organisation": branch})));
    assert_eq!((error.rule(), error.field()), (Some("party.branch.minimum"), Some("founders")));
    assert_eq!(error.report().details["full"], 2);
    ground.verify();
}

#[test]
fn the_tree_has_no_cycles_and_keeps_its_tiers() {
    let ground = Ground::new();
    let change = |organisation: Id, parent: Id| json!({"organisation": organisation, "parent": parent});
    let community = json!({"organisation": {"kind": "committee", "name": "二社区党委", "parent": ground.committee},
                           "basis": "existing", "on": "2020-01-01"});
    let below = ground.call("shuji", "party.found", community).unwrap();
    let below = Id::parse("id", below["organisation"]["id"].as_str().unwrap()).unwrap();
    let error =
        ground.refused(|| ground.call("shuji", "party.change_parent", change(ground.committee, below)));
    assert_eq!(error.rule(), Some("party.tree.cycle"));
    let error = ground.refused(|| ground.call("shuji", "party.change_parent", change(below, below)));
    assert_eq!(error.rule(), Some("party.tree.cycle"));
    let error =
        ground.refused(|| ground.call("shuji", "party.change_parent", change(ground.branch, ground.other)));
    assert_eq!(error.rule(), Some("party.tree.tier"));
    ground.call("shuji", "party.change_parent", change(ground.branch, below)).unwrap();
    let detail = ground.call("shuji", "party.get", json!({"organisation": ground.branch})).unwrap();
    assert_eq!(detail["above"], json!([ground.work, ground.committee, below]));
    let before = json!({"organisation": ground.branch, "as_of": "2026-06-14"});
    let detail = ground.call("shuji", "party.get", before).unwrap();
    assert_eq!(detail["above"], json!([ground.work, ground.committee]));
    let kind = json!({"organisation": ground.committee, "kind": "branch"});
    let error = ground.refused(|| ground.call("shuji", "party.amend", kind));
    assert_eq!(error.rule(), Some("party.tree.tier"), "branches stand below it");
    ground.verify();
}

#[test]
fn the_tree_has_no_cycle_on_a_past_day_either() {
    let ground = Ground::new();
    let found = |name: &str| {
        let request = json!({"organisation": {"kind": "committee", "name": name, "parent": ground.work},
                             "basis": "existing", "on": "2020-01-01"});
        let founded = ground.call("shuji", "party.found", request).unwrap();
        founded["organisation"]["id"].as_str().unwrap().to_owned()
    };
    let (one, other) = (found("二社区党委"), found("三社区党委"));
    let under = |id: &str, parent: &str, from: &str| json!({"organisation": id, "parent": parent, "valid_from": from});
    ground.call("shuji", "party.change_parent", under(&one, &other, "2026-06-01")).unwrap();
    ground.call("shuji", "party.change_parent", under(&one, &ground.work.to_string(), "2026-06-11")).unwrap();
    // Today the one stands beside the other, but until the tenth it stood below it.
    let error =
        ground.refused(|| ground.call("shuji", "party.change_parent", under(&other, &one, "2026-06-05")));
    assert_eq!((error.rule(), error.field()), (Some("party.tree.cycle"), Some("parent")));
    ground.call("shuji", "party.change_parent", under(&other, &one, "2026-06-11")).unwrap();
    assert_eq!(tree(&ground, "2026-06-10").len(), tree(&ground, TODAY).len());
    ground.verify();
}

#[test]
fn nothing_is_left_below_what_ended() {
    let ground = Ground::new();
    let found = |name: &str| {
        let request = json!({"organisation": {"kind": "committee", "name": name, "parent": ground.work},
                             "basis": "existing", "on": "2020-01-01"});
        let founded = ground.call("shuji", "party.found", request).unwrap();
        founded["organisation"]["id"].as_str().unwrap().to_owned()
    };
    let (one, other) = (found("二社区党委"), found("三社区党委"));
    let mut applied = proposal(&ground, &ground.members[..4]);
    applied["organisation"]["parent"] = one.as_str().into();
    let branch = ground.call("shuji", "party.propose", applied).unwrap()["organisation"]["id"].clone();
    ground.call("shuji", "party.reply", json!({"organisation": branch, "approved": true})).unwrap();
    let under =
        |parent: &str| json!({"organisation": ground.other, "parent": parent, "valid_from": "2026-06-10"});
    ground.call("shuji", "party.change_parent", under(&one)).unwrap();
    // On the fifth the branch did not stand below it yet.
    let end = json!({"organisation": one, "reason": "撤销", "on": "2026-06-05"});
    let error = ground.refused(|| ground.call("shuji", "party.dissolve", end.clone()));
    assert_eq!(
        (error.rule(), &error.report().details["organisations"]),
        (Some("party.change.members"), &json!(2)),
        "the branch that came later, and the one applied for"
    );
    let merge = json!({"organisation": other, "absorbed": [one], "reason": "合并", "on": "2026-06-05"});
    let error = ground.refused(|| ground.call("shuji", "party.merge", merge));
    assert_eq!((error.kind(), error.field()), (ErrorKind::Invalid, Some("on")));
    ground.call("shuji", "party.change_parent", under(&other)).unwrap();
    // The application is still there; what was agreed to can be taken back.
    let error = ground.refused(|| ground.call("shuji", "party.dissolve", end.clone()));
    assert_eq!(error.report().details["organisations"], 1);
    let back = json!({"organisation": branch, "approved": false, "reason": "不再成立"});
    assert_eq!(ground.call("shuji", "party.reply", back).unwrap()["organisation"]["state"], "refused");
    ground.call("shuji", "party.dissolve", end).unwrap();
    ground.verify();
}

#[test]
fn founders_who_stay_in_their_branch_leave_nobody_behind() {
    let ground = Ground::new();
    let found = |kind: &str, parent: Id| {
        let request = json!({"organisation": {"kind": kind, "name": "新设", "parent": parent,
                                              "founders": names(&ground.members[..10])},
                             "basis": "superior_decision"});
        ground.call("shuji", "party.found", request).unwrap()
    };
    // Two full members would be left of the twelve, if the ten went.
    for (kind, parent) in [("temporary_branch", ground.committee), ("group", ground.branch)] {
        assert!(found(kind, parent)["warnings"] == json!([]), "{kind}");
    }
    assert_eq!(found("branch", ground.committee)["warnings"][0]["rule"], "party.branch.minimum");
    ground.verify();
}

#[test]
fn branches_merge_split_and_end_without_losing_a_member() {
    let ground = Ground::new();
    let people = |organisation: Id| {
        let detail = ground.call("shuji", "party.get", json!({"organisation": organisation})).unwrap();
        detail["people"]["full"].as_i64().unwrap() + detail["people"]["probationary"].as_i64().unwrap()
    };
    let end = json!({"organisation": ground.other, "reason": "撤并"});
    let error = ground.refused(|| ground.call("shuji", "party.dissolve", end));
    assert_eq!((error.rule(), &error.report().details["members"]), (Some("party.change.members"), &json!(4)));
    let leaving: Vec<Id> = ground.members[..2].to_vec();
    let split = |members: &[Id]| {
        json!({"organisation": ground.branch, "reason": "人数较多", "on": "2026-06-01",
               "parts": [{"name": "三支部", "members": names(members)}]})
    };
    let error = ground.refused(|| ground.call("shuji", "party.split", split(&leaving)));
    assert_eq!((error.rule(), error.field()), (Some("party.branch.minimum"), Some("parts[0].members")));
    let error = ground.refused(|| ground.call("shuji", "party.split", split(&ground.members[..10])));
    assert_eq!(
        (error.rule(), error.field()),
        (Some("party.branch.minimum"), Some("parts")),
        "the rest is too small"
    );
    let error = ground.refused(|| ground.call("shuji", "party.split", split(&ground.others)));
    assert_eq!(error.field(), Some("parts[0].members[0]"));
    let done = ground.call("shuji", "party.split", split(&ground.members[..5])).unwrap();
    let part = Id::parse("id", done["parts"][0]["id"].as_str().unwrap()).unwrap();
    assert_eq!((people(ground.branch), people(part)), (9, 5));
    let merge = json!({"organisation": ground.other, "absorbed": [part, ground.branch], "reason": "合并"});
    let merged = ground.call("shuji", "party.merge", merge).unwrap();
    assert_eq!(merged["organisation"]["state"], "active");
    assert_eq!(people(ground.other), 18);
    let gone = ground.call("shuji", "party.get", json!({"organisation": ground.branch})).unwrap();
    assert_eq!(gone["organisation"]["state"], "dissolved");
    assert_eq!(gone["organisation"]["successors"], json!([ground.other]));
    // The group went over with its branch.
    let group = ground.call("shuji", "party.get", json!({"organisation": ground.group})).unwrap();
    assert_eq!(group["organisation"]["parent"], json!(ground.other));
    let told: i64 = tree(&ground, "2026-06-10").iter().filter_map(|(_, members)| *members).sum();
    assert_eq!(told, 18, "on a past day the same people stand elsewhere");
    assert_eq!(tree(&ground, "2026-05-31").len(), 5);
    let error =
        ground.refused(|| ground.call("shuji", "party.amend", json!({"organisation": part, "name": "无"})));
    assert_eq!(error.code(), code::CONFLICT_STATE);
    ground.verify();
}

#[test]
fn people_below_are_those_whose_members_the_session_reads() {
    let ground = Ground::new();
    // A committee's secretary whose grant does not reach what once stood elsewhere reads one branch only.
    let role = crate::access::Role::PartySecretary;
    let community = crate::party::testing::COMMUNITY;
    ground.grant("shequshuji", role, crate::access::ScopeKind::Division, community, false);
    ground
        .session("shuji")
        .write("party.amend", |command| {
            let before = command.snapshot.party.get(ground.other).unwrap().clone();
            let mut after = before.clone();
            after.versions[0].community =
                Some(crate::identity::DivisionCode::parse("community", "620102001002").unwrap());
            after.revision += 1;
            super::keep(command, Some(&before), &after, json!({}))
        })
        .unwrap();
    let below = |actor: &str, organisation: Id| {
        let told = ground.call(actor, "party.get", json!({"organisation": organisation})).unwrap();
        (told["people"]["full"].clone(), told["people_below"]["full"].clone())
    };
    assert_eq!(below("shuji", ground.committee), (json!(0), json!(16)));
    assert_eq!(below("shequshuji", ground.committee), (json!(0), json!(12)));
    assert_eq!(below("zhibu", ground.branch), (json!(12), json!(12)));
}

#[test]
fn posts_are_held_by_full_members_and_one_secretary_at_a_time() {
    let ground = Ground::new();
    let post = |post: &str, member: Id| json!({"organisation": ground.branch, "post": post, "member": member, "basis": "elected"});
    let error =
        ground.refused(|| ground.call("shuji", "party.appoint", post("secretary", ground.members[12])));
    assert_eq!(error.rule(), Some("party.post.full_member"));
    let first = ground.call("shuji", "party.appoint", post("secretary", ground.members[0])).unwrap();
    let error =
        ground.refused(|| ground.call("shuji", "party.appoint", post("secretary", ground.members[1])));
    assert_eq!(error.rule(), Some("party.post.one_secretary"));
    let small = json!({"organisation": ground.other, "post": "committee_member", "member": ground.others[0], "basis": "elected"});
    let told = ground.call("shuji", "party.appoint", small).unwrap();
    assert_eq!(told["warnings"][0]["rule"], "party.branch.committee");
    let end = json!({"post": first["post"]["id"], "on": TODAY});
    ground.call("shuji", "party.end_post", end).unwrap();
    let mut next = post("secretary", ground.members[1]);
    next["valid_from"] = "2026-06-16".into();
    ground.call("shuji", "party.appoint", next).unwrap();
    // A grid worker sees the officer's name, not the record of the member.
    let seen = ground.call("wang", "party.list_posts", json!({"organisation": ground.branch})).unwrap();
    assert_eq!(seen["items"].as_array().unwrap().len(), 2);
    assert!(seen["items"][0].get("member").is_none());
    let error =
        ground.refused(|| ground.call("wang", "party.list_posts", json!({"member": ground.members[0]})));
    assert_eq!(error.kind(), ErrorKind::Denied);
    ground.verify();
}

#[test]
fn hubs_are_members_and_schemes_have_defaults() {
    let ground = Ground::new();
    let hub = |member: Id| json!({"organisation": ground.branch, "member": member});
    let error = ground.refused(|| ground.call("shuji", "party.appoint_hub", hub(ground.others[0])));
    assert_eq!(error.rule(), Some("party.hub.member"));
    let made = ground.call("shuji", "party.appoint_hub", hub(ground.members[0])).unwrap();
    assert_eq!(made["warnings"][0]["rule"], "party.hub.households");
    let error = ground.refused(|| ground.call("shuji", "party.appoint_hub", hub(ground.members[0])));
    assert_eq!(error.code(), code::CONFLICT_STATE);
    let unknown = json!({"hub": made["hub"]["id"], "households": [id(900)]});
    let error = ground.refused(|| ground.call("shuji", "party.assign_households", unknown));
    assert_eq!(error.field(), Some("households[0]"));
    let listed = ground.call("worker", "party.list_hubs", json!({})).unwrap();
    assert_eq!(listed["items"], json!([]), "the grid's worker sees the hubs of the grid");
    assert_eq!(
        ground.call("shequ", "party.list_hubs", json!({})).unwrap()["items"].as_array().unwrap().len(),
        1
    );
    ground.call("shuji", "party.end_hub", json!({"hub": made["hub"]["id"]})).unwrap();
    let schemes = ground.call("wang", "party.list_schemes", json!({"as_of": TODAY})).unwrap();
    assert_eq!(schemes["items"][0]["tiers"].as_array().unwrap().len(), 4);
    let scheme = json!({"kind": "vertical_leadership", "label_first": "1", "label_second": "2", "valid_from": "2026-01-01",
                        "tiers": [{"name": "社区党委", "kinds": ["committee"]}, {"name": "支部", "kinds": ["branch"]}]});
    let error = ground.refused(|| ground.call("shuji", "party.put_scheme", scheme.clone()));
    assert_eq!(error.kind(), ErrorKind::Denied);
    ground.call("zhao", "party.put_scheme", scheme).unwrap();
    let now = json!({"as_of": TODAY, "kind": "vertical_leadership"});
    assert_eq!(ground.call("wang", "party.list_schemes", now).unwrap()["items"][0]["label_second"], "2");
    ground.verify();
}

#[test]
fn a_secretary_reaches_the_own_organisation_and_below_and_nobody_else_sees_members() {
    let ground = Ground::new();
    let amend = |organisation: Id| json!({"organisation": organisation, "name": "新名"});
    for (actor, organisation, may) in [
        ("zhibu", ground.branch, true),
        ("zhibu", ground.group, true),
        ("zhibu", ground.other, false),
        ("zhibu", ground.committee, false),
        ("wang", ground.branch, false),
        ("shequ", ground.branch, false),
        ("worker", ground.branch, false),
        ("zhao", ground.branch, false),
    ] {
        let outcome = ground.call(actor, "party.amend", amend(organisation));
        assert_eq!(outcome.is_ok(), may, "{actor}: {outcome:?}");
    }
    let nodes = |actor: &str| {
        let tree = ground.call(actor, "party.tree", json!({})).unwrap();
        let nodes = tree["nodes"].as_array().unwrap().clone();
        (nodes.len(), nodes.iter().filter(|node| node.get("members").is_some()).count())
    };
    assert_eq!(nodes("shuji"), (5, 5));
    assert_eq!(nodes("zhibu"), (2, 2));
    assert_eq!(nodes("wang"), (5, 0));
    assert_eq!(nodes("shequ"), (4, 0));
    assert_eq!(nodes("worker"), (0, 0));
    let error = ground.refused(|| ground.call("auditor", "party.tree", json!({})));
    assert_eq!(error.kind(), ErrorKind::Denied);
    let detail = ground.call("shequ", "party.get", json!({"organisation": ground.branch})).unwrap();
    assert!(detail.get("people").is_none() && detail.get("people_below").is_none());
    let all = ground.call("shuji", "party.get", json!({"organisation": ground.work})).unwrap();
    assert_eq!((&all["people"]["full"], &all["people_below"]["full"]), (&json!(0), &json!(16)));
}

/// Every state × every change of an organisation: what is allowed, and with which code the others are refused.
#[test]
fn every_state_allows_its_own_steps() {
    use OrganisationState as S;
    const STEPS: [&str; 9] = [
        "party.reply",
        "party.establish",
        "party.file",
        "party.amend",
        "party.change_parent",
        "party.merge",
        "party.split",
        "party.dissolve",
        "party.appoint",
    ];
    let allowed = |state: S, step: &str| match state {
        S::Applied => step == "party.reply",
        S::Approved => step == "party.establish",
        S::Active => !matches!(step, "party.reply" | "party.establish"),
        S::Refused | S::Dissolved => false,
    };
    for state in S::ALL {
        for step in STEPS {
            let ground = Ground::new();
            let applied =
                ground.call("shuji", "party.propose", proposal(&ground, &ground.members[..6])).unwrap();
            let branch = applied["organisation"]["id"].clone();
            let reply = |approved: bool| json!({"organisation": branch, "approved": approved, "reason": "不具备条件"});
            let end = json!({"organisation": branch, "reason": "撤并", "members_to": ground.other});
            match state {
                S::Applied => {}
                S::Refused => drop(ground.call("shuji", "party.reply", reply(false)).unwrap()),
                S::Approved => drop(ground.call("shuji", "party.reply", reply(true)).unwrap()),
                S::Active | S::Dissolved => {
                    ground.call("shuji", "party.reply", reply(true)).unwrap();
                    ground.call("shuji", "party.establish", json!({"organisation": branch})).unwrap();
                }
            }
            if *state == S::Dissolved {
                ground.call("shuji", "party.dissolve", end.clone()).unwrap();
            }
            let request = match step {
                "party.reply" => reply(true),
                "party.amend" => json!({"organisation": branch, "name": "新名"}),
                "party.change_parent" => json!({"organisation": branch, "parent": ground.work}),
                "party.merge" => {
                    json!({"organisation": branch, "absorbed": [ground.other], "reason": "合并"})
                }
                "party.split" => json!({"organisation": branch, "reason": "分设",
                                        "parts": [{"name": "新支部", "members": names(&ground.members[..3])}]}),
                "party.dissolve" => end,
                "party.appoint" => {
                    json!({"organisation": branch, "post": "secretary", "member": ground.members[0],
                                          "basis": "elected"})
                }
                _ => json!({"organisation": branch}),
            };
            if allowed(*state, step) {
                let outcome = ground.call("shuji", step, request);
                assert!(outcome.is_ok(), "{state:?} {step}: {outcome:?}");
                ground.verify();
            } else {
                let error = ground.refused(|| ground.call("shuji", step, request));
                let expected = if step == "party.appoint" { code::INVALID } else { code::CONFLICT_STATE };
                assert_eq!(error.code(), expected, "{state:?} {step}: {error}");
            }
        }
    }
}

#[test]
fn lists_page_and_filter() {
    let ground = Ground::new();
    for number in 0..5 {
        let request = json!({"organisation": {"kind": "branch", "name": format!("支部{number}"), "parent": ground.committee},
                             "basis": "existing", "on": "2020-01-01", "request_key": format!("k{number}")});
        let first = ground.call("shuji", "party.found", request.clone()).unwrap();
        assert_eq!(
            ground.call("shuji", "party.found", request).unwrap(),
            first,
            "the key answers the first result"
        );
    }
    let mut seen = Vec::new();
    let mut cursor = Value::Null;
    loop {
        let request = json!({"limit": 2, "cursor": cursor, "kind": "branch", "community": COMMUNITY});
        let page = ground.call("wang", "party.list", request).unwrap();
        seen.extend(
            page["items"].as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap().to_owned()),
        );
        match page.get("next") {
            Some(next) => cursor = next.clone(),
            None => break,
        }
    }
    assert_eq!(seen.len(), 7);
    assert!(seen.windows(2).all(|pair| pair[0] < pair[1]));
    let named =
        ground.call("wang", "party.list", json!({"name": "支部3", "parent": ground.committee})).unwrap();
    assert_eq!(
        named["items"].as_array().unwrap().len(),
        2,
        "支部3, and the branch whose name ends in its number"
    );
    let count = json!({"measure": "party.organisation", "area": STREET});
    assert_eq!(ground.call("shuji", "counter.read", count).unwrap()["total"], 10);
}
