//! What a row of a file says: pure functions over cells.

use std::collections::HashMap;

use chrono::NaiveDate;
use csv::StringRecord;

use super::types::RowIssue;
use crate::identity::{CodeSet, Phone, ResidentNumber};
use crate::registry::Residence;
use crate::registry::place::LONGEST_NUMBER;
use crate::registry::resident::{self, LONGEST_NAME};
use crate::registry::rules as check;
use crate::rulebook::Rulebook;
use crate::{Error, Result, Warning};

/// The most issues of a kind that a report lists.
const MOST_ISSUES: usize = 1_000;

/// Refuses a file of more rows than rule `registry.import.size` allows.
pub(super) fn within_size(book: &Rulebook, street: &str, today: NaiveDate, rows: i64) -> Result<()> {
    let most = book.integer("registry.import.size", "rows", street, today)?;
    if rows <= most {
        return Ok(());
    }
    let error = book.violation(
        "registry.import.size",
        today,
        format!("文件有 {rows} 行，单次导入最多 {most} 行"),
        format!("the file has {rows} rows, one import takes at most {most}"),
    );
    Err(error.at("path").with("rows", rows).with("most", most))
}

/// A column that an import knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    Name,
    Number,
    Phone,
    Ethnic,
    Residence,
    Household,
    Relation,
    Building,
    Unit,
    Room,
    Since,
}

impl Column {
    const ALL: [Self; 11] = [
        Self::Name,
        Self::Number,
        Self::Phone,
        Self::Ethnic,
        Self::Residence,
        Self::Household,
        Self::Relation,
        Self::Building,
        Self::Unit,
        Self::Room,
        Self::Since,
    ];

    /// What headers it is known by, in lower case; the first is its proper one.
    const fn headers(self) -> &'static [&'static str] {
        match self {
            Self::Name => &["姓名", "name"],
            Self::Number => &["公民身份号码", "身份证号", "身份证号码", "身份证", "number"],
            Self::Phone => &["手机", "电话", "联系电话", "手机号", "手机号码", "phone"],
            Self::Ethnic => &["民族", "ethnic"],
            Self::Residence => &["居住类别", "residence"],
            Self::Household => &["户号", "household"],
            Self::Relation => &["与户主关系", "relation"],
            Self::Building => &["楼栋地址", "楼栋", "building"],
            Self::Unit => &["单元", "unit"],
            Self::Room => &["户室", "室", "room"],
            Self::Since => &["居住起始", "居住起始日期", "since"],
        }
    }
}

/// Where the columns stand in the file, and how it calls them.
#[derive(Debug)]
pub(super) struct Header {
    places: [Option<usize>; 11],
    names: Vec<String>,
}

impl Header {
    /// Reads the first row. A warning counts columns that are not known: their names may be data of a file without
    /// a header, so they are not repeated.
    pub(super) fn read(record: &StringRecord) -> Result<(Self, Option<Warning>)> {
        let names: Vec<String> =
            record.iter().map(|cell| cell.trim().trim_start_matches('\u{feff}').to_owned()).collect();
        let mut header = Self { places: [None; 11], names };
        let mut unknown = Vec::new();
        for (place, name) in header.names.iter().enumerate() {
            let lower = name.to_lowercase();
            match Column::ALL.into_iter().find(|column| column.headers().contains(&lower.as_str())) {
                Some(column) => {
                    if header.places[column as usize].replace(place).is_some() {
                        return Err(misshapen("重复的列", "a column is there twice", column));
                    }
                }
                None if name.is_empty() => {}
                None => unknown.push((place + 1).to_string()),
            }
        }
        for needed in [Column::Name, Column::Building] {
            if header.places[needed as usize].is_none() {
                return Err(misshapen("缺少必需的列", "a needed column is missing", needed));
            }
        }
        let warning = (!unknown.is_empty()).then(|| {
            let list = unknown.join(", ");
            Warning::new(
                "registry.import.columns",
                "path",
                format!("以下列不识别，已忽略：第 {list} 列"),
                format!("columns that are not known were left out: {list}"),
            )
        });
        Ok((header, warning))
    }

