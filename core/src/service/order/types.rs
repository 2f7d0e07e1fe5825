//! Offers and orders as documents.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::record::{ServiceDemandKind, ServiceOffer, ServiceOrderState};
use crate::case::words;
use crate::identity::{DivisionCode, GridCode};
use crate::{Id, Warning};

words! {
    /// What speaks for an offer, and against it (匹配理由).
    OfferReason {
        /// 类别相符.
        KindFits = "kind_fits",
        /// 类别不符.
        KindDiffers = "kind_differs",
        /// 面向订单所在社区.
        CommunityFits = "community_fits",
        /// 面向全街道.
        WholeStreet = "whole_street",
        /// 仅面向其他社区.
        ElsewhereOnly = "elsewhere_only",
        /// 在有效期内.
        InForce = "in_force",
        /// 不在有效期内.
        NotInForce = "not_in_force",
        /// 当月尚有余量.
        CapacityLeft = "capacity_left",
        /// 当月已满.
        NoCapacity = "no_capacity",
        /// 曾退回该订单.
        DeclinedBefore = "declined_before",
    }
}

/// An entry of the service list to be recorded, or changed as a whole.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct PutServiceOffer {
    /// Identifier of the record to change, or of a new one made offline; a new record when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub id: Option<String>,
    /// 服务供给方; that of the registry when left out for a unit.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub supplier: Option<String>,
    /// The unit of the registry that offers it, if it is one.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub unit: Option<String>,
    /// 服务名称.
    pub name: String,
    /// What it is.
    pub kind: ServiceDemandKind,
    /// Codes of the communities where it is offered; the whole street when left out or empty.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub communities: Option<Vec<String>>,
    /// First day; today when left out, or as it was.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub valid_from: Option<String>,
    /// Last day; open when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub valid_to: Option<String>,
    /// 每月可承接: orders of a month.
    pub capacity: i64,
    /// The revision the change is based on; another one is a conflict.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// An offer to be ended.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct EndServiceOffer {
    /// The offer.
    pub offer: String,
    /// Last day; today when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub valid_to: Option<String>,
    /// The revision the change is based on; another one is a conflict.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// Which offers to list.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct ListServiceOffers {
    /// Only of this kind.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub kind: Option<ServiceDemandKind>,
    /// Only those that serve this community.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub community: Option<String>,
    /// Only of this unit.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub unit: Option<String>,
    /// Only those in force on this day.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub as_of: Option<String>,
    /// Rows on a page: 1 to 1000, 100 when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub limit: Option<u32>,
    /// The `next` of the page before.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub cursor: Option<String>,
}

/// A need to be ordered (点单).
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct PlaceServiceOrder {
    /// What kind of service.
    pub kind: ServiceDemandKind,
    /// What is needed.
    pub text: String,
    /// Who needs it: 姓名.
    pub name: String,
    /// 联系电话 (sensitive).
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub phone: Option<String>,
    /// The account of the host that follows the order; a session without a grant over the place orders for its own.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub account: Option<String>,
    /// 社区; that of the grid when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub community: Option<String>,
    /// 网格.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub grid: Option<String>,
    /// Where: 地址.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub address: Option<String>,
    /// Wished day.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub wished_on: Option<String>,
    /// How many people are to be served; 1 when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub persons: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// For which order to propose offers.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct ProposeServiceOffers {
    /// The order.
    pub order: String,
    /// How many: 1 to 100, 10 when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub limit: Option<u32>,
}

