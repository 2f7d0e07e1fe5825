//! Checking the chain, the counters and the records against each other; copying the file.

use std::collections::HashMap;
use std::path::Path;

use super::chain::{Hash, ROOT, hex};
use super::counter::Contributions;
use super::{Audit, AuditRange, AuditReport, BackupReport, BackupRequest, VerifyReport, VerifyRequest, rows};
use crate::access::Capability;
use crate::command::{View, record_digest};
use crate::platform::Session;
use crate::{Error, Result, code};

/// The most lines of findings: a damaged file must not fill the memory.
const FINDINGS: usize = 100;

/// Keeping the database sound: verify and backup.
#[derive(Debug, Clone)]
pub struct Maintenance(pub(crate) Session);

impl Session {
    /// Keeping the database sound.
    pub fn maintenance(&self) -> Maintenance {
        Maintenance(self.clone())
    }
}

impl Audit {
    /// Recomputes the audit chain and finds the first broken link (审计链核验).
    ///
    /// # Errors
    /// `Denied` for anyone but an auditor; `Invalid` for a bad range; `Interrupted`.
    pub fn verify(&self, request: AuditRange) -> Result<AuditReport> {
        let from = request.from.unwrap_or(1);
        if from < 1 {
            return Err(Error::invalid("from", "起始序号应不小于 1", "a chain begins at 1"));
        }
        if request.witness_sequence.is_some() != request.witness_hash.is_some() {
            return Err(Error::invalid(
                "witness_hash",
                "外部留存的序号和哈希应同时给出",
                "a witness is a sequence number and its hash",
            ));
        }
        self.0.read(|view| {
            view.access().street_wide(Capability::Audit)?;
            let mut report = check_chain(view, from)?;
            if let (Some(sequence), Some(hash)) = (request.witness_sequence, &request.witness_hash) {
                let stored = rows::hash_of(view.connection, view.street(), sequence)?;
                if stored.as_ref().map(hex).as_deref() != Some(hash.to_lowercase().as_str()) {
                    break_at(
                        &mut report,
                        sequence,
                        "与外部留存的哈希不一致，之后的事件可能被截断或改写",
                        "differs from the witness: events were cut off or rewritten",
                    );
                }
            }
            Ok(report)
        })
    }
}

fn break_at(report: &mut AuditReport, sequence: i64, zh: &str, en: &str) {
    if report.first_broken.is_none_or(|first| sequence < first) {
        report.sound = false;
        report.first_broken = Some(sequence);
        report.zh = Some(format!("第 {sequence} 号事件：{zh}"));
        report.en = Some(format!("event {sequence}: {en}"));
    }
}

/// Walks the chain from `from` on. A broken link is noted, and the walk goes on from what is stored behind it; only the
/// first is told. A damaged page ends it, for what lies behind can't be reached.
fn check_chain(view: &View<'_>, from: i64) -> Result<AuditReport> {
    let (connection, street) = (view.connection, view.street());
    let anchor = if from == 1 {
        Some(ROOT)
    } else {
        let before = rows::hash_of(connection, street, from - 1).map(|hash| hash.map(Some));
        // The event is there but its hash can't be read: the first link can't be checked.
        corrupt_as(before, Some(None))?.ok_or_else(|| {
            Error::invalid("from", "没有该序号的事件", "there is no event of that number").with("from", from)
        })?
    };
    let (head_sequence, head_hash) = corrupt_as(rows::head_met(connection, street), (0, None))?;
    let mut walk = Walk {
        street,
        expected: from,
        previous: anchor,
        report: AuditReport {
            sound: true,
            checked: 0,
            head_sequence,
            head_hash: head_hash.as_ref().map(hex).unwrap_or_default(),
            first_broken: None,
            zh: None,
            en: None,
        },
    };
    let progress = view.session.progress();
    progress.start(head_sequence);
    let walked = rows::each_from(connection, street, from, |met| {
        walk.step(met);
        progress.step(walk.expected - 1)
    });
    match walked {
        Err(error) if error.code() == code::STORAGE_CORRUPT => {
            let expected = walk.expected;
            break_at(&mut walk.report, expected, "数据库文件已损坏，无法读取", "the file is damaged there");
        }
        other => other?,
    }
    Ok(walk.report)
}

/// The check of the chain under way.
struct Walk<'a> {
    street: &'a str,
    /// The number that the next event should have.
    expected: i64,
    /// The hash of the event before; `None` when it can't be known, and then the next link can't be checked.
    previous: Option<Hash>,
    report: AuditReport,
}

