//! A street with items, stations and people, and the matters that were handed in on its last days.

use std::path::Path;

use anyhow::{Result, ensure};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use shuzhi::registry::{ImportResidents, ListResidents};
use shuzhi::service::matter::{AcceptMatter, NewMatter};
use shuzhi::{DurabilityMode, Platform, Session, Timestamp};
use shuzhi_tests::street::{ResidentRow, Street, generate, write_csv};

use crate::{fill, setup};

/// Days on which matters are handed in; what came on the last two is not accepted yet.
const DAYS: i64 = 20;
/// Residents in the registry.
const PEOPLE: usize = 5_000;
/// Items that are offered at stations and applied for.
pub const OFFERED: usize = 20;
/// Requests that are handed in again and again.
const POOL: usize = 2_000;
/// Matters of the first station on the last day.
pub const STATION_DAY: u32 = 500;

/// What names of items are made of.
const SUBJECTS: [&str; 20] = [
    "高龄津贴",
    "临时救助",
    "食品经营许可",
    "居住证",
    "小餐饮备案",
    "优待证",
    "社保补贴",
    "残疾人证",
    "老年人优待证",
    "住房补贴",
    "公租房",
    "最低生活保障",
    "医疗救助",
    "就业登记",
    "失业登记",
    "养老保险",
    "生育登记",
    "户外招牌",
    "占道经营",
    "社会组织备案",
];
const ACTIONS: [&str; 10] = ["申领", "变更", "注销", "补办", "年审", "核定", "延续", "查询", "登记", "证明"];
const KINDS: [&str; 10] = [
    "",
    "（个人）",
    "（单位）",
    "（集体）",
    "（首次）",
    "（再次）",
    "（代办）",
    "（急办）",
    "（老年人）",
    "（残疾人）",
];

/// A request from its document.
pub fn read<T: DeserializeOwned>(document: Value) -> Result<T> {
    Ok(serde_json::from_value(document)?)
}

/// The street, and what is handed in.
pub struct Ground {
    pub code: String,
    pub stations: Vec<String>,
    pub pool: Vec<NewMatter>,
}

/// Words that somebody may look for, none of them twice in a row.
pub fn words() -> impl Iterator<Item = String> {
    SUBJECTS.iter().zip(ACTIONS.iter().cycle()).zip(KINDS.iter().cycle()).cycle().enumerate().map(
        |(turn, ((subject, action), kind))| {
            let part = |from: usize, count: usize| subject.chars().skip(from).take(count).collect::<String>();
            match turn / SUBJECTS.len() % 8 {
                0 => part(0, 2),
                1 => (*subject).to_owned(),
                2 => format!("{subject}{action}"),
                3 => format!("{} {action}", part(0, 2)),
                4 => (*action).to_owned(),
                5 => part(1, 2),
                6 => format!("{subject} {}", kind.trim_matches(['（', '）'])),
                // Nothing has it.
                _ => format!("{}没有", part(0, 1)),
            }
        },
    )
}

/// The instant of a day of the fill.
fn at(day: i64) -> Timestamp {
    fill::at(fill::DAYS - DAYS + 1 + day)
}

/// The instant at which the file ends.
pub fn now() -> Timestamp {
    at(DAYS - 1)
}

/// A file of `matters` matters and `items` items, and its street.
pub fn filled(path: &Path, matters: usize, items: usize) -> Result<Ground> {
    let street = generate(11, PEOPLE);
    let code = setup::code(&street);
    let platform = setup::found(path, &street, DurabilityMode::Normal, at(0))?;
    let officer = setup::session(&platform, &code, "wang")?;
    setup::build(&officer, &street)?;
    let residents = residents(path, &officer, &street)?;
    let codes = publish(&officer, &street, items)?;
    let stations = stations(&officer, &street, &codes)?;
    let pool = pool(&street, &codes, &stations, &residents)?;
    hand_in(&platform, &officer, &pool, matters)?;
    for request in pool.iter().cycle().take(STATION_DAY as usize) {
        let station = Some(stations[0].clone());
        officer.matters().apply(NewMatter { station, ..at_a_station(request) })?;
    }
    drop(officer);
    platform.close()?;
    Ok(Ground { code, stations, pool })
}

fn at_a_station(request: &NewMatter) -> NewMatter {
    NewMatter { channel: shuzhi::service::ServiceChannel::Station, ..request.clone() }
}

/// Residents of the registry whom applications name.
fn residents(path: &Path, officer: &Session, street: &Street) -> Result<Vec<String>> {
    let csv = path.with_extension("csv");
    write_csv(street, &csv, 0)?;
    let request = ImportResidents { path: csv.display().to_string(), ..Default::default() };
    let report = officer.registry().import_residents(request)?;
    ensure!(report.rejected == 0, "{} residents were refused", report.rejected);
    let page = ListResidents { limit: Some(1_000), ..Default::default() };
    let items = officer.registry().list_residents(page)?.items;
    Ok(items.into_iter().map(|one| one.id.to_string()).collect())
}

