//! Reviews as documents.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::case::{Rate, words};
use crate::identity::{DivisionCode, GridCode};
use crate::service::matter::MatterMove;
use crate::{Id, Warning};

words! {
    /// How satisfied an applicant is (评价等级); the last two are bad reviews (差评).
    ReviewLevel {
        /// 非常满意 (5).
        VerySatisfied = "very_satisfied",
        /// 满意 (4).
        Satisfied = "satisfied",
        /// 基本满意 (3).
        BasicallySatisfied = "basically_satisfied",
        /// 不满意 (2).
        Dissatisfied = "dissatisfied",
        /// 非常不满意 (1).
        VeryDissatisfied = "very_dissatisfied",
    }
}

impl ReviewLevel {
    /// Its number: 5 for 非常满意, 1 for 非常不满意.
    pub const fn number(self) -> i64 {
        match self {
            Self::VerySatisfied => 5,
            Self::Satisfied => 4,
            Self::BasicallySatisfied => 3,
            Self::Dissatisfied => 2,
            Self::VeryDissatisfied => 1,
        }
    }

    /// Whether it is a bad review (差评).
    pub const fn is_bad(self) -> bool {
        matches!(self, Self::Dissatisfied | Self::VeryDissatisfied)
    }
}

words! {
    /// What is reviewed (评价对象).
    ReviewSubjectKind {
        /// 办件.
        Matter = "matter",
        /// 到站服务.
        Visit = "visit",
    }
}

words! {
    /// By which way a review came (评价渠道).
    ReviewChannel {
        /// 窗口评价器.
        Window = "window",
        /// 站点.
        Station = "station",
        /// 网上.
        Online = "online",
        /// 自助终端.
        Terminal = "terminal",
        /// 短信.
        Message = "message",
        /// 电话: taken down on the applicant's behalf.
        Telephone = "telephone",
        /// 纸质评价表: taken down on the applicant's behalf.
        Paper = "paper",
    }
}

impl ReviewChannel {
    /// Whether somebody else takes the review down for the applicant.
    pub(crate) const fn on_behalf(self) -> bool {
        matches!(self, Self::Telephone | Self::Paper)
    }
}

words! {
    /// By what reviews are counted (统计口径). Never by persons.
    ReviewGrouping {
        /// 科室、部门.
        Office = "office",
        /// 站点.
        Station = "station",
        /// 社区.
        Community = "community",
    }
}

/// Whether a bad review is true (差评核实).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ReviewVerification {
    /// When it was checked.
    pub verified_on: NaiveDate,
    /// Whether what it says is true.
    pub founded: bool,
    /// 核实情况.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// What was done about a bad review (差评整改).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ReviewMending {
    /// When it was mended.
    pub mended_on: NaiveDate,
    /// 整改措施.
    pub measures: String,
}

/// A call to who gave a bad review under a name (实名差评回访).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ReviewCall {
    /// When.
    pub called_on: NaiveDate,
    /// Whether the applicant answered.
    pub answered: bool,
    /// Whether the applicant is satisfied now; none without an answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub satisfied: Option<bool>,
}

/// A review without comment and account (好差评).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ServiceReviewSummary {
    /// Identifier.
    pub id: Id,
    /// What is reviewed.
    pub subject_kind: ReviewSubjectKind,
    /// The matter or the visit; of an anonymous review nobody is told, since it leads to the applicant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<Id>,
    /// Code of the office that handled the matter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub office: Option<String>,
    /// The station.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub station: Option<Id>,
    /// Twelve-digit code of the community.
    pub community: DivisionCode,
    /// Fifteen-digit code of the grid.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grid: Option<GridCode>,
    /// How satisfied the applicant is.
    pub level: ReviewLevel,
    /// 实名.
    pub named: bool,
    /// By which way it came.
    pub channel: ReviewChannel,
    /// When.
    pub reviewed_on: NaiveDate,
    /// Whether a bad review is true, once it was checked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub founded: Option<bool>,
    /// When it was mended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mended_on: Option<NaiveDate>,
    /// When the applicant was reached about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub called_back_on: Option<NaiveDate>,
    /// The next day by which it must be worked on; absent while the holidays of its year are not loaded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub open_due: Option<NaiveDate>,
    /// Revision.
    pub revision: i64,
}

/// A review with its comment and what was done about it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ServiceReview {
    /// The review.
    pub review: ServiceReviewSummary,
    /// 评价内容.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
    /// Whether it is true.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verification: Option<ReviewVerification>,
    /// What was done about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mending: Option<ReviewMending>,
    /// Calls to the applicant, in their order.
    pub calls: Vec<ReviewCall>,
    /// To which offices it went (机构改革), oldest first.
    pub moves: Vec<MatterMove>,
}

/// A review that was given.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ServiceReviewReceipt {
    /// The review.
    pub review: ServiceReviewSummary,
    /// What departs from what is usual.
    pub warnings: Vec<Warning>,
}

/// A review after a step.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ServiceReviewResult {
    /// The review.
    pub review: ServiceReview,
    /// What departs from what is usual.
    pub warnings: Vec<Warning>,
}

/// Reviews.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ServiceReviewList {
    /// The reviews, oldest first.
    pub items: Vec<ServiceReviewSummary>,
    /// Where the next page begins.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// Rates of reviews, each with what it is made of.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ServiceReviewRates {
    /// 好评率: levels 5, 4 and 3 out of all.
    pub praise: Rate,
    /// 差评整改率: mended ones out of all bad ones, those included that were found untrue.
    pub mended: Rate,
    /// 实名差评回访率: those whose applicant was reached out of all bad ones under a name.
    pub called_back: Rate,
    /// How many bad ones were checked and found untrue.
    pub unfounded: i64,
}

/// The rates of one office, station or community.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ServiceReviewRow {
    /// Code of the office, identifier of the station, or code of the community.
    pub key: String,
    /// Its rates.
    pub rates: ServiceReviewRates,
}

/// Rates of the reviews given in a period.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ServiceReviewFigures {
    /// First day.
    pub first_day: NaiveDate,
    /// Last day.
    pub last_day: NaiveDate,
    /// Rates of all that were asked for.
    pub rates: ServiceReviewRates,
    /// Rates of each, in the order of their keys; reviews without one are in none.
    pub rows: Vec<ServiceReviewRow>,
}
