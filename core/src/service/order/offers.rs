//! The service list: what suppliers offer, where and how often.

use chrono::NaiveDate;
use serde_json::json;

use super::record::ServiceOffer;
use super::types::*;
use super::{Orders, rows, rules};
use crate::access::{Access, Capability, Place};
use crate::command::Command;
use crate::identity::DivisionCode;
use crate::ledger::page;
use crate::registry::enterprise::rows as enterprises;
use crate::registry::place::known_community;
use crate::registry::reach::Page;
use crate::registry::rules as check;
use crate::store::document;
use crate::{Error, Id, Result};

/// The most communities of an offer.
const MOST_COMMUNITIES: usize = 100;
/// The most orders of a month.
const MOST_ORDERS: i64 = 100_000;

impl Orders {
    /// Records an entry of the service list, or changes the one of its identifier as a whole.
    ///
    /// # Errors
    /// `Denied` without a grant that writes services in each community of the offer, and street-wide for one of the whole street;
    /// `Invalid`; `NotFound` for an unknown unit or community; `Conflict` when the revision is stale.
    pub fn put_offer(&self, request: PutServiceOffer) -> Result<ServiceOfferResult> {
        let wish = Wish::parse(self.0.street(), &request)?;
        self.0.write_once("order.put_offer", request.request_key.as_deref(), &request, |command| {
            command.access().anywhere(Capability::WriteServices)?;
            let stored = wish.id.map(|id| document::get(command.connection, command.street(), id));
            let before: Option<ServiceOffer> = stored.transpose()?.flatten();
            let offer = wish.apply(command, before.as_ref(), &request)?;
            for record in before.iter().chain([&offer]) {
                writes(&command.access(), record)?;
            }
            for community in &offer.communities {
                known_community(command, "communities", community)?;
            }
            check::revision(request.revision, offer.revision - 1)?;
            let facts = json!({"kind": offer.kind, "valid_from": offer.valid_from, "valid_to": offer.valid_to,
                "capacity": offer.capacity, "communities": offer.communities});
            command.keep(before.as_ref(), &offer, facts)?;
            Ok(ServiceOfferResult { offer, warnings: Vec::new() })
        })
    }

    /// Ends an offer after a last day; orders that are open with it stay with it and are told.
    ///
    /// # Errors
    /// `Denied`; `Invalid` for a last day before the first one; `NotFound`; `Conflict` when it ended before that day or the revision
    /// is stale.
    pub fn end_offer(&self, request: EndServiceOffer) -> Result<ServiceOfferResult> {
        let id = Id::parse("offer", &request.offer)?;
        let day = check::optional_date("valid_to", request.valid_to.as_deref())?;
        self.0.write_once("order.end_offer", request.request_key.as_deref(), &request, |command| {
            command.access().anywhere(Capability::WriteServices)?;
            let before: ServiceOffer = command.stored(id)?;
            writes(&command.access(), &before)?;
            check::revision(request.revision, before.revision)?;
            let day = day.unwrap_or_else(|| command.now.date());
            if let Some(last) = before.valid_to.filter(|last| *last <= day) {
                return Err(rules::conflict(
                    format!("该服务已定于 {last} 结束"),
                    format!("the offer ends on {last} already"),
                ));
            }
            check::not_before("valid_to", day, before.valid_from)?;
            let offer = ServiceOffer { valid_to: Some(day), revision: before.revision + 1, ..before.clone() };
            command.keep(Some(&before), &offer, json!({"valid_to": day}))?;
            let open = rows::undelivered(command.connection, command.street(), id)?;
            Ok(ServiceOfferResult { offer, warnings: rules::ends_with_orders(open).into_iter().collect() })
        })
    }

