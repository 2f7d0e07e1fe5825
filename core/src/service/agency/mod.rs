//! Agency services (代办、帮办): somebody acts for a citizen by written authority, or helps, free of charge.
//!
//! A service is written by who acts and by whoever serves over its place; the client sees it in an account of its own, and takes
//! the authority back or ends the service there. Lists carry no names.

mod intake;
mod reading;
pub(crate) mod record;
mod requests;
mod rows;
mod rules;
mod shown;
mod standing;
mod steps;
#[cfg(test)]
mod tests;
mod types;

pub use requests::*;
pub use types::*;

use crate::platform::Session;

/// Agency services (代办、帮办).
///
/// ```
/// # use shuzhi::*;
/// # use shuzhi::{access::*, service::agency::*};
/// # let folder = std::env::temp_dir().join(format!("shuzhi-agency-{}", std::process::id()));
/// # std::fs::create_dir_all(&folder).unwrap();
/// # let path = folder.join("agency.db").display().to_string();
/// # let platform = Platform::open(Options { path, street: Some("620102001".into()),
/// #     security_administrator: Some("li".into()), ..Default::default() })?;
/// # let open = |actor: &str| platform.session(Actor { actor: actor.into(), street: "620102001".into(), ..Default::default() });
/// # open("li")?.access_control().grant(NewGrant { actor: "wang".into(), role: Role::StreetOfficer,
/// #     scope_kind: ScopeKind::Division, scope: "620102001".into(), sensitive: None, valid_from: None, valid_to: None, request_key: None })?;
/// let agency = open("wang")?.agency();
/// let open = agency.list(ListAgency { open: Some(true), ..Default::default() })?;
/// assert!(open.items.is_empty());
/// # platform.close()?;
/// # std::fs::remove_dir_all(&folder).unwrap();
/// # Ok::<(), Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct AgencyServices(pub(crate) Session);

impl Session {
    /// Agency services (代办、帮办).
    pub fn agency(&self) -> AgencyServices {
        AgencyServices(self.clone())
    }
}

/// The longest scope, note or outcome, in characters.
const LONGEST_TEXT: usize = 500;
/// The most steps, originals, visits or authorities of a service.
const MOST_ENTRIES: usize = 500;
