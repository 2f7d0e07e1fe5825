//! Organisations: founding, changes, the tree of any day.

pub(crate) mod record;
pub(crate) mod rows;
pub(crate) mod tree;
mod types;

pub use types::*;

use record::Version;

/// The community and grid under which an organisation counts: one that serves the whole street counts under the
/// street's own code.
pub(crate) fn area<'a>(street: &str, version: &'a Version) -> (String, Option<&'a str>) {
    let community =
        version.community.as_ref().map_or_else(|| format!("{street}000"), |code| code.to_string());
    (community, version.grid.as_ref().map(crate::identity::GridCode::as_str))
}
