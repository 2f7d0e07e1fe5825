//! Offices (机构): the structure of the street with its powers and duties, and its reorganisation.

pub(crate) mod record;

pub use record::{OfficePower, Reorganisation};
