//! Founding: application, reply, meeting, filing; or by decision of the superior.

use chrono::NaiveDate;
use serde_json::json;

use super::draft::Draft;
use super::moving::{self, Destination, GroupOf};
use super::record::OrganisationRecord;
use super::rules::{self, Limits};
use super::{
    FoundOrganisation, FoundingBasis, FoundingStep, FoundingStepKind, OrganisationResult,
    ProposeOrganisation, ReplyToProposal, TakeFoundingStep, current, keep, rule_area, shown,
};
use crate::access::Capability;
use crate::command::Command;
use crate::party::member::record::MemberRecord;
use crate::party::reach::Standpoint;
use crate::party::{OrganisationKind, OrganisationState, Party, reach};
use crate::registry::rules as check;
use crate::{Error, Id, Result, Warning, code};

/// The longest number of a document, in characters.
const LONGEST_DOCUMENT: usize = 60;

impl Party {
    /// Applies for an organisation (申请成立).
    ///
    /// # Errors
    /// `Violation` `party.branch.minimum`, `party.group.minimum`, `party.tree.tier`, `party.temporary`; `Denied` outside the
    /// organisation above; `NotFound` for what it names; `Conflict` when the identifier is taken.
    pub fn propose(&self, request: ProposeOrganisation) -> Result<OrganisationResult> {
        let draft = Draft::parse(self.0.street(), &request.organisation)?;
        let on = check::optional_date("on", request.on.as_deref())?;
        let document = document(request.document.as_deref())?;
        self.0.write_once("party.propose", request.request_key.as_deref(), &request, |command| {
            let on = check::past_or_today("on", on, command.now.date())?;
            if draft.kind == OrganisationKind::TemporaryBranch {
                return Err(decided_above());
            }
            let step = FoundingStep { step: FoundingStepKind::Applied, on, document };
            let (record, founders) =
                prepared(command, &draft, FoundingBasis::Application, on, None, vec![step])?;
            let warnings = may_stand(command, "organisation.founders", &record, &draft, &founders, on)?;
            finish(command, None, record, warnings)
        })
    }

    /// The superior committee's reply (批复). One that agreed can be taken back until the organisation is founded.
    ///
    /// # Errors
    /// `Conflict` unless it waits for a reply, or, for a refusal, for its founding; `Invalid` for a day before the application or a refusal without reason.
    pub fn reply(&self, request: ReplyToProposal) -> Result<OrganisationResult> {
        let id = Id::parse("organisation", &request.organisation)?;
        let on = check::optional_date("on", request.on.as_deref())?;
        let document = document(request.document.as_deref())?;
        let reason = check::optional_text("reason", request.reason.as_deref(), check::LONGEST_ADDRESS)?;
        if !request.approved && reason.is_none() {
            return Err(Error::invalid("reason", "不予批复应说明理由", "a refusal gives its reason"));
        }
        self.0.write_once("party.reply", request.request_key.as_deref(), &request, |command| {
            // What was agreed to and is not founded can be taken back.
            let open = match request.approved {
                true => &[OrganisationState::Applied][..],
                false => &[OrganisationState::Applied, OrganisationState::Approved],
            };
            let before = at_step(command, id, request.revision, open)?;
            let on = after_last_step(command, &before, on)?;
            let version = before.last()?;
            let book = &command.snapshot.rules.rulebook;
            let area = rule_area(command.street(), version);
            let months = book.integer("party.founding.reply", "months", area, on)?;
            let first = before.state == OrganisationState::Applied;
            let late = rules::reply_in_time(version.from, on, months).filter(|_| first);
            let warnings = late.into_iter().collect();
            let mut record = stepped(&before, FoundingStepKind::Replied, on, document);
            record.state =
                if request.approved { OrganisationState::Approved } else { OrganisationState::Refused };
            record.ended_by = reason.filter(|_| !request.approved);
            finish(command, Some(&before), record, warnings)
        })
    }

    /// The members' meeting that elected its first officers: the organisation is there from that day, and its founders
    /// belong to it (成立). Founders who no longer belong, or who left the branch of a group, are passed over.
    ///
    /// # Errors
    /// `Conflict` unless the superior has agreed; `Violation` when the founders are too few by now; `Invalid` for a day
    /// before the reply.
    pub fn establish(&self, request: TakeFoundingStep) -> Result<OrganisationResult> {
        let id = Id::parse("organisation", &request.organisation)?;
        let on = check::optional_date("on", request.on.as_deref())?;
        let document = document(request.document.as_deref())?;
        self.0.write_once("party.establish", request.request_key.as_deref(), &request, |command| {
            let before = at_step(command, id, request.revision, &[OrganisationState::Approved])?;
            let on = after_last_step(command, &before, on)?;
            // What it was to stand below may have been dissolved or changed since the application, and founders have left.
            let (kind, parent) = (before.last()?.kind, before.last()?.parent);
            if let Some(parent) = parent {
                super::above_since(command, "organisation", parent, kind, on)?;
            }
            let branch = parent.filter(|_| kind.is_group());
            let founders = moving::still_there(command, "founders", &before.founders, branch)?;
            let mut record = stepped(&before, FoundingStepKind::Met, on, document);
            record.state = OrganisationState::Active;
            record.founders = founders.iter().map(|founder| founder.id).collect();
            if let Some(first) = record.versions.first_mut() {
                first.term_from = first.term_years.map(|_| on);
                first.from = on;
            }
            let limits = limits(command, &record, on)?;
            rules::enough("founders", kind, moving::heads(&founders), &limits)?;
            let warnings = match kind.is_group() {
                true => Vec::new(),
                false => moving::left_behind(command, &founders, &limits, on)?,
            };
            let result = finish(command, Some(&before), record, warnings)?;
            join(command, &result.organisation, &founders, on)?;
            Ok(result)
        })
    }

