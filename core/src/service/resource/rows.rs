//! SQL of resources and bookings.

use chrono::NaiveDate;

use super::record::{ResourceBookingRecord, ResourceBookingState, SharedResource, SharedResourceKind};
use crate::identity::DivisionCode;
use crate::registry::rows::Conditions;
use crate::store::document;
use crate::store::{Connection, Param};
use crate::time::day_number;
use crate::{Id, Result};

/// Which resources a list asks for.
#[derive(Debug, Default)]
pub(super) struct Filter {
    pub(super) community: Option<DivisionCode>,
    pub(super) kind: Option<SharedResourceKind>,
    pub(super) unit: Option<Id>,
    pub(super) after: Option<Id>,
}

/// Visits resources in the order of their identifiers, until `visit` says `false`.
pub(super) fn list(
    connection: &Connection,
    street: &str,
    filter: &Filter,
    visit: impl FnMut(SharedResource) -> Result<bool>,
) -> Result<()> {
    let mut conditions = Conditions::street(street);
    if let Some(community) = &filter.community {
        conditions.and("community = ", Param::Text(community.as_str()));
    }
    if let Some(kind) = filter.kind {
        conditions.and("kind = ", Param::Text(kind.word()));
    }
    if let Some(unit) = &filter.unit {
        conditions.and("unit = ", Param::Blob(unit.as_bytes()));
    }
    if let Some(after) = &filter.after {
        conditions.and("id > ", Param::Blob(after.as_bytes()));
    }
    document::each(connection, &conditions, "id", visit)
}

/// Visits the bookings of a resource from a day on, and up to a day if there is one, by day and time.
pub(super) fn bookings(
    connection: &Connection,
    street: &str,
    resource: Id,
    (first, last): (NaiveDate, Option<NaiveDate>),
    visit: impl FnMut(ResourceBookingRecord) -> Result<bool>,
) -> Result<()> {
    let mut conditions = Conditions::street(street);
    conditions.and("resource = ", Param::Blob(resource.as_bytes()));
    conditions.and("day >= ", Param::Integer(day_number(first)));
    if let Some(last) = last {
        conditions.and("day <= ", Param::Integer(day_number(last)));
    }
    document::each(connection, &conditions, "day, starts, id", visit)
}

/// The bookings of a resource from a day on that an account holds: neither cancelled nor recorded.
pub(super) fn held_by(
    connection: &Connection,
    street: &str,
    (resource, actor): (Id, &str),
    from: NaiveDate,
) -> Result<Vec<ResourceBookingRecord>> {
    document::all(connection, &of_account(street, &resource, actor, from), "day, starts, id")
}

fn of_account<'a>(street: &'a str, resource: &'a Id, actor: &'a str, from: NaiveDate) -> Conditions<'a> {
    let mut conditions = Conditions::street(street);
    conditions.and("resource = ", Param::Blob(resource.as_bytes()));
    conditions.and("actor = ", Param::Text(actor));
    conditions.and("day >= ", Param::Integer(day_number(from)));
    conditions.and("state = ", Param::Text(ResourceBookingState::Booked.word()));
    conditions
}

/// The bookings of a resource that take its time, from a day on and up to a day if there is one.
pub(super) fn taken(
    connection: &Connection,
    street: &str,
    resource: Id,
    days: (NaiveDate, Option<NaiveDate>),
) -> Result<Vec<ResourceBookingRecord>> {
    let mut taken = Vec::new();
    bookings(connection, street, resource, days, |booking| {
        if booking.takes() {
            taken.push(booking);
        }
        Ok(true)
    })?;
    Ok(taken)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::scratch;

    #[test]
    fn an_account_is_found_among_its_own_bookings() {
        let connection = scratch();
        let (resource, day) = (Id::from_bytes([7; 16]), NaiveDate::from_ymd_opt(2026, 6, 15).unwrap());
        let conditions = of_account("620102004", &resource, "jumin", day);
        let sql =
            format!("SELECT body FROM resource_booking WHERE {} ORDER BY day, starts, id", conditions.sql());
        let plan = connection.plan(&sql, conditions.params()).unwrap();
        assert!(plan.contains("resource_booking_actor") && !plan.contains("TEMP B-TREE"), "{plan}");
    }
}
