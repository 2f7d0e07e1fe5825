//! Requests and refusals of mediation, and the records that they name.

mod good;
mod ground;
mod issue;
mod reading;
mod table;

pub(crate) use good::{refused_lists, requests};
pub(crate) use reading::readings;
pub(crate) use table::refusals;
