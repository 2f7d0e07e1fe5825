//! Places and people against a real file: scopes, masks, duplicates, search, import and its undoing.

#![allow(clippy::unwrap_used, reason = "a failed step of a test ends it")]

mod support;

use shuzhi::registry::{
    AmendResident, GetEnterprise, GetImport, GetResident, ImportReport, ImportResidents, ListBuildings,
    ListDwellings, ListHouseholds, ListImports, ListResidents, NewResident, PutEnterprise, PutHousehold,
    Residence, Resident, ResidentField, ResidentState, RevealResident, SearchKind, SearchRegistry,
    UndoImport,
};
use shuzhi::{Error, ErrorKind, code};
use support::{NORTH, NORTH_1, NORTH_2, SOUTH, SOUTH_1, Street, new_building, street};

fn resident(grid: &str, name: &str) -> NewResident {
    serde_json::from_value(serde_json::json!({"name": name, "residence": "registered", "grid": grid}))
        .unwrap()
}

fn add(street: &Street, request: NewResident) -> Resident {
    street.session("wang").registry().add_resident(request).unwrap().resident
}

fn names(street: &Street, actor: &str, request: ListResidents) -> Vec<String> {
    let list = street.session(actor).registry().list_residents(request).unwrap();
    list.items.into_iter().map(|resident| resident.name).collect()
}

/// A valid number: 11010119 + year and day by `index`.
fn number(index: u32) -> String {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let body =
        format!("110101{:04}0{}{:02}{:03}", 1950 + index % 50, 1 + index % 9, 1 + index % 28, index % 1000);
    let sum: u32 = body.bytes().zip(WEIGHTS).map(|(byte, weight)| u32::from(byte - b'0') * weight).sum();
    format!("{body}{}", char::from(b"10X98765432"[sum as usize % 11]))
}

#[test]
fn ordinary_answers_are_masked_and_revealing_is_logged() {
    let street = street();
    let request = NewResident {
        number: Some("11010519491231002x".into()),
        phone: Some("13812341234".into()),
        ethnic: Some("回族".into()),
        ..resident(NORTH_1, "𬱖㛃䶮")
    };
    let added = add(&street, request);
    assert_eq!((added.number.as_deref(), added.age), (Some("110105********002X"), Some(76)));
    assert_eq!((added.phone.as_deref(), added.ethnic.as_deref()), (Some("138****1234"), Some("03")));
    let get = GetResident { resident: added.id.to_string() };
    assert_eq!(street.session("worker").registry().get_resident(get.clone()).unwrap(), added);
    let reveal = RevealResident { resident: added.id.to_string(), fields: Some(vec![ResidentField::Number]) };
    let before = street.dump();
    let without = street.session("wang").registry().reveal_resident(reveal.clone()).unwrap_err();
    assert_eq!(without.code(), code::DENIED_PURPOSE);
    let worker = street.session_for("worker", Some("入户走访"));
    assert_eq!(worker.registry().reveal_resident(reveal.clone()).unwrap_err().code(), code::DENIED);
    assert_eq!(street.dump(), before);
    let revealed = street.session_for("wang", Some("核对户籍")).registry().reveal_resident(reveal).unwrap();
    assert_eq!((revealed.number.as_deref(), revealed.phone), (Some("11010519491231002X"), None));
    let reads = serde_json::from_value(serde_json::json!({"subject": added.id.to_string()})).unwrap();
    let log = street.session("auditor").access_control().list_reads(reads).unwrap();
    assert_eq!((log.items.len(), log.items[0].fields.as_slice()), (1, &["number".to_owned()][..]));
    let dump = street.dump();
    let events: Vec<&str> = dump.lines().filter(|line| line.starts_with("event ")).collect();
    assert!(events.iter().all(|line| !line.contains("𬱖") && !line.contains("11010519491231002X")));
    for actor in ["leader", "system", "auditor", "li", "nobody"] {
        let error = street.session(actor).registry().get_resident(get.clone()).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Denied, "{actor}");
    }
}

