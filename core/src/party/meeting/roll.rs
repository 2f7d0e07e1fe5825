//! The roll of a meeting: who should be there and who has a vote, by the records of the day.

use crate::registry::rules::count;
use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::record::Reasoned;
use super::types::BranchMeetingKind;
use super::{rows, rules};
use crate::command::Command;
use crate::party::organisation::record::Version;
use crate::party::post::rows::holders;
use crate::party::{Affiliation, MemberStage, OrganisationKind};
use crate::{Error, Id, Result, code};

/// Who should be at a meeting and who has a vote in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Roll {
    /// Who may be there as a member.
    members: BTreeSet<Id>,
    /// Who should be there.
    expected: BTreeSet<Id>,
    /// Who of them has a vote.
    voting: BTreeSet<Id>,
}

impl Roll {
    /// The roll of a meeting of an organisation.
    ///
    /// # Errors
    /// `Conflict` for the meeting of a committee of which nobody is on record.
    pub(crate) fn of_meeting(
        command: &Command<'_>,
        organisation: Id,
        version: &Version,
        kind: BranchMeetingKind,
        on: NaiveDate,
    ) -> Result<Self> {
        if kind != BranchMeetingKind::CommitteeMeeting {
            return Self::of_members(command, organisation, version.kind, on);
        }
        let holders = holders(command.connection, command.street(), organisation, on)?;
        if holders.is_empty() {
            return Err(Error::conflict(
                code::CONFLICT_STATE,
                "该组织当日没有委员任职记录，请先登记任职",
                "no post of the organisation's committee is on record for that day; record the posts first",
            )
            .at("organisation"));
        }
        let holders: BTreeSet<Id> = holders.into_iter().collect();
        Ok(Self { members: holders.clone(), expected: holders.clone(), voting: holders })
    }

    /// The members of an organisation on a day and of all below it. Those whose relation is elsewhere may come, and belong
    /// to it only in a branch that is made for them; a vote have full members who are not under observation (RULES A-30).
    pub(crate) fn of_members(
        command: &Command<'_>,
        organisation: Id,
        kind: OrganisationKind,
        on: NaiveDate,
    ) -> Result<Self> {
        let (connection, street, tree) = (command.connection, command.street(), &command.snapshot.party);
        let guests_belong =
            matches!(kind, OrganisationKind::MobileBranch | OrganisationKind::TemporaryBranch);
        let mut roll = Self::default();
        let (branches, group) = if kind.is_group() {
            (tree.branch_of(organisation, on).into_iter().collect(), Some(organisation))
        } else if kind.is_branch() {
            (vec![organisation], None)
        } else {
            (tree.with_all_below(organisation, on), None)
        };
        for branch in branches {
            for enrolled in rows::enrolled(connection, street, branch, group, on)? {
                roll.members.insert(enrolled.member);
                if enrolled.affiliation != Affiliation::Relation && !guests_belong {
                    continue;
                }
                roll.expected.insert(enrolled.member);
                if enrolled.stage == MemberStage::Full && !observed(command, enrolled.member, on)? {
                    roll.voting.insert(enrolled.member);
                }
            }
        }
        Ok(roll)
    }

    /// Takes the vote of those who have none on that day for another ground.
    pub(crate) fn without_vote(&mut self, list: &[Reasoned]) -> Result<()> {
        for (index, one) in list.iter().enumerate() {
            if !self.voting.remove(&one.member) {
                let field = format!("without_vote[{index}].member");
                return Err(rules::not_on_the_roll(field, self.expected.len()));
            }
        }
        Ok(())
    }

    /// Refuses anybody who can't be there as a member.
    pub(crate) fn attended(&self, field: &str, ids: impl Iterator<Item = Id>) -> Result<()> {
        for (index, id) in ids.enumerate() {
            if !self.members.contains(&id) {
                return Err(rules::not_on_the_roll(format!("{field}[{index}]"), self.expected.len()));
            }
        }
        Ok(())
    }

    /// Refuses anybody who need not be there.
    pub(crate) fn expected_only(&self, field: &str, ids: impl Iterator<Item = Id>) -> Result<()> {
        for (index, id) in ids.enumerate() {
            if !self.expected.contains(&id) {
                return Err(rules::not_on_the_roll(format!("{field}[{index}].member"), self.expected.len()));
            }
        }
        Ok(())
    }

    /// Expects these and nobody else, as a talk does.
    pub(crate) fn expect(&mut self, members: &[Id]) {
        self.expected = members.iter().copied().collect();
        self.voting.clear();
    }

    /// How many should be there.
    pub(crate) fn expected(&self) -> i64 {
        count(self.expected.len())
    }

    /// How many have a vote.
    pub(crate) fn voting(&self) -> i64 {
        count(self.voting.len())
    }

    /// How many of these have a vote.
    pub(crate) fn voting_among(&self, present: &[Id]) -> i64 {
        count(present.iter().filter(|member| self.voting.contains(member)).count())
    }

    /// Who should have been there, was not, and had no leave.
    pub(crate) fn absent(&self, present: &[Id], excused: &[Reasoned]) -> Vec<Id> {
        let there: BTreeSet<Id> =
            present.iter().copied().chain(excused.iter().map(|one| one.member)).collect();
        self.expected.difference(&there).copied().collect()
    }
}

/// Whether a member is under observation (留党察看) on a day.
pub(crate) fn observed(command: &Command<'_>, member: Id, day: NaiveDate) -> Result<bool> {
    let record = rows::member(command.connection, command.street(), member)?;
    Ok(record.is_some_and(|record| record.observed_on(day)))
}
