//! SQL of matters: numbers, and lists that never read a document.

use chrono::NaiveDate;

use super::answers::MatterSummary;
use super::shown::late;
use crate::access::{Grant, Place, ScopeKind};
use crate::command::Command;
use crate::identity::{DivisionCode, GridCode};
use crate::ledger::bad_cursor;
use crate::registry::rows::{Conditions, date, division_code, optional_date, optional_grid_code};
use crate::service::MatterState;
use crate::store::{Connection, Param, Row, params};
use crate::time::day_number;
use crate::{Error, Id, Result};

const SUMMARY: &str = "id, number, state, item, office, station, community, grid, applied_on, accepted_on, \
                       promised_due, statutory_due, open_due, ended_on";

/// The number of the next matter of a day: the day and five digits.
pub(super) fn next_number(command: &Command<'_>, today: NaiveDate) -> Result<String> {
    let day = day_number(today);
    let last: Option<i64> = command.connection.first(
        "INSERT INTO matter_serial(street, day, last) VALUES ($1, $2, 1)
         ON CONFLICT (street, day) DO UPDATE SET last = matter_serial.last + 1 RETURNING last",
        params![command.street(), day],
        |row| row.get(0),
    )?;
    let last = last.ok_or_else(|| Error::internal("a counter that was moved has a value"))?;
    Ok(format!("{day:08}{last:05}"))
}

/// The matter of a number.
pub(super) fn numbered(connection: &Connection, street: &str, number: &str) -> Result<Option<Id>> {
    connection.first(
        "SELECT id FROM matter WHERE street = $1 AND number = $2",
        params![street, number],
        |row| row.get(0),
    )
}

/// The day on which a matter was handed in, for the cursor of a list that goes by day.
pub(super) fn applied_on(connection: &Connection, street: &str, id: Id) -> Result<Option<NaiveDate>> {
    connection.first(
        "SELECT applied_on FROM matter WHERE street = $1 AND id = $2",
        params![street, id],
        |row| date(row, 0),
    )
}

/// Which matters a list asks for.
#[derive(Debug, Default)]
pub(super) struct MatterFilter {
    pub(super) state: Option<MatterState>,
    pub(super) item: Option<Id>,
    pub(super) office: Option<String>,
    pub(super) station: Option<Id>,
    pub(super) from: Option<NaiveDate>,
    pub(super) to: Option<NaiveDate>,
    pub(super) community: Option<DivisionCode>,
    pub(super) grid: Option<GridCode>,
    pub(super) late_promise: bool,
    pub(super) late_statute: bool,
    /// The account of the applicant.
    pub(super) actor: Option<String>,
    pub(super) today: Option<NaiveDate>,
    /// The last matter of the page before.
    pub(super) after: Option<Id>,
    /// The day of that matter; of a list that goes by day.
    pub(super) after_day: Option<NaiveDate>,
}

