//! Amounts of money: exact decimals.

use std::fmt;
use std::str::FromStr;

use rust_decimal::{Decimal, RoundingStrategy};
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::{Error, Result};

/// The greatest amount: a hundred billion yuan.
const MOST: i64 = 100_000_000_000;

/// An amount in yuan with exactly two decimals (金额), written as `"12.50"`.
///
/// ```
/// use shuzhi::Money;
/// assert_eq!(Money::parse("amount", "12.5").unwrap().to_string(), "12.50");
/// assert!(Money::parse("amount", "12.345").is_err());
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Money(Decimal);

impl Money {
    /// Nothing.
    pub const ZERO: Self = Self(Decimal::ZERO);

    /// Reads an amount that is not negative; `field` names the request's field in the error.
    ///
    /// # Errors
    /// `Invalid` for anything but digits with at most two decimals.
    pub fn parse(field: &str, text: &str) -> Result<Self> {
        let plain = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
        let read = Decimal::from_str(text).ok().filter(|value| plain && value.scale() <= 2);
        match read {
            Some(value) if value <= Decimal::from(MOST) => Ok(Self::of(value)),
            _ => Err(Error::invalid(
                field,
                "金额应为以元为单位的非负数，至多两位小数",
                "an amount is in yuan, not negative, with at most two decimals",
            )),
        }
    }

    /// Of whole fen (分).
    pub fn from_fen(fen: i64) -> Self {
        Self(Decimal::new(fen, 2))
    }

    /// In whole fen (分).
    pub fn fen(self) -> i64 {
        i64::try_from(self.0.mantissa()).unwrap_or(i64::MAX)
    }

    /// With another amount.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self::of(self.0 + other.0)
    }

    /// What is left of it after another amount is taken away; nothing when that one is greater.
    #[must_use]
    pub fn less(self, other: Self) -> Self {
        Self::of((self.0 - other.0).max(Decimal::ZERO))
    }

    /// So many thousandths of it (‰), to the fen; half a fen counts as a whole one.
    ///
    /// ```
    /// use shuzhi::Money;
    /// let income = Money::parse("income", "3001").unwrap();
    /// assert_eq!(income.per_mille(5).to_string(), "15.01");
    /// ```
    #[must_use]
    pub fn per_mille(self, rate: u32) -> Self {
        let part = self.0 * Decimal::new(i64::from(rate), 3);
        Self::of(part.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero))
    }

    fn of(mut value: Decimal) -> Self {
        value.rescale(2);
        Self(value)
    }
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.2}", self.0)
    }
}

impl Serialize for Money {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Money {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse("", &text).map_err(serde::de::Error::custom)
    }
}

impl JsonSchema for Money {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Money".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        schemars::json_schema!({"type": "string"})
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_exact_and_refuse_a_third_decimal() {
        for (text, fen) in [("0", 0), ("0.01", 1), ("12.5", 1_250), ("3000.00", 300_000)] {
            let money = Money::parse("amount", text).unwrap();
            assert_eq!(money.fen(), fen, "{text}");
            assert_eq!(Money::from_fen(fen), money);
            assert_eq!(Money::parse("amount", &money.to_string()).unwrap(), money);
        }
        for bad in ["", "-1", "1.234", "1e3", "1,000", "十元", ".", "100000000001", "0.000"] {
            assert_eq!(Money::parse("amount", bad).unwrap_err().field(), Some("amount"), "{bad}");
        }
    }

    #[test]
    fn half_a_fen_rounds_up_and_nothing_falls_below_nothing() {
        for (fen, rate, part) in
            [(100, 5, 1), (99, 5, 0), (300_100, 5, 1_501), (300_100, 10, 3_001), (0, 20, 0)]
        {
            assert_eq!(Money::from_fen(fen).per_mille(rate).fen(), part, "{fen} fen at {rate} per mille");
        }
        let (one, two) = (Money::from_fen(1), Money::from_fen(2));
        assert_eq!((one.plus(two).fen(), two.less(one).fen(), one.less(two)), (3, 1, Money::ZERO));
        assert_eq!(Money::ZERO.to_string(), Money::ZERO.plus(Money::ZERO).to_string());
    }
}
