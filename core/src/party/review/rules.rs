//! What is wrong with one organisation: pure functions over its numbers.

use chrono::{Months, NaiveDate};

use super::types::FindingSeverity;
use crate::party::OrganisationKind as K;
use crate::party::OrganisationKind;
use crate::party::member::rows::Standing;
use crate::party::organisation::rules::Limits;

/// The numbers of one organisation on a day.
#[derive(Debug, Clone, Copy)]
pub(super) struct Facts {
    pub(super) kind: OrganisationKind,
    pub(super) own: Standing,
    /// With all below it.
    pub(super) below: Standing,
    pub(super) units: i64,
    /// Persons who hold a post of the committee.
    pub(super) committee_seats: i64,
    /// Whether it has a secretary, or a group its leader.
    pub(super) headed: bool,
    /// The first day after the term.
    pub(super) term_ends: Option<NaiveDate>,
    /// Members whose probation is over and who wait for a decision.
    pub(super) overdue_probations: i64,
}

impl Facts {
    /// Full members: a mobile branch is one of members whose relation is elsewhere.
    fn full(&self) -> i64 {
        full(self.kind, self.own)
    }

    /// Full members and those on probation.
    fn members(&self) -> i64 {
        members(self.kind, self.own)
    }
}

/// Full members that count for an organisation of a kind.
pub(super) fn full(kind: OrganisationKind, own: Standing) -> i64 {
    if kind == K::MobileBranch { own.full + own.mobile_full } else { own.full }
}

/// Members that count for an organisation of a kind.
pub(super) fn members(kind: OrganisationKind, own: Standing) -> i64 {
    if kind == K::MobileBranch { own.members() + own.mobile } else { own.members() }
}

/// The numbers of the rulebook.
#[derive(Debug, Clone, Copy)]
pub(super) struct Numbers {
    pub(super) limits: Limits,
    pub(super) committee_least: i64,
    pub(super) committee_most: i64,
    /// Least and most members of the committee of a general branch.
    pub(super) general_committee: (i64, i64),
    /// Months by which an election may be late.
    pub(super) term_months: i64,
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) rule: &'static str,
    pub(super) severity: FindingSeverity,
    pub(super) found: Option<i64>,
    pub(super) expected: Option<i64>,
    pub(super) zh: String,
    pub(super) en: String,
}

impl Found {
    fn hard(rule: &'static str, numbers: (i64, i64), zh: String, en: String) -> Self {
        Self {
            rule,
            severity: FindingSeverity::Hard,
            found: Some(numbers.0),
            expected: Some(numbers.1),
            zh,
            en,
        }
    }

    fn general(rule: &'static str, numbers: (i64, i64), zh: String, en: String) -> Self {
        Self { severity: FindingSeverity::Generally, ..Self::hard(rule, numbers, zh, en) }
    }
}

/// Everything that is wrong with one organisation (RULES ).
pub(super) fn findings(facts: &Facts, numbers: &Numbers, day: NaiveDate) -> Vec<Found> {
    let mut found = Vec::new();
    found.extend(size(facts, &numbers.limits));
    found.extend(committee(facts, numbers));
    found.extend(general_committee(facts, numbers.general_committee));
    found.extend(units(facts, &numbers.limits));
    found.extend(head(facts));
    found.extend(term(facts, numbers, day));
    found.extend(probation(facts));
    found
}

