//! The file of a dispute, figures and reminders of mediation.

use super::super::Operation;

pub(super) fn all() -> Vec<Operation> {
    vec![]
}
