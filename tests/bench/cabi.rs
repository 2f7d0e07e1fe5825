//! The C ABI as a host meets it: libshuzhi loaded at run time, JSON in, JSON out.

use std::ffi::{CStr, CString, c_char, c_void};
use std::path::Path;

use anyhow::{Result, anyhow, ensure};
use libloading::Library;

type Handle = *mut c_void;
type Open = unsafe extern "C" fn(*const c_char, *mut Handle, *mut Handle) -> i32;
type OpenSession = unsafe extern "C" fn(Handle, *const c_char, *mut Handle, *mut Handle) -> i32;
type Call = unsafe extern "C" fn(Handle, *const c_char, *mut *mut c_char, *mut Handle) -> i32;
type Free = unsafe extern "C" fn(*mut c_char);
type Close = unsafe extern "C" fn(Handle);

/// A session of the loaded library.
pub struct Host {
    library: Library,
    platform: Handle,
    session: Handle,
    submit: Call,
    free: Free,
}

impl Host {
    /// Loads the library and opens `options` for `actor`, both JSON documents.
    pub fn open(library: &Path, options: &str, actor: &str) -> Result<Self> {
        // SAFETY: the library is this workspace's own, and the types are those of include/shuzhi.h.
        unsafe {
            let library = Library::new(library)?;
            let open = *library.get::<Open>(b"shuzhi_platform_open")?;
            let open_session = *library.get::<OpenSession>(b"shuzhi_session_open")?;
            let submit = *library.get::<Call>(b"shuzhi_case_submit")?;
            let free = *library.get::<Free>(b"shuzhi_string_free")?;
            let (mut platform, mut session) = (std::ptr::null_mut(), std::ptr::null_mut());
            let none = std::ptr::null_mut();
            let code = open(CString::new(options)?.as_ptr(), &mut platform, none);
            ensure!(code == 0, "shuzhi_platform_open answers {code}");
            let code = open_session(platform, CString::new(actor)?.as_ptr(), &mut session, none);
            ensure!(code == 0, "shuzhi_session_open answers {code}");
            Ok(Self { library, platform, session, submit, free })
        }
    }

    /// Hands in the case of a document; the length of the answer.
    pub fn submit(&self, request: &CStr) -> Result<usize> {
        let mut response = std::ptr::null_mut();
        // SAFETY: the handles are open, the answer is freed once.
        unsafe {
            let code = (self.submit)(self.session, request.as_ptr(), &mut response, std::ptr::null_mut());
            if code != 0 {
                return Err(anyhow!("shuzhi_case_submit answers {code}"));
            }
            let length = CStr::from_ptr(response).to_bytes().len();
            (self.free)(response);
            Ok(length)
        }
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        for (name, handle) in
            [(&b"shuzhi_session_close"[..], self.session), (b"shuzhi_platform_close", self.platform)]
        {
            // SAFETY: each handle is closed once, the session first.
            unsafe {
                if let Ok(close) = self.library.get::<Close>(name) {
                    close(handle);
                }
            }
        }
    }
}
