//! Over which units a session sees how far the Party covers them.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::Area;
use crate::access::{Access, Capability};
use crate::identity::{DivisionCode, GridCode};
use crate::party::{OrganisationKind, Organisations, reach};
use crate::registry::reach::Reach;
use crate::{Error, Id, Result};

/// The part of a street that grants with one capability cover: to read the Party's organisations, or its members. A grant over an organisation
/// covers the community that the organisation leads, or the street, if it leads that.
#[derive(Debug)]
pub(super) struct Sight {
    whole: bool,
    reach: Reach,
    communities: BTreeSet<String>,
    /// Organisations within reach; `None` for all of them.
    organisations: Option<BTreeSet<Id>>,
}

impl Sight {
    /// # Errors
    /// `Denied` without such a grant.
    pub(super) fn of(
        access: &Access<'_>,
        capability: Capability,
        tree: &Organisations,
        today: NaiveDate,
    ) -> Result<Self> {
        let organisations = reach::within(access, capability, tree, today)?;
        let mut sight = Self {
            whole: organisations.is_none(),
            reach: Reach::of(access, capability)?,
            communities: BTreeSet::new(),
            organisations,
        };
        for id in sight.organisations.iter().flatten() {
            let Some(version) = tree.on(*id, today) else { continue };
            sight.whole |= version.kind == OrganisationKind::WorkCommittee;
            let community = version.community.as_ref().map(|code| code.as_str().to_owned());
            // A community too small for a committee is led by a branch right under the street's.
            let above = version.parent.and_then(|parent| tree.on(parent, today));
            let small = version.kind == OrganisationKind::Branch
                && above.is_none_or(|above| above.kind == OrganisationKind::WorkCommittee);
            if version.kind.is_above_branches() || small {
                sight.communities.extend(community);
            }
        }
        Ok(sight)
    }

    /// Whether a unit of a community, and perhaps of a grid of it, is in sight.
    pub(super) fn covers(&self, community: &str, grid: Option<&str>) -> bool {
        self.whole || self.communities.contains(community) || self.reach.covers(community, grid)
    }

    /// Whether an organisation is within reach.
    pub(super) fn has(&self, organisation: Id) -> bool {
        self.organisations.as_ref().is_none_or(|organisations| organisations.contains(&organisation))
    }

    /// Refuses an area that a request names and that lies outside.
    pub(super) fn asked_of(&self, area: &Area) -> Result<()> {
        let (community, grid) = (area.community.as_ref(), area.grid.as_ref());
        self.asked(community.map(DivisionCode::as_str), grid.map(GridCode::as_str))
    }

    /// Refuses an area that lies outside. Without an area the answer covers what is in sight.
    fn asked(&self, community: Option<&str>, grid: Option<&str>) -> Result<()> {
        let outside = match (community, grid) {
            (_, Some(grid)) => !self.covers(&grid[..12], Some(grid)),
            // Who sees one grid of a community sees its part of the answer.
            (Some(community), None) => !self.covers(community, None) && !self.reach.sees(community),
            // Nothing in sight is told as such, not as a street without units.
            (None, None) => !self.whole && self.communities.is_empty() && self.reach == Reach::default(),
        };
        if outside {
            return Err(Error::denied("该范围不在授权之内", "the area lies outside the scope of the grant"));
        }
        Ok(())
    }
}
