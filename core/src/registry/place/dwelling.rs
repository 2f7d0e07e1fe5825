//! Operations of dwellings and households.

use super::homes::{
    Dwelling, DwellingList, DwellingResult, Household, HouseholdList, HouseholdResult, ListDwellings,
    ListHouseholds, PutDwelling, PutHousehold,
};
use super::rows;
use super::rules;
use crate::access::{Capability, Place};
use crate::command::{Command, body};
use crate::identity::{DivisionCode, GridCode};
use crate::ledger::page;
use crate::registry::Registry;
use crate::registry::reach::{Page, Reach};
use crate::registry::rules as check;
use crate::{Error, Id, Result, code};

/// The longest 单元, 户室 or 户号, in characters.
pub(crate) const LONGEST_NUMBER: usize = 32;

impl Registry {
    /// Records a dwelling, or changes the one of its identifier.
    ///
    /// # Errors
    /// `Denied`; `Invalid`; `NotFound` for an unknown building; `Conflict` when the building has that room already,
    /// the revision is stale, or the dwelling is to change the building while somebody lives in it.
    pub fn put_dwelling(&self, request: PutDwelling) -> Result<DwellingResult> {
        let id = check::optional_id("id", request.id.as_deref())?;
        let building = Id::parse("building", &request.building)?;
        let unit = check::optional_text("unit", request.unit.as_deref(), LONGEST_NUMBER)?.unwrap_or_default();
        let room = check::text("room", &request.room, LONGEST_NUMBER)?;
        let floor = check::optional_count("floor", request.floor, -10, 300)?;
        let area_cm2 = check::optional_count("area_cm2", request.area_cm2, 1, 100_000_000_000)?;
        self.0.write_once("registry.put_dwelling", request.request_key.as_deref(), &request, |command| {
            let (connection, street) = (command.connection, command.street());
            let before = id.map(|id| rows::dwelling(connection, street, id)).transpose()?.flatten();
            if let Some(before) = &before {
                may_write(command, &before.community, before.grid.as_ref())?;
            }
            let (home, _) = rows::building(connection, street, building)?
                .ok_or_else(|| Error::not_found("building", building).at("building"))?;
            may_write(command, &home.community, home.grid.as_ref())?;
            let current = before.as_ref().map_or(0, |before| before.revision);
            check::revision(request.revision, current)?;
            let dwelling = Dwelling {
                id: id.unwrap_or_else(|| command.new_id()),
                building,
                unit,
                floor,
                room,
                usage: request.usage,
                area_cm2,
                community: home.community,
                grid: home.grid,
                revision: current + 1,
            };
            free_room(command, &dwelling)?;
            if let Some(before) = before.as_ref().filter(|before| before.building != building) {
                uninhabited(command, before)?;
            }
            rows::put_dwelling(connection, street, &dwelling)?;
            let facts = body([("building", Some(&building.to_string()))]);
            let lasting = before.as_ref().map(rows::LastingDwelling::of);
            let now = rows::LastingDwelling::of(&dwelling);
            command.record("dwelling", dwelling.id.as_bytes(), lasting.as_ref(), Some(&now), facts)?;
            let counted = |dwelling: &Dwelling| {
                rules::of_dwellings(dwelling.usage.word(), &dwelling.community, dwelling.grid.as_ref(), 1)
            };
            command.count(before.as_ref().map(counted).unwrap_or_default(), counted(&dwelling));
            Ok(DwellingResult { dwelling, warnings: Vec::new() })
        })
    }

    /// Dwellings, oldest first.
    ///
    /// # Errors
    /// `Denied` without a grant that reads the registry.
    pub fn list_dwellings(&self, request: ListDwellings) -> Result<DwellingList> {
        let limit = page(request.limit, 100)?;
        let building = check::optional_id("building", request.building.as_deref())?;
        let after = check::optional_id("cursor", request.cursor.as_deref())?;
        self.0.read(|view| {
            let reach = Reach::of(&view.access(), Capability::ReadRegistry)?;
            let mut page = Page::new(limit);
            rows::dwellings(view.connection, view.street(), building, request.usage, after, |dwelling| {
                let grid = dwelling.grid.as_ref().map(GridCode::as_str);
                Ok(!reach.covers(dwelling.community.as_str(), grid) || page.push(dwelling))
            })?;
            let (items, next) = page.finish(|dwelling| dwelling.id.to_string());
            Ok(DwellingList { items, next })
        })
    }

