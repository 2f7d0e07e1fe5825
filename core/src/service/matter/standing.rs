//! Who may see and move a matter: the office that decides, who works over its place, and the applicant.

use super::record::MatterRecord;
use crate::access::{Access, Capability};
use crate::command::{Command, View};
use crate::{Error, Id, Result};

/// The stored matter, once the session may take its steps.
///
/// # Errors
/// `Denied` without a grant that handles matters over its office or place; `NotFound`.
pub(crate) fn to_handle(command: &Command<'_>, id: Id) -> Result<MatterRecord> {
    command.access().anywhere(Capability::HandleMatters)?;
    let matter: MatterRecord = command.stored(id)?;
    command.access().over(Capability::HandleMatters, matter.place())?;
    Ok(matter)
}

/// The stored matter, for what its applicant does alone or at a window: by the applicant's own account, or by who receives
/// matters over its place.
///
/// # Errors
/// `Denied`; `NotFound`.
pub(crate) fn to_receive(command: &Command<'_>, id: Id) -> Result<MatterRecord> {
    let matter: Option<MatterRecord> = crate::store::document::get(command.connection, command.street(), id)?;
    open_to(&command.access(), command.actor(), matter, id, Capability::ReceiveMatters)
}

/// The stored matter, once the session may know whose it is: the applicant, or who reads matters over its place.
///
/// # Errors
/// `Denied`; `NotFound`.
pub(crate) fn to_read(view: &View<'_>, id: Id) -> Result<MatterRecord> {
    let matter: Option<MatterRecord> = crate::store::document::get(view.connection, view.street(), id)?;
    open_to(&view.access(), view.session.actor(), matter, id, Capability::ReadMatters)
}

/// Who holds no grant learns nothing from an identifier: neither that it is there nor that it is not.
fn open_to(
    access: &Access<'_>,
    actor: &str,
    matter: Option<MatterRecord>,
    id: Id,
    capability: Capability,
) -> Result<MatterRecord> {
    match matter {
        Some(matter) if matter.applied_by(actor) => Ok(matter),
        Some(matter) => access.over(capability, matter.place()).map(|_| matter),
        None => access.anywhere(capability).and(Err(Error::not_found("matter", id))),
    }
}
