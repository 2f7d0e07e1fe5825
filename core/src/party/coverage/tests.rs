use proptest::prelude::*;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::rules::{Candidate, group, most_at_once, obstacle, overlap};
use super::*;
use crate::party::MemberStage;
use crate::party::organisation::record::OrganisationRecord;
use crate::party::testing::{COMMUNITY, Ground, day, id};
use crate::{ErrorKind, code};

const GRID_1: &str = "620102001001001";
const GRID_2: &str = "620102001001002";

fn ask<T: DeserializeOwned>(value: Value) -> T {
    serde_json::from_value(value).unwrap()
}

/// Places and seven units.
struct Units {
    ground: Ground,
    /// A branch; must have one: three full members.
    organised: Id,
    /// Must have one and has none.
    lacking: Id,
    /// Two full members and an instructor.
    instructed: Id,
    /// One full member.
    small: Id,
    /// Nobody but one on probation; no grid.
    empty: Id,
    /// Not of the kinds that count.
    shop: Id,
    closed: Id,
}

impl Units {
    fn new() -> Self {
        let ground = Ground::new();
        let wang = ground.session("wang");
        wang.registry().put_division(ask(json!({"code": COMMUNITY, "name": "社区"}))).unwrap();
        for (grid, west) in [(GRID_1, 103.80), (GRID_2, 103.81)] {
            let corner = |east: f64, north: f64| json!({"longitude": west + east, "latitude": 36.05 + north});
            let ring = [corner(0.0, 0.0), corner(0.01, 0.0), corner(0.01, 0.01), corner(0.0, 0.01)];
            let request = json!({"code": grid, "name": "网格", "community": COMMUNITY, "kind": "basic",
                "boundary": {"rings": [ring]}, "datum": "cgcs2000", "valid_from": "2020-01-01"});
            wang.grids().define(ask(request)).unwrap();
        }
        let unit = |number: u32, kind: &str, grid: Option<&str>, state: &str| {
            let request = json!({"credit_code": format!("91620102MEA{number:07}"), "name": format!("单位{number}"),
                "kind": kind, "address": "某路", "community": COMMUNITY, "grid": grid, "state": state});
            wang.registry().put_enterprise(ask(request)).unwrap().enterprise.id
        };
        let organised = unit(1, "enterprise", Some(GRID_1), "open");
        let lacking = unit(2, "enterprise", Some(GRID_1), "open");
        let instructed = unit(3, "social_organisation", Some(GRID_2), "open");
        let small = unit(4, "enterprise", Some(GRID_2), "open");
        let empty = unit(5, "cooperative", None, "open");
        let shop = unit(6, "self_employed", Some(GRID_1), "open");
        let closed = unit(7, "cooperative", Some(GRID_1), "closed");
        let units = Self { ground, organised, lacking, instructed, small, empty, shop, closed };
        units.serve(organised);
        let (members, link) = (&units.ground.members, |member, unit| units.link("shuji", member, Some(unit)));
        for (places, unit) in
            [(0..3, organised), (3..6, lacking), (6..8, instructed), (8..9, small), (12..13, empty)]
        {
            for place in places {
                link(members[place], unit).unwrap();
            }
        }
        units.assign("shuji", units.ground.others[0], instructed, None).unwrap();
        units
    }

    /// Branch B has the unit from now on.
    fn serve(&self, unit: Id) {
        self.ground
            .session("shuji")
            .write("party.amend", |command| {
                let before: OrganisationRecord = command.stored(self.ground.other)?;
                let mut after = before.clone();
                after.versions[0].units.push(unit);
                after.revision += 1;
                command.keep(Some(&before), &after, json!({}))?;
                command.touch(crate::command::Part::Party)
            })
            .unwrap();
    }

    fn link(&self, actor: &str, member: Id, unit: Option<Id>) -> Result<MemberEnterprise> {
        let request = json!({"member": member.to_string(), "enterprise": unit.map(|unit| unit.to_string())});
        self.ground.session(actor).members().link_enterprise(ask(request))
    }

