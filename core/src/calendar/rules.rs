//! Which days are worked: the years as bit sets, and counting over them.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate, Weekday};

use super::{CalendarYear, PutCalendarYear, SkipReason, data};
use crate::{Error, Result, parse_date};

/// The rule that a year must have been announced.
pub(super) const ANNOUNCED: &str = "calendar.year.announced";

/// Years a holiday document may be about.
const YEARS: std::ops::RangeInclusive<i32> = 1950..=2199;

/// Holidays of a fixed date in 全国年节及纪念日放假办法, present in every year's notice since 2008.
const FIXED: [(u32, u32); 5] = [(1, 1), (5, 1), (10, 1), (10, 2), (10, 3)];

/// One bit for each day of a year, the first of January lowest.
type Days = [u64; 6];

fn mark(days: &mut Days, date: NaiveDate) {
    let ordinal = date.ordinal0() as usize;
    days[ordinal / 64] |= 1 << (ordinal % 64);
}

fn has(days: &Days, date: NaiveDate) -> bool {
    let ordinal = date.ordinal0() as usize;
    days[ordinal / 64] >> (ordinal % 64) & 1 == 1
}

/// How many days before `ordinal` are in the set.
fn before(days: &Days, ordinal: u32) -> u32 {
    let (word, bit) = (ordinal as usize / 64, ordinal % 64);
    let whole: u32 = days[..word].iter().map(|w| w.count_ones()).sum();
    whole + days.get(word).map_or(0, |w| (w & ((1 << bit) - 1)).count_ones())
}

/// The day of the year of the `number`-th day in the set, counted from 0.
fn nth(days: &Days, mut number: u32) -> Option<u32> {
    for (word, bits) in (0u32..).zip(days) {
        let ones = bits.count_ones();
        if number < ones {
            let left = (0..number).fold(*bits, |bits, _| bits & (bits - 1));
            return Some(word * 64 + left.trailing_zeros());
        }
        number -= ones;
    }
    None
}

fn is_weekend(date: NaiveDate) -> bool {
    matches!(date.weekday(), Weekday::Sat | Weekday::Sun)
}

#[derive(Debug, Clone)]
struct Year {
    working: Days,
    rest: Days,
    document: CalendarYear,
}

/// The days of the years that are known (日历).
///
/// ```
/// use shuzhi::{calendar::Calendar, parse_date};
/// let calendar = Calendar::shipped();
/// let start = parse_date("start", "2026-04-29").unwrap();
/// assert_eq!(calendar.add_working_days(start, 5).unwrap().to_string(), "2026-05-09");
/// ```
#[derive(Debug, Clone, Default)]
pub struct Calendar {
    years: BTreeMap<i32, Year>,
}

impl Calendar {
    /// The years that ship with the library.
    pub fn shipped() -> &'static Self {
        data::shipped()
    }

    /// Adds a year, or replaces it.
    pub fn put_year(&mut self, document: CalendarYear) {
        let (mut working, mut rest) = ([0; 6], [0; 6]);
        for date in days_of(document.year).filter(|date| !is_weekend(*date)) {
            mark(&mut working, date);
        }
        for date in &document.rest {
            let ordinal = date.ordinal0() as usize;
            working[ordinal / 64] &= !(1 << (ordinal % 64));
            mark(&mut rest, *date);
        }
        for date in &document.work {
            mark(&mut working, *date);
        }
        self.years.insert(document.year, Year { working, rest, document });
    }

    /// The years known, rising.
    pub fn years(&self) -> impl Iterator<Item = &CalendarYear> {
        self.years.values().map(|year| &year.document)
    }

    /// The document of a year.
    pub fn year(&self, year: i32) -> Option<&CalendarYear> {
        self.years.get(&year).map(|year| &year.document)
    }

    fn days(&self, year: i32) -> Result<&Year> {
        self.years.get(&year).ok_or_else(|| missing(year))
    }

    /// Whether the day is worked (工作日, make-up days included).
    pub fn is_working_day(&self, date: NaiveDate) -> Result<bool> {
        Ok(has(&self.days(date.year())?.working, date))
    }

    /// Why the day is not worked; `None` for a working day.
    pub fn rest_reason(&self, date: NaiveDate) -> Result<Option<SkipReason>> {
        let year = self.days(date.year())?;
        Ok(match (has(&year.working, date), has(&year.rest, date)) {
            (true, _) => None,
            (false, true) => Some(SkipReason::Holiday),
            (false, false) => Some(SkipReason::Weekend),
        })
    }

    /// Whether the day is a make-up work day (调休上班日).
    pub fn is_make_up_day(&self, date: NaiveDate) -> Result<bool> {
        Ok(is_weekend(date) && self.is_working_day(date)?)
    }

    /// The `count`-th working day after `start`, which does not count itself; `start` for a count of 0.
    pub fn add_working_days(&self, start: NaiveDate, count: u32) -> Result<NaiveDate> {
        if count == 0 {
            return Ok(start);
        }
        let mut year = start.year();
        let mut days = self.days(year)?;
        let mut number = count - 1;
        let mut passed = before(&days.working, start.ordinal0() + 1);
        loop {
            let left = days.document.working_days - passed;
            if number < left {
                let ordinal =
                    nth(&days.working, passed + number).and_then(|day| NaiveDate::from_yo_opt(year, day + 1));
                return ordinal.ok_or_else(|| Error::internal("a working day of a year stands in the year"));
            }
            (number, passed, year) = (number - left, 0, year + 1);
            days = self.days(year)?;
        }
    }

    /// The working days after `from` up to `to`: what [`Self::add_working_days`] was given to come from one to the other.
    pub fn working_days_between(&self, from: NaiveDate, to: NaiveDate) -> Result<u32> {
        if to < from {
            return Err(Error::invalid("to", "结束日不得早于起始日", "the end is not before the start")
                .with("from", from.to_string())
                .with("to", to.to_string()));
        }
        let end = before(&self.days(to.year())?.working, to.ordinal0() + 1);
        let start = before(&self.days(from.year())?.working, from.ordinal0() + 1);
        let mut whole = 0;
        for year in from.year()..to.year() {
            whole += self.days(year)?.document.working_days;
        }
        Ok(whole + end - start)
    }

    /// `date`, or the first working day after it when it is a rest day.
    pub fn roll(&self, date: NaiveDate) -> Result<NaiveDate> {
        if self.is_working_day(date)? { Ok(date) } else { self.add_working_days(date, 1) }
    }
}

