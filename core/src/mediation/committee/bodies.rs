//! Committees: how they are formed, chosen anew and dissolved.

use chrono::NaiveDate;
use serde_json::json;

use super::record::MediatorRecord;
use super::rules::{self, Bounds, OURS, Sitting};
use super::types::*;
use super::work::left_behind;
use super::{known_enterprise, rows, standing, writes};
use crate::access::Capability;
use crate::command::Command;
use crate::ledger::page;
use crate::mediation::{Mediation, scheme};
use crate::registry::place::known_community;
use crate::registry::reach::Page;
use crate::registry::rules as check;
use crate::store::document;
use crate::{Error, Id, Result, code};

/// More members are not looked at: the law knows nine.
const MOST_MEMBERS: usize = 100;

impl Mediation {
    /// Records a committee, or changes the one of its identifier as a whole; an identifier that is not there yet is that of a new
    /// one, made offline.
    ///
    /// # Errors
    /// `Denied`; `Invalid`; `NotFound`; `Violation` `mediation.committee.size`, `.chair`, `.woman`, `.ethnic`, `.basis`, `.member`
    /// or `.one`, or `mediation.mediator.duties` with the number of open disputes that somebody who leaves it has by it: the
    /// mediator is replaced in them first; `Conflict` when the short name is taken, the committee is dissolved or the revision is stale.
    pub fn put_committee(&self, request: PutMediationCommittee) -> Result<MediationCommitteeResult> {
        let wish = Wish::parse(&request, self.0.street())?;
        self.0.write_once("mediation.put_committee", request.request_key.as_deref(), &request, |command| {
            command.access().anywhere(Capability::WriteMediation)?;
            let before = wish.id.map(|id| known(command, id)).transpose()?.flatten();
            let committee = wish.apply(command, before.as_ref(), &request)?;
            writes(command, &committee)?;
            check::revision(request.revision, committee.revision - 1)?;
            wish.fits(command, before.as_ref(), &committee)?;
            if let Some(before) = &before {
                handed_over(command, before, &committee)?;
            }
            let warnings = committee.overdue(command.now.date());
            let facts = json!({"kind": committee.kind, "community": committee.community,
                "members": check::count(committee.members.len()), "term_to": committee.term_to});
            command.keep(before.as_ref(), &committee, facts)?;
            Ok(MediationCommitteeResult { committee, warnings })
        })
    }

    /// A committee with the names of its members, and how many disputes it has open.
    ///
    /// # Errors
    /// `Denied` without a grant that reads mediation; `NotFound`.
    pub fn get_committee(&self, request: GetMediationCommittee) -> Result<MediationCommitteeFile> {
        let id = Id::parse("id", &request.id)?;
        self.0.read(|view| {
            view.access().anywhere(Capability::ReadMediation)?;
            let committee: MediationCommittee = view.stored(id)?;
            let today = view.now.date();
            let mut officers = Vec::with_capacity(committee.members.len());
            for member in &committee.members {
                let record: MediatorRecord = view.stored(member.mediator)?;
                officers.push(MediationCommitteeOfficer {
                    mediator: record.id,
                    serves: record.serves(today),
                    name: record.name,
                    post: member.post,
                });
            }
            Ok(MediationCommitteeFile {
                officers,
                open_disputes: rows::open_disputes(view.connection, view.street(), id)?,
                term_over: committee.term_over(today),
                warnings: committee.overdue(today),
                committee,
            })
        })
    }

    /// Committees of the street, oldest record first.
    ///
    /// # Errors
    /// `Denied` without a grant that reads mediation; `Invalid`.
    pub fn list_committees(&self, request: ListMediationCommittees) -> Result<MediationCommitteeList> {
        let limit = page(request.limit, 100)?;
        let community =
            check::optional_community("community", self.0.street(), request.community.as_deref())?;
        let as_of = check::optional_date("as_of", request.as_of.as_deref())?;
        let cursor = check::optional_id("cursor", request.cursor.as_deref())?;
        self.0.read(|view| {
            view.access().anywhere(Capability::ReadMediation)?;
            let mut page = Page::new(limit);
            for committee in rows::committees(view.connection, view.street())? {
                let wanted = cursor.is_none_or(|cursor| committee.id > cursor)
                    && (community.is_none() || committee.community == community)
                    && request.kind.is_none_or(|kind| committee.kind == kind)
                    && as_of.is_none_or(|day| committee.stands(day));
                let term_over = committee.term_over(view.now.date());
                if wanted && !page.push(MediationCommitteeStanding { committee, term_over }) {
                    break;
                }
            }
            let (items, next) = page.finish(|one| one.committee.id.to_string());
            Ok(MediationCommitteeList { items, next })
        })
    }

