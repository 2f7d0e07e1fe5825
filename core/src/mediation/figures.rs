//! Measures of the counters.

/// Disputes by category and state.
pub(crate) const DISPUTE: &str = "mediation.dispute";
/// Disputes by the day of their acceptance, and by source.
pub(crate) const ACCEPTED: &str = "mediation.accepted";
/// Disputes by the day on which their agreement took effect (settled), or on which they were terminated.
pub(crate) const CONCLUDED: &str = "mediation.concluded";
/// Disputes by the level of the scheme, and by what became of them: accepted, settled or terminated on a day.
pub(crate) const LEVEL: &str = "mediation.level";
/// Agreements in effect by the day of their effect, and by form.
pub(crate) const AGREEMENT: &str = "mediation.agreement";
/// What they are about in fen, by the day of their effect and by form.
pub(crate) const AMOUNT: &str = "mediation.amount";
/// Days from the acceptance of the dispute to the effect of its agreement, summed up, by that day and by level.
pub(crate) const DAYS: &str = "mediation.days";
