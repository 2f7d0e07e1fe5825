//! The queue of a day (排队叫号): numbers taken, called, served, missed.

use serde_json::json;

use super::appointment::AppointmentRecord;
use super::record::ServiceStation;
use super::rules::{conflict, in_turn};
use super::ticket::TicketRecord;
use super::types::*;
use super::visit::Served;
use super::{Stations, over, rows, rules, staffed};
use crate::access::Capability;
use crate::command::Command;
use crate::registry::rules as check;
use crate::service::hours::minute_of;
use crate::{Error, Id, Result};

impl Stations {
    /// Gives out the next number of today (取号), also to somebody who has come for an appointment.
    ///
    /// # Errors
    /// `Denied` without a grant that receives matters over the station; `Invalid`; `NotFound`; `Conflict` when the station is not
    /// there or does not offer the service today, or the appointment is not a booked one of this station and day.
    pub fn take_ticket(&self, request: TakeQueueTicket) -> Result<QueueTicketResult> {
        let station = Id::parse("station", &request.station)?;
        let appointment = check::optional_id("appointment", request.appointment.as_deref())?;
        let key = request.request_key.as_deref();
        self.0.write_once_if("station.take_ticket", key, &request, again, |command| {
            let station = over(command, station, Capability::ReceiveMatters)?;
            let (connection, street, today) = (command.connection, command.street(), command.now.date());
            rules::there("station", &station, today)?;
            let booked = appointment.map(|id| arriving(command, &station, id)).transpose()?;
            let service = request.service.or(booked.as_ref().and_then(|one| one.service));
            if let Some(service) = service {
                rules::offered(&station, service, today)?;
            }
            let now = minute_of(command.now);
            let ticket = TicketRecord {
                id: command.new_id(),
                station: station.id,
                day: today,
                number: rows::last_number(connection, street, station.id, today)? + 1,
                service,
                appointment,
                starts: booked.as_ref().map(|one| one.starts),
                in_time: booked.as_ref().is_some_and(|one| now < one.ends()),
                state: QueueTicketState::Waiting,
                called_by: None,
                visit: None,
                revision: 1,
            };
            let facts = json!({"station": station.id, "number": ticket.number, "service": service,
                "appointment": appointment, "state": ticket.state});
            command.keep(None, &ticket, facts)?;
            let arrived =
                booked.map(|one| one.becomes(command, StationAppointmentState::Arrived)).transpose()?;
            Ok(QueueTicketResult {
                ticket: ticket.shown(),
                appointment: arrived.map(|one| one.shown()),
                warnings: Vec::new(),
            })
        })
    }

    /// Calls who comes next (叫号): appointments that have begun and for which the person came in time, then the numbers.
    ///
    /// # Errors
    /// `Denied` for anybody but the staff of the station; `Invalid`; `NotFound`; `Conflict` while the caller has another number to
    /// serve or to miss.
    pub fn call_next(&self, request: CallNextTicket) -> Result<CalledTicket> {
        let id = Id::parse("station", &request.station)?;
        self.0.write_once("station.call_next", request.request_key.as_deref(), &request, |command| {
            let station = staffed(command, id)?;
            let (connection, street, today) = (command.connection, command.street(), command.now.date());
            let called = rows::tickets(connection, street, station.id, today, QueueTicketState::Called)?;
            if let Some(open) = called.iter().find(|one| one.called_by.as_deref() == Some(command.actor())) {
                return Err(conflict(
                    format!("已叫的 {} 号尚未服务完毕或者登记过号", open.number),
                    format!("number {} was called and is neither served nor missed", open.number),
                )
                .with("number", open.number));
            }
            let waiting = rows::tickets(connection, street, station.id, today, QueueTicketState::Waiting)?;
            let mut turn = in_turn(waiting, minute_of(command.now)).into_iter();
            let Some(before) = turn.next() else {
                return Ok(CalledTicket { ticket: None, waiting: 0 });
            };
            let after = TicketRecord {
                state: QueueTicketState::Called,
                called_by: Some(command.actor().to_owned()),
                revision: before.revision + 1,
                ..before.clone()
            };
            let facts = json!({"station": id, "number": after.number, "state": after.state});
            command.keep(Some(&before), &after, facts)?;
            Ok(CalledTicket { ticket: Some(after.shown()), waiting: check::count(turn.len()) })
        })
    }

    /// Records that who was called has been served; it becomes a visit.
    ///
    /// # Errors
    /// `Denied` for anybody but the staff of the station; `Invalid` for a bad field; `NotFound`; `Conflict` unless the number was
    /// called, or for a stale revision.
    pub fn serve_ticket(&self, request: ServeTicket) -> Result<ServedTicket> {
        let id = Id::parse("ticket", &request.ticket)?;
        let (client, matter) = (request.client_id.as_deref(), request.matter.as_deref());
        let served = Served::parse(request.client, client, matter)?;
        self.0.write_once("station.serve_ticket", request.request_key.as_deref(), &request, |command| {
            let (before, station) = called(command, id, request.revision)?;
            let service = request.service.or(before.service).ok_or_else(|| {
                Error::invalid(
                    "service",
                    "取号时未选服务项目的，应填写实际服务的项目",
                    "the service is told, as the number was taken for none",
                )
            })?;
            let visit = served.keep(command, &station, service, before.day, Some(id))?;
            let after = TicketRecord {
                state: QueueTicketState::Served,
                service: Some(service),
                visit: Some(visit.id),
                revision: before.revision + 1,
                ..before.clone()
            };
            settled(command, &before, &after, StationAppointmentState::Kept)?;
            Ok(ServedTicket { ticket: after.shown(), visit: visit.shown() })
        })
    }

