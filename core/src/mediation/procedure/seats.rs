//! Who sits on a panel, and who gives way.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde_json::json;

use super::answers::RecusalGround;
use super::conflicts::Circle;
use super::panel::of_level;
use super::types::{AssignPanel, PanelNomination, RecuseMediator, ReplaceMediator};
use super::{RUNNING, at, kept, panel_rule, rules};
use crate::command::Command;
use crate::mediation::DisputeState;
use crate::mediation::committee::record::MediatorRecord;
use crate::mediation::committee::{MediationCommittee, rows as committees};
use crate::mediation::dispute::record::{DisputeRecord, SeatRecord};
use crate::mediation::dispute::{DisputeResult, Disputes, PanelChoice, rows as disputes, standing};
use crate::mediation::scheme::MediationScheme;
use crate::registry::rules as check;
use crate::{Error, Id, Result, Warning};

/// A panel changes until the agreement is in effect.
const SEATED: [DisputeState; 3] = [DisputeState::Accepted, DisputeState::Mediating, DisputeState::Agreed];
/// No scheme has a greater panel.
const MOST_SEATS: usize = 9;

impl Disputes {
    /// Seats a panel: assigned, or chosen by the parties (组成调解组).
    ///
    /// # Errors
    /// `Denied`; `Invalid`; `NotFound`; `Violation` `mediation.panel.mediator`, `mediation.panel.leave`,
    /// `mediation.panel.size`, `mediation.panel.forces` or `mediation.conflict.recusal`; `Conflict` when there is a panel, in
    /// another state or for a stale revision.
    pub fn assign_panel(&self, request: AssignPanel) -> Result<DisputeResult> {
        let id = Id::parse("dispute", &request.dispute)?;
        let day = check::optional_date("starts_on", request.starts_on.as_deref())?;
        let wanted = nominations(&request.seats)?;
        self.0.write_seen("dispute.assign_panel", request.request_key.as_deref(), &request, |command| {
            let before = at(command, id, request.revision, &RUNNING)?;
            let day = check::past_or_today("starts_on", day, command.now.date())?;
            check::not_before("starts_on", day, before.accepted_on.unwrap_or(before.registered_on))?;
            if before.seated().next().is_some() {
                return Err(rules::conflict(
                    "纠纷已有调解组，个别更换办理更换",
                    "the dispute has a panel; its mediators are replaced one by one",
                ));
            }
            let (scheme, rule) = panel_rule(command, &before)?;
            let bench = Bench::of(command, &before, day)?;
            let (mut warnings, mut forces) = (Vec::new(), Vec::new());
            for (place, (mediator, nomination)) in wanted.iter().enumerate() {
                let field = format!("seats.{place}");
                let (record, told) = bench.fit(command, &before, &field, *mediator, nomination)?;
                warnings.extend(told);
                forces.push(forces_of(&scheme, &record));
            }
            rules::panel_size(&rule, wanted.len())?;
            let cover = rules::cover(&rule.forces, &forces);
            rules::panel_forces(&rule, &cover)?;
            let mut after = before.clone();
            for (place, (mediator, nomination)) in wanted.iter().enumerate() {
                let covered = cover.iter().position(|seat| *seat == Some(place));
                let force = covered.map(|at| rule.forces[at].clone()).or(forces[place].first().cloned());
                let lead = wanted.len() == 1 || nomination.lead == Some(true);
                after.panel.push(seat(*mediator, force, lead, nomination.choice, day));
            }
            let chosen: Vec<_> =
                wanted.iter().map(|(id, one)| json!({"mediator": id, "chosen_by": one.chosen_by})).collect();
            kept(command, &before, after, json!({"seated": chosen, "starts_on": day}), warnings)
        })
    }

