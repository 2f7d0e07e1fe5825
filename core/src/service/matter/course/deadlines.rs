//! What must be done by when, and how the clocks of a matter were counted.

use chrono::NaiveDate;

use super::super::record::MatterRecord;
use super::super::{Matters, clock, standing};
use super::answers::{MatterClock, MatterClockStop, MatterClocks, MatterDeadlineList};
use super::opinions;
use super::requests::{ExplainMatterClocks, ListMatterDeadlines};
use super::rows::{self, DeadlineFilter};
use crate::access::Capability;
use crate::calendar::Calendar;
use crate::command::View;
use crate::ledger::{bad_cursor, page};
use crate::registry::reach::Page;
use crate::registry::rules as check;
use crate::store::document;
use crate::{ErrorKind, Id, Result, parse_date};

impl Matters {
    /// The open matters on which an office must act by a day, soonest first, without names.
    ///
    /// # Errors
    /// `Denied` without a grant; `Invalid` for a bad day, code, limit or cursor.
    pub fn deadlines(&self, request: ListMatterDeadlines) -> Result<MatterDeadlineList> {
        let until = check::optional_date("until", request.until.as_deref())?;
        let station = check::optional_id("station", request.station.as_deref())?;
        let community =
            check::optional_community("community", self.0.street(), request.community.as_deref())?;
        let after = request.cursor.as_deref().map(cursor).transpose()?;
        let limit = page(request.limit, 100)?;
        self.0.read(|view| {
            let access = view.access();
            let grants = access.with(Capability::ReadMatters)?;
            let today = view.now.date();
            let filter = DeadlineFilter {
                until: until.unwrap_or(today),
                office: request.office.clone(),
                community: community.map(|code| code.as_str().to_owned()),
                station,
                after,
                today,
            };
            let mut page = Page::new(limit);
            rows::deadlines(view.connection, view.street(), &filter, &grants, |one| page.push(one))?;
            let (items, next) = page.finish(|last| format!("{}.{}", last.due_on, last.matter));
            Ok(MatterDeadlineList { items, next })
        })
    }

    /// How both clocks of a matter were counted, with each pause and the extension; for its applicant, for who reads matters over
    /// its place, and for who was asked for an opinion.
    ///
    /// # Errors
    /// `Denied`; `Invalid`; `NotFound`.
    pub fn due(&self, request: ExplainMatterClocks) -> Result<MatterClocks> {
        let id = Id::parse("matter", &request.matter)?;
        self.0.read(|view| clocks(view, &in_sight(view, id)?))
    }
}

/// A day and an identifier: the last row of the page before.
fn cursor(text: &str) -> Result<(NaiveDate, Id)> {
    let (day, id) = text.split_once('.').ok_or_else(bad_cursor)?;
    let parsed = parse_date("cursor", day).and_then(|day| Ok((day, Id::parse("cursor", id)?)));
    parsed.map_err(|_| bad_cursor())
}

/// The matter, for who may know whose it is, or was asked for an opinion on it.
fn in_sight(view: &View<'_>, id: Id) -> Result<MatterRecord> {
    standing::to_read(view, id).or_else(|error| {
        if error.kind() != ErrorKind::Denied {
            return Err(error);
        }
        let matter: Option<MatterRecord> = document::get(view.connection, view.street(), id)?;
        let (access, offices, today) = (view.access(), &view.snapshot.cases, view.now.date());
        matter
            .filter(|matter| {
                let mut asked = matter.opinions.iter();
                asked.any(|one| opinions::answers_for(&access, offices, &one.office, today).is_ok())
            })
            .ok_or(error)
    })
}

fn clocks(view: &View<'_>, matter: &MatterRecord) -> Result<MatterClocks> {
    let version = view.snapshot.services.version(matter.item, matter.version)?;
    let calendar = &view.snapshot.rules.calendar;
    let decided_on = matter.decision.as_ref().map(|decision| decision.on);
    let until = decided_on.or(matter.ended_on).unwrap_or_else(|| view.now.date());
    let explain = |limit_days, extended_days, kept: Option<NaiveDate>| -> Result<Option<MatterClock>> {
        let (Some(accepted_on), Some(due_on)) = (matter.accepted_on, kept) else { return Ok(None) };
        clock::known(explained(matter, calendar, (accepted_on, until, due_on), (limit_days, extended_days)))
    };
    let promised = explain(version.promised_days, 0, matter.promised_due)?;
    let statutory = explain(version.statutory_days, matter.extended_days(), matter.statutory_due)?;
    let mut warnings = matter.uncounted();
    let passed = [
        (promised.is_none() && matter.promised_due.is_some(), "promised", "承诺时限已用天数"),
        (statutory.is_none() && matter.statutory_due.is_some(), "statutory", "法定时限已用天数"),
    ];
    let passed = passed.into_iter().filter(|(unknown, ..)| *unknown);
    warnings.extend(passed.map(|(_, field, zh)| clock::uncounted(field, zh, "what was used of the limit")));
    Ok(MatterClocks {
        matter: matter.id,
        state: matter.state,
        accepted_on: matter.accepted_on,
        decided_on,
        promised,
        statutory,
        next_kind: clock::kind(matter.state, matter.promised_due, matter.statutory_due),
        next_due: matter.open_due,
        warnings,
    })
}

/// One clock as it stood on the day `until`; its last day is the one that is kept.
fn explained(
    matter: &MatterRecord,
    calendar: &Calendar,
    (accepted_on, until, due_on): (NaiveDate, NaiveDate, NaiveDate),
    (limit_days, extended_days): (i64, i64),
) -> Result<MatterClock> {
    let (_, moved) = clock::counted(calendar, accepted_on, limit_days + extended_days, &matter.pauses)?;
    let stops = matter.pauses.iter().zip(moved).map(|(pause, moved_days)| MatterClockStop {
        ground: pause.ground,
        starts_on: pause.from,
        ends_on: pause.to,
        told_days: pause.told_days,
        moved_days,
    });
    // While the limits stand still, what is over was over when they stopped.
    let stopped = matter.pauses.last().filter(|pause| pause.to.is_none()).map(|pause| pause.from);
    let ran_until = stopped.map_or(until, |from| from.min(until));
    let used_days = matter.used_days(calendar, accepted_on, until)?;
    let over = ran_until > due_on;
    let overdue_days = if over { i64::from(calendar.working_days_between(due_on, ran_until)?) } else { 0 };
    Ok(MatterClock {
        limit_days,
        extended_days,
        stops: stops.collect(),
        due_on,
        used_days,
        left_days: if over { 0 } else { (limit_days + extended_days - used_days).max(0) },
        overdue_days,
    })
}
