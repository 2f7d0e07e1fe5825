//! Appointments (预约): made at a window or by the person's own account, cancelled, listed without names.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::record::ServiceStation;
use super::rules::conflict;
use super::types::*;
use super::{Stations, rows, rules};
use crate::access::{Capability, check_actor};
use crate::command::Command;
use crate::identity::Phone;
use crate::ledger::{bad_cursor, page};
use crate::registry::reach::Page;
use crate::registry::rules as check;
use crate::service::hours::{Taken, clock, minute_of, minutes};
use crate::store::Param;
use crate::store::document::{self, Document};
use crate::time::day_number;
use crate::{Error, Id, Result, parse_date};

/// An appointment as stored.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct AppointmentRecord {
    pub(crate) id: Id,
    pub(crate) station: Id,
    pub(crate) day: NaiveDate,
    /// Minutes since midnight.
    pub(crate) starts: i64,
    /// As the station had them when it was made.
    pub(crate) slot_minutes: i64,
    pub(crate) service: Option<i64>,
    pub(crate) name: String,
    pub(crate) phone: Phone,
    /// The person's account in the host.
    pub(crate) actor: Option<String>,
    pub(crate) state: StationAppointmentState,
    pub(crate) revision: i64,
}

impl AppointmentRecord {
    pub(super) fn ends(&self) -> i64 {
        self.starts + self.slot_minutes
    }

    fn is_of(&self, actor: &str) -> bool {
        self.actor.as_deref() == Some(actor)
    }

    pub(super) fn shown(&self) -> StationAppointment {
        StationAppointment {
            id: self.id,
            station: self.station,
            day: self.day,
            starts: clock(self.starts),
            ends: clock(self.ends()),
            service: self.service,
            name: self.name.clone(),
            phone: self.phone.masked(),
            state: self.state,
            revision: self.revision,
        }
    }

    fn entry(&self) -> StationAppointmentEntry {
        StationAppointmentEntry {
            id: self.id,
            starts: clock(self.starts),
            ends: clock(self.ends()),
            service: self.service,
            state: self.state,
            revision: self.revision,
        }
    }

    /// Where it stands in the list of its day.
    fn order(&self) -> String {
        format!("{:04}/{}", self.starts, self.id)
    }

    /// Stores it in another state.
    pub(super) fn becomes(
        &self,
        command: &mut Command<'_>,
        state: StationAppointmentState,
    ) -> Result<AppointmentRecord> {
        let after = Self { state, revision: self.revision + 1, ..self.clone() };
        let facts = json!({"station": self.station, "state": state, "own": self.is_of(command.actor())});
        command.keep(Some(self), &after, facts)?;
        Ok(after)
    }
}

impl Document for AppointmentRecord {
    const TABLE: &'static str = "station_appointment";
    const KIND: &'static str = "station_appointment";
    const COLUMNS: &'static [&'static str] = &["station", "day", "starts", "state", "actor"];

    fn id(&self) -> Id {
        self.id
    }

    fn keys(&self) -> Vec<Param<'_>> {
        vec![
            Param::Blob(self.station.as_bytes()),
            Param::Integer(day_number(self.day)),
            Param::Integer(self.starts),
            Param::Text(self.state.word()),
            self.actor.as_deref().map_or(Param::Null, Param::Text),
        ]
    }
}

