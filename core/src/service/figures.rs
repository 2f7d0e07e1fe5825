//! Measures of the counters.

/// Matters by state.
pub(crate) const MATTER: &str = "service.matter";
/// Matters by the day on which they were handed in, and by the way.
pub(crate) const APPLIED: &str = "service.applied";
/// Matters by the day on which they ended, and how; those delivered by the limits that their decision kept.
pub(crate) const ENDED: &str = "service.ended";

/// The kind of a delivered matter that was decided within both limits.
pub(crate) const IN_TIME: &str = "in_time";
/// The kind of one that was decided later than promised, within the statutory limit.
pub(crate) const LATE_PROMISE: &str = "late_promise";
/// The kind of one that was decided later than the law allows, and so than promised.
pub(crate) const LATE_STATUTE: &str = "late_statute";
