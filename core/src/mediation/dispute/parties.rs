//! The parties of a dispute, and who speaks for them.

use chrono::NaiveDate;
use serde_json::json;

use super::person::{self, GivenAgent, GivenParty, Known, Linked};
use super::record::{DisputeRecord, PartyRecord};
use super::requests::*;
use super::types::{DisputeEntryKind, DisputeResult, DisputeStanding};
use super::{Disputes, intake, risk, rows, rules, shown, standing};
use crate::access::{Capability, check_actor};
use crate::command::Command;
use crate::identity::{CreditCode, Phone, ResidentNumber};
use crate::mediation::committee::MediationCommittee;
use crate::mediation::{DisputeState, PartyKind, procedure};
use crate::registry::{ResidentField, rules as check};
use crate::{Error, Id, Result};

/// While somebody can still join.
const JOINABLE: [DisputeState; 3] =
    [DisputeState::Registered, DisputeState::Accepted, DisputeState::Mediating];
/// While who speaks for a party can change.
const OPEN: [DisputeState; 4] =
    [DisputeState::Registered, DisputeState::Accepted, DisputeState::Mediating, DisputeState::Agreed];
/// While a party is still looked for.
const AMENDABLE: [DisputeState; 6] = [
    DisputeState::Registered,
    DisputeState::Accepted,
    DisputeState::Mediating,
    DisputeState::Agreed,
    DisputeState::Performing,
    DisputeState::Breached,
];

impl Disputes {
    /// Adds a party (追加当事人). One that joins a dispute under mediation is told its rights and asked first: until it is willing
    /// the dispute is accepted, not mediated.
    ///
    /// # Errors
    /// `Denied`; `Violation` `dispute.parties`, `dispute.authority`, `dispute.guardian`; `Conflict` by the state or for a stale
    /// revision; `Invalid`; `NotFound`.
    pub fn add_party(&self, request: AddDisputeParty) -> Result<DisputeResult> {
        let id = Id::parse("dispute", &request.dispute)?;
        let given = GivenParty::parse(&request.party).map_err(|error| error.within("party"))?;
        self.0.write_seen("dispute.add_party", request.request_key.as_deref(), &request, |command| {
            let (before, _) = to_prepare(command, id, request.revision, &JOINABLE)?;
            intake::few_enough(before.parties.len() + 1)?;
            let number = before.next_party();
            let party = given.settle(command, number).map_err(|error| error.within("party"))?;
            let mut dispute = before.clone();
            dispute.parties.push(party);
            impartial(command, &dispute, number)?;
            if before.state == DisputeState::Mediating {
                dispute.state = DisputeState::Accepted;
            }
            keep(command, &before, dispute, "added", number)
        })
    }

    /// Changes what is known of a party (变更当事人信息): number, birth date, telephone, address, and the account in which it reads the
    /// dispute.
    ///
    /// # Errors
    /// `Denied`, also for the account by anybody but the panel or the chair; `Violation` `dispute.guardian`, `dispute.parties`;
    /// `Conflict` by the state or for a stale revision; `Invalid`, also for number or birth date of a linked resident whom the
    /// session does not read in the registry; `NotFound`.
    pub fn amend_party(&self, request: AmendDisputeParty) -> Result<DisputeResult> {
        let id = Id::parse("dispute", &request.dispute)?;
        let phone = check::change(request.phone.as_deref(), |text| Phone::parse("phone", text))?;
        let address = check::change(request.address.as_deref(), |text| {
            check::text("address", text, check::LONGEST_ADDRESS)
        })?;
        let account = check::change(request.actor.as_deref(), account)?;
        let birth = check::optional_date("birth", request.birth.as_deref())?;
        self.0.write_seen("dispute.amend_party", request.request_key.as_deref(), &request, |command| {
            let (before, inside) = to_prepare(command, id, request.revision, &AMENDABLE)?;
            let mut dispute = before.clone();
            if let Some(account) = &account {
                may_read(command, inside, account.as_deref())?;
            }
            let party = party_mut(&mut dispute, request.party)?;
            identify(command, party, request.code.as_deref(), birth)?;
            party.phone = phone.unwrap_or_else(|| party.phone.take());
            party.address = address.unwrap_or_else(|| party.address.take());
            party.actor = account.unwrap_or_else(|| party.actor.take());
            keep(command, &before, dispute, "amended", request.party)
        })
    }

