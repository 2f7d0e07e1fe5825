//! SQL of disputes.

use chrono::NaiveDate;

use super::record::{DisputeRecord, EntryRecord};
use super::types::DisputeEntryKind;
use crate::command::Command;
use crate::identity::{DivisionCode, GridCode};
use crate::ledger::RecordVisitor;
use crate::mediation::{DisputeCategory, DisputeState};
use crate::registry::rows::Conditions;
use crate::store::document::{self, Document};
use crate::store::{Connection, Param, params};
use crate::time::day_number;
use crate::{Id, Result};

/// Stores a dispute, states what happened, moves the counters and keeps the tables of people and seats in step.
pub(crate) fn keep(
    command: &mut Command<'_>,
    before: Option<&DisputeRecord>,
    after: &DisputeRecord,
    facts: serde_json::Value,
) -> Result<()> {
    command.keep(before, after, facts)?;
    let (connection, street) = (command.connection, command.street());
    if before.is_none_or(|before| before.people() != after.people()) {
        connection.execute(
            "DELETE FROM dispute_person WHERE street = $1 AND dispute = $2",
            params![street, after.id],
        )?;
        for (resident, part) in after.people() {
            connection.execute(
                "INSERT INTO dispute_person(street, resident, dispute, part) VALUES ($1, $2, $3, $4)",
                params![street, resident, after.id, part],
            )?;
        }
    }
    if before.is_none_or(|before| before.seatings() != after.seatings()) {
        connection.execute(
            "DELETE FROM dispute_seat WHERE street = $1 AND dispute = $2",
            params![street, after.id],
        )?;
        for (mediator, current) in after.seatings() {
            connection.execute(
                "INSERT INTO dispute_seat(street, mediator, dispute, is_current) VALUES ($1, $2, $3, $4)",
                params![street, mediator, after.id, i64::from(current)],
            )?;
        }
    }
    Ok(())
}

/// Visits every dispute with its digest, for `verify`. One whose people or seats differ from its document gets the digest
/// of nothing, which no event has.
pub(crate) fn each_record(
    connection: &Connection,
    street: &str,
    visit: &mut RecordVisitor<'_>,
) -> Result<()> {
    document::each_record::<DisputeRecord>(connection, street, &mut |kind, subject, digest| {
        let id = <[u8; 16]>::try_from(subject).map(Id::from_bytes).ok();
        let record: Option<DisputeRecord> =
            id.map(|id| document::get(connection, street, id)).transpose()?.flatten();
        let agrees = match record {
            Some(record) => {
                people(connection, street, record.id)? == record.people()
                    && seatings(connection, street, record.id)? == record.seatings()
            }
            None => false,
        };
        let digest = if agrees { digest } else { crate::ledger::chain::digest(&[]) };
        visit(kind, subject, digest)
    })
}

fn people(connection: &Connection, street: &str, dispute: Id) -> Result<Vec<(Id, &'static str)>> {
    let mut people = Vec::new();
    connection.each(
        "SELECT resident, part FROM dispute_person WHERE street = $1 AND dispute = $2",
        params![street, dispute],
        |row| {
            let part = if row.get::<String>(1)? == "party" { "party" } else { "agent" };
            people.push((row.get(0)?, part));
            Ok(true)
        },
    )?;
    people.sort_unstable();
    Ok(people)
}

fn seatings(connection: &Connection, street: &str, dispute: Id) -> Result<Vec<(Id, bool)>> {
    let mut seatings = Vec::new();
    connection.each(
        "SELECT mediator, is_current FROM dispute_seat WHERE street = $1 AND dispute = $2",
        params![street, dispute],
        |row| {
            seatings.push((row.get(0)?, row.get::<i64>(1)? == 1));
            Ok(true)
        },
    )?;
    seatings.sort_unstable();
    Ok(seatings)
}

/// How many disputes each mediator has open.
pub(crate) fn loads(connection: &Connection, street: &str) -> Result<std::collections::BTreeMap<Id, i64>> {
    let mut loads = std::collections::BTreeMap::new();
    connection.each(
        "SELECT mediator, COUNT(*) FROM dispute_seat WHERE street = $1 AND is_current = 1 GROUP BY mediator",
        params![street],
        |row| {
            loads.insert(row.get(0)?, row.get(1)?);
            Ok(true)
        },
    )?;
    Ok(loads)
}

/// The next number of a committee's papers in a year.
pub(crate) fn next_serial(command: &Command<'_>, committee: Id, year: i32) -> Result<i64> {
    let (connection, street) = (command.connection, command.street());
    let last = connection.first(
        "SELECT last FROM mediation_serial WHERE street = $1 AND committee = $2 AND year = $3",
        params![street, committee, i64::from(year)],
        |row| row.get::<i64>(0),
    )?;
    let next = last.unwrap_or(0) + 1;
    connection.execute(
        "INSERT INTO mediation_serial(street, committee, year, last) VALUES ($1, $2, $3, $4)
         ON CONFLICT (street, committee, year) DO UPDATE SET last = excluded.last",
        params![street, committee, i64::from(year), next],
    )?;
    Ok(next)
}

