//! Imports of members (党员导入): from files, in one transaction a file.
//!
//! Bad rows are told by row and column and left out, good rows stand. The ledger gets one fact for every thousand rows,
//! with the digest of their records. A row whose number is that of a resident is linked to the resident: one person, one
//! record, one branch. An import can be taken back as long as its members are as it left them.

mod plan;
pub(crate) mod rows;
mod rules;
#[cfg(test)]
mod tests;
mod types;

pub use types::*;

use serde_json::json;

use crate::access::Capability;
use crate::command::{Command, to_json};
use crate::ledger::chain::digest;
use crate::ledger::{Fact, page};
use crate::party::member::Members;
use crate::party::member::record::MemberRecord;
use crate::party::member::rows::put_spells;
use crate::party::reach;
use crate::registry::import::cells::{Issues, read_file};
use crate::registry::import::rules::within_size;
use crate::registry::import::{CHUNK, batch_of, may_undo};
use crate::registry::reach::Page;
use crate::registry::{GetImport, ImportBatch, ImportList, ListImports, UndoImport, rules as check};
use crate::store::document::{self, Document};
use crate::{Error, Id, Result};
use plan::{Accepted, Plan};
use rows::MemberImport;
use rules::{Draft, Drafts};

/// The rule that protects what was changed since an import.
const UNDO: &str = "member.import.undo";

impl Members {
    /// Imports members from a file. One transaction: an interrupted import has changed nothing.
    ///
    /// # Errors
    /// `Invalid` when the file can't be read, lacks a needed column or has no rows; `Denied` without a grant that
    /// writes members; `Violation` `registry.import.size`; `Interrupted`. What is wrong with single rows is in the answer.
    pub fn import_members(&self, request: ImportMembers) -> Result<MemberImportReport> {
        if request.dry_run == Some(true) {
            let drafts = self.read_members(&request)?;
            return self.0.read(|view| {
                let (access, today) = (view.access(), view.now.date());
                access.anywhere(Capability::WriteMembers)?;
                within_size(&view.snapshot.rules.rulebook, view.street(), today, drafts.read)?;
                let tree = &view.snapshot.party;
                let plan = plan::plan(view.connection, view.street(), &access, tree, &drafts, today)?;
                Ok(report(None, drafts, plan))
            });
        }
        // Read before the write lock is taken; a repeated call gets its first result although the file is gone.
        let drafts = self.read_members(&request);
        self.0.write_once("member.import_members", request.request_key.as_deref(), &request, |command| {
            command.access().anywhere(Capability::WriteMembers)?;
            let drafts = drafts?;
            let (street, today) = (command.street(), command.now.date());
            within_size(&command.snapshot.rules.rulebook, street, today, drafts.read)?;
            let tree = &command.snapshot.party;
            let plan = plan::plan(command.connection, street, &command.access(), tree, &drafts, today)?;
            let batch = apply(command, &drafts, &plan, &request.path)?;
            Ok(report(Some(batch), drafts, plan))
        })
    }

    fn read_members(&self, request: &ImportMembers) -> Result<Drafts> {
        read_file(&self.0, &request.path, request.format, request.sheet.as_deref())
    }

    /// Imports of members, newest first: all of them with a street-wide grant, or else one's own.
    ///
    /// # Errors
    /// `Denied` without a grant that reads members.
    pub fn list_imports(&self, request: ListImports) -> Result<ImportList> {
        let limit = page(request.limit, 100)?;
        let before = check::optional_id("cursor", request.cursor.as_deref())?;
        self.0.read(|view| {
            let access = view.access();
            access.anywhere(Capability::ReadMembers)?;
            let all = access.street_wide(Capability::ReadMembers).is_ok();
            let mut page = Page::new(limit);
            rows::list(view.connection, view.street(), before, |batch| {
                Ok(!(all || batch.actor == view.session.actor()) || page.push(batch))
            })?;
            let (items, next) = page.finish(|batch| batch.id.to_string());
            Ok(ImportList { items, next })
        })
    }

    /// One import of members: with a street-wide grant, or one's own.
    ///
    /// # Errors
    /// `Denied` without a grant that reads members; `NotFound`.
    pub fn get_import(&self, request: GetImport) -> Result<ImportBatch> {
        let id = Id::parse("batch", &request.batch)?;
        self.0.read(|view| {
            let access = view.access();
            access.anywhere(Capability::ReadMembers)?;
            let all = access.street_wide(Capability::ReadMembers).is_ok();
            let MemberImport(batch) = view.stored(id)?;
            let mine = batch.actor == view.session.actor();
            if all || mine { Ok(batch) } else { Err(Error::not_found(MemberImport::KIND, id)) }
        })
    }

