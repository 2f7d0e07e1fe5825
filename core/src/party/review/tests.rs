//! Reviews, reminders and figures against a real database.

use serde_json::json;

use crate::party::testing::{Ground, TODAY};

#[test]
fn a_review_names_each_organisation_with_its_rule_and_numbers() {
    let ground = Ground::new();
    let review = ground.call("shuji", "party.review", json!({})).unwrap();
    assert_eq!((&review["organisations"], &review["members"]), (&json!(5), &json!(18)));
    let found = |rule: &str| {
        let findings = review["findings"].as_array().unwrap().iter().filter(|one| one["rule"] == rule);
        findings.map(|one| one["organisation"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(
        found("party.branch.committee"),
        [ground.branch.to_string()],
        "twelve full members and no committee"
    );
    assert_eq!(found("party.committee.size"), [ground.committee.to_string()]);
    assert_eq!(found("party.group.minimum"), [ground.group.to_string()]);
    assert_eq!(found("party.post.vacancy").len(), 5);
    assert!(review["findings"].as_array().unwrap().iter().all(|one| one["citation"] != ""));
    let hard = ground.call("shuji", "party.review", json!({"severity": "hard"})).unwrap();
    assert_eq!(hard["findings"].as_array().unwrap().len(), 1);
    let own = ground.call("zhibu", "party.review", json!({})).unwrap();
    assert_eq!(own["organisations"], 2);
    for actor in ["wang", "shequ", "worker", "zhao"] {
        let error = ground.refused(|| ground.call(actor, "party.review", json!({})));
        assert_eq!(error.kind(), crate::ErrorKind::Denied, "{actor}");
    }
    let later = ground
        .call("shuji", "party.review", json!({"as_of": "2026-07-02", "rule": "member.probation"}))
        .unwrap();
    assert_eq!(later["findings"][0]["found"], 2);
    assert_eq!(
        ground.call("shuji", "party.review", json!({"as_of": "2019-01-01"})).unwrap()["organisations"],
        0
    );
    assert_eq!(review["as_of"], TODAY);
}

#[test]
fn units_that_must_found_or_join_an_organisation_are_findings() {
    let ground = Ground::new();
    ground
        .call(
            "wang",
            "registry.put_division",
            json!({"code": crate::party::testing::COMMUNITY, "name": "社区"}),
        )
        .unwrap();
    let units: Vec<String> = [("91620102MEA0000001", 0..3), ("91620102MEA0000002", 3..5)]
        .into_iter()
        .map(|(code, members)| {
            let request = json!({"credit_code": code, "name": code, "kind": "enterprise", "address": "某路",
                "community": crate::party::testing::COMMUNITY});
            let unit = ground.call("wang", "registry.put_enterprise", request).unwrap();
            let unit = unit["enterprise"]["id"].as_str().unwrap().to_owned();
            for place in members {
                let link = json!({"member": ground.members[place], "enterprise": unit});
                ground.call("shuji", "member.link_enterprise", link).unwrap();
            }
            unit
        })
        .collect();
    let told = |actor: &str, request: serde_json::Value| {
        let review = ground.call(actor, "party.review", request).unwrap();
        let findings = review["findings"].as_array().unwrap().iter().filter(|one| one.get("unit").is_some());
        findings
            .map(|one| {
                assert!(one.get("organisation").is_none() && one.get("kind").is_none());
                (
                    one["unit"].as_str().unwrap().to_owned(),
                    one["rule"].as_str().unwrap().to_owned(),
                    one["found"].as_i64(),
                )
            })
            .collect::<Vec<_>>()
    };
    let found = (units[0].clone(), "party.branch.minimum".to_owned(), Some(3));
    let join = (units[1].clone(), "party.joint.units".to_owned(), Some(2));
    assert_eq!(told("shuji", json!({})), [found.clone(), join]);
    assert_eq!(told("shuji", json!({"severity": "hard"})), [found]);
    assert_eq!(told("shuji", json!({"organisation": ground.branch})), []);
    assert_eq!(told("zhibu", json!({})), [], "the units lie outside the reach of a branch");
}

#[test]
fn a_past_day_knows_the_probations_of_then_and_reminders_look_ahead() {
    let ground = Ground::new();
    let member: crate::party::member::record::MemberRecord =
        ground.session("shuji").read(|view| view.stored(ground.members[0])).unwrap();
    // A full member since 2021-01-10 whose probation ended with 2020.
    let mut late = member.clone();
    late.id = crate::party::testing::id(400);
    late.spells.clear();
    late.stage = crate::party::MemberStage::Probationary;
    late.probation_ends = Some(crate::party::testing::day("2021-01-01"));
    late.begin_spell(crate::party::testing::day("2020-01-01"));
    late.stage = crate::party::MemberStage::Full;
    late.begin_spell(crate::party::testing::day("2021-01-10"));
    ground
        .session("shuji")
        .write("member.record", |command| crate::party::member::rows::keep(command, None, &late, json!({})))
        .unwrap();
    let overdue = |as_of: &str| {
        let request = json!({"rule": "member.probation", "as_of": as_of});
        ground.call("shuji", "party.review", request).unwrap()["findings"][0]["found"].as_i64()
    };
    assert_eq!(
        (overdue("2020-12-31"), overdue("2021-01-01"), overdue("2021-01-09"), overdue("2021-01-10")),
        (None, Some(1), Some(1), None)
    );
    let error = ground.refused(|| ground.call("shuji", "party.reminders", json!({"as_of": "2026-06-14"})));
    assert_eq!((error.kind(), error.field()), (crate::ErrorKind::Invalid, Some("as_of")));
    assert!(ground.call("shuji", "party.reminders", json!({"as_of": TODAY})).is_ok());
}

#[test]
fn a_mobile_branch_counts_its_mobile_members() {
    use crate::party::{Affiliation, MemberStage, OrganisationKind};
    let ground = Ground::new();
    let mobile = crate::party::testing::id(8);
    ground.organisation(mobile, OrganisationKind::MobileBranch, Some(ground.committee));
    let small = |told: serde_json::Value| {
        let items = told["items"].as_array().unwrap().iter();
        items.filter(|one| one["organisation"] == json!(mobile)).count()
    };
    let remind = || ground.call("shuji", "party.reminders", json!({"kind": "branch_small"})).unwrap();
    assert_eq!(small(remind()), 1);
    for number in 0..3 {
        let stored: crate::party::member::record::MemberRecord =
            ground.session("shuji").read(|view| view.stored(ground.members[0])).unwrap();
        let mut member = stored.clone();
        member.id = crate::party::testing::id(500 + number);
        member.spells.clear();
        member.organisation = mobile;
        member.stage = MemberStage::Full;
        member.affiliation = Affiliation::Mobile;
        member.begin_spell(crate::party::testing::day("2024-01-01"));
        ground
            .session("shuji")
            .write("member.record", |command| {
                crate::party::member::rows::keep(command, None, &member, json!({}))
            })
            .unwrap();
    }
    assert_eq!(small(remind()), 0);
    let hard = ground.call("shuji", "party.review", json!({"rule": "party.branch.minimum"})).unwrap();
    assert_eq!(hard["findings"], json!([]));
}

#[test]
fn the_ledger_tells_the_facts_of_members_only_to_who_reads_them_or_audits() {
    let ground = Ground::new();
    let history = |actor: &str, subject: crate::Id| {
        ground.call(actor, "event.history", json!({"subject": subject})).unwrap()["items"][0].clone()
    };
    let link = json!({"member": ground.members[0]});
    ground.call("shuji", "member.link_enterprise", link).unwrap();
    let seen = history("wang", ground.members[0]);
    assert_eq!((&seen["body"], seen.get("before"), seen.get("after")), (&json!("{}"), None, None));
    let whole = history("auditor", ground.members[0]);
    assert!(whole["after"].is_string());
    for same in ["sequence", "at", "actor", "operation", "subject_kind", "subject", "hash"] {
        assert_eq!(seen[same], whole[same], "{same}");
    }
    let organisation = history("wang", ground.branch);
    assert!(organisation["after"].is_string(), "an organisation is no member");
    let events = |actor: &str| {
        let told = ground.call(actor, "event.since", json!({"sequence": 0, "limit": 1000})).unwrap();
        let items = told["items"].as_array().unwrap().clone();
        let of_members = items.iter().filter(|one| one["subject_kind"] == "member");
        let empty =
            of_members.clone().filter(|one| one.get("after").is_none() && one["body"] == "{}").count();
        (items.len(), of_members.count(), empty)
    };
    let (all, members, empty) = events("wang");
    assert!(members > 0 && members == empty);
    assert_eq!(events("auditor"), (all, members, 0));
    // A secretary of one branch who is also an officer reads the members of the branch, not those of the street.
    ground.grant(
        "wang",
        crate::access::Role::PartySecretary,
        crate::access::ScopeKind::Organisation,
        &ground.branch.to_string(),
        false,
    );
    assert_eq!(events("wang"), (all + 1, members, members), "the grant is one more");
    ground.verify();
}
