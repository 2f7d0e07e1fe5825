//! Places: divisions, compounds, buildings, dwellings and households (行政区划、小区、楼栋、房屋、户).

mod building;
mod dwelling;
pub(crate) use dwelling::LONGEST_NUMBER;
pub(crate) mod homes;
pub(crate) mod rows;
pub(crate) mod rules;
pub(crate) mod types;

pub(crate) use types::*;

use serde_json::json;

use super::Registry;
use super::reach::{Page, Reach};
use super::rules as check;
use crate::access::{Capability, Place};
use crate::command::{Command, body};
use crate::identity::{DivisionCode, DivisionLevel, GridCode};
use crate::ledger::page;
use crate::{Error, Result};

impl Registry {
    /// Records a division, or changes the one of its code.
    ///
    /// # Errors
    /// `Denied` without a street-wide grant; `Invalid` for a code outside the street; `Conflict` for a stale revision.
    pub fn put_division(&self, request: PutDivision) -> Result<DivisionResult> {
        let division_code = DivisionCode::parse("code", &request.code)?;
        rules::recordable(self.0.street(), &division_code)?;
        let name = check::text("name", &request.name, check::LONGEST_NAME)?;
        let valid_from = check::optional_date("valid_from", request.valid_from.as_deref())?;
        let valid_to = check::optional_date("valid_to", request.valid_to.as_deref())?;
        check::period("valid_to", valid_from, valid_to)?;
        self.0.write_once("registry.put_division", request.request_key.as_deref(), &request, |command| {
            command.access().street_wide(Capability::WritePlaces)?;
            let before = rows::division(command.connection, command.street(), &division_code)?;
            let current = before.as_ref().map_or(0, |before| before.revision);
            check::revision(request.revision, current)?;
            let division = Division {
                code: division_code,
                name,
                level: division_code.level(),
                parent: division_code.parent().unwrap_or(division_code),
                valid_from,
                valid_to,
                revision: current + 1,
            };
            rows::put_division(command.connection, command.street(), &division)?;
            let subject = division_code.as_str().as_bytes();
            command.record("division", subject, before.as_ref(), Some(&division), json!({}))?;
            Ok(DivisionResult { division, warnings: Vec::new() })
        })
    }

    /// Divisions in the order of their codes; those above the communities are in everybody's reach.
    ///
    /// # Errors
    /// `Denied` without a grant that reads places.
    pub fn list_divisions(&self, request: ListDivisions) -> Result<DivisionList> {
        let limit = page(request.limit, 100)?;
        let day = check::optional_date("as_of", request.as_of.as_deref())?;
        let after = request.cursor.as_deref().map(|text| DivisionCode::parse("cursor", text)).transpose()?;
        self.0.read(|view| {
            let reach = Reach::of(&view.access(), Capability::ReadPlaces)?;
            let mut page = Page::new(limit);
            rows::divisions(view.connection, view.street(), after.as_ref(), |division| {
                let holds = day.is_none_or(|day| {
                    division.valid_from.is_none_or(|from| from <= day)
                        && division.valid_to.is_none_or(|to| day <= to)
                });
                let wanted = holds
                    && request.level.is_none_or(|level| level == division.level)
                    && (division.level < DivisionLevel::Community || reach.sees(division.code.as_str()));
                Ok(!wanted || page.push(division))
            })?;
            let (items, next) = page.finish(|division| division.code.to_string());
            Ok(DivisionList { items, next })
        })
    }

