//! Coverage (两个覆盖): which enterprises and social organisations have a Party organisation or an instructor, and which of
//! those that can't have one alone could form one together.
//!
//! Who works where is counted, never told: an answer about units has numbers of members, no members, and the number at one
//! unit only for those who may read members there.

mod instructor;
mod joint;
mod link;
pub(crate) mod record;
mod rows;
mod rules;
mod sight;
#[cfg(test)]
mod tests;
mod types;

pub use types::*;

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::NaiveDate;

use super::organisation::record::Version;
use super::{OrganisationKind, OrganisationState, Organisations, Party};
use crate::access::Capability;
use crate::command::View;
use crate::identity::{DivisionCode, GridCode};
use crate::ledger::page;
use crate::registry::EnterpriseKind;
use crate::registry::reach::Page;
use crate::registry::rules as check;
use crate::rulebook::Rulebook;
use crate::{Id, Result};
use rows::Unit;
use rules::{Limits, Standing, Tally, WorkBase};
use sight::Sight;

/// The area that a request names.
#[derive(Debug, Default)]
struct Area {
    community: Option<DivisionCode>,
    grid: Option<GridCode>,
}

impl Area {
    fn parse(street: &str, community: Option<&str>, grid: Option<&str>) -> Result<Self> {
        Ok(Self {
            community: community.map(|text| check::community("community", street, text)).transpose()?,
            grid: grid.map(|text| check::grid("grid", street, text)).transpose()?,
        })
    }
}

impl Party {
    /// How far Party organisations and instructors cover the enterprises and social organisations of an area: of what
    /// is asked for, the part that lies within reach. Units, and at which of them members work, are those of today; the rest is
    /// as of the day asked for.
    ///
    /// # Errors
    /// `Denied` without a grant that reads Party organisations over the area; `Invalid` for a bad code or day.
    pub fn coverage(&self, request: CoverageRequest) -> Result<PartyCoverage> {
        let area = Area::parse(self.0.street(), request.community.as_deref(), request.grid.as_deref())?;
        let as_of = check::optional_date("as_of", request.as_of.as_deref())?;
        self.0.read(|view| {
            let day = as_of.unwrap_or_else(|| view.now.date());
            let base =
                view.snapshot.rules.rulebook.text("party.coverage.work", "base", view.street(), day)?;
            let base = WorkBase::parse(base)?;
            let mut total = Tally::default();
            let mut kinds: BTreeMap<EnterpriseKind, Tally> = BTreeMap::new();
            let mut communities: BTreeMap<String, Tally> = BTreeMap::new();
            let mut grids: BTreeMap<String, Tally> = BTreeMap::new();
            each_unit(view, &area, day, None, |unit, standing, _| {
                let community = unit.community.to_string();
                let grid = unit.grid.map_or_else(|| format!("{community}000"), String::from);
                total.add(&standing);
                kinds.entry(unit.kind).or_default().add(&standing);
                communities.entry(community).or_default().add(&standing);
                grids.entry(grid).or_default().add(&standing);
                Ok(true)
            })?;
            let areas = |tallies: BTreeMap<String, Tally>| -> Vec<AreaCoverage> {
                let told =
                    |(area, tally): (String, Tally)| AreaCoverage { area, figures: tally.figures(base) };
                tallies.into_iter().map(told).collect()
            };
            let told =
                |(kind, tally): (EnterpriseKind, Tally)| KindCoverage { kind, figures: tally.figures(base) };
            Ok(PartyCoverage {
                as_of: day,
                total: total.figures(base),
                kinds: kinds.into_iter().map(told).collect(),
                communities: areas(communities),
                grids: areas(grids),
            })
        })
    }

    /// The units that coverage lacks, oldest record first.
    ///
    /// # Errors
    /// As [`Party::coverage`].
    pub fn list_uncovered(&self, request: ListUncovered) -> Result<UncoveredList> {
        let limit = page(request.limit, 100)?;
        let area = Area::parse(self.0.street(), request.community.as_deref(), request.grid.as_deref())?;
        let as_of = check::optional_date("as_of", request.as_of.as_deref())?;
        let after = check::optional_id("cursor", request.cursor.as_deref())?;
        self.0.read(|view| {
            let day = as_of.unwrap_or_else(|| view.now.date());
            let mut page = Page::new(limit);
            each_unit(view, &area, day, after, |unit, standing, told| {
                let gaps = gaps(&standing);
                let asked = request.gap.map_or(!gaps.is_empty(), |gap| gaps.contains(&gap))
                    && request.kind.is_none_or(|kind| unit.kind == kind);
                Ok(!asked || page.push(uncovered(unit, told.then_some(standing.full), gaps)))
            })?;
            let (items, next) = page.finish(|unit| unit.enterprise.to_string());
            Ok(UncoveredList { items, next })
        })
    }
}

/// What a unit lacks.
fn gaps(standing: &Standing) -> Vec<CoverageGap> {
    let organisation = standing.lacks_organisation().then_some(CoverageGap::Organisation);
    let work = (!standing.worked()).then_some(CoverageGap::Work);
    organisation.into_iter().chain(work).collect()
}

fn uncovered(unit: Unit, full_members: Option<i64>, gaps: Vec<CoverageGap>) -> UncoveredUnit {
    UncoveredUnit {
        enterprise: unit.id,
        name: unit.name,
        kind: unit.kind,
        community: unit.community,
        grid: unit.grid,
        full_members,
        gaps,
    }
}

