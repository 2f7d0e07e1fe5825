//! Resolutions of the branch meeting about a person, and the superior committee's decision on them (支部决议与上级审批).

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::ballot::{self, Papers};
use super::record::MemberRecord;
use super::rules::{self, PROBATION, Settings, months_after};
use super::types::*;
use super::{LONGEST_REASON, Members, Step, branch, keep_stating, relieved, rows, with_settings};
use crate::access::Capability;
use crate::command::{Command, body};
use crate::party::meeting::{self, MeetingReason, record::Reasoned};
use crate::party::{Affiliation, MemberStage, MemberStatus, reach};
use crate::registry::rules as check;
use crate::store::document;
use crate::{Error, Id, Result, Warning, code};

/// Days and hours of a training beyond these are slips of the hand.
const MOST_TRAINING: i64 = 10_000;

/// A resolution as asked for, each field read.
struct Motion {
    kind: ResolutionKind,
    votes: crate::party::Votes,
    without_vote: Vec<Reasoned>,
    introducers: Vec<Id>,
    papers: Papers,
    secret_ballot: Option<bool>,
    until: Option<NaiveDate>,
    ground: Option<RemovalGround>,
    since: Option<NaiveDate>,
    reason: Option<String>,
}

impl Motion {
    fn parse(request: &ResolveMembership) -> Result<Self> {
        let kind = request.kind;
        let date = |field, text: &Option<String>| check::optional_date(field, text.as_deref());
        let introducers = request.introducers.iter().flatten();
        let motion = Self {
            kind,
            votes: request.votes,
            without_vote: meeting::reasoned("without_vote", request.without_vote.as_deref())?,
            introducers: introducers.map(|text| Id::parse("introducers", text)).collect::<Result<_>>()?,
            papers: Papers {
                secret_ballot: request.secret_ballot.unwrap_or(false),
                reviewed_on: date("reviewed_on", &request.reviewed_on)?,
                training_days: count("training_days", request.training_days)?,
                training_hours: count("training_hours", request.training_hours)?,
                leaves_on: date("leaves_on", &request.leaves_on)?,
            },
            secret_ballot: request.secret_ballot,
            until: date("until", &request.until)?,
            ground: request.ground,
            since: date("since", &request.since)?,
            reason: check::optional_text("reason", request.reason.as_deref(), LONGEST_REASON)?,
        };
        let reasoned = !matches!(kind, ResolutionKind::Admission | ResolutionKind::Confirmation);
        needed("reason", reasoned && motion.reason.is_none())?;
        needed("until", kind == ResolutionKind::Extension && motion.until.is_none())?;
        needed("ground", kind == ResolutionKind::Removal && motion.ground.is_none())?;
        superfluous("until", kind != ResolutionKind::Extension && motion.until.is_some())?;
        superfluous("ground", kind != ResolutionKind::Removal && motion.ground.is_some())?;
        superfluous("since", kind != ResolutionKind::Removal && motion.since.is_some())?;
        superfluous("introducers", kind != ResolutionKind::Admission && !motion.introducers.is_empty())?;
        if kind == ResolutionKind::Admission {
            ballot::two(motion.introducers.len())?;
        }
        ballot::possible(kind, &motion.votes)?;
        Ok(motion)
    }

    /// The resolution as it is stored, waiting for a decision; papers are those of an admission.
    fn resolution(&self, on: NaiveDate) -> Resolution {
        let admission = self.kind == ResolutionKind::Admission;
        let papers = if admission { self.papers } else { Papers::default() };
        let told = |number: i64| Some(number).filter(|number| *number > 0);
        Resolution {
            kind: self.kind,
            on,
            votes: self.votes,
            without_vote: self.without_vote.iter().map(reason).collect(),
            until: self.until,
            reason: self.reason.clone(),
            introducers: self.introducers.clone(),
            reviewed_on: papers.reviewed_on,
            secret_ballot: self.secret_ballot,
            training_days: told(papers.training_days),
            training_hours: told(papers.training_hours),
            ground: self.ground,
            since: self.since,
            approved: None,
            decided_on: None,
            document: None,
            special_reason: None,
        }
    }

