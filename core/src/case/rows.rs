//! SQL of cases.

use super::figures::is_open;
use super::steps::ListCases;
use super::types::Case;
use crate::access::{Grant, ScopeKind};
use crate::calendar::Pause;
use crate::search;
use crate::store::text::{self, TextIndex};
use crate::store::{Connection, Param, Row, ToParam, params};
use crate::time::day_number;
use crate::{Error, Id, Result, Timestamp};

/// Cases whose text waits for the index: indexing many at once costs a fraction of one by one.
const TEXT_BATCH: i64 = 512;

/// The columns of a case, in the order of [`read`].
macro_rules! columns {
    () => {
        "id, number, state, outcome, kind, channel, category, tier, title, description, address, longitude, latitude, \
         datum, community, grid, office, routing, anonymous, reporter_name, reporter_phone, reporter_resident, \
         external_number, submitted_by, submitted_at, verified_at, filed_at, dispatched_at, ordered_at, \
         accept_due_at, accepted_at, in_time, handler, due_at, handling_limit, suspended_at, reported_at, \
         reported_by, inspected_at, closed_at, on_time, overdue, followed_up_at, reached, resolved, satisfaction, \
         returns, reworks, reopens, extensions, extended_days, arbitrated, revision"
    };
}

const GET: &str = concat!("SELECT ", columns!(), " FROM case_file WHERE street = $1 AND id = $2");
const GET_BY_NUMBER: &str =
    concat!("SELECT ", columns!(), " FROM case_file WHERE street = $1 AND number = $2");
const EACH: &str = concat!("SELECT ", columns!(), " FROM case_file WHERE street = $1 ORDER BY serial");
const INSERT: &str = concat!(
    "INSERT INTO case_file(street, ",
    columns!(),
    ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, \
     $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, $37, $38, $39, $40, $41, $42, $43, $44, \
     $45, $46, $47, $48, $49, $50, $51, $52, $53, $54)"
);

fn read(row: &Row<'_>) -> Result<Case> {
    read_from(row, 0)
}

/// Reads a case from the columns that begin at `at`.
pub(super) fn read_from(row: &Row<'_>, at: usize) -> Result<Case> {
    let mut next = at;
    let mut column = || {
        next += 1;
        next - 1
    };
    Ok(Case {
        id: row.get(column())?,
        number: row.get(column())?,
        state: row.get(column())?,
        outcome: row.get(column())?,
        kind: row.get(column())?,
        channel: row.get(column())?,
        category: row.get(column())?,
        tier: row.get(column())?,
        title: row.get(column())?,
        description: row.get(column())?,
        address: row.get(column())?,
        longitude: row.get(column())?,
        latitude: row.get(column())?,
        datum: row.get(column())?,
        community: row.get(column())?,
        grid: row.get(column())?,
        office: row.get(column())?,
        routing: row.get(column())?,
        anonymous: row.get(column())?,
        reporter_name: row.get(column())?,
        reporter_phone: row.get(column())?,
        reporter_resident: row.get(column())?,
        external_number: row.get(column())?,
        submitted_by: row.get(column())?,
        submitted_at: row.get(column())?,
        verified_at: row.get(column())?,
        filed_at: row.get(column())?,
        dispatched_at: row.get(column())?,
        ordered_at: row.get(column())?,
        accept_due_at: row.get(column())?,
        accepted_at: row.get(column())?,
        in_time: row.get(column())?,
        handler: row.get(column())?,
        due_at: row.get(column())?,
        limit: row.get(column())?,
        suspended_at: row.get(column())?,
        reported_at: row.get(column())?,
        reported_by: row.get(column())?,
        inspected_at: row.get(column())?,
        closed_at: row.get(column())?,
        on_time: row.get(column())?,
        overdue: row.get(column())?,
        followed_up_at: row.get(column())?,
        reached: row.get(column())?,
        resolved: row.get(column())?,
        satisfaction: row.get(column())?,
        returns: row.get(column())?,
        reworks: row.get(column())?,
        reopens: row.get(column())?,
        extensions: row.get(column())?,
        extended_days: row.get(column())?,
        arbitrated: row.get(column())?,
        revision: row.get(column())?,
    })
}

