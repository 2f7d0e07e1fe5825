//! Imports (导入): residents from files, in one transaction a file.
//!
//! Bad rows are told by row and column and left out, good rows stand. The ledger gets one fact for every thousand
//! rows, with the digest of their records, so that the history of a street does not grow by a fact a row. An import
//! can be undone as long as its residents are as it left them.

pub(crate) mod cells;
pub(crate) mod plan;
mod rows;
pub(crate) mod rules;
mod table;
pub(crate) mod types;

use std::path::Path;

use serde_json::json;

use super::place::rules::of_dwellings;
use super::reach::Page;
use super::resident::rows::Counted;
use super::resident::rules::telling_score;
use super::resident::{Person, ResidentState, rows as residents};
use super::{Registry, Residence, rules as check};
use crate::access::{Capability, Place};
use crate::command::{Command, record_digest};
use crate::identity::{GridCode, ResidentNumber, Sex};
use crate::ledger::chain::digest;
use crate::ledger::counter::Contributions;
use crate::ledger::{Fact, page};
use crate::store::text::{self, TextIndex};
use crate::{Error, Id, Result, code};
use cells::Issues;
use plan::{Link, Plan};
use rules::Drafts;

pub(crate) use types::*;

/// Rows that share one fact of the ledger.
pub(crate) const CHUNK: usize = 1_000;
/// The longest file name that is kept, in characters.
const LONGEST_FILE_NAME: usize = 200;
/// The rule that protects what was changed since an import.
const UNDO: &str = "registry.import.undo";

impl Registry {
    /// Imports residents from a file. One transaction: an interrupted import has changed nothing.
    ///
    /// # Errors
    /// `Invalid` when the file can't be read, lacks a needed column or has no rows; `Denied` without a grant that
    /// writes the registry; `Violation` `registry.import.size`; `Interrupted`. What is wrong with single rows is in the answer.
    pub fn import_residents(&self, request: ImportResidents) -> Result<ImportReport> {
        if request.dry_run == Some(true) {
            let drafts = self.read_file(&request)?;
            return self.0.read(|view| {
                view.access().anywhere(Capability::WriteRegistry)?;
                let create = request.create_dwellings.unwrap_or(true);
                let book = &view.snapshot.rules.rulebook;
                let today = view.now.date();
                rules::within_size(book, view.street(), today, drafts.read)?;
                let least = telling_score(book, view.street(), today)?;
                let plan =
                    plan::plan(view.connection, view.street(), &view.access(), &drafts, create, least)?;
                let counts = Counts::of(&plan);
                let (issues, warnings) = (plan.issues, plan.warnings);
                Ok(report(None, counts, drafts, issues, warnings))
            });
        }
        // Read before the write lock is taken; a repeated call gets its first result although the file is gone.
        let drafts = self.read_file(&request);
        let operation = "registry.import_residents";
        self.0.write_once(operation, request.request_key.as_deref(), &request, |command| {
            command.access().anywhere(Capability::WriteRegistry)?;
            let drafts = drafts?;
            let create = request.create_dwellings.unwrap_or(true);
            let (street, today) = (command.street(), command.now.date());
            let book = &command.snapshot.rules.rulebook;
            rules::within_size(book, street, today, drafts.read)?;
            let least = telling_score(book, street, today)?;
            let mut plan = plan::plan(command.connection, street, &command.access(), &drafts, create, least)?;
            let (issues, warnings) = (std::mem::take(&mut plan.issues), std::mem::take(&mut plan.warnings));
            let counts = Counts::of(&plan);
            let batch = apply(command, &drafts, &plan, &request.path)?;
            Ok(report(Some(batch), counts, drafts, issues, warnings))
        })
    }

    fn read_file(&self, request: &ImportResidents) -> Result<Drafts> {
        cells::read_file(&self.0, &request.path, request.format, request.sheet.as_deref())
    }

