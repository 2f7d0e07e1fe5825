//! What must survive: the death of a process in mid-write, and two processes on one file.

use std::collections::BTreeSet;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use shuzhi::access::{NewGrant, Role, ScopeKind};
use shuzhi::case::{CaseTier, GetCase, PutCategory};
use shuzhi::ledger::VerifyRequest;
use shuzhi::{Actor, Options, Platform, Session, code};

const STREET: &str = "620102004";

fn session(platform: &Platform, actor: &str) -> Session {
    platform.session(Actor { actor: actor.into(), street: STREET.into(), ..Actor::default() }).unwrap()
}

/// A file with a street, its actors and a category.
fn found(folder: &Path) -> PathBuf {
    let path = folder.join("street.db");
    let platform = open(&path);
    for (actor, role) in
        [("xitong", Role::SystemAdministrator), ("jiedao", Role::StreetOfficer), ("shenji", Role::Auditor)]
    {
        let grant = NewGrant {
            actor: actor.into(),
            role,
            scope_kind: ScopeKind::Division,
            scope: STREET.into(),
            sensitive: None,
            valid_from: None,
            valid_to: None,
            request_key: None,
        };
        session(&platform, "anquan").access_control().grant(grant).unwrap();
    }
    for (code, parent) in [("01", None), ("0101", Some("01"))] {
        let category = PutCategory {
            code: code.into(),
            parent: parent.map(str::to_owned),
            name: code.into(),
            tier: CaseTier::Ordinary,
            limit: None,
            active: None,
            revision: None,
        };
        session(&platform, "xitong").cases().put_category(category).unwrap();
    }
    platform.close().unwrap();
    path
}

fn open(path: &Path) -> Platform {
    Platform::open(Options {
        path: path.display().to_string(),
        street: Some(STREET.into()),
        security_administrator: Some("anquan".into()),
        ..Options::default()
    })
    .unwrap()
}

fn child(path: &Path, count: u64) -> Child {
    Command::new(env!("CARGO_BIN_EXE_fault_child"))
        .arg(path)
        .arg(count.to_string())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap()
}

/// Every acknowledged case is there, once, and the file is sound; the number of cases in it.
fn check(path: &Path, acknowledged: &[String]) -> i64 {
    let unique: BTreeSet<_> = acknowledged.iter().collect();
    assert_eq!(unique.len(), acknowledged.len(), "a number was given twice");
    let platform = open(path);
    let cases = session(&platform, "jiedao").cases();
    for number in acknowledged {
        assert_eq!(&cases.get(GetCase { case: number.clone() }).unwrap().case.number, number);
    }
    let report =
        session(&platform, "shenji").maintenance().verify(VerifyRequest { records: Some(true) }).unwrap();
    assert!(report.sound, "{:?}", report.findings);
    platform.close().unwrap();
    report.cases
}

#[test]
fn fifty_kills_in_mid_write_lose_nothing_acknowledged() {
    let folder = tempfile::tempdir().unwrap();
    let path = found(folder.path());
    let mut acknowledged = Vec::new();
    for round in 0_usize..50 {
        let mut child = child(&path, 0);
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        // A different moment each time; what was printed before the kill arrived counts too.
        for _ in 0..1 + round * 7 % 23 {
            acknowledged.push(lines.next().unwrap().unwrap());
        }
        child.kill().unwrap();
        acknowledged.extend(lines.map_while(Result::ok).filter(|line| line.len() == 25));
        child.wait().unwrap();
        if round % 10 == 9 {
            assert!(check(&path, &acknowledged) >= i64::try_from(acknowledged.len()).unwrap());
        }
    }
}

#[test]
fn two_processes_write_two_thousand_cases_each() {
    let folder = tempfile::tempdir().unwrap();
    let path = found(folder.path());
    let writers = [child(&path, 2_000), child(&path, 2_000)];
    let readers = writers.map(|mut writer| {
        std::thread::spawn(move || {
            let lines = BufReader::new(writer.stdout.take().unwrap()).lines();
            let numbers: Vec<String> = lines.map(Result::unwrap).collect();
            assert!(writer.wait().unwrap().success());
            numbers
        })
    });
    let numbers: Vec<String> = readers.into_iter().flat_map(|reader| reader.join().unwrap()).collect();
    assert_eq!(numbers.len(), 4_000);
    assert_eq!(check(&path, &numbers), 4_000);
}

#[test]
fn a_newer_or_foreign_or_damaged_file_is_refused_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = found(folder.path());
    rusqlite::Connection::open(&path)
        .unwrap()
        .execute("INSERT INTO schema_migration(number, name, applied_at) VALUES (9999, 'later', 0)", [])
        .unwrap();
    let foreign = folder.path().join("foreign.db");
    rusqlite::Connection::open(&foreign).unwrap().execute("CREATE TABLE other(x)", []).unwrap();
    let text = folder.path().join("text.db");
    std::fs::write(&text, "这不是数据库。".repeat(200)).unwrap();
    for (file, expected) in
        [(&path, code::STORAGE_NEWER), (&foreign, code::STORAGE), (&text, code::STORAGE_CORRUPT)]
    {
        let before = std::fs::read(file).unwrap();
        let options = Options { path: file.display().to_string(), ..Options::default() };
        let error = Platform::open(options).expect_err("refused");
        assert_eq!(error.code(), expected, "{error}");
        assert_eq!(std::fs::read(file).unwrap(), before, "{}", file.display());
    }
}
