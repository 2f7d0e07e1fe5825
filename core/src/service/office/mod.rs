//! Offices (机构): the structure of the street, its list of powers and duties (权责清单), and its reorganisation.
//!
//! An office itself is put by `case.put_office`; here stand what it may decide, and what happens when it is closed.

mod powers;
pub(crate) mod record;
mod reorganise;
mod rows;
mod rules;
mod structure;
#[cfg(test)]
mod tests;
mod types;

pub use record::{OfficePower, Reorganisation};
pub use types::*;

use crate::platform::Session;

/// The structure of the street with its powers and duties.
///
/// ```
/// # use shuzhi::*;
/// # use shuzhi::{access::*, case::*, service::office::*, service::PowerKind};
/// # let folder = std::env::temp_dir().join(format!("shuzhi-office-{}", std::process::id()));
/// # std::fs::create_dir_all(&folder).unwrap();
/// # let path = folder.join("office.db").display().to_string();
/// # let platform = Platform::open(Options { path, street: Some("620102001".into()),
/// #     security_administrator: Some("li".into()), ..Default::default() })?;
/// # let open = |actor: &str| platform.session(Actor { actor: actor.into(), street: "620102001".into(), ..Default::default() });
/// # open("li")?.access_control().grant(NewGrant { actor: "zhao".into(), role: Role::SystemAdministrator,
/// #     scope_kind: ScopeKind::Division, scope: "620102001".into(), sensitive: None, valid_from: None, valid_to: None, request_key: None })?;
/// # open("zhao")?.cases().put_office(PutOffice { code: "minzheng".into(), name: "民政办公室".into(),
/// #     kind: OfficeKind::StreetOffice, successor: None, valid_from: None, valid_to: None, revision: None })?;
/// let offices = open("zhao")?.offices();
/// let put = offices.put_power(PutOfficePower {
///     basis: Some(vec!["中华人民共和国社会救助法第五条".into()]),
///     ..PutOfficePower::of("minzheng", "JB-001", "社会救助受理、审核", PowerKind::Basic)
/// })?;
/// assert!(put.warnings.is_empty());
/// assert_eq!(offices.structure(GetOfficeStructure::default())?.sections, 1);
/// # platform.close()?;
/// # std::fs::remove_dir_all(&folder).unwrap();
/// # Ok::<(), Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Offices(pub(crate) Session);

impl Session {
    /// The structure of the street with its powers and duties.
    pub fn offices(&self) -> Offices {
        Offices(self.clone())
    }
}
