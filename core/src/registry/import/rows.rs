//! SQL of imports.

use super::types::ImportBatch;
use crate::identity::{DivisionCode, GridCode, Phone};
use crate::ledger::counter::Contributions;
use crate::registry::DwellingUsage;
use crate::registry::place::rules::of_dwellings;
use crate::registry::rows::{division_code, optional_grid_code};
use crate::store::{Connection, Row, params};
use crate::{Id, Result};

const BATCH: &str = "id, file_name, at, actor, read, accepted, rejected, undone_at";

fn read_batch(row: &Row<'_>) -> Result<ImportBatch> {
    Ok(ImportBatch {
        id: row.get(0)?,
        file_name: row.get(1)?,
        at: row.get(2)?,
        actor: row.get(3)?,
        read: row.get(4)?,
        accepted: row.get(5)?,
        rejected: row.get(6)?,
        undone_at: row.get(7)?,
    })
}

/// The building of an address with its place.
pub(super) fn building_at(
    connection: &Connection,
    street: &str,
    address: &str,
) -> Result<Option<(Id, DivisionCode, Option<GridCode>)>> {
    connection.first(
        "SELECT id, community, grid FROM building WHERE street = $1 AND address = $2",
        params![street, address],
        |row| Ok((row.get(0)?, division_code(row, 1)?, optional_grid_code(row, 2)?)),
    )
}

/// Visits the dwellings of a building: identifier, unit and room.
pub(super) fn each_dwelling(
    connection: &Connection,
    street: &str,
    building: Id,
    mut visit: impl FnMut(Id, String, String),
) -> Result<()> {
    connection.each(
        "SELECT id, unit, room FROM dwelling WHERE street = $1 AND building = $2",
        params![street, building],
        |row| {
            visit(row.get(0)?, row.get(1)?, row.get(2)?);
            Ok(true)
        },
    )
}

/// How many residents of the street have a number.
pub(super) fn count_numbers(connection: &Connection, street: &str) -> Result<i64> {
    let count = connection.first(
        "SELECT count(*) FROM resident WHERE street = $1 AND number IS NOT NULL",
        params![street],
        |row| row.get(0),
    )?;
    Ok(count.unwrap_or(0))
}

/// Visits every number of the street with the record that has it.
pub(super) fn each_number(
    connection: &Connection,
    street: &str,
    mut visit: impl FnMut(&str, Id),
) -> Result<()> {
    connection.each(
        "SELECT number, id FROM resident WHERE street = $1 AND number IS NOT NULL",
        params![street],
        |row| {
            visit(&row.get::<String>(0)?, row.get(1)?);
            Ok(true)
        },
    )
}

/// Whether the street has any household.
pub(super) fn any_household(connection: &Connection, street: &str) -> Result<bool> {
    let found =
        connection.first("SELECT 1 FROM household WHERE street = $1 LIMIT 1", params![street], |_| Ok(()))?;
    Ok(found.is_some())
}

/// Whether the street has any resident.
pub(super) fn any_resident(connection: &Connection, street: &str) -> Result<bool> {
    let found =
        connection.first("SELECT 1 FROM resident WHERE street = $1 LIMIT 1", params![street], |_| Ok(()))?;
    Ok(found.is_some())
}

/// Whether somebody of that name has that telephone.
pub(super) fn named_with_phone(
    connection: &Connection,
    street: &str,
    name: &str,
    phone: &Phone,
) -> Result<bool> {
    let found = connection.first(
        "SELECT 1 FROM resident WHERE street = $1 AND phone = $2 AND phone IS NOT NULL AND name = $3 LIMIT 1",
        params![street, phone.as_str(), name],
        |_| Ok(()),
    )?;
    Ok(found.is_some())
}

pub(super) fn insert_dwelling(
    connection: &Connection,
    street: &str,
    id: Id,
    building: Id,
    (unit, room): (&str, &str),
    batch: Id,
) -> Result<()> {
    connection
        .execute(
            "INSERT INTO dwelling(street, id, building, unit, room, usage, batch, revision)
             VALUES ($1, $2, $3, $4, $5, $6, $7, 1)",
            params![street, id, building, unit, room, DwellingUsage::Residential, batch],
        )
        .map(drop)
}

pub(super) fn insert_household(
    connection: &Connection,
    street: &str,
    id: Id,
    dwelling: Id,
    number: &str,
    batch: Id,
) -> Result<()> {
    connection
        .execute(
            "INSERT INTO household(street, id, dwelling, number, kind, batch, revision)
             VALUES ($1, $2, $3, $4, 'family', $5, 1)",
            params![street, id, dwelling, number, batch],
        )
        .map(drop)
}

