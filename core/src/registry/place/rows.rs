//! SQL of divisions, compounds, buildings, dwellings and households.

use serde::Serialize;

use super::homes::{Dwelling, DwellingUsage, Household, HouseholdKind};
use super::types::{Building, Compound, Division};
use crate::geo::Datum;
use crate::identity::{DivisionCode, GridCode};
use crate::ledger::counter::Contributions;
use crate::registry::rows::{Conditions, division_code, optional_date, optional_grid_code};
use crate::store::text::{self, TextIndex};
use crate::store::{Connection, Param, Row, from_text, params, to_text};
use crate::time::day_number;
use crate::{Id, Result, search};

const DIVISION: &str = "code, name, level, parent, valid_from, valid_to, revision";
const COMPOUND: &str =
    "id, community, name, address, management, longitude, latitude, datum, revision, text_key";
const BUILDING: &str = "id, compound, community, grid, name, address, floors, units, longitude, latitude, datum, \
                        revision, text_key";
/// A dwelling with the place of its building.
const DWELLING: &str = "SELECT d.id, d.building, d.unit, d.floor, d.room, d.usage, d.area_cm2, b.community, b.grid, \
                        d.revision FROM dwelling d JOIN building b ON b.street = d.street AND b.id = d.building";
/// A household with the place of its dwelling's building.
const HOUSEHOLD: &str = "SELECT h.id, h.dwelling, h.number, h.kind, b.community, b.grid, h.revision \
                         FROM household h JOIN dwelling d ON d.street = h.street AND d.id = h.dwelling \
                         JOIN building b ON b.street = d.street AND b.id = d.building";

fn datum(row: &Row<'_>, index: usize) -> Result<Option<Datum>> {
    row.get::<Option<String>>(index)?.map(|text| from_text(&text)).transpose()
}

fn read_division(row: &Row<'_>) -> Result<Division> {
    Ok(Division {
        code: division_code(row, 0)?,
        name: row.get(1)?,
        level: from_text(&row.get::<String>(2)?)?,
        parent: division_code(row, 3)?,
        valid_from: optional_date(row, 4)?,
        valid_to: optional_date(row, 5)?,
        revision: row.get(6)?,
    })
}

pub(super) fn division(
    connection: &Connection,
    street: &str,
    code: &DivisionCode,
) -> Result<Option<Division>> {
    connection.first(
        &format!("SELECT {DIVISION} FROM division WHERE street = $1 AND code = $2"),
        params![street, code.as_str()],
        read_division,
    )
}

pub(super) fn put_division(connection: &Connection, street: &str, division: &Division) -> Result<()> {
    connection
        .execute(
            &format!(
                "INSERT INTO division(street, {DIVISION}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
                 ON CONFLICT (street, code) DO UPDATE SET name = excluded.name, valid_from = excluded.valid_from,
                     valid_to = excluded.valid_to, revision = excluded.revision"
            ),
            params![
                street,
                division.code.as_str(),
                division.name,
                to_text(&division.level)?,
                division.parent.as_str(),
                division.valid_from.map(day_number),
                division.valid_to.map(day_number),
                division.revision
            ],
        )
        .map(drop)
}

/// Visits the divisions after a code, in the order of their codes.
pub(super) fn divisions(
    connection: &Connection,
    street: &str,
    after: Option<&DivisionCode>,
    mut visit: impl FnMut(Division) -> Result<bool>,
) -> Result<()> {
    connection.each(
        &format!("SELECT {DIVISION} FROM division WHERE street = $1 AND code > $2 ORDER BY code"),
        params![street, after.map_or("", |code| code.as_str())],
        |row| visit(read_division(row)?),
    )
}

/// Puts the text of a place into the index, in place of the one under `key`; the key.
pub(crate) fn put_text(
    connection: &Connection,
    street: &str,
    kind: &str,
    id: Id,
    key: Option<i64>,
    text: &str,
) -> Result<i64> {
    let key = match key {
        Some(key) => {
            connection.execute("UPDATE place_text SET text = $1 WHERE serial = $2", params![text, key])?;
            text::remove(connection, TextIndex::Places, key)?;
            key
        }
        None => {
            connection.execute(
                "INSERT INTO place_text(street, kind, id, text) VALUES ($1, $2, $3, $4)",
                params![street, kind, id, text],
            )?;
            connection.last_serial()
        }
    };
    text::put(connection, TextIndex::Places, key, &search::pieces(text))?;
    Ok(key)
}

fn read_compound(row: &Row<'_>) -> Result<(Compound, i64)> {
    let compound = Compound {
        id: row.get(0)?,
        community: division_code(row, 1)?,
        name: row.get(2)?,
        address: row.get(3)?,
        management: row.get(4)?,
        longitude: row.get(5)?,
        latitude: row.get(6)?,
        source_datum: datum(row, 7)?,
        revision: row.get(8)?,
    };
    Ok((compound, row.get(9)?))
}

