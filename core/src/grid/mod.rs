//! Grids (网格): the smallest area of a street, with a boundary for every day, and the people who work in it.
//!
//! A grid belongs to one community and carries its code. Basic grids tile the street; dedicated ones (a school, a
//! hospital, a market) lie inside them and answer first when a point is located. A boundary holds from a day on and
//! is never changed afterwards: redrawing begins a new one, so that a question about a past day has that day's answer.

mod places;
pub(crate) mod rows;
pub(crate) mod rules;
mod types;

pub(crate) use places::{GridPlace, Places};
pub use types::*;

use chrono::NaiveDate;
use serde_json::json;

use crate::access::{Capability, Place};
use crate::command::{Command, Part, View, body};
use crate::geo::{Datum, Point, Polygon, convert, coverage, overlaps};
use crate::identity::{DivisionCode, GridCode, Phone};
use crate::ledger::page;
use crate::platform::Session;
use crate::registry::reach::{Page, Reach};
use crate::registry::rules as check;
use crate::{Error, Id, Result, Warning, code};

/// The most households a grid can have; anything above is a slip of the hand.
const MOST_HOUSEHOLDS: i64 = 100_000;
/// The most gaps that a check lists.
const MOST_GAPS: usize = 100;

/// Grids, their boundaries and posts.
#[derive(Debug, Clone)]
pub struct Grids(pub(crate) Session);

impl Session {
    /// Grids, their boundaries and posts.
    pub fn grids(&self) -> Grids {
        Grids(self.clone())
    }
}

impl Grids {
    /// Defines a grid with its first boundary.
    ///
    /// # Errors
    /// `Violation` `grid.code.community` or `grid.boundary.overlap`; `Conflict` when the code is taken;
    /// `NotFound` for an unknown community.
    pub fn define(&self, request: NewGrid) -> Result<GridResult> {
        let street = self.0.street();
        let grid_code = check::grid("code", street, &request.code)?;
        let community = check::community("community", street, &request.community)?;
        let polygon = rules::polygon("boundary", &request.boundary, request.datum)?;
        let from = check::optional_date("valid_from", request.valid_from.as_deref())?;
        let phone = request.phone.as_deref().map(|text| Phone::parse("phone", text)).transpose()?;
        let grid = Grid {
            code: grid_code,
            community,
            name: check::text("name", &request.name, check::LONGEST_NAME)?,
            kind: request.kind,
            phone: phone.map(String::from),
            area_m2: rules::square_metres(polygon.area()),
            households: check::optional_count("households", request.households, 0, MOST_HOUSEHOLDS)?,
            closed_on: None,
            revision: 1,
        };
        self.0.write_once("grid.define", request.request_key.as_deref(), &request, |command| {
            command.access().over(Capability::WritePlaces, place(&grid.code, &community))?;
            rules::belongs(&grid.code, &community)?;
            crate::registry::place::known_community(command, "community", &community)?;
            if rows::get(command.connection, command.street(), &grid.code)?.is_some() {
                return Err(taken(&grid.code));
            }
            let from = from.unwrap_or_else(|| command.now.date());
            let mut warnings = fits(command, &grid, &polygon, from)?;
            warnings.extend(usual_size(command, &grid, grid.households)?);
            rows::insert(command.connection, command.street(), &grid)?;
            rows::draw(command.connection, command.street(), &grid.code, from, request.datum, &polygon)?;
            finish(command, None, &grid, json!({"from": from.to_string()}))?;
            Ok(GridResult { grid, warnings })
        })
    }

