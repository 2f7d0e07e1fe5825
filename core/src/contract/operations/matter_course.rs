//! Matters (办件): their handling and end.

use super::super::Operation;

pub(super) fn all() -> Vec<Operation> {
    Vec::new()
}
