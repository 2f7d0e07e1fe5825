//! Schemes of mediation (调解方案): the street's 三三制 as data.

mod rules;
mod types;

pub use types::*;

use chrono::NaiveDate;

use crate::registry::rows::Conditions;
use crate::store::document::{self, Document};
use crate::store::{Connection, Param};
use crate::time::day_number;
use crate::{Id, Result};

impl Document for MediationScheme {
    const TABLE: &'static str = "mediation_scheme";
    const KIND: &'static str = "mediation_scheme";
    const COLUMNS: &'static [&'static str] = &["valid_from"];

    fn id(&self) -> Id {
        self.id
    }

    fn keys(&self) -> Vec<Param<'_>> {
        vec![Param::Integer(day_number(self.valid_from))]
    }
}

/// Every scheme of the street, in the order of their first days.
pub(crate) fn all(connection: &Connection, street: &str) -> Result<Vec<MediationScheme>> {
    document::all(connection, &Conditions::street(street), "valid_from")
}

/// The scheme that holds on a day: the street's, or the default.
pub(crate) fn on(connection: &Connection, street: &str, day: NaiveDate) -> Result<MediationScheme> {
    let own = all(connection, street)?.into_iter().rfind(|one| one.valid_from <= day);
    Ok(own.unwrap_or_else(rules::default))
}
