//! Party organisations, their posts, hubs, review and coverage.

use super::super::RuleData;

pub(in super::super) const RULES: &[RuleData] = &[];
