//! The record of a dispute: sessions, investigations, invitations, notes and follow-up visits.

use chrono::NaiveDate;
use serde_json::json;

use super::answers::DisputeEntryResult;
use super::types::*;
use super::{RUNNING, at, keep, rules};
use crate::command::Command;
use crate::mediation::DisputeState;
use crate::mediation::dispute::record::{DisputeRecord, EntryRecord};
use crate::mediation::dispute::standing::Confidential;
use crate::mediation::dispute::{
    AttendeeRole, DisputeAttendee, DisputeEntry, DisputeEntryKind, Disputes, shown,
};
use crate::mediation::scheme;
use crate::registry::rules as check;
use crate::{Error, Id, Result};

/// After settlement somebody asks how it went.
const SETTLED: [DisputeState; 3] =
    [DisputeState::Performing, DisputeState::Performed, DisputeState::Breached];
/// In these states there is work to note.
const NOTED: [DisputeState; 5] = [
    DisputeState::Accepted,
    DisputeState::Mediating,
    DisputeState::Agreed,
    DisputeState::Performing,
    DisputeState::Breached,
];
/// More do not take part in anything.
const MOST_ATTENDEES: usize = 50;
/// More partners or persons are not invited at a time.
const MOST_INVITED: usize = 20;

impl Disputes {
    /// Records a session that was held (调解会议): a mediator of the panel with every party or its agent.
    ///
    /// # Errors
    /// `Denied`; `Invalid`; `NotFound`; `Violation` `mediation.consent.all`, `mediation.session.attendance`,
    /// `mediation.session.guardian`, `mediation.session.open` or `mediation.invitation.consent`; `Conflict` unless it is being
    /// mediated, or for a stale revision.
    pub fn hold_session(&self, request: HoldDisputeSession) -> Result<DisputeEntryResult> {
        let id = Id::parse("dispute", &request.dispute)?;
        let day = check::optional_date("held_on", request.held_on.as_deref())?;
        let place = check::optional_text("place", request.place.as_deref(), check::LONGEST_ADDRESS)?;
        let text = rules::transcript("text", &request.text)?;
        let open = request.open_door == Some(true);
        self.0.write_seen("dispute.hold_session", request.request_key.as_deref(), &request, |command| {
            let before = at(command, id, request.revision, &RUNNING)?;
            let day = past(command, &before, day)?;
            rules::willing(&before, day)?;
            let attendees = attendees(&before, &request.attendees)?;
            rules::attended(&before, &attendees, day)?;
            if attendees.iter().any(|one| one.role == AttendeeRole::Invited) {
                rules::invitation("invitation_consented", request.invitation_consented == Some(true))?;
            }
            rules::open_door(open, request.open_agreed == Some(true))?;
            let mut after = before.clone();
            after.sessions += 1;
            after.last_session = before.last_session.max(Some(day));
            let entry = DisputeEntry {
                place,
                open_door: Some(open),
                attendees,
                ..entry(command, id, DisputeEntryKind::Session, day, text)
            };
            write(command, &before, after, entry)
        })
    }

    /// Records what was found out (调查).
    ///
    /// # Errors
    /// `Denied`; `Invalid`; `NotFound`; `Conflict` unless the dispute is accepted or being mediated.
    pub fn record_investigation(&self, request: RecordDisputeInvestigation) -> Result<DisputeEntryResult> {
        let id = Id::parse("dispute", &request.dispute)?;
        let day = check::optional_date("held_on", request.held_on.as_deref())?;
        let place = check::optional_text("place", request.place.as_deref(), check::LONGEST_ADDRESS)?;
        let text = rules::transcript("text", &request.text)?;
        self.0.write_seen(
            "dispute.record_investigation",
            request.request_key.as_deref(),
            &request,
            |command| {
                let before = at(command, id, None, &RUNNING)?;
                let day = past(command, &before, day)?;
                let attendees = attendees(&before, request.attendees.as_deref().unwrap_or_default())?;
                let entry = entry(command, id, DisputeEntryKind::Investigation, day, text);
                add(command, &before, DisputeEntry { place, attendees, ..entry })
            },
        )
    }

