//! Cases: submit, read, bulk, C ABI, lifecycle, screens, memory.

use std::ffi::CString;
use std::path::Path;

use anyhow::{Context, Result};
use shuzhi::DurabilityMode;
use shuzhi::Session;
use shuzhi::case::{
    Case, CaseOutcome, CaseStep, DispatchCase, FileCase, GetCase, ListCases, NewCase, NewCases, ReportCase,
};
use shuzhi::indicator::{DashboardRequest, GridScreenRequest};
use shuzhi_tests::street::Street;

use crate::Bench;
use crate::cabi::Host;
use crate::floor::Floor;
use crate::measure::{interleave, means, median, micros, percentile, ratio};
use crate::setup;

/// Requests to hand in again and again.
pub fn pool(street: &Street) -> Vec<NewCase> {
    street.requests(4_000).map(|request| setup::new_case(&request)).collect()
}

fn sample(session: &Session, request: &NewCase) -> Result<Case> {
    Ok(session.cases().submit(request.clone())?.case)
}

/// Submit, read, C ABI and screens beside their floors, on copies of one file of `count` cases.
pub fn beside_floor(bench: &mut Bench, street: &Street, pool: &[NewCase], count: usize) -> Result<()> {
    let code = setup::code(street);
    let base = bench.path("base.db");
    let platform = setup::found(&base, street, DurabilityMode::Normal)?;
    let session = setup::session(&platform, &code, "wang")?;
    let (time, ()) = micros(|| setup::fill(&session, pool, count))?;
    bench.note("fill_us_a_case", time / count as f64, "µs");
    let sample = sample(&session, &pool[0])?;
    screens(bench, &session, street)?;
    drop(session);
    platform.close()?;
    for mode in ["NORMAL", "FULL"] {
        submits(bench, &base, &code, pool, &sample, mode)?;
    }
    reads(bench, &base, &code, &sample)
}

fn submits(
    bench: &mut Bench,
    base: &Path,
    code: &str,
    pool: &[NewCase],
    sample: &Case,
    mode: &str,
) -> Result<()> {
    let names = ["library.db", "floor.db", "bare.db", "c.db"];
    let paths = names.map(|name| bench.path(name));
    for path in &paths {
        setup::copy(base, path)?;
    }
    let durability = if mode == "FULL" { DurabilityMode::Full } else { DurabilityMode::Normal };
    let platform = setup::open(&paths[0], code, durability)?;
    let cases = setup::session(&platform, code, "wang")?.cases();
    let mut floor = Floor::open(&paths[1], code, mode, sample.clone())?;
    let mut bare = Floor::open(&paths[2], code, mode, sample.clone())?;
    let options = serde_json::json!({"path": paths[3], "durability": mode.to_lowercase()}).to_string();
    let actor = serde_json::json!({"actor": "wang", "street": code}).to_string();
    let host = Host::open(&bench.library, &options, &actor)?;
    let documents: Vec<CString> =
        pool.iter().map(|case| Ok(CString::new(serde_json::to_string(case)?)?)).collect::<Result<_>>()?;
    let request = |call: usize| &pool[call % pool.len()];
    let (blocks, size) = if mode == "FULL" { (9, 50) } else { (bench.scaled(41).max(21), 250) };
    let times = interleave(
        &mut [
            ("library", Box::new(|call| Ok(cases.submit(request(call).clone()).map(drop)?))),
            ("floor", Box::new(|call| floor.submit(request(call)))),
            ("bare", Box::new(|call| bare.bare(request(call)))),
            ("c", Box::new(|call| host.submit(&documents[call % documents.len()]).map(drop))),
        ],
        blocks,
        size,
    )?;
    for (name, times) in ["library", "floor", "bare", "c"].into_iter().zip(&times) {
        bench.note(&format!("submit_{name}_{}_us", mode.to_lowercase()), median(means(times)), "µs");
    }
    let suffix = if mode == "FULL" { "_full" } else { "" };
    bench.put(&format!("submit_vs_floor{suffix}"), ratio(&times[0], &times[1]), "x");
    bench.put(&format!("submit_vs_bare{suffix}"), ratio(&times[0], &times[2]), "x");
    bench.put(&format!("cabi_vs_rust{suffix}"), ratio(&times[3], &times[0]), "x");
    if mode == "NORMAL" {
        bench.put("submit_p99_us", percentile(times[0].concat(), 99), "us");
        bench.note("floor_p99_us", percentile(times[1].concat(), 99), "us");
    }
    drop((host, floor, bare));
    platform.close()?;
    for path in &paths {
        std::fs::remove_file(path).context("remove a copy")?;
    }
    Ok(())
}

