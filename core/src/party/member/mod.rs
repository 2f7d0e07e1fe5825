//! Members (党员): their way into the Party, their relation, dues and study.
//!
//! Membership is a sensitive matter: every operation here belongs to Party secretaries, over their own organisation and
//! what lies below it.

pub(crate) mod record;
pub(crate) mod rows;
mod types;

pub use types::*;