/// Too few or too many people for its kind.
fn size(facts: &Facts, limits: &Limits) -> Vec<Found> {
    let (full, members, below) = (facts.full(), facts.members(), facts.below.members());
    let mut found = Vec::new();
    match facts.kind {
        K::TemporaryBranch if members > 0 => found.push(Found::hard(
            "party.temporary",
            (members, 0),
            format!("临时党支部不转接组织关系，现有 {members} 名党员的组织关系在此"),
            format!("relations stay out of a temporary branch, {members} are here"),
        )),
        K::TemporaryBranch | K::WorkCommittee => {}
        kind if kind.is_branch() && full < limits.branch_full => found.push(Found::hard(
            "party.branch.minimum",
            (full, limits.branch_full),
            format!("正式党员 {full} 人，不足 {} 人，应成立联合党支部或撤销", limits.branch_full),
            format!("{full} full members, fewer than {}: join others or end it", limits.branch_full),
        )),
        kind if kind.is_branch() && members > limits.branch_most => found.push(Found::general(
            "party.branch.size",
            (members, limits.branch_most),
            format!("党员 {members} 人，一般不超过 {} 人，可分设或升格", limits.branch_most),
            format!("{members} members, generally at most {}: split or raise it", limits.branch_most),
        )),
        kind if kind.is_group() && members < limits.group_members => {
            found.push(Found::hard(
                "party.group.minimum",
                (members, limits.group_members),
                format!("党小组党员 {members} 人（正式党员 {full} 人），不足 {} 人", limits.group_members),
                format!("a group of {members} members ({full} full), fewer than {}", limits.group_members),
            ));
        }
        kind if kind.is_group() && full < limits.group_full => found.push(Found::hard(
            "party.group.minimum",
            (full, limits.group_full),
            format!("党小组正式党员 {full} 人（党员 {members} 人），不足 {} 人", limits.group_full),
            format!("a group with {full} full members of {members}, fewer than {}", limits.group_full),
        )),
        K::GeneralBranch if below < limits.general_least => found.push(Found::general(
            "party.general_branch.size",
            (below, limits.general_least),
            format!("党总支所属党员 {below} 人，一般在 {} 人以上", limits.general_least),
            format!("a general branch of {below} members, generally {} or more", limits.general_least),
        )),
        K::GeneralBranch if below >= limits.committee_least => found.push(Found::general(
            "party.committee.size",
            (below, limits.committee_least),
            format!("党总支所属党员 {below} 人，达到 {} 人的一般设立党委", limits.committee_least),
            format!(
                "a general branch of {below} members; from {} there is generally a committee",
                limits.committee_least
            ),
        )),
        K::Committee if below < limits.committee_least => found.push(Found::general(
            "party.committee.size",
            (below, limits.committee_least),
            format!("党委所属党员 {below} 人，一般在 {} 人以上", limits.committee_least),
            format!("a committee of {below} members, generally {} or more", limits.committee_least),
        )),
        _ => {}
    }
    found
}

/// A branch of seven full members or more has a committee of three to seven, a smaller one has none.
fn committee(facts: &Facts, numbers: &Numbers) -> Option<Found> {
    let relations = facts.kind.is_branch() && facts.kind != K::TemporaryBranch;
    let (full, seats, from) = (facts.full(), facts.committee_seats, numbers.limits.branch_committee);
    // A small branch has a secretary and perhaps a deputy.
    let most = if full < from { 2 } else { numbers.committee_most };
    if !relations {
        return None;
    }
    if full >= from && seats < numbers.committee_least {
        return Some(Found::general(
            "party.branch.committee",
            (seats, numbers.committee_least),
            format!(
                "正式党员 {full} 人，应设 {} 人以上的支部委员会，现有 {seats} 人",
                numbers.committee_least
            ),
            format!(
                "{full} full members: a committee of {} or more is due, {seats} sit",
                numbers.committee_least
            ),
        ));
    }
    (seats > most).then(|| {
        Found::general(
            "party.branch.committee",
            (seats, most),
            format!("正式党员 {full} 人，班子一般不超过 {most} 人，现有 {seats} 人"),
            format!("{full} full members: generally at most {most} officers, there are {seats}"),
        )
    })
}

/// The committee of a general branch has five to nine members.
fn general_committee(facts: &Facts, (least, most): (i64, i64)) -> Option<Found> {
    let seats = facts.committee_seats;
    if facts.kind != K::GeneralBranch || (least..=most).contains(&seats) {
        return None;
    }
    Some(Found::general(
        "election.general_committee",
        (seats, if seats < least { least } else { most }),
        format!("党总支委员会现有 {seats} 人，应为 {least} 至 {most} 人"),
        format!("a committee of {seats} for a general branch, which has {least} to {most}"),
    ))
}

