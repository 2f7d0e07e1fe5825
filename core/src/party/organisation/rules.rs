//! Rules of organisations: pure functions over what was asked for, what stands there, and the rulebook's numbers.

use chrono::{Months, NaiveDate};

use super::record::Version;
use crate::party::OrganisationKind as K;
use crate::party::OrganisationKind;
use crate::rulebook::Rulebook;
use crate::{Error, Id, Result, Warning};

/// Where the tiers come from.
pub(crate) const TIERS: &str = "中国共产党支部工作条例（试行）；街道实践（层级为本库所定）";

const CONSTITUTION_30: &str = "中国共产党章程第三十条；中国共产党支部工作条例（试行）第四条";

/// The numbers of the rulebook that decide whether an organisation can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Limits {
    /// Full members that make a branch.
    pub(crate) branch_full: i64,
    /// Members that a branch generally has at most.
    pub(crate) branch_most: i64,
    /// Units that a joint branch generally covers at most.
    pub(crate) joint_units: i64,
    /// Members that make a group.
    pub(crate) group_members: i64,
    /// Full members among them.
    pub(crate) group_full: i64,
    /// Members below a general branch: generally at least so many, and fewer than [`Limits::committee_least`].
    pub(crate) general_least: i64,
    /// Members below a committee, generally at least.
    pub(crate) committee_least: i64,
    /// Full members from which a branch has a committee.
    pub(crate) branch_committee: i64,
}

impl Limits {
    /// What holds in `area` on `day`.
    pub(crate) fn of(book: &Rulebook, area: &str, day: NaiveDate) -> Result<Self> {
        let number = |rule, parameter| book.integer(rule, parameter, area, day);
        Ok(Self {
            branch_full: number("party.branch.minimum", "full")?,
            branch_most: number("party.branch.size", "maximum")?,
            joint_units: number("party.joint.units", "maximum")?,
            group_members: number("party.group.minimum", "members")?,
            group_full: number("party.group.minimum", "full")?,
            general_least: number("party.general_branch.size", "minimum")?,
            committee_least: number("party.committee.size", "minimum")?,
            branch_committee: number("party.branch.committee", "full")?,
        })
    }
}

/// How many make an organisation: full members, and members in all.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Heads {
    pub(crate) full: i64,
    pub(crate) members: i64,
}

/// Three full members make a branch (RULES A-01); a joint one has them together. Groups: A-10.
pub(crate) fn enough(field: &str, kind: OrganisationKind, heads: Heads, limits: &Limits) -> Result<()> {
    if kind.is_branch() && heads.full < limits.branch_full {
        return Err(Error::violation(
            "party.branch.minimum",
            CONSTITUTION_30,
            format!("成立{}须有正式党员 {} 人以上，现有 {} 人", kind.zh(), limits.branch_full, heads.full),
            format!("a branch needs {} full members or more, there are {}", limits.branch_full, heads.full),
        )
        .at(field)
        .with("full", heads.full)
        .with("minimum", limits.branch_full));
    }
    if kind.is_group() && (heads.members < limits.group_members || heads.full < limits.group_full) {
        return Err(Error::violation(
            "party.group.minimum",
            "中国共产党支部工作条例（试行）关于党小组的规定（条款号未核实）",
            format!(
                "党小组应有党员 {} 人以上，其中正式党员 {} 人以上，现有 {} 人，其中正式党员 {} 人",
                limits.group_members, limits.group_full, heads.members, heads.full
            ),
            format!(
                "a group has {} members or more, {} of them full; there are {} and {}",
                limits.group_members, limits.group_full, heads.members, heads.full
            ),
        )
        .at(field)
        .with("members", heads.members)
        .with("full", heads.full));
    }
    Ok(())
}

/// What a branch generally is: at most fifty members (RULES A-02), a joint one at most five units.
pub(crate) fn usual(kind: OrganisationKind, members: i64, units: usize, limits: &Limits) -> Vec<Warning> {
    let mut warnings = Vec::new();
    if kind.is_branch() && members > limits.branch_most {
        warnings.push(Warning::new(
            "party.branch.size",
            "members",
            format!("党支部党员人数一般不超过 {} 人，现为 {members} 人，可分设", limits.branch_most),
            format!(
                "a branch generally has at most {} members, this one {members}: split it",
                limits.branch_most
            ),
        ));
    }
    let units = i64::try_from(units).unwrap_or(i64::MAX);
    if kind == K::JointBranch && units > limits.joint_units {
        warnings.push(Warning::new(
            "party.joint.units",
            "units",
            format!("联合党支部覆盖单位一般不超过 {} 个，现为 {units} 个", limits.joint_units),
            format!("a joint branch generally covers at most {} units, this one {units}", limits.joint_units),
        ));
    }
    warnings
}

