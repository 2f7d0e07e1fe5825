//! Standard addresses by their levels.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Error, Result};

/// The longest part of an address, in characters.
const LONGEST_PART: usize = 64;

/// 标准地址层级, from the widest to the narrowest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum AddressLevel {
    /// 省.
    Province,
    /// 市.
    City,
    /// 区县.
    County,
    /// 街道.
    Street,
    /// 社区.
    Community,
    /// 网格.
    Grid,
    /// 小区.
    Estate,
    /// 楼栋.
    Building,
    /// 单元.
    Unit,
    /// 楼层.
    Floor,
    /// 户室.
    Room,
}

impl AddressLevel {
    /// All levels, from the widest to the narrowest.
    pub const ALL: [Self; 11] = [
        Self::Province,
        Self::City,
        Self::County,
        Self::Street,
        Self::Community,
        Self::Grid,
        Self::Estate,
        Self::Building,
        Self::Unit,
        Self::Floor,
        Self::Room,
    ];

    /// The Chinese name.
    pub const fn zh(self) -> &'static str {
        match self {
            Self::Province => "省",
            Self::City => "市",
            Self::County => "区县",
            Self::Street => "街道",
            Self::Community => "社区",
            Self::Grid => "网格",
            Self::Estate => "小区",
            Self::Building => "楼栋",
            Self::Unit => "单元",
            Self::Floor => "楼层",
            Self::Room => "户室",
        }
    }

    /// The name of the field of [`StandardAddress`].
    pub const fn field(self) -> &'static str {
        match self {
            Self::Province => "province",
            Self::City => "city",
            Self::County => "county",
            Self::Street => "street",
            Self::Community => "community",
            Self::Grid => "grid",
            Self::Estate => "estate",
            Self::Building => "building",
            Self::Unit => "unit",
            Self::Floor => "floor",
            Self::Room => "room",
        }
    }

    /// What is written after a bare number at this level.
    const fn suffix(self) -> &'static str {
        match self {
            Self::Building => "号楼",
            Self::Unit => "单元",
            Self::Floor => "层",
            Self::Room => "室",
            _ => "",
        }
    }
}

/// 标准地址: the parts of an address by level; a level that the place does not have is left out.
///
/// There is no reader of free text: the names of estates and streets hold the same characters as the suffixes of
/// levels, so that a split of a written address can only be guessed.
///
/// ```
/// use shuzhi::identity::StandardAddress;
/// let address = StandardAddress {
///     city: Some("兰州市".into()),
///     county: Some("城关区".into()),
///     estate: Some("雁滩家园".into()),
///     building: Some("3".into()),
///     unit: Some("2".into()),
///     room: Some("501".into()),
///     ..Default::default()
/// };
/// assert_eq!(address.full_text(), "兰州市城关区雁滩家园3号楼2单元501室");
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct StandardAddress {
    /// 省、自治区、直辖市.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub province: Option<String>,
    /// 市、州; left out, or the same as the province, in a municipality.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub city: Option<String>,
    /// 区县.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub county: Option<String>,
    /// 街道、镇、乡.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub street: Option<String>,
    /// 社区、村.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub community: Option<String>,
    /// 网格: of the administration, not part of the written address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub grid: Option<String>,
    /// 小区, or road and house number (路名门牌).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub estate: Option<String>,
    /// 楼栋: a bare number is written with 号楼.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub building: Option<String>,
    /// 单元: a bare number is written with 单元.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub unit: Option<String>,
    /// 楼层: a bare number is written with 层.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub floor: Option<String>,
    /// 户室: a bare number is written with 室.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub room: Option<String>,
}

impl StandardAddress {
    /// The part at `level`.
    pub fn part(&self, level: AddressLevel) -> Option<&str> {
        match level {
            AddressLevel::Province => &self.province,
            AddressLevel::City => &self.city,
            AddressLevel::County => &self.county,
            AddressLevel::Street => &self.street,
            AddressLevel::Community => &self.community,
            AddressLevel::Grid => &self.grid,
            AddressLevel::Estate => &self.estate,
            AddressLevel::Building => &self.building,
            AddressLevel::Unit => &self.unit,
            AddressLevel::Floor => &self.floor,
            AddressLevel::Room => &self.room,
        }
        .as_deref()
    }