    /// Takes an import back: its members that nobody has changed since and that no other record names.
    ///
    /// # Errors
    /// `NotFound`; `Denied` unless the grants cover every member of the import; `Conflict` when it was undone before;
    /// `Violation` `member.import.undo` when members were changed since and `keep_amended` is not set.
    pub fn undo_import(&self, request: UndoImport) -> Result<MemberUndoReport> {
        let id = Id::parse("batch", &request.batch)?;
        let reason = check::text("reason", &request.reason, check::LONGEST_ADDRESS)?;
        self.0.write_once("member.undo_import", request.request_key.as_deref(), &request, |command| {
            let access = command.access();
            access.anywhere(Capability::WriteMembers)?;
            let (connection, street) = (command.connection, command.street());
            let before: MemberImport = command.stored(id)?;
            let members = rows::members(connection, street, id)?;
            let within = reach::within(
                &access,
                Capability::WriteMembers,
                &command.snapshot.party,
                command.now.date(),
            )?;
            let covered = |member: &MemberRecord| {
                within.as_ref().is_none_or(|within| within.contains(&member.organisation))
            };
            if !members.iter().all(covered) {
                return Err(Error::denied(
                    "该批次有党员不在授权的范围之内",
                    "members of the import lie outside the scope of the grant",
                ));
            }
            let named = rows::named_elsewhere(connection, street, id, &members)?;
            let (kept, removed): (Vec<_>, Vec<_>) =
                members.into_iter().partition(|member| !member.shares_digest() || named.contains(&member.id));
            let kept = check::count(kept.len());
            may_undo(&before.0, kept, request.keep_amended, UNDO, ("党员", "members"))?;
            remove(command, &removed)?;
            let batch = ImportBatch { undone_at: Some(command.now), ..before.0.clone() };
            let removed = check::count(removed.len());
            let facts = json!({"reason": reason, "removed": removed, "kept": kept});
            command.keep(Some(&before), &MemberImport(batch.clone()), facts)?;
            Ok(MemberUndoReport { batch, removed, kept })
        })
    }
}

fn remove(command: &mut Command<'_>, members: &[MemberRecord]) -> Result<()> {
    let (connection, street, progress) = (command.connection, command.street(), command.session.progress());
    progress.start(check::count(members.len()));
    for (done, member) in members.iter().enumerate() {
        rows::delete(connection, street, member.id)?;
        command.count(member.contributions(street), Vec::new());
        if done % CHUNK == 0 {
            progress.step(check::count(done))?;
        }
    }
    Ok(())
}

fn report(batch: Option<Id>, drafts: Drafts, plan: Plan) -> MemberImportReport {
    let accepted = check::count(plan.accepted.len());
    let mut issues: Issues = drafts.issues;
    issues.append(plan.issues);
    MemberImportReport {
        batch,
        dry_run: batch.is_none(),
        read: drafts.read,
        accepted,
        rejected: drafts.read - accepted,
        linked: plan.linked,
        errors: issues.items,
        more_errors: issues.more,
        row_warnings: plan.warnings.items,
        more_warnings: plan.warnings.more,
        warnings: drafts.warnings,
    }
}

/// Writes what the plan accepts.
fn apply(command: &mut Command<'_>, drafts: &Drafts, plan: &Plan, path: &str) -> Result<Id> {
    let batch = command.new_id();
    let (connection, street, progress) = (command.connection, command.street(), command.session.progress());
    progress.start(check::count(plan.accepted.len()));
    let mut said = Vec::new();
    for (index, chunk) in plan.accepted.chunks(CHUNK).enumerate() {
        progress.step(check::count(index * CHUNK))?;
        said.clear();
        for row in chunk {
            let member = member_of(command, batch, &drafts.rows[row.draft], row);
            document::insert(connection, street, &member)?;
            put_spells(connection, street, None, &member)?;
            said.extend_from_slice(&to_json(&member)?);
            command.count(Vec::new(), member.contributions(street));
        }
        command.state(Fact {
            operation: command.operation,
            subject_kind: MemberImport::KIND,
            subject: batch.as_bytes().to_vec(),
            before: None,
            after: Some(digest(&said)),
            body: json!({"rows": chunk.len()}).to_string(),
        });
    }
    progress.step(check::count(plan.accepted.len()))?;
    let record = batch_of(command, batch, path, drafts.read, check::count(plan.accepted.len()));
    let facts = json!({"accepted": record.accepted, "rejected": record.rejected});
    command.keep(None, &MemberImport(record), facts)?;
    Ok(batch)
}

/// The record of an accepted row. Where the member stood is told from the first day that the row tells of, but from no day
/// before the branch and the group were founded; a stage whose day nobody knows begins today.
fn member_of(command: &Command<'_>, batch: Id, draft: &Draft, row: &Accepted) -> MemberRecord {
    let mut member = MemberRecord {
        resident: row.resident,
        name: draft.name.clone(),
        number: draft.number,
        sex: draft.sex,
        birth: draft.birth,
        phone: draft.phone,
        unit: draft.unit.clone(),
        retired: draft.retired,
        stage: draft.stage,
        group: row.group,
        applied_on: draft.way.applied,
        activist_on: draft.way.activist,
        target_on: draft.way.target,
        joined_on: draft.way.joined,
        probation_ends: draft.way.probation_end(),
        full_on: draft.way.full,
        batch: Some(batch),
        ..MemberRecord::blank(command.new_id(), row.branch, command.now)
    };
    for (stage, day) in draft.stages() {
        member.stage = stage;
        member.begin_spell(day.max(row.founded));
    }
    if member.stage != draft.stage || member.spells.is_empty() {
        member.stage = draft.stage;
        let today = command.now.date();
        let way = draft.way.begun(draft.stage, today);
        (member.activist_on, member.target_on) = (way.activist, way.target);
        member.begin_spell(today);
    }
    member
}
