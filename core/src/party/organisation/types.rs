//! Organisations as documents.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::case::words;

words! {
    /// On what ground an organisation came to be (成立方式).
    FoundingBasis {
        /// 单位申请: applied for, replied to, elected, filed.
        Application = "application",
        /// 上级决定: the superior committee decided by itself.
        SuperiorDecision = "superior_decision",
        /// 既有组织补录: it was there before the street kept this book.
        Existing = "existing",
    }
}

words! {
    /// A step of a founding (成立程序).
    FoundingStepKind {
        /// 申请.
        Applied = "applied",
        /// 批复.
        Replied = "replied",
        /// 党员大会选举.
        Met = "met",
        /// 备案.
        Filed = "filed",
    }
}

/// A step of a founding that was taken (成立程序).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct FoundingStep {
    /// Which step.
    pub step: FoundingStepKind,
    /// On which day.
    pub on: NaiveDate,
    /// 文号: number of the document.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<String>,
}
