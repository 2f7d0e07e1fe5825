//! Grids against a real file: boundaries over time, locating, scopes, posts, and what two processes see.

#![allow(clippy::unwrap_used, reason = "a failed step of a test ends it")]

mod support;

use serde_json::json;
use shuzhi::geo::Datum;
use shuzhi::grid::{
    AmendGrid, CheckGrids, CloseGrid, EndGridPost, GetGrid, GridKind, GridPostKind, ListGridPosts, ListGrids,
    LocateGrid, NewGrid, RedrawGrid, StaffGrid,
};
use shuzhi::{Error, ErrorKind, Platform, code};
use support::{
    NORTH, NORTH_1, NORTH_2, SOUTH, SOUTH_1, STREET, Street, new_grid, options, rectangle, square, street,
};

fn located(street: &Street, longitude: f64, as_of: Option<&str>) -> Option<String> {
    let request =
        LocateGrid { longitude, latitude: 36.055, datum: Datum::Cgcs2000, as_of: as_of.map(str::to_owned) };
    street.session("leader").grids().find(request).unwrap().grid.map(String::from)
}

fn redraw(code: &str, from: &str, west: f64, wide: f64) -> RedrawGrid {
    RedrawGrid {
        code: code.into(),
        boundary: rectangle(west, 36.05, wide, 0.01),
        datum: Datum::Cgcs2000,
        from: Some(from.into()),
        revision: None,
        request_key: None,
    }
}

#[test]
fn a_point_lies_in_the_grid_of_its_day() {
    let street = street();
    let grids = street.session("wang").grids();
    // The border moves west: first the one gives, then the other takes.
    grids.redraw(redraw(NORTH_1, "2026-04-01", 103.80, 0.005)).unwrap();
    grids.redraw(redraw(NORTH_2, "2026-04-01", 103.805, 0.015)).unwrap();
    for (as_of, grid) in [
        (Some("2025-12-31"), None),
        (Some("2026-01-01"), Some(NORTH_1)),
        (Some("2026-03-31"), Some(NORTH_1)),
        (Some("2026-04-01"), Some(NORTH_2)),
        (None, Some(NORTH_2)),
    ] {
        assert_eq!(located(&street, 103.807, as_of).as_deref(), grid, "{as_of:?}");
    }
    let detail = |as_of: &str| {
        grids.get(GetGrid { code: NORTH_1.into(), as_of: Some(as_of.into()), datum: None }).unwrap()
    };
    assert_eq!(detail("2026-03-31").valid_to.unwrap().to_string(), "2026-04-01");
    assert_eq!(detail("2026-04-01").valid_to, None);
    assert!(detail("2025-12-31").boundary.is_none());
    street.verify();
}

#[test]
fn edges_belong_to_one_grid_and_every_datum_finds_it() {
    let street = street();
    let grids = street.session("leader").grids();
    let code = |longitude, latitude, datum| {
        grids.locate_point(longitude, latitude, datum).unwrap().map(String::from)
    };
    assert_eq!(code(103.81, 36.055, Datum::Cgcs2000).as_deref(), Some(NORTH_2), "western edges belong");
    assert_eq!(code(103.83, 36.055, Datum::Cgcs2000), None);
    assert_eq!(code(103.8343, 36.0611, Datum::Cgcs2000), None);
    // 103.815, 36.055 as GCJ-02 shows it lies some 0.0024 degrees further east.
    assert_eq!(code(103.8174, 36.0547, Datum::Gcj02).as_deref(), Some(NORTH_2));
    let lonlat = [103.805, 36.055, 103.815, 36.055, 0.0, 0.0];
    let mut out = [None; 3];
    grids.locate_many(&lonlat, Datum::Wgs84, &mut out).unwrap();
    assert_eq!(out.map(|code| code.map(String::from)), [Some(NORTH_1.into()), Some(NORTH_2.into()), None]);
    let error = grids.locate_many(&[103.8, 36.0, 36.0, 103.8], Datum::Wgs84, &mut out[..2]).unwrap_err();
    assert_eq!(error.report().details["index"], 1);
    assert_eq!(grids.locate_point(f64::NAN, 36.0, Datum::Bd09).unwrap_err().field(), Some("longitude"));
}

