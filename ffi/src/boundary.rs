//! The border that every function crosses.
//!
//! Pointers and text are checked on the way in, a panic ends here, and outputs are written only on success.

use std::any::Any;
use std::ffi::{CStr, CString, c_char};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::ptr::NonNull;

use serde::Serialize;
use serde::de::DeserializeOwned;
use shuzhi_core::contract::{read_document, write_document};
use shuzhi_core::{Error, ErrorKind, Result, Session, code};

use crate::error::ErrorHandle;
use crate::session::SessionHandle;

/// What a function that succeeded returns.
pub(crate) const OK: i32 = 0;

/// Runs a call. Its failure, a panic included, becomes the code returned and, if wanted, an error object.
///
/// # Safety
/// `error` is NULL or may be written to.
pub(crate) unsafe fn boundary(error: *mut *mut ErrorHandle, call: impl FnOnce() -> Result<()>) -> i32 {
    let Err(failure) = hold(call) else { return OK };
    let code = failure.code();
    if let Some(error) = NonNull::new(error) {
        // SAFETY: not NULL, and the caller promises that it may be written to.
        unsafe { error.write(ErrorHandle::give(&failure)) };
    }
    code
}

/// Runs a call and turns a panic into `Internal`.
///
/// The core keeps its promises when it unwinds (a transaction rolls back, its locks shrug poison off), so what the
/// closure borrowed may go on being used.
pub(crate) fn hold<T>(call: impl FnOnce() -> Result<T>) -> Result<T> {
    catch_unwind(AssertUnwindSafe(call)).unwrap_or_else(|panic| Err(panicked(&*panic)))
}

/// Only a text that stands in the program is repeated: one made at run time could hold personal data.
fn panicked(panic: &(dyn Any + Send)) -> Error {
    Error::internal(format!("panic: {}", panic.downcast_ref::<&'static str>().unwrap_or(&"no fixed text")))
}

/// A document operation from end to end.
///
/// # Safety
/// As of every operation in the header: `session` is NULL or open, `request` is NULL or ends in NUL, `response` and
/// `error` are NULL or may be written to.
pub(crate) unsafe fn call<R: DeserializeOwned, T: Serialize>(
    session: *const SessionHandle,
    request: *const c_char,
    response: *mut *mut c_char,
    error: *mut *mut ErrorHandle,
    operation: fn(&Session, R) -> Result<T>,
) -> i32 {
    let typed = |session: &Session, request: &str| {
        operation(session, read_document(request)?).and_then(|answer| write_document(&answer))
    };
    // SAFETY: as promised by the caller.
    unsafe { answer(session, request, response, error, &typed) }
}

/// [`call`] without its types: compiled once, not once an operation.
///
/// # Safety
/// As of [`call`].
unsafe fn answer(
    session: *const SessionHandle,
    request: *const c_char,
    response: *mut *mut c_char,
    error: *mut *mut ErrorHandle,
    operation: &dyn Fn(&Session, &str) -> Result<String>,
) -> i32 {
    let body = || {
        // SAFETY: the caller's promises are those of these functions.
        let (session, request, response) = unsafe {
            (handle("session", session)?, text("request", request)?, Out::new("response", response)?)
        };
        response.put(owned(operation(&session.session, request)?)?);
        Ok(())
    };
    // SAFETY: `error` as promised by the caller.
    unsafe { boundary(error, body) }
}

/// What a handle points to.
///
/// # Safety
/// `pointer` is NULL or a handle that stays open for `'a`.
pub(crate) unsafe fn handle<'a, T>(name: &str, pointer: *const T) -> Result<&'a T> {
    // SAFETY: as promised by the caller.
    unsafe { pointer.as_ref() }.ok_or_else(|| null(name))
}

/// A text of the caller.
///
/// # Safety
/// `pointer` is NULL or a string that ends in NUL and stays as it is for `'a`.
pub(crate) unsafe fn text<'a>(name: &str, pointer: *const c_char) -> Result<&'a str> {
    if pointer.is_null() {
        return Err(null(name));
    }
    // SAFETY: not NULL; the rest as promised by the caller.
    let bytes = unsafe { CStr::from_ptr(pointer) };
    bytes.to_str().map_err(|error| {
        let at = error.valid_up_to();
        Error::new(
            ErrorKind::Invalid,
            code::INVALID_UTF8,
            format!("文本不是 UTF-8 编码（第 {at} 字节起）"),
            format!("the text is not UTF-8 from byte {at} on"),
        )
        .at(name)
        .with("byte", at)
    })
}

/// Text that becomes the caller's.
pub(crate) fn owned(text: String) -> Result<*mut c_char> {
    // JSON escapes NUL, so a document can't hold one.
    CString::new(text).map(CString::into_raw).map_err(|_| Error::internal("an answer holds NUL"))
}

/// A place of the caller that an output goes to, checked before anything else is done.
pub(crate) struct Out<T>(NonNull<T>);

impl<T> Out<T> {
    /// # Safety
    /// `pointer` is NULL or may be written to until the call ends.
    pub(crate) unsafe fn new(name: &str, pointer: *mut T) -> Result<Self> {
        NonNull::new(pointer).map(Self).ok_or_else(|| null(name))
    }

    pub(crate) fn put(self, value: T) {
        // SAFETY: promised when it was made. What stood there is not read, it may never have been written.
        unsafe { self.0.write(value) }
    }
}

pub(crate) fn null(name: &str) -> Error {
    Error::new(
        ErrorKind::Invalid,
        code::INVALID_POINTER,
        format!("参数 {name} 不得为 NULL"),
        format!("{name} is NULL"),
    )
    .at(name)
}
