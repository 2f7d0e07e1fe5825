//! SQL of committees and mediators.

use super::record::MediatorRecord;
use super::types::MediationCommittee;
use crate::registry::rows::Conditions;
use crate::store::{Connection, Param, document};
use crate::{Id, Result};

/// Every mediator of the street, those who ended included, in the order in which they were recorded.
pub(crate) fn mediators(connection: &Connection, street: &str) -> Result<Vec<MediatorRecord>> {
    document::all(connection, &Conditions::street(street), "id")
}

/// The mediator of an account.
pub(crate) fn of_actor(connection: &Connection, street: &str, actor: &str) -> Result<Option<MediatorRecord>> {
    let mut conditions = Conditions::street(street);
    conditions.and("actor = ", Param::Text(actor));
    Ok(document::all(connection, &conditions, "id")?.pop())
}

/// The mediator who is a resident of the registry.
pub(crate) fn of_resident(
    connection: &Connection,
    street: &str,
    resident: Id,
) -> Result<Option<MediatorRecord>> {
    let mut conditions = Conditions::street(street);
    conditions.and("resident = ", Param::Blob(resident.as_bytes()));
    Ok(document::all(connection, &conditions, "id")?.pop())
}

/// Every committee of the street, those dissolved included, in the order in which they were recorded.
pub(crate) fn committees(connection: &Connection, street: &str) -> Result<Vec<MediationCommittee>> {
    document::all(connection, &Conditions::street(street), "id")
}
