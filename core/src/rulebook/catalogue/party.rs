//! Party organisations: founding, members, life, elections, joint governance.

pub(super) mod coverage;
pub(super) mod election;
pub(super) mod governance;
pub(super) mod meeting;
pub(super) mod member;
pub(super) mod member_duty;
pub(super) mod member_import;
pub(super) mod organisation;
