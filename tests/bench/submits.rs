//! Submit: beside the same rows by hand, beside a bare insert, through the C ABI, and in groups.

use std::ffi::CString;
use std::path::PathBuf;

use anyhow::{Context, Result};
use shuzhi::DurabilityMode;
use shuzhi::case::{Case, NewCase, NewCases};
use shuzhi_tests::street::Street;

use crate::Bench;
use crate::cabi::Host;
use crate::fill::{self, Base};
use crate::floor::{Floor, Use};
use crate::measure::{interleave, means, median, percentile, ratio};
use crate::setup;

/// Rounds at `NORMAL`, and the calls of each subject in a round.
pub const ROUNDS: usize = 7;
pub const ROUND: usize = 4_096;
/// Who submits, in the order of the subjects.
const WHO: [&str; 4] = ["library", "floor", "bare", "c"];

/// Submit at `NORMAL` and at `FULL`, on copies of one file.
pub fn beside_floor(
    bench: &mut Bench,
    base: &Base,
    code: &str,
    pool: &[NewCase],
    templates: &[Case],
) -> Result<()> {
    let paths = WHO.map(|name| bench.path(&format!("submit-{name}.db")));
    for path in &paths {
        setup::copy(&base.path, path)?;
    }
    Floor::open(&paths[2], code, "NORMAL", Use::Write, base.at)?.add_history()?;
    // A block holds eight batches of the text index and at least three checkpoints of the log: whoever writes more pages
    // comes to a checkpoint sooner, and must pay for it in each round.
    submits(bench, base, code, pool, templates, &paths, ("NORMAL", ROUNDS, ROUND))?;
    submits(bench, base, code, pool, templates, &paths, ("FULL", 9, 64))?;
    for path in &paths {
        std::fs::remove_file(path).context("remove a copy")?;
    }
    Ok(())
}

fn submits(
    bench: &mut Bench,
    base: &Base,
    code: &str,
    pool: &[NewCase],
    templates: &[Case],
    paths: &[PathBuf; 4],
    (mode, blocks, size): (&str, usize, usize),
) -> Result<()> {
    let durability = if mode == "FULL" { DurabilityMode::Full } else { DurabilityMode::Normal };
    let platform = setup::open(&paths[0], code, durability, base.at)?;
    let cases = setup::session(&platform, code, "wang")?.cases();
    let mut floor = Floor::open(&paths[1], code, mode, Use::Write, base.at)?;
    let mut bare = Floor::open(&paths[2], code, mode, Use::Write, base.at)?;
    let clock = serde_json::json!({"fixed": base.at.to_string()});
    let options = serde_json::json!({"path": paths[3], "durability": mode.to_lowercase(), "clock": clock});
    let actor = serde_json::json!({"actor": "wang", "street": code}).to_string();
    let host = Host::open(&bench.library, &options.to_string(), &actor)?;
    let documents: Vec<CString> =
        pool.iter().map(|case| Ok(CString::new(serde_json::to_string(case)?)?)).collect::<Result<_>>()?;
    // Both modes go on in the same files: the number of a bare case must not come again.
    bare.number_from(if mode == "FULL" { 900_000 } else { 500_000 });
    let times = interleave(
        &mut [
            ("library", Box::new(|call| Ok(cases.submit(pool[call % pool.len()].clone()).map(drop)?))),
            ("floor", Box::new(|call| floor.submit(&templates[call % templates.len()], setup::new_id()))),
            ("bare", Box::new(|call| bare.bare(&templates[call % templates.len()], setup::new_id()))),
            ("c", Box::new(|call| host.submit(&documents[call % documents.len()]).map(drop))),
        ],
        blocks,
        size,
    )?;
    report(bench, mode, &times);
    drop((host, floor, bare));
    Ok(platform.close()?)
}

fn report(bench: &mut Bench, mode: &str, times: &[Vec<Vec<f64>>]) {
    for (name, times) in WHO.into_iter().zip(times) {
        let name = format!("submit_{name}_{}", mode.to_lowercase());
        bench.note(&format!("{name}_us"), median(means(times)), "µs");
        bench.note(&format!("{name}_p50_us"), percentile(times.concat(), 50), "µs");
    }
    let suffix = if mode == "FULL" { "_full" } else { "" };
    bench.put(&format!("submit_vs_floor{suffix}"), ratio(&times[0], &times[1]), "x");
    bench.put(&format!("submit_vs_bare{suffix}"), ratio(&times[0], &times[2]), "x");
    bench.put(&format!("cabi_vs_rust{suffix}"), ratio(&times[3], &times[0]), "x");
    if mode == "NORMAL" {
        bench.put("submit_p99_us", percentile(times[0].concat(), 99), "us");
        bench.put("submit_floor_p99_us", percentile(times[1].concat(), 99), "us");
        bench.put("submit_bare_p99_us", percentile(times[2].concat(), 99), "us");
    }
}

/// Bulk append in groups of 64 against one by one, each acknowledged by the disk.
pub fn groups(bench: &mut Bench, street: &Street, pool: &[NewCase]) -> Result<()> {
    let path = bench.path("group.db");
    let platform = setup::found(&path, street, DurabilityMode::Full, fill::now())?;
    let cases = setup::session(&platform, &setup::code(street), "wang")?.cases();
    let mut groups = (0..).map(|call: usize| NewCases { items: pool[call * 64 % 3_900..][..64].to_vec() });
    let times = interleave(
        &mut [
            ("single", Box::new(|call| Ok(cases.submit(pool[call % pool.len()].clone()).map(drop)?))),
            ("group", Box::new(|_| Ok(cases.submit_many(groups.next().context("endless")?).map(drop)?))),
        ],
        9,
        32,
    )?;
    bench.note("single_full_us", median(means(&times[0])), "µs");
    bench.note("group64_full_us_a_case", median(means(&times[1])) / 64.0, "µs");
    bench.put("group64_vs_single", 64.0 * ratio(&times[0], &times[1]), "x");
    Ok(platform.close()?)
}
