//! Rules of reviews: pure functions over records and days.

use chrono::NaiveDate;

use super::record::ReviewRecord;
use super::types::{ReviewLevel, ServiceReviewRates};
use crate::calendar::Calendar;
use crate::case::rate;
use crate::identity::Phone;
use crate::service::MatterState;
use crate::{Error, Result, Warning, code};

const ONCE: &str = "GB/T 39734-2020《政务服务“一次一评”“一事一评”工作规范》";
const POLICY: &str = "国务院办公厅关于建立政务服务“好差评”制度提高政务服务水平的意见（国办发〔2019〕51号）";

/// The conflict of something that is no longer, or not yet, in the state that is needed.
pub(super) fn conflict(zh: impl Into<String>, en: impl Into<String>) -> Error {
    Error::conflict(code::CONFLICT_STATE, zh, en)
}

/// Only the applicant reviews; whoever is not learns nothing more than that (RULES D-22).
pub(super) fn not_the_applicant() -> Error {
    Error::violation(
        "review.other",
        POLICY,
        "只有申请人本人（或者经其本人来电、书面提出）可以评价其办件或者到站服务",
        "a matter or visit is reviewed by its applicant, or on paper or by telephone for the applicant",
    )
}

/// A review is on the applicant's behalf only with the telephone that the applicant is known by (RULES D-22).
pub(super) fn by_phone(known: &[Phone], given: Option<Phone>) -> Result<()> {
    match given {
        Some(given) if known.contains(&given) => Ok(()),
        _ => Err(not_the_applicant()),
    }
}

/// One review of a matter and of a visit (RULES D-21).
pub(super) fn once(reviewed: bool) -> Result<()> {
    if !reviewed {
        return Ok(());
    }
    Err(Error::violation(
        "review.once",
        ONCE,
        "该办件或者到站服务已经评价，一事一评、一次一评",
        "the matter or visit was reviewed before; there is one review of each",
    ))
}

/// A matter is reviewed once it was decided or has ended.
pub(super) fn reviewable(state: MatterState) -> Result<()> {
    if state == MatterState::Decided || !state.is_open() {
        return Ok(());
    }
    Err(conflict("办件尚未作出决定或者办结，不能评价", "the matter is neither decided nor ended yet"))
}

/// The last day of a limit in working days, from the day of the review (RULES D-10, D-12, D-22).
pub(super) fn due(calendar: &Calendar, reviewed_on: NaiveDate, days: i64) -> Result<NaiveDate> {
    calendar.add_working_days(reviewed_on, u32::try_from(days.max(0)).unwrap_or(u32::MAX))
}

/// The warning of a step that came after its day (RULES D-22).
pub(super) fn late(rule: &str, field: &str, due: NaiveDate, day: NaiveDate) -> Option<Warning> {
    (day > due).then(|| {
        Warning::new(
            rule,
            field,
            format!("应于 {due} 前完成，已逾期"),
            format!("it was due on {due} and is late"),
        )
    })
}

/// Refuses steps of what is no bad review (RULES D-20).
pub(super) fn is_bad(level: ReviewLevel) -> Result<()> {
    if level.is_bad() {
        Ok(())
    } else {
        Err(conflict("该评价不是差评", "the review is not a bad one"))
    }
}

/// Only who gave a name is called back (RULES D-22).
pub(super) fn may_call(record: &ReviewRecord) -> Result<()> {
    is_bad(record.level)?;
    if record.named {
        return Ok(());
    }
    Err(Error::violation(
        "review.call_back",
        POLICY,
        "匿名评价不作回访",
        "who gave an anonymous review is not called back",
    ))
}

/// What reviews amount to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Tally {
    pub(super) all: i64,
    pub(super) bad: i64,
    pub(super) mended: i64,
    pub(super) named_bad: i64,
    pub(super) called_back: i64,
    pub(super) unfounded: i64,
}

impl Tally {
    /// With `number` reviews of a level.
    pub(super) fn add(&mut self, level: i64, number: i64) {
        self.all += number;
        if level <= ReviewLevel::Dissatisfied.number() {
            self.bad += number;
        }
    }

    /// With what was done about a bad review that was counted by [`Self::add`].
    pub(super) fn follow(&mut self, record: &ReviewRecord) {
        self.mended += i64::from(record.mending.is_some());
        self.named_bad += i64::from(record.named);
        self.called_back += i64::from(record.named && record.called_back_on().is_some());
        self.unfounded += i64::from(record.verification.as_ref().is_some_and(|one| !one.founded));
    }

    /// 好评率, 差评整改率 and 实名差评回访率 (RULES D-23).
    pub(super) fn rates(&self) -> ServiceReviewRates {
        ServiceReviewRates {
            praise: rate(self.all - self.bad, self.all),
            mended: rate(self.mended, self.bad),
            called_back: rate(self.called_back, self.named_bad),
            unfounded: self.unfounded,
        }
    }
}
