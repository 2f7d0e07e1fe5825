//! SQL of letters.

use chrono::NaiveDate;

use super::record::LetterRecord;
use super::types::LetterState;
use crate::registry::rows::Conditions;
use crate::store::{Connection, Param, document, params};
use crate::time::day_number;
use crate::{Id, Result};

/// Which letters a list asks for.
#[derive(Debug, Default)]
pub(crate) struct Filter {
    pub(crate) state: Option<LetterState>,
    pub(crate) member: Option<Id>,
    pub(crate) expiring_until: Option<NaiveDate>,
    pub(crate) after: Option<Id>,
}

/// Visits the letters of a list, oldest first.
pub(crate) fn list(
    connection: &Connection,
    street: &str,
    filter: &Filter,
    visit: impl FnMut(LetterRecord) -> Result<bool>,
) -> Result<()> {
    let mut conditions = Conditions::street(street);
    if let Some(member) = &filter.member {
        conditions.and("member = ", Param::Blob(member.as_bytes()));
    }
    if let Some(state) = filter.state {
        conditions.and("state = ", Param::Text(state.word()));
    }
    if let Some(day) = filter.expiring_until {
        conditions.and("expires_on <= ", Param::Integer(day_number(day)));
    }
    if let Some(after) = &filter.after {
        conditions.and("id > ", Param::Blob(after.as_bytes()));
    }
    document::each(connection, &conditions, "id", visit)
}

/// The letters that wait to be handed in and expire on a day or before, earliest first.
pub(crate) fn expiring_until(
    connection: &Connection,
    street: &str,
    day: NaiveDate,
) -> Result<Vec<LetterRecord>> {
    let mut conditions = Conditions::street(street);
    conditions.and("expires_on IS NOT NULL AND expires_on <= ", Param::Integer(day_number(day)));
    document::all(connection, &conditions, "expires_on, id")
}

/// The letter of a member that is under way.
pub(crate) fn open(connection: &Connection, street: &str, member: Id) -> Result<Option<Id>> {
    connection.first(
        "SELECT id FROM party_letter WHERE street = $1 AND member = $2 AND state IN ('applied', 'issued', 'received')",
        params![street, member],
        |row| row.get(0),
    )
}

/// How many posts a member holds on a day.
pub(crate) fn posts(connection: &Connection, street: &str, member: Id, day: NaiveDate) -> Result<i64> {
    let posts = connection.first(
        "SELECT count(*) FROM party_post
         WHERE street = $1 AND member = $2 AND valid_from <= $3 AND (valid_to IS NULL OR valid_to >= $3)",
        params![street, member, day_number(day)],
        |row| row.get(0),
    )?;
    Ok(posts.unwrap_or(0))
}
