//! Sessions.

use std::ffi::c_char;

use shuzhi_core::contract::read_document;
use shuzhi_core::{Actor, Session};

use crate::boundary::{Out, boundary, handle, hold, text};
use crate::error::ErrorHandle;
use crate::platform::PlatformHandle;

/// Who acts, in which street, and why. It keeps its platform's memory alive, though not its file open.
pub struct SessionHandle {
    pub(crate) session: Session,
}

/// Opens a session with an actor document (Actor in contract.json): {"actor", "street", "role"?, "purpose"?}.
///
/// *session is the caller's: end it with shuzhi_session_close; *error with shuzhi_error_free.
///
/// # Safety
/// The pointers are as the sections on ownership and threads say.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn shuzhi_session_open(
    platform: *const PlatformHandle,
    actor: *const c_char,
    session: *mut *mut SessionHandle,
    error: *mut *mut ErrorHandle,
) -> i32 {
    let body = || {
        // SAFETY: as promised by the caller.
        let (platform, actor, out) =
            unsafe { (handle("platform", platform)?, text("actor", actor)?, Out::new("session", session)?) };
        let session = platform.platform.session(read_document::<Actor>(actor)?)?;
        out.put(Box::into_raw(Box::new(SessionHandle { session })));
        Ok(())
    };
    // SAFETY: as promised by the caller.
    unsafe { boundary(error, body) }
}

/// Ends a session. NULL is fine, twice is not. No other call may be using it.
///
/// # Safety
/// `session` is NULL or open.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn shuzhi_session_close(session: *mut SessionHandle) {
    if !session.is_null() {
        // SAFETY: it came from `shuzhi_session_open` and is closed once, as promised by the caller.
        let session = unsafe { Box::from_raw(session) };
        // The last session of a closed platform frees the platform; a defect there must not cross.
        let _ = hold(|| {
            drop(session);
            Ok(())
        });
    }
}

/// Asks the long call of this session (import, verify, backup) to end: it answers SHUZHI_ERROR_INTERRUPTED and has
/// changed nothing. Without a call under way, the next one is refused so. Meant for another thread; never blocks.
///
/// # Safety
/// `session` is NULL or open.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn shuzhi_session_interrupt(session: *const SessionHandle) -> i32 {
    let body = || {
        // SAFETY: as promised by the caller.
        unsafe { handle("session", session)? }.session.interrupt();
        Ok(())
    };
    // SAFETY: NULL: no error object is wanted.
    unsafe { boundary(std::ptr::null_mut(), body) }
}

/// How much of the long call of this session is done, and of how much (0 while that is unknown). Meant for another
/// thread; never blocks.
///
/// # Safety
/// `session` is NULL or open, `done` and `total` are NULL or may be written to.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn shuzhi_session_progress(
    session: *const SessionHandle,
    done: *mut i64,
    total: *mut i64,
) -> i32 {
    let body = || {
        // SAFETY: as promised by the caller.
        let (session, done, total) =
            unsafe { (handle("session", session)?, Out::new("done", done)?, Out::new("total", total)?) };
        let progress = session.session.done_of_total();
        done.put(progress.0);
        total.put(progress.1);
        Ok(())
    };
    // SAFETY: NULL: no error object is wanted.
    unsafe { boundary(std::ptr::null_mut(), body) }
}
