//! What is told of matters.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::course::MatterRemedy;
use super::types::{MatterDelivery, RefusedBecause};
use crate::identity::{DivisionCode, GridCode};
use crate::service::{ApplicantKind, MaterialNeed, MatterState, PauseGround, ServiceChannel};
use crate::{Id, Warning};

/// Where a matter stands, without names (办件概况). It is read from the columns of the store alone.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct MatterSummary {
    /// Identifier.
    pub id: Id,
    /// 办件编号: the day and a running number.
    pub number: String,
    /// Where it stands.
    pub state: MatterState,
    /// The service item.
    pub item: Id,
    /// Code of the office that decides.
    pub office: String,
    /// The station at which it was handed in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub station: Option<Id>,
    /// 社区 of the applicant.
    pub community: DivisionCode,
    /// 网格 of the applicant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grid: Option<GridCode>,
    /// When it was handed in.
    pub applied_on: NaiveDate,
    /// The day from which the limits count.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accepted_on: Option<NaiveDate>,
    /// Last day of the promised limit (承诺时限).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub promised_due: Option<NaiveDate>,
    /// Last day of the statutory limit (法定时限).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub statutory_due: Option<NaiveDate>,
    /// The next day by which the office must act: answer, decide, deliver.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub open_due: Option<NaiveDate>,
    /// Its clocks run, and the promised limit is over.
    pub late_promise: bool,
    /// Its clocks run, and the statutory limit is over.
    pub late_statute: bool,
    /// When it ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended_on: Option<NaiveDate>,
}

/// Who applies (申请人). The number of a person and the telephone are masked; a credit code is public and is not.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct MatterApplicant {
    /// What the applicant is.
    pub kind: ApplicantKind,
    /// 姓名 or 名称; masked for who hands matters in and does not read them.
    pub name: String,
    /// 公民身份号码 (masked) or 统一社会信用代码.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// 联系电话, masked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// The person in the registry.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub resident: Option<Id>,
    /// The body in the registry.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub enterprise: Option<Id>,
    /// Whether the applicant follows the matter in an account.
    pub has_account: bool,
}

/// A material of the item, and whether it is there (申请材料).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct MatterMaterial {
    /// Its code in the item.
    pub code: String,
    /// 材料名称.
    pub name: String,
    /// When it must be there.
    pub need: MaterialNeed,
    /// When it came; absent while it is not there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub received_on: Option<NaiveDate>,
    /// The inquiry by which the registry answered instead of the applicant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub inquiry: Option<Id>,
    /// When the registry was asked and did not bear it out (共享未取得): the applicant may hand it in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unobtained_on: Option<NaiveDate>,
}

/// What the applicant was told once to correct (一次性告知).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct MatterNotice {
    /// When.
    pub told_on: NaiveDate,
    /// Codes of the materials that are missing or wrong.
    pub materials: Vec<String>,
    /// Everything that is to be corrected.
    pub text: String,
    /// When the last of the materials came.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answered_on: Option<NaiveDate>,
}

/// A written promise that minor materials follow (容缺承诺).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct MatterGap {
    /// When it was given.
    pub promised_on: NaiveDate,
    /// Codes of the materials that follow.
    pub materials: Vec<String>,
    /// Last day on which they may come.
    pub due_on: NaiveDate,
    /// When the last of them came.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub met_on: Option<NaiveDate>,
}

/// That a matter was not accepted (不予受理).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct MatterRefusal {
    /// When.
    pub refused_on: NaiveDate,
    /// Why.
    pub because: RefusedBecause,
    /// What was told beside it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Number of the certificate.
    pub certificate: String,
}

/// A stop of both clocks (中止计时).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct MatterPause {
    /// What is under way.
    pub ground: PauseGround,
    /// First day.
    pub starts_on: NaiveDate,
    /// How long it takes in working days, as the applicant was told in writing.
    pub told_days: i64,
    /// When the applicant was told; not for who only hands matters in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub told_on: Option<NaiveDate>,
    /// Last day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended_on: Option<NaiveDate>,
    /// The days of the hearing, when it is one; not for who only hands matters in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hearing: Option<MatterHearing>,
}

/// The days of a hearing (听证), as far as they are known.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct MatterHearing {
    /// When the applicant was told of the right to one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub right_told_on: Option<NaiveDate>,
    /// When it was asked for; absent for one that the office holds by itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub requested_on: Option<NaiveDate>,
    /// When the applicant was told where and when it is held.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub noticed_on: Option<NaiveDate>,
    /// When it is or was held.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub held_on: Option<NaiveDate>,
}

