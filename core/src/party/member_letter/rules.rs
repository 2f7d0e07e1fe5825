//! Rules of letters: pure functions.

use chrono::{Days, Months, NaiveDate};

use super::record::LetterRecord;
use super::sight::conflict;
use super::types::{LetterIssue, LetterKind, LetterState};
use crate::party::OrganisationKind;
use crate::party::member::record::MemberRecord;
use crate::{Error, Id, Result, Warning};

/// What is done with a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    Issue,
    Receive,
    ReturnReceipt,
    Reissue,
    Withdraw,
}

/// Which step follows which (RULES A-56). A letter to an organisation outside is received there: its receipt tells so.
pub(crate) fn step(letter: &LetterRecord, step: Step) -> Result<()> {
    use LetterState as S;
    let inside = letter.destination.is_some();
    let fits = match (letter.state, step) {
        (S::Applied, Step::Issue | Step::Withdraw) | (S::Issued, Step::Reissue | Step::Withdraw) => true,
        (S::Issued, Step::Receive) => inside,
        (S::Issued, Step::ReturnReceipt) => !inside,
        // A received letter that can't be completed any more must not bar the next application.
        (S::Received, Step::ReturnReceipt | Step::Withdraw) => true,
        _ => false,
    };
    if fits {
        return Ok(());
    }
    let (zh, en) = match (letter.state, step) {
        (S::Issued, Step::Receive) => (
            "转入党组织不在本街道，以回执办结",
            "the destination is outside; its receipt closes the transfer",
        ),
        (S::Issued, Step::ReturnReceipt) => {
            ("转入党组织尚未接收", "the receiving organisation has not accepted the letter")
        }
        (S::Applied, _) => ("介绍信尚未开具", "the letter is not issued yet"),
        (S::Issued, _) => ("介绍信已开具", "the letter is issued already"),
        (S::Received, _) => ("介绍信已由转入党组织接收", "the letter is received already"),
        (S::Completed, _) => ("转接已完成", "the transfer is completed"),
        (S::Withdrawn, _) => ("转接已撤回", "the transfer was withdrawn"),
    };
    Err(conflict(zh, en).at("letter").with("state", letter.state.word()))
}

/// Whose relation can move: a member in force, whom no resolution of the branch waits for.
pub(crate) fn can_move(member: &MemberRecord) -> Result<()> {
    if !member.belongs() {
        return Err(conflict(
            "只有组织关系在此且党籍正常的党员（含预备党员）可以转接组织关系",
            "only a member in force whose relation is here can go with a letter",
        )
        .at("member"));
    }
    if member.resolutions.last().is_some_and(|last| last.approved.is_none()) {
        return Err(conflict(
            "支部决议尚待上级审批，审批后再转接组织关系",
            "a resolution of the branch waits for the superior's decision; the transfer follows it",
        )
        .at("member"));
    }
    Ok(())
}

/// Whether a stay is long enough to move the relation (RULES A-54); its last day counts as a whole one.
pub(crate) fn is_long(from: NaiveDate, until: NaiveDate, months: i64) -> bool {
    let months = Months::new(u32::try_from(months).unwrap_or(u32::MAX));
    let end = from.checked_add_months(months).unwrap_or(NaiveDate::MAX);
    until.succ_opt().unwrap_or(until) >= end
}

/// A certificate letter is for a short stay; an introduction letter for one as short is told (RULES A-54).
pub(crate) fn kind(
    kind: LetterKind,
    from: NaiveDate,
    until: Option<NaiveDate>,
    months: i64,
) -> Result<Option<Warning>> {
    match (kind, until) {
        (LetterKind::Certificate, None) => Err(Error::invalid(
            "stay_until",
            "开具党员证明信须写明外出截止日",
            "a certificate letter needs the last day of the stay",
        )),
        (LetterKind::Certificate, Some(until)) if is_long(from, until, months) => Err(Error::violation(
            "member.letter.kind",
            "党员教育管理工作条例（组织关系转接）",
            format!("外出 {months} 个月以上的应开具介绍信转移组织关系，不适用党员证明信"),
            format!("for {months} months or longer the relation moves with an introduction letter"),
        )
        .at("kind")
        .with("months", months)
        .with("stay_from", from.to_string())
        .with("stay_until", until.to_string())),
        (LetterKind::Introduction, Some(until)) if !is_long(from, until, months) => Ok(Some(Warning::new(
            "member.letter.kind",
            "kind",
            format!("外出不足 {months} 个月的，一般开具党员证明信，不转移组织关系"),
            format!("for less than {months} months a certificate letter is generally enough"),
        ))),
        _ => Ok(None),
    }
}

