//! Numbers with valid check characters, unique without a table of what was given out.

use chrono::{Datelike as _, NaiveDate};

use super::types::Sex;

/// Alphabet of the unified social credit code (GB 32100): no I, O, S, V, Z.
const CREDIT: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";
/// Network prefixes of mobile numbers.
const PREFIXES: [&str; 20] = [
    "130", "131", "132", "133", "135", "136", "137", "138", "139", "150", "151", "152", "153", "155", "158",
    "176", "177", "180", "186", "189",
];

/// Address codes (地址码) of resident numbers: the street's own district first, then where newcomers come from.
pub(super) const ADDRESSES: [&str; 36] = [
    "620102", "620103", "620104", "620105", "620111", "620121", "620122", "620123", "620402", "620403",
    "620421", "620422", "620502", "620503", "620521", "620522", "620523", "620602", "620702", "620802",
    "621002", "621102", "621121", "621122", "621124", "621202", "622901", "622921", "622924", "622926",
    "623001", "630103", "610103", "510104", "410102", "330106",
];

/// Check character of the first seventeen digits (GB 11643).
fn resident_check(body: &[u8]) -> u8 {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let sum: u32 = body.iter().zip(WEIGHTS).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
    b"10X98765432"[sum as usize % 11]
}

/// Whether a resident number has eighteen characters, a real date and the right check character.
#[must_use]
pub fn resident_number_valid(number: &str) -> bool {
    let bytes = number.as_bytes();
    bytes.len() == 18
        && bytes[..17].iter().all(u8::is_ascii_digit)
        && NaiveDate::parse_from_str(&number[6..14], "%Y%m%d").is_ok()
        && resident_check(&bytes[..17]) == bytes[17]
}

/// Hands out resident numbers: within an address, a day and a sex by a fixed permutation of the sequence.
#[derive(Default)]
pub(super) struct ResidentNumbers {
    used: Vec<Vec<u16>>,
}

impl ResidentNumbers {
    const DAYS: usize = 50_000;

    /// A number for someone born on `birth`, or on a day close before when that day's sequence is used up.
    pub(super) fn take(&mut self, address: usize, birth: NaiveDate, sex: Sex) -> (NaiveDate, String) {
        self.used.resize_with(ADDRESSES.len(), Vec::new);
        let used = &mut self.used[address];
        used.resize(2 * Self::DAYS, 0);
        let mut birth = birth;
        loop {
            let day = birth.num_days_from_ce() as usize;
            let place = (day % Self::DAYS) * 2 + usize::from(sex == Sex::Male);
            let (given, many) = (usize::from(used[place]), if sex == Sex::Male { 500 } else { 499 });
            if given < many {
                used[place] += 1;
                let turn = (given * 211 + day * 37 + address * 11) % many;
                let sequence = if sex == Sex::Male { turn * 2 + 1 } else { turn * 2 + 2 };
                return (birth, resident_number(ADDRESSES[address], birth, sequence));
            }
            birth = birth.pred_opt().unwrap_or(birth);
        }
    }
}

fn resident_number(address: &str, birth: NaiveDate, sequence: usize) -> String {
    let date = birth.year() as usize * 10_000 + birth.month() as usize * 100 + birth.day() as usize;
    let mut number = String::with_capacity(18);
    number.push_str(address);
    push_digits(&mut number, date, 8);
    push_digits(&mut number, sequence, 3);
    number.push(char::from(resident_check(number.as_bytes())));
    number
}

/// Appends exactly `width` decimal digits.
pub(super) fn push_digits(text: &mut String, value: usize, width: u32) {
    for place in (0..width).rev() {
        text.push(char::from(b'0' + (value / 10_usize.pow(place) % 10) as u8));
    }
}

/// The phone of a running number below 10^8; a permutation keeps it unique.
pub(super) fn phone(running: usize) -> String {
    let tail = (running * 61_803_399 + 20_260_101) % 100_000_000;
    let mut phone = String::with_capacity(11);
    phone.push_str(PREFIXES[(running * 7 + tail / 1009) % PREFIXES.len()]);
    push_digits(&mut phone, tail, 8);
    phone
}

fn credit_value(character: u8) -> Option<usize> {
    CREDIT.iter().position(|known| *known == character)
}

/// Check character of the first seventeen characters; the sum 0 has the check character 0.
fn credit_check(body: &[u8]) -> Option<u8> {
    let (mut sum, mut weight) = (0, 1);
    for character in body {
        sum += credit_value(*character)? * weight;
        weight = weight * 3 % 31;
    }
    Some(CREDIT[(31 - sum % 31) % 31])
}

/// Check character of the eight characters of an organisation code (GB 11714).
fn organisation_check(body: &[u8]) -> u8 {
    const WEIGHTS: [u32; 8] = [3, 7, 9, 10, 5, 8, 4, 2];
    let value = |c: u8| if c.is_ascii_digit() { u32::from(c - b'0') } else { u32::from(c - b'A') + 10 };
    let sum: u32 = body.iter().zip(WEIGHTS).map(|(character, weight)| value(*character) * weight).sum();
    b"0X987654321"[sum as usize % 11]
}

/// Whether a unified social credit code has eighteen characters of its alphabet and both right check characters.
#[must_use]
pub fn credit_code_valid(code: &str) -> bool {
    let bytes = code.as_bytes();
    bytes.len() == 18
        && credit_check(&bytes[..17]) == Some(bytes[17])
        && organisation_check(&bytes[8..16]) == bytes[16]
}

/// The credit code of a running number: department 9, a class, the division, `MA` and six characters.
pub(super) fn credit_code(class: char, division: &str, running: usize) -> String {
    let mut rest = (running * 48_271 + 7_368_787) % 887_503_681;
    let mut code = format!("9{class}{division}MA");
    for _ in 0..6 {
        code.push(char::from(CREDIT[rest % 31]));
        rest /= 31;
    }
    code.push(char::from(organisation_check(&code.as_bytes()[8..16])));
    code.push(char::from(credit_check(code.as_bytes()).expect("every character is of the alphabet")));
    code
}

/// A number from 1 to 99 in Chinese numerals, larger ones in digits.
pub(super) fn chinese(number: usize) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    match number {
        1..=9 => DIGITS[number].to_owned(),
        10..=19 => format!("十{}", DIGITS[number % 10]),
        20..=99 => format!("{}十{}", DIGITS[number / 10], DIGITS[number % 10]),
        _ => number.to_string(),
    }
}
