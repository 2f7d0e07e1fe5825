//! Entries that intake makes in the record of a dispute: what was done against its escalation (防激化), and notes.

use chrono::NaiveDate;
use serde_json::json;

use super::intake::LONGEST_TEXT;
use super::record::{DisputeRecord, EntryRecord};
use super::step_requests::ReportDisputeRisk;
use super::types::{DisputeEntry, DisputeEntryKind, DisputeResult};
use super::{Disputes, rows, rules, shown, standing};
use crate::command::Command;
use crate::mediation::DisputeState;
use crate::registry::rules as check;
use crate::{Id, Result};

/// While a dispute can still escalate before the eyes of its mediators.
const ALIVE: [DisputeState; 6] = [
    DisputeState::Registered,
    DisputeState::Accepted,
    DisputeState::Mediating,
    DisputeState::Agreed,
    DisputeState::Performing,
    DisputeState::Breached,
];

impl Disputes {
    /// Records the risk that a dispute escalates, the steps taken against it and whom it was reported to (防激化措施与报告).
    ///
    /// # Errors
    /// `Denied` for anybody but the panel or the chair; `Violation` `dispute.risk` for a high risk that was reported to nobody;
    /// `Conflict` once the dispute is over, or for a stale revision; `Invalid`; `NotFound`.
    pub fn report_risk(&self, request: ReportDisputeRisk) -> Result<DisputeResult> {
        let id = Id::parse("dispute", &request.dispute)?;
        let steps = check::text("steps", &request.steps, LONGEST_TEXT)?;
        let to = check::optional_text("reported_to", request.reported_to.as_deref(), check::LONGEST_NAME)?;
        let on = check::optional_date("reported_on", request.reported_on.as_deref())?;
        self.0.write_seen("dispute.report_risk", request.request_key.as_deref(), &request, |command| {
            let before = standing::to_mediate(command, id)?;
            check::revision(request.revision, before.revision)?;
            rules::in_state(before.state, &ALIVE)?;
            let on = check::past_or_today("reported_on", on, command.now.date())?;
            check::not_before("reported_on", on, before.registered_on)?;
            rules::risk(request.risk, to.as_deref())?;
            let dispute =
                DisputeRecord { risk: request.risk, revision: before.revision + 1, ..before.clone() };
            let facts = json!({"state": dispute.state, "risk": dispute.risk, "reported": to.is_some()});
            rows::keep(command, Some(&before), &dispute, facts)?;
            enter(command, &dispute, DisputeEntryKind::RiskReport, on, steps, to)?;
            shown::after(command, &dispute, Vec::new())
        })
    }
}

/// Makes an entry in the record of a dispute.
pub(super) fn enter(
    command: &mut Command<'_>,
    dispute: &DisputeRecord,
    kind: DisputeEntryKind,
    held_on: NaiveDate,
    text: String,
    reported_to: Option<String>,
) -> Result<()> {
    let entry = EntryRecord(DisputeEntry {
        id: command.new_id(),
        dispute: dispute.id,
        kind,
        held_on,
        place: None,
        open_door: None,
        attendees: Vec::new(),
        text,
        reported_to,
        recorded_by: command.actor().to_owned(),
    });
    command.keep(None, &entry, json!({"dispute": dispute.id, "kind": kind, "day": held_on}))
}
