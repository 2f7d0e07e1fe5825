//! Disputes and cases (诉调对接): what a case hears of the dispute that came from it.

use super::intake::LONGEST_TEXT;
use super::record::DisputeRecord;
use super::step_requests::{CloseDisputeCase, DisputeCaseResult, OpenDisputeCase};
use super::types::DisputeEntryKind;
use super::{Disputes, risk, rows, rules, standing};
use crate::case::{Case, CaseChannel, CaseOutcome, NewCase, mediated};
use crate::command::Command;
use crate::identity::GridCode;
use crate::mediation::DisputeState;
use crate::registry::rules as check;
use crate::{Error, Id, Result, code};

impl Disputes {
    /// Hands a need in that mediation found (调处中发现诉求), as a case of the dispute's place. Its texts name no party; the record
    /// of the dispute tells its number.
    ///
    /// # Errors
    /// `Denied` for anybody but the panel or the chair, or without a grant that hands cases in there; `Violation`
    /// `dispute.confidential`; `Conflict` for a stale revision; `Invalid`; `NotFound`.
    pub fn open_case(&self, request: OpenDisputeCase) -> Result<DisputeCaseResult> {
        let id = Id::parse("dispute", &request.dispute)?;
        let title = check::text("title", &request.title, check::LONGEST_NAME)?;
        let description = check::optional_text("description", request.description.as_deref(), LONGEST_TEXT)?;
        self.0.write_once("dispute.open_case", request.request_key.as_deref(), &request, |command| {
            let dispute = standing::to_mediate(command, id)?;
            check::revision(request.revision, dispute.revision)?;
            rules::plain("title", &title, &dispute.parties)?;
            rules::plain("description", description.as_deref().unwrap_or_default(), &dispute.parties)?;
            let need = NewCase {
                description,
                tier: request.tier,
                community: Some(dispute.community.as_str().to_owned()),
                grid: located(command, &dispute),
                ..NewCase::new(&request.category, request.kind, CaseChannel::Department, title)
            };
            let case = mediated::open(command, &need)?;
            let text = format!("调处中发现诉求，已上报案件 {}", case.number);
            let today = command.now.date();
            risk::enter(command, &dispute, DisputeEntryKind::Note, today, text, None)?;
            Ok(linked(&dispute, case))
        })
    }

    /// Reports the outcome of a dispute that is over as the result of its case (办结关联案件): settled is resolved, anything else
    /// unresolved. The street inspects and closes the case. A settled dispute has done so by itself when an office was working
    /// on the case at that time.
    ///
    /// # Errors
    /// `Denied` for anybody but the panel or the chair; `Conflict` while the dispute is open, without a case, unless an office
    /// works on the case, or for a stale revision; `Invalid`; `NotFound`.
    pub fn close_case(&self, request: CloseDisputeCase) -> Result<DisputeCaseResult> {
        let id = Id::parse("dispute", &request.dispute)?;
        self.0.write_once("dispute.close_case", request.request_key.as_deref(), &request, |command| {
            let dispute = standing::to_mediate(command, id)?;
            check::revision(request.revision, dispute.revision)?;
            let Some((outcome, result)) = outcome(dispute.state) else {
                let (zh, en) = ("纠纷尚未办结", "the dispute is not over");
                return Err(rules::conflict(zh, en).with("state", dispute.state.word()));
            };
            let Some(case) = dispute.case_id else {
                let (zh, en) = ("该纠纷没有关联案件", "the dispute did not come from a case");
                return Err(rules::conflict(zh, en));
            };
            let before = mediated::stored(command, case)?;
            let case = mediated::report(command, &before, outcome, result)?;
            Ok(linked(&dispute, case))
        })
    }
}

/// The grid of a dispute, while it is one in force: a case goes to no other.
fn located(command: &Command<'_>, dispute: &DisputeRecord) -> Option<String> {
    let grid = dispute.grid.as_ref()?;
    command.snapshot.places.in_force(grid, command.now.date()).then(|| GridCode::as_str(grid).to_owned())
}

fn linked(dispute: &DisputeRecord, case: Case) -> DisputeCaseResult {
    DisputeCaseResult {
        dispute: dispute.id,
        case_id: case.id,
        number: case.number,
        state: case.state,
        outcome: case.outcome,
    }
}

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
