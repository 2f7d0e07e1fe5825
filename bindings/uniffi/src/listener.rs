//! Listeners written in the language of the host.

use std::sync::Arc;

/// Told of facts after this process has committed them.
///
/// It runs in the thread of the call that stated the facts, so it should be quick. What it throws is dropped: the
/// facts stand. Facts of other processes are read with `event.since`.
#[uniffi::export(with_foreign)]
pub trait Listener: Send + Sync {
    /// The street has facts up to `sequence`.
    ///
    /// # Errors
    /// Whatever the host likes; it is dropped.
    fn on_events(&self, street: String, sequence: i64) -> Result<(), ListenerError>;
}

/// What a listener may throw.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, uniffi::Error)]
pub enum ListenerError {
    /// The listener failed.
    #[error("{reason}")]
    Failed {
        /// Why, as the host says.
        reason: String,
    },
}

impl From<uniffi::UnexpectedUniFFICallbackError> for ListenerError {
    fn from(error: uniffi::UnexpectedUniFFICallbackError) -> Self {
        Self::Failed { reason: error.reason }
    }
}

/// A host's listener as the core knows listeners.
pub(crate) struct Foreign(pub(crate) Arc<dyn Listener>);

impl shuzhi::Listener for Foreign {
    fn on_events(&self, street: &str, sequence: i64) {
        // The facts are committed: a listener that fails can't be a failure of the call.
        self.0.on_events(street.to_owned(), sequence).ok();
    }
}
