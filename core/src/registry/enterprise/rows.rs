//! SQL of enterprises.

use super::types::{Enterprise, EnterpriseKind, EnterpriseState};
use crate::identity::{CreditCode, DivisionCode, GridCode};
use crate::ledger::counter::Contributions;
use crate::registry::rows::{Conditions, division_code, optional_grid_code};
use crate::store::{Connection, Param, Row, params, parse_column};
use crate::{Id, Result};

const ENTERPRISE: &str = "id, credit_code, name, kind, representative, phone, address, community, grid, employees, \
                          state, revision, text_key";

/// The record with its telephone unmasked.
fn read(row: &Row<'_>) -> Result<(Enterprise, i64)> {
    let enterprise = Enterprise {
        id: row.get(0)?,
        credit_code: parse_column(CreditCode::parse("credit_code", &row.get::<String>(1)?))?.0,
        name: row.get(2)?,
        kind: row.get(3)?,
        representative: row.get(4)?,
        phone: row.get(5)?,
        address: row.get(6)?,
        community: division_code(row, 7)?,
        grid: optional_grid_code(row, 8)?,
        employees: row.get(9)?,
        state: row.get(10)?,
        revision: row.get(11)?,
    };
    Ok((enterprise, row.get(12)?))
}

/// An enterprise, its telephone unmasked, and the key of its text.
pub(crate) fn get(connection: &Connection, street: &str, id: Id) -> Result<Option<(Enterprise, i64)>> {
    connection.first(
        &format!("SELECT {ENTERPRISE} FROM enterprise WHERE street = $1 AND id = $2"),
        params![street, id],
        read,
    )
}

/// The enterprise of a credit code.
pub(crate) fn coded(connection: &Connection, street: &str, code: &CreditCode) -> Result<Option<Id>> {
    connection.first(
        "SELECT id FROM enterprise WHERE street = $1 AND credit_code = $2",
        params![street, code.as_str()],
        |row| row.get(0),
    )
}

pub(super) fn put(
    connection: &Connection,
    street: &str,
    enterprise: &Enterprise,
    text_key: i64,
) -> Result<()> {
    connection
        .execute(
            &format!(
                "INSERT INTO enterprise(street, {ENTERPRISE})
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
                 ON CONFLICT (street, id) DO UPDATE SET credit_code = excluded.credit_code, name = excluded.name,
                     kind = excluded.kind, representative = excluded.representative, phone = excluded.phone,
                     address = excluded.address, community = excluded.community, grid = excluded.grid,
                     employees = excluded.employees, state = excluded.state, revision = excluded.revision"
            ),
            params![
                street,
                enterprise.id,
                enterprise.credit_code.as_str(),
                enterprise.name,
                enterprise.kind,
                enterprise.representative,
                enterprise.phone,
                enterprise.address,
                enterprise.community.as_str(),
                enterprise.grid.as_ref().map(GridCode::as_str),
                enterprise.employees,
                enterprise.state,
                enterprise.revision,
                text_key
            ],
        )
        .map(drop)
}

/// Which enterprises to visit.
#[derive(Debug, Default)]
pub(crate) struct Filter {
    pub(crate) community: Option<DivisionCode>,
    pub(crate) grid: Option<String>,
    pub(crate) kind: Option<EnterpriseKind>,
    pub(crate) state: Option<EnterpriseState>,
    pub(crate) after: Option<Id>,
}

/// Visits enterprises after an identifier, in its order, their telephones unmasked.
pub(crate) fn list(
    connection: &Connection,
    street: &str,
    filter: &Filter,
    mut visit: impl FnMut(Enterprise) -> Result<bool>,
) -> Result<()> {
    let first = Id::from_bytes([0; 16]);
    let mut conditions = Conditions::street(street);
    if let Some(community) = &filter.community {
        conditions.and("community = ", Param::Text(community.as_str()));
    }
    if let Some(grid) = &filter.grid {
        conditions.and("grid = ", Param::Text(grid));
    }
    if let Some(kind) = filter.kind {
        conditions.and("kind = ", Param::Text(kind.word()));
    }
    if let Some(state) = filter.state {
        conditions.and("state = ", Param::Text(state.word()));
    }
    conditions.and("id > ", Param::Blob(filter.after.as_ref().unwrap_or(&first).as_bytes()));
    let sql = format!("SELECT {ENTERPRISE} FROM enterprise WHERE {} ORDER BY id", conditions.sql());
    connection.each(&sql, conditions.params(), |row| visit(read(row)?.0))
}

/// What every enterprise adds to the counters.
pub(crate) fn recount(
    connection: &Connection,
    street: &str,
    add: &mut dyn FnMut(Contributions),
) -> Result<()> {
    list(connection, street, &Filter::default(), |enterprise| {
        add(super::contribution(&enterprise));
        Ok(true)
    })
}
