//! Handing cases in.

use crate::access::{Capability, Place};
use crate::command::{Command, body};
use crate::geo::{Datum, Point, convert};
use crate::identity::{DivisionCode, GridCode, Phone};
use crate::time::day_number;
use crate::{Error, Id, Result};

use super::types::{BulkEntry, BulkResult, Case, CaseResult, CaseState, NewCase, NewCases, Routing};
use super::{Cases, figures, rows};

/// The most cases of a bulk call: a longer transaction would keep other writers waiting.
const BULK: usize = 1_000;

/// A request with everything parsed that needs no store.
pub(super) struct Parsed<'a> {
    request: &'a NewCase,
    point: Option<(Point, Datum)>,
    grid: Option<GridCode>,
    community: Option<DivisionCode>,
    resident: Option<Id>,
    phone: Option<String>,
    id: Option<Id>,
}

impl Cases {
    /// Hands a case in (上报): finds its grid and community, and the office that the routing rules name.
    ///
    /// # Errors
    /// `Invalid` for a bad field, `Denied` outside the scope, `Violation` `case.anonymous`,
    /// `Conflict` when the external number or the identifier is taken.
    pub fn submit(&self, request: NewCase) -> Result<CaseResult> {
        let parsed = parse(&request)?;
        self.0.write_once("case.submit", request.request_key.as_deref(), &request, |command| {
            submit(command, &parsed)
        })
    }

    /// Hands many cases in, in one transaction: each is stored or refused by itself. An item's request key is that of
    /// [`Cases::submit`]: handed in again, by either, it is answered with the first result.
    ///
    /// # Errors
    /// `Invalid` for more than 1000 cases; otherwise refusals stand in the entries.
    pub fn submit_many(&self, request: NewCases) -> Result<BulkResult> {
        if request.items.len() > BULK {
            return Err(Error::invalid("items", "一次最多 1000 件", "a call has at most 1000 cases")
                .with("items", request.items.len()));
        }
        let total = i64::try_from(request.items.len()).unwrap_or(i64::MAX);
        self.0.progress().start(total);
        self.0.write("case.submit", |command| {
            let mut items = Vec::with_capacity(request.items.len());
            for (index, item) in (0_u32..).zip(&request.items) {
                command.session.progress().step(i64::from(index))?;
                let outcome = match parse(item) {
                    Ok(parsed) => {
                        let key = item.request_key.as_deref();
                        command.item_once(key, item, |command| submit(command, &parsed))?
                    }
                    Err(error) => Err(error),
                };
                items.push(entry(index, outcome));
            }
            let accepted =
                u32::try_from(items.iter().filter(|entry| entry.id.is_some()).count()).unwrap_or(0);
            let refused = u32::try_from(items.len()).unwrap_or(0) - accepted;
            Ok(BulkResult { items, accepted, refused })
        })
    }
}

fn entry(index: u32, outcome: Result<CaseResult>) -> BulkEntry {
    let empty = BulkEntry { index, id: None, number: None, code: None, field: None, zh: None, en: None };
    match outcome {
        Ok(result) => BulkEntry { id: Some(result.case.id), number: Some(result.case.number), ..empty },
        Err(error) => {
            let report = error.report();
            BulkEntry {
                code: Some(report.code),
                field: report.field.clone(),
                zh: Some(report.zh.clone()),
                en: Some(report.en.clone()),
                ..empty
            }
        }
    }
}

/// Checks a text's length in characters and refuses control characters.
pub(super) fn check_text(field: &str, text: &str, least: usize, most: usize) -> Result<()> {
    let length = text.chars().count();
    if length < least || length > most || (least > 0 && text.trim().is_empty()) {
        return Err(Error::invalid(
            field,
            format!("应为 {least} 至 {most} 个字符"),
            format!("{least} to {most} characters"),
        )
        .with("length", length));
    }
    if text.chars().any(|character| character.is_control() && !matches!(character, '\n' | '\t' | '\r')) {
        return Err(Error::invalid(field, "不得含有控制字符", "control characters are not allowed"));
    }
    Ok(())
}

