//! Values of parameters: exact integers, fractions, limits and texts.

use std::cmp::Ordering;
use std::fmt;

use super::ParameterKind;
use crate::calendar::Limit;
use crate::{Error, Result};

/// An exact share (分数), such as 2/3.
///
/// ```
/// use shuzhi::rulebook::Fraction;
/// let two_thirds = Fraction::parse("value", "2/3").unwrap();
/// assert!(two_thirds.is_reached_by(6, 9) && !two_thirds.is_exceeded_by(6, 9));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Fraction {
    numerator: u32,
    denominator: u32,
}

impl Fraction {
    /// Reads `2/3`; `field` names the field in the error.
    pub fn parse(field: &str, text: &str) -> Result<Self> {
        let number =
            |part: &str| part.bytes().all(|b| b.is_ascii_digit()).then(|| part.parse().ok()).flatten();
        text.split_once('/')
            .and_then(|(above, below)| Some(Self { numerator: number(above)?, denominator: number(below)? }))
            .filter(|fraction| fraction.denominator > 0)
            .ok_or_else(|| {
                Error::invalid(field, "分数应写作“分子/分母”，例如 2/3", "a fraction is written such as 2/3")
            })
    }

    /// Whether `part` of `whole` is at least the share (以上, 达到): the number itself counts.
    pub fn is_reached_by(self, part: u32, whole: u32) -> bool {
        self.compare(part, whole).is_ge()
    }

    /// Whether `part` of `whole` is more than the share (超过, 过半数): the number itself does not count.
    pub fn is_exceeded_by(self, part: u32, whole: u32) -> bool {
        self.compare(part, whole).is_gt()
    }

    fn compare(self, part: u32, whole: u32) -> Ordering {
        let have = u64::from(part) * u64::from(self.denominator);
        have.cmp(&(u64::from(self.numerator) * u64::from(whole)))
    }
}

impl fmt::Display for Fraction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.numerator, self.denominator)
    }
}

/// A parameter's value, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ParameterValue {
    /// 整数.
    Integer(i64),
    /// 分数.
    Fraction(Fraction),
    /// 文本.
    Text(String),
    /// 时限.
    Limit(Limit),
}

impl ParameterValue {
    /// Reads a value of a kind; `field` names the field in the error.
    pub fn parse(field: &str, kind: ParameterKind, text: &str) -> Result<Self> {
        Ok(match kind {
            ParameterKind::Integer => Self::Integer(
                text.parse().map_err(|_| Error::invalid(field, "应为整数", "an integer is needed"))?,
            ),
            ParameterKind::Fraction => Self::Fraction(Fraction::parse(field, text)?),
            ParameterKind::Limit => Self::Limit(Limit::parse(field, text)?),
            ParameterKind::Text if text.trim().is_empty() => {
                return Err(Error::invalid(field, "文本不能为空", "a text is not empty"));
            }
            ParameterKind::Text => Self::Text(text.to_owned()),
        })
    }

    /// How it compares with another; `None` for texts, and for limits of different units.
    pub fn compare(&self, other: &Self) -> Option<Ordering> {
        match (self, other) {
            (Self::Integer(a), Self::Integer(b)) => Some(a.cmp(b)),
            (Self::Fraction(a), Self::Fraction(b)) => Some(b.compare(a.numerator, a.denominator)),
            (Self::Limit(a), Self::Limit(b)) if a.unit == b.unit => Some(a.amount.cmp(&b.amount)),
            _ => None,
        }
    }
}

impl fmt::Display for ParameterValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Integer(value) => value.fmt(f),
            Self::Fraction(value) => value.fmt(f),
            Self::Text(value) => value.fmt(f),
            Self::Limit(value) => value.fmt(f),
        }
    }
}
