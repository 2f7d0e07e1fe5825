//! Tests of members here for a time and members away.

use serde_json::{Value, json};

use super::*;
use crate::ErrorKind;
use crate::party::testing::{Ground, day};
use crate::party::{Affiliation, MemberStage, OrganisationKind};

/// A request from what is left of it when optional fields are left out.
fn ask<T: serde::de::DeserializeOwned>(request: Value) -> T {
    serde_json::from_value(request).unwrap()
}

const NUMBER: &str = "11010519491231002X";

fn report(ground: &Ground, actor: &str, more: Value) -> Result<ReportResult> {
    let mut request = json!({"kind": "mobile", "organisation": ground.branch, "name": "流动甲", "stage": "full",
        "home_organisation": "外省某支部"});
    for (name, value) in more.as_object().unwrap() {
        request[name] = value.clone();
    }
    ground.session(actor).members().report_in(ask(request))
}

fn record(ground: &Ground, id: Id) -> MemberRecord {
    ground.session("shuji").read(|view| view.stored(id)).unwrap()
}

#[test]
fn organisations_that_members_report_to() {
    use OrganisationKind as K;
    for kind in K::ALL {
        let fits = !matches!(kind, K::WorkCommittee | K::Group | K::BuildingGroup);
        assert_eq!(rules::organisation(Some(*kind)).is_ok(), fits, "{kind:?}");
    }
    assert_eq!(rules::organisation(None).unwrap_err().kind(), ErrorKind::Conflict);
    for stage in MemberStage::ALL {
        assert_eq!(rules::stage(*stage).is_ok(), stage.is_member(), "{stage:?}");
    }
}

#[test]
fn a_known_number_reports_by_what_the_record_says() {
    let ground = Ground::new();
    let known = record(&ground, ground.members[0]);
    for status in MemberStatus::ALL {
        for affiliation in Affiliation::ALL {
            let record = MemberRecord { status: *status, affiliation: *affiliation, ..known.clone() };
            let told = rules::known(&record);
            let in_force = matches!(status, MemberStatus::Active | MemberStatus::Suspended);
            let may = matches!(status, MemberStatus::TransferredOut | MemberStatus::Ended);
            assert_eq!(told.is_ok(), may, "{status:?} {affiliation:?}");
            let rule = told.err().and_then(|error| error.rule().map(str::to_owned));
            let here = in_force && *affiliation == Affiliation::Relation;
            assert_eq!(rule.as_deref(), here.then_some("member.report.relation_here"));
        }
    }
}

#[test]
fn a_mobile_member_comes_goes_and_comes_again() {
    let ground = Ground::new();
    let told = report(
        &ground,
        "zhibu",
        json!({"number": NUMBER, "phone": "13800138000", "on": "2026-05-01", "until": "2026-12-31"}),
    )
    .unwrap();
    let (member, warnings) = (told.member, told.warnings);
    assert_eq!(warnings[0].rule, "member.report.away", "eight months");
    assert_eq!(member.number.as_deref(), Some("110105********002X"));
    assert_ne!(member.phone.as_deref(), Some("13800138000"), "masked");
    let stored = record(&ground, member.id);
    assert_eq!((stored.affiliation, stored.sex), (Affiliation::Mobile, Sex::Female));
    assert_eq!(stored.home.as_deref(), Some("外省某支部"));
    assert_eq!(stored.on(day("2026-04-30")), None);
    let twice = ground.refused(|| report(&ground, "zhibu", json!({"number": NUMBER})));
    assert_eq!(twice.code(), crate::code::CONFLICT_EXISTS);
    let end = |on: &str| {
        let request = json!({"member": member.id, "on": on, "reason": "返乡"});
        ground.session("zhibu").members().end_report(ask(request))
    };
    assert_eq!(ground.refused(|| end("2026-04-30")).field(), Some("on"));
    assert_eq!(ground.refused(|| end("2026-06-16")).field(), Some("on"));
    let ended = end("2026-06-01").unwrap().member;
    assert_eq!((ended.status, ended.ended_because.as_deref()), (MemberStatus::Ended, Some("返乡")));
    let events = ground.session("wang").events().since(ask(json!({"sequence": 0, "limit": 1000}))).unwrap();
    assert!(
        events.items.iter().all(|event| !event.body.contains("返乡")),
        "free text stays out of the ledger"
    );
    let same_day = json!({"number": NUMBER, "on": "2026-06-01"});
    assert_eq!(ground.refused(|| report(&ground, "zhibu", same_day)).field(), Some("on"));
    assert_eq!(ground.refused(|| end("2026-06-02")).kind(), ErrorKind::Conflict);
    let again = json!({"number": NUMBER, "kind": "double_report", "unit": "某局", "on": "2026-06-10",
        "organisation": ground.committee});
    assert_eq!(ground.refused(|| report(&ground, "zhibu", again.clone())).kind(), ErrorKind::Denied);
    let again = report(&ground, "shuji", again).unwrap().member;
    assert_eq!((again.id, again.kind), (member.id, ReportKind::DoubleReport));
    assert_eq!(record(&ground, member.id).spells.len(), 3);
    ground.verify();
}

