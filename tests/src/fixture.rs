//! Fixtures of schemas: a file as a version wrote it, kept as text, so that every later version is tested on it.
//!
//! A fixture is made once, by the version that releases its schema (`cargo run -p shuzhi-tests --bin fixture`), and not
//! changed afterwards. Until the first release, a change of the first schema makes it anew.

use std::fmt::Write as _;
use std::path::Path;

use anyhow::{Context as _, Result};
use rusqlite::types::ValueRef;
use serde_json::{Value, json};
use shuzhi::{Actor, ClockOptions, IdOptions, Options, Platform, Timestamp};

use crate::scenario;

/// The scenarios of a fixture; each is replayed in a street of its own, all in one file. Those of an older schema come first.
const SCENARIOS: [&str; 10] = [
    "calendar",
    "case_lifecycle",
    "case_return_and_ruling",
    "grid_boundaries",
    "privacy",
    "registry_people",
    "rulebook",
    "party_organisations",
    "party_life",
    "mediation_dispute",
];
/// The street of the scenarios as they are written.
const WRITTEN: &str = "620102004";
/// When the figures of a fixture are asked for: then, or when its last street began.
const NOW: &str = "2026-06-01T09:00:00+08:00";

/// The streets of a fixture: as many as its schema had scenarios for.
///
/// # Errors
/// Those of the engine.
pub fn streets(database: &Path) -> Result<Vec<String>> {
    let file = rusqlite::Connection::open(database)?;
    let mut statement = file.prepare("SELECT street FROM street ORDER BY street")?;
    let streets = statement.query_map([], |row| row.get(0))?;
    Ok(streets.collect::<rusqlite::Result<_>>()?)
}

/// How a fixture's file is opened.
///
/// # Errors
/// Those of the engine.
pub fn options(database: &Path) -> Result<Options> {
    let now = Timestamp::parse("now", NOW)?;
    let fixed = began(database)?.map_or(now, |began| began.max(now)).to_string();
    Ok(Options {
        path: database.display().to_string(),
        clock: Some(ClockOptions { fixed }),
        ids: Some(IdOptions { seed: 99 }),
        ..Options::default()
    })
}

/// When the last street of a file began, if there is one.
fn began(database: &Path) -> Result<Option<Timestamp>> {
    if !database.exists() {
        return Ok(None);
    }
    let sql = "SELECT max(first) FROM (SELECT min(at) AS first FROM event GROUP BY street)";
    let at: Option<i64> = rusqlite::Connection::open(database)?.query_row(sql, [], |row| row.get(0))?;
    Ok(at.map(Timestamp::from_millis))
}

/// Makes a fixture in `folder` with the scenarios in `scenarios`: the file as text, and the figures it must give.
///
/// # Errors
/// A scenario that does not hold, or a file that can't be written.
pub fn make(scenarios: &Path, folder: &Path) -> Result<(String, Value)> {
    let database = folder.join("fixture.db");
    for (number, name) in (1..).zip(SCENARIOS) {
        let street = format!("6201020{number:02}");
        let path = scenarios.join(format!("{name}.json"));
        let text = std::fs::read_to_string(&path).with_context(|| path.display().to_string())?;
        scenario::replay_text(&text.replace(WRITTEN, &street), &database).context(name)?;
    }
    let platform = Platform::open(options(&database)?)?;
    let streets = streets(&database)?;
    for street in &streets {
        for (actor, role) in [("kanban", "leader"), ("hedui", "auditor"), ("banshi", "street_officer")] {
            let grant = json!({"actor": actor, "role": role, "scope_kind": "division", "scope": street});
            call(&platform, street, "anquan", "access.grant", &grant)?;
        }
    }
    let expected = figures(&platform, &streets)?;
    platform.close()?;
    Ok((dump(&database)?, expected))
}

