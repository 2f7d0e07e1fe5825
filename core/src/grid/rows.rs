//! SQL of grids, their boundaries and posts.

use std::sync::OnceLock;

use chrono::NaiveDate;

use super::places::{GridPlace, Period, Places};
use super::types::{Grid, GridKind, GridPost};
use crate::geo::{Boundary, Coordinate, Datum, Polygon};
use crate::identity::{DivisionCode, GridCode};
use crate::ledger::counter::Contributions;
use crate::platform::Progress;
use crate::registry::rows::{Conditions, date, division_code, grid_code, optional_date};
use crate::store::{Connection, Param, Row, from_text, params, to_text};
use crate::time::day_number;
use crate::{Error, Id, Result, code};

const GRID: &str = "code, community, name, kind, phone, area_m2, households, closed_on, revision";
const POST: &str = "id, grid, post, actor, name, phone, valid_from, valid_to, revision";
/// Stored boundaries are whole multiples of 1e-7 degree.
const UNITS: f64 = 1e7;

fn read_grid(row: &Row<'_>) -> Result<Grid> {
    Ok(Grid {
        code: grid_code(row, 0)?,
        community: division_code(row, 1)?,
        name: row.get(2)?,
        kind: row.get(3)?,
        phone: row.get(4)?,
        area_m2: row.get(5)?,
        households: row.get(6)?,
        closed_on: optional_date(row, 7)?,
        revision: row.get(8)?,
    })
}

fn read_post(row: &Row<'_>) -> Result<GridPost> {
    Ok(GridPost {
        id: row.get(0)?,
        grid: grid_code(row, 1)?,
        post: row.get(2)?,
        actor: row.get(3)?,
        name: row.get(4)?,
        phone: row.get(5)?,
        valid_from: date(row, 6)?,
        valid_to: optional_date(row, 7)?,
        revision: row.get(8)?,
    })
}

/// The in-memory copy of a street's grids.
pub(crate) fn load(connection: &Connection, street: &str) -> Result<Places> {
    let grids = connection.all(
        "SELECT code, community, name, kind FROM grid WHERE street = $1 ORDER BY code",
        params![street],
        |row| {
            Ok(GridPlace {
                code: grid_code(row, 0)?,
                community: division_code(row, 1)?,
                name: row.get(2)?,
                kind: row.get(3)?,
            })
        },
    )?;
    let mut periods = Vec::new();
    connection.each(
        "SELECT grid, valid_from, valid_to, boundary FROM grid_boundary WHERE street = $1 ORDER BY grid, valid_from",
        params![street],
        |row| {
            let code = grid_code(row, 0)?;
            let grid = grids
                .binary_search_by(|grid| grid.code.cmp(&code))
                .ok()
                .and_then(|index| u32::try_from(index).ok())
                .ok_or_else(|| Error::internal(format!("boundary of an unknown grid {code}")))?;
            periods.push(Period {
                grid,
                from: row.get(1)?,
                until: row.get(2)?,
                text: row.get::<String>(3)?.into_boxed_str(),
                shape: OnceLock::new(),
            });
            Ok(true)
        },
    )?;
    Ok(Places::new(grids, periods))
}

/// The polygon of a stored boundary.
pub(super) fn polygon(text: &str) -> Result<Polygon> {
    let damaged = || {
        Error::storage(
            code::STORAGE_CORRUPT,
            "数据库中的网格边界无法识别",
            "a stored grid boundary can't be read",
        )
    };
    let rings: Vec<Vec<[i32; 2]>> = serde_json::from_str(text).map_err(|_| damaged())?;
    let pair =
        |[x, y]: [i32; 2]| Coordinate { longitude: f64::from(x) / UNITS, latitude: f64::from(y) / UNITS };
    let rings = rings.into_iter().map(|ring| ring.into_iter().map(pair).collect()).collect();
    Polygon::new("boundary", &Boundary { rings }).map_err(|_| damaged())
}

/// The rings of a polygon as the store keeps them: open, in whole multiples of 1e-7 degree.
fn boundary_text(polygon: &Polygon) -> Result<String> {
    let snap = |degrees: f64| (degrees * UNITS).round() as i64;
    let rings: Vec<Vec<[i64; 2]>> = polygon
        .boundary()
        .rings
        .iter()
        .map(|ring| {
            let open = &ring[..ring.len().saturating_sub(1)];
            open.iter().map(|pair| [snap(pair.longitude), snap(pair.latitude)]).collect()
        })
        .collect();
    serde_json::to_string(&rings).map_err(|error| Error::internal(error.to_string()))
}

pub(crate) fn get(connection: &Connection, street: &str, code: &GridCode) -> Result<Option<Grid>> {
    connection.first(
        &format!("SELECT {GRID} FROM grid WHERE street = $1 AND code = $2"),
        params![street, code.as_str()],
        read_grid,
    )
}