/// A unit whose members must found an organisation, or join one with others (RULES ).
pub(super) fn unfounded(full: i64, least: i64, joint_units: i64) -> Found {
    if full >= least {
        return Found::hard(
            "party.branch.minimum",
            (full, least),
            format!("单位有正式党员 {full} 人，达到 {least} 人，应成立党组织"),
            format!("{full} full members work here, {least} or more: an organisation is due"),
        );
    }
    Found::general(
        "party.joint.units",
        (full, least),
        format!(
            "单位有正式党员 {full} 人，不足 {least} 人，应与邻近单位成立联合党支部（一般不超过 {joint_units} 个单位）"
        ),
        format!(
            "{full} full members work here, fewer than {least}: join others, generally {joint_units} units at most"
        ),
    )
}

/// A joint branch covers two units at least, generally five at most.
fn units(facts: &Facts, limits: &Limits) -> Option<Found> {
    if facts.kind != K::JointBranch || (2..=limits.joint_units).contains(&facts.units) {
        return None;
    }
    let expected = if facts.units < 2 { 2 } else { limits.joint_units };
    Some(Found::general(
        "party.joint.units",
        (facts.units, expected),
        format!("联合党支部覆盖单位 {} 个，应为 2 至 {} 个", facts.units, limits.joint_units),
        format!("a joint branch of {} units, generally 2 to {}", facts.units, limits.joint_units),
    ))
}

/// A vacancy at the head is filled in time.
fn head(facts: &Facts) -> Option<Found> {
    (!facts.headed).then(|| {
        let (zh, en) =
            if facts.kind.is_group() { ("党小组组长", "group leader") } else { ("书记", "secretary") };
        Found::general(
            "party.post.vacancy",
            (0, 1),
            format!("没有{zh}，应及时补选或指派"),
            format!("has no {en}; elect or appoint one"),
        )
    })
}

/// A term that is over; more than the months of grace late is a hard finding.
fn term(facts: &Facts, numbers: &Numbers, day: NaiveDate) -> Option<Found> {
    let ends = facts.term_ends.filter(|ends| *ends <= day)?;
    let months = u32::try_from(numbers.term_months).ok()?;
    let last = ends.checked_add_months(Months::new(months))?;
    let days = (day - ends).num_days();
    let (zh, en) = (
        format!("任期已于 {ends} 届满，已逾 {days} 日；延期须经批准，一般不超过 {months} 个月"),
        format!(
            "the term ended on {ends}, {days} days ago; a delay needs approval, generally within {months} months"
        ),
    );
    let numbers = (days, (last - ends).num_days());
    Some(if day > last {
        Found::hard("party.term.overdue", numbers, zh, en)
    } else {
        Found::general("party.term.overdue", numbers, zh, en)
    })
}

