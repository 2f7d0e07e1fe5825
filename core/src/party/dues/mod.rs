//! Dues (党费): what is due of a month's income, what was paid, what is owed.
//!
//! A month belongs to the branch that has the relation on its last day. Incomes are sensitive: they are noted and never
//! told. Amounts are exact to the fen.

mod reading;
pub(crate) mod record;
pub(crate) mod rows;
mod rules;
#[cfg(test)]
mod tests;
mod types;

pub use types::*;

use chrono::NaiveDate;
use serde_json::json;

use crate::Money;
use crate::command::Command;
use crate::party::Affiliation;
use crate::party::member::Members;
use crate::party::member::record::MemberRecord;
use crate::party::member_letter::{area, book, sight};
use crate::registry::rules as check;
use crate::{Error, Id, Result, Warning};

use rules::Rates;

/// The most months that one payment is for.
const MOST_MONTHS: i64 = 12;

impl Members {
    /// Notes a member's income from a month on.
    ///
    /// # Errors
    /// `Conflict` for a person who is no member with the relation here, or a stale revision; `NotFound`; `Denied`;
    /// `Invalid`.
    pub fn set_income(&self, request: SetIncome) -> Result<IncomeResult> {
        let id = Id::parse("member", &request.member)?;
        let first_month = rules::month("first_month", request.first_month)?;
        let income = Money::parse("amount", &request.amount)?;
        self.0.write_once("member.set_income", request.request_key.as_deref(), &request, |command| {
            let before = sight::to_change(command, id)?;
            check::revision(request.revision, before.revision)?;
            if !before.stage.is_member() || before.affiliation != Affiliation::Relation {
                return Err(sight::conflict(
                    "只有组织关系在此的党员登记收入",
                    "the income of a member whose relation is here is noted",
                )
                .at("member"));
            }
            let after = before.changed(command.now.date(), |member| {
                rules::with_income(&mut member.incomes, first_month, income);
            });
            // The ledger says that, not what.
            let facts = json!({"first_month": first_month});
            crate::party::member::rows::keep(command, Some(&before), &after, facts)?;
            Ok(IncomeResult { member: id, first_month, revision: after.revision })
        })
    }

    /// Records dues that a member paid for one month or several.
    ///
    /// # Errors
    /// `Violation` `member.dues.start`, `member.dues.temporary`; `Conflict` for a month whose income is not known;
    /// `NotFound`; `Denied`; `Invalid`.
    pub fn pay_dues(&self, request: PayDues) -> Result<DuesPaid> {
        let id = Id::parse("member", &request.member)?;
        let (first, last) = rules::period(request.first_month, request.last_month, MOST_MONTHS)?;
        let amount = Money::parse("amount", &request.amount)?;
        if amount == Money::ZERO {
            return Err(Error::invalid("amount", "金额应大于零", "the amount is more than nothing"));
        }
        let paid_on = check::optional_date("paid_on", request.paid_on.as_deref())?;
        self.0.write_once("member.pay_dues", request.request_key.as_deref(), &request, |command| {
            let member = sight::to_change(command, id)?;
            let paid_on = check::past_or_today("paid_on", paid_on, command.now.date())?;
            ahead(last, paid_on)?;
            let (lacking, cap) = lacking(command, &member, first, last)?;
            let lacks: Vec<Money> = lacking.iter().map(|(_, _, lacks)| *lacks).collect();
            let warnings = cap.into_iter().chain(rules::differs(&lacks, amount)).collect();
            let mut payments = Vec::new();
            for ((month, organisation, _), part) in lacking.iter().zip(rules::allot(&lacks, amount)) {
                if part == Money::ZERO {
                    continue;
                }
                let (id, member) = (command.new_id(), member.id);
                let payment = DuesPayment {
                    id,
                    member,
                    organisation: *organisation,
                    month: *month,
                    amount: part,
                    paid_on,
                };
                command.keep(None, &payment, json!({"member": member, "month": month}))?;
                payments.push(payment);
            }
            Ok(DuesPaid { payments, warnings })
        })
    }
}

/// Dues are paid ahead until the end of the year at most.
fn ahead(last: i64, paid_on: NaiveDate) -> Result<()> {
    if last <= rules::month_of(paid_on) / 100 * 100 + 12 {
        return Ok(());
    }
    Err(Error::invalid(
        "last_month",
        "党费最多预交至当年 12 月",
        "dues are paid ahead until December of the year at most",
    ))
}

/// A month, the branch that its dues are owed to, and what is still to be paid.
type Lack = (i64, Id, Money);

/// What the months of a period lack, with the branch that each is owed to, and whether one was capped.
fn lacking(
    command: &Command<'_>,
    member: &MemberRecord,
    first: i64,
    last: i64,
) -> Result<(Vec<Lack>, Option<Warning>)> {
    let paid = rows::paid(command.connection, command.street(), member.id, first, last)?;
    let (mut lacking, mut warning) = (Vec::new(), None);
    for month in rules::months(first, last) {
        let organisation = rules::owed_to(member, month).ok_or_else(|| rules::not_owed(month))?;
        if rules::is_temporary(&command.snapshot.party, organisation, month) {
            return Err(rules::temporary(month));
        }
        let income = rules::income(&member.incomes, month).ok_or_else(|| rules::unknown(month))?;
        let rates = Rates::of(book(command), &area(command, organisation)?, rules::last_day(month))?;
        let (due, capped) = rules::due(&rates, income, member.retired);
        warning = warning.or(capped.then(|| rules::capped(rates.cap)));
        lacking.push((month, organisation, due.less(rules::paid_in(&paid, month))));
    }
    Ok((lacking, warning))
}