#[test]
fn a_taken_number_is_a_conflict_and_a_likely_duplicate_a_warning() {
    let street = street();
    let one = NewResident {
        number: Some(number(1)),
        phone: Some("13800000001".into()),
        ..resident(NORTH_1, "王一")
    };
    let first = add(&street, one.clone());
    let before = street.dump();
    let wang = street.session("wang").registry();
    let taken = wang.add_resident(one).unwrap_err();
    assert_eq!((taken.code(), taken.field()), (code::CONFLICT_EXISTS, Some("number")));
    assert_eq!(taken.report().details["existing"], first.id.to_string());
    assert_eq!(street.dump(), before);
    let alike = NewResident { birth: Some("1951-02-02".into()), ..resident(NORTH_2, "王一") };
    let warnings = wang.add_resident(alike).unwrap().warnings;
    assert_eq!((warnings.len(), warnings[0].rule.as_str()), (1, "registry.resident.duplicate"));
    assert!(warnings[0].en.contains(&first.id.to_string()) && warnings[0].en.contains("85 %"));
    let neighbour = NewResident { phone: Some("13800000001".into()), ..resident(NORTH_2, "李二") };
    assert!(wang.add_resident(neighbour).unwrap().warnings[0].en.contains("30 %"));
    assert_eq!(street.verify(), 3);
}

#[test]
fn bad_residents_are_refused_and_change_nothing() {
    let street = street();
    let before = street.dump();
    let wang = street.session("wang").registry();
    let refused = |request| wang.add_resident(request).unwrap_err();
    let base = || resident(NORTH_1, "王一");
    for (request, field) in [
        (NewResident { name: String::new(), ..base() }, "name"),
        (NewResident { number: Some("110105194912310021".into()), ..base() }, "number"),
        (NewResident { phone: Some("1".into()), ..base() }, "phone"),
        (NewResident { ethnic: Some("火星".into()), ..base() }, "ethnic"),
        (NewResident { relation: Some("仇人".into()), ..base() }, "relation"),
        (NewResident { birth: Some("2027-01-01".into()), ..base() }, "birth"),
        (NewResident { since: Some("x".into()), ..base() }, "since"),
        (NewResident { grid: Some("620102002001001".into()), ..base() }, "grid"),
        (NewResident { grid: None, ..base() }, "dwelling"),
        (NewResident { community: Some(SOUTH.into()), ..base() }, "grid"),
        (NewResident { id: Some("7".into()), ..base() }, "id"),
    ] {
        assert_eq!(refused(request).field(), Some(field));
    }
    let missing = NewResident { grid: Some("620102001001777".into()), ..base() };
    assert_eq!(refused(missing).kind(), ErrorKind::NotFound);
    let out = street.session("worker").registry().add_resident(resident(NORTH_2, "王一")).unwrap_err();
    assert_eq!(out.kind(), ErrorKind::Denied);
    assert_eq!(street.dump(), before);
}

#[test]
fn lists_and_search_stay_in_scope() {
    let street = street();
    for (grid, name) in [(NORTH_1, "王小明"), (NORTH_2, "王晓明"), (SOUTH_1, "王小明")] {
        add(&street, resident(grid, name));
    }
    for (actor, count) in [("wang", 3), ("north", 2), ("worker", 1)] {
        assert_eq!(names(&street, actor, ListResidents::default()).len(), count, "{actor}");
        let search = SearchRegistry { text: "wangxiaoming".into(), ..SearchRegistry::default() };
        let hits = street.session(actor).registry().search(search).unwrap();
        assert_eq!(hits.items.len(), count, "{actor}");
    }
    let in_grid = ListResidents { grid: Some(SOUTH_1.into()), ..ListResidents::default() };
    assert!(names(&street, "worker", in_grid).is_empty(), "a filter does not widen the scope");
    let people = SearchRegistry {
        text: "小明".into(),
        kinds: Some(vec![SearchKind::Resident]),
        ..SearchRegistry::default()
    };
    let registry = |actor: &str| street.session(actor).registry();
    assert_eq!(registry("leader").search(people).unwrap_err().kind(), ErrorKind::Denied);
    assert_eq!(
        registry("leader").list_residents(ListResidents::default()).unwrap_err().kind(),
        ErrorKind::Denied
    );
    let addresses = SearchRegistry { text: "北园路2".into(), ..SearchRegistry::default() };
    let found = registry("leader").search(addresses).unwrap();
    assert_eq!((found.items.len(), found.items[0].kind), (1, SearchKind::Building));
    let nothing = SearchRegistry { text: "！".into(), ..SearchRegistry::default() };
    assert_eq!(registry("wang").search(nothing).unwrap_err().field(), Some("text"));
}

