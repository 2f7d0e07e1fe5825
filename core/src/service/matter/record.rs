//! A matter as it is stored.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{MatterDelivery, MatterRemedy, RefusedBecause};
use crate::Id;
use crate::access::Place;
use crate::identity::{DivisionCode, GridCode, Phone};
use crate::ledger::counter::{Contributions, CounterKey};
use crate::registry::rules::contributions;
use crate::service::figures::{APPLIED, ENDED, MATTER};
use crate::service::{ApplicantKind, MatterState, PauseGround, ServiceChannel};
use crate::store::Param;
use crate::store::document::Document;
use crate::time::day_number;

/// Who applies.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct ApplicantRecord {
    pub(crate) kind: ApplicantKind,
    pub(crate) name: String,
    /// 公民身份号码 or 统一社会信用代码.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) code: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) phone: Option<Phone>,
    /// The person in the registry.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) resident: Option<Id>,
    /// The enterprise in the registry.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) enterprise: Option<Id>,
    /// The account of the host in which the applicant follows the matter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) actor: Option<String>,
}

/// A material of the item, once it is there.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct MaterialRecord {
    pub(crate) code: String,
    pub(crate) received_on: NaiveDate,
    /// The registry answered instead of the citizen: the inquiry.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) inquiry: Option<Id>,
}

/// A material that the registry was asked for and did not bear out: it knows nothing, or says no. The applicant may hand it in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct UnsharedRecord {
    pub(crate) code: String,
    pub(crate) on: NaiveDate,
    /// The newest inquiry that did not obtain it.
    pub(crate) inquiry: Id,
}

/// What the applicant was told once to correct (一次性告知).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct NoticeRecord {
    pub(crate) on: NaiveDate,
    /// Codes of the materials that are missing or wrong.
    pub(crate) materials: Vec<String>,
    pub(crate) text: String,
    pub(crate) answered_on: Option<NaiveDate>,
}

/// A written promise that minor materials follow (容缺承诺).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct GapRecord {
    pub(crate) on: NaiveDate,
    pub(crate) materials: Vec<String>,
    pub(crate) due_on: NaiveDate,
    pub(crate) met_on: Option<NaiveDate>,
}

/// That it was not accepted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct RefusalRecord {
    pub(crate) on: NaiveDate,
    pub(crate) because: RefusedBecause,
    pub(crate) note: Option<String>,
    /// Number of the certificate.
    pub(crate) certificate: String,
}

/// A stop of both clocks.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct MatterPauseRecord {
    pub(crate) ground: PauseGround,
    pub(crate) from: NaiveDate,
    /// How long it will take in working days, as the applicant was told in writing.
    pub(crate) told_days: i64,
    /// When the applicant was told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) told_on: Option<NaiveDate>,
    pub(crate) to: Option<NaiveDate>,
    /// The days of a hearing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) hearing: Option<HearingRecord>,
}

/// The days of a hearing (听证), as far as they are known. One that the office holds by itself was asked for by nobody.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct HearingRecord {
    /// The applicant was told of the right to one.
    pub(crate) right_told_on: Option<NaiveDate>,
    pub(crate) requested_on: Option<NaiveDate>,
    /// The applicant was told where and when it is held.
    pub(crate) noticed_on: Option<NaiveDate>,
    pub(crate) held_on: Option<NaiveDate>,
}

/// More time by the head of the organ.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct MatterExtensionRecord {
    pub(crate) on: NaiveDate,
    pub(crate) days: i64,
    pub(crate) reason: String,
    /// Who approved it.
    pub(crate) approved_by: String,
}

/// A check on the spot by at least two officers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct SiteCheckRecord {
    pub(crate) on: NaiveDate,
    /// The office that had the matter then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) office: Option<String>,
    pub(crate) officers: Vec<String>,
    pub(crate) finding: String,
    pub(crate) passed: bool,
}

/// What another office has to say.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct OpinionRecord {
    pub(crate) office: String,
    /// A lower organ reviews the matter before it is decided.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(crate) first_review: bool,
    pub(crate) asked_on: NaiveDate,
    pub(crate) due_on: NaiveDate,
    pub(crate) agreed: Option<bool>,
    pub(crate) text: Option<String>,
    pub(crate) given_on: Option<NaiveDate>,
}

/// The decision.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct DecisionRecord {
    pub(crate) on: NaiveDate,
    pub(crate) granted: bool,
    /// The power by which the office decided.
    pub(crate) power: Option<Id>,
    /// Why not.
    pub(crate) reason: Option<String>,
    /// What the applicant was told can be done against it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) remedies: Vec<MatterRemedy>,
    /// Number of the licence or paper.
    pub(crate) document: Option<String>,
    pub(crate) valid_to: Option<NaiveDate>,
    /// 视为准予延续: nobody decided before the licence expired.
    pub(crate) deemed: bool,
}

/// What a renewal is about (延续).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct RenewalRecord {
    /// Number of the licence.
    pub(crate) document: String,
    pub(crate) expires_on: NaiveDate,
}

/// That it went to another office.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct MoveRecord {
    pub(crate) on: NaiveDate,
    pub(crate) left: String,
    pub(crate) reached: String,
    pub(crate) reorganisation: Option<Id>,
}

