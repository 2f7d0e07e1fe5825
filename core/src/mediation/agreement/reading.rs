//! Agreements as sessions see them.

use chrono::NaiveDate;

use super::record::AgreementRecord;
use super::{Agreements, requests::*, rows};
use crate::access::Capability;
use crate::identity::DivisionCode;
use crate::ledger::page;
use crate::mediation::dispute::standing;
use crate::registry::reach::{Page, Reach};
use crate::registry::rules as check;
use crate::store::document;
use crate::{Id, Result};

impl Agreements {
    /// An agreement, for those who may know the dispute: its mediators, the chair of the committee and the parties' side.
    ///
    /// # Errors
    /// `Denied`; `Invalid`; `NotFound`.
    pub fn get(&self, request: GetAgreement) -> Result<AgreementReading> {
        let id = Id::parse("agreement", &request.agreement)?;
        self.0.read(|view| {
            let record: AgreementRecord = view.stored(id)?;
            let (dispute, standing) = standing::to_read(view, record.0.dispute)?;
            let today = view.now.date();
            let signed = |number: i64| record.0.signatures.iter().any(|signature| signature.party == number);
            let drafted = record.0.state == super::AgreementState::Drafted;
            let numbers = dispute.parties.iter().map(|party| party.number);
            let unsigned = numbers.filter(|number| drafted && !signed(*number)).collect();
            let late = |duty: &&super::AgreementDuty| {
                record.0.state.is_in_effect() && duty.performed_on.is_none() && duty.due_on < today
            };
            Ok(AgreementReading {
                standing,
                amount: record.0.amount(),
                unsigned,
                overdue: record.0.duties.iter().filter(late).map(|duty| duty.number).collect(),
                confirmable: record.confirmable_to().is_some_and(|last| today <= last),
                agreement: record.0,
            })
        })
    }

    /// Agreements in scope, without names and contents.
    ///
    /// # Errors
    /// `Denied` without a grant that reads mediation; `Invalid`.
    pub fn list(&self, request: ListAgreements) -> Result<AgreementList> {
        let limit = page(request.limit, 100)?;
        let street = self.0.street();
        let mut filter = rows::Filter {
            state: request.state,
            community: check::optional_community("community", street, request.community.as_deref())?,
            dispute: check::optional_id("dispute", request.dispute.as_deref())?,
            after: check::optional_id("cursor", request.cursor.as_deref())?,
            ..rows::Filter::default()
        };
        self.0.read(|view| {
            let reach = Reach::of(&view.access(), Capability::ReadMediation)?;
            if let Some(code) = reach.only_community().filter(|_| filter.community.is_none()) {
                filter.community = Some(DivisionCode::parse("community", code)?);
            }
            let today = view.now.date();
            filter.confirmable_on = (request.confirmable == Some(true)).then_some(today);
            filter.due_before = (request.overdue == Some(true)).then_some(today);
            let mut page = Page::new(limit);
            document::each(
                view.connection,
                &filter.conditions(view.street()),
                "id",
                |record: AgreementRecord| {
                    let summary = record.summary(today);
                    let seen = reach
                        .covers(summary.community.as_str(), summary.grid.as_ref().map(|grid| grid.as_str()))
                        && request.confirmable.is_none_or(|asked| {
                            asked == record.confirmable_to().is_some_and(|last| today <= last)
                        })
                        && request.overdue.is_none_or(|asked| asked == summary.overdue);
                    Ok(!seen || page.push(summary))
                },
            )?;
            let (items, next) = page.finish(|summary| summary.id.to_string());
            Ok(AgreementList { items, next })
        })
    }
}

impl AgreementRecord {
    /// Where it stands on a day, without names and contents.
    fn summary(&self, today: NaiveDate) -> AgreementSummary {
        let one = &self.0;
        let due = self.performance_due();
        AgreementSummary {
            id: one.id,
            dispute: one.dispute,
            number: one.number.clone(),
            form: one.form,
            state: one.state,
            community: one.community,
            grid: one.grid,
            reached_on: one.reached_on,
            effective_on: one.effective_on,
            confirmable_to: one.confirmable_to,
            confirmation_requested_on: one.confirmation.as_ref().map(|asked| asked.requested_on),
            confirmation_outcome: one.confirmation.as_ref().and_then(|asked| asked.outcome),
            amount: one.amount(),
            duties: check::count(one.duties.len()),
            performed: check::count(one.duties.iter().filter(|duty| duty.performed_on.is_some()).count()),
            performance_due: due,
            overdue: due.is_some_and(|due| due < today),
            revision: one.revision,
        }
    }
}