#[test]
fn search_finds_every_plane_in_pages_and_follows_changes() {
    let street = street();
    let one = add(&street, resident(NORTH_1, "𬱖㛃䶮"));
    for index in 0..5 {
        add(&street, resident(NORTH_1, &format!("王小明{index}")));
    }
    let wang = street.session("wang").registry();
    let find = |text: &str, limit, cursor| {
        wang.search(SearchRegistry {
            text: text.into(),
            limit: Some(limit),
            cursor,
            ..SearchRegistry::default()
        })
        .unwrap()
    };
    for text in ["𬱖", "㛃䶮", "𬱖㛃䶮"] {
        assert_eq!(find(text, 5, None).items[0].id, one.id, "{text}");
    }
    let (mut seen, mut cursor) = (Vec::new(), None);
    loop {
        let page = find("王小明", 2, cursor);
        seen.extend(page.items.iter().map(|hit| hit.id));
        cursor = page.next;
        if cursor.is_none() {
            break;
        }
    }
    seen.dedup();
    assert_eq!(seen.len(), 5);
    let renamed =
        AmendResident {
            resident: one.id.to_string(), name: Some("赵四".into()), ..AmendResident::default()
        };
    wang.amend_resident(renamed).unwrap();
    assert!(find("㛃䶮", 5, None).items.is_empty());
    assert_eq!(find("赵四", 5, None).items[0].id, one.id);
}

#[test]
fn residents_move_with_their_building_and_their_household() {
    let street = street();
    let report =
        import(&street, "a.csv", "姓名,楼栋地址,户室,户号\n王一,北园路1号,101,H1\n王二,北园路1号,101,H1\n");
    assert_eq!((report.accepted, report.dwellings, report.households), (2, 1, 1));
    let wang = street.session("wang").registry();
    assert_eq!((street.count("resident", NORTH_1), street.count("dwelling", NORTH_1)), (2, 1));
    let building =
        wang.list_buildings(ListBuildings { grid: Some(NORTH_1.into()), ..Default::default() }).unwrap();
    let id = building.items[0].id.to_string();
    let moved = shuzhi::registry::PutBuilding {
        id: Some(id.clone()),
        revision: Some(1),
        ..new_building(NORTH_2, "北园路1号")
    };
    wang.put_building(moved.clone()).unwrap();
    assert_eq!(wang.put_building(moved).unwrap_err().code(), code::CONFLICT_REVISION);
    assert_eq!((street.count("resident", NORTH_1), street.count("resident", NORTH_2)), (0, 2));
    let list = wang.list_residents(ListResidents { building: Some(id), ..Default::default() }).unwrap();
    assert!(
        list.items
            .iter()
            .all(|resident| resident.grid.unwrap().as_str() == NORTH_2 && resident.revision == 1)
    );
    street.verify();
    let household = wang.list_households(ListHouseholds::default()).unwrap().items.remove(0);
    let south =
        wang.list_buildings(ListBuildings { grid: Some(SOUTH_1.into()), ..Default::default() }).unwrap();
    let room =
        serde_json::json!({"building": south.items[0].id.to_string(), "room": "9", "usage": "residential"});
    let dwelling = wang.put_dwelling(serde_json::from_value(room).unwrap()).unwrap().dwelling;
    let away = PutHousehold {
        id: Some(household.id.to_string()),
        dwelling: dwelling.id.to_string(),
        number: Some("H1".into()),
        kind: household.kind,
        revision: None,
        request_key: None,
    };
    wang.put_household(away).unwrap();
    let members = ListResidents { household: Some(household.id.to_string()), ..ListResidents::default() };
    assert_eq!(names(&street, "wang", members), ["王一", "王二"]);
    assert_eq!((street.count("resident", SOUTH_1), street.count("resident", "620102001")), (2, 2));
    assert_eq!(street.verify(), 2);
}

