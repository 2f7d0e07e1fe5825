//! SQL of figures and reminders.

use crate::identity::DivisionCode;
pub(super) use crate::ledger::counter::{Counted, sums};
use crate::mediation::dispute::record::DisputeRecord;
use crate::registry::rows::{Conditions, division_code};
use crate::store::{Connection, Param, document, params};
use crate::{Id, Result};

/// The sums of a measure by community and state. Counters are kept by grid: the areas are those of grids.
pub(super) fn by_community(
    connection: &Connection,
    street: &str,
    measure: &str,
    counted: Counted<'_>,
) -> Result<Vec<(DivisionCode, String, i64)>> {
    connection.all(
        "SELECT SUBSTR(area, 1, 12), state, SUM(value) FROM counter
         WHERE street = $1 AND measure = $2 AND area >= $3 AND area <= $4 AND day >= $5 AND day <= $6
         GROUP BY SUBSTR(area, 1, 12), state ORDER BY SUBSTR(area, 1, 12), state",
        params![street, measure, counted.areas.0, counted.areas.1, counted.days.0, counted.days.1],
        |row| Ok((division_code(row, 0)?, row.get(1)?, row.get(2)?)),
    )
}

/// How many open disputes each mediator has to do with, most first.
pub(super) const LOADS: &str = "SELECT s.mediator, COUNT(*) FROM dispute d
    JOIN dispute_seat s ON s.street = d.street AND s.dispute = d.id AND s.is_current = 1
    WHERE d.street = $1 AND d.state IN ('registered', 'accepted', 'mediating', 'agreed')
    GROUP BY s.mediator ORDER BY COUNT(*) DESC, s.mediator";

/// [`LOADS`] within a community.
const LOADS_OF_COMMUNITY: &str = "SELECT s.mediator, COUNT(*) FROM dispute d
    JOIN dispute_seat s ON s.street = d.street AND s.dispute = d.id AND s.is_current = 1
    WHERE d.street = $1 AND d.community = $2 AND d.state IN ('registered', 'accepted', 'mediating', 'agreed')
    GROUP BY s.mediator ORDER BY COUNT(*) DESC, s.mediator";

/// What [`LOADS`] has, of the street or of a community.
pub(super) fn loads(
    connection: &Connection,
    street: &str,
    community: Option<&DivisionCode>,
) -> Result<Vec<(Id, i64)>> {
    match community {
        None => connection.all(LOADS, params![street], |row| Ok((row.get(0)?, row.get(1)?))),
        Some(community) => connection.all(LOADS_OF_COMMUNITY, params![street, community.as_str()], |row| {
            Ok((row.get(0)?, row.get(1)?))
        }),
    }
}

/// The disputes that are being mediated, in the order of their limits.
pub(super) fn mediating(connection: &Connection, street: &str) -> Result<Vec<DisputeRecord>> {
    let mut conditions = Conditions::street(street);
    // Only disputes that are being mediated have a limit in the column: the bound leads to its index.
    conditions.and("due > ", Param::Integer(0));
    document::all(connection, &conditions, "due, id")
}
