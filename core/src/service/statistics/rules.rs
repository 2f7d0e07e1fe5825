//! How figures and reminders are made of records: pure functions.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};

use super::types::{MatterEndCount, SectionCount, ServiceReminder, ServiceReminderKind, StationBrandCount};
use crate::case::configuration::{Office, OfficeKind};
use crate::registry::rules::count;
use crate::service::MatterState;
use crate::service::figures::{IN_TIME, LATE_STATUTE};
use crate::service::item::ServiceItem;
use crate::service::station::ServiceStation;

/// The sections of the street on a day (figure 10).
pub(super) fn sections<'a>(offices: impl Iterator<Item = &'a Office>, day: NaiveDate) -> SectionCount {
    let mut sections = SectionCount { day, offices: 0, stations: 0 };
    for office in offices {
        match office.kind {
            OfficeKind::StreetOffice if office.is_open(day) => sections.offices += 1,
            OfficeKind::Station if office.is_open(day) => sections.stations += 1,
            _ => {}
        }
    }
    sections
}

/// Items in force on a day that were integrated by then (figure 11).
pub(super) fn integrated<'a>(items: impl Iterator<Item = &'a ServiceItem>, day: NaiveDate) -> i64 {
    let versions = items.filter_map(|item| item.on(day));
    count(versions.filter(|version| version.integrated_on.is_some_and(|on| on <= day)).count())
}

/// Services that stations offer on a day, each counted where it is offered, and the items among them, each counted once (figure 12).
pub(super) fn offered(stations: &[ServiceStation], day: NaiveDate) -> (i64, i64) {
    let services =
        stations.iter().filter(|station| station.is_open(day)).flat_map(|station| &station.services);
    let services: Vec<_> = services.filter(|service| service.holds(day)).collect();
    let items: BTreeSet<_> = services.iter().filter_map(|service| service.item).collect();
    (count(services.len()), count(items.len()))
}

/// Stations open on a day by brand, those without one last (figure 14).
pub(super) fn brands(stations: &[ServiceStation], day: NaiveDate) -> Vec<StationBrandCount> {
    let mut brands: BTreeMap<(bool, Option<&str>), i64> = BTreeMap::new();
    for station in stations.iter().filter(|station| station.is_open(day)) {
        *brands.entry((station.brand.is_none(), station.brand.as_deref())).or_default() += 1;
    }
    let counted = |((_, brand), stations): ((bool, Option<&str>), i64)| StationBrandCount {
        brand: brand.map(str::to_owned),
        stations,
    };
    brands.into_iter().map(counted).collect()
}

/// Matters that ended: in all, by the way, and of those delivered how many kept which limit.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Ended {
    pub(super) all: i64,
    pub(super) ends: Vec<MatterEndCount>,
    pub(super) delivered: i64,
    pub(super) promise_kept: i64,
    pub(super) statute_kept: i64,
}

/// Sums up ends by timeliness and way (RULES D.1): what kept the promise kept the law too.
pub(super) fn ended(counted: &[(String, String, i64)]) -> Ended {
    let mut sum = Ended::default();
    for (kind, state, matters) in counted {
        let Some(state) = MatterState::from_word(state).filter(|_| *matters != 0) else { continue };
        sum.all += matters;
        match sum.ends.iter_mut().find(|end| end.state == state) {
            Some(end) => end.matters += matters,
            None => sum.ends.push(MatterEndCount { state, matters: *matters }),
        }
        if state == MatterState::Delivered {
            sum.delivered += matters;
            sum.promise_kept += if kind == IN_TIME { *matters } else { 0 };
            sum.statute_kept += if kind == LATE_STATUTE { 0 } else { *matters };
        }
    }
    sum.ends.sort_by_key(|end| end.state.word());
    sum
}

/// Reviews by level: all, those of the levels 5 to 3, and the bad ones (RULES D-20, D-23).
pub(super) fn levels(reviews: &[(i64, i64)]) -> (i64, i64, i64) {
    let all: i64 = reviews.iter().map(|(_, reviews)| reviews).sum();
    let praise: i64 = reviews.iter().filter(|(level, _)| *level >= 3).map(|(_, reviews)| reviews).sum();
    (all, praise, all - praise)
}

/// What the office must do next with a matter in a state that has a day.
pub(super) fn next_step(state: MatterState) -> ServiceReminderKind {
    match state {
        MatterState::Applied | MatterState::Correcting => ServiceReminderKind::Answer,
        MatterState::Decided => ServiceReminderKind::Deliver,
        _ => ServiceReminderKind::Decide,
    }
}

/// The last day that reminders look at.
pub(super) fn horizon(as_of: NaiveDate, days: i64) -> NaiveDate {
    let days = u64::try_from(days).unwrap_or(0);
    as_of.checked_add_days(Days::new(days)).unwrap_or(NaiveDate::MAX)
}

/// Where a reminder stands among the others: by its day, then by the table it comes from, then by its record.
pub(super) fn order(reminder: &ServiceReminder) -> String {
    format!("{}/{}/{}", reminder.due_on, source(reminder.kind), reminder.subject)
}

/// The table that a reminder comes from.
pub(super) fn source(kind: ServiceReminderKind) -> u8 {
    match kind {
        ServiceReminderKind::Review => 1,
        ServiceReminderKind::Order => 2,
        _ => 0,
    }
}
