//! A request for every write operation that goes through: what bad input is put into, one field at a time.

use serde_json::{Value, json};

use crate::ground::boundary;
use crate::support::{NORTH, NORTH_1, NORTH_2, STREET};

/// Who calls, what, with which document.
pub(crate) type Good = (&'static str, &'static str, Value);

pub(crate) fn requests() -> Vec<Good> {
    let areas = [crate::party::requests(), crate::mediation::requests(), crate::service::requests()].concat();
    [settings(), places(), people(), cases(), areas].concat()
}

fn settings() -> Vec<Good> {
    vec![
        ("system", "platform.backup", json!({"path": "$copy"})),
        (
            "li",
            "access.grant",
            json!({"actor": "zhao", "role": "mediator", "scope_kind": "division", "scope": STREET,
                   "valid_from": "2026-01-01", "valid_to": "2027-01-01"}),
        ),
        ("li", "access.revoke", json!({"grant": "$grant", "reason": "离职"})),
        (
            "system",
            "rulebook.override",
            json!({"rule": "grid.size", "parameter": "minimum", "value": "200", "jurisdiction": STREET,
                   "valid_from": "2026-01-01", "valid_to": "2027-01-01", "reason": "街道决定"}),
        ),
        (
            "system",
            "calendar.put_year",
            json!({"year": 2026, "rest": ["2026-01-01", "2026-05-01", "2026-05-02", "2026-10-01", "2026-10-02", "2026-10-03"],
                   "work": ["2026-01-04"], "source": "通知"}),
        ),
        ("system", "calendar.set_hours", json!({"periods": [{"from": "09:00", "to": "17:00"}]})),
        (
            "system",
            "case.put_office",
            json!({"code": "wy", "name": "物业", "kind": "department", "successor": "cg",
                   "valid_from": "2026-01-01", "valid_to": "2027-01-01"}),
        ),
        (
            "system",
            "case.put_category",
            json!({"code": "0102", "parent": "01", "name": "井盖", "tier": "urgent", "limit": "4 working_hour"}),
        ),
        ("system", "case.put_routing_rule", json!({"category": "0101", "area": NORTH, "office": "cg"})),
    ]
}

fn places() -> Vec<Good> {
    vec![
        (
            "wang",
            "grid.define",
            json!({"code": "620102001001003", "community": NORTH, "name": "新网格", "kind": "basic",
                   "datum": "cgcs2000", "boundary": boundary(103.9), "phone": "09318888888",
                   "valid_from": "2026-01-01"}),
        ),
        ("wang", "grid.amend", json!({"code": NORTH_1, "name": "一网格", "phone": "09318888888"})),
        (
            "wang",
            "grid.redraw",
            json!({"code": NORTH_2, "datum": "cgcs2000", "boundary": boundary(104.0), "from": "2026-06-01"}),
        ),
        ("wang", "grid.close", json!({"code": "620102001002001", "on": "2026-07-01", "reason": "合并"})),
        (
            "wang",
            "grid.staff",
            json!({"grid": NORTH_1, "post": "worker", "actor": "w", "name": "小赵", "phone": "13893101234",
                   "valid_from": "2026-05-01", "valid_to": "2026-06-01"}),
        ),
        ("wang", "grid.end_post", json!({"post": "$post", "on": "2026-06-01"})),
        (
            "wang",
            "registry.put_division",
            json!({"code": "620102001003", "name": "东园社区", "valid_from": "2026-01-01", "valid_to": "2027-01-01"}),
        ),
        (
            "wang",
            "registry.put_compound",
            json!({"id": "0199b1c2-7a00-7000-8000-0000000000a1", "community": NORTH, "name": "小区",
                   "address": "路", "management": "unknown"}),
        ),
        (
            "wang",
            "registry.put_building",
            json!({"id": "0199b1c2-7a00-7000-8000-0000000000a2", "name": "9号楼", "address": "新路9号",
                   "compound": "$compound", "community": NORTH, "grid": NORTH_1}),
        ),
        (
            "wang",
            "registry.put_dwelling",
            json!({"id": "0199b1c2-7a00-7000-8000-0000000000a3", "building": "$building", "unit": "1单元",
                   "room": "901", "usage": "residential"}),
        ),
        (
            "wang",
            "registry.put_household",
            json!({"id": "0199b1c2-7a00-7000-8000-0000000000a4", "dwelling": "$dwelling", "number": "0009",
                   "kind": "family"}),
        ),
    ]
}