    /// Changes name, telephone or number of households.
    ///
    /// # Errors
    /// `NotFound`; `Conflict` for a stale revision or a closed grid.
    pub fn amend(&self, request: AmendGrid) -> Result<GridResult> {
        let grid_code = check::grid("code", self.0.street(), &request.code)?;
        let name =
            request.name.as_deref().map(|text| check::text("name", text, check::LONGEST_NAME)).transpose()?;
        let phone = match request.phone.as_deref().map(str::trim) {
            None => None,
            Some("") => Some(None),
            Some(text) => Some(Some(Phone::parse("phone", text)?.into())),
        };
        let households = check::optional_count("households", request.households, 0, MOST_HOUSEHOLDS)?;
        self.0.write_once("grid.amend", request.request_key.as_deref(), &request, |command| {
            let before = stored(command, &grid_code)?;
            check::revision(request.revision, before.revision)?;
            rules::open(&before)?;
            let grid = Grid {
                name: name.unwrap_or_else(|| before.name.clone()),
                phone: phone.unwrap_or_else(|| before.phone.clone()),
                households: households.or(before.households),
                revision: before.revision + 1,
                ..before.clone()
            };
            rows::update(command.connection, command.street(), &grid)?;
            finish(command, Some(&before), &grid, json!({}))?;
            let warnings = usual_size(command, &grid, households)?.into_iter().collect();
            Ok(GridResult { grid, warnings })
        })
    }

    /// Draws a new boundary from a day on; the one before holds until then.
    ///
    /// # Errors
    /// `Violation` `grid.boundary.overlap`; `Invalid` for a day before the last boundary; `NotFound`; `Conflict`.
    pub fn redraw(&self, request: RedrawGrid) -> Result<GridResult> {
        let grid_code = check::grid("code", self.0.street(), &request.code)?;
        let polygon = rules::polygon("boundary", &request.boundary, request.datum)?;
        let from = check::optional_date("from", request.from.as_deref())?;
        self.0.write_once("grid.redraw", request.request_key.as_deref(), &request, |command| {
            let before = stored(command, &grid_code)?;
            check::revision(request.revision, before.revision)?;
            rules::open(&before)?;
            let from = from.unwrap_or_else(|| command.now.date());
            let last = rows::last_drawn(command.connection, command.street(), &grid_code)?;
            rules::redraw_day(last, from)?;
            let warnings = fits(command, &before, &polygon, from)?;
            let grid = Grid {
                area_m2: rules::square_metres(polygon.area()),
                revision: before.revision + 1,
                ..before.clone()
            };
            rows::end_drawn(command.connection, command.street(), &grid_code, from)?;
            rows::draw(command.connection, command.street(), &grid_code, from, request.datum, &polygon)?;
            rows::update(command.connection, command.street(), &grid)?;
            finish(command, Some(&before), &grid, json!({"from": from.to_string()}))?;
            Ok(GridResult { grid, warnings })
        })
    }

    /// Closes a grid from a day on. Its code is not given again; its posts end the day before.
    ///
    /// # Errors
    /// `NotFound`; `Conflict` for a stale revision or a closed grid; `Invalid` for a day before its last boundary.
    pub fn close(&self, request: CloseGrid) -> Result<GridResult> {
        let grid_code = check::grid("code", self.0.street(), &request.code)?;
        let on = check::optional_date("on", request.on.as_deref())?;
        let reason = check::text("reason", &request.reason, check::LONGEST_ADDRESS)?;
        self.0.write_once("grid.close", request.request_key.as_deref(), &request, |command| {
            let before = stored(command, &grid_code)?;
            check::revision(request.revision, before.revision)?;
            rules::open(&before)?;
            let on = on.unwrap_or_else(|| command.now.date());
            rules::close_day(rows::last_drawn(command.connection, command.street(), &grid_code)?, on)?;
            let grid = Grid { closed_on: Some(on), revision: before.revision + 1, ..before.clone() };
            rows::end_drawn(command.connection, command.street(), &grid_code, on)?;
            rows::update(command.connection, command.street(), &grid)?;
            end_posts(command, &grid_code, on)?;
            let warnings = left_behind(command, &grid_code)?;
            finish(command, Some(&before), &grid, json!({"on": on.to_string(), "reason": reason}))?;
            Ok(GridResult { grid, warnings })
        })
    }