/// An order to be given to an offer (派单).
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct AssignServiceOrder {
    /// The order.
    pub order: String,
    /// The offer.
    pub offer: String,
    /// The revision the change is based on; another one is a conflict.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// An order that its supplier takes (接单).
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct AcceptServiceOrder {
    /// The order.
    pub order: String,
    /// The revision the change is based on; another one is a conflict.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// An order that its supplier does not take (退单).
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct DeclineServiceOrder {
    /// The order.
    pub order: String,
    /// Why not.
    pub reason: String,
    /// The revision the change is based on; another one is a conflict.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// An order that was delivered (服务完成).
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct DeliverServiceOrder {
    /// The order.
    pub order: String,
    /// When; today when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub delivered_on: Option<String>,
    /// How many people were served; as many as were to be when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub served: Option<i64>,
    /// The revision the change is based on; another one is a conflict.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// What who placed an order thinks of it (评单).
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct ReviewServiceOrder {
    /// The order.
    pub order: String,
    /// 1 to 5.
    pub stars: i64,
    /// In words.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub comment: Option<String>,
    /// The revision the change is based on; another one is a conflict.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// An order to be cancelled (取消).
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct CancelServiceOrder {
    /// The order.
    pub order: String,
    /// Why.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub reason: Option<String>,
    /// The revision the change is based on; another one is a conflict.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// Which order to show.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct GetServiceOrder {
    /// The order.
    pub order: String,
}

/// Which orders to list.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct ListServiceOrders {
    /// Only in this state.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub state: Option<ServiceOrderState>,
    /// Only of this kind.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub kind: Option<ServiceDemandKind>,
    /// Only in this community.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub community: Option<String>,
    /// Only in this grid.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub grid: Option<String>,
    /// Only of this offer.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub offer: Option<String>,
    /// Only those that were placed on this day or later.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub placed_from: Option<String>,
    /// Only those that were placed on this day or before.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub placed_to: Option<String>,
    /// Only those on which somebody is still to act.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub is_open: Option<bool>,
    /// Only those on which somebody should have acted by now.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub overdue: Option<bool>,
    /// Only those of the session's own account.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub mine: Option<bool>,
    /// Rows on a page: 1 to 1000, 100 when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub limit: Option<u32>,
    /// The `next` of the page before.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub cursor: Option<String>,
}

/// Whose contact to reveal.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct RevealServiceOrder {
    /// The order.
    pub order: String,
}

/// An entry of the service list after a change.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ServiceOfferResult {
    /// The offer.
    pub offer: ServiceOffer,
    /// What departs from what is usual.
    pub warnings: Vec<Warning>,
}

/// The service list (服务清单).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ServiceOfferList {
    /// The offers, in the order in which they were recorded.
    pub items: Vec<ServiceOffer>,
    /// Where the next page begins.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// An offer that may take an order, and why.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct OrderProposal {
    /// The offer.
    pub offer: Id,
    /// 服务名称.
    pub name: String,
    /// 服务供给方.
    pub supplier: String,
    /// Whether it is of the order's kind and can take it.
    pub fits: bool,
    /// How many more orders it takes in the month; counted unless something else speaks against it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub capacity_left: Option<i64>,
    /// What speaks for it and against it.
    pub reasons: Vec<OfferReason>,
}

/// Offers for an order, the one that fits best first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct OrderProposalList {
    /// The offers.
    pub items: Vec<OrderProposal>,
}

/// Where an order stands, without names and texts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ServiceOrderSummary {
    /// Identifier.
    pub id: Id,
    /// Where it stands.
    pub state: ServiceOrderState,
    /// What kind of service.
    pub kind: ServiceDemandKind,
    /// 社区.
    pub community: DivisionCode,
    /// 网格.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grid: Option<GridCode>,
    /// Wished day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wished_on: Option<NaiveDate>,
    /// How many people are to be served.
    pub persons: i64,
    /// When it was placed.
    pub placed_on: NaiveDate,
    /// The offer it was given to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub offer: Option<Id>,
    /// When it was given to it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assigned_on: Option<NaiveDate>,
    /// When the supplier took it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accepted_on: Option<NaiveDate>,
    /// When it was delivered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub delivered_on: Option<NaiveDate>,
    /// How many people were served.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub served: Option<i64>,
    /// The review: 1 to 5.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stars: Option<i64>,
    /// The next day by which somebody must act; absent while the holidays of its year are not loaded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub open_due: Option<NaiveDate>,
    /// Whether that day is over.
    pub overdue: bool,
    /// Revision.
    pub revision: i64,
}

/// That a supplier did not take an order (退单).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct OrderDecline {
    /// When.
    pub declined_on: NaiveDate,
    /// The offer.
    pub offer: Id,
    /// Why.
    pub reason: String,
}

/// An order (订单), for the account that placed it and for who reads matters over its place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ServiceOrder {
    /// Where it stands.
    pub summary: ServiceOrderSummary,
    /// What is needed.
    pub text: String,
    /// Where: 地址.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// 姓名.
    pub name: String,
    /// 联系电话, masked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// Who did not take it, oldest first.
    pub declines: Vec<OrderDecline>,
    /// The review in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
    /// When it was cancelled.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cancelled_on: Option<NaiveDate>,
    /// Why it was cancelled.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cancel_reason: Option<String>,
}

/// An order after a step.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ServiceOrderResult {
    /// The order.
    pub order: ServiceOrderSummary,
    /// What departs from what is usual.
    pub warnings: Vec<Warning>,
}

/// Orders.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ServiceOrderList {
    /// The orders, in the order in which they were placed.
    pub items: Vec<ServiceOrderSummary>,
    /// Where the next page begins.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// Who placed an order, unmasked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ServiceOrderContact {
    /// The order.
    pub order: Id,
    /// 姓名.
    pub name: String,
    /// 联系电话.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
}
