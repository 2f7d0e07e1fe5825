//! Offices: powers, duties, reorganisation (机构).

use super::super::Operation;

pub(super) fn all() -> Vec<Operation> {
    Vec::new()
}
