//! Conflicts of interest: from what was declared, and from the registry by indexed lookups only.

use std::collections::BTreeSet;

use super::answers::{
    MediatorConflict, MediatorConflictCheck, MediatorConflictKind as Kind, MediatorConflictReport,
};
use super::types::CheckMediatorConflicts;
use super::{readable, rows, rules};
use crate::command::Command;
use crate::identity::CreditCode;
use crate::mediation::PartyKind;
use crate::mediation::committee::record::MediatorRecord;
use crate::mediation::committee::{MediationCommittee, rows as committees};
use crate::mediation::dispute::Disputes;
use crate::mediation::dispute::record::{DisputeRecord, PartyRecord};
use crate::registry::enterprise::rows as enterprises;
use crate::registry::place::rows as places;
use crate::registry::resident::{Person, rows as residents};
use crate::store::{Connection, document};
use crate::{Error, Id, Result};

/// More mediators are not asked about at a time.
const MOST_MEDIATORS: usize = 500;

impl Disputes {
    /// What stands between mediators and a dispute (利害关系核查), without names.
    ///
    /// # Errors
    /// `Denied` for anybody but the panel and the chair; `Invalid`; `NotFound`.
    pub fn check_conflicts(&self, request: CheckMediatorConflicts) -> Result<MediatorConflictReport> {
        let id = Id::parse("dispute", &request.dispute)?;
        let asked = request.mediators.as_deref().map(asked).transpose()?;
        self.0.read(|view| {
            let dispute = readable(view, id)?;
            let (connection, street) = (view.connection, view.street());
            let mediators = match asked {
                Some(asked) => asked
                    .iter()
                    .enumerate()
                    .map(|(at, id)| view.stored(*id).map_err(|error| error.at(format!("mediators.{at}"))))
                    .collect::<Result<Vec<MediatorRecord>>>()?,
                None => {
                    let committee: MediationCommittee = view.stored(dispute.committee)?;
                    let mut all = committees::mediators(connection, street)?;
                    all.retain(|mediator| mediator.works_for(&committee, view.now.date()));
                    all
                }
            };
            let circle = Circle::of(connection, street, &dispute)?;
            let items = mediators.iter().map(|mediator| {
                let findings = circle.findings(connection, street, mediator)?;
                let clear = !findings.iter().any(|finding| finding.bars);
                Ok(MediatorConflictCheck { mediator: mediator.id, clear, findings })
            });
            Ok(MediatorConflictReport { items: items.collect::<Result<_>>()? })
        })
    }
}

fn asked(mediators: &[String]) -> Result<Vec<Id>> {
    if mediators.is_empty() || mediators.len() > MOST_MEDIATORS {
        return Err(Error::invalid(
            "mediators",
            format!("应为 1 至 {MOST_MEDIATORS} 名调解员"),
            format!("names 1 to {MOST_MEDIATORS} mediators"),
        ));
    }
    mediators.iter().enumerate().map(|(at, id)| Id::parse(&format!("mediators.{at}"), id)).collect()
}

/// Where somebody lives, as far as the registry knows.
#[derive(Debug, Clone, Copy, Default)]
struct Lodging {
    household: Option<Id>,
    dwelling: Option<Id>,
    building: Option<Id>,
}

impl Lodging {
    fn of(connection: &Connection, street: &str, person: Option<&Person>) -> Result<Self> {
        let Some(person) = person else { return Ok(Self::default()) };
        let household = person.household.map(|id| places::household(connection, street, id)).transpose()?;
        let dwelling = person.dwelling.or(household.flatten().map(|household| household.dwelling));
        let place = dwelling.map(|id| places::dwelling(connection, street, id)).transpose()?.flatten();
        Ok(Self { household: person.household, dwelling, building: place.map(|place| place.building) })
    }

    /// What living so near to each other amounts to.
    fn beside(&self, other: &Self) -> Option<Kind> {
        let same = |one: Option<Id>, two: Option<Id>| one.is_some() && one == two;
        if same(self.household, other.household) || same(self.dwelling, other.dwelling) {
            return Some(Kind::Kin);
        }
        same(self.building, other.building).then_some(Kind::SameBuilding)
    }
}

fn known(connection: &Connection, street: &str, resident: Option<Id>) -> Result<Option<Person>> {
    let found = resident.map(|id| residents::get(connection, street, id)).transpose()?;
    Ok(found.flatten().map(|(person, _)| person))
}

/// A party with what the registry knows of it.
struct Side<'a> {
    party: &'a PartyRecord,
    /// Linked, or found by its number.
    resident: Option<Id>,
    /// Linked, or found by its code.
    enterprise: Option<Id>,
    /// Its number or code, from the registry when the dispute has none.
    code: Option<String>,
    lodging: Lodging,
}

