//! SQL of grants and the read log.

use std::collections::HashMap;

use super::types::{Grant, ReadEntry, Role, ScopeKind};
use crate::command::{Command, record_digest};
use crate::ledger::{Fact, rows as ledger};
use crate::platform::{Options, Platform};
use crate::store::{Connection, Row, from_text, params, to_text};
use crate::time::{day_date, day_number};
use crate::{Error, Id, Result};

const COLUMNS: &str =
    "id, actor, role, scope_kind, scope, sensitive, valid_from, valid_to, revoked_at, granted_by, revision";

fn read(row: &Row<'_>) -> Result<Grant> {
    let day = |day: i64| day_date(day).ok_or_else(|| Error::internal("a stored day is no date"));
    Ok(Grant {
        id: row.get(0)?,
        actor: row.get(1)?,
        role: from_text(&row.get::<String>(2)?)?,
        scope_kind: from_text(&row.get::<String>(3)?)?,
        scope: row.get(4)?,
        sensitive: row.get(5)?,
        valid_from: day(row.get(6)?)?,
        valid_to: row.get::<Option<i64>>(7)?.map(day).transpose()?,
        revoked_at: row.get(8)?,
        granted_by: row.get(9)?,
        revision: row.get(10)?,
    })
}

/// Every grant of the street, by actor.
pub(crate) fn load(connection: &Connection, street: &str) -> Result<HashMap<String, Vec<Grant>>> {
    let mut grants: HashMap<String, Vec<Grant>> = HashMap::new();
    for grant in list(connection, street, None)? {
        grants.entry(grant.actor.clone()).or_default().push(grant);
    }
    Ok(grants)
}

/// Grants after an identifier, in its order.
pub(crate) fn list(connection: &Connection, street: &str, after: Option<Id>) -> Result<Vec<Grant>> {
    let after = after.unwrap_or(Id::from_bytes([0; 16]));
    connection.all(
        &format!("SELECT {COLUMNS} FROM access_grant WHERE street = $1 AND id > $2 ORDER BY id"),
        params![street, after],
        read,
    )
}

pub(crate) fn get(connection: &Connection, street: &str, id: Id) -> Result<Option<Grant>> {
    connection.first(
        &format!("SELECT {COLUMNS} FROM access_grant WHERE street = $1 AND id = $2"),
        params![street, id],
        read,
    )
}

pub(crate) fn insert(connection: &Connection, street: &str, grant: &Grant) -> Result<()> {
    connection
        .execute(
            &format!(
                "INSERT INTO access_grant(street, {COLUMNS})
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)"
            ),
            params![
                street,
                grant.id,
                grant.actor,
                to_text(&grant.role)?,
                to_text(&grant.scope_kind)?,
                grant.scope,
                grant.sensitive,
                day_number(grant.valid_from),
                grant.valid_to.map(day_number),
                grant.revoked_at,
                grant.granted_by,
                grant.revision
            ],
        )
        .map(drop)
}

pub(crate) fn update(connection: &Connection, street: &str, grant: &Grant) -> Result<()> {
    connection
        .execute(
            "UPDATE access_grant SET revoked_at = $1, revision = $2 WHERE street = $3 AND id = $4",
            params![grant.revoked_at, grant.revision, street, grant.id],
        )
        .map(drop)
}

/// Writes the street's row, its division and its first grant.
pub(crate) fn found(
    connection: &Connection,
    platform: &Platform,
    street: &str,
    administrator: &str,
    options: &Options,
) -> Result<()> {
    let now = platform.now();
    let founded = connection.execute(
        "INSERT INTO street(street, created_at, rules, places, grants) VALUES ($1, $2, 1, 1, 1)
         ON CONFLICT (street) DO NOTHING",
        params![street, now],
    )?;
    if founded == 0 {
        // Another process founded it in the meantime.
        return Ok(());
    }
    let code = format!("{street}000");
    connection.execute(
        "INSERT INTO division(street, code, name, level, parent, revision) VALUES ($1, $2, $3, 'street', $4, 1)",
        params![street, code, options.street_name.as_deref().unwrap_or(&code), format!("{}000000", &street[..6])],
    )?;
    let grant = Grant {
        id: platform.new_id(now),
        actor: administrator.to_owned(),
        role: Role::SecurityAdministrator,
        scope_kind: ScopeKind::Division,
        scope: code,
        sensitive: false,
        valid_from: now.date(),
        valid_to: None,
        revoked_at: None,
        granted_by: "platform.open".to_owned(),
        revision: 1,
    };
    insert(connection, street, &grant)?;
    let fact = Fact {
        operation: "platform.found_street",
        subject_kind: "grant",
        subject: grant.id.as_bytes().to_vec(),
        before: None,
        after: Some(record_digest(&grant)?),
        body: "{}".to_owned(),
    };
    ledger::append(connection, street, administrator, now, &[fact]).map(drop)
}

/// Appends to the read log.
pub(crate) fn log_read(
    command: &Command<'_>,
    role: Role,
    kind: &str,
    subject: Id,
    fields: &[&str],
    purpose: &str,
) -> Result<()> {
    command
        .connection
        .execute(
            "INSERT INTO read_log(street, sequence, at, actor, role, operation, subject_kind, subject, fields, purpose)
             VALUES ($1, (SELECT coalesce(max(sequence), 0) + 1 FROM read_log WHERE street = $1),
                     $2, $3, $4, $5, $6, $7, $8, $9)",
            params![
                command.street(),
                command.now,
                command.actor(),
                role.name(),
                command.operation,
                kind,
                subject,
                fields.join(","),
                purpose
            ],
        )
        .map(drop)
}

/// Entries of the read log below a running number, newest first.
pub(crate) fn reads(
    connection: &Connection,
    street: &str,
    subject: Option<Id>,
    actor: Option<&str>,
    before: i64,
    limit: i64,
) -> Result<Vec<ReadEntry>> {
    connection.all(
        "SELECT sequence, at, actor, role, operation, subject_kind, subject, fields, purpose FROM read_log
         WHERE street = $1 AND sequence < $2
           AND (CAST($3 AS BYTEA) IS NULL OR subject = $3) AND (CAST($4 AS TEXT) IS NULL OR actor = $4)
         ORDER BY sequence DESC LIMIT $5",
        params![street, before, subject, actor, limit],
        |row| {
            Ok(ReadEntry {
                sequence: row.get(0)?,
                at: row.get(1)?,
                actor: row.get(2)?,
                role: from_text(&row.get::<String>(3)?)?,
                operation: row.get(4)?,
                subject_kind: row.get(5)?,
                subject: row.get(6)?,
                fields: row.get::<String>(7)?.split(',').map(str::to_owned).collect(),
                purpose: row.get(8)?,
            })
        },
    )
}
