//! Disputes: their intake and who may know of them.

use super::super::RuleData;

pub(in super::super) const RULES: &[RuleData] = &[];