/// A compound and the key of its text.
pub(crate) fn compound(connection: &Connection, street: &str, id: Id) -> Result<Option<(Compound, i64)>> {
    connection.first(
        &format!("SELECT {COMPOUND} FROM compound WHERE street = $1 AND id = $2"),
        params![street, id],
        read_compound,
    )
}

pub(super) fn put_compound(
    connection: &Connection,
    street: &str,
    compound: &Compound,
    text_key: i64,
) -> Result<()> {
    connection
        .execute(
            &format!(
                "INSERT INTO compound(street, {COMPOUND}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
                 ON CONFLICT (street, id) DO UPDATE SET community = excluded.community, name = excluded.name,
                     address = excluded.address, management = excluded.management, longitude = excluded.longitude,
                     latitude = excluded.latitude, datum = excluded.datum, revision = excluded.revision"
            ),
            params![
                street,
                compound.id,
                compound.community.as_str(),
                compound.name,
                compound.address,
                compound.management,
                compound.longitude,
                compound.latitude,
                compound.source_datum.as_ref().map(to_text).transpose()?,
                compound.revision,
                text_key
            ],
        )
        .map(drop)
}

/// Visits the compounds after an identifier, in its order.
pub(crate) fn compounds(
    connection: &Connection,
    street: &str,
    community: Option<&DivisionCode>,
    after: Option<Id>,
    mut visit: impl FnMut(Compound) -> Result<bool>,
) -> Result<()> {
    let mut conditions = Conditions::street(street);
    if let Some(community) = community {
        conditions.and("community = ", Param::Text(community.as_str()));
    }
    let after = after.unwrap_or(FIRST);
    conditions.and("id > ", Param::Blob(after.as_bytes()));
    let sql = format!("SELECT {COMPOUND} FROM compound WHERE {} ORDER BY id", conditions.sql());
    connection.each(&sql, conditions.params(), |row| visit(read_compound(row)?.0))
}

/// Stands before every identifier.
const FIRST: Id = Id::from_bytes([0; 16]);

fn read_building(row: &Row<'_>) -> Result<(Building, i64)> {
    let building = Building {
        id: row.get(0)?,
        compound: row.get(1)?,
        community: division_code(row, 2)?,
        grid: optional_grid_code(row, 3)?,
        name: row.get(4)?,
        address: row.get(5)?,
        floors: row.get(6)?,
        units: row.get(7)?,
        longitude: row.get(8)?,
        latitude: row.get(9)?,
        source_datum: datum(row, 10)?,
        revision: row.get(11)?,
    };
    Ok((building, row.get(12)?))
}

/// A building and the key of its text.
pub(crate) fn building(connection: &Connection, street: &str, id: Id) -> Result<Option<(Building, i64)>> {
    connection.first(
        &format!("SELECT {BUILDING} FROM building WHERE street = $1 AND id = $2"),
        params![street, id],
        read_building,
    )
}

/// The building that has an address.
pub(super) fn building_at(connection: &Connection, street: &str, address: &str) -> Result<Option<Id>> {
    connection.first(
        "SELECT id FROM building WHERE street = $1 AND address = $2",
        params![street, address],
        |row| row.get(0),
    )
}

pub(super) fn put_building(
    connection: &Connection,
    street: &str,
    building: &Building,
    text_key: i64,
) -> Result<()> {
    connection
        .execute(
            &format!(
                "INSERT INTO building(street, {BUILDING})
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
                 ON CONFLICT (street, id) DO UPDATE SET compound = excluded.compound,
                     community = excluded.community, grid = excluded.grid, name = excluded.name,
                     address = excluded.address, floors = excluded.floors, units = excluded.units,
                     longitude = excluded.longitude, latitude = excluded.latitude, datum = excluded.datum,
                     revision = excluded.revision"
            ),
            params![
                street,
                building.id,
                building.compound,
                building.community.as_str(),
                building.grid.as_ref().map(GridCode::as_str),
                building.name,
                building.address,
                building.floors,
                building.units,
                building.longitude,
                building.latitude,
                building.source_datum.as_ref().map(to_text).transpose()?,
                building.revision,
                text_key
            ],
        )
        .map(drop)
}

/// Which buildings to visit.
#[derive(Debug, Default)]
pub(crate) struct BuildingFilter {
    pub(crate) community: Option<DivisionCode>,
    pub(crate) grid: Option<GridCode>,
    pub(crate) compound: Option<Id>,
    pub(crate) after: Option<Id>,
}

