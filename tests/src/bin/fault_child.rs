//! `fault_child FILE DURABILITY`: a process that embeds the library and does what it is told, a line at a time.
//!
//! - `submit COUNT` hands cases in, printing each number once it is acknowledged; 0 goes on until the process is killed.
//! - `bulk SIZE` hands groups of cases in until it is killed, printing the numbers of each acknowledged group.
//! - `import PATH` imports residents, printing `progress N` on the way and `imported N` at the end.
//! - `watch` reads and compares until the next line arrives, then prints `watched ROUNDS`.
//! - A document `{"actor", "operation", "request"}` is called; the answer, or the error under `error`, is printed.

use std::io::Write as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, TryRecvError, channel};

use anyhow::{Context as _, bail, ensure};
use serde_json::{Value, json};
use shuzhi::case::{CaseChannel, CaseKind, NewCase, NewCases};
use shuzhi::ledger::{EventsSince, ReadCounters};
use shuzhi::registry::ImportResidents;
use shuzhi::{Actor, DurabilityMode, Options, Platform, Session};

const STREET: &str = "620102004";

fn main() -> anyhow::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let path = arguments.next().context("no file")?;
    let durability = match arguments.next().as_deref() {
        Some("full") => DurabilityMode::Full,
        Some("normal") => DurabilityMode::Normal,
        _ => bail!("full or normal"),
    };
    let platform = Platform::open(Options {
        path,
        durability: Some(durability),
        busy_timeout_ms: Some(60_000),
        create: Some(false),
        ..Options::default()
    });
    let platform = match platform {
        Ok(platform) => platform,
        Err(error) => return say(&json!({ "error": error.report() }).to_string()),
    };
    let (sender, lines) = channel();
    std::thread::spawn(move || {
        std::io::stdin().lines().map_while(Result::ok).try_for_each(|line| sender.send(line))
    });
    while let Ok(line) = lines.recv() {
        obey(&platform, &line, &lines)?;
    }
    platform.close()?;
    Ok(())
}

fn obey(platform: &Platform, line: &str, lines: &Receiver<String>) -> anyhow::Result<()> {
    match line.split_once(' ').unwrap_or((line, "")) {
        ("submit", count) => submit(&session(platform, "jiedao")?, count.parse()?),
        ("bulk", size) => bulk(&session(platform, "jiedao")?, size.parse()?),
        ("import", path) => import(&session(platform, "jiedao")?, path),
        ("watch", _) => watch(platform, lines),
        _ => ask(platform, line),
    }
}

fn session(platform: &Platform, actor: &str) -> anyhow::Result<Session> {
    Ok(platform.session(Actor { actor: actor.into(), street: STREET.into(), ..Actor::default() })?)
}

/// One line, at once: the other side may be waiting for it, or about to kill this process.
fn say(line: &str) -> anyhow::Result<()> {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{line}")?;
    Ok(out.flush()?)
}

fn new_case() -> NewCase {
    NewCase::new("0101", CaseKind::Help, CaseChannel::Citizen, "楼道灯不亮")
}

fn submit(session: &Session, count: u64) -> anyhow::Result<()> {
    let mut done = 0;
    while count == 0 || done < count {
        say(&session.cases().submit(new_case())?.case.number)?;
        done += 1;
    }
    Ok(())
}

fn bulk(session: &Session, size: usize) -> anyhow::Result<()> {
    loop {
        let result = session.cases().submit_many(NewCases { items: vec![new_case(); size] })?;
        let numbers: Vec<String> = result.items.into_iter().filter_map(|entry| entry.number).collect();
        ensure!(numbers.len() == size, "a good case was refused");
        say(&numbers.join(" "))?;
    }
}

fn import(session: &Session, path: &str) -> anyhow::Result<()> {
    let (watched, over) = (session.clone(), Arc::new(AtomicBool::new(false)));
    let ended = Arc::clone(&over);
    let reporter = std::thread::spawn(move || {
        let mut last = 0;
        while !ended.load(Ordering::Relaxed) {
            let (done, _) = watched.done_of_total();
            if done > last {
                last = done;
                say(&format!("progress {done}"))?;
            }
            std::thread::yield_now();
        }
        anyhow::Ok(())
    });
    let request: ImportResidents = serde_json::from_value(json!({ "path": path }))?;
    let report = session.registry().import_residents(request)?;
    over.store(true, Ordering::Relaxed);
    reporter.join().map_err(|_| anyhow::anyhow!("the reporter panicked"))??;
    say(&format!("imported {}", report.accepted))
}

/// Reads what others write: no event is missing, totals never fall, and each state of the file agrees with itself.
fn watch(platform: &Platform, lines: &Receiver<String>) -> anyhow::Result<()> {
    let officer = session(platform, "jiedao")?;
    let (mut sequence, mut total, mut rounds) = (0, 0, 0_u64);
    loop {
        let page = officer.events().since(EventsSince { sequence, limit: Some(1_000) })?;
        for (expected, event) in (sequence + 1..).zip(&page.items) {
            ensure!(event.sequence == expected, "event {expected} is missing before {}", event.sequence);
        }
        sequence = page.sequence;
        let request: ReadCounters = serde_json::from_value(json!({"measure": "case.state"}))?;
        let now = officer.counters().read(request)?.total;
        ensure!(now >= total, "the number of cases fell from {total} to {now}");
        total = now;
        rounds += 1;
        match lines.try_recv() {
            Err(TryRecvError::Empty) => {}
            _ => return say(&format!("watched {rounds} {sequence} {total}")),
        }
    }
}

fn ask(platform: &Platform, line: &str) -> anyhow::Result<()> {
    let asked: Value = serde_json::from_str(line)?;
    let text = |name: &str| asked[name].as_str().with_context(|| format!("no {name}"));
    let (actor, name) = (text("actor")?, text("operation")?);
    let operations = shuzhi::contract::operations();
    let operation = operations.iter().find(|one| one.name == name).context("no such operation")?;
    let answer = session_or_error(platform, actor)
        .and_then(|session| operation.call(&session, &asked["request"].to_string()));
    say(&match answer {
        Ok(answer) => answer,
        Err(error) => json!({ "error": error.report() }).to_string(),
    })
}

fn session_or_error(platform: &Platform, actor: &str) -> shuzhi::Result<Session> {
    platform.session(Actor { actor: actor.into(), street: STREET.into(), ..Actor::default() })
}