    /// Records that who was called did not come (过号).
    ///
    /// # Errors
    /// `Denied` for anybody but the staff of the station; `Invalid`; `NotFound`; `Conflict` unless the number was called, or for a
    /// stale revision.
    pub fn miss_ticket(&self, request: MissTicket) -> Result<QueueTicketResult> {
        let id = Id::parse("ticket", &request.ticket)?;
        let key = request.request_key.as_deref();
        self.0.write_once_if("station.miss_ticket", key, &request, again, |command| {
            let (before, _) = called(command, id, request.revision)?;
            let after = TicketRecord {
                state: QueueTicketState::Missed,
                revision: before.revision + 1,
                ..before.clone()
            };
            let appointment = settled(command, &before, &after, StationAppointmentState::Missed)?;
            Ok(QueueTicketResult {
                ticket: after.shown(),
                appointment: appointment.map(|one| one.shown()),
                warnings: Vec::new(),
            })
        })
    }

    /// The queue of a day, as the screen of the station shows it: numbers, no persons.
    ///
    /// # Errors
    /// `Denied` without a grant that reads the configuration; `Invalid`; `NotFound`.
    pub fn queue(&self, request: GetStationQueue) -> Result<StationQueue> {
        let id = Id::parse("station", &request.station)?;
        let day = check::optional_date("day", request.day.as_deref())?;
        self.0.read(|view| {
            view.access().anywhere(Capability::ReadConfiguration)?;
            let station: ServiceStation = view.stored(id)?;
            let day = day.unwrap_or_else(|| view.now.date());
            let (connection, street) = (view.connection, view.street());
            let of = |state| rows::tickets(connection, street, station.id, day, state);
            let numbers = |tickets: &[TicketRecord]| tickets.iter().map(|one| one.number).collect();
            let waiting = in_turn(of(QueueTicketState::Waiting)?, minute_of(view.now));
            let count = |state| rows::count(connection, street, station.id, day, state);
            Ok(StationQueue {
                station: id,
                day,
                called: numbers(&of(QueueTicketState::Called)?),
                numbers: numbers(&waiting),
                waiting: check::count(waiting.len()),
                served: count(QueueTicketState::Served)?,
                missed: count(QueueTicketState::Missed)?,
            })
        })
    }
}

/// A first answer tells the name of an appointment: who no longer receives matters at the station gets it no more.
fn again(command: &Command<'_>, first: QueueTicketResult) -> Result<QueueTicketResult> {
    over(command, first.ticket.station, Capability::ReceiveMatters).map(|_| first)
}

/// The booked appointment of a station and of today for which somebody has come.
fn arriving(command: &Command<'_>, station: &ServiceStation, id: Id) -> Result<AppointmentRecord> {
    let missing = || Error::not_found("station_appointment", id).at("appointment");
    let appointment: AppointmentRecord = command.stored(id).map_err(|error| error.at("appointment"))?;
    // That of another station may lie outside the session's grants: it is not told from one that is not there.
    if appointment.station != station.id {
        return Err(missing());
    }
    let (today, state) = (command.now.date(), appointment.state);
    if appointment.day == today && state == StationAppointmentState::Booked {
        return Ok(appointment);
    }
    Err(conflict("该预约不是今日有效的预约", "the appointment is not a booked one of today")
        .at("appointment")
        .with("day", appointment.day.to_string())
        .with("state", state.word()))
}

/// A number that was called, for the staff of its station.
fn called(command: &Command<'_>, id: Id, revision: Option<i64>) -> Result<(TicketRecord, ServiceStation)> {
    command.access().anywhere(Capability::ReceiveMatters)?;
    let ticket: TicketRecord = command.stored(id)?;
    let station = staffed(command, ticket.station)?;
    check::revision(revision, ticket.revision)?;
    if ticket.state != QueueTicketState::Called {
        return Err(conflict("该号未在叫号中", "the number has not been called, or is settled")
            .with("state", ticket.state.word()));
    }
    Ok((ticket, station))
}

/// Stores a number that was served or missed, and the appointment for which the person came.
fn settled(
    command: &mut Command<'_>,
    before: &TicketRecord,
    after: &TicketRecord,
    state: StationAppointmentState,
) -> Result<Option<AppointmentRecord>> {
    let facts = json!({"station": after.station, "number": after.number, "state": after.state,
        "visit": after.visit});
    command.keep(Some(before), after, facts)?;
    let Some(appointment) = after.appointment else { return Ok(None) };
    let appointment: AppointmentRecord = command.stored(appointment)?;
    appointment.becomes(command, state).map(Some)
}
