//! Disputes (纠纷): their intake, who may see them, and how they are found.

mod intake;
pub(crate) mod links;
mod parties;
mod person;
mod reading;
pub(crate) mod record;
mod requests;
mod risk;
pub(crate) mod rows;
pub(crate) mod rules;
pub(crate) mod shown;
pub(crate) mod standing;
mod step_requests;
#[cfg(test)]
mod tests;
mod types;

pub use requests::*;
pub use step_requests::*;
pub use types::*;

use crate::platform::Session;

/// Disputes and their mediation.
///
/// ```
/// # use shuzhi::*;
/// # use shuzhi::{access::*, mediation::dispute::*};
/// # let folder = std::env::temp_dir().join(format!("shuzhi-dispute-{}", std::process::id()));
/// # std::fs::create_dir_all(&folder).unwrap();
/// # let path = folder.join("dispute.db").display().to_string();
/// # let platform = Platform::open(Options { path, street: Some("620102001".into()),
/// #     security_administrator: Some("li".into()), ..Default::default() })?;
/// # let open = |actor: &str| platform.session(Actor { actor: actor.into(), street: "620102001".into(), ..Default::default() });
/// # open("li")?.access_control().grant(NewGrant { actor: "wang".into(), role: Role::StreetOfficer,
/// #     scope_kind: ScopeKind::Division, scope: "620102001".into(), sensitive: None, valid_from: None, valid_to: None, request_key: None })?;
/// let disputes = open("wang")?.disputes();
/// let overdue = disputes.list(ListDisputes { overdue: Some(true), ..Default::default() })?;
/// assert!(overdue.items.is_empty() && overdue.next.is_none());
/// # platform.close()?;
/// # std::fs::remove_dir_all(&folder).unwrap();
/// # Ok::<(), Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Disputes(pub(crate) Session);

impl Session {
    /// Disputes and their mediation.
    pub fn disputes(&self) -> Disputes {
        Disputes(self.clone())
    }
}
