//! Files of many cases, made by the library's own calls: two years of days, on each of which some cases are handed in
//! by the bulk call, and some live their whole life.

use std::ops::Range;
use std::path::{Path, PathBuf};

use anyhow::{Result, ensure};
use shuzhi::case::{
    Case, CaseOutcome, CaseStep, DispatchCase, FileCase, FollowUpCase, InspectCase, NewCase, NewCases,
    ReportCase, Satisfaction,
};
use shuzhi::ledger::VerifyRequest;
use shuzhi::{DurabilityMode, Platform, Session, Timestamp};
use shuzhi_tests::street::Street;

use crate::measure::micros;
use crate::{Bench, setup};

/// Days of a whole file; half a file ends in the middle.
pub const DAYS: i64 = 720;
/// The last day, at ten in the morning: 2026-06-30T10:00:00+08:00. The calendar knows it and the weeks after it.
const LAST: i64 = 1_782_784_800_000;
/// One case in so many is worked off.
const WORKED: usize = 50;

/// The instant that the clock shows in a file of so many days.
pub fn at(days: i64) -> Timestamp {
    Timestamp::from_millis(LAST - (DAYS - days) * 86_400_000)
}

/// The instant at the end of a whole file.
pub fn now() -> Timestamp {
    at(DAYS)
}

/// Requests to hand in again and again.
pub fn pool(street: &Street) -> Vec<NewCase> {
    street.requests(4_000).map(|request| setup::new_case(&request)).collect()
}

/// A file of cases and the instant at which it ends.
pub struct Base {
    pub path: PathBuf,
    pub at: Timestamp,
}

/// A file of `count` cases, and on the way one of half as many.
pub fn bases(bench: &Bench, street: &Street, pool: &[NewCase], count: usize) -> Result<[Base; 2]> {
    let code = setup::code(street);
    let (half, whole) = (bench.path("half.db"), bench.path("whole.db"));
    let mut platform = setup::found(&whole, street, DurabilityMode::Normal, at(0))?;
    let per_day = count.div_ceil(DAYS as usize);
    let (first, ()) = micros(|| days(&platform, street, pool, per_day, 0..DAYS / 2))?;
    platform.close()?;
    setup::copy(&whole, &half)?;
    platform = setup::open(&whole, &code, DurabilityMode::Normal, at(DAYS / 2))?;
    let (second, ()) = micros(|| days(&platform, street, pool, per_day, DAYS / 2..DAYS))?;
    bench.note("fill_us_a_case", (first + second) / (per_day * DAYS as usize) as f64, "µs");
    bench.note("fill_s", (first + second) / 1e6, "s");
    verify(bench, &platform, &code)?;
    platform.close()?;
    Ok([Base { path: half, at: at(DAYS / 2) }, Base { path: whole, at: at(DAYS) }])
}

/// Fills some days with `per_day` cases each.
pub fn days(
    platform: &Platform,
    street: &Street,
    pool: &[NewCase],
    per_day: usize,
    days: Range<i64>,
) -> Result<()> {
    let code = setup::code(street);
    let (wang, sun) = (setup::session(platform, &code, "wang")?, setup::session(platform, &code, "sun")?);
    let mut source = pool.iter().cycle().skip(days.start as usize * per_day % pool.len()).cloned();
    for day in days {
        platform.set_clock(&at(day + 1).to_string())?;
        // Where a day has less than one worked case, some days have one and others none.
        let worked = (day as usize + 1) * per_day / WORKED - day as usize * per_day / WORKED;
        for life in 0..worked {
            let office = &street.offices[life % street.offices.len()].code;
            let request = source.next().expect("a pool without end");
            live(&wang, &sun, office, request, life % 2 == 0)?;
        }
        let mut left = per_day - worked;
        while left > 0 {
            let items: Vec<NewCase> = source.by_ref().take(left.min(1_000)).collect();
            left -= items.len();
            let answer = wang.cases().submit_many(NewCases { items })?;
            ensure!(answer.refused == 0, "a case of the fill was refused: {:?}", answer.items.first());
        }
    }
    Ok(())
}

/// A case from its request to its acceptance, or to the call back.
fn live(wang: &Session, sun: &Session, office: &str, request: NewCase, to_the_end: bool) -> Result<()> {
    let cases = wang.cases();
    let case = cases.submit(request)?.case.id.to_string();
    let step = || CaseStep { case: case.clone(), ..Default::default() };
    cases.file(FileCase { case: case.clone(), ..Default::default() })?;
    let office = Some(office.to_owned());
    cases.dispatch(DispatchCase { case: case.clone(), office, ..Default::default() })?;
    cases.accept(step())?;
    if to_the_end {
        cases.report(ReportCase {
            case: case.clone(),
            outcome: CaseOutcome::Resolved,
            result: "已到现场处理".into(),
            revision: None,
            request_key: None,
        })?;
        sun.cases().inspect(InspectCase { case: case.clone(), passed: true, ..Default::default() })?;
        cases.close(step())?;
        cases.follow_up(FollowUpCase {
            case: case.clone(),
            reached: true,
            resolved: Some(true),
            satisfaction: Some(Satisfaction::Satisfied),
            ..Default::default()
        })?;
    }
    Ok(())
}

/// What is measured is sound: chain, counters, file.
fn verify(bench: &Bench, platform: &Platform, code: &str) -> Result<()> {
    let maintenance = setup::session(platform, code, "zhao")?.maintenance();
    let (time, report) = micros(|| Ok(maintenance.verify(VerifyRequest::default())?))?;
    ensure!(report.sound, "the filled file is not sound: {:?}", report.findings.first());
    bench.note("verify_s", time / 1e6, "s");
    Ok(())
}

/// What the library stores for each request of the pool: a hand-written program would know these answers too.
pub fn templates(path: &Path, street: &Street, pool: &[NewCase], at: Timestamp) -> Result<Vec<Case>> {
    let platform = setup::found(path, street, DurabilityMode::Normal, at)?;
    let cases = setup::session(&platform, &setup::code(street), "wang")?.cases();
    let mut all = Vec::with_capacity(pool.len());
    for request in pool {
        let case = cases.submit(request.clone())?.case;
        // The answer masks them, the row does not.
        let (reporter_name, reporter_phone) = (request.reporter_name.clone(), request.reporter_phone.clone());
        all.push(Case { reporter_name, reporter_phone, ..case });
    }
    platform.close()?;
    Ok(all)
}
