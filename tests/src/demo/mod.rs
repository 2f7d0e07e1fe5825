//! The demo: one street in one file, worked by a Java platform and a C# platform at the same time.
//!
//! This side loads the street, moves the clock, looks on through the ledger and prints the figures. It never tells the
//! platforms what to do: citizens' requests lie in a file that the Java platform takes in, and both platforms find
//! their work through the library. What the street does beside cases, services and mediation, this side does itself.

mod children;
mod drive;
mod figures;
mod life;
mod load;
mod own_file;
mod party;
mod phases;
mod requests;
mod residents;
mod screen;
mod settings;

use std::fs;
use std::io::{IsTerminal as _, Write};
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, ensure};
use shuzhi::{Actor, ClockOptions, DurabilityMode, Options, Platform, Session};

use crate::street::{Street, generate};

use life::Life;

pub use children::Programs;
pub use figures::{Figures, collect};
pub use residents::{Source, bring};
pub use settings::{Settings, USAGE};

/// Code of the demo's street; its divisions are real.
pub const STREET: &str = "620102004";

/// Accounts of the street; the host has authenticated them.
mod actor {
    pub(super) const SECURITY: &str = "anquan";
    pub(super) const SYSTEM: &str = "xitong";
    pub(super) const AUDITOR: &str = "shenji";
    pub(super) const STREET: &str = "jiedao";
    pub(super) const LEADER: &str = "lingdao";
    pub(super) const SECRETARY: &str = "shuji";
}

/// What the run itself took: it differs from run to run, unlike the figures.
#[derive(Debug, Default)]
pub struct Run {
    /// Stretches of the run with the time they took.
    pub times: Vec<(String, Duration)>,
    /// Files with their sizes in bytes.
    pub sizes: Vec<(String, u64)>,
    /// How often the writer of the ledger's next event was the other platform.
    pub turns: u64,
    /// Head of the audit chain.
    pub head: String,
}

impl Run {
    fn took(&mut self, what: &str, since: Instant) {
        self.times.push((what.to_owned(), since.elapsed()));
    }
}

/// Opens the demo's file with the clock at the instant `at`.
///
/// # Errors
/// Those of the library.
pub fn open(file: &Path, at: &str, durability: DurabilityMode) -> Result<Platform> {
    Ok(Platform::open(Options {
        path: file.display().to_string(),
        durability: Some(durability),
        clock: Some(ClockOptions { fixed: at.to_owned() }),
        busy_timeout_ms: Some(60_000),
        street: Some(STREET.to_owned()),
        street_name: Some("临夏路街道".to_owned()),
        security_administrator: Some(actor::SECURITY.to_owned()),
        ..Options::default()
    })?)
}

fn session(platform: &Platform, actor: &str) -> Result<Session> {
    Ok(platform.session(Actor { actor: actor.to_owned(), street: STREET.to_owned(), ..Actor::default() })?)
}

/// Makes the street's file afresh with everything but residents and cases.
///
/// # Errors
/// Those of the library.
pub fn load_street(file: &Path, street: &Street) -> Result<Platform> {
    let platform = found(file)?;
    load::places(&platform, street)?;
    Ok(platform)
}

/// A new file with the grants that reach over the whole street.
fn found(file: &Path) -> Result<Platform> {
    // The load can be repeated at any time: it need not survive a loss of power.
    let platform = open(file, phases::SETUP, DurabilityMode::Normal)?;
    load::officers(&platform)?;
    Ok(platform)
}

/// Services and mediation of a loaded street at every instant, without the two platforms.
///
/// # Errors
/// Those of the library.
pub fn live(platform: &Platform, street: &Street, source: &Source) -> Result<()> {
    let offered = life::set_up(platform, street)?;
    let mut life = Life::new(platform, street, source, offered)?;
    for (place, phase) in phases::PHASES.iter().enumerate() {
        platform.set_clock(phase.at)?;
        life.at(place)?;
    }
    life.reform()
}

