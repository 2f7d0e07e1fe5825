//! Sharing of data (数据共享): what an item may ask of the registry, by permit and purpose, logged.
//!
//! Permits are configured for the whole street. Whoever receives or handles a matter asks under the permit of its item; the answer
//! is the least that serves, is given once and is not kept, and the read stands in the log with its purpose.

mod asking;
mod permits;
pub(crate) mod record;
mod rows;
mod rules;
#[cfg(test)]
mod tests;
mod types;

pub use record::{DataInquiry, DataPermit};
pub use types::*;

use crate::platform::Session;

/// Permits to ask the registry, and inquiries under them (数据共享).
///
/// ```
/// # use shuzhi::*;
/// # use shuzhi::{access::*, service::sharing::*};
/// # let folder = std::env::temp_dir().join(format!("shuzhi-sharing-{}", std::process::id()));
/// # std::fs::create_dir_all(&folder).unwrap();
/// # let path = folder.join("sharing.db").display().to_string();
/// # let platform = Platform::open(Options { path, street: Some("620102001".into()),
/// #     security_administrator: Some("li".into()), ..Default::default() })?;
/// # let open = |actor: &str| platform.session(Actor { actor: actor.into(), street: "620102001".into(), ..Default::default() });
/// # open("li")?.access_control().grant(NewGrant { actor: "zhao".into(), role: Role::SystemAdministrator,
/// #     scope_kind: ScopeKind::Division, scope: "620102001".into(), sensitive: None, valid_from: None, valid_to: None, request_key: None })?;
/// let sharing = open("zhao")?.sharing();
/// assert!(sharing.list_permits(ListDataPermits::default())?.items.is_empty());
/// # platform.close()?;
/// # std::fs::remove_dir_all(&folder).unwrap();
/// # Ok::<(), Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Sharing(pub(crate) Session);

impl Session {
    /// Permits to ask the registry, and inquiries under them.
    pub fn sharing(&self) -> Sharing {
        Sharing(self.clone())
    }
}
