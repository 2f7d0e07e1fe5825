//! How figures and reminders are made of records: pure functions.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};

use super::types::{SectionCount, ServiceReminder, ServiceReminderKind, StationBrandCount};
use crate::case::configuration::{Office, OfficeKind};
use crate::registry::rules::count;
use crate::service::MatterState;
use crate::service::item::ServiceItem;
use crate::service::matter::record::MatterRecord;
use crate::service::station::ServiceStation;

/// The sections of the street on a day (figure 10).
pub(super) fn sections<'a>(offices: impl Iterator<Item = &'a Office>, day: NaiveDate) -> SectionCount {
    let mut sections = SectionCount { day, offices: 0, stations: 0 };
    for office in offices {
        let there = office.valid_from.is_none_or(|first| first <= day)
            && office.valid_to.is_none_or(|last| day <= last);
        match office.kind {
            OfficeKind::StreetOffice if there => sections.offices += 1,
            OfficeKind::Station if there => sections.stations += 1,
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

/// Matters whose decision came after the promised and after the statutory limit, of those delivered after the promised one: what
/// counts is the day of the decision, for delivery has days of its own (RULES D-04, D-06).
pub(super) fn late(delivered: &[MatterRecord]) -> (i64, i64) {
    let after = |due: fn(&MatterRecord) -> Option<NaiveDate>| {
        let is_late = |one: &&MatterRecord| {
            let decided = one.decision.as_ref().map(|decision| decision.on).or(one.ended_on);
            decided.zip(due(one)).is_some_and(|(decided, due)| decided > due)
        };
        count(delivered.iter().filter(is_late).count())
    };
    (after(|one| one.promised_due), after(|one| one.statutory_due))
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