/// A relation goes to a branch, but not to a temporary one (RULES A-05). A certificate letter may go there.
pub(crate) fn destination(kind: LetterKind, to: Option<OrganisationKind>, same: bool) -> Result<()> {
    let Some(to) = to else {
        return Err(conflict("转入党组织今日不存在或者已撤销", "the destination is not there today")
            .at("destination"));
    };
    if same {
        return Err(Error::invalid(
            "destination",
            "转入党组织就是现在的党组织",
            "the destination is the member's own organisation",
        ));
    }
    if !to.is_branch() {
        return Err(Error::invalid(
            "destination",
            format!("组织关系应转入党支部，不能转入{}", to.zh()),
            "a relation goes to a branch",
        ));
    }
    if to == OrganisationKind::TemporaryBranch && kind == LetterKind::Introduction {
        return Err(Error::violation(
            "member.letter.destination",
            "支部工作条例关于临时党支部的规定",
            "临时党支部的党员不转移组织关系",
            "the members of a temporary branch leave their relation where it is",
        )
        .at("destination"));
    }
    Ok(())
}

/// How many days a letter is valid (RULES A-55): `usual` unless told otherwise, never more than `most`.
pub(crate) fn valid_days(given: Option<i64>, usual: i64, most: i64) -> Result<(i64, Option<Warning>)> {
    let days = given.unwrap_or(usual);
    if days < 1 {
        return Err(Error::invalid("valid_days", "有效期至少 1 天", "a letter is valid for a day at least"));
    }
    if days > most {
        return Err(Error::violation(
            "member.letter.validity",
            "组织关系介绍信的通行规定",
            format!("介绍信有效期最长 {most} 天，现为 {days} 天"),
            format!("a letter is valid for {most} days at most, not {days}"),
        )
        .at("valid_days")
        .with("maximum", most)
        .with("days", days));
    }
    let warning = (days > usual).then(|| {
        Warning::new(
            "member.letter.validity",
            "valid_days",
            format!("有效期 {days} 天，长于本地通常的 {usual} 天"),
            format!("valid for {days} days, longer than the usual {usual}"),
        )
    });
    Ok((days, warning))
}

/// The last day on which a letter can be handed in: the day of the issue does not count.
pub(crate) fn expires_on(issued_on: NaiveDate, days: i64) -> NaiveDate {
    let days = Days::new(u64::try_from(days).unwrap_or(0));
    issued_on.checked_add_days(days).unwrap_or(NaiveDate::MAX)
}

/// A letter is handed in while it is valid (RULES A-56).
pub(crate) fn in_time(field: &str, issue: &LetterIssue, received_on: NaiveDate) -> Result<()> {
    if received_on <= issue.expires_on {
        return Ok(());
    }
    Err(Error::violation(
        "member.letter.expired",
        "组通字〔2006〕45号",
        format!("介绍信已于 {} 逾期，请由转出党组织重新开具", issue.expires_on),
        format!("the letter was valid until {}; the sending organisation issues another", issue.expires_on),
    )
    .at(field)
    .with("expires_on", issue.expires_on.to_string())
    .with("received_on", received_on.to_string()))
}

/// A letter is issued again after it has expired or was lost, under another number (RULES A-56).
pub(crate) fn reissue(issues: &[LetterIssue], number: &str, lost: bool, on: NaiveDate) -> Result<()> {
    let valid_until = issues.last().map(|last| last.expires_on).filter(|last| on <= *last && !lost);
    if let Some(until) = valid_until {
        return Err(Error::violation(
            "member.letter.reissue",
            "组通字〔2006〕45号",
            format!("介绍信在 {until} 前仍有效，逾期或者遗失后方可重新开具"),
            format!("the letter is valid until {until}; another is issued after that or when it is lost"),
        )
        .at("lost")
        .with("expires_on", until.to_string()));
    }
    if issues.iter().any(|issue| issue.number == number) {
        return Err(Error::invalid(
            "number",
            "重新开具的介绍信应另行编号",
            "another issue has another number",
        ));
    }
    Ok(())
}

/// That a member who leaves still holds posts is told.
pub(crate) fn posts(count: i64) -> Option<Warning> {
    (count > 0).then(|| {
        Warning::new(
            "member.letter.post",
            "member",
            format!("该党员仍担任 {count} 项党内职务，请先调整职务"),
            format!("the member still holds {count} posts; fill them first"),
        )
    })
}

/// A letter that has another one under way beside it.
pub(crate) fn under_way(open: Id) -> Error {
    Error::conflict(
        crate::code::CONFLICT_EXISTS,
        "该党员已有一份办理中的介绍信或者证明信",
        "another letter of the member is under way",
    )
    .at("member")
    .with("letter", open.to_string())
}
