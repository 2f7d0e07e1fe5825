//! People's mediation (人民调解): committees and mediators, the street's scheme, disputes from the application to the
//! agreement and its performance.
//!
//! What the parties are called and what was said is seen by those who mediate a dispute, by the chair of their committee
//! and by the parties' side, and by nobody else: [`dispute::standing`]. Everybody else who works in the area learns where a
//! dispute stands, without names; figures never identify anyone. Who leaves the panel sees nothing any more.

pub mod agreement;
pub mod casefile;
pub mod committee;
pub mod dispute;
pub(crate) mod figures;
pub mod procedure;
mod rules;
pub mod scheme;
pub mod statistics;
#[cfg(test)]
pub(crate) mod testing;
mod words;

pub use words::*;

use crate::Result;
use crate::ledger::RecordVisitor;
use crate::ledger::counter::Contributions;
use crate::platform::{Progress, Session};
use crate::store::Connection;
use crate::store::document;

/// Committees, mediators, rooms, the scheme and figures of mediation.
///
/// ```
/// # use shuzhi::*;
/// # use shuzhi::{access::*, mediation::committee::*, mediation::scheme::*};
/// # let folder = std::env::temp_dir().join(format!("shuzhi-mediation-{}", std::process::id()));
/// # std::fs::create_dir_all(&folder).unwrap();
/// # let path = folder.join("mediation.db").display().to_string();
/// # let platform = Platform::open(Options { path, street: Some("620102001".into()),
/// #     security_administrator: Some("li".into()), ..Default::default() })?;
/// # let open = |actor: &str| platform.session(Actor { actor: actor.into(), street: "620102001".into(), ..Default::default() });
/// # open("li")?.access_control().grant(NewGrant { actor: "wang".into(), role: Role::StreetOfficer,
/// #     scope_kind: ScopeKind::Division, scope: "620102001".into(), sensitive: None, valid_from: None, valid_to: None, request_key: None })?;
/// let mediation = open("wang")?.mediation();
/// assert!(mediation.list_committees(ListMediationCommittees::default())?.items.is_empty());
/// assert_eq!(mediation.list_schemes(ListMediationSchemes::default())?.items[0].name, "三三制");
/// # platform.close()?;
/// # std::fs::remove_dir_all(&folder).unwrap();
/// # Ok::<(), Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Mediation(pub(crate) Session);

impl Session {
    /// Committees, mediators, rooms, the scheme and figures of mediation.
    pub fn mediation(&self) -> Mediation {
        Mediation(self.clone())
    }
}

/// Counts every record of the area anew, for `verify`.
pub(crate) fn recount(
    connection: &Connection,
    street: &str,
    progress: &Progress,
    add: &mut dyn FnMut(Contributions),
) -> Result<()> {
    progress.check()?;
    document::recount::<dispute::record::DisputeRecord>(connection, street, add)?;
    document::recount::<agreement::record::AgreementRecord>(connection, street, add)
}

/// Visits every record of the area with its digest, for `verify`.
pub(crate) fn each_record(
    connection: &Connection,
    street: &str,
    visit: &mut RecordVisitor<'_>,
) -> Result<()> {
    document::each_record::<committee::MediationCommittee>(connection, street, visit)?;
    document::each_record::<committee::record::MediatorRecord>(connection, street, visit)?;
    document::each_record::<committee::MediationRoom>(connection, street, visit)?;
    document::each_record::<scheme::MediationScheme>(connection, street, visit)?;
    dispute::rows::each_record(connection, street, visit)?;
    document::each_record::<dispute::record::EntryRecord>(connection, street, visit)?;
    document::each_record::<agreement::record::AgreementRecord>(connection, street, visit)
}