impl Stations {
    /// Makes an appointment (预约): by who receives matters at the station, or by the person's own account.
    ///
    /// # Errors
    /// `Denied` for the account of somebody else; `Invalid` for a bad field, or a time that is over; `NotFound`; `Violation`
    /// `station.appointment.horizon`, `station.appointment.hours`, `station.appointment.capacity` (a booking over another) or
    /// `station.appointment.open`; `Conflict` when the station is not there or does not offer the service on the day.
    pub fn book(&self, request: BookStation) -> Result<StationAppointmentResult> {
        let wish = Wish::parse(&request)?;
        self.0.write_once_if("station.book", request.request_key.as_deref(), &request, again, |command| {
            let station: ServiceStation = command.stored(wish.station)?;
            let actor = account(command, &station, wish.account)?;
            let (now, today) = (minute_of(command.now), command.now.date());
            check::not_before("day", wish.day, today)?;
            if wish.day == today && wish.starts <= now {
                return Err(Error::invalid("starts", "该时段已经开始", "the time has come already"));
            }
            wish.admissible(command, &station, actor.as_deref())?;
            let appointment = AppointmentRecord {
                id: command.new_id(),
                station: station.id,
                day: wish.day,
                starts: wish.starts,
                slot_minutes: station.slot_minutes,
                service: request.service,
                name: wish.name.clone(),
                phone: wish.phone,
                actor,
                state: StationAppointmentState::Booked,
                revision: 1,
            };
            let facts = json!({"station": station.id, "day": wish.day, "starts": clock(wish.starts),
                "service": request.service, "state": appointment.state,
                "own": appointment.is_of(command.actor())});
            command.keep(None, &appointment, facts)?;
            Ok(StationAppointmentResult { appointment: appointment.shown(), warnings: Vec::new() })
        })
    }

    /// Cancels an appointment that has not begun (取消预约): by who receives matters at the station, or by the person's own account.
    ///
    /// # Errors
    /// `Denied`; `Invalid`; `NotFound`; `Conflict` unless it is booked and still to come, or for a stale revision.
    pub fn cancel_appointment(&self, request: CancelStationAppointment) -> Result<StationAppointmentResult> {
        let id = Id::parse("appointment", &request.appointment)?;
        let key = request.request_key.as_deref();
        self.0.write_once_if("station.cancel_appointment", key, &request, again, |command| {
            let before = of_person_or_station(command, id)?;
            check::revision(request.revision, before.revision)?;
            let (now, today) = (minute_of(command.now), command.now.date());
            if before.state != StationAppointmentState::Booked {
                return Err(conflict(
                    "只有已预约且未到站的预约可以取消",
                    "only an appointment for which nobody has come yet is cancelled",
                )
                .with("state", before.state.word()));
            }
            if (before.day, before.starts) <= (today, now) {
                return Err(conflict("预约时间已到，不能取消", "the time of the appointment has come"));
            }
            let after = before.becomes(command, StationAppointmentState::Cancelled)?;
            Ok(StationAppointmentResult { appointment: after.shown(), warnings: Vec::new() })
        })
    }

    /// The appointments of a day, without their persons: all of them for who receives matters at the station, or those of the own
    /// account.
    ///
    /// # Errors
    /// `Denied` without a grant that receives matters over the station, unless only the own are asked for; `Invalid`; `NotFound`.
    pub fn list_appointments(&self, request: ListStationAppointments) -> Result<StationAppointmentList> {
        let id = Id::parse("station", &request.station)?;
        let day = check::optional_date("day", request.day.as_deref())?;
        let limit = page(request.limit, 100)?;
        if let Some(cursor) = &request.cursor {
            let (starts, id) = cursor.split_once('/').ok_or_else(bad_cursor)?;
            let starts_well = starts.len() == 4 && starts.bytes().all(|byte| byte.is_ascii_digit());
            if !starts_well || Id::parse("cursor", id).is_err() {
                return Err(bad_cursor());
            }
        }
        self.0.read(|view| {
            let mine = request.mine.unwrap_or(false);
            if !mine {
                view.access().anywhere(Capability::ReceiveMatters)?;
                let station: ServiceStation = view.stored(id)?;
                view.access().over(Capability::ReceiveMatters, station.place())?;
            }
            let actor = view.session.actor();
            let day = day.unwrap_or_else(|| view.now.date());
            let mut page = Page::new(limit);
            for one in rows::appointments(view.connection, view.street(), id, day)? {
                let wanted = request.state.is_none_or(|state| one.state == state)
                    && (!mine || one.is_of(actor))
                    && request.cursor.as_ref().is_none_or(|cursor| one.order() > *cursor);
                if wanted && !page.push(one) {
                    break;
                }
            }
            let (items, next) = page.finish(AppointmentRecord::order);
            let items = items.iter().map(AppointmentRecord::entry).collect();
            Ok(StationAppointmentList { station: id, day, items, next })
        })
    }
}

