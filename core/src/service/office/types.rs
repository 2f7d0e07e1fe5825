//! Requests and answers of offices.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::record::{OfficePower, Reorganisation};
use crate::Warning;
use crate::case::{Office, OfficeKind};
use crate::service::PowerKind;

/// An entry of the list of powers and duties (权责清单) to be recorded or changed as a whole.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct PutOfficePower {
    /// The entry to change; a new one when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub id: Option<String>,
    /// Code of the office; it stays.
    pub office: String,
    /// Code of the entry (1 to 32 letters, digits, dots, dashes or underscores), unique in the street; it stays.
    pub code: String,
    /// 职责名称.
    pub name: String,
    /// What it is.
    pub kind: PowerKind,
    /// 法律依据.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub basis: Option<Vec<String>>,
    /// Codes of the service items that the office may decide by it.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub items: Option<Vec<String>>,
    /// First day; today when left out, or as it was.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub valid_from: Option<String>,
    /// Last day.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub valid_to: Option<String>,
    /// The revision the change is based on; another one is a conflict.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

impl PutOfficePower {
    /// A new entry from today on, without basis and items.
    pub fn of(office: &str, code: &str, name: &str, kind: PowerKind) -> Self {
        Self {
            id: None,
            office: office.to_owned(),
            code: code.to_owned(),
            name: name.to_owned(),
            kind,
            basis: None,
            items: None,
            valid_from: None,
            valid_to: None,
            revision: None,
            request_key: None,
        }
    }
}

/// An entry of the list that ends.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct EndOfficePower {
    /// The entry.
    pub id: String,
    /// Last day; today when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub valid_to: Option<String>,
    /// The revision the change is based on; another one is a conflict.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// An entry of the list with the warnings that came with it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct OfficePowerResult {
    /// The entry.
    pub power: OfficePower,
    /// Rules of the kind 一般 that it departs from.
    pub warnings: Vec<Warning>,
}

/// Which entries of the list of powers and duties to list.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct ListOfficePowers {
    /// Only of this office.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub office: Option<String>,
    /// Only of this kind.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub kind: Option<PowerKind>,
    /// Only those by which this service item is decided: its code.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub item: Option<String>,
    /// Only those in force on this day (YYYY-MM-DD).
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub as_of: Option<String>,
    /// Rows on a page: 1 to 1000, 100 when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub limit: Option<u32>,
    /// The `next` of the page before.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub cursor: Option<String>,
}

/// The list of powers and duties (权责清单).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct OfficePowerList {
    /// Entries in the order in which they were recorded.
    pub items: Vec<OfficePower>,
    /// Where the next page begins.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// Of which day the structure is asked for.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct GetOfficeStructure {
    /// The day (YYYY-MM-DD); today when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub as_of: Option<String>,
}

/// How many offices of a kind there are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct OfficeKindCount {
    /// The kind.
    pub kind: OfficeKind,
    /// How many.
    pub offices: i64,
}

/// The structure of the street on a day (机构设置).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct OfficeStructure {
    /// The day.
    pub as_of: NaiveDate,
    /// Offices open on that day, in the order of their codes.
    pub offices: Vec<Office>,
    /// How many of each kind, those without any included.
    pub counts: Vec<OfficeKindCount>,
    /// 科室: offices of the street itself.
    pub sections: i64,
    /// Entries of the list of powers and duties in force on that day.
    pub powers: i64,
}

/// A reorganisation (机构改革): offices are closed, another takes their work over.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct ReorganiseOffices {
    /// Codes of the offices that are closed (1 to 50).
    pub closed: Vec<String>,
    /// Code of the office that takes over; it is open on the first day of the new structure.
    pub successor: String,
    /// The first day of the new structure, today or a past day; today when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub day: Option<String>,
    /// 改革文件 (1 to 200 characters).
    pub document: String,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// A reorganisation with the offices it closed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ReorganisationResult {
    /// What was moved.
    pub reorganisation: Reorganisation,
    /// The closed offices.
    pub offices: Vec<Office>,
    /// Rules of the kind 一般 that it departs from.
    pub warnings: Vec<Warning>,
}

/// Which reorganisations to list.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct ListReorganisations {
    /// Rows on a page: 1 to 1000, 100 when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub limit: Option<u32>,
    /// The `next` of the page before.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub cursor: Option<String>,
}

/// Reorganisations of the street.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ReorganisationList {
    /// In the order in which they were recorded.
    pub items: Vec<Reorganisation>,
    /// Where the next page begins.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}
