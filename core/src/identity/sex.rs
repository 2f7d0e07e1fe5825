//! Sex by GB/T 2261.1.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Error, Result};

/// 性别 (GB/T 2261.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum Sex {
    /// 未知的性别 (code 0).
    Unknown,
    /// 男性 (code 1).
    Male,
    /// 女性 (code 2).
    Female,
    /// 未说明的性别 (code 9).
    Unspecified,
}

impl Sex {
    /// The one-digit code of GB/T 2261.1.
    pub const fn code(self) -> i32 {
        match self {
            Self::Unknown => 0,
            Self::Male => 1,
            Self::Female => 2,
            Self::Unspecified => 9,
        }
    }

    /// From the one-digit code of GB/T 2261.1.
    pub fn from_code(field: &str, code: i32) -> Result<Self> {
        [Self::Unknown, Self::Male, Self::Female, Self::Unspecified]
            .into_iter()
            .find(|sex| sex.code() == code)
            .ok_or_else(|| {
                Error::invalid(
                    field,
                    "性别代码应为 0、1、2 或 9（GB/T 2261.1）",
                    "a sex code is 0, 1, 2 or 9 (GB/T 2261.1)",
                )
            })
    }

    /// The Chinese name.
    pub const fn zh(self) -> &'static str {
        match self {
            Self::Unknown => "未知",
            Self::Male => "男",
            Self::Female => "女",
            Self::Unspecified => "未说明",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_round_trip_and_others_are_refused() {
        for sex in [Sex::Unknown, Sex::Male, Sex::Female, Sex::Unspecified] {
            assert_eq!(Sex::from_code("sex", sex.code()).unwrap(), sex);
        }
        assert_eq!(Sex::from_code("sex", 3).unwrap_err().field(), Some("sex"));
        assert_eq!(serde_json::to_string(&Sex::Male).unwrap(), "\"male\"");
        assert_eq!(Sex::Female.zh(), "女");
    }
}
