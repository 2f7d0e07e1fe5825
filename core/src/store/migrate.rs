//! Migrations: numbered by their place in the table, each in a transaction of its own.

use super::{Connection, params};
use crate::{Error, Result, Timestamp, code};

/// The steps, oldest first; the number of a step is its place, from 1. A released step is never edited.
const STEPS: &[(&str, &str)] = &[
    ("base", include_str!("migrations/0001_base.sql")),
    ("party", include_str!("migrations/0002_party.sql")),
    ("mediation", include_str!("migrations/0003_mediation.sql")),
    ("service", include_str!("migrations/0004_service.sql")),
];

/// The number of the newest schema.
pub(crate) fn latest() -> i64 {
    i64::try_from(STEPS.len()).unwrap_or(i64::MAX)
}

/// The schema of the file, 0 for a new one; refuses another program's file and one that a newer library wrote.
pub(crate) fn recognise(connection: &Connection) -> Result<i64> {
    match current(connection)? {
        number if number > latest() => Err(newer(number)),
        number => Ok(number),
    }
}

/// Brings the file to the newest schema.
pub(crate) fn migrate(connection: &Connection, now: Timestamp) -> Result<()> {
    let current = recognise(connection)?;
    for (number, (name, sql)) in (1_i64..).zip(STEPS).skip(usize::try_from(current).unwrap_or(0)) {
        connection.begin_write()?;
        let applied = apply(connection, number, name, sql, now);
        match applied {
            Ok(()) => connection.commit()?,
            Err(error) => {
                connection.roll_back();
                return Err(error);
            }
        }
    }
    Ok(())
}

fn apply(connection: &Connection, number: i64, name: &str, sql: &str, now: Timestamp) -> Result<()> {
    // Another process may have migrated while this one waited for the lock.
    if self::current(connection)? >= number {
        return Ok(());
    }
    connection.script(sql)?;
    connection
        .execute(
            "INSERT INTO schema_migration(number, name, applied_at) VALUES ($1, $2, $3)",
            params![number, name, now],
        )
        .map(drop)
}

fn current(connection: &Connection) -> Result<i64> {
    let known = connection.first(
        "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'schema_migration'",
        &[],
        |_| Ok(()),
    )?;
    if known.is_none() {
        let foreign =
            connection.first("SELECT name FROM sqlite_master LIMIT 1", &[], |row| row.get::<String>(0))?;
        if foreign.is_some() {
            return Err(Error::storage(
                code::STORAGE,
                "该文件是其他程序的数据库，不是数治数据库；未作改动",
                "the file is a database of another program; it was left as it is",
            ));
        }
        return Ok(0);
    }
    let number =
        connection.first("SELECT coalesce(max(number), 0) FROM schema_migration", &[], |row| row.get(0))?;
    Ok(number.unwrap_or(0))
}

fn newer(current: i64) -> Error {
    Error::storage(
        code::STORAGE_NEWER,
        format!("数据库结构版本 {current} 由更新的库写成，本库只认识到 {}；请升级库", latest()),
        format!(
            "schema {current} was written by a newer library, this one knows {}; upgrade the library",
            latest()
        ),
    )
    .with("schema", current)
    .with("known", latest())
}
