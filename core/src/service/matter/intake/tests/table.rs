//! Every state × every operation × every account.

use serde_json::{Value, json};

use super::Desk;
use crate::service::MatterState;
use crate::service::testing::{MARKET, SOCIAL, id};
use crate::{ErrorKind, Id};

const ACTORS: [&str; 9] = ["wang", MARKET, SOCIAL, "shequ", "worker", "jumin", "zhao", "auditor", "nobody"];
const STEPS: [&str; 8] = [
    "matter.tell_missing",
    "matter.supplement",
    "matter.accept",
    "matter.refuse",
    "matter.fulfil_gap",
    "matter.withdraw",
    "matter.reveal_applicant",
    "matter.get",
];

fn request(step: &str, matter: Id) -> Value {
    let mut request = json!({"matter": matter.to_string()});
    let more = match step {
        "matter.tell_missing" => json!({"materials": ["form"], "text": "申请表未签名"}),
        "matter.supplement" | "matter.fulfil_gap" => json!({"materials": ["lease"]}),
        "matter.accept" => json!({"certificate": "受〔2026〕1号", "promised": true}),
        "matter.refuse" => json!({"because": "not_ours", "certificate": "不受〔2026〕1号"}),
        _ => json!({}),
    };
    request.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    request
}

/// What comes of a step: none when it is done.
fn expected(step: &str, state: MatterState, actor: &str) -> Option<ErrorKind> {
    use MatterState as S;
    let handles = ["wang", MARKET].contains(&actor);
    let reads = handles || actor == "shequ";
    let before = matches!(state, S::Applied | S::Correcting);
    let (may, fits) = match step {
        "matter.tell_missing" if handles && state == S::Correcting => return Some(ErrorKind::Violation),
        "matter.tell_missing" | "matter.accept" | "matter.refuse" => (handles, before),
        "matter.supplement" => (reads || actor == "jumin", before),
        "matter.fulfil_gap" => (reads || actor == "jumin", state.is_handled()),
        "matter.withdraw" => (reads || actor == "jumin", before || state.is_handled()),
        "matter.reveal_applicant" => (handles, true),
        _ => (reads || actor == "jumin", true),
    };
    match (may, fits) {
        (false, _) => Some(ErrorKind::Denied),
        (true, false) => Some(ErrorKind::Conflict),
        (true, true) => None,
    }
}

#[test]
fn every_state_operation_and_account() {
    let desk = Desk::new();
    let mut number = 0xb00;
    for state in MatterState::ALL.iter().copied() {
        number += 1;
        let mut matter = desk.fresh(number, state);
        for (step, actor) in STEPS.iter().flat_map(|step| ACTORS.iter().map(move |actor| (*step, *actor))) {
            let wanted = expected(step, state, actor);
            let asked = request(step, matter);
            // The whole file is held against what it was where it may differ: behind the first checks.
            let before = desk.stored_matter(matter);
            let got = match wanted {
                Some(ErrorKind::Conflict | ErrorKind::Violation) => Some(desk.no(actor, step, asked)),
                _ => desk.call(actor, step, &asked).err(),
            };
            assert!(got.is_none() || desk.stored_matter(matter) == before, "{state:?} {step} {actor}");
            assert_eq!(got.as_ref().map(crate::Error::kind), wanted, "{state:?} {step} {actor}: {got:?}");
            if let Some(error) = got {
                assert!(!error.to_string().contains('某'), "{error}");
            } else if !matches!(step, "matter.get" | "matter.reveal_applicant") {
                number += 1;
                matter = desk.fresh(number, state);
            }
        }
    }
    desk.verify();
}

#[test]
fn who_may_not_know_a_matter_does_not_learn_whether_there_is_one() {
    let desk = Desk::new();
    let there = desk.fresh(0xb00, MatterState::Applied);
    let (there, absent) = (there.to_string(), id(0xfff).to_string());
    let number = desk.stored_matter(id(0xb00)).number;
    for key in [&there, &absent, &number, "2026060199999"] {
        let error = desk.no("nobody", "matter.get", json!({"matter": key}));
        assert_eq!(error.kind(), ErrorKind::Denied, "{key}");
    }
    for step in STEPS {
        let mut asked = request(step, id(0xfff));
        assert_eq!(desk.no("wang", step, asked.clone()).kind(), ErrorKind::NotFound, "{step}");
        assert_eq!(desk.no("nobody", step, asked.clone()).kind(), ErrorKind::Denied, "{step}");
        asked["matter"] = json!("x");
        assert!(desk.call("wang", step, &asked).is_err());
    }
    let by_number = desk.done("jumin", "matter.get", json!({"matter": number}));
    assert_eq!(by_number["summary"]["id"], json!(there));
    desk.verify();
}
