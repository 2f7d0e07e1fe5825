//! Unified social credit codes by GB 32100.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::OrganisationCode;
use super::text_type::ascii;
use crate::{Error, Result, Warning};

/// The 31 characters: no I, O, S, V, Z.
const ALPHABET: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";
/// Powers of three modulo 31.
const WEIGHTS: [usize; 17] = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const CHECKSUM_RULE: &str = "identity.credit_code.checksum";

/// 统一社会信用代码 (GB 32100): department, class, six digits of division, organisation code, check character.
///
/// Real codes with a wrong check character are in use, so a mismatch is a warning and never a refusal.
///
/// ```
/// use shuzhi::identity::{CreditClass, CreditCode};
/// let (code, warning) = CreditCode::parse("credit_code", "55620102MEA0000007").unwrap();
/// assert!(warning.is_none());
/// assert_eq!(code.class(), CreditClass::ResidentsCommittee);
/// let (_, warning) = CreditCode::parse("credit_code", "91350211M0000XUF46").unwrap();
/// assert_eq!(warning.unwrap().rule, "identity.credit_code.checksum");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CreditCode([u8; 18]);

text_type!(
    CreditCode,
    read = Self::read,
    debug = as_str,
    pattern = "^[0-9A-HJ-NP-RTUWXY]{2}[0-9]{6}[0-9A-HJ-NP-RTUWXY]{10}$"
);

/// The kind of body by registration department and class, the first two characters of a credit code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum CreditClass {
    /// 机关 (11).
    GovernmentOrgan,
    /// 事业单位 (12).
    PublicInstitution,
    /// 编办直接管理机构编制的群众团体 (13).
    MassOrganisation,
    /// 社会团体 (51).
    SocialAssociation,
    /// 民办非企业单位、社会服务机构 (52).
    SocialServiceBody,
    /// 基金会 (53).
    Foundation,
    /// 村民委员会 (54).
    VillagersCommittee,
    /// 居民委员会 (55).
    ResidentsCommittee,
    /// 工会 (81).
    TradeUnion,
    /// 企业 (91).
    Enterprise,
    /// 个体工商户 (92).
    IndividualBusiness,
    /// 农民专业合作社 (93).
    FarmersCooperative,
    /// Any other department and class.
    Other,
}

impl CreditCode {
    /// Reads 18 characters, lower case too; `field` names the request's field in the error and the warning.
    ///
    /// A character outside the alphabet, or a division that is no number, is refused. A wrong check character is
    /// told as the warning `identity.credit_code.checksum`.
    pub fn parse(field: &str, text: &str) -> Result<(Self, Option<Warning>)> {
        let code = Self::read(field, text)?;
        let warning = (!code.is_checksum_valid()).then(|| {
            Warning::new(
                CHECKSUM_RULE,
                field,
                "统一社会信用代码校验码不符（GB 32100），请核对；已按原样接受",
                "the check character of the unified social credit code does not fit (GB 32100); accepted as it is",
            )
        });
        Ok((code, warning))
    }

    /// The 18 characters.
    pub fn as_str(&self) -> &str {
        ascii(&self.0)
    }

    /// Whether the check character fits.
    pub fn is_checksum_valid(&self) -> bool {
        let value = |byte: u8| ALPHABET.iter().position(|known| *known == byte).unwrap_or(0);
        let sum: usize = self.0.iter().zip(WEIGHTS).map(|(byte, weight)| value(*byte) * weight).sum();
        // The outer remainder turns 31 − 0 into 0.
        ALPHABET[(31 - sum % 31) % 31] == self.0[17]
    }

    /// 登记管理部门代码: the first character.
    pub fn department(&self) -> &str {
        &self.as_str()[..1]
    }

