use proptest::prelude::*;
use serde_json::json;

use super::tally::{RoundVotes, tally};
use super::*;
use crate::ErrorKind;
use crate::party::testing::{day, id};

fn rule(error: &Error) -> &str {
    error.rule().unwrap_or_default()
}

#[test]
fn the_numbers_of_the_regulations() {
    for (entitled, quorum, needed) in
        [(11, 9, 6), (10, 8, 6), (48, 39, 25), (50, 40, 26), (1, 1, 1), (5, 4, 3)]
    {
        assert_eq!((rules::quorum(entitled, 80), rules::needed(entitled)), (quorum, needed), "{entitled}");
    }
    for (seats, candidates) in [(1, 2), (3, 4), (4, 5), (5, 6), (6, 8), (7, 9), (9, 11), (10, 12)] {
        assert_eq!(rules::least_candidates(seats, 20), candidates, "{seats}");
        assert!(rules::surplus(candidates, seats, 20).is_ok());
        let error = rules::surplus(candidates - 1, seats, 20).unwrap_err();
        assert_eq!(
            (rule(&error), &error.report().details["needed"]),
            ("election.surplus", &json!(candidates))
        );
    }
}

#[test]
fn ballots_that_void_a_round() {
    let check = |present, issued, collected, valid, invalid| {
        rules::Ballots { present, issued, collected, valid, invalid }.check(11, 9)
    };
    assert!(check(9, 9, 9, 9, 0).is_ok() && check(11, 11, 10, 8, 2).is_ok());
    let table = [
        ((8, 8, 8, 8, 0), "election.quorum"),
        ((12, 12, 12, 12, 0), "election.quorum"),
        ((9, 10, 9, 9, 0), "election.ballots"),
        ((9, 0, 0, 0, 0), "election.ballots"),
        ((9, 9, 10, 10, 0), "election.ballots"),
        ((9, 9, 9, 8, 0), "election.count"),
        ((9, 9, 9, 8, 2), "election.count"),
    ];
    for ((present, issued, collected, valid, invalid), expected) in table {
        let error = check(present, issued, collected, valid, invalid).unwrap_err();
        assert_eq!(rule(&error), expected, "{present} {issued} {collected} {valid} {invalid}");
        assert_eq!(error.report().details["collected"], json!(collected));
    }
    assert_eq!(check(9, 9, 9, 10, -1).unwrap_err().kind(), ErrorKind::Invalid);
}

#[test]
fn posts_and_sizes_of_committees() {
    let size = rules::CommitteeSize { from_members: 7, least: 3, most: 7 };
    let check = |kind, full, committee: i64, secretary: i64, deputies: i64| {
        let all = [
            (ElectedPost::CommitteeMember, committee),
            (ElectedPost::Secretary, secretary),
            (ElectedPost::DeputySecretary, deputies),
        ];
        let posts: Vec<ElectionSeats> = all
            .into_iter()
            .filter(|(_, seats)| *seats != 0)
            .map(|(post, seats)| ElectionSeats { post, seats })
            .collect();
        rules::posts(kind, false, full, size, &posts)
            .map(|warning| warning.is_some())
            .map_err(|error| error.rule().unwrap_or("invalid").to_owned())
    };
    let table = [
        ((ElectionKind::Term, 12, 3, 1, 0), Ok(false)),
        ((ElectionKind::Term, 7, 5, 1, 1), Ok(false)),
        ((ElectionKind::Term, 50, 9, 1, 1), Ok(true)),
        ((ElectionKind::Term, 12, 2, 1, 0), Err("party.branch.committee")),
        ((ElectionKind::Term, 12, 3, 1, 3), Err("party.branch.committee")),
        ((ElectionKind::Term, 12, 0, 1, 0), Err("election.seats")),
        ((ElectionKind::Term, 12, 3, 0, 0), Err("election.seats")),
        ((ElectionKind::Term, 12, 3, 2, 0), Err("election.seats")),
        ((ElectionKind::Term, 6, 3, 1, 0), Err("party.branch.committee")),
        ((ElectionKind::Term, 6, 0, 1, 1), Ok(false)),
        ((ElectionKind::Term, 6, 0, 1, 2), Err("party.branch.committee")),
        ((ElectionKind::ByElection, 12, 1, 0, 0), Ok(false)),
        ((ElectionKind::ByElection, 12, 0, 0, 0), Err("invalid")),
        ((ElectionKind::ByElection, 6, 1, 0, 0), Err("party.branch.committee")),
        ((ElectionKind::Term, 12, -1, 1, 0), Err("invalid")),
    ];
    for ((kind, full, committee, secretary, deputies), expected) in table {
        let told = check(kind, full, committee, secretary, deputies);
        assert_eq!(told, expected.map_err(str::to_owned), "{full} {committee} {secretary} {deputies}");
    }
}

