//! Rules of offers and orders: pure functions over records and days.

use std::cmp::Reverse;

use chrono::NaiveDate;

use super::record::{ServiceOffer, ServiceOrderRecord, ServiceOrderState};
use super::types::{OfferReason, OrderProposal};
use crate::calendar::Calendar;
use crate::rulebook::Rulebook;
use crate::service::matter::clock::known;
use crate::{Error, Result, Warning, code};

/// Where the steps of orders and their limits come from.
const LISTS: &str = "需求清单、资源清单、项目清单双向对接机制（点单—派单—接单—评单）";

/// The conflict of something that is no longer, or not yet, in the state that is needed.
pub(super) fn conflict(zh: impl Into<String>, en: impl Into<String>) -> Error {
    Error::conflict(code::CONFLICT_STATE, zh, en)
}

/// Refuses an order in another state than one of these.
pub(super) fn in_state(order: &ServiceOrderRecord, states: &[ServiceOrderState]) -> Result<()> {
    if states.contains(&order.state) {
        return Ok(());
    }
    Err(conflict("订单的当前状态不能办理该步骤", "the order is not in a state for this step")
        .with("state", order.state.word()))
}

/// What is waited for (RULES H-18).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    Assign,
    Accept,
    Deliver,
    Review,
}

impl Step {
    fn parameter(self) -> &'static str {
        match self {
            Self::Assign => "assign",
            Self::Accept => "accept",
            Self::Deliver => "deliver",
            Self::Review => "review",
        }
    }
}

/// The last day of a step in working days after the one before, as the area sets it (RULES H-18).
pub(super) fn due(
    book: &Rulebook,
    calendar: &Calendar,
    area: &str,
    (from, step): (NaiveDate, Step),
) -> Result<NaiveDate> {
    let days = book.integer("order.limits", step.parameter(), area, from)?;
    calendar.add_working_days(from, u32::try_from(days).unwrap_or(0))
}

/// The last day of delivery: that of the limit, or the wished day when it is later (RULES H-18).
pub(super) fn delivery_due(limit: NaiveDate, wished: Option<NaiveDate>) -> NaiveDate {
    wished.map_or(limit, |wished| wished.max(limit))
}

/// The last day of the step that an order waits for; none when it waits for nothing. One that reaches into a year that is not
/// known stays as it is (RULES H-18).
pub(super) fn next_due(
    book: &Rulebook,
    calendar: &Calendar,
    order: &ServiceOrderRecord,
) -> Result<Option<NaiveDate>> {
    let step = match order.state {
        ServiceOrderState::Placed => Step::Assign,
        ServiceOrderState::Assigned => Step::Accept,
        ServiceOrderState::Accepted => Step::Deliver,
        ServiceOrderState::Delivered => Step::Review,
        ServiceOrderState::Reviewed | ServiceOrderState::Cancelled => return Ok(None),
    };
    let days = book.integer("order.limits", step.parameter(), order.community.as_str(), order.waits_since)?;
    let limit = calendar.add_working_days(order.waits_since, u32::try_from(days).unwrap_or(0));
    let due =
        limit.map(|limit| if step == Step::Deliver { delivery_due(limit, order.wished_on) } else { limit });
    Ok(known(due)?.or(order.open_due))
}

/// The warning of a step that comes after its last day (RULES H-18).
pub(super) fn late(due: Option<NaiveDate>, on: NaiveDate) -> Option<Warning> {
    let due = due.filter(|due| on > *due)?;
    Some(Warning::new(
        "order.limits",
        "open_due",
        format!("本步骤应于 {due} 前完成，已逾期"),
        format!("the step was due by {due} and comes late"),
    ))
}

