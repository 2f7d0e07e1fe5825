//! SQL of the procedure.

use crate::store::{Connection, params};
use crate::{Id, Result};

/// The disputes in which a resident spoke for a party.
pub(super) fn spoken_in(connection: &Connection, street: &str, resident: Id) -> Result<Vec<Id>> {
    connection.all(
        "SELECT dispute FROM dispute_person WHERE street = $1 AND resident = $2 AND part = 'agent' ORDER BY dispute",
        params![street, resident],
        |row| row.get(0),
    )
}
