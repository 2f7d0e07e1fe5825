//! Disputes: intake and reading.

use super::super::Operation;

pub(super) fn all() -> Vec<Operation> {
    vec![]
}
