//! Streets to measure on: configuration by the library's own calls, cases by its bulk call.

use std::collections::HashMap;
use std::path::Path;

use anyhow::{Context, Result};
use shuzhi::access::{NewGrant, Role, ScopeKind};
use shuzhi::case::{
    CaseChannel, CaseKind, CaseTier, NewCase, OfficeKind, PutCategory, PutOffice, PutRoutingRule,
};
use shuzhi::geo::{Boundary, Coordinate, Datum};
use shuzhi::grid::{GridKind, NewGrid};
use shuzhi::registry::{ListBuildings, Management, PutBuilding, PutCompound, PutDivision};
use shuzhi::{Actor, ClockOptions, DurabilityMode, Id, Options, Platform, Session, Timestamp};
use shuzhi_tests::street::{Channel, Request, Street, Tier};

/// The street of the case parts.
pub fn street() -> Street {
    shuzhi_tests::street::generate(3, 5_000)
}

/// The identifiers of the cases of a file, oldest first.
pub fn ids(path: &Path) -> Result<Vec<Id>> {
    let connection = rusqlite::Connection::open(path)?;
    let mut statement = connection.prepare("SELECT id FROM case_file ORDER BY serial")?;
    let ids = statement.query_map([], |row| Ok(Id::from_bytes(row.get(0)?)))?;
    Ok(ids.collect::<rusqlite::Result<_>>()?)
}

/// A new identifier, as a hand-written program makes it.
pub fn new_id() -> Id {
    Id::from_bytes(uuid::Uuid::now_v7().into_bytes())
}

/// The nine digits of the street.
pub fn code(street: &Street) -> String {
    street.division().code[..9].to_owned()
}

/// Opens the file at the instant `at`; a new one gets its street. The clock stands, so that a run does not depend on
/// the day on which it is made.
pub fn open(path: &Path, street: &str, durability: DurabilityMode, at: Timestamp) -> Result<Platform> {
    Ok(Platform::open(Options {
        path: path.display().to_string(),
        durability: Some(durability),
        clock: Some(ClockOptions { fixed: at.to_string() }),
        street: Some(street.to_owned()),
        street_name: Some("测试街道".into()),
        security_administrator: Some("li".into()),
        ..Default::default()
    })?)
}

/// A session of somebody of that street.
pub fn session(platform: &Platform, street: &str, actor: &str) -> Result<Session> {
    Ok(platform.session(Actor { actor: actor.into(), street: street.into(), ..Default::default() })?)
}

/// A new file with the grants, divisions, grids, offices, categories and routes of `street`.
pub fn found(path: &Path, street: &Street, durability: DurabilityMode, at: Timestamp) -> Result<Platform> {
    let code = code(street);
    let platform = open(path, &code, durability, at)?;
    let grants = session(&platform, &code, "li")?.access_control();
    let roles =
        [("zhao", Role::SystemAdministrator), ("wang", Role::StreetOfficer), ("sun", Role::StreetOfficer)];
    for (actor, role) in roles {
        grants.grant(NewGrant {
            actor: actor.into(),
            role,
            scope_kind: ScopeKind::Division,
            scope: code.clone(),
            sensitive: None,
            valid_from: None,
            valid_to: None,
            request_key: None,
        })?;
    }
    let administrator = session(&platform, &code, "zhao")?;
    for division in street.communities() {
        administrator.registry().put_division(PutDivision {
            code: division.code.clone(),
            name: division.name.clone(),
            valid_from: None,
            valid_to: None,
            revision: None,
            request_key: None,
        })?;
    }
    for grid in &street.grids {
        let ring = grid.polygon.iter();
        let ring =
            ring.map(|point| Coordinate { longitude: point.longitude, latitude: point.latitude }).collect();
        administrator.grids().define(NewGrid {
            code: grid.code.clone(),
            name: grid.name.clone(),
            community: grid.community.clone(),
            kind: GridKind::Basic,
            boundary: Boundary { rings: vec![ring] },
            datum: Datum::Cgcs2000,
            valid_from: None,
            phone: None,
            households: None,
            request_key: None,
        })?;
    }
    configure(&administrator, street)?;
    Ok(platform)
}

