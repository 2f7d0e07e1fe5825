//! The scale driver of `make bench`: the library beside the same statements by hand, in one run.
//!
//! Prints `name value unit` lines and writes `target/bench/summary.json`. `QUICK=1` runs at a tenth of the scale;
//! the names stay as they are. `bench NAME …` runs only some parts.

mod cabi;
mod cases;
mod fill;
mod floor;
#[cfg(test)]
mod floor_tests;
mod import;
mod java;
mod measure;
mod mediation;
mod party;
mod places;
mod profile;
mod search;
mod services;
mod setup;
mod submits;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context, Result};

use measure::Favour;

/// A run: where it works, how large, and what it has found.
pub struct Bench {
    folder: tempfile::TempDir,
    /// Where the release library lies.
    pub library: PathBuf,
    divisor: usize,
    summary: BTreeMap<String, f64>,
}

impl Bench {
    fn new() -> Result<Self> {
        let target = std::env::current_exe()?.parent().context("the folder of the program")?.to_path_buf();
        let home = std::env::var_os("BENCH_DIR").map_or_else(|| PathBuf::from("target/bench"), PathBuf::from);
        std::fs::create_dir_all(&home)?;
        // On the disk of the workspace, as a temporary folder may lie in memory.
        let folder = tempfile::Builder::new().prefix("work-").tempdir_in(&home)?;
        let quick = std::env::var("QUICK").is_ok_and(|value| value == "1");
        let divisor = if quick { 10 } else { 1 };
        Ok(Self { folder, library: target.join("libshuzhi.so"), divisor, summary: BTreeMap::new() })
    }

    /// A file of this run.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// A number at the scale of this run.
    pub fn scaled(&self, full: usize) -> usize {
        full / self.divisor
    }

    /// A figure of the summary.
    pub fn put(&mut self, name: &str, value: f64, unit: &str) {
        self.note(name, value, unit);
        self.summary.insert(name.to_owned(), value);
    }

    /// A figure that explains another.
    pub fn note(&self, name: &str, value: f64, unit: &str) {
        println!("{name} {value:.4} {unit}");
    }

    /// The size of the library once its symbols are stripped.
    fn size(&mut self) -> Result<()> {
        let stripped = self.path("libshuzhi.so");
        let status = std::process::Command::new("strip").arg("-o").arg(&stripped).arg(&self.library).status();
        anyhow::ensure!(status.context("strip (binutils) is needed")?.success(), "strip failed");
        let bytes = std::fs::metadata(stripped)?.len();
        self.put("lib_mib", bytes as f64 / 1_048_576.0, "MiB");
        Ok(())
    }

    /// A whole run begins without the figures of runs before it.
    fn forget(&self) -> Result<()> {
        let path = self.folder.path().parent().context("the folder of the run")?.join("summary.json");
        if path.exists() { Ok(std::fs::remove_file(path)?) } else { Ok(()) }
    }

    fn save(&self) -> Result<()> {
        let home = self.folder.path().parent().context("the folder of the run")?;
        let path = home.join("summary.json");
        // Parts that were run alone keep what the others found before at the same scale.
        let mut all: BTreeMap<String, f64> = match std::fs::read(&path) {
            Ok(bytes) => serde_json::from_slice(&bytes).unwrap_or_default(),
            Err(_) => BTreeMap::new(),
        };
        if all.get("scale_cases") != self.summary.get("scale_cases") {
            all.clear();
        }
        all.extend(self.summary.clone());
        std::fs::write(path, serde_json::to_vec_pretty(&all)?)?;
        Ok(())
    }
}

/// What the parts need to be named by, in the order in which they run.
const PARTS: [&str; 14] = [
    "size",
    "locate",
    "groups",
    "submit",
    "read",
    "screens",
    "java",
    "lifecycle",
    "memory",
    "import",
    "party",
    "mediation",
    "services",
    "search",
];

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["--memory", path, code] => return cases::memory(Path::new(path), code),
        ["--seed", path, count] => return profile::seed(Path::new(path), count.parse()?),
        ["--loop", kind, path, calls] => {
            let _favour = Favour::ask();
            return profile::repeat(kind, Path::new(path), calls.parse()?);
        }
        parts => {
            let unknown = parts.iter().find(|part| !PARTS.contains(part));
            anyhow::ensure!(unknown.is_none(), "no part is named {unknown:?}; the parts are {PARTS:?}");
        }
    }
    let _favour = Favour::ask();
    let mut bench = Bench::new()?;
    let wanted = |name: &str| arguments.is_empty() || arguments.iter().any(|argument| argument == name);
    bench.put("scale_cases", bench.scaled(1_000_000) as f64, "cases");
    if arguments.is_empty() {
        bench.forget()?;
    }
    let start = Instant::now();
    if wanted("size") {
        bench.size()?;
    }
    if wanted("locate") {
        places::locate(&mut bench)?;
    }
    of_cases(&mut bench, &wanted)?;
    if wanted("import") {
        let rows = bench.scaled(100_000);
        import::import(&mut bench, rows)?;
        bench.save()?;
    }
    if wanted("party") {
        let (organisations, members) = (bench.scaled(300), bench.scaled(10_000));
        party::network(&mut bench, organisations, members)?;
        bench.save()?;
    }
    if wanted("mediation") {
        let (people, disputes) = (bench.scaled(1_000_000), bench.scaled(20_000));
        mediation::mediation(&mut bench, people, disputes)?;
        bench.save()?;
    }
    if wanted("services") {
        let (matters, items) = (bench.scaled(100_000), bench.scaled(2_000));
        services::services(&mut bench, matters, items)?;
        bench.save()?;
    }
    if wanted("search") {
        let rows = bench.scaled(1_000_000);
        search::search(&mut bench, rows)?;
    }
    bench.note("elapsed", start.elapsed().as_secs_f64(), "s");
    bench.save()
}

/// The parts that work in files of cases: one of all, and one of half as many.
fn of_cases(bench: &mut Bench, wanted: &dyn Fn(&str) -> bool) -> Result<()> {
    let street = setup::street();
    let code = setup::code(&street);
    let pool = fill::pool(&street);
    if wanted("groups") {
        submits::groups(bench, &street, &pool)?;
    }
    if !["submit", "read", "screens", "java", "lifecycle", "memory"].into_iter().any(wanted) {
        return Ok(());
    }
    let [half, whole] = fill::bases(bench, &street, &pool, bench.scaled(1_000_000))?;
    let templates = fill::templates(&bench.path("templates.db"), &street, &pool, half.at)?;
    if wanted("submit") {
        submits::beside_floor(bench, &half, &code, &pool, &templates)?;
    }
    if wanted("read") {
        cases::reads(bench, &half, &code)?;
    }
    if wanted("screens") {
        cases::screens(bench, &half, &street)?;
    }
    if wanted("java") {
        java::beside_jdbc(bench, &half, &code, &pool, &templates)?;
    }
    bench.save()?;
    if wanted("lifecycle") {
        cases::lifecycle(bench, &whole, &street, &pool)?;
    }
    if wanted("memory") {
        cases::rss(bench, &whole, &code)?;
    }
    for base in [half, whole] {
        std::fs::remove_file(base.path)?;
    }
    bench.save()
}
