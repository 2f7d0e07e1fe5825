//! Input that no well-meant caller sends: it gets a code and a short message, never a panic, and never its own text.

use serde_json::{Value, json};
use shuzhi::contract::{Operation, contract};
use shuzhi::{Error, ErrorKind, Options, Platform, Session, code};

use crate::good;
use crate::ground::Ground;

/// A telephone number, a resident number and a name: no message may repeat them.
const PERSONAL: [&str; 4] = ["13893101234", "110105194912310021", "王小明", "0931-8888888"];

/// The string fields of every request, from the contract: names of operations and paths such as `/items/0/title`.
fn string_fields() -> Vec<(String, Vec<String>)> {
    let contract = contract();
    let operations = contract["operations"].as_array().unwrap();
    let fields = |operation: &Value| {
        let mut found = Vec::new();
        walk(&contract, &operation["request"], "", &mut found);
        (operation["name"].as_str().unwrap().to_owned(), found)
    };
    operations.iter().map(fields).collect()
}

fn walk(contract: &Value, schema: &Value, path: &str, found: &mut Vec<String>) {
    if let Some(name) = schema["$ref"].as_str() {
        return walk(contract, &contract["$defs"][name.trim_start_matches("#/$defs/")], path, found);
    }
    if let Some(parts) = schema["anyOf"].as_array() {
        return parts.iter().for_each(|part| walk(contract, part, path, found));
    }
    let is = |kind: &str| schema["type"] == kind || schema["type"][0] == kind;
    if is("object") {
        for (name, part) in schema["properties"].as_object().into_iter().flatten() {
            walk(contract, part, &format!("{path}/{name}"), found);
        }
    } else if is("array") {
        walk(contract, &schema["items"], &format!("{path}/0"), found);
    } else if is("string") && schema["enum"].is_null() {
        found.push(path.to_owned());
    }
}

/// `request` with `value` at `path`, which is made where it is missing.
fn with(request: &Value, path: &str, value: &str) -> Value {
    let mut request = request.clone();
    let mut place = &mut request;
    for part in path.trim_start_matches('/').split('/') {
        place = match part.parse::<usize>() {
            Ok(_) => {
                if place.as_array().is_none_or(Vec::is_empty) {
                    *place = json!([null]);
                }
                &mut place[0]
            }
            Err(_) => &mut place[part],
        };
    }
    *place = value.into();
    request
}

/// What every refusal must be: short, told in two languages, without the caller's text, and no defect of ours.
pub(crate) fn check(said: &str, error: &Error) -> Option<String> {
    let text = serde_json::to_string(error.report()).unwrap();
    let leaked = PERSONAL.iter().any(|one| text.contains(one)) || text.contains("xxxxxxxx");
    let ours = error.kind() == ErrorKind::Internal || error.kind() == ErrorKind::Storage;
    let short = text.len() < 4_096;
    (leaked || ours || !short).then(|| format!("{said}: {}", text.chars().take(300).collect::<String>()))
}

/// Requests to begin with: those of the write operations and of the reading ones of the Party area, of mediation and of
/// services, and empty ones for the others.
fn beginnings(ground: &Ground) -> Vec<(&'static str, &Operation, Value)> {
    let good = [
        good::requests(),
        crate::party::readings(),
        crate::mediation::readings(),
        crate::service::readings(),
    ]
    .concat();
    let fill = |request: &Value| serde_json::from_str(&ground.filled(request)).unwrap();
    let of = |operation| match good.iter().find(|one: &&good::Good| one.1 == operation) {
        Some((actor, _, request)) => (*actor, fill(request)),
        None => ("wang", json!({})),
    };
    ground
        .operations
        .values()
        .map(|operation| {
            let (actor, request) = of(operation.name);
            (actor, operation, request)
        })
        .collect()
}

/// The value of a field; where it names a file that the operation writes, one in the test's own folder.
fn placed(ground: &Ground, operation: &Operation, value: &str) -> String {
    if operation.name == "platform.backup" {
        format!("{}/{value}", ground.street.folder.display())
    } else {
        value.to_owned()
    }
}

fn session(ground: &Ground, actor: &str) -> Session {
    ground.street.session_for(actor, Some("核对信息"))
}

/// Without this the tests below could be refused for reasons that have nothing to do with the bad field.
#[test]
fn the_requests_that_bad_input_is_put_into_go_through_and_are_those_of_every_write_operation() {
    let ground = Ground::new();
    let good = good::requests();
    for (actor, operation, request) in &good {
        let answer = ground.call(actor, operation, &ground.filled(request));
        let done = answer.unwrap_or_else(|error| panic!("{operation}: {error}"));
        assert_ne!(done["accepted"], 0, "{operation}: {done}");
    }
    let missing: Vec<_> = ground
        .operations
        .values()
        .filter(|operation| operation.writes && !good.iter().any(|one| one.1 == operation.name))
        .collect();
    assert!(missing.is_empty(), "write operations without a good request: {missing:?}");
    ground.street.verify();
}

