//! The rules by themselves.

use chrono::{Days, NaiveDate};
use proptest::prelude::*;

use super::super::rules;
use super::super::types::{AgreementDuty, AgreementState};
use crate::mediation::testing::day;

fn duty(number: i64, performed: bool, broken: bool) -> AgreementDuty {
    AgreementDuty {
        number,
        debtor: 2,
        creditor: 1,
        content: "付款".into(),
        amount: None,
        due_on: day("2026-06-01"),
        performed_on: performed.then(|| day("2026-06-02")),
        breached_on: broken.then(|| day("2026-06-02")),
        proof: None,
    }
}

#[test]
fn the_window_counts_from_the_day_after_the_effect() {
    for (effective, last) in
        [("2026-05-15", "2026-06-14"), ("2026-01-31", "2026-03-02"), ("2028-01-31", "2028-03-01")]
    {
        assert_eq!(rules::window(day(effective), 30), Some(day(last)), "{effective}");
    }
    assert_eq!(rules::window(NaiveDate::MAX, 30), None);
    assert_eq!(rules::window(day("2026-05-15"), -1), None);
}

#[test]
fn texts_may_have_lines_but_no_other_control_characters() {
    assert_eq!(rules::prose("content", " 一\r\n二 ").unwrap(), "一\n二");
    assert_eq!(rules::prose("content", &"字".repeat(5000)).unwrap().chars().count(), 5000);
    for bad in ["", "\n", "一\u{7}二", &"字".repeat(5001)] {
        assert_eq!(rules::prose("content", bad).unwrap_err().field(), Some("content"));
    }
}

proptest! {
    /// Performed exactly when nothing is owed; broken exactly when something owed is.
    #[test]
    fn an_agreement_stands_by_its_duties(given in prop::collection::vec((any::<bool>(), any::<bool>()), 0..6)) {
        let duties: Vec<_> =
            given.iter().zip(1..).map(|((performed, broken), number)| duty(number, *performed, *broken)).collect();
        let state = rules::by_duties(&duties);
        prop_assert_eq!(state == AgreementState::Performed, given.iter().all(|(performed, _)| *performed));
        prop_assert_eq!(state == AgreementState::Breached, given.iter().any(|(performed, broken)| !performed && *broken));
    }

    /// A duty is broken from the day after its last one on.
    #[test]
    fn a_duty_is_broken_once_its_day_is_over(days in 0_u64..800) {
        let duty = duty(1, false, false);
        let found = day("2025-06-01") + Days::new(days);
        prop_assert_eq!(rules::broken(&duty, found).is_ok(), found > duty.due_on);
    }
}
