//! The plan of an election, held against the organisation's members and term.

use chrono::NaiveDate;

use super::record::ElectionRecord;
use super::types::{ElectedPost, ElectionMethod, ElectionState, PlanElection};
use super::{full_members, rows, rules};
use crate::access::Capability;
use crate::command::Command;
use crate::party::organisation::record::Version;
use crate::party::organisation::rule_area;
use crate::party::{OrganisationKind, reach};
use crate::registry::rules as check;
use crate::registry::rules::count;
use crate::{Error, Id, Result, Warning, code, parse_date};

/// A request, its fields read.
pub(super) struct Given {
    organisation: Id,
    on: NaiveDate,
    approval: Option<String>,
}

pub(super) fn read(request: &PlanElection) -> Result<Given> {
    Ok(Given {
        organisation: Id::parse("organisation", &request.organisation)?,
        on: parse_date("on", &request.on)?,
        approval: check::optional_text("approval", request.approval.as_deref(), check::LONGEST_NAME)?,
    })
}

/// The election as it is planned, with what is to be told about it.
pub(super) fn plan(
    command: &Command<'_>,
    request: &PlanElection,
    given: Given,
) -> Result<(ElectionRecord, Vec<Warning>)> {
    let Given { organisation, on, approval } = given;
    let tree = &command.snapshot.party;
    reach::over(&command.access(), Capability::WriteParty, tree, organisation, command.now.date())?;
    let version = tree.on(organisation, on).cloned().ok_or_else(|| {
        Error::conflict(
            code::CONFLICT_STATE,
            "选举日组织尚未成立或者已经撤销",
            "the organisation is not there on the day of the election",
        )
        .at("on")
    })?;
    rules::elects(version.kind)?;
    if rows::under_way(command.connection, command.street(), organisation)? {
        return Err(Error::conflict(
            code::CONFLICT_STATE,
            "该组织有尚未完成的选举",
            "an election of the organisation is under way",
        ));
    }
    let full = count(full_members(command, organisation, &version, on)?.len());
    let warnings = remarks(command, request, &version, full, on, approval.is_some())?;
    let committee = request.posts.iter().any(|one| one.post == ElectedPost::CommitteeMember);
    let usual = if committee { ElectionMethod::Equal } else { ElectionMethod::Differential };
    let election = ElectionRecord {
        id: command.new_id(),
        organisation,
        kind: request.kind,
        state: ElectionState::Planned,
        on,
        posts: request.posts.clone(),
        method: request.method.unwrap_or(usual),
        delegates: request.delegates.unwrap_or(false),
        approval,
        full: Vec::new(),
        chosen: Vec::new(),
        exclusions: Vec::new(),
        sitting: Vec::new(),
        candidates: Vec::new(),
        rounds: Vec::new(),
        decided_on: None,
        decision: None,
        appointments: Vec::new(),
        term_from: None,
        cancelled: None,
        revision: 0,
    };
    Ok((election, warnings))
}

/// Refuses posts, sizes and days that can't be; tells what is not as it generally should be.
fn remarks(
    command: &Command<'_>,
    request: &PlanElection,
    version: &Version,
    full: i64,
    on: NaiveDate,
    approved: bool,
) -> Result<Vec<Warning>> {
    let area = rule_area(command.street(), version);
    let number = |rule: &str, name: &str| command.snapshot.rules.rulebook.integer(rule, name, area, on);
    let (least, most) = match version.kind {
        OrganisationKind::GeneralBranch => (
            number("election.general_committee", "minimum")?,
            number("election.general_committee", "maximum")?,
        ),
        // No size of a committee (党委) is known; it is no smaller than that of a branch.
        OrganisationKind::Committee => (number("party.branch.committee", "minimum")?, i64::MAX),
        _ => (number("party.branch.committee", "minimum")?, number("party.branch.committee", "maximum")?),
    };
    let from_members = number("party.branch.committee", "full")?;
    let size = rules::CommitteeSize { from_members, least, most };
    let above = version.kind.is_above_branches();
    let mut warnings = Vec::new();
    warnings.extend(rules::posts(request.kind, above, full, size, &request.posts)?);
    if request.kind == super::ElectionKind::Term {
        let due = rules::term_ends(version.term_from, version.term_years);
        warnings.extend(rules::shift(due, on, number("party.term.overdue", "months")?, approved)?);
    }
    let limit = number("election.delegates", "members")?;
    warnings.extend(rules::delegates(full, limit, request.delegates.unwrap_or(false)));
    Ok(warnings)
}
