//! A meeting as stored.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Told;
use super::types::{BranchMeeting, BranchMeetingKind, MeetingDecision, MeetingReason};
use crate::Id;
use crate::store::Param;
use crate::store::document::Document;
use crate::time::day_number;

/// Somebody with a reason: leave, or no vote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Reasoned {
    pub(crate) member: Id,
    pub(crate) reason: String,
}

/// A meeting as stored, with the roll as the records of its day gave it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct MeetingRecord {
    pub(crate) id: Id,
    pub(crate) organisation: Id,
    pub(crate) kind: BranchMeetingKind,
    pub(crate) on: NaiveDate,
    pub(crate) starts_at: Option<String>,
    pub(crate) ends_at: Option<String>,
    pub(crate) place: Option<String>,
    pub(crate) topics: Vec<String>,
    pub(crate) lecturer: Option<Id>,
    /// How many had a vote.
    pub(crate) voting: i64,
    /// How many of them were there.
    pub(crate) present_voting: i64,
    pub(crate) guests: i64,
    pub(crate) present: Vec<Id>,
    pub(crate) excused: Vec<Reasoned>,
    pub(crate) absent: Vec<Id>,
    pub(crate) without_vote: Vec<Reasoned>,
    /// How many should have been there.
    pub(crate) expected: i64,
    pub(crate) decisions: Vec<MeetingDecision>,
    /// Recorded in error: since when, and why.
    pub(crate) withdrawn: Option<(NaiveDate, String)>,
    pub(crate) revision: i64,
}

impl MeetingRecord {
    /// The answer; without persons and texts unless the reader may see members.
    pub(crate) fn shown(self, told: Told) -> BranchMeeting {
        let (persons, texts) = (told == Told::Persons, told >= Told::Texts);
        let count = |length: usize| i64::try_from(length).unwrap_or(i64::MAX);
        let named = |list: Vec<Reasoned>| -> Vec<MeetingReason> {
            let list = list.into_iter().filter(|_| persons);
            list.map(|one| MeetingReason { member: one.member.to_string(), reason: one.reason }).collect()
        };
        let (withdrawn_on, withdrawn_reason) = self.withdrawn.unzip();
        let decisions = self.decisions.into_iter().map(|one| match texts {
            true => one,
            false => MeetingDecision { text: String::new(), ..one },
        });
        BranchMeeting {
            id: self.id,
            organisation: self.organisation,
            kind: self.kind,
            on: self.on,
            starts_at: self.starts_at,
            ends_at: self.ends_at,
            place: self.place.filter(|_| texts),
            topics: if texts { self.topics } else { Vec::new() },
            lecturer: self.lecturer.filter(|_| persons),
            expected_count: self.expected,
            voting_count: self.voting,
            present_count: count(self.present.len()),
            present_voting_count: self.present_voting,
            excused_count: count(self.excused.len()),
            guests: self.guests,
            present: if persons { self.present } else { Vec::new() },
            excused: named(self.excused),
            absent: if persons { self.absent } else { Vec::new() },
            without_vote: named(self.without_vote),
            decisions: decisions.collect(),
            withdrawn_on,
            withdrawn_reason: withdrawn_reason.filter(|_| texts),
            revision: self.revision,
        }
    }
}

impl Document for MeetingRecord {
    const TABLE: &'static str = "party_meeting";
    const KIND: &'static str = "party_meeting";
    const COLUMNS: &'static [&'static str] = &["organisation", "kind", "day", "withdrawn"];

    fn id(&self) -> Id {
        self.id
    }

    fn keys(&self) -> Vec<Param<'_>> {
        vec![
            Param::Blob(self.organisation.as_bytes()),
            Param::Text(self.kind.word()),
            Param::Integer(day_number(self.on)),
            Param::Integer(i64::from(self.withdrawn.is_some())),
        ]
    }
}
