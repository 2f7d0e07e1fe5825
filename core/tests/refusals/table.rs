//! Refusals of everything but the steps of cases.

use serde_json::json;
use shuzhi::code::{
    CONFLICT_EXISTS, CONFLICT_REVISION, CONFLICT_STATE, DENIED, INVALID, INVALID_DOCUMENT, NOT_FOUND,
    VIOLATION,
};

use crate::Refusal;
use crate::ground::{NOBODY, boundary};
use crate::support::{NORTH, NORTH_1, NORTH_2, SOUTH, STREET};

pub(crate) fn refusals() -> Vec<Refusal> {
    [platform(), access(), rules(), grids(), places(), dwellings(), people(), imports(), settings()].concat()
}

fn platform() -> Vec<Refusal> {
    vec![
        ("wang", "platform.backup", json!({"path": "nowhere.db"}), DENIED),
        ("system", "platform.backup", json!({"path": "$file"}), INVALID),
        ("system", "platform.backup", json!({"path": ""}), INVALID),
    ]
}

fn access() -> Vec<Refusal> {
    let grant = |actor: &str, role: &str, kind: &str, scope: &str| json!({"actor": actor, "role": role, "scope_kind": kind, "scope": scope});
    vec![
        ("wang", "access.grant", grant("zhao", "auditor", "division", STREET), DENIED),
        ("li", "access.grant", grant("li", "auditor", "division", STREET), VIOLATION),
        ("li", "access.grant", grant("auditor", "street_officer", "division", STREET), VIOLATION),
        ("li", "access.grant", grant("zhao", "street_officer", "division", "110101001"), INVALID),
        ("li", "access.grant", grant("zhao", "king", "division", STREET), INVALID_DOCUMENT),
        ("li", "access.revoke", json!({"grant": NOBODY, "reason": "离职"}), NOT_FOUND),
        ("li", "access.revoke", json!({"grant": "$grant_ended", "reason": "离职"}), CONFLICT_STATE),
        ("li", "access.revoke", json!({"grant": "$grant_ended", "reason": " "}), INVALID),
    ]
}

fn rules() -> Vec<Refusal> {
    let set = |rule: &str, parameter: &str, value: &str| {
        json!({"rule": rule, "parameter": parameter, "value": value, "jurisdiction": STREET,
               "valid_from": "2026-01-01", "reason": "街道决定"})
    };
    vec![
        ("wang", "rulebook.override", set("grid.size", "minimum", "200"), DENIED),
        ("system", "rulebook.override", set("grid.sizes", "minimum", "200"), NOT_FOUND),
        ("system", "rulebook.override", set("grid.size", "least", "200"), NOT_FOUND),
        ("system", "rulebook.override", set("grid.size", "minimum", "0"), VIOLATION),
        ("system", "rulebook.override", set("grid.size", "minimum", "many"), INVALID),
        (
            "system",
            "calendar.put_year",
            json!({"year": 2027, "rest": ["2026-01-01"], "work": [], "source": "通知"}),
            INVALID,
        ),
        (
            "wang",
            "calendar.put_year",
            json!({"year": 2027, "rest": [], "work": [], "source": "通知"}),
            INVALID,
        ),
        ("wang", "calendar.set_hours", json!({"periods": [{"from": "09:00", "to": "17:00"}]}), DENIED),
        ("system", "calendar.set_hours", json!({"periods": [{"from": "18:00", "to": "17:00"}]}), INVALID),
    ]
}