impl MatterFilter {
    /// The conditions over columns; few rows of many are found by their own index first. One grant narrows the list by its own
    /// index too; of several each row is held against all.
    fn conditions<'a>(
        &'a self,
        street: &'a str,
        grants: &[&'a Grant],
        after_day: Option<NaiveDate>,
    ) -> Conditions<'a> {
        let mut conditions = Conditions::street(street);
        let mut text = |left: &str, value: Option<&'a str>| {
            if let Some(value) = value {
                conditions.and(left, Param::Text(value));
            }
        };
        let late = self.late_promise || self.late_statute;
        let state = self.state.or(late.then_some(MatterState::Accepted));
        text("state = ", state.map(MatterState::word));
        text("office = ", self.office.as_deref());
        text("community = ", self.community.as_ref().map(DivisionCode::as_str));
        text("grid = ", self.grid.as_ref().map(GridCode::as_str));
        text("actor = ", self.actor.as_deref());
        if let [grant] = grants {
            match grant.scope_kind {
                ScopeKind::Division if !grant.street_wide() => text("community = ", Some(&grant.scope)),
                ScopeKind::Grid => text("grid = ", Some(&grant.scope)),
                ScopeKind::Office => text("office = ", Some(&grant.scope)),
                _ => {}
            }
        }
        if let Some(item) = &self.item {
            conditions.and("item = ", Param::Blob(item.as_bytes()));
        }
        if let Some(station) = &self.station {
            conditions.and("station = ", Param::Blob(station.as_bytes()));
        }
        let mut days = |left: &str, value: Option<NaiveDate>, right: &str| {
            if let Some(day) = value {
                conditions.and_closed(left, Param::Integer(day_number(day)), right);
            }
        };
        let today = self.today.filter(|_| late);
        days("id IN (SELECT id FROM matter WHERE street = $1 AND open_due < ", today, ")");
        days("promised_due < ", today.filter(|_| self.late_promise), "");
        days("statutory_due < ", today.filter(|_| self.late_statute), "");
        days("applied_on >= ", self.from, "");
        days("applied_on <= ", self.to, "");
        days("applied_on >= ", after_day, "");
        if let Some(after) = &self.after {
            let right = match after_day {
                // The day was bound last.
                Some(_) => format!(" OR applied_on > ${})", conditions.params().len()),
                None => ")".to_owned(),
            };
            conditions.and_closed("(id > ", Param::Blob(after.as_bytes()), &right);
        }
        conditions
    }

    /// Whether the list goes by day, along an index of days: that of a station, and that of some days unless something else leaves
    /// fewer matters than they do. Every other one goes by identifier.
    fn by_day(&self, grants: &[&Grant]) -> bool {
        let few = self.item.is_some()
            || self.grid.is_some()
            || self.actor.is_some()
            || self.late_promise
            || self.late_statute
            || matches!(grants, [grant] if grant.scope_kind == ScopeKind::Grid);
        self.station.is_some() || (!few && (self.from.is_some() || self.to.is_some()))
    }

    fn statement<'a>(
        &'a self,
        street: &'a str,
        grants: &[&'a Grant],
        after_day: Option<NaiveDate>,
    ) -> (String, Conditions<'a>) {
        let conditions = self.conditions(street, grants, after_day);
        let order = if self.by_day(grants) { "applied_on, id" } else { "id" };
        let sql = format!("SELECT {SUMMARY} FROM matter WHERE {} ORDER BY {order}", conditions.sql());
        (sql, conditions)
    }
}

/// Visits the matters of a list that lie in the scope of a grant, until `visit` says `false`; without grants those of the
/// filter's account.
pub(super) fn list(
    connection: &Connection,
    street: &str,
    filter: &MatterFilter,
    grants: &[&Grant],
    today: NaiveDate,
    mut visit: impl FnMut(MatterSummary) -> bool,
) -> Result<()> {
    let after_day = match (filter.after, filter.after_day) {
        (Some(after), None) if filter.by_day(grants) => {
            Some(applied_on(connection, street, after)?.ok_or_else(bad_cursor)?)
        }
        (_, day) => day,
    };
    let (sql, conditions) = filter.statement(street, grants, after_day);
    connection.each(&sql, conditions.params(), |row| {
        let summary = read(row, today)?;
        let own = filter.actor.is_some();
        Ok(!(own || grants.iter().any(|grant| covers(grant, &summary))) || visit(summary))
    })
}

fn covers(grant: &Grant, summary: &MatterSummary) -> bool {
    grant.covers(Place {
        community: Some(summary.community.as_str()),
        grid: summary.grid.as_ref().map(GridCode::as_str),
        office: Some(&summary.office),
        ..Place::default()
    })
}

