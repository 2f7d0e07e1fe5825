//! The list of projects: 派单—接单—完成—评单.

use chrono::NaiveDate;
use serde_json::json;

use super::lists::{entry, keep as keep_entry, no_need, not_withdrawn};
use super::record::{ItemRecord, PROJECTS};
use super::rules::{late_project, misfits, plain, prose};
use super::types::*;
use super::{Governance, rows, visible, writable_part};
use crate::command::Command;
use crate::ledger::page;
use crate::registry::reach::Page;
use crate::registry::rules as check;
use crate::{Error, Id, Result, Warning, parse_date};

/// More resources go into no project.
const MOST_RESOURCES: usize = 50;

impl Governance {
    /// Starts a project: a need, what it takes of which resources, and the unit that does it (派单).
    ///
    /// # Errors
    /// `Denied`; `Invalid`; `NotFound`; `Violation` `governance.project.quantity` when a resource or the need has not that
    /// much left, `governance.unit.member`; `Conflict` when an entry is withdrawn. A resource that does not fit is a warning.
    pub fn start_project(&self, request: StartGovernanceProject) -> Result<StartedGovernanceProject> {
        let need = Id::parse("need", &request.need)?;
        let unit = Id::parse("unit", &request.unit)?;
        let due = parse_date("due", &request.due)?;
        let takes = takes(&request.resources)?;
        let title = request.title.as_deref();
        let title = title.map(|text| plain("title", text, check::LONGEST_ADDRESS)).transpose()?;
        self.0.write_once("governance.start_project", request.request_key.as_deref(), &request, |command| {
            let at = |error: Error| error.at("need");
            let (_, committee) = writable_part(command, need, ItemRecord::committee).map_err(at)?;
            let need = entry(command, need).map_err(at)?;
            if need.kind != EntryKind::Need {
                return Err(no_need());
            }
            not_withdrawn(&need).map_err(at)?;
            let today = command.now.date();
            if due < today {
                return Err(Error::invalid("due", "期限早于今日", "the last day is before today"));
            }
            let record: MemberUnit = command.stored(unit).map_err(|error| error.at("unit"))?;
            record.member("unit", committee.id, today)?;
            let project = GovernanceProject {
                id: command.new_id(),
                committee: committee.id,
                need: need.id,
                title: title.unwrap_or_else(|| need.title.clone()),
                unit,
                resources: takes,
                due,
                state: ProjectState::Assigned,
                started_on: today,
                accepted_on: None,
                finished_on: None,
                result: None,
                rated_on: None,
                rating: None,
                remark: None,
                cancelled_on: None,
                reason: None,
                revision: 1,
            };
            let warnings = take(command, need, &project)?;
            keep(command, None, &project)?;
            Ok(StartedGovernanceProject { project, warnings })
        })
    }

    /// The unit accepts a project (接单).
    ///
    /// # Errors
    /// `Denied`; `Invalid`; `NotFound`; `Conflict` unless the project is assigned, or for a stale revision.
    pub fn accept_project(&self, request: AcceptGovernanceProject) -> Result<GovernanceProjectStanding> {
        let id = Id::parse("id", &request.id)?;
        self.0.write_once("governance.accept_project", request.request_key.as_deref(), &request, |command| {
            go_on(command, id, request.revision, ProjectState::Accepted, |project, today| {
                project.accepted_on = Some(today);
            })
        })
    }

    /// A project is finished, with its result.
    ///
    /// # Errors
    /// `Denied`; `Invalid`; `NotFound`; `Conflict` unless the project is accepted, or for a stale revision.
    pub fn finish_project(&self, request: FinishGovernanceProject) -> Result<GovernanceProjectStanding> {
        let id = Id::parse("id", &request.id)?;
        let result = prose("result", &request.result)?;
        self.0.write_once("governance.finish_project", request.request_key.as_deref(), &request, |command| {
            go_on(command, id, request.revision, ProjectState::Finished, |project, today| {
                project.finished_on = Some(today);
                project.result = Some(result);
            })
        })
    }

