//! Figures, reminders and subsidies, called as the surfaces call them.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::rows::{self, Counted};
use super::rules::{Flow, Paid, Tariff, horizon};
use crate::mediation::agreement::AgreementForm;
use crate::mediation::committee::record::MediatorRecord;
use crate::mediation::committee::{MediationCommittee, MediatorEngagement};
use crate::mediation::dispute::record::EndingRecord;
use crate::mediation::testing::{COMMUNITY, STREET, Scene, day, id, mediator};
use crate::mediation::{DisputeCategory, DisputeSource, DisputeState, EndingReason};
use crate::{Error, ErrorKind, Id, Money};

struct Office {
    scene: Scene,
}

impl Office {
    fn new() -> Self {
        let scene = Scene::new();
        scene.grant(
            "lingdao",
            crate::access::Role::Leader,
            crate::access::ScopeKind::Division,
            STREET,
            false,
        );
        Self { scene }
    }

    fn call(&self, actor: &str, name: &str, request: &Value) -> crate::Result<Value> {
        let operations = crate::contract::operations();
        let operation = operations.iter().find(|one| one.name == name).unwrap_or_else(|| panic!("{name}"));
        let answer = operation.call(&self.scene.session(actor), &request.to_string())?;
        Ok(serde_json::from_str(&answer).unwrap())
    }

    fn done(&self, actor: &str, name: &str, request: Value) -> Value {
        self.call(actor, name, &request).unwrap_or_else(|error| panic!("{name} {request}: {error:?}"))
    }

    fn refused(&self, actor: &str, name: &str, request: Value) -> Error {
        self.scene.refused(|| self.call(actor, name, &request))
    }

    /// A dispute that is being mediated, with a session.
    fn dispute(&self, number: u16) -> Id {
        let dispute = self.scene.dispute(number, DisputeState::Mediating);
        self.scene.change(dispute, |record| {
            (record.sessions, record.last_session) = (1, Some(day("2026-06-05")));
        });
        dispute
    }

    /// An oral agreement of 3,000 yuan in effect on a day.
    fn settle(&self, dispute: Id, on: &str, amount: &str) -> String {
        let duty =
            json!({"debtor": 2, "creditor": 1, "content": "付款", "amount": amount, "due_on": "2026-06-20"});
        let terms = json!({"dispute": dispute, "form": "oral", "written_waived": true, "reached_on": on,
            "content": "赔偿", "participants": [{"party": 1, "by_agent": false}, {"party": 2, "by_agent": false}],
            "duties": [duty]});
        let answer = self.done("tiaojie", "agreement.reach", terms);
        answer["agreement"]["id"].as_str().unwrap().to_owned()
    }
}

const JUNE: [&str; 2] = ["2026-06-01", "2026-06-30"];

fn month(community: Option<&str>) -> Value {
    let mut request = json!({"first_day": JUNE[0], "last_day": JUNE[1]});
    if let Some(code) = community {
        request["community"] = json!(code);
    }
    request
}

#[test]
fn success_is_exact_by_both_definitions() {
    for (flow, accepted, concluded) in [
        (Flow { accepted: 869, settled: 842, terminated: 0 }, Some(9689), Some(10_000)),
        (Flow { accepted: 6000, settled: 5894, terminated: 41 }, Some(9823), Some(9931)),
        (Flow { accepted: 0, settled: 1, terminated: 1 }, None, Some(5000)),
        (Flow { accepted: 3, settled: 0, terminated: 0 }, Some(0), None),
    ] {
        let (of_accepted, of_concluded) = flow.success();
        assert_eq!((of_accepted.basis_points, of_concluded.basis_points), (accepted, concluded), "{flow:?}");
        assert_eq!(of_accepted.denominator, flow.accepted);
        assert_eq!(of_concluded.denominator, flow.settled + flow.terminated);
    }
}

