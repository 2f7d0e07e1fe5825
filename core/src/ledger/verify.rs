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

fn check_chain(view: &View<'_>, from: i64) -> Result<AuditReport> {
    let (connection, street) = (view.connection, view.street());
    let (head_sequence, head) = rows::head(connection, street)?;
    let mut previous = if from == 1 {
        ROOT
    } else {
        rows::hash_of(connection, street, from - 1)?.ok_or_else(|| {
            Error::invalid("from", "没有该序号的事件", "there is no event of that number").with("from", from)
        })?
    };
    let mut report = AuditReport {
        sound: true,
        checked: 0,
        head_sequence,
        head_hash: hex(&head),
        first_broken: None,
        zh: None,
        en: None,
    };
    let progress = view.session.progress();
    progress.start(head_sequence);
    let mut expected = from;
    rows::each_from(connection, street, from, |stored| {
        if stored.sequence != expected {
            break_at(&mut report, expected, "事件缺失", "the event is missing");
            return Ok(false);
        }
        if stored.link(street).hash(&previous) != stored.hash {
            break_at(&mut report, expected, "内容与哈希不符", "its content does not fit its hash");
            return Ok(false);
        }
        previous = stored.hash;
        expected += 1;
        report.checked += 1;
        progress.step(stored.sequence)?;
        Ok(true)
    })?;
    Ok(report)
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
}

impl Maintenance {
    /// Checks the file, the foreign keys, the audit chain, and every counter against a recount; on request every
    /// case against the digest of its last event. Nothing is changed.
    ///
    /// # Errors
    /// `Denied` for anyone but a system administrator or an auditor; `Interrupted`. Damage is a finding, not an error.
    pub fn verify(&self, request: VerifyRequest) -> Result<VerifyReport> {
        self.0.read(|view| {
            view.access().street_wide(Capability::Maintain)?;
            let mut findings = Findings(view.session.platform().store().integrity()?);
            let chain = check_chain(view, 1)?;
            findings.0.extend(chain.en);
            let mut recount = Recount::default();
            let (mut cases, mut residents, mut records) = (0, 0, 0);
            let outcome = (|| -> Result<i64> {
                cases = recount_cases(view, &mut recount)?;
                if request.records == Some(true) {
                    records = compare_records(view, &mut findings)?;
                }
                let (connection, street, progress) =
                    (view.connection, view.street(), view.session.progress());
                residents = crate::registry::rows::recount(connection, street, progress, &mut |added| {
                    recount.add(added)
                })?;
                crate::grid::rows::recount(connection, street, progress, &mut |added| recount.add(added))?;
                compare_counters(view, &mut recount, &mut findings)
            })();
            let counters = match outcome {
                Ok(counters) => counters,
                Err(error) if error.code() == code::STORAGE_CORRUPT => {
                    findings.add(format!("recount: {}", error.report().en));
                    0
                }
                Err(error) => return Err(error),
            };
            Ok(VerifyReport {
                sound: findings.0.is_empty(),
                events: chain.head_sequence,
                counters,
                cases,
                residents,
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
        if request.path.is_empty() || target.exists() {
            return Err(Error::invalid(
                "path",
                "目标文件已存在或未给出",
                "the target is missing or exists already",
            ));
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

/// Holds every record that has a digest of its own against its last event; how many there are.
fn compare_records(view: &View<'_>, findings: &mut Findings) -> Result<i64> {
    let (connection, street) = (view.connection, view.street());
    let mut records = 0;
    let mut compare = |kind: &str, subject: &[u8], digest: Hash| -> Result<()> {
        records += 1;
        if rows::last_digest(connection, street, subject)?.flatten() != Some(digest) {
            findings.add(format!(
                "{kind} {}: the record differs from its last event",
                rows::subject_text(subject)
            ));
        }
        view.session.progress().check()
    };
    crate::case::recount(connection, street, |case, _| {
        compare("case", case.id.as_bytes(), record_digest(case)?)
    })?;
    crate::registry::rows::each_record(connection, street, &mut compare)?;
    crate::grid::rows::each_record(connection, street, &mut compare)?;
    Ok(records)
}

fn compare_counters(view: &View<'_>, recount: &mut Recount, findings: &mut Findings) -> Result<i64> {
    let mut compared = 0;
    rows::each_count(view.connection, view.street(), |key, value| {
        compared += 1;
        let counted = recount.0.remove(&key).unwrap_or(0);
        if counted != value {
            findings.add(format!("counter {key:?} says {value}, a recount says {counted}"));
        }
    })?;
    for (key, counted) in recount.0.drain().filter(|(_, counted)| *counted != 0) {
        findings.add(format!("counter {key:?} is missing, a recount says {counted}"));
    }
    Ok(compared)
}
