//! Measures of the counters.

/// Matters by state.
pub(crate) const MATTER: &str = "service.matter";
/// Matters by the day on which they ended, and how.
pub(crate) const ENDED: &str = "service.ended";
