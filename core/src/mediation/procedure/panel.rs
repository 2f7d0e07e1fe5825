//! The proposal of a panel.

use std::collections::BTreeMap;

use super::answers::*;
use super::conflicts::Circle;
use super::types::ProposePanel;
use super::{RUNNING, readable, rule_of, rules};
use crate::mediation::committee::MediationCommittee;
use crate::mediation::committee::record::MediatorRecord;
use crate::mediation::committee::rows as committees;
use crate::mediation::dispute::record::DisputeRecord;
use crate::mediation::dispute::{Disputes, rows as disputes};
use crate::mediation::scheme::{self, MediationScheme, PanelRule};
use crate::registry::rules as check;
use crate::{Id, Result};

/// A mediator who could sit.
#[derive(Debug, Clone)]
pub(super) struct Standby {
    pub(super) mediator: Id,
    pub(super) forces: Vec<String>,
    pub(super) speaks: bool,
    pub(super) knows: bool,
    /// Works for the committee of the dispute itself.
    pub(super) own: bool,
    pub(super) load: i64,
}

impl Standby {
    /// Language before field before load; the identifier decides the rest, so that the same question has the same answer.
    fn rank(&self) -> impl Ord + use<> {
        (!self.speaks, !self.knows, self.load, !self.own, self.mediator)
    }

    /// The lead is of the dispute's own committee where one is.
    fn lead_rank(&self) -> impl Ord + use<> {
        (!self.own, !self.speaks, !self.knows, self.load, self.mediator)
    }
}

/// Who sits, and for which force: places in the pool.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Choice {
    pub(super) seats: Vec<(usize, Option<String>)>,
    pub(super) missing: Vec<String>,
}

/// Chooses from a pool: a seat for each force, the scarcest force first, then the best until there are enough. `free` is asked
/// only of those who would be chosen, because the answer costs lookups.
pub(super) fn choose(
    rule: &PanelRule,
    pool: &mut [Standby],
    free: &mut dyn FnMut(Id) -> Result<bool>,
) -> Result<Choice> {
    pool.sort_by_key(Standby::rank);
    let mut forces: Vec<(usize, usize)> =
        rule.forces.iter().enumerate().map(|(place, _)| (0, place)).collect();
    for (able, place) in &mut forces {
        *able = pool.iter().filter(|one| one.forces.contains(&rule.forces[*place])).count();
    }
    forces.sort_unstable();
    let mut choice = Choice::default();
    for (_, place) in forces {
        let force = &rule.forces[place];
        match next(pool, &choice, free, |one| one.forces.contains(force))? {
            Some(at) => choice.seats.push((at, Some(force.clone()))),
            None => choice.missing.push(force.clone()),
        }
    }
    // A force without a mediator leaves its seat empty rather than to somebody else.
    let wanted = usize::try_from(rule.minimum).unwrap_or(0).saturating_sub(choice.missing.len());
    while choice.seats.len() < wanted {
        let Some(at) = next(pool, &choice, free, |_| true)? else { break };
        choice.seats.push((at, pool[at].forces.first().cloned()));
    }
    Ok(choice)
}

fn next(
    pool: &[Standby],
    choice: &Choice,
    free: &mut dyn FnMut(Id) -> Result<bool>,
    fits: impl Fn(&Standby) -> bool,
) -> Result<Option<usize>> {
    for (at, one) in pool.iter().enumerate() {
        if fits(one) && choice.seats.iter().all(|(seat, _)| *seat != at) && free(one.mediator)? {
            return Ok(Some(at));
        }
    }
    Ok(None)
}

