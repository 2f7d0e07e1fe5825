//! The rulebook.

use shuzhi::rulebook::{ExplainRule, Explanation, ListRules, NewOverride, OverrideResult, RuleList};

use crate::Result;

/// The rules (规则库) and their parameters.
#[derive(Debug, uniffi::Object)]
pub struct Rulebook(pub(crate) shuzhi::rulebook::Rules);

#[uniffi::export]
impl Rulebook {
    /// Lists the rules with their sources (规则库).
    pub fn list(&self, request: ListRules) -> Result<RuleList> {
        Ok(self.0.list(request)?)
    }

    /// Explains a rule and the parameters in force.
    pub fn explain(&self, request: ExplainRule) -> Result<Explanation> {
        Ok(self.0.explain(request)?)
    }

    /// Sets a parameter of a rule for a place and a period (调整规则参数).
    #[uniffi::method(name = "override")]
    pub fn override_parameter(&self, request: NewOverride) -> Result<OverrideResult> {
        Ok(self.0.override_parameter(request)?)
    }
}
