//! Services: figures and reminders.

use super::super::Operation;

pub(super) fn all() -> Vec<Operation> {
    Vec::new()
}
