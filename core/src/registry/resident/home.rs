//! Where a resident lives: household, dwelling, grid and community fit each other.

use super::{Person, finish, places, rows};
use crate::command::Command;
use crate::identity::{DivisionCode, GridCode};
use crate::registry::Household;
use crate::registry::place::rules::together;
use crate::registry::place::{known_community, known_grid};
use crate::{Error, Id, Result};

/// What a request wishes; the outer option says whether it wishes anything, the inner `None` takes it off.
#[derive(Debug, Default)]
pub(super) struct Wish {
    pub(super) household: Option<Option<Id>>,
    pub(super) dwelling: Option<Option<Id>>,
    pub(super) community: Option<DivisionCode>,
    pub(super) grid: Option<Option<GridCode>>,
}

/// Where the resident is to live.
#[derive(Debug)]
pub(super) struct Home {
    pub(super) household: Option<Id>,
    pub(super) dwelling: Option<Id>,
    pub(super) community: DivisionCode,
    pub(super) grid: Option<GridCode>,
}

/// The home that a wish amounts to, from where the resident lives now.
pub(super) fn settle(command: &Command<'_>, before: Option<&Person>, wish: &Wish) -> Result<Home> {
    let household = match (wish.household, wish.dwelling) {
        (Some(household), _) => household,
        // Another dwelling means leaving the household.
        (None, Some(dwelling)) if before.is_none_or(|before| before.dwelling != dwelling) => None,
        (None, _) => before.and_then(|before| before.household),
    };
    let dwelling = match household {
        Some(household) => {
            let stored = places::household(command.connection, command.street(), household)?
                .ok_or_else(|| Error::not_found("household", household).at("household"))?;
            if wish.dwelling.is_some_and(|dwelling| dwelling != Some(stored.dwelling)) {
                return Err(Error::invalid(
                    "dwelling",
                    "户不在所给房屋内",
                    "the household does not live in the given dwelling",
                ));
            }
            Some(stored.dwelling)
        }
        None => wish.dwelling.unwrap_or_else(|| before.and_then(|before| before.dwelling)),
    };
    let Some(dwelling) = dwelling else { return without_dwelling(command, before, wish) };
    let stored = places::dwelling(command.connection, command.street(), dwelling)?
        .ok_or_else(|| Error::not_found("dwelling", dwelling).at("dwelling"))?;
    let differs = |field, zh, en| Error::invalid(field, zh, en);
    if wish.community.is_some_and(|community| community != stored.community) {
        return Err(differs("community", "与房屋所在社区不一致", "the dwelling lies in another community"));
    }
    if wish.grid.is_some_and(|grid| grid != stored.grid) {
        return Err(differs("grid", "与房屋所在网格不一致", "the dwelling lies in another grid"));
    }
    Ok(Home { household, dwelling: Some(dwelling), community: stored.community, grid: stored.grid })
}

fn without_dwelling(command: &Command<'_>, before: Option<&Person>, wish: &Wish) -> Result<Home> {
    let given = wish.community.or_else(|| wish.grid.flatten().map(|grid| grid.community()));
    let community = given.or_else(|| before.map(|before| before.community)).ok_or_else(|| {
        Error::invalid(
            "dwelling",
            "应给出户、房屋、网格或社区之一",
            "a household, a dwelling, a grid or a community is needed",
        )
    })?;
    let kept = before.and_then(|before| before.grid).filter(|grid| grid.community() == community);
    let grid = wish.grid.unwrap_or(kept);
    together(&community, grid.as_ref())?;
    if before.is_none_or(|before| before.community != community) {
        known_community(command, "community", &community)?;
    }
    if let Some(grid) = grid.filter(|grid| before.is_none_or(|before| before.grid != Some(*grid))) {
        known_grid(command, "grid", &grid)?;
    }
    Ok(Home { household: None, dwelling: None, community, grid })
}

/// Takes the residents of a building along into its new community and grid. Their records do not change: the place
/// of a dwelling is its building's.
pub(crate) fn move_building(
    command: &mut Command<'_>,
    building: Id,
    community: &DivisionCode,
    grid: Option<&GridCode>,
) -> Result<()> {
    let (connection, street) = (command.connection, command.street());
    let which = rows::Counted::Building(building);
    let (mut before, mut after) = (Vec::new(), Vec::new());
    rows::count(connection, street, which, |counts| before.extend(counts))?;
    rows::move_building(connection, street, building, community, grid)?;
    rows::count(connection, street, which, |counts| after.extend(counts))?;
    command.count(before, after);
    Ok(())
}

/// Takes the members of a household along from the dwelling they live in into its new one.
pub(crate) fn move_household(command: &mut Command<'_>, from: Id, household: &Household) -> Result<()> {
    for (before, serial) in rows::members(command.connection, command.street(), from, household.id)? {
        let person = Person {
            dwelling: Some(household.dwelling),
            community: household.community,
            grid: household.grid,
            revision: before.revision + 1,
            ..before.clone()
        };
        rows::update(command.connection, command.street(), serial, &before, &person)?;
        finish(command, Some(&before), &person);
    }
    Ok(())
}