pub(super) fn parse(request: &NewCase) -> Result<Parsed<'_>> {
    check_text("title", &request.title, 1, 100)?;
    check_text("description", request.description.as_deref().unwrap_or(""), 0, 4_000)?;
    check_text("address", request.address.as_deref().unwrap_or(""), 0, 200)?;
    if let Some(name) = &request.reporter_name {
        check_text("reporter_name", name, 1, 50)?;
    }
    if let Some(number) = &request.external_number {
        check_text("external_number", number, 1, 64)?;
    }
    let phone =
        request.reporter_phone.as_deref().map(|text| Phone::parse("reporter_phone", text)).transpose()?;
    let named = phone.is_some() || request.reporter_name.is_some() || request.reporter_resident.is_some();
    if request.anonymous == Some(true) && named {
        return Err(Error::invalid(
            "anonymous",
            "匿名诉求不应填写姓名、电话或居民标识",
            "an anonymous case has no name, telephone or resident",
        ));
    }
    Ok(Parsed {
        request,
        point: position(request)?,
        grid: request.grid.as_deref().map(|text| GridCode::parse("grid", text)).transpose()?,
        community: request
            .community
            .as_deref()
            .map(|text| DivisionCode::parse("community", text))
            .transpose()?,
        resident: request
            .reporter_resident
            .as_deref()
            .map(|text| Id::parse("reporter_resident", text))
            .transpose()?,
        phone: phone.map(|phone| phone.as_str().to_owned()),
        id: request.id.as_deref().map(|text| Id::parse("id", text)).transpose()?,
    })
}

/// The position in CGCS2000 with the datum in which it came; an unlabelled or half pair is refused.
fn position(request: &NewCase) -> Result<Option<(Point, Datum)>> {
    match (request.longitude, request.latitude, request.datum) {
        (None, None, None) => Ok(None),
        (Some(longitude), Some(latitude), Some(datum)) => {
            let point = Point::new(longitude, latitude)?;
            Ok(Some((convert(point, datum, Datum::Cgcs2000), datum)))
        }
        (_, _, None) => Err(Error::invalid(
            "datum",
            "坐标须注明坐标系（cgcs2000、wgs84、gcj02、bd09）",
            "a position needs its datum (cgcs2000, wgs84, gcj02, bd09)",
        )),
        _ => Err(Error::invalid("longitude", "经度、纬度应同时填写", "longitude and latitude come together")),
    }
}

/// Where a case lies, and how that was found.
struct Located {
    grid: Option<String>,
    community: Option<String>,
    by: &'static str,
}

fn locate(command: &Command<'_>, parsed: &Parsed<'_>) -> Result<Located> {
    let places = &command.snapshot.places;
    let today = command.now.date();
    if let Some((point, _)) = parsed.point
        && let Some(place) = places.locate(point, today)?
    {
        return Ok(Located {
            grid: Some(place.code.as_str().to_owned()),
            community: Some(place.community.as_str().to_owned()),
            by: "position",
        });
    }
    if let Some(grid) = &parsed.grid {
        if !places.in_force(grid, today) {
            return Err(Error::invalid("grid", "没有该网格，或已撤销", "there is no such grid in force")
                .with("grid", grid.as_str()));
        }
        return Ok(Located {
            grid: Some(grid.as_str().to_owned()),
            community: Some(grid.community().as_str().to_owned()),
            by: "grid",
        });
    }
    if let Some(community) = &parsed.community {
        if !community.as_str().starts_with(command.street()) || community.as_str().ends_with("000") {
            return Err(Error::invalid("community", "不是本街道的社区", "no community of this street"));
        }
        return Ok(Located { grid: None, community: Some(community.as_str().to_owned()), by: "community" });
    }
    Ok(Located { grid: None, community: None, by: "none" })
}