    /// Records who speaks for a party from now on (代理人、监护人), in place of whoever did.
    ///
    /// # Errors
    /// `Denied`, also for the account by anybody but the panel or the chair; `Violation` `dispute.authority`,
    /// `dispute.guardian`, `dispute.parties`; `Conflict` by the state or for a stale revision; `Invalid`; `NotFound`.
    pub fn set_agent(&self, request: SetDisputeAgent) -> Result<DisputeResult> {
        let id = Id::parse("dispute", &request.dispute)?;
        let given = GivenAgent::parse(&request.agent).map_err(|error| error.within("agent"))?;
        let account = check::change(request.actor.as_deref(), account)?.flatten();
        self.0.write_seen("dispute.set_agent", request.request_key.as_deref(), &request, |command| {
            let (before, inside) = to_prepare(command, id, request.revision, &OPEN)?;
            let mut dispute = before.clone();
            if account.is_some() {
                may_read(command, inside, account.as_deref())?;
            }
            let mut agent = given.settle(command).map_err(|error| error.within("agent"))?;
            agent.actor = account;
            let party = party_mut(&mut dispute, request.party)?;
            if agent.guardian && party.kind == PartyKind::Body {
                return Err(person::no_guardian().at("agent.guardian"));
            }
            party.agent = Some(agent);
            impartial(command, &dispute, request.party)?;
            keep(command, &before, dispute, "agent_set", request.party)
        })
    }

    /// Records that nobody speaks for a party any more (解除代理).
    ///
    /// # Errors
    /// `Denied`; `Violation` `dispute.guardian` for the guardian of a minor; `Conflict` by the state, without an agent, or for a
    /// stale revision; `Invalid`; `NotFound`.
    pub fn remove_agent(&self, request: RemoveDisputeAgent) -> Result<DisputeResult> {
        let id = Id::parse("dispute", &request.dispute)?;
        self.0.write_seen("dispute.remove_agent", request.request_key.as_deref(), &request, |command| {
            let (before, _) = to_prepare(command, id, request.revision, &OPEN)?;
            let mut dispute = before.clone();
            if party_mut(&mut dispute, request.party)?.agent.take().is_none() {
                let (zh, en) = ("该当事人没有代理人", "nobody speaks for the party");
                return Err(rules::conflict(zh, en).at("party"));
            }
            keep(command, &before, dispute, "agent_removed", request.party)
        })
    }

    /// Takes a party off before the dispute is mediated (撤回当事人); never one that has agreed to be mediated. When everybody left
    /// has agreed, the dispute is mediated from now on.
    ///
    /// # Errors
    /// `Denied`; `Violation` `dispute.parties` when what is left is no dispute; `Conflict` by the state, for a party that has
    /// agreed, or for a stale revision; `Invalid`; `NotFound`.
    pub fn drop_party(&self, request: DropDisputeParty) -> Result<DisputeResult> {
        let id = Id::parse("dispute", &request.dispute)?;
        let reason = check::text("reason", &request.reason, check::LONGEST_ADDRESS)?;
        self.0.write_seen("dispute.drop_party", request.request_key.as_deref(), &request, |command| {
            let early = [DisputeState::Registered, DisputeState::Accepted];
            let (before, _) = to_prepare(command, id, request.revision, &early)?;
            let mut dispute = before.clone();
            if party_mut(&mut dispute, request.party)?.consent.as_ref().is_some_and(|consent| consent.given) {
                return Err(rules::conflict(
                    "该当事人已同意调解，不能撤回；可以终止调解",
                    "the party has agreed to be mediated; mediation can be ended instead",
                )
                .at("party"));
            }
            dispute.parties.retain(|party| party.number != request.party);
            dispute.last_party = before.last_party.max(request.party);
            if dispute.state == DisputeState::Accepted && rules::ready(&dispute.parties) {
                dispute.state = DisputeState::Mediating;
            }
            let today = command.now.date();
            let text = format!("撤回第 {} 号当事人：{reason}", request.party);
            let result = keep(command, &before, dispute, "dropped", request.party)?;
            risk::enter(command, &before, DisputeEntryKind::Note, today, text, None)?;
            Ok(result)
        })
    }

