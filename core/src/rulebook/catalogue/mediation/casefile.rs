//! The case file, and figures of mediation.

use super::super::RuleData;

pub(in super::super) const RULES: &[RuleData] = &[];
