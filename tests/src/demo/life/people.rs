//! Who lives and trades in the street, as the registry tells.

use std::collections::BTreeMap;

use anyhow::{Result, ensure};
use serde_json::Value;

use super::actor;
use super::desk::{Desk, text};
use crate::street::{Applicant, OfferedItem, Street};

/// From which age on people act for themselves.
const OF_AGE: i64 = 18;

/// A resident or a body of the registry.
#[derive(Debug, Clone)]
pub(super) struct Client {
    /// Identifier in the registry.
    pub(super) id: String,
    pub(super) name: String,
    pub(super) community: String,
    pub(super) grid: Option<String>,
    /// Account in which the client follows what is applied for.
    pub(super) account: String,
    /// As an applicant: `person`, `self_employed` or `enterprise`.
    pub(super) kind: &'static str,
    age: i64,
    /// Whether the registry has the client as registered in the street.
    pub(super) registered: bool,
    /// Persons of one household quarrel elsewhere.
    pub(super) dwelling: String,
}

/// Everybody, in an order that is the same in every run: identifiers are not.
pub(super) struct People {
    adults: Vec<Client>,
    /// Places of those of sixty and eighty years.
    elders: Vec<usize>,
    aged: Vec<usize>,
    bodies: Vec<Client>,
    /// The account of each grid's worker.
    workers: BTreeMap<String, String>,
}

impl People {
    pub(super) fn read(desk: &Desk<'_>, street: &Street) -> Result<Self> {
        let mut residents = desk.list(actor::STREET, "registry.list_residents")?;
        residents.sort_by_cached_key(key);
        let mut adults = Vec::new();
        for (place, one) in residents.iter().enumerate() {
            let age = one["age"].as_i64().unwrap_or(OF_AGE);
            adults.push(client(one, "person", format!("jm-{place:06}"), age)?);
        }
        // In a user's own file nobody may be of age: then everybody applies.
        if adults.iter().any(|one| one.age >= OF_AGE) {
            adults.retain(|one| one.age >= OF_AGE);
        }
        let mut enterprises = desk.list(actor::STREET, "registry.list_enterprises")?;
        enterprises.sort_by_cached_key(|one| one["credit_code"].as_str().map(str::to_owned));
        let mut bodies = Vec::new();
        for (place, one) in enterprises.iter().enumerate() {
            let kind = match one["kind"].as_str() {
                Some("self_employed") => "self_employed",
                Some("enterprise") => "enterprise",
                _ => continue,
            };
            bodies.push(client(one, kind, format!("sh-{place:05}"), OF_AGE)?);
        }
        let workers = street.grids.iter().map(|grid| (grid.code.clone(), grid.worker.actor.clone()));
        ensure!(!adults.is_empty() && !bodies.is_empty(), "the street has no residents or no enterprises");
        let old = |applicant: Applicant| {
            let places = adults.iter().enumerate().filter(|(_, one)| one.age >= applicant.age());
            places.map(|(place, _)| place).collect()
        };
        let (elders, aged) = (old(Applicant::Elder), old(Applicant::Aged));
        Ok(Self { adults, elders, aged, bodies, workers: workers.collect() })
    }

    /// How many residents may apply.
    pub(super) fn many(&self) -> usize {
        self.adults.len()
    }

    /// The one of a lot among those whom an item is for: any adult where nobody is old enough, or registered.
    pub(super) fn applicant(&self, item: &OfferedItem, lot: u32) -> &Client {
        let old = match item.applicant {
            Applicant::Elder => &self.elders[..],
            Applicant::Aged => &self.aged[..],
            Applicant::Adult | Applicant::Body => &[],
        };
        let may = |one: &Client| one.registered || !item.registered;
        let old: Vec<&Client> = old.iter().map(|place| &self.adults[*place]).filter(|one| may(one)).collect();
        let any: Vec<&Client> = self.adults.iter().filter(|one| may(one)).collect();
        match item.applicant {
            Applicant::Body => self.body(lot),
            _ if !old.is_empty() => old[drawn(lot, old.len())],
            _ if !any.is_empty() => any[drawn(lot, any.len())],
            _ => self.adult(lot),
        }
    }

    /// An adult.
    pub(super) fn adult(&self, lot: u32) -> &Client {
        &self.adults[drawn(lot, self.adults.len())]
    }

    /// An adult of a community, of another dwelling than that of another.
    pub(super) fn neighbour(&self, community: &str, lot: u32, other: Option<&Client>) -> Option<&Client> {
        let near = |one: &&Client| {
            one.age >= OF_AGE
                && one.community == community
                && other.is_none_or(|other| one.dwelling != other.dwelling)
        };
        let near: Vec<&Client> = self.adults.iter().filter(near).collect();
        (!near.is_empty()).then(|| near[drawn(lot, near.len())])
    }

    pub(super) fn body(&self, lot: u32) -> &Client {
        &self.bodies[drawn(lot, self.bodies.len())]
    }

    /// Account of the worker of a client's grid.
    pub(super) fn worker(&self, client: &Client) -> Option<&str> {
        self.workers.get(client.grid.as_ref()?).map(String::as_str)
    }
}

fn drawn(lot: u32, many: usize) -> usize {
    usize::try_from((u64::from(lot) * many as u64) >> 32).unwrap_or(0)
}

/// All that a list shows of a resident and that is not made by the run.
fn key(one: &Value) -> Vec<String> {
    ["community", "grid", "name", "number", "phone", "age", "relation", "since"]
        .iter()
        .map(|field| one[*field].to_string())
        .collect()
}

fn client(one: &Value, kind: &'static str, account: String, age: i64) -> Result<Client> {
    Ok(Client {
        id: text(one, "/id")?,
        name: text(one, "/name")?,
        community: text(one, "/community")?,
        grid: one["grid"].as_str().map(str::to_owned),
        account,
        kind,
        age,
        registered: one["residence"] == "registered",
        dwelling: one["dwelling"].as_str().unwrap_or_default().to_owned(),
    })
}