    /// The trimmed cell of a column; empty where the file has none.
    pub(super) fn cell<'a>(&self, record: &'a StringRecord, column: Column) -> &'a str {
        self.places[column as usize].and_then(|place| record.get(place)).map_or("", str::trim)
    }

    /// The column as the file calls it.
    pub(super) fn name(&self, column: Column) -> &str {
        self.places[column as usize].map_or(column.headers()[0], |place| &self.names[place])
    }
}

fn misshapen(zh: &str, en: &str, column: Column) -> Error {
    let name = column.headers()[0];
    Error::invalid("path", format!("{zh}：{name}"), format!("{en}: {name}")).with("column", name)
}

/// A row whose single cells are in order.
#[derive(Debug)]
pub(super) struct Draft {
    pub(super) row: i64,
    pub(super) name: String,
    pub(super) number: Option<ResidentNumber>,
    pub(super) phone: Option<Phone>,
    pub(super) ethnic: Option<String>,
    pub(super) residence: Residence,
    pub(super) household: Option<String>,
    pub(super) relation: Option<String>,
    /// Place of the address in [`Drafts::addresses`].
    pub(super) building: usize,
    pub(super) unit: String,
    pub(super) room: Option<String>,
    pub(super) since: Option<NaiveDate>,
}

/// Issues in the order of rows, counted beyond a bound.
#[derive(Debug, Default)]
pub(super) struct Issues {
    pub(super) items: Vec<RowIssue>,
    pub(super) more: i64,
}

impl Issues {
    pub(super) fn add(&mut self, row: i64, column: &str, error: &Error) {
        let report = error.report();
        self.push(row, column, report.code, &report.zh, &report.en);
    }

    pub(super) fn warn(&mut self, row: i64, column: &str, zh: &str, en: &str) {
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
    pub(super) fn append(&mut self, later: Self) {
        self.items.extend(later.items);
        self.items.sort_by_key(|issue| issue.row);
        self.more += later.more + i64::try_from(self.items.len().saturating_sub(MOST_ISSUES)).unwrap_or(0);
        self.items.truncate(MOST_ISSUES);
    }
}

/// The rows of a file, read but not yet held against the store.
#[derive(Debug)]
pub(super) struct Drafts {
    pub(super) header: Header,
    pub(super) rows: Vec<Draft>,
    pub(super) addresses: Vec<String>,
    pub(super) read: i64,
    pub(super) issues: Issues,
    pub(super) warnings: Vec<Warning>,
    known: HashMap<String, usize>,
}

impl Drafts {
    pub(super) fn new(header: Header, warning: Option<Warning>) -> Self {
        Self {
            header,
            rows: Vec::new(),
            addresses: Vec::new(),
            read: 0,
            issues: Issues::default(),
            warnings: warning.into_iter().collect(),
            known: HashMap::new(),
        }
    }