/// Writes a new case; its serial.
pub(super) fn insert(connection: &Connection, street: &str, case: &Case) -> Result<i64> {
    connection.execute(
        INSERT,
        params![
            street,
            case.id,
            case.number,
            case.state,
            case.outcome,
            case.kind,
            case.channel,
            case.category,
            case.tier,
            case.title,
            case.description,
            case.address,
            case.longitude,
            case.latitude,
            case.datum,
            case.community,
            case.grid,
            case.office,
            case.routing,
            case.anonymous,
            case.reporter_name,
            case.reporter_phone,
            case.reporter_resident,
            case.external_number,
            case.submitted_by,
            case.submitted_at,
            case.verified_at,
            case.filed_at,
            case.dispatched_at,
            case.ordered_at,
            case.accept_due_at,
            case.accepted_at,
            case.in_time,
            case.handler,
            case.due_at,
            case.limit,
            case.suspended_at,
            case.reported_at,
            case.reported_by,
            case.inspected_at,
            case.closed_at,
            case.on_time,
            case.overdue,
            case.followed_up_at,
            case.reached,
            case.resolved,
            case.satisfaction,
            case.returns,
            case.reworks,
            case.reopens,
            case.extensions,
            case.extended_days,
            case.arbitrated,
            case.revision
        ],
    )?;
    Ok(connection.last_serial())
}

/// Writes what a step may change.
pub(super) fn update(connection: &Connection, street: &str, case: &Case) -> Result<()> {
    connection
        .execute(
            "UPDATE case_file SET state = $1, outcome = $2, category = $3, tier = $4, community = $5, grid = $6,
               office = $7, routing = $8, verified_at = $9, filed_at = $10, dispatched_at = $11, ordered_at = $12,
               accept_due_at = $13, accepted_at = $14, in_time = $15, handler = $16, due_at = $17,
               handling_limit = $18, suspended_at = $19, reported_at = $20, reported_by = $21, inspected_at = $22,
               closed_at = $23, on_time = $24, overdue = $25, followed_up_at = $26, reached = $27, resolved = $28,
               satisfaction = $29, returns = $30, reworks = $31, reopens = $32, extensions = $33,
               extended_days = $34, arbitrated = $35, revision = $36
             WHERE street = $37 AND id = $38",
            params![
                case.state,
                case.outcome,
                case.category,
                case.tier,
                case.community,
                case.grid,
                case.office,
                case.routing,
                case.verified_at,
                case.filed_at,
                case.dispatched_at,
                case.ordered_at,
                case.accept_due_at,
                case.accepted_at,
                case.in_time,
                case.handler,
                case.due_at,
                case.limit,
                case.suspended_at,
                case.reported_at,
                case.reported_by,
                case.inspected_at,
                case.closed_at,
                case.on_time,
                case.overdue,
                case.followed_up_at,
                case.reached,
                case.resolved,
                case.satisfaction,
                case.returns,
                case.reworks,
                case.reopens,
                case.extensions,
                case.extended_days,
                case.arbitrated,
                case.revision,
                street,
                case.id
            ],
        )
        .map(drop)
}

/// The case of an identifier or a number, unmasked.
pub(crate) fn find(connection: &Connection, street: &str, key: &str) -> Result<Case> {
    let found = match Id::parse("case", key) {
        Ok(id) => get(connection, street, id)?,
        Err(error) if key.len() == 36 => return Err(error),
        Err(_) => connection.first(GET_BY_NUMBER, params![street, key], read)?,
    };
    found.ok_or_else(|| Error::not_found("case", key))
}

/// The case of an identifier, unmasked.
pub(crate) fn get(connection: &Connection, street: &str, id: Id) -> Result<Option<Case>> {
    connection.first(GET, params![street, id], read)
}

/// Visits every case of the street, oldest first.
pub(crate) fn each(
    connection: &Connection,
    street: &str,
    mut visit: impl FnMut(Case) -> Result<bool>,
) -> Result<()> {
    connection.each(EACH, params![street], |row| visit(read(row)?))
}

