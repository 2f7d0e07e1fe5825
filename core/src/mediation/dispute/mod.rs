//! Disputes (纠纷): their intake, who may see them, and how they are found.

pub(crate) mod links;
pub(crate) mod record;
pub(crate) mod rows;
pub(crate) mod shown;
pub(crate) mod standing;
mod types;

pub use types::*;

use crate::platform::Session;

/// Disputes and their mediation.
#[derive(Debug, Clone)]
pub struct Disputes(pub(crate) Session);

impl Session {
    /// Disputes and their mediation.
    pub fn disputes(&self) -> Disputes {
        Disputes(self.clone())
    }
}
