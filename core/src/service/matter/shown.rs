//! What a session is shown of a matter.

use chrono::NaiveDate;
use serde::Serialize;

use super::answers::*;
use super::record::*;
use crate::access::{Access, Capability, mask};
use crate::command::{Command, View};
use crate::identity::{Phone, ResidentNumber};
use crate::platform::Session;
use crate::service::MatterState;
use crate::service::catalogue::ServiceCatalogue;
use crate::{Error, Result, Warning};

/// How much of a matter a session sees.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sight {
    /// Who reads matters over it.
    Whole,
    /// The applicant.
    Own,
    /// Who hands matters in there.
    Intake,
}

fn sight(access: &Access<'_>, actor: &str, matter: &MatterRecord) -> Result<Sight> {
    if access.over(Capability::ReadMatters, matter.place()).is_ok() {
        return Ok(Sight::Whole);
    }
    if matter.applied_by(actor) {
        return Ok(Sight::Own);
    }
    access.over(Capability::ReceiveMatters, matter.place()).map(|_| Sight::Intake)
}

impl MatterRecord {
    /// Where it stands on a day, without names; what a list reads from the columns.
    pub(crate) fn summary(&self, today: NaiveDate) -> MatterSummary {
        MatterSummary {
            id: self.id,
            number: self.number.clone(),
            state: self.state,
            item: self.item,
            office: self.office.clone(),
            station: self.station,
            community: self.community,
            grid: self.grid,
            applied_on: self.applied_on,
            accepted_on: self.accepted_on,
            promised_due: self.promised_due,
            statutory_due: self.statutory_due,
            open_due: self.open_due,
            late_promise: late(self.state, self.promised_due, today),
            late_statute: late(self.state, self.statutory_due, today),
            ended_on: self.ended_on,
        }
    }
}

/// Whether a limit is over while its clock runs.
pub(super) fn late(state: MatterState, due: Option<NaiveDate>, today: NaiveDate) -> bool {
    state == MatterState::Accepted && due.is_some_and(|due| due < today)
}

/// A matter as its readers see it.
fn shown(record: &MatterRecord, services: &ServiceCatalogue, today: NaiveDate) -> Result<Matter> {
    let version = services.version(record.item, record.version)?;
    let there = |code: &str| record.materials.iter().find(|material| material.code == code);
    let materials = version.materials.iter().map(|material| MatterMaterial {
        code: material.code.clone(),
        name: material.name.clone(),
        need: material.need,
        received_on: there(&material.code).map(|one| one.received_on),
        inquiry: there(&material.code).and_then(|one| one.inquiry),
        unobtained_on: record.unshared.iter().find(|one| one.code == material.code).map(|one| one.on),
    });
    Ok(Matter {
        summary: record.summary(today),
        version: record.version,
        item_name: version.name.clone(),
        channel: record.channel,
        applicant: applicant(&record.applicant),
        materials: materials.collect(),
        notice: record.notice.as_ref().map(notice),
        gap: record.gap.as_ref().map(gap),
        refusal: record.refusal.as_ref().map(refusal),
        certificate: record.certificate.clone(),
        deemed_accepted: record.deemed_accepted,
        pauses: record.pauses.iter().map(pause).collect(),
        extensions: record.extensions.iter().map(extension).collect(),
        checks: record.checks.iter().map(|one| site_check(one, &record.office)).collect(),
        opinions: record.opinions.iter().map(opinion).collect(),
        renewal: record.renewal.as_ref().map(renewal),
        decision: record.decision.as_ref().map(decision),
        delivery: record.delivery.clone(),
        moves: record.moves.iter().map(MatterMove::from).collect(),
        revision: record.revision,
    })
}

impl Matter {
    /// As far as a session sees it.
    fn seen(self, sight: Sight) -> Self {
        match sight {
            Sight::Whole => self,
            Sight::Own => self.own(),
            Sight::Intake => self.narrow(),
        }
    }

    /// What its applicant may know of it: that was asked and checked, not who said what.
    fn own(mut self) -> Self {
        for check in &mut self.checks {
            check.officers.clear();
            (check.finding, check.passed) = (None, None);
        }
        for opinion in &mut self.opinions {
            (opinion.agreed, opinion.text, opinion.given_on) = (None, None, None);
        }
        self
    }

    /// What who only hands matters in may know of it.
    fn narrow(mut self) -> Self {
        let applicant = &mut self.applicant;
        applicant.name = mask::name(&applicant.name);
        (applicant.code, applicant.resident, applicant.enterprise) = (None, None, None);
        self.checks.clear();
        self.opinions.clear();
        self.extensions.iter_mut().for_each(|extension| extension.reason.clear());
        self.pauses.iter_mut().for_each(|pause| (pause.told_on, pause.hearing) = (None, None));
        if let Some(refusal) = &mut self.refusal {
            refusal.note = None;
        }
        if let Some(decision) = &mut self.decision {
            decision.reason = None;
            decision.remedies.clear();
        }
        self
    }
}

