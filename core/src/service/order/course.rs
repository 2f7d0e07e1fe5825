//! What the street and the suppliers do with an order: assign, take or decline, deliver.

use chrono::NaiveDate;
use serde_json::json;

use super::placing::{LONGEST_TEXT, MOST_PEOPLE};
use super::record::{OrderDeclineRecord, ServiceOffer, ServiceOrderRecord, ServiceOrderState};
use super::rules::Step;
use super::types::*;
use super::{Orders, after, rows, rules, to_handle};
use crate::access::Capability;
use crate::command::Command;
use crate::registry::rules as check;
use crate::service::matter::clock::known;
use crate::{Id, Result};

impl Orders {
    /// Gives an order to an offer (派单), which then has a day by which its supplier takes it.
    ///
    /// # Errors
    /// `Denied` without a grant that writes services over its place; `Invalid`; `NotFound`; `Violation` `order.offer`,
    /// `order.offer.capacity`; `Conflict` unless placed, or for a stale revision. Another kind and a late step are warnings.
    pub fn assign(&self, request: AssignServiceOrder) -> Result<ServiceOrderResult> {
        let id = Id::parse("order", &request.order)?;
        let offer = Id::parse("offer", &request.offer)?;
        self.0.write_once("order.assign", request.request_key.as_deref(), &request, |command| {
            let before = to_handle(command, Capability::WriteServices, id)?;
            check::revision(request.revision, before.revision)?;
            rules::in_state(&before, &[ServiceOrderState::Placed])?;
            let offer: ServiceOffer = command.stored(offer).map_err(|error| error.at("offer"))?;
            let today = command.now.date();
            let day = before.wished_on.map_or(today, |wished| wished.max(today));
            let used = rows::used(command.connection, command.street(), offer.id, day)?;
            let reasons = rules::assess(&offer, &before, day, Some(offer.capacity - used));
            let mut warnings = rules::takes(&offer, &reasons, day)?;
            warnings.extend(rules::late(before.open_due, today));
            let order = ServiceOrderRecord {
                state: ServiceOrderState::Assigned,
                offer: Some(offer.id),
                assigned_on: Some(today),
                waits_since: today,
                open_due: due(command, &before, Step::Accept)?,
                revision: before.revision + 1,
                ..before.clone()
            };
            keep(command, &before, &order)?;
            Ok(after(command, &order, warnings))
        })
    }

    /// Records that the supplier takes an order (接单).
    ///
    /// # Errors
    /// `Denied` without a grant that receives matters over its place; `Invalid`; `NotFound`; `Conflict` unless assigned, or for a
    /// stale revision. A late step is a warning.
    pub fn accept(&self, request: AcceptServiceOrder) -> Result<ServiceOrderResult> {
        let id = Id::parse("order", &request.order)?;
        self.0.write_once("order.accept", request.request_key.as_deref(), &request, |command| {
            let before = assigned(command, id, request.revision)?;
            let today = command.now.date();
            let limit = due(command, &before, Step::Deliver)?;
            let order = ServiceOrderRecord {
                state: ServiceOrderState::Accepted,
                accepted_on: Some(today),
                waits_since: today,
                open_due: limit.map(|limit| rules::delivery_due(limit, before.wished_on)),
                revision: before.revision + 1,
                ..before.clone()
            };
            keep(command, &before, &order)?;
            Ok(after(command, &order, rules::late(before.open_due, today).into_iter().collect()))
        })
    }

    /// Records that the supplier does not take an order (退单): it waits for another offer.
    ///
    /// # Errors
    /// `Denied` without a grant that receives matters over its place; `Invalid`; `NotFound`; `Conflict` unless assigned, or for a
    /// stale revision. A late step is a warning.
    pub fn decline(&self, request: DeclineServiceOrder) -> Result<ServiceOrderResult> {
        let id = Id::parse("order", &request.order)?;
        let reason = check::text("reason", &request.reason, LONGEST_TEXT)?;
        self.0.write_once("order.decline", request.request_key.as_deref(), &request, |command| {
            let before = assigned(command, id, request.revision)?;
            let today = command.now.date();
            let mut order = ServiceOrderRecord {
                state: ServiceOrderState::Placed,
                offer: None,
                assigned_on: None,
                waits_since: today,
                open_due: due(command, &before, Step::Assign)?,
                revision: before.revision + 1,
                ..before.clone()
            };
            order.declines.extend(before.offer.map(|offer| OrderDeclineRecord { on: today, offer, reason }));
            let facts = json!({"state": order.state, "declined": before.offer, "open_due": order.open_due});
            command.keep(Some(&before), &order, facts)?;
            Ok(after(command, &order, rules::late(before.open_due, today).into_iter().collect()))
        })
    }

