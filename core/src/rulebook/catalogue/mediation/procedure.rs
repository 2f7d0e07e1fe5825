//! Mediation: notice, consent, panel, sessions, time limits.

use super::super::RuleData;

pub(in super::super) const RULES: &[RuleData] = &[];