impl Walk<'_> {
    fn step(&mut self, met: rows::Met) {
        let expected = self.expected;
        if met.sequence.is_some_and(|sequence| sequence > expected) {
            break_at(&mut self.report, expected, "事件缺失", "the event is missing");
            self.previous = None;
        }
        let at = met.sequence.unwrap_or(expected);
        match (&met.whole, &self.previous) {
            (Err(_), _) => break_at(&mut self.report, at, "内容无法识别", "it can't be read"),
            (Ok(_), None) => {}
            (Ok(stored), Some(previous)) if stored.link(self.street).hash(previous) != stored.hash => {
                break_at(&mut self.report, at, "内容与哈希不符", "its content does not fit its hash");
            }
            (Ok(_), Some(_)) => self.report.checked += 1,
        }
        self.previous = met.hash;
        self.expected = at + 1;
    }
}

/// `instead`, where the file is damaged: that is what a check is there to tell.
fn corrupt_as<T>(result: Result<T>, instead: T) -> Result<T> {
    match result {
        Err(error) if error.code() == code::STORAGE_CORRUPT => Ok(instead),
        other => other,
    }
}

/// Counts as they would be, gathered from the records.
#[derive(Default)]
struct Recount(HashMap<(String, String, i64, String, String), i64>);

impl Recount {
    fn add(&mut self, contributions: Contributions) {
        for (key, value) in contributions {
            let key = (key.measure.to_owned(), key.area, key.day, key.kind, key.state.to_owned());
            *self.0.entry(key).or_default() += value;
        }
    }
}

/// What is wrong, a line each, up to a bound.
#[derive(Default)]
struct Findings(Vec<String>);

impl Findings {
    fn add(&mut self, line: String) {
        if self.0.len() < FINDINGS {
            self.0.push(line);
        }
    }

    /// Runs a part of the check. Damage that ends it is a finding, and the other parts go on.
    fn part<T>(&mut self, name: &str, check: impl FnOnce() -> Result<T>) -> Result<Option<T>> {
        match check() {
            Ok(value) => Ok(Some(value)),
            Err(error) if error.code() == code::STORAGE_CORRUPT => {
                self.add(format!("{name}: {}", error.report().en));
                Ok(None)
            }
            Err(error) => Err(error),
        }
    }
}

impl Maintenance {
    /// Checks the file, the foreign keys, the audit chain, and every counter against a recount; on request every
    /// case, grid, post, record of the Party's area, and resident recorded by hand against the digest of its last event. Nothing is changed.
    ///
    /// Damage that says nothing stays unseen: free pages, the unused part of a page, a log that was emptied. So does a
    /// changed value that the engine can read in a record that no digest is compared for: settings, places other than
    /// grids, imported residents and members, the log of reads.
    ///
    /// # Errors
    /// `Denied` for anyone but a system administrator or an auditor; `Interrupted`. Damage is a finding, not an error.
    pub fn verify(&self, request: VerifyRequest) -> Result<VerifyReport> {
        self.0.read(|view| {
            view.access().street_wide(Capability::Maintain)?;
            let mut findings = Findings::default();
            let file = findings.part("file", || view.session.platform().store().integrity())?;
            findings.0.extend(file.into_iter().flatten());
            let chain = check_chain(view, 1)?;
            if let Some(broken) = &chain.en {
                findings.add(format!("audit chain: {broken}"));
            }
            let mut recount = Recount::default();
            let cases = findings.part("cases", || recount_cases(view, &mut recount))?;
            let others = findings.part("registry and grids", || recount_others(view, &mut recount))?;
            let records = match request.records {
                Some(true) => compare_records(view, &mut findings)?,
                _ => 0,
            };
            // Against half a recount every counter would look wrong.
            let counters = match (cases, others) {
                (Some(_), Some(_)) => compare_counters(view, &mut recount, &mut findings)?,
                _ => 0,
            };
            Ok(VerifyReport {
                sound: findings.0.is_empty(),
                events: chain.head_sequence,
                counters,
                cases: cases.unwrap_or(0),
                residents: others.unwrap_or(0),
                records,
                head_hash: chain.head_hash,
                findings: findings.0,
            })
        })
    }

