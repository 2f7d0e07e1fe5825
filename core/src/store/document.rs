//! Records kept as documents: the whole record in one column, beside the columns that it is found by.
//!
//! A record with lists inside (an election with its rounds, a meeting with its votes) is read and written as a whole, so
//! it is stored as a whole. The key columns repeat parts of it; `verify` holds them against it.

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{Connection, FromColumn, Param, Row};
use crate::command::to_json;
use crate::ledger::RecordVisitor;
use crate::ledger::chain::digest;
use crate::ledger::counter::Contributions;
use crate::registry::rows::Conditions;
use crate::{Error, Id, Result, code};

/// A record that is stored as a document.
pub(crate) trait Document: Serialize + DeserializeOwned {
    /// Its table, whose columns are `street`, `id`, [`Self::COLUMNS`] and `body`.
    const TABLE: &'static str;
    /// What the ledger calls it.
    const KIND: &'static str;
    /// The columns it is found by.
    const COLUMNS: &'static [&'static str];

    /// Its identifier.
    fn id(&self) -> Id;

    /// The values of [`Self::COLUMNS`], in their order.
    fn keys(&self) -> Vec<Param<'_>>;

    /// Whether no event has its digest: what an import brought shares the digest of its chunk until somebody changes it.
    fn shares_digest(&self) -> bool {
        false
    }

    /// What it adds to the counters of its street.
    fn contributions(&self, _street: &str) -> Contributions {
        Contributions::new()
    }
}

/// The document in column `index`.
pub(crate) fn body<T: DeserializeOwned>(row: &Row<'_>, index: usize) -> Result<T> {
    serde_json::from_str(&row.get::<String>(index)?).map_err(|_| {
        Error::storage(code::STORAGE_CORRUPT, "数据库中的记录无法识别", "a stored record can't be read")
    })
}

/// One record.
pub(crate) fn get<T: Document>(connection: &Connection, street: &str, id: Id) -> Result<Option<T>> {
    connection.first(
        &format!("SELECT body FROM {} WHERE street = $1 AND id = $2", T::TABLE),
        super::params![street, id],
        |row| body(row, 0),
    )
}

/// A new record; its document as it is stored.
pub(crate) fn insert<T: Document>(connection: &Connection, street: &str, record: &T) -> Result<String> {
    let mut sql = format!("INSERT INTO {}(street, id", T::TABLE);
    for column in T::COLUMNS.iter().chain(&["body"]) {
        sql.push_str(", ");
        sql.push_str(column);
    }
    sql.push_str(") VALUES ($1, $2");
    for number in 3..T::COLUMNS.len() + 4 {
        number_of(&mut sql, ", ", number);
    }
    sql.push(')');
    let (text, id) = (text(record)?, record.id());
    let mut params = vec![Param::Text(street), Param::Blob(id.as_bytes())];
    params.extend(record.keys());
    params.push(Param::Text(&text));
    connection.execute(&sql, &params)?;
    Ok(text)
}

/// A record that is there already, as it is now; its document as it is stored. Of the columns that it is found by only those
/// are written that have changed: the engine leaves the indexes of all others alone.
pub(crate) fn update<T: Document>(
    connection: &Connection,
    street: &str,
    before: &T,
    record: &T,
) -> Result<String> {
    let (text, id) = (text(record)?, record.id());
    let mut sql = format!("UPDATE {} SET ", T::TABLE);
    let mut params = Vec::with_capacity(T::COLUMNS.len() + 3);
    for ((column, was), now) in T::COLUMNS.iter().zip(before.keys()).zip(record.keys()) {
        if was != now {
            params.push(now);
            sql.push_str(column);
            number_of(&mut sql, " = ", params.len());
            sql.push_str(", ");
        }
    }
    for (left, value) in [
        ("body = ", Param::Text(&text)),
        (" WHERE street = ", Param::Text(street)),
        (" AND id = ", Param::Blob(id.as_bytes())),
    ] {
        params.push(value);
        number_of(&mut sql, left, params.len());
    }
    match connection.execute(&sql, &params)? {
        1 => Ok(text),
        _ => Err(Error::internal("a record that changes is there")),
    }
}