    /// A grid with the boundary and posts of a day.
    ///
    /// # Errors
    /// `Denied`; `NotFound`.
    pub fn get(&self, request: GetGrid) -> Result<GridDetail> {
        let grid_code = check::grid("code", self.0.street(), &request.code)?;
        let day = check::optional_date("as_of", request.as_of.as_deref())?;
        let datum = request.datum.unwrap_or(Datum::Cgcs2000);
        self.0.read(|view| {
            seen(view, &grid_code)?;
            let grid = rows::get(view.connection, view.street(), &grid_code)?
                .ok_or_else(|| Error::not_found("grid", grid_code))?;
            let day = day.unwrap_or_else(|| view.now.date());
            let drawn = rows::drawn_on(view.connection, view.street(), &grid_code, day)?;
            let mut posts = Vec::new();
            rows::posts(view.connection, view.street(), Some(&grid_code), None, Some(day), None, |post| {
                posts.push(post);
                Ok(true)
            })?;
            Ok(GridDetail {
                grid,
                boundary: drawn.as_ref().map(|drawn| rules::boundary(&drawn.polygon, datum)),
                datum,
                source_datum: drawn.as_ref().map(|drawn| drawn.datum),
                valid_from: drawn.as_ref().map(|drawn| drawn.from),
                valid_to: drawn.as_ref().and_then(|drawn| drawn.until),
                posts,
            })
        })
    }

    /// Grids in the order of their codes.
    ///
    /// # Errors
    /// `Denied` without a grant that reads places.
    pub fn list(&self, request: ListGrids) -> Result<GridList> {
        let limit = page(request.limit, 100)?;
        let street = self.0.street();
        let community = check::optional_community("community", street, request.community.as_deref())?;
        let after = check::optional_grid("cursor", street, request.cursor.as_deref())?;
        self.0.read(|view| {
            let reach = Reach::of(&view.access(), Capability::ReadPlaces)?;
            let closed = request.closed.unwrap_or(false);
            let after = after.as_ref().map(GridCode::as_str);
            let mut page = Page::new(limit);
            rows::list(view.connection, street, community.as_ref(), request.kind, after, |grid| {
                let wanted = (closed || grid.closed_on.is_none()) && reach.sees(grid.community.as_str());
                Ok(!wanted || page.push(grid))
            })?;
            let (items, next) = page.finish(|grid| grid.code.to_string());
            Ok(GridList { items, next })
        })
    }

    /// Puts a person into a post of a grid.
    ///
    /// # Errors
    /// `NotFound` for an unknown grid; `Conflict` for a closed one; `Invalid` for a bad period or telephone.
    pub fn staff(&self, request: StaffGrid) -> Result<GridPostResult> {
        let grid = check::grid("grid", self.0.street(), &request.grid)?;
        let from = check::optional_date("valid_from", request.valid_from.as_deref())?;
        let to = check::optional_date("valid_to", request.valid_to.as_deref())?;
        let phone = request.phone.as_deref().map(|text| Phone::parse("phone", text)).transpose()?;
        let actor = check::text("actor", &request.actor, check::LONGEST_NAME)?;
        let name = check::text("name", &request.name, check::LONGEST_NAME)?;
        self.0.write_once("grid.staff", request.request_key.as_deref(), &request, |command| {
            rules::open(&stored(command, &grid)?)?;
            let valid_from = from.unwrap_or_else(|| command.now.date());
            check::period("valid_to", Some(valid_from), to)?;
            let post = GridPost {
                id: command.new_id(),
                grid,
                post: request.post,
                actor,
                name,
                phone: phone.map(String::from),
                valid_from,
                valid_to: to,
                revision: 1,
            };
            let mut others = Vec::new();
            rows::posts(command.connection, command.street(), Some(&grid), None, None, None, |other| {
                others.push(other);
                Ok(true)
            })?;
            let warnings = rules::one_leader(&post, &others).into_iter().collect();
            rows::insert_post(command.connection, command.street(), &post)?;
            record_post(command, None, &post)?;
            Ok(GridPostResult { post, warnings })
        })
    }

