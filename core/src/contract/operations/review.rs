//! Reviews (好差评).

use super::super::Operation;

pub(super) fn all() -> Vec<Operation> {
    Vec::new()
}
