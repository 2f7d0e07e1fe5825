//! What the language packages check when they load the library, and the freeing of strings.

use std::ffi::{CString, c_char};

use shuzhi_core::contract::ABI;

/// The version of the C ABI; SHUZHI_ABI of the header that a host was compiled with has to equal it.
#[unsafe(no_mangle)]
pub extern "C" fn shuzhi_abi_version() -> i32 {
    ABI
}

/// The version of the library, such as "0.1.0". Static: never freed.
#[unsafe(no_mangle)]
pub extern "C" fn shuzhi_version() -> *const c_char {
    concat!(env!("CARGO_PKG_VERSION"), "\0").as_ptr().cast()
}

/// SM3 of the contract.json that the library was built with, in lower-case hex. Static: never freed.
#[unsafe(no_mangle)]
pub extern "C" fn shuzhi_contract_hash() -> *const c_char {
    concat!(env!("SHUZHI_CONTRACT_HASH"), "\0").as_ptr().cast()
}

/// Frees a string that a function has given. NULL is fine, twice is not.
///
/// # Safety
/// `string` is NULL or a response of this library that has not been freed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn shuzhi_string_free(string: *mut c_char) {
    if !string.is_null() {
        // SAFETY: it came from `boundary::owned` and is freed once, as promised by the caller.
        drop(unsafe { CString::from_raw(string) });
    }
}
