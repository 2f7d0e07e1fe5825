//! How an agency service begins: the client, the written authority, the matter.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde_json::json;

use super::record::{AgencyRecord, ClientRecord};
use super::requests::*;
use super::types::{AgencyAuthority, AgencyKind, AgencyResult, AgencyState};
use super::{AgencyServices, LONGEST_TEXT, MOST_ENTRIES, rows, rules, shown, standing};
use crate::access::{Capability, Place, check_actor};
use crate::command::Command;
use crate::identity::{DivisionCode, GridCode, Phone};
use crate::registry::place::known_place;
use crate::registry::place::rules::together;
use crate::registry::resident::{Person, ResidentState, rows as residents};
use crate::registry::rules as check;
use crate::service::matter::{record::MatterRecord, standing as matters};
use crate::{Error, Id, Result, Warning, parse_date};

/// The most items that an authority names.
const MOST_ITEMS: usize = 100;

impl AgencyServices {
    /// Takes an agency service on (代办、帮办受理): an agency with the client's written authority, an assistance without. The agent
    /// is the caller when nobody is named.
    ///
    /// # Errors
    /// `Denied` without a grant that receives matters there; `Violation` `agency.authority`; `Invalid`; `NotFound`.
    pub fn open(&self, request: OpenAgency) -> Result<AgencyResult> {
        let wish = Wish::parse(self.0.street(), &request)?;
        self.0.write_agency("agency.open", request.request_key.as_deref(), &request, |command| {
            command.access().over(Capability::ReceiveMatters, wish.place())?;
            let record = wish.record(command, &request)?;
            rules::authorised(record.kind, &record.authorities, record.item, record.accepted_on)
                .map_err(|error| error.at("authority"))?;
            let warnings = agents(command, &record)?.into_iter().collect();
            let facts = json!({"kind": record.kind, "item": record.item, "community": record.community,
                "grid": record.grid, "accepted_on": record.accepted_on});
            command.keep(None, &record, facts)?;
            Ok(shown::after(command, &record, warnings))
        })
    }

    /// Records another authority (续签授权), also after the one before has expired or was revoked.
    ///
    /// # Errors
    /// `Denied`; `Violation` `agency.authority`; `Conflict` for an assistance, for what is over, or for a stale revision; `Invalid`;
    /// `NotFound`.
    pub fn renew_authority(&self, request: RenewAgencyAuthority) -> Result<AgencyResult> {
        let paper = Paper::parse(&request.authority).map_err(|error| error.within("authority"))?;
        let asked = (&*request.service, request.revision, request.request_key.as_deref());
        self.step("agency.renew_authority", asked, &request, standing::to_step, |command, after| {
            if after.kind == AgencyKind::Assistance {
                return Err(rules::conflict("帮办不需要授权委托书", "an assistance needs no authority"));
            }
            let authority =
                paper.authority(command, after.item, after.community.as_str()).map_err(within_authority)?;
            if let Some(revoked) = after.authorities.iter().filter_map(|one| one.revoked_on).max() {
                check::not_before("authority.signed_on", authority.signed_on, revoked)?;
            }
            next_number("authority", after.authorities.len())?;
            let facts = json!({"valid_from": authority.valid_from, "valid_to": authority.valid_to});
            after.authorities.push(authority);
            Ok((facts, Vec::new()))
        })
    }

    /// Takes the authority back (撤销授权), from today on: by the client's own account or for the client.
    ///
    /// # Errors
    /// `Denied`; `Conflict` when there is none to take back, for what is over, or for a stale revision; `Invalid`; `NotFound`.
    pub fn revoke_authority(&self, request: RevokeAgencyAuthority) -> Result<AgencyResult> {
        let asked = (&*request.service, request.revision, request.request_key.as_deref());
        self.step("agency.revoke_authority", asked, &request, standing::to_stop, |command, after| {
            let today = command.now.date();
            let mut revoked = false;
            for one in &mut after.authorities {
                if one.revoked_on.is_none() && today <= one.valid_to {
                    one.revoked_on = Some(today);
                    revoked = true;
                }
            }
            if !revoked {
                return Err(rules::conflict("没有在有效期内的授权", "there is no authority to take back"));
            }
            let warnings = rules::still_out(&after.originals).into_iter().collect();
            Ok((json!({"revoked_on": today, "own": after.is_client(command.actor())}), warnings))
        })
    }

