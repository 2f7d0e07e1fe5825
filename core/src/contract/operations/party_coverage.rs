//! Coverage of enterprises and social organisations by the Party's work.

use super::super::{Operation, read, write};

pub(super) fn all() -> Vec<Operation> {
    vec![
        read(
            "party.coverage",
            |s, r| s.party().coverage(r),
            "Counts how far Party organisations and work cover enterprises and social organisations (两个覆盖).",
        ),
        read(
            "party.list_uncovered",
            |s, r| s.party().list_uncovered(r),
            "Lists the units that coverage lacks (未覆盖单位).",
        ),
        read(
            "party.propose_joint_branches",
            |s, r| s.party().propose_joint_branches(r),
            "Proposes which units could form a branch together (联合党支部).",
        ),
        write(
            "party.assign_instructor",
            |s, r| s.party().assign_instructor(r),
            "Sends an instructor to a unit (党建指导员).",
        ),
        write("party.end_instructor", |s, r| s.party().end_instructor(r), "Ends the work of an instructor."),
        read("party.list_instructors", |s, r| s.party().list_instructors(r), "Lists instructors."),
    ]
}
