//! Rules of posts: pure functions.

use chrono::{Months, NaiveDate};

use super::rows::PostRecord;
use super::types::PartyPostKind as P;
use crate::party::member::record::MemberRecord;
use crate::party::organisation::rules::Limits;
use crate::party::{Affiliation, MemberStage, MemberStatus};
use crate::{Error, Result, Warning};

/// Posts are held by full members in force (RULES A-30; 党章第七条).
pub(crate) fn full_member(member: &MemberRecord, day: NaiveDate) -> Result<()> {
    let observed = member.observed_until.is_some_and(|last| day <= last);
    let fits = member.stage == MemberStage::Full
        && member.status == MemberStatus::Active
        && member.affiliation == Affiliation::Relation
        && !observed;
    if fits {
        return Ok(());
    }
    Err(Error::violation(
        "party.post.full_member",
        "中国共产党章程第七条；中国共产党基层组织选举工作条例第五条",
        "党内职务由组织关系在册、未受留党察看的正式党员担任",
        "posts are held by full members whose relation is here and who are not under observation",
    )
    .at("member")
    .with("stage", member.stage.word())
    .with("status", member.status.word())
    .with("observed", observed))
}

/// One secretary at a time.
pub(crate) fn one_secretary(post: &PostRecord, others: &[PostRecord]) -> Result<()> {
    let meets = |other: &&PostRecord| {
        other.post == P::Secretary
            && other.id != post.id
            && other.valid_to.is_none_or(|to| post.valid_from <= to)
            && post.valid_to.is_none_or(|to| other.valid_from <= to)
    };
    match others.iter().find(meets).filter(|_| post.post == P::Secretary) {
        None => Ok(()),
        Some(other) => Err(Error::violation(
            "party.post.one_secretary",
            "中国共产党支部工作条例（试行）关于支部委员会的规定；唯一性为本库设计",
            "同一时期该党组织已有书记，应先免去",
            "the organisation has a secretary at that time; end that post first",
        )
        .at("post")
        .with("post", other.id.to_string())),
    }
}

/// A secretary has generally been a full member for a year (RULES A-17).
pub(crate) fn secretary_standing(
    post: P,
    full_on: Option<NaiveDate>,
    from: NaiveDate,
    months: i64,
) -> Option<Warning> {
    let months = u32::try_from(months).ok().filter(|_| post == P::Secretary)?;
    let ripe = full_on.and_then(|on| on.checked_add_months(Months::new(months)));
    if ripe.is_some_and(|ripe| ripe <= from) {
        return None;
    }
    Some(Warning::new(
        "party.post.secretary_standing",
        "member",
        format!("书记一般应有 {months} 个月以上党龄"),
        format!("a secretary has generally been a full member for {months} months"),
    ))
}

/// A branch with fewer than seven full members has no committee (RULES ).
pub(crate) fn committee_of_small(post: P, is_branch: bool, full: i64, limits: &Limits) -> Option<Warning> {
    let committee = !matches!(post, P::Secretary | P::DeputySecretary | P::GroupLeader);
    (committee && is_branch && full < limits.branch_committee).then(|| {
        Warning::new(
            "party.branch.committee",
            "post",
            format!("正式党员 {full} 人，不足 {} 人的党支部不设支部委员会", limits.branch_committee),
            format!(
                "a branch of {full} full members, fewer than {}, has no committee",
                limits.branch_committee
            ),
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_of_standing_is_counted_to_the_day() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let told = |full: Option<&str>| {
            secretary_standing(P::Secretary, full.map(day), day("2026-06-15"), 12).is_some()
        };
        assert!(!told(Some("2025-06-15")) && told(Some("2025-06-16")) && told(None));
        assert!(secretary_standing(P::DeputySecretary, None, day("2026-06-15"), 12).is_none());
    }

    #[test]
    fn a_committee_begins_with_seven_full_members() {
        let day = "2026-06-15".parse().unwrap();
        let limits = Limits::of(&crate::rulebook::Rulebook::default(), "620102001", day).unwrap();
        assert!(committee_of_small(P::CommitteeMember, true, 6, &limits).is_some());
        assert!(committee_of_small(P::CommitteeMember, true, 7, &limits).is_none());
        assert!(committee_of_small(P::Secretary, true, 3, &limits).is_none());
        assert!(committee_of_small(P::CommitteeMember, false, 3, &limits).is_none());
    }
}
