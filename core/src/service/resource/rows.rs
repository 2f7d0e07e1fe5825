//! SQL of resources and bookings.

use chrono::NaiveDate;

use super::record::{ResourceBookingRecord, SharedResource, SharedResourceKind};
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
