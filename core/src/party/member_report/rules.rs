//! Rules of members here for a time: pure functions.

use chrono::NaiveDate;

use super::types::ReportKind;
use crate::party::member::record::MemberRecord;
use crate::party::member_letter::rules::is_long;
use crate::party::member_letter::sight::conflict;
use crate::party::{Affiliation, MemberStage, MemberStatus, OrganisationKind};
use crate::{Error, Result, Warning, code};

/// Only members of the Party report.
pub(crate) fn stage(stage: MemberStage) -> Result<()> {
    if stage.is_member() {
        return Ok(());
    }
    Err(Error::invalid("stage", "应为正式党员或者预备党员", "a full or probationary member reports"))
}

/// Members report to a branch, or to the committee or general branch of a community.
pub(crate) fn organisation(kind: Option<OrganisationKind>) -> Result<()> {
    let Some(kind) = kind else {
        return Err(conflict("该党组织当日不存在或者已撤销", "the organisation is not there on that day")
            .at("organisation"));
    };
    if kind.is_branch() || matches!(kind, OrganisationKind::Committee | OrganisationKind::GeneralBranch) {
        return Ok(());
    }
    Err(Error::invalid(
        "organisation",
        format!("应向党支部、党总支或者社区党委报到，不能向{}报到", kind.zh()),
        "members report to a branch, a general branch or a community's committee",
    ))
}

/// A double-reporting member has a unit: it is what the service is told to.
pub(crate) fn unit(kind: ReportKind, unit: Option<&str>) -> Result<()> {
    if kind == ReportKind::DoubleReport && unit.is_none() {
        return Err(Error::invalid("unit", "双报到党员须写明工作单位", "double reporting needs the unit"));
    }
    Ok(())
}

/// Whether the person of a known number can report: not with a relation in the street (RULES A-11), not twice at a
/// time, and not when the record says that the person is no member any more. Who left may come back.
pub(crate) fn known(record: &MemberRecord) -> Result<()> {
    match (record.status, record.affiliation) {
        (MemberStatus::Active | MemberStatus::Suspended, Affiliation::Relation) => Err(Error::violation(
            "member.report.relation_here",
            "党章第八条",
            "该党员的组织关系已在本街道，一名党员只编入一个支部",
            "the person's relation is in the street; a member belongs to one branch",
        )
        .at("number")),
        (MemberStatus::Active | MemberStatus::Suspended, _) => Err(Error::conflict(
            code::CONFLICT_EXISTS,
            "该党员已在本街道报到",
            "the person has reported in the street already",
        )
        .at("number")
        .with("existing", record.id.to_string())),
        (MemberStatus::TransferredOut | MemberStatus::Ended, _) => Ok(()),
        _ => {
            Err(conflict("记录显示该人已不是党员，请核实", "by the record the person is no longer a member")
                .at("number"))
        }
    }
}

/// A member who is here without the relation, and in force.
pub(crate) fn reported(member: &MemberRecord) -> Result<ReportKind> {
    match (member.status, member.affiliation) {
        (MemberStatus::Active, Affiliation::Mobile) => Ok(ReportKind::Mobile),
        (MemberStatus::Active, Affiliation::DoubleReport) => Ok(ReportKind::DoubleReport),
        _ => Err(conflict(
            "不是在此登记的流动党员或者双报到党员",
            "is no mobile or double-reporting member in force",
        )
        .at("member")),
    }
}

/// An absence that is long enough to move the relation is told (RULES A-54).
pub(crate) fn long_stay(
    field: &str,
    from: NaiveDate,
    until: Option<NaiveDate>,
    months: i64,
) -> Option<Warning> {
    let until = until?;
    is_long(from, until, months).then(|| {
        Warning::new(
            "member.report.away",
            field,
            format!("外出 {months} 个月以上且地点固定的，应转移组织关系"),
            format!("who is away for {months} months or longer at a fixed place moves the relation"),
        )
    })
}

/// Who can go away: a member in force whose relation is here and who is not away already.
pub(crate) fn can_go(member: &MemberRecord) -> Result<()> {
    if !member.belongs() {
        return Err(conflict(
            "只有组织关系在此且党籍正常的党员登记外出",
            "only a member in force whose relation is here is noted as away",
        )
        .at("member"));
    }
    if member.away_from.is_some() {
        return Err(conflict("该党员已登记外出", "the member is away already").at("member"));
    }
    Ok(())
}

/// Since when a member is away who comes back.
pub(crate) fn away_since(member: &MemberRecord) -> Result<NaiveDate> {
    let own = member.affiliation == Affiliation::Relation;
    member
        .away_from
        .filter(|_| own)
        .ok_or_else(|| conflict("该党员没有登记外出", "the member is not away").at("member"))
}
