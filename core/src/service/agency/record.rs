//! An agency service as it is stored.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::types::{AgencyAuthority, AgencyHomeVisit, AgencyKind, AgencyOriginal, AgencyState, AgencyStep};
use crate::Id;
use crate::access::Place;
use crate::identity::{DivisionCode, GridCode, Phone};
use crate::store::Param;
use crate::store::document::Document;
use crate::time::day_number;

/// For whom it is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct ClientRecord {
    pub(crate) name: String,
    pub(crate) phone: Option<Phone>,
    /// The person in the registry.
    pub(crate) resident: Option<Id>,
    /// The account of the host in which the client follows it.
    pub(crate) actor: Option<String>,
}

/// An agency service as stored (代办、帮办).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct AgencyRecord {
    pub(crate) id: Id,
    pub(crate) kind: AgencyKind,
    pub(crate) state: AgencyState,
    pub(crate) item: Id,
    pub(crate) community: DivisionCode,
    pub(crate) grid: Option<GridCode>,
    pub(crate) client: ClientRecord,
    /// The account of who acts.
    pub(crate) agent: String,
    /// Oldest first; none of an assistance.
    pub(crate) authorities: Vec<AgencyAuthority>,
    pub(crate) matter: Option<Id>,
    pub(crate) steps: Vec<AgencyStep>,
    pub(crate) originals: Vec<AgencyOriginal>,
    pub(crate) visits: Vec<AgencyHomeVisit>,
    pub(crate) accepted_on: NaiveDate,
    pub(crate) closed_on: Option<NaiveDate>,
    /// What came of it, or why it ended.
    pub(crate) outcome: Option<String>,
    pub(crate) revision: i64,
}

impl AgencyRecord {
    /// Where it lies, for the scope of grants.
    pub(crate) fn place(&self) -> Place<'_> {
        Place {
            community: Some(self.community.as_str()),
            grid: self.grid.as_ref().map(GridCode::as_str),
            ..Place::default()
        }
    }

    /// Whether an account is that of the client.
    pub(crate) fn is_client(&self, actor: &str) -> bool {
        self.client.actor.as_deref() == Some(actor)
    }

    /// Whether an account is that of who acts.
    pub(crate) fn is_agent(&self, actor: &str) -> bool {
        self.agent == actor
    }
}

impl Document for AgencyRecord {
    const TABLE: &'static str = "agency_service";
    const KIND: &'static str = "agency_service";
    const COLUMNS: &'static [&'static str] =
        &["state", "kind", "community", "grid", "agent", "matter", "accepted_on", "closed_on"];

    fn id(&self) -> Id {
        self.id
    }

    fn keys(&self) -> Vec<Param<'_>> {
        vec![
            Param::Text(self.state.word()),
            Param::Text(self.kind.word()),
            Param::Text(self.community.as_str()),
            self.grid.as_ref().map_or(Param::Null, |grid| Param::Text(grid.as_str())),
            Param::Text(&self.agent),
            self.matter.as_ref().map_or(Param::Null, |id| Param::Blob(id.as_bytes())),
            Param::Integer(day_number(self.accepted_on)),
            self.closed_on.map_or(Param::Null, |day| Param::Integer(day_number(day))),
        ]
    }
}
