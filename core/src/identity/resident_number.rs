//! Resident identity numbers by GB 11643.

use chrono::NaiveDate;

use super::Sex;
use super::text_type::{ascii, number};
use crate::{Error, Result};

const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
/// Check characters by the remainder of the weighted sum.
const CHECKS: &[u8; 11] = b"10X98765432";
/// Births before this year can't belong to a number of this system.
const FIRST_YEAR: i32 = 1800;

/// 公民身份号码 (GB 11643): six digits of address, eight of birth date, three of sequence, one check character.
///
/// A lower-case `x` is accepted and written `X`. A number of the old form with 15 digits is upgraded to 18: its
/// two-digit year is of the nineteen-hundreds, because that form ceased in 1999, except that the sequences 996 to
/// 999 were kept for people born in the eighteen-hundreds. The address code is not looked up: it may be
/// a historical one. `Debug` shows the masked form; `Display` and `as_str` show the whole number.
///
/// ```
/// use shuzhi::identity::{ResidentNumber, Sex};
/// let number = ResidentNumber::parse("resident_number", "11010519491231002x").unwrap();
/// assert_eq!(number.birth_date().to_string(), "1949-12-31");
/// assert_eq!(number.sex(), Sex::Female);
/// assert_eq!(number.masked(), "110105********002X");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ResidentNumber([u8; 18]);

text_type!(ResidentNumber, read = Self::parse, debug = masked, pattern = "^[1-9][0-9]{16}[0-9X]$");

impl ResidentNumber {
    /// Reads 18 or, of the old form, 15 characters; `field` names the request's field in the error.
    pub fn parse(field: &str, text: &str) -> Result<Self> {
        let bytes = match text.len() {
            18 => text.as_bytes().try_into().ok(),
            15 => upgrade(text.as_bytes()),
            _ => None,
        };
        let mut bytes: [u8; 18] = bytes.ok_or_else(|| malformed(field))?;
        bytes[17] = bytes[17].to_ascii_uppercase();
        let shaped = bytes[..17].iter().all(u8::is_ascii_digit)
            && (bytes[17].is_ascii_digit() || bytes[17] == b'X')
            && bytes[0] != b'0';
        if !shaped {
            return Err(malformed(field));
        }
        if birth_date(&bytes).is_none() {
            return Err(Error::invalid(
                field,
                "公民身份号码中的出生日期不是有效日期",
                "the birth date within the resident identity number is not in the calendar",
            ));
        }
        if check(&bytes) != bytes[17] {
            return Err(Error::invalid(
                field,
                "公民身份号码校验码不正确（GB 11643）",
                "the check character of the resident identity number is wrong (GB 11643)",
            ));
        }
        Ok(Self(bytes))
    }

    /// The 18 characters.
    pub fn as_str(&self) -> &str {
        ascii(&self.0)
    }

    /// The form that may be shown without a purpose: the birth date is hidden.
    pub fn masked(&self) -> String {
        let text = self.as_str();
        format!("{}********{}", &text[..6], &text[14..])
    }

    /// 地址码: the division of the first registration, possibly a historical one.
    pub fn address_code(&self) -> &str {
        &self.as_str()[..6]
    }

    /// 出生日期.
    #[expect(clippy::expect_used, reason = "parsing refuses a number without a birth date")]
    pub fn birth_date(&self) -> NaiveDate {
        birth_date(&self.0).expect("a parsed number has a birth date of the calendar")
    }

    /// 性别, from the parity of the sequence: odd is male, even is female.
    pub fn sex(&self) -> Sex {
        if self.0[16] % 2 == 1 { Sex::Male } else { Sex::Female }
    }
}

/// The 18 characters of an old number.
fn upgrade(old: &[u8]) -> Option<[u8; 18]> {
    if old.len() != 15 || !old.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let century = if number(&old[12..]) >= 996 { b"18" } else { b"19" };
    let mut bytes = [0; 18];
    bytes[..6].copy_from_slice(&old[..6]);
    bytes[6..8].copy_from_slice(century);
    bytes[8..17].copy_from_slice(&old[6..]);
    bytes[17] = check(&bytes);
    Some(bytes)
}

/// The check character; the first 17 bytes are digits.
fn check(bytes: &[u8; 18]) -> u8 {
    let sum: u32 = bytes.iter().zip(WEIGHTS).map(|(byte, weight)| u32::from(byte - b'0') * weight).sum();
    CHECKS[(sum % 11) as usize]
}

fn birth_date(bytes: &[u8; 18]) -> Option<NaiveDate> {
    let year = i32::try_from(number(&bytes[6..10])).ok().filter(|year| *year >= FIRST_YEAR)?;
    NaiveDate::from_ymd_opt(year, number(&bytes[10..12]), number(&bytes[12..14]))
}

