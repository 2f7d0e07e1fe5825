//! An instructor's work at a unit, as stored.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::types::PartyInstructor;
use crate::Id;
use crate::store::Param;
use crate::store::document::Document;
use crate::time::day_number;

/// A member who looks after a unit for a time (党建指导员).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct InstructorRecord {
    pub(crate) id: Id,
    pub(crate) enterprise: Id,
    pub(crate) member: Id,
    pub(crate) from: NaiveDate,
    /// The last day.
    pub(crate) to: Option<NaiveDate>,
    /// Why it ended.
    pub(crate) reason: Option<String>,
    pub(crate) revision: i64,
}

impl InstructorRecord {
    pub(super) fn period(&self) -> (NaiveDate, Option<NaiveDate>) {
        (self.from, self.to)
    }

    /// As answers show it; the member only to those who may read the members of that organisation.
    pub(super) fn shown(self, members: bool) -> PartyInstructor {
        PartyInstructor {
            id: self.id,
            member: members.then_some(self.member),
            enterprise: self.enterprise,
            starts_on: self.from,
            ends_on: self.to,
            reason: self.reason,
            revision: self.revision,
        }
    }
}

impl Document for InstructorRecord {
    const TABLE: &'static str = "party_instructor";
    const KIND: &'static str = "instructor";
    const COLUMNS: &'static [&'static str] = &["enterprise", "member", "valid_from", "valid_to"];

    fn id(&self) -> Id {
        self.id
    }

    fn keys(&self) -> Vec<Param<'_>> {
        vec![
            Param::Blob(self.enterprise.as_bytes()),
            Param::Blob(self.member.as_bytes()),
            Param::Integer(day_number(self.from)),
            self.to.map_or(Param::Null, |to| Param::Integer(day_number(to))),
        ]
    }
}
