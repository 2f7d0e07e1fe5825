//! Intake: a dispute is registered, then accepted or refused, or goes to another committee.

use chrono::{Datelike, NaiveDate};
use serde_json::json;

use super::person::GivenParty;
use super::record::{DisputeRecord, PartyRecord, RefusalRecord};
use super::requests::NewDispute;
use super::step_requests::{AcceptDispute, RefuseDispute, TransferDispute};
use super::types::{DisputeEntryKind, DisputeResult};
use super::{Disputes, links, risk, rows, rules, shown, standing};
use crate::access::{Capability, Place};
use crate::case::{Case, mediated};
use crate::command::Command;
use crate::identity::{DivisionCode, GridCode};
use crate::mediation::committee::MediationCommittee;
use crate::mediation::committee::record::MediatorRecord;
use crate::mediation::{DisputeSource, DisputeState, EscalationRisk, RefusalGround, procedure, scheme};
use crate::registry::place::rules::together;
use crate::registry::rules as check;
use crate::{Error, Id, Money, Result};

/// The longest facts, claim or steps, in characters.
pub(super) const LONGEST_TEXT: usize = 2000;
/// The longest note to a refusal, in characters.
const LONGEST_NOTE: usize = 1000;
/// More parties has no dispute: a greater number is several of them.
pub(super) const MOST_PARTIES: usize = 50;

impl Disputes {
    /// Registers a dispute (登记), from an application or by the committee's own initiative, or from what a court, the police, the
    /// petition office or a case hands over. Who registers it sees its parties no longer, unless in a standing that knows them.
    ///
    /// # Errors
    /// `Denied` without a grant that registers disputes there; `Invalid` for a bad field; `NotFound`; `Violation`
    /// `dispute.parties`, `dispute.authority`, `dispute.guardian`; `Conflict` for a case that is over or has an open dispute,
    /// or a committee that is not there.
    pub fn register(&self, request: NewDispute) -> Result<DisputeResult> {
        let wish = Wish::parse(self.0.street(), &request)?;
        self.0.write_seen("dispute.register", request.request_key.as_deref(), &request, |command| {
            command.access().anywhere(Capability::RegisterDispute)?;
            let case = wish.case.map(|id| mediated::to_link(command, id).map_err(|error| error.at("case")));
            let case = case.transpose()?;
            let (community, grid) = wish.locate(command, case.as_ref())?;
            let place = Place {
                community: Some(community.as_str()),
                grid: grid.as_ref().map(GridCode::as_str),
                ..Place::default()
            };
            command.access().over(Capability::RegisterDispute, place)?;
            if let Some(case) = &case {
                links::only_one(command, case.id)?;
            }
            let dispute = wish.dispute(command, &request, community, grid)?;
            let committee: MediationCommittee = command.stored(dispute.committee)?;
            let warnings = [
                rules::place(committee.community.as_ref(), &dispute.community),
                rules::risk_ahead(dispute.risk),
            ];
            let facts = json!({"state": dispute.state, "category": dispute.category, "source": dispute.source,
                "committee": dispute.committee, "level": dispute.level, "community": dispute.community,
                "grid": dispute.grid, "case": dispute.case_id, "parties": dispute.parties.len()});
            rows::keep(command, None, &dispute, facts)?;
            shown::after(command, &dispute, warnings.into_iter().flatten().collect())
        })
    }

