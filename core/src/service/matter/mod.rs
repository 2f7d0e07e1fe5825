//! Matters (办件): from the application to the result in the applicant's hands, with the law's clocks.

mod answers;
pub(crate) mod clock;
mod course;
mod intake;
mod reading;
pub(crate) mod record;
pub(crate) mod rows;
mod rules;
pub(crate) mod shown;
pub(crate) mod standing;
mod types;

pub use answers::*;
pub use course::*;
pub use intake::*;
pub use types::*;

use crate::platform::Session;

/// Matters (办件): applied for, supplemented, accepted or refused, read.
///
/// ```
/// # use shuzhi::*;
/// # use shuzhi::{access::*, service::matter::*};
/// # let folder = std::env::temp_dir().join(format!("shuzhi-matters-{}", std::process::id()));
/// # std::fs::create_dir_all(&folder).unwrap();
/// # let path = folder.join("matters.db").display().to_string();
/// # let platform = Platform::open(Options { path, street: Some("620102001".into()),
/// #     security_administrator: Some("li".into()), ..Default::default() })?;
/// # let open = |actor: &str| platform.session(Actor { actor: actor.into(), street: "620102001".into(), ..Default::default() });
/// # open("li")?.access_control().grant(NewGrant { actor: "wang".into(), role: Role::StreetOfficer,
/// #     scope_kind: ScopeKind::Division, scope: "620102001".into(), sensitive: None, valid_from: None, valid_to: None, request_key: None })?;
/// let overdue = ListMatters { late_promise: Some(true), ..ListMatters::default() };
/// assert!(open("wang")?.matters().list(overdue)?.items.is_empty());
/// // An applicant without any grant lists what was handed in for the own account.
/// let mine = ListMatters { mine: Some(true), ..ListMatters::default() };
/// assert!(open("citizen")?.matters().list(mine)?.items.is_empty());
/// # platform.close()?;
/// # std::fs::remove_dir_all(&folder).unwrap();
/// # Ok::<(), Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Matters(pub(crate) Session);

impl Session {
    /// Matters (办件): applied for, supplemented, accepted or refused, read.
    pub fn matters(&self) -> Matters {
        Matters(self.clone())
    }
}
