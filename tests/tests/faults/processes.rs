//! Several processes on one file.

use serde_json::json;

use crate::support::{Agent, GRID, call, check, found, grid, open, session, verify};

#[test]
fn two_processes_write_two_thousand_cases_each_while_a_third_reads() {
    let folder = tempfile::tempdir().unwrap();
    let path = found(folder.path());
    let mut reader = Agent::start(&path, "full");
    reader.tell("watch");
    let writers = ["full", "normal"].map(|durability| {
        let mut writer = Agent::start(&path, durability);
        writer.tell("submit 2000");
        writer
    });
    let ends = writers.map(|writer| std::thread::spawn(move || writer.end()));
    let numbers: Vec<String> = ends.into_iter().flat_map(|end| end.join().unwrap()).collect();
    assert_eq!(numbers.len(), 4_000);
    // The reader found no event missing, no total falling; it has seen something, and everything at the end.
    reader.tell("enough");
    let watched = reader.line();
    let figures: Vec<i64> = watched.split(' ').skip(1).map(|figure| figure.parse().unwrap()).collect();
    let [rounds, _, total] = figures[..] else { panic!("{watched}") };
    assert!(rounds > 1 && total <= 4_000, "{watched}");
    reader.end();
    assert_eq!(check(&path, &numbers).cases, 4_000);
}

#[test]
fn configuration_put_by_one_process_is_used_by_the_next_call_of_another() {
    let folder = tempfile::tempdir().unwrap();
    let path = found(folder.path());
    let here = open(&path);
    let mut there = Agent::start(&path, "full");
    let case = |category: &str| json!({"category": category, "kind": "help", "channel": "citizen", "title": "井盖", "grid": GRID});
    // Each is asked for before, so that the other process holds what was, and then after.
    let refused = there.ask("jiedao", "case.submit", &case("0102")).unwrap_err();
    assert_eq!(refused["field"], "category");
    let category = json!({"code": "0102", "parent": "01", "name": "井盖", "tier": "urgent"});
    call(&here, "xitong", "case.put_category", &category).unwrap();
    let submitted = there.ask("jiedao", "case.submit", &case("0102")).unwrap();
    assert_eq!(submitted["case"]["office"], json!(null), "no routing rule fits yet");

    let rule = json!({"category": "0102", "office": "cg"});
    call(&here, "xitong", "case.put_routing_rule", &rule).unwrap();
    assert_eq!(there.ask("jiedao", "case.submit", &case("0102")).unwrap()["case"]["office"], "cg");

    let asked = json!({"rule": "grid.size"});
    let before = there.ask("jiedao", "rulebook.explain", &asked).unwrap();
    assert_eq!(before["parameters"][0]["value"], "300");
    let put = json!({"rule": "grid.size", "parameter": "minimum", "value": "200", "jurisdiction": "620102004",
                     "valid_from": "2020-01-01", "reason": "街道决定"});
    call(&here, "xitong", "rulebook.override", &put).unwrap();
    let after = there.ask("jiedao", "rulebook.explain", &asked).unwrap();
    assert_eq!(after["parameters"][0]["value"], "200");

    let point = json!({"longitude": 103.905, "latitude": 36.055, "datum": "cgcs2000"});
    assert_eq!(there.ask("jiedao", "grid.find", &point).unwrap()["grid"], json!(null));
    call(&here, "jiedao", "grid.define", &grid("620102004001002", 103.90)).unwrap();
    assert_eq!(there.ask("jiedao", "grid.find", &point).unwrap()["grid"], "620102004001002");

    assert_eq!(there.ask("xin", "grid.find", &point).unwrap_err()["code"], 300);
    let grant = json!({"actor": "xin", "role": "leader", "scope_kind": "division", "scope": "620102004"});
    let grant = call(&here, "anquan", "access.grant", &grant).unwrap();
    assert!(there.ask("xin", "grid.find", &point).is_ok());
    let revoke = json!({"grant": grant["grant"]["id"], "reason": "调离"});
    call(&here, "anquan", "access.revoke", &revoke).unwrap();
    assert_eq!(there.ask("xin", "grid.find", &point).unwrap_err()["code"], 300);

    let limit = json!({"start": "2026-05-06T09:30:00+08:00", "limit": {"amount": 4, "unit": "working_hour"}});
    let before = there.ask("jiedao", "calendar.deadline", &limit).unwrap();
    let hours = json!({"periods": [{"from": "10:00", "to": "16:00"}]});
    call(&here, "xitong", "calendar.set_hours", &hours).unwrap();
    let after = there.ask("jiedao", "calendar.deadline", &limit).unwrap();
    assert_ne!(before, after);
    there.end();
    assert!(verify(&here).unwrap().sound);
    here.close().unwrap();
}

#[test]
fn a_backup_taken_while_others_write_restores_clean() {
    let folder = tempfile::tempdir().unwrap();
    let path = found(folder.path());
    let mut writer = Agent::start(&path, "normal");
    writer.tell("submit 0");
    let mut acknowledged: Vec<String> = (0..20).map(|_| writer.line()).collect();
    let here = open(&path);
    for round in 0..3 {
        let copy = folder.path().join(format!("copy-{round}.db"));
        let request = serde_json::from_value(json!({ "path": copy })).unwrap();
        let known = acknowledged.clone();
        let report = session(&here, "xitong").maintenance().backup(request).unwrap();
        assert_eq!(report.bytes, i64::try_from(std::fs::metadata(&copy).unwrap().len()).unwrap());
        // All that was acknowledged before the backup began is in the copy, and the copy is a sound street.
        let restored = check(&copy, &known);
        assert!(restored.cases >= i64::try_from(known.len()).unwrap());
        assert!(restored.events >= report.sequence);
        // The writer has gone on.
        acknowledged.extend((0..20).map(|_| writer.line()));
    }
    here.close().unwrap();
    acknowledged.extend(writer.kill().into_iter().filter(|line| line.len() == 25));
    check(&path, &acknowledged);
}
