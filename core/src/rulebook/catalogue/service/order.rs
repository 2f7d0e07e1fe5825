//! The service list and orders.

use super::super::RuleData;

pub(in super::super) const RULES: &[RuleData] = &[];
