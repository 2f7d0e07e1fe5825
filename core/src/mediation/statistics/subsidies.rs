//! What a street pays its mediators for settled disputes (以案定补).

use chrono::NaiveDate;

use super::rules::{Paid, Tariff, credited};
use super::{period, types::*};
use crate::access::Capability;
use crate::command::View;
use crate::mediation::Mediation;
use crate::mediation::agreement::rows as agreements;
use crate::mediation::dispute::record::DisputeRecord;
use crate::{Money, Result};

impl Mediation {
    /// The disputes that each mediator settled in a period, and what the street pays for them as it has set; nothing while it
    /// has set nothing.
    ///
    /// # Errors
    /// `Denied` for anybody but a street officer; `Invalid`.
    pub fn subsidies(&self, request: CountMediationSubsidies) -> Result<MediationSubsidies> {
        let (first_day, last_day) = period(&request.first_day, &request.last_day)?;
        self.0.read(|view| {
            view.access().street_wide(Capability::WriteMediation)?;
            let mut paid = Paid::default();
            let mut disputes = 0;
            agreements::effective(view.connection, view.street(), (first_day, last_day), |agreement| {
                let one = &agreement.0;
                let Some(effective) = one.effective_on.filter(|_| one.state.is_in_effect()) else {
                    return Ok(true);
                };
                let dispute: DisputeRecord = view.stored(one.dispute)?;
                if let Some(mediator) = credited(&dispute, &agreement) {
                    let tariff = tariff(view, one.community.as_str(), effective)?;
                    let amount = one.amount().max(dispute.amount.unwrap_or(Money::ZERO));
                    paid.take(tariff, mediator, one.form, amount);
                    disputes += 1;
                }
                Ok(true)
            })?;
            let items = paid.items();
            let amount = items.iter().fold(Money::ZERO, |sum, one| sum.plus(one.amount));
            Ok(MediationSubsidies { first_day, last_day, items, disputes, amount })
        })
    }
}

/// What holds in a community on a day.
fn tariff(view: &View<'_>, community: &str, day: NaiveDate) -> Result<Tariff> {
    let book = &view.snapshot.rules.rulebook;
    let set = |name| book.integer("mediation.subsidy", name, community, day);
    Ok(Tariff {
        written: [set("written_simple")?, set("written_complex")?],
        oral: [set("oral_simple")?, set("oral_complex")?],
        complex_from: set("complex_from")?,
    })
}