/// The running number of a new case on the day of `now`, and how far the text index has come.
pub(super) fn next_number(connection: &Connection, street: &str, now: Timestamp) -> Result<(i64, i64)> {
    connection
        .first(
            "UPDATE street SET case_last = CASE WHEN case_day = $1 THEN case_last + 1 ELSE 1 END, case_day = $1
             WHERE street = $2 RETURNING case_last, text_case",
            params![day_number(now.date()), street],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )?
        .ok_or_else(|| Error::not_found("street", street))
}

/// The text of a case that is searched.
fn search_text(title: &str, description: &str, address: &str) -> String {
    format!("{title}\n{description}\n{address}")
}

/// Indexes the waiting texts once enough of them wait. Until then a search reads them one by one.
pub(super) fn index_texts(connection: &Connection, street: &str, serial: i64, indexed: i64) -> Result<()> {
    if serial - indexed < TEXT_BATCH {
        return Ok(());
    }
    let waiting = connection.all(
        "SELECT serial, title, description, address FROM case_file WHERE street = $1 AND serial > $2 ORDER BY serial",
        params![street, indexed],
        |row| {
            let text = search_text(&row.get::<String>(1)?, &row.get::<String>(2)?, &row.get::<String>(3)?);
            Ok((row.get::<i64>(0)?, search::pieces(&text)))
        },
    )?;
    for (serial, pieces) in &waiting {
        text::put(connection, TextIndex::Cases, *serial, pieces)?;
    }
    connection
        .execute("UPDATE street SET text_case = $1 WHERE street = $2", params![serial, street])
        .map(drop)
}

/// A condition with its parameters, grown clause by clause; `$1` is always the street.
#[derive(Clone)]
struct Filter<'a> {
    clauses: String,
    params: Vec<Param<'a>>,
}

impl<'a> Filter<'a> {
    fn new(street: &'a str) -> Self {
        Self { clauses: "street = $1".to_owned(), params: vec![Param::Text(street)] }
    }

    /// Adds ` AND clause`, in which `?` stands for the parameter.
    fn add(&mut self, clause: &str, value: Param<'a>) {
        self.params.push(value);
        self.clauses.push_str(" AND ");
        self.clauses.push_str(&clause.replace('?', &format!("${}", self.params.len())));
    }

    /// Adds the scope of the grants: nothing when one reaches over the whole street.
    fn add_scope(&mut self, grants: &[&'a Grant]) {
        if grants.iter().any(|grant| grant.street_wide()) {
            return;
        }
        let mut parts = Vec::new();
        for grant in grants {
            let column = match grant.scope_kind {
                ScopeKind::Division => "community",
                ScopeKind::Grid => "grid",
                ScopeKind::Office => "office",
                // A case belongs to no Party organisation.
                ScopeKind::Organisation => continue,
            };
            self.params.push(Param::Text(&grant.scope));
            parts.push(format!("{column} = ${}", self.params.len()));
        }
        let parts = if parts.is_empty() { "1 = 0".to_owned() } else { parts.join(" OR ") };
        self.clauses.push_str(&format!(" AND ({parts})"));
    }
}

/// What a page of cases is asked for, with its texts parsed.
pub(super) struct Page<'a> {
    pub(super) request: &'a ListCases,
    pub(super) from: Option<Timestamp>,
    pub(super) to: Option<Timestamp>,
    pub(super) before: i64,
    pub(super) limit: i64,
    pub(super) now: Timestamp,
}