    /// The stages and statuses at which a branch resolves so.
    fn in_place(&self, record: &MemberRecord) -> Result<()> {
        let lost = self.ground == Some(RemovalGround::LostContact);
        match self.kind {
            ResolutionKind::Admission => rules::at_stage(record, &[MemberStage::Target])?,
            ResolutionKind::Confirmation | ResolutionKind::Extension | ResolutionKind::Cancellation => {
                rules::at_stage(record, &[MemberStage::Probationary])?;
            }
            ResolutionKind::Removal if lost => suspended(record)?,
            ResolutionKind::Removal | ResolutionKind::Withdrawal => {
                rules::at_stage(record, &[MemberStage::Probationary, MemberStage::Full])?;
            }
        }
        relation_here(record)
    }

    /// The rules of the kind of resolution; what is told beside it.
    fn lawful(&self, settings: &Settings<'_>, record: &MemberRecord) -> Result<Option<Warning>> {
        match self.kind {
            ResolutionKind::Admission => {
                rules::may_join(settings, &record.spells)?;
                return ballot::admissible(settings, &self.papers);
            }
            ResolutionKind::Confirmation => rules::probation_over(probation(record)?, settings.day)?,
            ResolutionKind::Extension => {
                let until = self.until.ok_or_else(|| missing("until"))?;
                rules::extension(settings, probation(record)?, record.extended, until)?;
            }
            ResolutionKind::Removal => {
                let ground = self.ground.ok_or_else(|| missing("ground"))?;
                rules::removable(settings, record, ground, self.since)?;
            }
            ResolutionKind::Cancellation | ResolutionKind::Withdrawal => {}
        }
        Ok(None)
    }
}

fn reason(one: &Reasoned) -> MeetingReason {
    MeetingReason { member: one.member.to_string(), reason: one.reason.clone() }
}

fn count(field: &str, value: Option<i64>) -> Result<i64> {
    Ok(check::optional_count(field, value, 0, MOST_TRAINING)?.unwrap_or(0))
}

fn missing(field: &str) -> Error {
    Error::invalid(field, "该类决议应填写此项", "such a resolution needs this")
}

fn needed(field: &str, missing_here: bool) -> Result<()> {
    if missing_here { Err(missing(field)) } else { Ok(()) }
}

fn superfluous(field: &str, given: bool) -> Result<()> {
    if !given {
        return Ok(());
    }
    Err(Error::invalid(field, "该类决议不用此项", "such a resolution has no use for this"))
}

/// When the probation of a member ends.
fn probation(record: &MemberRecord) -> Result<NaiveDate> {
    let usual = record.joined_on.map(|joined| months_after(joined, PROBATION));
    record.probation_ends.or(usual).ok_or_else(|| {
        Error::conflict(code::CONFLICT_STATE, "记录中没有入党日期", "the record has no day of joining")
            .at("member")
    })
}

/// Resolutions are passed where the relation is (RULES A-45).
fn relation_here(record: &MemberRecord) -> Result<()> {
    if record.affiliation == Affiliation::Relation {
        return Ok(());
    }
    Err(Error::conflict(
        code::CONFLICT_STATE,
        "组织关系不在本支部，由组织关系所在支部办理",
        "the relation is elsewhere; the branch that has it resolves",
    )
    .at("member")
    .with("affiliation", record.affiliation.word()))
}

/// Refuses a member whose membership does not stand still.
pub(super) fn suspended(record: &MemberRecord) -> Result<()> {
    if record.status == MemberStatus::Suspended {
        return Ok(());
    }
    Err(Error::conflict(code::CONFLICT_STATE, "该党员未被停止党籍", "the membership has not been suspended")
        .at("member")
        .with("status", record.status.word()))
}

