//! Proposals for joint branches (联合党支部).

use std::collections::BTreeMap;

use super::rows::Unit;
use super::rules::{self, Candidate, Limits};
use super::types::{
    JointBranchLeftOver, JointBranchObstacle, JointBranchProposal, JointBranchProposals, JointBranchUnit,
    ProposeJointBranches,
};
use super::{Area, Settings, each_unit};
use crate::Result;
use crate::identity::DivisionCode;
use crate::ledger::page;
use crate::party::Party;
use crate::registry::rules::count as number;

impl Party {
    /// Which units with too few full members could form a branch together (RULES A-03): near ones first, of one kind if
    /// there are such. Units that have an organisation, or for which one is being founded, are left alone. A proposal is no
    /// decision; nothing is stored.
    ///
    /// # Errors
    /// `Denied` without a grant that reads Party organisations over the area; `Invalid` for a bad code.
    pub fn propose_joint_branches(&self, request: ProposeJointBranches) -> Result<JointBranchProposals> {
        let limit = usize::try_from(page(request.limit, 100)?).unwrap_or(usize::MAX);
        let area = Area::parse(self.0.street(), request.community.as_deref(), None)?;
        self.0.read(|view| {
            let today = view.now.date();
            let mut looking: BTreeMap<DivisionCode, Vec<Looking>> = BTreeMap::new();
            each_unit(view, &area, today, None, |unit, standing, told| {
                if standing.looks_for_others() {
                    let one = Looking { full: standing.full, told, unit };
                    looking.entry(one.unit.community).or_default().push(one);
                }
                Ok(true)
            })?;
            let book = &view.snapshot.rules.rulebook;
            let mut settings = Settings { book, day: today, known: std::collections::HashMap::new() };
            let mut answer = JointBranchProposals {
                proposals: Vec::new(),
                more_proposals: 0,
                left: Vec::new(),
                more_left: 0,
            };
            for (community, units) in &looking {
                let limits = settings.of(community)?.limits;
                let (proposals, left) = of_community(*community, units, limits);
                answer.proposals.extend(proposals);
                answer.left.extend(left);
                view.session.progress().check()?;
            }
            answer.more_proposals = number(answer.proposals.len().saturating_sub(limit));
            answer.more_left = number(answer.left.len().saturating_sub(limit));
            answer.proposals.truncate(limit);
            answer.left.truncate(limit);
            Ok(answer)
        })
    }
}

/// A unit that looks for others.
struct Looking {
    unit: Unit,
    full: i64,
    /// Whether the session may learn how many members work there.
    told: bool,
}

fn of_community(
    community: DivisionCode,
    units: &[Looking],
    limits: Limits,
) -> (Vec<JointBranchProposal>, Vec<JointBranchLeftOver>) {
    let candidates: Vec<Candidate> = units
        .iter()
        .map(|Looking { unit, full, .. }| Candidate {
            unit: unit.id,
            grid: unit.grid,
            kind: unit.kind,
            full: *full,
        })
        .collect();
    let grouping = rules::group(&candidates, limits);
    let told = |place: &usize| {
        let Looking { unit, full, told } = &units[*place];
        JointBranchUnit {
            enterprise: unit.id,
            name: unit.name.clone(),
            kind: unit.kind,
            grid: unit.grid,
            full_members: told.then_some(*full),
        }
    };
    let proposals = grouping
        .groups
        .iter()
        .map(|group| proposal(community, group.iter().map(told).collect(), limits))
        .collect();
    let obstacle = rules::obstacle(&candidates, limits);
    let left = grouping.left.iter().map(|place| {
        let (zh, en) = hindered(obstacle, limits);
        JointBranchLeftOver { community, unit: told(place), obstacle, zh, en }
    });
    (proposals, left.collect())
}

/// The proposal with its reasons.
fn proposal(community: DivisionCode, units: Vec<JointBranchUnit>, limits: Limits) -> JointBranchProposal {
    let first = units.first().map(|first| (first.grid, first.kind));
    let grid =
        first.and_then(|(grid, _)| grid).filter(|grid| units.iter().all(|unit| unit.grid == Some(*grid)));
    let kind = first.map(|(_, kind)| kind).filter(|kind| units.iter().all(|unit| unit.kind == *kind));
    let full_members = units.iter().map(|unit| unit.full_members).sum::<Option<i64>>();
    let (count, least, most) = (units.len(), limits.members, limits.units);
    let near = if grid.is_some() { ("同一网格", "one grid") } else { ("同一社区", "one community") };
    let like = if kind.is_some() {
        ("单位类别相同", "one kind")
    } else {
        ("单位类别不同", "several kinds")
    };
    let sum = full_members.map_or_else(
        || ("正式党员合计".to_owned(), "full members together,".to_owned()),
        |sum| (format!("正式党员合计 {sum} 名，"), format!("{sum} full members together,")),
    );
    JointBranchProposal {
        community,
        grid,
        kind,
        units,
        full_members,
        zh: format!(
            "{count} 个单位位于{}，{}；{}不少于 {least} 名；单位不超过 {most} 个",
            near.0, like.0, sum.0
        ),
        en: format!(
            "{count} units of {} in {}; {} at least {least}; at most {most} units",
            like.1, near.1, sum.1
        ),
    }
}

fn hindered(obstacle: JointBranchObstacle, limits: Limits) -> (String, String) {
    let (least, most) = (limits.members, limits.units);
    match obstacle {
        JointBranchObstacle::NoNeighbour => (
            "同一社区没有其他可联合的单位".to_owned(),
            "no other unit of the community looks for a joint branch".to_owned(),
        ),
        JointBranchObstacle::TooFewMembers => (
            format!("同一社区可联合单位的正式党员合计不足 {least} 名"),
            format!("the units of the community have fewer than {least} full members together"),
        ),
        JointBranchObstacle::TooManyUnits => (
            format!("在每个联合党支部 {most} 个单位以内，无法凑足 {least} 名正式党员"),
            format!("within {most} units a branch there are no {least} full members"),
        ),
    }
}