#[test]
fn figures_of_a_month_are_counted_by_everything_and_name_nobody() {
    let office = Office::new();
    let scene = &office.scene;
    office.settle(office.dispute(0x800), "2026-06-05", "3000.5");
    office.settle(office.dispute(0x801), "2026-06-10", "20");
    let court = office.dispute(0x802);
    scene.change(court, |record| {
        record.state = DisputeState::Terminated;
        record.category = DisputeCategory::Family;
        record.source = DisputeSource::Court;
        record.level = "street".into();
        let (on, reason) = (day("2026-06-12"), EndingReason::NoAgreement);
        record.ending = Some(EndingRecord { on, reason, note: None, routes: Vec::new() });
    });
    office.dispute(0x803);
    let may = office.dispute(0x804);
    scene.change(may, |record| record.accepted_on = Some(day("2026-05-31")));
    scene.dispute(0x805, DisputeState::Registered);
    for area in [None, Some(COMMUNITY)] {
        let figures = office.done("wang", "mediation.figures", month(area));
        let of = |names: [&str; 5]| names.map(|name| figures[name].as_i64().unwrap());
        assert_eq!(of(["accepted", "settled", "terminated", "open", "waiting"]), [4, 2, 1, 2, 1]);
        assert_eq!(
            figures["success_of_accepted"],
            json!({"numerator": 2, "denominator": 4, "basis_points": 5000})
        );
        assert_eq!(
            figures["success_of_concluded"],
            json!({"numerator": 2, "denominator": 3, "basis_points": 6667})
        );
        assert_eq!(
            (&figures["oral"], &figures["written"], &figures["amount"]),
            (&json!(2), &json!(0), &json!("3020.50"))
        );
        assert_eq!(figures["days_to_settle"], json!({"days": 13, "disputes": 2}));
        assert_eq!(
            figures["sources"],
            json!([{"source": "application", "accepted": 3}, {"source": "court", "accepted": 1}])
        );
        let flow = |name: &str, word: &str, accepted: i64, settled: i64, terminated: i64| json!({name: word, "accepted": accepted, "settled": settled, "terminated": terminated});
        assert_eq!(
            figures["categories"],
            json!([flow("category", "family", 1, 0, 1), flow("category", "neighbour", 3, 2, 0)])
        );
        assert_eq!(figures["areas"], json!([flow("community", COMMUNITY, 4, 2, 1)]));
        assert_eq!(
            (&figures["levels"][0]["level"], &figures["levels"][0]["settled"]),
            (&json!("grid"), &json!(2))
        );
        assert_eq!(figures["levels"][1], flow("level", "street", 1, 0, 1));
        let loads = [mediator("tiaojie"), mediator("xiaofang")]
            .map(|mediator| json!({"mediator": mediator, "open": 2}));
        assert_eq!(figures["mediators"], json!(loads));
        for name in ["申某", "被某", "楼上", "二号楼"] {
            assert!(!figures.to_string().contains(name), "{name}");
        }
    }
    let elsewhere = office.done("wang", "mediation.figures", month(Some("620102001002")));
    assert_eq!(
        (&elsewhere["accepted"], &elsewhere["areas"], &elsewhere["mediators"]),
        (&json!(0), &json!([]), &json!([]))
    );
    assert_eq!(elsewhere["success_of_accepted"], json!({"numerator": 0, "denominator": 0}));
    let day = json!({"first_day": "2026-06-10", "last_day": "2026-06-10"});
    let figures = office.done("wang", "mediation.figures", day);
    assert_eq!(
        (&figures["accepted"], &figures["settled"], &figures["open"]),
        (&json!(0), &json!(1), &json!(2))
    );
    scene.verify();
}

#[test]
fn figures_are_for_those_who_read_figures_over_the_area() {
    let office = Office::new();
    let street = ["wang", "lingdao", "jiedao", "zhao"];
    let community = ["shequ", "zhuren", "yuan4", "waiter"];
    for actor in street {
        office.done(actor, "mediation.figures", month(None));
        office.done(actor, "mediation.figures", month(Some(COMMUNITY)));
    }
    for actor in community {
        assert_eq!(
            office.refused(actor, "mediation.figures", month(None)).kind(),
            ErrorKind::Denied,
            "{actor}"
        );
        office.done(actor, "mediation.figures", month(Some(COMMUNITY)));
    }
    for actor in ["worker", "auditor", "li", "jumin"] {
        for area in [None, Some(COMMUNITY)] {
            assert_eq!(
                office.refused(actor, "mediation.figures", month(area)).kind(),
                ErrorKind::Denied,
                "{actor}"
            );
        }
    }
    for (field, bad) in [
        ("first_day", json!({"first_day": "2026-06-31", "last_day": "2026-07-01"})),
        ("last_day", json!({"first_day": "2026-06-02", "last_day": "2026-06-01"})),
        (
            "community",
            json!({"first_day": "2026-06-01", "last_day": "2026-06-01", "community": "620102002001"}),
        ),
    ] {
        let error = office.refused("wang", "mediation.figures", bad);
        assert_eq!((error.kind(), error.field()), (ErrorKind::Invalid, Some(field)));
    }
}

