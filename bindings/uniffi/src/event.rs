//! Events and the history of records.

use shuzhi::ledger::{EventList, EventsSince, History, HistoryOf};

use crate::Result;

/// Events (事件) of the street.
#[derive(Debug, uniffi::Object)]
pub struct Events(pub(crate) shuzhi::ledger::Events);

#[uniffi::export]
impl Events {
    /// Lists events after a sequence number (事件).
    pub fn since(&self, request: EventsSince) -> Result<EventList> {
        Ok(self.0.since(request)?)
    }

    /// Lists the events about one record (记录沿革).
    pub fn history(&self, request: HistoryOf) -> Result<History> {
        Ok(self.0.history(request)?)
    }
}
