//! The store: one file, one writer at a time, many readers, and the seam behind which an engine stands.
//!
//! Statements are written once, in the common subset of SQLite and PostgreSQL, with `$1, $2 …` numbered by
//! first appearance. What can't be common (full text) is a named function of the engine: see [`text`].

pub(crate) mod document;
mod migrate;
mod pool;
mod sqlite;
pub(crate) mod text;
mod value;

pub(crate) use migrate::{migrate, recognise};
pub(crate) use pool::{Store, StoreOptions};
#[cfg(test)]
use sqlite::Purpose;
pub(crate) use sqlite::{Connection, Durability, Row};
pub(crate) use value::{FromColumn, Param, ToParam, from_text, params, parse_column, to_text};

/// Whether the parameters of `sql` first appear as `$1`, `$2`, …: SQLite numbers them so, PostgreSQL by name.
fn numbered_in_order(sql: &str) -> bool {
    let mut highest = 0;
    for part in sql.split('$').skip(1) {
        let digits: String = part.chars().take_while(char::is_ascii_digit).collect();
        match digits.parse::<u32>() {
            Ok(number) if number <= highest => {}
            Ok(number) if number == highest + 1 => highest = number,
            _ => return false,
        }
    }
    true
}

/// An empty database of the newest schema, in memory.
#[cfg(test)]
pub(crate) fn scratch() -> Connection {
    let path = std::path::Path::new(":memory:");
    let connection =
        Connection::open(path, Purpose::Write, Durability::Normal, std::time::Duration::ZERO, true).unwrap();
    migrate(&connection, crate::Timestamp::from_millis(0)).unwrap();
    connection
}

#[cfg(test)]
mod tests {
    use super::numbered_in_order;

    #[test]
    fn parameters_are_numbered_by_first_appearance() {
        assert!(numbered_in_order("SELECT $1, $2, $1, $3"));
        assert!(!numbered_in_order("SELECT $2, $1"));
        assert!(!numbered_in_order("SELECT $1, $3"));
    }
}