    /// The service list (服务清单), in the order in which its entries were recorded.
    ///
    /// # Errors
    /// `Denied` without a grant that reads the catalogues; `Invalid`.
    pub fn list_offers(&self, request: ListServiceOffers) -> Result<ServiceOfferList> {
        let limit = page(request.limit, 100)?;
        let community =
            check::optional_community("community", self.0.street(), request.community.as_deref())?;
        let unit = check::optional_id("unit", request.unit.as_deref())?;
        let as_of = check::optional_date("as_of", request.as_of.as_deref())?;
        let cursor = check::optional_id("cursor", request.cursor.as_deref())?;
        self.0.read(|view| {
            view.access().anywhere(Capability::ReadConfiguration)?;
            let mut page = Page::new(limit);
            rows::offers(view.connection, view.street(), cursor, |offer| {
                let serves = |code| offer.communities.is_empty() || offer.communities.contains(code);
                let wanted = request.kind.is_none_or(|kind| offer.kind == kind)
                    && community.as_ref().is_none_or(serves)
                    && unit.is_none_or(|unit| offer.unit == Some(unit))
                    && as_of.is_none_or(|day| offer.holds(day));
                Ok(!wanted || page.push(offer))
            })?;
            let (items, next) = page.finish(|offer| offer.id.to_string());
            Ok(ServiceOfferList { items, next })
        })
    }
}

/// Who writes an offer writes services in each of its communities, or in the whole street.
fn writes(access: &Access<'_>, offer: &ServiceOffer) -> Result<()> {
    if offer.communities.is_empty() {
        return access.over(Capability::WriteServices, Place::default()).map(drop);
    }
    for community in &offer.communities {
        let place = Place { community: Some(community.as_str()), ..Place::default() };
        access.over(Capability::WriteServices, place)?;
    }
    Ok(())
}

/// A request whose single fields are in order.
struct Wish {
    id: Option<Id>,
    supplier: Option<String>,
    unit: Option<Id>,
    name: String,
    communities: Vec<DivisionCode>,
    valid_from: Option<NaiveDate>,
    valid_to: Option<NaiveDate>,
}

impl Wish {
    fn parse(street: &str, request: &PutServiceOffer) -> Result<Self> {
        check::optional_count("capacity", Some(request.capacity), 1, MOST_ORDERS)?;
        let given = request.communities.as_deref().unwrap_or_default();
        if given.len() > MOST_COMMUNITIES {
            return Err(Error::invalid(
                "communities",
                format!("社区至多 {MOST_COMMUNITIES} 个"),
                format!("there are at most {MOST_COMMUNITIES} communities"),
            ));
        }
        let read = given.iter().map(|code| check::community("communities", street, code));
        let mut communities = read.collect::<Result<Vec<DivisionCode>>>()?;
        communities.sort_unstable_by(|one, other| one.as_str().cmp(other.as_str()));
        communities.dedup();
        Ok(Self {
            id: check::optional_id("id", request.id.as_deref())?,
            supplier: check::optional_text("supplier", request.supplier.as_deref(), check::LONGEST_NAME)?,
            unit: check::optional_id("unit", request.unit.as_deref())?,
            name: check::text("name", &request.name, check::LONGEST_NAME)?,
            communities,
            valid_from: check::optional_date("valid_from", request.valid_from.as_deref())?,
            valid_to: check::optional_date("valid_to", request.valid_to.as_deref())?,
        })
    }

    /// The offer as it would be; a unit has the name of the registry when none is given.
    fn apply(
        self,
        command: &Command<'_>,
        before: Option<&ServiceOffer>,
        request: &PutServiceOffer,
    ) -> Result<ServiceOffer> {
        let mut supplier = self.supplier;
        if let Some(unit) = self.unit {
            let stored = enterprises::get(command.connection, command.street(), unit)?;
            let (stored, _) = stored.ok_or_else(|| Error::not_found("enterprise", unit).at("unit"))?;
            supplier = supplier.or(Some(stored.name));
        }
        let supplier = supplier.ok_or_else(|| {
            Error::invalid("supplier", "应填写服务供给方或者单位", "tell the supplier or its unit")
        })?;
        let valid_from = self.valid_from.or(before.map(|before| before.valid_from));
        let valid_from = valid_from.unwrap_or_else(|| command.now.date());
        check::period("valid_to", Some(valid_from), self.valid_to)?;
        Ok(ServiceOffer {
            id: self.id.unwrap_or_else(|| command.new_id()),
            unit: self.unit,
            supplier,
            name: self.name,
            kind: request.kind,
            communities: self.communities,
            valid_from,
            valid_to: self.valid_to,
            capacity: request.capacity,
            revision: before.map_or(1, |before| before.revision + 1),
        })
    }
}
