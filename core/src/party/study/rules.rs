//! Rules of study: pure functions.

use chrono::{Datelike, NaiveDate};

use super::types::StudyKind;
use crate::party::member::record::MemberRecord;
use crate::party::member_letter::sight::conflict;
use crate::party::{Affiliation, MemberStatus};
use crate::rulebook::Rulebook;
use crate::{Error, Result};

/// The hours of a year.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Sum {
    pub(crate) hours: i64,
    pub(crate) courses: i64,
}

/// What is asked for in a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Asked {
    pub(crate) hours: i64,
    pub(crate) courses: i64,
}

impl Asked {
    /// What is asked for of study (RULES A-50) or service (RULES A-58), as the rulebook has it in an area on a day.
    pub(crate) fn of(
        book: &Rulebook,
        kind: StudyKind,
        officer: bool,
        area: &str,
        day: NaiveDate,
    ) -> Result<Self> {
        let study = |name| book.integer("member.study.hours", name, area, day);
        Ok(match (kind, officer) {
            (StudyKind::Service, _) => {
                Self { hours: book.integer("member.report.hours", "hours", area, day)?, courses: 0 }
            }
            (StudyKind::Study, false) => Self { hours: study("member")?, courses: 0 },
            (StudyKind::Study, true) => Self { hours: study("officer")?, courses: study("courses")? },
        })
    }
}

/// The hours that are missing.
pub(crate) fn shortfall(asked: Asked, sum: Sum) -> i64 {
    (asked.hours - sum.hours).max(0)
}

/// Whether hours of a kind are of members with an affiliation: those who report for service study at home.
pub(crate) fn concerns(kind: StudyKind, affiliation: Affiliation) -> bool {
    (kind == StudyKind::Service) == (affiliation == Affiliation::DoubleReport)
}

/// Hours belong to a day on which the member was here in force.
pub(crate) fn present(member: &MemberRecord, kind: StudyKind, on: NaiveDate) -> Result<()> {
    let there = member.on(on).is_some_and(|spell| {
        spell.stage.is_member() && spell.status == MemberStatus::Active && concerns(kind, spell.affiliation)
    });
    if there {
        return Ok(());
    }
    let (zh, en) = match kind {
        StudyKind::Study => (
            "当日不是在此的党员（含预备党员、流动党员），不能登记学时",
            "study is that of a member, or a mobile member, who was here on the day",
        ),
        StudyKind::Service => (
            "当日不是在此双报到的党员，不能登记服务时长",
            "service is that of a member who reported here on the day",
        ),
    };
    Err(conflict(zh, en).at("member"))
}

/// Whole hours within what a record can hold.
pub(crate) fn hours(hours: i64, most: i64) -> Result<i64> {
    if (1..=most).contains(&hours) {
        return Ok(hours);
    }
    Err(Error::invalid(
        "hours",
        format!("应为 1 至 {most} 的整数"),
        format!("is a whole number from 1 to {most}"),
    ))
}

/// A year in which there can be hours.
pub(crate) fn year(given: Option<i64>, today: NaiveDate) -> Result<i64> {
    let running = i64::from(today.year());
    let year = given.unwrap_or(running);
    if (1949..=running).contains(&year) {
        return Ok(year);
    }
    Err(Error::invalid(
        "year",
        format!("年份应为 1949 至 {running}"),
        format!("a year from 1949 to {running}"),
    ))
}

/// The day of a year as which it is looked at: its last, or today.
pub(crate) fn day_of(year: i64, today: NaiveDate) -> NaiveDate {
    let last = i32::try_from(year).ok().and_then(|year| NaiveDate::from_ymd_opt(year, 12, 31));
    last.map_or(today, |last| last.min(today))
}
