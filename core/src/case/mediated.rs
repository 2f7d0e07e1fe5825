//! Cases and mediation (诉转调、调转诉): a case becomes a dispute, and hears how that ended; a need found in a dispute becomes a
//! case.

use crate::access::Capability;
use crate::command::{Command, body};
use crate::{Error, Id, Result, code};

use super::rules::{Ground, Step, decide};
use super::types::{Case, CaseOutcome, CaseState, NewCase};
use super::{intake, is_open, life, rows};

/// The open case of which the session makes a dispute: one that it may read.
///
/// # Errors
/// `Denied` without a grant that reads cases; `NotFound` outside its scope; `Conflict` for a case that is over.
pub(crate) fn to_link(command: &Command<'_>, id: Id) -> Result<Case> {
    let access = command.access();
    access.anywhere(Capability::ReadCases)?;
    let case = stored(command, id)?;
    access.over(Capability::ReadCases, case.place()).map_err(|_| Error::not_found("case", id))?;
    if is_open(case.state.word()) {
        return Ok(case);
    }
    Err(Error::conflict(
        code::CONFLICT_STATE,
        "案件已经办结，不能转为纠纷",
        "the case is over and becomes no dispute",
    )
    .with("state", case.state.word()))
}

/// The stored case of a dispute, whatever the session may read: who mediates may not read cases, and reads nothing of it here.
///
/// # Errors
/// `NotFound`.
pub(crate) fn stored(command: &Command<'_>, id: Id) -> Result<Case> {
    rows::get(command.connection, command.street(), id)?.ok_or_else(|| Error::not_found("case", id))
}

/// Whether an office works on the case now, so that a result can be reported.
pub(crate) fn is_handled(case: &Case) -> bool {
    case.state == CaseState::Handling
}

/// Whether the case still waits for a result.
pub(crate) fn awaits_result(case: &Case) -> bool {
    is_open(case.state.word()) && !matches!(case.state, CaseState::Reported | CaseState::Inspected)
}

/// Reports how mediation ended as the result of the case. Inspection and closing stay with the street: what mediation brought
/// is looked at as any other result is.
///
/// # Errors
/// `Conflict` (501) unless an office works on the case.
pub(crate) fn report(
    command: &mut Command<'_>,
    before: &Case,
    outcome: CaseOutcome,
    result: &str,
) -> Result<Case> {
    let snapshot = std::sync::Arc::clone(&command.snapshot);
    let ground = Ground {
        now: command.now,
        actor: command.actor(),
        street: command.street(),
        rules: &snapshot.rules,
        configuration: &snapshot.cases,
        pauses: &[],
    };
    let decision = decide(before, &Step::Report { outcome, result }, &ground)?;
    life::write(command, before, &decision.case, Some(result))?;
    Ok(decision.case)
}

/// States on the case's timeline what mediation came to; the case itself stays as it is.
pub(crate) fn tell(command: &mut Command<'_>, case: &Case, note: &str) -> Result<()> {
    let facts =
        body([("state", Some(case.state.word())), ("office", case.office.as_deref()), ("note", Some(note))]);
    command.record("case", case.id.as_bytes(), Some(case), Some(case), facts)
}

/// Hands a case in as [`super::Cases::submit`] does, within the command of another operation.
///
/// # Errors
/// As [`super::Cases::submit`].
pub(crate) fn open(command: &mut Command<'_>, request: &NewCase) -> Result<Case> {
    let parsed = intake::parse(request)?;
    Ok(intake::submit(command, &parsed)?.case)
}
