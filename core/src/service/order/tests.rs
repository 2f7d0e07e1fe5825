//! Offers and orders, called as the surfaces call them: by documents. Today is Monday 2026-06-15.

use std::ops::Deref;

use serde_json::{Value, json};

use super::ServiceOrderState as S;
use super::record::{ServiceDemandKind, ServiceOffer, ServiceOrderRecord};
use super::rules;
use super::types::OfferReason as R;
use crate::identity::{DivisionCode, GridCode, Phone};
use crate::service::testing::{COMMUNITY, Scene, day, id};
use crate::store::Param;
use crate::{Error, ErrorKind, Id};

const GRID: &str = "620102001001001";
const ELSEWHERE: &str = "620102001002";
const ACCOUNTS: [&str; 9] =
    ["wang", "shichang", "shiwu", "shequ", "worker", "jumin", "zhao", "auditor", "nobody"];

struct Hall(Scene);

impl Deref for Hall {
    type Target = Scene;

    fn deref(&self) -> &Scene {
        &self.0
    }
}

impl Hall {
    /// The scene with an offer of care for the community and one for the whole street.
    fn new() -> Self {
        let hall = Self(Scene::new());
        hall.keep(&offer(0xd01, ServiceDemandKind::Care, &[COMMUNITY]));
        hall.keep(&offer(0xd02, ServiceDemandKind::Care, &[]));
        hall
    }

    fn call(&self, actor: &str, name: &str, request: &Value) -> crate::Result<Value> {
        let operations = crate::contract::operations();
        let operation = operations.iter().find(|one| one.name == name).unwrap_or_else(|| panic!("{name}"));
        let answer = operation.call(&self.session(actor), &request.to_string())?;
        Ok(serde_json::from_str(&answer).unwrap())
    }

    fn done(&self, actor: &str, name: &str, request: Value) -> Value {
        self.call(actor, name, &request).unwrap_or_else(|error| panic!("{name} {request}: {error:?}"))
    }

    fn fails(&self, actor: &str, name: &str, request: &Value) -> Error {
        self.refused(|| self.call(actor, name, request))
    }

    fn breaks(&self, rule: &str, actor: &str, name: &str, request: &Value) {
        let error = self.fails(actor, name, request);
        assert_eq!((error.kind(), error.rule()), (ErrorKind::Violation, Some(rule)), "{request} {error:?}");
        let book = crate::rulebook::Rulebook::default();
        let known = book.rules().find(|one| one.id == rule).unwrap();
        assert_eq!(error.report().citation.as_deref(), Some(&*known.citation), "{rule}");
    }

    fn order(&self, number: u16, state: S) -> Id {
        self.keep(&order(number, state));
        id(number)
    }
}

fn division(code: &str) -> DivisionCode {
    DivisionCode::parse("community", code).unwrap()
}

fn offer(number: u16, kind: ServiceDemandKind, communities: &[&str]) -> ServiceOffer {
    ServiceOffer {
        id: id(number),
        unit: None,
        supplier: "晚晴服务社".into(),
        name: "上门助浴".into(),
        kind,
        communities: communities.iter().map(|code| division(code)).collect(),
        valid_from: day("2026-01-01"),
        valid_to: None,
        capacity: 100,
        revision: 1,
    }
}

/// An order of the account `jumin`, brought to a state on 2026-06-11 and due on the day after.
fn order(number: u16, state: S) -> ServiceOrderRecord {
    let reached = |least: S| (state >= least && state != S::Cancelled).then(|| day("2026-06-11"));
    ServiceOrderRecord {
        id: id(number),
        state,
        kind: ServiceDemandKind::Care,
        text: "老人洗澡".into(),
        address: None,
        community: division(COMMUNITY),
        grid: Some(GridCode::parse("grid", GRID).unwrap()),
        wished_on: None,
        persons: 2,
        name: "订某".into(),
        phone: Some(Phone::parse("phone", "13912345678").unwrap()),
        actor: Some("jumin".into()),
        placed_on: day("2026-06-11"),
        placed_by: "jumin".into(),
        offer: reached(S::Assigned).map(|_| id(0xd01)),
        assigned_on: reached(S::Assigned),
        accepted_on: reached(S::Accepted),
        delivered_on: reached(S::Delivered),
        served: None,
        declines: Vec::new(),
        review: None,
        cancelled_on: (state == S::Cancelled).then(|| day("2026-06-11")),
        cancel_reason: None,
        waits_since: day("2026-06-11"),
        open_due: (!matches!(state, S::Reviewed | S::Cancelled)).then(|| day("2026-06-12")),
        revision: 1,
    }
}

