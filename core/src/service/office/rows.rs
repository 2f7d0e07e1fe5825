//! SQL of offices.

use chrono::NaiveDate;

use super::record::Reorganisation;
use crate::Result;
use crate::registry::rows::Conditions;
use crate::service::MatterState;
use crate::service::matter::record::MatterRecord;
use crate::store::{Connection, ToParam, document, params};
use crate::time::day_number;

/// Visits every matter in which something is still to be done.
pub(super) fn open_matters(
    connection: &Connection,
    street: &str,
    mut visit: impl FnMut(MatterRecord) -> Result<()>,
) -> Result<()> {
    for state in MatterState::ALL.iter().filter(|state| state.is_open()) {
        let mut conditions = Conditions::street(street);
        conditions.and("state = ", state.to_param());
        document::each(connection, &conditions, "id", |matter| visit(matter).map(|()| true))?;
    }
    Ok(())
}

/// Every reorganisation of the street.
pub(super) fn reorganisations(connection: &Connection, street: &str) -> Result<Vec<Reorganisation>> {
    document::all(connection, &Conditions::street(street), "id")
}

/// How many grants over an office hold on a day or will.
pub(super) fn grants(connection: &Connection, street: &str, office: &str, day: NaiveDate) -> Result<i64> {
    let grants = connection.first(
        "SELECT count(*) FROM access_grant WHERE street = $1 AND scope_kind = 'office' AND scope = $2
         AND revoked_at IS NULL AND (valid_to IS NULL OR valid_to >= $3)",
        params![street, office, day_number(day)],
        |row| row.get(0),
    )?;
    Ok(grants.unwrap_or(0))
}