    /// Reveals sensitive fields of a party for the session's purpose (查阅敏感信息); the read is logged.
    ///
    /// # Errors
    /// `Denied` for anybody but the panel or the chair, without a grant that extends to sensitive fields there, or without a
    /// purpose; `Invalid`; `NotFound`.
    pub fn reveal_party(&self, request: RevealDisputeParty) -> Result<RevealedDisputeParty> {
        let id = Id::parse("dispute", &request.dispute)?;
        let fields = request.fields.unwrap_or_else(|| ResidentField::ALL.to_vec());
        check::at_most("fields", fields.len(), ResidentField::ALL.len())?;
        if fields.is_empty() {
            return Err(Error::invalid("fields", "应至少指定一个字段", "at least one field is named"));
        }
        self.0.write("dispute.reveal_party", |command| {
            let dispute = standing::to_mediate(command, id)?;
            let party = dispute.party(request.party).ok_or_else(no_party)?;
            let mut names: Vec<&str> = fields.iter().map(|field| field.word()).collect();
            names.sort_unstable();
            names.dedup();
            command.reveal(Capability::Mediate, dispute.place(), "dispute", id, &names)?;
            let wanted = |field| fields.contains(&field);
            let spoken = party.agent.as_ref().and_then(|agent| agent.phone);
            Ok(RevealedDisputeParty {
                dispute: id,
                party: party.number,
                number: party.code.clone().filter(|_| wanted(ResidentField::Number)),
                birth: party.birth.filter(|_| wanted(ResidentField::Birth)),
                phone: party.phone.filter(|_| wanted(ResidentField::Phone)).map(String::from),
                agent_phone: spoken.filter(|_| wanted(ResidentField::Phone)).map(String::from),
            })
        })
    }
}

/// The dispute whose parties the session may change, and whether it is seated (panel, handler or chair): anybody who is; while
/// it is only registered also who registered it, and every mediator of the committee who is no party.
fn to_prepare(
    command: &Command<'_>,
    id: Id,
    revision: Option<i64>,
    allowed: &[DisputeState],
) -> Result<(DisputeRecord, bool)> {
    let access = command.access();
    access.anywhere(Capability::RegisterDispute)?;
    let dispute: DisputeRecord = command.stored(id)?;
    let known = standing::in_command(command, &dispute)?;
    let inside = matches!(known, DisputeStanding::Chair | DisputeStanding::Panel);
    let early = dispute.state == DisputeState::Registered;
    let own = dispute.registered_by == command.actor()
        && access.over(Capability::RegisterDispute, dispute.place()).is_ok();
    if !(inside || early && (own || is_colleague(command, &dispute)?)) {
        return Err(standing::not_seated());
    }
    check::revision(revision, dispute.revision)?;
    rules::in_state(dispute.state, allowed)?;
    Ok((dispute, inside))
}

/// Whether the session is that of a mediator of the dispute's committee who has no part in it.
fn is_colleague(command: &Command<'_>, dispute: &DisputeRecord) -> Result<bool> {
    if command.access().anywhere(Capability::Mediate).is_err() {
        return Ok(false);
    }
    let committee: MediationCommittee = command.stored(dispute.committee)?;
    let today = command.now.date();
    let mediator = standing::mediator_of(command.connection, command.street(), command.actor(), today)?;
    match mediator.filter(|mediator| mediator.works_for(&committee, today)) {
        Some(mediator) => Ok(!standing::is_own(command, dispute, &mediator)?),
        None => Ok(false),
    }
}

