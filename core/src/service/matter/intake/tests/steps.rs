//! The way of a matter through the intake, and what is refused on it.

use proptest::prelude::*;
use serde_json::json;

use super::super::rules;
use super::*;
use crate::service::item::ServiceItem;
use crate::service::matter::record::MaterialRecord;
use crate::service::testing::{MARKET, PLAIN, SOCIAL, id};
use crate::service::{MaterialNeed, ServiceChannel, ServiceItemKind};

#[test]
fn a_matter_gets_its_number_its_place_and_its_first_day() {
    let desk = Desk::new();
    let answer = desk.done("shequ", "matter.apply", desk.form());
    let summary = &answer["matter"]["summary"];
    assert_eq!(summary["number"], "2026061500001");
    assert_eq!((&summary["state"], &summary["office"]), (&json!("applied"), &json!(MARKET)));
    assert_eq!(summary["open_due"], "2026-06-23", "five working days, the Dragon Boat holiday apart");
    assert_eq!(answer["matter"]["applicant"]["has_account"], true);
    desk.apply(json!({}));
    desk.clock("2026-06-16");
    let next = desk.done("shequ", "matter.apply", desk.form());
    assert_eq!(next["matter"]["summary"]["number"], "2026061600001");
    let on_the_grid = desk.with(json!({"community": null, "grid": GRID}));
    let by_worker = desk.done("worker", "matter.apply", on_the_grid);
    assert_eq!(by_worker["matter"]["summary"]["community"], COMMUNITY);
    assert_eq!(by_worker["matter"]["applicant"]["name"], "申**", "who only hands in reads no names");
    desk.denied("worker", "matter.apply", desk.form());
    desk.denied("shequ", "matter.apply", desk.with(json!({"community": ELSEWHERE})));
    for actor in ["zhao", "auditor", "nobody"] {
        desk.denied(actor, "matter.apply", desk.form());
    }
    let keyed = desk.with(json!({"request_key": "k"}));
    let first = desk.done("shequ", "matter.apply", keyed.clone());
    let dump = desk.dump();
    assert_eq!(desk.done("shequ", "matter.apply", keyed), first);
    assert_eq!(desk.dump(), dump);
    desk.verify();
}

#[test]
fn a_matter_goes_to_the_office_that_took_over() {
    let desk = Desk::new();
    let office = |code: &str, successor: &str| {
        let request = json!({"code": code, "name": "原科室", "kind": "street_office", "successor": successor,
            "valid_to": "2026-06-14", "revision": 1});
        desk.done("zhao", "case.put_office", request);
    };
    office(MARKET, PLAIN);
    let answer = desk.done("wang", "matter.apply", desk.form());
    assert_eq!(answer["matter"]["summary"]["office"], PLAIN);
    office(PLAIN, SOCIAL);
    let answer = desk.done("wang", "matter.apply", desk.form());
    assert_eq!(answer["matter"]["summary"]["office"], SOCIAL, "by a chain of successors");
    desk.verify();
}

#[test]
fn an_application_that_does_not_fit_its_item_changes_nothing() {
    let desk = Desk::new();
    let (benefit, station) = (desk.benefit.to_string(), desk.station.to_string());
    desk.change(desk.benefit, |item: &mut ServiceItem| {
        item.versions[0].channels = vec![ServiceChannel::Window, ServiceChannel::Station];
    });
    desk.put_item(id(0xa02), "JB-001", MARKET, ServiceItemKind::Convenience, 0);
    let violations = [
        ("matter.applicant", json!({"applicant": {"kind": "enterprise", "code": null}})),
        ("matter.channel", json!({"item": benefit, "channel": "terminal"})),
        ("matter.station", json!({"channel": "station", "station": station})),
        ("matter.material.shared", json!({"materials": ["form", "age"]})),
        ("matter.materials", json!({"item": "JB-001", "materials": ["lease"]})),
    ];
    for (rule, changes) in violations {
        desk.breaks(rule, "shequ", "matter.apply", desk.with(changes));
    }
    let renewal = |expires_on: &str| json!({"document": "证字1号", "expires_on": expires_on});
    let bad = [
        ("materials", json!({"materials": ["none"]})),
        ("materials", json!({"materials": ["form", "form"]})),
        ("station", json!({"channel": "station"})),
        ("community", json!({"community": null})),
        ("community", json!({"community": "620102002001"})),
        ("grid", json!({"grid": "620102001002001"})),
        ("grid", json!({"grid": "620102001001009"})),
        ("renewal", json!({"item": "JF-001", "renewal": renewal("2026-12-31")})),
        ("renewal.expires_on", json!({"renewal": renewal("2026-06-14")})),
        ("applicant.name", json!({"applicant": {"name": null}})),
        ("applicant.code", json!({"applicant": {"code": "110105194912310021"}})),
        ("applicant.phone", json!({"applicant": {"phone": "1"}})),
        ("applicant.enterprise", json!({"applicant": {"enterprise": benefit}})),
        ("applicant.resident", json!({"applicant": {"resident": benefit}})),
    ];
    for (field, changes) in bad {
        desk.invalid(field, "shequ", "matter.apply", desk.with(changes));
    }
    let lost = desk.no("shequ", "matter.apply", desk.with(json!({"item": "XX"})));
    assert_eq!((lost.kind(), lost.field()), (ErrorKind::NotFound, Some("item")));
    desk.done(
        "shequ",
        "matter.apply",
        desk.with(json!({"item": benefit, "station": station, "channel": "station"})),
    );
    for (expires_on, warns) in [("2026-07-15", false), ("2026-07-14", true)] {
        let asked = desk.with(json!({"renewal": renewal(expires_on)}));
        let answer = desk.done("shequ", "matter.apply", asked);
        assert_eq!(!answer["warnings"].as_array().unwrap().is_empty(), warns, "{expires_on}");
    }
    desk.change(desk.licence, |item: &mut ServiceItem| item.withdrawn_on = Some(day("2026-06-15")));
    desk.conflict(code::CONFLICT_STATE, "shequ", "matter.apply", desk.form());
    desk.verify();
}