/// What speaks for an offer and against it (RULES H-18): kind, place, days, what it can still do in the month if that was counted,
/// and whether it declined the order before.
pub(super) fn assess(
    offer: &ServiceOffer,
    order: &ServiceOrderRecord,
    day: NaiveDate,
    left: Option<i64>,
) -> Vec<OfferReason> {
    let kind = if offer.kind == order.kind { OfferReason::KindFits } else { OfferReason::KindDiffers };
    let place = match offer.communities.as_slice() {
        [] => OfferReason::WholeStreet,
        named if named.contains(&order.community) => OfferReason::CommunityFits,
        _ => OfferReason::ElsewhereOnly,
    };
    let days = if offer.holds(day) { OfferReason::InForce } else { OfferReason::NotInForce };
    let mut reasons = vec![kind, place, days];
    reasons
        .extend(left.map(|left| if left > 0 { OfferReason::CapacityLeft } else { OfferReason::NoCapacity }));
    if order.declines.iter().any(|one| one.offer == offer.id) {
        reasons.push(OfferReason::DeclinedBefore);
    }
    reasons
}

/// Whether an order may be assigned to an offer of these reasons.
pub(super) fn can_take(reasons: &[OfferReason]) -> bool {
    let bars = [OfferReason::ElsewhereOnly, OfferReason::NotInForce, OfferReason::NoCapacity];
    !reasons.iter().any(|reason| bars.contains(reason))
}

/// Offers, the one that fits best first: those that can take the order, of its kind, not declined before, near, with most left.
pub(super) fn rank(proposals: &mut [OrderProposal]) {
    let has = |one: &OrderProposal, reason| one.reasons.contains(&reason);
    proposals.sort_by_key(|one| {
        (
            !one.fits,
            has(one, OfferReason::KindDiffers),
            has(one, OfferReason::DeclinedBefore),
            has(one, OfferReason::ElsewhereOnly),
            has(one, OfferReason::WholeStreet),
            Reverse(one.capacity_left),
            one.offer,
        )
    });
}

/// An order goes to an offer that is in force, serves the place and has capacity left (RULES H-18); another kind is told.
pub(super) fn takes(offer: &ServiceOffer, reasons: &[OfferReason], day: NaiveDate) -> Result<Vec<Warning>> {
    let refuse = |zh: String, en: String| Error::violation("order.offer", LISTS, zh, en).at("offer");
    if reasons.contains(&OfferReason::NotInForce) {
        return Err(refuse(
            format!("该服务 {day} 不在有效期内"),
            format!("the offer is not in force on {day}"),
        ));
    }
    if reasons.contains(&OfferReason::ElsewhereOnly) {
        return Err(refuse(
            "该服务不在订单所在社区提供".into(),
            "the offer does not serve the order's community".into(),
        ));
    }
    if reasons.contains(&OfferReason::NoCapacity) {
        return Err(Error::violation(
            "order.offer.capacity",
            LISTS,
            format!("该服务当月可承接 {} 单，已满", offer.capacity),
            format!("the offer has all the orders that it takes in a month: {}", offer.capacity),
        )
        .at("offer")
        .with("capacity", offer.capacity));
    }
    let differs = reasons.contains(&OfferReason::KindDiffers).then(|| {
        Warning::new(
            "order.offer.kind",
            "offer",
            "该服务的类别与订单不同，请核对",
            "the offer is of another kind than the order",
        )
    });
    Ok(differs.into_iter().collect())
}

/// One order is reviewed by who placed it, with one to five stars (RULES H-18).
pub(super) fn reviewer(order: &ServiceOrderRecord, actor: &str) -> Result<()> {
    let placed = order.actor.as_deref().unwrap_or(&order.placed_by) == actor;
    if placed {
        return Ok(());
    }
    Err(Error::violation("order.review", LISTS, "订单由点单人评价", "an order is reviewed by who placed it"))
}

/// The warning of an offer that ends while orders of it are open.
pub(super) fn ends_with_orders(open: i64) -> Option<Warning> {
    (open > 0).then(|| {
        Warning::new(
            "order.offer.end",
            "valid_to",
            format!("该服务尚有 {open} 单未完成"),
            format!("orders of the offer that are not delivered yet: {open}"),
        )
    })
}
