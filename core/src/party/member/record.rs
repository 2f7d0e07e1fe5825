//! A member as stored: one document with the whole way and every spell in an organisation.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::Money;
use crate::identity::{Phone, ResidentNumber, Sex};
use crate::ledger::counter::Contributions;
use crate::party::figures;
use crate::party::{Affiliation, MemberStage, MemberStatus};
use crate::store::Param;
use crate::store::document::Document;
use crate::time::day_number;
use crate::{Id, Timestamp};

/// Where a member stood from a day on, until the next spell begins.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Spell {
    pub(crate) from: NaiveDate,
    pub(crate) organisation: Id,
    pub(crate) group: Option<Id>,
    pub(crate) stage: MemberStage,
    pub(crate) status: MemberStatus,
    pub(crate) affiliation: Affiliation,
}

/// A member as stored.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct MemberRecord {
    pub(crate) id: Id,
    /// The person in the registry of residents.
    pub(crate) resident: Option<Id>,
    pub(crate) name: String,
    pub(crate) number: Option<ResidentNumber>,
    pub(crate) sex: Sex,
    pub(crate) birth: Option<NaiveDate>,
    pub(crate) phone: Option<Phone>,
    /// 工作单位.
    pub(crate) unit: Option<String>,
    /// 组织关系所在党组织: of a mobile or double-reporting member, the organisation that keeps the relation.
    pub(crate) home: Option<String>,
    /// 离退休: dues are those of the retired.
    pub(crate) retired: bool,
    pub(crate) affiliation: Affiliation,
    pub(crate) stage: MemberStage,
    pub(crate) status: MemberStatus,
    pub(crate) organisation: Id,
    /// 党小组.
    pub(crate) group: Option<Id>,
    pub(crate) applied_on: Option<NaiveDate>,
    /// When the branch talked with the applicant.
    pub(crate) talked_on: Option<NaiveDate>,
    pub(crate) activist_on: Option<NaiveDate>,
    /// Days of the half-yearly reviews of an activist.
    pub(crate) reviewed_on: Vec<NaiveDate>,
    pub(crate) target_on: Option<NaiveDate>,
    /// 入党日期: the day the branch meeting passed the admission; the probation runs from it.
    pub(crate) joined_on: Option<NaiveDate>,
    pub(crate) probation_ends: Option<NaiveDate>,
    /// Whether the probation was extended once.
    pub(crate) extended: bool,
    /// 转正日期: the Party standing (党龄) counts from it.
    pub(crate) full_on: Option<NaiveDate>,
    /// 留党察看至: until this day no vote and no candidacy.
    pub(crate) observed_until: Option<NaiveDate>,
    /// The first day out of contact.
    pub(crate) lost_since: Option<NaiveDate>,
    /// 外出流动: away since, and until when.
    pub(crate) away_from: Option<NaiveDate>,
    pub(crate) away_to: Option<NaiveDate>,
    /// 流动去向: where to.
    pub(crate) away_place: Option<String>,
    /// Branch resolutions with the superior's decisions; the last may be waiting for one.
    pub(crate) resolutions: Vec<super::types::Resolution>,
    /// 月收入 (after tax) from a month on, YYYYMM.
    pub(crate) incomes: Vec<(i64, Money)>,
    /// Oldest first.
    pub(crate) spells: Vec<Spell>,
    pub(crate) batch: Option<Id>,
    pub(crate) recorded_at: Timestamp,
    pub(crate) revision: i64,
    /// 从业单位: the enterprise of the registry where the member works.
    pub(crate) enterprise: Option<Id>,
    /// Why a mobile or double-reporting member has gone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) ended_because: Option<String>,
}

impl MemberRecord {
    /// The record of an applicant of whom nothing else is known: what a new record is made from.
    pub(crate) fn blank(id: Id, organisation: Id, recorded_at: Timestamp) -> Self {
        Self {
            id,
            resident: None,
            name: String::new(),
            number: None,
            sex: Sex::Unknown,
            birth: None,
            phone: None,
            unit: None,
            home: None,
            retired: false,
            affiliation: Affiliation::Relation,
            stage: MemberStage::Applicant,
            status: MemberStatus::Active,
            organisation,
            group: None,
            applied_on: None,
            talked_on: None,
            activist_on: None,
            reviewed_on: Vec::new(),
            target_on: None,
            joined_on: None,
            probation_ends: None,
            extended: false,
            full_on: None,
            observed_until: None,
            lost_since: None,
            away_from: None,
            away_to: None,
            away_place: None,
            resolutions: Vec::new(),
            incomes: Vec::new(),
            spells: Vec::new(),
            batch: None,
            recorded_at,
            revision: 1,
            enterprise: None,
            ended_because: None,
        }
    }