fn configure(administrator: &Session, street: &Street) -> Result<()> {
    let cases = administrator.cases();
    for office in &street.offices {
        cases.put_office(PutOffice {
            code: office.code.clone(),
            name: office.name.clone(),
            kind: OfficeKind::StreetOffice,
            successor: None,
            valid_from: None,
            valid_to: None,
            revision: None,
        })?;
    }
    let (first, second): (Vec<_>, Vec<_>) = street.categories.iter().partition(|row| row.parent.is_none());
    for category in first.into_iter().chain(second) {
        cases.put_category(PutCategory {
            code: category.code.clone(),
            parent: category.parent.clone(),
            name: category.name.clone(),
            tier: category.tier.map_or(CaseTier::Ordinary, tier),
            limit: None,
            active: None,
            revision: None,
        })?;
    }
    for route in &street.routes {
        cases.put_routing_rule(PutRoutingRule {
            id: None,
            category: Some(route.category.clone()),
            area: route.community.clone(),
            office: route.office.clone(),
            priority: None,
            active: None,
            revision: None,
        })?;
    }
    Ok(())
}

/// The compounds and buildings of `street`, so that residents find their home.
pub fn build(session: &Session, street: &Street) -> Result<()> {
    let registry = session.registry();
    let mut compounds = Vec::with_capacity(street.compounds.len());
    for compound in &street.compounds {
        let put = registry.put_compound(PutCompound {
            id: None,
            community: street.grids[compound.grid as usize].community.clone(),
            name: compound.name.clone(),
            address: compound.road.clone(),
            management: Management::ALL[0],
            longitude: None,
            latitude: None,
            datum: None,
            revision: None,
            request_key: None,
        })?;
        compounds.push(put.compound.id.to_string());
    }
    for building in &street.buildings {
        registry.put_building(PutBuilding {
            id: None,
            compound: Some(compounds[building.compound as usize].clone()),
            community: None,
            grid: Some(street.grids[building.grid as usize].code.clone()),
            name: format!("{}栋", building.number),
            address: building.address.clone(),
            floors: None,
            units: None,
            longitude: None,
            latitude: None,
            datum: None,
            revision: None,
            request_key: None,
        })?;
    }
    Ok(())
}

/// The identifiers of the buildings by their address.
pub fn buildings(session: &Session) -> Result<HashMap<String, String>> {
    let mut found = HashMap::new();
    let mut cursor = None;
    loop {
        let request = ListBuildings { limit: Some(1_000), cursor, ..ListBuildings::default() };
        let page = session.registry().list_buildings(request)?;
        found.extend(page.items.into_iter().map(|one| (one.address, one.id.to_string())));
        cursor = page.next;
        if cursor.is_none() {
            return Ok(found);
        }
    }
}

fn tier(tier: Tier) -> CaseTier {
    match tier {
        Tier::Emergency => CaseTier::Emergency,
        Tier::Urgent => CaseTier::Urgent,
        Tier::Ordinary => CaseTier::Ordinary,
        Tier::Complex => CaseTier::Complex,
    }
}

/// A request of the street as the library takes it.
pub fn new_case(request: &Request) -> NewCase {
    let channel = match request.channel {
        Channel::Citizen => CaseChannel::Citizen,
        Channel::GridWorker => CaseChannel::GridWorker,
        Channel::Hotline => CaseChannel::Hotline,
        Channel::Department => CaseChannel::Department,
    };
    NewCase {
        description: Some(request.description.clone()),
        address: Some(request.address.clone()),
        longitude: Some(request.location.longitude),
        latitude: Some(request.location.latitude),
        datum: Some(Datum::Cgcs2000),
        reporter_name: request.reporter.as_ref().map(|reporter| reporter.name.clone()),
        reporter_phone: request.reporter.as_ref().map(|reporter| reporter.phone.clone()),
        ..NewCase::new(request.category.clone(), CaseKind::Complaint, channel, request.title.clone())
    }
}

/// A copy of a closed file, on the disk before anything is measured.
pub fn copy(from: &Path, to: &Path) -> Result<()> {
    std::fs::copy(from, to).with_context(|| format!("copy to {}", to.display()))?;
    Ok(std::fs::File::open(to)?.sync_all()?)
}
