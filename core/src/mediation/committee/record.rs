//! Committees and mediators as they are stored.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::types::{
    MediationCommittee, MediationCommitteePost, MediationRoom, Mediator, MediatorEngagement, MediatorLeave,
};
use crate::Id;
use crate::identity::{Phone, Sex};
use crate::mediation::{DisputeCategory, MediatorKind};
use crate::store::Param;
use crate::store::document::Document;

/// A mediator as stored.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct MediatorRecord {
    pub(crate) id: Id,
    pub(crate) name: String,
    pub(crate) sex: Sex,
    pub(crate) birth: Option<NaiveDate>,
    pub(crate) kind: MediatorKind,
    pub(crate) elder: Option<String>,
    pub(crate) ethnic: Option<String>,
    pub(crate) languages: Vec<String>,
    pub(crate) fields: Vec<DisputeCategory>,
    /// The person in the registry: whom conflicts of interest are found by.
    pub(crate) resident: Option<Id>,
    pub(crate) employer: Option<Id>,
    /// The account of the host: what it may see of disputes follows from the seats of this mediator.
    pub(crate) actor: Option<String>,
    pub(crate) phone: Option<Phone>,
    pub(crate) capacity: Option<i64>,
    pub(crate) engagements: Vec<MediatorEngagement>,
    pub(crate) leaves: Vec<MediatorLeave>,
    pub(crate) ended_on: Option<NaiveDate>,
    pub(crate) revision: i64,
}

impl MediatorRecord {
    /// Whether the person is a mediator on `day`.
    pub(crate) fn serves(&self, day: NaiveDate) -> bool {
        self.ended_on.is_none_or(|end| day < end)
    }

    /// Whether `day` lies in a leave.
    pub(crate) fn on_leave(&self, day: NaiveDate) -> bool {
        self.leaves.iter().any(|leave| leave.starts_on <= day && day <= leave.ends_on)
    }

    /// Whether the mediator works for a committee on `day`: has a seat in it, or was engaged by it.
    pub(crate) fn works_for(&self, committee: &MediationCommittee, day: NaiveDate) -> bool {
        let engaged = self.engagements.iter().any(|one| {
            one.committee == committee.id
                && one.starts_on <= day
                && one.ends_on.is_none_or(|last| day <= last)
        });
        self.serves(day) && (engaged || committee.post_of(self.id).is_some())
    }
}

impl MediationCommittee {
    /// The post of a mediator in it.
    pub(crate) fn post_of(&self, mediator: Id) -> Option<MediationCommitteePost> {
        self.members.iter().find(|member| member.mediator == mediator).map(|member| member.post)
    }

    /// Whether it is there on `day`.
    pub(crate) fn stands(&self, day: NaiveDate) -> bool {
        self.formed_on <= day && self.dissolved_on.is_none_or(|end| day < end)
    }
}

impl Document for MediatorRecord {
    const TABLE: &'static str = "mediator";
    const KIND: &'static str = "mediator";
    const COLUMNS: &'static [&'static str] = &["kind", "actor", "resident"];

    fn id(&self) -> Id {
        self.id
    }

    fn keys(&self) -> Vec<Param<'_>> {
        vec![
            Param::Text(self.kind.word()),
            self.actor.as_deref().map_or(Param::Null, Param::Text),
            self.resident.as_ref().map_or(Param::Null, |id| Param::Blob(id.as_bytes())),
        ]
    }
}

impl Document for MediationCommittee {
    const TABLE: &'static str = "mediation_committee";
    const KIND: &'static str = "mediation_committee";
    const COLUMNS: &'static [&'static str] = &["kind", "community"];

    fn id(&self) -> Id {
        self.id
    }

    fn keys(&self) -> Vec<Param<'_>> {
        vec![
            Param::Text(self.kind.word()),
            self.community.as_ref().map_or(Param::Null, |code| Param::Text(code.as_str())),
        ]
    }
}

impl Document for MediationRoom {
    const TABLE: &'static str = "mediation_room";
    const KIND: &'static str = "mediation_room";
    const COLUMNS: &'static [&'static str] = &["committee"];

    fn id(&self) -> Id {
        self.id
    }

    fn keys(&self) -> Vec<Param<'_>> {
        vec![Param::Blob(self.committee.as_bytes())]
    }
}

impl MediatorRecord {
    /// As answers show it.
    pub(crate) fn shown(&self) -> Mediator {
        Mediator {
            id: self.id,
            name: self.name.clone(),
            sex: self.sex,
            kind: self.kind,
            elder: self.elder.clone(),
            ethnic: self.ethnic.clone(),
            languages: self.languages.clone(),
            fields: self.fields.clone(),
            employer: self.employer,
            phone: self.phone.as_ref().map(Phone::masked),
            capacity: self.capacity,
            engagements: self.engagements.clone(),
            leaves: self.leaves.clone(),
            ended_on: self.ended_on,
            revision: self.revision,
        }
    }
}
