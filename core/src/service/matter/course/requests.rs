//! Requests of the course of matters.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::super::DeliveryWay;
use super::answers::MatterRemedy;
use crate::service::PauseGround;

/// The days of a hearing (听证), as far as they are known. One that the office holds by itself needs no request.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct NewMatterHearing {
    /// When the applicant was told of the right to one.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub right_told_on: Option<String>,
    /// When the applicant asked for it.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub requested_on: Option<String>,
    /// When the applicant was told where and when it is held.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub noticed_on: Option<String>,
    /// When it is held; may lie ahead until the limits run on.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub held_on: Option<String>,
}

/// A stop of a matter's limits (中止计时).
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct PauseMatter {
    /// Identifier of the matter.
    pub matter: String,
    /// Why; one of the grounds of the item.
    pub ground: PauseGround,
    /// How long it will take in working days, as the applicant was told in writing (1 to 365).
    pub told_days: i64,
    /// When the applicant was told in writing.
    pub told_on: String,
    /// Its first day, which still counts; today when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub paused_on: Option<String>,
    /// The days of the hearing, when it is one.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub hearing: Option<NewMatterHearing>,
    /// The revision that the caller has seen.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// The end of a stop (恢复计时).
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct ResumeMatter {
    /// Identifier of the matter.
    pub matter: String,
    /// Its last day, which does not count; today when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub resumed_on: Option<String>,
    /// The days of the hearing as it was held; what is left out stays as it was planned.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub hearing: Option<NewMatterHearing>,
    /// The revision that the caller has seen.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// More time by the head of the organ (延长期限).
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct ExtendMatter {
    /// Identifier of the matter.
    pub matter: String,
    /// Working days.
    pub days: i64,
    /// Why, as the applicant is told (up to 1000 characters).
    pub reason: String,
    /// Who approved it: the head of the organ, or of the local government for joint handling (up to 100 characters).
    pub approved_by: String,
    /// When it was approved; today when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub extended_on: Option<String>,
    /// The revision that the caller has seen.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// A check on the spot (实地核查).
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct RecordMatterCheck {
    /// Identifier of the matter.
    pub matter: String,
    /// The officers who made it (2 to 20, each up to 100 characters).
    pub officers: Vec<String>,
    /// What they found (up to 2000 characters).
    pub finding: String,
    /// Whether it fits what was handed in.
    pub passed: bool,
    /// When; today when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub checked_on: Option<String>,
    /// The revision that the caller has seen.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// Another office that is asked for its opinion (征求意见).
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct AskMatterOpinion {
    /// Identifier of the matter.
    pub matter: String,
    /// Code of the office.
    pub office: String,
    /// By when.
    pub due_on: String,
    /// Whether it is the lower organ that reviews the matter before it is decided (下级机关先行审查): it has twenty working days
    /// from acceptance, and nothing is decided before it ends.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub first_review: Option<bool>,
    /// When it is asked; today when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub asked_on: Option<String>,
    /// The revision that the caller has seen.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// The opinion of an office that was asked (反馈意见).
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct GiveMatterOpinion {
    /// Identifier of the matter.
    pub matter: String,
    /// Code of the office that was asked.
    pub office: String,
    /// Whether it agrees.
    pub agreed: bool,
    /// Its reasons (up to 2000 characters); needed when it does not agree.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub text: Option<String>,
    /// When; today when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub given_on: Option<String>,
    /// The revision that the caller has seen.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// The decision on a matter (作出决定).
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct DecideMatter {
    /// Identifier of the matter.
    pub matter: String,
    /// Whether it is granted.
    pub granted: bool,
    /// Why not (up to 2000 characters); needed when it is not granted.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub reason: Option<String>,
    /// What the applicant was told can be done against it; both are needed when it is not granted.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub remedies: Option<Vec<MatterRemedy>>,
    /// Number of the licence or paper (up to 64 characters); needed when it is granted.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub document: Option<String>,
    /// When; today when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub decided_on: Option<String>,
    /// The revision that the caller has seen.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// The result in the applicant's hands (送达).
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct DeliverMatter {
    /// Identifier of the matter.
    pub matter: String,
    /// How.
    pub way: DeliveryWay,
    /// When; today when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub delivered_on: Option<String>,
    /// The revision that the caller has seen.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// A sweep for renewals that nobody decided in time (视为准予延续).
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct SweepMatterRenewals {
    /// At most so many (1 to 1000; 1000 when left out): call again while `more` is true.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub limit: Option<u32>,
}

/// A sweep for what the law or a promise settles by the passing of days (期限巡检).
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct SweepMatters {
    /// At most so many (1 to 1000; 1000 when left out): call again while `more` is true.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub limit: Option<u32>,
}

/// Which deadlines to list (期限清单).
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct ListMatterDeadlines {
    /// Last day to list; today when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub until: Option<String>,
    /// Code of the office that must act.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub office: Option<String>,
    /// Code of the community.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub community: Option<String>,
    /// Identifier of the station that took the matter in.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub station: Option<String>,
    /// At most so many (1 to 1000; 100 when left out).
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub limit: Option<u32>,
    /// `next` of the page before.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub cursor: Option<String>,
}

/// A matter whose clocks are to be explained (时限说明).
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct ExplainMatterClocks {
    /// Identifier of the matter.
    pub matter: String,
}
