//! The rules alone, by tables.

use crate::identity::Sex;
use crate::mediation::committee::rules::{
    Bounds, Sitting, basis, composition, free_to_go, overlap, parts, room_parts, term_end,
};
use crate::mediation::committee::{
    MediationCommitteeBasis as B, MediationCommitteeKind as K, MediationCommitteePost as P,
    MediationRoomKind as R,
};
use crate::mediation::testing::{COMMUNITY, TODAY, day};
use crate::rulebook::Rulebook;

fn bounds() -> Bounds {
    Bounds::of(&Rulebook::default(), COMMUNITY, day(TODAY)).unwrap()
}

#[test]
fn a_committee_is_composed_as_article_8_asks() {
    let bounds = bounds();
    assert_eq!((bounds.least, bounds.most, bounds.years, &*bounds.majority), (3, 9, 3, "01"));
    let man = |post| Sitting { post, sex: Sex::Male, ethnic: Some("01") };
    let woman = |post| Sitting { sex: Sex::Female, ..man(post) };
    let of = |size: usize| -> Vec<Sitting<'static>> {
        let rest = (2..size).map(|_| man(P::Member));
        [man(P::Chair), woman(P::Deputy)].into_iter().chain(rest).take(size).collect()
    };
    for size in 0..=12 {
        let rule =
            composition(&bounds, false, &of(size)).err().and_then(|error| error.rule().map(str::to_owned));
        let expected = (!(3..=9).contains(&size)).then_some("mediation.committee.size");
        assert_eq!(rule.as_deref(), expected, "{size}");
    }
    let hui = Sitting { ethnic: Some("03"), ..man(P::Member) };
    let unknown = |post| Sitting { post, sex: Sex::Unknown, ethnic: None };
    for (members, multi_ethnic, rule) in [
        (vec![woman(P::Member), man(P::Member), man(P::Deputy)], false, Some("chair")),
        (vec![woman(P::Chair), man(P::Chair), man(P::Deputy)], false, Some("chair")),
        (vec![man(P::Chair), man(P::Deputy), man(P::Member)], false, Some("woman")),
        (vec![man(P::Chair), unknown(P::Deputy), unknown(P::Member)], false, Some("woman")),
        (vec![woman(P::Chair), man(P::Deputy), man(P::Deputy)], false, None),
        (of(3), true, Some("ethnic")),
        (vec![woman(P::Chair), unknown(P::Member), man(P::Member)], true, Some("ethnic")),
        (vec![woman(P::Chair), hui, man(P::Member)], true, None),
    ] {
        let broken = composition(&bounds, multi_ethnic, &members).err();
        let broken = broken.and_then(|error| error.rule().map(str::to_owned));
        assert_eq!(broken, rule.map(|rule| format!("mediation.committee.{rule}")), "{members:?}");
    }
}

#[test]
fn who_chooses_follows_from_the_kind() {
    let fits = [
        (K::Community, B::ResidentsMeeting),
        (K::Enterprise, B::WorkersMeeting),
        (K::Enterprise, B::Union),
        (K::Street, B::Established),
        (K::Trade, B::Established),
    ];
    for kind in K::ALL {
        for one in B::ALL {
            assert_eq!(basis(*kind, *one).is_ok(), fits.contains(&(*kind, *one)), "{kind:?} {one:?}");
        }
    }
}

#[test]
fn the_parts_of_a_committee_follow_from_its_kind() {
    for kind in K::ALL {
        for (community, enterprise, trade) in (0..8).map(|bits| (bits & 1 > 0, bits & 2 > 0, bits & 4 > 0)) {
            let good = match kind {
                K::Community => (community, enterprise, trade) == (true, false, false),
                K::Street => (community, enterprise, trade) == (false, false, false),
                K::Enterprise => (enterprise, trade) == (true, false),
                K::Trade => (enterprise, trade) == (false, true),
            };
            assert_eq!(parts(*kind, community, enterprise, trade).is_ok(), good, "{kind:?}");
        }
    }
}

#[test]
fn a_room_is_of_a_mediator_or_in_another_body() {
    for kind in R::ALL {
        for (mediator, host, enterprise) in (0..8).map(|bits| (bits & 1 > 0, bits & 2 > 0, bits & 4 > 0)) {
            let good = match kind {
                R::PersonalStudio => (mediator, host, enterprise) == (true, false, false),
                R::Enterprise => !mediator && (host || enterprise),
                _ => (mediator, host, enterprise) == (false, true, false),
            };
            assert_eq!(room_parts(*kind, mediator, host, enterprise).is_ok(), good, "{kind:?}");
        }
    }
}

#[test]
fn a_term_is_three_years_to_the_day() {
    for (first, last) in [
        ("2025-01-01", "2027-12-31"),
        ("2024-02-29", "2027-02-27"),
        ("2026-03-01", "2029-02-28"),
        ("2025-03-01", "2028-02-29"),
    ] {
        assert_eq!(term_end(day(first), 3).unwrap(), day(last), "{first}");
    }
    assert!(term_end(chrono::NaiveDate::MAX, 3).is_err());
}

#[test]
fn periods_meet_on_their_last_day_and_duties_are_counted() {
    let span = |first: &str, last: Option<&str>| (day(first), last.map(day));
    for (one, other, meet) in [
        (span("2026-01-01", Some("2026-01-31")), span("2026-01-31", None), true),
        (span("2026-01-01", Some("2026-01-31")), span("2026-02-01", None), false),
        (span("2026-01-01", None), span("2030-01-01", None), true),
    ] {
        assert_eq!((overlap(one, other), overlap(other, one)), (meet, meet));
    }
    assert!(free_to_go(0, 0).is_ok());
    for (disputes, seats) in [(1, 0), (0, 1), (2, 3)] {
        let error = free_to_go(disputes, seats).unwrap_err();
        assert_eq!(error.report().details["disputes"], disputes);
        assert_eq!(error.report().details["seats"], seats);
    }
}