    /// Ends the seat of a mediator at once, and may give it to another (更换调解员).
    ///
    /// # Errors
    /// `Denied`; `Invalid`; `NotFound`; `Violation` as of [`Disputes::assign_panel`]; `Conflict` in another state or for a
    /// stale revision.
    pub fn replace_mediator(&self, request: ReplaceMediator) -> Result<DisputeResult> {
        let id = Id::parse("dispute", &request.dispute)?;
        let leaving = Id::parse("mediator", &request.mediator)?;
        let successor = request.successor.as_ref().map(successor).transpose()?;
        self.0.write_seen("dispute.replace_mediator", request.request_key.as_deref(), &request, |command| {
            let before = at(command, id, request.revision, &SEATED)?;
            asked_for(&before, request.ground, request.requested_by)?;
            let today = command.now.date();
            let mut after = before.clone();
            let led = leave(&mut after, leaving, request.ground, today)?;
            let (scheme, rule) = panel_rule(command, &before)?;
            let mut warnings = Vec::new();
            if let Some((mediator, nomination)) = successor {
                if mediator == leaving || after.seats(mediator) {
                    return Err(Error::invalid(
                        "successor.mediator",
                        "接任者应为调解组以外的调解员",
                        "the successor does not sit on the panel",
                    ));
                }
                let bench = Bench::of(command, &before, today)?;
                let (record, told) = bench.fit(command, &after, "successor", mediator, nomination)?;
                warnings.extend(told);
                let lead = led || nomination.lead == Some(true);
                if lead {
                    after.panel.iter_mut().filter(|one| one.ended_on.is_none()).for_each(|one| one.lead = false);
                }
                let own = forces_of(&scheme, &record);
                if before.seated().next().is_none() {
                    // In the place of who looked after it alone, this is the panel.
                    rules::panel_size(&rule, 1)?;
                    rules::panel_forces(&rule, &rules::cover(&rule.forces, std::slice::from_ref(&own)))?;
                }
                let force = still_missing(&rule.forces, &after, &own).or(own.into_iter().next());
                after.panel.push(seat(mediator, force, lead, nomination.choice, today));
            }
            rules::lead_again(&mut after.panel);
            warnings.extend(rules::vacancy(&rule, after.seated().count()));
            let facts = json!({"left": leaving, "ground": request.ground, "requested_by": request.requested_by,
                "seated": successor.map(|(mediator, _)| mediator)});
            kept(command, &before, after, facts, warnings)
        })
    }

    /// Ends the session's own seat at once (自行回避); who looked after the dispute without a panel gives it up.
    ///
    /// # Errors
    /// `Denied` for whoever neither sits on the panel nor looks after the dispute; `Invalid`; `NotFound`; `Conflict` in another
    /// state or for a stale revision.
    pub fn recuse(&self, request: RecuseMediator) -> Result<DisputeResult> {
        let id = Id::parse("dispute", &request.dispute)?;
        if request.ground == RecusalGround::PartyRequest {
            return Err(Error::invalid(
                "ground",
                "当事人要求更换的，办理更换",
                "what a party asks for is a replacement",
            ));
        }
        self.0.write_seen("dispute.recuse", request.request_key.as_deref(), &request, |command| {
            let before = at(command, id, request.revision, &SEATED)?;
            let today = command.now.date();
            let own = standing::mediator_of(command.connection, command.street(), command.actor(), today)?;
            let own = own.filter(|one| before.looked_after_by(one.id)).ok_or_else(|| {
                Error::denied("您不是承办调解员", "the session does not mediate this dispute")
            })?;
            let mut after = before.clone();
            leave(&mut after, own.id, request.ground, today)?;
            rules::lead_again(&mut after.panel);
            let (_, rule) = panel_rule(command, &before)?;
            let warnings = rules::vacancy(&rule, after.seated().count()).into_iter().collect();
            kept(command, &before, after, json!({"left": own.id, "ground": request.ground}), warnings)
        })
    }
}

/// A seat that is given.
fn seat(
    mediator: Id,
    force: Option<String>,
    lead: bool,
    choice: PanelChoice,
    starts_on: NaiveDate,
) -> SeatRecord {
    SeatRecord { mediator, force, lead, choice, starts_on, ended_on: None, ended_by: None }
}

/// The nominations with their mediators, each once, and one lead among them.
fn nominations(seats: &[PanelNomination]) -> Result<Vec<(Id, &PanelNomination)>> {
    if seats.is_empty() || seats.len() > MOST_SEATS {
        return Err(Error::invalid(
            "seats",
            format!("应为 1 至 {MOST_SEATS} 名调解员"),
            format!("names 1 to {MOST_SEATS} mediators"),
        ));
    }
    let mut all: BTreeMap<Id, usize> = BTreeMap::new();
    let mut read = Vec::new();
    for (place, one) in seats.iter().enumerate() {
        let mediator = Id::parse(&format!("seats.{place}.mediator"), &one.mediator)?;
        if all.insert(mediator, place).is_some() {
            return Err(Error::invalid(
                format!("seats.{place}.mediator"),
                "同一调解员只能占一席",
                "a mediator has one seat",
            ));
        }
        read.push((mediator, one));
    }
    let leads = seats.iter().filter(|one| one.lead == Some(true)).count();
    if leads > 1 || (leads == 0 && seats.len() > 1) {
        return Err(Error::invalid("seats", "应有一名首席调解员", "one of the mediators leads"));
    }
    Ok(read)
}

fn successor(nomination: &PanelNomination) -> Result<(Id, &PanelNomination)> {
    Ok((Id::parse("successor.mediator", &nomination.mediator)?, nomination))
}

