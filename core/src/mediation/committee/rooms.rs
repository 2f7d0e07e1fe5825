//! Rooms: personal studios and rooms dispatched to other bodies.

use chrono::NaiveDate;
use serde_json::json;

use super::record::MediatorRecord;
use super::types::*;
use super::{known_enterprise, rows, rules, standing, writable};
use crate::access::Capability;
use crate::command::Command;
use crate::ledger::page;
use crate::mediation::Mediation;
use crate::registry::reach::Page;
use crate::registry::rules as check;
use crate::store::document;
use crate::{Error, Id, Result};

impl Mediation {
    /// Records a room of a committee, or changes the one of its identifier as a whole; an identifier that is not there yet is
    /// that of a new one, made offline.
    ///
    /// # Errors
    /// `Denied` without a grant that writes the committee; `Invalid`; `NotFound`; `Violation` `mediation.committee.member` for the
    /// studio of somebody who has ended; `Conflict` when the mediator does not work for the committee or has a studio, the room is
    /// closed or the revision is stale.
    pub fn put_room(&self, request: PutMediationRoom) -> Result<MediationRoomResult> {
        let wish = Wish::parse(&request)?;
        self.0.write_once("mediation.put_room", request.request_key.as_deref(), &request, |command| {
            command.access().anywhere(Capability::WriteMediation)?;
            let before = wish.id.map(|id| known(command, id)).transpose()?.flatten();
            let committee = standing(command, wish.committee)?;
            check::revision(request.revision, before.as_ref().map_or(0, |room| room.revision))?;
            if before.as_ref().is_some_and(|before| before.kind != request.kind) {
                return Err(Error::invalid(
                    "kind",
                    "调解室的类别不得变更，应关闭后另行登记",
                    "the kind of a room stays; another one is recorded instead",
                ));
            }
            let room = wish.apply(command, before.as_ref(), &request)?;
            check::not_before("opened_on", room.opened_on, committee.formed_on)?;
            studio(command, &committee, &room)?;
            let facts = json!({"kind": room.kind, "committee": room.committee, "opened_on": room.opened_on});
            command.keep(before.as_ref(), &room, facts)?;
            Ok(MediationRoomResult { room })
        })
    }

    /// Rooms of the street, oldest record first.
    ///
    /// # Errors
    /// `Denied` without a grant that reads mediation; `Invalid`.
    pub fn list_rooms(&self, request: ListMediationRooms) -> Result<MediationRoomList> {
        let limit = page(request.limit, 100)?;
        let committee = check::optional_id("committee", request.committee.as_deref())?;
        let as_of = check::optional_date("as_of", request.as_of.as_deref())?;
        let cursor = check::optional_id("cursor", request.cursor.as_deref())?;
        self.0.read(|view| {
            view.access().anywhere(Capability::ReadMediation)?;
            let mut page = Page::new(limit);
            for room in rows::rooms(view.connection, view.street(), committee)? {
                let wanted = cursor.is_none_or(|cursor| room.id > cursor)
                    && request.kind.is_none_or(|kind| room.kind == kind)
                    && as_of.is_none_or(|day| room.is_open(day));
                if wanted && !page.push(room) {
                    break;
                }
            }
            let (items, next) = page.finish(|room| room.id.to_string());
            Ok(MediationRoomList { items, next })
        })
    }

    /// Closes a room.
    ///
    /// # Errors
    /// `Denied`; `Invalid` for a day before it was opened or after today; `NotFound`; `Conflict` when it is closed or the revision is
    /// stale.
    pub fn close_room(&self, request: CloseMediationRoom) -> Result<MediationRoomResult> {
        let id = Id::parse("id", &request.id)?;
        let day = check::optional_date("closed_on", request.closed_on.as_deref())?;
        self.0.write_once("mediation.close_room", request.request_key.as_deref(), &request, |command| {
            command.access().anywhere(Capability::WriteMediation)?;
            let before = open_room(command, command.stored(id)?)?;
            check::revision(request.revision, before.revision)?;
            let day = check::past_or_today("closed_on", day, command.now.date())?;
            check::not_before("closed_on", day, before.opened_on)?;
            let room = closed(command, &before, day)?;
            Ok(MediationRoomResult { room })
        })
    }
}

/// A request whose single fields are in order.
struct Wish {
    id: Option<Id>,
    name: String,
    committee: Id,
    mediator: Option<Id>,
    host: Option<String>,
    enterprise: Option<Id>,
    address: String,
    hours: Option<String>,
    opened_on: Option<NaiveDate>,
}