/// How many disputes hang on a case.
pub(crate) fn of_case(connection: &Connection, street: &str, case: Id) -> Result<Vec<Id>> {
    let mut ids = Vec::new();
    connection.each(
        &format!("SELECT id FROM {} WHERE street = $1 AND case_id = $2 ORDER BY id", DisputeRecord::TABLE),
        params![street, case],
        |row| {
            ids.push(row.get(0)?);
            Ok(true)
        },
    )?;
    Ok(ids)
}

/// Which disputes a list asks for.
#[derive(Debug, Default)]
pub(super) struct Filter {
    pub(super) state: Option<DisputeState>,
    pub(super) category: Option<DisputeCategory>,
    pub(super) committee: Option<Id>,
    pub(super) community: Option<DivisionCode>,
    pub(super) grid: Option<GridCode>,
    /// A piece of the document, which the caller holds against the record again.
    pub(super) level: Option<String>,
    /// Being mediated, with a time limit that ended before this day.
    pub(super) due_before: Option<NaiveDate>,
    pub(super) from: Option<NaiveDate>,
    pub(super) to: Option<NaiveDate>,
    /// Which this mediator has or had to do with.
    pub(super) mediator: Option<Id>,
    pub(super) after: Option<Id>,
}

impl Filter {
    /// Asks for a level of the scheme.
    pub(super) fn at_level(&mut self, code: &str) {
        self.level = Some(format!("%\"level\":\"{code}\"%"));
    }

    /// The conditions over indexed columns; few rows of many are found by their own index first, all in the order of `id`.
    pub(super) fn conditions<'a>(&'a self, street: &'a str) -> Conditions<'a> {
        let mut conditions = Conditions::street(street);
        let mut text = |left: &str, value: Option<&'a str>| {
            if let Some(value) = value {
                conditions.and(left, Param::Text(value));
            }
        };
        text("state = ", self.state.map(DisputeState::word));
        text("category = ", self.category.map(DisputeCategory::word));
        text("community = ", self.community.as_ref().map(DivisionCode::as_str));
        text("grid = ", self.grid.as_ref().map(GridCode::as_str));
        text("body LIKE ", self.level.as_deref());
        if let Some(committee) = &self.committee {
            conditions.and("committee = ", Param::Blob(committee.as_bytes()));
        }
        let mut days = |left: &str, value: Option<NaiveDate>, right: &str| {
            if let Some(day) = value {
                conditions.and_closed(left, Param::Integer(day_number(day)), right);
            }
        };
        days("id IN (SELECT id FROM dispute WHERE street = $1 AND due < ", self.due_before, ")");
        days("registered_on >= ", self.from, "");
        days("registered_on <= ", self.to, "");
        if let Some(mediator) = &self.mediator {
            let seats = "id IN (SELECT dispute FROM dispute_seat WHERE street = $1 AND mediator = ";
            conditions.and_closed(seats, Param::Blob(mediator.as_bytes()), ")");
        }
        conditions.after(self.after.as_ref());
        conditions
    }
}

/// Visits the entries of a dispute's record in the order in which they were made, until `visit` says `false`.
pub(super) fn entries(
    connection: &Connection,
    street: &str,
    (dispute, kind, after): (Id, Option<DisputeEntryKind>, Option<Id>),
    visit: impl FnMut(EntryRecord) -> Result<bool>,
) -> Result<()> {
    let mut conditions = Conditions::street(street);
    conditions.and("dispute = ", Param::Blob(dispute.as_bytes()));
    conditions.after(after.as_ref());
    if let Some(kind) = kind {
        conditions.and("kind = ", Param::Text(kind.word()));
    }
    document::each(connection, &conditions, "id", visit)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::scratch;

    /// A page of a list must neither read nor sort the whole street.
    #[test]
    fn no_list_sorts_the_street() {
        let connection = scratch();
        let day = NaiveDate::from_ymd_opt(2026, 6, 15);
        let id = Some(Id::from_bytes([7; 16]));
        let community = DivisionCode::parse("community", "620102004001").ok();
        let grid = GridCode::parse("grid", "620102004001001").ok();
        let state = Some(DisputeState::Mediating);
        let filters = [
            (Filter::default(), "PRIMARY KEY"),
            (Filter { state, after: id, ..Filter::default() }, "dispute_state"),
            (Filter { committee: id, ..Filter::default() }, "dispute_committee"),
            (Filter { community, ..Filter::default() }, "dispute_community"),
            (Filter { grid, ..Filter::default() }, "dispute_grid"),
            (Filter { due_before: day, after: id, ..Filter::default() }, "dispute_due"),
            (Filter { mediator: id, ..Filter::default() }, "dispute_seat"),
            (Filter { from: day, to: day, ..Filter::default() }, "PRIMARY KEY"),
        ];
        for (filter, index) in &filters {
            let conditions = filter.conditions("620102004");
            let sql = format!("SELECT body FROM dispute WHERE {} ORDER BY id", conditions.sql());
            let plan = connection.plan(&sql, conditions.params()).unwrap();
            assert!(plan.contains(index) && !plan.contains("TEMP B-TREE"), "{filter:?}: {plan}");
        }
    }
}
