//! What the passing of days settles: silence of the office, promises that were not kept, licences that expired; and what a change
//! of the calendar moves.

use std::sync::Arc;

use chrono::NaiveDate;
use serde_json::json;

use super::super::Matters;
use super::super::clock;
use super::super::record::{DecisionRecord, MatterRecord};
use super::steps::{HANDLED, calendar, parameter, store, version};
use super::{SkippedMatter, SweepMatterRenewals, SweepMatters, SweptMatters, rows, rules};
use crate::access::Capability;
use crate::command::Command;
use crate::ledger::page;
use crate::registry::rules::count;
use crate::service::MatterState;
use crate::{Id, Result};

/// How many documents are read before what moved among them is written.
const BATCH: usize = if cfg!(test) { 2 } else { 2_000 };
/// What stands in the document of a matter whose promise is not kept yet, and of a renewal.
const OPEN_GAP: &str = "%\"met_on\":null%";
const RENEWAL: &str = "%\"renewal\":{%";
/// The states in which a renewal is deemed granted.
const RENEWED: [MatterState; 3] = [MatterState::Applied, MatterState::Accepted, MatterState::Paused];

impl Matters {
    /// Deems granted what nobody decided before the licence expired, when its renewal was applied for in time: what was not
    /// accepted yet counts as accepted when its materials came.
    ///
    /// # Errors
    /// `Denied` without a grant over the whole street; `Invalid`; `Interrupted`, with nothing changed.
    pub fn renewals(&self, request: SweepMatterRenewals) -> Result<SweptMatters> {
        let limit = page(request.limit, 1_000)?;
        self.0.write("matter.renewals", |command| {
            let mut sweep = Sweep::begin(command, limit)?;
            sweep.renew(command)?;
            Ok(sweep.end())
        })
    }

    /// For schedulers: deems accepted what was not answered in time, lets lapse what was promised and did not come, and deems
    /// renewed. Called again, it finds nothing more. What can't be counted, since the holidays of this year are not loaded, is
    /// skipped and told.
    ///
    /// # Errors
    /// `Denied` without a grant over the whole street; `Invalid`; `Interrupted`, with nothing changed.
    pub fn sweep(&self, request: SweepMatters) -> Result<SweptMatters> {
        let limit = page(request.limit, 1_000)?;
        self.0.write("matter.sweep", |command| {
            let mut sweep = Sweep::begin(command, limit)?;
            sweep.accept(command)?;
            sweep.lapse(command)?;
            sweep.renew(command)?;
            Ok(sweep.end())
        })
    }
}

struct Sweep {
    limit: usize,
    today: NaiveDate,
    swept: SweptMatters,
}

impl Sweep {
    fn begin(command: &Command<'_>, limit: i64) -> Result<Self> {
        command.access().street_wide(Capability::HandleMatters)?;
        let limit = usize::try_from(limit).unwrap_or(usize::MAX);
        Ok(Self { limit, today: command.now.date(), swept: SweptMatters::default() })
    }

    fn end(self) -> SweptMatters {
        let SweptMatters { accepted, lapsed, renewed, .. } = &self.swept;
        SweptMatters { moved: count(accepted.len() + lapsed.len() + renewed.len()), ..self.swept }
    }

    /// How many the sweep may still move.
    fn room(&self) -> usize {
        let SweptMatters { accepted, lapsed, renewed, .. } = &self.swept;
        self.limit.saturating_sub(accepted.len() + lapsed.len() + renewed.len())
    }

    /// What fits of what was found, which is one more than fits when more are waiting.
    fn taken<T>(&mut self, mut found: Vec<T>) -> Vec<T> {
        let room = self.room();
        self.swept.more |= found.len() > room;
        found.truncate(room);
        found
    }

    fn accept(&mut self, command: &mut Command<'_>) -> Result<()> {
        let (mut found, room, today) = (Vec::new(), self.room(), self.today);
        rows::unanswered(command.connection, command.street(), today, |matter| {
            if rules::deemed_accepted(&matter, today).is_some() {
                found.push(matter);
            }
            Ok(found.len() <= room)
        })?;
        for before in self.taken(found) {
            command.session.progress().check()?;
            let Some(after) = rules::deemed_accepted(&before, today) else { continue };
            let facts = json!({"state": after.state.word(), "rule": "matter.accept.deemed"});
            self.swept.accepted.push(store(command, &before, after, facts)?.id);
        }
        self.skip(command)
    }

