//! SQL of agency services.

use chrono::NaiveDate;

use super::record::AgencyRecord;
use super::types::{AgencyKind, AgencyState};
use crate::identity::{DivisionCode, GridCode};
use crate::registry::rows::Conditions;
use crate::store::{Connection, Param, document, params};
use crate::time::day_number;
use crate::{Id, Result};

const AGENTS: &str =
    "SELECT DISTINCT agent FROM agency_service WHERE street = $1 AND community = $2 AND state = $3
                      ORDER BY agent";

/// Who acts in the open services of a community.
pub(super) fn agents_in(connection: &Connection, street: &str, community: &str) -> Result<Vec<String>> {
    connection.all(AGENTS, params![street, community, AgencyState::Open], |row| row.get(0))
}

/// The services that are linked to a matter.
pub(super) fn of_matter(connection: &Connection, street: &str, matter: Id) -> Result<Vec<AgencyRecord>> {
    let mut conditions = Conditions::street(street);
    conditions.and("matter = ", Param::Blob(matter.as_bytes()));
    document::all(connection, &conditions, "id")
}

/// Which services a list asks for, as far as columns tell.
#[derive(Debug, Default)]
pub(super) struct Filter {
    pub(super) kind: Option<AgencyKind>,
    pub(super) state: Option<AgencyState>,
    pub(super) open: Option<bool>,
    pub(super) community: Option<DivisionCode>,
    pub(super) grid: Option<GridCode>,
    pub(super) from: Option<NaiveDate>,
    pub(super) to: Option<NaiveDate>,
    pub(super) after: Option<Id>,
}

impl Filter {
    fn conditions<'a>(&'a self, street: &'a str) -> Conditions<'a> {
        let mut conditions = Conditions::street(street);
        let mut text = |left: &str, value: Option<&'a str>| {
            if let Some(value) = value {
                conditions.and(left, Param::Text(value));
            }
        };
        text("community = ", self.community.as_ref().map(DivisionCode::as_str));
        text("grid = ", self.grid.as_ref().map(GridCode::as_str));
        text("kind = ", self.kind.map(AgencyKind::word));
        text("state = ", self.state.map(AgencyState::word));
        match self.open {
            Some(true) => text("state = ", Some(AgencyState::Open.word())),
            Some(false) => text("state <> ", Some(AgencyState::Open.word())),
            None => {}
        }
        for (left, day) in [("accepted_on >= ", self.from), ("accepted_on <= ", self.to)] {
            if let Some(day) = day {
                conditions.and(left, Param::Integer(day_number(day)));
            }
        }
        if let Some(after) = &self.after {
            conditions.and("id > ", Param::Blob(after.as_bytes()));
        }
        conditions
    }
}

/// Visits the services of a list in the order of their identifiers, until `visit` says `false`.
pub(super) fn list(
    connection: &Connection,
    street: &str,
    filter: &Filter,
    visit: impl FnMut(AgencyRecord) -> Result<bool>,
) -> Result<()> {
    document::each(connection, &filter.conditions(street), "id", visit)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::scratch;

    #[test]
    fn agents_are_read_from_their_index_alone() {
        let connection = scratch();
        let plan = connection.plan(AGENTS, params!["620102004", "620102004001", AgencyState::Open]).unwrap();
        assert!(plan.contains("COVERING INDEX agency_service_agent") && !plan.contains("TEMP"), "{plan}");
    }
}
