//! Schemes of mediation (调解方案): the street's 三三制 as data.

mod rules;
#[cfg(test)]
mod tests;
mod types;

pub use types::*;

use chrono::NaiveDate;
use serde_json::json;

use super::Mediation;
use crate::access::Capability;
use crate::registry::rows::Conditions;
use crate::registry::rules as check;
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

impl Mediation {
    /// Sets a scheme from a day on; one of the same day is replaced.
    ///
    /// # Errors
    /// `Denied` for anyone but a system administrator; `Invalid` for codes that come twice, a level without days or without a rule
    /// of panels, a panel that can't be met; `Conflict` for a stale revision.
    pub fn put_scheme(&self, request: PutMediationScheme) -> Result<MediationScheme> {
        let valid_from = crate::parse_date("valid_from", &request.valid_from)?;
        let scheme = MediationScheme {
            id: Id::from_bytes([0; 16]),
            name: check::text("name", &request.name, check::LONGEST_NAME)?,
            levels: request.levels.clone(),
            forces: request.forces.clone(),
            panels: request.panels.clone(),
            elders: request.elders.clone(),
            partners: request.partners.clone(),
            valid_from,
            revision: 1,
        };
        rules::sound(&scheme)?;
        self.0.write_once("mediation.put_scheme", request.request_key.as_deref(), &request, |command| {
            command.access().street_wide(Capability::Configure)?;
            let known = all(command.connection, command.street())?;
            let before = known.into_iter().find(|one| one.valid_from == valid_from);
            check::revision(request.revision, before.as_ref().map_or(0, |one| one.revision))?;
            let scheme = MediationScheme {
                id: before.as_ref().map_or_else(|| command.new_id(), |one| one.id),
                revision: before.as_ref().map_or(1, |one| one.revision + 1),
                ..scheme
            };
            let facts = json!({"from": valid_from, "levels": check::count(scheme.levels.len())});
            command.keep(before.as_ref(), &scheme, facts)?;
            Ok(scheme)
        })
    }

    /// Schemes in the order of their first days: all, or the one of a day. Without one of the street's own the library's default
    /// answers, whose revision is 0.
    ///
    /// # Errors
    /// `Denied` without a grant that reads the configuration; `Invalid`.
    pub fn list_schemes(&self, request: ListMediationSchemes) -> Result<MediationSchemeList> {
        let day = check::optional_date("as_of", request.as_of.as_deref())?;
        self.0.read(|view| {
            view.access().anywhere(Capability::ReadConfiguration)?;
            let mut items = match day {
                Some(day) => vec![on(view.connection, view.street(), day)?],
                None => all(view.connection, view.street())?,
            };
            if items.is_empty() {
                items.push(rules::default());
            }
            Ok(MediationSchemeList { items })
        })
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
