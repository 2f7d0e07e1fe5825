//! Who comes for an appointment: on its day, since today is a holiday on which nobody has any.

use serde_json::{Value, json};
use shuzhi::code::{CONFLICT_STATE, DENIED, INVALID, NOT_FOUND};

use super::ground::Past;
use crate::ground::Ground;

/// The working day of the appointments, before the first of them begins.
const ARRIVAL: &str = "2026-05-06T08:50:00+08:00";

fn comes(more: Value) -> Value {
    super::table::merged(json!({"station": "$st.north", "appointment": "$a.taken"}), more)
}

#[test]
fn a_number_for_an_appointment_is_given_on_its_day_to_who_made_it() {
    let ground = Ground::new();
    let day = Past::at(&ground, ARRIVAL, 12);
    for (actor, more, expected) in [
        ("jumin", json!({}), DENIED),
        ("wang", json!({"appointment": "x"}), INVALID),
        ("wang", json!({"appointment": "$t.served"}), NOT_FOUND),
        ("wang", json!({"station": "$st.spare"}), NOT_FOUND),
        ("wang", json!({"service": 99}), NOT_FOUND),
    ] {
        let before = ground.street.dump();
        let refused = day.call(&ground, actor, "station.take_ticket", &comes(more.clone())).unwrap_err();
        assert_eq!(refused.code(), expected, "{actor} {more} {refused}");
        assert_eq!(ground.street.dump(), before, "{actor} {more}");
    }
    let taken = day.done(&ground, "wang", "station.take_ticket", &comes(json!({"service": 2})));
    assert_eq!((&taken["ticket"]["starts"], &taken["ticket"]["number"]), (&json!("09:00"), &json!(1)));
    assert_eq!(taken["appointment"]["state"], "arrived");
    let again = day.call(&ground, "wang", "station.take_ticket", &comes(json!({}))).unwrap_err();
    assert_eq!(again.code(), CONFLICT_STATE);
    day.close();
    ground.street.verify();
}
