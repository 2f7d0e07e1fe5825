//! Hub households (党员中心户): members whose home is the nearest place of the Party for the households around it.

pub(crate) mod rows;
#[cfg(test)]
mod tests;
mod types;

pub use types::*;

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde_json::json;

use super::member::record::MemberRecord;
use super::{Party, organisation, reach};
use crate::access::Capability;
use crate::command::Command;
use crate::ledger::page;
use crate::registry::reach::Page;
use crate::registry::rows::Conditions;
use crate::registry::rules as check;
use crate::store::{Param, document};
use crate::time::day_number;
use crate::{Error, Id, Result, Warning, code};
use rows::HubRecord;

/// The most households of one request.
const MOST_HOUSEHOLDS: usize = 200;

impl Party {
    /// Makes a member's home a hub (设立党员中心户).
    ///
    /// # Errors
    /// `Violation` `party.hub.member` when the person is no member of the organisation, or a household is looked after
    /// already or from a later day on; `Invalid` for a day to come; `Conflict` when the member has a hub; `NotFound`; `Denied` out of reach.
    pub fn appoint_hub(&self, request: AppointHub) -> Result<PartyHubResult> {
        let id = Id::parse("organisation", &request.organisation)?;
        let member = Id::parse("member", &request.member)?;
        let building = check::optional_id("building", request.building.as_deref())?;
        let households = households(request.households.as_deref().unwrap_or_default())?;
        let from = check::optional_date("valid_from", request.valid_from.as_deref())?;
        self.0.write_once("party.appoint_hub", request.request_key.as_deref(), &request, |command| {
            let tree = &command.snapshot.party;
            reach::over(&command.access(), Capability::WriteParty, tree, id, command.now.date())?;
            let valid_from = check::past_or_today("valid_from", from, command.now.date())?;
            let (_, version) = organisation::active_on(command, "organisation", id, valid_from)?;
            let person: MemberRecord = command.stored(member)?;
            of_organisation(command, &person, id, valid_from)?;
            let others = rows::from_day(command.connection, command.street(), valid_from)?;
            if others.iter().any(|other| other.member == member) {
                return Err(Error::conflict(
                    code::CONFLICT_STATE,
                    "该党员已是党员中心户",
                    "the member has a hub already",
                ));
            }
            free(command, &others, None, &households, valid_from)?;
            let building = building.or(version.building);
            let (community, grid) = place(command, building, &version)?;
            let hub = HubRecord {
                id: command.new_id(),
                organisation: id,
                member,
                name: person.name.clone(),
                community,
                grid,
                building,
                households: looked_after(&households, valid_from),
                valid_from,
                valid_to: None,
                revision: 1,
            };
            finish(command, None, hub, valid_from)
        })
    }

    /// Says which households a hub looks after from a day on (联系户): what was said for later days is replaced.
    ///
    /// # Errors
    /// As [`Party::appoint_hub`]; `Conflict` for a stale revision or a hub that has ended.
    pub fn assign_households(&self, request: AssignHouseholds) -> Result<PartyHubResult> {
        let id = Id::parse("hub", &request.hub)?;
        let households = households(&request.households)?;
        let from = check::optional_date("valid_from", request.valid_from.as_deref())?;
        self.0.write_once("party.assign_households", request.request_key.as_deref(), &request, |command| {
            let before = changeable(command, id, request.revision)?;
            let from = check::past_or_today("valid_from", from, command.now.date())?;
            check::period("valid_from", Some(before.valid_from), Some(from))?;
            let others = rows::from_day(command.connection, command.street(), from)?;
            free(command, &others, Some(id), &households, from)?;
            let mut hub = before.clone();
            hub.households.retain(|one| one.valid_from <= from);
            for one in hub.households.iter_mut().filter(|one| one.valid_to.is_none_or(|to| to >= from)) {
                if !households.contains(&one.household) {
                    one.valid_to = from.pred_opt();
                }
            }
            hub.households.retain(|one| one.valid_to.is_none_or(|to| to >= one.valid_from));
            let there: BTreeSet<Id> = hub.households_on(from).collect();
            let new: Vec<Id> = households.iter().filter(|one| !there.contains(one)).copied().collect();
            hub.households.extend(looked_after(&new, from));
            hub.revision += 1;
            finish(command, Some(&before), hub, from)
        })
    }

    /// Ends a hub.
    ///
    /// # Errors
    /// `NotFound`; `Conflict` for a stale revision or a hub that has ended; `Invalid` for a day before its first.
    pub fn end_hub(&self, request: EndHub) -> Result<PartyHubResult> {
        let id = Id::parse("hub", &request.hub)?;
        let on = check::optional_date("on", request.on.as_deref())?;
        self.0.write_once("party.end_hub", request.request_key.as_deref(), &request, |command| {
            let before = changeable(command, id, request.revision)?;
            let on = check::past_or_today("on", on, command.now.date())?;
            check::period("on", Some(before.valid_from), Some(on))?;
            let hub = ended(&before, on);
            let facts = json!({"organisation": hub.organisation, "until": on.to_string()});
            command.keep(Some(&before), &hub, facts)?;
            Ok(PartyHubResult { hub: hub.shown(true), warnings: Vec::new() })
        })
    }

