//! A dispute as it is stored, with its parties and those who mediate it; and the entries of its record.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::types::{DisputeEntry, PanelChoice};
use crate::identity::{DivisionCode, GridCode, Phone, Sex};
use crate::ledger::counter::{Contributions, CounterKey};
use crate::mediation::casefile::DisputePaper;
use crate::mediation::figures::{ACCEPTED, CONCLUDED, DISPUTE, LEVEL};
use crate::mediation::{
    DisputeCategory, DisputeSource, DisputeState, EndingReason, EscalationRisk, OtherRoute, PartyKind,
    PartySide, RefusalGround,
};
use crate::registry::rules::contributions;
use crate::store::Param;
use crate::store::document::Document;
use crate::time::day_number;
use crate::{Id, Money};

/// Somebody who speaks for a party: a guardian or an agent with authority.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct AgentRecord {
    /// A guardian speaks for a minor by law; an agent by written authority.
    pub(crate) guardian: bool,
    pub(crate) name: String,
    /// The person in the registry.
    pub(crate) resident: Option<Id>,
    pub(crate) phone: Option<Phone>,
    /// 授权范围: what the authority extends to.
    pub(crate) authority: Option<String>,
    /// 特别授权: may admit, waive and settle.
    pub(crate) special: bool,
    /// The account of the host in which the agent reads the dispute.
    pub(crate) actor: Option<String>,
}

/// What a party said to being mediated.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct ConsentRecord {
    pub(crate) given: bool,
    pub(crate) on: NaiveDate,
}

/// A party as stored.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct PartyRecord {
    /// Its running number in the dispute, from 1; never used twice.
    pub(crate) number: i64,
    pub(crate) kind: PartyKind,
    pub(crate) side: PartySide,
    pub(crate) name: String,
    /// 公民身份号码 or 统一社会信用代码.
    pub(crate) code: Option<String>,
    pub(crate) sex: Option<Sex>,
    pub(crate) birth: Option<NaiveDate>,
    pub(crate) phone: Option<Phone>,
    pub(crate) address: Option<String>,
    /// The person in the registry.
    pub(crate) resident: Option<Id>,
    /// The enterprise in the registry.
    pub(crate) enterprise: Option<Id>,
    pub(crate) agent: Option<AgentRecord>,
    /// The account of the host in which the party reads the dispute.
    pub(crate) actor: Option<String>,
    /// 权利义务告知: when it was told its rights and duties.
    pub(crate) noticed_on: Option<NaiveDate>,
    pub(crate) consent: Option<ConsentRecord>,
}

/// A seat on the panel as stored.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct SeatRecord {
    pub(crate) mediator: Id,
    /// The force of the scheme for which it sits (judge, lawyer, elder).
    pub(crate) force: Option<String>,
    /// 首席调解员: leads the panel.
    pub(crate) lead: bool,
    pub(crate) choice: PanelChoice,
    pub(crate) starts_on: NaiveDate,
    /// The first day on which the seat was no longer held.
    pub(crate) ended_on: Option<NaiveDate>,
    /// Why it was given up (回避, 更换).
    pub(crate) ended_by: Option<String>,
}

/// An agreed extension of the time limit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct ExtensionRecord {
    pub(crate) on: NaiveDate,
    pub(crate) until: NaiveDate,
}

/// A rise to the next level.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct RiseRecord {
    pub(crate) on: NaiveDate,
    /// Codes of the scheme.
    pub(crate) left: String,
    pub(crate) reached: String,
    pub(crate) reason: String,
}

/// Why a dispute was not taken up.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct RefusalRecord {
    pub(crate) on: NaiveDate,
    pub(crate) ground: RefusalGround,
    pub(crate) note: Option<String>,
    pub(crate) routes: Vec<OtherRoute>,
}

/// How mediation ended without agreement.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct EndingRecord {
    pub(crate) on: NaiveDate,
    pub(crate) reason: EndingReason,
    pub(crate) note: Option<String>,
    /// 告知的其他途径.
    pub(crate) routes: Vec<OtherRoute>,
}

/// A dispute as stored.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct DisputeRecord {
    pub(crate) id: Id,
    /// The number of the file, given when it is accepted.
    pub(crate) number: Option<String>,
    pub(crate) state: DisputeState,
    pub(crate) category: DisputeCategory,
    pub(crate) source: DisputeSource,
    /// The number of the court's, police's or petition office's paper.
    pub(crate) source_number: Option<String>,
    /// The case of the street that it came from.
    pub(crate) case_id: Option<Id>,
    pub(crate) committee: Id,
    /// Where it is in the scheme: the code of a level.
    pub(crate) level: String,
    pub(crate) community: DivisionCode,
    pub(crate) grid: Option<GridCode>,
    pub(crate) place: Option<String>,
    pub(crate) facts: String,
    pub(crate) claim: String,
    /// 涉及金额.
    pub(crate) amount: Option<Money>,
    pub(crate) risk: EscalationRisk,
    pub(crate) registered_on: NaiveDate,
    pub(crate) registered_by: String,
    pub(crate) accepted_on: Option<NaiveDate>,
    /// The mediator who accepted it, and looks after it until there is a panel.
    pub(crate) handler: Option<Id>,
    pub(crate) refusal: Option<RefusalRecord>,
    pub(crate) parties: Vec<PartyRecord>,
    /// The highest number of a party that left: no number is used twice.
    #[serde(default)]
    pub(crate) last_party: i64,
    pub(crate) panel: Vec<SeatRecord>,
    /// The last day of the time limit (调解期限), as extended.
    pub(crate) due_on: Option<NaiveDate>,
    pub(crate) extensions: Vec<ExtensionRecord>,
    /// The last day at its level.
    pub(crate) level_due_on: Option<NaiveDate>,
    pub(crate) rises: Vec<RiseRecord>,
    /// Partners of the scheme who were asked to join (三所联动): their codes.
    pub(crate) partners: Vec<String>,
    /// How many sessions were held, and the day of the last one.
    pub(crate) sessions: i64,
    pub(crate) last_session: Option<NaiveDate>,
    pub(crate) ending: Option<EndingRecord>,
    pub(crate) agreement: Option<Id>,
    /// The day on which the agreement took effect.
    pub(crate) settled_on: Option<NaiveDate>,
    /// 收存材料: papers of the file that the library can't know.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) papers: Vec<DisputePaper>,
    pub(crate) revision: i64,
}