    /// Records an election: new members, and a new term of three years.
    ///
    /// # Errors
    /// As [`Self::put_committee`]; `Invalid` for a term that does not begin after the running one began, or begins after today.
    pub fn renew_term(&self, request: RenewMediationTerm) -> Result<MediationCommitteeResult> {
        let id = Id::parse("id", &request.id)?;
        let members = members(&request.members)?;
        let term_from = check::optional_date("term_from", request.term_from.as_deref())?;
        self.0.write_once("mediation.renew_term", request.request_key.as_deref(), &request, |command| {
            let before = standing(command, id)?;
            check::revision(request.revision, before.revision)?;
            let today = command.now.date();
            let term_from = check::past_or_today("term_from", term_from, today)?;
            check::not_before("term_from", term_from, before.term_from + chrono::Days::new(1))?;
            let mut after = before.clone();
            after.members = members;
            after.basis = request.basis.unwrap_or(before.basis);
            rules::basis(after.kind, after.basis)?;
            let bounds = bounds(command, &after)?;
            after.term_from = term_from;
            after.term_to = rules::term_end(term_from, bounds.years)?;
            after.revision += 1;
            composed(command, &bounds, &after)?;
            handed_over(command, &before, &after)?;
            let warnings = after.overdue(today);
            let facts = json!({"members": check::count(after.members.len()),
                "term_from": after.term_from, "term_to": after.term_to});
            command.keep(Some(&before), &after, facts)?;
            Ok(MediationCommitteeResult { committee: after, warnings })
        })
    }

    /// Dissolves a committee that has no open dispute. Engagements by it end, its rooms close.
    ///
    /// # Errors
    /// `Denied`; `Invalid` for a day before it was formed or after today; `NotFound`; `Violation`
    /// `mediation.committee.dissolve` with the number of open disputes; `Conflict` when it is dissolved or the revision is stale.
    pub fn dissolve_committee(
        &self,
        request: DissolveMediationCommittee,
    ) -> Result<MediationCommitteeResult> {
        let id = Id::parse("id", &request.id)?;
        let day = check::optional_date("dissolved_on", request.dissolved_on.as_deref())?;
        self.0.write_once(
            "mediation.dissolve_committee",
            request.request_key.as_deref(),
            &request,
            |command| {
                let before = standing(command, id)?;
                check::revision(request.revision, before.revision)?;
                let day = check::past_or_today("dissolved_on", day, command.now.date())?;
                check::not_before("dissolved_on", day, before.formed_on)?;
                nothing_open(command, id)?;
                let after = MediationCommittee {
                    dissolved_on: Some(day),
                    revision: before.revision + 1,
                    ..before.clone()
                };
                command.keep(Some(&before), &after, json!({"dissolved_on": day}))?;
                end_engagements(command, id, day)?;
                super::rooms::close(command, day, |room| room.committee == id)?;
                Ok(MediationCommitteeResult { committee: after, warnings: Vec::new() })
            },
        )
    }
}

/// A request whose single fields are in order.
struct Wish {
    id: Option<Id>,
    name: String,
    short_name: String,
    community: Option<crate::identity::DivisionCode>,
    enterprise: Option<Id>,
    trade: Option<String>,
    members: Vec<MediationCommitteeMember>,
    term_from: Option<NaiveDate>,
    formed_on: Option<NaiveDate>,
}

impl Wish {
    fn parse(request: &PutMediationCommittee, street: &str) -> Result<Self> {
        rules::basis(request.kind, request.basis)?;
        let wish = Self {
            id: check::optional_id("id", request.id.as_deref())?,
            name: check::text("name", &request.name, check::LONGEST_NAME)?,
            short_name: check::text("short_name", &request.short_name, 20)?,
            community: check::optional_community("community", street, request.community.as_deref())?,
            enterprise: check::optional_id("enterprise", request.enterprise.as_deref())?,
            trade: check::optional_text("trade", request.trade.as_deref(), check::LONGEST_NAME)?,
            members: members(&request.members)?,
            term_from: check::optional_date("term_from", request.term_from.as_deref())?,
            formed_on: check::optional_date("formed_on", request.formed_on.as_deref())?,
        };
        let (enterprise, trade) = (wish.enterprise.is_some(), wish.trade.is_some());
        rules::parts(request.kind, wish.community.is_some(), enterprise, trade)?;
        Ok(wish)
    }

