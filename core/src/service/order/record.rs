//! Offers and orders as they are stored.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::Id;
use crate::access::Place;
use crate::case::words;
use crate::identity::{DivisionCode, GridCode, Phone};
use crate::store::Param;
use crate::store::document::Document;
use crate::time::{day_number, due_number};

words! {
    /// What is needed and offered (服务类别).
    ServiceDemandKind {
        /// 养老、助残、照护.
        Care = "care",
        /// 文化、体育.
        Culture = "culture",
        /// 教育、培训.
        Education = "education",
        /// 医疗、健康.
        Health = "health",
        /// 法律.
        Legal = "legal",
        /// 就业.
        Employment = "employment",
        /// 志愿服务.
        Volunteer = "volunteer",
        /// 其他.
        Other = "other",
    }
}

words! {
    /// Where an order stands (订单状态).
    ServiceOrderState {
        /// 点单: waits for an offer.
        Placed = "placed",
        /// 派单: waits for its supplier.
        Assigned = "assigned",
        /// 接单: to be delivered.
        Accepted = "accepted",
        /// 已服务: waits for the review.
        Delivered = "delivered",
        /// 评单.
        Reviewed = "reviewed",
        /// 已取消.
        Cancelled = "cancelled",
    }
}

impl ServiceOrderState {
    /// Whether it takes from what its offer can do in a month.
    pub(crate) fn takes(self) -> bool {
        matches!(self, Self::Assigned | Self::Accepted | Self::Delivered | Self::Reviewed)
    }
}

/// An entry of the service list (服务清单).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ServiceOffer {
    /// Identifier.
    pub id: Id,
    /// The unit of the registry that offers it, if it is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<Id>,
    /// 服务供给方.
    pub supplier: String,
    /// 服务名称.
    pub name: String,
    /// What it is.
    pub kind: ServiceDemandKind,
    /// Communities where it is offered; the whole street when empty.
    pub communities: Vec<DivisionCode>,
    /// First day.
    pub valid_from: NaiveDate,
    /// Last day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_to: Option<NaiveDate>,
    /// 每月可承接: orders of a month.
    pub capacity: i64,
    /// Revision.
    pub revision: i64,
}

impl ServiceOffer {
    /// Whether it is in force on a day.
    pub(crate) fn holds(&self, day: NaiveDate) -> bool {
        self.valid_from <= day && self.valid_to.is_none_or(|last| day <= last)
    }
}

impl Document for ServiceOffer {
    const TABLE: &'static str = "service_offer";
    const KIND: &'static str = "service_offer";
    const COLUMNS: &'static [&'static str] = &["supplier", "kind"];

    fn id(&self) -> Id {
        self.id
    }

    fn keys(&self) -> Vec<Param<'_>> {
        vec![Param::Text(&self.supplier), Param::Text(self.kind.word())]
    }
}

/// That a supplier did not take an order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct OrderDeclineRecord {
    pub(crate) on: NaiveDate,
    pub(crate) offer: Id,
    pub(crate) reason: String,
}

/// What who placed an order thinks of the service.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct OrderReviewRecord {
    pub(crate) on: NaiveDate,
    /// 1 to 5.
    pub(crate) stars: i64,
    pub(crate) comment: Option<String>,
}

/// An order as stored (订单).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct ServiceOrderRecord {
    pub(crate) id: Id,
    pub(crate) state: ServiceOrderState,
    pub(crate) kind: ServiceDemandKind,
    /// What is needed.
    pub(crate) text: String,
    pub(crate) address: Option<String>,
    pub(crate) community: DivisionCode,
    pub(crate) grid: Option<GridCode>,
    pub(crate) wished_on: Option<NaiveDate>,
    /// How many people are to be served.
    pub(crate) persons: i64,
    pub(crate) name: String,
    pub(crate) phone: Option<Phone>,
    /// The account of the host in which who placed it follows the order.
    pub(crate) actor: Option<String>,
    pub(crate) placed_on: NaiveDate,
    pub(crate) placed_by: String,
    pub(crate) offer: Option<Id>,
    pub(crate) assigned_on: Option<NaiveDate>,
    pub(crate) accepted_on: Option<NaiveDate>,
    pub(crate) delivered_on: Option<NaiveDate>,
    /// How many people were served.
    pub(crate) served: Option<i64>,
    pub(crate) declines: Vec<OrderDeclineRecord>,
    pub(crate) review: Option<OrderReviewRecord>,
    pub(crate) cancelled_on: Option<NaiveDate>,
    pub(crate) cancel_reason: Option<String>,
    /// The day from which it waits for the next step.
    pub(crate) waits_since: NaiveDate,
    /// The next day by which somebody must act.
    pub(crate) open_due: Option<NaiveDate>,
    pub(crate) revision: i64,
}

impl ServiceOrderRecord {
    /// Where it lies, for the scope of grants.
    pub(crate) fn place(&self) -> Place<'_> {
        Place {
            community: Some(self.community.as_str()),
            grid: self.grid.as_ref().map(GridCode::as_str),
            ..Place::default()
        }
    }

    /// Whether an account is that of who placed it.
    pub(crate) fn is_of(&self, actor: &str) -> bool {
        self.actor.as_deref() == Some(actor)
    }

    /// Whether somebody is still to act.
    fn waits(&self) -> bool {
        !matches!(self.state, ServiceOrderState::Reviewed | ServiceOrderState::Cancelled)
    }

    /// Whether somebody should have acted before a day.
    pub(crate) fn overdue(&self, today: NaiveDate) -> bool {
        self.open_due.is_some_and(|due| due < today)
    }

    /// The day to whose month it counts, once it is assigned.
    pub(crate) fn month_day(&self) -> Option<NaiveDate> {
        self.assigned_on.map(|assigned| self.wished_on.map_or(assigned, |wished| wished.max(assigned)))
    }
}

impl Document for ServiceOrderRecord {
    const TABLE: &'static str = "service_order";
    const KIND: &'static str = "service_order";
    const COLUMNS: &'static [&'static str] =
        &["state", "community", "grid", "offer", "actor", "placed_on", "open_due"];

    fn id(&self) -> Id {
        self.id
    }

    fn keys(&self) -> Vec<Param<'_>> {
        vec![
            Param::Text(self.state.word()),
            Param::Text(self.community.as_str()),
            self.grid.as_ref().map_or(Param::Null, |grid| Param::Text(grid.as_str())),
            self.offer.as_ref().map_or(Param::Null, |offer| Param::Blob(offer.as_bytes())),
            self.actor.as_deref().map_or(Param::Null, Param::Text),
            Param::Integer(day_number(self.placed_on)),
            due_number(self.waits(), self.open_due).map_or(Param::Null, Param::Integer),
        ]
    }
}
