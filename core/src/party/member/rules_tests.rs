//! The pure rules, by tables and over random votes.

use proptest::prelude::*;

use super::ballot;
use super::rules::*;
use super::types::ResolutionKind;
use crate::ErrorKind;
use crate::party::testing::day;
use crate::party::{MemberStage, Votes};
use crate::rulebook::Rulebook;

fn votes(entitled: i64, present: i64, ayes: i64) -> Votes {
    Votes { entitled, present, ayes, ..Votes::default() }
}

#[test]
fn months_end_with_the_month() {
    for (from, months, to) in [
        ("2024-02-29", 12, "2025-02-28"),
        ("2024-08-31", 6, "2025-02-28"),
        ("2023-08-31", 6, "2024-02-29"),
        ("2025-07-01", 12, "2026-07-01"),
    ] {
        assert_eq!(months_after(day(from), months), day(to));
    }
    assert_eq!(months_after(day("2024-01-01"), i64::MAX), chrono::NaiveDate::MAX);
}

#[test]
fn an_applicant_is_eighteen_on_the_day() {
    assert!(adult(day("2008-06-15"), day("2026-06-15")).is_ok());
    let error = adult(day("2008-06-16"), day("2026-06-15")).unwrap_err();
    assert_eq!((error.rule(), &error.report().details["age"]), (Some("member.age"), &17.into()));
    assert!(adult(day("2008-02-29"), day("2026-02-28")).is_err(), "turns eighteen on 1 March");
}

#[test]
fn half_must_be_present_and_more_than_half_in_favour() {
    for (entitled, quorum, pass) in [(11, 6, 6), (10, 5, 6), (48, 24, 25), (50, 25, 26), (3, 2, 2), (1, 1, 1)]
    {
        assert!(ballot::carried(&votes(entitled, quorum, pass)).is_ok(), "{entitled}");
        let few = ballot::carried(&votes(entitled, quorum - 1, pass)).unwrap_err();
        assert_eq!(
            (few.rule(), &few.report().details["quorum"]),
            (Some("member.resolution.quorum"), &quorum.into())
        );
        let lost = ballot::carried(&votes(entitled, entitled, pass - 1)).unwrap_err();
        assert_eq!(
            (lost.rule(), &lost.report().details["needed"]),
            (Some("member.resolution.pass"), &pass.into())
        );
    }
    assert!(ballot::carried(&votes(0, 0, 0)).is_err(), "nobody resolves nothing");
}

#[test]
fn electors_are_those_of_the_branch() {
    for (entitled, excluded, fits) in
        [(11, 0, true), (12, 0, false), (10, 0, false), (10, 1, true), (11, 1, false), (1, 0, false)]
    {
        let told = ballot::entitled(&votes(entitled, entitled, entitled), 11, excluded);
        assert_eq!(told.is_ok(), fits, "{entitled} of 11 without {excluded}");
        let rule = told.err().and_then(|error| error.rule().map(str::to_owned));
        assert_eq!(rule.as_deref(), (!fits).then_some("member.resolution.entitled"));
    }
}

#[test]
fn days_of_the_way_follow_one_another() {
    let today = day("2026-06-15");
    let full = Way {
        applied: Some(day("2018-01-01")),
        talked: Some(day("2018-01-20")),
        activist: Some(day("2018-06-01")),
        target: Some(day("2019-06-01")),
        joined: Some(day("2019-12-01")),
        probation_ends: None,
        full: Some(day("2020-12-01")),
    };
    assert!(full.consistent(MemberStage::Full, today).is_ok());
    assert_eq!(full.probation_end(), Some(day("2020-12-01")));
    for end in ["2020-12-01", "2021-06-01", "2021-12-01"] {
        let way = Way { probation_ends: Some(day(end)), ..full };
        assert!(
            way.consistent(MemberStage::Full, today).is_ok(),
            "a year, or extended by half a year to a year: {end}"
        );
    }
    let only_membership = Way { applied: None, talked: None, activist: None, target: None, ..full };
    assert!(only_membership.consistent(MemberStage::Full, today).is_ok(), "old papers tell no more");
    for (stage, way, field) in [
        (MemberStage::Probationary, full, "full_on"),
        (MemberStage::Applicant, full, "activist_on"),
        (MemberStage::Full, Way { full: None, ..full }, "full_on"),
        (MemberStage::Full, Way { joined: None, ..full }, "joined_on"),
        (MemberStage::Full, Way { target: Some(day("2018-05-31")), ..full }, "target_on"),
        (MemberStage::Full, Way { joined: Some(day("2018-05-31")), ..full }, "joined_on"),
        (MemberStage::Full, Way { full: Some(day("2026-06-16")), ..full }, "full_on"),
        (MemberStage::Full, Way { talked: Some(day("2017-12-31")), ..full }, "talked_on"),
        (MemberStage::Full, Way { talked: Some(day("2026-12-31")), ..full }, "talked_on"),
        (MemberStage::Full, Way { probation_ends: Some(day("2020-11-30")), ..full }, "probation_ends"),
        (MemberStage::Full, Way { probation_ends: Some(day("2020-12-02")), ..full }, "probation_ends"),
        (MemberStage::Full, Way { probation_ends: Some(day("2021-05-31")), ..full }, "probation_ends"),
        (MemberStage::Full, Way { probation_ends: Some(day("2021-12-02")), ..full }, "probation_ends"),
    ] {
        let error = way.consistent(stage, today).unwrap_err();
        assert_eq!((error.kind(), error.field()), (ErrorKind::Invalid, Some(field)), "{way:?}");
    }
}

