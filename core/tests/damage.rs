//! Damage that `verify` must tell, not stumble over: rows that no reader can read, gaps, and files without content.

#![allow(clippy::unwrap_used, reason = "a failed step of a test ends it")]

mod support;

use serde_json::json;
use shuzhi::ledger::{AuditReport, VerifyReport};
use shuzhi::{Options, Platform, code};
use support::{Street, options, street};

impl Spoiled<'_> {
    fn audit(&self) -> AuditReport {
        let request = serde_json::from_value(json!({})).unwrap();
        self.0.session("auditor").audit().verify(request).unwrap()
    }

    fn verify(&self) -> VerifyReport {
        let request = serde_json::from_value(json!({"records": true})).unwrap();
        self.0.session("auditor").maintenance().verify(request).unwrap()
    }
}

struct Spoiled<'a>(&'a Street);

/// Runs `sql` behind the library's back.
fn spoil<'a>(street: &'a Street, sql: &str) -> Spoiled<'a> {
    let file = rusqlite::Connection::open(street.folder.join("street.db")).unwrap();
    file.execute_batch(sql).unwrap();
    Spoiled(street)
}

#[test]
fn an_unreadable_event_is_the_first_broken_link_and_the_others_are_still_checked() {
    let whole = street();
    let head = spoil(&whole, "SELECT 1").audit().head_sequence;
    assert!(head >= 10, "{head}");
    // What is spoiled, the first broken link, and how many links cannot be told to hold.
    for (sql, first, lost) in [
        ("UPDATE event SET body = x'00ff' WHERE sequence = 5", 5, 1),
        ("UPDATE event SET body = CAST(x'c328ff' AS TEXT) WHERE sequence = 5", 5, 1),
        ("UPDATE event SET at = 'yesterday' WHERE sequence = 5", 5, 1),
        ("UPDATE event SET after = x'01' WHERE sequence = 1", 1, 1),
        ("UPDATE event SET actor = 'x' WHERE sequence IN (4, 7)", 4, 2),
        // The link behind hangs on what is lost.
        ("UPDATE event SET hash = x'01' WHERE sequence = 6", 6, 2),
        ("UPDATE event SET hash = zeroblob(32) WHERE sequence = 6", 6, 2),
        ("DELETE FROM event WHERE sequence = 6", 6, 2),
        ("DELETE FROM event WHERE sequence < 3", 1, 3),
    ] {
        let street = street();
        let spoiled = spoil(&street, sql);
        let report = spoiled.audit();
        assert!(!report.sound, "{sql}");
        assert_eq!((report.first_broken, report.checked), (Some(first), head - lost), "{sql}");
        assert!(report.en.unwrap().contains(&format!("event {first}")), "{sql}");
        assert!(report.zh.unwrap().contains(&first.to_string()), "{sql}");
        let verified = spoiled.verify();
        assert!(!verified.sound, "{sql}");
        assert!(verified.findings.iter().any(|line| line.contains(&format!("event {first}"))), "{sql}");
    }
}

#[test]
fn an_unreadable_head_is_told_too_and_the_chain_is_checked_from_anywhere() {
    let street = street();
    let head = spoil(&street, "SELECT 1").audit().head_sequence;
    let spoiled =
        spoil(&street, "UPDATE event SET hash = 'x' WHERE sequence = (SELECT max(sequence) FROM event)");
    let report = spoiled.audit();
    assert_eq!((report.first_broken, report.head_sequence), (Some(head), head));
    assert_eq!(report.head_hash, "");
    // Asked to begin behind an unreadable hash: the first link can't be checked, which is no finding of its own.
    spoil(&street, "UPDATE event SET hash = 'x' WHERE sequence = 4");
    let from = |from: i64| {
        let request = serde_json::from_value(json!({ "from": from })).unwrap();
        street.session("auditor").audit().verify(request).unwrap()
    };
    assert_eq!((from(5).first_broken, from(5).checked), (Some(head), head - 6));
    assert_eq!(from(4).first_broken, Some(4));
}

#[test]
fn a_record_that_cannot_be_read_is_a_finding_and_the_other_parts_are_checked() {
    let street = street();
    let verified = spoil(
        &street,
        "UPDATE building SET floors = 'many' WHERE address = '北园路1号';
         UPDATE grid SET name = '别名' WHERE code LIKE '%001001';",
    )
    .verify();
    assert!(verified.findings.iter().any(|line| line.starts_with("registry and grids")), "{verified:?}");
    assert!(
        verified.findings.iter().any(|line| line.contains("differs from its last event")),
        "{verified:?}"
    );
}

#[test]
fn without_the_option_create_an_empty_file_is_refused_and_left_empty() {
    let street = street();
    let empty = street.folder.join("empty.db");
    std::fs::write(&empty, b"").unwrap();
    let bare = street.folder.join("bare.db");
    // A database without a table, as the engine leaves it when a process dies before the first migration.
    let engine = rusqlite::Connection::open(&bare).unwrap();
    engine.pragma_update_and_check(None, "journal_mode", "wal", |_| Ok(())).unwrap();
    drop(engine);
    for file in [&empty, &bare, &street.folder.join("missing.db")] {
        let before = std::fs::read(file).ok();
        let refused =
            Options { path: file.display().to_string(), create: Some(false), ..options(&street.folder) };
        let error = Platform::open(refused).expect_err("refused");
        assert_eq!(error.code(), code::STORAGE, "{error}");
        assert_eq!(std::fs::read(file).ok(), before, "{}", file.display());
    }
    // With the option it is a new database; and one that is there is opened without it.
    let created = Options { path: empty.display().to_string(), ..options(&street.folder) };
    Platform::open(created.clone()).unwrap().close().unwrap();
    Platform::open(Options { create: Some(false), ..created }).unwrap().close().unwrap();
}