#[test]
fn every_text_field_refuses_what_is_too_long_or_holds_a_nul_and_repeats_nothing() {
    let ground = Ground::new();
    let fields = string_fields();
    let long = "x".repeat(1 << 20);
    let wide = "字".repeat(1 << 18);
    let mut wrong = Vec::new();
    let (mut tried, mut told) = (0, 0);
    for (actor, operation, request) in beginnings(&ground) {
        let session = session(&ground, actor);
        let before = ground.street.dump();
        let (_, paths) = fields.iter().find(|(name, _)| name == operation.name).unwrap();
        for path in paths {
            for value in [long.as_str(), wide.as_str(), "a\u{0}b", "\u{0}", "\u{1b}[31m"] {
                tried += 1;
                let said = format!("{} {path} {}", operation.name, value.chars().take(3).collect::<String>());
                let value = placed(&ground, operation, value);
                match operation.call(&session, &with(&request, path, &value).to_string()) {
                    Ok(answer)
                        if operation.name == "case.submit_many" && answer.contains(r#""accepted":0"#) => {}
                    // A file may be named so.
                    Ok(_) if operation.name == "platform.backup" && value.ends_with("[31m") => {}
                    Ok(_) if operation.writes => wrong.push(format!("{said} went through")),
                    Ok(_) => {}
                    Err(error) => {
                        told += 1;
                        let mended = operation.writes
                            && !matches!(error.kind(), ErrorKind::Invalid | ErrorKind::NotFound);
                        wrong.extend(check(&said, &error));
                        wrong.extend(
                            mended.then(|| format!("{said} was refused for another reason: {error}")),
                        );
                    }
                }
            }
        }
        if ground.street.dump() != before {
            wrong.push(format!("{} changed the file", operation.name));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
    assert!(tried > 800 && told > 600, "{tried} {told}");
}

#[test]
fn no_message_repeats_a_name_or_a_number_of_a_person() {
    let ground = Ground::new();
    let fields = string_fields();
    let mut wrong = Vec::new();
    let mut told = 0;
    for (actor, operation, request) in beginnings(&ground) {
        for actor in [actor, "system", "auditor"] {
            let session = session(&ground, actor);
            let (_, paths) = fields.iter().find(|(name, _)| name == operation.name).unwrap();
            for path in paths {
                for value in PERSONAL {
                    let said = format!("{} {path} by {actor}", operation.name);
                    let value = placed(&ground, operation, value);
                    if let Err(error) = operation.call(&session, &with(&request, path, &value).to_string()) {
                        told += 1;
                        wrong.extend(check(&said, &error));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
    assert!(told > 1_500, "{told}");
    ground.street.verify();
}

#[test]
fn documents_that_are_none_are_refused_by_every_operation() {
    let ground = Ground::new();
    let before = ground.street.dump();
    let deep = |open: &str, close: &str| format!("{}{}", open.repeat(60_000), close.repeat(60_000));
    let (lists, objects) = (deep("[", "]"), deep("{\"a\":", "}"));
    let mut wrong = Vec::new();
    for operation in ground.operations.values() {
        let session = session(&ground, "wang");
        for document in [
            lists.as_str(),
            objects.as_str(),
            &lists[..60_000],
            r#"{"limit": 1e999}"#,
            r#"{"limit": 123456789012345678901234567890}"#,
            r#"{"limit": -1, "limit": -1}"#,
            r#"{"13893101234": "王小明"}"#,
            r#"{"王小明": {"a": [1, 2, {"b": null}]}}"#,
            "{\"a\": \"\u{0}\"}",
            r#""王小明""#,
            "13893101234",
            "\u{feff}{}",
            "NaN",
        ] {
            let said = format!("{} {}", operation.name, document.chars().take(40).collect::<String>());
            match operation.call(&session, document) {
                Ok(answer) => wrong.push(format!("{said} went through: {answer}")),
                Err(error) if error.code() == code::INVALID_DOCUMENT => wrong.extend(check(&said, &error)),
                Err(error) => wrong.push(format!("{said}: {error}")),
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
    assert!(ground.street.dump() == before, "the file changed");
}

#[test]
fn every_field_refuses_values_of_another_kind_and_lone_surrogates() {
    let ground = Ground::new();
    let before = ground.street.dump();
    let mut wrong = Vec::new();
    let mut tried = 0;
    for (actor, operation, request) in beginnings(&ground) {
        let session = session(&ground, actor);
        for name in request.as_object().unwrap().keys() {
            for value in [
                r#""\ud800""#,
                r#""\udc00\ud800""#,
                r#""\ud83d""#,
                r#""\u12""#,
                "1e400",
                "[[]]",
                r#"{"a": 1}"#,
            ] {
                let mut other = request.clone();
                other[name] = "$here".into();
                let document = other.to_string().replace("\"$here\"", value);
                let said = format!("{} {name} {value}", operation.name);
                tried += 1;
                match operation.call(&session, &document) {
                    Ok(answer) => wrong.push(format!("{said} went through: {answer}")),
                    Err(error) if error.kind() == ErrorKind::Invalid => wrong.extend(check(&said, &error)),
                    Err(error) => wrong.push(format!("{said}: {error}")),
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
    assert!(tried > 800, "{tried}");
    assert!(ground.street.dump() == before, "the file changed");
}

#[test]
fn names_beyond_the_basic_plane_are_stored_shown_and_found() {
    let ground = Ground::new();
    // One of each extension block of ideographs, A to I, and the compatibility supplement.
    let names =
        ["㛃䶮", "𠮷野", "𪜶", "𫞩", "𫢒", "𬱖㛃䶮", "𰻝", "𱁬", "\u{2ebf1}", "\u{31351}", "\u{2f804}"];
    for name in names {
        let resident =
            json!({"name": name, "residence": "floating", "grid": crate::support::NORTH_1}).to_string();
        let added = ground.call("wang", "registry.add_resident", &resident).unwrap();
        assert_eq!(added["resident"]["name"], name);
        let first = name.chars().next().unwrap().to_string();
        for text in [name, &first] {
            let found = ground.call("wang", "registry.search", &json!({ "text": text }).to_string()).unwrap();
            let hits = found["items"].as_array().unwrap();
            assert!(hits.iter().any(|hit| hit["id"] == added["resident"]["id"]), "{text}: {found}");
        }
        // Escaped as two surrogates, as some languages write JSON, it is the same name.
        let escaped: String = name.encode_utf16().map(|unit| format!("\\u{unit:04x}")).collect();
        let found = ground.call("wang", "registry.search", &format!(r#"{{"text": "{escaped}"}}"#)).unwrap();
        assert!(!found["items"].as_array().unwrap().is_empty(), "{escaped}");
        let title = format!("{name}家门口路灯不亮");
        let case = json!({"category": "0101", "kind": "complaint", "channel": "hotline", "title": title})
            .to_string();
        let case = ground.call("wang", "case.submit", &case).unwrap();
        let found = ground.call("wang", "case.list", &json!({ "text": name }).to_string()).unwrap();
        let hits = found["items"].as_array().unwrap();
        assert!(hits.iter().any(|hit| hit["id"] == case["case"]["id"] && hit["title"] == title), "{name}");
    }
    ground.street.verify();
}

#[test]
fn bad_options_and_actors_are_refused_before_a_file_is_touched() {
    let street = crate::support::street();
    let path = street.folder.join("new.db");
    let good = json!({"path": path, "street": "620102001", "street_name": "示例街道", "security_administrator": "li",
                      "clock": {"fixed": "2026-05-01T09:00:00+08:00"}});
    let long = "x".repeat(1 << 20);
    for field in ["/path", "/street", "/street_name", "/security_administrator", "/clock/fixed"] {
        for value in [long.as_str(), "a\u{0}b", "\u{1b}[31m", "王小明 13893101234"] {
            // These two are fine names, the one of a file, the other of a street or person.
            let name = value.starts_with('王') && field != "/street" && field != "/clock/fixed";
            if name || field == "/path" && value.starts_with('\u{1b}') {
                continue;
            }
            let options: Options = serde_json::from_value(with(&good, field, value)).unwrap();
            let error = Platform::open(options).expect_err("refused");
            assert_eq!(error.kind(), ErrorKind::Invalid, "{field}: {error}");
            assert_eq!(check(field, &error), None);
            assert!(!path.exists(), "{field}");
        }
    }
    for (field, value) in
        [("/actor", long.as_str()), ("/actor", "a\u{0}"), ("/actor", " "), ("/purpose", &long)]
    {
        let actor = with(&json!({"actor": "li", "street": "620102001"}), field, value);
        let error = street.platform.session(serde_json::from_value(actor).unwrap()).expect_err("refused");
        assert_eq!((error.kind(), error.field()), (ErrorKind::Invalid, Some(&field[1..])), "{error}");
        assert_eq!(check(field, &error), None);
    }
}