fn grids() -> Vec<Refusal> {
    let define = |code: &str, community: &str, west: f64| {
        json!({"code": code, "community": community, "name": "新网格", "kind": "basic", "datum": "cgcs2000",
               "boundary": boundary(west)})
    };
    let redraw = |code: &str, from: &str| json!({"code": code, "datum": "cgcs2000", "boundary": boundary(103.90), "from": from});
    let staff = |grid: &str, from: &str, to: &str| json!({"grid": grid, "post": "worker", "actor": "w", "name": "小赵", "valid_from": from, "valid_to": to});
    vec![
        ("wang", "grid.define", define(NORTH_1, NORTH, 103.90), CONFLICT_EXISTS),
        ("wang", "grid.define", define("620102001001003", SOUTH, 103.90), VIOLATION),
        ("wang", "grid.define", define("620102001001003", NORTH, 103.805), VIOLATION),
        ("wang", "grid.define", define("620102001009003", "620102001009", 103.90), NOT_FOUND),
        ("north", "grid.define", define("620102001002003", SOUTH, 103.90), DENIED),
        ("wang", "grid.amend", json!({"code": "620102001001007", "name": "无"}), NOT_FOUND),
        ("wang", "grid.amend", json!({"code": NORTH_1, "name": "无", "revision": 9}), CONFLICT_REVISION),
        ("wang", "grid.amend", json!({"code": "$grid_closed", "name": "无"}), CONFLICT_STATE),
        ("wang", "grid.amend", json!({"code": NORTH_1, "phone": "12"}), INVALID),
        ("wang", "grid.redraw", redraw(NORTH_1, "2025-01-01"), INVALID),
        ("wang", "grid.redraw", redraw("$grid_closed", "2026-06-01"), CONFLICT_STATE),
        ("worker", "grid.redraw", redraw(NORTH_1, "2026-06-01"), DENIED),
        ("wang", "grid.close", json!({"code": "$grid_closed", "reason": "合并"}), CONFLICT_STATE),
        ("wang", "grid.close", json!({"code": NORTH_1, "reason": "合并", "on": "2025-01-01"}), INVALID),
        ("wang", "grid.close", json!({"code": NORTH_2, "reason": ""}), INVALID),
        ("wang", "grid.staff", staff("620102001001007", "2026-05-01", "2026-06-01"), NOT_FOUND),
        ("wang", "grid.staff", staff("$grid_closed", "2026-05-01", "2026-06-01"), CONFLICT_STATE),
        ("wang", "grid.staff", staff(NORTH_1, "2026-05-01", "2026-04-01"), INVALID),
        ("wang", "grid.end_post", json!({"post": NOBODY}), NOT_FOUND),
        ("wang", "grid.end_post", json!({"post": "$post", "revision": 7}), CONFLICT_REVISION),
        ("wang", "grid.end_post", json!({"post": "$post_ended"}), CONFLICT_STATE),
    ]
}

fn places() -> Vec<Refusal> {
    let compound =
        json!({"community": "620102001009", "name": "小区", "address": "路", "management": "unknown"});
    vec![
        ("wang", "registry.put_division", json!({"code": "110101001001", "name": "外地"}), INVALID),
        (
            "wang",
            "registry.put_division",
            json!({"code": NORTH, "name": "北园", "revision": 9}),
            CONFLICT_REVISION,
        ),
        ("north", "registry.put_division", json!({"code": SOUTH, "name": "南园"}), DENIED),
        ("wang", "registry.put_compound", compound, NOT_FOUND),
        (
            "wang",
            "registry.put_compound",
            json!({"id": "$compound", "community": NORTH, "name": "小区", "address": "路", "management": "unknown",
                   "revision": 9}),
            CONFLICT_REVISION,
        ),
        (
            "wang",
            "registry.put_building",
            json!({"name": "9号楼", "address": "北园路1号", "grid": NORTH_1}),
            CONFLICT_EXISTS,
        ),
        ("wang", "registry.put_building", json!({"name": "9号楼", "address": "新路"}), INVALID),
        (
            "wang",
            "registry.put_building",
            json!({"name": "9号楼", "address": "新路", "compound": NOBODY}),
            NOT_FOUND,
        ),
        (
            "wang",
            "registry.put_building",
            json!({"name": "9号楼", "address": "新路", "grid": "$grid_closed"}),
            CONFLICT_STATE,
        ),
    ]
}

fn dwellings() -> Vec<Refusal> {
    let dwelling =
        |building: &str, room: &str| json!({"building": building, "room": room, "usage": "residential"});
    let household =
        |dwelling: &str, number: &str| json!({"dwelling": dwelling, "number": number, "kind": "family"});
    vec![
        ("wang", "registry.put_dwelling", dwelling("$building", "101"), CONFLICT_EXISTS),
        ("wang", "registry.put_dwelling", dwelling(NOBODY, "101"), NOT_FOUND),
        ("leader", "registry.put_dwelling", dwelling("$building", "103"), DENIED),
        (
            "wang",
            "registry.put_dwelling",
            json!({"id": "$dwelling", "building": "$building_other", "room": "101", "usage": "residential",
                   "revision": 1}),
            CONFLICT_STATE,
        ),
        ("wang", "registry.put_household", household("$dwelling_other", "0001"), CONFLICT_EXISTS),
        ("wang", "registry.put_household", household(NOBODY, "0002"), NOT_FOUND),
        (
            "wang",
            "registry.put_household",
            json!({"id": "$household", "dwelling": "$dwelling", "kind": "family", "revision": 9}),
            CONFLICT_REVISION,
        ),
    ]
}

