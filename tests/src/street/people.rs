//! Households and residents, one grid after the other.

use chrono::{Days, NaiveDate};
use serde::Serialize;

use super::Options;
use super::names::{self, ETHNIC};
use super::numbers::{self, ADDRESSES, ResidentNumbers, push_digits};
use super::places::{self, Signs, Skeleton};
use super::rng::{Dice, Purpose};
use super::types::{Building, Compound, Dwelling, Household, Residence, Resident, Sex, as_of};

/// What stands and who lives in one grid.
#[derive(Default)]
pub(super) struct Content {
    pub(super) compounds: Vec<Compound>,
    pub(super) buildings: Vec<Building>,
    pub(super) dwellings: Vec<Dwelling>,
    pub(super) households: Vec<Household>,
    pub(super) residents: Vec<Resident>,
}

/// How many rows of each kind stand before a grid's own.
#[derive(Clone, Copy, Default)]
pub(super) struct Base {
    pub(super) compounds: usize,
    pub(super) buildings: usize,
    pub(super) dwellings: usize,
    pub(super) households: usize,
    pub(super) residents: usize,
}

/// What is carried from grid to grid: positions, and what must be unique in the whole street.
pub(super) struct Maker {
    pub(super) base: Base,
    pub(super) signs: Signs,
    pub(super) enterprises: usize,
    numbers: ResidentNumbers,
    rare: Vec<char>,
    phones: usize,
    seed: u64,
    today: NaiveDate,
}

/// Kinds of households with weights.
const KINDS: [(Kind, u32); 7] = [
    (Kind::Single, 20),
    (Kind::Couple, 23),
    (Kind::OneChild, 25),
    (Kind::TwoChildren, 11),
    (Kind::ThreeGenerations, 10),
    (Kind::OneParent, 4),
    (Kind::Sharing, 7),
];

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Single,
    Couple,
    OneChild,
    TwoChildren,
    ThreeGenerations,
    OneParent,
    Sharing,
}

/// What the members of a household have in common.
struct Family {
    ethnic: &'static str,
    surname: &'static str,
    /// The surname of the head's partner, and of a woman's children when they bear the father's.
    partner: &'static str,
    residence: Residence,
    address: usize,
    since: NaiveDate,
    household: u32,
}

