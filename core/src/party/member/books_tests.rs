//! The book of members: recording, amending, groups, reading, and who may.

use serde_json::{Value, json};

use super::tests::{admission, ask, put, stored};
use super::*;
use crate::party::testing::{COMMUNITY, Ground, TODAY, day};
use crate::party::{MemberStage, MemberStatus};
use crate::{ErrorKind, access};

const NUMBER: &str = "11010519491231002X";

/// Someone who has been a full member for long.
fn veteran(ground: &Ground) -> Value {
    json!({
        "person": {"name": "孙建国", "number": NUMBER, "phone": "13912345678", "unit": "某厂", "retired": true},
        "stage": "full", "organisation": ground.branch,
        "joined_on": "1975-07-01", "full_on": "1976-07-01",
    })
}

/// A resident of the community.
fn resident(ground: &Ground, number: Option<&str>) -> Id {
    let clerk = ground.session("zhao");
    let divisions = json!({"code": COMMUNITY, "name": "示例社区"});
    clerk.registry().put_division(ask(divisions)).unwrap();
    let person = json!({"name": "李红", "number": number, "birth": "1949-12-31", "sex": "female",
        "phone": "13800005678", "residence": "registered", "community": COMMUNITY});
    ground.session("wang").registry().add_resident(ask(person)).unwrap().resident.id
}

fn with(mut request: Value, changes: &Value) -> Value {
    request.as_object_mut().unwrap().extend(changes.as_object().unwrap().clone());
    request
}

#[test]
fn a_member_is_recorded_as_the_papers_have_it() {
    let ground = Ground::new();
    let zhibu = ground.session("zhibu").members();
    let recorded = zhibu.record(ask(veteran(&ground))).unwrap().member;
    assert_eq!((recorded.since, recorded.full_on), (day("2020-01-01"), Some(day("1976-07-01"))));
    assert_eq!(recorded.number.as_deref(), Some("110105********002X"));
    assert_eq!((recorded.age, recorded.standing_years, recorded.retired), (Some(76), Some(49), true));
    let events = ground.session("wang").events().since(ask(json!({"sequence": 0, "limit": 1000}))).unwrap();
    let ledger: String =
        events.items.iter().map(|event| format!("{} {}\n", event.operation, event.body)).collect();
    assert!(ledger.contains("member.record"));
    for personal in ["孙建国", NUMBER, "13912345678"] {
        assert!(!ledger.contains(personal), "an event tells {personal}");
    }
    let error = ground.refused(|| zhibu.record(ask(veteran(&ground))));
    assert_eq!(error.code(), code::CONFLICT_EXISTS);
    assert_eq!(error.report().details["member"], recorded.id.to_string());
    let shuji = ground.session("shuji").members();
    let elsewhere = with(veteran(&ground), &json!({"organisation": ground.other}));
    let error = ground.refused(|| shuji.record(ask(elsewhere.clone())));
    assert_eq!((error.rule(), error.field()), (Some("member.one_branch"), Some("organisation")));
    assert_eq!(error.report().details["organisation"], ground.branch.to_string());
    let double = with(elsewhere, &json!({"affiliation": "double_report"}));
    assert_eq!(ground.refused(|| shuji.record(ask(double))).code(), code::CONFLICT_EXISTS);
    ground.verify();
}

#[test]
fn what_does_not_fit_is_refused() {
    let ground = Ground::new();
    let shuji = ground.session("shuji").members();
    let whole = veteran(&ground);
    let (invalid, conflict) = (ErrorKind::Invalid, ErrorKind::Conflict);
    for (changes, kind, field) in [
        (json!({"organisation": ground.committee}), ErrorKind::Violation, "organisation"),
        (json!({"organisation": ground.group}), ErrorKind::Violation, "organisation"),
        (json!({"organisation": crate::party::testing::id(99)}), ErrorKind::NotFound, ""),
        (json!({"group": ground.other}), invalid, "group"),
        (json!({"organisation": ground.other, "group": ground.group}), invalid, "group"),
        (json!({"since": "2019-12-31"}), conflict, "organisation"),
        (json!({"since": "1970-01-01"}), invalid, "since"),
        (json!({"since": "2026-06-16"}), invalid, "since"),
        (json!({"joined_on": null}), invalid, "joined_on"),
        (json!({"full_on": null}), invalid, "full_on"),
        (json!({"full_on": "1975-06-30"}), invalid, "full_on"),
        (json!({"joined_on": "1967-12-30"}), ErrorKind::Violation, "birth"),
        (json!({"person": {"birth": "1990-01-01"}}), invalid, "person.name"),
        (json!({"person": {"name": "甲", "number": "1"}}), invalid, "person.number"),
        (json!({"person": {"name": "甲", "number": NUMBER, "sex": "male"}}), invalid, "person.sex"),
        (json!({"stage": "activist", "affiliation": "mobile"}), invalid, "affiliation"),
        (json!({"id": ground.members[0]}), conflict, "id"),
    ] {
        let error = ground.refused(|| shuji.record(ask(with(whole.clone(), &changes))));
        assert_eq!((error.kind(), error.field().unwrap_or("")), (kind, field), "{changes}: {error}");
    }
    let early = with(whole, &json!({"full_on": "1976-06-30"}));
    assert_eq!(shuji.record(ask(early)).unwrap().warnings[0].rule, "member.probation");
    ground.verify();
}

