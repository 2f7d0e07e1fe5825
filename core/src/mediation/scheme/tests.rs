//! Schemes: what is refused, who sets them, which one holds.

use serde_json::{Value, json};

use super::rules;
use crate::mediation::testing::{Scene, day};
use crate::mediation::{DisputeCategory, MediatorKind};
use crate::{Error, ErrorKind};

fn ask<T: serde::de::DeserializeOwned>(value: Value) -> T {
    serde_json::from_value(value).unwrap()
}

fn wish() -> Value {
    json!({
        "name": "三三制", "valid_from": "2026-07-01",
        "levels": [{"code": "low", "name": "网格", "days": 5}, {"code": "high", "name": "街道", "days": 20}],
        "forces": [{"code": "judge", "name": "法官", "kinds": ["judge"]}],
        "panels": [{"level": "high", "minimum": 1, "maximum": 3, "forces": ["judge"]},
                   {"minimum": 1, "maximum": 2, "forces": []}],
        "elders": ["老党员", "老教师"],
        "partners": [{"code": "police", "name": "派出所", "categories": ["neighbour"]}],
    })
}

fn changed(pointer: &str, value: Value) -> Value {
    let mut wish = wish();
    *wish.pointer_mut(pointer).unwrap() = value;
    wish
}

#[test]
fn the_default_is_sound_and_covers_everything() {
    let scheme = rules::default();
    rules::sound(&scheme).unwrap();
    for level in &scheme.levels {
        for category in DisputeCategory::ALL {
            assert!(scheme.panel(&level.code, *category).is_some());
        }
    }
    assert_eq!(scheme.above("grid").unwrap().code, "community");
    assert!(scheme.above("street").is_none());
    assert_eq!(scheme.forces_of(MediatorKind::Judge).collect::<Vec<_>>(), ["judge"]);
    assert_eq!(scheme.levels.iter().map(|level| level.days).sum::<i64>(), 30);
}

#[test]
fn a_scheme_that_cannot_be_worked_with_is_refused() {
    let scene = Scene::new();
    let twice = |one: &Value| json!([one, one]);
    let good = wish();
    let cases = [
        ("/valid_from", json!("2026-02-30"), "valid_from"),
        ("/name", json!(" "), "name"),
        ("/levels", json!([]), "levels"),
        ("/levels/0/code", json!("Low"), "levels[0].code"),
        ("/levels/0/code", json!("high"), "levels[1].code"),
        ("/levels/0/name", json!(""), "levels[0].name"),
        ("/levels/0/days", json!(0), "levels[0].days"),
        ("/levels/1/days", json!(366), "levels[1].days"),
        ("/forces/0/kinds", json!([]), "forces[0].kinds"),
        ("/forces/0/kinds", json!(["judge", "judge"]), "forces[0].kinds[1]"),
        ("/forces", twice(&good["forces"][0]), "forces[1].code"),
        ("/panels", json!([]), "panels"),
        ("/panels/0/level", json!("middle"), "panels[0].level"),
        ("/panels/0/minimum", json!(4), "panels[0].minimum"),
        ("/panels/0/minimum", json!(0), "panels[0].minimum"),
        ("/panels/0/maximum", json!(10), "panels[0].minimum"),
        ("/panels/0/forces", json!(["lawyer"]), "panels[0].forces[0]"),
        ("/panels/0/forces", json!(["judge", "judge"]), "panels[0].forces[1]"),
        ("/panels", json!([good["panels"][0]]), "panels"),
        ("/elders", json!(["老党员", "老党员"]), "elders[1]"),
        ("/elders/0", json!(" 老党员"), "elders[0]"),
        ("/partners", twice(&good["partners"][0]), "partners[1].code"),
        ("/partners/0/categories", json!(["family", "family"]), "partners[0].categories[1]"),
    ];
    for (pointer, value, field) in cases {
        let request = changed(pointer, value);
        let error = scene.refused(|| scene.session("zhao").mediation().put_scheme(ask(request.clone())));
        assert_eq!((error.kind(), error.field()), (ErrorKind::Invalid, Some(field)), "{pointer} {request}");
    }
}

#[test]
fn only_the_system_administrator_sets_a_scheme_and_it_holds_from_its_day() {
    let scene = Scene::new();
    let put = |actor: &str, request: Value| scene.session(actor).mediation().put_scheme(ask(request));
    for actor in ["wang", "shequ", "worker", "zhuren", "tiaojie", "auditor", "li", "nobody"] {
        let error = scene.refused(|| put(actor, wish()));
        assert_eq!(error.kind(), ErrorKind::Denied, "{actor}");
    }
    let list = |actor: &str, as_of: Option<&str>| -> Result<Vec<i64>, Error> {
        let list = scene.session(actor).mediation().list_schemes(ask(json!({"as_of": as_of})))?;
        Ok(list.items.iter().map(|one| one.revision).collect())
    };
    assert_eq!(list("tiaojie", None).unwrap(), [0], "the default answers while there is none");
    let first = put("zhao", wish()).unwrap();
    assert_eq!((first.revision, first.valid_from), (1, day("2026-07-01")));
    let mut again = changed("/name", json!("新三三制"));
    again["revision"] = json!(4);
    assert_eq!(scene.refused(|| put("zhao", again.clone())).kind(), ErrorKind::Conflict);
    again["revision"] = json!(1);
    again["request_key"] = json!("k");
    let second = put("zhao", again.clone()).unwrap();
    assert_eq!((second.id, second.revision), (first.id, 2));
    assert_eq!(put("zhao", again).unwrap(), second, "the same key again returns the first result");
    assert_eq!(list("wang", Some("2026-06-30")).unwrap(), [0]);
    assert_eq!(list("wang", Some("2026-07-01")).unwrap(), [2]);
    assert_eq!(list("auditor", None).unwrap(), [2]);
    assert_eq!(list("nobody", None).unwrap_err().kind(), ErrorKind::Denied);
    scene.verify();
}
