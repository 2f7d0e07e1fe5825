//! Reading matters: one, and many without names.

use super::{GetMatter, ListMatters, Matter, MatterList, Matters, rows, shown, standing};
use crate::access::Capability;
use crate::ledger::{bad_cursor, page};
use crate::registry::reach::Page;
use crate::registry::rules as check;
use crate::{Error, Id, Result};

impl Matters {
    /// A matter by identifier or number, for its applicant and who reads matters over it.
    ///
    /// # Errors
    /// `Denied` for anybody else; `NotFound`.
    pub fn get(&self, request: GetMatter) -> Result<Matter> {
        let key = request.matter.trim();
        self.0.read(|view| {
            let id = match Id::parse("matter", key) {
                Ok(id) => Some(id),
                Err(_) => rows::numbered(view.connection, view.street(), key)?,
            };
            let Some(id) = id else {
                // Whoever reads no matters learns nothing, not even what there is not.
                view.access().anywhere(Capability::ReadMatters)?;
                return Err(Error::not_found("matter", key));
            };
            let matter = standing::to_read(view, id)?;
            shown::in_view(view, &matter)
        })
    }

    /// Where matters stand, without names (办件清单): those in scope, or the account's own, in the order in which they were
    /// handed in.
    ///
    /// # Errors
    /// `Denied` without a grant that reads matters, unless for one's own; `Invalid` for a bad filter or cursor; `NotFound` for an
    /// item that is not there.
    pub fn list(&self, request: ListMatters) -> Result<MatterList> {
        let limit = page(request.limit, 100)?;
        let street = self.0.street();
        let mut filter = rows::MatterFilter {
            state: request.state,
            office: check::optional_text("office", request.office.as_deref(), check::LONGEST_NAME)?,
            station: check::optional_id("station", request.station.as_deref())?,
            from: check::optional_date("applied_from", request.applied_from.as_deref())?,
            to: check::optional_date("applied_to", request.applied_to.as_deref())?,
            community: check::optional_community("community", street, request.community.as_deref())?,
            grid: check::optional_grid("grid", street, request.grid.as_deref())?,
            late_promise: request.late_promise == Some(true),
            late_statute: request.late_statute == Some(true),
            after: check::optional_id("cursor", request.cursor.as_deref())?,
            ..rows::MatterFilter::default()
        };
        check::period("applied_to", filter.from, filter.to)?;
        let mine = request.mine == Some(true);
        self.0.read(|view| {
            let access = view.access();
            let grants = if mine { Vec::new() } else { access.with(Capability::ReadMatters)? };
            filter.actor = mine.then(|| view.session.actor().to_owned());
            let item = request.item.as_deref().map(|key| view.snapshot.services.found(key)).transpose();
            filter.item = item.map_err(|error| error.at("item"))?.map(|item| item.id);
            let today = view.now.date();
            filter.today = Some(today);
            if let (Some(after), true) = (filter.after, filter.station.is_some()) {
                let day = rows::applied_on(view.connection, street, after)?;
                filter.after_day = Some(day.ok_or_else(bad_cursor)?);
            }
            let mut page = Page::new(limit);
            // Only accepted matters are late: any other state beside it asks for nothing.
            let late = filter.late_promise || filter.late_statute;
            if !late || filter.state.is_none_or(|state| state == crate::service::MatterState::Accepted) {
                rows::list(view.connection, street, &filter, &grants, today, |summary| page.push(summary))?;
            }
            let (items, next) = page.finish(|summary| summary.id.to_string());
            Ok(MatterList { items, next })
        })
    }
}
