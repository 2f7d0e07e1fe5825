//! SQL of agreements.

use chrono::NaiveDate;

use super::record::AgreementRecord;
use super::types::AgreementState;
use crate::identity::DivisionCode;
use crate::registry::rows::Conditions;
use crate::store::document;
use crate::store::{Connection, Param};
use crate::time::day_number;
use crate::{Id, Result};

/// What a list asks for.
#[derive(Debug, Default)]
pub(super) struct Filter {
    pub(super) state: Option<AgreementState>,
    pub(super) community: Option<DivisionCode>,
    pub(super) dispute: Option<Id>,
    /// Only those for which confirmation may be asked on this day.
    pub(super) confirmable_on: Option<NaiveDate>,
    /// Only those of which something was owed before this day.
    pub(super) due_before: Option<NaiveDate>,
    pub(super) after: Option<Id>,
}

impl Filter {
    /// The conditions of a list in the order of `id`, over indexed columns.
    pub(super) fn conditions<'a>(&'a self, street: &'a str) -> Conditions<'a> {
        let mut conditions = Conditions::street(street);
        if let Some(dispute) = &self.dispute {
            conditions.and("dispute = ", Param::Blob(dispute.as_bytes()));
        }
        if let Some(community) = &self.community {
            conditions.and("community = ", Param::Text(community.as_str()));
        }
        if let Some(state) = self.state {
            conditions.and("state = ", Param::Text(state.word()));
        }
        if let Some(day) = self.confirmable_on {
            conditions.and("effective_on <= ", Param::Integer(day_number(day)));
            conditions.and("confirmable_to >= ", Param::Integer(day_number(day)));
        }
        if let Some(day) = self.due_before {
            conditions.and("performance_due < ", Param::Integer(day_number(day)));
        }
        conditions.after(self.after.as_ref());
        conditions
    }
}

/// Every agreement that a dispute has had.
pub(super) fn of_dispute(connection: &Connection, street: &str, dispute: Id) -> Result<Vec<AgreementRecord>> {
    let mut conditions = Conditions::street(street);
    conditions.and("dispute = ", Param::Blob(dispute.as_bytes()));
    document::all(connection, &conditions, "id")
}

/// The agreements whose time to ask for confirmation ends in a period, or of which something is owed until its last day.
pub(crate) fn pressing(
    connection: &Connection,
    street: &str,
    (first, last): (NaiveDate, NaiveDate),
) -> Result<Vec<AgreementRecord>> {
    let until = Param::Integer(day_number(last));
    let mut ending = Conditions::street(street);
    ending.and("confirmable_to >= ", Param::Integer(day_number(first)));
    ending.and("confirmable_to <= ", until);
    let mut owing = Conditions::street(street);
    owing.and("performance_due <= ", until);
    let mut all: Vec<AgreementRecord> = document::all(connection, &ending, "id")?;
    all.extend(document::all::<AgreementRecord>(connection, &owing, "id")?);
    all.sort_by_key(|agreement| agreement.0.id);
    all.dedup_by_key(|agreement| agreement.0.id);
    Ok(all)
}

/// Visits the agreements that took effect in a period.
pub(crate) fn effective(
    connection: &Connection,
    street: &str,
    (first, last): (NaiveDate, NaiveDate),
    visit: impl FnMut(AgreementRecord) -> Result<bool>,
) -> Result<()> {
    document::each(connection, &within(street, (first, last)), "id", visit)
}

fn within(street: &str, (first, last): (NaiveDate, NaiveDate)) -> Conditions<'_> {
    let mut conditions = Conditions::street(street);
    conditions.and("effective_on >= ", Param::Integer(day_number(first)));
    conditions.and("effective_on <= ", Param::Integer(day_number(last)));
    conditions
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::scratch;

    #[test]
    fn a_page_is_read_in_order_from_its_index() {
        let connection = scratch();
        let community = crate::identity::DivisionCode::parse("community", "620102004001").ok();
        let filters = [
            (Filter::default(), "PRIMARY KEY"),
            (Filter { community, ..Filter::default() }, "mediation_agreement_community"),
            (
                Filter { state: Some(AgreementState::Drafted), ..Filter::default() },
                "mediation_agreement_state",
            ),
            (
                Filter { dispute: Some(Id::from_bytes([7; 16])), ..Filter::default() },
                "mediation_agreement_dispute",
            ),
        ];
        for (filter, index) in &filters {
            let conditions = filter.conditions("620102004");
            let sql = format!("SELECT body FROM mediation_agreement WHERE {} ORDER BY id", conditions.sql());
            let plan = connection.plan(&sql, conditions.params()).unwrap();
            assert!(plan.contains(index) && !plan.contains("TEMP B-TREE"), "{filter:?}: {plan}");
        }
        let day = NaiveDate::from_ymd_opt(2026, 6, 15);
        let soon = Filter { confirmable_on: day, ..Filter::default() };
        let conditions = soon.conditions("620102004");
        let sql = format!("SELECT body FROM mediation_agreement WHERE {} ORDER BY id", conditions.sql());
        let plan = connection.plan(&sql, conditions.params()).unwrap();
        assert!(plan.contains("mediation_agreement_confirmable"), "{plan}");
    }

    /// What is paid for a month must not read the agreements of every year.
    #[test]
    fn a_period_is_found_by_its_days() {
        let connection = scratch();
        let day = NaiveDate::from_ymd_opt(2026, 6, 15).unwrap();
        let conditions = within("620102004", (day, day));
        let sql = format!("SELECT body FROM mediation_agreement WHERE {} ORDER BY id", conditions.sql());
        let plan = connection.plan(&sql, conditions.params()).unwrap();
        assert!(plan.contains("mediation_agreement_effective"), "{plan}");
    }
}
