//! What a row of a file says: pure functions over cells.

use std::collections::HashMap;

use chrono::NaiveDate;
use csv::StringRecord;

use super::cells::{Cells, Header, Issues, RowReader};
use crate::identity::{CodeSet, Phone, ResidentNumber};
use crate::registry::Residence;
use crate::registry::place::LONGEST_NUMBER;
use crate::registry::resident::{self, LONGEST_NAME};
use crate::registry::rules as check;
use crate::rulebook::Rulebook;
use crate::{Error, Result, Warning};

/// Refuses a file of more rows than rule `registry.import.size` allows.
pub(crate) fn within_size(book: &Rulebook, street: &str, today: NaiveDate, rows: i64) -> Result<()> {
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

impl super::cells::Column for Column {
    const ALL: &'static [Self] = &[
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
    const NEEDED: &'static [Self] = &[Self::Name, Self::Building];
    const UNKNOWN: &'static str = "registry.import.columns";

    fn place(self) -> usize {
        self as usize
    }

    fn headers(self) -> &'static [&'static str] {
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

/// The rows of a file, read but not yet held against the store.
#[derive(Debug)]
pub(super) struct Drafts {
    pub(super) header: Header<Column>,
    pub(super) rows: Vec<Draft>,
    pub(super) addresses: Vec<String>,
    pub(super) read: i64,
    pub(super) issues: Issues,
    pub(super) warnings: Vec<Warning>,
    known: HashMap<String, usize>,
}

impl RowReader for Drafts {
    type Column = Column;

    fn new(header: Header<Column>, warning: Option<Warning>) -> Self {
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

    fn add(&mut self, row: i64, record: &StringRecord, today: NaiveDate) {
        self.read += 1;
        let Self { header, issues, .. } = self;
        let mut read = Cells::new(header, record, row, issues);
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
        let since = read.optional(Column::Since, day);
        if household.is_some() && room.is_none() {
            read.refuse(
                Column::Room,
                &Error::invalid("room", "有户号的居民须填写户室", "a resident of a household needs a room"),
            );
        }
        let (Some(name), Some(address), true) = (name, address, read.sound()) else { return };
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

    fn read(&self) -> i64 {
        self.read
    }
}

impl Drafts {
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

/// A resident number out of a table, where it may have been spoilt.
pub(crate) fn number(text: &str, today: NaiveDate) -> Result<ResidentNumber> {
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
pub(crate) fn day(text: &str) -> Result<NaiveDate> {
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
            "day",
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
            let error = Header::<Column>::read(&StringRecord::from(bad.to_vec())).unwrap_err();
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
            assert_eq!(day(text).unwrap(), NaiveDate::from_ymd_opt(2026, 3, 1).unwrap(), "{text}");
        }
        for text in ["26-3-1", "2026-02-30", "3/1/2026", "2026"] {
            assert!(day(text).is_err(), "{text}");
        }
    }
}