    fn assign(
        &self,
        actor: &str,
        member: Id,
        unit: Id,
        period: Option<[&str; 2]>,
    ) -> Result<InstructorResult> {
        let request = AssignInstructor {
            member: member.to_string(),
            enterprise: unit.to_string(),
            starts_on: period.map(|period| period[0].to_owned()),
            ends_on: period.map(|period| period[1].to_owned()),
            request_key: None,
        };
        self.ground.session(actor).party().assign_instructor(request)
    }

    fn coverage(&self, actor: &str, request: Value) -> Result<PartyCoverage> {
        self.ground.session(actor).party().coverage(ask(request))
    }
}

/// units, required, with an organisation, with an instructor only, and both rates as parts.
fn parts(figures: &CoverageFigures) -> [i64; 8] {
    let CoverageFigures { units, required, with_organisation, instructor_only, organisation, work } = figures;
    [
        *units,
        *required,
        *with_organisation,
        *instructor_only,
        organisation.numerator,
        organisation.denominator,
        work.numerator,
        work.denominator,
    ]
}

#[test]
fn coverage_is_told_with_every_part_by_kind_and_place() {
    let units = Units::new();
    let told = units.coverage("shuji", json!({})).unwrap();
    assert_eq!(parts(&told.total), [5, 2, 1, 1, 1, 2, 2, 5]);
    assert_eq!(told.total.organisation.basis_points, Some(5_000));
    let kinds: Vec<_> = told.kinds.iter().map(|one| (one.kind, parts(&one.figures))).collect();
    assert_eq!(
        kinds,
        [
            (EnterpriseKind::Enterprise, [3, 2, 1, 0, 1, 2, 1, 3]),
            (EnterpriseKind::Cooperative, [1, 0, 0, 0, 0, 0, 0, 1]),
            (EnterpriseKind::SocialOrganisation, [1, 0, 0, 1, 0, 0, 1, 1]),
        ]
    );
    let areas = |areas: &[AreaCoverage]| -> Vec<(String, i64, i64)> {
        areas.iter().map(|one| (one.area.clone(), one.figures.units, one.figures.required)).collect()
    };
    assert_eq!(areas(&told.communities), [(COMMUNITY.to_owned(), 5, 2)]);
    let without = format!("{COMMUNITY}000");
    assert_eq!(areas(&told.grids), [(without, 1, 0), (GRID_1.to_owned(), 2, 2), (GRID_2.to_owned(), 2, 0)]);
    let grid = units.coverage("shuji", json!({"grid": GRID_2})).unwrap();
    assert_eq!(parts(&grid.total), [2, 0, 0, 1, 0, 0, 1, 2]);
    assert_eq!(grid.total.organisation.basis_points, None, "no rate without a denominator");
    // Before the branches and the members there was nothing to count.
    let past = units.coverage("shuji", json!({"as_of": "2019-12-31"})).unwrap();
    assert_eq!(parts(&past.total), [5, 0, 0, 0, 0, 0, 0, 5]);
    units.ground.verify();
}

#[test]
fn rules_set_what_counts() {
    let units = Units::new();
    let set = |rule: &str, parameter: &str, value: &str| {
        let request = json!({"rule": rule, "parameter": parameter, "jurisdiction": "620102001", "value": value,
            "valid_from": "2026-01-01", "reason": "试点"});
        units.ground.session("zhao").rules().override_parameter(ask(request)).unwrap();
    };
    set("party.coverage.work", "base", "required");
    assert_eq!(parts(&units.coverage("shuji", json!({})).unwrap().total), [5, 2, 1, 1, 1, 2, 1, 2]);
    set("party.coverage.kinds", "kinds", "self_employed");
    assert_eq!(parts(&units.coverage("shuji", json!({})).unwrap().total), [1, 0, 0, 0, 0, 0, 0, 0]);
    assert_eq!(rules::kinds("企业").unwrap_err().kind(), ErrorKind::Invalid);
    assert_eq!(WorkBase::parse("all").unwrap_err().kind(), ErrorKind::Invalid);
}