    /// Links the matter that was handed in for the client (关联办件), which the session could hand in as well.
    ///
    /// # Errors
    /// `Denied`; `Violation` `agency.authority`, or `agency.matter` unless the client applied for it and it is about the item;
    /// `Conflict` when there is a matter, the matter has a service, for what is over, or for a stale revision; `Invalid`;
    /// `NotFound`.
    pub fn link_matter(&self, request: LinkAgencyMatter) -> Result<AgencyResult> {
        let matter = Id::parse("matter", &request.matter)?;
        let asked = (&*request.service, request.revision, request.request_key.as_deref());
        self.step("agency.link_matter", asked, &request, standing::to_step, |command, after| {
            if after.matter.is_some() {
                return Err(rules::conflict("已关联办件", "a matter is linked already"));
            }
            let today = command.now.date();
            let found: MatterRecord =
                matters::to_receive(command, matter).map_err(|error| error.at("matter"))?;
            rules::authorised(after.kind, &after.authorities, found.item, today)?;
            rules::of_client(&after.client, after.item, &found)?;
            let others = rows::of_matter(command.connection, command.street(), matter)?;
            if others.iter().any(|other| other.state != AgencyState::Ended) {
                return Err(rules::conflict(
                    "该办件已有代办、帮办",
                    "another agency service is linked to the matter",
                )
                .at("matter"));
            }
            after.matter = Some(matter);
            Ok((json!({"matter": matter}), Vec::new()))
        })
    }
}

fn within_authority(error: Error) -> Error {
    error.within("authority")
}

/// An authority whose single fields are in order.
struct Paper {
    scope: String,
    items: Option<Vec<Id>>,
    signed_on: NaiveDate,
    valid_from: Option<NaiveDate>,
    valid_to: NaiveDate,
}

impl Paper {
    fn parse(request: &NewAgencyAuthority) -> Result<Self> {
        let items = request.items.as_deref().map(|items| {
            if items.is_empty() || items.len() > MOST_ITEMS {
                return Err(Error::invalid(
                    "items",
                    format!("授权事项应为 1 至 {MOST_ITEMS} 项"),
                    format!("an authority names 1 to {MOST_ITEMS} items"),
                ));
            }
            let all: Result<BTreeSet<Id>> = items.iter().map(|item| Id::parse("items", item)).collect();
            Ok(all?.into_iter().collect())
        });
        Ok(Self {
            scope: check::text("scope", &request.scope, LONGEST_TEXT)?,
            items: items.transpose()?,
            signed_on: parse_date("signed_on", &request.signed_on)?,
            valid_from: check::optional_date("valid_from", request.valid_from.as_deref())?,
            valid_to: parse_date("valid_to", &request.valid_to)?,
        })
    }

    /// The authority for a service about an item.
    fn authority(&self, command: &Command<'_>, item: Id, area: &str) -> Result<AgencyAuthority> {
        check::past_or_today("signed_on", Some(self.signed_on), command.now.date())?;
        let items = self.items.clone().unwrap_or_else(|| vec![item]);
        for one in &items {
            command.snapshot.services.item(*one).map_err(|error| error.at("items"))?;
        }
        let authority = AgencyAuthority {
            scope: self.scope.clone(),
            items,
            signed_on: self.signed_on,
            valid_from: self.valid_from.unwrap_or(self.signed_on),
            valid_to: self.valid_to,
            revoked_on: None,
        };
        let book = &command.snapshot.rules.rulebook;
        rules::authority(&authority, book.integer("agency.authority", "days", area, self.signed_on)?)?;
        rules::names(&authority, item)?;
        Ok(authority)
    }
}

/// A request whose single fields are in order.
struct Wish {
    item: Id,
    name: Option<String>,
    phone: Option<Phone>,
    resident: Option<Id>,
    community: DivisionCode,
    grid: Option<GridCode>,
    paper: Option<Paper>,
    accepted_on: Option<NaiveDate>,
}

impl Wish {
    fn parse(street: &str, request: &OpenAgency) -> Result<Self> {
        let client = |error: Error| error.within("client");
        let community = check::optional_community("community", street, request.community.as_deref())?;
        let grid = check::optional_grid("grid", street, request.grid.as_deref())?;
        let community = community.or(grid.map(|grid| grid.community())).ok_or_else(|| {
            Error::invalid("community", "应填写所在的社区或者网格", "tell the community or the grid")
        })?;
        together(&community, grid.as_ref())?;
        for (field, actor) in [("agent", &request.agent), ("client.actor", &request.client.actor)] {
            actor.as_deref().map_or(Ok(()), |actor| check_actor(field, actor))?;
        }
        rules::needs_authority(request.kind, request.authority.is_some())?;
        let paper = request.authority.as_ref().map(Paper::parse).transpose().map_err(within_authority)?;
        let phone = request.client.phone.as_deref().map(|text| Phone::parse("phone", text));
        Ok(Self {
            item: Id::parse("item", &request.item)?,
            name: check::optional_text("name", request.client.name.as_deref(), check::LONGEST_NAME)
                .map_err(client)?,
            phone: phone.transpose().map_err(client)?,
            resident: check::optional_id("resident", request.client.resident.as_deref()).map_err(client)?,
            community,
            grid,
            paper,
            accepted_on: check::optional_date("accepted_on", request.accepted_on.as_deref())?,
        })
    }