/// A branch of a project that lasts less than half a year is generally a temporary one (RULES A-04).
pub(crate) fn project(kind: OrganisationKind, months: Option<i64>, least: i64) -> Option<Warning> {
    let months = months.filter(|months| kind.is_branch() && kind != K::TemporaryBranch && *months < least)?;
    Some(Warning::new(
        "party.branch.project",
        "project_months",
        format!("工期 {least} 个月以上的项目可单独成立党支部，该项目为 {months} 个月，可成立临时党支部"),
        format!(
            "a project of {least} months or more has its own branch; this one lasts {months}: a temporary branch will do"
        ),
    ))
}

/// Which kinds may stand above a kind: the library's tiers (RULES A-09); a scheme only names them.
pub(crate) fn parents(kind: OrganisationKind) -> &'static [OrganisationKind] {
    match kind {
        K::WorkCommittee => &[],
        K::Committee => &[K::WorkCommittee, K::Committee],
        K::GeneralBranch => &[K::WorkCommittee, K::Committee],
        K::Group | K::BuildingGroup => &[
            K::Branch,
            K::GridBranch,
            K::JointBranch,
            K::TemporaryBranch,
            K::MobileBranch,
            K::TwoNewBranch,
            K::RetiredBranch,
        ],
        _ => &[K::WorkCommittee, K::Committee, K::GeneralBranch],
    }
}

/// Every organisation but a work committee stands below one of a fitting kind (RULES ).
pub(crate) fn below(kind: OrganisationKind, parent: Option<OrganisationKind>) -> Result<()> {
    let fits = match parent {
        None => kind == K::WorkCommittee,
        Some(parent) => parents(kind).contains(&parent),
    };
    if fits {
        return Ok(());
    }
    let (zh, en) = match parent {
        None => (
            format!("{}应有上级党组织", kind.zh()),
            format!("a {} stands below another organisation", kind.word()),
        ),
        Some(parent) => (
            format!("{}不得隶属于{}", kind.zh(), parent.zh()),
            format!("a {} does not stand below a {}", kind.word(), parent.word()),
        ),
    };
    Err(Error::violation("party.tree.tier", TIERS, zh, en).at("parent"))
}

/// Whether the relations of members are kept in it: a branch that is no temporary one.
pub(crate) fn keeps_relations(kind: OrganisationKind) -> bool {
    kind.is_branch() && kind != K::TemporaryBranch
}

/// Like goes up in like: a group in another one of its branch, a branch in a branch, and above them the same kind.
pub(crate) fn absorbs(version: &Version, other: &Version) -> Result<()> {
    let (kind, gone) = (version.kind, other.kind);
    let fits = if kind.is_group() {
        gone.is_group() && version.parent == other.parent
    } else if kind.is_branch() {
        keeps_relations(kind) && keeps_relations(gone)
    } else {
        kind == gone
    };
    if fits {
        return Ok(());
    }
    Err(Error::violation(
        "party.tree.tier",
        TIERS,
        format!("{}不得并入该{}：党小组并入同一支部的党小组，党支部并入党支部，其他并入同类党组织", gone.zh(), kind.zh()),
        format!(
            "a {} does not go up in this {}: groups within their branch, branches in branches, others in their like",
            gone.word(),
            kind.word()
        ),
    )
    .at("absorbed"))
}

/// Founders are members of a branch or group: what stands above branches keeps no relations.
pub(crate) fn founded_by(kind: OrganisationKind, founders: usize) -> Result<()> {
    if founders == 0 || !kind.is_above_branches() {
        return Ok(());
    }
    Err(Error::violation(
        "party.tree.tier",
        TIERS,
        format!("党员编入党支部、党小组，不直接编入{}，现列 {founders} 人", kind.zh()),
        format!("members belong to branches and groups, not to a {}; {founders} are named", kind.word()),
    )
    .at("organisation.founders")
    .with("founders", founders))
}

/// Splits, mergers and dissolutions are generally approved by the superior, with a document (RULES A-07).
pub(crate) fn approval(kind: OrganisationKind, document: Option<&str>) -> Option<Warning> {
    (document.is_none() && !kind.is_group()).then(|| {
        Warning::new(
            "party.change.approval",
            "document",
            "党组织的调整和撤销一般应报上级党委批准，应填写批准文号",
            "a change or dissolution is generally approved by the superior committee: give the number of its document",
        )
    })
}

/// An organisation does not stand below itself.
pub(crate) fn no_cycle(id: Id, chain: &[Id]) -> Result<()> {
    if !chain.contains(&id) {
        return Ok(());
    }
    Err(Error::violation(
        "party.tree.cycle",
        "本库设计：组织架构为树",
        "上级党组织是该组织本身或其下级，隶属关系不得成环",
        "the organisation above is this one or stands below it: the tree has no cycles",
    )
    .at("parent")
    .with("steps", chain.iter().position(|one| *one == id).map_or(0, |at| at + 1)))
}

