//! How a review is given: by the applicant's own account, or taken down for the applicant.

use serde_json::json;

use super::record::ReviewRecord;
use super::requests::SubmitServiceReview;
use super::types::{ReviewSubjectKind, ServiceReviewReceipt};
use super::{LONGEST_TEXT, Reviews, rows, rules};
use crate::access::{Capability, Place};
use crate::command::Command;
use crate::identity::{DivisionCode, GridCode, Phone};
use crate::registry::rules as check;
use crate::registry::{enterprise::rows as enterprises, resident::rows as residents};
use crate::service::MatterState;
use crate::service::matter::clock::known;
use crate::service::matter::record::MatterRecord;
use crate::service::station::ServiceStation;
use crate::store::document;
use crate::{Error, Id, Result};

impl Reviews {
    /// Gives a review (评价): of a matter that was decided or has ended, by the applicant's own account; on paper or by telephone also
    /// by who receives matters over its place, with the telephone of the applicant. A visit has no account, so its review is taken
    /// down; one of an anonymous client needs no telephone.
    ///
    /// # Errors
    /// `Violation` `review.other` for anybody who is not the applicant, `review.once`; `Conflict` for a matter that is neither decided
    /// nor ended; `Invalid`; `NotFound`.
    pub fn submit(&self, request: SubmitServiceReview) -> Result<ServiceReviewReceipt> {
        let (kind, id) = subject_of(&request)?;
        let comment = check::optional_text("comment", request.comment.as_deref(), LONGEST_TEXT)?;
        let phone = request.phone.as_deref().map(|text| Phone::parse("phone", text)).transpose()?;
        self.0.write_once("review.submit", request.request_key.as_deref(), &request, |command| {
            let subject = Subject::find(command, kind, id)?;
            let subject = permitted(command, subject, &request, phone)?;
            subject.state.map_or(Ok(()), rules::reviewable)?;
            rules::once(rows::reviewed(command.connection, command.street(), id)?)?;
            let today = command.now.date();
            let own = !request.channel.on_behalf();
            let mut record = ReviewRecord {
                id: command.new_id(),
                subject_kind: kind,
                subject: id,
                office: subject.office,
                station: subject.station,
                community: subject.community,
                grid: subject.grid,
                level: request.level,
                named: request.named,
                actor: (own && request.named).then(|| command.actor().to_owned()),
                channel: request.channel,
                comment,
                reviewed_on: today,
                verification: None,
                mending: None,
                calls: Vec::new(),
                moves: Vec::new(),
                open_due: None,
                revision: 1,
            };
            if record.level.is_bad() {
                let rules_in_force = &command.snapshot.rules;
                let area = record.community.as_str();
                let days = rules_in_force.rulebook.integer("review.verify", "days", area, today)?;
                record.open_due = known(rules::due(&rules_in_force.calendar, today, days))?;
            }
            // The subject of an anonymous review leads to its applicant: the ledger does not tell it.
            let facts = json!({"kind": kind, "subject": record.summary().subject, "level": record.level,
                "named": record.named, "channel": record.channel, "open_due": record.open_due, "own": own});
            command.keep(None, &record, facts)?;
            Ok(ServiceReviewReceipt { review: record.summary(), warnings: Vec::new() })
        })
    }
}

/// The matter or the visit of a request: one of them.
fn subject_of(request: &SubmitServiceReview) -> Result<(ReviewSubjectKind, Id)> {
    match (&request.matter, &request.visit) {
        (Some(matter), None) => Ok((ReviewSubjectKind::Matter, Id::parse("matter", matter)?)),
        (None, Some(visit)) => Ok((ReviewSubjectKind::Visit, Id::parse("visit", visit)?)),
        _ => Err(Error::invalid(
            "matter",
            "应填写办件或者到站服务，且只填写其一",
            "tell the matter or the visit, and one of them only",
        )),
    }
}

/// What is reviewed, as far as the rules go.
struct Subject {
    office: Option<String>,
    station: Option<Id>,
    community: DivisionCode,
    grid: Option<GridCode>,
    /// The account of the applicant.
    actor: Option<String>,
    /// The telephones that the applicant is known by; none of a client who is not known at all.
    phones: Option<Vec<Phone>>,
    /// The state of a matter.
    state: Option<MatterState>,
}