#[test]
fn leaving_and_dying_change_the_state() {
    let street = street();
    let one = add(&street, resident(NORTH_1, "王一"));
    let wang = street.session("wang").registry();
    let amend =
        |state| AmendResident { resident: one.id.to_string(), state: Some(state), ..Default::default() };
    let moved = wang.amend_resident(amend(ResidentState::Moved)).unwrap().resident;
    assert_eq!(moved.until.unwrap().to_string(), "2026-05-01");
    let stale = AmendResident { revision: Some(1), ..amend(ResidentState::Deceased) };
    assert_eq!(wang.amend_resident(stale).unwrap_err().code(), code::CONFLICT_REVISION);
    let back = wang.amend_resident(amend(ResidentState::Living)).unwrap().resident;
    assert_eq!((back.until, back.revision), (None, 3));
    let floating = AmendResident { residence: Some(Residence::Floating), ..amend(ResidentState::Deceased) };
    wang.amend_resident(floating).unwrap();
    assert_eq!(street.count("resident", NORTH_1), 1);
    street.verify();
}

#[test]
fn enterprises_are_masked_unique_and_warned_about() {
    let street = street();
    let wang = street.session("wang").registry();
    let request: PutEnterprise = serde_json::from_value(serde_json::json!({
        "credit_code": "91350211M0000XUF46", "name": "某某超市", "kind": "enterprise", "address": "北园路3号",
        "grid": NORTH_1, "phone": "0931-8888888"
    }))
    .unwrap();
    let put = wang.put_enterprise(request.clone()).unwrap();
    assert_eq!(put.warnings.len(), 1);
    assert_eq!(put.enterprise.phone.as_deref(), Some("0931-****888"));
    let taken = wang.put_enterprise(request.clone()).unwrap_err();
    assert_eq!(taken.report().details["existing"], put.enterprise.id.to_string());
    let coded = GetEnterprise { credit_code: Some("91350211M0000XUF46".into()), ..Default::default() };
    assert_eq!(street.session("worker").registry().get_enterprise(coded.clone()).unwrap(), put.enterprise);
    assert_eq!(
        street.session("leader").registry().get_enterprise(coded).unwrap_err().kind(),
        ErrorKind::Denied
    );
    let closed = PutEnterprise {
        id: Some(put.enterprise.id.to_string()),
        state: Some(shuzhi::registry::EnterpriseState::Closed),
        revision: Some(1),
        ..request
    };
    assert_eq!(wang.put_enterprise(closed).unwrap().enterprise.revision, 2);
    street.verify();
}

fn request(path: String) -> ImportResidents {
    ImportResidents { path, ..ImportResidents::default() }
}

fn import(street: &Street, name: &str, text: &str) -> ImportReport {
    let path = street.file(name, text.as_bytes());
    street.session("wang").registry().import_residents(request(path)).unwrap()
}

const HEADER: &str = "姓名,公民身份号码,手机,民族,居住类别,户号,与户主关系,楼栋地址,单元,户室,居住起始\n";