impl Disputes {
    /// A panel that fits the scheme: forces, field and language, who is free, least load first, nobody with a conflict of
    /// interest (推荐调解组).
    ///
    /// # Errors
    /// `Denied` for anybody but the panel and the chair; `Invalid`; `NotFound`; `Conflict` unless the dispute is accepted or
    /// being mediated.
    pub fn propose_panel(&self, request: ProposePanel) -> Result<PanelProposal> {
        let id = Id::parse("dispute", &request.dispute)?;
        let language = check::optional_text("language", request.language.as_deref(), check::LONGEST_NAME)?;
        self.0.read(|view| {
            let dispute = readable(view, id)?;
            rules::in_state(dispute.state, &RUNNING)?;
            let (connection, street, today) = (view.connection, view.street(), view.now.date());
            let scheme = scheme::on(connection, street, today)?;
            let rule = rule_of(&scheme, &dispute)?;
            let bodies = of_level(committees::committees(connection, street)?, &dispute, today);
            let loads = disputes::loads(connection, street)?;
            let mut mediators: BTreeMap<Id, MediatorRecord> = BTreeMap::new();
            let (mut pool, mut left_out) = (Vec::new(), Vec::new());
            for mediator in committees::mediators(connection, street)? {
                if !bodies.iter().any(|body| mediator.works_for(body, today)) || dispute.seats(mediator.id) {
                    continue;
                }
                let load = loads.get(&mediator.id).copied().unwrap_or(0);
                let reason = if mediator.on_leave(today) {
                    Some(PanelObstacle::OnLeave)
                } else {
                    // Who looks after the dispute already has it in the count.
                    let others = load - i64::from(dispute.looked_after_by(mediator.id));
                    rules::full(&mediator, others).then_some(PanelObstacle::Full)
                };
                match reason {
                    Some(reason) => {
                        left_out.push(PanelLeftOut { mediator: mediator.id, reason, findings: vec![] });
                    }
                    None => {
                        let own = bodies
                            .iter()
                            .any(|body| body.id == dispute.committee && mediator.works_for(body, today));
                        pool.push(standby(&scheme, &dispute, &mediator, language.as_deref(), own, load));
                        mediators.insert(mediator.id, mediator);
                    }
                }
            }
            let circle = Circle::of(connection, street, &dispute)?;
            let mut asked: BTreeMap<Id, Vec<MediatorConflict>> = BTreeMap::new();
            let choice = choose(&rule, &mut pool, &mut |id| {
                if let (false, Some(mediator)) = (asked.contains_key(&id), mediators.get(&id)) {
                    asked.insert(id, circle.findings(connection, street, mediator)?);
                }
                Ok(!asked.get(&id).is_some_and(|found| found.iter().any(|one| one.bars)))
            })?;
            let barred = asked.into_iter().filter(|(_, found)| found.iter().any(|one| one.bars));
            left_out.extend(barred.map(|(mediator, findings)| PanelLeftOut {
                mediator,
                reason: PanelObstacle::Conflict,
                findings,
            }));
            left_out.sort_by_key(|one| one.mediator);
            Ok(proposal(&scheme, &dispute, rule, &pool, choice, left_out))
        })
    }
}

/// The dispute's own committee, and those of its level where it lies.
pub(super) fn of_level(
    mut all: Vec<MediationCommittee>,
    dispute: &DisputeRecord,
    day: chrono::NaiveDate,
) -> Vec<MediationCommittee> {
    all.retain(|one| is_of_level(one, dispute, day));
    all
}

fn is_of_level(one: &MediationCommittee, dispute: &DisputeRecord, day: chrono::NaiveDate) -> bool {
    one.id == dispute.committee || rules::serves(one, dispute, &dispute.level, day)
}

/// Whether a mediator would still be let sit in a dispute, were the committees as given.
pub(crate) fn may_look_after<'a>(
    mut committees: impl Iterator<Item = &'a MediationCommittee>,
    dispute: &DisputeRecord,
    mediator: &MediatorRecord,
    day: chrono::NaiveDate,
) -> bool {
    committees.any(|one| is_of_level(one, dispute, day) && mediator.works_for(one, day))
}

fn standby(
    scheme: &MediationScheme,
    dispute: &DisputeRecord,
    mediator: &MediatorRecord,
    language: Option<&str>,
    own: bool,
    load: i64,
) -> Standby {
    Standby {
        mediator: mediator.id,
        forces: scheme.forces_of(mediator.kind).map(str::to_owned).collect(),
        speaks: language.is_none_or(|asked| mediator.languages.iter().any(|one| one == asked)),
        knows: mediator.fields.contains(&dispute.category),
        own,
        load,
    }
}

fn proposal(
    scheme: &MediationScheme,
    dispute: &DisputeRecord,
    rule: PanelRule,
    pool: &[Standby],
    choice: Choice,
    left_out: Vec<PanelLeftOut>,
) -> PanelProposal {
    let lead = choice.seats.iter().map(|(at, _)| *at).min_by_key(|at| pool[*at].lead_rank());
    let seats: Vec<ProposedSeat> = choice
        .seats
        .into_iter()
        .map(|(at, force)| ProposedSeat {
            mediator: pool[at].mediator,
            force,
            lead: lead == Some(at),
            load: pool[at].load,
            knows_field: pool[at].knows,
            speaks_language: pool[at].speaks,
        })
        .collect();
    let partners = scheme
        .partners
        .iter()
        .filter(|one| one.categories.is_empty() || one.categories.contains(&dispute.category))
        .map(|one| one.code.clone())
        .collect();
    PanelProposal {
        level: dispute.level.clone(),
        minimum: rule.minimum,
        maximum: rule.maximum,
        forces: rule.forces,
        vacant: (rule.minimum - check::count(seats.len())).max(0),
        seats,
        missing: choice.missing,
        left_out,
        partners,
    }
}