/// A matter as stored (办件). What has not happened to it stands nowhere in its document, which is read and digested whole.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct MatterRecord {
    pub(crate) id: Id,
    /// 办件编号.
    pub(crate) number: String,
    pub(crate) state: MatterState,
    pub(crate) item: Id,
    /// The version of the item that it is handled by.
    pub(crate) version: i64,
    /// Code of the office that decides.
    pub(crate) office: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) station: Option<Id>,
    pub(crate) channel: ServiceChannel,
    pub(crate) community: DivisionCode,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) grid: Option<GridCode>,
    pub(crate) applicant: ApplicantRecord,
    pub(crate) applied_on: NaiveDate,
    pub(crate) applied_by: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) materials: Vec<MaterialRecord>,
    /// What could not be obtained by sharing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) unshared: Vec<UnsharedRecord>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) notice: Option<NoticeRecord>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) gap: Option<GapRecord>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) refusal: Option<RefusalRecord>,
    /// The day from which the limits count; that of the last material when it is deemed accepted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) accepted_on: Option<NaiveDate>,
    /// 视为受理: nobody answered within five days.
    pub(crate) deemed_accepted: bool,
    /// Number of the certificate of acceptance.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) certificate: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) promised_due: Option<NaiveDate>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) statutory_due: Option<NaiveDate>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) pauses: Vec<MatterPauseRecord>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) extensions: Vec<MatterExtensionRecord>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) checks: Vec<SiteCheckRecord>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) opinions: Vec<OpinionRecord>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) renewal: Option<RenewalRecord>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) decision: Option<DecisionRecord>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) delivery: Option<MatterDelivery>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) moves: Vec<MoveRecord>,
    /// The next day by which the office must act: the answer, the decision, the delivery.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) open_due: Option<NaiveDate>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) ended_on: Option<NaiveDate>,
    pub(crate) revision: i64,
}

impl MatterRecord {
    /// Where it lies, for the scope of grants.
    pub(crate) fn place(&self) -> Place<'_> {
        Place {
            community: Some(self.community.as_str()),
            grid: self.grid.as_ref().map(GridCode::as_str),
            office: Some(&self.office),
            ..Place::default()
        }
    }

    /// Whether a material is there.
    pub(crate) fn holds(&self, code: &str) -> bool {
        self.materials.iter().any(|material| material.code == code)
    }

    /// Whether a material could not be obtained by sharing, so that the applicant may hand it in.
    pub(crate) fn is_unshared(&self, code: &str) -> bool {
        self.unshared.iter().any(|one| one.code == code)
    }

    /// Brings a corrected matter back to the office once everything that was told is there; whether it did.
    pub(crate) fn corrected(&mut self, today: NaiveDate) -> bool {
        let told = self.notice.as_ref().filter(|_| self.state == MatterState::Correcting);
        let whole = told.is_some_and(|notice| notice.materials.iter().all(|code| self.holds(code)));
        if let (Some(notice), true) = (&mut self.notice, whole) {
            notice.answered_on = Some(today);
            self.state = MatterState::Applied;
        }
        whole
    }

    /// Whether an account is that of the applicant.
    pub(crate) fn applied_by(&self, actor: &str) -> bool {
        self.applicant.actor.as_deref() == Some(actor)
    }
}

impl Document for MatterRecord {
    const TABLE: &'static str = "matter";
    const KIND: &'static str = "matter";
    const COLUMNS: &'static [&'static str] = &[
        "number",
        "state",
        "item",
        "office",
        "station",
        "community",
        "grid",
        "applied_on",
        "accepted_on",
        "promised_due",
        "statutory_due",
        "open_due",
        "ended_on",
        "resident",
        "actor",
    ];

    fn id(&self) -> Id {
        self.id
    }

    fn keys(&self) -> Vec<Param<'_>> {
        let day = |day: Option<NaiveDate>| day.map_or(Param::Null, |day| Param::Integer(day_number(day)));
        fn id(id: Option<&Id>) -> Param<'_> {
            id.map_or(Param::Null, |id| Param::Blob(id.as_bytes()))
        }
        vec![
            Param::Text(&self.number),
            Param::Text(self.state.word()),
            Param::Blob(self.item.as_bytes()),
            Param::Text(&self.office),
            id(self.station.as_ref()),
            Param::Text(self.community.as_str()),
            self.grid.as_ref().map_or(Param::Null, |grid| Param::Text(grid.as_str())),
            Param::Integer(day_number(self.applied_on)),
            day(self.accepted_on),
            day(self.promised_due),
            day(self.statutory_due),
            day(self.open_due),
            day(self.ended_on),
            id(self.applicant.resident.as_ref()),
            self.applicant.actor.as_deref().map_or(Param::Null, Param::Text),
        ]
    }

    /// Matters by state, by the day and way of their application, and by the day, way and timeliness of their end, in their area
    /// and in the street.
    fn contributions(&self, _street: &str) -> Contributions {
        let grid = self.grid.as_ref().map(GridCode::as_str);
        let count = |measure, kind, state, day| {
            let all = contributions(measure, kind, state, self.community.as_str(), grid, 1);
            all.into_iter().map(move |(key, value)| (CounterKey { day, ..key }, value))
        };
        let mut all: Contributions = count(MATTER, "", self.state.word(), 0).collect();
        all.extend(count(APPLIED, "", self.channel.word(), day_number(self.applied_on)));
        if let Some(day) = self.ended_on {
            all.extend(count(ENDED, self.timeliness(), self.state.word(), day_number(day)));
        }
        all
    }
}