    /// Records other work on a dispute (其他工作记录).
    ///
    /// # Errors
    /// `Denied`; `Invalid`; `NotFound`; `Conflict` when the dispute is not accepted or over.
    pub fn record_note(&self, request: RecordDisputeNote) -> Result<DisputeEntryResult> {
        let id = Id::parse("dispute", &request.dispute)?;
        let day = check::optional_date("held_on", request.held_on.as_deref())?;
        let text = rules::transcript("text", &request.text)?;
        self.0.write_seen("dispute.record_note", request.request_key.as_deref(), &request, |command| {
            let before = at(command, id, None, &NOTED)?;
            let day = past(command, &before, day)?;
            let entry = entry(command, id, DisputeEntryKind::Note, day, text);
            add(command, &before, entry)
        })
    }

    /// Asks partners of the scheme (三所联动), kin, neighbours or experts to join in (邀请参与), with the parties' consent.
    ///
    /// # Errors
    /// `Denied`; `Invalid`; `NotFound`; `Violation` `mediation.invitation.consent`; `Conflict` unless the dispute is accepted
    /// or being mediated, or for a stale revision.
    pub fn invite(&self, request: InviteToDispute) -> Result<DisputeEntryResult> {
        let id = Id::parse("dispute", &request.dispute)?;
        let day = check::optional_date("held_on", request.held_on.as_deref())?;
        let text = rules::transcript("text", &request.text)?;
        let partners = request.partners.as_deref().unwrap_or_default();
        let guests = guests(request.names.as_deref().unwrap_or_default(), partners)?;
        self.0.write_seen("dispute.invite", request.request_key.as_deref(), &request, |command| {
            let before = at(command, id, request.revision, &RUNNING)?;
            let day = past(command, &before, day)?;
            rules::invitation("consented", request.consented)?;
            let scheme = scheme::on(command.connection, command.street(), command.now.date())?;
            let mut after = before.clone();
            for (place, code) in partners.iter().enumerate() {
                if scheme.partners.iter().all(|one| one.code != *code) || after.partners.contains(code) {
                    return Err(Error::invalid(
                        format!("partners.{place}"),
                        "应为调解方案中尚未参与的联动单位",
                        "is a partner of the scheme that has not joined yet",
                    ));
                }
                after.partners.push(code.clone());
            }
            let entry = entry(command, id, DisputeEntryKind::Invitation, day, text);
            write(command, &before, after, DisputeEntry { attendees: guests, ..entry })
        })
    }

    /// Records a visit after settlement (回访).
    ///
    /// # Errors
    /// `Denied`; `Invalid`; `NotFound`; `Conflict` before the agreement is in effect.
    pub fn record_follow_up(&self, request: RecordDisputeFollowUp) -> Result<DisputeEntryResult> {
        let id = Id::parse("dispute", &request.dispute)?;
        let day = check::optional_date("held_on", request.held_on.as_deref())?;
        let text = rules::transcript("text", &request.text)?;
        self.0.write_seen("dispute.record_follow_up", request.request_key.as_deref(), &request, |command| {
            let before = at(command, id, None, &SETTLED)?;
            let day = past(command, &before, day)?;
            check::not_before("held_on", day, before.settled_on.unwrap_or(day))?;
            let entry = entry(command, id, DisputeEntryKind::FollowUp, day, text);
            add(command, &before, entry)
        })
    }
}

impl Confidential for DisputeEntryResult {
    fn dispute(&self) -> Id {
        self.dispute.summary.id
    }
}

/// The day of an entry: none to come, and none before the dispute was accepted.
fn past(command: &Command<'_>, dispute: &DisputeRecord, day: Option<NaiveDate>) -> Result<NaiveDate> {
    let day = check::past_or_today("held_on", day, command.now.date())?;
    check::not_before("held_on", day, dispute.accepted_on.unwrap_or(dispute.registered_on))?;
    Ok(day)
}

fn entry(
    command: &Command<'_>,
    dispute: Id,
    kind: DisputeEntryKind,
    held_on: NaiveDate,
    text: String,
) -> DisputeEntry {
    DisputeEntry {
        id: command.new_id(),
        dispute,
        kind,
        held_on,
        place: None,
        open_door: None,
        attendees: Vec::new(),
        text,
        reported_to: None,
        recorded_by: command.actor().to_owned(),
    }
}

