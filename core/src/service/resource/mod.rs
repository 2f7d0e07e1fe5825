//! Shared resources (资源共享): halls, courts, parking places and courses that resident units open.
//!
//! What is open, when and on what terms is read by everybody who reads the catalogues. Who booked is seen by who writes the
//! resource and by the account that booked; everybody else sees times only.

mod booking;
mod opening;
mod reading;
pub(crate) mod record;
mod rows;
mod rules;
#[cfg(test)]
mod tests;
mod types;

pub use record::{
    ResourceAgreement, ResourceBookingState, ResourceHours, SharedResource, SharedResourceKind,
};
pub use types::*;

use crate::access::{Access, Capability};
use crate::command::Command;
use crate::platform::Session;
use crate::{Id, Result};

/// What resident units open to others (资源共享), and its bookings.
///
/// ```
/// # use shuzhi::*;
/// # use shuzhi::{access::*, service::resource::*};
/// # let folder = std::env::temp_dir().join(format!("shuzhi-resource-{}", std::process::id()));
/// # std::fs::create_dir_all(&folder).unwrap();
/// # let path = folder.join("resource.db").display().to_string();
/// # let platform = Platform::open(Options { path, street: Some("620102001".into()),
/// #     security_administrator: Some("li".into()), ..Default::default() })?;
/// # let open = |actor: &str| platform.session(Actor { actor: actor.into(), street: "620102001".into(), ..Default::default() });
/// # open("li")?.access_control().grant(NewGrant { actor: "wang".into(), role: Role::StreetOfficer,
/// #     scope_kind: ScopeKind::Division, scope: "620102001".into(), sensitive: None, valid_from: None, valid_to: None, request_key: None })?;
/// let resources = open("wang")?.resources();
/// assert!(resources.list(ListSharedResources::default())?.items.is_empty());
/// # platform.close()?;
/// # std::fs::remove_dir_all(&folder).unwrap();
/// # Ok::<(), Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Resources(pub(crate) Session);

impl Session {
    /// What resident units open to others, and its bookings.
    pub fn resources(&self) -> Resources {
        Resources(self.clone())
    }
}

/// A resource that the session may write.
fn writable(command: &Command<'_>, id: Id) -> Result<SharedResource> {
    command.access().anywhere(Capability::WriteServices)?;
    let resource: SharedResource = command.stored(id)?;
    command.access().over(Capability::WriteServices, resource.place())?;
    Ok(resource)
}

/// Whether a session serves at the place of a resource, and so may book for others.
fn serves(access: &Access<'_>, resource: &SharedResource) -> bool {
    access.over(Capability::ReceiveMatters, resource.place()).is_ok()
}

/// Whether a session may know who booked a resource.
fn sees_names(access: &Access<'_>, resource: &SharedResource) -> bool {
    access.over(Capability::WriteServices, resource.place()).is_ok()
}
