//! Grids (网格), and the typed functions that locate points.

use std::ffi::c_char;
use std::ptr::copy_nonoverlapping;

use shuzhi_core::geo::Datum;
use shuzhi_core::identity::GridCode;
use shuzhi_core::{Error, Result};

use crate::boundary::{Out, boundary, call, handle, null};
use crate::error::ErrorHandle;
use crate::session::SessionHandle;

/// Fifteen digits and NUL.
const CODE: usize = 16;

/// The digits of a code, or none; the rest is NUL.
fn padded(code: Option<&GridCode>) -> [u8; CODE] {
    let mut bytes = [0; CODE];
    if let Some(code) = code {
        bytes[..CODE - 1].copy_from_slice(code.as_str().as_bytes());
    }
    bytes
}

/// Finds the grid of a point today, in memory.
///
/// The datum is one of SHUZHI_DATUM_*. Where there is no grid, the code is "".
/// code is the caller's and has SHUZHI_GRID_CODE_SIZE bytes; *error is freed with shuzhi_error_free.
///
/// # Safety
/// The pointers are as the sections on ownership and threads say; `code` has sixteen bytes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn shuzhi_grid_locate(
    session: *const SessionHandle,
    longitude: f64,
    latitude: f64,
    datum: i32,
    code: *mut c_char,
    error: *mut *mut ErrorHandle,
) -> i32 {
    let body = || {
        // SAFETY: as promised by the caller; an array of bytes has no alignment.
        let (session, code) =
            unsafe { (handle("session", session)?, Out::new("code", code.cast::<[u8; CODE]>())?) };
        let datum = Datum::from_number("datum", datum)?;
        let found = session.session.grids().locate_point(longitude, latitude, datum)?;
        code.put(padded(found.as_ref()));
        Ok(())
    };
    // SAFETY: as promised by the caller.
    unsafe { boundary(error, body) }
}

/// Finds the grids of many points today, in memory: the short way for maps and for tracks.
///
/// lonlat holds count pairs of longitude and latitude; codes has count times SHUZHI_GRID_CODE_SIZE bytes, and gets
/// a code, or "", for each. Both are the caller's. One bad pair refuses all; the error's details have its index.
/// *error is freed with shuzhi_error_free.
///
/// # Safety
/// The pointers are as the sections on ownership and threads say; the arrays are as long as `count` says.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn shuzhi_grid_locate_many(
    session: *const SessionHandle,
    lonlat: *const f64,
    count: i64,
    datum: i32,
    codes: *mut c_char,
    error: *mut *mut ErrorHandle,
) -> i32 {
    let body = || {
        // SAFETY: as promised by the caller.
        let session = unsafe { handle("session", session)? };
        let datum = Datum::from_number("datum", datum)?;
        let count = length(count)?;
        let mut found = vec![None; count];
        if count == 0 {
            return session.session.grids().locate_many(&[], datum, &mut found);
        }
        if lonlat.is_null() || codes.is_null() {
            return Err(null(if lonlat.is_null() { "lonlat" } else { "codes" }));
        }
        // SAFETY: not NULL, and of that length as promised by the caller.
        let lonlat = unsafe { std::slice::from_raw_parts(lonlat, 2 * count) };
        session.session.grids().locate_many(lonlat, datum, &mut found)?;
        for (index, code) in found.iter().enumerate() {
            // SAFETY: `codes` has room for `count` codes, as promised by the caller.
            unsafe {
                copy_nonoverlapping(
                    padded(code.as_ref()).as_ptr(),
                    codes.cast::<u8>().add(index * CODE),
                    CODE,
                )
            };
        }
        Ok(())
    };
    // SAFETY: as promised by the caller.
    unsafe { boundary(error, body) }
}

/// The largest number of points in one call; a million at a time is as fast as any.
const MOST: usize = 1 << 26;

fn length(count: i64) -> Result<usize> {
    usize::try_from(count).ok().filter(|count| *count <= MOST).ok_or_else(|| {
        Error::invalid("count", format!("点数应为 0 至 {MOST}"), format!("points are 0 to {MOST} in number"))
    })
}

/// Creates a grid with its boundary (网格).
/// Request NewGrid, response GridResult.
///
/// *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
///
/// # Safety
/// The pointers are as the sections on ownership and threads say.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn shuzhi_grid_define(
    session: *const SessionHandle,
    request: *const c_char,
    response: *mut *mut c_char,
    error: *mut *mut ErrorHandle,
) -> i32 {
    // SAFETY: as promised by the caller.
    unsafe { call(session, request, response, error, |s, r| s.grids().define(r)) }
}

