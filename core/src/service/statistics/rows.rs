//! SQL of figures and reminders.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::identity::DivisionCode;
use crate::ledger::{counter, counter_areas};
use crate::registry::rows::{Conditions, date, division_code};
use crate::registry::rules as check;
use crate::service::MatterState;
use crate::service::agency::{AgencyKind, AgencyState};
use crate::service::figures::{APPLIED, ENDED};
use crate::service::office::Reorganisation;
use crate::service::order::ServiceOffer;
use crate::service::resource::SharedResource;
use crate::service::station::StationClientKind;
use crate::store::{Connection, Param, Row, document};
use crate::time::day_number;
use crate::{Id, Result};

/// What figures look at: a period, in the street or in a community.
#[derive(Debug, Clone, Copy)]
pub(super) struct Counted<'a> {
    pub(super) street: &'a str,
    pub(super) community: Option<&'a DivisionCode>,
    pub(super) first: NaiveDate,
    pub(super) last: NaiveDate,
}

impl<'a> Counted<'a> {
    /// The conditions of a table whose `column` holds a day.
    fn within(&self, from: &str, to: &str) -> Conditions<'a> {
        let mut conditions = Conditions::street(self.street);
        conditions.and(from, Param::Integer(day_number(self.first)));
        conditions.and(to, Param::Integer(day_number(self.last)));
        self.narrowed(conditions)
    }

    /// The sums of a measure of the counters by kind and state.
    fn sums(&self, connection: &Connection, measure: &str) -> Result<Vec<(String, String, i64)>> {
        let area = self.community.map_or(self.street, |code| code.as_str());
        let (first, last) = counter_areas(self.street, area, false)?;
        let days = (day_number(self.first), day_number(self.last));
        counter::sums(connection, self.street, measure, counter::Counted { areas: (&first, &last), days })
    }

    fn narrowed(&self, mut conditions: Conditions<'a>) -> Conditions<'a> {
        if let Some(community) = self.community {
            conditions.and("community = ", Param::Text(community.as_str()));
        }
        conditions
    }
}

fn number(connection: &Connection, select: &str, conditions: &Conditions<'_>) -> Result<i64> {
    let sql = format!("{select} WHERE {}", conditions.sql());
    Ok(connection.first(&sql, conditions.params(), |row| row.get(0))?.unwrap_or(0))
}

