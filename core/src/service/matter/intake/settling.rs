//! Intake, after the application: told what is missing, supplemented, accepted, refused, taken back.

use std::sync::Arc;

use serde_json::json;

use super::super::record::{GapRecord, MaterialRecord, MatterRecord, NoticeRecord, RefusalRecord};
use super::super::{MatterResult, Matters, RefusedBecause, RevealedMatterApplicant, clock, shown, standing};
use super::applying::LONGEST_NUMBER;
use super::requests::*;
use super::rules;
use crate::access::Capability;
use crate::command::Command;
use crate::registry::rules as check;
use crate::service::{MaterialNeed, MatterState};
use crate::{Error, Id, Result, Warning};

/// The longest notice or note, in characters.
const LONGEST_TEXT: usize = 1000;
/// What may not be asked of the applicant twice.
const BEFORE_ACCEPTANCE: &[MatterState] = &[MatterState::Applied, MatterState::Correcting];
/// Until it is decided.
const UNDECIDED: &[MatterState] =
    &[MatterState::Applied, MatterState::Correcting, MatterState::Accepted, MatterState::Paused];

impl Matters {
    /// Tells the applicant everything that is missing or wrong, once (一次性告知). What is wrong is given back.
    ///
    /// # Errors
    /// `Denied` without a grant that handles it; `Violation` `matter.notice.once`, `matter.notice.time`,
    /// `matter.renewal.deemed`, `matter.material.shared`; `Conflict` unless applied for, or for a stale revision; `Invalid`; `NotFound`.
    pub fn tell_missing(&self, request: TellMissing) -> Result<MatterResult> {
        let id = Id::parse("matter", &request.matter)?;
        let text = check::text("text", &request.text, LONGEST_TEXT)?;
        rules::some(&request.materials)?;
        self.0.write_told("matter.tell_missing", request.request_key.as_deref(), &request, |command| {
            let before = standing::to_handle(command, id)?;
            check::revision(request.revision, before.revision)?;
            let (snapshot, today) = (Arc::clone(&command.snapshot), command.now.date());
            let deemed = rules::deemed_on(&before, &snapshot.rules.calendar, today)?;
            rules::in_state(&before, BEFORE_ACCEPTANCE)?;
            rules::may_tell(&before, deemed)?;
            rules::not_renewed(&before, today, rules::early(command, &before)?)?;
            let version = snapshot.services.version(before.item, before.version)?;
            let materials = rules::asked_for(version, &before.unshared, &request.materials)?;
            let mut matter = MatterRecord {
                state: MatterState::Correcting,
                open_due: None,
                revision: before.revision + 1,
                ..before.clone()
            };
            matter.materials.retain(|material| !materials.contains(&material.code));
            let facts = json!({"state": matter.state, "told_on": today, "materials": materials});
            matter.notice = Some(NoticeRecord { on: today, materials, text, answered_on: None });
            command.keep(Some(&before), &matter, facts)?;
            shown::after(command, &matter, Vec::new())
        })
    }

