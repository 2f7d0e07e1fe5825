//! Administrative divisions by the statistical division code.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::text_type::{ascii, digits, number};
use crate::{Error, Result};

/// 行政区划级别, from the widest to the narrowest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum DivisionLevel {
    /// 省、自治区、直辖市.
    Province,
    /// 市、地区、自治州、盟.
    Prefecture,
    /// 县、区、旗.
    County,
    /// 街道、镇、乡.
    Street,
    /// 社区、村.
    Community,
}

impl DivisionLevel {
    /// How many digits of the code say a division of this level.
    pub const fn digits(self) -> usize {
        match self {
            Self::Province => 2,
            Self::Prefecture => 4,
            Self::County => 6,
            Self::Street => 9,
            Self::Community => 12,
        }
    }
}

/// What a division of the street level is, by its three digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum StreetKind {
    /// 街道 (001–099).
    SubDistrict,
    /// 镇 (100–199).
    Town,
    /// 乡 (200–399).
    Township,
    /// 类似乡级单位 (400–599): development zones, farms and the like.
    Similar,
    /// Any other number.
    Other,
}

/// What a division of the community level is, by its three digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum CommunityKind {
    /// 居民委员会 (001–199).
    ResidentsCommittee,
    /// 村民委员会 (200–399).
    VillagersCommittee,
    /// 类似单位 (400–599).
    Similar,
    /// Any other number.
    Other,
}

/// 城乡分类代码: how urban a community is; kept beside the division code, not in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum UrbanRuralClass {
    /// 主城区 (111).
    MainUrban,
    /// 城乡结合区 (112).
    UrbanFringe,
    /// 镇中心区 (121).
    TownCentre,
    /// 镇乡结合区 (122).
    TownFringe,
    /// 特殊区域 (123).
    SpecialArea,
    /// 乡中心区 (210).
    TownshipCentre,
    /// 村庄 (220).
    Village,
}

impl UrbanRuralClass {
    const ALL: [Self; 7] = [
        Self::MainUrban,
        Self::UrbanFringe,
        Self::TownCentre,
        Self::TownFringe,
        Self::SpecialArea,
        Self::TownshipCentre,
        Self::Village,
    ];

    /// The three-digit code.
    pub const fn code(self) -> i32 {
        match self {
            Self::MainUrban => 111,
            Self::UrbanFringe => 112,
            Self::TownCentre => 121,
            Self::TownFringe => 122,
            Self::SpecialArea => 123,
            Self::TownshipCentre => 210,
            Self::Village => 220,
        }
    }

    /// From the three-digit code.
    pub fn from_code(field: &str, code: i32) -> Result<Self> {
        Self::ALL.into_iter().find(|class| class.code() == code).ok_or_else(|| {
            Error::invalid(
                field,
                "城乡分类代码应为 111、112、121、122、123、210 或 220",
                "an urban-rural class is 111, 112, 121, 122, 123, 210 or 220",
            )
        })
    }
}

/// 统计用区划代码: 2 province + 2 prefecture + 2 county + 3 street + 3 community digits.
///
/// Codes change from year to year and are not looked up; the year of the code belongs beside it. A level may be
/// skipped where the country does so: 441900003000 is a street directly under a prefecture-level city.
///
/// ```
/// use shuzhi::identity::{DivisionCode, DivisionLevel};
/// let street = DivisionCode::parse("street", "620102001").unwrap();
/// assert_eq!(street.as_str(), "620102001000");
/// assert_eq!(street.level(), DivisionLevel::Street);
/// assert_eq!(street.parent().unwrap().as_str(), "620102000000");
/// assert!(street.contains(&DivisionCode::parse("community", "620102001003").unwrap()));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DivisionCode([u8; 12]);

text_type!(DivisionCode, read = Self::parse, debug = as_str, pattern = "^[1-9][0-9]{11}$");

