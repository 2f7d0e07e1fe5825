//! Orders (点单): what people need, matched with the service list (点单—派单—接单—评单).
//!
//! The service list is read by everybody who reads the catalogues. Who placed an order and what for is seen by the account that
//! placed it and by who reads matters over its place; lists and the answers of steps carry neither names nor texts.

mod course;
mod offers;
mod placing;
mod reading;
pub(crate) mod record;
mod rows;
mod rules;
#[cfg(test)]
mod tests;
mod types;

pub(crate) use course::recompute_deadlines;
pub use record::{ServiceDemandKind, ServiceOffer, ServiceOrderState};
pub use types::*;

use self::record::ServiceOrderRecord;
use crate::access::{Access, Capability};
use crate::command::Command;
use crate::platform::Session;
use crate::store::document;
use crate::{Error, Id, Result, Warning};

/// The service list and the orders that are matched with it (服务清单、点单).
///
/// ```
/// # use shuzhi::*;
/// # use shuzhi::{access::*, service::order::*};
/// # let folder = std::env::temp_dir().join(format!("shuzhi-order-{}", std::process::id()));
/// # std::fs::create_dir_all(&folder).unwrap();
/// # let path = folder.join("order.db").display().to_string();
/// # let platform = Platform::open(Options { path, street: Some("620102001".into()),
/// #     security_administrator: Some("li".into()), ..Default::default() })?;
/// # let open = |actor: &str| platform.session(Actor { actor: actor.into(), street: "620102001".into(), ..Default::default() });
/// # open("li")?.access_control().grant(NewGrant { actor: "wang".into(), role: Role::StreetOfficer,
/// #     scope_kind: ScopeKind::Division, scope: "620102001".into(), sensitive: None, valid_from: None, valid_to: None, request_key: None })?;
/// let orders = open("wang")?.orders();
/// assert!(orders.list(ListServiceOrders { overdue: Some(true), ..Default::default() })?.items.is_empty());
/// # platform.close()?;
/// # std::fs::remove_dir_all(&folder).unwrap();
/// # Ok::<(), Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Orders(pub(crate) Session);

impl Session {
    /// The service list and the orders that are matched with it.
    pub fn orders(&self) -> Orders {
        Orders(self.clone())
    }
}

/// An order over whose place the session holds a capability.
fn to_handle(command: &Command<'_>, capability: Capability, id: Id) -> Result<ServiceOrderRecord> {
    command.access().anywhere(capability)?;
    let order: ServiceOrderRecord = command.stored(id)?;
    command.access().over(capability, order.place())?;
    Ok(order)
}

/// An order, for the account that placed it or for who holds a capability over its place. Who is neither learns nothing from an
/// identifier.
fn open_to(
    access: &Access<'_>,
    actor: &str,
    order: Option<ServiceOrderRecord>,
    id: Id,
    capability: Capability,
) -> Result<ServiceOrderRecord> {
    match order {
        Some(order) if order.is_of(actor) => Ok(order),
        Some(order) => access.over(capability, order.place()).map(|_| order),
        None => access.anywhere(capability).and(Err(Error::not_found("service_order", id))),
    }
}

/// As [`open_to`], in a write.
fn to_change(command: &Command<'_>, id: Id) -> Result<ServiceOrderRecord> {
    let order = document::get(command.connection, command.street(), id)?;
    open_to(&command.access(), command.actor(), order, id, Capability::ReceiveMatters)
}

/// The answer of a step.
fn after(command: &Command<'_>, order: &ServiceOrderRecord, warnings: Vec<Warning>) -> ServiceOrderResult {
    ServiceOrderResult { order: reading::summary(order, command.now.date()), warnings }
}