#[test]
fn everybody_sees_the_part_within_reach() {
    let units = Units::new();
    let seen = |actor: &str, request: Value| units.coverage(actor, request).map(|told| told.total.units);
    for actor in ["shuji", "wang", "shequ"] {
        assert_eq!(seen(actor, json!({})).unwrap(), 5, "{actor}");
        assert_eq!(seen(actor, json!({"community": COMMUNITY})).unwrap(), 5, "{actor}");
    }
    assert_eq!(seen("worker", json!({})).unwrap(), 2);
    assert_eq!(seen("worker", json!({"community": COMMUNITY})).unwrap(), 2);
    // A grant over the community's committee covers the community, one over the street's committee the street.
    for (actor, organisation) in [("dangwei", units.ground.committee), ("gongwei", units.ground.work)] {
        let role = crate::access::Role::PartySecretary;
        let scope = crate::access::ScopeKind::Organisation;
        units.ground.grant(actor, role, scope, &organisation.to_string(), false);
        assert_eq!(seen(actor, json!({})).unwrap(), 5, "{actor}");
        assert_eq!(seen(actor, json!({"grid": GRID_1})).unwrap(), 2, "{actor}");
    }
    let outside = [
        ("worker", json!({"grid": GRID_2})),
        ("shequ", json!({"community": "620102001002"})),
        ("zhibu", json!({})),
        ("zhibu", json!({"community": COMMUNITY})),
        ("zhao", json!({})),
        ("auditor", json!({})),
    ];
    for (actor, request) in outside {
        let denied = units.ground.refused(|| units.coverage(actor, request.clone()));
        assert_eq!(denied.kind(), ErrorKind::Denied, "{actor} {request}");
        let party = units.ground.session(actor).party();
        assert_eq!(party.list_uncovered(ask(request)).unwrap_err().kind(), ErrorKind::Denied, "{actor}");
    }
    let party = units.ground.session("zhao").party();
    assert_eq!(
        party.propose_joint_branches(ProposeJointBranches::default()).unwrap_err().kind(),
        ErrorKind::Denied
    );
    for (request, field) in [(json!({"grid": "1"}), "grid"), (json!({"as_of": "x"}), "as_of")] {
        assert_eq!(units.coverage("shuji", request).unwrap_err().field(), Some(field));
    }
}

#[test]
fn a_committee_of_a_unit_is_its_organisation_and_a_temporary_branch_is_none() {
    let units = Units::new();
    let with = |kind: crate::party::OrganisationKind, unit: Id| {
        let own = id(7);
        units.ground.organisation(own, kind, Some(units.ground.work));
        units.ground.session("shuji").write("party.amend", |command| {
            let before: OrganisationRecord = command.stored(own)?;
            let mut after = before.clone();
            after.versions[0].units.push(unit);
            after.versions[0].kind = kind;
            after.revision += 1;
            command.keep(Some(&before), &after, json!({}))?;
            command.touch(crate::command::Part::Party)
        })
    };
    let before = units.coverage("shuji", json!({})).unwrap().total;
    with(crate::party::OrganisationKind::GeneralBranch, units.lacking).unwrap();
    let after = units.coverage("shuji", json!({})).unwrap().total;
    assert_eq!(after.with_organisation, before.with_organisation + 1);
    assert_eq!(after.organisation.numerator, before.organisation.numerator + 1);
    let tree = |kind| {
        let mut record = units.ground.session("shuji").read(|view| view.stored::<OrganisationRecord>(id(7)));
        let record = record.as_mut().unwrap();
        record.versions[0].kind = kind;
        Organised::of(&Organisations::new([record.clone()]), day("2026-06-15")).units.len()
    };
    assert_eq!(tree(crate::party::OrganisationKind::TemporaryBranch), 0);
    assert_eq!(tree(crate::party::OrganisationKind::Committee), 1);
}