/// More time for the decision (延期).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct MatterExtension {
    /// When it was approved.
    pub approved_on: NaiveDate,
    /// Working days.
    pub days: i64,
    /// The reason that the applicant was told.
    pub reason: String,
    /// Who approved it.
    pub approved_by: String,
}

/// A check on the spot (实地核查).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct MatterSiteCheck {
    /// When.
    pub checked_on: NaiveDate,
    /// Code of the office that made it.
    pub office: String,
    /// Accounts of the officers; none for the applicant.
    pub officers: Vec<String>,
    /// What they found; not for the applicant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub finding: Option<String>,
    /// Whether it was in order; not for the applicant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub passed: Option<bool>,
}

/// What another office has to say (会办意见). The applicant sees which office was asked and by when, and no more.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct MatterOpinion {
    /// Code of the office.
    pub office: String,
    /// When it was asked.
    pub asked_on: NaiveDate,
    /// Last day for its answer.
    pub due_on: NaiveDate,
    /// Whether it is a lower organ's review, without which nothing is decided (下级机关先行审查).
    pub first_review: bool,
    /// Whether it agrees; absent while it has not answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agreed: Option<bool>,
    /// What it said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// When it answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub given_on: Option<NaiveDate>,
}

/// The decision of a matter (决定).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct MatterDecision {
    /// When.
    pub decided_on: NaiveDate,
    /// Whether the applicant gets what was applied for.
    pub granted: bool,
    /// The power by which the office decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub power: Option<Id>,
    /// Why not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// What the applicant was told can be done against it (救济途径); none of what was granted.
    pub remedies: Vec<MatterRemedy>,
    /// Number of the licence or paper.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<String>,
    /// Its last day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_to: Option<NaiveDate>,
    /// 视为准予延续: nobody decided before the licence expired.
    pub deemed: bool,
}

/// What a renewal is about (延续).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct MatterRenewal {
    /// Number of the licence.
    pub document: String,
    /// Its last day.
    pub expires_on: NaiveDate,
}

/// That a matter went to another office (转办).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct MatterMove {
    /// When.
    pub moved_on: NaiveDate,
    /// Code of the office that it left.
    pub left: String,
    /// Code of the office that it reached.
    pub reached: String,
    /// The reorganisation that moved it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reorganisation: Option<Id>,
}

/// A matter (办件) as its applicant and those who read matters over it see it. The applicant sees of checks and opinions which
/// office made them and when, and no more. Who only hands matters in sees it without checks and opinions, the name masked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Matter {
    /// Where it stands.
    pub summary: MatterSummary,
    /// The version of the item that it is handled by.
    pub version: i64,
    /// 事项名称.
    pub item_name: String,
    /// By which way it was handed in.
    pub channel: ServiceChannel,
    /// Who applies.
    pub applicant: MatterApplicant,
    /// Materials of the item.
    pub materials: Vec<MatterMaterial>,
    /// What was told once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notice: Option<MatterNotice>,
    /// What was promised to follow.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gap: Option<MatterGap>,
    /// Why it was not accepted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refusal: Option<MatterRefusal>,
    /// Number of the certificate of acceptance.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub certificate: Option<String>,
    /// 视为受理: nobody answered in time.
    pub deemed_accepted: bool,
    /// Stops of its clocks, oldest first.
    pub pauses: Vec<MatterPause>,
    /// More time for the decision.
    pub extensions: Vec<MatterExtension>,
    /// Checks on the spot.
    pub checks: Vec<MatterSiteCheck>,
    /// What other offices had to say.
    pub opinions: Vec<MatterOpinion>,
    /// What it renews.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub renewal: Option<MatterRenewal>,
    /// The decision.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decision: Option<MatterDecision>,
    /// That the result was delivered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub delivery: Option<MatterDelivery>,
    /// Through which offices it went.
    pub moves: Vec<MatterMove>,
    /// Revision.
    pub revision: i64,
}

/// A matter with the warnings that came with a step.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct MatterResult {
    /// The matter after the step.
    pub matter: Matter,
    /// Rules of the kind 一般 that it departs from.
    pub warnings: Vec<Warning>,
}

/// A page of matters.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct MatterList {
    /// The matters, in the order in which they were handed in.
    pub items: Vec<MatterSummary>,
    /// Give it back as `cursor` for the next page; absent on the last one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// Number and telephone of an applicant, unmasked: those that were asked for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct RevealedMatterApplicant {
    /// The matter.
    pub matter: Id,
    /// 姓名 or 名称.
    pub name: String,
    /// 公民身份号码 or 统一社会信用代码.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// 联系电话.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
}
