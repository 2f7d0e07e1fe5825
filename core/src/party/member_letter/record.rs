//! A letter as stored.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::types::{LetterIssue, LetterKind, LetterReach, LetterState, MemberLetter};
use crate::Id;
use crate::store::Param;
use crate::store::document::Document;
use crate::time::day_number;

/// A letter as stored.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct LetterRecord {
    pub(crate) id: Id,
    pub(crate) member: Id,
    pub(crate) name: String,
    pub(crate) kind: LetterKind,
    pub(crate) state: LetterState,
    pub(crate) origin: Id,
    pub(crate) destination: Option<Id>,
    pub(crate) destination_name: Option<String>,
    pub(crate) reach: LetterReach,
    pub(crate) reason: Option<String>,
    pub(crate) applied_on: NaiveDate,
    pub(crate) stay_from: Option<NaiveDate>,
    pub(crate) stay_until: Option<NaiveDate>,
    /// Oldest first.
    pub(crate) issues: Vec<LetterIssue>,
    pub(crate) received_on: Option<NaiveDate>,
    pub(crate) completed_on: Option<NaiveDate>,
    pub(crate) withdrawn_on: Option<NaiveDate>,
    pub(crate) withdrawn_because: Option<String>,
    pub(crate) revision: i64,
}

impl LetterRecord {
    /// The last day on which it can be handed in, while that is awaited.
    pub(crate) fn expires_on(&self) -> Option<NaiveDate> {
        let awaited = self.state == LetterState::Issued;
        self.issues.last().filter(|_| awaited).map(|issue| issue.expires_on)
    }

    /// As answers show it.
    pub(crate) fn shown(self, today: NaiveDate) -> MemberLetter {
        let expires_on = self.expires_on();
        MemberLetter {
            id: self.id,
            member: self.member,
            name: self.name,
            kind: self.kind,
            state: self.state,
            expired: expires_on.is_some_and(|last| last < today),
            origin: self.origin,
            destination: self.destination,
            destination_name: self.destination_name,
            reach: self.reach,
            reason: self.reason,
            applied_on: self.applied_on,
            stay_from: self.stay_from,
            stay_until: self.stay_until,
            issues: self.issues,
            expires_on,
            received_on: self.received_on,
            completed_on: self.completed_on,
            withdrawn_on: self.withdrawn_on,
            withdrawn_because: self.withdrawn_because,
            revision: self.revision,
        }
    }
}

impl Document for LetterRecord {
    const TABLE: &'static str = "party_letter";
    const KIND: &'static str = "member_letter";
    const COLUMNS: &'static [&'static str] = &["member", "state", "expires_on"];

    fn id(&self) -> Id {
        self.id
    }

    fn keys(&self) -> Vec<Param<'_>> {
        let expires_on = self.expires_on().map(day_number);
        vec![
            Param::Blob(self.member.as_bytes()),
            Param::Text(self.state.word()),
            expires_on.map_or(Param::Null, Param::Integer),
        ]
    }
}
