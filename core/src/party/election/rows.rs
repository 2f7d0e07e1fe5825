//! SQL of elections.

use super::record::ElectionRecord;
use super::types::ElectionState;
use crate::registry::rows::Conditions;
use crate::store::{Connection, Param, document, params};
use crate::{Id, Result};

/// Whether an organisation has an election under way.
pub(crate) fn under_way(connection: &Connection, street: &str, organisation: Id) -> Result<bool> {
    let found = connection.first(
        "SELECT 1 FROM party_election WHERE street = $1 AND organisation = $2
           AND state NOT IN ('approved', 'rejected', 'cancelled') LIMIT 1",
        params![street, organisation],
        |row| row.get::<i64>(0),
    )?;
    Ok(found.is_some())
}

/// The elections of a list in the order of their identifiers, until `visit` says `false`.
pub(crate) fn list(
    connection: &Connection,
    street: &str,
    organisation: Option<Id>,
    state: Option<ElectionState>,
    after: Option<Id>,
    visit: impl FnMut(ElectionRecord) -> Result<bool>,
) -> Result<()> {
    let mut conditions = Conditions::street(street);
    if let Some(organisation) = &organisation {
        conditions.and("organisation = ", Param::Blob(organisation.as_bytes()));
    }
    if let Some(state) = state {
        conditions.and("state = ", Param::Text(state.word()));
    }
    if let Some(after) = &after {
        conditions.and("id > ", Param::Blob(after.as_bytes()));
    }
    document::each(connection, &conditions, "id", visit)
}
