//! Party organisations (党组织): the street's first network, laid over its grids.
//!
//! The tree of organisations with the grids, buildings and units they serve; the members and their way into the Party;
//! meetings, elections, appraisals; the coverage of enterprises and social organisations; and joint governance by the
//! community's big committee. Who belongs to what is sensitive: organisations and their lists are read by everybody who
//! works on the grids, members only by Party secretaries over their own organisation and what lies below it.
//!
//! Rules that the regulations state as 一般 are warnings; the others refuse. Each names its article.

pub mod coverage;
pub mod dues;
pub mod election;
pub(crate) mod figures;
pub mod governance;
pub mod hub;
pub mod meeting;
pub mod member;
pub mod member_import;
pub mod member_letter;
pub mod member_report;
pub mod organisation;
pub mod post;
pub(crate) mod reach;
pub mod review;
pub mod scheme;
pub mod study;
#[cfg(test)]
pub(crate) mod testing;
mod words;

pub(crate) use organisation::tree::Organisations;
pub use words::*;

use crate::Result;
use crate::ledger::RecordVisitor;
use crate::ledger::counter::Contributions;
use crate::platform::{Progress, Session};
use crate::store::Connection;
use crate::store::document;

/// Organisations, their posts and hubs, coverage, review and reminders.
#[derive(Debug, Clone)]
pub struct Party(pub(crate) Session);

impl Session {
    /// Organisations, their posts and hubs, coverage, review and reminders.
    pub fn party(&self) -> Party {
        Party(self.clone())
    }
}

/// Counts every record of the area anew, for `verify`.
pub(crate) fn recount(
    connection: &Connection,
    street: &str,
    progress: &Progress,
    add: &mut dyn FnMut(Contributions),
) -> Result<()> {
    progress.check()?;
    document::recount::<organisation::record::OrganisationRecord>(connection, street, add)?;
    document::recount::<hub::rows::HubRecord>(connection, street, add)?;
    progress.check()?;
    document::recount::<member::record::MemberRecord>(connection, street, add)?;
    progress.check()?;
    document::recount::<governance::MemberUnit>(connection, street, add)
}

/// Visits every record of the area with its digest, for `verify`.
pub(crate) fn each_record(
    connection: &Connection,
    street: &str,
    visit: &mut RecordVisitor<'_>,
) -> Result<()> {
    document::each_record::<organisation::record::OrganisationRecord>(connection, street, visit)?;
    document::each_record::<post::rows::PostRecord>(connection, street, visit)?;
    document::each_record::<hub::rows::HubRecord>(connection, street, visit)?;
    document::each_record::<scheme::PartyScheme>(connection, street, visit)?;
    document::each_record::<coverage::record::InstructorRecord>(connection, street, visit)?;
    document::each_record::<member_import::rows::MemberImport>(connection, street, visit)?;
    member::rows::each_record(connection, street, visit)?;
    document::each_record::<member_letter::record::LetterRecord>(connection, street, visit)?;
    document::each_record::<dues::record::PaymentRecord>(connection, street, visit)?;
    document::each_record::<study::record::StudyRecord>(connection, street, visit)?;
    document::each_record::<meeting::record::MeetingRecord>(connection, street, visit)?;
    document::each_record::<meeting::AppraisalRecord>(connection, street, visit)?;
    document::each_record::<election::record::ElectionRecord>(connection, street, visit)?;
    document::each_record::<governance::BigCommittee>(connection, street, visit)?;
    document::each_record::<governance::CommitteeSeat>(connection, street, visit)?;
    document::each_record::<governance::MemberUnit>(connection, street, visit)?;
    document::each_record::<governance::JointMeeting>(connection, street, visit)?;
    document::each_record::<governance::GovernanceTask>(connection, street, visit)?;
    document::each_record::<governance::record::ItemRecord>(connection, street, visit)
}