/// Adds an entry that changes nothing else.
fn add(
    command: &mut Command<'_>,
    dispute: &DisputeRecord,
    entry: DisputeEntry,
) -> Result<DisputeEntryResult> {
    let facts = json!({"dispute": entry.dispute, "kind": entry.kind, "held_on": entry.held_on});
    let record = EntryRecord(entry);
    command.keep(None, &record, facts)?;
    let shown = shown::after(command, dispute, Vec::new())?;
    Ok(DisputeEntryResult { entry: record.0, dispute: shown.dispute, warnings: shown.warnings })
}

/// Adds an entry with what it changes of the dispute.
fn write(
    command: &mut Command<'_>,
    before: &DisputeRecord,
    mut after: DisputeRecord,
    entry: DisputeEntry,
) -> Result<DisputeEntryResult> {
    let facts = json!({"entry": entry.id, "kind": entry.kind, "sessions": after.sessions, "partners": after.partners});
    keep(command, before, &mut after, facts)?;
    add(command, &after, entry)
}

/// Persons who are asked to join in, and whether anybody is asked at all.
fn guests(names: &[String], partners: &[String]) -> Result<Vec<DisputeAttendee>> {
    if names.len() + partners.len() == 0 || names.len() + partners.len() > MOST_INVITED {
        return Err(Error::invalid(
            "partners",
            format!("应邀请 1 至 {MOST_INVITED} 个单位或者个人"),
            format!("asks 1 to {MOST_INVITED} partners or persons"),
        ));
    }
    names
        .iter()
        .enumerate()
        .map(|(place, name)| {
            let name = check::text(&format!("names.{place}"), name, check::LONGEST_NAME)?;
            Ok(DisputeAttendee { role: AttendeeRole::Invited, party: None, mediator: None, name: Some(name) })
        })
        .collect()
}

fn attendees(dispute: &DisputeRecord, given: &[DisputeAttendee]) -> Result<Vec<DisputeAttendee>> {
    if given.len() > MOST_ATTENDEES {
        return Err(Error::invalid(
            "attendees",
            format!("不得多于 {MOST_ATTENDEES} 人"),
            format!("are no more than {MOST_ATTENDEES}"),
        ));
    }
    let read =
        |(place, one)| attendee(dispute, one).map_err(|error| error.within(&format!("attendees.{place}")));
    given.iter().enumerate().map(read).collect()
}

/// One who took part, with what its quality asks for; anything else is refused, so that nothing is lost unseen.
fn attendee(dispute: &DisputeRecord, given: &DisputeAttendee) -> Result<DisputeAttendee> {
    let name = check::optional_text("name", given.name.as_deref(), check::LONGEST_NAME)?;
    let wrong = |field, zh, en| Err(Error::invalid(field, zh, en));
    let party = given.party.and_then(|number| dispute.party(number));
    let mut read = DisputeAttendee { role: given.role, party: None, mediator: None, name };
    if given.mediator.is_some() && given.role != AttendeeRole::Mediator {
        return wrong("mediator", "仅调解员填写", "is given for a mediator only");
    }
    if given.party.is_some() && !matches!(given.role, AttendeeRole::Party | AttendeeRole::Agent) {
        return wrong("party", "仅当事人及其代理人、监护人填写", "is given for a party or its agent only");
    }
    match given.role {
        AttendeeRole::Mediator => {
            let mediator = check::optional_id("mediator", given.mediator.as_deref())?;
            match mediator.filter(|id| dispute.panel.iter().any(|seat| seat.mediator == *id)) {
                Some(mediator) => read.mediator = Some(mediator.to_string()),
                None => {
                    return wrong("mediator", "应为调解组的调解员", "is a mediator of the panel");
                }
            }
        }
        AttendeeRole::Party | AttendeeRole::Agent => {
            let Some(party) = party else {
                return wrong("party", "应为本纠纷当事人的序号", "is the running number of a party");
            };
            if given.role == AttendeeRole::Agent && party.agent.is_none() {
                return wrong(
                    "party",
                    "该当事人未登记代理人、监护人",
                    "no agent or guardian is recorded for the party",
                );
            }
            read.party = Some(party.number);
        }
        AttendeeRole::Invited | AttendeeRole::Clerk => {
            if read.name.is_none() {
                return wrong("name", "应写明姓名", "has a name");
            }
        }
    }
    Ok(read)
}