/// What a fixture answers, street by street.
///
/// # Errors
/// Those of the operations.
pub fn figures(platform: &Platform, streets: &[String]) -> Result<Value> {
    let mut streets_told = serde_json::Map::new();
    for street in streets {
        let mut told = serde_json::Map::new();
        for (actor, operation, request) in [
            ("hedui", "platform.verify", json!({"records": true})),
            ("hedui", "audit.verify", json!({})),
            ("kanban", "indicator.dashboard", json!({})),
            ("banshi", "case.list", json!({"limit": 100})),
            ("banshi", "case.list_categories", json!({})),
            ("banshi", "case.list_offices", json!({})),
            ("banshi", "grid.list", json!({})),
            ("banshi", "registry.list_buildings", json!({})),
            ("banshi", "registry.list_residents", json!({})),
            ("banshi", "registry.list_imports", json!({})),
            ("banshi", "registry.search", json!({"text": "路"})),
            ("banshi", "rulebook.explain", json!({"rule": "case.deadline.ordinary"})),
            ("banshi", "calendar.years", json!({})),
            ("kanban", "party.figures", json!({})),
            ("banshi", "party.tree", json!({})),
            ("banshi", "party.list_posts", json!({})),
            ("banshi", "governance.summary", json!({})),
            ("banshi", "governance.list_units", json!({})),
            ("banshi", "mediation.list_committees", json!({})),
            ("banshi", "mediation.list_mediators", json!({})),
            ("banshi", "mediation.list_schemes", json!({})),
            ("banshi", "dispute.list", json!({})),
            ("banshi", "agreement.list", json!({})),
            ("kanban", "mediation.figures", json!({"first_day": "2026-01-01", "last_day": "2026-12-31"})),
        ] {
            let answer = call(platform, street, actor, operation, &request)
                .with_context(|| format!("{street} {operation}"))?;
            told.insert(operation.to_owned(), answer);
        }
        streets_told.insert(street.clone(), Value::Object(told));
    }
    Ok(Value::Object(streets_told))
}

/// Calls an operation by its name.
///
/// # Errors
/// Those of the operation.
pub fn call(
    platform: &Platform,
    street: &str,
    actor: &str,
    operation: &str,
    request: &Value,
) -> Result<Value> {
    let operations = shuzhi::contract::operations();
    let operation = operations.iter().find(|one| one.name == operation).context("no such operation")?;
    let actor = Actor { actor: actor.into(), street: street.into(), ..Actor::default() };
    Ok(serde_json::from_str(&operation.call(&platform.session(actor)?, &request.to_string())?)?)
}

/// A database as a script: its tables and indexes, then the rows. A text index is made empty by its own statement, and
/// its inner tables are then filled as they were.
///
/// # Errors
/// Those of the engine.
pub fn dump(database: &Path) -> Result<String> {
    let file = rusqlite::Connection::open(database)?;
    let objects: Vec<(String, String)> = file
        .prepare("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid")?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    let indexes: Vec<&str> = objects
        .iter()
        .filter(|(_, sql)| sql.starts_with("CREATE VIRTUAL TABLE"))
        .map(|(name, _)| &**name)
        .collect();
    let inner = |name: &str| indexes.iter().any(|index| name.starts_with(&format!("{index}_")));
    let mut script = String::from("BEGIN;\n");
    for (name, sql) in &objects {
        if !inner(name) && !name.starts_with("sqlite_") {
            writeln!(script, "{sql};")?;
        }
    }
    // The tables of the planner's statistics are the engine's own: only it can make them.
    script.push_str("ANALYZE sqlite_schema;\n");
    for (name, sql) in &objects {
        if !sql.starts_with("CREATE TABLE") {
            continue;
        }
        if inner(name) {
            writeln!(script, "DELETE FROM \"{name}\";")?;
        }
        let mut statement = file.prepare(&format!("SELECT * FROM \"{name}\""))?;
        let columns = statement.column_count();
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let values = (0..columns).map(|column| Ok(literal(row.get_ref(column)?)));
            let values: Vec<String> = values.collect::<rusqlite::Result<_>>()?;
            writeln!(script, "INSERT INTO \"{name}\" VALUES ({});", values.join(", "))?;
        }
    }
    script.push_str("COMMIT;\n");
    Ok(script)
}

fn literal(value: ValueRef<'_>) -> String {
    match value {
        ValueRef::Null => "NULL".to_owned(),
        ValueRef::Integer(value) => value.to_string(),
        ValueRef::Real(value) => format!("{value:?}"),
        ValueRef::Text(value) => format!("'{}'", String::from_utf8_lossy(value).replace('\'', "''")),
        ValueRef::Blob(value) => {
            let digits: String = value.iter().map(|byte| format!("{byte:02x}")).collect();
            format!("x'{digits}'")
        }
    }
}