fn filter<'a>(street: &'a str, page: &'a Page<'_>, grants: &[&'a Grant]) -> Filter<'a> {
    let request = page.request;
    let mut filter = Filter::new(street);
    let mut text = |clause: &str, value: &'a Option<String>| {
        if let Some(value) = value {
            filter.add(clause, Param::Text(value));
        }
    };
    text("grid = ?", &request.grid);
    text("community = ?", &request.community);
    text("office = ?", &request.office);
    text(
        "category IN (SELECT code FROM category WHERE street = $1 AND ? IN (code, parent))",
        &request.category,
    );
    if let Some(state) = &request.state {
        filter.add("state = ?", state.to_param());
        if is_open(state.word()) {
            // Lets the index of open cases serve.
            filter.clauses.push_str(" AND closed_at IS NULL");
        }
    }
    if let Some(channel) = &request.channel {
        filter.add("channel = ?", channel.to_param());
    }
    if let Some(from) = &page.from {
        filter.add("submitted_at >= ?", from.to_param());
    }
    if let Some(to) = &page.to {
        filter.add("submitted_at < ?", to.to_param());
    }
    if request.overdue == Some(true) {
        filter.add("due_at < ?", page.now.to_param());
        filter.clauses.push_str(" AND due_at IS NOT NULL AND closed_at IS NULL AND reported_at IS NULL");
    }
    filter.add_scope(grants);
    filter
}

/// Cases newest first, each with its serial.
pub(super) fn list(
    connection: &Connection,
    street: &str,
    page: &Page<'_>,
    grants: &[&Grant],
) -> Result<Vec<(i64, Case)>> {
    let (sql, params) = list_statement(street, page, grants);
    connection.all(&sql, &params, |row| Ok((row.get(0)?, read_from(row, 1)?)))
}

fn list_statement<'a>(street: &'a str, page: &'a Page<'_>, grants: &[&'a Grant]) -> (String, Vec<Param<'a>>) {
    let mut filter = filter(street, page, grants);
    filter.add("serial < ?", page.before.to_param());
    filter.params.push(page.limit.to_param());
    let sql = format!(
        concat!("SELECT serial, ", columns!(), " FROM case_file WHERE {} ORDER BY serial DESC LIMIT ${}"),
        filter.clauses,
        filter.params.len()
    );
    (sql, filter.params)
}

/// Cases that hold a text, newest first, each with its serial: first those whose text waits for the index.
pub(super) fn search(
    connection: &Connection,
    street: &str,
    page: &Page<'_>,
    grants: &[&Grant],
    query: &search::Query,
) -> Result<Vec<(i64, Case)>> {
    let indexed: i64 = connection
        .first("SELECT text_case FROM street WHERE street = $1", params![street], |row| row.get(0))?
        .unwrap_or(0);
    let limit = usize::try_from(page.limit).unwrap_or(usize::MAX);
    let filter = filter(street, page, grants);
    let select = concat!("SELECT serial, ", columns!(), " FROM case_file WHERE ");
    let mut found = Vec::new();
    let consider = |row: &Row<'_>, found: &mut Vec<(i64, Case)>| -> Result<bool> {
        // Title, description and address, read before the whole row: most waiting rows do not hold the text.
        if query.finds(&[row.text(9)?, row.text(10)?, row.text(11)?]) {
            found.push((row.get(0)?, read_from(row, 1)?));
        }
        Ok(found.len() < limit)
    };
    let mut waiting = filter.clone();
    waiting.add("serial > ?", Param::Integer(indexed));
    waiting.add("serial < ?", Param::Integer(page.before));
    let sql = format!("{select}{} ORDER BY serial DESC", waiting.clauses);
    connection.each(&sql, &waiting.params, |row| consider(row, &mut found))?;
    if found.len() >= limit {
        return Ok(found);
    }
    let sql = format!("{select}{} AND serial = ${}", filter.clauses, filter.params.len() + 1);
    let below = page.before.min(indexed + 1);
    text::find(connection, TextIndex::Cases, query, below, |serial| {
        let mut params = filter.params.clone();
        params.push(Param::Integer(serial));
        connection.first(&sql, &params, |row| consider(row, &mut found)).map(|more| more.unwrap_or(true))
    })?;
    Ok(found)
}

/// Cases past their limit that no sweep has noted yet, longest overdue first.
pub(super) fn newly_overdue(
    connection: &Connection,
    street: &str,
    now: Timestamp,
    limit: i64,
) -> Result<Vec<Case>> {
    connection.all(
        concat!(
            "SELECT ",
            columns!(),
            " FROM case_file WHERE street = $1 AND due_at < $2 AND due_at IS NOT NULL AND closed_at IS NULL
              AND reported_at IS NULL AND overdue = 0 ORDER BY due_at LIMIT $3"
        ),
        params![street, now, limit],
        read,
    )
}