fn malformed(field: &str) -> Error {
    Error::invalid(
        field,
        "公民身份号码应为 18 位（前 17 位为数字，末位为数字或 X）或旧式 15 位数字",
        "a resident identity number has 18 characters (17 digits, then a digit or X) or, of the old form, 15 digits",
    )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn parse(text: &str) -> Result<ResidentNumber> {
        ResidentNumber::parse("resident_number", text)
    }

    #[test]
    fn known_numbers() {
        for (text, born, sex) in [
            ("11010519491231002X", "1949-12-31", Sex::Female),
            ("440524188001010014", "1880-01-01", Sex::Male),
            ("360426199101010071", "1991-01-01", Sex::Male),
            ("620102199003074510", "1990-03-07", Sex::Male),
            ("110101199003077715", "1990-03-07", Sex::Male),
        ] {
            let number = parse(text).unwrap();
            assert_eq!(number.as_str(), text);
            assert_eq!(number.birth_date().to_string(), born);
            assert_eq!(number.sex(), sex);
            assert_eq!(number.address_code(), &text[..6]);
        }
        assert_eq!(parse("11010519491231002x").unwrap().as_str(), "11010519491231002X");
    }

    #[test]
    fn old_numbers_are_upgraded() {
        assert_eq!(parse("110105491231002").unwrap().as_str(), "11010519491231002X");
        assert_eq!(parse("110105491231996").unwrap().birth_date().to_string(), "1849-12-31");
        assert_eq!(parse("110105491231995").unwrap().birth_date().to_string(), "1949-12-31");
        assert!(parse("110105491331002").is_err());
        assert!(parse("11010549123100X").is_err());
    }

    #[test]
    fn refusals_never_tell_the_number() {
        for text in [
            "",
            "110105194912310021",
            "110105194902300029",
            "010105194912310028",
            "1101051949123100X2",
            "110105194912310 2X",
            "１１０１０５",
            "11010517491231002X",
            "110105000000000000",
        ] {
            let error = parse(text).unwrap_err();
            assert_eq!(error.field(), Some("resident_number"));
            assert!(text.is_empty() || !error.to_string().contains(text));
        }
    }

    #[test]
    fn masked_in_logs_and_whole_in_documents() {
        let number = parse("11010519491231002X").unwrap();
        assert_eq!(format!("{number:?}"), "110105********002X");
        assert_eq!(serde_json::to_string(&number).unwrap(), "\"11010519491231002X\"");
        assert_eq!(serde_json::from_str::<ResidentNumber>("\"11010519491231002x\"").unwrap(), number);
        let error = serde_json::from_str::<ResidentNumber>("\"110105194912310021\"").unwrap_err().to_string();
        assert!(!error.contains("110105194912310021"));
        assert_eq!(String::from(number), number.to_string());
    }

    fn valid() -> impl Strategy<Value = String> {
        (100_000u32..1_000_000, 0i64..109_000, 0u32..1000).prop_map(|(address, day, sequence)| {
            let born = NaiveDate::from_ymd_opt(1800, 1, 1).unwrap() + chrono::TimeDelta::days(day);
            let body = format!("{address}{}{sequence:03}", born.format("%Y%m%d"));
            let sum: usize = body
                .bytes()
                .enumerate()
                .map(|(i, byte)| usize::from(byte - b'0') * (2usize.pow(17 - u32::try_from(i).unwrap()) % 11))
                .sum();
            format!("{body}{}", ["1", "0", "X", "9", "8", "7", "6", "5", "4", "3", "2"][sum % 11])
        })
    }

    proptest! {
        #[test]
        fn valid_numbers_round_trip(text in valid()) {
            let number = parse(&text).unwrap();
            prop_assert_eq!(number.as_str(), &text);
            prop_assert_eq!(number.birth_date().format("%Y%m%d").to_string(), &text[6..14]);
            prop_assert_eq!(number.sex() == Sex::Male, text.as_bytes()[16] % 2 == 1);
        }

        #[test]
        fn a_changed_digit_is_caught(text in valid(), at in 0usize..18, by in 1u8..10) {
            let mut bytes = text.into_bytes();
            bytes[at] = if bytes[at] == b'X' { b'0' + by } else { b'0' + (bytes[at] - b'0' + by) % 10 };
            prop_assert!(parse(ascii(&bytes)).is_err());
        }

        #[test]
        fn swapped_neighbours_are_caught(text in valid(), at in 0usize..16) {
            let mut bytes = text.clone().into_bytes();
            bytes.swap(at, at + 1);
            prop_assert!(ascii(&bytes) == text || parse(ascii(&bytes)).is_err());
        }

        #[test]
        fn any_text_is_read_or_refused(text in ".{0,20}") {
            let _ = parse(&text);
        }
    }
}
