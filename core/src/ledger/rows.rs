//! SQL of the ledger.

use super::Fact;
use super::chain::{Hash, Link, ROOT, hex};
use super::types::{Count, Event};
use crate::store::{Connection, Row, params};
use crate::{Error, Id, Result, Timestamp};

/// Sequence number and hash of the last event; zero and the root when there is none.
pub(crate) fn head(connection: &Connection, street: &str) -> Result<(i64, Hash)> {
    let head = connection.first(
        "SELECT sequence, hash FROM event WHERE street = $1 ORDER BY sequence DESC LIMIT 1",
        params![street],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    Ok(head.unwrap_or((0, ROOT)))
}

/// Appends facts to the chain; the sequence number of the last.
pub(crate) fn append(
    connection: &Connection,
    street: &str,
    actor: &str,
    at: Timestamp,
    facts: &[Fact],
) -> Result<Option<i64>> {
    if facts.is_empty() {
        return Ok(None);
    }
    let (mut sequence, mut hash) = head(connection, street)?;
    for fact in facts {
        sequence += 1;
        hash = Link {
            street,
            sequence,
            at: at.as_millis(),
            actor,
            operation: fact.operation,
            subject_kind: fact.subject_kind,
            subject: &fact.subject,
            before: fact.before.as_ref(),
            after: fact.after.as_ref(),
            body: &fact.body,
        }
        .hash(&hash);
        connection.execute(
            "INSERT INTO event(street, sequence, at, actor, operation, subject_kind, subject, before, after, body, hash)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
            params![
                street,
                sequence,
                at,
                actor,
                fact.operation,
                fact.subject_kind,
                fact.subject,
                fact.before,
                fact.after,
                fact.body,
                hash
            ],
        )?;
    }
    Ok(Some(sequence))
}

const COLUMNS: &str = "sequence, at, actor, operation, subject_kind, subject, before, after, body, hash";

/// An event as stored, with its binary parts.
pub(crate) struct Stored {
    pub(crate) sequence: i64,
    pub(crate) at: Timestamp,
    pub(crate) actor: String,
    pub(crate) operation: String,
    pub(crate) subject_kind: String,
    pub(crate) subject: Vec<u8>,
    pub(crate) before: Option<Hash>,
    pub(crate) after: Option<Hash>,
    pub(crate) body: String,
    pub(crate) hash: Hash,
}

impl Stored {
    fn read(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            sequence: row.get(0)?,
            at: row.get(1)?,
            actor: row.get(2)?,
            operation: row.get(3)?,
            subject_kind: row.get(4)?,
            subject: row.get(5)?,
            before: row.get(6)?,
            after: row.get(7)?,
            body: row.get(8)?,
            hash: row.get(9)?,
        })
    }

    pub(crate) fn link<'a>(&'a self, street: &'a str) -> Link<'a> {
        Link {
            street,
            sequence: self.sequence,
            at: self.at.as_millis(),
            actor: &self.actor,
            operation: &self.operation,
            subject_kind: &self.subject_kind,
            subject: &self.subject,
            before: self.before.as_ref(),
            after: self.after.as_ref(),
            body: &self.body,
        }
    }

    /// The event as a document.
    pub(crate) fn into_event(self) -> Event {
        Event {
            sequence: self.sequence,
            at: self.at,
            actor: self.actor,
            operation: self.operation,
            subject_kind: self.subject_kind,
            subject: subject_text(&self.subject),
            before: self.before.as_ref().map(hex),
            after: self.after.as_ref().map(hex),
            body: self.body,
            hash: hex(&self.hash),
        }
    }
}

/// The subject's bytes as people write them: an identifier, or a code.
pub(super) fn subject_text(subject: &[u8]) -> String {
    match <[u8; 16]>::try_from(subject) {
        Ok(bytes) if bytes[6] >> 4 == 7 => Id::from_bytes(bytes).to_string(),
        _ => String::from_utf8_lossy(subject).into_owned(),
    }
}

/// The bytes under which the ledger keeps a subject that people write as `text`.
pub(crate) fn subject_bytes(text: &str) -> Vec<u8> {
    Id::parse("subject", text).map_or_else(|_| text.as_bytes().to_vec(), |id| id.as_bytes().to_vec())
}

/// Events after `sequence`, oldest first.
pub(crate) fn since(connection: &Connection, street: &str, sequence: i64, limit: i64) -> Result<Vec<Stored>> {
    connection.all(
        &format!(
            "SELECT {COLUMNS} FROM event WHERE street = $1 AND sequence > $2 ORDER BY sequence LIMIT $3"
        ),
        params![street, sequence, limit],
        Stored::read,
    )
}