fn with(mut request: Value, changes: &Value) -> Value {
    request.as_object_mut().unwrap().extend(changes.as_object().unwrap().clone());
    request
}

fn need() -> Value {
    json!({"kind": "care", "text": "老人洗澡", "name": "订某", "phone": "13912345678", "community": COMMUNITY, "persons": 2})
}

#[test]
fn an_order_goes_from_the_need_to_the_review() {
    let hall = Hall::new();
    let request = with(need(), &json!({"request_key": "k"}));
    let placed = hall.done("jumin", "order.place", request.clone());
    assert_eq!(placed, hall.done("jumin", "order.place", request));
    let order = placed["order"]["id"].clone();
    assert_eq!(
        (&placed["order"]["state"], &placed["order"]["open_due"]),
        (&json!("placed"), &json!("2026-06-17"))
    );
    let proposed = hall.done("shequ", "order.propose", json!({"order": order}))["items"].clone();
    assert_eq!(
        (&proposed[0]["offer"], &proposed[0]["reasons"]),
        (&json!(id(0xd01).to_string()), &json!(["kind_fits", "community_fits", "in_force", "capacity_left"]))
    );
    let assign = |offer: u16| json!({"order": order, "offer": id(offer).to_string()});
    let assigned = hall.done("shequ", "order.assign", assign(0xd01));
    assert_eq!(assigned["order"]["open_due"], "2026-06-16");
    let declined = hall.done("shequ", "order.decline", json!({"order": order, "reason": "人手不足"}));
    assert_eq!((&declined["order"]["state"], declined["order"].get("offer")), (&json!("placed"), None));
    let proposed = hall.done("shequ", "order.propose", json!({"order": order, "limit": 1}))["items"].clone();
    assert_eq!(proposed[0]["offer"], id(0xd02).to_string(), "who declined comes last");
    hall.done("wang", "order.assign", assign(0xd02));
    let accepted = hall.done("shequ", "order.accept", json!({"order": order}));
    assert_eq!(accepted["order"]["open_due"], "2026-06-30");
    let delivered = hall.done("shequ", "order.deliver", json!({"order": order}));
    assert_eq!((&delivered["order"]["served"], &delivered["warnings"]), (&json!(2), &json!([])));
    hall.breaks("order.review", "wang", "order.review", &json!({"order": order, "stars": 5}));
    let reviewed = hall.done("jumin", "order.review", json!({"order": order, "stars": 4, "comment": "很好"}));
    assert_eq!((&reviewed["order"]["stars"], reviewed["order"].get("open_due")), (&json!(4), None));
    let again = json!({"order": order, "stars": 5});
    assert_eq!(hall.fails("jumin", "order.review", &again).kind(), ErrorKind::Conflict);
    let shown = hall.done("jumin", "order.get", json!({"order": order}));
    assert_eq!(
        (&shown["phone"], &shown["declines"][0]["reason"]),
        (&json!("139****5678"), &json!("人手不足"))
    );
    let events = hall.done("wang", "event.since", json!({"sequence": 0, "limit": 1000}))["items"].to_string();
    assert!(events.contains("order.review"));
    for personal in ["订某", "老人洗澡", "13912345678", "人手不足", "很好", "jumin"] {
        assert!(!events.contains(personal), "an event tells {personal}");
    }
    hall.verify();
}

