//! The Party network on the street's grids, and its members from a workbook.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context as _, Result};
use shuzhi::Platform;
use shuzhi::registry::ListBuildings;

use super::residents::Source;
use super::{actor, session};
use crate::network;
use crate::street::Street;

/// Organisations of the made-up street.
const ORGANISATIONS: usize = 60;
/// One resident of so many is a member.
const RESIDENTS_PER_MEMBER: usize = 40;

/// Founds the organisations and imports the members. Residents of the user's own are nobody's members.
pub(super) fn bring(platform: &Platform, street: &Street, source: &Source, folder: &Path) -> Result<()> {
    let members = match source {
        Source::Made(many) => many / RESIDENTS_PER_MEMBER,
        Source::File(_) => 0,
    };
    let made = street.party(ORGANISATIONS, members);
    let secretary = session(platform, actor::SECRETARY)?;
    let buildings = buildings(platform)?;
    network::found(&secretary, street, &made, |building| {
        buildings.get(&building.address).cloned().with_context(|| format!("{} is missing", building.address))
    })?;
    if !made.members.is_empty() {
        network::bring_members(&secretary, street, &made, &folder.join("members.xlsx"))?;
    }
    Ok(())
}

/// Identifiers of the buildings by address.
fn buildings(platform: &Platform) -> Result<BTreeMap<String, String>> {
    let registry = session(platform, actor::STREET)?.registry();
    let (mut all, mut cursor) = (BTreeMap::new(), None);
    loop {
        let page =
            registry.list_buildings(ListBuildings { limit: Some(1_000), cursor, ..Default::default() })?;
        all.extend(page.items.into_iter().map(|one| (one.address, one.id.to_string())));
        cursor = page.next;
        if cursor.is_none() {
            return Ok(all);
        }
    }
}
