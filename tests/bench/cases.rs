//! Cases: point read, screens, lifecycle, memory.

use std::path::Path;

use anyhow::{Context, Result, ensure};
use shuzhi::case::{CaseOutcome, CaseStep, DispatchCase, FileCase, GetCase, ListCases, NewCase, ReportCase};
use shuzhi::indicator::{DashboardRequest, GridScreenRequest};
use shuzhi::{DurabilityMode, Session};
use shuzhi_tests::street::Street;

use crate::Bench;
use crate::fill::{self, Base};
use crate::floor::{Floor, Use};
use crate::measure::{interleave, means, median, micros, ratio};
use crate::setup;

/// The typed read of a case by its identifier, beside a prepared select into an equal record.
pub fn reads(bench: &mut Bench, base: &Base, code: &str) -> Result<()> {
    let platform = setup::open(&base.path, code, DurabilityMode::Normal, base.at)?;
    let cases = setup::session(&platform, code, "wang")?.cases();
    let floor = Floor::open(&base.path, code, "NORMAL", Use::Read, base.at)?;
    let all = setup::ids(&base.path)?;
    // A stride that is prime to the number of cases visits them all in a scattered order.
    let ids: Vec<shuzhi::Id> = (0..40_000).map(|step| all[step * 7_919 % all.len()]).collect();
    let texts: Vec<String> = ids.iter().map(ToString::to_string).collect();
    for place in (0..ids.len()).step_by(401) {
        let mut typed = cases.get(GetCase { case: texts[place].clone() })?.case;
        let by_hand = floor.get(&ids[place])?;
        // The library masks these two; the floor does not.
        typed.reporter_name.clone_from(&by_hand.reporter_name);
        typed.reporter_phone.clone_from(&by_hand.reporter_phone);
        ensure!(typed == by_hand, "the floor reads another case: {typed:?} {by_hand:?}");
    }
    let get = |call: usize| GetCase { case: texts[call % texts.len()].clone() };
    let times = interleave(
        &mut [
            ("library", Box::new(|call| Ok(cases.get(get(call)).map(drop)?))),
            ("floor", Box::new(|call| floor.get(&ids[call % ids.len()]).map(drop))),
        ],
        39,
        1_000,
    )?;
    bench.note("read_us", median(means(&times[0])), "µs");
    bench.note("read_floor_us", median(means(&times[1])), "µs");
    bench.put("read_vs_floor", ratio(&times[0], &times[1]), "x");
    drop(floor);
    Ok(platform.close()?)
}

/// The street's screen and a grid's screen.
pub fn screens(bench: &mut Bench, base: &Base, street: &Street) -> Result<()> {
    let code = setup::code(street);
    let platform = setup::open(&base.path, &code, DurabilityMode::Normal, base.at)?;
    let session = setup::session(&platform, &code, "wang")?;
    let indicators = session.indicators();
    let filled = indicators.dashboard(DashboardRequest::default())?;
    // Only the panels of residents and of overdue cases have nothing to show in this file.
    let empty: Vec<&str> = filled.panels.iter().filter(|p| p.total == 0).map(|p| p.name.as_str()).collect();
    ensure!(empty.len() <= 3, "the dashboard shows nothing in {empty:?}");
    let mut dashboard = Vec::new();
    for _ in 0..201 {
        dashboard.push(micros(|| Ok(indicators.dashboard(DashboardRequest::default())?))?.0 / 1_000.0);
    }
    bench.put("dashboard_500k_ms", median(dashboard), "ms");
    let mut grids = Vec::new();
    for call in 0..4_001 {
        let grid = street.grids[call % street.grids.len()].code.clone();
        grids.push(micros(|| Ok(indicators.grid(GridScreenRequest { grid })?))?.0);
    }
    bench.put("grid_screen_us", median(grids), "us");
    drop(session);
    Ok(platform.close()?)
}

/// The steps of a life, as they are measured.
const STEPS: [&str; 6] = ["submit", "file", "dispatch", "accept", "report", "search"];

/// Lives in a round: they fill the log once.
const ROUND: usize = 160;

/// The mean time of each step of some lives, in microseconds.
fn lives(
    session: &Session,
    office: &str,
    pool: &[NewCase],
    from: usize,
    count: usize,
) -> Result<[f64; STEPS.len()]> {
    let cases = session.cases();
    let mut sums = [0.0; STEPS.len()];
    for call in from..from + count {
        let (time, submitted) = micros(|| Ok(cases.submit(pool[call % pool.len()].clone())?))?;
        sums[0] += time;
        let case = submitted.case.id.to_string();
        let step = CaseStep { case: case.clone(), ..Default::default() };
        let file = FileCase { case: case.clone(), ..Default::default() };
        sums[1] += micros(|| Ok(cases.file(file)?))?.0;
        let dispatch =
            DispatchCase { case: case.clone(), office: Some(office.to_owned()), ..Default::default() };
        sums[2] += micros(|| Ok(cases.dispatch(dispatch)?))?.0;
        sums[3] += micros(|| Ok(cases.accept(step)?))?.0;
        let result = "已到现场处理".to_owned();
        let report =
            ReportCase { case, outcome: CaseOutcome::Resolved, result, revision: None, request_key: None };
        sums[4] += micros(|| Ok(cases.report(report)?))?.0;
        let text: String = pool[(call * 7) % pool.len()].title.chars().take(2).collect();
        let search = ListCases { text: Some(text), limit: Some(20), ..Default::default() };
        sums[5] += micros(|| Ok(cases.list(search)?))?.0;
    }
    Ok(sums.map(|sum| sum / count as f64))
}

