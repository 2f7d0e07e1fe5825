//! Reading disputes: one, many without names, those of a case, and the record of one.

use super::record::{DisputeRecord, EntryRecord};
use super::step_requests::*;
use super::types::{Dispute, DisputeEntryKind, DisputeStanding};
use super::{Disputes, rows, shown, standing};
use crate::access::Capability;
use crate::command::View;
use crate::identity::{DivisionCode, GridCode};
use crate::ledger::page;
use crate::registry::reach::{Page, Reach};
use crate::registry::rules as check;
use crate::store::document;
use crate::{Error, Id, Result};

impl Disputes {
    /// A dispute as the session may see it: whole for its panel, the chair of its committee and the parties' side; without names
    /// for whoever reads mediation there.
    ///
    /// # Errors
    /// `Denied` for anybody else; `NotFound`.
    pub fn get(&self, request: GetDispute) -> Result<Dispute> {
        let id = Id::parse("dispute", &request.dispute)?;
        self.0.read(|view| {
            let access = view.access();
            let found: Option<DisputeRecord> = document::get(view.connection, view.street(), id)?;
            let Some(dispute) = found else {
                // Whoever reads no mediation at all learns nothing, not even what there is not.
                access.anywhere(Capability::ReadMediation)?;
                return Err(Error::not_found("dispute", id));
            };
            let shown = shown::in_view(view, &dispute)?;
            if shown.standing == DisputeStanding::Outside {
                access.over(Capability::ReadMediation, dispute.place())?;
            }
            Ok(shown)
        })
    }

    /// Where disputes stand, without names (纠纷清单), in the order in which they were recorded.
    ///
    /// # Errors
    /// `Denied` without a grant that reads mediation, or, for one's own, that mediates; `Invalid` for a bad filter or cursor.
    pub fn list(&self, request: ListDisputes) -> Result<DisputeList> {
        let limit = page(request.limit, 100)?;
        let street = self.0.street();
        let mut filter = rows::Filter {
            state: request.state,
            category: request.category,
            committee: check::optional_id("committee", request.committee.as_deref())?,
            community: check::optional_community("community", street, request.community.as_deref())?,
            grid: check::optional_grid("grid", street, request.grid.as_deref())?,
            from: check::optional_date("registered_from", request.registered_from.as_deref())?,
            to: check::optional_date("registered_to", request.registered_to.as_deref())?,
            after: check::optional_id("cursor", request.cursor.as_deref())?,
            ..rows::Filter::default()
        };
        check::period("registered_to", filter.from, filter.to)?;
        let level = check::optional_text("level", request.level.as_deref(), check::LONGEST_NAME)?;
        if let Some(level) = &level {
            filter.at_level(level);
        }
        self.0.read(|view| {
            let today = view.now.date();
            filter.due_before = (request.overdue == Some(true)).then_some(today);
            let own = request.mine == Some(true);
            let reach = if own { mine(view, &mut filter)? } else { within(view, &mut filter)? };
            let (Some(reach), mediator) = (reach, filter.mediator) else {
                return Ok(DisputeList { items: Vec::new(), next: None });
            };
            let mut page = Page::new(limit);
            document::each(view.connection, &filter.conditions(street), "id", |dispute: DisputeRecord| {
                let seen = match mediator {
                    Some(mediator) => dispute.looked_after_by(mediator),
                    None => covers(&reach, &dispute),
                };
                let summary = dispute.summary(today);
                let wanted = seen
                    && level.as_ref().is_none_or(|level| *level == summary.level)
                    && request.overdue.is_none_or(|asked| asked == summary.overdue);
                Ok(!wanted || page.push(summary))
            })?;
            let (items, next) = page.finish(|summary| summary.id.to_string());
            Ok(DisputeList { items, next })
        })
    }

    /// The disputes that came from a case, without names (关联纠纷).
    ///
    /// # Errors
    /// `Denied` without a grant that reads mediation; `Invalid`.
    pub fn find_by_case(&self, request: FindCaseDisputes) -> Result<CaseDisputes> {
        let case = Id::parse("case", &request.case)?;
        self.0.read(|view| {
            let reach = Reach::of(&view.access(), Capability::ReadMediation)?;
            let today = view.now.date();
            let mut items = Vec::new();
            for id in rows::of_case(view.connection, view.street(), case)? {
                let dispute: DisputeRecord = view.stored(id)?;
                if covers(&reach, &dispute) {
                    items.push(dispute.summary(today));
                }
            }
            Ok(CaseDisputes { items })
        })
    }

    /// The record of a dispute (调解工作记录), for its panel, the chair and the parties' side. What was reported against its
    /// escalation is not shown to the parties: it may concern one of them.
    ///
    /// # Errors
    /// `Denied` for anybody else; `NotFound`; `Invalid`.
    pub fn list_entries(&self, request: ListDisputeEntries) -> Result<DisputeEntryList> {
        let limit = page(request.limit, 100)?;
        let id = Id::parse("dispute", &request.dispute)?;
        let after = check::optional_id("cursor", request.cursor.as_deref())?;
        self.0.read(|view| {
            let (_, standing) = standing::to_read(view, id)?;
            let party = standing == DisputeStanding::PartySide;
            let mut page = Page::new(limit);
            let asked = (id, request.kind, after);
            rows::entries(view.connection, view.street(), asked, |EntryRecord(entry)| {
                let hidden = party && entry.kind == DisputeEntryKind::RiskReport;
                Ok(hidden || page.push(entry))
            })?;
            let (items, next) = page.finish(|entry| entry.id.to_string());
            Ok(DisputeEntryList { items, next })
        })
    }
}

fn covers(reach: &Reach, dispute: &DisputeRecord) -> bool {
    reach.covers(dispute.community.as_str(), dispute.grid.as_ref().map(GridCode::as_str))
}

/// Narrows a list to the session's own disputes; no reach when its account is no mediator's.
fn mine(view: &View<'_>, filter: &mut rows::Filter) -> Result<Option<Reach>> {
    view.access().anywhere(Capability::Mediate)?;
    let actor = view.session.actor();
    let mediator = standing::mediator_of(view.connection, view.street(), actor, view.now.date())?;
    filter.mediator = mediator.map(|mediator| mediator.id);
    Ok(filter.mediator.map(|_| Reach::default()))
}

/// Narrows a list to the one community or grid that is in reach, so that it goes straight there; `None` when it asks for
/// another.
fn within(view: &View<'_>, filter: &mut rows::Filter) -> Result<Option<Reach>> {
    let reach = Reach::of(&view.access(), Capability::ReadMediation)?;
    if reach.is_empty() {
        return Ok(None);
    }
    if let Some(grid) = reach.only_grid() {
        let grid = GridCode::parse("grid", grid)?;
        if filter.grid.is_some_and(|asked| asked != grid) {
            return Ok(None);
        }
        filter.grid = Some(grid);
    }
    if let Some(code) = reach.only_community() {
        let community = DivisionCode::parse("community", code)?;
        if filter.community.is_some_and(|asked| asked != community) {
            return Ok(None);
        }
        filter.community = Some(community);
    }
    Ok(Some(reach))
}
