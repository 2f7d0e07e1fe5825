//! Codes of grids.

use super::DivisionCode;
use super::text_type::{ascii, digits, number};
use crate::{Error, Result};

/// 网格编码: the twelve digits of the community and three of the grid within it.
///
/// ```
/// use shuzhi::identity::GridCode;
/// let grid = GridCode::parse("grid", "620102001003007").unwrap();
/// assert_eq!(grid.community().as_str(), "620102001003");
/// assert_eq!(grid.street().as_str(), "620102001000");
/// assert_eq!(grid.sequence(), 7);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GridCode([u8; 15]);

text_type!(GridCode, read = Self::parse, debug = as_str, pattern = "^[1-9][0-9]{14}$");

impl GridCode {
    /// Reads fifteen digits; `field` names the request's field in the error.
    ///
    /// A grid belongs to exactly one community, so the street and community digits can't be zero; sequences begin
    /// with 001.
    pub fn parse(field: &str, text: &str) -> Result<Self> {
        let refuse = || {
            Error::invalid(
                field,
                "网格编码应为 15 位数字：12 位社区区划代码加 3 位网格序号（自 001 起）",
                "a grid code has 15 digits: the 12 of its community's division code and a sequence from 001",
            )
        };
        let code = digits::<15>(text).ok_or_else(refuse)?;
        let community = DivisionCode::parse(field, &text[..12]).map_err(|_| refuse())?;
        if community.community_kind().is_none() || number(&code[12..]) == 0 {
            return Err(refuse());
        }
        Ok(Self(code))
    }

    /// The code of the grid numbered `sequence` (1 to 999) of `community`.
    pub fn new(field: &str, community: &DivisionCode, sequence: u32) -> Result<Self> {
        Self::parse(field, &format!("{community}{sequence:03}"))
    }

    /// The fifteen digits.
    pub fn as_str(&self) -> &str {
        ascii(&self.0)
    }

    /// The community that the grid belongs to.
    pub fn community(&self) -> DivisionCode {
        DivisionCode::proved(std::array::from_fn(|at| self.0[at]))
    }

    /// The street that the grid belongs to.
    pub fn street(&self) -> DivisionCode {
        DivisionCode::proved(std::array::from_fn(|at| if at < 9 { self.0[at] } else { b'0' }))
    }

    /// The number of the grid within its community.
    pub fn sequence(&self) -> u32 {
        number(&self.0[12..])
    }

    /// Whether the grid lies within `division`.
    pub fn is_within(&self, division: &DivisionCode) -> bool {
        self.as_str().starts_with(division.prefix())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn malformed_codes_are_refused() {
        for text in [
            "",
            "620102001003",
            "6201020010030071",
            "62010200100300x",
            "620102000003007",
            "620102001000007",
            "620102001003000",
            "000102001003007",
        ] {
            assert_eq!(GridCode::parse("grid", text).unwrap_err().field(), Some("grid"), "{text}");
        }
        let community = DivisionCode::parse("community", "620102001003").unwrap();
        assert!(GridCode::new("grid", &community, 1000).is_err());
        assert!(GridCode::new("grid", &community.street().unwrap(), 1).is_err());
    }

    proptest! {
        #[test]
        fn parts_make_the_code(
            county in 110_101u32..820_000, street in 1u32..1000, community in 1u32..1000, sequence in 1u32..1000,
        ) {
            prop_assume!(county / 100 % 100 != 0);
            let text = format!("{county}{street:03}{community:03}{sequence:03}");
            let grid = GridCode::parse("grid", &text).unwrap();
            prop_assert_eq!(grid.as_str(), &text);
            prop_assert_eq!(GridCode::new("grid", &grid.community(), grid.sequence()).unwrap(), grid);
            prop_assert!(grid.is_within(&grid.street()) && grid.is_within(&grid.community()));
        }
    }
}