/// The answer of a step: the matter as the session sees it now, with a warning for each of its days that can't be counted yet.
pub(crate) fn after(
    command: &Command<'_>,
    matter: &MatterRecord,
    mut warnings: Vec<Warning>,
) -> Result<MatterResult> {
    warnings.extend(matter.uncounted());
    let sight = sight(&command.access(), command.actor(), matter)?;
    let whole = shown(matter, &command.snapshot.services, command.now.date())?;
    Ok(MatterResult { matter: whole.seen(sight), warnings })
}

/// A matter that the session may read.
pub(super) fn in_view(view: &View<'_>, matter: &MatterRecord) -> Result<Matter> {
    let sight = sight(&view.access(), view.session.actor(), matter)?;
    Ok(shown(matter, &view.snapshot.services, view.now.date())?.seen(sight))
}

impl Session {
    /// As [`Session::write_once`] for steps of a matter: whose grant has ended since sees no more of the first answer than the
    /// grants of today show.
    pub(crate) fn write_told<R: Serialize>(
        &self,
        operation: &'static str,
        key: Option<&str>,
        request: &R,
        work: impl FnOnce(&mut Command<'_>) -> Result<MatterResult>,
    ) -> Result<MatterResult> {
        let again = |command: &Command<'_>, first: MatterResult| {
            let record: Option<MatterRecord> =
                crate::store::document::get(command.connection, command.street(), first.matter.summary.id)?;
            let record = record.ok_or_else(|| Error::not_found("matter", first.matter.summary.id))?;
            let sight = sight(&command.access(), command.actor(), &record)?;
            Ok(MatterResult { matter: first.matter.seen(sight), ..first })
        };
        self.write_once_if(operation, key, request, again, work)
    }
}

fn applicant(one: &ApplicantRecord) -> MatterApplicant {
    let masked = |code: &String| match ResidentNumber::parse("code", code) {
        Ok(number) => number.masked(),
        Err(_) => code.clone(),
    };
    MatterApplicant {
        kind: one.kind,
        name: one.name.clone(),
        code: one.code.as_ref().map(masked),
        phone: one.phone.as_ref().map(Phone::as_str).map(mask::phone),
        resident: one.resident,
        enterprise: one.enterprise,
        has_account: one.actor.is_some(),
    }
}

fn notice(one: &NoticeRecord) -> MatterNotice {
    MatterNotice {
        told_on: one.on,
        materials: one.materials.clone(),
        text: one.text.clone(),
        answered_on: one.answered_on,
    }
}

fn gap(one: &GapRecord) -> MatterGap {
    MatterGap {
        promised_on: one.on,
        materials: one.materials.clone(),
        due_on: one.due_on,
        met_on: one.met_on,
    }
}

fn refusal(one: &RefusalRecord) -> MatterRefusal {
    MatterRefusal {
        refused_on: one.on,
        because: one.because,
        note: one.note.clone(),
        certificate: one.certificate.clone(),
    }
}

fn pause(one: &MatterPauseRecord) -> MatterPause {
    MatterPause {
        ground: one.ground,
        starts_on: one.from,
        told_days: one.told_days,
        told_on: one.told_on,
        ended_on: one.to,
        hearing: one.hearing.as_ref().map(hearing),
    }
}

fn hearing(one: &HearingRecord) -> MatterHearing {
    MatterHearing {
        right_told_on: one.right_told_on,
        requested_on: one.requested_on,
        noticed_on: one.noticed_on,
        held_on: one.held_on,
    }
}

fn extension(one: &MatterExtensionRecord) -> MatterExtension {
    MatterExtension {
        approved_on: one.on,
        days: one.days,
        reason: one.reason.clone(),
        approved_by: one.approved_by.clone(),
    }
}

/// A check, by the `office` of the matter unless another one had it then.
fn site_check(one: &SiteCheckRecord, office: &str) -> MatterSiteCheck {
    MatterSiteCheck {
        checked_on: one.on,
        office: one.office.as_deref().unwrap_or(office).to_owned(),
        officers: one.officers.clone(),
        finding: Some(one.finding.clone()),
        passed: Some(one.passed),
    }
}

fn opinion(one: &OpinionRecord) -> MatterOpinion {
    MatterOpinion {
        office: one.office.clone(),
        asked_on: one.asked_on,
        due_on: one.due_on,
        first_review: one.first_review,
        agreed: one.agreed,
        text: one.text.clone(),
        given_on: one.given_on,
    }
}

fn renewal(one: &RenewalRecord) -> MatterRenewal {
    MatterRenewal { document: one.document.clone(), expires_on: one.expires_on }
}

fn decision(one: &DecisionRecord) -> MatterDecision {
    MatterDecision {
        decided_on: one.on,
        granted: one.granted,
        power: one.power,
        reason: one.reason.clone(),
        remedies: one.remedies.clone(),
        document: one.document.clone(),
        valid_to: one.valid_to,
        deemed: one.deemed,
    }
}

impl From<&MoveRecord> for MatterMove {
    fn from(one: &MoveRecord) -> Self {
        Self {
            moved_on: one.on,
            left: one.left.clone(),
            reached: one.reached.clone(),
            reorganisation: one.reorganisation,
        }
    }
}
