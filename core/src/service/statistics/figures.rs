//! Figures of services.

use chrono::NaiveDate;

use super::rows::{self, Counted};
use super::{Services, rules, types::*};
use crate::access::{Capability, Place};
use crate::case::rate;
use crate::command::View;
use crate::identity::DivisionCode;
use crate::registry::rules as check;
use crate::service::agency::AgencyKind;
use crate::service::station::{ServiceStation, StationClientKind, rows as stations};
use crate::{Error, Id, Result, parse_date};

impl Services {
    /// Figures 10 to 17 of the report, the course of matters, and reviews: in a period, and at a day.
    ///
    /// # Errors
    /// `Denied` without a grant that reads figures over the area; `Invalid`; `NotFound` for the station.
    pub fn figures(&self, request: CountServices) -> Result<ServiceFigures> {
        let first = parse_date("first_day", &request.first_day)?;
        let last = parse_date("last_day", &request.last_day)?;
        check::period("last_day", Some(first), Some(last))?;
        let community =
            check::optional_community("community", self.0.street(), request.community.as_deref())?;
        let wish = Wish {
            first,
            last,
            as_of: check::optional_date("as_of", request.as_of.as_deref())?.unwrap_or(last),
            station: check::optional_id("station", request.station.as_deref())?,
            reform_on: check::optional_date("reform_on", request.reform_on.as_deref())?,
        };
        self.0.read(|view| {
            match &community {
                Some(community) => reads(view, community)?,
                None if wish.station.is_some() => view.access().anywhere(Capability::ReadFigures)?,
                None => view.access().street_wide(Capability::ReadFigures)?,
            }
            let station: Option<ServiceStation> = wish.station.map(|id| view.stored(id)).transpose()?;
            if let Some(station) = &station {
                reads(view, &station.community)?;
                if community.is_some_and(|community| community != station.community) {
                    return Err(Error::invalid(
                        "station",
                        "站点不在所给社区",
                        "the station is not in the given community",
                    ));
                }
            }
            let community = community.or(station.as_ref().map(|one| one.community));
            wish.count(view, community, station)
        })
    }
}

/// Refuses a session without a grant that reads figures over a community.
fn reads(view: &View<'_>, community: &DivisionCode) -> Result<()> {
    let place = Place { community: Some(community.as_str()), ..Place::default() };
    view.access().over(Capability::ReadFigures, place).map(drop)
}

/// What is asked for.
struct Wish {
    first: NaiveDate,
    last: NaiveDate,
    as_of: NaiveDate,
    station: Option<Id>,
    reform_on: Option<NaiveDate>,
}

impl Wish {
    fn count(
        &self,
        view: &View<'_>,
        community: Option<DivisionCode>,
        station: Option<ServiceStation>,
    ) -> Result<ServiceFigures> {
        let (connection, street, as_of) = (view.connection, view.street(), self.as_of);
        let counted = Counted { street, community: community.as_ref(), first: self.first, last: self.last };
        let reform = match self.reform_on {
            Some(day) => Some(day),
            None => rows::reform(connection, street, as_of)?,
        };
        let sections = |day| rules::sections(view.snapshot.cases.offices.values(), day);
        let all = stations::stations(connection, street, community.as_ref())?;
        let (station_services, station_items) =
            rules::offered(station.as_ref().map_or(&*all, std::slice::from_ref), as_of);
        let served = rows::served(connection, &counted, self.station)?;
        let of_kind =
            |kind| served.iter().filter(|(one, ..)| *one == kind).map(|(_, clients, _)| clients).sum::<i64>();
        let ended = rules::ended(&rows::ended(connection, &counted)?);
        let (reviews, praise, bad_reviews) = rules::levels(&rows::reviews(connection, &counted)?);
        let brands = rules::brands(&all, as_of);
        Ok(ServiceFigures {
            first_day: self.first,
            last_day: self.last,
            as_of,
            community,
            station: self.station,
            sections_before: reform.and_then(|day| day.pred_opt()).map(sections),
            sections: sections(as_of),
            integrated_items: rules::integrated(view.snapshot.services.items(), as_of),
            station_services,
            station_items,
            merchants: of_kind(StationClientKind::Merchant),
            residents: of_kind(StationClientKind::Resident),
            visits: served.iter().map(|(_, _, visits)| visits).sum(),
            stations: brands.iter().map(|brand| brand.stations).sum(),
            brands,
            sharing_units: rows::sharing_units(connection, &counted, as_of)?,
            list_entries: rows::list_entries(connection, &counted, as_of)?,
            agency_done: rows::agency(connection, &counted, AgencyKind::Agency)?,
            assistance_done: rows::agency(connection, &counted, AgencyKind::Assistance)?,
            matters_applied: rows::applied(connection, &counted)?,
            matters_ended: ended.all,
            ends: ended.ends,
            promise_kept: rate(ended.promise_kept, ended.delivered),
            statute_kept: rate(ended.statute_kept, ended.delivered),
            reviews,
            praise: rate(praise, reviews),
            bad_reviews,
            bad_reviews_open: rows::open_reviews(connection, &counted)?,
        })
    }
}