#[test]
fn an_account_applies_online_for_itself_and_proves_its_link() {
    let desk = Desk::new();
    let request = json!({"name": "申某某", "number": "11010519491231002X", "residence": "permanent",
        "community": COMMUNITY});
    let resident = text(&desk.done("wang", "registry.add_resident", request)["resident"]["id"]);
    let online = |parts: serde_json::Value| {
        let mut form = desk.with(json!({"channel": "online", "applicant": parts}));
        if !form["applicant"]["resident"].is_null() {
            form["community"] = json!(null);
        }
        form
    };
    desk.denied("jumin", "matter.apply", desk.form());
    desk.denied("jumin", "matter.apply", online(json!({"account": "other"})));
    let linked = json!({"resident": resident, "account": null});
    let answer = desk.done("jumin", "matter.apply", online(linked.clone()));
    assert_eq!(answer["matter"]["summary"]["community"], COMMUNITY);
    assert_eq!(answer["matter"]["applicant"]["resident"], json!(resident));
    assert_eq!(desk.newest_fact()["own"], true);
    // Nobody finds out by an identifier whose it is, nor whether there is one.
    let absent = id(0xfff).to_string();
    let tries = [
        json!({"resident": resident, "name": "别人"}),
        json!({"resident": resident, "code": null}),
        json!({"resident": resident, "code": "110101199003070011", "name": "申某某"}),
        json!({"resident": absent}),
    ];
    let mut told = std::collections::BTreeSet::new();
    for parts in tries {
        let error = desk.no("jumin", "matter.apply", online(parts.clone()));
        if error.field() == Some("applicant.resident") {
            told.insert(error.to_string());
        }
    }
    assert_eq!(told.len(), 1, "{told:?}");
    let officer = |parts| desk.with(json!({"applicant": parts}));
    desk.invalid(
        "applicant.name",
        "shequ",
        "matter.apply",
        officer(json!({"resident": resident, "name": "别人"})),
    );
    // Nor does who receives matters elsewhere learn it by guesses.
    let guess = |name: &str| {
        desk.with(json!({"channel": "window", "community": null, "applicant":
        {"resident": resident, "name": name}}))
    };
    desk.denied("worker", "matter.apply", guess("别人"));
    desk.denied("worker", "matter.apply", guess("申某某"));
    let mut moved = officer(linked.clone());
    moved["community"] = json!(ELSEWHERE);
    desk.invalid("community", "wang", "matter.apply", moved);
    let named = desk.done("shequ", "matter.apply", officer(json!({"resident": resident, "name": null})));
    assert_eq!(named["matter"]["applicant"]["name"], "申某某");
    desk.verify();
}

