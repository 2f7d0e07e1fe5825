//! The floor writes what the library writes: without that, a ratio to it says nothing.

use std::path::Path;

use rusqlite::Connection;
use rusqlite::types::Value;
use shuzhi::DurabilityMode;
use shuzhi::case::Case;
use shuzhi_tests::street::generate;

use crate::floor::{Floor, Use};
use crate::{fill, setup};

/// Enough for the text index to take one batch.
const CASES: usize = 560;

/// Every row of what a submit writes, in order; the words of the text index with the serials of their cases.
fn dump(path: &Path) -> Vec<Vec<Value>> {
    let connection = Connection::open(path).unwrap();
    connection
        .execute_batch("CREATE VIRTUAL TABLE temp.words USING fts5vocab(main, case_search, instance)")
        .unwrap();
    let mut all = Vec::new();
    for sql in [
        "SELECT * FROM case_file ORDER BY serial",
        "SELECT * FROM event ORDER BY street, sequence",
        "SELECT * FROM counter ORDER BY street, measure, area, day, kind, state",
        "SELECT * FROM street",
        "SELECT term, doc FROM temp.words ORDER BY term, doc",
    ] {
        let mut statement = connection.prepare(sql).unwrap();
        let columns = statement.column_count();
        let mut rows = statement.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            all.push((0..columns).map(|column| row.get(column).unwrap()).collect());
        }
    }
    all
}

#[test]
fn the_floor_writes_what_the_library_writes() {
    let folder = tempfile::tempdir().unwrap();
    let (ours, by_hand) = (folder.path().join("ours.db"), folder.path().join("by-hand.db"));
    let street = generate(3, 300);
    let (code, at) = (setup::code(&street), fill::now());
    setup::found(&ours, &street, DurabilityMode::Normal, at).unwrap().close().unwrap();
    setup::copy(&ours, &by_hand).unwrap();
    let platform = setup::open(&ours, &code, DurabilityMode::Normal, at).unwrap();
    let cases = setup::session(&platform, &code, "wang").unwrap().cases();
    let mut floor = Floor::open(&by_hand, &code, "NORMAL", Use::Write, at).unwrap();
    for request in fill::pool(&street).iter().take(CASES) {
        let case = cases.submit(request.clone()).unwrap().case;
        let (reporter_name, reporter_phone) = (request.reporter_name.clone(), request.reporter_phone.clone());
        floor.submit(&Case { reporter_name, reporter_phone, ..case.clone() }, case.id).unwrap();
    }
    platform.close().unwrap();
    drop(floor);
    let (ours, by_hand) = (dump(&ours), dump(&by_hand));
    for (one, other) in ours.iter().zip(&by_hand) {
        assert_eq!(one, other);
    }
    assert_eq!(ours.len(), by_hand.len());
    assert!(ours.len() > CASES * 3, "{} rows", ours.len());
}
