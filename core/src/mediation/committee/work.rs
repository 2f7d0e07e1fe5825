//! What a mediator does beside a seat: engagements and leaves.

use serde_json::json;

use super::record::MediatorRecord;
use super::rules::{self, OURS};
use super::types::*;
use super::{rows, standing, writable_mediator};
use crate::command::Command;
use crate::mediation::Mediation;
use crate::registry::rules as check;
use crate::{Error, Id, Result};

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
    /// `NotFound`; `Violation` `mediation.mediator.duties` while open disputes of the committee are at hand; `Conflict` when there
    /// is no such engagement or the revision is stale.
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
            if ends_on <= today {
                handed_over(command, id, committee.id)?;
            }
            let mut after = before.clone();
            after.engagements[place].ends_on = Some(ends_on);
            keep(command, &before, after, json!({"committee": committee.id, "ends_on": ends_on}))
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

/// Refuses to let somebody go who has open disputes of a committee at hand.
fn handed_over(command: &Command<'_>, mediator: Id, committee: Id) -> Result<()> {
    match rows::duties(command.connection, command.street(), mediator, Some(committee))? {
        0 => Ok(()),
        open => Err(Error::violation(
            "mediation.mediator.duties",
            OURS,
            format!("该调解员还承办该调委会 {open} 件未结纠纷，应先移交"),
            format!("the mediator has {open} open disputes of the committee, which are handed over first"),
        )
        .at("mediator")
        .with("disputes", open)),
    }
}
