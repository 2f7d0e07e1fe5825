//! Reviews (好差评) of matters and of visits to stations: five levels, one of each, named or not; bad ones are verified, mended and
//! called back about within limits.
//!
//! Of an anonymous review no account is kept in the record, and nobody is told which matter it is about. What a comment says is read
//! by who handles the matter only. Reviews are counted by office, station and community, and never by persons.

mod follow;
mod given;
mod reading;
pub(crate) mod record;
mod requests;
mod rows;
mod rules;
mod steps;
#[cfg(test)]
mod tests;
mod types;

pub(crate) use follow::{hand_over, recompute_deadlines};
pub use requests::*;
pub use types::*;

use crate::platform::Session;

/// Reviews (好差评).
///
/// ```
/// # use shuzhi::*;
/// # use shuzhi::{access::*, service::review::*};
/// # let folder = std::env::temp_dir().join(format!("shuzhi-review-{}", std::process::id()));
/// # std::fs::create_dir_all(&folder).unwrap();
/// # let path = folder.join("review.db").display().to_string();
/// # let platform = Platform::open(Options { path, street: Some("620102001".into()),
/// #     security_administrator: Some("li".into()), ..Default::default() })?;
/// # let open = |actor: &str| platform.session(Actor { actor: actor.into(), street: "620102001".into(), ..Default::default() });
/// # open("li")?.access_control().grant(NewGrant { actor: "wang".into(), role: Role::StreetOfficer,
/// #     scope_kind: ScopeKind::Division, scope: "620102001".into(), sensitive: None, valid_from: None, valid_to: None, request_key: None })?;
/// let reviews = open("wang")?.reviews();
/// let period = CountServiceReviews { first_day: "2026-01-01".into(), last_day: "2026-12-31".into(), ..Default::default() };
/// let figures = reviews.rates(period)?;
/// assert_eq!(figures.rates.praise.denominator, 0);
/// # platform.close()?;
/// # std::fs::remove_dir_all(&folder).unwrap();
/// # Ok::<(), Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Reviews(pub(crate) Session);

impl Session {
    /// Reviews (好差评).
    pub fn reviews(&self) -> Reviews {
        Reviews(self.clone())
    }
}

/// The longest comment or note, in characters.
const LONGEST_TEXT: usize = 500;