#[test]
fn uncovered_units_are_listed_page_by_page() {
    let units = Units::new();
    let party = units.ground.session("shuji").party();
    let list = |request: Value| party.list_uncovered(ask(request)).unwrap();
    let all = list(json!({}));
    let told: Vec<(Id, Option<i64>, &[CoverageGap])> =
        all.items.iter().map(|unit| (unit.enterprise, unit.full_members, &unit.gaps[..])).collect();
    use CoverageGap::{Organisation, Work};
    let mut expected = [
        (units.lacking, Some(3), &[Organisation, Work][..]),
        (units.small, Some(1), &[Work]),
        (units.empty, Some(0), &[Work]),
    ];
    expected.sort_by_key(|(unit, ..)| *unit);
    assert_eq!(told, expected);
    let organisation = list(json!({"gap": "organisation"}));
    assert_eq!(organisation.items.iter().map(|unit| unit.enterprise).collect::<Vec<_>>(), [units.lacking]);
    assert_eq!(list(json!({"kind": "cooperative"})).items.len(), 1);
    let (mut paged, mut cursor) = (Vec::new(), None);
    loop {
        let page = list(json!({"limit": 1, "cursor": cursor}));
        paged.extend(page.items);
        cursor = page.next;
        if cursor.is_none() {
            break;
        }
    }
    assert_eq!(paged, all.items);
    // A small number tells who is a member; whoever may not read members learns only what is lacking.
    let seen = units.ground.session("shequ").party().list_uncovered(ListUncovered::default()).unwrap();
    assert!(seen.items.iter().all(|unit| unit.full_members.is_none()));
    assert_eq!(seen.items.len(), all.items.len());
}

#[test]
fn small_units_of_a_grid_form_a_branch_and_founders_are_left_alone() {
    let units = Units::new();
    let party = units.ground.session("shuji").party();
    let seen = units.ground.session("shequ").party();
    let seen = seen.propose_joint_branches(ProposeJointBranches::default()).unwrap().proposals.remove(0);
    let counts = seen.units.iter().map(|unit| unit.full_members).chain([seen.full_members]);
    assert_eq!(counts.collect::<Vec<_>>(), [None; 3]);
    assert!(!seen.en.contains("3 full") && !seen.zh.contains("合计 3"), "{seen:?}");
    let told = party.propose_joint_branches(ProposeJointBranches::default()).unwrap();
    let [proposal] = &told.proposals[..] else { panic!("{told:?}") };
    let mut expected = [units.instructed, units.small];
    expected.sort();
    let together: Vec<Id> = proposal.units.iter().map(|unit| unit.enterprise).collect();
    assert_eq!((together, proposal.full_members, proposal.kind), (expected.to_vec(), Some(3), None));
    assert_eq!(proposal.grid.map(String::from).as_deref(), Some(GRID_2));
    assert!(proposal.zh.contains("同一网格") && proposal.en.contains("3 full members"), "{proposal:?}");
    assert!(told.left.is_empty());
    // Once one of them has a branch, the other is left over.
    units.serve(units.instructed);
    let told = party.propose_joint_branches(ProposeJointBranches::default()).unwrap();
    let [left] = &told.left[..] else { panic!("{told:?}") };
    assert_eq!((left.unit.enterprise, left.obstacle), (units.small, JointBranchObstacle::NoNeighbour));
    assert!(told.proposals.is_empty());
    units.ground.verify();
}

