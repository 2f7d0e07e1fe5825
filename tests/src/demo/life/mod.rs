//! Services and mediation beside the cases: what is set up before the first instant, and what is done at each of them while both
//! platforms stand still.
//!
//! All of it are requests of the library's contract, as any language sends them; who sends them is an account of the street.

mod desk;
mod dispute;
mod matter;
mod people;
mod setup;
mod sharing;

use std::collections::HashSet;

use anyhow::Result;
use serde_json::json;
use shuzhi::Platform;

use super::phases::PHASES;
use super::residents::Source;
use super::{STREET, actor};
use crate::street::{CLOSED, Street, service_life};

use desk::Desk;
use dispute::Going as GoingDispute;
use matter::Going as GoingMatter;
use people::People;
pub(super) use setup::{Offered, put as set_up};
use sharing::{Booking, Going as GoingOrder};

/// One application for so many residents, within these limits.
const RESIDENTS_PER_MATTER: usize = 50;
const MATTERS: (usize, usize) = (40, 800);
/// The instant on a holiday: offices and stations are closed.
const HOLIDAY: usize = 7;
/// The window clerk of the street's centre, who also looks after orders.
const CLERK: &str = "dating";

/// Account of the staff of an office.
fn handler(office: &str) -> String {
    format!("bm-{office}")
}

/// Account of the staff of a community's station.
fn keeper(community: &str) -> String {
    format!("zhan-{}", &community[9..])
}

/// What goes on, from instant to instant.
pub(super) struct Life<'a> {
    desk: Desk<'a>,
    people: People,
    offered: Offered,
    matters: Vec<GoingMatter>,
    orders: Vec<GoingOrder>,
    bookings: Vec<Booking>,
    visits: Vec<(u32, bool)>,
    disputes: Vec<GoingDispute>,
}

impl<'a> Life<'a> {
    /// Of the residents in the file.
    pub(super) fn new(
        platform: &'a Platform,
        street: &Street,
        source: &Source,
        offered: Offered,
    ) -> Result<Self> {
        let desk = Desk::new(platform);
        let people = People::read(&desk, street)?;
        let (least, most) = MATTERS;
        let many = match source {
            Source::Made(residents) => residents / RESIDENTS_PER_MATTER,
            Source::File(_) => people.many() / RESIDENTS_PER_MATTER,
        };
        let life = service_life(street.seed, many.clamp(least, most));
        let total = life.needs.len();
        let matters = life.needs.into_iter().enumerate();
        Ok(Self {
            matters: matters.map(|(place, need)| GoingMatter::new(place, total, need)).collect(),
            orders: sharing::orders(life.orders),
            bookings: sharing::bookings(&life.bookings),
            visits: life.visits,
            disputes: dispute::coming(life.quarrels),
            desk,
            people,
            offered,
        })
    }

    /// Everything that is done at an instant.
    pub(super) fn at(&mut self, phase: usize) -> Result<()> {
        let Self { desk, people, offered, .. } = self;
        let lapsed = sweep(desk)?;
        for matter in &mut self.matters {
            matter.lapse(&lapsed, desk)?;
            matter.at(phase, desk, people, offered)?;
        }
        if phase == HOLIDAY {
            return Ok(());
        }
        for order in &mut self.orders {
            order.at(phase, desk, people, offered)?;
        }
        for booking in &mut self.bookings {
            booking.at(phase, desk, people, offered)?;
        }
        let share = self.visits.len().div_ceil(PHASES.len() - 1);
        let open = if phase < HOLIDAY { phase } else { phase - 1 };
        for (lot, merchant) in self.visits.iter().skip(open * share).take(share) {
            sharing::visit(*lot, *merchant, desk, people, offered)?;
        }
        for dispute in &mut self.disputes {
            dispute.at(phase, desk, people, offered)?;
        }
        Ok(())
    }

    /// The reform (机构改革) after the last instant: three sections close, and what they have open goes on in another.
    pub(super) fn reform(&self) -> Result<()> {
        let (closed, successor) = CLOSED;
        let day = &PHASES[PHASES.len() - 1].at[..10];
        let request = json!({"closed": closed, "successor": successor, "day": day,
            "document": "街道机构改革实施方案"});
        self.desk.call(actor::SYSTEM, "office.reorganise", &request).map(drop)
    }
}

/// What the passing of days settles: deemed accepted, lapsed, renewed; the lapsed ones.
fn sweep(desk: &Desk<'_>) -> Result<HashSet<String>> {
    let mut lapsed = HashSet::new();
    loop {
        let swept = desk.call(CLERK, "matter.sweep", &json!({}))?;
        let ids = swept["lapsed"].as_array().into_iter().flatten();
        lapsed.extend(ids.filter_map(|id| id.as_str().map(str::to_owned)));
        if swept["more"] != true {
            return Ok(lapsed);
        }
    }
}