    /// The Chinese name of the registration department, when the standard knows it.
    pub fn department_zh(&self) -> Option<&'static str> {
        Some(match self.0[0] {
            b'1' => "机构编制",
            b'2' => "外交",
            b'3' => "司法行政",
            b'4' => "文化",
            b'5' => "民政",
            b'6' => "旅游",
            b'7' => "宗教",
            b'8' => "工会",
            b'9' => "市场监管",
            b'A' => "中央军委改革和编制办公室",
            b'N' => "农业",
            b'Y' => "其他",
            _ => return None,
        })
    }

    /// 机构类别代码: the second character.
    pub fn class_code(&self) -> &str {
        &self.as_str()[1..2]
    }

    /// The kind of body by the first two characters.
    pub fn class(&self) -> CreditClass {
        match &self.0[..2] {
            b"11" => CreditClass::GovernmentOrgan,
            b"12" => CreditClass::PublicInstitution,
            b"13" => CreditClass::MassOrganisation,
            b"51" => CreditClass::SocialAssociation,
            b"52" => CreditClass::SocialServiceBody,
            b"53" => CreditClass::Foundation,
            b"54" => CreditClass::VillagersCommittee,
            b"55" => CreditClass::ResidentsCommittee,
            b"81" => CreditClass::TradeUnion,
            b"91" => CreditClass::Enterprise,
            b"92" => CreditClass::IndividualBusiness,
            b"93" => CreditClass::FarmersCooperative,
            _ => CreditClass::Other,
        }
    }

    /// 登记管理机关行政区划码: six digits, possibly a historical division.
    pub fn division_code(&self) -> &str {
        &self.as_str()[2..8]
    }

    /// 主体标识码: the organisation code within, when it satisfies GB 11714 (some real codes hold none).
    pub fn organisation_code(&self) -> Option<OrganisationCode> {
        OrganisationCode::parse("", &self.as_str()[8..17]).ok()
    }

    fn read(field: &str, text: &str) -> Result<Self> {
        let malformed = || {
            Error::invalid(
                field,
                "统一社会信用代码应为 18 位数字或大写字母（不含 I、O、S、V、Z），第 3 至 8 位为数字",
                "a unified social credit code has 18 digits or capital letters (no I, O, S, V, Z); the third to eighth are digits",
            )
        };
        let mut bytes: [u8; 18] = text.as_bytes().try_into().map_err(|_| malformed())?;
        bytes.make_ascii_uppercase();
        if bytes.iter().all(|byte| ALPHABET.contains(byte)) && bytes[2..8].iter().all(u8::is_ascii_digit) {
            Ok(Self(bytes))
        } else {
            Err(malformed())
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn parse(text: &str) -> Result<(CreditCode, Option<Warning>)> {
        CreditCode::parse("credit_code", text)
    }

    #[test]
    fn known_codes() {
        for text in [
            "91110000600037341L",
            "91350100M000100Y43",
            "91110000101623741K",
            "911101066976941872",
            "55620102MEA0000007",
        ] {
            let (code, warning) = parse(text).unwrap();
            assert_eq!(code.as_str(), text);
            assert_eq!(warning, None);
        }
        let (code, _) = parse("91350100m000100y43").unwrap();
        assert_eq!(code.organisation_code().unwrap().as_str(), "M000100Y4");
        assert_eq!(code.division_code(), "350100");
        assert_eq!((code.department(), code.class_code()), ("9", "1"));
        assert_eq!(parse("55620102MEA0000007").unwrap().0.organisation_code(), None);
    }

    #[test]
    fn a_sum_of_zero_is_checked_by_zero() {
        for text in ["52620102MJ00000500", "52620102MJ00005950", "52620102MJ00008270"] {
            assert_eq!(parse(text).unwrap().1, None);
        }
    }

    #[test]
    fn a_wrong_check_is_a_warning() {
        let (code, warning) = parse("91350211M0000XUF46").unwrap();
        assert_eq!(code.as_str(), "91350211M0000XUF46");
        let warning = warning.unwrap();
        assert_eq!((warning.rule.as_str(), warning.field.as_str()), (CHECKSUM_RULE, "credit_code"));
        assert_eq!(CreditCode::try_from("91350211M0000XUF46".to_owned()).unwrap(), code);
    }

    #[test]
    fn other_characters_and_lengths_are_refused() {
        for text in [
            "",
            "526201020WTCDKQQ0",
            "91110000600037341",
            "91110000600037341I",
            "91110000600037341O",
            "S1110000600037341L",
            "9111A000600037341L",
            "91110000600037341L0",
            "9111000060003734 L",
        ] {
            let error = parse(text).unwrap_err();
            assert_eq!(error.field(), Some("credit_code"));
            assert!(text.is_empty() || !error.to_string().contains(text));
        }
    }

    #[test]
    fn departments_and_classes() {
        for (prefix, department, class) in [
            ("11", Some("机构编制"), CreditClass::GovernmentOrgan),
            ("12", Some("机构编制"), CreditClass::PublicInstitution),
            ("13", Some("机构编制"), CreditClass::MassOrganisation),
            ("51", Some("民政"), CreditClass::SocialAssociation),
            ("52", Some("民政"), CreditClass::SocialServiceBody),
            ("53", Some("民政"), CreditClass::Foundation),
            ("54", Some("民政"), CreditClass::VillagersCommittee),
            ("55", Some("民政"), CreditClass::ResidentsCommittee),
            ("59", Some("民政"), CreditClass::Other),
            ("81", Some("工会"), CreditClass::TradeUnion),
            ("91", Some("市场监管"), CreditClass::Enterprise),
            ("92", Some("市场监管"), CreditClass::IndividualBusiness),
            ("93", Some("市场监管"), CreditClass::FarmersCooperative),
            ("Y1", Some("其他"), CreditClass::Other),
            ("B1", None, CreditClass::Other),
        ] {
            let (code, _) = parse(&format!("{prefix}620102MEA0000007")).unwrap();
            assert_eq!((code.department_zh(), code.class()), (department, class), "{prefix}");
        }
    }

    fn fitted(body: &str) -> String {
        let value = |c: char| ALPHABET.iter().position(|known| char::from(*known) == c).unwrap();
        let sum: usize = body.chars().zip(WEIGHTS).map(|(c, weight)| value(c) * weight).sum();
        format!("{body}{}", char::from(ALPHABET[(31 - sum % 31) % 31]))
    }

    proptest! {
        #[test]
        fn fitting_codes_pass_and_a_changed_character_warns(
            body in "[0-9A-HJ-NP-RTUWXY]{2}[0-9]{6}[0-9A-HJ-NP-RTUWXY]{9}", at in 0usize..18, by in 1usize..31,
        ) {
            let text = fitted(&body);
            let (code, warning) = parse(&text).unwrap();
            prop_assert_eq!(code.as_str(), &text);
            prop_assert_eq!(warning, None);
            let mut bytes = text.into_bytes();
            let old = ALPHABET.iter().position(|known| *known == bytes[at]).unwrap();
            bytes[at] = ALPHABET[(old + by) % 31];
            prop_assert!(parse(ascii(&bytes)).map_or(true, |(_, warning)| warning.is_some()));
        }
    }
}
