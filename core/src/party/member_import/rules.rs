//! What a row of a file of members says: pure functions over cells.

use chrono::NaiveDate;
use csv::StringRecord;

use crate::identity::{Phone, ResidentNumber, Sex};
use crate::party::MemberStage;
use crate::party::member::rules::{Way, adult};
use crate::registry::import::cells::{self, Cells, Header, Issues, RowReader};
use crate::registry::import::rules::{day, number};
use crate::registry::resident::LONGEST_NAME;
use crate::registry::resident::rules::sex_and_birth;
use crate::registry::rules as check;
use crate::{Error, Result, Warning};

/// A column that an import of members knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    Name,
    Number,
    Sex,
    Birth,
    Phone,
    Organisation,
    Group,
    Stage,
    Applied,
    Activist,
    Target,
    Joined,
    Confirmed,
    Unit,
    Retired,
}

impl cells::Column for Column {
    const ALL: &'static [Self] = &[
        Self::Name,
        Self::Number,
        Self::Sex,
        Self::Birth,
        Self::Phone,
        Self::Organisation,
        Self::Group,
        Self::Stage,
        Self::Applied,
        Self::Activist,
        Self::Target,
        Self::Joined,
        Self::Confirmed,
        Self::Unit,
        Self::Retired,
    ];
    const NEEDED: &'static [Self] = &[Self::Name, Self::Organisation, Self::Stage];
    const UNKNOWN: &'static str = "member.import.columns";

    fn place(self) -> usize {
        self as usize
    }

    fn headers(self) -> &'static [&'static str] {
        match self {
            Self::Name => &["姓名", "name"],
            Self::Number => &["公民身份号码", "身份证号", "身份证号码", "身份证", "number"],
            Self::Sex => &["性别", "sex"],
            Self::Birth => &["出生日期", "birth"],
            Self::Phone => &["联系电话", "手机", "电话", "手机号", "手机号码", "phone"],
            Self::Organisation => &["党组织", "所在党组织", "所在党支部", "党支部", "organisation"],
            Self::Group => &["党小组", "所在党小组", "group"],
            Self::Stage => &["人员类别", "stage"],
            Self::Applied => &["申请入党日期", "applied"],
            Self::Activist => &["列为积极分子日期", "activist"],
            Self::Target => &["列为发展对象日期", "target"],
            Self::Joined => &["入党日期", "加入党组织日期", "joined"],
            Self::Confirmed => &["转正日期", "转为正式党员日期", "confirmed"],
            Self::Unit => &["工作单位", "unit"],
            Self::Retired => &["离退休", "retired"],
        }
    }
}

/// A row whose single cells are in order.
#[derive(Debug)]
pub(super) struct Draft {
    pub(super) row: i64,
    pub(super) name: String,
    pub(super) number: Option<ResidentNumber>,
    pub(super) sex: Sex,
    pub(super) birth: Option<NaiveDate>,
    pub(super) phone: Option<Phone>,
    /// Name or identifier.
    pub(super) organisation: String,
    pub(super) group: Option<String>,
    pub(super) stage: MemberStage,
    pub(super) way: Way,
    pub(super) unit: Option<String>,
    pub(super) retired: bool,
}

impl Draft {
    /// The stages whose first days the row tells, in their order.
    pub(super) fn stages(&self) -> impl Iterator<Item = (MemberStage, NaiveDate)> {
        MemberStage::ALL.iter().filter_map(|stage| Some((*stage, self.way.began(*stage)?)))
    }
}

/// The rows of a file, read but not yet held against the store.
#[derive(Debug)]
pub(super) struct Drafts {
    pub(super) header: Header<Column>,
    pub(super) rows: Vec<Draft>,
    pub(super) read: i64,
    pub(super) issues: Issues,
    pub(super) warnings: Vec<Warning>,
}

impl RowReader for Drafts {
    type Column = Column;

    fn new(header: Header<Column>, warning: Option<Warning>) -> Self {
        let warnings = warning.into_iter().collect();
        Self { header, rows: Vec::new(), read: 0, issues: Issues::default(), warnings }
    }

