//! What of services is due soon or over.

use chrono::NaiveDate;

use super::rows::{self, Due, Source};
use super::rules::{horizon, next_step, order, source};
use super::{Services, types::*};
use crate::access::{Access, Capability, Place};
use crate::command::View;
use crate::ledger::{bad_cursor, page};
use crate::registry::reach::Page;
use crate::registry::rules as check;
use crate::{Result, parse_date};

/// So far ahead may be asked for, in days.
const FARTHEST: i64 = 366;

impl Services {
    /// Matters to answer, decide or deliver, bad reviews and orders to work on: due until so many days ahead, what is over included,
    /// the soonest first.
    ///
    /// # Errors
    /// `Denied` without a grant that reads matters; `Invalid`.
    pub fn reminders(&self, request: ListServiceReminders) -> Result<ServiceReminderList> {
        let limit = page(request.limit, 100)?;
        let as_of = check::optional_date("as_of", request.as_of.as_deref())?;
        let days = check::optional_count("days", request.days, 0, FARTHEST)?;
        let street = self.0.street();
        let community = check::optional_community("community", street, request.community.as_deref())?;
        let first = request.cursor.as_deref().map(first_day).transpose()?;
        self.0.read(|view| {
            let access = view.access();
            access.anywhere(Capability::ReadMatters)?;
            let as_of = as_of.unwrap_or_else(|| view.now.date());
            let days = match days {
                Some(days) => days,
                None => {
                    let area = community.as_ref().map_or(view.street(), |code| code.as_str());
                    view.snapshot.rules.rulebook.integer("service.reminder", "days", area, as_of)?
                }
            };
            let wanted = |one: &Due, kind: ServiceReminderKind| {
                request.kind.is_none_or(|wanted| wanted == kind)
                    && community.is_none_or(|community| one.community == community)
                    && seen(&access, one)
            };
            let span =
                Span { as_of, first, last: horizon(as_of, days), limit, cursor: request.cursor.as_deref() };
            let mut found = Vec::new();
            for table in [Source::Matters, Source::Reviews, Source::Orders] {
                let here = table_of(request.kind).is_none_or(|only| only == table);
                if here {
                    span.gather(view, table, wanted, &mut found)?;
                }
            }
            found.sort_unstable_by(|one, other| one.0.cmp(&other.0));
            let mut page = Page::new(limit);
            for one in found {
                if !page.push(one) {
                    break;
                }
            }
            let (items, next) = page.finish(|(order, _)| order.clone());
            Ok(ServiceReminderList { as_of, items: items.into_iter().map(|(_, one)| one).collect(), next })
        })
    }
}

/// The day of a cursor: nothing before it is looked at again.
fn first_day(cursor: &str) -> Result<NaiveDate> {
    let day = cursor.split('/').next().unwrap_or_default();
    parse_date("cursor", day).map_err(|_| bad_cursor())
}

/// Where reminders of a kind come from.
fn table_of(kind: Option<ServiceReminderKind>) -> Option<Source> {
    kind.map(|kind| match source(kind) {
        1 => Source::Reviews,
        2 => Source::Orders,
        _ => Source::Matters,
    })
}

/// Whether the session reads matters over the place or the office of something.
fn seen(access: &Access<'_>, one: &Due) -> bool {
    let place = Place {
        community: Some(one.community.as_str()),
        grid: one.grid.as_deref(),
        office: one.office.as_deref(),
        ..Place::default()
    };
    access.over(Capability::ReadMatters, place).is_ok()
}

/// The part of what is due that a page shows.
struct Span<'a> {
    as_of: NaiveDate,
    first: Option<NaiveDate>,
    last: NaiveDate,
    limit: i64,
    cursor: Option<&'a str>,
}

impl Span<'_> {
    /// Adds what of a table may stand on the page: never more than the page and one more.
    fn gather(
        &self,
        view: &View<'_>,
        table: Source,
        wanted: impl Fn(&Due, ServiceReminderKind) -> bool,
        found: &mut Vec<(String, ServiceReminder)>,
    ) -> Result<()> {
        let mut left = self.limit + 1;
        rows::due(view.connection, (view.street(), table), (self.first, self.last), |one| {
            let kind = match (table, one.state) {
                (Source::Reviews, _) => ServiceReminderKind::Review,
                (Source::Orders, _) => ServiceReminderKind::Order,
                (Source::Matters, state) => state.map_or(ServiceReminderKind::Decide, next_step),
            };
            let reminder = ServiceReminder {
                kind,
                subject: one.id,
                community: one.community,
                due_on: one.due_on,
                days_left: (one.due_on - self.as_of).num_days(),
            };
            let order = order(&reminder);
            let fresh = self.cursor.is_none_or(|cursor| order.as_str() > cursor);
            if fresh && wanted(&one, kind) {
                found.push((order, reminder));
                left -= 1;
            }
            Ok(left > 0)
        })
    }
}
