//! Lists that no well-meant caller sends: none is without an end.

use serde_json::{Value, json};
use shuzhi::ErrorKind;

use crate::bad_input::check;
use crate::ground::Ground;

/// More entries than any list may have.
const MANY: usize = 10_001;

/// The places of lists that have an entry.
fn walk(value: &Value, path: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            fields.iter().for_each(|(name, part)| walk(part, &format!("{path}/{name}"), found));
        }
        Value::Array(items) => {
            if let Some(first) = items.first() {
                found.push(path.to_owned());
                walk(first, &format!("{path}/0"), found);
            }
        }
        _ => {}
    }
}

#[test]
fn a_question_with_a_long_list_is_answered_or_refused_and_changes_nothing() {
    let ground = Ground::new();
    let before = ground.street.dump();
    let (mut wrong, mut tried) = (Vec::new(), 0);
    for (actor, operation, request) in
        [crate::party::readings(), crate::mediation::readings(), crate::service::readings()].concat()
    {
        let request: Value = serde_json::from_str(&ground.filled(&request)).unwrap();
        let mut paths = Vec::new();
        walk(&request, "", &mut paths);
        for path in paths {
            let mut request = request.clone();
            let place = request.pointer_mut(&path).unwrap();
            *place = json!(vec![place[0].clone(); MANY]);
            tried += 1;
            if let Err(error) = ground.call(actor, operation, &request.to_string()) {
                wrong.extend(check(&format!("{operation} {path}"), &error));
                let invalid = error.kind() == ErrorKind::Invalid;
                wrong.extend((!invalid).then(|| format!("{operation} {path}: {error}")));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(tried > 0 && ground.street.dump() == before, "{tried}");
}

#[test]
fn every_list_has_an_end() {
    let ground = Ground::new();
    let mut before = ground.street.dump();
    let (mut wrong, mut tried) = (Vec::new(), 0);
    let rows = [
        crate::party::requests(),
        crate::mediation::requests(),
        crate::mediation::refused_lists(),
        crate::service::requests(),
    ];
    for (actor, operation, request) in rows.concat() {
        let request: Value = serde_json::from_str(&ground.filled(&request)).unwrap();
        let mut paths = Vec::new();
        walk(&request, "", &mut paths);
        for path in paths {
            let mut request = request.clone();
            let place = request.pointer_mut(&path).unwrap();
            *place = json!(vec![place[0].clone(); MANY]);
            tried += 1;
            let said = format!("{operation} {path}");
            match ground.call(actor, operation, &request.to_string()) {
                // The fields to be revealed are a set: naming one again asks for nothing more.
                Ok(_) if operation == "member.reveal" => before = ground.street.dump(),
                Ok(_) => wrong.push(format!("{said} went through")),
                Err(error) => {
                    wrong.extend(check(&said, &error));
                    let fits = matches!(error.kind(), ErrorKind::Invalid | ErrorKind::Violation);
                    wrong.extend((!fits).then(|| format!("{said}: {error}")));
                }
            }
            let now = ground.street.dump();
            if now != before {
                wrong.push(format!("{said} changed the file"));
                before = now;
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
    assert!(tried > 55, "{tried}");
}
