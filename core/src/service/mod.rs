//! Services (政务服务): what the street offers, hands down, handles and is judged on.
//!
//! Offices with their powers, service items with versions, stations, matters with the clocks of the law, agency on people's
//! behalf, reviews, resources that units share, and what may be asked of the registry instead of the citizen. Who applied for
//! what is seen by the office that decides, by who works over its place, and by the applicant; lists and figures carry no
//! names.

pub mod agency;
pub(crate) mod catalogue;
pub(crate) mod figures;
pub(crate) mod hours;
pub mod item;
pub mod matter;
pub mod office;
pub mod order;
pub mod resource;
pub mod review;
pub mod sharing;
pub mod station;
pub mod statistics;
#[cfg(test)]
pub(crate) mod testing;
mod words;

pub use words::*;

use crate::Result;
use crate::ledger::RecordVisitor;
use crate::ledger::counter::Contributions;
use crate::platform::Progress;
use crate::store::Connection;
use crate::store::document;

/// Counts every record of the area anew, for `verify`.
pub(crate) fn recount(
    connection: &Connection,
    street: &str,
    progress: &Progress,
    add: &mut dyn FnMut(Contributions),
) -> Result<()> {
    progress.check()?;
    document::recount::<matter::record::MatterRecord>(connection, street, add)
}

/// Visits every record of the area with its digest, for `verify`.
pub(crate) fn each_record(
    connection: &Connection,
    street: &str,
    visit: &mut RecordVisitor<'_>,
) -> Result<()> {
    document::each_record::<office::OfficePower>(connection, street, visit)?;
    document::each_record::<office::Reorganisation>(connection, street, visit)?;
    document::each_record::<item::ServiceItem>(connection, street, visit)?;
    document::each_record::<sharing::DataPermit>(connection, street, visit)?;
    document::each_record::<sharing::DataInquiry>(connection, street, visit)?;
    document::each_record::<station::ServiceStation>(connection, street, visit)?;
    document::each_record::<station::visit::VisitRecord>(connection, street, visit)?;
    document::each_record::<station::appointment::AppointmentRecord>(connection, street, visit)?;
    document::each_record::<station::ticket::TicketRecord>(connection, street, visit)?;
    document::each_record::<agency::record::AgencyRecord>(connection, street, visit)?;
    document::each_record::<review::record::ReviewRecord>(connection, street, visit)?;
    document::each_record::<order::ServiceOffer>(connection, street, visit)?;
    document::each_record::<order::record::ServiceOrderRecord>(connection, street, visit)?;
    document::each_record::<resource::SharedResource>(connection, street, visit)?;
    document::each_record::<resource::record::ResourceBookingRecord>(connection, street, visit)?;
    document::each_record::<matter::record::MatterRecord>(connection, street, visit)
}
