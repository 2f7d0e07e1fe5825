//! Who may do what, where: pure functions over grants.

use chrono::NaiveDate;

use super::types::{Grant, Role, ScopeKind};
use crate::Id;

/// What an operation asks of its caller.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Capability {
    /// Hand in a case.
    SubmitCase,
    /// See cases in scope.
    ReadCases,
    /// Verify a case on the spot.
    VerifyCase,
    /// File, refuse, dispatch, inspect, close, follow up, reopen.
    ManageCases,
    /// Accept, return, report on what is assigned.
    HandleCases,
    /// See residents, dwellings, enterprises in scope.
    ReadRegistry,
    /// Record and amend them.
    WriteRegistry,
    /// See places without people: divisions, grids, compounds, buildings.
    ReadPlaces,
    /// Draw grids, compounds and buildings; staff grids.
    WritePlaces,
    /// See configuration: rules, calendars, categories, offices.
    ReadConfiguration,
    /// Change it.
    Configure,
    /// Make and end grants.
    Grant,
    /// Read events, the audit chain and the read log.
    Audit,
    /// Take events out to the host's own message bus.
    ReadEvents,
    /// See Party organisations, their posts and hubs, and joint governance.
    ReadParty,
    /// Found and change Party organisations, hold meetings and elections.
    WriteParty,
    /// See who is a Party member.
    ReadMembers,
    /// Record members and their steps.
    WriteMembers,
    /// Run the big committee: member units, joint meetings, tasks, lists.
    WriteGovernance,
    /// See committees and mediators of mediation, and where disputes stand, without names.
    ReadMediation,
    /// Record committees and mediators.
    WriteMediation,
    /// Register a dispute.
    RegisterDispute,
    /// Mediate: accept and go on with the disputes of one's committee or panel.
    Mediate,
    /// Record stations, resources and offers; write and publish service items.
    WriteServices,
    /// Hand in matters for applicants, serve at a station, act on people's behalf.
    ReceiveMatters,
    /// See matters in scope with their applicants.
    ReadMatters,
    /// Accept, refuse, handle, decide and deliver matters.
    HandleMatters,
    /// See figures.
    ReadFigures,
    /// Back up and verify.
    Maintain,
}

impl Role {
    /// Every role.
    pub(crate) const ALL: [Self; 10] = [
        Self::GridWorker,
        Self::CommunityOfficer,
        Self::StreetOfficer,
        Self::DepartmentHandler,
        Self::Mediator,
        Self::PartySecretary,
        Self::Leader,
        Self::SystemAdministrator,
        Self::SecurityAdministrator,
        Self::Auditor,
    ];

    /// Whether the role carries the capability. The three administrators are separated (三权分立, rule
    /// `access.administrators.separate`): none can do another's work and none reads residents' records.
    pub(crate) fn can(self, capability: Capability) -> bool {
        use Capability as C;
        match self {
            Self::GridWorker => matches!(
                capability,
                C::SubmitCase
                    | C::ReadCases
                    | C::VerifyCase
                    | C::HandleCases
                    | C::ReadRegistry
                    | C::WriteRegistry
                    | C::ReadPlaces
                    | C::ReadConfiguration
                    | C::ReadFigures
                    | C::ReadParty
                    | C::RegisterDispute
                    | C::ReceiveMatters
            ),
            Self::CommunityOfficer => {
                Self::GridWorker.can(capability)
                    || matches!(
                        capability,
                        C::WritePlaces
                            | C::ReadEvents
                            | C::WriteGovernance
                            | C::ReadMediation
                            | C::WriteMediation
                            | C::WriteServices
                            | C::ReadMatters
                    )
            }
            Self::StreetOfficer => {
                Self::CommunityOfficer.can(capability)
                    || matches!(capability, C::ManageCases | C::HandleMatters)
            }
            Self::DepartmentHandler => matches!(
                capability,
                C::SubmitCase
                    | C::ReadCases
                    | C::HandleCases
                    | C::ReadPlaces
                    | C::ReadConfiguration
                    | C::ReadFigures
                    | C::ReceiveMatters
                    | C::ReadMatters
                    | C::HandleMatters
            ),
            Self::Mediator => matches!(
                capability,
                C::SubmitCase
                    | C::ReadPlaces
                    | C::ReadConfiguration
                    | C::ReadFigures
                    | C::ReadMediation
                    | C::RegisterDispute
                    | C::Mediate
            ),
            Self::PartySecretary => matches!(
                capability,
                C::SubmitCase
                    | C::ReadPlaces
                    | C::ReadConfiguration
                    | C::ReadFigures
                    | C::ReadParty
                    | C::WriteParty
                    | C::ReadMembers
                    | C::WriteMembers
                    | C::WriteGovernance
            ),
            Self::Leader => matches!(capability, C::ReadFigures | C::ReadPlaces | C::ReadConfiguration),
            Self::SystemAdministrator => matches!(
                capability,
                C::Configure
                    | C::ReadConfiguration
                    | C::WritePlaces
                    | C::ReadPlaces
                    | C::Maintain
                    | C::ReadFigures
            ),
            Self::SecurityAdministrator => matches!(capability, C::Grant | C::ReadConfiguration),
            Self::Auditor => {
                matches!(capability, C::Audit | C::ReadEvents | C::ReadConfiguration | C::Maintain)
            }
        }
    }

    /// Whether two roles may be held by one actor (rule `access.administrators.separate`).
    pub(crate) fn compatible(self, other: Self) -> bool {
        let administrator = |role: Self| {
            matches!(role, Self::SystemAdministrator | Self::SecurityAdministrator | Self::Auditor)
        };
        self == other || !(administrator(self) || administrator(other))
    }

