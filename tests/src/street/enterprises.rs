//! Enterprises and merchants.

use super::names;
use super::numbers;
use super::people::{Content, Maker};
use super::places::{STAFF_PHONES, Skeleton};
use super::rng::{Dice, Purpose};
use super::types::{Enterprise, EnterpriseKind, Sex};

/// Running numbers of phones that staff may use before those of enterprises begin.
const STAFF_SHARE: usize = 1_000_000;

const WORDS: [&str; 24] = [
    "金鼎",
    "陇源",
    "华泰",
    "百合",
    "兴盛",
    "聚福",
    "顺达",
    "老城",
    "同心",
    "黄河石",
    "玉兰",
    "宏图",
    "鑫源",
    "佳美",
    "永福",
    "敦煌风",
    "白塔山",
    "好邻居",
    "一品",
    "清真老马",
    "德盛",
    "蓝天",
    "祥瑞",
    "万家",
];
const COMPANIES: [(&str, &str); 8] = [
    ("商贸", "批发和零售业"),
    ("餐饮管理", "住宿和餐饮业"),
    ("物业服务", "房地产业"),
    ("信息技术", "信息技术服务业"),
    ("建筑工程", "建筑业"),
    ("文化传媒", "文化体育娱乐业"),
    ("家政服务", "居民服务业"),
    ("物流", "交通运输业"),
];
const SHOPS: [(&str, &str); 12] = [
    ("牛肉面馆", "住宿和餐饮业"),
    ("便利店", "批发和零售业"),
    ("理发店", "居民服务业"),
    ("五金建材店", "批发和零售业"),
    ("药店", "批发和零售业"),
    ("水果店", "批发和零售业"),
    ("烧烤店", "住宿和餐饮业"),
    ("洗衣店", "居民服务业"),
    ("文具店", "批发和零售业"),
    ("茶馆", "住宿和餐饮业"),
    ("修车行", "居民服务业"),
    ("粮油店", "批发和零售业"),
];

/// The enterprises of one grid: some always, and one for every forty residents.
pub(super) fn of_grid(
    maker: &mut Maker,
    skeleton: &Skeleton,
    grid: usize,
    content: &Content,
) -> Vec<Enterprise> {
    let mut dice = Dice::new(skeleton.seed, Purpose::Enterprise, grid);
    let many = 2 + content.residents.len() / 40;
    (0..many).map(|_| enterprise(maker, skeleton, grid, content, &mut dice)).collect()
}

fn enterprise(
    maker: &mut Maker,
    skeleton: &Skeleton,
    grid: usize,
    content: &Content,
    dice: &mut Dice,
) -> Enterprise {
    let kind = match dice.below(100) {
        0..70 => EnterpriseKind::Merchant,
        70..98 => EnterpriseKind::Company,
        _ => EnterpriseKind::Cooperative,
    };
    let word = dice.pick(&WORDS);
    let running = maker.enterprises;
    maker.enterprises += 1;
    let (class, name, industry) = match kind {
        EnterpriseKind::Merchant => {
            let (trade, industry) = *dice.pick(&SHOPS);
            ('2', format!("城关区{word}{trade}"), industry)
        }
        EnterpriseKind::Company => {
            let (trade, industry) = *dice.pick(&COMPANIES);
            ('1', format!("兰州{word}{trade}有限公司"), industry)
        }
        EnterpriseKind::Cooperative => ('3', format!("兰州{word}农产品农民专业合作社"), "批发和零售业"),
    };
    let building = dice.pick(&content.buildings);
    let local = building.compound as usize + content.compounds.len() - maker.base.compounds;
    let (compound, door) = (&content.compounds[local], dice.between(1, 40));
    let sex = if dice.chance(3, 5) { Sex::Male } else { Sex::Female };
    let ethnic = names::ETHNIC[usize::from(dice.chance(1, 8))].0;
    let surname = names::surname(ethnic, dice);
    let year = dice.between(1962, 2001) as i32;
    let cell = *dice.pick(&skeleton.cells[grid]);
    Enterprise {
        name,
        credit_code: numbers::credit_code(class, &skeleton.district, running),
        kind,
        industry,
        representative: names::full(surname, ethnic, sex, year, dice),
        phone: numbers::phone(STAFF_PHONES + STAFF_SHARE + running),
        grid: grid as u32,
        address: format!("{}{door}号铺", compound.road),
        location: skeleton.layout.lattice.point_in(cell, dice),
    }
}
