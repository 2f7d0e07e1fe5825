//! Items, powers and permits in memory: every application asks for them, and they seldom change.

use std::collections::{BTreeMap, HashMap};
use std::sync::OnceLock;

use chrono::NaiveDate;

use super::item::search::Lookup;
use super::item::{ServiceItem, ServiceItemVersion};
use super::office::OfficePower;
use super::sharing::DataPermit;
use super::{PowerKind, SharedField};
use crate::registry::rows::Conditions;
use crate::store::Connection;
use crate::store::document;
use crate::{Error, Id, Result};

/// What the street offers, and who may decide it.
#[derive(Debug, Default)]
pub(crate) struct ServiceCatalogue {
    items: BTreeMap<Id, ServiceItem>,
    codes: HashMap<String, Id>,
    powers: Vec<OfficePower>,
    permits: Vec<DataPermit>,
    lookup: OnceLock<Lookup>,
}

impl ServiceCatalogue {
    pub(crate) fn new(items: Vec<ServiceItem>, powers: Vec<OfficePower>, permits: Vec<DataPermit>) -> Self {
        let codes = items.iter().map(|item| (item.code.clone(), item.id)).collect();
        let items = items.into_iter().map(|item| (item.id, item)).collect();
        Self { items, codes, powers, permits, lookup: OnceLock::new() }
    }

    /// Every item, in the order of their identifiers.
    pub(crate) fn items(&self) -> impl Iterator<Item = &ServiceItem> {
        self.items.values()
    }

    /// An item, or the error of one that is not there.
    pub(crate) fn item(&self, id: Id) -> Result<&ServiceItem> {
        self.items.get(&id).ok_or_else(|| Error::not_found("service_item", id))
    }

    /// The item of a code.
    pub(crate) fn coded(&self, code: &str) -> Option<&ServiceItem> {
        self.codes.get(code).and_then(|id| self.items.get(id))
    }

    /// The item of a code or an identifier.
    pub(crate) fn found(&self, key: &str) -> Result<&ServiceItem> {
        if let Some(item) = self.coded(key) {
            return Ok(item);
        }
        match Id::parse("item", key) {
            Ok(id) => self.item(id),
            // As long as an identifier, and no code.
            Err(error) if key.len() == 36 => Err(error),
            Err(_) => Err(Error::not_found("service_item", key)),
        }
    }

    /// The version of an item that a matter is handled by.
    pub(crate) fn version(&self, item: Id, number: i64) -> Result<&ServiceItemVersion> {
        self.item(item)?.numbered(number).ok_or_else(|| Error::not_found("service_item", item))
    }

    /// The texts of the items for searches, built by the first one.
    pub(crate) fn lookup(&self) -> &Lookup {
        self.lookup.get_or_init(|| Lookup::of(self.items()))
    }

    /// Every power.
    pub(crate) fn powers(&self) -> &[OfficePower] {
        &self.powers
    }

    /// The power by which an office may decide an item on a day.
    pub(crate) fn power(&self, office: &str, code: &str, day: NaiveDate) -> Option<&OfficePower> {
        self.powers.iter().find(|power| {
            power.office == office
                && power.kind == PowerKind::Basic
                && power.holds(day)
                && power.items.iter().any(|one| one == code)
        })
    }

    /// Every permit.
    pub(crate) fn permits(&self) -> &[DataPermit] {
        &self.permits
    }

    /// The permit by which an item may ask the registry on a day.
    pub(crate) fn permit(&self, item: Id, field: SharedField, day: NaiveDate) -> Option<&DataPermit> {
        self.permits.iter().find(|permit| permit.item == item && permit.field == field && permit.holds(day))
    }
}

pub(crate) fn load(connection: &Connection, street: &str) -> Result<ServiceCatalogue> {
    let conditions = Conditions::street(street);
    Ok(ServiceCatalogue::new(
        document::all(connection, &conditions, "id")?,
        document::all(connection, &conditions, "id")?,
        document::all(connection, &conditions, "id")?,
    ))
}