fn about_statement() -> String {
    format!(
        "SELECT {COLUMNS} FROM event WHERE street = $1 AND subject = $2 AND sequence > $3 ORDER BY sequence LIMIT $4"
    )
}

/// Events about a subject after `sequence`, oldest first.
pub(crate) fn about(
    connection: &Connection,
    street: &str,
    subject: &[u8],
    sequence: i64,
    limit: i64,
) -> Result<Vec<Stored>> {
    connection.all(&about_statement(), params![street, subject, sequence, limit], Stored::read)
}

const LAST_DIGEST: &str =
    "SELECT after FROM event WHERE street = $1 AND subject = $2 ORDER BY sequence DESC LIMIT 1";

/// The last digest stated about a subject; `None` when nothing was ever stated.
pub(crate) fn last_digest(
    connection: &Connection,
    street: &str,
    subject: &[u8],
) -> Result<Option<Option<Hash>>> {
    connection.first(LAST_DIGEST, params![street, subject], |row| row.get(0))
}

/// An event as the check of the chain meets it: its number and hash as far as they can be read, and the whole.
pub(crate) struct Met {
    pub(crate) sequence: Option<i64>,
    pub(crate) hash: Option<Hash>,
    pub(crate) whole: Result<Stored>,
}

/// Visits every event from `from` on, in order, unreadable ones included.
pub(crate) fn each_from(
    connection: &Connection,
    street: &str,
    from: i64,
    mut visit: impl FnMut(Met) -> Result<()>,
) -> Result<()> {
    connection.each(
        &format!("SELECT {COLUMNS} FROM event WHERE street = $1 AND sequence >= $2 ORDER BY sequence"),
        params![street, from],
        |row| {
            let whole = Stored::read(row);
            visit(Met { sequence: row.get(0).ok(), hash: row.get(9).ok(), whole })?;
            Ok(true)
        },
    )
}

/// Number and hash of the last event as far as they can be read: a damaged head must not stop the check that finds it.
pub(crate) fn head_met(connection: &Connection, street: &str) -> Result<(i64, Option<Hash>)> {
    let head = connection.first(
        "SELECT sequence, hash FROM event WHERE street = $1 ORDER BY sequence DESC LIMIT 1",
        params![street],
        |row| Ok((row.get(0).unwrap_or(0), row.get(1).ok())),
    )?;
    Ok(head.unwrap_or((0, Some(ROOT))))
}

/// The hash stored with an event.
pub(crate) fn hash_of(connection: &Connection, street: &str, sequence: i64) -> Result<Option<Hash>> {
    connection.first(
        "SELECT hash FROM event WHERE street = $1 AND sequence = $2",
        params![street, sequence],
        |row| row.get(0),
    )
}

/// The counts of a measure in the areas from `first` to `last`, and on the days from `from` to `to`.
pub(crate) fn counts(
    connection: &Connection,
    street: &str,
    measure: &str,
    areas: (&str, &str),
    days: (i64, i64),
) -> Result<Vec<Count>> {
    connection.all(
        "SELECT area, day, kind, state, value FROM counter
         WHERE street = $1 AND measure = $2 AND area >= $3 AND area <= $4 AND day >= $5 AND day <= $6 AND value <> 0
         ORDER BY area, day, kind, state",
        params![street, measure, areas.0, areas.1, days.0, days.1],
        |row| {
            let day: i64 = row.get(1)?;
            Ok(Count {
                area: row.get(0)?,
                day: if day == 0 { None } else { Some(crate::time::day_text(day)) },
                kind: row.get(2)?,
                state: row.get(3)?,
                value: row.get(4)?,
            })
        },
    )
}

/// Every stored count of the street, for the recount of `verify`.
pub(crate) fn each_count(
    connection: &Connection,
    street: &str,
    mut visit: impl FnMut((String, String, i64, String, String), i64),
) -> Result<()> {
    connection.each(
        "SELECT measure, area, day, kind, state, value FROM counter WHERE street = $1 AND value <> 0",
        params![street],
        |row| {
            visit((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?), row.get(5)?);
            Ok(true)
        },
    )
}

/// The error of a subject that the ledger does not know.
pub(crate) fn unknown(subject: &str) -> Error {
    Error::not_found("record", subject)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One record's history must not walk the whole ledger.
    #[test]
    fn a_history_is_found_by_its_subject() {
        let connection = crate::store::scratch();
        let subject: &[u8] = b"1";
        for (sql, params) in [
            (about_statement().as_str(), params!["620102004", subject, 0_i64, 9_i64]),
            (LAST_DIGEST, params!["620102004", subject]),
        ] {
            let plan = connection.plan(sql, params).unwrap();
            assert!(plan.contains("event_subject (street=? AND subject=?"), "{plan}");
            assert!(!plan.contains("TEMP B-TREE"), "{plan}");
        }
    }
}