#[test]
fn where_a_member_works_is_noted_and_cleared() {
    let units = Units::new();
    let (member, foreign) = (units.ground.members[9], units.ground.others[0]);
    let linked = units.link("zhibu", member, Some(units.small)).unwrap();
    assert_eq!((linked.enterprise, linked.revision), (Some(units.small), 2));
    assert_eq!(units.link("shuji", member, None).unwrap().enterprise, None);
    for (actor, member, unit, kind) in [
        ("zhibu", foreign, Some(units.small), ErrorKind::Denied),
        ("wang", member, None, ErrorKind::Denied),
        ("shequ", member, None, ErrorKind::Denied),
        ("worker", member, None, ErrorKind::Denied),
        ("zhao", member, None, ErrorKind::Denied),
        ("shuji", id(999), None, ErrorKind::NotFound),
        ("shuji", member, Some(id(999)), ErrorKind::NotFound),
        ("shuji", member, Some(units.closed), ErrorKind::Conflict),
    ] {
        let error = units.ground.refused(|| units.link(actor, member, unit));
        assert_eq!(error.kind(), kind, "{actor} {unit:?}");
    }
    let stale = json!({"member": member.to_string(), "revision": 1});
    let members = units.ground.session("shuji").members();
    let error = units.ground.refused(|| members.link_enterprise(ask(stale)));
    assert_eq!(error.code(), code::CONFLICT_REVISION);
    units.ground.verify();
}

#[test]
fn instructors_are_members_in_force_and_not_sent_twice() {
    let units = Units::new();
    let ground = &units.ground;
    let (member, probationary) = (ground.members[9], ground.members[12]);
    let applicant = ground.member(300, ground.branch, MemberStage::Applicant);
    let first = units.assign("zhibu", member, units.shop, Some(["2026-01-01", "2026-03-31"])).unwrap();
    assert!(first.warnings.is_empty());
    let again = units.assign("shuji", member, units.shop, Some(["2026-04-01", "2026-05-31"])).unwrap();
    let warned = units.assign("shuji", probationary, units.shop, None).unwrap();
    assert_eq!(warned.warnings[0].rule, "party.instructor.member");
    for (actor, member, unit, period, kind, field) in [
        ("shuji", member, units.shop, ["2026-03-31", "2026-04-01"], ErrorKind::Conflict, Some("enterprise")),
        ("shuji", applicant, units.shop, ["2026-01-01", "2026-01-02"], ErrorKind::Violation, Some("member")),
        ("shuji", member, units.small, ["2019-01-01", "2019-01-02"], ErrorKind::Violation, Some("member")),
        ("shuji", member, units.small, ["2026-01-02", "2026-01-01"], ErrorKind::Invalid, Some("ends_on")),
        (
            "shuji",
            member,
            units.closed,
            ["2026-01-01", "2026-01-02"],
            ErrorKind::Conflict,
            Some("enterprise"),
        ),
        ("shuji", member, id(999), ["2026-01-01", "2026-01-02"], ErrorKind::NotFound, Some("enterprise")),
        ("shuji", id(999), units.small, ["2026-01-01", "2026-01-02"], ErrorKind::NotFound, None),
        ("zhibu", ground.others[0], units.small, ["2026-01-01", "2026-01-02"], ErrorKind::Denied, None),
        ("wang", member, units.small, ["2026-01-01", "2026-01-02"], ErrorKind::Denied, None),
        ("worker", member, units.small, ["2026-01-01", "2026-01-02"], ErrorKind::Denied, None),
        ("zhao", member, units.small, ["2026-01-01", "2026-01-02"], ErrorKind::Denied, None),
    ] {
        let error = ground.refused(|| units.assign(actor, member, unit, Some(period)));
        assert_eq!((error.kind(), error.field()), (kind, field), "{actor} {period:?}");
    }
    let all = [units.organised, units.lacking, units.instructed, units.small, units.empty, units.shop];
    let warned: Vec<usize> = all
        .into_iter()
        .map(|unit| units.assign("shuji", ground.others[1], unit, None).unwrap().warnings.len())
        .collect();
    assert_eq!(warned, [0, 0, 0, 0, 0, 1], "the sixth unit is told");
    let end = |actor: &str, which: &PartyInstructor, on: &str, revision: Option<i64>| {
        let request = json!({"instructor": which.id.to_string(), "ends_on": on, "reason": "调整", "revision": revision});
        ground.session(actor).party().end_instructor(ask(request))
    };
    let running = units.assign("shuji", member, units.small, None).unwrap().instructor;
    for (actor, which, on, revision, kind) in [
        ("shuji", &first.instructor, "2026-06-15", None, ErrorKind::Conflict),
        ("shuji", &running, "2026-06-14", None, ErrorKind::Invalid),
        ("shuji", &running, "2026-06-15", Some(7), ErrorKind::Conflict),
        ("wang", &running, "2026-06-15", None, ErrorKind::Denied),
    ] {
        let error = ground.refused(|| end(actor, which, on, revision));
        assert_eq!(error.kind(), kind, "{actor} {on}");
    }
    let ended = end("zhibu", &running, "2026-06-20", Some(1)).unwrap().instructor;
    assert_eq!((ended.ends_on, ended.revision), (Some(day("2026-06-20")), 2));
    let list = |actor: &str, request: Value| -> Vec<Id> {
        let answer = ground.session(actor).party().list_instructors(ask(request)).unwrap();
        answer.items.iter().map(|one| one.id).collect()
    };
    let of = |request: Value| list("shuji", request);
    assert_eq!(
        of(json!({"member": member.to_string()})),
        [first.instructor.id, again.instructor.id, running.id]
    );
    let may = json!({"member": member.to_string(), "as_of": "2026-05-01"});
    assert_eq!(of(may), [again.instructor.id]);
    assert_eq!(of(json!({"enterprise": units.empty.to_string()})).len(), 1);
    assert_eq!((list("shequ", json!({})).len(), list("worker", json!({})).len()), (11, 6));
    assert_eq!(list("zhibu", json!({})).len(), 4, "those who belong to the branch");
    let named = |actor: &str| {
        let answer = ground.session(actor).party().list_instructors(ListInstructors::default()).unwrap();
        answer.items.iter().filter(|one| one.member.is_some()).count()
    };
    assert_eq!((named("shuji"), named("zhibu"), named("shequ"), named("worker")), (11, 4, 0, 0));
    let one = ListInstructors { member: Some(member.to_string()), ..ListInstructors::default() };
    let denied = ground.session("shequ").party().list_instructors(one);
    assert_eq!(denied.unwrap_err().kind(), ErrorKind::Denied);
    let denied = ground.session("zhao").party().list_instructors(ListInstructors::default());
    assert_eq!(denied.unwrap_err().kind(), ErrorKind::Denied);
    ground.verify();
}

