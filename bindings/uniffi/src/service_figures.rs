//! Services: figures and reminders.

use shuzhi::service::statistics::{CountServices, ListServiceReminders, ServiceFigures, ServiceReminderList};

use crate::Result;

/// Figures and reminders of services.
#[derive(Debug, uniffi::Object)]
pub struct Services(pub(crate) shuzhi::service::statistics::Services);

#[uniffi::export]
impl Services {
    /// Figures of services (政务服务统计): sections, items, stations, clients, sharing, agency, matters and reviews.
    pub fn figures(&self, request: CountServices) -> Result<ServiceFigures> {
        Ok(self.0.figures(request)?)
    }

    /// What of services is due soon or over (服务提醒): answers, decisions, deliveries, bad reviews and orders.
    pub fn reminders(&self, request: ListServiceReminders) -> Result<ServiceReminderList> {
        Ok(self.0.reminders(request)?)
    }
}