/// A member before the name is given: relation, sex, age, whether of the family's surname.
type Member = (&'static str, Sex, i64, bool);

impl Maker {
    pub(super) fn new(seed: u64) -> Self {
        Self {
            base: Base::default(),
            signs: Signs::default(),
            enterprises: 0,
            numbers: ResidentNumbers::default(),
            // The first members of 汉 families called for get these, so that every street has them.
            rare: names::RARE.to_vec(),
            phones: 0,
            seed,
            today: as_of(),
        }
    }

    /// Builds and fills one grid; grids must be asked for in their order.
    pub(super) fn fill(&mut self, skeleton: &Skeleton, grid: usize) -> Content {
        let mut dice = Dice::new(self.seed, Purpose::Grid, grid);
        let mut content = Content::default();
        let mut left = skeleton.quotas[grid];
        loop {
            let compound = self.signs.compound(grid, &mut dice);
            let place = self.base.compounds + content.compounds.len();
            for number in 1..=dice.between(3, 8) as u16 {
                let building = places::building(skeleton, (place, grid), &compound, number, left, &mut dice);
                left = self.house(skeleton, &building, left, &mut content, &mut dice);
                content.buildings.push(building);
                if left == 0 {
                    break;
                }
            }
            content.compounds.push(compound);
            if left == 0 {
                break;
            }
        }
        self.base.compounds += content.compounds.len();
        self.base.buildings += content.buildings.len();
        self.base.dwellings += content.dwellings.len();
        self.base.households += content.households.len();
        self.base.residents += content.residents.len();
        content
    }

    /// Moves households into one building and tells how many residents are left over.
    fn house(
        &mut self,
        skeleton: &Skeleton,
        building: &Building,
        mut left: usize,
        content: &mut Content,
        dice: &mut Dice,
    ) -> usize {
        let place = (self.base.buildings + content.buildings.len()) as u32;
        for dwelling in places::dwellings(building, place, dice) {
            let position = (self.base.dwellings + content.dwellings.len()) as u32;
            content.dwellings.push(dwelling);
            if left == 0 || dice.chance(8, 100) {
                continue;
            }
            let number = self.base.households + content.households.len();
            let head = (self.base.residents + content.residents.len()) as u32;
            let size = self.move_in(number as u32, left, &mut content.residents, dice);
            let mut text = skeleton.number.clone();
            push_digits(&mut text, number + 1, 7);
            content.households.push(Household { number: text, dwelling: position, head, size: size as u16 });
            left -= size;
        }
        left
    }

    /// One household of at most `left` members; answers how many they are.
    fn move_in(&mut self, household: u32, left: usize, out: &mut Vec<Resident>, dice: &mut Dice) -> usize {
        let kind = *dice.weighted(&KINDS);
        let residence = match (kind, dice.below(100)) {
            (Kind::Sharing, 0..30) => Residence::Permanent,
            (Kind::Sharing, _) => Residence::Floating,
            (_, 0..66) => Residence::Registered,
            (_, 66..88) => Residence::Permanent,
            _ => Residence::Floating,
        };
        let ethnic = *dice.weighted(&ETHNIC);
        let head = if dice.chance(3, 4) { Sex::Male } else { Sex::Female };
        let back = match residence {
            Residence::Registered => dice.between(200, 9_000),
            Residence::Permanent => dice.between(190, 3_600),
            Residence::Floating => dice.between(3, 900),
        };
        let since = self.today - Days::new(back as u64);
        let address = address(residence, dice);
        let (surname, partner) = (names::surname(ethnic, dice), names::surname(ethnic, dice));
        let family = Family { ethnic, surname, partner, residence, address, since, household };
        let mut members = members(kind, head, dice);
        members.truncate(left);
        for member in &members {
            out.push(self.person(&family, *member, kind == Kind::Sharing, dice));
        }
        members.len()
    }

    fn person(&mut self, family: &Family, member: Member, apart: bool, dice: &mut Dice) -> Resident {
        let (relation, sex, age, own_name) = member;
        let days = age * 1461 / 4 + dice.between(0, 364);
        let birth = self.today - Days::new(days as u64);
        let address = if apart || (!own_name && dice.chance(1, 4)) {
            address(family.residence, dice)
        } else {
            family.address
        };
        let (birth, number) = self.numbers.take(address, birth, sex);
        let without = if age == 0 { 30 } else { 1 + 2 * u32::from(family.residence == Residence::Floating) };
        let number = (!dice.chance(without, 100)).then_some(number);
        let has_phone = age >= 12 && dice.chance(if age > 75 { 70 } else { 94 }, 100);
        let phone = has_phone.then(|| self.next_phone());
        Resident {
            name: self.name(family, member, birth, apart, dice),
            sex,
            birth,
            number,
            phone,
            ethnic_group: family.ethnic,
            residence: family.residence,
            household: family.household,
            relation,
            since: family.since.max(birth),
        }
    }

    /// A phone that nobody has yet.
    pub(super) fn next_phone(&mut self) -> String {
        self.phones += 1;
        numbers::phone(self.phones)
    }

    fn name(
        &mut self,
        family: &Family,
        member: Member,
        birth: NaiveDate,
        apart: bool,
        dice: &mut Dice,
    ) -> String {
        use chrono::Datelike as _;
        let (relation, sex, _, own_name) = member;
        let surname = match relation {
            _ if own_name && !apart => family.surname,
            "配偶" | "子" | "女" => family.partner,
            _ => names::surname(family.ethnic, dice),
        };
        let mut name = names::full(surname, family.ethnic, sex, birth.year(), dice);
        if family.ethnic == "汉族"
            && name.chars().count() == 3
            && dice.chance(1, 5)
            && let Some(rare) = self.rare.pop()
        {
            name.pop();
            name.push(rare);
        }
        name
    }
}

/// Where the number was given out: here for most of the registered, elsewhere for the others.
fn address(residence: Residence, dice: &mut Dice) -> usize {
    let here = if residence == Residence::Registered { 82 } else { 3 };
    if dice.chance(here, 100) { 0 } else { 1 + dice.index(ADDRESSES.len() - 1) }
}

/// The members of a household; the head first, then those who follow.
fn members(kind: Kind, head: Sex, dice: &mut Dice) -> Vec<Member> {
    let other = if head == Sex::Male { Sex::Female } else { Sex::Male };
    let mut rows: Vec<Member> = Vec::with_capacity(7);
    let age = match kind {
        Kind::Single if dice.chance(1, 2) => dice.between(60, 92),
        Kind::Single => dice.between(21, 59),
        Kind::Couple if dice.chance(3, 5) => dice.between(55, 86),
        Kind::Couple => dice.between(24, 54),
        Kind::OneChild => dice.between(27, 56),
        Kind::TwoChildren => dice.between(29, 48),
        Kind::ThreeGenerations => dice.between(30, 50),
        Kind::OneParent => dice.between(28, 55),
        Kind::Sharing => dice.between(18, 38),
    };
    rows.push(("户主", head, age, true));
    match kind {
        Kind::Single => {}
        Kind::Couple => rows.push(spouse(other, age, dice)),
        Kind::OneChild | Kind::TwoChildren | Kind::ThreeGenerations => {
            rows.push(spouse(other, age, dice));
            push_children(&mut rows, age, 1 + usize::from(kind == Kind::TwoChildren), head, dice);
        }
        Kind::OneParent => push_children(&mut rows, age, 1, head, dice),
        Kind::Sharing => {
            for _ in 0..dice.between(1, 4) {
                let sex = if dice.chance(1, 2) { head } else { other };
                rows.push(("非亲属", sex, dice.between(18, 38), false));
            }
        }
    }
    if kind == Kind::ThreeGenerations {
        let elder = age + dice.between(23, 30);
        rows.push(("母亲", Sex::Female, elder, false));
        if dice.chance(3, 5) {
            rows.push(("父亲", Sex::Male, elder + dice.between(0, 4), true));
        }
    }
    rows
}

fn spouse(sex: Sex, age: i64, dice: &mut Dice) -> Member {
    ("配偶", sex, (age + dice.between(-4, 3)).max(22), false)
}

/// Children at least 22 years younger than the head; they bear the father's surname where the head is a man.
fn push_children(rows: &mut Vec<Member>, age: i64, n: usize, head: Sex, dice: &mut Dice) {
    let own_name = head == Sex::Male || dice.chance(1, 3);
    let mut oldest = (age - dice.between(22, 30)).clamp(0, 30);
    for _ in 0..n {
        let (relation, sex) = if dice.chance(52, 100) { ("子", Sex::Male) } else { ("女", Sex::Female) };
        rows.push((relation, sex, oldest, own_name));
        oldest = (oldest - dice.between(1, 6)).max(0);
    }
}

/// A row of the import file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ResidentRow {
    /// 姓名.
    pub name: String,
    /// 公民身份号码; empty when there is none.
    pub number: String,
    /// 手机; empty when there is none.
    pub phone: String,
    /// 民族.
    pub ethnic_group: &'static str,
    /// 居住类别: 户籍, 常住 or 流动.
    pub residence: &'static str,
    /// 户号.
    pub household: String,
    /// 与户主关系.
    pub relation: &'static str,
    /// 楼栋地址.
    pub building: String,
    /// 单元, from 1.
    pub unit: u16,
    /// 户室.
    pub room: String,
    /// 居住起始.
    pub since: NaiveDate,
}

