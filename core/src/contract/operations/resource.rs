//! Shared resources (资源共享).

use super::super::Operation;

pub(super) fn all() -> Vec<Operation> {
    Vec::new()
}