fn read(row: &Row<'_>, today: NaiveDate) -> Result<MatterSummary> {
    let state: MatterState = row.get(2)?;
    let (promised_due, statutory_due) = (optional_date(row, 10)?, optional_date(row, 11)?);
    Ok(MatterSummary {
        id: row.get(0)?,
        number: row.get(1)?,
        state,
        item: row.get(3)?,
        office: row.get(4)?,
        station: row.get(5)?,
        community: division_code(row, 6)?,
        grid: optional_grid_code(row, 7)?,
        applied_on: date(row, 8)?,
        accepted_on: optional_date(row, 9)?,
        promised_due,
        statutory_due,
        open_due: optional_date(row, 12)?,
        late_promise: late(state, promised_due, today),
        late_statute: late(state, statutory_due, today),
        ended_on: optional_date(row, 13)?,
    })
}

/// Whether a matter that lies somewhere may be read by one of the grants, for lists that hold no summaries.
pub(super) fn in_scope(
    grants: &[&Grant],
    (community, grid): (&DivisionCode, Option<&GridCode>),
    office: &str,
) -> bool {
    let place = Place {
        community: Some(community.as_str()),
        grid: grid.map(GridCode::as_str),
        office: Some(office),
        ..Place::default()
    };
    grants.iter().any(|grant| grant.covers(place))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::scratch;

    /// A page of a list must neither read nor sort the whole street.
    #[test]
    fn no_list_sorts_the_street() {
        let connection = scratch();
        let day = NaiveDate::from_ymd_opt(2026, 6, 15);
        let id = Some(Id::from_bytes([7; 16]));
        let word = || Some("word".to_owned());
        let community = DivisionCode::parse("community", "620102004001").ok();
        let grid = GridCode::parse("grid", "620102004001001").ok();
        let state = Some(MatterState::Applied);
        let blank = MatterFilter::default;
        let late = MatterFilter { late_promise: true, today: day, after: id, ..blank() };
        let filters = [
            (blank(), "sqlite_autoindex_matter_1"),
            (MatterFilter { state, after: id, ..blank() }, "matter_state"),
            (MatterFilter { item: id, ..blank() }, "matter_item"),
            (MatterFilter { office: word(), ..blank() }, "matter_office"),
            (MatterFilter { community, ..blank() }, "matter_community"),
            (MatterFilter { grid, ..blank() }, "matter_grid"),
            (MatterFilter { actor: word(), after: id, ..blank() }, "matter_actor"),
            (MatterFilter { from: day, to: day, ..blank() }, "matter_applied"),
            (MatterFilter { from: day, after: id, after_day: day, ..blank() }, "matter_applied"),
            (MatterFilter { to: day, state, ..blank() }, "matter_applied"),
            (MatterFilter { from: day, office: word(), ..blank() }, "matter_applied"),
            (MatterFilter { from: day, to: day, community, ..blank() }, "matter_applied"),
            (MatterFilter { from: day, to: day, grid, ..blank() }, "matter_grid"),
            (MatterFilter { from: day, item: id, ..blank() }, "matter_item"),
            (MatterFilter { to: day, actor: word(), ..blank() }, "matter_actor"),
            (MatterFilter { station: id, from: day, to: day, ..blank() }, "matter_station"),
            (MatterFilter { station: id, after: id, after_day: day, ..blank() }, "matter_station"),
            (late, "matter_open"),
        ];
        for (filter, index) in &filters {
            let (sql, conditions) = filter.statement("620102004", &[], filter.after_day);
            let plan = connection.plan(&sql, conditions.params()).unwrap();
            assert!(plan.contains(index) && !plan.contains("TEMP B-TREE"), "{filter:?}: {plan}");
        }
    }

    /// Without a row of statistics the engine takes the street for a condition that leaves few rows.
    #[test]
    fn every_index_has_a_row_of_statistics() {
        let connection = scratch();
        let without: Vec<String> = connection
            .all(
                "SELECT name FROM sqlite_schema WHERE type = 'index' AND name NOT LIKE 'sqlite_%'
                 AND name NOT IN (SELECT idx FROM sqlite_stat1 WHERE idx IS NOT NULL)",
                &[],
                |row| row.get(0),
            )
            .unwrap();
        assert!(without.is_empty(), "{without:?}");
    }
}
