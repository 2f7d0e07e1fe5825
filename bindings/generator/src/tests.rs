//! The generator over a small contract that has every form of schema.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use crate::model::{Model, TypeRef, camel, pascal, upper};
use crate::{java, output};

const CONTRACT: &[u8] = include_bytes!("../testdata/contract.json");

fn model() -> Model {
    Model::parse(CONTRACT).expect("the contract is readable")
}

fn java_files() -> BTreeMap<String, String> {
    let files = java::generate(&model()).expect("the model has Java names");
    files
        .into_iter()
        .map(|(path, text)| (path.display().to_string().replace("cn/shuzhi/", ""), text))
        .collect()
}

fn text() -> TypeRef {
    TypeRef::Text { format: None }
}

#[test]
fn records_keep_the_order_of_the_contract() {
    let model = model();
    let record = model.records.iter().find(|record| record.name == "NewCase").expect("NewCase");
    let names: Vec<_> = record.fields.iter().map(|field| field.name.as_str()).collect();
    assert_eq!(
        names,
        ["category", "address", "place", "channel", "tags", "urgent", "default", "request_key"]
    );
    let required: Vec<_> =
        record.fields.iter().filter(|field| field.required).map(|field| &field.name).collect();
    assert_eq!(required, ["category"]);
    assert!(record.in_request && !record.in_response);
}

#[test]
fn every_form_of_schema_has_its_type() {
    let model = model();
    let ty = |record: &str, field: &str| {
        let record = model.records.iter().find(|candidate| candidate.name == record).expect("record");
        record.fields.iter().find(|candidate| candidate.name == field).expect("field").ty.clone()
    };
    assert_eq!(ty("Case", "id"), TypeRef::Text { format: Some("uuid".into()) });
    assert_eq!(ty("Case", "received_at"), TypeRef::Text { format: Some("date-time".into()) });
    assert_eq!(ty("Case", "due_on"), TypeRef::Text { format: Some("date".into()) });
    assert_eq!(ty("Case", "state"), TypeRef::Enum { name: "CaseState".into() });
    assert_eq!(ty("Case", "place"), TypeRef::Record { name: "Place".into() });
    assert_eq!(ty("Case", "counts"), TypeRef::Map { of: Box::new(TypeRef::Int64) });
    assert_eq!(ty("Case", "extra"), TypeRef::Json);
    assert_eq!(ty("NewCase", "tags"), TypeRef::List { of: Box::new(text()) });
    assert_eq!(ty("NewCase", "urgent"), TypeRef::Boolean);
    assert_eq!(ty("ListCases", "limit"), TypeRef::Int64);
    assert_eq!(ty("Place", "longitude"), TypeRef::Double);
}

#[test]
fn enums_come_in_both_forms() {
    let model = model();
    let values = |name: &str| -> Vec<String> {
        let source = model.enums.iter().find(|source| source.name == name).expect("enum");
        source.values.iter().map(|value| value.value.clone()).collect()
    };
    assert_eq!(values("Datum"), ["cgcs2000", "wgs84", "gcj02", "bd09"]);
    assert_eq!(values("Channel"), ["citizen", "hotline"]);
}

#[test]
fn lists_with_cursor_and_next_are_pages() {
    let model = model();
    let paged: Vec<_> = model
        .areas
        .iter()
        .flat_map(|area| &area.operations)
        .filter(|operation| operation.paging.is_some())
        .map(|operation| operation.name.as_str())
        .collect();
    assert_eq!(paged, ["case.list"]);
}

#[test]
fn the_hash_is_sm3_of_the_bytes() {
    assert_eq!(model().hash.len(), 64);
    let mut changed = CONTRACT.to_vec();
    changed.push(b'\n');
    assert_ne!(Model::parse(&changed).expect("still readable").hash, model().hash);
}

#[test]
fn a_broken_contract_names_the_place() {
    let broken = String::from_utf8_lossy(CONTRACT)
        .replace("\"$ref\":\"#/$defs/Place\"", "\"$ref\":\"#/$defs/Nowhere\"");
    let error = format!("{:#}", Model::parse(broken.as_bytes()).expect_err("a reference is missing"));
    assert!(error.contains("$defs/NewCase: place: #/$defs/Nowhere is missing"), "{error}");
}

#[test]
fn names_change_case() {
    assert_eq!((pascal("request_key"), camel("request_key")), ("RequestKey".into(), "requestKey".into()));
    assert_eq!((upper("requestKey"), upper("wgs84")), ("REQUEST_KEY".into(), "WGS84".into()));
}

#[test]
fn java_avoids_its_own_words_and_names() {
    let files = java_files();
    assert!(
        files.contains_key("OverrideDocument.java"),
        "a class named Override would break every @Override"
    );
    assert!(files["NewCase.java"].contains("public NewCase default_(String value)"));
    assert!(
        files["NewCase.java"].contains("<code>water*&#47;leak</code> &lt;b&gt;"),
        "a comment must not end early"
    );
    assert!(files["AreaAccess.java"].contains("public Cases cases()"));
    assert!(files["Cases.java"].contains("public Iterable<Case> listAll(ListCases request)"));
}

#[test]
fn java_text_of_a_record_shows_identifiers_only() {
    let files = java_files();
    assert!(files["Case.java"].contains(r#"return "Case{" + "id=" + id + ", revision=" + revision + "}";"#));
    assert!(files["NewCase.java"].contains(r#"return "NewCase{" + "}";"#));
}

#[test]
fn checking_finds_what_differs_is_missing_or_left_over() {
    let out = std::env::temp_dir().join(format!("shuzhi-generator-{}", std::process::id()));
    let files: Vec<(PathBuf, String)> = ["a", "b"]
        .map(|name| (format!("x/{name}.txt").into(), format!("{}\n{name}\n", output::MARKER)))
        .into();
    output::write(&out, &files).expect("written");
    fs::write(out.join("x/by-hand.txt"), "mine").expect("written");
    output::check(&out, &files).expect("as written");
    fs::write(out.join("x/a.txt"), format!("{}\nc\n", output::MARKER)).expect("written");
    fs::rename(out.join("x/b.txt"), out.join("x/d.txt")).expect("renamed");
    let told = output::check(&out, &files).expect_err("three files are wrong").to_string();
    for line in ["x/a.txt:2", "missing    ", "x/b.txt", "not made   ", "x/d.txt"] {
        assert!(told.contains(line), "{told}");
    }
    output::write(&out, &files).expect("written again");
    output::check(&out, &files).expect("mended");
    assert!(out.join("x/by-hand.txt").exists() && !out.join("x/d.txt").exists());
    fs::remove_dir_all(&out).expect("removed");
}
