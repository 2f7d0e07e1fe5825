//! Figures and reminders of services.

use serde_json::{Value, json};

use super::rules::{Ended, ended, levels, next_step};
use super::types::ServiceReminderKind;
use crate::access::{Role, ScopeKind};
use crate::service::MatterState;
use crate::service::matter::record::{DecisionRecord, MatterRecord};
use crate::service::order::ServiceOffer;
use crate::service::resource::SharedResource;
use crate::service::station::tests::{Counter, with};
use crate::service::testing::{COMMUNITY, day, id};
use crate::store::document::Document;
use crate::time::day_number;
use crate::{ErrorKind, Id};

fn june(changes: Value) -> Value {
    with(json!({"first_day": "2026-06-01", "last_day": "2026-06-30"}), &changes)
}

/// A delivered matter whose decision came on one day and whose result went out on another.
fn delivered(desk: &Counter, number: u16, decided: &str, ended: &str) -> MatterRecord {
    let matter = desk.matter(number, MatterState::Delivered);
    let before = desk.stored_matter(matter);
    let decision = before.decision.clone().map(|one| DecisionRecord { on: day(decided), ..one });
    let after = MatterRecord { decision, ended_on: Some(day(ended)), ..before.clone() };
    let session = desk.session("wang");
    session.write("service.set_up", |command| command.keep(Some(&before), &after, json!({}))).unwrap();
    after
}

#[test]
fn the_day_of_the_decision_counts_and_not_that_of_the_delivery() {
    let desk = Counter::new();
    let all = [
        delivered(&desk, 0xb01, "2026-06-15", "2026-06-20"),
        delivered(&desk, 0xb02, "2026-06-16", "2026-06-20"),
        delivered(&desk, 0xb03, "2026-07-01", "2026-07-02"),
    ];
    let kept: Vec<String> = all
        .iter()
        .flat_map(|matter| matter.contributions("620102001"))
        .filter_map(|(key, _)| (key.measure == "service.ended" && key.area.len() == 9).then_some(key.kind))
        .collect();
    assert_eq!(kept, ["in_time", "late_promise", "late_statute"]);
    let row = |kind: &str, state: &str, matters| (kind.to_owned(), state.to_owned(), matters);
    let sum = ended(&[
        row("", "withdrawn", 4),
        row("in_time", "delivered", 5),
        row("late_promise", "delivered", 2),
        row("late_statute", "delivered", 1),
    ]);
    assert_eq!((sum.all, sum.delivered, sum.promise_kept, sum.statute_kept), (12, 8, 5, 7));
    let ends: Vec<_> = sum.ends.iter().map(|end| (end.state, end.matters)).collect();
    assert_eq!(ends, [(MatterState::Delivered, 8), (MatterState::Withdrawn, 4)]);
    assert_eq!(ended(&[]), Ended::default());
    assert_eq!(levels(&[(1, 2), (2, 1), (3, 4), (5, 10)]), (17, 14, 3));
    assert_eq!(levels(&[]), (0, 0, 0));
    use ServiceReminderKind as K;
    for (state, kind) in [
        (MatterState::Applied, K::Answer),
        (MatterState::Correcting, K::Answer),
        (MatterState::Accepted, K::Decide),
        (MatterState::Paused, K::Decide),
        (MatterState::Decided, K::Deliver),
    ] {
        assert_eq!(next_step(state), kind);
    }
}