    /// Those who needed it rate a project, once (评单).
    ///
    /// # Errors
    /// `Denied`; `Invalid`; `NotFound`; `Conflict` unless the project is finished and not rated, or for a stale revision.
    pub fn rate_project(&self, request: RateGovernanceProject) -> Result<GovernanceProjectStanding> {
        let id = Id::parse("id", &request.id)?;
        let rating = check::optional_count("rating", Some(request.rating), 1, 5)?;
        let remark = request.remark.as_deref().filter(|text| !text.trim().is_empty());
        let remark = remark.map(|text| prose("remark", text)).transpose()?;
        self.0.write_once("governance.rate_project", request.request_key.as_deref(), &request, |command| {
            go_on(command, id, request.revision, ProjectState::Rated, |project, today| {
                project.rated_on = Some(today);
                project.rating = rating;
                project.remark = remark;
            })
        })
    }

    /// Gives a project up: what it had taken goes back to the resources and the need.
    ///
    /// # Errors
    /// `Denied`; `Invalid`; `NotFound`; `Conflict` when the project is finished or cancelled, or for a stale revision.
    pub fn cancel_project(&self, request: CancelGovernanceProject) -> Result<GovernanceProjectStanding> {
        let id = Id::parse("id", &request.id)?;
        let reason = prose("reason", &request.reason)?;
        self.0.write_once("governance.cancel_project", request.request_key.as_deref(), &request, |command| {
            let cancelled =
                go_on(command, id, request.revision, ProjectState::Cancelled, |project, today| {
                    project.cancelled_on = Some(today);
                    project.reason = Some(reason);
                })?;
            give_back(command, &cancelled.project)?;
            Ok(cancelled)
        })
    }

    /// Projects in scope, in the order in which they were started.
    ///
    /// # Errors
    /// `Denied`; `NotFound`.
    pub fn list_projects(&self, request: ListGovernanceProjects) -> Result<GovernanceProjectList> {
        let limit = page(request.limit, 100)?;
        let committee = check::optional_id("committee", request.committee.as_deref())?;
        let filter = rows::Filter {
            committee,
            list: Some(PROJECTS),
            state: request.state.map(ProjectState::word),
            unit: check::optional_id("unit", request.unit.as_deref())?,
            after: check::optional_id("cursor", request.cursor.as_deref())?,
            ..rows::Filter::default()
        };
        self.0.read(|view| {
            let seen = visible(view, committee)?;
            let today = view.now.date();
            let mut page = Page::new(limit);
            rows::list(view.connection, view.street(), &filter, |item: ItemRecord| {
                let ItemRecord::Project(project) = item else { return Ok(true) };
                Ok(!seen.contains_key(&project.committee) || page.push(standing(project, today)))
            })?;
            let (items, next) = page.finish(|standing| standing.project.id.to_string());
            Ok(GovernanceProjectList { items, next })
        })
    }
}

fn standing(project: GovernanceProject, today: NaiveDate) -> GovernanceProjectStanding {
    GovernanceProjectStanding { overdue: late_project(&project, today), project }
}

fn takes(given: &[TakeResource]) -> Result<Vec<ProjectResource>> {
    if given.is_empty() || given.len() > MOST_RESOURCES {
        return Err(Error::invalid(
            "resources",
            format!("应有 1 至 {MOST_RESOURCES} 项资源"),
            format!("a project takes 1 to {MOST_RESOURCES} resources"),
        ));
    }
    let mut takes: Vec<ProjectResource> = Vec::with_capacity(given.len());
    for (index, one) in given.iter().enumerate() {
        let field = format!("resources.{index}");
        let resource = Id::parse("resource", &one.resource).map_err(|error| error.within(&field))?;
        if takes.iter().any(|other| other.resource == resource) {
            return Err(Error::invalid(field, "资源重复", "the resource is named twice"));
        }
        check::optional_count(&format!("{field}.quantity"), Some(one.quantity), 1, i64::from(i32::MAX))?;
        takes.push(ProjectResource { resource, quantity: one.quantity });
    }
    Ok(takes)
}