/// Visits the buildings after an identifier, in its order.
pub(crate) fn buildings(
    connection: &Connection,
    street: &str,
    filter: &BuildingFilter,
    mut visit: impl FnMut(Building) -> Result<bool>,
) -> Result<()> {
    let mut conditions = Conditions::street(street);
    if let Some(community) = &filter.community {
        conditions.and("community = ", Param::Text(community.as_str()));
    }
    if let Some(grid) = &filter.grid {
        conditions.and("grid = ", Param::Text(grid.as_str()));
    }
    if let Some(compound) = &filter.compound {
        conditions.and("compound = ", Param::Blob(compound.as_bytes()));
    }
    conditions.and("id > ", Param::Blob(filter.after.as_ref().unwrap_or(&FIRST).as_bytes()));
    let sql = format!("SELECT {BUILDING} FROM building WHERE {} ORDER BY id", conditions.sql());
    connection.each(&sql, conditions.params(), |row| visit(read_building(row)?.0))
}

/// What the digest of a dwelling covers: not the place of its building, which may change without it.
#[derive(Debug, Serialize)]
pub(crate) struct LastingDwelling<'a> {
    id: Id,
    building: Id,
    unit: &'a str,
    floor: Option<i64>,
    room: &'a str,
    usage: DwellingUsage,
    area_cm2: Option<i64>,
    revision: i64,
}

impl<'a> LastingDwelling<'a> {
    pub(crate) fn of(dwelling: &'a Dwelling) -> Self {
        let Dwelling { id, building, unit, floor, room, usage, area_cm2, revision, .. } = dwelling;
        Self {
            id: *id,
            building: *building,
            unit,
            floor: *floor,
            room,
            usage: *usage,
            area_cm2: *area_cm2,
            revision: *revision,
        }
    }
}

fn read_dwelling(row: &Row<'_>) -> Result<Dwelling> {
    Ok(Dwelling {
        id: row.get(0)?,
        building: row.get(1)?,
        unit: row.get(2)?,
        floor: row.get(3)?,
        room: row.get(4)?,
        usage: row.get(5)?,
        area_cm2: row.get(6)?,
        community: division_code(row, 7)?,
        grid: optional_grid_code(row, 8)?,
        revision: row.get(9)?,
    })
}

pub(crate) fn dwelling(connection: &Connection, street: &str, id: Id) -> Result<Option<Dwelling>> {
    connection.first(
        &format!("{DWELLING} WHERE d.street = $1 AND d.id = $2"),
        params![street, id],
        read_dwelling,
    )
}

/// The dwelling of a room.
pub(super) fn dwelling_at(
    connection: &Connection,
    street: &str,
    building: Id,
    unit: &str,
    room: &str,
) -> Result<Option<Id>> {
    connection.first(
        "SELECT id FROM dwelling WHERE street = $1 AND building = $2 AND unit = $3 AND room = $4",
        params![street, building, unit, room],
        |row| row.get(0),
    )
}

pub(super) fn put_dwelling(connection: &Connection, street: &str, dwelling: &Dwelling) -> Result<()> {
    connection
        .execute(
            "INSERT INTO dwelling(street, id, building, unit, floor, room, usage, area_cm2, revision)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
             ON CONFLICT (street, id) DO UPDATE SET building = excluded.building, unit = excluded.unit,
                 floor = excluded.floor, room = excluded.room, usage = excluded.usage,
                 area_cm2 = excluded.area_cm2, revision = excluded.revision",
            params![
                street,
                dwelling.id,
                dwelling.building,
                dwelling.unit,
                dwelling.floor,
                dwelling.room,
                dwelling.usage,
                dwelling.area_cm2,
                dwelling.revision
            ],
        )
        .map(drop)
}

/// Visits the dwellings after an identifier, in its order.
pub(super) fn dwellings(
    connection: &Connection,
    street: &str,
    building: Option<Id>,
    usage: Option<DwellingUsage>,
    after: Option<Id>,
    mut visit: impl FnMut(Dwelling) -> Result<bool>,
) -> Result<()> {
    let mut conditions = Conditions::of("d.street = $1", street);
    if let Some(building) = &building {
        conditions.and("d.building = ", Param::Blob(building.as_bytes()));
    }
    if let Some(usage) = usage {
        conditions.and("d.usage = ", Param::Text(usage.word()));
    }
    conditions.and("d.id > ", Param::Blob(after.as_ref().unwrap_or(&FIRST).as_bytes()));
    let sql = format!("{DWELLING} WHERE {} ORDER BY d.id", conditions.sql());
    connection.each(&sql, conditions.params(), |row| visit(read_dwelling(row)?))
}

