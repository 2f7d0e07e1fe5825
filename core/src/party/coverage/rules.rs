//! Rules of coverage: pure functions over counts, and the grouping of units that can't have an organisation alone.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::types::{CoverageFigures, JointBranchObstacle};
use crate::case::rate;
use crate::identity::GridCode;
use crate::registry::EnterpriseKind;
use crate::{Error, Id, Result};

/// What is known of a unit on a day.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Standing {
    /// Full members who work there.
    pub(super) full: i64,
    /// Whether a branch of the Party has it among its units.
    pub(super) organised: bool,
    /// Whether an organisation with it is being founded.
    pub(super) founding: bool,
    /// Whether an instructor looks after it.
    pub(super) instructed: bool,
    /// From how many full members on it must have an organisation (RULES A-01).
    pub(super) least: i64,
}

impl Standing {
    /// Whether it must have an organisation (RULES A-01).
    pub(super) fn required(&self) -> bool {
        self.full >= self.least
    }

    /// Whether it must have an organisation and has none (RULES A-62).
    pub(super) fn lacks_organisation(&self) -> bool {
        self.required() && !self.organised
    }

    /// Whether the Party's work reaches it: through an organisation or an instructor (RULES A-62).
    pub(super) fn worked(&self) -> bool {
        self.organised || self.instructed
    }

    /// Whether it looks for others to form a branch with (RULES A-03): some full members, but too few.
    pub(super) fn looks_for_others(&self) -> bool {
        self.full > 0 && !self.required() && !self.organised && !self.founding
    }
}

/// Out of what the coverage by work is counted (RULES A-62).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum WorkBase {
    Units,
    Required,
}

impl WorkBase {
    pub(super) fn parse(text: &str) -> Result<Self> {
        match text.trim() {
            "units" => Ok(Self::Units),
            "required" => Ok(Self::Required),
            _ => Err(Error::invalid(
                "base",
                "规则 party.coverage.work 的参数 base 应为 units 或 required",
                "parameter base of rule party.coverage.work is units or required",
            )),
        }
    }
}

/// The kinds of units that a rule's text names.
pub(super) fn kinds(text: &str) -> Result<Vec<EnterpriseKind>> {
    text.split([',', '，', ' ']).filter(|word| !word.is_empty()).map(kind).collect()
}

fn kind(word: &str) -> Result<EnterpriseKind> {
    EnterpriseKind::from_word(word).ok_or_else(|| {
        Error::invalid(
            "kinds",
            "规则 party.coverage.kinds 的参数 kinds 含有未知的单位类别",
            "parameter kinds of rule party.coverage.kinds names a kind of unit that is not known",
        )
    })
}

/// Sums of units.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Tally {
    units: i64,
    required: i64,
    required_organised: i64,
    organised: i64,
    worked: i64,
    required_worked: i64,
}

impl Tally {
    pub(super) fn add(&mut self, unit: &Standing) {
        let required = unit.required();
        self.units += 1;
        self.required += i64::from(required);
        self.required_organised += i64::from(required && unit.organised);
        self.organised += i64::from(unit.organised);
        self.worked += i64::from(unit.worked());
        self.required_worked += i64::from(required && unit.worked());
    }

    /// The rates with their parts (RULES A-62).
    pub(super) fn figures(self, base: WorkBase) -> CoverageFigures {
        CoverageFigures {
            units: self.units,
            required: self.required,
            with_organisation: self.organised,
            instructor_only: self.worked - self.organised,
            organisation: rate(self.required_organised, self.required),
            work: match base {
                WorkBase::Units => rate(self.worked, self.units),
                WorkBase::Required => rate(self.required_worked, self.required),
            },
        }
    }
}

/// The most units that an instructor has on one day of a period, when `others` are the periods of the other units and the
/// new one is held all through it. Days are the first and the last of a period.
pub(super) fn most_at_once(
    (first, last): (NaiveDate, Option<NaiveDate>),
    others: &[(NaiveDate, Option<NaiveDate>)],
) -> i64 {
    let days = others.iter().map(|(from, _)| (*from).max(first)).chain([first]);
    let within = days.filter(|day| last.is_none_or(|last| *day <= last));
    let held = |day: NaiveDate| {
        others.iter().filter(|(from, to)| *from <= day && to.is_none_or(|to| day <= to)).count()
    };
    let most = within.map(held).max().unwrap_or(0);
    i64::try_from(most).unwrap_or(i64::MAX).saturating_add(1)
}

/// Whether two periods, of first and last days, share a day.
pub(super) fn overlap(one: (NaiveDate, Option<NaiveDate>), other: (NaiveDate, Option<NaiveDate>)) -> bool {
    other.1.is_none_or(|last| one.0 <= last) && one.1.is_none_or(|last| other.0 <= last)
}

/// A unit that looks for others.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Candidate {
    pub(super) unit: Id,
    pub(super) grid: Option<GridCode>,
    /// Stands in for the trade, which the registry does not know.
    pub(super) kind: EnterpriseKind,
    pub(super) full: i64,
}

/// What a joint branch must keep to.
#[derive(Debug, Clone, Copy)]
pub(super) struct Limits {
    /// Full members at least (RULES A-01).
    pub(super) members: i64,
    /// Units at most (RULES A-03).
    pub(super) units: usize,
}

impl Limits {
    fn allow(self, candidates: &[Candidate], group: &[usize]) -> bool {
        group.len() <= self.units && full(candidates, group) >= self.members
    }
}

/// The groups of a community and who is left over, as places in the candidates.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Grouping {
    pub(super) groups: Vec<Vec<usize>>,
    pub(super) left: Vec<usize>,
}

