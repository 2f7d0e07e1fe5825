//! Organisation codes by GB 11714.

use super::text_type::ascii;
use crate::{Error, Result};

const WEIGHTS: [u32; 8] = [3, 7, 9, 10, 5, 8, 4, 2];

/// 组织机构代码 (GB 11714): eight digits or capital letters and a check character.
///
/// The written form with a hyphen before the check character is accepted; the hyphen is not kept.
///
/// ```
/// use shuzhi::identity::OrganisationCode;
/// let code = OrganisationCode::parse("code", "60003734-1").unwrap();
/// assert_eq!(code.as_str(), "600037341");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OrganisationCode([u8; 9]);

text_type!(OrganisationCode, read = Self::parse, debug = as_str, pattern = "^[0-9A-Z]{8}[0-9X]$");

impl OrganisationCode {
    /// Reads nine characters, lower case too; `field` names the request's field in the error.
    pub fn parse(field: &str, text: &str) -> Result<Self> {
        let mut bytes = [0; 9];
        match text.as_bytes() {
            [body @ .., b'-', check] if body.len() == 8 => {
                bytes[..8].copy_from_slice(body);
                bytes[8] = *check;
            }
            whole if whole.len() == 9 => bytes.copy_from_slice(whole),
            _ => return Err(malformed(field)),
        }
        bytes.make_ascii_uppercase();
        if !bytes.iter().all(u8::is_ascii_alphanumeric) {
            return Err(malformed(field));
        }
        if check(&bytes) != bytes[8] {
            return Err(Error::invalid(
                field,
                "组织机构代码校验码不正确（GB 11714）",
                "the check character of the organisation code is wrong (GB 11714)",
            ));
        }
        Ok(Self(bytes))
    }

    /// The nine characters.
    pub fn as_str(&self) -> &str {
        ascii(&self.0)
    }

    /// The written form with a hyphen before the check character.
    pub fn hyphenated(&self) -> String {
        let text = self.as_str();
        format!("{}-{}", &text[..8], &text[8..])
    }
}

fn check(bytes: &[u8; 9]) -> u8 {
    let value = |byte: u8| u32::from(if byte.is_ascii_digit() { byte - b'0' } else { byte - b'A' + 10 });
    let sum: u32 = bytes.iter().zip(WEIGHTS).map(|(byte, weight)| value(*byte) * weight).sum();
    // 11 − sum mod 11, where 10 is written X and 11 is written 0.
    b"0X987654321"[(sum % 11) as usize]
}

fn malformed(field: &str) -> Error {
    Error::invalid(
        field,
        "组织机构代码应为 8 位数字或大写字母加 1 位校验码",
        "an organisation code has eight digits or capital letters and a check character",
    )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn known_codes() {
        for text in ["600037341", "M000100Y4", "101623741", "697694187", "M0000XUF4"] {
            assert_eq!(OrganisationCode::parse("code", text).unwrap().as_str(), text);
        }
        assert_eq!(OrganisationCode::parse("code", "60003734-1").unwrap().hyphenated(), "60003734-1");
        assert_eq!(OrganisationCode::parse("code", "m000100y4").unwrap().as_str(), "M000100Y4");
        for text in ["", "60003734", "600037342", "6000373-41", "６000373", "60003734-", "-60003734-1"] {
            assert_eq!(OrganisationCode::parse("code", text).unwrap_err().field(), Some("code"));
        }
    }

    proptest! {
        #[test]
        fn one_check_character_fits(body in "[0-9A-Z]{8}") {
            let fitting: Vec<char> = ('0'..='9')
                .chain('A'..='Z')
                .filter(|check| OrganisationCode::parse("code", &format!("{body}{check}")).is_ok())
                .collect();
            prop_assert_eq!(fitting.len(), 1);
            prop_assert!(fitting[0] == 'X' || fitting[0].is_ascii_digit());
        }
    }
}