#[test]
fn a_record_without_days_can_go_on_and_tells_the_age() {
    let ground = Ground::new();
    let zhibu = ground.session("zhibu").members();
    let bare = |stage: &str, birth: &str, more: Value| {
        let whole =
            json!({"person": {"name": "甲", "birth": birth}, "stage": stage, "organisation": ground.branch});
        with(whole, &more)
    };
    let activist = bare("activist", "1990-01-01", json!({"since": "2025-01-01"}));
    let activist = zhibu.record(ask(activist)).unwrap().member;
    assert_eq!(activist.activist_on, Some(day("2025-01-01")));
    zhibu.make_target(ask(json!({"member": activist.id, "agreed_on": "2026-06-01"}))).unwrap();
    let target = zhibu.record(ask(bare("target", "1990-01-01", json!({})))).unwrap().member;
    assert_eq!(target.target_on, Some(day(TODAY)));
    let early = json!({"applied_on": "2026-01-01", "since": "2025-12-31"});
    let error = ground.refused(|| zhibu.record(ask(bare("activist", "1990-01-01", early))));
    assert_eq!((error.kind(), error.field()), (ErrorKind::Invalid, Some("since")));
    for (stage, more) in [("activist", json!({"activist_on": "2020-01-01"})), ("applicant", json!({}))] {
        let error = ground.refused(|| zhibu.record(ask(bare(stage, "2008-12-01", more.clone()))));
        assert_eq!(error.rule(), Some("member.age"), "{stage}");
    }
    ground.verify();
}

#[test]
fn one_who_went_elsewhere_is_seen_there_only() {
    let ground = Ground::new();
    let member = ground.members[0];
    let before = stored(&ground, member);
    let after = before.changed(day("2026-06-01"), |record| record.organisation = ground.other);
    let work = |command: &mut Command<'_>| rows::keep(command, Some(&before), &after, json!({}));
    ground.session("shuji").write("member.amend", work).unwrap();
    let count = |actor: &str| {
        let past = json!({"organisation": ground.branch, "as_of": "2026-05-31", "stage": "full"});
        ground.session(actor).members().list(ask(past)).unwrap().items.len()
    };
    assert_eq!((count("shuji"), count("zhibu")), (12, 11));
    let zhibu = ground.session("zhibu").members();
    assert_eq!(zhibu.get(ask(json!({"member": member}))).unwrap_err().kind(), ErrorKind::Denied);
}

#[test]
fn relations_stay_outside_a_temporary_branch() {
    let ground = Ground::new();
    let temporary = crate::party::testing::id(6);
    let kind = crate::party::OrganisationKind::TemporaryBranch;
    ground.organisation(temporary, kind, Some(ground.committee));
    let shuji = ground.session("shuji").members();
    let request = with(veteran(&ground), &json!({"organisation": temporary}));
    let error = ground.refused(|| shuji.record(ask(request.clone())));
    assert_eq!(error.rule(), Some("member.temporary_branch"));
    shuji.record(ask(with(request, &json!({"affiliation": "mobile"})))).unwrap();
    ground.verify();
}

