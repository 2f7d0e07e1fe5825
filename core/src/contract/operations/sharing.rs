//! Sharing of data (数据共享).

use super::super::Operation;

pub(super) fn all() -> Vec<Operation> {
    Vec::new()
}