#[test]
fn figures_count_distinct_clients_and_exact_fractions() {
    let desk = Counter::new();
    let resident = desk.resident();
    let visit = |changes: Value| {
        let request = json!({"station": desk.station(), "service": 2, "client": "resident"});
        desk.done("shequ", "station.record_visit", with(request, &changes))
    };
    visit(json!({"client_id": resident}));
    visit(json!({"client_id": resident, "visited_on": "2026-06-02"}));
    visit(json!({"client_id": resident, "visited_on": "2026-05-29"}));
    visit(json!({"client": "anonymous"}));
    delivered(&desk, 0xb01, "2026-06-15", "2026-06-20");
    delivered(&desk, 0xb02, "2026-06-16", "2026-06-20");
    delivered(&desk, 0xb03, "2026-07-01", "2026-07-02");
    desk.matter(0xb04, MatterState::Withdrawn);
    desk.matter(0xb05, MatterState::Accepted);
    let figures = desk.done("wang", "service.figures", june(json!({})));
    for (name, value) in [
        ("integrated_items", 2),
        ("station_services", 2),
        ("station_items", 1),
        ("stations", 1),
        ("merchants", 0),
        ("residents", 1),
        ("visits", 3),
        ("matters_applied", 5),
        ("matters_ended", 3),
    ] {
        assert_eq!(figures[name], value, "{name}");
    }
    assert_eq!(figures["brands"], json!([{"brand": "心心向党", "stations": 1}]));
    assert_eq!(figures["promise_kept"], json!({"numerator": 1, "denominator": 2, "basis_points": 5000}));
    assert_eq!(figures["statute_kept"]["numerator"], 2);
    assert_eq!(figures["praise"], json!({"numerator": 0, "denominator": 0}), "no rate without reviews");
    let july = json!({"first_day": "2026-07-01", "last_day": "2026-07-31"});
    let rate = desk.done("wang", "service.figures", july)["statute_kept"].clone();
    assert_eq!((&rate["numerator"], &rate["denominator"]), (&json!(0), &json!(1)));
    let elsewhere = desk.done("wang", "service.figures", june(json!({"community": "620102001002"})));
    assert_eq!((&elsewhere["visits"], &elsewhere["matters_applied"]), (&json!(0), &json!(0)));
    let here = desk.done("shequ", "service.figures", june(json!({"station": desk.station()})));
    assert_eq!((&here["residents"], &here["community"]), (&json!(1), &json!(COMMUNITY)));
    let before = desk.done("wang", "service.figures", june(json!({"as_of": "2025-12-31"})));
    assert_eq!((&before["stations"], &before["integrated_items"]), (&json!(0), &json!(0)));
    desk.verify();
    // Counters tell it all: no matter is read for a figure.
    let session = desk.session("wang");
    let emptied = session.write("service.set_up", |command| {
        let (sql, street) = ("DELETE FROM matter WHERE street = $1", command.street());
        command.connection.execute(sql, crate::store::params![street]).map(drop)
    });
    emptied.unwrap();
    assert_eq!(desk.done("wang", "service.figures", june(json!({}))), figures);
}

#[test]
fn sections_are_counted_before_and_after_the_reform() {
    let desk = Counter::new();
    let office = json!({"code": "zonghe", "name": "综合办公室", "kind": "street_office", "successor": "shiwu",
        "valid_to": "2026-05-31", "revision": 1});
    desk.done("zhao", "case.put_office", office);
    let figures = desk.done("zhao", "service.figures", june(json!({"reform_on": "2026-06-01"})));
    let of = |name: &str| figures[name]["offices"].as_i64().unwrap();
    assert_eq!(of("sections_before"), of("sections") + 1);
    assert_eq!(figures["sections_before"]["day"], "2026-05-31");
    assert!(desk.done("zhao", "service.figures", june(json!({}))).get("sections_before").is_none());
}

#[test]
fn who_reads_figures_where() {
    let desk = Counter::new();
    desk.grant("lingdao", Role::Leader, ScopeKind::Division, "620102001", false);
    for (actor, street, community) in [
        ("wang", true, true),
        ("lingdao", true, true),
        ("zhao", true, true),
        ("shequ", false, true),
        ("worker", false, false),
        ("shichang", false, false),
        ("auditor", false, false),
        ("jumin", false, false),
    ] {
        for (request, reads) in [
            (june(json!({})), street),
            (june(json!({"community": COMMUNITY})), community),
            (june(json!({"station": desk.station()})), community),
            (june(json!({"community": "620102001002"})), street),
        ] {
            if reads {
                desk.done(actor, "service.figures", request);
            } else {
                desk.denied(actor, "service.figures", &request);
            }
        }
    }
    for (request, field) in [
        (june(json!({"first_day": "x"})), "first_day"),
        (june(json!({"last_day": "2026-05-31"})), "last_day"),
        (june(json!({"community": "1"})), "community"),
        (june(json!({"station": "x"})), "station"),
        (june(json!({"reform_on": "x"})), "reform_on"),
        (june(json!({"station": desk.station(), "community": "620102001002"})), "station"),
    ] {
        desk.invalid(field, "service.figures", &request);
    }
    let missing = desk.fails("wang", "service.figures", &june(json!({"station": id(0xfff)})));
    assert_eq!(missing.kind(), ErrorKind::NotFound);
}

