//! Stations (服务站点).

use super::super::Operation;

pub(super) fn all() -> Vec<Operation> {
    Vec::new()
}