/// Visits the units of an area that lie within reach, after an identifier, with how they stand on a day and whether the
/// session may learn how many members work there: a small number tells who is one.
fn each_unit(
    view: &View<'_>,
    area: &Area,
    day: NaiveDate,
    after: Option<Id>,
    mut visit: impl FnMut(Unit, Standing, bool) -> Result<bool>,
) -> Result<()> {
    let (access, tree, today) = (view.access(), &view.snapshot.party, view.now.date());
    let sight = Sight::of(&access, Capability::ReadParty, tree, today)?;
    sight.asked_of(area)?;
    let members = Sight::of(&access, Capability::ReadMembers, tree, today).ok();
    seen_units(view, &sight, area, day, after, |unit, standing| {
        let grid = unit.grid.as_ref().map(GridCode::as_str);
        let told = members.as_ref().is_some_and(|members| members.covers(unit.community.as_str(), grid));
        visit(unit, standing, told)
    })
}

/// Visits the units of an area that are in sight, after an identifier, with how they stand on a day.
fn seen_units(
    view: &View<'_>,
    sight: &Sight,
    area: &Area,
    day: NaiveDate,
    after: Option<Id>,
    mut visit: impl FnMut(Unit, Standing) -> Result<bool>,
) -> Result<()> {
    let (connection, street) = (view.connection, view.street());
    let (community, grid) = (area.community.as_ref(), area.grid.as_ref());
    let full = rows::full_members(connection, street, day)?;
    let instructed = rows::instructed(connection, street, day)?;
    let Organised { units: organised, founding } = Organised::of(&view.snapshot.party, day);
    let mut settings = Settings { book: &view.snapshot.rules.rulebook, day, known: HashMap::new() };
    rows::units(connection, street, (community, grid), after, |unit| {
        let setting = settings.of(&unit.community)?;
        let grid = unit.grid.as_ref().map(GridCode::as_str);
        if !setting.kinds.contains(&unit.kind) || !sight.covers(unit.community.as_str(), grid) {
            return Ok(true);
        }
        let standing = Standing {
            full: full.get(&unit.id).copied().unwrap_or(0),
            organised: organised.contains(&unit.id),
            founding: founding.contains(&unit.id),
            instructed: instructed.contains(&unit.id),
            least: setting.limits.members,
        };
        visit(unit, standing)
    })
}

/// A unit whose members have no organisation of their own and must found or join one (RULES ).
pub(crate) struct Unfounded {
    pub(crate) unit: Id,
    pub(crate) name: String,
    pub(crate) community: DivisionCode,
    /// Full members who work there.
    pub(crate) full: i64,
    /// From how many on it founds one; below, it joins others.
    pub(crate) least: i64,
}

/// The units of a community, or of the street, that must found or join an organisation, where the session may read members.
pub(crate) fn unfounded(
    view: &View<'_>,
    community: Option<DivisionCode>,
    day: NaiveDate,
) -> Result<Vec<Unfounded>> {
    let area = Area { community, grid: None };
    let sight = Sight::of(&view.access(), Capability::ReadMembers, &view.snapshot.party, view.now.date())?;
    let mut units = Vec::new();
    seen_units(view, &sight, &area, day, None, |unit, standing| {
        if standing.lacks_organisation() || standing.looks_for_others() {
            let (full, least) = (standing.full, standing.least);
            units.push(Unfounded { unit: unit.id, name: unit.name, community: unit.community, full, least });
        }
        Ok(true)
    })?;
    Ok(units)
}

/// The units that organisations have.
struct Organised {
    /// Of organisations that are there.
    units: HashSet<Id>,
    /// Of organisations that are being founded.
    founding: HashSet<Id>,
}

impl Organised {
    fn of(tree: &Organisations, day: NaiveDate) -> Self {
        // A committee or general branch of a unit is its organisation too; a group or a temporary branch is none.
        let counts =
            |version: &Version| !version.kind.is_group() && version.kind != OrganisationKind::TemporaryBranch;
        let there = tree.active(day).filter(|(_, version)| counts(version));
        let founding = tree.all().filter(|record| {
            matches!(record.state, OrganisationState::Applied | OrganisationState::Approved)
        });
        Self {
            units: there.flat_map(|(_, version)| version.units.iter().copied()).collect(),
            founding: founding
                .filter_map(|record| record.versions.last())
                .filter(|version| counts(version))
                .flat_map(|version| version.units.iter().copied())
                .collect(),
        }
    }
}

/// What the rules say in a community on a day.
struct Setting {
    kinds: Vec<EnterpriseKind>,
    limits: Limits,
}

/// The settings of the communities met so far.
struct Settings<'a> {
    book: &'a Rulebook,
    day: NaiveDate,
    known: HashMap<DivisionCode, Setting>,
}

impl Settings<'_> {
    fn of(&mut self, community: &DivisionCode) -> Result<&Setting> {
        if !self.known.contains_key(community) {
            let (book, area, day) = (self.book, community.as_str(), self.day);
            let units = book.integer("party.joint.units", "maximum", area, day)?;
            let setting = Setting {
                kinds: rules::kinds(book.text("party.coverage.kinds", "kinds", area, day)?)?,
                limits: Limits {
                    members: book.integer("party.branch.minimum", "full", area, day)?,
                    units: usize::try_from(units).unwrap_or(usize::MAX),
                },
            };
            self.known.insert(*community, setting);
        }
        self.known.get(community).ok_or_else(|| crate::Error::internal("a setting was read"))
    }
}
