//! How far grants reach into the tree of organisations.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::{OrganisationKind, Organisations};
use crate::access::{Access, Capability, Place};
use crate::identity::{DivisionCode, GridCode};
use crate::{Error, Id, Result};

/// Where an organisation stands, for scopes.
#[derive(Debug, Clone)]
pub(crate) struct Standpoint {
    chain: Vec<Id>,
    community: Option<String>,
    grid: Option<String>,
}

impl Standpoint {
    /// Where `id` stands on `day`.
    ///
    /// # Errors
    /// `NotFound`.
    pub(crate) fn of(tree: &Organisations, id: Id, day: NaiveDate) -> Result<Self> {
        let record = tree.known(id)?;
        let version = match record.on(day) {
            Some(version) => version,
            None => record.last()?,
        };
        Ok(Self {
            chain: tree.chain(id, day),
            community: version.community.as_ref().map(|code| code.as_str().to_owned()),
            grid: version.grid.as_ref().map(|code| code.as_str().to_owned()),
        })
    }

    /// As the access rules see it.
    pub(crate) fn place(&self) -> Place<'_> {
        Place {
            community: self.community.as_deref(),
            grid: self.grid.as_deref(),
            organisations: &self.chain,
            ..Place::default()
        }
    }

    /// A place under `parent` that is not in the tree yet.
    pub(crate) fn below(
        tree: &Organisations,
        parent: Option<Id>,
        community: Option<&DivisionCode>,
        grid: Option<&GridCode>,
        day: NaiveDate,
    ) -> Self {
        Self {
            chain: parent.map(|parent| tree.chain(parent, day)).unwrap_or_default(),
            community: community.map(|code| code.as_str().to_owned()),
            grid: grid.map(|code| code.as_str().to_owned()),
        }
    }
}

/// Refuses a session whose grants with `capability` do not reach organisation `id`. One that is out of reach is told as
/// denied when it exists and as not found when it does not, after the capability itself.
///
/// # Errors
/// `Denied`, `NotFound`.
pub(crate) fn over(
    access: &Access<'_>,
    capability: Capability,
    tree: &Organisations,
    id: Id,
    day: NaiveDate,
) -> Result<()> {
    access.anywhere(capability)?;
    access.over(capability, Standpoint::of(tree, id, day)?.place()).map(drop)
}

/// The organisations within reach of the grants that carry `capability`; `None` when that is the whole street.
///
/// # Errors
/// `Denied` without such a grant.
pub(crate) fn within(
    access: &Access<'_>,
    capability: Capability,
    tree: &Organisations,
    day: NaiveDate,
) -> Result<Option<BTreeSet<Id>>> {
    if access.with(capability)?.iter().any(|grant| grant.street_wide()) {
        return Ok(None);
    }
    let mut within = BTreeSet::new();
    for record in tree.all() {
        if access.over(capability, Standpoint::of(tree, record.id, day)?.place()).is_ok() {
            within.insert(record.id);
        }
    }
    Ok(Some(within))
}

/// The committee that decides on what an organisation resolved or elected: the nearest committee or work committee above it
/// (RULES ).
///
/// # Errors
/// `Denied` when none stands above it: nobody decides on its own account.
pub(crate) fn superior(tree: &Organisations, id: Id, day: NaiveDate) -> Result<Id> {
    let decides = |id: &Id| {
        let record = tree.get(*id);
        let version = record.and_then(|record| record.on(day).or(record.versions.last()));
        version.is_some_and(|version| {
            matches!(version.kind, OrganisationKind::Committee | OrganisationKind::WorkCommittee)
        })
    };
    tree.chain(id, day).into_iter().skip(1).find(decides).ok_or_else(|| {
        Error::denied(
            "其上没有负责审批的党委、党工委",
            "no committee or work committee stands above it to decide",
        )
    })
}

/// The code whose rules hold for an organisation as it is now: that of its community, or of the street.
///
/// # Errors
/// `NotFound`.
pub(crate) fn rule_area(street: &str, tree: &Organisations, id: Id) -> Result<String> {
    let version = tree.known(id)?.last()?;
    Ok(super::organisation::rule_area(street, version).to_owned())
}
