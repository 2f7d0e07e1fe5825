//! Agency services as they are shown.

use chrono::NaiveDate;

use super::record::AgencyRecord;
use super::rules;
use super::types::{AgencyClient, AgencyResult, AgencyService, AgencySummary};
use crate::Warning;
use crate::command::Command;
use crate::identity::Phone;

/// A service with its client, as things stand today.
pub(super) fn shown(record: &AgencyRecord, today: NaiveDate) -> AgencyService {
    let AgencyRecord { id, kind, state, item, community, grid, client, agent, authorities, matter, .. } =
        record.clone();
    let AgencyRecord { steps, originals, visits, accepted_on, closed_on, outcome, revision, .. } =
        record.clone();
    AgencyService {
        id,
        kind,
        state,
        item,
        community,
        grid,
        client: AgencyClient {
            name: client.name,
            phone: client.phone.as_ref().map(Phone::masked),
            resident: client.resident,
            actor: client.actor,
        },
        agent,
        authorised: rules::covers(kind, &authorities, item, today),
        authorities,
        matter,
        steps,
        originals_out: rules::out(&originals),
        originals,
        visits,
        accepted_on,
        closed_on,
        outcome,
        revision,
    }
}

/// A service without names.
pub(super) fn summary(record: AgencyRecord) -> AgencySummary {
    let in_force = record.authorities.iter().filter(|one| one.revoked_on.is_none());
    AgencySummary {
        id: record.id,
        kind: record.kind,
        state: record.state,
        item: record.item,
        authorised_to: in_force.map(|one| one.valid_to).max(),
        matter: record.matter,
        originals_out: rules::out(&record.originals),
        next_visit_on: record
            .visits
            .iter()
            .filter(|visit| visit.visited_on.is_none())
            .map(|visit| visit.planned_on)
            .min(),
        community: record.community,
        grid: record.grid,
        agent: record.agent,
        accepted_on: record.accepted_on,
        closed_on: record.closed_on,
        revision: record.revision,
    }
}

/// The answer of a step.
pub(super) fn after(command: &Command<'_>, record: &AgencyRecord, warnings: Vec<Warning>) -> AgencyResult {
    AgencyResult { service: shown(record, command.now.date()), warnings }
}
