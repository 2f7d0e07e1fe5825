//! SQL of disputes.

use super::record::DisputeRecord;
use crate::command::Command;
use crate::ledger::RecordVisitor;
use crate::store::document::{self, Document};
use crate::store::{Connection, params};
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
