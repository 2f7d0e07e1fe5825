//! Offices, called as the surfaces call them: by documents.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::record::OfficePower;
use super::rules::{self, Fate};
use crate::service::matter::record::OpinionRecord;
use crate::service::testing::{MARKET, PLAIN, SOCIAL, Scene, day, id};
use crate::service::{MatterState, PowerKind};
use crate::{Error, ErrorKind, code};

const PUT: &str = "office.put_power";
const END: &str = "office.end_power";
const MOVE: &str = "office.reorganise";
/// Every account of the scene, and one without any grant.
const ACCOUNTS: [&str; 9] = ["wang", MARKET, SOCIAL, "shequ", "worker", "jumin", "zhao", "auditor", "nobody"];

fn call(scene: &Scene, actor: &str, name: &str, request: &Value) -> crate::Result<Value> {
    let operations = crate::contract::operations();
    let operation = operations.iter().find(|one| one.name == name).unwrap_or_else(|| panic!("{name}"));
    let answer = operation.call(&scene.session(actor), &request.to_string())?;
    Ok(serde_json::from_str(&answer).unwrap())
}

fn done(scene: &Scene, actor: &str, name: &str, request: Value) -> Value {
    call(scene, actor, name, &request).unwrap_or_else(|error| panic!("{name} {request}: {error:?}"))
}

fn fails(scene: &Scene, name: &str, request: &Value) -> Error {
    scene.refused(|| call(scene, "zhao", name, request))
}

/// A call that breaks a rule, which the rulebook knows with the same article.
fn breaks(scene: &Scene, rule: &str, field: &str, name: &str, request: &Value) {
    let error = fails(scene, name, request);
    assert_eq!((error.rule(), error.field()), (Some(rule), Some(field)), "{request} {error:?}");
    let book = crate::rulebook::Rulebook::default();
    let known = book.rules().find(|one| one.id == rule).unwrap();
    assert_eq!(error.report().citation.as_deref(), Some(&*known.citation), "{rule}");
}

fn with(mut request: Value, changes: Value) -> Value {
    let Value::Object(changes) = changes else { panic!("changes are an object") };
    request.as_object_mut().unwrap().extend(changes);
    request
}

fn power() -> Value {
    json!({"office": PLAIN, "code": "JB-9", "name": "证照办理", "kind": "basic", "basis": ["依据"], "items": [],
        "valid_from": "2026-06-01"})
}

fn office(scene: &Scene, code: &str, valid_from: &str) {
    done(
        scene,
        "zhao",
        "case.put_office",
        json!({"code": code, "name": code, "kind": "street_office", "valid_from": valid_from}),
    );
}

fn stored(from: &str, to: Option<&str>, items: &[&str]) -> OfficePower {
    OfficePower {
        id: id(0xf00),
        code: "JB-1".into(),
        office: MARKET.into(),
        name: "职责".into(),
        kind: PowerKind::Basic,
        basis: Vec::new(),
        items: items.iter().map(|item| (*item).to_owned()).collect(),
        valid_from: day(from),
        valid_to: to.map(day),
        revision: 3,
    }
}

#[test]
fn one_office_decides_an_item_on_a_day() {
    let mine = stored("2026-03-01", Some("2026-05-31"), &["A", "B"]);
    for (from, to, items, kind, fits) in [
        ("2026-01-01", Some("2026-02-28"), "A", PowerKind::Basic, true),
        ("2026-01-01", Some("2026-03-01"), "A", PowerKind::Basic, false),
        ("2026-01-01", None, "B", PowerKind::Basic, false),
        ("2026-05-31", None, "B", PowerKind::Basic, false),
        ("2026-06-01", None, "B", PowerKind::Basic, true),
        ("2026-01-01", None, "C", PowerKind::Basic, true),
        ("2026-01-01", None, "A", PowerKind::Cooperating, true),
    ] {
        let other = OfficePower { id: id(0xf01), kind, ..stored(from, to, &[items]) };
        assert_eq!(rules::single(&mine, [&other]).is_ok(), fits, "{from} {to:?} {items} {kind:?}");
        assert_eq!(rules::single(&other, [&mine]).is_ok(), fits, "it does not matter who comes first");
    }
    assert!(rules::single(&mine, [&mine]).is_ok(), "an entry is no rival of itself");
    for kind in PowerKind::ALL {
        let taken = rules::taken_back(*kind, &["A".into()]);
        assert_eq!(taken.is_err(), *kind == PowerKind::TakenBack, "{kind:?}");
        assert!(rules::taken_back(*kind, &[]).is_ok());
    }
}