/// The full members of a branch on a day who have a vote.
fn electors(command: &Command<'_>, organisation: Id, on: NaiveDate) -> Result<BTreeSet<Id>> {
    let members = rows::full_members(command.connection, command.street(), organisation, on)?;
    Ok(members.iter().filter(|member| !member.observed_on(on)).map(|member| member.id).collect())
}

/// Holds the number of those entitled against the electors of the day; who is told as having no vote is one of them.
fn entitled(motion: &Motion, electors: &BTreeSet<Id>) -> Result<()> {
    for (index, one) in motion.without_vote.iter().enumerate() {
        if !electors.contains(&one.member) {
            return Err(Error::invalid(
                format!("without_vote[{index}].member"),
                "不是该支部当日有表决权的正式党员",
                "is no full member of the branch with a vote on that day",
            ));
        }
    }
    let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    ballot::entitled(&motion.votes, number(electors.len()), number(motion.without_vote.len()))
}

/// Of each introducer, whether it is another full member in good standing who is named once.
fn fit(command: &Command<'_>, member: Id, introducers: &[Id], on: NaiveDate) -> Result<Vec<bool>> {
    let mut fit = Vec::with_capacity(introducers.len());
    for (index, id) in introducers.iter().enumerate() {
        let found = document::get::<MemberRecord>(command.connection, command.street(), *id)?;
        let record = found.ok_or_else(|| Error::not_found("member", id).at("introducers"))?;
        let full = record
            .on(on)
            .is_some_and(|spell| spell.stage == MemberStage::Full && spell.status == MemberStatus::Active);
        let once = *id != member && !introducers[..index].contains(id);
        fit.push(full && once && !record.observed_on(on));
    }
    Ok(fit)
}

impl Members {
    /// Records a resolution that a branch meeting passed about a person. It waits for the superior committee.
    ///
    /// # Errors
    /// `Denied`; `Invalid`; `NotFound`; `Conflict` at a stage that does not fit, while another resolution waits, or for a
    /// stale revision; `Violation` of `member.resolution.*` (votes, quorum, majority, electors), `member.admission.*`,
    /// `member.rejoin`, `member.probation`, `member.extension` or `member.removal`.
    pub fn resolve(&self, request: ResolveMembership) -> Result<PartyMemberResult> {
        let step = Step::parse(&request.member, request.on.as_deref(), request.revision)?;
        let motion = Motion::parse(&request)?;
        self.0.write_once("member.resolve", request.request_key.as_deref(), &request, |command| {
            let (before, on) = step.begin(command)?;
            motion.in_place(&before)?;
            rules::none_waiting(&before)?;
            rules::follows(&before, on, command.now.date())?;
            let admission = motion.kind == ResolutionKind::Admission;
            branch(command, before.organisation, None, on, admission)?;
            let warnings: Vec<Warning> =
                with_settings(command, before.organisation, on, |settings| motion.lawful(settings, &before))?
                    .into_iter()
                    .collect();
            if admission {
                ballot::introduced(&fit(command, before.id, &motion.introducers, on)?)?;
            }
            entitled(&motion, &electors(command, before.organisation, on)?)?;
            ballot::carried(&motion.votes)?;
            let mut after = before.clone();
            after.revision += 1;
            after.resolutions.push(motion.resolution(on));
            let facts = body([
                ("organisation", Some(&*after.organisation.to_string())),
                ("kind", Some(motion.kind.word())),
                ("on", Some(&*on.to_string())),
            ]);
            keep_stating(command, Some(&before), &after, facts, warnings)
        })
    }