    /// Imports, newest first: all of them with a street-wide grant, or else one's own.
    ///
    /// # Errors
    /// `Denied` without a grant that reads the registry.
    pub fn list_imports(&self, request: ListImports) -> Result<ImportList> {
        let limit = page(request.limit, 100)?;
        let before = check::optional_id("cursor", request.cursor.as_deref())?;
        self.0.read(|view| {
            let access = view.access();
            access.anywhere(Capability::ReadRegistry)?;
            let all = access.street_wide(Capability::ReadRegistry).is_ok();
            let mut page = Page::new(limit);
            rows::list(view.connection, view.street(), before, |batch| {
                Ok(!(all || batch.actor == view.session.actor()) || page.push(batch))
            })?;
            let (items, next) = page.finish(|batch| batch.id.to_string());
            Ok(ImportList { items, next })
        })
    }

    /// One import: with a street-wide grant, or one's own.
    ///
    /// # Errors
    /// `Denied` without a grant that reads the registry; `NotFound`.
    pub fn get_import(&self, request: GetImport) -> Result<ImportBatch> {
        let id = Id::parse("batch", &request.batch)?;
        self.0.read(|view| {
            let access = view.access();
            access.anywhere(Capability::ReadRegistry)?;
            let all = access.street_wide(Capability::ReadRegistry).is_ok();
            rows::get(view.connection, view.street(), id)?
                .filter(|batch| all || batch.actor == view.session.actor())
                .ok_or_else(|| Error::not_found("import", id))
        })
    }

    /// Takes an import back: its residents that nobody has changed since, and the dwellings and households it brought
    /// that are then empty.
    ///
    /// # Errors
    /// `NotFound`; `Denied` unless the grants cover every resident of the import; `Conflict` when it was undone
    /// before; `Violation` `registry.import.undo` when residents were changed since and `keep_amended` is not set.
    pub fn undo_import(&self, request: UndoImport) -> Result<UndoReport> {
        let id = Id::parse("batch", &request.batch)?;
        let reason = check::text("reason", &request.reason, check::LONGEST_ADDRESS)?;
        self.0.write_once("registry.undo_import", request.request_key.as_deref(), &request, |command| {
            command.access().anywhere(Capability::WriteRegistry)?;
            let (connection, street) = (command.connection, command.street());
            let before = rows::get(connection, street, id)?.ok_or_else(|| Error::not_found("import", id))?;
            for (community, grid) in rows::places(connection, street, id)? {
                let place = Place { community: Some(&community), grid: grid.as_deref(), ..Place::default() };
                command.access().over(Capability::WriteRegistry, place)?;
            }
            let kept = rows::count_amended(connection, street, id)?;
            may_undo(&before, kept, request.keep_amended, UNDO, ("居民", "residents"))?;
            let removed = remove_residents(command, id)?;
            let households = rows::delete_households(connection, street, id)?;
            let (vacated, dwellings) = rows::delete_dwellings(connection, street, id)?;
            command.count(vacated, Vec::new());
            let batch = ImportBatch { undone_at: Some(command.now), ..before.clone() };
            rows::mark_undone(connection, street, &batch)?;
            let facts = json!({"reason": reason, "removed": removed, "kept": kept});
            command.record("import", id.as_bytes(), Some(&before), Some(&batch), facts)?;
            Ok(UndoReport {
                batch,
                removed,
                kept,
                dwellings: check::count(dwellings),
                households: check::count(households),
            })
        })
    }
}

/// An import is undone once, and only on request when somebody has worked on its records since; `records` are what they
/// are called.
pub(crate) fn may_undo(
    batch: &ImportBatch,
    amended: i64,
    keep_amended: Option<bool>,
    rule: &'static str,
    records: (&str, &str),
) -> Result<()> {
    if batch.undone_at.is_some() {
        return Err(Error::conflict(
            code::CONFLICT_STATE,
            "该导入批次已撤销",
            "the import has been undone before",
        ));
    }
    if amended > 0 && keep_amended != Some(true) {
        let (zh, en) = records;
        return Err(Error::violation(
            rule,
            "本库规则：撤销导入不得丢失其后的修改",
            format!("该批次有 {amended} 名{zh}在导入后被修改；如仍要撤销其余{zh}，请设置 keep_amended"),
            format!("{amended} {en} of the import were changed since; set keep_amended to undo the others"),
        )
        .with("amended", amended));
    }
    Ok(())
}

