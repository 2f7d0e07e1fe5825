//! Requests and refusals of mediation, and the records that they name.

mod good;
mod ground;
mod table;

pub(crate) use good::requests;
pub(crate) use table::refusals;
