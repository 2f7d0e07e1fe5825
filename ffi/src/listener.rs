//! Listeners: a callback of the host for committed facts.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::ffi::{CString, c_char, c_void};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use shuzhi_core::{Error, Listener, Platform, Result};

use crate::boundary::{Out, boundary, handle, null};
use crate::error::ErrorHandle;
use crate::platform::PlatformHandle;

type Callback = unsafe extern "C" fn(*mut c_void, *const c_char, i64);

thread_local! {
    /// How many callbacks the thread is inside of.
    static INSIDE: Cell<u32> = const { Cell::new(0) };
}

/// The listeners that one platform handle has made.
#[derive(Default)]
pub(crate) struct Listeners(Mutex<BTreeMap<u64, Arc<Host>>>);

/// A callback with the calls that are inside it.
struct Host {
    callback: Callback,
    context: *mut c_void,
    state: Mutex<State>,
    left: Condvar,
}

#[derive(Default)]
struct State {
    ended: bool,
    inside: u32,
}

// SAFETY: the context is only handed back to the callback; the header says that this may be in any thread.
unsafe impl Send for Host {}
// SAFETY: as above.
unsafe impl Sync for Host {}

impl Host {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// No callback begins any more; waits for those under way in other threads.
    fn end(&self) {
        let mut state = self.state();
        state.ended = true;
        // Two callbacks that end each other's listeners would wait for ever.
        while state.inside > 0 && INSIDE.get() == 0 {
            state = self.left.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }
}

impl Listener for Host {
    fn on_events(&self, street: &str, sequence: i64) {
        let Ok(street) = CString::new(street) else { return };
        {
            let mut state = self.state();
            if state.ended {
                return;
            }
            state.inside += 1;
        }
        INSIDE.set(INSIDE.get() + 1);
        // SAFETY: the host gave the callback for these arguments, and it has not taken it back.
        unsafe { (self.callback)(self.context, street.as_ptr(), sequence) };
        INSIDE.set(INSIDE.get() - 1);
        self.state().inside -= 1;
        self.left.notify_all();
    }
}

impl Listeners {
    fn all(&self) -> MutexGuard<'_, BTreeMap<u64, Arc<Host>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn add(&self, platform: &Platform, callback: Callback, context: *mut c_void) -> u64 {
        let host = Arc::new(Host { callback, context, state: Mutex::default(), left: Condvar::new() });
        let number = platform.listen(host.clone());
        self.all().insert(number, host);
        number
    }

    fn end(&self, platform: &Platform, number: u64) -> Result<()> {
        let host = self.all().remove(&number).ok_or_else(|| Error::not_found("listener", number))?;
        platform.unlisten(number);
        host.end();
        Ok(())
    }

    pub(crate) fn end_all(&self, platform: &Platform) {
        let hosts = std::mem::take(&mut *self.all());
        for (number, host) in hosts {
            platform.unlisten(number);
            host.end();
        }
    }
}

/// Asks to be told of facts that this process commits: callback(context, street, sequence).
///
/// The callback runs in the thread of the call that stated the facts, after the commit and before that call returns;
/// several may run at the same time. It must return soon, and must not throw or jump out. The street is borrowed for
/// the callback. The context stays the caller's, and has to live until the listener is ended. What other processes
/// commit is read with shuzhi_event_since, which is also how a host catches up.
///
/// *number ends it again with shuzhi_event_unlisten; closing the platform ends it too. *error is freed with
/// shuzhi_error_free.
///
/// # Safety
/// The pointers are as the sections on ownership and threads say.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn shuzhi_event_listen(
    platform: *const PlatformHandle,
    callback: Option<unsafe extern "C" fn(context: *mut c_void, street: *const c_char, sequence: i64)>,
    context: *mut c_void,
    number: *mut i64,
    error: *mut *mut ErrorHandle,
) -> i32 {
    let body = || {
        // SAFETY: as promised by the caller.
        let (platform, number) = unsafe { (handle("platform", platform)?, Out::new("number", number)?) };
        let callback = callback.ok_or_else(|| null("callback"))?;
        let given = platform.listeners.add(&platform.platform, callback, context);
        number.put(i64::try_from(given).map_err(|_| Error::internal("listeners have run out of numbers"))?);
        Ok(())
    };
    // SAFETY: as promised by the caller.
    unsafe { boundary(error, body) }
}

/// Ends a listener. When it returns, no callback is under way and none will come, so that the context may go; only
/// when called from inside a callback, those of other threads may still be ending.
///
/// *error is freed with shuzhi_error_free.
///
/// # Safety
/// The pointers are as the sections on ownership and threads say.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn shuzhi_event_unlisten(
    platform: *const PlatformHandle,
    number: i64,
    error: *mut *mut ErrorHandle,
) -> i32 {
    let body = || {
        // SAFETY: as promised by the caller.
        let platform = unsafe { handle("platform", platform)? };
        let known = u64::try_from(number).map_err(|_| Error::not_found("listener", number))?;
        platform.listeners.end(&platform.platform, known)
    };
    // SAFETY: as promised by the caller.
    unsafe { boundary(error, body) }
}