    /// Accepts a registered dispute (受理): it gets its number and its time limit, and who accepts it looks after it until there
    /// is a panel.
    ///
    /// # Errors
    /// `Denied` for anybody but a mediator of the committee who is no party; `Violation` `dispute.exclusion`,
    /// `dispute.voluntary`, `dispute.guardian`, `mediation.conflict.recusal`; `Conflict` unless registered, during a leave, or for a stale revision;
    /// `Invalid`; `NotFound`.
    pub fn accept(&self, request: AcceptDispute) -> Result<DisputeResult> {
        let id = Id::parse("dispute", &request.dispute)?;
        let on = check::optional_date("accepted_on", request.accepted_on.as_deref())?;
        let grounds = request.exclusions.clone().unwrap_or_default();
        check::at_most("exclusions", grounds.len(), RefusalGround::ALL.len())?;
        self.0.write_seen("dispute.accept", request.request_key.as_deref(), &request, |command| {
            let (before, committee, mediator) = of_committee(command, id)?;
            check::revision(request.revision, before.revision)?;
            rules::in_state(before.state, &[DisputeState::Registered])?;
            let today = command.now.date();
            let on = check::past_or_today("accepted_on", on, today)?;
            check::not_before("accepted_on", on, before.registered_on)?;
            may_take(&mediator, today)?;
            stands(&committee, today)?;
            let snapshot = std::sync::Arc::clone(&command.snapshot);
            let (book, area) = (&snapshot.rules.rulebook, before.community.as_str());
            let enforced = book.integer("dispute.exclusion", "enforced", area, on)? == 1;
            let mut warnings = rules::exclusions(&grounds, enforced)?;
            warnings.extend(procedure::clear(command, &before, "dispute", &mediator)?);
            rules::guardians(&before.parties, on)?;
            let months = book.integer("mediation.limit", "months", area, on)?;
            let scheme = scheme::on(command.connection, command.street(), on)?;
            let level_due = rules::level_due(on, rules::level(&scheme, &committee, Some(&before.level))?);
            let serial = rows::next_serial(command, committee.id, on.year())?;
            let dispute = DisputeRecord {
                number: Some(rules::number(on.year(), &committee.short_name, serial)),
                state: DisputeState::Accepted,
                accepted_on: Some(on),
                handler: Some(mediator.id),
                due_on: Some(rules::due(on, months)),
                level_due_on: Some(level_due),
                revision: before.revision + 1,
                ..before.clone()
            };
            let facts = json!({"state": dispute.state, "accepted_on": on, "handler": mediator.id,
                "number": dispute.number, "due_on": dispute.due_on});
            rows::keep(command, Some(&before), &dispute, facts)?;
            shown::after(command, &dispute, warnings)
        })
    }

    /// Does not take a registered dispute up (不予受理), with the ground and the other routes that were told.
    ///
    /// # Errors
    /// `Denied` for anybody but a mediator of the committee who is no party; `Violation` `dispute.routes`; `Conflict` unless registered, or for a
    /// stale revision; `Invalid`; `NotFound`.
    pub fn refuse(&self, request: RefuseDispute) -> Result<DisputeResult> {
        let id = Id::parse("dispute", &request.dispute)?;
        let note = check::optional_text("note", request.note.as_deref(), LONGEST_NOTE)?;
        let on = check::optional_date("refused_on", request.refused_on.as_deref())?;
        self.0.write_seen("dispute.refuse", request.request_key.as_deref(), &request, |command| {
            let (before, ..) = of_committee(command, id)?;
            check::revision(request.revision, before.revision)?;
            rules::in_state(before.state, &[DisputeState::Registered])?;
            let on = check::past_or_today("refused_on", on, command.now.date())?;
            check::not_before("refused_on", on, before.registered_on)?;
            let book = &command.snapshot.rules.rulebook;
            let least = book.integer("dispute.routes", "minimum", before.community.as_str(), on)?;
            let routes = rules::each_once(&request.routes)?;
            rules::routes(&routes, least)?;
            let refusal = RefusalRecord { on, ground: request.ground, note, routes };
            let dispute = DisputeRecord {
                state: DisputeState::Refused,
                refusal: Some(refusal),
                revision: before.revision + 1,
                ..before.clone()
            };
            let facts = json!({"state": dispute.state, "ground": request.ground, "refused_on": on});
            rows::keep(command, Some(&before), &dispute, facts)?;
            links::concluded(command, &dispute)?;
            shown::after(command, &dispute, Vec::new())
        })
    }

    /// Hands a dispute to another committee before it is mediated (移送): that one accepts it anew, with its own number, time limit,
    /// notice and consent.
    ///
    /// # Errors
    /// `Denied` for anybody but the committee's chair or a deputy; `Invalid` for the same committee or a level at which the other
    /// one does not mediate; `Conflict` once it is mediated, for a committee that is not there, or for a stale revision;
    /// `NotFound`.
    pub fn transfer(&self, request: TransferDispute) -> Result<DisputeResult> {
        let id = Id::parse("dispute", &request.dispute)?;
        let to = Id::parse("committee", &request.committee)?;
        let reason = check::text("reason", &request.reason, check::LONGEST_ADDRESS)?;
        let wish = check::optional_text("level", request.level.as_deref(), check::LONGEST_NAME)?;
        self.0.write_seen("dispute.transfer", request.request_key.as_deref(), &request, |command| {
            let before = standing::to_chair(command, id)?;
            check::revision(request.revision, before.revision)?;
            rules::in_state(before.state, &[DisputeState::Registered, DisputeState::Accepted])?;
            if to == before.committee {
                let (zh, en) = ("纠纷已由该调委会登记", "the committee has the dispute already");
                return Err(Error::invalid("committee", zh, en));
            }
            let committee: MediationCommittee = command.stored(to).map_err(|error| error.at("committee"))?;
            let today = command.now.date();
            stands(&committee, today)?;
            let scheme = scheme::on(command.connection, command.street(), today)?;
            let level = rules::level(&scheme, &committee, wish.as_deref())?.code.clone();
            let dispute = moved(&before, to, level, today);
            let facts = json!({"state": dispute.state, "left": before.committee, "committee": to,
                "level": dispute.level, "number": before.number});
            rows::keep(command, Some(&before), &dispute, facts)?;
            risk::enter(command, &dispute, DisputeEntryKind::Note, today, format!("移送：{reason}"), None)?;
            let warnings = rules::place(committee.community.as_ref(), &dispute.community);
            shown::after(command, &dispute, warnings.into_iter().collect())
        })
    }
}

