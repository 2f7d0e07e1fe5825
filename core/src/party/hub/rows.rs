//! Hubs as stored, and their SQL.

use std::collections::HashMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::types::{HubHousehold, PartyHub};
use crate::access::mask;
use crate::identity::{DivisionCode, GridCode};
use crate::ledger::counter::Contributions;
use crate::party::figures;
use crate::registry::rows::Conditions;
use crate::store::document::{self, Document};
use crate::store::{Connection, Param, params};
use crate::time::day_number;
use crate::{Id, Result};

/// A hub as stored.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct HubRecord {
    pub(crate) id: Id,
    pub(crate) organisation: Id,
    pub(crate) member: Id,
    pub(crate) name: String,
    pub(crate) community: Option<DivisionCode>,
    pub(crate) grid: Option<GridCode>,
    pub(crate) building: Option<Id>,
    pub(crate) households: Vec<HubHousehold>,
    pub(crate) valid_from: NaiveDate,
    /// The last day.
    pub(crate) valid_to: Option<NaiveDate>,
    pub(crate) revision: i64,
}

impl HubRecord {
    pub(crate) fn holds(&self, day: NaiveDate) -> bool {
        self.valid_from <= day && self.valid_to.is_none_or(|last| day <= last)
    }

    /// The households it looks after on a day.
    pub(crate) fn households_on(&self, day: NaiveDate) -> impl Iterator<Item = Id> + '_ {
        let there =
            move |one: &&HubHousehold| one.valid_from <= day && one.valid_to.is_none_or(|to| day <= to);
        self.households.iter().filter(there).map(|one| one.household)
    }

    /// Whether it looks after a household on `day` or later.
    pub(crate) fn looks_after_since(&self, household: Id, day: NaiveDate) -> bool {
        let there =
            |one: &HubHousehold| one.household == household && one.valid_to.is_none_or(|to| day <= to);
        self.valid_to.is_none_or(|last| day <= last) && self.households.iter().any(there)
    }

    /// As answers show it: the name in full for those who may see members.
    pub(crate) fn shown(self, members: bool) -> PartyHub {
        PartyHub {
            id: self.id,
            organisation: self.organisation,
            member: members.then_some(self.member),
            name: if members { self.name } else { mask::name(&self.name) },
            community: self.community,
            grid: self.grid,
            building: self.building,
            households: self.households,
            valid_from: self.valid_from,
            valid_to: self.valid_to,
            revision: self.revision,
        }
    }
}

impl Document for HubRecord {
    const TABLE: &'static str = "party_hub";
    const KIND: &'static str = "party_hub";
    const COLUMNS: &'static [&'static str] = &["organisation", "member", "valid_from", "valid_to"];

    fn id(&self) -> Id {
        self.id
    }

    fn keys(&self) -> Vec<Param<'_>> {
        vec![
            Param::Blob(self.organisation.as_bytes()),
            Param::Blob(self.member.as_bytes()),
            Param::Integer(day_number(self.valid_from)),
            self.valid_to.map_or(Param::Null, |day| Param::Integer(day_number(day))),
        ]
    }

    fn contributions(&self, street: &str) -> Contributions {
        let state = if self.valid_to.is_some() { "ended" } else { "active" };
        let community = self.community.map_or_else(|| format!("{street}000"), |code| code.to_string());
        let grid = self.grid.as_ref().map(GridCode::as_str);
        crate::registry::rules::contributions(figures::HUB, "", state, &community, grid, 1)
    }
}

/// How many hubs each organisation has on a day.
pub(crate) fn counts(connection: &Connection, street: &str, day: NaiveDate) -> Result<HashMap<Id, i64>> {
    let mut counts = HashMap::new();
    connection.each(
        "SELECT organisation, count(*) FROM party_hub
         WHERE street = $1 AND valid_from <= $2 AND (valid_to IS NULL OR valid_to >= $2) GROUP BY organisation",
        params![street, day_number(day)],
        |row| {
            counts.insert(row.get(0)?, row.get(1)?);
            Ok(true)
        },
    )?;
    Ok(counts)
}

/// The hubs that hold on a day or later.
pub(crate) fn from_day(connection: &Connection, street: &str, day: NaiveDate) -> Result<Vec<HubRecord>> {
    let mut conditions = Conditions::street(street);
    conditions.and_closed("(valid_to IS NULL OR valid_to >= ", Param::Integer(day_number(day)), ")");
    document::all(connection, &conditions, "id")
}
