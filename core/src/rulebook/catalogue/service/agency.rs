//! Agency on people's behalf.

use super::super::RuleData;

pub(in super::super) const RULES: &[RuleData] = &[];
