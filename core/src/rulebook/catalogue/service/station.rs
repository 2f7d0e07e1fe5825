//! Stations, visits, appointments.

use super::super::RuleData;

pub(in super::super) const RULES: &[RuleData] = &[];