    /// Refuses an address without parts, and a part that is blank, padded, too long or holds control characters.
    pub fn validate(&self, field: &str) -> Result<()> {
        if self.level().is_none() {
            return Err(Error::invalid(field, "地址不能为空", "an address has at least one part"));
        }
        for level in AddressLevel::ALL {
            let Some(part) = self.part(level) else { continue };
            let fits = !part.is_empty()
                && part.trim() == part
                && part.chars().count() <= LONGEST_PART
                && !part.chars().any(char::is_control);
            if !fits {
                return Err(Error::invalid(
                    format!("{field}.{}", level.field()),
                    format!("地址的“{}”应为 1 至 {LONGEST_PART} 个字符，首尾无空白", level.zh()),
                    format!("a part of an address has 1 to {LONGEST_PART} characters and no blanks around"),
                ));
            }
        }
        Ok(())
    }

    /// The narrowest level that is given.
    pub fn level(&self) -> Option<AddressLevel> {
        AddressLevel::ALL.into_iter().rev().find(|level| self.part(*level).is_some())
    }

    /// The written address from province to room, without the grid.
    pub fn full_text(&self) -> String {
        self.text_from(AddressLevel::Province)
    }

    /// The written address within the community: from the estate to the room.
    pub fn short_text(&self) -> String {
        self.text_from(AddressLevel::Estate)
    }

    fn text_from(&self, first: AddressLevel) -> String {
        let mut text = String::new();
        for level in AddressLevel::ALL.into_iter().filter(|level| *level >= first) {
            let Some(part) = self.part(level) else { continue };
            // A municipality is written once although it is province and city.
            let twice = level == AddressLevel::City && self.province.as_deref() == Some(part);
            if level == AddressLevel::Grid || twice {
                continue;
            }
            text.push_str(part);
            if part.ends_with(|c: char| c.is_ascii_alphanumeric()) {
                text.push_str(level.suffix());
            }
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(parts: &[(&str, &str)]) -> StandardAddress {
        let parts: serde_json::Map<String, serde_json::Value> =
            parts.iter().map(|(level, text)| ((*level).to_owned(), (*text).into())).collect();
        serde_json::from_value(parts.into()).unwrap()
    }

    #[test]
    fn texts() {
        let whole = address(&[
            ("province", "甘肃省"),
            ("city", "兰州市"),
            ("county", "城关区"),
            ("street", "雁北街道"),
            ("community", "滩尖子社区"),
            ("grid", "第三网格"),
            ("estate", "幸福小区"),
            ("building", "A3"),
            ("unit", "2单元"),
            ("floor", "-1"),
            ("room", "501"),
        ]);
        whole.validate("address").unwrap();
        assert_eq!(whole.full_text(), "甘肃省兰州市城关区雁北街道滩尖子社区幸福小区A3号楼2单元-1层501室");
        assert_eq!(whole.short_text(), "幸福小区A3号楼2单元-1层501室");
        assert_eq!(whole.level(), Some(AddressLevel::Room));
        let capital = address(&[("province", "北京市"), ("city", "北京市"), ("county", "东城区")]);
        assert_eq!(capital.full_text(), "北京市东城区");
        assert_eq!(capital.level(), Some(AddressLevel::County));
    }

    #[test]
    fn every_level_has_its_field() {
        for level in AddressLevel::ALL {
            let single = address(&[(level.field(), "𬱖巷")]);
            assert_eq!((single.level(), single.part(level)), (Some(level), Some("𬱖巷")));
        }
        assert!(serde_json::from_str::<StandardAddress>(r#"{"hutong": "x"}"#).is_err());
    }

    #[test]
    fn blank_or_padded_parts_are_refused() {
        assert_eq!(StandardAddress::default().validate("address").unwrap_err().field(), Some("address"));
        for part in ["", " 3", "3\n", "a\u{7}b", "长".repeat(65).as_str()] {
            let error = address(&[("building", part)]).validate("address").unwrap_err();
            assert_eq!(error.field(), Some("address.building"));
        }
        address(&[("room", "长".repeat(64).as_str())]).validate("address").unwrap();
    }
}