/// One more parameter after `left`.
fn number_of(sql: &mut String, left: &str, number: usize) {
    sql.push_str(left);
    sql.push('$');
    sql.push_str(&number.to_string());
}

fn text<T: Document>(record: &T) -> Result<String> {
    String::from_utf8(to_json(record)?).map_err(|error| Error::internal(error.to_string()))
}

/// Visits the records that meet the conditions, in `order` (columns of the table), until `visit` says `false`.
pub(crate) fn each<T: Document>(
    connection: &Connection,
    conditions: &Conditions<'_>,
    order: &str,
    mut visit: impl FnMut(T) -> Result<bool>,
) -> Result<()> {
    let sql = format!("SELECT body FROM {} WHERE {} ORDER BY {order}", T::TABLE, conditions.sql());
    connection.each(&sql, conditions.params(), |row| visit(body(row, 0)?))
}

/// The records that meet the conditions, in `order`.
pub(crate) fn all<T: Document>(
    connection: &Connection,
    conditions: &Conditions<'_>,
    order: &str,
) -> Result<Vec<T>> {
    let mut records = Vec::new();
    each(connection, conditions, order, |record| {
        records.push(record);
        Ok(true)
    })?;
    Ok(records)
}

/// What every record adds to the counters, for `verify`.
pub(crate) fn recount<T: Document>(
    connection: &Connection,
    street: &str,
    add: &mut dyn FnMut(Contributions),
) -> Result<()> {
    each::<T>(connection, &Conditions::street(street), "id", |record| {
        add(record.contributions(street));
        Ok(true)
    })
}

/// Visits every record with a digest of its own, for `verify`. One whose key columns differ from its document gets the digest of
/// nothing, which no event has.
pub(crate) fn each_record<T: Document>(
    connection: &Connection,
    street: &str,
    visit: &mut RecordVisitor<'_>,
) -> Result<()> {
    let columns: String = T::COLUMNS.iter().map(|column| format!("{column}, ")).collect();
    let sql = format!("SELECT id, {columns}body FROM {} WHERE street = $1 ORDER BY id", T::TABLE);
    connection.each(&sql, super::params![street], |row| {
        let record: T = body(row, T::COLUMNS.len() + 1)?;
        let mut agrees = row.get::<Id>(0)? == record.id();
        for (index, key) in record.keys().iter().enumerate() {
            agrees &= row.get::<Held>(index + 1)?.holds(key);
        }
        if agrees && record.shares_digest() {
            return Ok(true);
        }
        let bytes = if agrees { to_json(&record)? } else { Vec::new() };
        visit(T::KIND, row.get::<Id>(0)?.as_bytes(), digest(&bytes))?;
        Ok(true)
    })
}

/// What a key column holds.
enum Held {
    Null,
    Integer(i64),
    Text(String),
    Blob(Vec<u8>),
}

impl Held {
    fn holds(&self, key: &Param<'_>) -> bool {
        match (self, key) {
            (Self::Null, Param::Null) => true,
            (Self::Integer(held), Param::Integer(key)) => held == key,
            (Self::Text(held), Param::Text(key)) => held == key,
            (Self::Blob(held), Param::Blob(key)) => held == key,
            _ => false,
        }
    }
}

impl FromColumn for Held {
    fn from_column(column: Param<'_>) -> Option<Self> {
        Some(match column {
            Param::Null => Self::Null,
            Param::Integer(value) => Self::Integer(value),
            Param::Text(value) => Self::Text(value.to_owned()),
            Param::Blob(value) => Self::Blob(value.to_owned()),
            Param::Real(_) => return None,
        })
    }
}