impl Subject {
    fn find(command: &Command<'_>, kind: ReviewSubjectKind, id: Id) -> Result<Option<Self>> {
        let (connection, street) = (command.connection, command.street());
        match kind {
            ReviewSubjectKind::Matter => {
                let matter: Option<MatterRecord> = document::get(connection, street, id)?;
                matter.map(|matter| Self::matter(command, matter)).transpose()
            }
            ReviewSubjectKind::Visit => {
                let visit = rows::visit(connection, street, id)?;
                visit.map(|visit| Self::visit(command, &visit)).transpose()
            }
        }
    }

    fn matter(command: &Command<'_>, matter: MatterRecord) -> Result<Self> {
        let applicant = matter.applicant;
        let mut phones: Vec<Phone> = applicant.phone.into_iter().collect();
        phones.extend(of_resident(command, applicant.resident)?);
        phones.extend(of_enterprise(command, applicant.enterprise)?);
        Ok(Self {
            office: Some(matter.office),
            station: matter.station,
            community: matter.community,
            grid: matter.grid,
            actor: applicant.actor,
            phones: Some(phones),
            state: Some(matter.state),
        })
    }

    fn visit(command: &Command<'_>, visit: &rows::Visit) -> Result<Self> {
        let station: ServiceStation = command.stored(visit.station)?;
        let phones = match &*visit.client_kind {
            "merchant" => Some(of_enterprise(command, visit.client)?),
            "resident" => Some(of_resident(command, visit.client)?),
            _ => None,
        };
        Ok(Self {
            office: None,
            station: Some(station.id),
            community: station.community,
            grid: station.grid,
            actor: None,
            phones: phones.map(|phone| phone.into_iter().collect()),
            state: None,
        })
    }

    fn place(&self) -> Place<'_> {
        Place {
            community: Some(self.community.as_str()),
            grid: self.grid.as_ref().map(GridCode::as_str),
            office: self.office.as_deref(),
            ..Place::default()
        }
    }
}

fn of_resident(command: &Command<'_>, id: Option<Id>) -> Result<Option<Phone>> {
    let Some(id) = id else { return Ok(None) };
    let found = residents::get(command.connection, command.street(), id)?;
    Ok(found.and_then(|(person, _)| person.phone))
}

fn of_enterprise(command: &Command<'_>, id: Option<Id>) -> Result<Option<Phone>> {
    let Some(id) = id else { return Ok(None) };
    let found = enterprises::get(command.connection, command.street(), id)?;
    Ok(found.and_then(|(body, _)| body.phone).and_then(|text| Phone::parse("phone", &text).ok()))
}

/// The subject, once the session may review it. Whoever may not learns nothing from an identifier.
fn permitted(
    command: &Command<'_>,
    subject: Option<Subject>,
    request: &SubmitServiceReview,
    phone: Option<Phone>,
) -> Result<Subject> {
    let channel = |zh, en| Err(Error::invalid("channel", zh, en));
    let access = command.access();
    let Some(subject) = subject else {
        access.anywhere(Capability::ReceiveMatters).map_err(|_| rules::not_the_applicant())?;
        return Err(match (&request.matter, &request.visit) {
            (Some(matter), _) => Error::not_found("matter", matter),
            (None, visit) => Error::not_found("station_visit", visit.as_deref().unwrap_or_default()),
        });
    };
    if subject.actor.as_deref() == Some(command.actor()) {
        return match request.channel.on_behalf() {
            false => Ok(subject),
            true => channel(
                "本人评价的渠道不得为电话或者纸质",
                "who reviews by an own account does so neither by telephone nor on paper",
            ),
        };
    }
    if access.over(Capability::ReceiveMatters, subject.place()).is_err() {
        return Err(rules::not_the_applicant());
    }
    if !request.channel.on_behalf() {
        return channel(
            "代为登记的评价，渠道应为电话或者纸质",
            "what is taken down for the applicant came by telephone or on paper",
        );
    }
    subject.phones.as_deref().map_or(Ok(()), |known| rules::by_phone(known, phone))?;
    Ok(subject)
}
