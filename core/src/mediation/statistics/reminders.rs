//! What of mediation is due soon or over.

use super::rules::{Span, horizon, order};
use super::{rows, types::*};
use crate::access::Capability;
use crate::command::View;
use crate::ledger::{bad_cursor, page};
use crate::mediation::Mediation;
use crate::mediation::agreement::rows as agreements;
use crate::mediation::committee::{MediationCommittee, rows as committees};
use crate::registry::reach::{Page, Reach};
use crate::registry::rules as check;
use crate::{Result, parse_date};

/// So far ahead may be asked for, in days.
const FARTHEST: i64 = 366;

impl Mediation {
    /// Time limits, windows of confirmation, duties, terms and engagements that end soon or are over, the most pressing first.
    ///
    /// # Errors
    /// `Denied` without a grant that reads mediation; `Invalid`.
    pub fn reminders(&self, request: ListMediationReminders) -> Result<MediationReminderList> {
        let limit = page(request.limit, 100)?;
        let as_of = check::optional_date("as_of", request.as_of.as_deref())?;
        let days = check::optional_count("days", request.days, 0, FARTHEST)?;
        let street = self.0.street();
        let community = check::optional_community("community", street, request.community.as_deref())?;
        if let Some(cursor) = &request.cursor {
            let day = cursor.split('/').next().unwrap_or_default();
            parse_date("cursor", day).map_err(|_| bad_cursor())?;
        }
        self.0.read(|view| {
            let reach = Reach::of(&view.access(), Capability::ReadMediation)?;
            let as_of = as_of.unwrap_or_else(|| view.now.date());
            let days = match days {
                Some(days) => days,
                None => {
                    let area = community.as_ref().map_or(view.street(), |code| code.as_str());
                    view.snapshot.rules.rulebook.integer("mediation.reminder", "days", area, as_of)?
                }
            };
            let mut span = Span { as_of, last: horizon(as_of, days), found: Vec::new() };
            gather(view, &reach, &mut span)?;
            let wanted = |one: &MediationReminder| {
                request.kind.is_none_or(|kind| kind == one.kind)
                    && (community.is_none() || one.community == community)
            };
            let mut found: Vec<_> =
                span.found.into_iter().filter(wanted).map(|one| (order(&one), one)).collect();
            found.sort_unstable_by(|one, other| one.0.cmp(&other.0));
            let mut page = Page::new(limit);
            for one in found {
                let seen = request.cursor.as_ref().is_some_and(|cursor| one.0 <= *cursor);
                if !seen && !page.push(one) {
                    break;
                }
            }
            let (items, next) = page.finish(|(order, _)| order.clone());
            let items = items.into_iter().map(|(_, reminder)| reminder).collect();
            Ok(MediationReminderList { as_of, items, next })
        })
    }
}

/// Finds what falls into a span, of the records in reach.
fn gather(view: &View<'_>, reach: &Reach, span: &mut Span) -> Result<()> {
    let (connection, street) = (view.connection, view.street());
    for dispute in rows::mediating(connection, street)? {
        let grid = dispute.grid.as_ref().map(|grid| grid.as_str());
        if reach.covers(dispute.community.as_str(), grid) {
            span.dispute(&dispute);
        }
    }
    for agreement in agreements::pressing(connection, street, (span.as_of, span.last))? {
        let grid = agreement.0.grid.as_ref().map(|grid| grid.as_str());
        if reach.covers(agreement.0.community.as_str(), grid) {
            span.agreement(&agreement);
        }
    }
    // A committee of the whole street lies in no community: who works in one does not have to look after it.
    let seen = |one: &MediationCommittee| match &one.community {
        Some(community) => reach.sees(community.as_str()),
        None => reach.covers("", None),
    };
    let bodies: Vec<_> = committees::committees(connection, street)?.into_iter().filter(seen).collect();
    bodies.iter().for_each(|committee| span.committee(committee));
    for mediator in committees::mediators(connection, street)? {
        span.mediator(&mediator, &bodies);
    }
    Ok(())
}
