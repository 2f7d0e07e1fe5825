//! Figures and reminders of services.

use super::super::{Operation, read};

pub(super) fn all() -> Vec<Operation> {
    vec![
        read(
            "service.figures",
            |s, r| s.services().figures(r),
            "Figures of services (政务服务统计): sections, items, stations, clients, sharing, agency, matters and reviews.",
        ),
        read(
            "service.reminders",
            |s, r| s.services().reminders(r),
            "What of services is due soon or over (服务提醒): answers, decisions, deliveries, bad reviews and orders.",
        ),
    ]
}
