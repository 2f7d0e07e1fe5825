//! SQL of coverage and instructors.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use super::record::InstructorRecord;
use crate::identity::{DivisionCode, GridCode};
use crate::party::{Affiliation, MemberStage, MemberStatus};
use crate::registry::rows::{Conditions, division_code, optional_grid_code};
use crate::registry::{EnterpriseKind, EnterpriseState};
use crate::store::document::body;
use crate::store::{Connection, Param, document, params};
use crate::time::day_number;
use crate::{Id, Result};

/// A unit in business.
#[derive(Debug, Clone)]
pub(super) struct Unit {
    pub(super) id: Id,
    pub(super) name: String,
    pub(super) kind: EnterpriseKind,
    pub(super) community: DivisionCode,
    pub(super) grid: Option<GridCode>,
}

/// Visits the units in business of an area after an identifier, in its order.
pub(super) fn units(
    connection: &Connection,
    street: &str,
    (community, grid): (Option<&DivisionCode>, Option<&GridCode>),
    after: Option<Id>,
    mut visit: impl FnMut(Unit) -> Result<bool>,
) -> Result<()> {
    let after = after.unwrap_or(Id::from_bytes([0; 16]));
    let mut conditions = Conditions::street(street);
    if let Some(community) = community {
        conditions.and("community = ", Param::Text(community.as_str()));
    }
    if let Some(grid) = grid {
        conditions.and("grid = ", Param::Text(grid.as_str()));
    }
    conditions.and("state = ", Param::Text(EnterpriseState::Open.word()));
    conditions.and("id > ", Param::Blob(after.as_bytes()));
    let sql = format!(
        "SELECT id, name, kind, community, grid FROM enterprise WHERE {} ORDER BY id",
        conditions.sql()
    );
    connection.each(&sql, conditions.params(), |row| {
        visit(Unit {
            id: row.get(0)?,
            name: row.get(1)?,
            kind: row.get(2)?,
            community: division_code(row, 3)?,
            grid: optional_grid_code(row, 4)?,
        })
    })
}

/// How many full members, whose relation is here and in force on a day, work at each enterprise.
pub(super) fn full_members(
    connection: &Connection,
    street: &str,
    day: NaiveDate,
) -> Result<HashMap<Id, i64>> {
    let mut full = HashMap::new();
    connection.each(
        "SELECT m.enterprise, count(*) FROM party_member m
         JOIN party_spell s ON s.street = m.street AND s.member = m.id
         WHERE m.street = $1 AND m.enterprise IS NOT NULL AND s.stage = $2 AND s.status = $3 AND s.affiliation = $4
               AND s.valid_from <= $5 AND (s.valid_to IS NULL OR s.valid_to > $5)
         GROUP BY m.enterprise",
        params![street, MemberStage::Full, MemberStatus::Active, Affiliation::Relation, day_number(day)],
        |row| {
            full.insert(row.get(0)?, row.get(1)?);
            Ok(true)
        },
    )?;
    Ok(full)
}

/// The enterprises that an instructor looks after on a day; one who is no member in force any more does not count.
pub(super) fn instructed(connection: &Connection, street: &str, day: NaiveDate) -> Result<HashSet<Id>> {
    let mut instructed = HashSet::new();
    connection.each(
        "SELECT i.enterprise FROM party_instructor i
         JOIN party_spell s ON s.street = i.street AND s.member = i.member
         WHERE i.street = $1 AND i.valid_from <= $2 AND (i.valid_to IS NULL OR i.valid_to >= $2)
               AND s.valid_from <= $2 AND (s.valid_to IS NULL OR s.valid_to > $2)
               AND s.stage IN ($3, $4) AND s.status = $5",
        params![street, day_number(day), MemberStage::Probationary, MemberStage::Full, MemberStatus::Active],
        |row| {
            instructed.insert(row.get(0)?);
            Ok(true)
        },
    )?;
    Ok(instructed)
}

/// Every unit that a member looks after, looked after or will look after.
pub(super) fn of_member(connection: &Connection, street: &str, member: Id) -> Result<Vec<InstructorRecord>> {
    let mut conditions = Conditions::street(street);
    conditions.and("member = ", Param::Blob(member.as_bytes()));
    document::all(connection, &conditions, "valid_from, id")
}

/// Which instructors to visit.
#[derive(Debug, Default)]
pub(super) struct Filter {
    pub(super) enterprise: Option<Id>,
    pub(super) member: Option<Id>,
    pub(super) day: Option<NaiveDate>,
    pub(super) after: Option<Id>,
}

/// Where an instructor works and belongs.
#[derive(Debug)]
pub(super) struct Whereabouts {
    pub(super) community: String,
    pub(super) grid: Option<String>,
    pub(super) organisation: Id,
}

/// Visits instructors after an identifier, in its order.
pub(super) fn instructors(
    connection: &Connection,
    street: &str,
    filter: &Filter,
    mut visit: impl FnMut(InstructorRecord, Whereabouts) -> Result<bool>,
) -> Result<()> {
    let first = Id::from_bytes([0; 16]);
    let mut conditions = Conditions::of("i.street = $1", street);
    if let Some(enterprise) = &filter.enterprise {
        conditions.and("i.enterprise = ", Param::Blob(enterprise.as_bytes()));
    }
    if let Some(member) = &filter.member {
        conditions.and("i.member = ", Param::Blob(member.as_bytes()));
    }
    if let Some(day) = filter.day {
        conditions.and("i.valid_from <= ", Param::Integer(day_number(day)));
        conditions.and_closed("(i.valid_to IS NULL OR i.valid_to >= ", Param::Integer(day_number(day)), ")");
    }
    conditions.and("i.id > ", Param::Blob(filter.after.as_ref().unwrap_or(&first).as_bytes()));
    let sql = format!(
        "SELECT i.body, e.community, e.grid, m.organisation FROM party_instructor i
         JOIN enterprise e ON e.street = i.street AND e.id = i.enterprise
         JOIN party_member m ON m.street = i.street AND m.id = i.member
         WHERE {} ORDER BY i.id",
        conditions.sql()
    );
    connection.each(&sql, conditions.params(), |row| {
        let place = Whereabouts { community: row.get(1)?, grid: row.get(2)?, organisation: row.get(3)? };
        visit(body(row, 0)?, place)
    })
}
