//! Telephone numbers.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::text_type::ascii;
use crate::{Error, Result};

/// The longest number: four digits of area, a hyphen, eight of the line.
const LONGEST: usize = 13;

/// What kind of line a number is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum PhoneKind {
    /// 手机.
    Mobile,
    /// 固定电话, with its area code.
    Landline,
    /// 服务号码: short codes such as 110 and 12345, and 400 or 800 numbers.
    Service,
}

/// 联系电话: a mobile number, a landline with its area code, or a service number.
///
/// A landline is kept with the hyphen after its area code, however it was written. Area codes beginning with 01
/// or 02 have three digits, all others four. `Debug` shows the masked form.
///
/// ```
/// use shuzhi::identity::Phone;
/// assert_eq!(Phone::parse("phone", "13812341234").unwrap().masked(), "138****1234");
/// assert_eq!(Phone::parse("phone", "09318888888").unwrap().as_str(), "0931-8888888");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Phone {
    bytes: [u8; LONGEST],
    length: u8,
}

text_type!(
    Phone,
    read = Self::parse,
    debug = masked,
    pattern = "^(1[3-9][0-9]{9}|0[12][0-9]-[0-9]{7,8}|0[3-9][0-9]{2}-[0-9]{7,8}|[48]00[0-9]{7}|1[12][0-9]|1[0-2][0-9]{3,4}|9[56][0-9]{3,4})$"
);

impl Phone {
    /// Reads a number without spaces or country code; `field` names the request's field in the error.
    pub fn parse(field: &str, text: &str) -> Result<Self> {
        let bytes = text.as_bytes();
        let phone =
            if is_mobile(bytes) || is_service(bytes) { Some(Self::of(&[bytes])) } else { landline(bytes) };
        phone.ok_or_else(|| {
            Error::invalid(
                field,
                "电话应为 11 位手机号码、带区号的固定电话或服务号码",
                "a phone is a mobile number of 11 digits, a landline with its area code, or a service number",
            )
        })
    }

    /// The number; a landline with a hyphen after its area code.
    pub fn as_str(&self) -> &str {
        ascii(&self.bytes[..usize::from(self.length)])
    }

    /// The kind of line.
    pub fn kind(&self) -> PhoneKind {
        let text = self.as_str().as_bytes();
        match text[0] {
            b'0' => PhoneKind::Landline,
            _ if is_mobile(text) => PhoneKind::Mobile,
            _ => PhoneKind::Service,
        }
    }

    /// The form that may be shown without a purpose: `138****1234`, `0931-****888`; a service number whole.
    pub fn masked(&self) -> String {
        let text = self.as_str();
        match (self.kind(), text.split_once('-')) {
            (PhoneKind::Mobile, _) => format!("{}****{}", &text[..3], &text[7..]),
            (_, Some((area, line))) => {
                let shown = &line[line.len() - 3..];
                format!("{area}-{}{shown}", "*".repeat(line.len() - 3))
            }
            _ => text.to_owned(),
        }
    }

    fn of(parts: &[&[u8]]) -> Self {
        let mut phone = Self { bytes: [0; LONGEST], length: 0 };
        for byte in parts.iter().copied().flatten() {
            phone.bytes[usize::from(phone.length)] = *byte;
            phone.length += 1;
        }
        phone
    }
}

fn all_digits(bytes: &[u8]) -> bool {
    bytes.iter().all(u8::is_ascii_digit)
}

fn is_mobile(bytes: &[u8]) -> bool {
    bytes.len() == 11 && bytes[0] == b'1' && (b'3'..=b'9').contains(&bytes[1]) && all_digits(bytes)
}

fn is_service(bytes: &[u8]) -> bool {
    let short = matches!(
        (bytes.len(), bytes),
        (3, [b'1', b'1' | b'2', _]) | (5 | 6, [b'1', b'0'..=b'2', ..] | [b'9', b'5' | b'6', ..])
    );
    let free = bytes.len() == 10 && (bytes.starts_with(b"400") || bytes.starts_with(b"800"));
    (short || free) && all_digits(bytes)
}

fn landline(bytes: &[u8]) -> Option<Phone> {
    let area = match bytes {
        [b'0', b'1' | b'2', ..] => 3,
        [b'0', b'3'..=b'9', ..] => 4,
        _ => return None,
    };
    let (area, line) = bytes.split_at_checked(area)?;
    let line = line.strip_prefix(b"-").unwrap_or(line);
    let fits = matches!(line.len(), 7 | 8) && all_digits(area) && all_digits(line);
    fits.then(|| Phone::of(&[area, b"-", line]))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn kinds_and_masks() {
        for (text, kept, kind, masked) in [
            ("13812341234", "13812341234", PhoneKind::Mobile, "138****1234"),
            ("19900001111", "19900001111", PhoneKind::Mobile, "199****1111"),
            ("0931-8888123", "0931-8888123", PhoneKind::Landline, "0931-****123"),
            ("09318888123", "0931-8888123", PhoneKind::Landline, "0931-****123"),
            ("075512345678", "0755-12345678", PhoneKind::Landline, "0755-*****678"),
            ("01012345678", "010-12345678", PhoneKind::Landline, "010-*****678"),
            ("12345", "12345", PhoneKind::Service, "12345"),
            ("110", "110", PhoneKind::Service, "110"),
            ("95588", "95588", PhoneKind::Service, "95588"),
            ("4008123123", "4008123123", PhoneKind::Service, "4008123123"),
        ] {
            let phone = Phone::parse("phone", text).unwrap();
            assert_eq!((phone.as_str(), phone.kind(), phone.masked().as_str()), (kept, kind, masked));
            assert_eq!(format!("{phone:?}"), masked);
            assert_eq!(Phone::parse("phone", kept).unwrap(), phone);
        }
    }

    #[test]
    fn other_texts_are_refused_without_repeating_them() {
        for text in [
            "",
            "12812341234",
            "1381234123",
            "138123412345",
            "138",
            "100",
            "+8613812341234",
            "8888123",
            "0931-888",
            "093-18888123",
            "0031-8888123",
            "0931--8888123",
            "0931-8888123x",
            "１３８１２３４１２３４",
            "010",
            "0",
        ] {
            let error = Phone::parse("phone", text).unwrap_err();
            assert_eq!(error.field(), Some("phone"));
            assert!(text.len() < 8 || !error.to_string().contains(text));
        }
    }

    proptest! {
        #[test]
        fn mobiles_round_trip(text in "1[3-9][0-9]{9}") {
            let phone = Phone::parse("phone", &text).unwrap();
            prop_assert_eq!(phone.as_str(), &text);
            prop_assert_eq!(phone.masked().len(), 11);
            prop_assert_eq!(serde_json::from_str::<Phone>(&format!("\"{text}\"")).unwrap(), phone);
        }

        #[test]
        fn landlines_keep_one_form(area in "0([12][0-9]|[3-9][0-9]{2})", line in "[0-9]{7,8}") {
            let plain = Phone::parse("phone", &format!("{area}{line}")).unwrap();
            let dashed = Phone::parse("phone", &format!("{area}-{line}")).unwrap();
            prop_assert_eq!(plain, dashed);
            prop_assert_eq!(plain.kind(), PhoneKind::Landline);
        }

        #[test]
        fn any_text_is_read_or_refused(text in "[-0-9+ x]{0,14}") {
            if let Ok(phone) = Phone::parse("phone", &text) {
                prop_assert_eq!(Phone::parse("phone", phone.as_str()).unwrap(), phone);
            }
        }
    }
}