#[test]
fn early_and_late_elections() {
    let due = rules::term_ends(Some(day("2022-01-01")), Some(5));
    assert_eq!(due, Some(day("2027-01-01")));
    // on, approved: whether it is told; refused when none
    let table = [
        ("2027-01-01", false, Some(false)),
        ("2026-06-01", false, Some(true)),
        ("2026-06-01", true, Some(false)),
        ("2026-01-01", false, Some(true)),
        ("2025-12-31", false, None),
        ("2025-12-31", true, Some(true)),
        ("2028-01-01", true, Some(false)),
        ("2028-01-02", false, None),
    ];
    for (on, approved, expected) in table {
        let told = rules::shift(due, day(on), 12, approved).map(|warning| warning.is_some());
        assert_eq!(told.as_ref().ok().copied(), expected, "{on} {approved}");
        assert!(told.err().is_none_or(|error| rule(&error) == "party.term.overdue"));
    }
    assert!(rules::shift(None, day("2026-01-01"), 12, false).unwrap().is_none());
}

fn votes(needed: i64, ayes: &[(u16, i64)]) -> RoundVotes {
    let ayes = ayes.iter().map(|(number, ayes)| (id(*number), *ayes)).collect();
    RoundVotes { needed, ayes, accept_fewer: false }
}

#[test]
fn rounds_add_up_to_a_result() {
    let told = |seats, rounds: &[RoundVotes]| {
        let result = tally(seats, rounds);
        let numbers =
            |ids: &[Id]| -> Vec<u16> { (1..20).filter(|number| ids.contains(&id(*number))).collect() };
        (numbers(&result.elected), numbers(&result.tied), result.settled)
    };
    let clear = votes(6, &[(1, 10), (2, 9), (3, 8), (4, 7)]);
    assert_eq!(told(3, std::slice::from_ref(&clear)), (vec![1, 2, 3], vec![], true));
    let short = votes(6, &[(1, 10), (2, 5), (3, 8), (4, 2)]);
    assert_eq!(told(3, std::slice::from_ref(&short)), (vec![1, 3], vec![], false));
    assert_eq!(told(3, &[short.clone(), votes(6, &[(2, 6), (4, 5)])]), (vec![1, 2, 3], vec![], true));
    let fewer = RoundVotes { accept_fewer: true, ..short };
    assert_eq!(told(3, &[fewer]), (vec![1, 3], vec![], true));
    let tie = votes(6, &[(1, 10), (2, 7), (3, 7), (4, 7), (5, 6)]);
    assert_eq!(told(3, std::slice::from_ref(&tie)), (vec![1], vec![2, 3, 4], false));
    let again = votes(6, &[(2, 3), (3, 5), (4, 4)]);
    assert_eq!(told(3, &[tie.clone(), again]), (vec![1, 3, 4], vec![], true), "the most ayes decide");
    let once_more = votes(6, &[(2, 4), (3, 5), (4, 4)]);
    assert_eq!(told(3, &[tie, once_more]), (vec![1, 3], vec![2, 4], false));
    let harmless = votes(6, &[(1, 7), (2, 7), (3, 5), (4, 5)]);
    assert_eq!(told(2, &[harmless]), (vec![1, 2], vec![], true), "a tie that decides nothing");
    assert_eq!(told(3, &[]), (vec![], vec![], false));
}

proptest! {
    #[test]
    fn a_result_is_just(
        seats in 1_usize..6,
        entitled in 1_i64..60,
        rounds in proptest::collection::vec(proptest::collection::vec(0_i64..60, 9), 0..5),
        shift in 0_usize..9,
    ) {
        let needed = rules::needed(entitled);
        let rounds: Vec<RoundVotes> = rounds
            .iter()
            .map(|ayes| RoundVotes {
                needed,
                ayes: (1_u16..).map(id).zip(ayes.iter().map(|ayes| *ayes % (entitled + 1))).collect(),
                accept_fewer: false,
            })
            .collect();
        let result = tally(seats, &rounds);
        prop_assert!(result.elected.len() <= seats);
        prop_assert!(result.tied.is_empty() || result.elected.len() + result.tied.len() > seats);
        for member in result.elected.iter().chain(&result.tied) {
            let best = rounds.iter().flat_map(|round| &round.ayes).filter(|(one, _)| one == member);
            let best = best.map(|(_, ayes)| *ayes).max().unwrap_or(0);
            prop_assert!(2 * best > entitled, "elected is who once had more than half");
        }
        let mut once = result.elected.clone();
        once.sort();
        once.dedup();
        prop_assert_eq!(once.len(), result.elected.len());
        let turned: Vec<RoundVotes> = rounds
            .iter()
            .map(|round| {
                let mut round = round.clone();
                round.ayes.rotate_left(shift);
                round
            })
            .collect();
        prop_assert_eq!(tally(seats, &turned), result);
    }

    #[test]
    fn numbers_are_the_least_that_do(entitled in 1_i64..5000, percent in 80_i64..=100, seats in 1_i64..50) {
        let quorum = rules::quorum(entitled, percent);
        prop_assert!(quorum * 100 >= entitled * percent && (quorum - 1) * 100 < entitled * percent);
        let needed = rules::needed(entitled);
        prop_assert!(2 * needed > entitled && 2 * (needed - 1) <= entitled);
        let least = rules::least_candidates(seats, percent);
        prop_assert!((least - seats) * 100 >= seats * percent && (least - seats - 1) * 100 < seats * percent);
    }
}