/// How many dwellings of each usage a building has.
pub(super) fn dwelling_counts(
    connection: &Connection,
    street: &str,
    building: Id,
) -> Result<Vec<(DwellingUsage, i64)>> {
    connection.all(
        "SELECT usage, count(*) FROM dwelling WHERE street = $1 AND building = $2 GROUP BY usage",
        params![street, building],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// What every dwelling adds to the counters.
pub(crate) fn recount_dwellings(
    connection: &Connection,
    street: &str,
    add: &mut dyn FnMut(Contributions),
) -> Result<()> {
    connection.each(
        "SELECT d.usage, b.community, b.grid, count(*)
         FROM dwelling d JOIN building b ON b.street = d.street AND b.id = d.building
         WHERE d.street = $1 GROUP BY d.usage, b.community, b.grid",
        params![street],
        |row| {
            let (usage, count) = (row.get::<DwellingUsage>(0)?, row.get(3)?);
            let (community, grid) = (division_code(row, 1)?, optional_grid_code(row, 2)?);
            add(super::rules::of_dwellings(usage.word(), &community, grid.as_ref(), count));
            Ok(true)
        },
    )
}

/// Whether a household or a resident belongs to a dwelling.
pub(super) fn inhabited(connection: &Connection, street: &str, dwelling: Id) -> Result<bool> {
    let found = connection.first(
        "SELECT 1 FROM household WHERE street = $1 AND dwelling = $2
         UNION ALL SELECT 1 FROM resident WHERE street = $1 AND dwelling = $2 LIMIT 1",
        params![street, dwelling],
        |_| Ok(()),
    )?;
    Ok(found.is_some())
}

/// What the digest of a household covers: not the place of its building, which may change without it.
#[derive(Debug, Serialize)]
pub(crate) struct LastingHousehold<'a> {
    id: Id,
    dwelling: Id,
    number: Option<&'a str>,
    kind: HouseholdKind,
    revision: i64,
}

impl<'a> LastingHousehold<'a> {
    pub(crate) fn of(household: &'a Household) -> Self {
        let Household { id, dwelling, number, kind, revision, .. } = household;
        Self { id: *id, dwelling: *dwelling, number: number.as_deref(), kind: *kind, revision: *revision }
    }
}

fn read_household(row: &Row<'_>) -> Result<Household> {
    Ok(Household {
        id: row.get(0)?,
        dwelling: row.get(1)?,
        number: row.get(2)?,
        kind: row.get(3)?,
        community: division_code(row, 4)?,
        grid: optional_grid_code(row, 5)?,
        revision: row.get(6)?,
    })
}

pub(crate) fn household(connection: &Connection, street: &str, id: Id) -> Result<Option<Household>> {
    connection.first(
        &format!("{HOUSEHOLD} WHERE h.street = $1 AND h.id = $2"),
        params![street, id],
        read_household,
    )
}

/// The household of a number, and its dwelling.
pub(crate) fn household_numbered(
    connection: &Connection,
    street: &str,
    number: &str,
) -> Result<Option<(Id, Id)>> {
    connection.first(
        "SELECT id, dwelling FROM household WHERE street = $1 AND number = $2",
        params![street, number],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

pub(super) fn put_household(connection: &Connection, street: &str, household: &Household) -> Result<()> {
    connection
        .execute(
            "INSERT INTO household(street, id, dwelling, number, kind, revision) VALUES ($1, $2, $3, $4, $5, $6)
             ON CONFLICT (street, id) DO UPDATE SET dwelling = excluded.dwelling, number = excluded.number,
                 kind = excluded.kind, revision = excluded.revision",
            params![
                street,
                household.id,
                household.dwelling,
                household.number,
                household.kind,
                household.revision
            ],
        )
        .map(drop)
}

/// Which households to visit.
#[derive(Debug, Default)]
pub(crate) struct HouseholdFilter {
    pub(crate) dwelling: Option<Id>,
    pub(crate) building: Option<Id>,
    pub(crate) number: Option<String>,
    pub(crate) after: Option<Id>,
}

/// Visits the households after an identifier, in its order.
pub(super) fn households(
    connection: &Connection,
    street: &str,
    filter: &HouseholdFilter,
    mut visit: impl FnMut(Household) -> Result<bool>,
) -> Result<()> {
    let mut conditions = Conditions::of("h.street = $1", street);
    if let Some(dwelling) = &filter.dwelling {
        conditions.and("h.dwelling = ", Param::Blob(dwelling.as_bytes()));
    }
    if let Some(building) = &filter.building {
        conditions.and("d.building = ", Param::Blob(building.as_bytes()));
    }
    if let Some(number) = &filter.number {
        conditions.and("h.number = ", Param::Text(number));
    }
    conditions.and("h.id > ", Param::Blob(filter.after.as_ref().unwrap_or(&FIRST).as_bytes()));
    let sql = format!("{HOUSEHOLD} WHERE {} ORDER BY h.id", conditions.sql());
    connection.each(&sql, conditions.params(), |row| visit(read_household(row)?))
}
