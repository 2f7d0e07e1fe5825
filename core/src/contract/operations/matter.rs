//! Matters (办件): intake and reading.

use super::super::Operation;

pub(super) fn all() -> Vec<Operation> {
    Vec::new()
}
