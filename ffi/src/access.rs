//! Grants and the read log (权限).

use std::ffi::c_char;

use crate::boundary::call;
use crate::error::ErrorHandle;
use crate::session::SessionHandle;

/// Makes a grant (授权).
/// Request NewGrant, response GrantResult.
///
/// *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
///
/// # Safety
/// The pointers are as the sections on ownership and threads say.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn shuzhi_access_grant(
    session: *const SessionHandle,
    request: *const c_char,
    response: *mut *mut c_char,
    error: *mut *mut ErrorHandle,
) -> i32 {
    // SAFETY: as promised by the caller.
    unsafe { call(session, request, response, error, |s, r| s.access_control().grant(r)) }
}

/// Ends a grant at once (撤销授权).
/// Request RevokeGrant, response GrantResult.
///
/// *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
///
/// # Safety
/// The pointers are as the sections on ownership and threads say.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn shuzhi_access_revoke(
    session: *const SessionHandle,
    request: *const c_char,
    response: *mut *mut c_char,
    error: *mut *mut ErrorHandle,
) -> i32 {
    // SAFETY: as promised by the caller.
    unsafe { call(session, request, response, error, |s, r| s.access_control().revoke(r)) }
}

/// Lists grants, oldest first.
/// Request ListGrants, response GrantList.
///
/// *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
///
/// # Safety
/// The pointers are as the sections on ownership and threads say.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn shuzhi_access_list_grants(
    session: *const SessionHandle,
    request: *const c_char,
    response: *mut *mut c_char,
    error: *mut *mut ErrorHandle,
) -> i32 {
    // SAFETY: as promised by the caller.
    unsafe { call(session, request, response, error, |s, r| s.access_control().list_grants(r)) }
}

/// Lists who read which sensitive fields, and why (查阅记录), newest first.
/// Request ListReads, response ReadLog.
///
/// *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
///
/// # Safety
/// The pointers are as the sections on ownership and threads say.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn shuzhi_access_list_reads(
    session: *const SessionHandle,
    request: *const c_char,
    response: *mut *mut c_char,
    error: *mut *mut ErrorHandle,
) -> i32 {
    // SAFETY: as promised by the caller.
    unsafe { call(session, request, response, error, |s, r| s.access_control().list_reads(r)) }
}
