//! Requests and refusals of the Party area, and the records that they name.

mod duties;
mod good;
mod ground;
mod issue;
mod reading;
mod table;
mod work;

pub(crate) use good::requests;
pub(crate) use reading::readings;
pub(crate) use table::refusals;
