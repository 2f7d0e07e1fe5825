//! Agreements (调解协议): from the draft to effect, performance, and the court's confirmation.
//!
//! An oral agreement binds from the day on which it was reached, a written one when every party and a mediator have signed it
//! and the committee has sealed it. The dispute goes with its agreement: agreed, performing, performed or broken. Who mediates
//! the dispute or chairs its committee writes agreements; the parties' side reads them too; everybody else learns where they
//! stand.

mod confirmation;
mod drafting;
mod performance;
mod reading;
pub(crate) mod record;
mod requests;
pub(crate) mod rows;
pub(super) mod rules;
#[cfg(test)]
mod tests;
mod types;

pub use requests::*;
pub use types::*;

use serde_json::json;

use self::record::AgreementRecord;
use crate::access::Capability;
use crate::command::Command;
use crate::mediation::dispute::record::DisputeRecord;
use crate::mediation::dispute::{links, rows as disputes, standing};
use crate::platform::Session;
use crate::registry::rules as check;
use crate::{Id, Result, Warning};

/// Agreements of the session's street.
///
/// ```
/// # use shuzhi::*;
/// # use shuzhi::{access::*, mediation::agreement::*};
/// # let folder = std::env::temp_dir().join(format!("shuzhi-agreements-{}", std::process::id()));
/// # std::fs::create_dir_all(&folder).unwrap();
/// # let path = folder.join("agreements.db").display().to_string();
/// # let platform = Platform::open(Options { path, street: Some("620102001".into()),
/// #     security_administrator: Some("li".into()), ..Default::default() })?;
/// # let open = |actor: &str| platform.session(Actor { actor: actor.into(), street: "620102001".into(), ..Default::default() });
/// # open("li")?.access_control().grant(NewGrant { actor: "wang".into(), role: Role::StreetOfficer,
/// #     scope_kind: ScopeKind::Division, scope: "620102001".into(), sensitive: None, valid_from: None, valid_to: None, request_key: None })?;
/// let agreements = open("wang")?.agreements();
/// assert!(agreements.list(ListAgreements::default())?.items.is_empty());
/// // A street officer keeps the statistics and learns no names: what was agreed on stays with the panel.
/// let asked = SealAgreement { agreement: "0199b1c2-7a00-7000-8000-000000000001".into(), ..Default::default() };
/// assert_eq!(agreements.seal(asked).unwrap_err().kind(), ErrorKind::Denied);
/// # platform.close()?;
/// # std::fs::remove_dir_all(&folder).unwrap();
/// # Ok::<(), Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Agreements(pub(crate) Session);

impl Session {
    /// Agreements of mediation, their performance and their confirmation.
    pub fn agreements(&self) -> Agreements {
        Agreements(self.clone())
    }
}

/// An agreement and its dispute before a step.
struct Standing {
    agreement: AgreementRecord,
    dispute: DisputeRecord,
}

/// The stored agreement with its dispute, once the session may go on with it.
fn to_mediate(command: &Command<'_>, id: Id, revision: Option<i64>) -> Result<Standing> {
    at(command, id, revision, standing::to_mediate)
}

/// As [`to_mediate`], for what only the chair or a deputy does.
fn to_chair(command: &Command<'_>, id: Id, revision: Option<i64>) -> Result<Standing> {
    at(command, id, revision, standing::to_chair)
}

fn at(
    command: &Command<'_>,
    id: Id,
    revision: Option<i64>,
    may: impl FnOnce(&Command<'_>, Id) -> Result<DisputeRecord>,
) -> Result<Standing> {
    command.access().anywhere(Capability::Mediate)?;
    let agreement: AgreementRecord = command.stored(id)?;
    let dispute = may(command, agreement.0.dispute)?;
    check::revision(revision, agreement.0.revision)?;
    Ok(Standing { agreement, dispute })
}

/// Gives up the draft of a dispute that ends: nobody signs it any more.
pub(crate) fn lapse(command: &mut Command<'_>, dispute: &DisputeRecord) -> Result<()> {
    let Some(id) = dispute.agreement else { return Ok(()) };
    let before: AgreementRecord = command.stored(id)?;
    let mut after = before.clone();
    after.0.state = AgreementState::Abandoned;
    after.0.revision += 1;
    let facts = json!({"dispute": dispute.id, "state": after.0.state});
    command.keep(Some(&before), &after, facts)
}

impl standing::Confidential for AgreementResult {
    fn dispute(&self) -> Id {
        self.agreement.dispute
    }
}

/// What a step makes of an agreement.
struct Step {
    before: Option<AgreementRecord>,
    after: AgreementRecord,
    dispute_before: DisputeRecord,
    /// The dispute as the agreement moves it.
    dispute_after: DisputeRecord,
    warnings: Vec<Warning>,
}

impl Step {
    /// A step of a stored agreement that its dispute follows.
    fn of(standing: Standing, change: impl FnOnce(&mut MediationAgreement)) -> Self {
        let mut after = standing.agreement.clone();
        change(&mut after.0);
        let dispute_after = rules::follow(&standing.dispute, &after.0);
        Self {
            before: Some(standing.agreement),
            after,
            dispute_before: standing.dispute,
            dispute_after,
            warnings: Vec::new(),
        }
    }

    /// Stores both records and answers.
    fn keep(mut self, command: &mut Command<'_>) -> Result<AgreementResult> {
        self.after.0.revision = self.before.as_ref().map_or(1, |before| before.0.revision + 1);
        let one = &self.after.0;
        let facts = json!({"dispute": one.dispute, "form": one.form, "state": one.state,
            "reached_on": one.reached_on, "effective_on": one.effective_on});
        command.keep(self.before.as_ref(), &self.after, facts)?;
        if self.dispute_after != self.dispute_before {
            self.dispute_after.revision = self.dispute_before.revision + 1;
            let facts = json!({"agreement": one.id, "state": self.dispute_after.state,
                "settled_on": self.dispute_after.settled_on});
            disputes::keep(command, Some(&self.dispute_before), &self.dispute_after, facts)?;
            let end = |dispute: &DisputeRecord| (dispute.concluded_on(), dispute.settled_on);
            let ended = self.dispute_after.concluded_on().is_some();
            if ended && end(&self.dispute_after) != end(&self.dispute_before) {
                links::concluded(command, &self.dispute_after)?;
            }
        }
        Ok(AgreementResult {
            agreement: self.after.0,
            dispute: self.dispute_after.summary(command.now.date()),
            warnings: self.warnings,
        })
    }
}
