//! Party organisations, their posts, hubs, review and coverage.

use super::super::Operation;

pub(super) fn all() -> Vec<Operation> {
    vec![]
}
