//! A review as it is stored.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::types::{
    ReviewCall, ReviewChannel, ReviewLevel, ReviewMending, ReviewSubjectKind, ReviewVerification,
    ServiceReview, ServiceReviewSummary,
};
use crate::Id;
use crate::access::Place;
use crate::identity::{DivisionCode, GridCode};
use crate::service::matter::MatterMove;
use crate::service::matter::record::MoveRecord;
use crate::store::Param;
use crate::store::document::Document;
use crate::time::{day_number, due_number};

/// A review as stored (好差评).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct ReviewRecord {
    pub(crate) id: Id,
    pub(crate) subject_kind: ReviewSubjectKind,
    /// The matter or the visit; kept of an anonymous review too, since there is one review of each.
    pub(crate) subject: Id,
    /// The office that handled the matter when it was reviewed, or the one that took its open work over.
    pub(crate) office: Option<String>,
    pub(crate) station: Option<Id>,
    pub(crate) community: DivisionCode,
    pub(crate) grid: Option<GridCode>,
    pub(crate) level: ReviewLevel,
    pub(crate) named: bool,
    /// The account that gave a named review.
    pub(crate) actor: Option<String>,
    pub(crate) channel: ReviewChannel,
    pub(crate) comment: Option<String>,
    pub(crate) reviewed_on: NaiveDate,
    pub(crate) verification: Option<ReviewVerification>,
    pub(crate) mending: Option<ReviewMending>,
    pub(crate) calls: Vec<ReviewCall>,
    pub(crate) moves: Vec<MoveRecord>,
    /// The next day by which it must be worked on.
    pub(crate) open_due: Option<NaiveDate>,
    pub(crate) revision: i64,
}

impl ReviewRecord {
    /// Where it lies, for the scope of grants.
    pub(crate) fn place(&self) -> Place<'_> {
        Place {
            community: Some(self.community.as_str()),
            grid: self.grid.as_ref().map(GridCode::as_str),
            office: self.office.as_deref(),
            ..Place::default()
        }
    }

    /// The day on which the applicant was reached first.
    pub(super) fn called_back_on(&self) -> Option<NaiveDate> {
        self.calls.iter().find(|call| call.answered).map(|call| call.called_on)
    }

    /// Whether something is still to be done about it: it is bad, and not mended, or who gave it was not reached.
    pub(super) fn is_open(&self) -> bool {
        let to_call = self.named && self.called_back_on().is_none();
        self.level.is_bad() && (self.waits_for().is_some() || to_call)
    }

    /// The rule of the next step that has a limit.
    pub(super) fn waits_for(&self) -> Option<&'static str> {
        match (&self.verification, &self.mending) {
            (None, _) if self.level.is_bad() => Some("review.verify"),
            (Some(checked), None) if checked.founded => Some("review.mend"),
            _ => None,
        }
    }

    /// Without comment and account.
    pub(super) fn summary(&self) -> ServiceReviewSummary {
        ServiceReviewSummary {
            id: self.id,
            subject_kind: self.subject_kind,
            subject: self.named.then_some(self.subject),
            office: self.office.clone(),
            station: self.station,
            community: self.community,
            grid: self.grid,
            level: self.level,
            named: self.named,
            channel: self.channel,
            reviewed_on: self.reviewed_on,
            founded: self.verification.as_ref().map(|one| one.founded),
            mended_on: self.mending.as_ref().map(|one| one.mended_on),
            called_back_on: self.called_back_on(),
            open_due: self.open_due,
            revision: self.revision,
        }
    }

    /// With its comment, for who handles it.
    pub(super) fn shown(&self) -> ServiceReview {
        ServiceReview {
            review: self.summary(),
            comment: self.comment.clone(),
            verification: self.verification.clone(),
            mending: self.mending.clone(),
            calls: self.calls.clone(),
            moves: self.moves.iter().map(MatterMove::from).collect(),
        }
    }
}

impl Document for ReviewRecord {
    const TABLE: &'static str = "service_review";
    const KIND: &'static str = "service_review";
    const COLUMNS: &'static [&'static str] =
        &["subject", "office", "station", "community", "grid", "level", "day", "open_due"];

    fn id(&self) -> Id {
        self.id
    }

    fn keys(&self) -> Vec<Param<'_>> {
        vec![
            Param::Blob(self.subject.as_bytes()),
            self.office.as_deref().map_or(Param::Null, Param::Text),
            self.station.as_ref().map_or(Param::Null, |id| Param::Blob(id.as_bytes())),
            Param::Text(self.community.as_str()),
            self.grid.as_ref().map_or(Param::Null, |grid| Param::Text(grid.as_str())),
            Param::Integer(self.level.number()),
            Param::Integer(day_number(self.reviewed_on)),
            due_number(self.waits_for().is_some(), self.open_due).map_or(Param::Null, Param::Integer),
        ]
    }
}
