//! An agreement as it is stored.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::types::{AgreementState, ConfirmationOutcome, MediationAgreement};
use crate::identity::GridCode;
use crate::ledger::counter::Contributions;
use crate::mediation::figures::{AGREEMENT, AMOUNT, DAYS};
use crate::registry::rules::contributions;
use crate::store::Param;
use crate::store::document::Document;
use crate::time::day_number;
use crate::{Id, Money};

/// An agreement as stored.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct AgreementRecord(pub(crate) MediationAgreement);

impl AgreementRecord {
    /// The next day on which something is owed.
    pub(crate) fn performance_due(&self) -> Option<NaiveDate> {
        let owed = self.0.duties.iter().filter(|duty| duty.performed_on.is_none());
        owed.map(|duty| duty.due_on)
            .min()
            .filter(|_| matches!(self.0.state, AgreementState::Effective | AgreementState::Breached))
    }

    /// The last day to ask for confirmation, while nothing stands against it.
    pub(crate) fn confirmable_to(&self) -> Option<NaiveDate> {
        self.0.confirmable_to.filter(|_| {
            self.0.state.is_in_effect()
                && !self.0.status_matter
                && self.0.confirmation.as_ref().is_none_or(|request| {
                    matches!(
                        request.outcome,
                        Some(ConfirmationOutcome::Withdrawn | ConfirmationOutcome::NotAccepted)
                    )
                })
        })
    }
}

impl MediationAgreement {
    /// 协议涉及金额: the sum of its duties.
    pub(crate) fn amount(&self) -> Money {
        self.duties.iter().filter_map(|duty| duty.amount).fold(Money::ZERO, Money::plus)
    }
}

impl Document for AgreementRecord {
    const TABLE: &'static str = "mediation_agreement";
    const KIND: &'static str = "mediation_agreement";
    const COLUMNS: &'static [&'static str] =
        &["dispute", "community", "state", "effective_on", "confirmable_to", "performance_due"];

    fn id(&self) -> Id {
        self.0.id
    }

    fn keys(&self) -> Vec<Param<'_>> {
        let day = |day: Option<NaiveDate>| day.map_or(Param::Null, |day| Param::Integer(day_number(day)));
        vec![
            Param::Blob(self.0.dispute.as_bytes()),
            Param::Text(self.0.community.as_str()),
            Param::Text(self.0.state.word()),
            day(self.0.effective_on),
            day(self.confirmable_to()),
            day(self.performance_due()),
        ]
    }
    /// Once it is in effect: itself by form, its amount in fen by form, and the days from the acceptance of the dispute by level.
    fn contributions(&self, _street: &str) -> Contributions {
        let one = &self.0;
        let Some(effective) = one.effective_on.filter(|_| one.state.is_in_effect()) else {
            return Contributions::new();
        };
        let parts = [
            (AGREEMENT, one.form.word(), 1),
            (AMOUNT, one.form.word(), one.amount().fen()),
            (DAYS, one.level.as_str(), (effective - one.accepted_on).num_days()),
        ];
        let (community, grid) = (one.community.as_str(), one.grid.as_ref().map(GridCode::as_str));
        let mut all: Contributions = parts
            .into_iter()
            .filter(|(_, _, value)| *value != 0)
            .flat_map(|(measure, kind, value)| contributions(measure, kind, "", community, grid, value))
            .collect();
        all.iter_mut().for_each(|(key, _)| key.day = day_number(effective));
        all
    }
}
