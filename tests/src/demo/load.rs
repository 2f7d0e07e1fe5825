//! The generated street through the library: grants, divisions, grids and their staff, buildings and dwellings,
//! enterprises, offices, categories and routing rules.

use anyhow::Result;
use shuzhi::access::{NewGrant, Role, ScopeKind};
use shuzhi::case::{CaseTier, Cases, OfficeKind, PutCategory, PutOffice, PutRoutingRule};
use shuzhi::geo::{Boundary, Coordinate, Datum};
use shuzhi::grid::{GridKind, GridPostKind, Grids, NewGrid, StaffGrid};
use shuzhi::registry::{
    DwellingUsage, EnterpriseKind, Management, PutBuilding, PutCompound, PutDivision, PutDwelling,
    PutEnterprise, Registry,
};
use shuzhi::{Id, Platform, Session};

use super::{STREET, actor, session};
use crate::street::{self, Street, Tier};

/// Officers of the do-it-now platform: its own account, and those who dispatch, inspect and call back.
const OFFICERS: [&str; 4] = ["mashangjiuban", "paidan", "hecha", "huifang"];
/// The account of the urban-management platform itself; its offices' accounts are `cg-` and their code.
const URBAN: &str = "cg";
/// The office in whose name that platform asks which offices there are.
const URBAN_OFFICE: &str = "CG";

/// Makes the grants that reach over the whole street.
pub(super) fn officers(platform: &Platform) -> Result<()> {
    let security = session(platform, actor::SECURITY)?;
    let whole = |actor: &str, role| grant(&security, actor, role, ScopeKind::Division, STREET);
    whole(actor::SYSTEM, Role::SystemAdministrator)?;
    whole(actor::AUDITOR, Role::Auditor)?;
    whole(actor::STREET, Role::StreetOfficer)?;
    whole(actor::LEADER, Role::Leader)?;
    whole(actor::SECRETARY, Role::PartySecretary)?;
    OFFICERS.iter().try_for_each(|officer| whole(officer, Role::StreetOfficer))
}

/// Puts everything but residents and cases into a file that has its officers.
pub(super) fn places(platform: &Platform, street: &Street) -> Result<()> {
    staff(&session(platform, actor::SECURITY)?, street)?;
    let officer = session(platform, actor::STREET)?;
    divisions(&officer.registry(), street)?;
    for grid in &street.grids {
        define(&officer.grids(), street, grid)?;
    }
    let buildings = buildings(&officer.registry(), street)?;
    dwellings(&officer.registry(), street, &buildings)?;
    enterprises(&officer.registry(), street)?;
    let system = session(platform, actor::SYSTEM)?.cases();
    offices(&system, street)?;
    categories(&system, street)
}

fn grant(security: &Session, actor: &str, role: Role, scope_kind: ScopeKind, scope: &str) -> Result<()> {
    security.access_control().grant(NewGrant {
        actor: actor.to_owned(),
        role,
        scope_kind,
        scope: scope.to_owned(),
        sensitive: None,
        valid_from: None,
        valid_to: None,
        request_key: None,
    })?;
    Ok(())
}

/// Grants of those who see one grid, one community or one office's orders.
fn staff(security: &Session, street: &Street) -> Result<()> {
    for grid in &street.grids {
        grant(security, &grid.worker.actor, Role::GridWorker, ScopeKind::Grid, &grid.code)?;
        let (leader, community) = (&grid.leader.actor, &grid.community);
        grant(security, leader, Role::CommunityOfficer, ScopeKind::Division, community)?;
    }
    grant(security, URBAN, Role::DepartmentHandler, ScopeKind::Office, URBAN_OFFICE)?;
    for office in &street.offices {
        let handler = format!("{URBAN}-{}", office.code);
        grant(security, &handler, Role::DepartmentHandler, ScopeKind::Office, &office.code)?;
    }
    Ok(())
}

fn divisions(registry: &Registry, street: &Street) -> Result<()> {
    for one in street.communities() {
        let put = PutDivision { code: one.code.clone(), name: one.name.clone(), ..PutDivision::default() };
        registry.put_division(put)?;
    }
    Ok(())
}

fn define(grids: &Grids, street: &Street, grid: &street::Grid) -> Result<()> {
    let ring =
        grid.polygon.iter().map(|p| Coordinate { longitude: p.longitude, latitude: p.latitude }).collect();
    let in_grid = |household: &&street::Household| {
        let building = street.dwellings[household.dwelling as usize].building;
        street.grids[street.buildings[building as usize].grid as usize].code == grid.code
    };
    grids.define(NewGrid {
        code: grid.code.clone(),
        name: grid.name.clone(),
        community: grid.community.clone(),
        kind: GridKind::Basic,
        boundary: Boundary { rings: vec![ring] },
        datum: Datum::Cgcs2000,
        valid_from: None,
        phone: Some(grid.leader.phone.clone()),
        households: Some(i64::try_from(street.households.iter().filter(in_grid).count())?),
        request_key: None,
    })?;
    for (post, person) in [(GridPostKind::Leader, &grid.leader), (GridPostKind::Worker, &grid.worker)] {
        grids.staff(StaffGrid {
            grid: grid.code.clone(),
            post,
            actor: person.actor.clone(),
            name: person.name.clone(),
            phone: Some(person.phone.clone()),
            valid_from: None,
            valid_to: None,
            request_key: None,
        })?;
    }
    Ok(())
}