#[test]
fn orders_by_state_operation_and_account() {
    let hall = Hall::new();
    let steps: [(&str, Value, &[S], &[&str]); 6] = [
        ("order.assign", json!({"offer": id(0xd02).to_string()}), &[S::Placed], &["wang", "shequ"]),
        ("order.accept", json!({}), &[S::Assigned], &["wang", "shequ", "worker"]),
        ("order.decline", json!({"reason": "无"}), &[S::Assigned], &["wang", "shequ", "worker"]),
        ("order.deliver", json!({}), &[S::Accepted], &["wang", "shequ", "worker"]),
        ("order.review", json!({"stars": 5}), &[S::Delivered], &["jumin"]),
        (
            "order.cancel",
            json!({}),
            &[S::Placed, S::Assigned, S::Accepted],
            &["wang", "shequ", "worker", "jumin"],
        ),
    ];
    let mut number = 0xd10;
    for state in S::ALL {
        for (name, request, states, accounts) in &steps {
            for actor in ACCOUNTS {
                number += 1;
                let order = hall.order(number, *state).to_string();
                let request = with(request.clone(), &json!({"order": order}));
                let case = format!("{state:?} {name} {actor}");
                if accounts.contains(&actor) && states.contains(state) {
                    let answer = hall.done(actor, name, request).to_string();
                    assert!(!answer.contains("订某") && !answer.contains("洗澡"), "{case}");
                    continue;
                }
                let sees = ["wang", "shequ", "worker", "jumin"].contains(&actor);
                let expected = match accounts.contains(&actor) {
                    true => ErrorKind::Conflict,
                    false if *name == "order.review" && sees => ErrorKind::Violation,
                    false => ErrorKind::Denied,
                };
                assert_eq!(hall.fails(actor, name, &request).kind(), expected, "{case}");
            }
        }
    }
    let unknown = json!({"order": id(0xfff).to_string()});
    for (actor, expected) in [("jumin", ErrorKind::Denied), ("wang", ErrorKind::NotFound)] {
        for name in ["order.get", "order.cancel"] {
            assert_eq!(hall.fails(actor, name, &unknown).kind(), expected, "{actor} {name}");
        }
    }
    hall.verify();
}

#[test]
fn who_sees_an_order() {
    let hall = Hall::new();
    let order = hall.order(0xd10, S::Placed).to_string();
    hall.order(0xd11, S::Reviewed);
    for actor in ACCOUNTS {
        let request = json!({"order": order});
        let reads = ["wang", "shequ", "jumin"].contains(&actor);
        assert_eq!(hall.call(actor, "order.get", &request).is_ok(), reads, "{actor}");
        let assigns = ["wang", "shequ"].contains(&actor);
        assert_eq!(hall.call(actor, "order.propose", &request).is_ok(), assigns, "{actor}");
        if actor != "wang" {
            assert_eq!(
                hall.fails(actor, "order.reveal_contact", &request).kind(),
                ErrorKind::Denied,
                "{actor}"
            );
        }
        let listed = hall.call(actor, "order.list", &json!({}));
        let count = listed.map(|list| list["items"].as_array().unwrap().len()).ok();
        let expected = match actor {
            "wang" | "shequ" | "worker" => Some(2),
            "shichang" | "shiwu" => Some(0),
            _ => None,
        };
        assert_eq!(count, expected, "{actor}");
    }
    assert_eq!(hall.done("wang", "order.reveal_contact", json!({"order": order}))["phone"], "13912345678");
    assert_eq!(
        hall.done("auditor", "access.list_reads", json!({}))["items"][0]["operation"],
        "order.reveal_contact"
    );
    let count = |actor: &str, request: Value| {
        hall.done(actor, "order.list", request)["items"].as_array().unwrap().len()
    };
    for (request, expected) in [
        (json!({"state": "placed", "kind": "care", "community": COMMUNITY, "grid": GRID}), 1),
        (json!({"overdue": true}), 1),
        (json!({"is_open": true}), 1),
        (json!({"is_open": false}), 2),
        (json!({"placed_from": "2026-06-11", "placed_to": "2026-06-11"}), 2),
        (json!({"placed_from": "2026-06-12"}), 0),
        (json!({"placed_to": "2026-06-10"}), 0),
        (json!({"offer": id(0xd01).to_string()}), 1),
        (json!({"kind": "legal"}), 0),
        (json!({"community": ELSEWHERE}), 0),
        (json!({"limit": 1}), 1),
    ] {
        assert_eq!(count("wang", request.clone()), expected, "{request}");
    }
    assert_eq!((count("jumin", json!({"mine": true})), count("nobody", json!({"mine": true}))), (2, 0));
    let backwards = json!({"placed_from": "2026-06-12", "placed_to": "2026-06-11"});
    assert_eq!(hall.fails("wang", "order.list", &backwards).field(), Some("placed_to"));
    let plan = hall.session("wang").read(|view| {
        let sql = "SELECT body FROM service_order WHERE street = $1 AND actor = $2 ORDER BY id";
        view.connection.plan(sql, &[Param::Text("620102001"), Param::Text("jumin")])
    });
    assert!(plan.unwrap().contains("service_order_actor"), "one's own orders are found by an index");
    let listed = hall.done("wang", "order.list", json!({})).to_string();
    assert!(!listed.contains("订某") && !listed.contains("洗澡") && listed.contains("\"overdue\":true"));
    hall.verify();
}