    /// Ends a post.
    ///
    /// # Errors
    /// `NotFound`; `Conflict` for a stale revision or a post that ends earlier; `Invalid` for a day before its first.
    pub fn end_post(&self, request: EndGridPost) -> Result<GridPostResult> {
        let id = Id::parse("post", &request.post)?;
        let on = check::optional_date("on", request.on.as_deref())?;
        self.0.write_once("grid.end_post", request.request_key.as_deref(), &request, |command| {
            let before = rows::get_post(command.connection, command.street(), id)?
                .ok_or_else(|| Error::not_found("grid_post", id))?;
            command.access().over(Capability::WritePlaces, place(&before.grid, &before.grid.community()))?;
            check::revision(request.revision, before.revision)?;
            let on = on.unwrap_or_else(|| command.now.date());
            check::period("on", Some(before.valid_from), Some(on))?;
            if before.valid_to.is_some_and(|to| to < on) {
                return Err(Error::conflict(
                    code::CONFLICT_STATE,
                    "该任职已提前结束",
                    "the post ends earlier already",
                ));
            }
            let post = GridPost { valid_to: Some(on), revision: before.revision + 1, ..before.clone() };
            rows::update_post(command.connection, command.street(), &post)?;
            record_post(command, Some(&before), &post)?;
            Ok(GridPostResult { post, warnings: Vec::new() })
        })
    }

    /// Posts, oldest first.
    ///
    /// # Errors
    /// `Denied` without a grant that reads places.
    pub fn list_posts(&self, request: ListGridPosts) -> Result<GridPostList> {
        let limit = page(request.limit, 100)?;
        let street = self.0.street();
        let grid = check::optional_grid("grid", street, request.grid.as_deref())?;
        let day = check::optional_date("as_of", request.as_of.as_deref())?;
        let after = check::optional_id("cursor", request.cursor.as_deref())?;
        self.0.read(|view| {
            let reach = Reach::of(&view.access(), Capability::ReadPlaces)?;
            let mut page = Page::new(limit);
            let actor = request.actor.as_deref();
            rows::posts(view.connection, street, grid.as_ref(), actor, day, after, |post| {
                let wanted = reach.sees(post.grid.community().as_str());
                Ok(!wanted || page.push(post))
            })?;
            let (items, next) = page.finish(|post| post.id.to_string());
            Ok(GridPostList { items, next })
        })
    }

    /// The grid of a point on a day.
    ///
    /// # Errors
    /// `Denied` without a grant that reads places; `Invalid` for a pair off the earth.
    pub fn find(&self, request: LocateGrid) -> Result<GridLocation> {
        let point = convert(Point::new(request.longitude, request.latitude)?, request.datum, Datum::Cgcs2000);
        let day = check::optional_date("as_of", request.as_of.as_deref())?;
        self.0.read(|view| {
            view.access().anywhere(Capability::ReadPlaces)?;
            let places = &view.snapshot.places;
            let found = match day {
                Some(day) => places.locate_once(point, day)?,
                None => places.locate(point, view.now.date())?,
            };
            Ok(found.map_or_else(GridLocation::default, |grid| GridLocation {
                grid: Some(grid.code),
                community: Some(grid.community),
                name: Some(grid.name.clone()),
                kind: Some(grid.kind),
            }))
        })
    }

    /// The code of the grid of a point today: the short way for hosts that locate as they draw.
    ///
    /// # Errors
    /// As [`Grids::locate`].
    pub fn locate_point(&self, longitude: f64, latitude: f64, datum: Datum) -> Result<Option<GridCode>> {
        let point = convert(Point::new(longitude, latitude)?, datum, Datum::Cgcs2000);
        self.0.read(|view| {
            view.access().anywhere(Capability::ReadPlaces)?;
            Ok(view.snapshot.places.locate(point, view.now.date())?.map(|grid| grid.code))
        })
    }

