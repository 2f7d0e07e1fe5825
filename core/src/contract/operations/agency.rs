//! Agency services (代办、帮办).

use super::super::Operation;

pub(super) fn all() -> Vec<Operation> {
    Vec::new()
}