/// The lifecycle in the file of `base` against a file that begins without a case.
pub fn lifecycle(bench: &mut Bench, base: &Base, street: &Street, pool: &[NewCase]) -> Result<()> {
    let code = setup::code(street);
    let office = street.offices[0].code.clone();
    let (empty, large) = (bench.path("empty.db"), bench.path("large.db"));
    setup::found(&empty, street, DurabilityMode::Normal, base.at)?.close()?;
    setup::copy(&base.path, &large)?;
    let platforms = [
        setup::open(&empty, &code, DurabilityMode::Normal, base.at)?,
        setup::open(&large, &code, DurabilityMode::Normal, base.at)?,
    ];
    let sessions =
        [setup::session(&platforms[0], &code, "wang")?, setup::session(&platforms[1], &code, "wang")?];
    let mut ratios: [Vec<f64>; STEPS.len()] = Default::default();
    let (mut whole, mut sums) = (Vec::new(), [Vec::new(), Vec::new()]);
    for block in 0..12 {
        let zero = lives(&sessions[0], &office, pool, block * ROUND, ROUND)?;
        let many = lives(&sessions[1], &office, pool, block * ROUND, ROUND)?;
        // The first round only warms the caches.
        if block == 0 {
            continue;
        }
        for step in 0..STEPS.len() {
            ratios[step].push(many[step] / zero[step]);
        }
        let (one, other) = (zero.iter().sum::<f64>(), many.iter().sum::<f64>());
        whole.push(other / one);
        sums[0].push(one);
        sums[1].push(other);
    }
    for (step, ratios) in STEPS.into_iter().zip(ratios) {
        bench.note(&format!("lifecycle_{step}_vs_0"), median(ratios), "x");
    }
    bench.note("lifecycle_0_us", median(sums[0].clone()), "µs");
    bench.note("lifecycle_1m_us", median(sums[1].clone()), "µs");
    bench.put("lifecycle_1m_vs_0", median(whole), "x");
    drop(sessions);
    for platform in platforms {
        platform.close()?;
    }
    std::fs::remove_file(large).context("remove a copy")
}

/// The memory of a process of its own that works in the file of `base`.
pub fn rss(bench: &mut Bench, base: &Base, code: &str) -> Result<()> {
    let copy = bench.path("memory.db");
    setup::copy(&base.path, &copy)?;
    let answer = std::process::Command::new(std::env::current_exe()?)
        .arg("--memory")
        .arg(&copy)
        .arg(code)
        .stderr(std::process::Stdio::inherit())
        .output()?;
    ensure!(answer.status.success(), "the child that measures memory failed");
    let text = String::from_utf8(answer.stdout)?;
    let memory = text.trim().parse::<f64>().with_context(|| format!("the child said {text:?}"))?;
    bench.put("rss_1m_mib", memory / 1_024.0, "MiB");
    std::fs::remove_file(copy).context("remove a copy")
}

/// The work of that process: opens the file, works, prints its peak in KiB.
pub fn memory(path: &Path, code: &str) -> Result<()> {
    let platform = setup::open(path, code, DurabilityMode::Normal, fill::now())?;
    let session = setup::session(&platform, code, "wang")?;
    let cases = session.cases();
    let page = cases.list(ListCases { limit: Some(100), ..Default::default() })?;
    let first = page.items.first().context("the file has cases")?;
    // Cases of every day, by their numbers: a list of identifiers would count as memory itself.
    for (day, running) in (1..=fill::DAYS).flat_map(|day| (1..=10).map(move |running| (day, running))) {
        let date = fill::at(day).to_string()[..10].replace('-', "");
        cases.get(GetCase { case: format!("{code}-{date}-{running:06}") })?;
    }
    for call in 0..2_000 {
        let request = NewCase {
            address: Some(first.address.clone()),
            description: Some(first.description.clone()),
            ..NewCase::new(first.category.clone(), first.kind, first.channel, first.title.clone())
        };
        cases.submit(request)?;
        if call % 4 == 0 {
            session.indicators().dashboard(DashboardRequest::default())?;
            let text: String = page.items[call % page.items.len()].title.chars().take(2).collect();
            cases.list(ListCases { text: Some(text), limit: Some(20), ..Default::default() })?;
        }
    }
    let status = std::fs::read_to_string("/proc/self/status")?;
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).context("VmHWM")?;
    println!("{}", peak.trim().trim_end_matches("kB").trim());
    Ok(platform.close()?)
}