impl Wish {
    fn parse(request: &PutMediationRoom) -> Result<Self> {
        let wish = Self {
            id: check::optional_id("id", request.id.as_deref())?,
            name: check::text("name", &request.name, check::LONGEST_NAME)?,
            committee: Id::parse("committee", &request.committee)?,
            mediator: check::optional_id("mediator", request.mediator.as_deref())?,
            host: check::optional_text("host", request.host.as_deref(), check::LONGEST_NAME)?,
            enterprise: check::optional_id("enterprise", request.enterprise.as_deref())?,
            address: check::text("address", &request.address, check::LONGEST_ADDRESS)?,
            hours: check::optional_text("hours", request.hours.as_deref(), check::LONGEST_ADDRESS)?,
            opened_on: check::optional_date("opened_on", request.opened_on.as_deref())?,
        };
        let (host, enterprise) = (wish.host.is_some(), wish.enterprise.is_some());
        rules::room_parts(request.kind, wish.mediator.is_some(), host, enterprise)?;
        Ok(wish)
    }

    /// The room as it would be; one at an enterprise has its name when none is given.
    fn apply(
        &self,
        command: &Command<'_>,
        before: Option<&MediationRoom>,
        request: &PutMediationRoom,
    ) -> Result<MediationRoom> {
        let opened_on = self.opened_on.or(before.map(|room| room.opened_on));
        let mut host = self.host.clone();
        if let Some(enterprise) = self.enterprise {
            let stored = known_enterprise(command, "enterprise", enterprise)?;
            host = host.or(Some(stored.name));
        }
        Ok(MediationRoom {
            id: self.id.unwrap_or_else(|| command.new_id()),
            kind: request.kind,
            name: self.name.clone(),
            committee: self.committee,
            mediator: self.mediator,
            host,
            enterprise: self.enterprise,
            address: self.address.clone(),
            hours: self.hours.clone(),
            opened_on: check::past_or_today("opened_on", opened_on, command.now.date())?,
            closed_on: None,
            revision: before.map_or(1, |room| room.revision + 1),
        })
    }
}

/// The room of an identifier, when it is there: one that goes on and that the session may write.
fn known(command: &Command<'_>, id: Id) -> Result<Option<MediationRoom>> {
    match document::get::<MediationRoom>(command.connection, command.street(), id)? {
        Some(room) => open_room(command, room).map(Some),
        None => Ok(None),
    }
}

/// A room that the session may write and that goes on.
fn open_room(command: &Command<'_>, room: MediationRoom) -> Result<MediationRoom> {
    writable(command, room.committee)?;
    match room.closed_on {
        None => Ok(room),
        Some(day) => {
            Err(rules::conflict(format!("该调解室已于 {day} 关闭"), format!("the room was closed on {day}")))
        }
    }
}

/// A studio is of somebody who works for the committee, who has no other.
fn studio(command: &Command<'_>, committee: &MediationCommittee, room: &MediationRoom) -> Result<()> {
    let Some(mediator) = room.mediator else { return Ok(()) };
    let today = command.now.date();
    let record: MediatorRecord = command.stored(mediator).map_err(|error| error.at("mediator"))?;
    record.serving("mediator", today)?;
    if !record.works_for(committee, today) {
        return Err(rules::conflict(
            "该调解员不是该调委会的委员或者受聘人员",
            "the mediator does not work for the committee",
        )
        .at("mediator"));
    }
    let rooms = rows::rooms(command.connection, command.street(), None)?;
    let other =
        |one: &&MediationRoom| one.id != room.id && one.mediator == room.mediator && one.is_open(today);
    match rooms.iter().find(other) {
        None => Ok(()),
        Some(other) => {
            Err(rules::conflict("该调解员已有个人调解工作室", "the mediator has a studio already")
                .at("mediator")
                .with("existing", other.id.to_string()))
        }
    }
}

fn closed(command: &mut Command<'_>, before: &MediationRoom, day: NaiveDate) -> Result<MediationRoom> {
    let after = MediationRoom { closed_on: Some(day), revision: before.revision + 1, ..before.clone() };
    command.keep(Some(before), &after, json!({"committee": after.committee, "closed_on": day}))?;
    Ok(after)
}

/// Closes the open rooms that `which` says: on `day`, or on the day of opening when that is later.
pub(super) fn close(
    command: &mut Command<'_>,
    day: NaiveDate,
    which: impl Fn(&MediationRoom) -> bool,
) -> Result<()> {
    for room in rows::rooms(command.connection, command.street(), None)? {
        if room.closed_on.is_none() && which(&room) {
            closed(command, &room, day.max(room.opened_on))?;
        }
    }
    Ok(())
}
