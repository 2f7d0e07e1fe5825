//! What the relation and the duties of members share: who may see and change a member, and checks of days.

use chrono::NaiveDate;

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

/// The day of something that has happened: the one given, or today, but none to come.
pub(crate) fn happened(field: &str, day: Option<NaiveDate>, today: NaiveDate) -> Result<NaiveDate> {
    let day = day.unwrap_or(today);
    if day > today {
        return Err(Error::invalid(field, "日期不得晚于今天", "the day is not after today"));
    }
    Ok(day)
}

/// Refuses a day before the one that it follows.
pub(crate) fn follows(field: &str, before: NaiveDate, day: NaiveDate) -> Result<()> {
    if day >= before {
        return Ok(());
    }
    Err(Error::invalid(field, format!("日期不得早于 {before}"), format!("the day is not before {before}"))
        .with("earliest", before.to_string()))
}

/// A conflict with the state of a record.
pub(crate) fn conflict(zh: impl Into<String>, en: impl Into<String>) -> Error {
    Error::conflict(code::CONFLICT_STATE, zh, en)
}
