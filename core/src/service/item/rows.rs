//! SQL of service items.

use crate::service::MatterState;
use crate::store::{Connection, Param, ToParam, params};
use crate::{Id, Result};

/// How many matters of an item are still open.
pub(super) fn open_matters(connection: &Connection, street: &str, item: Id) -> Result<i64> {
    let states: Vec<&MatterState> = MatterState::ALL.iter().filter(|state| state.is_open()).collect();
    let numbers: Vec<String> = (3..states.len() + 3).map(|number| format!("${number}")).collect();
    let sql = format!(
        "SELECT count(*) FROM matter WHERE street = $1 AND item = $2 AND state IN ({})",
        numbers.join(", ")
    );
    let mut values: Vec<Param<'_>> = params![street, item].to_vec();
    values.extend(states.into_iter().map(ToParam::to_param));
    Ok(connection.first(&sql, &values, |row| row.get(0))?.unwrap_or(0))
}
