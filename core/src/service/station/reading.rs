//! Stations as they are shown.

use chrono::NaiveDate;

use super::record::ServiceStation;
use super::rules::open_periods;
use super::types::*;
use super::{Stations, rows};
use crate::access::Capability;
use crate::command::View;
use crate::ledger::page;
use crate::registry::reach::Page;
use crate::registry::rules as check;
use crate::service::catalogue::ServiceCatalogue;
use crate::{Id, Result};

impl Stations {
    /// A station with what it offers today. Its staff is told to who works over its place.
    ///
    /// # Errors
    /// `Denied` without a grant that reads the configuration; `Invalid`; `NotFound`.
    pub fn get(&self, request: GetStation) -> Result<StationFile> {
        let id = Id::parse("id", &request.id)?;
        self.0.read(|view| {
            view.access().anywhere(Capability::ReadConfiguration)?;
            let mut station: ServiceStation = view.stored(id)?;
            if view.access().over(Capability::ReceiveMatters, station.place()).is_err() {
                station.staff.clear();
            }
            let offerings = offerings(&station, &view.snapshot.services, view.now.date());
            Ok(StationFile { station, offerings })
        })
    }

    /// Stations of the street, oldest record first.
    ///
    /// # Errors
    /// `Denied` without a grant that reads the configuration; `Invalid` for a bad field, or a day of a year whose holidays are not
    /// loaded.
    pub fn list(&self, request: ListStations) -> Result<StationList> {
        let limit = page(request.limit, 100)?;
        let community =
            check::optional_community("community", self.0.street(), request.community.as_deref())?;
        let item = check::optional_id("item", request.item.as_deref())?;
        let open_on = check::optional_date("open_on", request.open_on.as_deref())?;
        let cursor = check::optional_id("cursor", request.cursor.as_deref())?;
        self.0.read(|view| {
            view.access().anywhere(Capability::ReadConfiguration)?;
            let today = view.now.date();
            let mut page = Page::new(limit);
            for station in rows::stations(view.connection, view.street(), community.as_ref())? {
                let wanted = cursor.is_none_or(|cursor| station.id > cursor)
                    && request.kind.is_none_or(|kind| station.kind == kind)
                    && (request.brand.is_none() || station.brand == request.brand)
                    && item.is_none_or(|item| offers(&station, item, open_on.unwrap_or(today)))
                    && opens(view, &station, open_on)?;
                if wanted && !page.push(summary(station, today)) {
                    break;
                }
            }
            let (items, next) = page.finish(|station| station.id.to_string());
            Ok(StationList { items, next })
        })
    }
}

/// Whether a station offers an item on a day.
fn offers(station: &ServiceStation, item: Id, day: NaiveDate) -> bool {
    station.services.iter().any(|one| one.item == Some(item) && one.holds(day))
}

/// Whether a station has hours on a day; any when none is asked for.
fn opens(view: &View<'_>, station: &ServiceStation, day: Option<NaiveDate>) -> Result<bool> {
    match day {
        None => Ok(true),
        Some(day) => Ok(!open_periods(station, day, &view.snapshot.rules.calendar)?.is_empty()),
    }
}

fn summary(station: ServiceStation, today: NaiveDate) -> StationSummary {
    StationSummary {
        id: station.id,
        kind: station.kind,
        services: check::count(station.services.iter().filter(|one| one.holds(today)).count()),
        name: station.name,
        brand: station.brand,
        community: station.community,
        grid: station.grid,
        address: station.address,
        phone: station.phone,
        hours: station.hours,
        opened_on: station.opened_on,
        closed_on: station.closed_on,
        revision: station.revision,
    }
}

/// What a station offers on a day, items by the names that they have on it.
fn offerings(station: &ServiceStation, catalogue: &ServiceCatalogue, day: NaiveDate) -> Vec<StationOffering> {
    let offered = station.services.iter().filter(|one| one.holds(day));
    let named = offered.map(|one| {
        let item = one.item.and_then(|item| catalogue.item(item).ok());
        let of_item = item.and_then(|item| item.on(day).or(item.versions.last()));
        let name = of_item.map(|version| version.name.clone());
        StationOffering {
            number: one.number,
            item: one.item,
            code: item.map(|item| item.code.clone()),
            name: name.or_else(|| one.name.clone()).unwrap_or_default(),
            valid_from: one.valid_from,
            valid_to: one.valid_to,
        }
    });
    named.collect()
}
