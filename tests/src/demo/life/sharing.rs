//! Orders of the service list, bookings of what units open to others, and visits to stations.

use anyhow::{Context as _, Result};
use serde_json::{Value, json};

use super::desk::{Desk, text};
use super::people::People;
use super::setup::Offered;
use super::{CLERK, HOLIDAY};
use crate::demo::phases::{PHASES, arrival};
use crate::street::{OFFERS, OrderStep, OrderedService};

/// Instants on whose days somebody books, and those at which is told who came: on the next day.
const BOOKED: [(usize, usize); 4] = [(8, 10), (10, 11), (11, 12), (12, 13)];
/// The instants at which people book.
const BOOKING: usize = 7;
/// The first hour that is booked, and how many hours of a day are.
const HOURS: (usize, usize) = (9, 8);

/// An order that is to come, or goes on.
pub(super) struct Going {
    need: OrderedService,
    next: usize,
    taken: usize,
    order: Option<String>,
}

/// Orders as they come in over the instants.
pub(super) fn orders(needs: Vec<OrderedService>) -> Vec<Going> {
    let total = needs.len();
    let place =
        |number| PHASES.iter().position(|phase| phase.at == arrival(number, total)).unwrap_or_default();
    let going = |(number, need)| {
        let next = place(number);
        // Offices are closed on the holiday.
        Going { need, next: next + usize::from(next == HOLIDAY), taken: 0, order: None }
    };
    needs.into_iter().enumerate().map(going).collect()
}

impl Going {
    /// The steps of an instant; what was to be done on the holiday is done at the next one.
    pub(super) fn at(
        &mut self,
        phase: usize,
        desk: &Desk<'_>,
        people: &People,
        offered: &Offered,
    ) -> Result<()> {
        while self.next <= phase {
            let client = people.adult(self.need.lot);
            let Some(order) = &self.order else {
                let (_, name, kind) = OFFERS[self.need.offer];
                let request = json!({"kind": kind, "text": name, "name": client.name,
                    "community": client.community, "grid": client.grid});
                let placed = desk.call(&client.account, "order.place", &request)?;
                self.order = Some(text(&placed, "/order/id")?);
                self.wait(phase);
                continue;
            };
            let (_, step) = self.need.course[self.taken];
            let request = |more: Value| {
                let mut request = json!({"order": order});
                if let (Value::Object(all), Value::Object(more)) = (&mut request, more) {
                    all.extend(more);
                }
                request
            };
            match step {
                OrderStep::Assign => {
                    let proposed = desk.call(CLERK, "order.propose", &request(json!({})))?;
                    let best = proposed["items"].get(0).and_then(|one| one["offer"].as_str());
                    let offer = best.unwrap_or(&offered.offers[self.need.offer]);
                    desk.call(CLERK, "order.assign", &request(json!({"offer": offer})))?;
                }
                OrderStep::Decline => {
                    desk.call(CLERK, "order.decline", &request(json!({"reason": "当日人手不足"})))?;
                }
                OrderStep::Accept => drop(desk.call(CLERK, "order.accept", &request(json!({})))?),
                OrderStep::Deliver => drop(desk.call(CLERK, "order.deliver", &request(json!({})))?),
                OrderStep::Review(stars) => {
                    desk.call(&client.account, "order.review", &request(json!({"stars": stars})))?;
                }
            }
            self.taken += 1;
            self.wait(phase);
        }
        Ok(())
    }

    fn wait(&mut self, phase: usize) {
        self.next = self.need.course.get(self.taken).map_or(usize::MAX, |(wait, _)| phase + wait);
    }
}

/// A booking that is to come, or was made.
pub(super) struct Booking {
    number: usize,
    lot: u32,
    resource: usize,
    booking: Option<String>,
}

pub(super) fn bookings(wanted: &[(u32, usize)]) -> Vec<Booking> {
    let all = wanted.iter().enumerate();
    all.map(|(number, (lot, resource))| Booking { number, lot: *lot, resource: *resource, booking: None })
        .collect()
}

impl Booking {
    /// Books early on, and tells the day after whether somebody came.
    pub(super) fn at(
        &mut self,
        phase: usize,
        desk: &Desk<'_>,
        people: &People,
        offered: &Offered,
    ) -> Result<()> {
        let client = people.adult(self.lot);
        // Each resource, day and hour is booked once.
        let place = self.number / offered.resources.len();
        let ((day, told), hour) = (BOOKED[place % BOOKED.len()], place / BOOKED.len());
        if hour >= HOURS.1 {
            return Ok(());
        }
        if phase == self.number % BOOKING {
            let begins = HOURS.0 + hour;
            let request = json!({"resource": offered.resources[self.resource], "day": &PHASES[day].at[..10],
                "begins": format!("{begins:02}:00"), "ends": format!("{:02}:00", begins + 1),
                "name": client.name, "persons": 1 + self.number % 10});
            let booked = desk.call(&client.account, "resource.book", &request)?;
            self.booking = Some(text(&booked, "/booking/id")?);
        }
        if phase == told {
            let booking = self.booking.as_ref().context("it was booked before")?;
            let request = json!({"booking": booking, "came": self.number % 7 != 3});
            desk.call(CLERK, "resource.record_use", &request)?;
        }
        Ok(())
    }
}

/// Somebody takes a number at a station, is called and served.
pub(super) fn visit(
    lot: u32,
    merchant: bool,
    desk: &Desk<'_>,
    people: &People,
    offered: &Offered,
) -> Result<()> {
    let client = if merchant { people.body(lot) } else { people.adult(lot) };
    let Some(station) = offered.stations.get(&client.community) else { return Ok(()) };
    let call = |name: &str, request: Value| desk.call(&station.keeper, name, &request);
    call("station.take_ticket", json!({"station": station.id, "service": station.own}))?;
    let called = call("station.call_next", json!({"station": station.id}))?;
    let ticket = text(&called, "/ticket/id")?;
    let kind = if merchant { "merchant" } else { "resident" };
    call("station.serve_ticket", json!({"ticket": ticket, "client": kind, "client_id": client.id})).map(drop)
}
