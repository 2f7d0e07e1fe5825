//! An agreement as it is stored.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::types::{AgreementState, MediationAgreement};
use crate::Id;
use crate::store::Param;
use crate::store::document::Document;
use crate::time::day_number;

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
}

impl Document for AgreementRecord {
    const TABLE: &'static str = "mediation_agreement";
    const KIND: &'static str = "mediation_agreement";
    const COLUMNS: &'static [&'static str] =
        &["dispute", "state", "effective_on", "confirmable_to", "performance_due"];

    fn id(&self) -> Id {
        self.0.id
    }

    fn keys(&self) -> Vec<Param<'_>> {
        let day = |day: Option<NaiveDate>| day.map_or(Param::Null, |day| Param::Integer(day_number(day)));
        let confirmable = self.0.confirmable_to.filter(|_| self.0.confirmation.is_none());
        vec![
            Param::Blob(self.0.dispute.as_bytes()),
            Param::Text(self.0.state.word()),
            day(self.0.effective_on),
            day(confirmable),
            day(self.performance_due()),
        ]
    }
}
