//! Stations: recorded, changed, closed; what they offer and who works there.

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::record::{OpeningHours, ServiceStation, StationService, StationStaff};
use super::rules::{conflict, fits, open_periods};
use super::types::*;
use super::{Stations, over, rows, rules, writable};
use crate::access::{Capability, Place, check_actor};
use crate::command::Command;
use crate::identity::{DivisionCode, GridCode, Phone};
use crate::registry::place::known_place;
use crate::registry::place::rules::together;
use crate::registry::rules as check;
use crate::{Error, Id, Result, Warning, code};

/// The longest name of a brand, in characters.
const LONGEST_BRAND: usize = 50;

impl Stations {
    /// Records a station, or changes the one of its identifier as a whole; what it offers and who works there stays.
    ///
    /// # Errors
    /// `Denied` without a grant that writes services over the place, the old one too; `Invalid` for a bad field; `NotFound`, also of
    /// the community and the grid; `Violation` `station.hours`; `Conflict` when it is closed or the revision is stale.
    pub fn put(&self, request: PutStation) -> Result<StationResult> {
        let wish = Wish::parse(self.0.street(), &request)?;
        self.0.write_once("station.put", request.request_key.as_deref(), &request, |command| {
            command.access().over(Capability::WriteServices, wish.place())?;
            let before = wish.id.map(|id| writable(command, id)).transpose()?;
            check::revision(request.revision, before.as_ref().map_or(0, |station| station.revision))?;
            known_place(command, &wish.community, wish.grid.as_ref())?;
            let station = wish.apply(command, before.as_ref(), &request)?;
            let warnings = match &before {
                Some(_) => displaced(command, &station)?,
                None => None,
            };
            let facts = json!({"kind": station.kind, "community": station.community, "grid": station.grid,
                "capacity": station.capacity, "slot_minutes": station.slot_minutes, "opened_on": station.opened_on});
            command.keep(before.as_ref(), &station, facts)?;
            Ok(StationResult { station, warnings: warnings.into_iter().collect() })
        })
    }

    /// Closes a station after a last day, once nobody is to come after it.
    ///
    /// # Errors
    /// `Denied`; `Invalid` for a day before it was opened; `NotFound`; `Violation` `station.close` with the numbers of open
    /// appointments and queue numbers; `Conflict` when it has a last day already or the revision is stale.
    pub fn close(&self, request: CloseStation) -> Result<StationResult> {
        let id = Id::parse("id", &request.id)?;
        let day = check::optional_date("closed_on", request.closed_on.as_deref())?;
        self.0.write_once("station.close", request.request_key.as_deref(), &request, |command| {
            let before = over(command, id, Capability::WriteServices)?;
            check::revision(request.revision, before.revision)?;
            if let Some(last) = before.closed_on {
                return Err(conflict(
                    format!("该站点已定于 {last} 为最后开放日"),
                    format!("the station has {last} as its last day"),
                ));
            }
            let day = day.unwrap_or_else(|| command.now.date());
            check::not_before("closed_on", day, before.opened_on)?;
            let (appointments, tickets) = rows::ahead(command.connection, command.street(), id, day)?;
            rules::nobody_after(appointments, tickets)?;
            let after = ServiceStation { closed_on: Some(day), ..before.clone() };
            changed(command, &before, after, json!({"closed_on": day}), Vec::new())
        })
    }

    /// Offers a service item, or a service of the station's own, from a day on.
    ///
    /// # Errors
    /// `Denied`; `Invalid` unless it is either an item or a name; `NotFound`; `Violation` `station.offer.item` for an item that is not
    /// in force; `Conflict` when it is offered already, the station is closed or the revision is stale.
    pub fn offer(&self, request: OfferAtStation) -> Result<StationResult> {
        let id = Id::parse("station", &request.station)?;
        let item = check::optional_id("item", request.item.as_deref())?;
        let name = check::optional_text("name", request.name.as_deref(), check::LONGEST_NAME)?;
        let day = check::optional_date("valid_from", request.valid_from.as_deref())?;
        if item.is_some() == name.is_some() {
            return Err(Error::invalid(
                "item",
                "服务项目应为一个政务服务事项，或者站点自设服务的名称",
                "a service is either a service item or has a name of its own",
            ));
        }
        self.0.write_once("station.offer", request.request_key.as_deref(), &request, |command| {
            let before = writable(command, id)?;
            check::revision(request.revision, before.revision)?;
            let day = day.unwrap_or_else(|| command.now.date());
            rules::there("valid_from", &before, day)?;
            let mut warnings = Vec::new();
            if let Some(item) = item {
                let known = command.snapshot.services.item(item).map_err(|error| error.at("item"))?;
                warnings.extend(rules::handed_down(before.kind, rules::listed(known.on(day), day)?));
            }
            let same = |one: &StationService| one.item == item && one.name == name;
            if before.services.iter().any(|one| same(one) && one.valid_to.is_none_or(|last| day <= last)) {
                let field = if item.is_some() { "item" } else { "name" };
                return Err(taken("该站点已提供该服务项目", "the station offers it already").at(field));
            }
            let number = before.services.iter().map(|one| one.number).max().unwrap_or(0) + 1;
            let mut after = before.clone();
            after.services.push(StationService {
                number,
                item,
                name: name.clone(),
                valid_from: day,
                valid_to: None,
            });
            let facts = json!({"service": number, "item": item, "valid_from": day});
            changed(command, &before, after, facts, warnings)
        })
    }

