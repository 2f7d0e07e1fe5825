//! Showing, listing and searching items.

use chrono::NaiveDate;

use super::record::{ServiceItem, ServiceItemVersion};
use super::types::*;
use super::{ServiceItems, search};
use crate::access::{Access, Capability};
use crate::ledger::page;
use crate::registry::reach::Page;
use crate::registry::rules as check;
use crate::{Error, Result};

/// The longest search, in characters.
const LONGEST_SEARCH: usize = 50;

impl ServiceItems {
    /// An item with what it is on a day.
    ///
    /// # Errors
    /// `Denied` without a grant; `NotFound`, also for a draft that the session may not see; `Invalid`.
    pub fn get(&self, request: GetServiceItem) -> Result<ServiceItemOnDay> {
        let day = check::optional_date("as_of", request.as_of.as_deref())?;
        self.0.read(|view| {
            let access = view.access();
            access.anywhere(Capability::ReadConfiguration)?;
            let services = &view.snapshot.services;
            let as_of = day.unwrap_or_else(|| view.now.date());
            let mut item = services.found(&request.item)?.clone();
            if !writes(&access) {
                item.draft = None;
                if item.versions.is_empty() {
                    return Err(Error::not_found("service_item", &request.item));
                }
            }
            let in_force = item.on(as_of).cloned();
            let powers = services.powers().iter();
            let decided_by = powers
                .map(|power| &power.office)
                .find(|office| services.power(office, &item.code, as_of).is_some())
                .cloned();
            Ok(ServiceItemOnDay { as_of, item, in_force, decided_by })
        })
    }

    /// Items in force on a day, or drafts, oldest record first.
    ///
    /// # Errors
    /// `Denied` without a grant, or for drafts without a street-wide one that writes services; `Invalid`.
    pub fn list(&self, request: ListServiceItems) -> Result<ServiceItemList> {
        let limit = page(request.limit, 100)?;
        let day = check::optional_date("as_of", request.as_of.as_deref())?;
        let cursor = check::optional_id("cursor", request.cursor.as_deref())?;
        self.0.read(|view| {
            let access = view.access();
            access.anywhere(Capability::ReadConfiguration)?;
            let drafts = request.drafts.unwrap_or(false);
            if drafts {
                access.street_wide(Capability::WriteServices)?;
            }
            let day = day.unwrap_or_else(|| view.now.date());
            let mut page = Page::new(limit);
            for item in view.snapshot.services.items() {
                let version = if drafts { item.draft.as_ref() } else { item.on(day) };
                let Some(version) = version.filter(|version| wanted(&request, version, day)) else {
                    continue;
                };
                if cursor.is_none_or(|cursor| item.id > cursor) && !page.push(summary(item, version)) {
                    break;
                }
            }
            let (items, next) = page.finish(|item| item.id.to_string());
            Ok(ServiceItemList { items, next })
        })
    }

    /// Searches the items in force on a day, best first: the code, the name, its beginning, a part of it, an alias, materials
    /// and result.
    ///
    /// # Errors
    /// `Denied` without a grant; `Invalid` for a text without words or longer than 50 characters.
    pub fn search(&self, request: SearchServiceItems) -> Result<ServiceItemHits> {
        let limit = usize::try_from(page(request.limit, 20)?).unwrap_or(usize::MAX);
        let text = check::text("text", &request.text, LONGEST_SEARCH)?;
        let words = search::words(&text);
        let day = check::optional_date("as_of", request.as_of.as_deref())?;
        self.0.read(|view| {
            view.access().anywhere(Capability::ReadConfiguration)?;
            let services = &view.snapshot.services;
            let hits = services.lookup().find(&words, day.unwrap_or_else(|| view.now.date()));
            let more = hits.len() > limit;
            let mut items = Vec::with_capacity(hits.len().min(limit));
            for hit in hits.into_iter().take(limit) {
                let version = services.version(hit.item, hit.number)?;
                let item = summary(services.item(hit.item)?, version);
                items.push(ServiceItemHit { item, found: hit.found });
            }
            Ok(ServiceItemHits { items, more })
        })
    }
}

/// Whether the session writes items, and so sees drafts.
fn writes(access: &Access<'_>) -> bool {
    access.street_wide(Capability::WriteServices).is_ok()
}

fn wanted(request: &ListServiceItems, version: &ServiceItemVersion, day: NaiveDate) -> bool {
    let integrated = version.integrated_on.is_some_and(|since| since <= day);
    request.kind.is_none_or(|kind| kind == version.kind)
        && request.level.is_none_or(|level| level == version.level)
        && request.office.as_ref().is_none_or(|office| *office == version.office)
        && request.applicant.is_none_or(|applicant| version.applicants.contains(&applicant))
        && request.channel.is_none_or(|channel| version.channels.contains(&channel))
        && request.integrated.is_none_or(|wanted| wanted == integrated)
}

/// What lists show of a version.
fn summary(item: &ServiceItem, version: &ServiceItemVersion) -> ServiceItemSummary {
    ServiceItemSummary {
        id: item.id,
        code: item.code.clone(),
        version: version.number,
        valid_from: version.valid_from,
        name: version.name.clone(),
        kind: version.kind,
        level: version.level,
        office: version.office.clone(),
        statutory_days: version.statutory_days,
        promised_days: version.promised_days,
        joint: version.joint,
        fee: version.fee,
        integrated_on: version.integrated_on,
    }
}
