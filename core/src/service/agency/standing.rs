//! Who may see and move an agency service: who acts, who serves over its place, and the client.

use serde::Serialize;

use super::record::AgencyRecord;
use super::types::AgencyResult;
use crate::access::{Access, Capability};
use crate::command::{Command, View};
use crate::platform::Session;
use crate::store::document;
use crate::{Error, Id, Result};

/// By which way a session comes to a stored service.
pub(super) type Way = fn(&Command<'_>, Id) -> Result<AgencyRecord>;

/// For what is done for the client: by who acts, or serves over its place.
pub(super) fn to_step(command: &Command<'_>, id: Id) -> Result<AgencyRecord> {
    let record: Option<AgencyRecord> = document::get(command.connection, command.street(), id)?;
    open_to(&command.access(), command.actor(), record, id, false)
}

/// For what the client may do alone.
pub(super) fn to_stop(command: &Command<'_>, id: Id) -> Result<AgencyRecord> {
    let record: Option<AgencyRecord> = document::get(command.connection, command.street(), id)?;
    open_to(&command.access(), command.actor(), record, id, true)
}

/// For reading it with its client.
pub(super) fn to_read(view: &View<'_>, id: Id) -> Result<AgencyRecord> {
    let record: Option<AgencyRecord> = document::get(view.connection, view.street(), id)?;
    open_to(&view.access(), view.session.actor(), record, id, true)
}

/// Who holds no grant learns nothing from an identifier. An agent whose grants have ended acts no more.
fn open_to(
    access: &Access<'_>,
    actor: &str,
    record: Option<AgencyRecord>,
    id: Id,
    by_client: bool,
) -> Result<AgencyRecord> {
    match record {
        Some(record) if by_client && record.is_client(actor) => Ok(record),
        Some(record) if record.is_agent(actor) => {
            access.anywhere(Capability::ReceiveMatters).map(|()| record)
        }
        Some(record) => access.over(Capability::ReceiveMatters, record.place()).map(|_| record),
        None => access.anywhere(Capability::ReceiveMatters).and(Err(Error::not_found("agency_service", id))),
    }
}

impl Session {
    /// As [`Session::write_once`] for agency services: who may no longer see one learns nothing from the first answer.
    pub(super) fn write_agency<R: Serialize>(
        &self,
        operation: &'static str,
        key: Option<&str>,
        request: &R,
        work: impl FnOnce(&mut Command<'_>) -> Result<AgencyResult>,
    ) -> Result<AgencyResult> {
        let again =
            |command: &Command<'_>, answer: AgencyResult| to_stop(command, answer.service.id).map(|_| answer);
        self.write_once_if(operation, key, request, again, work)
    }
}
