//! Disputes: their mediation.

use super::super::Operation;

pub(super) fn all() -> Vec<Operation> {
    vec![]
}
