//! Matters (办件): from the application to the result in the applicant's hands, with the law's clocks.

pub(crate) mod clock;
pub(crate) mod record;
pub(crate) mod standing;
mod types;

pub use types::*;
