//! The import file of residents as CSV and XLSX, with rows spoiled on purpose.

use std::collections::{BTreeMap, HashSet};
use std::io;
use std::path::Path;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};
use serde::Serialize;

use super::people::ResidentRow;
use super::rng::{Dice, Purpose};
use super::types::Street;

/// Heads of the columns, in order.
pub const COLUMNS: [&str; 11] = [
    "姓名",
    "公民身份号码",
    "手机",
    "民族",
    "居住类别",
    "户号",
    "与户主关系",
    "楼栋地址",
    "单元",
    "户室",
    "居住起始",
];

/// What is wrong with a spoiled row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Flaw {
    /// The check character of the resident number is wrong.
    BadChecksum,
    /// The name is empty.
    MissingName,
    /// The building's address is nowhere in the street.
    UnknownBuilding,
    /// The resident number stands in a row before.
    DuplicateNumber,
    /// The phone is too short.
    BadPhone,
}

const FLAWS: [Flaw; 5] =
    [Flaw::BadChecksum, Flaw::MissingName, Flaw::UnknownBuilding, Flaw::DuplicateNumber, Flaw::BadPhone];

/// A cell that was spoiled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Spoiled {
    /// Row as a spreadsheet counts: the heads are row 1, the first resident is row 2.
    pub row: usize,
    /// Head of the column.
    pub column: &'static str,
    /// What is wrong.
    pub flaw: Flaw,
}

/// Writes the street's residents as UTF-8 CSV and spoils `spoil` of the rows.
pub fn write_csv(street: &Street, path: &Path, spoil: usize) -> io::Result<Vec<Spoiled>> {
    write_csv_rows(street.rows(), street.residents.len(), path, street.seed, spoil)
}

/// Writes the street's residents as a workbook of one sheet and spoils `spoil` of the rows.
pub fn write_xlsx(street: &Street, path: &Path, spoil: usize) -> io::Result<Vec<Spoiled>> {
    write_xlsx_rows(street.rows(), street.residents.len(), path, street.seed, spoil)
}

/// Writes `n` rows, as of [`super::residents_iter`], as UTF-8 CSV and spoils `spoil` of them.
pub fn write_csv_rows(
    rows: impl Iterator<Item = ResidentRow>,
    n: usize,
    path: &Path,
    seed: u64,
    spoil: usize,
) -> io::Result<Vec<Spoiled>> {
    let mut file = csv::Writer::from_path(path)?;
    file.write_record(COLUMNS)?;
    let mut spoiler = Spoiler::new(seed, n, spoil);
    for (place, row) in rows.enumerate() {
        file.write_record(spoiler.cells(place, row))?;
    }
    file.flush()?;
    Ok(spoiler.done)
}

/// Writes `n` rows as a workbook of one sheet and spoils `spoil` of them; every cell is text.
pub fn write_xlsx_rows(
    rows: impl Iterator<Item = ResidentRow>,
    n: usize,
    path: &Path,
    seed: u64,
    spoil: usize,
) -> io::Result<Vec<Spoiled>> {
    let mut book = Workbook::new();
    let made = ExcelDateTime::from_ymd(2026, 1, 1).map_err(io_error)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let sheet = book.add_worksheet();
    sheet.set_name("居民").map_err(io_error)?;
    let mut spoiler = Spoiler::new(seed, n, spoil);
    for (column, head) in (0_u16..).zip(COLUMNS) {
        sheet.write_string(0, column, head).map_err(io_error)?;
    }
    for (place, row) in rows.enumerate() {
        for (column, cell) in (0_u16..).zip(spoiler.cells(place, row)) {
            if !cell.is_empty() {
                sheet.write_string(place as u32 + 1, column, cell).map_err(io_error)?;
            }
        }
    }
    book.save(path).map_err(io_error)?;
    Ok(spoiler.done)
}

fn io_error(error: XlsxError) -> io::Error {
    match error {
        XlsxError::IoError(error) => error,
        error => io::Error::other(error),
    }
}

/// The cells of a row, in the order of the columns.
pub(super) fn cells(row: ResidentRow) -> [String; 11] {
    [
        row.name,
        row.number,
        row.phone,
        row.ethnic_group.to_owned(),
        row.residence.to_owned(),
        row.household,
        row.relation.to_owned(),
        row.building,
        row.unit.to_string(),
        row.room,
        row.since.to_string(),
    ]
}

/// Turns rows into cells and spoils the chosen ones on the way.
struct Spoiler {
    chosen: BTreeMap<usize, Flaw>,
    /// A good number of a row before.
    known: Option<String>,
    done: Vec<Spoiled>,
}

impl Spoiler {
    fn new(seed: u64, n: usize, spoil: usize) -> Self {
        let mut dice = Dice::new(seed, Purpose::Spoil, 0);
        let mut places = HashSet::new();
        // Ten rows are left alone at the top, so that there is a number to repeat.
        let first = if n > 20 { 10 } else { n.min(1) };
        let mut chosen = BTreeMap::new();
        while chosen.len() < spoil.min(n - first) {
            let place = first + dice.index(n - first);
            if places.insert(place) {
                chosen.insert(place, FLAWS[chosen.len() % FLAWS.len()]);
            }
        }
        Self { chosen, known: None, done: Vec::new() }
    }

    fn cells(&mut self, place: usize, mut row: ResidentRow) -> [String; 11] {
        let flaw = self.chosen.get(&place).copied();
        if let Some(flaw) = flaw {
            let column = self.spoil(&mut row, flaw);
            self.done.push(Spoiled { row: place + 2, column: COLUMNS[column], flaw });
        } else if !row.number.is_empty() {
            self.known = Some(row.number.clone());
        }
        cells(row)
    }

    /// Spoils one cell and tells its column.
    fn spoil(&mut self, row: &mut ResidentRow, flaw: Flaw) -> usize {
        match flaw {
            Flaw::MissingName => {
                row.name.clear();
                0
            }
            Flaw::BadChecksum => {
                if row.number.is_empty() {
                    row.number = "620102199003074510".to_owned();
                }
                let last = row.number.pop();
                row.number.push(if last == Some('4') { '6' } else { '4' });
                1
            }
            Flaw::DuplicateNumber => {
                row.number = self.known.clone().unwrap_or_default();
                1
            }
            Flaw::BadPhone => {
                row.phone = "1380931".to_owned();
                2
            }
            Flaw::UnknownBuilding => {
                row.building = "不存在路9999号无名小区99栋".to_owned();
                7
            }
        }
    }
}
