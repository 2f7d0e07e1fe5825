//! Reading cases: one, many, their life, their figures.

use crate::access::{Capability, Place};
use crate::ledger::{number_cursor, page, rows as ledger, told_actor};
use crate::{Error, Result, Timestamp};

use super::Cases;
use super::figures::{self, is_open, period, rate};
use super::intake::check_text;
use super::rows::{self, Page};
use super::steps::{
    CaseFigures, CaseFiguresResult, CaseList, GetCase, ListCases, Reporter, Timeline, TimelineEntry,
};
use super::types::{Case, CaseResult};

impl Cases {
    /// One case, by identifier or number, masked.
    ///
    /// # Errors
    /// `NotFound` when there is none in the scope of the session.
    pub fn get(&self, request: GetCase) -> Result<CaseResult> {
        self.0.read(|view| {
            let access = view.access();
            access.anywhere(Capability::ReadCases)?;
            let case = rows::find(view.connection, view.street(), &request.case)?;
            access
                .over(Capability::ReadCases, case.place())
                .map_err(|_| Error::not_found("case", &request.case))?;
            Ok(CaseResult { case: case.masked(), routing: None, warnings: Vec::new() })
        })
    }

    /// Cases in the scope of the session, newest first, masked.
    ///
    /// # Errors
    /// `Denied` without a grant that reads cases; `Invalid` for a bad filter or cursor.
    pub fn list(&self, request: ListCases) -> Result<CaseList> {
        let time = |field, text: &Option<String>| {
            text.as_deref().map(|text| Timestamp::parse(field, text)).transpose()
        };
        check_text("text", request.text.as_deref().unwrap_or(""), 0, 100)?;
        let limit = page(request.limit, 50)?;
        let (from, to) = (time("from", &request.from)?, time("to", &request.to)?);
        let before = number_cursor(request.cursor.as_deref())?.unwrap_or(i64::MAX);
        let query = match request.text.as_deref().map(str::trim) {
            None | Some("") => None,
            Some(text) => Some(crate::search::query(text).ok_or_else(|| {
                Error::invalid("text", "检索内容应含文字或数字", "a search needs letters or digits")
            })?),
        };
        self.0.read(|view| {
            let access = view.access();
            let grants = access.with(Capability::ReadCases)?;
            let asked = Page { request: &request, from, to, before, limit: limit + 1, now: view.now };
            let mut found = match &query {
                Some(query) => rows::search(view.connection, view.street(), &asked, &grants, query)?,
                None => rows::list(view.connection, view.street(), &asked, &grants)?,
            };
            let limit = usize::try_from(limit).unwrap_or(usize::MAX);
            let next = (found.len() > limit).then(|| found[limit - 1].0.to_string());
            found.truncate(limit);
            Ok(CaseList { items: found.into_iter().map(|(_, case)| case.masked()).collect(), next })
        })
    }

    /// The life of a case, step by step (办理过程).
    ///
    /// # Errors
    /// `NotFound` when there is none in the scope of the session.
    pub fn timeline(&self, request: GetCase) -> Result<Timeline> {
        self.0.read(|view| {
            let access = view.access();
            access.anywhere(Capability::ReadCases)?;
            let case = rows::find(view.connection, view.street(), &request.case)?;
            access
                .over(Capability::ReadCases, case.place())
                .map_err(|_| Error::not_found("case", &request.case))?;
            // A case's life is bounded by the limits on returns and reopenings: it fits one page.
            let events = ledger::about(view.connection, view.street(), case.id.as_bytes(), 0, 10_000)?;
            let items = events.into_iter().map(timeline_entry).collect::<Result<_>>()?;
            Ok(Timeline { case: case.id, items })
        })
    }

