//! Cases of an office that is closed go on with the one that takes over (机构改革).

use super::types::Case;
use super::{life, rows};
use crate::Result;
use crate::command::Command;

/// Hands the open cases of closed offices over; how many. States, clocks and limits stay: the citizen waits no longer for it.
pub(crate) fn hand_over(
    command: &mut Command<'_>,
    closed: &[String],
    successor: &str,
    note: &str,
) -> Result<i64> {
    let mut moved = 0;
    for office in closed {
        for before in rows::open_of(command.connection, command.street(), office)? {
            command.session.progress().check()?;
            let case =
                Case { office: Some(successor.to_owned()), revision: before.revision + 1, ..before.clone() };
            life::write(command, &before, &case, Some(note))?;
            moved += 1;
        }
    }
    Ok(moved)
}