    /// The codes of the grids of many points today; `lonlat` holds pairs of longitude and latitude, one for each
    /// place in `out`.
    ///
    /// # Errors
    /// As [`Grids::locate`]; `Invalid` names the index of the first bad pair. What `out` holds is then undefined.
    pub fn locate_many(&self, lonlat: &[f64], datum: Datum, out: &mut [Option<GridCode>]) -> Result<()> {
        let (places, today) = self.0.read(|view| {
            view.access().anywhere(Capability::ReadPlaces)?;
            Ok((std::sync::Arc::clone(&view.snapshot.places), view.now.date()))
        })?;
        if datum.is_plain() {
            return places.locate_many(lonlat, today, out);
        }
        let mut plain = Vec::with_capacity(lonlat.len());
        for (index, pair) in lonlat.chunks(2).enumerate() {
            let latitude = pair.get(1).copied().unwrap_or(f64::NAN);
            let point = Point::new(pair[0], latitude).map_err(|error| error.with("index", index))?;
            let point = convert(point, datum, Datum::Cgcs2000);
            plain.extend([point.longitude(), point.latitude()]);
        }
        places.locate_many(&plain, today, out)
    }

    /// Checks the basic grids of a day for overlaps and, when an outline is given, for gaps.
    ///
    /// # Errors
    /// `Denied` without a street-wide grant that reads places; `Invalid` for an outline without datum.
    pub fn check(&self, request: CheckGrids) -> Result<GridCheck> {
        let street = self.0.street();
        let community = check::optional_community("community", street, request.community.as_deref())?;
        let day = check::optional_date("as_of", request.as_of.as_deref())?;
        let outline = match (&request.outline, request.datum) {
            (Some(outline), Some(datum)) => Some(rules::polygon("outline", outline, datum)?),
            (Some(_), None) => {
                return Err(Error::invalid(
                    "datum",
                    "边界须注明坐标系，未注明的不予接受",
                    "an outline is refused without its datum",
                ));
            }
            (None, _) => None,
        };
        self.0.read(|view| {
            view.access().street_wide(Capability::ReadPlaces)?;
            let day = day.unwrap_or_else(|| view.now.date());
            let mut shapes = view.snapshot.places.shapes(GridKind::Basic, day)?;
            shapes.retain(|(grid, _)| community.is_none_or(|community| grid.community == community));
            Ok(tiling(&shapes, outline.as_ref()))
        })
    }
}

/// How the shapes tile an outline.
fn tiling(shapes: &[(&GridPlace, &Polygon)], outline: Option<&Polygon>) -> GridCheck {
    let polygons: Vec<Polygon> = shapes.iter().map(|(_, polygon)| (*polygon).clone()).collect();
    let covered = outline.map(|outline| coverage(outline, &polygons));
    let found = covered.as_ref().map_or_else(|| overlaps(&polygons), |covered| covered.overlaps.clone());
    let whole = |area: f64| area.ceil() as i64;
    let overlaps: Vec<GridOverlap> = found
        .iter()
        .map(|pair| GridOverlap {
            first: shapes[pair.first as usize].0.code,
            second: shapes[pair.second as usize].0.code,
            area_m2: whole(pair.area),
        })
        .collect();
    let gap_m2 = covered.as_ref().map(|covered| whole(covered.gap_area));
    let outside_m2 = covered.as_ref().map(|covered| whole(covered.outside_area));
    let mut gaps = covered.map_or_else(Vec::new, |covered| covered.gaps);
    gaps.truncate(MOST_GAPS);
    GridCheck {
        sound: overlaps.is_empty() && gap_m2.unwrap_or(0) == 0 && outside_m2.unwrap_or(0) == 0,
        grids: i64::try_from(shapes.len()).unwrap_or(i64::MAX),
        overlaps,
        gap_m2,
        outside_m2,
        gaps,
    }
}

/// Where a grid stands, for scopes.
fn place<'a>(grid: &'a GridCode, community: &'a DivisionCode) -> Place<'a> {
    Place { community: Some(community.as_str()), grid: Some(grid.as_str()), ..Place::default() }
}

