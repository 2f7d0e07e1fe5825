//! SQL of committees and mediators.

use super::record::MediatorRecord;
use super::types::{MediationCommittee, MediationRoom};
use crate::registry::rows::Conditions;
use crate::store::{Connection, Param, document, params};
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

/// The rooms of a committee, or every one of the street, in the order in which they were recorded.
pub(crate) fn rooms(
    connection: &Connection,
    street: &str,
    committee: Option<Id>,
) -> Result<Vec<MediationRoom>> {
    let mut conditions = Conditions::street(street);
    if let Some(committee) = &committee {
        conditions.and("committee = ", Param::Blob(committee.as_bytes()));
    }
    document::all(connection, &conditions, "id")
}

/// How many disputes of a committee are neither settled nor ended.
pub(crate) fn open_disputes(connection: &Connection, street: &str, committee: Id) -> Result<i64> {
    let open = connection.first(
        "SELECT count(*) FROM dispute WHERE street = $1 AND committee = $2
         AND state IN ('registered', 'accepted', 'mediating', 'agreed')",
        params![street, committee],
        |row| row.get(0),
    )?;
    Ok(open.unwrap_or(0))
}

/// The open disputes that a mediator looks after.
pub(crate) fn at_hand(connection: &Connection, street: &str, mediator: Id) -> Result<Vec<Id>> {
    connection.all(
        "SELECT d.id FROM dispute_seat s JOIN dispute d ON d.street = s.street AND d.id = s.dispute
         WHERE s.street = $1 AND s.is_current = 1 AND s.mediator = $2
         AND d.state IN ('registered', 'accepted', 'mediating', 'agreed')",
        params![street, mediator],
        |row| row.get(0),
    )
}