    /// Takes materials that come later (补正), from the applicant's account or at a window. With the last one of those that were
    /// told the five days of the answer begin anew; a matter that nobody answered in time is accepted by that, as deemed. What the
    /// registry did not bear out may come until the decision.
    ///
    /// # Errors
    /// `Denied` for anybody but the applicant and who receives matters there; `Violation` `matter.material.shared`; `Conflict`
    /// once it is accepted otherwise than as deemed, or for a stale revision; `Invalid`; `NotFound`.
    pub fn supplement(&self, request: SupplementMatter) -> Result<MatterResult> {
        let id = Id::parse("matter", &request.matter)?;
        rules::some(&request.materials)?;
        self.0.write_told("matter.supplement", request.request_key.as_deref(), &request, |command| {
            let before = standing::to_receive(command, id)?;
            check::revision(request.revision, before.revision)?;
            let unshared = request.materials.iter().all(|code| before.is_unshared(code));
            let late = before.state.is_handled() && (before.deemed_accepted || unshared);
            if !late {
                rules::in_state(&before, BEFORE_ACCEPTANCE)?;
            }
            let (snapshot, today) = (Arc::clone(&command.snapshot), command.now.date());
            let version = snapshot.services.version(before.item, before.version)?;
            let codes = rules::asked_for(version, &before.unshared, &request.materials)?;
            rules::not_there_yet(&before.materials, &codes)?;
            let deemed = rules::deemed_on(&before, &snapshot.rules.calendar, today)?;
            let mut matter = MatterRecord { revision: before.revision + 1, ..before.clone() };
            if let Some(day) = deemed {
                (matter.state, matter.accepted_on) = (MatterState::Accepted, Some(day));
                matter.deemed_accepted = true;
            }
            let facts_materials = json!(codes);
            let received = |code| MaterialRecord { code, received_on: today, inquiry: None };
            matter.materials.extend(codes.into_iter().map(received));
            matter.corrected(today);
            matter.reckon(version, &snapshot.rules.calendar)?;
            let facts = json!({"state": matter.state, "received_on": today, "materials": facts_materials,
                "accepted_on": matter.accepted_on, "own": before.applied_by(command.actor())});
            command.keep(Some(&before), &matter, facts)?;
            shown::after(command, &matter, deemed.map(rules::deemed_warning).into_iter().collect())
        })
    }

    /// Accepts a matter (受理) with a certificate: its clocks begin. What nobody answered within five working days counts from the
    /// day on which its materials came (视为受理); where that was noted before, only the certificate is added.
    ///
    /// # Errors
    /// `Denied` without a grant that handles it; `Violation` `matter.materials`, `matter.gap`; `Conflict` once it is accepted, or
    /// for a stale revision; `Invalid`; `NotFound`.
    pub fn accept(&self, request: AcceptMatter) -> Result<MatterResult> {
        let id = Id::parse("matter", &request.matter)?;
        let certificate = check::text("certificate", &request.certificate, LONGEST_NUMBER)?;
        let due_on = check::optional_date("gap_due_on", request.gap_due_on.as_deref())?;
        self.0.write_told("matter.accept", request.request_key.as_deref(), &request, |command| {
            let before = standing::to_handle(command, id)?;
            check::revision(request.revision, before.revision)?;
            let (snapshot, today) = (Arc::clone(&command.snapshot), command.now.date());
            let mut matter = MatterRecord { revision: before.revision + 1, ..before.clone() };
            matter.certificate = Some(certificate);
            if before.deemed_accepted && before.certificate.is_none() && before.state.is_handled() {
                let facts = json!({"state": matter.state, "certificate": matter.certificate});
                command.keep(Some(&before), &matter, facts)?;
                return shown::after(command, &matter, Vec::new());
            }
            rules::in_state(&before, BEFORE_ACCEPTANCE)?;
            let version = snapshot.services.version(before.item, before.version)?;
            let deemed = rules::deemed_on(&before, &snapshot.rules.calendar, today)?;
            if deemed.is_none() {
                rules::complete(version, &before.materials, &rules::told_or_tellable(&before))?;
            }
            let follows = rules::missing(version, &before.materials, MaterialNeed::MayFollow);
            let promised = request.promised.unwrap_or(false);
            if promised && !follows.is_empty() {
                let limit = (deemed.unwrap_or(today), version.promised_days);
                let last = last_of_gap(command, &before, limit, due_on)?;
                matter.gap = Some(rules::gap(follows, last, due_on, today)?);
            } else if !follows.is_empty() && deemed.is_none() {
                return Err(rules::no_promise(follows.len()));
            }
            (matter.state, matter.accepted_on) = (MatterState::Accepted, Some(deemed.unwrap_or(today)));
            matter.deemed_accepted = deemed.is_some();
            matter.reckon(version, &snapshot.rules.calendar)?;
            let facts = json!({"state": matter.state, "accepted_on": matter.accepted_on,
                "deemed": matter.deemed_accepted, "certificate": matter.certificate,
                "promised_due": matter.promised_due, "statutory_due": matter.statutory_due,
                "gap_due": matter.gap.as_ref().map(|gap| gap.due_on)});
            command.keep(Some(&before), &matter, facts)?;
            let warnings: [Option<Warning>; 2] =
                [deemed.map(rules::deemed_warning), rules::unobtained(&matter)];
            shown::after(command, &matter, warnings.into_iter().flatten().collect())
        })
    }

