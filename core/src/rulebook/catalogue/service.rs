//! Rules of services.

pub(super) mod agency;
pub(super) mod item;
pub(super) mod matter;
pub(super) mod matter_course;
pub(super) mod office;
pub(super) mod order;
pub(super) mod resource;
pub(super) mod review;
pub(super) mod sharing;
pub(super) mod station;