#[test]
fn good_rows_are_kept_and_bad_ones_told_by_row_and_column() {
    let street = street();
    let (one, two) = (number(1), number(2));
    let text = format!(
        "{HEADER}\
         𬱖㛃䶮,{one},13800000001,汉族,户籍,H1,户主,北园路1号,1,101,2020/1/1\n\
         王二,{two},,,常住,H1,配偶,北园路1号,1,101,\n\
         王三,{one},,,流动,,,北园路1号,1,102,\n\
         王四,123,12,,流动,,,北园路1号,1,102,\n\
         王五,,,,,H1,,北园路1号,1,103,\n\
         王六,,,,,,,天上,1,102,\n\
         王七,,,,,,,北园路2号,,,\n\
         王八,,,,,,,北园路2号,,,\n"
    );
    let path = street.file("a.csv", text.as_bytes());
    let before = street.dump();
    let dry = ImportResidents { dry_run: Some(true), ..request(path.clone()) };
    let preview = street.session("wang").registry().import_residents(dry).unwrap();
    assert_eq!(street.dump(), before, "a dry run changes nothing");
    let report = street.session("wang").registry().import_residents(request(path)).unwrap();
    assert_eq!((report.read, report.accepted, report.rejected), (8, 4, 4));
    assert_eq!((report.dwellings, report.households), (1, 1));
    let found: Vec<(i64, &str, i32)> =
        report.errors.iter().map(|issue| (issue.row, issue.column.as_str(), issue.code)).collect();
    assert_eq!(
        found,
        [
            (4, "公民身份号码", code::CONFLICT_EXISTS),
            (5, "公民身份号码", code::INVALID),
            (5, "手机", code::INVALID),
            (6, "户号", code::CONFLICT_EXISTS),
            (7, "楼栋地址", code::NOT_FOUND),
        ]
    );
    assert_eq!(
        (preview.batch, preview.errors, preview.accepted),
        (None, report.errors.clone(), report.accepted)
    );
    let alone: Vec<Resident> =
        street.session("wang").registry().list_residents(ListResidents::default()).unwrap().items;
    assert!(alone.iter().filter(|one| one.household.is_none()).count() == 2, "no number, no household");
    assert_eq!((street.count("resident", NORTH_1), street.count("resident", NORTH_2)), (2, 2));
    assert_eq!(street.verify(), 4);
    let again = import(&street, "b.csv", &text);
    assert_eq!((again.accepted, again.rejected), (2, 6), "stored numbers are known");
    street.verify();
}

#[test]
fn gb_files_and_workbooks_are_read() {
    let street = street();
    let text = format!("{HEADER}王一,{},,,,,,北园路1号,1,101,2020-01-01\n", number(3));
    let (bytes, _, _) = encoding_rs::GB18030.encode(&text);
    let path = street.file("gbk.csv", &bytes);
    assert_eq!(street.session("wang").registry().import_residents(request(path)).unwrap().accepted, 1);
    let rows = [["姓名", "楼栋地址", "手机"], ["𬱖㛃䶮", "北园路1号", "13800000009"], ["王", "", "1"]];
    let path = street.file("book.xlsx", &workbook(&rows));
    let report = street.session("wang").registry().import_residents(request(path.clone())).unwrap();
    assert_eq!((report.accepted, report.errors.len(), report.errors[0].row), (1, 2, 3));
    let sheet = ImportResidents { sheet: Some("无".into()), ..request(path) };
    assert_eq!(street.session("wang").registry().import_residents(sheet).unwrap_err().field(), Some("sheet"));
    for (name, bytes) in [("bad.xlsx", &b"PK"[..]), ("bad.csv", &[0xFF, 0xFF, b'\n'][..]), ("empty.csv", b"")]
    {
        let path = street.file(name, bytes);
        let error = street.session("wang").registry().import_residents(request(path)).unwrap_err();
        assert_eq!((error.kind(), error.field()), (ErrorKind::Invalid, Some("path")), "{name}");
    }
    assert_eq!(street.verify(), 2);
}

#[test]
fn rows_outside_the_scope_are_refused_one_by_one() {
    let street = street();
    let path = street.file("a.csv", "name,building\n王一,北园路1号\n王二,南园路1号\n".as_bytes());
    let report = street.session("worker").registry().import_residents(request(path.clone())).unwrap();
    assert_eq!((report.accepted, report.errors[0].row, report.errors[0].code), (1, 3, code::DENIED));
    let denied = street.session("leader").registry().import_residents(request(path)).unwrap_err();
    assert_eq!(denied.kind(), ErrorKind::Denied);
    let imports =
        |actor: &str| street.session(actor).registry().list_imports(ListImports::default()).unwrap().items;
    assert_eq!((imports("worker").len(), imports("wang").len(), imports("north").len()), (1, 1, 0));
}

