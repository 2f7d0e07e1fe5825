//! The contract: every operation with its documents, as the C ABI and the language packages carry it.
//!
//! One table names the operations; from it come `include/contract.json`, the dispatch of scenarios, and the parity
//! tests of the surfaces. The C functions and the UniFFI methods stand beside it and are held against it.

mod document;
mod operations;

pub use document::{read_document, write_document};

use schemars::{JsonSchema, Schema, SchemaGenerator, generate::SchemaSettings};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::platform::Session;
use crate::{Result, VERSION, code};

/// The version of the C ABI: a change that breaks callers of an older header raises it.
pub const ABI: i32 = 1;

type Call = Box<dyn Fn(&Session, &str) -> Result<String> + Send + Sync>;

/// One operation of the library.
pub struct Operation {
    /// `area.verb`, such as `case.submit`.
    pub name: &'static str,
    /// Whether it changes the database.
    pub writes: bool,
    /// What it does, in one line.
    pub doc: &'static str,
    call: Call,
    schemas: fn(&mut SchemaGenerator) -> (Schema, Schema),
}

impl Operation {
    /// `case` of `case.submit`.
    pub fn area(&self) -> &'static str {
        self.name.split('.').next().unwrap_or_default()
    }

    /// `submit` of `case.submit`.
    pub fn verb(&self) -> &'static str {
        self.name.split('.').nth(1).unwrap_or_default()
    }

    /// The C function, such as `shuzhi_case_submit`.
    pub fn function(&self) -> String {
        format!("shuzhi_{}_{}", self.area(), self.verb())
    }

    /// Calls it with a request document; the answer is a document.
    ///
    /// # Errors
    /// `Invalid` (101) when the request is no document of the operation; then those of the operation itself.
    pub fn call(&self, session: &Session, request: &str) -> Result<String> {
        (self.call)(session, request)
    }
}

impl std::fmt::Debug for Operation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name)
    }
}

/// An operation that changes the database.
fn write<R, T>(name: &'static str, call: fn(&Session, R) -> Result<T>, doc: &'static str) -> Operation
where
    R: DeserializeOwned + JsonSchema + 'static,
    T: Serialize + JsonSchema + 'static,
{
    Operation { writes: true, ..read(name, call, doc) }
}

/// An operation that only reads.
fn read<R, T>(name: &'static str, call: fn(&Session, R) -> Result<T>, doc: &'static str) -> Operation
where
    R: DeserializeOwned + JsonSchema + 'static,
    T: Serialize + JsonSchema + 'static,
{
    Operation {
        name,
        writes: false,
        doc,
        call: Box::new(move |session, request| {
            read_document(request)
                .and_then(|request| call(session, request))
                .and_then(|answer| write_document(&answer))
        }),
        schemas: |generator| (generator.subschema_for::<R>(), generator.subschema_for::<T>()),
    }
}

/// Every operation, in the order of areas.
///
/// ```
/// let operations = shuzhi::contract::operations();
/// let submit = operations.iter().find(|operation| operation.name == "case.submit").unwrap();
/// assert_eq!(submit.function(), "shuzhi_case_submit");
/// ```
pub fn operations() -> Vec<Operation> {
    operations::all()
}

/// The contract document: operations, error codes and schemas, as committed in `include/contract.json`.
pub fn contract() -> Value {
    let mut generator = SchemaSettings::draft2020_12().into_generator();
    let mut listed = Vec::new();
    for operation in operations() {
        let (request, response) = (operation.schemas)(&mut generator);
        listed.push(json!({
            "name": operation.name,
            "function": operation.function(),
            "area": operation.area(),
            "verb": operation.verb(),
            "writes": operation.writes,
            "doc": operation.doc,
            "request": request,
            "response": response,
        }));
    }
    let documents = json!({
        "options": generator.subschema_for::<crate::Options>(),
        "actor": generator.subschema_for::<crate::Actor>(),
        "error": generator.subschema_for::<crate::Report>(),
    });
    json!({
        "abi": ABI,
        "version": VERSION,
        "operations": listed,
        "documents": documents,
        "errors": errors(),
        "$defs": generator.take_definitions(true),
    })
}

