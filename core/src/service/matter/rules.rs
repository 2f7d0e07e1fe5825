//! What every step of a matter is held against.

use chrono::{Days, NaiveDate};

use super::record::MatterRecord;
use crate::command::Command;
use crate::service::MatterState;
use crate::{Error, Result, Warning, code};

const ARTICLE_50: &str = "行政许可法第五十条";

/// Refuses a step that the state of the matter does not allow.
pub(super) fn in_state(matter: &MatterRecord, allowed: &[MatterState]) -> Result<()> {
    if allowed.contains(&matter.state) { Ok(()) } else { Err(not_now(matter.state)) }
}

/// Tells what could not be obtained by sharing and is not there (RULES D-28, D-30).
pub(super) fn unobtained(matter: &MatterRecord) -> Option<Warning> {
    let missing = matter.unshared.iter().filter(|one| !matter.holds(&one.code)).count();
    (missing > 0).then(|| {
        Warning::new(
            "matter.material.unobtained",
            "materials",
            format!("{missing} 份材料未能通过数据共享取得，申请人也未提交"),
            format!("materials neither obtained by sharing nor handed in: {missing}"),
        )
    })
}

/// The conflict of a step with a state.
pub(super) fn not_now(state: MatterState) -> Error {
    let zh = "办件当前的状态不能办理该步骤";
    let en = "the state of the matter does not allow this step";
    Error::conflict(code::CONFLICT_STATE, zh, en).with("state", state.word())
}

/// How many days before the licence of a matter expires its renewal was to be applied for, as it was on the day of the application.
pub(super) fn early(command: &Command<'_>, matter: &MatterRecord) -> Result<i64> {
    let book = &command.snapshot.rules.rulebook;
    book.integer("matter.renewal.early", "days", matter.community.as_str(), matter.applied_on)
}

/// Whether a renewal is applied for in time: some natural days before the licence expires (art. 50, RULES D-09).
pub(super) fn in_time(expires_on: NaiveDate, applied_on: NaiveDate, early: i64) -> bool {
    let ahead = Days::new(u64::try_from(early).unwrap_or_default());
    expires_on.checked_sub_days(ahead).is_some_and(|last| applied_on <= last)
}

/// The day from which a renewal is deemed granted: that after the licence expired, when it was applied for in time, what was told
/// to be corrected came before, and nobody decided (art. 50, RULES D-09). It is all one whether it was accepted.
pub(super) fn deemed_renewed_on(matter: &MatterRecord, today: NaiveDate, early: i64) -> Option<NaiveDate> {
    let open = matter.state == MatterState::Applied || matter.state.is_handled();
    let expires_on = matter.renewal.as_ref().filter(|_| open)?.expires_on;
    let before = |day: Option<NaiveDate>| day.is_some_and(|day| day <= expires_on);
    let told = matter.notice.as_ref();
    let whole = told.is_none_or(|notice| before(notice.answered_on) || before(matter.accepted_on));
    let expired = expires_on < today && whole && in_time(expires_on, matter.applied_on, early);
    expires_on.succ_opt().filter(|_| expired)
}

/// Refuses a step on what is deemed renewed.
pub(super) fn renewed_since(since: NaiveDate) -> Error {
    Error::violation(
        "matter.renewal.deemed",
        ARTICLE_50,
        format!("许可届满前未作决定，自 {since} 起视为准予延续，不得另作决定"),
        format!("nobody decided before the licence expired: it is deemed renewed from {since}"),
    )
    .with("since", since.to_string())
}
