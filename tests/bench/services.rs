//! Services: applications beside the same rows by hand, a station's day, deadlines, the sweep, the search for items.

mod fill;
mod floor;
#[cfg(test)]
mod floor_tests;

use std::path::Path;

use anyhow::{Result, ensure};
use serde_json::json;
use shuzhi::calendar::{CalendarYear, ListCalendarYears, PutCalendarYear};
use shuzhi::ledger::VerifyRequest;
use shuzhi::service::item::SearchServiceItems;
use shuzhi::service::matter::{ListMatterDeadlines, ListMatters, SweepMatters};
use shuzhi::{DurabilityMode, Platform, Session};

use crate::measure::{interleave, means, median, micros, percentile, ratio};
use crate::submits::{ROUND, ROUNDS};
use crate::{Bench, setup};
use fill::{Ground, STATION_DAY, now, read};
use floor::{MatterFloor, Template};

/// Calls of each kind that are timed.
const CALLS: usize = 51;
/// Searches that are timed.
const SEARCHES: usize = 2_000;
/// A working day that becomes one of rest: every limit of the fill ends after it.
const REST: &str = "2026-07-02";

/// Applications, lists, deadlines and searches in a file of `matters` open matters and `items` published items.
pub fn services(bench: &mut Bench, matters: usize, items: usize) -> Result<()> {
    let path = bench.path("services.db");
    let (time, ground) = micros(|| fill::filled(&path, matters, items))?;
    bench.note("service_fill_s", time / 1e6, "s");
    apply(bench, &ground)?;
    let platform = setup::open(&path, &ground.code, DurabilityMode::Normal, now())?;
    let officer = setup::session(&platform, &ground.code, "wang")?;
    lists(bench, &officer, &ground)?;
    search(bench, &officer)?;
    sweep(bench, &officer)?;
    deadlines(bench, &platform, &ground.code, matters + STATION_DAY as usize)?;
    late(bench, &platform, &officer)?;
    drop(officer);
    platform.close()?;
    Ok(std::fs::remove_file(path)?)
}

/// `matter.apply` on a copy of the file beside the same rows by hand on another one.
fn apply(bench: &mut Bench, ground: &Ground) -> Result<()> {
    let paths = ["library", "floor"].map(|name| bench.path(&format!("apply-{name}.db")));
    for path in &paths {
        setup::copy(&bench.path("services.db"), path)?;
    }
    let templates = templates(&bench.path("services.db"), &bench.path("apply-templates.db"), ground)?;
    let platform = setup::open(&paths[0], &ground.code, DurabilityMode::Normal, now())?;
    let matters = setup::session(&platform, &ground.code, "wang")?.matters();
    let floor = MatterFloor::open(&paths[1], &ground.code, "NORMAL", now())?;
    let pool = &ground.pool;
    let times = interleave(
        &mut [
            ("library", Box::new(|call| Ok(matters.apply(pool[call % pool.len()].clone()).map(drop)?))),
            ("floor", Box::new(|call| floor.apply(&templates[call % templates.len()], setup::new_id()))),
        ],
        ROUNDS,
        ROUND,
    )?;
    for (name, times) in ["library", "floor"].into_iter().zip(&times) {
        bench.note(&format!("service_apply_{name}_us"), median(means(times)), "µs");
        bench.note(&format!("service_apply_{name}_p50_us"), percentile(times.concat(), 50), "µs");
    }
    bench.put("service_apply_vs_floor", ratio(&times[0], &times[1]), "x");
    drop((matters, floor));
    platform.close()?;
    for path in &paths {
        std::fs::remove_file(path)?;
    }
    Ok(())
}

/// What the library answers to each request of the pool, on a copy that is thrown away.
fn templates(base: &Path, path: &Path, ground: &Ground) -> Result<Vec<Template>> {
    setup::copy(base, path)?;
    let platform = setup::open(path, &ground.code, DurabilityMode::Normal, now())?;
    let matters = setup::session(&platform, &ground.code, "wang")?.matters();
    let one = |request: &shuzhi::service::matter::NewMatter| -> Result<Template> {
        Ok(Template::new(matters.apply(request.clone())?.matter, request.clone()))
    };
    let all = ground.pool.iter().map(one).collect::<Result<_>>()?;
    drop(matters);
    platform.close()?;
    std::fs::remove_file(path)?;
    Ok(all)
}

fn repeated(call: &dyn Fn() -> Result<()>) -> Result<f64> {
    let times: Result<Vec<f64>> = (0..CALLS).map(|_| Ok(micros(call)?.0)).collect();
    Ok(median(times?) / 1e3)
}

