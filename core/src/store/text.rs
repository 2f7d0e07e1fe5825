//! Full text, the one thing the engines have no common language for.

use super::{Connection, params};
use crate::search::Query;
use crate::{Error, Result};

/// What has a text index of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TextIndex {
    /// Titles, descriptions and addresses of cases.
    Cases,
    /// Names of residents.
    Residents,
    /// Compounds, buildings and enterprises.
    Places,
}

impl TextIndex {
    const fn insert(self) -> &'static str {
        match self {
            Self::Cases => "INSERT INTO case_search(rowid, pieces) VALUES ($1, $2)",
            Self::Residents => "INSERT INTO resident_search(rowid, pieces) VALUES ($1, $2)",
            Self::Places => "INSERT INTO place_search(rowid, pieces) VALUES ($1, $2)",
        }
    }

    const fn delete(self) -> Option<&'static str> {
        match self {
            Self::Cases => None,
            Self::Residents => Some("DELETE FROM resident_search WHERE rowid = $1"),
            Self::Places => Some("DELETE FROM place_search WHERE rowid = $1"),
        }
    }

    const fn find(self) -> &'static str {
        match self {
            Self::Cases => {
                "SELECT rowid FROM case_search WHERE case_search MATCH $1 AND rowid < $2 ORDER BY rowid DESC"
            }
            Self::Residents => {
                "SELECT rowid FROM resident_search WHERE resident_search MATCH $1 AND rowid < $2 ORDER BY rowid DESC"
            }
            Self::Places => {
                "SELECT rowid FROM place_search WHERE place_search MATCH $1 AND rowid < $2 ORDER BY rowid DESC"
            }
        }
    }
}

/// Puts the pieces of a record's text into the index.
pub(crate) fn put(connection: &Connection, index: TextIndex, serial: i64, pieces: &str) -> Result<()> {
    connection.execute(index.insert(), params![serial, pieces]).map(drop)
}

/// Takes a record's text out of the index.
pub(crate) fn remove(connection: &Connection, index: TextIndex, serial: i64) -> Result<()> {
    let sql = index.delete().ok_or_else(|| Error::internal("the text of a case never changes"))?;
    connection.execute(sql, params![serial]).map(drop)
}

/// Visits the serials that match `query`, newest first, from below `before`, until `visit` says `false`.
pub(crate) fn find(
    connection: &Connection,
    index: TextIndex,
    query: &Query,
    before: i64,
    mut visit: impl FnMut(i64) -> Result<bool>,
) -> Result<()> {
    connection.each(index.find(), params![query.expression, before], |row| visit(row.get(0)?))
}
