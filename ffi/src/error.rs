//! The error object.

use std::ffi::{CString, c_char};
use std::ptr::null;

use shuzhi_core::contract::write_document;
use shuzhi_core::{Error, ErrorKind};

/// A refused or failed call: code, kind, field, rule, citation, and the reason in Chinese and English.
///
/// It holds no personal data. It never changes, so many threads may read it.
pub struct ErrorHandle {
    code: i32,
    kind: CString,
    field: Option<CString>,
    rule: Option<CString>,
    citation: Option<CString>,
    zh: CString,
    en: CString,
    json: CString,
}

impl ErrorHandle {
    /// The object that becomes the caller's.
    pub(crate) fn give(error: &Error) -> *mut Self {
        let report = error.report();
        Box::into_raw(Box::new(Self {
            code: report.code,
            kind: c_string(kind(report.kind)),
            field: report.field.as_deref().map(c_string),
            rule: report.rule.as_deref().map(c_string),
            citation: report.citation.as_deref().map(c_string),
            zh: c_string(&report.zh),
            en: c_string(&report.en),
            json: c_string(&write_document(report).unwrap_or_default()),
        }))
    }
}

/// A field's name may come from a document, and so may hold NUL; it ends no string here.
fn c_string(text: &str) -> CString {
    CString::new(text.replace('\0', "\u{fffd}")).unwrap_or_default()
}

fn kind(kind: ErrorKind) -> &'static str {
    match kind {
        ErrorKind::Invalid => "invalid",
        ErrorKind::Violation => "violation",
        ErrorKind::Denied => "denied",
        ErrorKind::NotFound => "not_found",
        ErrorKind::Conflict => "conflict",
        ErrorKind::Busy => "busy",
        ErrorKind::Interrupted => "interrupted",
        ErrorKind::Storage => "storage",
        ErrorKind::Internal => "internal",
    }
}

/// A part of an error, NULL when either is absent.
unsafe fn part<'a>(
    error: *const ErrorHandle,
    part: fn(&'a ErrorHandle) -> Option<&'a CString>,
) -> *const c_char {
    // SAFETY: the accessors' callers promise NULL or an error that is not freed.
    unsafe { error.as_ref() }.and_then(part).map_or(null(), |text| text.as_ptr())
}

/// The stable code, one of SHUZHI_ERROR_*; 0 for NULL.
///
/// # Safety
/// `error` is NULL or has not been freed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn shuzhi_error_code(error: *const ErrorHandle) -> i32 {
    // SAFETY: as promised by the caller.
    unsafe { error.as_ref() }.map_or(0, |error| error.code)
}

/// The class: invalid, violation, denied, not_found, conflict, busy, interrupted, storage or internal.
/// Borrowed: valid until shuzhi_error_free. NULL for NULL.
///
/// # Safety
/// `error` is NULL or has not been freed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn shuzhi_error_kind(error: *const ErrorHandle) -> *const c_char {
    // SAFETY: as promised by the caller.
    unsafe { part(error, |error| Some(&error.kind)) }
}

/// The field at fault, as a path (reporter.phone), or the parameter; NULL when there is none.
/// Borrowed: valid until shuzhi_error_free.
///
/// # Safety
/// `error` is NULL or has not been freed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn shuzhi_error_field(error: *const ErrorHandle) -> *const c_char {
    // SAFETY: as promised by the caller.
    unsafe { part(error, |error| error.field.as_ref()) }
}

/// The identifier of the violated rule; NULL when there is none. Borrowed: valid until shuzhi_error_free.
///
/// # Safety
/// `error` is NULL or has not been freed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn shuzhi_error_rule(error: *const ErrorHandle) -> *const c_char {
    // SAFETY: as promised by the caller.
    unsafe { part(error, |error| error.rule.as_ref()) }
}

/// The article that the rule rests on; NULL when there is none. Borrowed: valid until shuzhi_error_free.
///
/// # Safety
/// `error` is NULL or has not been freed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn shuzhi_error_citation(error: *const ErrorHandle) -> *const c_char {
    // SAFETY: as promised by the caller.
    unsafe { part(error, |error| error.citation.as_ref()) }
}

/// The reason in Chinese. Borrowed: valid until shuzhi_error_free. NULL for NULL.
///
/// # Safety
/// `error` is NULL or has not been freed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn shuzhi_error_zh(error: *const ErrorHandle) -> *const c_char {
    // SAFETY: as promised by the caller.
    unsafe { part(error, |error| Some(&error.zh)) }
}

/// The reason in English. Borrowed: valid until shuzhi_error_free. NULL for NULL.
///
/// # Safety
/// `error` is NULL or has not been freed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn shuzhi_error_en(error: *const ErrorHandle) -> *const c_char {
    // SAFETY: as promised by the caller.
    unsafe { part(error, |error| Some(&error.en)) }
}

/// All of it as a document: {code, kind, field?, rule?, citation?, zh, en, details?}.
/// Borrowed: valid until shuzhi_error_free. NULL for NULL.
///
/// # Safety
/// `error` is NULL or has not been freed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn shuzhi_error_json(error: *const ErrorHandle) -> *const c_char {
    // SAFETY: as promised by the caller.
    unsafe { part(error, |error| Some(&error.json)) }
}

/// Frees an error with the strings borrowed from it. NULL is fine, twice is not.
///
/// # Safety
/// `error` is NULL or has not been freed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn shuzhi_error_free(error: *mut ErrorHandle) {
    if !error.is_null() {
        // SAFETY: it came from `ErrorHandle::give` and is freed once, as promised by the caller.
        drop(unsafe { Box::from_raw(error) });
    }
}
