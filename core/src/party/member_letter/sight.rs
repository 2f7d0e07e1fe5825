//! What the relation and the duties of members share: who may see and change a member, and checks of days.

use crate::access::Capability;
use crate::command::{Command, View};
use crate::party::member::record::MemberRecord;
use crate::party::reach;
use crate::{Error, Id, Result, code};

/// The stored member, once the session may change it.
pub(crate) fn to_change(command: &Command<'_>, id: Id) -> Result<MemberRecord> {
    command.access().anywhere(Capability::WriteMembers)?;
    let member: MemberRecord = command.stored(id)?;
    changes(command, member.organisation)?;
    Ok(member)
}

/// Refuses a session that may not change the members of an organisation.
pub(crate) fn changes(command: &Command<'_>, organisation: Id) -> Result<()> {
    let (access, today) = (command.access(), command.now.date());
    reach::over(&access, Capability::WriteMembers, &command.snapshot.party, organisation, today)
}

/// The stored member, once the session may see it.
pub(crate) fn to_read(view: &View<'_>, id: Id) -> Result<MemberRecord> {
    view.access().anywhere(Capability::ReadMembers)?;
    let member: MemberRecord = view.stored(id)?;
    reads(view, member.organisation)?;
    Ok(member)
}

/// Refuses a session that may not see the members of an organisation.
pub(crate) fn reads(view: &View<'_>, organisation: Id) -> Result<()> {
    let (access, today) = (view.access(), view.now.date());
    reach::over(&access, Capability::ReadMembers, &view.snapshot.party, organisation, today)
}

/// An organisation and those below it today; itself also when it is there no longer.
pub(crate) fn with_all_below(view: &View<'_>, organisation: Id) -> Vec<Id> {
    let mut all = view.snapshot.party.with_all_below(organisation, view.now.date());
    if all.is_empty() {
        all.push(organisation);
    }
    all
}

/// A conflict with the state of a record.
pub(crate) fn conflict(zh: impl Into<String>, en: impl Into<String>) -> Error {
    Error::conflict(code::CONFLICT_STATE, zh, en)
}