/// Whether the account may be let read: named by the panel or the chair, neither one's own nor that of a mediator.
fn may_read(command: &Command<'_>, inside: bool, account: Option<&str>) -> Result<()> {
    if !inside {
        return Err(Error::denied(
            "查阅账号由承办调解员或者调委会主任设置",
            "the account is named by the panel or the committee's chair",
        ));
    }
    let Some(account) = account else { return Ok(()) };
    let (connection, street) = (command.connection, command.street());
    let mediator = standing::mediator_of(connection, street, account, command.now.date())?;
    if account == command.actor() || mediator.is_some() {
        return Err(Error::invalid(
            "actor",
            "查阅账号不得为办理人本人或者调解员的账号",
            "the account is neither one's own nor that of a mediator",
        ));
    }
    Ok(())
}

/// Nobody mediates a dispute of which one's own, one's client or oneself becomes a party: the seat is given up first.
fn impartial(command: &Command<'_>, dispute: &DisputeRecord, party: i64) -> Result<()> {
    match procedure::partial(command, dispute, party)? {
        None => Ok(()),
        Some(mediator) => Err(rules::conflict(
            "承办调解员与该当事人有利害关系的，应当先行回避",
            "who mediates the dispute has a conflict of interest with the party: the seat is given up first",
        )
        .with("mediator", mediator.to_string())),
    }
}

fn account(text: &str) -> Result<String> {
    check_actor("actor", text).map(|()| text.to_owned())
}

fn party_mut(dispute: &mut DisputeRecord, number: i64) -> Result<&mut PartyRecord> {
    dispute.parties.iter_mut().find(|party| party.number == number).ok_or_else(no_party)
}

fn no_party() -> Error {
    Error::invalid("party", "没有该序号的当事人", "there is no party of this number")
}

/// Changes number and birth date, which the registry and each other must not contradict.
fn identify(
    command: &Command<'_>,
    party: &mut PartyRecord,
    code: Option<&str>,
    birth: Option<NaiveDate>,
) -> Result<()> {
    if code.is_none() && birth.is_none() {
        return Ok(());
    }
    if party.kind == PartyKind::Body {
        if birth.is_some() {
            return Err(person::not_of_its_kind("birth"));
        }
        if party.enterprise.is_some() {
            let (zh, en) = ("代码以基础台账为准", "the code is that of the registry");
            return Err(Error::invalid("code", zh, en));
        }
        let change = check::change(code, |text| CreditCode::parse("code", text).map(|(code, _)| code))?;
        party.code = change.flatten().map(String::from);
        return Ok(());
    }
    let change = check::change(code, |text| ResidentNumber::parse("code", text))?;
    let held = party.code.as_deref().map(|text| ResidentNumber::parse("code", text)).transpose()?;
    let number = change.unwrap_or(held);
    // Taking a number off tells nothing of the record.
    let beside = [("code", number.is_some() && change.is_some()), ("birth", birth.is_some())];
    let linked = party.resident.map(|id| Linked::of(command, id, &beside)).transpose()?;
    let linked = linked.map(|linked| linked.person);
    // A new number brings its own birth date; a date that stays must agree with nothing but the registry.
    let born = birth.or(if number.is_some() { None } else { party.birth });
    let known = Known::of(linked.as_ref(), number, None, born)?;
    known.born(command.now.date())?;
    party.code = number.map(String::from);
    (party.sex, party.birth) = (known.sex.or(party.sex), known.birth);
    Ok(())
}

/// Stores a change of a party, once what is left is a dispute whose minors are spoken for.
fn keep(
    command: &mut Command<'_>,
    before: &DisputeRecord,
    mut dispute: DisputeRecord,
    step: &str,
    party: i64,
) -> Result<DisputeResult> {
    rules::sides(dispute.source, &dispute.parties)?;
    rules::apart(&dispute.parties)?;
    if dispute.state != DisputeState::Registered {
        rules::guardians(&dispute.parties, command.now.date())?;
    }
    dispute.revision = before.revision + 1;
    let facts = json!({"state": dispute.state, "step": step, "party": party});
    rows::keep(command, Some(before), &dispute, facts)?;
    shown::after(command, &dispute, Vec::new())
}
