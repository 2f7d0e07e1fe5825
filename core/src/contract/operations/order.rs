//! The service list and orders (点单).

use super::super::Operation;

pub(super) fn all() -> Vec<Operation> {
    Vec::new()
}