#[test]
fn a_linked_member_has_the_particulars_of_the_resident() {
    let ground = Ground::new();
    let shuji = ground.session("shuji").members();
    let linked = resident(&ground, Some(NUMBER));
    let request = |number: &str| {
        with(veteran(&ground), &json!({"person": {"resident": linked, "name": "别名", "number": number}}))
    };
    for wrong in ["", "620102199001011014"] {
        let error = ground.refused(|| shuji.record(ask(request(wrong))));
        assert_eq!((error.kind(), error.field()), (ErrorKind::Denied, Some("person.resident")));
    }
    let request = request(NUMBER);
    let member = shuji.record(ask(request)).unwrap().member;
    assert_eq!((&*member.name, member.resident), ("李红", Some(linked)));
    assert_eq!(member.phone.as_deref(), Some("138****5678"));
    let error = ground.refused(|| shuji.record(ask(veteran(&ground))));
    assert_eq!(error.code(), code::CONFLICT_EXISTS, "the number of the resident");
    let amend = |changes: &Value| with(json!({"member": member.id}), changes);
    let error = ground.refused(|| shuji.amend(ask(amend(&json!({"phone": "13800009999"})))));
    assert_eq!((error.kind(), error.field()), (ErrorKind::Invalid, Some("resident")));
    let free = amend(&json!({"resident": "", "name": "李虹", "number": ""}));
    let freed = shuji.amend(ask(free)).unwrap().member;
    assert_eq!((&*freed.name, freed.resident, freed.number), ("李虹", None, None));
    let other = ground.members[0];
    let link = json!({"member": other, "resident": linked});
    let error = ground.refused(|| shuji.amend(ask(link.clone())));
    assert_eq!((error.kind(), error.field()), (ErrorKind::Denied, Some("resident")), "reads no registry");
    ground.grant("shuji", access::Role::CommunityOfficer, access::ScopeKind::Division, COMMUNITY, false);
    shuji.amend(ask(link)).unwrap();
    let error = ground.refused(|| shuji.amend(ask(amend(&json!({"number": NUMBER})))));
    assert_eq!(error.code(), code::CONFLICT_EXISTS);
    let error = ground.refused(|| shuji.amend(ask(amend(&json!({"resident": linked})))));
    assert_eq!(error.code(), code::CONFLICT_EXISTS);
    ground.verify();
}

#[test]
fn particulars_are_amended_and_taken_off() {
    let ground = Ground::new();
    let zhibu = ground.session("zhibu").members();
    let member = ground.members[0];
    let changes = json!({"member": member, "revision": 1, "name": "新名", "number": NUMBER, "phone": "13800001111",
        "unit": "某局", "retired": true, "observed_until": "2027-01-01", "lost_since": "2026-05-01"});
    let after = zhibu.amend(ask(changes)).unwrap().member;
    assert_eq!((&*after.name, after.age, after.revision), ("新名", Some(76), 2));
    assert_eq!(after.observed_until, Some(day("2027-01-01")));
    let off = json!({"member": member, "number": "", "birth": "1990-01-01", "sex": "male", "phone": "", "unit": "",
        "observed_until": "", "lost_since": ""});
    let after = zhibu.amend(ask(off)).unwrap().member;
    assert_eq!((after.number, after.phone, after.unit, after.age), (None, None, None, Some(36)));
    assert_eq!((after.observed_until, after.lost_since), (None, None));
    for (changes, field) in [
        (json!({"name": " "}), "name"),
        (json!({"birth": "2027-01-01"}), "birth"),
        (json!({"lost_since": "2026-06-16"}), "lost_since"),
        (json!({"number": NUMBER, "birth": "1990-01-01"}), "birth"),
    ] {
        let request = with(json!({"member": member}), &changes);
        let error = ground.refused(|| zhibu.amend(ask(request)));
        assert_eq!((error.kind(), error.field()), (ErrorKind::Invalid, Some(field)), "{changes}");
    }
    let stale = json!({"member": member, "revision": 1, "unit": "某局"});
    assert_eq!(ground.refused(|| zhibu.amend(ask(stale))).code(), code::CONFLICT_REVISION);
    ground.verify();
}

#[test]
fn groups_begin_and_end_with_a_spell() {
    let ground = Ground::new();
    let zhibu = ground.session("zhibu").members();
    let member = ground.members[0];
    let join = json!({"member": member, "group": ground.group, "on": "2026-03-01"});
    assert_eq!(zhibu.assign_group(ask(join)).unwrap().member.group, Some(ground.group));
    let error = ground.refused(|| zhibu.assign_group(ask(json!({"member": member, "on": "2026-02-28"}))));
    assert_eq!((error.kind(), error.field()), (ErrorKind::Invalid, Some("on")), "before the spell");
    let wrong = json!({"member": member, "group": ground.other});
    assert_eq!(ground.refused(|| zhibu.assign_group(ask(wrong))).field(), Some("group"));
    zhibu.assign_group(ask(json!({"member": member, "on": "2026-05-01"}))).unwrap();
    let names = |request: Value| -> Vec<Id> {
        zhibu.list(ask(request)).unwrap().items.iter().map(|member| member.id).collect()
    };
    assert_eq!(names(json!({"group": ground.group, "as_of": "2026-04-30"})), [member]);
    assert_eq!(names(json!({"organisation": ground.group, "as_of": "2026-04-30"})), [member]);
    assert!(names(json!({"group": ground.group})).is_empty());
    assert_eq!(stored(&ground, member).spells.len(), 3);
    ground.verify();
}

