//! Operations of buildings.

use super::types::{Building, BuildingList, BuildingResult, ListBuildings, PutBuilding};
use super::{known_community, known_grid, may_place, rows, rules};
use crate::access::Capability;
use crate::command::{Command, body};
use crate::geo::{Coordinate, Datum, Point};
use crate::identity::{DivisionCode, GridCode};
use crate::ledger::page;
use crate::registry::Registry;
use crate::registry::reach::{Page, Reach};
use crate::registry::rules as check;
use crate::{Error, Id, Result, Warning, code};

/// The most floors and units of a building; anything above is a slip of the hand.
const MOST_FLOORS: i64 = 300;

/// A request whose single fields are in order.
struct Parsed {
    id: Option<Id>,
    compound: Option<Id>,
    community: Option<DivisionCode>,
    grid: Option<GridCode>,
    name: String,
    address: String,
    floors: Option<i64>,
    units: Option<i64>,
    location: Option<(Coordinate, Datum)>,
}

fn parse(street: &str, request: &PutBuilding) -> Result<Parsed> {
    let id = |field, text: &Option<String>| text.as_deref().map(|text| Id::parse(field, text)).transpose();
    let community = request.community.as_deref();
    Ok(Parsed {
        id: id("id", &request.id)?,
        compound: id("compound", &request.compound)?,
        community: community.map(|text| check::community("community", street, text)).transpose()?,
        grid: check::optional_grid("grid", street, request.grid.as_deref())?,
        name: check::text("name", &request.name, check::LONGEST_NAME)?,
        address: check::text("address", &request.address, check::LONGEST_ADDRESS)?,
        floors: check::optional_count("floors", request.floors, 1, MOST_FLOORS)?,
        units: check::optional_count("units", request.units, 1, MOST_FLOORS)?,
        location: check::location(request.longitude, request.latitude, request.datum)?,
    })
}

impl Registry {
    /// Records a building, or changes the one of its identifier. Its residents follow it into another grid.
    ///
    /// # Errors
    /// `Denied`; `Invalid`; `NotFound` for an unknown community, grid or compound; `Conflict` when the address is
    /// taken or the revision is stale.
    pub fn put_building(&self, request: PutBuilding) -> Result<BuildingResult> {
        let parsed = parse(self.0.street(), &request)?;
        self.0.write_once("registry.put_building", request.request_key.as_deref(), &request, |command| {
            let (connection, street) = (command.connection, command.street());
            let stored = parsed.id.map(|id| rows::building(connection, street, id)).transpose()?.flatten();
            let (community, grid, warnings) = settle(command, &parsed)?;
            let (before, text_key) = stored.unzip();
            let stands = before.as_ref().map(|before: &Building| (&before.community, before.grid.as_ref()));
            may_place(command, stands, (&community, grid.as_ref()))?;
            let current = before.as_ref().map_or(0, |before| before.revision);
            check::revision(request.revision, current)?;
            known_community(command, "community", &community)?;
            if let Some(grid) = &grid {
                known_grid(command, "grid", grid)?;
            }
            let building = Building {
                id: parsed.id.unwrap_or_else(|| command.new_id()),
                compound: parsed.compound,
                community,
                grid,
                name: parsed.name,
                address: parsed.address,
                floors: parsed.floors,
                units: parsed.units,
                longitude: parsed.location.map(|(pair, _)| pair.longitude),
                latitude: parsed.location.map(|(pair, _)| pair.latitude),
                source_datum: parsed.location.map(|(_, datum)| datum),
                revision: current + 1,
            };
            free_address(command, &building)?;
            let text = format!("{} {}", building.name, building.address);
            let text_key = rows::put_text(connection, street, "building", building.id, text_key, &text)?;
            rows::put_building(connection, street, &building, text_key)?;
            if let Some(before) = &before {
                move_along(command, before, &building)?;
            }
            let facts = body([
                ("community", Some(building.community.as_str())),
                ("grid", building.grid.as_ref().map(GridCode::as_str)),
            ]);
            command.record("building", building.id.as_bytes(), before.as_ref(), Some(&building), facts)?;
            command.count(
                before.as_ref().map(rules::of_building).unwrap_or_default(),
                rules::of_building(&building),
            );
            Ok(BuildingResult { building, warnings })
        })
    }

