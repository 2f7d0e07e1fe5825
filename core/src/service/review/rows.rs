//! SQL of reviews.

use chrono::NaiveDate;

use super::record::ReviewRecord;
use super::types::ReviewLevel;
use crate::identity::DivisionCode;
use crate::registry::rows::Conditions;
use crate::store::{Connection, Param, document, params};
use crate::time::day_number;
use crate::{Id, Result};

/// Whether a matter or visit was reviewed.
pub(super) fn reviewed(connection: &Connection, street: &str, subject: Id) -> Result<bool> {
    let found = connection.first(
        "SELECT 1 FROM service_review WHERE street = $1 AND subject = $2",
        params![street, subject],
        |row| row.get::<i64>(0),
    )?;
    Ok(found.is_some())
}

/// A visit to a station, as far as its columns tell.
pub(super) struct Visit {
    pub(super) station: Id,
    pub(super) client_kind: String,
    pub(super) client: Option<Id>,
}

pub(super) fn visit(connection: &Connection, street: &str, id: Id) -> Result<Option<Visit>> {
    connection.first(
        "SELECT station, client_kind, client FROM station_visit WHERE street = $1 AND id = $2",
        params![street, id],
        |row| Ok(Visit { station: row.get(0)?, client_kind: row.get(1)?, client: row.get(2)? }),
    )
}

/// Which reviews are asked for, as far as columns tell.
#[derive(Debug, Default)]
pub(super) struct Filter {
    pub(super) office: Option<String>,
    pub(super) station: Option<Id>,
    pub(super) community: Option<DivisionCode>,
    pub(super) bad: Option<bool>,
    pub(super) open: Option<bool>,
    pub(super) from: Option<NaiveDate>,
    pub(super) to: Option<NaiveDate>,
    pub(super) after: Option<Id>,
}

impl Filter {
    fn conditions<'a>(&'a self, street: &'a str) -> Conditions<'a> {
        let mut conditions = Conditions::street(street);
        if let Some(office) = &self.office {
            conditions.and("office = ", Param::Text(office));
        }
        if let Some(station) = &self.station {
            conditions.and("station = ", Param::Blob(station.as_bytes()));
        }
        if let Some(community) = &self.community {
            conditions.and("community = ", Param::Text(community.as_str()));
        }
        match self.bad {
            Some(true) => conditions.and("level <= ", Param::Integer(ReviewLevel::Dissatisfied.number())),
            Some(false) => conditions.and("level > ", Param::Integer(ReviewLevel::Dissatisfied.number())),
            None => {}
        }
        // Few of many are open: they are found by their own index first.
        const OPEN: &str = "IN (SELECT id FROM service_review WHERE street = $1 AND open_due >= ";
        match self.open {
            Some(true) => conditions.and_closed(&format!("id {OPEN}"), Param::Integer(0), ")"),
            Some(false) => conditions.and_closed(&format!("id NOT {OPEN}"), Param::Integer(0), ")"),
            None => {}
        }
        for (left, day) in [("day >= ", self.from), ("day <= ", self.to)] {
            if let Some(day) = day {
                conditions.and(left, Param::Integer(day_number(day)));
            }
        }
        if let Some(after) = &self.after {
            conditions.and("id > ", Param::Blob(after.as_bytes()));
        }
        conditions
    }
}

/// The reviews with a day by which they must be worked on.
pub(super) fn open(connection: &Connection, street: &str) -> Result<Vec<ReviewRecord>> {
    let mut conditions = Conditions::street(street);
    // Any day: written so, the index of what is open is used.
    conditions.and("open_due >= ", Param::Integer(0));
    document::all(connection, &conditions, "open_due, id")
}

/// The reviews of an office about which something is still to be done.
pub(super) fn to_work_on(connection: &Connection, street: &str, office: &str) -> Result<Vec<ReviewRecord>> {
    let filter = Filter { office: Some(office.to_owned()), bad: Some(true), ..Filter::default() };
    let mut open = Vec::new();
    list(connection, street, &filter, |record| {
        open.extend(record.is_open().then_some(record));
        Ok(true)
    })?;
    Ok(open)
}

/// Visits reviews in the order of their identifiers, until `visit` says `false`.
pub(super) fn list(
    connection: &Connection,
    street: &str,
    filter: &Filter,
    visit: impl FnMut(ReviewRecord) -> Result<bool>,
) -> Result<()> {
    document::each(connection, &filter.conditions(street), "id", visit)
}

/// Reviews of one level that have the office, station and community in common.
pub(super) struct Group {
    pub(super) level: i64,
    pub(super) office: Option<String>,
    pub(super) station: Option<Id>,
    pub(super) community: String,
    pub(super) number: i64,
}

/// How many reviews there are of each level, office, station and community.
pub(super) fn groups(connection: &Connection, street: &str, filter: &Filter) -> Result<Vec<Group>> {
    let conditions = filter.conditions(street);
    let sql = format!(
        "SELECT level, office, station, community, COUNT(*) FROM service_review WHERE {}
         GROUP BY level, office, station, community",
        conditions.sql()
    );
    connection.all(&sql, conditions.params(), |row| {
        Ok(Group {
            level: row.get(0)?,
            office: row.get(1)?,
            station: row.get(2)?,
            community: row.get(3)?,
            number: row.get(4)?,
        })
    })
}