/// What a kind must serve: a grid branch its grid, a building group its building, a joint branch two units or more.
pub(crate) fn serves(version: &Version) -> Result<()> {
    match version.kind {
        K::GridBranch if version.grid.is_none() => {
            Err(Error::invalid("grid", "网格党支部应指明所在网格", "a grid branch names its grid"))
        }
        K::BuildingGroup if version.building.is_none() => {
            Err(Error::invalid("building", "楼宇党小组应指明所在楼栋", "a building group names its building"))
        }
        K::JointBranch if version.units.len() < 2 => Err(Error::invalid(
            "units",
            "联合党支部由两个以上单位联合成立",
            "a joint branch is formed by two units or more",
        )
        .with("units", version.units.len())),
        _ => Ok(()),
    }
}

/// Years of a term (RULES A-15): five in a community and for committees, three in other units; none for what is not
/// elected.
pub(crate) fn usual_term(
    book: &Rulebook,
    version: &Version,
    area: &str,
    day: NaiveDate,
) -> Result<Option<i64>> {
    let parameter = match version.kind {
        K::WorkCommittee | K::TemporaryBranch | K::Group | K::BuildingGroup => return Ok(None),
        K::Committee => "committee",
        K::GridBranch => "community",
        K::Branch | K::GeneralBranch if version.units.is_empty() => "community",
        _ => "unit",
    };
    book.integer("party.term", parameter, area, day).map(Some)
}

/// The first day after a term.
pub(crate) fn term_ends(version: &Version) -> Option<NaiveDate> {
    let years = u32::try_from(version.term_years?).ok()?;
    version.term_from?.checked_add_months(Months::new(12 * years))
}

/// The superior committee generally replies within a month (RULES A-06).
pub(crate) fn reply_in_time(applied: NaiveDate, replied: NaiveDate, months: i64) -> Option<Warning> {
    let months = u32::try_from(months).ok()?;
    let last = applied.checked_add_months(Months::new(months))?;
    (replied > last).then(|| {
        Warning::new(
            "party.founding.reply",
            "on",
            format!("上级党委一般应在 {months} 个月内批复，应于 {last} 前批复"),
            format!("the superior committee generally replies within {months} month(s), by {last}"),
        )
    })
}

/// What is left of a branch below three full members is told: it is reviewed, not refused (RULES ).
pub(crate) fn left_small(
    field: &str,
    kind: OrganisationKind,
    left: Heads,
    limits: &Limits,
) -> Option<Warning> {
    (kind.is_branch() && left.full < limits.branch_full).then(|| {
        Warning::new(
            "party.branch.minimum",
            field,
            format!("划出后原党支部仅剩正式党员 {} 人，不足 {} 人", left.full, limits.branch_full),
            format!(
                "the branch they leave keeps {} full members, fewer than {}",
                left.full, limits.branch_full
            ),
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn limits() -> Limits {
        Limits::of(&Rulebook::default(), "620102001", "2026-06-15".parse().unwrap()).unwrap()
    }

    #[test]
    fn three_full_members_make_a_branch_and_two_do_not() {
        for (kind, full, members, fits) in [
            (K::Branch, 2, 9, false),
            (K::Branch, 3, 3, true),
            (K::GridBranch, 2, 2, false),
            (K::JointBranch, 3, 3, true),
            (K::TemporaryBranch, 2, 2, false),
            (K::Group, 1, 3, true),
            (K::Group, 0, 3, false),
            (K::BuildingGroup, 1, 2, false),
            (K::Committee, 0, 0, true),
        ] {
            let outcome = enough("founders", kind, Heads { full, members }, &limits());
            assert_eq!(outcome.is_ok(), fits, "{kind:?} {full} {members}");
            if let Err(error) = outcome {
                assert_eq!(error.report().details["full"], full);
                assert!(error.report().citation.is_some());
            }
        }
    }

    #[test]
    fn what_is_general_is_told_at_its_border() {
        let told = |kind, members, units| usual(kind, members, units, &limits()).len();
        assert_eq!((told(K::Branch, 50, 0), told(K::Branch, 51, 0)), (0, 1));
        assert_eq!((told(K::JointBranch, 9, 5), told(K::JointBranch, 9, 6)), (0, 1));
        assert_eq!(told(K::Committee, 500, 9), 0);
        assert!(project(K::Branch, Some(5), 6).is_some() && project(K::Branch, Some(6), 6).is_none());
        assert!(project(K::TemporaryBranch, Some(2), 6).is_none());
    }

    #[test]
    fn every_kind_but_the_work_committee_stands_below_another() {
        for kind in K::ALL {
            assert_eq!(below(*kind, None).is_ok(), *kind == K::WorkCommittee, "{kind:?}");
            for parent in K::ALL {
                let fits = below(*kind, Some(*parent)).is_ok();
                assert_eq!(fits, parents(*kind).contains(parent), "{kind:?} below {parent:?}");
                assert!(!(fits && parent.is_group()), "nothing stands below a group");
            }
        }
    }

    #[test]
    fn a_reply_on_the_last_day_of_the_month_is_in_time() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        assert!(reply_in_time(day("2026-01-31"), day("2026-02-28"), 1).is_none());
        assert!(reply_in_time(day("2026-01-31"), day("2026-03-01"), 1).is_some());
    }
}