    /// Ends what a station offers after a last day.
    ///
    /// # Errors
    /// `Denied`; `Invalid` for a day before its first; `NotFound`; `Conflict` when it has ended, the station is closed or the revision
    /// is stale.
    pub fn end_service(&self, request: EndStationService) -> Result<StationResult> {
        let id = Id::parse("station", &request.station)?;
        let day = check::optional_date("valid_to", request.valid_to.as_deref())?;
        self.0.write_once("station.end_service", request.request_key.as_deref(), &request, |command| {
            let before = writable(command, id)?;
            check::revision(request.revision, before.revision)?;
            let day = day.unwrap_or_else(|| command.now.date());
            let mut after = before.clone();
            let service = after.services.iter_mut().find(|one| one.number == request.number);
            let service =
                service.ok_or_else(|| Error::not_found("station_service", request.number).at("number"))?;
            if let Some(last) = service.valid_to {
                return Err(conflict(
                    format!("该服务项目已定于 {last} 为最后提供日"),
                    format!("the service has {last} as its last day"),
                )
                .at("number"));
            }
            check::not_before("valid_to", day, service.valid_from)?;
            service.valid_to = Some(day);
            changed(command, &before, after, json!({"service": request.number, "valid_to": day}), Vec::new())
        })
    }

    /// Puts an account on the staff of a station (站点工作人员). What it may do there, its grants tell.
    ///
    /// # Errors
    /// `Denied`; `Invalid`; `NotFound`; `Conflict` when it is on the staff already, the station is closed or the revision is stale.
    pub fn staff(&self, request: AddStationStaff) -> Result<StationResult> {
        let id = Id::parse("station", &request.station)?;
        check_actor("actor", &request.actor)?;
        let day = check::optional_date("valid_from", request.valid_from.as_deref())?;
        self.0.write_once("station.staff", request.request_key.as_deref(), &request, |command| {
            let before = writable(command, id)?;
            check::revision(request.revision, before.revision)?;
            let day = day.unwrap_or_else(|| command.now.date());
            rules::there("valid_from", &before, day)?;
            let on_staff = |one: &StationStaff| {
                one.actor == request.actor && one.valid_to.is_none_or(|last| day <= last)
            };
            if before.staff.iter().any(on_staff) {
                return Err(
                    taken("该账号已是站点工作人员", "the account is on the staff already").at("actor")
                );
            }
            let mut after = before.clone();
            after.staff.push(StationStaff { actor: request.actor.clone(), valid_from: day, valid_to: None });
            changed(command, &before, after, json!({"valid_from": day}), Vec::new())
        })
    }

    /// Takes an account off the staff of a station after a last day.
    ///
    /// # Errors
    /// `Denied`; `Invalid` for a day before its first; `NotFound` when it is not on the staff; `Conflict` when the station is closed or
    /// the revision is stale.
    pub fn end_staff(&self, request: EndStationStaff) -> Result<StationResult> {
        let id = Id::parse("station", &request.station)?;
        let day = check::optional_date("valid_to", request.valid_to.as_deref())?;
        self.0.write_once("station.end_staff", request.request_key.as_deref(), &request, |command| {
            let before = writable(command, id)?;
            check::revision(request.revision, before.revision)?;
            let day = day.unwrap_or_else(|| command.now.date());
            let mut after = before.clone();
            let one = after.staff.iter_mut().find(|one| one.actor == request.actor && one.valid_to.is_none());
            let one = one.ok_or_else(|| Error::not_found("station_staff", id).at("actor"))?;
            check::not_before("valid_to", day, one.valid_from)?;
            one.valid_to = Some(day);
            changed(command, &before, after, json!({"valid_to": day}), Vec::new())
        })
    }
}

