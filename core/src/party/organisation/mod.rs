//! Organisations: founding, changes, the tree of any day.

#[cfg(test)]
mod change_tests;
mod changes;
mod changing;
mod draft;
mod ending;
mod founding;
mod moving;
mod reading;
mod reading_types;
pub(crate) mod record;
pub(crate) mod rows;
pub(crate) mod rules;
mod splitting;
#[cfg(test)]
mod tests;
pub(crate) mod tree;
mod types;

pub use changes::*;
pub use reading_types::*;
pub use types::*;

use chrono::NaiveDate;

use record::{OrganisationRecord, Version};

use crate::command::{Command, Part};
use crate::{Error, Id, Result};

/// The community and grid under which an organisation counts: one that serves the whole street counts under the
/// street's own code.
pub(crate) fn area<'a>(street: &str, version: &'a Version) -> (String, Option<&'a str>) {
    let community =
        version.community.as_ref().map_or_else(|| format!("{street}000"), |code| code.to_string());
    (community, version.grid.as_ref().map(crate::identity::GridCode::as_str))
}

/// The code whose rules hold for an organisation: that of its community, or of the street.
pub(crate) fn rule_area<'a>(street: &'a str, version: &'a Version) -> &'a str {
    version.community.as_ref().map_or(street, |code| code.as_str())
}

/// The organisation as it is now, for a change of it.
pub(crate) fn current(command: &Command<'_>, id: Id) -> Result<OrganisationRecord> {
    command.snapshot.party.known(id).cloned()
}

/// An organisation that is there on `day`.
///
/// # Errors
/// `NotFound`; `Invalid` at `field` when it is not there on that day.
pub(crate) fn active_on(
    command: &Command<'_>,
    field: &str,
    id: Id,
    day: NaiveDate,
) -> Result<(OrganisationRecord, Version)> {
    let record = current(command, id)?;
    match record.on(day).cloned() {
        Some(version) => Ok((record, version)),
        None => Err(Error::invalid(
            field,
            format!("该党组织在 {day} 尚未成立或者已经撤销"),
            format!("the organisation is not there on {day}"),
        )
        .with("organisation", id.to_string())),
    }
}

/// What an organisation is on `from` that is to stand above one of `kind` from then on: it is there on that day and
/// today, and one of that kind may stand below it on every day between.
///
/// # Errors
/// `NotFound`; `Invalid` at `field` when it is not there; `Violation` `party.tree.tier`.
pub(crate) fn above_since(
    command: &Command<'_>,
    field: &str,
    id: Id,
    kind: super::OrganisationKind,
    from: NaiveDate,
) -> Result<Version> {
    let today = command.now.date();
    let (record, above) = active_on(command, field, id, from)?;
    active_on(command, field, id, today)?;
    let days = record.versions.iter().map(|version| version.from).filter(|day| *day > from && *day <= today);
    for version in days.chain([from]).filter_map(|day| record.on(day)) {
        rules::below(kind, Some(version.kind))?;
    }
    Ok(above)
}

/// Stores an organisation and tells the other processes.
pub(crate) fn keep(
    command: &mut Command<'_>,
    before: Option<&OrganisationRecord>,
    after: &OrganisationRecord,
    facts: serde_json::Value,
) -> Result<()> {
    command.keep(before, after, facts)?;
    command.touch(Part::Party)
}

/// The organisation as answers show it, as it was on `day`, or as it last was.
pub(crate) fn shown(record: &OrganisationRecord, day: NaiveDate) -> Result<Organisation> {
    let version = match record.on(day) {
        Some(version) => version,
        None => record.last()?,
    };
    let first = record.versions.first().map(|version| version.from);
    let there = matches!(
        record.state,
        crate::party::OrganisationState::Active | crate::party::OrganisationState::Dissolved
    );
    Ok(Organisation {
        id: record.id,
        state: record.state,
        kind: version.kind,
        name: version.name.clone(),
        parent: version.parent,
        community: version.community,
        grid: version.grid,
        building: version.building,
        units: version.units.clone(),
        term_years: version.term_years,
        term_from: version.term_from,
        term_ends: rules::term_ends(version),
        phone: version.phone.clone(),
        founded_on: first.filter(|_| there),
        dissolved_on: record.dissolved_on,
        successors: record.successors.clone(),
        basis: record.basis,
        steps: record.steps.clone(),
        valid_from: version.from,
        revision: record.revision,
    })
}
