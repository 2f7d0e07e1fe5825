//! SQL of the course of matters.

use chrono::NaiveDate;

use super::super::clock;
use super::super::record::MatterRecord;
use super::super::rows::in_scope;
use super::answers::MatterDeadline;
use crate::access::Grant;
use crate::registry::rows::{Conditions, date, division_code, optional_date, optional_grid_code};
use crate::service::MatterState;
use crate::store::document;
use crate::store::{Connection, Param, Row};
use crate::time::day_number;
use crate::{Id, Result};

/// Visits the matters of a state in the order of their identifiers, until `visit` says `false`.
pub(super) fn in_state(
    connection: &Connection,
    street: &str,
    (state, after): (MatterState, Option<Id>),
    visit: impl FnMut(MatterRecord) -> Result<bool>,
) -> Result<()> {
    document::each(connection, &of_state(street, state, after.as_ref()), "id", visit)
}

/// As [`in_state`], only those whose answer was due before a day.
pub(super) fn unanswered(
    connection: &Connection,
    street: &str,
    before: NaiveDate,
    visit: impl FnMut(MatterRecord) -> Result<bool>,
) -> Result<()> {
    let mut conditions = of_state(street, MatterState::Applied, None);
    conditions.and("open_due < ", Param::Integer(day_number(before)));
    document::each(connection, &conditions, "id", visit)
}

/// As [`in_state`], only those of which nobody knows by when they are answered.
pub(super) fn of_unknown_answer(
    connection: &Connection,
    street: &str,
    visit: impl FnMut(MatterRecord) -> Result<bool>,
) -> Result<()> {
    let mut conditions = of_state(street, MatterState::Applied, None);
    // No day has a negative number.
    conditions.and_closed("coalesce(open_due, -1) = ", Param::Integer(-1), "");
    document::each(connection, &conditions, "id", visit)
}

/// As [`in_state`], only those whose document holds a piece, which the caller holds against the record again.
pub(super) fn holding(
    connection: &Connection,
    street: &str,
    (state, piece): (MatterState, &str),
    visit: impl FnMut(MatterRecord) -> Result<bool>,
) -> Result<()> {
    let mut conditions = of_state(street, state, None);
    conditions.and("body LIKE ", Param::Text(piece));
    document::each(connection, &conditions, "id", visit)
}

fn of_state<'a>(street: &'a str, state: MatterState, after: Option<&'a Id>) -> Conditions<'a> {
    let mut conditions = Conditions::street(street);
    conditions.and("state = ", Param::Text(state.word()));
    if let Some(after) = after {
        conditions.and("id > ", Param::Blob(after.as_bytes()));
    }
    conditions
}

/// Which deadlines a page asks for.
#[derive(Debug)]
pub(super) struct DeadlineFilter {
    pub(super) until: NaiveDate,
    pub(super) office: Option<String>,
    pub(super) community: Option<String>,
    pub(super) station: Option<Id>,
    /// The last row of the page before.
    pub(super) after: Option<(NaiveDate, Id)>,
    pub(super) today: NaiveDate,
}

/// Visits the deadlines in the scope of a grant, soonest first, until `visit` says `false`; from the columns alone.
pub(super) fn deadlines(
    connection: &Connection,
    street: &str,
    filter: &DeadlineFilter,
    grants: &[&Grant],
    mut visit: impl FnMut(MatterDeadline) -> bool,
) -> Result<()> {
    let (sql, params) = deadline_statement(street, filter);
    connection.each(&sql, &params, |row| match deadline(row, filter.today)? {
        Some(one) if in_scope(grants, (&one.community, one.grid.as_ref()), &one.office) => Ok(visit(one)),
        _ => Ok(true),
    })
}

fn deadline_statement<'a>(street: &'a str, filter: &'a DeadlineFilter) -> (String, Vec<Param<'a>>) {
    let mut clauses = "street = $1".to_owned();
    let mut params = vec![Param::Text(street)];
    let mut add = |clause: &str, value: Param<'a>| {
        params.push(value);
        clauses.push(' ');
        clauses.push_str(&clause.replace('?', &format!("${}", params.len())));
    };
    add("AND open_due <= ?", Param::Integer(day_number(filter.until)));
    if let Some((day, id)) = &filter.after {
        // Of the day of the last row only what comes after it.
        add("AND open_due >= ?", Param::Integer(day_number(*day)));
        add("AND (open_due > ?", Param::Integer(day_number(*day)));
        add("OR id > ?)", Param::Blob(id.as_bytes()));
    }
    if let Some(office) = &filter.office {
        add("AND office = ?", Param::Text(office));
    }
    if let Some(community) = &filter.community {
        add("AND community = ?", Param::Text(community));
    }
    if let Some(station) = &filter.station {
        add("AND station = ?", Param::Blob(station.as_bytes()));
    }
    let sql = format!(
        "SELECT id, number, state, item, office, community, grid, open_due, promised_due, statutory_due
         FROM matter WHERE {clauses} ORDER BY open_due, id"
    );
    (sql, params)
}

fn deadline(row: &Row<'_>, today: NaiveDate) -> Result<Option<MatterDeadline>> {
    let state = row.get(2)?;
    let (promised_due, statutory_due) = (optional_date(row, 8)?, optional_date(row, 9)?);
    let Some(kind) = clock::kind(state, promised_due, statutory_due) else { return Ok(None) };
    let due_on = date(row, 7)?;
    Ok(Some(MatterDeadline {
        matter: row.get(0)?,
        number: row.get(1)?,
        state,
        item: row.get(3)?,
        office: row.get(4)?,
        community: division_code(row, 5)?,
        grid: optional_grid_code(row, 6)?,
        kind,
        due_on,
        overdue: due_on < today,
        promised_due,
        statutory_due,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::scratch;

    #[test]
    fn deadlines_are_read_in_their_order_from_the_index() {
        let connection = scratch();
        let day = NaiveDate::from_ymd_opt(2026, 6, 15).unwrap();
        let id = Id::from_bytes([7; 16]);
        let plain = || DeadlineFilter {
            until: day,
            office: None,
            community: None,
            station: None,
            after: None,
            today: day,
        };
        let filters = [
            plain(),
            DeadlineFilter { after: Some((day, id)), ..plain() },
            DeadlineFilter { office: Some("shiwu".into()), after: Some((day, id)), ..plain() },
            DeadlineFilter { community: Some("620102004001".into()), ..plain() },
            DeadlineFilter { station: Some(id), ..plain() },
        ];
        for filter in &filters {
            let (sql, params) = deadline_statement("620102004", filter);
            let plan = connection.plan(&sql, &params).unwrap();
            assert!(plan.contains("matter_open") && !plan.contains("TEMP B-TREE"), "{filter:?}: {plan}");
        }
    }

    #[test]
    fn a_state_is_read_in_the_order_of_its_index() {
        let connection = scratch();
        let id = Id::from_bytes([7; 16]);
        let mut narrow = of_state("620102004", MatterState::Accepted, Some(&id));
        narrow.and("body LIKE ", Param::Text("%x%"));
        for conditions in [of_state("620102004", MatterState::Accepted, None), narrow] {
            let sql = format!("SELECT body FROM matter WHERE {} ORDER BY id", conditions.sql());
            let plan = connection.plan(&sql, conditions.params()).unwrap();
            assert!(plan.contains("matter_state") && !plan.contains("TEMP B-TREE"), "{plan}");
        }
    }
}