/// Open cases whose clock runs, for the recomputation after a change of the calendar.
pub(crate) fn running(connection: &Connection, street: &str) -> Result<Vec<Case>> {
    connection.all(
        concat!(
            "SELECT ",
            columns!(),
            " FROM case_file WHERE street = $1 AND due_at IS NOT NULL AND closed_at IS NULL AND reported_at IS NULL"
        ),
        params![street],
        read,
    )
}

/// The open cases of an office, unmasked.
pub(super) fn open_of(connection: &Connection, street: &str, office: &str) -> Result<Vec<Case>> {
    connection.all(
        concat!(
            "SELECT ",
            columns!(),
            " FROM case_file WHERE street = $1 AND office = $2 AND closed_at IS NULL ORDER BY serial"
        ),
        params![street, office],
        read,
    )
}

/// The stops of a case's clock.
pub(super) fn pauses(connection: &Connection, street: &str, id: Id) -> Result<Vec<Pause>> {
    connection.all(
        "SELECT started_at, ended_at FROM case_pause WHERE street = $1 AND case_id = $2 ORDER BY started_at",
        params![street, id],
        |row| Ok(Pause { from: row.get(0)?, to: row.get(1)? }),
    )
}

pub(super) fn start_pause(
    connection: &Connection,
    street: &str,
    id: Id,
    now: Timestamp,
    reason: &str,
) -> Result<()> {
    connection
        .execute(
            "INSERT INTO case_pause(street, case_id, started_at, reason) VALUES ($1, $2, $3, $4)
             ON CONFLICT (street, case_id, started_at) DO UPDATE SET ended_at = NULL, reason = excluded.reason",
            params![street, id, now, reason],
        )
        .map(drop)
}

pub(super) fn end_pause(connection: &Connection, street: &str, id: Id, now: Timestamp) -> Result<()> {
    connection
        .execute(
            "UPDATE case_pause SET ended_at = $1 WHERE street = $2 AND case_id = $3 AND ended_at IS NULL",
            params![now, street, id],
        )
        .map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::types::CaseState;
    use crate::store::scratch;

    fn grant(scope_kind: ScopeKind, scope: &str) -> Grant {
        Grant {
            id: Id::from_bytes([7; 16]),
            actor: "wang".to_owned(),
            role: crate::access::Role::GridWorker,
            scope_kind,
            scope: scope.to_owned(),
            sensitive: false,
            valid_from: Timestamp::from_millis(0).date(),
            valid_to: None,
            revoked_at: None,
            granted_by: "anquan".to_owned(),
            revision: 1,
        }
    }

    /// A page of a list must not read and sort the whole street.
    #[test]
    fn no_list_sorts_the_street() {
        let connection = scratch();
        let word = || Some("word".to_owned());
        let requests = [
            ListCases::default(),
            ListCases { grid: word(), ..Default::default() },
            ListCases { office: word(), ..Default::default() },
            ListCases { community: word(), category: word(), ..Default::default() },
            ListCases { state: Some(CaseState::Handling), ..Default::default() },
            ListCases { state: Some(CaseState::Closed), ..Default::default() },
        ];
        let now = Timestamp::from_millis(0);
        let grants = [
            grant(ScopeKind::Division, "620102004000"),
            grant(ScopeKind::Division, "620102004001"),
            grant(ScopeKind::Grid, "620102004001001"),
        ];
        for (request, grant) in requests.iter().flat_map(|one| grants.iter().map(move |two| (one, two))) {
            let page = Page { request, from: None, to: Some(now), before: 9, limit: 9, now };
            let grants = [grant];
            let (sql, params) = list_statement("620102004", &page, &grants);
            let plan = connection.plan(&sql, &params).unwrap();
            assert!(!plan.contains("TEMP B-TREE"), "{request:?}: {plan}");
        }
    }
}