#[test]
fn what_presses_most_comes_first() {
    let office = Office::new();
    let scene = &office.scene;
    let (settled, open) = (office.dispute(0x800), office.dispute(0x801));
    let agreement = office.settle(settled, "2026-06-05", "3000");
    let work = scene.session("wang").read(|view| view.stored::<MediatorRecord>(mediator("waiter"))).unwrap();
    let mut engaged = work.clone();
    let engagement = |ends: &str| MediatorEngagement {
        committee: scene.street_committee,
        starts_on: day("2026-01-01"),
        ends_on: Some(day(ends)),
    };
    engaged.engagements = vec![engagement("2026-05-31"), engagement("2026-06-30")];
    let body = scene.session("wang").read(|view| view.stored::<MediationCommittee>(scene.committee)).unwrap();
    let ending = MediationCommittee { term_to: day("2026-06-14"), ..body.clone() };
    scene
        .session("wang")
        .write("mediation.put_committee", |command| {
            command.keep(Some(&work), &engaged, json!({}))?;
            command.keep(Some(&body), &ending, json!({}))
        })
        .unwrap();
    let list = |actor: &str, request: Value| {
        let list = office.done(actor, "mediation.reminders", request);
        assert!(!list.to_string().contains("某"), "no names");
        let items = list["items"].as_array().unwrap().clone();
        let short = |one: &Value| {
            (
                one["kind"].as_str().unwrap().to_owned(),
                one["subject"].as_str().unwrap().to_owned(),
                one["days_left"].as_i64().unwrap(),
            )
        };
        (items.iter().map(short).collect::<Vec<_>>(), list["next"].as_str().map(str::to_owned))
    };
    let all = [
        ("level_limit".to_owned(), open.to_string(), -7),
        ("committee_term".to_owned(), scene.committee.to_string(), -1),
        ("duty_due".to_owned(), agreement.clone(), 5),
        ("engagement_end".to_owned(), mediator("waiter").to_string(), 15),
        ("dispute_limit".to_owned(), open.to_string(), 16),
        ("confirmation_window".to_owned(), agreement.clone(), 20),
    ];
    assert_eq!(list("wang", json!({})).0, all[..3]);
    assert_eq!(list("wang", json!({"days": 20})).0, all);
    assert_eq!(list("wang", json!({"days": 19})).0, all[..5]);
    assert_eq!(list("wang", json!({"days": 20, "kind": "dispute_limit"})).0, all[4..5]);
    let local: Vec<_> = all.iter().filter(|one| one.0 != "engagement_end").cloned().collect();
    assert_eq!(list("shequ", json!({"days": 20})).0, local);
    assert_eq!(list("wang", json!({"days": 20, "community": COMMUNITY})).0, local);
    assert_eq!(
        list("wang", json!({"days": 3, "as_of": "2026-07-04"})).0.last().unwrap(),
        &("confirmation_window".to_owned(), agreement.clone(), 1)
    );
    let after = list("wang", json!({"days": 3, "as_of": "2026-07-06"})).0;
    assert!(after.iter().all(|one| one.0 != "confirmation_window" && one.0 != "engagement_end"), "{after:?}");
    let (mut seen, mut cursor) = (Vec::new(), None);
    loop {
        let (page, next) = list("wang", json!({"days": 20, "limit": 2, "cursor": cursor}));
        seen.extend(page);
        cursor = next;
        if cursor.is_none() {
            break;
        }
    }
    assert_eq!(seen, all);
    office.done("tiaojie", "agreement.record_performance", json!({"agreement": agreement}));
    assert!(list("wang", json!({"days": 20, "kind": "duty_due"})).0.is_empty());
    for (field, bad) in
        [("days", json!({"days": 367})), ("cursor", json!({"cursor": "x"})), ("limit", json!({"limit": 0}))]
    {
        let error = office.refused("wang", "mediation.reminders", bad);
        assert_eq!((error.kind(), error.field()), (ErrorKind::Invalid, Some(field)));
    }
    for actor in ["worker", "auditor", "lingdao", "jumin", "li", "zhao"] {
        assert_eq!(
            office.refused(actor, "mediation.reminders", json!({})).kind(),
            ErrorKind::Denied,
            "{actor}"
        );
    }
}

