//! Members as documents.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::case::words;
use crate::party::Votes;

words! {
    /// What a branch meeting resolves about a person, for the superior committee to decide (支部决议事项).
    ResolutionKind {
        /// 接收预备党员.
        Admission = "admission",
        /// 按期转正.
        Confirmation = "confirmation",
        /// 延长预备期.
        Extension = "extension",
        /// 取消预备党员资格.
        Cancellation = "cancellation",
        /// 除名.
        Removal = "removal",
        /// 劝退或者退党.
        Withdrawal = "withdrawal",
    }
}

/// A resolution of a branch meeting about a person, and what the superior committee decided (支部决议与上级审批).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Resolution {
    /// What was resolved.
    pub kind: ResolutionKind,
    /// The day of the branch meeting.
    pub on: NaiveDate,
    /// The votes.
    pub votes: Votes,
    /// 延长至: the new end of the probation, of an extension.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<NaiveDate>,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Whether the superior committee agreed; absent while it has not decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approved: Option<bool>,
    /// When it decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decided_on: Option<NaiveDate>,
    /// 文号: number of the decision.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<String>,
}
