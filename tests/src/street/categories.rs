//! Offices, two levels of categories, and who answers for what.

use super::types::{Category, Division, Office, Route, Tier};
use Tier::{Complex, Emergency, Ordinary, Urgent};

/// Offices of the street and departments beside it: code, name, kind.
const OFFICES: [(&str, &str, &str); 21] = [
    ("DZ", "党政综合办公室", "office"),
    ("CG", "城市管理办公室", "office"),
    ("PA", "平安建设办公室", "office"),
    ("GF", "公共服务办公室", "office"),
    ("ST", "生态环保办公室", "office"),
    ("YJ", "应急管理办公室", "office"),
    ("MZ", "民政办公室", "office"),
    ("SB", "社会保障办公室", "office"),
    ("SC", "市场监管办公室", "office"),
    ("TY", "退役军人服务站", "station"),
    ("WH", "综合文化服务站", "station"),
    ("ZX", "便民服务中心", "station"),
    ("ZF", "综合行政执法队", "team"),
    ("WY", "物业管理服务中心", "property"),
    ("GR", "供热公司", "utility"),
    ("SW", "水务公司", "utility"),
    ("RQ", "燃气公司", "utility"),
    ("DL", "电力公司", "utility"),
    ("SZ", "市政工程管理所", "utility"),
    ("HW", "环境卫生管理所", "utility"),
    ("YL", "园林绿化管理所", "utility"),
];

/// First level: code and name.
const FIRST: [(&str, &str); 8] = [
    ("SR", "市容环境"),
    ("WY", "物业管理"),
    ("GR", "供热供水"),
    ("ZY", "噪音扰民"),
    ("DL", "道路设施"),
    ("AQ", "安全隐患"),
    ("JF", "邻里纠纷"),
    ("GF", "公共服务"),
];

/// Second level: code, name, tier, office; `*` stands for the community's own office.
const SECOND: [(&str, &str, Tier, &str); 34] = [
    ("SR01", "暴露垃圾", Ordinary, "HW"),
    ("SR02", "占道经营", Ordinary, "ZF"),
    ("SR03", "乱贴小广告", Ordinary, "CG"),
    ("SR04", "公厕脏污", Ordinary, "HW"),
    ("SR05", "扬尘污染", Ordinary, "ST"),
    ("WY01", "电梯故障", Urgent, "WY"),
    ("WY02", "楼道堆物", Ordinary, "*"),
    ("WY03", "保洁不到位", Ordinary, "WY"),
    ("WY04", "物业收费争议", Complex, "WY"),
    ("WY05", "屋面漏水", Complex, "WY"),
    ("GR01", "暖气不热", Urgent, "GR"),
    ("GR02", "停水", Urgent, "SW"),
    ("GR03", "水管爆裂", Emergency, "SW"),
    ("GR04", "停电", Urgent, "DL"),
    ("GR05", "停气", Urgent, "RQ"),
    ("ZY01", "施工噪音", Ordinary, "ST"),
    ("ZY02", "广场舞噪音", Ordinary, "*"),
    ("ZY03", "商铺噪音", Ordinary, "ZF"),
    ("DL01", "路灯不亮", Ordinary, "SZ"),
    ("DL02", "井盖缺失", Emergency, "SZ"),
    ("DL03", "路面破损", Ordinary, "SZ"),
    ("DL04", "树枝遮挡", Ordinary, "YL"),
    ("AQ01", "燃气泄漏", Emergency, "RQ"),
    ("AQ02", "飞线充电", Ordinary, "YJ"),
    ("AQ03", "消防通道堵塞", Urgent, "YJ"),
    ("AQ04", "外墙脱落", Emergency, "YJ"),
    ("JF01", "楼上漏水", Ordinary, "*"),
    ("JF02", "宠物扰民", Ordinary, "*"),
    ("JF03", "停车纠纷", Ordinary, "PA"),
    ("JF04", "家庭矛盾", Complex, "PA"),
    ("GF01", "低保咨询", Ordinary, "GF"),
    ("GF02", "养老服务", Ordinary, "GF"),
    ("GF03", "退役军人优抚", Complex, "TY"),
    ("GF04", "文化活动场地", Ordinary, "WH"),
];

/// Categories that communities with an even number settle themselves, though the street's office does elsewhere.
const OWN_IN_EVEN: [&str; 2] = ["WY03", "JF03"];

/// Code of a community's own office: `SQ` and the last three digits of the community.
fn community_office(community: &str) -> String {
    format!("SQ{}", &community[9..])
}

/// The street's offices, the departments, and one office for every community.
pub(super) fn offices(divisions: &[Division]) -> Vec<Office> {
    let office = |(code, name, kind): &(&str, &str, &str)| Office {
        code: (*code).to_owned(),
        name: (*name).to_owned(),
        kind: (*kind).to_owned(),
        community: None,
    };
    let own = divisions.iter().filter(|row| row.level == "community").map(|row| Office {
        code: community_office(&row.code),
        name: format!("{}工作站", row.name.trim_end_matches("居委会")),
        kind: "community".to_owned(),
        community: Some(row.code.clone()),
    });
    OFFICES.iter().map(office).chain(own).collect()
}

/// Both levels, each first level before its second.
pub(super) fn categories() -> Vec<Category> {
    let mut rows = Vec::with_capacity(FIRST.len() + SECOND.len());
    for (first, name) in FIRST {
        rows.push(Category { code: first.to_owned(), name: name.to_owned(), parent: None, tier: None });
        for (code, name, tier, _) in SECOND.iter().filter(|row| row.0.starts_with(first)) {
            rows.push(Category {
                code: (*code).to_owned(),
                name: (*name).to_owned(),
                parent: Some(first.to_owned()),
                tier: Some(*tier),
            });
        }
    }
    rows
}

/// One rule for the street, or one for each community, or both.
pub(super) fn routes(divisions: &[Division]) -> Vec<Route> {
    let mut rows = Vec::new();
    for (category, _, _, office) in SECOND {
        if office != "*" {
            rows.push(Route { category: category.to_owned(), community: None, office: office.to_owned() });
        }
        for row in divisions.iter().filter(|row| row.level == "community") {
            let even = row.code.as_bytes()[11].is_multiple_of(2);
            if office == "*" || (even && OWN_IN_EVEN.contains(&category)) {
                let (category, community) = (category.to_owned(), Some(row.code.clone()));
                rows.push(Route { category, community, office: community_office(&row.code) });
            }
        }
    }
    rows
}
