//! Numbers that no well-meant caller sends: each is refused or taken, and none breaks the library or the file.

use serde_json::{Value, json};
use shuzhi::ErrorKind;
use shuzhi::contract::contract;

use crate::bad_input::check;
use crate::ground::Ground;

/// The places of whole numbers in the request of an operation, such as `/votes/ayes`.
fn walk(contract: &Value, schema: &Value, path: &str, found: &mut Vec<String>) {
    if let Some(name) = schema["$ref"].as_str() {
        return walk(contract, &contract["$defs"][name.trim_start_matches("#/$defs/")], path, found);
    }
    if let Some(parts) = schema["anyOf"].as_array() {
        return parts.iter().for_each(|part| walk(contract, part, path, found));
    }
    let is = |kind: &str| schema["type"] == kind || schema["type"][0] == kind;
    for (name, part) in schema["properties"].as_object().into_iter().flatten() {
        walk(contract, part, &format!("{path}/{name}"), found);
    }
    if is("array") {
        walk(contract, &schema["items"], &format!("{path}/0"), found);
    } else if is("integer") && !path.ends_with("/revision") {
        found.push(path.to_owned());
    }
}

/// `request` with `value` at `path`, if all but the last part of it is there.
fn with(request: &Value, path: &str, value: i64) -> Option<Value> {
    let mut request = request.clone();
    let (place, name) = path.rsplit_once('/')?;
    match request.pointer_mut(place)? {
        Value::Object(fields) => drop(fields.insert(name.to_owned(), json!(value))),
        Value::Array(items) => *items.first_mut()? = json!(value),
        _ => return None,
    }
    Some(request)
}

const VALUES: [i64; 8] = [i64::MIN, i64::MIN + 1, -1, 0, 99_999_999, 1 << 53, i64::MAX - 1, i64::MAX];
/// Numbers of which none at all goes through: a bound that is taken off, what is promised on the spot, an age.
const NONE: [(&str, &str); 3] =
    [("mediation.amend_mediator", "/capacity"), ("item.draft", "/promised_days"), ("sharing.ask", "/age")];
/// Numbers that name an entry of a record.
const NAMES: [&str; 2] = ["/service", "/number"];

#[test]
fn no_number_however_large_breaks_the_library_or_the_file() {
    let contract = contract();
    let ground = Ground::new();
    let (mut wrong, mut tried) = (Vec::new(), 0);
    let party = [crate::party::requests(), crate::party::readings()].concat();
    let mediation = [crate::mediation::requests(), crate::mediation::readings()].concat();
    let services = [crate::service::requests(), crate::service::readings()].concat();
    let first = party.len();
    for (at, (actor, operation, request)) in party.into_iter().chain(mediation).chain(services).enumerate() {
        let mut before = ground.street.dump();
        let operations = contract["operations"].as_array().unwrap();
        let schema = &operations.iter().find(|one| one["name"] == operation).unwrap()["request"];
        let mut paths = Vec::new();
        walk(&contract, schema, "", &mut paths);
        let request: Value = serde_json::from_str(&ground.filled(&request)).unwrap();
        for path in paths {
            for value in VALUES {
                // Of what is counted at a meeting there may be none.
                if value == 0 && at < first {
                    continue;
                }
                let Some(request) = with(&request, &path, value) else { continue };
                tried += 1;
                let said = format!("{operation} {path} {value}");
                match ground.call(actor, operation, &request.to_string()) {
                    Ok(_) if !ground.operations[operation].writes => {}
                    Ok(_) if value == 0 && NONE.contains(&(operation, path.as_str())) => {
                        before = ground.street.dump();
                    }
                    Ok(_) => wrong.push(format!("{said} went through")),
                    Err(error) => {
                        wrong.extend(check(&said, &error));
                        let kind = error.kind();
                        let unknown = kind == ErrorKind::NotFound && NAMES.contains(&path.as_str());
                        let fits = unknown || matches!(kind, ErrorKind::Invalid | ErrorKind::Violation);
                        wrong.extend((!fits).then(|| format!("{said}: {error}")));
                    }
                }
            }
        }
        let same = ground.street.dump() == before;
        wrong.extend((!same).then(|| format!("{operation} changed the file")));
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
    assert!(tried > 450, "{tried}");
    ground.street.verify();
}
