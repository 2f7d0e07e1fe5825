//! Permits to ask the registry, and what was asked, as they are stored and shown.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::Id;
use crate::service::SharedField;
use crate::store::Param;
use crate::store::document::Document;
use crate::time::day_number;

/// What an item may ask of the registry instead of asking the citizen (数据共享授权).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct DataPermit {
    /// Identifier.
    pub id: Id,
    /// The item.
    pub item: Id,
    /// What may be asked.
    pub field: SharedField,
    /// 共享依据.
    pub basis: String,
    /// 使用目的, to which every inquiry is bound.
    pub purpose: String,
    /// First day.
    pub valid_from: NaiveDate,
    /// Last day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_to: Option<NaiveDate>,
    /// Revision.
    pub revision: i64,
}

impl DataPermit {
    /// Whether it is in force on a day.
    pub(crate) fn holds(&self, day: NaiveDate) -> bool {
        self.valid_from <= day && self.valid_to.is_none_or(|last| day <= last)
    }
}

impl Document for DataPermit {
    const TABLE: &'static str = "data_permit";
    const KIND: &'static str = "data_permit";
    const COLUMNS: &'static [&'static str] = &["item"];

    fn id(&self) -> Id {
        self.id
    }

    fn keys(&self) -> Vec<Param<'_>> {
        vec![Param::Blob(self.item.as_bytes())]
    }
}

/// That the registry was asked for a matter (共享查询记录); the answer itself is not kept.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct DataInquiry {
    /// Identifier.
    pub id: Id,
    /// The matter.
    pub matter: Id,
    /// The permit.
    pub permit: Id,
    /// What was asked.
    pub field: SharedField,
    /// When.
    pub asked_on: NaiveDate,
    /// By whom.
    pub asked_by: String,
}

impl Document for DataInquiry {
    const TABLE: &'static str = "data_inquiry";
    const KIND: &'static str = "data_inquiry";
    const COLUMNS: &'static [&'static str] = &["matter", "day"];

    fn id(&self) -> Id {
        self.id
    }

    fn keys(&self) -> Vec<Param<'_>> {
        vec![Param::Blob(self.matter.as_bytes()), Param::Integer(day_number(self.asked_on))]
    }
}
