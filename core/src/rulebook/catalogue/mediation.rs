//! Rules of people's mediation.

pub(super) mod agreement;
pub(super) mod casefile;
pub(super) mod committee;
pub(super) mod dispute_file;
pub(super) mod intake;
pub(super) mod procedure;