#[test]
fn periods_share_a_day_or_do_not() {
    let period = |from: &str, to: Option<&str>| (day(from), to.map(day));
    let first = period("2026-01-01", Some("2026-03-31"));
    for (other, shared) in [
        (period("2026-03-31", None), true),
        (period("2026-04-01", None), false),
        (period("2025-01-01", Some("2025-12-31")), false),
        (period("2025-01-01", Some("2026-01-01")), true),
        (period("2025-01-01", None), true),
    ] {
        assert_eq!((overlap(first, other), overlap(other, first)), (shared, shared), "{other:?}");
    }
    let others = [
        period("2026-01-01", Some("2026-01-31")),
        period("2026-02-01", Some("2026-02-28")),
        period("2026-02-15", None),
        period("2027-01-01", None),
    ];
    assert_eq!(most_at_once(first, &others), 3, "February has two others");
    assert_eq!(most_at_once(period("2026-01-01", None), &others), 3);
    assert_eq!(most_at_once(period("2025-01-01", Some("2025-02-01")), &others), 1);
}

fn candidate(number: u16, grid: u8, kind: u8, full: i64) -> Candidate {
    let grid = (grid > 0).then(|| GridCode::parse("grid", &format!("{COMMUNITY}{grid:03}")).unwrap());
    Candidate { unit: id(number), grid, kind: EnterpriseKind::ALL[usize::from(kind)], full }
}

fn candidates(most: i64) -> impl Strategy<Value = Vec<Candidate>> {
    proptest::collection::vec((0..4_u8, 0..3_u8, 1..=most), 0..40).prop_map(|rows| {
        (1..).zip(rows).map(|(number, (grid, kind, full))| candidate(number, grid, kind, full)).collect()
    })
}

