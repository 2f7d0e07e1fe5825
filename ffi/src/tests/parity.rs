//! The header, the contract and the library name the same functions.

use std::collections::BTreeSet;

use super::generated;

/// What is no document operation: handles, errors, strings, versions, listeners, and the typed ways beside them.
const TYPED: [&str; 25] = [
    "abi_version",
    "case_each",
    "contract_hash",
    "error_citation",
    "error_code",
    "error_en",
    "error_field",
    "error_free",
    "error_json",
    "error_kind",
    "error_rule",
    "error_zh",
    "event_listen",
    "event_unlisten",
    "grid_locate",
    "grid_locate_many",
    "platform_close",
    "platform_open",
    "platform_set_clock",
    "session_close",
    "session_interrupt",
    "session_open",
    "session_progress",
    "string_free",
    "version",
];

/// Each function of the header: its name without the prefix, the comment above it, and its declaration.
fn functions() -> Vec<(String, String, String)> {
    let [_, (_, header)] = generated::files();
    let commented = header.split("/**").skip(1).filter_map(|piece| piece.split_once("*/"));
    commented
        .filter_map(|(doc, rest)| {
            let declaration = rest.split(';').next().unwrap_or_default().trim();
            let (before, _) = declaration.split_once('(')?;
            let name = before.rsplit([' ', '*']).next()?.strip_prefix("shuzhi_")?;
            Some((name.to_owned(), doc.to_owned(), declaration.to_owned()))
        })
        .collect()
}

#[test]
fn the_generated_files_are_up_to_date() {
    for (path, text) in generated::files() {
        let stands = std::fs::read_to_string(&path).unwrap();
        assert!(
            stands == text,
            "{} is out of date: cargo run -p shuzhi-ffi --example generate",
            path.display()
        );
    }
}

#[test]
fn the_header_has_every_operation_and_nothing_unknown() {
    let declared: BTreeSet<String> =
        functions().into_iter().map(|(name, ..)| format!("shuzhi_{name}")).collect();
    let operations: BTreeSet<String> =
        shuzhi_core::contract::operations().iter().map(shuzhi_core::contract::Operation::function).collect();
    let typed: BTreeSet<String> = TYPED.iter().map(|name| format!("shuzhi_{name}")).collect();
    assert!(operations.is_disjoint(&typed));
    let expected: BTreeSet<String> = operations.union(&typed).cloned().collect();
    assert_eq!(declared, expected);
}

#[test]
fn every_function_says_what_it_takes_and_gives() {
    let contract = shuzhi_core::contract::contract();
    let functions = functions();
    for operation in contract["operations"].as_array().unwrap() {
        let name = operation["function"].as_str().unwrap().strip_prefix("shuzhi_").unwrap();
        let (_, doc, _) = functions.iter().find(|(function, ..)| function == name).unwrap();
        let document =
            |side: &str| operation[side]["$ref"].as_str().unwrap().rsplit('/').next().unwrap().to_owned();
        let line = format!("Request {}, response {}.", document("request"), document("response"));
        assert!(doc.contains(&line), "{name}: {line}");
        assert!(doc.contains(operation["doc"].as_str().unwrap()), "{name}: {}", operation["doc"]);
        assert!(doc.contains("shuzhi_string_free"), "{name}");
    }
    for (name, doc, declaration) in &functions {
        assert!(!doc.trim().is_empty(), "{name} has no comment");
        assert!(!declaration.contains("shuzhi_error **error") || doc.contains("shuzhi_error_free"), "{name}");
    }
}

#[test]
fn the_datums_of_the_header_are_those_of_the_library() {
    use shuzhi_core::geo::Datum;
    let [_, (_, header)] = generated::files();
    for (name, datum) in [
        ("CGCS2000", Datum::Cgcs2000),
        ("WGS84", Datum::Wgs84),
        ("GCJ02", Datum::Gcj02),
        ("BD09", Datum::Bd09),
    ] {
        let line = format!("#define SHUZHI_DATUM_{name} {}\n", datum.number());
        assert!(header.contains(&line), "{line}");
    }
}
