//! Who may see and move a dispute: the panel, the chair of its committee, the parties' side (People's Mediation Law art. 15 (四),
//! RULES E-06).
//!
//! Nobody mediates one's own dispute. Who is a party or speaks for one, by the account or as the resident behind the
//! mediator's record, has neither a chair's standing in it nor that of a panel: an account that was named for reading has the
//! parties' side, any other stands outside. A deputy does then what the chair decides; a committee without one chooses one, or
//! the panel lets the dispute rise.

use serde::{Serialize, de::DeserializeOwned};

use super::record::DisputeRecord;
use super::types::{DisputeResult, DisputeStanding};
use crate::access::{Access, Capability, Place};
use crate::command::{Command, View};
use crate::identity::GridCode;
use crate::mediation::DisputeState;
use crate::mediation::committee::record::MediatorRecord;
use crate::mediation::committee::{MediationCommittee, MediationCommitteePost, rows as committees};
use crate::platform::Session;
use crate::registry::resident::rows as residents;
use crate::store::{Connection, document};
use crate::{Error, Id, Result};

impl DisputeRecord {
    /// Where it lies, for the scope of grants.
    pub(crate) fn place(&self) -> Place<'_> {
        Place {
            community: Some(self.community.as_str()),
            grid: self.grid.as_ref().map(GridCode::as_str),
            ..Place::default()
        }
    }

    /// In which standing an account sees the dispute; `mediator` is the one behind the account.
    pub(crate) fn standing(
        &self,
        committee: Option<&MediationCommittee>,
        actor: &str,
        mediator: Option<&MediatorRecord>,
    ) -> DisputeStanding {
        if self.concerns(Some(actor), None) {
            return DisputeStanding::PartySide;
        }
        let post = mediator.and_then(|one| committee.and_then(|committee| committee.post_of(one.id)));
        if matches!(post, Some(MediationCommitteePost::Chair | MediationCommitteePost::Deputy)) {
            return DisputeStanding::Chair;
        }
        if mediator.is_some_and(|one| self.looked_after_by(one.id)) {
            return DisputeStanding::Panel;
        }
        DisputeStanding::Outside
    }

    /// Whether somebody is a party or speaks for one, by the account or as a resident of the registry.
    pub(crate) fn concerns(&self, actor: Option<&str>, resident: Option<Id>) -> bool {
        let is = |account: &Option<String>, person: Option<Id>| {
            (actor.is_some() && account.as_deref() == actor) || (resident.is_some() && person == resident)
        };
        self.parties.iter().any(|party| {
            is(&party.actor, party.resident)
                || party.agent.as_ref().is_some_and(|agent| is(&agent.actor, agent.resident))
        })
    }

    /// Whether a mediator sits on the panel, or accepted the dispute while there is none.
    pub(crate) fn looked_after_by(&self, mediator: Id) -> bool {
        let empty = self.seated().next().is_none();
        self.seats(mediator) || (empty && self.handler == Some(mediator))
    }

    /// The mediators who have or had to do with it, and whether they still have.
    pub(crate) fn seatings(&self) -> Vec<(Id, bool)> {
        // Whoever brought about an agreement watches over its performance (People's Mediation Law art. 31).
        let open = self.state.is_open() || self.state == DisputeState::Performing;
        let mut all: Vec<Id> = self.panel.iter().map(|seat| seat.mediator).chain(self.handler).collect();
        all.sort_unstable();
        all.dedup();
        all.into_iter().map(|mediator| (mediator, open && self.looked_after_by(mediator))).collect()
    }
}

/// The mediator of an account who serves today.
pub(crate) fn mediator_of(
    connection: &Connection,
    street: &str,
    actor: &str,
    today: chrono::NaiveDate,
) -> Result<Option<MediatorRecord>> {
    Ok(committees::of_actor(connection, street, actor)?.filter(|mediator| mediator.serves(today)))
}

/// In which standing a session sees a dispute. A mediator's standing needs a grant that lets mediate.
fn standing_of(
    connection: &Connection,
    street: &str,
    access: &Access<'_>,
    actor: &str,
    today: chrono::NaiveDate,
    dispute: &DisputeRecord,
) -> Result<DisputeStanding> {
    let mediator = match access.anywhere(Capability::Mediate) {
        Ok(()) => mediator_of(connection, street, actor, today)?,
        Err(_) => None,
    };
    // The link to a resident is made by whoever registers the dispute: it takes a standing away and gives none.
    let own = mediator.as_ref().map(|one| takes_part(connection, street, dispute, one)).transpose()?;
    let mediator = mediator.filter(|_| own != Some(true));
    let committee = document::get(connection, street, dispute.committee)?;
    Ok(dispute.standing(committee.as_ref(), actor, mediator.as_ref()))
}