    /// Records that an order was delivered (服务完成).
    ///
    /// # Errors
    /// `Denied` without a grant that receives matters over its place; `Invalid` for a day before it was taken or after today;
    /// `NotFound`; `Conflict` unless taken, or for a stale revision. A late step is a warning.
    pub fn deliver(&self, request: DeliverServiceOrder) -> Result<ServiceOrderResult> {
        let id = Id::parse("order", &request.order)?;
        let day = check::optional_date("delivered_on", request.delivered_on.as_deref())?;
        let served = check::optional_count("served", request.served, 1, MOST_PEOPLE)?;
        self.0.write_once("order.deliver", request.request_key.as_deref(), &request, |command| {
            let before = to_handle(command, Capability::ReceiveMatters, id)?;
            check::revision(request.revision, before.revision)?;
            rules::in_state(&before, &[ServiceOrderState::Accepted])?;
            let day = check::past_or_today("delivered_on", day, command.now.date())?;
            check::not_before("delivered_on", day, before.accepted_on.unwrap_or(before.placed_on))?;
            let order = ServiceOrderRecord {
                state: ServiceOrderState::Delivered,
                delivered_on: Some(day),
                served: served.or(Some(before.persons)),
                waits_since: command.now.date(),
                open_due: due(command, &before, Step::Review)?,
                revision: before.revision + 1,
                ..before.clone()
            };
            keep(command, &before, &order)?;
            Ok(after(command, &order, rules::late(before.open_due, day).into_iter().collect()))
        })
    }
}

/// The last day of the step that an order now waits for, from today on; none while the holidays of its year are not loaded, which
/// is no reason to refuse the step.
pub(super) fn due(
    command: &Command<'_>,
    order: &ServiceOrderRecord,
    step: Step,
) -> Result<Option<NaiveDate>> {
    let rules = &command.snapshot.rules;
    let (area, today) = (order.community.as_str(), command.now.date());
    known(rules::due(&rules.rulebook, &rules.calendar, area, (today, step)))
}

/// Counts the days of open orders anew after a change of the calendar; how many moved.
pub(crate) fn recompute_deadlines(command: &mut Command<'_>, reason: &str) -> Result<i64> {
    let in_force = crate::rulebook::rows::load(command.connection, command.street())?;
    let mut moved = 0;
    for before in rows::open(command.connection, command.street())? {
        command.session.progress().check()?;
        let due = rules::next_due(&in_force.rulebook, &in_force.calendar, &before)?;
        if due != before.open_due {
            let after = ServiceOrderRecord { open_due: due, revision: before.revision + 1, ..before.clone() };
            command.keep(Some(&before), &after, json!({"reason": reason, "open_due": due}))?;
            moved += 1;
        }
    }
    Ok(moved)
}

/// An order that waits for its supplier, once the session may answer for it.
fn assigned(command: &Command<'_>, id: Id, revision: Option<i64>) -> Result<ServiceOrderRecord> {
    let order = to_handle(command, Capability::ReceiveMatters, id)?;
    check::revision(revision, order.revision)?;
    rules::in_state(&order, &[ServiceOrderState::Assigned])?;
    Ok(order)
}

fn keep(command: &mut Command<'_>, before: &ServiceOrderRecord, order: &ServiceOrderRecord) -> Result<()> {
    let facts = json!({"state": order.state, "offer": order.offer, "open_due": order.open_due, "served": order.served});
    command.keep(Some(before), order, facts)
}