#[test]
fn an_order_goes_to_an_offer_that_can_take_it() {
    let hall = Hall::new();
    hall.keep(&offer(0xd03, ServiceDemandKind::Care, &[ELSEWHERE]));
    hall.keep(&ServiceOffer {
        valid_to: Some(day("2026-06-14")),
        ..offer(0xd04, ServiceDemandKind::Care, &[])
    });
    hall.keep(&ServiceOffer { capacity: 1, ..offer(0xd05, ServiceDemandKind::Care, &[]) });
    hall.keep(&offer(0xd06, ServiceDemandKind::Legal, &[]));
    let first = hall.order(0xd10, S::Placed).to_string();
    let second = hall.order(0xd11, S::Placed).to_string();
    let assign = |order: &str, offer: u16| json!({"order": order, "offer": id(offer).to_string()});
    hall.breaks("order.offer", "wang", "order.assign", &assign(&first, 0xd03));
    hall.breaks("order.offer", "wang", "order.assign", &assign(&first, 0xd04));
    let late = hall.done("wang", "order.assign", assign(&first, 0xd05));
    assert_eq!(late["warnings"][0]["rule"], "order.limits");
    hall.breaks("order.offer.capacity", "wang", "order.assign", &assign(&second, 0xd05));
    let ended = hall.done("wang", "order.end_offer", json!({"offer": id(0xd05).to_string()}));
    assert_eq!(ended["warnings"][0]["rule"], "order.offer.end");
    let other = hall.done("wang", "order.assign", assign(&second, 0xd06));
    assert_eq!(other["warnings"][0]["rule"], "order.offer.kind");
    let unknown = assign(&first, 0xfff);
    assert_eq!(hall.fails("wang", "order.assign", &unknown).kind(), ErrorKind::Conflict);
    hall.verify();
}

