//! SQL of files.

use crate::mediation::dispute::record::EntryRecord;
use crate::registry::rows::Conditions;
use crate::store::{Connection, Param, document};
use crate::{Id, Result};

/// The entries of the record of a dispute, by their days.
pub(super) fn entries(connection: &Connection, street: &str, dispute: Id) -> Result<Vec<EntryRecord>> {
    let mut conditions = Conditions::street(street);
    conditions.and("dispute = ", Param::Blob(dispute.as_bytes()));
    document::all(connection, &conditions, "day, id")
}
