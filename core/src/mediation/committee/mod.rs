//! People's mediation committees (人民调解委员会), their mediators (人民调解员), and rooms (个人调解工作室、派驻调解室).
//!
//! Who writes a committee writes what hangs on it; one of the whole street takes a grant over the whole street. A mediator is
//! written by who writes every committee for which the mediator works. Names are read by everybody who works in the area.

mod bodies;
mod mediators;
mod people;
pub(crate) mod record;
mod rooms;
pub(crate) mod rows;
mod rules;
#[cfg(test)]
mod tests;
mod types;
mod work;

pub use types::*;

use chrono::NaiveDate;

use self::record::MediatorRecord;
use crate::access::{Capability, Place};
use crate::command::Command;
use crate::registry::enterprise;
use crate::store::Connection;
use crate::{Error, Id, Result};

impl MediationCommittee {
    /// Where it stands, for the scope of grants.
    fn place(&self) -> Place<'_> {
        Place { community: self.community.as_ref().map(|code| code.as_str()), ..Place::default() }
    }

    /// The area whose rules hold for it.
    fn area<'a>(&'a self, street: &'a str) -> &'a str {
        self.community.as_ref().map_or(street, |code| code.as_str())
    }
}

/// Refuses a session whose grants do not reach a committee.
fn writes(command: &Command<'_>, committee: &MediationCommittee) -> Result<()> {
    command.access().over(Capability::WriteMediation, committee.place()).map(drop)
}

/// A committee that the session may write.
fn writable(command: &Command<'_>, id: Id) -> Result<MediationCommittee> {
    command.access().anywhere(Capability::WriteMediation)?;
    let committee = command.stored(id)?;
    writes(command, &committee)?;
    Ok(committee)
}

/// A committee that the session may write and that goes on.
fn standing(command: &Command<'_>, id: Id) -> Result<MediationCommittee> {
    let committee = writable(command, id)?;
    match committee.dissolved_on {
        None => Ok(committee),
        Some(day) => Err(rules::conflict(
            format!("该调委会已于 {day} 撤销"),
            format!("the committee was dissolved on {day}"),
        )),
    }
}

/// A mediator who serves, once the session may write every committee for which the mediator works.
fn writable_mediator(command: &Command<'_>, id: Id) -> Result<MediatorRecord> {
    command.access().anywhere(Capability::WriteMediation)?;
    let mediator: MediatorRecord = command.stored(id)?;
    let today = command.now.date();
    for committee in committees_of(command.connection, command.street(), &mediator, today)? {
        writes(command, &committee)?;
    }
    match mediator.ended_on {
        None => Ok(mediator),
        Some(day) => Err(rules::conflict(
            format!("该人员已于 {day} 不再担任调解员"),
            format!("the person stopped being a mediator on {day}"),
        )),
    }
}

/// The committees that stand on a day for which a mediator works, or is engaged from a later day on.
fn committees_of(
    connection: &Connection,
    street: &str,
    mediator: &MediatorRecord,
    day: NaiveDate,
) -> Result<Vec<MediationCommittee>> {
    let mut all = rows::committees(connection, street)?;
    let coming = |id: Id| mediator.engagements.iter().any(|one| one.committee == id && one.starts_on > day);
    all.retain(|one| one.stands(day) && (mediator.works_for(one, day) || coming(one.id)));
    Ok(all)
}

/// The enterprise or other body of an identifier, which the registry must know.
fn known_enterprise(command: &Command<'_>, field: &str, id: Id) -> Result<enterprise::Enterprise> {
    let stored = enterprise::rows::get(command.connection, command.street(), id)?;
    let (stored, _) = stored.ok_or_else(|| Error::not_found("enterprise", id).at(field))?;
    Ok(stored)
}
