//! Intake: a matter is handed in.

use std::sync::Arc;

use chrono::NaiveDate;
use serde_json::json;

use super::super::record::{ApplicantRecord, MaterialRecord, MatterRecord, RenewalRecord};
use super::super::{MatterResult, Matters, rows, shown};
use super::applicant::{GivenApplicant, Linked};
use super::requests::{NewMatter, NewMatterRenewal};
use super::rules;
use crate::access::{Capability, Place};
use crate::command::Command;
use crate::identity::{DivisionCode, GridCode};
use crate::registry::place::rules::together;
use crate::registry::rules as check;
use crate::service::item::{ServiceItem, ServiceItemVersion};
use crate::service::station::ServiceStation;
use crate::service::{MatterState, ServiceChannel};
use crate::{Error, Id, Result, Warning, code, parse_date};

/// The longest number of a licence or certificate, in characters.
pub(super) const LONGEST_NUMBER: usize = 100;

impl Matters {
    /// Hands a matter in (申请): by who receives matters over the applicant's place, or online by the applicant's own account,
    /// which then follows it.
    ///
    /// # Errors
    /// `Denied` without a grant that receives matters there; `Invalid` for a bad field; `NotFound` for an item that is not there;
    /// `Conflict` for one that nobody can apply for today; `Violation` `matter.applicant`, `matter.channel`, `matter.station`,
    /// `matter.material.shared`, `matter.materials`, `matter.residence`.
    pub fn apply(&self, request: NewMatter) -> Result<MatterResult> {
        let wish = Wish::parse(self.0.street(), &request)?;
        self.0.write_told("matter.apply", request.request_key.as_deref(), &request, |command| {
            if request.channel != ServiceChannel::Online {
                command.access().anywhere(Capability::ReceiveMatters)?;
            }
            let snapshot = Arc::clone(&command.snapshot);
            let today = command.now.date();
            let item = snapshot.services.found(&request.item).map_err(|error| error.at("item"))?;
            let version = item.on(today).ok_or_else(closed)?;
            let office = snapshot.cases.open_office(&version.office, today).ok_or_else(no_office)?;
            let (own, linked, community, grid) = wish.standing(command, request.channel, &office.code)?;
            rules::open_to(version, request.applicant.kind, request.channel)?;
            let codes = rules::asked_for(version, &[], wish.materials)?;
            wish.at_station(command, item, request.channel, today)?;
            let materials = codes
                .into_iter()
                .map(|code| MaterialRecord { code, received_on: today, inquiry: None })
                .collect::<Vec<_>>();
            if version.promised_days == 0 {
                rules::complete(version, &materials, &[])?;
            }
            let warnings = wish.warnings(command, version, (linked.as_ref(), &community))?;
            let account = if own { Some(command.actor().to_owned()) } else { wish.applicant.account.clone() };
            let (station, renewal) = (wish.station, wish.renewal);
            let applicant = wish.applicant.settle(linked, account);
            let applicant = applicant.map_err(|error| error.within("applicant"))?;
            let mut matter = MatterRecord {
                station,
                renewal,
                materials,
                grid,
                channel: request.channel,
                office: office.code.clone(),
                ..blank(command, (item, version), applicant, community)
            };
            matter.number = rows::next_number(command, today)?;
            matter.reckon(version, &snapshot.rules.calendar)?;
            command.keep(None, &matter, facts(&matter, matter.applied_by(command.actor())))?;
            shown::after(command, &matter, warnings)
        })
    }
}

/// What the ledger tells; who hands in for the `own` account is the applicant, whom it does not name.
fn facts(matter: &MatterRecord, own: bool) -> serde_json::Value {
    json!({"state": matter.state, "number": matter.number, "item": matter.item, "version": matter.version,
        "office": matter.office, "station": matter.station, "channel": matter.channel,
        "community": matter.community, "grid": matter.grid, "applicant": matter.applicant.kind,
        "materials": matter.materials.len(), "renewal": matter.renewal.is_some(), "own": own})
}

/// A matter that was handed in today, with nothing in it yet.
fn blank(
    command: &Command<'_>,
    (item, version): (&ServiceItem, &ServiceItemVersion),
    applicant: ApplicantRecord,
    community: DivisionCode,
) -> MatterRecord {
    MatterRecord {
        id: command.new_id(),
        number: String::new(),
        state: MatterState::Applied,
        item: item.id,
        version: version.number,
        office: String::new(),
        station: None,
        channel: ServiceChannel::Window,
        community,
        grid: None,
        applicant,
        applied_on: command.now.date(),
        applied_by: command.actor().to_owned(),
        materials: Vec::new(),
        unshared: Vec::new(),
        notice: None,
        gap: None,
        refusal: None,
        accepted_on: None,
        deemed_accepted: false,
        certificate: None,
        promised_due: None,
        statutory_due: None,
        pauses: Vec::new(),
        extensions: Vec::new(),
        checks: Vec::new(),
        opinions: Vec::new(),
        renewal: None,
        decision: None,
        delivery: None,
        moves: Vec::new(),
        open_due: None,
        ended_on: None,
        revision: 1,
    }
}

fn closed() -> Error {
    let (zh, en) = ("该事项今日不受理申请", "nobody can apply for the item today");
    Error::conflict(code::CONFLICT_STATE, zh, en).at("item")
}

fn no_office() -> Error {
    let (zh, en) = ("承办该事项的科室今日不在册", "the office of the item is not there today");
    Error::conflict(code::CONFLICT_STATE, zh, en).at("item")
}