fn reads(bench: &mut Bench, base: &Path, code: &str, sample: &Case) -> Result<()> {
    let platform = setup::open(base, code, DurabilityMode::Normal)?;
    let cases = setup::session(&platform, code, "wang")?.cases();
    let floor = Floor::open(base, code, "NORMAL", sample.clone())?;
    let mut statement = floor.connection.prepare("SELECT id FROM case_file ORDER BY serial")?;
    let all: Vec<[u8; 16]> = statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    drop(statement);
    // A stride that is prime to the number of cases visits them all in a scattered order.
    let ids: Vec<shuzhi::Id> =
        (0..40_000).map(|step| shuzhi::Id::from_bytes(all[step * 7_919 % all.len()])).collect();
    let texts: Vec<String> = ids.iter().map(ToString::to_string).collect();
    for place in [0, 17, 99] {
        let typed = cases.get(GetCase { case: texts[place].clone() })?.case;
        anyhow::ensure!(typed.number == floor.get(&ids[place])?.number, "the floor reads another case");
    }
    let times = interleave(
        &mut [
            (
                "library",
                Box::new(|call| {
                    Ok(cases.get(GetCase { case: texts[call % texts.len()].clone() }).map(drop)?)
                }),
            ),
            ("floor", Box::new(|call| floor.get(&ids[call % ids.len()]).map(drop))),
        ],
        31,
        1_000,
    )?;
    bench.note("read_us", median(means(&times[0])), "µs");
    bench.note("read_floor_us", median(means(&times[1])), "µs");
    bench.put("read_vs_floor", ratio(&times[0], &times[1]), "x");
    drop(floor);
    Ok(platform.close()?)
}

fn screens(bench: &mut Bench, session: &Session, street: &Street) -> Result<()> {
    let indicators = session.indicators();
    let mut dashboard = Vec::new();
    for _ in 0..101 {
        dashboard.push(micros(|| Ok(indicators.dashboard(DashboardRequest::default())?))?.0 / 1_000.0);
    }
    bench.put("dashboard_500k_ms", median(dashboard), "ms");
    let mut grids = Vec::new();
    for call in 0..2_001 {
        let grid = street.grids[call % street.grids.len()].code.clone();
        grids.push(micros(|| Ok(indicators.grid(GridScreenRequest { grid })?))?.0);
    }
    bench.put("grid_screen_us", median(grids), "us");
    Ok(())
}

/// Bulk append in groups of 64 against one by one, each acknowledged by the disk.
pub fn groups(bench: &mut Bench, street: &Street, pool: &[NewCase]) -> Result<()> {
    let code = setup::code(street);
    let path = bench.path("group.db");
    let platform = setup::found(&path, street, DurabilityMode::Full)?;
    let cases = setup::session(&platform, &code, "wang")?.cases();
    let mut groups = (0..).map(|call: usize| NewCases { items: pool[call * 64 % 3_900..][..64].to_vec() });
    let times = interleave(
        &mut [
            ("single", Box::new(|call| Ok(cases.submit(pool[call % pool.len()].clone()).map(drop)?))),
            ("group", Box::new(|_| Ok(cases.submit_many(groups.next().context("endless")?).map(drop)?))),
        ],
        9,
        30,
    )?;
    bench.note("single_full_us", median(means(&times[0])), "µs");
    bench.note("group64_full_us_a_case", median(means(&times[1])) / 64.0, "µs");
    bench.put("group64_vs_single", 64.0 * ratio(&times[0], &times[1]), "x");
    Ok(platform.close()?)
}

