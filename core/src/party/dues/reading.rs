//! Dues read.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::rows;
use super::rules::{self, Rates};
use super::types::{DuesList, DuesMonth, DuesState, ListDues, MemberDues};
use crate::Money;
use crate::command::View;
use crate::ledger::page;
use crate::party::member::Members;
use crate::party::member::record::MemberRecord;
use crate::party::reach;
use crate::party::study::Whose;
use crate::registry::reach::Page;
use crate::{Id, Result};

/// The most months of a list.
const MOST_MONTHS: i64 = 36;

impl Members {
    /// What members owe and paid, month by month. Members who owed nothing and paid nothing are left out of the list of
    /// an organisation.
    ///
    /// # Errors
    /// `Denied`; `NotFound`; `Invalid` unless exactly one of member and organisation is given.
    pub fn list_dues(&self, request: ListDues) -> Result<DuesList> {
        let limit = page(request.limit, 100)?;
        let whose = Whose::parse(request.member.as_deref(), request.organisation.as_deref())?;
        let (first, last) = rules::period(request.first_month, request.last_month, MOST_MONTHS)?;
        let after = request.cursor.as_deref().map(|text| Id::parse("cursor", text)).transpose()?;
        self.0.read(|view| {
            let mut ledger = Ledger { view, first, last, rates: HashMap::new() };
            let mut page = Page::new(limit);
            whose.each(view, after, |member| {
                let dues = ledger.of(&member)?;
                let idle = |month: &DuesMonth| month.state == DuesState::NotDue && month.paid == Money::ZERO;
                let left_out = matches!(whose, Whose::Organisation(_)) && dues.months.iter().all(idle);
                Ok(left_out || page.push(dues))
            })?;
            let (items, next) = page.finish(|line| line.member.to_string());
            Ok(DuesList { items, next })
        })
    }
}

/// The dues of a period, with the rates of each branch and month looked up once.
struct Ledger<'a, 'v> {
    view: &'a View<'v>,
    first: i64,
    last: i64,
    rates: HashMap<(Id, i64), Rates>,
}

impl Ledger<'_, '_> {
    fn of(&mut self, member: &MemberRecord) -> Result<MemberDues> {
        let (view, today) = (self.view, self.view.now.date());
        let (running, book) = (rules::month_of(today), &view.snapshot.rules.rulebook);
        let anywhere = format!("{}000", view.street());
        let row = book.integer("member.dues.unpaid", "months", &anywhere, today)?;
        // A row of unpaid months that ends in the period may begin before it.
        let early = rules::plus(self.first, 1 - row);
        let paid = rows::paid(view.connection, view.street(), member.id, early, self.last)?;
        let mut months = Vec::new();
        for month in rules::months(early, self.last) {
            let sum = rules::paid_in(&paid, month);
            let owed = rules::owed_to(member, month)
                .filter(|organisation| !rules::is_temporary(&view.snapshot.party, *organisation, month));
            let income = rules::income(&member.incomes, month);
            let due = match (owed, income) {
                (Some(organisation), Some(income)) => {
                    Some(rules::due(self.rates(organisation, month)?, income, member.retired))
                }
                _ => None,
            };
            months.push(rules::standing(month, owed.is_some(), due, sum));
        }
        let warnings = rules::unpaid(&months, self.first, running, row).into_iter().collect();
        months.retain(|month| month.month >= self.first);
        Ok(summed(member, months, running, warnings))
    }

    fn rates(&mut self, organisation: Id, month: i64) -> Result<&Rates> {
        let view = self.view;
        match self.rates.entry((organisation, month)) {
            Entry::Occupied(known) => Ok(known.into_mut()),
            Entry::Vacant(place) => {
                let area = reach::rule_area(view.street(), &view.snapshot.party, organisation)?;
                let book = &view.snapshot.rules.rulebook;
                Ok(place.insert(Rates::of(book, &area, rules::last_day(month))?))
            }
        }
    }
}

/// The line of a member: months, and their sums.
fn summed(
    member: &MemberRecord,
    months: Vec<DuesMonth>,
    running: i64,
    warnings: Vec<crate::Warning>,
) -> MemberDues {
    let sum = |amounts: &mut dyn Iterator<Item = Money>| amounts.fold(Money::ZERO, Money::plus);
    let over = |month: &&DuesMonth| month.month < running;
    let lacks = |month: &DuesMonth| month.due.unwrap_or(Money::ZERO).less(month.paid);
    MemberDues {
        member: member.id,
        name: member.name.clone(),
        organisation: member.organisation,
        due: sum(&mut months.iter().filter_map(|month| month.due)),
        paid: sum(&mut months.iter().map(|month| month.paid)),
        arrears: sum(&mut months.iter().filter(over).map(lacks)),
        months,
        warnings,
    }
}
