//! Stations (服务站点): hours, services, staff, visits, appointments and the queue.

pub(crate) mod record;

pub use record::{OpeningHours, ServiceStation, StationKind, StationService, StationStaff};