    /// Hubs of a day, oldest record first.
    ///
    /// # Errors
    /// `Denied` without a grant that reads Party organisations.
    pub fn list_hubs(&self, request: ListHubs) -> Result<PartyHubList> {
        let limit = page(request.limit, 100)?;
        let street = self.0.street();
        let id = |field: &str, text: &Option<String>| {
            text.as_deref().map(|text| Id::parse(field, text)).transpose()
        };
        let organisation = id("organisation", &request.organisation)?;
        let building = id("building", &request.building)?;
        let household = id("household", &request.household)?;
        let after = id("cursor", &request.cursor)?;
        let community = check::optional_community("community", street, request.community.as_deref())?;
        let day = check::optional_date("as_of", request.as_of.as_deref())?;
        self.0.read(|view| {
            let (access, tree, today) = (view.access(), &view.snapshot.party, view.now.date());
            let within = reach::within(&access, Capability::ReadParty, tree, today)?;
            let members = reach::within(&access, Capability::ReadMembers, tree, today).ok();
            let day = day.unwrap_or(today);
            let first = Id::from_bytes([0; 16]);
            let number = Param::Integer(day_number(day));
            let mut conditions = Conditions::street(view.street());
            if let Some(organisation) = &organisation {
                conditions.and("organisation = ", Param::Blob(organisation.as_bytes()));
            }
            conditions.and("valid_from <= ", number);
            conditions.and_closed("(valid_to IS NULL OR valid_to >= ", number, ")");
            conditions.and("id > ", Param::Blob(after.as_ref().unwrap_or(&first).as_bytes()));
            let mut page = Page::new(limit);
            document::each(view.connection, &conditions, "id", |hub: HubRecord| {
                let wanted = within.as_ref().is_none_or(|within| within.contains(&hub.organisation))
                    && community.is_none_or(|code| hub.community == Some(code))
                    && building.is_none_or(|building| hub.building == Some(building))
                    && household.is_none_or(|household| hub.households_on(day).any(|one| one == household));
                let seen = members
                    .as_ref()
                    .is_some_and(|set| set.as_ref().is_none_or(|set| set.contains(&hub.organisation)));
                Ok(!wanted || page.push(hub.shown(seen)))
            })?;
            let (items, next) = page.finish(|hub| hub.id.to_string());
            Ok(PartyHubList { items, next })
        })
    }
}

fn households(texts: &[String]) -> Result<Vec<Id>> {
    if texts.len() > MOST_HOUSEHOLDS {
        return Err(Error::invalid(
            "households",
            format!("至多 {MOST_HOUSEHOLDS} 户"),
            format!("has at most {MOST_HOUSEHOLDS} households"),
        ));
    }
    let mut found: Vec<Id> = Vec::with_capacity(texts.len());
    for (index, text) in texts.iter().enumerate() {
        let id = Id::parse(&format!("households[{index}]"), text)?;
        if found.contains(&id) {
            return Err(Error::invalid(format!("households[{index}]"), "重复", "stands there twice"));
        }
        found.push(id);
    }
    Ok(found)
}

fn looked_after(households: &[Id], from: NaiveDate) -> Vec<HubHousehold> {
    households.iter().map(|id| HubHousehold { household: *id, valid_from: from, valid_to: None }).collect()
}

/// A hub is a member in force of the branch or group, or of the branch that the group is part of.
fn of_organisation(command: &Command<'_>, person: &MemberRecord, id: Id, day: NaiveDate) -> Result<()> {
    let branch = command.snapshot.party.branch_of(id, day);
    let own = Some(person.organisation) == branch && (branch == Some(id) || person.group == Some(id));
    if person.belongs() && own {
        return Ok(());
    }
    Err(ours(
        "member",
        "党员中心户应为该党组织的在册党员",
        "a hub is a member, in force, of the organisation",
    ))
}

/// Every household is known and looked after by no other hub from `day` on.
fn free(
    command: &Command<'_>,
    others: &[HubRecord],
    own: Option<Id>,
    households: &[Id],
    day: NaiveDate,
) -> Result<()> {
    for (index, household) in households.iter().enumerate() {
        let field = format!("households[{index}]");
        if crate::registry::place::rows::household(command.connection, command.street(), *household)?
            .is_none()
        {
            return Err(Error::not_found("household", household).at(field));
        }
        let taken = others
            .iter()
            .filter(|hub| Some(hub.id) != own)
            .find(|hub| hub.looks_after_since(*household, day));
        if let Some(hub) = taken {
            return Err(ours(&field, "该户已由其他党员中心户联系", "another hub looks after the household")
                .with("hub", hub.id.to_string()));
        }
    }
    Ok(())
}