/// The steps of a life, in microseconds each, medians of `count` lives.
fn lives(
    session: &Session,
    office: &str,
    pool: &[NewCase],
    from: usize,
    count: usize,
) -> Result<[Vec<f64>; 6]> {
    let cases = session.cases();
    let mut times: [Vec<f64>; 6] = Default::default();
    for call in from..from + count {
        let (time, submitted) = micros(|| Ok(cases.submit(pool[call % pool.len()].clone())?))?;
        times[0].push(time);
        let case = submitted.case.id.to_string();
        let step = CaseStep { case: case.clone(), ..Default::default() };
        let file = FileCase { case: case.clone(), ..Default::default() };
        times[1].push(micros(|| Ok(cases.file(file)?))?.0);
        let dispatch =
            DispatchCase { case: case.clone(), office: Some(office.to_owned()), ..Default::default() };
        times[2].push(micros(|| Ok(cases.dispatch(dispatch)?))?.0);
        times[3].push(micros(|| Ok(cases.accept(step)?))?.0);
        let result = "已到现场处理".to_owned();
        let report =
            ReportCase { case, outcome: CaseOutcome::Resolved, result, revision: None, request_key: None };
        times[4].push(micros(|| Ok(cases.report(report)?))?.0);
        let text: String = pool[(call * 7) % pool.len()].title.chars().take(2).collect();
        let search = ListCases { text: Some(text), limit: Some(20), ..Default::default() };
        times[5].push(micros(|| Ok(cases.list(search)?))?.0);
    }
    Ok(times)
}

/// The lifecycle at `count` cases against a file of one thousand, so that a search finds something in both.
pub fn lifecycle(bench: &mut Bench, street: &Street, pool: &[NewCase], count: usize) -> Result<()> {
    let code = setup::code(street);
    let office = street.offices[0].code.clone();
    let (small, large) = (bench.path("small.db"), bench.path("large.db"));
    let mut platforms = Vec::new();
    for (path, cases) in [(&small, 1_000), (&large, count)] {
        let platform = setup::found(path, street, DurabilityMode::Normal)?;
        setup::fill(&setup::session(&platform, &code, "wang")?, pool, cases)?;
        platforms.push(platform);
    }
    let sessions = platforms
        .iter()
        .map(|platform| setup::session(platform, &code, "wang"))
        .collect::<Result<Vec<_>>>()?;
    let mut ratios: Vec<Vec<f64>> = vec![Vec::new(); 6];
    let mut whole = Vec::new();
    for block in 0..14 {
        let zero = lives(&sessions[0], &office, pool, block * 40, 40)?.map(median);
        let million = lives(&sessions[1], &office, pool, block * 40, 40)?.map(median);
        if block < 2 {
            continue;
        }
        for step in 0..6 {
            ratios[step].push(million[step] / zero[step]);
        }
        whole.push(million.iter().sum::<f64>() / zero.iter().sum::<f64>());
    }
    for (step, ratios) in ["submit", "file", "dispatch", "accept", "report", "search"].into_iter().zip(ratios)
    {
        bench.note(&format!("lifecycle_{step}_vs_0"), median(ratios), "x");
    }
    bench.put("lifecycle_1m_vs_0", median(whole), "x");
    drop(sessions);
    for platform in platforms {
        platform.close()?;
    }
    let answer = std::process::Command::new(std::env::current_exe()?)
        .arg("--memory")
        .arg(&large)
        .arg(&code)
        .output()?;
    let text = String::from_utf8(answer.stdout)?;
    let memory = text.trim().parse::<f64>().with_context(|| format!("the child said {text:?}"))?;
    bench.put("rss_1m_mib", memory / 1_024.0, "MiB");
    Ok(())
}

/// The work of the child process that measures memory: opens the file, works, prints its peak in KiB.
pub fn memory(path: &Path, code: &str) -> Result<()> {
    let platform = setup::open(path, code, DurabilityMode::Normal)?;
    let session = setup::session(&platform, code, "wang")?;
    let cases = session.cases();
    let page = cases.list(ListCases { limit: Some(100), ..Default::default() })?;
    let first = page.items.first().context("the file has cases")?;
    for case in &page.items {
        cases.get(GetCase { case: case.id.to_string() })?;
    }
    for _ in 0..500 {
        let request = NewCase {
            address: Some(first.address.clone()),
            description: Some(first.description.clone()),
            ..NewCase::new(first.category.clone(), first.kind, first.channel, first.title.clone())
        };
        cases.submit(request)?;
        session.indicators().dashboard(DashboardRequest::default())?;
        let text: String = first.title.chars().take(2).collect();
        cases.list(ListCases { text: Some(text), limit: Some(20), ..Default::default() })?;
    }
    let status = std::fs::read_to_string("/proc/self/status")?;
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).context("VmHWM")?;
    println!("{}", peak.trim().trim_end_matches("kB").trim());
    Ok(platform.close()?)
}