    /// The committee as it would be.
    fn apply(
        &self,
        command: &Command<'_>,
        before: Option<&MediationCommittee>,
        request: &PutMediationCommittee,
    ) -> Result<MediationCommittee> {
        let today = command.now.date();
        let formed_on = self.formed_on.or(before.map(|one| one.formed_on));
        let formed_on = check::past_or_today("formed_on", formed_on, today)?;
        let stored = before.map(|one| one.term_from);
        if stored.is_some() && self.term_from.is_some() && self.term_from != stored {
            return Err(Error::invalid(
                "term_from",
                "任期随换届改变，请办理换届",
                "a term changes with an election only: renew_term",
            ));
        }
        let term_from = stored.or(self.term_from).unwrap_or(formed_on);
        check::not_after("term_from", term_from, today)?;
        check::not_before("term_from", term_from, formed_on)?;
        let mut committee = MediationCommittee {
            id: self.id.unwrap_or_else(|| command.new_id()),
            kind: request.kind,
            name: self.name.clone(),
            short_name: self.short_name.clone(),
            community: self.community,
            enterprise: self.enterprise,
            trade: self.trade.clone(),
            basis: request.basis,
            multi_ethnic: request.multi_ethnic.unwrap_or(false),
            levels: request.levels.clone(),
            members: self.members.clone(),
            term_from,
            term_to: term_from,
            formed_on,
            dissolved_on: None,
            revision: before.map_or(1, |one| one.revision + 1),
        };
        let years = bounds(command, &committee)?.years;
        committee.term_to = rules::term_end(term_from, years)?;
        Ok(committee)
    }

    /// Refuses what may not stand beside the other records.
    fn fits(
        &self,
        command: &Command<'_>,
        before: Option<&MediationCommittee>,
        committee: &MediationCommittee,
    ) -> Result<()> {
        unmoved(before, committee)?;
        let (connection, street, today) = (command.connection, command.street(), command.now.date());
        if before.is_none()
            && let Some(community) = &committee.community
        {
            known_community(command, "community", community)?;
        }
        if let Some(enterprise) = committee.enterprise {
            let stored = known_enterprise(command, "enterprise", enterprise)?;
            if committee.community.is_some_and(|community| community != stored.community) {
                return Err(Error::invalid(
                    "community",
                    "单位不在该社区",
                    "the body is not in the community",
                ));
            }
        }
        rules::levels(&scheme::on(connection, street, today)?, &committee.levels)?;
        composed(command, &bounds(command, committee)?, committee)?;
        let others = rows::committees(connection, street)?;
        if let Some(other) = others.iter().find(|other| committee.doubles(other)) {
            return Err(Error::violation(
                "mediation.committee.one",
                OURS,
                "该社区在同一时期已有社区人民调解委员会",
                "the community has a committee of its own at that time already",
            )
            .at("community")
            .with("existing", other.id.to_string()));
        }
        match others.iter().find(|other| committee.numbers_alike(other)) {
            None => Ok(()),
            Some(other) => Err(Error::conflict(
                code::CONFLICT_EXISTS,
                "简称已被另一调委会使用，文书编号会重复",
                "another committee has the short name, so that the numbers of papers would be the same",
            )
            .at("short_name")
            .with("existing", other.id.to_string())),
        }
    }
}

/// Refuses to make another committee of one: its disputes stay where they are.
fn unmoved(before: Option<&MediationCommittee>, after: &MediationCommittee) -> Result<()> {
    let Some(before) = before else { return Ok(()) };
    let field = if before.kind != after.kind {
        "kind"
    } else if before.community != after.community {
        "community"
    } else if before.enterprise != after.enterprise {
        "enterprise"
    } else {
        return Ok(());
    };
    Err(Error::invalid(
        field,
        "调委会的类别、社区和单位不得变更，应撤销后另行设立",
        "kind, community and enterprise of a committee stay; another one is formed instead",
    ))
}

