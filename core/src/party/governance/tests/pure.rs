//! The rules without a file.

use proptest::prelude::*;

use crate::Id;
use crate::identity::GridCode;
use crate::party::governance::rules::{
    Intervals, UsualSize, body_key, late_task, matching, misfits, overlap, plain, same_body,
};
use crate::party::governance::types::*;
use crate::party::testing::{COMMUNITY, STREET, TODAY, day, id};
use crate::rulebook::Rulebook;

fn entry(number: u16, kind: EntryKind, quantity: i64, used: i64) -> ListEntry {
    let mut entry = ListEntry {
        id: id(number),
        committee: id(1),
        kind,
        title: "事".into(),
        category: "法律".into(),
        unit: (kind == EntryKind::Resource).then(|| id(2)),
        grid: None,
        group: None,
        quantity,
        used,
        measure: None,
        starts_on: day("2026-06-01"),
        ends_on: None,
        state: EntryState::Open,
        reason: None,
        revision: 1,
    };
    entry.settle();
    entry
}

fn any_entry(kind: EntryKind) -> impl Strategy<Value = ListEntry> {
    let grid = prop_oneof![Just(None), Just(Some("001")), Just(Some("002"))];
    (1..4000_u16, 1..6_i64, 0..6_i64, grid, 0..2_u8, 0..60_i64, proptest::option::of(0..60_i64)).prop_map(
        move |(number, quantity, used, grid, category, start, length)| {
            let mut entry = entry(number, kind, quantity, used.min(quantity));
            entry.grid = grid.map(|grid| GridCode::parse("grid", &format!("{COMMUNITY}{grid}")).unwrap());
            entry.category = ["法律", "理发"][usize::from(category)].into();
            entry.starts_on = day("2026-05-01") + chrono::Duration::days(start);
            entry.ends_on = length.map(|length| entry.starts_on + chrono::Duration::days(length));
            entry
        },
    )
}

proptest! {
    #[test]
    fn taking_and_giving_back_stays_within_the_quantity(
        quantity in 1..50_i64,
        moves in proptest::collection::vec(-20..20_i64, 1..40),
    ) {
        let mut one = entry(1, EntryKind::Resource, quantity, 0);
        for change in moves {
            let fits = (0..=quantity).contains(&(one.used + change));
            match one.taken("resources", change) {
                Ok(after) => {
                    prop_assert!(fits);
                    prop_assert_eq!(after.used, one.used + change);
                    one = after;
                }
                Err(error) => {
                    prop_assert!(!fits);
                    prop_assert_eq!(error.rule(), Some("governance.project.quantity"));
                }
            }
            prop_assert_eq!(one.state == EntryState::UsedUp, one.used == quantity);
        }
    }

    #[test]
    fn matches_fit_and_their_order_does_not_hang_on_that_of_the_list(
        need in any_entry(EntryKind::Need),
        resources in proptest::collection::vec(any_entry(EntryKind::Resource), 0..12),
    ) {
        let today = day(TODAY);
        let mut resources = resources;
        resources.sort_by_key(|one| one.id);
        resources.dedup_by_key(|one| one.id);
        let matched = matching(&need, &resources, today);
        let ids: Vec<Id> = matched.iter().map(|one| one.resource.id).collect();
        resources.reverse();
        let again: Vec<Id> = matching(&need, &resources, today).iter().map(|one| one.resource.id).collect();
        prop_assert_eq!(&ids, &again);
        for one in &matched {
            prop_assert!(one.available > 0 && one.available == one.resource.quantity - one.resource.used);
            prop_assert!(misfits(&need, &one.resource).is_empty());
            prop_assert_eq!(one.reasons.len(), 3);
        }
        let enough = |one: &MatchedResource| one.reasons.contains(&MatchReason::Enough);
        prop_assert!(matched.windows(2).all(|pair| enough(&pair[0]) || !enough(&pair[1])));
        let left_out = resources.iter().filter(|one| !ids.contains(&one.id));
        for one in left_out {
            prop_assert!(!one.is_open(today) || !misfits(&need, one).is_empty());
        }
    }

    #[test]
    fn due_intervals_are_kept_or_missed(
        months in 1..13_i64,
        start in 0..900_i64,
        length in 0..900_i64,
        meetings in proptest::collection::vec(0..1800_i64, 0..12),
    ) {
        let intervals = Intervals(months);
        let at = |days: i64| day("2024-01-01") + chrono::Duration::days(days);
        let meetings: Vec<_> = meetings.into_iter().map(at).collect();
        let (due, missed) = intervals.due_and_missed(at(start), at(start + length), &meetings).unwrap();
        prop_assert!(0 <= missed && missed <= due);
        prop_assert!(due <= length / (28 * months));
        prop_assert_eq!(intervals.due_and_missed(at(start), at(start + length), &[]).unwrap(), (due, due));
    }
}