    /// Reads a row; whatever is wrong with it becomes an issue of its column.
    pub(super) fn add(&mut self, row: i64, record: &StringRecord, today: NaiveDate) {
        self.read += 1;
        let Self { header, issues, .. } = self;
        let mut sound = true;
        let mut read = Cells { header, record, row, issues, sound: &mut sound };
        let name = read.needed(Column::Name, |text| check::text("name", text, LONGEST_NAME));
        let number = read.optional(Column::Number, |text| number(text, today));
        let phone = read.optional(Column::Phone, |text| Phone::parse("phone", text));
        let ethnic = read
            .optional(Column::Ethnic, |text| resident::rules::coded("ethnic", CodeSet::ETHNIC_GROUP, text));
        let residence = read.optional(Column::Residence, residence);
        let household =
            read.optional(Column::Household, |text| check::text("household", text, LONGEST_NUMBER));
        let relation = read.optional(Column::Relation, |text| {
            resident::rules::coded("relation", CodeSet::FAMILY_RELATION, text)
        });
        let address =
            read.needed(Column::Building, |text| check::text("building", text, check::LONGEST_ADDRESS));
        let unit = read.optional(Column::Unit, |text| check::text("unit", text, LONGEST_NUMBER));
        let room = read.optional(Column::Room, |text| check::text("room", text, LONGEST_NUMBER));
        let since = read.optional(Column::Since, since);
        if household.is_some() && room.is_none() {
            read.refuse(
                Column::Room,
                &Error::invalid("room", "有户号的居民须填写户室", "a resident of a household needs a room"),
            );
        }
        let (Some(name), Some(address), true) = (name, address, sound) else { return };
        let building = self.address(address);
        let residence = residence.unwrap_or(Residence::Permanent);
        let unit = unit.unwrap_or_default();
        self.rows.push(Draft {
            row,
            name,
            number,
            phone,
            ethnic,
            residence,
            household,
            relation,
            building,
            unit,
            room,
            since,
        });
    }

    fn address(&mut self, text: String) -> usize {
        if let Some(place) = self.known.get(&text) {
            return *place;
        }
        let place = self.addresses.len();
        self.addresses.push(text.clone());
        self.known.insert(text, place);
        place
    }
}

/// The cells of one row on their way into a draft.
struct Cells<'a> {
    header: &'a Header,
    record: &'a StringRecord,
    row: i64,
    issues: &'a mut Issues,
    sound: &'a mut bool,
}

