//! What every step of a matter is held against.

use super::record::MatterRecord;
use crate::service::MatterState;
use crate::{Error, Result, code};

/// Refuses a step that the state of the matter does not allow.
pub(super) fn in_state(matter: &MatterRecord, allowed: &[MatterState]) -> Result<()> {
    if allowed.contains(&matter.state) { Ok(()) } else { Err(not_now(matter.state)) }
}

/// The conflict of a step with a state.
pub(super) fn not_now(state: MatterState) -> Error {
    let zh = "办件当前的状态不能办理该步骤";
    let en = "the state of the matter does not allow this step";
    Error::conflict(code::CONFLICT_STATE, zh, en).with("state", state.word())
}