pub(super) fn insert_batch(connection: &Connection, street: &str, batch: &ImportBatch) -> Result<()> {
    connection
        .execute(
            "INSERT INTO import_batch(street, id, kind, file_name, at, actor, read, accepted, rejected)
             VALUES ($1, $2, 'resident', $3, $4, $5, $6, $7, $8)",
            params![
                street,
                batch.id,
                batch.file_name,
                batch.at,
                batch.actor,
                batch.read,
                batch.accepted,
                batch.rejected
            ],
        )
        .map(drop)
}

pub(super) fn get(connection: &Connection, street: &str, id: Id) -> Result<Option<ImportBatch>> {
    connection.first(
        &format!("SELECT {BATCH} FROM import_batch WHERE street = $1 AND id = $2"),
        params![street, id],
        read_batch,
    )
}

/// Visits the imports before an identifier, newest first.
pub(super) fn list(
    connection: &Connection,
    street: &str,
    before: Option<Id>,
    mut visit: impl FnMut(ImportBatch) -> Result<bool>,
) -> Result<()> {
    let before = before.unwrap_or(Id::from_bytes([0xFF; 16]));
    connection.each(
        &format!("SELECT {BATCH} FROM import_batch WHERE street = $1 AND id < $2 ORDER BY id DESC"),
        params![street, before],
        |row| visit(read_batch(row)?),
    )
}

pub(super) fn mark_undone(connection: &Connection, street: &str, batch: &ImportBatch) -> Result<()> {
    connection
        .execute(
            "UPDATE import_batch SET undone_at = $1 WHERE street = $2 AND id = $3",
            params![batch.undone_at, street, batch.id],
        )
        .map(drop)
}

/// How many residents of an import were changed since.
pub(super) fn count_amended(connection: &Connection, street: &str, batch: Id) -> Result<i64> {
    let count = connection.first(
        "SELECT count(*) FROM resident WHERE street = $1 AND batch = $2 AND revision > 1",
        params![street, batch],
        |row| row.get(0),
    )?;
    Ok(count.unwrap_or(0))
}

/// Where the residents of an import live.
pub(super) fn places(
    connection: &Connection,
    street: &str,
    batch: Id,
) -> Result<Vec<(String, Option<String>)>> {
    connection.all(
        "SELECT DISTINCT community, grid FROM resident WHERE street = $1 AND batch = $2",
        params![street, batch],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// The rows of the residents of an import that nobody has changed since.
pub(super) fn untouched(connection: &Connection, street: &str, batch: Id) -> Result<Vec<i64>> {
    connection.all(
        "SELECT serial FROM resident WHERE street = $1 AND batch = $2 AND revision = 1 ORDER BY serial",
        params![street, batch],
        |row| row.get(0),
    )
}

pub(super) fn delete_untouched(connection: &Connection, street: &str, batch: Id) -> Result<usize> {
    connection.execute(
        "DELETE FROM resident WHERE street = $1 AND batch = $2 AND revision = 1",
        params![street, batch],
    )
}

/// Deletes the households of an import that nobody has changed and that have no members.
pub(super) fn delete_households(connection: &Connection, street: &str, batch: Id) -> Result<usize> {
    connection.execute(
        "DELETE FROM household WHERE street = $1 AND batch = $2 AND revision = 1 AND NOT EXISTS (
             SELECT 1 FROM resident r
             WHERE r.street = household.street AND r.dwelling = household.dwelling AND r.household = household.id)",
        params![street, batch],
    )
}

/// Which dwellings of an import nobody has changed and nobody lives in.
const VACANT: &str = "d.street = $1 AND d.batch = $2 AND d.revision = 1
     AND NOT EXISTS (SELECT 1 FROM resident r WHERE r.street = d.street AND r.dwelling = d.id)
     AND NOT EXISTS (SELECT 1 FROM household h WHERE h.street = d.street AND h.dwelling = d.id)";

/// Deletes the vacant dwellings of an import; what they added to the counters, and how many they were.
pub(super) fn delete_dwellings(
    connection: &Connection,
    street: &str,
    batch: Id,
) -> Result<(Contributions, usize)> {
    let mut added = Vec::new();
    connection.each(
        &format!(
            "SELECT d.usage, b.community, b.grid, count(*)
             FROM dwelling d JOIN building b ON b.street = d.street AND b.id = d.building
             WHERE {VACANT} GROUP BY d.usage, b.community, b.grid"
        ),
        params![street, batch],
        |row| {
            let (usage, count) = (row.get::<DwellingUsage>(0)?, row.get(3)?);
            let (community, grid) = (division_code(row, 1)?, optional_grid_code(row, 2)?);
            added.extend(of_dwellings(usage.word(), &community, grid.as_ref(), count));
            Ok(true)
        },
    )?;
    let deleted =
        connection.execute(&format!("DELETE FROM dwelling AS d WHERE {VACANT}"), params![street, batch])?;
    Ok((added, deleted))
}
