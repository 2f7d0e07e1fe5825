//! SQL of the screens: sums over ranges of the counters' key.

use std::collections::BTreeMap;

use crate::store::{Connection, params};
use crate::time::day_text;
use crate::{Result, case};

/// What a panel of the whole street groups by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Dimension {
    Day,
    Kind,
    State,
}

/// The sums of a measure by grid, in the order of their codes. A stock is the flow of day 0.
pub(super) fn by_grid(
    connection: &Connection,
    street: &str,
    measure: &str,
    days: (i64, i64),
    open_only: bool,
) -> Result<Vec<(String, i64)>> {
    let mut sums = BTreeMap::new();
    // The grids lead, so that of each only the days of the period are read.
    connection.each(
        "SELECT c.area, c.state, c.value FROM grid AS g CROSS JOIN counter AS c
         WHERE g.street = $1 AND c.street = g.street AND c.measure = $2 AND c.area = g.code
           AND c.day >= $3 AND c.day <= $4",
        params![street, measure, days.0, days.1],
        |row| {
            if !open_only || case::is_open(row.text(1)?) {
                add(&mut sums, row.text(0)?, row.get(2)?);
            }
            Ok(true)
        },
    )?;
    sums.retain(|_, value| *value != 0);
    Ok(sums.into_iter().collect())
}

/// The street's own sums of a measure by each dimension.
#[derive(Debug, Default)]
pub(super) struct Sums {
    days: BTreeMap<i64, i64>,
    kinds: BTreeMap<String, i64>,
    states: BTreeMap<String, i64>,
}

impl Sums {
    /// Sums the rows of a period, which stand side by side: one pass is cheaper than a sort for each panel.
    pub(super) fn read(
        connection: &Connection,
        street: &str,
        measure: &str,
        days: (i64, i64),
        open_only: bool,
    ) -> Result<Self> {
        let mut sums = Self::default();
        connection.each(
            "SELECT day, kind, state, value FROM counter
             WHERE street = $1 AND measure = $2 AND area = $1 AND day >= $3 AND day <= $4",
            params![street, measure, days.0, days.1],
            |row| {
                let (state, value) = (row.text(2)?, row.get(3)?);
                if !open_only || case::is_open(state) {
                    *sums.days.entry(row.get(0)?).or_default() += value;
                    add(&mut sums.kinds, row.text(1)?, value);
                    add(&mut sums.states, state, value);
                }
                Ok(true)
            },
        )?;
        Ok(sums)
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
