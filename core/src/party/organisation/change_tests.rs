//! Changes of organisations, posts and hubs against a real database: what fits, who goes along, who may.

use serde_json::{Value, json};

use crate::party::member::record::MemberRecord;
use crate::party::testing::{Ground, TODAY, day, id};
use crate::party::{MemberStatus, OrganisationKind};
use crate::{ErrorKind, Id, Result, code};

fn names(ids: &[Id]) -> Vec<String> {
    ids.iter().map(Id::to_string).collect()
}

fn new(value: &Value) -> Id {
    Id::parse("id", value["organisation"]["id"].as_str().unwrap()).unwrap()
}

impl Ground {
    fn by_shuji(&self, operation: &str, request: Value) -> Result<Value> {
        self.call("shuji", operation, request)
    }

    fn stored(&self, member: Id) -> MemberRecord {
        self.session("shuji").read(|view| view.stored(member)).unwrap()
    }

    /// A group of branch A with some of its members.
    fn grouped(&self, members: &[Id]) -> Id {
        let request = json!({"organisation": {"kind": "group", "name": "新小组", "parent": self.branch,
                                              "founders": names(members)},
                             "basis": "superior_decision", "on": "2026-06-01"});
        new(&self.by_shuji("party.found", request).unwrap())
    }

    fn community(&self, name: &str, on: &str) -> Id {
        let request = json!({"organisation": {"kind": "committee", "name": name, "parent": self.work},
                             "basis": "existing", "on": on});
        new(&self.by_shuji("party.found", request).unwrap())
    }
}

#[test]
fn like_goes_up_in_like() {
    let ground = Ground::new();
    let community = ground.community("二社区党委", "2020-01-01");
    ground.organisation(id(20), OrganisationKind::Group, Some(ground.other));
    ground.organisation(id(21), OrganisationKind::TemporaryBranch, Some(ground.committee));
    ground.organisation(id(22), OrganisationKind::GeneralBranch, Some(ground.committee));
    let merge = |into: Id, absorbed: Id| {
        let request = json!({"organisation": into, "absorbed": [absorbed], "reason": "合并"});
        ground.refused(|| ground.by_shuji("party.merge", request))
    };
    for (into, absorbed) in [
        (ground.branch, ground.group),
        (ground.group, ground.other),
        (ground.group, id(20)),
        (ground.branch, id(21)),
        (id(21), ground.branch),
        (ground.committee, ground.branch),
        (community, id(22)),
    ] {
        let error = merge(into, absorbed);
        assert_eq!((error.rule(), error.field()), (Some("party.tree.tier"), Some("absorbed")));
    }
    let done = json!({"organisation": ground.committee, "absorbed": [community], "reason": "合并",
                      "document": "街党〔2026〕3号"});
    assert!(ground.by_shuji("party.merge", done).unwrap()["warnings"] == json!([]));
    ground.verify();
}

