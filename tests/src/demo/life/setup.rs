//! What the street offers: powers of its offices, items, permits to ask the registry, stations, resources, the service list,
//! and a mediation committee.

use std::collections::BTreeMap;

use anyhow::Result;
use serde_json::{Value, json};
use shuzhi::Platform;

use super::desk::{Desk, text};
use super::{CLERK, STREET, actor, dispute, handler, keeper};
use crate::street::{OFFERS, OfferedItem, RESOURCES, Street, offered_items};

/// First day of what was there before the demo begins.
const SINCE: &str = "2026-01-01";
/// Offices whose staff handle matters.
const DECIDING: [&str; 6] = ["GF", "MZ", "SB", "SC", "TY", "ZX"];
/// The office that is asked for its opinion on inspected places.
pub(super) const SAFETY: &str = "YJ";

/// A published item.
pub(in crate::demo) struct Item {
    pub(super) id: String,
    /// By which ways it can be handed in.
    pub(super) channels: Vec<String>,
    /// Codes of materials by need: required, may follow, and fields that are shared.
    pub(super) required: Vec<String>,
    pub(super) following: Vec<String>,
    pub(super) shared: Vec<String>,
    /// What may stop its clocks.
    pub(super) pauses: Vec<String>,
}

/// A station with the number of each item there, and of its own service.
pub(in crate::demo) struct Station {
    pub(super) id: String,
    pub(super) keeper: String,
    pub(super) items: BTreeMap<String, i64>,
    pub(super) own: i64,
}

/// What there is.
pub(in crate::demo) struct Offered {
    pub(super) items: BTreeMap<&'static str, Item>,
    /// By community.
    pub(super) stations: BTreeMap<String, Station>,
    pub(super) resources: Vec<String>,
    pub(super) offers: Vec<String>,
    pub(super) committee: dispute::Committee,
}

/// Puts all of it into a file that has its places and residents.
pub(in crate::demo) fn put(platform: &Platform, street: &Street) -> Result<Offered> {
    let desk = Desk::new(platform);
    staff(&desk, street)?;
    let items = items(&desk)?;
    let stations = stations(&desk, street, &items)?;
    let resources = resources(&desk)?;
    let offers = offers(&desk)?;
    let committee = dispute::committee(&desk, street)?;
    Ok(Offered { items, stations, resources, offers, committee })
}

fn staff(desk: &Desk<'_>, street: &Street) -> Result<()> {
    let grant = |account: &str, role: &str, scope_kind: &str, scope: &str| {
        let request = json!({"actor": account, "role": role, "scope_kind": scope_kind, "scope": scope,
            "sensitive": true});
        desk.call(actor::SECURITY, "access.grant", &request).map(drop)
    };
    grant(CLERK, "street_officer", "division", STREET)?;
    for office in DECIDING.iter().chain(&[SAFETY]) {
        grant(&handler(office), "department_handler", "office", office)?;
    }
    for community in street.communities() {
        grant(&keeper(&community.code), "community_officer", "division", &community.code)?;
    }
    Ok(())
}

/// An entry of the list of powers and duties (权责清单): the office may decide the item.
fn power(desk: &Desk<'_>, item: &OfferedItem) -> Result<()> {
    let request = json!({"office": item.office, "code": format!("QZ-{}", item.code), "name": "受理、审核并作出决定",
        "kind": "basic", "basis": ["街道权责清单"], "items": [item.code], "valid_from": SINCE});
    desk.call(actor::SYSTEM, "office.put_power", &request).map(drop)
}