impl<'a> Cells<'a> {
    fn optional<T>(&mut self, column: Column, parse: impl FnOnce(&'a str) -> Result<T>) -> Option<T> {
        match self.header.cell(self.record, column) {
            "" => None,
            text => parse(text).map_err(|error| self.refuse(column, &error)).ok(),
        }
    }

    fn needed<T>(&mut self, column: Column, parse: impl FnOnce(&'a str) -> Result<T>) -> Option<T> {
        let text = self.header.cell(self.record, column);
        parse(text).map_err(|error| self.refuse(column, &error)).ok()
    }

    fn refuse(&mut self, column: Column, error: &Error) {
        *self.sound = false;
        self.issues.add(self.row, self.header.name(column), error);
    }
}

fn number(text: &str, today: NaiveDate) -> Result<ResidentNumber> {
    if text.contains('E') {
        return Err(Error::invalid(
            "number",
            "证件号码被存为数值，末位已丢失；请将该列设为文本后重填",
            "the number is stored as a figure and has lost digits: make the column text and fill it in again",
        ));
    }
    let number = ResidentNumber::parse("number", text)?;
    if number.birth_date() > today {
        return Err(Error::invalid("number", "出生日期晚于今天", "the birth date is after today"));
    }
    Ok(number)
}

fn residence(text: &str) -> Result<Residence> {
    match text.to_lowercase().as_str() {
        "户籍" | "户籍人口" | "registered" => Ok(Residence::Registered),
        "常住" | "常住人口" | "permanent" => Ok(Residence::Permanent),
        "流动" | "流动人口" | "floating" => Ok(Residence::Floating),
        _ => Err(Error::invalid(
            "residence",
            "居住类别应为 户籍、常住 或 流动",
            "a residence is registered (户籍), permanent (常住) or floating (流动)",
        )),
    }
}

/// A day in the ways people write it in tables.
fn since(text: &str) -> Result<NaiveDate> {
    let digits = text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit());
    let parts: Vec<&str> = if digits {
        vec![&text[..4], &text[4..6], &text[6..]]
    } else {
        text.split(['-', '/', '.', '年', '月', '日']).filter(|part| !part.is_empty()).collect()
    };
    let date = match parts[..] {
        [year, month, day] if year.len() == 4 => year
            .parse()
            .ok()
            .zip(month.parse().ok())
            .zip(day.parse().ok())
            .and_then(|((year, month), day)| NaiveDate::from_ymd_opt(year, month, day)),
        _ => None,
    };
    date.ok_or_else(|| {
        Error::invalid(
            "since",
            "日期应为 YYYY-MM-DD、YYYY/M/D 或 YYYY年M月D日",
            "a date is written YYYY-MM-DD or YYYY/M/D",
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 5, 1).unwrap()
    }

    fn drafts(header: &[&str], rows: &[&[&str]]) -> Drafts {
        let (header, warning) = Header::read(&StringRecord::from(header.to_vec())).unwrap();
        let mut drafts = Drafts::new(header, warning);
        for (row, cells) in (2..).zip(rows) {
            drafts.add(row, &StringRecord::from(cells.to_vec()), today());
        }
        drafts
    }

    #[test]
    fn headers_are_known_in_any_order_and_language() {
        let drafts =
            drafts(&["备注", "Building", "NAME", "\u{feff}户室"], &[&["x", "a路1号", "王一", "101"]]);
        assert_eq!((drafts.rows.len(), drafts.rows[0].room.as_deref()), (1, Some("101")));
        assert_eq!(drafts.warnings[0].rule, "registry.import.columns");
        assert!(drafts.warnings[0].en.ends_with(": 1") && !drafts.warnings[0].zh.contains("备注"));
        for bad in [&["姓名"][..], &["楼栋地址"], &["姓名", "name", "楼栋地址"]] {
            let error = Header::read(&StringRecord::from(bad.to_vec())).unwrap_err();
            assert_eq!(error.field(), Some("path"), "{bad:?}");
        }
    }

    #[test]
    fn bad_cells_are_told_by_row_and_column() {
        let header = ["姓名", "楼栋地址", "身份证号", "电话", "民族", "居住类别", "居住起始", "户号", "户室"];
        let rows: [(&[&str], &str); 9] = [
            (&["", "a", "", "", "", "", "", "", ""], "姓名"),
            (&["王", "", "", "", "", "", "", "", ""], "楼栋地址"),
            (&["王", "a", "110105194912310021", "", "", "", "", "", ""], "身份证号"),
            (&["王", "a", "1.1010519491231E17", "", "", "", "", "", ""], "身份证号"),
            (&["王", "a", "", "12", "", "", "", "", ""], "电话"),
            (&["王", "a", "", "", "火星", "", "", "", ""], "民族"),
            (&["王", "a", "", "", "", "长住", "", "", ""], "居住类别"),
            (&["王", "a", "", "", "", "", "2026-13-01", "", ""], "居住起始"),
            (&["王", "a", "", "", "", "", "", "H1", ""], "户室"),
        ];
        for (row, column) in rows {
            let drafts = drafts(&header, &[row]);
            let found: Vec<&str> = drafts.issues.items.iter().map(|issue| issue.column.as_str()).collect();
            assert_eq!((drafts.rows.len(), found), (0, vec![column]), "{row:?}");
            assert_eq!(drafts.issues.items[0].row, 2);
        }
        assert_eq!(drafts(&header, &[&["", ""]]).issues.items.len(), 2, "a row may have several issues");
    }

    #[test]
    fn days_are_read_as_people_write_them() {
        for text in ["2026-03-01", "2026/3/1", "2026.3.1", "20260301", "2026年3月1日"] {
            assert_eq!(since(text).unwrap(), NaiveDate::from_ymd_opt(2026, 3, 1).unwrap(), "{text}");
        }
        for text in ["26-3-1", "2026-02-30", "3/1/2026", "2026"] {
            assert!(since(text).is_err(), "{text}");
        }
    }

    #[test]
    fn issues_beyond_the_bound_are_counted() {
        let mut issues = Issues::default();
        for row in 0..1_003 {
            issues.warn(row, "", "甲", "a");
        }
        assert_eq!((issues.items.len(), issues.more), (1_000, 3));
    }
}
