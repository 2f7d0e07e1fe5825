//! Measures of the counters.

/// Organisations by kind and state (figures 3 and 4).
pub(crate) const ORGANISATION: &str = "party.organisation";
/// Hub households, as persons (figure 5).
pub(crate) const HUB: &str = "party.hub";
/// Members by affiliation and stage (figure 6); a state of its own for those whose membership is suspended.
pub(crate) const MEMBER: &str = "party.member";
/// Member units by the day they joined, and by kind (figure 9).
pub(crate) const UNIT_JOINED: &str = "governance.unit_joined";
/// Member units as they are, by kind.
pub(crate) const UNIT: &str = "governance.unit";