/// Removes the unchanged residents of an import with their texts and counts; how many they were.
fn remove_residents(command: &mut Command<'_>, batch: Id) -> Result<i64> {
    let (connection, street) = (command.connection, command.street());
    let mut before = Vec::new();
    residents::count(connection, street, Counted::Untouched(batch), |counts| before.extend(counts))?;
    let serials = rows::untouched(connection, street, batch)?;
    let progress = command.session.progress();
    progress.start(check::count(serials.len()));
    for (done, serial) in serials.iter().enumerate() {
        text::remove(connection, TextIndex::Residents, *serial)?;
        if done % CHUNK == 0 {
            progress.step(check::count(done))?;
        }
    }
    command.count(before, Vec::new());
    rows::delete_untouched(connection, street, batch).map(check::count)
}

/// How much an import brings.
struct Counts {
    accepted: i64,
    dwellings: i64,
    households: i64,
}

impl Counts {
    fn of(plan: &Plan<'_>) -> Self {
        Self {
            accepted: check::count(plan.accepted.len()),
            dwellings: check::count(plan.dwellings.len()),
            households: check::count(plan.households.len()),
        }
    }
}

fn report(
    batch: Option<Id>,
    counts: Counts,
    drafts: Drafts,
    found: Issues,
    row_warnings: Issues,
) -> ImportReport {
    let mut issues = drafts.issues;
    issues.append(found);
    ImportReport {
        batch,
        dry_run: batch.is_none(),
        read: drafts.read,
        accepted: counts.accepted,
        rejected: drafts.read - counts.accepted,
        dwellings: counts.dwellings,
        households: counts.households,
        errors: issues.items,
        more_errors: issues.more,
        row_warnings: row_warnings.items,
        more_warnings: row_warnings.more,
        warnings: drafts.warnings,
    }
}

/// Writes what the plan accepts.
fn apply(command: &mut Command<'_>, drafts: &Drafts, plan: &Plan<'_>, path: &str) -> Result<Id> {
    let batch = command.new_id();
    let mut writer = Writer {
        batch,
        dwellings: vec![None; plan.dwellings.len()],
        households: vec![None; plan.households.len()],
        counts: vec![[0; 4]; plan.sites.len()],
        chunk: Vec::with_capacity(CHUNK * 256),
    };
    let session = command.session;
    let progress = session.progress();
    progress.start(check::count(plan.accepted.len()));
    for (index, chunk) in plan.accepted.chunks(CHUNK).enumerate() {
        progress.step(check::count(index * CHUNK))?;
        writer.chunk.clear();
        for row in chunk {
            writer.write(command, drafts, plan, row)?;
        }
        command.state(Fact {
            operation: command.operation,
            subject_kind: "import",
            subject: batch.as_bytes().to_vec(),
            before: None,
            after: Some(digest(&writer.chunk)),
            body: json!({"rows": chunk.len()}).to_string(),
        });
    }
    progress.step(check::count(plan.accepted.len()))?;
    command.count(Vec::new(), writer.contributions(plan));
    let accepted = check::count(plan.accepted.len());
    let record = batch_of(command, batch, path, drafts.read, accepted);
    rows::insert_batch(command.connection, command.street(), &record)?;
    command.state(Fact {
        operation: command.operation,
        subject_kind: "import",
        subject: batch.as_bytes().to_vec(),
        before: None,
        after: Some(record_digest(&record)?),
        body: json!({"accepted": accepted, "rejected": record.rejected}).to_string(),
    });
    Ok(batch)
}

/// The record of an import.
pub(crate) fn batch_of(command: &Command<'_>, id: Id, path: &str, read: i64, accepted: i64) -> ImportBatch {
    let name = Path::new(path).file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    ImportBatch {
        id,
        file_name: name.chars().take(LONGEST_FILE_NAME).collect(),
        at: command.now,
        actor: command.actor().to_owned(),
        read,
        accepted,
        rejected: read - accepted,
        undone_at: None,
    }
}

struct Writer {
    batch: Id,
    /// Identifiers of the new dwellings and households once they are written.
    dwellings: Vec<Option<Id>>,
    households: Vec<Option<Id>>,
    /// By building: residents of each residence, and dwellings.
    counts: Vec<[i64; 4]>,
    /// What the records of the chunk say, for their digest.
    chunk: Vec<u8>,
}

