//! What a session is shown of a dispute.

use chrono::{Datelike, NaiveDate};

use super::record::{AgentRecord, DisputeRecord, PartyRecord};
use super::standing;
use super::types::*;
use crate::access::mask;
use crate::command::{Command, View};
use crate::identity::Phone;
use crate::mediation::DisputeState;
use crate::registry::rules::count;
use crate::{Result, Warning};

/// From this age on a person is of age (成年; Civil Code art. 17).
pub(crate) const ADULT: i32 = 18;

impl DisputeRecord {
    /// Where it stands on a day, without names.
    pub(crate) fn summary(&self, today: NaiveDate) -> DisputeSummary {
        let mediating = matches!(self.state, DisputeState::Accepted | DisputeState::Mediating);
        DisputeSummary {
            id: self.id,
            number: self.number.clone(),
            state: self.state,
            category: self.category,
            source: self.source,
            committee: self.committee,
            level: self.level.clone(),
            community: self.community,
            grid: self.grid,
            amount: self.amount,
            risk: self.risk,
            parties: count(self.parties.len()),
            registered_on: self.registered_on,
            accepted_on: self.accepted_on,
            due_on: self.due_on,
            level_due_on: self.level_due_on,
            overdue: mediating && self.due_on.is_some_and(|due| due < today),
            concluded_on: self.concluded_on(),
            revision: self.revision,
        }
    }

    /// As an account in `standing` may see it.
    pub(crate) fn shown(&self, standing: DisputeStanding, today: NaiveDate) -> Dispute {
        let file = (standing != DisputeStanding::Outside).then(|| self.file(today));
        Dispute { summary: self.summary(today), standing, file }
    }

    fn file(&self, today: NaiveDate) -> DisputeFile {
        let refused = self.refusal.as_ref().map(|refusal| DisputeEnding {
            ended_on: refusal.on,
            ground: Some(refusal.ground),
            reason: None,
            note: refusal.note.clone(),
            routes: refusal.routes.clone(),
        });
        let ended = self.ending.as_ref().map(|ending| DisputeEnding {
            ended_on: ending.on,
            ground: None,
            reason: Some(ending.reason),
            note: ending.note.clone(),
            routes: ending.routes.clone(),
        });
        DisputeFile {
            source_number: self.source_number.clone(),
            case_id: self.case_id,
            place: self.place.clone(),
            facts: self.facts.clone(),
            claim: self.claim.clone(),
            handler: self.handler,
            parties: self.parties.iter().map(|party| party.shown(today)).collect(),
            panel: self.panel.iter().map(seat).collect(),
            extensions: self
                .extensions
                .iter()
                .map(|one| DisputeExtension { agreed_on: one.on, until: one.until })
                .collect(),
            rises: self.rises.iter().map(rise).collect(),
            partners: self.partners.clone(),
            sessions: self.sessions,
            ending: refused.or(ended),
            agreement: self.agreement,
        }
    }
}

impl PartyRecord {
    /// Whether it is a minor on a day; none when its birth date is not known.
    pub(crate) fn minor(&self, day: NaiveDate) -> Option<bool> {
        self.birth.map(|birth| is_minor(birth, day))
    }

    fn shown(&self, today: NaiveDate) -> DisputeParty {
        DisputeParty {
            number: self.number,
            kind: self.kind,
            side: self.side,
            name: self.name.clone(),
            code: self.code.as_deref().map(masked_code),
            sex: self.sex,
            minor: self.minor(today),
            phone: self.phone.as_ref().map(Phone::as_str).map(mask::phone),
            address: self.address.clone(),
            resident: self.resident,
            enterprise: self.enterprise,
            agent: self.agent.as_ref().map(AgentRecord::shown),
            noticed_on: self.noticed_on,
            willing: self.consent.as_ref().map(|consent| consent.given),
            answered_on: self.consent.as_ref().map(|consent| consent.on),
        }
    }
}

impl AgentRecord {
    fn shown(&self) -> DisputeAgent {
        DisputeAgent {
            guardian: self.guardian,
            name: Some(self.name.clone()),
            phone: self.phone.as_ref().map(Phone::as_str).map(mask::phone),
            authority: self.authority.clone(),
            special: self.special,
        }
    }
}

/// Whether somebody born on a day is a minor on another.
pub(crate) fn is_minor(birth: NaiveDate, day: NaiveDate) -> bool {
    let had = (day.month(), day.day()) >= (birth.month(), birth.day());
    day.year() - birth.year() - i32::from(!had) < ADULT
}

/// Of a number the first six and the last two characters stay.
fn masked_code(code: &str) -> String {
    let characters: Vec<char> = code.chars().collect();
    let hidden = characters.len().saturating_sub(8);
    let tail = characters.len().saturating_sub(2);
    characters
        .iter()
        .enumerate()
        .map(|(at, one)| if at >= 6 && at < tail && hidden > 0 { '*' } else { *one })
        .collect()
}

fn seat(seat: &super::record::SeatRecord) -> PanelSeat {
    PanelSeat {
        mediator: seat.mediator,
        force: seat.force.clone(),
        lead: seat.lead,
        choice: seat.choice,
        starts_on: seat.starts_on,
        ended_on: seat.ended_on,
        ended_by: seat.ended_by.clone(),
    }
}

fn rise(rise: &super::record::RiseRecord) -> DisputeRise {
    DisputeRise {
        risen_on: rise.on,
        left: rise.left.clone(),
        reached: rise.reached.clone(),
        reason: rise.reason.clone(),
    }
}

/// The answer of a step: the dispute as the session sees it now.
pub(crate) fn after(
    command: &Command<'_>,
    dispute: &DisputeRecord,
    warnings: Vec<Warning>,
) -> Result<DisputeResult> {
    let standing = standing::in_command(command, dispute)?;
    Ok(DisputeResult { dispute: dispute.shown(standing, command.now.date()), warnings })
}

/// A dispute as the session sees it.
pub(crate) fn in_view(view: &View<'_>, dispute: &DisputeRecord) -> Result<Dispute> {
    Ok(dispute.shown(standing::in_view(view, dispute)?, view.now.date()))
}
