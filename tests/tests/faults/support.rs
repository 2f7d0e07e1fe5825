//! A founded street, and processes that embed the library beside this one.

use std::collections::BTreeSet;
use std::io::{BufRead as _, BufReader, Lines, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use serde_json::{Value, json};
use shuzhi::case::{CaseChannel, CaseKind, GetCase, NewCase};
use shuzhi::ledger::{VerifyReport, VerifyRequest};
use shuzhi::{Actor, Options, Platform, Result, Session};

pub(crate) const STREET: &str = "620102004";
pub(crate) const COMMUNITY: &str = "620102004001";
pub(crate) const GRID: &str = "620102004001001";

/// Opens the file in this process, and founds the street in a new one.
pub(crate) fn open(path: &Path) -> Platform {
    try_open(path).unwrap()
}

pub(crate) fn try_open(path: &Path) -> Result<Platform> {
    Platform::open(Options {
        path: path.display().to_string(),
        street: Some(STREET.into()),
        security_administrator: Some("anquan".into()),
        busy_timeout_ms: Some(60_000),
        ..Options::default()
    })
}

pub(crate) fn session(platform: &Platform, actor: &str) -> Session {
    platform.session(Actor { actor: actor.into(), street: STREET.into(), ..Actor::default() }).unwrap()
}

/// Calls an operation by its name, as every language does.
pub(crate) fn call(platform: &Platform, actor: &str, operation: &str, request: &Value) -> Result<Value> {
    let operations = shuzhi::contract::operations();
    let operation = operations.iter().find(|one| one.name == operation).unwrap();
    let session =
        platform.session(Actor { actor: actor.into(), street: STREET.into(), ..Actor::default() })?;
    operation.call(&session, &request.to_string()).map(|answer| serde_json::from_str(&answer).unwrap())
}

/// A file with a street, its actors, a category with its office, a grid and a building.
pub(crate) fn found(folder: &Path) -> PathBuf {
    let path = folder.join("street.db");
    let platform = open(&path);
    let done = |actor: &str, operation: &str, request: Value| {
        call(&platform, actor, operation, &request).unwrap_or_else(|error| panic!("{operation}: {error}"));
    };
    for (actor, role) in
        [("xitong", "system_administrator"), ("jiedao", "street_officer"), ("shenji", "auditor")]
    {
        let grant = json!({"actor": actor, "role": role, "scope_kind": "division", "scope": STREET});
        done("anquan", "access.grant", grant);
    }
    done("xitong", "case.put_office", json!({"code": "cg", "name": "城管所", "kind": "department"}));
    done("xitong", "case.put_category", json!({"code": "01", "name": "市政", "tier": "ordinary"}));
    let second = json!({"code": "0101", "parent": "01", "name": "路灯", "tier": "ordinary"});
    done("xitong", "case.put_category", second);
    done("xitong", "case.put_routing_rule", json!({"category": "0101", "office": "cg"}));
    done("jiedao", "registry.put_division", json!({"code": COMMUNITY, "name": "北园社区"}));
    done("jiedao", "grid.define", grid(GRID, 103.80));
    done("jiedao", "registry.put_building", json!({"name": "1号楼", "address": "北园路1号", "grid": GRID}));
    platform.close().unwrap();
    path
}

/// A grid of one hundredth of a degree.
pub(crate) fn grid(code: &str, west: f64) -> Value {
    let pair = |longitude: f64, latitude: f64| json!({"longitude": longitude, "latitude": latitude});
    let ring = [pair(west, 36.05), pair(west + 0.01, 36.05), pair(west + 0.01, 36.06), pair(west, 36.06)];
    json!({"code": code, "community": &code[..12], "name": "网格", "kind": "basic", "datum": "cgcs2000",
           "boundary": {"rings": [ring]}})
}

pub(crate) fn new_case() -> NewCase {
    NewCase::new("0101", CaseKind::Help, CaseChannel::Citizen, "楼道灯不亮")
}

/// A case that fills the disk quickly.
pub(crate) fn long_case() -> Value {
    json!({"category": "0101", "kind": "help", "channel": "citizen", "title": "楼道灯不亮",
           "description": "三天了。".repeat(800)})
}

/// A file of residents for an import.
pub(crate) fn residents(folder: &Path, rows: usize) -> PathBuf {
    let path = folder.join(format!("residents-{rows}.csv"));
    let mut text = String::from("姓名,楼栋地址,房号\n");
    for row in 0..rows {
        text.push_str(&format!("居民{row},北园路1号,{}\n", row / 3));
    }
    std::fs::write(&path, text).unwrap();
    path
}

pub(crate) fn verify(platform: &Platform) -> Result<VerifyReport> {
    let request = VerifyRequest { records: Some(true) };
    let actor = Actor { actor: "shenji".into(), street: STREET.into(), ..Actor::default() };
    platform.session(actor)?.maintenance().verify(request)
}

/// Every acknowledged case is there, once, and the file is sound; what `verify` found.
pub(crate) fn check(path: &Path, acknowledged: &[String]) -> VerifyReport {
    let unique: BTreeSet<_> = acknowledged.iter().collect();
    assert_eq!(unique.len(), acknowledged.len(), "a number was given twice");
    let platform = open(path);
    let cases = session(&platform, "jiedao").cases();
    for number in acknowledged {
        assert_eq!(&cases.get(GetCase { case: number.clone() }).unwrap().case.number, number);
    }
    let report = verify(&platform).unwrap();
    assert!(report.sound, "{:?}", report.findings);
    platform.close().unwrap();
    report
}

/// A process of its own on the file.
pub(crate) struct Agent {
    child: Child,
    input: Option<ChildStdin>,
    output: Lines<BufReader<ChildStdout>>,
}

impl Agent {
    pub(crate) fn start(path: &Path, durability: &str) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_fault_child"));
        command.arg(path).arg(durability);
        Self::spawn(command)
    }

    /// A process started by `command`, whose last arguments are those of the child.
    pub(crate) fn spawn(mut command: Command) -> Self {
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let input = child.stdin.take();
        let output = BufReader::new(child.stdout.take().unwrap()).lines();
        Self { child, input, output }
    }

    pub(crate) fn tell(&mut self, line: &str) {
        writeln!(self.input.as_mut().unwrap(), "{line}").unwrap();
    }

    /// The next line; panics when the process has ended.
    pub(crate) fn line(&mut self) -> String {
        self.output.next().expect("the process has ended").unwrap()
    }

    /// Calls an operation in that process; an error is the report as a document.
    pub(crate) fn ask(&mut self, actor: &str, operation: &str, request: &Value) -> Result<Value, Value> {
        self.tell(&json!({"actor": actor, "operation": operation, "request": request}).to_string());
        let mut answer: Value = serde_json::from_str(&self.line()).unwrap();
        match answer["error"].take() {
            Value::Null => Ok(answer),
            error => Err(error),
        }
    }

    /// Hands a long case in; its number.
    pub(crate) fn submit(&mut self) -> Result<String, Value> {
        let answer = self.ask("jiedao", "case.submit", &long_case())?;
        Ok(answer["case"]["number"].as_str().unwrap().to_owned())
    }

    /// Kills the process in whatever it is doing; the lines that it printed whole before it died.
    pub(crate) fn kill(mut self) -> Vec<String> {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        self.output.map_while(std::result::Result::ok).collect()
    }

    /// Lets the process close its platform and end; the lines that were left, after a good end.
    pub(crate) fn end(mut self) -> Vec<String> {
        drop(self.input.take());
        let lines = self.output.map(std::result::Result::unwrap).collect();
        assert!(self.child.wait().unwrap().success());
        lines
    }
}
