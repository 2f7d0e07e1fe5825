//! Mediation (调解程序): notice and consent, panel and recusal, sessions and the record, time limits, levels, and every end
//! without agreement.
//!
//! The panel, or the mediator who accepted the dispute while there is none, and the chair of the committee go on with it;
//! a party stops it by its own account.

mod answers;
mod conflicts;
mod consent;
mod course;
mod entries;
mod panel;
mod rows;
mod rules;
mod seats;
#[cfg(test)]
mod tests;
mod types;

pub use answers::*;
pub(crate) use conflicts::partial;
pub(crate) use panel::may_look_after;
pub(crate) use seats::clear;
pub use types::*;

use chrono::NaiveDate;
use serde_json::Value;

use crate::access::Capability;
use crate::command::{Command, View};
use crate::mediation::dispute::record::{DisputeRecord, EndingRecord};
use crate::mediation::dispute::{DisputeResult, DisputeStanding, links, rows as disputes, shown, standing};
use crate::mediation::scheme::{self, MediationScheme, PanelRule};
use crate::mediation::{DisputeState, EndingReason, OtherRoute, agreement};
use crate::registry::rules as check;
use crate::{Error, Id, Result, Warning};

/// The longest reason or remark, in characters.
const LONGEST_NOTE: usize = 1000;

/// In these states somebody brings the parties together.
const RUNNING: [DisputeState; 2] = [DisputeState::Accepted, DisputeState::Mediating];

/// A dispute that the session goes on with, in one of the states in which the step is taken.
fn at(
    command: &Command<'_>,
    id: Id,
    revision: Option<i64>,
    allowed: &[DisputeState],
) -> Result<DisputeRecord> {
    let dispute = standing::to_mediate(command, id)?;
    check::revision(revision, dispute.revision)?;
    rules::in_state(dispute.state, allowed)?;
    Ok(dispute)
}

/// A dispute whose mediators or chair read it.
fn readable(view: &View<'_>, id: Id) -> Result<DisputeRecord> {
    view.access().anywhere(Capability::Mediate)?;
    match standing::to_read(view, id)? {
        (dispute, DisputeStanding::Chair | DisputeStanding::Panel) => Ok(dispute),
        _ => Err(Error::denied(
            "该操作由承办调解员和调委会主任办理",
            "the operation belongs to the mediators of the dispute and the chair of its committee",
        )),
    }
}

/// Stores a changed dispute.
fn keep(
    command: &mut Command<'_>,
    before: &DisputeRecord,
    after: &mut DisputeRecord,
    facts: Value,
) -> Result<()> {
    after.revision = before.revision + 1;
    disputes::keep(command, Some(before), after, facts)
}

/// Stores a changed dispute and answers with it as the session sees it now.
fn kept(
    command: &mut Command<'_>,
    before: &DisputeRecord,
    mut after: DisputeRecord,
    facts: Value,
    warnings: Vec<Warning>,
) -> Result<DisputeResult> {
    keep(command, before, &mut after, facts)?;
    shown::after(command, &after, warnings)
}

/// How mediation ends without agreement.
struct Ending {
    on: NaiveDate,
    reason: EndingReason,
    note: Option<String>,
    routes: Vec<OtherRoute>,
}

/// Ends mediation without agreement: every such end goes through here.
fn ended(
    command: &mut Command<'_>,
    before: &DisputeRecord,
    mut after: DisputeRecord,
    ending: Ending,
) -> Result<DisputeResult> {
    let Ending { on, reason, note, routes } = ending;
    let last = [before.accepted_on, before.last_session, Some(before.registered_on)];
    check::not_before("ended_on", on, last.into_iter().flatten().max().unwrap_or(on))?;
    let facts =
        serde_json::json!({"state": DisputeState::Terminated, "reason": reason, "on": on, "routes": routes});
    if before.state == DisputeState::Agreed {
        agreement::lapse(command, before)?;
        after.agreement = None;
    }
    after.state = DisputeState::Terminated;
    after.ending = Some(EndingRecord { on, reason, note, routes });
    keep(command, before, &mut after, facts)?;
    links::concluded(command, &after)?;
    shown::after(command, &after, Vec::new())
}

/// The scheme of a day and what it asks of the panel of a dispute.
fn panel_rule(command: &Command<'_>, dispute: &DisputeRecord) -> Result<(MediationScheme, PanelRule)> {
    let scheme = scheme::on(command.connection, command.street(), command.now.date())?;
    rule_of(&scheme, dispute).map(|rule| (scheme, rule))
}

/// What a scheme asks of the panel of a dispute.
fn rule_of(scheme: &MediationScheme, dispute: &DisputeRecord) -> Result<PanelRule> {
    scheme.panel(&dispute.level, dispute.category).cloned().ok_or_else(|| {
        rules::conflict(
            "调解方案未规定该层级的调解组",
            "the scheme says nothing of panels at the level of the dispute",
        )
    })
}
