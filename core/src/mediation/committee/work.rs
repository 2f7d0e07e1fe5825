//! What a mediator does beside a seat: engagements and leaves.

use serde_json::json;

use super::record::MediatorRecord;
use super::rules;
use super::types::*;
use super::{rows, standing, writable_mediator};
use crate::command::Command;
use crate::mediation::dispute::record::DisputeRecord;
use crate::mediation::{Mediation, procedure};
use crate::registry::rules as check;
use crate::{Id, Result};

impl Mediation {
    /// Engages a mediator for a committee.
    ///
    /// # Errors
    /// `Denied` without a grant that writes the committee; `Invalid`; `NotFound`; `Violation` `mediation.committee.member` for
    /// somebody who has ended; `Conflict` when the person sits on the committee or is engaged by it then, or the revision is stale.
    pub fn engage_mediator(&self, request: EngageMediator) -> Result<MediatorResult> {
        let id = Id::parse("mediator", &request.mediator)?;
        let committee = Id::parse("committee", &request.committee)?;
        let starts_on = check::optional_date("starts_on", request.starts_on.as_deref())?;
        let ends_on = check::optional_date("ends_on", request.ends_on.as_deref())?;
        self.0.write_once("mediation.engage_mediator", request.request_key.as_deref(), &request, |command| {
            let committee = standing(command, committee)?;
            let before: MediatorRecord = command.stored(id)?;
            check::revision(request.revision, before.revision)?;
            let starts_on = starts_on.unwrap_or_else(|| command.now.date());
            check::period("ends_on", Some(starts_on), ends_on)?;
            committee.there("starts_on", starts_on)?;
            before.serving("mediator", starts_on)?;
            let period = (starts_on, ends_on);
            let again = before.engagements.iter().any(|one| {
                one.committee == committee.id && rules::overlap((one.starts_on, one.ends_on), period)
            });
            if again || committee.post_of(id).is_some() {
                return Err(rules::conflict(
                    "该调解员在同一时期已是该调委会的委员或者受聘人员",
                    "the mediator sits on the committee or is engaged by it at that time already",
                )
                .at("mediator"));
            }
            let mut after = before.clone();
            after.engagements.push(MediatorEngagement { committee: committee.id, starts_on, ends_on });
            after.engagements.sort_by_key(|one| one.starts_on);
            let facts = json!({"committee": committee.id, "starts_on": starts_on, "ends_on": ends_on});
            keep(command, &before, after, facts)
        })
    }

    /// Ends an engagement with its last day.
    ///
    /// # Errors
    /// `Denied` without a grant that writes the committee; `Invalid` for a last day before the first or after the one it had;
    /// `NotFound`; `Violation` `mediation.mediator.duties` with the number of open disputes that the mediator has only by this
    /// engagement: somebody takes the place first; `Conflict` when there is no such engagement or the revision is stale. One that
    /// is to end on a later day goes through with a warning of them: who still has them that day keeps them until replaced.
    pub fn end_engagement(&self, request: EndMediatorEngagement) -> Result<MediatorResult> {
        let id = Id::parse("mediator", &request.mediator)?;
        let committee = Id::parse("committee", &request.committee)?;
        let ends_on = check::optional_date("ends_on", request.ends_on.as_deref())?;
        self.0.write_once("mediation.end_engagement", request.request_key.as_deref(), &request, |command| {
            let committee = standing(command, committee)?;
            let before: MediatorRecord = command.stored(id)?;
            check::revision(request.revision, before.revision)?;
            let today = command.now.date();
            let runs = |one: &MediatorEngagement| {
                one.committee == committee.id && one.ends_on.is_none_or(|last| last >= today)
            };
            let Some(place) = before.engagements.iter().position(runs) else {
                return Err(rules::conflict(
                    "该调解员没有该调委会的有效聘任",
                    "the mediator has no engagement by the committee that goes on",
                )
                .at("mediator"));
            };
            let ends_on = ends_on.unwrap_or(today);
            check::not_before("ends_on", ends_on, before.engagements[place].starts_on)?;
            if let Some(last) = before.engagements[place].ends_on {
                check::not_after("ends_on", ends_on, last)?;
            }
            let mut after = before.clone();
            after.engagements[place].ends_on = Some(ends_on);
            let mut gone = after.clone();
            gone.engagements.remove(place);
            let all = rows::committees(command.connection, command.street())?;
            let open = left_behind(command, &all, (&before, &committee), (&gone, &committee))?;
            if ends_on <= today {
                rules::handed_over(open)?;
            }
            let mut result =
                keep(command, &before, after, json!({"committee": committee.id, "ends_on": ends_on}))?;
            result.warnings.extend(rules::to_hand_over(open));
            Ok(result)
        })
    }