    fn place(&self) -> Place<'_> {
        Place {
            community: Some(self.community.as_str()),
            grid: self.grid.as_ref().map(GridCode::as_str),
            ..Place::default()
        }
    }

    /// The service as it is taken on.
    fn record(self, command: &Command<'_>, request: &OpenAgency) -> Result<AgencyRecord> {
        let today = command.now.date();
        let accepted_on = check::past_or_today("accepted_on", self.accepted_on, today)?;
        known_place(command, &self.community, self.grid.as_ref())?;
        let item = command.snapshot.services.item(self.item).map_err(|error| error.at("item"))?;
        if item.on(accepted_on).is_none() {
            return Err(Error::invalid(
                "item",
                "该事项未发布或者已取消",
                "the item is not published, or was withdrawn",
            ));
        }
        let area = self.community.as_str();
        let paper = self.paper.as_ref().map(|paper| paper.authority(command, self.item, area));
        let authority = paper.transpose().map_err(within_authority)?;
        let agent = request.agent.clone().unwrap_or_else(|| command.actor().to_owned());
        let client = self.client(command, request.client.actor.clone())?;
        if client.actor.as_ref() == Some(&agent) {
            return Err(Error::invalid(
                "agent",
                "服务对象不能代办本人事项",
                "nobody is the agent of himself",
            ));
        }
        Ok(AgencyRecord {
            id: command.new_id(),
            kind: request.kind,
            state: AgencyState::Open,
            item: self.item,
            community: self.community,
            grid: self.grid,
            client,
            agent,
            authorities: authority.into_iter().collect(),
            matter: None,
            steps: Vec::new(),
            originals: Vec::new(),
            visits: Vec::new(),
            accepted_on,
            closed_on: None,
            outcome: None,
            revision: 1,
        })
    }

    /// The client, who has the name of the registry.
    fn client(&self, command: &Command<'_>, actor: Option<String>) -> Result<ClientRecord> {
        let linked = self.resident.map(|id| resident(command, id, self.name.as_deref())).transpose()?;
        let known = linked.map(|person| person.name);
        let name = match (&self.name, known) {
            (Some(given), Some(known)) if *given != known => Err(Error::invalid(
                "client.name",
                "与居民登记的姓名不一致",
                "the name differs from that of the registry",
            )),
            (_, Some(known)) => Ok(known),
            (Some(given), None) => Ok(given.clone()),
            (None, None) => {
                Err(Error::invalid("client.name", "应填写服务对象姓名", "tell the client's name"))
            }
        };
        Ok(ClientRecord { name: name?, phone: self.phone, resident: self.resident, actor })
    }
}

/// The resident of a link, shown with nothing of the record but the name. Who does not read the registry there must know the name:
/// nobody learns from an identifier who it is, nor whether there is one.
fn resident(command: &Command<'_>, id: Id, name: Option<&str>) -> Result<Person> {
    let found = residents::get(command.connection, command.street(), id)?;
    let known = found.map(|(person, _)| person).filter(|person| {
        let place = Place {
            community: Some(person.community.as_str()),
            grid: person.grid.as_ref().map(GridCode::as_str),
            ..Place::default()
        };
        command.access().over(Capability::ReadRegistry, place).is_ok() || name == Some(&*person.name)
    });
    let person = known.ok_or_else(|| Error::not_found("resident", id).at("client.resident"))?;
    if person.state == ResidentState::Deceased {
        return Err(Error::invalid("client.resident", "该居民已死亡", "the resident is deceased"));
    }
    Ok(person)
}

/// The warning of more agents in a community than are usual, this one counted.
fn agents(command: &Command<'_>, record: &AgencyRecord) -> Result<Option<Warning>> {
    let community = record.community.as_str();
    let open = rows::agents_in(command.connection, command.street(), community)?;
    let mut agents: BTreeSet<&str> = open.iter().map(String::as_str).collect();
    agents.insert(&record.agent);
    let book = &command.snapshot.rules.rulebook;
    let most = book.integer("agency.agents", "maximum", community, record.accepted_on)?;
    Ok(rules::agents(check::count(agents.len()), most))
}

/// The place of a new entry in a list of a service, which does not grow without end.
pub(super) fn next_number(field: &str, length: usize) -> Result<i64> {
    if length >= MOST_ENTRIES {
        return Err(Error::invalid(
            field,
            format!("一件代办、帮办最多记录 {MOST_ENTRIES} 条"),
            format!("a service has at most {MOST_ENTRIES} entries"),
        ));
    }
    Ok(check::count(length) + 1)
}
