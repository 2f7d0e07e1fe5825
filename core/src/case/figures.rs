//! What a case adds to the counters, and the figures that are made of them: pure functions.

use crate::ledger::counter::{Contributions, CounterKey};
use crate::time::day_number;
use crate::{Result, Timestamp};

use super::steps::Rate;
use super::types::{Case, CaseState, Satisfaction};

/// Stock by state: kind is the category for the street, empty for a grid.
pub(crate) const STATE: &str = "case.state";
/// Flow of cases handed in, by day: kind is the category, state the channel for the street; both empty for a grid.
pub(crate) const SUBMITTED: &str = "case.submitted";
/// Flow of orders by the day of the first dispatch.
pub(crate) const ORDERED: &str = "case.ordered";
/// Orders accepted within their limit, on the day of the order.
pub(crate) const IN_TIME: &str = "case.in_time";
/// Flow of closed cases.
pub(crate) const CLOSED: &str = "case.closed";
/// Those of them that were reported within the limit.
pub(crate) const ON_TIME: &str = "case.on_time";
/// Flow of refused and withdrawn cases.
pub(crate) const ENDED: &str = "case.ended_otherwise";
/// Flow of call backs that were answered.
pub(crate) const ANSWERED: &str = "case.answered";
/// Those of them who say that it is solved.
pub(crate) const RESOLVED: &str = "case.resolved";
/// Those of them who are satisfied.
pub(crate) const SATISFIED: &str = "case.satisfied";
/// Stock of cases that the sweep found overdue: kind is the office for the street.
pub(crate) const OVERDUE: &str = "case.overdue";
/// Stock of open cases by office and state, for the street.
pub(crate) const OFFICE: &str = "case.office";

/// What `case` adds to the counters of its grid and of the street.
pub(crate) fn contributions(street: &str, case: &Case) -> Contributions {
    let mut all = Vec::with_capacity(8);
    let grid =
        case.grid.clone().or_else(|| case.community.as_ref().map(|community| format!("{community}000")));
    let mut add = |measure, day: i64, kind: &str, state| {
        if let Some(grid) = &grid {
            // By grid only the state of a stock is kept apart: a grid has few cases and many readers.
            let state = if measure == STATE { state } else { "" };
            all.push((CounterKey { measure, area: grid.clone(), day, kind: String::new(), state }, 1));
        }
        all.push((CounterKey { measure, area: street.to_owned(), day, kind: kind.to_owned(), state }, 1));
    };
    let day = |at: Timestamp| day_number(at.date());
    let office = case.office.as_deref().unwrap_or("");
    add(STATE, 0, &case.category, case.state.word());
    add(SUBMITTED, day(case.submitted_at), &case.category, case.channel.word());
    if let Some(at) = case.ordered_at {
        add(ORDERED, day(at), office, "");
        if case.in_time == Some(true) {
            add(IN_TIME, day(at), office, "");
        }
    }
    match (case.state, case.closed_at) {
        (CaseState::Closed, Some(at)) => {
            add(CLOSED, day(at), office, "");
            if case.on_time == Some(true) {
                add(ON_TIME, day(at), office, "");
            }
        }
        (_, Some(at)) => add(ENDED, day(at), &case.category, case.state.word()),
        (_, None) => {}
    }
    if let (Some(at), Some(true)) = (case.followed_up_at, case.reached) {
        add(ANSWERED, day(at), office, "");
        if case.resolved == Some(true) {
            add(RESOLVED, day(at), office, "");
        }
        if case.satisfaction == Some(Satisfaction::Satisfied) {
            add(SATISFIED, day(at), office, "");
        }
    }
    if case.overdue {
        add(OVERDUE, 0, office, "");
    }
    if case.closed_at.is_none() && case.dispatched_at.is_some() {
        let key = CounterKey {
            measure: OFFICE,
            area: street.to_owned(),
            day: 0,
            kind: office.to_owned(),
            state: case.state.word(),
        };
        all.push((key, 1));
    }
    all
}

/// A rate with its rounded value: hundredths of a percent, half up.
pub(crate) fn rate(numerator: i64, denominator: i64) -> Rate {
    let basis_points = (denominator > 0).then(|| (numerator * 20_000 + denominator) / (denominator * 2));
    Rate { numerator, denominator, basis_points }
}

/// Whether a stock counts as open.
pub(crate) fn is_open(state: &str) -> bool {
    !matches!(
        CaseState::from_word(state),
        Some(CaseState::Closed | CaseState::Refused | CaseState::Withdrawn) | None
    )
}

/// The first and last day of a period, in order.
pub(crate) fn period(from: &str, to: &str) -> Result<(i64, i64)> {
    let (first, last) = (crate::parse_date("from", from)?, crate::parse_date("to", to)?);
    if last < first {
        return Err(crate::Error::invalid("to", "截止日早于起始日", "the last day is before the first"));
    }
    Ok((day_number(first), day_number(last)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rates_are_exact_and_never_zero_for_nothing() {
        for (numerator, denominator, points) in [
            (911, 972, Some(9372)),
            (737, 972, Some(7582)),
            (23_974, 24_932, Some(9616)),
            (22_345, 24_932, Some(8962)),
            (842, 869, Some(9689)),
            (5_894, 5_935, Some(9931)),
            (0, 5, Some(0)),
            (0, 0, None),
        ] {
            assert_eq!(rate(numerator, denominator).basis_points, points, "{numerator}/{denominator}");
        }
    }
}
