//! The plain data of a generated street. Links between rows are positions in the street's lists.

use chrono::NaiveDate;
use serde::Serialize;

use super::layout::Lattice;

/// The day on which the generated street stands still: ages and residence are reckoned to it.
pub(super) fn as_of() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 1, 1).expect("a real date")
}

/// A place in CGCS2000 degrees, exact to seven decimals.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Point {
    /// Degrees east (经度).
    pub longitude: f64,
    /// Degrees north (纬度).
    pub latitude: f64,
}

/// An administrative division (行政区划).
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Division {
    /// Twelve-digit statistical code (统计用区划代码).
    pub code: String,
    /// Official name.
    pub name: String,
    /// `province`, `city`, `district`, `street` or `community`.
    pub level: String,
    /// Code of the division above.
    pub parent: Option<String>,
    /// False for a community invented because more grids were asked for than real communities can number.
    pub real: bool,
}

/// A member of the grid's staff.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Staff {
    /// Account known to the host platform.
    pub actor: String,
    /// Name (姓名).
    pub name: String,
    /// Mobile phone (手机).
    pub phone: String,
}

/// A grid (网格): the polygons of all grids tile the street.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Grid {
    /// Fifteen digits: community and a number from 001.
    pub code: String,
    /// Name, as 木塔巷社区第一网格.
    pub name: String,
    /// Code of its community.
    pub community: String,
    /// Closed ring, counter-clockwise, first point repeated at the end; neighbours share every vertex.
    pub polygon: Vec<Point>,
    /// Grid leader (网格长).
    pub leader: Staff,
    /// Grid worker (网格员).
    pub worker: Staff,
}

/// A residential compound (小区).
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Compound {
    /// Name, unique in the street.
    pub name: String,
    /// Road (街路) and number it stands at, as 临夏路128号.
    pub road: String,
    /// Position of its grid.
    pub grid: u32,
    /// Property manager (物业服务企业); none for old courtyards.
    pub property: Option<String>,
}

/// A residential building (楼栋).
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Building {
    /// Position of its compound.
    pub compound: u32,
    /// Position of its grid.
    pub grid: u32,
    /// Number in its compound.
    pub number: u16,
    /// Full address text, unique: road, number, compound, building.
    pub address: String,
    /// Number of units (单元).
    pub units: u16,
    /// Number of floors (楼层).
    pub floors: u16,
    /// Dwellings on each floor of a unit.
    pub rooms: u16,
    /// A point well inside its grid.
    pub location: Point,
}

/// A dwelling (户室).
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Dwelling {
    /// Position of its building.
    pub building: u32,
    /// Unit, from 1.
    pub unit: u16,
    /// Floor, from 1.
    pub floor: u16,
    /// Room, as 1203.
    pub room: String,
    /// Floor area in square centimetres.
    pub area_cm2: u32,
}

/// A household (户).
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Household {
    /// Household number (户号), ten digits, unique.
    pub number: String,
    /// Position of its dwelling.
    pub dwelling: u32,
    /// Position of its head (户主) among the residents; the other members follow.
    pub head: u32,
    /// Number of members.
    pub size: u16,
}

/// Sex (性别).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Sex {
    /// 男.
    Male,
    /// 女.
    Female,
}

/// Kind of residence (居住类别).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Residence {
    /// 户籍: registered here.
    Registered,
    /// 常住: registered elsewhere, living here for half a year or more.
    Permanent,
    /// 流动: here for less than half a year, or moving on.
    Floating,
}

impl Residence {
    /// The word in the import file.
    #[must_use]
    pub fn zh(self) -> &'static str {
        match self {
            Self::Registered => "户籍",
            Self::Permanent => "常住",
            Self::Floating => "流动",
        }
    }
}

/// A resident (居民).
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Resident {
    /// Name (姓名).
    pub name: String,
    /// Sex, equal to the parity of the number.
    pub sex: Sex,
    /// Birth date, equal to the date in the number.
    pub birth: NaiveDate,
    /// Resident identity number (公民身份号码), unique; some people have none on file.
    pub number: Option<String>,
    /// Mobile phone (手机), unique; children have none.
    pub phone: Option<String>,
    /// Ethnic group (民族) with its 族.
    pub ethnic_group: &'static str,
    /// Kind of residence.
    pub residence: Residence,
    /// Position of the household.
    pub household: u32,
    /// Relation to the head (与户主关系), in words after GB/T 4761.
    pub relation: &'static str,
    /// First day of residence (居住起始).
    pub since: NaiveDate,
}

/// Kind of enterprise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum EnterpriseKind {
    /// 企业.
    Company,
    /// 个体工商户.
    Merchant,
    /// 农民专业合作社.
    Cooperative,
}

/// An enterprise or merchant (市场主体).
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Enterprise {
    /// Name.
    pub name: String,
    /// Unified social credit code (统一社会信用代码), unique.
    pub credit_code: String,
    /// Kind.
    pub kind: EnterpriseKind,
    /// Trade (行业).
    pub industry: &'static str,
    /// Legal representative or operator (法定代表人/经营者).
    pub representative: String,
    /// Mobile phone.
    pub phone: String,
    /// Position of its grid.
    pub grid: u32,
    /// Address text.
    pub address: String,
    /// A point inside its grid.
    pub location: Point,
}

/// An office (办公室) or other responsible body (责任单位).
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Office {
    /// Short code.
    pub code: String,
    /// Name.
    pub name: String,
    /// `office`, `station`, `team`, `property`, `utility` or `community`.
    pub kind: String,
    /// Its community, for a community's own body.
    pub community: Option<String>,
}

/// How fast a request must be answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Tier {
    /// Danger to life or property.
    Emergency,
    /// Water, electricity, gas, heat.
    Urgent,
    /// Ordinary.
    Ordinary,
    /// Several offices or a long investigation.
    Complex,
}

/// A category of requests; two levels.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Category {
    /// Short code: `SR` on the first level, `SR01` on the second.
    pub code: String,
    /// Name.
    pub name: String,
    /// Code of the first level; none on the first level.
    pub parent: Option<String>,
    /// Tier; none on the first level.
    pub tier: Option<Tier>,
}

/// A routing rule: a category, perhaps only in one community, goes to an office.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Route {
    /// Code of a second-level category.
    pub category: String,
    /// Community, where the rule is its own.
    pub community: Option<String>,
    /// Code of the office.
    pub office: String,
}

/// A whole street.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Street {
    /// The seed it came from.
    pub seed: u64,
    /// Year of the division codes.
    pub year: u16,
    /// The day to which ages and residence are reckoned.
    pub as_of: NaiveDate,
    /// Province, city, district, street and communities.
    pub divisions: Vec<Division>,
    /// Closed ring around the whole street.
    pub boundary: Vec<Point>,
    /// Grids, by community.
    pub grids: Vec<Grid>,
    /// Compounds.
    pub compounds: Vec<Compound>,
    /// Buildings.
    pub buildings: Vec<Building>,
    /// Dwellings, some of them empty.
    pub dwellings: Vec<Dwelling>,
    /// Households.
    pub households: Vec<Household>,
    /// Residents, household by household.
    pub residents: Vec<Resident>,
    /// Enterprises and merchants.
    pub enterprises: Vec<Enterprise>,
    /// Offices and departments.
    pub offices: Vec<Office>,
    /// Categories.
    pub categories: Vec<Category>,
    /// Routing rules.
    pub routes: Vec<Route>,
    #[serde(skip)]
    pub(super) cells: Vec<Vec<u32>>,
    #[serde(skip)]
    pub(super) lattice: Lattice,
}
