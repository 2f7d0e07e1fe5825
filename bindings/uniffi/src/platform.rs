//! The open file.

use std::sync::Arc;

use shuzhi::{Actor, Options};

use crate::listener::{Foreign, Listener};
use crate::{Result, Session};

/// An open database: the entrance to everything. Safe to share between threads; every call blocks.
#[derive(Debug, uniffi::Object)]
pub struct Platform(shuzhi::Platform);

#[uniffi::export]
impl Platform {
    /// Opens the file, creates it or brings it to the newest schema.
    #[uniffi::constructor]
    pub fn open(options: Options) -> Result<Arc<Self>> {
        Ok(Arc::new(Self(shuzhi::Platform::open(options)?)))
    }

    /// Opens a session. Grants are looked up at every call, so none is needed to open one.
    pub fn session(&self, actor: Actor) -> Result<Arc<Session>> {
        Ok(Arc::new(Session(self.0.session(actor)?)))
    }

    /// Closes the file after the calls in flight; a second call does nothing, later calls get `Storage` (804).
    pub fn close(&self) -> Result<()> {
        Ok(self.0.close()?)
    }

    /// Sets a fixed clock to an instant (RFC 3339).
    pub fn set_clock(&self, at: String) -> Result<()> {
        Ok(self.0.set_clock(&at)?)
    }

    /// Adds a listener; the number removes it again.
    pub fn listen(&self, listener: Arc<dyn Listener>) -> u64 {
        self.0.listen(Arc::new(Foreign(listener)))
    }

    /// Removes a listener; false when there is none of that number.
    pub fn unlisten(&self, number: u64) -> bool {
        self.0.unlisten(number)
    }
}
