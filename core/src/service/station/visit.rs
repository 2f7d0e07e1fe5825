//! Visits (服务记录): who was served, for figures that count each client once.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::record::ServiceStation;
use super::types::{RecordStationVisit, StationClientKind, StationVisit, StationVisitResult};
use super::{Stations, over, rules};
use crate::access::Capability;
use crate::command::Command;
use crate::registry::{enterprise, resident, rules as check};
use crate::service::matter::standing;
use crate::store::Param;
use crate::store::document::Document;
use crate::time::day_number;
use crate::{Error, Id, Result};

/// A visit as stored.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct VisitRecord {
    pub(crate) id: Id,
    pub(crate) station: Id,
    pub(crate) service: i64,
    pub(crate) client_kind: StationClientKind,
    /// The enterprise or the resident; told nowhere.
    pub(crate) client: Option<Id>,
    pub(crate) matter: Option<Id>,
    pub(crate) ticket: Option<Id>,
    pub(crate) visited_on: NaiveDate,
    pub(crate) revision: i64,
}

impl VisitRecord {
    pub(super) fn shown(&self) -> StationVisit {
        StationVisit {
            id: self.id,
            station: self.station,
            service: self.service,
            client: self.client_kind,
            matter: self.matter,
            ticket: self.ticket,
            visited_on: self.visited_on,
            revision: self.revision,
        }
    }
}

impl Document for VisitRecord {
    const TABLE: &'static str = "station_visit";
    const KIND: &'static str = "station_visit";
    const COLUMNS: &'static [&'static str] = &["station", "day", "client_kind", "client"];

    fn id(&self) -> Id {
        self.id
    }

    fn keys(&self) -> Vec<Param<'_>> {
        vec![
            Param::Blob(self.station.as_bytes()),
            Param::Integer(day_number(self.visited_on)),
            Param::Text(self.client_kind.word()),
            self.client.as_ref().map_or(Param::Null, |id| Param::Blob(id.as_bytes())),
        ]
    }
}

/// Who was served and with what, as it was asked for.
pub(super) struct Served {
    client_kind: StationClientKind,
    client: Option<Id>,
    matter: Option<Id>,
}

impl Served {
    /// Reads a request: a merchant and a resident are told by their identifiers, others by none.
    pub(super) fn parse(kind: StationClientKind, client: Option<&str>, matter: Option<&str>) -> Result<Self> {
        let client = check::optional_id("client_id", client)?;
        if client.is_some() == (kind == StationClientKind::Anonymous) {
            return Err(Error::invalid(
                "client_id",
                "商户、居民应填写其登记标识，未登记身份的不填写",
                "a merchant or resident is told by identifier, an anonymous client by none",
            ));
        }
        Ok(Self { client_kind: kind, client, matter: check::optional_id("matter", matter)? })
    }

    /// Stores the visit of a station on a day.
    pub(super) fn keep(
        &self,
        command: &mut Command<'_>,
        station: &ServiceStation,
        service: i64,
        visited_on: NaiveDate,
        ticket: Option<Id>,
    ) -> Result<VisitRecord> {
        rules::there("visited_on", station, visited_on)?;
        rules::offered(station, service, visited_on)?;
        self.known(command)?;
        if let Some(matter) = self.matter {
            standing::to_receive(command, matter).map_err(|error| error.at("matter"))?;
        }
        let visit = VisitRecord {
            id: command.new_id(),
            station: station.id,
            service,
            client_kind: self.client_kind,
            client: self.client,
            matter: self.matter,
            ticket,
            visited_on,
            revision: 1,
        };
        let facts = json!({"station": visit.station, "service": service, "client": visit.client_kind,
            "visited_on": visited_on});
        command.keep(None, &visit, facts)?;
        Ok(visit)
    }

    /// Refuses a client whom the registry does not know.
    fn known(&self, command: &Command<'_>) -> Result<()> {
        let (connection, street) = (command.connection, command.street());
        let Some(client) = self.client else { return Ok(()) };
        let (kind, known) = match self.client_kind {
            StationClientKind::Merchant => {
                ("enterprise", enterprise::rows::get(connection, street, client)?.is_some())
            }
            _ => ("resident", resident::rows::get(connection, street, client)?.is_some()),
        };
        if known { Ok(()) } else { Err(Error::not_found(kind, client).at("client_id")) }
    }
}

impl Stations {
    /// Records that somebody was served (服务记录). Clients are counted, each once, and listed nowhere.
    ///
    /// # Errors
    /// `Denied` without a grant that receives matters over the station; `Invalid` for a bad field or a day to come; `NotFound` for the
    /// station, its service, the client or the matter; `Conflict` when the station is not there or does not offer it on the day.
    pub fn record_visit(&self, request: RecordStationVisit) -> Result<StationVisitResult> {
        let station = Id::parse("station", &request.station)?;
        let (client, matter) = (request.client_id.as_deref(), request.matter.as_deref());
        let served = Served::parse(request.client, client, matter)?;
        let day = check::optional_date("visited_on", request.visited_on.as_deref())?;
        self.0.write_once("station.record_visit", request.request_key.as_deref(), &request, |command| {
            let station = over(command, station, Capability::ReceiveMatters)?;
            let day = check::past_or_today("visited_on", day, command.now.date())?;
            let visit = served.keep(command, &station, request.service, day, None)?;
            Ok(StationVisitResult { visit: visit.shown(), warnings: Vec::new() })
        })
    }
}