/// How many units are placed when they are taken as they come, as many as a branch may have.
fn placed_as_they_come(candidates: &[Candidate], limits: Limits) -> usize {
    let groups = candidates.chunks(limits.units);
    let sound = groups.filter(|group| group.iter().map(|one| one.full).sum::<i64>() >= limits.members);
    sound.map(<[Candidate]>::len).sum()
}

#[test]
fn near_comes_before_like() {
    let limits = Limits { members: 3, units: 5 };
    let units: Vec<Candidate> = [(1, 0, 2), (1, 0, 1), (1, 1, 2), (2, 1, 1), (2, 2, 1), (2, 2, 1)]
        .into_iter()
        .zip(1..)
        .map(|((grid, kind, full), number)| candidate(number, grid, kind, full))
        .collect();
    // The third joins the pair of its grid rather than its kind in the other grid.
    assert_eq!(group(&units, limits).groups, [vec![0, 1, 2], vec![3, 4, 5]]);
    // Two of a kind in a grid are a group although there are others in the grid.
    let alike: Vec<Candidate> = [(1, 0, 2), (1, 0, 2), (1, 1, 2), (1, 1, 2)]
        .into_iter()
        .zip(1..)
        .map(|((grid, kind, full), number)| candidate(number, grid, kind, full))
        .collect();
    assert_eq!(group(&alike, limits).groups, [vec![0, 1], vec![2, 3]]);
    // A full group shares its units with one who is left over.
    let six: Vec<Candidate> = (1..=6).map(|number| candidate(number, u8::from(number < 6), 0, 1)).collect();
    let shared = group(&six, limits);
    assert_eq!((shared.groups.len(), shared.left.len()), (2, 0));
    let lonely = [candidate(1, 1, 0, 2)];
    assert_eq!(obstacle(&lonely, limits), JointBranchObstacle::NoNeighbour);
    assert_eq!(obstacle(&six[..2], limits), JointBranchObstacle::TooFewMembers);
    assert_eq!(obstacle(&six, Limits { members: 3, units: 2 }), JointBranchObstacle::TooManyUnits);
}

proptest! {
    #[test]
    fn groups_keep_to_the_limits_and_lose_nobody(
        units in candidates(2),
        members in 3..7_i64,
        most in 2..7_usize,
    ) {
        let limits = Limits { members, units: most };
        let grouping = group(&units, limits);
        let mut placed: Vec<usize> = grouping.groups.iter().flatten().chain(&grouping.left).copied().collect();
        placed.sort_unstable();
        prop_assert_eq!(placed, (0..units.len()).collect::<Vec<_>>());
        for group in &grouping.groups {
            let full: i64 = group.iter().map(|place| units[*place].full).sum();
            prop_assert!(group.len() >= 2 && group.len() <= most && full >= members, "{group:?}");
        }
    }

    #[test]
    fn somebody_is_left_over_only_when_there_can_be_no_group(units in candidates(2)) {
        let limits = Limits { members: 3, units: 5 };
        let grouping = group(&units, limits);
        let full: i64 = units.iter().map(|one| one.full).sum();
        prop_assert_eq!(grouping.left.is_empty(), units.is_empty() || (units.len() > 1 && full >= 3));
        prop_assert!(grouping.left.is_empty() || grouping.groups.is_empty());
        let placed: usize = grouping.groups.iter().map(Vec::len).sum();
        prop_assert!(placed >= placed_as_they_come(&units, limits));
    }

    #[test]
    fn the_order_of_the_units_does_not_matter(units in candidates(2), turn in 0..40_usize) {
        let limits = Limits { members: 3, units: 5 };
        let mut turned = units.clone();
        turned.rotate_left(turn.min(units.len()));
        turned.reverse();
        let ids = |units: &[Candidate]| -> Vec<Vec<Id>> {
            let groups = group(units, limits).groups;
            groups.iter().map(|group| group.iter().map(|place| units[*place].unit).collect()).collect()
        };
        prop_assert_eq!(ids(&units), ids(&turned));
    }
}
