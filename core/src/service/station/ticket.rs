//! A queue number as it is stored.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::types::{QueueTicket, QueueTicketState};
use crate::Id;
use crate::service::hours::clock;
use crate::store::Param;
use crate::store::document::Document;
use crate::time::day_number;

/// A queue number as stored (排队号).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct TicketRecord {
    pub(crate) id: Id,
    pub(crate) station: Id,
    pub(crate) day: NaiveDate,
    pub(crate) number: i64,
    pub(crate) service: Option<i64>,
    pub(crate) appointment: Option<Id>,
    /// When the appointment begins, in minutes since midnight.
    pub(crate) starts: Option<i64>,
    /// Whether the person came before the time of the appointment was over.
    pub(crate) in_time: bool,
    pub(crate) state: QueueTicketState,
    /// The account that called it; shown nowhere.
    pub(crate) called_by: Option<String>,
    pub(crate) visit: Option<Id>,
    pub(crate) revision: i64,
}

impl TicketRecord {
    pub(super) fn shown(&self) -> QueueTicket {
        QueueTicket {
            id: self.id,
            station: self.station,
            day: self.day,
            number: self.number,
            service: self.service,
            appointment: self.appointment,
            starts: self.starts.map(clock),
            state: self.state,
            visit: self.visit,
            revision: self.revision,
        }
    }
}

impl Document for TicketRecord {
    const TABLE: &'static str = "queue_ticket";
    const KIND: &'static str = "queue_ticket";
    const COLUMNS: &'static [&'static str] = &["station", "day", "number", "state"];

    fn id(&self) -> Id {
        self.id
    }

    fn keys(&self) -> Vec<Param<'_>> {
        vec![
            Param::Blob(self.station.as_bytes()),
            Param::Integer(day_number(self.day)),
            Param::Integer(self.number),
            Param::Text(self.state.word()),
        ]
    }
}
