//! SQL of stations, appointments and queues; the records are documents.

use chrono::NaiveDate;

use super::appointment::AppointmentRecord;
use super::record::ServiceStation;
use super::ticket::TicketRecord;
use super::types::{QueueTicketState, StationAppointmentState};
use crate::identity::DivisionCode;
use crate::registry::rows::Conditions;
use crate::store::{Connection, Param, document, params};
use crate::time::day_number;
use crate::{Id, Result};

/// The stations of a community, or every one of the street, closed ones included, in the order in which they were recorded.
pub(crate) fn stations(
    connection: &Connection,
    street: &str,
    community: Option<&DivisionCode>,
) -> Result<Vec<ServiceStation>> {
    let mut conditions = Conditions::street(street);
    if let Some(community) = community {
        conditions.and("community = ", Param::Text(community.as_str()));
    }
    document::all(connection, &conditions, "id")
}

/// The conditions of the records of a station.
fn of<'a>(street: &'a str, station: &'a Id) -> Conditions<'a> {
    let mut conditions = Conditions::street(street);
    conditions.and("station = ", Param::Blob(station.as_bytes()));
    conditions
}

/// The conditions of the records of a station on a day.
fn on<'a>(street: &'a str, station: &'a Id, day: NaiveDate) -> Conditions<'a> {
    let mut conditions = of(street, station);
    conditions.and("day = ", Param::Integer(day_number(day)));
    conditions
}

/// Appointments and queue numbers after a day that are still open.
pub(super) fn ahead(
    connection: &Connection,
    street: &str,
    station: Id,
    after: NaiveDate,
) -> Result<(i64, i64)> {
    let appointments = connection.first(
        "SELECT COUNT(*) FROM station_appointment
         WHERE street = $1 AND station = $2 AND day > $3 AND state IN ('booked', 'arrived')",
        params![street, station, day_number(after)],
        |row| row.get(0),
    )?;
    let tickets = connection.first(
        "SELECT COUNT(*) FROM queue_ticket
         WHERE street = $1 AND station = $2 AND day > $3 AND state IN ('waiting', 'called')",
        params![street, station, day_number(after)],
        |row| row.get(0),
    )?;
    Ok((appointments.unwrap_or(0), tickets.unwrap_or(0)))
}

/// The appointments from a day on for which nobody has come yet.
pub(super) fn booked(
    connection: &Connection,
    street: &str,
    station: Id,
    from: NaiveDate,
) -> Result<Vec<AppointmentRecord>> {
    let mut conditions = of(street, &station);
    conditions.and("day >= ", Param::Integer(day_number(from)));
    conditions.and("state = ", Param::Text(StationAppointmentState::Booked.word()));
    document::all(connection, &conditions, "day, starts, id")
}

/// As [`booked`], only those of an account.
pub(super) fn booked_by(
    connection: &Connection,
    street: &str,
    (station, actor): (Id, &str),
    from: NaiveDate,
) -> Result<Vec<AppointmentRecord>> {
    document::all(connection, &of_account(street, &station, actor, from), "day, starts, id")
}

fn of_account<'a>(street: &'a str, station: &'a Id, actor: &'a str, from: NaiveDate) -> Conditions<'a> {
    let mut conditions = of(street, station);
    conditions.and("actor = ", Param::Text(actor));
    conditions.and("day >= ", Param::Integer(day_number(from)));
    conditions.and("state = ", Param::Text(StationAppointmentState::Booked.word()));
    conditions
}

/// The appointments that take their time on a day; those cancelled leave room.
pub(super) fn taken(
    connection: &Connection,
    street: &str,
    station: Id,
    day: NaiveDate,
) -> Result<Vec<AppointmentRecord>> {
    let mut conditions = on(street, &station, day);
    conditions.and("state <> ", Param::Text(StationAppointmentState::Cancelled.word()));
    document::all(connection, &conditions, "starts, id")
}

/// The appointments of a day, in the order in which they begin.
pub(super) fn appointments(
    connection: &Connection,
    street: &str,
    station: Id,
    day: NaiveDate,
) -> Result<Vec<AppointmentRecord>> {
    document::all(connection, &on(street, &station, day), "starts, id")
}

/// The last number that was given out on a day; 0 before the first.
pub(super) fn last_number(connection: &Connection, street: &str, station: Id, day: NaiveDate) -> Result<i64> {
    let last = connection.first(
        "SELECT number FROM queue_ticket WHERE street = $1 AND station = $2 AND day = $3 ORDER BY number DESC LIMIT 1",
        params![street, station, day_number(day)],
        |row| row.get(0),
    )?;
    Ok(last.unwrap_or(0))
}

/// The queue numbers of a day that are in a state, in their order.
pub(super) fn tickets(
    connection: &Connection,
    street: &str,
    station: Id,
    day: NaiveDate,
    state: QueueTicketState,
) -> Result<Vec<TicketRecord>> {
    let mut conditions = on(street, &station, day);
    conditions.and("state = ", Param::Text(state.word()));
    document::all(connection, &conditions, "number")
}

/// How many queue numbers of a day are in a state.
pub(super) fn count(
    connection: &Connection,
    street: &str,
    station: Id,
    day: NaiveDate,
    state: QueueTicketState,
) -> Result<i64> {
    let count = connection.first(
        "SELECT COUNT(*) FROM queue_ticket WHERE street = $1 AND station = $2 AND day = $3 AND state = $4",
        params![street, station, day_number(day), state],
        |row| row.get(0),
    )?;
    Ok(count.unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::scratch;

    #[test]
    fn a_person_is_found_among_the_own_appointments_and_a_day_among_those_of_its_station() {
        let connection = scratch();
        let (station, day) = (Id::from_bytes([7; 16]), NaiveDate::from_ymd_opt(2026, 6, 15).unwrap());
        let street = "620102004";
        let statements = [
            (of_account(street, &station, "jumin", day), "day, starts, id", "station_appointment_actor"),
            (on(street, &station, day), "starts, id", "station_appointment_day"),
        ];
        for (conditions, order, index) in statements {
            let sql =
                format!("SELECT body FROM station_appointment WHERE {} ORDER BY {order}", conditions.sql());
            let plan = connection.plan(&sql, conditions.params()).unwrap();
            assert!(plan.contains(index) && !plan.contains("TEMP B-TREE"), "{plan}");
        }
    }
}