#[test]
fn refusals_name_their_rule_and_change_nothing() {
    let street = street();
    let grids = street.session("wang").grids();
    let before = street.dump();
    let refused = |request: NewGrid| grids.define(request).unwrap_err();
    let rule = |error: Error| error.rule().map(str::to_owned);
    let free = || new_grid("620102001001009", square(103.90, 36.05));
    assert_eq!(
        rule(refused(NewGrid { boundary: square(103.805, 36.055), ..free() })).as_deref(),
        Some("grid.boundary.overlap")
    );
    assert_eq!(
        rule(refused(NewGrid { community: "620102001002".into(), ..free() })).as_deref(),
        Some("grid.code.community")
    );
    assert_eq!(refused(new_grid(NORTH_1, square(103.90, 36.05))).code(), code::CONFLICT_EXISTS);
    let unknown = new_grid("620102001009001", square(103.90, 36.05));
    assert_eq!(refused(unknown).kind(), ErrorKind::NotFound);
    for (request, field) in [
        (NewGrid { code: "620102001001".into(), ..free() }, "code"),
        (NewGrid { name: " ".into(), ..free() }, "name"),
        (NewGrid { phone: Some("12".into()), ..free() }, "phone"),
        (NewGrid { households: Some(-1), ..free() }, "households"),
        (NewGrid { valid_from: Some("2026-02-30".into()), ..free() }, "valid_from"),
    ] {
        assert_eq!(refused(request).field(), Some(field));
    }
    assert_eq!(grids.redraw(redraw(NORTH_1, "2025-12-31", 103.80, 0.005)).unwrap_err().field(), Some("from"));
    let overlap = grids.redraw(redraw(NORTH_1, "2026-06-01", 103.80, 0.015)).unwrap_err();
    assert_eq!(overlap.rule(), Some("grid.boundary.overlap"));
    let stale = AmendGrid { code: NORTH_1.into(), revision: Some(9), ..AmendGrid::default() };
    assert_eq!(grids.amend(stale).unwrap_err().code(), code::CONFLICT_REVISION);
    for actor in ["worker", "leader", "auditor", "nobody"] {
        let error = street.session(actor).grids().define(free()).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Denied, "{actor}");
    }
    let south = new_grid("620102001002009", square(103.90, 36.05));
    assert_eq!(street.session("north").grids().define(south).unwrap_err().kind(), ErrorKind::Denied);
    assert_eq!(street.dump(), before);
}

#[test]
fn a_dedicated_grid_answers_before_the_basic_one_around_it() {
    let street = street();
    let grids = street.session("wang").grids();
    let school = NewGrid {
        kind: GridKind::Dedicated,
        households: None,
        ..new_grid("620102001001101", rectangle(103.802, 36.052, 0.005, 0.005))
    };
    assert!(grids.define(school.clone()).unwrap().warnings.is_empty());
    assert_eq!(located(&street, 103.805, None).as_deref(), Some("620102001001101"));
    assert_eq!(located(&street, 103.801, None).as_deref(), Some(NORTH_1));
    let mut out = [None; 2];
    grids.locate_many(&[103.805, 36.055, 103.801, 36.055], Datum::Cgcs2000, &mut out).unwrap();
    assert_eq!(out.map(|code| code.unwrap().to_string()), ["620102001001101", NORTH_1]);
    let across = NewGrid {
        code: "620102001001102".into(),
        boundary: rectangle(103.815, 36.052, 0.01, 0.002),
        ..school
    };
    assert_eq!(grids.define(across).unwrap().warnings[0].rule, "grid.dedicated");
    street.verify();
}

