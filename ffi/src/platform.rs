//! The platform: an open file, its handle, and its upkeep.

use std::ffi::c_char;

use shuzhi_core::contract::read_document;
use shuzhi_core::{Options, Platform};

use crate::boundary::{Out, boundary, call, handle, hold, text};
use crate::error::ErrorHandle;
use crate::listener::Listeners;
use crate::session::SessionHandle;

/// An open database. It holds the file, its connections and the listeners.
pub struct PlatformHandle {
    pub(crate) platform: Platform,
    pub(crate) listeners: Listeners,
}

/// Opens a file, creates it or brings it to the newest schema, with an options document (Options in contract.json):
/// {"path", "durability"?, "busy_timeout_ms"?, "readers"?, "street"?, "security_administrator"?, …}.
///
/// *platform is the caller's: end it with shuzhi_platform_close; *error with shuzhi_error_free.
///
/// # Safety
/// The pointers are as the sections on ownership and threads say.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn shuzhi_platform_open(
    options: *const c_char,
    platform: *mut *mut PlatformHandle,
    error: *mut *mut ErrorHandle,
) -> i32 {
    let body = || {
        // SAFETY: as promised by the caller.
        let (options, out) = unsafe { (text("options", options)?, Out::new("platform", platform)?) };
        let platform = Platform::open(read_document::<Options>(options)?)?;
        out.put(Box::into_raw(Box::new(PlatformHandle { platform, listeners: Listeners::default() })));
        Ok(())
    };
    // SAFETY: as promised by the caller.
    unsafe { boundary(error, body) }
}

/// Closes the file after the calls in flight, and frees the handle. NULL is fine, twice is not. No other call may be
/// using the handle; sessions may, and answer SHUZHI_ERROR_STORAGE_CLOSED from then on until they are closed.
///
/// # Safety
/// `platform` is NULL or open.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn shuzhi_platform_close(platform: *mut PlatformHandle) {
    if !platform.is_null() {
        // SAFETY: it came from `shuzhi_platform_open` and is closed once, as promised by the caller.
        let handle = unsafe { Box::from_raw(platform) };
        // Everything acknowledged is on the disk already, so a failure to close loses nothing.
        let _ = hold(|| {
            handle.listeners.end_all(&handle.platform);
            handle.platform.close()
        });
    }
}

/// Sets the clock of a platform that was opened with a fixed one ("clock": {"fixed": …}), to an RFC 3339 time.
///
/// *error is freed with shuzhi_error_free.
///
/// # Safety
/// The pointers are as the sections on ownership and threads say.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn shuzhi_platform_set_clock(
    platform: *const PlatformHandle,
    time: *const c_char,
    error: *mut *mut ErrorHandle,
) -> i32 {
    let body = || {
        // SAFETY: as promised by the caller.
        let (platform, time) = unsafe { (handle("platform", platform)?, text("time", time)?) };
        platform.platform.set_clock(time)
    };
    // SAFETY: as promised by the caller.
    unsafe { boundary(error, body) }
}

/// Copies the database into a new file while others go on working (备份).
/// Request BackupRequest, response BackupReport.
///
/// *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
///
/// # Safety
/// The pointers are as the sections on ownership and threads say.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn shuzhi_platform_backup(
    session: *const SessionHandle,
    request: *const c_char,
    response: *mut *mut c_char,
    error: *mut *mut ErrorHandle,
) -> i32 {
    // SAFETY: as promised by the caller.
    unsafe { call(session, request, response, error, |s, r| s.maintenance().backup(r)) }
}

/// Checks the file, the audit chain, and every counter against a recount.
/// Request VerifyRequest, response VerifyReport.
///
/// *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
///
/// # Safety
/// The pointers are as the sections on ownership and threads say.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn shuzhi_platform_verify(
    session: *const SessionHandle,
    request: *const c_char,
    response: *mut *mut c_char,
    error: *mut *mut ErrorHandle,
) -> i32 {
    // SAFETY: as promised by the caller.
    unsafe { call(session, request, response, error, |s, r| s.maintenance().verify(r)) }
}
