//! Elections of Party organisations.

use super::super::RuleData;

pub(in super::super) const RULES: &[RuleData] = &[];