#[test]
fn who_leaves_within_three_months_is_told_of_on_the_last_day_too() {
    let book = Rulebook::default();
    let settings = Settings { book: &book, area: "620102001", day: day("2026-06-15") };
    for (leaves, told) in [("2026-06-15", true), ("2026-09-15", true), ("2026-09-16", false)] {
        let papers = ballot::Papers {
            secret_ballot: true,
            reviewed_on: Some(day("2026-06-01")),
            training_days: 3,
            training_hours: 0,
            leaves_on: Some(day(leaves)),
        };
        assert_eq!(ballot::admissible(&settings, &papers).unwrap().is_some(), told, "{leaves}");
    }
}

#[test]
fn an_extension_has_six_to_twelve_months() {
    let book = Rulebook::default();
    let settings = Settings { book: &book, area: "620102001", day: day("2026-06-15") };
    let ends = day("2026-03-31");
    for (until, fits) in
        [("2026-09-29", false), ("2026-09-30", true), ("2027-03-31", true), ("2027-04-01", false)]
    {
        assert_eq!(extension(&settings, ends, false, day(until)).is_ok(), fits, "{until}");
    }
    assert!(extension(&settings, ends, true, day("2026-10-31")).is_err());
}

#[test]
fn the_committee_decides_within_three_or_six_months() {
    let book = Rulebook::default();
    for (on, special, approved, outcome) in [
        ("2026-02-28", false, true, Some(false)),
        ("2026-03-01", false, true, None),
        ("2026-03-01", true, true, Some(false)),
        ("2026-05-30", true, true, Some(false)),
        ("2026-05-31", true, true, None),
        ("2026-05-31", true, false, Some(true)),
        ("2026-03-01", false, false, Some(true)),
    ] {
        let settings = Settings { book: &book, area: "620102001", day: day(on) };
        let told = decided_in_time(&settings, day("2025-11-30"), approved, special);
        assert_eq!(told.ok().map(|warning| warning.is_some()), outcome, "{on} {special} {approved}");
    }
}

proptest! {
    /// What is carried was possible only with more than half in favour; another aye never turns it down.
    #[test]
    fn more_ayes_never_lose(entitled in 1..200i64, present in 0..200i64, ayes in 0..200i64) {
        let present = present.min(entitled);
        let ayes = ayes.min(present);
        let one = Votes { nays: present - ayes, ..votes(entitled, present, ayes) };
        prop_assert!(ballot::possible(ResolutionKind::Admission, &one).is_ok());
        if ballot::carried(&one).is_ok() {
            prop_assert!(ayes > entitled - ayes && present >= entitled - present);
            if ayes < present {
                prop_assert!(ballot::carried(&votes(entitled, present, ayes + 1)).is_ok());
            }
        }
    }

    /// Votes are possible exactly when each comes from an elector who is present or wrote.
    #[test]
    fn votes_come_from_electors(
        entitled in 0..30i64, present in 0..30i64, ayes in 0..30i64, nays in 0..30i64, written in 0..30i64,
    ) {
        let one = Votes { entitled, present, ayes, nays, abstentions: 0, written: Some(written) };
        let fits = present + written <= entitled && ayes + nays == present + written;
        prop_assert_eq!(ballot::possible(ResolutionKind::Confirmation, &one).is_ok(), fits);
    }
}