/// Rows of tables whose documents belong to other parts of the area: what figures and reminders read are their columns.
fn columns(desk: &Counter) {
    let session = desk.session("wang");
    let put = session.write("service.set_up", |command| {
        let connection = command.connection;
        let on = |text: &str| day_number(day(text));
        let row = |sql: &str, number: u16, with: &[&dyn crate::store::ToParam]| -> crate::Result<()> {
            let key: Id = id(number);
            let mut all = vec![crate::store::Param::Text("620102001"), crate::store::Param::Blob(key.as_bytes())];
            all.extend(with.iter().map(|one| one.to_param()));
            connection.execute(sql, &all).map(drop)
        };
        let agency = "INSERT INTO agency_service(street, id, state, kind, community, agent, accepted_on, closed_on, body) VALUES ($1, $2, $3, $4, $5, 'daiban', $6, $7, '{}')";
        row(agency, 0xe05, &[&"done", &"agency", &COMMUNITY, &on("2026-05-01"), &on("2026-06-30")])?;
        row(agency, 0xe06, &[&"done", &"assistance", &COMMUNITY, &on("2026-05-01"), &on("2026-07-01")])?;
        row(agency, 0xe07, &[&"ended", &"agency", &COMMUNITY, &on("2026-05-01"), &on("2026-06-30")])?;
        let review = "INSERT INTO service_review(street, id, subject, office, community, level, day, open_due, body) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, '{}')";
        row(review, 0xe08, &[&id(0xb01), &"shichang", &COMMUNITY, &1_i64, &on("2026-06-12"), &on("2026-06-15")])?;
        row(review, 0xe09, &[&id(0xb02), &"shiwu", &COMMUNITY, &5_i64, &on("2026-06-12"), &None::<i64>])?;
        row(review, 0xe0a, &[&id(0xb03), &"shiwu", &COMMUNITY, &3_i64, &on("2026-06-12"), &None::<i64>])?;
        let order = "INSERT INTO service_order(street, id, state, community, placed_on, open_due, body) VALUES ($1, $2, 'placed', $3, $4, $5, '{}')";
        row(order, 0xe0b, &[&COMMUNITY, &on("2026-06-12"), &on("2026-06-14")])?;
        row(order, 0xe0c, &[&"620102001002", &on("2026-06-12"), &on("2026-06-20")])
    });
    put.unwrap();
}

#[test]
fn figures_of_agency_and_reviews_are_of_columns() {
    let desk = Counter::new();
    columns(&desk);
    let figures = desk.done("wang", "service.figures", june(json!({})));
    for (name, value) in [
        ("agency_done", 1),
        ("assistance_done", 0),
        ("reviews", 3),
        ("bad_reviews", 1),
        ("bad_reviews_open", 1),
    ] {
        assert_eq!(figures[name], value, "{name}");
    }
    assert_eq!(figures["praise"], json!({"numerator": 2, "denominator": 3, "basis_points": 6667}));
}

/// A resource of a unit, and an entry of the service list, each until a last day.
fn shares(desk: &Counter, number: u16, unit: u16, community: &str, last: &str) {
    let resource: SharedResource =
        serde_json::from_value(json!({"id": id(number), "kind": "hall", "unit": id(unit),
        "name": "礼堂", "community": community, "address": "北园路 1 号", "places": 50,
        "agreements": [{"signed_on": "2026-01-01", "valid_from": "2026-01-01", "valid_to": last}],
        "hours": [], "opened_on": "2026-01-01", "revision": 1}))
        .unwrap();
    desk.keep(&resource);
    offers(desk, number + 0x10, &[], last);
}

fn offers(desk: &Counter, number: u16, communities: &[&str], last: &str) {
    let offer: ServiceOffer =
        serde_json::from_value(json!({"id": id(number), "supplier": "晚晴服务社", "name": "上门助浴", "kind": "care",
        "communities": communities, "valid_from": "2026-01-01", "valid_to": last, "capacity": 10, "revision": 1}))
        .unwrap();
    desk.keep(&offer);
}