fn ours(field: &str, zh: &str, en: &str) -> Error {
    Error::violation("party.hub.member", "本库设计，法规未作规定", zh, en).at(field)
}

fn changeable(command: &Command<'_>, id: Id, revision: Option<i64>) -> Result<HubRecord> {
    command.access().anywhere(Capability::WriteParty)?;
    let hub: HubRecord = command.stored(id)?;
    let tree = &command.snapshot.party;
    reach::over(&command.access(), Capability::WriteParty, tree, hub.organisation, command.now.date())?;
    check::revision(revision, hub.revision)?;
    match hub.valid_to {
        None => Ok(hub),
        Some(to) => Err(Error::conflict(
            code::CONFLICT_STATE,
            format!("该党员中心户已于 {to} 结束"),
            format!("the hub ended on {to}"),
        )),
    }
}

/// The community and grid of a hub: those of its building, or of its organisation.
fn place(
    command: &Command<'_>,
    building: Option<Id>,
    version: &organisation::record::Version,
) -> Result<(Option<crate::identity::DivisionCode>, Option<crate::identity::GridCode>)> {
    let Some(id) = building else { return Ok((version.community, version.grid)) };
    let (building, _) = crate::registry::place::rows::building(command.connection, command.street(), id)?
        .ok_or_else(|| Error::not_found("building", id))?;
    Ok((Some(building.community), building.grid))
}

/// Stores it; tells when it looks after unusually few or many (RULES A-61).
fn finish(
    command: &mut Command<'_>,
    before: Option<&HubRecord>,
    hub: HubRecord,
    day: NaiveDate,
) -> Result<PartyHubResult> {
    let book = &command.snapshot.rules.rulebook;
    let area = hub.community.as_ref().map_or(command.street(), |code| code.as_str());
    let number = |parameter| book.integer("party.hub.households", parameter, area, day);
    let (least, most) = (number("minimum")?, number("maximum")?);
    let count = i64::try_from(hub.households_on(day).count()).unwrap_or(i64::MAX);
    let mut warnings = Vec::new();
    if !(least..=most).contains(&count) {
        warnings.push(Warning::new(
            "party.hub.households",
            "households",
            format!("党员中心户一般联系 {least} 至 {most} 户，现为 {count} 户"),
            format!("a hub generally looks after {least} to {most} households, this one {count}"),
        ));
    }
    command.keep(before, &hub, json!({"organisation": hub.organisation, "households": count}))?;
    Ok(PartyHubResult { hub: hub.shown(true), warnings })
}

/// Ends the hub of somebody who leaves from `on`, whatever organisation it belongs to.
pub(crate) fn end_of_member(command: &mut Command<'_>, member: Id, on: NaiveDate) -> Result<()> {
    end_those(command, on, |hub| hub.member == member)
}

/// Ends the hub of somebody who leaves its organisation from `on`.
pub(crate) fn end_of_member_in(
    command: &mut Command<'_>,
    member: Id,
    organisation: Id,
    on: NaiveDate,
) -> Result<()> {
    end_those(command, on, |hub| hub.member == member && hub.organisation == organisation)
}

/// Ends the hubs of an organisation that is no more from `on`.
pub(crate) fn end_all(command: &mut Command<'_>, organisation: Id, on: NaiveDate) -> Result<()> {
    end_those(command, on, |hub| hub.organisation == organisation)
}

fn end_those(command: &mut Command<'_>, on: NaiveDate, wanted: impl Fn(&HubRecord) -> bool) -> Result<()> {
    let last = on.pred_opt().unwrap_or(on);
    for before in rows::from_day(command.connection, command.street(), on)?.iter().filter(|hub| wanted(hub)) {
        let hub = ended(before, last.max(before.valid_from));
        let facts = json!({"organisation": hub.organisation, "until": last.to_string()});
        command.keep(Some(before), &hub, facts)?;
    }
    Ok(())
}

/// The hubs of an organisation that goes up in another one on `on` go over to that one.
pub(crate) fn hand_over(
    command: &mut Command<'_>,
    organisation: Id,
    successor: Id,
    on: NaiveDate,
) -> Result<()> {
    for before in rows::from_day(command.connection, command.street(), on)? {
        if before.organisation == organisation {
            let revision = before.revision + 1;
            let hub = HubRecord { organisation: successor, revision, ..before.clone() };
            let facts = json!({"organisation": successor, "from": on.to_string()});
            command.keep(Some(&before), &hub, facts)?;
        }
    }
    Ok(())
}

/// The hub with `on` as its last day, and that of every household it looks after.
fn ended(before: &HubRecord, on: NaiveDate) -> HubRecord {
    let mut hub = before.clone();
    hub.valid_to = Some(on);
    for one in hub.households.iter_mut().filter(|one| one.valid_to.is_none_or(|to| to > on)) {
        one.valid_to = Some(on.max(one.valid_from));
    }
    hub.revision += 1;
    hub
}
