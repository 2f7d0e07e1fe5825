//! Mediation: committees, mediators, rooms, the scheme.

use super::super::Operation;

pub(super) fn all() -> Vec<Operation> {
    vec![]
}