#[test]
fn intervals_are_quarters_of_the_calendar() {
    let quarters = Intervals::of(&Rulebook::default(), COMMUNITY, day(TODAY)).unwrap();
    for (first, end, meetings, due, missed) in [
        ("2026-01-01", "2027-01-01", vec![], 4, 4),
        ("2026-01-01", "2027-01-01", vec!["2026-01-01", "2026-03-31", "2026-12-31"], 4, 2),
        ("2026-01-02", "2026-12-31", vec!["2026-02-01", "2026-05-05"], 2, 1),
        ("2026-02-01", "2026-04-30", vec![], 0, 0),
        ("2026-04-01", "2026-07-01", vec!["2026-07-01"], 1, 1),
    ] {
        let meetings: Vec<_> = meetings.into_iter().map(day).collect();
        let counted = quarters.due_and_missed(day(first), day(end), &meetings).unwrap();
        assert_eq!(counted, (due, missed), "{first} to {end}");
    }
    for (set_up, previous, held, missed) in [
        ("2025-12-20", None, "2026-03-31", 0),
        ("2025-12-20", None, "2026-04-01", 1),
        ("2026-02-10", None, "2026-03-01", 0),
        ("2025-01-01", Some("2026-01-01"), "2026-06-30", 0),
        ("2025-01-01", Some("2026-03-31"), "2026-07-01", 1),
    ] {
        let counted = quarters.missed_before(day(set_up), previous.map(day), day(held)).unwrap();
        assert_eq!(counted, missed, "{held}");
    }
    assert_eq!(quarters.next_due(day("2026-11-30")).unwrap(), day("2027-03-31"));
}

#[test]
fn the_usual_size_is_a_warning() {
    let usual = UsualSize::of(&Rulebook::default(), COMMUNITY, day(TODAY)).unwrap();
    for (full_time, part_time, fields) in [
        (1, 8, vec![]),
        (2, 7, vec![]),
        (2, 9, vec![]),
        (1, 7, vec!["total"]),
        (3, 8, vec!["full_time"]),
        (0, 9, vec!["full_time"]),
        (3, 9, vec!["total", "full_time"]),
        (0, 0, vec!["total", "full_time", "part_time"]),
        (1, 10, vec!["part_time"]),
    ] {
        let told = usual.check(full_time, part_time);
        let told: Vec<&str> = told.iter().map(|warning| warning.field.as_str()).collect();
        assert_eq!(told, fields, "{full_time} + {part_time}");
    }
}

#[test]
fn bodies_are_known_by_the_registry_or_their_names() {
    let unit = |kind, name: &str, enterprise: Option<u16>, compound: Option<u16>| MemberUnit {
        id: id(9),
        committee: id(1),
        community: crate::identity::DivisionCode::parse("community", COMMUNITY).unwrap(),
        kind,
        name: name.into(),
        enterprise: enterprise.map(id),
        compound: compound.map(id),
        contact: None,
        phone: None,
        joined_on: day("2026-01-01"),
        left_on: None,
        revision: 1,
    };
    use MemberUnitKind as K;
    let firm = |name, enterprise| unit(K::Enterprise, name, enterprise, None);
    let owners = |compound| unit(K::OwnersCommittee, "第一届业委会", None, compound);
    assert!(same_body(&firm("甲", Some(1)), &firm("乙", Some(1))));
    assert!(!same_body(&firm("甲", Some(1)), &firm("甲", Some(2))));
    assert!(same_body(&firm("甲", Some(1)), &firm("甲", None)));
    assert!(!same_body(&owners(Some(1)), &owners(Some(2))));
    assert_ne!(body_key(&owners(Some(1))), body_key(&owners(Some(2))));
    assert_eq!(body_key(&firm("甲", None)), body_key(&unit(K::ResidentUnit, "甲", None, None)));
    assert!(body_key(&owners(None)).contains(STREET), "an owners' committee belongs to one community");
}

#[test]
fn periods_texts_and_late_tasks() {
    let (one, two, three) = (day("2026-01-01"), day("2026-01-02"), day("2026-01-03"));
    assert!(!overlap((one, Some(two)), (two, None)) && overlap((one, Some(three)), (two, Some(three))));
    assert!(overlap((one, None), (three, None)) && !overlap((three, None), (one, Some(three))));
    assert!(plain("title", "每周2026场，电话咨询", 50).is_ok());
    assert!(plain("title", "编号1234567890", 50).is_ok(), "ten digits are no telephone");
    assert_eq!(plain("title", "13812345678", 50).unwrap_err().rule(), Some("governance.entry.plain"));
    for (state, late) in [
        (TaskState::Assigned, true),
        (TaskState::Returned, true),
        (TaskState::Reported, false),
        (TaskState::Done, false),
        (TaskState::Cancelled, false),
    ] {
        let task = GovernanceTask {
            id: id(1),
            committee: id(2),
            meeting: id(3),
            title: "事".into(),
            unit: id(4),
            due: two,
            entry: None,
            resolution: None,
            state,
            steps: Vec::new(),
            revision: 1,
        };
        assert_eq!((late_task(&task, two), late_task(&task, three)), (false, late), "{state:?}");
    }
}