impl DivisionCode {
    /// Reads 6, 9 or 12 digits, padded with zeros; `field` names the request's field in the error.
    pub fn parse(field: &str, text: &str) -> Result<Self> {
        let padded = match text.len() {
            6 => digits::<6>(text).map(|known| pad(&known)),
            9 => digits::<9>(text).map(|known| pad(&known)),
            _ => digits::<12>(text),
        };
        let code = padded.map(Self).ok_or_else(|| {
            Error::invalid(field, "区划代码应为 6、9 或 12 位数字", "a division code has 6, 9 or 12 digits")
        })?;
        let [province, prefecture, county, street, community] = code.parts();
        let headless = province < 10
            || (prefecture == 0 && (county, street, community) != (0, 0, 0))
            || (street == 0 && community != 0);
        if headless {
            return Err(Error::invalid(
                field,
                "区划代码的上级部分不能为零",
                "the higher part of a division code can't be zero",
            ));
        }
        Ok(code)
    }

    /// Of digits that a grid's code was proved to begin with.
    pub(super) const fn proved(digits: [u8; 12]) -> Self {
        Self(digits)
    }

    /// The twelve digits.
    pub fn as_str(&self) -> &str {
        ascii(&self.0)
    }

    /// 级别.
    pub fn level(&self) -> DivisionLevel {
        match self.parts() {
            [_, 0, ..] => DivisionLevel::Province,
            [_, _, 0, 0, _] => DivisionLevel::Prefecture,
            [_, _, _, 0, _] => DivisionLevel::County,
            [.., 0] => DivisionLevel::Street,
            _ => DivisionLevel::Community,
        }
    }

    /// The digits that all divisions within share.
    pub fn prefix(&self) -> &str {
        &self.as_str()[..self.level().digits()]
    }

    /// The division directly above; none above a province.
    pub fn parent(&self) -> Option<Self> {
        let keep = match self.level() {
            DivisionLevel::Province => return None,
            DivisionLevel::Prefecture => 2,
            DivisionLevel::County => 4,
            // A street of a city without counties stands directly under the city, with the same padding.
            DivisionLevel::Street => 6,
            DivisionLevel::Community => 9,
        };
        Some(Self(pad(&self.0[..keep])))
    }

    /// Whether `other` is this division or lies within it.
    pub fn contains(&self, other: &Self) -> bool {
        other.0.starts_with(self.prefix().as_bytes())
    }

    /// The division of `level` that this one is or lies within; none when this one is wider or skips that level.
    pub fn at(&self, level: DivisionLevel) -> Option<Self> {
        let code = Self(pad(&self.0[..level.digits()]));
        (code.level() == level).then_some(code)
    }

    /// The street that this division is or lies within.
    pub fn street(&self) -> Option<Self> {
        self.at(DivisionLevel::Street)
    }

    /// The nine digits of the street that this division is or lies within.
    pub fn street_prefix(&self) -> Option<&str> {
        (self.level() >= DivisionLevel::Street).then(|| &self.as_str()[..9])
    }

    /// The six digits of the county that this division is or lies within, zeros where it lies in none.
    pub fn county_prefix(&self) -> &str {
        &self.as_str()[..6]
    }

    /// What the division of the street level is.
    pub fn street_kind(&self) -> Option<StreetKind> {
        match self.parts()[3] {
            0 => None,
            1..=99 => Some(StreetKind::SubDistrict),
            100..=199 => Some(StreetKind::Town),
            200..=399 => Some(StreetKind::Township),
            400..=599 => Some(StreetKind::Similar),
            _ => Some(StreetKind::Other),
        }
    }

    /// What the division of the community level is.
    pub fn community_kind(&self) -> Option<CommunityKind> {
        match self.parts()[4] {
            0 => None,
            1..=199 => Some(CommunityKind::ResidentsCommittee),
            200..=399 => Some(CommunityKind::VillagersCommittee),
            400..=599 => Some(CommunityKind::Similar),
            _ => Some(CommunityKind::Other),
        }
    }

    fn parts(&self) -> [u32; 5] {
        let code = &self.0;
        [&code[..2], &code[2..4], &code[4..6], &code[6..9], &code[9..]].map(number)
    }
}

