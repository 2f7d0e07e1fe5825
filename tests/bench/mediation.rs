//! Mediation: conflicts of interest against a large registry, panels, lists and figures.

use anyhow::{Result, ensure};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use shuzhi::access::{NewGrant, Role, ScopeKind};
use shuzhi::registry::{ImportResidents, ListResidents};
use shuzhi::{DurabilityMode, Session};
use shuzhi_tests::street::{Street, generate, write_csv};

use crate::measure::{median, micros};
use crate::{Bench, fill, setup};

/// Mediators of the committee, each a resident.
const MEDIATORS: usize = 500;
/// Calls of each kind that are timed.
const CALLS: usize = 51;
/// Rows of a page of the list.
const PAGE: u32 = 50;

/// Conflicts and panels beside `people` residents; lists and figures of `disputes` disputes.
pub fn mediation(bench: &mut Bench, people: usize, disputes: usize) -> Result<()> {
    let street = generate(7, people);
    let code = setup::code(&street);
    let csv = bench.path("mediation.csv");
    write_csv(&street, &csv, 0)?;
    let path = bench.path("mediation.db");
    let platform = setup::found(&path, &street, DurabilityMode::Normal, fill::now())?;
    let officer = setup::session(&platform, &code, "wang")?;
    setup::build(&officer, &street)?;
    let request = ImportResidents { path: csv.display().to_string(), ..Default::default() };
    let report = officer.registry().import_residents(request)?;
    ensure!(report.accepted == i64::try_from(people)?, "only {} of {people} rows", report.accepted);
    setup::session(&platform, &code, "li")?.access_control().grant(NewGrant {
        actor: "zhuren".into(),
        role: Role::Mediator,
        scope_kind: ScopeKind::Division,
        scope: code.clone(),
        sensitive: None,
        valid_from: None,
        valid_to: None,
        request_key: None,
    })?;
    let residents = residents(&officer, MEDIATORS + 2)?;
    let committee = committee(&officer, &residents[..MEDIATORS])?;
    let chair = setup::session(&platform, &code, "zhuren")?;
    let dispute = fill_disputes(&chair, &street, &committee, &residents[MEDIATORS..], disputes)?;
    measured(bench, &chair, &dispute, &street)?;
    drop((officer, chair));
    Ok(platform.close()?)
}

/// A request from its document.
fn read<T: DeserializeOwned>(document: Value) -> Result<T> {
    Ok(serde_json::from_value(document)?)
}

/// So many residents of age.
fn residents(officer: &Session, many: usize) -> Result<Vec<String>> {
    let page = ListResidents { limit: Some(1_000), ..Default::default() };
    let items = officer.registry().list_residents(page)?.items;
    let adults = items.iter().filter(|one| one.age.is_some_and(|age| age >= 30));
    let found: Vec<String> = adults.take(many).map(|one| one.id.to_string()).collect();
    ensure!(found.len() == many, "only {} residents", found.len());
    Ok(found)
}

/// The street's committee with five members and all other mediators engaged.
fn committee(officer: &Session, residents: &[String]) -> Result<String> {
    let mediation = officer.mediation();
    let mut mediators = Vec::with_capacity(residents.len());
    for (number, resident) in residents.iter().enumerate() {
        let kind = ["judge", "lawyer", "elder", "full_time", "part_time"][number % 5];
        let mut request = json!({"kind": kind, "resident": resident});
        if kind == "elder" {
            request["elder"] = "老党员".into();
        }
        if number == 0 {
            request["actor"] = "zhuren".into();
        }
        mediators.push(mediation.record_mediator(read(request)?)?.mediator.id.to_string());
    }
    let members: Vec<Value> = (0..9)
        .map(|place| json!({"mediator": mediators[place], "post": if place == 0 { "chair" } else { "member" }}))
        .collect();
    let put = json!({"kind": "street", "name": "街道人民调解委员会", "short_name": "街道", "basis": "established",
                     "levels": ["grid", "community", "street"], "members": members, "formed_on": "2026-01-01"});
    let committee = mediation.put_committee(read(put)?)?.committee.id.to_string();
    for mediator in mediators.iter().skip(9) {
        mediation.engage_mediator(read(json!({"mediator": mediator, "committee": committee}))?)?;
    }
    Ok(committee)
}

/// Disputes all over the street, every second one accepted; the last one.
fn fill_disputes(
    chair: &Session,
    street: &Street,
    committee: &str,
    parties: &[String],
    many: usize,
) -> Result<String> {
    let disputes = chair.disputes();
    let mut last = String::new();
    for number in 0..many.max(1) {
        let grid = &street.grids[number % street.grids.len()].code;
        let party =
            |side: &str, resident: &str| json!({"kind": "person", "side": side, "resident": resident});
        let request = json!({"source": "application", "category": "neighbour", "committee": committee,
            "level": "street", "grid": grid, "facts": "楼上漏水", "claim": "赔偿损失", "amount": "3000",
            "parties": [party("applicant", &parties[0]), party("respondent", &parties[1])]});
        last = disputes.register(read(request)?)?.dispute.summary.id.to_string();
        if number % 2 == 1 || number + 1 == many.max(1) {
            disputes.accept(read(json!({"dispute": last}))?)?;
        }
    }
    Ok(last)
}

fn measured(bench: &mut Bench, chair: &Session, dispute: &str, street: &Street) -> Result<()> {
    let disputes = chair.disputes();
    let repeated = |call: &dyn Fn() -> Result<()>| -> Result<f64> {
        let times: Result<Vec<f64>> = (0..CALLS).map(|_| Ok(micros(call)?.0)).collect();
        Ok(median(times?))
    };
    let checked = disputes.check_conflicts(read(json!({"dispute": dispute}))?)?.items.len();
    ensure!(checked == MEDIATORS, "{checked} mediators were checked");
    let all = repeated(&|| {
        disputes.check_conflicts(read(json!({"dispute": dispute}))?)?;
        Ok(())
    })?;
    bench.put("mediation_conflicts_ms", all / 1e3, "ms");
    let proposed = disputes.propose_panel(read(json!({"dispute": dispute}))?)?;
    ensure!(proposed.seats.len() >= 3, "a panel of {} was proposed", proposed.seats.len());
    let panel = repeated(&|| {
        disputes.propose_panel(read(json!({"dispute": dispute}))?)?;
        Ok(())
    })?;
    bench.put("mediation_panel_ms", panel / 1e3, "ms");
    let grid = &street.grids[0].code;
    let list = repeated(&|| {
        disputes.list(read(json!({"grid": grid, "limit": PAGE}))?)?;
        Ok(())
    })?;
    bench.put("mediation_list_us", list, "us");
    let mediation = chair.mediation();
    let figures = repeated(&|| {
        mediation.figures(read(json!({"first_day": "2026-01-01", "last_day": "2026-12-31"}))?)?;
        Ok(())
    })?;
    bench.put("mediation_figures_ms", figures / 1e3, "ms");
    Ok(())
}
