//! Documents: reading requests and writing answers as JSON.

mod place;

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::{Error, ErrorKind, Result, code};

/// Reads a request; the error names the field and what is expected there, never the value that stood there.
///
/// ```
/// let error = shuzhi::contract::read_document::<shuzhi::case::GetCase>(r#"{"cas": "1"}"#).unwrap_err();
/// assert_eq!(error.code(), shuzhi::code::INVALID_DOCUMENT);
/// ```
///
/// # Errors
/// `Invalid` (101).
pub fn read_document<T: DeserializeOwned>(text: &str) -> Result<T> {
    // A list would be read as the fields of a record in their order, which no contract promises.
    if text.trim_ascii_start().starts_with('[') {
        return Err(refuse(text, &serde::de::Error::custom("a list, expected an object")));
    }
    serde_json::from_str(text).map_err(|error| refuse(text, &error))
}

fn refuse(text: &str, error: &serde_json::Error) -> Error {
    let (line, column) = (error.line(), error.column());
    let path = place::path_at(text, line, column);
    let reason = without_values(&error.to_string());
    let refused = Error::new(
        ErrorKind::Invalid,
        code::INVALID_DOCUMENT,
        format!("请求文档不符合该操作的格式（第 {line} 行第 {column} 列）：{reason}"),
        format!("the request is no document of the operation (line {line}, column {column}): {reason}"),
    );
    if is_path(&path) { refused.at(path) } else { refused }
}

/// Whether `path` is made of names of fields and numbers of items. A key that a caller invented may be anything.
fn is_path(path: &str) -> bool {
    path.len() <= 200
        && path.split('.').all(|part| {
            let (name, index) = part.split_once('[').unwrap_or((part, ""));
            let numbered = index.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'[' | b']'));
            // A document that is a list at its top begins with the number of the item.
            (is_field(name) || name.is_empty() && !index.is_empty()) && numbered
        })
}

/// Whether `name` looks like the name of a field.
fn is_field(name: &str) -> bool {
    (1..=40).contains(&name.len())
        && name.starts_with(|first: char| first.is_ascii_lowercase())
        && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
        && name.bytes().filter(u8::is_ascii_digit).count() < 7
}

/// The reader's reason without what stood in the document: it may be personal data.
fn without_values(reason: &str) -> String {
    let reason = reason.split(" at line ").next().unwrap_or(reason);
    // An unknown field is told when it looks like the name of one; a missing or repeated one is the schema's own.
    let unknown = reason.strip_prefix("unknown field `").and_then(|rest| rest.split('`').next());
    let known = reason.starts_with("missing field")
        || reason.starts_with("duplicate field")
        || unknown.is_some_and(is_field);
    match reason.split_once("expected ") {
        Some((_, expected)) if unknown.is_some() && !known => format!("unknown field, expected {expected}"),
        Some((_, expected)) if !known => format!("expected {expected}"),
        _ if known || !reason.contains(['"', '`']) => reason.to_owned(),
        _ => "the value can't be read".to_owned(),
    }
}

/// Writes an answer.
///
/// # Errors
/// `Internal`, for a number that JSON can't hold.
pub fn write_document<T: Serialize>(value: &T) -> Result<String> {
    serde_json::to_string(value).map_err(|error| Error::internal(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::NewCase;

    #[test]
    fn refusals_name_the_field_and_never_the_value() {
        for (text, field) in [
            (r#"{"category": 13893101234}"#, Some("category")),
            (r#"{"category":"0101","kind":"13893101234","channel":"hotline","title":"x"}"#, Some("kind")),
            (r#"{"category":"0101","reporter_phone":["13893101234"]}"#, Some("reporter_phone")),
            (r#"{"category":"0101"} 13893101234"#, None),
            (r#"{"title": "\ud800"}"#, Some("title")),
            (r#"{"13893101234": 1}"#, None),
            (r#"{"王13893101234": {"name": 1}}"#, None),
            (r#"{"category":"0101","category":"13893101234"}"#, Some("category")),
            ("", None),
            ("[]", None),
        ] {
            let error = read_document::<NewCase>(text).unwrap_err();
            assert_eq!(error.code(), code::INVALID_DOCUMENT, "{text}");
            assert!(!error.to_string().contains("13893101234"), "{error}");
            assert_eq!(error.field(), field, "{text}: {error}");
        }
    }

    #[test]
    fn deep_documents_are_refused_without_a_crash() {
        let text = "[".repeat(100_000);
        assert_eq!(read_document::<NewCase>(&text).unwrap_err().code(), code::INVALID_DOCUMENT);
    }
}
