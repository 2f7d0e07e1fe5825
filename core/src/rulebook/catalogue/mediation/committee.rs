//! Committees, mediators and schemes of mediation.

use super::super::RuleData;

pub(in super::super) const RULES: &[RuleData] = &[];
