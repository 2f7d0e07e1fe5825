//! Time limit, levels, and the ends without agreement.

use serde_json::json;

use super::types::{ExtendDispute, RiseDispute, TakeOverDispute, TerminateDispute, WithdrawDispute};
use super::{Ending, LONGEST_NOTE, RUNNING, at, ended, kept, rules, seats};
use crate::access::Capability;
use crate::command::Command;
use crate::mediation::committee::MediationCommittee;
use crate::mediation::dispute::record::{DisputeRecord, ExtensionRecord, RiseRecord};
use crate::mediation::dispute::{DisputeResult, DisputeStanding, Disputes, standing};
use crate::mediation::{DisputeState, EndingReason, scheme};
use crate::registry::rules as check;
use crate::{Error, Id, Result, parse_date};

/// In these states a party can say that it does not want mediation any more.
const OPEN: [DisputeState; 4] =
    [DisputeState::Registered, DisputeState::Accepted, DisputeState::Mediating, DisputeState::Agreed];

impl Disputes {
    /// Extends the time limit, when every party agrees (延期): by so many days at a time and so many times as the street has set.
    ///
    /// # Errors
    /// `Denied`; `Invalid`; `NotFound`; `Violation` `mediation.limit.extension`; `Conflict` unless the dispute is accepted or
    /// being mediated, or for a stale revision.
    pub fn extend(&self, request: ExtendDispute) -> Result<DisputeResult> {
        let id = Id::parse("dispute", &request.dispute)?;
        let until = parse_date("until", &request.until)?;
        let day = check::optional_date("agreed_on", request.agreed_on.as_deref())?;
        self.0.write_seen("dispute.extend", request.request_key.as_deref(), &request, |command| {
            let before = at(command, id, request.revision, &RUNNING)?;
            let today = command.now.date();
            let day = check::past_or_today("agreed_on", day, today)?;
            check::not_before("agreed_on", day, before.accepted_on.unwrap_or(before.registered_on))?;
            rules::numbered("parties", &before, &request.parties)?;
            let book = &command.snapshot.rules.rulebook;
            let area = before.community.as_str();
            let bound = |name| book.integer("mediation.limit.extension", name, area, today);
            let most = rules::Extensions { days: bound("days")?, times: bound("times")? };
            rules::extension(&before, &request.parties, until, most, today)?;
            let mut after = before.clone();
            after.extensions.push(ExtensionRecord { on: day, until });
            after.due_on = Some(until);
            let facts = json!({"agreed_on": day, "until": until, "was": before.due_on});
            kept(command, &before, after, facts, Vec::new())
        })
    }

    /// Hands a dispute up to the next level of the scheme (升级); its panel ends, and a mediator of the committee takes it over.
    ///
    /// # Errors
    /// `Denied`; `Invalid`; `NotFound`; `Violation` `mediation.rise.committee`; `Conflict` at the highest level, in another
    /// state or for a stale revision.
    pub fn rise(&self, request: RiseDispute) -> Result<DisputeResult> {
        let id = Id::parse("dispute", &request.dispute)?;
        let committee = Id::parse("committee", &request.committee)?;
        let reason = check::text("reason", &request.reason, LONGEST_NOTE)?;
        self.0.write_seen("dispute.rise", request.request_key.as_deref(), &request, |command| {
            let before = at(command, id, request.revision, &RUNNING)?;
            let today = command.now.date();
            let scheme = scheme::on(command.connection, command.street(), today)?;
            let Some(level) = scheme.above(&before.level) else {
                return Err(rules::conflict(
                    "纠纷已在调解方案的最高层级",
                    "the dispute is at the highest level of the scheme",
                ));
            };
            let target: MediationCommittee =
                command.stored(committee).map_err(|error| error.at("committee"))?;
            rules::takes_up(&target, &before, &level.code, today)?;
            let mut after = before.clone();
            for seat in after.panel.iter_mut().filter(|seat| seat.ended_on.is_none()) {
                seat.ended_on = Some(today);
                seat.ended_by = Some(rules::RISEN.to_owned());
            }
            let (left, reached) = (before.level.clone(), level.code.clone());
            let facts = json!({"left": left, "reached": reached, "committee": committee});
            after.rises.push(RiseRecord { on: today, left, reached: reached.clone(), reason });
            after.level = reached;
            after.committee = committee;
            after.handler = None;
            after.level_due_on = rules::days_on(today, level.days);
            kept(command, &before, after, facts, Vec::new())
        })
    }

