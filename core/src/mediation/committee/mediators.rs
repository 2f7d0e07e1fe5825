//! Mediators: recorded, changed, ended, shown.

use chrono::NaiveDate;
use serde_json::json;
use std::collections::BTreeMap;

use super::people::{Changes, alone};
use super::record::MediatorRecord;
use super::rules;
use super::types::*;
use super::{bodies, committees_of, rows, writable_mediator};
use crate::access::{Capability, Place};
use crate::command::Command;
use crate::identity::Sex;
use crate::ledger::page;
use crate::mediation::{Mediation, dispute, scheme};
use crate::registry::reach::Page;
use crate::registry::rules as check;
use crate::store::document;
use crate::{Error, Id, Result, code};

impl Mediation {
    /// Records a mediator. One linked to a resident has the resident's particulars.
    ///
    /// # Errors
    /// `Denied`, also to link a resident without a grant that reads the registry there; `Invalid`; `NotFound`; `Violation`
    /// `mediation.mediator.adult` or `mediation.mediator.elder`; `Conflict` when the resident or the account is another mediator's.
    pub fn record_mediator(&self, request: RecordMediator) -> Result<MediatorResult> {
        let id = check::optional_id("id", request.id.as_deref())?;
        let changes = Changes::first(&request)?;
        self.0.write_once("mediation.record_mediator", request.request_key.as_deref(), &request, |command| {
            command.access().anywhere(Capability::WriteMediation)?;
            if let Some(id) = id
                && document::get::<MediatorRecord>(command.connection, command.street(), id)?.is_some()
            {
                return Err(Error::conflict(
                    code::CONFLICT_EXISTS,
                    "该标识已被使用",
                    "the identifier is taken",
                )
                .at("id"));
            }
            let mut record = blank(id.unwrap_or_else(|| command.new_id()), &request);
            changes.apply(command, &mut record)?;
            if record.name.is_empty() {
                return Err(Error::invalid(
                    "name",
                    "未关联居民的，应填写姓名",
                    "a name is needed without a resident",
                ));
            }
            admissible(command, None, &record)?;
            command.keep(None, &record, facts(&record))?;
            Ok(MediatorResult { mediator: record.shown(), warnings: Vec::new() })
        })
    }

    /// Changes a mediator.
    ///
    /// # Errors
    /// As [`Self::record_mediator`], and those of the composition of a committee on which the mediator sits; `Conflict` when the
    /// person no longer is a mediator or the revision is stale.
    pub fn amend_mediator(&self, request: AmendMediator) -> Result<MediatorResult> {
        let id = Id::parse("mediator", &request.mediator)?;
        let changes = Changes::parse(&request)?;
        self.0.write_once("mediation.amend_mediator", request.request_key.as_deref(), &request, |command| {
            let before = writable_mediator(command, id)?;
            check::revision(request.revision, before.revision)?;
            let mut after = MediatorRecord { revision: before.revision + 1, ..before.clone() };
            changes.apply(command, &mut after)?;
            admissible(command, Some(&before), &after)?;
            command.keep(Some(&before), &after, facts(&after))?;
            Ok(MediatorResult { mediator: after.shown(), warnings: Vec::new() })
        })
    }

    /// Ends somebody's being a mediator: nobody who still has open disputes or a seat on a committee. Engagements end, the studio
    /// closes.
    ///
    /// # Errors
    /// `Denied`; `Invalid` for a day to come; `NotFound`; `Violation` `mediation.mediator.duties` with the numbers; `Conflict` when
    /// the person has ended or the revision is stale.
    pub fn end_mediator(&self, request: EndMediator) -> Result<MediatorResult> {
        let id = Id::parse("mediator", &request.mediator)?;
        let day = check::optional_date("ended_on", request.ended_on.as_deref())?;
        self.0.write_once("mediation.end_mediator", request.request_key.as_deref(), &request, |command| {
            let before = writable_mediator(command, id)?;
            check::revision(request.revision, before.revision)?;
            let today = command.now.date();
            let day = check::past_or_today("ended_on", day, today)?;
            let (connection, street) = (command.connection, command.street());
            let seats = rows::committees(connection, street)?;
            let seats = seats.iter().filter(|one| one.stands(today) && one.post_of(id).is_some());
            let open = check::count(rows::at_hand(connection, street, id)?.len());
            rules::free_to_go(open, check::count(seats.count()))?;
            let mut after =
                MediatorRecord { ended_on: Some(day), revision: before.revision + 1, ..before.clone() };
            after.cut_engagements(rules::eve(day), |_| true);
            command.keep(Some(&before), &after, json!({"ended_on": day}))?;
            super::rooms::close(command, day, |room| room.mediator == Some(id))?;
            Ok(MediatorResult { mediator: after.shown(), warnings: Vec::new() })
        })
    }

    /// A mediator as things stand today, the telephone masked.
    ///
    /// # Errors
    /// `Denied` without a grant that reads mediation; `NotFound`.
    pub fn get_mediator(&self, request: GetMediator) -> Result<MediatorStanding> {
        let id = Id::parse("mediator", &request.mediator)?;
        self.0.read(|view| {
            view.access().anywhere(Capability::ReadMediation)?;
            let record: MediatorRecord = view.stored(id)?;
            let loads = dispute::rows::loads(view.connection, view.street())?;
            let committees = rows::committees(view.connection, view.street())?;
            Ok(stands(&record, &committees, &loads, view.now.date()))
        })
    }