/// What is asked of everybody who is seated: read once.
struct Bench {
    committees: Vec<MediationCommittee>,
    loads: BTreeMap<Id, i64>,
    day: NaiveDate,
}

impl Bench {
    fn of(command: &Command<'_>, dispute: &DisputeRecord, day: NaiveDate) -> Result<Self> {
        let (connection, street) = (command.connection, command.street());
        let committees = of_level(committees::committees(connection, street)?, dispute, day);
        Ok(Self { committees, loads: disputes::loads(connection, street)?, day })
    }

    /// A nominated mediator, once nothing speaks against the seat.
    fn fit(
        &self,
        command: &Command<'_>,
        dispute: &DisputeRecord,
        field: &str,
        mediator: Id,
        nomination: &PanelNomination,
    ) -> Result<(MediatorRecord, Vec<Warning>)> {
        let at = format!("{field}.mediator");
        chosen(field, dispute, nomination)?;
        let record: MediatorRecord = command.stored(mediator).map_err(|error| error.at(at.as_str()))?;
        rules::may_sit(&at, &record, &self.committees, self.day)?;
        rules::at_work(&at, &record, self.day)?;
        let mut warnings = clear(command, dispute, &at, &record)?;
        let load = self.loads.get(&mediator).copied().unwrap_or(0);
        // Who looks after the dispute already has it in the count.
        let others = load - i64::from(dispute.looked_after_by(mediator));
        warnings.extend(rules::within_capacity(&at, &record, others));
        Ok((record, warnings))
    }
}

/// Refuses a mediator with a conflict of interest.
pub(crate) fn clear(
    command: &Command<'_>,
    dispute: &DisputeRecord,
    field: &str,
    mediator: &MediatorRecord,
) -> Result<Vec<Warning>> {
    let (connection, street) = (command.connection, command.street());
    let findings = Circle::of(connection, street, dispute)?.findings(connection, street, mediator)?;
    rules::impartial(field, &findings)
}

/// Whoever is chosen is chosen by parties of the dispute (People's Mediation Law art. 19).
fn chosen(field: &str, dispute: &DisputeRecord, nomination: &PanelNomination) -> Result<()> {
    let parties = nomination.chosen_by.as_deref().unwrap_or_default();
    let field = format!("{field}.chosen_by");
    if parties.is_empty() == (nomination.choice == PanelChoice::Chosen) {
        return Err(Error::invalid(
            field,
            "当事人选择的应写明由谁选择，指定的不写",
            "a chosen mediator names the parties that chose, an assigned one does not",
        ));
    }
    rules::numbered(&field, dispute, parties)
}

/// A request of a party names the party.
fn asked_for(dispute: &DisputeRecord, ground: RecusalGround, party: Option<i64>) -> Result<()> {
    if party.is_none() && ground == RecusalGround::PartyRequest {
        return Err(Error::invalid(
            "requested_by",
            "应写明提出更换的当事人",
            "names the party that asks for it",
        ));
    }
    party.map_or(Ok(()), |party| {
        rules::numbered("requested_by", dispute, &[party]).map_err(|error| error.at("requested_by"))
    })
}

/// Ends the part that a mediator has in a dispute; whether it led.
fn leave(dispute: &mut DisputeRecord, mediator: Id, ground: RecusalGround, today: NaiveDate) -> Result<bool> {
    if !dispute.looked_after_by(mediator) {
        return Err(Error::invalid(
            "mediator",
            "该调解员不在调解组内",
            "the mediator does not sit on the panel",
        ));
    }
    if dispute.handler == Some(mediator) {
        // Otherwise an empty panel would bring the dispute back to who gave it up.
        dispute.handler = None;
    }
    let held = dispute.panel.iter_mut().find(|one| one.mediator == mediator && one.ended_on.is_none());
    let Some(held) = held else {
        let begun = dispute.accepted_on.unwrap_or(today);
        let mut gone = seat(mediator, None, false, PanelChoice::Assigned, begun);
        gone.ended_on = Some(today);
        gone.ended_by = Some(ground.word().to_owned());
        dispute.panel.push(gone);
        return Ok(false);
    };
    held.ended_on = Some(today);
    held.ended_by = Some(ground.word().to_owned());
    Ok(held.lead)
}

fn forces_of(scheme: &MediationScheme, mediator: &MediatorRecord) -> Vec<String> {
    scheme.forces_of(mediator.kind).map(str::to_owned).collect()
}

/// The force without a seat for which a mediator can sit.
fn still_missing(forces: &[String], dispute: &DisputeRecord, own: &[String]) -> Option<String> {
    let held = |force: &String| dispute.seated().any(|seat| seat.force.as_ref() == Some(force));
    forces.iter().find(|force| own.contains(force) && !held(force)).cloned()
}
