//! SQL of inquiries.

use super::record::DataInquiry;
use crate::registry::rows::Conditions;
use crate::store::{Connection, Param, document, params};
use crate::{Id, Result};

/// The inquiries for a matter in the order in which they were made.
pub(super) fn of_matter(connection: &Connection, street: &str, matter: Id) -> Result<Vec<DataInquiry>> {
    let mut conditions = Conditions::street(street);
    conditions.and("matter = ", Param::Blob(matter.as_bytes()));
    document::all(connection, &conditions, "id")
}

/// How many people of a household live in its dwelling.
pub(super) fn members(connection: &Connection, street: &str, dwelling: Id, household: Id) -> Result<i64> {
    let members = connection.first(
        "SELECT count(*) FROM resident
         WHERE street = $1 AND dwelling = $2 AND household = $3 AND state = 'living'",
        params![street, dwelling, household],
        |row| row.get(0),
    )?;
    Ok(members.unwrap_or(0))
}