    /// Does not accept a matter (不予受理), with a certificate and the ground.
    ///
    /// # Errors
    /// `Denied` without a grant that handles it; `Violation` `matter.refusal`, `matter.notice.time`, `matter.renewal.deemed`;
    /// `Conflict` once it is accepted, or for a stale revision; `Invalid`; `NotFound`.
    pub fn refuse(&self, request: RefuseMatter) -> Result<MatterResult> {
        let id = Id::parse("matter", &request.matter)?;
        let certificate = check::text("certificate", &request.certificate, LONGEST_NUMBER)?;
        let note = check::optional_text("note", request.note.as_deref(), LONGEST_TEXT)?;
        self.0.write_told("matter.refuse", request.request_key.as_deref(), &request, |command| {
            let before = standing::to_handle(command, id)?;
            check::revision(request.revision, before.revision)?;
            rules::in_state(&before, BEFORE_ACCEPTANCE)?;
            let (snapshot, today) = (Arc::clone(&command.snapshot), command.now.date());
            let deemed = rules::deemed_on(&before, &snapshot.rules.calendar, today)?;
            rules::may_refuse(&before, request.because, deemed)?;
            if request.because == RefusedBecause::NotEligible {
                rules::not_renewed(&before, today, rules::early(command, &before)?)?;
            }
            let facts = json!({"state": MatterState::Refused, "because": request.because,
                "refused_on": today, "certificate": certificate});
            let refusal = RefusalRecord { on: today, because: request.because, note, certificate };
            let matter = MatterRecord {
                state: MatterState::Refused,
                refusal: Some(refusal),
                open_due: None,
                ended_on: Some(today),
                revision: before.revision + 1,
                ..before.clone()
            };
            command.keep(Some(&before), &matter, facts)?;
            shown::after(command, &matter, Vec::new())
        })
    }

    /// Takes materials that were promised to follow (容缺补交), from the applicant's account or at a window.
    ///
    /// # Errors
    /// `Denied` for anybody but the applicant and who receives matters there; `Violation` `matter.gap` after the last day;
    /// `Conflict` when nothing is to follow, or for a stale revision; `Invalid` for what was not promised; `NotFound`.
    pub fn fulfil_gap(&self, request: FulfilMatterGap) -> Result<MatterResult> {
        let id = Id::parse("matter", &request.matter)?;
        rules::some(&request.materials)?;
        self.0.write_told("matter.fulfil_gap", request.request_key.as_deref(), &request, |command| {
            let before = standing::to_receive(command, id)?;
            check::revision(request.revision, before.revision)?;
            rules::in_state(&before, &[MatterState::Accepted, MatterState::Paused])?;
            let open = |gap: &&GapRecord| gap.met_on.is_none();
            let gap = before.gap.as_ref().filter(open).ok_or_else(|| rules::not_now(before.state))?;
            let (snapshot, today) = (Arc::clone(&command.snapshot), command.now.date());
            rules::in_time(gap, today)?;
            let version = snapshot.services.version(before.item, before.version)?;
            let codes = rules::asked_for(version, &before.unshared, &request.materials)?;
            if codes.iter().any(|code| !gap.materials.contains(code)) {
                let (zh, en) = ("不属于承诺补交的材料", "a material was not promised to follow");
                return Err(Error::invalid("materials", zh, en));
            }
            rules::not_there_yet(&before.materials, &codes)?;
            let mut matter = MatterRecord { revision: before.revision + 1, ..before.clone() };
            let received =
                |code: &String| MaterialRecord { code: code.clone(), received_on: today, inquiry: None };
            matter.materials.extend(codes.iter().map(received));
            let there = |code: &String| matter.materials.iter().any(|material| material.code == *code);
            let met = gap.materials.iter().all(there);
            matter.gap = Some(GapRecord { met_on: met.then_some(today), ..gap.clone() });
            let own = before.applied_by(command.actor());
            let facts = json!({"state": matter.state, "received_on": today, "materials": codes, "met": met,
                "own": own});
            command.keep(Some(&before), &matter, facts)?;
            shown::after(command, &matter, Vec::new())
        })
    }