pub(super) fn submit(command: &mut Command<'_>, parsed: &Parsed<'_>) -> Result<CaseResult> {
    let request = parsed.request;
    let snapshot = std::sync::Arc::clone(&command.snapshot);
    let category = snapshot.cases.usable_category(&request.category)?;
    let located = locate(command, parsed)?;
    let place =
        Place { community: located.community.as_deref(), grid: located.grid.as_deref(), ..Place::default() };
    may_submit(command, place)?;
    may_be_anonymous(command, request)?;
    let today = command.now.date();
    let area = located.grid.as_deref().or(located.community.as_deref());
    let routing = snapshot.cases.route(category, area, located.by, today);
    let (running, indexed) = rows::next_number(command.connection, command.street(), command.now)?;
    let case = Case {
        number: format!("{}-{}-{running:06}", command.street(), day_number(today)),
        ..new_case(command, parsed, category.tier, &routing)
    };
    let case = Case { community: located.community, grid: located.grid, ..case };
    let serial = rows::insert(command.connection, command.street(), &case)?;
    rows::index_texts(command.connection, command.street(), serial, indexed)?;
    let facts = body([
        ("state", Some(case.state.word())),
        ("category", Some(&case.category)),
        ("grid", case.grid.as_deref()),
        ("office", case.office.as_deref()),
    ]);
    command.record("case", case.id.as_bytes(), None, Some(&case), facts)?;
    let added = figures::contributions(command.street(), &case);
    command.count(Vec::new(), added);
    Ok(CaseResult { case: case.masked(), routing: Some(routing), warnings: Vec::new() })
}

/// An unlocated case may be handed in by anyone who may hand in cases at all: nobody loses a request for want of a map.
fn may_submit(command: &Command<'_>, place: Place<'_>) -> Result<()> {
    let access = command.access();
    if place.community.is_none() {
        return access.anywhere(Capability::SubmitCase);
    }
    // A handler's scope is an office, and a new case has none yet: he reports what he meets, wherever it is.
    if access
        .with(Capability::SubmitCase)?
        .iter()
        .any(|grant| grant.scope_kind == crate::access::ScopeKind::Office)
    {
        return Ok(());
    }
    access.over(Capability::SubmitCase, place).map(drop)
}

fn may_be_anonymous(command: &Command<'_>, request: &NewCase) -> Result<()> {
    let today = command.now.date();
    let book = &command.snapshot.rules.rulebook;
    if request.anonymous == Some(true)
        && book.integer("case.anonymous", "allowed", command.street(), today)? == 0
    {
        return Err(book.violation(
            "case.anonymous",
            today,
            "本街道不接受匿名诉求",
            "this street takes no anonymous requests",
        ));
    }
    Ok(())
}

fn new_case(
    command: &Command<'_>,
    parsed: &Parsed<'_>,
    tier: super::types::CaseTier,
    routing: &Routing,
) -> Case {
    let request = parsed.request;
    Case {
        id: parsed.id.unwrap_or_else(|| command.new_id()),
        number: String::new(),
        state: CaseState::Submitted,
        outcome: None,
        kind: request.kind,
        channel: request.channel,
        category: request.category.clone(),
        tier: request.tier.unwrap_or(tier),
        title: request.title.clone(),
        description: request.description.clone().unwrap_or_default(),
        address: request.address.clone().unwrap_or_default(),
        longitude: parsed.point.map(|(point, _)| point.longitude()),
        latitude: parsed.point.map(|(point, _)| point.latitude()),
        datum: parsed.point.map(|(_, datum)| datum),
        community: None,
        grid: None,
        office: routing.office.clone(),
        routing: routing.rule.map_or_else(|| "none".to_owned(), |rule| rule.to_string()),
        anonymous: request.anonymous.unwrap_or(false),
        reporter_name: request.reporter_name.clone(),
        reporter_phone: parsed.phone.clone(),
        reporter_resident: parsed.resident,
        external_number: request.external_number.clone(),
        submitted_by: command.actor().to_owned(),
        submitted_at: command.now,
        verified_at: None,
        filed_at: None,
        dispatched_at: None,
        ordered_at: None,
        accept_due_at: None,
        accepted_at: None,
        in_time: None,
        handler: None,
        due_at: None,
        limit: None,
        suspended_at: None,
        reported_at: None,
        reported_by: None,
        inspected_at: None,
        closed_at: None,
        on_time: None,
        overdue: false,
        followed_up_at: None,
        reached: None,
        resolved: None,
        satisfaction: None,
        returns: 0,
        reworks: 0,
        reopens: 0,
        extensions: 0,
        extended_days: 0,
        arbitrated: false,
        revision: 1,
    }
}