/// Stores a changed station.
fn changed(
    command: &mut Command<'_>,
    before: &ServiceStation,
    after: ServiceStation,
    facts: Value,
    warnings: Vec<Warning>,
) -> Result<StationResult> {
    let station = ServiceStation { revision: before.revision + 1, ..after };
    command.keep(Some(before), &station, facts)?;
    Ok(StationResult { station, warnings })
}

/// The conflict of something that is there already.
fn taken(zh: &str, en: &str) -> Error {
    Error::conflict(code::CONFLICT_EXISTS, zh, en)
}

/// Tells how many appointments no longer fit the hours of a changed station.
fn displaced(command: &Command<'_>, station: &ServiceStation) -> Result<Option<Warning>> {
    let calendar = &command.snapshot.rules.calendar;
    let mut outside = 0;
    for one in rows::booked(command.connection, command.street(), station.id, command.now.date())? {
        let periods = open_periods(station, one.day, calendar).unwrap_or_default();
        outside += i64::from(!fits(&periods, station.slot_minutes, one.starts));
    }
    Ok((outside > 0).then(|| {
        Warning::new(
            "station.appointment.displaced",
            "hours",
            format!("有 {outside} 个已有预约不在变更后的开放时段内，请通知预约人"),
            format!("appointments that no longer fit the hours: {outside}; who made them is to be told"),
        )
    }))
}

/// A request whose single fields are in order.
struct Wish {
    id: Option<Id>,
    name: String,
    brand: Option<String>,
    community: DivisionCode,
    grid: Option<GridCode>,
    address: String,
    phone: Option<String>,
    hours: Vec<OpeningHours>,
    opened_on: Option<NaiveDate>,
}

impl Wish {
    fn parse(street: &str, request: &PutStation) -> Result<Self> {
        let phone = request.phone.as_deref().filter(|phone| !phone.trim().is_empty());
        let wish = Self {
            id: check::optional_id("id", request.id.as_deref())?,
            name: check::text("name", &request.name, check::LONGEST_NAME)?,
            brand: check::optional_text("brand", request.brand.as_deref(), LONGEST_BRAND)?,
            community: check::community("community", street, &request.community)?,
            grid: check::optional_grid("grid", street, request.grid.as_deref())?,
            address: check::text("address", &request.address, check::LONGEST_ADDRESS)?,
            phone: phone
                .map(|phone| Phone::parse("phone", phone))
                .transpose()?
                .map(|phone| phone.as_str().to_owned()),
            hours: rules::hours(&request.hours)?,
            opened_on: check::optional_date("opened_on", request.opened_on.as_deref())?,
        };
        together(&wish.community, wish.grid.as_ref())?;
        check::optional_count("capacity", Some(request.capacity), 1, rules::MOST_AT_ONCE)?;
        check::optional_count("slot_minutes", Some(request.slot_minutes), rules::SLOT.0, rules::SLOT.1)?;
        Ok(wish)
    }

    fn place(&self) -> Place<'_> {
        Place {
            community: Some(self.community.as_str()),
            grid: self.grid.as_ref().map(GridCode::as_str),
            ..Place::default()
        }
    }

    /// The station as it would be.
    fn apply(
        &self,
        command: &Command<'_>,
        before: Option<&ServiceStation>,
        request: &PutStation,
    ) -> Result<ServiceStation> {
        let opened_on = self.opened_on.or(before.map(|station| station.opened_on));
        let opened_on = opened_on.unwrap_or_else(|| command.now.date());
        if let Some(last) = before.and_then(|station| station.closed_on) {
            check::not_after("opened_on", opened_on, last)?;
        }
        Ok(ServiceStation {
            id: before.map_or_else(|| command.new_id(), |station| station.id),
            kind: request.kind,
            name: self.name.clone(),
            brand: self.brand.clone(),
            community: self.community,
            grid: self.grid,
            address: self.address.clone(),
            phone: self.phone.clone(),
            hours: self.hours.clone(),
            capacity: request.capacity,
            slot_minutes: request.slot_minutes,
            services: before.map(|station| station.services.clone()).unwrap_or_default(),
            staff: before.map(|station| station.staff.clone()).unwrap_or_default(),
            opened_on,
            closed_on: before.and_then(|station| station.closed_on),
            revision: before.map_or(1, |station| station.revision + 1),
        })
    }
}
