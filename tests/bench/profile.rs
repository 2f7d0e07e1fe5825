//! One kind of call again and again, for a profiler: `bench --seed FILE CASES`, then `bench --loop KIND FILE CALLS`.

use std::path::Path;

use anyhow::{Context, Result, bail};
use shuzhi::DurabilityMode;
use shuzhi::case::{CaseOutcome, CaseStep, DispatchCase, FileCase, GetCase, ListCases, ReportCase};
use shuzhi::indicator::DashboardRequest;

use crate::fill::{self, pool};
use crate::measure::{median, micros, percentile};
use crate::setup;

/// Makes a file of `count` cases that stays.
pub fn seed(path: &Path, count: usize) -> Result<()> {
    let street = setup::street();
    let platform = setup::found(path, &street, DurabilityMode::Normal, fill::at(0))?;
    let per_day = count.div_ceil(fill::DAYS as usize);
    let (time, ()) = micros(|| fill::days(&platform, &street, &pool(&street), per_day, 0..fill::DAYS))?;
    println!("fill_us_a_case {:.2} µs", time / count as f64);
    Ok(platform.close()?)
}

/// Runs `calls` calls of a kind (submit, get, life, search, list, dashboard) and prints their times.
pub fn repeat(kind: &str, path: &Path, calls: usize) -> Result<()> {
    let street = setup::street();
    let code = setup::code(&street);
    let office = street.offices[0].code.clone();
    let pool = pool(&street);
    let platform = setup::open(path, &code, DurabilityMode::Normal, fill::now())?;
    let session = setup::session(&platform, &code, "wang")?;
    let cases = session.cases();
    let ids = setup::ids(path)?;
    anyhow::ensure!(!ids.is_empty(), "the file has no cases");
    let mut times = Vec::with_capacity(calls);
    for call in 0..calls {
        let id = || ids[call * 7_919 % ids.len()].to_string();
        let request = || pool[call % pool.len()].clone();
        let word = || pool[call * 7 % pool.len()].title.chars().take(2).collect::<String>();
        let time = match kind {
            "submit" => micros(|| Ok(cases.submit(request())?))?.0,
            "get" => micros(|| Ok(cases.get(GetCase { case: id() })?))?.0,
            "list" => micros(|| Ok(cases.list(ListCases { limit: Some(20), ..Default::default() })?))?.0,
            "search" => {
                let search = ListCases { text: Some(word()), limit: Some(20), ..Default::default() };
                micros(|| Ok(cases.list(search)?))?.0
            }
            "dashboard" => micros(|| Ok(session.indicators().dashboard(DashboardRequest::default())?))?.0,
            "life" => {
                let case = cases.submit(request())?.case.id.to_string();
                micros(|| {
                    cases.file(FileCase { case: case.clone(), ..Default::default() })?;
                    let office = Some(office.clone());
                    cases.dispatch(DispatchCase { case: case.clone(), office, ..Default::default() })?;
                    cases.accept(CaseStep { case: case.clone(), ..Default::default() })?;
                    cases.report(ReportCase {
                        case,
                        outcome: CaseOutcome::Resolved,
                        result: "已到现场处理".into(),
                        revision: None,
                        request_key: None,
                    })?;
                    Ok(())
                })?
                .0
            }
            other => bail!("no kind of call is named {other}"),
        };
        times.push(time);
    }
    for part in [50, 90, 99] {
        println!("{kind}_p{part} {:.2} µs", percentile(times.clone(), part));
    }
    let most = times.iter().copied().max_by(f64::total_cmp).context("no call")?;
    println!("{kind}_mean {:.2} µs", times.iter().sum::<f64>() / calls as f64);
    println!("{kind}_max {most:.2} µs");
    let usual = median(times.clone());
    let mut slow: Vec<usize> = (0..calls).filter(|call| times[*call] > 10.0 * usual).collect();
    slow.truncate(40);
    println!("{kind} slow calls: {slow:?}");
    drop((cases, session));
    Ok(platform.close()?)
}
