//! Service items, called as the surfaces call them: by documents.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::record::{ServiceItem, ServiceItemVersion};
use super::rules::{self, LicenceLimits};
use super::search::{Lookup, words};
use super::types::ServiceItemMatch as M;
use crate::service::testing::{MARKET, PLAIN, SOCIAL, Scene, day, id};
use crate::service::{MatterState, ServiceItemKind};
use crate::{Error, ErrorKind, Id, code};

const DRAFT: &str = "item.draft";
const PUBLISH: &str = "item.publish";
const DROP: &str = "item.drop_draft";
const WITHDRAW: &str = "item.withdraw";
const LOAD: &str = "item.load_examples";
/// Every account of the scene, and one without any grant.
const ACCOUNTS: [&str; 9] = ["wang", MARKET, SOCIAL, "shequ", "worker", "jumin", "zhao", "auditor", "nobody"];
const LIMITS: LicenceLimits = LicenceLimits { days: 20, joint: 45 };

fn call(scene: &Scene, actor: &str, name: &str, request: &Value) -> crate::Result<Value> {
    let operations = crate::contract::operations();
    let operation = operations.iter().find(|one| one.name == name).unwrap_or_else(|| panic!("{name}"));
    let answer = operation.call(&scene.session(actor), &request.to_string())?;
    Ok(serde_json::from_str(&answer).unwrap())
}

fn done(scene: &Scene, name: &str, request: Value) -> Value {
    call(scene, "wang", name, &request).unwrap_or_else(|error| panic!("{name} {request}: {error:?}"))
}