pub(super) fn insert(connection: &Connection, street: &str, grid: &Grid) -> Result<()> {
    connection
        .execute(
            &format!("INSERT INTO grid(street, {GRID}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"),
            params![
                street,
                grid.code.as_str(),
                grid.community.as_str(),
                grid.name,
                grid.kind,
                grid.phone,
                grid.area_m2,
                grid.households,
                grid.closed_on.map(day_number),
                grid.revision
            ],
        )
        .map(drop)
}

pub(super) fn update(connection: &Connection, street: &str, grid: &Grid) -> Result<()> {
    connection
        .execute(
            "UPDATE grid SET name = $1, phone = $2, area_m2 = $3, households = $4, closed_on = $5, revision = $6
             WHERE street = $7 AND code = $8",
            params![
                grid.name,
                grid.phone,
                grid.area_m2,
                grid.households,
                grid.closed_on.map(day_number),
                grid.revision,
                street,
                grid.code.as_str()
            ],
        )
        .map(drop)
}

/// A boundary with its period.
pub(super) struct Drawn {
    pub(super) from: NaiveDate,
    pub(super) until: Option<NaiveDate>,
    pub(super) datum: Datum,
    pub(super) polygon: Polygon,
}

fn read_drawn(row: &Row<'_>) -> Result<Drawn> {
    Ok(Drawn {
        from: date(row, 0)?,
        until: optional_date(row, 1)?,
        datum: from_text(&row.get::<String>(2)?)?,
        polygon: polygon(&row.get::<String>(3)?)?,
    })
}

/// The boundary of a grid that holds on `day`.
pub(super) fn drawn_on(
    connection: &Connection,
    street: &str,
    grid: &GridCode,
    day: NaiveDate,
) -> Result<Option<Drawn>> {
    connection.first(
        "SELECT valid_from, valid_to, datum, boundary FROM grid_boundary
         WHERE street = $1 AND grid = $2 AND valid_from <= $3 AND (valid_to IS NULL OR valid_to > $3)",
        params![street, grid.as_str(), day_number(day)],
        read_drawn,
    )
}

/// The first day of the newest boundary of a grid.
pub(super) fn last_drawn(connection: &Connection, street: &str, grid: &GridCode) -> Result<NaiveDate> {
    connection
        .first(
            "SELECT valid_from FROM grid_boundary WHERE street = $1 AND grid = $2 ORDER BY valid_from DESC LIMIT 1",
            params![street, grid.as_str()],
            |row| date(row, 0),
        )?
        .ok_or_else(|| Error::internal(format!("grid {grid} has no boundary")))
}

/// Ends the newest boundary of a grid on `day`, the first on which it no longer holds.
pub(super) fn end_drawn(
    connection: &Connection,
    street: &str,
    grid: &GridCode,
    day: NaiveDate,
) -> Result<()> {
    connection
        .execute(
            "UPDATE grid_boundary SET valid_to = $1 WHERE street = $2 AND grid = $3 AND valid_to IS NULL",
            params![day_number(day), street, grid.as_str()],
        )
        .map(drop)
}

/// Draws a boundary from a day on, in place of one that began on the same day.
pub(super) fn draw(
    connection: &Connection,
    street: &str,
    grid: &GridCode,
    from: NaiveDate,
    datum: Datum,
    polygon: &Polygon,
) -> Result<()> {
    let bounds = polygon.bounds();
    connection
        .execute(
            "INSERT INTO grid_boundary(street, grid, valid_from, valid_to, datum, boundary, west, south, east, north)
             VALUES ($1, $2, $3, NULL, $4, $5, $6, $7, $8, $9)
             ON CONFLICT (street, grid, valid_from) DO UPDATE SET valid_to = NULL, datum = excluded.datum,
                 boundary = excluded.boundary, west = excluded.west, south = excluded.south, east = excluded.east,
                 north = excluded.north",
            params![
                street,
                grid.as_str(),
                day_number(from),
                to_text(&datum)?,
                boundary_text(polygon)?,
                bounds.west,
                bounds.south,
                bounds.east,
                bounds.north
            ],
        )
        .map(drop)
}

/// Boundaries of other grids of a kind that hold at some time from `from` on and whose box meets the polygon's.
pub(super) fn neighbours(
    connection: &Connection,
    street: &str,
    grid: &GridCode,
    kind: GridKind,
    from: NaiveDate,
    shape: &Polygon,
) -> Result<Vec<(GridCode, Polygon)>> {
    let bounds = shape.bounds();
    connection.all(
        "SELECT b.grid, b.boundary FROM grid_boundary b JOIN grid g ON g.street = b.street AND g.code = b.grid
         WHERE b.street = $1 AND b.grid <> $2 AND g.kind = $3
           AND (b.valid_to IS NULL OR (b.valid_to > $4 AND b.valid_to > b.valid_from))
           AND b.west < $5 AND b.east > $6 AND b.south < $7 AND b.north > $8
         ORDER BY b.grid, b.valid_from",
        params![
            street,
            grid.as_str(),
            kind,
            day_number(from),
            bounds.east,
            bounds.west,
            bounds.north,
            bounds.south
        ],
        |row| Ok((grid_code(row, 0)?, polygon(&row.get::<String>(1)?)?)),
    )
}