#[test]
fn what_is_closed_or_over_is_no_longer_shared() {
    let desk = Counter::new();
    shares(&desk, 0xe01, 1, COMMUNITY, "2026-12-31");
    shares(&desk, 0xe02, 1, COMMUNITY, "2026-12-31");
    shares(&desk, 0xe03, 2, "620102001002", "2026-06-30");
    shares(&desk, 0xe04, 3, COMMUNITY, "2026-06-29");
    let of = |request: Value| {
        let figures = desk.done("wang", "service.figures", june(request));
        (figures["sharing_units"].as_i64().unwrap(), figures["list_entries"].as_i64().unwrap())
    };
    assert_eq!(of(json!({})), (2, 3), "two resources of one unit are one unit");
    assert_eq!(of(json!({"as_of": "2026-06-29"})), (3, 4));
    assert_eq!(of(json!({"as_of": "2026-07-01"})), (1, 2));
    assert_eq!(of(json!({"as_of": "2025-12-31"})), (0, 0));
    assert_eq!(of(json!({"community": COMMUNITY})), (1, 3));
    offers(&desk, 0xe41, &["620102001002"], "2026-12-31");
    offers(&desk, 0xe42, &[COMMUNITY, "620102001002"], "2026-12-31");
    assert_eq!(of(json!({})).1, 5);
    assert_eq!(of(json!({"community": COMMUNITY})).1, 4, "those of the whole street, and its own");
    assert_eq!(of(json!({"community": "620102001002"})).1, 5);
    desk.verify();
}

#[test]
fn reminders_come_soonest_first_and_only_to_those_concerned() {
    let desk = Counter::new();
    columns(&desk);
    for (number, state) in (0xb01..).zip([MatterState::Applied, MatterState::Accepted, MatterState::Decided])
    {
        desk.matter(number, state);
    }
    let kinds = |actor: &str, changes: Value| -> Vec<String> {
        let list = desk.done(actor, "service.reminders", changes);
        let kinds =
            list["items"].as_array().unwrap().iter().map(|one| one["kind"].as_str().unwrap().to_owned());
        kinds.collect()
    };
    assert_eq!(
        kinds("wang", json!({})),
        ["order", "answer", "decide", "deliver", "review"],
        "three days ahead"
    );
    assert_eq!(kinds("wang", json!({"days": 5})).len(), 6);
    assert_eq!(kinds("wang", json!({"days": 0, "as_of": "2026-06-14"})), ["order"]);
    assert_eq!(kinds("shequ", json!({"days": 5})).len(), 5, "an order of another community is not seen");
    assert_eq!(
        kinds("shichang", json!({})),
        ["answer", "decide", "deliver", "review"],
        "those of its office"
    );
    assert_eq!(kinds("shiwu", json!({})), Vec::<String>::new());
    assert_eq!(kinds("wang", json!({"kind": "deliver"})), ["deliver"]);
    assert_eq!(kinds("wang", json!({"kind": "order", "days": 9, "community": "620102001002"})), ["order"]);
    for limit in 1..=4 {
        let (mut seen, mut cursor) = (Vec::new(), Value::Null);
        loop {
            let request = json!({"limit": limit, "cursor": cursor, "days": 5});
            let page = desk.done("wang", "service.reminders", request);
            seen.extend(page["items"].as_array().unwrap().iter().map(|one| one["subject"].to_string()));
            cursor = page["next"].clone();
            if cursor.is_null() {
                break;
            }
        }
        let whole = desk.done("wang", "service.reminders", json!({"days": 5}))["items"].clone();
        let whole: Vec<_> = whole.as_array().unwrap().iter().map(|one| one["subject"].to_string()).collect();
        assert_eq!(seen, whole, "pages of {limit}");
    }
    let first = desk.done("wang", "service.reminders", json!({"limit": 1}))["items"][0].clone();
    assert_eq!((&first["due_on"], &first["days_left"]), (&json!("2026-06-14"), &json!(-1)));
    for actor in ["worker", "zhao", "auditor", "jumin"] {
        desk.denied(actor, "service.reminders", &json!({}));
    }
    desk.invalid("cursor", "service.reminders", &json!({"cursor": "x"}));
    desk.invalid("days", "service.reminders", &json!({"days": 367}));
}