#[test]
fn an_import_is_undone_unless_somebody_has_worked_on_it() {
    let street = street();
    let text = format!("{HEADER}王一,{},,,,H1,,北园路1号,1,101,\n王二,,,,,,,北园路1号,1,102,\n", number(4));
    let clean = street.count("resident", "620102001");
    let report = import(&street, "a.csv", &text);
    let batch = report.batch.unwrap().to_string();
    let wang = street.session("wang").registry();
    let undo = |keep| UndoImport {
        batch: batch.clone(),
        keep_amended: Some(keep),
        reason: "错误文件".into(),
        request_key: None,
    };
    let residents =
        wang.list_residents(ListResidents { batch: Some(batch.clone()), ..Default::default() }).unwrap();
    let amended = AmendResident {
        resident: residents.items[1].id.to_string(),
        phone: Some("13800000001".into()),
        ..AmendResident::default()
    };
    wang.amend_resident(amended).unwrap();
    let before = street.dump();
    let refused: Error = wang.undo_import(undo(false)).unwrap_err();
    assert_eq!(
        (refused.rule(), &refused.report().details["amended"]),
        (Some("registry.import.undo"), &1.into())
    );
    assert_eq!(
        street
            .session("worker")
            .registry()
            .undo_import(UndoImport { batch: "x".into(), ..undo(true) })
            .unwrap_err()
            .field(),
        Some("batch")
    );
    assert_eq!(street.dump(), before);
    let undone = wang.undo_import(undo(true)).unwrap();
    assert_eq!((undone.removed, undone.kept, undone.dwellings, undone.households), (1, 1, 1, 1));
    assert_eq!(street.count("resident", "620102001"), clean + 1);
    let gone = SearchRegistry { text: "王一".into(), ..SearchRegistry::default() };
    assert!(wang.search(gone).unwrap().items.is_empty());
    assert_eq!(wang.undo_import(undo(true)).unwrap_err().code(), code::CONFLICT_STATE);
    assert!(wang.get_import(GetImport { batch }).unwrap().undone_at.is_some());
    assert_eq!(wang.list_dwellings(ListDwellings::default()).unwrap().items.len(), 1);
    assert_eq!(street.verify(), 1);
}

#[test]
fn a_large_import_is_one_fact_a_thousand_rows_and_can_be_interrupted() {
    let street = street();
    let rows: String = (0..2_500).map(|index| format!("王{index},北园路1号,{}\n", index / 3)).collect();
    let path = street.file("large.csv", format!("姓名,楼栋地址,户室\n{rows}").as_bytes());
    let before = street.dump();
    let session = street.session("wang");
    session.interrupt();
    assert_eq!(
        session.registry().import_residents(request(path.clone())).unwrap_err().kind(),
        ErrorKind::Interrupted
    );
    assert_eq!(street.dump(), before);
    let keyed = ImportResidents { request_key: Some("k".into()), ..request(path.clone()) };
    let report = session.registry().import_residents(keyed.clone()).unwrap();
    assert_eq!((report.accepted, report.dwellings), (2_500, 834));
    assert_eq!(session.done_of_total(), (2_500, 2_500));
    let history = serde_json::json!({"subject": report.batch.unwrap().to_string()});
    let history = session.events().history(serde_json::from_value(history).unwrap()).unwrap();
    assert_eq!(history.items.len(), 4, "three chunks and the batch");
    std::fs::remove_file(&path).unwrap();
    assert_eq!(session.registry().import_residents(keyed).unwrap(), report, "the file may be gone");
    assert_eq!(street.count("resident", NORTH), 2_500);
    assert_eq!(street.verify(), 2_500);
}

/// A workbook of one sheet: an uncompressed archive of the five parts that a reader needs.
fn workbook(rows: &[[&str; 3]]) -> Vec<u8> {
    let cell = |text: &str| format!("<c t=\"inlineStr\"><is><t>{text}</t></is></c>");
    let row = |cells: &[&str; 3]| format!("<row>{}</row>", cells.map(cell).concat());
    let data: String = rows.iter().map(row).collect();
    let office = "http://schemas.openxmlformats.org";
    let main = format!("{office}/spreadsheetml/2006/main");
    let link = format!("{office}/officeDocument/2006/relationships");
    let package = format!("{office}/package/2006");
    let relation = |kind: &str, target: &str| {
        format!(
            "<Relationships xmlns=\"{package}/relationships\">\
             <Relationship Id=\"rId1\" Type=\"{link}/{kind}\" Target=\"{target}\"/></Relationships>"
        )
    };
    archive(&[
        ("[Content_Types].xml", format!("<Types xmlns=\"{package}/content-types\"/>")),
        ("_rels/.rels", relation("officeDocument", "xl/workbook.xml")),
        ("xl/_rels/workbook.xml.rels", relation("worksheet", "worksheets/sheet1.xml")),
        (
            "xl/workbook.xml",
            format!(
                "<workbook xmlns=\"{main}\" xmlns:r=\"{link}\"><sheets>\
                 <sheet name=\"居民\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
            ),
        ),
        (
            "xl/worksheets/sheet1.xml",
            format!("<worksheet xmlns=\"{main}\"><sheetData>{data}</sheetData></worksheet>"),
        ),
    ])
}

