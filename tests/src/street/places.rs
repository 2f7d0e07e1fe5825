//! Divisions, grids and what they share out; compounds, buildings and dwellings.

use std::collections::HashMap;

use serde::Deserialize;

use super::Options;
use super::layout::Layout;
use super::names;
use super::numbers::{self, chinese};
use super::rng::{Dice, Purpose};
use super::types::{Building, Compound, Division, Dwelling, Grid, Sex, Staff};

/// Grids that one community's three-digit numbers are filled to at most.
const FULL_COMMUNITY: usize = 900;
/// First running number of the phones of grid staff and of enterprises, apart from residents'.
pub(super) const STAFF_PHONES: usize = 90_000_000;

const ROADS: [&str; 22] = [
    "临夏路",
    "中山路",
    "永昌路",
    "张掖路",
    "武都路",
    "庆阳路",
    "白银路",
    "静宁路",
    "酒泉路",
    "通渭路",
    "秦安路",
    "会宁路",
    "金昌路",
    "平凉路",
    "皋兰路",
    "天水路",
    "甘南路",
    "定西路",
    "南昌路",
    "民主西路",
    "滨河中路",
    "木塔巷",
];
const COMPOUND_FIRST: [&str; 34] = [
    "金河", "恒昌", "丽景", "瑞安", "鸿源", "锦绣", "黄河", "雁滩", "福瑞", "安宁", "阳光", "世纪", "翠英",
    "兰石", "九州", "民安", "康乐", "新城", "盛源", "华庭", "天源", "永安", "荣华", "祥和", "白塔", "水车",
    "名仕", "新桥", "东湖", "西城", "紫金", "馨和", "银滩", "广厦",
];
const COMPOUND_LAST: [&str; 12] =
    ["花园", "家园", "小区", "苑", "嘉园", "雅居", "名邸", "新村", "公寓", "府", "华府", "佳苑"];
const WORKS: [&str; 14] = [
    "毛纺厂",
    "电力局",
    "邮电局",
    "铁路局",
    "省建三公司",
    "石油公司",
    "轴承厂",
    "制药厂",
    "印刷厂",
    "百货公司",
    "粮食局",
    "水利局",
    "第三中学",
    "运输公司",
];
const PROPERTY: [&str; 6] = ["恒和物业", "安居物业", "金城物业", "兰泰物业", "新业物业", "惠民物业"];

#[derive(Deserialize)]
struct DataFile {
    year: u16,
    divisions: Vec<DataRow>,
}

#[derive(Deserialize)]
struct DataRow {
    code: String,
    name: String,
    level: String,
    parent: Option<String>,
}

/// Everything that is laid out before people move in.
pub(super) struct Skeleton {
    pub(super) seed: u64,
    pub(super) year: u16,
    pub(super) divisions: Vec<Division>,
    pub(super) layout: Layout,
    pub(super) cells: Vec<Vec<u32>>,
    pub(super) grids: Vec<Grid>,
    /// Residents of each grid.
    pub(super) quotas: Vec<usize>,
    /// First six digits of the street's code.
    pub(super) district: String,
    /// Seventh to ninth digit of the street's code.
    pub(super) number: String,
}

impl Skeleton {
    pub(super) fn new(options: &Options) -> Self {
        let data: DataFile = serde_json::from_str(include_str!("../../data/street.json"))
            .expect("the data file is well formed");
        let row = |row: DataRow| Division {
            code: row.code,
            name: row.name,
            level: row.level,
            parent: row.parent,
            real: true,
        };
        let mut divisions: Vec<Division> = data.divisions.into_iter().map(row).collect();
        let real = divisions.iter().filter(|row| row.level == "community").count();
        let grids = options.grids.unwrap_or_else(|| (real * 3).max(options.residents / 1000)).max(1);
        invent_communities(&mut divisions, grids.div_ceil(FULL_COMMUNITY).saturating_sub(real));
        let communities: Vec<&Division> = divisions.iter().filter(|row| row.level == "community").collect();
        let many = communities.len();
        let grids_of: Vec<usize> = (0..many).map(|at| grids * (at + 1) / many - grids * at / many).collect();
        let used: Vec<usize> = grids_of.iter().copied().filter(|n| *n > 0).collect();
        let layout = Layout::new(options.seed, &used);
        let cells = layout.cells_by_grid();
        let mut rows = Vec::with_capacity(grids);
        for (community, n) in communities.iter().zip(&grids_of) {
            for number in 1..=*n {
                rows.push(grid_row(
                    options.seed,
                    community,
                    number,
                    rows.len(),
                    layout.ring(&cells[rows.len()]),
                ));
            }
        }
        let code = divisions.iter().find(|row| row.level == "street").map(|row| row.code.clone());
        let code = code.expect("the data file has a street");
        let (district, number) = (code[..6].to_owned(), code[6..9].to_owned());
        let quotas = quotas(options, grids);
        let year = data.year;
        Self { seed: options.seed, year, divisions, layout, cells, grids: rows, quotas, district, number }
    }
}