    /// Where the member stood on a day.
    pub(crate) fn on(&self, day: NaiveDate) -> Option<&Spell> {
        self.spells.iter().rev().find(|spell| spell.from <= day)
    }

    /// The record as it is from `day` on: `change` is applied, and a spell begins when the standing differs. A change on the
    /// first day of the last spell replaces it. The day is no earlier than that one: callers check it.
    #[must_use]
    pub(crate) fn changed(&self, day: NaiveDate, change: impl FnOnce(&mut Self)) -> Self {
        let mut record = self.clone();
        change(&mut record);
        record.revision = self.revision + 1;
        record.begin_spell(day);
        record
    }

    /// Begins a spell on `day` with what the record says now, unless nothing of it changed.
    pub(crate) fn begin_spell(&mut self, day: NaiveDate) {
        let spell = Spell {
            from: day,
            organisation: self.organisation,
            group: self.group,
            stage: self.stage,
            status: self.status,
            affiliation: self.affiliation,
        };
        match self.spells.last() {
            Some(last) if Spell { from: day, ..last.clone() } == spell => return,
            Some(last) if last.from >= day => drop(self.spells.pop()),
            _ => {}
        }
        self.spells.push(spell);
    }

    /// Whether the person is a member of the Party whose relation is here and in force.
    pub(crate) fn belongs(&self) -> bool {
        self.stage.is_member()
            && self.status == MemberStatus::Active
            && self.affiliation == Affiliation::Relation
    }

    /// Whether the organisation still answers for the person: a member or applicant in force, or one suspended.
    pub(crate) fn is_on_the_books(&self) -> bool {
        matches!(self.status, MemberStatus::Active | MemberStatus::Suspended)
    }

    /// Whether the member is under observation (留党察看) on a day: no vote and no candidacy (RULES A-30).
    pub(crate) fn observed_on(&self, day: NaiveDate) -> bool {
        self.observed_until.is_some_and(|until| day <= until)
    }

    /// When the last spell began.
    pub(crate) fn since(&self) -> Option<NaiveDate> {
        self.spells.last().map(|spell| spell.from)
    }
}

impl Document for MemberRecord {
    const TABLE: &'static str = "party_member";
    const KIND: &'static str = "member";
    const COLUMNS: &'static [&'static str] = &[
        "organisation",
        "stage",
        "status",
        "affiliation",
        "resident",
        "number",
        "batch",
        "probation_ends",
        "enterprise",
    ];

    fn id(&self) -> Id {
        self.id
    }

    fn keys(&self) -> Vec<Param<'_>> {
        // Whoever is here without the relation is confirmed where that is.
        let waits = self.belongs() && self.stage == MemberStage::Probationary;
        let ends = self.probation_ends.filter(|_| waits).map(day_number);
        vec![
            Param::Blob(self.organisation.as_bytes()),
            Param::Text(self.stage.word()),
            Param::Text(self.status.word()),
            Param::Text(self.affiliation.word()),
            optional_id(self.resident.as_ref()),
            self.number.as_ref().map_or(Param::Null, |number| Param::Text(number.as_str())),
            optional_id(self.batch.as_ref()),
            ends.map_or(Param::Null, Param::Integer),
            optional_id(self.enterprise.as_ref()),
        ]
    }

    /// What an import brought and nobody has changed since.
    fn shares_digest(&self) -> bool {
        self.batch.is_some() && self.revision == 1
    }

    /// Members count in the street as a whole: the place of their organisation may change under them.
    fn contributions(&self, street: &str) -> Contributions {
        let state = match (self.status, self.stage) {
            (MemberStatus::Active, stage) => stage.word(),
            (MemberStatus::Suspended, _) => MemberStatus::Suspended.word(),
            _ => return Contributions::new(),
        };
        let kind = self.affiliation.word();
        crate::registry::rules::contributions(figures::MEMBER, kind, state, &format!("{street}000"), None, 1)
    }
}

/// An identifier that may be missing, as a key.
pub(crate) fn optional_id(id: Option<&Id>) -> Param<'_> {
    id.map_or(Param::Null, |id| Param::Blob(id.as_bytes()))
}
