//! Checking a code without storing it.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{CreditCode, DivisionCode, GridCode, OrganisationCode, Phone, ResidentNumber, Sex};
use crate::access::Capability;
use crate::platform::Session;
use crate::{Result, Warning};

/// Codes that people know.
#[derive(Debug, Clone)]
pub struct Identity(pub(crate) Session);

impl Session {
    /// Codes that people know.
    pub fn identity(&self) -> Identity {
        Identity(self.clone())
    }
}

/// What a code is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum CodeKind {
    /// 公民身份号码.
    ResidentNumber,
    /// 统一社会信用代码.
    CreditCode,
    /// 组织机构代码.
    OrganisationCode,
    /// 统计用区划代码.
    DivisionCode,
    /// 网格编码.
    GridCode,
    /// 电话号码.
    Phone,
}

/// A code to be checked; it is neither stored nor logged.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct CheckCode {
    /// What it should be.
    pub kind: CodeKind,
    /// The code as it was typed.
    pub code: String,
}

/// What a well-formed code says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct CheckedCode {
    /// The code in its standard form: eighteen characters, twelve digits, area code with a dash.
    pub code: String,
    /// As ordinary answers show it.
    pub masked: String,
    /// Birth date of a resident number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub birth_date: Option<NaiveDate>,
    /// Sex of a resident number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sex: Option<Sex>,
    /// Division named in it, of six or more digits; it may be a historical one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub division: Option<String>,
    /// Doubts that are no refusal: real credit codes fail their checksum.
    #[serde(default)]
    pub warnings: Vec<Warning>,
}

impl Identity {
    /// Checks a code and tells what it says.
    ///
    /// # Errors
    /// `Invalid` (field `code`) when it is not well formed; `Denied` without any grant.
    pub fn check(&self, request: CheckCode) -> Result<CheckedCode> {
        let checked = check(request.kind, &request.code)?;
        self.0.read(|view| {
            view.access().anywhere(Capability::ReadConfiguration)?;
            Ok(checked)
        })
    }
}

fn check(kind: CodeKind, code: &str) -> Result<CheckedCode> {
    let plain = |code: &str, division: Option<&str>| CheckedCode {
        code: code.to_owned(),
        masked: code.to_owned(),
        birth_date: None,
        sex: None,
        division: division.map(str::to_owned),
        warnings: Vec::new(),
    };
    Ok(match kind {
        CodeKind::ResidentNumber => {
            let number = ResidentNumber::parse("code", code)?;
            CheckedCode {
                masked: number.masked(),
                birth_date: Some(number.birth_date()),
                sex: Some(number.sex()),
                ..plain(number.as_str(), Some(number.address_code()))
            }
        }
        CodeKind::CreditCode => {
            let (credit, warning) = CreditCode::parse("code", code)?;
            CheckedCode {
                warnings: warning.into_iter().collect(),
                ..plain(credit.as_str(), Some(credit.division_code()))
            }
        }
        CodeKind::OrganisationCode => plain(OrganisationCode::parse("code", code)?.as_str(), None),
        CodeKind::DivisionCode => {
            let division = DivisionCode::parse("code", code)?;
            plain(division.as_str(), Some(division.prefix()))
        }
        CodeKind::GridCode => {
            let grid = GridCode::parse("code", code)?;
            plain(grid.as_str(), Some(grid.community().as_str()))
        }
        CodeKind::Phone => {
            let phone = Phone::parse("code", code)?;
            CheckedCode { masked: phone.masked(), ..plain(phone.as_str(), None) }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_tells_what_it_says() {
        let number = check(CodeKind::ResidentNumber, "11010519491231002x").unwrap();
        assert_eq!(
            (number.code.as_str(), number.masked.as_str()),
            ("11010519491231002X", "110105********002X")
        );
        assert_eq!(number.birth_date, NaiveDate::from_ymd_opt(1949, 12, 31));
        assert_eq!(number.division.as_deref(), Some("110105"));
        assert_eq!(check(CodeKind::CreditCode, "91350211M0000XUF46").unwrap().warnings.len(), 1);
        assert_eq!(check(CodeKind::Phone, "1389310").unwrap_err().field(), Some("code"));
        assert_eq!(check(CodeKind::DivisionCode, "620102").unwrap().code, "620102000000");
    }
}