/// The stable codes with their names.
fn errors() -> Value {
    let row = |code: i32, kind: &str, name: &str, doc: &str| json!({"code": code, "kind": kind, "name": name, "doc": doc});
    json!([
        row(code::INVALID, "invalid", "INVALID", "A field can't be read or is out of range."),
        row(
            code::INVALID_DOCUMENT,
            "invalid",
            "INVALID_DOCUMENT",
            "The request is no document of the operation."
        ),
        row(code::INVALID_POINTER, "invalid", "INVALID_POINTER", "A required pointer is NULL."),
        row(code::INVALID_UTF8, "invalid", "INVALID_UTF8", "A string is not UTF-8."),
        row(code::VIOLATION, "violation", "VIOLATION", "A hard rule forbids it."),
        row(code::DENIED, "denied", "DENIED", "No grant covers it."),
        row(code::DENIED_PURPOSE, "denied", "DENIED_PURPOSE", "Personal data asked for without a purpose."),
        row(code::NOT_FOUND, "not_found", "NOT_FOUND", "No such record in sight."),
        row(code::CONFLICT_REVISION, "conflict", "CONFLICT_REVISION", "The record has moved on."),
        row(code::CONFLICT_STATE, "conflict", "CONFLICT_STATE", "The record's state does not allow it."),
        row(
            code::CONFLICT_REQUEST_KEY,
            "conflict",
            "CONFLICT_REQUEST_KEY",
            "The key was used for another request."
        ),
        row(code::CONFLICT_EXISTS, "conflict", "CONFLICT_EXISTS", "The identifier or code is taken."),
        row(code::BUSY, "busy", "BUSY", "The write lock was not had in time; the call may be repeated."),
        row(code::INTERRUPTED, "interrupted", "INTERRUPTED", "Interrupted by the host; nothing changed."),
        row(code::STORAGE, "storage", "STORAGE", "The store failed."),
        row(code::STORAGE_FULL, "storage", "STORAGE_FULL", "The disk or a quota is full."),
        row(code::STORAGE_CORRUPT, "storage", "STORAGE_CORRUPT", "The file is damaged; it is left as it is."),
        row(code::STORAGE_NEWER, "storage", "STORAGE_NEWER", "The database was written by a newer library."),
        row(code::STORAGE_CLOSED, "storage", "STORAGE_CLOSED", "The platform is closed."),
        row(
            code::STORAGE_READ_ONLY,
            "storage",
            "STORAGE_READ_ONLY",
            "The file or its folder may not be written."
        ),
        row(
            code::STORAGE_UNREACHABLE,
            "storage",
            "STORAGE_UNREACHABLE",
            "The file can't be opened or reached."
        ),
        row(code::STORAGE_IO, "storage", "STORAGE_IO", "The disk failed while reading or writing."),
        row(code::INTERNAL, "internal", "INTERNAL", "A defect of the library."),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique_and_well_formed() {
        let operations = operations();
        let mut names: Vec<_> = operations.iter().map(|operation| operation.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), operations.len());
        for name in names {
            let parts: Vec<_> = name.split('.').collect();
            assert!(parts.len() == 2 && parts.iter().all(|part| !part.is_empty()), "{name}");
        }
    }

    #[test]
    fn every_request_and_answer_is_a_record_of_its_own() {
        let contract = contract();
        for operation in contract["operations"].as_array().unwrap() {
            for side in ["request", "response"] {
                let reference = operation[side]["$ref"].as_str();
                let name = reference.and_then(|text| text.strip_prefix("#/$defs/")).unwrap_or_default();
                assert_eq!(contract["$defs"][name]["type"], "object", "{} {side}", operation["name"]);
            }
        }
    }
}
