//! Files that every released schema wrote are opened, brought up, and give the figures that they gave.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use shuzhi::Platform;
use shuzhi_tests::{fixture, scenario};

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures")
}

/// The newest schema of this library, from a file it has just made.
fn newest(file: &Path) -> i64 {
    rusqlite::Connection::open(file)
        .unwrap()
        .query_row("SELECT max(number) FROM schema_migration", [], |row| row.get(0))
        .unwrap()
}

/// Tables and indexes with their columns, however they came about.
fn shape(file: &Path) -> BTreeMap<String, Vec<String>> {
    let file = rusqlite::Connection::open(file).unwrap();
    let mut shape = BTreeMap::new();
    let sql = "SELECT m.type || ' ' || m.name, c.name || ' ' || c.type || ' ' || c.\"notnull\" || ' ' || c.pk
               FROM sqlite_master AS m, pragma_table_xinfo(m.name) AS c WHERE m.type = 'table'
               UNION ALL SELECT m.type || ' ' || m.tbl_name || ' ' || m.name, coalesce(c.name, 'expression')
               FROM sqlite_master AS m, pragma_index_xinfo(m.name) AS c WHERE m.type = 'index' AND c.key = 1";
    let mut statement = file.prepare(sql).unwrap();
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    for row in rows {
        let (object, column): (String, String) = row.unwrap();
        shape.entry(object).or_insert_with(Vec::new).push(column);
    }
    shape
}

#[test]
fn files_of_every_schema_are_brought_up_and_give_the_same_figures() {
    let folder = tempfile::tempdir().unwrap();
    let fresh = folder.path().join("fresh.db");
    Platform::open(fixture::options(&fresh).unwrap()).unwrap().close().unwrap();
    for schema in 1..=newest(&fresh) {
        let name = format!("schema-{schema:04}");
        let script = std::fs::read_to_string(fixtures().join(format!("{name}.sql")))
            .unwrap_or_else(|_| panic!("no fixture {name}: cargo run -p shuzhi-tests --bin fixture"));
        let expected: Value =
            serde_json::from_str(&std::fs::read_to_string(fixtures().join(format!("{name}.json"))).unwrap())
                .unwrap();
        let file = folder.path().join(format!("{name}.db"));
        rusqlite::Connection::open(&file).unwrap().execute_batch(&script).unwrap();
        assert_eq!(newest(&file), schema, "{name} is of another schema");
        let platform = Platform::open(fixture::options(&file).unwrap()).unwrap();
        assert_eq!(newest(&file), newest(&fresh));
        let streets = fixture::streets(&file).unwrap();
        let figures = fixture::figures(&platform, &streets).unwrap();
        if let Err(difference) = scenario::matches(&expected, Some(&figures), "") {
            panic!("{name}: {difference}");
        }
        for street in &streets {
            assert_eq!(figures[street]["platform.verify"]["sound"], true, "{name} {street}");
            work_on(&platform, street);
        }
        platform.close().unwrap();
        assert_eq!(
            shape(&file),
            shape(&fresh),
            "{name}: the first schema was changed? make its fixture anew"
        );
    }
}

/// The street that was brought up takes new writes, and stays sound.
fn work_on(platform: &Platform, street: &str) {
    let done = |actor: &str, operation: &str, request: Value| {
        fixture::call(platform, street, actor, operation, &request).unwrap()
    };
    done("banshi", "registry.put_division", json!({"code": format!("{street}099"), "name": "新设社区"}));
    let after = done("hedui", "platform.verify", json!({"records": true}));
    assert_eq!(after["sound"], true, "{after}");
}
