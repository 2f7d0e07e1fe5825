//! Reading reviews: one with its comment, many without, and the rates.

use std::collections::BTreeMap;

use super::record::ReviewRecord;
use super::requests::*;
use super::rules::Tally;
use super::types::{
    ReviewGrouping, ServiceReview, ServiceReviewFigures, ServiceReviewList, ServiceReviewRow,
};
use super::{Reviews, rows};
use crate::access::{Capability, Place};
use crate::command::View;
use crate::identity::GridCode;
use crate::ledger::page;
use crate::registry::reach::Page;
use crate::registry::rules as check;
use crate::service::station::ServiceStation;
use crate::store::document;
use crate::{Error, Id, Result, parse_date};

impl Reviews {
    /// A review with its comment, for who handles matters over its place, and for the account that gave it under a name.
    ///
    /// # Errors
    /// `Denied` for anybody else; `NotFound`; `Invalid`.
    pub fn get(&self, request: GetServiceReview) -> Result<ServiceReview> {
        let id = Id::parse("review", &request.review)?;
        self.0.read(|view| {
            let access = view.access();
            let record: Option<ReviewRecord> = document::get(view.connection, view.street(), id)?;
            match record {
                Some(record) if record.actor.as_deref() == Some(view.session.actor()) => Ok(record.shown()),
                Some(record) => {
                    access.over(Capability::HandleMatters, record.place()).map(|_| record.shown())
                }
                None => access
                    .anywhere(Capability::HandleMatters)
                    .and(Err(Error::not_found("service_review", id))),
            }
        })
    }

    /// Reviews without comments and accounts, in the order in which they were given, over whose place the session reads matters.
    ///
    /// # Errors
    /// `Denied` without a grant that reads matters; `Invalid`.
    pub fn list(&self, request: ListServiceReviews) -> Result<ServiceReviewList> {
        let limit = page(request.limit, 100)?;
        let street = self.0.street();
        let filter = rows::Filter {
            office: request.office,
            station: check::optional_id("station", request.station.as_deref())?,
            community: check::optional_community("community", street, request.community.as_deref())?,
            bad: request.bad,
            open: request.open,
            from: check::optional_date("first_day", request.first_day.as_deref())?,
            to: check::optional_date("last_day", request.last_day.as_deref())?,
            after: check::optional_id("cursor", request.cursor.as_deref())?,
        };
        check::period("last_day", filter.from, filter.to)?;
        self.0.read(|view| {
            let grants = view.access().with(Capability::ReadMatters)?;
            let mut page = Page::new(limit);
            rows::list(view.connection, view.street(), &filter, |record| {
                let seen = grants.iter().any(|grant| grant.covers(record.place()));
                Ok(!seen || page.push(record.summary()))
            })?;
            let (items, next) = page.finish(|one| one.id.to_string());
            Ok(ServiceReviewList { items, next })
        })
    }

    /// 好评率, 差评整改率 and 实名差评回访率 of the reviews given in a period, each with numerator and denominator; for the street, an
    /// office, a station or a community, and for each of them. Nobody is ranked: there are no rates of persons.
    ///
    /// # Errors
    /// `Denied` without a grant that reads figures over what is asked for; `NotFound` for a station; `Invalid`.
    pub fn rates(&self, request: CountServiceReviews) -> Result<ServiceReviewFigures> {
        let first_day = parse_date("first_day", &request.first_day)?;
        let last_day = parse_date("last_day", &request.last_day)?;
        check::period("last_day", Some(first_day), Some(last_day))?;
        let street = self.0.street();
        let filter = rows::Filter {
            office: request.office,
            station: check::optional_id("station", request.station.as_deref())?,
            community: check::optional_community("community", street, request.community.as_deref())?,
            from: Some(first_day),
            to: Some(last_day),
            ..rows::Filter::default()
        };
        self.0.read(|view| {
            may_count(view, &filter)?;
            let (all, each) = tallies(view, filter, request.grouping)?;
            let rows = each.into_iter().map(|(key, tally)| ServiceReviewRow { key, rates: tally.rates() });
            Ok(ServiceReviewFigures { first_day, last_day, rates: all.rates(), rows: rows.collect() })
        })
    }
}

/// Whether the session reads figures over what is asked for.
fn may_count(view: &View<'_>, filter: &rows::Filter) -> Result<()> {
    let access = view.access();
    access.anywhere(Capability::ReadFigures)?;
    let station: Option<ServiceStation> = match filter.station {
        Some(id) => Some(view.stored::<ServiceStation>(id).map_err(|error| error.at("station"))?),
        None => None,
    };
    if filter.office.is_none() && filter.community.is_none() && station.is_none() {
        return access.street_wide(Capability::ReadFigures);
    }
    let of_station = station.as_ref().map(|station| station.community.as_str());
    let place = Place {
        community: filter.community.as_ref().map(|code| code.as_str()).or(of_station),
        grid: station.as_ref().and_then(|station| station.grid.as_ref()).map(GridCode::as_str),
        office: filter.office.as_deref(),
        ..Place::default()
    };
    access.over(Capability::ReadFigures, place).map(drop)
}

/// What the reviews amount to, together and by each key.
fn tallies(
    view: &View<'_>,
    filter: rows::Filter,
    grouping: Option<ReviewGrouping>,
) -> Result<(Tally, BTreeMap<String, Tally>)> {
    let key = |office: Option<&String>, station: Option<Id>, community: &str| match grouping? {
        ReviewGrouping::Office => office.cloned(),
        ReviewGrouping::Station => station.map(|id| id.to_string()),
        ReviewGrouping::Community => Some(community.to_owned()),
    };
    let (mut all, mut each) = (Tally::default(), BTreeMap::<String, Tally>::new());
    for group in rows::groups(view.connection, view.street(), &filter)? {
        all.add(group.level, group.number);
        if let Some(key) = key(group.office.as_ref(), group.station, &group.community) {
            each.entry(key).or_default().add(group.level, group.number);
        }
    }
    let bad = rows::Filter { bad: Some(true), ..filter };
    rows::list(view.connection, view.street(), &bad, |record| {
        all.follow(&record);
        if let Some(key) = key(record.office.as_ref(), record.station, record.community.as_str()) {
            each.entry(key).or_default().follow(&record);
        }
        Ok(true)
    })?;
    Ok((all, each))
}
