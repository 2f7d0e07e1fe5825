//! The grids of a street in memory: what finds the grid of a point.

use std::sync::{Arc, OnceLock, PoisonError, RwLock};

use chrono::NaiveDate;

use super::rows;
use super::types::GridKind;
use crate::geo::{Locator, NOWHERE, Point, Polygon};
use crate::identity::{DivisionCode, GridCode};
use crate::time::day_number;
use crate::{Error, Result};

/// Points that are looked up before the answers are translated; the keys of one round stay in the first cache.
const ROUND: usize = 1024;

/// What is known of a grid where points are located.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct GridPlace {
    pub(crate) code: GridCode,
    pub(crate) community: DivisionCode,
    pub(crate) name: String,
    pub(crate) kind: GridKind,
}

/// A boundary of the grid numbered `grid`, from a first day to the day before `until`.
#[derive(Debug)]
pub(super) struct Period {
    pub(super) grid: u32,
    pub(super) from: i64,
    pub(super) until: Option<i64>,
    pub(super) text: Box<str>,
    pub(super) shape: OnceLock<Polygon>,
}

impl Period {
    fn holds(&self, day: i64) -> bool {
        self.from <= day && self.until.is_none_or(|until| day < until)
    }

    /// The polygon, read from its text when it is first asked for.
    fn shape(&self) -> Result<&Polygon> {
        if let Some(shape) = self.shape.get() {
            return Ok(shape);
        }
        let shape = rows::polygon(&self.text)?;
        Ok(self.shape.get_or_init(|| shape))
    }
}

/// Every grid and boundary of a street, with a locator for the day that was last asked about.
#[derive(Debug, Default)]
pub(crate) struct Places {
    grids: Vec<GridPlace>,
    periods: Vec<Period>,
    locators: RwLock<Option<Arc<Locators>>>,
}

/// The locators of the days from `from` to the day before `until`; dedicated grids are asked first.
#[derive(Debug)]
struct Locators {
    from: i64,
    until: i64,
    dedicated: Locator,
    basic: Locator,
}

impl Places {
    pub(super) fn new(grids: Vec<GridPlace>, periods: Vec<Period>) -> Self {
        Self { grids, periods, locators: RwLock::default() }
    }

    /// Whether a boundary of the grid holds on `day`.
    pub(crate) fn in_force(&self, code: &GridCode, day: NaiveDate) -> bool {
        let Ok(index) = self.grids.binary_search_by(|grid| grid.code.cmp(code)) else { return false };
        let day = day_number(day);
        self.periods.iter().any(|period| period.grid as usize == index && period.holds(day))
    }

    /// The grid of a point on `day`, in CGCS2000; the dedicated grid before the basic one around it.
    pub(crate) fn locate(&self, point: Point, day: NaiveDate) -> Result<Option<&GridPlace>> {
        let locators = self.locators(day_number(day))?;
        let found = locators.dedicated.locate(point).or_else(|| locators.basic.locate(point));
        Ok(found.map(|key| &self.grids[key as usize]))
    }

    /// As [`Places::locate`], for one question about a day far from today: no locator is prepared for it.
    pub(crate) fn locate_once(&self, point: Point, day: NaiveDate) -> Result<Option<&GridPlace>> {
        let day = day_number(day);
        let mut found: Option<&GridPlace> = None;
        for period in self.periods.iter().filter(|period| period.holds(day)) {
            if period.shape()?.contains(point) {
                let place = &self.grids[period.grid as usize];
                if place.kind == GridKind::Dedicated {
                    return Ok(Some(place));
                }
                found = found.or(Some(place));
            }
        }
        Ok(found)
    }

    /// The grids of many points on `day`: pairs of longitude and latitude in CGCS2000, one answer each.
    pub(crate) fn locate_many(
        &self,
        lonlat: &[f64],
        day: NaiveDate,
        out: &mut [Option<GridCode>],
    ) -> Result<()> {
        if lonlat.len() != out.len() * 2 {
            return Err(Error::invalid(
                "lonlat",
                "经纬度应成对给出，且与结果数量一致",
                "longitudes and latitudes come in pairs, as many as answers",
            ));
        }
        let locators = self.locators(day_number(day))?;
        let (mut basic, mut dedicated) = ([NOWHERE; ROUND], [NOWHERE; ROUND]);
        let rounds = lonlat.chunks(2 * ROUND).zip(out.chunks_mut(ROUND));
        for (index, (pairs, answers)) in rounds.enumerate() {
            let in_file = |error: Error| renumber(error, index * ROUND);
            let keys = &mut basic[..answers.len()];
            locators.basic.locate_many(pairs, keys).map_err(in_file)?;
            if !locators.dedicated.is_empty() {
                let first = &mut dedicated[..answers.len()];
                locators.dedicated.locate_many(pairs, first).map_err(in_file)?;
                for (key, first) in keys.iter_mut().zip(first) {
                    *key = if *first == NOWHERE { *key } else { *first };
                }
            }
            for (answer, key) in answers.iter_mut().zip(keys) {
                *answer = self.grids.get(*key as usize).map(|grid| grid.code);
            }
        }
        Ok(())
    }

    /// The grids and polygons of one kind that hold on `day`, in the order of their codes.
    pub(super) fn shapes(&self, kind: GridKind, day: NaiveDate) -> Result<Vec<(&GridPlace, &Polygon)>> {
        let day = day_number(day);
        let mut shapes = Vec::new();
        for period in self.periods.iter().filter(|period| period.holds(day)) {
            let place = &self.grids[period.grid as usize];
            if place.kind == kind {
                shapes.push((place, period.shape()?));
            }
        }
        shapes.sort_by_key(|(place, _)| place.code);
        Ok(shapes)
    }

    fn locators(&self, day: i64) -> Result<Arc<Locators>> {
        let known = self.locators.read().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some(known) = known.filter(|known| known.from <= day && day < known.until) {
            return Ok(known);
        }
        let fresh = Arc::new(self.build(day)?);
        *self.locators.write().unwrap_or_else(PoisonError::into_inner) = Some(Arc::clone(&fresh));
        Ok(fresh)
    }

    fn build(&self, day: i64) -> Result<Locators> {
        let (mut dedicated, mut basic) = (Vec::new(), Vec::new());
        for period in self.periods.iter().filter(|period| period.holds(day)) {
            let of_kind = match self.grids[period.grid as usize].kind {
                GridKind::Dedicated => &mut dedicated,
                GridKind::Basic => &mut basic,
            };
            of_kind.push((period.grid, period.shape()?.clone()));
        }
        // The answer is the same on every day between two changes.
        let changes = || self.periods.iter().flat_map(|period| [Some(period.from), period.until]).flatten();
        Ok(Locators {
            from: changes().filter(|change| *change <= day).max().unwrap_or(i64::MIN),
            until: changes().filter(|change| *change > day).min().unwrap_or(i64::MAX),
            dedicated: Locator::new(&dedicated),
            basic: Locator::new(&basic),
        })
    }
}

/// The index in an error of one round, counted over all points.
fn renumber(error: Error, before: usize) -> Error {
    match error.report().details.get("index").and_then(serde_json::Value::as_u64) {
        Some(index) => error.with("index", index + before as u64),
        None => error,
    }
}