/// Clients of a kind that stations served in the period: how many distinct ones, in how many visits.
pub(super) fn served(
    connection: &Connection,
    counted: &Counted<'_>,
    station: Option<Id>,
) -> Result<Vec<(StationClientKind, i64, i64)>> {
    let mut conditions = Conditions::of("s.street = $1", counted.street);
    conditions.and("v.day >= ", Param::Integer(day_number(counted.first)));
    conditions.and("v.day <= ", Param::Integer(day_number(counted.last)));
    if let Some(community) = counted.community {
        conditions.and("s.community = ", Param::Text(community.as_str()));
    }
    if let Some(station) = &station {
        conditions.and("s.id = ", Param::Blob(station.as_bytes()));
    }
    let sql = format!(
        "SELECT v.client_kind, COUNT(DISTINCT v.client), COUNT(*)
         FROM service_station s JOIN station_visit v ON v.street = s.street AND v.station = s.id
         WHERE {} GROUP BY v.client_kind ORDER BY v.client_kind",
        conditions.sql()
    );
    connection.all(&sql, conditions.params(), |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
}

/// The first day of the newest structure of the street that was there by a day.
pub(super) fn reform(connection: &Connection, street: &str, by: NaiveDate) -> Result<Option<NaiveDate>> {
    let mut conditions = Conditions::street(street);
    conditions.and("day <= ", Param::Integer(day_number(by)));
    let all: Vec<Reorganisation> = document::all(connection, &conditions, "day, id")?;
    Ok(all.last().map(|one| one.day))
}

/// Units of which a resource is open on a day, each counted once.
pub(super) fn sharing_units(connection: &Connection, counted: &Counted<'_>, day: NaiveDate) -> Result<i64> {
    let conditions = counted.narrowed(Conditions::street(counted.street));
    let mut units = BTreeSet::new();
    document::each(connection, &conditions, "id", |resource: SharedResource| {
        if resource.is_open(day) {
            units.insert(resource.unit);
        }
        Ok(true)
    })?;
    Ok(check::count(units.len()))
}

/// Entries of the service list that are in force on a day and serve the community, those of the whole street included.
pub(super) fn list_entries(connection: &Connection, counted: &Counted<'_>, day: NaiveDate) -> Result<i64> {
    let mut entries = 0;
    document::each(connection, &Conditions::street(counted.street), "id", |offer: ServiceOffer| {
        let serves = |community| offer.communities.is_empty() || offer.communities.contains(community);
        entries += i64::from(offer.holds(day) && counted.community.is_none_or(serves));
        Ok(true)
    })?;
    Ok(entries)
}

/// Agency services of a kind that were completed in the period.
pub(super) fn agency(connection: &Connection, counted: &Counted<'_>, kind: AgencyKind) -> Result<i64> {
    let mut conditions = counted.within("closed_on >= ", "closed_on <= ");
    conditions.and("state = ", Param::Text(AgencyState::Done.word()));
    conditions.and("kind = ", Param::Text(kind.word()));
    number(connection, "SELECT COUNT(*) FROM agency_service", &conditions)
}

/// Matters that were handed in in the period, from the counters.
pub(super) fn applied(connection: &Connection, counted: &Counted<'_>) -> Result<i64> {
    Ok(counted.sums(connection, APPLIED)?.into_iter().map(|(_, _, matters)| matters).sum())
}

/// Matters that ended in the period by timeliness and by the way in which they did, from the counters.
pub(super) fn ended(connection: &Connection, counted: &Counted<'_>) -> Result<Vec<(String, String, i64)>> {
    counted.sums(connection, ENDED)
}

/// Reviews of the period by their level.
pub(super) fn reviews(connection: &Connection, counted: &Counted<'_>) -> Result<Vec<(i64, i64)>> {
    let conditions = counted.within("day >= ", "day <= ");
    let sql = format!(
        "SELECT level, COUNT(*) FROM service_review WHERE {} GROUP BY level ORDER BY level",
        conditions.sql()
    );
    connection.all(&sql, conditions.params(), |row| Ok((row.get(0)?, row.get(1)?)))
}

/// Reviews of the period that are still to be worked on.
pub(super) fn open_reviews(connection: &Connection, counted: &Counted<'_>) -> Result<i64> {
    let mut conditions = counted.within("day >= ", "day <= ");
    conditions.and("open_due > ", Param::Integer(0));
    number(connection, "SELECT COUNT(*) FROM service_review", &conditions)
}

/// Something with a day by which somebody must act: what reminders need of it.
#[derive(Debug)]
pub(super) struct Due {
    pub(super) id: Id,
    pub(super) due_on: NaiveDate,
    pub(super) community: DivisionCode,
    pub(super) grid: Option<String>,
    pub(super) office: Option<String>,
    /// The state of a matter.
    pub(super) state: Option<MatterState>,
}

/// What of a table is due from a day to another, the soonest first, until `visit` says `false`.
pub(super) fn due(
    connection: &Connection,
    (street, table): (&str, Source),
    (first, last): (Option<NaiveDate>, NaiveDate),
    mut visit: impl FnMut(Due) -> Result<bool>,
) -> Result<()> {
    let mut conditions = Conditions::street(street);
    if let Some(first) = first {
        conditions.and("open_due >= ", Param::Integer(day_number(first)));
    }
    conditions.and("open_due <= ", Param::Integer(day_number(last)));
    let select = match table {
        Source::Matters => "SELECT id, open_due, community, grid, office, state FROM matter",
        Source::Reviews => "SELECT id, open_due, community, grid, office FROM service_review",
        Source::Orders => "SELECT id, open_due, community, grid FROM service_order",
    };
    let sql = format!("{select} WHERE {} ORDER BY open_due, id", conditions.sql());
    let read = |row: &Row<'_>| -> Result<Due> {
        let of_office = table != Source::Orders;
        Ok(Due {
            id: row.get(0)?,
            due_on: date(row, 1)?,
            community: division_code(row, 2)?,
            grid: row.get(3)?,
            office: if of_office { row.get(4)? } else { None },
            state: if table == Source::Matters { Some(row.get(5)?) } else { None },
        })
    };
    connection.each(&sql, conditions.params(), |row| visit(read(row)?))
}

/// Where something is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Source {
    Matters,
    Reviews,
    Orders,
}