    /// Files a founding with the superior (备案).
    ///
    /// # Errors
    /// `Conflict` unless it was founded and not filed yet.
    pub fn file(&self, request: TakeFoundingStep) -> Result<OrganisationResult> {
        let id = Id::parse("organisation", &request.organisation)?;
        let on = check::optional_date("on", request.on.as_deref())?;
        let document = document(request.document.as_deref())?;
        self.0.write_once("party.file", request.request_key.as_deref(), &request, |command| {
            let before = at_step(command, id, request.revision, &[OrganisationState::Active])?;
            if before.steps.iter().any(|step| step.step == FoundingStepKind::Filed) {
                return Err(Error::conflict(code::CONFLICT_STATE, "该党组织已经备案", "it was filed before"));
            }
            let on = after_last_step(command, &before, on)?;
            let record = stepped(&before, FoundingStepKind::Filed, on, document);
            finish(command, Some(&before), record, Vec::new())
        })
    }

    /// Founds an organisation by decision of the superior, or enters one that was there before the street kept this book.
    ///
    /// # Errors
    /// As [`Party::propose`]; an organisation from older books for which no founders are named is entered as it is, and
    /// reviewed.
    pub fn found(&self, request: FoundOrganisation) -> Result<OrganisationResult> {
        let draft = Draft::parse(self.0.street(), &request.organisation)?;
        let on = check::optional_date("on", request.on.as_deref())?;
        let term_from = check::optional_date("term_from", request.term_from.as_deref())?;
        let document = document(request.document.as_deref())?;
        if request.basis == FoundingBasis::Application {
            return Err(Error::invalid(
                "basis",
                "单位申请的应经申请、批复、选举、备案",
                "an application goes through reply, meeting and filing",
            ));
        }
        self.0.write_once("party.found", request.request_key.as_deref(), &request, |command| {
            let on = check::past_or_today("on", on, command.now.date())?;
            check::period("term_from", Some(on), term_from)?;
            let step = FoundingStep { step: FoundingStepKind::Met, on, document };
            let (mut record, founders) = prepared(command, &draft, request.basis, on, term_from, vec![step])?;
            record.state = OrganisationState::Active;
            let mut warnings = Vec::new();
            // Of one from older books nobody may be known yet; whoever is named now makes it by the rule.
            if request.basis == FoundingBasis::SuperiorDecision || !founders.is_empty() {
                warnings = may_stand(command, "organisation.founders", &record, &draft, &founders, on)?;
                // Only who joins another branch leaves the own one.
                if draft.kind != OrganisationKind::TemporaryBranch && !draft.kind.is_group() {
                    warnings.extend(moving::left_behind(
                        command,
                        &founders,
                        &limits(command, &record, on)?,
                        on,
                    )?);
                }
            }
            let result = finish(command, None, record, warnings)?;
            join(command, &result.organisation, &founders, on)?;
            Ok(result)
        })
    }
}

/// The record of a new organisation, once the session may put it there, with its founders.
fn prepared(
    command: &Command<'_>,
    draft: &Draft,
    basis: FoundingBasis,
    on: NaiveDate,
    term_from: Option<NaiveDate>,
    steps: Vec<FoundingStep>,
) -> Result<(OrganisationRecord, Vec<MemberRecord>)> {
    command.access().anywhere(Capability::WriteParty)?;
    let seen = if basis == FoundingBasis::Existing { command.now.date() } else { on };
    let version = draft.version(command, on, seen, term_from)?;
    let tree = &command.snapshot.party;
    let (community, grid) = (version.community.as_ref(), version.grid.as_ref());
    let place = Standpoint::below(tree, version.parent, community, grid, command.now.date());
    command.access().over(Capability::WriteParty, place.place())?;
    let id = draft.id.unwrap_or_else(|| command.new_id());
    if tree.get(id).is_some() {
        return Err(Error::conflict(code::CONFLICT_EXISTS, "该标识已被使用", "the identifier is taken")
            .at("organisation.id"));
    }
    rules::founded_by(draft.kind, draft.founders.len())?;
    let founders = moving::listed(command, "organisation.founders", &draft.founders)?;
    if let (true, Some(branch)) = (draft.kind.is_group(), version.parent) {
        of_branch(&founders, branch)?;
    }
    let record = OrganisationRecord {
        id,
        state: OrganisationState::Applied,
        basis,
        steps,
        versions: vec![version],
        dissolved_on: None,
        ended_by: None,
        successors: Vec::new(),
        founders: draft.founders.clone(),
        revision: 1,
    };
    Ok((record, founders))
}