/// A station's day, a street's day, and a page of deadlines.
fn lists(bench: &mut Bench, officer: &Session, ground: &Ground) -> Result<()> {
    let matters = officer.matters();
    let today = now().to_string()[..10].to_owned();
    let day = |station: Option<&String>| ListMatters {
        station: station.cloned(),
        applied_from: Some(today.clone()),
        applied_to: Some(today.clone()),
        limit: Some(STATION_DAY),
        ..Default::default()
    };
    let page = STATION_DAY as usize;
    let listed = |station: Option<&String>| -> Result<()> {
        let found = matters.list(day(station))?.items.len();
        ensure!(found == page, "{found} matters of the day");
        Ok(())
    };
    let station = repeated(&|| listed(Some(&ground.stations[0])))?;
    bench.put("service_day_ms", station, "ms");
    bench.note("service_street_day_ms", repeated(&|| listed(None))?, "ms");
    let due = repeated(&|| {
        let until = Some("2026-12-31".to_owned());
        let page = matters.deadlines(ListMatterDeadlines { until, ..Default::default() })?;
        ensure!(page.items.len() == 100 && page.next.is_some(), "{} deadlines", page.items.len());
        Ok(())
    })?;
    bench.note("service_matters_due_ms", due, "ms");
    Ok(())
}

/// The search for items over many words.
fn search(bench: &mut Bench, officer: &Session) -> Result<()> {
    let items = officer.service_items();
    let find = |text: String| Ok(items.search(SearchServiceItems { text, ..read(json!({"text": ""}))? })?);
    ensure!(!find("津贴".to_owned())?.items.is_empty(), "nothing was found");
    let times: Result<Vec<f64>> =
        fill::words().take(SEARCHES).map(|word| Ok(micros(|| find(word))?.0)).collect();
    let times = times?;
    bench.note("service_item_search_p50_ms", percentile(times.clone(), 50) / 1e3, "ms");
    bench.put("service_item_search_ms", percentile(times, 99) / 1e3, "ms");
    Ok(())
}

/// A sweep that finds nothing to settle, as most do.
fn sweep(bench: &mut Bench, officer: &Session) -> Result<()> {
    let (time, swept) = micros(|| Ok(officer.matters().sweep(SweepMatters::default())?))?;
    ensure!(swept.moved == 0, "{} matters moved", swept.moved);
    bench.note("service_sweep_s", time / 1e6, "s");
    Ok(())
}

/// Every open matter's deadlines after the notice of a year changed, so that each of them moves; and when none does.
fn deadlines(bench: &mut Bench, platform: &Platform, code: &str, matters: usize) -> Result<()> {
    let calendars = setup::session(platform, code, "zhao")?.calendars();
    let years = calendars.years(ListCalendarYears { year: Some(2026) })?.items;
    let year: &CalendarYear = years.first().ok_or_else(|| anyhow::anyhow!("2026 is not loaded"))?;
    let days = |days: &[chrono::NaiveDate]| days.iter().map(ToString::to_string).collect::<Vec<_>>();
    let put = |more: &[&str]| -> Result<(f64, i64)> {
        let mut rest = days(&year.rest);
        rest.extend(more.iter().map(|day| (*day).to_owned()));
        let (work, source) = (days(&year.work), year.source.clone());
        let request = PutCalendarYear { year: 2026, rest, work, source };
        let (time, answer) = micros(|| Ok(calendars.put_year(request)?))?;
        Ok((time / 1e6, answer.deadlines_moved))
    };
    let (time, moved) = put(&[])?;
    ensure!(moved == 0, "{moved} deadlines moved for nothing");
    bench.note("service_deadlines_unmoved_s", time, "s");
    let before = processor();
    let (time, moved) = put(&[REST])?;
    ensure!(moved as usize >= matters, "{moved} of {matters} deadlines moved");
    bench.put("service_deadlines_s", time, "s");
    if let (Some(before), Some(after)) = (before, processor()) {
        bench.note("service_deadlines_processor_s", after - before, "s");
    }
    let (report, maintenance) =
        (VerifyRequest::default(), setup::session(platform, code, "zhao")?.maintenance());
    let report = maintenance.verify(report)?;
    ensure!(report.sound, "the file is not sound: {:?}", report.findings.first());
    Ok(())
}

/// Seconds that this thread has run so far, where the system tells: on a busy machine they are fewer than went by.
fn processor() -> Option<f64> {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    text.split(' ').next()?.parse::<f64>().ok().map(|nanoseconds| nanoseconds / 1e9)
}

/// A sweep that accepts as many as it may, for nobody answered them in time.
fn late(bench: &mut Bench, platform: &Platform, officer: &Session) -> Result<()> {
    platform.set_clock("2026-07-14T10:00:00+08:00")?;
    let (time, swept) = micros(|| Ok(officer.matters().sweep(SweepMatters::default())?))?;
    ensure!(swept.moved > 0, "nothing was deemed accepted");
    bench.note("service_sweep_us_a_matter", time / swept.moved as f64, "µs");
    Ok(())
}