/// The codes of published items.
fn publish(officer: &Session, street: &Street, items: usize) -> Result<Vec<String>> {
    let service = officer.service_items();
    let mut codes = Vec::with_capacity(items);
    for number in 0..items {
        let (subject, rest) = (SUBJECTS[number % SUBJECTS.len()], number / SUBJECTS.len());
        let (action, kind) = (ACTIONS[rest % ACTIONS.len()], KINDS[rest / ACTIONS.len() % KINDS.len()]);
        let material = |code: &str, name: &str| json!({"code": code, "name": name, "need": "required"});
        let code = format!("SX-{number:04}");
        let draft = json!({"code": code, "name": format!("{subject}{action}{kind}"),
            "aliases": [format!("{subject}怎么办"), format!("办{subject}")], "kind": "public_service",
            "applicants": ["person"],
            "materials": [material("form", "申请表"), material("ident", "居民身份证"), material("proof", "证明材料")],
            "statutory_days": 60, "promised_days": 30, "result": format!("{subject}办理结果通知书"),
            "level": "street", "channels": ["window", "station", "online"],
            "office": street.offices[number % street.offices.len()].code,
            "basis": ["《中华人民共和国行政许可法》第四十二条"]});
        service.draft(read(draft)?)?;
        service.publish(read(json!({"item": code}))?)?;
        codes.push(code);
    }
    Ok(codes)
}

/// A station in each community, each of which offers the first items.
fn stations(officer: &Session, street: &Street, codes: &[String]) -> Result<Vec<String>> {
    let stations = officer.stations();
    let hours: Vec<Value> =
        (1..=7).map(|weekday| json!({"weekday": weekday, "opens": "08:00", "closes": "18:00"})).collect();
    let mut all = Vec::new();
    for community in street.communities() {
        let put = json!({"kind": "party_mass", "name": format!("{}党群服务工作站", community.name),
            "community": community.code, "address": "民主路1号", "hours": hours, "capacity": 2, "slot_minutes": 30});
        let id = stations.put(read(put)?)?.station.id.to_string();
        for code in codes.iter().take(OFFERED) {
            let item = officer.service_items().get(read(json!({"item": code}))?)?.item.id.to_string();
            stations.offer(read(json!({"station": id, "item": item}))?)?;
        }
        all.push(id);
    }
    Ok(all)
}

/// Applications of people of the registry and of others, at stations (not the first one) and at windows.
fn pool(
    street: &Street,
    codes: &[String],
    stations: &[String],
    residents: &[String],
) -> Result<Vec<NewMatter>> {
    let known = |row: &ResidentRow| !row.number.is_empty() && !row.phone.is_empty();
    let strangers: Vec<ResidentRow> = street.rows().filter(known).collect();
    let mut all = Vec::with_capacity(POOL);
    for number in 0..POOL {
        let mut applicant = json!({"kind": "person"});
        let mut request = json!({"item": codes[number % OFFERED.min(codes.len())], "channel": "window",
            "materials": ["form", "ident", "proof"]});
        if number % 2 == 0 {
            applicant["resident"] = residents[number / 2 % residents.len()].clone().into();
        } else {
            let row = &strangers[number % strangers.len()];
            (applicant["name"], applicant["code"]) = (row.name.clone().into(), row.number.clone().into());
            applicant["phone"] = row.phone.clone().into();
            request["grid"] = street.grids[number % street.grids.len()].code.clone().into();
        }
        if number % 5 == 0 {
            applicant["account"] = format!("jumin{number}").into();
        }
        if number % 3 > 0 {
            request["channel"] = "station".into();
            request["station"] = stations[1 + number % (stations.len() - 1)].clone().into();
        }
        request["applicant"] = applicant;
        all.push(read(request)?);
    }
    Ok(all)
}

fn hand_in(platform: &Platform, officer: &Session, pool: &[NewMatter], matters: usize) -> Result<()> {
    let service = officer.matters();
    let per_day = matters.div_ceil(DAYS as usize);
    let mut source = pool.iter().cycle();
    for day in 0..DAYS {
        platform.set_clock(&at(day).to_string())?;
        for _ in 0..per_day {
            let request = source.next().expect("a pool without end").clone();
            let matter = service.apply(request)?.matter.summary;
            if day < DAYS - 2 {
                service.accept(AcceptMatter {
                    matter: matter.id.to_string(),
                    certificate: format!("受{}", matter.number),
                    ..Default::default()
                })?;
            }
        }
    }
    Ok(())
}
