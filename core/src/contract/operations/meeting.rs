//! Organisational life.

use super::super::{Operation, read, write};

pub(super) fn all() -> Vec<Operation> {
    vec![
        write(
            "meeting.hold",
            |s, r| s.meetings().hold(r),
            "Records a meeting that was held, with attendance and votes (组织生活).",
        ),
        write(
            "meeting.withdraw",
            |s, r| s.meetings().withdraw(r),
            "Withdraws a meeting that was recorded in error (撤销误录).",
        ),
        read("meeting.get", |s, r| s.meetings().get(r), "Reads a meeting."),
        read("meeting.list", |s, r| s.meetings().list(r), "Lists meetings, oldest first."),
        read(
            "meeting.compliance",
            |s, r| s.meetings().compliance(r),
            "Tells what organisational life was due, held and missing (三会一课落实情况).",
        ),
        write(
            "meeting.record_appraisal",
            |s, r| s.meetings().record_appraisal(r),
            "Records or changes the appraisal of a member for a year (民主评议党员).",
        ),
        read(
            "meeting.list_appraisals",
            |s, r| s.meetings().list_appraisals(r),
            "Lists the appraisals of an organisation's members for a year.",
        ),
        read(
            "meeting.appraisal_summary",
            |s, r| s.meetings().appraisal_summary(r),
            "Counts the grades of a year by organisation (民主评议汇总).",
        ),
    ]
}
