//! SQL of appraisals.

use chrono::NaiveDate;

use super::AppraisalRecord;
use super::types::AppraisalGrade;
use crate::store::{Connection, Param, document, params};
use crate::time::day_number;
use crate::{Id, Result};

/// Whose spells are appraised, as the table of spells says it.
pub(super) const APPRAISED: &str =
    "s.stage IN ('full', 'probationary') AND s.affiliation = 'relation' AND s.status = 'active'";

/// The appraisal of a member for a year.
pub(super) fn of(
    connection: &Connection,
    street: &str,
    member: Id,
    year: i64,
) -> Result<Option<AppraisalRecord>> {
    connection.first(
        "SELECT body FROM party_appraisal WHERE street = $1 AND member = $2 AND year = $3",
        params![street, member, year],
        |row| document::body(row, 0),
    )
}

/// Whose appraisals are listed: of those who belong to an organisation, or to a group, on a day.
pub(super) struct Wanted {
    pub(super) organisation: Id,
    pub(super) group: bool,
    pub(super) day: NaiveDate,
    pub(super) year: i64,
    /// Only members after this one.
    pub(super) after: Option<Id>,
}

/// The appraisals of a list by member, until `visit` says `false`.
pub(super) fn list(
    connection: &Connection,
    street: &str,
    wanted: &Wanted,
    mut visit: impl FnMut(AppraisalRecord) -> Result<bool>,
) -> Result<()> {
    let column = if wanted.group { "party_group" } else { "organisation" };
    let sql = format!(
        "SELECT a.body FROM party_spell s JOIN party_appraisal a ON a.street = s.street AND a.member = s.member
         WHERE s.street = $1 AND s.{column} = $2 AND s.valid_from <= $3 AND (s.valid_to IS NULL OR s.valid_to > $3)
           AND {APPRAISED} AND a.year = $4 AND a.member > $5 ORDER BY a.member"
    );
    let after = wanted.after.as_ref().map_or(Param::Blob(&[]), |id| Param::Blob(id.as_bytes()));
    let day = day_number(wanted.day);
    let params = params![street, wanted.organisation, day, wanted.year, after];
    connection.each(&sql, params, |row| visit(document::body(row, 0)?))
}

/// Every member on a day with the organisation, the group and the grade of a year.
pub(super) fn grades(
    connection: &Connection,
    street: &str,
    year: i64,
    day: NaiveDate,
    mut visit: impl FnMut(Id, Option<Id>, Option<AppraisalGrade>),
) -> Result<()> {
    let sql = format!(
        "SELECT s.organisation, s.party_group, a.body FROM party_spell s
         LEFT JOIN party_appraisal a ON a.street = s.street AND a.member = s.member AND a.year = $1
         WHERE s.street = $2 AND {APPRAISED} AND s.valid_from <= $3 AND (s.valid_to IS NULL OR s.valid_to > $3)"
    );
    connection.each(&sql, params![year, street, day_number(day)], |row| {
        let told = row.get::<Option<String>>(2)?.is_some();
        let grade = told.then(|| document::body::<AppraisalRecord>(row, 2)).transpose()?;
        visit(row.get(0)?, row.get(1)?, grade.map(|appraisal| appraisal.grade));
        Ok(true)
    })
}
