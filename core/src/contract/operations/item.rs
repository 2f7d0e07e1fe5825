//! Service items (政务服务事项).

use super::super::Operation;

pub(super) fn all() -> Vec<Operation> {
    Vec::new()
}
