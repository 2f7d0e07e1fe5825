//! Where social assistance is applied for.

use serde_json::json;

use super::super::rules::registered_here;
use super::*;
use crate::service::item::{ServiceItem, ServiceItemVersion};

const LOW_INCOME: &str = "中华人民共和国社会救助法第十八条、第三十七条、第四十三条（自2026年7月1日起施行）";
const RELIEF: &str = "中华人民共和国社会救助法第二十九条、第三十七条第二款、第五十条";

impl Desk {
    fn basis(&self, basis: &str) {
        let basis = vec![basis.to_owned()];
        self.change(self.benefit, |item: &mut ServiceItem| item.versions[0].basis = basis);
    }

    /// A person of the registry by the way of living here.
    fn person(&self, name: &str, residence: &str) -> String {
        let request = json!({"name": name, "residence": residence, "community": COMMUNITY});
        text(&self.done("wang", "registry.add_resident", request)["resident"]["id"])
    }

    fn assisted(&self, resident: Option<&str>) -> Value {
        let place = if resident.is_some() { Value::Null } else { json!(COMMUNITY) };
        json!({"item": "JF-001", "channel": "window", "materials": ["form"], "community": place,
            "applicant": {"kind": "person", "name": resident.is_none().then_some("申某"), "resident": resident}})
    }
}

#[test]
fn registration_is_held_against_what_the_item_rests_on() {
    let desk = Desk::new();
    let version = |basis: &str| -> ServiceItemVersion {
        let item: ServiceItem = desk.session("auditor").read(|view| view.stored(desk.benefit)).unwrap();
        ServiceItemVersion { basis: vec!["某办法".into(), basis.into()], ..item.versions[0].clone() }
    };
    for (basis, registered, refuses, expected) in [
        (LOW_INCOME, Some(false), true, "refused"),
        (LOW_INCOME, Some(false), false, "warned"),
        (LOW_INCOME, Some(true), true, "free"),
        (LOW_INCOME, None, true, "free"),
        (RELIEF, Some(false), true, "free"),
        ("中华人民共和国社会救助法第五条", Some(false), true, "free"),
        ("中华人民共和国老年人权益保障法第三十七条", Some(false), true, "free"),
    ] {
        let told = match registered_here(&version(basis), registered, refuses) {
            Ok(None) => "free",
            Ok(Some(_)) => "warned",
            Err(_) => "refused",
        };
        assert_eq!(told, expected, "{basis} {registered:?} {refuses}");
    }
}

#[test]
fn social_assistance_is_applied_for_where_one_is_registered() {
    let desk = Desk::new();
    let here = desk.person("申一", "registered");
    let others = ["permanent", "floating"].map(|residence| desk.person("申二", residence));
    desk.basis(LOW_INCOME);
    desk.done("shequ", "matter.apply", desk.assisted(Some(&here)));
    desk.done("shequ", "matter.apply", desk.assisted(None));
    for resident in &others {
        desk.breaks("matter.residence", "shequ", "matter.apply", desk.assisted(Some(resident)));
    }
    desk.basis(RELIEF);
    desk.done("shequ", "matter.apply", desk.assisted(Some(&others[0])));
    desk.basis(LOW_INCOME);
    let warns = json!({"rule": "matter.residence", "parameter": "refuses", "value": "0", "jurisdiction": "620102",
        "valid_from": "2026-01-01", "reason": "本省可以异地申请"});
    desk.done("zhao", "rulebook.override", warns);
    let taken = desk.done("shequ", "matter.apply", desk.assisted(Some(&others[1])));
    assert_eq!(taken["warnings"][0]["rule"], "matter.residence");
    desk.verify();
}
