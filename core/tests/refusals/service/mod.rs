//! Requests and refusals of services, and the records that they name.

mod arrival;
mod good;
mod ground;
mod issue;
mod matters;
mod reading;
mod rules;
mod table;

pub(crate) use good::requests;
pub(crate) use reading::readings;
pub(crate) use table::refusals;
