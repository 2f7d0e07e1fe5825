//! The ledger (台账): every fact is an event; history, audit chain, outbox and counters come from the same append.
//!
//! The chain shows any change of a stored event. It can't show that the newest events were cut off: for that, note
//! the head outside the database and give it to [`Audit::verify`] as a witness.

pub(crate) mod chain;
pub(crate) mod counter;
pub(crate) mod rows;
mod types;
mod verify;

pub use types::*;
pub use verify::Maintenance;

use crate::access::{Access, Capability};
use crate::platform::Session;
use crate::{Error, Result};

/// A fact on its way into the ledger.
#[derive(Debug)]
pub(crate) struct Fact {
    pub(crate) operation: &'static str,
    pub(crate) subject_kind: &'static str,
    pub(crate) subject: Vec<u8>,
    pub(crate) before: Option<chain::Hash>,
    pub(crate) after: Option<chain::Hash>,
    pub(crate) body: String,
}

/// Takes the kind, the subject and the digest of a stored record.
pub(crate) type RecordVisitor<'a> = dyn FnMut(&str, &[u8], chain::Hash) -> Result<()> + 'a;

/// Events and history: the way out to the host's own message bus.
#[derive(Debug, Clone)]
pub struct Events(pub(crate) Session);

/// The audit chain.
#[derive(Debug, Clone)]
pub struct Audit(pub(crate) Session);

/// Counters.
#[derive(Debug, Clone)]
pub struct Counters(pub(crate) Session);

impl Session {
    /// Events and history.
    pub fn events(&self) -> Events {
        Events(self.clone())
    }

    /// The audit chain.
    pub fn audit(&self) -> Audit {
        Audit(self.clone())
    }

    /// Counters.
    pub fn counters(&self) -> Counters {
        Counters(self.clone())
    }
}

/// The number of rows of a page: `given`, or `usual`; at most 1000.
pub(crate) fn page(given: Option<u32>, usual: u32) -> Result<i64> {
    match given.unwrap_or(usual) {
        limit @ 1..=1000 => Ok(i64::from(limit)),
        limit => Err(Error::invalid("limit", "每页条数应为 1 至 1000", "a page has 1 to 1000 rows")
            .with("limit", limit)),
    }
}

/// A cursor that is a running number.
pub(crate) fn number_cursor(cursor: Option<&str>) -> Result<Option<i64>> {
    cursor.map(|text| text.parse().map_err(|_| bad_cursor())).transpose()
}

/// The error of a cursor that no page gave out.
pub(crate) fn bad_cursor() -> Error {
    Error::invalid("cursor", "游标应取自上一页的 next", "a cursor is the next of the page before")
}

/// Kinds of records that tell who is a Party member.
const OF_MEMBERS: [&str; 9] = [
    "member",
    "member_letter",
    "member_import",
    "dues_payment",
    "member_study",
    "party_appraisal",
    "party_election",
    "instructor",
    "committee_seat",
];

/// Kinds of records of one dispute: whoever settles it reads it there, nobody reads it in the events.
const OF_DISPUTES: [&str; 3] = ["dispute", "dispute_entry", "mediation_agreement"];

/// Kinds of records that hold who applied, booked, ordered, was served or reviewed: a guess held against a digest would tell it.
const OF_CLIENTS: [&str; 7] = [
    "matter",
    "agency_service",
    "service_review",
    "station_visit",
    "station_appointment",
    "resource_booking",
    "service_order",
];

/// The step that a party to a dispute takes by its own account: who took it is a party.
const OF_PARTIES: &str = "dispute.withdraw";