#[test]
fn the_code_of_the_rest_is_the_next_one_that_is_free() {
    let free = |taken: &'static [&'static str]| move |code: &str| taken.contains(&code);
    assert_eq!(rules::next_code("JB-1", free(&[])).unwrap(), "JB-1.2");
    assert_eq!(rules::next_code("JB-1", free(&["JB-1.2", "JB-1.3"])).unwrap(), "JB-1.4");
    assert_eq!(rules::next_code("JB-1.2", free(&["JB-1.2"])).unwrap(), "JB-1.3");
    assert_eq!(rules::next_code(&"x".repeat(32), free(&[])).unwrap(), format!("{}.2", "x".repeat(30)));
}

proptest! {
    /// However a power lies about the day, before and after together it holds on the same days as it did.
    #[test]
    fn no_day_of_a_power_is_lost(first in 0_u64..60, length in proptest::option::of(0_u64..60), cut in 1_u64..60, probe in 0_u64..130) {
        let at = |days: u64| day("2026-01-01") + chrono::Days::new(days);
        let mut power = stored("2026-01-01", None, &["A"]);
        power.valid_from = at(first);
        power.valid_to = length.map(|length| at(first + length));
        let held = power.holds(at(probe));
        let (old, new) = match rules::fate(&power, SOCIAL, at(cut)).unwrap() {
            Fate::Over => (power.holds(at(probe)), false),
            Fate::Given(after) => (false, after.holds(at(probe))),
            Fate::Split { ended, rest } => {
                prop_assert!(ended.valid_from <= ended.valid_to.unwrap());
                (ended.holds(at(probe)), rest.holds(at(probe)))
            }
        };
        prop_assert_eq!((old, new), (held && (probe < cut), held && probe >= cut));
    }
}