impl<'a> Side<'a> {
    fn of(connection: &Connection, street: &str, party: &'a PartyRecord) -> Result<Self> {
        let (mut resident, mut enterprise) = (party.resident, party.enterprise);
        if let Some(code) = party.code.as_deref() {
            match party.kind {
                PartyKind::Person if resident.is_none() => {
                    resident = residents::numbered(connection, street, code)?;
                }
                PartyKind::Body if enterprise.is_none() => {
                    let (code, _) = CreditCode::parse("code", code)?;
                    enterprise = enterprises::coded(connection, street, &code)?;
                }
                _ => {}
            }
        }
        let person = known(connection, street, resident)?;
        let number = person.as_ref().and_then(|person| person.number).map(String::from);
        let lodging = Lodging::of(connection, street, person.as_ref())?;
        Ok(Self { party, resident, enterprise, code: party.code.clone().or(number), lodging })
    }
}

/// The parties of a dispute, read once for all mediators.
pub(super) struct Circle<'a> {
    dispute: &'a DisputeRecord,
    sides: Vec<Side<'a>>,
}

impl<'a> Circle<'a> {
    pub(super) fn of(connection: &Connection, street: &str, dispute: &'a DisputeRecord) -> Result<Self> {
        let sides = dispute.parties.iter().map(|party| Side::of(connection, street, party));
        Ok(Self { dispute, sides: sides.collect::<Result<_>>()? })
    }

    /// What stands between a mediator and the parties, in a fixed order.
    pub(super) fn findings(
        &self,
        connection: &Connection,
        street: &str,
        mediator: &MediatorRecord,
    ) -> Result<Vec<MediatorConflict>> {
        let person = known(connection, street, mediator.resident)?;
        let lodging = Lodging::of(connection, street, person.as_ref())?;
        let mut found = BTreeSet::new();
        let mut add = |kind, party| {
            found.insert(MediatorConflict { kind, party, bars: kind != Kind::SameBuilding });
        };
        for side in &self.sides {
            let number = Some(side.party.number);
            if is_party(mediator, side) {
                add(Kind::PartySelf, number);
            } else if let Some(kind) = lodging.beside(&side.lodging) {
                add(kind, number);
            }
            if mediator.employer.is_some() && mediator.employer == side.enterprise {
                add(Kind::Employer, number);
            }
            if is_agent(mediator, side.party) {
                add(Kind::EarlierAgent, number);
            }
        }
        for number in self.represented(connection, street, mediator)? {
            add(Kind::EarlierAgent, Some(number));
        }
        let own = self.dispute.panel.iter().filter(|seat| seat.mediator == mediator.id);
        if own.filter_map(|seat| seat.ended_by.as_deref()).any(rules::bars) {
            add(Kind::Declared, None);
        }
        Ok(found.into_iter().collect())
    }

    /// The parties for whom the mediator spoke in another dispute.
    fn represented(
        &self,
        connection: &Connection,
        street: &str,
        mediator: &MediatorRecord,
    ) -> Result<BTreeSet<i64>> {
        let mut numbers = BTreeSet::new();
        let Some(resident) = mediator.resident else { return Ok(numbers) };
        for other in rows::spoken_in(connection, street, resident)? {
            if other == self.dispute.id {
                continue;
            }
            let Some(other) = document::get::<DisputeRecord>(connection, street, other)? else { continue };
            let clients = other.parties.iter().filter(|party| is_agent(mediator, party));
            for client in clients {
                numbers.extend(
                    self.sides.iter().filter(|side| same_party(side, client)).map(|side| side.party.number),
                );
            }
        }
        Ok(numbers)
    }
}

/// Who mediates a dispute now and may not because of one of its parties.
pub(crate) fn partial(command: &Command<'_>, dispute: &DisputeRecord, party: i64) -> Result<Option<Id>> {
    let (connection, street) = (command.connection, command.street());
    let circle = Circle::of(connection, street, dispute)?;
    for (id, _) in dispute.seatings().into_iter().filter(|(_, current)| *current) {
        let findings = circle.findings(connection, street, &command.stored(id)?)?;
        if findings.iter().any(|found| found.bars && found.party == Some(party)) {
            return Ok(Some(id));
        }
    }
    Ok(None)
}

fn is_party(mediator: &MediatorRecord, side: &Side<'_>) -> bool {
    let resident = mediator.resident.is_some() && mediator.resident == side.resident;
    resident || (mediator.actor.is_some() && mediator.actor == side.party.actor)
}

fn is_agent(mediator: &MediatorRecord, party: &PartyRecord) -> bool {
    party.agent.as_ref().is_some_and(|agent| {
        (mediator.resident.is_some() && mediator.resident == agent.resident)
            || (mediator.actor.is_some() && mediator.actor == agent.actor)
    })
}

/// Whether a party of another dispute is the one of this side.
fn same_party(side: &Side<'_>, other: &PartyRecord) -> bool {
    let resident = side.resident.is_some() && side.resident == other.resident;
    let body = side.enterprise.is_some() && side.enterprise == other.enterprise;
    let code = side.code.is_some() && side.code == other.code;
    resident || body || code
}