    /// Tells which matters nobody knows to be answered in time or late.
    fn skip(&mut self, command: &Command<'_>) -> Result<()> {
        let (today, limit, skipped) = (self.today, self.limit, &mut self.swept.skipped);
        rows::of_unknown_answer(command.connection, command.street(), |matter| {
            let passed = calendar(command).working_days_between(matter.last_received().min(today), today);
            // Before the end of the years that are loaded it is not late.
            if clock::known(passed)?.is_none() {
                let because = clock::uncounted("open_due", "答复期限", "the limit to answer");
                skipped.push(SkippedMatter { matter: matter.id, because });
            }
            Ok(skipped.len() < limit)
        })
    }

    fn lapse(&mut self, command: &mut Command<'_>) -> Result<()> {
        let today = self.today;
        for state in HANDLED {
            let (mut found, room) = (Vec::new(), self.room());
            rows::holding(command.connection, command.street(), (state, OPEN_GAP), |matter| {
                if lapses(command, &matter, today)? {
                    found.push(matter);
                }
                Ok(found.len() <= room)
            })?;
            for before in self.taken(found) {
                command.session.progress().check()?;
                let Some(after) = rules::lapsed(&before, today, rules::early(command, &before)?) else {
                    continue;
                };
                let facts = json!({"state": after.state.word(), "rule": "matter.gap.lapse"});
                self.swept.lapsed.push(store(command, &before, after, facts)?.id);
            }
        }
        Ok(())
    }

    /// What was not accepted yet is renewed as well: the law asks for the decision, however far it came.
    fn renew(&mut self, command: &mut Command<'_>) -> Result<()> {
        let today = self.today;
        for state in RENEWED {
            let (mut found, room) = (Vec::new(), self.room());
            rows::holding(command.connection, command.street(), (state, RENEWAL), |matter| {
                let since = rules::deemed_renewed_on(&matter, today, rules::early(command, &matter)?);
                if let (Some(since), false) = (since, lapses(command, &matter, today)?) {
                    found.push((matter, since));
                }
                Ok(found.len() <= room)
            })?;
            for (before, on) in self.taken(found) {
                command.session.progress().check()?;
                self.swept.renewed.push(renewed(command, &before, on)?);
            }
        }
        Ok(())
    }
}

/// Whether a promise that was not kept ends a matter here.
fn lapses(command: &Command<'_>, matter: &MatterRecord, today: NaiveDate) -> Result<bool> {
    Ok(rules::lapsed(matter, today, rules::early(command, matter)?).is_some()
        && parameter(command, matter, "matter.gap.lapse", "lapses")? == 1)
}

/// Stores a matter as deemed granted from a day on.
fn renewed(command: &mut Command<'_>, before: &MatterRecord, on: NaiveDate) -> Result<Id> {
    let version = version(command, before)?;
    let mut after = rules::accepted_by_silence(before, on);
    after.pauses = rules::closed(&before.pauses, on);
    // The clocks are told as they stood when the decision was deemed made.
    after.reckon(version, calendar(command))?;
    after.state = MatterState::Decided;
    after.decision = Some(DecisionRecord {
        on,
        granted: true,
        power: None,
        reason: None,
        remedies: Vec::new(),
        document: before.renewal.as_ref().map(|renewal| renewal.document.clone()),
        valid_to: rules::valid_to(before, version, before.applied_on),
        deemed: true,
    });
    let facts = json!({"state": after.state.word(), "on": on.to_string(), "rule": "matter.renewal.deemed"});
    Ok(store(command, before, after, facts)?.id)
}

/// Counts the days of open matters anew after a change of the calendar; how many moved.
pub(crate) fn recompute_deadlines(command: &mut Command<'_>, reason: &str) -> Result<i64> {
    let rules = crate::rulebook::rows::load(command.connection, command.street())?;
    let snapshot = Arc::clone(&command.snapshot);
    let mut moved = 0;
    for state in [MatterState::Applied, MatterState::Accepted, MatterState::Paused, MatterState::Decided] {
        let mut last = None;
        loop {
            command.session.progress().check()?;
            let (mut read, mut stale) = (0, Vec::new());
            rows::in_state(command.connection, command.street(), (state, last), |matter| {
                last = Some(matter.id);
                let version = snapshot.services.version(matter.item, matter.version)?;
                if !matter.is_reckoned(version, &rules.calendar)? {
                    stale.push(matter);
                }
                read += 1;
                Ok(read < BATCH)
            })?;
            for before in stale {
                let mut after = MatterRecord { revision: before.revision + 1, ..before.clone() };
                let version = snapshot.services.version(after.item, after.version)?;
                after.reckon(version, &rules.calendar)?;
                command.keep(Some(&before), &after, json!({"reason": reason}))?;
                moved += 1;
            }
            if read < BATCH {
                break;
            }
        }
    }
    Ok(moved)
}
