//! Disputes and cases (诉调对接): what a case hears of the dispute that came from it.

use super::record::DisputeRecord;
use super::rows;
use crate::case::{CaseOutcome, mediated};
use crate::command::Command;
use crate::mediation::DisputeState;
use crate::{Error, Id, Result, code};

/// Tells the case from which a dispute came how mediation ended. To be called by every operation that ends a dispute, after it
/// was kept: refused, terminated, or settled (when its agreement takes effect). Without a case it does nothing; called again
/// it does no harm.
///
/// A settled dispute is the result of a case that an office works on: reported as resolved, to be inspected and closed by the
/// street as any other (a case's states know no way past the inspection). In every other state, and when mediation brought no
/// agreement, the case's timeline tells it, so that its office goes on with it; see `dispute.close_case`.
///
/// # Errors
/// Those of the store.
pub(crate) fn concluded(command: &mut Command<'_>, dispute: &DisputeRecord) -> Result<()> {
    let Some(id) = dispute.case_id else { return Ok(()) };
    let case = mediated::stored(command, id)?;
    let Some((outcome, note)) = outcome(dispute.state) else { return Ok(()) };
    if !mediated::awaits_result(&case) {
        return Ok(());
    }
    if outcome == CaseOutcome::Resolved && mediated::is_handled(&case) {
        mediated::report(command, &case, outcome, note).map(drop)
    } else {
        mediated::tell(command, &case, note)
    }
}

/// What a dispute in a state means to its case: none while it is open. The words name nobody: a case is read by many.
pub(super) fn outcome(state: DisputeState) -> Option<(CaseOutcome, &'static str)> {
    use DisputeState as S;
    match state {
        S::Registered | S::Accepted | S::Mediating | S::Agreed => None,
        S::Performing | S::Performed => Some((CaseOutcome::Resolved, "经人民调解，当事人已达成协议")),
        S::Breached => Some((CaseOutcome::Unresolved, "经人民调解达成的协议未履行")),
        S::Terminated => Some((CaseOutcome::Unresolved, "人民调解未达成协议，已终止并告知其他解决途径")),
        S::Refused => Some((CaseOutcome::Unresolved, "人民调解委员会不予受理，已告知其他解决途径")),
    }
}

/// Refuses a second dispute of a case while one is open.
pub(super) fn only_one(command: &Command<'_>, case: Id) -> Result<()> {
    for id in rows::of_case(command.connection, command.street(), case)? {
        let dispute: DisputeRecord = command.stored(id)?;
        if dispute.state.is_open() {
            return Err(Error::conflict(
                code::CONFLICT_EXISTS,
                "该案件已有办理中的纠纷",
                "a dispute of the case is open already",
            )
            .at("case")
            .with("dispute", id.to_string()));
        }
    }
    Ok(())
}
