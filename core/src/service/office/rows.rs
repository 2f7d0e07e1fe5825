//! SQL of offices.

use chrono::NaiveDate;

use super::record::Reorganisation;
use crate::registry::rows::Conditions;
use crate::service::MatterState;
use crate::service::matter::record::MatterRecord;
use crate::store::{Connection, Param, ToParam, document, params};
use crate::time::day_number;
use crate::{Id, Result};

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

/// The last day on which something was decided about an item by a power.
pub(super) fn last_decision(
    connection: &Connection,
    street: &str,
    item: Id,
    power: Id,
) -> Result<Option<NaiveDate>> {
    let piece = format!("%\"power\":\"{power}\"%");
    let mut conditions = Conditions::street(street);
    conditions.and("item = ", Param::Blob(item.as_bytes()));
    conditions.and("body LIKE ", Param::Text(&piece));
    let mut last = None;
    document::each(connection, &conditions, "id", |matter: MatterRecord| {
        let by_it = matter.decision.filter(|decision| decision.power == Some(power));
        last = last.max(by_it.map(|decision| decision.on));
        Ok(true)
    })?;
    Ok(last)
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
