//! Matters: intake, clocks, decisions.

use super::super::RuleData;

pub(in super::super) const RULES: &[RuleData] = &[];
