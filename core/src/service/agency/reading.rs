//! Reading agency services: one with its client, many without names, and the client unmasked.

use super::requests::*;
use super::types::{AgencyService, AgencyServiceList, RevealedAgencyClient};
use super::{AgencyServices, rows, shown, standing};
use crate::access::Capability;
use crate::identity::{DivisionCode, GridCode};
use crate::ledger::page;
use crate::registry::reach::{Page, Reach};
use crate::registry::rules as check;
use crate::{Id, Result};

impl AgencyServices {
    /// An agency service with its client, for who acts, who serves over its place, and the client's own account.
    ///
    /// # Errors
    /// `Denied` for anybody else; `NotFound`; `Invalid`.
    pub fn get(&self, request: GetAgency) -> Result<AgencyService> {
        let id = Id::parse("service", &request.service)?;
        self.0.read(|view| Ok(shown::shown(&standing::to_read(view, id)?, view.now.date())))
    }

    /// Agency services without names, in the order in which they were recorded: those over whose place the session serves, and
    /// those in which it acts.
    ///
    /// # Errors
    /// `Denied` without a grant that receives matters; `Invalid`.
    pub fn list(&self, request: ListAgency) -> Result<AgencyServiceList> {
        let street = self.0.street();
        let limit = page(request.limit, 100)?;
        let item = check::optional_id("item", request.item.as_deref())?;
        let filter = rows::Filter {
            kind: request.kind,
            state: request.state,
            open: request.open,
            community: check::optional_community("community", street, request.community.as_deref())?,
            grid: check::optional_grid("grid", street, request.grid.as_deref())?,
            from: check::optional_date("first_day", request.first_day.as_deref())?,
            to: check::optional_date("last_day", request.last_day.as_deref())?,
            after: check::optional_id("cursor", request.cursor.as_deref())?,
        };
        check::period("last_day", filter.from, filter.to)?;
        self.0.read(|view| {
            let reach = Reach::of(&view.access(), Capability::ReceiveMatters)?;
            let mut page = Page::new(limit);
            rows::list(view.connection, view.street(), &filter, |record| {
                let grid = record.grid.as_ref().map(GridCode::as_str);
                let seen = reach.covers(DivisionCode::as_str(&record.community), grid)
                    || record.is_agent(view.session.actor());
                let wanted = item.is_none_or(|item| item == record.item)
                    && request.agent.as_ref().is_none_or(|agent| record.is_agent(agent));
                Ok(!(seen && wanted) || page.push(shown::summary(record)))
            })?;
            let (items, next) = page.finish(|one| one.id.to_string());
            Ok(AgencyServiceList { items, next })
        })
    }

    /// Reveals the name and the whole telephone of a client (查阅服务对象信息); the read log keeps it.
    ///
    /// # Errors
    /// `Denied` without a grant over its place that extends to sensitive fields, or without a purpose; `NotFound`; `Invalid`.
    pub fn reveal_client(&self, request: RevealAgencyClient) -> Result<RevealedAgencyClient> {
        let id = Id::parse("service", &request.service)?;
        self.0.write("agency.reveal_client", |command| {
            let record = standing::to_step(command, id)?;
            let fields = ["name", "phone"];
            command.reveal(Capability::ReceiveMatters, record.place(), "agency_service", id, &fields)?;
            Ok(RevealedAgencyClient {
                service: id,
                name: record.client.name,
                phone: record.client.phone.map(String::from),
            })
        })
    }
}