#[test]
fn closing_ends_boundary_and_posts_and_tells_who_is_left() {
    let street = street();
    let grids = street.session("wang").grids();
    let staff = |post, actor: &str| StaffGrid {
        grid: NORTH_1.into(),
        post,
        actor: actor.into(),
        name: "𬱖㛃".into(),
        phone: Some("13812341234".into()),
        valid_from: Some("2026-01-01".into()),
        valid_to: None,
        request_key: None,
    };
    grids.staff(staff(GridPostKind::Leader, "a")).unwrap();
    let second = grids.staff(staff(GridPostKind::Leader, "b")).unwrap();
    assert_eq!(second.warnings[0].rule, "grid.post.leader");
    let ended = EndGridPost {
        post: second.post.id.to_string(),
        on: Some("2026-02-01".into()),
        ..EndGridPost::default()
    };
    assert_eq!(grids.end_post(ended.clone()).unwrap().post.revision, 2);
    assert_eq!(grids.end_post(EndGridPost { on: None, ..ended }).unwrap_err().code(), code::CONFLICT_STATE);
    let close = CloseGrid { code: NORTH_1.into(), on: None, reason: "合并".into(), ..CloseGrid::default() };
    let closed = grids.close(close.clone()).unwrap();
    assert_eq!(closed.warnings[0].rule, "grid.close.assigned");
    assert_eq!(grids.close(close).unwrap_err().code(), code::CONFLICT_STATE);
    assert_eq!(located(&street, 103.805, None), None);
    assert_eq!(located(&street, 103.805, Some("2026-04-30")).as_deref(), Some(NORTH_1));
    let held = ListGridPosts { as_of: Some("2026-05-01".into()), ..ListGridPosts::default() };
    assert!(grids.list_posts(held).unwrap().items.is_empty());
    let codes = |closed| {
        let list = grids.list(ListGrids { closed, ..ListGrids::default() }).unwrap();
        list.items.iter().map(|grid| grid.code.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(codes(None), [NORTH_2, SOUTH_1]);
    assert_eq!(codes(Some(true)), [NORTH_1, NORTH_2, SOUTH_1]);
    street.verify();
}

#[test]
fn lists_are_paged_and_stay_in_scope() {
    let street = street();
    let codes = |actor: &str| -> Vec<String> {
        let grids = street.session(actor).grids();
        let (mut codes, mut cursor) = (Vec::new(), None);
        loop {
            let request = ListGrids { limit: Some(1), cursor, ..ListGrids::default() };
            let page = grids.list(request).unwrap();
            codes.extend(page.items.iter().map(|grid| grid.code.to_string()));
            match page.next {
                Some(next) => cursor = Some(next),
                None => return codes,
            }
        }
    };
    assert_eq!(codes("wang"), [NORTH_1, NORTH_2, SOUTH_1]);
    assert_eq!(codes("north"), [NORTH_1, NORTH_2]);
    assert_eq!(codes("worker"), [NORTH_1, NORTH_2], "the places of the community, not only the own grid");
    let denied = street.session("auditor").grids().list(ListGrids::default()).unwrap_err();
    assert_eq!(denied.kind(), ErrorKind::Denied);
    let hidden = GetGrid { code: SOUTH_1.into(), ..GetGrid::default() };
    assert_eq!(street.session("north").grids().get(hidden).unwrap_err().kind(), ErrorKind::NotFound);
}

#[test]
fn the_check_finds_gaps_and_overlaps() {
    let street = street();
    let grids = street.session("wang").grids();
    let check = |wide: f64| {
        let outline = Some(rectangle(103.80, 36.05, wide, 0.01));
        grids.check(CheckGrids { outline, datum: Some(Datum::Cgcs2000), ..CheckGrids::default() }).unwrap()
    };
    let exact = check(0.03);
    assert!(exact.sound && exact.grids == 3 && exact.gaps.is_empty(), "{exact:?}");
    let gap = check(0.04);
    assert!(!gap.sound && gap.gap_m2.unwrap() > 900_000 && gap.gaps.len() == 1);
    let outside = check(0.02);
    assert!(!outside.sound && outside.outside_m2.unwrap() > 900_000);
    let north = CheckGrids { community: Some(NORTH.into()), ..CheckGrids::default() };
    assert_eq!(grids.check(north).unwrap().grids, 2);
    let unlabelled = CheckGrids { outline: Some(square(103.8, 36.0)), ..CheckGrids::default() };
    assert_eq!(grids.check(unlabelled).unwrap_err().field(), Some("datum"));
}

#[test]
fn two_platforms_on_one_file_see_each_others_grids() {
    let street = street();
    assert_eq!(located(&street, 103.835, None), None);
    let other = Platform::open(options(&street.folder)).unwrap();
    let actor = shuzhi::Actor { actor: "wang".into(), street: support::STREET.into(), ..Default::default() };
    let theirs = other.session(actor).unwrap();
    theirs.grids().define(new_grid("620102001002002", square(103.83, 36.05))).unwrap();
    assert_eq!(located(&street, 103.835, None).as_deref(), Some("620102001002002"));
    street.session("wang").grids().redraw(redraw("620102001002002", "2026-05-01", 103.84, 0.01)).unwrap();
    let at = |longitude| theirs.grids().locate_point(longitude, 36.055, Datum::Cgcs2000).unwrap();
    assert_eq!(at(103.835), None);
    assert_eq!(at(103.845).map(String::from).as_deref(), Some("620102001002002"));
    other.close().unwrap();
}

#[test]
fn a_request_key_gives_the_first_result_again() {
    let street = street();
    let grids = street.session("wang").grids();
    let request =
        NewGrid { request_key: Some("k".into()), ..new_grid("620102001002002", square(103.83, 36.05)) };
    let first = grids.define(request.clone()).unwrap();
    let events = street.dump();
    assert_eq!(grids.define(request.clone()).unwrap(), first);
    assert_eq!(street.dump(), events);
    let other = NewGrid { name: "别名".into(), ..request };
    assert_eq!(grids.define(other).unwrap_err().code(), code::CONFLICT_REQUEST_KEY);
}

#[test]
fn the_usual_size_of_a_grid_is_the_rulebooks_of_its_place_and_day() {
    let street = street();
    let told = |households: i64| {
        let request = serde_json::from_value(json!({"code": NORTH_1, "households": households})).unwrap();
        let warnings = street.session("wang").grids().amend(request).unwrap().warnings;
        warnings.into_iter().map(|warning| (warning.rule, warning.en)).collect::<Vec<_>>()
    };
    assert_eq!(told(400), []);
    assert_eq!(told(299)[0].0, "grid.size");
    let override_size = |parameter: &str, value: &str, place: &str, from: &str, to: Option<&str>| {
        let request = serde_json::from_value(json!({
            "rule": "grid.size", "parameter": parameter, "value": value, "jurisdiction": place,
            "valid_from": from, "valid_to": to, "reason": "街道网格划分方案",
        }));
        street.session("system").rules().override_parameter(request.unwrap()).unwrap();
    };
    // Another community's, and one of a period that is over, do not count.
    override_size("minimum", "10", SOUTH, "2026-01-01", None);
    override_size("minimum", "20", NORTH, "2026-01-01", Some("2026-04-30"));
    assert!(told(299)[0].1.contains("300 to 500"), "{:?}", told(299));
    override_size("minimum", "200", NORTH, "2026-05-01", None);
    override_size("maximum", "350", STREET, "2026-05-01", None);
    assert_eq!(told(299), []);
    assert!(told(400)[0].1.contains("200 to 350"), "{:?}", told(400));
    assert!(told(199)[0].1.contains("200 to 350"), "{:?}", told(199));
}
