//! Residents by the library's import: made up into a workbook, or from a file of the user's own.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, ensure};
use shuzhi::Platform;
use shuzhi::registry::{ImportReport, ImportResidents};

use super::{actor, own_file, session};
use crate::street::{COLUMNS, Street, write_xlsx};

/// Where the residents come from.
#[derive(Debug, Clone)]
pub enum Source {
    /// So many are made up.
    Made(usize),
    /// From this file.
    File(PathBuf),
}

impl Source {
    /// How many residents the made-up street has, whose people call the hotline.
    pub(super) fn made(&self) -> usize {
        match self {
            Self::Made(many) => *many,
            Self::File(_) => 20_000,
        }
    }
}

/// Refuses a file that can't be imported before anything of an earlier run is removed: the library tries it.
pub(super) fn check(source: &Source) -> Result<()> {
    let Source::File(path) = source else { return Ok(()) };
    let shown = path.display();
    let found = fs::metadata(path)
        .with_context(|| format!("RESIDENTS={shown}: 没有该文件或无法读取 (no such file, or unreadable)"))?;
    ensure!(found.is_file(), "RESIDENTS={shown}: 不是文件 (is no file)");
    let scratch = tempfile::tempdir()?;
    let platform = super::found(&scratch.path().join("scratch.db"))?;
    let tried = import(&platform, path, true).with_context(|| {
        format!(
            "RESIDENTS={shown}: 无法导入，列应为 can't be imported, the columns are {}",
            COLUMNS.join("、")
        )
    });
    platform.close()?;
    tried.map(drop)
}

/// Imports the residents and writes down the rows that were refused.
///
/// # Errors
/// Those of the library, and when not one row is good.
pub fn bring(platform: &Platform, street: &Street, source: &Source, folder: &Path) -> Result<ImportReport> {
    let path = match source {
        Source::Made(_) => {
            let path = folder.join("residents.xlsx");
            write_xlsx(street, &path, 0)?;
            path
        }
        Source::File(path) => path.clone(),
    };
    let report = match source {
        Source::Made(_) => import(platform, &path, false)?,
        Source::File(_) => {
            own_file::put_buildings(platform, street, &path)?;
            import(platform, &path, false)?
        }
    };
    if !report.errors.is_empty() {
        fs::write(folder.join("rows-refused.txt"), refused(&report))?;
    }
    ensure!(report.accepted > 0, "没有一行可导入 (no row could be imported)\n{}", refused(&report));
    Ok(report)
}

/// Imports a file of residents, or only tries it.
///
/// # Errors
/// Those of the library: a missing column, a file that is no table.
pub fn import(platform: &Platform, path: &Path, dry_run: bool) -> Result<ImportReport> {
    let request = ImportResidents {
        path: path.display().to_string(),
        dry_run: Some(dry_run),
        ..ImportResidents::default()
    };
    Ok(session(platform, actor::STREET)?.registry().import_residents(request)?)
}

/// The refused rows, a line each: row, column, why. The library puts no personal data into reasons.
fn refused(report: &ImportReport) -> String {
    let mut text = String::new();
    for issue in &report.errors {
        let column = if issue.column.is_empty() { "—" } else { &issue.column };
        writeln!(text, "第 {} 行\t{column}\t{}\t{}", issue.row, issue.zh, issue.en).ok();
    }
    if report.more_errors > 0 {
        writeln!(text, "另有 {0} 处 ({0} more)", report.more_errors).ok();
    }
    text
}