/// An application whose single fields are in order.
struct Wish<'a> {
    applicant: GivenApplicant,
    station: Option<Id>,
    community: Option<DivisionCode>,
    grid: Option<GridCode>,
    materials: &'a [String],
    renewal: Option<RenewalRecord>,
}

/// Whether somebody applies by the own account, what the registry has of the applicant, and where the matter lies.
type Standing = (bool, Option<Linked>, DivisionCode, Option<GridCode>);

impl<'a> Wish<'a> {
    fn parse(street: &str, request: &'a NewMatter) -> Result<Self> {
        let applicant = GivenApplicant::parse(&request.applicant);
        let renewal = request.renewal.as_ref().map(renewal).transpose();
        Ok(Self {
            applicant: applicant.map_err(|error| error.within("applicant"))?,
            station: check::optional_id("station", request.station.as_deref())?,
            community: check::optional_community("community", street, request.community.as_deref())?,
            grid: check::optional_grid("grid", street, request.grid.as_deref())?,
            materials: request.materials.as_deref().unwrap_or_default(),
            renewal: renewal.map_err(|error| error.within("renewal"))?,
        })
    }

    /// By what right the session hands it in: for an applicant, or online for the own account.
    fn standing(&self, command: &Command<'_>, channel: ServiceChannel, office: &str) -> Result<Standing> {
        let actor = command.actor();
        let online = channel == ServiceChannel::Online;
        let itself = online && self.applicant.account.as_deref() == Some(actor);
        // Without a grant there is no place to look up by a link, but by one's own.
        let able = command.access().anywhere(Capability::ReceiveMatters);
        let own = itself || (online && self.applicant.account.is_none() && able.is_err());
        if !own {
            able?;
        }
        let receives = |community: &DivisionCode, grid: Option<&GridCode>| {
            let place = Place {
                community: Some(community.as_str()),
                grid: grid.map(GridCode::as_str),
                office: Some(office),
                ..Place::default()
            };
            command.access().over(Capability::ReceiveMatters, place).map(drop)
        };
        let there = |linked: &Linked| receives(&linked.community, linked.grid.as_ref());
        let linked = self.applicant.linked(command, own, there)?;
        let (community, grid) = self.locate(command, linked.as_ref())?;
        if !own {
            receives(&community, grid.as_ref())?;
        }
        Ok((own, linked, community, grid))
    }

    /// Where the applicant is: as the registry has it for one that is linked, so that nobody claims another's place; or as given.
    fn locate(
        &self,
        command: &Command<'_>,
        linked: Option<&Linked>,
    ) -> Result<(DivisionCode, Option<GridCode>)> {
        if let Some(linked) = linked {
            let (zh, en) = ("与申请人在基础台账的地点不一致", "it is not the place of the linked record");
            if self.community.is_some_and(|community| community != linked.community) {
                return Err(Error::invalid("community", zh, en));
            }
            if self.grid.is_some() && self.grid != linked.grid {
                return Err(Error::invalid("grid", zh, en));
            }
            return Ok((linked.community, linked.grid));
        }
        let community = self.community.or(self.grid.map(|grid| grid.community())).ok_or_else(|| {
            let zh = "应填写申请人所在的社区或者网格";
            Error::invalid("community", zh, "tell the community or the grid of the applicant")
        })?;
        together(&community, self.grid.as_ref())?;
        if let Some(code) = &self.grid
            && !command.snapshot.places.in_force(code, command.now.date())
        {
            return Err(Error::invalid("grid", "没有该网格，或已撤销", "there is no such grid in force"));
        }
        Ok((community, self.grid))
    }

    /// What a renewal and an application for social assistance depart from, or are refused for.
    fn warnings(
        &self,
        command: &Command<'_>,
        version: &ServiceItemVersion,
        (linked, community): (Option<&Linked>, &DivisionCode),
    ) -> Result<Vec<Warning>> {
        let (book, today) = (&command.snapshot.rules.rulebook, command.now.date());
        let number = |rule, name| book.integer(rule, name, community.as_str(), today);
        let registered = linked.and_then(|linked| linked.registered);
        let residence =
            rules::registered_here(version, registered, number("matter.residence", "refuses")? == 1)?;
        let renewal = self.renewal.as_ref().map(|renewal| {
            let days = number("matter.renewal.early", "days")?;
            rules::renewal(version.kind, renewal.expires_on, today, days)
        });
        Ok(residence.into_iter().chain(renewal.transpose()?.flatten()).collect())
    }

    /// What is handed in at a station names it, and the station offers it.
    fn at_station(
        &self,
        command: &Command<'_>,
        item: &ServiceItem,
        channel: ServiceChannel,
        today: NaiveDate,
    ) -> Result<()> {
        match self.station {
            Some(id) => {
                let station: ServiceStation = command.stored(id).map_err(|error| error.at("station"))?;
                rules::offered(&station, item.id, today)
            }
            None if channel == ServiceChannel::Station => {
                let (zh, en) = ("在站点收件的应填写站点", "tell the station at which it is handed in");
                Err(Error::invalid("station", zh, en))
            }
            None => Ok(()),
        }
    }
}

fn renewal(given: &NewMatterRenewal) -> Result<RenewalRecord> {
    Ok(RenewalRecord {
        document: check::text("document", &given.document, LONGEST_NUMBER)?,
        expires_on: parse_date("expires_on", &given.expires_on)?,
    })
}
