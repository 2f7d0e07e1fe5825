//! Measures of the counters.

/// Disputes by category and state.
pub(crate) const DISPUTE: &str = "mediation.dispute";
/// Disputes by the day of their acceptance, and by source.
pub(crate) const ACCEPTED: &str = "mediation.accepted";
/// Disputes by the day on which their agreement took effect (settled), or on which they were terminated.
pub(crate) const CONCLUDED: &str = "mediation.concluded";
