//! Rules by tables.

use proptest::prelude::*;

use super::super::panel::{Standby, choose};
use super::super::rules;
use crate::mediation::scheme::PanelRule;
use crate::mediation::testing::{day, id};

/// The most forces that can have a seat of their own, by trying everything.
fn most(forces: &[String], seats: &[Vec<String>], taken: &mut Vec<usize>) -> usize {
    let Some((first, rest)) = forces.split_first() else { return 0 };
    let mut best = most(rest, seats, taken);
    for seat in 0..seats.len() {
        if seats[seat].contains(first) && !taken.contains(&seat) {
            taken.push(seat);
            best = best.max(1 + most(rest, seats, taken));
            taken.pop();
        }
    }
    best
}

proptest! {
    #[test]
    fn as_many_forces_as_can_be_have_a_seat_of_their_own(
        able in proptest::collection::vec(proptest::collection::btree_set(0_usize..4, 0..3), 0..6),
        wanted in 0_usize..4,
    ) {
        let name = |force: usize| format!("force{force}");
        let forces: Vec<String> = (0..wanted).map(name).collect();
        let seats: Vec<Vec<String>> =
            able.iter().map(|set| set.iter().copied().map(name).collect()).collect();
        let cover = rules::cover(&forces, &seats);
        let mut used: Vec<usize> = cover.iter().flatten().copied().collect();
        prop_assert_eq!(used.len(), most(&forces, &seats, &mut Vec::new()));
        for (force, seat) in forces.iter().zip(&cover) {
            prop_assert!(seat.is_none_or(|seat| seats[seat].contains(force)));
        }
        used.sort_unstable();
        used.dedup();
        prop_assert_eq!(used.len(), cover.iter().flatten().count());
    }
}

#[test]
fn the_scarcest_force_is_seated_first_and_only_who_would_be_chosen_is_asked() {
    let standby = |number, forces: &[&str], load| Standby {
        mediator: id(number),
        forces: forces.iter().map(|force| (*force).to_owned()).collect(),
        speaks: true,
        knows: true,
        own: true,
        load,
    };
    let rule = |minimum, forces: &[&str]| PanelRule {
        level: None,
        category: None,
        minimum,
        maximum: 5,
        forces: forces.iter().map(|force| (*force).to_owned()).collect(),
    };
    let mut pool =
        vec![standby(1, &["elder", "lawyer"], 0), standby(2, &["elder"], 3), standby(3, &["elder"], 1)];
    let mut asked = Vec::new();
    let choice = choose(&rule(2, &["elder", "lawyer"]), &mut pool, &mut |id| {
        asked.push(id);
        Ok(true)
    })
    .unwrap();
    let chosen: Vec<_> = choice.seats.iter().map(|(at, force)| (pool[*at].mediator, force.clone())).collect();
    assert_eq!(chosen, [(id(1), Some("lawyer".into())), (id(3), Some("elder".into()))]);
    assert_eq!(asked, [id(1), id(3)]);
    let choice = choose(&rule(3, &["judge"]), &mut pool, &mut |one| Ok(one != id(3))).unwrap();
    assert_eq!(choice.missing, ["judge"]);
    assert_eq!(choice.seats.len(), 2);
    assert!(choose(&rule(2, &[]), &mut [], &mut |_| Ok(true)).unwrap().seats.is_empty());
}

#[test]
fn texts_are_lines_and_grounds_of_recusal_bar() {
    for (text, good) in
        [("一\n二\t三", true), ("", false), ("\n", false), ("一\u{0}", false), ("\u{1b}[0m", false)]
    {
        assert_eq!(rules::transcript("text", text).is_ok(), good, "{text:?}");
    }
    assert!(rules::transcript("text", &"字".repeat(5000)).is_ok());
    for (word, bars) in [
        ("kin", true),
        ("employer", true),
        ("agent", true),
        ("interest", true),
        ("party_request", true),
        ("other", false),
        (rules::RISEN, false),
    ] {
        assert_eq!(rules::bars(word), bars, "{word}");
    }
    assert_eq!(rules::days_on(day("2026-12-25"), 10), Some(day("2027-01-04")));
    assert_eq!(rules::days_on(day("2026-12-25"), -1), None);
}
