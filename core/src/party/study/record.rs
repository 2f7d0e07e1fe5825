//! Hours as stored.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::types::StudyKind;
use crate::Id;
use crate::store::Param;
use crate::store::document::Document;
use crate::time::day_number;

/// Hours that a member spent on a day, on study or on service.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct StudyRecord {
    pub(crate) id: Id,
    pub(crate) member: Id,
    pub(crate) kind: StudyKind,
    pub(crate) on: NaiveDate,
    pub(crate) hours: i64,
    pub(crate) topic: String,
    /// 集中培训: whether it was a central course.
    pub(crate) central: bool,
}

impl Document for StudyRecord {
    const TABLE: &'static str = "party_study";
    const KIND: &'static str = "member_study";
    const COLUMNS: &'static [&'static str] = &["member", "kind", "day"];

    fn id(&self) -> Id {
        self.id
    }

    fn keys(&self) -> Vec<Param<'_>> {
        vec![
            Param::Blob(self.member.as_bytes()),
            Param::Text(self.kind.word()),
            Param::Integer(day_number(self.on)),
        ]
    }
}