#[test]
fn what_is_missing_is_told_once_and_corrected() {
    let desk = Desk::new();
    let matter = desk.apply(json!({}));
    let told = json!({"matter": matter, "materials": ["form", "lease"], "text": "申请表未签名，缺场所证明"});
    let shared = json!({"matter": matter, "materials": ["age"], "text": "缺年龄证明"});
    desk.breaks("matter.material.shared", MARKET, "matter.tell_missing", shared);
    let none = json!({"matter": matter, "materials": [], "text": "无"});
    desk.invalid("materials", MARKET, "matter.tell_missing", none);
    let mut stale = told.clone();
    stale["revision"] = json!(7);
    desk.conflict(code::CONFLICT_REVISION, MARKET, "matter.tell_missing", stale);
    let answer = desk.done(MARKET, "matter.tell_missing", told.clone());
    assert_eq!(answer["matter"]["summary"]["state"], "correcting");
    assert!(answer["matter"]["summary"]["open_due"].is_null(), "the office waits");
    assert!(answer["matter"]["materials"][0]["received_on"].is_null(), "what was wrong is given back");
    desk.breaks("matter.notice.once", MARKET, "matter.tell_missing", told.clone());
    let certificate = json!({"matter": matter, "certificate": "受〔2026〕1号", "promised": true});
    desk.breaks("matter.materials", MARKET, "matter.accept", certificate.clone());
    desk.clock("2026-06-24");
    let part = |codes: &[&str]| json!({"matter": matter, "materials": codes});
    let half = desk.done("jumin", "matter.supplement", part(&["form"]));
    assert_eq!(half["matter"]["summary"]["state"], "correcting");
    assert_eq!(desk.newest_fact()["own"], true, "who took it is the applicant, whom no event tells");
    desk.invalid("materials", "jumin", "matter.supplement", part(&["form"]));
    desk.clock("2026-06-25");
    let whole = desk.done("shequ", "matter.supplement", part(&["lease"]));
    assert_eq!(whole["matter"]["summary"]["state"], "applied");
    assert_eq!(desk.newest_fact()["own"], false);
    assert_eq!(whole["matter"]["notice"]["answered_on"], "2026-06-25");
    assert_eq!(whole["matter"]["summary"]["open_due"], "2026-07-02", "the five days begin anew");
    desk.breaks("matter.notice.once", MARKET, "matter.tell_missing", told);
    // All that was told is there: it must be accepted.
    let refusal = json!({"matter": matter, "because": "not_corrected", "certificate": "不受1号"});
    desk.breaks("matter.refusal", MARKET, "matter.refuse", refusal);
    let accepted = desk.done(MARKET, "matter.accept", certificate.clone());
    let summary = &accepted["matter"]["summary"];
    assert_eq!((&summary["state"], &summary["accepted_on"]), (&json!("accepted"), &json!("2026-06-25")));
    assert_eq!(
        (&summary["promised_due"], &summary["statutory_due"]),
        (&json!("2026-07-09"), &json!("2026-07-23"))
    );
    assert!(accepted["matter"]["gap"].is_null() && accepted["warnings"].as_array().unwrap().is_empty());
    desk.conflict(code::CONFLICT_STATE, MARKET, "matter.accept", certificate);
    desk.verify();
}

#[test]
fn silence_accepts_from_the_day_of_the_materials() {
    let desk = Desk::new();
    let [late, other, third] =
        [0xb00, 0xb01, 0xb02].map(|number| desk.matter(number, MatterState::Applied).to_string());
    let told = json!({"matter": late, "materials": ["lease"], "text": "缺场所证明"});
    desk.breaks("matter.notice.time", MARKET, "matter.tell_missing", told);
    let refusal =
        |matter: &str, because: &str| json!({"matter": matter, "because": because, "certificate": "不受1号"});
    desk.breaks("matter.notice.time", MARKET, "matter.refuse", refusal(&late, "not_eligible"));
    desk.breaks("matter.refusal", MARKET, "matter.refuse", refusal(&late, "not_corrected"));
    let certificate = |matter: &str| json!({"matter": matter, "certificate": "受1号"});
    let answer = desk.done(MARKET, "matter.accept", certificate(&late));
    let summary = &answer["matter"]["summary"];
    assert_eq!(
        (&summary["accepted_on"], &summary["promised_due"]),
        (&json!("2026-06-01"), &json!("2026-06-15"))
    );
    assert_eq!(
        (&answer["matter"]["deemed_accepted"], &answer["warnings"][0]["rule"]),
        (&json!(true), &json!("matter.notice.time"))
    );
    // A material that comes after the five days does not begin them anew.
    let more = json!({"matter": other, "materials": ["lease"]});
    let answer = desk.done("jumin", "matter.supplement", more);
    let summary = &answer["matter"]["summary"];
    assert_eq!((&summary["state"], &summary["accepted_on"]), (&json!("accepted"), &json!("2026-06-01")));
    assert!(answer["matter"]["certificate"].is_null());
    let answer = desk.done(MARKET, "matter.accept", certificate(&other));
    assert_eq!(
        (&answer["matter"]["certificate"], &answer["matter"]["summary"]["accepted_on"]),
        (&json!("受1号"), &json!("2026-06-01"))
    );
    desk.conflict(code::CONFLICT_STATE, MARKET, "matter.accept", certificate(&other));
    // What the office asks of the registry itself gives it no more time.
    desk.change(Id::parse("matter", &third).unwrap(), |matter: &mut MatterRecord| {
        let (code, inquiry) = ("age".to_owned(), Some(id(0xa99)));
        matter.materials.push(MaterialRecord { code, received_on: day("2026-06-10"), inquiry });
    });
    desk.breaks("matter.notice.time", MARKET, "matter.refuse", refusal(&third, "not_eligible"));
    let answer = desk.done(MARKET, "matter.refuse", refusal(&third, "not_ours"));
    assert_eq!(answer["matter"]["refusal"]["because"], "not_ours");
    assert_eq!(answer["matter"]["summary"]["ended_on"], "2026-06-15");
    desk.verify();
}

