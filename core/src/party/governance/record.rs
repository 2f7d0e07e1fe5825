//! How the records of joint governance are stored: each as one document.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::types::{
    BigCommittee, CommitteeSeat, EntryKind, GovernanceProject, GovernanceTask, JointMeeting, ListEntry,
    MemberUnit,
};
use crate::Id;
use crate::ledger::counter::Contributions;
use crate::party::figures::{UNIT, UNIT_JOINED};
use crate::party::member::record::optional_id;
use crate::registry::rules::contributions;
use crate::store::Param;
use crate::store::document::Document;
use crate::time::day_number;

fn optional_day(day: Option<NaiveDate>) -> Param<'static> {
    day.map_or(Param::Null, |day| Param::Integer(day_number(day)))
}

impl Document for BigCommittee {
    const TABLE: &'static str = "governance_committee";
    const KIND: &'static str = "big_committee";
    const COLUMNS: &'static [&'static str] = &["community"];

    fn id(&self) -> Id {
        self.id
    }

    fn keys(&self) -> Vec<Param<'_>> {
        vec![Param::Text(self.community.as_str())]
    }
}

impl Document for CommitteeSeat {
    const TABLE: &'static str = "governance_seat";
    const KIND: &'static str = "committee_seat";
    const COLUMNS: &'static [&'static str] = &["committee", "valid_from", "valid_to"];

    fn id(&self) -> Id {
        self.id
    }

    fn keys(&self) -> Vec<Param<'_>> {
        vec![
            Param::Blob(self.committee.as_bytes()),
            Param::Integer(day_number(self.starts_on)),
            optional_day(self.ends_on),
        ]
    }
}

impl Document for MemberUnit {
    const TABLE: &'static str = "governance_unit";
    const KIND: &'static str = "member_unit";
    const COLUMNS: &'static [&'static str] = &["committee", "enterprise", "joined_on", "left_on"];

    fn id(&self) -> Id {
        self.id
    }

    fn keys(&self) -> Vec<Param<'_>> {
        vec![
            Param::Blob(self.committee.as_bytes()),
            optional_id(self.enterprise.as_ref()),
            Param::Integer(day_number(self.joined_on)),
            optional_day(self.left_on),
        ]
    }

    /// Joined on its day for good; a unit as it is until it leaves, which is never later than today.
    fn contributions(&self, _street: &str) -> Contributions {
        let (kind, community) = (self.kind.word(), self.community.as_str());
        let mut all = contributions(UNIT_JOINED, kind, "", community, None, 1);
        for (key, _) in &mut all {
            key.day = day_number(self.joined_on);
        }
        if self.left_on.is_none() {
            all.extend(contributions(UNIT, kind, "", community, None, 1));
        }
        all
    }
}

impl Document for JointMeeting {
    const TABLE: &'static str = "governance_meeting";
    const KIND: &'static str = "joint_meeting";
    const COLUMNS: &'static [&'static str] = &["committee", "day"];

    fn id(&self) -> Id {
        self.id
    }

    fn keys(&self) -> Vec<Param<'_>> {
        vec![Param::Blob(self.committee.as_bytes()), Param::Integer(day_number(self.held_on))]
    }
}

impl Document for GovernanceTask {
    const TABLE: &'static str = "governance_task";
    const KIND: &'static str = "governance_task";
    const COLUMNS: &'static [&'static str] = &["committee", "meeting", "unit", "state", "due"];

    fn id(&self) -> Id {
        self.id
    }

    fn keys(&self) -> Vec<Param<'_>> {
        vec![
            Param::Blob(self.committee.as_bytes()),
            Param::Blob(self.meeting.as_bytes()),
            Param::Blob(self.unit.as_bytes()),
            Param::Text(self.state.word()),
            optional_day(self.state.is_open().then_some(self.due)),
        ]
    }
}

/// The list on which projects stand, as stored.
pub(super) const PROJECTS: &str = "project";

/// An entry of one of the three lists as stored.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum ItemRecord {
    Entry(ListEntry),
    Project(GovernanceProject),
}

impl ItemRecord {
    pub(super) fn committee(&self) -> Id {
        match self {
            Self::Entry(entry) => entry.committee,
            Self::Project(project) => project.committee,
        }
    }
}

impl EntryKind {
    /// The name in Chinese, for messages.
    pub(super) const fn zh(self) -> &'static str {
        match self {
            Self::Resource => "资源",
            Self::Need => "需求",
        }
    }
}

impl Document for ItemRecord {
    const TABLE: &'static str = "governance_item";
    const KIND: &'static str = "governance_item";
    const COLUMNS: &'static [&'static str] = &["committee", "list", "state", "unit"];

    fn id(&self) -> Id {
        match self {
            Self::Entry(entry) => entry.id,
            Self::Project(project) => project.id,
        }
    }

    fn keys(&self) -> Vec<Param<'_>> {
        let (committee, list, state, unit) = match self {
            Self::Entry(entry) => {
                (&entry.committee, entry.kind.word(), entry.state.word(), entry.unit.as_ref())
            }
            Self::Project(project) => {
                (&project.committee, PROJECTS, project.state.word(), Some(&project.unit))
            }
        };
        vec![Param::Blob(committee.as_bytes()), Param::Text(list), Param::Text(state), optional_id(unit)]
    }
}
