//! A street in a temporary file for the tests of places and people.
#![allow(dead_code, unreachable_pub, reason = "each test binary uses its part of the module")]

use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

use shuzhi::access::{NewGrant, Role, ScopeKind};
use shuzhi::geo::{Boundary, Coordinate, Datum};
use shuzhi::grid::{GridKind, NewGrid};
use shuzhi::registry::{PutBuilding, PutDivision};
use shuzhi::{Actor, ClockOptions, IdOptions, Options, Platform, Session};

pub const STREET: &str = "620102001";
pub const NORTH: &str = "620102001001";
pub const SOUTH: &str = "620102001002";
pub const NORTH_1: &str = "620102001001001";
pub const NORTH_2: &str = "620102001001002";
pub const SOUTH_1: &str = "620102001002001";

/// A folder that goes away with the test.
pub struct Street {
    pub folder: PathBuf,
    pub platform: Platform,
}

impl Drop for Street {
    fn drop(&mut self) {
        let _ = self.platform.close();
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

pub fn options(folder: &std::path::Path) -> Options {
    Options {
        path: folder.join("street.db").display().to_string(),
        clock: Some(ClockOptions { fixed: "2026-05-01T09:00:00+08:00".into() }),
        ids: Some(IdOptions { seed: 7 }),
        street: Some(STREET.into()),
        security_administrator: Some("li".into()),
        ..Options::default()
    }
}

/// A street with two communities, three grids in a row of one hundredth of a degree each, and a building in each.
pub fn street() -> Street {
    static NEXT: AtomicU32 = AtomicU32::new(1);
    let number = NEXT.fetch_add(1, Ordering::Relaxed);
    let folder = std::env::temp_dir().join(format!("shuzhi-places-{}-{number}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let street = Street { platform: Platform::open(options(&folder)).unwrap(), folder };
    grant(&street, "wang", Role::StreetOfficer, ScopeKind::Division, "620102001000", true);
    grant(&street, "north", Role::CommunityOfficer, ScopeKind::Division, NORTH, false);
    grant(&street, "worker", Role::GridWorker, ScopeKind::Grid, NORTH_1, false);
    grant(&street, "leader", Role::Leader, ScopeKind::Division, "620102001000", false);
    grant(&street, "system", Role::SystemAdministrator, ScopeKind::Division, "620102001000", false);
    grant(&street, "auditor", Role::Auditor, ScopeKind::Division, "620102001000", false);
    let wang = street.session("wang");
    for (code, name) in [(NORTH, "北园社区"), (SOUTH, "南园社区")] {
        let division = PutDivision { code: code.into(), name: name.into(), ..PutDivision::default() };
        wang.registry().put_division(division).unwrap();
    }
    for (code, west) in [(NORTH_1, 103.80), (NORTH_2, 103.81), (SOUTH_1, 103.82)] {
        wang.grids().define(new_grid(code, square(west, 36.05))).unwrap();
    }
    for (grid, address) in [(NORTH_1, "北园路1号"), (NORTH_2, "北园路2号"), (SOUTH_1, "南园路1号")]
    {
        wang.registry().put_building(new_building(grid, address)).unwrap();
    }
    street
}

impl Street {
    pub fn session(&self, actor: &str) -> Session {
        self.session_for(actor, None)
    }

    pub fn session_for(&self, actor: &str, purpose: Option<&str>) -> Session {
        let actor = Actor {
            actor: actor.into(),
            street: STREET.into(),
            purpose: purpose.map(str::to_owned),
            ..Actor::default()
        };
        self.platform.session(actor).unwrap()
    }

    /// Everything the file holds, as text.
    pub fn dump(&self) -> String {
        let file = rusqlite::Connection::open(self.folder.join("street.db")).unwrap();
        let tables: Vec<String> = file
            .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%' ORDER BY name")
            .unwrap()
            .query_map([], |row| row.get(0))
            .unwrap()
            .map(Result::unwrap)
            .collect();
        let mut dump = String::new();
        for table in tables {
            let mut statement = file.prepare(&format!("SELECT * FROM \"{table}\"")).unwrap();
            let columns = statement.column_count();
            let mut rows = statement.query([]).unwrap();
            while let Some(row) = rows.next().unwrap() {
                dump.push_str(&table);
                for column in 0..columns {
                    dump.push_str(&format!(" {:?}", row.get_ref(column).unwrap()));
                }
                dump.push('\n');
            }
        }
        dump
    }

    /// Nothing is wrong with the file, the chain and the counters.
    pub fn verify(&self) -> i64 {
        let report = self.session("auditor").maintenance().verify(verify_request()).unwrap();
        assert!(report.sound, "{:?}", report.findings);
        report.residents
    }

    pub fn count(&self, measure: &str, area: &str) -> i64 {
        let request = serde_json::from_value(serde_json::json!({"measure": measure, "area": area})).unwrap();
        self.session("wang").counters().read(request).unwrap().total
    }

    pub fn file(&self, name: &str, bytes: &[u8]) -> String {
        let path = self.folder.join(name);
        std::fs::write(&path, bytes).unwrap();
        path.display().to_string()
    }
}

fn verify_request() -> shuzhi::ledger::VerifyRequest {
    serde_json::from_value(serde_json::json!({"records": true})).unwrap()
}

pub fn grant(street: &Street, actor: &str, role: Role, scope_kind: ScopeKind, scope: &str, sensitive: bool) {
    let request = NewGrant {
        actor: actor.into(),
        role,
        scope_kind,
        scope: scope.into(),
        sensitive: Some(sensitive),
        valid_from: Some("2026-01-01".into()),
        valid_to: None,
        request_key: None,
    };
    street.session("li").access_control().grant(request).unwrap();
}

pub fn square(west: f64, south: f64) -> Boundary {
    rectangle(west, south, 0.01, 0.01)
}

pub fn rectangle(west: f64, south: f64, wide: f64, high: f64) -> Boundary {
    let pair = |longitude, latitude| Coordinate { longitude, latitude };
    let ring = vec![
        pair(west, south),
        pair(west + wide, south),
        pair(west + wide, south + high),
        pair(west, south + high),
    ];
    Boundary { rings: vec![ring] }
}

pub fn new_grid(code: &str, boundary: Boundary) -> NewGrid {
    NewGrid {
        code: code.into(),
        name: format!("第{}网格", &code[12..]),
        community: code[..12].into(),
        kind: GridKind::Basic,
        boundary,
        datum: Datum::Cgcs2000,
        valid_from: Some("2026-01-01".into()),
        phone: None,
        households: Some(400),
        request_key: None,
    }
}

pub fn new_building(grid: &str, address: &str) -> PutBuilding {
    PutBuilding {
        grid: Some(grid.into()),
        name: "1号楼".into(),
        address: address.into(),
        ..PutBuilding::default()
    }
}