#[test]
fn lists_filter_and_page_as_of_any_day() {
    let ground = Ground::new();
    let shuji = ground.session("shuji").members();
    put(&ground, 300, MemberStage::Activist, |_| ());
    let list = |request: Value| shuji.list(ask(request)).unwrap();
    let count = |request: Value| list(request).items.len();
    assert_eq!(count(json!({})), 19);
    assert_eq!(count(json!({"organisation": ground.committee})), 19);
    assert_eq!(count(json!({"organisation": ground.committee, "below": false})), 0);
    assert_eq!(count(json!({"organisation": ground.branch, "stage": "full"})), 12);
    assert_eq!(count(json!({"organisation": ground.other})), 4);
    assert_eq!(count(json!({"stage": "activist", "status": "active"})), 1);
    assert_eq!(count(json!({"affiliation": "mobile"})), 0);
    assert_eq!(count(json!({"name": "党员11"})), 4);
    assert_eq!(count(json!({"as_of": "2025-06-30"})), 16, "the probation began a day later");
    assert_eq!(count(json!({"as_of": "2019-12-31"})), 0);
    let mut seen = Vec::new();
    let mut request = json!({"limit": 7});
    loop {
        let page = list(request.clone());
        seen.extend(page.items.iter().map(|member| member.id));
        match page.next {
            Some(next) => request["cursor"] = json!(next),
            None => break,
        }
    }
    let mut sorted = seen.clone();
    sorted.sort_unstable();
    sorted.dedup();
    assert_eq!((seen.len(), sorted), (19, seen));
    for (request, field) in
        [(json!({"limit": 0}), "limit"), (json!({"cursor": "1"}), "cursor"), (json!({"as_of": "x"}), "as_of")]
    {
        assert_eq!(shuji.list(ask(request)).unwrap_err().field(), Some(field));
    }
    let early = json!({"member": ground.members[0], "as_of": "2019-12-31"});
    assert_eq!(shuji.get(ask(early)).unwrap_err().kind(), ErrorKind::NotFound);
}

#[test]
fn sensitive_fields_are_revealed_for_a_purpose_and_logged() {
    let ground = Ground::new();
    let member = ground.session("zhibu").members().record(ask(veteran(&ground))).unwrap().member.id;
    let shuji = ground.session("shuji").members();
    let request = json!({"member": member, "fields": ["number", "phone", "phone"]});
    let revealed = shuji.reveal(ask(request.clone())).unwrap();
    assert_eq!((revealed.number.as_deref(), revealed.birth), (Some(NUMBER), None));
    assert_eq!(revealed.phone.as_deref(), Some("13912345678"));
    let reads = ground.session("auditor").access_control().list_reads(ask(json!({}))).unwrap();
    assert_eq!(reads.items.len(), 1);
    assert_eq!(reads.items[0].fields, ["number", "phone"]);
    let error = ground.refused(|| ground.session("zhibu").members().reveal(ask(request.clone())));
    assert_eq!(error.kind(), ErrorKind::Denied, "the grant is not sensitive");
    let silent = access::Actor {
        actor: "shuji".into(),
        street: crate::party::testing::STREET.into(),
        ..Default::default()
    };
    let silent = ground.platform.session(silent).unwrap();
    let error = ground.refused(|| silent.members().reveal(ask(request)));
    assert_eq!(error.code(), code::DENIED_PURPOSE);
    let nothing = json!({"member": member, "fields": []});
    assert_eq!(ground.refused(|| shuji.reveal(ask(nothing))).field(), Some("fields"));
    ground.verify();
}

/// Every operation about one member, with a request that the member's secretary could make.
fn attempts(ground: &Ground, actor: &str, member: Id, organisation: Id) -> Vec<(&'static str, Error)> {
    let members = ground.session(actor).members();
    let one = json!({"member": member});
    let also = |changes: Value| with(one.clone(), &changes);
    let mut attempts = Vec::new();
    macro_rules! attempt {
        ($method:ident, $request:expr) => {
            attempts.push((stringify!($method), ground.refused(|| members.$method(ask($request)))))
        };
    }
    attempt!(record, with(veteran(ground), &json!({"organisation": organisation})));
    let person = json!({"name": "甲", "birth": "1990-01-01"});
    attempt!(apply, json!({"person": person, "organisation": organisation}));
    attempt!(get, one.clone());
    attempt!(list, json!({"organisation": organisation}));
    attempt!(reveal, one.clone());
    attempt!(amend, also(json!({"unit": "某局"})));
    attempt!(assign_group, one.clone());
    attempt!(record_talk, one.clone());
    attempt!(make_activist, one.clone());
    attempt!(review_activist, one.clone());
    attempt!(make_target, also(json!({"agreed_on": TODAY})));
    attempt!(resolve, admission(ground, member));
    attempt!(decide, also(json!({"approved": true})));
    attempt!(suspend, one.clone());
    attempt!(restore, one.clone());
    attempt!(close_record, also(json!({"closing": "deceased"})));
    attempts
}