/// A group is formed by members of its branch.
fn of_branch(founders: &[MemberRecord], branch: Id) -> Result<()> {
    match founders.iter().position(|member| member.organisation != branch) {
        None => Ok(()),
        Some(index) => Err(Error::invalid(
            format!("organisation.founders[{index}]"),
            "党小组成员应为本支部党员",
            "a group is formed by members of its branch",
        )),
    }
}

/// Whether the rules let it be; what is told beside it.
fn may_stand(
    command: &Command<'_>,
    field: &str,
    record: &OrganisationRecord,
    draft: &Draft,
    founders: &[MemberRecord],
    on: NaiveDate,
) -> Result<Vec<Warning>> {
    let version = record.last()?;
    let limits = limits(command, record, on)?;
    let heads = moving::heads(founders);
    rules::enough(field, version.kind, heads, &limits)?;
    let mut warnings = rules::usual(version.kind, heads.members, version.units.len(), &limits);
    let area = rule_area(command.street(), version);
    let least = command.snapshot.rules.rulebook.integer("party.branch.project", "months", area, on)?;
    warnings.extend(rules::project(version.kind, draft.project_months, least));
    Ok(warnings)
}

fn limits(command: &Command<'_>, record: &OrganisationRecord, on: NaiveDate) -> Result<Limits> {
    let area = rule_area(command.street(), record.last()?);
    Limits::of(&command.snapshot.rules.rulebook, area, on)
}

/// Puts the founders into it: into the group, or into the branch. The relations of a temporary branch stay.
fn join(
    command: &mut Command<'_>,
    organisation: &super::Organisation,
    founders: &[MemberRecord],
    on: NaiveDate,
) -> Result<()> {
    let to = match organisation.kind {
        OrganisationKind::TemporaryBranch => return Ok(()),
        kind if kind.is_group() => Destination {
            organisation: organisation.parent.unwrap_or(organisation.id),
            group: GroupOf::This(organisation.id),
        },
        _ => Destination { organisation: organisation.id, group: GroupOf::None },
    };
    moving::move_all(command, founders, to, on)
}

fn decided_above() -> Error {
    Error::violation(
        "party.temporary",
        "中国共产党支部工作条例（试行）关于临时党支部的规定（条款号未核实）",
        "临时党支部由批准设立临时机构的上级党组织决定成立",
        "a temporary branch is founded by decision of the superior that set its body up",
    )
    .at("organisation.kind")
}

/// The organisation, once the session may change it and it stands at one of `states`.
fn at_step(
    command: &Command<'_>,
    id: Id,
    revision: Option<i64>,
    states: &[OrganisationState],
) -> Result<OrganisationRecord> {
    let tree = &command.snapshot.party;
    reach::over(&command.access(), Capability::WriteParty, tree, id, command.now.date())?;
    let record = current(command, id)?;
    check::revision(revision, record.revision)?;
    if states.contains(&record.state) {
        return Ok(record);
    }
    Err(Error::conflict(
        code::CONFLICT_STATE,
        "党组织当前状态不允许该步骤",
        "the state of the organisation does not allow the step",
    )
    .with("state", record.state.word())
    .with("expected", states.first().map_or("", |state| state.word())))
}

/// A step is taken on the day of the last one or later, and not in the future.
fn after_last_step(
    command: &Command<'_>,
    record: &OrganisationRecord,
    on: Option<NaiveDate>,
) -> Result<NaiveDate> {
    let on = check::past_or_today("on", on, command.now.date())?;
    if let Some(last) = record.steps.last() {
        check::not_before("on", on, last.on)?;
    }
    Ok(on)
}

fn stepped(
    before: &OrganisationRecord,
    step: FoundingStepKind,
    on: NaiveDate,
    document: Option<String>,
) -> OrganisationRecord {
    let mut record = before.clone();
    record.steps.push(FoundingStep { step, on, document });
    record.revision += 1;
    record
}

/// Stores it, states what happened, answers.
fn finish(
    command: &mut Command<'_>,
    before: Option<&OrganisationRecord>,
    record: OrganisationRecord,
    warnings: Vec<Warning>,
) -> Result<OrganisationResult> {
    let facts = json!({"kind": record.last()?.kind.word(), "state": record.state.word()});
    keep(command, before, &record, facts)?;
    Ok(OrganisationResult { organisation: shown(&record, command.now.date())?, warnings })
}

/// 文号, when there is one.
pub(super) fn document(text: Option<&str>) -> Result<Option<String>> {
    check::optional_text("document", text, LONGEST_DOCUMENT)
}