    /// Takes over a dispute that nobody looks after: one that rose, or whose mediators gave way (接办).
    ///
    /// # Errors
    /// `Denied` for whoever does not work for the committee; `Invalid`; `NotFound`; `Violation` `mediation.conflict.recusal` or
    /// `mediation.panel.leave`; `Conflict` when somebody looks after it, in another state or for a stale revision.
    pub fn take_over(&self, request: TakeOverDispute) -> Result<DisputeResult> {
        let id = Id::parse("dispute", &request.dispute)?;
        self.0.write_seen("dispute.take_over", request.request_key.as_deref(), &request, |command| {
            command.access().anywhere(Capability::Mediate)?;
            let before: DisputeRecord = command.stored(id)?;
            let (connection, street, today) = (command.connection, command.street(), command.now.date());
            let committee: MediationCommittee = command.stored(before.committee)?;
            let own = standing::mediator_of(connection, street, command.actor(), today)?;
            let own = own.filter(|one| one.works_for(&committee, today)).ok_or_else(|| {
                Error::denied(
                    "应由受理纠纷的调委会的调解员接办",
                    "a mediator of the dispute's committee takes it over",
                )
            })?;
            check::revision(request.revision, before.revision)?;
            rules::in_state(before.state, &RUNNING)?;
            if before.handler.is_some() || before.seated().next().is_some() {
                return Err(rules::conflict(
                    "纠纷已有承办调解员",
                    "somebody looks after the dispute already",
                ));
            }
            rules::at_work("dispute", &own, today)?;
            let warnings = seats::clear(command, &before, "dispute", &own)?;
            let mut after = before.clone();
            after.handler = Some(own.id);
            kept(command, &before, after, json!({"handler": own.id}), warnings)
        })
    }

    /// A party does not want mediation any more (撤回、要求终止): by its own account, or as its mediators record it.
    ///
    /// # Errors
    /// `Denied`; `Invalid`; `NotFound`; `Violation` `mediation.withdrawal.authority`, or `mediation.ending.routes` where
    /// mediators record it; `Conflict` when it is over, or for a stale revision.
    pub fn withdraw(&self, request: WithdrawDispute) -> Result<DisputeResult> {
        let id = Id::parse("dispute", &request.dispute)?;
        let day = check::optional_date("ended_on", request.ended_on.as_deref())?;
        let note = check::optional_text("note", request.note.as_deref(), LONGEST_NOTE)?;
        let told = request.routes.as_deref().unwrap_or_default();
        self.0.write_seen("dispute.withdraw", request.request_key.as_deref(), &request, |command| {
            let before: DisputeRecord = command.stored(id)?;
            let standing = withdrawn_by(command, &before, request.party)?;
            check::revision(request.revision, before.revision)?;
            rules::in_state(before.state, &OPEN)?;
            let on = check::past_or_today("ended_on", day, command.now.date())?;
            let routes = match standing {
                // Nobody is told anything by its own account.
                DisputeStanding::PartySide => rules::each_once(told)?,
                _ => rules::routes_told(told)?,
            };
            let after = before.clone();
            ended(command, &before, after, Ending { on, reason: EndingReason::Withdrawn, note, routes })
        })
    }

    /// Ends mediation without agreement, once the parties were told of other routes (终止调解).
    ///
    /// # Errors
    /// `Denied`; `Invalid` for a reason that does not hold; `NotFound`; `Violation` `mediation.ending.routes`; `Conflict` unless
    /// the dispute is accepted or being mediated, or for a stale revision.
    pub fn terminate(&self, request: TerminateDispute) -> Result<DisputeResult> {
        let id = Id::parse("dispute", &request.dispute)?;
        let day = check::optional_date("ended_on", request.ended_on.as_deref())?;
        let note = check::optional_text("note", request.note.as_deref(), LONGEST_NOTE)?;
        let reason = request.reason;
        self.0.write_seen("dispute.terminate", request.request_key.as_deref(), &request, |command| {
            let before = at(command, id, request.revision, &RUNNING)?;
            let on = check::past_or_today("ended_on", day, command.now.date())?;
            rules::ending(&before, reason, on)?;
            let routes = rules::routes_told(&request.routes)?;
            let after = before.clone();
            ended(command, &before, after, Ending { on, reason, note, routes })
        })
    }
}

/// In which standing a withdrawal is made; refused when neither a party's side makes it nor the mediators record it.
fn withdrawn_by(
    command: &Command<'_>,
    dispute: &DisputeRecord,
    party: Option<i64>,
) -> Result<DisputeStanding> {
    let standing = standing::in_command(command, dispute)?;
    let actor = command.actor();
    let party = match (standing, party) {
        (DisputeStanding::Outside, _) => {
            return Err(Error::denied(
                "撤回由当事人一方提出，或者由承办调解员、调委会主任记录",
                "a party's side withdraws, or the mediators or the chair record it",
            ));
        }
        (_, Some(number)) => dispute.party(number),
        (DisputeStanding::PartySide, None) => dispute.parties.iter().find(|one| {
            let agent = one.agent.as_ref().and_then(|agent| agent.actor.as_deref());
            one.actor.as_deref() == Some(actor) || agent == Some(actor)
        }),
        (_, None) => None,
    };
    let party = party
        .ok_or_else(|| Error::invalid("party", "应写明撤回的当事人", "names the party that withdraws"))?;
    if standing == DisputeStanding::PartySide {
        rules::may_withdraw(party, actor)?;
    }
    Ok(standing)
}