#[test]
fn powers_are_put_changed_listed_and_ended() {
    let scene = Scene::new();
    let put = |changes| with(power(), changes);
    let first = done(&scene, "zhao", PUT, put(json!({"request_key": "k", "basis": null})));
    assert_eq!(first["warnings"][0]["rule"], "office.power.basis");
    assert_eq!(done(&scene, "zhao", PUT, put(json!({"request_key": "k", "basis": null}))), first);
    let power_id = first["power"]["id"].clone();
    for (field, changes) in [
        ("code", json!({"code": "有空格"})),
        ("name", json!({"name": " "})),
        ("office", json!({"office": "none", "code": "JB-8"})),
        ("items", json!({"items": ["XK-404"], "code": "JB-8"})),
        ("valid_to", json!({"valid_to": "2026-05-31", "code": "JB-8"})),
        ("valid_from", json!({"valid_from": "6月1日"})),
        ("office", json!({"id": power_id, "office": SOCIAL})),
        ("code", json!({"id": power_id, "code": "JB-8"})),
    ] {
        let error = fails(&scene, PUT, &put(changes.clone()));
        assert_eq!((error.kind(), error.field()), (ErrorKind::Invalid, Some(field)), "{changes}");
    }
    assert_eq!(fails(&scene, PUT, &put(json!({}))).code(), code::CONFLICT_EXISTS);
    let stale = fails(&scene, PUT, &put(json!({"id": power_id, "revision": 7})));
    assert_eq!(stale.code(), code::CONFLICT_REVISION);
    // The market office decides XK-001 since the beginning of the year.
    breaks(&scene, "office.power.single", "items", PUT, &put(json!({"code": "JB-8", "items": ["XK-001"]})));
    let taken = put(json!({"code": "JB-8", "items": ["XK-001"], "kind": "taken_back"}));
    breaks(&scene, "office.power.taken_back", "items", PUT, &taken);
    done(&scene, "zhao", PUT, put(json!({"code": "JB-8", "items": ["XK-001"], "kind": "cooperating"})));
    let changed = json!({"id": power_id, "revision": 1, "name": "综合协调", "valid_to": "2026-12-31"});
    assert_eq!(done(&scene, "zhao", PUT, put(changed))["power"]["revision"], 2);

    let list = |request: Value| -> Vec<String> {
        let answer = done(&scene, "worker", "office.list_powers", request);
        let items = answer["items"].as_array().unwrap();
        items.iter().map(|one| one["code"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(list(json!({"office": PLAIN})), ["JB-9", "JB-8"]);
    assert_eq!(list(json!({"office": PLAIN, "as_of": "2026-05-31"})), Vec::<String>::new());
    assert_eq!(list(json!({"item": "XK-001"})), ["QZ-XK-001", "JB-8"]);
    assert_eq!(list(json!({"item": "XK-001", "kind": "basic"})), ["QZ-XK-001"]);
    let page = done(&scene, "worker", "office.list_powers", json!({"limit": 3}));
    assert_eq!(list(json!({"cursor": page["next"]})), ["JB-8"]);

    let end = |changes| with(json!({"id": power_id}), changes);
    for day in ["2026-05-31", "2027-01-01"] {
        assert_eq!(fails(&scene, END, &end(json!({"valid_to": day}))).field(), Some("valid_to"), "{day}");
    }
    done(&scene, "zhao", END, end(json!({"valid_to": "2026-06-14", "revision": 2})));
    assert_eq!(fails(&scene, END, &end(json!({}))).code(), code::CONFLICT_STATE);
    assert_eq!(fails(&scene, PUT, &put(json!({"id": power_id}))).code(), code::CONFLICT_STATE);
    assert_eq!(fails(&scene, END, &json!({"id": id(0xfff)})).kind(), ErrorKind::NotFound);
    scene.verify();
}

#[test]
fn what_was_decided_by_a_power_stays_decided_by_it() {
    let scene = Scene::new();
    // Decided on 2026-06-11 by the power of the market office, which began on 2026-01-01.
    scene.matter(0xb00, MatterState::Decided);
    scene.matter(0xb01, MatterState::Delivered);
    scene.matter(0xb02, MatterState::Accepted);
    let item = json!({"code": "GG-009", "name": "证明", "kind": "public_service", "basis": ["依据"],
        "applicants": ["person"], "materials": [], "statutory_days": 20, "promised_days": 5, "result": "证明",
        "level": "street", "channels": ["window"], "office": MARKET});
    done(&scene, "wang", "item.draft", item);
    let entry = |changes: Value| {
        let entry = json!({"id": id(0xa20), "office": MARKET, "code": "QZ-XK-001", "name": "事项办理", "kind": "basic",
            "basis": ["依据"], "items": ["XK-001"], "valid_from": "2026-01-01"});
        with(entry, changes)
    };
    let rule = "office.power.used";
    for (field, changes) in [
        ("kind", json!({"kind": "cooperating"})),
        ("items", json!({"items": []})),
        ("items", json!({"items": ["XK-001", "GG-009"]})),
        ("valid_from", json!({"valid_from": "2026-06-01"})),
        ("valid_from", json!({"valid_from": "2025-01-01"})),
        ("valid_to", json!({"valid_to": "2026-06-10"})),
    ] {
        breaks(&scene, rule, field, PUT, &entry(changes));
    }
    let refused = fails(&scene, END, &json!({"id": id(0xa20), "valid_to": "2026-06-10"}));
    assert_eq!((refused.rule(), refused.field()), (Some(rule), Some("valid_to")));
    assert_eq!(refused.report().details["last"], "2026-06-11");
    // By the other office's power nothing was decided yet.
    let unused = json!({"id": id(0xa21), "office": SOCIAL, "code": "QZ-JF-001", "name": "事项办理", "kind": "basic",
        "basis": ["依据"], "items": ["JF-001", "GG-009"], "valid_from": "2026-02-01"});
    done(&scene, "zhao", PUT, unused);
    for (number, changes) in (2_i64..).zip([
        json!({"name": "市场准入", "basis": ["依据", "清单"]}),
        json!({"valid_to": "2026-12-31"}),
        json!({"valid_to": "2027-12-31"}),
        json!({"valid_to": "2026-06-15"}),
    ]) {
        assert_eq!(done(&scene, "zhao", PUT, entry(changes))["power"]["revision"], number);
    }
    // What it may decide from tomorrow on stands in another entry.
    let next = json!({"id": null, "code": "QZ-XK-001.2", "items": ["XK-001"], "valid_from": "2026-06-16"});
    done(&scene, "zhao", PUT, entry(next));
    done(&scene, "zhao", END, json!({"id": id(0xa20), "valid_to": "2026-06-11"}));
    scene.verify();
}

#[test]
fn the_administrator_writes_the_structure_and_who_works_here_reads_it() {
    let scene = Scene::new();
    let writes = [
        (PUT, power()),
        (END, json!({"id": id(0xa20)})),
        (MOVE, json!({"closed": [MARKET], "successor": PLAIN, "document": "方案"})),
    ];
    for actor in ACCOUNTS {
        for (name, request) in &writes {
            if actor != "zhao" {
                let error = scene.refused(|| call(&scene, actor, name, request));
                assert_eq!(error.kind(), ErrorKind::Denied, "{actor} {name}");
            }
        }
        let reads = !["jumin", "nobody"].contains(&actor);
        for name in ["office.list_powers", "office.structure", "office.list_reorganisations"] {
            assert_eq!(call(&scene, actor, name, &json!({})).is_ok(), reads, "{actor} {name}");
        }
    }
    for (name, request) in writes {
        done(&scene, "zhao", name, request);
    }
    scene.verify();
}

#[test]
fn sections_are_counted_before_and_after_the_reform() {
    let scene = Scene::new();
    let structure = |as_of: &str| done(&scene, "wang", "office.structure", json!({"as_of": as_of}));
    office(&scene, "yibangongshi", "2026-06-10");
    done(
        &scene,
        "zhao",
        "case.put_office",
        json!({"code": "zhongxin", "name": "党群服务中心", "kind": "station"}),
    );
    let closing = json!({"closed": [PLAIN, SOCIAL], "successor": "yibangongshi", "day": "2026-06-10", "document": "改革方案"});
    let result = done(&scene, "zhao", MOVE, closing);
    assert_eq!(result["offices"][1]["valid_to"], "2026-06-09");
    assert_eq!(result["offices"][0]["successor"], "yibangongshi");
    let (before, after) = (structure("2026-06-09"), structure("2026-06-10"));
    assert_eq!((&before["sections"], &after["sections"]), (&json!(3), &json!(2)));
    assert_eq!(before["counts"][1], json!({"kind": "station", "offices": 1}));
    assert_eq!(before["counts"][3], json!({"kind": "department", "offices": 0}));
    assert_eq!((&before["powers"], &after["powers"]), (&json!(2), &json!(2)));
    scene.verify();
}

#[test]
fn a_reorganisation_moves_powers_cases_and_matters_with_a_record() {
    let scene = Scene::new();
    office(&scene, "xinban", "2026-06-15");
    for (code, parent) in [("01", None), ("0101", Some("01"))] {
        let category = json!({"code": code, "parent": parent, "name": code, "tier": "ordinary"});
        done(&scene, "zhao", "case.put_category", category);
    }
    let new = json!({"category": "0101", "kind": "complaint", "channel": "hotline", "title": "占道", "description": "占道经营",
        "community": "620102001001"});
    let case = || {
        let case = done(&scene, "wang", "case.submit", new.clone())["case"]["id"].clone();
        done(&scene, "wang", "case.file", json!({"case": case}));
        done(&scene, "wang", "case.dispatch", json!({"case": case, "office": MARKET}));
        case
    };
    let (case, handled, ended) = (case(), case(), case());
    done(&scene, "wang", "case.accept", json!({"case": handled}));
    done(&scene, "wang", "case.withdraw", json!({"case": ended, "reason": "重复"}));
    let mut open = 0;
    for (number, state) in (0xb00..).zip(MatterState::ALL) {
        scene.matter(number, *state);
        open += i64::from(state.is_open());
    }
    // Another office's matter waits for the opinion of the closed one.
    let waiting = scene.matter(0xb40, MatterState::Accepted);
    let mut record = scene.stored_matter(waiting);
    record.office = SOCIAL.into();
    let opinion = |given_on| OpinionRecord {
        office: MARKET.into(),
        first_review: false,
        asked_on: day("2026-06-02"),
        due_on: day("2026-06-20"),
        agreed: None,
        text: None,
        given_on,
    };
    record.opinions = vec![opinion(Some(day("2026-06-03"))), opinion(None)];
    scene
        .session("wang")
        .write("service.set_up", |command| {
            command.keep(Some(&scene.stored_matter(waiting)), &record, json!({}))
        })
        .unwrap();

    let request = json!({"closed": [MARKET], "successor": "xinban", "document": "六办二站一中心改革方案"});
    let result = done(&scene, "zhao", MOVE, with(request, json!({"request_key": "gaige"})));
    let moved = &result["reorganisation"];
    assert_eq!((&moved["cases"], &moved["matters"], &moved["powers"]), (&json!(2), &json!(open), &json!(1)));
    assert_eq!(result["warnings"][0]["rule"], "office.reorganise.grants");
    for (number, state) in (0xb00..).zip(MatterState::ALL) {
        let matter = scene.stored_matter(id(number));
        let expected = if state.is_open() { "xinban" } else { MARKET };
        assert_eq!(
            (&*matter.office, matter.moves.len()),
            (expected, usize::from(state.is_open())),
            "{state:?}"
        );
    }
    let waiting = scene.stored_matter(waiting);
    assert_eq!((&*waiting.office, waiting.moves.len()), (SOCIAL, 0));
    assert_eq!((&*waiting.opinions[0].office, &*waiting.opinions[1].office), (MARKET, "xinban"));
    let case = done(&scene, "wang", "case.timeline", json!({"case": case}));
    let last = case["items"].as_array().unwrap().last().unwrap().clone();
    assert_eq!((&last["operation"], &last["office"]), (&json!(MOVE), &json!("xinban")));
    assert_eq!(last["state"], "dispatched");
    let of = |case: &Value| done(&scene, "wang", "case.get", json!({"case": case}))["case"]["office"].clone();
    assert_eq!(
        (of(&handled), of(&ended)),
        (json!("xinban"), json!(MARKET)),
        "what is over stays where it was"
    );
    done(&scene, "wang", "case.report", json!({"case": handled, "outcome": "resolved", "result": "已清理"}));
    let decides = |office: &str, on: &str| {
        let power = |view: &crate::command::View<'_>| {
            Ok(view.snapshot.services.power(office, "XK-001", day(on)).map(|power| power.code.clone()))
        };
        scene.session("wang").read(power).unwrap()
    };
    assert_eq!(decides(MARKET, "2026-06-14").as_deref(), Some("QZ-XK-001"));
    assert_eq!(decides("xinban", "2026-06-15").as_deref(), Some("QZ-XK-001.2"));
    assert_eq!((decides(MARKET, "2026-06-15"), decides("xinban", "2026-06-14")), (None, None));
    let list = done(&scene, "auditor", "office.list_reorganisations", json!({}));
    assert_eq!(list["items"], json!([moved]));
    scene.verify();
}

#[test]
fn a_reorganisation_that_does_not_fit_changes_nothing() {
    let scene = Scene::new();
    office(&scene, "xinban", "2026-06-10");
    office(&scene, "jiuban", "2026-06-01");
    let request = |changes| {
        with(
            json!({"closed": ["jiuban"], "successor": "xinban", "document": "改革方案", "day": "2026-06-12"}),
            changes,
        )
    };
    for (field, changes) in [
        ("closed", json!({"closed": []})),
        ("closed", json!({"closed": ["jiuban", "jiuban"]})),
        ("closed", json!({"closed": ["none"]})),
        ("successor", json!({"successor": "none"})),
        ("successor", json!({"closed": ["jiuban", "xinban"]})),
        ("day", json!({"day": "2026-06-16"})),
        ("document", json!({"document": ""})),
    ] {
        let error = fails(&scene, MOVE, &request(changes.clone()));
        assert_eq!((error.kind(), error.field()), (ErrorKind::Invalid, Some(field)), "{changes}");
    }
    let rule = "office.reorganise";
    breaks(&scene, rule, "successor", MOVE, &request(json!({"day": "2026-06-09"})));
    breaks(&scene, rule, "closed", MOVE, &request(json!({"successor": PLAIN, "day": "2026-06-01"})));
    done(&scene, "zhao", MOVE, request(json!({})));
    breaks(&scene, rule, "closed", MOVE, &request(json!({"day": "2026-06-15"})));
    // What was moved stays with the office that took over: neither the same day nor an earlier one closes it anew.
    for day in ["2026-06-12", "2026-06-11"] {
        breaks(&scene, rule, "closed", MOVE, &request(json!({"successor": PLAIN, "day": day})));
    }
    scene.verify();
}

/// Columns and fields of records that name an office. Whoever adds one decides here what a reorganisation does with it.
const NAMED: [&str; 12] = [
    "case_file.office: open cases go along",
    "matter.office: open matters go along",
    "office_power.office: what is in force or to come goes along",
    "routing_rule.office: stays, since routing follows the successor of a closed office",
    "service_review.office: bad reviews go along as long as something is to be done about them",
    "service/item/record.rs office: stays, since applications follow the successor of a closed office",
    "service/matter/record.rs office: opinions that are owed go along",
    "service/matter/record.rs office: open matters go along",
    "service/matter/record.rs office: a check stays that of the office which made it",
    "service/office/record.rs office: what is in force or to come goes along",
    "service/review/record.rs office: bad reviews go along as long as something is to be done about them",
    "access_grant.scope: stays, since the security administrator grants, and is told",
];

/// The fields in which the records of a source name an office.
fn fields(path: &std::path::Path, root: &std::path::Path, found: &mut Vec<String>) {
    for entry in std::fs::read_dir(path).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            fields(&path, root, found);
            continue;
        }
        let source = std::fs::read_to_string(&path).unwrap();
        if path.ends_with("tests.rs") || !source.contains("impl Document for ") {
            continue;
        }
        let named = source.lines().map(str::trim).filter(|line| line.starts_with("pub"));
        let named = named.filter_map(|line| line.split_once(':')?.0.split_whitespace().last());
        let named = named.filter(|field| field.contains("office") && !field.contains("officer"));
        let file = path.strip_prefix(root).unwrap().display();
        found.extend(named.map(|field| format!("{file} {field}")));
    }
}

#[test]
fn whatever_names_an_office_has_its_place_in_a_reorganisation() {
    let scene = Scene::new();
    let columns = "SELECT t.name, c.name FROM sqlite_schema t, pragma_table_info(t.name) c
        WHERE t.type = 'table' AND c.name LIKE '%office%'";
    let read = |view: &crate::command::View<'_>| {
        view.connection
            .all(columns, &[], |row| Ok(format!("{}.{}", row.get::<String>(0)?, row.get::<String>(1)?)))
    };
    let mut found = scene.session("wang").read(read).unwrap();
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    fields(&root, &root, &mut found);
    found.push("access_grant.scope".into());
    found.sort_unstable();
    let mut known: Vec<&str> = NAMED.iter().map(|line| line.split_once(": ").unwrap().0).collect();
    known.sort_unstable();
    assert_eq!(found, known);
}
