//! Of offices, items and permits.

use serde_json::json;

use crate::good::Good;

pub(super) fn requests() -> Vec<Good> {
    [offices(), items(), permits()].concat()
}

fn offices() -> Vec<Good> {
    vec![
        (
            "system",
            "office.put_power",
            json!({"id": "$pw.spare", "office": "zonghe", "code": "QZ-spare", "name": "公共服务", "kind": "basic",
                   "basis": ["地方组织法第八十六条"], "items": ["GG-001"], "valid_from": "2026-04-10",
                   "valid_to": "2027-01-01"}),
        ),
        ("system", "office.end_power", json!({"id": "$pw.ending", "valid_to": "2026-06-01"})),
        (
            "system",
            "office.reorganise",
            json!({"closed": ["jiu"], "successor": "zonghe", "day": "2026-04-20", "document": "街办发〔2026〕1号"}),
        ),
    ]
}

fn items() -> Vec<Good> {
    vec![
        (
            "wang",
            "item.draft",
            json!({"id": "$i.revised", "code": "XK-003", "name": "食品经营许可", "aliases": ["食品证"], "kind": "licence",
                   "basis": ["中华人民共和国食品安全法第三十五条"], "applicants": ["person", "enterprise"],
                   "materials": [{"code": "form", "name": "申请表", "need": "required", "note": "原件一份"},
                                 {"code": "age", "name": "年龄证明", "need": "shared", "shared": "age"}],
                   "statutory_days": 30, "promised_days": 10, "joint": true, "pauses": ["hearing"], "fee": "10.00",
                   "fee_basis": "收费管理条例", "result": "许可证", "valid_months": 60, "level": "street",
                   "channels": ["window", "online"], "office": "shichang", "integrated_on": "2026-04-01",
                   "handed_down_by": "区市场监督管理局"}),
        ),
        ("wang", "item.publish", json!({"item": "$i.drafted", "valid_from": "2026-06-01"})),
        ("wang", "item.drop_draft", json!({"item": "$i.drafted2"})),
        ("wang", "item.withdraw", json!({"item": "$i.ending", "last_day": "2026-06-01"})),
        (
            "wang",
            "item.load_examples",
            json!({"office": "shiwu", "offices": [{"code": "SL-XK-01", "office": "shichang"}]}),
        ),
    ]
}

fn permits() -> Vec<Good> {
    vec![
        (
            "system",
            "sharing.permit",
            json!({"item": "$i.benefit", "field": "residence", "basis": "政务数据共享条例", "purpose": "核验居住地",
                   "valid_from": "2026-05-01", "valid_to": "2027-01-01"}),
        ),
        ("system", "sharing.end_permit", json!({"permit": "$permit.ending", "valid_to": "2026-06-01"})),
        ("wang", "sharing.ask", json!({"matter": "$mt.linked", "field": "age", "age": 60})),
    ]
}
