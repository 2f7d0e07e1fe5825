//! Counters: materialised counts by measure, area, day, kind and state.

use crate::Result;
use crate::store::{Connection, params};

/// The key of one count. `day` is YYYYMMDD for a flow and 0 for a stock.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct CounterKey {
    pub(crate) measure: &'static str,
    pub(crate) area: String,
    pub(crate) day: i64,
    pub(crate) kind: String,
    pub(crate) state: &'static str,
}

/// What one record adds to the counters: a pure function of the record, so that any state can be recounted.
pub(crate) type Contributions = Vec<(CounterKey, i64)>;

/// The part of the counters that figures look at.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Counted<'a> {
    /// First and last key of the areas.
    pub(crate) areas: (&'a str, &'a str),
    /// First and last day; both 0 for a stock.
    pub(crate) days: (i64, i64),
}

/// The sums of a measure by kind and state.
pub(crate) fn sums(
    connection: &Connection,
    street: &str,
    measure: &str,
    counted: Counted<'_>,
) -> Result<Vec<(String, String, i64)>> {
    connection.all(
        "SELECT kind, state, SUM(value) FROM counter
         WHERE street = $1 AND measure = $2 AND area >= $3 AND area <= $4 AND day >= $5 AND day <= $6
         GROUP BY kind, state ORDER BY kind, state",
        params![street, measure, counted.areas.0, counted.areas.1, counted.days.0, counted.days.1],
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
    )
}

/// Changes that are waiting for the end of the command.
#[derive(Debug, Default)]
pub(crate) struct Deltas(Vec<(CounterKey, i64)>);

impl Deltas {
    /// Takes off what the record added before and puts on what it adds now.
    pub(crate) fn replace(&mut self, before: Contributions, after: Contributions) {
        // Of a hundred thousand records whose deadlines move no count does.
        if before == after {
            return;
        }
        self.0.extend(before.into_iter().map(|(key, value)| (key, -value)));
        self.0.extend(after);
    }

    /// How many changes wait; see [`Deltas::truncate`].
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// Forgets the changes after the first `length`: those of a refused item of a bulk call.
    pub(crate) fn truncate(&mut self, length: usize) {
        self.0.truncate(length);
    }

    /// Writes the sums of the changes.
    pub(crate) fn flush(mut self, connection: &Connection, street: &str) -> Result<()> {
        self.0.sort_unstable_by(|one, other| one.0.cmp(&other.0));
        let mut changes = self.0.into_iter().peekable();
        while let Some((key, mut value)) = changes.next() {
            while let Some((_, more)) = changes.next_if(|(next, _)| *next == key) {
                value += more;
            }
            if value != 0 {
                bump(connection, street, &key, value)?;
            }
        }
        Ok(())
    }
}

fn bump(connection: &Connection, street: &str, key: &CounterKey, value: i64) -> Result<()> {
    connection
        .execute(
            "INSERT INTO counter(street, measure, area, day, kind, state, value) VALUES ($1, $2, $3, $4, $5, $6, $7)
             ON CONFLICT (street, measure, area, day, kind, state) DO UPDATE SET value = counter.value + excluded.value",
            params![street, key.measure, key.area, key.day, key.kind, key.state, value],
        )
        .map(drop)
}