    /// Records a compound, or changes the one of its identifier.
    ///
    /// # Errors
    /// `Denied`; `Invalid`; `NotFound` for an unknown community; `Conflict` for a stale revision.
    pub fn put_compound(&self, request: PutCompound) -> Result<CompoundResult> {
        let id = check::optional_id("id", request.id.as_deref())?;
        let community = check::community("community", self.0.street(), &request.community)?;
        let name = check::text("name", &request.name, check::LONGEST_NAME)?;
        let address = check::text("address", &request.address, check::LONGEST_ADDRESS)?;
        let location = check::location(request.longitude, request.latitude, request.datum)?;
        self.0.write_once("registry.put_compound", request.request_key.as_deref(), &request, |command| {
            let (connection, street) = (command.connection, command.street());
            let stored = id.map(|id| rows::compound(connection, street, id)).transpose()?.flatten();
            may_place(
                command,
                stored.as_ref().map(|(before, _)| (&before.community, None)),
                (&community, None),
            )?;
            let (before, text_key) = stored.unzip();
            let current = before.as_ref().map_or(0, |before: &Compound| before.revision);
            check::revision(request.revision, current)?;
            known_community(command, "community", &community)?;
            let compound = Compound {
                id: id.unwrap_or_else(|| command.new_id()),
                community,
                name,
                address,
                management: request.management,
                longitude: location.map(|(pair, _)| pair.longitude),
                latitude: location.map(|(pair, _)| pair.latitude),
                source_datum: location.map(|(_, datum)| datum),
                revision: current + 1,
            };
            let text = format!("{} {}", compound.name, compound.address);
            let text_key = rows::put_text(connection, street, "compound", compound.id, text_key, &text)?;
            rows::put_compound(connection, street, &compound, text_key)?;
            let facts = body([("community", Some(community.as_str()))]);
            command.record("compound", compound.id.as_bytes(), before.as_ref(), Some(&compound), facts)?;
            command.count(
                before.as_ref().map(rules::of_compound).unwrap_or_default(),
                rules::of_compound(&compound),
            );
            Ok(CompoundResult { compound, warnings: Vec::new() })
        })
    }

    /// Compounds, oldest first.
    ///
    /// # Errors
    /// `Denied` without a grant that reads places.
    pub fn list_compounds(&self, request: ListCompounds) -> Result<CompoundList> {
        let limit = page(request.limit, 100)?;
        let street = self.0.street();
        let community = check::optional_community("community", street, request.community.as_deref())?;
        let after = check::optional_id("cursor", request.cursor.as_deref())?;
        self.0.read(|view| {
            let reach = Reach::of(&view.access(), Capability::ReadPlaces)?;
            let mut page = Page::new(limit);
            rows::compounds(view.connection, street, community.as_ref(), after, |compound| {
                Ok(!reach.sees(compound.community.as_str()) || page.push(compound))
            })?;
            let (items, next) = page.finish(|compound| compound.id.to_string());
            Ok(CompoundList { items, next })
        })
    }
}

/// Whether the session may write places where the record stands and where it is to stand.
fn may_place(
    command: &Command<'_>,
    before: Option<(&DivisionCode, Option<&GridCode>)>,
    after: (&DivisionCode, Option<&GridCode>),
) -> Result<()> {
    for (community, grid) in before.into_iter().chain([after]) {
        let place = Place {
            community: Some(community.as_str()),
            grid: grid.map(GridCode::as_str),
            ..Place::default()
        };
        command.access().over(Capability::WritePlaces, place)?;
    }
    Ok(())
}

/// Refuses a community that the street has not recorded.
pub(crate) fn known_community(command: &Command<'_>, field: &str, community: &DivisionCode) -> Result<()> {
    match rows::division(command.connection, command.street(), community)? {
        Some(_) => Ok(()),
        None => Err(Error::not_found("division", community).at(field)),
    }
}

/// Refuses a place that the street has not recorded: its community, and its grid if it has one.
pub(crate) fn known_place(
    command: &Command<'_>,
    community: &DivisionCode,
    grid: Option<&GridCode>,
) -> Result<()> {
    known_community(command, "community", community)?;
    grid.map_or(Ok(()), |grid| known_grid(command, "grid", grid))
}

/// Refuses a grid that the street does not know or that is not in force today.
pub(crate) fn known_grid(command: &Command<'_>, field: &str, grid: &GridCode) -> Result<()> {
    let stored = crate::grid::rows::get(command.connection, command.street(), grid)?
        .ok_or_else(|| Error::not_found("grid", grid).at(field))?;
    crate::grid::rules::open(&stored).map_err(|error| error.at(field))
}
