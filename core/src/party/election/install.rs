//! What an approved result leads to: the posts are filled, and a new term begins.

use chrono::NaiveDate;
use serde_json::json;

use super::record::ElectionRecord;
use super::types::{ElectedPost, ElectionKind};
use crate::command::Command;
use crate::party::member::record::MemberRecord;
use crate::party::organisation::{self, record::OrganisationRecord};
use crate::party::post::rows::PostRecord;
use crate::party::post::{self, AppointmentBasis, PartyPostKind};
use crate::{Result, Warning};

/// Fills the posts from `on` on. At the end of a term those who held posts give them up, and the term of the
/// organisation begins anew; a by-election fills only what is vacant.
pub(super) fn install(
    command: &mut Command<'_>,
    election: &ElectionRecord,
    on: NaiveDate,
) -> Result<Vec<Warning>> {
    if election.kind == ElectionKind::Term {
        post::end_all(command, election.organisation, on)?;
        begin_term(command, election, on)?;
    }
    let mut warnings = Vec::new();
    for appointment in &election.appointments {
        let person: MemberRecord = command.stored(appointment.member)?;
        let given = PostRecord {
            id: command.new_id(),
            organisation: election.organisation,
            post: kind(appointment.post),
            member: appointment.member,
            name: person.name.clone(),
            basis: AppointmentBasis::Elected,
            valid_from: appointment.starts_on,
            valid_to: None,
            document: election.decision.clone(),
            revision: 1,
        };
        warnings.extend(post::give(command, &given, &person)?);
    }
    Ok(warnings)
}

fn kind(post: ElectedPost) -> PartyPostKind {
    match post {
        ElectedPost::CommitteeMember => PartyPostKind::CommitteeMember,
        ElectedPost::Secretary => PartyPostKind::Secretary,
        ElectedPost::DeputySecretary => PartyPostKind::DeputySecretary,
    }
}

/// The organisation with its new term, from the day of the approval or of its last change.
fn begin_term(command: &mut Command<'_>, election: &ElectionRecord, on: NaiveDate) -> Result<()> {
    let Some(term_from) = election.new_term_from() else { return Ok(()) };
    let before = organisation::current(command, election.organisation)?;
    let mut version = before.last()?.clone();
    if version.term_years.is_none() {
        return Ok(());
    }
    version.from = on.max(version.from);
    version.term_from = Some(term_from);
    let mut versions = before.versions.clone();
    versions.retain(|one| one.from < version.from);
    versions.push(version);
    let after = OrganisationRecord { versions, revision: before.revision + 1, ..before.clone() };
    organisation::keep(command, Some(&before), &after, json!({"term_from": term_from.to_string()}))
}