    /// Records a leave, in which the mediator takes nothing new.
    ///
    /// # Errors
    /// `Denied`; `Invalid` for a leave that ends before it begins or before today; `NotFound`; `Conflict` when there is one on those
    /// days already, the person no longer is a mediator or the revision is stale.
    pub fn put_leave(&self, request: PutMediatorLeave) -> Result<MediatorResult> {
        let id = Id::parse("mediator", &request.mediator)?;
        let starts_on = crate::parse_date("starts_on", &request.starts_on)?;
        let ends_on = crate::parse_date("ends_on", &request.ends_on)?;
        check::period("ends_on", Some(starts_on), Some(ends_on))?;
        self.0.write_once("mediation.put_leave", request.request_key.as_deref(), &request, |command| {
            let before = writable_mediator(command, id)?;
            check::revision(request.revision, before.revision)?;
            check::not_before("ends_on", ends_on, command.now.date())?;
            let period = (starts_on, Some(ends_on));
            if before.leaves.iter().any(|one| rules::overlap((one.starts_on, Some(one.ends_on)), period)) {
                return Err(rules::conflict(
                    "该调解员在这段时间已有请假",
                    "the mediator has a leave on those days already",
                )
                .at("starts_on"));
            }
            let mut after = before.clone();
            after.leaves.push(MediatorLeave { starts_on, ends_on });
            after.leaves.sort_by_key(|one| one.starts_on);
            keep(command, &before, after, json!({"starts_on": starts_on, "ends_on": ends_on}))
        })
    }

    /// Takes a leave back that has not begun; one that has begun ends with the day before today.
    ///
    /// # Errors
    /// `Denied`; `Invalid`; `NotFound`; `Conflict` when there is no such leave, it is over, the person no longer is a mediator or the
    /// revision is stale.
    pub fn cancel_leave(&self, request: CancelMediatorLeave) -> Result<MediatorResult> {
        let id = Id::parse("mediator", &request.mediator)?;
        let starts_on = crate::parse_date("starts_on", &request.starts_on)?;
        self.0.write_once("mediation.cancel_leave", request.request_key.as_deref(), &request, |command| {
            let before = writable_mediator(command, id)?;
            check::revision(request.revision, before.revision)?;
            let today = command.now.date();
            let there = |one: &MediatorLeave| one.starts_on == starts_on && one.ends_on >= today;
            let Some(place) = before.leaves.iter().position(there) else {
                return Err(rules::conflict(
                    "没有从该日开始且尚未结束的请假",
                    "there is no leave from that day that is not over",
                )
                .at("starts_on"));
            };
            let mut after = before.clone();
            if starts_on < today {
                after.leaves[place].ends_on = rules::eve(today);
            } else {
                after.leaves.remove(place);
            }
            keep(command, &before, after, json!({"starts_on": starts_on, "cancelled_on": today}))
        })
    }
}

fn keep(
    command: &mut Command<'_>,
    before: &MediatorRecord,
    mut after: MediatorRecord,
    facts: serde_json::Value,
) -> Result<MediatorResult> {
    after.revision = before.revision + 1;
    command.keep(Some(before), &after, facts)?;
    Ok(MediatorResult { mediator: after.shown(), warnings: Vec::new() })
}

/// Who works for which committee.
pub(super) type Work<'a> = (&'a MediatorRecord, &'a MediationCommittee);

/// How many open disputes a change would leave with a mediator: those of the committee for which the person no longer would work,
/// and others in which no committee of `all` would let the person sit.
pub(super) fn left_behind(
    command: &Command<'_>,
    all: &[MediationCommittee],
    before: Work<'_>,
    after: Work<'_>,
) -> Result<i64> {
    let today = command.now.date();
    let looks_after = |(mediator, committee): Work<'_>, dispute: &DisputeRecord| {
        if dispute.committee == committee.id {
            return mediator.works_for(committee, today);
        }
        let others = all.iter().filter(|one| one.id != committee.id);
        procedure::may_look_after(others.chain([committee]), dispute, mediator, today)
    };
    let mut open = 0;
    for id in rows::at_hand(command.connection, command.street(), after.0.id)? {
        let dispute: DisputeRecord = command.stored(id)?;
        open += i64::from(looks_after(before, &dispute) && !looks_after(after, &dispute));
    }
    Ok(open)
}
