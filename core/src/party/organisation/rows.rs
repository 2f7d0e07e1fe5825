//! SQL of organisations.

use super::record::OrganisationRecord;
use super::tree::Organisations;
use crate::Result;
use crate::registry::rows::Conditions;
use crate::store::Connection;
use crate::store::document;

/// The in-memory copy of a street's organisations.
pub(crate) fn load(connection: &Connection, street: &str) -> Result<Organisations> {
    let records: Vec<OrganisationRecord> = document::all(connection, &Conditions::street(street), "id")?;
    Ok(Organisations::new(records))
}