/// Whose account an appointment gets: who receives matters at the station may name any or none, everybody else has the own.
fn account(command: &Command<'_>, station: &ServiceStation, given: Option<&str>) -> Result<Option<String>> {
    let actor = command.actor();
    if command.access().over(Capability::ReceiveMatters, station.place()).is_ok() {
        return Ok(given.map(str::to_owned));
    }
    match given {
        Some(other) if other != actor => {
            Err(Error::denied("只能为本人账号预约", "an appointment is made for the own account only")
                .at("account"))
        }
        _ => Ok(Some(actor.to_owned())),
    }
}

/// An appointment, for its person or who receives matters at its station. Who is neither learns nothing from an identifier.
fn of_person_or_station(command: &Command<'_>, id: Id) -> Result<AppointmentRecord> {
    let access = command.access();
    let stored: Option<AppointmentRecord> = document::get(command.connection, command.street(), id)?;
    let Some(appointment) = stored else {
        access.anywhere(Capability::ReceiveMatters)?;
        return Err(Error::not_found(AppointmentRecord::KIND, id));
    };
    if !appointment.is_of(command.actor()) {
        access.anywhere(Capability::ReceiveMatters)?;
        let station: ServiceStation = command.stored(appointment.station)?;
        access.over(Capability::ReceiveMatters, station.place())?;
    }
    Ok(appointment)
}

/// A first answer tells the name: who may no longer see the appointment gets it no more.
fn again(command: &Command<'_>, first: StationAppointmentResult) -> Result<StationAppointmentResult> {
    of_person_or_station(command, first.appointment.id).map(|_| first)
}

/// A request whose single fields are in order.
struct Wish<'a> {
    station: Id,
    day: NaiveDate,
    starts: i64,
    service: Option<i64>,
    name: String,
    phone: Phone,
    account: Option<&'a str>,
}

impl<'a> Wish<'a> {
    fn parse(request: &'a BookStation) -> Result<Self> {
        let account = request.account.as_deref();
        account.map(|account| check_actor("account", account)).transpose()?;
        Ok(Self {
            station: Id::parse("station", &request.station)?,
            day: parse_date("day", &request.day)?,
            starts: minutes("starts", &request.starts)?,
            service: request.service,
            name: check::text("name", &request.name, check::LONGEST_NAME)?,
            phone: Phone::parse("phone", &request.phone)?,
            account,
        })
    }

    /// Holds the wish against the station, its hours, what is booked, and what the account has open.
    fn admissible(&self, command: &Command<'_>, station: &ServiceStation, actor: Option<&str>) -> Result<()> {
        let (connection, street, today) = (command.connection, command.street(), command.now.date());
        let book = &command.snapshot.rules.rulebook;
        let area = station.community.as_str();
        rules::there("day", station, self.day)?;
        if let Some(service) = self.service {
            rules::offered(station, service, self.day)?;
        }
        let days = book.integer("station.appointment.horizon", "days", area, today)?;
        rules::within_horizon(self.day, today, days)?;
        let periods = rules::open_periods(station, self.day, &command.snapshot.rules.calendar)
            .map_err(|error| error.at("day"))?;
        rules::within_hours(&periods, station.slot_minutes, self.starts)?;
        let taken = rows::taken(connection, street, station.id, self.day)?;
        let taken: Vec<Taken> = taken.iter().map(|one| (one.starts, one.ends(), 1)).collect();
        rules::room(&taken, (self.starts, self.starts + station.slot_minutes), station.capacity)?;
        if let Some(actor) = actor {
            let most = book.integer("station.appointment.open", "most", area, today)?;
            let own = rows::booked_by(connection, street, (station.id, actor), today)?;
            let now = (today, minute_of(command.now));
            let open = own.iter().filter(|one| (one.day, one.ends()) > now);
            rules::few(check::count(open.count()), most)?;
        }
        Ok(())
    }
}
