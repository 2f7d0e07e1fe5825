//! Permits: what an item may ask of the registry, from when to when, and what for.

use serde_json::json;

use super::record::DataPermit;
use super::types::*;
use super::{Sharing, rules};
use crate::access::Capability;
use crate::command::Part;
use crate::ledger::page;
use crate::registry::reach::Page;
use crate::registry::rules as check;
use crate::{Error, Id, Result, code};

/// The longest basis or purpose, in characters.
const LONGEST: usize = 500;

impl Sharing {
    /// Permits an item to ask the registry one field instead of the citizen (共享授权).
    ///
    /// # Errors
    /// `Denied` without a grant that configures the whole street; `Invalid`; `NotFound` for an unknown item; `Violation`
    /// `sharing.need`, `sharing.permit.single`.
    pub fn permit(&self, request: NewDataPermit) -> Result<DataPermitResult> {
        let item = Id::parse("item", &request.item)?;
        let basis = check::text("basis", &request.basis, LONGEST)?;
        let purpose = check::text("purpose", &request.purpose, LONGEST)?;
        let from = check::optional_date("valid_from", request.valid_from.as_deref())?;
        let valid_to = check::optional_date("valid_to", request.valid_to.as_deref())?;
        self.0.write_once("sharing.permit", request.request_key.as_deref(), &request, |command| {
            command.access().street_wide(Capability::Configure)?;
            let services = &command.snapshot.services;
            rules::needed(services.item(item).map_err(|error| error.at("item"))?, request.field)?;
            let valid_from = from.unwrap_or_else(|| command.now.date());
            check::period("valid_to", Some(valid_from), valid_to)?;
            let id = command.new_id();
            let permit = DataPermit {
                id,
                item,
                field: request.field,
                basis,
                purpose,
                valid_from,
                valid_to,
                revision: 1,
            };
            rules::single(services.permits(), &permit)?;
            let facts =
                json!({"item": item, "field": permit.field, "valid_from": valid_from, "valid_to": valid_to});
            command.keep(None, &permit, facts)?;
            command.touch(Part::Services)?;
            Ok(DataPermitResult { permit, warnings: Vec::new() })
        })
    }

    /// Ends a permit after a last day.
    ///
    /// # Errors
    /// `Denied` without a grant that configures the whole street; `Invalid` for a last day before the first one; `NotFound`;
    /// `Conflict` when it ends before that day or the revision is stale.
    pub fn end_permit(&self, request: EndDataPermit) -> Result<DataPermitResult> {
        let id = Id::parse("permit", &request.permit)?;
        let day = check::optional_date("valid_to", request.valid_to.as_deref())?;
        self.0.write_once("sharing.end_permit", request.request_key.as_deref(), &request, |command| {
            command.access().street_wide(Capability::Configure)?;
            let before: DataPermit = command.stored(id)?;
            check::revision(request.revision, before.revision)?;
            let day = day.unwrap_or_else(|| command.now.date());
            if let Some(last) = before.valid_to.filter(|last| *last <= day) {
                return Err(Error::conflict(
                    code::CONFLICT_STATE,
                    format!("该授权已定于 {last} 结束"),
                    format!("the permit ends on {last} already"),
                ));
            }
            check::not_before("valid_to", day, before.valid_from)?;
            let permit = DataPermit { valid_to: Some(day), revision: before.revision + 1, ..before.clone() };
            let facts = json!({"item": permit.item, "field": permit.field, "valid_to": day});
            command.keep(Some(&before), &permit, facts)?;
            command.touch(Part::Services)?;
            Ok(DataPermitResult { permit, warnings: Vec::new() })
        })
    }

    /// Permits (共享授权), in the order in which they were given.
    ///
    /// # Errors
    /// `Denied` without a grant that reads the catalogues; `Invalid`.
    pub fn list_permits(&self, request: ListDataPermits) -> Result<DataPermitList> {
        let limit = page(request.limit, 100)?;
        let item = check::optional_id("item", request.item.as_deref())?;
        let as_of = check::optional_date("as_of", request.as_of.as_deref())?;
        let cursor = check::optional_id("cursor", request.cursor.as_deref())?;
        self.0.read(|view| {
            view.access().anywhere(Capability::ReadConfiguration)?;
            let mut page = Page::new(limit);
            for permit in view.snapshot.services.permits() {
                let wanted = cursor.is_none_or(|cursor| permit.id > cursor)
                    && item.is_none_or(|item| permit.item == item)
                    && request.field.is_none_or(|field| permit.field == field)
                    && as_of.is_none_or(|day| permit.holds(day));
                if wanted && !page.push(permit.clone()) {
                    break;
                }
            }
            let (items, next) = page.finish(|permit| permit.id.to_string());
            Ok(DataPermitList { items, next })
        })
    }
}
