//! Counters.

use shuzhi::ledger::{CounterList, ReadCounters};

use crate::Result;

/// Counters (计数) of the street.
#[derive(Debug, uniffi::Object)]
pub struct Counters(pub(crate) shuzhi::ledger::Counters);

#[uniffi::export]
impl Counters {
    /// Reads the counts of one measure (计数).
    pub fn read(&self, request: ReadCounters) -> Result<CounterList> {
        Ok(self.0.read(request)?)
    }
}