/// The dispute as another committee gets it: registered, nobody told and nobody asked yet.
fn moved(before: &DisputeRecord, committee: Id, level: String, today: NaiveDate) -> DisputeRecord {
    let mut dispute = DisputeRecord {
        number: None,
        state: DisputeState::Registered,
        committee,
        level,
        accepted_on: None,
        handler: None,
        due_on: None,
        extensions: Vec::new(),
        level_due_on: None,
        revision: before.revision + 1,
        ..before.clone()
    };
    for party in &mut dispute.parties {
        (party.noticed_on, party.consent) = (None, None);
    }
    for seat in dispute.panel.iter_mut().filter(|seat| seat.ended_on.is_none()) {
        (seat.ended_on, seat.ended_by) = (Some(today), Some("移送".to_owned()));
    }
    dispute
}

/// A dispute with its committee, once the session is that of a mediator who works for it.
fn of_committee(
    command: &Command<'_>,
    id: Id,
) -> Result<(DisputeRecord, MediationCommittee, MediatorRecord)> {
    command.access().anywhere(Capability::Mediate)?;
    let dispute: DisputeRecord = command.stored(id)?;
    let committee: MediationCommittee = command.stored(dispute.committee)?;
    let today = command.now.date();
    let mediator = standing::mediator_of(command.connection, command.street(), command.actor(), today)?;
    let Some(mediator) = mediator.filter(|mediator| mediator.works_for(&committee, today)) else {
        return Err(Error::denied(
            "该操作由登记纠纷的调委会的调解员办理",
            "the operation belongs to a mediator of the dispute's committee",
        ));
    };
    if standing::is_own(command, &dispute, &mediator)? {
        return Err(Error::denied(
            "调解员不得办理本人为当事人或者代理人的纠纷",
            "a mediator neither takes up nor turns down a dispute in which he is a party or an agent",
        ));
    }
    Ok((dispute, committee, mediator))
}

/// Whether a mediator may look after something new: not during a leave.
fn may_take(mediator: &MediatorRecord, today: NaiveDate) -> Result<()> {
    if !mediator.on_leave(today) {
        return Ok(());
    }
    Err(rules::conflict("调解员请假期间不承办新的纠纷", "a mediator takes up nothing new during a leave"))
}

fn stands(committee: &MediationCommittee, day: NaiveDate) -> Result<()> {
    if committee.stands(day) {
        return Ok(());
    }
    Err(rules::conflict(
        format!("调委会在 {day} 尚未成立或者已经撤销"),
        format!("the committee was not there on {day}"),
    )
    .at("committee"))
}

/// A registration whose single fields are in order.
struct Wish {
    source_number: Option<String>,
    case: Option<Id>,
    committee: Id,
    level: Option<String>,
    community: Option<DivisionCode>,
    grid: Option<GridCode>,
    place: Option<String>,
    facts: String,
    claim: String,
    amount: Option<Money>,
    registered_on: Option<NaiveDate>,
    parties: Vec<GivenParty>,
}

impl Wish {
    fn parse(street: &str, request: &NewDispute) -> Result<Self> {
        few_enough(request.parties.len())?;
        let amount = request.amount.as_deref().map(|text| Money::parse("amount", text)).transpose()?;
        let parties = request.parties.iter().enumerate().map(|(index, party)| {
            GivenParty::parse(party).map_err(|error| error.within(&format!("parties.{index}")))
        });
        let wish = Self {
            source_number: check::optional_text(
                "source_number",
                request.source_number.as_deref(),
                check::LONGEST_NAME,
            )?,
            case: check::optional_id("case", request.case.as_deref())?,
            committee: Id::parse("committee", &request.committee)?,
            level: check::optional_text("level", request.level.as_deref(), check::LONGEST_NAME)?,
            community: check::optional_community("community", street, request.community.as_deref())?,
            grid: check::optional_grid("grid", street, request.grid.as_deref())?,
            place: check::optional_text("place", request.place.as_deref(), check::LONGEST_ADDRESS)?,
            facts: check::text("facts", &request.facts, LONGEST_TEXT)?,
            claim: check::text("claim", &request.claim, LONGEST_TEXT)?,
            amount,
            registered_on: check::optional_date("registered_on", request.registered_on.as_deref())?,
            parties: parties.collect::<Result<_>>()?,
        };
        wish.has_its_origin(request.source)?;
        Ok(wish)
    }

