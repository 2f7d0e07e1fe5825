//! Tests of study.

use serde_json::{Value, json};

use super::*;
use crate::ErrorKind;
use crate::party::MemberStage;
use crate::party::testing::{Ground, TODAY, day, id};
use crate::rulebook::Rulebook;

/// A request from what is left of it when optional fields are left out.
fn ask<T: serde::de::DeserializeOwned>(request: Value) -> T {
    serde_json::from_value(request).unwrap()
}

fn study(ground: &Ground, member: Id, on: &str, hours: i64, central: bool) -> Result<StudyResult> {
    let request = json!({"member": member, "on": on, "hours": hours, "topic": "党章", "central": central});
    ground.session("zhibu").members().record_study(ask(request))
}

fn post(ground: &Ground, number: u16, organisation: Id, member: Id, from: i64, to: Option<i64>) {
    let date = |number| crate::time::day_date(number).unwrap();
    ground.post(number, organisation, member, date(from), to.map(date));
}

#[test]
fn what_a_year_asks_for() {
    let asked = |kind, officer| {
        let asked = Asked::of(&Rulebook::default(), kind, officer, "620102001001", day(TODAY)).unwrap();
        (asked.hours, asked.courses)
    };
    assert_eq!(asked(StudyKind::Study, false), (32, 0));
    assert_eq!(asked(StudyKind::Study, true), (56, 1));
    assert_eq!(asked(StudyKind::Service, false), (50, 0));
    for (hours, missing) in [(0, 32), (31, 1), (32, 0), (40, 0)] {
        let sum = Sum { hours, courses: 0 };
        assert_eq!(rules::shortfall(Asked { hours: 32, courses: 0 }, sum), missing);
    }
    assert_eq!(rules::day_of(2025, day(TODAY)), day("2025-12-31"));
    assert_eq!(rules::day_of(2026, day(TODAY)), day(TODAY));
    for (year, fits) in [(None, true), (Some(2026), true), (Some(2027), false), (Some(1948), false)] {
        assert_eq!(rules::year(year, day(TODAY)).is_ok(), fits, "{year:?}");
    }
}

#[test]
fn a_year_sums_up_and_posts_ask_for_more() {
    let ground = Ground::new();
    let [one, secretary, former] = [0, 1, 2].map(|index| ground.members[index]);
    post(&ground, 500, ground.committee, secretary, 20_250_101, None);
    post(&ground, 501, ground.branch, former, 20_250_101, Some(20_260_614));
    study(&ground, one, "2025-12-31", 9, false).unwrap();
    study(&ground, one, "2026-01-01", 20, false).unwrap();
    let told = study(&ground, one, "2026-06-15", 13, true).unwrap().year;
    assert_eq!((told.hours, told.required, told.shortfall, told.courses), (33, 32, 0, 1));
    let told = study(&ground, secretary, "2026-03-01", 40, true).unwrap().year;
    assert_eq!((told.required, told.shortfall, told.officer), (56, 16, true));
    assert_eq!((told.courses, told.courses_required), (1, 1));
    let list = |request: Value| ground.session("shuji").members().list_study(ask(request)).unwrap();
    let all = list(json!({"organisation": ground.work}));
    assert_eq!((all.year, all.items.len()), (2026, 18));
    let officers: Vec<Id> = all.items.iter().filter(|line| line.officer).map(|line| line.member).collect();
    assert_eq!(officers, [secretary], "the other post has ended");
    let before = list(json!({"organisation": ground.branch, "year": 2025}));
    let officers: Vec<Id> = before.items.iter().filter(|line| line.officer).map(|line| line.member).collect();
    assert_eq!(officers, [secretary, former]);
    assert_eq!(before.items[0].hours, 9);
    let paged = list(json!({"organisation": ground.work, "limit": 17}));
    let rest = list(json!({"organisation": ground.work, "limit": 17, "cursor": paged.next.unwrap()}));
    assert_eq!((rest.items.len(), rest.next), (1, None));
    assert_eq!(list(json!({"member": one})).items.len(), 1);
}

#[test]
fn study_is_that_of_members_and_of_their_branch() {
    let ground = Ground::new();
    let applicant = ground.member(300, ground.branch, MemberStage::Activist);
    let refused = |member, on: &str, hours| ground.refused(|| study(&ground, member, on, hours, false));
    assert_eq!(refused(applicant, "2026-06-15", 1).kind(), ErrorKind::Conflict);
    assert_eq!(refused(ground.members[0], "2019-12-31", 1).kind(), ErrorKind::Conflict);
    assert_eq!(refused(ground.members[0], "2026-06-16", 1).field(), Some("on"));
    assert_eq!(refused(ground.members[0], "2026-06-15", 0).field(), Some("hours"));
    assert_eq!(refused(ground.members[0], "2026-06-15", 101).field(), Some("hours"));
    assert_eq!(refused(ground.others[0], "2026-06-15", 1).kind(), ErrorKind::Denied);
    assert_eq!(refused(id(999), "2026-06-15", 1).kind(), ErrorKind::NotFound);
    for actor in ["wang", "shequ", "worker", "zhao", "auditor"] {
        let members = ground.session(actor).members();
        let request = json!({"member": ground.members[0], "hours": 1, "topic": "党章"});
        let error = ground.refused(|| members.record_study(ask(request)));
        assert_eq!(error.kind(), ErrorKind::Denied, "{actor}");
        let list = members.list_study(ask(json!({"organisation": ground.branch}))).unwrap_err();
        assert_eq!(list.kind(), ErrorKind::Denied, "{actor}");
    }
    let own = ground.session("zhibu").members();
    assert!(own.list_study(ask(json!({"organisation": ground.branch}))).is_ok());
    let other = own.list_study(ask(json!({"organisation": ground.other}))).unwrap_err();
    assert_eq!(other.kind(), ErrorKind::Denied);
    let repeated = json!({"member": ground.members[0], "hours": 2, "topic": "党章", "request_key": "k"});
    let first = own.record_study(ask(repeated.clone())).unwrap();
    assert_eq!(own.record_study(ask(repeated)).unwrap(), first);
    ground.verify();
}