/// The place of dwellings in the counts of a building, after the residences.
const DWELLINGS: usize = 3;

impl Writer {
    fn write(
        &mut self,
        command: &Command<'_>,
        drafts: &Drafts,
        plan: &Plan<'_>,
        row: &plan::Accepted,
    ) -> Result<()> {
        let draft = &drafts.rows[row.draft];
        let site = plan.sites[draft.building]
            .as_ref()
            .ok_or_else(|| Error::internal("an accepted row has a building"))?;
        let dwelling = row.dwelling.map(|link| self.dwelling(command, plan, link)).transpose()?;
        let household = row.household.map(|link| self.household(command, plan, link)).transpose()?;
        let person = Person {
            id: command.new_id(),
            name: draft.name.clone(),
            number: draft.number,
            sex: draft.number.as_ref().map_or(Sex::Unknown, ResidentNumber::sex),
            birth: draft.number.as_ref().map(ResidentNumber::birth_date),
            phone: draft.phone,
            ethnic: draft.ethnic.clone(),
            residence: draft.residence,
            household,
            relation: draft.relation.clone(),
            dwelling,
            community: site.community,
            grid: site.grid,
            since: draft.since,
            until: None,
            batch: Some(self.batch),
            state: ResidentState::Living,
            revision: 1,
        };
        residents::insert(command.connection, command.street(), &person)?;
        person.lasting(&mut self.chunk);
        self.counts[draft.building][person.residence as usize] += 1;
        Ok(())
    }

    fn dwelling(&mut self, command: &Command<'_>, plan: &Plan<'_>, link: Link) -> Result<Id> {
        let place = match link {
            Link::Stored(id) => return Ok(id),
            Link::New(place) => place,
        };
        if let Some(id) = self.dwellings[place] {
            return Ok(id);
        }
        let (site, unit, room) = plan.dwellings[place];
        let building =
            plan.sites[site].as_ref().ok_or_else(|| Error::internal("a new dwelling has a building"))?.id;
        let id = command.new_id();
        rows::insert_dwelling(command.connection, command.street(), id, building, (unit, room), self.batch)?;
        self.dwellings[place] = Some(id);
        self.counts[site][DWELLINGS] += 1;
        self.note(id, building, &[unit, room]);
        Ok(id)
    }

    fn household(&mut self, command: &Command<'_>, plan: &Plan<'_>, link: Link) -> Result<Id> {
        let place = match link {
            Link::Stored(id) => return Ok(id),
            Link::New(place) => place,
        };
        if let Some(id) = self.households[place] {
            return Ok(id);
        }
        let (number, home) = plan.households[place];
        let dwelling = self.dwelling(command, plan, home)?;
        let id = command.new_id();
        rows::insert_household(command.connection, command.street(), id, dwelling, number, self.batch)?;
        self.households[place] = Some(id);
        self.note(id, dwelling, &[number]);
        Ok(id)
    }

    /// Puts a new dwelling or household into what the digest of the chunk covers.
    fn note(&mut self, id: Id, within: Id, texts: &[&str]) {
        self.chunk.extend_from_slice(id.as_bytes());
        self.chunk.extend_from_slice(within.as_bytes());
        for text in texts {
            self.chunk.extend_from_slice(&u32::try_from(text.len()).unwrap_or(u32::MAX).to_be_bytes());
            self.chunk.extend_from_slice(text.as_bytes());
        }
    }

    /// What the import adds to the counters.
    fn contributions(&self, plan: &Plan<'_>) -> Contributions {
        let mut added = Vec::new();
        for (site, counts) in plan.sites.iter().zip(&self.counts) {
            let Some(site) = site else { continue };
            let (community, grid) = (site.community.as_str(), site.grid.as_ref());
            for residence in Residence::ALL {
                let count = counts[*residence as usize];
                if count > 0 {
                    let (kind, state) = (residence.word(), ResidentState::Living.word());
                    let grid = grid.map(GridCode::as_str);
                    added.extend(check::contributions("resident", kind, state, community, grid, count));
                }
            }
            if counts[DWELLINGS] > 0 {
                let usage = super::DwellingUsage::Residential.word();
                added.extend(of_dwellings(usage, &site.community, grid, counts[DWELLINGS]));
            }
        }
        added
    }
}
