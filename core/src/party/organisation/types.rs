//! Organisations as documents.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::case::words;
use crate::identity::{DivisionCode, GridCode};
use crate::party::{OrganisationKind, OrganisationState};
use crate::{Id, Warning};

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
        /// 党员大会选举, or the superior's decision that takes its place.
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

/// An organisation to be applied for or founded.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct NewOrganisation {
    /// Identifier made offline; made by the library when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub id: Option<String>,
    /// What kind of organisation it is.
    pub kind: OrganisationKind,
    /// 名称.
    pub name: String,
    /// 上级党组织: identifier of the organisation above; every one but a work committee has one.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub parent: Option<String>,
    /// Twelve-digit code of the community; taken from grid, building or the organisation above when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub community: Option<String>,
    /// Fifteen-digit code of the grid; a grid branch needs one.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub grid: Option<String>,
    /// Identifier of the building; a building group needs one.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub building: Option<String>,
    /// 所在单位: identifiers of the enterprises and other bodies whose members form it.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub units: Option<Vec<String>>,
    /// 任期, in years (1 to 5); by the kind and the rulebook when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub term_years: Option<i64>,
    /// 项目工期, in months: of a branch for a project.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub project_months: Option<i64>,
    /// 联系电话.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub phone: Option<String>,
    /// Identifiers of the members who will form it.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub founders: Option<Vec<String>>,
}

/// An application for an organisation (成立申请).
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct ProposeOrganisation {
    /// The organisation.
    pub organisation: NewOrganisation,
    /// The day of the application; today when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub on: Option<String>,
    /// 文号.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub document: Option<String>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// The reply of the superior committee to an application (批复).
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct ReplyToProposal {
    /// Identifier of the organisation.
    pub organisation: String,
    /// Whether the committee agrees.
    pub approved: bool,
    /// The day of the reply; today when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub on: Option<String>,
    /// 文号.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub document: Option<String>,
    /// Why; needed for a refusal.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub reason: Option<String>,
    /// The revision the change is based on; another one is a conflict.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// A further step of a founding: the members' meeting, or the filing.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct TakeFoundingStep {
    /// Identifier of the organisation.
    pub organisation: String,
    /// The day of the meeting or filing; today when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub on: Option<String>,
    /// 文号.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub document: Option<String>,
    /// The revision the change is based on; another one is a conflict.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// An organisation founded by decision of the superior committee, or entered from older books.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct FoundOrganisation {
    /// The organisation.
    pub organisation: NewOrganisation,
    /// `superior_decision` or `existing`; an application goes its own way.
    pub basis: FoundingBasis,
    /// The day it was founded; today when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub on: Option<String>,
    /// 届期起始: where the running term began; the day of the founding when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub term_from: Option<String>,
    /// 文号.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub document: Option<String>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// An organisation as it is or was on a day (党组织).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Organisation {
    /// Identifier.
    pub id: Id,
    /// Where it stands.
    pub state: OrganisationState,
    /// What kind of organisation it is.
    pub kind: OrganisationKind,
    /// 名称.
    pub name: String,
    /// 上级党组织.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<Id>,
    /// 社区.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub community: Option<DivisionCode>,
    /// 网格.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grid: Option<GridCode>,
    /// 楼栋.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub building: Option<Id>,
    /// 所在单位.
    pub units: Vec<Id>,
    /// 任期, in years.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub term_years: Option<i64>,
    /// Where the running term began.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub term_from: Option<NaiveDate>,
    /// 届满日: the first day after the running term.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub term_ends: Option<NaiveDate>,
    /// 联系电话 of the organisation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// The day it was founded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub founded_on: Option<NaiveDate>,
    /// The first day on which it no longer was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dissolved_on: Option<NaiveDate>,
    /// What it went up in.
    pub successors: Vec<Id>,
    /// On what ground it came to be.
    pub basis: FoundingBasis,
    /// The steps of its founding.
    pub steps: Vec<FoundingStep>,
    /// The first day of what is told here.
    pub valid_from: NaiveDate,
    /// Revision.
    pub revision: i64,
}

/// An organisation with the warnings that came with it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct OrganisationResult {
    /// The organisation.
    pub organisation: Organisation,
    /// Rules of the kind 一般 that it departs from.
    #[serde(default)]
    pub warnings: Vec<Warning>,
}
