//! The rules by tables.

use chrono::{Datelike, NaiveDate};
use proptest::prelude::*;

use crate::mediation::dispute::record::PartyRecord;
use crate::mediation::dispute::rules;
use crate::mediation::scheme::MediationLevel;
use crate::mediation::testing::{Scene, day};
use crate::mediation::{DisputeSource, DisputeState, EscalationRisk, OtherRoute, PartySide, RefusalGround};

#[test]
fn a_dispute_has_two_sides() {
    let scene = Scene::new();
    let id = scene.dispute(0x800, DisputeState::Registered);
    let model = scene.stored(id).parties[0].clone();
    let parties = |sides: &[PartySide]| -> Vec<PartyRecord> {
        (1..).zip(sides).map(|(number, side)| PartyRecord { number, side: *side, ..model.clone() }).collect()
    };
    use PartySide::{Applicant as A, Respondent as R, ThirdParty as T};
    let table: [(&[PartySide], bool, bool); 8] = [
        (&[], false, false),
        (&[A], false, false),
        (&[R], false, false),
        (&[A, R], true, true),
        (&[A, T], false, false),
        (&[R, T], false, true),
        (&[R, R], false, true),
        (&[A, A, R, T], true, true),
    ];
    for (sides, asked, own) in table {
        let parties = parties(sides);
        for source in DisputeSource::ALL.iter().copied() {
            let wanted = if source == DisputeSource::Initiative { own } else { asked };
            assert_eq!(rules::sides(source, &parties).is_ok(), wanted, "{source:?} {sides:?}");
        }
    }
}

#[test]
fn texts_that_leave_mediation_are_held_against_names_and_numbers() {
    let scene = Scene::new();
    let id = scene.dispute(0x800, DisputeState::Registered);
    let parties = scene.stored(id).parties;
    for (text, plain) in [
        ("楼道灯不亮", true),
        ("欠款 120000 元", true),
        ("申某反映", false),
        ("找被某", false),
        ("电话 8412345", false),
        ("电话 １３９００００００００", false),
        ("证号 11010519491231002X", false),
    ] {
        assert_eq!(rules::plain("title", text, &parties).is_ok(), plain, "{text}");
    }
}

#[test]
fn exclusions_routes_and_risk() {
    assert!(rules::exclusions(&[], true).unwrap().is_empty());
    for ground in RefusalGround::ALL.iter().copied() {
        let error = rules::exclusions(&[ground], true).unwrap_err();
        let refuses = ground == RefusalGround::PartyRefuses;
        assert_eq!(error.rule(), Some(if refuses { "dispute.voluntary" } else { "dispute.exclusion" }));
        assert_eq!(
            rules::exclusions(&[ground], false).is_err(),
            refuses,
            "consent is no matter of configuration"
        );
    }
    let twice = [OtherRoute::Litigation, OtherRoute::Litigation];
    let once = rules::each_once(&twice).unwrap();
    assert!(rules::routes(&once, 1).is_ok() && rules::routes(&once, 2).is_err());
    assert_eq!(rules::each_once(&[twice[0]; 21]).unwrap_err().field(), Some("routes"));
    assert!(rules::routes(&[], 0).is_ok() && rules::routes(&[], 1).is_err());
    for (risk, told, fits) in [
        (EscalationRisk::High, None, false),
        (EscalationRisk::High, Some("派出所"), true),
        (EscalationRisk::Medium, None, true),
        (EscalationRisk::Low, None, true),
    ] {
        assert_eq!(rules::risk(risk, told).is_ok(), fits);
    }
}

#[test]
fn time_limits_are_calendar_months_and_days() {
    for (from, months, to) in [
        ("2026-06-01", 1, "2026-07-01"),
        ("2026-01-31", 1, "2026-02-28"),
        ("2028-01-31", 1, "2028-02-29"),
        ("2026-12-15", 1, "2027-01-15"),
        ("2026-08-31", 6, "2027-02-28"),
    ] {
        assert_eq!(rules::due(day(from), months), day(to), "{from}");
    }
    let level = MediationLevel { code: "grid".into(), name: "网格".into(), days: 7 };
    assert_eq!(rules::level_due(day("2026-06-28"), &level), day("2026-07-05"));
    assert_eq!(rules::number(2026, "民主路", 12), "(2026)民主路人调字第12号");
}

proptest! {
    /// The limit ends on the same day of a later month, or on its last day when that month is shorter.
    #[test]
    fn the_limit_keeps_the_day_of_the_month(offset in 0..20_000i64, months in 1..=12i64) {
        let from = NaiveDate::from_ymd_opt(2000, 1, 1).unwrap() + chrono::TimeDelta::days(offset);
        let to = rules::due(from, months);
        let passed = i64::from(to.year() - from.year()) * 12 + i64::from(to.month()) - i64::from(from.month());
        prop_assert_eq!(passed, months);
        let last = to.succ_opt().unwrap().month() != to.month();
        prop_assert!(to.day() == from.day() || (last && to.day() < from.day()));
    }
}