#[test]
fn reports_that_do_not_fit_are_refused() {
    let ground = Ground::new();
    ground
        .session("shuji")
        .write("member.record", |command| {
            let before: MemberRecord = command.stored(ground.members[0])?;
            let number = Some(ResidentNumber::parse("number", NUMBER)?);
            let after = before.changed(day("2026-06-01"), |member| member.number = number);
            members::keep(command, Some(&before), &after, json!({}))
        })
        .unwrap();
    let here = ground.refused(|| report(&ground, "zhibu", json!({"number": NUMBER})));
    assert_eq!(here.rule(), Some("member.report.relation_here"));
    for (more, field) in [
        (json!({"kind": "double_report"}), "unit"),
        (json!({"stage": "activist"}), "stage"),
        (json!({"organisation": ground.group}), "organisation"),
        (json!({"on": "2026-06-16"}), "on"),
        (json!({"until": "2026-06-14"}), "until"),
        (json!({"on": "2019-12-31"}), "organisation"),
        (json!({"number": "110105194912310021"}), "number"),
        (json!({"home_organisation": " "}), "home_organisation"),
    ] {
        let error = ground.refused(|| report(&ground, "shuji", more.clone()));
        assert_eq!(error.field(), Some(field), "{more}");
    }
    for actor in ["wang", "shequ", "worker", "zhao", "auditor"] {
        assert_eq!(ground.refused(|| report(&ground, actor, json!({}))).kind(), ErrorKind::Denied, "{actor}");
    }
    let elsewhere = json!({"organisation": ground.other});
    assert_eq!(ground.refused(|| report(&ground, "zhibu", elsewhere)).kind(), ErrorKind::Denied);
    ground.verify();
}

#[test]
fn an_own_member_goes_away_and_comes_back() {
    let ground = Ground::new();
    let member = ground.members[0];
    let members = ground.session("zhibu").members();
    let go = |more: Value| {
        let mut request = json!({"member": member, "place": "外省"});
        for (name, value) in more.as_object().unwrap() {
            request[name] = value.clone();
        }
        members.go_away(ask(request))
    };
    let back = |on: &str| members.come_back(ask(json!({"member": member, "on": on})));
    assert_eq!(ground.refused(|| back("2026-06-01")).kind(), ErrorKind::Conflict);
    let backwards = json!({"away_from": "2026-06-02", "away_to": "2026-06-01"});
    assert_eq!(ground.refused(|| go(backwards)).field(), Some("away_to"));
    let gone = go(json!({"away_from": "2026-03-01", "away_to": "2026-06-30"})).unwrap();
    assert_eq!((gone.away_from, gone.warnings.len()), (Some(day("2026-03-01")), 0));
    assert_eq!(ground.refused(|| go(json!({}))).kind(), ErrorKind::Conflict);
    assert_eq!(ground.refused(|| back("2026-02-28")).field(), Some("on"));
    let home = back("2026-06-15").unwrap();
    assert_eq!((home.away_from, home.place, home.revision), (None, None, gone.revision + 1));
    let long = go(json!({"away_from": "2025-12-01", "away_to": "2026-05-31"})).unwrap();
    assert_eq!(long.warnings[0].rule, "member.report.away");
    assert_eq!(back("2026-06-01").unwrap().warnings[0].rule, "member.report.away");
    assert_eq!(record(&ground, member).spells.len(), 1, "the relation stays");
    ground.verify();
}

#[test]
fn service_counts_by_the_year() {
    let ground = Ground::new();
    let reported = json!({"kind": "double_report", "unit": "某局", "on": "2025-12-01"});
    let member = report(&ground, "zhibu", reported).unwrap().member.id;
    let members = ground.session("zhibu").members();
    let serve = |member: Id, on: &str, hours: i64| {
        members.record_service(ask(json!({"member": member, "on": on, "hours": hours, "topic": "清扫"})))
    };
    for (on, hours, year_hours) in [("2025-12-31", 3, 3), ("2026-01-01", 2, 2), ("2026-06-15", 4, 6)] {
        let told = serve(member, on, hours).unwrap();
        assert_eq!((told.year_hours, told.expected), (year_hours, 50), "{on}");
    }
    assert_eq!(ground.refused(|| serve(member, "2025-11-30", 1)).kind(), ErrorKind::Conflict);
    assert_eq!(ground.refused(|| serve(ground.members[0], "2026-06-15", 1)).kind(), ErrorKind::Conflict);
    for hours in [0, 25, -1] {
        assert_eq!(ground.refused(|| serve(member, "2026-06-15", hours)).field(), Some("hours"));
    }
    let list = json!({"organisation": ground.committee, "kind": "service"});
    let list = ground.session("shuji").members().list_study(ask(list)).unwrap();
    let told: Vec<_> =
        list.items.iter().map(|line| (line.member, line.hours, line.required, line.shortfall)).collect();
    assert_eq!(told, [(member, 6, 50, 44)]);
    ground.verify();
}