/// Members by identifier, nobody twice.
fn members(seats: &[MediationCommitteeSeat]) -> Result<Vec<MediationCommitteeMember>> {
    check::at_most("members", seats.len(), MOST_MEMBERS)?;
    let mut members: Vec<MediationCommitteeMember> = Vec::with_capacity(seats.len());
    for (index, seat) in seats.iter().enumerate() {
        let field = format!("members[{index}].mediator");
        let mediator = Id::parse(&field, &seat.mediator)?;
        if members.iter().any(|one| one.mediator == mediator) {
            return Err(Error::invalid(field, "同一人不得重复", "a person has one seat"));
        }
        members.push(MediationCommitteeMember { mediator, post: seat.post });
    }
    Ok(members)
}

/// The committee of an identifier, when it is there: one that goes on and that the session may write.
fn known(command: &Command<'_>, id: Id) -> Result<Option<MediationCommittee>> {
    match document::get::<MediationCommittee>(command.connection, command.street(), id)? {
        Some(_) => standing(command, id).map(Some),
        None => Ok(None),
    }
}

/// Refuses a change after which somebody who sat on the committee would be left with open disputes.
fn handed_over(command: &Command<'_>, before: &MediationCommittee, after: &MediationCommittee) -> Result<()> {
    let all = rows::committees(command.connection, command.street())?;
    let mut open = 0;
    for left in before.members.iter().filter(|one| after.post_of(one.mediator).is_none()) {
        let mediator = command.stored(left.mediator)?;
        open += left_behind(command, &all, (&mediator, before), (&mediator, after))?;
    }
    rules::handed_over(open).map_err(|error| error.at("members"))
}

fn bounds(command: &Command<'_>, committee: &MediationCommittee) -> Result<Bounds> {
    let area = committee.area(command.street());
    Bounds::of(&command.snapshot.rules.rulebook, area, command.now.date())
}

/// Refuses members who no longer serve, and a committee that is not composed as the law asks.
fn composed(command: &Command<'_>, bounds: &Bounds, committee: &MediationCommittee) -> Result<()> {
    let mut records = Vec::with_capacity(committee.members.len());
    for (index, member) in committee.members.iter().enumerate() {
        let field = format!("members[{index}].mediator");
        let record: Option<MediatorRecord> =
            document::get(command.connection, command.street(), member.mediator)?;
        let record = record.ok_or_else(|| Error::not_found("mediator", member.mediator).at(field.clone()))?;
        record.serving(&field, command.now.date())?;
        records.push(record);
    }
    let sitting = records.iter().zip(&committee.members).map(|(record, member)| Sitting {
        post: member.post,
        sex: record.sex,
        ethnic: record.ethnic.as_deref(),
    });
    rules::composition(bounds, committee.multi_ethnic, &sitting.collect::<Vec<_>>())
}

/// Refuses a change of a mediator after which a committee would no longer be composed as the law asks.
pub(super) fn still_composed(command: &Command<'_>, after: &MediatorRecord) -> Result<()> {
    let (connection, street, today) = (command.connection, command.street(), command.now.date());
    for committee in rows::committees(connection, street)? {
        if !committee.stands(today) || committee.post_of(after.id).is_none() {
            continue;
        }
        let mut sitting = Vec::with_capacity(committee.members.len());
        for member in &committee.members {
            let stored: MediatorRecord = command.stored(member.mediator)?;
            sitting.push((member.post, if stored.id == after.id { after.clone() } else { stored }));
        }
        let sitting: Vec<Sitting<'_>> = sitting
            .iter()
            .map(|(post, one)| Sitting { post: *post, sex: one.sex, ethnic: one.ethnic.as_deref() })
            .collect();
        rules::composition(&bounds(command, &committee)?, committee.multi_ethnic, &sitting)?;
    }
    Ok(())
}

fn nothing_open(command: &Command<'_>, committee: Id) -> Result<()> {
    match rows::open_disputes(command.connection, command.street(), committee)? {
        0 => Ok(()),
        open => Err(Error::violation(
            "mediation.committee.dissolve",
            OURS,
            format!("该调委会还有 {open} 件未结纠纷，应先办结"),
            format!("the committee has {open} open disputes, which are finished first"),
        )
        .with("disputes", open)),
    }
}

/// Engagements by a committee end before it does.
fn end_engagements(command: &mut Command<'_>, committee: Id, day: NaiveDate) -> Result<()> {
    for before in rows::mediators(command.connection, command.street())? {
        let mut after = before.clone();
        after.cut_engagements(rules::eve(day), |one| one == committee);
        if after != before {
            after.revision += 1;
            command.keep(
                Some(&before),
                &after,
                json!({"committee": committee, "ends_on": rules::eve(day)}),
            )?;
        }
    }
    Ok(())
}