#[test]
fn offers_are_written_where_one_works() {
    let hall = Hall::new();
    let offer = json!({"name": "法律咨询", "supplier": "某律所", "kind": "legal", "capacity": 20, "communities": [COMMUNITY]});
    let street = with(offer.clone(), &json!({"communities": []}));
    for actor in ACCOUNTS {
        if actor != "wang" {
            let request = if actor == "shequ" { &street } else { &offer };
            assert_eq!(hall.fails(actor, "order.put_offer", request).kind(), ErrorKind::Denied, "{actor}");
        }
    }
    let put = hall.done("shequ", "order.put_offer", offer.clone())["offer"].clone();
    hall.done("wang", "order.put_offer", street);
    for (changes, field) in [
        (json!({"name": ""}), "name"),
        (json!({"supplier": null}), "supplier"),
        (json!({"unit": id(0xfff).to_string()}), "unit"),
        (json!({"capacity": 0}), "capacity"),
        (json!({"capacity": i64::MAX}), "capacity"),
        (json!({"communities": [COMMUNITY, "620102001000"]}), "communities"),
        (json!({"communities": vec![COMMUNITY; 10_001]}), "communities"),
        (json!({"valid_from": "2026-07-01", "valid_to": "2026-06-30"}), "valid_to"),
    ] {
        let error = hall.fails("wang", "order.put_offer", &with(offer.clone(), &changes));
        assert_eq!(error.field(), Some(field), "{changes} {error:?}");
    }
    let count =
        |request: Value| hall.done("zhao", "order.list_offers", request)["items"].as_array().unwrap().len();
    assert_eq!(count(json!({"kind": "legal", "community": COMMUNITY, "as_of": "2026-06-15"})), 2);
    assert_eq!((count(json!({"community": ELSEWHERE})), count(json!({"as_of": "2025-12-31"}))), (2, 0));
    let end = json!({"offer": put["id"], "valid_to": "2026-06-20", "revision": 1});
    hall.done("shequ", "order.end_offer", end.clone());
    assert_eq!(hall.fails("shequ", "order.end_offer", &end).kind(), ErrorKind::Conflict);
    hall.verify();
}

#[test]
fn what_may_not_be_ordered() {
    let hall = Hall::new();
    for (changes, field) in [
        (json!({"text": ""}), "text"),
        (json!({"name": "a\nb"}), "name"),
        (json!({"phone": "1"}), "phone"),
        (json!({"community": null}), "community"),
        (json!({"grid": "620102001002001"}), "grid"),
        (json!({"grid": "620102001001009"}), "grid"),
        (json!({"community": "620102001009"}), "community"),
        (json!({"wished_on": "2026-06-14"}), "wished_on"),
        (json!({"wished_on": "9999-01-01"}), "wished_on"),
        (json!({"persons": 0}), "persons"),
        (json!({"account": ""}), "account"),
    ] {
        let error = hall.fails("wang", "order.place", &with(need(), &changes));
        assert_eq!(error.field(), Some(field), "{changes} {error:?}");
    }
    let offer = json!({"supplier": "志愿服务队", "name": "理发", "kind": "care", "capacity": 5,
        "communities": [COMMUNITY, "620102001009"]});
    let error = hall.fails("wang", "order.put_offer", &offer);
    assert_eq!((error.kind(), error.field()), (ErrorKind::NotFound, Some("communities")));
    let other = with(need(), &json!({"account": "wu"}));
    assert_eq!(hall.fails("jumin", "order.place", &other).kind(), ErrorKind::Denied);
    let placed = hall.done("worker", "order.place", with(need(), &json!({"account": null, "grid": null})));
    assert_eq!(placed["order"]["state"], "placed");
    hall.done("shequ", "order.place", other);
    for stars in [i64::MIN, 0, 6, i64::MAX] {
        let request = json!({"order": id(0xd10).to_string(), "stars": stars});
        assert_eq!(hall.fails("jumin", "order.review", &request).field(), Some("stars"));
    }
    let order = hall.order(0xd10, S::Accepted).to_string();
    for on in ["2026-06-10", "2026-06-16"] {
        let request = json!({"order": order, "delivered_on": on});
        assert_eq!(hall.fails("wang", "order.deliver", &request).field(), Some("delivered_on"), "{on}");
    }
    hall.verify();
}