/// Takes what a project needs off its resources and its need; where a resource does not fit.
fn take(command: &mut Command<'_>, need: ListEntry, project: &GovernanceProject) -> Result<Vec<Warning>> {
    let mut warnings = Vec::new();
    let mut changes = Vec::with_capacity(project.resources.len() + 1);
    for (index, take) in project.resources.iter().enumerate() {
        let field = format!("resources.{index}");
        let resource = usable(command, &need, take.resource).map_err(|error| error.at(&field))?;
        let after = resource.taken(&field, take.quantity)?;
        warnings.extend(misfits(&need, &resource).into_iter().map(|(part, zh)| {
            Warning::new(
                "governance.project.fit",
                format!("{field}.{part}"),
                format!("资源与需求的{zh}不一致"),
                format!("the resource does not fit the need in its {part}"),
            )
        }));
        changes.push((resource, after));
    }
    let total = project.resources.iter().map(|take| take.quantity).sum();
    let after = need.taken("resources", total)?;
    changes.push((need, after));
    for (before, after) in changes {
        keep_entry(command, Some(before), &after)?;
    }
    Ok(warnings)
}

/// A resource of the same committee whose unit is a member today and which counts as the need does.
fn usable(command: &Command<'_>, need: &ListEntry, resource: Id) -> Result<ListEntry> {
    let resource = entry(command, resource)?;
    let (EntryKind::Resource, true, Some(unit)) =
        (resource.kind, resource.committee == need.committee, resource.unit)
    else {
        return Err(Error::invalid("resource", "应为本大党委的资源", "is a resource of this big committee"));
    };
    not_withdrawn(&resource)?;
    if resource.measure != need.measure {
        return Err(Error::invalid(
            "resource",
            "资源与需求的计量单位不一致",
            "the resource and the need are not counted alike",
        ));
    }
    let unit: MemberUnit = command.stored(unit)?;
    unit.member("resource", need.committee, command.now.date())?;
    Ok(resource)
}

/// Gives back what a project had taken.
fn give_back(command: &mut Command<'_>, project: &GovernanceProject) -> Result<()> {
    let total = project.resources.iter().map(|take| take.quantity).sum();
    let need = ProjectResource { resource: project.need, quantity: total };
    for take in project.resources.iter().chain([&need]) {
        let before = entry(command, take.resource)?;
        let after = before.taken("resources", -take.quantity)?;
        keep_entry(command, Some(before), &after)?;
    }
    Ok(())
}

fn keep(
    command: &mut Command<'_>,
    before: Option<GovernanceProject>,
    after: &GovernanceProject,
) -> Result<()> {
    let facts = json!({"committee": after.committee, "need": after.need, "unit": after.unit,
        "state": after.state});
    let before = before.map(ItemRecord::Project);
    command.keep(before.as_ref(), &ItemRecord::Project(after.clone()), facts)
}

/// Takes a project on to `next`, if that follows on where it stands.
fn go_on(
    command: &mut Command<'_>,
    id: Id,
    revision: Option<i64>,
    next: ProjectState,
    change: impl FnOnce(&mut GovernanceProject, NaiveDate),
) -> Result<GovernanceProjectStanding> {
    let (item, _) = writable_part(command, id, ItemRecord::committee)?;
    let ItemRecord::Project(before) = item else {
        return Err(Error::not_found("governance_project", id));
    };
    check::revision(revision, before.revision)?;
    let today = command.now.date();
    let mut project = before.clone();
    project.state = before.state.to(next)?;
    project.revision = before.revision + 1;
    change(&mut project, today);
    keep(command, Some(before), &project)?;
    Ok(standing(project, today))
}