/// Whether the mediator behind the session is a party of the dispute or speaks for one.
pub(super) fn is_own(
    command: &Command<'_>,
    dispute: &DisputeRecord,
    mediator: &MediatorRecord,
) -> Result<bool> {
    let account = dispute.concerns(Some(command.actor()), None);
    Ok(account || takes_part(command.connection, command.street(), dispute, mediator)?)
}

/// Whether the resident behind a mediator is a party of the dispute or speaks for one: linked, or known by the number.
fn takes_part(
    connection: &Connection,
    street: &str,
    dispute: &DisputeRecord,
    mediator: &MediatorRecord,
) -> Result<bool> {
    let Some(resident) = mediator.resident else { return Ok(false) };
    if dispute.concerns(None, Some(resident)) {
        return Ok(true);
    }
    let person = residents::get(connection, street, resident)?;
    let number = person.and_then(|(person, _)| person.number).map(String::from);
    Ok(number.is_some() && dispute.parties.iter().any(|party| party.code == number))
}

/// As [`standing_of`], in a read.
pub(crate) fn in_view(view: &View<'_>, dispute: &DisputeRecord) -> Result<DisputeStanding> {
    let actor = view.session.actor();
    standing_of(view.connection, view.street(), &view.access(), actor, view.now.date(), dispute)
}

/// As [`standing_of`], in a write.
pub(crate) fn in_command(command: &Command<'_>, dispute: &DisputeRecord) -> Result<DisputeStanding> {
    let today = command.now.date();
    standing_of(command.connection, command.street(), &command.access(), command.actor(), today, dispute)
}

/// The stored dispute, once the session's standing is one of those that may go on with it: the panel, or the chair.
///
/// # Errors
/// `Denied` without a grant that lets mediate, or for anybody else; `NotFound`.
pub(crate) fn to_mediate(command: &Command<'_>, id: Id) -> Result<DisputeRecord> {
    command.access().anywhere(Capability::Mediate)?;
    let dispute: DisputeRecord = command.stored(id)?;
    match in_command(command, &dispute)? {
        DisputeStanding::Chair | DisputeStanding::Panel => Ok(dispute),
        _ => Err(not_seated()),
    }
}

/// As [`to_mediate`], for what only the chair or a deputy of the committee decides.
///
/// # Errors
/// `Denied`; `NotFound`.
pub(crate) fn to_chair(command: &Command<'_>, id: Id) -> Result<DisputeRecord> {
    command.access().anywhere(Capability::Mediate)?;
    let dispute: DisputeRecord = command.stored(id)?;
    match in_command(command, &dispute)? {
        DisputeStanding::Chair => Ok(dispute),
        _ => Err(Error::denied(
            "该操作由受理纠纷的调委会主任、副主任办理",
            "the operation belongs to the chair or a deputy of the dispute's committee",
        )),
    }
}

/// The stored dispute, once the session may know who the parties are.
///
/// # Errors
/// `Denied`; `NotFound`.
pub(crate) fn to_read(view: &View<'_>, id: Id) -> Result<(DisputeRecord, DisputeStanding)> {
    let dispute: DisputeRecord = view.stored(id)?;
    match in_view(view, &dispute)? {
        DisputeStanding::Outside => Err(not_seated()),
        standing => Ok((dispute, standing)),
    }
}

/// The answer of a step that tells of the parties of a dispute.
pub(crate) trait Confidential: Sized {
    /// The dispute.
    fn dispute(&self) -> Id;

    /// The answer for whoever took the step and stands outside by now.
    ///
    /// # Errors
    /// `Denied` when nothing of it can be told.
    fn outside(self) -> Result<Self> {
        Err(not_seated())
    }
}

impl Confidential for DisputeResult {
    fn dispute(&self) -> Id {
        self.dispute.summary.id
    }

    fn outside(mut self) -> Result<Self> {
        (self.dispute.standing, self.dispute.file) = (DisputeStanding::Outside, None);
        Ok(self)
    }
}

impl Session {
    /// As [`Session::write_once`] for steps of a dispute: who has left it since learns nothing from the first answer.
    pub(crate) fn write_seen<R, T>(
        &self,
        operation: &'static str,
        key: Option<&str>,
        request: &R,
        work: impl FnOnce(&mut Command<'_>) -> Result<T>,
    ) -> Result<T>
    where
        R: Serialize,
        T: Confidential + Serialize + DeserializeOwned,
    {
        let again = |command: &Command<'_>, answer: T| {
            let dispute: DisputeRecord = command.stored(answer.dispute())?;
            match in_command(command, &dispute)? {
                DisputeStanding::Outside => answer.outside(),
                _ => Ok(answer),
            }
        };
        self.write_once_if(operation, key, request, again, work)
    }
}

pub(super) fn not_seated() -> Error {
    Error::denied(
        "纠纷内容仅限承办调解员、调委会主任和当事人一方知悉（人民调解法第十五条）",
        "a dispute is known to its mediators, the committee's chair and the parties' side only (People's Mediation Law art. 15)",
    )
}
