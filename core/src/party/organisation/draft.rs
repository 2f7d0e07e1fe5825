//! Reading what a request says of an organisation, and what follows from it.

use chrono::NaiveDate;

use super::record::Version;
use super::types::NewOrganisation;
use super::{rule_area, rules};
use crate::command::Command;
use crate::identity::{DivisionCode, GridCode, Phone};
use crate::party::OrganisationKind;
use crate::registry::rules as check;
use crate::{Error, Id, Result};

/// The most units of an organisation, and the most members of one request.
const MOST_UNITS: usize = 100;
const MOST_MEMBERS: usize = 1_000;

/// An organisation whose single fields are in order.
pub(super) struct Draft {
    pub(super) id: Option<Id>,
    pub(super) kind: OrganisationKind,
    name: String,
    parent: Option<Id>,
    place: PlaceWish,
    units: Vec<Id>,
    term_years: Option<i64>,
    pub(super) project_months: Option<i64>,
    phone: Option<String>,
    pub(super) founders: Vec<Id>,
}

/// Where an organisation is to stand, as asked for.
#[derive(Debug, Clone, Default)]
pub(super) struct PlaceWish {
    pub(super) community: Option<DivisionCode>,
    pub(super) grid: Option<GridCode>,
    pub(super) building: Option<Id>,
}

impl Draft {
    pub(super) fn parse(street: &str, request: &NewOrganisation) -> Result<Self> {
        let within = |error: Error| error.within("organisation");
        let read = || -> Result<Self> {
            Ok(Self {
                id: check::optional_id("id", request.id.as_deref())?,
                kind: request.kind,
                name: check::text("name", &request.name, check::LONGEST_NAME)?,
                parent: check::optional_id("parent", request.parent.as_deref())?,
                place: PlaceWish {
                    community: check::optional_community("community", street, request.community.as_deref())?,
                    grid: check::optional_grid("grid", street, request.grid.as_deref())?,
                    building: check::optional_id("building", request.building.as_deref())?,
                },
                units: ids("units", request.units.as_deref(), MOST_UNITS)?,
                term_years: check::optional_count("term_years", request.term_years, 1, 5)?,
                project_months: check::optional_count("project_months", request.project_months, 1, 600)?,
                phone: phone(request.phone.as_deref())?,
                founders: ids("founders", request.founders.as_deref(), MOST_MEMBERS)?,
            })
        };
        read().map_err(within)
    }

    /// The first version, beginning on `from`, once everything it names is there. The organisation above must be there on
    /// `seen` and today: older books may hold branches that are older than the committee they stand below now.
    pub(super) fn version(
        &self,
        command: &Command<'_>,
        from: NaiveDate,
        seen: NaiveDate,
        term_from: Option<NaiveDate>,
    ) -> Result<Version> {
        let above = |parent| super::above_since(command, "organisation.parent", parent, self.kind, seen);
        let above = self.parent.map(above).transpose()?;
        if above.is_none() {
            rules::below(self.kind, None)?;
        }
        let (community, grid) = self.place.settle(command, above.as_ref())?;
        known_units(command, &self.units)?;
        let mut version = Version {
            from,
            kind: self.kind,
            name: self.name.clone(),
            parent: self.parent,
            community,
            grid,
            building: self.place.building,
            units: self.units.clone(),
            term_years: None,
            term_from: None,
            phone: self.phone.clone(),
        };
        rules::serves(&version).map_err(|error| error.within("organisation"))?;
        let book = &command.snapshot.rules.rulebook;
        let usual = rules::usual_term(book, &version, rule_area(command.street(), &version), from)?;
        version.term_years = usual.map(|usual| self.term_years.unwrap_or(usual));
        version.term_from = version.term_years.and(term_from.or(Some(from)));
        Ok(version)
    }
}

impl PlaceWish {
    /// The community and grid that follow from grid, building, the wish itself or the organisation above.
    pub(super) fn settle(
        &self,
        command: &Command<'_>,
        above: Option<&Version>,
    ) -> Result<(Option<DivisionCode>, Option<GridCode>)> {
        let (connection, street) = (command.connection, command.street());
        if let Some(grid) = &self.grid {
            crate::grid::rows::get(connection, street, grid)?
                .ok_or_else(|| Error::not_found("grid", grid))?;
        }
        let building = match self.building {
            Some(id) => Some(
                crate::registry::place::rows::building(connection, street, id)?
                    .map(|(building, _)| building)
                    .ok_or_else(|| Error::not_found("building", id))?,
            ),
            None => None,
        };
        let grid = self.grid.or_else(|| building.as_ref().and_then(|building| building.grid));
        let community = grid
            .map(|grid| grid.community())
            .or_else(|| building.as_ref().map(|building| building.community))
            .or(self.community)
            .or_else(|| above.and_then(|version| version.community));
        match (&self.community, &community) {
            (Some(wish), Some(found)) if wish != found => Err(Error::invalid(
                "community",
                "社区与网格或楼栋所在社区不一致",
                "the community is not that of the grid or building",
            )
            .with("community", found.as_str())),
            _ => Ok((community, grid)),
        }
    }
}

/// Refuses units that the registry does not know.
pub(super) fn known_units(command: &Command<'_>, units: &[Id]) -> Result<()> {
    for (index, unit) in units.iter().enumerate() {
        if crate::registry::enterprise::rows::get(command.connection, command.street(), *unit)?.is_none() {
            return Err(Error::not_found("enterprise", unit).at(format!("units[{index}]")));
        }
    }
    Ok(())
}

pub(super) fn phone(text: Option<&str>) -> Result<Option<String>> {
    let text = text.map(str::trim).filter(|text| !text.is_empty());
    text.map(|text| Phone::parse("phone", text).map(String::from)).transpose()
}

/// Identifiers, none of them twice.
pub(super) fn ids(field: &str, texts: Option<&[String]>, most: usize) -> Result<Vec<Id>> {
    let texts = texts.unwrap_or_default();
    if texts.len() > most {
        return Err(Error::invalid(field, format!("至多 {most} 项"), format!("has at most {most} items"))
            .with("items", texts.len()));
    }
    let mut ids = Vec::with_capacity(texts.len());
    for (index, text) in texts.iter().enumerate() {
        let id = Id::parse(&format!("{field}[{index}]"), text)?;
        if ids.contains(&id) {
            return Err(Error::invalid(format!("{field}[{index}]"), "重复", "stands there twice"));
        }
        ids.push(id);
    }
    Ok(ids)
}
