//! Tables with a header: columns by their names, the cells of a row, and what is wrong with them. Every kind of import
//! reads its files through this.

use chrono::NaiveDate;
use csv::StringRecord;

use super::table;
use super::types::{ImportFormat, RowIssue};
use crate::platform::Session;
use crate::registry::rules as check;
use crate::{Error, Result, Warning};

/// The most issues of a kind that a report lists.
const MOST_ISSUES: usize = 1_000;

/// A column that a kind of import knows.
pub(crate) trait Column: Copy + 'static {
    /// Every column.
    const ALL: &'static [Self];
    /// Those that no file may lack.
    const NEEDED: &'static [Self];
    /// The rule that columns nobody knows are told under.
    const UNKNOWN: &'static str;

    /// Its place in [`Self::ALL`].
    fn place(self) -> usize;

    /// What headers it is known by, in lower case; the first is its proper one.
    fn headers(self) -> &'static [&'static str];
}

/// What takes the rows of a file in.
pub(crate) trait RowReader: Sized {
    /// The columns it knows.
    type Column: Column;

    fn new(header: Header<Self::Column>, warning: Option<Warning>) -> Self;

    /// Reads a row; whatever is wrong with it becomes an issue of its column.
    fn add(&mut self, row: i64, record: &StringRecord, today: NaiveDate);

    /// How many rows it has taken in.
    fn read(&self) -> i64;
}

/// Reads a file as a whole.
///
/// # Errors
/// `Invalid` when it can't be read, lacks a needed column or has no rows; `Interrupted`.
pub(crate) fn read_file<R: RowReader>(
    session: &Session,
    path: &str,
    format: Option<ImportFormat>,
    sheet: Option<&str>,
) -> Result<R> {
    let today = session.platform().now().date();
    let progress = session.progress();
    let mut reader: Option<R> = None;
    crate::platform::check_path(path)?;
    check::optional_text("sheet", sheet, check::LONGEST_NAME)?;
    let format = table::format(path, format)?;
    table::each_row(path, format, sheet, |row, record| {
        match &mut reader {
            Some(reader) => reader.add(row, record, today),
            None => {
                let (header, warning) = Header::read(record)?;
                reader = Some(R::new(header, warning));
            }
        }
        if row % 1_000 == 0 { progress.check() } else { Ok(()) }
    })?;
    reader
        .filter(|reader| reader.read() > 0)
        .ok_or_else(|| Error::invalid("path", "文件没有数据行", "the file has no rows below its header"))
}

/// Where the columns stand in the file, and how it calls them.
#[derive(Debug)]
pub(crate) struct Header<C> {
    /// By the place of the column in [`Column::ALL`].
    places: Vec<Option<usize>>,
    names: Vec<String>,
    columns: std::marker::PhantomData<C>,
}

impl<C: Column> Header<C> {
    /// Reads the first row. A warning counts columns that are not known: their names may be data of a file without
    /// a header, so they are not repeated.
    pub(crate) fn read(record: &StringRecord) -> Result<(Self, Option<Warning>)> {
        let names: Vec<String> =
            record.iter().map(|cell| cell.trim().trim_start_matches('\u{feff}').to_owned()).collect();
        let mut header = Self { places: vec![None; C::ALL.len()], names, columns: std::marker::PhantomData };
        let mut unknown = Vec::new();
        for (place, name) in header.names.iter().enumerate() {
            let lower = name.to_lowercase();
            match C::ALL.iter().find(|column| column.headers().contains(&lower.as_str())) {
                Some(column) => {
                    if header.places[column.place()].replace(place).is_some() {
                        return Err(misshapen("重复的列", "a column is there twice", *column));
                    }
                }
                None if name.is_empty() => {}
                None => unknown.push((place + 1).to_string()),
            }
        }
        for needed in C::NEEDED {
            if header.places[needed.place()].is_none() {
                return Err(misshapen("缺少必需的列", "a needed column is missing", *needed));
            }
        }
        let warning = (!unknown.is_empty()).then(|| {
            let list = unknown.join(", ");
            Warning::new(
                C::UNKNOWN,
                "path",
                format!("以下列不识别，已忽略：第 {list} 列"),
                format!("columns that are not known were left out: {list}"),
            )
        });
        Ok((header, warning))
    }

