//! Figures, reminders and subsidies of mediation.

use super::super::{Operation, read};

pub(super) fn all() -> Vec<Operation> {
    vec![
        read(
            "mediation.figures",
            |s, r| s.mediation().figures(r),
            "Figures of mediation in a period (人民调解统计): accepted, settled, terminated, success, amounts and days.",
        ),
        read(
            "mediation.reminders",
            |s, r| s.mediation().reminders(r),
            "What of mediation is due soon or over (调解提醒): limits, windows, duties, terms and engagements.",
        ),
        read(
            "mediation.subsidies",
            |s, r| s.mediation().subsidies(r),
            "What the street pays its mediators for settled disputes (以案定补).",
        ),
    ]
}
