//! Open reviews follow the street: its offices when they are reorganised, and its calendar.

use serde_json::json;

use super::record::ReviewRecord;
use super::{rows, rules};
use crate::command::Command;
use crate::rulebook::RulesInForce;
use crate::service::matter::clock::known;
use crate::service::matter::record::MoveRecord;
use crate::{Id, Result};

/// Hands the bad reviews of closed offices on which something is still to be done over to the office that takes over; how many.
pub(crate) fn hand_over(
    command: &mut Command<'_>,
    closed: &[String],
    (successor, reorganisation): (&str, Id),
) -> Result<i64> {
    let on = command.now.date();
    let mut moved = 0;
    for office in closed {
        for before in rows::to_work_on(command.connection, command.street(), office)? {
            command.session.progress().check()?;
            let mut after = ReviewRecord {
                office: Some(successor.to_owned()),
                revision: before.revision + 1,
                ..before.clone()
            };
            after.moves.push(MoveRecord {
                on,
                left: office.clone(),
                reached: successor.to_owned(),
                reorganisation: Some(reorganisation),
            });
            command.keep(Some(&before), &after, json!({"office": after.office}))?;
            moved += 1;
        }
    }
    Ok(moved)
}

/// Counts the days of open bad reviews anew after a change of the calendar; how many moved.
pub(crate) fn recompute_deadlines(command: &mut Command<'_>, reason: &str) -> Result<i64> {
    let in_force = crate::rulebook::rows::load(command.connection, command.street())?;
    let mut moved = 0;
    for before in rows::open(command.connection, command.street())? {
        command.session.progress().check()?;
        let due = next_due(&in_force, &before)?;
        if due != before.open_due {
            let after = ReviewRecord { open_due: due, revision: before.revision + 1, ..before.clone() };
            command.keep(Some(&before), &after, json!({"reason": reason, "open_due": due}))?;
            moved += 1;
        }
    }
    Ok(moved)
}

/// The day by which the next step of a bad review is due. One that reaches into a year that is not known stays as it is.
fn next_due(in_force: &RulesInForce, record: &ReviewRecord) -> Result<Option<chrono::NaiveDate>> {
    let Some(rule) = record.waits_for() else { return Ok(None) };
    let area = record.community.as_str();
    let days = in_force.rulebook.integer(rule, "days", area, record.reviewed_on)?;
    Ok(known(rules::due(&in_force.calendar, record.reviewed_on, days))?.or(record.open_due))
}
