//! SQL of the screens: sums over ranges of the counters' key.

use crate::store::{Connection, params};
use crate::time::day_text;
use crate::{Result, case};

/// What a panel groups by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Dimension {
    Area,
    Day,
    Kind,
    State,
}

/// Which areas a panel sums.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Area {
    /// The street's own total.
    Street,
    /// Every grid.
    Grids,
}

/// The statement of a grouping: one text for each, so that each is prepared once.
macro_rules! grouping {
    ($column:literal, $condition:literal) => {
        concat!(
            "SELECT CAST(",
            $column,
            " AS TEXT), CAST(sum(value) AS BIGINT) FROM counter
             WHERE street = $1 AND measure = $2 AND area >= $3 AND area <= $4 AND day >= $5 AND day <= $6",
            $condition,
            " GROUP BY ",
            $column,
            " HAVING sum(value) <> 0 ORDER BY 1"
        )
    };
}

const fn statement(by: Dimension, open_only: bool) -> &'static str {
    match (by, open_only) {
        (Dimension::Area, false) => grouping!("area", ""),
        (Dimension::Day, false) => grouping!("day", ""),
        (Dimension::Kind, false) => grouping!("kind", ""),
        (Dimension::State, false) => grouping!("state", ""),
        (Dimension::Area, true) => grouping!("area", " AND state NOT IN ('closed', 'refused', 'withdrawn')"),
        (Dimension::Day, true) => grouping!("day", " AND state NOT IN ('closed', 'refused', 'withdrawn')"),
        (Dimension::Kind, true) => grouping!("kind", " AND state NOT IN ('closed', 'refused', 'withdrawn')"),
        (Dimension::State, true) => {
            grouping!("state", " AND state NOT IN ('closed', 'refused', 'withdrawn')")
        }
    }
}

/// The sums of a measure by one dimension, in the order of its words.
pub(super) fn group(
    connection: &Connection,
    street: &str,
    measure: &str,
    by: Dimension,
    area: Area,
    days: (i64, i64),
    open_only: bool,
) -> Result<Vec<(String, i64)>> {
    let (first, last) = match area {
        Area::Street => (street.to_owned(), street.to_owned()),
        Area::Grids => (format!("{street}000000"), format!("{street}999999")),
    };
    connection.all(statement(by, open_only), params![street, measure, first, last, days.0, days.1], |row| {
        let key: String = row.get(0)?;
        let key = if by == Dimension::Day { day_text(key.parse().unwrap_or(0)) } else { key };
        Ok((key, row.get(1)?))
    })
}

/// One count of a grid.
pub(super) struct GridCount {
    pub(super) measure: String,
    pub(super) day: i64,
    pub(super) state: String,
    pub(super) value: i64,
}

/// The stocks of a grid and its flows of one day.
pub(super) fn of_grid(connection: &Connection, street: &str, grid: &str, day: i64) -> Result<Vec<GridCount>> {
    connection.all(
        "SELECT measure, day, state, value FROM counter
         WHERE street = $1 AND measure IN ($2, $3, $4, $5, $6, 'resident', 'dwelling', 'enterprise')
           AND area = $7 AND day IN (0, $8)",
        params![street, case::STATE, case::OVERDUE, case::SUBMITTED, case::CLOSED, case::ON_TIME, grid, day],
        |row| {
            Ok(GridCount { measure: row.get(0)?, day: row.get(1)?, state: row.get(2)?, value: row.get(3)? })
        },
    )
}