    /// Mediators of the street, oldest record first, their telephones masked.
    ///
    /// # Errors
    /// `Denied` without a grant that reads mediation; `Invalid`; `NotFound` for an unknown committee.
    pub fn list_mediators(&self, request: ListMediators) -> Result<MediatorList> {
        let limit = page(request.limit, 100)?;
        let committee = check::optional_id("committee", request.committee.as_deref())?;
        let free_on = check::optional_date("free_on", request.free_on.as_deref())?;
        let language = check::optional_text("language", request.language.as_deref(), 20)?;
        let cursor = check::optional_id("cursor", request.cursor.as_deref())?;
        self.0.read(|view| {
            view.access().anywhere(Capability::ReadMediation)?;
            let today = view.now.date();
            let only: Option<MediationCommittee> = committee.map(|id| view.stored(id)).transpose()?;
            let loads = dispute::rows::loads(view.connection, view.street())?;
            let committees = rows::committees(view.connection, view.street())?;
            let mut page = Page::new(limit);
            for record in rows::mediators(view.connection, view.street())? {
                let load = loads.get(&record.id).copied().unwrap_or(0);
                let wanted = cursor.is_none_or(|cursor| record.id > cursor)
                    && (request.include_ended == Some(true) || record.serves(today))
                    && only.as_ref().is_none_or(|one| record.works_for(one, today))
                    && request.kind.is_none_or(|kind| record.kind == kind)
                    && request.category.is_none_or(|category| record.knows(category))
                    && language.as_ref().is_none_or(|one| record.languages.contains(one))
                    && free_on.is_none_or(|day| record.free(day, load));
                if wanted && !page.push(stands(&record, &committees, &loads, today)) {
                    break;
                }
            }
            let (items, next) = page.finish(|one| one.mediator.id.to_string());
            Ok(MediatorList { items, next })
        })
    }

    /// The telephone of a mediator; the read is logged.
    ///
    /// # Errors
    /// `Denied` unless the grant extends to sensitive fields of a committee for which the mediator works and the session has a
    /// purpose; `NotFound`.
    pub fn reveal_mediator_phone(&self, request: RevealMediatorPhone) -> Result<MediatorPhone> {
        let id = Id::parse("mediator", &request.mediator)?;
        self.0.write("mediation.reveal_mediator_phone", |command| {
            command.access().anywhere(Capability::ReadMediation)?;
            let record: MediatorRecord = command.stored(id)?;
            let committees =
                committees_of(command.connection, command.street(), &record, command.now.date())?;
            let access = command.access();
            let reached = committees
                .iter()
                .map(MediationCommittee::place)
                .find(|place| access.reveal(Capability::ReadMediation, *place).is_ok());
            // A place that is reached without sensitive fields or a purpose tells why it is refused.
            let place = reached.or_else(|| committees.first().map(MediationCommittee::place));
            let place = place.unwrap_or_else(Place::default);
            command.reveal(Capability::ReadMediation, place, "mediator", id, &["phone"])?;
            Ok(MediatorPhone { mediator: id, phone: record.phone.map(|phone| phone.as_str().to_owned()) })
        })
    }
}

fn blank(id: Id, request: &RecordMediator) -> MediatorRecord {
    MediatorRecord {
        id,
        name: String::new(),
        sex: Sex::Unknown,
        birth: None,
        kind: request.kind,
        elder: None,
        ethnic: None,
        languages: Vec::new(),
        fields: Vec::new(),
        resident: None,
        employer: None,
        actor: None,
        phone: None,
        capacity: None,
        engagements: Vec::new(),
        leaves: Vec::new(),
        ended_on: None,
        revision: 1,
    }
}

/// Refuses a mediator under age, an elder of no list, somebody who is one already, and a committee left without a woman.
fn admissible(
    command: &mut Command<'_>,
    before: Option<&MediatorRecord>,
    after: &MediatorRecord,
) -> Result<()> {
    let today = command.now.date();
    after.of_age(today)?;
    // What was in order under the scheme of its day stays.
    if before.is_none_or(|before| (before.kind, &before.elder) != (after.kind, &after.elder)) {
        after.elder_of(&scheme::on(command.connection, command.street(), today)?)?;
    }
    if before.is_some_and(|before| (before.sex, &before.ethnic) != (after.sex, &after.ethnic)) {
        bodies::still_composed(command, after)?;
    }
    alone(command, after)
}

/// What the ledger tells of a mediator: no name, no account.
fn facts(record: &MediatorRecord) -> serde_json::Value {
    json!({"kind": record.kind, "linked": record.resident.is_some(), "account": record.actor.is_some()})
}

fn stands(
    record: &MediatorRecord,
    committees: &[MediationCommittee],
    loads: &BTreeMap<Id, i64>,
    today: NaiveDate,
) -> MediatorStanding {
    let works = committees.iter().filter(|one| one.stands(today) && record.works_for(one, today));
    MediatorStanding {
        mediator: record.shown(),
        committees: works.map(|one| one.id).collect(),
        load: loads.get(&record.id).copied().unwrap_or(0),
        on_leave: record.on_leave(today),
        has_account: record.actor.is_some(),
        is_linked: record.resident.is_some(),
    }
}
