//! The seeded street through the library: grids, buildings, an import with bad rows, its undo, cases on the map.

use std::path::Path;

use shuzhi::access::{NewGrant, Role, ScopeKind};
use shuzhi::case::{CaseChannel, CaseKind, CaseTier, NewCase, PutCategory};
use shuzhi::geo::{Boundary, Coordinate, Datum};
use shuzhi::grid::{CheckGrids, GridKind, NewGrid};
use shuzhi::ledger::VerifyRequest;
use shuzhi::registry::{
    ImportResidents, ListResidents, PutBuilding, PutDivision, SearchRegistry, UndoImport,
};
use shuzhi::{Actor, Options, Platform, Session};
use shuzhi_tests::street::{Street, generate, write_csv, write_xlsx};

const STREET: &str = "620102004";

fn session(platform: &Platform, actor: &str) -> Session {
    platform.session(Actor { actor: actor.into(), street: STREET.into(), ..Actor::default() }).unwrap()
}

fn open(folder: &Path) -> Platform {
    let platform = Platform::open(Options {
        path: folder.join("street.db").display().to_string(),
        street: Some(STREET.into()),
        security_administrator: Some("anquan".into()),
        ..Options::default()
    })
    .unwrap();
    for (actor, role) in
        [("xitong", Role::SystemAdministrator), ("jiedao", Role::StreetOfficer), ("shenji", Role::Auditor)]
    {
        let grant = NewGrant {
            actor: actor.into(),
            role,
            scope_kind: ScopeKind::Division,
            scope: STREET.into(),
            sensitive: None,
            valid_from: None,
            valid_to: None,
            request_key: None,
        };
        session(&platform, "anquan").access_control().grant(grant).unwrap();
    }
    platform
}

/// Puts the street's communities, grids and buildings in.
fn settle(platform: &Platform, street: &Street) {
    let officer = session(platform, "jiedao");
    for one in
        street.divisions.iter().filter(|one| one.code.starts_with(STREET) && !one.code.ends_with("000"))
    {
        let put = PutDivision {
            code: one.code.clone(),
            name: one.name.clone(),
            valid_from: None,
            valid_to: None,
            revision: None,
            request_key: None,
        };
        officer.registry().put_division(put).unwrap();
    }
    for grid in &street.grids {
        let ring = grid
            .polygon
            .iter()
            .map(|p| Coordinate { longitude: p.longitude, latitude: p.latitude })
            .collect();
        let new = NewGrid {
            code: grid.code.clone(),
            name: grid.name.clone(),
            community: grid.code[..12].to_owned(),
            kind: GridKind::Basic,
            boundary: Boundary { rings: vec![ring] },
            datum: Datum::Cgcs2000,
            valid_from: None,
            phone: None,
            households: None,
            request_key: None,
        };
        officer.grids().define(new).unwrap();
    }
    for building in &street.buildings {
        let grid = &street.grids[building.grid as usize].code;
        let put = PutBuilding {
            id: None,
            compound: None,
            community: Some(grid[..12].to_owned()),
            grid: Some(grid.clone()),
            name: building.number.to_string(),
            address: building.address.clone(),
            floors: None,
            units: None,
            longitude: None,
            latitude: None,
            datum: None,
            revision: None,
            request_key: None,
        };
        officer.registry().put_building(put).unwrap();
    }
}

fn assert_sound(platform: &Platform) -> i64 {
    let report =
        session(platform, "shenji").maintenance().verify(VerifyRequest { records: Some(true) }).unwrap();
    assert!(report.sound, "{:?}", report.findings);
    report.residents
}

