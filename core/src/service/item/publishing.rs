//! Publishing a draft, and withdrawing an item.

use super::drafts::no_draft;
use super::record::{ServiceItem, ServiceItemVersion};
use super::rules::{self, LicenceLimits};
use super::types::*;
use super::{ServiceItems, conflict, rows, store, writable};
use crate::Result;
use crate::access::Capability;
use crate::command::Command;
use crate::registry::rules as check;

impl ServiceItems {
    /// Publishes the draft of an item as its next version, from a day on. What was handed in before goes on by its own version.
    ///
    /// # Errors
    /// `Denied` without a street-wide grant that writes services; `Invalid` for a day before today or an office that is closed on
    /// it; `NotFound`; `Violation` `item.version.days` and those of `item.draft`; `Conflict` without a draft, for a withdrawn item
    /// or a stale revision.
    pub fn publish(&self, request: PublishServiceItem) -> Result<ServiceItemResult> {
        let day = check::optional_date("valid_from", request.valid_from.as_deref())?;
        self.0.write_once("item.publish", request.request_key.as_deref(), &request, |command| {
            let before = writable(command, &request.item)?;
            check::revision(request.revision, before.revision)?;
            let today = command.now.date();
            let day = day.unwrap_or(today);
            check::not_before("valid_from", day, today)?;
            let draft = before.draft.clone().ok_or_else(no_draft)?;
            rules::follows(&before, day)?;
            command.snapshot.cases.known_office(&draft.office, day)?;
            let limits = LicenceLimits::of(&command.snapshot.rules.rulebook, command.street(), day)?;
            let mut warnings = rules::content(&draft, limits)?;
            if command.snapshot.services.power(&draft.office, &before.code, day).is_none() {
                warnings.push(rules::undecided(&before.code, day));
            }
            let number = rules::next_number(Some(&before));
            let mut item = ServiceItem { draft: None, revision: before.revision + 1, ..before.clone() };
            item.versions.push(ServiceItemVersion { number, valid_from: day, ..draft });
            store(command, Some(&before), &item, "published")?;
            Ok(ServiceItemResult { item, warnings })
        })
    }

    /// Withdraws an item after a day: nobody can apply any more, what was handed in goes on. Until then the day can be changed.
    ///
    /// # Errors
    /// `Denied`; `Invalid` for a day before today; `NotFound`; `Violation` `item.version.days` before the newest version begins;
    /// `Conflict` for an item that was never published, is withdrawn already or has a draft, or a stale revision.
    pub fn withdraw(&self, request: WithdrawServiceItem) -> Result<ServiceItemResult> {
        let day = check::optional_date("last_day", request.last_day.as_deref())?;
        self.0.write_once("item.withdraw", request.request_key.as_deref(), &request, |command| {
            let before = published(command, &request.item)?;
            check::revision(request.revision, before.revision)?;
            let today = command.now.date();
            let last_day = day.unwrap_or(today);
            check::not_before("last_day", last_day, today)?;
            if let Some(newest) = before.versions.last() {
                rules::withdrawable(newest, last_day)?;
            }
            let open = rows::open_matters(command.connection, command.street(), before.id)?;
            let item = ServiceItem {
                withdrawn_on: last_day.succ_opt(),
                revision: before.revision + 1,
                ..before.clone()
            };
            store(command, Some(&before), &item, "withdrawn")?;
            Ok(ServiceItemResult { item, warnings: rules::going_on(open).into_iter().collect() })
        })
    }
}

/// An item that was published, has no draft and can still be withdrawn.
fn published(command: &Command<'_>, key: &str) -> Result<ServiceItem> {
    command.access().street_wide(Capability::WriteServices)?;
    let item = command.snapshot.services.found(key)?.clone();
    if let Some(day) = item.withdrawn_on.filter(|day| *day <= command.now.date()) {
        return Err(conflict(
            format!("该事项自 {day} 起已撤销"),
            format!("the item is withdrawn from {day} on"),
        ));
    }
    if item.versions.is_empty() {
        return Err(conflict("该事项尚未发布，删除草稿即可", "the item was never published; drop its draft"));
    }
    if item.draft.is_some() {
        return Err(conflict(
            "该事项尚有草稿，请先发布或者删除",
            "the item has a draft; publish or drop it first",
        ));
    }
    Ok(item)
}