#[test]
fn members_belong_to_their_secretaries() {
    let ground = Ground::new();
    for actor in ["wang", "shequ", "worker", "zhao", "li", "auditor", "nobody"] {
        for (operation, error) in attempts(&ground, actor, ground.members[0], ground.branch) {
            assert_eq!(error.kind(), ErrorKind::Denied, "{actor} {operation}");
        }
    }
    for (operation, error) in attempts(&ground, "zhibu", ground.others[0], ground.other) {
        assert_eq!(error.kind(), ErrorKind::Denied, "zhibu {operation} in the other branch");
    }
    let zhibu = ground.session("zhibu").members();
    assert_eq!(zhibu.list(ask(json!({}))).unwrap().items.len(), 14, "the own branch and no other");
    assert!(ground.session("wang").members().list(Default::default()).is_err());
    ground.verify();
}

#[test]
fn a_group_leader_sees_the_group_and_changes_nothing() {
    let ground = Ground::new();
    let group = ground.group.to_string();
    let scope = access::ScopeKind::Organisation;
    ground.grant("zuzhang", access::Role::PartySecretary, scope, &group, false);
    let (inside, outside) = (ground.members[0], ground.members[1]);
    let assign = json!({"member": inside, "group": ground.group});
    ground.session("zhibu").members().assign_group(ask(assign)).unwrap();
    let zuzhang = ground.session("zuzhang").members();
    let told: Vec<Id> = zuzhang.list(ask(json!({}))).unwrap().items.iter().map(|one| one.id).collect();
    assert_eq!(told, [inside]);
    assert_eq!(zuzhang.get(ask(json!({"member": inside}))).unwrap().id, inside);
    assert_eq!(zuzhang.get(ask(json!({"member": outside}))).unwrap_err().kind(), ErrorKind::Denied);
    let amend = json!({"member": inside, "unit": "某局"});
    assert_eq!(ground.refused(|| zuzhang.amend(ask(amend))).kind(), ErrorKind::Denied);
}

#[test]
fn those_who_left_come_back_with_the_old_record() {
    let ground = Ground::new();
    let zhibu = ground.session("zhibu").members();
    let apply = |on: &str| json!({"person": {"name": "周明", "number": NUMBER}, "organisation": ground.branch, "on": on});
    let member = zhibu.apply(ask(apply("2024-01-01"))).unwrap().member.id;
    let error = ground.refused(|| zhibu.apply(ask(apply("2024-02-01"))));
    assert_eq!(error.code(), code::CONFLICT_EXISTS);
    let close = json!({"member": member, "closing": "gave_up", "on": "2025-01-01"});
    zhibu.close_record(ask(close)).unwrap();
    let error = ground.refused(|| zhibu.apply(ask(apply("2025-01-01"))));
    assert_eq!((error.kind(), error.field()), (ErrorKind::Invalid, Some("on")));
    let again = zhibu.apply(ask(apply("2025-01-02"))).unwrap();
    assert_eq!((again.member.id, again.member.status), (member, MemberStatus::Active));
    assert_eq!(stored(&ground, member).spells.len(), 3);
    // A member who was transferred out is entered once more; one who died is not.
    let other = put(&ground, 300, MemberStage::Full, |record| {
        record.number = Some("620102199001011014".parse().unwrap());
        record.status = MemberStatus::TransferredOut;
        record.begin_spell(day("2025-03-01"));
    });
    let person = json!({"name": "党员300", "number": "620102199001011014"});
    let back = json!({"person": person, "stage": "full", "organisation": ground.branch, "since": "2026-01-01",
        "joined_on": "2015-07-01", "full_on": "2016-07-01"});
    assert_eq!(zhibu.record(ask(back.clone())).unwrap().member.id, other);
    zhibu.close_record(ask(json!({"member": other, "closing": "deceased"}))).unwrap();
    let error = ground.refused(|| zhibu.record(ask(with(back, &json!({"since": TODAY})))));
    assert_eq!(error.code(), code::CONFLICT_EXISTS);
    ground.verify();
}