fn people() -> Vec<Refusal> {
    let resident = |number: &str| json!({"name": "李四", "number": number, "residence": "registered", "dwelling": "$dwelling"});
    let enterprise = |code: &str, grid: &str| json!({"credit_code": code, "name": "店", "kind": "enterprise", "address": "路", "grid": grid});
    vec![
        ("wang", "registry.add_resident", resident("11010519491231002X"), CONFLICT_EXISTS),
        ("wang", "registry.add_resident", resident("110105194912310021"), INVALID),
        ("wang", "registry.add_resident", json!({"name": "李四", "residence": "floating"}), INVALID),
        (
            "wang",
            "registry.add_resident",
            json!({"name": "李四", "residence": "floating", "household": NOBODY}),
            NOT_FOUND,
        ),
        ("leader", "registry.add_resident", resident(""), INVALID),
        ("wang", "registry.amend_resident", json!({"resident": NOBODY, "name": "李四"}), NOT_FOUND),
        (
            "wang",
            "registry.amend_resident",
            json!({"resident": "$resident", "name": "李四", "revision": 9}),
            CONFLICT_REVISION,
        ),
        ("wang", "registry.amend_resident", json!({"resident": "$resident", "birth": "1950-01-01"}), INVALID),
        ("wang", "registry.reveal_resident", json!({"resident": NOBODY, "fields": ["phone"]}), NOT_FOUND),
        ("worker", "registry.reveal_resident", json!({"resident": "$resident", "fields": ["phone"]}), DENIED),
        ("wang", "registry.reveal_resident", json!({"resident": "$resident", "fields": []}), INVALID),
        ("wang", "registry.put_enterprise", enterprise("91350100M000100Y43", NORTH_1), CONFLICT_EXISTS),
        ("wang", "registry.put_enterprise", enterprise("9135", NORTH_1), INVALID),
        ("wang", "registry.put_enterprise", enterprise("92350100MA2Y4Y2T0X", "620102001001007"), NOT_FOUND),
    ]
}

fn imports() -> Vec<Refusal> {
    let undo = |batch: &str| json!({"batch": batch, "reason": "误导入"});
    vec![
        ("wang", "registry.import_residents", json!({"path": "$folder"}), INVALID),
        ("wang", "registry.import_residents", json!({"path": "missing.csv"}), INVALID),
        ("wang", "registry.import_residents", json!({"path": "$file_bad"}), INVALID),
        ("leader", "registry.import_residents", json!({"path": "$file"}), DENIED),
        ("wang", "registry.undo_import", undo(NOBODY), NOT_FOUND),
        ("wang", "registry.undo_import", undo("$import_undone"), CONFLICT_STATE),
        ("wang", "registry.undo_import", undo("$import_amended"), VIOLATION),
        ("worker", "registry.undo_import", undo("$import"), DENIED),
    ]
}

fn settings() -> Vec<Refusal> {
    vec![
        ("wang", "case.put_office", json!({"code": "wy", "name": "物业", "kind": "department"}), DENIED),
        (
            "system",
            "case.put_office",
            json!({"code": "cg", "name": "城管", "kind": "department"}),
            CONFLICT_REVISION,
        ),
        (
            "system",
            "case.put_office",
            json!({"code": "wy", "name": "物业", "kind": "department", "successor": "none"}),
            INVALID,
        ),
        (
            "system",
            "case.put_office",
            json!({"code": "13800138000", "name": "物业", "kind": "department"}),
            INVALID,
        ),
        (
            "system",
            "case.put_office",
            json!({"code": "62010219700101123X", "name": "物业", "kind": "department"}),
            INVALID,
        ),
        (
            "system",
            "case.put_office",
            json!({"code": "0931-8888888", "name": "物业", "kind": "department"}),
            INVALID,
        ),
        (
            "system",
            "case.put_category",
            json!({"code": "0101", "name": "路灯", "tier": "ordinary"}),
            CONFLICT_REVISION,
        ),
        (
            "system",
            "case.put_category",
            json!({"code": "0201", "parent": "02", "name": "树木", "tier": "ordinary"}),
            INVALID,
        ),
        ("system", "case.put_routing_rule", json!({"office": "none"}), INVALID),
        ("system", "case.put_routing_rule", json!({"office": "cg", "category": "09"}), INVALID),
        (
            "system",
            "case.put_routing_rule",
            json!({"id": "$routing", "office": "cg", "revision": 9}),
            CONFLICT_REVISION,
        ),
        ("wang", "case.reveal_reporter", json!({"case": NOBODY}), NOT_FOUND),
        ("north", "case.reveal_reporter", json!({"case": "$case.submitted"}), DENIED),
    ]
}
