//! `fixture`: writes the fixture of the newest schema to `tests/fixtures`.

use std::path::Path;

use anyhow::Result;

fn main() -> Result<()> {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = tempfile::tempdir()?;
    let (script, expected) = shuzhi_tests::fixture::make(&tests.join("scenarios"), folder.path())?;
    let number: i64 = rusqlite::Connection::open(folder.path().join("fixture.db"))?.query_row(
        "SELECT max(number) FROM schema_migration",
        [],
        |row| row.get(0),
    )?;
    let fixtures = tests.join("fixtures");
    std::fs::create_dir_all(&fixtures)?;
    std::fs::write(fixtures.join(format!("schema-{number:04}.sql")), script)?;
    let expected = serde_json::to_string_pretty(&expected)? + "\n";
    Ok(std::fs::write(fixtures.join(format!("schema-{number:04}.json")), expected)?)
}