impl DisputeRecord {
    /// The party of a number.
    pub(crate) fn party(&self, number: i64) -> Option<&PartyRecord> {
        self.parties.iter().find(|party| party.number == number)
    }

    /// The number of the next party.
    pub(crate) fn next_party(&self) -> i64 {
        self.parties.iter().map(|party| party.number).fold(self.last_party, i64::max) + 1
    }

    /// The seats that are held.
    pub(crate) fn seated(&self) -> impl Iterator<Item = &SeatRecord> {
        self.panel.iter().filter(|seat| seat.ended_on.is_none())
    }

    /// Whether a mediator sits on the panel.
    pub(crate) fn seats(&self, mediator: Id) -> bool {
        self.seated().any(|seat| seat.mediator == mediator)
    }

    /// The day on which it was settled or ended without agreement.
    pub(crate) fn concluded_on(&self) -> Option<NaiveDate> {
        self.settled_on.or(self.ending.as_ref().map(|ending| ending.on))
    }

    /// Residents with a part in it, and which: party or agent.
    pub(crate) fn people(&self) -> Vec<(Id, &'static str)> {
        let parties = self.parties.iter().filter_map(|party| Some((party.resident?, "party")));
        let agents = self.parties.iter().filter_map(|party| Some((party.agent.as_ref()?.resident?, "agent")));
        let mut people: Vec<_> = parties.chain(agents).collect();
        people.sort_unstable();
        people.dedup();
        people
    }
}

impl Document for DisputeRecord {
    const TABLE: &'static str = "dispute";
    const KIND: &'static str = "dispute";
    const COLUMNS: &'static [&'static str] =
        &["state", "category", "committee", "community", "grid", "registered_on", "due", "case_id"];

    fn id(&self) -> Id {
        self.id
    }

    fn keys(&self) -> Vec<Param<'_>> {
        let mediating = matches!(self.state, DisputeState::Accepted | DisputeState::Mediating);
        let due = self.due_on.filter(|_| mediating);
        vec![
            Param::Text(self.state.word()),
            Param::Text(self.category.word()),
            Param::Blob(self.committee.as_bytes()),
            Param::Text(self.community.as_str()),
            self.grid.as_ref().map_or(Param::Null, |grid| Param::Text(grid.as_str())),
            Param::Integer(day_number(self.registered_on)),
            due.map_or(Param::Null, |day| Param::Integer(day_number(day))),
            self.case_id.as_ref().map_or(Param::Null, |id| Param::Blob(id.as_bytes())),
        ]
    }

    /// As it stands, and once for the days of its acceptance and of its end.
    fn contributions(&self, _street: &str) -> Contributions {
        let grid = self.grid.as_ref().map(GridCode::as_str);
        let count = |measure, kind: &str, state, day: Option<NaiveDate>| {
            let mut all = contributions(measure, kind, state, self.community.as_str(), grid, 1);
            all.iter_mut().for_each(|(key, _): &mut (CounterKey, i64)| key.day = day.map_or(0, day_number));
            all
        };
        let mut all = count(DISPUTE, self.category.word(), self.state.word(), None);
        if self.accepted_on.is_some() {
            all.extend(count(ACCEPTED, self.category.word(), self.source.word(), self.accepted_on));
            all.extend(count(LEVEL, &self.level, "accepted", self.accepted_on));
        }
        if let (Some(_), Some(day)) = (self.accepted_on, self.concluded_on()) {
            let how = if self.settled_on.is_some() { "settled" } else { "terminated" };
            all.extend(count(CONCLUDED, self.category.word(), how, Some(day)));
            all.extend(count(LEVEL, &self.level, how, Some(day)));
        }
        all
    }
}

/// An entry of the record of a dispute (调解工作记录) as stored.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct EntryRecord(pub(crate) DisputeEntry);

impl Document for EntryRecord {
    const TABLE: &'static str = "dispute_entry";
    const KIND: &'static str = "dispute_entry";
    const COLUMNS: &'static [&'static str] = &["dispute", "kind", "day"];

    fn id(&self) -> Id {
        self.0.id
    }

    fn keys(&self) -> Vec<Param<'_>> {
        vec![
            Param::Blob(self.0.dispute.as_bytes()),
            Param::Text(self.0.kind.word()),
            Param::Integer(day_number(self.0.held_on)),
        ]
    }
}