/// The whole demo: loads, starts both platforms, moves the clock, and prints the figures to `out`.
///
/// # Errors
/// Whatever fails, with the words of the library or of the platform that failed.
pub fn run(settings: &Settings, programs: &Programs, out: &mut impl Write) -> Result<()> {
    residents::check(&settings.residents)?;
    clear(settings)?;
    let mut run = Run::default();
    let from = Instant::now();
    let street = generate(settings.seed, settings.residents.made());
    let file = settings.folder.join("street.db");
    let platform = load_street(&file, &street)?;
    requests::write(&street, settings.cases, &settings.folder.join("requests.jsonl"))?;
    run.took("底图、分类、派单规则、房屋、单位 places, categories, rules, dwellings, enterprises", from);
    let from = Instant::now();
    let imported = bring(&platform, &street, &settings.residents, &settings.folder)?;
    run.took("居民导入 import of residents", from);
    note(&screen::imported(&imported, &settings.folder));
    let from = Instant::now();
    party::bring(&platform, &street, &settings.residents, &settings.folder)?;
    run.took("党组织与党员 Party organisations and members", from);
    let from = Instant::now();
    let offered = life::set_up(&platform, &street)?;
    run.took("权责、事项、站点、调委会 powers, items, stations, committee", from);
    platform.close()?;

    let platform = open(&file, phases::PHASES[0].at, DurabilityMode::Full)?;
    let from = Instant::now();
    let mut life = Life::new(&platform, &street, &settings.residents, offered)?;
    let mut beside = from.elapsed();
    let story = drive::both(&platform, settings, programs, |phase| {
        let from = Instant::now();
        life.at(phase)?;
        beside += from.elapsed();
        Ok(())
    })?;
    life.reform()?;
    drop(life);
    run.times.push(("Java 与 C# 同时办理 Java and C# at work together".to_owned(), from.elapsed() - beside));
    run.times.push(("政务服务与人民调解 services and mediation".to_owned(), beside));
    run.turns = story.turns;
    let from = Instant::now();
    let figures = figures::collect(&platform)?;
    run.took("指标与核验 figures and verification", from);
    run.head.clone_from(&figures.verify.head_hash);
    platform.close()?;

    let text = screen::figures(&figures, &story.said, settings);
    fs::write(settings.folder.join("figures.txt"), &text)?;
    sizes(&mut run, settings, programs)?;
    write!(out, "{text}\n{}", screen::run(&run, &story, settings))?;
    ensure!(figures.verify.sound, "the file is not sound: {:?}", figures.verify.findings);
    Ok(())
}

/// Removes what an earlier run left behind, and nothing else: not the file that is about to be imported.
fn clear(settings: &Settings) -> Result<()> {
    let folder = &settings.folder;
    fs::create_dir_all(folder).with_context(|| format!("{} can't be made", folder.display()))?;
    let own = match &settings.residents {
        Source::File(path) => Some(fs::canonicalize(path)?),
        Source::Made(_) => None,
    };
    for name in [
        "street.db",
        "street.db-wal",
        "street.db-shm",
        "residents.xlsx",
        "members.xlsx",
        "requests.jsonl",
        "rows-refused.txt",
        "figures.txt",
        "java.log",
        "csharp.log",
    ] {
        let path = folder.join(name);
        if path.exists() && own != Some(fs::canonicalize(&path)?) {
            fs::remove_file(&path).with_context(|| format!("{} can't be removed", path.display()))?;
        }
    }
    Ok(())
}

fn sizes(run: &mut Run, settings: &Settings, programs: &Programs) -> Result<()> {
    let mut files = vec![settings.folder.join("street.db")];
    if matches!(settings.residents, Source::Made(_)) {
        files.push(settings.folder.join("residents.xlsx"));
    }
    files.extend(programs.library.is_file().then(|| programs.library.clone()));
    for path in files {
        run.sizes.push((path.display().to_string(), fs::metadata(&path)?.len()));
    }
    Ok(())
}

/// Words for who watches; a failing terminal is no reason to stop.
fn note(words: &str) {
    let mut out = std::io::stderr().lock();
    writeln!(out, "{words}").ok();
}

/// Whether somebody watches a bar move.
fn watched() -> bool {
    std::io::stderr().is_terminal()
}