    /// Buildings, oldest first.
    ///
    /// # Errors
    /// `Denied` without a grant that reads places.
    pub fn list_buildings(&self, request: ListBuildings) -> Result<BuildingList> {
        let limit = page(request.limit, 100)?;
        let street = self.0.street();
        let filter = rows::BuildingFilter {
            community: check::optional_community("community", street, request.community.as_deref())?,
            grid: check::optional_grid("grid", street, request.grid.as_deref())?,
            compound: check::optional_id("compound", request.compound.as_deref())?,
            after: check::optional_id("cursor", request.cursor.as_deref())?,
        };
        self.0.read(|view| {
            let reach = Reach::of(&view.access(), Capability::ReadPlaces)?;
            let mut page = Page::new(limit);
            rows::buildings(view.connection, street, &filter, |building| {
                Ok(!reach.sees(building.community.as_str()) || page.push(building))
            })?;
            let (items, next) = page.finish(|building| building.id.to_string());
            Ok(BuildingList { items, next })
        })
    }
}

/// The community and grid of a building, from what is given, its compound and its place.
fn settle(command: &Command<'_>, parsed: &Parsed) -> Result<(DivisionCode, Option<GridCode>, Vec<Warning>)> {
    let compound = match parsed.compound {
        Some(id) => {
            let stored = rows::compound(command.connection, command.street(), id)?;
            Some(stored.ok_or_else(|| Error::not_found("compound", id).at("compound"))?.0)
        }
        None => None,
    };
    let located = match parsed.location {
        Some((pair, _)) => {
            let point = Point::try_from(pair)?;
            command.snapshot.places.locate(point, command.now.date())?.map(|grid| grid.code)
        }
        None => None,
    };
    let given = parsed.community.or_else(|| compound.as_ref().map(|compound| compound.community));
    let warnings = rules::located_elsewhere(parsed.grid.as_ref(), located.as_ref()).into_iter().collect();
    // A place that lies in another community than the one given says nothing about the grid.
    let grid =
        parsed.grid.or_else(|| located.filter(|grid| given.is_none_or(|given| given == grid.community())));
    let community = given.or_else(|| grid.map(|grid| grid.community())).ok_or_else(|| {
        Error::invalid(
            "community",
            "应给出社区、网格、所属小区或坐标之一",
            "the community, the grid, a compound or a place is needed",
        )
    })?;
    rules::together(&community, grid.as_ref())?;
    if let Some(compound) = compound.filter(|compound| compound.community != community) {
        return Err(Error::invalid(
            "compound",
            "小区不属于所给社区",
            "the compound is not one of the given community",
        )
        .with("community", compound.community.as_str()));
    }
    Ok((community, grid, warnings))
}

/// Refuses an address that another building has.
fn free_address(command: &Command<'_>, building: &Building) -> Result<()> {
    match rows::building_at(command.connection, command.street(), &building.address)? {
        Some(other) if other != building.id => Err(Error::conflict(
            code::CONFLICT_EXISTS,
            "该楼栋地址已有记录",
            "another building has the address",
        )
        .at("address")
        .with("existing", other.to_string())),
        _ => Ok(()),
    }
}

/// Takes the dwellings and residents of a building along into its new community and grid.
fn move_along(command: &mut Command<'_>, before: &Building, after: &Building) -> Result<()> {
    if (before.community, before.grid) == (after.community, after.grid) {
        return Ok(());
    }
    for (usage, count) in rows::dwelling_counts(command.connection, command.street(), after.id)? {
        command.count(
            rules::of_dwellings(usage.word(), &before.community, before.grid.as_ref(), count),
            rules::of_dwellings(usage.word(), &after.community, after.grid.as_ref(), count),
        );
    }
    crate::registry::resident::move_building(command, after.id, &after.community, after.grid.as_ref())
}