/// Changes name, telephone or households of a grid.
/// Request AmendGrid, response GridResult.
///
/// *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
///
/// # Safety
/// The pointers are as the sections on ownership and threads say.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn shuzhi_grid_amend(
    session: *const SessionHandle,
    request: *const c_char,
    response: *mut *mut c_char,
    error: *mut *mut ErrorHandle,
) -> i32 {
    // SAFETY: as promised by the caller.
    unsafe { call(session, request, response, error, |s, r| s.grids().amend(r)) }
}

/// Gives a grid another boundary from a day on (调整边界).
/// Request RedrawGrid, response GridResult.
///
/// *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
///
/// # Safety
/// The pointers are as the sections on ownership and threads say.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn shuzhi_grid_redraw(
    session: *const SessionHandle,
    request: *const c_char,
    response: *mut *mut c_char,
    error: *mut *mut ErrorHandle,
) -> i32 {
    // SAFETY: as promised by the caller.
    unsafe { call(session, request, response, error, |s, r| s.grids().redraw(r)) }
}

/// Closes a grid (撤销网格).
/// Request CloseGrid, response GridResult.
///
/// *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
///
/// # Safety
/// The pointers are as the sections on ownership and threads say.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn shuzhi_grid_close(
    session: *const SessionHandle,
    request: *const c_char,
    response: *mut *mut c_char,
    error: *mut *mut ErrorHandle,
) -> i32 {
    // SAFETY: as promised by the caller.
    unsafe { call(session, request, response, error, |s, r| s.grids().close(r)) }
}

/// Reads a grid with the boundary and staff of a day.
/// Request GetGrid, response GridDetail.
///
/// *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
///
/// # Safety
/// The pointers are as the sections on ownership and threads say.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn shuzhi_grid_get(
    session: *const SessionHandle,
    request: *const c_char,
    response: *mut *mut c_char,
    error: *mut *mut ErrorHandle,
) -> i32 {
    // SAFETY: as promised by the caller.
    unsafe { call(session, request, response, error, |s, r| s.grids().get(r)) }
}

/// Lists grids.
/// Request ListGrids, response GridList.
///
/// *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
///
/// # Safety
/// The pointers are as the sections on ownership and threads say.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn shuzhi_grid_list(
    session: *const SessionHandle,
    request: *const c_char,
    response: *mut *mut c_char,
    error: *mut *mut ErrorHandle,
) -> i32 {
    // SAFETY: as promised by the caller.
    unsafe { call(session, request, response, error, |s, r| s.grids().list(r)) }
}

/// Appoints a grid leader or grid worker (网格长、网格员).
/// Request StaffGrid, response GridPostResult.
///
/// *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
///
/// # Safety
/// The pointers are as the sections on ownership and threads say.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn shuzhi_grid_staff(
    session: *const SessionHandle,
    request: *const c_char,
    response: *mut *mut c_char,
    error: *mut *mut ErrorHandle,
) -> i32 {
    // SAFETY: as promised by the caller.
    unsafe { call(session, request, response, error, |s, r| s.grids().staff(r)) }
}

/// Ends an appointment.
/// Request EndGridPost, response GridPostResult.
///
/// *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
///
/// # Safety
/// The pointers are as the sections on ownership and threads say.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn shuzhi_grid_end_post(
    session: *const SessionHandle,
    request: *const c_char,
    response: *mut *mut c_char,
    error: *mut *mut ErrorHandle,
) -> i32 {
    // SAFETY: as promised by the caller.
    unsafe { call(session, request, response, error, |s, r| s.grids().end_post(r)) }
}

/// Lists appointments.
/// Request ListGridPosts, response GridPostList.
///
/// *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
///
/// # Safety
/// The pointers are as the sections on ownership and threads say.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn shuzhi_grid_list_posts(
    session: *const SessionHandle,
    request: *const c_char,
    response: *mut *mut c_char,
    error: *mut *mut ErrorHandle,
) -> i32 {
    // SAFETY: as promised by the caller.
    unsafe { call(session, request, response, error, |s, r| s.grids().list_posts(r)) }
}

/// Finds the grid of a position, on a day.
/// Request LocateGrid, response GridLocation.
///
/// *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
///
/// # Safety
/// The pointers are as the sections on ownership and threads say.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn shuzhi_grid_find(
    session: *const SessionHandle,
    request: *const c_char,
    response: *mut *mut c_char,
    error: *mut *mut ErrorHandle,
) -> i32 {
    // SAFETY: as promised by the caller.
    unsafe { call(session, request, response, error, |s, r| s.grids().find(r)) }
}

/// Finds overlaps and gaps between grids.
/// Request CheckGrids, response GridCheck.
///
/// *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
///
/// # Safety
/// The pointers are as the sections on ownership and threads say.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn shuzhi_grid_check(
    session: *const SessionHandle,
    request: *const c_char,
    response: *mut *mut c_char,
    error: *mut *mut ErrorHandle,
) -> i32 {
    // SAFETY: as promised by the caller.
    unsafe { call(session, request, response, error, |s, r| s.grids().check(r)) }
}
