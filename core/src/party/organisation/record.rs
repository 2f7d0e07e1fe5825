//! An organisation as it is stored: its founding, and what it was from which day on.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::types::{FoundingBasis, FoundingStep};
use crate::identity::{DivisionCode, GridCode};
use crate::ledger::counter::Contributions;
use crate::party::{OrganisationKind, OrganisationState};
use crate::store::Param;
use crate::store::document::Document;
use crate::{Id, Result};

/// What an organisation is from a day on, until the next version begins.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Version {
    pub(crate) from: NaiveDate,
    pub(crate) kind: OrganisationKind,
    pub(crate) name: String,
    /// The organisation above; none for the top of the tree.
    pub(crate) parent: Option<Id>,
    pub(crate) community: Option<DivisionCode>,
    pub(crate) grid: Option<GridCode>,
    pub(crate) building: Option<Id>,
    /// 单位: the enterprises and other bodies whose members form it.
    pub(crate) units: Vec<Id>,
    /// 任期, in years; none for an organisation that is not elected.
    pub(crate) term_years: Option<i64>,
    /// Where the running term began (届期起始).
    pub(crate) term_from: Option<NaiveDate>,
    pub(crate) phone: Option<String>,
}

/// An organisation as stored.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct OrganisationRecord {
    pub(crate) id: Id,
    pub(crate) state: OrganisationState,
    pub(crate) basis: FoundingBasis,
    /// The steps of the founding, in their order.
    pub(crate) steps: Vec<FoundingStep>,
    /// Oldest first; the first begins on the day of the founding, or of the application until then.
    pub(crate) versions: Vec<Version>,
    /// The first day on which it no longer was.
    pub(crate) dissolved_on: Option<NaiveDate>,
    /// Why it was dissolved, merged or split.
    pub(crate) ended_by: Option<String>,
    /// What it went up in.
    pub(crate) successors: Vec<Id>,
    /// The members that the application names.
    pub(crate) founders: Vec<Id>,
    pub(crate) revision: i64,
}

impl OrganisationRecord {
    /// What it was on `day`; none before it was founded and after it was dissolved.
    pub(crate) fn on(&self, day: NaiveDate) -> Option<&Version> {
        let founded = matches!(self.state, OrganisationState::Active | OrganisationState::Dissolved);
        let there = founded && self.dissolved_on.is_none_or(|end| day < end);
        self.versions.iter().rev().find(|version| there && version.from <= day)
    }

    /// Whether it is applied for and not founded yet.
    pub(crate) fn is_pending(&self) -> bool {
        matches!(self.state, OrganisationState::Applied | OrganisationState::Approved)
    }

    /// What it is now or will be, or was at its end.
    pub(crate) fn last(&self) -> Result<&Version> {
        self.versions.last().ok_or_else(|| crate::Error::internal("an organisation has a version"))
    }
}

impl Document for OrganisationRecord {
    const TABLE: &'static str = "party_organisation";
    const KIND: &'static str = "organisation";
    const COLUMNS: &'static [&'static str] = &["state"];

    fn id(&self) -> Id {
        self.id
    }

    fn keys(&self) -> Vec<Param<'_>> {
        vec![Param::Text(self.state.word())]
    }

    fn contributions(&self, street: &str) -> Contributions {
        let Some(version) = self.versions.last() else { return Contributions::new() };
        let (community, grid) = crate::party::organisation::area(street, version);
        crate::registry::rules::contributions(
            crate::party::figures::ORGANISATION,
            version.kind.word(),
            self.state.word(),
            &community,
            grid,
            1,
        )
    }
}