#[test]
fn a_street_pays_what_it_has_set_and_nothing_before() {
    let office = Office::new();
    office.settle(office.dispute(0x800), "2026-06-05", "80000");
    office.settle(office.dispute(0x801), "2026-06-10", "20");
    let other = office.dispute(0x802);
    office.scene.change(other, |record| {
        (record.panel[0].lead, record.panel[1].lead) = (false, true);
    });
    office.settle(other, "2026-06-15", "20");
    let of = |mediator: Id, oral: i64, complex: i64, amount: &str| json!({"mediator": mediator, "written": 0, "oral": oral, "complex": complex, "amount": amount});
    let paid = office.done("wang", "mediation.subsidies", month(None));
    assert_eq!((&paid["disputes"], &paid["amount"]), (&json!(3), &json!("0.00")));
    for (parameter, value) in [("oral_simple", "50"), ("oral_complex", "200")] {
        let request = json!({"rule": "mediation.subsidy", "parameter": parameter, "value": value, "jurisdiction": STREET,
            "valid_from": "2026-01-01", "reason": "街道办公会"});
        office.done("zhao", "rulebook.override", request);
    }
    let paid = office.done("wang", "mediation.subsidies", month(None));
    assert_eq!(
        paid["items"],
        json!([of(mediator("tiaojie"), 2, 1, "250.00"), of(mediator("xiaofang"), 1, 0, "50.00")])
    );
    assert_eq!(paid["amount"], "300.00");
    let half = json!({"first_day": "2026-06-01", "last_day": "2026-06-09"});
    assert_eq!(
        office.done("wang", "mediation.subsidies", half)["items"],
        json!([of(mediator("tiaojie"), 1, 1, "200.00")])
    );
    for actor in ["shequ", "zhuren", "jiedao", "worker", "lingdao", "auditor", "jumin", "zhao"] {
        assert_eq!(
            office.refused(actor, "mediation.subsidies", month(None)).kind(),
            ErrorKind::Denied,
            "{actor}"
        );
    }
    office.scene.verify();
}

/// Figures walk the counters of their period, and loads the open disputes: never every dispute there is.
#[test]
fn figures_are_found_by_their_indexes() {
    let connection = crate::store::scratch();
    let plan = connection.plan(rows::LOADS, crate::store::params![STREET]).unwrap();
    assert!(plan.contains("dispute_state") && plan.contains("dispute_seat_dispute"), "{plan}");
    assert!(!plan.contains("SCAN"), "{plan}");
    let counted = Counted { areas: (STREET, STREET), days: (20_260_601, 20_260_630) };
    assert!(rows::sums(&connection, STREET, "mediation.accepted", counted).unwrap().is_empty());
}

proptest! {
    /// Whatever is settled is paid once, by its form and by whether it is complex.
    #[test]
    fn each_dispute_is_paid_once(given in prop::collection::vec((0_u16..3, any::<bool>(), 0_i64..200), 0..20)) {
        let tariff = Tariff { written: [3, 7], oral: [1, 2], complex_from: 100 };
        let mut paid = Paid::default();
        let mut expected = 0;
        for (who, written, yuan) in &given {
            let form = if *written { AgreementForm::Written } else { AgreementForm::Oral };
            paid.take(tariff, id(0x700 + who), form, Money::from_fen(yuan * 100));
            let of = if *written { tariff.written } else { tariff.oral };
            expected += of[usize::from(*yuan >= 100)];
        }
        let items = paid.items();
        let counted: i64 = items.iter().map(|one| one.written + one.oral).sum();
        prop_assert_eq!(counted, i64::try_from(given.len()).unwrap());
        prop_assert_eq!(items.iter().map(|one| one.amount.fen()).sum::<i64>(), expected * 100);
    }
}

#[test]
fn the_horizon_ends_with_the_calendar() {
    assert_eq!(horizon(day("2026-06-15"), 7), day("2026-06-22"));
    assert_eq!(horizon(chrono::NaiveDate::MAX, 7), chrono::NaiveDate::MAX);
}
