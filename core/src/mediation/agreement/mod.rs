//! Agreements (调解协议): from the draft to effect, performance, and the court's confirmation.

pub(crate) mod record;
mod types;

pub use types::*;