#[test]
fn members_keep_their_group_and_hubs_go_along_when_branches_merge() {
    let ground = Ground::new();
    let (one, two) = (ground.grouped(&ground.members[..4]), ground.grouped(&ground.members[4..8]));
    let appoint = |organisation: Id, post: &str, member: Id| {
        let request = json!({"organisation": organisation, "post": post, "member": member, "basis": "elected",
                             "valid_from": "2026-06-01"});
        ground.by_shuji("party.appoint", request).unwrap();
    };
    appoint(ground.branch, "secretary", ground.members[0]);
    appoint(one, "group_leader", ground.members[1]);
    appoint(two, "group_leader", ground.members[4]);
    let hub = |organisation: Id, member: Id| {
        let request = json!({"organisation": organisation, "member": member, "valid_from": "2026-06-01"});
        ground.by_shuji("party.appoint_hub", request).unwrap()["hub"]["id"].clone()
    };
    let (of_branch, of_group) = (hub(ground.branch, ground.members[0]), hub(two, ground.members[5]));
    let groups = json!({"organisation": one, "absorbed": [two], "reason": "合并", "on": "2026-06-05"});
    assert!(
        ground.by_shuji("party.merge", groups).unwrap()["warnings"] == json!([]),
        "a group is the branch's"
    );
    assert_eq!(ground.stored(ground.members[4]).group, Some(one));
    let branches = json!({"organisation": ground.other, "absorbed": [ground.branch], "reason": "合并",
                          "on": "2026-06-10"});
    let merged = ground.by_shuji("party.merge", branches).unwrap();
    assert_eq!(merged["warnings"][0]["rule"], "party.change.approval");
    let member = ground.stored(ground.members[1]);
    assert_eq!((member.organisation, member.group), (ground.other, Some(one)));
    let posts = ground.by_shuji("party.list_posts", json!({})).unwrap();
    let ends: Vec<(&str, Option<&str>)> = posts["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|post| (post["post"].as_str().unwrap(), post["valid_to"].as_str()))
        .collect();
    assert!(ends.contains(&("secretary", Some("2026-06-09"))), "{ends:?}");
    assert!(ends.contains(&("group_leader", Some("2026-06-04"))) && ends.contains(&("group_leader", None)));
    let hubs = ground.by_shuji("party.list_hubs", json!({})).unwrap();
    let of = |hub: &Value| {
        let found = hubs["items"].as_array().unwrap().iter().find(|one| one["id"] == *hub);
        found.map(|hub| hub["organisation"].clone())
    };
    assert_eq!((of(&of_branch), of(&of_group)), (Some(json!(ground.other)), Some(json!(one))));
    ground.verify();
}

#[test]
fn posts_and_hubs_end_with_what_their_holders_leave() {
    let ground = Ground::new();
    let (gone, stays) = (ground.members[0], ground.members[11]);
    for member in [gone, stays] {
        let post = json!({"organisation": ground.branch, "post": "committee_member", "member": member,
                          "basis": "elected", "valid_from": "2026-06-01"});
        ground.by_shuji("party.appoint", post).unwrap();
        let hub = json!({"organisation": ground.branch, "member": member, "valid_from": "2026-06-01"});
        ground.by_shuji("party.appoint_hub", hub).unwrap();
    }
    let split = json!({"organisation": ground.branch, "reason": "人数较多", "on": "2026-06-10",
                       "parts": [{"name": "三支部", "members": names(&ground.members[..3])}]});
    ground.by_shuji("party.split", split).unwrap();
    let holders = |operation: &str, as_of: &str| {
        let found = ground.by_shuji(operation, json!({"as_of": as_of})).unwrap();
        found["items"].as_array().unwrap().iter().map(|one| one["member"].clone()).collect::<Vec<_>>()
    };
    for operation in ["party.list_posts", "party.list_hubs"] {
        assert_eq!(holders(operation, "2026-06-09"), [json!(gone), json!(stays)], "{operation}");
        assert_eq!(holders(operation, "2026-06-10"), [json!(stays)], "{operation}");
    }
    let end = json!({"organisation": ground.branch, "members_to": ground.other, "reason": "撤销"});
    ground.by_shuji("party.dissolve", json!({"organisation": ground.group, "reason": "撤销"})).unwrap();
    let done = ground.by_shuji("party.dissolve", end).unwrap();
    assert_eq!(done["warnings"][0]["rule"], "party.change.approval");
    assert_eq!(holders("party.list_hubs", TODAY), Vec::<Value>::new());
    ground.verify();
}

#[test]
fn what_goes_on_today_is_there_today() {
    let ground = Ground::new();
    let (ended, founded) =
        (ground.community("二社区党委", "2020-01-01"), ground.community("三社区党委", "2020-01-01"));
    ground
        .by_shuji("party.dissolve", json!({"organisation": ended, "reason": "撤销", "on": "2026-06-10"}))
        .unwrap();
    let parent = json!({"organisation": ground.branch, "parent": ended, "valid_from": "2026-06-05"});
    let error = ground.refused(|| ground.by_shuji("party.change_parent", parent));
    assert_eq!((error.kind(), error.field()), (ErrorKind::Invalid, Some("parent")));
    let branch = |basis: &str, parent: Id| {
        json!({"organisation": {"kind": "branch", "name": "二支部", "parent": parent,
                                "founders": names(&ground.members[..4])}, "basis": basis, "on": "2026-06-05"})
    };
    for basis in ["superior_decision", "existing"] {
        let error = ground.refused(|| ground.by_shuji("party.found", branch(basis, ended)));
        assert_eq!(
            (error.kind(), error.field()),
            (ErrorKind::Invalid, Some("organisation.parent")),
            "{basis}"
        );
    }
    let mut part = json!({"organisation": ground.branch, "reason": "分设", "on": "2026-06-01",
                          "parts": [{"name": "三支部", "members": names(&ground.members[..4])}]});
    let made = ground.by_shuji("party.split", part.clone()).unwrap();
    let home = json!({"organisation": made["parts"][0]["id"], "members_to": ground.other, "reason": "撤销"});
    ground.by_shuji("party.dissolve", home).unwrap();
    let end = json!({"organisation": ground.other, "members_to": made["parts"][0]["id"], "reason": "撤销",
                     "on": "2026-06-14"});
    let error = ground.refused(|| ground.by_shuji("party.dissolve", end));
    assert_eq!(error.field(), Some("members_to"));
    // A committee that became a general branch takes no committee below it from the days before.
    ground
        .by_shuji(
            "party.amend",
            json!({"organisation": founded, "kind": "general_branch", "valid_from": "2026-06-10"}),
        )
        .unwrap();
    let other = ground.community("四社区党委", "2020-01-01");
    let under = json!({"organisation": other, "parent": founded, "valid_from": "2026-06-05"});
    let error = ground.refused(|| ground.by_shuji("party.change_parent", under));
    assert_eq!(error.rule(), Some("party.tree.tier"));
    part["parts"] =
        json!([{"name": "总支", "kind": "general_branch", "members": names(&ground.members[4..8])}]);
    let error = ground.refused(|| ground.by_shuji("party.split", part.clone()));
    assert_eq!(error.field(), Some("parts[0].kind"));
    let half = |members: &[Id]| json!({"id": id(30), "name": "支部", "members": names(members)});
    part["parts"] = json!([half(&ground.members[4..7]), half(&ground.members[7..10])]);
    let error = ground.refused(|| ground.by_shuji("party.split", part.clone()));
    assert_eq!(error.field(), Some("parts[1].id"));
    ground.verify();
}

#[test]
fn applications_go_over_with_what_they_were_to_stand_below() {
    let ground = Ground::new();
    let (one, other) =
        (ground.community("二社区党委", "2020-01-01"), ground.community("三社区党委", "2020-01-01"));
    let applied = json!({"organisation": {"kind": "branch", "name": "二支部", "parent": one,
                                          "founders": names(&ground.members[..5])}, "on": "2026-06-05"});
    let branch = new(&ground.by_shuji("party.propose", applied).unwrap());
    let merge = |on: &str| json!({"organisation": other, "absorbed": [one], "reason": "合并", "on": on});
    let error = ground.refused(|| ground.by_shuji("party.merge", merge("2026-06-04")));
    assert_eq!((error.kind(), error.field()), (ErrorKind::Invalid, Some("on")));
    ground.by_shuji("party.merge", merge("2026-06-10")).unwrap();
    let approved = json!({"organisation": branch, "approved": true, "reason": "同意", "on": "2026-06-11"});
    let replied = ground.by_shuji("party.reply", approved).unwrap();
    assert_eq!(
        (&replied["organisation"]["parent"], &replied["organisation"]["valid_from"]),
        (&json!(other), &json!("2026-06-05"))
    );
    assert!(replied["warnings"] == json!([]));
    let ended_by =
        |id: Id| ground.session("shuji").read(|view| Ok(view.snapshot.party.known(id)?.ended_by.clone()));
    assert_eq!(ended_by(branch).unwrap(), None, "agreeing ends nothing");
    // One founder dies before the meeting, and four are enough.
    let gone = ground.stored(ground.members[0]);
    ground
        .session("shuji")
        .write("member.close_record", |command| {
            let after = gone.changed(day(TODAY), |member| member.status = MemberStatus::Deceased);
            crate::party::member::rows::keep(command, Some(&gone), &after, json!({}))
        })
        .unwrap();
    ground.by_shuji("party.establish", json!({"organisation": branch})).unwrap();
    let detail = ground.by_shuji("party.get", json!({"organisation": branch})).unwrap();
    assert_eq!(detail["people"]["full"], 4);
    let early = json!({"organisation": branch, "as_of": "2026-06-04"});
    let error = ground.refused(|| ground.by_shuji("party.get", early));
    assert_eq!((error.kind(), error.field()), (ErrorKind::Invalid, Some("as_of")));
    ground.verify();
}

#[test]
fn a_group_is_established_by_those_who_are_still_of_its_branch() {
    let ground = Ground::new();
    let applied = json!({"organisation": {"kind": "group", "name": "二组", "parent": ground.branch,
                                          "founders": names(&ground.members[..4])}, "on": "2026-06-01"});
    let group = new(&ground.by_shuji("party.propose", applied).unwrap());
    ground
        .by_shuji("party.reply", json!({"organisation": group, "approved": true, "on": "2026-06-01"}))
        .unwrap();
    let gone = ground.stored(ground.members[0]);
    ground
        .session("shuji")
        .write("member.transfer", |command| {
            let after = gone.changed(day("2026-06-05"), |member| member.organisation = ground.other);
            crate::party::member::rows::keep(command, Some(&gone), &after, json!({}))
        })
        .unwrap();
    ground.by_shuji("party.establish", json!({"organisation": group})).unwrap();
    assert_eq!(ground.stored(ground.members[0]).organisation, ground.other);
    assert_eq!(ground.stored(ground.members[1]).group, Some(group));
    ground.verify();
}

#[test]
fn people_make_the_kind() {
    let ground = Ground::new();
    let found = |kind: &str, basis: &str, founders: &[Id]| {
        json!({"organisation": {"kind": kind, "name": "新设", "parent": ground.committee, "founders": names(founders)},
               "basis": basis})
    };
    for kind in ["committee", "general_branch"] {
        let error =
            ground.refused(|| ground.by_shuji("party.found", found(kind, "existing", &ground.members[..3])));
        assert_eq!((error.rule(), error.field()), (Some("party.tree.tier"), Some("organisation.founders")));
    }
    let few = found("branch", "existing", &ground.members[..2]);
    let error = ground.refused(|| ground.by_shuji("party.found", few));
    assert_eq!(error.rule(), Some("party.branch.minimum"));
    let amend = |organisation: Id, kind: &str| {
        let request = json!({"organisation": organisation, "kind": kind});
        ground.refused(|| ground.by_shuji("party.amend", request))
    };
    for kind in ["general_branch", "temporary_branch"] {
        let error = amend(ground.other, kind);
        assert_eq!((error.rule(), error.field()), (Some("party.change.members"), Some("kind")), "{kind}");
        assert_eq!(error.report().details["members"], 4);
    }
    let empty = json!({"organisation": {"kind": "branch", "name": "旧支部", "parent": ground.committee},
                       "basis": "existing", "on": "2020-01-01"});
    let empty = new(&ground.by_shuji("party.found", empty).unwrap());
    assert_eq!(amend(empty, "mobile_branch").rule(), Some("party.branch.minimum"));
    let existing = found("branch", "existing", &ground.members[..10]);
    let told = ground.by_shuji("party.found", existing).unwrap();
    assert_eq!(told["warnings"][0]["rule"], "party.branch.minimum", "four are left, two of them full");
    ground.verify();
}

#[test]
fn the_superior_approves_what_a_branch_becomes() {
    let ground = Ground::new();
    let split = json!({"organisation": ground.branch, "reason": "分设",
                       "parts": [{"name": "三支部", "members": names(&ground.members[..4])}]});
    let merge = json!({"organisation": ground.branch, "absorbed": [ground.other], "reason": "合并"});
    let end = json!({"organisation": ground.branch, "members_to": ground.branch, "reason": "撤销"});
    let term = json!({"organisation": ground.branch, "term_from": "2024-01-01"});
    for (operation, request) in [
        ("party.split", split),
        ("party.merge", merge),
        ("party.dissolve", end),
        ("party.amend", term.clone()),
    ] {
        let error = ground.refused(|| ground.call("zhibu", operation, request));
        assert_eq!(error.kind(), ErrorKind::Denied, "{operation}");
    }
    ground.call("zhibu", "party.dissolve", json!({"organisation": ground.group, "reason": "撤销"})).unwrap();
    for wrong in ["2019-12-31", "2026-06-16"] {
        let request = json!({"organisation": ground.branch, "term_from": wrong});
        let error = ground.refused(|| ground.by_shuji("party.amend", request));
        assert_eq!((error.kind(), error.field()), (ErrorKind::Invalid, Some("term_from")), "{wrong}");
    }
    ground.by_shuji("party.amend", term).unwrap();
    // Who reached the old superior founds nothing below it for the days when it was there.
    let scope = ground.community("二社区党委", "2020-01-01").to_string();
    ground.grant(
        "erge",
        crate::access::Role::PartySecretary,
        crate::access::ScopeKind::Organisation,
        &scope,
        false,
    );
    let under = |parent: &str, from: &str| json!({"organisation": ground.committee, "parent": parent, "valid_from": from});
    ground.by_shuji("party.change_parent", under(&scope, "2026-06-01")).unwrap();
    ground.by_shuji("party.change_parent", under(&ground.work.to_string(), "2026-06-10")).unwrap();
    let founded = json!({"organisation": {"kind": "branch", "name": "新支部", "parent": ground.committee},
                         "basis": "existing", "on": "2026-06-05"});
    let error = ground.refused(|| ground.call("erge", "party.found", founded));
    assert_eq!(error.kind(), ErrorKind::Denied);
    ground.verify();
}

#[test]
fn posts_are_given_to_those_of_the_branch_on_the_day() {
    let ground = Ground::new();
    let post = |organisation: Id, member: Id, basis: &str, from: &str| json!({"organisation": organisation, "post": "secretary", "member": member, "basis": basis, "valid_from": from});
    let appoint = |request: Value| ground.refused(|| ground.by_shuji("party.appoint", request));
    let error = appoint(post(ground.branch, ground.others[0], "elected", TODAY));
    assert_eq!((error.rule(), error.field()), (Some("party.post.full_member"), Some("member")));
    let error = ground.refused(|| {
        ground.call("zhibu", "party.appoint", post(ground.branch, ground.others[0], "appointed", TODAY))
    });
    assert_eq!(error.kind(), ErrorKind::Denied, "a member out of reach");
    assert_eq!(
        appoint(post(ground.work, ground.members[0], "elected", TODAY)).rule(),
        Some("party.tree.tier")
    );
    ground.organisation(id(21), OrganisationKind::TemporaryBranch, Some(ground.committee));
    assert_eq!(appoint(post(id(21), ground.members[0], "elected", TODAY)).rule(), Some("party.temporary"));
    // Suspended today, in force in May.
    let before = ground.stored(ground.members[1]);
    ground
        .session("shuji")
        .write("member.suspend", |command| {
            let after = before.changed(day("2026-06-01"), |member| member.status = MemberStatus::Suspended);
            crate::party::member::rows::keep(command, Some(&before), &after, json!({}))
        })
        .unwrap();
    assert_eq!(
        appoint(post(ground.branch, ground.members[1], "elected", TODAY)).rule(),
        Some("party.post.full_member")
    );
    let mut may = post(ground.branch, ground.members[1], "elected", "2026-05-01");
    may["valid_to"] = "2026-05-31".into();
    ground.by_shuji("party.appoint", may.clone()).unwrap();
    may["valid_from"] = "2026-05-31".into();
    let error = appoint(may);
    assert_eq!((error.code(), error.field()), (code::CONFLICT_STATE, Some("post")));
    ground.by_shuji("party.appoint", post(ground.branch, ground.others[0], "appointed", TODAY)).unwrap();
    ground.verify();
}
