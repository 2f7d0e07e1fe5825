//! Stations (服务站点): hours, services, staff, visits, appointments and the queue.
//!
//! Who writes services over the place of a station records it; who receives matters there serves at it. Somebody without any
//! grant makes, lists and cancels appointments of the own account, and nothing else. Whom a station served is counted, never told.

pub(crate) mod appointment;
mod queue;
mod reading;
pub(crate) mod record;
pub(crate) mod rows;
pub(crate) mod rules;
mod setup;
#[cfg(test)]
pub(crate) mod tests;
pub(crate) mod ticket;
mod types;
pub(crate) mod visit;

pub use record::{OpeningHours, ServiceStation, StationKind, StationService, StationStaff};
pub use types::*;

use crate::access::{Capability, Place};
use crate::command::Command;
use crate::identity::GridCode;
use crate::platform::Session;
use crate::{Error, Id, Result};

/// Stations, their appointments and queues.
///
/// ```
/// # use shuzhi::*;
/// # use shuzhi::{access::*, registry::*, service::station::*};
/// # let folder = std::env::temp_dir().join(format!("shuzhi-stations-{}", std::process::id()));
/// # std::fs::create_dir_all(&folder).unwrap();
/// # let path = folder.join("stations.db").display().to_string();
/// # let platform = Platform::open(Options { path, street: Some("620102001".into()),
/// #     security_administrator: Some("li".into()), ..Default::default() })?;
/// # let open = |actor: &str| platform.session(Actor { actor: actor.into(), street: "620102001".into(), ..Default::default() });
/// # open("li")?.access_control().grant(NewGrant { actor: "wang".into(), role: Role::StreetOfficer,
/// #     scope_kind: ScopeKind::Division, scope: "620102001".into(), sensitive: None, valid_from: None, valid_to: None, request_key: None })?;
/// # open("wang")?.registry().put_division(PutDivision { code: "620102001001".into(), name: "民主路".into(), ..Default::default() })?;
/// let stations = open("wang")?.stations();
/// let hours = (1..=5).map(|weekday| StationHours { weekday, opens: "09:00".into(), closes: "17:00".into() });
/// let station = stations.put(PutStation { id: None, kind: StationKind::PartyMass, name: "民主路党群服务工作站".into(),
///     brand: Some("心心向党".into()), community: "620102001001".into(), grid: None, address: "民主路 1 号".into(), phone: None,
///     hours: hours.collect(), capacity: 2, slot_minutes: 30, opened_on: None, revision: None, request_key: None })?.station;
/// stations.offer(OfferAtStation { station: station.id.to_string(), name: Some("家门口的聊吧".into()), ..Default::default() })?;
/// assert_eq!(stations.list(ListStations::default())?.items[0].services, 1);
/// # platform.close()?;
/// # std::fs::remove_dir_all(&folder).unwrap();
/// # Ok::<(), Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Stations(pub(crate) Session);

impl Session {
    /// Stations, their appointments and queues.
    pub fn stations(&self) -> Stations {
        Stations(self.clone())
    }
}

impl ServiceStation {
    /// Where it stands, for the scope of grants.
    pub(crate) fn place(&self) -> Place<'_> {
        Place {
            community: Some(self.community.as_str()),
            grid: self.grid.as_ref().map(GridCode::as_str),
            ..Place::default()
        }
    }
}

/// A station, once the session holds `capability` over its place.
fn over(command: &Command<'_>, id: Id, capability: Capability) -> Result<ServiceStation> {
    command.access().anywhere(capability)?;
    let station: ServiceStation = command.stored(id)?;
    command.access().over(capability, station.place())?;
    Ok(station)
}

/// A station that the session may write and that is not closed.
fn writable(command: &Command<'_>, id: Id) -> Result<ServiceStation> {
    let station = over(command, id, Capability::WriteServices)?;
    rules::not_closed(&station, command.now.date())?;
    Ok(station)
}

/// A station of which the session is staff today, with a grant to receive matters there.
fn staffed(command: &Command<'_>, id: Id) -> Result<ServiceStation> {
    let station = over(command, id, Capability::ReceiveMatters)?;
    let (actor, today) = (command.actor(), command.now.date());
    if station.staff.iter().any(|one| one.actor == actor && one.holds(today)) {
        return Ok(station);
    }
    Err(Error::denied(
        "叫号、服务登记由该站点的工作人员办理",
        "numbers are called and served by the staff of the station",
    ))
}
