//! The audit chain (审计链).

use std::ffi::c_char;

use crate::boundary::call;
use crate::error::ErrorHandle;
use crate::session::SessionHandle;

/// Recomputes the audit chain (审计链核验).
/// Request AuditRange, response AuditReport.
///
/// *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
///
/// # Safety
/// The pointers are as the sections on ownership and threads say.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn shuzhi_audit_verify(
    session: *const SessionHandle,
    request: *const c_char,
    response: *mut *mut c_char,
    error: *mut *mut ErrorHandle,
) -> i32 {
    // SAFETY: as promised by the caller.
    unsafe { call(session, request, response, error, |s, r| s.audit().verify(r)) }
}
