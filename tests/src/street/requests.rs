//! Citizens' requests in their own words.

use serde::Serialize;

use super::rng::{Dice, Purpose};
use super::texts::{TEXTS, TIMES, Text};
use super::types::{Category, Point, Street, Tier};

/// Way in (渠道).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// 居民自报.
    Citizen,
    /// 网格员上报.
    GridWorker,
    /// 热线.
    Hotline,
    /// 部门转办.
    Department,
}

/// Who reports.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reporter {
    /// Name.
    pub name: String,
    /// Mobile phone.
    pub phone: String,
    /// Position among the residents; none for a grid worker.
    pub resident: Option<u32>,
}

/// A request (诉求).
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Request {
    /// From 0.
    pub ordinal: u64,
    /// Title (标题).
    pub title: String,
    /// Description (诉求内容).
    pub description: String,
    /// Code of a second-level category.
    pub category: String,
    /// Its tier.
    pub tier: Tier,
    /// Way in.
    pub channel: Channel,
    /// Who reports; none when anonymous.
    pub reporter: Option<Reporter>,
    /// Where, in CGCS2000; always inside the grid.
    pub location: Point,
    /// Address in words.
    pub address: String,
    /// Position of the building it is about, if it is about one.
    pub building: Option<u32>,
    /// Code of the grid it lies in.
    pub grid: String,
    /// Code of the community it lies in.
    pub community: String,
    /// Code of the office the routing rules give it to.
    pub office: String,
}

/// Requests one after the other; each has a stream of its own, so that they may also be skipped.
pub struct Requests<'a> {
    street: &'a Street,
    second: Vec<&'a Category>,
    /// Positions of each grid's buildings.
    buildings: Vec<Vec<u32>>,
    ordinal: usize,
    end: usize,
}

impl<'a> Requests<'a> {
    pub(super) fn new(street: &'a Street, n: usize) -> Self {
        let mut buildings = vec![Vec::new(); street.grids.len()];
        for (place, building) in (0_u32..).zip(&street.buildings) {
            buildings[building.grid as usize].push(place);
        }
        let second = street.categories.iter().filter(|category| category.parent.is_some()).collect();
        Self { street, second, buildings, ordinal: 0, end: n }
    }

    fn request(&self, ordinal: usize) -> Request {
        let street = self.street;
        let mut dice = Dice::new(street.seed, Purpose::Request, ordinal);
        let category = *dice.pick(&self.second);
        let fitting = || TEXTS.iter().filter(|text| text.category == category.code);
        let text = fitting().nth(dice.index(fitting().count())).expect("every category has texts");
        let grid = dice.index(street.grids.len());
        let place = self.building(grid, text.description.contains("电梯"), &mut dice);
        let building = &street.buildings[place as usize];
        let compound = &street.compounds[building.compound as usize];
        let (location, address) = if text.indoors {
            (building.location, building.address.clone())
        } else {
            let cell = *dice.pick(&street.cells[grid]);
            (street.lattice.point_in(cell, &mut dice), format!("{}附近", compound.road))
        };
        let (channel, reporter) = self.reporter(grid, &mut dice);
        let unit = dice.between(1, i64::from(building.units));
        let fill = |words: &str, dice: &mut Dice| {
            words
                .replace("{处}", if text.indoors { &building.address } else { &address })
                .replace("{区}", &compound.name)
                .replace("{路}", &compound.road)
                .replace("{元}", &unit.to_string())
                .replace("{时}", dice.pick::<&str>(&TIMES))
                .replace("{数}", &dice.between(2, 9).to_string())
        };
        let row = &street.grids[grid];
        let route = street.route(&category.code, &row.community).expect("every category has a route");
        Request {
            ordinal: ordinal as u64,
            title: fill(text.title, &mut dice),
            description: passed_on(channel, &fill(text.description, &mut dice)),
            category: category.code.clone(),
            tier: category.tier.unwrap_or(Tier::Ordinary),
            channel,
            reporter,
            location,
            address,
            building: text.indoors.then_some(place),
            grid: row.code.clone(),
            community: row.community.clone(),
            office: route.office.clone(),
        }
    }

    /// A building of the grid; one with a lift where that matters and there is one.
    fn building(&self, grid: usize, lift: bool, dice: &mut Dice) -> u32 {
        let high = |place: &&u32| self.street.buildings[**place as usize].floors > 7;
        let lifts: Vec<u32> = self.buildings[grid].iter().filter(high).copied().collect();
        *dice.pick(if lift && !lifts.is_empty() { &lifts } else { &self.buildings[grid] })
    }

    /// A resident with a phone, the grid's worker, or nobody.
    fn reporter(&self, grid: usize, dice: &mut Dice) -> (Channel, Option<Reporter>) {
        let channel = match dice.below(100) {
            0..45 => Channel::Citizen,
            45..75 => Channel::Hotline,
            75..93 => Channel::GridWorker,
            _ => Channel::Department,
        };
        if channel == Channel::GridWorker {
            let worker = &self.street.grids[grid].worker;
            let (name, phone) = (worker.name.clone(), worker.phone.clone());
            return (channel, Some(Reporter { name, phone, resident: None }));
        }
        if self.street.residents.is_empty() || dice.chance(12, 100) {
            return (channel, None);
        }
        let from = dice.index(self.street.residents.len());
        let many = self.street.residents.len();
        let found = (0..many.min(50)).map(|step| (from + step) % many).find_map(|place| {
            let person = &self.street.residents[place];
            let phone = person.phone.clone()?;
            Some(Reporter { name: person.name.clone(), phone, resident: Some(place as u32) })
        });
        (channel, found)
    }
}

/// Staff who pass a request on say so.
fn passed_on(channel: Channel, words: &str) -> String {
    match channel {
        Channel::Citizen | Channel::Hotline => words.to_owned(),
        Channel::GridWorker => format!("走访中居民反映：{words}"),
        Channel::Department => format!("部门转来群众诉求：{words}"),
    }
}

impl Iterator for Requests<'_> {
    type Item = Request;

    fn next(&mut self) -> Option<Request> {
        if self.ordinal == self.end {
            return None;
        }
        self.ordinal += 1;
        Some(self.request(self.ordinal - 1))
    }

    fn nth(&mut self, n: usize) -> Option<Request> {
        self.ordinal = self.ordinal.saturating_add(n).min(self.end);
        self.next()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.end - self.ordinal, Some(self.end - self.ordinal))
    }
}

impl ExactSizeIterator for Requests<'_> {}

/// Keeps the table of texts readable.
pub(super) const fn text(
    category: &'static str,
    indoors: bool,
    title: &'static str,
    description: &'static str,
) -> Text {
    Text { category, indoors, title, description }
}
