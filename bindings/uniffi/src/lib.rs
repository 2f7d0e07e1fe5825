//! Shuzhi (数治) for Kotlin, Swift and Python.
//!
//! The records and enums are those of the core. This crate adds the objects that hold them together: [`Platform`],
//! [`Session`] and one object for each area, with one method for each operation, which takes the operation's request
//! record and gives its answer record. Refusals are [`ShuzhiError`]. Nothing is decided here.

#![expect(clippy::result_large_err, reason = "UniFFI takes errors apart by value: a box could not cross")]

mod access;
mod agency;
mod agreement;
mod audit;
mod calendar;
mod case;
mod counter;
mod dispute;
mod dispute_file;
mod dispute_procedure;
mod election;
mod error;
mod event;
mod geo;
mod governance;
mod grid;
mod identity;
mod indicator;
mod item;
mod listener;
mod maintenance;
mod matter;
mod matter_course;
mod mediation;
mod mediation_figures;
mod meeting;
mod member;
mod member_duty;
mod member_import;
mod office;
mod order;
mod party;
mod party_coverage;
mod platform;
mod registry;
mod resource;
mod review;
mod rulebook;
mod service_figures;
mod session;
mod sharing;
mod station;

pub use access::AccessControl;
pub use agency::AgencyServices;
pub use agreement::Agreements;
pub use audit::Audit;
pub use calendar::Calendars;
pub use case::Cases;
pub use counter::Counters;
pub use dispute::Disputes;
pub use election::Elections;
pub use error::{Result, ShuzhiError};
pub use event::Events;
pub use geo::Geo;
pub use governance::Governance;
pub use grid::Grids;
pub use identity::Identity;
pub use indicator::Indicators;
pub use item::ServiceItems;
pub use listener::{Listener, ListenerError};
pub use maintenance::Maintenance;
pub use matter::Matters;
pub use mediation::Mediation;
pub use meeting::Meetings;
pub use member::Members;
pub use office::Offices;
pub use order::Orders;
pub use party::Party;
pub use platform::Platform;
pub use registry::Registry;
pub use resource::Resources;
pub use review::Reviews;
pub use rulebook::Rulebook;
pub use service_figures::Services;
pub use session::{Progress, Session};
pub use sharing::Sharing;
pub use station::Stations;

uniffi::setup_scaffolding!();
shuzhi::uniffi_reexport_scaffolding!();

/// The version of the library.
#[uniffi::export]
pub fn version() -> String {
    shuzhi::VERSION.to_owned()
}

/// The contract: every operation with the schemas of its documents, as JSON.
#[uniffi::export]
pub fn contract() -> String {
    shuzhi::contract::contract().to_string()
}