    /// What is handed over comes with its paper, and what was a case with that case (RULES E-30).
    fn has_its_origin(&self, source: DisputeSource) -> Result<()> {
        use DisputeSource as S;
        match source {
            S::Court | S::Police | S::Petition if self.source_number.is_none() => Err(Error::invalid(
                "source_number",
                "移送、委托的纠纷应登记来文文号",
                "a dispute that is handed over has the number of its paper",
            )),
            S::CitizenCase if self.case.is_none() => Err(Error::invalid(
                "case",
                "诉求转入的纠纷应关联案件",
                "a dispute that was a case names that case",
            )),
            _ => Ok(()),
        }
    }

    /// Where the dispute lies: as given, or else as its case has it.
    fn locate(&self, command: &Command<'_>, case: Option<&Case>) -> Result<(DivisionCode, Option<GridCode>)> {
        let given = self.community.is_some() || self.grid.is_some();
        let street = command.street();
        let (community, grid) = match case.filter(|_| !given) {
            Some(case) => (
                check::optional_community("community", street, case.community.as_deref())?,
                check::optional_grid("grid", street, case.grid.as_deref())?,
            ),
            None => (self.community, self.grid),
        };
        let community = community.or(grid.map(|grid| grid.community())).ok_or_else(|| {
            Error::invalid(
                "community",
                "应填写纠纷所在的社区或者网格",
                "tell the community or the grid of the dispute",
            )
        })?;
        together(&community, grid.as_ref())?;
        if let Some(code) = &self.grid
            && !command.snapshot.places.in_force(code, command.now.date())
        {
            return Err(Error::invalid("grid", "没有该网格，或已撤销", "there is no such grid in force"));
        }
        Ok((community, grid))
    }

    /// The dispute as it is registered.
    fn dispute(
        self,
        command: &Command<'_>,
        request: &NewDispute,
        community: DivisionCode,
        grid: Option<GridCode>,
    ) -> Result<DisputeRecord> {
        let today = command.now.date();
        let registered_on = check::past_or_today("registered_on", self.registered_on, today)?;
        let committee: MediationCommittee =
            command.stored(self.committee).map_err(|error| error.at("committee"))?;
        stands(&committee, registered_on)?;
        stands(&committee, today)?;
        let scheme = scheme::on(command.connection, command.street(), registered_on)?;
        let level = rules::level(&scheme, &committee, self.level.as_deref())?.code.clone();
        let settled = (1..).zip(self.parties).map(|(number, party): (i64, GivenParty)| {
            party.settle(command, number).map_err(|error| error.within(&format!("parties.{}", number - 1)))
        });
        let parties: Vec<PartyRecord> = settled.collect::<Result<_>>()?;
        rules::sides(request.source, &parties)?;
        rules::apart(&parties)?;
        Ok(DisputeRecord {
            id: command.new_id(),
            number: None,
            state: DisputeState::Registered,
            category: request.category,
            source: request.source,
            source_number: self.source_number,
            case_id: self.case,
            committee: self.committee,
            level,
            community,
            grid,
            place: self.place,
            facts: self.facts,
            claim: self.claim,
            amount: self.amount,
            risk: request.risk.unwrap_or(EscalationRisk::Low),
            registered_on,
            registered_by: command.actor().to_owned(),
            accepted_on: None,
            handler: None,
            refusal: None,
            parties,
            last_party: 0,
            panel: Vec::new(),
            due_on: None,
            extensions: Vec::new(),
            level_due_on: None,
            rises: Vec::new(),
            partners: Vec::new(),
            sessions: 0,
            last_session: None,
            ending: None,
            agreement: None,
            settled_on: None,
            papers: Vec::new(),
            revision: 1,
        })
    }
}

/// Refuses more parties than a dispute has.
pub(super) fn few_enough(parties: usize) -> Result<()> {
    if parties <= MOST_PARTIES {
        return Ok(());
    }
    Err(Error::invalid(
        "parties",
        format!("当事人不得多于 {MOST_PARTIES} 人"),
        format!("a dispute has no more than {MOST_PARTIES} parties"),
    )
    .with("parties", parties))
}