/// The stored grid, once the session may change it.
fn stored(command: &Command<'_>, grid: &GridCode) -> Result<Grid> {
    command.access().over(Capability::WritePlaces, place(grid, &grid.community()))?;
    rows::get(command.connection, command.street(), grid)?.ok_or_else(|| Error::not_found("grid", grid))
}

/// Refuses to show a grid out of reach.
fn seen(view: &View<'_>, grid: &GridCode) -> Result<()> {
    if Reach::of(&view.access(), Capability::ReadPlaces)?.sees(grid.community().as_str()) {
        Ok(())
    } else {
        Err(Error::not_found("grid", grid))
    }
}

/// Whether a boundary fits between the others from a day on; what is told beside it.
fn fits(command: &Command<'_>, grid: &Grid, polygon: &Polygon, from: NaiveDate) -> Result<Vec<Warning>> {
    let (connection, street) = (command.connection, command.street());
    let of_kind = rows::neighbours(connection, street, &grid.code, grid.kind, from, polygon)?;
    rules::no_overlap(polygon, &of_kind)?;
    if grid.kind == GridKind::Basic {
        return Ok(Vec::new());
    }
    let basic = rows::neighbours(connection, street, &grid.code, GridKind::Basic, from, polygon)?;
    Ok(rules::dedicated_community(&grid.community, polygon, &basic).into_iter().collect())
}

/// What the rulebook of today says to the size of a grid.
fn usual_size(command: &Command<'_>, grid: &Grid, households: Option<i64>) -> Result<Option<Warning>> {
    rules::usual_size(&command.snapshot.rules.rulebook, grid, households, command.now.date())
}

/// Event, counters and the notice to the other processes.
fn finish(
    command: &mut Command<'_>,
    before: Option<&Grid>,
    grid: &Grid,
    facts: serde_json::Value,
) -> Result<()> {
    command.record("grid", grid.code.as_str().as_bytes(), before, Some(grid), facts)?;
    command.count(before.map(rules::contributions).unwrap_or_default(), rules::contributions(grid));
    command.touch(Part::Places)
}

fn record_post(command: &mut Command<'_>, before: Option<&GridPost>, post: &GridPost) -> Result<()> {
    let facts = body([("grid", Some(post.grid.as_str())), ("post", Some(post.post.word()))]);
    command.record("grid_post", post.id.as_bytes(), before, Some(post), facts)
}

/// Ends the posts of a grid that is closed on `on`; posts that would begin later end on their first day.
fn end_posts(command: &mut Command<'_>, grid: &GridCode, on: NaiveDate) -> Result<()> {
    let last = on.pred_opt().unwrap_or(on);
    let mut open = Vec::new();
    rows::posts(command.connection, command.street(), Some(grid), None, None, None, |post| {
        if post.valid_to.is_none_or(|to| to > last) {
            open.push(post);
        }
        Ok(true)
    })?;
    for before in open {
        let post = GridPost {
            valid_to: Some(last.max(before.valid_from)),
            revision: before.revision + 1,
            ..before.clone()
        };
        rows::update_post(command.connection, command.street(), &post)?;
        record_post(command, Some(&before), &post)?;
    }
    Ok(())
}

/// Tells that buildings or residents still belong to a grid that is being closed.
fn left_behind(command: &Command<'_>, grid: &GridCode) -> Result<Vec<Warning>> {
    let (buildings, residents) = rows::assigned(command.connection, command.street(), grid)?;
    if buildings + residents == 0 {
        return Ok(Vec::new());
    }
    Ok(vec![Warning::new(
        "grid.close.assigned",
        "code",
        format!("仍有 {buildings} 栋楼、{residents} 名居民属于该网格，请调整到其他网格"),
        format!(
            "{buildings} buildings and {residents} residents still belong to the grid; move them to another"
        ),
    )])
}

fn taken(grid: &GridCode) -> Error {
    Error::conflict(
        code::CONFLICT_EXISTS,
        "网格编码已被使用（包括已撤销的网格）",
        "the grid code is taken; codes of closed grids are not given again",
    )
    .at("code")
    .with("code", grid.as_str())
}
