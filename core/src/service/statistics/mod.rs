//! Figures 10 to 17 of the report, and reminders. They count and remind; they name nobody.

mod figures;
mod reminders;
mod rows;
mod rules;
#[cfg(test)]
mod tests;
mod types;

pub use types::*;

use crate::platform::Session;

/// Figures and reminders of services.
///
/// ```
/// # use shuzhi::*;
/// # use shuzhi::{access::*, service::statistics::*};
/// # let folder = std::env::temp_dir().join(format!("shuzhi-services-{}", std::process::id()));
/// # std::fs::create_dir_all(&folder).unwrap();
/// # let path = folder.join("services.db").display().to_string();
/// # let platform = Platform::open(Options { path, street: Some("620102001".into()),
/// #     security_administrator: Some("li".into()), ..Default::default() })?;
/// # let open = |actor: &str| platform.session(Actor { actor: actor.into(), street: "620102001".into(), ..Default::default() });
/// # open("li")?.access_control().grant(NewGrant { actor: "wang".into(), role: Role::StreetOfficer,
/// #     scope_kind: ScopeKind::Division, scope: "620102001".into(), sensitive: None, valid_from: None, valid_to: None, request_key: None })?;
/// let services = open("wang")?.services();
/// let year = CountServices { first_day: "2026-01-01".into(), last_day: "2026-12-31".into(), ..Default::default() };
/// assert_eq!(services.figures(year)?.integrated_items, 0);
/// assert!(services.reminders(ListServiceReminders::default())?.items.is_empty());
/// # platform.close()?;
/// # std::fs::remove_dir_all(&folder).unwrap();
/// # Ok::<(), Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Services(pub(crate) Session);

impl Session {
    /// Figures and reminders of services.
    pub fn services(&self) -> Services {
        Services(self.clone())
    }
}
