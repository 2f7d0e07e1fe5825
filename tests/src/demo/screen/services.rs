//! Services and mediation on the screen.

use std::fmt::Write as _;

use shuzhi::case::Rate;
use shuzhi::service::MatterState;
use shuzhi::service::statistics::SectionCount;

use super::Figures;
use super::table::{Side, Table, row};
use super::{parts, percent};

/// States in the order of a matter's life.
const STATES: [(MatterState, &str, &str); 9] = [
    (MatterState::Applied, "收件", "handed in"),
    (MatterState::Correcting, "补正", "to be completed"),
    (MatterState::Accepted, "受理", "accepted"),
    (MatterState::Paused, "中止计时", "clocks stopped"),
    (MatterState::Decided, "已作决定", "decided"),
    (MatterState::Delivered, "办结", "delivered"),
    (MatterState::Refused, "不予受理", "not accepted"),
    (MatterState::Withdrawn, "撤回", "withdrawn"),
    (MatterState::Lapsed, "视为撤回", "lapsed"),
];

/// Matters by state, what was on time, the rates of reviews, and figures 10 to 17 of the report.
pub(super) fn services(figures: &Figures) -> String {
    let mut table = Table::new("八、政务服务 Services", &[Side::Left, Side::Left, Side::Right]);
    for (state, zh, en) in STATES {
        if let Some(many) = figures.matters.get(&state) {
            table.add(row![zh, en, many]);
        }
    }
    table.add(row!["合计", "total", figures.matters.values().sum::<i64>()]);
    let mut text = table.text();
    text.push_str(&rates(figures));
    let [promised, statutory] = figures.late;
    writeln!(text, "  未决超期 open and late: 承诺 promised {promised}，法定 statutory {statutory}").ok();
    text.push_str(&report(figures));
    text
}

fn rates(figures: &Figures) -> String {
    let (services, reviews) = (&figures.services, &figures.reviews.rates);
    let rows: [(&str, &Rate); 5] = [
        ("承诺时限内办结 within the promised limit", &services.promise_kept),
        ("法定时限内办结 within the statutory limit", &services.statute_kept),
        ("好评率 praise", &reviews.praise),
        ("差评整改率 bad reviews mended", &reviews.mended),
        ("实名差评回访率 of named ones called back", &reviews.called_back),
    ];
    let mut table = Table::new("", &[Side::Left, Side::Right, Side::Right]);
    for (name, rate) in rows {
        table.add(row![name, parts(rate), percent(rate)]);
    }
    table.rows()
}

/// Figures 10 to 17.
fn report(figures: &Figures) -> String {
    let services = &figures.services;
    let sections = |count: &SectionCount| format!("{} + {}", count.offices, count.stations);
    let before = services.sections_before.as_ref().map_or_else(|| "—".to_owned(), sections);
    let brands: Vec<String> = services
        .brands
        .iter()
        .map(|one| format!("{} {}", one.brand.as_deref().unwrap_or("—"), one.stations))
        .collect();
    let clients = format!("人次 visits {}", services.visits);
    let once = format!("不重复事项 distinct items {}", services.station_items);
    let rows = [
        (
            "10 科室 + 站、中心 sections + stations",
            sections(&services.sections),
            format!("改革前 before the reform {before}"),
        ),
        ("11 整合服务事项 items merged", services.integrated_items.to_string(), String::new()),
        ("12 站点服务事项 offered at stations", services.station_services.to_string(), once),
        ("13 服务商户 merchants served", services.merchants.to_string(), clients),
        ("13 服务居民 residents served", services.residents.to_string(), String::new()),
        ("14 站点 stations", services.stations.to_string(), brands.join("，")),
        ("15 开放共享单位 units that share", services.sharing_units.to_string(), String::new()),
        ("16 服务清单 entries of the service list", services.list_entries.to_string(), String::new()),
        ("17 代办 done on behalf", services.agency_done.to_string(), String::new()),
        ("17 帮办 helped", services.assistance_done.to_string(), String::new()),
    ];
    let mut table = Table::new("", &[Side::Left, Side::Right, Side::Left]);
    for (name, value, note) in rows {
        table.add(row![name, value, note]);
    }
    table.rows()
}

/// Disputes before the committee.
pub(super) fn mediation(figures: &Figures) -> String {
    let mediation = &figures.mediation;
    let mut table =
        Table::new("九、人民调解 Mediation", &[Side::Left, Side::Right, Side::Right, Side::Right]);
    table.add(row!["", "受理 in", "成功 settled", "终止 ended"]);
    for one in &mediation.categories {
        table.add(row![one.category.zh(), one.accepted, one.settled, one.terminated]);
    }
    table.add(row!["合计 total", mediation.accepted, mediation.settled, mediation.terminated]);
    let mut text = table.text();
    writeln!(
        text,
        "  成功率 success: 按受理 of accepted {} {}，按办结 of concluded {} {}",
        parts(&mediation.success_of_accepted),
        percent(&mediation.success_of_accepted),
        parts(&mediation.success_of_concluded),
        percent(&mediation.success_of_concluded)
    )
    .ok();
    writeln!(
        text,
        "  在调 open {}，待受理 waiting {}，书面协议 written {}，涉及金额 amount {} 元",
        mediation.open, mediation.waiting, mediation.written, mediation.amount
    )
    .ok();
    text
}