fn pad(known: &[u8]) -> [u8; 12] {
    let mut code = [b'0'; 12];
    code[..known.len()].copy_from_slice(known);
    code
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn parse(text: &str) -> DivisionCode {
        DivisionCode::parse("division", text).unwrap()
    }

    #[test]
    fn levels_and_parents() {
        let community = parse("620102001003");
        let chain: Vec<(String, DivisionLevel)> =
            std::iter::successors(Some(community), DivisionCode::parent)
                .map(|code| (code.to_string(), code.level()))
                .collect();
        let expected = [
            ("620102001003", DivisionLevel::Community),
            ("620102001000", DivisionLevel::Street),
            ("620102000000", DivisionLevel::County),
            ("620100000000", DivisionLevel::Prefecture),
            ("620000000000", DivisionLevel::Province),
        ]
        .map(|(code, level)| (code.to_owned(), level));
        assert_eq!(chain, expected);
        assert_eq!(community.street(), Some(parse("620102001")));
        assert_eq!(community.street_prefix(), Some("620102001"));
        assert_eq!(parse("620102").street_prefix(), None);
        assert_eq!(parse("620102").street(), None);
        assert_eq!(community.county_prefix(), "620102");
        assert_eq!(parse("620102").at(DivisionLevel::Community), None);
        assert_eq!(parse("620100").prefix(), "6201");
    }

    #[test]
    fn cities_without_counties() {
        let street = parse("441900003");
        assert_eq!(street.level(), DivisionLevel::Street);
        assert_eq!(street.parent(), Some(parse("441900")));
        assert_eq!(street.at(DivisionLevel::County), None);
        assert!(parse("441900").contains(&street));
    }

    #[test]
    fn containment_goes_down_only() {
        let street = parse("620102001");
        assert!(street.contains(&street));
        assert!(!street.contains(&parse("620102")));
        assert!(!street.contains(&parse("620102002001")));
        assert!(parse("620000").contains(&street));
    }

    #[test]
    fn kinds_by_number() {
        for (text, street, community) in [
            ("620102001001", Some(StreetKind::SubDistrict), Some(CommunityKind::ResidentsCommittee)),
            ("620102100200", Some(StreetKind::Town), Some(CommunityKind::VillagersCommittee)),
            ("620102200400", Some(StreetKind::Township), Some(CommunityKind::Similar)),
            ("620102400600", Some(StreetKind::Similar), Some(CommunityKind::Other)),
            ("620102600000", Some(StreetKind::Other), None),
            ("620102000000", None, None),
        ] {
            assert_eq!(
                (parse(text).street_kind(), parse(text).community_kind()),
                (street, community),
                "{text}"
            );
        }
        for code in [111, 112, 121, 122, 123, 210, 220] {
            assert_eq!(UrbanRuralClass::from_code("class", code).unwrap().code(), code);
        }
        assert!(UrbanRuralClass::from_code("class", 113).is_err());
    }

    #[test]
    fn malformed_codes_are_refused() {
        for text in [
            "",
            "62",
            "6201",
            "62010200",
            "62010200100",
            "6201020010001",
            "62010200100a",
            "000000000000",
            "020102001000",
            "620002000000",
            "620102000001",
            "６２０１０２",
        ] {
            assert!(DivisionCode::parse("division", text).is_err(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn every_division_lies_within_its_ancestors(
            a in 11u32..83, b in 1u32..100, c in 0u32..100, d in 1u32..1000, e in 0u32..1000,
        ) {
            let code = parse(&format!("{a:02}{b:02}{c:02}{d:03}{e:03}"));
            let mut above = code;
            while let Some(parent) = above.parent() {
                prop_assert!(parent.contains(&code) && parent.level() < above.level());
                prop_assert!(!code.contains(&parent));
                above = parent;
            }
            prop_assert_eq!(above.level(), DivisionLevel::Province);
            prop_assert_eq!(serde_json::to_string(&code).unwrap(), format!("\"{code}\""));
        }
    }
}
