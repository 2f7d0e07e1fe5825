//! The floor writes what the library writes: without that, a ratio to it says nothing.

use std::path::Path;

use rusqlite::Connection;
use rusqlite::types::Value;
use shuzhi::DurabilityMode;

use super::fill::{self, Ground};
use super::floor::{MatterFloor, Template};
use crate::setup;

/// Enough for every kind of request of the pool.
const MATTERS: usize = 300;

/// Every row of what an application writes, in order.
fn dump(path: &Path) -> Vec<Vec<Value>> {
    let connection = Connection::open(path).unwrap();
    let mut all = Vec::new();
    for sql in [
        "SELECT * FROM matter ORDER BY id",
        "SELECT * FROM matter_serial",
        "SELECT * FROM event ORDER BY street, sequence",
        "SELECT * FROM counter ORDER BY street, measure, area, day, kind, state",
        "SELECT * FROM street",
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
    let Ground { code, pool, .. } = fill::filled(&ours, 40, 25).unwrap();
    setup::copy(&ours, &by_hand).unwrap();
    let platform = setup::open(&ours, &code, DurabilityMode::Normal, fill::now()).unwrap();
    let matters = setup::session(&platform, &code, "wang").unwrap().matters();
    let floor = MatterFloor::open(&by_hand, &code, "NORMAL", fill::now()).unwrap();
    for request in pool.iter().take(MATTERS) {
        let template = Template::new(matters.apply(request.clone()).unwrap().matter, request.clone());
        floor.apply(&template, template.id()).unwrap();
    }
    drop(matters);
    platform.close().unwrap();
    drop(floor);
    let (ours, by_hand) = (dump(&ours), dump(&by_hand));
    for (one, other) in ours.iter().zip(&by_hand) {
        assert_eq!(one, other);
    }
    assert_eq!(ours.len(), by_hand.len());
    assert!(ours.len() > MATTERS * 2, "{} rows", ours.len());
}
