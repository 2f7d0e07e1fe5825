//! A disk without room, and files that may not be written.

use std::os::unix::fs::PermissionsExt as _;
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};
use shuzhi::{Options, Platform, code};

use crate::support::{Agent, check, found, long_case, open, residents, session, verify};

/// Refused for want of room, in words of its own.
fn assert_full(error: &Value) {
    assert_eq!(error["code"], code::STORAGE_FULL, "{error}");
    assert!(error["zh"].as_str().unwrap().contains("磁盘已满"), "{error}");
    let text = error.to_string();
    assert!(!text.contains("database or disk is full") && !text.contains("I/O"), "{error}");
}

/// Writes until there is no room, checks what the full disk refuses and what it still does, makes room, and goes on:
/// all of it with one process that stays open.
fn fill_and_go_on(mut agent: Agent, path: &Path, import: &Path, make_room: &dyn Fn()) {
    let mut acknowledged = Vec::new();
    let refused = loop {
        match agent.submit() {
            Ok(number) => acknowledged.push(number),
            Err(error) => break error,
        }
        assert!(acknowledged.len() < 20_000, "the disk never fills");
    };
    assert_full(&refused);
    assert!(acknowledged.len() > 3, "{}", acknowledged.len());
    // Full is full, for one case, for a group and for an import; what is there can be read.
    assert_full(&agent.submit().unwrap_err());
    let group = json!({"items": vec![long_case(); 200]});
    assert_full(&agent.ask("jiedao", "case.submit_many", &group).unwrap_err());
    assert_full(&agent.ask("jiedao", "registry.import_residents", &json!({ "path": import })).unwrap_err());
    for number in [&acknowledged[0], acknowledged.last().unwrap()] {
        let read = agent.ask("jiedao", "case.get", &json!({ "case": number })).unwrap();
        assert_eq!(read["case"]["number"], **number);
    }
    let count = |agent: &mut Agent| {
        let report = agent.ask("shenji", "platform.verify", &json!({"records": true})).unwrap();
        assert_eq!(report["findings"], json!([]));
        (usize::try_from(report["cases"].as_u64().unwrap()).unwrap(), report["residents"].clone())
    };
    assert_eq!(count(&mut agent), (acknowledged.len(), json!(0)), "a refused call left something");
    make_room();
    for _ in 0..5 {
        acknowledged.push(agent.submit().expect("there is room again"));
    }
    assert_eq!(count(&mut agent), (acknowledged.len(), json!(0)));
    agent.end();
    assert_eq!(check(path, &acknowledged).cases, i64::try_from(acknowledged.len()).unwrap());
}

#[test]
fn a_full_disk_refuses_keeps_what_was_acknowledged_and_works_again_once_there_is_room() {
    let folder = tempfile::tempdir().unwrap();
    let path = found(folder.path());
    let import = residents(folder.path(), 20_000);
    // No file of the process may grow beyond 2 MiB: to the engine that is a disk without room. Without the trap the
    // system would end the process instead of refusing the write.
    let mut limited = Command::new("sh");
    limited.args([
        "-c",
        "trap '' XFSZ; ulimit -f 4096; exec \"$@\"",
        "sh",
        env!("CARGO_BIN_EXE_fault_child"),
    ]);
    limited.arg(&path).arg("full");
    // Another process, with room, empties the log into the main file.
    let make_room = || open(&path).close().unwrap();
    fill_and_go_on(Agent::spawn(limited), &path, &import, &make_room);
}

/// A disk of its own of a few megabytes, which only root may have.
struct SmallDisk(PathBuf);

impl SmallDisk {
    fn mount(folder: &Path) -> Option<Self> {
        let at = folder.join("disk");
        std::fs::create_dir(&at).unwrap();
        let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", "size=6m", "tmpfs"]).arg(&at).output();
        if mounted.is_ok_and(|ended| ended.status.success()) { Some(Self(at)) } else { None }
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(&self.0).status();
    }
}