    /// The trimmed cell of a column; empty where the file has none.
    fn cell<'a>(&self, record: &'a StringRecord, column: C) -> &'a str {
        self.places[column.place()].and_then(|place| record.get(place)).map_or("", str::trim)
    }

    /// The column as the file calls it.
    pub(crate) fn name(&self, column: C) -> &str {
        self.places[column.place()].map_or(column.headers()[0], |place| &self.names[place])
    }
}

fn misshapen<C: Column>(zh: &str, en: &str, column: C) -> Error {
    let name = column.headers()[0];
    Error::invalid("path", format!("{zh}：{name}"), format!("{en}: {name}")).with("column", name)
}

/// The cells of one row on their way into a draft.
pub(crate) struct Cells<'a, C> {
    header: &'a Header<C>,
    record: &'a StringRecord,
    row: i64,
    issues: &'a mut Issues,
    sound: bool,
}

impl<'a, C: Column> Cells<'a, C> {
    pub(crate) fn new(
        header: &'a Header<C>,
        record: &'a StringRecord,
        row: i64,
        issues: &'a mut Issues,
    ) -> Self {
        Self { header, record, row, issues, sound: true }
    }

    pub(crate) fn optional<T>(&mut self, column: C, parse: impl FnOnce(&'a str) -> Result<T>) -> Option<T> {
        match self.header.cell(self.record, column) {
            "" => None,
            text => parse(text).map_err(|error| self.refuse(column, &error)).ok(),
        }
    }

    pub(crate) fn needed<T>(&mut self, column: C, parse: impl FnOnce(&'a str) -> Result<T>) -> Option<T> {
        let text = self.header.cell(self.record, column);
        parse(text).map_err(|error| self.refuse(column, &error)).ok()
    }

    pub(crate) fn refuse(&mut self, column: C, error: &Error) {
        self.sound = false;
        self.issues.add(self.row, self.header.name(column), error);
    }

    /// Whether nothing was wrong so far.
    pub(crate) fn sound(&self) -> bool {
        self.sound
    }
}

/// Issues in the order of rows, counted beyond a bound.
#[derive(Debug, Default)]
pub(crate) struct Issues {
    pub(crate) items: Vec<RowIssue>,
    pub(crate) more: i64,
}

impl Issues {
    pub(crate) fn add(&mut self, row: i64, column: &str, error: &Error) {
        let report = error.report();
        self.push(row, column, report.code, &report.zh, &report.en);
    }

    pub(crate) fn warn(&mut self, row: i64, column: &str, zh: &str, en: &str) {
        self.push(row, column, 0, zh, en);
    }

    fn push(&mut self, row: i64, column: &str, code: i32, zh: &str, en: &str) {
        if self.items.len() == MOST_ISSUES {
            self.more += 1;
            return;
        }
        let (column, zh, en) = (column.to_owned(), zh.to_owned(), en.to_owned());
        self.items.push(RowIssue { row, column, code, zh, en });
    }

    /// Takes in what was found later, in the order of rows.
    pub(crate) fn append(&mut self, later: Self) {
        self.items.extend(later.items);
        self.items.sort_by_key(|issue| issue.row);
        self.more += later.more + i64::try_from(self.items.len().saturating_sub(MOST_ISSUES)).unwrap_or(0);
        self.items.truncate(MOST_ISSUES);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn issues_beyond_the_bound_are_counted() {
        let mut issues = Issues::default();
        for row in 0..1_003 {
            issues.warn(row, "", "甲", "a");
        }
        assert_eq!((issues.items.len(), issues.more), (1_000, 3));
    }
}