/// A ZIP archive without compression.
fn archive(parts: &[(&str, String)]) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for (name, text) in parts {
        let mut fields = Vec::new();
        fields.extend([20, 0, 0, 8, 0, 0, 0, 0, 0x21, 0x50]);
        fields.extend(crc(text.as_bytes()).to_le_bytes());
        let size = (text.len() as u32).to_le_bytes();
        fields.extend([size, size].concat());
        fields.extend((name.len() as u16).to_le_bytes());
        fields.extend([0, 0]);
        directory.extend(
            [
                b"PK\x01\x02\x14\0".as_slice(),
                &fields,
                &[0; 10],
                &(out.len() as u32).to_le_bytes(),
                name.as_bytes(),
            ]
            .concat(),
        );
        out.extend([b"PK\x03\x04".as_slice(), &fields, name.as_bytes(), text.as_bytes()].concat());
    }
    let (count, start) = ((parts.len() as u16).to_le_bytes(), (out.len() as u32).to_le_bytes());
    let size = (directory.len() as u32).to_le_bytes();
    out.extend(directory);
    out.extend([b"PK\x05\x06\0\0\0\0".as_slice(), &count, &count, &size, &start, &[0, 0]].concat());
    out
}

fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| (crc >> 1) ^ (0xEDB8_8320 & (crc & 1).wrapping_neg()))
    })
}

fn set(street: &Street, rule: &str, parameter: &str, value: &str) {
    let request = serde_json::json!({"rule": rule, "parameter": parameter, "value": value,
        "jurisdiction": "620102001", "valid_from": "2026-01-01", "reason": "本街道规定"});
    let request = serde_json::from_value(request).unwrap();
    street.session("system").rules().override_parameter(request).unwrap();
}

#[test]
fn the_street_sets_the_rows_of_an_import() {
    let street = street();
    set(&street, "registry.import.size", "rows", "1");
    let row = |name: &str| format!("{name},,,,,,,北园路1号,1,101,2020-01-01\n");
    assert_eq!(import(&street, "one.csv", &format!("{HEADER}{}", row("王一"))).accepted, 1);
    let path = street.file("two.csv", format!("{HEADER}{}{}", row("王二"), row("王三")).as_bytes());
    let before = street.dump();
    for dry_run in [Some(true), None] {
        let request = ImportResidents { dry_run, ..request(path.clone()) };
        let error = street.session("wang").registry().import_residents(request).unwrap_err();
        assert_eq!((error.rule(), error.field()), (Some("registry.import.size"), Some("path")), "{error}");
    }
    assert_eq!(street.dump(), before);
}

#[test]
fn the_street_sets_how_alike_a_likely_duplicate_is() {
    let street = street();
    let person = |name: &str| NewResident { phone: Some("13893101234".into()), ..resident(NORTH_1, name) };
    let add =
        |name: &str| street.session("wang").registry().add_resident(person(name)).unwrap().warnings.len();
    assert_eq!(add("王一"), 0);
    // The same telephone alone is a likeness of 30, with the same name of 80.
    assert_eq!(add("王二"), 1);
    set(&street, "registry.resident.duplicate", "score", "60");
    assert_eq!(add("王三"), 0);
    assert_eq!(add("王三"), 1);
    let row = format!("{HEADER}王三,,13893101234,,,,,北园路1号,1,101,2020-01-01\n");
    assert_eq!(import(&street, "a.csv", &row).row_warnings.len(), 1);
    set(&street, "registry.resident.duplicate", "score", "90");
    assert_eq!(add("王三"), 0);
    assert_eq!(import(&street, "b.csv", &row).row_warnings.len(), 0);
}