impl FromIterator<CalendarYear> for Calendar {
    fn from_iter<I: IntoIterator<Item = CalendarYear>>(years: I) -> Self {
        let mut calendar = Self::default();
        years.into_iter().for_each(|year| calendar.put_year(year));
        calendar
    }
}

impl CalendarYear {
    /// Reads and checks a holiday year.
    pub fn parse(request: &PutCalendarYear) -> Result<Self> {
        let year = request.year;
        if !YEARS.contains(&year) {
            return Err(Error::invalid("year", "年份应在 1950 至 2199 之间", "a year between 1950 and 2199")
                .with("year", year));
        }
        let source = request.source.trim();
        if source.is_empty() || source.chars().count() > 200 || source.chars().any(char::is_control) {
            return Err(Error::invalid(
                "source",
                "应写明放假通知的发文字号或名称，200 字以内，不含控制字符",
                "name the notice in 200 characters, none of them a control character",
            ));
        }
        let rest = read_days("rest", &request.rest, year)?;
        let work = read_days("work", &request.work, year)?;
        for (month, day) in FIXED {
            if !rest.iter().any(|date| (date.month(), date.day()) == (month, day)) {
                return Err(Error::invalid(
                    "rest",
                    "缺少固定日期的法定节假日",
                    "a holiday of a fixed date is missing",
                )
                .with("missing", format!("{year:04}-{month:02}-{day:02}")));
            }
        }
        if let Some(date) = work.iter().find(|date| !is_weekend(**date)) {
            return Err(Error::invalid(
                "work",
                "调休上班日应为周六或周日",
                "a make-up work day is a Saturday or Sunday",
            )
            .with("date", date.to_string()));
        }
        if let Some(date) = work.intersection(&rest).next() {
            return Err(Error::invalid(
                "work",
                "同一日不能既放假又上班",
                "a day can't be both rest and work",
            )
            .with("date", date.to_string()));
        }
        let plain = days_of(year).filter(|date| !is_weekend(*date) && !rest.contains(date)).count();
        let working_days = u32::try_from(plain + work.len()).unwrap_or(0);
        let (rest, work) = (rest.into_iter().collect(), work.into_iter().collect());
        Ok(Self { year, rest, work, source: source.to_owned(), working_days })
    }
}

fn read_days(field: &str, texts: &[String], year: i32) -> Result<BTreeSet<NaiveDate>> {
    let mut days = BTreeSet::new();
    for (index, text) in texts.iter().enumerate() {
        let field = format!("{field}[{index}]");
        let date = parse_date(&field, text)?;
        if date.year() != year {
            return Err(
                Error::invalid(field, "日期不在该年份内", "the day is not in the year").with("year", year)
            );
        }
        if !days.insert(date) {
            return Err(
                Error::invalid(field, "日期重复", "the day is there twice").with("date", date.to_string())
            );
        }
    }
    Ok(days)
}

fn days_of(year: i32) -> impl Iterator<Item = NaiveDate> {
    let first = NaiveDate::from_yo_opt(year, 1).unwrap_or_default();
    first.iter_days().take_while(move |date| date.year() == year)
}

fn missing(year: i32) -> Error {
    let error = Error::invalid(
        "date",
        format!("{year} 年的节假日安排尚未录入，不能推算该年的工作日"),
        format!("the holidays of {year} are not loaded; its working days can't be known"),
    );
    let mut report = error.with("year", year).report().clone();
    report.rule = Some(ANNOUNCED.to_owned());
    report.citation = Some("国务院办公厅年度节假日安排的通知".to_owned());
    report.into()
}
