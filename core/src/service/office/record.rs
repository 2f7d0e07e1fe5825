//! Powers of offices and reorganisations, as they are stored and shown.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::Id;
use crate::service::PowerKind;
use crate::store::Param;
use crate::store::document::Document;
use crate::time::day_number;

/// An entry of the list of powers and duties (权责清单): what an office does, and which items it may decide.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct OfficePower {
    /// Identifier.
    pub id: Id,
    /// Code, unique in the street.
    pub code: String,
    /// Code of the office.
    pub office: String,
    /// 职责名称.
    pub name: String,
    /// What it is.
    pub kind: PowerKind,
    /// 法律依据.
    pub basis: Vec<String>,
    /// Codes of the service items that the office may decide by it.
    pub items: Vec<String>,
    /// First day.
    pub valid_from: NaiveDate,
    /// Last day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_to: Option<NaiveDate>,
    /// Revision.
    pub revision: i64,
}

impl OfficePower {
    /// Whether it is in force on a day.
    pub(crate) fn holds(&self, day: NaiveDate) -> bool {
        self.valid_from <= day && self.valid_to.is_none_or(|last| day <= last)
    }
}

impl Document for OfficePower {
    const TABLE: &'static str = "office_power";
    const KIND: &'static str = "office_power";
    const COLUMNS: &'static [&'static str] = &["office", "code"];

    fn id(&self) -> Id {
        self.id
    }

    fn keys(&self) -> Vec<Param<'_>> {
        vec![Param::Text(&self.office), Param::Text(&self.code)]
    }
}

/// A change of the street's structure (机构改革) that moved open work to another office.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Reorganisation {
    /// Identifier.
    pub id: Id,
    /// The first day of the new structure.
    pub day: NaiveDate,
    /// 改革文件.
    pub document: String,
    /// Codes of the offices that were closed.
    pub closed: Vec<String>,
    /// Code of the office that takes over.
    pub successor: String,
    /// Open cases that were moved.
    pub cases: i64,
    /// Open matters that were moved.
    pub matters: i64,
    /// Bad reviews that were moved, about which something is still to be done.
    pub reviews: i64,
    /// Powers that were moved.
    pub powers: i64,
}

impl Document for Reorganisation {
    const TABLE: &'static str = "reorganisation";
    const KIND: &'static str = "reorganisation";
    const COLUMNS: &'static [&'static str] = &["day"];

    fn id(&self) -> Id {
        self.id
    }

    fn keys(&self) -> Vec<Param<'_>> {
        vec![Param::Integer(day_number(self.day))]
    }
}