    /// The name as documents write it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::GridWorker => "grid_worker",
            Self::CommunityOfficer => "community_officer",
            Self::StreetOfficer => "street_officer",
            Self::DepartmentHandler => "department_handler",
            Self::Mediator => "mediator",
            Self::PartySecretary => "party_secretary",
            Self::Leader => "leader",
            Self::SystemAdministrator => "system_administrator",
            Self::SecurityAdministrator => "security_administrator",
            Self::Auditor => "auditor",
        }
    }

    /// The name in Chinese, for messages.
    pub(crate) fn zh(self) -> &'static str {
        match self {
            Self::GridWorker => "网格员",
            Self::CommunityOfficer => "社区工作者",
            Self::StreetOfficer => "街道工作人员",
            Self::DepartmentHandler => "承办部门人员",
            Self::Mediator => "调解员",
            Self::PartySecretary => "党组织书记",
            Self::Leader => "领导",
            Self::SystemAdministrator => "系统管理员",
            Self::SecurityAdministrator => "安全管理员",
            Self::Auditor => "审计管理员",
        }
    }
}

/// Where a record stands, as stored: what a scope is held against.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Place<'a> {
    /// Twelve-digit code of the community.
    pub(crate) community: Option<&'a str>,
    /// Fifteen-digit code of the grid.
    pub(crate) grid: Option<&'a str>,
    /// Code of the office it is assigned to.
    pub(crate) office: Option<&'a str>,
    /// The Party organisation it belongs to, and all above that one.
    pub(crate) organisations: &'a [Id],
}

impl Grant {
    /// Whether the grant holds on `day`.
    pub(crate) fn holds(&self, day: NaiveDate) -> bool {
        self.revoked_at.is_none() && self.valid_from <= day && self.valid_to.is_none_or(|last| day <= last)
    }

    /// Whether the grant reaches over the whole street.
    pub(crate) fn street_wide(&self) -> bool {
        self.scope_kind == ScopeKind::Division && self.scope.get(9..12) == Some("000")
    }

    /// Whether a record at `place` lies in the scope. A record without a place is seen street-wide only.
    pub(crate) fn covers(&self, place: Place<'_>) -> bool {
        match self.scope_kind {
            ScopeKind::Division => self.street_wide() || place.community == Some(self.scope.as_str()),
            ScopeKind::Grid => place.grid == Some(self.scope.as_str()),
            ScopeKind::Office => place.office == Some(self.scope.as_str()),
            ScopeKind::Organisation => place.organisations.iter().any(|one| one.to_string() == self.scope),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Timestamp;

    fn grant(role: Role, scope_kind: ScopeKind, scope: &str) -> Grant {
        Grant {
            id: Id::from_bytes([0; 16]),
            actor: "a".into(),
            role,
            scope_kind,
            scope: scope.into(),
            sensitive: false,
            valid_from: NaiveDate::from_ymd_opt(2026, 1, 1).unwrap(),
            valid_to: NaiveDate::from_ymd_opt(2026, 12, 31),
            revoked_at: None,
            granted_by: "s".into(),
            revision: 1,
        }
    }

    #[test]
    fn administrators_are_separated_and_read_no_residents() {
        use Capability as C;
        let administrators = [Role::SystemAdministrator, Role::SecurityAdministrator, Role::Auditor];
        for one in administrators {
            assert!(!one.can(C::ReadRegistry) && !one.can(C::ReadCases));
            for other in Role::ALL {
                assert_eq!(one.compatible(other), one == other, "{one:?} {other:?}");
            }
        }
        for capability in [C::Configure, C::Grant, C::Audit, C::WriteParty, C::ReadMembers, C::WriteMembers] {
            assert_eq!(Role::ALL.iter().filter(|role| role.can(capability)).count(), 1, "{capability:?}");
        }
    }

    #[test]
    fn a_scope_covers_what_lies_in_it() {
        let chain = [Id::from_bytes([1; 16]), Id::from_bytes([2; 16])];
        let place = Place {
            community: Some("620102001001"),
            grid: Some("620102001001003"),
            office: Some("cg"),
            organisations: &chain,
        };
        let wide = grant(Role::StreetOfficer, ScopeKind::Division, "620102001000");
        let community = grant(Role::CommunityOfficer, ScopeKind::Division, "620102001001");
        let grid = grant(Role::GridWorker, ScopeKind::Grid, "620102001001003");
        let office = grant(Role::DepartmentHandler, ScopeKind::Office, "cg");
        let above = grant(Role::PartySecretary, ScopeKind::Organisation, &chain[1].to_string());
        for one in [&wide, &community, &grid, &office, &above] {
            assert!(one.covers(place));
        }
        assert!(wide.covers(Place::default()));
        for one in [&community, &grid, &office, &above] {
            assert!(!one.covers(Place::default()), "a record without a place is not in a narrow scope");
        }
        assert!(!grid.covers(Place { grid: Some("620102001001004"), ..place }));
    }

    #[test]
    fn a_grant_holds_from_its_first_to_its_last_day() {
        let mut one = grant(Role::Leader, ScopeKind::Division, "620102001000");
        let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
        assert!(one.holds(day(2026, 1, 1)) && one.holds(day(2026, 12, 31)));
        assert!(!one.holds(day(2025, 12, 31)) && !one.holds(day(2027, 1, 1)));
        one.revoked_at = Some(Timestamp::from_millis(0));
        assert!(!one.holds(day(2026, 6, 1)));
    }
}