    /// Takes a matter back (撤回), until it is decided: by the applicant's account, or at a window.
    ///
    /// # Errors
    /// `Denied` for anybody but the applicant and who receives matters there; `Conflict` once it is decided or over, or for a
    /// stale revision; `Invalid`; `NotFound`.
    pub fn withdraw(&self, request: WithdrawMatter) -> Result<MatterResult> {
        let id = Id::parse("matter", &request.matter)?;
        self.0.write_told("matter.withdraw", request.request_key.as_deref(), &request, |command| {
            let before = standing::to_receive(command, id)?;
            check::revision(request.revision, before.revision)?;
            rules::in_state(&before, UNDECIDED)?;
            let today = command.now.date();
            let matter = MatterRecord {
                state: MatterState::Withdrawn,
                open_due: None,
                ended_on: Some(today),
                revision: before.revision + 1,
                ..before.clone()
            };
            let own = before.applied_by(command.actor());
            let facts = json!({"state": matter.state, "ended_on": today, "own": own});
            command.keep(Some(&before), &matter, facts)?;
            shown::after(command, &matter, Vec::new())
        })
    }

    /// Reveals number and telephone of the applicant for the session's purpose (查阅敏感信息); the read is logged.
    ///
    /// # Errors
    /// `Denied` without a grant that reads matters there and extends to sensitive fields, or without a purpose; `Invalid`;
    /// `NotFound`.
    pub fn reveal_applicant(&self, request: RevealMatterApplicant) -> Result<RevealedMatterApplicant> {
        let id = Id::parse("matter", &request.matter)?;
        let fields = request.fields.unwrap_or_else(|| MatterApplicantField::ALL.to_vec());
        if fields.is_empty() {
            return Err(Error::invalid("fields", "应至少指定一个字段", "at least one field is named"));
        }
        if fields.len() > MatterApplicantField::ALL.len() {
            return Err(Error::invalid("fields", "每个字段只指定一次", "each field is named once"));
        }
        self.0.write("matter.reveal_applicant", |command| {
            command.access().anywhere(Capability::ReadMatters)?;
            let matter: MatterRecord = command.stored(id)?;
            let mut names: Vec<&str> = fields.iter().map(|field| field.word()).collect();
            names.sort_unstable();
            names.dedup();
            command.reveal(Capability::ReadMatters, matter.place(), "matter", id, &names)?;
            let wanted = |field| fields.contains(&field);
            let applicant = matter.applicant;
            Ok(RevealedMatterApplicant {
                matter: id,
                name: applicant.name,
                code: applicant.code.filter(|_| wanted(MatterApplicantField::Code)),
                phone: applicant.phone.filter(|_| wanted(MatterApplicantField::Phone)).map(String::from),
            })
        })
    }
}

/// The last day on which materials may follow, if they may: counted as the promised limit is, from the acceptance. Where it can't
/// be counted, the day that was agreed stands if the calendar reaches it, for then it comes sooner.
fn last_of_gap(
    command: &Command<'_>,
    matter: &MatterRecord,
    (accepted_on, promised_days): (chrono::NaiveDate, i64),
    due_on: Option<chrono::NaiveDate>,
) -> Result<Option<chrono::NaiveDate>> {
    let (snapshot, today) = (&command.snapshot, command.now.date());
    let (book, area) = (&snapshot.rules.rulebook, matter.community.as_str());
    let shorter = book.integer("matter.gap", "shorter", area, today)?;
    let most = book.integer("matter.gap", "maximum", area, today)?;
    let days = rules::gap_days(promised_days, shorter, most);
    let calendar = &snapshot.rules.calendar;
    match (days.map(|days| calendar.add_working_days(accepted_on, days)).transpose(), due_on) {
        (Err(error), Some(agreed))
            if clock::is_unknown(&error) && calendar.working_days_between(accepted_on, agreed).is_ok() =>
        {
            Ok(Some(agreed))
        }
        (Err(error), _) => Err(error.at("gap_due_on")),
        (last, _) => last,
    }
}