/// Adds to the test above where a disk may be mounted: the engine's own word for a full disk, and a shared index of
/// the log that can't grow.
#[test]
fn a_full_disk_of_its_own_where_one_may_be_mounted() {
    let folder = tempfile::tempdir().unwrap();
    let import = residents(folder.path(), 40_000);
    let Some(disk) = SmallDisk::mount(folder.path()) else {
        // Without the right to mount, the limit on the size of files stands for it, on another durability.
        let path = found(folder.path());
        let mut limited = Command::new("sh");
        limited.args([
            "-c",
            "trap '' XFSZ; ulimit -f 8192; exec \"$@\"",
            "sh",
            env!("CARGO_BIN_EXE_fault_child"),
        ]);
        limited.arg(&path).arg("normal");
        fill_and_go_on(Agent::spawn(limited), &path, &import, &|| open(&path).close().unwrap());
        return;
    };
    let ballast = disk.0.join("ballast");
    let path = found(&disk.0);
    std::fs::write(&ballast, vec![1_u8; 2 << 20]).unwrap();
    let make_room = || std::fs::remove_file(&ballast).unwrap();
    fill_and_go_on(Agent::start(&path, "full"), &path, &import, &make_room);
}

#[test]
fn a_file_that_may_only_be_read_is_read_and_every_write_is_refused_as_such() {
    let folder = tempfile::tempdir().unwrap();
    let path = found(folder.path());
    // Root may write whatever the permissions say, so a process of nobody asks; the child must be his to start.
    let child = folder.path().join("child");
    std::fs::copy(env!("CARGO_BIN_EXE_fault_child"), &child).unwrap();
    let permit = |path: &Path, mode| {
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
    };
    permit(&child, 0o755);
    let root = is_root(folder.path());
    let ask = || {
        let mut command = Command::new(&child);
        command.arg(&path).arg("full");
        if root {
            command.uid(65_534).gid(65_534);
        }
        Agent::spawn(command)
    };
    // The folder may be written, the file may not: reading goes, writing is refused.
    permit(folder.path(), 0o777);
    permit(&path, 0o444);
    let before = std::fs::read(&path).unwrap();
    let mut agent = ask();
    assert_eq!(agent.ask("jiedao", "case.list", &json!({})).unwrap()["items"], json!([]));
    let refused = agent.submit().unwrap_err();
    assert_eq!(refused["code"], code::STORAGE_READ_ONLY, "{refused}");
    assert!(refused["zh"].as_str().unwrap().contains("不可写"), "{refused}");
    agent.end();
    assert_eq!(std::fs::read(&path).unwrap(), before);
    // Neither may be written: there is no place for the log, and the file is not opened. A process that may not write
    // leaves its empty log behind, which would do.
    for rest in ["street.db-wal", "street.db-shm"] {
        std::fs::remove_file(folder.path().join(rest)).unwrap();
    }
    permit(folder.path(), 0o555);
    let refused: Value = serde_json::from_str(&ask().end()[0]).unwrap();
    let number = refused["error"]["code"].as_i64().unwrap();
    assert!([805, 806].contains(&number), "{refused}");
    assert_eq!(std::fs::read(&path).unwrap(), before);
    // May not even be read.
    permit(folder.path(), 0o777);
    permit(&path, 0o000);
    let refused: Value = serde_json::from_str(&ask().end()[0]).unwrap();
    assert_eq!(refused["error"]["code"], code::STORAGE_UNREACHABLE, "{refused}");
    permit(&path, 0o644);
    assert_eq!(std::fs::read(&path).unwrap(), before);
    check(&path, &[]);
}

fn is_root(folder: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let probe = folder.join("probe");
    std::fs::write(&probe, b"").unwrap();
    let root = std::fs::metadata(&probe).unwrap().uid() == 0;
    std::fs::remove_file(&probe).unwrap();
    root
}

#[test]
fn a_folder_that_is_not_there_or_a_folder_instead_of_a_file_is_told() {
    let folder = tempfile::tempdir().unwrap();
    for path in [folder.path().join("none").join("street.db"), folder.path().to_owned()] {
        let options = Options { path: path.display().to_string(), ..Options::default() };
        let error = Platform::open(options).expect_err("refused");
        assert_eq!(error.code(), code::STORAGE_UNREACHABLE, "{error}");
    }
    // A backup to such a place is refused too, and harms nothing.
    let path = found(folder.path());
    let platform = open(&path);
    let target = folder.path().join("none").join("copy.db");
    let request = serde_json::from_value(json!({ "path": target })).unwrap();
    let error = session(&platform, "xitong").maintenance().backup(request).unwrap_err();
    assert_eq!(error.code(), code::STORAGE_UNREACHABLE, "{error}");
    assert!(verify(&platform).unwrap().sound);
    platform.close().unwrap();
}