#[test]
fn what_may_follow_is_promised_and_comes_in_time() {
    let desk = Desk::new();
    let accept = |matter: &str, more: serde_json::Value| {
        let mut request = json!({"matter": matter, "certificate": "受1号"});
        request.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        request
    };
    let [first, second] = [desk.apply(json!({})), desk.apply(json!({}))];
    desk.breaks("matter.gap", MARKET, "matter.accept", accept(&first, json!({})));
    for day in ["2026-06-29", "2026-06-14"] {
        let late = accept(&first, json!({"promised": true, "gap_due_on": day}));
        desk.breaks("matter.gap", MARKET, "matter.accept", late);
    }
    for matter in [&first, &second] {
        let answer = desk.done(MARKET, "matter.accept", accept(matter, json!({"promised": true})));
        assert_eq!(
            answer["matter"]["gap"]["due_on"], "2026-06-26",
            "two working days before what was promised"
        );
    }
    let lease = |matter: &str| json!({"matter": matter, "materials": ["lease"]});
    let form = json!({"matter": first, "materials": ["form"]});
    desk.invalid("materials", "jumin", "matter.fulfil_gap", form);
    desk.clock("2026-06-26");
    let met = desk.done("jumin", "matter.fulfil_gap", lease(&first));
    assert_eq!(met["matter"]["gap"]["met_on"], "2026-06-26");
    assert_eq!(desk.newest_fact()["own"], true);
    desk.conflict(code::CONFLICT_STATE, "jumin", "matter.fulfil_gap", lease(&first));
    desk.clock("2026-06-27");
    desk.breaks("matter.gap", "jumin", "matter.fulfil_gap", lease(&second));
    // Of a matter that silence accepted the days count from that acceptance, and are over.
    let silent = desk.matter(0xb00, MatterState::Applied).to_string();
    desk.breaks("matter.gap", MARKET, "matter.accept", accept(&silent, json!({"promised": true})));
    desk.change(desk.licence, |item: &mut ServiceItem| item.versions[0].promised_days = 2);
    let short = desk.apply(json!({}));
    desk.breaks("matter.gap", MARKET, "matter.accept", accept(&short, json!({"promised": true})));
    desk.verify();
}

#[test]
fn the_catalogue_has_the_days_of_the_code() {
    let book = crate::rulebook::Rulebook::default();
    let days = book.integer("matter.notice.time", "days", "620102001", day("2026-06-15")).unwrap();
    assert_eq!(days, i64::from(crate::service::matter::clock::ANSWER_DAYS));
}

#[test]
fn materials_are_counted_by_their_need() {
    let desk = Desk::new();
    desk.session("wang")
        .read(|view| {
            let version = view.snapshot.services.version(desk.licence, 1)?;
            let form = MaterialRecord { code: "form".into(), received_on: day("2026-06-01"), inquiry: None };
            assert_eq!(rules::missing(version, &[], MaterialNeed::Required), ["form"]);
            assert_eq!(rules::missing(version, &[], MaterialNeed::MayFollow), ["lease"]);
            assert!(rules::missing(version, std::slice::from_ref(&form), MaterialNeed::Required).is_empty());
            assert!(
                rules::complete(version, &[form], &[]).is_ok() && rules::complete(version, &[], &[]).is_err()
            );
            Ok(())
        })
        .unwrap();
}

proptest! {
    /// What may follow always comes at least `shorter` days before the promised limit and within the maximum.
    #[test]
    fn a_gap_ends_before_the_promise(promised in 0i64..400, shorter in 0i64..21, most in 1i64..61) {
        match rules::gap_days(promised, shorter, most) {
            Some(days) => {
                let days = i64::from(days);
                prop_assert!(days > 0 && days <= most && days + shorter <= promised);
                prop_assert!(days == most || days + shorter == promised);
            }
            None => prop_assert!(promised <= shorter),
        }
    }
}
