//! SQL of the screens: sums over ranges of the counters' key.

use std::collections::BTreeMap;

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

/// The statement of a stock's grouping: one text for each, so that each is prepared once.
macro_rules! grouping {
    ($column:literal, $condition:literal) => {
        concat!(
            "SELECT CAST(",
            $column,
            " AS TEXT), CAST(sum(value) AS BIGINT) FROM counter
             WHERE street = $1 AND measure = $2 AND area >= $3 AND area <= $4 AND day = 0",
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

/// The sums of a stock by one dimension, in the order of its words.
pub(super) fn stock(
    connection: &Connection,
    street: &str,
    measure: &str,
    by: Dimension,
    area: Area,
    open_only: bool,
) -> Result<Vec<(String, i64)>> {
    let (first, last) = match area {
        Area::Street => (street.to_owned(), street.to_owned()),
        Area::Grids => (format!("{street}000000"), format!("{street}999999")),
    };
    connection.all(statement(by, open_only), params![street, measure, first, last], |row| {
        Ok((row.get(0)?, row.get(1)?))
    })
}

/// The sums of a flow over the days of a period, by grid, in the order of their codes.
pub(super) fn flow_by_grid(
    connection: &Connection,
    street: &str,
    measure: &str,
    days: (i64, i64),
) -> Result<Vec<(String, i64)>> {
    // The grids lead, so that of each only the days of the period are read.
    connection.all(
        "SELECT c.area, CAST(sum(c.value) AS BIGINT) FROM grid AS g CROSS JOIN counter AS c
         WHERE g.street = $1 AND c.street = g.street AND c.measure = $2 AND c.area = g.code
           AND c.day >= $3 AND c.day <= $4
         GROUP BY c.area HAVING sum(c.value) <> 0 ORDER BY 1",
        params![street, measure, days.0, days.1],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// The sums of a flow by each dimension.
#[derive(Debug, Default)]
pub(super) struct Flow {
    days: BTreeMap<i64, i64>,
    kinds: BTreeMap<String, i64>,
    states: BTreeMap<String, i64>,
}

impl Flow {
    /// Sums the street's own rows of a period, which stand side by side: one pass is cheaper than a sort for each panel.
    pub(super) fn read(
        connection: &Connection,
        street: &str,
        measure: &str,
        days: (i64, i64),
    ) -> Result<Self> {
        let mut flow = Self::default();
        connection.each(
            "SELECT day, kind, state, value FROM counter
             WHERE street = $1 AND measure = $2 AND area = $1 AND day >= $3 AND day <= $4",
            params![street, measure, days.0, days.1],
            |row| {
                let value = row.get(3)?;
                *flow.days.entry(row.get(0)?).or_default() += value;
                add(&mut flow.kinds, row.text(1)?, value);
                add(&mut flow.states, row.text(2)?, value);
                Ok(true)
            },
        )?;
        Ok(flow)
    }

    /// The sums by one dimension, in the order of its words.
    pub(super) fn by(&self, dimension: Dimension) -> Vec<(String, i64)> {
        let words = |sums: &BTreeMap<String, i64>| -> Vec<(String, i64)> {
            sums.iter().map(|(word, value)| (word.clone(), *value)).collect()
        };
        let mut sums = match dimension {
            Dimension::Day => self.days.iter().map(|(day, value)| (day_text(*day), *value)).collect(),
            Dimension::Kind => words(&self.kinds),
            Dimension::State => words(&self.states),
            Dimension::Area => Vec::new(),
        };
        sums.retain(|(_, value)| *value != 0);
        sums
    }
}

fn add(sums: &mut BTreeMap<String, i64>, word: &str, value: i64) {
    match sums.get_mut(word) {
        Some(sum) => *sum += value,
        None => {
            sums.insert(word.to_owned(), value);
        }
    }
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