    /// Copies the database into a new file while others go on working (备份).
    ///
    /// # Errors
    /// `Denied` for anyone but a system administrator or an auditor; `Invalid` when the file exists;
    /// `Storage` when the disk is full; `Interrupted`, and then the unfinished copy is removed.
    pub fn backup(&self, request: BackupRequest) -> Result<BackupReport> {
        let target = Path::new(&request.path);
        crate::platform::check_path(&request.path)?;
        if target.exists() {
            return Err(Error::invalid("path", "目标文件已存在", "the target exists already"));
        }
        let sequence = self.0.read(|view| {
            view.access().street_wide(Capability::Maintain)?;
            rows::head(view.connection, view.street())
        })?;
        let progress = self.0.progress();
        let reader = self.0.platform().store().reader()?;
        let mut interrupted = None;
        let copied = reader.backup(target, |done, total| {
            progress.start(total);
            progress.step(done).map_err(|error| interrupted = Some(error)).is_ok()
        });
        if let Err(error) = copied {
            // An unfinished copy is of no use to anyone.
            let _ = std::fs::remove_file(target);
            return Err(interrupted.unwrap_or(error));
        }
        let bytes = std::fs::metadata(target).map(|file| file.len()).unwrap_or(0);
        Ok(BackupReport {
            path: request.path,
            bytes: i64::try_from(bytes).unwrap_or(i64::MAX),
            sequence: sequence.0,
        })
    }
}

fn recount_cases(view: &View<'_>, recount: &mut Recount) -> Result<i64> {
    let progress = view.session.progress();
    let mut done = 0;
    crate::case::recount(view.connection, view.street(), |_, added| {
        recount.add(added);
        done += 1;
        progress.step(done)
    })
}

/// Recounts everything else; how many residents there are.
fn recount_others(view: &View<'_>, recount: &mut Recount) -> Result<i64> {
    let (connection, street, progress) = (view.connection, view.street(), view.session.progress());
    let residents =
        crate::registry::rows::recount(connection, street, progress, &mut |added| recount.add(added))?;
    crate::grid::rows::recount(connection, street, progress, &mut |added| recount.add(added))?;
    crate::party::recount(connection, street, progress, &mut |added| recount.add(added))?;
    crate::mediation::recount(connection, street, progress, &mut |added| recount.add(added))?;
    crate::service::recount(connection, street, progress, &mut |added| recount.add(added))?;
    Ok(residents)
}

/// Holds every record that has a digest of its own against its last event; how many there are.
fn compare_records(view: &View<'_>, findings: &mut Findings) -> Result<i64> {
    let (connection, street) = (view.connection, view.street());
    let mut records = 0;
    let mut differing = Findings::default();
    let mut compare = |kind: &str, subject: &[u8], digest: Hash| -> Result<()> {
        records += 1;
        if rows::last_digest(connection, street, subject)?.flatten() != Some(digest) {
            differing.add(format!(
                "{kind} {}: the record differs from its last event",
                rows::subject_text(subject)
            ));
        }
        view.session.progress().check()
    };
    findings.part("records of cases", || {
        crate::case::recount(connection, street, |case, _| {
            compare("case", case.id.as_bytes(), record_digest(case)?)
        })
    })?;
    findings.part("records of the registry", || {
        crate::registry::rows::each_record(connection, street, &mut compare)
    })?;
    findings.part("records of grids", || crate::grid::rows::each_record(connection, street, &mut compare))?;
    findings.part("records of the Party", || crate::party::each_record(connection, street, &mut compare))?;
    findings
        .part("records of mediation", || crate::mediation::each_record(connection, street, &mut compare))?;
    findings.part("records of services", || crate::service::each_record(connection, street, &mut compare))?;
    differing.0.into_iter().for_each(|line| findings.add(line));
    Ok(records)
}

fn compare_counters(view: &View<'_>, recount: &mut Recount, findings: &mut Findings) -> Result<i64> {
    let mut compared = 0;
    let mut differing = Findings::default();
    let read = findings.part("counters", || {
        rows::each_count(view.connection, view.street(), |key, value| {
            compared += 1;
            let counted = recount.0.remove(&key).unwrap_or(0);
            if counted != value {
                differing.add(format!("counter {key:?} says {value}, a recount says {counted}"));
            }
        })
    })?;
    differing.0.into_iter().for_each(|line| findings.add(line));
    if read.is_none() {
        return Ok(compared);
    }
    for (key, counted) in recount.0.drain().filter(|(_, counted)| *counted != 0) {
        findings.add(format!("counter {key:?} is missing, a recount says {counted}"));
    }
    Ok(compared)
}
