//! What the SQL of places and people has in common: columns of codes and days, and optional conditions.

use chrono::NaiveDate;

use super::place::rules::{of_building, of_compound};
use super::resident::rows::Counted;
use super::{enterprise, place, resident};
use crate::identity::{DivisionCode, GridCode};
use crate::ledger::counter::Contributions;
use crate::platform::Progress;
use crate::store::{Connection, Param, Row, parse_column};
use crate::time::day_date;
use crate::{Error, Id, Result, code};

/// A column that holds a division code.
pub(crate) fn division_code(row: &Row<'_>, index: usize) -> Result<DivisionCode> {
    parse_column(DivisionCode::parse("code", &row.get::<String>(index)?))
}

/// A column that holds a grid code.
pub(crate) fn grid_code(row: &Row<'_>, index: usize) -> Result<GridCode> {
    parse_column(GridCode::parse("code", &row.get::<String>(index)?))
}

/// A column that may hold a grid code.
pub(crate) fn optional_grid_code(row: &Row<'_>, index: usize) -> Result<Option<GridCode>> {
    let text = row.get::<Option<String>>(index)?;
    text.map(|text| parse_column(GridCode::parse("code", &text))).transpose()
}

/// A column that holds a day.
pub(crate) fn date(row: &Row<'_>, index: usize) -> Result<NaiveDate> {
    optional_date(row, index)?.ok_or_else(no_date)
}

/// A column that may hold a day.
pub(crate) fn optional_date(row: &Row<'_>, index: usize) -> Result<Option<NaiveDate>> {
    row.get::<Option<i64>>(index)?.map(|day| day_date(day).ok_or_else(no_date)).transpose()
}

fn no_date() -> Error {
    Error::storage(code::STORAGE_CORRUPT, "数据库中的日期无效", "a stored day is no date")
}

/// The conditions of a list, in the order in which they were asked for.
#[derive(Debug)]
pub(crate) struct Conditions<'a> {
    sql: String,
    params: Vec<Param<'a>>,
}

impl<'a> Conditions<'a> {
    /// Every list begins with its street.
    pub(crate) fn street(street: &'a str) -> Self {
        Self::of("street = $1", street)
    }

    /// Begins with a condition on `$1`.
    pub(crate) fn of(first: &str, value: &'a str) -> Self {
        Self { sql: first.to_owned(), params: vec![Param::Text(value)] }
    }

    /// One more condition: `left` up to its parameter.
    pub(crate) fn and(&mut self, left: &str, value: Param<'a>) {
        self.and_closed(left, value, "");
    }

    /// One more condition whose parameter stands before `right`.
    pub(crate) fn and_closed(&mut self, left: &str, value: Param<'a>, right: &str) {
        self.params.push(value);
        self.sql.push_str(" AND ");
        self.sql.push_str(left);
        self.sql.push('$');
        self.sql.push_str(&self.params.len().to_string());
        self.sql.push_str(right);
    }

    /// Only what stands behind the last one of the page before, in the order of identifiers.
    pub(crate) fn after(&mut self, last: Option<&'a Id>) {
        if let Some(last) = last {
            self.and("id > ", Param::Blob(last.as_bytes()));
        }
    }

    pub(crate) fn sql(&self) -> &str {
        &self.sql
    }

    pub(crate) fn params(&self) -> &[Param<'a>] {
        &self.params
    }
}

/// Counts every record of the registry anew for `verify`; the number of residents.
pub(crate) fn recount(
    connection: &Connection,
    street: &str,
    progress: &Progress,
    add: &mut dyn FnMut(Contributions),
) -> Result<i64> {
    progress.check()?;
    place::rows::compounds(connection, street, None, None, |compound| {
        add(of_compound(&compound));
        Ok(true)
    })?;
    place::rows::buildings(connection, street, &place::rows::BuildingFilter::default(), |building| {
        add(of_building(&building));
        Ok(true)
    })?;
    place::rows::recount_dwellings(connection, street, add)?;
    progress.check()?;
    enterprise::rows::recount(connection, street, add)?;
    resident::rows::count(connection, street, Counted::All, add)
}

/// Visits every record of the registry that has a digest of its own, for `verify`: residents who were recorded or
/// changed by hand. Those of an import share the digest of their chunk.
pub(crate) fn each_record(
    connection: &Connection,
    street: &str,
    visit: &mut crate::ledger::RecordVisitor<'_>,
) -> Result<()> {
    resident::rows::each_record(connection, street, visit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn conditions_number_their_parameters() {
        let mut conditions = Conditions::street("620102001");
        conditions.and("grid = ", Param::Text("g"));
        conditions.and_closed(
            "dwelling IN (SELECT id FROM dwelling WHERE building = ",
            Param::Integer(1),
            ")",
        );
        assert_eq!(
            conditions.sql(),
            "street = $1 AND grid = $2 AND dwelling IN (SELECT id FROM dwelling WHERE building = $3)"
        );
        assert_eq!(conditions.params().len(), 3);
    }
}