    fn add(&mut self, row: i64, record: &StringRecord, today: NaiveDate) {
        self.read += 1;
        let mut read = Cells::new(&self.header, record, row, &mut self.issues);
        let name = read.needed(Column::Name, |text| check::text("name", text, LONGEST_NAME));
        let number = read.optional(Column::Number, |text| number(text, today));
        let sex = read.optional(Column::Sex, sex);
        let birth = read.optional(Column::Birth, day);
        let phone = read.optional(Column::Phone, |text| Phone::parse("phone", text));
        let organisation = read
            .needed(Column::Organisation, |text| check::text("organisation", text, check::LONGEST_ADDRESS));
        let group = read.optional(Column::Group, |text| check::text("group", text, check::LONGEST_ADDRESS));
        let stage = read.needed(Column::Stage, stage);
        let way = Way {
            applied: read.optional(Column::Applied, day),
            activist: read.optional(Column::Activist, day),
            target: read.optional(Column::Target, day),
            joined: read.optional(Column::Joined, day),
            full: read.optional(Column::Confirmed, day),
            ..Way::default()
        };
        let unit = read.optional(Column::Unit, |text| check::text("unit", text, check::LONGEST_ADDRESS));
        let retired = read.optional(Column::Retired, yes_or_no).unwrap_or(false);
        let (Some(name), Some(organisation), Some(stage), true) = (name, organisation, stage, read.sound())
        else {
            return;
        };
        let (sex, birth) = sex_and_birth(number.as_ref(), sex, birth).unwrap_or_else(|error| {
            read.refuse(column_of(&error), &error);
            (Sex::Unknown, birth)
        });
        let grown = birth.map_or(Ok(()), |birth| grown_up(birth, &way, today));
        for error in [way.consistent(stage, today), grown].into_iter().filter_map(Result::err) {
            read.refuse(column_of(&error), &error);
        }
        if read.sound() {
            let draft = Draft {
                row,
                name,
                number,
                sex,
                birth,
                phone,
                organisation,
                group,
                stage,
                way,
                unit,
                retired,
            };
            self.rows.push(draft);
        }
    }

    fn read(&self) -> i64 {
        self.read
    }
}

/// Nobody is born after today, and who applies is grown up (RULES A-41).
fn grown_up(birth: NaiveDate, way: &Way, today: NaiveDate) -> Result<()> {
    check::not_after("birth", birth, today)?;
    adult(birth, way.earliest().unwrap_or(today))
}

/// The column of the field at fault.
fn column_of(error: &Error) -> Column {
    match error.field() {
        Some("sex") => Column::Sex,
        Some("birth") => Column::Birth,
        Some("applied_on") => Column::Applied,
        Some("activist_on") => Column::Activist,
        Some("target_on") => Column::Target,
        Some("joined_on") => Column::Joined,
        Some("full_on") => Column::Confirmed,
        _ => Column::Stage,
    }
}

fn sex(text: &str) -> Result<Sex> {
    match text.to_lowercase().as_str() {
        "男" | "男性" | "male" | "1" => Ok(Sex::Male),
        "女" | "女性" | "female" | "2" => Ok(Sex::Female),
        _ => Err(Error::invalid("sex", "性别应为 男 或 女", "a sex is male (男) or female (女)")),
    }
}

fn stage(text: &str) -> Result<MemberStage> {
    let lower = text.to_lowercase();
    let found = MemberStage::ALL.iter().find(|stage| stage.zh() == text || stage.word() == lower);
    match (found, text) {
        (Some(stage), _) => Ok(*stage),
        (None, "积极分子") => Ok(MemberStage::Activist),
        (None, "申请人") => Ok(MemberStage::Applicant),
        _ => Err(Error::invalid(
            "stage",
            "人员类别应为 正式党员、预备党员、发展对象、入党积极分子 或 入党申请人",
            "a stage is full, probationary, target, activist or applicant",
        )),
    }
}

fn yes_or_no(text: &str) -> Result<bool> {
    match text.to_lowercase().as_str() {
        "是" | "yes" | "true" | "1" => Ok(true),
        "否" | "no" | "false" | "0" => Ok(false),
        _ => Err(Error::invalid("retired", "应为 是 或 否", "it is yes (是) or no (否)")),
    }
}
