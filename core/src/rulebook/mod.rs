//! The rulebook (规则库): every rule with its source, how sure we are of it, and its parameters.
//!
//! A rule is data here and a pure function in its area. A street may override the parameters that are its
//! own to set, for its jurisdiction and a period; the most specific jurisdiction wins, then the latest
//! start. A question about a past date is answered with the parameters of that date.

mod catalogue;
mod operations;
pub(crate) mod rows;
mod rules;
#[cfg(test)]
mod tests;
mod types;
mod value;

pub use operations::{CalendarYearResult, Calendars, OverrideResult, Rules, WorkingHoursResult};
pub use rules::{Override, Rulebook};
pub use types::{
    EffectiveParameter, ExplainRule, Explanation, ListRules, NewOverride, OverrideRecord, Parameter,
    ParameterKind, ParameterOrigin, Rule, RuleList, Severity, SourceStatus,
};
pub use value::{Fraction, ParameterValue};

use crate::calendar::{Calendar, WorkingHours};

/// What a street runs by: the rulebook with its overrides, its calendar, its working hours.
#[derive(Debug, Default)]
pub(crate) struct RulesInForce {
    pub(crate) rulebook: Rulebook,
    pub(crate) calendar: Calendar,
    pub(crate) hours: WorkingHours,
}