    /// Records a household, or changes the one of its identifier. Its members move with it.
    ///
    /// # Errors
    /// `Denied`; `Invalid`; `NotFound` for an unknown dwelling; `Conflict` when another household has the number or
    /// the revision is stale.
    pub fn put_household(&self, request: PutHousehold) -> Result<HouseholdResult> {
        let id = check::optional_id("id", request.id.as_deref())?;
        let dwelling = Id::parse("dwelling", &request.dwelling)?;
        let number = check::optional_text("number", request.number.as_deref(), LONGEST_NUMBER)?;
        self.0.write_once("registry.put_household", request.request_key.as_deref(), &request, |command| {
            let (connection, street) = (command.connection, command.street());
            let before = id.map(|id| rows::household(connection, street, id)).transpose()?.flatten();
            if let Some(before) = &before {
                may_write(command, &before.community, before.grid.as_ref())?;
            }
            let home = rows::dwelling(connection, street, dwelling)?
                .ok_or_else(|| Error::not_found("dwelling", dwelling).at("dwelling"))?;
            may_write(command, &home.community, home.grid.as_ref())?;
            let current = before.as_ref().map_or(0, |before| before.revision);
            check::revision(request.revision, current)?;
            let household = Household {
                id: id.unwrap_or_else(|| command.new_id()),
                dwelling,
                number,
                kind: request.kind,
                community: home.community,
                grid: home.grid,
                revision: current + 1,
            };
            free_number(command, &household)?;
            rows::put_household(connection, street, &household)?;
            if let Some(before) = before.as_ref().filter(|before| before.dwelling != dwelling) {
                crate::registry::resident::move_household(command, before.dwelling, &household)?;
            }
            let facts = body([("dwelling", Some(&dwelling.to_string()))]);
            let lasting = before.as_ref().map(rows::LastingHousehold::of);
            let now = rows::LastingHousehold::of(&household);
            command.record("household", household.id.as_bytes(), lasting.as_ref(), Some(&now), facts)?;
            Ok(HouseholdResult { household, warnings: Vec::new() })
        })
    }

    /// Households, oldest first.
    ///
    /// # Errors
    /// `Denied` without a grant that reads the registry.
    pub fn list_households(&self, request: ListHouseholds) -> Result<HouseholdList> {
        let limit = page(request.limit, 100)?;
        let id =
            |field, text: &Option<String>| text.as_deref().map(|text| Id::parse(field, text)).transpose();
        let filter = rows::HouseholdFilter {
            dwelling: id("dwelling", &request.dwelling)?,
            building: id("building", &request.building)?,
            number: check::optional_text("number", request.number.as_deref(), LONGEST_NUMBER)?,
            after: id("cursor", &request.cursor)?,
        };
        self.0.read(|view| {
            let reach = Reach::of(&view.access(), Capability::ReadRegistry)?;
            let mut page = Page::new(limit);
            rows::households(view.connection, view.street(), &filter, |household| {
                let grid = household.grid.as_ref().map(GridCode::as_str);
                Ok(!reach.covers(household.community.as_str(), grid) || page.push(household))
            })?;
            let (items, next) = page.finish(|household| household.id.to_string());
            Ok(HouseholdList { items, next })
        })
    }
}

/// Whether the session may write records of people at a stored place.
pub(crate) fn may_write(
    command: &Command<'_>,
    community: &DivisionCode,
    grid: Option<&GridCode>,
) -> Result<()> {
    let place =
        Place { community: Some(community.as_str()), grid: grid.map(GridCode::as_str), ..Place::default() };
    command.access().over(Capability::WriteRegistry, place).map(drop)
}

fn taken(field: &str, existing: Id, zh: &str, en: &str) -> Error {
    Error::conflict(code::CONFLICT_EXISTS, zh, en).at(field).with("existing", existing.to_string())
}

/// Refuses a room that the building has already.
fn free_room(command: &Command<'_>, dwelling: &Dwelling) -> Result<()> {
    let (building, unit, room) = (dwelling.building, &dwelling.unit, &dwelling.room);
    match rows::dwelling_at(command.connection, command.street(), building, unit, room)? {
        Some(other) if other != dwelling.id => {
            Err(taken("room", other, "该楼栋已有此户室", "the building has that room already"))
        }
        _ => Ok(()),
    }
}

/// Refuses a number that another household has.
fn free_number(command: &Command<'_>, household: &Household) -> Result<()> {
    let Some(number) = &household.number else { return Ok(()) };
    match rows::household_numbered(command.connection, command.street(), number)? {
        Some((other, _)) if other != household.id => {
            Err(taken("number", other, "该户号已有记录", "another household has the number"))
        }
        _ => Ok(()),
    }
}

/// Refuses to move a dwelling in which somebody lives to another building.
fn uninhabited(command: &Command<'_>, dwelling: &Dwelling) -> Result<()> {
    if rows::inhabited(command.connection, command.street(), dwelling.id)? {
        return Err(Error::conflict(
            code::CONFLICT_STATE,
            "房屋内有居民或户，不能改到其他楼栋",
            "somebody lives in the dwelling; it can't be put into another building",
        )
        .at("building"));
    }
    Ok(())
}