impl ResidentRow {
    pub(super) fn new(
        person: &Resident,
        household: &Household,
        dwelling: &Dwelling,
        building: &Building,
    ) -> Self {
        Self {
            name: person.name.clone(),
            number: person.number.clone().unwrap_or_default(),
            phone: person.phone.clone().unwrap_or_default(),
            ethnic_group: person.ethnic_group,
            residence: person.residence.zh(),
            household: household.number.clone(),
            relation: person.relation,
            building: building.address.clone(),
            unit: dwelling.unit,
            room: dwelling.room.clone(),
            since: person.since,
        }
    }
}

/// The rows of a street's residents, one grid at a time in memory.
pub struct ResidentRows {
    skeleton: Skeleton,
    maker: Maker,
    grid: usize,
    content: Content,
    base: Base,
    place: usize,
    left: usize,
}

/// The rows of the residents that [`super::generate`] makes from the same seed and number.
#[must_use]
pub fn residents_iter(seed: u64, n: usize) -> ResidentRows {
    residents_iter_with(&Options { seed, residents: n, grids: None })
}

/// The rows of the residents that [`super::generate_with`] makes from the same options.
#[must_use]
pub fn residents_iter_with(options: &Options) -> ResidentRows {
    ResidentRows {
        skeleton: Skeleton::new(options),
        maker: Maker::new(options.seed),
        grid: 0,
        content: Content::default(),
        base: Base::default(),
        place: 0,
        left: options.residents,
    }
}

impl Iterator for ResidentRows {
    type Item = ResidentRow;

    fn next(&mut self) -> Option<ResidentRow> {
        if self.left == 0 {
            return None;
        }
        while self.place == self.content.residents.len() {
            self.base = self.maker.base;
            self.content = self.maker.fill(&self.skeleton, self.grid);
            self.grid += 1;
            self.place = 0;
        }
        let content = &self.content;
        let person = &content.residents[self.place];
        let household = &content.households[person.household as usize - self.base.households];
        let dwelling = &content.dwellings[household.dwelling as usize - self.base.dwellings];
        let building = &content.buildings[dwelling.building as usize - self.base.buildings];
        self.place += 1;
        self.left -= 1;
        Some(ResidentRow::new(person, household, dwelling, building))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.left, Some(self.left))
    }
}

impl ExactSizeIterator for ResidentRows {}