/// Compounds and buildings; the identifiers of the buildings. The library finds the grid of each from its place.
fn buildings(registry: &Registry, street: &Street) -> Result<Vec<Id>> {
    let mut compounds = Vec::with_capacity(street.compounds.len());
    for compound in &street.compounds {
        let put = PutCompound {
            id: None,
            community: street.grids[compound.grid as usize].community.clone(),
            name: compound.name.clone(),
            address: compound.road.clone(),
            management: if compound.property.is_some() {
                Management::PropertyFirm
            } else {
                Management::SelfManaged
            },
            longitude: None,
            latitude: None,
            datum: None,
            revision: None,
            request_key: None,
        };
        compounds.push(registry.put_compound(put)?.compound.id);
    }
    let mut buildings = Vec::with_capacity(street.buildings.len());
    for building in &street.buildings {
        let put = PutBuilding {
            compound: Some(compounds[building.compound as usize].to_string()),
            name: format!("{}号楼", building.number),
            address: building.address.clone(),
            floors: Some(i64::from(building.floors)),
            units: Some(i64::from(building.units)),
            longitude: Some(building.location.longitude),
            latitude: Some(building.location.latitude),
            datum: Some(Datum::Cgcs2000),
            ..PutBuilding::default()
        };
        buildings.push(registry.put_building(put)?.building.id);
    }
    Ok(buildings)
}

fn dwellings(registry: &Registry, street: &Street, buildings: &[Id]) -> Result<()> {
    for dwelling in &street.dwellings {
        registry.put_dwelling(PutDwelling {
            id: None,
            building: buildings[dwelling.building as usize].to_string(),
            unit: Some(dwelling.unit.to_string()),
            floor: Some(i64::from(dwelling.floor)),
            room: dwelling.room.clone(),
            usage: DwellingUsage::Residential,
            area_cm2: Some(i64::from(dwelling.area_cm2)),
            revision: None,
            request_key: None,
        })?;
    }
    Ok(())
}

fn enterprises(registry: &Registry, street: &Street) -> Result<()> {
    for one in &street.enterprises {
        registry.put_enterprise(PutEnterprise {
            id: None,
            credit_code: one.credit_code.clone(),
            name: one.name.clone(),
            kind: match one.kind {
                street::EnterpriseKind::Company => EnterpriseKind::Enterprise,
                street::EnterpriseKind::Merchant => EnterpriseKind::SelfEmployed,
                street::EnterpriseKind::Cooperative => EnterpriseKind::Cooperative,
            },
            representative: Some(one.representative.clone()),
            phone: Some(one.phone.clone()),
            address: one.address.clone(),
            community: None,
            grid: Some(street.grids[one.grid as usize].code.clone()),
            employees: None,
            state: None,
            revision: None,
            request_key: None,
        })?;
    }
    Ok(())
}

fn offices(cases: &Cases, street: &Street) -> Result<()> {
    for office in &street.offices {
        cases.put_office(PutOffice {
            code: office.code.clone(),
            name: office.name.clone(),
            kind: match office.kind.as_str() {
                "community" => OfficeKind::Community,
                "station" => OfficeKind::Station,
                // The team is no section (科室) of the street.
                "team" | "property" | "utility" => OfficeKind::Department,
                _ => OfficeKind::StreetOffice,
            },
            successor: None,
            valid_from: None,
            valid_to: None,
            revision: None,
        })?;
    }
    Ok(())
}

fn categories(cases: &Cases, street: &Street) -> Result<()> {
    for category in &street.categories {
        cases.put_category(PutCategory {
            code: category.code.clone(),
            parent: category.parent.clone(),
            name: category.name.clone(),
            tier: match category.tier {
                Some(Tier::Emergency) => CaseTier::Emergency,
                Some(Tier::Urgent) => CaseTier::Urgent,
                Some(Tier::Complex) => CaseTier::Complex,
                Some(Tier::Ordinary) | None => CaseTier::Ordinary,
            },
            limit: None,
            active: None,
            revision: None,
        })?;
    }
    for route in &street.routes {
        cases.put_routing_rule(PutRoutingRule {
            category: Some(route.category.clone()),
            area: route.community.clone(),
            office: route.office.clone(),
            ..PutRoutingRule::default()
        })?;
    }
    Ok(())
}