fn full(candidates: &[Candidate], group: &[usize]) -> i64 {
    group.iter().map(|place| candidates[*place].full).sum()
}

/// Groups the units of one community for joint branches (RULES A-03: 地域相邻、行业相近、规模适当). Near comes before like: first the
/// units of a kind in a grid, then the rest of the grid, then those of a kind in the community, then the rest of it. Whoever
/// is left over joins a group that has room, or shares the units of a full one in two. The answer does not depend on the
/// order of the candidates.
///
/// With 3 members and 5 units, somebody is left over only when the whole community can't form one group.
pub(super) fn group(candidates: &[Candidate], limits: Limits) -> Grouping {
    let mut maker = Maker { candidates, limits, groups: Vec::new() };
    let mut free: Vec<usize> = (0..candidates.len()).collect();
    maker.heaviest_first(&mut free);
    maker.form(&mut free, |one| one.grid.map(|grid| (Some(grid), Some(one.kind))));
    maker.form(&mut free, |one| one.grid.map(|grid| (Some(grid), None)));
    free.retain(|place| !maker.join(*place, |one, other| one.grid.is_some() && one.grid == other.grid));
    maker.form(&mut free, |one| Some((None, Some(one.kind))));
    maker.form(&mut free, |_| Some((None, None)));
    free.retain(|place| !maker.join(*place, |_, _| true) && !maker.divide(*place));
    let mut grouping = Grouping { groups: maker.groups, left: free };
    let unit = |place: &usize| candidates[*place].unit;
    grouping.groups.iter_mut().for_each(|group| group.sort_by_key(unit));
    grouping.groups.sort_by_key(|group| group.first().map(unit));
    grouping.left.sort_by_key(unit);
    grouping
}

/// What units of a group have in common: the grid, the kind, or nothing but the community.
type Key = (Option<GridCode>, Option<EnterpriseKind>);

struct Maker<'a> {
    candidates: &'a [Candidate],
    limits: Limits,
    groups: Vec<Vec<usize>>,
}

impl Maker<'_> {
    fn heaviest_first(&self, places: &mut [usize]) {
        places.sort_by_key(|place| {
            let one = &self.candidates[*place];
            (std::cmp::Reverse(one.full), one.unit)
        });
    }

    /// Makes groups of those who are free and have the same key; the others stay free.
    fn form(&mut self, free: &mut Vec<usize>, key: impl Fn(&Candidate) -> Option<Key>) {
        let mut alike: BTreeMap<Key, Vec<usize>> = BTreeMap::new();
        let mut left = Vec::new();
        for place in free.drain(..) {
            match key(&self.candidates[place]) {
                Some(key) => alike.entry(key).or_default().push(place),
                None => left.push(place),
            }
        }
        for places in alike.into_values() {
            let taken = self.deal_most(&places);
            left.extend_from_slice(&places[taken..]);
        }
        self.heaviest_first(&mut left);
        *free = left;
    }

    /// Makes groups of as many of the places as it can, the heaviest first; how many they are.
    fn deal_most(&mut self, places: &[usize]) -> usize {
        for taken in (2..=places.len()).rev() {
            let piles = deal(&places[..taken], taken.div_ceil(self.limits.units.max(1)));
            if piles.iter().all(|pile| self.limits.allow(self.candidates, pile)) {
                self.groups.extend(piles);
                return taken;
            }
        }
        0
    }

    /// Puts a unit into a near group with room: of its kind if there is one, then of its grid, then the smallest.
    fn join(&mut self, place: usize, near: impl Fn(&Candidate, &Candidate) -> bool) -> bool {
        let (candidates, most) = (self.candidates, self.limits.units);
        let one = &candidates[place];
        let all = |group: &[usize], test: &dyn Fn(&Candidate) -> bool| {
            group.iter().all(|other| test(&candidates[*other]))
        };
        let found = self
            .groups
            .iter_mut()
            .filter(|group| group.len() < most && all(group, &|other| near(one, other)))
            .min_by_key(|group| {
                let like = all(group, &|other| other.kind == one.kind);
                let close = all(group, &|other| other.grid.is_some() && other.grid == one.grid);
                let first = group.iter().map(|place| candidates[*place].unit).min();
                (!close, !like, group.len(), first)
            });
        found.map(|group| group.push(place)).is_some()
    }

    /// Makes two groups of a full one and a unit, if both keep to the limits.
    fn divide(&mut self, place: usize) -> bool {
        for index in 0..self.groups.len() {
            let mut pool = self.groups[index].clone();
            pool.push(place);
            self.heaviest_first(&mut pool);
            let mut halves = deal(&pool, 2);
            if halves.iter().all(|half| self.limits.allow(self.candidates, half)) {
                self.groups.extend(halves.pop());
                self.groups[index] = halves.pop().unwrap_or_default();
                return true;
            }
        }
        false
    }
}

/// Deals places into piles to and fro, so that the piles come out alike.
fn deal(places: &[usize], piles: usize) -> Vec<Vec<usize>> {
    let mut dealt = vec![Vec::new(); piles];
    for (turn, place) in places.iter().enumerate() {
        let (round, step) = (turn / piles, turn % piles);
        let pile = if round % 2 == 0 { step } else { piles - 1 - step };
        dealt[pile].push(*place);
    }
    dealt
}

/// Why a community's units are left over.
pub(super) fn obstacle(candidates: &[Candidate], limits: Limits) -> JointBranchObstacle {
    let all: Vec<usize> = (0..candidates.len()).collect();
    if candidates.len() < 2 {
        JointBranchObstacle::NoNeighbour
    } else if full(candidates, &all) < limits.members {
        JointBranchObstacle::TooFewMembers
    } else {
        JointBranchObstacle::TooManyUnits
    }
}
