//! Cases (案件、诉求): from a citizen's request to the figures.
//!
//! A case is handed in, verified, filed or refused, dispatched to an office, accepted or returned, worked off,
//! reported, inspected, closed, followed up and, within a window, reopened. Where it stands ([`CaseState`]) is kept
//! apart from what came of it ([`CaseOutcome`]). Every step is decided by a pure function of the stored case, the
//! rulebook and the time; [`Cases::timeline`] tells all of them.

pub(crate) mod configuration;
mod figures;
mod intake;
mod life;
pub(crate) mod mediated;
pub(crate) mod moved;
mod reading;
pub(crate) mod rows;
mod rules;
mod settings;
mod steps;
#[cfg(test)]
mod tests;
mod types;

pub use configuration::{
    Category, CategoryList, CategoryResult, ListCategories, ListOffices, ListRoutingRules, Office,
    OfficeKind, OfficeList, OfficeResult, PutCategory, PutOffice, PutRoutingRule, RoutingRule,
    RoutingRuleList, RoutingRuleResult,
};
pub(crate) use figures::{
    ANSWERED, CLOSED, IN_TIME, OFFICE, ON_TIME, ORDERED, OVERDUE, RESOLVED, SATISFIED, STATE, SUBMITTED,
    is_open, rate,
};
pub(crate) use life::recompute_deadlines;
pub(crate) use reading::recount;
pub use steps::*;
pub use types::*;

use crate::access::{Place, mask};
use crate::platform::Session;

/// Cases of the session's street.
///
/// ```
/// # use shuzhi::*;
/// # use shuzhi::{access::*, case::*};
/// # let folder = std::env::temp_dir().join(format!("shuzhi-case-{}", std::process::id()));
/// # std::fs::create_dir_all(&folder).unwrap();
/// # let path = folder.join("case.db").display().to_string();
/// # let platform = Platform::open(Options { path, street: Some("620102001".into()),
/// #     security_administrator: Some("li".into()), ..Default::default() })?;
/// # let open = |actor: &str| platform.session(Actor { actor: actor.into(), street: "620102001".into(), ..Default::default() });
/// # let grant = |actor: &str, role| open("li")?.access_control().grant(NewGrant { actor: actor.into(), role,
/// #     scope_kind: ScopeKind::Division, scope: "620102001".into(), sensitive: None, valid_from: None, valid_to: None, request_key: None });
/// # grant("zhao", Role::SystemAdministrator)?;
/// # grant("wang", Role::StreetOfficer)?;
/// # let settings = open("zhao")?.cases();
/// # for (code, parent) in [("01", None), ("0101", Some("01"))] {
/// #     settings.put_category(PutCategory { code: code.into(), parent: parent.map(str::to_owned), name: code.into(),
/// #         tier: CaseTier::Ordinary, limit: None, active: None, revision: None })?;
/// # }
/// let cases = open("wang")?.cases();
/// let submitted = cases.submit(NewCase::new("0101", CaseKind::Complaint, CaseChannel::Hotline, "路灯不亮"))?;
/// let verified = cases.verify(CaseStep { case: submitted.case.id.to_string(), ..Default::default() })?;
/// assert_eq!(verified.case.state, CaseState::Verified);
/// # platform.close()?;
/// # std::fs::remove_dir_all(&folder).unwrap();
/// # Ok::<(), Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Cases(pub(crate) Session);

impl Session {
    /// Cases.
    pub fn cases(&self) -> Cases {
        Cases(self.clone())
    }
}

impl Case {
    /// Where the case lies, for the scope of grants.
    fn place(&self) -> Place<'_> {
        Place {
            community: self.community.as_deref(),
            grid: self.grid.as_deref(),
            office: self.office.as_deref(),
            ..Place::default()
        }
    }

    /// The case as ordinary answers show it.
    fn masked(mut self) -> Self {
        self.reporter_name = self.reporter_name.as_deref().map(mask::name);
        self.reporter_phone = self.reporter_phone.as_deref().map(mask::phone);
        self
    }
}