/// Members on probation beyond its end.
fn probation(facts: &Facts) -> Option<Found> {
    let count = facts.overdue_probations;
    (count > 0).then(|| {
        Found::hard(
            "member.probation",
            (count, 0),
            format!("{count} 名预备党员预备期已满，应及时讨论转正"),
            format!("{count} members on probation beyond its end; their confirmation is due"),
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rulebook::Rulebook;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn numbers() -> Numbers {
        let limits = Limits::of(&Rulebook::default(), "620102001", day("2026-06-15")).unwrap();
        Numbers { limits, committee_least: 3, committee_most: 7, general_committee: (5, 9), term_months: 12 }
    }

    fn sound(kind: OrganisationKind, full: i64) -> Facts {
        let own = Standing { full, ..Standing::default() };
        Facts {
            kind,
            own,
            below: own,
            units: 2,
            committee_seats: match kind {
                K::GeneralBranch => 5,
                kind if kind.is_branch() && full >= 7 => 3,
                _ => 1,
            },
            headed: true,
            term_ends: None,
            overdue_probations: 0,
        }
    }

    fn told(facts: Facts) -> Vec<(&'static str, FindingSeverity)> {
        findings(&facts, &numbers(), day("2026-06-15")).iter().map(|one| (one.rule, one.severity)).collect()
    }

    #[test]
    fn borders_of_size_are_told_on_their_side() {
        use FindingSeverity::{Generally, Hard};
        for (kind, full, expected) in [
            (K::Branch, 2, vec![("party.branch.minimum", Hard)]),
            (K::Branch, 3, vec![]),
            (K::Branch, 50, vec![]),
            (K::Branch, 51, vec![("party.branch.size", Generally)]),
            (K::GridBranch, 0, vec![("party.branch.minimum", Hard)]),
            (K::TemporaryBranch, 0, vec![]),
            (K::TemporaryBranch, 1, vec![("party.temporary", Hard)]),
            (K::Group, 3, vec![]),
            (K::Group, 2, vec![("party.group.minimum", Hard)]),
            (K::GeneralBranch, 49, vec![("party.general_branch.size", Generally)]),
            (K::GeneralBranch, 50, vec![]),
            (K::GeneralBranch, 100, vec![("party.committee.size", Generally)]),
            (K::Committee, 99, vec![("party.committee.size", Generally)]),
            (K::Committee, 100, vec![]),
            (K::WorkCommittee, 0, vec![]),
        ] {
            assert_eq!(told(sound(kind, full)), expected, "{kind:?} {full}");
        }
    }

    #[test]
    fn committees_units_heads_and_probations_are_told() {
        let rules = |facts| told(facts).into_iter().map(|(rule, _)| rule).collect::<Vec<_>>();
        for (full, seats, wrong) in
            [(6, 2, false), (6, 3, true), (7, 2, true), (7, 3, false), (20, 7, false), (20, 8, true)]
        {
            let facts = Facts { committee_seats: seats, ..sound(K::Branch, full) };
            assert_eq!(
                rules(facts),
                if wrong { vec!["party.branch.committee"] } else { vec![] },
                "{full} {seats}"
            );
        }
        for (units, wrong) in [(1, true), (2, false), (5, false), (6, true)] {
            let facts = Facts { units, ..sound(K::JointBranch, 3) };
            assert_eq!(rules(facts).is_empty(), !wrong, "{units}");
        }
        assert_eq!(rules(Facts { headed: false, ..sound(K::Branch, 3) }), ["party.post.vacancy"]);
        assert_eq!(rules(Facts { overdue_probations: 2, ..sound(K::Branch, 3) }), ["member.probation"]);
    }

    #[test]
    fn mobile_branches_groups_and_general_branches_are_counted_their_own_way() {
        let mobile = |mobile_full: i64| {
            let own = Standing { mobile: mobile_full, mobile_full, ..Standing::default() };
            told(Facts { own, below: own, ..sound(K::MobileBranch, 0) })
        };
        assert_eq!(mobile(2), [("party.branch.minimum", FindingSeverity::Hard)]);
        assert_eq!(mobile(3), []);
        let numbers_of = |facts| {
            let found = findings(&facts, &numbers(), day("2026-06-15"));
            found.iter().map(|one| (one.rule, one.found, one.expected)).collect::<Vec<_>>()
        };
        let own = Standing { full: 0, probationary: 3, ..Standing::default() };
        let group = Facts { own, below: own, ..sound(K::Group, 0) };
        assert_eq!(numbers_of(group), [("party.group.minimum", Some(0), Some(1))]);
        for (seats, expected) in [(4, Some(5)), (5, None), (9, None), (10, Some(9))] {
            let facts = Facts { committee_seats: seats, ..sound(K::GeneralBranch, 60) };
            let wrong = expected.map(|_| ("election.general_committee", Some(seats), expected));
            assert_eq!(numbers_of(facts), wrong.into_iter().collect::<Vec<_>>(), "{seats}");
        }
    }

    #[test]
    fn a_term_is_over_from_its_end_and_hard_after_a_year() {
        let ends = |text: &str| told(Facts { term_ends: Some(day(text)), ..sound(K::Branch, 3) });
        assert_eq!(ends("2026-06-16"), []);
        assert_eq!(ends("2026-06-15"), [("party.term.overdue", FindingSeverity::Generally)]);
        assert_eq!(ends("2025-06-15"), [("party.term.overdue", FindingSeverity::Generally)]);
        assert_eq!(ends("2025-06-14"), [("party.term.overdue", FindingSeverity::Hard)]);
    }
}
