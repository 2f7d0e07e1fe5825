//! kill -9 in mid-write: what was acknowledged is there, what was not is there whole or not at all.

use shuzhi::registry::{ListImports, UndoImport};

use crate::support::{Agent, check, found, open, residents, session};

/// Lines that are numbers of cases in full: the last line of a killed process may be cut.
fn whole(lines: Vec<String>) -> impl Iterator<Item = String> {
    lines.into_iter().filter(|line| line.len() == 25)
}

#[test]
fn fifty_kills_in_mid_write_lose_nothing_acknowledged() {
    let folder = tempfile::tempdir().unwrap();
    let path = found(folder.path());
    let mut acknowledged = Vec::new();
    for round in 0_usize..50 {
        let mut agent = Agent::start(&path, if round % 2 == 0 { "full" } else { "normal" });
        agent.tell("submit 0");
        // A different moment each time; what was printed before the kill arrived counts too.
        for _ in 0..1 + round * 7 % 23 {
            acknowledged.push(agent.line());
        }
        acknowledged.extend(whole(agent.kill()));
        if round % 10 == 9 {
            assert!(check(&path, &acknowledged).cases >= i64::try_from(acknowledged.len()).unwrap());
        }
    }
}

#[test]
fn a_group_of_cases_is_there_whole_or_not_at_all() {
    const SIZE: usize = 64;
    let folder = tempfile::tempdir().unwrap();
    let path = found(folder.path());
    let mut acknowledged: Vec<String> = Vec::new();
    for round in 0_usize..10 {
        let mut agent = Agent::start(&path, if round % 2 == 0 { "full" } else { "normal" });
        agent.tell(&format!("bulk {SIZE}"));
        let mut groups: Vec<String> = (0..round % 3).map(|_| agent.line()).collect();
        groups.extend(agent.kill());
        // A group whose line was cut was committed, but its numbers are not all known here.
        let known = groups.iter().filter(|group| group.len() == SIZE * 26 - 1);
        acknowledged.extend(known.flat_map(|group| group.split(' ').map(str::to_owned)));
        let cases = check(&path, &acknowledged).cases;
        assert_eq!(cases % 64, 0, "a part of a group was kept");
        assert!(cases >= i64::try_from(acknowledged.len()).unwrap());
    }
    assert!(!acknowledged.is_empty());
}

#[test]
fn an_import_is_there_whole_or_not_at_all() {
    const ROWS: usize = 6_000;
    let folder = tempfile::tempdir().unwrap();
    let path = found(folder.path());
    let file = residents(folder.path(), ROWS);
    let mut unfinished = 0;
    for round in 0_usize..6 {
        let mut agent = Agent::start(&path, if round % 2 == 0 { "full" } else { "normal" });
        agent.tell(&format!("import {}", file.display()));
        // Killed at once, or after some chunks of rows are written.
        let mut lines: Vec<String> = (0..round % 4).map(|_| agent.line()).collect();
        lines.extend(agent.kill());
        let acknowledged = lines.iter().any(|line| *line == format!("imported {ROWS}"));
        let report = check(&path, &[]);
        assert!(
            [0, 6_000].contains(&report.residents),
            "a part of the import was kept: {}",
            report.residents
        );
        assert!(!acknowledged || report.residents == 6_000, "an acknowledged import is gone");
        if report.residents > 0 {
            take_back(&path);
        } else {
            unfinished += 1;
        }
    }
    assert!(unfinished > 0, "no kill came before the end of an import");
    // And after all that one goes through.
    let mut agent = Agent::start(&path, "full");
    agent.tell(&format!("import {}", file.display()));
    assert!(agent.end().contains(&format!("imported {ROWS}")));
    assert_eq!(check(&path, &[]).residents, 6_000);
}

fn take_back(path: &std::path::Path) {
    let platform = open(path);
    let registry = session(&platform, "jiedao").registry();
    let imports = registry.list_imports(ListImports::default()).unwrap();
    let undo =
        UndoImport { batch: imports.items[0].id.to_string(), reason: "重试".into(), ..Default::default() };
    registry.undo_import(undo).unwrap();
    platform.close().unwrap();
    assert_eq!(check(path, &[]).residents, 0);
}
