//! Rules that more than one part of the area goes by: pure functions.

use super::dispute::record::PartyRecord;
use super::{DisputeState, OtherRoute};
use crate::registry::rules as check;
use crate::{Error, Result, code};

/// The conflict of a step that does not follow on where a record stands.
pub(super) fn conflict(zh: impl Into<String>, en: impl Into<String>) -> Error {
    Error::conflict(code::CONFLICT_STATE, zh, en)
}

/// Refuses a step in a state of the dispute that is not one of those in which it is taken.
pub(super) fn in_state(state: DisputeState, allowed: &[DisputeState]) -> Result<()> {
    if allowed.contains(&state) {
        return Ok(());
    }
    let zh: Vec<&str> = allowed.iter().map(|state| state.zh()).collect();
    let words: Vec<&str> = allowed.iter().map(|state| state.word()).collect();
    Err(conflict(
        format!("纠纷{}，不能办理；可办理的状态：{}", state.zh(), zh.join("、")),
        format!("the dispute is {}; this is possible in: {}", state.word(), words.join(", ")),
    )
    .at("dispute")
    .with("state", state.word())
    .with("allowed", words))
}

/// Whether every party was told and is willing (RULES E-07, E-24).
pub(super) fn ready(parties: &[PartyRecord]) -> bool {
    parties
        .iter()
        .all(|party| party.noticed_on.is_some() && party.consent.as_ref().is_some_and(|answer| answer.given))
}

/// Routes as told, each once and in the order of their words; no more are named than there are.
pub(super) fn each_once(routes: &[OtherRoute]) -> Result<Vec<OtherRoute>> {
    check::at_most("routes", routes.len(), OtherRoute::ALL.len())?;
    let mut routes = routes.to_vec();
    routes.sort_unstable();
    routes.dedup();
    Ok(routes)
}