/// Facts of a step that people take for themselves, or without their name: who took it is whom the record is about. No text can
/// hold them, since a quotation mark in a text has a backslash before it.
const OF_ONESELF: [&str; 2] = [r#""own":true"#, r#""named":false"#];

/// Who did something, as far as it may be told to whoever does not audit: nobody learns from it who is a party to a dispute, who
/// booked or ordered by an own account, or who gave an anonymous review.
pub(crate) fn told_actor(actor: String, operation: &str, body: &str) -> String {
    let untold = operation == OF_PARTIES || OF_ONESELF.iter().any(|fact| body.contains(fact));
    if untold { String::new() } else { actor }
}

/// What a session may read of events that tell of people.
#[derive(Debug, Clone, Copy)]
struct Sight {
    /// What the events of Party members say: who reads the street's members, and the auditor.
    members: bool,
    /// The digests of disputes and of services to people, and who took a step by an own account: the auditor.
    oneself: bool,
}

impl Sight {
    fn of(access: &Access<'_>) -> Self {
        let wide = |capability| access.street_wide(capability).is_ok();
        let audits = wide(Capability::Audit);
        Self { members: audits || wide(Capability::ReadMembers), oneself: audits }
    }

    /// An event as the session may see it. Of Party members whoever may not read them learns that something was stated, not
    /// what; the digests go as well, which a guess could be held against.
    fn told(self, stored: rows::Stored) -> Event {
        let mut event = stored.into_event();
        if !self.oneself {
            event.actor = told_actor(event.actor, &event.operation, &event.body);
        }
        let kind = event.subject_kind.as_str();
        if !self.members && OF_MEMBERS.contains(&kind) {
            return Event { before: None, after: None, body: "{}".to_owned(), ..event };
        }
        if !self.oneself && (OF_DISPUTES.contains(&kind) || OF_CLIENTS.contains(&kind)) {
            return Event { before: None, after: None, ..event };
        }
        event
    }
}

impl Events {
    /// Events after a sequence number, over the whole street. Those about Party members have an empty body for who may not
    /// read members.
    ///
    /// # Errors
    /// `Denied` without a street-wide grant that reads events.
    pub fn since(&self, request: EventsSince) -> Result<EventList> {
        let limit = page(request.limit, 100)?;
        self.0.read(|view| {
            view.access().street_wide(Capability::ReadEvents)?;
            let mut stored = rows::since(view.connection, view.street(), request.sequence, limit + 1)?;
            let more = i64::try_from(stored.len()).unwrap_or(i64::MAX) > limit;
            if more {
                stored.pop();
            }
            let sight = Sight::of(&view.access());
            let items: Vec<Event> = stored.into_iter().map(|stored| sight.told(stored)).collect();
            let sequence = items.last().map_or(request.sequence, |event| event.sequence);
            Ok(EventList { items, sequence, more })
        })
    }

    /// The facts about one record, as [`Events::since`] tells them.
    ///
    /// # Errors
    /// `Denied` without a street-wide grant that reads events; `NotFound` when nothing was stated about it.
    pub fn history(&self, request: HistoryOf) -> Result<History> {
        let limit = page(request.limit, 100)?;
        let after = number_cursor(request.cursor.as_deref())?.unwrap_or(0);
        let subject = rows::subject_bytes(&request.subject);
        self.0.read(|view| {
            view.access().street_wide(Capability::ReadEvents)?;
            let stored = rows::about(view.connection, view.street(), &subject, after, limit + 1)?;
            if stored.is_empty() && after == 0 {
                return Err(rows::unknown(&request.subject));
            }
            Ok(history_page(stored, limit, Sight::of(&view.access())))
        })
    }
}

/// Cuts the one row too many off and makes it a cursor.
fn history_page(stored: Vec<rows::Stored>, limit: i64, sight: Sight) -> History {
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let more = stored.len() > limit;
    let items: Vec<Event> = stored.into_iter().take(limit).map(|stored| sight.told(stored)).collect();
    let next = if more { items.last().map(|event| event.sequence.to_string()) } else { None };
    History { items, next }
}

impl Counters {
    /// The counts of one measure.
    ///
    /// # Errors
    /// `Denied` without a grant that reads figures over the area; `Invalid` for a bad code or day.
    pub fn read(&self, request: ReadCounters) -> Result<CounterList> {
        let day = |field, text: &Option<String>| {
            text.as_deref()
                .map(|text| crate::parse_date(field, text).map(crate::time::day_number))
                .transpose()
        };
        let days = (day("from", &request.from)?.unwrap_or(0), day("to", &request.to)?.unwrap_or(i64::MAX));
        let street = self.0.street();
        let area = request.area.as_deref().unwrap_or(street);
        let (first, last) = counter_areas(street, area, request.by_grid.unwrap_or(false))?;
        self.0.read(|view| {
            let community = area.get(..12);
            let place = crate::access::Place {
                community,
                grid: (area.len() == 15).then_some(area),
                ..Default::default()
            };
            view.access().over(Capability::ReadFigures, place)?;
            let items = rows::counts(view.connection, street, &request.measure, (&first, &last), days)?;
            let total = items.iter().map(|count| count.value).sum();
            Ok(CounterList { items, total })
        })
    }
}

/// The first and last area key of the counters asked for. Counters are kept by grid and for the street as a whole.
pub(crate) fn counter_areas(street: &str, area: &str, by_grid: bool) -> Result<(String, String)> {
    let inside = area.starts_with(street) && area.bytes().all(|byte| byte.is_ascii_digit());
    let of_street = area == street || area == format!("{street}000");
    match (inside, area.len(), by_grid) {
        (true, 9 | 12, false) if of_street => Ok((street.to_owned(), street.to_owned())),
        (true, 9 | 12, true) if of_street => Ok((format!("{street}000000"), format!("{street}999999"))),
        (true, 12, _) => Ok((format!("{area}000"), format!("{area}999"))),
        (true, 15, _) => Ok((area.to_owned(), area.to_owned())),
        _ => Err(Error::invalid(
            "area",
            "范围应为本街道、社区（12 位）或网格（15 位）代码",
            "an area is the code of this street, of a community (12 digits) or of a grid (15 digits)",
        )),
    }
}