    /// Name and telephone of who asked, unmasked; the read is logged with its purpose.
    ///
    /// # Errors
    /// `Denied` (301 without a purpose); `NotFound`.
    pub fn reveal_reporter(&self, request: GetCase) -> Result<Reporter> {
        self.0.write("case.reveal_reporter", |command| {
            let case = rows::find(command.connection, command.street(), &request.case)?;
            command
                .access()
                .over(Capability::ReadCases, case.place())
                .map_err(|_| Error::not_found("case", &request.case))?;
            let fields = ["reporter_name", "reporter_phone"];
            command.reveal(Capability::ReadCases, case.place(), "case", case.id, &fields)?;
            Ok(Reporter {
                case: case.id,
                anonymous: case.anonymous,
                name: case.reporter_name,
                phone: case.reporter_phone,
            })
        })
    }

    /// The figures of a period: 响应率、解决率、满意率、按期办结率, each with numerator and denominator.
    ///
    /// # Errors
    /// `Denied` without a grant that reads figures over the area; `Invalid` for a bad period or area.
    pub fn figures(&self, request: CaseFigures) -> Result<CaseFiguresResult> {
        let days = period(&request.from, &request.to)?;
        let area = request.area.clone().unwrap_or_else(|| self.0.street().to_owned());
        let areas = crate::ledger::counter_areas(self.0.street(), &area, false)?;
        self.0.read(|view| {
            let place = Place {
                community: area.get(..12),
                grid: (area.len() == 15).then_some(&*area),
                ..Place::default()
            };
            view.access().over(Capability::ReadFigures, place)?;
            let counts = |measure, days| {
                ledger::counts(view.connection, view.street(), measure, (&areas.0, &areas.1), days)
            };
            let sum = |measure| {
                counts(measure, days).map(|items| items.iter().map(|count| count.value).sum::<i64>())
            };
            let stock = |measure| counts(measure, (0, 0));
            let open =
                stock(figures::STATE)?.iter().filter(|count| is_open(&count.state)).map(|c| c.value).sum();
            let answered = sum(figures::ANSWERED)?;
            Ok(CaseFiguresResult {
                from: request.from.clone(),
                to: request.to.clone(),
                area: area.clone(),
                submitted: sum(figures::SUBMITTED)?,
                closed: sum(figures::CLOSED)?,
                ended_otherwise: sum(figures::ENDED)?,
                open,
                overdue: stock(figures::OVERDUE)?.iter().map(|count| count.value).sum(),
                response: rate(sum(figures::IN_TIME)?, sum(figures::ORDERED)?),
                resolution: rate(sum(figures::RESOLVED)?, answered),
                satisfaction: rate(sum(figures::SATISFIED)?, answered),
                on_time: rate(sum(figures::ON_TIME)?, sum(figures::CLOSED)?),
            })
        })
    }
}

fn timeline_entry(stored: ledger::Stored) -> Result<TimelineEntry> {
    let body: serde_json::Value = serde_json::from_str(&stored.body).map_err(|_| {
        Error::storage(crate::code::STORAGE_CORRUPT, "事件内容无法识别", "an event's body is no document")
    })?;
    let text = |name: &str| body.get(name).and_then(serde_json::Value::as_str).map(str::to_owned);
    Ok(TimelineEntry {
        sequence: stored.sequence,
        at: stored.at,
        actor: told_actor(stored.actor, &stored.operation, &stored.body),
        operation: stored.operation,
        state: text("state").unwrap_or_default(),
        office: text("office"),
        note: text("note"),
    })
}

/// Visits what every case adds to the counters, and the digest of every case, for `verify`.
pub(crate) fn recount(
    connection: &crate::store::Connection,
    street: &str,
    mut visit: impl FnMut(&Case, crate::ledger::counter::Contributions) -> Result<()>,
) -> Result<i64> {
    let mut cases = 0;
    rows::each(connection, street, |case| {
        cases += 1;
        let added = figures::contributions(street, &case);
        visit(&case, added)?;
        Ok(true)
    })?;
    Ok(cases)
}
