//! SQL of agency services.

use chrono::NaiveDate;

use super::record::AgencyRecord;
use super::types::{AgencyKind, AgencyState};
use crate::identity::{DivisionCode, GridCode};
use crate::registry::rows::Conditions;
use crate::store::{Connection, Param, document};
use crate::time::day_number;
use crate::{Id, Result};

/// The open services of a community.
pub(super) fn open_in(connection: &Connection, street: &str, community: &str) -> Result<Vec<AgencyRecord>> {
    let mut conditions = Conditions::street(street);
    conditions.and("community = ", Param::Text(community));
    conditions.and("state = ", Param::Text(AgencyState::Open.word()));
    document::all(connection, &conditions, "id")
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