#[test]
fn offers_are_assessed_and_ranked() {
    let order = order(0xd10, S::Placed);
    let today = day("2026-06-15");
    for (kind, communities, on, left, expected) in [
        (
            ServiceDemandKind::Care,
            vec![COMMUNITY],
            "2026-06-15",
            1,
            [R::KindFits, R::CommunityFits, R::InForce, R::CapacityLeft],
        ),
        (
            ServiceDemandKind::Legal,
            vec![],
            "2025-12-31",
            0,
            [R::KindDiffers, R::WholeStreet, R::NotInForce, R::NoCapacity],
        ),
        (
            ServiceDemandKind::Care,
            vec![ELSEWHERE],
            "2026-06-15",
            9,
            [R::KindFits, R::ElsewhereOnly, R::InForce, R::CapacityLeft],
        ),
    ] {
        let reasons = rules::assess(&offer(0xd01, kind, &communities), &order, day(on), Some(left));
        assert_eq!(reasons, expected);
        let fits = rules::takes(&offer(0xd01, kind, &communities), &reasons, day(on)).is_ok();
        assert_eq!(rules::can_take(&reasons), fits, "what is proposed as fitting can be assigned");
    }
    assert!(rules::late(Some(day("2026-06-14")), today).is_some());
    assert!(rules::late(Some(today), today).is_none() && rules::late(None, today).is_none());
    assert_eq!(rules::delivery_due(today, Some(day("2026-07-01"))), day("2026-07-01"));
    assert_eq!(rules::delivery_due(today, Some(day("2026-06-01"))), today);
}

#[test]
fn a_change_of_the_calendar_moves_the_days_of_open_orders() {
    let desk = Hall::new();
    // Since 2026-06-11, a Thursday: so many working days for the step that each state waits for.
    let rows = [
        (S::Placed, Some("2026-06-15"), Some("2026-06-16")),
        (S::Assigned, Some("2026-06-12"), Some("2026-06-15")),
        (S::Accepted, Some("2026-06-26"), Some("2026-06-29")),
        (S::Delivered, Some("2026-06-18"), Some("2026-06-22")),
        (S::Reviewed, None, None),
        (S::Cancelled, None, None),
    ];
    for (number, (state, due, _)) in (0xe10..).zip(rows) {
        desk.keep(&ServiceOrderRecord { open_due: due.map(day), ..order(number, state) });
    }
    // The wished day is later than the limit, with or without the day of rest.
    let wished = Some(day("2026-07-20"));
    desk.keep(&ServiceOrderRecord { open_due: wished, wished_on: wished, ..order(0xe20, S::Accepted) });
    let put = |extra: &[&str]| desk.rest(extra);
    let due = |number| {
        let order = desk.session("auditor").read(|view| view.stored::<ServiceOrderRecord>(id(number)));
        order.unwrap().open_due
    };
    assert_eq!(put(&[]), 0, "nothing differs");
    assert_eq!(put(&["2026-06-12"]), 4);
    for (number, (state, _, after)) in (0xe10..).zip(rows) {
        assert_eq!(due(number), after.map(day), "{state:?}");
    }
    assert_eq!((due(0xe20), put(&[])), (wished, 4));
    desk.verify();
}

#[test]
fn an_order_goes_its_way_while_the_holidays_of_a_year_are_not_loaded() {
    let hall = Hall::new();
    hall.platform.set_clock("2026-12-30T10:00:00+08:00").unwrap();
    let placed = hall.done("jumin", "order.place", need());
    assert_eq!(placed["order"].get("open_due"), None);
    let order = placed["order"]["id"].clone();
    let listed = |request: &Value| {
        let list = hall.done("shequ", "order.list", request.clone())["items"].clone();
        list.as_array().unwrap().iter().any(|one| one["id"] == order)
    };
    assert!(listed(&json!({"is_open": true})) && !listed(&json!({"overdue": true})));
    let rest = ["2027-01-01", "2027-05-01", "2027-10-01", "2027-10-02", "2027-10-03"];
    let year = json!({"year": 2027, "rest": rest, "work": [], "source": "放假通知"});
    assert_eq!(hall.done("zhao", "calendar.put_year", year)["deadlines_moved"], 1);
    let known = hall.done("shequ", "order.get", json!({"order": order}));
    assert_eq!(known["summary"]["open_due"], "2027-01-04", "{known}");
    hall.done("shequ", "order.assign", json!({"order": order, "offer": id(0xd01).to_string()}));
    hall.verify();
}
