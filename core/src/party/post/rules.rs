//! Rules of posts: pure functions.

use chrono::{Months, NaiveDate};

use super::rows::PostRecord;
use super::types::PartyPostKind as P;
use crate::party::member::record::MemberRecord;
use crate::party::organisation::rules::{Limits, TIERS};
use crate::party::{Affiliation, MemberStage, MemberStatus, OrganisationKind};
use crate::{Error, Id, Result, Warning, code};

/// Posts are held by full members in force (RULES A-30; 党章第七条).
pub(crate) fn full_member(member: &MemberRecord, day: NaiveDate) -> Result<()> {
    let observed = member.observed_on(day);
    // What the member was on the day counts, not what became of it since.
    let spell = member.on(day);
    let (stage, status) = spell.map_or((member.stage, member.status), |spell| (spell.stage, spell.status));
    let fits = stage == MemberStage::Full
        && status == MemberStatus::Active
        && spell.is_some_and(|spell| spell.affiliation == Affiliation::Relation)
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
    .with("stage", stage.word())
    .with("status", status.word())
    .with("observed", observed))
}

/// A branch and its groups elect their own members.
pub(crate) fn of_branch(member: &MemberRecord, branch: Id, day: NaiveDate) -> Result<()> {
    if member.on(day).is_some_and(|spell| spell.organisation == branch) {
        return Ok(());
    }
    Err(Error::violation(
        "party.post.full_member",
        "中国共产党章程第七条；中国共产党基层组织选举工作条例第五条",
        format!("{day} 该党员的组织关系不在本支部，不能由本支部选举产生"),
        format!("the relation is not in the branch on {day}: the branch elects its own members"),
    )
    .at("member"))
}

/// The officers of a temporary branch and of a work committee are appointed (RULES ).
pub(crate) fn elects(kind: OrganisationKind) -> Result<()> {
    let (rule, citation) = match kind {
        OrganisationKind::TemporaryBranch => {
            ("party.temporary", "中国共产党支部工作条例（试行）关于临时党支部的规定（条款号未核实）")
        }
        OrganisationKind::WorkCommittee => ("party.tree.tier", TIERS),
        _ => return Ok(()),
    };
    let zh = format!("{}的班子由上级指定，不经选举产生", kind.zh());
    let en = format!("the officers of a {} are appointed, not elected", kind.word());
    Err(Error::violation(rule, citation, zh, en).at("basis"))
}

/// Nobody holds a post of an organisation twice at a time.
pub(crate) fn not_twice(post: &PostRecord, own: &[PostRecord]) -> Result<()> {
    let same = |other: &&PostRecord| {
        other.organisation == post.organisation && other.post == post.post && overlap(post, other)
    };
    own.iter().find(same).map_or(Ok(()), |other| {
        Err(Error::conflict(
            code::CONFLICT_STATE,
            format!("该党员自 {} 起已担任该职务", other.valid_from),
            format!("the member holds the post from {} on", other.valid_from),
        )
        .at("post")
        .with("post", other.id.to_string()))
    })
}

fn overlap(one: &PostRecord, other: &PostRecord) -> bool {
    other.valid_to.is_none_or(|to| one.valid_from <= to)
        && one.valid_to.is_none_or(|to| other.valid_from <= to)
}

/// One secretary at a time.
pub(crate) fn one_secretary(post: &PostRecord, others: &[PostRecord]) -> Result<()> {
    let meets =
        |other: &&PostRecord| other.post == P::Secretary && other.id != post.id && overlap(post, other);
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