fn people() -> Vec<Good> {
    vec![
        (
            "wang",
            "registry.add_resident",
            json!({"id": "0199b1c2-7a00-7000-8000-0000000000a5", "name": "李四", "number": "620102199001011233",
                   "birth": "1990-01-01", "phone": "13893101234", "ethnic": "汉", "relation": "户主",
                   "residence": "registered", "community": NORTH, "grid": NORTH_1, "dwelling": "$dwelling",
                   "household": "$household", "since": "2020-01-01"}),
        ),
        (
            "wang",
            "registry.amend_resident",
            json!({"resident": "$resident", "name": "王大明", "phone": "13893101235", "ethnic": "回",
                   "relation": "户主", "since": "2020-01-01", "until": "2026-01-01"}),
        ),
        ("wang", "registry.reveal_resident", json!({"resident": "$resident", "fields": ["phone"]})),
        (
            "wang",
            "registry.put_enterprise",
            json!({"id": "0199b1c2-7a00-7000-8000-0000000000a6", "credit_code": "91620100MA0000001X", "name": "店",
                   "kind": "enterprise", "address": "路", "community": NORTH, "grid": NORTH_1,
                   "representative": "赵六", "phone": "13893101234"}),
        ),
        ("wang", "registry.import_residents", json!({"path": "$file_new", "format": "csv"})),
        ("wang", "registry.undo_import", json!({"batch": "$import", "reason": "误导入"})),
    ]
}

fn cases() -> Vec<Good> {
    let case = json!({"id": "0199b1c2-7a00-7000-8000-0000000000a7", "category": "0101", "kind": "complaint",
                      "channel": "hotline", "title": "路灯不亮", "description": "三天了", "address": "北园路",
                      "community": NORTH, "grid": NORTH_1, "reporter_name": "王", "reporter_phone": "13893101234",
                      "reporter_resident": "$resident", "external_number": "12345-1"});
    let mut other = case.clone();
    other["id"] = "0199b1c2-7a00-7000-8000-0000000000a8".into();
    other["external_number"] = "12345-2".into();
    vec![
        ("wang", "case.submit", case),
        ("wang", "case.submit_many", json!({"items": [other]})),
        ("wang", "case.verify", json!({"case": "$case.submitted", "note": "属实"})),
        ("wang", "case.file", json!({"case": "$case.verified", "category": "0101", "grid": NORTH_1})),
        ("wang", "case.refuse", json!({"case": "$case.submitted2", "reason": "不属于职责范围"})),
        ("wang", "case.dispatch", json!({"case": "$case.filed", "office": "cg", "note": "请办理"})),
        ("han", "case.accept", json!({"case": "$case.dispatched", "note": "收到"})),
        ("han", "case.return_order", json!({"case": "$case.dispatched2", "reason": "应由物业办理"})),
        ("han", "case.report", json!({"case": "$case.handling", "outcome": "resolved", "result": "已修"})),
        ("wang", "case.inspect", json!({"case": "$case.reported", "passed": true, "note": "属实"})),
        ("wang", "case.close", json!({"case": "$case.inspected", "note": "完成"})),
        ("wang", "case.follow_up", json!({"case": "$case.closed", "reached": false})),
        ("wang", "case.reopen", json!({"case": "$case.closed2", "reason": "又坏了"})),
        ("wang", "case.suspend", json!({"case": "$case.handling2", "reason": "等待供货"})),
        ("wang", "case.resume", json!({"case": "$case.suspended", "reason": "到货"})),
        ("wang", "case.withdraw", json!({"case": "$case.returned", "reason": "重复"})),
        ("wang", "case.extend", json!({"case": "$case.handling3", "working_days": 2, "reason": "开挖"})),
        ("wang", "case.sweep", json!({"limit": 10})),
        ("wang", "case.reveal_reporter", json!({"case": "$case.filed"})),
    ]
}