/// The examples that the library ships, merged into the window and published, with permits for what they ask of the registry.
fn items(desk: &Desk<'_>) -> Result<BTreeMap<&'static str, Item>> {
    let offices: Vec<Value> =
        offered_items().map(|item| json!({"code": item.code, "office": item.office})).collect();
    let loaded =
        desk.call(actor::STREET, "item.load_examples", &json!({"office": "GF", "offices": offices}))?;
    let mut items = BTreeMap::new();
    for offered in offered_items() {
        let all = loaded["items"].as_array().into_iter().flatten();
        let id = all.filter(|one| one["code"] == offered.code).find_map(|one| one["id"].as_str());
        let Some(id) = id else { continue };
        power(desk, &offered)?;
        let file = desk.call(actor::STREET, "item.get", &json!({"item": id}))?;
        merge(desk, id, offered.code, &file["item"])?;
        let published = desk.call(actor::STREET, "item.publish", &json!({"item": id}))?;
        items.insert(offered.code, published_item(desk, id, &published["item"]["versions"][0])?);
    }
    Ok(items)
}

/// The draft once more, as merged into the street's window (整合).
fn merge(desk: &Desk<'_>, id: &str, code: &str, item: &Value) -> Result<()> {
    let mut draft = item["draft"].clone();
    if let Value::Object(fields) = &mut draft {
        for made in ["number", "valid_from"] {
            fields.remove(made);
        }
        fields.retain(|_, value| !value.is_null());
        fields.insert("id".to_owned(), json!(id));
        fields.insert("code".to_owned(), json!(code));
        fields.insert("integrated_on".to_owned(), json!(SINCE));
        // A fee of nothing is none.
        fields.remove("fee");
    }
    desk.call(actor::STREET, "item.draft", &draft).map(drop)
}

fn published_item(desk: &Desk<'_>, id: &str, version: &Value) -> Result<Item> {
    let words = |value: &Value| -> Vec<String> {
        value.as_array().into_iter().flatten().filter_map(|word| word.as_str().map(str::to_owned)).collect()
    };
    let of_need = |need: &str, field: &str| -> Vec<String> {
        let all = version["materials"].as_array().into_iter().flatten();
        all.filter(|one| one["need"] == need)
            .filter_map(|one| one[field].as_str().map(str::to_owned))
            .collect()
    };
    let shared = of_need("shared", "shared");
    for field in &shared {
        let request =
            json!({"item": id, "field": field, "basis": "政务数据共享条例", "purpose": "核验申请条件"});
        desk.call(actor::SYSTEM, "sharing.permit", &request)?;
    }
    Ok(Item {
        id: id.to_owned(),
        channels: words(&version["channels"]),
        required: of_need("required", "code"),
        following: of_need("may_follow", "code"),
        shared,
        pauses: words(&version["pauses"]),
    })
}

/// A Party–mass service station (党群服务工作站) in every second community.
fn stations(
    desk: &Desk<'_>,
    street: &Street,
    items: &BTreeMap<&'static str, Item>,
) -> Result<BTreeMap<String, Station>> {
    let hours: Vec<Value> =
        (1..=5).map(|weekday| json!({"weekday": weekday, "opens": "08:30", "closes": "18:00"})).collect();
    let mut stations = BTreeMap::new();
    for community in street.communities().step_by(2) {
        let name = community.name.trim_end_matches("居委会");
        let put = desk.call(
            actor::STREET,
            "station.put",
            &json!({"kind": "party_mass", "name": format!("{name}党群服务工作站"), "brand": "心心向党",
                "community": community.code, "address": format!("{name}居民委员会院内"), "hours": hours,
                "capacity": 2, "slot_minutes": 30, "opened_on": SINCE}),
        )?;
        let (id, keeper) = (text(&put, "/station/id")?, keeper(&community.code));
        desk.call(&keeper, "station.staff", &json!({"station": id, "actor": keeper}))?;
        let mut numbers = BTreeMap::new();
        let mut offer = |request: Value| -> Result<i64> {
            desk.call(&keeper, "station.offer", &request)?;
            numbers.insert(request["item"].as_str().unwrap_or_default().to_owned(), numbers.len() as i64 + 1);
            Ok(numbers.len() as i64)
        };
        for item in items.values().filter(|item| item.channels.iter().any(|one| one == "station")) {
            offer(json!({"station": id, "item": item.id}))?;
        }
        let own = offer(json!({"station": id, "name": "家门口的议事厅"}))?;
        stations.insert(community.code.clone(), Station { id, keeper, items: numbers, own });
    }
    Ok(stations)
}

/// Units of the street that open something to others (资源共享).
fn resources(desk: &Desk<'_>) -> Result<Vec<String>> {
    let mut units = desk.list(actor::STREET, "registry.list_enterprises")?;
    units.retain(|one| one["kind"] == "enterprise");
    units.sort_by_cached_key(|one| one["credit_code"].as_str().map(str::to_owned));
    let hours: Vec<Value> =
        (1..=7).map(|weekday| json!({"weekday": weekday, "opens": "08:00", "closes": "22:00"})).collect();
    let mut resources = Vec::new();
    for (unit, (kind, name, places)) in units.iter().zip(RESOURCES) {
        let request = json!({"kind": kind, "unit": unit["id"], "name": name, "places": places, "hours": hours,
            "agreement": {"signed_on": SINCE, "valid_from": SINCE, "valid_to": "2026-12-31"}});
        resources.push(text(&desk.call(actor::STREET, "resource.put", &request)?, "/resource/id")?);
    }
    Ok(resources)
}

fn offers(desk: &Desk<'_>) -> Result<Vec<String>> {
    let mut offers = Vec::new();
    for (supplier, name, kind) in OFFERS {
        let request = json!({"supplier": supplier, "name": name, "kind": kind, "valid_from": SINCE,
            "capacity": 200});
        offers.push(text(&desk.call(actor::STREET, "order.put_offer", &request)?, "/offer/id")?);
    }
    Ok(offers)
}