fn fails(scene: &Scene, name: &str, request: &Value) -> Error {
    scene.refused(|| call(scene, "wang", name, request))
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

fn item(changes: Value) -> Value {
    let item = json!({"code": "XK-7", "name": "小餐饮经营许可", "kind": "licence", "basis": ["食品安全法第三十六条"],
        "applicants": ["enterprise", "person", "person"], "aliases": ["小饭馆", "小饭馆"],
        "materials": [{"code": "form", "name": "申请表", "need": "required"},
            {"code": "age", "name": "年龄", "need": "shared", "shared": "age"}],
        "statutory_days": 20, "promised_days": 5, "result": "许可证", "valid_months": 36, "level": "street",
        "channels": ["window", "online"], "office": MARKET, "pauses": ["inspection", "hearing"]});
    with(item, changes)
}

fn version(scene: &Scene) -> ServiceItemVersion {
    let read = |view: &crate::command::View<'_>| view.snapshot.services.version(scene.licence, 1).cloned();
    scene.session("wang").read(read).unwrap()
}

/// Words of the warnings of an answer.
fn warned(answer: &Value) -> Vec<&str> {
    answer["warnings"].as_array().unwrap().iter().map(|one| one["rule"].as_str().unwrap()).collect()
}

#[test]
fn a_licence_keeps_the_limit_of_the_law_unless_another_law_is_named() {
    let scene = Scene::new();
    let base = version(&scene);
    for (kind, joint, days, basis, expected) in [
        (ServiceItemKind::Licence, false, 20, "依据", Ok(0)),
        (ServiceItemKind::Licence, false, 21, "依据", Err("item.limit.licence")),
        (ServiceItemKind::Licence, false, 21, "行政许可法第四十二条", Err("item.limit.licence")),
        (ServiceItemKind::Licence, false, 21, "食品经营许可和备案管理办法", Err("item.limit.licence")),
        (ServiceItemKind::Licence, false, 21, "《中华人民共和国药品管理法》（2019修订）第五十一条", Ok(1)),
        (ServiceItemKind::Licence, false, 21, "促进个体工商户发展条例", Ok(1)),
        (ServiceItemKind::Licence, true, 45, "依据", Ok(0)),
        (ServiceItemKind::Licence, true, 46, "依据", Err("item.limit.licence")),
        (ServiceItemKind::Licence, true, 46, "中华人民共和国城乡规划法第四十条", Ok(1)),
        (ServiceItemKind::Benefit, false, 90, "依据", Ok(0)),
    ] {
        let one = ServiceItemVersion {
            kind,
            joint,
            statutory_days: days,
            basis: vec![basis.into()],
            ..base.clone()
        };
        let result = rules::content(&one, LIMITS);
        let told = result.as_ref().map(Vec::len).map_err(|error| error.rule().unwrap());
        assert_eq!(told, expected, "{kind:?} {joint} {days} {basis}");
    }
    for (basis, other) in [
        ("中华人民共和国行政许可法第四十二条", false),
        ("中华人民共和国食品安全法第三十五条", true),
        ("药品经营和使用质量监督管理办法", false),
        ("《无障碍环境建设条例》", true),
        ("甘肃省某条例（2024年修正）第三条", true),
        ("", false),
    ] {
        assert_eq!(rules::is_other_law(basis), other, "{basis}");
    }
}

proptest! {
    #[test]
    fn nothing_is_promised_beyond_the_law(promised in 0_i64..=365, statutory in 0_i64..=365) {
        let scene_free = ServiceItemVersion {
            kind: ServiceItemKind::Benefit,
            promised_days: promised,
            statutory_days: statutory,
            ..bare("事项")
        };
        prop_assert_eq!(rules::content(&scene_free, LIMITS).is_ok(), promised <= statutory);
    }
}

fn bare(name: &str) -> ServiceItemVersion {
    let text = json!({"number": 1, "valid_from": "2026-01-01", "name": name, "aliases": [], "kind": "benefit", "basis": [],
        "applicants": ["person"], "materials": [], "statutory_days": 5, "promised_days": 5, "joint": false, "pauses": [],
        "fee": "0.00", "result": "证明", "level": "street", "channels": ["window"], "office": PLAIN});
    serde_json::from_value(text).unwrap()
}

#[test]
fn implementation_codes_that_do_not_fit_are_told() {
    let unit = "91620100MA71X1234A";
    let fits: Vec<String> = "0123456789ABCDEFGHJKLMNPQRTUWXY"
        .chars()
        .map(|last| format!("{}{last}4123456789012", &unit[..17]))
        .filter(|code| rules::code_shape(code).is_none())
        .collect();
    assert_eq!(fits.len(), 1, "one check character fits");
    let bad_level = format!("{}X{}", &fits[0][..18], &fits[0][19..]);
    let bad_basic = format!("{}A", &fits[0][..30]);
    for code in [bad_level, bad_basic, "X".repeat(31)] {
        assert_eq!(rules::code_shape(&code).unwrap().rule, "item.code", "{code}");
    }
    for code in ["XK-001".to_owned(), "X".repeat(30), "X".repeat(32)] {
        assert!(rules::code_shape(&code).is_none(), "{code}: a code of the street's own");
    }
}

#[test]
fn a_draft_is_written_with_sets_and_the_ledger_tells_no_text() {
    let scene = Scene::new();
    let request = item(json!({"request_key": "k", "fee": "12.5", "fee_basis": "某省收费目录"}));
    let first = done(&scene, DRAFT, request.clone());
    assert_eq!(done(&scene, DRAFT, request), first);
    let draft = &first["item"]["draft"];
    assert_eq!(draft["applicants"], json!(["person", "enterprise"]));
    assert_eq!(draft["aliases"], json!(["小饭馆"]));
    assert_eq!((&draft["number"], &draft["fee"]), (&json!(1), &json!("12.50")));
    assert_eq!(first["warnings"], json!([]));
    let events = call(&scene, "auditor", "event.history", &json!({"subject": first["item"]["id"]}));
    let events = events.unwrap().to_string();
    assert!(events.contains("drafted") && !events.contains("小餐饮"), "{events}");
    scene.verify();
}

#[test]
fn a_draft_that_breaks_a_rule_is_refused() {
    let scene = Scene::new();
    let material = |code: &str, need: &str, shared: Value| json!({"code": code, "name": "材料", "need": need, "shared": shared});
    for (rule, field, changes) in [
        ("item.limit.promised", "promised_days", json!({"promised_days": 21})),
        ("item.limit.licence", "statutory_days", json!({"statutory_days": 21, "basis": ["某办法"]})),
        ("item.basis", "basis", json!({"basis": []})),
        ("item.fee", "fee_basis", json!({"fee": "1"})),
        ("item.material.shared", "materials", json!({"materials": [material("a", "shared", json!(null))]})),
        (
            "item.material.shared",
            "materials",
            json!({"materials": [material("a", "required", json!("age"))]}),
        ),
    ] {
        breaks(&scene, rule, field, DRAFT, &item(changes));
    }
    let many: Vec<Value> = (0..51).map(|n| material(&format!("m{n}"), "required", json!(null))).collect();
    let twice = [material("a", "required", json!(null)), material("a", "may_follow", json!(null))];
    for (field, changes) in [
        ("code", json!({"code": ""})),
        ("code", json!({"code": "XK_7"})),
        ("code", json!({"code": "x".repeat(33)})),
        ("name", json!({"name": "名".repeat(101)})),
        ("statutory_days", json!({"statutory_days": 366})),
        ("promised_days", json!({"promised_days": -1})),
        ("applicants", json!({"applicants": []})),
        ("channels", json!({"channels": []})),
        ("materials", json!({"materials": many})),
        ("materials", json!({"materials": twice})),
        ("materials", json!({"materials": [material("一", "required", json!(null))]})),
        ("fee", json!({"fee": "-1"})),
        ("fee_basis", json!({"fee_basis": "某目录"})),
        ("result", json!({"result": " "})),
        ("valid_months", json!({"valid_months": 0})),
        ("office", json!({"office": "none"})),
        ("integrated_on", json!({"integrated_on": "2026"})),
    ] {
        let error = fails(&scene, DRAFT, &item(changes.clone()));
        assert_eq!((error.kind(), error.field()), (ErrorKind::Invalid, Some(field)), "{changes}");
    }
    assert_eq!(fails(&scene, DRAFT, &item(json!({"code": "XK-001"}))).code(), code::CONFLICT_EXISTS);
    let other = fails(&scene, DRAFT, &item(json!({"id": scene.licence})));
    assert_eq!((other.kind(), other.field()), (ErrorKind::Invalid, Some("code")));
    assert_eq!(fails(&scene, DRAFT, &item(json!({"id": id(0xfff)}))).kind(), ErrorKind::NotFound);
    let long = done(&scene, DRAFT, item(json!({"statutory_days": 30})));
    assert_eq!(warned(&long), ["item.limit.licence"], "another law is named");
    scene.verify();
}

#[test]
fn versions_follow_one_another_and_old_days_keep_theirs() {
    let scene = Scene::new();
    let revised = |days: i64| {
        item(json!({"id": scene.licence, "code": "XK-001", "name": "新名", "promised_days": days}))
    };
    let publish = |changes| with(json!({"item": "XK-001"}), changes);
    assert_eq!(fails(&scene, PUBLISH, &publish(json!({}))).code(), code::CONFLICT_STATE, "no draft");
    done(&scene, DRAFT, revised(4));
    let stale = fails(&scene, DRAFT, &with(revised(4), json!({"revision": 1})));
    assert_eq!(stale.code(), code::CONFLICT_REVISION);
    assert_eq!(
        fails(&scene, PUBLISH, &publish(json!({"valid_from": "2026-06-14"}))).field(),
        Some("valid_from")
    );
    let second = done(&scene, PUBLISH, publish(json!({"valid_from": "2026-07-01", "revision": 2})));
    assert_eq!(second["warnings"], json!([]), "the market office has the power");
    assert!(second["item"].get("draft").is_none());
    done(&scene, DRAFT, revised(3));
    breaks(&scene, "item.version.days", "valid_from", PUBLISH, &publish(json!({"valid_from": "2026-07-01"})));
    done(&scene, PUBLISH, publish(json!({"valid_from": "2026-07-02"})));
    for (day, number) in
        [("2025-12-31", None), ("2026-06-30", Some(1)), ("2026-07-01", Some(2)), ("2027-01-01", Some(3))]
    {
        let shown = call(&scene, "worker", "item.get", &json!({"item": "XK-001", "as_of": day})).unwrap();
        assert_eq!(shown["in_force"]["number"].as_i64(), number, "{day}");
    }
    let withdraw = |day: &str| json!({"item": scene.licence, "last_day": day});
    breaks(&scene, "item.version.days", "last_day", WITHDRAW, &withdraw("2026-07-01"));
    done(&scene, WITHDRAW, withdraw("2026-07-31"));
    done(&scene, WITHDRAW, withdraw("2026-07-30"));
    assert_eq!(fails(&scene, DRAFT, &revised(2)).code(), code::CONFLICT_STATE);
    let after =
        call(&scene, "worker", "item.get", &json!({"item": "XK-001", "as_of": "2026-07-31"})).unwrap();
    assert!(after.get("in_force").is_none());
    assert_eq!(after["item"]["withdrawn_on"], "2026-07-31");
    scene.verify();
}

#[test]
fn a_new_item_is_drafted_dropped_written_again_and_published() {
    let scene = Scene::new();
    let drafted = done(&scene, DRAFT, item(json!({})));
    let key = json!({"item": drafted["item"]["id"]});
    assert_eq!(call(&scene, "shequ", "item.get", &key).unwrap_err().kind(), ErrorKind::NotFound);
    assert_eq!(done(&scene, "item.get", key.clone())["item"]["draft"]["name"], "小餐饮经营许可");
    assert_eq!(fails(&scene, WITHDRAW, &key).code(), code::CONFLICT_STATE);
    done(&scene, DROP, key.clone());
    for name in [DROP, PUBLISH, WITHDRAW] {
        assert_eq!(fails(&scene, name, &key).code(), code::CONFLICT_STATE, "{name}");
    }
    let again = done(&scene, DRAFT, item(json!({"office": PLAIN})));
    assert_eq!((&again["item"]["id"], &again["item"]["revision"]), (&drafted["item"]["id"], &json!(3)));
    let closed = json!({"code": PLAIN, "name": PLAIN, "kind": "street_office", "valid_to": "2026-06-20", "revision": 1});
    call(&scene, "zhao", "case.put_office", &closed).unwrap();
    let late = fails(&scene, PUBLISH, &with(key.clone(), json!({"valid_from": "2026-06-21"})));
    assert_eq!((late.kind(), late.field()), (ErrorKind::Invalid, Some("office")));
    let published = done(&scene, PUBLISH, key.clone());
    assert_eq!(warned(&published), ["item.power"]);
    assert_eq!(published["item"]["versions"][0]["valid_from"], "2026-06-15");
    done(&scene, DRAFT, item(json!({"id": drafted["item"]["id"]})));
    assert_eq!(fails(&scene, WITHDRAW, &key).code(), code::CONFLICT_STATE, "a draft is under way");
    scene.verify();
}

#[test]
fn a_withdrawal_tells_how_many_matters_go_on() {
    let scene = Scene::new();
    let mut open = 0;
    for (number, state) in (0xb00..).zip(MatterState::ALL) {
        scene.matter(number, *state);
        open += usize::from(state.is_open());
    }
    assert_eq!(
        fails(&scene, WITHDRAW, &json!({"item": "XK-001", "last_day": "2026-06-14"})).field(),
        Some("last_day")
    );
    let result = done(&scene, WITHDRAW, json!({"item": "XK-001"}));
    assert_eq!(warned(&result), ["item.withdraw"]);
    assert!(result["warnings"][0]["zh"].as_str().unwrap().contains(&format!("{open} 件")));
    assert_eq!(warned(&done(&scene, WITHDRAW, json!({"item": "JF-001"}))), Vec::<&str>::new());
    scene.verify();
}

#[test]
fn the_street_writes_items_and_who_works_here_reads_them() {
    let scene = Scene::new();
    let writes = [
        (DRAFT, item(json!({}))),
        (PUBLISH, json!({"item": "XK-7"})),
        (DROP, json!({"item": "XK-001"})),
        (WITHDRAW, json!({"item": "XK-001"})),
        (LOAD, json!({"office": PLAIN})),
    ];
    for actor in ACCOUNTS {
        for (name, request) in writes.iter().filter(|_| actor != "wang") {
            let error = scene.refused(|| call(&scene, actor, name, request));
            assert_eq!(error.kind(), ErrorKind::Denied, "{actor} {name}");
        }
        let reads = !["jumin", "nobody"].contains(&actor);
        for (name, request) in [
            ("item.get", json!({"item": "XK-001"})),
            ("item.list", json!({})),
            ("item.search", json!({"text": "事项"})),
        ] {
            assert_eq!(call(&scene, actor, name, &request).is_ok(), reads, "{actor} {name}");
        }
        let drafts = call(&scene, actor, "item.list", &json!({"drafts": true}));
        assert_eq!(drafts.is_ok(), actor == "wang", "{actor}");
    }
    scene.verify();
}

#[test]
fn items_are_listed_by_what_they_are_on_a_day() {
    let scene = Scene::new();
    done(&scene, DRAFT, item(json!({"level": "community", "integrated_on": "2026-08-01"})));
    done(&scene, PUBLISH, json!({"item": "XK-7", "valid_from": "2026-07-01"}));
    done(&scene, DRAFT, item(json!({"code": "XK-8"})));
    let list = |request: Value| -> Vec<String> {
        let answer = done(&scene, "item.list", request);
        let items = answer["items"].as_array().unwrap();
        items.iter().map(|one| one["code"].as_str().unwrap().to_owned()).collect()
    };
    let later = |changes| list(with(json!({"as_of": "2026-07-01"}), changes));
    assert_eq!(list(json!({})), ["XK-001", "JF-001"]);
    assert_eq!(list(json!({"drafts": true})), ["XK-8"]);
    assert_eq!(later(json!({})).len(), 3);
    assert_eq!(later(json!({"kind": "benefit"})), ["JF-001"]);
    assert_eq!(later(json!({"level": "community"})), ["XK-7"]);
    assert_eq!(later(json!({"office": SOCIAL})), ["JF-001"]);
    assert_eq!(later(json!({"applicant": "enterprise"})), ["XK-7"]);
    assert_eq!(later(json!({"channel": "home_visit"})), ["XK-001", "JF-001"]);
    assert_eq!(later(json!({"integrated": true})), ["XK-001", "JF-001"]);
    assert_eq!(later(json!({"integrated": false})), ["XK-7"]);
    assert_eq!(list(json!({"integrated": true, "as_of": "2026-08-01"})).len(), 3);
    let first = done(&scene, "item.list", json!({"limit": 1}));
    assert_eq!(list(json!({"cursor": first["next"]})), ["JF-001"]);
    scene.verify();
}

fn stored(number: u16, code: &str, name: &str, alias: &str) -> ServiceItem {
    let mut one = bare(name);
    one.aliases = vec![alias.to_owned()];
    ServiceItem {
        id: id(number),
        code: code.into(),
        draft: None,
        versions: vec![one],
        withdrawn_on: None,
        revision: 1,
    }
}

#[test]
fn the_best_hit_comes_first() {
    let mut items = [
        stored(1, "JF-09", "高龄津贴申领", "八十岁补贴"),
        stored(2, "JF-08", "津贴", "老人钱"),
        stored(3, "JF-07", "津贴发放查询", "查询"),
        stored(4, "JF-06", "老年证", "津贴相关"),
        stored(5, "津贴", "代码相同", "ABC证"),
    ];
    items[3].withdrawn_on = Some(day("2026-07-01"));
    let mut second = bare("老年人优待证");
    second.valid_from = day("2026-06-01");
    second.result = "ＩＣ卡".into();
    items[3].versions.push(second);
    let lookup = Lookup::of(items.iter());
    let find = |text: &str, on: &str| -> Vec<(Id, M)> {
        lookup.find(&words(text), day(on)).into_iter().map(|hit| (hit.item, hit.found)).collect()
    };
    assert_eq!(
        find("津贴", "2026-05-31"),
        [(id(5), M::Code), (id(2), M::Name), (id(3), M::NameStart), (id(1), M::NamePart), (id(4), M::Alias)]
    );
    assert_eq!(find("津贴", "2026-06-01").len(), 4, "the alias went with its version");
    assert_eq!(find("申领 八十", "2026-06-01"), [(id(1), M::Alias)], "as good as its worst word");
    assert_eq!(find("ic", "2026-06-30"), [(id(4), M::Content)]);
    assert!(find("ic", "2026-07-01").is_empty(), "withdrawn");
    assert_eq!(find("ａｂｃ", "2026-06-01"), [(id(5), M::Alias)]);
    assert_eq!(find("jf-0", "2026-06-01").len(), 4);
    assert!(find("津贴 没有", "2026-06-01").is_empty());
    assert!(find("津贴", "2025-12-31").is_empty());
}

#[test]
fn a_search_sees_what_was_published_a_moment_ago() {
    let scene = Scene::new();
    let found = |text: &str| done(&scene, "item.search", json!({"text": text}))["items"].clone();
    assert_eq!(found("小饭馆"), json!([]));
    done(&scene, DRAFT, item(json!({})));
    assert_eq!(found("小饭馆"), json!([]), "a draft is not offered");
    done(&scene, PUBLISH, json!({"item": "XK-7"}));
    assert_eq!(found("小饭馆")[0]["found"], "alias");
    assert_eq!(found("申请表").as_array().unwrap().len(), 3, "materials");
    let limited = done(&scene, "item.search", json!({"text": "申请表", "limit": 2}));
    assert_eq!((limited["items"].as_array().unwrap().len(), &limited["more"]), (2, &json!(true)));
    for text in ["", "  ", &"字".repeat(51)] {
        assert_eq!(fails(&scene, "item.search", &json!({"text": text})).field(), Some("text"));
    }
}

#[test]
fn the_examples_are_sound_drafts_that_overwrite_nothing() {
    let scene = Scene::new();
    assert_eq!(fails(&scene, LOAD, &json!({})).field(), Some("office"));
    let unknown = json!({"office": PLAIN, "offices": [{"code": "XK-001", "office": PLAIN}]});
    assert_eq!(fails(&scene, LOAD, &unknown).field(), Some("offices"));
    assert_eq!(fails(&scene, LOAD, &json!({"office": "none"})).field(), Some("office"));
    let own = item(json!({"code": "SL-JF-01", "name": "本地低保"}));
    done(&scene, DRAFT, own);
    let named =
        json!({"office": SOCIAL, "offices": [{"code": "SL-XK-01", "office": MARKET}], "request_key": "k"});
    let loaded = done(&scene, LOAD, named);
    assert_eq!((&loaded["skipped"], &loaded["warnings"]), (&json!(["SL-JF-01"]), &json!([])));
    let items = loaded["items"].as_array().unwrap();
    assert!(items.len() >= 12 && items.iter().all(|one| !one["limit_source"].as_str().unwrap().is_empty()));
    let trader = done(&scene, "item.get", json!({"item": "SL-XK-01"}));
    assert_eq!(trader["item"]["draft"]["office"], MARKET);
    assert_eq!(done(&scene, "item.get", json!({"item": "SL-JF-03"}))["item"]["draft"]["office"], SOCIAL);
    assert_eq!(done(&scene, "item.get", json!({"item": "SL-JF-01"}))["item"]["draft"]["name"], "本地低保");
    for one in items {
        done(&scene, PUBLISH, json!({"item": one["id"]}));
    }
    let assistance = done(&scene, "item.search", json!({"text": "公租房"}));
    assert_eq!(assistance["items"][0]["item"]["code"], "SL-JF-04");
    let again = done(&scene, LOAD, json!({"office": SOCIAL}));
    assert_eq!(
        (again["items"].as_array().unwrap().len(), again["skipped"].as_array().unwrap().len()),
        (0, items.len() + 1)
    );
    scene.verify();
}