/// Visits the grids after a code, in the order of their codes.
pub(super) fn list(
    connection: &Connection,
    street: &str,
    community: Option<&DivisionCode>,
    kind: Option<GridKind>,
    after: Option<&str>,
    mut visit: impl FnMut(Grid) -> Result<bool>,
) -> Result<()> {
    let mut conditions = Conditions::street(street);
    if let Some(community) = community {
        conditions.and("community = ", Param::Text(community.as_str()));
    }
    if let Some(kind) = kind {
        conditions.and("kind = ", Param::Text(kind.word()));
    }
    conditions.and("code > ", Param::Text(after.unwrap_or("")));
    let sql = format!("SELECT {GRID} FROM grid WHERE {} ORDER BY code", conditions.sql());
    connection.each(&sql, conditions.params(), |row| visit(read_grid(row)?))
}

/// How many buildings and living residents are still assigned to a grid.
pub(super) fn assigned(connection: &Connection, street: &str, grid: &GridCode) -> Result<(i64, i64)> {
    let count = |sql: &str| connection.first(sql, params![street, grid.as_str()], |row| row.get::<i64>(0));
    let buildings = count("SELECT count(*) FROM building WHERE street = $1 AND grid = $2")?;
    let residents =
        count("SELECT count(*) FROM resident WHERE street = $1 AND grid = $2 AND state = 'living'")?;
    Ok((buildings.unwrap_or(0), residents.unwrap_or(0)))
}

pub(super) fn insert_post(connection: &Connection, street: &str, post: &GridPost) -> Result<()> {
    connection
        .execute(
            &format!(
                "INSERT INTO grid_post(street, {POST}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"
            ),
            params![
                street,
                post.id,
                post.grid.as_str(),
                post.post,
                post.actor,
                post.name,
                post.phone,
                day_number(post.valid_from),
                post.valid_to.map(day_number),
                post.revision
            ],
        )
        .map(drop)
}

pub(super) fn update_post(connection: &Connection, street: &str, post: &GridPost) -> Result<()> {
    connection
        .execute(
            "UPDATE grid_post SET valid_to = $1, revision = $2 WHERE street = $3 AND id = $4",
            params![post.valid_to.map(day_number), post.revision, street, post.id],
        )
        .map(drop)
}

pub(super) fn get_post(connection: &Connection, street: &str, id: Id) -> Result<Option<GridPost>> {
    connection.first(
        &format!("SELECT {POST} FROM grid_post WHERE street = $1 AND id = $2"),
        params![street, id],
        read_post,
    )
}

/// Visits the posts after an identifier, in its order.
pub(super) fn posts(
    connection: &Connection,
    street: &str,
    grid: Option<&GridCode>,
    actor: Option<&str>,
    on: Option<NaiveDate>,
    after: Option<Id>,
    mut visit: impl FnMut(GridPost) -> Result<bool>,
) -> Result<()> {
    let after = after.unwrap_or(Id::from_bytes([0; 16]));
    let mut conditions = Conditions::street(street);
    if let Some(grid) = grid {
        conditions.and("grid = ", Param::Text(grid.as_str()));
    }
    if let Some(actor) = actor {
        conditions.and("actor = ", Param::Text(actor));
    }
    conditions.and("id > ", Param::Blob(after.as_bytes()));
    let sql = format!("SELECT {POST} FROM grid_post WHERE {} ORDER BY id", conditions.sql());
    connection.each(&sql, conditions.params(), |row| {
        let post = read_post(row)?;
        let held = on.is_none_or(|day| post.valid_from <= day && post.valid_to.is_none_or(|to| day <= to));
        if held { visit(post) } else { Ok(true) }
    })
}

/// Counts every grid anew for `verify`; the number of grids.
pub(crate) fn recount(
    connection: &Connection,
    street: &str,
    progress: &Progress,
    add: &mut dyn FnMut(Contributions),
) -> Result<i64> {
    let mut counted = 0;
    progress.check()?;
    list(connection, street, None, None, None, |grid| {
        counted += 1;
        add(super::rules::contributions(&grid));
        Ok(true)
    })?;
    Ok(counted)
}

/// Visits every grid and post with the digest of its record, for `verify`.
pub(crate) fn each_record(
    connection: &Connection,
    street: &str,
    visit: &mut crate::ledger::RecordVisitor<'_>,
) -> Result<()> {
    list(connection, street, None, None, None, |grid| {
        visit("grid", grid.code.as_str().as_bytes(), crate::command::record_digest(&grid)?)?;
        Ok(true)
    })?;
    posts(connection, street, None, None, None, None, |post| {
        visit("grid_post", post.id.as_bytes(), crate::command::record_digest(&post)?)?;
        Ok(true)
    })
}