#[test]
fn a_file_with_bad_rows_is_imported_and_taken_back() {
    let folder = tempfile::tempdir().unwrap();
    let (platform, street) = (open(folder.path()), generate(7, 1_000));
    settle(&platform, &street);
    let officer = session(&platform, "jiedao");
    let check = officer
        .grids()
        .check(CheckGrids { community: None, outline: None, datum: None, as_of: None })
        .unwrap();
    assert!(check.sound && check.overlaps.is_empty());
    for (name, spoil) in [("residents.csv", 10), ("residents.xlsx", 5)] {
        let path = folder.path().join(name);
        let spoiled = if name.ends_with("csv") {
            write_csv(&street, &path, spoil).unwrap()
        } else {
            write_xlsx(&street, &path, spoil).unwrap()
        };
        let import = |dry_run| {
            let request = ImportResidents {
                path: path.display().to_string(),
                format: None,
                sheet: None,
                dry_run: Some(dry_run),
                create_dwellings: None,
                request_key: None,
            };
            officer.registry().import_residents(request).unwrap()
        };
        let tried = import(true);
        assert_eq!(
            (tried.read, tried.rejected, tried.batch),
            (1_000, spoiled.len() as i64, None),
            "{:?}",
            tried.errors
        );
        assert_eq!(assert_sound(&platform), 0, "a dry run changes nothing");
        let done = import(false);
        assert_eq!((done.accepted, done.rejected), (tried.accepted, tried.rejected));
        let mut rows: Vec<i64> = done.errors.iter().map(|issue| issue.row).collect();
        let mut expected: Vec<i64> = spoiled.iter().map(|one| one.row as i64).collect();
        rows.sort_unstable();
        expected.sort_unstable();
        assert_eq!(rows, expected);
        assert_eq!(assert_sound(&platform), done.accepted);
        let listed = officer.registry().list_residents(ListResidents::default()).unwrap();
        assert!(!listed.items.is_empty());
        let family = street.residents[0].name.chars().take(2).collect::<String>();
        let hits = officer
            .registry()
            .search(SearchRegistry { text: family.clone(), kinds: None, limit: None, cursor: None })
            .unwrap();
        assert!(hits.items.iter().any(|hit| hit.title.contains(&family)), "{family}");
        let batch = done.batch.unwrap().to_string();
        let undo =
            UndoImport { batch, keep_amended: None, reason: "错用了旧文件".into(), request_key: None };
        let undone = officer.registry().undo_import(undo).unwrap();
        assert_eq!(undone.removed, done.accepted);
        assert_eq!(assert_sound(&platform), 0);
    }
    platform.close().unwrap();
}

#[test]
fn requests_find_their_grids_and_every_count_reconciles() {
    let folder = tempfile::tempdir().unwrap();
    let (platform, street) = (open(folder.path()), generate(9, 1_000));
    settle(&platform, &street);
    let settings = session(&platform, "xitong").cases();
    for (code, parent) in [("01", None), ("0101", Some("01"))] {
        let category = PutCategory {
            code: code.into(),
            parent: parent.map(str::to_owned),
            name: code.into(),
            tier: CaseTier::Ordinary,
            limit: None,
            active: None,
            revision: None,
        };
        settings.put_category(category).unwrap();
    }
    let cases = session(&platform, "jiedao").cases();
    // More than a batch of the text index, so that a search sees both sides of it.
    for request in street.requests(600) {
        let new = NewCase {
            description: Some(request.description.clone()),
            longitude: Some(request.location.longitude),
            latitude: Some(request.location.latitude),
            datum: Some(Datum::Cgcs2000),
            ..NewCase::new("0101", CaseKind::Help, CaseChannel::Citizen, request.title.clone())
        };
        let stored = cases.submit(new).unwrap().case;
        assert_eq!(stored.grid.as_deref(), Some(request.grid.as_str()));
    }
    let all: Vec<_> = street.requests(600).collect();
    for wanted in [&all[0], &all[599]] {
        let text = wanted.title.chars().take(4).collect::<String>();
        let list =
            shuzhi::case::ListCases { text: Some(text.clone()), limit: Some(1_000), ..Default::default() };
        let found = cases.list(list).unwrap().items.len();
        let there =
            all.iter().filter(|one| one.title.contains(&text) || one.description.contains(&text)).count();
        assert_eq!(found, there, "{text}");
    }
    assert_sound(&platform);
    platform.close().unwrap();
}
