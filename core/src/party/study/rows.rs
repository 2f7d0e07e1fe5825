//! SQL of study, and of the people whose duties are listed.

use super::record::StudyRecord;
use super::rules::Sum;
use super::types::StudyKind;
use crate::registry::rows::Conditions;
use crate::store::{Connection, Param, document, params};
use crate::{Id, Result};

/// The hours of a member in a year.
pub(crate) fn sum(
    connection: &Connection,
    street: &str,
    member: Id,
    kind: StudyKind,
    year: i64,
) -> Result<Sum> {
    let mut conditions = Conditions::street(street);
    conditions.and("member = ", Param::Blob(member.as_bytes()));
    conditions.and("kind = ", Param::Text(kind.word()));
    conditions.and("day >= ", Param::Integer(year * 10_000));
    conditions.and("day < ", Param::Integer((year + 1) * 10_000));
    let mut sum = Sum::default();
    document::each(connection, &conditions, "day, id", |record: StudyRecord| {
        sum.hours += record.hours;
        sum.courses += i64::from(record.central);
        Ok(true)
    })?;
    Ok(sum)
}

/// The people of organisations, from those who are to be admitted on, after one of them and in the order of their records.
pub(crate) fn people(
    connection: &Connection,
    street: &str,
    organisations: &[Id],
    after: Option<Id>,
) -> Result<Vec<Id>> {
    let after = after.unwrap_or(Id::from_bytes([0; 16]));
    let mut people = Vec::new();
    for organisation in organisations {
        connection.each(
            "SELECT id FROM party_member
             WHERE street = $1 AND organisation = $2 AND id > $3 AND stage IN ('target', 'probationary', 'full')",
            params![street, organisation, after],
            |row| {
                people.push(row.get(0)?);
                Ok(true)
            },
        )?;
    }
    people.sort_unstable();
    Ok(people)
}