    /// Records the superior committee's decision on the resolution that waits for it. It takes a grant over that
    /// committee: the nearest committee or work committee above the branch.
    ///
    /// # Errors
    /// `Denied`; `Invalid`; `NotFound`; `Conflict` when none waits, the record is closed, or the revision is stale;
    /// `Violation` `member.decision` for an approval that comes too late.
    pub fn decide(&self, request: DecideMembership) -> Result<PartyMemberResult> {
        let step = Step::parse(&request.member, request.on.as_deref(), request.revision)?;
        let number = check::optional_text("document", request.document.as_deref(), check::LONGEST_NAME)?;
        let reason =
            check::optional_text("special_reason", request.special_reason.as_deref(), LONGEST_REASON)?;
        self.0.write_once("member.decide", request.request_key.as_deref(), &request, |command| {
            command.access().anywhere(Capability::WriteMembers)?;
            let before: MemberRecord = command.stored(step.member)?;
            let (tree, today) = (&command.snapshot.party, command.now.date());
            let committee = reach::superior(tree, before.organisation, today)?;
            reach::over(&command.access(), Capability::WriteMembers, tree, committee, today)?;
            check::revision(step.revision, before.revision)?;
            let resolution = undecided(&before)?;
            let on = step.on.unwrap_or(today);
            check::not_after("on", on, today)?;
            rules::not_before("on", on, Some(resolution.on), "支部决议日期", "the resolution")?;
            let warning = with_settings(command, before.organisation, on, |settings| {
                rules::decided_in_time(settings, resolution.on, request.approved, reason.is_some())
            })?;
            let after = decided(&before, &resolution, |last| {
                last.approved = Some(request.approved);
                last.decided_on = Some(on);
                last.document = number;
                last.special_reason = reason;
            })?;
            if !after.is_on_the_books() {
                relieved(command, &before, None, after.since().unwrap_or(on))?;
            }
            let facts = body([
                ("organisation", Some(&*after.organisation.to_string())),
                ("kind", Some(resolution.kind.word())),
                ("approved", Some(if request.approved { "true" } else { "false" })),
                ("stage", Some(after.stage.word())),
                ("status", Some(after.status.word())),
                ("on", Some(&*on.to_string())),
            ]);
            keep_stating(command, Some(&before), &after, facts, warning.into_iter().collect())
        })
    }
}

/// The resolution that waits for a decision about a person whose record is in force.
fn undecided(record: &MemberRecord) -> Result<Resolution> {
    let waiting = rules::waiting(record).ok_or_else(|| {
        Error::conflict(code::CONFLICT_STATE, "没有待审批的支部决议", "no resolution waits for a decision")
            .at("member")
    })?;
    if waiting.ground == Some(RemovalGround::LostContact) {
        suspended(record)?;
    } else {
        rules::in_force(record)?;
    }
    Ok(waiting.clone())
}

/// The record after the decision, which `decide` writes into the resolution. What is approved holds from the day of the
/// branch meeting (a full member's standing from the end of the probation); what is refused leaves everything as it was.
fn decided(
    before: &MemberRecord,
    resolution: &Resolution,
    decide: impl FnOnce(&mut Resolution),
) -> Result<MemberRecord> {
    // A member may have changed groups since the meeting: what was before that stays as it was.
    let from = before.since().map_or(resolution.on, |since| since.max(resolution.on));
    let ends = if resolution.kind == ResolutionKind::Confirmation { Some(probation(before)?) } else { None };
    Ok(before.changed(from, |record| {
        let Some(last) = record.resolutions.last_mut() else { return };
        decide(last);
        if last.approved != Some(true) {
            return;
        }
        match resolution.kind {
            ResolutionKind::Admission => {
                record.stage = MemberStage::Probationary;
                record.joined_on = Some(resolution.on);
                record.probation_ends = Some(months_after(resolution.on, PROBATION));
            }
            ResolutionKind::Confirmation => {
                record.stage = MemberStage::Full;
                record.full_on = ends;
            }
            ResolutionKind::Extension => {
                record.probation_ends = resolution.until;
                record.extended = true;
            }
            ResolutionKind::Cancellation => record.status = MemberStatus::Cancelled,
            ResolutionKind::Removal => record.status = MemberStatus::Removed,
            ResolutionKind::Withdrawal => record.status = MemberStatus::Withdrawn,
        }
    }))
}