/// Adds communities that do not exist, numbered from 101, for benchmarks with more grids than real ones can number.
fn invent_communities(divisions: &mut Vec<Division>, n: usize) {
    let street = divisions.iter().find(|row| row.level == "street").map(|row| row.code.clone());
    for number in 1..=n.min(99) {
        divisions.push(Division {
            code: format!("{}{}", street.as_deref().map_or("", |code| &code[..9]), 100 + number),
            name: format!("虚拟第{}社区居委会", chinese(number)),
            level: "community".to_owned(),
            parent: street.clone(),
            real: false,
        });
    }
}

fn grid_row(
    seed: u64,
    community: &Division,
    number: usize,
    place: usize,
    polygon: Vec<super::Point>,
) -> Grid {
    let mut dice = Dice::new(seed, Purpose::Staff, place);
    let short = community.name.trim_end_matches("居委会");
    Grid {
        code: format!("{}{number:03}", community.code),
        name: format!("{short}第{}网格", chinese(number)),
        community: community.code.clone(),
        polygon,
        leader: staff("leader", place, 1968, &mut dice),
        worker: staff("worker", place, 1985, &mut dice),
    }
}

fn staff(role: &str, place: usize, from: i64, dice: &mut Dice) -> Staff {
    let sex = if dice.chance(11, 20) { Sex::Female } else { Sex::Male };
    let ethnic = names::ETHNIC[usize::from(dice.chance(1, 14))].0;
    let surname = names::surname(ethnic, dice);
    let year = dice.between(from, from + 17) as i32;
    Staff {
        actor: format!("{role}-{:04}", place + 1),
        name: names::full(surname, ethnic, sex, year, dice),
        phone: numbers::phone(STAFF_PHONES + place * 2 + usize::from(role == "worker")),
    }
}

/// Shares the residents out: uneven, but exactly all of them.
fn quotas(options: &Options, grids: usize) -> Vec<usize> {
    let mut dice = Dice::new(options.seed, Purpose::Quota, 0);
    let weights: Vec<usize> = (0..grids).map(|_| dice.between(80, 120) as usize).collect();
    let whole: usize = weights.iter().sum();
    let (mut sum, mut given) = (0, 0);
    let share = |weight: &usize| {
        sum += weight;
        let part = options.residents * sum / whole - given;
        given += part;
        part
    };
    weights.iter().map(share).collect()
}

/// Names and house numbers already given.
#[derive(Default)]
pub(super) struct Signs {
    names: HashMap<String, usize>,
    roads: [usize; ROADS.len()],
}

impl Signs {
    /// The next house number of some road.
    pub(super) fn address(&mut self, dice: &mut Dice) -> String {
        let road = dice.index(ROADS.len());
        self.roads[road] += dice.between(3, 22) as usize;
        format!("{}{}号", ROADS[road], self.roads[road])
    }

    /// A compound with a name of its own.
    pub(super) fn compound(&mut self, grid: usize, dice: &mut Dice) -> Compound {
        let old = dice.chance(3, 10);
        let name = if old {
            format!("{}家属院", dice.pick(&WORKS))
        } else {
            format!("{}{}", dice.pick(&COMPOUND_FIRST), dice.pick(&COMPOUND_LAST))
        };
        let turn = self.names.entry(name.clone()).or_default();
        *turn += 1;
        let name = match (*turn, old) {
            (1, _) => name,
            (turn, true) => format!("{name}{}号院", chinese(turn)),
            (turn, false) => format!("{name}{}期", chinese(turn)),
        };
        let property = (!old || dice.chance(1, 4)).then(|| (*dice.pick(&PROPERTY)).to_owned());
        Compound { name, road: self.address(dice), grid: grid as u32, property }
    }
}

/// A building of one of the usual kinds; small when few residents are left to house.
pub(super) fn building(
    skeleton: &Skeleton,
    at: (usize, usize),
    compound: &Compound,
    number: u16,
    left: usize,
    dice: &mut Dice,
) -> Building {
    let (place, grid) = at;
    let kind = if left < 90 { 0 } else { dice.below(20) };
    let (units, floors, rooms) = match kind {
        0..=8 => (dice.between(2, 4), dice.between(6, 7), 2),
        9..=15 => (dice.between(1, 2), dice.between(11, 18), dice.between(2, 3)),
        _ => (1, dice.between(24, 33), 4),
    };
    let cell = *dice.pick(&skeleton.cells[grid]);
    Building {
        compound: place as u32,
        grid: grid as u32,
        number,
        address: format!("{}{}{number}栋", compound.road, compound.name),
        units: units as u16,
        floors: floors as u16,
        rooms: rooms as u16,
        location: skeleton.layout.lattice.point_in(cell, dice),
    }
}

/// Every dwelling of a building, unit by unit from the ground up; rooms above each other are equal.
pub(super) fn dwellings(building: &Building, place: u32, dice: &mut Dice) -> Vec<Dwelling> {
    let areas: Vec<u32> = (0..building.rooms).map(|_| dice.between(4_800, 14_500) as u32 * 100).collect();
    let mut rows = Vec::with_capacity(usize::from(building.units * building.floors * building.rooms));
    for unit in 1..=building.units {
        for floor in 1..=building.floors {
            for (room, area) in (1_u16..).zip(&areas) {
                let room = (floor * 100 + room).to_string();
                rows.push(Dwelling { building: place, unit, floor, room, area_cm2: *area });
            }
        }
    }
    rows
}
