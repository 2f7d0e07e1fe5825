//! The structure of the street on a day.

use super::Offices;
use super::types::*;
use crate::Result;
use crate::access::Capability;
use crate::case::{Office, OfficeKind};
use crate::ledger::page;
use crate::registry::reach::Page;
use crate::registry::rows::Conditions;
use crate::registry::rules as check;
use crate::service::office::Reorganisation;
use crate::store::document;

impl Offices {
    /// The structure of the street on a day, with how many offices there are of each kind (figure 10).
    ///
    /// # Errors
    /// `Denied` without a grant; `Invalid`.
    pub fn structure(&self, request: GetOfficeStructure) -> Result<OfficeStructure> {
        let day = check::optional_date("as_of", request.as_of.as_deref())?;
        self.0.read(|view| {
            view.access().anywhere(Capability::ReadConfiguration)?;
            let as_of = day.unwrap_or_else(|| view.now.date());
            let all = view.snapshot.cases.offices.values();
            let offices: Vec<Office> = all.filter(|office| office.is_open(as_of)).cloned().collect();
            let of =
                |kind: OfficeKind| check::count(offices.iter().filter(|office| office.kind == kind).count());
            let counts: Vec<OfficeKindCount> = OfficeKind::ALL
                .iter()
                .map(|kind| OfficeKindCount { kind: *kind, offices: of(*kind) })
                .collect();
            let powers = view.snapshot.services.powers().iter().filter(|power| power.holds(as_of)).count();
            let (sections, powers) = (of(OfficeKind::StreetOffice), check::count(powers));
            Ok(OfficeStructure { as_of, offices, counts, sections, powers })
        })
    }

    /// Reorganisations of the street, oldest record first.
    ///
    /// # Errors
    /// `Denied` without a grant; `Invalid`.
    pub fn list_reorganisations(&self, request: ListReorganisations) -> Result<ReorganisationList> {
        let limit = page(request.limit, 100)?;
        let cursor = check::optional_id("cursor", request.cursor.as_deref())?;
        self.0.read(|view| {
            view.access().anywhere(Capability::ReadConfiguration)?;
            let mut page = Page::new(limit);
            let conditions = Conditions::street(view.street());
            document::each::<Reorganisation>(view.connection, &conditions, "id", |one| {
                Ok(cursor.is_some_and(|cursor| one.id <= cursor) || page.push(one))
            })?;
            let (items, next) = page.finish(|one| one.id.to_string());
            Ok(ReorganisationList { items, next })
        })
    }
}
